/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-store.h"

G_BEGIN_DECLS

/* A copy of the document in the data directory, not beside the document: a folder that is carried
 * off or synchronised takes its backups with it. Only copies that were reopened and looked over
 * get their name, so that every file there is a verified one. */
typedef struct _SalesBackup SalesBackup;

/* One backup in pieces, to be taken between other work. */
SalesBackup *sales_backup_begin      (SalesStore *store, GError **error);
gboolean     sales_backup_step       (SalesBackup *self, gboolean *finished, GError **error);
void         sales_backup_free       (SalesBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesBackup, sales_backup_free)

/* At once; does nothing if the newest backup already has the last change. */
gboolean     sales_backup_make       (SalesStore *store, GCancellable *cancellable, GError **error);
gboolean     sales_backup_is_current (SalesStore *store);

/* A copy in a place that somebody chose, made and verified in the same way. */
gboolean     sales_backup_copy       (SalesStore *store, const char *path, gboolean replace, GCancellable *cancellable, GError **error);

/* One that is there, by its file name. */
typedef struct
{
  char  *path;
  gint64 at;    /* seconds since 1970-01-01 UTC */
  gint64 size;
} SalesBackupFile;

char        *sales_backup_get_folder (const char *document);
GPtrArray   *sales_backup_list       (const char *document); /* SalesBackupFile, newest first */

/* Which of @n backups, newest first, to keep: the newest of each of the last 24 hours that have
 * one, 14 days, 8 weeks and 12 months, within @limit bytes in all, and always the three newest. */
void         sales_backup_choose     (const SalesBackupFile *const *files, guint n, gint64 limit, gboolean *keep);

G_END_DECLS
