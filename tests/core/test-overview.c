/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-overview.h"

#define EURO G_GINT64_CONSTANT (1000000)
#define ORDER G_GINT64_CONSTANT (10000)
#define PIECE G_GINT64_CONSTANT (1000)

static SalesDay
day (const char *iso)
{
  SalesDay result;

  g_assert_true (sales_day_parse_iso (iso, -1, &result));
  return result;
}

/* SQL with {2026-07-01} for days and €12 for amounts. */
static void
run (TestDocument *self, const char *text)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      if (*at == '{')
        {
          SalesDay value;

          g_assert_true (sales_day_parse_iso (at + 1, 10, &value));
          g_string_append_printf (sql, "%d", value);
          at += 12;
        }
      else if (g_str_has_prefix (at, "€"))
        {
          char *end;
          gint64 value = g_ascii_strtoll (at + strlen ("€"), &end, 10);

          g_string_append_printf (sql, "%" G_GINT64_FORMAT, value * EURO);
          at = end;
        }
      else
        g_string_append_c (sql, *at++);
    }
  test_document_sql (self, sql->str);
}

static SalesOverview *
ask (TestDocument *self, SalesScopeKind kind, gint64 id, const char *period_text)
{
  g_autoptr (GError) error = NULL;
  SalesScope scope = { kind, id };
  SalesPeriod period;
  SalesOverview *overview;

  g_assert_true (sales_period_parse (period_text, 1, &period));
  overview = sales_document_call (self->document, sales_overview_request_new (&scope, &period), NULL, &error);
  g_assert_no_error (error);
  return overview;
}

static const SalesChild *
child (GPtrArray *children, SalesScopeKind kind, gint64 id)
{
  for (guint i = 0; i < children->len; i++)
    {
      const SalesChild *it = children->pdata[i];

      if (it->scope.kind == kind && it->scope.id == id)
        return it;
    }
  return NULL;
}

static const SalesAttention *
attention (const SalesOverview *overview, SalesAttentionKind kind)
{
  for (guint i = 0; i < overview->attention->len; i++)
    if (((SalesAttention *) overview->attention->pdata[i])->kind == kind)
      return overview->attention->pdata[i];
  return NULL;
}

/* Two teams; Bo moves from North to South in the middle of August; Di belongs to no unit. */
static const char company[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North'), (4, 2, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded, title, hired, left_day) VALUES (1, 'Ada', '', '', 'Key Accounts', {2020-01-01}, NULL),"
    " (2, 'Bo', '', '', NULL, NULL, NULL), (3, 'Cy', '', '', NULL, NULL, {2026-09-30}), (4, 'Di', '', '', NULL, NULL, NULL), (5, 'Ed', '', '', NULL, NULL, NULL);"
    "UPDATE unit SET leader = 1 WHERE id = 3;"
    "INSERT INTO membership (person, unit, first_day, last_day) VALUES (1, 3, NULL, NULL), (2, 3, NULL, {2026-08-15}),"
    " (2, 4, {2026-08-16}, NULL), (3, 4, {2020-01-01}, {2026-09-30}), (5, 3, NULL, NULL);"
    "INSERT INTO territory (id, parent, name) VALUES (1, NULL, 'World'), (2, 1, 'Poland'), (3, 1, 'Spain');"
    "INSERT INTO category (id, parent, name) VALUES (1, NULL, 'Pumps'), (2, 1, 'Hand pumps'), (3, NULL, 'Seals');"
    "INSERT INTO product (id, name, folded, category) VALUES (1, 'P1', '', 2), (2, 'P2', '', 3), (3, 'P3', '', NULL);"
    "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, person, territory, split) VALUES"
    " (1, 'a', {2026-07-10}, {2026-07-12}, {2026-07-12}, {2026-07-13}, {2026-07-14}, 1, 2, 0),"
    " (2, 'b', {2026-08-10}, {2026-08-12}, {2026-08-13}, {2026-08-14}, NULL, 2, 2, 0),"
    " (3, 'c', {2026-08-20}, {2026-08-30}, NULL, NULL, NULL, 2, 3, 0),"
    " (4, 'd', {2026-09-01}, NULL, {2026-09-02}, {2026-10-01}, NULL, 3, 3, 0),"
    " (5, 'e', {2026-07-15}, {2026-07-20}, {2026-07-22}, NULL, NULL, NULL, NULL, 1),"
    " (6, 'f', {2026-09-05}, NULL, NULL, NULL, NULL, NULL, 2, 0),"
    " (7, 'g', {2026-09-09}, NULL, NULL, NULL, NULL, 4, NULL, 0),"
    " (8, 'h', {2025-07-20}, NULL, {2025-07-21}, NULL, NULL, 1, 2, 0);"
    "INSERT INTO credit_share (order_id, person, from_share, to_share) VALUES (5, 1, 0, 5000), (5, 3, 5000, 10000);"
    "INSERT INTO order_line (id, product, quantity, price, amount, cost) VALUES"
    " (4097, 1, 1000, 0, €100, €60), (8193, 1, 2000, 0, €40, NULL), (12289, 2, 1000, 0, €60, €50),"
    " (16385, 2, 1000, 0, €30, €10), (20481, 1, 20000, 0, €20, €10), (24577, NULL, 1000, 0, €50, NULL),"
    " (28673, 3, 1000, 0, €7, €2), (32769, 1, 1000, 0, €80, €40);";

static const char goals[] =
    "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
    " (1, 'person', 1, 'amount', {2026-07-01}, {2026-09-30}, €200),"
    " (2, 'person', 2, 'amount', {2026-07-01}, {2026-09-30}, €92),"
    " (3, 'person', 3, 'amount', {2026-07-01}, {2026-07-31}, €10),"
    " (4, 'person', 3, 'amount', {2026-08-01}, {2026-08-31}, €10),"
    " (5, 'person', 3, 'amount', {2026-09-01}, {2026-09-30}, €10);";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  run (self, company);
  sales_today_set (day ("2026-10-05"));
}

