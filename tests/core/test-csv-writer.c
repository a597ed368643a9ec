/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-csv-writer.h"

#include <glib/gstdio.h>

#include "base/sales-error.h"

static void
assert_text (SalesCsvWriter *writer, const char *expected)
{
  g_autoptr (GBytes) bytes = sales_csv_writer_steal (writer);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_cells (void)
{
  g_autoptr (SalesCsvWriter) writer = sales_csv_writer_new (',');

  sales_csv_writer_add_text (writer, "plain");
  sales_csv_writer_add_text (writer, "a,b");
  sales_csv_writer_add_text (writer, "say \"hi\"");
  sales_csv_writer_add_text (writer, "two\nlines");
  sales_csv_writer_add_text (writer, NULL);
  sales_csv_writer_add_text (writer, "");
  sales_csv_writer_end_row (writer);
  assert_text (writer, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,\n");
}

static void
test_formulas (void)
{
  g_autoptr (SalesCsvWriter) writer = sales_csv_writer_new (',');

  sales_csv_writer_add_text (writer, "=1+1");
  sales_csv_writer_add_text (writer, "+49 30");
  sales_csv_writer_add_text (writer, "-x");
  sales_csv_writer_add_text (writer, "@cmd");
  sales_csv_writer_add_text (writer, "\tx");
  sales_csv_writer_add_text (writer, "\rx");
  sales_csv_writer_add_integer (writer, -5);
  sales_csv_writer_add_decimal (writer, -12345000, 4, 2);
  sales_csv_writer_add_raw (writer, "=1+1", -1);
  sales_csv_writer_end_row (writer);
  assert_text (writer, "\"'=1+1\",\"'+49 30\",\"'-x\",\"'@cmd\",\"'\tx\",\"'\rx\",-5,-1234.50,=1+1\n");
}

static void
test_days (void)
{
  g_autoptr (SalesCsvWriter) writer = sales_csv_writer_new (';');
  SalesDay day;

  g_assert_true (sales_day_from_ymd (2026, 2, 28, &day));
  sales_csv_writer_add_day (writer, day);
  sales_csv_writer_add_day (writer, SALES_DAY_NONE);
  sales_csv_writer_add_text (writer, "x");
  sales_csv_writer_end_row (writer);
  assert_text (writer, "2026-02-28;;x\n");
}

static void
test_save (void)
{
  g_autoptr (SalesCsvWriter) writer = sales_csv_writer_new (',');
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sales-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "out.csv", NULL);
  g_autofree char *text = NULL;

  sales_csv_writer_add_text (writer, "Đặng");
  sales_csv_writer_end_row (writer);
  g_assert_true (sales_csv_writer_save (writer, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Đặng\n");

  g_assert_false (sales_csv_writer_save (writer, nowhere, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/formulas", test_formulas);
  g_test_add_func ("/csv-writer/days", test_days);
  g_test_add_func ("/csv-writer/save", test_save);
  return g_test_run ();
}
