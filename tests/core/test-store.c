/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "store/sales-store.h"

#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

/* The user that owns nothing; tests of what may not be written run as it, because root may all. */
#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("sales-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_true (sales_store_execute (store, "INSERT INTO unit (id, kind, name) VALUES (1, 'company', 'Acme')", &error));
  g_assert_true (sales_store_commit (store, &(guint){ 0 }, &error));
  g_assert_no_error (error);
}

/* Removes what is expected in the folder, and fails if there is anything else. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
checksum (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* Refused for that cause, and not a byte of it changed. */
static void
expect_refused (const char *path, SalesError cause, const char *word)
{
  g_autofree char *before = checksum (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_store_new (path, SALES_STORE_OPEN, &error));
  g_assert_error (error, SALES_ERROR, (int) cause);
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
  after = checksum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
foreign_hand (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
overwrite (const char *path, goffset offset, const char *bytes, gsize length)
{
  int fd = g_open (path, O_WRONLY);

  g_assert_cmpint (pwrite (fd, bytes, length, offset), ==, (gssize) length);
  g_assert_no_errno (close (fd));
}

static void
test_not_ours (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  expect_refused (fixture->path, SALES_ERROR_FOREIGN_FILE, "empty");
  g_assert_true (g_file_set_contents (fixture->path, "Order,Amount\n1,2\n", -1, NULL));
  expect_refused (fixture->path, SALES_ERROR_FOREIGN_FILE, NULL);
  g_assert_no_errno (g_unlink (fixture->path));
  foreign_hand (fixture->path, "CREATE TABLE t (a); PRAGMA application_id = 7");
  expect_refused (fixture->path, SALES_ERROR_FOREIGN_FILE, "another program");
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->path, "x.sales", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *longest = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_store_new (fixture->folder, SALES_STORE_OPEN, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE);
  g_clear_error (&error);
  g_assert_null (sales_store_new ("/dev/zero", SALES_STORE_OPEN, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE);
  g_clear_error (&error);
  g_assert_null (sales_store_new (below, SALES_STORE_CREATE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sales_store_new (longest, SALES_STORE_CREATE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  foreign_hand (fixture->path, "PRAGMA user_version = 3");
  expect_refused (fixture->path, SALES_ERROR_TOO_NEW, NULL);
  foreign_hand (fixture->path, "PRAGMA user_version = 0");
  expect_refused (fixture->path, SALES_ERROR_CORRUPT, NULL);
}

/* What stands in the schema runs when the document is read or changed: only ours may. */
static void
test_schema (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *plant, *word, *remove; SalesError cause; } cases[] = {
    { "CREATE TRIGGER spy AFTER UPDATE ON person BEGIN DELETE FROM goal; END", "trigger spy", "DROP TRIGGER spy", SALES_ERROR_FOREIGN_FILE },
    { "CREATE VIEW other AS SELECT 1", "view other", "DROP VIEW other", SALES_ERROR_FOREIGN_FILE },
    { "CREATE TABLE other (a)", "table other", "DROP TABLE other", SALES_ERROR_FOREIGN_FILE },
    { "CREATE INDEX other ON person (name)", "index other", "DROP INDEX other", SALES_ERROR_FOREIGN_FILE },
    { "ALTER TABLE person ADD COLUMN secret TEXT", "table person", "ALTER TABLE person DROP COLUMN secret", SALES_ERROR_FOREIGN_FILE },
    { "DROP VIEW credit; CREATE VIEW credit AS SELECT 1 AS order_id", "view credit", NULL, SALES_ERROR_FOREIGN_FILE },
    { "DROP VIEW credit; DROP INDEX goal_scope", "missing", NULL, SALES_ERROR_CORRUPT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      foreign_hand (fixture->path, cases[i].plant);
      expect_refused (fixture->path, cases[i].cause, cases[i].word);
      if (cases[i].remove != NULL)
        foreign_hand (fixture->path, cases[i].remove);
    }
}

/* What another hand restores, with other comments and spaces, is accepted. */
static void
test_same_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;

  foreign_hand (fixture->path, "DROP INDEX goal_scope; CREATE  UNIQUE INDEX goal_scope ON goal( scope_kind,scope, -- whose\n"
                               " measure, category, first_day, last_day )");
  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  overwrite (fixture->path, 0, "SQLyte", 6);
  expect_refused (fixture->path, SALES_ERROR_CORRUPT, "header");
  overwrite (fixture->path, 0, "SQLite", 6);
  overwrite (fixture->path, 16, "\x01\x23", 2);
  expect_refused (fixture->path, SALES_ERROR_CORRUPT, NULL);
  overwrite (fixture->path, 16, "\x40\x00", 2);
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_no_errno (truncate (fixture->path, status.st_size / 2));
  expect_refused (fixture->path, SALES_ERROR_CORRUPT, NULL);
}

/* Damage that opening does not meet is found by looking over the tables. */
static void
test_examine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  gboolean finished = FALSE;
  gint64 page;
  const char *detail;

  g_assert_no_error (error);
  while (!finished)
    g_assert_true (sales_store_examine (store, &finished, &error));
  g_assert_cmpint (sales_store_get_read_only (store, NULL), ==, SALES_READ_ONLY_NOT);
  {
    g_autoptr (SalesStatement) root = sales_store_prepare (store, "SELECT rootpage FROM sqlite_schema WHERE name = 'unit'", &error);

    g_assert_true (sales_statement_step (root, &error));
    page = sales_statement_get_int (root, 0);
  }
  g_clear_pointer (&store, sales_store_free);
  overwrite (fixture->path, (page - 1) * 8192 + 3, "\xff\xff", 2);

  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  for (finished = FALSE; !finished;)
    g_assert_true (sales_store_examine (store, &finished, &error));
  g_assert_cmpint (sales_store_get_read_only (store, &detail), ==, SALES_READ_ONLY_DAMAGED);
  g_assert_nonnull (detail);
  g_assert_false (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY);
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) first = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_autoptr (SalesStore) second = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);
  const char *detail;

  g_assert_no_error (error);
  second = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_store_get_read_only (second, &detail), ==, SALES_READ_ONLY_IN_USE);
  g_assert_true (g_str_has_prefix (detail, g_get_user_name ()));
  g_clear_pointer (&second, sales_store_free);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_clear_pointer (&first, sales_store_free);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  /* A file that a crash left behind locks nobody out. */
  g_assert_true (g_file_set_contents (lock, "ghost@nowhere\n", -1, NULL));
  first = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_store_get_read_only (first, NULL), ==, SALES_READ_ONLY_NOT);
}

