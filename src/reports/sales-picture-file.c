/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-picture-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

#include "base/sales-date.h"
#include "base/sales-error.h"

/* Dots for each unit: sharp on a good screen and in print. */
#define PNG_SCALE 2

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (const char *format, const char *title, double width, double height, GByteArray *bytes)
{
  cairo_surface_t *surface;
  g_autofree char *day = NULL;
  g_autofree char *created = NULL;

  if (g_str_equal (format, "png"))
    {
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * PNG_SCALE), (int) ceil (height * PNG_SCALE));
      cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
      return surface;
    }
  if (g_str_equal (format, "svg"))
    {
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    }
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  day = sales_day_to_iso (sales_today ());
  created = g_strconcat (day, "T00:00:00Z", NULL);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  /* The same input gives the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  return surface;
}

/**
 * sales_picture_file_is_format:
 * @format: the end of a file's name
 *
 * Returns: whether sales_picture_file_create() makes such files
 */
gboolean
sales_picture_file_is_format (const char *format)
{
  return g_str_equal (format, "png") || g_str_equal (format, "svg") || g_str_equal (format, "pdf");
}

/**
 * sales_picture_file_create:
 * @format: "png", "svg" or "pdf"
 * @title: its title, for formats that have one
 * @width: its size in pixels or, in a PDF, points
 * @height: its size
 * @draw: draws it, its background too
 * @user_data: for @draw
 * @error: %SALES_ERROR_IO if cairo cannot draw it
 *
 * Returns: (transfer full): the file's content, or %NULL
 */
GBytes *
sales_picture_file_create (const char *format, const char *title, double width, double height, SalesPictureFunc draw, gpointer user_data, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (format, title, width, height, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw (cr, user_data);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && g_str_equal (format, "png"))
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "drawing a picture as %s: %s", format, cairo_status_to_string (status));
  return NULL;
}
