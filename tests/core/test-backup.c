/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-folder.h"

#include "base/sales-error.h"
#include "model/sales-document-private.h"
#include "store/sales-backup.h"
#include "store/sales-store.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;
  char          *path;
  SalesDocument *document;
} Fixture;

static gpointer
rename_company (SalesStore *store, gpointer name, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) rename = sales_store_prepare (store, "UPDATE unit SET name = ?1 WHERE id = 1", error);

  sales_statement_bind_text (rename, 1, name);
  if (!sales_statement_run (rename, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return SALES_REQUEST_DONE;
}

static void
change (Fixture *fixture, const char *name, gboolean no_undo)
{
  SalesRequest *request = sales_request_new_action ("test", "Test", rename_company, g_strdup (name), g_free);
  g_autoptr (GError) error = NULL;

  request->no_undo = no_undo;
  g_assert_nonnull (sales_document_perform (fixture->document, request, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-backup-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->document = sales_document_open (fixture->path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gpointer
get_company (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT name FROM unit WHERE id = 1", error);

  g_assert_true (sales_statement_step (read, error));
  return sales_statement_dup_text (read, 0);
}

/* A backup opens as a document and says what the document said. */
static void
expect_company (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) document = sales_document_open (path, SALES_OPEN_READ_ONLY, &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  name = sales_document_call (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, &error);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_before_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) same = NULL;
  const SalesDocumentBackup *backup;
  struct stat status;

  /* There is nothing yet that could be lost. */
  change (fixture, "First", TRUE);
  none = sales_document_list_backups (fixture->path);
  g_assert_cmpuint (none->len, ==, 0);

  change (fixture, "Second", FALSE);
  change (fixture, "Third", TRUE);
  one = sales_document_list_backups (fixture->path);
  g_assert_cmpuint (one->len, ==, 1);
  backup = g_ptr_array_index (one, 0);
  g_assert_no_errno (g_stat (backup->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, ==, backup->size);
  g_assert_cmpint (ABS (backup->at - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  expect_company (backup->path, "Second");
  expect_company (fixture->path, "Third");
  g_assert_no_errno (g_unlink (backup->path));
}

static gpointer
make_backup (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return sales_backup_make (store, cancellable, error) ? SALES_REQUEST_DONE : NULL;
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  change (fixture, "Second", FALSE);
  g_assert_nonnull (sales_document_call (fixture->document, sales_request_new (make_backup, NULL, NULL, NULL), NULL, &error));
  files = sales_document_list_backups (fixture->path);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_no_errno (g_stat (((SalesDocumentBackup *) files->pdata[0])->path, &before));
  g_assert_nonnull (sales_document_call (fixture->document, sales_request_new (make_backup, NULL, NULL, NULL), NULL, &error));
  g_assert_no_errno (g_stat (((SalesDocumentBackup *) files->pdata[0])->path, &after));
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  g_assert_no_errno (g_unlink (((SalesDocumentBackup *) files->pdata[0])->path));
}

/* Without being asked, some time after a change. */
static void
test_by_itself (Fixture *fixture, gconstpointer data)
{
  gint64 give_up = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint n = 0;

  sales_document_set_backup_interval (fixture->document, 1000);
  change (fixture, "Second", FALSE);
  while (n == 0)
    {
      g_autoptr (GPtrArray) files = sales_document_list_backups (fixture->path);

      n = files->len;
      if (n > 0)
        {
          expect_company (((SalesDocumentBackup *) files->pdata[0])->path, "Second");
          g_assert_no_errno (g_unlink (((SalesDocumentBackup *) files->pdata[0])->path));
        }
      g_assert_cmpint (g_get_monotonic_time (), <, give_up);
      g_thread_yield ();
    }
}

/* Changes between the pieces are in the copy. */
static gpointer
backup_in_pieces (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesBackup) backup = NULL;
  gboolean finished = FALSE;
  guint touched;
  int pieces = 0;

  g_assert_true (sales_store_begin (store, "test", "Test", FALSE, error));
  g_assert_true (sales_store_execute (store,
                                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
                                      " INSERT INTO customer (name, folded) SELECT hex (zeroblob (7000)), i FROM n",
                                      error));
  g_assert_true (sales_store_commit (store, &touched, error));
  backup = sales_backup_begin (store, error);
  g_assert_nonnull (backup);
  for (; !finished; pieces++)
    {
      g_assert_true (sales_backup_step (backup, &finished, error));
      if (pieces == 0)
        {
          g_assert_false (finished);
          g_assert_true (sales_store_begin (store, "test", "Test", TRUE, error));
          g_assert_true (sales_store_execute (store, "UPDATE unit SET name = 'Between' WHERE id = 1", error));
          g_assert_true (sales_store_commit (store, &touched, error));
        }
    }
  g_assert_cmpint (pieces, >=, 3);
  return SALES_REQUEST_DONE;
}

static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (sales_document_call (fixture->document, sales_request_new (backup_in_pieces, NULL, NULL, NULL), NULL, &error));
  g_assert_no_error (error);
  files = sales_document_list_backups (fixture->path);
  g_assert_cmpuint (files->len, ==, 1);
  expect_company (((SalesDocumentBackup *) files->pdata[0])->path, "Between");
  g_assert_no_errno (g_unlink (((SalesDocumentBackup *) files->pdata[0])->path));
}

/* A backup that cannot be made stops the import before it begins, and leaves nothing behind. */
static void
test_cannot (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = sales_backup_get_folder (fixture->path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;
  SalesRequest *request = sales_request_new_action ("test", "Test", rename_company, g_strdup ("x"), g_free);

  change (fixture, "Second", FALSE);
  request->no_undo = TRUE;
  g_assert_no_errno (g_mkdir_with_parents (above, 0700));
  /* A file in the place of the folder. */
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_null (sales_document_perform (fixture->document, request, NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
  expect_company (fixture->path, "Second");
  g_assert_no_errno (g_unlink (folder));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
copy (SalesDocument *document, const char *path, gboolean replace, GError **error)
{
  return sales_document_call (document, sales_document_copy_new (path, replace), NULL, error) != NULL;
}

/* A copy is a document of its own, also of a document that may only be read. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.sales", NULL);
  g_autofree char *alias = g_build_filename (fixture->folder, "alias.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) reader = NULL;
  struct stat status;
  guint n_files;

  change (fixture, "Second", FALSE);
  n_files = count_files (fixture->folder);
  reader = sales_document_open (fixture->path, SALES_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (copy (reader, path, FALSE, &error));
  g_assert_no_error (error);
  expect_company (path, "Second");
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  change (fixture, "Third", FALSE);
  g_assert_false (copy (fixture->document, path, FALSE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  expect_company (path, "Second");

  /* A link stays one. */
  g_assert_no_errno (symlink ("copy.sales", alias));
  g_assert_true (copy (fixture->document, alias, TRUE, &error));
  g_assert_true (g_file_test (alias, G_FILE_TEST_IS_SYMLINK));
  expect_company (path, "Third");
  g_assert_no_errno (g_unlink (alias));
  g_assert_no_errno (g_unlink (path));
  g_clear_object (&reader);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
expect_no_copy (Fixture *fixture, const char *path, int cause)
{
  guint n = count_files (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (copy (fixture->document, path, TRUE, &error));
  g_assert_error (error, SALES_ERROR, cause);
  g_assert_cmpuint (count_files (fixture->folder), ==, n);
}

/* What does not work leaves everything as it was, and nothing behind. */
static void
test_copy_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.sales", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "copy.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalesDocument) other = NULL;
  struct rlimit before, little;

  change (fixture, "Second", FALSE);
  expect_no_copy (fixture, fixture->path, SALES_ERROR_CONSTRAINT);
  expect_no_copy (fixture, fixture->folder, SALES_ERROR_CONSTRAINT);
  expect_no_copy (fixture, nowhere, SALES_ERROR_NOT_FOUND);

  /* Somebody works in what would be replaced. */
  other = sales_document_open (path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
  expect_no_copy (fixture, path, SALES_ERROR_BUSY);
  g_clear_object (&other);
  expect_company (path, "copy");

  /* A disk that is full after a few kilobytes. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &before));
  little = (struct rlimit){ 20000, before.rlim_max };
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &little));
  expect_no_copy (fixture, path, SALES_ERROR_FULL);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  expect_company (path, "copy");

  g_cancellable_cancel (cancellable);
  g_assert_null (sales_document_call (fixture->document, sales_document_copy_new (path, TRUE), cancellable, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
  expect_company (path, "copy");
  g_assert_no_errno (g_unlink (path));

  /* The superuser may write everywhere, so that somebody else has to try. */
  g_assert_no_errno (g_chmod (fixture->folder, 0555));
  if (geteuid () != 0 || seteuid (65534) == 0)
    expect_no_copy (fixture, path, SALES_ERROR_READ_ONLY);
  if (getuid () == 0)
    g_assert_no_errno (seteuid (0));
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
}

static int n_tries;

static void
count_tries (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (strstr (message, "no backup could be made") != NULL)
    g_atomic_int_inc (&n_tries);
}

static void
count_told (guint *n_told)
{
  (*n_told)++;
}

/* A backup that cannot be made is told once, however often it is tried, and when it can again. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = sales_backup_get_folder (fixture->path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) files = NULL;
  guint n_told = 0, handler;

  handler = g_log_set_handler ("Sales", G_LOG_LEVEL_MESSAGE, count_tries, NULL);
  g_signal_connect_swapped (fixture->document, "notify::backup-error", G_CALLBACK (count_told), &n_told);
  g_assert_no_errno (g_mkdir_with_parents (above, 0700));
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  sales_document_set_backup_interval (fixture->document, 1000);
  change (fixture, "Second", FALSE);
  while (g_atomic_int_get (&n_tries) < 4)
    g_main_context_iteration (NULL, FALSE);
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_error (sales_document_get_backup_error (fixture->document), SALES_ERROR, SALES_ERROR_IO);
  text = sales_error_describe_backup (sales_document_get_backup_error (fixture->document));
  g_assert_nonnull (strstr (text, "the disk reported a fault"));

  g_assert_no_errno (g_unlink (folder));
  while (n_told == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (sales_document_get_backup_error (fixture->document));
  files = sales_document_list_backups (fixture->path);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_no_errno (g_unlink (((SalesDocumentBackup *) files->pdata[0])->path));
  g_log_remove_handler ("Sales", handler);
}

/* Which ones stay. 2026-09-25T12:00:00Z, and one an hour for two years before. */
static void
test_thinning (void)
{
  const gint64 noon = G_GINT64_CONSTANT (1790337600);
  const guint n = 2 * 365 * 24;
  g_autofree SalesBackupFile *files = g_new0 (SalesBackupFile, n);
  g_autofree const SalesBackupFile **order = g_new0 (const SalesBackupFile *, n);
  g_autofree gboolean *keep = g_new0 (gboolean, n);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      files[i].at = noon - (gint64) i * 3600;
      files[i].size = 1000;
      order[i] = &files[i];
    }
  sales_backup_choose (order, n, G_MAXINT64, keep);
  for (guint i = 0; i < n; i++)
    kept += keep[i];
  /* 24 hours: 0 … 23, the first of which are today's and yesterday's newest (0 and 13). Of 14 days
   * 12 more: 37, 61, … 301. Of 8 weeks, Monday to Sunday: this one (0) and last Sunday 23:00 (109,
   * the newest of its day), so 6 more: 277 is the Sunday before (a day's newest as well), then 5.
   * Of 12 months: this one, and 11 last days of a month, of which that of August (25 days before:
   * 24 × 24 + 13 = 589) begins the row; no Sunday of the last weeks is among them. */
  for (guint i = 0; i < 24; i++)
    g_assert_true (keep[i]);
  g_assert_false (keep[24]);
  g_assert_true (keep[37]);
  g_assert_true (keep[301]);
  g_assert_false (keep[325]);
  g_assert_true (keep[109]);
  g_assert_true (keep[109 + 7 * 24 * 6]);
  g_assert_false (keep[109 + 7 * 24 * 7]);
  g_assert_true (keep[24 * 24 + 13]);
  g_assert_cmpuint (kept, ==, 24 + 12 + 5 + 11);

  /* Within 10,000 bytes the ten newest of them; and three however large they are. */
  sales_backup_choose (order, n, 10000, keep);
  kept = 0;
  for (guint i = 0; i < n; i++)
    kept += keep[i];
  g_assert_cmpuint (kept, ==, 10);
  sales_backup_choose (order, n, 1, keep);
  kept = 0;
  for (guint i = 0; i < n; i++)
    kept += keep[i];
  g_assert_cmpuint (kept, ==, 3);
  sales_backup_choose (order, 0, 1, keep);
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
  add ("/backup/before-import", test_before_import);
  add ("/backup/unchanged", test_unchanged);
  add ("/backup/by-itself", test_by_itself);
  add ("/backup/pieces", test_pieces);
  add ("/backup/cannot", test_cannot);
  add ("/backup/copy", test_copy);
  add ("/backup/copy-fails", test_copy_fails);
  add ("/backup/told", test_told);
  g_test_add_func ("/backup/thinning", test_thinning);
  return test_folder_run ();
}
