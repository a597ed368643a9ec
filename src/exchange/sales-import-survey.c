/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How each column of a file is read: found out from its cells, all of them or a sample. */

#include "config.h"

#include "exchange/sales-import-survey.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "exchange/sales-import-evidence.h"
#include "exchange/sales-import-words.h"

/* Rows of a sample at the beginning, and in the middle and at the end of a file. */
#define HEAD_ROWS 3000
#define PIECE_ROWS 800
#define N_SAMPLES 5

/* With years of two digits, days of many years in one reading that are days of few in another were
 * hardly written in the first. */
#define MANY_YEARS (20 * 365)
#define FEW_YEARS (8 * 366)
#define MANY_DATES 30

typedef struct
{
  SalesEvidence dates;
  SalesEvidence decimal;
  gint64        n_percent;   /* cells with a percent sign */
  gint64        n_above_one; /* plain numbers above one */
  gint64        n_ones;      /* exactly one */
  gint64        n_fractions; /* between nothing and one */
  SalesEvidenceRow percent, plain;
  gint64        n_money;     /* cells with a currency's sign */
  const char   *currency;
  gboolean      mixed;       /* of several */
  int           n_samples;
} Column;

typedef struct
{
  SalesImportRun    *run;
  SalesImportSource *source;
  Column            *columns;
} Survey;

/* Answers ----------------------------------------------------------------------------------------- */

const char *
sales_import_answer (SalesImportRun *run, const SalesImportSource *source, const char *key, const char *header)
{
  g_autofree char *own = header != NULL ? g_strdup_printf ("%s.%s", key, header) : NULL;
  const char *answer = own != NULL ? g_hash_table_lookup (run->answers, own) : NULL;

  if (answer == NULL)
    answer = g_hash_table_lookup (run->answers, key);
  if (answer == NULL && source != NULL && source->profile != NULL)
    answer = own != NULL ? g_hash_table_lookup (source->profile, own) : NULL;
  if (answer == NULL && source != NULL && source->profile != NULL)
    answer = g_hash_table_lookup (source->profile, key);
  return answer;
}

/* Types ------------------------------------------------------------------------------------------- */

static SalesColumnType
type_of (SalesField field)
{
  switch (field)
    {
    case SALES_FIELD_HIRED:
    case SALES_FIELD_LEFT:
    case SALES_FIELD_FROM:
    case SALES_FIELD_TO:
    case SALES_FIELD_ORDER_DATE:
    case SALES_FIELD_PROMISED:
    case SALES_FIELD_SHIPPED:
    case SALES_FIELD_DELIVERED:
    case SALES_FIELD_FOLLOWED:
      return SALES_COLUMN_DATE;
    case SALES_FIELD_UNIT_COST:
    case SALES_FIELD_LIST_PRICE:
    case SALES_FIELD_QUANTITY:
    case SALES_FIELD_UNIT_PRICE:
    case SALES_FIELD_AMOUNT:
    case SALES_FIELD_GOAL:
    case SALES_FIELD_ACTUAL:
      return SALES_COLUMN_NUMBER;
    case SALES_FIELD_DISCOUNT:
    case SALES_FIELD_SHARE:
      return SALES_COLUMN_SHARE;
    case SALES_FIELD_MONTH:
      return SALES_COLUMN_PERIOD;
    default:
      return SALES_COLUMN_TEXT;
    }
}

static SalesColumnType
column_type (const SalesImportSource *source, int c)
{
  const SalesImportMapping *mapping = source->mapping;

  if (mapping->kind == SALES_IMPORT_UNKNOWN)
    return SALES_COLUMN_TEXT;
  if (mapping->field[c] != SALES_N_FIELDS)
    return type_of (mapping->field[c]);
  return mapping->kind == SALES_IMPORT_GOALS_WIDE && mapping->wide[c].n_months > 0 ? SALES_COLUMN_GOAL : SALES_COLUMN_TEXT;
}

/* Cells ------------------------------------------------------------------------------------------- */

static void
keep (SalesEvidenceRow *row, SalesCell cell, gint64 line)
{
  if (row->text == NULL)
    *row = (SalesEvidenceRow){ line, g_strndup (cell.text, MIN (cell.length, 60)) };
}

