/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "command/sales-command.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "command/sales-command-line.h"
#include "command/sales-verbs.h"

#include "base/sales-locale.h"

/**
 * sales_command_init_language:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Sets the process's language before anything else runs: `--language de` or `--language=de`,
 * otherwise the environment's. gettext ignores LANGUAGE in the C locale, so that one becomes
 * C.UTF-8.
 */
void
sales_command_init_language (int argc, char **argv)
{
  const char *language = NULL;
  const char *current;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--language="))
        language = argv[i] + strlen ("--language=");
      else if (g_str_equal (argv[i], "--language") && i + 1 < argc)
        language = argv[++i];
    }
  if (language != NULL)
    {
      g_setenv ("LANGUAGE", language, TRUE);
      sales_locale_set_default_language (language);
    }
  current = setlocale (LC_ALL, "");
  if (current == NULL || g_str_equal (current, "C") || g_str_equal (current, "POSIX"))
    setlocale (LC_ALL, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE,
                  g_file_test (SALES_LOCALEDIR "/de/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
                               G_FILE_TEST_EXISTS)
                      ? SALES_LOCALEDIR
                      : SALES_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* In the order of the work: make, fill, look, hand on, check. */
static const SalesVerb *const verbs[] = {
  &sales_verb_new,
  &sales_verb_import,
  &sales_verb_show,
  &sales_verb_report,
  &sales_verb_agreement,
  &sales_verb_recognition,
  &sales_verb_chart,
  &sales_verb_check,
  &sales_verb_copy,
};

static void
print_help (void)
{
  SalesCommandLine line = { NULL };
  SalesOption options[8];
  const SalesOption version[] = {
    { "version", 0, SALES_OPTION_FLAG, NULL, NULL, N_("Show the version") },
    { NULL },
  };
  int width = 0;

  sales_command_line_common (&line, SALES_VERB_READS_DOCUMENT, options);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    width = MAX (width, (int) strlen (verbs[i]->name));
  g_print ("%s\n\n", _("Usage: sales-manager [OPTION…] [COMMAND | FILE]"));
  g_print ("%s\n%s\n", _("Goals, results and recognition for a sales team."), _("Without a command the window opens, with the file where one is named."));
  g_print ("\n%s\n", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_print ("  %-*s  ", width, verbs[i]->name);
      sales_command_print_wrapped (_(verbs[i]->summary), width + 4);
    }
  g_print ("\n%s\n", _("Options:"));
  width = sales_command_options_width (options, 0);
  sales_command_print_options (options, width);
  sales_command_print_options (version, width);
  g_print ("\n%s\n", _("“sales-manager COMMAND --help” shows what a command takes."));
}

static const SalesVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];
  return NULL;
}

/* How many arguments an option before the verb takes up; 0 where it is none that verbs know. */
static int
common_option_size (const char *text)
{
  SalesCommandLine line = { NULL };
  SalesOption options[8];

  sales_command_line_common (&line, SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY, options);
  if (!g_str_has_prefix (text, "--"))
    return 0;
  for (const SalesOption *option = options; option->name != NULL; option++)
    {
      gsize length = strlen (option->name);

      if (option->kind != SALES_OPTION_TEXT || strncmp (text + 2, option->name, length) != 0)
        continue;
      if (text[2 + length] == '=')
        return 1;
      if (text[2 + length] == '\0')
        return 2;
    }
  return 0;
}

/* Runs @verb without its name, which stands at @at. */
static int
run_verb (const SalesVerb *verb, int at, int argc, char **argv)
{
  g_autofree char **rest = g_new0 (char *, argc);
  int status;

  memcpy (rest, argv, sizeof *rest * (gsize) at);
  memcpy (rest + at, argv + at + 1, sizeof *rest * (gsize) (argc - at - 1));
  status = verb->run (argc - 1, rest);
  /* What was printed into a full disk or a closed pipe has not been told to anybody. */
  errno = 0;
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == SALES_COMMAND_DONE)
    {
      g_printerr ("sales-manager: %s\n(%s)\n", _("The result could not be written."), g_strerror (errno));
      return SALES_COMMAND_FAIL;
    }
  return status;
}

/**
 * sales_command_run:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs the verb that @argv names, without a display. --today holds for the window as well.
 *
 * Returns: the exit status, 0 done, 1 failed, 2 wrong usage, or %SALES_COMMAND_WINDOW
 */
int
sales_command_run (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      const SalesVerb *verb = find_verb (argv[i]);
      int size = common_option_size (argv[i]);

      if (verb != NULL)
        return run_verb (verb, i, argc, argv);
      if (g_str_equal (argv[i], "--version"))
        {
          g_print ("%s %s\n", _("Sales Manager"), SALES_VERSION);
          return SALES_COMMAND_DONE;
        }
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        {
          print_help ();
          return SALES_COMMAND_DONE;
        }
      if (size > 0)
        i += size - 1;
      else if (argv[i][0] == '-' || strchr (argv[i], '.') != NULL || strchr (argv[i], '/') != NULL ||
               g_file_test (argv[i], G_FILE_TEST_EXISTS))
        return SALES_COMMAND_WINDOW;
      else
        return sales_command_wrong_usage (NULL, _("There is no command “%s”."), argv[i]);
    }
  return SALES_COMMAND_WINDOW;
}
