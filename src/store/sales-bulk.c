/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-bulk.h"

#include <string.h>

#include "base/sales-error.h"
#include "store/sales-bulk-table.h"
#include "store/sales-bulk-totals.h"

/* A stretch of orders counts as unsorted when more than one in this many steps goes backward. */
#define UNSORTED_ONE_IN 16

struct _SalesBulk
{
  SalesStore      *store;
  SalesBulkSource  source;
  sqlite3_stmt    *insert_orders;
  sqlite3_stmt    *insert_lines;
  SalesBulkTotals *totals;
  gint64           first_order;
  gint64           existing;
  gint64           expected;
  gboolean         watching;    /* the indexes are there and may still be dropped */
  GPtrArray       *indexes;     /* the SQL of those that were */
  gboolean         triggers_off;
};

static const struct
{
  SalesBulkTotal  total;
  const char *sql;
} totals[] = {
  { SALES_BULK_TOTAL_MONTH_PERSON,
    "INSERT INTO total_month_person SELECT a, b, c, d, e, f, g, h, i, j, k, l FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (month, person) DO UPDATE SET orders = orders + excluded.orders,"
    " quantity = quantity + excluded.quantity, amount = amount + excluded.amount,"
    " costed = costed + excluded.costed, cost = cost + excluded.cost, shipped = shipped + excluded.shipped,"
    " judged = judged + excluded.judged, late = late + excluded.late,"
    " delivered = delivered + excluded.delivered, followed = followed + excluded.followed" },
  { SALES_BULK_TOTAL_PERSON_DAY,
    "INSERT INTO total_person_day SELECT a, b, c, d, e, f, g FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (person, day) DO UPDATE SET orders = orders + excluded.orders,"
    " quantity = quantity + excluded.quantity, amount = amount + excluded.amount,"
    " costed = costed + excluded.costed, cost = cost + excluded.cost" },
  { SALES_BULK_TOTAL_TERRITORY_DAY,
    "INSERT INTO total_territory_day SELECT a, b, c, d, e, f, g, h, i, j, k, l FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (territory, day) DO UPDATE SET orders = orders + excluded.orders,"
    " quantity = quantity + excluded.quantity, amount = amount + excluded.amount,"
    " costed = costed + excluded.costed, cost = cost + excluded.cost, shipped = shipped + excluded.shipped,"
    " judged = judged + excluded.judged, late = late + excluded.late,"
    " delivered = delivered + excluded.delivered, followed = followed + excluded.followed" },
  { SALES_BULK_TOTAL_DAY,
    "INSERT INTO total_day SELECT a, b, c, d, e, f, g, h, i, j, k FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (day) DO UPDATE SET orders = orders + excluded.orders,"
    " quantity = quantity + excluded.quantity, amount = amount + excluded.amount,"
    " costed = costed + excluded.costed, cost = cost + excluded.cost, shipped = shipped + excluded.shipped,"
    " judged = judged + excluded.judged, late = late + excluded.late,"
    " delivered = delivered + excluded.delivered, followed = followed + excluded.followed" },
  { SALES_BULK_TOTAL_MONTH_PRODUCT,
    "INSERT INTO total_month_product SELECT a, b, c, d, e, f, g FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (month, product) DO UPDATE SET lines = lines + excluded.lines,"
    " quantity = quantity + excluded.quantity, amount = amount + excluded.amount,"
    " costed = costed + excluded.costed, cost = cost + excluded.cost" },
  { SALES_BULK_TOTAL_YEAR_CUSTOMER,
    "INSERT INTO total_year_customer SELECT a, b, c, d FROM sales_bulk WHERE TRUE"
    " ON CONFLICT (year, customer) DO UPDATE SET orders = orders + excluded.orders,"
    " amount = amount + excluded.amount" },
};

static sqlite3_stmt *
prepare (SalesBulk *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3 (self->store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code != SQLITE_OK)
    sales_store_set_error (self->store, code, sql, error);
  return statement;
}

