/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-batch-private.h"
#include "store/sales-store-private.h"

#include "base/sales-error.h"

gboolean
sales_change_begin (SalesStore *self, const char *action, const char *label, SalesRecording recording,
                    GError **error)
{
  sales_store_assert_thread (self);
  g_assert (!self->changing);
  if (self->read_only != SALES_READ_ONLY_NOT)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY, "%s: opened for reading only", self->path);
      return FALSE;
    }
  if (!sales_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->changing = TRUE;
  self->action = g_strdup (action);
  self->label = g_strdup (label);
  self->recording = recording;
  self->touched = 0;
  self->n_logged = 0;
  self->n_changes = sqlite3_total_changes64 (self->db);
  if (recording != SALES_RECORD_STEP || sales_undo_begin (self, error))
    return TRUE;
  sales_store_rollback (self);
  return FALSE;
}

/**
 * sales_store_begin:
 * @self: a store
 * @action: the change's stable name for the change log, "goal.revise"
 * @label: what Undo calls it, in the user's language
 * @undoable: whether to record it for undo
 * @error: return location for an error
 *
 * Begins a change: one transaction, ended by sales_store_commit() or sales_store_rollback().
 *
 * Returns: whether it began
 */
gboolean
sales_store_begin (SalesStore *self, const char *action, const char *label, gboolean undoable,
                   GError **error)
{
  return sales_change_begin (self, action, label, undoable ? SALES_RECORD_STEP : SALES_RECORD_FORGET,
                             error);
}

static void
end_change (SalesStore *self)
{
  sales_undo_end (self);
  g_clear_pointer (&self->batch, sales_batch_free);
  /* Whatever the change switched off for itself, the next one does not run without. */
  self->schema_open = FALSE;
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  self->changing = FALSE;
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->label, g_free);
}

/* What every change leaves behind: its undo step and at least one line of the log. A change that
 * touched no row leaves nothing. */
static gboolean
write_records (SalesStore *self, GError **error)
{
  if (sqlite3_total_changes64 (self->db) == self->n_changes)
    return TRUE;
  if (self->n_logged == 0 && !sales_store_log (self, self->action, NULL, NULL, error))
    return FALSE;
  switch (self->recording)
    {
    case SALES_RECORD_STEP:
      return sales_undo_record (self, error);
    case SALES_RECORD_FORGET:
      return sales_batch_is_named (self) ? sales_batch_finish (self, error) : sales_undo_forget (self, error);
    case SALES_RECORD_NOTHING:
    default:
      return TRUE;
    }
}

/**
 * sales_store_commit:
 * @self: a store with a change begun
 * @touched: (out): the flags that sales_store_touch() gathered
 * @error: return location for an error
 *
 * Returns: whether the change is in the document for good; if not, nothing of it is
 */
gboolean
sales_store_commit (SalesStore *self, guint *touched, GError **error)
{
  sales_store_assert_thread (self);
  g_assert (self->changing);
  *touched = self->touched;
  if (write_records (self, error) && sales_store_execute (self, "COMMIT", error))
    {
      end_change (self);
      return TRUE;
    }
  sales_store_rollback (self);
  return FALSE;
}

/**
 * sales_store_rollback:
 * @self: a store
 *
 * Takes back the change that was begun, if there is one.
 */
void
sales_store_rollback (SalesStore *self)
{
  sales_store_assert_thread (self);
  if (!self->changing)
    return;
  /* SQLite has rolled back by itself after some failures; that it cannot otherwise fail to is
   * its promise, and the journal keeps it at the next opening even then. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  end_change (self);
}

/**
 * sales_store_touch:
 * @self: a store with a change begun
 * @changed: SalesChanged flags of what was touched
 */
void
sales_store_touch (SalesStore *self, guint changed)
{
  sales_store_assert_thread (self);
  g_assert (self->changing);
  self->touched |= changed;
}

/**
 * sales_store_get_touched:
 * @self: a store with a change begun
 *
 * Returns: the SalesChanged flags that sales_store_touch() gathered
 */
guint
sales_store_get_touched (SalesStore *self)
{
  sales_store_assert_thread (self);
  g_assert (self->changing);
  return self->touched;
}
