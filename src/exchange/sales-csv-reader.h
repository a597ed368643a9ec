/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-cell.h"
#include "exchange/sales-csv-dialect.h"

G_BEGIN_DECLS

/* A text file's rows, read as a stream, as its dialect says: encoding, separator, quotes, line
 * ends. Quoted fields may have line ends inside. A reader may be used from one thread at a time. */
typedef struct _SalesCsvReader SalesCsvReader;

#define SALES_CSV_MAX_COLUMNS 1024
#define SALES_CSV_MAX_RECORD  (16 * 1024 * 1024)

/* A text file knows no kinds of cells: all are SALES_CELL_TEXT. */
typedef SalesCell SalesCsvField;

typedef enum
{
  SALES_CSV_ROW,   /* a row */
  SALES_CSV_END,   /* the end of the file */
  SALES_CSV_FAULT, /* the rest of the file cannot be read */
} SalesCsvResult;

/* @dialect: %NULL = find out. */
SalesCsvReader         *sales_csv_reader_open          (const char *path, const SalesCsvDialect *dialect, SalesImportProblem **problem, GError **error);
void                    sales_csv_reader_free          (SalesCsvReader *self);
const SalesCsvDialect  *sales_csv_reader_get_dialect   (SalesCsvReader *self);
int                     sales_csv_reader_get_n_columns (SalesCsvReader *self);
const char *const      *sales_csv_reader_get_headers   (SalesCsvReader *self);
gint64                  sales_csv_reader_get_size      (SalesCsvReader *self);
gint64                  sales_csv_reader_get_position  (SalesCsvReader *self);

gboolean                sales_csv_reader_seek          (SalesCsvReader *self, gint64 offset);

/* The next row after the header. Lines without any text are passed over. Rows and their fields are
 * valid until the next call. */
SalesCsvResult          sales_csv_reader_next          (SalesCsvReader *self);
const SalesCsvField    *sales_csv_reader_get_fields    (SalesCsvReader *self);
int                     sales_csv_reader_get_n_fields  (SalesCsvReader *self);
gint64                  sales_csv_reader_get_line      (SalesCsvReader *self);
/* Changes whenever the texts of earlier rows become invalid. */
guint                   sales_csv_reader_get_generation (SalesCsvReader *self);
/* Text stands between a closing quote and the separator. */
gboolean                sales_csv_reader_has_stray_quote (SalesCsvReader *self);
/* After SALES_CSV_FAULT: why, and where. */
SalesImportProblem     *sales_csv_reader_dup_problem   (SalesCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesCsvReader, sales_csv_reader_free)

G_END_DECLS
