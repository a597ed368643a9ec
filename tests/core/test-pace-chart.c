/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-pace-chart.h"

#include "chart-checks.h"

static SalesLocale *english;

static SalesDay
day (int year, int month, int mday)
{
  SalesDay result = 0;

  g_assert_true (sales_day_from_ymd (year, month, mday, &result));
  return result;
}

/* @n days from 1 July 2026, of which @n_actual have an actual of @per_day each. */
static SalesChart *
create (guint n, guint n_actual, gint64 per_day, gint64 goal_per_day)
{
  SalesChartUnit unit = euro_unit (english);
  g_autofree SalesPacePosition *positions = g_new (SalesPacePosition, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    positions[i] = (SalesPacePosition){
      day (2026, 7, 1) + (SalesDay) i,
      i < n_actual ? per_day * (i + 1) : SALES_CHART_NONE,
      goal_per_day != SALES_CHART_NONE ? goal_per_day * (i + 1) : SALES_CHART_NONE,
    };
  return sales_pace_chart_new (&unit, positions, n);
}

static void
test_usual (void)
{
  g_autoptr (SalesChart) chart = create (92, 80, EUR (50000), EUR (56000));
  SalesPaceChart *pace = SALES_PACE_CHART (chart);
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;
  g_autofree char *future = NULL;
  g_autofree char *cell = NULL;
  SalesChartStyle style = { .font_size = 12 };

  sales_pace_chart_set_today (pace, day (2026, 9, 18));
  sales_pace_chart_set_projection (pace, EUR (4600000), EUR (4400000), EUR (4900000));
  sales_pace_chart_add_event (pace, day (2026, 8, 14), "competitor cut prices");
  sales_pace_chart_add_event (pace, day (2026, 8, 16), "trade fair");
  sales_pace_chart_add_event (pace, day (2025, 1, 1), "long ago");
  check_chart (chart);
  check_tiny (chart);
  g_assert_cmpint (sales_pace_chart_get_power (pace), ==, 6);
  description = sales_chart_dup_description (chart);
  g_assert_cmpstr (description, ==,
                   "By Sep 18, 2026 the actual is €4.00M, 78% of the goal of €5.152M. At this pace it ends at €4.60M, between €4.40M and €4.90M."
                   " Market events: competitor cut prices (Aug 14), trade fair (Aug 16).");
  sales_chart_layout (chart, &style, NULL, 570, 200);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 92);
  label = sales_chart_dup_label (chart, 0);
  g_assert_cmpstr (label, ==, "Jul 1: €50.0K, goal €56.0K");
  future = sales_chart_dup_label (chart, 91);
  g_assert_cmpstr (future, ==, "Sep 30: goal €5.152M");
  cell = sales_chart_dup_cell (chart, 91, 1);
  g_assert_cmpstr (cell, ==, "");
}

/* Flags are numbered by day, touch nothing, and what has no room is in the table and under the
 * pointer. */
static void
test_events (void)
{
  g_autoptr (SalesChart) chart = create (92, 80, EUR (50000), EUR (56000));
  SalesPaceChart *pace = SALES_PACE_CHART (chart);
  SalesChartStyle style = { .font_size = 12 };
  g_autofree char *label = NULL, *title = NULL, *cell = NULL, *none = NULL, *description = NULL;
  g_autoptr (GString) long_text = g_string_new ("<b>&\"%n🙂");

  g_assert_cmpuint (sales_chart_get_n_columns (chart), ==, 3);
  for (int i = 0; i < 10000; i++)
    g_string_append (long_text, "ש");
  sales_pace_chart_add_event (pace, day (2026, 8, 15), long_text->str);
  for (int i = 1; i < 9; i++)
    sales_pace_chart_add_event (pace, day (2026, 8, i), "again");
  sales_pace_chart_add_event (pace, day (2026, 9, 30), "at the end");
  sales_pace_chart_add_event (pace, day (2026, 7, 1), "at the start");
  check_chart (chart);
  check_tiny (chart);
  style.right_to_left = TRUE;
  sales_chart_layout (chart, &style, NULL, 570, 200);
  label = sales_chart_dup_label (chart, 0);
  g_assert_cmpstr (label, ==, "Jul 1: €50.0K, goal €56.0K · at the start");
  g_assert_cmpuint (sales_chart_get_n_columns (chart), ==, 4);
  title = sales_chart_dup_column (chart, 3);
  g_assert_cmpstr (title, ==, "Market Events");
  cell = sales_chart_dup_cell (chart, 91, 3);
  g_assert_cmpstr (cell, ==, "at the end");
  none = sales_chart_dup_cell (chart, 90, 3);
  g_assert_cmpstr (none, ==, "");
  description = sales_chart_dup_description (chart);
  g_assert_true (g_str_has_suffix (description, "again (Aug 4), and 6 more."));
}

