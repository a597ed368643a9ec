/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-goal-table.h"
#include "model/sales-goals.h"

static const SalesMeasure amount = SALES_MEASURE_AMOUNT;

#define JAN_2026 20454 /* 2026-01-01 */

static const char people[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North'),"
    " (4, 2, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded, hired, left_day) VALUES"
    " (10, 'Zoë', 'Zoë', 'zoe', NULL, NULL), (11, 'Łucja', 'Łucja', 'lucja', NULL, NULL),"
    " (12, 'Ádám', 'Ádám', 'adam', NULL, NULL), (13, 'Gone', 'Gone', 'gone', NULL, 20000),"
    " (14, 'Later', 'Later', 'later', 30000, NULL);"
    "INSERT INTO membership (person, unit) VALUES (10, 3), (11, 3), (12, 4), (13, 3), (14, 3);"
    "INSERT INTO category (id, name) VALUES (5, 'Pumps');";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, people);
  sales_today_set (JAN_2026 + 40);
}

static SalesGoalEdit
person_month (gint64 person, int month, gint64 value)
{
  SalesMonth at = 2026 * 12 + month - 1;

  return (SalesGoalEdit){
    .scope = { SALES_SCOPE_PERSON, person },
    .first_day = sales_month_first_day (at),
    .last_day = sales_month_last_day (at),
    .value = value,
  };
}

static void
edit (TestDocument *self, const SalesGoalEdit *edits, gsize n, SalesGoalReason reason, const char *note)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_goal_edit_new (edits, n, reason, note, JAN_2026),
                          NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
history (TestDocument *self, const SalesGoalEdit *goal)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions =
      sales_document_call (self->document, sales_goal_history_new (goal), NULL, &error);

  g_assert_no_error (error);
  return versions;
}

static gpointer
count (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare_once (store, sql, error);

  g_assert_true (sales_statement_step (s, error));
  return GSIZE_TO_POINTER (sales_statement_get_int (s, 0) + 1);
}

static gint64
ask (TestDocument *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gpointer result = sales_document_call (
      self->document, sales_request_new (count, g_strdup (sql), g_free, NULL), NULL, &error);

  g_assert_no_error (error);
  return (gint64) GPOINTER_TO_SIZE (result) - 1;
}

static void
undo (TestDocument *self, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  sales_document_undo (self->document, redo, &error);
  g_assert_no_error (error);
}

static void
test_versions (TestDocument *self, gconstpointer data)
{
  SalesGoalEdit goal = person_month (10, 1, 1000);
  g_autoptr (GPtrArray) versions = NULL;
  const SalesGoalVersion *version;

  edit (self, &goal, 1, SALES_GOAL_REASON_ECONOMY, NULL);
  goal.value = 900;
  edit (self, &goal, 1, SALES_GOAL_REASON_ECONOMY, "demand fell <b>&\"%n🙂");
  edit (self, &goal, 1, SALES_GOAL_REASON_ECONOMY, "the same again is no version");
  goal.withdrawn = TRUE;
  edit (self, &goal, 1, SALES_GOAL_REASON_OTHER, NULL);
  versions = history (self, &goal);
  g_assert_cmpuint (versions->len, ==, 3);
  version = versions->pdata[0];
  g_assert_cmpint (version->version, ==, 1);
  g_assert_cmpint (version->value, ==, 1000);
  g_assert_cmpint (version->reason, ==, SALES_GOAL_REASON_FIRST);
  g_assert_cmpint (version->entered_day, ==, JAN_2026 + 40);
  g_assert_cmpint (version->effective_day, ==, JAN_2026);
  version = versions->pdata[1];
  g_assert_cmpint (version->value, ==, 900);
  g_assert_cmpint (version->reason, ==, SALES_GOAL_REASON_ECONOMY);
  g_assert_cmpstr (version->note, ==, "demand fell <b>&\"%n🙂");
  version = versions->pdata[2];
  g_assert_cmpint (version->value, ==, -1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal WHERE value IS NULL"), ==, 1);

  undo (self, FALSE);
  g_assert_cmpint (ask (self, "SELECT value FROM goal"), ==, 900);
  undo (self, FALSE);
  undo (self, FALSE);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal"), ==, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal_version"), ==, 0);
  undo (self, TRUE);
  g_assert_cmpint (ask (self, "SELECT value FROM goal"), ==, 1000);
}

