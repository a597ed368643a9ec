/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-sparkline.h"

#include "charts/sales-palette.h"

#define WIDTH 80
#define HEIGHT 24
#define NONE G_MININT64

/* Whether anything in a column of pixels is painted, and how many pixels in all. */
static guint
draw (const gint64 *values, guint n, int sign, gboolean right_to_left, gboolean *columns)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  SalesChartStyle style = { .font_size = 12, .right_to_left = right_to_left };
  cairo_rectangle_t area = { 0, 0, WIDTH, HEIGHT };
  guint painted = 0;

  sales_sparkline_draw (cr, &style, values, n, NONE, sign, &area);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int x = 0; x < WIDTH; x++)
    {
      columns[x] = FALSE;
      for (int y = 0; y < HEIGHT; y++)
        {
          const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

          painted += row[x] != 0;
          columns[x] = columns[x] || row[x] != 0;
        }
    }
  cairo_surface_destroy (surface);
  return painted;
}

static void
test_line (void)
{
  static const gint64 values[] = { 3, 4, 3, 5, 6, 5, 7, 8 };
  gboolean columns[WIDTH];

  draw (values, G_N_ELEMENTS (values), 1, FALSE, columns);
  for (int x = 4; x < WIDTH - 4; x++)
    g_assert_true (columns[x]);
  /* It stays inside its area. */
  g_assert_false (columns[WIDTH - 1] && columns[0]);
}

/* What is missing is not drawn through. */
static void
test_gap (void)
{
  static const gint64 values[] = { 3, 3, NONE, NONE, NONE, 3, 3 };
  gboolean columns[WIDTH];

  draw (values, G_N_ELEMENTS (values), 0, FALSE, columns);
  g_assert_true (columns[6]);
  g_assert_false (columns[WIDTH / 2]);
  g_assert_true (columns[WIDTH - 8]);
}

/* The last point lies at the other end where text runs from right to left. */
static void
test_mirrored (void)
{
  static const gint64 values[] = { NONE, NONE, NONE, 5 };
  gboolean columns[WIDTH];

  draw (values, G_N_ELEMENTS (values), -1, FALSE, columns);
  g_assert_true (columns[WIDTH - 4]);
  g_assert_false (columns[4]);
  draw (values, G_N_ELEMENTS (values), -1, TRUE, columns);
  g_assert_true (columns[3]);
  g_assert_false (columns[WIDTH - 4]);
}

static void
test_extremes (void)
{
  static const gint64 one[] = { 5 }, none[] = { NONE, NONE }, zeros[] = { 0, 0, 0 }, huge[] = { G_MAXINT64, -G_MAXINT64, 0 };
  gboolean columns[WIDTH];

  g_assert_cmpuint (draw (NULL, 0, 0, FALSE, columns), ==, 0);
  g_assert_cmpuint (draw (none, 2, 0, FALSE, columns), ==, 0);
  g_assert_cmpuint (draw (one, 1, 0, FALSE, columns), >, 0);
  g_assert_cmpuint (draw (zeros, 3, 0, FALSE, columns), >, 0);
  g_assert_cmpuint (draw (huge, 3, 0, FALSE, columns), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sparkline/line", test_line);
  g_test_add_func ("/sparkline/gap", test_gap);
  g_test_add_func ("/sparkline/mirrored", test_mirrored);
  g_test_add_func ("/sparkline/extremes", test_extremes);
  return g_test_run ();
}
