/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-closing.h"
#include "model/sales-goals.h"
#include "model/sales-overview.h"

#define JAN_2026 20454 /* 2026-01-01 */
#define APR_2026 20544

/* In the first quarter Zoë sells 300 + 40 = 340 and Łucja 500. */
static const char facts[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë', 'Zoë', 'zoe'), (11, 'Łucja', 'Łucja', 'lucja'), (12, 'New', 'New', 'new');"
    "INSERT INTO membership (id, person, unit) VALUES (1, 10, 2), (2, 11, 3);"
    "INSERT INTO territory (id, name) VALUES (7, 'Baltic');"
    "INSERT INTO sales_order (id, ref, day, person, territory) VALUES (1, 'a', 20460, 10, 7), (2, 'b', 20490, 10, NULL),"
    " (3, 'c', 20500, 11, 7), (4, 'd', 20550, 10, NULL);"
    "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 1, 300), (8193, 1000, 1, 40),"
    " (12289, 1000, 1, 500), (16385, 1000, 1, 7);"
    "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES"
    " (1, 'person', 10, 'amount', 20454, 20543, 340), (2, 'person', 11, 'amount', 20454, 20543, 501),"
    " (3, 'unit', 2, 'amount', 20454, 20543, 300), (4, 'territory', 7, 'amount', 20454, 20543, 800),"
    " (5, 'person', 10, 'contribution', 20454, 20543, 10), (6, 'person', 10, 'amount', 20454, 20818, 5000);"
    "INSERT INTO goal_version (goal, version, value, reason, effective_day, entered_day) VALUES"
    " (1, 1, 400, 'first', 20400, 20400), (1, 2, 340, 'economy', 20460, 20460), (2, 1, 501, 'first', 20400, 20400),"
    " (3, 1, 300, 'first', 20400, 20400), (4, 1, 800, 'first', 20400, 20400), (5, 1, 10, 'first', 20400, 20400), (6, 1, 5000, 'first', 20400, 20400)";

static SalesPeriod
quarter (void)
{
  return sales_period_containing (SALES_PERIOD_QUARTER, JAN_2026, 1);
}

static void
perform (TestDocument *self, SalesRequest *request, int cause)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, request, NULL, &error);
  if (cause < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, SALES_ERROR, cause);
}

