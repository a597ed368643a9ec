/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-ledger.h"

#include "store/sales-store.h"

typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} LedgerData;

static SalesGoalEntry *
read_entry (SalesStatement *s, SalesDay as_of)
{
  SalesGoalEntry *entry = g_new0 (SalesGoalEntry, 1);

  sales_measure_from_string (sales_statement_get_text (s, 0), &entry->measure);
  entry->category = sales_statement_dup_text (s, 1);
  entry->first_day = (SalesDay) sales_statement_get_int (s, 2);
  entry->last_day = (SalesDay) sales_statement_get_int (s, 3);
  sales_goal_version_read (&entry->version, s, 4, as_of);
  return entry;
}

static gpointer
read_ledger (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  LedgerData *data = user_data;
  SalesDay as_of = sales_store_get_as_of (store);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_goal_entry_free);
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT g.measure, c.name, g.first_day, g.last_day, " SALES_GOAL_VERSION_COLUMNS
                           " FROM goal g JOIN goal_version v ON v.goal = g.id"
                           " LEFT JOIN category c ON c.id = g.category"
                           " WHERE g.scope_kind = ?1 AND g.scope = ?2 AND g.first_day <= ?4 AND g.last_day >= ?3"
                           " AND v.entered_day <= ?5 ORDER BY g.measure, g.category, g.first_day, g.last_day, v.version",
                           error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_text (s, 1, sales_scope_kind_to_string (data->scope.kind));
  sales_statement_bind_int (s, 2, data->scope.id);
  sales_statement_bind_int (s, 3, data->period.first);
  sales_statement_bind_int (s, 4, data->period.last);
  sales_statement_bind_int (s, 5, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (s, error))
    g_ptr_array_add (entries, read_entry (s, as_of));
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&entries);
}

/**
 * sales_goal_ledger_new:
 * @scope: whose goals
 * @period: goals that share a day with it
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesGoalEntry, to be freed with
 *   g_ptr_array_unref(); empty where there is no goal
 */
SalesRequest *
sales_goal_ledger_new (const SalesScope *scope, const SalesPeriod *period)
{
  LedgerData *data = g_new0 (LedgerData, 1);

  data->scope = *scope;
  data->period = *period;
  return sales_request_new (read_ledger, data, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
sales_goal_entry_free (SalesGoalEntry *self)
{
  g_free (self->category);
  sales_goal_version_clear (&self->version);
  g_free (self);
}

gboolean
sales_goal_entry_is_same_goal (const SalesGoalEntry *self, const SalesGoalEntry *other)
{
  return self->measure == other->measure && g_strcmp0 (self->category, other->category) == 0 && self->first_day == other->first_day &&
         self->last_day == other->last_day;
}
