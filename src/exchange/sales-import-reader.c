/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-private.h"

#include "base/sales-error.h"
#include "base/sales-text.h"

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

/* Opens @source for its rows. %NULL: @error is set, or the run is fatal. */
SalesImportReader *
sales_import_reader_new (SalesImportRun *run, SalesImportSource *source, GError **error)
{
  SalesImportReader *self;
  SalesImportProblem *problem = NULL;
  SalesTableReader *reader = sales_table_reader_open (source->path, source->sheet, &problem, error);

  if (problem != NULL)
    sales_import_run_problem (run, problem);
  if (reader == NULL)
    return NULL;
  self = g_new0 (SalesImportReader, 1);
  self->run = run;
  self->source = source;
  self->reader = reader;
  self->typed = sales_table_reader_is_typed (reader);
  return self;
}

void
sales_import_reader_free (SalesImportReader *self)
{
  sales_table_reader_free (self->reader);
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
    if (self->fields[c].kind == SALES_CELL_ERROR && (mapping->field[c] != SALES_N_FIELDS || mapping->month[c] != SALES_MONTH_NONE))
      add_problem (self, self->fields[c].text[0] == '=' ? SALES_IMPORT_PROBLEM_NOT_CALCULATED : SALES_IMPORT_PROBLEM_FORMULA_ERROR,
                   self->source->headers[c], self->fields[c], 0);
}

SalesImportNext
sales_import_reader_next (SalesImportReader *self, GError **error)
{
  gint64 before = sales_table_reader_get_position (self->reader);
  SalesTableResult result = sales_table_reader_next (self->reader);

  if ((self->source->result->read & PROGRESS_MASK) == 0 && sales_import_run_cancelled (self->run, error))
    return SALES_IMPORT_NEXT_FAILED;
  __atomic_add_fetch (&self->run->done, sales_table_reader_get_position (self->reader) - before, __ATOMIC_RELAXED);
  if (result == SALES_TABLE_END)
    return SALES_IMPORT_NEXT_END;
  if (result == SALES_TABLE_FAULT)
    {
      sales_import_run_problem (self->run, sales_table_reader_dup_problem (self->reader));
      return SALES_IMPORT_NEXT_FAILED;
    }
  self->fields = sales_table_reader_get_cells (self->reader);
  self->source->result->read++;
  self->bad = FALSE;
  if (G_UNLIKELY (sales_table_reader_get_n_cells (self->reader) != self->source->mapping->n_columns))
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

  if (cell.length == 0 || sales_import_parse_day (cell, day, &code))
    return TRUE;
  sales_import_reader_problem (self, code, field, 0);
  return FALSE;
}

gboolean
sales_import_reader_money (SalesImportReader *self, SalesField field, int scale, gint64 *value)
{
  SalesCell cell = sales_import_reader_get (self, field);
  SalesImportProblemCode code;

  if (cell.length == 0 || sales_import_parse_money (cell, scale, &self->run->currency, value, &code))
    return TRUE;
  sales_import_reader_problem (self, code, field, 0);
  return FALSE;
}

gboolean
sales_import_reader_share (SalesImportReader *self, SalesField field, SalesShare *share)
{
  SalesCell cell = sales_import_reader_get (self, field);
  SalesImportProblemCode code;

  if (cell.length == 0 || sales_import_parse_share (cell, share, &code))
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
      source->skipped = sales_csv_writer_new (source->separator);
      for (int c = 0; c < source->mapping->n_columns; c++)
        sales_csv_writer_add_raw (source->skipped, source->headers[c], -1);
      sales_csv_writer_end_row (source->skipped);
    }
  for (int c = 0; c < n; c++)
    sales_csv_writer_add_raw (source->skipped, self->fields[c].text, (gssize) self->fields[c].length);
  sales_csv_writer_end_row (source->skipped);
}
