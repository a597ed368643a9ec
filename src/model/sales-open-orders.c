/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Orders that are not done: found by indexes that hold little else. What was found is
 * remembered by day and person and by day and territory, until the document or the day changes. */

#include "model/sales-overview-private.h"

#include "store/sales-store.h"

/* What one person or territory has open of the orders taken on one day. */
typedef struct
{
  SalesDay day;
  gint64   holder;  /* a person's or territory's id, 0 = none */
  gint64   overdue; /* basis points of an order */
  SalesDay oldest;  /* promise of the overdue ones */
  gint64   awaiting;
} OpenCell;

typedef struct
{
  SalesDay    today;
  int         follow_up_days;
  GHashTable *people;      /* a set of OpenCell */
  GHashTable *territories;
} OpenCells;

static guint
hash_cell (gconstpointer data)
{
  const OpenCell *self = data;

  return (guint) self->day * 2654435761u + (guint) self->holder;
}

static gboolean
equal_cells (gconstpointer a, gconstpointer b)
{
  const OpenCell *x = a, *y = b;

  return x->day == y->day && x->holder == y->holder;
}

static void
cells_free (OpenCells *self)
{
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->territories);
  g_free (self);
}

static void
add_cell (GHashTable *cells, const OpenCell *cell)
{
  OpenCell *there = g_hash_table_lookup (cells, cell);

  if (there == NULL)
    {
      g_hash_table_add (cells, g_memdup2 (cell, sizeof *cell));
      return;
    }
  if (cell->overdue > 0 && (there->oldest == SALES_DAY_NONE || cell->oldest < there->oldest))
    there->oldest = cell->oldest;
  there->overdue += cell->overdue;
  there->awaiting += cell->awaiting;
}

/* Columns: day, person, territory, share, promised. A split order comes once for each share. */
static void
add_order (OpenCells *self, SalesStatement *read, gboolean overdue)
{
  gint64 share = sales_statement_get_int (read, 3);
  OpenCell cell = { .day = (SalesDay) sales_statement_get_int (read, 0), .oldest = SALES_DAY_NONE };

  if (cell.day > self->today)
    return;
  if (overdue)
    {
      cell.overdue = share;
      cell.oldest = (SalesDay) sales_statement_get_int (read, 4);
    }
  else
    cell.awaiting = share;
  cell.holder = sales_statement_get_int (read, 1);
  add_cell (self->people, &cell);
  cell.holder = sales_statement_get_int (read, 2);
  add_cell (self->territories, &cell);
}

#define COLUMNS \
  "SELECT o.day, CASE WHEN o.split = 1 THEN c.person ELSE coalesce(o.person, 0) END," \
  " coalesce(o.territory, 0), coalesce(c.to_share - c.from_share, 10000), o.promised" \
  " FROM sales_order AS o" \
  " LEFT JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1"

static gboolean
read_overdue (OpenCells *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, COLUMNS " WHERE o.shipped IS NULL AND o.promised < ?1", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, self->today);
  while (sales_statement_step (read, error))
    add_order (self, read, TRUE);
  return !sales_statement_failed (read);
}

/* Delivered since @since, not followed up. The two statements share nothing and miss nothing: what
 * was delivered within SLOW_DAYS was taken at most so long before @since, the rest has an index. */
#define SLOW_DAYS 31

static const char *const awaiting_sql[] = {
  COLUMNS " WHERE o.followed IS NULL AND o.delivered >= ?1 AND o.delivered <= o.day + " G_STRINGIFY (SLOW_DAYS)
          " AND o.day BETWEEN ?1 - " G_STRINGIFY (SLOW_DAYS) " AND ?2",
  COLUMNS " WHERE o.followed IS NULL AND o.delivered > o.day + " G_STRINGIFY (SLOW_DAYS)
          " AND o.delivered >= ?1 AND o.day <= ?2",
};

static gboolean
read_awaiting (OpenCells *self, SalesStore *store, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (awaiting_sql); i++)
    {
      g_autoptr (SalesStatement) read = sales_store_prepare (store, awaiting_sql[i], error);

      if (read == NULL)
        return FALSE;
      sales_statement_bind_int (read, 1, self->today - self->follow_up_days);
      sales_statement_bind_int (read, 2, self->today);
      while (sales_statement_step (read, error))
        add_order (self, read, FALSE);
      if (sales_statement_failed (read))
        return FALSE;
    }
  return TRUE;
}

