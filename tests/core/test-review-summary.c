/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "model/sales-names.h"
#include "model/sales-sample.h"
#include "reports/sales-pdf.h"

#include "sales-test-document.h"
#include "sales-test-pdf.h"
#include "sales-test-review.h"

static SalesDocumentInfo info;

static SalesWording
speak (const char *language)
{
  static SalesLocale *locale = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, SALES_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_clear_pointer (&locale, sales_locale_free);
  locale = sales_locale_new (language);
  return (SalesWording){ &info, locale };
}

static GBytes *
to_bytes (const SalesWording *wording, const SalesReview *review, SalesPaper paper, int *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesReport) report = sales_review_summary_new (wording, review, paper);
  GBytes *bytes = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);

  g_assert_no_error (error);
  if (n_pages != NULL)
    *n_pages = sales_report_get_n_pages (report);
  return bytes;
}

/* A person's summary holds the finding, the figures, the goal's history and lines to sign on. */
static void
test_languages (void)
{
  static const struct { const char *language, *texts[5]; } cases[] = {
    { "en", { "Sales reached 72% of the goal for Q3 2026, €48,200 short.", "Rank 14 of 18 by attainment.", "Goal History", "Agnieszka Wójcik, date", "difference €0.00" } },
    { "de", { "Der Umsatz hat 72 % des Ziels für Q3 2026 erreicht, es fehlen 48.200 €.", "Rang 14 von 18 nach Zielerreichung.", "Zielverlauf", "Agnieszka Wójcik, Datum", "Differenz 0,00 €" } },
    { "pl", { "Sprzedaż osiągnęła 72% celu (III kw. 2026), zabrakło 48 200 €.", "Miejsce 14 z 18 według realizacji celu.", "Historia celów", "Agnieszka Wójcik, data", "różnica 0,00 €" } },
    { "lt", { "Pardavimai pasiekė 72 % tikslo (2026 III k.), pritrūko 48 200 €.", "14 vieta iš 18 pagal tikslo įvykdymą.", "Tikslų istorija", "Agnieszka Wójcik, data", "skirtumas 0,00 €" } },
    { "es", { "Las ventas alcanzaron el 72 % del objetivo (T3 2026); faltaron 48.200 €.", "Puesto 14 de 18 por cumplimiento.", "Historial de objetivos", "Agnieszka Wójcik, fecha", "diferencia 0,00 €" } },
    { "vi", { "Doanh số Q3 2026 đạt 72% mục tiêu, thiếu 48.200 €.", "Xếp hạng 14 trên 18 theo mức độ hoàn thành.", "Lịch sử mục tiêu", "Agnieszka Wójcik, ngày", "chênh lệch 0,00 €" } },
  };

  if (!test_pdf_can_read ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalesWording wording = speak (cases[i].language);
      g_autoptr (SalesReview) review = test_review_new_person ("Agnieszka Wójcik");
      int n_pages;
      g_autoptr (GBytes) pdf = to_bytes (&wording, review, SALES_PAPER_A4, &n_pages);
      g_autofree char *text = test_pdf_text (pdf, 0);

      g_assert_cmpint (n_pages, <=, 2);
      for (gsize t = 0; t < G_N_ELEMENTS (cases[i].texts); t++)
        test_pdf_assert_has (text, cases[i].texts[t]);
    }
}

/* The months' and the children's figures stand in tables, nobody's row among them. */
static void
test_team (void)
{
  SalesWording wording = speak ("en");
  g_autoptr (SalesReview) review = test_review_new_team ("Nord");
  g_autoptr (GBytes) pdf = to_bytes (&wording, review, SALES_PAPER_LETTER, NULL);
  g_autofree char *text = NULL;

  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "Team · led by: Agnieszka Wójcik");
  test_pdf_assert_has (text, "1 Agnieszka Wójcik €123,800 €172,000 72% ▼ -€48,200 €41,266 89%");
  test_pdf_assert_has (text, "– Rasa Petrauskienė €44,000 – – – €14,666 89%");
  test_pdf_assert_has (text, "– No person €6,000 – – – €2,000 89%");
  test_pdf_assert_has (text, "Nord €850,800 €900,000 95% ▼ -€49,200 €37,900 74%");
  g_assert_null (strstr (text, "Manager, date"));
}

/* A column of goals' history that would say the same in every row, or nothing, is not there. */
static void
test_goal_columns (void)
{
  SalesWording wording = speak ("en");
  g_autoptr (SalesReview) review = test_review_new_team ("Nord");
  g_autoptr (GBytes) plain = to_bytes (&wording, review, SALES_PAPER_A4, NULL);
  g_autoptr (GBytes) all = NULL;
  g_autofree char *text = NULL;

  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (plain, 0);
  test_pdf_assert_has (text, "Period Goal In force from Reason Q3 2026 €900,000");
  g_free (text);
  test_review_add_goal (review, "2026-07-01", "2026-09-30", 1, 50000, SALES_GOAL_REASON_OTHER, "Only what the warehouse can ship");
  ((SalesGoalEntry *) review->goals->pdata[1])->measure = SALES_MEASURE_CONTRIBUTION;
  all = to_bytes (&wording, review, SALES_PAPER_A4, NULL);
  text = test_pdf_text (all, 0);
  test_pdf_assert_has (text, "Period Measure Goal In force from Reason Note");
  test_pdf_assert_has (text, "Only what the warehouse can ship");
}

