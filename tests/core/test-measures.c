/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures beyond money. The figures are counted by hand. */

#include "sales-test-document.h"

#include "analysis/sales-attainment.h"
#include "base/sales-error.h"
#include "model/sales-activities.h"
#include "model/sales-closing.h"
#include "model/sales-measures.h"
#include "reports/sales-wording-measures.h"

#define JAN_2026 20454 /* 2026-01-01 */
#define APR_2026 20544

static const char facts[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë', 'Zoë', 'zoe'), (11, 'Łucja', 'Łucja', 'lucja');"
    /* Łucja comes to the North in February. */
    "INSERT INTO membership (person, unit, first_day, last_day) VALUES (10, 2, NULL, NULL), (11, 3, NULL, 20484), (11, 2, 20485, NULL);"
    "INSERT INTO customer (id, name, folded) VALUES (1, 'A', 'a'), (2, 'B', 'b'), (3, 'C', 'c'), (4, 'D', 'd');"
    "INSERT INTO activity (person, customer, kind, due, done, minutes) VALUES"
    " (10, 1, 'visit', NULL, 20454, 30), (10, 2, 'visit', 20460, 20461, NULL), (10, 2, 'visit', 20460, NULL, NULL),"
    " (10, 2, 'call', NULL, 20461, 5), (10, NULL, 'task', 20400, 20470, 5), (10, 1, 'visit', NULL, 20544, 5),"
    " (11, 3, 'visit', NULL, 20460, 5), (11, 3, 'visit', NULL, 20485, 5), (11, 3, 'complaint', 20490, NULL, NULL),"
    " (11, 3, 'complaint', 20453, 20480, NULL);"
    /* Before the quarter A, B and C bought; in it A again, and D for the first time. */
    "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, customer, person) VALUES"
    " (1, 'a', 20400, NULL, NULL, NULL, NULL, 1, 10), (2, 'b', 20410, NULL, NULL, NULL, NULL, 2, 10), (3, 'c', 20420, NULL, NULL, NULL, NULL, 3, 11),"
    " (4, 'd', 20200, NULL, NULL, NULL, NULL, 4, 10),"
    " (5, 'e', 20460, 20470, 20470, 20472, 20475, 1, 10)," /* well served */
    " (6, 'f', 20461, 20470, 20471, 20472, 20475, 4, 10)," /* late */
    " (7, 'g', 20462, 20470, 20469, 20472, NULL, 4, 10)," /* nobody followed it up */
    " (8, 'h', 20463, 20470, 20469, 20543, NULL, 4, 10)," /* may still be */
    " (9, 'i', 20464, NULL, 20469, 20470, 20471, 4, 10)," /* no promise */
    " (10, 'j', 20465, 20470, NULL, NULL, NULL, 4, 10);"  /* not shipped */
    "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value) VALUES"
    " ('person', 10, 'visits', 20454, 20543, 4), ('person', 11, 'visits', 20454, 20543, 2), ('person', 10, 'kept_customers', 20454, 20543, 6000),"
    " ('person', 10, 'service', 20454, 20484, 4000), ('person', 10, 'service', 20485, 20512, 5000), ('person', 10, 'service', 20513, 20543, 3000),"
    " ('person', 11, 'complaints', 20454, 20543, 2), ('unit', 2, 'kept_customers', 20454, 20543, 6000), ('person', 10, 'amount', 20454, 20543, 1);"
    "INSERT INTO goal_version (goal, version, value, reason, effective_day, entered_day) SELECT id, 1, value, 'first', 20400, 20400 FROM goal";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  sales_today_set (APR_2026 + 5);
  test_document_sql (self, facts);
}

static SalesPeriod
quarter (void)
{
  return sales_period_containing (SALES_PERIOD_QUARTER, JAN_2026, 1);
}

