/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-private.h"

#include <string.h>

#include "base/sales-text.h"
#include "exchange/sales-import-names.h"
#include "exchange/sales-import-words.h"

/* Words for scopes and measures, beside the document's own. */
static const struct
{
  const char    *word;
  SalesScopeKind kind;
  SalesUnitKind  unit;
} scope_words[] = {
  { "company", SALES_SCOPE_UNIT, SALES_UNIT_COMPANY },
  { "department", SALES_SCOPE_UNIT, SALES_UNIT_DEPARTMENT },
  { "team", SALES_SCOPE_UNIT, SALES_UNIT_TEAM },
  { "person", SALES_SCOPE_PERSON, SALES_UNIT_TEAM },
  { "salesperson", SALES_SCOPE_PERSON, SALES_UNIT_TEAM },
  { "employee", SALES_SCOPE_PERSON, SALES_UNIT_TEAM },
  { "rep", SALES_SCOPE_PERSON, SALES_UNIT_TEAM },
  { "territory", SALES_SCOPE_TERRITORY, SALES_UNIT_TEAM },
  { "region", SALES_SCOPE_TERRITORY, SALES_UNIT_TEAM },
  { "category", SALES_SCOPE_CATEGORY, SALES_UNIT_TEAM },
};
static const struct
{
  const char  *word;
  SalesMeasure measure;
} measure_words[] = {
  { "amount", SALES_MEASURE_AMOUNT },
  { "sales_amount", SALES_MEASURE_AMOUNT },
  { "sales", SALES_MEASURE_AMOUNT },
  { "revenue", SALES_MEASURE_AMOUNT },
  { "quantity", SALES_MEASURE_QUANTITY },
  { "pieces", SALES_MEASURE_QUANTITY },
  { "units", SALES_MEASURE_QUANTITY },
  { "contribution", SALES_MEASURE_CONTRIBUTION },
  { "profit_contribution", SALES_MEASURE_CONTRIBUTION },
  { "margin", SALES_MEASURE_CONTRIBUTION },
  { "profit", SALES_MEASURE_CONTRIBUTION },
  { "visits", SALES_MEASURE_VISITS },
  { "customer_visits", SALES_MEASURE_VISITS },
  { "tasks", SALES_MEASURE_TASKS },
  { "kept_customers", SALES_MEASURE_KEPT_CUSTOMERS },
  { "retained_customers", SALES_MEASURE_KEPT_CUSTOMERS },
  { "customer_retention", SALES_MEASURE_KEPT_CUSTOMERS },
  { "retention", SALES_MEASURE_KEPT_CUSTOMERS },
  { "service", SALES_MEASURE_SERVICE },
  { "service_quality", SALES_MEASURE_SERVICE },
  { "complaints", SALES_MEASURE_COMPLAINTS },
};

static gboolean
find_entity (SalesImportReader *reader, SalesEntityKind kind, const char *name, gint64 *id)
{
  gboolean ambiguous;
  SalesEntity *entity = sales_import_names_find (reader->run->names, kind, name, reader->source->result->name, sales_table_reader_get_line (reader->reader),
                                                 &ambiguous);

  if (entity == NULL)
    {
      sales_import_reader_problem (reader,
                                   ambiguous                       ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME
                                   : kind == SALES_ENTITY_PERSON ? SALES_IMPORT_PROBLEM_UNKNOWN_PERSON
                                                                   : SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE,
                                   SALES_FIELD_SCOPE_NAME, 0);
      return FALSE;
    }
  *id = entity->id;
  return TRUE;
}

