/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-private.h"

#include <string.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "exchange/sales-import-words.h"

/* How often a row tells how far it got. */
#define PROGRESS_MASK 0xff

/* Adds a problem to the result: all are counted, the first 10,000 kept. @problem is taken over. */
void
sales_import_run_problem (SalesImportRun *run, SalesImportProblem *problem)
{
  g_mutex_lock (&run->lock);
  run->result->n_problems++;
  run->fatal |= sales_import_problem_is_of_file (problem);
  if (run->result->problems->len < SALES_IMPORT_MAX_PROBLEMS)
    g_ptr_array_add (run->result->problems, problem);
  else
    sales_import_problem_free (problem);
  g_mutex_unlock (&run->lock);
}

gboolean
sales_import_run_cancelled (SalesImportRun *run, GError **error)
{
  if (!g_cancellable_is_cancelled (run->cancellable))
    return FALSE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "the import was cancelled");
  return TRUE;
}

gboolean
sales_import_run_has (SalesImportRun *run, SalesImportKind kind)
{
  for (guint i = 0; i < run->sources->len; i++)
    if (((SalesImportSource *) run->sources->pdata[i])->result->kind == kind)
      return TRUE;
  return FALSE;
}

/* The column that every row of data fills: what is empty there may be a total, a note, a line of nothing. */
static int
find_key (const SalesImportMapping *mapping)
{
  static const SalesField keys[] = { SALES_FIELD_ORDER_DATE, SALES_FIELD_PRODUCT, SALES_FIELD_NAME, SALES_FIELD_PERSON, SALES_FIELD_FROM,
                                     SALES_FIELD_MONTH, SALES_FIELD_SALESPERSON, SALES_FIELD_SCOPE_NAME };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (mapping->column[keys[i]] >= 0)
      return mapping->column[keys[i]];
  return -1;
}

const SalesColumnFormat *
sales_import_reader_format (SalesImportReader *self, SalesField field)
{
  static const SalesColumnFormat none = { SALES_COLUMN_TEXT, 0, { 0, FALSE, 1 } };
  int column = self->source->mapping->column[field];

  return column >= 0 ? &self->source->formats[column] : &none;
}

/* Opens @source for its rows. %NULL: @error is set, or the run is fatal. */
SalesImportReader *
sales_import_reader_new (SalesImportRun *run, SalesImportSource *source, GError **error)
{
  SalesImportReader *self;
  SalesImportProblem *problem = NULL;
  SalesTableReader *reader = sales_table_reader_open (source->path, sales_import_source_dialect (source), source->sheet, &problem, error);

  if (problem != NULL)
    sales_import_run_problem (run, problem);
  if (reader == NULL)
    return NULL;
  self = g_new0 (SalesImportReader, 1);
  self->run = run;
  self->source = source;
  self->reader = reader;
  self->typed = sales_table_reader_is_typed (reader);
  self->key = find_key (source->mapping);
  self->header_length = strlen (source->headers[0]);
  self->notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  memset (&source->aside, 0, sizeof source->aside);
  return self;
}

void
sales_import_reader_free (SalesImportReader *self)
{
  sales_table_reader_free (self->reader);
  g_array_unref (self->notes);
  g_free (self);
}

static void
add_problem (SalesImportReader *self, SalesImportProblemCode code, const char *header, SalesCell cell, gint64 related_line)
{
  g_autofree char *value = NULL;
  SalesImportProblem *problem;

  self->bad = TRUE;
  if (self->run->quiet)
    return;
  if (cell.length > 0)
    value = g_strndup (cell.text, cell.length);
  problem = sales_import_problem_new (code, self->source->result->name, sales_table_reader_get_line (self->reader), header, value);
  problem->related_line = related_line;
  sales_import_run_problem (self->run, problem);
}

