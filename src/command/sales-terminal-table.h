/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table for a terminal: columns as wide as their widest cell, the first to the left, the others
 * as they are told. */
typedef struct _SalesTerminalTable SalesTerminalTable;

/* @alignment: a letter a column, 'l' or 'r'. */
SalesTerminalTable *sales_terminal_table_new   (const char *alignment);
void            sales_terminal_table_free  (SalesTerminalTable *self);
/* The next cell, row by row; %NULL is an empty one. */
void            sales_terminal_table_add   (SalesTerminalTable *self, const char *text);
/* (transfer full); @heading: whether the first row is one, with a line below it. */
char           *sales_terminal_table_print (SalesTerminalTable *self, gboolean heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTerminalTable, sales_terminal_table_free)

G_END_DECLS
