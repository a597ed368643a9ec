/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-ranks.h"

/* The values of pandas' DataFrame.rank example. */
static void
test_ranks (void)
{
  static const gint64 values[] = { 7, -5, 7, 4, 2, 0, 4 };
  static const int lowest[] = { 6, 1, 6, 4, 3, 2, 4 };
  static const double average[] = { 6.5, 1, 6.5, 4.5, 3, 2, 4.5 };
  static const int highest[] = { 1, 7, 1, 3, 5, 6, 3 };
  int ranks[7];
  double means[7];

  sales_rank_competition (values, 7, SALES_RANK_LOWEST_FIRST, ranks);
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (ranks[i], ==, lowest[i]);
  sales_rank_competition (values, 7, SALES_RANK_HIGHEST_FIRST, ranks);
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (ranks[i], ==, highest[i]);
  sales_rank_average (values, 7, SALES_RANK_LOWEST_FIRST, means);
  for (int i = 0; i < 7; i++)
    g_assert_cmpfloat (means[i], ==, average[i]);
  sales_rank_average (values, 7, SALES_RANK_HIGHEST_FIRST, means);
  for (int i = 0; i < 7; i++)
    g_assert_cmpfloat (means[i], ==, 8 - average[i]);
}

static void
test_missing_is_unranked (void)
{
  static const gint64 values[] = { SALES_NO_FIGURE, 90, 95, 95, SALES_NO_FIGURE, 80 };
  static const int expected[] = { 0, 3, 1, 1, 0, 4 };
  int ranks[6];
  double means[6];

  sales_rank_competition (values, 6, SALES_RANK_HIGHEST_FIRST, ranks);
  for (int i = 0; i < 6; i++)
    g_assert_cmpint (ranks[i], ==, expected[i]);
  sales_rank_average (values, 6, SALES_RANK_HIGHEST_FIRST, means);
  g_assert_cmpfloat (means[0], ==, 0);
  g_assert_cmpfloat (means[2], ==, 1.5);
  sales_rank_competition (values, 0, SALES_RANK_HIGHEST_FIRST, ranks);
}

static void
test_median (void)
{
  static const gint64 values[] = { 130, 60, SALES_NO_FIGURE, 95, 100, 80 };
  gint64 median;

  g_assert_true (sales_median (values, 6, &median));
  g_assert_cmpint (median, ==, 95);
  g_assert_true (sales_median (values, 2, &median));
  g_assert_cmpint (median, ==, 95);
  g_assert_false (sales_median (values + 2, 1, &median));
}

static void
test_gini (void)
{
  static const gint64 ten[] = { 10, 50, 30, 20, 40 };
  static const gint64 one[] = { 0, 0, 0, 0, 1 };
  static const gint64 negative[] = { -1, 5 };
  gint64 hundred[100];
  double gini;

  for (int i = 0; i < 100; i++)
    hundred[i] = i + 1;
  g_assert_true (sales_gini (ten, 5, FALSE, &gini));
  g_assert_cmpfloat_with_epsilon (gini, 0.2667, 0.00005);
  g_assert_true (sales_gini (ten, 5, TRUE, &gini));
  g_assert_cmpfloat_with_epsilon (gini, 0.3333, 0.00005);
  g_assert_true (sales_gini (one, 5, TRUE, &gini));
  g_assert_cmpfloat_with_epsilon (gini, 1, 1e-12);
  g_assert_true (sales_gini (hundred, 100, TRUE, &gini));
  g_assert_cmpfloat_with_epsilon (gini, 1.0 / 3, 1e-12);
  g_assert_false (sales_gini (negative, 2, FALSE, &gini));
  g_assert_false (sales_gini (one, 4, FALSE, &gini));
  g_assert_false (sales_gini (one, 1, TRUE, &gini));
}

static void
test_streak (void)
{
  static const gint64 shares[] = { 10500, 9900, 10000, SALES_NO_FIGURE, 10100 };

  g_assert_cmpint (sales_streak (shares, 5, 10000), ==, 2);
  g_assert_cmpint (sales_streak (shares, 4, 10000), ==, 1);
  g_assert_cmpint (sales_streak (shares, 2, 10000), ==, 0);
  g_assert_cmpint (sales_streak (shares, 5, 9900), ==, 4);
  g_assert_cmpint (sales_streak (shares, 0, 9900), ==, 0);
}

static void
test_most_improved (void)
{
  static const SalesImprovement people[] = {
    { 9000, 10500, 12 },           /* +15 points */
    { 2000, 9000, 12 },            /* a low starter */
    { 8000, 9500, 10 },            /* +15 points as well */
    { 8000, 12000, 2 },            /* too few cases */
    { SALES_NO_FIGURE, 15000, 12 },
  };
  gint64 best;

  g_assert_true (sales_most_improved (people, 5, 5000, 5, &best));
  g_assert_cmpint (best, ==, 1500);
  g_assert_true (sales_most_improved (people, 5, 0, 5, &best));
  g_assert_cmpint (best, ==, 7000);
  g_assert_false (sales_most_improved (people + 4, 1, 0, 0, &best));
  g_assert_false (sales_most_improved (&(SalesImprovement){ 9000, 8000, 9 }, 1, 0, 0, &best));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranks/competition-and-average", test_ranks);
  g_test_add_func ("/ranks/missing-is-unranked", test_missing_is_unranked);
  g_test_add_func ("/ranks/median", test_median);
  g_test_add_func ("/ranks/gini", test_gini);
  g_test_add_func ("/ranks/streak", test_streak);
  g_test_add_func ("/ranks/most-improved", test_most_improved);
  return g_test_run ();
}
