/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xlsx-fixture.h"

#include <string.h>

#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

void
xlsx_parts_init (XlsxParts *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

void
xlsx_parts_clear (XlsxParts *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->contents);
}

void
xlsx_parts_set_bytes (XlsxParts *self, const char *name, const char *content, gsize length)
{
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (self->names->pdata[i], name) == 0)
      {
        g_ptr_array_remove_index (self->names, i);
        g_ptr_array_remove_index (self->contents, i);
      }
  if (content == NULL)
    return;
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->contents, g_bytes_new (content, length));
}

void
xlsx_parts_set (XlsxParts *self, const char *name, const char *content)
{
  xlsx_parts_set_bytes (self, name, content, content != NULL ? strlen (content) : 0);
}

char *
xlsx_sheet (const char *rows, const char *behind)
{
  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" MAIN "\"><sheetData>", rows,
                      "</sheetData>", behind != NULL ? behind : "", "</worksheet>", NULL);
}

void
xlsx_parts_book (XlsxParts *self, const char *rows, const char *strings, const char *styles)
{
  g_autofree char *sheet = xlsx_sheet (rows, NULL);
  g_autofree char *texts = strings != NULL ? g_strconcat ("<sst xmlns=\"" MAIN "\">", strings, "</sst>", NULL) : NULL;
  g_autofree char *formats = styles != NULL ? g_strconcat ("<styleSheet xmlns=\"" MAIN "\">", styles, "</styleSheet>", NULL) : NULL;

  xlsx_parts_set (self, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
  xlsx_parts_set (self, "_rels/.rels",
                  "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                  "</Relationships>");
  xlsx_parts_set (self, "xl/workbook.xml",
                  "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\"><workbookPr/><sheets>"
                  "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  xlsx_parts_set (self, "xl/_rels/workbook.xml.rels",
                  "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                  "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                  "<Relationship Id=\"rId3\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/../worksheets/sheet3.xml\"/>"
                  "</Relationships>");
  xlsx_parts_set (self, "xl/worksheets/sheet1.xml", sheet);
  xlsx_parts_set (self, "xl/sharedStrings.xml", texts);
  xlsx_parts_set (self, "xl/styles.xml", formats);
}

GBytes *
xlsx_parts_pack (XlsxParts *self)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  g_autofree char *data = NULL;
  zip_stat_t stat;

  g_assert_nonnull (zip);
  zip_source_keep (source);
  for (guint i = 0; i < self->names->len; i++)
    {
      gsize size;
      const void *content = g_bytes_get_data (self->contents->pdata[i], &size);

      g_assert_cmpint (zip_file_add (zip, self->names->pdata[i], zip_source_buffer (zip, content, size, 0), 0), >=, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_cmpint (zip_source_stat (source, &stat), ==, 0);
  g_assert_cmpint (zip_source_open (source), ==, 0);
  data = g_malloc (stat.size);
  g_assert_cmpint (zip_source_read (source, data, stat.size), ==, (gint64) stat.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (g_steal_pointer (&data), stat.size);
}