static void
add_number (Survey *self, Column *column, SalesCell cell, gint64 line)
{
  gboolean differ;
  guint fits = sales_import_number_readings (cell, &differ);
  const char *currency;

  sales_evidence_add (&column->decimal, cell, line, fits, NULL, differ);
  /* Only what is no plain figure can show a currency. */
  if (fits == 0 || (g_ascii_isdigit (cell.text[0]) && g_ascii_isdigit (cell.text[cell.length - 1])))
    return;
  currency = sales_import_find_currency (cell, self->run->currency.code);
  if (currency == NULL)
    return;
  column->n_money++;
  column->mixed |= column->currency != NULL && currency != column->currency;
  column->currency = currency;
}

static void
add_share (Survey *self, Column *column, SalesCell cell, gint64 line)
{
  static const SalesNumberFormat formats[] = { { '.', FALSE, 1 }, { ',', FALSE, 1 } };
  SalesImportProblemCode code;
  gint64 value;

  add_number (self, column, cell, line);
  if (sales_import_has_percent (cell))
    {
      column->n_percent++;
      keep (&column->percent, cell, line);
      return;
    }
  if (!sales_import_parse_decimal (cell, &formats[0], 6, &value, &code) && !sales_import_parse_decimal (cell, &formats[1], 6, &value, &code))
    return;
  column->n_above_one += value > 1000000;
  column->n_ones += value == 1000000;
  column->n_fractions += value > 0 && value < 1000000;
  if (value > 0)
    keep (&column->plain, cell, line);
}

static void
add_date (Column *column, SalesCell cell, gint64 line)
{
  SalesDay days[SALES_DATES_N];
  gint64 values[SALES_DATES_N];
  guint fits = sales_import_date_readings (cell, days);

  for (int i = 0; i < SALES_DATES_N; i++)
    values[i] = (fits & (1u << i)) != 0 ? days[i] : 0;
  sales_evidence_add (&column->dates, cell, line, fits, values, FALSE);
}

static void
add_cell (Survey *self, int c, SalesCell cell, gint64 line)
{
  Column *column = &self->columns[c];
  SalesImportColumn *shown = c < self->source->reading->n_columns ? &self->source->reading->columns[c] : NULL;
  SalesWideColumn period;

  cell = sales_import_trim (cell);
  if (cell.length == 0)
    return;
  if (shown != NULL && column->n_samples < N_SAMPLES && shown->samples[column->n_samples] == NULL)
    shown->samples[column->n_samples++] = g_strndup (cell.text, MIN (cell.length, 60));
  switch (column_type (self->source, c))
    {
    case SALES_COLUMN_NUMBER:
    case SALES_COLUMN_GOAL:
      add_number (self, column, cell, line);
      break;
    case SALES_COLUMN_SHARE:
      add_share (self, column, cell, line);
      break;
    case SALES_COLUMN_DATE:
      add_date (column, cell, line);
      break;
    case SALES_COLUMN_PERIOD:
      if (!sales_import_parse_period (cell.text, cell.length, &period))
        add_date (column, cell, line);
      break;
    case SALES_COLUMN_TEXT:
    default:
      break;
    }
}

/* Verdicts ----------------------------------------------------------------------------------------- */

static SalesImportQuestion *
ask (Survey *self, SalesImportQuestionCode code, int c, const char *key, const char *option, const char *text)
{
  const char *header = self->source->headers[c];
  SalesImportQuestion *question = sales_import_question_new (code, self->source->result->name, header);

  question->key = g_strdup_printf ("%s.%s", key, header);
  question->option = g_strdup (option);
  question->text = g_strdup (text);
  g_ptr_array_add (self->source->reading->questions, question);
  return question;
}

static const char *
dates_label (guint reading)
{
  switch (reading)
    {
    case SALES_DATES_YMD:
      return _ ("Year, month, day");
    case SALES_DATES_DMY:
      return _ ("Day, month, year");
    case SALES_DATES_MDY:
      return _ ("Month, day, year");
    case SALES_DATES_YDM:
      return _ ("Year, day, month");
    case SALES_DATES_SERIAL_1904:
      return _ ("A spreadsheet’s days since 1904");
    default:
      return _ ("A spreadsheet’s days since 1900");
    }
}

static char *
show_day (const char *text, guint reading)
{
  SalesDay days[SALES_DATES_N];
  SalesCell cell = { text, (guint32) strlen (text), SALES_CELL_TEXT };

  if ((sales_import_date_readings (cell, days) & reading) == 0)
    return NULL;
  return sales_locale_format_day (sales_locale_get_default (), days[__builtin_ctz (reading)]);
}

