/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-period.h"

static void
assert_days (const SalesPeriod *period, const char *first, const char *last)
{
  g_autofree char *a = sales_day_to_iso (period->first);
  g_autofree char *b = sales_day_to_iso (period->last);

  g_assert_cmpstr (a, ==, first);
  g_assert_cmpstr (b, ==, last);
}

static void
test_parse (void)
{
  static const struct { const char *text; int start; const char *first, *last; } good[] = {
    { "2026", 1, "2026-01-01", "2026-12-31" },
    { "2026-Q3", 1, "2026-07-01", "2026-09-30" },
    { "2026-07", 1, "2026-07-01", "2026-07-31" },
    { "2026-07-01..2026-09-30", 1, "2026-07-01", "2026-09-30" },
    /* A fiscal year that begins in July 2025 ends in 2026 and is named by that. */
    { "2026", 7, "2025-07-01", "2026-06-30" },
    { "2026-Q1", 7, "2025-07-01", "2025-09-30" },
    { "2026-Q4", 7, "2026-04-01", "2026-06-30" },
    { "2026-07", 7, "2026-07-01", "2026-07-31" },
  };
  static const char *const bad[] = { "", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-7", "2026-09-30..2026-07-01",
                                     "2026-02-30..2026-03-01", "last year" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      SalesPeriod period;
      g_autofree char *id = NULL;

      g_assert_true (sales_period_parse (good[i].text, good[i].start, &period));
      assert_days (&period, good[i].first, good[i].last);
      id = sales_period_to_id (&period, good[i].start);
      g_assert_cmpstr (id, ==, good[i].text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      SalesPeriod period;

      g_assert_false (sales_period_parse (bad[i], 1, &period));
    }
}

static void
test_shift (void)
{
  SalesPeriod quarter, before, days;

  g_assert_true (sales_period_parse ("2026-Q1", 1, &quarter));
  before = sales_period_shift (&quarter, -1, 1);
  assert_days (&before, "2025-10-01", "2025-12-31");
  before = sales_period_year_before (&quarter);
  assert_days (&before, "2025-01-01", "2025-03-31");

  g_assert_true (sales_period_parse ("2026-03-01..2026-03-10", 1, &days));
  days = sales_period_shift (&days, 1, 1);
  assert_days (&days, "2026-03-11", "2026-03-20");
}

static void
test_containing (void)
{
  SalesDay day;
  SalesPeriod period;

  g_assert_true (sales_day_from_ymd (2026, 9, 25, &day));
  period = sales_period_containing (SALES_PERIOD_QUARTER, day, 1);
  assert_days (&period, "2026-07-01", "2026-09-30");
  period = sales_period_containing (SALES_PERIOD_QUARTER, day, 2);
  assert_days (&period, "2026-08-01", "2026-10-31");
  g_assert_cmpint (sales_period_get_quarter (&period, 2), ==, 3);
  g_assert_cmpint (sales_period_get_fiscal_year (&period, 2), ==, 2027);
  period = sales_period_containing (SALES_PERIOD_YEAR, day, 10);
  assert_days (&period, "2025-10-01", "2026-09-30");
  g_assert_true (sales_period_is_running (&period, day));
  g_assert_true (sales_period_is_whole_months (&period));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/shift", test_shift);
  g_test_add_func ("/period/containing", test_containing);
  return g_test_run ();
}
