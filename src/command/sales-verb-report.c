/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "command/sales-command-output.h"
#include "reports/sales-organisation-report.h"
#include "reports/sales-pdf.h"
#include "reports/sales-person-sheet.h"
#include "reports/sales-review-summary.h"

typedef struct
{
  char *output;
  char *paper;
  char *kind;
} ReportOptions;

static void
report_options_clear (ReportOptions *self)
{
  g_free (self->output);
  g_free (self->paper);
  g_free (self->kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportOptions, report_options_clear)

static int
check_options (SalesCommandLine *line, const ReportOptions *own, SalesPaper *paper)
{
  static const char *const kinds[] = { "review", "person", "organisation", NULL };
  g_autofree char *suffix = NULL;

  *paper = SALES_PAPER_LOCALE;
  if (own->output == NULL)
    return sales_command_wrong_usage (&sales_verb_report, "%s", _("Say where to write it, with -o FILE."));
  suffix = sales_command_dup_suffix (own->output);
  if (!sales_command_is_stdout (own->output) && !g_str_equal (suffix, "pdf"))
    return sales_command_wrong_usage (&sales_verb_report, _("“%s” must end with .pdf."), own->output);
  if (own->paper != NULL && !sales_paper_from_string (own->paper, paper))
    return sales_command_wrong_usage (&sales_verb_report, _("“%s” is no paper, write a4 or letter."), own->paper);
  if (own->kind != NULL && !g_strv_contains (kinds, own->kind))
    return sales_command_wrong_usage (&sales_verb_report, _("“%s” is no kind of report, write review, person or organisation."), own->kind);
  return sales_command_line_take_document (line);
}

static SalesReport *
make_person (SalesDocument *document, const SalesWording *wording, const SalesScope *scope, const SalesPeriod *period, SalesPaper paper, GError **error)
{
  g_autoptr (SalesPersonSheet) sheet = NULL;

  if (scope->kind != SALES_SCOPE_PERSON)
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "--kind person needs --scope person:NAME");
      return NULL;
    }
  sheet = sales_document_call (document, sales_person_sheet_request_new (scope->id, period), NULL, error);
  return sheet != NULL ? sales_person_sheet_new (wording, sheet, paper) : NULL;
}

static SalesReport *
make_organisation (SalesDocument *document, const SalesWording *wording, SalesPaper paper, GError **error)
{
  g_autoptr (SalesRoster) roster = sales_document_call (document, sales_roster_request_new (), NULL, error);

  return roster != NULL ? sales_organisation_report_new (wording, roster, paper) : NULL;
}

static SalesReport *
make_review (SalesDocument *document, const SalesWording *wording, const SalesScope *scope, const SalesPeriod *period, SalesPaper paper, GError **error)
{
  g_autoptr (SalesReview) review = sales_document_call (document, sales_review_request_new (wording->info, scope, period), NULL, error);

  return review != NULL ? sales_review_summary_new (wording, review, paper) : NULL;
}

static int
write_report (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, SalesPaper paper, const ReportOptions *own)
{
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesReport) report = NULL;
  g_autoptr (GBytes) content = NULL;

  if (g_strcmp0 (own->kind, "person") == 0)
    report = make_person (document, &wording, scope, period, paper, &error);
  else if (g_strcmp0 (own->kind, "organisation") == 0)
    report = make_organisation (document, &wording, paper, &error);
  else
    report = make_review (document, &wording, scope, period, paper, &error);
  if (report == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  content = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);
  if (content == NULL)
    return sales_command_fail (error, own->output);
  return sales_command_write_file (own->output, content);
}

static int
run (int argc, char **argv)
{
  g_auto (ReportOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it, a file that ends with .pdf") },
    { "kind", 0, SALES_OPTION_TEXT, &own.kind, NC_("argument", "KIND"), N_("review, person (one page about somebody) or organisation; without it, review") },
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
    status = write_report (document, &scope, &period, paper, &own);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_report = {
  "report",
  N_("-o FILE [OPTION…] [FILE]"),
  N_("Writes a review summary as PDF: figures, charts, late orders, goal history and signatures."),
  NULL,
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY,
  run,
};