/* Cells of the row whose formulas came to nothing that can be taken. */
static void
check_formulas (SalesImportReader *self)
{
  const SalesImportMapping *mapping = self->source->mapping;

  for (int c = 0; c < mapping->n_columns; c++)
    if (self->fields[c].kind == SALES_CELL_ERROR && (mapping->field[c] != SALES_N_FIELDS || mapping->wide[c].n_months > 0))
      add_problem (self, self->fields[c].text[0] == '=' ? SALES_IMPORT_PROBLEM_NOT_CALCULATED : SALES_IMPORT_PROBLEM_FORMULA_ERROR,
                   self->source->headers[c], self->fields[c], 0);
}

/* Rows that are no data ------------------------------------------------------------------------ */

gboolean
sales_import_is_header_again (const SalesImportSource *source, const SalesCell *cells, int n_cells)
{
  int n = source->mapping->n_columns;

  if (n_cells < n || source->dialect.header_line == 0)
    return FALSE;
  for (int c = 0; c < n; c++)
    {
      SalesCell cell = sales_import_trim (cells[c]);

      if (cell.length != strlen (source->headers[c]) || memcmp (cell.text, source->headers[c], cell.length) != 0)
        return FALSE;
    }
  return TRUE;
}

static int
count_filled (SalesImportReader *self, int n_cells, int *first)
{
  int filled = 0;

  for (int c = 0; c < n_cells; c++)
    if (sales_import_trim (self->fields[c]).length > 0)
      {
        if (filled++ == 0)
          *first = c;
      }
  return filled;
}

/* A sentence below the table: several words alone in the first cell, where data have one, or behind
 * an empty line. Half a row of data is none. */
static gboolean
looks_like_note (SalesImportReader *self, int filled)
{
  SalesCell cell = sales_import_trim (self->fields[0]);
  gboolean letters = FALSE, space = FALSE;

  for (gsize i = 0; i < cell.length; i++)
    {
      letters |= g_ascii_isalpha (cell.text[i]) || (guchar) cell.text[i] >= 0x80;
      space |= cell.text[i] == ' ';
    }
  if (!letters)
    return FALSE;
  /* A sentence with a separator in it fills more than one. */
  if (filled > 1)
    return self->apart && space && self->key != 0;
  return self->apart || (space && self->key != 0);
}

/* What looked like notes has data below it: rows that lost their cells, or another table. */
static void
report_notes (SalesImportReader *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      self->source->result->read++;
      self->source->result->skipped++;
      sales_import_reader_problem_at (self, SALES_IMPORT_PROBLEM_FIELD_COUNT, g_array_index (self->notes, gint64, i), SALES_N_FIELDS, NULL);
    }
  g_array_set_size (self->notes, 0);
}

/* Whether the row is data; what is none is left out and counted. */
static gboolean
is_data (SalesImportReader *self, int n_cells)
{
  SalesImportSource *source = self->source;
  gint64 line = sales_table_reader_get_line (self->reader);
  int first = 0, filled;

  filled = count_filled (self, n_cells, &first);
  if (filled == 0)
    {
      self->apart = TRUE;
      return FALSE;
    }
  self->apart |= line > self->last_line + 1;
  if (sales_import_is_header_again (source, self->fields, n_cells))
    {
      if (source->aside.headers++ == 0)
        source->aside.header_line = line;
      return FALSE;
    }
  if ((self->key < 0 || self->key >= n_cells || first == self->key || sales_import_trim (self->fields[self->key]).length == 0) &&
      filled < source->mapping->n_columns && sales_import_words_is_total (self->fields[first].text, self->fields[first].length) && filled > 1)
    {
      if (source->aside.totals++ == 0)
        source->aside.total_line = line;
      return FALSE;
    }
  if (filled <= 3 && filled * 2 < source->mapping->n_columns && first == 0 && looks_like_note (self, filled))
    {
      g_array_append_val (self->notes, line);
      return FALSE;
    }
  return TRUE;
}

