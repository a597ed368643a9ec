/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-merge.h"

#include "base/sales-error.h"
#include "store/sales-store.h"

typedef struct
{
  gint64            id;
  SalesOrderRecord *order;    /* as it shall be, if it differs */
  GArray           *lines;    /* SalesLineRecord as they shall be, if they differ */
  int               matched;  /* lines that the file and the document have alike, from the first on */
  int               existing; /* lines in the document; -1: not looked at */
} State;

struct _SalesImportMerge
{
  SalesStore   *store;
  GHashTable   *states; /* id → State */
  GPtrArray    *order;  /* of State, as they came */
  State        *last;
  GArray       *document; /* SalesLineRecord: the lines of `last` in the document */
  gint64        lines;
  SalesQuantity quantity;
  SalesAmount   amount;
};

static void
state_free (gpointer data)
{
  State *self = data;

  g_free (self->order);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

SalesImportMerge *
sales_import_merge_new (SalesStore *store)
{
  SalesImportMerge *self = g_new0 (SalesImportMerge, 1);

  self->store = store;
  self->states = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->order = g_ptr_array_new_with_free_func (state_free);
  self->document = g_array_new (FALSE, FALSE, sizeof (SalesLineRecord));
  return self;
}

void
sales_import_merge_free (SalesImportMerge *self)
{
  g_hash_table_unref (self->states);
  g_ptr_array_unref (self->order);
  g_array_unref (self->document);
  g_free (self);
}

static State *
get_state (SalesImportMerge *self, gint64 id)
{
  State *state = g_hash_table_lookup (self->states, &id);

  if (state == NULL)
    {
      state = g_new0 (State, 1);
      state->id = id;
      state->existing = -1;
      g_ptr_array_add (self->order, state);
      g_hash_table_insert (self->states, &state->id, state);
    }
  return state;
}

static gboolean
read_lines (SalesImportMerge *self, gint64 order, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "SELECT id, product, quantity, price, discount, amount, cost FROM order_line"
                           " WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                           error);

  if (statement == NULL)
    return FALSE;
  g_array_set_size (self->document, 0);
  sales_statement_bind_int (statement, 1, order << SALES_LINE_BITS);
  sales_statement_bind_int (statement, 2, (order << SALES_LINE_BITS) + SALES_LINE_MAX_POSITION);
  while (sales_statement_step (statement, error))
    {
      SalesLineRecord line = {
        .id = sales_statement_get_int (statement, 0),
        .product = sales_statement_get_optional (statement, 1, 0),
        .quantity = sales_statement_get_int (statement, 2),
        .price = sales_statement_get_int (statement, 3),
        .discount = (SalesShare) sales_statement_get_int (statement, 4),
        .amount = sales_statement_get_int (statement, 5),
        .cost = sales_statement_get_optional (statement, 6, SALES_COST_NONE),
      };

      g_array_append_val (self->document, line);
    }
  return !sales_statement_failed (statement);
}

static gboolean
take_day (SalesDay *day, SalesDay from_file)
{
  if (from_file == SALES_DAY_NONE || from_file == *day)
    return FALSE;
  *day = from_file;
  return TRUE;
}

static gboolean
take_id (gint64 *id, gint64 from_file)
{
  if (from_file == 0 || from_file == *id)
    return FALSE;
  *id = from_file;
  return TRUE;
}

/**
 * sales_import_merge_order:
 * @self: a merge
 * @order: what the file says of an order that the document has
 * @error: return location for an error
 *
 * Returns: whether the document could be read
 */
gboolean
sales_import_merge_order (SalesImportMerge *self, const SalesOrderRecord *order, GError **error)
{
  SalesOrderRecord record = { .id = order->id };
  State *state = get_state (self, order->id);
  gboolean differs;
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "SELECT day, promised, shipped, delivered, followed, customer, person, territory, split"
                           " FROM sales_order WHERE id = ?1",
                           error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, order->id);
  if (!sales_statement_step (statement, error))
    {
      if (!sales_statement_failed (statement))
        g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "order %" G_GINT64_FORMAT " is gone", order->id);
      return FALSE;
    }
  record.day = (SalesDay) sales_statement_get_int (statement, 0);
  record.promised = (SalesDay) sales_statement_get_optional (statement, 1, SALES_DAY_NONE);
  record.shipped = (SalesDay) sales_statement_get_optional (statement, 2, SALES_DAY_NONE);
  record.delivered = (SalesDay) sales_statement_get_optional (statement, 3, SALES_DAY_NONE);
  record.followed = (SalesDay) sales_statement_get_optional (statement, 4, SALES_DAY_NONE);
  record.customer = sales_statement_get_optional (statement, 5, 0);
  record.person = sales_statement_get_optional (statement, 6, 0);
  record.territory = sales_statement_get_optional (statement, 7, 0);
  record.split = sales_statement_get_int (statement, 8) != 0;

  differs = take_day (&record.day, order->day);
  differs |= take_day (&record.promised, order->promised);
  differs |= take_day (&record.shipped, order->shipped);
  differs |= take_day (&record.delivered, order->delivered);
  differs |= take_day (&record.followed, order->followed);
  differs |= take_id (&record.customer, order->customer);
  differs |= take_id (&record.territory, order->territory);
  /* Who shares an order is said by the shares. */
  if (!record.split)
    differs |= take_id (&record.person, order->person);
  if (differs && state->order == NULL)
    state->order = g_memdup2 (&record, sizeof record);
  return TRUE;
}