static gboolean
run (SalesBulk *self, sqlite3_stmt *statement, SalesBulkKind kind, gconstpointer rows, gsize n_rows,
     int n_columns, GError **error)
{
  int code;

  if (n_rows == 0)
    return TRUE;
  self->source = (SalesBulkSource){ kind, rows, n_rows, n_columns };
  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    sales_store_set_error (self->store, code, sqlite3_sql (statement), error);
  sqlite3_reset (statement);
  self->source.n_rows = 0;
  return code == SQLITE_DONE;
}

/* Triggers would add up the totals a second time, and what foreign keys check is true of every
 * record by the way it was made. */
static void
set_triggers (SalesBulk *self, gboolean on)
{
  if (self->triggers_off == !on)
    return;
  sqlite3_db_config (self->store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL);
  sqlite3_db_config (self->store->db, SQLITE_DBCONFIG_ENABLE_FKEY, on, NULL);
  self->triggers_off = !on;
}

static gboolean
read_limits (SalesBulk *self, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "SELECT coalesce (max (id), 0), count (*) FROM sales_order", error);

  if (statement == NULL || !sales_statement_step (statement, error))
    return FALSE;
  self->first_order = sales_statement_get_int (statement, 0) + 1;
  self->existing = sales_statement_get_int (statement, 1);
  return TRUE;
}

static gboolean
is_unsorted (const SalesOrderRecord *orders, gsize n)
{
  gsize backward = 0;

  for (gsize i = 1; i < n; i++)
    {
      gsize length = MIN (orders[i - 1].ref_length, orders[i].ref_length);
      int order = memcmp (orders[i - 1].ref, orders[i].ref, length);

      backward += order > 0 || (order == 0 && orders[i - 1].ref_length > orders[i].ref_length);
    }
  return backward * UNSORTED_ONE_IN > n;
}

/* Unsorted orders hit an index all over. It is then quicker to make it anew at the end, unless
 * the document has many more orders than are coming. In a document that had none it costs sorted
 * orders nothing, and an index that is made at once has no pages partly filled. */
static gboolean
drop_indexes (SalesBulk *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean dropped = TRUE;

  {
    g_autoptr (SalesStatement) statement =
        sales_store_prepare (self->store,
                             "SELECT name, sql FROM sqlite_schema"
                             " WHERE type = 'index' AND tbl_name = 'sales_order' AND sql IS NOT NULL ORDER BY rowid",
                             error);

    if (statement == NULL)
      return FALSE;
    while (sales_statement_step (statement, error))
      {
        g_ptr_array_add (names, sales_statement_dup_text (statement, 0));
        g_ptr_array_add (self->indexes, sales_statement_dup_text (statement, 1));
      }
    if (sales_statement_failed (statement))
      return FALSE;
  }
  self->store->schema_open = TRUE;
  for (guint i = 0; i < names->len && dropped; i++)
    {
      char *sql = sqlite3_mprintf ("DROP INDEX \"%w\"", (const char *) names->pdata[i]);

      dropped = sales_store_execute (self->store, sql, error);
      sqlite3_free (sql);
    }
  self->store->schema_open = FALSE;
  return dropped;
}

static gboolean
create_indexes (SalesBulk *self, GError **error)
{
  gboolean made;

  if (self->indexes->len == 0)
    return TRUE;
  /* In memory SQLite sorts all keys as one linked list, which no cache holds; with files it sorts
   * stretches of a few megabytes and merges them. */
  made = sales_store_execute (self->store, "PRAGMA temp_store = FILE", error);
  self->store->schema_open = TRUE;
  for (guint i = 0; i < self->indexes->len && made; i++)
    made = sales_store_execute (self->store, self->indexes->pdata[i], error);
  self->store->schema_open = FALSE;
  if (!sales_store_execute (self->store, "PRAGMA temp_store = MEMORY", made ? error : NULL))
    made = FALSE;
  g_ptr_array_set_size (self->indexes, 0);
  return made;
}

/**
 * sales_bulk_new:
 * @store: a store with a change begun
 * @expected: about how many orders will come
 * @error: return location for an error
 *
 * Returns: (transfer full): a writer; nothing else may change orders until it is finished or freed
 */
