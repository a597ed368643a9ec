/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answers.h"

#include <string.h>

#include "exchange/sales-csv-reader.h"

char *
real_path (const char *name)
{
  const char *data = g_getenv ("SALES_TEST_DATA");
  g_autofree char *path = data != NULL ? g_build_filename (data, name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the real data sets are not beside the project (SALES_TEST_DATA)");
  return NULL;
}

Answers *
answers_load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, "answers", name, NULL);
  g_autoptr (GError) error = NULL;
  SalesImportProblem *problem = NULL;
  g_autoptr (SalesCsvReader) reader = sales_csv_reader_open (path, NULL, &problem, &error);
  Answers *self = g_new0 (Answers, 1);
  int n;

  g_assert_no_error (error);
  g_assert_null (problem);
  n = sales_csv_reader_get_n_columns (reader);
  self->headers = g_strdupv ((char **) sales_csv_reader_get_headers (reader));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (sales_csv_reader_next (reader) == SALES_CSV_ROW)
    {
      char **row = g_new0 (char *, n + 1);

      g_assert_cmpint (sales_csv_reader_get_n_fields (reader), ==, n);
      for (int c = 0; c < n; c++)
        row[c] = g_strndup (sales_csv_reader_get_fields (reader)[c].text, sales_csv_reader_get_fields (reader)[c].length);
      g_ptr_array_add (self->rows, row);
    }
  g_assert_cmpuint (self->rows->len, >, 0);
  return self;
}

void
answers_free (Answers *self)
{
  g_strfreev (self->headers);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
answers_get (const Answers *self, guint row, const char *column)
{
  for (int c = 0; self->headers[c] != NULL; c++)
    if (strcmp (self->headers[c], column) == 0)
      return ((char **) self->rows->pdata[row])[c];
  g_error ("no column %s", column);
}

gint64
answers_hundredths (const Answers *self, guint row, const char *column)
{
  gint64 value;

  g_assert_cmpint (sales_decimal_parse (answers_get (self, row, column), -1, 2, &value), ==, SALES_DECIMAL_OK);
  return value;
}

SalesDay
answers_day (const Answers *self, guint row, const char *column)
{
  SalesDay day;

  g_assert_true (sales_day_parse_iso (answers_get (self, row, column), -1, &day));
  return day;
}

void
real_import (Fixture *fixture, const char *path, gboolean teams_by_manager)
{
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) again = NULL;

  g_assert_true (sales_import_add_path (import, path, NULL));
  sales_import_set_teams_by_manager (import, teams_by_manager);
  result = fixture_run (fixture, import);
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *sentence = sales_import_problem_describe (result->problems->pdata[i]);

      g_test_message ("%s", sentence);
    }
  g_assert_cmpint (result->n_problems, ==, 0);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (result->from_file.amount, ==, result->from_document.amount);
  fixture_check (fixture);
  again = fixture_run (fixture, import);
  g_assert_cmpint (again->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
  g_assert_cmpint (again->unchanged, ==, again->read);
}

SalesOverview *
real_overview (Fixture *fixture, SalesScopeKind kind, gint64 id, SalesDay first, SalesDay last)
{
  SalesScope scope = { kind, id };
  SalesPeriod period = { SALES_PERIOD_DAYS, first, last };
  g_autoptr (GError) error = NULL;
  SalesOverview *overview = sales_document_call (fixture->document, sales_overview_request_new (&scope, &period), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (overview);
  return overview;
}

gint64
real_id (Fixture *fixture, const char *table, const char *column, const char *value)
{
  g_auto (GStrv) pieces = g_strsplit (value, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", pieces);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = '%s'", table, column, quoted);

  return fixture_ask (fixture, sql);
}

gint64
cents (gint64 amount)
{
  return sales_round_div (amount, 10000);
}
