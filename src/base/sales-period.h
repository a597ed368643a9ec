/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_PERIOD_MONTH,
  SALES_PERIOD_QUARTER,
  SALES_PERIOD_YEAR,
  SALES_PERIOD_DAYS, /* any run of days */
} SalesPeriodKind;

/* A run of days, both ends included. A fiscal year is named by the year in which it ends. */
typedef struct
{
  SalesPeriodKind kind;
  SalesDay        first;
  SalesDay        last;
} SalesPeriod;

/* @year_start: the fiscal year's first month, 1 to 12, everywhere below. */
gboolean    sales_period_parse         (const char *text, int year_start, SalesPeriod *period);
char       *sales_period_to_id         (const SalesPeriod *period, int year_start);
SalesPeriod sales_period_containing    (SalesPeriodKind kind, SalesDay day, int year_start);
SalesPeriod sales_period_shift         (const SalesPeriod *period, int steps, int year_start);
SalesPeriod sales_period_year_before   (const SalesPeriod *period);
gboolean    sales_period_equal         (const SalesPeriod *a, const SalesPeriod *b);
int         sales_period_get_days      (const SalesPeriod *period);
gboolean    sales_period_is_running    (const SalesPeriod *period, SalesDay today);
int         sales_period_get_fiscal_year (const SalesPeriod *period, int year_start);
int         sales_period_get_quarter   (const SalesPeriod *period, int year_start);
/* Whether it begins on a month's first day and ends on a month's last. */
gboolean    sales_period_is_whole_months (const SalesPeriod *period);

G_END_DECLS
