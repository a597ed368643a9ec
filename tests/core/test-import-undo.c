/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "model/sales-closing.h"
#include "model/sales-import-undo.h"
#include "store/sales-store.h"

/* Everything that stands in the document, but for what tells of its history -------------------------- */

static char *
make_dump_sql (SalesStore *store, const char *table, GError **error)
{
  g_autoptr (SalesStatement) columns = sales_store_prepare (store, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  g_assert_nonnull (columns);
  sales_statement_bind_text (columns, 1, table);
  for (int i = 0; sales_statement_step (columns, error); i++)
    g_string_append_printf (sql, "%squote(\"%s\")", i > 0 ? " || ',' || " : "", sales_statement_get_text (columns, 0));
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY 1", table);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gpointer
dump_func (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *dump = g_string_new (NULL);
  g_autoptr (SalesStatement) tables =
      sales_store_prepare (store,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                           " AND name NOT IN ('change_log', 'undo_step', 'import_batch') ORDER BY name",
                           error);

  while (sales_statement_step (tables, error))
    {
      const char *table = sales_statement_get_text (tables, 0);
      g_autofree char *sql = make_dump_sql (store, table, error);
      g_autoptr (SalesStatement) rows = sales_store_prepare_once (store, sql, error);

      while (sales_statement_step (rows, error))
        g_string_append_printf (dump, "%s: %s\n", table, sales_statement_get_text (rows, 0));
    }
  return g_string_free (dump, FALSE);
}

static char *
dump (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = sales_document_call (fixture->document, sales_request_new (dump_func, NULL, NULL, g_free), NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
assert_dump (Fixture *fixture, const char *expected)
{
  g_autofree char *now = dump (fixture);
  g_auto (GStrv) had = g_strsplit (expected, "\n", -1), have = g_strsplit (now, "\n", -1);

  for (int i = 0; had[i] != NULL && have[i] != NULL; i++)
    g_assert_cmpstr (have[i], ==, had[i]);
  g_assert_cmpuint (g_strv_length (have), ==, g_strv_length (had));
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sales_document_close (fixture->document);
  g_clear_object (&fixture->document);
  fixture->document = sales_document_open (fixture->path, SALES_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

static gpointer
edit_func (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return sales_store_execute (store, data, error) ? SALES_REQUEST_DONE : NULL;
}

static void
edit (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (fixture->document, sales_request_new_action ("test", "Edit", edit_func, g_strdup (sql), g_free), NULL, &error);
  g_assert_no_error (error);
}

static SalesImportUndo *
undo (Fixture *fixture, gint64 import)
{
  g_autoptr (GError) error = NULL;
  SalesImportUndo *result = sales_document_perform (fixture->document, sales_import_undo_new (import), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
assert_undone (Fixture *fixture, gint64 import, const char *expected)
{
  g_autoptr (SalesImportUndo) result = undo (fixture, import);
  g_autofree char *text = sales_import_undo_describe (result);

  g_test_message ("%s", text);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_UNDO_DONE);
  assert_dump (fixture, expected);
  fixture_check (fixture);
}

/* Refused, with one line for each of @lines, and nothing changed. */
static void
assert_blocked (Fixture *fixture, gint64 import, const char *lines)
{
  g_autofree char *before = dump (fixture);
  gint64 log = fixture_ask (fixture, "SELECT count (*) FROM change_log");
  g_autoptr (SalesImportUndo) result = undo (fixture, import);
  g_autofree char *text = sales_import_undo_describe (result);
  g_autoptr (GString) plain = g_string_new (strchr (text, '\n') + 1);

  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_UNDO_BLOCKED);
  g_string_replace (plain, "\xe2\x81\xa8", "", 0);
  g_string_replace (plain, "\xe2\x81\xa9", "", 0);
  g_assert_cmpstr (plain->str, ==, lines);
  assert_dump (fixture, before);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM change_log"), ==, log);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM import_batch"), >, 0);
  fixture_check (fixture);
}

/* Random imports ---------------------------------------------------------------------------------------- */

#define N_PEOPLE 8
#define N_PRODUCTS 6
#define N_CUSTOMERS 9
#define N_ORDERS 40

enum
{
  PEOPLE,
  PRODUCTS,
  COSTS,
  ORDERS,
  CREDIT,
  GOALS,
  SHEET,
  N_FILES,
};

typedef struct
{
  GRand   *random;
  GString *files[N_FILES];
} Generator;

static int
below (Generator *self, int limit)
{
  return g_rand_int_range (self->random, 0, limit);
}

static const char *
pick (Generator *self, const char *const *words)
{
  return words[below (self, (int) g_strv_length ((char **) words))];
}

static void
write_people (Generator *self, GString *file)
{
  static const char *const teams[] = { "North", "South", "East", NULL };
  static const char *const titles[] = { "Sales Representative", "Sales Manager", "Team Leader", NULL };

  g_string_append (file, "id,name,role,department,team,territory,manager,hired,left\n");
  for (int i = 1; i <= N_PEOPLE; i++)
    if (below (self, 3) > 0)
      g_string_append_printf (file, "%d,Person %d %s,%s,Sales,%s,%s,%s,2020-01-0%d,%s\n", i, i, below (self, 4) == 0 ? "Łuczak" : "Ng",
                              pick (self, titles), pick (self, teams), pick (self, teams), "", 1 + below (self, 9),
                              below (self, 6) == 0 ? "2030-01-01" : "");
}

static void
write_products (Generator *self, GString *file)
{
  static const char *const categories[] = { "Tools", "Toys", "Tea", "", NULL };

  g_string_append (file, "id,name,category,unit_cost,list_price\n");
  for (int i = 1; i <= N_PRODUCTS; i++)
    if (below (self, 2) > 0)
      g_string_append_printf (file, "P%d,Product %d,%s,%d.%02d,%d\n", i, i, pick (self, categories), below (self, 50), below (self, 100), 1 + below (self, 90));
}

static void
write_costs (Generator *self, GString *file)
{
  g_string_append (file, "product,from,to,unit_cost\n");
  for (int i = 1; i <= N_PRODUCTS; i++)
    if (below (self, 3) == 0)
      g_string_append_printf (file, "Product %d,2026-01-01,2026-06-30,%d.5\nProduct %d,2026-07-01,,%d\n", i, below (self, 40), i, below (self, 40));
}

static void
write_orders (Generator *self, GString *file)
{
  g_string_append (file, "order,date,required,shipped,customer,salesperson,territory,taken_by,shipped_by,product,quantity,price,discount\n");
  for (int i = 0; i < N_ORDERS; i++)
    {
      g_autofree char *facts = NULL;
      int number = below (self, N_ORDERS), person = below (self, N_PEOPLE + 1);

      if (below (self, 3) > 0)
        continue;
      facts = g_strdup_printf ("R%d,2026-%02d-%02d,2026-12-20,%s,Customer %d,%.0d,%s,%.0d,%.0d", i, 1 + below (self, 12), 1 + below (self, 28),
                               below (self, 2) > 0 ? "2027-01-01" : "", below (self, N_CUSTOMERS), person,
                               below (self, 2) > 0 ? "West" : "", below (self, N_PEOPLE + 1), number % 3 == 0 ? person : 0);
      for (int l = 0; l <= below (self, 5); l++)
        g_string_append_printf (file, "%s,Product %d,%d,%d.%04d,%d%%\n", facts, 1 + below (self, N_PRODUCTS), below (self, 20) - 3,
                                below (self, 300), below (self, 10000), below (self, 30));
    }
}

static void
write_credit (Generator *self, Fixture *fixture, const GString *orders, GString *file)
{
  g_string_append (file, "order,person,share\n");
  for (int i = 0; i < N_ORDERS; i++)
    {
      g_autofree char *row = g_strdup_printf ("\nR%d,", i);
      g_autofree char *ask = g_strdup_printf ("SELECT count (*) FROM sales_order WHERE ref = 'R%d'", i);
      int first = 1 + below (self, N_PEOPLE), part = 1 + below (self, 99);

      if (below (self, 4) == 0 && (fixture_ask (fixture, ask) > 0 || strstr (orders->str, row) != NULL))
        g_string_append_printf (file, "R%d,%d,%d%%\nR%d,%d,%d%%\n", i, first, part, i, first % N_PEOPLE + 1, 100 - part);
    }
}

static void
write_goals (Generator *self, GString *file)
{
  static const char *const scopes[] = { "person,1", "person,2", "person,3", "company,", "territory,West", NULL };
  static const char *const measures[] = { "sales_amount", "quantity", "contribution", NULL };

  g_string_append (file, "scope_kind,scope_name,period_start,period_end,measure,target\n");
  for (int i = 0; scopes[i] != NULL; i++)
    if (below (self, 2) > 0)
      g_string_append_printf (file, "%s,2026-%02d-01,2026-12-31,%s,%d\n", scopes[i], 1 + below (self, 3), pick (self, measures),
                              1000 * (1 + below (self, 9)));
}

static void
write_sheet (Generator *self, GString *file)
{
  g_string_append (file, "rep,month,goal,actual\n");
  for (int i = 1; i <= N_PEOPLE; i++)
    if (below (self, 2) > 0)
      g_string_append_printf (file, "%d,2025-%02d,%d,%d.25\n", i, 1 + below (self, 3), 100 * (1 + below (self, 5)), below (self, 900));
}

static void
write_files (Generator *self, Fixture *fixture, gboolean everything)
{
  for (int i = 0; i < N_FILES; i++)
    self->files[i] = g_string_new (NULL);
  write_people (self, self->files[PEOPLE]);
  write_products (self, self->files[PRODUCTS]);
  write_costs (self, self->files[COSTS]);
  write_goals (self, self->files[GOALS]);
  write_sheet (self, self->files[SHEET]);
  if (everything || below (self, 3) > 0)
    write_orders (self, self->files[ORDERS]);
  write_credit (self, fixture, self->files[ORDERS], self->files[CREDIT]);
}

/* Imports files of every kind, or of some, and returns the import's number; 0: there was nothing new. */
static gint64
import_random (Fixture *fixture, Generator *self, gboolean everything)
{
  static const char *const names[] = { "people.csv", "products.csv", "costs.csv", "orders.csv", "credit.csv", "goals.csv", "sheet.csv" };
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;
  gboolean any = FALSE;

  sales_import_set_create_people (import, TRUE);
  write_files (self, fixture, everything);
  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *text = g_string_free (self->files[i], FALSE);
      g_autofree char *path = NULL;
      const char *first_row = strchr (text, '\n');

      /* Shares may be of orders that come with them. */
      if (first_row == NULL || first_row[1] == '\0' || (!everything && i != ORDERS && i != CREDIT && below (self, 2) == 0))
        continue;
      path = fixture_write (fixture, names[i], text, -1);
      g_assert_true (sales_import_add_path (import, path, NULL));
      any = TRUE;
    }
  if (!any)
    return 0;
  result = fixture_run (fixture, import);
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *text = sales_import_problem_describe (result->problems->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpint (result->n_problems, ==, 0);
  return result->batch;
}

static void
import_base (Fixture *fixture)
{
  static const char people[] = "id,name,role,department,team,territory\n"
                               "1,Person 1 Ng,Sales Manager,Sales,North,West\n2,Person 2 Ng,Sales Representative,Sales,North,West\n"
                               "3,Person 3 Ng,Sales Representative,Sales,South,West\n4,Person 4 Ng,Sales Representative,Sales,South,West\n"
                               "5,Person 5 Ng,Sales Representative,Sales,South,West\n6,Person 6 Ng,Sales Representative,Sales,South,West\n"
                               "7,Person 7 Ng,Sales Representative,Sales,South,West\n8,Person 8 Ng,Sales Representative,Sales,South,West\n";
  static const char products[] = "id,name,category,unit_cost,list_price\nP1,Product 1,Tools,1,2\nP2,Product 2,Tools,1,2\nP3,Product 3,Tea,,2\n"
                                 "P4,Product 4,Tools,1,2\nP5,Product 5,,1,2\nP6,Product 6,Tea,1,2\n";
  g_autoptr (SalesImportResult) first = fixture_import (fixture, "people.csv", people);
  g_autoptr (SalesImportResult) second = fixture_import (fixture, "products.csv", products);

  g_assert_cmpint (first->n_problems + second->n_problems, ==, 0);
}

/* One import after the other on top of what the ones before left; each is taken back, sometimes by
 * another run of the program, and done again by the next round. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  Generator generator = { .random = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };

  import_base (fixture);
  for (int round = 0; round < 8; round++)
    {
      g_autofree char *before = dump (fixture);
      gint64 import = import_random (fixture, &generator, round < 2);

      if (import == 0)
        continue;
      fixture_check (fixture);
      if (below (&generator, 3) == 0)
        reopen (fixture);
      if (below (&generator, 3) > 0)
        {
          assert_undone (fixture, import, before);
          g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM undo_step WHERE undone"), ==, 0);
        }
    }
  g_rand_free (generator.random);
}

/* All imports of a document, the newest first, back to an empty one. */
static void
test_all_the_way (Fixture *fixture, gconstpointer data)
{
  Generator generator = { .random = g_rand_new_with_seed (7) };
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (dumps, dump (fixture));
  import_base (fixture);
  for (int round = 0; round < 6; round++)
    {
      g_autofree char *before = dump (fixture);

      if (import_random (fixture, &generator, FALSE) != 0)
        g_ptr_array_add (dumps, g_steal_pointer (&before));
    }
  reopen (fixture);
  while (dumps->len > 1)
    {
      g_autofree char *before = g_ptr_array_steal_index (dumps, dumps->len - 1);

      g_assert_cmpint (sales_document_get_undo_import (fixture->document), ==, fixture_ask (fixture, "SELECT max (id) FROM import_batch"));
      assert_undone (fixture, 0, before);
    }
  /* What is left are the two files of the beginning. */
  g_clear_pointer (&generator.random, g_rand_free);
  {
    g_autoptr (SalesImportUndo) products = undo (fixture, 0);

    g_assert_cmpint (products->outcome, ==, SALES_IMPORT_UNDO_DONE);
    g_assert_cmpstr (products->files, ==, "products.csv");
  }
  assert_undone (fixture, 0, dumps->pdata[0]);
  {
    g_autoptr (SalesImportUndo) none = undo (fixture, 0);

    g_assert_cmpint (none->outcome, ==, SALES_IMPORT_UNDO_NONE);
  }
}

/* What was done since ----------------------------------------------------------------------------------- */

static const char sales[] =
    "order,date,required,shipped,customer,salesperson,territory,taken_by,product,quantity,price\n"
    "A1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada,West,Ada,Pump,2,10.50\n"
    "A1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada,West,Ada,Valve,2,3\n"
    "A2,2026-02-05,2026-02-20,,Acme,Ben,West,,Pump,1,10.50\n"
    "A3,2026-03-05,,,Beta,Ben,North,Ben,Valve,1,3\n";

static gint64
import_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (SalesImportResult) result = fixture_import (fixture, name, text);

  g_assert_cmpint (result->n_problems, ==, 0);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (result->batch, >, 0);
  return result->batch;
}

static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  gint64 import = import_text (fixture, "sales.csv", sales);

  edit (fixture, "UPDATE sales_order SET shipped = 20500 WHERE ref = 'A2'");
  assert_blocked (fixture, import, "Orders: 1 (A2)");
  edit (fixture, "UPDATE order_line SET quantity = 3000 WHERE id = (SELECT id << 12 | 2 FROM sales_order WHERE ref = 'A1')");
  edit (fixture, "UPDATE person SET language = 'de' WHERE name = 'Ada'");
  reopen (fixture);
  assert_blocked (fixture, import, "Orders: 2 (A1, A2)\nPeople: 1 (Ada)");
  edit (fixture, "UPDATE sales_order SET shipped = NULL WHERE ref = 'A2'");
  edit (fixture, "UPDATE person SET language = NULL WHERE name = 'Ada'");
  edit (fixture, "UPDATE order_line SET quantity = 2000 WHERE id = (SELECT id << 12 | 2 FROM sales_order WHERE ref = 'A1')");
  {
    g_autoptr (SalesImportUndo) result = undo (fixture, import);

    g_assert_cmpint (result->outcome, ==, SALES_IMPORT_UNDO_DONE);
  }
  g_assert_cmpint (fixture_ask (fixture, "SELECT (SELECT count (*) FROM sales_order) + (SELECT count (*) FROM person) + (SELECT count (*) FROM order_step)"
                                         " + (SELECT count (*) FROM product) + (SELECT count (*) FROM customer)"), ==, 0);
}

/* Each way in which an order of the import can have become another. */
static void
test_every_change (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[][2] = {
    { "UPDATE sales_order SET day = day + 1 WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET ref = 'Z1' WHERE ref = 'A1'", "Orders: 1 (Z1)" },
    { "UPDATE sales_order SET promised = NULL WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET delivered = 20600 WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET followed = 20600 WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET customer = NULL WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET territory = NULL WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE sales_order SET person = (SELECT id FROM person WHERE name = 'Ben') WHERE ref = 'A1'", "Orders: 1 (A1)" },
    { "UPDATE order_line SET product = NULL WHERE id = 1 << 12 | 1", "Orders: 1 (A1)" },
    { "UPDATE order_line SET discount = 1 WHERE id = 1 << 12 | 1", "Orders: 1 (A1)" },
    { "UPDATE order_line SET price = 1 WHERE id = 1 << 12 | 1", "Orders: 1 (A1)" },
    { "UPDATE order_line SET amount = 1 WHERE id = 1 << 12 | 1", "Orders: 1 (A1)" },
    { "UPDATE order_line SET cost = 1 WHERE id = 1 << 12 | 1", "Orders: 1 (A1)" },
    { "DELETE FROM order_line WHERE id = 1 << 12 | 2", "Orders: 1 (A1)" },
    { "INSERT INTO order_line (id, quantity, price, amount) VALUES (2 << 12 | 9, 1, 1, 1)", "Orders: 1 (A2)" },
    { "DELETE FROM order_step WHERE order_id = 3", "Orders: 1 (A3)" },
    { "INSERT INTO order_step (order_id, step, person) SELECT 2, 'shipped', id FROM person WHERE name = 'Ben'", "Orders: 1 (A2)" },
    { "UPDATE order_step SET person = (SELECT id FROM person WHERE name = 'Ada') WHERE order_id = 3", "Orders: 1 (A3)" },
    { "UPDATE sales_order SET person = NULL, split = 1 WHERE ref = 'A2';"
      "INSERT INTO credit_share SELECT 2, id, 0, 10000 FROM person WHERE name = 'Ada'", "Orders: 1 (A2)" },
    { "DELETE FROM order_step WHERE order_id = 3; DELETE FROM order_line WHERE id >> 12 = 3; DELETE FROM sales_order WHERE id = 3", "Orders: 1" },
    { "UPDATE customer SET city = 'Wien' WHERE name = 'Acme'", "Customers: 1 (Acme)" },
    { "UPDATE product SET list_price = 1 WHERE name = 'Pump'", "Products: 1 (Pump)" },
    { "UPDATE territory SET potential = 1 WHERE name = 'West'", "Territories: 1 (West)" },
    { "INSERT INTO assignment (person, territory) SELECT p.id, t.id FROM person AS p, territory AS t WHERE p.name = 'Ada' AND t.name = 'West'", "People: 1 (Ada)" },
    { "INSERT INTO membership (person, unit) SELECT id, 1 FROM person WHERE name IN ('Ada', 'Ben')", "People: 2 (Ada, Ben)" },
    { "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value) SELECT 'person', id, 'amount', 1, 2, 3 FROM person WHERE name = 'Ada'", "Goals: 1 (Ada)" },
    { "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value) SELECT 'territory', id, 'amount', 1, 2, 3 FROM territory WHERE name = 'West'", "Goals: 1 (West)" },
    { "INSERT INTO award (person, first_day, last_day, reason, status, proposed) SELECT id, 1, 2, 'met', 'given', 3 FROM person WHERE name = 'Ben'", "Awards: 1 (Ben)" },
    { "INSERT INTO summary (person, first_day, last_day, day, amount) SELECT id, 1, 2, 1, 3 FROM person WHERE name = 'Ben'", "Actuals without orders: 1 (Ben)" },
    { "INSERT INTO activity (person, kind, due) SELECT id, 'visit', 3 FROM person WHERE name = 'Ben'", "People: 1 (Ben)" },
    { "INSERT INTO import_alias (kind, alias, target) SELECT 'person', 'b.', id FROM person WHERE name = 'Ben'", "Other entries: 1" },
    { "INSERT INTO sales_order (ref, day, customer) SELECT 'B1', 20600, id FROM customer WHERE name = 'Acme'", "Orders: 1 (B1)" },
    { "INSERT INTO sales_order (id, ref, day) VALUES (9, 'B1', 20600);"
      "INSERT INTO order_line (id, product, quantity, price, amount) SELECT 9 << 12 | 1, id, 1, 1, 1 FROM product WHERE name = 'Pump'", "Orders: 1 (B1)" },
    { "INSERT INTO sales_order (id, ref, day, split) VALUES (9, 'B1', 20600, 1);"
      "INSERT INTO credit_share SELECT 9, id, 0, 10000 FROM person WHERE name = 'Ada'", "Orders: 1 (B1)" },
    { "INSERT INTO sales_order (id, ref, day) VALUES (9, 'B1', 20600);"
      "INSERT INTO order_step SELECT 9, 'shipped', id FROM person WHERE name = 'Ada'", "Orders: 1 (B1)" },
    { "INSERT INTO unit (parent, kind, name, leader) SELECT 1, 'team', 'New', id FROM person WHERE name = 'Ada'", "Departments and teams: 1 (New)" },
  };
  g_autofree char *before = dump (fixture);
  gint64 import = import_text (fixture, "sales.csv", sales);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *after = dump (fixture);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i][0]);
      edit (fixture, changes[i][0]);
      assert_blocked (fixture, import, changes[i][1]);
      g_assert_true (sales_document_undo (fixture->document, FALSE, &error));
      g_assert_no_error (error);
      assert_dump (fixture, after);
    }
  assert_undone (fixture, import, before);
}

