/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-agreement.h"
#include "model/sales-goals.h"
#include "model/sales-market-events.h"

#define JAN_2026 20454 /* 2026-01-01 */

static const char people[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North'), (4, 1, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë <b>&\"%n🙂', 'Zoë', 'zoe'), (11, 'Łucja', 'Łucja', 'lucja');"
    "INSERT INTO membership (person, unit) VALUES (10, 3), (11, 4);"
    "INSERT INTO category (id, name) VALUES (5, 'Pumps');";

static SalesPeriod
year (void)
{
  return sales_period_containing (SALES_PERIOD_YEAR, JAN_2026, 1);
}

static void
revise (TestDocument *self, SalesScope scope, gint64 value, const SalesGoalRevision *revision)
{
  SalesPeriod period = year ();
  SalesGoalEdit edit = { .scope = scope, .first_day = period.first, .last_day = period.last, .value = value };
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_goal_revise_new (&edit, 1, revision), NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (TestDocument *self, gconstpointer data)
{
  const SalesGoalRevision first = { .effective_day = JAN_2026 };

  test_document_set_up (self, data);
  test_document_sql (self, people);
  sales_today_set (JAN_2026 - 20);
  revise (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, 120000, &first);
  revise (self, (SalesScope){ SALES_SCOPE_PERSON, 11 }, 500, &first);
  revise (self, (SalesScope){ SALES_SCOPE_UNIT, 2 }, 130000, &first);
}

static GPtrArray *
list (TestDocument *self, SalesScope scope, SalesDay as_of)
{
  SalesPeriod period = year ();
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = sales_document_call (self->document, sales_request_as_of (sales_agreement_list_new (&scope, &period), as_of), NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
mark (TestDocument *self, gint64 version, SalesAgreementState state, SalesDay day, const char *remark)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_agreement_mark_new (&version, 1, state, day, 11, remark), NULL, &error);
  g_assert_no_error (error);
}

static void
test_states (TestDocument *self, gconstpointer data)
{
  SalesScope europe = { SALES_SCOPE_UNIT, 2 };
  g_autoptr (GPtrArray) rows = list (self, europe, SALES_DAY_NONE);
  const SalesAgreementRow *row;
  gint64 version;

  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Europe");
  row = rows->pdata[1];
  g_assert_cmpstr (row->name, ==, "Zoë <b>&\"%n🙂");
  g_assert_cmpint (row->depth, ==, 2);
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_DRAFT);
  version = row->version_id;

  mark (self, version, SALES_AGREEMENT_PROPOSED, JAN_2026 - 30, NULL);
  mark (self, version, SALES_AGREEMENT_DISCUSSED, JAN_2026 - 25, "too high <b>&\"%n🙂");
  mark (self, version, SALES_AGREEMENT_ACKNOWLEDGED, JAN_2026 - 21, NULL);
  g_ptr_array_unref (rows);
  rows = list (self, europe, SALES_DAY_NONE);
  row = rows->pdata[1];
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_ACKNOWLEDGED);
  g_assert_cmpint (row->agreement.days[SALES_AGREEMENT_DISCUSSED], ==, JAN_2026 - 25);
  g_assert_cmpstr (row->agreement.by, ==, "Łucja");

  /* Discussed once more: what was acknowledged was something else. */
  mark (self, version, SALES_AGREEMENT_DISCUSSED, JAN_2026 - 20, "again");
  g_ptr_array_unref (rows);
  rows = list (self, europe, SALES_DAY_NONE);
  row = rows->pdata[1];
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_DISCUSSED);
  g_assert_cmpint (row->agreement.days[SALES_AGREEMENT_PROPOSED], ==, JAN_2026 - 30);
  g_assert_cmpint (row->agreement.days[SALES_AGREEMENT_ACKNOWLEDGED], ==, SALES_DAY_NONE);
  g_assert_cmpstr (row->agreement.remark, ==, "again");
  g_assert_true (sales_document_undo (self->document, FALSE, NULL));
  g_ptr_array_unref (rows);
  rows = list (self, europe, SALES_DAY_NONE);
  row = rows->pdata[1];
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_ACKNOWLEDGED);
}

