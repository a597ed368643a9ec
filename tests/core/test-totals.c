/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "store/sales-store.h"

#include <glib/gstdio.h>

/* Names and days are made up; every expected figure is worked out by hand in the comment beside it. */

typedef struct
{
  char       *folder;
  char       *path;
  SalesStore *store;
} Fixture;

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sales_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-totals-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
  g_assert_no_error (error);
  run (fixture, "INSERT INTO person (id, name, sort_name, folded) VALUES (1, 'Ada', 'Ada', 'ada'), (2, 'Ben', 'Ben', 'ben'), (3, 'Cia', 'Cia', 'cia');"
                "INSERT INTO territory (id, name) VALUES (1, 'North'), (2, 'South');"
                "INSERT INTO product (id, name, folded) VALUES (1, 'Nut', 'nut'), (2, 'Bolt', 'bolt');"
                "INSERT INTO customer (id, name, folded) VALUES (1, 'Acme', 'acme')");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sales_store_free (fixture->store);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* All rows as text: columns by |, rows by /. */
static void
expect (Fixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStatement) read = sales_store_prepare_once (fixture->store, sql, &error);
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_no_error (error);
  while (sales_statement_step (read, &error))
    {
      if (rows->len > 0)
        g_string_append (rows, " / ");
      g_string_append (rows, sales_statement_get_text (read, 0));
    }
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
expect_nothing (Fixture *fixture)
{
  expect (fixture,
          "SELECT (SELECT count(*) FROM total_day) || (SELECT count(*) FROM total_month_person)"
          " || (SELECT count(*) FROM total_person_day) || (SELECT count(*) FROM total_territory_day)"
          " || (SELECT count(*) FROM total_month_product) || (SELECT count(*) FROM total_year_customer)",
          "000000");
}

#define DAY_ROWS "SELECT day || '|' || orders || '|' || quantity || '|' || amount || '|' || costed || '|' || cost" \
                 " || '|' || shipped || '|' || judged || '|' || late || '|' || delivered || '|' || followed FROM total_day"
#define PERSON_ROWS "SELECT month || '|' || person || '|' || orders || '|' || quantity || '|' || amount || '|' || costed || '|' || cost" \
                    " || '|' || shipped || '|' || judged || '|' || late || '|' || delivered || '|' || followed FROM total_month_person"
#define PERSON_DAY_ROWS "SELECT person || '|' || day || '|' || orders || '|' || amount FROM total_person_day"
#define PRODUCT_ROWS "SELECT month || '|' || product || '|' || lines || '|' || quantity || '|' || amount || '|' || costed || '|' || cost FROM total_month_product"

