/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-bulk-totals.h"

#include <stdlib.h>
#include <string.h>

/* The figures of a cell. Tables keep some of them, always in this order. */
enum
{
  ORDERS,
  QUANTITY,
  AMOUNT,
  COSTED,
  COST,
  SHIPPED,
  JUDGED,
  LATE,
  DELIVERED,
  FOLLOWED,
  MAX_FIGURES,
};

typedef struct
{
  gint64 key;      /* both keys, the first in the upper half */
  gint64 figures[];
} Cell;

/* Open addressing over numbers of cells; cells stand in one growing array. */
typedef struct
{
  guint32 *slots;   /* number of the cell + 1, 0 = free */
  guint    bits;
  guint8  *cells;
  gsize    n_cells;
  gsize    capacity;
  int      n_figures;
  gsize    size;    /* of a cell in bytes */
  gsize    last;    /* the cell asked for last */
} Hash;

/* What lines need to know about their order. Kept as small as it can be: there is one for each
 * order of the import. */
typedef struct
{
  SalesDay day;
  gint32   person;
  gint32   territory;
  gint32   customer;
} Facts;

struct _SalesBulkTotals
{
  gint64   first_order;
  GArray  *facts;  /* of each order from first_order on */
  Hash     hashes[SALES_BULK_N_TOTALS];
  gboolean overflow;
};

static const struct
{
  int n_keys;
  int n_figures;
} shapes[] = {
  [SALES_BULK_TOTAL_MONTH_PERSON] = { 2, MAX_FIGURES },
  [SALES_BULK_TOTAL_PERSON_DAY] = { 2, COST + 1 },
  [SALES_BULK_TOTAL_TERRITORY_DAY] = { 2, MAX_FIGURES },
  [SALES_BULK_TOTAL_DAY] = { 1, MAX_FIGURES },
  [SALES_BULK_TOTAL_MONTH_PRODUCT] = { 2, COST + 1 },
  [SALES_BULK_TOTAL_YEAR_CUSTOMER] = { 2, 2 },
};

static Cell *
hash_cell (const Hash *self, gsize number)
{
  return (Cell *) (self->cells + number * self->size);
}

static guint
hash_slot (const Hash *self, gint64 key)
{
  return (guint) (((guint64) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - self->bits));
}

static void
hash_init (Hash *self, int n_figures)
{
  self->bits = 10;
  self->slots = g_new0 (guint32, 1u << self->bits);
  self->n_figures = n_figures;
  self->size = sizeof (Cell) + (gsize) n_figures * sizeof (gint64);
  self->capacity = 512;
  self->cells = g_malloc (self->capacity * self->size);
}

static void
hash_grow (Hash *self)
{
  guint mask;

  self->capacity *= 2;
  self->cells = g_realloc (self->cells, self->capacity * self->size);
  self->bits++;
  g_free (self->slots);
  self->slots = g_new0 (guint32, 1u << self->bits);
  mask = (1u << self->bits) - 1;
  for (gsize i = 0; i < self->n_cells; i++)
    {
      guint slot = hash_slot (self, hash_cell (self, i)->key);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & mask;
      self->slots[slot] = (guint32) i + 1;
    }
}

static gint64 *
hash_get (Hash *self, gint32 first, gint32 second)
{
  gint64 key = (gint64) (((guint64) (guint32) first << 32) | (guint32) second);
  guint mask = (1u << self->bits) - 1;
  guint slot;
  Cell *cell;

  if (self->n_cells > 0 && hash_cell (self, self->last)->key == key)
    return hash_cell (self, self->last)->figures;
  for (slot = hash_slot (self, key); self->slots[slot] != 0; slot = (slot + 1) & mask)
    {
      cell = hash_cell (self, self->slots[slot] - 1);
      if (cell->key == key)
        {
          self->last = self->slots[slot] - 1;
          return cell->figures;
        }
    }
  if (self->n_cells == self->capacity)
    {
      hash_grow (self);
      return hash_get (self, first, second);
    }
  self->last = self->n_cells++;
  self->slots[slot] = (guint32) self->n_cells;
  cell = hash_cell (self, self->last);
  cell->key = key;
  memset (cell->figures, 0, (gsize) self->n_figures * sizeof (gint64));
  return cell->figures;
}

