/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-pdf-catalog.h"

#include <string.h>

/* The last place in @pdf where @text stands, or −1. */
static gssize
find_last (const GByteArray *pdf, const char *text)
{
  gsize length = strlen (text);

  for (gsize at = pdf->len; at >= length; at--)
    if (memcmp (pdf->data + at - length, text, length) == 0)
      return (gssize) (at - length);
  return -1;
}

/* A language tag as BCP 47 has it: letters, digits and hyphens, so that it cannot end its string. */
static gboolean
is_language (const char *text)
{
  if (text == NULL || text[0] == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

static gboolean
has_key (const GByteArray *pdf, gssize from, gssize to, const char *key)
{
  return g_strstr_len ((const char *) pdf->data + from, to - from, key) != NULL;
}

/**
 * sales_pdf_catalog_complete:
 * @pdf: a whole file as cairo writes it
 * @language: (nullable): of its text, as `de` or `pt-BR`
 *
 * cairo 1.16 knows no language, and says only of some structures that the file is tagged, so that
 * readers do not look at the others. The catalog is the last object before the table of objects:
 * what is put in there moves nothing but the table itself.
 *
 * Returns: %FALSE if the file has another form; nothing was changed then
 */
gboolean
sales_pdf_catalog_complete (GByteArray *pdf, const char *language)
{
  static const char end[] = ">>\nendobj\nxref\n";
  gssize catalog = find_last (pdf, "<< /Type /Catalog\n");
  gssize close = find_last (pdf, end);
  gssize start = find_last (pdf, "startxref\n");
  g_autoptr (GByteArray) rest = NULL;
  g_autoptr (GString) added = NULL;

  if (catalog < 0 || close < catalog || start < close || has_key (pdf, catalog, close, "endobj"))
    return FALSE;
  added = g_string_new (has_key (pdf, catalog, close, "/MarkInfo") ? "" : "   /MarkInfo << /Marked true >>\n");
  if (is_language (language) && !has_key (pdf, catalog, close, "/Lang"))
    g_string_append_printf (added, "   /Lang (%s)\n", language);
  rest = g_byte_array_new ();
  g_byte_array_append (rest, pdf->data + close, (guint) (start - close));
  g_byte_array_set_size (pdf, (guint) close);
  g_byte_array_append (pdf, (const guint8 *) added->str, (guint) added->len);
  g_string_printf (added, "startxref\n%u\n%%%%EOF\n", pdf->len + (guint) strlen (">>\nendobj\n"));
  g_byte_array_append (pdf, rest->data, rest->len);
  g_byte_array_append (pdf, (const guint8 *) added->str, (guint) added->len);
  return TRUE;
}
