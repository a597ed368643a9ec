/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-text-cache.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 400
#define HEIGHT 40

static const SalesChartStyle plain = { .font_size = 12.3 };

static cairo_surface_t *
create_surface (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static cairo_surface_t *
draw_with_pango (const char *string, const SalesChartStyle *style, gboolean bold)
{
  cairo_surface_t *surface = create_surface ();
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");

  pango_font_description_set_absolute_size (font, style->font_size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, string, -1);
  cairo_set_source_rgb (cr, 0.1, 0.2, 0.3);
  cairo_move_to (cr, 10, 30 - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_with_cache (const char *string, const SalesChartStyle *style, gboolean bold)
{
  cairo_surface_t *surface = create_surface ();
  cairo_t *cr = cairo_create (surface);
  g_autoptr (SalesText) text = sales_text_cache_lookup (sales_text_cache_get (style, cr), bold ? SALES_TEXT_BOLD : SALES_TEXT_REGULAR, string, -1);
  SalesTextBatch *batch = sales_text_batch_new (cr);

  cairo_set_source_rgb (cr, 0.1, 0.2, 0.3);
  sales_text_batch_add (batch, text, 10, 30);
  sales_text_batch_free (batch);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Every pixel is where Pango itself puts it: numbers from the table, names, other scripts. */
static void
test_pixels (void)
{
  static const char *const strings[] = {
    "0", "1234567890", "1,234.50", "98.7%", "-12 %", "+3", "\u221212\u00a0345,6", "1\u202f234", "Nguyễn Thị Lan", "Łódź AVATAR To", "▼ -29%",
    "שלום 12", "🙂 ok", "a\nb", "",
  };
  static const double sizes[] = { 9, 12, 12.3, 24.6 };

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
      for (int bold = 0; bold < 2; bold++)
        {
          SalesChartStyle style = { .font_size = sizes[size] };
          cairo_surface_t *pango = draw_with_pango (strings[i], &style, bold), *cache = draw_with_cache (strings[i], &style, bold);

          if (memcmp (cairo_image_surface_get_data (pango), cairo_image_surface_get_data (cache), (gsize) cairo_image_surface_get_stride (pango) * HEIGHT) != 0)
            {
              g_test_message ("'%s' differs at %g", strings[i], sizes[size]);
              g_test_fail ();
            }
          cairo_surface_destroy (pango);
          cairo_surface_destroy (cache);
        }
}

/* On a screen a difference has a drawn sign before its number, which stays on its line. */
static void
test_triangle (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  SalesChartStyle screen = { .font_size = 12, .pango = context };
  SalesTextCache *cache = sales_text_cache_get (&screen, NULL);
  g_autoptr (SalesText) number = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "-29%", -1);
  g_autoptr (SalesText) gap = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "▼\u00a0-29%", -1);
  cairo_surface_t *surface = draw_with_cache ("▼\u00a0-29%", &screen, FALSE);
  const guint32 *line = (const guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                                    + 26 * cairo_image_surface_get_stride (surface));

  g_assert_cmpfloat (sales_text_get_width (gap), >, sales_text_get_width (number) + 6);
  g_assert_cmpfloat (sales_text_get_width (gap), <, sales_text_get_width (number) + 18);
  g_assert_cmpfloat (sales_text_get_height (gap), ==, sales_text_get_height (number));
  g_assert_cmpfloat (sales_text_get_ascent (gap), ==, sales_text_get_ascent (number));
  /* Between its flanks, four pixels above the line. */
  g_assert_cmphex (line[14] >> 24, ==, 0xff);
  cairo_surface_destroy (surface);
  sales_text_cache_clear ();
  g_object_unref (context);
}

static void
test_kept (void)
{
  SalesTextCache *cache = sales_text_cache_get (&plain, NULL);
  g_autoptr (SalesText) one = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "North", -1);
  guint misses = sales_text_cache_get_n_misses (cache);
  g_autoptr (SalesText) again = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "North", -1);
  g_autoptr (SalesText) bold = sales_text_cache_lookup (cache, SALES_TEXT_BOLD, "North", -1);
  SalesChartStyle other = { .font_size = 20 };

  g_assert_true (one == again);
  g_assert_true (one != bold);
  g_assert_cmpuint (sales_text_cache_get_n_misses (cache), ==, misses + 1);
  g_assert_true (sales_text_cache_get (&plain, NULL) == cache);
  g_assert_true (sales_text_cache_get (&other, NULL) != cache);
}

static void
test_shortened (void)
{
  SalesTextCache *cache = sales_text_cache_get (&plain, NULL);
  g_autofree char *endless = g_strnfill (10000, 'm');
  g_autoptr (SalesText) whole = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "Agnieszka Wójcik", -1);
  g_autoptr (SalesText) fits = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "Agnieszka Wójcik", 1000);
  g_autoptr (SalesText) cut = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "Agnieszka Wójcik", 60);
  g_autoptr (SalesText) endless_cut = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, endless, 60);

  g_assert_true (fits == whole);
  g_assert_false (sales_text_is_shortened (whole));
  g_assert_true (sales_text_is_shortened (cut));
  g_assert_cmpfloat (sales_text_get_width (cut), <=, 60);
  g_assert_cmpfloat (sales_text_get_width (cut), >, 20);
  g_assert_cmpfloat (sales_text_get_width (endless_cut), <=, 60);
  g_assert_true (sales_text_is_shortened (endless_cut));
}

static void
test_wrapped (void)
{
  SalesTextCache *cache = sales_text_cache_get (&plain, NULL);
  g_autoptr (SalesText) text = sales_text_cache_wrap (cache, SALES_TEXT_REGULAR, "No department or team has sold anything.", 100, PANGO_ALIGN_CENTER);

  g_assert_cmpfloat (sales_text_get_height (text), >, 1.9 * sales_text_cache_get_line_height (cache, SALES_TEXT_REGULAR));
  g_assert_cmpfloat (sales_text_get_width (text), ==, 100);
}

/* More texts than are kept: those in use stay valid. */
static void
test_many (void)
{
  SalesTextCache *cache = sales_text_cache_get (&plain, NULL);
  g_autoptr (SalesText) held = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, "held", -1);
  double width = sales_text_get_width (held);

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *string = g_strdup_printf ("%d", i);
      g_autoptr (SalesText) text = sales_text_cache_lookup (cache, SALES_TEXT_REGULAR, string, -1);

      g_assert_cmpfloat (sales_text_get_width (text), >, 0);
    }
  g_assert_cmpfloat (sales_text_get_width (held), ==, width);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* In a PDF the letters stay letters: the font brings the table that leads back to them. */
static void
test_pdf (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (SalesText) text = sales_text_cache_lookup (sales_text_cache_get (&plain, cr), SALES_TEXT_REGULAR, "Łuczak 12", -1);
  SalesTextBatch *batch = sales_text_batch_new (cr);

  sales_text_batch_add (batch, text, 10, 30);
  sales_text_batch_free (batch);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_nonnull (memmem (bytes->str, bytes->len, "/ToUnicode", strlen ("/ToUnicode")));
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-cache/pixels", test_pixels);
  g_test_add_func ("/text-cache/kept", test_kept);
  g_test_add_func ("/text-cache/triangle", test_triangle);
  g_test_add_func ("/text-cache/shortened", test_shortened);
  g_test_add_func ("/text-cache/wrapped", test_wrapped);
  g_test_add_func ("/text-cache/many", test_many);
  g_test_add_func ("/text-cache/pdf", test_pdf);
  result = g_test_run ();
  sales_text_cache_clear ();
  return result;
}