static void
assert_comparison (const SalesComparison *it, gint64 actual, gint64 compared, gint64 goal)
{
  g_assert_cmpint (it->actual, ==, actual * EURO);
  g_assert_cmpint (it->compared, ==, compared * EURO);
  g_assert_cmpint (it->goal, ==, goal * EURO);
  g_assert_cmpint (it->goal_to_date, ==, goal * EURO);
}

static void
test_children_goals (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;
  g_autoptr (SalesOverview) team = NULL;
  const SalesChild *it;

  run (self, goals);
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  /* All is 307; the goals speak of Ada's 110, Bo's 100 and Cy's 40. */
  assert_comparison (&overview->amount, 307, 250, 322);
  g_assert_true (overview->amount.has_goal);
  g_assert_true (overview->amount.from_children);
  g_assert_true (overview->amount.by_days);
  g_assert_cmpint (sales_comparison_attainment (&overview->amount), ==, 7764);
  g_assert_cmpint (sales_comparison_variance (&overview->amount), ==, -72 * EURO);
  g_assert_cmpint (overview->amount.year_before, ==, 80 * EURO);
  g_assert_true (overview->amount.has_year_before);
  g_assert_false (overview->empty);

  /* The department, Di, and nobody. */
  g_assert_cmpint (overview->children->len, ==, 3);
  g_assert_cmpint (overview->child_kind, ==, SALES_SCOPE_UNIT);
  it = child (overview->children, SALES_SCOPE_UNIT, 2);
  assert_comparison (&it->amount, 250, 250, 322);
  it = child (overview->children, SALES_SCOPE_PERSON, 4);
  assert_comparison (&it->amount, 7, 7, 0);
  g_assert_false (it->amount.has_goal);
  g_assert_cmpint (it->rank, ==, 0);
  it = child (overview->children, SALES_SCOPE_PERSON, 0);
  g_assert_null (it->name);
  assert_comparison (&it->amount, 50, 50, 0);

  /* Half of Bo's goal and what he sold by 15 August. */
  team = ask (self, SALES_SCOPE_UNIT, 3, "2026-Q3");
  g_assert_cmpstr (team->detail, ==, "Ada");
  assert_comparison (&team->amount, 150, 150, 246);
  it = child (team->children, SALES_SCOPE_PERSON, 2);
  assert_comparison (&it->amount, 40, 40, 46);
  g_assert_true (it->amount.by_days);
  g_assert_cmpstr (it->detail, ==, "South");
  /* Ed neither sold nor was to sell. */
  g_assert_cmpint (team->children->len, ==, 2);
  g_assert_cmpint (team->child_kind, ==, SALES_SCOPE_PERSON);
  /* 110 ÷ 200 stands before 40 ÷ 46. */
  g_assert_cmpint (((SalesChild *) team->children->pdata[0])->scope.id, ==, 1);
  g_assert_cmpint (((SalesChild *) team->children->pdata[0])->rank, ==, 2);
  g_assert_cmpint (it->rank, ==, 1);
}

