/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-attainment.h"

static void
test_attainment (void)
{
  gint64 share = 7;

  /* Salesforce: 450,000 of 500,000. */
  g_assert_true (sales_attainment (450000, 500000, &share));
  g_assert_cmpint (share, ==, 9000);
  /* 80,487,704.18 of 95,714,000, AdventureWorks' quotas. */
  g_assert_true (sales_attainment (G_GINT64_CONSTANT (80487704180000), G_GINT64_CONSTANT (95714000000000), &share));
  g_assert_cmpint (share, ==, 8409);
  g_assert_true (sales_attainment (-250, 1000, &share));
  g_assert_cmpint (share, ==, -2500);
  /* Linearity: 5.5 of 9.0 million in a quarter's third month. */
  g_assert_true (sales_attainment (55, 90, &share));
  g_assert_cmpint (share, ==, 6111);
  /* Not defined, and not zero. */
  share = 7;
  g_assert_false (sales_attainment (100, 0, &share));
  g_assert_false (sales_attainment (0, 0, &share));
  g_assert_false (sales_attainment (100, -100, &share));
  g_assert_cmpint (share, ==, 7);
}

static void
test_change (void)
{
  gint64 share;

  g_assert_true (sales_change_share (110, 100, &share));
  g_assert_cmpint (share, ==, 1000);
  g_assert_true (sales_change_share (-50, -100, &share));
  g_assert_cmpint (share, ==, 5000);
  g_assert_false (sales_change_share (100, 0, &share));
  g_assert_false (sales_change_share (G_MAXINT64, -1, &share));
  g_assert_false (sales_change_share (0, G_MININT64, &share));
}

/* Frappe HR: a goal's progress is the mean of its children's, an appraisal weighs goals. */
static void
test_weighted_mean (void)
{
  static const gint64 first[] = { 2500, 0 }, second[] = { 10000, 0 }, goals[] = { 1250, 5000 };
  static const gint64 weights[] = { 30, 70 };
  static const gint64 scores[] = { 3600, 3850, 3850 };
  static const gint64 partly[] = { 3600, SALES_NO_FIGURE, SALES_NO_FIGURE };
  static const gint64 five[] = { 5, 3 }, thirty[] = { 30, 70 }, none[] = { 0, 0 };
  gint64 mean;

  g_assert_true (sales_weighted_mean (first, NULL, 2, &mean));
  g_assert_cmpint (mean, ==, 1250);
  g_assert_true (sales_weighted_mean (second, NULL, 2, &mean));
  g_assert_cmpint (mean, ==, 5000);
  /* The other tree: a child at 50 % moves from the second parent to the first, and 50/25 becomes 50/0. */
  g_assert_true (sales_weighted_mean ((gint64[]){ 5000, 0 }, NULL, 2, &mean));
  g_assert_cmpint (mean, ==, 2500);
  g_assert_true (sales_weighted_mean ((gint64[]){ 10000, 0, 5000 }, NULL, 3, &mean));
  g_assert_cmpint (mean, ==, 5000);
  g_assert_true (sales_weighted_mean ((gint64[]){ 0 }, NULL, 1, &mean));
  g_assert_cmpint (mean, ==, 0);
  /* 3.75 + 35 = 38.75 %, 1.938 of 5. */
  g_assert_true (sales_weighted_mean (goals, weights, 2, &mean));
  g_assert_cmpint (mean, ==, 3875);
  g_assert_cmpint ((mean * 5 + 5) / 10, ==, 1938);
  g_assert_true (sales_weighted_mean (scores, NULL, 3, &mean));
  g_assert_cmpint (mean, ==, 3767);
  /* A part that is missing is not zero. */
  g_assert_true (sales_weighted_mean (partly, NULL, 3, &mean));
  g_assert_cmpint (mean, ==, 3600);
  g_assert_true (sales_weighted_mean ((gint64[]){ five[0] * 1000, five[1] * 1000 }, thirty, 2, &mean));
  g_assert_cmpint (mean, ==, 3600);
  g_assert_false (sales_weighted_mean (five, none, 2, &mean));
  g_assert_false (sales_weighted_mean (NULL, NULL, 0, &mean));
}

/* Ten months at 8 %, November and December at 10 %; goal 100,000; 75,000 after September. */
static void
test_projection (void)
{
  gint64 value;

  g_assert_true (sales_projection (75000, 9, 12, &value));
  g_assert_cmpint (value, ==, 100000);
  g_assert_true (sales_projection (75000, 7200, 10000, &value));
  g_assert_cmpint (value, ==, 104167);
  g_assert_true (sales_attainment (75000, 72000, &value));
  g_assert_cmpint (value, ==, 10417);
  g_assert_false (sales_projection (75000, 0, 10000, &value));
  g_assert_false (sales_projection (75000, 100, 0, &value));
}

static void
test_band (void)
{
  static const SalesCompletion years[] = {
    { 70, 100 }, { 0, 50 }, { 76, 100 }, { 72, 100 }, { 74, 100 }, { 10, -20 },
  };
  gint64 low = 1, high = 2;

  g_assert_true (sales_projection_band (73000, years, G_N_ELEMENTS (years), &low, &high));
  g_assert_cmpint (low, ==, 96053);  /* ÷ 0.76 */
  g_assert_cmpint (high, ==, 104286); /* ÷ 0.70 */
  /* One usable year is no range. */
  g_assert_false (sales_projection_band (73000, years, 2, &low, &high));
  g_assert_false (sales_projection_band (73000, NULL, 0, &low, &high));
  g_assert_cmpint (low, ==, 96053);
  /* The lower end is the lower figure, whatever the sign. */
  g_assert_true (sales_projection_band (-73000, years, G_N_ELEMENTS (years), &low, &high));
  g_assert_cmpint (low, ==, -104286);
  g_assert_cmpint (high, ==, -96053);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attainment/share", test_attainment);
  g_test_add_func ("/attainment/change", test_change);
  g_test_add_func ("/attainment/weighted-mean", test_weighted_mean);
  g_test_add_func ("/attainment/projection", test_projection);
  g_test_add_func ("/attainment/band", test_band);
  return g_test_run ();
}
