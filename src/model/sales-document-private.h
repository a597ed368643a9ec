/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"

G_BEGIN_DECLS

/* What the main thread knows of the document without asking: read on the store's thread, handed
 * over whole. */
typedef struct
{
  SalesDocumentInfo info;
  SalesDay          last_data;  /* the last day with orders or summaries; SALES_DAY_NONE */
  char             *undo_label;
  char             *redo_label;
  gint64            undo_import; /* 0, or the import that Undo has come to */
  char             *path;       /* with links resolved */
  gboolean          read_only;
  char             *read_only_reason;
  guint64           serial;     /* a later one was read later */
} SalesSnapshot;

SalesSnapshot *sales_snapshot_load (SalesStore *store, GError **error);
void           sales_snapshot_free (SalesSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesSnapshot, sales_snapshot_free)

/* How long changes may go without a backup: for tests, before anything is changed. */
void           sales_document_set_backup_interval (SalesDocument *self, gint64 microseconds);

G_END_DECLS
