/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "command/sales-command-output.h"
#include "reports/sales-pdf.h"
#include "reports/sales-review-summary.h"

typedef struct
{
  char *output;
  char *paper;
} ReportOptions;

static void
report_options_clear (ReportOptions *self)
{
  g_free (self->output);
  g_free (self->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportOptions, report_options_clear)

static int
check_options (SalesCommandLine *line, const ReportOptions *own, SalesPaper *paper)
{
  g_autofree char *suffix = NULL;

  *paper = SALES_PAPER_LOCALE;
  if (own->output == NULL)
    return sales_command_wrong_usage (&sales_verb_report, "%s", _("Say where to write it, with -o FILE."));
  suffix = sales_command_dup_suffix (own->output);
  if (!sales_command_is_stdout (own->output) && !g_str_equal (suffix, "pdf"))
    return sales_command_wrong_usage (&sales_verb_report, _("“%s” must end with .pdf."), own->output);
  if (own->paper != NULL && !sales_paper_from_string (own->paper, paper))
    return sales_command_wrong_usage (&sales_verb_report, _("“%s” is no paper, write a4 or letter."), own->paper);
  return sales_command_line_take_document (line);
}

static int
write_report (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, SalesPaper paper, const char *path)
{
  const SalesDocumentInfo *info = sales_document_get_info (document);
  SalesWording wording = { info, sales_locale_get_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesReview) review = sales_document_call (document, sales_review_request_new (info, scope, period), NULL, &error);
  g_autoptr (SalesReport) report = NULL;
  g_autoptr (GBytes) content = NULL;

  if (review == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  report = sales_review_summary_new (&wording, review, paper);
  content = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);
  if (content == NULL)
    return sales_command_fail (error, path);
  return sales_command_write_file (path, content);
}

static int
run (int argc, char **argv)
{
  g_auto (ReportOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it, a file that ends with .pdf") },
    { "paper", 0, SALES_OPTION_TEXT, &own.paper, NC_("argument", "PAPER"), N_("a4 or letter; without it, what the country prints on") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_report, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;
  SalesScope scope;
  SalesPeriod period;
  SalesPaper paper;

  if (status == SALES_COMMAND_GO_ON)
    status = check_options (&line, &own, &paper);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  if (sales_command_line_get_scope (&line, document, &scope, &status) &&
      sales_command_line_get_period (&line, document, &period, &status))
    status = write_report (document, &scope, &period, paper, own.output);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_report = {
  "report",
  N_("-o FILE [OPTION…] [FILE]"),
  N_("Writes a review summary as PDF: figures, charts, late orders, goal history and signatures."),
  NULL,
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE,
  run,
};
