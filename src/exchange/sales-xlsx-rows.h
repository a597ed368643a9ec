/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-xlsx-book.h"

G_BEGIN_DECLS

/* The rows of a sheet one by one, those without any text left out, and nothing known of headers. */
typedef struct _SalesXlsxRows SalesXlsxRows;

typedef struct
{
  SalesCell *cells;   /* of the columns from A on; all but the first n are empty */
  int        n_cells;
  gint64     line;    /* the sheet's row, from 1 */
} SalesXlsxRow;

/* Cells that were joined to one over several rows: all but the first row of it are empty. */
typedef struct
{
  gint64 first;
  gint64 last;
  int    column; /* the leftmost, from 0 */
} SalesXlsxMerge;

SalesXlsxRows      *sales_xlsx_rows_new          (SalesXlsxBook *book, SalesXlsxStrings *strings, const char *part, SalesImportProblemCode *code);
void                sales_xlsx_rows_free         (SalesXlsxRows *self);
/* %NULL at the end, and at a fault: then @fault is set. Valid until the next call. */
const SalesXlsxRow *sales_xlsx_rows_next         (SalesXlsxRows *self, gboolean *fault, SalesImportProblemCode *code);
/* The row where a fault is. */
gint64              sales_xlsx_rows_get_line     (SalesXlsxRows *self);
guint               sales_xlsx_rows_get_generation (SalesXlsxRows *self);
gint64              sales_xlsx_rows_get_size     (SalesXlsxRows *self);
gint64              sales_xlsx_rows_get_position (SalesXlsxRows *self);
/* After the end: joined cells that reach over several rows. Of SalesXlsxMerge. */
const GArray       *sales_xlsx_rows_get_merges   (SalesXlsxRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxRows, sales_xlsx_rows_free)

G_END_DECLS
