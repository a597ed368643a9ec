/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "model/sales-recognition.h"

/* Goals of 1,000 a quarter of 2025, and what became of them:
 *
 *        Q1    Q2    Q3    Q4
 * Ada   1100  1200  1000  1150   North
 * Bea    900  1000  1050  1000   North
 * Cai    400   600   700   950   North
 * Dan   1000  1000     –  1300   South; no goal in Q3, on leave
 * Eve      –     –   100   900   North
 *
 * In Q4, North has exactly 4,000 of 4,000, South 1,300 of 1,000. */
static const char company[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Ada', 'Ada', 'ada'), (11, 'Bea', 'Bea', 'bea'),"
    " (12, 'Cai', 'Cai', 'cai'), (13, 'Dan', 'Dan', 'dan'), (14, 'Eve', 'Eve', 'eve');"
    "INSERT INTO membership (person, unit) VALUES (10, 2), (11, 2), (12, 2), (13, 3), (14, 2);"
    "WITH quarter (q, first_day, last_day) AS (VALUES (1, 20089, 20178), (2, 20179, 20269), (3, 20270, 20361),"
    "  (4, 20362, 20453)),"
    " result (person, q, amount) AS (VALUES (10, 1, 1100), (10, 2, 1200), (10, 3, 1000), (10, 4, 1150),"
    "  (11, 1, 900), (11, 2, 1000), (11, 3, 1050), (11, 4, 1000), (12, 1, 400), (12, 2, 600), (12, 3, 700),"
    "  (12, 4, 950), (13, 1, 1000), (13, 2, 1000), (13, 4, 1300), (14, 3, 100), (14, 4, 900))"
    " INSERT INTO summary (person, first_day, last_day, day, amount)"
    " SELECT person, first_day, last_day, first_day + 10, amount FROM result JOIN quarter USING (q);"
    "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value)"
    " SELECT 'person', person, 'amount', first_day, last_day, 1000 FROM summary;";

#define FIRST 20362 /* 2025-10-01 */
#define LAST  20453 /* 2025-12-31 */

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, company);
  sales_today_set (LAST + 30);
}

static SalesRecognition *
recognise (TestDocument *self, SalesScope scope, SalesShare exceeds_share)
{
  SalesPeriod period = sales_period_containing (SALES_PERIOD_QUARTER, FIRST, 1);
  g_autoptr (GError) error = NULL;
  SalesRecognition *result = sales_document_call (
      self->document, sales_recognition_request_new (&scope, &period, exceeds_share), NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const SalesAchievement *
get (const SalesRecognition *self, SalesAwardReason reason, guint index, const char *name)
{
  const SalesAchievement *it;

  g_assert_cmpuint (index, <, self->achievements[reason]->len);
  it = self->achievements[reason]->pdata[index];
  g_assert_cmpstr (it->name, ==, name);
  return it;
}

static void
assert_n (const SalesRecognition *self, SalesAwardReason reason, guint n)
{
  g_assert_cmpuint (self->achievements[reason]->len, ==, n);
}

static void
test_people (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) result = recognise (self, SALES_SCOPE_COMPANY, 0);
  const SalesAchievement *it;

  g_assert_cmpint (result->exceeds_share, ==, 11000);
  g_assert_false (result->running);
  g_assert_cmpint (result->n_people, ==, 5);
  g_assert_cmpint (result->n_compared, ==, 4);

  assert_n (result, SALES_AWARD_EXCEEDED, 2);
  it = get (result, SALES_AWARD_EXCEEDED, 0, "Dan");
  g_assert_cmpint (it->attainment, ==, 13000);
  g_assert_false (it->has_before);
  g_assert_cmpint (it->rank, ==, 1);
  it = get (result, SALES_AWARD_EXCEEDED, 1, "Ada");
  g_assert_cmpint (it->attainment, ==, 11500);
  g_assert_cmpint (it->attainment_before, ==, 10000);
  g_assert_cmpint (it->actual, ==, 1150);
  g_assert_cmpint (it->goal, ==, 1000);
  g_assert_cmpstr (it->detail, ==, "North");

  /* Who exceeded is not listed again. */
  assert_n (result, SALES_AWARD_MET, 1);
  get (result, SALES_AWARD_MET, 0, "Bea");

  assert_n (result, SALES_AWARD_STREAK, 3);
  g_assert_cmpint (get (result, SALES_AWARD_STREAK, 0, "Ada")->streak, ==, 4);
  g_assert_cmpint (get (result, SALES_AWARD_STREAK, 1, "Bea")->streak, ==, 3);
  /* A quarter without a goal pauses a streak. */
  it = get (result, SALES_AWARD_STREAK, 2, "Dan");
  g_assert_cmpint (it->streak, ==, 3);
  g_assert_cmpint (it->rank, ==, 2);

  /* Eve rose by 80 points, but from 10 %. */
  assert_n (result, SALES_AWARD_IMPROVED, 1);
  it = get (result, SALES_AWARD_IMPROVED, 0, "Cai");
  g_assert_cmpint (it->attainment, ==, 9500);
  g_assert_cmpint (it->attainment_before, ==, 7000);
}

static void
test_units (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) result = recognise (self, SALES_SCOPE_COMPANY, 0);
  g_autoptr (SalesRecognition) south = recognise (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, 0);
  g_autoptr (SalesRecognition) ada = recognise (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, 0);

  assert_n (result, SALES_AWARD_UNIT_MET, 3);
  g_assert_cmpint (get (result, SALES_AWARD_UNIT_MET, 0, "South")->attainment, ==, 13000);
  g_assert_cmpint (get (result, SALES_AWARD_UNIT_MET, 1,
                        sales_document_get_info (self->document)->company_name)
                       ->attainment,
                   ==, 10600);
  g_assert_cmpint (get (result, SALES_AWARD_UNIT_MET, 2, "North")->attainment, ==, 10000);
  g_assert_cmpint (get (result, SALES_AWARD_UNIT_MET, 2, "North")->unit_kind, ==, SALES_UNIT_TEAM);

  assert_n (south, SALES_AWARD_UNIT_MET, 1);
  assert_n (south, SALES_AWARD_EXCEEDED, 1);
  assert_n (south, SALES_AWARD_MET, 0);
  g_assert_cmpstr (south->scope_name, ==, "South");

  assert_n (ada, SALES_AWARD_UNIT_MET, 0);
  assert_n (ada, SALES_AWARD_EXCEEDED, 1);
  assert_n (ada, SALES_AWARD_STREAK, 1);
  /* One person cannot be the most improved of one. */
  assert_n (ada, SALES_AWARD_IMPROVED, 0);
}