static void
test_paste (TestDocument *self, gconstpointer data)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));

  test_document_sql (self,
                     "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 599)"
                     " INSERT INTO person (id, name, sort_name, folded)"
                     " SELECT i, 'P' || i, 'P' || i, 'p' || i FROM n");
  for (int person = 100; person < 600; person++)
    for (int month = 1; month <= 12; month++)
      {
        SalesGoalEdit goal = person_month (person, month, person * 1000 + month);

        g_array_append_val (edits, goal);
      }
  edit (self, (SalesGoalEdit *) edits->data, edits->len, SALES_GOAL_REASON_OTHER, NULL);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal"), ==, 6000);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal_version WHERE reason = 'first'"), ==, 6000);
  /* 12 × 1000 × (100 + … + 599) + 500 × (1 + … + 12) */
  g_assert_cmpint (ask (self, "SELECT sum(value) FROM goal"), ==,
                   G_GINT64_CONSTANT (12) * 1000 * 174750 + 500 * 78);
  g_assert_cmpstr (sales_document_get_undo_label (self->document), ==, "Change 6000 Goals");
  undo (self, FALSE);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal"), ==, 0);
  undo (self, TRUE);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal"), ==, 6000);
}

static void
assert_refused (TestDocument *self, SalesGoalEdit bad, int code)
{
  SalesGoalEdit edits[2] = { person_month (10, 1, 1000), bad };
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_perform (
      self->document, sales_goal_edit_new (edits, 2, SALES_GOAL_REASON_OTHER, NULL, JAN_2026), NULL,
      &error));
  g_assert_error (error, SALES_ERROR, code);
  /* All or nothing. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM goal"), ==, 0);
}

static void
test_refuse (TestDocument *self, gconstpointer data)
{
  SalesGoalEdit bad = person_month (10, 2, -1);
  g_autofree char *endless = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;

  assert_refused (self, bad, SALES_ERROR_INVALID);
  bad = person_month (10, 2, 1);
  bad.last_day = bad.first_day - 1;
  assert_refused (self, bad, SALES_ERROR_INVALID);
  bad.last_day = G_MAXINT32;
  assert_refused (self, bad, SALES_ERROR_INVALID);
  assert_refused (self, person_month (999, 2, 1), SALES_ERROR_NOT_FOUND);
  bad = person_month (10, 2, 1);
  bad.category = 77;
  assert_refused (self, bad, SALES_ERROR_NOT_FOUND);
  bad = person_month (10, 2, 1);
  bad.measure = SALES_N_MEASURES;
  assert_refused (self, bad, SALES_ERROR_INVALID);
  bad = person_month (10, 2, 1);
  g_assert_null (sales_document_perform (
      self->document, sales_goal_edit_new (&bad, 1, SALES_GOAL_REASON_OTHER, endless, JAN_2026),
      NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

static SalesGoalTable *
table (TestDocument *self, SalesScope scope, const char *period_id)
{
  g_autoptr (GError) error = NULL;
  SalesPeriod period;
  SalesGoalTable *result;

  g_assert_true (sales_period_parse (period_id, 1, &period));
  result = sales_document_call (
      self->document, sales_goal_table_request_new (&scope, SALES_SCOPE_UNIT, &period, 1, &amount, 1), NULL,
      &error);
  g_assert_no_error (error);
  return result;
}

static const SalesGoalRow *
row (SalesGoalTable *self, guint index, const char *name, int depth)
{
  const SalesGoalRow *it = self->rows->pdata[index];

  g_assert_cmpstr (it->name, ==, name);
  g_assert_cmpint (it->depth, ==, depth);
  return it;
}

/* Zoë: 100 a month and 350 for the quarter; Łucja: 80 in January alone; North's own goal for
 * January is 200, so 20 are not assigned; Ádám has a goal from 17 January to 15 February, 15 days
 * in each month. */
