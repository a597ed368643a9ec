/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-batch-private.h"

#include "base/sales-error.h"
#include "store/sales-bulk-private.h"
#include "store/sales-store-private.h"

#include <string.h>

/* Lines that are counted at once. */
#define MANY_LINES 4096

typedef struct
{
  SalesStore       *store;
  gint64            batch;
  SalesBatchImages  images;
  gboolean          removes_people; /* the batch brought people */
  GArray           *obstacles;      /* SalesBatchObstacle */
  GHashTable       *strays;         /* names of references that led nowhere before */
} BatchUndo;

static void
batch_undo_clear (BatchUndo *self)
{
  sales_batch_images_clear (&self->images);
  g_clear_pointer (&self->strays, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatchUndo, batch_undo_clear)

/* The tables that grow with the orders. */
static gboolean
is_of_order (const char *table)
{
  return g_str_equal (table, "sales_order") || g_str_equal (table, "order_line") || g_str_equal (table, "order_step") ||
         g_str_equal (table, "credit_share");
}

static void
add_obstacle (BatchUndo *self, const char *table, gint64 key)
{
  SalesBatchObstacle obstacle = { g_intern_string (table), key };

  if (g_str_equal (table, "order_line"))
    obstacle.key >>= SALES_LINE_BITS;
  g_array_append_val (self->obstacles, obstacle);
}

/* Adds each row of the answer, its first column being the key. */
static gboolean
add_obstacles (BatchUndo *self, const char *table, SalesStatement *statement, GError **error)
{
  while (sales_statement_step (statement, error))
    add_obstacle (self, table, sales_statement_get_int (statement, 0));
  return !sales_statement_failed (statement);
}

/* What the batch changed ------------------------------------------------------------------------ */

/* The key of the row that the change is about. */
static gint64
get_key (sqlite3_changeset_iter *iter, int operation)
{
  unsigned char *is_key;
  int n_columns;
  sqlite3_value *value = NULL;

  if (sqlite3changeset_pk (iter, &is_key, &n_columns) != SQLITE_OK)
    return 0;
  for (int i = 0; i < n_columns; i++)
    if (is_key[i])
      {
        if (operation == SQLITE_INSERT)
          sqlite3changeset_new (iter, i, &value);
        else
          sqlite3changeset_old (iter, i, &value);
        break;
      }
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/* Goes on, so that all that stands in the way becomes known. */
static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;

  if (kind != SQLITE_CHANGESET_FOREIGN_KEY && sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) == SQLITE_OK)
    add_obstacle (data, table, get_key (iter, operation));
  return SQLITE_CHANGESET_OMIT;
}

/* SQLite passes over what it has no table for. */
static gboolean
check_table (BatchUndo *self, const char *table, GError **error)
{
  g_autoptr (SalesStatement) find =
      sales_store_prepare (self->store, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", error);

  if (find == NULL)
    return FALSE;
  sales_statement_bind_text (find, 1, table);
  if (sales_statement_step (find, error))
    return TRUE;
  if (!sales_statement_failed (find))
    g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "the import changed table %s, which is no more", table);
  return FALSE;
}

