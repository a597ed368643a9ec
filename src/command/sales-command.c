/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "command/sales-command.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

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

/**
 * sales_command_run:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs the verb that @argv names, without a display.
 *
 * Returns: the exit status, 0 done, 1 failed, 2 wrong usage, or %SALES_COMMAND_WINDOW
 */
int
sales_command_run (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--version"))
      {
        g_print ("%s %s\n", _("Sales Manager"), SALES_VERSION);
        return EXIT_SUCCESS;
      }
  return SALES_COMMAND_WINDOW;
}
