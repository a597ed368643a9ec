/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include "sales-test-folder.h"
#include "store/sales-store.h"

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("sales-import-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "company.sales", NULL);
  self->document = sales_document_open (self->path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  sales_document_close (self->document);
  g_clear_object (&self->document);
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

char *
fixture_write (Fixture *self, const char *name, const char *text, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

SalesImportResult *
fixture_run (Fixture *self, SalesImport *import)
{
  g_autoptr (GError) error = NULL;
  SalesImportResult *result = sales_import_run (import, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

SalesImportResult *
fixture_import (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = fixture_write (self, name, text, -1);
  g_autoptr (SalesImport) import = sales_import_new (self->document);

  g_assert_true (sales_import_add_path (import, path, NULL));
  return fixture_run (self, import);
}

static gpointer
ask_func (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare_once (store, data, error);
  gint64 *answer;

  if (statement == NULL || !sales_statement_step (statement, error))
    return NULL;
  answer = g_new (gint64, 1);
  *answer = sales_statement_get_optional (statement, 0, G_MININT64);
  return answer;
}

gint64
fixture_ask (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *answer = sales_document_call (self->document, sales_request_new (ask_func, g_strdup (sql), g_free, g_free), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  return *answer;
}

void
fixture_check (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesCheck) check = sales_document_call (self->document, sales_check_request_new (), NULL, &error);

  g_assert_no_error (error);
  for (int t = 0; t < SALES_N_TOTALS; t++)
    {
      g_test_message ("%s: %" G_GINT64_FORMAT " cells, %" G_GINT64_FORMAT " different", check->totals[t].table,
                      check->totals[t].n_cells, check->totals[t].n_different);
      g_assert_cmpint (check->totals[t].n_different, ==, 0);
    }
  g_assert_true (check->sound);
}

void
assert_problem (const SalesImportResult *result, guint index, SalesImportProblemCode code, gint64 line, const char *column)
{
  const SalesImportProblem *problem;

  g_assert_cmpuint (result->problems->len, >, index);
  problem = result->problems->pdata[index];
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpint (problem->line, ==, line);
  g_assert_cmpstr (problem->column, ==, column);
}
