/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-heat-chart.h"

#include "chart-checks.h"

static SalesLocale *english;

#define APRIL_2026 (2026 * 12 + 3)

static SalesChart *
create (guint n_rows, guint n_months, gint64 actual, gint64 goal)
{
  SalesChartUnit unit = euro_unit (english);
  SalesChart *chart = sales_heat_chart_new (&unit, APRIL_2026, n_months);
  g_autofree gint64 *actuals = g_new (gint64, n_months + 1), *goals = g_new (gint64, n_months + 1);

  for (guint i = 0; i < n_months; i++)
    {
      actuals[i] = actual;
      goals[i] = goal;
    }
  for (guint i = 0; i < n_rows; i++)
    sales_heat_chart_add_row (SALES_HEAT_CHART (chart), "Agnieszka Wójcik", actuals, goals);
  return chart;
}

static void
test_usual (void)
{
  static const gint64 goals[] = { EUR (100), EUR (100), EUR (100), SALES_CHART_NONE, SALES_CHART_NONE, EUR (100) };
  static const gint64 first[] = { EUR (88), EUR (82), EUR (79), EUR (10), SALES_CHART_NONE, EUR (71) };
  static const gint64 second[] = { EUR (104), EUR (101), EUR (98), EUR (97), SALES_CHART_NONE, EUR (93) };
  g_autoptr (SalesChart) chart = create (0, 6, 0, 0);
  SalesHeatChart *heat = SALES_HEAT_CHART (chart);
  SalesChartStyle style = { .font_size = 12 };
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;
  g_autofree char *no_goal = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *missing = NULL;
  SalesDay today = sales_month_first_day (APRIL_2026 + 5);

  sales_heat_chart_add_row (heat, "Agnieszka Wójcik", first, goals);
  sales_heat_chart_add_row (heat, "Nguyễn Thị Lan", second, goals);
  sales_heat_chart_set_today (heat, today);
  check_chart (chart);
  check_tiny (chart);
  description = sales_chart_dup_description (chart);
  g_assert_cmpstr (description, ==, "4 of 6 monthly goals were missed. Most often by Agnieszka Wójcik: in 3 months.");
  sales_chart_layout (chart, &style, NULL, 370, 200);
  /* The month that has neither figure nor goal is no mark. */
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 10);
  g_assert_cmpint (sales_heat_chart_get_month (heat, 0), ==, APRIL_2026);
  g_assert_cmpint (sales_heat_chart_get_month (heat, 4), ==, APRIL_2026 + 5);
  g_assert_cmpint (sales_chart_get_mark (chart, 5)->row, ==, 1);
  label = sales_chart_dup_label (chart, 0);
  g_assert_cmpstr (label, ==, "Agnieszka Wójcik, April 2026: €88, goal €100, 88%");
  no_goal = sales_chart_dup_label (chart, 3);
  g_assert_cmpstr (no_goal, ==, "Agnieszka Wójcik, July 2026: €10, no goal");
  cell = sales_chart_dup_cell (chart, 1, 1);
  g_assert_cmpstr (cell, ==, "104%");
  missing = sales_chart_dup_cell (chart, 1, 5);
  g_assert_cmpstr (missing, ==, "");
}

/* The numbers of the cells, in no order. */
static gboolean
has_label (SalesChart *chart, const char *string)
{
  SalesPicture *picture = sales_chart_get_picture (chart);
  g_autoptr (SalesText) text = NULL;
  SalesChartStyle style = { .font_size = 12 };

  text = sales_text_cache_lookup (sales_text_cache_get (&style, NULL), SALES_TEXT_REGULAR, string, -1);
  for (guint i = 0; i < sales_picture_get_n_labels (picture); i++)
    if (sales_picture_get_label (picture, i)->text == text)
      return TRUE;
  return FALSE;
}

/* What is missed never reads 100, what is met never less. */
static void
test_rounding (void)
{
  static const gint64 goals[] = { EUR (1000), EUR (1000), EUR (1000) };
  static const gint64 actuals[] = { EUR (999), EUR (1000), EUR (20000) };
  g_autoptr (SalesChart) chart = create (0, 3, 0, 0);
  SalesChartStyle style = { .font_size = 12 };

  sales_heat_chart_add_row (SALES_HEAT_CHART (chart), "Tom", actuals, goals);
  sales_chart_layout (chart, &style, NULL, 400, 60);
  g_assert_true (has_label (chart, "99"));
  g_assert_true (has_label (chart, "100"));
  g_assert_true (has_label (chart, ">999"));
}

static void
test_extremes (void)
{
  SalesChart *charts[] = {
    create (0, 6, 0, 0), create (1, 1, EUR (5), EUR (5)), create (4, 0, 0, 0), create (3, 6, 0, 0), create (3, 12, EUR (-5), EUR (10)),
    create (3, 12, G_MAXINT64, 1), create (60, 12, EUR (9), EUR (10)), create (2, 40, EUR (9), EUR (10)), create (3, 3, SALES_CHART_NONE, SALES_CHART_NONE),
  };

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
  g_test_add_func ("/heat-chart/usual", test_usual);
  g_test_add_func ("/heat-chart/rounding", test_rounding);
  g_test_add_func ("/heat-chart/extremes", test_extremes);
  result = g_test_run ();
  sales_text_cache_clear ();
  sales_locale_free (english);
  return result;
}
