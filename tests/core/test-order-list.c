/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-order-list.h"

#define DAY   20454 /* 2026-01-01 */
#define TODAY (DAY + 200)
#define N     1000

/* 1,000 orders, five a day. Person 10 and 11 in turn; every tenth is nobody's, every 25th is
 * shared. Łucja (10) moved from North to South on day 100. */
static const char orders[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Łucja', 'Łucja', 'lucja'),"
    " (11, 'Zoë', 'Zoë', 'zoe');"
    "INSERT INTO membership (person, unit, first_day, last_day) VALUES (10, 2, NULL, 20553),"
    " (10, 3, 20554, NULL), (11, 2, NULL, NULL);"
    "INSERT INTO territory (id, parent, name) VALUES (1, NULL, 'Europe'), (2, 1, 'Poland'), (3, NULL, 'Asia');"
    "INSERT INTO category (id, parent, name) VALUES (1, NULL, 'Pumps'), (2, 1, 'Hand pumps');"
    "INSERT INTO product (id, name, folded, category) VALUES (1, 'P1', 'p1', 2), (2, 'P2', 'p2', NULL);"
    "INSERT INTO customer (id, name, folded) VALUES (1, 'Łódź 100%', 'lodz 100%'), (2, 'Lübeck', 'lubeck'),"
    " (3, 'Lyon', 'lyon'), (4, 'Mainz', 'mainz'), (5, 'a_b', 'a_b');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
    " INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, customer, person, territory, split)"
    " SELECT i, 'O' || i, 20454 + i / 5, CASE WHEN i % 7 = 0 THEN NULL ELSE 20454 + i / 5 + 10 END,"
    "  CASE WHEN i % 3 = 0 THEN NULL ELSE 20454 + i / 5 + 8 + i % 5 END,"
    "  CASE WHEN i % 3 = 1 THEN 20454 + i / 5 + 20 END, CASE WHEN i % 6 = 1 THEN 20454 + i / 5 + 30 END,"
    "  i % 5 + 1, CASE WHEN i % 10 = 0 OR i % 25 = 0 THEN NULL ELSE 10 + i % 2 END,"
    "  CASE i % 4 WHEN 0 THEN NULL ELSE i % 4 END, i % 25 = 0 FROM n;"
    "INSERT INTO credit_share (order_id, person, from_share, to_share) SELECT id, 11, 0, 3000 FROM sales_order WHERE split = 1;"
    "INSERT INTO credit_share (order_id, person, from_share, to_share) SELECT id, 10, 3000, 10000 FROM sales_order WHERE split = 1;"
    "INSERT INTO order_line (id, product, quantity, price, amount)"
    " SELECT (id << 12) + 1, 1 + id % 2, 1000, 1, (id * 37 % 101) * 1000000 FROM sales_order;"
    "INSERT INTO order_line (id, product, quantity, price, amount)"
    " SELECT (id << 12) + 2, 2, 1000, 1, 5000000 FROM sales_order WHERE id % 2 = 0;";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, orders);
  sales_today_set (TODAY);
}

static SalesOrderQuery
everything (void)
{
  return (SalesOrderQuery){
    .scope = SALES_SCOPE_COMPANY,
    .period = { SALES_PERIOD_DAYS, DAY, DAY + 400 },
    .sort = SALES_ORDER_COLUMN_DAY,
  };
}

