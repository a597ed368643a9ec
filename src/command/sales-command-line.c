/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-command-line.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-names.h"

/**
 * sales_command_line_common:
 * @self: where the values go
 * @flags: what the verb understands
 * @options: (out): the options that verbs share, ended by one without a name
 */
void
sales_command_line_common (SalesCommandLine *self, SalesVerbFlags flags, SalesOption options[8])
{
  const SalesOption all[] = {
    /* TRANSLATORS: placeholders of the command line's help, as in "--document FILE" */
    { "document", 0, SALES_OPTION_TEXT, &self->document, NC_("argument", "FILE"), N_("The document; without it, the usual one in the data folder") },
    { "scope", 0, SALES_OPTION_TEXT, &self->scope, NC_("argument", "SCOPE"), N_("Whose figures: company, department:NAME, team:NAME, person:NAME, territory:NAME or category:NAME; an id does as well") },
    { "period", 0, SALES_OPTION_TEXT, &self->period, NC_("argument", "PERIOD"), N_("2026-Q3, 2026, 2026-07 or 2026-07-01..2026-09-30; without it, today’s quarter or the last one with data") },
    { "language", 0, SALES_OPTION_TEXT, &self->language, NC_("argument", "CODE"), N_("The language of everything that is written: de, en, es, lt, pl or vi") },
    { "today", 0, SALES_OPTION_TEXT, &self->today, NC_("argument", "DATE"), N_("The day that counts as today, as 2026-09-25") },
    { "as-of", 0, SALES_OPTION_TEXT, &self->as_of, NC_("argument", "DATE"), N_("As it was known at the end of that day: goals, teams and closed periods as they stood; orders by their own days") },
    { "help", 'h', SALES_OPTION_FLAG, &self->help, NULL, N_("Show this help") },
  };
  const SalesVerbFlags needs[G_N_ELEMENTS (all)] = { SALES_VERB_READS_DOCUMENT, SALES_VERB_HAS_SCOPE, SALES_VERB_HAS_SCOPE, 0, 0, SALES_VERB_HAS_HISTORY, 0 };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((flags & needs[i]) == needs[i])
      options[n++] = all[i];
  options[n] = (SalesOption){ NULL };
}

static char *
option_label (const SalesOption *option)
{
  g_autofree char *letter = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("    ");

  return option->argument != NULL ? g_strdup_printf ("%s--%s %s", letter, option->name, g_dpgettext2 (NULL, "argument", option->argument))
                                  : g_strdup_printf ("%s--%s", letter, option->name);
}

/**
 * sales_command_options_width:
 * @options: options, ended by one without a name
 * @width: the widest so far
 *
 * Returns: the characters that the widest option's name takes, at least @width
 */
int
sales_command_options_width (const SalesOption *options, int width)
{
  for (; options->name != NULL; options++)
    {
      g_autofree char *label = option_label (options);

      width = MAX (width, (int) g_utf8_strlen (label, -1));
    }
  return width;
}

/**
 * sales_command_print_wrapped:
 * @text: a sentence or two
 * @indent: the column at which the output stands, and the following lines begin
 *
 * Prints @text broken between words, so that each line fits what is left of 80 columns.
 */
void
sales_command_print_wrapped (const char *text, int indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int column = indent;

  for (int i = 0; words[i] != NULL; i++)
    {
      int width = (int) g_utf8_strlen (words[i], -1);

      if (column > indent && column + 1 + width > 80)
        {
          g_print ("\n%*s", indent, "");
          column = indent;
        }
      if (column > indent)
        {
          g_print (" ");
          column++;
        }
      g_print ("%s", words[i]);
      column += width;
    }
  g_print ("\n");
}

/**
 * sales_command_print_options:
 * @options: options, ended by one without a name
 * @width: the column at which their help begins
 *
 * Prints the part of --help that lists options.
 */
void
sales_command_print_options (const SalesOption *options, int width)
{
  for (; options->name != NULL; options++)
    {
      g_autofree char *label = option_label (options);

      g_print ("  %s%*s  ", label, width - (int) g_utf8_strlen (label, -1), "");
      sales_command_print_wrapped (_(options->help), width + 4);
    }
}

static void
print_help (const SalesVerb *verb, const SalesOption *own, const SalesOption *common)
{
  int width = sales_command_options_width (common, sales_command_options_width (own, 0));

  /* TRANSLATORS: first line of the command line's help; %s are the command, as "show", and what
   * follows it, as "[OPTION…]" */
  g_print (_("Usage: sales-manager %s %s"), verb->name, _(verb->usage));
  g_print ("\n\n");
  sales_command_print_wrapped (_(verb->summary), 0);
  if (verb->details != NULL)
    {
      g_print ("\n");
      sales_command_print_wrapped (_(verb->details), 0);
    }
  g_print ("\n%s\n", _("Options:"));
  sales_command_print_options (own, width);
  sales_command_print_options (common, width);
}

