/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-table-reader.h"

#include <fcntl.h>
#include <unistd.h>

#include "exchange/sales-csv-reader.h"
#include "exchange/sales-xlsx-package.h"
#include "exchange/sales-xlsx-reader.h"

/* One of the two. */
struct _SalesTableReader
{
  SalesCsvReader  *csv;
  SalesXlsxReader *xlsx;
};

/**
 * sales_table_is_spreadsheet:
 * @path: a file
 *
 * What cannot be opened or read is left to the reader of text files, which says why.
 *
 * Returns: whether it is opened as a spreadsheet
 */
gboolean
sales_table_is_spreadsheet (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  char head[SALES_XLSX_HEAD];
  gssize got;

  if (fd < 0)
    return FALSE;
  got = pread (fd, head, sizeof head, 0);
  close (fd);
  return got > 0 && sales_xlsx_is_package (head, (gsize) got);
}

/**
 * sales_table_list_sheets:
 * @path: a file
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Returns: (transfer full) (nullable): the names of its sheets that can be seen and are not empty,
 *   none of a text file; or %NULL with either @problem or @error set
 */
char **
sales_table_list_sheets (const char *path, SalesImportProblem **problem, GError **error)
{
  return sales_table_is_spreadsheet (path) ? sales_xlsx_list_sheets (path, problem, error) : g_new0 (char *, 1);
}

/**
 * sales_table_reader_open:
 * @path: a file
 * @dialect: (nullable): how a text file is written; %NULL: find out
 * @sheet: (nullable): which sheet of a spreadsheet; %NULL: the first that can be seen and is not
 *   empty
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with either @problem or @error set
 */
SalesTableReader *
sales_table_reader_open (const char *path, const SalesCsvDialect *dialect, const char *sheet, SalesImportProblem **problem, GError **error)
{
  g_autoptr (SalesTableReader) self = g_new0 (SalesTableReader, 1);

  if (sales_table_is_spreadsheet (path))
    self->xlsx = sales_xlsx_reader_open (path, sheet, problem, error);
  else
    self->csv = sales_csv_reader_open (path, dialect, problem, error);
  return self->xlsx != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_table_reader_free:
 * @self: (transfer full): a reader
 */
void
sales_table_reader_free (SalesTableReader *self)
{
  g_clear_pointer (&self->csv, sales_csv_reader_free);
  g_clear_pointer (&self->xlsx, sales_xlsx_reader_free);
  g_free (self);
}

/**
 * sales_table_reader_next:
 * @self: a reader
 *
 * Returns: whether there is another row, the end, or a fault of the file itself
 */
SalesTableResult
sales_table_reader_next (SalesTableReader *self)
{
  if (self->xlsx != NULL)
    switch (sales_xlsx_reader_next (self->xlsx))
      {
      case SALES_XLSX_ROW:
        return SALES_TABLE_ROW;
      case SALES_XLSX_END:
        return SALES_TABLE_END;
      case SALES_XLSX_FAULT:
      default:
        return SALES_TABLE_FAULT;
      }
  switch (sales_csv_reader_next (self->csv))
    {
    case SALES_CSV_ROW:
      return SALES_TABLE_ROW;
    case SALES_CSV_END:
      return SALES_TABLE_END;
    case SALES_CSV_FAULT:
    default:
      return SALES_TABLE_FAULT;
    }
}

/**
 * sales_table_reader_get_cells:
 * @self: a reader after %SALES_TABLE_ROW
 *
 * Returns: (transfer none): the row's cells, valid until the next row is read
 */
const SalesCell *
sales_table_reader_get_cells (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_cells (self->xlsx) : sales_csv_reader_get_fields (self->csv);
}

/**
 * sales_table_reader_get_n_cells:
 * @self: a reader after %SALES_TABLE_ROW
 *
 * Returns: how many cells the row has, which may differ from the number of columns
 */
int
sales_table_reader_get_n_cells (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_n_columns (self->xlsx) : sales_csv_reader_get_n_fields (self->csv);
}

/**
 * sales_table_reader_get_line:
 * @self: a reader after %SALES_TABLE_ROW
 *
 * Returns: the physical line on which the row begins, or its row of the sheet, from 1
 */
gint64
sales_table_reader_get_line (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_line (self->xlsx) : sales_csv_reader_get_line (self->csv);
}

/**
 * sales_table_reader_get_generation:
 * @self: a reader
 *
 * Returns: a number; as long as it is the same, the cells of earlier rows are still there
 */
guint
sales_table_reader_get_generation (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_generation (self->xlsx) : sales_csv_reader_get_generation (self->csv);
}

/**
 * sales_table_reader_has_stray_quote:
 * @self: a reader after %SALES_TABLE_ROW
 *
 * Returns: whether text stands between a closing quote and the separator
 */
gboolean
sales_table_reader_has_stray_quote (SalesTableReader *self)
{
  return self->xlsx == NULL && sales_csv_reader_has_stray_quote (self->csv);
}

/**
 * sales_table_reader_is_typed:
 * @self: a reader
 *
 * Returns: whether the file says of each cell what it is, so that there are other kinds than text
 */
gboolean
sales_table_reader_is_typed (SalesTableReader *self)
{
  return self->xlsx != NULL;
}

/**
 * sales_table_reader_seek:
 * @self: a reader
 * @offset: a place in the file, in bytes
 *
 * Goes on with the first row behind @offset, whose line is then not known.
 *
 * Returns: %FALSE if there is none, or the file is no text
 */
gboolean
sales_table_reader_seek (SalesTableReader *self, gint64 offset)
{
  return self->csv != NULL && sales_csv_reader_seek (self->csv, offset);
}

/**
 * sales_table_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many cells the header has
 */
int
sales_table_reader_get_n_columns (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_n_columns (self->xlsx) : sales_csv_reader_get_n_columns (self->csv);
}

/**
 * sales_table_reader_get_headers:
 * @self: a reader
 *
 * Returns: (transfer none): the header's cells, %NULL-terminated
 */
const char *const *
sales_table_reader_get_headers (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_headers (self->xlsx) : sales_csv_reader_get_headers (self->csv);
}

/**
 * sales_table_reader_get_size:
 * @self: a reader
 *
 * Returns: how many bytes there are to read
 */
gint64
sales_table_reader_get_size (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_size (self->xlsx) : sales_csv_reader_get_size (self->csv);
}

/**
 * sales_table_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes have been read up to the current row
 */
gint64
sales_table_reader_get_position (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_get_position (self->xlsx) : sales_csv_reader_get_position (self->csv);
}

/**
 * sales_table_reader_dup_problem:
 * @self: a reader after %SALES_TABLE_FAULT
 *
 * Returns: (transfer full): why the rest of the file cannot be read, and where
 */
SalesImportProblem *
sales_table_reader_dup_problem (SalesTableReader *self)
{
  return self->xlsx != NULL ? sales_xlsx_reader_dup_problem (self->xlsx) : sales_csv_reader_dup_problem (self->csv);
}
