/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-writer.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "exchange/sales-xlsx-rows.h"

#define MAX_TEXT    32767 /* characters of a cell */
#define MAX_COLUMNS 256
#define MIN_WIDTH   6
#define MAX_WIDTH   60
/* Decimals that a number may show. */
#define MAX_DECIMALS 9
/* 1970-01-01, counted from 1899-12-30; before March 1900 spreadsheets are one day off. */
#define EPOCH       25569
#define MARCH_1900  (-25508)

struct _SalesXlsxWriter
{
  char          *folder;   /* of what is written meanwhile */
  char          *path;
  char          *title;
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  locale_t       plain;    /* numbers with a decimal point */
  int            digits;   /* of the currency */
  lxw_format    *header;
  lxw_format    *guard;    /* of texts that look like formulas */
  lxw_format    *amount;
  lxw_format    *share;
  lxw_format    *day;
  lxw_format    *decimals[MAX_DECIMALS + 1];
  lxw_row_t      row;
  int            column;
  gboolean       any;      /* the row has a cell that is not empty */
  gint64         n_filled; /* rows that have one */
  int            widths[MAX_COLUMNS];
  lxw_error      failure;
  gboolean       too_long;
};

/* libxlsxwriter prints numbers as the user's language does, and a file with decimal commas is
 * damaged: it only ever runs in here. */
#define IN_PLAIN_LOCALE(self, statement)              \
  G_STMT_START                                        \
    {                                                 \
      locale_t before = uselocale ((self)->plain);    \
                                                      \
      statement;                                      \
      uselocale (before);                             \
    }                                                 \
  G_STMT_END

/* Formats ---------------------------------------------------------------------------------------- */

static lxw_format *
add_format (SalesXlsxWriter *self, const char *code)
{
  lxw_format *format = workbook_add_format (self->book);

  if (code != NULL)
    format_set_num_format (format, code);
  return format;
}

static char *
number_code (int decimals)
{
  g_autofree char *zeros = g_strnfill ((gsize) decimals, '0');

  return g_strconcat ("#,##0", decimals > 0 ? "." : "", zeros, NULL);
}

/* The sign of the currency stands where the user's language has it. */
static char *
amount_code (const SalesCurrency *currency)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *sign = sales_locale_get_currency_symbol (locale, currency);
  g_autofree char *sample = sales_locale_format_amount (locale, SALES_AMOUNT_MINOR, currency, SALES_AMOUNT_FULL);
  g_autofree char *number = number_code (currency->digits);
  const char *at = strstr (sample, sign);
  gboolean first = at == sample;
  const char *beside = NULL;

  /* What a format means by brackets and quotes must not come from a sign. */
  g_strdelimit (sign, "[]-\"\\;", ' ');
  if (first)
    beside = sample + strlen (sign);
  else if (at != NULL)
    beside = g_utf8_find_prev_char (sample, at);
  {
    const char *space = beside != NULL && g_unichar_isspace (g_utf8_get_char (beside)) ? "\\ " : "";

    return first ? g_strconcat ("[$", sign, "]", space, number, NULL) : g_strconcat (number, space, "[$", sign, "]", NULL);
  }
}

static void
add_formats (SalesXlsxWriter *self, const SalesCurrency *currency)
{
  g_autofree char *amount = amount_code (currency);

  self->header = add_format (self, NULL);
  format_set_bold (self->header);
  format_set_bg_color (self->header, 0xeeeeee);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  format_set_align (self->header, LXW_ALIGN_VERTICAL_CENTER);
  self->guard = add_format (self, "@");
  self->amount = add_format (self, amount);
  self->share = add_format (self, "0.0%");
  self->day = add_format (self, NULL);
  /* The short date of whoever opens it. */
  format_set_num_format_index (self->day, 14);
}

static lxw_format *
get_decimals (SalesXlsxWriter *self, int decimals)
{
  if (self->decimals[decimals] == NULL)
    {
      g_autofree char *code = number_code (decimals);

      self->decimals[decimals] = add_format (self, code);
    }
  return self->decimals[decimals];
}

/* Cells ------------------------------------------------------------------------------------------ */

/* Keeps what went wrong first, and how wide the column is. */
static void
note (SalesXlsxWriter *self, lxw_error error, glong width)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = error;
  if (self->column < MAX_COLUMNS)
    self->widths[self->column] = (int) CLAMP (width, self->widths[self->column], MAX_WIDTH);
  self->any |= width > 0;
  self->column++;
}

static gboolean
is_open (SalesXlsxWriter *self)
{
  if (self->book != NULL && self->row < LXW_ROW_MAX && self->column < LXW_COL_MAX)
    return TRUE;
  self->too_long |= self->row >= LXW_ROW_MAX;
  return FALSE;
}