/* A revision reopens the agreement; as of the day before it is as it was. */
static void
test_reopened (TestDocument *self, gconstpointer data)
{
  SalesScope zoe = { SALES_SCOPE_PERSON, 10 };
  SalesGoalRevision revision = { SALES_GOAL_REASON_ECONOMY, "demand fell", JAN_2026 + 243, TRUE, 0 };
  g_autoptr (GPtrArray) rows = list (self, zoe, SALES_DAY_NONE);
  const SalesAgreementRow *row = rows->pdata[0];

  mark (self, row->version_id, SALES_AGREEMENT_ACKNOWLEDGED, JAN_2026 - 20, NULL);
  sales_today_set (JAN_2026 + 240);
  /* formulas.md, section 1: from 1 September at a rate of 96,000. */
  revise (self, zoe, 96000, &revision);
  g_ptr_array_unref (rows);
  rows = list (self, zoe, SALES_DAY_NONE);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->value, ==, 112000);
  g_assert_cmpint (row->version, ==, 2);
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_DRAFT);
  g_ptr_array_unref (rows);
  rows = list (self, zoe, JAN_2026 + 239);
  row = rows->pdata[0];
  g_assert_cmpint (row->value, ==, 120000);
  g_assert_cmpint (row->agreement.state, ==, SALES_AGREEMENT_ACKNOWLEDGED);
  g_ptr_array_unref (rows);
  rows = list (self, zoe, JAN_2026 - 21);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_refused (TestDocument *self, gconstpointer data)
{
  g_autofree char *long_remark = g_strnfill (2001, 'x');
  const struct { gint64 version; SalesDay day; const char *remark; SalesError cause; } cases[] = {
    { 1, JAN_2026, NULL, SALES_ERROR_INVALID }, /* tomorrow and later */
    { 1, JAN_2026 - 20, long_remark, SALES_ERROR_INVALID },
    { 99, JAN_2026 - 20, NULL, SALES_ERROR_CONSTRAINT },
  };
  SalesPeriod period = year ();
  SalesScope nobody = { SALES_SCOPE_PERSON, 99 };
  g_autoptr (GError) missing = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 versions[] = { 1, cases[i].version };
      g_autoptr (GPtrArray) rows = NULL;

      sales_document_perform (self->document, sales_agreement_mark_new (versions, 2, SALES_AGREEMENT_DISCUSSED, cases[i].day, 0, cases[i].remark), NULL, &error);
      g_assert_error (error, SALES_ERROR, (int) cases[i].cause);
      /* Nothing of it was done. */
      rows = list (self, SALES_SCOPE_COMPANY, SALES_DAY_NONE);
      for (guint j = 0; j < rows->len; j++)
        g_assert_cmpint (((SalesAgreementRow *) rows->pdata[j])->agreement.state, ==, SALES_AGREEMENT_DRAFT);
    }
  g_assert_null (sales_document_call (self->document, sales_agreement_list_new (&nobody, &period), NULL, &missing));
  g_assert_error (missing, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

static void
save (TestDocument *self, const SalesMarketEvent *event)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_market_event_save_new (event), NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
events (TestDocument *self, SalesScope scope)
{
  SalesPeriod period = year ();
  g_autoptr (GError) error = NULL;
  GPtrArray *result = sales_document_call (self->document, sales_market_events_new (&scope, &period), NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_events (TestDocument *self, gconstpointer data)
{
  SalesScope zoe = { SALES_SCOPE_PERSON, 10 }, lucja = { SALES_SCOPE_PERSON, 11 };
  SalesMarketEvent all = { .kind = SALES_MARKET_ECONOMY, .first_day = JAN_2026 + 60, .last_day = SALES_DAY_NONE, .scope = SALES_SCOPE_COMPANY, .title = (char *) "Rates rise" };
  SalesMarketEvent europe = { .kind = SALES_MARKET_COMPETITOR, .first_day = JAN_2026 - 50, .last_day = JAN_2026, .scope = { SALES_SCOPE_UNIT, 2 }, .title = (char *) "<b>&\"%n🙂", .source = (char *) "press" };
  SalesMarketEvent pumps = { .kind = SALES_MARKET_PRICE, .first_day = JAN_2026 + 5, .last_day = SALES_DAY_NONE, .scope = { SALES_SCOPE_CATEGORY, 5 }, .title = (char *) "Steel" };
  SalesGoalRevision revision = { SALES_GOAL_REASON_COMPETITION, NULL, JAN_2026, FALSE, 0 };
  g_autoptr (GPtrArray) company = NULL, hers = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  const SalesMarketEvent *event;

  save (self, &all);
  save (self, &europe);
  save (self, &pumps);
  company = events (self, SALES_SCOPE_COMPANY);
  hers = events (self, zoe);
  other = events (self, lucja);
  g_assert_cmpuint (company->len, ==, 3);
  g_assert_cmpuint (hers->len, ==, 2);
  g_assert_cmpuint (other->len, ==, 1);
  event = hers->pdata[0];
  g_assert_cmpstr (event->title, ==, "<b>&\"%n🙂");
  g_assert_cmpstr (event->scope_name, ==, "Europe");
  g_assert_cmpstr (event->source, ==, "press");

  /* What a revision cites stays. */
  revision.event = event->id;
  revise (self, zoe, 100000, &revision);
  sales_document_perform (self->document, sales_market_event_delete_new (event->id), NULL, &error);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  sales_document_perform (self->document, sales_market_event_delete_new (((SalesMarketEvent *) other->pdata[0])->id), NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (company);
  company = events (self, SALES_SCOPE_COMPANY);
  g_assert_cmpuint (company->len, ==, 2);
  g_assert_true (((SalesMarketEvent *) company->pdata[0])->cited);

  all.title = (char *) "  ";
  sales_document_perform (self->document, sales_market_event_save_new (&all), NULL, &error);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  europe.last_day = europe.first_day - 1;
  sales_document_perform (self->document, sales_market_event_save_new (&europe), NULL, &error);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/agreement/states", TestDocument, NULL, set_up, test_states, test_document_tear_down);
  g_test_add ("/agreement/reopened", TestDocument, NULL, set_up, test_reopened, test_document_tear_down);
  g_test_add ("/agreement/refused", TestDocument, NULL, set_up, test_refused, test_document_tear_down);
  g_test_add ("/agreement/events", TestDocument, NULL, set_up, test_events, test_document_tear_down);
  return g_test_run ();
}
