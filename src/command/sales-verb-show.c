/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "command/sales-command-output.h"
#include "command/sales-scoreboard.h"

typedef struct
{
  char *format;
  char *output;
} ShowOptions;

static void
show_options_clear (ShowOptions *self)
{
  g_free (self->format);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShowOptions, show_options_clear)

typedef GBytes *(*Form) (const SalesScoreboard *scoreboard, GError **error);

static GBytes *
to_csv (const SalesScoreboard *scoreboard, GError **error)
{
  return sales_scoreboard_to_table (scoreboard, SALES_TABLE_CSV, error);
}

static GBytes *
to_xlsx (const SalesScoreboard *scoreboard, GError **error)
{
  return sales_scoreboard_to_table (scoreboard, SALES_TABLE_XLSX, error);
}

static GBytes *
to_json (const SalesScoreboard *scoreboard, GError **error)
{
  return sales_scoreboard_to_json (scoreboard);
}

static GBytes *
to_text (const SalesScoreboard *scoreboard, GError **error)
{
  return sales_scoreboard_to_text (scoreboard);
}

/* --format, or what the file's name ends with, or text. %NULL: neither names a form. */
static Form
find_form (const ShowOptions *options)
{
  g_autofree char *suffix = options->output != NULL ? sales_command_dup_suffix (options->output) : g_strdup ("");
  const char *name = options->format != NULL ? options->format : suffix;

  if (g_str_equal (name, "csv"))
    return to_csv;
  if (g_str_equal (name, "xlsx"))
    return to_xlsx;
  if (g_str_equal (name, "json"))
    return to_json;
  if (g_str_equal (name, "text") || options->format == NULL)
    return to_text;
  return NULL;
}

static int
show (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, Form form, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesOverview) overview = sales_document_call (document, sales_overview_request_new (scope, period), NULL, &error);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) measures = NULL;
  SalesScoreboard scoreboard = { sales_document_get_info (document), overview, NULL, NULL };
  g_autoptr (GBytes) content = NULL;

  if (overview == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  if (scope->kind == SALES_SCOPE_UNIT && overview->child_kind != SALES_SCOPE_PERSON)
    {
      people = sales_document_call (document, sales_ranking_request_new (scope, period), NULL, &error);
      if (people == NULL)
        return sales_command_fail (error, sales_document_get_path (document));
      scoreboard.people = people;
    }
  measures = sales_document_call (document, sales_measures_request_new (scope, period), NULL, &error);
  if (measures == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  scoreboard.measures = measures;
  content = form (&scoreboard, &error);
  if (content == NULL)
    return sales_command_fail (error, output);
  return sales_command_write_file (output != NULL ? output : "-", content);
}

static int
run (int argc, char **argv)
{
  g_auto (ShowOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "format", 'f', SALES_OPTION_TEXT, &own.format, NC_("argument", "FORM"), N_("text, csv, xlsx or json; csv and json have plain figures with a decimal point, xlsx is a spreadsheet") },
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it; without it, or with -, to the standard output") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_show, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;
  SalesScope scope;
  SalesPeriod period;
  Form form;

  if (status != SALES_COMMAND_GO_ON)
    return status;
  form = find_form (&own);
  if (form == NULL)
    return sales_command_wrong_usage (&sales_verb_show, _("“%s” is none of text, csv, xlsx and json."), own.format);
  if (form == to_xlsx && own.output == NULL)
    return sales_command_wrong_usage (&sales_verb_show, "%s", _("Say where to write it, with -o FILE."));
  status = sales_command_line_take_document (&line);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  if (sales_command_line_get_scope (&line, document, &scope, &status) &&
      sales_command_line_get_period (&line, document, &period, &status))
    status = show (document, &scope, &period, form, own.output);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_show = {
  "show",
  N_("[OPTION…] [FILE]"),
  N_("Shows where a scope stands: figures against goals, its parts and its people."),
  NULL,
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY,
  run,
};
