/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of an import: what each of them holds, found out before anything is imported, and where
 * the rows go that were left out of them. */

#include "config.h"

#include "exchange/sales-import-private.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "exchange/sales-import-profile.h"
#include "exchange/sales-import-survey.h"
#include "exchange/sales-text-encoding.h"

/* Cells that have to show another currency before a document that is empty takes it. */
#define ADOPT_CELLS 20

/* Columns of a table that are looked at and shown. */
#define MAX_SHOWN_COLUMNS 64

const SalesCsvDialect *
sales_import_source_dialect (const SalesImportSource *source)
{
  return source->dialect.encoding != NULL ? &source->dialect : NULL;
}

static void
say (SalesImportReading *reading, char *sentence)
{
  g_ptr_array_add (reading->findings, sentence);
}

/* What somebody said of the file, or a profile did. */
static void
fill_hint (SalesImportRun *run, SalesImportSource *source, SalesCsvHint *hint, char separator[8])
{
  const char *encoding = sales_import_answer (run, source, "encoding", NULL);
  const char *sign = sales_import_answer (run, source, "separator", NULL);
  const char *header = sales_import_answer (run, source, "header", NULL);

  *hint = (SalesCsvHint){ .quote = sales_import_answer (run, source, "quote", NULL), .header_line = -1 };
  if (encoding != NULL)
    hint->encoding = sales_text_encoding_find (encoding);
  if (sign != NULL && sales_csv_separator_find (sign, separator))
    hint->separator = separator;
  if (header != NULL)
    hint->header_line = strcmp (header, "none") == 0 ? 0 : MAX (g_ascii_strtoll (header, NULL, 10), 1);
}

/* The decoded words that tell encodings apart, as one of them reads these. */
static char *
show_words (const SalesCsvClues *clues, const char *encoding)
{
  g_autoptr (SalesTextDecoder) decoder = sales_text_decoder_new (encoding);
  gsize length = 0, used;
  g_autofree char *text = NULL;
  gboolean bad;
  int words = 0;

  for (; length < clues->words_length && words < 5; length++)
    words += clues->words[length] == '\n';
  text = g_malloc (sales_text_decoder_room (decoder, length) + 1);
  text[sales_text_decoder_run (decoder, clues->words, length, TRUE, text, &used, &bad)] = '\0';
  g_strdelimit (text, "\n", ' ');
  return sales_text_clean_line (text);
}

static void
ask_encoding (SalesImportRun *run, SalesImportSource *source, const SalesCsvClues *clues)
{
  SalesImportQuestion *question;

  if (clues->n_encodings < 2 || clues->words == NULL)
    return;
  question = sales_import_question_new (SALES_QUESTION_ENCODING, source->result->name, NULL);
  question->key = g_strdup ("encoding");
  question->text = g_strdup (_ ("The letters of this file can be read in more than one way."));
  question->option = g_strdup ("--encoding");
  for (int i = 0; i < clues->n_encodings; i++)
    {
      g_autofree char *words = show_words (clues, clues->encodings[i]);

      sales_import_question_add_choice (question, clues->encodings[i], sales_text_encoding_get_label (clues->encodings[i]), words);
    }
  g_ptr_array_add (source->reading->questions, question);
}

static void
ask_separator (SalesImportRun *run, SalesImportSource *source, const SalesCsvClues *clues)
{
  SalesImportQuestion *question;

  if (clues->n_separators < 2)
    return;
  question = sales_import_question_new (SALES_QUESTION_SEPARATOR, source->result->name, NULL);
  question->key = g_strdup ("separator");
  question->text = g_strdup (_ ("The columns of this file can be parted in more than one way."));
  question->option = g_strdup ("--separator");
  for (int i = 0; i < clues->n_separators; i++)
    {
      g_autofree char *name = sales_csv_separator_name (clues->separators[i]);

      sales_import_question_add_choice (question, name, clues->separators[i], NULL);
    }
  g_ptr_array_add (source->reading->questions, question);
}

static void
say_dialect (SalesImportSource *source, const SalesCsvClues *clues)
{
  SalesImportReading *reading = source->reading;

  if (source->dialect.encoding != NULL && strcmp (source->dialect.encoding, "utf-8") != 0)
    /* TRANSLATORS: %s is the name of an encoding, as Western European (Windows) */
    say (reading, g_strdup_printf (_ ("The letters were read as %s."), sales_text_encoding_get_label (source->dialect.encoding)));
  if (clues->notes > 0 && source->mapping->kind != SALES_IMPORT_UNKNOWN)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, source->dialect.header_line);

      /* TRANSLATORS: %s is the number of a line */
      say (reading, g_strdup_printf (_ ("The column names stand on line %s; what is above them was left out."), line));
    }
  if (clues->mixed_ends > 0)
    say (reading, g_strdup (_ ("Lines end in different ways in this file.")));
}