SalesBulk *
sales_bulk_new (SalesStore *store, gint64 expected, GError **error)
{
  g_autoptr (SalesBulk) self = g_new0 (SalesBulk, 1);

  sales_store_assert_thread (store);
  self->store = store;
  self->expected = expected;
  self->watching = TRUE;
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  if (!read_limits (self, error) || !sales_bulk_table_register (store, &self->source, error))
    return NULL;
  self->totals = sales_bulk_totals_new (self->first_order);
  set_triggers (self, FALSE);
  self->insert_orders = prepare (self,
                                 "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed,"
                                 " customer, person, territory, split)"
                                 " SELECT a, b, c, d, e, f, g, h, i, j, k FROM sales_bulk",
                                 error);
  if (self->insert_orders == NULL)
    return NULL;
  self->insert_lines = prepare (self,
                                "INSERT INTO order_line (id, product, quantity, price, discount, amount, cost)"
                                " SELECT a, b, c, d, e, f, g FROM sales_bulk",
                                error);
  if (self->insert_lines == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_bulk_get_first_order:
 * @self: a writer
 *
 * Returns: the id of the first order to add
 */
gint64
sales_bulk_get_first_order (SalesBulk *self)
{
  return self->first_order;
}

/**
 * sales_bulk_count:
 * @self: a writer
 * @orders: new orders, their ids without a gap
 * @n_orders: how many
 * @lines: new lines, best in the order of @orders
 * @n_lines: how many
 * @error: return location for an error
 *
 * Adds up the totals. From any one thread, until sales_bulk_finish().
 *
 * Returns: whether the totals fit; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_count (SalesBulk *self, const SalesOrderRecord *orders, gsize n_orders,
                  const SalesLineRecord *lines, gsize n_lines, GError **error)
{
  if (sales_bulk_totals_add (self->totals, orders, n_orders, lines, n_lines))
    return TRUE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the totals of the orders do not fit");
  return FALSE;
}

/**
 * sales_bulk_add:
 * @self: a writer
 * @orders: new orders, their ids without a gap
 * @n_orders: how many
 * @lines: new lines, best in the order of @orders
 * @n_lines: how many
 * @error: return location for an error
 *
 * Returns: whether they were written; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_add (SalesBulk *self, const SalesOrderRecord *orders, gsize n_orders,
                const SalesLineRecord *lines, gsize n_lines, GError **error)
{
  sales_store_assert_thread (self->store);
  if (self->watching && (self->existing == 0 || is_unsorted (orders, n_orders)))
    {
      self->watching = FALSE;
      if (self->existing / 2 <= self->expected && !drop_indexes (self, error))
        return FALSE;
    }
  return run (self, self->insert_orders, SALES_BULK_ORDERS, orders, n_orders, 0, error) &&
         run (self, self->insert_lines, SALES_BULK_LINES, lines, n_lines, 0, error);
}

/**
 * sales_bulk_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Writes the totals, makes the indexes whole and lets the document's triggers work again.
 *
 * Returns: whether all is written; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_finish (SalesBulk *self, GError **error)
{
  sales_store_assert_thread (self->store);
  for (gsize t = 0; t < G_N_ELEMENTS (totals); t++)
    {
      gsize n_cells;
      int n_columns;
      g_autofree gint64 *cells = sales_bulk_totals_steal (self->totals, totals[t].total, &n_cells, &n_columns);
      sqlite3_stmt *statement = prepare (self, totals[t].sql, error);
      gboolean done = statement != NULL && run (self, statement, SALES_BULK_CELLS, cells, n_cells, n_columns, error);

      sqlite3_finalize (statement);
      if (!done)
        return FALSE;
    }
  if (!create_indexes (self, error))
    return FALSE;
  set_triggers (self, TRUE);
  return TRUE;
}

/**
 * sales_bulk_free:
 * @self: (transfer full): a writer
 *
 * Lets the document's triggers work again. Without sales_bulk_finish() before, the change has to
 * be rolled back.
 */
void
sales_bulk_free (SalesBulk *self)
{
  set_triggers (self, TRUE);
  sqlite3_finalize (self->insert_orders);
  sqlite3_finalize (self->insert_lines);
  sales_bulk_table_drop (self->store);
  g_clear_pointer (&self->totals, sales_bulk_totals_free);
  g_ptr_array_unref (self->indexes);
  g_free (self);
}
