/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-table-writer.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "exchange/sales-import-value.h"
#include "exchange/sales-xlsx-reader.h"

static SalesTableWriter *
writer_new (SalesTableFormat format, const char *code)
{
  SalesCurrency currency;

  g_assert_true (sales_currency_init (&currency, code));
  return sales_table_writer_new (format, "Sales: [a]/b?*'s list of more than thirty characters", &currency);
}

static GBytes *
finish (SalesTableWriter *writer)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = sales_table_writer_finish (writer, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static SalesXlsxReader *
open_bytes (GBytes *bytes)
{
  g_autoptr (SalesImportProblem) problem = NULL;
  SalesXlsxReader *reader = sales_xlsx_reader_open_bytes (bytes, "a.xlsx", NULL, &problem);

  g_assert_null (problem);
  g_assert_nonnull (reader);
  return reader;
}

static void
assert_cell (SalesXlsxReader *reader, int column, SalesCellKind kind, const char *expected)
{
  const SalesCell *cell = &sales_xlsx_reader_get_cells (reader)[column];
  g_autofree char *text = g_strndup (cell->text, cell->length);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (cell->kind, ==, kind);
}

static void
write_row (SalesTableWriter *writer, int digits)
{
  gint64 unit = SALES_AMOUNT_MINOR;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  sales_table_writer_add_header (writer, "Text");
  for (int i = 0; i < 6; i++)
    sales_table_writer_add_header (writer, "Zahl");
  sales_table_writer_end_row (writer);
  sales_table_writer_add_text (writer, "Łódź <b>&\"%n🙂");
  sales_table_writer_add_integer (writer, -42);
  sales_table_writer_add_decimal (writer, 1234500, 3, 0);
  sales_table_writer_add_amount (writer, 1265793 * unit + unit / 2);
  sales_table_writer_add_share (writer, 10425);
  sales_table_writer_add_day (writer, 20721);
  sales_table_writer_add_day (writer, SALES_DAY_NONE);
  sales_table_writer_end_row (writer);
}

static void
test_csv (void)
{
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_CSV, "EUR");
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) rest = NULL;
  g_autofree char *text = NULL;

  write_row (writer, 2);
  first = sales_table_writer_flush (writer);
  text = g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_assert_cmpstr (text, ==, "Text,Zahl,Zahl,Zahl,Zahl,Zahl,Zahl\n\"Łódź <b>&\"\"%n🙂\",-42,1234.5,1265793.50,1.0425,2026-09-25,\n");
  sales_table_writer_add_text (writer, "=1+1");
  sales_table_writer_end_row (writer);
  rest = finish (writer);
  g_assert_cmpmem (g_bytes_get_data (rest, NULL), g_bytes_get_size (rest), "\"'=1+1\"\n", 8);
}

