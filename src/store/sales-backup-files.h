/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-backup.h"

G_BEGIN_DECLS

/* The files of sales-backup.c: making one, giving it its name, and removing old ones. */
gboolean sales_backup_files_make_folder (const char *folder, GError **error);
gboolean sales_backup_files_make_part (const char *folder, char **part, GError **error);
gboolean sales_backup_files_place_part (const char *folder, const char *part, const char *path, gboolean replace, GError **error);
gboolean sales_backup_files_keep_part (const char *folder, const char *part, GError **error);
void     sales_backup_files_thin      (const char *document, gint64 limit);

G_END_DECLS
