/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-date.h"

static void
test_known_days (void)
{
  /* Day numbers from the POSIX definition of the epoch: date -u -d 1996-07-04 +%s ÷ 86400. */
  static const struct { int year, month, day; SalesDay expected; int weekday; } days[] = {
    { 1970, 1, 1, 0, 3 },        { 1996, 7, 4, 9681, 3 },     { 2000, 2, 29, 11016, 1 },
    { 2026, 9, 25, 20721, 4 },   { 1900, 1, 1, -25567, 0 },   { 2199, 12, 31, 84005, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      SalesDay day;
      int year, month, mday;

      g_assert_true (sales_day_from_ymd (days[i].year, days[i].month, days[i].day, &day));
      g_assert_cmpint (day, ==, days[i].expected);
      g_assert_cmpint (sales_day_get_weekday (day), ==, days[i].weekday);
      sales_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (year, ==, days[i].year);
      g_assert_cmpint (month, ==, days[i].month);
      g_assert_cmpint (mday, ==, days[i].day);
    }
}

static void
test_every_day_against_glib (void)
{
  for (SalesDay day = SALES_DAY_MIN; day <= SALES_DAY_MAX; day++)
    {
      GDate date;
      int year, month, mday;

      /* GLib's Julian day 719163 is 1970-01-01. */
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (day + 719163));
      sales_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (g_date_get_year (&date), ==, year);
      g_assert_cmpint ((int) g_date_get_month (&date), ==, month);
      g_assert_cmpint (g_date_get_day (&date), ==, mday);
    }
}

static void
test_no_such_day (void)
{
  static const char *const bad[] = { "2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10",
                                     "2026-1-1",   "26-01-01",   "2026-01-01 ", "",
                                     "2026/01/01", "1899-12-31", "2200-01-01" };
  SalesDay day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (sales_day_parse_iso (bad[i], -1, &day));
      g_assert_cmpint (day, ==, 7);
    }
  g_assert_true (sales_day_parse_iso ("2024-02-29", -1, &day));
}

static void
test_months (void)
{
  g_assert_cmpint (sales_month_from_day (20721), ==, 2026 * 12 + 8);
  g_assert_cmpint (sales_month_first_day (2026 * 12 + 8), ==, 20697);
  g_assert_cmpint (sales_month_last_day (2024 * 12 + 1), ==, 19782);
}

static void
test_today (void)
{
  sales_today_set (20721);
  g_assert_cmpint (sales_today (), ==, 20721);
  sales_today_set (SALES_DAY_NONE);
  g_assert_cmpint (sales_today (), >, 20000);
}

static void
test_years (void)
{
  SalesDay leap, before;

  g_assert_true (sales_day_from_ymd (2024, 2, 29, &leap));
  g_assert_true (sales_day_from_ymd (2023, 2, 28, &before));
  g_assert_cmpint (sales_day_add_years (leap, -1), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/known-days", test_known_days);
  g_test_add_func ("/date/every-day", test_every_day_against_glib);
  g_test_add_func ("/date/no-such-day", test_no_such_day);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/years", test_years);
  return g_test_run ();
}
