/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-closing.h"

#include "base/sales-error.h"
#include "store/sales-store.h"

/**
 * sales_closing_free:
 * @self: (transfer full): a closed period
 */
void
sales_closing_free (SalesClosing *self)
{
  g_free (self->note);
  g_free (self);
}

static void
closed_goal_free (gpointer data)
{
  SalesClosedGoal *self = data;

  g_free (self->name);
  g_free (self->category);
  g_free (self);
}

static void
adjustment_free (gpointer data)
{
  SalesAdjustment *self = data;

  g_free (self->action);
  g_free (self->person);
  g_free (self);
}

/**
 * sales_closing_report_free:
 * @self: (transfer full): a report
 */
void
sales_closing_report_free (SalesClosingReport *self)
{
  g_clear_pointer (&self->closing, sales_closing_free);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->adjustments, g_ptr_array_unref);
  g_free (self);
}

/* As of the day ?1, which closings were known and how they stood. */
#define CLOSING_COLUMNS                                                                                        \
  "c.id, c.first_day, c.last_day, c.closed, CASE WHEN c.reopened <= ?1 THEN c.reopened END, c.note,"           \
  " (SELECT count (*) FROM closing_goal AS g WHERE g.closing = c.id AND g.result = 'exceeded'),"               \
  " (SELECT count (*) FROM closing_goal AS g WHERE g.closing = c.id AND g.result = 'met'),"                    \
  " (SELECT count (*) FROM closing_goal AS g WHERE g.closing = c.id AND g.result = 'missed'),"                 \
  " (SELECT count (*) FROM closing_goal AS g WHERE g.closing = c.id AND g.result = 'unknown'),"                \
  " (SELECT count (*) FROM closing_adjustment AS a WHERE a.closing = c.id AND a.part IS NOT NULL AND a.day <= ?1)," \
  " (SELECT coalesce (sum (a.amount), 0) FROM closing_adjustment AS a WHERE a.closing = c.id AND a.day <= ?1)" \
  " FROM closing AS c WHERE c.closed <= ?1"

static SalesClosing *
read_closing (SalesStatement *s)
{
  SalesClosing *self = g_new0 (SalesClosing, 1);

  self->id = sales_statement_get_int (s, 0);
  self->first_day = (SalesDay) sales_statement_get_int (s, 1);
  self->last_day = (SalesDay) sales_statement_get_int (s, 2);
  self->closed = (SalesDay) sales_statement_get_int (s, 3);
  self->reopened = (SalesDay) sales_statement_get_optional (s, 4, SALES_DAY_NONE);
  self->note = sales_statement_dup_text (s, 5);
  for (int i = 0; i < SALES_N_RESULTS; i++)
    self->n_results[i] = (int) sales_statement_get_int (s, 6 + i);
  self->n_adjustments = (int) sales_statement_get_int (s, 10);
  self->adjusted = sales_statement_get_int (s, 11);
  return self;
}

static SalesDay
get_horizon (SalesStore *store)
{
  SalesDay as_of = sales_store_get_as_of (store);

  return as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX;
}

/**
 * sales_closing_list_read:
 * @store: a store, on its thread
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): of #SalesClosing, see sales_closing_list_new()
 */
GPtrArray *
sales_closing_list_read (SalesStore *store, GError **error)
{
  g_autoptr (GPtrArray) closings = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_closing_free);
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "SELECT " CLOSING_COLUMNS " ORDER BY c.last_day DESC, c.first_day, c.id DESC", error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, get_horizon (store));
  while (sales_statement_step (s, error))
    g_ptr_array_add (closings, read_closing (s));
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&closings);
}

static gpointer
read_list (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  return sales_closing_list_read (store, error);
}

/**
 * sales_closing_list_new:
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesClosing
 */
