/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-writer-private.h"

#include "base/sales-error.h"
#include "model/sales-goals.h"

/**
 * sales_import_writer_list_orders:
 * @self: a writer
 * @func: called for each order of the document
 * @user_data: for @func
 * @error: return location for an error
 *
 * Returns: whether all could be read
 */
gboolean
sales_import_writer_list_orders (SalesImportWriter *self, SalesImportRefFunc func, gpointer user_data, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, "SELECT ref, id, day FROM sales_order ORDER BY id", error);

  if (statement == NULL)
    return FALSE;
  while (sales_statement_step (statement, error))
    func (sales_statement_get_text (statement, 0), sales_statement_get_int (statement, 1), (SalesDay) sales_statement_get_int (statement, 2), user_data);
  return !sales_statement_failed (statement);
}

/**
 * sales_import_writer_find_order:
 * @self: a writer
 * @ref: what files call an order
 * @error: return location for an error
 *
 * Returns: the order's id, 0 if there is none or on failure
 */
gint64
sales_import_writer_find_order (SalesImportWriter *self, const char *ref, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, "SELECT id FROM sales_order WHERE ref = ?1", error);

  if (statement == NULL)
    return 0;
  sales_statement_bind_text (statement, 1, ref);
  return sales_statement_step (statement, error) ? sales_statement_get_int (statement, 0) : 0;
}

/**
 * sales_import_writer_count_lines:
 * @self: a writer
 * @n_lines: (out): how many lines the document has
 * @error: return location for an error
 *
 * Returns: whether the document could be read
 */
gboolean
sales_import_writer_count_lines (SalesImportWriter *self, gint64 *n_lines, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "SELECT coalesce (sum (lines), 0) FROM total_month_product", error);

  if (statement == NULL || !sales_statement_step (statement, error))
    return FALSE;
  *n_lines = sales_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * sales_import_writer_begin_orders:
 * @self: a writer
 * @expected: about how many new orders will come
 * @first_order: (out): the id that the first new order gets
 * @error: return location for an error
 *
 * Until sales_import_writer_end_orders() nothing else may change orders or lines.
 *
 * Returns: whether orders can be added
 */
gboolean
sales_import_writer_begin_orders (SalesImportWriter *self, gint64 expected, gint64 *first_order, GError **error)
{
  self->bulk = sales_bulk_new (self->store, expected, error);
  if (self->bulk == NULL)
    return FALSE;
  *first_order = sales_bulk_get_first_order (self->bulk);
  return TRUE;
}

/**
 * sales_import_writer_count_orders:
 * @self: a writer
 * @orders: new orders
 * @n_orders: how many
 * @lines: new lines of these or earlier new orders
 * @n_lines: how many
 * @error: return location for an error
 *
 * From any one thread, before sales_import_writer_end_orders().
 *
 * Returns: whether their totals fit
 */
gboolean
sales_import_writer_count_orders (SalesImportWriter *self, const SalesOrderRecord *orders, gsize n_orders,
                                  const SalesLineRecord *lines, gsize n_lines, GError **error)
{
  return sales_bulk_count (self->bulk, orders, n_orders, lines, n_lines, error);
}

/**
 * sales_import_writer_add_orders:
 * @self: a writer
 * @orders: new orders
 * @n_orders: how many
 * @lines: new lines of these or earlier new orders
 * @n_lines: how many
 * @error: return location for an error
 *
 * Returns: whether they were written
 */
gboolean
sales_import_writer_add_orders (SalesImportWriter *self, const SalesOrderRecord *orders, gsize n_orders,
                                const SalesLineRecord *lines, gsize n_lines, GError **error)
{
  return sales_bulk_add (self->bulk, orders, n_orders, lines, n_lines, error);
}

/**
 * sales_import_writer_end_orders:
 * @self: a writer
 * @error: return location for an error
 *
 * Returns: whether the new orders and their totals are in the document
 */
gboolean
sales_import_writer_end_orders (SalesImportWriter *self, GError **error)
{
  gboolean done = sales_bulk_finish (self->bulk, error);

  g_clear_pointer (&self->bulk, sales_bulk_free);
  sales_store_touch (self->store, SALES_CHANGED_ORDERS);
  return done;
}

/**
 * sales_import_writer_get_merge:
 * @self: a writer
 *
 * Returns: (transfer none): where orders go that the document has already
 */
