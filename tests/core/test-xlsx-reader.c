/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-reader.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "exchange/sales-table-reader.h"
#include "xlsx-fixture.h"

#define HEADER "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c>" \
               "<c r=\"C1\" t=\"inlineStr\"><is><t>c</t></is></c></row>"

static char *folder;

static SalesXlsxReader *
open_bytes (GBytes *bytes, const char *sheet)
{
  g_autoptr (SalesImportProblem) problem = NULL;
  SalesXlsxReader *reader = sales_xlsx_reader_open_bytes (bytes, "book.xlsx", sheet, &problem);

  if (problem != NULL)
    g_error ("problem %d", problem->code);
  g_assert_nonnull (reader);
  return reader;
}

static SalesXlsxReader *
open_parts (XlsxParts *parts)
{
  g_autoptr (GBytes) bytes = xlsx_parts_pack (parts);

  return open_bytes (bytes, NULL);
}

static SalesXlsxReader *
open_rows (const char *rows, const char *strings, const char *styles)
{
  g_auto (XlsxParts) parts = { NULL };

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, rows, strings, styles);
  return open_parts (&parts);
}

/* The row's cells with '|' between them; a letter in front says what is no text. */
static void
assert_row (SalesXlsxReader *reader, gint64 line, const char *expected)
{
  static const char *const kinds[] = { "", "n:", "m:", "d:", "b:", "e:" };
  g_autoptr (GString) row = g_string_new (NULL);

  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  for (int c = 0; c < sales_xlsx_reader_get_n_columns (reader); c++)
    {
      const SalesCell *cell = &sales_xlsx_reader_get_cells (reader)[c];

      if (c > 0)
        g_string_append_c (row, '|');
      g_string_append (row, kinds[cell->kind]);
      g_string_append_len (row, cell->text, (gssize) cell->length);
      g_assert_true (g_utf8_validate (cell->text, cell->length, NULL));
    }
  g_assert_cmpstr (row->str, ==, expected);
  g_assert_cmpint (sales_xlsx_reader_get_line (reader), ==, line);
}

static void
assert_end (SalesXlsxReader *reader)
{
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_END);
}

/* Opens and reads until it fails; a file that does not fail fails the test. A line of -1 is any. */
static void
assert_fault_of_bytes (GBytes *bytes, const char *sheet, SalesImportProblemCode code, gint64 line)
{
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (SalesXlsxReader) reader = sales_xlsx_reader_open_bytes (bytes, "book.xlsx", sheet, &problem);

  if (reader != NULL)
    {
      SalesXlsxResult result;

      g_assert_null (problem);
      while ((result = sales_xlsx_reader_next (reader)) == SALES_XLSX_ROW)
        ;
      g_assert_cmpint (result, ==, SALES_XLSX_FAULT);
      /* It stays one. */
      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_FAULT);
      problem = sales_xlsx_reader_dup_problem (reader);
    }
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, code);
  if (line >= 0)
    g_assert_cmpint (problem->line, ==, line);
  g_assert_cmpstr (problem->file, ==, "book.xlsx");
}

static void
assert_fault (XlsxParts *parts, SalesImportProblemCode code, gint64 line)
{
  g_autoptr (GBytes) bytes = xlsx_parts_pack (parts);

  assert_fault_of_bytes (bytes, NULL, code, line);
}

static void
assert_fault_of_rows (const char *rows, SalesImportProblemCode code, gint64 line)
{
  g_auto (XlsxParts) parts = { NULL };

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, rows, "<si><t>text</t></si>", NULL);
  assert_fault (&parts, code, line);
}

/* Cells -------------------------------------------------------------------------------------------- */