/* What does not touch the import stays, and stays undoable. */
static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  static const char edits[] = "UPDATE person SET title = 'Chief' WHERE name = 'Person 1 Ng';"
                              "UPDATE setting SET value = value || '!' WHERE key = 'company_name';"
                              "UPDATE sales_order SET followed = 20999 WHERE ref = 'R1'";
  static const char next[] = "order,date,required,shipped,customer,salesperson,product,quantity,price\n"
                             "R1,2026-01-05,2026-01-20,2026-01-22,Acme,1,Product 1,2,10.50\n"
                             "R9,2026-01-05,2026-01-20,2026-01-22,Gamma,1,Product 1,2,10.50\n";
  g_autofree char *before = NULL;
  g_autofree char *edited = NULL;
  g_autoptr (GError) error = NULL;
  gint64 import;

  import_base (fixture);
  import_text (fixture, "old.csv", "order,date,customer,salesperson,product,quantity,price\nR1,2026-01-05,Acme,1,Product 1,2,10.50\n");
  before = dump (fixture);
  edit (fixture, edits);
  edited = dump (fixture);
  g_assert_true (sales_document_undo (fixture->document, FALSE, &error));
  import = import_text (fixture, "next.csv", next);
  edit (fixture, edits);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM sales_order WHERE shipped IS NOT NULL AND followed = 20999"), ==, 1);
  assert_undone (fixture, import, edited);
  g_assert_true (sales_document_undo (fixture->document, FALSE, &error));
  assert_dump (fixture, before);
  g_assert_true (sales_document_undo (fixture->document, TRUE, &error));
  assert_dump (fixture, edited);
}