static gpointer
read_ids (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare_once (store, sql, error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (s == NULL)
    return NULL;
  while (sales_statement_step (s, error))
    {
      guint32 id = (guint32) sales_statement_get_int (s, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
wait_for (SalesOrderList *list)
{
  while (sales_order_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* What the list shows is what plain SQL gives. */
static void
assert_list (TestDocument *self, const SalesOrderQuery *query, const char *sql)
{
  g_autoptr (SalesOrderList) list = sales_order_list_new (self->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sales_document_call (
      self->document, sales_request_new (read_ids, g_strdup (sql), g_free, NULL), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  sales_order_list_load (list, query);
  wait_for (list);
  g_assert_no_error (sales_order_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (sales_order_list_get_id (list, i), ==, g_array_index (ids, guint32, i));
  g_assert_cmpint (sales_order_list_get_id (list, ids->len), ==, 0);
}

static void
test_filter (TestDocument *self, gconstpointer data)
{
  SalesOrderQuery query = everything ();

  assert_list (self, &query, "SELECT id FROM sales_order ORDER BY day, id");
  query.descending = TRUE;
  assert_list (self, &query, "SELECT id FROM sales_order ORDER BY id DESC");
  query.descending = FALSE;
  query.period.last = DAY + 9;
  assert_list (self, &query, "SELECT id FROM sales_order WHERE id < 50 ORDER BY id");
  query.period.last = DAY + 400;
  query.filter = SALES_ORDERS_LATE;
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id % 3 <> 0 AND id % 7 <> 0 AND id % 5 > 2 ORDER BY id");
  query.filter = SALES_ORDERS_OVERDUE;
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id % 3 = 0 AND id % 7 <> 0 AND id / 5 + 10 < 200 ORDER BY id");
  query.filter = SALES_ORDERS_NOT_DELIVERED;
  assert_list (self, &query, "SELECT id FROM sales_order WHERE id % 3 <> 1 ORDER BY id");
  query.filter = SALES_ORDERS_NOT_FOLLOWED;
  assert_list (self, &query, "SELECT id FROM sales_order WHERE id % 6 = 4 ORDER BY id");
}

static void
test_scope (TestDocument *self, gconstpointer data)
{
  SalesOrderQuery query = everything ();

  query.scope = (SalesScope){ SALES_SCOPE_PERSON, 10 };
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE person = 10 OR id % 25 = 0 ORDER BY id");
  query.scope = (SalesScope){ SALES_SCOPE_PERSON, 0 };
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id % 10 = 0 AND id % 25 <> 0 ORDER BY id");
  /* Łucja's orders belong to South from the day on which she moved; before, to North. */
  query.scope = (SalesScope){ SALES_SCOPE_UNIT, 3 };
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE day >= 20554 AND (person = 10 OR id % 25 = 0) ORDER BY id");
  query.scope = (SalesScope){ SALES_SCOPE_UNIT, 2 };
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE person = 11 OR id % 25 = 0 OR day < 20554 AND person = 10 ORDER BY id");
  query.scope = (SalesScope){ SALES_SCOPE_TERRITORY, 1 };
  assert_list (self, &query, "SELECT id FROM sales_order WHERE territory IN (1, 2) ORDER BY id");
  query.scope = (SalesScope){ SALES_SCOPE_TERRITORY, 0 };
  assert_list (self, &query, "SELECT id FROM sales_order WHERE id % 4 = 0 ORDER BY id");
  /* The lines of odd orders are of product 2, which has no category. */
  query.scope = (SalesScope){ SALES_SCOPE_CATEGORY, 1 };
  assert_list (self, &query, "SELECT id FROM sales_order WHERE id % 2 = 0 ORDER BY id");
}

static void
test_sort (TestDocument *self, gconstpointer data)
{
  SalesOrderQuery query = everything ();

  query.sort = SALES_ORDER_COLUMN_AMOUNT;
  assert_list (self, &query,
               "SELECT id FROM sales_order"
               " ORDER BY id * 37 % 101 + CASE id % 2 WHEN 0 THEN 5 ELSE 0 END, id DESC");
  query.descending = TRUE;
  assert_list (self, &query,
               "SELECT id FROM sales_order"
               " ORDER BY id * 37 % 101 + CASE id % 2 WHEN 0 THEN 5 ELSE 0 END DESC, id DESC");
  /* What is missing comes last in either direction. */
  query.sort = SALES_ORDER_COLUMN_SHIPPED;
  assert_list (self, &query,
               "SELECT id FROM sales_order ORDER BY shipped IS NULL, shipped DESC, id DESC");
  query.descending = FALSE;
  assert_list (self, &query, "SELECT id FROM sales_order ORDER BY shipped IS NULL, shipped, id DESC");
  /* O2 before O10. */
  query.sort = SALES_ORDER_COLUMN_REF;
  assert_list (self, &query, "SELECT id FROM sales_order ORDER BY id");
  query.sort = SALES_ORDER_COLUMN_LATE;
  query.filter = SALES_ORDERS_LATE;
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id % 3 <> 0 AND id % 7 <> 0 AND id % 5 > 2"
               " ORDER BY id % 5, id DESC");
}

/* In English ł sorts as l, so Łódź stands between Lübeck and Lyon's neighbours by the second
 * letter: a_b, Łódź, Lübeck, Lyon, Mainz. The bytes would put it last. */
static void
test_sort_names (TestDocument *self, gconstpointer data)
{
  SalesOrderQuery query = everything ();

  query.sort = SALES_ORDER_COLUMN_CUSTOMER;
  assert_list (self, &query,
               "SELECT id FROM sales_order ORDER BY CASE customer WHEN 5 THEN 0 ELSE customer END, id DESC");
  query.sort = SALES_ORDER_COLUMN_PERSON;
  /* A shared order sorts by the person of the first share, Zoë. */
  assert_list (self, &query,
               "SELECT id FROM sales_order ORDER BY CASE WHEN id % 25 = 0 THEN 11 WHEN person IS NULL"
               " THEN 99 ELSE person END, id DESC");
}

static void
test_search (TestDocument *self, gconstpointer data)
{
  SalesOrderQuery query = everything ();

  query.search = "lodz";
  assert_list (self, &query, "SELECT id FROM sales_order WHERE customer = 1 ORDER BY id");
  query.search = "zoe  lodz";
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE customer = 1 AND (person = 11 OR id % 25 = 0) ORDER BY id");
  query.search = "o77";
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id = 77 OR id BETWEEN 770 AND 779 ORDER BY id");
  /* Signs of LIKE are letters like others. */
  query.search = "100%";
  assert_list (self, &query, "SELECT id FROM sales_order WHERE customer = 1 ORDER BY id");
  query.search = "_";
  assert_list (self, &query, "SELECT id FROM sales_order WHERE customer = 5 ORDER BY id");
  query.search = "luc";
  query.filter = SALES_ORDERS_LATE;
  query.descending = TRUE;
  assert_list (self, &query,
               "SELECT id FROM sales_order WHERE id % 3 <> 0 AND id % 7 <> 0 AND id % 5 > 2"
               " AND (person = 10 OR id % 25 = 0) ORDER BY id DESC");
}

static void
count (SalesOrderRow *row, gpointer n)
{
  (*(guint *) n)++;
}

static void
wait_for_row (SalesOrderRow *row)
{
  while (!sales_order_row_is_loaded (row))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pages (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderList) list = sales_order_list_new (self->document);
  g_autoptr (SalesOrderRow) row = NULL;
  g_autoptr (SalesOrderRow) again = NULL;
  g_autoptr (SalesOrderRow) neighbour = NULL;
  SalesOrderQuery query = everything ();
  guint n_changed = 0;

  sales_order_list_load (list, &query);
  wait_for (list);
  g_assert_cmpuint (sales_order_list_get_n_pages (list), ==, 0);
  row = g_list_model_get_item (G_LIST_MODEL (list), 24);
  g_assert_false (sales_order_row_is_loaded (row));
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_REF), ==, "");
  sales_order_row_add_listener (row, count, &n_changed);
  wait_for_row (row);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (sales_order_list_get_n_pages (list), ==, 1);
  g_assert_cmpint (sales_order_row_get_id (row), ==, 25);
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_REF), ==, "O25");
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_CUSTOMER), ==, "Łódź 100%");
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_PERSON), ==, "Zoë, Łucja");
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_AMOUNT), ==, "€16.00");
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_FOLLOWED), ==, "05/02/2026");
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_LATE), ==, "");
  g_assert_false (sales_order_row_is_late (row));
  /* The same order is the same object as long as somebody holds it. */
  again = g_list_model_get_item (G_LIST_MODEL (list), 24);
  g_assert_true (again == row);
  /* A row of a page that has come is filled at once. Order 24 is the 24th: it was promised for
   * day 14 and is not shipped on day 200. */
  neighbour = g_list_model_get_item (G_LIST_MODEL (list), 23);
  g_assert_true (sales_order_row_is_loaded (neighbour));
  g_assert_true (sales_order_row_is_overdue (neighbour));
  g_assert_cmpstr (sales_order_row_get_text (neighbour, SALES_ORDER_COLUMN_LATE), ==,
                   "186 days overdue");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N));
  g_clear_object (&list);
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_REF), ==, "O25");
}

