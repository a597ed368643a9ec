/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-table-writer.h"

#include "exchange/sales-csv-writer.h"
#include "exchange/sales-xlsx-writer.h"

/* One of the two. */
struct _SalesTableWriter
{
  SalesCsvWriter  *csv;
  SalesXlsxWriter *xlsx;
  int              digits; /* of the currency */
};

/**
 * sales_table_writer_new:
 * @format: CSV, with commas, or a spreadsheet
 * @title: what the table is called
 * @currency: the currency of its amounts
 *
 * Returns: (transfer full): an empty table
 */
SalesTableWriter *
sales_table_writer_new (SalesTableFormat format, const char *title, const SalesCurrency *currency)
{
  SalesTableWriter *self = g_new0 (SalesTableWriter, 1);

  self->digits = currency->digits;
  if (format == SALES_TABLE_XLSX)
    self->xlsx = sales_xlsx_writer_new (title, currency);
  else
    self->csv = sales_csv_writer_new (',');
  return self;
}

/**
 * sales_table_writer_free:
 * @self: (transfer full): a writer
 */
void
sales_table_writer_free (SalesTableWriter *self)
{
  g_clear_pointer (&self->csv, sales_csv_writer_free);
  g_clear_pointer (&self->xlsx, sales_xlsx_writer_free);
  g_free (self);
}

/**
 * sales_table_writer_add_header:
 * @self: a writer in its first row
 * @text: a column's title
 */
void
sales_table_writer_add_header (SalesTableWriter *self, const char *text)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_header (self->xlsx, text);
  else
    sales_csv_writer_add_text (self->csv, text);
}

/**
 * sales_table_writer_add_text:
 * @self: a writer
 * @text: (nullable): a text that somebody may have typed; %NULL leaves the cell empty
 *
 * A text that looks like a formula stays a text.
 */
void
sales_table_writer_add_text (SalesTableWriter *self, const char *text)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_text (self->xlsx, text);
  else
    sales_csv_writer_add_text (self->csv, text);
}

/**
 * sales_table_writer_add_integer:
 * @self: a writer
 * @value: a whole number, as a rank or an id
 */
void
sales_table_writer_add_integer (SalesTableWriter *self, gint64 value)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_integer (self->xlsx, value);
  else
    sales_csv_writer_add_integer (self->csv, value);
}

/**
 * sales_table_writer_add_decimal:
 * @self: a writer
 * @value: a number × 10^@scale
 * @scale: decimals that @value holds
 * @min_decimals: decimals to show even if they are zero
 */
void
sales_table_writer_add_decimal (SalesTableWriter *self, gint64 value, int scale, int min_decimals)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_decimal (self->xlsx, value, scale, min_decimals);
  else
    sales_csv_writer_add_decimal (self->csv, value, scale, min_decimals);
}

/**
 * sales_table_writer_add_amount:
 * @self: a writer
 * @amount: an amount in the table's currency
 */
void
sales_table_writer_add_amount (SalesTableWriter *self, SalesAmount amount)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_amount (self->xlsx, amount);
  else
    sales_csv_writer_add_decimal (self->csv, amount, self->digits + 4, self->digits);
}

/**
 * sales_table_writer_add_share:
 * @self: a writer
 * @share: a share in basis points
 */
void
sales_table_writer_add_share (SalesTableWriter *self, gint64 share)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_share (self->xlsx, share);
  else
    sales_csv_writer_add_decimal (self->csv, share, 4, 4);
}

/**
 * sales_table_writer_add_day:
 * @self: a writer
 * @day: a day, or %SALES_DAY_NONE for an empty cell
 */
void
sales_table_writer_add_day (SalesTableWriter *self, SalesDay day)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_add_day (self->xlsx, day);
  else
    sales_csv_writer_add_day (self->csv, day);
}

/**
 * sales_table_writer_end_row:
 * @self: a writer
 */
void
sales_table_writer_end_row (SalesTableWriter *self)
{
  if (self->xlsx != NULL)
    sales_xlsx_writer_end_row (self->xlsx);
  else
    sales_csv_writer_end_row (self->csv);
}

/**
 * sales_table_writer_flush:
 * @self: a writer between two rows
 *
 * Returns: (transfer full): what is ready and was not given yet, in the file's order; nothing of a
 *   spreadsheet, which is packed as a whole
 */
GBytes *
sales_table_writer_flush (SalesTableWriter *self)
{
  return self->xlsx != NULL ? g_bytes_new (NULL, 0) : sales_csv_writer_steal (self->csv);
}

/**
 * sales_table_writer_finish:
 * @self: a writer after its last row, of no use afterwards
 * @error: %SALES_ERROR_IO or FULL where there is no room to pack a spreadsheet, INVALID where a
 *   sheet cannot have as many rows
 *
 * May take long with a spreadsheet of many rows; may be called from another thread.
 *
 * Returns: (transfer full) (nullable): the rest of the file, or %NULL
 */
GBytes *
sales_table_writer_finish (SalesTableWriter *self, GError **error)
{
  return self->xlsx != NULL ? sales_xlsx_writer_finish (self->xlsx, error) : sales_csv_writer_steal (self->csv);
}

/**
 * sales_table_format_from_suffix:
 * @suffix: what follows the last dot of a file's name, in any letter case
 * @format: (out): the format
 *
 * Returns: %FALSE if no table ends so
 */
gboolean
sales_table_format_from_suffix (const char *suffix, SalesTableFormat *format)
{
  if (g_ascii_strcasecmp (suffix, "csv") == 0)
    *format = SALES_TABLE_CSV;
  else if (g_ascii_strcasecmp (suffix, "xlsx") == 0)
    *format = SALES_TABLE_XLSX;
  else
    return FALSE;
  return TRUE;
}

/**
 * sales_table_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): what follows the last dot of a file's name
 */
const char *
sales_table_format_get_suffix (SalesTableFormat format)
{
  return format == SALES_TABLE_XLSX ? "xlsx" : "csv";
}
