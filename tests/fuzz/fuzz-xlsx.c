/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what libFuzzer makes up as an .xlsx file. The first byte says how: 'Z' is followed by a
 * file as it is, anything else by its parts as plain text with a NUL between two, so that what is
 * tried reaches the XML and is not lost in checksums. Parts that are not there are the usual ones. */

#include <stdint.h>
#include <string.h>

#include "exchange/sales-xlsx-reader.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const struct
{
  const char *name;
  const char *usual;
} parts[] = {
  { "xl/worksheets/sheet1.xml", "<worksheet/>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>" },
  { "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00\\ &quot;€&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                     "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\" id=\"1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>" },
  { "_rels/.rels", "<Relationships/>" },
};

static void
add_number (GByteArray *file, guint32 number, int bytes)
{
  for (int i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (file, &byte, 1);
    }
}

static guint32
checksum (const guint8 *data, gsize size)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ (0xedb88320u & (0u - (sum & 1)));
    }
  return ~sum;
}

/* What the part's own head and its entry in the directory have in common. */
static void
add_entry (GByteArray *file, const char *name, const guint8 *data, gsize size)
{
  add_number (file, 20, 2);
  add_number (file, 0, 2);
  add_number (file, 0, 2); /* as it is */
  add_number (file, 0x21, 4);
  add_number (file, checksum (data, size), 4);
  add_number (file, (guint32) size, 4);
  add_number (file, (guint32) size, 4);
  add_number (file, (guint32) strlen (name), 2);
  add_number (file, 0, 2);
}

static GBytes *
pack (const uint8_t *data, size_t size)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const uint8_t *end = size > 0 ? memchr (data, '\0', size) : NULL;
      gsize length = end != NULL ? (gsize) (end - data) : size;
      gboolean given = length > 0;
      const guint8 *content = given ? data : (const guint8 *) parts[i].usual;
      gsize content_size = given ? length : strlen (parts[i].usual);
      guint32 offset = file->len;

      add_number (file, 0x04034b50, 4);
      add_entry (file, parts[i].name, content, content_size);
      g_byte_array_append (file, (const guint8 *) parts[i].name, (guint) strlen (parts[i].name));
      g_byte_array_append (file, content, (guint) content_size);
      add_number (directory, 0x02014b50, 4);
      add_number (directory, 20, 2);
      add_entry (directory, parts[i].name, content, content_size);
      add_number (directory, 0, 2);
      add_number (directory, 0, 4);
      add_number (directory, 0, 4);
      add_number (directory, offset, 4);
      g_byte_array_append (directory, (const guint8 *) parts[i].name, (guint) strlen (parts[i].name));
      data += length + (end != NULL);
      size -= length + (end != NULL);
    }
  {
    guint32 offset = file->len;

    g_byte_array_append (file, directory->data, directory->len);
    add_number (file, 0x06054b50, 4);
    add_number (file, 0, 4);
    add_number (file, G_N_ELEMENTS (parts), 2);
    add_number (file, G_N_ELEMENTS (parts), 2);
    add_number (file, directory->len, 4);
    add_number (file, offset, 4);
    add_number (file, 0, 2);
  }
  return g_byte_array_free_to_bytes (file);
}

/* What every reader of cells may rely on. */
static void
check_row (SalesXlsxReader *reader, gint64 before)
{
  g_assert (sales_xlsx_reader_get_line (reader) > before);
  for (int c = 0; c < sales_xlsx_reader_get_n_columns (reader); c++)
    {
      const SalesCell *cell = &sales_xlsx_reader_get_cells (reader)[c];

      g_assert (g_utf8_validate_len (cell->text, cell->length, NULL));
      if (cell->kind == SALES_CELL_MONEY)
        g_assert (g_utf8_validate (cell->text + cell->length + 1, -1, NULL));
      if (cell->kind == SALES_CELL_NUMBER || cell->kind == SALES_CELL_MONEY)
        for (guint32 i = 0; i < cell->length; i++)
          g_assert (g_ascii_isdigit (cell->text[i]) || cell->text[i] == '.' || (i == 0 && cell->text[i] == '-'));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;
  SalesXlsxResult result;
  gint64 line = 0;

  if (size == 0)
    return 0;
  bytes = data[0] == 'Z' ? g_bytes_new (data + 1, size - 1) : pack (data + 1, size - 1);
  reader = sales_xlsx_reader_open_bytes (bytes, "fuzz.xlsx", NULL, &problem);
  g_assert ((reader == NULL) == (problem != NULL));
  if (reader == NULL)
    return 0;
  while ((result = sales_xlsx_reader_next (reader)) == SALES_XLSX_ROW)
    {
      check_row (reader, line);
      line = sales_xlsx_reader_get_line (reader);
    }
  if (result == SALES_XLSX_FAULT)
    problem = sales_xlsx_reader_dup_problem (reader);
  return 0;
}
