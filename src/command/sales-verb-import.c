/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "command/sales-terminal-table.h"
#include "exchange/sales-import.h"
#include "model/sales-import-undo.h"

typedef struct
{
  GPtrArray *columns;
  GPtrArray *sheets;
  GPtrArray *dates;
  GPtrArray *decimal;
  GPtrArray *share;
  GPtrArray *accept;
  char      *encoding;
  char      *separator;
  char      *quote;
  char      *header;
  char      *profile;
  gboolean   accept_names;
  gboolean   new_names;
  char      *teams;
  char      *create;
  gboolean   skip_bad;
  char      *skipped;
  gboolean   dry_run;
  char      *reason;
  char      *note;
  gboolean   undo;
} ImportOptions;

static void
import_options_clear (ImportOptions *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->dates, g_ptr_array_unref);
  g_clear_pointer (&self->decimal, g_ptr_array_unref);
  g_clear_pointer (&self->share, g_ptr_array_unref);
  g_clear_pointer (&self->accept, g_ptr_array_unref);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->quote);
  g_free (self->header);
  g_free (self->profile);
  g_free (self->teams);
  g_free (self->create);
  g_free (self->skipped);
  g_free (self->reason);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

/* Options ---------------------------------------------------------------------------------------- */

static int
set_columns (SalesImport *import, const GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const char *text = g_ptr_array_index ((GPtrArray *) columns, i);
      const char *equals = strchr (text, '=');
      g_autofree char *field = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;

      if (equals == NULL || equals[1] == '\0')
        return sales_command_wrong_usage (&sales_verb_import, _("“%s” names no column, write it as order=\"Order ID\"."), text);
      if (!sales_import_set_column (import, field, equals + 1))
        {
          g_autofree char *fields = g_strjoinv (", ", (char **) sales_import_get_fields ());

          return sales_command_wrong_usage (&sales_verb_import, _("There is no field “%s”. There are: %s."), field, fields);
        }
    }
  return SALES_COMMAND_GO_ON;
}

/* "dmy" for all columns, "Order Date=dmy" for one; "order=dmy" is the first, said aloud. */
static int
set_readings (SalesImport *import, const char *option, const char *key, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const char *text = g_ptr_array_index ((GPtrArray *) values, i);
      const char *equals = strrchr (text, '=');
      g_autofree char *column = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
      g_autofree char *own_key = column != NULL && !g_str_equal (column, "order") ? g_strdup_printf ("%s.%s", key, column) : g_strdup (key);

      if (!sales_import_set_answer (import, own_key, equals != NULL ? equals + 1 : text))
        /* TRANSLATORS: an option of the command line, and what was written behind it */
        return sales_command_wrong_usage (&sales_verb_import, _("--%s does not know “%s”."), option, text);
    }
  return SALES_COMMAND_GO_ON;
}

static int
set_text (SalesImport *import, const char *key, const char *value)
{
  if (value != NULL && !sales_import_set_answer (import, key, value))
    return sales_command_wrong_usage (&sales_verb_import, _("--%s does not know “%s”."), key, value);
  return SALES_COMMAND_GO_ON;
}

static int
set_accepted (SalesImport *import, const GPtrArray *accepted)
{
  for (guint i = 0; i < accepted->len; i++)
    {
      g_auto (GStrv) names = g_strsplit (g_ptr_array_index ((GPtrArray *) accepted, i), ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_autofree char *key = g_strdup_printf ("accept.%s", *name);

          if (!sales_import_set_answer (import, key, "yes"))
            return sales_command_wrong_usage (&sales_verb_import, _("--%s does not know “%s”."), "accept", *name);
        }
    }
  return SALES_COMMAND_GO_ON;
}

