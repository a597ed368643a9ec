/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"
#include "store/sales-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define BUSY_MILLISECONDS 2000

static const char *
get_resource (const char *name)
{
  g_autofree char *path = g_strconcat ("/com/example/SalesManager/store/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (sales_store_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  /* The data lie in the program itself, outlive the bytes and end with a zero. */
  return g_bytes_get_data (bytes, NULL);
}

/* Embedded, see sales-store.gresource.xml. */
const char *
sales_store_get_schema (void)
{
  static gsize once;
  static char *schema;

  if (g_once_init_enter (&once))
    {
      sales_store_register_resource ();
      schema = g_strconcat (get_resource ("sales-schema.sql"), get_resource ("sales-totals.sql"), NULL);
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

static gboolean
open_database (SalesStore *self, GError **error)
{
  int flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  int code;

  flags |= self->mode == SALES_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
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
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA recursive_triggers = ON;"
                              "PRAGMA journal_mode = TRUNCATE;"
                              "PRAGMA synchronous = EXTRA;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -16384;",
                              error);
}

static gboolean
create_schema (SalesStore *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA page_size = %d;"
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

/**
 * sales_store_new:
 * @path: the document's file
 * @mode: whether to open it, to create it (it must not exist), or only to read it
 * @error: return location for an error
 *
 * The store belongs to the calling thread.
 *
 * Returns: (transfer full): a store, or %NULL; the file is then as it was before
 */
SalesStore *
sales_store_new (const char *path, SalesStoreMode mode, GError **error)
{
  g_autoptr (SalesStore) self = g_new0 (SalesStore, 1);

  self->thread = g_thread_self ();
  self->mode = mode;
  self->read_only = mode == SALES_STORE_READ_ONLY;
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
  if (open_database (self, error) && configure (self, error) &&
      (mode != SALES_STORE_CREATE || create_schema (self, error)))
    return g_steal_pointer (&self);

  if (mode == SALES_STORE_CREATE)
    {
      g_clear_pointer (&self->db, sqlite3_close);
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
  sales_store_rollback (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  /* An empty journal would be left beside the document, which is to be one file. */
  if (self->db != NULL && !self->read_only)
    sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("%s: closed with statements still in use", self->path);
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
  return self->read_only;
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
  sqlite3_interrupt (self->db);
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
