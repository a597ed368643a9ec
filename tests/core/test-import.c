/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"

#define FLAT_HEADER "Order,Order Date,Required Date,Shipped Date,Customer,Salesperson,Region,Product,Quantity,Unit Price,Discount\n"

static const char flat[] =
    FLAT_HEADER
    "1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada Łuczak,North,Pump,2,10.50,0\n"
    "1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada Łuczak,North,Valve,1,100,5%\n"
    "2,2026-02-01 00:00:00.000,NULL,,\"Beta, Inc.\",Ben O’Neil,South,Pump,-1,10.50,10%\n"
    "3,2026-02-03,,,Acme,,North,Valve,3,€ 99.9999,\n";

static void
test_flat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) first = fixture_import (fixture, "sales.csv", flat);
  g_autoptr (SalesImportResult) again = NULL;

  g_assert_cmpint (first->n_problems, ==, 0);
  g_assert_cmpint (first->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (first->read, ==, 4);
  g_assert_cmpint (first->taken, ==, 4);
  g_assert_cmpint (first->orders_new, ==, 3);
  g_assert_cmpint (first->new_people, ==, 2);
  g_assert_cmpint (first->new_customers, ==, 2);
  g_assert_cmpint (first->new_products, ==, 2);
  g_assert_cmpint (first->new_territories, ==, 2);
  /* 21 + 95 − 9.45 + 299.9997 */
  g_assert_cmpint (first->from_file.amount, ==, 406549700);
  g_assert_cmpint (first->from_document.amount, ==, 406549700);
  g_assert_cmpint (first->from_document.quantity, ==, 5000);
  g_assert_cmpint (first->from_document.orders, ==, 3);
  g_assert_cmpint (first->from_document.lines, ==, 4);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order WHERE shipped > promised"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order WHERE person IS NULL"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT discount FROM order_line WHERE amount = 95000000"), ==, 500);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM import_batch WHERE taken = 4 AND first_order = 1 AND last_order = 3"), ==, 1);
  fixture_check (fixture);

  again = fixture_import (fixture, "sales.csv", flat);
  g_assert_cmpint (again->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
  g_assert_cmpint (again->unchanged, ==, 4);
  g_assert_cmpint (again->orders_unchanged, ==, 3);
  g_assert_cmpint (again->from_document.amount, ==, 406549700);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM import_batch"), ==, 1);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  static const char next[] =
      FLAT_HEADER
      "1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada Łuczak,North,Pump,2,10.50,0\n"
      "1,2026-01-05,2026-01-20,2026-01-21,Acme,Ada Łuczak,North,Valve,4,100,5%\n"
      "2,2026-02-01,2026-02-10,2026-02-11,\"Beta, Inc.\",Ada Łuczak,South,Pump,-1,10.50,10%\n"
      "4,2026-03-01,,,Acme,Ben O’Neil,North,Pump,1,1,0\n";
  g_autoptr (SalesImportResult) first = fixture_import (fixture, "sales.csv", flat);
  g_autoptr (SalesImportResult) second = fixture_import (fixture, "sales.csv", next);

  g_assert_cmpint (first->taken, ==, 4);
  g_assert_cmpint (second->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_null (first->backup_path);
  g_assert_nonnull (second->backup_path);
  g_assert_true (g_file_test (second->backup_path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (second->orders_new, ==, 1);
  g_assert_cmpint (second->orders_changed, ==, 2);
  g_assert_cmpint (second->orders_unchanged, ==, 0);
  g_assert_cmpint (second->changed, ==, 3);
  g_assert_cmpint (second->taken, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 4);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM total_day"), ==, 21000000 + 380000000 - 9450000 + 299999700 + 1000000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(late) FROM total_day"), ==, 20000);
  fixture_check (fixture);
}

/* A line less, and lines of an order that stand far from each other. */
static void
test_scattered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) first =
      fixture_import (fixture, "sales.csv",
                      "order,date,product,quantity,price\nA,2026-01-01,x,1,1\nB,2026-01-02,x,1,2\nA,2026-01-01,y,1,3\nB,2026-01-02,y,1,4\n");
  g_autoptr (SalesImportResult) same =
      fixture_import (fixture, "sales.csv",
                      "order,date,product,quantity,price\nA,2026-01-01,x,1,1\nA,2026-01-01,y,1,3\nB,2026-01-02,x,1,2\nB,2026-01-02,y,1,4\n");
  g_autoptr (SalesImportResult) fewer =
      fixture_import (fixture, "sales.csv", "order,date,product,quantity,price\nB,2026-01-02,x,1,2\n");

  g_assert_cmpint (first->orders_new, ==, 2);
  g_assert_cmpint (first->from_document.lines, ==, 4);
  g_assert_cmpint (same->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
  g_assert_cmpint (fewer->orders_changed, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM order_line"), ==, 6000000);
  fixture_check (fixture);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) again = NULL;

  g_mkdir (folder, 0700);
  g_free (fixture_write (fixture, "in/1-lines.csv", "order_id,product,quantity,unit_price\n7,P1,2,50\n7,P2,1,8.5\n8,P1,1,50\n", -1));
  g_free (fixture_write (fixture, "in/2-orders.csv",
                         "order_id,order_date,promised_date,shipped_date,customer,salesperson,taken_by,shipped_by\n"
                         "7,2026-03-10,2026-03-20,2026-03-19,C1,10,11,11\n8,2026-06-01,,,C1,,10,\n", -1));
  g_free (fixture_write (fixture, "in/3-customers.csv", "id,name,kind,city,country,territory,salesperson\nC1,Acme,Retail,Wien,AT,East,10\n", -1));
  g_free (fixture_write (fixture, "in/4-people.csv",
                         "id,name,role,department,team,territory,manager,hired,left\n10,Ada,Sales Representative,Sales,North,East,11,2025-01-01,\n"
                         "11,Ben,Sales Manager,Sales,North,,,2020-01-01,\n", -1));
  g_free (fixture_write (fixture, "in/5-products.csv", "id,name,category,unit_cost,list_price\nP1,Pump,Tools,30,50\nP2,Valve,Tools,,8.5\n", -1));
  g_free (fixture_write (fixture, "in/6-costs.csv", "product,from,to,unit_cost\nP1,2026-01-01,2026-05-31,20\n", -1));
  g_free (fixture_write (fixture, "in/7-goals.csv",
                         "scope_kind,scope_name,period_start,period_end,measure,target\nperson,10,2026-01-01,2026-03-31,sales_amount,1000\n"
                         "team,North,2026-01-01,2026-12-31,quantity,500\nterritory,East,2026-01-01,2026-12-31,sales_amount,9\n"
                         "category,Tools,2026-01-01,2026-12-31,contribution,9\ncompany,,2026-01-01,2026-12-31,sales_amount,9\n", -1));
  g_free (fixture_write (fixture, "in/8-credit.csv", "order,person,share\n7,10,60%\n7,Ben,40%\n", -1));
  g_free (fixture_write (fixture, "in/9-history.csv", "person,department,team,from,to\n10,Sales,South,2025-01-01,2025-12-31\n10,Sales,North,2026-01-01,\n", -1));
  g_free (fixture_write (fixture, "in/notes.txt", "this,is\nnothing,of ours\n", -1));
  g_assert_true (sales_import_add_path (import, folder, NULL));
  result = fixture_run (fixture, import);

  g_assert_cmpint (result->n_problems, ==, 0);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (result->taken, ==, result->read);
  g_assert_cmpint (result->from_document.amount, ==, 158500000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line WHERE cost = 40000000"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line WHERE cost = 30000000"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line WHERE cost IS NULL"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM credit_share"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture, "SELECT amount FROM total_month_person JOIN person ON person.id = person WHERE ref = '10'"), ==, 65100000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_step"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 5);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM goal_version WHERE reason = 'first'"), ==, 5);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person WHERE manager IS NOT NULL AND role = 'salesperson'"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person WHERE role = 'sales_manager' AND title = 'Sales Manager'"), ==, 1);
  /* Order 8 names no territory and no person: it was sold where its customer is. */
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order WHERE territory IS NOT NULL"), ==, 2);
  fixture_check (fixture);

  again = fixture_run (fixture, import);
  g_assert_cmpint (again->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
  g_assert_cmpint (again->unchanged, ==, again->read);
}

