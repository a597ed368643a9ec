/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-backup.h"

#include "base/sales-error.h"
#include "store/sales-backup-files.h"
#include "store/sales-lock.h"
#include "store/sales-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* About 4 MB: a slice that nobody notices between two requests. */
#define SLICE_PAGES 256

typedef enum
{
  STAGE_COPY,
  STAGE_VERIFY,
  STAGE_DONE,
} Stage;

struct _SalesBackup
{
  SalesStore     *store;
  char           *folder;
  char           *place;   /* where a copy goes; %NULL for a backup, which is named by its time */
  gboolean        replace; /* what is there */
  char           *part;    /* the file until it is verified */
  sqlite3        *copy;
  sqlite3_backup *backup;
  char           *facts;   /* of the document when the copy was complete */
  Stage           stage;
};

static void
set_error (SalesBackup *self, int code, const char *what, GError **error)
{
  int system_errno;

  /* Not before it ends does the copy say what the system said. */
  if ((code & 0xff) == SQLITE_IOERR && self->backup != NULL)
    {
      sqlite3_backup_finish (self->backup);
      self->backup = NULL;
    }
  system_errno = self->copy != NULL ? sqlite3_system_errno (self->copy) : 0;
  g_set_error (error, SALES_ERROR, sales_store_error_code (code, system_errno), "%s: %s: %s", self->part, what,
               sqlite3_errstr (code));
}

/* sales_store_interrupt() reaches the copy as well, for as long as it is open. */
static void
announce (SalesBackup *self, sqlite3 *copy)
{
  g_mutex_lock (&self->store->interrupt_mutex);
  self->store->copy = copy;
  g_mutex_unlock (&self->store->interrupt_mutex);
}

static void
close_copy (SalesBackup *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  self->backup = NULL;
  announce (self, NULL);
  sqlite3_close (self->copy);
  self->copy = NULL;
}

/* Figures that a copy has to share with its original: what was done last, and the sums of all
 * that was sold. */
static char *
read_facts (sqlite3 *db, int *code)
{
  static const char *const sql =
      "SELECT coalesce ((SELECT hex (chain) FROM change_log ORDER BY id DESC LIMIT 1), '') || ' ' ||"
      " (SELECT coalesce (max (id), 0) FROM order_line) || ' ' || (SELECT coalesce (max (id), 0) FROM sales_order) || ' ' ||"
      " (SELECT count (*) FROM total_day) || ' ' || (SELECT coalesce (sum (orders), 0) FROM total_day) || ' ' ||"
      " (SELECT coalesce (sum (quantity), 0) FROM total_day) || ' ' || (SELECT coalesce (sum (amount), 0) FROM total_day) || ' ' ||"
      " (SELECT count (*) FROM person) || ' ' || (SELECT count (*) FROM goal) || ' ' || (SELECT count (*) FROM customer)";
  sqlite3_stmt *read = NULL;
  char *facts = NULL;

  *code = sqlite3_prepare_v2 (db, sql, -1, &read, NULL);
  if (*code == SQLITE_OK)
    *code = sqlite3_step (read);
  if (*code == SQLITE_ROW)
    facts = g_strdup ((const char *) sqlite3_column_text (read, 0));
  sqlite3_finalize (read);
  return facts;
}

/* The newest backup's last line of the change log, or %NULL. */
static char *
read_last_chain (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *read = NULL;
  char *chain = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, "SELECT hex (chain) FROM change_log ORDER BY id DESC LIMIT 1", -1, &read, NULL) == SQLITE_OK &&
      sqlite3_step (read) == SQLITE_ROW)
    chain = g_strdup ((const char *) sqlite3_column_text (read, 0));
  sqlite3_finalize (read);
  sqlite3_close (db);
  return chain;
}

/**
 * sales_backup_is_current:
 * @store: a store
 *
 * Returns: whether the newest backup has the document's last change, or there is none to keep yet
 */
