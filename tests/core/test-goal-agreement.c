/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"
#include "sales-test-pdf.h"

#include "base/sales-error.h"
#include "model/sales-agreement.h"
#include "reports/sales-agreement-list.h"
#include "reports/sales-goal-agreement.h"
#include "reports/sales-goal-sheet.h"
#include "reports/sales-pdf.h"
#include "reports/sales-wording-goals.h"

#define JAN_2026 20454 /* 2026-01-01 */
#define UNIT G_GINT64_CONSTANT (1000000) /* a euro */

static const char people[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë <b>&\"%n🙂', 'Zoë', 'zoe'), (11, 'עברית', 'x', 'x'), (12, 'Nobody', 'n', 'n');"
    "INSERT INTO membership (person, unit) VALUES (10, 3), (11, 3), (12, 3);"
    "INSERT INTO market_event (id, kind, first_day, scope_kind, scope, title) VALUES (4, 'economy', 20454, 'unit', 1, 'Steel tariffs');"
    "INSERT INTO category (id, name) VALUES (5, 'Pumps');";

static SalesLocale *locale;
static SalesDocumentInfo info = { .year_start = 1 };

static SalesPeriod
year (void)
{
  return sales_period_containing (SALES_PERIOD_YEAR, JAN_2026, 1);
}

static void
set_goal (TestDocument *self, gint64 person, SalesMeasure measure, gint64 category, SalesPeriod period, gint64 value, const SalesGoalRevision *revision)
{
  const SalesGoalRevision first = { .effective_day = JAN_2026 };
  SalesGoalEdit edit = { .scope = { SALES_SCOPE_PERSON, person }, .measure = measure, .category = category, .first_day = period.first, .last_day = period.last, .value = value };
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_goal_revise_new (&edit, 1, revision != NULL ? revision : &first), NULL, &error);
  g_assert_no_error (error);
}

static SalesPeriod
month (int index)
{
  return sales_period_containing (SALES_PERIOD_MONTH, sales_month_first_day (sales_month_from_day (JAN_2026) + index), 1);
}

static void
set_up (TestDocument *self, gconstpointer data)
{
  const SalesGoalRevision economy = { SALES_GOAL_REASON_ECONOMY, "demand fell %s", JAN_2026 + 59, FALSE, 4 };

  test_document_set_up (self, data);
  test_document_sql (self, people);
  sales_today_set (JAN_2026 + 20);
  for (int i = 0; i < 12; i++)
    set_goal (self, 10, SALES_MEASURE_AMOUNT, 0, month (i), (i + 1) * 1000 * UNIT, NULL);
  set_goal (self, 10, SALES_MEASURE_AMOUNT, 0, month (2), 2500 * UNIT, &economy);
  set_goal (self, 10, SALES_MEASURE_AMOUNT, 0, month (3), 3500 * UNIT, &economy);
  set_goal (self, 10, SALES_MEASURE_SERVICE, 0, sales_period_containing (SALES_PERIOD_QUARTER, JAN_2026, 1), 9500, NULL);
  set_goal (self, 11, SALES_MEASURE_VISITS, 0, year (), 400, NULL);
}

static SalesGoalAgreements *
read_agreements (TestDocument *self, SalesScope scope, GError **error)
{
  SalesPeriod period = month (5);

  return sales_document_call (self->document, sales_goal_agreements_request_new (&info, &scope, &period), NULL, error);
}

/* Quarters add up their months, the year its quarters; shares are added to nothing. */
static void
test_sheet (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesGoalAgreements) agreements = read_agreements (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, &error);
  const SalesGoalSigner *signer;
  g_autoptr (SalesGoalSheet) sheet = NULL;
  const SalesGoalSheetCell *cell;

  g_assert_no_error (error);
  g_assert_cmpuint (agreements->signers->len, ==, 1);
  g_assert_cmpint (agreements->period.first, ==, year ().first);
  signer = agreements->signers->pdata[0];
  g_assert_cmpstr (signer->unit, ==, "North");
  sheet = sales_goal_sheet_new (signer->entries, &agreements->period);
  g_assert_cmpuint (sheet->columns->len, ==, 2);
  g_assert_cmpuint (sheet->rows->len, ==, 17);
  /* The first quarter: 1,000 + 2,000 + 2,500, where 3,000 had been meant. */
  cell = sales_goal_sheet_get_cell (sheet, 3, 0);
  g_assert_true (cell->known && cell->sum);
  g_assert_cmpint (cell->value, ==, 5500 * UNIT);
  g_assert_cmpint (cell->original, ==, 6000 * UNIT);
  cell = sales_goal_sheet_get_year (sheet, 0);
  g_assert_cmpint (cell->value, ==, 77000 * UNIT);
  g_assert_cmpint (cell->original, ==, 78000 * UNIT);
  cell = sales_goal_sheet_get_cell (sheet, 3, 1);
  g_assert_cmpint (cell->value, ==, 9500);
  g_assert_false (cell->sum);
  g_assert_null (sales_goal_sheet_get_year (sheet, 1));
  g_assert_cmpint (sheet->n_states[SALES_AGREEMENT_DRAFT], ==, 13);
}