static SalesMeasureFigure
ask (TestDocument *self, SalesScope scope, SalesMeasure measure)
{
  SalesPeriod period = quarter ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = sales_document_call (self->document, sales_measures_request_new (&scope, &period), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    if (g_array_index (figures, SalesMeasureFigure, i).measure == measure)
      return g_array_index (figures, SalesMeasureFigure, i);
  return (SalesMeasureFigure){ .measure = SALES_N_MEASURES };
}

static void
test_person (TestDocument *self, gconstpointer data)
{
  SalesScope zoe = { SALES_SCOPE_PERSON, 10 }, lucja = { SALES_SCOPE_PERSON, 11 };
  SalesMeasureFigure figure = ask (self, zoe, SALES_MEASURE_VISITS);
  gint64 share;

  /* Planned and not done is no visit, nor is a call. */
  g_assert_cmpint (figure.actual, ==, 2);
  g_assert_cmpint (figure.goal, ==, 4);
  g_assert_true (sales_measure_figure_attainment (&figure, &share));
  g_assert_cmpint (share, ==, 5000);
  g_assert_false (sales_measure_figure_is_met (&figure));
  figure = ask (self, zoe, SALES_MEASURE_TASKS);
  g_assert_cmpint (figure.actual, ==, 1);
  g_assert_false (figure.has_goal);
  g_assert_false (sales_measure_figure_attainment (&figure, &share));

  /* Of A and B, who bought from her before, A came back. */
  figure = ask (self, zoe, SALES_MEASURE_KEPT_CUSTOMERS);
  g_assert_cmpint (figure.part, ==, 1);
  g_assert_cmpint (figure.whole, ==, 2);
  g_assert_cmpint (figure.actual, ==, 5000);
  /* One of three orders was served well; the mean of 4,000, 5,000 and 3,000 by days. */
  figure = ask (self, zoe, SALES_MEASURE_SERVICE);
  g_assert_cmpint (figure.whole, ==, 30000);
  g_assert_cmpint (figure.actual, ==, 3333);
  g_assert_cmpint (figure.goal, ==, (31 * 4000 + 28 * 5000 + 31 * 3000 + 45) / 90);
  /* One of two that were allowed; the fewer the better. */
  figure = ask (self, lucja, SALES_MEASURE_COMPLAINTS);
  g_assert_cmpint (figure.actual, ==, 1);
  g_assert_true (sales_measure_figure_attainment (&figure, &share));
  g_assert_cmpint (share, ==, 15000);
  g_assert_true (sales_measure_figure_is_met (&figure));
  /* Money is told elsewhere. */
  g_assert_cmpint (ask (self, zoe, SALES_MEASURE_AMOUNT).measure, ==, SALES_N_MEASURES);
}

static void
test_unit (TestDocument *self, gconstpointer data)
{
  SalesScope north = { SALES_SCOPE_UNIT, 2 }, south = { SALES_SCOPE_UNIT, 3 };
  SalesMeasureFigure figure = ask (self, north, SALES_MEASURE_VISITS);

  /* Łucja's visit of January was the South's. */
  g_assert_cmpint (figure.actual, ==, 3);
  g_assert_true (figure.from_children);
  g_assert_cmpint (figure.goal, ==, 6);
  g_assert_cmpint (ask (self, south, SALES_MEASURE_VISITS).actual, ==, 1);
  g_assert_cmpint (ask (self, SALES_SCOPE_COMPANY, SALES_MEASURE_VISITS).actual, ==, 4);
  /* C bought from Łucja when she was in the South. */
  figure = ask (self, north, SALES_MEASURE_KEPT_CUSTOMERS);
  g_assert_cmpint (figure.whole, ==, 2);
  /* Shares have no sum: the company has no goal for them. */
  g_assert_cmpint (ask (self, SALES_SCOPE_COMPANY, SALES_MEASURE_KEPT_CUSTOMERS).measure, ==, SALES_N_MEASURES);
}

static void
test_lower (void)
{
  gint64 share;

  g_assert_true (sales_attainment_lower (8, 10, &share));
  g_assert_cmpint (share, ==, 12000);
  g_assert_true (sales_attainment_lower (10, 10, &share));
  g_assert_cmpint (share, ==, 10000);
  g_assert_true (sales_attainment_lower (25, 10, &share));
  g_assert_cmpint (share, ==, 0);
  g_assert_false (sales_attainment_lower (0, 0, &share));
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

static void
test_activities (TestDocument *self, gconstpointer data)
{
  SalesPeriod period = quarter ();
  SalesScope north = { SALES_SCOPE_UNIT, 2 }, zoe = { SALES_SCOPE_PERSON, 10 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesActivityList) list = sales_document_call (self->document, sales_activity_list_new (&north, &period), NULL, &error);
  SalesActivity wrong = { .person = 10, .kind = SALES_ACTIVITY_VISIT, .due = SALES_DAY_NONE, .done = SALES_DAY_NONE, .minutes = -1 };
  g_autoptr (SalesActivity) copy = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (list->total, ==, 7);
  g_assert_cmpint (list->open, ==, 2);
  g_assert_cmpint (list->overdue, ==, 2);
  perform (self, sales_activity_save_new (&wrong), SALES_ERROR_INVALID);
  wrong.done = APR_2026 + 6;
  perform (self, sales_activity_save_new (&wrong), SALES_ERROR_INVALID);
  wrong.done = APR_2026;
  wrong.person = 99;
  perform (self, sales_activity_save_new (&wrong), SALES_ERROR_CONSTRAINT);
  perform (self, sales_activity_delete_new (99), SALES_ERROR_NOT_FOUND);

  /* The visit that was planned is done, with a subject that is hostile. */
  for (guint i = 0; i < list->rows->len; i++)
    {
      const SalesActivity *it = list->rows->pdata[i];

      if (it->kind == SALES_ACTIVITY_VISIT && it->done == SALES_DAY_NONE)
        copy = sales_activity_copy (it);
    }
  copy->done = JAN_2026 + 70;
  g_free (copy->subject);
  copy->subject = g_strdup ("<b>&\"%n🙂\nline");
  perform (self, sales_activity_save_new (copy), -1);
  g_assert_cmpint (ask (self, zoe, SALES_MEASURE_VISITS).actual, ==, 3);
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_assert_cmpint (ask (self, zoe, SALES_MEASURE_VISITS).actual, ==, 2);
}

/* A visit that is noted after the quarter was closed. */
static void
test_closed (TestDocument *self, gconstpointer data)
{
  SalesPeriod period = quarter ();
  SalesActivity late = { .person = 10, .kind = SALES_ACTIVITY_VISIT, .due = SALES_DAY_NONE, .done = JAN_2026 + 3, .minutes = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesClosingReport) report = NULL;
  gboolean found = FALSE;

  perform (self, sales_closing_close_new (&period, NULL), -1);
  perform (self, sales_activity_save_new (&late), -1);
  report = sales_document_call (self->document, sales_closing_report_new (1), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->goals->len; i++)
    {
      const SalesClosedGoal *goal = report->goals->pdata[i];

      if (goal->measure == SALES_MEASURE_COMPLAINTS)
        g_assert_cmpint (goal->result, ==, SALES_RESULT_EXCEEDED);
      if (goal->scope.kind != SALES_SCOPE_PERSON || goal->scope.id != 10 || goal->measure != SALES_MEASURE_VISITS)
        continue;
      found = TRUE;
      g_assert_cmpint (goal->actual, ==, 2);
      g_assert_cmpint (goal->adjusted, ==, 1);
      g_assert_cmpint (goal->result, ==, SALES_RESULT_MISSED);
    }
  g_assert_true (found);
}

/* What is said of a figure, with a sign beside the colour; a running period judges only what is sure. */
static void
test_words (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { sales_document_get_info (self->document), sales_locale_get_default () };
  SalesMeasureFigure kept = { SALES_MEASURE_KEPT_CUSTOMERS, TRUE, FALSE, 8500, TRUE, 8000, 12, 15 };
  SalesMeasureFigure complaints = { SALES_MEASURE_COMPLAINTS, TRUE, FALSE, 2, TRUE, 3, 0, 0 };
  SalesMeasureFigure visits = { SALES_MEASURE_VISITS, TRUE, FALSE, 6, TRUE, 6, 0, 0 };
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (SalesMeasureFigure));
  g_autofree char *detail = sales_wording_measure_detail (&wording, &kept), *fewer = sales_wording_measure_detail (&wording, &complaints);
  g_autofree char *attainment = sales_wording_measure_attainment (&wording, &complaints);
  g_auto (GStrv) formulas = NULL;
  int sign;

  g_assert_cmpstr (detail, ==, "12 of 15 customers");
  g_assert_cmpstr (fewer, ==, "the fewer the better");
  g_assert_cmpstr (attainment, ==, "50%");
  g_assert_cmpstr (sales_wording_measure_result (&kept, FALSE, &sign), ==, "Missed");
  g_assert_cmpint (sign, ==, -1);
  g_assert_cmpstr (sales_wording_measure_result (&complaints, TRUE, &sign), ==, "Missed");
  complaints.actual = 1;
  g_assert_cmpstr (sales_wording_measure_result (&complaints, TRUE, &sign), ==, "Running");
  g_assert_cmpint (sign, ==, 0);
  g_assert_cmpstr (sales_wording_measure_result (&visits, TRUE, &sign), ==, "Met");
  visits.actual = 5;
  g_assert_cmpstr (sales_wording_measure_result (&visits, TRUE, &sign), ==, "Running");
  g_assert_cmpstr (sales_wording_measure_result (&visits, FALSE, &sign), ==, "Missed");
  visits.has_goal = FALSE;
  g_assert_null (sales_wording_measure_result (&visits, FALSE, &sign));
  g_array_append_val (figures, kept);
  g_array_append_val (figures, complaints);
  formulas = sales_wording_measure_formulas (figures);
  g_assert_cmpuint (g_strv_length (formulas), ==, 6);
  g_assert_cmpstr (formulas[0], ==, "Kept customers");
  g_assert_nonnull (strstr (formulas[5], "fewer are better"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/measures/person", TestDocument, NULL, set_up, test_person, test_document_tear_down);
  g_test_add ("/measures/unit", TestDocument, NULL, set_up, test_unit, test_document_tear_down);
  g_test_add_func ("/measures/lower", test_lower);
  g_test_add ("/measures/words", TestDocument, NULL, set_up, test_words, test_document_tear_down);
  g_test_add ("/measures/activities", TestDocument, NULL, set_up, test_activities, test_document_tear_down);
  g_test_add ("/measures/closed", TestDocument, NULL, set_up, test_closed, test_document_tear_down);
  return g_test_run ();
}
