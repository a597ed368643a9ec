/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-bulk-private.h"

#include <string.h>

#include "base/sales-error.h"
#include "store/sales-bulk-table.h"
#include "store/sales-bulk-totals.h"
#include "store/sales-row-digest.h"
#include "store/sales-store-private.h"

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
  guint64          digest;      /* of orders and lines; belongs to the thread that counts */
  guint64          step_digest; /* belongs to the store's thread */
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

/* A session would keep in memory whatever is added, and looks up every other table's name. An
 * import's new orders are known by their ids, and totals are not recorded. */
static void
set_recording (SalesBulk *self, gboolean on)
{
  if (self->store->session != NULL)
    sqlite3session_enable (self->store->session, on);
}

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
  set_recording (self, FALSE);
  code = sqlite3_step (statement);
  set_recording (self, TRUE);
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
  gboolean made = TRUE, with_files;

  if (self->indexes->len == 0)
    return TRUE;
  /* In memory SQLite sorts all keys as one linked list, which no cache holds; with files it sorts
   * stretches of a few megabytes and merges them. It refuses where something has used temporary
   * tables before on this connection; that is slower, but no reason to fail. */
  with_files = sales_store_execute (self->store, "PRAGMA temp_store = FILE", NULL);
  self->store->schema_open = TRUE;
  for (guint i = 0; i < self->indexes->len && made; i++)
    made = sales_store_execute (self->store, self->indexes->pdata[i], error);
  self->store->schema_open = FALSE;
  if (with_files && !sales_store_execute (self->store, "PRAGMA temp_store = MEMORY", made ? error : NULL))
    made = FALSE;
  g_ptr_array_set_size (self->indexes, 0);
  return made;
}

