/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-rows.h"

#include <string.h>

#include "exchange/sales-table-reader.h"
#include "exchange/sales-xlsx-xml.h"

/* A sheet has no more. */
#define MAX_ROWS    1048576
#define MAX_COLUMNS 16384
/* Texts of one row. */
#define MAX_RECORD  (16 * 1024 * 1024)
#define CHUNK_SIZE  (256 * 1024)
/* Of a formula nothing is kept but what a message shows. */
#define MAX_FORMULA 64
#define MAX_MERGES  65536

/* What the type of a cell says. */
typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,    /* of a formula, or in the cell itself */
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

struct _SalesXlsxRows
{
  SalesXlsxBook          *book;
  SalesXlsxStrings       *strings;
  SalesXlsxXml           *xml;

  SalesCell              *cells;
  gint64                 *filled;     /* by column: the last row that had a cell there */
  SalesXlsxRow            row;
  gint64                  line;       /* of the row that is being read */
  gsize                   record;     /* bytes of its texts */
  gboolean                any;        /* it has a text */
  GArray                 *merges;

  GPtrArray              *chunks;     /* texts of rows; they do not move */
  gsize                   used;       /* of the last chunk */
  gsize                   room;
  guint                   generation;

  gboolean                in_data;
  gboolean                in_row;
  gboolean                in_cell;
  gboolean                in_inline;
  gboolean                in_value;   /* characters belong to the cell's value */
  gboolean                in_formula;
  int                     phonetic;
  int                     column;     /* of the cell */
  CellType                type;
  guint                   style;
  gboolean                has_value;
  gboolean                has_formula;
  GString                *value;
  GString                *formula;
};

static void
fail (SalesXlsxRows *self)
{
  sales_xlsx_xml_fail (self->xml, SALES_IMPORT_PROBLEM_DAMAGED);
}

/* Texts ------------------------------------------------------------------------------------------ */

static const char *
keep (SalesXlsxRows *self, const char *text, gsize length)
{
  char *copy;

  if (self->used + length > self->room)
    {
      self->room = MAX (length, CHUNK_SIZE);
      self->used = 0;
      g_ptr_array_add (self->chunks, g_malloc (self->room));
    }
  copy = (char *) self->chunks->pdata[self->chunks->len - 1] + self->used;
  memcpy (copy, text, length);
  self->used += length;
  return copy;
}

/* Earlier rows' texts stay as long as there is room for another. */
static void
forget_texts (SalesXlsxRows *self)
{
  if (self->chunks->len < 2 && self->used < CHUNK_SIZE / 2)
    return;
  g_ptr_array_set_size (self->chunks, 0);
  self->used = self->room = 0;
  self->generation++;
}

/* Places ----------------------------------------------------------------------------------------- */

/* "AB12": column 27 from 0, row 12. FALSE: it is no place of a sheet. */
static gboolean
read_place (const char *text, int *column, gint64 *row, const char **rest)
{
  int letters = 0;

  *column = 0;
  *row = 0;
  for (; g_ascii_isalpha (*text) && letters < 4; text++, letters++)
    *column = *column * 26 + (g_ascii_toupper (*text) - 'A' + 1);
  for (; g_ascii_isdigit (*text) && *row <= MAX_ROWS; text++)
    *row = *row * 10 + (*text - '0');
  *rest = text;
  return (*column)-- > 0 && *column < MAX_COLUMNS && *row > 0 && *row <= MAX_ROWS;
}

static void
add_merge (SalesXlsxRows *self, const char *range)
{
  SalesXlsxMerge merge;
  int column;

  if (range == NULL || !read_place (range, &merge.column, &merge.first, &range) || *range != ':' ||
      !read_place (range + 1, &column, &merge.last, &range))
    return;
  if (merge.last > merge.first && self->merges->len < MAX_MERGES)
    g_array_append_val (self->merges, merge);
}

/* Values ----------------------------------------------------------------------------------------- */

static void
set_cell (SalesXlsxRows *self, const char *text, guint32 length, SalesCellKind kind)
{
  self->cells[self->column] = (SalesCell){ text, length, kind };
  self->row.n_cells = MAX (self->row.n_cells, self->column + 1);
  self->any |= length > 0;
}

