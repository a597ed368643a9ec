/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-review-actions.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "reports/sales-pdf.h"
#include "reports/sales-report-process.h"
#include "reports/sales-review-summary.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-file-saver.h"

/* A review summary on its way onto paper. */
typedef struct
{
  SalesPage     *page;     /* owned */
  SalesDocument *document; /* owned */
  gboolean       print;
} Making;

static void
making_free (Making *making)
{
  g_clear_object (&making->page);
  g_clear_object (&making->document);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

/* A report that waits for the answer where to save it. */
typedef struct
{
  SalesReport      *report;
  SalesReportSource source; /* its document is owned */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  sales_report_free (waiting->report);
  g_object_unref (waiting->source.document);
  g_free (waiting);
}

/* A report that a second process makes. */
typedef struct
{
  GtkWidget    *widget;
  GFile        *file;
  GCancellable *cancellable;
  GObject      *toast;
} Translating;

static void
translating_free (Translating *translating)
{
  sales_toast_end (translating->toast);
  g_object_unref (translating->widget);
  g_object_unref (translating->file);
  g_object_unref (translating->cancellable);
  g_free (translating);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Translating, translating_free)

static void
translated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Translating) translating = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sales_report_process_run_finish (result, &error);

  if (bytes == NULL)
    sales_error_presenter_show (translating->widget, error);
  else
    sales_file_saver_write (translating->widget, translating->file, bytes);
}

static void
translate (GtkWidget *widget, const SalesReportSource *source, const char *language, GFile *file)
{
  Translating *translating = g_new0 (Translating, 1);
  g_autofree char *name = sales_locale_dup_language_name (language);
  /* TRANSLATORS: %s is a language's own name, as “Deutsch” */
  g_autofree char *text = g_strdup_printf (_ ("Making the PDF: %s…"), name);

  translating->widget = g_object_ref (widget);
  translating->file = g_object_ref (file);
  translating->cancellable = g_cancellable_new ();
  translating->toast = sales_toast_show_work (widget, text, translating->cancellable);
  sales_report_process_run_async (source->document, source->verb, &source->scope, &source->period, language,
                                  translating->cancellable, translated_cb, translating);
}

/**
 * sales_review_write_report:
 * @widget: a widget of the page
 * @report: what to save, in the window's language
 * @source: what it was made from
 * @language: (nullable): the language wanted; %NULL for the window's
 * @file: where
 *
 * Writes a report as a PDF. A second process makes it where the language is not the window's.
 */
void
sales_review_write_report (GtkWidget *widget, SalesReport *report, const SalesReportSource *source, const char *language, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (language != NULL && !g_str_equal (language, sales_report_get_language (report)))
    {
      translate (widget, source, language, file);
      return;
    }
  bytes = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);
  if (bytes == NULL)
    sales_error_presenter_show (widget, error);
  else
    sales_file_saver_write (widget, file, bytes);
}

static void
file_chosen (GtkWidget *widget, GFile *file, const char *language, gpointer user_data)
{
  Waiting *waiting = user_data;

  sales_review_write_report (widget, waiting->report, &waiting->source, language, file);
}

/* The language of whom it is for, if the program speaks it; otherwise the window's. */
static const char *
propose_language (SalesReport *report, const char *wanted)
{
  const char *const *languages = sales_locale_get_languages ();

  for (guint i = 0; wanted != NULL && languages[i] != NULL; i++)
    if (g_ascii_strncasecmp (wanted, languages[i], 2) == 0 && !g_ascii_isalpha (wanted[2]))
      return languages[i];
  return sales_report_get_language (report);
}

/**
 * sales_review_save_report:
 * @widget: a widget of the page
 * @report: what to save
 * @name: the file name that is offered
 *
 * Saves any report as a PDF; asks where.
 */
