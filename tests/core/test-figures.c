/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures against a second computation by plain SQL over the lines, for random documents. */

#include "sales-test-document.h"

#include "model/sales-overview.h"

#define N_PEOPLE 6
#define N_ORDERS 160
#define FIRST    20089 /* 2025-01-01 */
#define N_DAYS   730

typedef struct
{
  gint64 orders, quantity, amount, contribution, late, delivered;
} Sums;

static void
add_people (GString *sql, GRand *random)
{
  g_string_append (sql, "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'A'), (3, 1, 'department', 'B'),"
                        " (4, 2, 'team', 'A1'), (5, 2, 'team', 'A2');"
                        "INSERT INTO territory (id, parent, name) VALUES (1, NULL, 'T1'), (2, 1, 'T2'), (3, 2, 'T3'), (4, NULL, 'T4');"
                        "INSERT INTO category (id, parent, name) VALUES (1, NULL, 'C1'), (2, 1, 'C2'), (3, NULL, 'C3');"
                        "INSERT INTO product (id, name, folded, category) VALUES (1, 'P1', '', 1), (2, 'P2', '', 2), (3, 'P3', '', 3), (4, 'P4', '', NULL);");
  for (int i = 1; i <= N_PEOPLE; i++)
    {
      int day = FIRST - 50;

      g_string_append_printf (sql, "INSERT INTO person (id, name, sort_name, folded) VALUES (%d, 'N%d', '', '');", i, i);
      /* Some stays one after another, with gaps between some of them. */
      for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
        {
          int first = day + g_rand_int_range (random, 0, 90) * g_rand_int_range (random, 0, 2);
          int last = first + g_rand_int_range (random, 0, 400);

          if (n == 1 && g_rand_boolean (random))
            g_string_append_printf (sql, "INSERT INTO membership (person, unit, first_day) VALUES (%d, %d, %d);", i, g_rand_int_range (random, 1, 6), first);
          else
            g_string_append_printf (sql, "INSERT INTO membership (person, unit, first_day, last_day) VALUES (%d, %d, %d, %d);",
                                    i, g_rand_int_range (random, 1, 6), first, last);
          day = last + 1;
        }
    }
}

static void
append_optional (GString *sql, GRand *random, int value)
{
  if (g_rand_int_range (random, 0, 4) > 0)
    g_string_append_printf (sql, ", %d", value);
  else
    g_string_append (sql, ", NULL");
}

static void
add_order (GString *sql, GRand *random, int id)
{
  int day = FIRST + g_rand_int_range (random, 0, N_DAYS);
  int kind = g_rand_int_range (random, 0, 5);
  int territory = g_rand_int_range (random, 0, 5);
  int person = g_rand_int_range (random, 1, N_PEOPLE + 1);

  g_string_append_printf (sql, "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, territory, person, split) VALUES (%d, 'r%d', %d", id, id, day);
  append_optional (sql, random, day + 5);
  append_optional (sql, random, day + g_rand_int_range (random, 3, 9));
  append_optional (sql, random, day + 10);
  append_optional (sql, random, day + 12);
  if (territory > 0)
    g_string_append_printf (sql, ", %d", territory);
  else
    g_string_append (sql, ", NULL");
  if (kind > 1)
    g_string_append_printf (sql, ", %d, 0);", person);
  else
    g_string_append_printf (sql, ", NULL, %d);", kind);
  if (kind == 1)
    {
      int share = g_rand_int_range (random, 1, 10000);

      g_string_append_printf (sql, "INSERT INTO credit_share VALUES (%d, %d, 0, %d), (%d, %d, %d, 10000);", id, person, share, id,
                              person % N_PEOPLE + 1, share);
    }
  for (int line = g_rand_int_range (random, 1, 4); line > 0; line--)
    {
      int product = g_rand_int_range (random, 0, 5);

      g_string_append_printf (sql, "INSERT INTO order_line (id, product, quantity, price, amount, cost) VALUES (%d, nullif(%d, 0), %d, 0, %d, nullif(%d, 0));",
                              id * 4096 + line, product, g_rand_int_range (random, -2, 9) * 10000, g_rand_int_range (random, -20, 90) * 10000,
                              g_rand_int_range (random, 0, 40) * 10000);
    }
}

static void
add_goals (GString *sql, GRand *random)
{
  static const char *const kinds[] = { "unit", "person", "person", "person", "territory", "category" };
  static const char *const measures[] = { "amount", "amount", "amount", "quantity", "contribution" };

  for (int i = 0; i < 40; i++)
    {
      SalesMonth month = 2025 * 12 + g_rand_int_range (random, 0, 24);
      int length = g_rand_int_range (random, 0, 3);
      SalesDay first = sales_month_first_day (month), last = sales_month_last_day (month + (length == 2 ? 2 : 0));

      if (length == 1)
        last = first + g_rand_int_range (random, 0, 100);
      g_string_append_printf (sql, "INSERT OR IGNORE INTO goal (scope_kind, scope, measure, first_day, last_day, value) VALUES ('%s', %d, '%s', %d, %d, %d);",
                              kinds[g_rand_int_range (random, 0, 6)], g_rand_int_range (random, i % 3 == 0 ? 1 : 2, 4),
                              measures[g_rand_int_range (random, 0, 5)], first, last, g_rand_int_range (random, 0, 1000000));
    }
}

