/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "command/sales-command.h"
#ifdef SALES_WITH_WINDOW
#include "app/sales-application.h"
#endif

static int
run_window (int argc, char **argv)
{
#ifdef SALES_WITH_WINDOW
  g_autoptr (SalesApplication) application = sales_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
#else
  g_printerr ("%s\n", _ ("This program was built without a window; see “sales-manager --help”."));
  return EXIT_FAILURE;
#endif
}

int
main (int argc, char **argv)
{
  int status;

  sales_command_init_language (argc, argv);
  status = sales_command_run (argc, argv);
  return status == SALES_COMMAND_WINDOW ? run_window (argc, argv) : status;
}
