/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"

#include <string.h>

/* How many steps a document remembers. */
#define MAX_STEPS 1000

/* What people edit. Never the totals, which the triggers keep while an undo is applied as at any
 * other time, nor the log, to which an undo adds its own line. */
static const char *const recorded_tables[] = {
  "setting", "person", "unit", "membership", "membership_past", "absence", "duty",
  "duty_acknowledgement", "budget", "territory", "assignment", "category", "product",
  "product_cost", "customer", "sales_order", "order_line", "credit_share", "order_step", "summary",
  "goal", "goal_version", "agreement", "goal_proposal", "market_event", "closing", "closing_part",
  "closing_goal", "closing_adjustment", "activity", "award", "import_profile", "import_alias",
};

/* The steps of imports have no changeset but the batch that they stand for, as text. */
#define IMPORT "import"

const char *const *
sales_undo_get_tables (gsize *n_tables)
{
  *n_tables = G_N_ELEMENTS (recorded_tables);
  return recorded_tables;
}

/* Begins to record the change. */
gboolean
sales_undo_begin (SalesStore *self, GError **error)
{
  int code = sqlite3session_create (self->db, "main", &self->session);

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (self->session, recorded_tables[i]);
  if (code == SQLITE_OK)
    return TRUE;
  sales_store_set_error (self, code, "begin to record", error);
  return FALSE;
}

void
sales_undo_end (SalesStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
}

static gboolean
run_with_int (SalesStore *self, const char *sql, gint64 value, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, value);
  return sales_statement_run (statement, error);
}

/* The undone steps are the newest: found from the end, however many there are. */
static gboolean
forget_undone (SalesStore *self, GError **error)
{
  return sales_store_execute (self,
                              "DELETE FROM undo_step WHERE id > coalesce ("
                              "(SELECT id FROM undo_step WHERE NOT undone ORDER BY id DESC LIMIT 1), 0)",
                              error);
}

static gboolean
add_step (SalesStore *self, const char *action, const char *label, GBytes *changeset, GError **error)
{
  g_autoptr (SalesStatement) insert = NULL;

  if (!forget_undone (self, error))
    return FALSE;
  insert = sales_store_prepare (self,
                                "INSERT INTO undo_step (action, label, changed, changeset) VALUES (?1, ?2, ?3, ?4)",
                                error);
  if (insert == NULL)
    return FALSE;
  sales_statement_bind_text (insert, 1, action);
  sales_statement_bind_text (insert, 2, label != NULL ? label : "");
  sales_statement_bind_int (insert, 3, self->touched);
  sales_statement_bind_blob (insert, 4, changeset);
  return sales_statement_run (insert, error) &&
         run_with_int (self, "DELETE FROM undo_step WHERE id <= ?1",
                       sales_store_last_id (self) - MAX_STEPS, error);
}

/* Stores what was recorded as the newest step; what was undone before can no longer be redone. */
gboolean
sales_undo_record (SalesStore *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &data);

  /* The steps themselves are not recorded. */
  sales_undo_end (self);
  if (code != SQLITE_OK)
    {
      sales_store_set_error (self, code, "record", error);
      return FALSE;
    }
  bytes = g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
  return size == 0 || add_step (self, self->action, self->label, bytes, error);
}

/* A step that stands for an import. Undo stops before it: it is taken back by sales_batch_undo(). */
gboolean
sales_undo_add_batch (SalesStore *self, gint64 batch, const char *label, GError **error)
{
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT, batch);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return add_step (self, IMPORT, label, bytes, error);
}

/* A statement over the changesets of what was done after an import and not undone. */
SalesStatement *
sales_undo_prepare_steps_since (SalesStore *self, gint64 batch, GError **error)
{
  SalesStatement *statement =
      sales_store_prepare (self,
                           "SELECT changeset FROM undo_step WHERE NOT undone AND action <> '" IMPORT "'"
                           " AND id > coalesce ((SELECT id FROM undo_step WHERE action = '" IMPORT "'"
                           " AND CAST (CAST (changeset AS TEXT) AS INTEGER) = ?1), 0)",
                           error);

  if (statement != NULL)
    sales_statement_bind_int (statement, 1, batch);
  return statement;
}

/* The batch is taken back, and with it what was undone before: that may have been built on it. */
gboolean
sales_undo_remove_batch (SalesStore *self, gint64 batch, GError **error)
{
  return forget_undone (self, error) &&
         run_with_int (self, "DELETE FROM undo_step WHERE action = '" IMPORT "' AND CAST (CAST (changeset AS TEXT) AS INTEGER) = ?1", batch, error);
}