/* Another way to the same sums ----------------------------------------------------------------- */

#define CREDIT \
  "WITH RECURSIVE tree (id) AS (VALUES (?3) UNION ALL SELECT u.id FROM unit AS u JOIN tree AS t ON u.parent = t.id)," \
  " credit AS (SELECT id, day, coalesce(person, 0) AS person, 10000 AS share FROM sales_order WHERE split = 0" \
  " UNION ALL SELECT o.id, o.day, c.person, c.to_share - c.from_share FROM sales_order AS o JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1)," \
  " wanted AS (SELECT * FROM credit AS c WHERE day BETWEEN ?1 AND ?2 AND "
#define SUMS \
  ")" \
  " SELECT (SELECT coalesce(sum(share), 0) FROM wanted)," \
  " coalesce(sum(l.quantity * share / 10000), 0), coalesce(sum(l.amount * share / 10000), 0)," \
  " coalesce(sum(CASE WHEN l.cost IS NULL THEN 0 ELSE (l.amount - l.cost) * share / 10000 END), 0)," \
  " (SELECT coalesce(sum(share), 0) FROM wanted AS w JOIN sales_order AS o USING (id) WHERE o.shipped > o.promised)," \
  " (SELECT coalesce(sum(share), 0) FROM wanted AS w JOIN sales_order AS o USING (id) WHERE o.delivered IS NOT NULL)" \
  " FROM wanted AS w JOIN order_line AS l ON l.id / 4096 = w.id"

static const char *const sum_sql[] = {
  [SALES_SCOPE_UNIT] = CREDIT "(?3 = 1 OR EXISTS (SELECT 1 FROM membership AS m JOIN tree AS t ON t.id = m.unit WHERE m.person = c.person"
                              " AND c.day >= coalesce(m.first_day, 0) AND c.day <= coalesce(m.last_day, 99999)))" SUMS,
  [SALES_SCOPE_PERSON] = CREDIT "person = ?3" SUMS,
  [SALES_SCOPE_TERRITORY] =
      "WITH RECURSIVE tree (id) AS (VALUES (?3) UNION ALL SELECT u.id FROM territory AS u JOIN tree AS t ON u.parent = t.id),"
      " wanted AS (SELECT id, day, 10000 AS share FROM sales_order"
      " WHERE day BETWEEN ?1 AND ?2 AND coalesce(territory, 0) IN (SELECT id FROM tree)" SUMS,
  [SALES_SCOPE_CATEGORY] =
      "WITH RECURSIVE tree (id) AS (VALUES (?3) UNION ALL SELECT u.id FROM category AS u JOIN tree AS t ON u.parent = t.id)"
      " SELECT 0, coalesce(sum(l.quantity), 0), coalesce(sum(l.amount), 0),"
      " coalesce(sum(CASE WHEN l.cost IS NULL THEN 0 ELSE l.amount - l.cost END), 0), 0, 0"
      " FROM sales_order AS o JOIN order_line AS l ON l.id / 4096 = o.id LEFT JOIN product AS p ON p.id = l.product"
      " WHERE o.day BETWEEN ?1 AND ?2 AND coalesce(p.category, 0) IN (SELECT id FROM tree)",
};

typedef struct
{
  SalesScope scope;
  SalesDay   first, last;
} Question;

static gpointer
sum_lines (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (SalesStatement) read = sales_store_prepare (store, sum_sql[question->scope.kind], error);
  Sums *sums = g_new0 (Sums, 1);

  g_assert_no_error (*error);
  sales_statement_bind_int (read, 1, question->first);
  sales_statement_bind_int (read, 2, question->last);
  sales_statement_bind_int (read, 3, question->scope.id);
  g_assert_true (sales_statement_step (read, error));
  *sums = (Sums){
    sales_statement_get_int (read, 0), sales_statement_get_int (read, 1), sales_statement_get_int (read, 2),
    sales_statement_get_int (read, 3), sales_statement_get_int (read, 4), sales_statement_get_int (read, 5),
  };
  return sums;
}

static Sums
plain (TestDocument *self, const SalesScope *scope, SalesDay first, SalesDay last)
{
  Question question = { *scope, first, MIN (last, sales_today ()) };
  g_autoptr (GError) error = NULL;
  g_autofree Sums *sums = sales_document_call (self->document, sales_request_new (sum_lines, &question, NULL, g_free), NULL, &error);

  g_assert_no_error (error);
  return *sums;
}

/* Comparing ------------------------------------------------------------------------------------ */