void
sales_review_save_report (GtkWidget *widget, SalesReport *report, const char *name)
{
  SalesReport *const reports[] = { report };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = sales_pdf_to_bytes (reports, 1, sales_report_get_title (report), &error);

  if (bytes == NULL)
    sales_error_presenter_show (widget, error);
  else
    sales_file_saver_save_bytes (widget, name, bytes);
}

/**
 * sales_review_save_from:
 * @widget: a widget of the page
 * @report: (transfer full): what to save
 * @name: the file name that is offered
 * @source: what it was made from
 *
 * Saves a report that the command line can make as well; asks where, and in which language.
 */
void
sales_review_save_from (GtkWidget *widget, SalesReport *report, const char *name, const SalesReportSource *source)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting){ report, *source };
  g_object_ref (source->document);
  sales_file_saver_choose_language (widget, name, propose_language (report, source->language), file_chosen, waiting, waiting_free);
}

static void
print_began_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  gtk_print_operation_set_n_pages (operation, sales_report_get_n_pages (user_data));
}

static void
page_drawn_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  SalesReport *report = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  /* The printer's paper may be another than the report was laid out for. */
  sales_report_get_page_size (report, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  sales_report_draw_page (report, cr, page);
  cairo_restore (cr);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) ours = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  ours = g_error_new (SALES_ERROR, SALES_ERROR_IO, "printing: %s", error->message);
  sales_error_presenter_show (widget, ours);
}

static void
free_report (gpointer data, GClosure *closure)
{
  sales_report_free (data);
}

/**
 * sales_review_print_report:
 * @widget: a widget of the page
 * @report: (transfer full): what to print
 * @name: what the print job is called
 *
 * Prints any report; asks on which printer.
 */
void
sales_review_print_report (GtkWidget *widget, SalesReport *report, const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  double width, height;

  sales_report_get_page_size (report, &width, &height);
  paper = gtk_paper_size_new (width > 600 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (print_began_cb), report);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (page_drawn_cb), report, free_report, 0);
  g_signal_connect (operation, "done", G_CALLBACK (printed_cb), g_object_ref (widget));
  /* Errors arrive with "done" as well. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
review_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesReview) review
      = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  SalesWording wording
      = { sales_document_get_info (making->document), sales_locale_get_default () };
  SalesReport *report;
  g_autofree char *name = NULL;

  if (review == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (making->page), error);
      return;
    }
  report = sales_review_summary_new (&wording, review, SALES_PAPER_LOCALE);
  name = sales_review_summary_dup_filename (&wording, review->overview);
  if (making->print)
    sales_review_print_report (GTK_WIDGET (making->page), report, name);
  else
    {
      const SalesReportSource from = { making->document, "report", review->overview->scope, review->overview->period,
                                       review->overview->language };

      sales_review_save_from (GTK_WIDGET (making->page), report, name, &from);
    }
}

static void
make_review (SalesPage *page, gboolean print)
{
  SalesContext *context = sales_page_get_context (page);
  SalesDocument *document = sales_page_get_document (page);
  Making *making;

  if (document == NULL)
    return;
  making = g_new (Making, 1);
  *making = (Making){ g_object_ref (page), g_object_ref (document), print };
  sales_document_call_async (document,
                             sales_review_request_new (sales_document_get_info (document),
                                                       sales_context_get_scope (context),
                                                       sales_context_get_period (context)),
                             NULL, review_read_cb, making);
}

/**
 * sales_review_save:
 * @page: the page whose scope and period it is about
 *
 * Saves the review summary as a PDF; asks where.
 */
void
sales_review_save (SalesPage *page)
{
  g_return_if_fail (SALES_IS_PAGE (page));
  make_review (page, FALSE);
}

/**
 * sales_review_print:
 * @page: the page whose scope and period it is about
 *
 * Prints the review summary; asks on which printer.
 */
void
sales_review_print (SalesPage *page)
{
  g_return_if_fail (SALES_IS_PAGE (page));
  make_review (page, TRUE);
}