/* Borrowed from the store, or given away in @own where the store keeps nothing just now. */
static const OpenCells *
get_cells (SalesFigures *figures, OpenCells **own, GError **error)
{
  static const char key[] = "open-orders";
  OpenCells *self = sales_store_recall (figures->store, key);

  if (self != NULL && self->today == figures->today && self->follow_up_days == figures->info.follow_up_days)
    return self;
  self = g_new0 (OpenCells, 1);
  self->today = figures->today;
  self->follow_up_days = figures->info.follow_up_days;
  self->people = g_hash_table_new_full (hash_cell, equal_cells, g_free, NULL);
  self->territories = g_hash_table_new_full (hash_cell, equal_cells, g_free, NULL);
  if (!read_overdue (self, figures->store, error) ||
      (figures->follows_up && !read_awaiting (self, figures->store, error)))
    {
      cells_free (self);
      return NULL;
    }
  if (!sales_store_remember (figures->store, key, self, (GDestroyNotify) cells_free))
    *own = self;
  return self;
}

/* The part that an order belongs to: where the person was on the order's day. */
static int
part_of (const SalesFigures *figures, const OpenCell *cell)
{
  const SalesMember *member;
  int entity;

  if (figures->table.axis != SALES_SCOPE_PERSON)
    return cell->holder != 0 ? sales_tree_find (&figures->organisation->territories, cell->holder) : figures->n_nodes - 1;
  entity = sales_organisation_find_member (figures->organisation, cell->holder);
  if (entity < 0)
    return -1;
  member = &figures->organisation->members[entity];
  for (int i = member->first_part; i < member->first_part + member->n_parts; i++)
    if (figures->parts[i].first <= cell->day && cell->day <= figures->parts[i].last)
      return i;
  return -1;
}

static void
make_older (SalesDay *oldest, const OpenCell *cell)
{
  if (cell->overdue > 0 && (*oldest == SALES_DAY_NONE || cell->oldest < *oldest))
    *oldest = cell->oldest;
}

static void
count_cell (SalesOpenOrders *self, const SalesFigures *figures, const OpenCell *cell)
{
  int part = part_of (figures, cell);
  int column = sales_month_from_day (cell->day) - figures->window;

  if (part < 0 || !sales_figures_has_part (figures, part))
    return;
  self->scope_overdue += cell->overdue;
  make_older (&self->oldest_promise, cell);
  if (column >= 0 && column < SALES_WINDOW_MONTHS)
    self->month_awaiting[column] += cell->awaiting;
  if (cell->day < figures->period.first || cell->day > figures->end)
    return;
  self->overdue[part] += cell->overdue;
  self->awaiting[part] += cell->awaiting;
  self->period_overdue += cell->overdue;
  make_older (&self->oldest_in_period, cell);
}

/**
 * sales_open_orders_read:
 * @self: (out): to be cleared with sales_open_orders_clear(), also after a failure
 * @figures: figures
 * @error: return location for an error
 *
 * Returns: whether they could be read; categories have no orders of their own
 */
gboolean
sales_open_orders_read (SalesOpenOrders *self, SalesFigures *figures, GError **error)
{
  const OpenCells *cells;
  OpenCells *own = NULL;
  GHashTableIter iter;
  gpointer cell;

  *self = (SalesOpenOrders){ .oldest_promise = SALES_DAY_NONE, .oldest_in_period = SALES_DAY_NONE };
  self->overdue = g_new0 (gint64, figures->n_parts + 1);
  self->awaiting = g_new0 (gint64, figures->n_parts + 1);
  if (figures->table.axis == SALES_SCOPE_CATEGORY)
    return TRUE;
  cells = get_cells (figures, &own, error);
  if (cells == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, figures->table.axis == SALES_SCOPE_PERSON ? cells->people : cells->territories);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    count_cell (self, figures, cell);
  g_clear_pointer (&own, cells_free);
  return TRUE;
}

/**
 * sales_open_orders_clear:
 * @self: what sales_open_orders_read() made
 */
void
sales_open_orders_clear (SalesOpenOrders *self)
{
  g_clear_pointer (&self->overdue, g_free);
  g_clear_pointer (&self->awaiting, g_free);
}
