/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* Orders that a file has and the document too: compared as they come, rewritten at the end where
 * they differ. What the file leaves empty stays as it is. On the store's thread. */
typedef struct _SalesImportMerge SalesImportMerge;

/* What became of one order. */
typedef void (*SalesImportMergeFunc) (gint64 order, gboolean changed, gpointer user_data);

SalesImportMerge *sales_import_merge_new    (SalesStore *store);
void              sales_import_merge_free   (SalesImportMerge *self);
gboolean          sales_import_merge_order  (SalesImportMerge *self, const SalesOrderRecord *order, GError **error);
/* @line->id: only its order's part counts; lines are taken in the order in which they come. */
gboolean          sales_import_merge_line   (SalesImportMerge *self, const SalesLineRecord *line, GError **error);
gboolean          sales_import_merge_finish (SalesImportMerge *self, SalesImportMergeFunc func, gpointer user_data, GError **error);
/* After the end: what the document has of these orders. */
void              sales_import_merge_get_totals (SalesImportMerge *self, gint64 *orders, gint64 *lines, SalesQuantity *quantity, SalesAmount *amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportMerge, sales_import_merge_free)

G_END_DECLS
