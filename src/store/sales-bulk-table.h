/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"
#include "store/sales-store-private.h"

G_BEGIN_DECLS

/* A virtual table, `sales_bulk`, that reads structs in memory: SQLite runs one statement over
 * thousands of rows instead of one statement a row. Columns a to l hold what the rows' kind has,
 * in the order of the document's table. */
typedef enum
{
  SALES_BULK_ORDERS, /* SalesOrderRecord */
  SALES_BULK_LINES,  /* SalesLineRecord */
  SALES_BULK_CELLS,  /* rows of n_columns gint64 */
} SalesBulkKind;

typedef struct
{
  SalesBulkKind kind;
  gconstpointer rows;
  gsize         n_rows;
  int           n_columns; /* of cells */
} SalesBulkSource;

/* @source is read whenever a statement runs and must outlive the connection's use of it. */
gboolean sales_bulk_table_register (SalesStore *store, const SalesBulkSource *source, GError **error);
void     sales_bulk_table_drop     (SalesStore *store);

G_END_DECLS