/* FALSE: a problem of the row, or @error. */
static gboolean
find_unit (SalesImportReader *reader, SalesUnitKind kind, const char *name, gint64 *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int n = 0;

  if (kind == SALES_UNIT_COMPANY)
    {
      *id = SALES_COMPANY_ID;
      return TRUE;
    }
  *id = sales_import_writer_find_unit (reader->run->writer, kind, name, &n, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (n != 1)
    sales_import_reader_problem (reader, n > 1 ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME : SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE,
                                 SALES_FIELD_SCOPE_NAME, 0);
  return n == 1;
}

/* Without a kind of its own a row speaks of a person. FALSE: a problem of the row, or @error. */
static gboolean
read_scope (SalesImportReader *reader, SalesScope *scope, GError **error)
{
  g_autofree char *kind = sales_import_reader_dup (reader, SALES_FIELD_SCOPE_KIND);
  g_autofree char *name = sales_import_reader_dup (reader, SALES_FIELD_SCOPE_NAME);
  gsize i = 3;

  if (kind != NULL)
    for (i = 0; i < G_N_ELEMENTS (scope_words); i++)
      if (sales_import_header_equal (kind, scope_words[i].word))
        break;
  if (i == G_N_ELEMENTS (scope_words))
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_UNKNOWN_WORD, SALES_FIELD_SCOPE_KIND, 0);
      return FALSE;
    }
  scope->kind = scope_words[i].kind;
  if (scope->kind == SALES_SCOPE_UNIT && scope_words[i].unit == SALES_UNIT_COMPANY)
    {
      scope->id = SALES_COMPANY_ID;
      return TRUE;
    }
  if (!sales_import_reader_require (reader, SALES_FIELD_SCOPE_NAME))
    return FALSE;
  switch (scope->kind)
    {
    case SALES_SCOPE_UNIT:
      return find_unit (reader, scope_words[i].unit, name, &scope->id, error);
    case SALES_SCOPE_PERSON:
      return find_entity (reader, SALES_ENTITY_PERSON, name, &scope->id);
    case SALES_SCOPE_TERRITORY:
      return find_entity (reader, SALES_ENTITY_TERRITORY, name, &scope->id);
    case SALES_SCOPE_CATEGORY:
    default:
      return find_entity (reader, SALES_ENTITY_CATEGORY, name, &scope->id);
    }
}

static gboolean
read_measure (SalesImportReader *reader, SalesMeasure *measure)
{
  g_autofree char *word = sales_import_reader_dup (reader, SALES_FIELD_MEASURE);

  *measure = SALES_MEASURE_AMOUNT;
  if (word == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (measure_words); i++)
    if (sales_import_header_equal (word, measure_words[i].word))
      {
        *measure = measure_words[i].measure;
        return TRUE;
      }
  sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_UNKNOWN_WORD, SALES_FIELD_MEASURE, 0);
  return FALSE;
}

static gboolean
read_category (SalesImportReader *reader, gint64 *category)
{
  g_autofree char *name = sales_import_reader_dup (reader, SALES_FIELD_CATEGORY);
  gboolean ambiguous;
  SalesEntity *entity;

  *category = 0;
  if (name == NULL)
    return TRUE;
  entity = sales_catalog_find_name (reader->run->catalog, SALES_ENTITY_CATEGORY, name, &ambiguous);
  if (entity == NULL)
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE, SALES_FIELD_CATEGORY, 0);
  else
    *category = entity->id;
  return entity != NULL;
}

/* The year of a column of its own, 0 without one. FALSE: a problem of the row. */
static gboolean
read_year (SalesImportReader *reader, int *year)
{
  SalesCell cell = sales_import_reader_get (reader, SALES_FIELD_YEAR);
  SalesImportProblemCode code;
  gint64 value = 0;

  *year = 0;
  if (cell.length == 0)
    return TRUE;
  if (!sales_import_parse_decimal (cell, &sales_number_plain, 0, &value, &code) || value < 1900 || value > 2199)
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_NOT_A_DATE, SALES_FIELD_YEAR, 0);
      return FALSE;
    }
  *year = (int) value;
  return TRUE;
}