static void
test_threshold (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) result = recognise (self, SALES_SCOPE_COMPANY, 12000);

  g_assert_cmpint (result->exceeds_share, ==, 12000);
  assert_n (result, SALES_AWARD_EXCEEDED, 1);
  get (result, SALES_AWARD_EXCEEDED, 0, "Dan");
  assert_n (result, SALES_AWARD_MET, 2);
  get (result, SALES_AWARD_MET, 0, "Ada");
}

/* What is met is met; the rest is open: Cai's 95 % are no improvement yet, nobody's streak is
 * broken. */
static void
test_running (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) result = NULL;

  sales_today_set (LAST - 20);
  test_document_sql (self, "UPDATE summary SET amount = 990 WHERE person = 11 AND first_day = 20362");
  result = recognise (self, SALES_SCOPE_COMPANY, 0);
  g_assert_true (result->running);
  assert_n (result, SALES_AWARD_EXCEEDED, 2);
  assert_n (result, SALES_AWARD_MET, 0);
  assert_n (result, SALES_AWARD_IMPROVED, 0);
  g_assert_cmpint (get (result, SALES_AWARD_STREAK, 0, "Ada")->streak, ==, 4);
  g_assert_cmpint (get (result, SALES_AWARD_STREAK, 2, "Bea")->streak, ==, 2);
}

static void
test_awards (TestDocument *self, gconstpointer data)
{
  SalesAwardProposal proposals[] = {
    { { SALES_SCOPE_PERSON, 10 }, FIRST, LAST, SALES_AWARD_EXCEEDED, TRUE, 11500 },
    { { SALES_SCOPE_UNIT, 3 }, FIRST, LAST, SALES_AWARD_UNIT_MET, TRUE, 13000 },
    { { SALES_SCOPE_PERSON, 11 }, FIRST - 30, LAST, SALES_AWARD_MET, FALSE, 0 },
  };
  g_autoptr (SalesRecognition) result = NULL;
  g_autoptr (SalesRecognition) south = NULL;
  g_autoptr (GError) error = NULL;
  const SalesAward *award;

  sales_document_perform (self->document, sales_award_propose_new (proposals, 3), NULL, &error);
  g_assert_no_error (error);
  sales_document_perform (self->document,
                          sales_award_edit_new (1, SALES_AWARD_TRIP, TRUE, 700, "to Vilnius", TRUE),
                          NULL, &error);
  g_assert_no_error (error);
  result = recognise (self, SALES_SCOPE_COMPANY, 0);
  /* Proposed before confirmed; the third is for another period. */
  g_assert_cmpuint (result->awards->len, ==, 2);
  award = result->awards->pdata[0];
  g_assert_cmpstr (award->name, ==, "South");
  g_assert_cmpint (award->scope.kind, ==, SALES_SCOPE_UNIT);
  g_assert_cmpint (award->status, ==, SALES_AWARD_PROPOSED);
  g_assert_cmpint (award->kind, ==, SALES_AWARD_KIND_NONE);
  award = result->awards->pdata[1];
  g_assert_cmpstr (award->name, ==, "Ada");
  g_assert_cmpstr (award->detail, ==, "North");
  g_assert_cmpint (award->status, ==, SALES_AWARD_CONFIRMED);
  g_assert_cmpint (award->kind, ==, SALES_AWARD_TRIP);
  g_assert_cmpint (award->value, ==, 700);
  g_assert_cmpstr (award->note, ==, "to Vilnius");
  g_assert_cmpint (award->attainment, ==, 11500);
  g_assert_cmpint (award->given_day, ==, SALES_DAY_NONE);
  /* What has been proposed says so. */
  g_assert_cmpint (get (result, SALES_AWARD_EXCEEDED, 1, "Ada")->award, ==, award->id);
  g_assert_cmpint (get (result, SALES_AWARD_EXCEEDED, 0, "Dan")->award, ==, 0);
  g_assert_cmpint (get (result, SALES_AWARD_STREAK, 0, "Ada")->award, ==, 0);

  south = recognise (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, 0);
  g_assert_cmpuint (south->awards->len, ==, 1);
}

static void
test_empty (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) result = NULL;

  test_document_sql (self, "DELETE FROM goal");
  result = recognise (self, SALES_SCOPE_COMPANY, 0);
  g_assert_cmpint (result->n_people, ==, 0);
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    assert_n (result, i, 0);
  g_assert_cmpuint (result->awards->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/recognition/people", test_people);
  ADD ("/recognition/units", test_units);
  ADD ("/recognition/threshold", test_threshold);
  ADD ("/recognition/running", test_running);
  ADD ("/recognition/awards", test_awards);
  ADD ("/recognition/empty", test_empty);
  return g_test_run ();
}
