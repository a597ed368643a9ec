/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "command/sales-command-output.h"
#include "reports/sales-agreement-list.h"
#include "reports/sales-goal-agreement.h"

typedef struct
{
  char *output;
  char *paper;
} AgreementOptions;

static void
agreement_options_clear (AgreementOptions *self)
{
  g_free (self->output);
  g_free (self->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AgreementOptions, agreement_options_clear)

/* What was asked for. */
typedef struct
{
  gboolean         is_table;
  SalesTableFormat format;
  SalesPaper       paper;
} Wanted;

static int
check_options (SalesCommandLine *line, const AgreementOptions *own, Wanted *wanted)
{
  g_autofree char *suffix = NULL;

  if (own->output == NULL)
    return sales_command_wrong_usage (&sales_verb_agreement, "%s", _("Say where to write it, with -o FILE."));
  suffix = sales_command_dup_suffix (own->output);
  wanted->is_table = sales_command_is_stdout (own->output) || sales_table_format_from_suffix (suffix, &wanted->format);
  if (!wanted->is_table && !g_str_equal (suffix, "pdf"))
    return sales_command_wrong_usage (&sales_verb_agreement, _("“%s” must end with .pdf, .csv or .xlsx."), own->output);
  if (own->paper != NULL && !sales_paper_from_string (own->paper, &wanted->paper))
    return sales_command_wrong_usage (&sales_verb_agreement, _("“%s” is no paper, write a4 or letter."), own->paper);
  return sales_command_line_take_document (line);
}

static GBytes *
make_table (SalesDocument *document, const SalesWording *wording, const SalesScope *scope, const SalesPeriod *period, SalesTableFormat format, GError **error)
{
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, period->last, wording->info->year_start);
  g_autoptr (GPtrArray) rows = sales_document_call (document, sales_agreement_list_new (scope, &year), NULL, error);

  return rows != NULL ? sales_agreement_list_to_table (wording, rows, format, error) : NULL;
}

static GBytes *
make_pdf (SalesDocument *document, const SalesWording *wording, const SalesScope *scope, const SalesPeriod *period, SalesPaper paper, GError **error)
{
  g_autoptr (SalesGoalAgreements) agreements =
      sales_document_call (document, sales_goal_agreements_request_new (wording->info, scope, period), NULL, error);

  return agreements != NULL ? sales_goal_agreements_to_pdf (wording, agreements, paper, error) : NULL;
}

static int
write_agreement (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, const Wanted *wanted, const char *path)
{
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;

  if (!wanted->is_table && scope->kind != SALES_SCOPE_PERSON && scope->kind != SALES_SCOPE_UNIT)
    return sales_command_wrong_usage (&sales_verb_agreement, "%s", _("A goal agreement is made with a person or with the people of a team."));
  content = wanted->is_table ? make_table (document, &wording, scope, period, wanted->format, &error)
                             : make_pdf (document, &wording, scope, period, wanted->paper, &error);
  if (content == NULL)
    return sales_command_fail (error, path);
  return sales_command_write_file (path, content);
}

static int
run (int argc, char **argv)
{
  g_auto (AgreementOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it; .pdf, .csv or .xlsx says in which form") },
    { "paper", 0, SALES_OPTION_TEXT, &own.paper, NC_("argument", "PAPER"), N_("a4 or letter; without it, what the country prints on") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_agreement, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;
  Wanted wanted = { FALSE, SALES_TABLE_CSV, SALES_PAPER_LOCALE };
  SalesScope scope;
  SalesPeriod period;

  if (status == SALES_COMMAND_GO_ON)
    status = check_options (&line, &own, &wanted);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  if (sales_command_line_get_scope (&line, document, &scope, &status) &&
      sales_command_line_get_period (&line, document, &period, &status))
    status = write_agreement (document, &scope, &period, &wanted, own.output);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_agreement = {
  "agreement",
  N_("-o FILE [OPTION…] [FILE]"),
  N_("Writes goal agreements of a fiscal year as PDF, with lines to sign on, or the list of goals and how far they are agreed."),
  N_("Of a team, the PDF has the agreement of everybody in it who has goals. CSV and spreadsheet list each goal with the days on which it was proposed, discussed and acknowledged."),
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY,
  run,
};