/* Puts "_x005F_" before what a reader would take for an escape, and cuts what no cell can hold. */
static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  glong n = 0;

  for (const char *at = text; *at != '\0' && n < MAX_TEXT - 7; at = g_utf8_next_char (at), n++)
    {
      gboolean looks = at[0] == '_' && at[1] == 'x';

      for (int i = 2; looks && i < 6; i++)
        looks = g_ascii_isxdigit (at[i]);
      if (looks && at[6] == '_')
        {
          g_string_append (escaped, "_x005F");
          n += 6;
        }
      g_string_append_len (escaped, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
add_string (SalesXlsxWriter *self, const char *text, lxw_format *format)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = escape (valid);
  glong width = g_utf8_strlen (valid, -1) + 1;
  lxw_error error = LXW_NO_ERROR;

  if (is_open (self))
    IN_PLAIN_LOCALE (self, error = worksheet_write_string (self->sheet, self->row, (lxw_col_t) self->column, escaped, format));
  note (self, error, width);
}

/* The nearest binary fraction, made from the exact text: a spreadsheet knows no other numbers. */
static void
add_number (SalesXlsxWriter *self, gint64 value, int scale, lxw_format *format, glong extra)
{
  g_autofree char *text = sales_decimal_to_string (value, scale, 0);
  lxw_error error = LXW_NO_ERROR;
  glong length = (glong) strlen (text);

  if (is_open (self))
    IN_PLAIN_LOCALE (self, error = worksheet_write_number (self->sheet, self->row, (lxw_col_t) self->column, g_ascii_strtod (text, NULL), format));
  note (self, error, length + length / 3 + extra);
}

/**
 * sales_xlsx_writer_new:
 * @title: what the sheet is called
 * @currency: the currency of the amounts
 *
 * What goes wrong is told by sales_xlsx_writer_finish().
 *
 * Returns: (transfer full): an empty workbook
 */
SalesXlsxWriter *
sales_xlsx_writer_new (const char *title, const SalesCurrency *currency)
{
  SalesXlsxWriter *self = g_new0 (SalesXlsxWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *name = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 31));
  lxw_doc_properties properties = { .title = name, .created = (time_t) sales_today () * 86400 };

  self->plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  self->title = g_strdup (title);
  self->digits = currency->digits;
  self->folder = g_dir_make_tmp ("sales-xlsx-XXXXXX", NULL);
  if (self->folder == NULL)
    return self;
  self->path = g_build_filename (self->folder, "table.xlsx", NULL);
  options.tmpdir = self->folder;
  /* What the name of a sheet must not have. */
  g_strdelimit (name, "[]:*?/\\", ' ');
  g_strstrip (name);
  g_strdelimit (name, "'", ' ');
  self->book = workbook_new_opt (self->path, &options);
  if (self->book == NULL)
    return self;
  workbook_set_properties (self->book, &properties);
  self->sheet = workbook_add_worksheet (self->book, name[0] != '\0' ? name : NULL);
  add_formats (self, currency);
  worksheet_freeze_panes (self->sheet, 1, 0);
  return self;
}

/* What is left of an interrupted table goes with it. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/**
 * sales_xlsx_writer_free:
 * @self: (transfer full): a writer
 */
