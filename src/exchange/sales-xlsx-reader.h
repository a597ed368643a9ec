/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-cell.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* One sheet of an .xlsx file (ECMA-376, "Office Open XML"), read as a stream. Formulas are not
 * worked out: their cells have the values that the file keeps for them. A reader may be used from
 * one thread at a time. */
typedef struct _SalesXlsxReader SalesXlsxReader;

typedef enum
{
  SALES_XLSX_ROW,
  SALES_XLSX_END,
  SALES_XLSX_FAULT,
} SalesXlsxResult;

/* The names of the sheets that can be seen and are not empty, %NULL-terminated. */
char              **sales_xlsx_list_sheets           (const char *path, SalesImportProblem **problem, GError **error);

/* @sheet: a sheet's name, or %NULL for the first that can be seen and is not empty. */
SalesXlsxReader    *sales_xlsx_reader_open           (const char *path, const char *sheet, SalesImportProblem **problem, GError **error);
SalesXlsxReader    *sales_xlsx_reader_open_bytes     (GBytes *bytes, const char *name, const char *sheet, SalesImportProblem **problem);
void                sales_xlsx_reader_free           (SalesXlsxReader *self);
const char         *sales_xlsx_reader_get_sheet      (SalesXlsxReader *self);
int                 sales_xlsx_reader_get_n_columns  (SalesXlsxReader *self);
const char *const  *sales_xlsx_reader_get_headers    (SalesXlsxReader *self);
/* Of the sheet, in bytes when unpacked. */
gint64              sales_xlsx_reader_get_size       (SalesXlsxReader *self);
gint64              sales_xlsx_reader_get_position   (SalesXlsxReader *self);

/* The next row below the header that is not empty. It has as many cells as there are columns. */
SalesXlsxResult     sales_xlsx_reader_next           (SalesXlsxReader *self);
const SalesCell    *sales_xlsx_reader_get_cells      (SalesXlsxReader *self);
gint64              sales_xlsx_reader_get_line       (SalesXlsxReader *self);
guint               sales_xlsx_reader_get_generation (SalesXlsxReader *self);
SalesImportProblem *sales_xlsx_reader_dup_problem    (SalesXlsxReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxReader, sales_xlsx_reader_free)

G_END_DECLS
