/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-csv-reader.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"

static char *folder;

static char *
write_file (const char *text, gssize length)
{
  char *path = g_build_filename (folder, "table.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static SalesCsvReader *
open_text (const char *text, gssize length)
{
  g_autofree char *path = write_file (text, length);
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  SalesCsvReader *reader = sales_csv_reader_open (path, NULL, &problem, &error);

  g_assert_no_error (error);
  g_assert_null (problem);
  g_assert_nonnull (reader);
  return reader;
}

/* The row's cells with '|' between them. */
static void
assert_row (SalesCsvReader *reader, gint64 line, const char *expected)
{
  g_autoptr (GString) row = g_string_new (NULL);

  g_assert_cmpint (sales_csv_reader_next (reader), ==, SALES_CSV_ROW);
  for (int i = 0; i < sales_csv_reader_get_n_fields (reader); i++)
    {
      const SalesCsvField *field = &sales_csv_reader_get_fields (reader)[i];

      if (i > 0)
        g_string_append_c (row, '|');
      g_string_append_len (row, field->text, (gssize) field->length);
    }
  g_assert_cmpstr (row->str, ==, expected);
  g_assert_cmpint (sales_csv_reader_get_line (reader), ==, line);
}

static void
assert_end (SalesCsvReader *reader)
{
  g_assert_cmpint (sales_csv_reader_next (reader), ==, SALES_CSV_END);
}

/* Opens or reads @text until it fails. */
static void
assert_fault (const char *text, gssize length, SalesImportProblemCode code, gint64 line)
{
  g_autofree char *path = write_file (text, length);
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesCsvReader) reader = sales_csv_reader_open (path, NULL, &problem, &error);

  g_assert_no_error (error);
  if (reader != NULL)
    {
      SalesCsvResult result;

      while ((result = sales_csv_reader_next (reader)) == SALES_CSV_ROW)
        ;
      g_assert_cmpint (result, ==, SALES_CSV_FAULT);
      problem = sales_csv_reader_dup_problem (reader);
    }
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpint (problem->line, ==, line);
  g_assert_cmpstr (problem->file, ==, "table.csv");
}

static void
test_plain (void)
{
  g_autoptr (SalesCsvReader) reader = open_text ("a,b,c\n1,2,3\r\n4,,\n\n,5,a long cell that is wider than a block of sixteen\n6,7,8", -1);

  g_assert_cmpint (sales_csv_reader_get_n_columns (reader), ==, 3);
  g_assert_cmpstr (sales_csv_reader_get_headers (reader)[2], ==, "c");
  assert_row (reader, 2, "1|2|3");
  assert_row (reader, 3, "4||");
  assert_row (reader, 5, "|5|a long cell that is wider than a block of sixteen");
  assert_row (reader, 6, "6|7|8");
  assert_end (reader);
  assert_end (reader);
}

static void
test_separators (void)
{
  g_autoptr (SalesCsvReader) semicolon = open_text ("\xef\xbb\xbf" "a;\"x,y,z,w\";c\n1,5;2;3\n", -1);
  g_autoptr (SalesCsvReader) tab = NULL;

  g_assert_cmpstr (sales_csv_reader_get_dialect (semicolon)->separator, ==, ";");
  g_assert_cmpstr (sales_csv_reader_get_headers (semicolon)[0], ==, "a");
  g_assert_cmpstr (sales_csv_reader_get_headers (semicolon)[1], ==, "x,y,z,w");
  assert_row (semicolon, 2, "1,5|2|3");
  tab = open_text ("a\tb\n1\t2\n", -1);
  g_assert_cmpstr (sales_csv_reader_get_dialect (tab)->separator, ==, "\t");
  assert_row (tab, 2, "1|2");
}

static void
test_quotes (void)
{
  g_autoptr (SalesCsvReader) reader = open_text ("a,b\r\n\"two\nlines\",\"say \"\"hi\"\"\"\r\n5\" pipe,x\"y\n\"\",\"\"\"\"\n\"a\"b,c\n\"end\"", -1);

  assert_row (reader, 2, "two\nlines|say \"hi\"");
  g_assert_false (sales_csv_reader_has_stray_quote (reader));
  assert_row (reader, 4, "5\" pipe|x\"y");
  assert_row (reader, 5, "|\"");
  assert_row (reader, 6, "a|c");
  g_assert_true (sales_csv_reader_has_stray_quote (reader));
  assert_row (reader, 7, "end");
  g_assert_false (sales_csv_reader_has_stray_quote (reader));
  assert_end (reader);
}

static void
test_ragged (void)
{
  g_autoptr (SalesCsvReader) reader = open_text ("a,b\n1\n1,2,3\n", -1);

  g_assert_cmpint (sales_csv_reader_next (reader), ==, SALES_CSV_ROW);
  g_assert_cmpint (sales_csv_reader_get_n_fields (reader), ==, 1);
  g_assert_cmpint (sales_csv_reader_next (reader), ==, SALES_CSV_ROW);
  g_assert_cmpint (sales_csv_reader_get_n_fields (reader), ==, 3);
}

/* Rows of every length around the size of a block, with letters that the edge cuts in two. */
static void
test_blocks (void)
{
  g_autoptr (GString) text = g_string_new ("name,number\n");
  g_autoptr (SalesCsvReader) reader = NULL;
  gint64 line = 2;

  for (int i = 0; i < 150000; i++)
    g_string_append_printf (text, "\"Łódź %d\nư\"\"\",%d\n", i, i * 7);
  reader = open_text (text->str, (gssize) text->len);
  for (int i = 0; i < 150000; i++, line += 2)
    {
      g_autofree char *expected = g_strdup_printf ("Łódź %d\nư\"|%d", i, i * 7);

      assert_row (reader, line, expected);
    }
  assert_end (reader);
  g_assert_cmpint (sales_csv_reader_get_position (reader), ==, text->len);
}

static void
test_faults (void)
{
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) endless = g_string_new ("a,b\n1,2\n");
  g_autoptr (GString) late = g_string_new ("a,b\n");
  char binary[600];

  for (int i = 0; i < 600; i++)
    binary[i] = (char) (i * 37);
  for (int i = 1; i < 10000; i++)
    g_string_append_printf (wide, ",c%d", i);
  g_string_append_c (wide, '\n');
  for (int i = 0; i < 18 * 1024 * 1024; i++)
    g_string_append_c (endless, 'x');
  for (int i = 0; i < 200000; i++)
    g_string_append (late, "12345,67890\n");
  g_string_append_len (late, "1,\0\n", 4);

  assert_fault ("", 0, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  assert_fault ("\n\n", -1, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  assert_fault (binary, sizeof binary, SALES_IMPORT_PROBLEM_BINARY, 0);
  assert_fault ("format 3\0\0\0\0\0\0\0\0\0\0\0\0", 20, SALES_IMPORT_PROBLEM_BINARY, 0);
  assert_fault ("PK\3\4xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", -1, SALES_IMPORT_PROBLEM_BINARY, 0);
  assert_fault ("a,b\n1,2\n3,\0\n", 12, SALES_IMPORT_PROBLEM_NUL, 3);
  assert_fault (late->str, (gssize) late->len, SALES_IMPORT_PROBLEM_NUL, 200002);
  assert_fault ("\xef\xbb\xbf" "a,b\n1,2\n3,M\xfcller\n", -1, SALES_IMPORT_PROBLEM_ENCODING, 3);
  assert_fault ("\xef\xbb\xbf" "a,b\n1,2\n3,\xc5", -1, SALES_IMPORT_PROBLEM_ENCODING, 3);
  assert_fault ("\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0\0\xdc\n\0", 16, SALES_IMPORT_PROBLEM_ENCODING, 2);
  assert_fault ("a,b\n1,2\n\"x\ny\",\"open\n5,6\n7,8\n", -1, SALES_IMPORT_PROBLEM_OPEN_QUOTE, 4);
  assert_fault (wide->str, -1, SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS, 1);
  assert_fault (endless->str, -1, SALES_IMPORT_PROBLEM_LONG_LINE, 3);
}

static void
test_not_a_file (void)
{
  g_autofree char *fifo = g_build_filename (folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);
  const char *paths[] = { fifo, folder, "/dev/zero" };
  g_autoptr (SalesImportProblem) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SalesImportProblem) problem = NULL;

      g_assert_null (sales_csv_reader_open (paths[i], NULL, &problem, &error));
      g_assert_no_error (error);
      g_assert_cmpint (problem->code, ==, SALES_IMPORT_PROBLEM_NOT_A_FILE);
    }
  g_assert_null (sales_csv_reader_open (missing, NULL, &none, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_unlink (fifo);
}

static void
test_file_grows (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (SalesCsvReader) reader = NULL;
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autofree char *path = NULL;
  SalesCsvResult result;
  FILE *file;

  for (int i = 0; i < 400000; i++)
    g_string_append (text, "12345,67890\n");
  reader = open_text (text->str, (gssize) text->len);
  path = g_build_filename (folder, "table.csv", NULL);
  file = g_fopen (path, "a");
  g_assert_nonnull (file);
  fputs ("1,2\n", file);
  fclose (file);
  while ((result = sales_csv_reader_next (reader)) == SALES_CSV_ROW)
    ;
  g_assert_cmpint (result, ==, SALES_CSV_FAULT);
  problem = sales_csv_reader_dup_problem (reader);
  g_assert_cmpint (problem->code, ==, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE);
}

static void
test_sentences (void)
{
  g_autoptr (SalesImportProblem) cell = sales_import_problem_new (SALES_IMPORT_PROBLEM_NOT_A_NUMBER, "orders.csv", 12, "Unit Price", "abc");
  g_autoptr (SalesImportProblem) file = sales_import_problem_new (SALES_IMPORT_PROBLEM_EMPTY_FILE, "orders.csv", 0, NULL, NULL);
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (SalesImportProblem) clipped = sales_import_problem_new (SALES_IMPORT_PROBLEM_TOO_LONG, "a.csv", 1, NULL, long_text);
  g_autofree char *a = sales_import_problem_describe (cell);
  g_autofree char *b = sales_import_problem_describe (file);

  g_assert_cmpstr (a, ==, "orders.csv, line 12, column Unit Price, “abc”: This is not a number. Use digits and a decimal point.");
  g_assert_cmpstr (b, ==, "orders.csv: The file is empty.");
  g_assert_cmpint (g_utf8_strlen (clipped->value, -1), ==, 60);
  g_assert_true (sales_import_problem_is_of_file (file));
  g_assert_false (sales_import_problem_is_of_file (cell));
  for (int code = 0; code <= SALES_IMPORT_PROBLEM_CREDIT_SUM; code++)
    {
      g_autoptr (SalesImportProblem) problem = sales_import_problem_new (code, "f", 0, NULL, NULL);
      g_autofree char *reason = sales_import_problem_get_reason (problem);

      g_assert_cmpuint (strlen (reason), >, 10);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sales-csv-XXXXXX", NULL);
  g_test_add_func ("/csv-reader/plain", test_plain);
  g_test_add_func ("/csv-reader/separators", test_separators);
  g_test_add_func ("/csv-reader/quotes", test_quotes);
  g_test_add_func ("/csv-reader/ragged", test_ragged);
  g_test_add_func ("/csv-reader/blocks", test_blocks);
  g_test_add_func ("/csv-reader/faults", test_faults);
  g_test_add_func ("/csv-reader/not-a-file", test_not_a_file);
  g_test_add_func ("/csv-reader/file-grows", test_file_grows);
  g_test_add_func ("/csv-reader/sentences", test_sentences);
  status = g_test_run ();
  {
    g_autofree char *path = g_build_filename (folder, "table.csv", NULL);

    g_unlink (path);
    g_rmdir (folder);
  }
  g_free (folder);
  return status;
}