/* What is written is read again, in whatever language the program speaks. */
static void
test_round_trip (void)
{
  static const struct
  {
    const char *locale;
    const char *language;
    const char *currency;
    const char *sign;
    int         digits;
  } languages[] = {
    { "C.UTF-8", "en", "EUR", "€", 2 },      { "de_DE.UTF-8", "de", "EUR", "€", 2 },   { "pl_PL.UTF-8", "pl", "PLN", "zł", 2 },
    { "lt_LT.UTF-8", "lt", "EUR", "€", 2 },  { "es_ES.UTF-8", "es", "USD", "US$", 2 }, { "vi_VN.UTF-8", "vi", "VND", "₫", 0 },
    { "de_CH.UTF-8", "de", "CHF", "CHF", 2 }, { "en_US.UTF-8", "en", "KWD", "KWD", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (SalesTableWriter) writer = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SalesXlsxReader) reader = NULL;
      SalesImportProblemCode code;
      SalesCurrency currency;
      const SalesCell *cell;
      gint64 amount;

      if (setlocale (LC_ALL, languages[i].locale) == NULL)
        {
          g_test_message ("no locale %s", languages[i].locale);
          continue;
        }
      sales_locale_set_default_language (languages[i].language);
      writer = writer_new (SALES_TABLE_XLSX, languages[i].currency);
      write_row (writer, languages[i].digits);
      bytes = finish (writer);
      setlocale (LC_ALL, "C.UTF-8");

      reader = open_bytes (bytes);
      g_assert_cmpstr (sales_xlsx_reader_get_sheet (reader), ==, "Sales   a  b   s list of more t");
      g_assert_cmpstr (sales_xlsx_reader_get_headers (reader)[0], ==, "Text");
      g_assert_cmpint (sales_xlsx_reader_get_n_columns (reader), ==, 7);
      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
      assert_cell (reader, 0, SALES_CELL_TEXT, "Łódź <b>&\"%n🙂");
      assert_cell (reader, 1, SALES_CELL_NUMBER, "-42");
      assert_cell (reader, 2, SALES_CELL_NUMBER, "1234.5");
      assert_cell (reader, 3, SALES_CELL_MONEY, "1265793.5");
      assert_cell (reader, 4, SALES_CELL_NUMBER, "1.0425");
      assert_cell (reader, 5, SALES_CELL_DATE, "2026-09-25");
      assert_cell (reader, 6, SALES_CELL_TEXT, "");
      cell = &sales_xlsx_reader_get_cells (reader)[3];
      g_assert_cmpstr (cell->text + cell->length + 1, ==, languages[i].sign);
      g_assert_true (sales_currency_init (&currency, languages[i].currency));
      g_assert_true (sales_import_parse_money (*cell, &sales_number_plain, 4, &currency, &amount, &code));
      g_assert_cmpint (amount, ==, G_GINT64_CONSTANT (12657935000));
      /* Another currency is one, whatever the number. */
      g_assert_true (sales_currency_init (&currency, "GBP"));
      g_assert_false (sales_import_parse_money (*cell, &sales_number_plain, 4, &currency, &amount, &code));
      g_assert_cmpint (code, ==, SALES_IMPORT_PROBLEM_OTHER_CURRENCY);
      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_END);
    }
  sales_locale_set_default_language (NULL);
}

/* Nothing that somebody typed is run, and all of it comes back as it was. */
static void
test_texts (void)
{
  static const char *const texts[] = {
    "=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "_x000D_", "a_x0041_b_x0042_", "_x_", "12.5", "2026-09-25", "TRUE",
    " spaces ", "line\nline", "مرحبا", "a\x01" "b", "&amp;", "]]>",
  };
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;
  g_autofree char *sheet = NULL;

  sales_table_writer_add_header (writer, "=header");
  sales_table_writer_add_header (writer, "b");
  sales_table_writer_end_row (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      sales_table_writer_add_text (writer, texts[i]);
      sales_table_writer_add_text (writer, i % 2 == 0 ? NULL : "");
      sales_table_writer_end_row (writer);
    }
  bytes = finish (writer);
  reader = open_bytes (bytes);
  g_assert_cmpstr (sales_xlsx_reader_get_headers (reader)[0], ==, "=header");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
      assert_cell (reader, 0, SALES_CELL_TEXT, texts[i]);
      assert_cell (reader, 1, SALES_CELL_TEXT, "");
    }
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_END);
}

/* More than a cell holds is cut between two characters; what is no UTF-8 is made so. */
static void
test_long_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;
  const SalesCell *cell;

  for (int i = 0; i < 40000; i++)
    g_string_append (text, "🙂");
  sales_table_writer_add_header (writer, "a");
  sales_table_writer_add_header (writer, "b");
  sales_table_writer_end_row (writer);
  sales_table_writer_add_text (writer, text->str);
  sales_table_writer_add_text (writer, "a\xff");
  sales_table_writer_end_row (writer);
  bytes = finish (writer);
  reader = open_bytes (bytes);
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  cell = &sales_xlsx_reader_get_cells (reader)[0];
  g_assert_cmpint (g_utf8_strlen (cell->text, (gssize) cell->length), ==, 32760);
  assert_cell (reader, 1, SALES_CELL_TEXT, "a�");
}

