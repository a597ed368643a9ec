/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-absence.h"
#include "model/sales-budget.h"
#include "model/sales-duty.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* The forms of what is known of a person. (transfer none); to be shown with sales_form_present(). */

/* @role and @person as in sales_duty_set_new(); @duty: the wording that holds, or %NULL. */
SalesForm *sales_duty_form_new            (SalesDocument *document, const char *role, gint64 person, const SalesDuty *duty);
SalesForm *sales_acknowledgement_form_new (SalesDocument *document, gint64 person, const SalesDuty *duty);
/* @budget, @absence %NULL: a new one. */
SalesForm *sales_budget_form_new          (SalesDocument *document, gint64 person, const SalesBudget *budget);
SalesForm *sales_absence_form_new         (SalesDocument *document, gint64 person, const SalesAbsence *absence);

G_END_DECLS
