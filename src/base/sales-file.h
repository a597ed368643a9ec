/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a temporary file beside @path, syncs it and renames it. */
gboolean sales_file_replace (const char *path, gconstpointer data, gsize length, GError **error);

G_END_DECLS