static const SalesOption *
find_option (const SalesOption *options, const char *name, gsize length, char letter)
{
  for (; options->name != NULL; options++)
    if (letter != 0 ? options->letter == letter
                    : strlen (options->name) == length && strncmp (options->name, name, length) == 0)
      return options;
  return NULL;
}

static void
set_option (const SalesOption *option, const char *value)
{
  if (option->kind == SALES_OPTION_FLAG)
    *(gboolean *) option->value = TRUE;
  else if (option->kind == SALES_OPTION_LIST)
    g_ptr_array_add (option->value, g_strdup (value));
  else
    {
      g_free (*(char **) option->value);
      *(char **) option->value = g_strdup (value);
    }
}

/* One argument that begins with a dash, and its value, which may be the next one. */
static int
take_option (const SalesVerb *verb, const SalesOption *own, const SalesOption *common, int *i, int argc, char **argv)
{
  const char *text = argv[*i];
  gboolean is_long = text[1] == '-';
  const char *name = text + (is_long ? 2 : 1), *equals = is_long ? strchr (name, '=') : NULL;
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const SalesOption *option = find_option (own, name, length, is_long ? 0 : text[1]);

  if (option == NULL)
    option = find_option (common, name, length, is_long ? 0 : text[1]);
  if (option == NULL || (!is_long && option->kind == SALES_OPTION_FLAG && text[2] != '\0'))
    return sales_command_wrong_usage (verb, _("There is no option “%s”."), text);
  if (option->kind == SALES_OPTION_FLAG)
    {
      if (equals != NULL)
        return sales_command_wrong_usage (verb, _("The option “--%s” takes no value."), option->name);
      set_option (option, NULL);
    }
  else if (equals != NULL)
    set_option (option, equals + 1);
  else if (!is_long && text[2] != '\0')
    set_option (option, text + 2);
  else if (*i + 1 < argc)
    set_option (option, argv[++*i]);
  else
    return sales_command_wrong_usage (verb, _("The option “--%s” needs a value."), option->name);
  return SALES_COMMAND_GO_ON;
}

/* As of an earlier day, that day is today as well: what is written is what was written then. */
static int
take_days (SalesCommandLine *self)
{
  const char *const texts[] = { self->today, self->as_of };
  SalesDay days[] = { SALES_DAY_NONE, SALES_DAY_NONE };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !sales_day_parse_iso (texts[i], -1, &days[i]))
      return sales_command_wrong_usage (self->verb, _("“%s” is no day, write it as 2026-09-25."), texts[i]);
  if (days[0] != SALES_DAY_NONE)
    sales_today_set (days[0]);
  self->as_of_day = days[1];
  if (days[1] != SALES_DAY_NONE && days[1] < sales_today ())
    sales_today_set (days[1]);
  return SALES_COMMAND_GO_ON;
}

/**
 * sales_command_line_parse:
 * @self: cleared memory
 * @verb: the verb
 * @options: its own options, ended by one without a name
 * @argc: how many arguments, without the verb
 * @argv: the arguments, the program's name first
 *
 * Reads the command line, sets today, and prints --help where that is asked for.
 *
 * Returns: %SALES_COMMAND_GO_ON, or the status to exit with
 */
int
sales_command_line_parse (SalesCommandLine *self, const SalesVerb *verb, const SalesOption *options, int argc, char **argv)
{
  SalesOption common[8];
  gboolean only_arguments = FALSE;

  self->verb = verb;
  self->arguments = g_ptr_array_new_with_free_func (g_free);
  sales_command_line_common (self, verb->flags, common);
  for (int i = 1; i < argc; i++)
    {
      if (only_arguments || argv[i][0] != '-' || argv[i][1] == '\0')
        g_ptr_array_add (self->arguments, g_strdup (argv[i]));
      else if (g_str_equal (argv[i], "--"))
        only_arguments = TRUE;
      else
        {
          int status = take_option (verb, options, common, &i, argc, argv);

          if (status != SALES_COMMAND_GO_ON)
            return status;
        }
    }
  if (self->help)
    {
      print_help (verb, options, common);
      return SALES_COMMAND_DONE;
    }
  return take_days (self);
}

/**
 * sales_command_line_clear:
 * @self: a command line
 */