static void
compare_sums (TestDocument *self, const SalesOverview *it)
{
  Sums sums = plain (self, &it->scope, it->period.first, it->period.last);
  gboolean category = it->scope.kind == SALES_SCOPE_CATEGORY;

  g_assert_cmpint (it->amount.actual, ==, sums.amount);
  g_assert_cmpint (it->quantity.actual, ==, sums.quantity);
  g_assert_cmpint (it->contribution.actual, ==, sums.contribution);
  g_assert_cmpint (it->service.orders, ==, sums.orders);
  g_assert_cmpint (it->service.late, ==, sums.late);
  g_assert_cmpint (it->service.delivered, ==, sums.delivered);
  if (it->amount.has_year_before)
    {
      SalesPeriod before = sales_period_year_before (&it->period);
      SalesDay last = it->running ? sales_day_add_years (it->today, -1) : before.last;

      g_assert_cmpint (it->amount.year_before, ==, plain (self, &it->scope, before.first, last).amount);
      g_assert_cmpint (it->quantity.year_before, ==, plain (self, &it->scope, before.first, last).quantity);
      g_assert_cmpint (it->service_year_before.late, ==, category ? 0 : plain (self, &it->scope, before.first, before.last).late);
    }
  for (int i = 0; i < it->n_months; i++)
    if (it->month_amount[i] != SALES_NO_FIGURE)
      {
        sums = plain (self, &it->scope, sales_month_first_day (it->first_month + i), sales_month_last_day (it->first_month + i));
        g_assert_cmpint (it->month_amount[i], ==, sums.amount);
        g_assert_cmpint (it->month_quantity[i], ==, sums.quantity);
      }
}

/* What must hold whatever the figures are. */
static void
check_sense (const SalesOverview *it)
{
  gint64 children = 0, goals = 0;

  g_assert_cmpint (it->reconciliation.people + it->reconciliation.no_person, ==, it->reconciliation.orders);
  for (guint i = 0; i < it->children->len; i++)
    {
      const SalesChild *child = it->children->pdata[i];

      children += child->amount.actual;
      goals += child->amount.goal;
    }
  if (it->scope.kind == SALES_SCOPE_UNIT)
    g_assert_cmpint (children, ==, it->amount.actual);
  if (it->amount.from_children)
    g_assert_cmpint (goals, ==, it->amount.goal);
  if (!it->amount.from_children)
    g_assert_cmpint (it->amount.compared, ==, it->amount.actual);
  if (it->n_actual > 0)
    g_assert_cmpint (it->pace[it->n_actual - 1].actual, ==, it->amount.compared);
  g_assert_cmpint (it->pace[it->n_pace - 1].goal, ==, it->amount.goal);
  if (it->running && it->scope.kind != SALES_SCOPE_CATEGORY)
    g_assert_cmpint (ABS (it->pace[it->n_actual - 1].goal - it->amount.goal_to_date), <=, N_PEOPLE * 4);
  if (it->today >= it->period.last)
    g_assert_cmpint (it->amount.goal_to_date, ==, it->amount.goal);
}

static SalesPeriod
random_period (GRand *random)
{
  SalesDay first = FIRST + g_rand_int_range (random, 0, N_DAYS);

  if (g_rand_int_range (random, 0, 4) == 0)
    return (SalesPeriod){ SALES_PERIOD_DAYS, first, first + g_rand_int_range (random, 0, 200) };
  return sales_period_containing ((SalesPeriodKind) g_rand_int_range (random, SALES_PERIOD_MONTH, SALES_PERIOD_YEAR + 1), first, 1);
}

static void
test_random (TestDocument *self, gconstpointer data)
{
  static const int n_ids[] = { [SALES_SCOPE_UNIT] = 5, [SALES_SCOPE_PERSON] = N_PEOPLE, [SALES_SCOPE_TERRITORY] = 4, [SALES_SCOPE_CATEGORY] = 3 };
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GString) sql = g_string_new (NULL);

  add_people (sql, random);
  for (int i = 1; i <= N_ORDERS; i++)
    add_order (sql, random, i);
  add_goals (sql, random);
  test_document_sql (self, sql->str);
  for (int round = 0; round < 60; round++)
    {
      SalesScope scope = { (SalesScopeKind) (round % 4), 0 };
      SalesPeriod period = random_period (random);
      g_autoptr (SalesOverview) overview = NULL;
      g_autoptr (GError) error = NULL;

      /* Sometimes today lies within the period, sometimes within the data. */
      sales_today_set (round % 3 == 0 ? g_rand_int_range (random, period.first, period.last + 1) : FIRST + g_rand_int_range (random, 400, 900));
      scope.id = g_rand_int_range (random, scope.kind == SALES_SCOPE_UNIT ? 1 : 0, n_ids[scope.kind] + 1);
      overview = sales_document_call (self->document, sales_overview_request_new (&scope, &period), NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s %d, %d to %d, today %d", sales_scope_kind_to_string (scope.kind), (int) scope.id, period.first, period.last, sales_today ());
      check_sense (overview);
      compare_sums (self, overview);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/figures/random/%u", seed);

      g_test_add (name, TestDocument, GUINT_TO_POINTER (seed), test_document_set_up, test_random, test_document_tear_down);
    }
  return g_test_run ();
}