/* The cell of a month's or quarter's column: its name, its number, or a day of it. */
static gboolean
read_month (SalesImportReader *reader, SalesDay *first, SalesDay *last)
{
  SalesCell cell = sales_import_reader_get (reader, SALES_FIELD_MONTH);
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_NOT_A_DATE;
  SalesWideColumn period;
  gint64 number;
  SalesDay day;
  int year;

  if (!read_year (reader, &year))
    return FALSE;
  if (year != 0 && cell.length <= 2 && sales_import_parse_decimal (cell, &sales_number_plain, 0, &number, &code) && number >= 1 && number <= 12)
    period = (SalesWideColumn){ .n_months = 1, .first = (int) number };
  else if (!sales_import_parse_period (cell.text, cell.length, &period))
    {
      if (!sales_import_parse_day (cell, sales_import_reader_format (reader, SALES_FIELD_MONTH)->dates, &day, &code))
        {
          sales_import_reader_problem (reader, code, SALES_FIELD_MONTH, 0);
          return FALSE;
        }
      *first = sales_month_first_day (sales_month_from_day (day));
      *last = sales_month_last_day (sales_month_from_day (day));
      return TRUE;
    }
  if (sales_import_period_days (&period, year, reader->run->first_month, first, last))
    return TRUE;
  sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_NOT_A_DATE, SALES_FIELD_MONTH, 0);
  return FALSE;
}

/* A month, or a first and a last day. */
static gboolean
read_period (SalesImportReader *reader, SalesDay *first, SalesDay *last)
{
  if (sales_import_reader_get (reader, SALES_FIELD_MONTH).length > 0)
    return read_month (reader, first, last);
  if (!sales_import_reader_has (reader, SALES_FIELD_FROM))
    return sales_import_reader_require (reader, SALES_FIELD_MONTH);
  if (!sales_import_reader_require (reader, SALES_FIELD_FROM) || !sales_import_reader_require (reader, SALES_FIELD_TO) ||
      !sales_import_reader_day (reader, SALES_FIELD_FROM, first) || !sales_import_reader_day (reader, SALES_FIELD_TO, last))
    return FALSE;
  if (*last >= *first)
    return TRUE;
  sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_ENDS_BEFORE_START, SALES_FIELD_TO, 0);
  return FALSE;
}

static gboolean
is_money (SalesMeasure measure)
{
  return measure == SALES_MEASURE_AMOUNT || measure == SALES_MEASURE_CONTRIBUTION;
}

static int
scale_of (SalesImportRun *run, SalesMeasure measure)
{
  return is_money (measure) ? 4 + run->currency.digits : sales_measure_get_scale (measure, &run->currency);
}

/* "85 %" and 0.85 as anywhere else; and a bare 85, which a share cannot be, as percent: so a table of
 * goals writes them. */
static gboolean
parse_share (SalesCell cell, const SalesNumberFormat *format, gint64 *value, SalesImportProblemCode *code)
{
  SalesShare share;

  if (sales_import_parse_share (cell, format, &share, code))
    {
      *value = share;
      return TRUE;
    }
  if (*code != SALES_IMPORT_PROBLEM_NOT_A_SHARE || !sales_import_parse_decimal (cell, format, 2, value, code))
    return FALSE;
  if (*value >= 0 && *value <= SALES_SHARE_WHOLE)
    return TRUE;
  *code = SALES_IMPORT_PROBLEM_NOT_A_SHARE;
  return FALSE;
}

/* A goal's figure; below zero there is none. */
static gboolean
parse_goal (SalesImportReader *reader, SalesCell cell, const SalesNumberFormat *format, SalesMeasure measure, gint64 *value, SalesImportProblemCode *code)
{
  int scale = scale_of (reader->run, measure);

  if (sales_measure_is_share (measure))
    return parse_share (cell, format, value, code);
  if (is_money (measure) ? !sales_import_parse_money (cell, format, scale, &reader->run->currency, value, code)
                         : !sales_import_parse_decimal (cell, format, scale, value, code))
    return FALSE;
  if (*value >= 0)
    return TRUE;
  *code = SALES_IMPORT_PROBLEM_NEGATIVE;
  return FALSE;
}

