/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "reports/sales-report.h"

G_BEGIN_DECLS

/* Reports as a PDF file: tagged, with outline, page labels and title; the same report gives the
 * same bytes on the same day (sales_today()). Main thread only. */

/* (transfer full); @n_reports one after the other in one file, titled @title. */
GBytes  *sales_pdf_to_bytes (SalesReport *const *reports, guint n_reports, const char *title, GError **error);
/* Written beside the file and renamed: @path has the old content or the whole new one. */
gboolean sales_pdf_save     (SalesReport *self, const char *path, GError **error);

G_END_DECLS
