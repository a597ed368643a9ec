/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was known on an earlier day: the figures here are added up by hand. */

#include "sales-test-document.h"

#include "model/sales-goals.h"
#include "model/sales-overview.h"

#define JAN_2026 20454 /* 2026-01-01 */
#define FEB_2026 20485
#define MAR_2026 20513

static const char people[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë', 'Zoë', 'zoe'), (11, 'Łucja', 'Łucja', 'lucja');"
    "INSERT INTO membership (id, person, unit, entered_day) VALUES (1, 10, 2, 20400), (2, 11, 3, 20400);"
    "INSERT INTO sales_order (id, ref, day, person) VALUES (1, 'a', 20460, 10), (2, 'b', 20490, 10), (3, 'c', 20500, 11),"
    " (4, 'd', 20520, 10);"
    "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 1, 300), (8193, 1000, 1, 40),"
    " (12289, 1000, 1, 500), (16385, 1000, 1, 7);";

static SalesPeriod
quarter (void)
{
  return sales_period_containing (SALES_PERIOD_QUARTER, JAN_2026, 1);
}

static void
set_goal (TestDocument *self, gint64 person, gint64 value, SalesDay today)
{
  SalesPeriod period = quarter ();
  SalesGoalEdit edit = { .scope = { SALES_SCOPE_PERSON, person }, .first_day = period.first, .last_day = period.last, .value = value };
  g_autoptr (GError) error = NULL;

  sales_today_set (today);
  sales_document_perform (self->document, sales_goal_edit_new (&edit, 1, SALES_GOAL_REASON_ECONOMY, NULL, today), NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, people);
  set_goal (self, 10, 400, JAN_2026 - 30);
  set_goal (self, 11, 600, JAN_2026 - 30);
  /* Revised in February; moved to the South in March, from the year's first day. */
  set_goal (self, 10, 320, FEB_2026);
  test_document_sql (self, "INSERT INTO membership_past (person, unit, entered_day, replaced_day) VALUES (10, 2, 20400, 20513);"
                           "UPDATE membership SET unit = 3, entered_day = 20513 WHERE id = 1;");
  sales_today_set (MAR_2026 + 40);
}

static SalesOverview *
ask (TestDocument *self, SalesScope scope, SalesDay as_of)
{
  SalesPeriod period = quarter ();
  g_autoptr (GError) error = NULL;
  SalesOverview *overview = sales_document_call (
      self->document, sales_request_as_of (sales_overview_request_new (&scope, &period), as_of), NULL, &error);

  g_assert_no_error (error);
  return overview;
}

static void
expect (TestDocument *self, SalesScope scope, SalesDay as_of, gint64 actual, gint64 goal, gint64 original)
{
  g_autoptr (SalesOverview) overview = ask (self, scope, as_of);

  g_assert_cmpint (overview->amount.actual, ==, actual);
  g_assert_cmpint (overview->amount.goal, ==, goal);
  g_assert_cmpint (overview->amount.original_goal, ==, original);
  g_assert_cmpint (sales_comparison_is_revised (&overview->amount), ==, goal != original);
}

static void
test_goals (TestDocument *self, gconstpointer data)
{
  SalesScope zoe = { SALES_SCOPE_PERSON, 10 };

  expect (self, zoe, SALES_DAY_NONE, 347, 320, 400);
  /* On the day of the revision it was known; on the day before it was not. */
  expect (self, zoe, FEB_2026, 300, 320, 400);
  expect (self, zoe, FEB_2026 - 1, 300, 400, 400);
  expect (self, zoe, FEB_2026 + 10, 340, 320, 400);
  /* Before there was any goal. */
  expect (self, zoe, JAN_2026 - 40, 0, 0, 0);
  {
    g_autoptr (SalesOverview) overview = ask (self, zoe, SALES_DAY_NONE);

    /* 347 ÷ 320 and 347 ÷ 400. */
    g_assert_cmpint (sales_comparison_attainment (&overview->amount), ==, 10844);
    g_assert_cmpint (sales_comparison_attainment_to_original (&overview->amount), ==, 8675);
  }
}

static void
test_memberships (TestDocument *self, gconstpointer data)
{
  SalesScope north = { SALES_SCOPE_UNIT, 2 }, south = { SALES_SCOPE_UNIT, 3 };

  expect (self, north, SALES_DAY_NONE, 0, 0, 0);
  expect (self, south, SALES_DAY_NONE, 847, 920, 1000);
  expect (self, north, MAR_2026 - 1, 340, 320, 400);
  expect (self, south, MAR_2026 - 1, 500, 600, 600);
  expect (self, SALES_SCOPE_COMPANY, MAR_2026 - 1, 840, 920, 1000);
  expect (self, SALES_SCOPE_COMPANY, SALES_DAY_NONE, 847, 920, 1000);
}

/* What is asked as of an earlier day is not what the next question about today is told. */
static void
test_memory (TestDocument *self, gconstpointer data)
{
  SalesScope north = { SALES_SCOPE_UNIT, 2 };

  for (int i = 0; i < 2; i++)
    {
      expect (self, north, SALES_DAY_NONE, 0, 0, 0);
      expect (self, north, MAR_2026 - 1, 340, 320, 400);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/as-of/goals", TestDocument, NULL, set_up, test_goals, test_document_tear_down);
  g_test_add ("/as-of/memberships", TestDocument, NULL, set_up, test_memberships, test_document_tear_down);
  g_test_add ("/as-of/memory", TestDocument, NULL, set_up, test_memory, test_document_tear_down);
  return g_test_run ();
}
