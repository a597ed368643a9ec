/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answers.h"

#define LINES_OF " FROM sales_order o CROSS JOIN order_line l ON l.id BETWEEN (o.id << 12) AND (o.id << 12) + 4095 "

static SalesDay
day (const char *iso)
{
  SalesDay result;

  g_assert_true (sales_day_parse_iso (iso, -1, &result));
  return result;
}

static void
days_of_month (const char *text, SalesDay *first, SalesDay *last)
{
  SalesPeriod period;

  g_assert_true (sales_period_parse (text, 1, &period));
  *first = period.first;
  *last = period.last;
}

/* The program's figures for a scope and a plain sum over its lines: both equal the answer. */
static void
assert_row (Fixture *fixture, const Answers *answers, guint row, SalesScopeKind kind, gint64 id, SalesDay first, SalesDay last,
            const char *condition)
{
  g_autoptr (SalesOverview) overview = real_overview (fixture, kind, id, first, last);
  g_autofree char *amount = g_strdup_printf ("SELECT coalesce(sum(l.amount), 0)" LINES_OF "WHERE %s AND o.day BETWEEN %d AND %d", condition, first, last);
  g_autofree char *orders = g_strdup_printf ("SELECT count(*) FROM sales_order o WHERE %s AND o.day BETWEEN %d AND %d", condition, first, last);
  g_autofree char *late = g_strdup_printf ("SELECT count(*) FROM sales_order o WHERE %s AND o.day BETWEEN %d AND %d AND shipped > promised", condition, first, last);
  gint64 n_orders = g_ascii_strtoll (answers_get (answers, row, "orders"), NULL, 10);
  gint64 n_late = g_ascii_strtoll (answers_get (answers, row, "late"), NULL, 10);
  gint64 n_shipped = g_ascii_strtoll (answers_get (answers, row, "shipped"), NULL, 10);

  g_assert_cmpint (cents (overview->amount.actual), ==, answers_hundredths (answers, row, "amount"));
  g_assert_cmpint (cents (fixture_ask (fixture, amount)), ==, answers_hundredths (answers, row, "amount"));
  g_assert_cmpint (overview->service.orders, ==, n_orders * 10000);
  g_assert_cmpint (fixture_ask (fixture, orders), ==, n_orders);
  g_assert_cmpint (overview->service.shipped, ==, n_shipped * 10000);
  g_assert_cmpint (overview->service.late, ==, n_late * 10000);
  g_assert_cmpint (fixture_ask (fixture, late), ==, n_late);
}

static void
check_people (Fixture *fixture, const char *path, SalesDay first, SalesDay last)
{
  g_autoptr (Answers) totals = answers_load (path, "nw_employee_total.csv");
  g_autoptr (Answers) years = answers_load (path, "nw_employee_year.csv");
  g_autoptr (Answers) months = answers_load (path, "nw_employee_month.csv");
  const struct { const Answers *answers; const char *column; } tables[] = { { totals, NULL }, { years, "year" }, { months, "month" } };

  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t].answers->rows->len; i++)
      {
        gint64 person = real_id (fixture, "person", "ref", answers_get (tables[t].answers, i, "employee_id"));
        g_autofree char *condition = g_strdup_printf ("o.person = %" G_GINT64_FORMAT, person);
        SalesDay from = first, to = last;

        if (tables[t].column != NULL)
          days_of_month (answers_get (tables[t].answers, i, tables[t].column), &from, &to);
        assert_row (fixture, tables[t].answers, i, SALES_SCOPE_PERSON, person, from, to, condition);
      }
}

static void
check_regions (Fixture *fixture, const char *path, SalesDay first, SalesDay last)
{
  g_autoptr (Answers) totals = answers_load (path, "nw_region_total.csv");
  g_autoptr (Answers) years = answers_load (path, "nw_region_year.csv");

  for (guint i = 0; i < totals->rows->len + years->rows->len; i++)
    {
      const Answers *answers = i < totals->rows->len ? totals : years;
      guint row = i < totals->rows->len ? i : i - totals->rows->len;
      gint64 territory = real_id (fixture, "territory", "name", answers_get (answers, row, "region"));
      g_autofree char *condition = g_strdup_printf ("o.territory = %" G_GINT64_FORMAT, territory);
      SalesDay from = first, to = last;

      if (answers == years)
        days_of_month (answers_get (answers, row, "year"), &from, &to);
      assert_row (fixture, answers, row, SALES_SCOPE_TERRITORY, territory, from, to, condition);
    }
}

static void
check_months (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) months = answers_load (path, "nw_company_month.csv");

  for (guint i = 0; i < months->rows->len; i++)
    {
      SalesDay from, to;

      days_of_month (answers_get (months, i, "month"), &from, &to);
      assert_row (fixture, months, i, SALES_SCOPE_UNIT, SALES_COMPANY_ID, from, to, "1");
    }
}

