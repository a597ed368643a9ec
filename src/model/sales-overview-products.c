/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sells: products and categories of the company or of a category. */

#include "analysis/sales-distribution.h"
#include "model/sales-overview-private.h"

#include "store/sales-store.h"

/* Conventional limits of ABC analysis; formulas.md, section 7. */
#define A_UP_TO 8000
#define B_UP_TO 9500

/* Where a product's figures are gathered. */
typedef struct
{
  SalesProductRow row;
  int             category; /* index of a node, or −1 */
  gboolean        sold;
} Product;

typedef struct
{
  SalesFigures *figures;
  GArray       *products; /* of Product; the first is "no product" */
  GHashTable   *by_id;
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

static gboolean
read_products (Gathering *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->figures->store, "SELECT id, category FROM product", error);
  Product none = { .category = -1 };

  if (read == NULL)
    return FALSE;
  g_array_append_val (self->products, none);
  while (sales_statement_step (read, error))
    {
      Product product = { .category = -1 };

      product.row.id = sales_statement_get_int (read, 0);
      if (!sales_statement_is_null (read, 1))
        product.category = sales_tree_find (&self->figures->organisation->categories, sales_statement_get_int (read, 1));
      g_array_append_val (self->products, product);
    }
  for (guint i = 0; i < self->products->len; i++)
    {
      Product *product = &g_array_index (self->products, Product, i);

      g_hash_table_insert (self->by_id, &product->row.id, product);
    }
  return !sales_statement_failed (read);
}

/* Columns: product, quantity, amount, costed, cost. */
static void
gather (Gathering *self, SalesStatement *read, gboolean before)
{
  gint64 id = sales_statement_get_int (read, 0);
  Product *product = g_hash_table_lookup (self->by_id, &id);
  gint64 amount = sales_statement_get_int (read, 2);

  if (product == NULL)
    return;
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

/* Only what was sold has a name to be read. */
static gboolean
name_products (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (figures->store, "SELECT name FROM product WHERE id = ?1", error);

  if (read == NULL)
    return FALSE;
  for (guint i = 0; i < self->products->len; i++)
    {
      SalesProductRow *row = self->products->pdata[i];

      sales_statement_bind_int (read, 1, row->id);
      while (sales_statement_step (read, error))
        row->name = sales_statement_dup_text (read, 0);
      if (sales_statement_failed (read))
        return FALSE;
    }
  return TRUE;
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

  for (guint i = 0; i < gathering->products->len; i++)
    {
      Product *product = &g_array_index (gathering->products, Product, i);
      int heading;

      if (!product->sold || !is_within (gathering->figures, product->category))
        continue;
      g_ptr_array_add (self->products, g_memdup2 (&product->row, sizeof product->row));
      heading = heading_of (gathering->figures, product->category) + 1;
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

  if (!read_products (gathering, error) ||
      !read_days (gathering, figures->period.first, figures->end, FALSE, error) ||
      (before && !read_days (gathering, figures->before.first, figures->before.last, TRUE, error)))
    return FALSE;
  make_rows (self, gathering);
  if (!name_products (self, figures, error))
    return FALSE;
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
  g_autoptr (GArray) products = NULL;
  g_autoptr (GHashTable) by_id = NULL;
  Gathering gathering;

  if (figures->scope.kind != SALES_SCOPE_CATEGORY && !sales_figures_is_company (figures))
    return TRUE;
  products = g_array_new (FALSE, FALSE, sizeof (Product));
  by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gathering = (Gathering){ figures, products, by_id };
  return add_products (self, &gathering, error);
}
