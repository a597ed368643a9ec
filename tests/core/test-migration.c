/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-folder.h"

#include "base/sales-error.h"
#include "store/sales-backup.h"
#include "store/sales-guard.h"
#include "store/sales-migration.h"

#include <string.h>

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-migration-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static SalesStore *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SalesStore *store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
  guint touched;

  g_assert_no_error (error);
  g_assert_true (sales_store_begin (store, "test", "Test", FALSE, &error));
  g_assert_true (sales_store_execute (store, "INSERT INTO unit (id, kind, name) VALUES (1, 'company', 'Acme')", &error));
  g_assert_true (sales_store_log (store, "one", NULL, NULL, &error));
  g_assert_true (sales_store_log (store, "two", NULL, NULL, &error));
  g_assert_true (sales_store_commit (store, &touched, &error));
  return store;
}

static char *
checksum (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static gint64
ask (SalesStore *store, const char *sql)
{
  g_autoptr (SalesStatement) read = sales_store_prepare_once (store, sql, NULL);

  g_assert_true (sales_statement_step (read, NULL));
  return sales_statement_get_int (read, 0);
}

static gboolean
fill (SalesStore *store, GError **error)
{
  return sales_store_execute (store, "INSERT INTO next_thing (name) SELECT name FROM unit", error);
}

static gboolean
refuse (SalesStore *store, GError **error)
{
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "refused");
  return FALSE;
}

#define NEXT_TABLE "CREATE TABLE next_thing (\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL\n) STRICT"

static void
test_two_steps (Fixture *fixture, gconstpointer data)
{
  const SalesMigration steps[] = {
    { 2, sales_store_get_schema (), NEXT_TABLE, fill },
    { 3, "", "ALTER TABLE next_thing ADD COLUMN day INTEGER", NULL },
  };
  g_autofree char *schema = g_strconcat (sales_store_get_schema (),
                                         "\nCREATE TABLE next_thing (\n  id INTEGER PRIMARY KEY, -- first\n  name TEXT NOT NULL, day INTEGER\n) STRICT;\n", NULL);
  g_autoptr (SalesStore) store = create (fixture);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sales_migration_run (store, 2, steps, G_N_ELEMENTS (steps), schema, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "PRAGMA user_version"), ==, 4);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM next_thing WHERE name = 'Acme' AND day IS NULL"), ==, 1);
  /* The document as it was before is among the backups, and the schema is closed again. */
  backups = sales_backup_list (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_no_errno (g_unlink (((SalesBackupFile *) backups->pdata[0])->path));
  g_assert_false (sales_store_execute (store, "DROP TABLE next_thing", NULL));
  /* This program, which knows version 2, does not touch it. */
  g_clear_pointer (&store, sales_store_free);
  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_TOO_NEW);
}

/* Steps that fail in each way, and leave the file byte for byte as it was. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  const struct { SalesMigration step; SalesError cause; } cases[] = {
    { { 2, "", NEXT_TABLE, refuse }, SALES_ERROR_INVALID },
    { { 2, "", "CREATE TABLE unit (a)", NULL }, SALES_ERROR_INVALID },
    { { 2, "", "CREATE TABLE other (a)", NULL }, SALES_ERROR_FOREIGN_FILE },
    { { 2, "", NULL, NULL }, SALES_ERROR_CORRUPT },
    { { 2, "", NEXT_TABLE "; PRAGMA defer_foreign_keys = ON; INSERT INTO unit (id, parent, kind, name) VALUES (5, 77, 'team', 'x')", NULL }, SALES_ERROR_CORRUPT },
  };
  g_autofree char *schema = g_strconcat (sales_store_get_schema (), "\n" NEXT_TABLE ";\n", NULL);
  SalesStore *store = create (fixture);
  g_autofree char *before = NULL;

  sales_store_free (store);
  before = checksum (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
      g_assert_no_error (error);
      g_assert_false (sales_migration_run (store, 2, &cases[i].step, 1, schema, &error));
      g_assert_error (error, SALES_ERROR, (int) cases[i].cause);
      sales_store_free (store);
      after = checksum (fixture->path);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Every schema ever released is a file here; a document made of it opens with this program. */
static void
test_released (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "sales-schema-1.sql", NULL);
  g_autofree char *schema = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;
  sqlite3 *db;

  g_assert_true (g_file_get_contents (name, &schema, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, schema, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA application_id = 0x53414c45; PRAGMA user_version = 1;"
                                 "INSERT INTO unit (id, kind, name) VALUES (1, 'company', 'Acme');"
                                 "INSERT INTO sales_order (id, ref, day) VALUES (1, 'a', 20000);"
                                 "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 5, 500);"
                                 "INSERT INTO person (id, name, sort_name, folded, manager) VALUES (7, 'Łódź', 'Łódź', 'lodz', 7);"
                                 "INSERT INTO membership (person, unit) VALUES (7, 1);"
                                 "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value)"
                                 " VALUES (3, 'person', 7, 'amount', 20000, 20030, 90);"
                                 "INSERT INTO goal_version (id, goal, version, value, reason, effective_day, entered_day, discussed, acknowledged)"
                                 " VALUES (4, 3, 1, 80, 'first', 19990, 19990, 19995, 19996),"
                                 "        (5, 3, 2, 90, 'economy', 20000, 20000, NULL, NULL)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  /* Asked to read only it is brought up to date all the same. */
  store = sales_store_new (fixture->path, SALES_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "PRAGMA user_version"), ==, SALES_SCHEMA_VERSION);
  g_clear_pointer (&store, sales_store_free);
  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "SELECT amount FROM total_day WHERE day = 20000"), ==, 500);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM person WHERE manager = id AND folded = 'lodz'"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT value FROM goal WHERE id = 3"), ==, 90);
  /* On which days the first version was agreed is still known; the second is a draft. */
  g_assert_cmpint (ask (store, "SELECT day FROM agreement WHERE version = 4 AND state = 'discussed'"), ==, 19995);
  g_assert_cmpint (ask (store, "SELECT day FROM agreement WHERE version = 4 AND state = 'acknowledged'"), ==, 19996);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM agreement WHERE version = 5"), ==, 0);
  /* References are enforced again, also those to tables that were made anew. */
  g_assert_true (sales_store_begin (store, "test", "Test", FALSE, &error));
  g_assert_false (sales_store_execute (store, "INSERT INTO membership (person, unit) VALUES (8, 1)", NULL));
  sales_store_rollback (store);
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
  add ("/migration/two-steps", test_two_steps);
  add ("/migration/failures", test_failures);
  add ("/migration/released", test_released);
  return test_folder_run ();
}