static gpointer
edit_orders (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  if (!sales_store_execute (store, sql, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return SALES_REQUEST_DONE;
}

static void
change_orders (TestDocument *self, const char *sql)
{
  perform (self, sales_request_new_action ("order.edit", "Change Order", edit_orders, g_strdup (sql), g_free), -1);
}

static void
set_up (TestDocument *self, gconstpointer data)
{
  SalesPeriod period = quarter ();

  test_document_set_up (self, data);
  test_document_sql (self, facts);
  sales_today_set (APR_2026 + 10);
  perform (self, sales_closing_close_new (&period, "first <b>&\"%n🙂"), -1);
}

static SalesClosingReport *
report (TestDocument *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) closings = sales_document_call (self->document, sales_closing_list_new (), NULL, &error);
  SalesClosingReport *result;

  g_assert_no_error (error);
  g_assert_cmpuint (closings->len, ==, 1);
  result = sales_document_call (self->document, sales_closing_report_new (((SalesClosing *) closings->pdata[0])->id), NULL, &error);
  g_assert_no_error (error);
  return result;
}

static const SalesClosedGoal *
find_goal (const SalesClosingReport *report, SalesScopeKind kind, gint64 id, SalesMeasure measure)
{
  for (guint i = 0; i < report->goals->len; i++)
    {
      const SalesClosedGoal *goal = report->goals->pdata[i];

      if (goal->scope.kind == kind && goal->scope.id == id && goal->measure == measure)
        return goal;
    }
  g_assert_not_reached ();
}

static void
test_settled (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesClosingReport) closed = report (self);
  const SalesClosedGoal *goal;

  g_assert_cmpstr (closed->closing->note, ==, "first <b>&\"%n🙂");
  g_assert_cmpint (closed->closing->closed, ==, APR_2026 + 10);
  /* The year's goal is not settled with its first quarter. */
  g_assert_cmpuint (closed->goals->len, ==, 5);
  goal = find_goal (closed, SALES_SCOPE_PERSON, 10, SALES_MEASURE_AMOUNT);
  g_assert_cmpint (goal->result, ==, SALES_RESULT_MET);
  g_assert_cmpint (goal->actual, ==, 340);
  g_assert_cmpint (goal->value, ==, 340);
  g_assert_cmpint (goal->original, ==, 400);
  g_assert_cmpstr (goal->name, ==, "Zoë");
  /* 500 of 501. */
  g_assert_cmpint (find_goal (closed, SALES_SCOPE_PERSON, 11, SALES_MEASURE_AMOUNT)->result, ==, SALES_RESULT_MISSED);
  /* 340 of 300, more than 110 %. */
  g_assert_cmpint (find_goal (closed, SALES_SCOPE_UNIT, 2, SALES_MEASURE_AMOUNT)->result, ==, SALES_RESULT_EXCEEDED);
  goal = find_goal (closed, SALES_SCOPE_TERRITORY, 7, SALES_MEASURE_AMOUNT);
  g_assert_cmpint (goal->actual, ==, 800);
  g_assert_cmpint (goal->result, ==, SALES_RESULT_MET);
  /* Nothing has a cost: the contribution is not nothing, it is not known. */
  goal = find_goal (closed, SALES_SCOPE_PERSON, 10, SALES_MEASURE_CONTRIBUTION);
  g_assert_false (goal->has_actual);
  g_assert_cmpint (goal->result, ==, SALES_RESULT_UNKNOWN);
  g_assert_cmpint (closed->closing->n_results[SALES_RESULT_MET], ==, 2);
}

static void
expect_north (TestDocument *self, gint64 actual, gint64 goal)
{
  SalesPeriod period = quarter ();
  SalesScope north = { SALES_SCOPE_UNIT, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesOverview) overview = sales_document_call (self->document, sales_overview_request_new (&north, &period), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (overview->amount.actual, ==, actual);
  g_assert_cmpint (overview->amount.goal, ==, goal);
}

/* A move in the middle of the quarter, entered after it was closed. */
static void
test_move (TestDocument *self, gconstpointer data)
{
  g_autoptr (GPtrArray) closings = NULL;
  g_autoptr (GError) error = NULL;

  expect_north (self, 340, 300);
  test_document_sql (self, "UPDATE membership SET last_day = 20470 WHERE id = 1;"
                           "INSERT INTO membership (person, unit, first_day) VALUES (10, 3, 20471)");
  expect_north (self, 340, 300);
  /* Reopened, the move counts. */
  closings = sales_document_call (self->document, sales_closing_list_new (), NULL, &error);
  perform (self, sales_closing_reopen_new (((SalesClosing *) closings->pdata[0])->id, "wrong team"), -1);
  expect_north (self, 300, 300);
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  expect_north (self, 340, 300);
}

static void
test_adjustments (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesClosingReport) closed = NULL;
  const SalesAdjustment *adjustment;
  const SalesClosedGoal *goal;
  g_autoptr (GError) error = NULL;

  /* An order of the second quarter is none of its business. */
  sales_today_set (APR_2026 + 20);
  change_orders (self, "UPDATE order_line SET amount = 8 WHERE id = 16385");
  closed = report (self);
  g_assert_cmpuint (closed->adjustments->len, ==, 0);

  change_orders (self, "UPDATE order_line SET amount = 280 WHERE id = 4097");
  sales_today_set (APR_2026 + 21);
  /* Somebody who had nothing in it, and a change from one person to another: both are noted. */
  change_orders (self, "INSERT INTO sales_order (id, ref, day, person) VALUES (5, 'e', 20500, 12);"
                       "INSERT INTO order_line (id, quantity, price, amount) VALUES (20481, 1000, 1, 11);"
                       "UPDATE sales_order SET person = 11 WHERE id = 2");
  sales_closing_report_free (g_steal_pointer (&closed));
  closed = report (self);
  g_assert_cmpuint (closed->adjustments->len, ==, 4);
  g_assert_cmpint (closed->closing->adjusted, ==, -20 + 11 - 40 + 40);
  adjustment = closed->adjustments->pdata[3];
  g_assert_cmpint (adjustment->day, ==, APR_2026 + 20);
  g_assert_cmpstr (adjustment->person, ==, "Zoë");
  g_assert_cmpstr (adjustment->action, ==, "Change Order");
  g_assert_cmpint (adjustment->amount, ==, -20);
  /* What was settled stays settled; beside it stands what it would be. */
  goal = find_goal (closed, SALES_SCOPE_PERSON, 10, SALES_MEASURE_AMOUNT);
  g_assert_cmpint (goal->actual, ==, 340);
  g_assert_cmpint (goal->adjusted, ==, -60);
  g_assert_cmpint (goal->result, ==, SALES_RESULT_MET);
  g_assert_cmpint (find_goal (closed, SALES_SCOPE_TERRITORY, 7, SALES_MEASURE_AMOUNT)->adjusted, ==, -20);
  g_assert_cmpint (find_goal (closed, SALES_SCOPE_UNIT, 2, SALES_MEASURE_AMOUNT)->adjusted, ==, -60);

  /* Undone, the adjustments are gone with what made them. */
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  sales_closing_report_free (g_steal_pointer (&closed));
  closed = report (self);
  g_assert_cmpuint (closed->adjustments->len, ==, 0);
  g_assert_cmpint (find_goal (closed, SALES_SCOPE_PERSON, 10, SALES_MEASURE_AMOUNT)->adjusted, ==, 0);
  g_assert_true (sales_document_undo (self->document, TRUE, &error));
  sales_closing_report_free (g_steal_pointer (&closed));
  closed = report (self);
  g_assert_cmpuint (closed->adjustments->len, ==, 1);
}

