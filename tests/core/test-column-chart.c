/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-column-chart.h"

#include "chart-checks.h"

static SalesLocale *english;

#define JULY_2026 (2026 * 12 + 6)

static SalesChart *
create (guint n, const gint64 *actual, const gint64 *goal)
{
  SalesChartUnit unit = euro_unit (english);

  return sales_column_chart_new (&unit, JULY_2026, n, actual, goal);
}

/* The figures of a sketch of a review: 51 of 56, 44 of 56, 29 of 60. */
static void
test_usual (void)
{
  static const gint64 actual[] = { EUR (51000), EUR (44000), EUR (29000) }, goal[] = { EUR (56000), EUR (56000), EUR (60000) };
  g_autoptr (SalesChart) chart = create (3, actual, goal);
  g_autofree char *description = sales_chart_dup_description (chart);
  SalesChartStyle style = { .font_size = 12 };
  g_autofree char *label = NULL;
  g_autofree char *cell = sales_chart_dup_cell (chart, 2, 2);

  check_chart (chart);
  check_tiny (chart);
  g_assert_cmpint (sales_column_chart_get_power (SALES_COLUMN_CHART (chart)), ==, 3);
  g_assert_cmpstr (description, ==, "The goal was met in 0 of 3 months. The weakest was September 2026 with 48%.");
  sales_chart_layout (chart, &style, NULL, 330, 160);
  label = sales_chart_dup_label (chart, 1);
  g_assert_cmpstr (label, ==, "August 2026: €44.0K, goal €56.0K, 79%");
  g_assert_cmpstr (cell, ==, "€60,000.00");
  for (guint i = 1; i < 3; i++)
    {
      g_assert_cmpfloat (sales_chart_get_mark (chart, i)->x, >, sales_chart_get_mark (chart, i - 1)->x);
      g_assert_cmpfloat (sales_chart_get_mark (chart, i)->y, >, sales_chart_get_mark (chart, i - 1)->y);
    }
}

/* The month that still runs has neither met nor missed. */
static void
test_running (void)
{
  static const gint64 actual[] = { EUR (60000), EUR (1000) }, goal[] = { EUR (56000), EUR (56000) };
  g_autoptr (SalesChart) chart = create (2, actual, goal);
  g_autofree char *description = NULL;

  sales_column_chart_set_today (SALES_COLUMN_CHART (chart), sales_month_first_day (JULY_2026 + 1) + 3);
  check_chart (chart);
  description = sales_chart_dup_description (chart);
  g_assert_cmpstr (description, ==, "The goal was met in 1 of 1 month.");
}

/* Columns stand on zero, negative ones hang from it. */
static void
test_baseline (void)
{
  static const gint64 actual[] = { EUR (40), EUR (-20), EUR (0), SALES_CHART_NONE };
  g_autoptr (SalesChart) chart = create (4, actual, NULL);
  SalesPicture *picture = sales_chart_get_picture (chart);
  SalesChartStyle style = { .font_size = 12 };
  double top[2] = { 0 }, bottom[2] = { 0 };
  guint n = 0;

  check_chart (chart);
  sales_chart_layout (chart, &style, NULL, 400, 200);
  for (guint i = 0; i < sales_picture_get_n_shapes (picture); i++)
    {
      const SalesShape *shape = sales_picture_get_shape (picture, i);

      if (!shape->rectangle)
        continue;
      g_assert_cmpuint (n, <, 2);
      top[n] = sales_picture_get_points (picture, shape)[0].y;
      bottom[n++] = sales_picture_get_points (picture, shape)[1].y;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (bottom[0], ==, top[1]);
  g_assert_cmpfloat_with_epsilon (bottom[0] - top[0], 2 * (bottom[1] - top[1]), 2.01);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 3);
}

static void
test_extremes (void)
{
  gint64 zeros[24] = { 0 }, huge[24], none[24], small[24];
  SalesChart *charts[7];

  for (int i = 0; i < 24; i++)
    {
      huge[i] = i % 2 == 0 ? G_MAXINT64 : -G_MAXINT64;
      none[i] = SALES_CHART_NONE;
      small[i] = i * 100;
    }
  charts[0] = create (0, NULL, NULL);
  charts[1] = create (1, small, small);
  charts[2] = create (12, zeros, zeros);
  charts[3] = create (12, huge, huge);
  charts[4] = create (12, none, none);
  charts[5] = create (24, small, NULL);
  charts[6] = create (12, none, huge);
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
  g_test_add_func ("/column-chart/usual", test_usual);
  g_test_add_func ("/column-chart/running", test_running);
  g_test_add_func ("/column-chart/baseline", test_baseline);
  g_test_add_func ("/column-chart/extremes", test_extremes);
  result = g_test_run ();
  sales_text_cache_clear ();
  sales_locale_free (english);
  return result;
}