/* What an import replaces of memberships stays known. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) first =
      fixture_import (fixture, "people.csv",
                      "name,role,team\nAda,District Manager,North\nBen,Product Line Manager,North\nCem,Assistant Sales Manager,North\n");
  g_autoptr (SalesImportResult) second = NULL;

  g_assert_cmpint (first->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(DISTINCT role) FROM person WHERE role IN"
                                         " ('district_manager', 'product_line_manager', 'assistant_manager')"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership WHERE entered_day IS NULL"), ==, 3);
  second = fixture_import (fixture, "moved.csv", "name,team\nAda,South\n");
  g_assert_cmpint (second->changed, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership"), ==, 4);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership WHERE entered_day IS NOT NULL"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership_past WHERE last_day IS NULL"), ==, 1);
}

static void
test_late_costs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) orders = fixture_import (fixture, "sales.csv", "order,date,product,quantity,price\nA,2026-01-01,P1,2,9\n");
  g_autoptr (SalesImportResult) products = fixture_import (fixture, "products.csv", "id,name,unit_cost\nP1,Pump,4\n");
  gint64 before = fixture_ask (fixture, "SELECT cost FROM order_line");
  g_autoptr (SalesImportResult) costs = fixture_import (fixture, "costs.csv", "product,from,to,unit_cost\nP1,2025-01-01,,5.1234\n");

  g_assert_cmpint (orders->n_problems + products->n_problems + costs->n_problems, ==, 0);
  g_assert_cmpint (products->changed, ==, 1);
  g_assert_cmpint (before, ==, 8000000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT cost FROM order_line"), ==, 10246800);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM product"), ==, 1);
  fixture_check (fixture);
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) people = fixture_import (fixture, "people.csv", "id,name,role\n1,Ada,Sales\n2,Ben,Sales\n");
  g_autoptr (SalesImportResult) wide = fixture_import (fixture, "wide.csv", "Rep;2026-01;Feb 2026;Note\nAda;100;200;a\nBen;;300.50;\n");
  g_autoptr (SalesImportResult) revised = fixture_import (fixture, "wide.csv", "Rep;2026-01;Feb 2026;Note\nAda;100;250;b\nBen;;300.50;\n");
  g_autoptr (SalesImportResult) sheet = fixture_import (fixture, "sheet.csv", "rep,month,goal,actual\nAda,2026-03,500,450.25\nBen,March 2026,,10\n");
  g_autoptr (SalesImportResult) sheet_again = fixture_import (fixture, "sheet.csv", "rep,month,goal,actual\nAda,2026-03,500,460\nBen,March 2026,,10\n");

  g_assert_cmpint (people->n_problems + wide->n_problems + revised->n_problems + sheet->n_problems + sheet_again->n_problems, ==, 0);
  g_assert_cmpint (wide->taken, ==, 2);
  g_assert_cmpint (revised->changed, ==, 1);
  g_assert_cmpint (revised->unchanged, ==, 1);
  g_assert_cmpint (sheet->taken, ==, 2);
  g_assert_cmpint (sheet_again->changed, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM goal_version WHERE version = 2 AND reason = 'other' AND value = 250000000"), ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM summary"), ==, 470000000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM total_day"), ==, 470000000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(orders) FROM total_day"), ==, 0);
  fixture_check (fixture);
}

/* Shares in every way in which they are written; counts are whole; what is none is said. */
static void
test_goals_beyond_money (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) people = fixture_import (fixture, "people.csv", "id,name,role\n1,Ada,Sales\n2,Ben,Sales\n");
  g_autoptr (SalesImportResult) goals = fixture_import (fixture, "goals.csv",
                                                        "rep,month,measure,goal\nAda,2026-01,visits,12\nAda,2026-01,retention,85%\n"
                                                        "Ada,2026-02,kept_customers,0.85\nAda,2026-03,kept_customers,85\n"
                                                        "Ben,2026-01,service quality,100%\nBen,2026-01,complaints,0\nBen,2026-01,tasks,7\n");
  g_autoptr (SalesImportResult) wrong = NULL;

  g_assert_cmpint (people->n_problems + goals->n_problems, ==, 0);
  g_assert_cmpint (goals->taken, ==, 7);
  g_assert_cmpint (fixture_ask (fixture, "SELECT value FROM goal WHERE measure = 'visits'"), ==, 12);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM goal WHERE measure = 'kept_customers' AND value = 8500"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture, "SELECT value FROM goal WHERE measure = 'service'"), ==, 10000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT value FROM goal WHERE measure = 'complaints'"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture, "SELECT value FROM goal WHERE measure = 'tasks'"), ==, 7);
  wrong = fixture_import (fixture, "wrong.csv", "rep,month,measure,goal\nAda,2026-05,retention,120%\nAda,2026-06,visits,1.5\nBen,2026-05,complaints,-1\n");
  g_assert_cmpint (wrong->n_problems, ==, 3);
  fixture_check (fixture);
}

