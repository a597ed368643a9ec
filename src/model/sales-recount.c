/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-recount.h"

#include "base/sales-date.h"
#include "base/sales-error.h"
#include "store/sales-store.h"

#include <string.h>

/* Figures that a cell may have, in the order of the tables' columns. */
enum
{
  ORDERS,
  LINES,
  QUANTITY,
  AMOUNT,
  COSTED,
  COST,
  SHIPPED,
  JUDGED,
  LATE,
  DELIVERED,
  FOLLOWED,
  N_FIGURES,
};

#define SUMS    (1 << QUANTITY | 1 << AMOUNT | 1 << COSTED | 1 << COST)
#define SERVICE (1 << SHIPPED | 1 << JUDGED | 1 << LATE | 1 << DELIVERED | 1 << FOLLOWED)

static const struct
{
  const char *table;
  const char *sql;     /* two keys, then the figures */
  guint       figures;
} tables[SALES_N_TOTALS] = {
  [SALES_TOTAL_DAY] = {
    "total_day",
    "SELECT 0, day, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed FROM total_day",
    1 << ORDERS | SUMS | SERVICE,
  },
  [SALES_TOTAL_MONTH_PERSON] = {
    "total_month_person",
    "SELECT month, person, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed FROM total_month_person",
    1 << ORDERS | SUMS | SERVICE,
  },
  [SALES_TOTAL_PERSON_DAY] = {
    "total_person_day",
    "SELECT person, day, orders, quantity, amount, costed, cost FROM total_person_day",
    1 << ORDERS | SUMS,
  },
  [SALES_TOTAL_TERRITORY_DAY] = {
    "total_territory_day",
    "SELECT territory, day, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed FROM total_territory_day",
    1 << ORDERS | SUMS | SERVICE,
  },
  [SALES_TOTAL_MONTH_PRODUCT] = {
    "total_month_product",
    "SELECT month, product, lines, quantity, amount, costed, cost FROM total_month_product",
    1 << LINES | SUMS,
  },
  [SALES_TOTAL_YEAR_CUSTOMER] = {
    "total_year_customer",
    "SELECT year, customer, orders, amount FROM total_year_customer",
    1 << ORDERS | 1 << AMOUNT,
  },
};

typedef struct
{
  __int128 figures[N_FIGURES];
  gint64   keys[2];
  gboolean seen;
} Cell;

typedef struct
{
  gint64   person;
  gint64   from;
  gint64   to;
  __int128 figures[N_FIGURES];
} Credit;

typedef struct
{
  SalesStore   *store;
  GCancellable *cancellable;
  GHashTable   *cells[SALES_N_TOTALS];

  /* The order that is being counted. */
  gint64        id;
  SalesDay      day;
  gint64        customer;
  gint64        territory;
  __int128      figures[N_FIGURES];
  GArray       *credits;

  gint64        n_stray_lines;
  gint64        n_broken_credits;
} Recount;

