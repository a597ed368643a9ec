/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-variance.h"

#define CENTS G_GINT64_CONSTANT (10000)
#define PIECES SALES_QUANTITY_UNIT

/* Horngren, Cost Accounting, exhibit 14-10: contribution of two products, budget and actual. */
static void
test_mix_and_quantity (void)
{
  SalesVarianceItem items[] = {
    { 712000 * PIECES, 712000 * 49 * CENTS, 756000 * PIECES, 756000 * 49 * CENTS },
    { 178000 * PIECES, 178000 * 98 * CENTS, 144000 * PIECES, 144000 * 98 * CENTS },
  };
  SalesVariance sum;

  g_assert_true (sales_variance (items, 2, &sum));
  g_assert_cmpint (sum.mix, ==, -17640 * 100 * CENTS);
  g_assert_cmpint (sum.volume, ==, 5880 * 100 * CENTS);
  g_assert_cmpint (sum.volume + sum.mix, ==, -11760 * 100 * CENTS);
  g_assert_cmpint (sum.price, ==, 0);
}

static void
test_all_causes (void)
{
  SalesVarianceItem items[] = {
    { 100, 100 * 10, 90, 90 * 11 },
    { 100, 100 * 20, 130, 130 * 18 },
    { 10, 10 * 50, 0, 0 },
    { 0, 0, 5, 5 * 40 },
  };
  SalesVariance sum;

  g_assert_true (sales_variance (items, 4, &sum));
  g_assert_cmpint (sum.volume, ==, 300);
  g_assert_cmpint (sum.mix, ==, 200);
  g_assert_cmpint (sum.price, ==, -170);
  g_assert_cmpint (sum.new_products, ==, 200);
  g_assert_cmpint (sum.discontinued, ==, -500);
  g_assert_cmpint (sum.returns, ==, 0);
}

/* 4,000 at 300, cost 180, become 3,600 at 260: price −144,000, volume −120,000; margin −192,000. */
static void
test_one_product (void)
{
  SalesVarianceItem revenue = { 4000, 4000 * 300, 3600, 3600 * 260 };
  SalesVarianceItem margin = { 4000, 4000 * 120, 3600, 3600 * 80 };
  SalesVariance sum;

  g_assert_true (sales_variance (&revenue, 1, &sum));
  g_assert_cmpint (sum.price, ==, -144000);
  g_assert_cmpint (sum.volume, ==, -120000);
  g_assert_cmpint (sum.mix, ==, 0);
  g_assert_true (sales_variance (&margin, 1, &sum));
  g_assert_cmpint (sum.price + sum.volume + sum.mix, ==, -192000);
}

/* Contribution of 1.00 and 1.25 a piece on 1,000 and 2,000 becomes 1.15 and 1.00 on 1,500 and 1,700. */
static void
test_contribution (void)
{
  SalesVarianceItem items[] = {
    { 1000, 1000 * 100 * 100, 1500, 1500 * 115 * 100 },
    { 2000, 2000 * 125 * 100, 1700, 1700 * 100 * 100 },
  };
  SalesVariance sum;

  g_assert_true (sales_variance (items, 2, &sum));
  g_assert_cmpint (sales_round_div (sum.volume, 100), ==, 23333);
  g_assert_cmpint (sales_round_div (sum.mix, 100), ==, -10833);
  g_assert_cmpint (sum.price, ==, -2000000);
  g_assert_cmpint (sum.volume + sum.mix + sum.price, ==, -750000);
}

/* Whatever the figures: the parts add up. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int round = 0; round < 500; round++)
    {
      SalesVarianceItem items[9];
      SalesVariance sum;
      gint64 difference = 0;

      for (int i = 0; i < 9; i++)
        {
          items[i] = (SalesVarianceItem){
            g_rand_int_range (random, 0, 4) == 0 ? 0 : g_rand_int_range (random, 1, 1000000),
            g_rand_int_range (random, 0, 1000000000),
            g_rand_int_range (random, -100000, 1000000),
            g_rand_int_range (random, -1000000, 1000000000),
          };
          difference += items[i].amount - items[i].goal_amount;
        }
      g_assert_true (sales_variance (items, 9, &sum));
      g_assert_cmpint (sum.volume + sum.mix + sum.price + sum.new_products + sum.discontinued + sum.returns, ==, difference);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variance/mix-and-quantity", test_mix_and_quantity);
  g_test_add_func ("/variance/all-causes", test_all_causes);
  g_test_add_func ("/variance/one-product", test_one_product);
  g_test_add_func ("/variance/contribution", test_contribution);
  g_test_add_func ("/variance/adds-up", test_adds_up);
  return g_test_run ();
}