static void
set_number (SalesXlsxRows *self)
{
  static const SalesXlsxFormat plain = { .kind = SALES_XLSX_NUMBER };
  const SalesXlsxFormat *format =
      self->style < self->book->formats->len ? &g_array_index (self->book->formats, SalesXlsxFormat, self->style) : &plain;
  char buffer[SALES_XLSX_NUMBER_ROOM + 64];
  gsize length;
  SalesCellKind kind =
      sales_xlsx_number_to_text (self->value->str, self->value->len, format, self->book->from_1904, buffer, &length);

  /* Not what the file says it is: let the column complain of it. */
  if (length == 0)
    set_cell (self, keep (self, self->value->str, self->value->len), (guint32) self->value->len, SALES_CELL_TEXT);
  else if (kind == SALES_CELL_MONEY)
    {
      gsize sign = strlen (format->sign) + 1;

      buffer[length] = '\0';
      memcpy (buffer + length + 1, format->sign, sign);
      set_cell (self, keep (self, buffer, length + 1 + sign), (guint32) length, kind);
    }
  else
    set_cell (self, keep (self, buffer, length), (guint32) length, kind);
}

static void
set_shared (SalesXlsxRows *self)
{
  guint64 number;
  const char *text;
  guint32 length;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &number, NULL) ||
      !sales_xlsx_strings_get (self->strings, number, &text, &length))
    {
      fail (self);
      return;
    }
  self->record += length;
  set_cell (self, text, length, SALES_CELL_TEXT);
}

static void
set_boolean (SalesXlsxRows *self)
{
  if (strcmp (self->value->str, "1") == 0 || strcmp (self->value->str, "true") == 0)
    set_cell (self, "TRUE", 4, SALES_CELL_BOOLEAN);
  else if (strcmp (self->value->str, "0") == 0 || strcmp (self->value->str, "false") == 0)
    set_cell (self, "FALSE", 5, SALES_CELL_BOOLEAN);
  else
    fail (self);
}