/* A second program. */
static void
test_in_use_by_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;
  int ready[2], done[2];
  char byte;
  pid_t child;

  g_assert_no_errno (pipe (ready));
  g_assert_no_errno (pipe (done));
  child = fork ();
  if (child == 0)
    {
      SalesStore *held = sales_store_new (fixture->path, SALES_STORE_OPEN, NULL);

      /* The child ends without a word when the parent has gone or is content. */
      if (held == NULL || write (ready[1], "x", 1) != 1 || close (done[1]) != 0 || read (done[0], &byte, 1) < 0)
        _exit (1);
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_store_get_read_only (store, NULL), ==, SALES_READ_ONLY_IN_USE);
  g_clear_pointer (&store, sales_store_free);
  close (done[1]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_assert_cmpint (sales_store_get_read_only (store, NULL), ==, SALES_READ_ONLY_NOT);
  for (int i = 0; i < 2; i++)
    close (ready[i]);
  close (done[0]);
}

/* Runs in a child as nobody: returns why the document is read-only there. */
static int
read_only_for_nobody (const char *path)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (SalesStore) store = NULL;

      if (geteuid () == 0 && setuid (NOBODY) != 0)
        _exit (100);
      store = sales_store_new (path, SALES_STORE_OPEN, NULL);
      if (store == NULL || sales_store_begin (store, "test", "Test", TRUE, NULL))
        _exit (101);
      _exit ((int) sales_store_get_read_only (store, NULL));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_may_not_write (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (g_chmod (fixture->path, 0444));
  g_assert_no_errno (g_chmod (fixture->folder, 0755));
  g_assert_cmpint (read_only_for_nobody (fixture->path), ==, SALES_READ_ONLY_FILE);
  g_assert_no_errno (g_chmod (fixture->path, 0666));
  g_assert_no_errno (g_chmod (fixture->folder, 0555));
  g_assert_cmpint (read_only_for_nobody (fixture->path), ==, SALES_READ_ONLY_FOLDER);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;

  g_assert_no_errno (symlink (fixture->path, other));
  store = sales_store_new (other, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sales_store_get_path (store), ==, fixture->path);
  g_clear_pointer (&store, sales_store_free);
  g_assert_no_errno (g_unlink (other));

  g_assert_no_errno (link (fixture->path, other));
  store = sales_store_new (other, SALES_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_store_get_read_only (store, NULL), ==, SALES_READ_ONLY_LINKED);
  g_clear_pointer (&store, sales_store_free);
  g_assert_no_errno (g_unlink (other));

  store = sales_store_new (fixture->path, SALES_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_store_get_read_only (store, NULL), ==, SALES_READ_ONLY_ASKED);
  g_assert_true (sales_store_is_read_only (store));
  g_assert_false (sales_store_execute (store, "UPDATE unit SET name = 'x'", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY);
}

/* Writing into a file that has been moved away would be lost work. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);

  g_assert_no_error (error);
  g_assert_no_errno (g_rename (fixture->path, other));
  g_assert_true (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_false (sales_store_execute (store, "UPDATE unit SET name = 'x'", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY);
  sales_store_rollback (store);
  g_assert_no_errno (g_rename (other, fixture->path));
  g_clear_error (&error);
  g_assert_true (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_true (sales_store_execute (store, "UPDATE unit SET name = 'x'", &error));
  g_assert_true (sales_store_commit (store, &(guint){ 0 }, &error));
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_BUSY);
  g_assert_true (sales_error_is_retryable (error));
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_true (sales_store_begin (store, "test", "Test", TRUE, &error));
  sales_store_rollback (store);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);
  g_autofree char *before = checksum (fixture->path);
  g_autofree char *after = NULL;

  /* As many pages as there are, and not one more. */
  g_assert_true (sales_store_execute (store, "PRAGMA max_page_count = 1", &error));
  g_assert_true (sales_store_begin (store, "test", "Test", TRUE, &error));
  g_assert_false (sales_store_execute (store,
                                       "INSERT INTO customer (name, folded) VALUES (hex (zeroblob (100000)), '')", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_FULL);
  sales_store_rollback (store);
  after = checksum (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* A disk of three megabytes, where the kernel lets us have one. */
static int
fill_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "small.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = NULL;
  gboolean finished = FALSE;
  int n = 0;

  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("none", folder, "tmpfs", 0, "size=3m") != 0)
    return 77;
  store = sales_store_new (path, SALES_STORE_CREATE, &error);
  if (store == NULL)
    return 1;
  while (error == NULL && n < 1000)
    {
      guint touched;

      if (!sales_store_begin (store, "test", "Test", TRUE, &error))
        return 2;
      if (sales_store_execute (store, "INSERT INTO customer (name, folded) VALUES (hex (zeroblob (20000)), '')", &error))
        n += sales_store_commit (store, &touched, &error);
      else
        sales_store_rollback (store);
    }
  if (!g_error_matches (error, SALES_ERROR, SALES_ERROR_FULL) || n < 3)
    return 3;
  while (!finished)
    if (!sales_store_examine (store, &finished, NULL))
      return 4;
  if (sales_store_is_read_only (store))
    return 5;
  {
    g_autoptr (SalesStatement) count = sales_store_prepare (store, "SELECT count (*) FROM customer", NULL);

    return sales_statement_step (count, NULL) && sales_statement_get_int (count, 0) == n ? 0 : 6;
  }
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (fill_small_disk (fixture->folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("no small disk can be mounted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_constraint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, &error);

  g_assert_false (sales_store_execute (store, "INSERT INTO unit (parent, kind, name) VALUES (77, 'team', 'x')", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (sales_store_execute (store, "INSERT INTO unit (parent, kind, name) VALUES ('one', 'team', 'x')", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (sales_store_execute (store, "SELECT sum (value) FROM (SELECT 9223372036854775807 AS value UNION ALL SELECT 1)", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

/* The schema is closed, other files cannot be reached, and nothing is loaded. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  static const char *const denied[] = {
    "CREATE TABLE other (a)", "DROP TABLE goal", "CREATE TRIGGER t AFTER INSERT ON goal BEGIN SELECT 1; END",
    "ATTACH ':memory:' AS other", "UPDATE sqlite_schema SET sql = ''", "PRAGMA writable_schema = 1",
    "SELECT load_extension ('x')", "SELECT \"no such column\"",
  };
  g_autoptr (SalesStore) store = sales_store_new (fixture->path, SALES_STORE_OPEN, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sales_store_execute (store, denied[i], &error));
      g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
    }
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
  add ("/store/not-ours", test_not_ours);
  add ("/store/no-file", test_no_file);
  add ("/store/newer", test_newer);
  add ("/store/schema", test_schema);
  add ("/store/same-schema", test_same_schema);
  add ("/store/damaged", test_damaged);
  add ("/store/examine", test_examine);
  add ("/store/in-use", test_in_use);
  add ("/store/in-use-by-process", test_in_use_by_process);
  add ("/store/may-not-write", test_may_not_write);
  add ("/store/links", test_links);
  add ("/store/moved", test_moved);
  add ("/store/busy", test_busy);
  add ("/store/full", test_full);
  add ("/store/full-disk", test_full_disk);
  add ("/store/constraint", test_constraint);
  add ("/store/closed", test_closed);
  return g_test_run ();
}