static gboolean
lines_equal (const SalesLineRecord *a, const SalesLineRecord *b)
{
  return a->product == b->product && a->quantity == b->quantity && a->price == b->price &&
         a->discount == b->discount && a->amount == b->amount;
}

/**
 * sales_import_merge_line:
 * @self: a merge
 * @line: the next line of an order that the document has
 * @error: return location for an error
 *
 * Returns: whether the document could be read
 */
gboolean
sales_import_merge_line (SalesImportMerge *self, const SalesLineRecord *line, GError **error)
{
  gint64 id = line->id >> SALES_LINE_BITS;

  if (self->last == NULL || self->last->id != id)
    {
      State *state = get_state (self, id);

      if (!read_lines (self, id, error))
        return FALSE;
      if (state->existing < 0)
        state->existing = (int) self->document->len;
      self->last = state;
    }
  if (self->last->lines == NULL)
    {
      if (self->last->matched < (int) self->document->len &&
          lines_equal (line, &g_array_index (self->document, SalesLineRecord, self->last->matched)))
        {
          self->last->matched++;
          return TRUE;
        }
      self->last->lines = g_array_new (FALSE, FALSE, sizeof (SalesLineRecord));
      g_array_append_vals (self->last->lines, self->document->data, (guint) self->last->matched);
    }
  g_array_append_val (self->last->lines, *line);
  return TRUE;
}

static gboolean
write_order (SalesImportMerge *self, const SalesOrderRecord *order, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "UPDATE sales_order SET day = ?2, promised = ?3, shipped = ?4, delivered = ?5,"
                           " followed = ?6, customer = ?7, person = ?8, territory = ?9 WHERE id = ?1",
                           error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, order->id);
  sales_statement_bind_int (statement, 2, order->day);
  sales_statement_bind_optional (statement, 3, order->promised, SALES_DAY_NONE);
  sales_statement_bind_optional (statement, 4, order->shipped, SALES_DAY_NONE);
  sales_statement_bind_optional (statement, 5, order->delivered, SALES_DAY_NONE);
  sales_statement_bind_optional (statement, 6, order->followed, SALES_DAY_NONE);
  sales_statement_bind_optional (statement, 7, order->customer, 0);
  sales_statement_bind_optional (statement, 8, order->person, 0);
  sales_statement_bind_optional (statement, 9, order->territory, 0);
  return sales_statement_run (statement, error);
}