SalesImportMerge *
sales_import_writer_get_merge (SalesImportWriter *self)
{
  return self->merge;
}

/**
 * sales_import_writer_sum_orders:
 * @self: a writer
 * @first_order: the first new order
 * @orders: (out): how many orders there are from it on
 * @lines: (out): their lines
 * @quantity: (out): the lines' quantity
 * @amount: (out): the lines' amount
 * @error: return location for an error
 *
 * Returns: whether the document could be read
 */
gboolean
sales_import_writer_sum_orders (SalesImportWriter *self, gint64 first_order, gint64 *orders, gint64 *lines,
                                SalesQuantity *quantity, SalesAmount *amount, GError **error)
{
  g_autoptr (SalesStatement) count = sales_store_prepare (self->store, "SELECT count (*) FROM sales_order WHERE id >= ?1", error);
  g_autoptr (SalesStatement) sum =
      sales_store_prepare (self->store,
                           "SELECT count (*), coalesce (sum (quantity), 0), coalesce (sum (amount), 0)"
                           " FROM order_line WHERE id >= ?1",
                           error);

  if (count == NULL || sum == NULL)
    return FALSE;
  sales_statement_bind_int (count, 1, first_order);
  sales_statement_bind_int (sum, 1, first_order << SALES_LINE_BITS);
  if (!sales_statement_step (count, error) || !sales_statement_step (sum, error))
    return FALSE;
  *orders = sales_statement_get_int (count, 0);
  *lines = sales_statement_get_int (sum, 0);
  *quantity = sales_statement_get_int (sum, 1);
  *amount = sales_statement_get_int (sum, 2);
  return TRUE;
}

typedef struct
{
  gint64 id;
  gint64 cost;
} NewCost;

static gboolean
find_new_costs (SalesImportWriter *self, int digits, GArray *found, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "SELECT l.id, l.product, l.quantity, l.cost, o.day FROM order_line AS l"
                           " JOIN sales_order AS o ON o.id = l.id >> 12 WHERE l.product IS NOT NULL",
                           error);

  if (statement == NULL)
    return FALSE;
  while (sales_statement_step (statement, error))
    {
      gint64 unit_cost = sales_catalog_cost_on (self->catalog, sales_statement_get_int (statement, 1),
                                                (SalesDay) sales_statement_get_int (statement, 4));
      NewCost cost = { sales_statement_get_int (statement, 0), SALES_COST_NONE };

      if (unit_cost != SALES_COST_NONE &&
          !sales_line_amount (sales_statement_get_int (statement, 2), unit_cost, 0, digits, &cost.cost))
        {
          g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "the cost of line %" G_GINT64_FORMAT " does not fit", cost.id);
          return FALSE;
        }
      if (cost.cost != SALES_COST_NONE && cost.cost != sales_statement_get_optional (statement, 3, SALES_COST_NONE))
        g_array_append_val (found, cost);
    }
  return !sales_statement_failed (statement);
}

/**
 * sales_import_writer_recost:
 * @self: a writer
 * @digits: of the currency's minor unit
 * @n_lines: (out): how many lines have another cost now
 * @error: return location for an error
 *
 * When costs come after the orders: gives each line the cost valid on its order's day. A line
 * whose cost is known keeps it where the catalog knows none.
 *
 * Returns: whether the document has them
 */
gboolean
sales_import_writer_recost (SalesImportWriter *self, int digits, gint64 *n_lines, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NewCost));

  if (!find_new_costs (self, digits, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const NewCost *cost = &g_array_index (found, NewCost, i);
      g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, "UPDATE order_line SET cost = ?2 WHERE id = ?1", error);

      if (statement == NULL)
        return FALSE;
      sales_statement_bind_int (statement, 1, cost->id);
      sales_statement_bind_int (statement, 2, cost->cost);
      if (!sales_statement_run (statement, error))
        return FALSE;
    }
  *n_lines = found->len;
  if (found->len > 0)
    sales_store_touch (self->store, SALES_CHANGED_ORDERS);
  return TRUE;
}