static gboolean
look_over (BatchUndo *self, sqlite3_changeset_iter *iter, GError **error)
{
  const char *last = "";
  int code;

  while ((code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (!g_str_equal (table, last) && !check_table (self, table, error))
        return FALSE;
      last = g_intern_string (table);
      self->removes_people |= operation == SQLITE_INSERT && g_str_equal (table, "person");
    }
  if (code == SQLITE_DONE)
    return TRUE;
  sales_store_set_error (self->store, code, "read a changeset", error);
  return FALSE;
}

/* Foreign keys are looked after at the end, all at once: row by row each would go through the
 * orders. The triggers work, and keep the totals of the orders that are changed back. */
static gboolean
change_back (BatchUndo *self, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->images.changeset, &size);
  sqlite3_changeset_iter *iter = NULL;
  gboolean known;
  int code;

  if (size == 0)
    return TRUE;
  code = sqlite3changeset_start (&iter, (int) size, (void *) data);
  if (code != SQLITE_OK)
    {
      sales_store_set_error (self->store, code, "read a changeset", error);
      return FALSE;
    }
  known = look_over (self, iter, error);
  sqlite3changeset_finalize (iter);
  if (!known)
    return FALSE;
  sqlite3_db_config (self->store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  code = sqlite3changeset_apply_v2 (self->store->db, (int) size, (void *) data, NULL, conflict_cb, self, NULL, NULL,
                                    SQLITE_CHANGESETAPPLY_INVERT | SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
  if (code == SQLITE_OK)
    return TRUE;
  sales_store_set_error (self->store, code, "apply a changeset", error);
  return FALSE;
}

/* What the batch brought ------------------------------------------------------------------------ */

static SalesStatement *
prepare_range (BatchUndo *self, const char *sql, int bits, GError **error)
{
  SalesStatement *statement = sales_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return NULL;
  sales_statement_bind_int (statement, 1, self->images.first_order << bits);
  sales_statement_bind_int (statement, 2, ((self->images.last_order + 1) << bits) - 1);
  return statement;
}

static gboolean
count_orders (BatchUndo *self, SalesBulk *bulk, GError **error)
{
  gint64 next = self->images.first_order;
  g_autoptr (SalesStatement) read =
      prepare_range (self,
                     "SELECT id, ref, day, promised, shipped, delivered, followed, customer, person, territory, split"
                     " FROM sales_order WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                     0, error);

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    {
      SalesOrderRecord order = {
        .id = sales_statement_get_int (read, 0),
        .ref = sales_statement_get_text (read, 1),
        .day = (SalesDay) sales_statement_get_int (read, 2),
        .promised = (SalesDay) sales_statement_get_optional (read, 3, SALES_DAY_NONE),
        .shipped = (SalesDay) sales_statement_get_optional (read, 4, SALES_DAY_NONE),
        .delivered = (SalesDay) sales_statement_get_optional (read, 5, SALES_DAY_NONE),
        .followed = (SalesDay) sales_statement_get_optional (read, 6, SALES_DAY_NONE),
        .customer = sales_statement_get_int (read, 7),
        .person = sales_statement_get_int (read, 8),
        .territory = sales_statement_get_int (read, 9),
        .split = sales_statement_get_int (read, 10) != 0,
      };

      order.ref_length = (guint32) strlen (order.ref);
      for (; next < order.id; next++)
        add_obstacle (self, "sales_order", next);
      next = order.id + 1;
      if (!sales_bulk_count (bulk, &order, 1, NULL, 0, error))
        return FALSE;
    }
  if (sales_statement_failed (read))
    return FALSE;
  for (; next <= self->images.last_order; next++)
    add_obstacle (self, "sales_order", next);
  return TRUE;
}

static gboolean
count_lines (BatchUndo *self, SalesBulk *bulk, GError **error)
{
  g_autofree SalesLineRecord *lines = g_new (SalesLineRecord, MANY_LINES);
  gsize n_lines = 0;
  g_autoptr (SalesStatement) read =
      prepare_range (self,
                     "SELECT id, product, quantity, price, discount, amount, cost"
                     " FROM order_line WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                     SALES_LINE_BITS, error);

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    {
      lines[n_lines++] = (SalesLineRecord){
        .id = sales_statement_get_int (read, 0),
        .product = sales_statement_get_int (read, 1),
        .quantity = sales_statement_get_int (read, 2),
        .price = sales_statement_get_int (read, 3),
        .discount = (SalesShare) sales_statement_get_int (read, 4),
        .amount = sales_statement_get_int (read, 5),
        .cost = sales_statement_get_optional (read, 6, SALES_COST_NONE),
      };
      if (n_lines == MANY_LINES)
        {
          if (!sales_bulk_count (bulk, NULL, 0, lines, n_lines, error))
            return FALSE;
          n_lines = 0;
        }
    }
  return !sales_statement_failed (read) && sales_bulk_count (bulk, NULL, 0, lines, n_lines, error);
}

static gboolean
count_steps (BatchUndo *self, SalesBulk *bulk, GError **error)
{
  g_autoptr (SalesStatement) read =
      prepare_range (self, "SELECT order_id, step, person FROM order_step WHERE order_id BETWEEN ?1 AND ?2", 0, error);

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    sales_bulk_count_step (bulk, sales_statement_get_int (read, 0), sales_statement_get_text (read, 1),
                           sales_statement_get_int (read, 2));
  return !sales_statement_failed (read);
}

/* Shares that the import itself brought are gone with its changes by now. */
static gboolean
find_shares (BatchUndo *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      prepare_range (self, "SELECT DISTINCT order_id FROM credit_share WHERE order_id BETWEEN ?1 AND ?2", 0, error);

  return read != NULL && add_obstacles (self, "credit_share", read, error);
}

/* The orders of the batch that a changeset speaks of. */
static gboolean
find_in_changeset (BatchUndo *self, GBytes *changeset, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, (int) size, (void *) data);

  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      gint64 order;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (!is_of_order (table))
        continue;
      order = get_key (iter, operation) >> (g_str_equal (table, "order_line") ? SALES_LINE_BITS : 0);
      if (order >= self->images.first_order && order <= self->images.last_order)
        add_obstacle (self, "sales_order", order);
    }
  if (code == SQLITE_OK)
    code = sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK)
    return TRUE;
  sales_store_set_error (self->store, code, "read a changeset", error);
  return FALSE;
}

/* The digest only tells that something is another; which orders were changed since stands in what
 * was recorded since, as far as that goes back. */
static gboolean
find_changed_orders (BatchUndo *self, GError **error)
{
  guint n_obstacles = self->obstacles->len;

  {
    g_autoptr (SalesStatement) steps = sales_undo_prepare_steps_since (self->store, self->batch, error);

    if (steps == NULL)
      return FALSE;
    while (sales_statement_step (steps, error))
      {
        g_autoptr (GBytes) changeset = sales_statement_dup_blob (steps, 0);

        if (!find_in_changeset (self, changeset, error))
          return FALSE;
      }
    if (sales_statement_failed (steps))
      return FALSE;
  }
  {
    g_autoptr (SalesStatement) batches =
        sales_store_prepare (self->store, "SELECT id FROM import_batch WHERE id > ?1 AND changeset IS NOT NULL", error);

    if (batches == NULL)
      return FALSE;
    sales_statement_bind_int (batches, 1, self->batch);
    while (sales_statement_step (batches, error))
      {
        g_auto (SalesBatchImages) images = { 0 };

        if (!sales_batch_images_load (&images, self->store, sales_statement_get_int (batches, 0), error) ||
            !find_in_changeset (self, images.changeset, error))
          return FALSE;
      }
    if (sales_statement_failed (batches))
      return FALSE;
  }
  if (self->obstacles->len == n_obstacles)
    add_obstacle (self, "sales_order", 0);
  return TRUE;
}

static gboolean
count (BatchUndo *self, SalesBulk *bulk, GError **error)
{
  guint n_obstacles = self->obstacles->len;

  if (!count_orders (self, bulk, error))
    return FALSE;
  /* Lines of an order that is gone cannot be counted, and need not be. */
  if (self->obstacles->len > n_obstacles)
    return TRUE;
  if (!count_lines (self, bulk, error) || !count_steps (self, bulk, error) || !find_shares (self, error))
    return FALSE;
  return sales_bulk_get_digest (bulk) == self->images.digest || find_changed_orders (self, error);
}

/* What uses it ---------------------------------------------------------------------------------- */

/* Rows whose references lead nowhere now, by the schema itself. */
static gboolean
find_broken (BatchUndo *self, const char *table, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store, "SELECT DISTINCT \"rowid\" FROM pragma_foreign_key_check (?1)", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_text (read, 1, table);
  return add_obstacles (self, table, read, error);
}

/* Rows that speak of the orders that are about to go. */
static gboolean
find_users_of_orders (BatchUndo *self, const char *table, GError **error)
{
  g_autoptr (SalesStatement) columns =
      sales_store_prepare (self->store,
                           "SELECT k.\"from\", c.name FROM pragma_foreign_key_list (?1) AS k, pragma_table_info (?1) AS c"
                           " WHERE k.\"table\" = 'sales_order' AND c.pk = 1",
                           error);

  if (columns == NULL)
    return FALSE;
  sales_statement_bind_text (columns, 1, table);
  while (sales_statement_step (columns, error))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" BETWEEN ?1 AND ?2",
                                              sales_statement_get_text (columns, 1), table, sales_statement_get_text (columns, 0));
      g_autoptr (SalesStatement) read = sales_store_prepare_once (self->store, sql, error);

      if (read == NULL)
        return FALSE;
      sales_statement_bind_int (read, 1, self->images.first_order);
      sales_statement_bind_int (read, 2, self->images.last_order);
      if (!add_obstacles (self, table, read, error))
        return FALSE;
    }
  return !sales_statement_failed (columns);
}

