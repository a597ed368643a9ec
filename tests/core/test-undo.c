/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "store/sales-store-private.h"

#include <glib/gstdio.h>

typedef struct
{
  char       *folder;
  char       *path;
  SalesStore *store;
} Fixture;

static void
perform (Fixture *fixture, const char *label, const char *sql, gboolean undoable)
{
  g_autoptr (GError) error = NULL;
  guint touched;

  g_assert_true (sales_store_begin (fixture->store, "test", label, undoable, &error));
  sales_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
  sales_store_touch (fixture->store, 8);
  g_assert_true (sales_store_commit (fixture->store, &touched, &error));
  g_assert_cmpuint (touched, ==, 8);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-undo-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
  g_assert_no_error (error);
  perform (fixture, "Create",
           "INSERT INTO unit (id, kind, name) VALUES (1, 'company', 'Acme');"
           "INSERT INTO person (id, name, sort_name, folded) VALUES (1, 'Ada', 'Ada', 'ada')", FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sales_store_free (fixture->store);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
expect_labels (Fixture *fixture, const char *undo, const char *redo)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  g_assert_true (sales_store_get_undo_labels (fixture->store, &undo_label, &redo_label, NULL, NULL));
  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

static void
expect_text (Fixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStatement) read = sales_store_prepare_once (fixture->store, sql, &error);

  g_assert_no_error (error);
  g_assert_true (sales_statement_step (read, &error));
  g_assert_cmpstr (sales_statement_get_text (read, 0), ==, expected);
}

static void
undo (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  guint touched = 0;

  sales_store_undo (fixture->store, redo, &touched, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (touched, ==, 8);
}

static void
expect_nothing_to (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  guint touched = 0;

  g_assert_false (sales_store_undo (fixture->store, redo, &touched, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

#define GOALS "SELECT coalesce (group_concat (value, ' '), '') FROM (SELECT value FROM goal ORDER BY id)"
#define INSERT_GOAL "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value) VALUES "

static void
test_lifo (Fixture *fixture, gconstpointer data)
{
  expect_labels (fixture, NULL, NULL);
  expect_nothing_to (fixture, FALSE);
  perform (fixture, "Add Goal", INSERT_GOAL "('unit', 1, 'amount', 1, 2, 100)", TRUE);
  perform (fixture, "Change Goal", "UPDATE goal SET value = 200", TRUE);
  perform (fixture, "Add Another", INSERT_GOAL "('unit', 1, 'amount', 3, 4, 300)", TRUE);
  expect_labels (fixture, "Add Another", NULL);
  undo (fixture, FALSE);
  expect_text (fixture, GOALS, "200");
  expect_labels (fixture, "Change Goal", "Add Another");
  undo (fixture, FALSE);
  expect_text (fixture, GOALS, "100");
  undo (fixture, FALSE);
  expect_text (fixture, GOALS, "");
  expect_labels (fixture, NULL, "Add Goal");
  expect_nothing_to (fixture, FALSE);
  undo (fixture, TRUE);
  undo (fixture, TRUE);
  expect_text (fixture, GOALS, "200");
  expect_labels (fixture, "Change Goal", "Add Another");

  /* Something new: what was undone is gone. */
  perform (fixture, "Remove Goal", "DELETE FROM goal", TRUE);
  expect_labels (fixture, "Remove Goal", NULL);
  expect_nothing_to (fixture, TRUE);
  undo (fixture, FALSE);
  expect_text (fixture, GOALS, "200");
}

/* After closing and opening as well. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  perform (fixture, "Add Goal", INSERT_GOAL "('unit', 1, 'amount', 1, 2, 100)", TRUE);
  perform (fixture, "Change Goal", "UPDATE goal SET value = 200", TRUE);
  undo (fixture, FALSE);
  sales_store_free (fixture->store);
  fixture->store = sales_store_new (fixture->path, SALES_STORE_OPEN, NULL);
  expect_labels (fixture, "Add Goal", "Change Goal");
  undo (fixture, TRUE);
  expect_text (fixture, GOALS, "200");
}

/* Undo does not reach behind what is not recorded; what touches nothing leaves no step. */
static void
test_barrier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint touched;

  perform (fixture, "Add Goal", INSERT_GOAL "('unit', 1, 'amount', 1, 2, 100)", TRUE);
  perform (fixture, "Nothing", "UPDATE goal SET value = 7 WHERE id = 99", TRUE);
  expect_labels (fixture, "Add Goal", NULL);
  g_assert_true (sales_store_begin (fixture->store, "test", "Nothing", FALSE, &error));
  g_assert_true (sales_store_commit (fixture->store, &touched, &error));
  expect_labels (fixture, "Add Goal", NULL);
  perform (fixture, "Import", INSERT_GOAL "('unit', 1, 'amount', 3, 4, 300)", FALSE);
  expect_labels (fixture, NULL, NULL);
  expect_text (fixture, GOALS, "100 300");
}

/* A failed change leaves neither rows nor a step nor a line of the log. */
static void
test_rolled_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sales_store_begin (fixture->store, "test", "Test", TRUE, &error));
  g_assert_true (sales_store_execute (fixture->store, INSERT_GOAL "('unit', 1, 'amount', 1, 2, 100)", &error));
  g_assert_true (sales_store_log (fixture->store, "goal", NULL, "100", &error));
  g_assert_false (sales_store_execute (fixture->store, "INSERT INTO membership (person, unit) VALUES (77, 1)", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  sales_store_rollback (fixture->store);
  expect_text (fixture, GOALS, "");
  expect_labels (fixture, NULL, NULL);
  expect_text (fixture, "SELECT count (*) FROM change_log", "1");
}

/* A bulk change that failed halfway with the triggers off: the next change has them again. */
static void
test_switched_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sales_store_begin (fixture->store, "test", "Test", FALSE, &error));
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  fixture->store->schema_open = TRUE;
  g_assert_true (sales_store_execute (fixture->store, "INSERT INTO sales_order (id, ref, day, person) VALUES (1, 'a', 20000, 99)", &error));
  sales_store_rollback (fixture->store);
  perform (fixture, "Sell", "INSERT INTO sales_order (id, ref, day) VALUES (1, 'a', 20000)", TRUE);
  expect_text (fixture, "SELECT orders FROM total_day", "10000");
  g_assert_false (sales_store_execute (fixture->store, "UPDATE sales_order SET person = 99", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_assert_false (sales_store_execute (fixture->store, "DROP TABLE award", NULL));
}

/* What another hand did in between stands in the way: refused, nothing changed. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint touched;

  perform (fixture, "Hire", "INSERT INTO person (id, name, sort_name, folded) VALUES (2, 'Ben', 'Ben', 'ben')", TRUE);
  perform (fixture, "Rename", "UPDATE person SET name = 'Bea' WHERE id = 2", TRUE);
  g_assert_true (sales_store_execute (fixture->store, "UPDATE person SET name = 'Bob' WHERE id = 2", &error));
  g_assert_false (sales_store_undo (fixture->store, FALSE, &touched, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  expect_text (fixture, "SELECT name FROM person WHERE id = 2", "Bob");
  expect_labels (fixture, "Rename", NULL);

  g_assert_true (sales_store_execute (fixture->store, "UPDATE person SET name = 'Bea' WHERE id = 2;"
                                                      "INSERT INTO membership (person, unit) VALUES (2, 1)", &error));
  undo (fixture, FALSE);
  /* Somebody else refers to whom the step brought. */
  g_assert_false (sales_store_undo (fixture->store, FALSE, &touched, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  expect_text (fixture, "SELECT name FROM person WHERE id = 2", "Ben");
}

/* The totals follow an undo, and are no part of what is recorded. */
static void
test_totals (Fixture *fixture, gconstpointer data)
{
  perform (fixture, "Sell",
           "INSERT INTO sales_order (id, ref, day, person) VALUES (1, 'a', 20000, 1);"
           "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 5, 500), (4098, 1000, 5, 70)", TRUE);
  perform (fixture, "Correct", "UPDATE order_line SET amount = 400 WHERE id = 4097; UPDATE sales_order SET day = 20001", TRUE);
  expect_text (fixture, "SELECT day || ' ' || amount FROM total_day", "20001 470");
  undo (fixture, FALSE);
  expect_text (fixture, "SELECT day || ' ' || amount FROM total_day", "20000 570");
  undo (fixture, FALSE);
  expect_text (fixture, "SELECT count (*) FROM total_day", "0");
  expect_text (fixture, "SELECT count (*) FROM total_month_person", "0");
  undo (fixture, TRUE);
  undo (fixture, TRUE);
  expect_text (fixture, "SELECT day || ' ' || amount FROM total_person_day", "20001 470");
}

/* Each step is a line of the log, an undo as well. */
static void
test_logged (Fixture *fixture, gconstpointer data)
{
  perform (fixture, "Add Goal", INSERT_GOAL "('unit', 1, 'amount', 1, 2, 100)", TRUE);
  undo (fixture, FALSE);
  undo (fixture, TRUE);
  expect_text (fixture, "SELECT group_concat (action || ':' || what, ' ') FROM change_log WHERE id > 1",
               "test:test undo:Add Goal redo:Add Goal");
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  perform (fixture, "Add Goal", INSERT_GOAL "('unit', 1, 'amount', 1, 2, 0)", TRUE);
  for (int i = 1; i <= 1010; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE goal SET value = %d", i);

      perform (fixture, "Change Goal", sql, TRUE);
    }
  expect_text (fixture, "SELECT count (*) FROM undo_step", "1000");
  undo (fixture, FALSE);
  expect_text (fixture, GOALS, "1009");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/undo/lifo", test_lifo);
  add ("/undo/kept", test_kept);
  add ("/undo/barrier", test_barrier);
  add ("/undo/rolled-back", test_rolled_back);
  add ("/undo/switched-back", test_switched_back);
  add ("/undo/conflict", test_conflict);
  add ("/undo/totals", test_totals);
  add ("/undo/logged", test_logged);
  add ("/undo/many", test_many);
  return g_test_run ();
}
