/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sells: products and categories of the company or of a category. */

#include "analysis/sales-distribution.h"
#include "model/sales-overview-private.h"

#include "store/sales-store.h"

#include <stdlib.h>
#include <string.h>

/* Conventional limits of ABC analysis; formulas.md, section 7. */
#define A_UP_TO 8000
#define B_UP_TO 9500

/* The products there are, remembered until the document changes. */
typedef struct
{
  gint64      id;
  const char *name;
  gint64      category; /* 0 = none */
} CatalogueEntry;

typedef struct
{
  GArray       *entries; /* of CatalogueEntry, by id; the first is "no product" */
  GStringChunk *names;
  gint32       *by_id;   /* index by id, where ids are dense; else %NULL */
  gint64        n_ids;
} Catalogue;

/* Where a product's figures are gathered. */
typedef struct
{
  SalesProductRow row;
  gboolean        sold;
} Product;

typedef struct
{
  SalesFigures    *figures;
  const Catalogue *catalogue;
  Product         *products; /* by the catalogue's index */
} Gathering;

/**
 * sales_product_row_free:
 * @self: (transfer full): a row
 */
void
sales_product_row_free (SalesProductRow *self)
{
  g_free (self->name);
  g_free (self);
}

static void
catalogue_free (Catalogue *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->names);
  g_free (self->by_id);
  g_free (self);
}

static void
map_ids (Catalogue *self)
{
  gint64 greatest = g_array_index (self->entries, CatalogueEntry, self->entries->len - 1).id;

  if (greatest > (gint64) self->entries->len * 16 + 4096)
    return;
  self->n_ids = greatest + 1;
  self->by_id = g_new (gint32, self->n_ids);
  memset (self->by_id, 0xff, sizeof *self->by_id * (gsize) self->n_ids);
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, CatalogueEntry, i).id >= 0)
      self->by_id[g_array_index (self->entries, CatalogueEntry, i).id] = (gint32) i;
}

static Catalogue *
read_catalogue (SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT id, name, category FROM product ORDER BY id", error);
  CatalogueEntry none = { 0 };
  Catalogue *self;

  if (read == NULL)
    return NULL;
  self = g_new0 (Catalogue, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (CatalogueEntry));
  self->names = g_string_chunk_new (4096);
  g_array_append_val (self->entries, none);
  while (sales_statement_step (read, error))
    {
      CatalogueEntry entry = {
        .id = sales_statement_get_int (read, 0),
        .name = g_string_chunk_insert (self->names, sales_statement_get_text (read, 1)),
        .category = sales_statement_get_optional (read, 2, 0),
      };

      g_array_append_val (self->entries, entry);
    }
  if (sales_statement_failed (read))
    {
      catalogue_free (self);
      return NULL;
    }
  map_ids (self);
  return self;
}

/* Borrowed from the store, or given away in @own where the store keeps nothing just now. */
static const Catalogue *
get_catalogue (SalesStore *store, Catalogue **own, GError **error)
{
  static const char key[] = "catalogue";
  Catalogue *self = sales_store_recall (store, key);

  if (self != NULL)
    return self;
  self = read_catalogue (store, error);
  if (self != NULL && !sales_store_remember (store, key, self, (GDestroyNotify) catalogue_free))
    *own = self;
  return self;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = ((const CatalogueEntry *) b)->id;

  return (x > y) - (x < y);
}

static int
find_product (const Catalogue *self, gint64 id)
{
  const CatalogueEntry *entries = (const CatalogueEntry *) (gpointer) self->entries->data;
  const CatalogueEntry *found;

  if (self->by_id != NULL)
    return id >= 0 && id < self->n_ids ? self->by_id[id] : -1;
  found = bsearch (&id, entries, self->entries->len, sizeof *entries, compare_entries);
  return found != NULL ? (int) (found - entries) : -1;
}

/* Columns: product, quantity, amount, costed, cost. */
static void
gather (Gathering *self, SalesStatement *read, gboolean before)
{
  int index = find_product (self->catalogue, sales_statement_get_int (read, 0));
  gint64 amount = sales_statement_get_int (read, 2);
  Product *product;

  if (index < 0)
    return;
  product = &self->products[index];
  product->sold = TRUE;
  if (before)
    {
      product->row.year_before += amount;
      return;
    }
  product->row.quantity += sales_statement_get_int (read, 1);
  product->row.amount += amount;
  product->row.contribution += sales_statement_get_int (read, 3) - sales_statement_get_int (read, 4);
  product->row.unknown_amount += amount - sales_statement_get_int (read, 3);
}

static gboolean
read_months (Gathering *self, SalesMonth first, SalesMonth last, gboolean before, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->figures->store,
                           "SELECT product, quantity, amount, costed, cost FROM total_month_product"
                           " WHERE month BETWEEN ?1 AND ?2",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, first);
  sales_statement_bind_int (read, 2, last);
  while (sales_statement_step (read, error))
    gather (self, read, before);
  return !sales_statement_failed (read);
}

/* Months in which a period of any days begins or ends: no total keeps products by day, so the
 * lines themselves are read. */
static gboolean
read_lines (Gathering *self, SalesDay first, SalesDay last, gboolean before, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->figures->store,
                           "SELECT coalesce(l.product, 0), l.quantity, l.amount,"
                           " CASE WHEN l.cost IS NULL THEN 0 ELSE l.amount END, coalesce(l.cost, 0)"
                           " FROM sales_order AS o CROSS JOIN order_line AS l"
                           " WHERE o.day BETWEEN ?1 AND ?2 AND l.id BETWEEN o.id * 4096 AND o.id * 4096 + 4095"
                           " UNION ALL SELECT 0, quantity, amount, 0, 0 FROM summary WHERE day BETWEEN ?1 AND ?2",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, first);
  sales_statement_bind_int (read, 2, last);
  while (sales_statement_step (read, error))
    gather (self, read, before);
  return !sales_statement_failed (read);
}

