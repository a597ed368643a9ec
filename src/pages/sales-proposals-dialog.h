/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/sales-period.h"
#include "model/sales-document.h"
#include "model/sales-goals.h"

G_BEGIN_DECLS

/* What people propose as their goals: entered, accepted, rejected. */
#define SALES_TYPE_PROPOSALS_DIALOG (sales_proposals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalesProposalsDialog, sales_proposals_dialog, SALES, PROPOSALS_DIALOG, AdwWindow)

/* @goal: whose goal can be proposed here, or %NULL; @name: the person's name */
GtkWidget *sales_proposals_dialog_new (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, const SalesGoalEdit *goal, const char *name);

G_END_DECLS
