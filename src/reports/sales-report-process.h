/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-period.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* A PDF in another language than the program's own. gettext serves one language in a process, so
 * the program is started a second time, with --language; it only reads the document. Main thread
 * only. */

/* @verb: "report", "recognition" or "agreement". */
void    sales_report_process_run_async  (SalesDocument *document, const char *verb, const SalesScope *scope, const SalesPeriod *period,
                                         const char *language, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): the file; SALES_ERROR_IO, SALES_ERROR_CANCELLED. */
GBytes *sales_report_process_run_finish (GAsyncResult *result, GError **error);

/* Which program is started instead of the running one: for tests. */
void    sales_report_process_set_program (const char *path);

G_END_DECLS
