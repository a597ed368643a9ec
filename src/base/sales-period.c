/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-period.h"

#include <string.h>

static int
kind_months (SalesPeriodKind kind)
{
  switch (kind)
    {
    case SALES_PERIOD_MONTH:
      return 1;
    case SALES_PERIOD_QUARTER:
      return 3;
    case SALES_PERIOD_YEAR:
      return 12;
    case SALES_PERIOD_DAYS:
    default:
      return 0;
    }
}

static SalesPeriod
from_months (SalesPeriodKind kind, SalesMonth first)
{
  return (SalesPeriod){
    .kind = kind,
    .first = sales_month_first_day (first),
    .last = sales_month_last_day (first + kind_months (kind) - 1),
  };
}

/* The month in which the fiscal year named @year begins. */
static SalesMonth
year_first_month (int year, int year_start)
{
  return (year_start == 1 ? year : year - 1) * 12 + year_start - 1;
}

static gboolean
parse_number (const char *text, int digits, int *value)
{
  *value = 0;
  for (int i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * sales_period_parse:
 * @text: `2026`, `2026-Q3`, `2026-07` or `2026-07-01..2026-09-30`
 * @year_start: the fiscal year's first month
 * @period: (out): the period
 *
 * Years and quarters are fiscal, months and days are of the calendar.
 *
 * Returns: %FALSE if @text has none of these forms; @period is then untouched
 */
gboolean
sales_period_parse (const char *text, int year_start, SalesPeriod *period)
{
  size_t length = strlen (text);
  SalesDay first, last;
  int year, part;

  if (length == 22 && strncmp (text + 10, "..", 2) == 0)
    {
      if (!sales_day_parse_iso (text, 10, &first) ||
          !sales_day_parse_iso (text + 12, 10, &last) || last < first)
        return FALSE;
      *period = (SalesPeriod){ SALES_PERIOD_DAYS, first, last };
      return TRUE;
    }
  if (length < 4 || !parse_number (text, 4, &year) || year < 1901 || year > 2198)
    return FALSE;
  if (length == 4)
    {
      *period = from_months (SALES_PERIOD_YEAR, year_first_month (year, year_start));
      return TRUE;
    }
  if (length != 7 || text[4] != '-')
    return FALSE;
  if (text[5] == 'Q' || text[5] == 'q')
    {
      part = text[6] - '0';
      if (part < 1 || part > 4)
        return FALSE;
      *period = from_months (SALES_PERIOD_QUARTER,
                             year_first_month (year, year_start) + (part - 1) * 3);
      return TRUE;
    }
  if (!parse_number (text + 5, 2, &part) || part < 1 || part > 12)
    return FALSE;
  *period = from_months (SALES_PERIOD_MONTH, year * 12 + part - 1);
  return TRUE;
}

/**
 * sales_period_to_id:
 * @period: a period
 * @year_start: the fiscal year's first month
 *
 * Returns: (transfer full): the text that sales_period_parse() reads back
 */
char *
sales_period_to_id (const SalesPeriod *period, int year_start)
{
  g_autofree char *first = NULL, *last = NULL;
  int year, month;

  switch (period->kind)
    {
    case SALES_PERIOD_MONTH:
      sales_day_to_ymd (period->first, &year, &month, NULL);
      return g_strdup_printf ("%04d-%02d", year, month);
    case SALES_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d",
                              sales_period_get_fiscal_year (period, year_start),
                              sales_period_get_quarter (period, year_start));
    case SALES_PERIOD_YEAR:
      return g_strdup_printf ("%04d", sales_period_get_fiscal_year (period, year_start));
    case SALES_PERIOD_DAYS:
    default:
      first = sales_day_to_iso (period->first);
      last = sales_day_to_iso (period->last);
      return g_strdup_printf ("%s..%s", first, last);
    }
}

/**
 * sales_period_containing:
 * @kind: which kind; %SALES_PERIOD_DAYS gives that day alone
 * @day: a day
 * @year_start: the fiscal year's first month
 *
 * Returns: the month, fiscal quarter or fiscal year that @day lies in
 */
SalesPeriod
sales_period_containing (SalesPeriodKind kind, SalesDay day, int year_start)
{
  SalesMonth month = sales_month_from_day (day);
  int months = kind_months (kind);
  int offset;

  if (months == 0)
    return (SalesPeriod){ SALES_PERIOD_DAYS, day, day };
  offset = (month - (year_start - 1)) % months;
  return from_months (kind, month - offset);
}

/**
 * sales_period_shift:
 * @period: a period
 * @steps: how many periods later, negative for earlier
 * @year_start: the fiscal year's first month
 *
 * A run of days moves by its own length.
 *
 * Returns: the period that many steps away
 */
SalesPeriod
sales_period_shift (const SalesPeriod *period, int steps, int year_start)
{
  int months = kind_months (period->kind);
  int days = sales_period_get_days (period);

  if (months == 0)
    return (SalesPeriod){ SALES_PERIOD_DAYS, period->first + steps * days,
                          period->last + steps * days };
  return from_months (period->kind, sales_month_from_day (period->first) + steps * months);
}

/**
 * sales_period_year_before:
 * @period: a period
 *
 * Returns: the same days one year earlier
 */
SalesPeriod
sales_period_year_before (const SalesPeriod *period)
{
  int months = kind_months (period->kind);

  if (months != 0)
    return from_months (period->kind, sales_month_from_day (period->first) - 12);
  return (SalesPeriod){ SALES_PERIOD_DAYS, sales_day_add_years (period->first, -1),
                        sales_day_add_years (period->last, -1) };
}

gboolean
sales_period_equal (const SalesPeriod *a, const SalesPeriod *b)
{
  return a->kind == b->kind && a->first == b->first && a->last == b->last;
}

/**
 * sales_period_get_days:
 * @period: a period
 *
 * Returns: its length in days
 */
int
sales_period_get_days (const SalesPeriod *period)
{
  return period->last - period->first + 1;
}

/**
 * sales_period_is_running:
 * @period: a period
 * @today: the day that counts as today
 *
 * Returns: whether it has begun and not ended; its last day still counts as running
 */
gboolean
sales_period_is_running (const SalesPeriod *period, SalesDay today)
{
  return period->first <= today && today <= period->last;
}

/**
 * sales_period_get_fiscal_year:
 * @period: a period
 * @year_start: the fiscal year's first month
 *
 * Returns: the year in which the fiscal year that holds @period's first day ends
 */
int
sales_period_get_fiscal_year (const SalesPeriod *period, int year_start)
{
  int year, month;

  sales_day_to_ymd (period->first, &year, &month, NULL);
  return year_start > 1 && month >= year_start ? year + 1 : year;
}

/**
 * sales_period_get_quarter:
 * @period: a period
 * @year_start: the fiscal year's first month
 *
 * Returns: the fiscal quarter, 1 to 4, that holds @period's first day
 */
int
sales_period_get_quarter (const SalesPeriod *period, int year_start)
{
  int month;

  sales_day_to_ymd (period->first, NULL, &month, NULL);
  return (month - year_start + 12) % 12 / 3 + 1;
}

gboolean
sales_period_is_whole_months (const SalesPeriod *period)
{
  return period->first == sales_month_first_day (sales_month_from_day (period->first)) &&
         period->last == sales_month_last_day (sales_month_from_day (period->last));
}
