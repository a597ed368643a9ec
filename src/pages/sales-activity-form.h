/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-activities.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* A form for @activity, or with %NULL for a new one of @person (0: to be chosen). */
SalesForm  *sales_activity_form_new     (SalesDocument *document, const SalesActivityChoices *choices, const SalesActivity *activity, gint64 person);
/* Reads whom to offer, then shows the form over the window of @parent. */
void        sales_activity_form_present (SalesDocument *document, GtkWidget *parent, const SalesActivity *activity, gint64 person);

/* "Visit" */
const char *sales_activity_kind_title   (SalesActivityKind kind);

G_END_DECLS