/* Later is farther right, more is higher, and what is equal is level. */
static void
test_monotonic (void)
{
  g_autoptr (SalesChart) chart = create (31, 31, EUR (1000), EUR (900));
  SalesChartStyle style = { .font_size = 12 };

  sales_chart_layout (chart, &style, NULL, 500, 220);
  for (guint i = 1; i < sales_chart_get_n_marks (chart); i++)
    {
      g_assert_cmpfloat (sales_chart_get_mark (chart, i)->x, >, sales_chart_get_mark (chart, i - 1)->x);
      g_assert_cmpfloat (sales_chart_get_mark (chart, i)->y, <, sales_chart_get_mark (chart, i - 1)->y);
    }
  style.right_to_left = TRUE;
  sales_chart_layout (chart, &style, NULL, 500, 220);
  g_assert_cmpfloat (sales_chart_get_mark (chart, 1)->x, <, sales_chart_get_mark (chart, 0)->x);
}

/* A missing figure breaks the line: two lines in the actual's colour instead of one. */
static void
test_gap (void)
{
  static const SalesPacePosition positions[] = {
    { 100, EUR (1), SALES_CHART_NONE }, { 101, EUR (2), SALES_CHART_NONE }, { 102, SALES_CHART_NONE, SALES_CHART_NONE },
    { 103, EUR (4), SALES_CHART_NONE }, { 104, EUR (5), SALES_CHART_NONE },
  };
  SalesChartUnit unit = euro_unit (english);
  g_autoptr (SalesChart) chart = sales_pace_chart_new (&unit, positions, G_N_ELEMENTS (positions));
  SalesChartStyle style = { .font_size = 12 };
  SalesPicture *picture = sales_chart_get_picture (chart);
  guint lines = 0;

  check_chart (chart);
  sales_chart_layout (chart, &style, NULL, 400, 200);
  for (guint i = 0; i < sales_picture_get_n_shapes (picture); i++)
    {
      const SalesShape *shape = sales_picture_get_shape (picture, i);

      lines += shape->kind == SALES_SHAPE_LINE && memcmp (&shape->color, &sales_picture_get_palette (picture)->met, sizeof (SalesColor)) == 0;
    }
  g_assert_cmpuint (lines, ==, 2);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 4);
}

static void
test_extremes (void)
{
  SalesChart *charts[] = {
    create (0, 0, 0, 0),
    create (1, 1, EUR (5), EUR (6)),
    create (1, 0, 0, SALES_CHART_NONE),
    create (30, 30, 0, 0),
    create (30, 30, EUR (-100), EUR (100)),
    create (30, 30, EUR (-100), SALES_CHART_NONE),
    create (30, 0, 0, EUR (10)),
    create (3, 3, G_MAXINT64 / 4, G_MAXINT64 / 5),
    create (900, 500, EUR (1), EUR (1)),
  };

  sales_pace_chart_set_today (SALES_PACE_CHART (charts[3]), day (2026, 7, 1));
  sales_pace_chart_set_projection (SALES_PACE_CHART (charts[3]), 0, 0, 0);
  sales_pace_chart_set_projection (SALES_PACE_CHART (charts[6]), EUR (100), SALES_CHART_NONE, SALES_CHART_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      check_chart (charts[i]);
      check_tiny (charts[i]);
      g_object_unref (charts[i]);
    }
}

/* Lines that all end at the same height still have labels apart from each other. */
static void
test_same_end (void)
{
  g_autoptr (SalesChart) chart = create (30, 30, EUR (10), EUR (10));
  g_autoptr (SalesChart) early = create (30, 27, EUR (10), EUR (10));

  sales_pace_chart_set_today (SALES_PACE_CHART (early), day (2026, 7, 27));
  sales_pace_chart_set_projection (SALES_PACE_CHART (early), EUR (300), EUR (299), EUR (301));
  check_chart (chart);
  check_chart (early);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  english = sales_locale_new ("en_US");
  g_test_add_func ("/pace-chart/usual", test_usual);
  g_test_add_func ("/pace-chart/events", test_events);
  g_test_add_func ("/pace-chart/monotonic", test_monotonic);
  g_test_add_func ("/pace-chart/gap", test_gap);
  g_test_add_func ("/pace-chart/extremes", test_extremes);
  g_test_add_func ("/pace-chart/same-end", test_same_end);
  result = g_test_run ();
  sales_text_cache_clear ();
  sales_locale_free (english);
  return result;
}