static gboolean
delete_lines (SalesImportMerge *self, gint64 order, int from, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "DELETE FROM order_line WHERE id BETWEEN ?1 AND ?2", error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, (order << SALES_LINE_BITS) + from);
  sales_statement_bind_int (statement, 2, (order << SALES_LINE_BITS) + SALES_LINE_MAX_POSITION);
  return sales_statement_run (statement, error);
}

static gboolean
write_line (SalesImportMerge *self, gint64 id, const SalesLineRecord *line, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "INSERT INTO order_line (id, product, quantity, price, discount, amount, cost)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           error);

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, id);
  sales_statement_bind_optional (statement, 2, line->product, 0);
  sales_statement_bind_int (statement, 3, line->quantity);
  sales_statement_bind_int (statement, 4, line->price);
  sales_statement_bind_int (statement, 5, line->discount);
  sales_statement_bind_int (statement, 6, line->amount);
  sales_statement_bind_optional (statement, 7, line->cost, SALES_COST_NONE);
  return sales_statement_run (statement, error);
}

/* Lines that are alike from the first on stay; what follows is written anew. */
static gboolean
write_lines (SalesImportMerge *self, State *state, GError **error)
{
  guint n = state->lines != NULL ? state->lines->len : (guint) state->matched;

  if (n > SALES_LINE_MAX_POSITION)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "order %" G_GINT64_FORMAT " has %u lines", state->id, n);
      return FALSE;
    }
  if (!delete_lines (self, state->id, state->matched + 1, error))
    return FALSE;
  for (guint i = (guint) state->matched; i < n; i++)
    if (!write_line (self, (state->id << SALES_LINE_BITS) + i + 1, &g_array_index (state->lines, SalesLineRecord, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
finish_order (SalesImportMerge *self, State *state, gboolean *changed, GError **error)
{
  gboolean lines_differ = state->existing >= 0 && (state->lines != NULL || state->matched < state->existing);

  *changed = state->order != NULL || lines_differ;
  if (state->order != NULL && !write_order (self, state->order, error))
    return FALSE;
  if (lines_differ && !write_lines (self, state, error))
    return FALSE;
  if (state->existing < 0)
    return TRUE;
  if (!read_lines (self, state->id, error))
    return FALSE;
  for (guint i = 0; i < self->document->len; i++)
    {
      const SalesLineRecord *line = &g_array_index (self->document, SalesLineRecord, i);

      self->lines++;
      if (__builtin_add_overflow (self->quantity, line->quantity, &self->quantity) ||
          __builtin_add_overflow (self->amount, line->amount, &self->amount))
        {
          g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the sums of the lines do not fit");
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * sales_import_merge_finish:
 * @self: a merge
 * @func: called for each order
 * @user_data: for @func
 * @error: return location for an error
 *
 * Writes what differs, with the document's triggers at work.
 *
 * Returns: whether all is written; if not, the whole change has to be rolled back
 */
gboolean
sales_import_merge_finish (SalesImportMerge *self, SalesImportMergeFunc func, gpointer user_data, GError **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      State *state = self->order->pdata[i];
      gboolean changed;

      if (!finish_order (self, state, &changed, error))
        return FALSE;
      func (state->id, changed, user_data);
    }
  return TRUE;
}

/**
 * sales_import_merge_get_totals:
 * @self: a finished merge
 * @orders: (out): how many orders came
 * @lines: (out): the lines that the document has of those whose lines came
 * @quantity: (out): their quantity
 * @amount: (out): their amount
 */
void
sales_import_merge_get_totals (SalesImportMerge *self, gint64 *orders, gint64 *lines, SalesQuantity *quantity,
                               SalesAmount *amount)
{
  *orders = self->order->len;
  *lines = self->lines;
  *quantity = self->quantity;
  *amount = self->amount;
}