/* 2024-10-04 is day 20,000; October 2024 is month 2024 × 12 + 9 = 24,297. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  run (fixture, "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, customer, person, territory)"
                " VALUES (5, 'A-5', 20000, 20003, 20005, 20007, 1, 1, 2)");
  run (fixture, "INSERT INTO order_line (id, product, quantity, price, amount, cost) VALUES (5 << 12 | 1, 1, 2000, 100, 700, 300)");
  run (fixture, "INSERT INTO order_line (id, product, quantity, price, amount, cost) VALUES (5 << 12 | 2, NULL, 1000, 100, 41, NULL)");
  /* One order, late, delivered, not followed up; 700 + 41; the cost is known of the first line only. */
  expect (fixture, DAY_ROWS, "20000|10000|3000|741|700|300|10000|10000|10000|10000|0");
  expect (fixture, PERSON_ROWS, "24297|1|10000|3000|741|700|300|10000|10000|10000|10000|0");
  expect (fixture, PERSON_DAY_ROWS, "1|20000|10000|741");
  expect (fixture, PRODUCT_ROWS, "24297|0|1|1000|41|0|0 / 24297|1|1|2000|700|700|300");
  expect (fixture, "SELECT territory || '|' || day || '|' || orders || '|' || amount FROM total_territory_day", "2|20000|10000|741");
  expect (fixture, "SELECT year || '|' || customer || '|' || orders || '|' || amount FROM total_year_customer", "2024|1|10000|741");

  /* Moved to another day, person and territory, shipped in time, followed up. */
  run (fixture, "UPDATE sales_order SET day = 20100, shipped = 20003, followed = 20110, person = NULL, territory = NULL WHERE id = 5");
  expect (fixture, DAY_ROWS, "20100|10000|3000|741|700|300|10000|10000|0|10000|10000");
  expect (fixture, PERSON_ROWS, "24300|0|10000|3000|741|700|300|10000|10000|0|10000|10000");
  expect (fixture, "SELECT year || '|' || customer || '|' || orders || '|' || amount FROM total_year_customer", "2025|1|10000|741");

  run (fixture, "UPDATE order_line SET product = 2, amount = -50, cost = -20 WHERE id = 5 << 12 | 1");
  expect (fixture, PRODUCT_ROWS, "24300|0|1|1000|41|0|0 / 24300|2|1|2000|-50|-50|-20");
  expect (fixture, "SELECT territory || '|' || day || '|' || orders || '|' || amount FROM total_territory_day", "0|20100|10000|-9");

  run (fixture, "DELETE FROM order_line");
  expect (fixture, DAY_ROWS, "20100|10000|0|0|0|0|10000|10000|0|10000|10000");
  run (fixture, "DELETE FROM sales_order");
  expect_nothing (fixture);
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  run (fixture, "INSERT INTO sales_order (id, ref, day, shipped, split) VALUES (7, 'S', 20000, 20001, 1)");
  run (fixture, "INSERT INTO order_line (id, quantity, price, amount) VALUES (7 << 12 | 1, 1000, 1, 100), (7 << 12 | 2, -3, 1, -7)");
  run (fixture, "INSERT INTO credit_share VALUES (7, 1, 0, 3333), (7, 2, 3333, 6667), (7, 3, 6667, 10000)");
  /* 100 in thirds: 33, 66 − 33, 100 − 66; -7: -2, -4 + 2, -7 + 4. Quantities: 333 − 0, 666 − 333, 1000 − 666;
   * -3: 0, -2 − 0, -3 + 2. */
  expect (fixture, PERSON_ROWS,
          "24297|1|3333|333|31|0|0|3333|0|0|0|0 / 24297|2|3334|331|31|0|0|3334|0|0|0|0 / 24297|3|3333|333|31|0|0|3333|0|0|0|0");
  expect (fixture, DAY_ROWS, "20000|10000|997|93|0|0|10000|0|0|0|0");

  /* Two of them change their parts. */
  run (fixture, "UPDATE credit_share SET to_share = 5000 WHERE person = 1; UPDATE credit_share SET from_share = 5000 WHERE person = 2");
  /* 50 − 3, 66 − 50 − 4 + 3, 34 − 3. */
  expect (fixture, PERSON_DAY_ROWS, "1|20000|5000|47 / 2|20000|1667|15 / 3|20000|3333|31");

  run (fixture, "UPDATE sales_order SET split = 0, person = 3 WHERE id = 7");
  expect (fixture, PERSON_DAY_ROWS, "3|20000|10000|93");
  /* Shares of an order that is not split count for nobody. */
  run (fixture, "DELETE FROM credit_share WHERE person = 2");
  expect (fixture, PERSON_DAY_ROWS, "3|20000|10000|93");
  run (fixture, "UPDATE sales_order SET split = 1, person = NULL WHERE id = 7");
  expect (fixture, PERSON_DAY_ROWS, "1|20000|5000|47 / 3|20000|3333|31");
  run (fixture, "DELETE FROM order_line; DELETE FROM credit_share; DELETE FROM sales_order");
  expect_nothing (fixture);
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  run (fixture, "INSERT INTO summary (person, first_day, last_day, day, quantity, amount) VALUES (1, 19997, 20027, 20027, 4, 900), (NULL, 19997, 20027, 20027, 0, 50)");
  expect (fixture, DAY_ROWS, "20027|0|4|950|0|0|0|0|0|0|0");
  expect (fixture, PERSON_DAY_ROWS, "0|20027|0|50 / 1|20027|0|900");
  expect (fixture, PRODUCT_ROWS, "24297|0|0|4|950|0|0");
  expect (fixture, "SELECT territory || '|' || amount FROM total_territory_day", "0|950");
  expect (fixture, "SELECT count(*) FROM total_year_customer", "0");
  run (fixture, "UPDATE summary SET amount = 800, person = 2 WHERE person = 1");
  expect (fixture, PERSON_DAY_ROWS, "0|20027|0|50 / 2|20027|0|800");
  run (fixture, "DELETE FROM summary");
  expect_nothing (fixture);
}