static void
test_texts (void)
{
  g_autoptr (SalesXlsxReader) reader =
      open_rows (HEADER "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>3</v></c></row>"
                        "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>in</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> line</t></r>"
                        "<rPh sb=\"0\" eb=\"1\"><t>not</t></rPh></is></c><c r=\"B3\" t=\"str\"><f>A1&amp;B1</f><v>ab</v></c>"
                        "<c r=\"C3\" t=\"s\"><v>2</v></c></row>",
                 "<si><t>Zażółć &lt;b&gt;&amp;&quot;%n🙂</t></si>"
                 "<si><r><t>rich </t></r><r><rPr><i/></rPr><t>text</t></r><rPh sb=\"0\" eb=\"2\"><t>spoken</t></rPh><phoneticPr fontId=\"1\"/></si>"
                 "<si><t/></si><si><t>a_x000D_b_x0009__x005F_x000D__x0000__xD83D_</t></si>",
                 NULL);

  assert_row (reader, 2, "Zażółć <b>&\"%n🙂|rich text|a\rb\t_x000D__x0000__xD83D_");
  assert_row (reader, 3, "in line|ab|");
  assert_end (reader);
}

static void
test_kinds (void)
{
  static const char styles[] =
      "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"00000\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ [$€-407]\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"22\"/></cellXfs>";
  g_autoptr (SalesXlsxReader) reader =
      open_rows (HEADER "<row><c><v>1234.4999999999998</v></c><c t=\"n\" s=\"1\"><v>46290</v></c><c s=\"2\"><v>46290</v></c></row>"
                        "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>"
                        "<row><c s=\"3\"><v>42</v></c><c s=\"4\"><v>-5</v></c><c s=\"5\"><v>46290.604166666664</v></c></row>"
                        "<row><c><f>A2*2</f><v>2469</v></c><c><f>B2*2</f></c><c><f t=\"shared\" si=\"0\"/></c></row>"
                        "<row><c t=\"d\"><v>2026-09-25T10:00:00</v></c><c s=\"99\"><v>1</v></c><c><v>abc</v></c></row>",
                 NULL, styles);
  const SalesCell *cell;

  assert_row (reader, 2, "n:1234.5|d:2026-09-25|d:2026-09-25");
  assert_row (reader, 3, "b:TRUE|b:FALSE|e:#DIV/0!");
  assert_row (reader, 4, "n:00042|m:-5|d:2026-09-25 14:30:00");
  cell = &sales_xlsx_reader_get_cells (reader)[1];
  g_assert_cmpstr (cell->text + cell->length + 1, ==, "€");
  assert_row (reader, 5, "n:2469|e:=B2*2|e:=");
  assert_row (reader, 6, "d:2026-09-25T10:00:00|n:1|abc");
  assert_end (reader);
}

