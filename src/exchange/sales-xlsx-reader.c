/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-reader.h"

#include <string.h>

#include "base/sales-text.h"
#include "exchange/sales-xlsx-rows.h"

/* Rows above the header that are looked at: a title, notes, the date of printing. */
#define MAX_ABOVE 50

struct _SalesXlsxReader
{
  char             *name;
  SalesXlsxBook    *book;
  SalesXlsxStrings *strings;
  SalesXlsxRows    *rows;
  const char       *sheet;
  char            **headers;
  int               n_columns;
  gint64            header_line;

  const SalesCell  *cells;
  gint64            line;
  gboolean          failed;
  SalesImportProblemCode fault;
  gint64            fault_line;
};

static SalesXlsxResult
fail (SalesXlsxReader *self, SalesImportProblemCode code, gint64 line)
{
  self->failed = TRUE;
  self->fault = code;
  self->fault_line = line;
  return SALES_XLSX_FAULT;
}

/* Sheets ------------------------------------------------------------------------------------------ */

static gboolean
open_sheet (SalesXlsxReader *self, const SalesXlsxSheet *sheet)
{
  SalesImportProblemCode code;

  g_clear_pointer (&self->rows, sales_xlsx_rows_free);
  self->sheet = sheet->name;
  self->rows = sales_xlsx_rows_new (self->book, self->strings, sheet->part, &code);
  if (self->rows == NULL)
    fail (self, code, 0);
  return self->rows != NULL;
}

/* The next row of the sheet, whatever it is. %NULL: there is none, or a fault. */
static const SalesXlsxRow *
next_row (SalesXlsxReader *self)
{
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_DAMAGED;
  gboolean fault;
  const SalesXlsxRow *row = sales_xlsx_rows_next (self->rows, &fault, &code);

  if (fault)
    fail (self, code, sales_xlsx_rows_get_line (self->rows));
  return row;
}

static gboolean
open_book (SalesXlsxReader *self, SalesXlsxPackage *package, SalesImportProblemCode *code)
{
  self->book = sales_xlsx_book_new (package, code);
  if (self->book == NULL)
    return FALSE;
  self->strings = sales_xlsx_strings_new (self->book, code);
  return self->strings != NULL;
}

static const SalesXlsxSheet *
find_sheet (const SalesXlsxBook *book, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const SalesXlsxSheet *sheet = book->sheets->pdata[i];
      g_autofree char *other = g_utf8_casefold (sheet->name, -1);

      if (strcmp (wanted, other) == 0)
        return sheet;
    }
  return NULL;
}

/* Opens each sheet that can be seen until one is not empty; then it is open after its first row. */
static gboolean
find_first_sheet (SalesXlsxReader *self)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const SalesXlsxSheet *sheet = self->book->sheets->pdata[i];

      if (sheet->hidden)
        continue;
      if (!open_sheet (self, sheet))
        return FALSE;
      if (next_row (self) != NULL)
        return open_sheet (self, sheet);
      if (self->failed)
        return FALSE;
    }
  fail (self, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  return FALSE;
}

/* The header ------------------------------------------------------------------------------------- */

static int
count_texts (const SalesXlsxRow *row)
{
  int n = 0;

  for (int c = 0; c < row->n_cells; c++)
    n += row->cells[c].length > 0;
  return n;
}

static void
take_header (SalesXlsxReader *self, const SalesXlsxRow *row)
{
  self->n_columns = row->n_cells;
  while (self->n_columns > 0 && row->cells[self->n_columns - 1].length == 0)
    self->n_columns--;
  self->header_line = row->line;
  self->headers = g_new0 (char *, self->n_columns + 1);
  for (int c = 0; c < self->n_columns; c++)
    {
      g_autofree char *text = g_strndup (row->cells[c].text, row->cells[c].length);

      self->headers[c] = sales_text_clean_line (text);
    }
}

/* The header is the first row with two texts, so that a title above it is none; where no row has
 * two, the first. */