static gboolean
find_goal_value (SalesImportWriter *self, const SalesGoalEdit *edit, gboolean *exists, gint64 *value, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "SELECT value FROM goal WHERE scope_kind = ?1 AND scope = ?2 AND measure = ?3"
                           " AND category = ?4 AND first_day = ?5 AND last_day = ?6",
                           error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_text (statement, 1, sales_scope_kind_to_string (edit->scope.kind));
  sales_statement_bind_int (statement, 2, edit->scope.id);
  sales_statement_bind_text (statement, 3, sales_measure_to_string (edit->measure));
  sales_statement_bind_int (statement, 4, edit->category);
  sales_statement_bind_int (statement, 5, edit->first_day);
  sales_statement_bind_int (statement, 6, edit->last_day);
  *exists = sales_statement_step (statement, error);
  if (*exists)
    *value = sales_statement_get_optional (statement, 0, SALES_ENTITY_NONE);
  return !sales_statement_failed (statement);
}

/**
 * sales_import_writer_put_goal:
 * @self: a writer
 * @scope: whose goal
 * @measure: of what
 * @category: a category, or 0 for everything
 * @first: the period's first day
 * @last: its last day
 * @value: the goal
 * @reason: (nullable): why a goal that was there changes
 * @note: (nullable): a note on it
 * @error: return location for an error
 *
 * Returns: whether the goal is new, changed or was so before
 */
SalesImportEffect
sales_import_writer_put_goal (SalesImportWriter *self, const SalesScope *scope, SalesMeasure measure, gint64 category,
                              SalesDay first, SalesDay last, gint64 value, const char *reason, const char *note,
                              GError **error)
{
  SalesGoalEdit edit = { .scope = *scope, .measure = measure, .category = category, .first_day = first, .last_day = last, .value = value };
  SalesGoalReason why = SALES_GOAL_REASON_OTHER;
  g_autoptr (SalesRequest) request = NULL;
  gboolean exists;
  gint64 before;

  if (!find_goal_value (self, &edit, &exists, &before, error))
    return SALES_IMPORT_FAILED;
  if (exists && before == value)
    return SALES_IMPORT_UNCHANGED;
  if (reason != NULL)
    sales_goal_reason_from_string (reason, &why);
  /* The same way as a goal that somebody types. */
  request = sales_goal_edit_new (&edit, 1, why, note, sales_today ());
  sales_goal_edit_allow_absent (request);
  if (request->func (self->store, request->data, NULL, error) == NULL)
    return SALES_IMPORT_FAILED;
  return exists ? SALES_IMPORT_CHANGED : SALES_IMPORT_TAKEN;
}

/**
 * sales_import_writer_put_summary:
 * @self: a writer
 * @person: a person
 * @first: the first day it speaks of, on which it counts
 * @last: the last one
 * @amount: the figure
 * @error: return location for an error
 *
 * Returns: whether the figure is new, changed or was so before
 */
SalesImportEffect
sales_import_writer_put_summary (SalesImportWriter *self, gint64 person, SalesDay first, SalesDay last,
                                 SalesAmount amount, GError **error)
{
  gboolean exists;
  gint64 before = 0;
  g_autoptr (SalesStatement) write = NULL;

  {
    g_autoptr (SalesStatement) read =
        sales_store_prepare (self->store, "SELECT amount FROM summary WHERE person = ?1 AND first_day = ?2 AND last_day = ?3", error);

    if (read == NULL)
      return SALES_IMPORT_FAILED;
    sales_statement_bind_int (read, 1, person);
    sales_statement_bind_int (read, 2, first);
    sales_statement_bind_int (read, 3, last);
    exists = sales_statement_step (read, error);
    if (exists)
      before = sales_statement_get_int (read, 0);
    if (sales_statement_failed (read))
      return SALES_IMPORT_FAILED;
  }
  if (exists && before == amount)
    return SALES_IMPORT_UNCHANGED;
  write = sales_store_prepare (self->store,
                               "INSERT INTO summary (person, first_day, last_day, day, amount) VALUES (?1, ?2, ?3, ?3, ?4)"
                               " ON CONFLICT (person, first_day, last_day) DO UPDATE SET amount = ?4",
                               error);
  if (write == NULL)
    return SALES_IMPORT_FAILED;
  sales_statement_bind_int (write, 1, person);
  sales_statement_bind_int (write, 2, first);
  sales_statement_bind_int (write, 3, last);
  sales_statement_bind_int (write, 4, amount);
  if (!sales_statement_run (write, error))
    return SALES_IMPORT_FAILED;
  sales_store_touch (self->store, SALES_CHANGED_ORDERS);
  return exists ? SALES_IMPORT_CHANGED : SALES_IMPORT_TAKEN;
}