static int
set_answers (SalesImport *import, const ImportOptions *own)
{
  int status = set_columns (import, own->columns);

  if (status == SALES_COMMAND_GO_ON)
    status = set_readings (import, "dates", "dates", own->dates);
  if (status == SALES_COMMAND_GO_ON)
    status = set_readings (import, "decimal", "decimal", own->decimal);
  if (status == SALES_COMMAND_GO_ON)
    status = set_readings (import, "share", "share", own->share);
  if (status == SALES_COMMAND_GO_ON)
    status = set_text (import, "encoding", own->encoding);
  if (status == SALES_COMMAND_GO_ON)
    status = set_text (import, "separator", own->separator);
  if (status == SALES_COMMAND_GO_ON)
    status = set_text (import, "quote", own->quote);
  if (status == SALES_COMMAND_GO_ON)
    status = set_text (import, "header", own->header);
  if (status == SALES_COMMAND_GO_ON)
    status = set_accepted (import, own->accept);
  if (status == SALES_COMMAND_GO_ON && own->accept_names && own->new_names)
    return sales_command_wrong_usage (&sales_verb_import, "%s", _("--accept-names and --new-names say the opposite."));
  if (own->accept_names || own->new_names)
    sales_import_set_answer (import, "names", own->accept_names ? "same" : "new");
  sales_import_set_profile (import, own->profile);
  return status;
}

static int
set_options (SalesImport *import, const ImportOptions *own, const GPtrArray *files)
{
  int status = set_answers (import, own);

  if (status != SALES_COMMAND_GO_ON)
    return status;
  if (own->teams != NULL && !g_str_equal (own->teams, "manager"))
    return sales_command_wrong_usage (&sales_verb_import, _("--teams knows only “manager”, not “%s”."), own->teams);
  if (own->create != NULL && !g_str_equal (own->create, "people"))
    return sales_command_wrong_usage (&sales_verb_import, _("--create knows only “people”, not “%s”."), own->create);
  if ((own->reason != NULL || own->note != NULL) && !sales_import_set_goal_reason (import, own->reason, own->note))
    return sales_command_wrong_usage (&sales_verb_import, _("“%s” is no reason, write performance, economy, competition or other."), own->reason);
  for (guint i = 0; i < own->sheets->len; i++)
    sales_import_add_sheet (import, g_ptr_array_index (own->sheets, i));
  sales_import_set_teams_by_manager (import, own->teams != NULL);
  sales_import_set_create_people (import, own->create != NULL);
  sales_import_set_dry_run (import, own->dry_run);
  if (own->skip_bad || own->skipped != NULL)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index ((GPtrArray *) files, 0));
      g_autofree char *usual = g_strconcat (base, ".skipped.csv", NULL);

      sales_import_set_skip_bad (import, own->skipped != NULL ? own->skipped : usual);
    }
  return SALES_COMMAND_GO_ON;
}

static int
add_files (SalesImport *import, const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_ptr_array_index ((GPtrArray *) files, i);
      g_autoptr (GError) error = NULL;

      if (!sales_import_add_path (import, path, &error))
        return sales_command_fail (error, path);
    }
  return SALES_COMMAND_GO_ON;
}

/* The result ------------------------------------------------------------------------------------- */

static void
add_count (SalesTerminalTable *table, gint64 count)
{
  g_autofree char *text = sales_locale_format_integer (sales_locale_get_default (), count);

  sales_terminal_table_add (table, text);
}

static void
print_files (const SalesImportResult *result)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("llrrrrr");
  g_autofree char *lines = NULL;

  sales_terminal_table_add (table, C_("column", "File"));
  sales_terminal_table_add (table, C_("column", "Content"));
  sales_terminal_table_add (table, C_("column", "Read"));
  sales_terminal_table_add (table, C_("column", "New"));
  sales_terminal_table_add (table, C_("column", "Changed"));
  sales_terminal_table_add (table, C_("column", "Unchanged"));
  sales_terminal_table_add (table, C_("column", "Skipped"));
  for (guint i = 0; i < result->files->len; i++)
    {
      const SalesImportFileResult *file = g_ptr_array_index (result->files, i);

      sales_terminal_table_add (table, file->name);
      sales_terminal_table_add (table, sales_import_kind_get_label (file->kind));
      add_count (table, file->read);
      add_count (table, file->taken);
      add_count (table, file->changed);
      add_count (table, file->unchanged);
      add_count (table, file->skipped);
    }
  lines = sales_terminal_table_print (table, TRUE);
  g_print ("%s\n", lines);
}

