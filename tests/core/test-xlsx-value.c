/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-value.h"

#include <string.h>

static void
assert_text (const char *number, guint id, const char *code, gboolean from_1904, SalesCellKind kind, const char *expected)
{
  char buffer[SALES_XLSX_NUMBER_ROOM];
  SalesXlsxFormat format;
  SalesCellKind found;
  gsize length;

  sales_xlsx_format_init (&format, id, code);
  found = sales_xlsx_number_to_text (number, strlen (number), &format, from_1904, buffer, &length);
  buffer[length] = '\0';
  g_test_message ("%s as %u, %s", number, id, code != NULL ? code : "-");
  g_assert_cmpstr (buffer, ==, expected);
  g_assert_cmpint (found, ==, kind);
  sales_xlsx_format_clear (&format);
}

/* What a sheet shows of 15 digits, and no binary number in between. */
static void
test_numbers (void)
{
  static const char *const numbers[][2] = {
    { "0", "0" },
    { "-0", "0" },
    { "0.0", "0" },
    { "7", "7" },
    { "+7", "7" },
    { "-12.50", "-12.5" },
    { ".5", "0.5" },
    { "5.", "5" },
    { "007", "7" },
    { "1234.4999999999998", "1234.5" },
    { "0.30000000000000004", "0.3" },
    { "0.1", "0.1" },
    { "8.949999999999999", "8.95" },
    { "2.8999999999999999", "2.9" },
    { "1.1499999999999999", "1.15" },
    { "1265793.0395", "1265793.0395" },
    { "999999999999999.5", "1000000000000000" },
    { "99999999999999999999", "100000000000000000000" },
    { "123456789012344.5", "123456789012345" },
    { "123456789012344.49", "123456789012344" },
    { "-123456789012344.5", "-123456789012345" },
    { "0.000012345", "0.000012345" },
    { "1E3", "1000" },
    { "1.5e-3", "0.0015" },
    { "1.2345678901234568E+16", "12345678901234600" },
    { "1E+20", "100000000000000000000" },
    { "0E+99999", "0" },
    { "0.1500000000000000022", "0.15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_text (numbers[i][0], 0, NULL, FALSE, SALES_CELL_NUMBER, numbers[i][1]);
}

static void
test_no_numbers (void)
{
  static const char *const texts[] = { "", "-", ".", "e5", "1e", "1e+", "1e5x", "1,5", "0x10", "INF", "NaN", "1.2.3", " 1", "1e309", "1e-400", "1e99999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_text (texts[i], 0, NULL, FALSE, SALES_CELL_TEXT, "");
}

/* However long a number is, its text has room. */
static void
test_long_numbers (void)
{
  g_autofree char *zeros = g_strnfill (5000, '0');
  g_autofree char *small = g_strconcat ("0.", zeros, "1e5000", NULL);
  g_autofree char *long_zero = g_strconcat ("-", zeros, NULL);
  g_autofree char *nines = g_strnfill (300, '9');
  g_autofree char *rounded = g_strnfill (300, '0');
  g_autofree char *expected = g_strconcat ("1", rounded, NULL);
  g_autofree char *tiny = g_strdup_printf ("-0.%.306s123456789012345", zeros);

  assert_text (small, 0, NULL, FALSE, SALES_CELL_NUMBER, "0.1");
  assert_text (long_zero, 0, NULL, FALSE, SALES_CELL_NUMBER, "0");
  assert_text (nines, 0, NULL, FALSE, SALES_CELL_NUMBER, expected);
  assert_text (nines, 14, NULL, FALSE, SALES_CELL_TEXT, expected);
  assert_text ("-1.23456789012345e-307", 0, NULL, FALSE, SALES_CELL_NUMBER, tiny);
}

static void
test_days (void)
{
  static const struct
  {
    const char   *number;
    gboolean      from_1904;
    SalesCellKind kind;
    const char   *text;
  } days[] = {
    { "1", FALSE, SALES_CELL_DATE, "1900-01-01" },
    { "59", FALSE, SALES_CELL_DATE, "1900-02-28" },
    { "60", FALSE, SALES_CELL_DATE, "1900-02-29" },
    { "61", FALSE, SALES_CELL_DATE, "1900-03-01" },
    { "25569", FALSE, SALES_CELL_DATE, "1970-01-01" },
    { "46290", FALSE, SALES_CELL_DATE, "2026-09-25" },
    { "46290.604166666664", FALSE, SALES_CELL_DATE, "2026-09-25 14:30:00" },
    { "46290.604166666672", FALSE, SALES_CELL_DATE, "2026-09-25 14:30:00" },
    { "46289.99999999999", FALSE, SALES_CELL_DATE, "2026-09-25" },
    { "46290.999988425923", FALSE, SALES_CELL_DATE, "2026-09-25 23:59:59" },
    { "4.629E4", FALSE, SALES_CELL_DATE, "2026-09-25" },
    { "2958465", FALSE, SALES_CELL_DATE, "9999-12-31" },
    { "0", FALSE, SALES_CELL_TEXT, "00:00:00" },
    { "0.5", FALSE, SALES_CELL_TEXT, "12:00:00" },
    { "2958466", FALSE, SALES_CELL_TEXT, "2958466" },
    { "-1", FALSE, SALES_CELL_TEXT, "-1" },
    { "0", TRUE, SALES_CELL_DATE, "1904-01-01" },
    { "60", TRUE, SALES_CELL_DATE, "1904-03-01" },
    { "44828", TRUE, SALES_CELL_DATE, "2026-09-25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    assert_text (days[i].number, 14, NULL, days[i].from_1904, days[i].kind, days[i].text);
}

static void
test_times (void)
{
  assert_text ("0.5", 20, NULL, FALSE, SALES_CELL_TEXT, "12:00:00");
  assert_text ("1.5", 46, NULL, FALSE, SALES_CELL_TEXT, "36:00:00");
  assert_text ("0.0000116", 45, NULL, FALSE, SALES_CELL_TEXT, "00:00:01");
}

/* Ids that no file explains, and codes of files. */
static void
test_formats (void)
{
  static const struct
  {
    guint               id;
    const char         *code;
    SalesXlsxFormatKind kind;
    int                 padding;
    const char         *sign;
  } formats[] = {
    { 0, NULL, SALES_XLSX_NUMBER, 0, NULL },
    { 4, NULL, SALES_XLSX_NUMBER, 0, NULL },
    { 10, NULL, SALES_XLSX_NUMBER, 0, NULL },
    { 14, NULL, SALES_XLSX_DATE, 0, NULL },
    { 17, NULL, SALES_XLSX_DATE, 0, NULL },
    { 20, NULL, SALES_XLSX_TIME, 0, NULL },
    { 22, NULL, SALES_XLSX_DATE, 0, NULL },
    { 30, NULL, SALES_XLSX_DATE, 0, NULL },
    { 44, NULL, SALES_XLSX_NUMBER, 0, NULL },
    { 46, NULL, SALES_XLSX_TIME, 0, NULL },
    { 57, NULL, SALES_XLSX_DATE, 0, NULL },
    { 164, "General", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "GENERAL", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "Standard", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "yyyy-mm-dd", SALES_XLSX_DATE, 0, NULL },
    { 164, "DD.MM.YYYY", SALES_XLSX_DATE, 0, NULL },
    { 164, "dd\\.mm\\.yyyy", SALES_XLSX_DATE, 0, NULL },
    { 164, "[$-407]d\\. mmmm yyyy", SALES_XLSX_DATE, 0, NULL },
    { 164, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", SALES_XLSX_DATE, 0, NULL },
    { 164, "mmm\\-yy", SALES_XLSX_DATE, 0, NULL },
    { 164, "mmmm", SALES_XLSX_DATE, 0, NULL },
    { 164, "yyyy\"年\"m\"月\"d\"日\"", SALES_XLSX_DATE, 0, NULL },
    { 164, "dd/mm/yyyy hh:mm:ss.000", SALES_XLSX_DATE, 0, NULL },
    { 164, "d/m/yyyy;@", SALES_XLSX_DATE, 0, NULL },
    { 14, "dd/mm/yy", SALES_XLSX_DATE, 0, NULL },
    { 164, "h:mm AM/PM", SALES_XLSX_TIME, 0, NULL },
    { 164, "mm:ss.0", SALES_XLSX_TIME, 0, NULL },
    { 164, "[h]:mm", SALES_XLSX_TIME, 0, NULL },
    { 164, "#,##0.00", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "[Red]-0.00", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "0.00E+00", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "0.0%", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "@", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "00000", SALES_XLSX_NUMBER, 5, NULL },
    { 164, "0", SALES_XLSX_NUMBER, 1, NULL },
    { 164, "#,##0.00\\ \"€\"", SALES_XLSX_NUMBER, 0, "€" },
    { 164, "#,##0.00\\ [$€-407]", SALES_XLSX_NUMBER, 0, "€" },
    { 164, "[$$-409]#,##0.00", SALES_XLSX_NUMBER, 0, "$" },
    { 164, "\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)", SALES_XLSX_NUMBER, 0, "$" },
    { 164, "_-* #,##0.00\\ \"zł\"_-;-* #,##0.00\\ \"zł\"_-", SALES_XLSX_NUMBER, 0, "zł" },
    { 164, "#,##0\\ [$₫-42A]", SALES_XLSX_NUMBER, 0, "₫" },
    { 164, "[$EUR] 0.00", SALES_XLSX_NUMBER, 0, "EUR" },
    { 164, "0 \"days\"", SALES_XLSX_NUMBER, 1, "days" },
    { 164, "", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "\"", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "[", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "\\", SALES_XLSX_NUMBER, 0, NULL },
    { 164, "_", SALES_XLSX_NUMBER, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      SalesXlsxFormat format;

      g_test_message ("%u %s", formats[i].id, formats[i].code != NULL ? formats[i].code : "-");
      sales_xlsx_format_init (&format, formats[i].id, formats[i].code);
      g_assert_cmpint (format.kind, ==, formats[i].kind);
      g_assert_cmpint (format.padding, ==, formats[i].padding);
      g_assert_cmpstr (format.sign, ==, formats[i].sign);
      sales_xlsx_format_clear (&format);
    }
}

/* What a cell shows of a number that is an id. */
static void
test_padding (void)
{
  assert_text ("42", 164, "00000", FALSE, SALES_CELL_NUMBER, "00042");
  assert_text ("-42", 164, "00000", FALSE, SALES_CELL_NUMBER, "-00042");
  assert_text ("1234567", 164, "00000", FALSE, SALES_CELL_NUMBER, "1234567");
  assert_text ("4.5", 164, "00000", FALSE, SALES_CELL_NUMBER, "4.5");
  assert_text ("0", 164, "000", FALSE, SALES_CELL_NUMBER, "000");
  assert_text ("1234.5", 164, "#,##0.00\\ \"€\"", FALSE, SALES_CELL_MONEY, "1234.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-value/numbers", test_numbers);
  g_test_add_func ("/xlsx-value/no-numbers", test_no_numbers);
  g_test_add_func ("/xlsx-value/long-numbers", test_long_numbers);
  g_test_add_func ("/xlsx-value/days", test_days);
  g_test_add_func ("/xlsx-value/times", test_times);
  g_test_add_func ("/xlsx-value/formats", test_formats);
  g_test_add_func ("/xlsx-value/padding", test_padding);
  return g_test_run ();
}
