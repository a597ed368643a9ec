/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a verb's result goes. All functions say on stderr what went wrong and return the status
 * to exit with. */
int sales_command_write_file   (const char *path, GBytes *content);
int sales_command_write_stdout (GBytes *content);
/* TRUE for "-", which stands for the standard output. */
gboolean sales_command_is_stdout (const char *path);
/* "pdf" for "a.PDF"; "" without one. */
char    *sales_command_dup_suffix (const char *path);

G_END_DECLS