/* A goal of its own counts, whatever the months come to; what is withdrawn is not there. */
static void
test_own_year (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesGoalAgreements) agreements = NULL;
  g_autoptr (SalesGoalSheet) sheet = NULL;
  SalesPeriod january = month (0);
  SalesGoalEdit gone = { .scope = { SALES_SCOPE_PERSON, 10 }, .first_day = january.first, .last_day = january.last, .withdrawn = TRUE };

  set_goal (self, 10, SALES_MEASURE_AMOUNT, 0, year (), 90000 * UNIT, NULL);
  sales_document_perform (self->document, sales_goal_edit_new (&gone, 1, SALES_GOAL_REASON_OTHER, NULL, JAN_2026), NULL, &error);
  g_assert_no_error (error);
  agreements = read_agreements (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, &error);
  sheet = sales_goal_sheet_new (((SalesGoalSigner *) agreements->signers->pdata[0])->entries, &agreements->period);
  g_assert_cmpuint (sheet->rows->len, ==, 16);
  g_assert_cmpint (sales_goal_sheet_get_year (sheet, 0)->value, ==, 90000 * UNIT);
  g_assert_false (sales_goal_sheet_get_year (sheet, 0)->sum);
  g_assert_cmpint (sales_goal_sheet_get_cell (sheet, 2, 0)->value, ==, 4500 * UNIT);
}

static void
mark_all (TestDocument *self, SalesAgreementState state, const char *remark)
{
  SalesPeriod period = year ();
  SalesScope scope = { SALES_SCOPE_PERSON, 10 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sales_document_call (self->document, sales_agreement_list_new (&scope, &period), NULL, &error);

  for (guint i = 0; i < rows->len; i++)
    sales_document_perform (self->document, sales_agreement_mark_new (&((SalesAgreementRow *) rows->pdata[i])->version_id, 1, state, JAN_2026, 11, remark), NULL, &error);
  g_assert_no_error (error);
}

static void
test_pdf (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { &info, locale };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesGoalAgreements) agreements = NULL;
  g_autoptr (GBytes) pdf = NULL, again = NULL;
  g_autofree char *text = NULL;

  mark_all (self, SALES_AGREEMENT_DISCUSSED, "Too high <i>%n");
  agreements = read_agreements (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, &error);
  pdf = sales_goal_agreements_to_pdf (&wording, agreements, SALES_PAPER_A4, &error);
  g_assert_no_error (error);
  again = sales_goal_agreements_to_pdf (&wording, agreements, SALES_PAPER_A4, &error);
  g_assert_true (g_bytes_equal (pdf, again));
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "Sales, goal for 2026: €77,000; first set: €78,000.");
  test_pdf_assert_has (text, "Q1 2026 €5,500 95%");
  test_pdf_assert_has (text, "March 2026 Sales €3,000 €2,500");
  test_pdf_assert_has (text, "Economy · Steel tariffs");
  test_pdf_assert_has (text, "demand fell %s");
  test_pdf_assert_has (text, "Goals acknowledged: 0, discussed: 13, proposed: 0, drafts: 0.");
  test_pdf_assert_has (text, "“Too high <i>%n” (");
  test_pdf_assert_has (text, "Remarks:");
  test_pdf_assert_has (text, "Manager, date");
  /* Said of thirteen goals, it stands there once, and so does the reason of both months. */
  g_assert_null (strstr (strstr (text, "Too high") + 1, "Too high"));
  g_assert_null (strstr (strstr (text, "demand fell") + 1, "demand fell"));
}

