/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-report.h"
#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The review summary of a page's scope and period, as a PDF file or onto a printer. */
void sales_review_save  (SalesPage *page);
void sales_review_print (SalesPage *page);

/* What a report was made from, so that it can be made again in another language. */
typedef struct
{
  SalesDocument *document;
  const char    *verb;     /* what the command line calls it: "report" */
  SalesScope     scope;
  SalesPeriod    period;
  const char    *language; /* of whom it is for, "de"; may be %NULL */
} SalesReportSource;

/* The same for any report. */
void sales_review_save_report  (GtkWidget *widget, SalesReport *report, const char *name);
/* Asks in which language as well. @report is given away. */
void sales_review_save_from    (GtkWidget *widget, SalesReport *report, const char *name, const SalesReportSource *source);
/* Writes it in that language without asking. */
void sales_review_write_report (GtkWidget *widget, SalesReport *report, const SalesReportSource *source, const char *language, GFile *file);
void sales_review_print_report (GtkWidget *widget, SalesReport *report, const char *name);

G_END_DECLS
