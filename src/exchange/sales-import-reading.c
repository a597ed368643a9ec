/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-reading.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* Rows that a question shows. */
#define MAX_ROWS 6
#define CLIP 60

static const char *const suspicions[SALES_N_SUSPICIONS] = {
  [SALES_SUSPICION_FUTURE] = "future",
  [SALES_SUSPICION_EARLY] = "early",
  [SALES_SUSPICION_SHIPPED_BEFORE] = "shipped-early",
  [SALES_SUSPICION_PROMISED_BEFORE] = "promised-early",
  [SALES_SUSPICION_AMOUNT] = "amounts",
  [SALES_SUSPICION_LINE_TWICE] = "lines-twice",
  [SALES_SUSPICION_ORDER_TWICE] = "orders-twice",
  [SALES_SUSPICION_TOTAL] = "totals",
  [SALES_SUSPICION_BROKEN_TEXT] = "broken-text",
};

static void
choice_free (gpointer data)
{
  SalesImportChoice *self = data;

  g_free (self->value);
  g_free (self->label);
  g_free (self->shows);
  g_free (self);
}

static void
row_free (gpointer data)
{
  SalesImportRow *self = data;

  g_free (self->cell);
  g_free (self->says);
  g_free (self);
}

/**
 * sales_import_reading_free:
 * @self: (transfer full): a reading
 */
void
sales_import_reading_free (SalesImportReading *self)
{
  for (int c = 0; c < self->n_columns; c++)
    {
      g_free (self->columns[c].header);
      g_free (self->columns[c].reading);
      /* Filled from the front, as far as there were cells. */
      g_strfreev (self->columns[c].samples);
    }
  g_free (self->columns);
  g_free (self->path);
  g_free (self->name);
  g_free (self->profile);
  g_free (self->sheet);
  g_strfreev (self->sheets);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->questions);
  g_clear_pointer (&self->problem, sales_import_problem_free);
  g_free (self);
}

/**
 * sales_import_question_new:
 * @code: what is asked
 * @file: the file as the user calls it
 * @column: (nullable): the column's header
 *
 * Returns: (transfer full): a question without choices and rows
 */
SalesImportQuestion *
sales_import_question_new (SalesImportQuestionCode code, const char *file, const char *column)
{
  SalesImportQuestion *self = g_new0 (SalesImportQuestion, 1);

  self->code = code;
  self->file = g_strdup (file);
  self->column = g_strdup (column);
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->proposal = -1;
  return self;
}

/**
 * sales_import_question_free:
 * @self: (transfer full): a question
 */
void
sales_import_question_free (SalesImportQuestion *self)
{
  g_free (self->file);
  g_free (self->column);
  g_free (self->key);
  g_free (self->text);
  g_free (self->option);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * sales_import_question_copy:
 * @self: a question
 *
 * Returns: (transfer full): another like it
 */
SalesImportQuestion *
sales_import_question_copy (const SalesImportQuestion *self)
{
  SalesImportQuestion *copy = sales_import_question_new (self->code, self->file, self->column);

  copy->key = g_strdup (self->key);
  copy->text = g_strdup (self->text);
  copy->option = g_strdup (self->option);
  copy->proposal = self->proposal;
  copy->count = self->count;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const SalesImportChoice *choice = self->choices->pdata[i];

      sales_import_question_add_choice (copy, choice->value, choice->label, choice->shows);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalesImportRow *row = self->rows->pdata[i];

      sales_import_question_add_row (copy, row->line, row->cell, -1, row->says);
    }
  return copy;
}

/**
 * sales_import_question_add_choice:
 * @self: a question
 * @value: the answer
 * @label: it, in the user's language
 * @shows: (nullable): what the deciding cell becomes with it
 */
void
sales_import_question_add_choice (SalesImportQuestion *self, const char *value, const char *label, const char *shows)
{
  SalesImportChoice *choice = g_new0 (SalesImportChoice, 1);

  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  choice->shows = g_strdup (shows);
  g_ptr_array_add (self->choices, choice);
}

