/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-date.h"
#include "base/sales-money.h"

G_BEGIN_DECLS

/* A table that leaves the program, row by row, as CSV or as a spreadsheet. CSV has plain figures
 * with a decimal point; a spreadsheet has real numbers and days with a format each, and a header
 * that stays in sight. In neither does a text become a formula. A writer may be used from one
 * thread at a time; of a spreadsheet, the rows wait in a file of their own, not in memory. */
typedef struct _SalesTableWriter SalesTableWriter;

typedef enum
{
  SALES_TABLE_CSV,
  SALES_TABLE_XLSX,
} SalesTableFormat;

/* @title: what the sheet is called; @currency: of the amounts. */
SalesTableWriter *sales_table_writer_new         (SalesTableFormat format, const char *title, const SalesCurrency *currency);
void              sales_table_writer_free        (SalesTableWriter *self);

/* Cells of a row, from the left. */
void              sales_table_writer_add_header  (SalesTableWriter *self, const char *text);
void              sales_table_writer_add_text    (SalesTableWriter *self, const char *text); /* %NULL: an empty cell */
void              sales_table_writer_add_integer (SalesTableWriter *self, gint64 value);
/* @value × 10^-scale with at least @min_decimals decimals. */
void              sales_table_writer_add_decimal (SalesTableWriter *self, gint64 value, int scale, int min_decimals);
void              sales_table_writer_add_amount  (SalesTableWriter *self, SalesAmount amount);
/* In basis points: 1.0400 in CSV, 104.0% in a spreadsheet. */
void              sales_table_writer_add_share   (SalesTableWriter *self, gint64 share);
void              sales_table_writer_add_day     (SalesTableWriter *self, SalesDay day);     /* SALES_DAY_NONE: an empty cell */
void              sales_table_writer_end_row     (SalesTableWriter *self);

/* What is ready already, of CSV all of it; never %NULL. To keep memory small with long tables. */
GBytes           *sales_table_writer_flush       (SalesTableWriter *self);
/* The rest: what was not flushed. %NULL: @error is set. */
GBytes           *sales_table_writer_finish      (SalesTableWriter *self, GError **error);

/* "csv" or "xlsx", as files end; FALSE: neither. */
gboolean          sales_table_format_from_suffix (const char *suffix, SalesTableFormat *format);
const char       *sales_table_format_get_suffix  (SalesTableFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTableWriter, sales_table_writer_free)

G_END_DECLS
