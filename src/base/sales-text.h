/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *sales_text_fold        (const char *text);
char    *sales_text_clean_line  (const char *text);
gboolean sales_text_is_name     (const char *text);
char    *sales_text_isolate     (const char *text);
char    *sales_text_to_filename (const char *text);

G_END_DECLS
