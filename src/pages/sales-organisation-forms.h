/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-roster.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* The forms of the organisation. (transfer none); to be shown with sales_form_present(). */

/* @person 0: somebody new, in @unit. */
SalesForm *sales_person_form_new (SalesDocument *document, SalesRoster *roster, gint64 person, gint64 unit);
/* To @unit, from today unless something else is typed. */
SalesForm *sales_move_form_new   (SalesDocument *document, SalesRoster *roster, gint64 person, gint64 unit);
/* @unit 0: a new one below @parent. */
SalesForm *sales_unit_form_new   (SalesDocument *document, SalesRoster *roster, gint64 unit, gint64 parent);

/* The units as choices, without @without and what is below it (0: all of them). */
void       sales_form_add_units  (SalesForm *form, int field, SalesRoster *roster, gint64 without, gint64 selected);

G_END_DECLS