/* Days as ISO 8601 has them, which hardly any program writes. */
static gboolean
is_iso_day (const char *text, gsize length)
{
  if (length < 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static void
set_text (SalesXlsxRows *self)
{
  gsize length = self->type == TYPE_TEXT ? sales_xlsx_unescape (self->value->str, self->value->len) : self->value->len;
  const char *text = keep (self, self->value->str, length);
  SalesCellKind kind = SALES_CELL_TEXT;

  if (self->type == TYPE_ERROR)
    kind = SALES_CELL_ERROR;
  else if (self->type == TYPE_DATE && is_iso_day (text, length))
    kind = SALES_CELL_DATE;
  set_cell (self, text, (guint32) length, kind);
}

/* A formula that nobody has worked out: nothing is not its value. */
static void
set_formula (SalesXlsxRows *self)
{
  const char *stop;

  g_string_prepend_c (self->formula, '=');
  g_utf8_validate_len (self->formula->str, self->formula->len, &stop);
  g_string_truncate (self->formula, (gsize) (stop - self->formula->str));
  set_cell (self, keep (self, self->formula->str, self->formula->len), (guint32) self->formula->len, SALES_CELL_ERROR);
}

static void
end_cell (SalesXlsxRows *self)
{
  self->in_cell = FALSE;
  if (self->has_formula && !self->has_value)
    {
      set_formula (self);
      return;
    }
  if (self->value->len == 0)
    return;
  self->record += self->value->len;
  switch (self->type)
    {
    case TYPE_NUMBER:
      set_number (self);
      break;
    case TYPE_SHARED:
      set_shared (self);
      break;
    case TYPE_BOOLEAN:
      set_boolean (self);
      break;
    case TYPE_TEXT:
    case TYPE_ERROR:
    case TYPE_DATE:
    default:
      set_text (self);
      break;
    }
  if (self->record > MAX_RECORD)
    sales_xlsx_xml_fail (self->xml, SALES_IMPORT_PROBLEM_LONG_LINE);
}

/* Elements --------------------------------------------------------------------------------------- */

static void
start_row (SalesXlsxRows *self, const char **attributes)
{
  const char *text = sales_xlsx_xml_attribute (attributes, "r");
  guint64 line = (guint64) self->line + 1;

  /* A row that comes again, or goes back, leaves open which of two is meant. */
  if (line > MAX_ROWS || (text != NULL && !g_ascii_string_to_unsigned (text, 10, line, MAX_ROWS, &line, NULL)))
    {
      fail (self);
      return;
    }
  self->line = (gint64) line;
  for (int c = 0; c < self->row.n_cells; c++)
    self->cells[c] = (SalesCell){ "", 0, SALES_CELL_TEXT };
  self->row.n_cells = 0;
  self->record = 0;
  self->any = FALSE;
  self->in_row = TRUE;
  self->column = -1;
  forget_texts (self);
}

static CellType
read_type (const char *text)
{
  if (text == NULL || strcmp (text, "n") == 0)
    return TYPE_NUMBER;
  if (strcmp (text, "s") == 0)
    return TYPE_SHARED;
  if (strcmp (text, "b") == 0)
    return TYPE_BOOLEAN;
  if (strcmp (text, "e") == 0)
    return TYPE_ERROR;
  if (strcmp (text, "d") == 0)
    return TYPE_DATE;
  return TYPE_TEXT;
}

static guint
read_style (const char *text)
{
  guint style = 0;

  for (; text != NULL && g_ascii_isdigit (*text) && style < 1000000; text++)
    style = style * 10 + (guint) (*text - '0');
  return style;
}

static void
start_cell (SalesXlsxRows *self, const char **attributes)
{
  const char *place = NULL, *type = NULL, *style = NULL, *rest;
  gint64 line;

  for (; *attributes != NULL; attributes += 2)
    if (attributes[0][0] != '\0' && attributes[0][1] == '\0')
      switch (attributes[0][0])
        {
        case 'r':
          place = attributes[1];
          break;
        case 't':
          type = attributes[1];
          break;
        case 's':
          style = attributes[1];
          break;
        default:
          break;
        }
  if (place == NULL)
    self->column++;
  else if (!read_place (place, &self->column, &line, &rest) || *rest != '\0' || line != self->line)
    {
      fail (self);
      return;
    }
  if (self->column >= MAX_COLUMNS || (self->column < SALES_TABLE_MAX_COLUMNS && self->filled[self->column] == self->line))
    {
      fail (self);
      return;
    }
  if (self->column < SALES_TABLE_MAX_COLUMNS)
    self->filled[self->column] = self->line;
  self->type = read_type (type);
  self->style = read_style (style);
  self->in_cell = TRUE;
  self->has_value = self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->formula, 0);
}

static void
start_in_cell (SalesXlsxRows *self, const char *name)
{
  if (strcmp (name, "v") == 0)
    self->in_value = self->has_value = TRUE;
  else if (strcmp (name, "f") == 0)
    self->in_formula = self->has_formula = TRUE;
  else if (strcmp (name, "is") == 0)
    self->in_inline = self->has_value = TRUE;
  else if (self->in_inline && strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (self->in_inline && strcmp (name, "t") == 0)
    self->in_value = self->phonetic == 0;
}

static void
row_started_cb (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data)
{
  SalesXlsxRows *self = user_data;

  if (self->in_cell)
    start_in_cell (self, name);
  else if (self->in_row)
    {
      if (strcmp (name, "c") == 0)
        start_cell (self, attributes);
    }
  else if (self->in_data)
    {
      if (strcmp (name, "row") == 0)
        start_row (self, attributes);
    }
  else if (strcmp (name, "sheetData") == 0)
    self->in_data = TRUE;
  else if (strcmp (name, "mergeCell") == 0)
    add_merge (self, sales_xlsx_xml_attribute (attributes, "ref"));
}

/* Cells that nobody asks for: so far to the right that no table has them. */
static gboolean
is_outside (SalesXlsxRows *self)
{
  if (self->column < SALES_TABLE_MAX_COLUMNS)
    return FALSE;
  self->in_cell = FALSE;
  if (self->value->len > 0)
    sales_xlsx_xml_fail (self->xml, SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS);
  return TRUE;
}

static void
end_in_cell (SalesXlsxRows *self, const char *name)
{
  if (strcmp (name, "c") == 0)
    {
      if (!is_outside (self))
        end_cell (self);
    }
  else if (strcmp (name, "v") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "f") == 0)
    self->in_formula = FALSE;
  else if (strcmp (name, "is") == 0)
    self->in_inline = self->in_value = FALSE;
  else if (self->in_inline && strcmp (name, "t") == 0)
    self->in_value = FALSE;
  else if (self->in_inline && strcmp (name, "rPh") == 0)
    self->phonetic--;
}

static void
row_ended_cb (SalesXlsxXml *xml, const char *name, gpointer user_data)
{
  SalesXlsxRows *self = user_data;

  if (self->in_cell)
    end_in_cell (self, name);
  else if (self->in_row && strcmp (name, "row") == 0)
    {
      self->in_row = FALSE;
      if (self->any)
        sales_xlsx_xml_pause (xml);
    }
  else if (self->in_data && strcmp (name, "sheetData") == 0)
    self->in_data = FALSE;
}

static void
row_text_cb (SalesXlsxXml *xml, const char *text, gsize length, gpointer user_data)
{
  SalesXlsxRows *self = user_data;

  if (self->in_value)
    {
      if (self->value->len + length > MAX_RECORD)
        sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_LONG_LINE);
      else
        g_string_append_len (self->value, text, (gssize) length);
    }
  else if (self->in_formula && self->formula->len < MAX_FORMULA)
    g_string_append_len (self->formula, text, (gssize) MIN (length, 4 * MAX_FORMULA));
}