/* Columns that mean nothing here are kept out, and said. */
static void
say_unknown (SalesImportSource *source)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (source->mapping->kind == SALES_IMPORT_UNKNOWN)
    return;
  for (int c = 0; c < source->mapping->n_columns; c++)
    if (source->mapping->field[c] == SALES_N_FIELDS && source->headers[c][0] != '\0' &&
        !(source->mapping->kind == SALES_IMPORT_GOALS_WIDE && source->mapping->wide[c].n_months > 0))
      {
        g_autofree char *name = sales_text_isolate (source->headers[c]);

        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
        if (names->len > 400)
          {
            g_string_append (names, ", …");
            break;
          }
      }
  if (names->len > 0)
    /* TRANSLATORS: %s is a list of column names */
    say (source->reading, g_strdup_printf (_ ("Columns that were not taken: %s."), names->str));
}

static char **
dup_row (SalesTableReader *reader, int n_columns)
{
  char **row = g_new0 (char *, n_columns + 1);

  for (int c = 0; c < n_columns; c++)
    {
      g_autofree char *text = c < sales_table_reader_get_n_cells (reader)
                                  ? g_strndup (sales_table_reader_get_cells (reader)[c].text, sales_table_reader_get_cells (reader)[c].length)
                                  : g_strdup ("");

      row[c] = sales_text_clean_line (text);
    }
  return row;
}

static void
fill_reading (SalesImportRun *run, SalesImportSource *source)
{
  SalesImportReading *reading = source->reading;
  const SalesImportMapping *mapping = source->mapping;

  reading->kind = mapping->kind;
  reading->dialect = source->dialect;
  reading->n_columns = MIN (mapping->n_columns, MAX_SHOWN_COLUMNS);
  reading->columns = g_new0 (SalesImportColumn, MAX (reading->n_columns, 1));
  for (int c = 0; c < reading->n_columns; c++)
    {
      SalesImportColumn *column = &reading->columns[c];
      SalesField field = mapping->kind != SALES_IMPORT_UNKNOWN ? mapping->field[c] : SALES_N_FIELDS, proposed = SALES_N_FIELDS;

      column->header = g_strdup (source->headers[c]);
      column->samples = g_new0 (char *, 6);
      column->field = field != SALES_N_FIELDS ? sales_field_to_string (field) : NULL;
      if (field == SALES_N_FIELDS)
        proposed = sales_import_propose_field (mapping->kind, source->headers[c]);
      if (proposed != SALES_N_FIELDS && mapping->column[proposed] < 0)
        column->proposal = sales_field_to_string (proposed);
    }
}

/* No kind of file has such columns: which of them resemble ones that are needed. */
static void
report_unknown (SalesImportRun *run, SalesImportSource *source)
{
  g_autoptr (GString) similar = g_string_new (NULL);

  for (int c = 0; c < source->reading->n_columns; c++)
    if (source->reading->columns[c].proposal != NULL && similar->len < 300)
      g_string_append_printf (similar, "%s--column %s=\"%s\"", similar->len > 0 ? " " : "", source->reading->columns[c].proposal, source->headers[c]);
  sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_UNKNOWN_KIND, source->result->name, MAX (source->dialect.header_line, 1),
                                                           NULL, similar->len > 0 ? similar->str : NULL));
}

static void
report_kind (SalesImportRun *run, SalesImportSource *source, SalesTableReader *reader, int twice, gboolean from_folder)
{
  const char *name = source->result->name;

  if (source->result->kind == SALES_IMPORT_UNKNOWN && !from_folder)
    report_unknown (run, source);
  else if (twice >= 0)
    sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_COLUMN_TWICE, name, MAX (source->dialect.header_line, 1), source->headers[twice], NULL));
  else if (source->result->kind != SALES_IMPORT_UNKNOWN)
    {
      run->total += source->size;
      if (source->reading->rows->len == 0 && sales_table_reader_next (reader) == SALES_TABLE_END)
        sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_HEADER_ONLY, name, 0, NULL, NULL));
    }
}

