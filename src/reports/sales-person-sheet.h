/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-overview.h"
#include "model/sales-person-record.h"
#include "reports/sales-report.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* Somebody on one page: results, goals, place in the organisation, duties and expectations, budgets and
 * absences. The same lines stand in the window. */
typedef struct
{
  SalesOverview     *overview;
  SalesPersonRecord *record;
} SalesPersonSheet;

/* Result: SalesPersonSheet. */
SalesRequest *sales_person_sheet_request_new  (gint64 person, const SalesPeriod *period);
void          sales_person_sheet_free         (SalesPersonSheet *self);

/* (transfer full); copies what it needs. Main thread only. */
SalesReport  *sales_person_sheet_new          (const SalesWording *wording, const SalesPersonSheet *sheet, SalesPaper paper);
char         *sales_person_sheet_dup_filename (const SalesPersonSheet *sheet);

/* The lines, given away: GPtrArray of texts. */
GPtrArray    *sales_person_sheet_list_place   (const SalesWording *wording, const SalesPersonRecord *record);
GPtrArray    *sales_person_sheet_list_history (const SalesWording *wording, const SalesPersonRecord *record);
char         *sales_person_sheet_duty_title   (const SalesWording *wording, const SalesPersonRecord *record, const SalesDuty *duty);
char         *sales_person_sheet_duty_state   (const SalesWording *wording, const SalesDuty *duty);
char         *sales_person_sheet_goal         (const SalesWording *wording, const SalesAgreementRow *goal);
char         *sales_person_sheet_budget       (const SalesWording *wording, const SalesBudget *budget);
char         *sales_person_sheet_absence      (const SalesWording *wording, const SalesAbsence *absence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesPersonSheet, sales_person_sheet_free)

G_END_DECLS