void
sales_command_line_clear (SalesCommandLine *self)
{
  g_clear_pointer (&self->document, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
}

/**
 * sales_command_line_take_document:
 * @self: a command line, of whose arguments one may be left
 *
 * Takes the argument that is left for the document.
 *
 * Returns: %SALES_COMMAND_GO_ON, or the status to exit with where there are more
 */
int
sales_command_line_take_document (SalesCommandLine *self)
{
  if (self->arguments->len > 1 || (self->arguments->len == 1 && self->document != NULL))
    return sales_command_wrong_usage (self->verb, _("“%s” is one argument too many."),
                                      (char *) g_ptr_array_index (self->arguments, self->arguments->len - 1));
  if (self->arguments->len == 1)
    self->document = g_strdup (g_ptr_array_index (self->arguments, 0));
  return SALES_COMMAND_GO_ON;
}

/**
 * sales_command_line_open:
 * @self: a command line
 * @mode: how to open
 * @status: (out): what to exit with where it fails
 *
 * Returns: (transfer full): the document that --document names, or the usual one; %NULL where that
 *   fails, which has then been said
 */
SalesDocument *
sales_command_line_open (SalesCommandLine *self, SalesOpenMode mode, int *status)
{
  g_autofree char *path = self->document != NULL ? g_strdup (self->document) : sales_document_get_default_path ();
  g_autoptr (GError) error = NULL;
  SalesDocument *document;

  /* The data folder is the program's own; a folder that the user names is the user's matter. A
   * failure shows when the document is opened. */
  if (mode == SALES_OPEN_CREATE && self->document == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      g_mkdir_with_parents (folder, 0700);
    }
  document = sales_document_open (path, mode, &error);
  if (document == NULL)
    *status = sales_command_fail (error, path);
  else if (self->as_of != NULL)
    sales_document_set_as_of (document, self->as_of_day);
  return document;
}

/**
 * sales_command_line_get_scope:
 * @self: a command line
 * @document: the document
 * @scope: (out): what --scope names, or the company
 * @status: (out): what to exit with where there is no such scope
 *
 * Returns: whether there is one; otherwise that has been said
 */
gboolean
sales_command_line_get_scope (SalesCommandLine *self, SalesDocument *document, SalesScope *scope, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree SalesScope *found = NULL;

  *scope = SALES_SCOPE_COMPANY;
  if (self->scope == NULL)
    return TRUE;
  found = sales_document_call (document, sales_scope_find_new (self->scope), NULL, &error);
  if (found == NULL)
    {
      *status = sales_command_fail (error, self->scope);
      if (g_error_matches (error, SALES_ERROR, SALES_ERROR_INVALID))
        *status = SALES_COMMAND_USAGE;
      return FALSE;
    }
  *scope = *found;
  return TRUE;
}

/**
 * sales_command_line_get_period:
 * @self: a command line
 * @document: the document
 * @period: (out): what --period names, or the one with which the window opens
 * @status: (out): what to exit with where it is no period
 *
 * Returns: whether it is one; otherwise that has been said
 */
gboolean
sales_command_line_get_period (SalesCommandLine *self, SalesDocument *document, SalesPeriod *period, int *status)
{
  if (self->period == NULL)
    {
      *period = sales_document_get_first_period (document);
      return TRUE;
    }
  if (sales_period_parse (self->period, sales_document_get_info (document)->year_start, period))
    return TRUE;
  *status = sales_command_wrong_usage (self->verb, _("“%s” is no period, write it as 2026-Q3, 2026, 2026-07 or 2026-07-01..2026-09-30."), self->period);
  return FALSE;
}

/**
 * sales_command_fail:
 * @error: what went wrong
 * @what: (nullable): what it went wrong with, as a file's name
 *
 * Says on stderr what happened, what is safe and what to do, the same sentences as in the window,
 * and in brackets what a developer would ask.
 *
 * Returns: the status to exit with
 */
int
sales_command_fail (const GError *error, const char *what)
{
  g_autofree char *heading = NULL, *body = NULL, *line = what != NULL ? sales_text_clean_line (what) : NULL;

  sales_error_describe (error, &heading, &body);
  if (line != NULL)
    g_printerr ("sales-manager: %s: %s\n", heading, line);
  else
    g_printerr ("sales-manager: %s\n", heading);
  g_printerr ("%s\n(%s)\n", body, error->message);
  return SALES_COMMAND_FAIL;
}

/**
 * sales_command_wrong_usage:
 * @verb: (nullable): the verb, %NULL where there is none
 * @format: what is wrong, a whole sentence in the user's language
 * @...: its values
 *
 * Returns: the status to exit with
 */
int
sales_command_wrong_usage (const SalesVerb *verb, const char *format, ...)
{
  g_autofree char *text = NULL, *line = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  line = sales_text_clean_line (text);
  g_printerr ("sales-manager: %s\n", line);
  if (verb != NULL)
    /* TRANSLATORS: %s is a command as "show" */
    g_printerr (_("“sales-manager %s --help” shows what it takes."), verb->name);
  else
    g_printerr ("%s", _("“sales-manager --help” shows what it takes."));
  g_printerr ("\n");
  return SALES_COMMAND_USAGE;
}