static void
add_totals (SalesTerminalTable *table, const char *name, const SalesImportTotals *totals, const SalesCurrency *currency)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *quantity = sales_locale_format_quantity (locale, totals->quantity);
  g_autofree char *amount = sales_locale_format_amount (locale, totals->amount, currency, SALES_AMOUNT_FULL);

  sales_terminal_table_add (table, name);
  add_count (table, totals->orders);
  add_count (table, totals->lines);
  sales_terminal_table_add (table, quantity);
  sales_terminal_table_add (table, amount);
}

static void
print_totals (const SalesImportResult *result)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lrrrr");
  g_autofree char *lines = NULL;

  if (!result->has_totals)
    return;
  sales_terminal_table_add (table, _("Control totals"));
  sales_terminal_table_add (table, C_("column", "Orders"));
  sales_terminal_table_add (table, C_("column", "Lines"));
  sales_terminal_table_add (table, C_("column", "Quantity"));
  sales_terminal_table_add (table, C_("column", "Amount"));
  add_totals (table, _("From the files"), &result->from_file, &result->currency);
  if (result->outcome == SALES_IMPORT_OUTCOME_IMPORTED || result->outcome == SALES_IMPORT_OUTCOME_NOTHING)
    add_totals (table, _("In the document"), &result->from_document, &result->currency);
  lines = sales_terminal_table_print (table, TRUE);
  g_print ("%s\n", lines);
}

static void
print_created (gint64 count, const char *one_and_many)
{
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), count);

  if (count == 0)
    return;
  g_print (one_and_many, number);
  g_print ("\n");
}

static void
print_problems (const SalesImportResult *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *text = sales_import_problem_describe (g_ptr_array_index (result->problems, i));

      g_printerr ("%s\n", text);
    }
  if (result->n_problems > (gint64) result->problems->len)
    {
      gint64 rest = result->n_problems - (gint64) result->problems->len;
      g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), rest);

      /* TRANSLATORS: %s is a number; problems of an import */
      g_printerr (ngettext ("… and %s more problem.", "… and %s more problems.", (gulong) rest), number);
      g_printerr ("\n");
    }
}

/* Questions of the files, and the option that answers them. */
static void
print_hints (const SalesImportResult *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    if (((const SalesImportProblem *) g_ptr_array_index (result->problems, i))->code == SALES_IMPORT_PROBLEM_SEVERAL_SHEETS)
      {
        /* TRANSLATORS: --sheet is an option and stays as it is; NAME stands for the name of a sheet in a spreadsheet. */
        g_printerr ("%s\n", _("Say which sheet to take with --sheet NAME."));
        return;
      }
}

static void
print_questions (const SalesImportResult *result)
{
  for (guint i = 0; i < result->questions->len; i++)
    {
      g_autofree char *text = sales_import_question_describe (g_ptr_array_index (result->questions, i));

      g_printerr ("%s\n", text);
    }
}

static void
print_findings (const SalesImportResult *result)
{
  for (guint i = 0; i < result->findings->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (result->findings, i));
}

static void
print_outcome (const SalesImportResult *result, const char *path)
{
  switch (result->outcome)
    {
    case SALES_IMPORT_OUTCOME_IMPORTED:
      /* TRANSLATORS: %s is the document's file name */
      g_print (_("All of it is in %s now."), path);
      break;
    case SALES_IMPORT_OUTCOME_NOTHING:
      /* TRANSLATORS: %s is the document's file name */
      g_print (_("All of it was in %s already. Nothing was changed."), path);
      break;
    case SALES_IMPORT_OUTCOME_DRY_RUN:
      /* TRANSLATORS: %s is the document's file name */
      g_print (_("All of it would go into %s. Nothing was changed."), path);
      break;
    case SALES_IMPORT_OUTCOME_ASKED:
      g_printerr ("sales-manager: %s\n", _("Nothing was imported. Answer the questions above."));
      return;
    case SALES_IMPORT_OUTCOME_REFUSED:
    default:
      g_printerr ("sales-manager: %s", _("Nothing was imported. Correct the rows named above, or leave them out with --skip-bad."));
      g_printerr ("\n");
      return;
    }
  g_print ("\n");
}

