/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-date.h"
#include "base/sales-error.h"
#include "model/sales-names.h"
#include "model/sales-sample.h"
#include "reports/sales-report-process.h"

#include "sales-test-document.h"
#include "sales-test-pdf.h"

static void
set_up (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "sales-manager", NULL);
  SalesDay today;

  g_assert_true (sales_day_parse_iso ("2026-09-25", -1, &today));
  sales_today_set (today);
  test_document_set_up (self, data);
  sales_document_perform (self->document, sales_sample_new (today), NULL, &error);
  g_assert_no_error (error);
  sales_report_process_set_program (program);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
make (TestDocument *self, const char *verb, const SalesScope *scope, const char *language, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SalesPeriod period;

  g_assert_true (sales_period_parse ("2026-Q3", 1, &period));
  sales_report_process_run_async (self->document, verb, scope, &period, language, cancellable, ended_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sales_report_process_run_finish (result, error);
}

/* In another language, and about the very one that was meant, while this process has the document. */
static void
test_languages (TestDocument *self, gconstpointer data)
{
  static const struct { const char *language, *lang, *texts[2]; } cases[] = {
    { "de", "/Lang (de)", { "Zusammenfassung der Auswertung", "Tom Hartmann, Datum" } },
    { "vi", "/Lang (vi)", { "Bản tóm tắt đánh giá", "Tom Hartmann, ngày" } },
  };
  g_autoptr (GError) error = NULL;
  g_autofree SalesScope *scope = sales_document_call (self->document, sales_scope_find_new ("person:Tom Hartmann"), NULL, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = make (self, "report", scope, cases[i].language, NULL, &error);
      g_autofree char *text = NULL;
      gsize length;
      const char *bytes;

      g_assert_no_error (error);
      bytes = g_bytes_get_data (pdf, &length);
      g_assert_nonnull (memmem (bytes, length, cases[i].lang, strlen (cases[i].lang)));
      if (!test_pdf_can_read ())
        continue;
      text = test_pdf_text (pdf, 0);
      for (gsize t = 0; t < G_N_ELEMENTS (cases[i].texts); t++)
        test_pdf_assert_has (text, cases[i].texts[t]);
    }
}

static void
test_recognition (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make (self, "recognition", &SALES_SCOPE_COMPANY, "es", NULL, &error);
  gsize length;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (pdf, &length);
  g_assert_nonnull (memmem (bytes, length, "/Lang (es)", 10));
}

/* What the window shows of an earlier day is what the other process writes. */
static void
test_as_of (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) now = make (self, "report", &SALES_SCOPE_COMPANY, "de", NULL, &error), then = NULL, list = NULL;
  SalesDay day;

  g_assert_no_error (error);
  g_assert_true (sales_day_parse_iso ("2026-08-31", -1, &day));
  sales_document_set_as_of (self->document, day);
  g_assert_true (sales_document_is_read_only (self->document));
  then = make (self, "report", &SALES_SCOPE_COMPANY, "de", NULL, &error);
  g_assert_no_error (error);
  list = make (self, "recognition", &SALES_SCOPE_COMPANY, "es", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_bytes_equal (now, then));
  if (test_pdf_can_read ())
    {
      g_autofree char *text = test_pdf_text (then, 0);

      test_pdf_assert_has (text, "31. Aug. 2026");
    }
}

static void
test_failures (TestDocument *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (make (self, "report", &(SalesScope){ SALES_SCOPE_PERSON, 99999 }, "de", NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "another language: "));
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (make (self, "report", &SALES_SCOPE_COMPANY, "de", cancellable, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
  g_clear_error (&error);

  sales_report_process_set_program ("/nonexistent/program");
  g_assert_null (make (self, "report", &SALES_SCOPE_COMPANY, "de", NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/report-process/languages", test_languages);
  ADD ("/report-process/recognition", test_recognition);
  ADD ("/report-process/as-of", test_as_of);
  ADD ("/report-process/failures", test_failures);
  return g_test_run ();
}