static gboolean
find_header (SalesXlsxReader *self, const SalesXlsxSheet *sheet)
{
  const SalesXlsxRow *row;
  int n = 0;

  for (row = next_row (self); row != NULL && n < MAX_ABOVE && count_texts (row) < 2; row = next_row (self))
    n++;
  if (self->failed)
    return FALSE;
  if (row == NULL || n == MAX_ABOVE)
    {
      if (n == 0)
        {
          fail (self, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
          return FALSE;
        }
      if (!open_sheet (self, sheet) || (row = next_row (self)) == NULL)
        return FALSE;
    }
  take_header (self, row);
  return TRUE;
}

static gboolean
open_table (SalesXlsxReader *self, const char *name)
{
  const SalesXlsxSheet *sheet;

  if (name == NULL)
    {
      if (!find_first_sheet (self))
        return FALSE;
      name = self->sheet;
    }
  sheet = find_sheet (self->book, name);
  if (sheet == NULL)
    {
      fail (self, SALES_IMPORT_PROBLEM_NO_SUCH_SHEET, 0);
      return FALSE;
    }
  return open_sheet (self, sheet) && find_header (self, sheet);
}

/* Joined cells have their text in the first row alone. What the others say cannot be told from
 * nothing. */
static SalesXlsxResult
check_merges (SalesXlsxReader *self)
{
  const GArray *merges = sales_xlsx_rows_get_merges (self->rows);

  for (guint i = 0; i < merges->len; i++)
    {
      const SalesXlsxMerge *merge = &g_array_index (merges, SalesXlsxMerge, i);

      if (merge->last > self->header_line && merge->first <= self->line && merge->column < self->n_columns)
        return fail (self, SALES_IMPORT_PROBLEM_MERGED, merge->first);
    }
  return SALES_XLSX_END;
}

/* Opening ---------------------------------------------------------------------------------------- */

/* @package: taken over; %NULL: @code says why. */
static SalesXlsxReader *
reader_new (const char *name, SalesXlsxPackage *package, const char *sheet, SalesImportProblemCode code, SalesImportProblem **problem)
{
  g_autoptr (SalesXlsxReader) self = g_new0 (SalesXlsxReader, 1);

  self->name = g_strdup (name);
  if (package == NULL || !open_book (self, package, &code))
    {
      *problem = sales_import_problem_new (code, name, 0, NULL, NULL);
      return NULL;
    }
  if (!open_table (self, sheet))
    {
      *problem = sales_import_problem_new (self->fault, name, self->fault_line, NULL,
                                           self->fault == SALES_IMPORT_PROBLEM_NO_SUCH_SHEET ? sheet : NULL);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sales_xlsx_list_sheets:
 * @path: an .xlsx file
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Returns: (transfer full) (nullable): the names of the sheets that can be seen and are not empty,
 *   or %NULL with either @problem or @error set
 */
char **
sales_xlsx_list_sheets (const char *path, SalesImportProblem **problem, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (SalesXlsxReader) self = g_new0 (SalesXlsxReader, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_DAMAGED;
  SalesXlsxPackage *package = sales_xlsx_package_open (path, &code, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (package == NULL || !open_book (self, package, &code))
    {
      *problem = sales_import_problem_new (code, name, 0, NULL, NULL);
      return NULL;
    }
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const SalesXlsxSheet *sheet = self->book->sheets->pdata[i];

      if (sheet->hidden)
        continue;
      if (open_sheet (self, sheet) && next_row (self) != NULL)
        g_ptr_array_add (names, g_strdup (sheet->name));
      if (self->failed)
        {
          *problem = sales_import_problem_new (self->fault, name, self->fault_line, NULL, NULL);
          return NULL;
        }
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * sales_xlsx_reader_open:
 * @path: an .xlsx file
 * @sheet: (nullable): a sheet's name, in letters of any case; %NULL: the first that can be seen
 *   and is not empty
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Opens a sheet and reads its header.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with either @problem or @error set
 */
SalesXlsxReader *
sales_xlsx_reader_open (const char *path, const char *sheet, SalesImportProblem **problem, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) cause = NULL;
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_DAMAGED;
  SalesXlsxPackage *package = sales_xlsx_package_open (path, &code, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return reader_new (name, package, sheet, code, problem);
}

/**
 * sales_xlsx_reader_open_bytes:
 * @bytes: the content of an .xlsx file
 * @name: what problems call it
 * @sheet: (nullable): as for sales_xlsx_reader_open()
 * @problem: (out): why it cannot be imported
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with @problem set
 */
SalesXlsxReader *
sales_xlsx_reader_open_bytes (GBytes *bytes, const char *name, const char *sheet, SalesImportProblem **problem)
{
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_DAMAGED;
  SalesXlsxPackage *package = sales_xlsx_package_open_bytes (bytes, &code);

  return reader_new (name, package, sheet, code, problem);
}

/**
 * sales_xlsx_reader_free:
 * @self: (transfer full): a reader
 */
void
sales_xlsx_reader_free (SalesXlsxReader *self)
{
  g_clear_pointer (&self->rows, sales_xlsx_rows_free);
  g_clear_pointer (&self->strings, sales_xlsx_strings_free);
  g_clear_pointer (&self->book, sales_xlsx_book_free);
  g_strfreev (self->headers);
  g_free (self->name);
  g_free (self);
}

/* Reading ---------------------------------------------------------------------------------------- */

static gboolean
has_text (const SalesXlsxReader *self, const SalesXlsxRow *row)
{
  for (int c = 0; c < self->n_columns; c++)
    if (row->cells[c].length > 0)
      return TRUE;
  return FALSE;
}

/**
 * sales_xlsx_reader_next:
 * @self: a reader
 *
 * What stands to the right of the header's last cell belongs to no column and is left out.
 *
 * Returns: whether there is another row, the end, or a fault of the file itself
 */
SalesXlsxResult
sales_xlsx_reader_next (SalesXlsxReader *self)
{
  const SalesXlsxRow *row = NULL;

  if (self->failed)
    return SALES_XLSX_FAULT;
  do
    row = next_row (self);
  while (row != NULL && !has_text (self, row));
  if (self->failed)
    return SALES_XLSX_FAULT;
  if (row != NULL)
    {
      self->cells = row->cells;
      self->line = row->line;
      return SALES_XLSX_ROW;
    }
  if (!sales_xlsx_package_is_same (self->book->package))
    return fail (self, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, self->line);
  return check_merges (self);
}

/**
 * sales_xlsx_reader_get_cells:
 * @self: a reader after %SALES_XLSX_ROW
 *
 * Returns: (transfer none): a cell for each column, valid until the next row is read
 */
const SalesCell *
sales_xlsx_reader_get_cells (SalesXlsxReader *self)
{
  return self->cells;
}

/**
 * sales_xlsx_reader_get_line:
 * @self: a reader after %SALES_XLSX_ROW
 *
 * Returns: the row of the sheet, from 1
 */
gint64
sales_xlsx_reader_get_line (SalesXlsxReader *self)
{
  return self->line;
}

/**
 * sales_xlsx_reader_get_generation:
 * @self: a reader
 *
 * Returns: a number; as long as it is the same, the texts of earlier rows are still there
 */
guint
sales_xlsx_reader_get_generation (SalesXlsxReader *self)
{
  return sales_xlsx_rows_get_generation (self->rows);
}

/**
 * sales_xlsx_reader_get_sheet:
 * @self: a reader
 *
 * Returns: (transfer none): the sheet's name
 */
const char *
sales_xlsx_reader_get_sheet (SalesXlsxReader *self)
{
  return self->sheet;
}

/**
 * sales_xlsx_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many columns there are up to the header's last cell
 */
int
sales_xlsx_reader_get_n_columns (SalesXlsxReader *self)
{
  return self->n_columns;
}

/**
 * sales_xlsx_reader_get_headers:
 * @self: a reader
 *
 * Returns: (transfer none): the header's cells, %NULL-terminated
 */
const char *const *
sales_xlsx_reader_get_headers (SalesXlsxReader *self)
{
  return (const char *const *) self->headers;
}

/**
 * sales_xlsx_reader_get_size:
 * @self: a reader
 *
 * Returns: the sheet's bytes when unpacked
 */
gint64
sales_xlsx_reader_get_size (SalesXlsxReader *self)
{
  return sales_xlsx_rows_get_size (self->rows);
}

/**
 * sales_xlsx_reader_get_position:
 * @self: a reader
 *
 * Returns: how many of them have been read
 */
gint64
sales_xlsx_reader_get_position (SalesXlsxReader *self)
{
  return sales_xlsx_rows_get_position (self->rows);
}

/**
 * sales_xlsx_reader_dup_problem:
 * @self: a reader after %SALES_XLSX_FAULT
 *
 * Returns: (transfer full): why the rest of the file cannot be read, and where
 */
SalesImportProblem *
sales_xlsx_reader_dup_problem (SalesXlsxReader *self)
{
  return sales_import_problem_new (self->fault, self->name, self->fault_line, NULL, NULL);
}