static void
test_same_bytes (void)
{
  SalesWording wording = speak ("pl");
  g_autoptr (SalesReview) review = test_review_new_team ("Nord");
  g_autoptr (GBytes) first = to_bytes (&wording, review, SALES_PAPER_A4, NULL);
  g_autoptr (SalesReview) again = test_review_new_team ("Nord");
  g_autoptr (GBytes) second = to_bytes (&wording, again, SALES_PAPER_A4, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* Names that are markup, formats, endless or run from right to left; figures that are huge. */
static void
test_hostile (void)
{
  static const char *const names[] = { "<b>&\"%n🙂</b>", "%s%s%s%n", "\\) Tj (", "עברית", "" };
  SalesWording wording = speak ("de");
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (SalesReview) review = test_review_new_team ("x");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append_c (endless, 'W');
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    test_overview_add_child (review->overview, (SalesScope){ SALES_SCOPE_PERSON, 20 + i }, names[i], 9223372036, 1)->rank = 99;
  test_overview_add_child (review->overview, (SalesScope){ SALES_SCOPE_PERSON, 30 }, endless->str, -9223372036, 5);
  test_overview_add_product (review->overview, 99, endless->str, 9223372036);
  g_free (review->overview->scope_name);
  review->overview->scope_name = g_strdup (endless->str);
  review->overview->amount.compared = G_MAXINT64 / 2;
  pdf = to_bytes (&wording, review, SALES_PAPER_A4, NULL);
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "<b>&\"%n");
  test_pdf_assert_has (text, "%s%s%s%n");
  test_pdf_assert_has (text, "\\) Tj (");
}

/* Nothing sold, no goals: it says so and stays on one page. */
static void
test_empty (void)
{
  SalesWording wording = speak ("en");
  SalesOverview *overview = test_overview_new ((SalesScope){ SALES_SCOPE_PERSON, 5 }, "Nobody Yet", 0, 0);
  g_autoptr (SalesReview) review = test_review_new (overview, NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  int n_pages;

  overview->empty = TRUE;
  overview->amount = overview->quantity = overview->contribution = (SalesComparison){ .known = FALSE };
  for (int i = 0; i < overview->n_months; i++)
    {
      overview->month_amount[i] = 0;
      overview->month_goal[i] = -1;
    }
  pdf = to_bytes (&wording, review, SALES_PAPER_A4, &n_pages);
  g_assert_cmpint (n_pages, ==, 1);
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "There are neither sales nor goals for Q3 2026.");
  g_assert_null (strstr (text, "Month by Month"));
}

/* Every scope of the sample company; a person's summary fits two pages. */
static void
test_sample (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scopes = NULL;
  SalesWording wording;
  SalesPeriod quarter;
  guint n_two = 0;
  SalesDay today = test_day ("2026-11-21");

  sales_today_set (today);
  sales_document_perform (self->document, sales_sample_new (today), NULL, &error);
  g_assert_no_error (error);
  scopes = sales_document_call (self->document, sales_scope_list_new (), NULL, &error);
  g_assert_no_error (error);
  wording = speak ("de");
  wording.info = sales_document_get_info (self->document);
  g_assert_true (sales_period_parse ("2026-Q3", 1, &quarter));
  for (guint i = 0; i < scopes->len; i++)
    {
      const SalesScopeItem *item = scopes->pdata[i];
      g_autoptr (SalesReview) review = sales_document_call (self->document, sales_review_request_new (wording.info, &item->scope, &quarter), NULL, &error);
      g_autoptr (GBytes) pdf = NULL;
      int n_pages;

      g_assert_no_error (error);
      pdf = to_bytes (&wording, review, SALES_PAPER_A4, &n_pages);
      if (item->scope.kind == SALES_SCOPE_PERSON)
        g_assert_cmpint (n_pages, <=, 2);
      n_two += item->scope.kind == SALES_SCOPE_PERSON && n_pages == 2;
    }
  g_assert_cmpuint (n_two, >, 0);
}

static void
test_filename (void)
{
  SalesWording wording = speak ("en");
  g_autoptr (SalesReview) review = test_review_new_person ("../../Agnieszka/Wójcik");
  g_autofree char *name = sales_review_summary_dup_filename (&wording, review->overview);

  g_assert_cmpstr (name, ==, "Review summary ..-..-Agnieszka-Wójcik 2026-Q3.pdf");
  g_assert_null (strchr (name, '/'));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  info = test_info ();
  g_test_add_func ("/review-summary/languages", test_languages);
  g_test_add_func ("/review-summary/team", test_team);
  g_test_add_func ("/review-summary/same-bytes", test_same_bytes);
  g_test_add_func ("/review-summary/goal-columns", test_goal_columns);
  g_test_add_func ("/review-summary/hostile", test_hostile);
  g_test_add_func ("/review-summary/empty", test_empty);
  g_test_add_func ("/review-summary/filename", test_filename);
  g_test_add ("/review-summary/sample", TestDocument, NULL, test_document_set_up, test_sample, test_document_tear_down);
  return g_test_run ();
}
