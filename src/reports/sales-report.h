/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"
#include "reports/sales-report-table.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_PAPER_LOCALE, /* what the locale's country prints on */
  SALES_PAPER_A4,
  SALES_PAPER_LETTER,
} SalesPaper;

/* A document for paper: blocks, one below the other, on pages with a header and a footer. The
 * same pages go into a PDF (sales-pdf.h) and to a printer. Main thread only. */
typedef struct _SalesReport SalesReport;

/* @paper: "a4" or "letter"; FALSE for anything else. */
gboolean          sales_paper_from_string      (const char *text, SalesPaper *paper);

SalesReport      *sales_report_new             (SalesPaper paper, SalesLocale *locale);
void              sales_report_free            (SalesReport *self);

/* The title of the file, and what stands on top and at the foot of every page. */
void              sales_report_set_title       (SalesReport *self, const char *title);
void              sales_report_set_header      (SalesReport *self, const char *left, const char *right);
/* Two paragraphs; beside the first one stands the page number. */
void              sales_report_set_footer      (SalesReport *self, const char *first, const char *second);

void              sales_report_add_title       (SalesReport *self, const char *title, const char *detail);
void              sales_report_add_heading     (SalesReport *self, const char *text, const char *note);
void              sales_report_add_text        (SalesReport *self, SalesReportFont font, const char *text);
/* (transfer full) for @tiles, @left, @right. No tiles: nothing is added. */
void              sales_report_add_tiles       (SalesReport *self, GPtrArray *tiles);
void              sales_report_add_charts      (SalesReport *self, SalesChart *left, SalesChart *right);
/* (transfer full); as high as it wants, up to a page. */
void              sales_report_add_large_chart (SalesReport *self, SalesChart *chart);
/* Lines to write on; @label stands on the first. */
void              sales_report_add_lines       (SalesReport *self, const char *label, guint n_lines);
void              sales_report_add_signatures  (SalesReport *self, const char *const *names, guint n_names);
/* (transfer none); to be filled before the pages are counted or drawn. */
SalesReportTable *sales_report_add_table       (SalesReport *self);

const char       *sales_report_get_title       (SalesReport *self);
/* Of its words: "de". */
const char       *sales_report_get_language    (SalesReport *self);
/* In points. */
void              sales_report_get_page_size   (SalesReport *self, double *width, double *height);
int               sales_report_get_n_pages     (SalesReport *self);
/* @page from 0. On a page of its size, origin in the upper left corner. */
void              sales_report_draw_page       (SalesReport *self, cairo_t *cr, int page);

/* The headings, for an outline. */
typedef void (*SalesReportHeadingFunc) (const char *text, int level, int page, double y, gpointer user_data);
void              sales_report_foreach_heading (SalesReport *self, SalesReportHeadingFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesReport, sales_report_free)

G_END_DECLS