static void
test_teams_by_manager (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "people.csv",
                                         "id,name,department,team,manager\n1,Ann,Sales,x,\n2,Ben,Sales,x,1\n3,Cem,Sales,x,2\n4,Dua,Sales,y,2\n5,Eve,Office,z,\n", -1);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) again = NULL;

  g_assert_true (sales_import_add_path (import, path, NULL));
  sales_import_set_teams_by_manager (import, TRUE);
  result = fixture_run (fixture, import);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM unit WHERE kind = 'team' AND leader IS NOT NULL"), ==, 2);
  /* Ben with Cem and Dua; Ann alone, because Ben leads a team of his own. */
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership m JOIN unit u ON u.id = m.unit JOIN person p ON p.id = u.leader WHERE p.name = 'Ben'"), ==, 3);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM membership m JOIN unit u ON u.id = m.unit WHERE u.kind = 'department'"), ==, 1);
  fixture_check (fixture);
  again = fixture_run (fixture, import);
  g_assert_cmpint (again->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
}

static void
test_named_column (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "odd.csv", "Belegnr.,When,Thing,Qty,Each\n5,2026-01-01,Pump,1,2\n", -1);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) unknown = NULL;
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) missing = NULL;

  g_assert_true (sales_import_add_path (import, path, NULL));
  unknown = fixture_run (fixture, import);
  assert_problem (unknown, 0, SALES_IMPORT_PROBLEM_UNKNOWN_KIND, 1, NULL);
  g_assert_false (sales_import_set_column (import, "colour", "Each"));
  g_assert_true (sales_import_set_column (import, "order", "Belegnr."));
  g_assert_true (sales_import_set_column (import, "order_date", "when"));
  g_assert_true (sales_import_set_column (import, "product", "Thing"));
  g_assert_true (sales_import_set_column (import, "unit_price", "Each"));
  result = fixture_run (fixture, import);
  g_assert_cmpint (result->n_problems, ==, 0);
  g_assert_cmpint (result->from_document.amount, ==, 2000000);
  g_assert_true (sales_import_set_column (import, "customer", "Kunde"));
  missing = fixture_run (fixture, import);
  assert_problem (missing, 0, SALES_IMPORT_PROBLEM_NO_SUCH_COLUMN, 0, NULL);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "sales.csv", flat, -1);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;

  g_assert_true (sales_import_add_path (import, path, NULL));
  sales_import_set_dry_run (import, TRUE);
  result = fixture_run (fixture, import);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_DRY_RUN);
  g_assert_cmpint (result->taken, ==, 4);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 0);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM total_day"), ==, 0);
}

