/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-csv-writer.h"

#include <string.h>

#include "base/sales-file.h"
#include "base/sales-money.h"

struct _SalesCsvWriter
{
  GString *text;
  char     separator;
  gboolean row_started;
};

/* What a spreadsheet would run: OWASP ASVS 1.2.10, CWE-1236. */
static gboolean
begins_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

static void
begin_cell (SalesCsvWriter *self)
{
  if (self->row_started)
    g_string_append_c (self->text, self->separator);
  self->row_started = TRUE;
}

static void
append_cell (SalesCsvWriter *self, const char *text, gsize length, gboolean apostrophe)
{
  gboolean quoted = apostrophe || length == 0;

  for (gsize i = 0; i < length && !quoted; i++)
    quoted = text[i] == '"' || text[i] == '\n' || text[i] == '\r' || text[i] == self->separator ||
             text[i] == ',' || text[i] == ';' || text[i] == '\t';
  if (length > 0 && (text[0] == ' ' || text[length - 1] == ' '))
    quoted = TRUE;
  if (!quoted)
    {
      g_string_append_len (self->text, text, (gssize) length);
      return;
    }

  g_string_append_c (self->text, '"');
  if (apostrophe)
    g_string_append_c (self->text, '\'');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, text[i]);
    }
  g_string_append_c (self->text, '"');
}

/**
 * sales_csv_writer_new:
 * @separator: the sign between two cells
 *
 * Returns: (transfer full): an empty table
 */
SalesCsvWriter *
sales_csv_writer_new (char separator)
{
  SalesCsvWriter *self = g_new0 (SalesCsvWriter, 1);

  self->text = g_string_new (NULL);
  self->separator = separator;
  return self;
}

/**
 * sales_csv_writer_free:
 * @self: (transfer full): a writer
 */
void
sales_csv_writer_free (SalesCsvWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * sales_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): a text that somebody may have typed; %NULL leaves the cell empty
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
void
sales_csv_writer_add_text (SalesCsvWriter *self, const char *text)
{
  begin_cell (self);
  if (text != NULL && text[0] != '\0')
    append_cell (self, text, strlen (text), begins_formula (text));
}

/**
 * sales_csv_writer_add_raw:
 * @self: a writer
 * @text: a cell as a file had it
 * @length: its bytes, or -1
 *
 * Adds @text without the apostrophe: for files that are imported again.
 */
void
sales_csv_writer_add_raw (SalesCsvWriter *self, const char *text, gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;

  begin_cell (self);
  if (bytes > 0)
    append_cell (self, text, bytes, FALSE);
}

/**
 * sales_csv_writer_add_integer:
 * @self: a writer
 * @value: a whole number
 */
void
sales_csv_writer_add_integer (SalesCsvWriter *self, gint64 value)
{
  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * sales_csv_writer_add_decimal:
 * @self: a writer
 * @value: a number × 10^@scale
 * @scale: decimals that @value holds
 * @min_decimals: decimals to keep even if they are zero
 */
void
sales_csv_writer_add_decimal (SalesCsvWriter *self, gint64 value, int scale, int min_decimals)
{
  g_autofree char *text = sales_decimal_to_string (value, scale, min_decimals);

  begin_cell (self);
  g_string_append (self->text, text);
}

/**
 * sales_csv_writer_add_day:
 * @self: a writer
 * @day: a day, or %SALES_DAY_NONE for an empty cell
 */
void
sales_csv_writer_add_day (SalesCsvWriter *self, SalesDay day)
{
  begin_cell (self);
  if (day != SALES_DAY_NONE)
    {
      g_autofree char *text = sales_day_to_iso (day);

      g_string_append (self->text, text);
    }
}

/**
 * sales_csv_writer_end_row:
 * @self: a writer
 */
void
sales_csv_writer_end_row (SalesCsvWriter *self)
{
  g_string_append_c (self->text, '\n');
  self->row_started = FALSE;
}

/**
 * sales_csv_writer_steal:
 * @self: a writer, empty afterwards
 *
 * Returns: (transfer full): what was written
 */
GBytes *
sales_csv_writer_steal (SalesCsvWriter *self)
{
  GBytes *bytes = g_string_free_to_bytes (self->text);

  self->text = g_string_new (NULL);
  self->row_started = FALSE;
  return bytes;
}

/**
 * sales_csv_writer_save:
 * @self: a writer
 * @path: a file
 * @error: %SALES_ERROR_IO, FULL or READ_ONLY
 *
 * Writes a temporary file beside @path, syncs it and renames it.
 *
 * Returns: whether @path has the whole new content; otherwise it was not touched
 */
gboolean
sales_csv_writer_save (SalesCsvWriter *self, const char *path, GError **error)
{
  return sales_file_replace (path, self->text->str, self->text->len, error);
}