/* Lines that come before their order and go after it, as a changeset may apply them. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  run (fixture, "INSERT INTO order_line (id, quantity, price, amount) VALUES (9 << 12 | 1, 1, 1, 10)");
  expect_nothing (fixture);
  run (fixture, "INSERT INTO sales_order (id, ref, day) VALUES (9, 'late', 20000)");
  expect (fixture, DAY_ROWS, "20000|10000|1|10|0|0|0|0|0|0|0");
  run (fixture, "UPDATE order_line SET id = 8 << 12 | 1");
  expect (fixture, DAY_ROWS, "20000|10000|0|0|0|0|0|0|0|0|0");
  run (fixture, "UPDATE sales_order SET id = 8");
  expect (fixture, DAY_ROWS, "20000|10000|1|10|0|0|0|0|0|0|0");
  run (fixture, "DELETE FROM sales_order");
  expect_nothing (fixture);
  run (fixture, "DELETE FROM order_line");
  expect_nothing (fixture);
}

/* Amounts near the end of 64 bits are shared without overflow, and a sum that does not fit is
 * refused, not wrapped. */
static void
test_huge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, "INSERT INTO sales_order (id, ref, day, split) VALUES (7, 'S', 20000, 1);"
                "INSERT INTO credit_share VALUES (7, 1, 0, 9999), (7, 2, 9999, 10000);"
                "INSERT INTO order_line (id, quantity, price, amount) VALUES (7 << 12 | 1, 1, 1, 9223372036854775807)");
  /* 9223372036854775807 × 9999 ÷ 10000 = 9222449699651090329.3193. */
  expect (fixture, PERSON_DAY_ROWS, "1|20000|9999|9222449699651090329 / 2|20000|1|922337203685478");
  g_assert_false (sales_store_execute (fixture->store,
                                       "INSERT INTO order_line (id, quantity, price, amount) VALUES (7 << 12 | 2, 1, 1, 1)",
                                       &error));
  g_assert_nonnull (error);
  expect (fixture, DAY_ROWS, "20000|10000|1|9223372036854775807|0|0|0|0|0|0|0");
}

/* Months by the calendar, at the ends of what a document accepts and around leap days. */
static void
test_months (Fixture *fixture, gconstpointer data)
{
  static const SalesDay days[] = { SALES_DAY_MIN, -1, 0, 11016, 11017, 19782, SALES_DAY_MAX };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO sales_order (id, ref, day) VALUES (1, 'x', %d)", days[i]);
      g_autofree char *month = g_strdup_printf ("%d", sales_month_from_day (days[i]));

      run (fixture, sql);
      expect (fixture, "SELECT month FROM total_month_person", month);
      run (fixture, "DELETE FROM sales_order");
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/totals/order", test_order);
  add ("/totals/split", test_split);
  add ("/totals/summary", test_summary);
  add ("/totals/any-order", test_any_order);
  add ("/totals/huge", test_huge);
  add ("/totals/months", test_months);
  return g_test_run ();
}