/* Before a period begins nothing is due: nobody leads, and nobody is behind. */
static void
test_not_begun (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;
  SalesDay before;

  run (self, goals);
  g_assert_true (sales_day_from_ymd (2026, 6, 1, &before));
  sales_today_set (before);
  overview = ask (self, SALES_SCOPE_UNIT, 3, "2026-Q3");
  g_assert_cmpint (overview->children->len, >, 0);
  for (guint i = 0; i < overview->children->len; i++)
    g_assert_cmpint (((SalesChild *) overview->children->pdata[i])->rank, ==, 0);
  for (guint i = 0; i < overview->attention->len; i++)
    g_assert_cmpint (((SalesAttention *) overview->attention->pdata[i])->kind, !=, SALES_ATTENTION_BEHIND);
}

static void
test_own_goal (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) team = NULL;
  g_autoptr (SalesOverview) overview = NULL;

  run (self, goals);
  run (self, "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
             " (10, 'unit', 4, 'amount', {2026-08-01}, {2026-08-31}, €50);");
  /* All sales of the team in the period against its own goal of a part of it. */
  team = ask (self, SALES_SCOPE_UNIT, 4, "2026-Q3");
  assert_comparison (&team->amount, 100, 100, 50);
  g_assert_false (team->amount.from_children);
  g_assert_false (team->amount.by_days);
  /* For the company above, the team's August counts, and nobody's goal below it. */
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  assert_comparison (&overview->amount, 307, 150 + 60, 246 + 50);
  g_assert_cmpint (overview->pace[overview->n_pace - 1].actual, ==, 210 * EURO);
  g_assert_cmpint (overview->pace[overview->n_pace - 1].goal, ==, 296 * EURO);
}

static void
test_service (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_autoptr (SalesOverview) south = ask (self, SALES_SCOPE_UNIT, 4, "2026-Q3");
  g_autoptr (SalesOverview) cy = ask (self, SALES_SCOPE_PERSON, 3, "2026-Q3");
  const SalesService *it = &overview->service;

  g_assert_cmpint (it->orders, ==, 7 * ORDER);
  g_assert_cmpint (it->shipped, ==, 4 * ORDER);
  g_assert_cmpint (it->judged, ==, 3 * ORDER);
  g_assert_cmpint (it->late, ==, 2 * ORDER);
  g_assert_cmpint (it->unshipped, ==, 3 * ORDER);
  g_assert_cmpint (it->overdue, ==, 1 * ORDER);
  g_assert_cmpint (it->delivered, ==, 3 * ORDER);
  g_assert_cmpint (it->followed, ==, 1 * ORDER);
  /* Delivered on 1 October: its follow-up is not due on the 5th. */
  g_assert_cmpint (it->awaiting, ==, 1 * ORDER);
  g_assert_cmpint (sales_service_on_time (it), ==, 3333);
  g_assert_cmpint (sales_service_follow_up (it), ==, 5000);
  g_assert_cmpint (overview->service_year_before.shipped, ==, 1 * ORDER);
  g_assert_cmpint (sales_service_on_time (&overview->service_year_before), ==, -1);
  g_assert_cmpint (overview->month_on_time[9], ==, 5000);
  g_assert_cmpint (overview->month_on_time[10], ==, 0);
  g_assert_cmpint (overview->month_on_time[11], ==, -1);
  g_assert_cmpint (overview->month_follow_up[11], ==, -1);

  /* Bo's order of 20 August, Cy's own, and half of the shared one. */
  g_assert_cmpint (south->service.orders, ==, 2 * ORDER + ORDER / 2);
  g_assert_cmpint (south->service.late, ==, ORDER / 2);
  g_assert_cmpint (south->service.overdue, ==, ORDER);
  g_assert_cmpint (south->service.awaiting, ==, ORDER);
  g_assert_cmpint (cy->service.overdue, ==, 0);
  g_assert_cmpint (attention (overview, SALES_ATTENTION_OVERDUE)->count, ==, 1);
  g_assert_cmpint (attention (overview, SALES_ATTENTION_OVERDUE)->day, ==, day ("2026-08-30"));
  g_assert_cmpint (attention (overview, SALES_ATTENTION_LATE)->count, ==, 2);
  g_assert_cmpint (attention (overview, SALES_ATTENTION_FOLLOW_UP)->count, ==, 1);
  g_assert_null (attention (cy, SALES_ATTENTION_OVERDUE));
}

/* On the edges of both ways in which the store finds them: delivered on the last day that still
 * counts and the day before, 31 and 32 days after the order. */