/* References that the schema does not know of, because what they lead to stands in one of several
 * tables: the row's key, and what it is called among the strays. */
static const struct
{
  const char *table;
  const char *sql;
} strays[] = {
#define NO_SCOPE \
  "CASE scope_kind WHEN 'unit' THEN scope NOT IN (SELECT id FROM unit)" \
  " WHEN 'person' THEN scope NOT IN (SELECT id FROM person)" \
  " WHEN 'territory' THEN scope NOT IN (SELECT id FROM territory)" \
  " ELSE scope NOT IN (SELECT id FROM category) END"
#define NO_CATEGORY "(category <> 0 AND category NOT IN (SELECT id FROM category))"
  { "goal", "SELECT id, id FROM goal WHERE " NO_SCOPE " OR " NO_CATEGORY },
  { "goal_proposal", "SELECT id, id FROM goal_proposal WHERE " NO_CATEGORY },
  { "market_event", "SELECT id, id FROM market_event WHERE " NO_SCOPE },
  { "closing_goal", "SELECT id, id FROM closing_goal WHERE " NO_SCOPE " OR " NO_CATEGORY },
  { "closing_part", "SELECT id, id FROM closing_part WHERE person <> 0 AND person NOT IN (SELECT id FROM person)" },
  { "import_alias", "SELECT 0, kind || alias FROM import_alias WHERE CASE kind"
                    " WHEN 'person' THEN target NOT IN (SELECT id FROM person)"
                    " WHEN 'product' THEN target NOT IN (SELECT id FROM product)"
                    " ELSE target NOT IN (SELECT id FROM customer) END" },
};

