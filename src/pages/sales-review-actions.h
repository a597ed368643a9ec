/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-report.h"
#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The review summary of a page's scope and period, as a PDF file or onto a printer. */
void sales_review_save  (SalesPage *page);
void sales_review_print (SalesPage *page);

/* The same for any report. */
void sales_review_save_report  (GtkWidget *widget, SalesReport *report, const char *name);
void sales_review_print_report (GtkWidget *widget, SalesReport *report, const char *name);

G_END_DECLS
