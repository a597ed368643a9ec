/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-distribution.h"

#define EURO G_GINT64_CONSTANT (1000000)

static void
test_thirds (void)
{
  gint64 parts[3];

  sales_distribute (100000 * EURO, NULL, 3, SALES_AMOUNT_MINOR, parts);
  g_assert_cmpint (parts[0], ==, G_GINT64_CONSTANT (33333340000));
  g_assert_cmpint (parts[1], ==, G_GINT64_CONSTANT (33333330000));
  g_assert_cmpint (parts[2], ==, G_GINT64_CONSTANT (33333330000));
  sales_distribute (-100000 * EURO, NULL, 3, SALES_AMOUNT_MINOR, parts);
  g_assert_cmpint (parts[0], ==, -G_GINT64_CONSTANT (33333340000));
  g_assert_cmpint (parts[2], ==, -G_GINT64_CONSTANT (33333330000));
}

static void
test_largest_remainder (void)
{
  static const gint64 weights[] = { 47, 16, 158, 12, -5 };
  gint64 parts[5];

  /* 20.17, 6.87, 67.81, 5.15 of 100. */
  sales_distribute (100, weights, 5, 1, parts);
  g_assert_cmpint (parts[0], ==, 20);
  g_assert_cmpint (parts[1], ==, 7);
  g_assert_cmpint (parts[2], ==, 68);
  g_assert_cmpint (parts[3], ==, 5);
  g_assert_cmpint (parts[4], ==, 0);
}

static void
test_always_adds_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      gint64 weights[17], parts[17], sum = 0;
      gsize n = (gsize) g_rand_int_range (random, 1, 18);
      gint64 step = g_rand_int_range (random, 1, 20000);
      gint64 total = ((gint64) g_rand_int (random) << 30) * (g_rand_boolean (random) ? 1 : -1) + g_rand_int_range (random, 0, 1000);

      for (gsize i = 0; i < n; i++)
        weights[i] = round % 9 == 0 ? 0 : ((gint64) g_rand_int (random) << (round % 30)) - 1000;
      sales_distribute (total, weights, n, step, parts);
      for (gsize i = 0; i < n; i++)
        sum += parts[i];
      g_assert_cmpint (sum, ==, total);
    }
  sales_distribute (5, NULL, 0, 1, NULL);
}

/* Goal 1,200,000; history 50/30/20 %, potential 40/35/25 %, each counting half. */
static void
test_allocation (void)
{
  static const gint64 history[] = { 50, 30, 20 }, potential[] = { 400, 350, 250 }, nothing[] = { 0, 0, 0 };
  static const gint64 half[] = { 1, 1 };
  const gint64 *const bases[] = { history, potential };
  const gint64 *const empty[] = { nothing };
  gint64 parts[3];

  sales_allocate (1200000, 0, bases, half, 2, 3, 1, parts);
  g_assert_cmpint (parts[0], ==, 540000);
  g_assert_cmpint (parts[1], ==, 390000);
  g_assert_cmpint (parts[2], ==, 270000);
  sales_allocate (1200000, 800, bases, half, 2, 3, 1, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 1296000);
  sales_allocate (900, 0, empty, half, 1, 3, 1, parts);
  g_assert_cmpint (parts[2], ==, 300);
  sales_allocate (900, 0, NULL, NULL, 0, 3, 1, parts);
  g_assert_cmpint (parts[1], ==, 300);
}

/* ERPNext's Monthly Distribution: ten months at 8 %, November and December at 10 %. */
static void
test_seasons (void)
{
  static const SalesShare months[12] = { 800, 800, 800, 800, 800, 800, 800, 800, 800, 800, 1000, 1000 };
  static const SalesShare wrong[12] = { 800, 800, 800, 800, 800, 800, 800, 800, 800, 800, 1000, 999 };
  static const SalesShare negative[12] = { -100, 10100 };
  gint64 goal;

  g_assert_true (sales_seasonal_goal (30000 * EURO, months, 1, 3, SALES_AMOUNT_MINOR, &goal));
  g_assert_cmpint (goal, ==, 7200 * EURO);
  g_assert_true (sales_seasonal_goal (30000 * EURO, months, 10, 3, SALES_AMOUNT_MINOR, &goal));
  g_assert_cmpint (goal, ==, 8400 * EURO);
  /* Over the year's end, as fiscal years do: November to January. */
  g_assert_true (sales_seasonal_goal (30000 * EURO, months, 11, 3, SALES_AMOUNT_MINOR, &goal));
  g_assert_cmpint (goal, ==, 8400 * EURO);
  g_assert_true (sales_seasonal_goal (30001, months, 4, 12, 1, &goal));
  g_assert_cmpint (goal, ==, 30001);
  g_assert_false (sales_seasonal_goal (30000, wrong, 1, 3, 1, &goal));
  g_assert_false (sales_seasonal_valid (negative));
}

static void
test_abc (void)
{
  static const gint64 values[] = { 5, 500, -30, 300, 150, 25, 20, 0 };
  static const gint64 tied[] = { 40, 30, 10, 10, 10 };
  char classes[8];
  gint64 cumulative[8];

  sales_abc (values, 8, 8000, 9500, classes, cumulative);
  /* 50 %, 80 %, 95 %, 97.5, 99.5, 100. */
  g_assert_cmpmem (classes, 8, "CA-ABCC-", 8);
  g_assert_cmpint (cumulative[1], ==, 5000);
  g_assert_cmpint (cumulative[3], ==, 8000);
  g_assert_cmpint (cumulative[5], ==, 9750);
  g_assert_cmpint (cumulative[0], ==, 10000);
  g_assert_cmpint (cumulative[2], ==, 10000);
  /* What crosses a line stays in the higher class, and its equals with it. */
  sales_abc (tied, 5, 8000, 9500, classes, NULL);
  g_assert_cmpmem (classes, 5, "AAAAA", 5);
  sales_abc (tied, 0, 8000, 9500, classes, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distribution/thirds", test_thirds);
  g_test_add_func ("/distribution/largest-remainder", test_largest_remainder);
  g_test_add_func ("/distribution/always-adds-up", test_always_adds_up);
  g_test_add_func ("/distribution/allocation", test_allocation);
  g_test_add_func ("/distribution/seasons", test_seasons);
  g_test_add_func ("/distribution/abc", test_abc);
  return g_test_run ();
}