static void
add (SalesBulkTotals *self, gint64 *sum, gint64 value)
{
  self->overflow |= __builtin_add_overflow (*sum, value, sum);
}

static void
add_all (SalesBulkTotals *self, gint64 *cell, const gint64 *figures, int from, int to)
{
  for (int i = from; i < to; i++)
    add (self, &cell[i], figures[i]);
}

static void
add_figures (SalesBulkTotals *self, const Facts *facts, const gint64 *figures, int n_figures)
{
  SalesMonth month = sales_month_from_day (facts->day);
  gint64 *year;

  add_all (self, hash_get (&self->hashes[SALES_BULK_TOTAL_MONTH_PERSON], month, facts->person), figures, 0, n_figures);
  add_all (self, hash_get (&self->hashes[SALES_BULK_TOTAL_PERSON_DAY], facts->person, facts->day), figures, 0, COST + 1);
  add_all (self, hash_get (&self->hashes[SALES_BULK_TOTAL_TERRITORY_DAY], facts->territory, facts->day), figures, 0, n_figures);
  add_all (self, hash_get (&self->hashes[SALES_BULK_TOTAL_DAY], facts->day, 0), figures, 0, n_figures);
  year = hash_get (&self->hashes[SALES_BULK_TOTAL_YEAR_CUSTOMER], month / 12, facts->customer);
  add (self, &year[0], figures[ORDERS]);
  add (self, &year[1], figures[AMOUNT]);
}

static gboolean
add_order (SalesBulkTotals *self, const SalesOrderRecord *order, gint64 *figures)
{
  Facts facts = { order->day, (gint32) order->person, (gint32) order->territory, (gint32) order->customer };
  gboolean judged = order->shipped != SALES_DAY_NONE && order->promised != SALES_DAY_NONE;

  /* Ids are counted up from 1; a document that has larger ones was not made by this program. */
  if (order->person > G_MAXINT32 || order->territory > G_MAXINT32 || order->customer > G_MAXINT32)
    return FALSE;
  g_array_append_val (self->facts, facts);
  figures[ORDERS] = SALES_SHARE_WHOLE;
  figures[SHIPPED] = order->shipped != SALES_DAY_NONE ? SALES_SHARE_WHOLE : 0;
  figures[JUDGED] = judged ? SALES_SHARE_WHOLE : 0;
  figures[LATE] = judged && order->shipped > order->promised ? SALES_SHARE_WHOLE : 0;
  figures[DELIVERED] = order->delivered != SALES_DAY_NONE ? SALES_SHARE_WHOLE : 0;
  figures[FOLLOWED] = order->delivered != SALES_DAY_NONE && order->followed != SALES_DAY_NONE ? SALES_SHARE_WHOLE : 0;
  return TRUE;
}

static void
add_line (SalesBulkTotals *self, SalesMonth month, const SalesLineRecord *line, gint64 *figures)
{
  gint64 *product = hash_get (&self->hashes[SALES_BULK_TOTAL_MONTH_PRODUCT], month, (gint32) line->product);

  product[0]++;
  add (self, &product[QUANTITY], line->quantity);
  add (self, &product[AMOUNT], line->amount);
  add (self, &figures[QUANTITY], line->quantity);
  add (self, &figures[AMOUNT], line->amount);
  if (line->cost == SALES_COST_NONE)
    return;
  add (self, &product[COSTED], line->amount);
  add (self, &product[COST], line->cost);
  add (self, &figures[COSTED], line->amount);
  add (self, &figures[COST], line->cost);
}

