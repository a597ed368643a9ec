/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"

#include <string.h>

struct _SalesStatement
{
  SalesStore   *store;
  sqlite3_stmt *stmt;
  GPtrArray    *texts;  /* repaired copies of texts that were not UTF-8 */
  gboolean      kept;
  gboolean      in_use;
  gboolean      failed;
  int           bound;  /* the first failure of a bind, told by the step */
};

static SalesStatement *
statement_new (SalesStore *store, const char *sql, gboolean kept, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  SalesStatement *self;
  int code;

  code = sqlite3_prepare_v3 (store->db, sql, -1, kept ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      sales_store_set_error (store, code, sql, error);
      return NULL;
    }
  if (stmt == NULL)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "%s: not a statement", sql);
      return NULL;
    }
  self = g_new0 (SalesStatement, 1);
  self->store = store;
  self->stmt = stmt;
  self->kept = kept;
  self->in_use = TRUE;
  return self;
}

/* Frees a statement, kept or not; used by the store when it closes. */
void
sales_statement_free (SalesStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

/**
 * sales_store_prepare:
 * @self: a store
 * @sql: a string literal; its address is the key under which the statement is kept
 * @error: return location for an error
 *
 * Returns: a statement ready to be bound, to be given back by sales_statement_done(), or %NULL
 */
SalesStatement *
sales_store_prepare (SalesStore *self, const char *sql, GError **error)
{
  SalesStatement *statement;

  sales_store_assert_thread (self);
  statement = g_hash_table_lookup (self->statements, sql);
  /* A caller that calls itself gets a statement of its own; so does one whose SQL is no literal
   * after all and lies where another once lay. */
  if (statement != NULL && (statement->in_use || !g_str_equal (sqlite3_sql (statement->stmt), sql)))
    return statement_new (self, sql, FALSE, error);
  if (statement == NULL)
    {
      statement = statement_new (self, sql, TRUE, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, (gpointer) sql, statement);
      return statement;
    }
  statement->in_use = TRUE;
  statement->failed = FALSE;
  statement->bound = SQLITE_OK;
  return statement;
}

/**
 * sales_store_prepare_once:
 * @self: a store
 * @sql: SQL put together from literals; values are bound as ever
 * @error: return location for an error
 *
 * Returns: a statement that is forgotten after sales_statement_done(), or %NULL
 */
SalesStatement *
sales_store_prepare_once (SalesStore *self, const char *sql, GError **error)
{
  sales_store_assert_thread (self);
  return statement_new (self, sql, FALSE, error);
}

/**
 * sales_statement_done:
 * @self: a statement
 *
 * Gives the statement back. Texts got from it are gone.
 */
void
sales_statement_done (SalesStatement *self)
{
  sales_store_assert_thread (self->store);
  if (!self->kept)
    {
      sales_statement_free (self);
      return;
    }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->in_use = FALSE;
}

static void
note_bind (SalesStatement *self, int code)
{
  if (self->bound == SQLITE_OK)
    self->bound = code;
}

/**
 * sales_statement_bind_int:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @value: the value
 *
 * A failure of any bind function (no such parameter, out of memory) is told by the next step.
 */
void
sales_statement_bind_int (SalesStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/**
 * sales_statement_bind_null:
 * @self: a statement
 * @index: the parameter's number, from 1
 */
void
sales_statement_bind_null (SalesStatement *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->stmt, index));
}

/**
 * sales_statement_bind_text:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @text: (nullable): UTF-8, copied; %NULL binds NULL
 */
void
sales_statement_bind_text (SalesStatement *self, int index, const char *text)
{
  note_bind (self, sqlite3_bind_text (self->stmt, index, text, -1, SQLITE_TRANSIENT));
}

/**
 * sales_statement_bind_blob:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @bytes: (nullable): bytes, copied; %NULL binds NULL
 */