/* What a row of goals says of all its figures. */
typedef struct
{
  SalesScope      scope;
  SalesMeasure    measure;
  gint64          category;
  char           *reason;
  char           *note;
} Heading;

static gboolean
read_heading (SalesImportReader *reader, Heading *heading, GError **error)
{
  if (!read_scope (reader, &heading->scope, error) || !read_measure (reader, &heading->measure) ||
      !read_category (reader, &heading->category))
    return FALSE;
  heading->reason = sales_import_reader_dup (reader, SALES_FIELD_REASON);
  heading->note = sales_import_reader_dup (reader, SALES_FIELD_NOTE);
  if (heading->reason == NULL)
    heading->reason = g_strdup (reader->run->goal_reason);
  if (heading->note == NULL)
    heading->note = g_strdup (reader->run->goal_note);
  return TRUE;
}

static void
heading_clear (Heading *heading)
{
  g_free (heading->reason);
  g_free (heading->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heading, heading_clear)

static gboolean
is_repeated (SalesImportReader *reader, GHashTable *seen, const Heading *heading, SalesDay first, SalesDay last, SalesField field)
{
  char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %d %d", heading->scope.kind, heading->scope.id,
                               heading->measure, heading->category, first, last);
  gint64 line = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (seen, key));

  if (line == 0)
    {
      g_hash_table_insert (seen, key, GSIZE_TO_POINTER (sales_table_reader_get_line (reader->reader)));
      return FALSE;
    }
  g_free (key);
  sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_DUPLICATE, field, line);
  return TRUE;
}

static SalesImportEffect
put_goal (SalesImportReader *reader, const Heading *heading, SalesDay first, SalesDay last, gint64 value, GError **error)
{
  return sales_import_writer_put_goal (reader->run->writer, &heading->scope, heading->measure, heading->category, first, last, value,
                                       heading->reason, heading->note, error);
}

/* The three kinds of rows. SALES_IMPORT_FAILED: a problem of the row, or @error. */
static SalesImportEffect
take_goal (SalesImportReader *reader, GHashTable *seen, GError **error)
{
  g_auto (Heading) heading = { 0 };
  SalesCell cell = sales_import_reader_get (reader, SALES_FIELD_GOAL);
  SalesImportProblemCode code;
  SalesDay first, last;
  gint64 value;

  if (!read_heading (reader, &heading, error) || !read_period (reader, &first, &last) ||
      !sales_import_reader_require (reader, SALES_FIELD_GOAL))
    return SALES_IMPORT_FAILED;
  if (!parse_goal (reader, cell, &sales_import_reader_format (reader, SALES_FIELD_GOAL)->number, heading.measure, &value, &code))
    {
      sales_import_reader_problem (reader, code, SALES_FIELD_GOAL, 0);
      return SALES_IMPORT_FAILED;
    }
  if (is_repeated (reader, seen, &heading, first, last, SALES_FIELD_SCOPE_NAME))
    return SALES_IMPORT_FAILED;
  return put_goal (reader, &heading, first, last, value, error);
}

/* One cell of a wide row. FALSE: a problem of the row. */
static gboolean
read_wide_cell (SalesImportReader *reader, int c, SalesMeasure measure, gint64 *value)
{
  SalesCell cell = sales_import_trim (reader->fields[c]);
  SalesImportProblemCode code;
  g_autofree char *text = NULL;

  *value = -1;
  if (reader->source->mapping->wide[c].n_months == 0 || reader->source->mapping->field[c] != SALES_N_FIELDS || cell.length == 0)
    return TRUE;
  if (parse_goal (reader, cell, &reader->source->formats[c].number, measure, value, &code))
    return TRUE;
  text = g_strndup (cell.text, cell.length);
  reader->bad = TRUE;
  sales_import_run_problem (reader->run, sales_import_problem_new (code, reader->source->result->name, sales_table_reader_get_line (reader->reader),
                                                                   reader->source->headers[c], text));
  return FALSE;
}

