/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-date.h"
#include "base/sales-money.h"

G_BEGIN_DECLS

/* A workbook of one sheet, by libxlsxwriter with constant memory. See SalesTableWriter. */
typedef struct _SalesXlsxWriter SalesXlsxWriter;

SalesXlsxWriter *sales_xlsx_writer_new         (const char *title, const SalesCurrency *currency);
void             sales_xlsx_writer_free        (SalesXlsxWriter *self);
void             sales_xlsx_writer_add_header  (SalesXlsxWriter *self, const char *text);
void             sales_xlsx_writer_add_text    (SalesXlsxWriter *self, const char *text);
void             sales_xlsx_writer_add_integer (SalesXlsxWriter *self, gint64 value);
void             sales_xlsx_writer_add_decimal (SalesXlsxWriter *self, gint64 value, int scale, int min_decimals);
void             sales_xlsx_writer_add_amount  (SalesXlsxWriter *self, SalesAmount amount);
void             sales_xlsx_writer_add_share   (SalesXlsxWriter *self, gint64 share);
void             sales_xlsx_writer_add_day     (SalesXlsxWriter *self, SalesDay day);
void             sales_xlsx_writer_end_row     (SalesXlsxWriter *self);
GBytes          *sales_xlsx_writer_finish      (SalesXlsxWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxWriter, sales_xlsx_writer_free)

G_END_DECLS
