/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-bulk-table.h"

#define MODULE_NAME "sales_bulk"

typedef struct
{
  sqlite3_vtab           base;
  const SalesBulkSource *source;
} Table;

typedef struct
{
  sqlite3_vtab_cursor    base;
  const SalesBulkSource *source;
  gsize                  row;
} Cursor;

static int
table_connect (sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **result, char **message)
{
  Table *table;
  int code = sqlite3_declare_vtab (db, "CREATE TABLE x (a, b, c, d, e, f, g, h, i, j, k, l)");

  if (code != SQLITE_OK)
    return code;
  table = sqlite3_malloc (sizeof *table);
  if (table == NULL)
    return SQLITE_NOMEM;
  *table = (Table){ .source = data };
  *result = &table->base;
  return SQLITE_OK;
}

static int
table_disconnect (sqlite3_vtab *table)
{
  sqlite3_free (table);
  return SQLITE_OK;
}

static int
table_best_index (sqlite3_vtab *base, sqlite3_index_info *info)
{
  info->estimatedCost = 1000;
  info->estimatedRows = 16384;
  return SQLITE_OK;
}

static int
table_open (sqlite3_vtab *base, sqlite3_vtab_cursor **result)
{
  Cursor *cursor = sqlite3_malloc (sizeof *cursor);

  if (cursor == NULL)
    return SQLITE_NOMEM;
  *cursor = (Cursor){ .source = ((Table *) base)->source };
  *result = &cursor->base;
  return SQLITE_OK;
}

static int
cursor_close (sqlite3_vtab_cursor *base)
{
  sqlite3_free (base);
  return SQLITE_OK;
}

static int
cursor_filter (sqlite3_vtab_cursor *base, int plan, const char *text, int argc, sqlite3_value **argv)
{
  ((Cursor *) base)->row = 0;
  return SQLITE_OK;
}

static int
cursor_next (sqlite3_vtab_cursor *base)
{
  ((Cursor *) base)->row++;
  return SQLITE_OK;
}

static int
cursor_eof (sqlite3_vtab_cursor *base)
{
  Cursor *cursor = (Cursor *) base;

  return cursor->row >= cursor->source->n_rows;
}

static void
result_optional (sqlite3_context *context, gint64 value, gint64 none)
{
  if (value != none)
    sqlite3_result_int64 (context, value);
}

static void
order_column (sqlite3_context *context, const SalesOrderRecord *order, int column)
{
  switch (column)
    {
    case 0:
      sqlite3_result_int64 (context, order->id);
      break;
    case 1:
      sqlite3_result_text (context, order->ref, (int) order->ref_length, SQLITE_STATIC);
      break;
    case 2:
      sqlite3_result_int64 (context, order->day);
      break;
    case 3:
      result_optional (context, order->promised, SALES_DAY_NONE);
      break;
    case 4:
      result_optional (context, order->shipped, SALES_DAY_NONE);
      break;
    case 5:
      result_optional (context, order->delivered, SALES_DAY_NONE);
      break;
    case 6:
      result_optional (context, order->followed, SALES_DAY_NONE);
      break;
    case 7:
      result_optional (context, order->customer, 0);
      break;
    case 8:
      result_optional (context, order->person, 0);
      break;
    case 9:
      result_optional (context, order->territory, 0);
      break;
    default:
      sqlite3_result_int64 (context, order->split ? 1 : 0);
    }
}

static void
line_column (sqlite3_context *context, const SalesLineRecord *line, int column)
{
  switch (column)
    {
    case 0:
      sqlite3_result_int64 (context, line->id);
      break;
    case 1:
      result_optional (context, line->product, 0);
      break;
    case 2:
      sqlite3_result_int64 (context, line->quantity);
      break;
    case 3:
      sqlite3_result_int64 (context, line->price);
      break;
    case 4:
      sqlite3_result_int64 (context, line->discount);
      break;
    case 5:
      sqlite3_result_int64 (context, line->amount);
      break;
    default:
      result_optional (context, line->cost, SALES_COST_NONE);
    }
}

static int
cursor_column (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  Cursor *cursor = (Cursor *) base;
  const SalesBulkSource *source = cursor->source;

  if (source->kind == SALES_BULK_LINES)
    line_column (context, (const SalesLineRecord *) source->rows + cursor->row, column);
  else if (source->kind == SALES_BULK_ORDERS)
    order_column (context, (const SalesOrderRecord *) source->rows + cursor->row, column);
  else
    sqlite3_result_int64 (context, ((const gint64 *) source->rows)[cursor->row * (gsize) source->n_columns + (gsize) column]);
  return SQLITE_OK;
}

static int
cursor_rowid (sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
  *rowid = (sqlite3_int64) ((Cursor *) base)->row;
  return SQLITE_OK;
}

/* Without xCreate it exists under its own name and cannot be named by a file's schema. */
static const sqlite3_module module = {
  .iVersion = 1,
  .xConnect = table_connect,
  .xBestIndex = table_best_index,
  .xDisconnect = table_disconnect,
  .xOpen = table_open,
  .xClose = cursor_close,
  .xFilter = cursor_filter,
  .xNext = cursor_next,
  .xEof = cursor_eof,
  .xColumn = cursor_column,
  .xRowid = cursor_rowid,
};

/**
 * sales_bulk_table_register:
 * @store: a store
 * @source: what the table reads, borrowed until sales_bulk_table_drop()
 * @error: return location for an error
 *
 * Returns: whether `sales_bulk` can be selected from now
 */
gboolean
sales_bulk_table_register (SalesStore *store, const SalesBulkSource *source, GError **error)
{
  int code = sqlite3_create_module (store->db, MODULE_NAME, &module, (void *) source);

  if (code == SQLITE_OK)
    return TRUE;
  sales_store_set_error (store, code, "register " MODULE_NAME, error);
  return FALSE;
}

/**
 * sales_bulk_table_drop:
 * @store: a store whose statements over `sales_bulk` are all finalized
 */
void
sales_bulk_table_drop (SalesStore *store)
{
  sqlite3_create_module (store->db, MODULE_NAME, NULL, NULL);
}
