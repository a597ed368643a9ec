/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-ledger.h"

#include "sales-test-document.h"

static void
test_entries (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  SalesScope scope = { SALES_SCOPE_PERSON, 1 };
  SalesPeriod quarter;
  const SalesGoalEntry *entry;

  /* Of person 1: the third quarter's goal, revised; August's of a category; the year's, which
   * reaches beyond the quarter. What is not asked for: the second quarter's, person 2's. */
  test_document_sql (self,
                     "INSERT INTO person (id, name, sort_name, folded) VALUES (1, 'Ann', 'Ann', 'ann'), (2, 'Bob', 'Bob', 'bob');"
                     "INSERT INTO category (id, name) VALUES (7, 'Pumps');"
                     "INSERT INTO goal (id, scope_kind, scope, measure, category, first_day, last_day, value) VALUES"
                     " (1, 'person', 1, 'amount', 0, unixepoch ('2026-07-01') / 86400, unixepoch ('2026-09-30') / 86400, 900),"
                     " (2, 'person', 1, 'amount', 7, unixepoch ('2026-08-01') / 86400, unixepoch ('2026-08-31') / 86400, 50),"
                     " (3, 'person', 1, 'quantity', 0, unixepoch ('2026-01-01') / 86400, unixepoch ('2026-12-31') / 86400, NULL),"
                     " (4, 'person', 1, 'amount', 0, unixepoch ('2026-04-01') / 86400, unixepoch ('2026-06-30') / 86400, 1),"
                     " (5, 'person', 2, 'amount', 0, unixepoch ('2026-07-01') / 86400, unixepoch ('2026-09-30') / 86400, 2);"
                     "INSERT INTO goal_version (goal, version, value, reason, note, effective_day, entered_day) VALUES"
                     " (1, 1, 1000, 'first', NULL, 20000, 20000), (1, 2, 900, 'economy', 'the market fell', 20100, 20101),"
                     " (2, 1, 50, 'first', NULL, 20000, 20000), (3, 1, 5, 'first', NULL, 20000, 20000),"
                     " (3, 2, NULL, 'other', NULL, 20050, 20050), (4, 1, 1, 'first', NULL, 20000, 20000),"
                     " (5, 1, 2, 'first', NULL, 20000, 20000)");
  g_assert_true (sales_period_parse ("2026-Q3", 1, &quarter));
  entries = sales_document_call (self->document, sales_goal_ledger_new (&scope, &quarter), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 5);

  entry = entries->pdata[0];
  g_assert_cmpint (entry->version.value, ==, 1000);
  g_assert_null (entry->category);
  entry = entries->pdata[1];
  g_assert_cmpint (entry->version.version, ==, 2);
  g_assert_cmpint (entry->version.value, ==, 900);
  g_assert_cmpint (entry->version.reason, ==, SALES_GOAL_REASON_ECONOMY);
  g_assert_cmpstr (entry->version.note, ==, "the market fell");
  g_assert_cmpint (entry->version.effective_day, ==, 20100);
  g_assert_cmpint (entry->version.entered_day, ==, 20101);
  entry = entries->pdata[2];
  g_assert_cmpstr (entry->category, ==, "Pumps");
  entry = entries->pdata[4];
  g_assert_cmpint (entry->measure, ==, SALES_MEASURE_QUANTITY);
  g_assert_cmpint (entry->version.value, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/goal-ledger/entries", TestDocument, NULL, test_document_set_up, test_entries, test_document_tear_down);
  return g_test_run ();
}