static int
print_result (const SalesImportResult *result, const char *path)
{
  g_autofree char *name = sales_text_clean_line (path);
  gboolean stopped = result->outcome == SALES_IMPORT_OUTCOME_REFUSED || result->outcome == SALES_IMPORT_OUTCOME_ASKED;

  print_problems (result);
  print_hints (result);
  print_questions (result);
  if (!stopped)
    {
      print_findings (result);
      print_files (result);
      /* TRANSLATORS: here and in the next lines, %s is a number */
      print_created (result->new_people, ngettext ("%s person was created.", "%s people were created.", (gulong) result->new_people));
      print_created (result->new_customers, ngettext ("%s customer was created.", "%s customers were created.", (gulong) result->new_customers));
      print_created (result->new_products, ngettext ("%s product was created.", "%s products were created.", (gulong) result->new_products));
      print_created (result->new_territories, ngettext ("%s territory was created.", "%s territories were created.", (gulong) result->new_territories));
      print_created (result->orders_changed, ngettext ("%s order was changed.", "%s orders were changed.", (gulong) result->orders_changed));
      print_totals (result);
    }
  if (result->skipped_path != NULL)
    {
      /* TRANSLATORS: %s is a file's name */
      g_print (_("The rows left out are in %s, to be corrected and imported again."), result->skipped_path);
      g_print ("\n");
    }
  print_outcome (result, name);
  return stopped ? SALES_COMMAND_FAIL : SALES_COMMAND_DONE;
}

static void
progressed_cb (gint64 done, gint64 total, gpointer user_data)
{
  if (total > 0)
    g_printerr ("\r%3d%%", (int) (done * 100 / total));
  if (done >= total)
    g_printerr ("\r    \r");
}

/* Running ---------------------------------------------------------------------------------------- */

