/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "command/sales-command-output.h"
#include "reports/sales-pdf.h"
#include "reports/sales-recognition-list.h"

typedef struct
{
  char *output;
  char *paper;
  char *exceeds;
} RecognitionOptions;

static void
recognition_options_clear (RecognitionOptions *self)
{
  g_free (self->output);
  g_free (self->paper);
  g_free (self->exceeds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecognitionOptions, recognition_options_clear)

/* What was asked for. */
typedef struct
{
  gboolean         is_table;
  SalesTableFormat format;
  SalesPaper       paper;
  SalesShare       exceeds; /* 0: as the document has it */
} Wanted;

static int
check_options (SalesCommandLine *line, const RecognitionOptions *own, Wanted *wanted)
{
  g_autofree char *suffix = NULL;
  guint64 percent = 0;

  if (own->output == NULL)
    return sales_command_wrong_usage (&sales_verb_recognition, "%s", _("Say where to write it, with -o FILE."));
  suffix = sales_command_dup_suffix (own->output);
  wanted->is_table = sales_command_is_stdout (own->output) || sales_table_format_from_suffix (suffix, &wanted->format);
  if (!wanted->is_table && !g_str_equal (suffix, "pdf"))
    return sales_command_wrong_usage (&sales_verb_recognition, _("“%s” must end with .pdf, .csv or .xlsx."), own->output);
  if (own->paper != NULL && !sales_paper_from_string (own->paper, &wanted->paper))
    return sales_command_wrong_usage (&sales_verb_recognition, _("“%s” is no paper, write a4 or letter."), own->paper);
  if (own->exceeds != NULL && !g_ascii_string_to_unsigned (own->exceeds, 10, 100, 1000, &percent, NULL))
    return sales_command_wrong_usage (&sales_verb_recognition, _("“%s” is no attainment, write a number from 100 to 1000."), own->exceeds);
  wanted->exceeds = (SalesShare) percent * SALES_SHARE_WHOLE / 100;
  return sales_command_line_take_document (line);
}

static int
write_list (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, const Wanted *wanted, const char *path)
{
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesRecognition) recognition =
      sales_document_call (document, sales_recognition_request_new (scope, period, wanted->exceeds), NULL, &error);
  g_autoptr (GBytes) content = NULL;

  if (recognition == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  if (wanted->is_table)
    content = sales_recognition_list_to_table (&wording, recognition, wanted->format, &error);
  else
    {
      g_autoptr (SalesReport) report = sales_recognition_list_new (&wording, recognition, wanted->paper);

      content = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);
    }
  if (content == NULL)
    return sales_command_fail (error, path);
  return sales_command_write_file (path, content);
}

static int
run (int argc, char **argv)
{
  g_auto (RecognitionOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it; .pdf, .csv or .xlsx says in which form") },
    { "exceeds", 0, SALES_OPTION_TEXT, &own.exceeds, NC_("argument", "PERCENT"), N_("From which attainment on a goal counts as exceeded, as 110; without it, as the document has it") },
    { "paper", 0, SALES_OPTION_TEXT, &own.paper, NC_("argument", "PAPER"), N_("a4 or letter; without it, what the country prints on") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_recognition, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;
  Wanted wanted = { FALSE, SALES_TABLE_CSV, SALES_PAPER_LOCALE, 0 };
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
    status = write_list (document, &scope, &period, &wanted, own.output);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_recognition = {
  "recognition",
  N_("-o FILE [OPTION…] [FILE]"),
  N_("Writes the recognition list for HR as PDF, CSV or spreadsheet: who, for what, which reward, and how far it is."),
  NULL,
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY,
  run,
};
