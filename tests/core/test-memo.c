/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include <sqlite3.h>

static int n_freed;

static void
count_free (gpointer data)
{
  n_freed++;
  g_free (data);
}

static gpointer
recall (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return sales_store_recall (store, "word") != NULL ? GINT_TO_POINTER (2) : SALES_REQUEST_DONE;
}

static gboolean
is_remembered (TestDocument *self)
{
  return sales_document_call (self->document, sales_request_new (recall, NULL, NULL, NULL), NULL, NULL) == GINT_TO_POINTER (2);
}

static gpointer
remember (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  char *word = g_strdup ("hello");

  g_assert_null (sales_store_recall (store, "word"));
  if (sales_store_remember (store, "word", word, count_free))
    return GINT_TO_POINTER (2);
  g_free (word);
  return SALES_REQUEST_DONE;
}

static gboolean
try_remember (TestDocument *self)
{
  return sales_document_call (self->document, sales_request_new (remember, NULL, NULL, NULL), NULL, NULL) == GINT_TO_POINTER (2);
}

static void
test_until_changed (TestDocument *self, gconstpointer data)
{
  n_freed = 0;
  g_assert_false (is_remembered (self));
  g_assert_true (try_remember (self));
  g_assert_true (is_remembered (self));
  g_assert_cmpint (n_freed, ==, 0);
  test_document_sql (self, "INSERT INTO category (name) VALUES ('Pumps')");
  g_assert_false (is_remembered (self));
  g_assert_cmpint (n_freed, ==, 1);
  /* Undo is a change as well. */
  g_assert_true (try_remember (self));
  g_assert_true (sales_document_undo (self->document, FALSE, NULL));
  g_assert_false (is_remembered (self));
  g_assert_cmpint (n_freed, ==, 2);
}

static gpointer
remember_and_fail (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (sales_store_execute (store, "INSERT INTO category (name) VALUES ('Pumps')", error));
  g_assert_cmpint (GPOINTER_TO_INT (remember (store, NULL, NULL, NULL)), ==, 1);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "taken back");
  return NULL;
}

/* What was seen inside a change that is taken back has never been. */
static void
test_not_inside_changes (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_perform (self->document, sales_request_new_action ("test", "Test", remember_and_fail, NULL, NULL), NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (is_remembered (self));
}

/* Another program writes. */
static void
test_other_writer (TestDocument *self, gconstpointer data)
{
  sqlite3 *db;

  g_assert_true (try_remember (self));
  g_assert_cmpint (sqlite3_open_v2 (sales_document_get_path (self->document), &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO category (name) VALUES ('Seals')", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (is_remembered (self));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/memo/" name, TestDocument, NULL, test_document_set_up, func, test_document_tear_down)
  ADD ("until-changed", test_until_changed);
  ADD ("not-inside-changes", test_not_inside_changes);
  ADD ("other-writer", test_other_writer);
#undef ADD
  return g_test_run ();
}