/* Opens the file as it is written. %NULL: @problem or @error is set. */
static SalesTableReader *
open_source (SalesImportRun *run, SalesImportSource *source, SalesCsvClues *clues, SalesImportProblem **problem, GError **error)
{
  SalesCsvHint hint;
  char separator[8];

  memset (&source->dialect, 0, sizeof source->dialect);
  if (!sales_table_is_spreadsheet (source->path))
    {
      fill_hint (run, source, &hint, separator);
      if (!sales_csv_dialect_find (source->path, &hint, &source->dialect, clues, problem, error))
        return NULL;
      source->whole = clues->whole;
      source->ascii = clues->ascii;
    }
  return sales_table_reader_open (source->path, sales_import_source_dialect (source), source->sheet, problem, error);
}

static SalesImportSource *
add_result (SalesImportRun *run, const SalesImportPath *path, const char *sheet, const char *shown_sheet)
{
  SalesImportSource *source = g_new0 (SalesImportSource, 1);
  g_autofree char *name = g_filename_display_basename (path->path);

  source->path = g_strdup (path->path);
  source->sheet = g_strdup (sheet);
  source->from_folder = path->from_folder;
  source->result = g_new0 (SalesImportFileResult, 1);
  source->result->path = g_strdup (path->path);
  source->result->name = shown_sheet != NULL ? g_strdup_printf ("%s (%s)", name, shown_sheet) : g_steal_pointer (&name);
  source->result->kind = SALES_IMPORT_UNKNOWN;
  source->reading = g_new0 (SalesImportReading, 1);
  source->reading->path = g_strdup (path->path);
  source->reading->name = g_strdup (source->result->name);
  source->reading->sheet = g_strdup (sheet);
  source->reading->kind = SALES_IMPORT_UNKNOWN;
  source->reading->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  source->reading->findings = g_ptr_array_new_with_free_func (g_free);
  source->reading->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_import_question_free);
  g_ptr_array_add (run->sources, source);
  g_ptr_array_add (run->result->files, source->result);
  return source;
}

/* @problem is taken over. */
static void
refuse_source (SalesImportRun *run, SalesImportSource *source, SalesImportProblem *problem)
{
  int twice;

  source->reading->problem = sales_import_problem_new (problem->code, problem->file, problem->line, problem->column, problem->value);
  source->mapping = sales_import_mapping_new (NULL, 0, NULL, &twice);
  sales_import_run_problem (run, problem);
}

/* What @reader found at the beginning of the file. */
static gboolean
fill_source (SalesImportRun *run, SalesImportSource *source, SalesTableReader *reader, const SalesCsvClues *clues, int n_rows, GHashTable *found,
             GError **error)
{
  int twice = -1;

  source->headers = g_strdupv ((char **) sales_table_reader_get_headers (reader));
  source->size = sales_table_reader_get_size (reader);
  source->mapping = sales_import_mapping_new ((const char *const *) source->headers, sales_table_reader_get_n_columns (reader), run->named, &twice);
  source->formats = g_new0 (SalesColumnFormat, source->mapping->n_columns);
  source->result->kind = source->mapping->kind;
  for (int c = 0; c < source->mapping->n_columns; c++)
    g_hash_table_add (found, g_strdup (source->headers[c]));
  fill_reading (run, source);
  for (int r = 0; r < n_rows && sales_table_reader_next (reader) == SALES_TABLE_ROW; r++)
    g_ptr_array_add (source->reading->rows, dup_row (reader, source->reading->n_columns));
  report_kind (run, source, reader, twice, source->from_folder);
  if (source->result->kind == SALES_IMPORT_UNKNOWN)
    return TRUE;
  ask_encoding (run, source, clues);
  ask_separator (run, source, clues);
  say_dialect (source, clues);
  say_unknown (source);
  return sales_import_survey (run, source, FALSE, error);
}

gboolean
sales_import_source_find_encoding (SalesImportRun *run, SalesImportSource *source)
{
  g_auto (SalesCsvClues) clues = { 0 };

  if (!source->ascii || source->whole || sales_import_answer (run, source, "encoding", NULL) != NULL ||
      !sales_csv_dialect_find_encoding (source->path, &source->dialect, &clues))
    return FALSE;
  source->ascii = FALSE;
  source->reading->dialect = source->dialect;
  ask_encoding (run, source, &clues);
  say (source->reading, g_strdup_printf (_ ("The letters were read as %s."), sales_text_encoding_get_label (source->dialect.encoding)));
  return TRUE;
}

/* Recognises one file, or one sheet of it. FALSE: @error is set. A file of a folder that holds
 * something else is none of ours. */