/**
 * sales_import_question_add_row:
 * @self: a question
 * @line: where the row stands, 0 if that is not known
 * @cell: its cell, any bytes
 * @length: of @cell, or -1
 * @says: (nullable): the answer that it speaks for
 *
 * Adds a row that decides or looks wrong; only the first few are kept.
 */
void
sales_import_question_add_row (SalesImportQuestion *self, gint64 line, const char *cell, gssize length, const char *says)
{
  SalesImportRow *row;
  g_autofree char *raw = g_strndup (cell, length < 0 ? strlen (cell) : (gsize) length);
  g_autofree char *clean = NULL;

  if (self->rows->len >= MAX_ROWS)
    return;
  clean = sales_text_clean_line (raw);
  for (guint i = 0; i < self->rows->len; i++)
    {
      row = self->rows->pdata[i];
      if (row->line == line && strcmp (row->cell, clean) == 0)
        return;
    }
  row = g_new0 (SalesImportRow, 1);
  row->line = line;
  row->says = g_strdup (says);
  if (g_utf8_strlen (clean, -1) > CLIP)
    {
      g_autofree char *head = g_utf8_substring (clean, 0, CLIP - 1);

      row->cell = g_strconcat (head, "…", NULL);
    }
  else
    row->cell = g_steal_pointer (&clean);
  g_ptr_array_add (self->rows, row);
}

static void
describe_rows (const SalesImportQuestion *self, GString *text)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalesImportRow *row = self->rows->pdata[i];
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, row->line);
      g_autofree char *cell = sales_text_isolate (row->cell);

      g_string_append (text, "\n  ");
      if (row->line > 0)
        /* TRANSLATORS: the number of a line in a file, and the text of a cell there */
        g_string_append_printf (text, _ ("line %1$s: “%2$s”"), line, cell);
      else
        g_string_append_printf (text, "“%s”", cell);
    }
}

/**
 * sales_import_question_describe:
 * @self: a question
 *
 * Returns: (transfer full): place, sentence, choices, rows and option, in several lines
 */
char *
sales_import_question_describe (const SalesImportQuestion *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *file = sales_text_isolate (self->file);
  g_autofree char *column = self->column != NULL ? sales_text_isolate (self->column) : NULL;

  if (column != NULL)
    /* TRANSLATORS: a file, the name of a column in it, a sentence. */
    g_string_append_printf (text, _ ("%1$s, column %2$s: %3$s"), file, column, self->text);
  else
    /* TRANSLATORS: a file, a sentence. */
    g_string_append_printf (text, C_ ("question", "%1$s: %2$s"), file, self->text);
  describe_rows (self, text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const SalesImportChoice *choice = self->choices->pdata[i];

      g_string_append_printf (text, "\n  %s = %s", choice->value, choice->label);
      if (choice->shows != NULL)
        g_string_append_printf (text, " → %s", choice->shows);
    }
  if (self->option != NULL)
    {
      g_string_append (text, "\n  ");
      /* TRANSLATORS: %s is an option of the command line, as --dates order=dmy */
      g_string_append_printf (text, _ ("Say which with %s."), self->option);
    }
  return g_string_free (text, FALSE);
}

/**
 * sales_suspicion_to_string:
 * @suspicion: what looks wrong
 *
 * Returns: (transfer none): its stable name
 */
const char *
sales_suspicion_to_string (SalesImportSuspicion suspicion)
{
  return suspicions[suspicion];
}

/**
 * sales_suspicion_from_string:
 * @name: a stable name
 *
 * Returns: what it stands for, or %SALES_N_SUSPICIONS
 */
SalesImportSuspicion
sales_suspicion_from_string (const char *name)
{
  int i = 0;

  while (i < SALES_N_SUSPICIONS && g_ascii_strcasecmp (suspicions[i], name) != 0)
    i++;
  return (SalesImportSuspicion) i;
}
