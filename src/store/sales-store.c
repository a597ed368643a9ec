/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"
#include "store/sales-guard.h"
#include "store/sales-migration.h"
#include "store/sales-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define BUSY_MILLISECONDS 2000

/* In KiB. Looking over the whole document must not fill the memory with it. */
#define CACHE_WORKING   "PRAGMA cache_size = -16384"
#define CACHE_EXAMINING "PRAGMA cache_size = -2048"

/* A file of sales-store.gresource.xml. */
const char *
sales_store_get_sql (const char *name)
{
  static gsize once;
  g_autofree char *path = g_strconcat ("/com/example/SalesManager/store/", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  GResource *resource;

  if (g_once_init_enter (&once))
    {
      sales_store_register_resource ();
      g_once_init_leave (&once, 1);
    }
  /* GLib registers what waits for it on the thread that first looks anything up. Where that is
   * the window's at this very moment, ours is not there yet. */
  while ((resource = sales_store_get_resource ()) == NULL)
    g_thread_yield ();
  bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  /* The data lie in the program itself, outlive the bytes and end with a zero. */
  return g_bytes_get_data (bytes, NULL);
}

const char *
sales_store_get_schema (void)
{
  static gsize once;
  static char *schema;

  if (g_once_init_enter (&once))
    {
      schema = g_strconcat (sales_store_get_sql ("sales-schema.sql"), sales_store_get_sql ("sales-totals.sql"), NULL);
      g_once_init_leave (&once, 1);
    }
  return schema;
}

/* The file is made here, empty and for its owner alone: SQLite would make it readable for all.
 * Nobody can hold SQLite's locks on it yet, so that closing it drops none. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  int cause;

  if (fd >= 0)
    return g_close (fd, error);

  if (errno == EEXIST)
    cause = SALES_ERROR_CONSTRAINT;
  else if (errno == ENOSPC || errno == EDQUOT)
    cause = SALES_ERROR_FULL;
  else if (errno == ENOENT || errno == ENOTDIR)
    cause = SALES_ERROR_NOT_FOUND;
  else if (errno == EACCES || errno == EPERM || errno == EROFS)
    cause = SALES_ERROR_READ_ONLY;
  else
    cause = SALES_ERROR_IO;
  g_set_error (error, SALES_ERROR, cause, "%s: cannot be created: %s", path, g_strerror (errno));
  return FALSE;
}

static void
make_read_only (SalesStore *self, SalesReadOnly why, const char *detail)
{
  self->read_only = why;
  g_free (self->read_only_detail);
  self->read_only_detail = g_strdup (detail);
}

/* Finds out before opening what would otherwise turn up in the middle of somebody's work. */
static gboolean
check_file (SalesStore *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *holder = NULL;
  struct stat status;

  if (stat (self->path, &status) != 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "%s: %s", self->path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || (status.st_size == 0 && self->mode != SALES_STORE_CREATE))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE, "%s: %s", self->path,
                   S_ISREG (status.st_mode) ? "empty" : "not a file");
      return FALSE;
    }
  if (self->mode == SALES_STORE_READ_ONLY)
    make_read_only (self, SALES_READ_ONLY_ASKED, NULL);
  else if (faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) != 0)
    make_read_only (self, SALES_READ_ONLY_FILE, NULL);
  else if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    make_read_only (self, SALES_READ_ONLY_FOLDER, NULL);
  else if (status.st_nlink > 1)
    make_read_only (self, SALES_READ_ONLY_LINKED, NULL);
  else
    {
      g_autoptr (GError) failure = NULL;

      self->lock = sales_lock_take (self->path, &holder, &failure);
      if (self->lock == NULL)
        make_read_only (self,
                        g_error_matches (failure, SALES_ERROR, SALES_ERROR_BUSY) ? SALES_READ_ONLY_IN_USE : SALES_READ_ONLY_FOLDER,
                        holder);
    }
  return TRUE;
}

/* SQLite counts what it allocates, under a lock that all connections share. Nobody asks for it. */
static void
configure_library (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* Refused where another library has used SQLite before us; it is then only slower. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
}

static gboolean
open_database (SalesStore *self, GError **error)
{
  int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  int code;

  configure_library ();
  flags |= self->read_only != SALES_READ_ONLY_NOT ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  code = sqlite3_open_v2 (self->path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      sales_store_set_error (self, code, "open", error);
      return FALSE;
    }
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  return TRUE;
}

static gboolean
configure (SalesStore *self, GError **error)
{
  return sales_store_execute (self,
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA mmap_size = 0;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA recursive_triggers = ON;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA synchronous = EXTRA;"
                              CACHE_WORKING,
                              error);
}