static void
check_products (Fixture *fixture, const char *path, const SalesOverview *overview)
{
  g_autoptr (Answers) products = answers_load (path, "nw_products.csv");

  for (guint i = 0; i < products->rows->len; i++)
    {
      gint64 product = real_id (fixture, "product", "ref", answers_get (products, i, "product_id"));
      g_autofree char *sql = g_strdup_printf ("SELECT sum(amount) FROM order_line WHERE product = %" G_GINT64_FORMAT, product);
      gboolean found = FALSE;

      g_assert_cmpint (cents (fixture_ask (fixture, sql)), ==, answers_hundredths (products, i, "amount"));
      for (guint k = 0; k < overview->products->len; k++)
        {
          const SalesProductRow *row = overview->products->pdata[k];

          if (row->id != product)
            continue;
          found = TRUE;
          g_assert_cmpstr (row->name, ==, answers_get (products, i, "product"));
          g_assert_cmpint (cents (row->amount), ==, answers_hundredths (products, i, "amount"));
          g_assert_cmpint (row->quantity, ==, 1000 * g_ascii_strtoll (answers_get (products, i, "quantity"), NULL, 10));
        }
      g_assert_true (found);
    }
}

static void
test_northwind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = real_path ("northwind");
  SalesDay first = day ("1996-07-04"), last = day ("1998-05-06");
  g_autoptr (SalesOverview) overview = NULL;

  if (path == NULL)
    return;
  real_import (fixture, path, FALSE);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 9);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM product"), ==, 77);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM customer"), ==, 91);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 830);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line"), ==, 2155);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM order_line"), ==, G_GINT64_CONSTANT (1265793039500));
  overview = real_overview (fixture, SALES_SCOPE_UNIT, SALES_COMPANY_ID, first, last);
  g_assert_cmpint (overview->amount.actual, ==, G_GINT64_CONSTANT (1265793039500));
  g_assert_cmpint (overview->service.orders, ==, 8300000);
  g_assert_cmpint (overview->service.shipped, ==, 8090000);
  g_assert_cmpint (overview->service.late, ==, 370000);
  g_assert_cmpint (overview->reconciliation.people + overview->reconciliation.no_person, ==, overview->reconciliation.orders);
  g_assert_false (overview->contribution.known);
  check_people (fixture, path, first, last);
  check_regions (fixture, path, first, last);
  check_months (fixture, path);
  check_products (fixture, path, overview);
}

static void
test_teams (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = real_path ("northwind");
  g_autoptr (Answers) teams = NULL;

  if (path == NULL)
    return;
  real_import (fixture, path, TRUE);
  teams = answers_load (path, "nw_team_by_manager.csv");
  for (guint i = 0; i < teams->rows->len; i++)
    {
      gint64 manager = real_id (fixture, "person", "ref", answers_get (teams, i, "manager_id"));
      g_autofree char *unit = g_strdup_printf ("%" G_GINT64_FORMAT, manager);
      g_autoptr (SalesOverview) overview =
          real_overview (fixture, SALES_SCOPE_UNIT, real_id (fixture, "unit", "leader", unit), day ("1996-07-04"), day ("1998-05-06"));

      g_assert_cmpint (cents (overview->amount.actual), ==, answers_hundredths (teams, i, "amount"));
      g_assert_cmpint (overview->service.late, ==, 10000 * g_ascii_strtoll (answers_get (teams, i, "late"), NULL, 10));
    }
}

/* One file with everything, as somebody saves it from a spreadsheet. */
static void
test_flat (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = real_path ("dialects/northwind_en_utf8_comma_iso.csv");

  if (path == NULL)
    return;
  real_import (fixture, path, FALSE);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line"), ==, 2155);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(quantity) FROM order_line"), ==, 51317000);
  g_assert_cmpint (cents (fixture_ask (fixture, "SELECT sum(amount) FROM order_line")), ==, 126579304);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(late) FROM total_day"), ==, 370000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 9);
}

/* As published: 'NULL', days with a time, prices before quantities. */
static void
test_raw (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "employees.csv", "customers.csv", "products.csv", "orders.csv", "order_details.csv" };
  g_autofree char *path = real_path ("northwind/raw");
  g_autoptr (SalesImport) import = sales_import_new (fixture->document);
  g_autoptr (SalesImportResult) result = NULL;

  if (path == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_assert_true (sales_import_add_path (import, file, NULL));
    }
  result = fixture_run (fixture, import);
  g_assert_cmpint (result->n_problems, ==, 0);
  g_assert_cmpint (result->from_document.amount, ==, G_GINT64_CONSTANT (1265793039500));
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(late) FROM total_day"), ==, 370000);
  g_assert_cmpint (fixture_ask (fixture, "SELECT sum(amount) FROM total_month_person JOIN person ON person.id = person WHERE name = 'Margaret Peacock'") / 10000, ==, 23289084);
  fixture_check (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/northwind/answers", Fixture, NULL, fixture_set_up, test_northwind, fixture_tear_down);
  g_test_add ("/northwind/teams", Fixture, NULL, fixture_set_up, test_teams, fixture_tear_down);
  g_test_add ("/northwind/flat", Fixture, NULL, fixture_set_up, test_flat, fixture_tear_down);
  g_test_add ("/northwind/raw", Fixture, NULL, fixture_set_up, test_raw, fixture_tear_down);
  return g_test_run ();
}