/* Before the batch is taken back, those that lead nowhere already; afterwards, those that do now. */
static gboolean
find_strays (BatchUndo *self, gboolean before, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autoptr (SalesStatement) read = sales_store_prepare (self->store, strays[i].sql, error);

      if (read == NULL)
        return FALSE;
      while (sales_statement_step (read, error))
        {
          g_autofree char *name = g_strdup_printf ("%s %s", strays[i].table, sales_statement_get_text (read, 1));

          if (before)
            g_hash_table_add (self->strays, g_steal_pointer (&name));
          else if (!g_hash_table_contains (self->strays, name))
            add_obstacle (self, strays[i].table, sales_statement_get_int (read, 0));
        }
      if (sales_statement_failed (read))
        return FALSE;
    }
  return TRUE;
}

/* Asks the totals, which know whom and what the remaining orders speak of, and only if they do so
 * goes through the orders themselves. */
static gboolean
find_orders_if (BatchUndo *self, const char *probe, const char *table, const char *sql, int bits, GError **error)
{
  g_autoptr (SalesStatement) read = NULL;

  {
    g_autoptr (SalesStatement) ask = sales_store_prepare (self->store, probe, error);

    if (ask == NULL || !sales_statement_step (ask, error))
      return FALSE;
    if (sales_statement_get_int (ask, 0) == 0)
      return TRUE;
  }
  read = prepare_range (self, sql, bits, error);
  return read != NULL && add_obstacles (self, table, read, error);
}

static gboolean
find_orders (BatchUndo *self, GError **error)
{
  g_autoptr (SalesStatement) steps = NULL;
  g_autoptr (SalesStatement) shares = NULL;

  if (!find_orders_if (self,
                       "SELECT EXISTS (SELECT 1 FROM total_month_person WHERE orders <> 0 AND person <> 0 AND person NOT IN (SELECT id FROM person))"
                       " OR EXISTS (SELECT 1 FROM total_year_customer WHERE orders <> 0 AND customer <> 0 AND customer NOT IN (SELECT id FROM customer))"
                       " OR EXISTS (SELECT 1 FROM total_territory_day WHERE orders <> 0 AND territory <> 0"
                       " AND territory NOT IN (SELECT id FROM territory))",
                       "sales_order",
                       "SELECT id FROM sales_order WHERE id NOT BETWEEN ?1 AND ?2 AND (person NOT IN (SELECT id FROM person)"
                       " OR customer NOT IN (SELECT id FROM customer) OR territory NOT IN (SELECT id FROM territory))",
                       0, error) ||
      !find_orders_if (self,
                       "SELECT EXISTS (SELECT 1 FROM total_month_product WHERE lines <> 0 AND product <> 0 AND product NOT IN (SELECT id FROM product))",
                       "order_line",
                       "SELECT id FROM order_line WHERE id NOT BETWEEN ?1 AND ?2 AND product NOT IN (SELECT id FROM product)",
                       SALES_LINE_BITS, error))
    return FALSE;
  if (!self->removes_people)
    return TRUE;
  steps = prepare_range (self,
                         "SELECT DISTINCT order_id FROM order_step WHERE order_id NOT BETWEEN ?1 AND ?2"
                         " AND person NOT IN (SELECT id FROM person)",
                         0, error);
  shares = prepare_range (self,
                          "SELECT DISTINCT order_id FROM credit_share WHERE order_id NOT BETWEEN ?1 AND ?2"
                          " AND person NOT IN (SELECT id FROM person)",
                          0, error);
  return steps != NULL && shares != NULL && add_obstacles (self, "order_step", steps, error) &&
         add_obstacles (self, "credit_share", shares, error);
}