static void
add_dates_choice (SalesImportQuestion *question, const SalesEvidence *evidence, guint reading)
{
  const char *text = evidence->unlike.text != NULL ? evidence->unlike.text : evidence->against[0].text;
  g_autofree char *shows = text != NULL ? show_day (text, reading) : NULL;

  sales_import_question_add_choice (question, sales_dates_to_string (reading), dates_label (reading), shows);
}

/* The readings that some cell fits, from the cells that are kept. */
static guint
seen_dates (const SalesEvidence *evidence)
{
  guint seen = evidence->all & ((1u << SALES_DATES_N) - 1);

  for (int i = 0; i < SALES_DATES_N; i++)
    if (evidence->against[i].text != NULL)
      {
        SalesCell cell = { evidence->against[i].text, (guint32) strlen (evidence->against[i].text), SALES_CELL_TEXT };
        SalesDay days[SALES_DATES_N];

        seen |= sales_import_date_readings (cell, days);
      }
  seen &= ~(guint) SALES_DATES_SERIAL_1904;
  return (seen & SALES_DATES_YMD) != 0 ? seen & ~(guint) SALES_DATES_YDM : seen;
}

static void
ask_dates (Survey *self, int c, SalesEvidenceVerdict verdict, guint readings)
{
  const SalesEvidence *evidence = &self->columns[c].dates;
  SalesImportQuestion *question =
      ask (self, SALES_QUESTION_DATES, c, "dates", "--dates order=",
           verdict == SALES_EVIDENCE_AMBIGUOUS ? _ ("The dates in this column can be read in more than one order.")
                                               : _ ("The dates in this column contradict each other: no order fits all of them."));
  g_autoptr (GString) names = g_string_new ("--dates order=");

  for (guint rest = readings; rest != 0; rest &= rest - 1)
    {
      guint reading = 1u << __builtin_ctz (rest);

      add_dates_choice (question, evidence, reading);
      if (rest != readings)
        g_string_append_c (names, '|');
      g_string_append (names, sales_dates_to_string (reading));
    }
  g_free (question->option);
  question->option = g_string_free (g_steal_pointer (&names), FALSE);
  question->count = evidence->n;
  if (evidence->unlike.text != NULL)
    sales_import_question_add_row (question, evidence->unlike.line, evidence->unlike.text, -1, NULL);
  for (int i = 0; i < SALES_DATES_N; i++)
    if ((readings & (1u << i)) != 0 && evidence->against[i].text != NULL)
      sales_import_question_add_row (question, evidence->against[i].line, evidence->against[i].text, -1, NULL);
}

/* Takes readings away that only years of two digits allow. */
static guint
likely_dates (const SalesEvidence *evidence)
{
  guint left = evidence->all & ((1u << SALES_DATES_N) - 1);

  left &= ~(guint) SALES_DATES_SERIAL_1904;
  if ((left & SALES_DATES_YMD) != 0)
    left &= ~(guint) SALES_DATES_YDM;
  if (evidence->n >= MANY_DATES)
    for (int i = 0; i < 4; i++)
      for (int k = 0; k < 4; k++)
        if (i != k && (left & (1u << i)) != 0 && (left & (1u << k)) != 0 && evidence->high[i] - evidence->low[i] > MANY_YEARS &&
            evidence->high[k] - evidence->low[k] < FEW_YEARS)
          left &= ~(1u << i);
  return left;
}

static void
settle_dates (Survey *self, int c, SalesColumnFormat *format)
{
  SalesEvidence *evidence = &self->columns[c].dates;
  const char *answer = sales_import_answer (self->run, self->source, "dates", self->source->headers[c]);
  SalesEvidenceVerdict verdict;
  guint all = evidence->all;

  format->dates = answer != NULL ? sales_dates_from_string (answer) : 0;
  if (format->dates != 0)
    return;
  evidence->all = likely_dates (evidence);
  verdict = sales_evidence_judge (evidence, &format->dates);
  if (verdict == SALES_EVIDENCE_AMBIGUOUS)
    ask_dates (self, c, verdict, evidence->all);
  else if (verdict == SALES_EVIDENCE_CONTRADICTED)
    ask_dates (self, c, verdict, seen_dates (evidence));
  /* The rest of the file may tell apart what the sample does not. */
  else if (verdict == SALES_EVIDENCE_NONE && !self->source->reading->settled)
    format->dates = 0;
  evidence->all = all;
}

