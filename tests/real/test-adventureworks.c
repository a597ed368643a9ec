/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answers.h"

#define LINES_OF " FROM sales_order o CROSS JOIN order_line l ON l.id BETWEEN (o.id << 12) AND (o.id << 12) + 4095 "

static SalesDay first_day, last_day;

/* The answers were summed from subtotals of four decimals: a single cell may differ by a cent. */
static void
assert_near (gint64 amount, gint64 hundredths)
{
  if (ABS (cents (amount) - hundredths) > 1)
    g_assert_cmpint (cents (amount), ==, hundredths);
}

static void
check_quotas (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) quotas = answers_load (path, "aw_quota_attainment.csv");
  gint64 goals = 0, actuals = 0;
  guint met = 0;

  g_assert_cmpuint (quotas->rows->len, ==, 163);
  for (guint i = 0; i < quotas->rows->len; i++)
    {
      gint64 person = real_id (fixture, "person", "ref", answers_get (quotas, i, "salesperson_id"));
      SalesDay first = answers_day (quotas, i, "period_start"), last = answers_day (quotas, i, "period_end");
      g_autoptr (SalesOverview) overview = real_overview (fixture, SALES_SCOPE_PERSON, person, first, last);
      g_autofree char *sql =
          g_strdup_printf ("SELECT coalesce(sum(l.amount), 0)" LINES_OF "WHERE o.person = %" G_GINT64_FORMAT " AND o.day BETWEEN %d AND %d", person, first, last);

      assert_near (overview->amount.actual, answers_hundredths (quotas, i, "actual"));
      assert_near (fixture_ask (fixture, sql), answers_hundredths (quotas, i, "actual"));
      g_assert_true (overview->amount.has_goal);
      g_assert_cmpint (cents (overview->amount.goal), ==, answers_hundredths (quotas, i, "quota"));
      g_assert_cmpint (sales_comparison_attainment (&overview->amount), ==, answers_hundredths (quotas, i, "attainment_pct"));
      goals += overview->amount.goal;
      actuals += overview->amount.compared;
      met += overview->amount.compared >= overview->amount.goal;
    }
  g_assert_cmpint (goals, ==, G_GINT64_CONSTANT (95714000000000));
  g_assert_cmpint (cents (actuals), ==, G_GINT64_CONSTANT (8048770418));
  g_assert_cmpuint (met, ==, 8);
}

static void
check_teams (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) teams = answers_load (path, "aw_team_total.csv");

  for (guint i = 0; i < teams->rows->len; i++)
    {
      gint64 manager = real_id (fixture, "person", "ref", answers_get (teams, i, "manager_id"));
      g_autofree char *leader = g_strdup_printf ("%" G_GINT64_FORMAT, manager);
      gint64 team = real_id (fixture, "unit", "leader", leader);
      g_autofree char *members = g_strdup_printf ("SELECT count(*) FROM membership WHERE unit = %" G_GINT64_FORMAT, team);
      g_autoptr (SalesOverview) overview = real_overview (fixture, SALES_SCOPE_UNIT, team, first_day, last_day);

      g_assert_cmpint (fixture_ask (fixture, members), ==, g_ascii_strtoll (answers_get (teams, i, "people_incl_manager"), NULL, 10));
      g_assert_cmpint (cents (overview->amount.goal), ==, answers_hundredths (teams, i, "quota_sum"));
      assert_near (overview->amount.compared, answers_hundredths (teams, i, "actual"));
      g_assert_cmpint (sales_comparison_attainment (&overview->amount), ==, answers_hundredths (teams, i, "attainment_pct"));
      g_assert_true (overview->amount.from_children);
    }
}

static void
check_people (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) people = answers_load (path, "aw_salesperson_total.csv");

  for (guint i = 0; i < people->rows->len; i++)
    {
      gint64 person = real_id (fixture, "person", "ref", answers_get (people, i, "salesperson_id"));
      g_autoptr (SalesOverview) overview = real_overview (fixture, SALES_SCOPE_PERSON, person, first_day, last_day);

      assert_near (overview->amount.actual, answers_hundredths (people, i, "sales_all_time"));
      g_assert_cmpint (overview->service.orders, ==, 10000 * g_ascii_strtoll (answers_get (people, i, "orders"), NULL, 10));
      g_assert_cmpstr (overview->scope_name, ==, answers_get (people, i, "name"));
    }
}

static void
check_territories (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) years = answers_load (path, "aw_territory_year.csv");

  for (guint i = 0; i < years->rows->len; i++)
    {
      gint64 territory = real_id (fixture, "territory", "name", answers_get (years, i, "territory"));
      SalesPeriod period;
      g_autoptr (SalesOverview) overview = NULL;

      g_assert_true (sales_period_parse (answers_get (years, i, "year"), 1, &period));
      overview = real_overview (fixture, SALES_SCOPE_TERRITORY, territory, period.first, period.last);
      assert_near (overview->amount.actual, answers_hundredths (years, i, "sales"));
      g_assert_cmpint (overview->service.orders, ==, 10000 * g_ascii_strtoll (answers_get (years, i, "orders"), NULL, 10));
    }
}