/**
 * sales_xlsx_rows_new:
 * @book: a book, which stays until @self is freed
 * @strings: its texts, which stay as well
 * @part: a sheet's part
 * @code: (out): why it cannot be read
 *
 * Returns: (transfer full) (nullable): the sheet before its first row, or %NULL
 */
SalesXlsxRows *
sales_xlsx_rows_new (SalesXlsxBook *book, SalesXlsxStrings *strings, const char *part, SalesImportProblemCode *code)
{
  static const SalesXlsxXmlHandlers handlers = { row_started_cb, row_ended_cb, row_text_cb };
  g_autoptr (SalesXlsxRows) self = g_new0 (SalesXlsxRows, 1);

  self->book = book;
  self->strings = strings;
  self->cells = g_new (SalesCell, SALES_TABLE_MAX_COLUMNS);
  for (int c = 0; c < SALES_TABLE_MAX_COLUMNS; c++)
    self->cells[c] = (SalesCell){ "", 0, SALES_CELL_TEXT };
  self->filled = g_new0 (gint64, SALES_TABLE_MAX_COLUMNS);
  self->merges = g_array_new (FALSE, FALSE, sizeof (SalesXlsxMerge));
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->value = g_string_new (NULL);
  self->formula = g_string_new (NULL);
  self->xml = sales_xlsx_xml_new (book->package, part, &handlers, self, code);
  return self->xml != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_xlsx_rows_free:
 * @self: (transfer full): a sheet
 */
void
sales_xlsx_rows_free (SalesXlsxRows *self)
{
  g_clear_pointer (&self->xml, sales_xlsx_xml_free);
  g_free (self->cells);
  g_free (self->filled);
  g_array_unref (self->merges);
  g_ptr_array_unref (self->chunks);
  g_string_free (self->value, TRUE);
  g_string_free (self->formula, TRUE);
  g_free (self);
}

/**
 * sales_xlsx_rows_next:
 * @self: a sheet
 * @fault: (out): whether the rest of the sheet cannot be read
 * @code: (out): why
 *
 * Returns: (transfer none) (nullable): the next row that has a text, or %NULL
 */
const SalesXlsxRow *
sales_xlsx_rows_next (SalesXlsxRows *self, gboolean *fault, SalesImportProblemCode *code)
{
  SalesXlsxXmlResult result = sales_xlsx_xml_run (self->xml, code);

  *fault = result == SALES_XLSX_XML_FAULT;
  if (result != SALES_XLSX_XML_PAUSED)
    return NULL;
  self->row.cells = self->cells;
  self->row.line = self->line;
  return &self->row;
}

/**
 * sales_xlsx_rows_get_line:
 * @self: a sheet
 *
 * Returns: the row that was read last, from 1; 0 before the first
 */
gint64
sales_xlsx_rows_get_line (SalesXlsxRows *self)
{
  return self->line;
}

/**
 * sales_xlsx_rows_get_generation:
 * @self: a sheet
 *
 * Returns: a number; as long as it is the same, the texts of earlier rows are still there
 */
guint
sales_xlsx_rows_get_generation (SalesXlsxRows *self)
{
  return self->generation;
}

/**
 * sales_xlsx_rows_get_size:
 * @self: a sheet
 *
 * Returns: its bytes when unpacked
 */
gint64
sales_xlsx_rows_get_size (SalesXlsxRows *self)
{
  return sales_xlsx_xml_get_size (self->xml);
}

/**
 * sales_xlsx_rows_get_position:
 * @self: a sheet
 *
 * Returns: how many of them have been read
 */
gint64
sales_xlsx_rows_get_position (SalesXlsxRows *self)
{
  return sales_xlsx_xml_get_position (self->xml);
}

/**
 * sales_xlsx_rows_get_merges:
 * @self: a sheet that was read to its end
 *
 * Returns: (transfer none) (element-type SalesXlsxMerge): joined cells that reach over several rows
 */
const GArray *
sales_xlsx_rows_get_merges (SalesXlsxRows *self)
{
  return self->merges;
}