static SalesBulk *
bulk_new (SalesStore *store, GError **error)
{
  g_autoptr (SalesBulk) self = g_new0 (SalesBulk, 1);

  sales_store_assert_thread (store);
  self->store = store;
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  if (!read_limits (self, error) || !sales_bulk_table_register (store, &self->source, error))
    return NULL;
  set_triggers (self, FALSE);
  return g_steal_pointer (&self);
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
  g_autoptr (SalesBulk) self = bulk_new (store, error);

  if (self == NULL)
    return NULL;
  self->expected = expected;
  self->watching = TRUE;
  self->totals = sales_bulk_totals_new (self->first_order);
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
 * sales_bulk_new_removal:
 * @store: a store with a change begun
 * @first_order: the first order to remove
 * @error: return location for an error
 *
 * For orders that are in the document: all of them are to be counted before they are removed.
 *
 * Returns: (transfer full): a writer, for sales_bulk_subtract() and sales_bulk_remove()
 */
SalesBulk *
sales_bulk_new_removal (SalesStore *store, gint64 first_order, GError **error)
{
  g_autoptr (SalesBulk) self = bulk_new (store, error);

  if (self == NULL)
    return NULL;
  self->first_order = first_order;
  self->totals = sales_bulk_totals_new (first_order);
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
  for (gsize o = 0; o < n_orders; o++)
    self->digest += sales_digest_order (&orders[o]);
  for (gsize l = 0; l < n_lines; l++)
    self->digest += sales_digest_line (&lines[l]);
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
 * sales_bulk_count_step:
 * @self: a writer
 * @order: an order that is counted
 * @step: a step of it
 * @person: who answered for it
 */
void
sales_bulk_count_step (SalesBulk *self, gint64 order, const char *step, gint64 person)
{
  sales_store_assert_thread (self->store);
  self->step_digest += sales_digest_step (order, step, person);
}

/**
 * sales_bulk_add_step:
 * @self: a writer
 * @order: an order that it has added
 * @step: "taken", "promised", "shipped", "delivered" or "followed"; each once
 * @person: who answered for it
 * @error: return location for an error
 *
 * Returns: whether it was written; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_add_step (SalesBulk *self, gint64 order, const char *step, gint64 person, GError **error)
{
  g_autoptr (SalesStatement) insert =
      sales_store_prepare (self->store, "INSERT INTO order_step (order_id, step, person) VALUES (?1, ?2, ?3)", error);
  gboolean added;

  if (insert == NULL)
    return FALSE;
  sales_statement_bind_int (insert, 1, order);
  sales_statement_bind_text (insert, 2, step);
  sales_statement_bind_int (insert, 3, person);
  set_recording (self, FALSE);
  added = sales_statement_run (insert, error);
  set_recording (self, TRUE);
  sales_bulk_count_step (self, order, step, person);
  return added;
}

/* Adds the totals to the tables, or takes them away again. */
static gboolean
write_totals (SalesBulk *self, int sign, GError **error)
{
  for (gsize t = 0; t < G_N_ELEMENTS (totals); t++)
    {
      gsize n_cells;
      int n_columns, n_keys;
      g_autofree gint64 *cells = sales_bulk_totals_steal (self->totals, totals[t].total, &n_cells, &n_columns, &n_keys);
      sqlite3_stmt *statement = prepare (self, totals[t].sql, error);
      gboolean done;

      for (gsize i = 0; sign < 0 && i < n_cells; i++)
        for (int c = n_keys; c < n_columns; c++)
          cells[i * (gsize) n_columns + (gsize) c] *= -1;
      done = statement != NULL && run (self, statement, SALES_BULK_CELLS, cells, n_cells, n_columns, error);
      sqlite3_finalize (statement);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/**
 * sales_bulk_get_digest:
 * @self: a writer, with nobody counting just now
 *
 * Returns: the digest of what was counted, see sales-row-digest.h
 */
guint64
sales_bulk_get_digest (SalesBulk *self)
{
  return self->digest + self->step_digest;
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
  if (!write_totals (self, 1, error))
    return FALSE;
  if (!create_indexes (self, error))
    return FALSE;
  set_triggers (self, TRUE);
  sales_batch_note_orders (self->store, sales_bulk_get_digest (self));
  return TRUE;
}

/**
 * sales_bulk_subtract:
 * @self: a writer made by sales_bulk_new_removal()
 * @error: return location for an error
 *
 * Takes what was counted out of the totals.
 *
 * Returns: whether it was done; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_subtract (SalesBulk *self, GError **error)
{
  sales_store_assert_thread (self->store);
  return write_totals (self, -1, error) &&
         sales_store_execute (self->store,
                              "DELETE FROM total_month_person WHERE orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0"
                              " AND cost = 0 AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;"
                              "DELETE FROM total_person_day WHERE orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0"
                              " AND cost = 0;"
                              "DELETE FROM total_territory_day WHERE orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0"
                              " AND cost = 0 AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;"
                              "DELETE FROM total_day WHERE orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0"
                              " AND cost = 0 AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;"
                              "DELETE FROM total_month_product WHERE lines = 0 AND quantity = 0 AND amount = 0 AND costed = 0"
                              " AND cost = 0;"
                              "DELETE FROM total_year_customer WHERE orders = 0 AND amount = 0",
                              error);
}

static gboolean
remove_range (SalesBulk *self, gint64 last_order, GError **error)
{
  static const struct
  {
    const char *sql;
    int         bits;
  } ranges[] = {
    { "DELETE FROM order_step WHERE order_id BETWEEN ?1 AND ?2", 0 },
    { "DELETE FROM order_line WHERE id BETWEEN ?1 AND ?2", SALES_LINE_BITS },
    { "DELETE FROM sales_order WHERE id BETWEEN ?1 AND ?2", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, ranges[i].sql, error);

      if (statement == NULL)
        return FALSE;
      sales_statement_bind_int (statement, 1, self->first_order << ranges[i].bits);
      sales_statement_bind_int (statement, 2, ((last_order + 1) << ranges[i].bits) - 1);
      if (!sales_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sales_bulk_remove:
 * @self: a writer made by sales_bulk_new_removal()
 * @last_order: the last order to remove
 * @error: return location for an error
 *
 * Removes the orders with their lines and steps, and lets the document's triggers work again.
 *
 * Returns: whether it was done; if not, the whole change has to be rolled back
 */
gboolean
sales_bulk_remove (SalesBulk *self, gint64 last_order, GError **error)
{
  gint64 n_orders = last_order - self->first_order + 1;
  gboolean removed;

  sales_store_assert_thread (self->store);
  /* Without a condition SQLite frees the pages of a table without looking at its rows. */
  if (n_orders == self->existing)
    removed = sales_store_execute (self->store, "DELETE FROM order_step; DELETE FROM order_line; DELETE FROM sales_order", error);
  else
    removed = (n_orders < self->existing / 2 || drop_indexes (self, error)) && remove_range (self, last_order, error);
  if (!removed || !create_indexes (self, error))
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