SalesBulkTotals *
sales_bulk_totals_new (gint64 first_order)
{
  SalesBulkTotals *self = g_new0 (SalesBulkTotals, 1);

  self->first_order = first_order;
  self->facts = g_array_new (FALSE, FALSE, sizeof (Facts));
  for (int t = 0; t < SALES_BULK_N_TOTALS; t++)
    hash_init (&self->hashes[t], shapes[t].n_figures);
  return self;
}

void
sales_bulk_totals_free (SalesBulkTotals *self)
{
  g_array_unref (self->facts);
  for (int t = 0; t < SALES_BULK_N_TOTALS; t++)
    {
      g_free (self->hashes[t].slots);
      g_free (self->hashes[t].cells);
    }
  g_free (self);
}

gboolean
sales_bulk_totals_add (SalesBulkTotals *self, const SalesOrderRecord *orders, gsize n_orders,
                       const SalesLineRecord *lines, gsize n_lines)
{
  gsize l = 0;

  for (gsize o = 0; o < n_orders; o++)
    {
      gint64 figures[MAX_FIGURES] = { 0 };
      SalesMonth month = sales_month_from_day (orders[o].day);

      if (!add_order (self, &orders[o], figures))
        return FALSE;
      /* Most often an order's lines come right behind it: its cells are then looked up once. */
      for (; l < n_lines && lines[l].id >> SALES_LINE_BITS == orders[o].id; l++)
        add_line (self, month, &lines[l], figures);
      add_figures (self, &g_array_index (self->facts, Facts, self->facts->len - 1), figures, MAX_FIGURES);
    }
  while (l < n_lines)
    {
      gint64 figures[MAX_FIGURES] = { 0 };
      gint64 order = lines[l].id >> SALES_LINE_BITS;
      const Facts *facts = &g_array_index (self->facts, Facts, order - self->first_order);

      g_assert (order >= self->first_order && order - self->first_order < (gint64) self->facts->len);
      for (; l < n_lines && lines[l].id >> SALES_LINE_BITS == order; l++)
        add_line (self, sales_month_from_day (facts->day), &lines[l], figures);
      add_figures (self, facts, figures, COST + 1);
    }
  return !self->overflow;
}

/* Where a cell stands; quicker to sort than the cells, which are large. */
typedef struct
{
  gint64 key;
  gsize  number;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  return (first->key > second->key) - (first->key < second->key);
}

static Place *
sort_cells (const Hash *hash)
{
  Place *places = g_new (Place, hash->n_cells + 1);

  for (gsize i = 0; i < hash->n_cells; i++)
    places[i] = (Place){ hash_cell (hash, i)->key, i };
  qsort (places, hash->n_cells, sizeof *places, compare_places);
  return places;
}

gint64 *
sales_bulk_totals_steal (SalesBulkTotals *self, SalesBulkTotal total, gsize *n_cells, int *n_columns, int *n_keys)
{
  Hash *hash = &self->hashes[total];
  g_autofree Place *places = sort_cells (hash);
  int keys = shapes[total].n_keys;
  gint64 *rows;

  *n_keys = keys;
  *n_columns = keys + hash->n_figures;
  *n_cells = hash->n_cells;
  rows = g_new (gint64, hash->n_cells * (gsize) *n_columns + 1);
  for (gsize i = 0; i < hash->n_cells; i++)
    {
      const Cell *cell = hash_cell (hash, places[i].number);
      gint64 *row = rows + i * (gsize) *n_columns;

      row[0] = (gint32) (cell->key >> 32);
      if (keys == 2)
        row[1] = (gint32) (cell->key & 0xffffffff);
      memcpy (row + keys, cell->figures, (gsize) hash->n_figures * sizeof (gint64));
    }
  g_clear_pointer (&hash->cells, g_free);
  g_clear_pointer (&hash->slots, g_free);
  hash->n_cells = 0;
  return rows;
}
