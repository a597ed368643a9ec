/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "command/sales-command.h"

int
main (int argc, char **argv)
{
  sales_command_init_language (argc, argv);
  return sales_command_run (argc, argv);
}