static gboolean
add_table (SalesImportRun *run, const SalesImportPath *path, const char *sheet, gboolean named, int n_rows, GHashTable *found, GError **error)
{
  SalesImportProblem *problem = NULL;
  SalesImportSource *source = add_result (run, path, sheet, named ? sheet : NULL);
  g_auto (SalesCsvClues) clues = { 0 };
  g_autoptr (SalesTableReader) reader = open_source (run, source, &clues, &problem, error);

  if (reader != NULL && sales_import_find_profile (run, source, sales_table_reader_get_headers (reader)))
    {
      g_clear_pointer (&reader, sales_table_reader_free);
      sales_csv_clues_clear (&clues);
      reader = open_source (run, source, &clues, &problem, error);
    }
  if (problem != NULL && problem->code == SALES_IMPORT_PROBLEM_ENCODING && sales_import_source_find_encoding (run, source))
    {
      g_clear_pointer (&problem, sales_import_problem_free);
      reader = sales_table_reader_open (source->path, sales_import_source_dialect (source), source->sheet, &problem, error);
    }
  if (problem != NULL)
    {
      refuse_source (run, source, problem);
      return TRUE;
    }
  return reader != NULL && fill_source (run, source, reader, &clues, n_rows, found, error);
}

const char *
sales_import_choose_sheet (const char *path, char **sheets, GHashTable *named)
{
  const char *chosen = NULL;

  if (sheets[0] == NULL || sheets[1] == NULL)
    return sheets[0];
  for (char **sheet = sheets; *sheet != NULL; sheet++)
    {
      g_autoptr (SalesImportProblem) problem = NULL;
      g_autoptr (SalesTableReader) reader = sales_table_reader_open (path, NULL, *sheet, &problem, NULL);
      g_autoptr (SalesImportMapping) mapping = NULL;
      int twice;

      if (reader == NULL)
        continue;
      mapping = sales_import_mapping_new (sales_table_reader_get_headers (reader), sales_table_reader_get_n_columns (reader), named, &twice);
      if (mapping->kind == SALES_IMPORT_UNKNOWN)
        continue;
      if (chosen != NULL)
        return NULL;
      chosen = *sheet;
    }
  return chosen;
}

/* Several sheets, and nobody has said which. */
static void
ask_for_sheet (SalesImportRun *run, const SalesImportPath *path, char **sheets)
{
  SalesImportSource *source = add_result (run, path, NULL, NULL);
  SalesImportProblem *problem = sales_import_problem_new (SALES_IMPORT_PROBLEM_SEVERAL_SHEETS, source->result->name, 0, NULL, NULL);
  g_autofree char *names = g_strjoinv (", ", sheets);

  /* All of them, however long that becomes. */
  problem->value = sales_text_clean_line (names);
  source->reading->sheets = g_strdupv (sheets);
  refuse_source (run, source, problem);
}

static gboolean
add_file (SalesImportRun *run, const SalesImportPath *path, int n_rows, GHashTable *found, GError **error)
{
  SalesImportProblem *problem = NULL;
  g_auto (GStrv) sheets = sales_table_list_sheets (path->path, &problem, error);
  gboolean several;
  const char *sheet;

  if (problem != NULL)
    {
      refuse_source (run, add_result (run, path, NULL, NULL), problem);
      return TRUE;
    }
  if (sheets == NULL)
    return FALSE;
  several = sheets[0] != NULL && sheets[1] != NULL;
  for (guint i = 0; sheets[0] != NULL && path->sheet == NULL && i < run->sheets->len; i++)
    if (!add_table (run, path, run->sheets->pdata[i], several, n_rows, found, error))
      return FALSE;
  if (sheets[0] != NULL && path->sheet == NULL && run->sheets->len > 0)
    return TRUE;
  sheet = path->sheet != NULL ? path->sheet : sales_import_choose_sheet (path->path, sheets, run->named);
  if (!several || sheet != NULL)
    {
      if (!add_table (run, path, sheet, several, n_rows, found, error))
        return FALSE;
      if (several)
        ((SalesImportSource *) run->sources->pdata[run->sources->len - 1])->reading->sheets = g_steal_pointer (&sheets);
      return TRUE;
    }
  ask_for_sheet (run, path, sheets);
  return TRUE;
}

/* A column that was named has to be in one of the files. */
static void
check_named (SalesImportRun *run, GHashTable *found)
{
  GHashTableIter iter;
  gpointer field, header;

  g_hash_table_iter_init (&iter, run->named);
  while (g_hash_table_iter_next (&iter, &field, &header))
    {
      GHashTableIter headers;
      gpointer other;
      gboolean there = FALSE;

      g_hash_table_iter_init (&headers, found);
      while (!there && g_hash_table_iter_next (&headers, &other, NULL))
        there = sales_import_header_equal (header, other);
      if (!there && run->result->files->len > 0)
        sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_NO_SUCH_COLUMN,
                                                                 ((SalesImportFileResult *) run->result->files->pdata[0])->name, 0, NULL, header));
    }
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const SalesImportFileResult *first = *(SalesImportFileResult *const *) a, *second = *(SalesImportFileResult *const *) b;

  return first->kind != second->kind ? (int) first->kind - (int) second->kind : strcmp (first->path, second->path);
}