typedef struct
{
  guint position, removed, added, n;
} Splice;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Splice *splice)
{
  *splice = (Splice){ position, removed, added, splice->n + 1 };
}

static void
test_refresh (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderList) list = sales_order_list_new (self->document);
  g_autoptr (SalesOrderRow) early = NULL;
  g_autoptr (SalesOrderRow) late = NULL;
  SalesOrderQuery query = everything ();
  Splice splice = { 0 };
  guint n_changed = 0;

  sales_order_list_load (list, &query);
  wait_for (list);
  early = g_list_model_get_item (G_LIST_MODEL (list), 3);
  late = g_list_model_get_item (G_LIST_MODEL (list), 990);
  wait_for_row (early);
  wait_for_row (late);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &splice);
  sales_order_row_add_listener (late, count, &n_changed);
  sales_order_row_add_listener (early, count, &n_changed);
  test_document_sql (self, "DELETE FROM order_line WHERE id >> 12 BETWEEN 500 AND 501;"
                           "DELETE FROM credit_share WHERE order_id = 500;"
                           "DELETE FROM sales_order WHERE id BETWEEN 500 AND 501;"
                           "UPDATE customer SET name = 'Renamed' WHERE id = 2");
  sales_order_list_load (list, &query);
  wait_for (list);
  g_assert_cmpuint (splice.n, ==, 1);
  g_assert_cmpuint (splice.position, ==, 499);
  g_assert_cmpuint (splice.removed, ==, 2);
  g_assert_cmpuint (splice.added, ==, 0);
  /* Rows that stayed say so and fill in anew, wherever they stand now. */
  while (n_changed < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sales_order_list_get_id (list, 988), ==, 991);
  g_assert_cmpstr (sales_order_row_get_text (late, SALES_ORDER_COLUMN_CUSTOMER), ==, "Renamed");
  g_assert_cmpstr (sales_order_row_get_text (early, SALES_ORDER_COLUMN_REF), ==, "O4");
}

