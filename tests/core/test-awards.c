/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-awards.h"

#define FIRST 20454 /* 2026-01-01 */
#define LAST  20543 /* 2026-03-31 */

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded)"
                           " VALUES (10, 'Ada', 'Ada', 'ada'), (11, 'Bea', 'Bea', 'bea');"
                           "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North');");
  sales_today_set (LAST + 5);
}

static void
perform (TestDocument *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, request, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (TestDocument *self, SalesRequest *request, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_perform (self->document, request, NULL, &error));
  g_assert_error (error, SALES_ERROR, code);
}

static gpointer
read_text (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare_once (store, sql, error);

  g_assert_true (sales_statement_step (s, error));
  return sales_statement_dup_text (s, 0);
}

static void
assert_text (TestDocument *self, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sales_document_call (
      self->document, sales_request_new (read_text, g_strdup (sql), g_free, g_free), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

#define ALL \
  "SELECT group_concat(id || ' ' || coalesce(person, 'u' || unit) || ' ' || reason || ' ' || status" \
  " || ' ' || coalesce(kind, '-') || ' ' || coalesce(value, '-'), ', ') FROM award"

static void
propose (TestDocument *self)
{
  SalesAwardProposal proposals[] = {
    { { SALES_SCOPE_PERSON, 10 }, FIRST, LAST, SALES_AWARD_EXCEEDED, TRUE, 11800 },
    { { SALES_SCOPE_UNIT, 2 }, FIRST, LAST, SALES_AWARD_UNIT_MET, FALSE, 0 },
  };

  perform (self, sales_award_propose_new (proposals, 2));
}

static void
test_propose (TestDocument *self, gconstpointer data)
{
  SalesAwardProposal more = { { SALES_SCOPE_PERSON, 10 }, FIRST, LAST, SALES_AWARD_STREAK, TRUE, 11800 };
  g_autoptr (GError) error = NULL;

  propose (self);
  assert_text (self, ALL, "1 10 exceeded proposed - -, 2 u2 unit_met proposed - -");
  assert_text (self, "SELECT attainment || ' ' || proposed FROM award WHERE id = 1", "11800 20548");
  /* Proposing again adds nothing; another reason is another award. */
  propose (self);
  perform (self, sales_award_propose_new (&more, 1));
  assert_text (self, "SELECT '' || count(*) FROM award", "3");
  sales_document_undo (self->document, FALSE, &error);
  g_assert_no_error (error);
  assert_text (self, "SELECT '' || count(*) FROM award", "2");

  more.last_day = FIRST - 1;
  assert_refused (self, sales_award_propose_new (&more, 1), SALES_ERROR_INVALID);
  more.last_day = LAST;
  more.scope.kind = SALES_SCOPE_TERRITORY;
  assert_refused (self, sales_award_propose_new (&more, 1), SALES_ERROR_INVALID);
  more.scope = (SalesScope){ SALES_SCOPE_PERSON, 99 };
  assert_refused (self, sales_award_propose_new (&more, 1), SALES_ERROR_CONSTRAINT);
}

static void
test_way (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  propose (self);
  /* A cash bonus needs an amount, a confirmation a kind; giving needs a confirmation. */
  assert_refused (self, sales_award_edit_new (1, SALES_AWARD_CASH_BONUS, FALSE, 0, NULL, TRUE),
                  SALES_ERROR_INVALID);
  assert_refused (self, sales_award_edit_new (1, SALES_AWARD_KIND_NONE, FALSE, 0, NULL, TRUE),
                  SALES_ERROR_INVALID);
  assert_refused (self, sales_award_edit_new (1, SALES_AWARD_TRIP, TRUE, -1, NULL, FALSE),
                  SALES_ERROR_INVALID);
  assert_refused (self, sales_award_give_new (1, LAST), SALES_ERROR_CONSTRAINT);
  assert_refused (self, sales_award_edit_new (7, SALES_AWARD_TRIP, FALSE, 0, NULL, FALSE),
                  SALES_ERROR_NOT_FOUND);

  perform (self, sales_award_edit_new (1, SALES_AWARD_TRIP, FALSE, 0, "to <b>Łódź</b>", FALSE));
  assert_text (self, "SELECT status || ' ' || note FROM award WHERE id = 1", "proposed to <b>Łódź</b>");
  perform (self, sales_award_edit_new (1, SALES_AWARD_CASH_BONUS, TRUE, 500000000, NULL, TRUE));
  assert_text (self, "SELECT status || ' ' || value || ' ' || confirmed FROM award WHERE id = 1",
               "confirmed 500000000 20548");
  perform (self, sales_award_give_new (1, LAST + 9));
  assert_text (self, "SELECT status || ' ' || given || ' ' || confirmed FROM award WHERE id = 1",
               "given 20552 20548");

  /* What was given stays. */
  assert_refused (self, sales_award_withdraw_new (1), SALES_ERROR_CONSTRAINT);
  assert_refused (self, sales_award_edit_new (1, SALES_AWARD_TRIP, FALSE, 0, NULL, FALSE),
                  SALES_ERROR_CONSTRAINT);
  sales_document_undo (self->document, FALSE, &error);
  g_assert_no_error (error);
  assert_text (self, "SELECT status FROM award WHERE id = 1", "confirmed");

  perform (self, sales_award_withdraw_new (2));
  assert_text (self, ALL, "1 10 exceeded confirmed cash_bonus 500000000");
}

static void
test_names (void)
{
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    {
      SalesAwardReason reason = SALES_N_AWARD_REASONS;

      g_assert_true (sales_award_reason_from_string (sales_award_reason_to_string (i), &reason));
      g_assert_cmpint (reason, ==, i);
      g_assert_cmpstr (sales_award_reason_get_name (i), !=, "");
    }
  for (int i = 0; i < SALES_N_AWARD_KINDS; i++)
    {
      SalesAwardKind kind = SALES_N_AWARD_KINDS;

      g_assert_true (sales_award_kind_from_string (sales_award_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (int i = 0; i < SALES_N_AWARD_STATUSES; i++)
    {
      SalesAwardStatus status = SALES_N_AWARD_STATUSES;

      g_assert_true (sales_award_status_from_string (sales_award_status_to_string (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_cmpstr (sales_award_kind_to_string (SALES_AWARD_TIME_OFF), ==, "time_off");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/awards/propose", TestDocument, NULL, set_up, test_propose, test_document_tear_down);
  g_test_add ("/awards/way", TestDocument, NULL, set_up, test_way, test_document_tear_down);
  g_test_add_func ("/awards/names", test_names);
  return g_test_run ();
}