static void
ask_decimal (Survey *self, int c, SalesEvidenceVerdict verdict)
{
  const SalesEvidence *evidence = &self->columns[c].decimal;
  SalesImportQuestion *question =
      ask (self, SALES_QUESTION_DECIMAL, c, "decimal", "--decimal point|comma",
           verdict == SALES_EVIDENCE_AMBIGUOUS ? _ ("The numbers in this column can be read with a decimal point or with a decimal comma.")
                                               : _ ("Some numbers in this column have a decimal point and others a decimal comma."));

  sales_import_question_add_choice (question, "point", _ ("Decimal point: 1,234.5"), NULL);
  sales_import_question_add_choice (question, "comma", _ ("Decimal comma: 1.234,5"), NULL);
  question->count = evidence->n;
  if (verdict == SALES_EVIDENCE_AMBIGUOUS && evidence->unlike.text != NULL)
    sales_import_question_add_row (question, evidence->unlike.line, evidence->unlike.text, -1, NULL);
  for (int i = 0; i < 2 && verdict == SALES_EVIDENCE_CONTRADICTED; i++)
    if (evidence->against[i].text != NULL)
      sales_import_question_add_row (question, evidence->against[i].line, evidence->against[i].text, -1, i == 0 ? "comma" : "point");
}

static void
settle_decimal (Survey *self, int c, SalesColumnFormat *format)
{
  const SalesEvidence *evidence = &self->columns[c].decimal;
  const char *answer = sales_import_answer (self->run, self->source, "decimal", self->source->headers[c]);
  SalesEvidenceVerdict verdict;
  guint reading;

  format->number.scale = sales_import_words_scale (self->source->headers[c]);
  if (answer != NULL)
    {
      format->number.decimal = strcmp (answer, "comma") == 0 ? ',' : '.';
      return;
    }
  verdict = sales_evidence_judge (evidence, &reading);
  if (verdict == SALES_EVIDENCE_CLEAR)
    format->number.decimal = reading == SALES_DECIMAL_POINT ? '.' : ',';
  else if (verdict != SALES_EVIDENCE_NONE)
    ask_decimal (self, c, verdict);
}

static gboolean
says_percent (const char *header)
{
  g_autofree char *plain = sales_import_words_plain (header);

  return strchr (header, '%') != NULL || strstr (plain, "percent") != NULL || strstr (plain, "prozent") != NULL || strstr (plain, "procent") != NULL ||
         strstr (plain, "porcentaje") != NULL;
}

/* A plain number in a column of shares: a fraction, unless some cell is more than the whole. */
static void
settle_share (Survey *self, int c, SalesColumnFormat *format)
{
  const Column *column = &self->columns[c];
  const char *answer = sales_import_answer (self->run, self->source, "share", self->source->headers[c]);
  gboolean header = says_percent (self->source->headers[c]);
  gint64 n_plain = column->n_above_one + column->n_ones + column->n_fractions;
  SalesImportQuestion *question;

  if (answer != NULL)
    {
      format->number.percent = strcmp (answer, "percent") == 0;
      return;
    }
  format->number.percent = column->n_above_one > 0;
  if (n_plain == 0 || (column->n_above_one > 0 && column->n_percent == 0 && column->n_fractions == 0) ||
      (column->n_above_one > 0 && header && column->n_percent == 0) ||
      (column->n_above_one == 0 && !header && column->n_percent == 0 && (column->n_fractions > 0 || self->source->mapping->field[c] == SALES_FIELD_SHARE)))
    return;
  question = ask (self, SALES_QUESTION_SHARE, c, "share", "--share percent|fraction",
                  _ ("The plain numbers in this column can be percent or fractions of one."));
  sales_import_question_add_choice (question, "percent", _ ("Percent: 5 is 5%"), NULL);
  sales_import_question_add_choice (question, "fraction", _ ("Fractions: 0.05 is 5%"), NULL);
  question->count = n_plain;
  question->proposal = column->n_above_one > 0 || header ? 0 : -1;
  if (column->plain.text != NULL)
    sales_import_question_add_row (question, column->plain.line, column->plain.text, -1, NULL);
  if (column->percent.text != NULL)
    sales_import_question_add_row (question, column->percent.line, column->percent.text, -1, "percent");
}