static void
test_awaiting (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;

  run (self, "INSERT INTO sales_order (id, ref, day, delivered, person) VALUES"
             " (901, 'w1', {2026-08-28}, {2026-09-28}, 3), (902, 'w2', {2026-08-27}, {2026-09-28}, 3),"
             " (903, 'w3', {2026-08-27}, {2026-09-27}, 3), (904, 'w4', {2026-08-26}, {2026-09-27}, 3),"
             " (905, 'w5', {2026-09-30}, {2026-09-30}, 3), (906, 'w6', {2026-09-30}, {2026-09-28}, 3)");
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (overview->service.delivered, ==, (3 + 6) * ORDER);
  g_assert_cmpint (overview->service.awaiting, ==, (1 + 4) * ORDER);
}

/* Where nobody notes follow-ups, none is missing. */
static void
test_no_follow_ups (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;

  run (self, "UPDATE sales_order SET followed = NULL");
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (overview->service.shipped, ==, 4 * ORDER);
  g_assert_cmpint (overview->service.delivered, ==, 0);
  g_assert_cmpint (sales_service_follow_up (&overview->service), ==, -1);
  g_assert_cmpint (overview->month_follow_up[9], ==, -1);
  g_assert_null (attention (overview, SALES_ATTENTION_FOLLOW_UP));
}

static void
test_measures (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_autoptr (SalesOverview) empty = ask (self, SALES_SCOPE_UNIT, 1, "2020-Q1");

  g_assert_cmpint (overview->quantity.actual, ==, 27 * PIECE);
  g_assert_true (overview->contribution.known);
  g_assert_cmpint (overview->contribution.actual, ==, (40 + 10 + 20 + 10 + 5) * EURO);
  g_assert_cmpint (overview->contribution.unknown_amount, ==, 90 * EURO);
  g_assert_cmpint (attention (overview, SALES_ATTENTION_NO_COST)->amount, ==, 90 * EURO);
  g_assert_false (overview->amount.has_goal);
  g_assert_cmpint (overview->amount.compared, ==, 307 * EURO);
  g_assert_false (sales_comparison_has_attainment (&overview->amount));
  g_assert_cmpint (overview->reconciliation.people, ==, 257 * EURO);
  g_assert_cmpint (overview->reconciliation.no_person, ==, 50 * EURO);
  g_assert_cmpint (overview->reconciliation.orders, ==, 307 * EURO);
  g_assert_true (empty->empty);
  g_assert_false (empty->contribution.known);
  g_assert_cmpint (empty->children->len, ==, 0);
  g_assert_cmpint (empty->attention->len, ==, 0);
}

/* ERPNext's vector: 50 pieces to sell, 20 sold, credit halved: 50, 10, −40; with a partner who is
 * credited with all of them: −30. */
static void
test_split_credit (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) half = NULL;
  g_autoptr (SalesOverview) whole = NULL;

  run (self, "UPDATE sales_order SET day = {2026-03-03} WHERE id = 5;"
             "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
             " (1, 'person', 1, 'quantity', {2026-01-01}, {2026-12-31}, 50000),"
             " (2, 'person', 1, 'quantity', {2026-03-01}, {2026-03-31}, 50000),"
             " (3, 'unit', 1, 'quantity', {2026-03-01}, {2026-03-31}, 50000);");
  half = ask (self, SALES_SCOPE_PERSON, 1, "2026-03");
  g_assert_cmpint (half->quantity.goal, ==, 50 * PIECE);
  g_assert_cmpint (half->quantity.actual, ==, 10 * PIECE);
  g_assert_cmpint (sales_comparison_variance (&half->quantity), ==, -40 * PIECE);
  whole = ask (self, SALES_SCOPE_UNIT, 1, "2026-03");
  g_assert_cmpint (whole->quantity.actual, ==, 20 * PIECE);
  g_assert_cmpint (sales_comparison_variance (&whole->quantity), ==, -30 * PIECE);
}

/* No sales: the variance is minus the goal. */
static void
test_no_sales (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;

  run (self, "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
             " (1, 'person', 5, 'amount', {2026-07-01}, {2026-09-30}, €30),"
             " (2, 'person', 4, 'amount', {2026-07-01}, {2026-09-30}, 0),"
             " (3, 'person', 1, 'amount', {2026-07-01}, {2026-09-30}, -5000000);");
  overview = ask (self, SALES_SCOPE_PERSON, 5, "2026-Q3");
  g_assert_cmpint (overview->amount.actual, ==, 0);
  g_assert_cmpint (sales_comparison_variance (&overview->amount), ==, -30 * EURO);
  g_assert_cmpint (sales_comparison_attainment (&overview->amount), ==, 0);
  g_assert_true (sales_comparison_has_attainment (&overview->amount));
  g_assert_cmpint (overview->rank, ==, 1);
  /* A goal of nothing or less gives no attainment and no rank. */
  g_assert_cmpint (overview->n_ranked, ==, 1);
  sales_overview_free (overview);
  overview = ask (self, SALES_SCOPE_PERSON, 4, "2026-Q3");
  g_assert_true (overview->amount.has_goal);
  g_assert_false (sales_comparison_has_attainment (&overview->amount));
  g_assert_cmpint (overview->rank, ==, 0);
  sales_overview_free (overview);
  overview = ask (self, SALES_SCOPE_PERSON, 1, "2026-Q3");
  g_assert_false (sales_comparison_has_attainment (&overview->amount));
  g_assert_cmpint (sales_comparison_variance (&overview->amount), ==, 115 * EURO);
}