/* First all cells are read, then all goals written: a row is taken whole or not at all. */
static SalesImportEffect
take_wide (SalesImportReader *reader, GHashTable *seen, GError **error)
{
  const SalesImportMapping *mapping = reader->source->mapping;
  g_autofree gint64 *values = g_new0 (gint64, mapping->n_columns);
  g_autofree SalesDay *first = g_new0 (SalesDay, mapping->n_columns);
  g_autofree SalesDay *last = g_new0 (SalesDay, mapping->n_columns);
  g_auto (Heading) heading = { 0 };
  SalesImportEffect worst = SALES_IMPORT_UNCHANGED;
  int year;

  if (!read_heading (reader, &heading, error) || !read_year (reader, &year))
    return SALES_IMPORT_FAILED;
  for (int c = 0; c < mapping->n_columns; c++)
    {
      if (!read_wide_cell (reader, c, heading.measure, &values[c]) || values[c] < 0)
        continue;
      if (!sales_import_period_days (&mapping->wide[c], year, reader->run->first_month, &first[c], &last[c]))
        {
          sales_import_reader_require (reader, SALES_FIELD_YEAR);
          break;
        }
      is_repeated (reader, seen, &heading, first[c], last[c], SALES_FIELD_SCOPE_NAME);
    }
  if (reader->bad)
    return SALES_IMPORT_FAILED;
  for (int c = 0; c < mapping->n_columns; c++)
    {
      SalesImportEffect effect;

      if (values[c] < 0)
        continue;
      effect = put_goal (reader, &heading, first[c], last[c], values[c], error);
      if (effect == SALES_IMPORT_FAILED)
        return effect;
      if (effect == SALES_IMPORT_CHANGED || worst == SALES_IMPORT_UNCHANGED)
        worst = effect;
    }
  return worst;
}

/* Somebody whom the sheet names and nobody knows is made as a flat file makes people. */
static SalesEntity *
get_person (SalesImportReader *reader, GError **error)
{
  SalesImportRun *run = reader->run;
  g_autofree char *name = sales_import_reader_dup_name (reader, SALES_FIELD_SALESPERSON);
  gboolean ambiguous;
  SalesEntity *person;

  if (name == NULL)
    {
      if (!reader->bad)
        sales_import_reader_require (reader, SALES_FIELD_SALESPERSON);
      return NULL;
    }
  person = sales_import_names_find (run->names, SALES_ENTITY_PERSON, name, reader->source->result->name, sales_table_reader_get_line (reader->reader),
                                    &ambiguous);
  if (person == NULL && !ambiguous && run->create_people)
    {
      person = sales_catalog_add (run->catalog, SALES_ENTITY_PERSON, name, name);
      sales_import_names_add (run->names, SALES_ENTITY_PERSON, person);
      run->result->new_people++;
    }
  if (person == NULL)
    sales_import_reader_problem (reader, ambiguous ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME : SALES_IMPORT_PROBLEM_UNKNOWN_PERSON,
                                 SALES_FIELD_SALESPERSON, 0);
  else if (!person->stored && !sales_import_writer_put (run->writer, SALES_ENTITY_PERSON, person, error))
    return NULL;
  return person;
}

