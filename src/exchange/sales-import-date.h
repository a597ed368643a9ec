/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "exchange/sales-cell.h"
#include "exchange/sales-import-columns.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* How the dates of a column are to be read: one for all its cells. Each is a bit, so that a set of
 * them says which ones a cell, or a whole column, fits. */
typedef enum
{
  SALES_DATES_YMD = 1 << 0,         /* 2026-09-25; also 25 Sep 2026, which no order can misread */
  SALES_DATES_DMY = 1 << 1,
  SALES_DATES_MDY = 1 << 2,
  SALES_DATES_YDM = 1 << 3,
  SALES_DATES_SERIAL = 1 << 4,      /* a spreadsheet's count of days, from 1900 */
  SALES_DATES_SERIAL_1904 = 1 << 5, /* from 1904: only where somebody says so */
} SalesDates;

#define SALES_DATES_N 6

/* The readings that a cell fits, and the day of each. 0: it is no date. */
guint       sales_import_date_readings (SalesCell cell, SalesDay days[SALES_DATES_N]);
/* @dates: the column's reading; 0: none of its cells was seen, and this one has to fit one alone. */
gboolean    sales_import_parse_day     (SalesCell cell, guint dates, SalesDay *day, SalesImportProblemCode *code);

/* "ymd", "dmy", "mdy", "ydm", "serial", "serial1904"; and back, 0 if it is none. */
const char *sales_dates_to_string      (guint dates);
guint       sales_dates_from_string    (const char *name);

/* A month or quarter, as a header or a cell names it: "2026-09", "Sep 26", "09/2026", "Q3 2026",
 * "M09", "September". A day in ISO form stands for its month. */
gboolean    sales_import_parse_period  (const char *text, gsize length, SalesWideColumn *period);
/* Its first and last day. @year: where the period itself names none, else 0; @first_month: of the fiscal year. */
gboolean    sales_import_period_days   (const SalesWideColumn *period, int year, int first_month, SalesDay *first, SalesDay *last);

G_END_DECLS