static void
test_person (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) ada = NULL;
  g_autoptr (SalesOverview) bo = NULL;

  run (self, goals);
  ada = ask (self, SALES_SCOPE_PERSON, 1, "2026-Q3");
  g_assert_cmpstr (ada->scope_name, ==, "Ada");
  g_assert_cmpstr (ada->role, ==, "Key Accounts");
  g_assert_cmpstr (ada->detail, ==, "North");
  g_assert_cmpint (ada->member_since, ==, day ("2020-01-01"));
  assert_comparison (&ada->amount, 110, 110, 200);
  /* Bo and Cy reach more. */
  g_assert_cmpint (ada->rank, ==, 3);
  g_assert_cmpint (ada->n_ranked, ==, 3);
  g_assert_cmpint (ada->children->len, ==, 0);
  g_assert_cmpint (ada->heat->len, ==, 1);
  g_assert_cmpint (ada->pace[91].actual, ==, 110 * EURO);
  g_assert_cmpint (ada->pace[91].goal, ==, 200 * EURO);
  g_assert_cmpint (ada->pace[8].actual, ==, 0);
  g_assert_cmpint (ada->pace[9].actual, ==, 100 * EURO);
  g_assert_cmpint (ada->month_amount[9], ==, 110 * EURO);
  g_assert_cmpint (ada->month_amount[8], ==, 0);
  g_assert_cmpint (ada->month_goal[8], ==, -1);
  /* A person's goal is his own, wherever he belonged. */
  bo = ask (self, SALES_SCOPE_PERSON, 2, "2026-Q3");
  assert_comparison (&bo->amount, 100, 100, 92);
  g_assert_false (bo->amount.by_days);
  g_assert_cmpint (bo->rank, ==, 2);
  g_assert_cmpstr (bo->role, ==, "salesperson");
}

static void
test_running (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) cy = NULL;
  g_autoptr (SalesOverview) overview = NULL;
  g_autoptr (SalesOverview) north = NULL;

  run (self, goals);
  sales_today_set (day ("2026-08-31"));
  cy = ask (self, SALES_SCOPE_PERSON, 3, "2026-Q3");
  g_assert_true (cy->running);
  /* What lies after today does not count, and two of three months' goals have elapsed. */
  g_assert_cmpint (cy->amount.actual, ==, 10 * EURO);
  g_assert_cmpint (cy->amount.goal, ==, 30 * EURO);
  g_assert_cmpint (cy->amount.goal_to_date, ==, 20 * EURO);
  g_assert_cmpint (sales_comparison_attainment_to_date (&cy->amount), ==, 5000);
  g_assert_true (cy->has_projection);
  g_assert_cmpint (cy->projection, ==, 15 * EURO);
  g_assert_cmpint (cy->projection_share, ==, 5000);
  g_assert_false (cy->has_band);
  g_assert_cmpint (cy->n_pace, ==, 92);
  g_assert_cmpint (cy->n_actual, ==, 62);
  g_assert_cmpint (cy->pace[30].goal, ==, 10 * EURO);
  g_assert_cmpint (cy->pace[61].goal, ==, 20 * EURO);
  g_assert_cmpint (cy->pace[91].goal, ==, 30 * EURO);
  g_assert_cmpint (cy->month_amount[10], ==, 0);
  g_assert_cmpint (cy->month_amount[11], ==, SALES_NO_FIGURE);
  g_assert_cmpint (cy->month_goal[11], ==, 10 * EURO);
  g_assert_cmpint (cy->service.orders, ==, ORDER / 2);

  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (overview->amount.actual, ==, 220 * EURO);
  g_assert_cmpint (overview->amount.year_before, ==, 80 * EURO);
  g_assert_cmpint (overview->reconciliation.orders, ==, 220 * EURO);
  g_assert_cmpint (overview->reconciliation.people, ==, 220 * EURO);
  g_assert_cmpint (overview->service.orders, ==, 4 * ORDER);
  g_assert_null (attention (overview, SALES_ATTENTION_BEHIND));
  /* Promised for 30 August and not shipped on the 31st. */
  g_assert_cmpint (overview->service.overdue, ==, ORDER);
  g_assert_cmpint (overview->pace[61].actual, ==, 220 * EURO);

  /* Ada: 44 of 66 working days of 200 are 133.33, and she has sold 110. */
  north = ask (self, SALES_SCOPE_UNIT, 3, "2026-Q3");
  g_assert_cmpint (attention (north, SALES_ATTENTION_BEHIND)->scope.id, ==, 1);
  g_assert_cmpint (attention (north, SALES_ATTENTION_BEHIND)->count, ==, 8250);
  g_assert_cmpint (attention (north, SALES_ATTENTION_BEHIND)->amount, ==, -23333333);
}

