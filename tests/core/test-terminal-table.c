/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-terminal-table.h"

#include <string.h>

static void
test_columns (void)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lr");
  g_autofree char *text = NULL;

  sales_terminal_table_add (table, "Name");
  sales_terminal_table_add (table, "Goal");
  sales_terminal_table_add (table, "Đặng Ngọc Ánh");
  sales_terminal_table_add (table, "7");
  sales_terminal_table_add (table, NULL);
  sales_terminal_table_add (table, "12 345");
  text = sales_terminal_table_print (table, TRUE);
  g_assert_cmpstr (text, ==,
                   "Name             Goal\n"
                   "─────────────  ──────\n"
                   "Đặng Ngọc Ánh       7\n"
                   "               12 345\n");
}

/* Line ends and endless names stay in their cell. */
static void
test_hostile_names (void)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("ll");
  g_autofree char *name = g_strnfill (10000, 'x'), *text = NULL;

  sales_terminal_table_add (table, "a\nb%n<b>");
  sales_terminal_table_add (table, name);
  text = sales_terminal_table_print (table, FALSE);
  g_assert_cmpuint (strlen (text), <, 120);
  g_assert_nonnull (strstr (text, "%n<b>"));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terminal-table/columns", test_columns);
  g_test_add_func ("/terminal-table/hostile", test_hostile_names);
  return g_test_run ();
}