/* A row that may be something else than data: too short, or without what all data have. */
static gboolean
is_odd (SalesImportReader *self, int n_cells)
{
  int n_columns = self->source->mapping->n_columns;

  return n_cells < n_columns || (self->key >= 0 && self->fields[self->key].length == 0) ||
         (self->fields[0].length == self->header_length && memcmp (self->fields[0].text, self->source->headers[0], self->header_length) == 0);
}

/* More cells than columns, but nothing in them: lines end with separators. */
static gboolean
has_shape (SalesImportReader *self, int n_cells)
{
  int n_columns = self->source->mapping->n_columns;

  for (int c = n_columns; c < n_cells; c++)
    if (sales_import_trim (self->fields[c]).length > 0)
      return FALSE;
  return n_cells >= n_columns;
}

SalesImportNext
sales_import_reader_next (SalesImportReader *self, GError **error)
{
  int n_cells;

  do
    {
      gint64 before = sales_table_reader_get_position (self->reader);
      SalesTableResult result = sales_table_reader_next (self->reader);

      if ((self->source->result->read & PROGRESS_MASK) == 0 && sales_import_run_cancelled (self->run, error))
        return SALES_IMPORT_NEXT_FAILED;
      __atomic_add_fetch (&self->run->done, sales_table_reader_get_position (self->reader) - before, __ATOMIC_RELAXED);
      if (result == SALES_TABLE_END)
        {
          self->source->aside.notes = self->notes->len;
          self->source->aside.note_line = self->notes->len > 0 ? g_array_index (self->notes, gint64, 0) : 0;
          return SALES_IMPORT_NEXT_END;
        }
      if (result == SALES_TABLE_FAULT)
        {
          sales_import_run_problem (self->run, sales_table_reader_dup_problem (self->reader));
          return SALES_IMPORT_NEXT_FAILED;
        }
      self->fields = sales_table_reader_get_cells (self->reader);
      n_cells = sales_table_reader_get_n_cells (self->reader);
    }
  while (G_UNLIKELY (is_odd (self, n_cells)) && !is_data (self, n_cells));
  if (G_UNLIKELY (self->notes->len > 0))
    report_notes (self);
  self->apart = FALSE;
  self->last_line = sales_table_reader_get_line (self->reader);
  self->source->result->read++;
  self->bad = FALSE;
  if (G_UNLIKELY (n_cells != self->source->mapping->n_columns) && !has_shape (self, n_cells))
    sales_import_reader_problem (self, SALES_IMPORT_PROBLEM_FIELD_COUNT, SALES_N_FIELDS, 0);
  else if (G_UNLIKELY (sales_table_reader_has_stray_quote (self->reader)))
    sales_import_reader_problem (self, SALES_IMPORT_PROBLEM_STRAY_QUOTE, SALES_N_FIELDS, 0);
  else if (self->typed)
    check_formulas (self);
  return SALES_IMPORT_NEXT_ROW;
}

gboolean
sales_import_reader_has (SalesImportReader *self, SalesField field)
{
  return self->source->mapping->column[field] >= 0;
}

SalesCell
sales_import_reader_get (SalesImportReader *self, SalesField field)
{
  int column = self->source->mapping->column[field];

  if (column < 0 || column >= sales_table_reader_get_n_cells (self->reader))
    return (SalesCell){ "", 0 };
  return sales_import_trim (self->fields[column]);
}