SalesRequest *
sales_closing_list_new (void)
{
  return sales_request_new (read_list, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
read_goals (SalesClosingReport *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT g.scope_kind, g.scope, CASE g.scope_kind"
                           "  WHEN 'unit' THEN (SELECT name FROM unit WHERE id = g.scope)"
                           "  WHEN 'person' THEN (SELECT name FROM person WHERE id = g.scope)"
                           "  WHEN 'territory' THEN (SELECT name FROM territory WHERE id = g.scope)"
                           "  ELSE (SELECT name FROM category WHERE id = g.scope) END,"
                           " g.measure, (SELECT name FROM category WHERE id = g.category), g.first_day, g.last_day,"
                           " g.original, g.value, g.actual,"
                           " (SELECT coalesce (sum (a.value), 0) FROM closing_adjustment AS a WHERE a.goal = g.id AND a.day <= ?2),"
                           " g.result FROM closing_goal AS g WHERE g.closing = ?1"
                           " ORDER BY CASE g.scope_kind WHEN 'unit' THEN 0 WHEN 'person' THEN 1 WHEN 'territory' THEN 2 ELSE 3 END,"
                           " g.scope, g.measure, g.category, g.first_day, g.last_day",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing->id);
  sales_statement_bind_int (s, 2, get_horizon (store));
  while (sales_statement_step (s, error))
    {
      SalesClosedGoal *goal = g_new0 (SalesClosedGoal, 1);

      g_ptr_array_add (self->goals, goal);
      sales_scope_kind_from_string (sales_statement_get_text (s, 0), &goal->scope.kind);
      goal->scope.id = sales_statement_get_int (s, 1);
      goal->name = sales_statement_dup_text (s, 2);
      sales_measure_from_string (sales_statement_get_text (s, 3), &goal->measure);
      goal->category = sales_statement_dup_text (s, 4);
      goal->first_day = (SalesDay) sales_statement_get_int (s, 5);
      goal->last_day = (SalesDay) sales_statement_get_int (s, 6);
      goal->original = sales_statement_get_int (s, 7);
      goal->value = sales_statement_get_int (s, 8);
      goal->has_actual = !sales_statement_is_null (s, 9);
      goal->actual = goal->has_actual ? sales_statement_get_int (s, 9) : 0;
      goal->adjusted = sales_statement_get_int (s, 10);
      goal->result = SALES_RESULT_UNKNOWN;
      sales_result_from_string (sales_statement_get_text (s, 11), &goal->result);
    }
  return !sales_statement_failed (s);
}

static gboolean
read_adjustments (SalesClosingReport *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT a.day, a.action, (SELECT name FROM person WHERE id = p.person), a.orders, a.quantity, a.amount"
                           " FROM closing_adjustment AS a JOIN closing_part AS p ON p.id = a.part"
                           " WHERE a.closing = ?1 AND a.day <= ?2 ORDER BY a.id DESC",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing->id);
  sales_statement_bind_int (s, 2, get_horizon (store));
  while (sales_statement_step (s, error))
    {
      SalesAdjustment *adjustment = g_new0 (SalesAdjustment, 1);

      g_ptr_array_add (self->adjustments, adjustment);
      adjustment->day = (SalesDay) sales_statement_get_int (s, 0);
      adjustment->action = sales_statement_dup_text (s, 1);
      adjustment->person = sales_statement_dup_text (s, 2);
      adjustment->orders = sales_statement_get_int (s, 3);
      adjustment->quantity = sales_statement_get_int (s, 4);
      adjustment->amount = sales_statement_get_int (s, 5);
    }
  return !sales_statement_failed (s);
}

static gpointer
read_report (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = user_data;
  g_autoptr (SalesClosingReport) self = g_new0 (SalesClosingReport, 1);
  g_autoptr (SalesStatement) s = sales_store_prepare (store, "SELECT " CLOSING_COLUMNS " AND c.id = ?2", error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, get_horizon (store));
  sales_statement_bind_int (s, 2, *id);
  if (sales_statement_step (s, error))
    self->closing = read_closing (s);
  else if (!sales_statement_failed (s))
    g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no closed period %" G_GINT64_FORMAT, *id);
  if (self->closing == NULL)
    return NULL;
  self->goals = g_ptr_array_new_with_free_func (closed_goal_free);
  self->adjustments = g_ptr_array_new_with_free_func (adjustment_free);
  if (!read_goals (self, store, error) || !read_adjustments (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_closing_report_new:
 * @id: a closing, see sales_closing_list_new()
 *
 * Returns: (transfer full): a request for a #SalesClosingReport; %SALES_ERROR_NOT_FOUND if there is
 *   no such closing
 */
SalesRequest *
sales_closing_report_new (gint64 id)
{
  return sales_request_new (read_report, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) sales_closing_report_free);
}