gboolean
sales_undo_forget (SalesStore *self, GError **error)
{
  return sales_store_execute (self, "DELETE FROM undo_step", error);
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  int *first = data;

  if (*first == 0)
    *first = kind;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (SalesStore *self, gint64 id, GBytes *changeset, gboolean invert, GError **error)
{
  int conflict = 0;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_apply_v2 (self->db, (int) size, (void *) data, NULL, conflict_cb, &conflict,
                                        NULL, NULL, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);

  if (code == SQLITE_OK)
    return TRUE;
  if (conflict != 0)
    g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
                 "undo step %" G_GINT64_FORMAT ": conflict %d with what was done since", id, conflict);
  else
    sales_store_set_error (self, code, "apply a changeset", error);
  return FALSE;
}

typedef struct
{
  gint64  id;        /* 0: there is none */
  char   *label;
  guint   changed;
  GBytes *changeset; /* %NULL for an import */
  gint64  batch;     /* of the import, 0 for any other step */
} Step;

static void
step_clear (Step *self)
{
  g_free (self->label);
  g_clear_pointer (&self->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* The one step that Undo or Redo would take; the undone ones are always the newest. */
static gboolean
find_step (SalesStore *self, gboolean redo, Step *step, GError **error)
{
  g_autoptr (SalesStatement) find = NULL;

  if (redo)
    find = sales_store_prepare (self,
                                "SELECT id, label, changed, action = '" IMPORT "', changeset FROM undo_step"
                                " WHERE id > coalesce ((SELECT id FROM undo_step WHERE NOT undone ORDER BY id DESC LIMIT 1), 0)"
                                " ORDER BY id LIMIT 1", error);
  else
    find = sales_store_prepare (self,
                                "SELECT id, label, changed, action = '" IMPORT "', changeset FROM undo_step"
                                " WHERE NOT undone ORDER BY id DESC LIMIT 1", error);
  if (find == NULL)
    return FALSE;
  if (sales_statement_step (find, error))
    {
      step->id = sales_statement_get_int (find, 0);
      step->label = sales_statement_dup_text (find, 1);
      step->changed = (guint) sales_statement_get_int (find, 2);
      if (sales_statement_get_int (find, 3) != 0)
        step->batch = g_ascii_strtoll (sales_statement_get_text (find, 4), NULL, 10);
      else
        step->changeset = sales_statement_dup_blob (find, 4);
    }
  return !sales_statement_failed (find);
}

static gboolean
take_step (SalesStore *self, gboolean redo, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!find_step (self, redo, &step, error))
    return FALSE;
  if (step.id == 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "there is nothing to %s", redo ? "redo" : "undo");
      return FALSE;
    }
  if (step.changeset == NULL)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "the newest step is import %" G_GINT64_FORMAT, step.batch);
      return FALSE;
    }
  self->touched = step.changed;
  if (!apply (self, step.id, step.changeset, !redo, error))
    return FALSE;
  if (!run_with_int (self,
                     redo ? "UPDATE undo_step SET undone = 0 WHERE id = ?1"
                          : "UPDATE undo_step SET undone = 1 WHERE id = ?1",
                     step.id, error))
    return FALSE;
  return sales_store_log (self, step.label, NULL, NULL, error);
}

/**
 * sales_store_undo:
 * @self: a store without a change begun
 * @redo: whether to take the step last undone again instead
 * @touched: (out): the flags of what was touched
 * @error: return location for an error
 *
 * Takes the newest step back by applying the inverse of what was recorded, in a transaction of its
 * own with a line of its own in the change log.
 *
 * Returns: whether it was done. %SALES_ERROR_NOT_FOUND: there is no step; %SALES_ERROR_CONSTRAINT:
 *   something done since stands in its way, or it is an import. Nothing is then changed.
 */
gboolean
sales_store_undo (SalesStore *self, gboolean redo, guint *touched, GError **error)
{
  sales_store_assert_thread (self);
  if (!sales_change_begin (self, redo ? "redo" : "undo", NULL, SALES_RECORD_NOTHING, error))
    return FALSE;
  if (take_step (self, redo, error))
    return sales_store_commit (self, touched, error);
  sales_store_rollback (self);
  return FALSE;
}

/**
 * sales_store_get_undo_labels:
 * @self: a store
 * @undo_label: (out) (transfer full) (nullable): what Undo would take back, or %NULL
 * @redo_label: (out) (transfer full) (nullable): what Redo would do again, or %NULL
 * @undo_batch: (out) (optional): the batch of the import that Undo has come to, or 0
 * @error: return location for an error
 *
 * Returns: whether they could be read
 */
gboolean
sales_store_get_undo_labels (SalesStore *self, char **undo_label, char **redo_label, gint64 *undo_batch, GError **error)
{
  g_auto (Step) undo = { 0 };
  g_auto (Step) redo = { 0 };

  sales_store_assert_thread (self);
  *undo_label = NULL;
  *redo_label = NULL;
  if (!find_step (self, FALSE, &undo, error) || !find_step (self, TRUE, &redo, error))
    return FALSE;
  *undo_label = g_steal_pointer (&undo.label);
  *redo_label = g_steal_pointer (&redo.label);
  if (undo_batch != NULL)
    *undo_batch = undo.batch;
  return TRUE;
}
