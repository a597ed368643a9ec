/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-date.h"

G_BEGIN_DECLS

/* RFC 4180 with LF, comma and UTF-8, into memory. Text cells that a spreadsheet would run as a
 * formula get an apostrophe in front; numbers and dates are written as they are. */
typedef struct _SalesCsvWriter SalesCsvWriter;

SalesCsvWriter *sales_csv_writer_new         (char separator);
void            sales_csv_writer_free        (SalesCsvWriter *self);
void            sales_csv_writer_add_text    (SalesCsvWriter *self, const char *text); /* %NULL: an empty cell */
void            sales_csv_writer_add_integer (SalesCsvWriter *self, gint64 value);
/* @value × 10^-scale with at least @min_decimals decimals. */
void            sales_csv_writer_add_decimal (SalesCsvWriter *self, gint64 value, int scale, int min_decimals);
void            sales_csv_writer_add_day     (SalesCsvWriter *self, SalesDay day);     /* SALES_DAY_NONE: an empty cell */
/* As it is, without the apostrophe: for files that are imported again. */
void            sales_csv_writer_add_raw     (SalesCsvWriter *self, const char *text, gssize length);
void            sales_csv_writer_end_row     (SalesCsvWriter *self);
GBytes         *sales_csv_writer_steal       (SalesCsvWriter *self);
/* Written beside the file and renamed: @path has the old content or the whole new one. */
gboolean        sales_csv_writer_save        (SalesCsvWriter *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesCsvWriter, sales_csv_writer_free)

G_END_DECLS
