/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "reports/sales-pdf.h"
#include "reports/sales-recognition-list.h"

#include "sales-test-overview.h"
#include "sales-test-pdf.h"

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

static SalesAward *
add_award (SalesRecognition *self, const char *name, SalesAwardStatus status, SalesAwardKind kind, gint64 euro, const char *note)
{
  SalesAward *award = g_new0 (SalesAward, 1);

  award->id = self->awards->len + 1;
  award->scope = (SalesScope){ SALES_SCOPE_PERSON, award->id };
  award->name = g_strdup (name);
  award->detail = g_strdup ("Nord");
  award->first_day = self->period.first;
  award->last_day = self->period.last;
  award->reason = SALES_AWARD_EXCEEDED;
  award->has_attainment = TRUE;
  award->attainment = 11234;
  award->kind = kind;
  award->has_value = euro > 0;
  award->value = EURO (euro);
  award->note = g_strdup (note);
  award->status = status;
  award->proposed_day = test_day ("2026-10-01");
  award->confirmed_day = status == SALES_AWARD_PROPOSED ? SALES_DAY_NONE : test_day ("2026-10-03");
  award->given_day = SALES_DAY_NONE;
  g_ptr_array_add (self->awards, award);
  return award;
}

static void
add_achievement (SalesRecognition *self, SalesAwardReason reason, const char *name, int streak)
{
  SalesAchievement *achievement = g_new0 (SalesAchievement, 1);

  achievement->reason = reason;
  achievement->scope = (SalesScope){ SALES_SCOPE_PERSON, 7 };
  achievement->name = g_strdup (name);
  achievement->actual = EURO (104000);
  achievement->goal = EURO (100000);
  achievement->attainment = 10400;
  achievement->streak = streak;
  g_ptr_array_add (self->achievements[reason], achievement);
}

static SalesRecognition *
recognition_new (void)
{
  SalesRecognition *self = g_new0 (SalesRecognition, 1);

  self->scope = (SalesScope){ SALES_SCOPE_UNIT, 7 };
  self->scope_name = g_strdup ("Nord");
  g_assert_true (sales_period_parse ("2026-Q3", 1, &self->period));
  self->today = test_day ("2026-10-05");
  self->exceeds_share = 11000;
  self->n_people = 6;
  for (int reason = 0; reason < SALES_N_AWARD_REASONS; reason++)
    self->achievements[reason] = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_achievement_free);
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_award_free);
  return self;
}

static SalesRecognition *
recognition_new_full (void)
{
  SalesRecognition *self = recognition_new ();

  add_award (self, "Tom Hartmann", SALES_AWARD_CONFIRMED, SALES_AWARD_CASH_BONUS, 500, "Kunde gehalten");
  add_award (self, "=HYPERLINK(\"x\")", SALES_AWARD_PROPOSED, SALES_AWARD_KIND_NONE, 300, NULL);
  add_achievement (self, SALES_AWARD_MET, "Lucía Ortega Ruiz", 0);
  add_achievement (self, SALES_AWARD_STREAK, "Nguyễn Thị Lan", 5);
  return self;
}

static void
test_pdf (void)
{
  SalesWording wording = speak ("en");
  g_autoptr (SalesRecognition) recognition = recognition_new_full ();
  g_autoptr (SalesReport) report = sales_recognition_list_new (&wording, recognition, SALES_PAPER_A4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sales_report_get_n_pages (report), ==, 1);
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "Awards: 0 given, 1 confirmed, 1 proposed.");
  /* What is only proposed does not count in the sum. */
  test_pdf_assert_has (text, "Confirmed and given awards come to €500.00.");
  test_pdf_assert_has (text, "Tom Hartmann Nord Exceeded the goal 112.3% Cash bonus €500.00 Confirmed Kunde gehalten");
  test_pdf_assert_has (text, "Lucía Ortega Ruiz Met the goal €100,000 €104,000 104.0%");
  test_pdf_assert_has (text, "Met goals in a row · 5 periods in a row");
  test_pdf_assert_has (text, "A goal counts as exceeded from 110% on.");
}

static void
test_csv (void)
{
  SalesWording wording = speak ("en");
  g_autoptr (SalesRecognition) recognition = recognition_new_full ();
  g_autoptr (GBytes) bytes = sales_recognition_list_to_table (&wording, recognition, SALES_TABLE_CSV, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[0], ==, "Who,Unit,For what,Attainment,Reward,Value,Status,Note,Period from,Period to,Proposed on,Confirmed on,Given on");
  g_assert_cmpstr (lines[1], ==, "Tom Hartmann,Nord,Exceeded the goal,1.1234,Cash bonus,500.00,Confirmed,Kunde gehalten,2026-07-01,2026-09-30,2026-10-01,2026-10-03,");
  /* What a spreadsheet would run is defused. */
  g_assert_cmpstr (lines[2], ==, "\"'=HYPERLINK(\"\"x\"\")\",Nord,Exceeded the goal,1.1234,Not decided,300.00,Proposed,,2026-07-01,2026-09-30,2026-10-01,,");
  g_assert_cmpstr (lines[3], ==, "Lucía Ortega Ruiz,,Met the goal,1.0400,,,Not proposed,,2026-07-01,2026-09-30,,,");
  g_assert_cmpstr (lines[4], ==, "Nguyễn Thị Lan,,Met goals in a row,1.0400,,,Not proposed,,2026-07-01,2026-09-30,,,");
  g_assert_cmpstr (lines[5], ==, "");
}

static void
test_empty (void)
{
  SalesWording wording = speak ("de");
  g_autoptr (SalesRecognition) recognition = recognition_new ();
  g_autoptr (SalesReport) report = sales_recognition_list_new (&wording, recognition, SALES_PAPER_LETTER);
  g_autoptr (GBytes) pdf = sales_pdf_to_bytes (&report, 1, "x", NULL);
  g_autofree char *name = sales_recognition_list_dup_filename (&wording, recognition);
  g_autofree char *text = NULL;

  g_assert_cmpstr (name, ==, "Anerkennungsliste Nord 2026-Q3");
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "Für diesen Zeitraum wurden keine Auszeichnungen vorgeschlagen.");
  g_assert_null (strstr (text, "Personalabteilung"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  info = test_info ();
  g_test_add_func ("/recognition-list/pdf", test_pdf);
  g_test_add_func ("/recognition-list/csv", test_csv);
  g_test_add_func ("/recognition-list/empty", test_empty);
  return g_test_run ();
}