/* An older import, under one that does not need it, and one that does. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  gint64 first, second, third;

  import_base (fixture);
  first = import_text (fixture, "a.csv", "order,date,customer,salesperson,product,quantity,price\nA1,2026-01-05,Acme,1,Product 1,2,10.50\nA2,2026-01-06,Acme,1,Product 1,2,10.50\n");
  second = import_text (fixture, "b.csv", "order,date,customer,salesperson,product,quantity,price\nB1,2026-01-05,Beta,1,Product 1,2,10.50\n");
  third = import_text (fixture, "c.csv", "order,date,customer,salesperson,product,quantity,price\nC1,2026-01-05,Beta,1,Product 2,2,10.50\nA2,2026-01-07,Acme,1,Product 1,3,10.50\n");
  /* SQLite opens its temporary tables for it, and then takes them from nowhere else: indexes are
   * made anew all the same. */
  edit (fixture, "PRAGMA foreign_key_check");
  assert_blocked (fixture, second, "Orders: 1 (C1)");
  assert_blocked (fixture, first, "Orders: 1 (A2)");
  {
    g_autoptr (SalesImportUndo) newest = undo (fixture, third), oldest = undo (fixture, first);

    g_assert_cmpint (newest->outcome, ==, SALES_IMPORT_UNDO_DONE);
    g_assert_cmpint (oldest->outcome, ==, SALES_IMPORT_UNDO_DONE);
  }
  fixture_check (fixture);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM sales_order"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM customer"), ==, 1);
  g_assert_cmpint (sales_document_get_undo_import (fixture->document), ==, second);
}

