/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-report-block.h"

G_BEGIN_DECLS

/* A table on paper. Columns of text take the room that columns of figures leave, and wrap; rows
 * stay whole but for their long notes, and the header comes again on each page. */
typedef struct _SalesReportTable SalesReportTable;

typedef enum
{
  SALES_TABLE_TEXT,
  SALES_TABLE_FIGURE, /* right-aligned */
} SalesTableAlign;

/* The table is a block of its report, which owns it. */
SalesReportTable *sales_report_table_new             (void);
void              sales_report_table_add_column      (SalesReportTable *self, const char *title, SalesTableAlign align);
/* Cell by cell, then the row's end. %NULL: an empty cell. */
void              sales_report_table_add_cell        (SalesReportTable *self, const char *text);
/* What somebody wrote: it is never cut, while names are. */
void              sales_report_table_add_note        (SalesReportTable *self, const char *text);
/* The figure is given away; an arrow by @sign is put before it. */
void              sales_report_table_take_signed_cell (SalesReportTable *self, char *text, int sign);
void              sales_report_table_take_cell       (SalesReportTable *self, char *text);
void              sales_report_table_end_row         (SalesReportTable *self, gboolean total);

G_END_DECLS
