/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"
#include "sales-test-pdf.h"

#include "model/sales-duty.h"
#include "model/sales-budget.h"
#include "reports/sales-organisation-report.h"
#include "reports/sales-pdf.h"
#include "reports/sales-person-sheet.h"

#define TODAY 20500 /* 2026-02-16 */

static const SalesPeriod quarter = { SALES_PERIOD_QUARTER, 20454, 20543 };

static SalesLocale *english;

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  sales_today_set (TODAY);
  test_document_sql (self, "INSERT INTO setting (key, value) VALUES ('currency', 'EUR'), ('company_name', 'Acme')"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value;"
                           "INSERT INTO person (id, name, sort_name, folded, role, title, manager, hired, left_day) VALUES"
                           " (10, '<b>&\"%n Ada', 'Ada', 'ada', 'team_leader', NULL, NULL, 20000, NULL),"
                           " (11, 'Bea', 'Bea', 'bea', 'salesperson', 'Rep', 10, 20100, NULL),"
                           " (12, 'Cem', 'Cem', 'cem', 'salesperson', 'Rep', 10, 20100, 20400);"
                           "INSERT INTO unit (id, parent, kind, name, leader) VALUES (2, 1, 'team', 'North', 10);"
                           "INSERT INTO membership (person, unit, first_day, last_day) VALUES (10, 2, 20000, NULL),"
                           " (11, 1, 20100, 20299), (11, 2, 20300, NULL), (12, 2, 20100, 20400);"
                           "INSERT INTO absence (person, first_day, last_day, share, note) VALUES (11, 20495, 20505, 4000, 'Part time');"
                           "INSERT INTO duty (role, duties, expectations, entered_day) VALUES ('salesperson', 'Sell', 'Politely', 20454);"
                           "INSERT INTO duty_acknowledgement (duty, person, day) VALUES (1, 11, 20460);"
                           "INSERT INTO budget (person, name, first_day, last_day, value, meaning)"
                           " VALUES (11, 'Travel', 20454, 20818, 9000000000, 'By train');"
                           "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value) VALUES (1, 'person', 11, 'amount', 20454, 20543, 120000000000);"
                           "INSERT INTO goal_version (id, goal, version, value, reason, effective_day, entered_day)"
                           " VALUES (1, 1, 1, 120000000000, 'first', 20454, 20454);"
                           "INSERT INTO agreement (version, state, day) VALUES (1, 'discussed', 20460);"
                           "INSERT INTO sales_order (ref, day, person) VALUES ('A1', 20490, 11);"
                           "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 1000000, 100000000);");
}

static gpointer
call (TestDocument *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;
  gpointer result = sales_document_call (self->document, request, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Thin spaces count as spaces. */
static void
assert_text (const char *text, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (text, "\342\200\211", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
}

static void
assert_lines (GPtrArray *lines, const char *expected)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("|", (char **) lines->pdata);
  assert_text (text, expected);
}

static void
test_lines (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { sales_document_get_info (self->document), english };
  g_autoptr (SalesPersonRecord) bea = call (self, sales_person_record_request_new (11, &quarter));
  g_autoptr (SalesPersonRecord) ada = call (self, sales_person_record_request_new (10, &quarter));
  g_autoptr (GPtrArray) place = sales_person_sheet_list_place (&wording, bea);
  g_autoptr (GPtrArray) history = sales_person_sheet_list_history (&wording, bea);
  g_autoptr (GPtrArray) leading = sales_person_sheet_list_place (&wording, ada);
  g_autofree char *budget = sales_person_sheet_budget (&wording, bea->budgets->pdata[0]);
  g_autofree char *goal = sales_person_sheet_goal (&wording, bea->goals->pdata[0]);
  g_autofree char *absence = sales_person_sheet_absence (&wording, bea->absences->pdata[0]);
  g_autofree char *state = sales_person_sheet_duty_state (&wording, sales_person_record_get_duty (bea, TRUE));

  assert_text (goal, "Q1 2026, Sales: €120,000, discussed on 7 Jan 2026");
  assert_lines (place, "Acme › North|Reports to <b>&\"%n Ada");
  assert_lines (history, "North: since 31 Jul 2025|Acme: 12 Jan – 30 Jul 2025");
  assert_lines (leading, "Acme › North|Leads North|1 person reports here");
  g_assert_cmpstr (budget, ==, "Travel: €9,000 (2026)");
  assert_text (absence, "11–21 Feb 2026, 40% away: Part time");
  g_assert_cmpstr (state, ==, "Wording of 1 Jan 2026, acknowledged on 7 Jan 2026");
}

static void
test_page (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { sales_document_get_info (self->document), english };
  SalesPeriod period = sales_period_containing (SALES_PERIOD_QUARTER, TODAY, 1);
  g_autoptr (SalesPersonSheet) sheet = call (self, sales_person_sheet_request_new (11, &period));
  g_autoptr (SalesReport) report = sales_person_sheet_new (&wording, sheet, SALES_PAPER_A4);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (sales_report_get_n_pages (report), ==, 1);
  if (!test_pdf_can_read ())
    return;
  pdf = sales_pdf_to_bytes (&report, 1, "Bea", &error);
  g_assert_no_error (error);
  text = test_pdf_text (pdf, 0);
  g_assert_nonnull (strstr (text, "Politely"));
  g_assert_nonnull (strstr (text, "By train"));
  g_assert_nonnull (strstr (text, "Part time"));
  g_assert_nonnull (strstr (text, "difference €0.00"));
}

static void
test_organisation (TestDocument *self, gconstpointer data)
{
  SalesWording wording = { sales_document_get_info (self->document), english };
  g_autoptr (SalesRoster) roster = call (self, sales_roster_request_new ());
  g_autoptr (SalesReport) report = sales_organisation_report_new (&wording, roster, SALES_PAPER_A4);
  g_autoptr (GBytes) csv = sales_organisation_report_to_table (&wording, roster, SALES_TABLE_CSV, NULL);
  g_autoptr (GArray) scopes = NULL;
  g_autoptr (SalesChart) chart = sales_organisation_chart_new (&wording, roster, SALES_COMPANY_ID, -1, &scopes);
  g_autoptr (SalesChart) top = sales_organisation_chart_new (&wording, roster, SALES_COMPANY_ID, 0, NULL);
  g_autofree char *description = sales_chart_dup_description (top);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_cmpint (sales_report_get_n_pages (report), ==, 1);
  /* The company, the team, its leader, then Bea; not who has left. */
  g_assert_cmpuint (scopes->len, ==, 4);
  g_assert_cmpint (g_array_index (scopes, SalesScope, 2).id, ==, 10);
  g_assert_cmpint (g_array_index (scopes, SalesScope, 3).id, ==, 11);
  /* Whoever is left out is counted. */
  g_assert_cmpstr (description, ==, "2 people in 0 departments and teams.");
  /* The file has everybody, as the import takes it. */
  g_assert_nonnull (strstr (text, "id,name,role,department,team,manager,hired,left"));
  g_assert_nonnull (strstr (text, "Cem,Rep,,North,\"<b>&\"\"%n Ada\",2025-01-12,2025-11-08"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  english = sales_locale_new ("en");
#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/person-sheet/lines", test_lines);
  ADD ("/person-sheet/page", test_page);
  ADD ("/person-sheet/organisation", test_organisation);
  return g_test_run ();
}