char *
sales_import_reader_dup (SalesImportReader *self, SalesField field)
{
  SalesCell cell = sales_import_reader_get (self, field);
  g_autofree char *text = NULL;
  char *clean;

  if (cell.length == 0)
    return NULL;
  text = g_strndup (cell.text, cell.length);
  clean = sales_text_clean_line (text);
  if (clean[0] == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

/* A text that can be a name; a longer one is a problem of the row. */
char *
sales_import_reader_dup_name (SalesImportReader *self, SalesField field)
{
  char *text = sales_import_reader_dup (self, field);

  if (text != NULL && !sales_text_is_name (text))
    {
      sales_import_reader_problem (self, SALES_IMPORT_PROBLEM_TOO_LONG, field, 0);
      g_clear_pointer (&text, g_free);
    }
  return text;
}

gboolean
sales_import_reader_day (SalesImportReader *self, SalesField field, SalesDay *day)
{
  SalesCell cell = sales_import_reader_get (self, field);
  SalesImportProblemCode code;

  if (cell.length == 0 || sales_import_parse_day (cell, sales_import_reader_format (self, field)->dates, day, &code))
    return TRUE;
  sales_import_reader_problem (self, code, field, 0);
  return FALSE;
}

gboolean
sales_import_reader_money (SalesImportReader *self, SalesField field, int scale, gint64 *value)
{
  SalesCell cell = sales_import_reader_get (self, field);
  SalesImportProblemCode code;

  if (cell.length == 0 || sales_import_parse_money (cell, &sales_import_reader_format (self, field)->number, scale, &self->run->currency, value, &code))
    return TRUE;
  sales_import_reader_problem (self, code, field, 0);
  return FALSE;
}

gboolean
sales_import_reader_share (SalesImportReader *self, SalesField field, SalesShare *share)
{
  SalesCell cell = sales_import_reader_get (self, field);
  SalesImportProblemCode code;

  if (cell.length == 0 || sales_import_parse_share (cell, &sales_import_reader_format (self, field)->number, share, &code))
    return TRUE;
  sales_import_reader_problem (self, code, field, 0);
  return FALSE;
}

gboolean
sales_import_reader_require (SalesImportReader *self, SalesField field)
{
  if (sales_import_reader_get (self, field).length > 0)
    return TRUE;
  sales_import_reader_problem (self, SALES_IMPORT_PROBLEM_MISSING, field, 0);
  return FALSE;
}

static const char *
header_of (SalesImportReader *self, SalesField field)
{
  return field != SALES_N_FIELDS && self->source->mapping->column[field] >= 0
             ? self->source->headers[self->source->mapping->column[field]]
             : NULL;
}

void
sales_import_reader_problem (SalesImportReader *self, SalesImportProblemCode code, SalesField field, gint64 related_line)
{
  SalesCell cell = { "", 0 };

  if (field != SALES_N_FIELDS)
    cell = sales_import_reader_get (self, field);
  add_problem (self, code, header_of (self, field), cell, related_line);
}

void
sales_import_reader_problem_at (SalesImportReader *self, SalesImportProblemCode code, gint64 line, SalesField field,
                                const char *value)
{
  sales_import_run_problem (self->run, sales_import_problem_new (code, self->source->result->name, line, header_of (self, field), value));
}

void
sales_import_reader_count (SalesImportReader *self, SalesImportEffect effect)
{
  SalesImportFileResult *result = self->source->result;

  switch (effect)
    {
    case SALES_IMPORT_TAKEN:
      result->taken++;
      break;
    case SALES_IMPORT_CHANGED:
      result->changed++;
      break;
    case SALES_IMPORT_UNCHANGED:
      result->unchanged++;
      break;
    case SALES_IMPORT_FAILED:
    default:
      break;
    }
}

void
sales_import_reader_skip (SalesImportReader *self)
{
  SalesImportSource *source = self->source;
  int n = sales_table_reader_get_n_cells (self->reader);

  source->result->skipped++;
  if (!self->run->skip_bad)
    return;
  if (source->skipped == NULL)
    {
      source->skipped = sales_csv_writer_new (strcmp (source->dialect.separator, ";") == 0 ? ';' : strcmp (source->dialect.separator, "\t") == 0 ? '\t' : ',');
      for (int c = 0; c < source->mapping->n_columns; c++)
        sales_csv_writer_add_raw (source->skipped, source->headers[c], -1);
      sales_csv_writer_end_row (source->skipped);
    }
  for (int c = 0; c < n; c++)
    sales_csv_writer_add_raw (source->skipped, self->fields[c].text, (gssize) self->fields[c].length);
  sales_csv_writer_end_row (source->skipped);
}