static void
test_system_of_1904 (void)
{
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (SalesXlsxReader) reader = NULL;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, HEADER "<row><c s=\"0\"><v>44828</v></c><c s=\"0\"><v>0</v></c></row>", NULL, "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
  xlsx_parts_set (&parts, "xl/workbook.xml",
                  "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  reader = open_parts (&parts);
  assert_row (reader, 2, "d:2026-09-25|d:1904-01-01|");
}

/* Cells stand where they say, whatever stands before them. */
static void
test_places (void)
{
  g_autoptr (SalesXlsxReader) reader =
      open_rows (HEADER "<row r=\"4\" spans=\"1:3\"><c r=\"C4\"><v>3</v></c><c r=\"A4\"><v>1</v></c></row>"
                        "<row/><row r=\"9\"><c r=\"B9\" s=\"1\"/></row>"
                        "<row r=\"12\"><c r=\"b12\"><v>2</v></c><c><v>3</v></c><c r=\"XFD12\"/></row>"
                        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"E1048576\"><v>5</v></c></row>",
                 NULL, NULL);

  assert_row (reader, 4, "n:1||n:3");
  assert_row (reader, 12, "|n:2|n:3");
  assert_row (reader, 1048576, "n:1||");
  assert_end (reader);
}

static void
test_wrong_places (void)
{
  static const struct
  {
    const char            *rows;
    SalesImportProblemCode code;
    gint64                 line;
  } wrong[] = {
    { HEADER "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c><c><v>3</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 3 },
    { HEADER "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"1048577\"><c><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 1 },
    { HEADER "<row r=\"99999999999999999999\"><c><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 1 },
    { HEADER "<row r=\"1048576\"><c><v>1</v></c></row><row><c><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 1048576 },
    { HEADER "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"ZZZZZZZZZ2\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"2\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS, 2 },
    { HEADER "<row r=\"-2\"><c><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 1 },
    { HEADER "<row r=\"2\"><c t=\"s\"><v>1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c t=\"s\"><v>x</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c t=\"b\"><v>2</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c><v>1</c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c><v>&undefined;</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c><v>\x01</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
    { HEADER "<row r=\"2\"><c t=\"str\"><v>\xc3</v></c></row>", SALES_IMPORT_PROBLEM_DAMAGED, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%d", (int) i);
      assert_fault_of_rows (wrong[i].rows, wrong[i].code, wrong[i].line);
    }
}

/* The table ------------------------------------------------------------------------------------------ */

static void
test_header (void)
{
  g_autoptr (SalesXlsxReader) reader =
      open_rows ("<row r=\"1\"><c t=\"inlineStr\"><is><t>Sales of the year</t></is></c></row><row r=\"2\"/>"
                 "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>printed today</t></is></c></row>"
                 "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t> order\nno </t></is></c><c r=\"C5\" s=\"1\"><v>46266</v></c><c r=\"D5\" t=\"str\"><v></v></c></row>"
                 "<row r=\"6\"><c r=\"B6\"><v>1</v></c><c r=\"C6\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"D6\"><v>7</v></c></row>"
                 "<row r=\"7\"><c r=\"D7\"><v>8</v></c></row>",
                 NULL, "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"17\"/></cellXfs>");

  g_assert_cmpint (sales_xlsx_reader_get_n_columns (reader), ==, 3);
  g_assert_cmpstr (sales_xlsx_reader_get_headers (reader)[0], ==, "");
  g_assert_cmpstr (sales_xlsx_reader_get_headers (reader)[1], ==, "order no");
  g_assert_cmpstr (sales_xlsx_reader_get_headers (reader)[2], ==, "2026-09-01");
  assert_row (reader, 6, "|n:1|x");
  assert_end (reader);
}

/* A table of one column has no row with two texts. */
static void
test_one_column (void)
{
  g_autoptr (SalesXlsxReader) reader = open_rows ("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>", NULL, NULL);

  g_assert_cmpint (sales_xlsx_reader_get_n_columns (reader), ==, 1);
  assert_row (reader, 2, "n:2");
  assert_row (reader, 3, "n:3");
  assert_end (reader);
}

static void
set_two_sheets (XlsxParts *parts)
{
  g_autofree char *second = xlsx_sheet (HEADER "<row><c><v>2</v></c></row>", NULL);
  g_autofree char *third = xlsx_sheet (HEADER "<row><c><v>3</v></c></row>", NULL);

  xlsx_parts_init (parts);
  xlsx_parts_book (parts, "<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>", NULL, NULL);
  xlsx_parts_set (parts, "xl/worksheets/sheet2.xml", second);
  xlsx_parts_set (parts, "xl/worksheets/sheet3.xml", third);
  xlsx_parts_set (parts, "xl/workbook.xml",
                  "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Empty\" r:id=\"rId1\"/><sheet name=\"Hidden\" state=\"hidden\" r:id=\"rId2\"/>"
                  "<sheet name=\"Łódź &amp; co\" r:id=\"rId3\"/><sheet name=\"Chart\" r:id=\"rId9\"/></sheets></workbook>");
}

static void
test_sheets (void)
{
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesXlsxReader) first = NULL;
  g_autoptr (SalesXlsxReader) hidden = NULL;
  g_autoptr (SalesXlsxReader) third = NULL;
  g_autofree char *path = g_build_filename (folder, "sheets.xlsx", NULL);
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  set_two_sheets (&parts);
  bytes = xlsx_parts_pack (&parts);
  first = open_bytes (bytes, NULL);
  g_assert_cmpstr (sales_xlsx_reader_get_sheet (first), ==, "Łódź & co");
  assert_row (first, 2, "n:3||");
  hidden = open_bytes (bytes, "hidden");
  assert_row (hidden, 2, "n:2||");
  third = open_bytes (bytes, "łÓDŹ & CO");
  assert_row (third, 2, "n:3||");
  assert_fault_of_bytes (bytes, "Chart", SALES_IMPORT_PROBLEM_NO_SUCH_SHEET, 0);
  assert_fault_of_bytes (bytes, "", SALES_IMPORT_PROBLEM_NO_SUCH_SHEET, 0);
  assert_fault_of_bytes (bytes, "Empty", SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  names = sales_table_list_sheets (path, &problem, &error);
  g_assert_no_error (error);
  g_assert_null (problem);
  g_assert_cmpint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Łódź & co");
}

/* Joined cells hide what the rows below say, unless they stand beside the table. */
static void
test_merges (void)
{
  static const struct
  {
    const char *range;
    gint64      line;
  } merges[] = {
    { "A2:A3", 2 }, { "B3:C4", 3 }, { "A1:A2", 1 }, { "A2:C2", 0 }, { "D2:D4", 0 }, { "A8:A9", 0 }, { "A1:C1", 0 }, { "nonsense", 0 }, { "A2:", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_auto (XlsxParts) parts = { NULL };
      g_autofree char *behind = g_strdup_printf ("<mergeCells><mergeCell ref=\"%s\"/></mergeCells>", merges[i].range);
      g_autofree char *sheet = xlsx_sheet (HEADER "<row><c><v>1</v></c></row><row><c/></row><row><c><v>3</v></c></row>", behind);

      g_test_message ("%s", merges[i].range);
      xlsx_parts_init (&parts);
      xlsx_parts_book (&parts, "", NULL, NULL);
      xlsx_parts_set (&parts, "xl/worksheets/sheet1.xml", sheet);
      if (merges[i].line > 0)
        assert_fault (&parts, SALES_IMPORT_PROBLEM_MERGED, merges[i].line);
      else
        {
          g_autoptr (SalesXlsxReader) reader = open_parts (&parts);

          assert_row (reader, 2, "n:1||");
          assert_row (reader, 4, "n:3||");
          assert_end (reader);
        }
    }
}

/* Other programs' ways: prefixes, another encoding, parts in other places, nothing said of them. */
static void
test_other_writers (void)
{
  static const char prefixed[] =
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:dimension ref=\"A1:XFD1048576\"/><x:sheetData>"
      "<x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c><x:c r=\"B1\" t=\"str\"><x:v>b</x:v></x:c></x:row>"
      "<x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c><x:c r=\"B2\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (SalesXlsxReader) reader = NULL;
  g_autoptr (SalesXlsxReader) wide = NULL;
  g_autofree char *utf16 = NULL;
  gsize length;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, "", NULL, NULL);
  xlsx_parts_set (&parts, "_rels/.rels", NULL);
  xlsx_parts_set (&parts, "xl/worksheets/sheet1.xml", NULL);
  xlsx_parts_set (&parts, "XL/WorkSheets/Sheet1.xml", prefixed);
  reader = open_parts (&parts);
  assert_row (reader, 2, "n:1|n:2");
  assert_end (reader);

  utf16 = g_convert (prefixed, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  xlsx_parts_set_bytes (&parts, "XL/WorkSheets/Sheet1.xml", utf16, length);
  wide = open_parts (&parts);
  assert_row (wide, 2, "n:1|n:2");
  assert_end (wide);
}

/* Damaged and hostile --------------------------------------------------------------------------------- */

static void
test_missing_parts (void)
{
  static const struct
  {
    const char            *part;
    SalesImportProblemCode code;
  } missing[] = {
    { "xl/workbook.xml", SALES_IMPORT_PROBLEM_DAMAGED },
    { "xl/_rels/workbook.xml.rels", SALES_IMPORT_PROBLEM_DAMAGED },
    { "xl/worksheets/sheet1.xml", SALES_IMPORT_PROBLEM_DAMAGED },
    { "xl/sharedStrings.xml", SALES_IMPORT_PROBLEM_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_auto (XlsxParts) parts = { NULL };

      xlsx_parts_init (&parts);
      xlsx_parts_book (&parts, "<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>", NULL);
      xlsx_parts_set (&parts, missing[i].part, NULL);
      assert_fault (&parts, missing[i].code, strstr (missing[i].part, "shared") != NULL ? 1 : 0);
    }
}

static void
test_other_kinds (void)
{
  static const struct
  {
    const char            *part;
    SalesImportProblemCode code;
  } kinds[] = {
    { "content.xml", SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET },   { "xl/workbook.bin", SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET },
    { "Index/Document.iwa", SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET }, { "readme.txt", SALES_IMPORT_PROBLEM_BINARY },
    { "[Content_Types].xml", SALES_IMPORT_PROBLEM_DAMAGED },
  };
  char old[4096] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  g_autoptr (GBytes) xls = NULL;
  g_autoptr (GBytes) locked = NULL;
  g_autoptr (GBytes) short_ole = g_bytes_new (old, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (XlsxParts) parts = { NULL };

      xlsx_parts_init (&parts);
      xlsx_parts_set (&parts, kinds[i].part, "<x/>");
      assert_fault (&parts, kinds[i].code, 0);
    }

  /* The older file: 512 bytes a block, its folder in the block 1. */
  old[30] = 9;
  old[48] = 1;
  xls = g_bytes_new (old, sizeof old);
  assert_fault_of_bytes (xls, NULL, SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET, 0);
  for (int i = 0; i < 16; i++)
    old[1024 + 128 + 2 * i] = "EncryptedPackage"[i];
  locked = g_bytes_new (old, sizeof old);
  assert_fault_of_bytes (locked, NULL, SALES_IMPORT_PROBLEM_ENCRYPTED, 0);
  assert_fault_of_bytes (short_ole, NULL, SALES_IMPORT_PROBLEM_DAMAGED, 0);
}

/* Every file is cut after every byte, and every byte is turned over: it fails, or it reads. */
static void
test_cut_and_flipped (void)
{
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  const char *data;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, HEADER "<row><c t=\"s\"><v>0</v></c><c s=\"0\"><v>46290</v></c></row>", "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
  whole = xlsx_parts_pack (&parts);
  data = g_bytes_get_data (whole, &size);
  for (gsize cut = 4; cut < size; cut++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, cut);

      assert_fault_of_bytes (bytes, NULL, SALES_IMPORT_PROBLEM_DAMAGED, 0);
    }
  for (gsize at = 0; at < size; at++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
      g_autoptr (SalesImportProblem) problem = NULL;
      g_autoptr (SalesXlsxReader) reader = NULL;
      int rows = 0;

      copy[at] ^= 0xff;
      reader = sales_xlsx_reader_open_bytes (bytes, "book.xlsx", NULL, &problem);
      g_assert_true ((reader == NULL) == (problem != NULL));
      while (reader != NULL && sales_xlsx_reader_next (reader) == SALES_XLSX_ROW)
        rows++;
      g_assert_cmpint (rows, <=, 1);
    }
}

static void
test_entities (void)
{
  static const char *const types[] = {
    "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE worksheet [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
    "<!DOCTYPE worksheet SYSTEM \"http://example.com/x.dtd\">",
    "<!DOCTYPE worksheet [<!ENTITY % p SYSTEM \"file:///dev/zero\">%p;]>",
    "<!DOCTYPE worksheet>",
  };
  static const char *const places[] = { "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels",
                                        "xl/_rels/workbook.xml.rels" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (places); k++)
      {
        g_auto (XlsxParts) parts = { NULL };
        g_autofree char *text = NULL;

        xlsx_parts_init (&parts);
        xlsx_parts_book (&parts, HEADER "<row><c t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>", "");
        text = g_strconcat (types[i], "<worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>", NULL);
        xlsx_parts_set (&parts, places[k], text);
        assert_fault (&parts, SALES_IMPORT_PROBLEM_DAMAGED, 0);
      }
}

/* A part that unpacks to much more than it is. */
static void
test_bombs (void)
{
  gsize size = 20 * 1024 * 1024;
  g_autofree char *spaces = g_strnfill (size, ' ');
  g_auto (XlsxParts) beside = { NULL };
  g_auto (XlsxParts) many = { NULL };
  g_auto (XlsxParts) inside = { NULL };
  g_autoptr (GBytes) bomb = NULL;
  g_autofree char *noise = g_malloc (size / 100);

  /* In a part that is not read. */
  xlsx_parts_init (&beside);
  xlsx_parts_book (&beside, HEADER, NULL, NULL);
  xlsx_parts_set (&beside, "xl/media/image1.bmp", spaces);
  assert_fault (&beside, SALES_IMPORT_PROBLEM_UNPACKED_RATIO, 0);

  /* In the sheet, beside enough that does not shrink. */
  for (gsize i = 0; i < size / 100; i++)
    noise[i] = (char) g_random_int ();
  xlsx_parts_init (&inside);
  xlsx_parts_book (&inside, HEADER, NULL, NULL);
  xlsx_parts_set (&inside, "xl/worksheets/sheet1.xml", spaces);
  xlsx_parts_set_bytes (&inside, "xl/media/image1.png", noise, size / 100);
  assert_fault (&inside, SALES_IMPORT_PROBLEM_UNPACKED_RATIO, 0);

  /* A file in the file is opened by nobody. */
  bomb = xlsx_parts_pack (&beside);
  xlsx_parts_set_bytes (&inside, "xl/worksheets/sheet1.xml", g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));
  assert_fault (&inside, SALES_IMPORT_PROBLEM_DAMAGED, 0);

  xlsx_parts_init (&many);
  xlsx_parts_book (&many, HEADER, NULL, NULL);
  for (int i = 0; i < 95; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/part%d.xml", i);

      xlsx_parts_set (&many, name, "<x/>");
    }
  {
    g_autoptr (SalesXlsxReader) reader = open_parts (&many);

    assert_end (reader);
  }
  xlsx_parts_set (&many, "xl/one-more.xml", "<x/>");
  assert_fault (&many, SALES_IMPORT_PROBLEM_TOO_MANY_PARTS, 0);
}

static void
set_number (char *at, guint32 number, int bytes)
{
  for (int i = 0; i < bytes; i++)
    at[i] = (char) (number >> (8 * i));
}

/* Where the directory's entry of a part begins. */
static char *
find_entry (char *data, gsize size, const char *name)
{
  for (gsize i = 0; i + 46 + strlen (name) <= size; i++)
    if (memcmp (data + i, "PK\1\2", 4) == 0 && memcmp (data + i + 46, name, strlen (name)) == 0)
      return data + i;
  g_assert_not_reached ();
}

/* What the directory says is not true. */
static void
test_lies (void)
{
  static const char sheet[] = "xl/worksheets/sheet1.xml";
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (GBytes) whole = NULL;
  gsize size;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, HEADER "<row><c><v>1</v></c></row>", NULL, NULL);
  whole = xlsx_parts_pack (&parts);
  size = g_bytes_get_size (whole);
  for (int lie = 0; lie < 6; lie++)
    {
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
      char *entry = find_entry (copy, size, sheet);
      SalesImportProblemCode code = SALES_IMPORT_PROBLEM_DAMAGED;

      switch (lie)
        {
        case 0: /* larger than anybody unpacks */
          set_number (entry + 24, 0x7fffffff, 4);
          code = SALES_IMPORT_PROBLEM_UNPACKED_SIZE;
          break;
        case 1: /* smaller than it is */
          set_number (entry + 24, 10, 4);
          break;
        case 2: /* larger than it is */
          set_number (entry + 24, 2000, 4);
          break;
        case 3: /* behind a password */
          entry[8] |= 1;
          code = SALES_IMPORT_PROBLEM_ENCRYPTED;
          break;
        case 4: /* packed in a way that nobody knows */
          set_number (entry + 10, 77, 2);
          break;
        default: /* more parts than there are bytes */
          set_number (copy + size - 22 + 8, 0xfffe, 2);
          set_number (copy + size - 22 + 10, 0xfffe, 2);
          code = SALES_IMPORT_PROBLEM_TOO_MANY_PARTS;
          break;
        }
      g_test_message ("lie %d", lie);
      assert_fault_of_bytes (bytes, NULL, code, -1);
    }
}

/* The parser keeps a tag whole: none may be as long as memory. */
static void
test_huge_xml (void)
{
  g_autoptr (GString) deep = g_string_new (HEADER);
  g_autoptr (GString) wide = g_string_new (HEADER "<row r=\"2\" x=\"");
  g_autoptr (GString) texts = g_string_new (HEADER);
  guint32 state = 1;

  for (int i = 0; i < 100; i++)
    g_string_append (deep, "<x>");
  for (int i = 0; i < 100; i++)
    g_string_append (deep, "</x>");
  assert_fault_of_rows (deep->str, SALES_IMPORT_PROBLEM_DAMAGED, 1);

  for (int i = 0; i < 4 * 1024 * 1024; i++)
    {
      state = state * 1664525 + 1013904223;
      g_string_append_c (wide, (char) ('a' + (state >> 24) % 16));
    }
  g_string_append (wide, "\"/>");
  assert_fault_of_rows (wide->str, SALES_IMPORT_PROBLEM_DAMAGED, 1);

  g_string_append (texts, "<row><c t=\"str\"><v>");
  for (int i = 0; i < 17 * 1024 * 1024; i++)
    {
      state = state * 1664525 + 1013904223;
      g_string_append_c (texts, (char) ('a' + (state >> 24) % 16));
    }
  g_string_append (texts, "</v></c></row>");
  assert_fault_of_rows (texts->str, SALES_IMPORT_PROBLEM_LONG_LINE, 2);
}

static void
test_empty (void)
{
  assert_fault_of_rows ("", SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  assert_fault_of_rows ("<row/><row r=\"1000000\"><c r=\"A1000000\" s=\"0\"/></row>", SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
}

/* Files -------------------------------------------------------------------------------------------------- */

static void
test_files (void)
{
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.xlsx", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (XlsxParts) parts = { NULL };
  g_autoptr (SalesTableReader) table = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (SalesImportProblem) changed = NULL;
  g_autoptr (GError) error = NULL;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, HEADER "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>", NULL, NULL);
  bytes = xlsx_parts_pack (&parts);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));

  table = sales_table_reader_open (path, NULL, NULL, &problem, &error);
  g_assert_no_error (error);
  g_assert_null (problem);
  g_assert_true (sales_table_reader_is_typed (table));
  g_assert_cmpint (sales_table_reader_get_n_columns (table), ==, 3);
  g_assert_cmpstr (sales_table_reader_get_headers (table)[2], ==, "c");
  g_assert_cmpint (sales_table_reader_next (table), ==, SALES_TABLE_ROW);
  g_assert_cmpint (sales_table_reader_get_n_cells (table), ==, 3);
  g_assert_cmpint (sales_table_reader_get_line (table), ==, 2);
  g_assert_cmpint (sales_table_reader_next (table), ==, SALES_TABLE_ROW);
  g_assert_cmpint (sales_table_reader_next (table), ==, SALES_TABLE_END);
  g_assert_cmpint (sales_table_reader_get_position (table), ==, sales_table_reader_get_size (table));

  /* Somebody saves it meanwhile. */
  reader = sales_xlsx_reader_open (path, NULL, &problem, &error);
  g_assert_nonnull (reader);
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  {
    FILE *stream = g_fopen (path, "ab");

    fputs ("more", stream);
    fclose (stream);
  }
  while (sales_xlsx_reader_next (reader) == SALES_XLSX_ROW)
    ;
  changed = sales_xlsx_reader_dup_problem (reader);
  g_assert_cmpint (changed->code, ==, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE);

  g_assert_null (sales_xlsx_reader_open (missing, NULL, &problem, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_assert_null (problem);
  g_clear_error (&error);
  g_assert_null (sales_xlsx_list_sheets (missing, &problem, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_assert_null (sales_xlsx_reader_open (folder, NULL, &problem, NULL));
  g_assert_cmpint (problem->code, ==, SALES_IMPORT_PROBLEM_NOT_A_FILE);
}

/* Texts of earlier rows stay for as long as the generation says. */
static void
test_generations (void)
{
  g_autoptr (GString) rows = g_string_new (HEADER);
  g_autoptr (SalesXlsxReader) reader = NULL;
  const char *kept = NULL;
  guint generation = 0, changes = 0;
  char expected[32] = "";

  for (int i = 2; i < 30000; i++)
    g_string_append_printf (rows, "<row><c t=\"str\"><v>text %d</v></c><c><v>%d</v></c></row>", i, i);
  reader = open_rows (rows->str, NULL, NULL);
  for (int i = 2; i < 30000; i++)
    {
      const SalesCell *cell;

      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
      cell = sales_xlsx_reader_get_cells (reader);
      if (kept != NULL && sales_xlsx_reader_get_generation (reader) == generation)
        g_assert_true (strncmp (kept, expected, strlen (expected)) == 0);
      else
        changes++;
      generation = sales_xlsx_reader_get_generation (reader);
      kept = cell->text;
      g_snprintf (expected, sizeof expected, "text %d", i);
      g_assert_true (strncmp (kept, expected, strlen (expected)) == 0);
    }
  g_assert_cmpuint (changes, >, 1);
  g_assert_cmpuint (changes, <, 100);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sales-xlsx-XXXXXX", NULL);
  g_test_add_func ("/xlsx-reader/texts", test_texts);
  g_test_add_func ("/xlsx-reader/kinds", test_kinds);
  g_test_add_func ("/xlsx-reader/1904", test_system_of_1904);
  g_test_add_func ("/xlsx-reader/places", test_places);
  g_test_add_func ("/xlsx-reader/wrong-places", test_wrong_places);
  g_test_add_func ("/xlsx-reader/header", test_header);
  g_test_add_func ("/xlsx-reader/one-column", test_one_column);
  g_test_add_func ("/xlsx-reader/sheets", test_sheets);
  g_test_add_func ("/xlsx-reader/merges", test_merges);
  g_test_add_func ("/xlsx-reader/other-writers", test_other_writers);
  g_test_add_func ("/xlsx-reader/missing-parts", test_missing_parts);
  g_test_add_func ("/xlsx-reader/other-kinds", test_other_kinds);
  g_test_add_func ("/xlsx-reader/cut-and-flipped", test_cut_and_flipped);
  g_test_add_func ("/xlsx-reader/entities", test_entities);
  g_test_add_func ("/xlsx-reader/bombs", test_bombs);
  g_test_add_func ("/xlsx-reader/lies", test_lies);
  g_test_add_func ("/xlsx-reader/huge-xml", test_huge_xml);
  g_test_add_func ("/xlsx-reader/empty", test_empty);
  g_test_add_func ("/xlsx-reader/files", test_files);
  g_test_add_func ("/xlsx-reader/generations", test_generations);
  status = g_test_run ();
  {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
  }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