static int
import_into (SalesDocument *document, gboolean is_new, const ImportOptions *own, const GPtrArray *files)
{
  g_autoptr (SalesImport) import = sales_import_new (document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status = set_options (import, own, files);

  if (status == SALES_COMMAND_GO_ON)
    status = add_files (import, files);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  sales_import_set_new_document (import, is_new);
  if (isatty (STDERR_FILENO))
    sales_import_set_progress (import, progressed_cb, NULL);
  result = sales_import_run (import, NULL, &error);
  if (result == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  return print_result (result, sales_document_get_path (document));
}

/* An import into a document that does not exist makes it, and takes it away again where nothing
 * comes of it. */
static int
open_and_import (SalesCommandLine *line, const ImportOptions *own)
{
  g_autofree char *path = line->document != NULL ? g_strdup (line->document) : sales_document_get_default_path ();
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (SalesDocument) document = NULL;
  int status = SALES_COMMAND_FAIL;

  document = sales_command_line_open (line, is_new ? SALES_OPEN_CREATE : SALES_OPEN_EXISTING, &status);
  if (document == NULL)
    return status;
  status = import_into (document, is_new, own, line->arguments);
  sales_document_close (document);
  if (is_new && (status != SALES_COMMAND_DONE || own->dry_run))
    g_unlink (path);
  return status;
}

/* What stands in the way is said on the standard error, like any other reason not to do it. */
static int
undo_newest (SalesCommandLine *line)
{
  int status = SALES_COMMAND_FAIL;
  g_autoptr (SalesDocument) document = sales_command_line_open (line, SALES_OPEN_EXISTING, &status);
  g_autoptr (SalesImportUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (document == NULL)
    return status;
  undo = sales_document_perform (document, sales_import_undo_new (0), NULL, &error);
  if (undo == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  text = sales_import_undo_describe (undo);
  if (undo->outcome == SALES_IMPORT_UNDO_DONE)
    {
      g_autofree char *files = sales_text_clean_line (undo->files);

      g_print ("%s\n%s\n", files, text);
      return SALES_COMMAND_DONE;
    }
  g_printerr ("sales-manager: %s\n", text);
  return SALES_COMMAND_FAIL;
}

static int
run (int argc, char **argv)
{
  g_auto (ImportOptions) own = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
                                 g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "dry-run", 'n', SALES_OPTION_FLAG, &own.dry_run, NULL, N_("Show what would happen and change nothing") },
    { "skip-bad", 0, SALES_OPTION_FLAG, &own.skip_bad, NULL, N_("Leave out rows that cannot be taken and write them to a file, to be corrected and imported again") },
    { "skipped", 0, SALES_OPTION_TEXT, &own.skipped, NC_("argument", "FILE"), N_("That file; without it, the first file’s name with .skipped.csv, in the current folder") },
    { "column", 'c', SALES_OPTION_LIST, own.columns, NC_("argument", "FIELD=HEADER"), N_("Which column holds a field, as order=\"Order ID\"; may be given several times") },
    { "sheet", 0, SALES_OPTION_LIST, own.sheets, NC_("argument", "NAME"), N_("Which sheet of a spreadsheet to take; may be given several times") },
    { "encoding", 0, SALES_OPTION_TEXT, &own.encoding, NC_("argument", "NAME"), N_("The encoding of a text file, as windows-1250") },
    { "separator", 0, SALES_OPTION_TEXT, &own.separator, NC_("argument", "SIGN"), N_("What stands between two columns: comma, semicolon, tab, pipe, space or any sign") },
    { "quote", 0, SALES_OPTION_TEXT, &own.quote, NC_("argument", "SIGN"), N_("The sign around cells, or none") },
    { "header", 0, SALES_OPTION_TEXT, &own.header, NC_("argument", "LINE"), N_("The line with the column names, or none: the columns are then called 1, 2, 3 …") },
    { "dates", 0, SALES_OPTION_LIST, own.dates, NC_("argument", "[COLUMN=]ORDER"), N_("How dates are written: dmy, mdy, ymd, ydm, serial or serial1904; for all columns or for one") },
    { "decimal", 0, SALES_OPTION_LIST, own.decimal, NC_("argument", "[COLUMN=]SIGN"), N_("The decimal sign: point or comma; for all columns or for one") },
    { "share", 0, SALES_OPTION_LIST, own.share, NC_("argument", "[COLUMN=]WORD"), N_("What plain numbers in a column of shares are: percent or fraction") },
    { "accept-names", 0, SALES_OPTION_FLAG, &own.accept_names, NULL, N_("Take names that resemble a known one for it, and remember them") },
    { "new-names", 0, SALES_OPTION_FLAG, &own.new_names, NULL, N_("Take names that resemble a known one for others") },
    { "accept", 0, SALES_OPTION_LIST, own.accept, NC_("argument", "NAME"), N_("What looks wrong and is right, by the name that the import gives it; may be given several times") },
    { "profile", 0, SALES_OPTION_TEXT, &own.profile, NC_("argument", "NAME"), N_("The profile whose answers to use and in which to keep those given now") },
    { "teams", 0, SALES_OPTION_TEXT, &own.teams, "manager", N_("Make teams of managers and those who report to them") },
    { "create", 0, SALES_OPTION_TEXT, &own.create, "people", N_("Create people whom a file names and the document does not know") },
    { "reason", 0, SALES_OPTION_TEXT, &own.reason, NC_("argument", "REASON"), N_("Why goals change: performance, economy, competition or other") },
    { "note", 0, SALES_OPTION_TEXT, &own.note, NC_("argument", "TEXT"), N_("What there is to say about it") },
    { "undo", 0, SALES_OPTION_FLAG, &own.undo, NULL, N_("Take back the newest import instead, unless something of it was changed since") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_import, options, argc, argv);

  if (status != SALES_COMMAND_GO_ON)
    return status;
  if (own.undo)
    return line.arguments->len == 0 ? undo_newest (&line)
                                    : sales_command_wrong_usage (&sales_verb_import, "%s", _("--undo takes no files: it takes back the newest import."));
  if (line.arguments->len == 0)
    return sales_command_wrong_usage (&sales_verb_import, "%s", _("Name the files to import."));
  return open_and_import (&line, &own);
}

const SalesVerb sales_verb_import = {
  "import",
  N_("[OPTION…] FILE…"),
  N_("Imports CSV files and spreadsheets (.xlsx), or folders of them: all or nothing."),
  N_("Each file is recognised by its columns: people, their teams and territories over time, products, costs, customers, orders, order lines, credit shares, orders with their lines in one file, goals, or a sheet of person, month, goal and actual."),
  SALES_VERB_READS_DOCUMENT,
  run,
};