/* Two earlier years with 50 % and 80 % done by 31 August. */
static void
test_band (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;

  run (self, "DELETE FROM sales_order WHERE id > 1 AND id <> 5; DELETE FROM order_line WHERE id > 8192 AND id / 4096 <> 5;"
             "INSERT INTO sales_order (id, ref, day, person) VALUES (20, 'y', {2024-07-10}, 1), (21, 'z', {2024-09-10}, 1),"
             " (22, 'x', {2025-08-10}, 1), (23, 'w', {2025-09-10}, 1);"
             "INSERT INTO order_line (id, quantity, price, amount) VALUES (81921, 1, 0, €50), (86017, 1, 0, €50),"
             " (90113, 1, 0, €80), (94209, 1, 0, €20);"
             "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES (1, 'unit', 1, 'amount', {2026-07-01}, {2026-09-30}, €240)");
  sales_today_set (day ("2026-08-31"));
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&overview, sales_overview_free);
      overview = i == 0 ? ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3") : ask (self, SALES_SCOPE_UNIT, 2, "2026-Q3");
      g_assert_true (overview->has_projection);
      g_assert_true (overview->has_band);
      /* Of 120. */
      g_assert_cmpint (overview->projection_low, ==, 150 * EURO);
      g_assert_cmpint (overview->projection_high, ==, 240 * EURO);
    }
}

/* Goal periods that are no calendar quarters, as AdventureWorks has them. */
static void
test_odd_periods (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;
  g_autoptr (SalesOverview) team = NULL;

  run (self, "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
             " (1, 'person', 1, 'amount', {2026-05-30}, {2026-07-12}, €44),"
             " (2, 'person', 1, 'amount', {2026-07-13}, {2026-08-29}, €50),"
             " (3, 'person', 2, 'amount', {2026-07-13}, {2026-08-29}, €48);");
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-05-30..2026-08-29");
  g_assert_cmpint (overview->amount.goal, ==, 142 * EURO);
  /* Ada's 110, Bo's 100: all within their goals' days. */
  g_assert_cmpint (overview->amount.compared, ==, 210 * EURO);
  g_assert_cmpint (overview->amount.actual, ==, 220 * EURO);
  g_assert_cmpint (overview->service.orders, ==, 4 * ORDER);
  g_assert_cmpint (overview->service.late, ==, 2 * ORDER);
  g_assert_cmpint (overview->reconciliation.orders, ==, 220 * EURO);
  g_assert_cmpint (overview->reconciliation.people, ==, 220 * EURO);
  g_assert_cmpint (overview->products->len, ==, 2);
  g_assert_cmpint (((SalesProductRow *) overview->products->pdata[0])->amount, ==, 160 * EURO);
  /* Half of a period: the first goal counts for 12 of its 44 days, the second for 3 of 48. */
  sales_overview_free (overview);
  overview = ask (self, SALES_SCOPE_PERSON, 1, "2026-07-01..2026-07-15");
  g_assert_cmpint (overview->amount.goal, ==, 12 * EURO + 50 * EURO * 3 / 48);
  g_assert_true (overview->amount.by_days);
  g_assert_cmpint (overview->amount.compared, ==, 110 * EURO);
  /* 34 of Bo's 48 days lie in North. */
  team = ask (self, SALES_SCOPE_UNIT, 3, "2026-05-30..2026-08-29");
  g_assert_cmpint (team->amount.goal, ==, (94 + 34) * EURO);
  g_assert_cmpint (team->amount.compared, ==, 150 * EURO);
}