static SalesImportEffect
take_sheet (SalesImportReader *reader, GHashTable *seen, GError **error)
{
  int scale = scale_of (reader->run, SALES_MEASURE_AMOUNT);
  gint64 goal = SALES_ENTITY_NONE, actual = SALES_ENTITY_NONE;
  Heading heading = { { SALES_SCOPE_PERSON, 0 }, SALES_MEASURE_AMOUNT, 0, reader->run->goal_reason, reader->run->goal_note };
  SalesImportEffect first_effect = SALES_IMPORT_UNCHANGED, second_effect = SALES_IMPORT_UNCHANGED;
  SalesEntity *person;
  SalesDay first, last;

  if (!read_period (reader, &first, &last) || !sales_import_reader_money (reader, SALES_FIELD_GOAL, scale, &goal) ||
      !sales_import_reader_money (reader, SALES_FIELD_ACTUAL, scale, &actual))
    return SALES_IMPORT_FAILED;
  if (goal != SALES_ENTITY_NONE && goal < 0)
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_NEGATIVE, SALES_FIELD_GOAL, 0);
      return SALES_IMPORT_FAILED;
    }
  person = get_person (reader, error);
  if (person == NULL)
    return SALES_IMPORT_FAILED;
  heading.scope.id = person->id;
  if (is_repeated (reader, seen, &heading, first, last, SALES_FIELD_SALESPERSON))
    return SALES_IMPORT_FAILED;
  if (goal != SALES_ENTITY_NONE && (first_effect = put_goal (reader, &heading, first, last, goal, error)) == SALES_IMPORT_FAILED)
    return SALES_IMPORT_FAILED;
  if (actual != SALES_ENTITY_NONE &&
      (second_effect = sales_import_writer_put_summary (reader->run->writer, person->id, first, last, actual, error)) == SALES_IMPORT_FAILED)
    return SALES_IMPORT_FAILED;
  if (first_effect == SALES_IMPORT_CHANGED || second_effect == SALES_IMPORT_UNCHANGED)
    return first_effect;
  return second_effect;
}

/* A row that says "Total" where others name somebody, unless somebody has that name. */
static gboolean
is_total (SalesImportReader *reader)
{
  SalesField field = sales_import_reader_has (reader, SALES_FIELD_SALESPERSON) ? SALES_FIELD_SALESPERSON : SALES_FIELD_SCOPE_NAME;
  SalesCell cell = sales_import_reader_get (reader, field);
  g_autofree char *name = NULL;
  gboolean ambiguous;

  if (reader->bad || sales_import_reader_has (reader, SALES_FIELD_SCOPE_KIND) || !sales_import_words_is_total (cell.text, cell.length))
    return FALSE;
  name = g_strndup (cell.text, cell.length);
  if (sales_catalog_find (reader->run->catalog, SALES_ENTITY_PERSON, name, &ambiguous) != NULL || ambiguous)
    return FALSE;
  if (reader->source->aside.totals++ == 0)
    reader->source->aside.total_line = sales_table_reader_get_line (reader->reader);
  reader->source->result->read--;
  return TRUE;
}

static gboolean
read_source (SalesImportRun *run, SalesImportSource *source, SalesImportEffect (*take) (SalesImportReader *, GHashTable *, GError **),
             GError **error)
{
  g_autoptr (SalesImportReader) reader = sales_import_reader_new (run, source, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;
  SalesImportNext next;

  if (reader == NULL)
    return FALSE;
  while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
    {
      SalesImportEffect effect;

      if (is_total (reader))
        continue;
      effect = reader->bad ? SALES_IMPORT_FAILED : take (reader, seen, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (effect == SALES_IMPORT_FAILED)
        sales_import_reader_skip (reader);
      else
        sales_import_reader_count (reader, effect);
    }
  return next == SALES_IMPORT_NEXT_END;
}

gboolean
sales_import_read_goals (SalesImportRun *run, GError **error)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      SalesImportKind kind = source->result->kind;

      if ((kind == SALES_IMPORT_GOALS && !read_source (run, source, take_goal, error)) ||
          (kind == SALES_IMPORT_GOALS_WIDE && !read_source (run, source, take_wide, error)) ||
          (kind == SALES_IMPORT_SHEET && !read_source (run, source, take_sheet, error)))
        return FALSE;
    }
  return TRUE;
}
