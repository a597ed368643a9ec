/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-pareto-chart.h"

#include "chart-checks.h"

static SalesLocale *english;

static SalesChart *
create (const SalesParetoRow *rows, guint n)
{
  SalesChartUnit unit = euro_unit (english);

  return sales_pareto_chart_new (&unit, rows, n);
}

/* 50 + 30 = 80 %: two of four are the vital few. */
static void
test_usual (void)
{
  static const SalesParetoRow rows[] = { { "Pumps", EUR (50) }, { "Valves", EUR (30) }, { "Seals", EUR (15) }, { "Hoses", EUR (5) } };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  g_autofree char *description = sales_chart_dup_description (chart);
  SalesChartStyle style = { .font_size = 12 };
  g_autofree char *label = NULL;
  g_autofree char *cumulative = NULL;

  check_chart (chart);
  check_tiny (chart);
  g_assert_cmpuint (sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (chart)), ==, 2);
  g_assert_cmpstr (description, ==, "2 of 4 make up 80%. The largest is Pumps with 50%.");
  sales_chart_layout (chart, &style, NULL, 300, 120);
  label = sales_chart_dup_label (chart, 2);
  g_assert_cmpstr (label, ==, "Seals: €15, 15%, together 95%");
  cumulative = sales_chart_dup_cell (chart, 3, 3);
  g_assert_cmpstr (cumulative, ==, "100.0%");
  /* Bars are as long as their figures. */
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (sales_chart_get_mark (chart, i)->x, <, sales_chart_get_mark (chart, i - 1)->x);
}

/* A row keeps the number under which it was given, wherever it is shown. */
static void
test_order (void)
{
  static const SalesParetoRow rows[] = { { "Small", EUR (1) }, { "Large", EUR (9) }, { "Also small", EUR (1) } };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  SalesChartStyle style = { .font_size = 12 };
  g_autofree char *name = NULL;

  sales_chart_layout (chart, &style, NULL, 300, 120);
  g_assert_cmpuint (sales_chart_get_mark (chart, 0)->row, ==, 1);
  g_assert_cmpuint (sales_chart_get_mark (chart, 1)->row, ==, 0);
  g_assert_cmpuint (sales_chart_get_mark (chart, 2)->row, ==, 2);
  name = sales_chart_dup_cell (chart, 1, 0);
  g_assert_cmpstr (name, ==, "Large");
}

/* Returns are no share of what was sold. */
static void
test_negative (void)
{
  static const SalesParetoRow rows[] = { { "Pumps", EUR (80) }, { "Valves", EUR (20) }, { "Returned", EUR (-10) } };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  g_autofree char *share = sales_chart_dup_cell (chart, 0, 2);
  g_autofree char *returned = sales_chart_dup_cell (chart, 2, 2);

  check_chart (chart);
  g_assert_cmpstr (share, ==, "80.0%");
  g_assert_cmpstr (returned, ==, "");
  g_assert_cmpuint (sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (chart)), ==, 1);
}

static void
test_extremes (void)
{
  static const SalesParetoRow one[] = { { "Alone", EUR (1) } };
  static const SalesParetoRow zeros[] = { { "A", 0 }, { "B", SALES_CHART_NONE } };
  static const SalesParetoRow lost[] = { { "A", EUR (-3) }, { "B", EUR (-5) } };
  static const SalesParetoRow huge[] = { { "A", G_MAXINT64 }, { "B", G_MAXINT64 }, { "C", -G_MAXINT64 } };
  SalesParetoRow many[500];
  SalesChart *charts[6];

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (SalesParetoRow){ "Product", EUR (1000 - i) };
  charts[0] = create (NULL, 0);
  charts[1] = create (one, 1);
  charts[2] = create (zeros, 2);
  charts[3] = create (lost, 2);
  charts[4] = create (huge, 3);
  charts[5] = create (many, G_N_ELEMENTS (many));
  g_assert_cmpuint (sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (charts[1])), ==, 1);
  g_assert_cmpuint (sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (charts[3])), ==, 0);
  g_assert_cmpuint (sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (charts[4])), ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      check_chart (charts[i]);
      check_tiny (charts[i]);
      g_object_unref (charts[i]);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  english = sales_locale_new ("en_US");
  g_test_add_func ("/pareto-chart/usual", test_usual);
  g_test_add_func ("/pareto-chart/order", test_order);
  g_test_add_func ("/pareto-chart/negative", test_negative);
  g_test_add_func ("/pareto-chart/extremes", test_extremes);
  result = g_test_run ();
  sales_text_cache_clear ();
  sales_locale_free (english);
  return result;
}
