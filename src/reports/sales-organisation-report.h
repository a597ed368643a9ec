/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-tree-chart.h"
#include "exchange/sales-table-writer.h"
#include "model/sales-roster.h"
#include "reports/sales-report.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* The organisation as a chart, and on paper as a chart and a list. Former employees are in neither. */

/* (transfer full): @unit and what is below it; SALES_COMPANY_ID for everybody. @depth: how many levels
 * of units, −1 for all; people of the levels left out are not shown. Row by row of its table @scopes,
 * if not %NULL, is set to an array of SalesScope, (transfer full). */
SalesChart  *sales_organisation_chart_new           (const SalesWording *wording, const SalesRoster *roster, gint64 unit, int depth, GArray **scopes);
/* (transfer full); copies what it needs. Main thread only. */
SalesReport *sales_organisation_report_new          (const SalesWording *wording, const SalesRoster *roster, SalesPaper paper);
/* (transfer full); %NULL: @error is set. */
GBytes      *sales_organisation_report_to_table     (const SalesWording *wording, const SalesRoster *roster, SalesTableFormat format, GError **error);
/* "Organisation 2026-11-22", without an ending. */
char        *sales_organisation_report_dup_filename (void);

/* Borrowed or given away words that the window uses as well. */
const char  *sales_organisation_unit_name           (const SalesWording *wording, const SalesRosterUnit *unit);
char        *sales_organisation_person_detail       (const SalesWording *wording, const SalesRosterPerson *person);

G_END_DECLS
