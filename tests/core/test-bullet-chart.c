/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-bullet-chart.h"

#include "chart-checks.h"

static SalesLocale *english;

static SalesChart *
create (const SalesBulletRow *rows, guint n)
{
  SalesChartUnit unit = euro_unit (english);

  return sales_bullet_chart_new (&unit, rows, n);
}

static void
test_usual (void)
{
  static const SalesBulletRow rows[] = {
    { "North", EUR (71), EUR (100) },      { "Retail", EUR (84), EUR (100) },
    { "Key Accounts", EUR (93), EUR (100) }, { "South", EUR (100), EUR (100) },
    { "West", EUR (112), EUR (100) },      { "No person", EUR (12), SALES_CHART_NONE },
    { "Not known", SALES_CHART_NONE, EUR (100) },
  };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  g_autofree char *description = sales_chart_dup_description (chart);
  g_autofree char *none = NULL;
  g_autofree char *variance = NULL;
  g_autofree char *label = NULL;

  check_chart (chart);
  check_tiny (chart);
  g_assert_cmpstr (description, ==, "3 of 5 are behind their goals. Farthest behind is North with 71%.");
  /* Missing is not zero: there is no attainment, and no variance. */
  none = sales_chart_dup_cell (chart, 5, 3);
  g_assert_cmpstr (none, ==, "");
  variance = sales_chart_dup_cell (chart, 0, 4);
  g_assert_cmpstr (variance, ==, "-€29.00");
  sales_chart_layout (chart, &(SalesChartStyle){ .font_size = 12 }, NULL, 400, 300);
  label = sales_chart_dup_label (chart, 0);
  g_assert_cmpstr (label, ==, "North: €71, goal €100, 71%");
}

/* How long the bar of a row is: its area in the met or missed colour. */
static double
bar_length (SalesChart *chart, guint row)
{
  SalesPicture *picture = sales_chart_get_picture (chart);
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const SalesChartMark *mark = sales_chart_get_mark (chart, row);
  double length = 0;

  for (guint i = 0; i < sales_picture_get_n_shapes (picture); i++)
    {
      const SalesShape *shape = sales_picture_get_shape (picture, i);
      const SalesPoint *points = sales_picture_get_points (picture, shape);

      if (shape->rectangle && (memcmp (&shape->color, &palette->met, sizeof (SalesColor)) == 0 || memcmp (&shape->color, &palette->missed, sizeof (SalesColor)) == 0) &&
          points[0].y >= mark->area.y && points[1].y <= mark->area.y + mark->area.height)
        length = points[1].x - points[0].x;
    }
  return length;
}

/* Bars begin at zero and are as long as their figures; a third as high as the ranges. */
static void
test_proportions (void)
{
  static const SalesBulletRow rows[] = { { "A", EUR (50), EUR (100) }, { "B", EUR (100), EUR (100) }, { "C", EUR (0), EUR (100) } };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  SalesChartStyle style = { .font_size = 12 };

  sales_chart_layout (chart, &style, NULL, 400, 100);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 3);
  g_assert_cmpfloat (bar_length (chart, 1), >, 50);
  g_assert_cmpfloat_with_epsilon (bar_length (chart, 0), bar_length (chart, 1) / 2, 1.01);
  g_assert_cmpfloat (bar_length (chart, 2), ==, 0);
}

static void
test_extremes (void)
{
  static const SalesBulletRow one[] = { { "Alone", EUR (1), EUR (1) } };
  static const SalesBulletRow zeros[] = { { "A", 0, 0 }, { "B", 0, 0 } };
  static const SalesBulletRow negative[] = { { "Returns", EUR (-40), EUR (100) }, { "More", EUR (-4000), EUR (1) } };
  static const SalesBulletRow huge[] = { { "Huge", G_MAXINT64, 1 }, { "Low", -G_MAXINT64, 1 }, { "Both", G_MAXINT64, G_MAXINT64 } };
  SalesChart *charts[] = { create (NULL, 0), create (one, 1), create (zeros, 2), create (negative, 2), create (huge, 3) };

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *description = sales_chart_dup_description (charts[i]);

      check_chart (charts[i]);
      check_tiny (charts[i]);
      g_assert_cmpuint (strlen (description), >, 0);
    }
  g_assert_cmpuint (sales_chart_get_n_rows (charts[0]), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    g_object_unref (charts[i]);
}

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (10000, 'W');
  SalesBulletRow rows[] = {
    { "<b>&\"%n🙂", EUR (9), EUR (10) }, { "\xd7\x90\xd7\x91\xd7\x92", EUR (9), EUR (10) }, { long_name, EUR (9), EUR (10) }, { "a\nb", EUR (9), EUR (10) },
  };
  g_autoptr (SalesChart) chart = create (rows, G_N_ELEMENTS (rows));
  g_autofree char *name = NULL;

  check_chart (chart);
  name = sales_chart_dup_cell (chart, 0, 0);
  g_assert_cmpstr (name, ==, "<b>&\"%n🙂");
}

/* More rows than room: the last line says how many are left out, and only the others are marks. */
static void
test_many (void)
{
  SalesBulletRow rows[60];
  g_autoptr (SalesChart) chart = NULL;
  SalesChartStyle style = { .font_size = 12 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (SalesBulletRow){ "Somebody", EUR (i), EUR (40) };
  chart = create (rows, G_N_ELEMENTS (rows));
  check_chart (chart);
  sales_chart_layout (chart, &style, NULL, 400, 300);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), >, 5);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), <, 30);
  sales_chart_layout (chart, &style, NULL, 400, sales_chart_get_height (chart, &style, 400));
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, 60);
}

static void
test_all_met (void)
{
  static const SalesBulletRow rows[] = { { "A", EUR (10), EUR (10) }, { "B", EUR (11), EUR (10) } };
  static const SalesBulletRow without[] = { { "A", EUR (10), SALES_CHART_NONE } };
  g_autoptr (SalesChart) chart = create (rows, 2);
  g_autoptr (SalesChart) goalless = create (without, 1);
  g_autofree char *met = sales_chart_dup_description (chart);
  g_autofree char *none = sales_chart_dup_description (goalless);

  g_assert_cmpstr (met, ==, "All 2 with a goal have met it.");
  g_assert_cmpstr (none, ==, "None of them has a goal.");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  english = sales_locale_new ("en_US");
  g_test_add_func ("/bullet-chart/usual", test_usual);
  g_test_add_func ("/bullet-chart/proportions", test_proportions);
  g_test_add_func ("/bullet-chart/extremes", test_extremes);
  g_test_add_func ("/bullet-chart/names", test_names);
  g_test_add_func ("/bullet-chart/many", test_many);
  g_test_add_func ("/bullet-chart/all-met", test_all_met);
  result = g_test_run ();
  sales_text_cache_clear ();
  sales_locale_free (english);
  return result;
}