static void
test_territory (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) world = NULL;
  g_autoptr (SalesOverview) none = NULL;
  const SalesChild *it;

  run (self, "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
             " (1, 'territory', 2, 'amount', {2026-07-01}, {2026-09-30}, €380)");
  world = ask (self, SALES_SCOPE_TERRITORY, 1, "2026-Q3");
  g_assert_cmpint (world->amount.actual, ==, 280 * EURO);
  /* Poland alone has a goal: 190 of 380. */
  assert_comparison (&world->amount, 280, 190, 380);
  g_assert_true (world->amount.from_children);
  g_assert_cmpint (world->pace[91].actual, ==, 190 * EURO);
  g_assert_cmpint (world->amount.year_before, ==, 80 * EURO);
  g_assert_cmpint (world->service.late, ==, ORDER);
  g_assert_cmpint (world->service.overdue, ==, ORDER);
  g_assert_cmpint (world->service.awaiting, ==, ORDER);
  g_assert_cmpint (world->children->len, ==, 2);
  it = world->children->pdata[0];
  g_assert_cmpstr (it->name, ==, "Poland");
  g_assert_cmpint (it->rank, ==, 1);
  g_assert_cmpint (it->trend[11], ==, 50 * EURO);
  g_assert_cmpint (it->trend_goal[8], ==, -1);
  g_assert_cmpint (((SalesChild *) world->children->pdata[1])->amount.actual, ==, 90 * EURO);
  g_assert_cmpint (world->heat->len, ==, 0);
  g_assert_cmpint (world->reconciliation.orders, ==, 307 * EURO);
  none = ask (self, SALES_SCOPE_TERRITORY, 0, "2026-Q3");
  g_assert_null (none->scope_name);
  g_assert_cmpint (none->amount.actual, ==, 27 * EURO);
}

static void
test_category (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) pumps = NULL;
  g_autoptr (SalesOverview) none = NULL;
  g_autoptr (SalesOverview) overview = NULL;
  const SalesProductRow *row;

  run (self, goals);
  run (self, "INSERT INTO goal (id, scope_kind, scope, measure, category, first_day, last_day, value) VALUES"
             " (20, 'unit', 1, 'amount', 2, {2026-07-01}, {2026-09-30}, €200),"
             " (21, 'category', 3, 'amount', 0, {2026-07-01}, {2026-09-30}, €90)");
  pumps = ask (self, SALES_SCOPE_CATEGORY, 1, "2026-Q3");
  /* What the company is to sell of hand pumps is their goal, and their parent's. */
  assert_comparison (&pumps->amount, 160, 160, 200);
  g_assert_true (pumps->amount.from_children);
  g_assert_cmpint (pumps->children->len, ==, 1);
  g_assert_cmpint (pumps->n_pace, ==, 3);
  g_assert_cmpint (pumps->pace[0].actual, ==, 120 * EURO);
  g_assert_cmpint (pumps->pace[2].actual, ==, 160 * EURO);
  g_assert_cmpint (pumps->pace[2].goal, ==, 200 * EURO);
  g_assert_cmpint (pumps->amount.year_before, ==, 80 * EURO);
  g_assert_cmpint (pumps->products->len, ==, 1);
  none = ask (self, SALES_SCOPE_CATEGORY, 0, "2026-Q3");
  g_assert_cmpint (none->amount.actual, ==, 57 * EURO);
  g_assert_cmpint (none->products->len, ==, 2);

  /* A goal for a category is no goal for everything. */
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (overview->amount.goal, ==, 322 * EURO);
  g_assert_cmpint (overview->products->len, ==, 4);
  row = overview->products->pdata[0];
  g_assert_cmpstr (row->name, ==, "P1");
  g_assert_cmpint (row->amount, ==, 160 * EURO);
  g_assert_cmpint (row->contribution, ==, 50 * EURO);
  g_assert_cmpint (row->unknown_amount, ==, 40 * EURO);
  g_assert_cmpint (row->year_before, ==, 80 * EURO);
  g_assert_cmpint (row->cumulative, ==, 5212);
  g_assert_cmpint (row->abc, ==, 'A');
  row = overview->products->pdata[2];
  g_assert_cmpint (row->id, ==, 0);
  g_assert_null (row->name);
  g_assert_cmpint (row->abc, ==, 'B');
  g_assert_cmpint (overview->categories->len, ==, 3);
  g_assert_cmpstr (((SalesProductRow *) overview->categories->pdata[0])->name, ==, "Pumps");
  g_assert_cmpint (((SalesProductRow *) overview->categories->pdata[2])->amount, ==, 57 * EURO);
}