/* Undo stops before an import, and goes on behind it once that is taken back. */
static void
test_barrier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 import;

  edit (fixture, "UPDATE setting SET value = 'Before' WHERE key = 'company_name'");
  import = import_text (fixture, "sales.csv", sales);
  g_assert_cmpint (sales_document_get_undo_import (fixture->document), ==, import);
  g_assert_cmpstr (sales_document_get_undo_label (fixture->document), ==, "Import of sales.csv");
  edit (fixture, "UPDATE setting SET value = 'After' WHERE key = 'company_name'");
  g_assert_cmpint (sales_document_get_undo_import (fixture->document), ==, 0);
  g_assert_true (sales_document_undo (fixture->document, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (sales_document_undo (fixture->document, FALSE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpstr (sales_document_get_redo_label (fixture->document), ==, "Edit");
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM sales_order"), ==, 3);
  {
    g_autoptr (SalesImportUndo) result = undo (fixture, import);

    g_assert_cmpint (result->outcome, ==, SALES_IMPORT_UNDO_DONE);
  }
  g_assert_cmpstr (sales_document_get_undo_label (fixture->document), ==, "Edit");
  g_assert_null (sales_document_get_redo_label (fixture->document));
  g_assert_true (sales_document_undo (fixture->document, FALSE, &error));
  g_assert_cmpint (fixture_ask (fixture, "SELECT value <> 'Before' FROM setting WHERE key = 'company_name'"), ==, 1);
}

/* An import into a closed period is an adjustment of it, which goes with the import. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  SalesPeriod period;
  gint64 import;

  import_text (fixture, "sales.csv", sales);
  g_assert_true (sales_period_parse ("2026-Q1", 1, &period));
  g_assert_nonnull (sales_document_perform (fixture->document, sales_closing_close_new (&period, NULL), NULL, &error));
  g_assert_no_error (error);
  before = dump (fixture);
  import = import_text (fixture, "more.csv", "order,date,customer,salesperson,product,quantity,price\nB1,2026-03-06,Beta,Ben,Valve,1,3\n");
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM closing_adjustment"), >, 0);
  reopen (fixture);
  assert_undone (fixture, import, before);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM closing_adjustment"), ==, 0);
}

/* Imports by schema 1 and the first version kept nothing; a damaged record is no reason to guess. */
static void
test_unrecorded (Fixture *fixture, gconstpointer data)
{
  gint64 import = import_text (fixture, "sales.csv", sales);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImportUndo) result = NULL;
  g_autoptr (SalesImportUndo) broken = NULL;
  g_autofree char *text = NULL;

  edit (fixture, "UPDATE import_batch SET changeset = substr (changeset, 1, length (changeset) - 9)");
  broken = sales_document_perform (fixture->document, sales_import_undo_new (import), NULL, &error);
  g_assert_null (broken);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CORRUPT);
  edit (fixture, "UPDATE import_batch SET changeset = NULL");
  result = undo (fixture, import);
  text = sales_import_undo_describe (result);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_UNDO_UNRECORDED);
  g_assert_true (g_str_has_prefix (text, "This import cannot be undone"));
  g_assert_cmpint (fixture_ask (fixture, "SELECT count (*) FROM sales_order"), ==, 3);
}

