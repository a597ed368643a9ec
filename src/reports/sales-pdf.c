/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-pdf.h"

#include <cairo-pdf.h>

#include "base/sales-date.h"
#include "base/sales-error.h"
#include "base/sales-file.h"
#include "reports/sales-pdf-catalog.h"

typedef struct
{
  cairo_surface_t *surface;
  int              first_page; /* pages of the reports before */
  int              parents[3]; /* outline ids by level, 0 is the root */
} Outline;

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_heading (const char *text, int level, int page, double y, gpointer user_data)
{
  Outline *self = user_data;
  char where[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *link = NULL;

  level = CLAMP (level, 1, 2);
  g_ascii_formatd (where, sizeof where, "%.1f", y);
  link = g_strdup_printf ("page=%d pos=[0 %s]", self->first_page + page + 1, where);
  self->parents[level] = cairo_pdf_surface_add_outline (self->surface, self->parents[level - 1], text, link,
                                                        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

/* Nothing that changes from run to run or tells who ran it: the day is the program's own, and
 * there is no login name and no path in the file. */
static void
set_metadata (cairo_surface_t *surface, const char *title)
{
  g_autofree char *day = sales_day_to_iso (sales_today ());
  g_autofree char *date = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Sales Manager");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* A size that is set after a tag was opened would drop the tag, and a tag that is closed after the
 * last page would never be written. */
static void
draw_pages (SalesReport *report, cairo_t *cr, Outline *outline, const char *tag, gboolean is_last)
{
  int n_pages = sales_report_get_n_pages (report);

  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
  for (int page = 0; page < n_pages; page++)
    {
      char label[16];

      g_snprintf (label, sizeof label, "%d", page + 1);
      cairo_pdf_surface_set_page_label (outline->surface, label);
      sales_report_draw_page (report, cr, page);
      if (page == n_pages - 1 && tag != NULL)
        cairo_tag_end (cr, tag);
      if (page == n_pages - 1 && is_last)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

static void
draw_reports (SalesReport *const *reports, guint n_reports, cairo_t *cr, Outline *outline)
{
  double width, height;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_reports; i++)
    {
      if (i > 0)
        {
          sales_report_get_page_size (reports[i], &width, &height);
          cairo_pdf_surface_set_size (outline->surface, width, height);
        }
      draw_pages (reports[i], cr, outline, n_reports > 1 ? "Part" : NULL, i == n_reports - 1);
      outline->parents[0] = CAIRO_PDF_OUTLINE_ROOT;
      outline->parents[1] = CAIRO_PDF_OUTLINE_ROOT;
      sales_report_foreach_heading (reports[i], add_heading, outline);
      outline->first_page += sales_report_get_n_pages (reports[i]);
    }
}

/**
 * sales_pdf_to_bytes:
 * @reports: (array length=n_reports): reports
 * @n_reports: how many
 * @title: the file's title
 * @error: set if the file cannot be formed (%SALES_ERROR_IO)
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
sales_pdf_to_bytes (SalesReport *const *reports, guint n_reports, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Outline outline = { 0 };
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (n_reports > 0, NULL);
  sales_report_get_page_size (reports[0], &width, &height);
  outline.surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
  set_metadata (outline.surface, title);
  cr = cairo_create (outline.surface);
  draw_reports (reports, n_reports, cr, &outline);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (outline.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (outline.surface);
  cairo_surface_destroy (outline.surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "cannot form the PDF: %s", cairo_status_to_string (status));
      return NULL;
    }
  sales_pdf_catalog_complete (bytes, sales_report_get_language (reports[0]));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * sales_pdf_save:
 * @self: a report
 * @path: the file to write or replace
 * @error: %SALES_ERROR_IO, FULL, READ_ONLY or NOT_FOUND
 *
 * Returns: whether it is there
 */
gboolean
sales_pdf_save (SalesReport *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = sales_pdf_to_bytes (&self, 1, sales_report_get_title (self), error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return sales_file_replace (path, data, length, error);
}