gboolean
sales_backup_is_current (SalesStore *store)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (SalesStatement) last = NULL;
  g_autofree char *chain = NULL;

  sales_store_assert_thread (store);
  last = sales_store_prepare (store, "SELECT hex (chain), id FROM change_log ORDER BY id DESC LIMIT 1", NULL);
  if (last == NULL || !sales_statement_step (last, NULL))
    return FALSE;
  /* The first line says that the document was made: there is nothing in it yet. */
  if (sales_statement_get_int (last, 1) <= 1)
    return TRUE;
  files = sales_backup_list (store->path);
  if (files->len == 0)
    return FALSE;
  chain = read_last_chain (((SalesBackupFile *) g_ptr_array_index (files, 0))->path);
  return g_strcmp0 (chain, sales_statement_get_text (last, 0)) == 0;
}

static gboolean
open_copy (SalesBackup *self, int flags, GError **error)
{
  int code = sqlite3_open_v2 (self->part, &self->copy, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    {
      announce (self, self->copy);
      return TRUE;
    }
  set_error (self, code, "open", error);
  return FALSE;
}

static gboolean
begin_copy (SalesBackup *self, GError **error)
{
  if (!sales_backup_files_make_part (self->folder, &self->part, error) ||
      !open_copy (self, SQLITE_OPEN_READWRITE, error))
    return FALSE;
  /* A copy that is not complete is thrown away; one that is gets synced once, at its end. */
  sqlite3_exec (self->copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  self->backup = sqlite3_backup_init (self->copy, "main", self->store->db, "main");
  if (self->backup != NULL)
    return TRUE;
  set_error (self, sqlite3_errcode (self->copy), "begin to copy", error);
  return FALSE;
}

/**
 * sales_backup_begin:
 * @store: a store, not inside a change
 * @error: return location for an error
 *
 * Returns: (transfer full): a backup that has not copied anything yet, or %NULL
 */
SalesBackup *
sales_backup_begin (SalesStore *store, GError **error)
{
  g_autoptr (SalesBackup) self = g_new0 (SalesBackup, 1);

  sales_store_assert_thread (store);
  self->store = store;
  self->folder = sales_backup_get_folder (store->path);
  if (sales_backup_files_make_folder (self->folder, error) && begin_copy (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

static gboolean
copy_slice (SalesBackup *self, GError **error)
{
  int code = sqlite3_backup_step (self->backup, SLICE_PAGES);

  if (code == SQLITE_OK)
    return TRUE;
  if (code != SQLITE_DONE)
    {
      set_error (self, code, "copy", error);
      return FALSE;
    }
  self->facts = read_facts (self->store->db, &code);
  if (self->facts == NULL)
    {
      sales_store_set_error (self->store, code, "read what a copy must share", error);
      return FALSE;
    }
  close_copy (self);
  self->stage = STAGE_VERIFY;
  return TRUE;
}

/* Opened again as somebody would who needs it. */
static gboolean
verify (SalesBackup *self, GError **error)
{
  g_autofree char *facts = NULL;
  sqlite3_stmt *check = NULL;
  gboolean intact = FALSE;
  int code;

  if (!open_copy (self, SQLITE_OPEN_READONLY, error))
    return FALSE;
  code = sqlite3_prepare_v2 (self->copy, "PRAGMA quick_check (1)", -1, &check, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_step (check);
  if (code == SQLITE_ROW)
    intact = g_strcmp0 ((const char *) sqlite3_column_text (check, 0), "ok") == 0;
  sqlite3_finalize (check);
  if (intact)
    facts = read_facts (self->copy, &code);
  if (code != SQLITE_ROW || g_strcmp0 (facts, self->facts) != 0)
    {
      if (code == SQLITE_ROW)
        code = SQLITE_CORRUPT;
      set_error (self, code, "verify", error);
      close_copy (self);
      return FALSE;
    }
  close_copy (self);
  return TRUE;
}

static gboolean
keep (SalesBackup *self, GError **error)
{
  if (self->place == NULL)
    return sales_backup_files_keep_part (self->folder, self->part, error);
  return sales_backup_files_place_part (self->folder, self->part, self->place, self->replace, error);
}

static gint64
get_limit (SalesStore *store)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT value FROM setting WHERE key = 'backup_gigabytes'", NULL);
  gint64 gigabytes = 10;

  if (read != NULL && sales_statement_step (read, NULL) &&
      !g_ascii_string_to_signed (sales_statement_get_text (read, 0), 10, 1, 10000, &gigabytes, NULL))
    gigabytes = 10;
  return gigabytes * 1024 * 1024 * 1024;
}

/**
 * sales_backup_step:
 * @self: a backup
 * @finished: (out): whether it is there for good
 * @error: return location for an error
 *
 * Takes the next piece. Changes made in between are taken along. A piece that is interrupted ends
 * with %SALES_ERROR_CANCELLED and may be taken again; after any other failure the backup is to be
 * freed, and older backups are as they were.
 *
 * Returns: whether the piece succeeded
 */
gboolean
sales_backup_step (SalesBackup *self, gboolean *finished, GError **error)
{
  sales_store_assert_thread (self->store);
  *finished = FALSE;
  if (self->stage == STAGE_COPY)
    return copy_slice (self, error);
  if (self->stage == STAGE_VERIFY)
    {
      if (!verify (self, error) || !keep (self, error))
        return FALSE;
      self->stage = STAGE_DONE;
      if (self->place == NULL)
        sales_backup_files_thin (self->store->path, get_limit (self->store));
    }
  *finished = TRUE;
  return TRUE;
}

/**
 * sales_backup_free:
 * @self: (transfer full): a backup
 *
 * What was not finished is removed.
 */
void
sales_backup_free (SalesBackup *self)
{
  close_copy (self);
  if (self->part != NULL && self->stage != STAGE_DONE)
    g_unlink (self->part);
  g_free (self->folder);
  g_free (self->place);
  g_free (self->part);
  g_free (self->facts);
  g_free (self);
}

static gboolean
run_through (SalesBackup *self, GCancellable *cancellable, GError **error)
{
  gboolean finished = FALSE;

  while (!finished)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "cancelled");
          return FALSE;
        }
      if (!sales_backup_step (self, &finished, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sales_backup_make:
 * @store: a store, not inside a change
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes a verified backup, unless the newest one already has the last change.
 *
 * Returns: whether there is one now
 */
gboolean
sales_backup_make (SalesStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesBackup) backup = NULL;

  if (sales_backup_is_current (store))
    return TRUE;
  backup = sales_backup_begin (store, error);
  return backup != NULL && run_through (backup, cancellable, error);
}

/* Links are followed, so that what a link leads to is replaced and not the link. */
static char *
resolve_place (const char *path)
{
  char *there = realpath (path, NULL);
  g_autofree char *resolved = g_strdup (there);

  free (there);
  return resolved != NULL ? g_steal_pointer (&resolved) : g_canonicalize_filename (path, NULL);
}

/* Nobody may go on working in what is replaced. */
static gboolean
lock_place (SalesBackup *self, SalesLock **lock, GError **error)
{
  g_autofree char *holder = NULL;
  struct stat ours, theirs;

  if (stat (self->place, &theirs) != 0)
    return TRUE;
  if (S_ISDIR (theirs.st_mode) || !self->replace ||
      (stat (self->store->path, &ours) == 0 && ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "%s: is there already", self->place);
      return FALSE;
    }
  *lock = sales_lock_take (self->place, &holder, error);
  return *lock != NULL;
}

/**
 * sales_backup_copy:
 * @store: a store, not inside a change
 * @path: where to; its folder has to be there
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): stops it
 * @error: %SALES_ERROR_CONSTRAINT if @path is there and may not be replaced, or is the document
 *   itself; BUSY if a program works on what is there; NOT_FOUND, READ_ONLY, FULL, IO of the file
 *
 * Makes a verified copy of the document, which is a document of its own.
 *
 * Returns: whether @path is the whole copy; otherwise it was not touched, and nothing is left
 */
gboolean
sales_backup_copy (SalesStore *store, const char *path, gboolean replace, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesLock) lock = NULL;
  g_autoptr (SalesBackup) self = g_new0 (SalesBackup, 1);

  sales_store_assert_thread (store);
  self->store = store;
  self->replace = replace;
  self->place = resolve_place (path);
  self->folder = g_path_get_dirname (self->place);
  return lock_place (self, &lock, error) && begin_copy (self, error) && run_through (self, cancellable, error);
}
