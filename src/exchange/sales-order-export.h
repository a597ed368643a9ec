/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"
#include "model/sales-order-query.h"

G_BEGIN_DECLS

typedef void (*SalesOrderExportProgress) (gint64 done, gint64 total, gpointer user_data);

/* Writes a list of orders, as a spreadsheet where the file's name ends with .xlsx and as CSV
 * otherwise, a part of it at a time, so that memory does not grow with the
 * list and the document answers others in between. The file has its old content, or none, until
 * the whole new one is there. */
void     sales_order_export_async  (SalesDocument *document, const SalesOrderQuery *query, GFile *file, SalesOrderExportProgress progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean sales_order_export_finish (SalesDocument *document, GAsyncResult *result, GError **error);

G_END_DECLS