static void
test_refused (TestDocument *self, gconstpointer data)
{
  SalesPeriod period = quarter ();
  SalesPeriod running = sales_period_containing (SALES_PERIOD_QUARTER, APR_2026, 1);
  SalesPeriod days = { SALES_PERIOD_DAYS, JAN_2026 + 1, JAN_2026 + 20 };
  SalesGoalEdit edit = { .scope = { SALES_SCOPE_PERSON, 10 }, .first_day = period.first, .last_day = period.last, .value = 1 };
  SalesGoalEdit year = { .scope = { SALES_SCOPE_PERSON, 10 }, .first_day = JAN_2026, .last_day = JAN_2026 + 364, .value = 6000 };

  perform (self, sales_closing_close_new (&period, NULL), SALES_ERROR_CONSTRAINT);
  perform (self, sales_closing_close_new (&running, NULL), SALES_ERROR_INVALID);
  perform (self, sales_closing_close_new (&days, NULL), SALES_ERROR_INVALID);
  perform (self, sales_closing_reopen_new (99, NULL), SALES_ERROR_NOT_FOUND);
  perform (self, sales_goal_edit_new (&edit, 1, SALES_GOAL_REASON_OTHER, NULL, APR_2026), SALES_ERROR_CONSTRAINT);
  /* The year goes on. */
  perform (self, sales_goal_edit_new (&year, 1, SALES_GOAL_REASON_OTHER, NULL, APR_2026), -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/closing/settled", TestDocument, NULL, set_up, test_settled, test_document_tear_down);
  g_test_add ("/closing/move", TestDocument, NULL, set_up, test_move, test_document_tear_down);
  g_test_add ("/closing/adjustments", TestDocument, NULL, set_up, test_adjustments, test_document_tear_down);
  g_test_add ("/closing/refused", TestDocument, NULL, set_up, test_refused, test_document_tear_down);
  return g_test_run ();
}