/* Names of any kind and length are told safely, and no more of them than fit. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) file = g_string_new ("order,date,customer,product,quantity,price\n");
  g_autofree char *letters = g_strnfill (90, 'x');
  gint64 import;

  for (int i = 0; i < 9; i++)
    g_string_append_printf (file, "N%d,2026-01-05,\"%s\",Pump,1,1\n", i, i == 0 ? "<b>&\"\"%n🙂" : i == 1 ? letters : "ACME");
  import = import_text (fixture, "names.csv", file->str);
  edit (fixture, "UPDATE customer SET city = 'X' WHERE name <> 'ACME'; UPDATE sales_order SET followed = 20900");
  assert_blocked (fixture, import, "Orders: 9 (N0, N1, N2, N3, N4, …)\nCustomers: 2 (<b>&\"%n🙂, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)");
}

int
main (int argc, char **argv)
{
  SalesDay today;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (sales_day_from_ymd (2026, 9, 25, &today));
  sales_today_set (today);
#define ADD(path, data, func) g_test_add (path, Fixture, data, fixture_set_up, func, fixture_tear_down)
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/import-undo/random/%u", seed);

      ADD (path, GUINT_TO_POINTER (seed), test_random);
    }
  ADD ("/import-undo/all-the-way", NULL, test_all_the_way);
  ADD ("/import-undo/changed-since", NULL, test_changed_since);
  ADD ("/import-undo/every-change", NULL, test_every_change);
  ADD ("/import-undo/untouched", NULL, test_untouched);
  ADD ("/import-undo/older", NULL, test_older);
  ADD ("/import-undo/barrier", NULL, test_barrier);
  ADD ("/import-undo/closed", NULL, test_closed);
  ADD ("/import-undo/unrecorded", NULL, test_unrecorded);
  ADD ("/import-undo/names", NULL, test_names);
  return g_test_run ();
}