static void
settle (Survey *self)
{
  SalesImportSource *source = self->source;

  for (int c = 0; c < source->mapping->n_columns; c++)
    {
      SalesColumnFormat *format = &source->formats[c];

      *format = (SalesColumnFormat){ column_type (source, c), 0, { 0, FALSE, 1 } };
      if (format->type == SALES_COLUMN_DATE || format->type == SALES_COLUMN_PERIOD)
        settle_dates (self, c, format);
      if (format->type == SALES_COLUMN_NUMBER || format->type == SALES_COLUMN_SHARE || format->type == SALES_COLUMN_GOAL)
        settle_decimal (self, c, format);
      if (format->type == SALES_COLUMN_SHARE)
        settle_share (self, c, format);
    }
}

/* The one currency of all cells that show one. */
static void
settle_currency (Survey *self)
{
  SalesImportSource *source = self->source;
  const char *currency = NULL;
  gint64 n = 0;

  for (int c = 0; c < source->mapping->n_columns; c++)
    {
      const Column *column = &self->columns[c];

      if (column->currency == NULL)
        continue;
      if (column->mixed || (currency != NULL && currency != column->currency))
        return;
      currency = column->currency;
      n += column->n_money;
    }
  source->currency = currency;
  source->n_money = n;
}

/* Reading ------------------------------------------------------------------------------------------ */

static gboolean
read_rows (Survey *self, SalesTableReader *reader, gint64 limit, gboolean placed)
{
  int n_columns = self->source->mapping->n_columns;
  SalesTableResult result = SALES_TABLE_ROW;

  for (gint64 n = 0; n < limit && (result = sales_table_reader_next (reader)) == SALES_TABLE_ROW; n++)
    {
      const SalesCell *cells = sales_table_reader_get_cells (reader);
      gint64 line = placed ? sales_table_reader_get_line (reader) : 0;
      int n_cells = sales_table_reader_get_n_cells (reader);

      if ((n & 0xff) == 0 && g_cancellable_is_cancelled (self->run->cancellable))
        break;
      /* Of a row that lost a cell nobody knows which one is which. */
      if (n_cells < n_columns || sales_import_is_header_again (self->source, cells, n_cells))
        continue;
      for (int c = 0; c < n_columns; c++)
        add_cell (self, c, cells[c], line);
    }
  return result != SALES_TABLE_FAULT;
}

static void
clear_columns (Survey *self)
{
  for (int c = 0; c < self->source->mapping->n_columns; c++)
    {
      sales_evidence_clear (&self->columns[c].dates);
      sales_evidence_clear (&self->columns[c].decimal);
      g_free (self->columns[c].percent.text);
      g_free (self->columns[c].plain.text);
    }
  g_free (self->columns);
}

static void
remove_questions (SalesImportReading *reading)
{
  for (guint i = reading->questions->len; i > 0; i--)
    {
      SalesImportQuestionCode code = ((SalesImportQuestion *) reading->questions->pdata[i - 1])->code;

      if (code == SALES_QUESTION_DATES || code == SALES_QUESTION_DECIMAL || code == SALES_QUESTION_SHARE)
        g_ptr_array_remove_index (reading->questions, i - 1);
    }
}

gboolean
sales_import_survey (SalesImportRun *run, SalesImportSource *source, gboolean whole, GError **error)
{
  Survey self = { run, source, g_new0 (Column, source->mapping->n_columns) };
  g_autoptr (SalesTableReader) reader = NULL;
  SalesImportProblem *problem = NULL;

  for (int c = 0; c < source->mapping->n_columns; c++)
    {
      sales_evidence_init (&self.columns[c].dates);
      sales_evidence_init (&self.columns[c].decimal);
    }
  reader = sales_table_reader_open (source->path, sales_import_source_dialect (source), source->sheet, &problem, error);
  if (problem != NULL)
    sales_import_run_problem (run, problem);
  if (reader != NULL)
    {
      gboolean all = whole || source->whole;

      read_rows (&self, reader, all ? G_MAXINT64 : HEAD_ROWS, TRUE);
      if (!all)
        for (int piece = 1; piece <= 2; piece++)
          if (sales_table_reader_seek (reader, piece == 1 ? source->size / 2 : source->size - source->size / 64))
            read_rows (&self, reader, PIECE_ROWS, FALSE);
      source->reading->settled = all;
      remove_questions (source->reading);
      settle (&self);
      settle_currency (&self);
    }
  clear_columns (&self);
  return reader != NULL || problem != NULL;
}