static gboolean
create_schema (SalesStore *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA page_size = %d;"
                                          "PRAGMA journal_mode = TRUNCATE;"
                                          "BEGIN IMMEDIATE;"
                                          "PRAGMA application_id = %d;"
                                          "PRAGMA user_version = %d;"
                                          "%s;"
                                          "COMMIT;",
                                          SALES_PAGE_SIZE, SALES_APPLICATION_ID, SALES_SCHEMA_VERSION,
                                          sales_store_get_schema ());
  gboolean made;

  self->schema_open = TRUE;
  made = sales_store_execute (self, sql, error);
  self->schema_open = FALSE;
  return made;
}

static gboolean
migrate (SalesStore *self, int version, GError **error)
{
  const SalesMigration *steps;
  gsize n_steps;

  /* Whoever asked to read only asked this program not to change what the document says; it still
   * has to be brought up to date to be read at all. */
  if (self->read_only == SALES_READ_ONLY_ASKED)
    {
      g_autoptr (SalesStore) writer = sales_store_new (self->path, SALES_STORE_OPEN, error);

      return writer != NULL && sales_guard_check_schema (self, sales_store_get_schema (), error);
    }
  if (self->read_only != SALES_READ_ONLY_NOT)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY,
                   "%s: schema %d has to be brought up to date, and the file may not be written", self->path, version);
      return FALSE;
    }
  steps = sales_migration_get_steps (&n_steps);
  return sales_migration_run (self, version, steps, n_steps, sales_store_get_schema (), error);
}

/* The order of the checks is that of what can go wrong: nothing is asked of the file that the
 * check before has not made safe. */
static gboolean
check_document (SalesStore *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int version;

  if (!sales_guard_check_header (self, error))
    return FALSE;
  if (!configure (self, &failure) || !sales_guard_check_ids (self, &version, &failure))
    {
      /* Its header names us; what is no database behind it is a damaged document. */
      if (g_error_matches (failure, SALES_ERROR, SALES_ERROR_FOREIGN_FILE))
        failure->code = SALES_ERROR_CORRUPT;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!sales_guard_check_schema (self, sales_migration_get_schema (version), error))
    return FALSE;
  if (self->read_only == SALES_READ_ONLY_NOT &&
      !sales_store_execute (self, "PRAGMA journal_mode = TRUNCATE", error))
    return FALSE;
  return version == SALES_SCHEMA_VERSION || migrate (self, version, error);
}

static gboolean
open_store (SalesStore *self, GError **error)
{
  if (!check_file (self, error) || !open_database (self, error) || !sales_guard_harden (self, error))
    return FALSE;
  if (self->mode == SALES_STORE_CREATE)
    return configure (self, error) && create_schema (self, error);
  return check_document (self, error);
}

static void
close_database (SalesStore *self)
{
  sales_store_rollback (self);
  g_hash_table_remove_all (self->statements);
  /* An empty journal would be left beside the document, which is to be one file. */
  if (self->db != NULL && self->read_only == SALES_READ_ONLY_NOT)
    sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("%s: closed with statements still in use", self->path);
  self->db = NULL;
}

/**
 * sales_store_new:
 * @path: the document's file
 * @mode: whether to open it, to create it (it must not exist), or only to read it
 * @error: return location for an error
 *
 * The store belongs to the calling thread. What keeps the document from being written makes it
 * read-only and is no error, see sales_store_get_read_only().
 *
 * Returns: (transfer full): a store, or %NULL; the file is then as it was before
 */