static void
test_heat_and_ranking (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  SalesScope scope = SALES_SCOPE_COMPANY;
  SalesPeriod period;
  const SalesHeatRow *row;

  run (self, goals);
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (overview->heat->len, ==, 3);
  g_assert_cmpint (overview->heat_months, ==, 6);
  g_assert_cmpint (overview->heat_first_month, ==, 2026 * 12 + 3);
  row = overview->heat->pdata[0];
  g_assert_cmpstr (row->name, ==, "Ada");
  g_assert_cmpint (row->goal[2], ==, -1);
  g_assert_cmpint (row->actual[3], ==, 110 * EURO);
  g_assert_cmpint (row->goal[3] + row->goal[4] + row->goal[5], ==, 200 * EURO);
  row = overview->heat->pdata[2];
  g_assert_cmpstr (row->name, ==, "Cy");
  g_assert_cmpint (row->goal[4], ==, 10 * EURO);
  g_assert_cmpint (attention (overview, SALES_ATTENTION_NO_GOAL)->count, ==, 1);

  g_assert_true (sales_period_parse ("2026-Q3", 1, &period));
  people = sales_document_call (self->document, sales_ranking_request_new (&scope, &period), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (people->len, ==, 5);
  g_assert_cmpint (child (people, SALES_SCOPE_PERSON, 1)->rank, ==, 3);
  g_assert_cmpint (child (people, SALES_SCOPE_PERSON, 3)->rank, ==, 1);
  g_assert_true (child (people, SALES_SCOPE_PERSON, 3)->former);
  g_assert_cmpint (child (people, SALES_SCOPE_PERSON, 2)->amount.goal, ==, 92 * EURO);
  g_assert_cmpint (child (people, SALES_SCOPE_PERSON, 0)->rank, ==, 0);
}

/* Three hundred years are asked for as quickly as one, and say the same. */
static void
test_long_period (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;
  g_autoptr (SalesOverview) future = NULL;

  run (self, goals);
  overview = ask (self, SALES_SCOPE_UNIT, 1, "1901-01-15..2198-12-15");
  g_assert_cmpint (overview->amount.actual, ==, 387 * EURO);
  g_assert_cmpint (overview->amount.goal, ==, 322 * EURO);
  g_assert_cmpint (overview->service.orders, ==, 8 * ORDER);
  g_assert_cmpint (overview->reconciliation.orders, ==, 387 * EURO);
  g_assert_cmpint (overview->reconciliation.people, ==, 337 * EURO);
  /* A period to come has its goals and nothing else. */
  sales_today_set (day ("2026-06-30"));
  future = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_cmpint (future->amount.actual, ==, 0);
  g_assert_cmpint (future->amount.goal, ==, 322 * EURO);
  g_assert_cmpint (future->amount.goal_to_date, ==, 0);
  g_assert_cmpint (future->n_actual, ==, 0);
  g_assert_false (future->running);
  g_assert_false (future->has_projection);
  g_assert_cmpint (future->reconciliation.orders, ==, 0);
}

static void
test_not_found (TestDocument *self, gconstpointer data)
{
  static const SalesScope scopes[] = {
    { SALES_SCOPE_UNIT, 99 }, { SALES_SCOPE_PERSON, 99 }, { SALES_SCOPE_TERRITORY, -1 }, { SALES_SCOPE_CATEGORY, 99 }, { SALES_SCOPE_UNIT, 0 },
  };
  SalesPeriod period;

  g_assert_true (sales_period_parse ("2026-Q3", 1, &period));
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sales_document_call (self->document, sales_overview_request_new (&scopes[i], &period), NULL, &error));
      g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
    }
}

static void
test_empty_document (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOverview) overview = NULL;

  sales_today_set (day ("2026-08-31"));
  overview = ask (self, SALES_SCOPE_UNIT, 1, "2026-Q3");
  g_assert_true (overview->empty);
  g_assert_true (overview->running);
  g_assert_false (overview->has_projection);
  g_assert_false (overview->amount.has_year_before);
  g_assert_cmpint (overview->children->len, ==, 0);
  g_assert_cmpint (overview->reconciliation.orders, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/overview/" name, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("children-goals", test_children_goals);
  ADD ("not-begun", test_not_begun);
  ADD ("own-goal", test_own_goal);
  ADD ("service", test_service);
  ADD ("awaiting", test_awaiting);
  ADD ("no-follow-ups", test_no_follow_ups);
  ADD ("measures", test_measures);
  ADD ("split-credit", test_split_credit);
  ADD ("no-sales", test_no_sales);
  ADD ("person", test_person);
  ADD ("running", test_running);
  ADD ("band", test_band);
  ADD ("odd-periods", test_odd_periods);
  ADD ("territory", test_territory);
  ADD ("category", test_category);
  ADD ("heat-and-ranking", test_heat_and_ranking);
  ADD ("long-period", test_long_period);
  ADD ("not-found", test_not_found);
#undef ADD
  g_test_add ("/overview/empty-document", TestDocument, NULL, test_document_set_up, test_empty_document, test_document_tear_down);
  return g_test_run ();
}