/* A document without any figures takes the currency of the first ones, and says so: of one that was
 * made for this import at once, of another where many cells show it. */
static void
adopt_currency (SalesImportRun *run)
{
  const char *currency = NULL;
  gint64 n = 0;

  for (guint i = 0; i < run->sources->len; i++)
    {
      const SalesImportSource *source = run->sources->pdata[i];

      if (source->currency == NULL)
        continue;
      if (currency != NULL && currency != source->currency)
        return;
      currency = source->currency;
      n += source->n_money;
    }
  if (!run->empty_document || currency == NULL || strcmp (currency, run->currency.code) == 0 || n < (run->new_document ? 1 : ADOPT_CELLS))
    return;
  if (!sales_currency_init (&run->currency, currency))
    return;
  run->adopts = TRUE;
  run->result->currency = run->currency;
  /* TRANSLATORS: %s is the code of a currency, as USD */
  g_ptr_array_add (run->result->findings, g_strdup_printf (_ ("The document was empty: its currency is %s now, as in the files."), currency));
}

gboolean
sales_import_run_find_sources (SalesImportRun *run, GPtrArray *paths, int n_rows, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < paths->len; i++)
    if (!add_file (run, paths->pdata[i], n_rows, found, error))
      return FALSE;
  check_named (run, found);
  g_ptr_array_sort (run->result->files, compare_files);
  adopt_currency (run);
  return TRUE;
}

/* @sentence: of its plural form, with a number of lines and the first one's. */
static void
say_rows (SalesImportRun *run, const SalesImportSource *source, gint64 count, gint64 line, const char *sentence)
{
  g_autofree char *name = sales_text_isolate (source->result->name);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, line);
  g_autofree char *said = g_strdup_printf (sentence, number, first);

  if (count > 0)
    g_ptr_array_add (run->result->findings, g_strdup_printf (C_ ("finding", "%1$s: %2$s"), name, said));
}

void
sales_import_say_aside (SalesImportRun *run, const SalesImportSource *source)
{
  const SalesImportAside *aside = &source->aside;

  /* TRANSLATORS: here and below, a number of lines of a file, and the number of the first of them. */
  say_rows (run, source, aside->totals, aside->total_line,
            ngettext ("%1$s line is a total and was left out: line %2$s.", "%1$s lines are totals and were left out, the first is line %2$s.",
                      (gulong) aside->totals));
  say_rows (run, source, aside->notes, aside->note_line,
            ngettext ("%1$s line is a note below the table and was left out: line %2$s.",
                      "%1$s lines are notes below the table and were left out, the first is line %2$s.", (gulong) aside->notes));
  say_rows (run, source, aside->headers, aside->header_line,
            ngettext ("%1$s line repeats the column names and was left out: line %2$s.",
                      "%1$s lines repeat the column names and were left out, the first is line %2$s.", (gulong) aside->headers));
}

/* The rows that were left out ----------------------------------------------------------------- */

static char *
skipped_name (const SalesImportRun *run, const SalesImportSource *source, gboolean several)
{
  g_autofree char *stem = NULL;
  const char *dot, *slash;

  if (!several)
    return g_strdup (run->skipped_path);
  dot = strrchr (run->skipped_path, '.');
  slash = strrchr (run->skipped_path, G_DIR_SEPARATOR);
  if (dot == NULL || (slash != NULL && dot < slash))
    dot = run->skipped_path + strlen (run->skipped_path);
  stem = g_path_get_basename (source->path);
  if (strrchr (stem, '.') != NULL && strrchr (stem, '.') != stem)
    *strrchr (stem, '.') = '\0';
  return g_strdup_printf ("%.*s-%s%s", (int) (dot - run->skipped_path), run->skipped_path, stem, dot);
}

gboolean
sales_import_run_save_skipped (SalesImportRun *run, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < run->sources->len; i++)
    n += ((SalesImportSource *) run->sources->pdata[i])->skipped != NULL;
  for (guint i = 0; i < run->sources->len && run->skipped_path != NULL; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autofree char *path = NULL;

      if (source->skipped == NULL)
        continue;
      path = skipped_name (run, source, n > 1);
      if (!sales_csv_writer_save (source->skipped, path, error))
        return FALSE;
      if (run->result->skipped_path == NULL)
        run->result->skipped_path = g_steal_pointer (&path);
    }
  return TRUE;
}
