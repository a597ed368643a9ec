/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-scale.h"

#include <math.h>

/* What the published algorithm gives: (8.1, 14.1, 4) from the paper; the others are the breaks of
 * R's "labeling::extended" that ggplot2 shows for its well-known data sets. */
static void
test_published (void)
{
  static const struct
  {
    double low, high;
    int    wanted;
    double ticks[8];
    int    n;
  } known[] = {
    { 8.1, 14.1, 4, { 8, 10, 12, 14 }, 4 },
    { 0, 10, 5, { 0, 2.5, 5, 7.5, 10 }, 5 },
    { 0, 100, 5, { 0, 25, 50, 75, 100 }, 5 },
    { 12, 44, 5, { 10, 20, 30, 40 }, 4 },           /* mpg: hwy; the plot leaves out the 10 */
    { 1.6, 7, 5, { 2, 3, 4, 5, 6, 7 }, 6 },         /* mpg: displ */
    { 10.4, 33.9, 5, { 10, 15, 20, 25, 30, 35 }, 6 }, /* mtcars: mpg */
    { 1.513, 5.424, 5, { 2, 3, 4, 5 }, 4 },         /* mtcars: wt */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      SalesTicks ticks;

      g_assert_true (sales_ticks_find (known[i].low, known[i].high, known[i].wanted, FALSE, &ticks));
      g_assert_cmpint (ticks.n, ==, known[i].n);
      for (int tick = 0; tick < ticks.n; tick++)
        g_assert_cmpfloat_with_epsilon (sales_ticks_get (&ticks, tick), known[i].ticks[tick], 1e-9);
    }
}

static void
test_decimals (void)
{
  SalesTicks ticks;

  g_assert_true (sales_ticks_find (0, 10, 5, FALSE, &ticks));
  g_assert_cmpint (ticks.decimals, ==, 1);
  g_assert_true (sales_ticks_find (0, 100, 5, FALSE, &ticks));
  g_assert_cmpint (ticks.decimals, ==, 0);
  g_assert_true (sales_ticks_find (0, 0.1, 5, FALSE, &ticks));
  g_assert_cmpint (ticks.decimals, ==, 3);
}

static void
test_refused (void)
{
  SalesTicks ticks = { 1, 2, 3, 4 };

  g_assert_false (sales_ticks_find (5, 5, 4, FALSE, &ticks));
  g_assert_false (sales_ticks_find (6, 5, 4, FALSE, &ticks));
  g_assert_false (sales_ticks_find (NAN, 5, 4, FALSE, &ticks));
  g_assert_false (sales_ticks_find (0, INFINITY, 4, FALSE, &ticks));
  g_assert_cmpfloat (ticks.first, ==, 1);
}

/* Whatever the figures are: few ticks, ascending, around all figures and zero. */
static void
test_enclose (void)
{
  static const double ranges[][2] = {
    { 0, 0 }, { 0, 5.15 }, { -3, -1 }, { -12, 40 }, { 0, 1e-6 }, { 0, 9.2e12 }, { -9.2e12, 9.2e12 }, { 99.9, 100 }, { 1, 1 }, { -7, -7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (int wanted = 2; wanted < 9; wanted++)
      {
        SalesScale scale = { 0 };
        SalesTicks ticks;

        sales_scale_init (&scale, ranges[i][0], ranges[i][1], wanted, FALSE, &ticks);
        scale.start = 100;
        scale.end = 0;
        g_assert_cmpint (ticks.n, >=, 2);
        g_assert_cmpint (ticks.n, <=, 2 * wanted + 2);
        g_assert_cmpfloat (ticks.step, >, 0);
        g_assert_cmpfloat (scale.low, <=, MIN (0, ranges[i][0]));
        g_assert_cmpfloat (scale.high, >=, MAX (0, ranges[i][1]));
        g_assert_cmpfloat_with_epsilon (sales_scale_place (&scale, scale.low), 100, 1e-9);
        g_assert_cmpfloat_with_epsilon (sales_scale_place (&scale, scale.high), 0, 1e-9);
      }
}

static void
test_whole (void)
{
  SalesScale scale;
  SalesTicks ticks;

  sales_scale_init (&scale, 0, 2, 6, TRUE, &ticks);
  g_assert_cmpfloat (ticks.step, ==, 1);
  g_assert_cmpint (ticks.n, ==, 3);
  g_assert_cmpint (ticks.decimals, ==, 0);
}

static SalesDay
day (int year, int month, int mday)
{
  SalesDay result = 0;

  g_assert_true (sales_day_from_ymd (year, month, mday, &result));
  return result;
}

static void
test_time (void)
{
  static const int roomy[SALES_N_TIME_STEPS] = { 40, 40, 40, 40 }, tight[SALES_N_TIME_STEPS] = { 3, 3, 4, 4 };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SalesDay));

  /* A quarter has its three months. */
  g_assert_cmpint (sales_time_ticks (day (2026, 7, 1), day (2026, 9, 30), roomy, days), ==, SALES_TIME_MONTHS);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpint (g_array_index (days, SalesDay, 1), ==, day (2026, 8, 1));
  /* A month has its Mondays: 6 July 2026 is one. */
  g_assert_cmpint (sales_time_ticks (day (2026, 7, 1), day (2026, 7, 31), roomy, days), ==, SALES_TIME_WEEKS);
  g_assert_cmpuint (days->len, ==, 4);
  g_assert_cmpint (g_array_index (days, SalesDay, 0), ==, day (2026, 7, 6));
  /* A year thins to its quarters, which begin in January. */
  g_assert_cmpint (sales_time_ticks (day (2026, 1, 1), day (2026, 12, 31), tight, days), ==, SALES_TIME_MONTHS);
  g_assert_cmpuint (days->len, ==, 4);
  g_assert_cmpint (g_array_index (days, SalesDay, 3), ==, day (2026, 10, 1));
  /* Thirty years do not have three hundred months. */
  g_assert_cmpint (sales_time_ticks (day (1996, 1, 1), day (2026, 12, 31), tight, days), ==, SALES_TIME_YEARS);
  g_assert_cmpuint (days->len, <=, 4);
  g_assert_cmpuint (days->len, >=, 2);
  /* One day is one label. */
  g_assert_cmpint (sales_time_ticks (day (2026, 7, 1), day (2026, 7, 1), tight, days), ==, SALES_TIME_DAYS);
  g_assert_cmpuint (days->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/published", test_published);
  g_test_add_func ("/scale/decimals", test_decimals);
  g_test_add_func ("/scale/refused", test_refused);
  g_test_add_func ("/scale/enclose", test_enclose);
  g_test_add_func ("/scale/whole", test_whole);
  g_test_add_func ("/scale/time", test_time);
  return g_test_run ();
}