/* Every day that a document accepts, and figures of any size. */
static void
test_extremes (void)
{
  static const SalesDay days[] = { SALES_DAY_MIN, SALES_DAY_MIN + 58, SALES_DAY_MIN + 59, -1, 0, 1, SALES_DAY_MAX };
  static const char *const iso[] = { "1900-01-01", "1900-02-28", "1900-03-01", "1969-12-31", "1970-01-01", "1970-01-02", "2199-12-31" };
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;

  for (int i = 0; i < 7; i++)
    sales_table_writer_add_header (writer, "x");
  sales_table_writer_end_row (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    sales_table_writer_add_day (writer, days[i]);
  sales_table_writer_end_row (writer);
  sales_table_writer_add_amount (writer, G_MAXINT64);
  sales_table_writer_add_amount (writer, 0);
  sales_table_writer_add_amount (writer, -1);
  sales_table_writer_add_decimal (writer, G_MAXINT64, 9, 9);
  sales_table_writer_add_decimal (writer, 895, 2, 2);
  sales_table_writer_add_share (writer, -10000);
  sales_table_writer_add_integer (writer, 1000);
  sales_table_writer_end_row (writer);
  bytes = finish (writer);
  reader = open_bytes (bytes);
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  for (int i = 0; i < 7; i++)
    assert_cell (reader, i, SALES_CELL_DATE, iso[i]);
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  assert_cell (reader, 0, SALES_CELL_MONEY, "9223372036854.78");
  assert_cell (reader, 1, SALES_CELL_MONEY, "0");
  assert_cell (reader, 2, SALES_CELL_MONEY, "-0.000001");
  assert_cell (reader, 3, SALES_CELL_NUMBER, "9223372036.85478");
  assert_cell (reader, 4, SALES_CELL_NUMBER, "8.95");
  assert_cell (reader, 5, SALES_CELL_NUMBER, "-1");
  assert_cell (reader, 6, SALES_CELL_NUMBER, "1000");
}

static GBytes *
write_again (void)
{
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");

  write_row (writer, 2);
  return finish (writer);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  sales_today_set (20721);
  first = write_again ();
  g_usleep (1100 * 1000);
  second = write_again ();
  sales_today_set (SALES_DAY_NONE);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_many_rows (void)
{
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;

  sales_table_writer_add_header (writer, "a");
  sales_table_writer_add_header (writer, "b");
  sales_table_writer_end_row (writer);
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GBytes) nothing = NULL;

      sales_table_writer_add_integer (writer, i);
      sales_table_writer_add_text (writer, "text");
      sales_table_writer_end_row (writer);
      if (i % 1000 == 0)
        {
          nothing = sales_table_writer_flush (writer);
          g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
        }
    }
  bytes = finish (writer);
  reader = open_bytes (bytes);
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
      assert_cell (reader, 0, SALES_CELL_NUMBER, number);
    }
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_END);
}

/* A sheet ends somewhere, and half a table is none. */
static void
test_too_many_rows (void)
{
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1048576; i++)
    sales_table_writer_end_row (writer);
  sales_table_writer_add_integer (writer, 1);
  sales_table_writer_add_text (writer, "a");
  sales_table_writer_add_decimal (writer, 1, 0, 0);
  sales_table_writer_end_row (writer);
  g_assert_null (sales_table_writer_finish (writer, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

/* One that is given up leaves nothing behind. */
static void
test_given_up (void)
{
  g_autoptr (SalesTableWriter) writer = writer_new (SALES_TABLE_XLSX, "EUR");

  write_row (writer, 2);
}

static void
test_suffixes (void)
{
  SalesTableFormat format;

  g_assert_true (sales_table_format_from_suffix ("XLSX", &format));
  g_assert_cmpint (format, ==, SALES_TABLE_XLSX);
  g_assert_true (sales_table_format_from_suffix ("csv", &format));
  g_assert_cmpint (format, ==, SALES_TABLE_CSV);
  g_assert_false (sales_table_format_from_suffix ("xls", &format));
  g_assert_cmpstr (sales_table_format_get_suffix (SALES_TABLE_XLSX), ==, "xlsx");
  g_assert_cmpstr (sales_table_format_get_suffix (SALES_TABLE_CSV), ==, "csv");
}

int
main (int argc, char **argv)
{
  char folder[] = "/tmp/sales-table-XXXXXX";
  int status;

  /* A folder for what is written meanwhile, empty again when all is done. */
  g_assert_nonnull (mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-writer/csv", test_csv);
  g_test_add_func ("/table-writer/round-trip", test_round_trip);
  g_test_add_func ("/table-writer/texts", test_texts);
  g_test_add_func ("/table-writer/long-texts", test_long_texts);
  g_test_add_func ("/table-writer/extremes", test_extremes);
  g_test_add_func ("/table-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/table-writer/many-rows", test_many_rows);
  g_test_add_func ("/table-writer/too-many-rows", test_too_many_rows);
  g_test_add_func ("/table-writer/given-up", test_given_up);
  g_test_add_func ("/table-writer/suffixes", test_suffixes);
  status = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return status;
}