static void
test_unknown_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesImportResult) people = fixture_import (fixture, "people.csv", "id,name,role\n1,Ada Łuczak,Sales\n");
  g_autofree char *path = fixture_write (fixture, "sales.csv", flat, -1);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) refused = NULL;
  g_autoptr (SalesImportResult) taken = NULL;

  g_assert_cmpint (people->taken, ==, 1);
  g_assert_true (sales_import_add_path (import, path, NULL));
  refused = fixture_run (fixture, import);
  g_assert_cmpint (refused->outcome, ==, SALES_IMPORT_OUTCOME_REFUSED);
  g_assert_cmpint (refused->n_problems, ==, 1);
  assert_problem (refused, 0, SALES_IMPORT_PROBLEM_UNKNOWN_PERSON, 4, "Salesperson");
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM customer"), ==, 0);
  sales_import_set_create_people (import, TRUE);
  taken = fixture_run (fixture, import);
  g_assert_cmpint (taken->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (taken->new_people, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 2);
  fixture_check (fixture);
}

static void
test_skip_bad (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "order,date,customer,product,quantity,price\n"
      "A,2026-01-01,Acme,x,1,1\n"
      "B,2026-01-02,\"Beta\nLtd\",x,1,2\n"
      "B,2026-01-02,\"Beta\nLtd\",y,one,2\n"
      "A,2026-01-01,Acme,y,1,3\n"
      "C,2026-02-31,Acme,x,1,4\n"
      "D,2026-02-01,Acme\n";
  g_autofree char *path = fixture_write (fixture, "sales.csv", text, -1);
  g_autofree char *skipped_path = g_build_filename (fixture->folder, "skipped.csv", NULL);
  g_autofree char *skipped = NULL;
  g_autofree char *corrected = NULL;
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) refused = NULL;
  g_autoptr (SalesImportResult) taken = NULL;
  g_autoptr (SalesImportResult) rest = NULL;
  g_auto (GStrv) pieces = NULL;

  g_assert_true (sales_import_add_path (import, path, NULL));
  refused = fixture_run (fixture, import);
  g_assert_cmpint (refused->outcome, ==, SALES_IMPORT_OUTCOME_REFUSED);
  g_assert_cmpint (refused->n_problems, ==, 3);
  assert_problem (refused, 0, SALES_IMPORT_PROBLEM_NOT_A_NUMBER, 5, "quantity");
  assert_problem (refused, 1, SALES_IMPORT_PROBLEM_NO_SUCH_DAY, 8, "date");
  assert_problem (refused, 2, SALES_IMPORT_PROBLEM_FIELD_COUNT, 9, NULL);

  sales_import_set_skip_bad (import, skipped_path);
  taken = fixture_run (fixture, import);
  g_assert_cmpint (taken->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (taken->n_problems, ==, 3);
  g_assert_cmpint (taken->taken, ==, 2);
  g_assert_cmpint (taken->skipped, ==, 4);
  g_assert_cmpint (taken->read, ==, 6);
  g_assert_cmpstr (taken->skipped_path, ==, skipped_path);
  g_assert_true (g_file_get_contents (skipped_path, &skipped, NULL, NULL));
  /* The whole of order B, so that what is imported later does not replace half of it. */
  g_assert_cmpstr (skipped, ==,
                   "order,date,customer,product,quantity,price\n"
                   "B,2026-01-02,\"Beta\nLtd\",x,1,2\n"
                   "B,2026-01-02,\"Beta\nLtd\",y,one,2\n"
                   "C,2026-02-31,Acme,x,1,4\n"
                   "D,2026-02-01,Acme\n");
  pieces = g_strsplit (skipped, "one", 2);
  corrected = g_strconcat (pieces[0], "1,2\n", NULL);
  rest = fixture_import (fixture, "skipped.csv", corrected);
  g_assert_cmpint (rest->orders_new, ==, 1);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM order_line"), ==, 8000000);
  fixture_check (fixture);
}

