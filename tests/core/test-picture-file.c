/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-picture-file.h"

#include <string.h>

#include "base/sales-date.h"
#include "base/sales-error.h"

static void
draw_square (cairo_t *cr, gpointer user_data)
{
  cairo_rectangle (cr, 10, 10, 20, 20);
  cairo_fill (cr);
  if (user_data != NULL)
    cairo_restore (cr);
}

/* Each begins as its format does: PNG's signature, XML, PDF's header. */
static void
test_formats (void)
{
  static const char *const begins[][2] = { { "png", "\x89PNG\r\n" }, { "svg", "<?xml" }, { "pdf", "%PDF-" } };

  sales_today_set (20000);
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) once = sales_picture_file_create (begins[i][0], "Sales Łódź", 100, 50, draw_square, NULL, &error);
      g_autoptr (GBytes) again = sales_picture_file_create (begins[i][0], "Sales Łódź", 100, 50, draw_square, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (sales_picture_file_is_format (begins[i][0]));
      g_assert_cmpuint (g_bytes_get_size (once), >, 100);
      g_assert_cmpint (memcmp (g_bytes_get_data (once, NULL), begins[i][1], strlen (begins[i][1])), ==, 0);
      /* cairo numbers what it writes to an SVG through all files. */
      if (!g_str_equal (begins[i][0], "svg"))
        g_assert_true (g_bytes_equal (once, again));
    }
  g_assert_false (sales_picture_file_is_format ("jpeg"));
}

/* A picture twice as sharp as it is large: 200 × 100 dots, big-endian at byte 16. */
static void
test_png_size (void)
{
  g_autoptr (GBytes) bytes = sales_picture_file_create ("png", "", 100, 50, draw_square, NULL, NULL);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (data[19], ==, 200);
  g_assert_cmpint (data[23], ==, 100);
}

static void
test_broken (void)
{
  int broken = 1;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sales_picture_file_create (i == 0 ? "png" : "pdf", "", 100, 50, draw_square, &broken, &error);

      g_assert_null (bytes);
      g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-file/formats", test_formats);
  g_test_add_func ("/picture-file/png-size", test_png_size);
  g_test_add_func ("/picture-file/broken", test_broken);
  return g_test_run ();
}