static gboolean
find_users (BatchUndo *self, GError **error)
{
  gsize n_tables;
  const char *const *tables = sales_undo_get_tables (&n_tables);

  for (gsize i = 0; i < n_tables; i++)
    if (!is_of_order (tables[i]) && (!find_broken (self, tables[i], error) || !find_users_of_orders (self, tables[i], error)))
      return FALSE;
  return find_strays (self, FALSE, error) && find_orders (self, error);
}

/* All of it ------------------------------------------------------------------------------------- */

/* Up to here everything can be taken back by the savepoint; it holds little, for the orders are
 * still there. */
static gboolean
try (BatchUndo *self, SalesBulk **bulk, GError **error)
{
  if (!find_strays (self, TRUE, error) || !change_back (self, error))
    return FALSE;
  if (self->images.first_order > 0)
    {
      *bulk = sales_bulk_new_removal (self->store, self->images.first_order, error);
      if (*bulk == NULL || !count (self, *bulk, error))
        return FALSE;
      if (self->obstacles->len == 0 && !sales_bulk_subtract (*bulk, error))
        return FALSE;
    }
  return self->obstacles->len > 0 || find_users (self, error);
}

static gboolean
forget (BatchUndo *self, gint64 batch, GError **error)
{
  g_autoptr (SalesStatement) delete = sales_store_prepare (self->store, "DELETE FROM import_batch WHERE id = ?1", error);

  if (delete == NULL)
    return FALSE;
  sales_statement_bind_int (delete, 1, batch);
  return sales_statement_run (delete, error) && sales_undo_remove_batch (self->store, batch, error);
}

/**
 * sales_batch_undo:
 * @store: a store with a change begun that is not undoable
 * @batch: a row of import_batch
 * @obstacles: of #SalesBatchObstacle; those that are found are added
 * @error: return location for an error
 *
 * Takes back what an import did, whatever else was done since, as long as nothing of it was
 * changed or is used: the changed rows get back what they held, and the new orders go. The batch
 * and its step of the undo history are gone afterwards, and so are the steps that could be redone.
 *
 * Returns: %TRUE if the batch was taken back, or if there are obstacles: then nothing is changed
 */
gboolean
sales_batch_undo (SalesStore *store, gint64 batch, GArray *obstacles, GError **error)
{
  g_auto (BatchUndo) self = { .store = store, .batch = batch, .obstacles = obstacles };
  g_autoptr (SalesBulk) bulk = NULL;

  sales_store_assert_thread (store);
  g_assert (store->changing && store->recording == SALES_RECORD_FORGET);
  self.strays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!sales_batch_images_load (&self.images, store, batch, error) ||
      !sales_store_execute (store, "SAVEPOINT batch", error) || !try (&self, &bulk, error))
    return FALSE;
  store->recording = SALES_RECORD_NOTHING;
  if (obstacles->len > 0)
    {
      g_clear_pointer (&bulk, sales_bulk_free);
      if (!sales_store_execute (store, "ROLLBACK TO batch; RELEASE batch", error))
        return FALSE;
      /* Nothing has happened, and nothing is to be logged. */
      store->n_changes = sqlite3_total_changes64 (store->db);
      return TRUE;
    }
  return sales_store_execute (store, "RELEASE batch", error) &&
         (bulk == NULL || sales_bulk_remove (bulk, self.images.last_order, error)) && forget (&self, batch, error);
}