/* What must not get in, by name: each with its place, and a document that stays as it was. */
static const struct
{
  const char            *name;
  const char            *text;
  SalesImportProblemCode code;
  gint64                 line;
  const char            *column;
} bad[] = {
  { "header only", "order,date,product,quantity,price\n", SALES_IMPORT_PROBLEM_HEADER_ONLY, 0, NULL },
  { "no such columns", "a,b\n1,2\n", SALES_IMPORT_PROBLEM_UNKNOWN_KIND, 1, NULL },
  { "open quote", "order,date,product,quantity,price\nA,2026-01-01,x,1,1\nB,2026-01-01,\"x,1,1\nC,2026-01-01,x,1,1\n", SALES_IMPORT_PROBLEM_OPEN_QUOTE, 3, NULL },
  { "overflow", "order,date,product,quantity,price\nA,2026-01-01,x,1,99999999999999999999\n", SALES_IMPORT_PROBLEM_OVERFLOW, 2, "price" },
  { "overflowing product", "order,date,product,quantity,price\nA,2026-01-01,x,900000000000,900000000000\n", SALES_IMPORT_PROBLEM_OVERFLOW, 2, "price" },
  { "31 February", "order,date,product,quantity,price\nA,2026-02-31,x,1,1\n", SALES_IMPORT_PROBLEM_NO_SUCH_DAY, 2, "date" },
  { "no form of date", "order,date,product,quantity,price\nA,next week,x,1,1\n", SALES_IMPORT_PROBLEM_NOT_A_DATE, 2, "date" },
  { "another currency", "order,date,product,quantity,price\nA,2026-01-01,x,1,$1.50\n", SALES_IMPORT_PROBLEM_OTHER_CURRENCY, 2, "price" },
  { "another currency's code", "order,date,product,quantity,price\nA,2026-01-01,x,1,1.50 PLN\n", SALES_IMPORT_PROBLEM_OTHER_CURRENCY, 2, "price" },
  { "too many decimals", "order,date,product,quantity,price\nA,2026-01-01,x,1,1.23456\n", SALES_IMPORT_PROBLEM_TOO_PRECISE, 2, "price" },
  { "discount above 1", "order,date,product,quantity,price,discount\nA,2026-01-01,x,1,1,150\n", SALES_IMPORT_PROBLEM_NOT_A_SHARE, 2, "discount" },
  { "no order", "order,date,product,quantity,price\n,2026-01-01,x,1,1\n", SALES_IMPORT_PROBLEM_MISSING, 2, "order" },
  { "no price", "order,date,product,quantity,price\nA,2026-01-01,x,1,\n", SALES_IMPORT_PROBLEM_MISSING, 2, "price" },
  { "disagreeing lines", "order,date,product,quantity,price\nA,2026-01-01,x,1,1\nA,2026-01-02,x,1,1\n", SALES_IMPORT_PROBLEM_ORDER_CONFLICT, 3, "order" },
  { "order twice", "order,date,customer\nA,2026-01-01,\nA,2026-01-01,\n", SALES_IMPORT_PROBLEM_DUPLICATE, 3, "order" },
  { "lines without their order", "order,product,quantity,price\nA,x,1,1\n", SALES_IMPORT_PROBLEM_UNKNOWN_ORDER, 2, "order" },
  { "text behind a quote", "order,date,product,quantity,price\nA,2026-01-01,\"x\"y,1,1\n", SALES_IMPORT_PROBLEM_STRAY_QUOTE, 2, NULL },
  { "a cell too many", "order,date,product,quantity,price\nA,2026-01-01,x,1,1,1\n", SALES_IMPORT_PROBLEM_FIELD_COUNT, 2, NULL },
  { "left before hired", "id,name,role,hired,left\n1,Ada,Sales,2026-02-01,2026-01-01\n", SALES_IMPORT_PROBLEM_ENDS_BEFORE_START, 2, "left" },
  { "own manager", "id,name,role,manager\n1,Ada,Sales,2\n2,Ben,Sales,1\n", SALES_IMPORT_PROBLEM_OWN_MANAGER, 3, "manager" },
  { "unknown manager", "id,name,role,manager\n1,Ada,Sales,9\n", SALES_IMPORT_PROBLEM_UNKNOWN_PERSON, 2, "manager" },
  { "person twice", "id,name,role\n1,Ada,Sales\n1,Ada,Sales\n", SALES_IMPORT_PROBLEM_DUPLICATE, 3, "id" },
  { "goal of nobody", "rep,month,goal\nAda,2026-01,5\n", SALES_IMPORT_PROBLEM_UNKNOWN_PERSON, 2, "rep" },
  { "goal of no kind", "scope_kind,scope_name,month,goal\nplanet,Mars,2026-01,5\n", SALES_IMPORT_PROBLEM_UNKNOWN_WORD, 2, "scope_kind" },
  { "cost of nothing", "product,from,unit_cost\nx,2026-01-01,5\n", SALES_IMPORT_PROBLEM_UNKNOWN_PRODUCT, 2, "product" },
  { "invalid text", "\xef\xbb\xbf" "order,date,product,quantity,price\nA,2026-01-01,M\xfcller,1,1\n", SALES_IMPORT_PROBLEM_ENCODING, 2, NULL },
};

