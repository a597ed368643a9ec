/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-cell.h"
#include "exchange/sales-csv-dialect.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* A table with a header and rows, whatever file it comes from: one interface, so that an import
 * does not ask whether it reads a text file or a spreadsheet. May be used from one thread at a
 * time. */
typedef struct _SalesTableReader SalesTableReader;

#define SALES_TABLE_MAX_COLUMNS 1024

typedef enum
{
  SALES_TABLE_ROW,   /* a row */
  SALES_TABLE_END,   /* the end of the table */
  SALES_TABLE_FAULT, /* the rest of it cannot be read */
} SalesTableResult;

/* The sheets of a spreadsheet that can be seen and are not empty, %NULL-terminated; of a text file
 * a list without any. */
char              **sales_table_list_sheets            (const char *path, SalesImportProblem **problem, GError **error);

/* Whether it is one of the files that are opened as a spreadsheet. */
gboolean            sales_table_is_spreadsheet         (const char *path);
/* @dialect: how a text file is written; %NULL: find out. @sheet: of a spreadsheet; %NULL for its first
 * that is not empty. */
SalesTableReader   *sales_table_reader_open            (const char *path, const SalesCsvDialect *dialect, const char *sheet, SalesImportProblem **problem, GError **error);
void                sales_table_reader_free            (SalesTableReader *self);
/* Goes on somewhere in a text file, for a look at it; FALSE of other files. */
gboolean            sales_table_reader_seek            (SalesTableReader *self, gint64 offset);
int                 sales_table_reader_get_n_columns   (SalesTableReader *self);
const char *const  *sales_table_reader_get_headers     (SalesTableReader *self);
/* In bytes, of which as many have been read as the position says. */
gint64              sales_table_reader_get_size        (SalesTableReader *self);
gint64              sales_table_reader_get_position    (SalesTableReader *self);

/* The next row after the header. Rows without any text are passed over. Rows and their cells are
 * valid until the next call. */
SalesTableResult    sales_table_reader_next            (SalesTableReader *self);
const SalesCell    *sales_table_reader_get_cells       (SalesTableReader *self);
int                 sales_table_reader_get_n_cells     (SalesTableReader *self);
/* The physical line, or the row of the sheet, from 1. */
gint64              sales_table_reader_get_line        (SalesTableReader *self);
/* Changes whenever the texts of earlier rows become invalid. */
guint               sales_table_reader_get_generation  (SalesTableReader *self);
gboolean            sales_table_reader_has_stray_quote (SalesTableReader *self);
/* Whether the file says of each cell what it is. */
gboolean            sales_table_reader_is_typed        (SalesTableReader *self);
/* After SALES_TABLE_FAULT: why, and where. */
SalesImportProblem *sales_table_reader_dup_problem     (SalesTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTableReader, sales_table_reader_free)

G_END_DECLS