SalesStore *
sales_store_new (const char *path, SalesStoreMode mode, GError **error)
{
  g_autoptr (SalesStore) self = g_new0 (SalesStore, 1);

  g_mutex_init (&self->interrupt_mutex);
  self->thread = g_thread_self ();
  self->mode = mode;
  self->as_of = SALES_DAY_NONE;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sales_statement_free);

  if (mode == SALES_STORE_CREATE && !make_file (path, error))
    return NULL;
  self->path = realpath (path, NULL);
  if (self->path == NULL)
    {
      g_set_error (error, SALES_ERROR,
                   errno == ENOENT || errno == ENOTDIR ? SALES_ERROR_NOT_FOUND : SALES_ERROR_IO,
                   "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  if (open_store (self, error))
    return g_steal_pointer (&self);

  if (mode == SALES_STORE_CREATE)
    {
      close_database (self);
      g_unlink (self->path);
    }
  return NULL;
}

/**
 * sales_store_free:
 * @self: (transfer full): a store
 *
 * Closes the document. A change that has not been committed is rolled back.
 */
void
sales_store_free (SalesStore *self)
{
  sales_store_assert_thread (self);
  close_database (self);
  sales_memo_forget (self);
  g_clear_pointer (&self->lock, sales_lock_free);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_free (self->read_only_detail);
  g_mutex_clear (&self->interrupt_mutex);
  free (self->path);
  g_free (self);
}

/**
 * sales_store_is_read_only:
 * @self: a store
 *
 * Returns: whether the document can only be read
 */
gboolean
sales_store_is_read_only (SalesStore *self)
{
  sales_store_assert_thread (self);
  return self->read_only != SALES_READ_ONLY_NOT;
}

/**
 * sales_store_get_read_only:
 * @self: a store
 * @detail: (out) (optional) (transfer none) (nullable): who holds it, or what is damaged
 *
 * Returns: why the document can only be read
 */
SalesReadOnly
sales_store_get_read_only (SalesStore *self, const char **detail)
{
  sales_store_assert_thread (self);
  if (detail != NULL)
    *detail = self->read_only_detail;
  return self->read_only;
}

static char *
get_table (SalesStore *self, guint number, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name LIMIT 1 OFFSET ?1", error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, number);
  return sales_statement_step (read, error) ? sales_statement_dup_text (read, 0) : NULL;
}

/**
 * sales_store_examine:
 * @self: a store
 * @finished: (out): whether every table has been looked at
 * @error: return location for an error
 *
 * Runs SQLite's quick_check on one table. What it finds makes the document read-only. It can be
 * interrupted, and then begins again with the same table.
 *
 * Returns: %FALSE with %SALES_ERROR_CANCELLED when interrupted, with another error if the document
 *   cannot be read at all
 */
gboolean
sales_store_examine (SalesStore *self, gboolean *finished, GError **error)
{
  g_autofree char *table = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (SalesStatement) check = NULL;
  g_autoptr (GError) failure = NULL;

  sales_store_assert_thread (self);
  *finished = FALSE;
  table = get_table (self, self->examined, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (table == NULL)
    {
      *finished = TRUE;
      sqlite3_db_release_memory (self->db);
      return sales_store_execute (self, CACHE_WORKING, error);
    }
  if (!sales_store_execute (self, CACHE_EXAMINING, error))
    return FALSE;
  /* The names are those of our own schema, which has been checked. */
  sql = g_strdup_printf ("PRAGMA quick_check ('%s')", table);
  check = sales_store_prepare_once (self, sql, &failure);
  if (check != NULL && sales_statement_step (check, &failure))
    {
      if (!g_str_equal (sales_statement_get_text (check, 0), "ok"))
        make_read_only (self, SALES_READ_ONLY_DAMAGED, sales_statement_get_text (check, 0));
    }
  else if (g_error_matches (failure, SALES_ERROR, SALES_ERROR_CORRUPT))
    make_read_only (self, SALES_READ_ONLY_DAMAGED, failure->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->examined++;
  return TRUE;
}

/**
 * sales_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the document's file, with symbolic links resolved
 */
const char *
sales_store_get_path (SalesStore *self)
{
  sales_store_assert_thread (self);
  return self->path;
}

/**
 * sales_store_interrupt:
 * @self: a store that is not being freed
 *
 * Interrupts what runs: it ends with %SALES_ERROR_CANCELLED. Any thread may call this.
 */
void
sales_store_interrupt (SalesStore *self)
{
  g_mutex_lock (&self->interrupt_mutex);
  sqlite3_interrupt (self->db);
  if (self->copy != NULL)
    sqlite3_interrupt (self->copy);
  g_mutex_unlock (&self->interrupt_mutex);
}

/**
 * sales_store_execute:
 * @self: a store
 * @sql: one or more statements without values and without rows that matter
 * @error: return location for an error
 *
 * Returns: whether all succeeded
 */
gboolean
sales_store_execute (SalesStore *self, const char *sql, GError **error)
{
  int code;

  sales_store_assert_thread (self);
  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  sales_store_set_error (self, code, sql, error);
  return FALSE;
}

/**
 * sales_store_last_id:
 * @self: a store
 *
 * Returns: the id of the row inserted last
 */
gint64
sales_store_last_id (SalesStore *self)
{
  sales_store_assert_thread (self);
  return sqlite3_last_insert_rowid (self->db);
}

/**
 * sales_store_n_changes:
 * @self: a store
 *
 * Returns: how many rows the last statement changed, those of triggers not counted
 */
gint64
sales_store_n_changes (SalesStore *self)
{
  sales_store_assert_thread (self);
  return sqlite3_changes64 (self->db);
}

/**
 * sales_store_set_as_of:
 * @self: a store
 * @day: a day, or %SALES_DAY_NONE
 *
 * What is asked from now on is asked as of the end of @day. The store itself hides nothing: whoever
 * reads what has a history (goals, memberships, closings) asks sales_store_get_as_of().
 */
void
sales_store_set_as_of (SalesStore *self, SalesDay day)
{
  sales_store_assert_thread (self);
  self->as_of = day;
}

/**
 * sales_store_get_as_of:
 * @self: a store
 *
 * Returns: the day as of which the document is looked at, %SALES_DAY_NONE for now
 */
SalesDay
sales_store_get_as_of (SalesStore *self)
{
  return self->as_of;
}

/**
 * sales_store_get_today:
 * @self: a store
 *
 * Returns: sales_today(), or the day as of which the document is looked at where that is earlier
 */
SalesDay
sales_store_get_today (SalesStore *self)
{
  return self->as_of != SALES_DAY_NONE ? MIN (self->as_of, sales_today ()) : sales_today ();
}