static void
test_bad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  gsize before_length;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SalesImportResult) result = fixture_import (fixture, "bad.csv", bad[i].text);
      g_autofree char *sentence = NULL;
      g_autofree char *after = NULL;
      gsize after_length;

      g_test_message ("%s", bad[i].name);
      g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_REFUSED);
      g_assert_cmpint (result->n_problems, >=, 1);
      assert_problem (result, 0, bad[i].code, bad[i].line, bad[i].column);
      sentence = sales_import_problem_describe (result->problems->pdata[0]);
      g_assert_true (g_str_has_prefix (sentence, "bad.csv"));
      g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, before, before_length);
    }
  g_assert_cmpint (fixture_ask (fixture, "SELECT (SELECT count(*) FROM sales_order) + (SELECT count(*) FROM person) + (SELECT count(*) FROM change_log WHERE action = 'import')"), ==, 0);
}

static void
test_bad_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) nul = g_string_new ("order,date,product,quantity,price\nA,2026-01-01,x,1,1\n");
  g_autofree char *path = NULL;
  g_autofree char *fifo = g_build_filename (fixture->folder, "pipe.csv", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.csv", NULL);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) empty = fixture_import (fixture, "empty.csv", "");
  g_autoptr (GError) error = NULL;

  assert_problem (empty, 0, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0, NULL);
  for (int i = 0; i < 200000; i++)
    g_string_append_printf (nul, "B%d,2026-01-01,x,1,1\n", i);
  g_string_append_len (nul, "C,2026-01-01,\0,1,1\n", 19);
  path = fixture_write (fixture, "nul.csv", nul->str, (gssize) nul->len);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (sales_import_add_path (import, path, NULL));
  result = fixture_run (fixture, import);
  assert_problem (result, 0, SALES_IMPORT_PROBLEM_NUL, 200003, NULL);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 0);
  g_assert_true (sales_import_add_path (import, fifo, NULL));
  g_clear_pointer (&result, sales_import_result_free);
  result = fixture_run (fixture, import);
  assert_problem (result, 0, SALES_IMPORT_PROBLEM_NOT_A_FILE, 0, NULL);
  g_assert_false (sales_import_add_path (import, missing, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

static void
finished_cb (GObject *object, GAsyncResult *answer, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (answer);
}

/* Enough rows for the writing to be under way when it is cancelled. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("order,date,product,quantity,price\n");
  g_autofree char *path = NULL;
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (SalesImportResult) after = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, "%06d,2026-01-01,x,1,1\n", i);
  path = fixture_write (fixture, "many.csv", text->str, (gssize) text->len);
  g_assert_true (sales_import_add_path (import, path, NULL));
  sales_import_run_async (import, cancellable, finished_cb, &answer);
  g_cancellable_cancel (cancellable);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (sales_import_run_finish (import, answer, &error));
  g_assert_true (sales_error_is_cancelled (error));
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 0);
  after = fixture_run (fixture, import);
  g_assert_cmpint (after->orders_new, ==, 100000);
  fixture_check (fixture);
}

/* Orders out of order: the indexes are made anew at the end and are the same as before. */
static void
test_unsorted (Fixture *fixture, gconstpointer data)
{
  static const char indexes[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'sales_order' AND sql IS NOT NULL";
  gint64 before = fixture_ask (fixture, indexes);
  g_autoptr (GString) text = g_string_new ("order,date,salesperson,product,quantity,price\n");
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (SalesImportResult) again = NULL;

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, "%06d,2025-%02d-%02d,p%d,x%d,%d,%d.%02d\n", (int) ((i * 7919L) % 50000), i % 12 + 1, i % 28 + 1, i % 7, i % 11, i % 5 - 1,
                            i % 300, i % 100);
  result = fixture_import (fixture, "many.csv", text->str);
  g_assert_cmpint (result->outcome, ==, SALES_IMPORT_OUTCOME_IMPORTED);
  g_assert_cmpint (result->orders_new, ==, 50000);
  g_assert_cmpint (fixture_ask (fixture, indexes), ==, before);
  fixture_check (fixture);
  again = fixture_import (fixture, "many.csv", text->str);
  g_assert_cmpint (again->outcome, ==, SALES_IMPORT_OUTCOME_NOTHING);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "sales.csv", flat, -1);
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (GPtrArray) readings = NULL;
  const SalesImportReading *reading;

  g_assert_true (sales_import_add_path (import, path, NULL));
  readings = sales_import_read (import, 2, NULL);
  g_assert_cmpuint (readings->len, ==, 1);
  reading = readings->pdata[0];
  g_assert_cmpint (reading->kind, ==, SALES_IMPORT_FLAT);
  g_assert_cmpstr (reading->dialect.separator, ==, ",");
  g_assert_cmpint (reading->n_columns, ==, 11);
  g_assert_cmpstr (reading->columns[2].field, ==, "promised");
  g_assert_cmpuint (reading->rows->len, ==, 2);
  g_assert_cmpstr (((char **) reading->rows->pdata[1])[7], ==, "Valve");
}

#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("flat", test_flat);
  ADD ("changed", test_changed);
  ADD ("scattered", test_scattered);
  ADD ("folder", test_folder);
  ADD ("moves", test_moves);
  ADD ("late-costs", test_late_costs);
  ADD ("goals", test_goals);
  ADD ("goals-beyond-money", test_goals_beyond_money);
  ADD ("teams-by-manager", test_teams_by_manager);
  ADD ("named-column", test_named_column);
  ADD ("dry-run", test_dry_run);
  ADD ("unknown-people", test_unknown_people);
  ADD ("skip-bad", test_skip_bad);
  ADD ("bad", test_bad);
  ADD ("bad-bytes", test_bad_bytes);
  ADD ("cancel", test_cancel);
  ADD ("unsorted", test_unsorted);
  ADD ("preview", test_preview);
  return g_test_run ();
}