/**
 * sales_import_writer_put_step:
 * @self: a writer
 * @order: an order
 * @step: "taken", "promised", "shipped", "delivered" or "followed"
 * @person: who answered for it
 * @error: return location for an error
 *
 * Returns: whether that is new, changed or was so before
 */
SalesImportEffect
sales_import_writer_put_step (SalesImportWriter *self, gint64 order, const char *step, gint64 person, GError **error)
{
  g_autoptr (SalesStatement) statement = NULL;

  if (self->bulk != NULL && order >= sales_bulk_get_first_order (self->bulk))
    return sales_bulk_add_step (self->bulk, order, step, person, error) ? SALES_IMPORT_TAKEN : SALES_IMPORT_FAILED;
  statement = sales_store_prepare (self->store,
                                   "INSERT INTO order_step (order_id, step, person) VALUES (?1, ?2, ?3)"
                                   " ON CONFLICT (order_id, step) DO UPDATE SET person = ?3 WHERE person <> ?3",
                                   error);
  if (statement == NULL)
    return SALES_IMPORT_FAILED;
  sales_statement_bind_int (statement, 1, order);
  sales_statement_bind_text (statement, 2, step);
  sales_statement_bind_int (statement, 3, person);
  if (!sales_statement_run (statement, error))
    return SALES_IMPORT_FAILED;
  return sales_store_n_changes (self->store) > 0 ? SALES_IMPORT_CHANGED : SALES_IMPORT_UNCHANGED;
}

static gboolean
credit_equals (SalesImportWriter *self, gint64 order, const gint64 *people, const SalesShare *ends, int n, gboolean *equal,
               gboolean *split, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "SELECT person, to_share FROM credit_share WHERE order_id = ?1 ORDER BY from_share", error);
  int i = 0;

  *equal = TRUE;
  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, order);
  for (; sales_statement_step (statement, error); i++)
    *equal &= i < n && sales_statement_get_int (statement, 0) == people[i] && sales_statement_get_int (statement, 1) == ends[i];
  *equal &= i == n;
  *split = i > 0;
  return !sales_statement_failed (statement);
}

static gboolean
run_with_order (SalesImportWriter *self, const char *sql, gint64 order, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, order);
  return sales_statement_run (statement, error);
}

/**
 * sales_import_writer_put_credit:
 * @self: a writer
 * @order: an order
 * @people: who is credited with it
 * @ends: where each one's share ends, laid end to end, in basis points; the last is 10,000
 * @n: how many people
 * @error: return location for an error
 *
 * Returns: whether that is new, changed or was so before
 */
SalesImportEffect
sales_import_writer_put_credit (SalesImportWriter *self, gint64 order, const gint64 *people, const SalesShare *ends, int n,
                                GError **error)
{
  gboolean equal, split;

  if (!credit_equals (self, order, people, ends, n, &equal, &split, error))
    return SALES_IMPORT_FAILED;
  if (equal)
    return SALES_IMPORT_UNCHANGED;
  if (!run_with_order (self, "DELETE FROM credit_share WHERE order_id = ?1", order, error) ||
      !run_with_order (self, "UPDATE sales_order SET person = NULL, split = 1 WHERE id = ?1", order, error))
    return SALES_IMPORT_FAILED;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (SalesStatement) statement =
          sales_store_prepare (self->store,
                               "INSERT INTO credit_share (order_id, person, from_share, to_share) VALUES (?1, ?2, ?3, ?4)", error);

      if (statement == NULL)
        return SALES_IMPORT_FAILED;
      sales_statement_bind_int (statement, 1, order);
      sales_statement_bind_int (statement, 2, people[i]);
      sales_statement_bind_int (statement, 3, i == 0 ? 0 : ends[i - 1]);
      sales_statement_bind_int (statement, 4, ends[i]);
      if (!sales_statement_run (statement, error))
        return SALES_IMPORT_FAILED;
    }
  sales_store_touch (self->store, SALES_CHANGED_ORDERS);
  return split ? SALES_IMPORT_CHANGED : SALES_IMPORT_TAKEN;
}