void
sales_xlsx_writer_free (SalesXlsxWriter *self)
{
  if (self->book != NULL)
    IN_PLAIN_LOCALE (self, workbook_close (self->book));
  if (self->folder != NULL)
    remove_folder (self->folder);
  freelocale (self->plain);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/**
 * sales_xlsx_writer_add_header:
 * @self: a writer in its first row
 * @text: a column's title
 */
void
sales_xlsx_writer_add_header (SalesXlsxWriter *self, const char *text)
{
  add_string (self, text, self->header);
}

/**
 * sales_xlsx_writer_add_text:
 * @self: a writer
 * @text: (nullable): a text; %NULL leaves the cell empty
 *
 * The cell has the type of a text, so that nothing in it is ever run. One that looks like a formula
 * has the format of a text as well, so that it stays one when somebody edits it.
 */
void
sales_xlsx_writer_add_text (SalesXlsxWriter *self, const char *text)
{
  if (text == NULL || text[0] == '\0')
    note (self, LXW_NO_ERROR, 0);
  else
    add_string (self, text, strchr ("=+-@\t\r", text[0]) != NULL ? self->guard : NULL);
}

/**
 * sales_xlsx_writer_add_integer:
 * @self: a writer
 * @value: a rank or an id, which is shown without grouping
 */
void
sales_xlsx_writer_add_integer (SalesXlsxWriter *self, gint64 value)
{
  add_number (self, value, 0, NULL, 1);
}

/**
 * sales_xlsx_writer_add_decimal:
 * @self: a writer
 * @value: a number × 10^@scale
 * @scale: decimals that @value holds
 * @min_decimals: decimals to show even if they are zero
 */
void
sales_xlsx_writer_add_decimal (SalesXlsxWriter *self, gint64 value, int scale, int min_decimals)
{
  int decimals = MIN (scale, MAX_DECIMALS);

  for (gint64 rest = value; decimals > min_decimals && rest % 10 == 0; rest /= 10)
    decimals--;
  if (is_open (self))
    add_number (self, value, scale, get_decimals (self, decimals), 1);
  else
    note (self, LXW_NO_ERROR, 1);
}

/**
 * sales_xlsx_writer_add_amount:
 * @self: a writer
 * @amount: an amount
 */
void
sales_xlsx_writer_add_amount (SalesXlsxWriter *self, SalesAmount amount)
{
  /* Wide for what is shown, which is rounded; the cell has the whole. */
  gint64 shown = sales_round_div (amount, SALES_AMOUNT_MINOR);
  g_autofree char *text = sales_decimal_to_string (shown, self->digits, self->digits);
  g_autofree char *exact = sales_decimal_to_string (amount, self->digits + 4, 0);

  add_number (self, amount, self->digits + 4, self->amount,
              (glong) (strlen (text) + strlen (text) / 3) - (glong) (strlen (exact) + strlen (exact) / 3) + 5);
}

/**
 * sales_xlsx_writer_add_share:
 * @self: a writer
 * @share: a share in basis points
 */
void
sales_xlsx_writer_add_share (SalesXlsxWriter *self, gint64 share)
{
  add_number (self, share, 4, self->share, 2);
}

/**
 * sales_xlsx_writer_add_day:
 * @self: a writer
 * @day: a day, or %SALES_DAY_NONE for an empty cell
 */
void
sales_xlsx_writer_add_day (SalesXlsxWriter *self, SalesDay day)
{
  if (day == SALES_DAY_NONE)
    note (self, LXW_NO_ERROR, 0);
  else
    add_number (self, (gint64) day + EPOCH - (day < MARCH_1900), 0, self->day, 5);
}

/**
 * sales_xlsx_writer_end_row:
 * @self: a writer
 */
void
sales_xlsx_writer_end_row (SalesXlsxWriter *self)
{
  self->n_filled += self->any;
  self->any = FALSE;
  self->column = 0;
  self->row++;
}

/* Closing ------------------------------------------------------------------------------------------ */

static void
set_widths (SalesXlsxWriter *self)
{
  for (int c = 0; c < MAX_COLUMNS; c++)
    if (self->widths[c] > 0)
      worksheet_set_column (self->sheet, (lxw_col_t) c, (lxw_col_t) c, MAX (self->widths[c], MIN_WIDTH), NULL);
}

/* libxlsxwriter does not see a disk that is full, and would pack half a table. */
static gboolean
has_all_rows (SalesXlsxWriter *self, GBytes *bytes)
{
  SalesImportProblemCode code;
  SalesXlsxPackage *package = sales_xlsx_package_open_bytes (bytes, &code);
  g_autoptr (SalesXlsxBook) book = package != NULL ? sales_xlsx_book_new (package, &code) : NULL;
  g_autoptr (SalesXlsxStrings) strings = book != NULL ? sales_xlsx_strings_new (book, &code) : NULL;
  g_autoptr (SalesXlsxRows) rows = NULL;
  gboolean fault = TRUE;
  gint64 n = 0;

  if (strings == NULL)
    return FALSE;
  rows = sales_xlsx_rows_new (book, strings, ((SalesXlsxSheet *) book->sheets->pdata[0])->part, &code);
  while (rows != NULL && sales_xlsx_rows_next (rows, &fault, &code) != NULL)
    n++;
  return !fault && n == self->n_filled;
}

static gboolean
close_book (SalesXlsxWriter *self)
{
  lxw_workbook *book = g_steal_pointer (&self->book);
  lxw_error error = LXW_NO_ERROR;

  if (book == NULL)
    return FALSE;
  IN_PLAIN_LOCALE (self, set_widths (self); error = workbook_close (book));
  if (self->failure == LXW_NO_ERROR)
    self->failure = error;
  return self->failure == LXW_NO_ERROR;
}

/**
 * sales_xlsx_writer_finish:
 * @self: a writer after its last row, of no use afterwards
 * @error: %SALES_ERROR_IO or INVALID
 *
 * Packs the workbook and reads it once more.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL
 */
GBytes *
sales_xlsx_writer_finish (SalesXlsxWriter *self, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean closed = close_book (self);

  if (self->too_long)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "'%s' has more rows than the %d of a sheet", self->title, LXW_ROW_MAX);
      return NULL;
    }
  if (closed)
    file = g_mapped_file_new (self->path, FALSE, NULL);
  if (file != NULL)
    bytes = g_mapped_file_get_bytes (file);
  if (bytes != NULL && has_all_rows (self, bytes))
    return g_steal_pointer (&bytes);
  g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "cannot write '%s' in '%s': %s", self->title, self->folder != NULL ? self->folder : g_get_tmp_dir (),
               self->failure != LXW_NO_ERROR ? lxw_strerror (self->failure) : "the file is not whole");
  return NULL;
}
