/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-agreement.h"
#include "model/sales-goals.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* Forms about goals that stand. The arrays are looked at while the form is made. */

/* @goals: as they stand; @events: (element-type SalesMarketEvent) (nullable): what can be cited;
 * @closings: (element-type SalesClosing) (nullable): goals that these hold cannot be revised. */
SalesForm *sales_revision_form_new (SalesDocument *document, const SalesGoalEdit *goals, gsize n_goals, GPtrArray *events, GPtrArray *closings);

/* Reads what can be cited and what is closed, and shows the form over the window of @parent. */
void       sales_revision_form_open (GtkWidget *parent, SalesDocument *document, const SalesGoalEdit *goals, gsize n_goals);

/* @versions: see SalesAgreementRow; @people: (element-type SalesRosterPerson): who may have done it. */
SalesForm *sales_agreement_form_new (SalesDocument *document, const gint64 *versions, gsize n_versions, SalesAgreementState state, GPtrArray *people);

/* A window with all versions of a goal; @goal: as it stands, @title: whose and when. */
void       sales_goal_history_show (GtkWidget *parent, SalesDocument *document, const SalesGoalEdit *goal, const char *title);

G_END_DECLS