static guint
cell_hash (gconstpointer key)
{
  const Cell *cell = key;
  guint64 mixed = ((guint64) cell->keys[0] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ (guint64) cell->keys[1];

  return (guint) (mixed ^ (mixed >> 32));
}

static gboolean
cell_equal (gconstpointer a, gconstpointer b)
{
  const Cell *left = a, *right = b;

  return left->keys[0] == right->keys[0] && left->keys[1] == right->keys[1];
}

static void
add_figures (Recount *self, SalesTotal total, gint64 a, gint64 b, const __int128 *figures)
{
  Cell key = { .keys = { a, b } };
  Cell *cell = g_hash_table_lookup (self->cells[total], &key);

  if (cell == NULL)
    {
      cell = g_new0 (Cell, 1);
      cell->keys[0] = a;
      cell->keys[1] = b;
      g_hash_table_add (self->cells[total], cell);
    }
  for (int i = 0; i < N_FIGURES; i++)
    if (tables[total].figures & (1u << i))
      cell->figures[i] += figures[i];
}

static __int128
share_of (__int128 value, gint64 from, gint64 to)
{
  return value * to / SALES_SHARE_WHOLE - value * from / SALES_SHARE_WHOLE;
}

/* What an order counts for by itself, @share basis points of it. */
static void
count_steps (__int128 *figures, gint64 share, SalesStatement *order)
{
  gboolean promised = !sales_statement_is_null (order, 2);
  gboolean shipped = !sales_statement_is_null (order, 3);
  gboolean delivered = !sales_statement_is_null (order, 4);
  gboolean followed = !sales_statement_is_null (order, 5);

  figures[ORDERS] = share;
  if (shipped)
    figures[SHIPPED] = share;
  if (shipped && promised)
    figures[JUDGED] = share;
  if (shipped && promised && sales_statement_get_int (order, 3) > sales_statement_get_int (order, 2))
    figures[LATE] = share;
  if (delivered)
    figures[DELIVERED] = share;
  if (delivered && followed)
    figures[FOLLOWED] = share;
}

static void
begin_credit (Recount *self, gint64 person, gint64 from, gint64 to, SalesStatement *order)
{
  Credit credit = { .person = person, .from = from, .to = to };

  count_steps (credit.figures, to - from, order);
  g_array_append_val (self->credits, credit);
}

/* The shares of a split order are to cover the whole without a gap. */
static gboolean
begin_credits (Recount *self, SalesStatement *order, SalesStatement *shares, GError **error)
{
  gint64 covered = 0;
  gboolean whole = TRUE;

  sales_statement_bind_int (shares, 1, self->id);
  while (sales_statement_step (shares, error))
    {
      gint64 from = sales_statement_get_int (shares, 1);
      gint64 to = sales_statement_get_int (shares, 2);

      whole = whole && from == covered;
      covered = to;
      begin_credit (self, sales_statement_get_int (shares, 0), from, to, order);
    }
  if (!whole || covered != SALES_SHARE_WHOLE)
    self->n_broken_credits++;
  return !sales_statement_failed (shares);
}

static gboolean
begin_order (Recount *self, SalesStatement *order, SalesStatement *shares, GError **error)
{
  self->id = sales_statement_get_int (order, 0);
  self->day = (SalesDay) sales_statement_get_int (order, 1);
  self->customer = sales_statement_get_int (order, 6);
  self->territory = sales_statement_get_int (order, 8);
  memset (self->figures, 0, sizeof self->figures);
  count_steps (self->figures, SALES_SHARE_WHOLE, order);
  g_array_set_size (self->credits, 0);
  if (sales_statement_get_int (order, 9) == 0)
    {
      begin_credit (self, sales_statement_get_int (order, 7), 0, SALES_SHARE_WHOLE, order);
      return TRUE;
    }
  return begin_credits (self, order, shares, error);
}

static void
count_line (Recount *self, SalesStatement *line)
{
  __int128 figures[N_FIGURES] = { 0 };

  figures[LINES] = 1;
  figures[QUANTITY] = sales_statement_get_int (line, 2);
  figures[AMOUNT] = sales_statement_get_int (line, 3);
  if (!sales_statement_is_null (line, 4))
    {
      figures[COSTED] = figures[AMOUNT];
      figures[COST] = sales_statement_get_int (line, 4);
    }
  for (int i = LINES; i <= COST; i++)
    self->figures[i] += figures[i];
  for (guint c = 0; c < self->credits->len; c++)
    {
      Credit *credit = &g_array_index (self->credits, Credit, c);

      for (int i = QUANTITY; i <= COST; i++)
        credit->figures[i] += share_of (figures[i], credit->from, credit->to);
    }
  add_figures (self, SALES_TOTAL_MONTH_PRODUCT, sales_month_from_day (self->day),
               sales_statement_get_int (line, 1), figures);
}

static void
add_credit (Recount *self, gint64 person, SalesDay day, const __int128 *figures)
{
  add_figures (self, SALES_TOTAL_MONTH_PERSON, sales_month_from_day (day), person, figures);
  add_figures (self, SALES_TOTAL_PERSON_DAY, person, day, figures);
}

static void
end_order (Recount *self)
{
  int year;

  sales_day_to_ymd (self->day, &year, NULL, NULL);
  add_figures (self, SALES_TOTAL_DAY, 0, self->day, self->figures);
  add_figures (self, SALES_TOTAL_TERRITORY_DAY, self->territory, self->day, self->figures);
  add_figures (self, SALES_TOTAL_YEAR_CUSTOMER, year, self->customer, self->figures);
  for (guint c = 0; c < self->credits->len; c++)
    {
      const Credit *credit = &g_array_index (self->credits, Credit, c);

      add_credit (self, credit->person, self->day, credit->figures);
    }
}

static gboolean
check_cancelled (Recount *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "cancelled");
  return TRUE;
}