static void
test_table (TestDocument *self, gconstpointer data)
{
  SalesGoalEdit edits[] = {
    person_month (10, 1, 100), person_month (10, 2, 100), person_month (10, 3, 100),
    person_month (11, 1, 80),  person_month (10, 1, 350), person_month (3, 1, 200),
    person_month (12, 1, 600), person_month (10, 1, 7),
  };
  g_autoptr (SalesGoalTable) quarter = NULL;
  g_autoptr (SalesGoalTable) year = NULL;
  const SalesGoalRow *it;
  gint64 gap;

  edits[4].last_day = JAN_2026 + 89;
  edits[5].scope.kind = SALES_SCOPE_UNIT;
  edits[6].first_day = JAN_2026 + 16;
  edits[6].last_day = JAN_2026 + 45;
  edits[7].category = 5;
  edit (self, edits, G_N_ELEMENTS (edits), SALES_GOAL_REASON_FIRST, NULL);

  quarter = table (self, SALES_SCOPE_COMPANY, "2026-Q1");
  g_assert_cmpint (quarter->n_columns, ==, 4);
  g_assert_cmpint (quarter->columns[3].period.kind, ==, SALES_PERIOD_QUARTER);
  g_assert_cmpuint (quarter->rows->len, ==, 7);
  row (quarter, 1, "Europe", 1);
  it = row (quarter, 2, "North", 2);
  g_assert_cmpint (it->cells[0].own, ==, 200);
  g_assert_cmpint (it->cells[0].children, ==, 180);
  g_assert_true (sales_goal_cell_get_gap (&it->cells[0], &gap));
  g_assert_cmpint (gap, ==, -20);
  g_assert_cmpint (it->cells[1].own, ==, -1);
  g_assert_cmpint (it->cells[1].children, ==, 100);
  g_assert_false (sales_goal_cell_get_gap (&it->cells[1], &gap));
  g_assert_cmpint (it->n_children, ==, 2);
  row (quarter, 3, "Łucja", 3);
  it = row (quarter, 4, "Zoë", 3);
  g_assert_cmpint (it->cells[2].own, ==, 100);
  g_assert_cmpint (it->cells[3].own, ==, 350);
  row (quarter, 5, "South", 2);
  it = row (quarter, 6, "Ádám", 3);
  g_assert_cmpint (it->cells[0].own, ==, -1);
  g_assert_cmpint (it->cells[0].derived, ==, 300);
  g_assert_true (it->cells[0].by_days);
  g_assert_cmpint (it->cells[3].derived, ==, 600);
  g_assert_false (it->cells[3].by_days);
  it = row (quarter, 0, sales_document_get_info (self->document)->company_name, 0);
  /* January: North's 200 and Ádám's 300. */
  g_assert_cmpint (sales_goal_cell_get_value (&it->cells[0]), ==, 500);

  year = table (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, "2026");
  g_assert_cmpint (year->n_columns, ==, 17);
  g_assert_cmpint (year->columns[3].period.kind, ==, SALES_PERIOD_QUARTER);
  g_assert_cmpint (year->columns[4].period.first, ==, JAN_2026 + 90);
  g_assert_cmpint (year->columns[16].period.kind, ==, SALES_PERIOD_YEAR);
  it = row (year, 2, "Zoë", 1);
  /* The longest goals inside the year: the quarter's, not the months' on top of it. */
  g_assert_cmpint (it->cells[16].derived, ==, 350);
  it = row (year, 1, "Łucja", 1);
  g_assert_cmpint (it->cells[3].derived, ==, 80);
  g_assert_cmpint (it->cells[1].own, ==, -1);
}

static void
test_table_refuses (TestDocument *self, gconstpointer data)
{
  SalesScope nobody = { SALES_SCOPE_PERSON, 0 };
  SalesPeriod period = { SALES_PERIOD_DAYS, JAN_2026, JAN_2026 + 3 };
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_call (
      self->document,
      sales_goal_table_request_new (&SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT, &period, 1, &amount, 1), NULL,
      &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  period = sales_period_containing (SALES_PERIOD_MONTH, JAN_2026, 1);
  g_assert_null (sales_document_call (
      self->document, sales_goal_table_request_new (&nobody, SALES_SCOPE_UNIT, &period, 1, &amount, 1), NULL,
      &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/goals/versions", test_versions);
  ADD ("/goals/paste", test_paste);
  ADD ("/goals/refuse", test_refuse);
  ADD ("/goals/table", test_table);
  ADD ("/goals/table-refuses", test_table_refuses);
  return g_test_run ();
}
