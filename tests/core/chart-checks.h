/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include "charts/sales-chart-private.h"
#include "charts/sales-chart-unit.h"

/* What holds for every chart, whatever its figures, size and style. */

#define EUR(euros) ((gint64) (euros) * 1000000)

static const struct
{
  double width, font_size;
} check_sizes[] = { { 240, 12 }, { 370, 12 }, { 573, 12.3 }, { 1140, 12 }, { 360, 24 }, { 700, 24 }, { 500, 9 } };

static inline SalesChartUnit
euro_unit (SalesLocale *locale)
{
  SalesChartUnit unit = { .measure = SALES_CHART_AMOUNT, .locale = locale };

  g_assert_true (sales_currency_init (&unit.currency, "EUR"));
  return unit;
}

static inline gboolean
areas_overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x + 1 < b->x + b->width && b->x + 1 < a->x + a->width && a->y + 1.5 < b->y + b->height && b->y + 1.5 < a->y + a->height;
}

static inline void
check_labels (SalesPicture *picture, double width, double height)
{
  for (guint i = 0; i < sales_picture_get_n_labels (picture); i++)
    {
      const cairo_rectangle_t *area = &sales_picture_get_label (picture, i)->area;

      g_assert_cmpfloat (area->x, >=, -1.5);
      g_assert_cmpfloat (area->x + area->width, <=, width + 1.5);
      g_assert_cmpfloat (area->y, >=, -2);
      g_assert_cmpfloat (area->y + area->height, <=, height + 2);
      for (guint other = 0; other < i; other++)
        if (areas_overlap (area, &sales_picture_get_label (picture, other)->area))
          {
            const cairo_rectangle_t *that = &sales_picture_get_label (picture, other)->area;

            g_test_message ("%g,%g %gx%g overlaps %g,%g %gx%g in %gx%g", area->x, area->y, area->width, area->height, that->x,
                            that->y, that->width, that->height, width, height);
            g_test_fail ();
          }
    }
}

static inline void
check_shapes (SalesPicture *picture, double width, double height)
{
  for (guint i = 0; i < sales_picture_get_n_shapes (picture); i++)
    {
      const SalesShape *shape = sales_picture_get_shape (picture, i);
      const SalesPoint *points = sales_picture_get_points (picture, shape);

      for (guint point = 0; point < shape->n_points; point++)
        {
          g_assert_true (isfinite (points[point].x) && isfinite (points[point].y));
          g_assert_cmpfloat (points[point].x, >=, -6);
          g_assert_cmpfloat (points[point].x, <=, width + 6);
          g_assert_cmpfloat (points[point].y, >=, -6);
          g_assert_cmpfloat (points[point].y, <=, height + 6);
        }
    }
}

static inline void
check_marks (SalesChart *chart, double width, double height)
{
  for (guint i = 0; i < sales_chart_get_n_marks (chart); i++)
    {
      const SalesChartMark *mark = sales_chart_get_mark (chart, i);
      g_autofree char *label = sales_chart_dup_label (chart, i);

      g_assert_cmpuint (mark->row, <, sales_chart_get_n_rows (chart));
      g_assert_cmpfloat (mark->area.x, >=, -1);
      g_assert_cmpfloat (mark->area.x + mark->area.width, <=, width + 1);
      g_assert_cmpfloat (mark->area.y, >=, -1);
      g_assert_cmpfloat (mark->area.y + mark->area.height, <=, height + 1);
      g_assert_cmpfloat (mark->x, >=, -1);
      g_assert_cmpfloat (mark->x, <=, width + 1);
      g_assert_cmpfloat (mark->y, >=, -1);
      g_assert_cmpfloat (mark->y, <=, height + 1);
      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_cmpuint (strlen (label), >, 0);
      g_assert_cmpint (sales_chart_find_mark (chart, mark->area.x + mark->area.width / 2, mark->area.y + mark->area.height / 2), ==, (int) i);
    }
  g_assert_cmpint (sales_chart_find_mark (chart, -1e6, -1e6), ==, -1);
}

static inline void
check_words (SalesChart *chart)
{
  g_autofree char *description = sales_chart_dup_description (chart);

  g_assert_true (g_utf8_validate (description, -1, NULL));
  g_assert_cmpuint (strlen (description), >, 0);
  for (guint column = 0; column < sales_chart_get_n_columns (chart); column++)
    {
      g_autofree char *title = sales_chart_dup_column (chart, column);

      g_assert_cmpuint (strlen (title), >, 0);
      for (guint row = 0; row < sales_chart_get_n_rows (chart); row++)
        {
          g_autofree char *cell = sales_chart_dup_cell (chart, row, column);

          g_assert_nonnull (cell);
          g_assert_true (column > 0 || cell[0] != '\0');
        }
    }
}

/* At its own height and at less, in every palette and both directions. */
static inline void
check_chart (SalesChart *chart)
{
  check_words (chart);
  for (gsize size = 0; size < G_N_ELEMENTS (check_sizes); size++)
    for (int variant = 0; variant < 10; variant++)
      {
        SalesChartStyle style = { .palette = variant % 3, .high_contrast = variant % 2, .right_to_left = variant >= 5, .font_size = check_sizes[size].font_size };
        double width = check_sizes[size].width, height = sales_chart_get_height (chart, &style, width);
        cairo_surface_t *surface;
        cairo_t *cr;

        g_assert_cmpfloat (height, >, 0);
        if (variant % 5 == 4)
          height = MAX (height / 2, 5 * style.font_size);
        surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) ceil (height));
        cr = cairo_create (surface);
        sales_chart_render (chart, &style, cr, width, height);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        check_labels (sales_chart_get_picture (chart), width, height);
        check_shapes (sales_chart_get_picture (chart), width, height);
        check_marks (chart, width, height);
        if (g_test_failed ())
          g_test_message ("at %g, font %g, variant %d", width, style.font_size, variant);
        g_assert_false (g_test_failed ());
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* No room at all must not lead to an error either, though labels may then touch. */
static inline void
check_tiny (SalesChart *chart)
{
  static const double sizes[][2] = { { 1, 1 }, { 20, 400 }, { 400, 8 }, { 60, 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      SalesChartStyle style = { .font_size = 12 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) sizes[i][0], (int) sizes[i][1]);
      cairo_t *cr = cairo_create (surface);

      sales_chart_render (chart, &style, cr, sizes[i][0], sizes[i][1]);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}