static void
check_months (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) months = answers_load (path, "aw_company_month.csv");

  for (guint i = 0; i < months->rows->len; i++)
    {
      SalesPeriod period;
      g_autoptr (SalesOverview) overview = NULL;

      g_assert_true (sales_period_parse (answers_get (months, i, "month"), 1, &period));
      overview = real_overview (fixture, SALES_SCOPE_UNIT, SALES_COMPANY_ID, period.first, period.last);
      assert_near (overview->amount.actual, answers_hundredths (months, i, "sales"));
      g_assert_cmpint (overview->service.late, ==, 0);
    }
}

static void
check_products (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) products = answers_load (path, "aw_products.csv");
  g_autoptr (SalesOverview) overview = real_overview (fixture, SALES_SCOPE_UNIT, SALES_COMPANY_ID, first_day, last_day);
  gint64 rounded = 0;
  guint sold = 0;

  for (guint k = 0; k < overview->products->len; k++)
    sold += ((const SalesProductRow *) overview->products->pdata[k])->quantity > 0;
  g_assert_cmpuint (sold, ==, products->rows->len);
  for (guint i = 0; i < products->rows->len; i++)
    {
      const SalesProductRow *row = overview->products->pdata[i];
      gint64 product = real_id (fixture, "product", "ref", answers_get (products, i, "product_id"));
      g_autofree char *cost = g_strdup_printf ("SELECT sum(cost) FROM order_line WHERE product = %" G_GINT64_FORMAT, product);

      g_assert_cmpint (row->id, ==, product);
      g_assert_cmpint (cents (row->amount), ==, answers_hundredths (products, i, "amount"));
      g_assert_cmpint (row->quantity, ==, 1000 * g_ascii_strtoll (answers_get (products, i, "quantity"), NULL, 10));
      g_assert_cmpint (cents (row->contribution), ==, answers_hundredths (products, i, "contribution_at_order_date"));
      rounded += cents (row->contribution);
      g_assert_cmpint (cents (fixture_ask (fixture, cost)), ==, answers_hundredths (products, i, "cost_at_order_date"));
    }
  /* The known answer, 12,557,780.58, is the sum of the products' rounded contributions; the lines
   * themselves give 12,557,780.599088. */
  g_assert_cmpint (rounded, ==, G_GINT64_CONSTANT (1255778058));
  g_assert_cmpint (overview->contribution.actual, ==, G_GINT64_CONSTANT (12557780599088));
}

static void
check_contribution (Fixture *fixture, const char *path)
{
  g_autoptr (Answers) years = answers_load (path, "aw_contribution_salesperson_year.csv");

  for (guint i = 0; i < years->rows->len; i++)
    {
      const char *ref = answers_get (years, i, "salesperson_id");
      SalesPeriod period;
      g_autoptr (SalesOverview) overview = NULL;

      if (ref[0] == '\0')
        continue;
      g_assert_true (sales_period_parse (answers_get (years, i, "year"), 1, &period));
      overview = real_overview (fixture, SALES_SCOPE_PERSON, real_id (fixture, "person", "ref", ref), period.first, period.last);
      g_assert_cmpint (cents (overview->amount.actual), ==, answers_hundredths (years, i, "line_amount"));
      g_assert_cmpint (cents (overview->contribution.actual), ==, answers_hundredths (years, i, "contribution_at_order_date"));
    }
}

static void
test_adventureworks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = real_path ("adventureworks");

  if (path == NULL)
    return;
  g_assert_true (sales_day_parse_iso ("2011-05-31", -1, &first_day));
  g_assert_true (sales_day_parse_iso ("2014-06-30", -1, &last_day));
  real_import (fixture, path, TRUE);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 290);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order"), ==, 31465);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM order_line"), ==, 121317);
  g_assert_cmpint (fixture_ask (fixture, "SELECT count(*) FROM sales_order WHERE person IS NULL"), ==, 27659);
  check_quotas (fixture, path);
  check_teams (fixture, path);
  check_people (fixture, path);
  check_territories (fixture, path);
  check_months (fixture, path);
  check_products (fixture, path);
  check_contribution (fixture, path);
}

static void
test_departments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = real_path ("adventureworks");
  g_autoptr (Answers) departments = NULL;

  if (path == NULL)
    return;
  real_import (fixture, path, FALSE);
  departments = answers_load (path, "aw_department_headcount.csv");
  for (guint i = 0; i < departments->rows->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(DISTINCT m.person) FROM membership m JOIN unit t ON t.id = m.unit JOIN unit d ON d.id = t.parent"
                                              " WHERE t.name = '%s' AND d.name = '%s' AND m.last_day IS NULL",
                                              answers_get (departments, i, "department"), answers_get (departments, i, "group"));

      g_assert_cmpint (fixture_ask (fixture, sql), ==, g_ascii_strtoll (answers_get (departments, i, "current_employees"), NULL, 10));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/adventureworks/answers", Fixture, NULL, fixture_set_up, test_adventureworks, fixture_tear_down);
  g_test_add ("/adventureworks/departments", Fixture, NULL, fixture_set_up, test_departments, fixture_tear_down);
  return g_test_run ();
}