/* More pages than are kept: the memory does not grow with the rows that were looked at. */
static void
test_few_pages (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderList) list = sales_order_list_new (self->document);
  SalesOrderQuery query = everything ();

  test_document_sql (self,
                     "WITH RECURSIVE n (i) AS (SELECT 2000 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
                     " INSERT INTO sales_order (id, ref, day) SELECT i, 'X' || i, 20454 FROM n");
  sales_order_list_load (list, &query);
  wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 11001);
  for (guint i = 0; i < 11001; i += SALES_ORDER_PAGE_ROWS)
    {
      g_autoptr (SalesOrderRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      wait_for_row (row);
    }
  g_assert_cmpuint (sales_order_list_get_n_pages (list), ==, SALES_ORDER_PAGES);
}

static void
test_failure (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderList) list = sales_order_list_new (self->document);
  SalesOrderQuery query = everything ();

  sales_order_list_load (list, &query);
  wait_for (list);
  query.scope = (SalesScope){ SALES_SCOPE_UNIT, 99 };
  sales_order_list_load (list, &query);
  g_assert_true (sales_order_list_is_loading (list));
  wait_for (list);
  g_assert_error (sales_order_list_get_error (list), SALES_ERROR, SALES_ERROR_NOT_FOUND);
  /* Old rows stay. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N);
  query.scope = SALES_SCOPE_COMPANY;
  sales_order_list_load (list, &query);
  wait_for (list);
  g_assert_no_error (sales_order_list_get_error (list));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/order-list/filter", test_filter);
  ADD ("/order-list/scope", test_scope);
  ADD ("/order-list/sort", test_sort);
  ADD ("/order-list/sort-names", test_sort_names);
  ADD ("/order-list/search", test_search);
  ADD ("/order-list/pages", test_pages);
  ADD ("/order-list/refresh", test_refresh);
  ADD ("/order-list/few-pages", test_few_pages);
  ADD ("/order-list/failure", test_failure);
  return g_test_run ();
}