static gboolean
read_days (Gathering *self, SalesDay first, SalesDay last, gboolean before, GError **error)
{
  while (first <= last)
    {
      SalesMonth month = sales_month_from_day (first), end = sales_month_from_day (last);
      SalesDay month_end = sales_month_last_day (month);

      if (first == sales_month_first_day (month) && month_end <= last)
        {
          /* As many whole months as there are. */
          if (sales_month_last_day (end) > last)
            end--;
          if (!read_months (self, month, end, before, error))
            return FALSE;
          first = sales_month_last_day (end) + 1;
        }
      else
        {
          if (!read_lines (self, first, MIN (month_end, last), before, error))
            return FALSE;
          first = month_end + 1;
        }
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SalesProductRow *x = *(SalesProductRow *const *) a, *y = *(SalesProductRow *const *) b;

  if (x->amount != y->amount)
    return x->amount > y->amount ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static void
classify (GPtrArray *rows)
{
  g_autofree gint64 *values = g_new (gint64, rows->len + 1);
  g_autofree gint64 *cumulative = g_new (gint64, rows->len + 1);
  g_autofree char *classes = g_new (char, rows->len + 1);

  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    values[i] = ((SalesProductRow *) rows->pdata[i])->amount;
  sales_abc (values, rows->len, A_UP_TO, B_UP_TO, classes, cumulative);
  for (guint i = 0; i < rows->len; i++)
    {
      ((SalesProductRow *) rows->pdata[i])->cumulative = cumulative[i];
      ((SalesProductRow *) rows->pdata[i])->abc = classes[i];
    }
}

static void
add_row (SalesProductRow *self, const SalesProductRow *other)
{
  self->amount += other->amount;
  self->quantity += other->quantity;
  self->contribution += other->contribution;
  self->unknown_amount += other->unknown_amount;
  self->year_before += other->year_before;
}

static gboolean
is_within (const SalesFigures *figures, int category)
{
  if (figures->scope.kind != SALES_SCOPE_CATEGORY)
    return TRUE;
  if (figures->scope.id == 0)
    return category < 0;
  return category >= 0 && sales_tree_contains (&figures->organisation->categories, figures->node, category);
}

/* The category under which a product is listed: the topmost, or the one right below the scope. */
static int
heading_of (const SalesFigures *figures, int category)
{
  const SalesTree *tree = &figures->organisation->categories;
  int above = figures->scope.kind == SALES_SCOPE_CATEGORY ? figures->node : -1;

  while (category >= 0 && category != above && tree->nodes[category].parent != above)
    category = tree->nodes[category].parent;
  return category == above ? -1 : category;
}

static void
make_rows (SalesOverview *self, Gathering *gathering)
{
  const SalesTree *tree = &gathering->figures->organisation->categories;
  g_autofree SalesProductRow **headings = g_new0 (SalesProductRow *, tree->n + 1);

  for (guint i = 0; i < gathering->catalogue->entries->len; i++)
    {
      const CatalogueEntry *entry = &g_array_index (gathering->catalogue->entries, CatalogueEntry, i);
      const Product *product = &gathering->products[i];
      SalesProductRow *row;
      int category, heading;

      category = product->sold && entry->category != 0 ? sales_tree_find (tree, entry->category) : -1;
      if (!product->sold || !is_within (gathering->figures, category))
        continue;
      row = g_memdup2 (&product->row, sizeof product->row);
      row->id = entry->id;
      row->name = g_strdup (entry->name);
      g_ptr_array_add (self->products, row);
      heading = heading_of (gathering->figures, category) + 1;
      if (headings[heading] == NULL)
        {
          headings[heading] = g_new0 (SalesProductRow, 1);
          if (heading > 0)
            {
              headings[heading]->id = tree->nodes[heading - 1].id;
              headings[heading]->name = g_strdup (tree->nodes[heading - 1].name);
            }
          g_ptr_array_add (self->categories, headings[heading]);
        }
      add_row (headings[heading], &product->row);
    }
}

static void
forget_year_before (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    ((SalesProductRow *) rows->pdata[i])->year_before = SALES_NO_FIGURE;
}

static gboolean
add_products (SalesOverview *self, Gathering *gathering, GError **error)
{
  SalesFigures *figures = gathering->figures;
  gboolean before = figures->has_before && !figures->running;

  if (!read_days (gathering, figures->period.first, figures->end, FALSE, error) ||
      (before && !read_days (gathering, figures->before.first, figures->before.last, TRUE, error)))
    return FALSE;
  make_rows (self, gathering);
  classify (self->products);
  classify (self->categories);
  if (!before)
    {
      forget_year_before (self->products);
      forget_year_before (self->categories);
    }
  return TRUE;
}

/**
 * sales_overview_add_products:
 * @self: an overview
 * @figures: figures
 * @error: return location for an error
 *
 * Returns: whether that worked; other scopes than the company and categories have none
 */
gboolean
sales_overview_add_products (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autofree Product *products = NULL;
  const Catalogue *catalogue;
  Catalogue *own = NULL;
  Gathering gathering;
  gboolean done;

  if (figures->scope.kind != SALES_SCOPE_CATEGORY && !sales_figures_is_company (figures))
    return TRUE;
  catalogue = get_catalogue (figures->store, &own, error);
  if (catalogue == NULL)
    return FALSE;
  products = g_new0 (Product, catalogue->entries->len);
  gathering = (Gathering){ figures, catalogue, products };
  done = add_products (self, &gathering, error);
  g_clear_pointer (&own, catalogue_free);
  return done;
}