/* Orders and lines run beside each other, both by id. */
static gboolean
count_orders (Recount *self, GError **error)
{
  g_autoptr (SalesStatement) order =
      sales_store_prepare (self->store,
                           "SELECT id, day, promised, shipped, delivered, followed, customer, person, territory, split"
                           " FROM sales_order ORDER BY id",
                           error);
  g_autoptr (SalesStatement) line = NULL;
  g_autoptr (SalesStatement) shares = NULL;
  gboolean has_line;

  if (order == NULL)
    return FALSE;
  line = sales_store_prepare (self->store,
                              "SELECT id >> 12, product, quantity, amount, cost FROM order_line ORDER BY id", error);
  if (line == NULL)
    return FALSE;
  shares = sales_store_prepare (self->store,
                                "SELECT person, from_share, to_share FROM credit_share WHERE order_id = ?1 ORDER BY from_share",
                                error);
  if (shares == NULL)
    return FALSE;
  has_line = sales_statement_step (line, error);
  while (!sales_statement_failed (line) && sales_statement_step (order, error))
    {
      if (check_cancelled (self, error) || !begin_order (self, order, shares, error))
        return FALSE;
      for (; has_line && sales_statement_get_int (line, 0) < self->id; has_line = sales_statement_step (line, error))
        self->n_stray_lines++;
      for (; has_line && sales_statement_get_int (line, 0) == self->id; has_line = sales_statement_step (line, error))
        count_line (self, line);
      end_order (self);
    }
  for (; has_line && !sales_statement_failed (order); has_line = sales_statement_step (line, error))
    self->n_stray_lines++;
  return !sales_statement_failed (line) && !sales_statement_failed (order);
}

static gboolean
count_summaries (Recount *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store, "SELECT person, day, quantity, amount FROM summary", error);

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    {
      SalesDay day = (SalesDay) sales_statement_get_int (read, 1);
      __int128 figures[N_FIGURES] = { 0 };

      figures[QUANTITY] = sales_statement_get_int (read, 2);
      figures[AMOUNT] = sales_statement_get_int (read, 3);
      add_figures (self, SALES_TOTAL_DAY, 0, day, figures);
      add_figures (self, SALES_TOTAL_TERRITORY_DAY, 0, day, figures);
      add_figures (self, SALES_TOTAL_MONTH_PRODUCT, sales_month_from_day (day), 0, figures);
      add_credit (self, sales_statement_get_int (read, 0), day, figures);
    }
  return !sales_statement_failed (read);
}

static gboolean
is_zero (const Cell *cell)
{
  for (int i = 0; i < N_FIGURES; i++)
    if (cell->figures[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
compare_table (Recount *self, SalesTotal total, SalesTotalCheck *check, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (self->store, tables[total].sql, error);
  GHashTableIter iter;
  Cell *cell;

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    {
      Cell key = { .keys = { sales_statement_get_int (read, 0), sales_statement_get_int (read, 1) } };
      gboolean equal;
      int column = 2;

      cell = g_hash_table_lookup (self->cells[total], &key);
      equal = cell != NULL && !is_zero (cell);
      for (int i = 0; equal && i < N_FIGURES; i++)
        if (tables[total].figures & (1u << i))
          equal = cell->figures[i] == sales_statement_get_int (read, column++);
      if (cell != NULL)
        cell->seen = TRUE;
      if (!equal)
        check->n_different++;
    }
  g_hash_table_iter_init (&iter, self->cells[total]);
  while (g_hash_table_iter_next (&iter, (gpointer *) &cell, NULL))
    if (!is_zero (cell))
      {
        check->n_cells++;
        check->n_different += !cell->seen;
      }
  return !sales_statement_failed (read);
}

/**
 * sales_recount_compare:
 * @store: a store, on its thread
 * @check: where to write stray lines, broken credits, and of each total table what it has, its
 *   cells and how many differ
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: whether it could be counted
 */
gboolean
sales_recount_compare (SalesStore *store, SalesCheck *check, GCancellable *cancellable, GError **error)
{
  Recount self = { .store = store, .cancellable = cancellable };
  gboolean done;

  self.credits = g_array_new (FALSE, TRUE, sizeof (Credit));
  for (int i = 0; i < SALES_N_TOTALS; i++)
    {
      self.cells[i] = g_hash_table_new_full (cell_hash, cell_equal, g_free, NULL);
      check->totals[i].table = tables[i].table;
      check->totals[i].has_orders = (tables[i].figures & (1u << ORDERS)) != 0;
      check->totals[i].has_lines = (tables[i].figures & (1u << LINES)) != 0;
      check->totals[i].has_quantity = (tables[i].figures & (1u << QUANTITY)) != 0;
    }
  done = count_orders (&self, error) && count_summaries (&self, error);
  for (int i = 0; done && i < SALES_N_TOTALS; i++)
    done = compare_table (&self, (SalesTotal) i, &check->totals[i], error);
  for (int i = 0; i < SALES_N_TOTALS; i++)
    g_hash_table_unref (self.cells[i]);
  g_array_unref (self.credits);
  check->n_stray_lines = self.n_stray_lines;
  check->n_broken_credits = self.n_broken_credits;
  return done;
}