void
sales_statement_bind_blob (SalesStatement *self, int index, GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    {
      sales_statement_bind_null (self, index);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  /* A null pointer would bind NULL instead of no bytes. */
  note_bind (self, sqlite3_bind_blob64 (self->stmt, index, data != NULL ? data : "", size, SQLITE_TRANSIENT));
}

/**
 * sales_statement_bind_optional:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @value: the value
 * @none: the value that stands for NULL
 */
void
sales_statement_bind_optional (SalesStatement *self, int index, gint64 value, gint64 none)
{
  if (value == none)
    sales_statement_bind_null (self, index);
  else
    sales_statement_bind_int (self, index, value);
}

/**
 * sales_statement_step:
 * @self: a statement
 * @error: return location for an error
 *
 * Returns: %TRUE with a row, %FALSE at the end or after a failure
 */
gboolean
sales_statement_step (SalesStatement *self, GError **error)
{
  int code;

  sales_store_assert_thread (self->store);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->failed = FALSE;
  if (self->bound != SQLITE_OK)
    {
      self->failed = TRUE;
      sales_store_set_error (self->store, self->bound, sqlite3_sql (self->stmt), error);
      return FALSE;
    }
  code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    {
      self->failed = TRUE;
      sales_store_set_error (self->store, code, sqlite3_sql (self->stmt), error);
    }
  /* Ends the read at once, so that a list that was read to its end blocks no commit. */
  sqlite3_reset (self->stmt);
  return FALSE;
}

/**
 * sales_statement_failed:
 * @self: a statement
 *
 * Returns: whether the last step ended in a failure
 */
gboolean
sales_statement_failed (SalesStatement *self)
{
  return self->failed;
}

/**
 * sales_statement_run:
 * @self: a statement
 * @error: return location for an error
 *
 * Steps to the end and makes the statement ready for other values; the bound ones stay.
 *
 * Returns: whether it succeeded
 */
gboolean
sales_statement_run (SalesStatement *self, GError **error)
{
  while (sales_statement_step (self, error))
    ;
  return !self->failed;
}

/**
 * sales_statement_get_int:
 * @self: a statement on a row
 * @column: the column's number, from 0
 *
 * Returns: the value; 0 for NULL
 */
gint64
sales_statement_get_int (SalesStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * sales_statement_get_optional:
 * @self: a statement on a row
 * @column: the column's number, from 0
 * @none: what stands for NULL
 *
 * Returns: the value, or @none
 */
gint64
sales_statement_get_optional (SalesStatement *self, int column, gint64 none)
{
  if (sqlite3_column_type (self->stmt, column) == SQLITE_NULL)
    return none;
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * sales_statement_is_null:
 * @self: a statement on a row
 * @column: the column's number, from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
sales_statement_is_null (SalesStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * sales_statement_get_text:
 * @self: a statement on a row
 * @column: the column's number, from 0
 *
 * Returns: (nullable): UTF-8 borrowed until the next step; %NULL for NULL. Bytes that are not UTF-8,
 * which only a foreign hand can have written, are replaced.
 */
const char *
sales_statement_get_text (SalesStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *valid;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  valid = g_utf8_make_valid (text, -1);
  if (self->texts == NULL)
    self->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->texts, valid);
  return valid;
}

/**
 * sales_statement_dup_text:
 * @self: a statement on a row
 * @column: the column's number, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the text, %NULL for NULL
 */
char *
sales_statement_dup_text (SalesStatement *self, int column)
{
  return g_strdup (sales_statement_get_text (self, column));
}

/**
 * sales_statement_dup_blob:
 * @self: a statement on a row
 * @column: the column's number, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes, %NULL for NULL
 */
GBytes *
sales_statement_dup_blob (SalesStatement *self, int column)
{
  const void *data;

  if (sqlite3_column_type (self->stmt, column) == SQLITE_NULL)
    return NULL;
  data = sqlite3_column_blob (self->stmt, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}
