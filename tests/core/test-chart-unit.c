/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-chart-unit.h"

static SalesLocale *english;

static SalesChartUnit
unit_of (SalesChartMeasure measure)
{
  SalesChartUnit unit = { .measure = measure, .locale = english };

  g_assert_true (sales_currency_init (&unit.currency, "EUR"));
  return unit;
}

static void
test_attainment (void)
{
  gint64 share = 0;

  g_assert_true (sales_chart_attainment (71, 100, &share));
  g_assert_cmpint (share, ==, 7100);
  /* Two thirds, rounded half away from zero. */
  g_assert_true (sales_chart_attainment (2, 3, &share));
  g_assert_cmpint (share, ==, 6667);
  g_assert_true (sales_chart_attainment (-30, 100, &share));
  g_assert_cmpint (share, ==, -3000);
  /* What is missed is never rounded up to 100 %. */
  g_assert_true (sales_chart_attainment (G_GINT64_CONSTANT (999999999), G_GINT64_CONSTANT (1000000000), &share));
  g_assert_cmpint (share, ==, 9999);
  g_assert_true (sales_chart_attainment (G_MAXINT64, 1, &share));
  g_assert_cmpint (share, >, 1000000);
  g_assert_false (sales_chart_attainment (SALES_CHART_NONE, 100, &share));
  g_assert_false (sales_chart_attainment (100, SALES_CHART_NONE, &share));
  g_assert_false (sales_chart_attainment (100, 0, &share));
  g_assert_false (sales_chart_attainment (100, -5, &share));
}

static void
assert_taken (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_words (void)
{
  SalesChartUnit euro = unit_of (SALES_CHART_AMOUNT), pieces = unit_of (SALES_CHART_QUANTITY), share = unit_of (SALES_CHART_SHARE);

  assert_taken (sales_chart_unit_format_attainment (&euro, 9200), "92%");
  assert_taken (sales_chart_unit_format_attainment (&euro, 9970), "99.7%");
  assert_taken (sales_chart_unit_format_attainment (&euro, 9999), "99.99%");
  assert_taken (sales_chart_unit_format_attainment (&euro, 10000), "100%");
  assert_taken (sales_chart_unit_format_gap (&euro, 7100), "▼\u00a0-29%");
  assert_taken (sales_chart_unit_format_gap (&euro, 10800), "▲\u00a0+8%");
  assert_taken (sales_chart_unit_format_gap (&euro, 9997), "▼\u00a0-0.03%");
  assert_taken (sales_chart_unit_format_exact (&euro, SALES_CHART_NONE), "");
  assert_taken (sales_chart_unit_format_exact (&euro, G_GINT64_CONSTANT (412300250000)), "€412,300.25");
  assert_taken (sales_chart_unit_format_exact (&pieces, 18420 * SALES_QUANTITY_UNIT), "18,420");
  assert_taken (sales_chart_unit_format (&share, 9130), "91%");
  assert_taken (sales_chart_unit_format_scaled (&euro, G_GINT64_CONSTANT (4740000000000), 6, 2), "4.74");
}

static void
test_power (void)
{
  SalesChartUnit euro = unit_of (SALES_CHART_AMOUNT), share = unit_of (SALES_CHART_SHARE), pieces = unit_of (SALES_CHART_QUANTITY);

  g_assert_cmpint (sales_chart_unit_choose_power (&euro, 0), ==, 0);
  g_assert_cmpint (sales_chart_unit_choose_power (&euro, 9999), ==, 0);
  g_assert_cmpint (sales_chart_unit_choose_power (&euro, 172000), ==, 3);
  g_assert_cmpint (sales_chart_unit_choose_power (&euro, -5150000), ==, 6);
  g_assert_cmpint (sales_chart_unit_choose_power (&euro, 7e9), ==, 9);
  g_assert_cmpint (sales_chart_unit_choose_power (&share, 7e9), ==, 0);
  g_assert_cmpint (sales_chart_unit_choose_decimals (&euro, 5150000, 6, 3), ==, 2);
  g_assert_cmpint (sales_chart_unit_choose_decimals (&euro, 20400000, 6, 3), ==, 1);
  g_assert_cmpint (sales_chart_unit_choose_decimals (&euro, 204000000, 6, 3), ==, 0);
  g_assert_cmpint (sales_chart_unit_choose_decimals (&pieces, 5, 0, 3), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  english = sales_locale_new ("en_US");
  g_test_add_func ("/chart-unit/attainment", test_attainment);
  g_test_add_func ("/chart-unit/words", test_words);
  g_test_add_func ("/chart-unit/power", test_power);
  result = g_test_run ();
  sales_locale_free (english);
  return result;
}