/* Everybody in a team who has goals, one after the other; nobody signs for a category. */
static void
test_team (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { &info, locale };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesGoalAgreements) agreements = read_agreements (self, (SalesScope){ SALES_SCOPE_UNIT, 2 }, &error);
  g_autoptr (SalesGoalAgreements) nobody = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (agreements->signers->len, ==, 2);
  pdf = sales_goal_agreements_to_pdf (&wording, agreements, SALES_PAPER_LETTER, &error);
  g_assert_no_error (error);
  if (test_pdf_can_read ())
    {
      text = test_pdf_text (pdf, 0);
      test_pdf_assert_has (text, "Visits, goal for 2026: 400.");
      g_assert_null (strstr (text, "Nobody"));
    }
  g_assert_null (read_agreements (self, (SalesScope){ SALES_SCOPE_CATEGORY, 5 }, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_agreements (self, (SalesScope){ SALES_SCOPE_PERSON, 99 }, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_document_sql (self, "INSERT INTO unit (id, parent, kind, name) VALUES (9, 1, 'team', 'Empty');");
  nobody = read_agreements (self, (SalesScope){ SALES_SCOPE_UNIT, 9 }, &error);
  g_assert_null (sales_goal_agreements_to_pdf (&wording, nobody, SALES_PAPER_A4, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

/* A name that never ends, many measures, long remarks: nothing is lost, and the lines to sign on stand below
 * something. */
static void
test_hostile (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { &info, locale };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autofree char *sql = NULL, *last = NULL;
  g_autoptr (SalesGoalAgreements) agreements = NULL;
  SalesReport *report;
  int n_pages;

  for (int i = 0; i < 1990; i++)
    g_string_append (endless, i % 9 == 8 ? " " : "W");
  sql = g_strdup_printf ("UPDATE person SET name = '%s' WHERE id = 10;", endless->str);
  test_document_sql (self, sql);
  for (int i = 0; i < SALES_N_MEASURES; i++)
    set_goal (self, 10, (SalesMeasure) i, 0, year (), sales_measure_is_share ((SalesMeasure) i) ? 9000 : G_GINT64_CONSTANT (900000000000000), NULL);
  set_goal (self, 10, SALES_MEASURE_AMOUNT, 5, year (), 1, NULL);
  mark_all (self, SALES_AGREEMENT_ACKNOWLEDGED, endless->str);
  agreements = read_agreements (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, &error);
  report = sales_goal_agreement_new (&wording, agreements, agreements->signers->pdata[0], SALES_PAPER_A4);
  n_pages = sales_report_get_n_pages (report);
  g_assert_cmpint (n_pages, >, 1);
  if (test_pdf_can_read ())
    {
      g_autoptr (GBytes) pdf = sales_pdf_to_bytes (&report, 1, "x", &error);

      last = test_pdf_text (pdf, n_pages);
      test_pdf_assert_has (last, "Manager, date");
      test_pdf_assert_has (last, "Remarks:");
    }
  sales_report_free (report);
}

static void
test_rate (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { &info, locale };
  SalesPeriod period = year ();
  SalesGoalEdit goal = { .first_day = period.first, .last_day = period.last, .value = 120000 * UNIT };
  g_autofree char *text = sales_wording_goal_rate (&wording, &goal, 96000 * UNIT, JAN_2026 + 243);
  g_autofree char *middle = sales_wording_goal_rate (&wording, &goal, 96000 * UNIT, JAN_2026 + 258);
  g_autofree char *early = sales_wording_goal_rate (&wording, &goal, 96000 * UNIT, JAN_2026);

  g_assert_cmpstr (text, ==, "8 months at €10,000 and 4 at €8,000 make €112,000.");
  g_assert_cmpstr (middle, ==, "The days before 16 Sept 2026 keep the old rate; this makes €113,000 in all.");
  g_assert_cmpstr (early, ==, "The new rate holds from the first day: €96,000 in all.");
  g_assert_null (sales_wording_goal_rate (&wording, &goal, 1, JAN_2026 + 365));
}

static void
test_table (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { &info, locale };
  SalesPeriod period = year ();
  SalesScope scope = { SALES_SCOPE_UNIT, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sales_document_call (self->document, sales_agreement_list_new (&scope, &period), NULL, &error);
  g_autoptr (GBytes) csv = sales_agreement_list_to_table (&wording, rows, SALES_TABLE_CSV, &error);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_nonnull (strstr (text, "Zoë <b>&\"\"%n🙂\",Sales,,2026-03-01,2026-03-31,2500.00,2,Draft,,,,,"));
  g_assert_nonnull (strstr (text, "Service quality,,2026-01-01,2026-03-31,0.9500,1,"));
  g_assert_nonnull (strstr (text, "Visits,,2026-01-01,2026-12-31,400,1,"));
}

#define ADD(name, func) g_test_add ("/goal-agreement/" name, TestDocument, NULL, set_up, func, test_document_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  locale = sales_locale_new ("en");
  g_assert_true (sales_currency_init (&info.currency, "EUR"));
  ADD ("sheet", test_sheet);
  ADD ("own-year", test_own_year);
  ADD ("pdf", test_pdf);
  ADD ("team", test_team);
  ADD ("hostile", test_hostile);
  ADD ("rate", test_rate);
  ADD ("table", test_table);
  return g_test_run ();
}
