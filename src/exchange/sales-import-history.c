/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-names.h"

/* The rows of a file by the person or product that they speak of: who, and the runs of days. */
typedef struct
{
  SalesEntity *owner;
  GArray      *runs;  /* SalesDated */
  GArray      *lines; /* gint64, the row of each */
  gboolean     dated;
} Group;

typedef gboolean (*SetRuns) (SalesImportWriter *self, gint64 owner, const GArray *runs, gboolean *changed, GError **error);

static void
group_free (gpointer data)
{
  Group *self = data;

  g_array_unref (self->runs);
  g_array_unref (self->lines);
  g_free (self);
}

SalesEntity *
sales_import_find_person (SalesImportReader *reader, SalesField field)
{
  g_autofree char *text = sales_import_reader_dup (reader, field);
  gboolean ambiguous;
  SalesEntity *person;

  if (text == NULL)
    return NULL;
  person = sales_import_names_find (reader->run->names, SALES_ENTITY_PERSON, text, reader->source->result->name, sales_table_reader_get_line (reader->reader), &ambiguous);
  if (person == NULL)
    sales_import_reader_problem (reader, ambiguous ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME : SALES_IMPORT_PROBLEM_UNKNOWN_PERSON, field, 0);
  return person;
}

/* The territory that the cell names, made if there is none. %NULL: the cell is empty, cannot be a
 * name, or @error is set. */
SalesEntity *
sales_import_get_territory (SalesImportReader *reader, SalesField field, GError **error)
{
  SalesImportRun *run = reader->run;
  g_autofree char *name = sales_import_reader_dup_name (reader, field);
  SalesEntity *territory;
  gboolean ambiguous;

  if (name == NULL)
    return NULL;
  territory = sales_catalog_find_name (run->catalog, SALES_ENTITY_TERRITORY, name, &ambiguous);
  if (territory == NULL)
    territory = sales_catalog_add (run->catalog, SALES_ENTITY_TERRITORY, NULL, name);
  if (!territory->stored && !sales_import_writer_put (run->writer, SALES_ENTITY_TERRITORY, territory, error))
    return NULL;
  return territory;
}

static Group *
get_group (GPtrArray *groups, GHashTable *by_owner, SalesEntity *owner)
{
  Group *group = g_hash_table_lookup (by_owner, owner);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->owner = owner;
      group->runs = g_array_new (FALSE, FALSE, sizeof (SalesDated));
      group->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_owner, owner, group);
    }
  return group;
}

static gint
compare_runs (gconstpointer a, gconstpointer b)
{
  const SalesDated *first = a, *second = b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return (first->what > second->what) - (first->what < second->what);
}

static gboolean
read_days (SalesImportReader *reader, SalesDated *run)
{
  run->first = run->last = SALES_DAY_NONE;
  sales_import_reader_day (reader, SALES_FIELD_FROM, &run->first);
  sales_import_reader_day (reader, SALES_FIELD_TO, &run->last);
  if (!reader->bad && run->first != SALES_DAY_NONE && run->last != SALES_DAY_NONE && run->last < run->first)
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_ENDS_BEFORE_START, SALES_FIELD_TO, 0);
  return !reader->bad;
}

/* A row that says the same as one before it. Files list a pair twice at times: harmless. */
static gboolean
is_repeated (const Group *group, const SalesDated *run)
{
  for (guint i = 0; i < group->runs->len; i++)
    {
      const SalesDated *other = &g_array_index (group->runs, SalesDated, i);

      if (other->first == run->first && other->last == run->last && other->what == run->what)
        return TRUE;
    }
  return FALSE;
}

/* A file without days adds to what there is; a history is the whole of it. */
static void
keep_others (Group *group, const GArray *have)
{
  for (guint i = 0; i < have->len; i++)
    {
      const SalesDated *run = &g_array_index (have, SalesDated, i);

      if (!is_repeated (group, run))
        g_array_append_val (group->runs, *run);
    }
}

static gboolean
store_groups (SalesImportReader *reader, GPtrArray *groups, GArray *(*get) (SalesCatalog *, gint64), SetRuns set, GError **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];
      gboolean had = get (reader->run->catalog, group->owner->id)->len > 0;
      gboolean changed;
      SalesImportEffect effect;

      if (!group->dated)
        keep_others (group, get (reader->run->catalog, group->owner->id));
      g_array_sort (group->runs, compare_runs);
      if (!set (reader->run->writer, group->owner->id, group->runs, &changed, error))
        return FALSE;
      effect = !changed ? SALES_IMPORT_UNCHANGED : had && group->dated ? SALES_IMPORT_CHANGED : SALES_IMPORT_TAKEN;
      for (guint r = 0; r < group->lines->len; r++)
        sales_import_reader_count (reader, effect);
    }
  return TRUE;
}

/* What a row's run is about: a unit, a territory, a cost. FALSE: a problem of the row, or @error. */
typedef gboolean (*ReadWhat) (SalesImportReader *reader, SalesDated *run, GError **error);

static gboolean
read_unit (SalesImportReader *reader, SalesDated *run, GError **error)
{
  g_autofree char *department = sales_import_reader_dup_name (reader, SALES_FIELD_DEPARTMENT);
  g_autofree char *team = sales_import_reader_dup_name (reader, SALES_FIELD_TEAM);

  run->what = SALES_COMPANY_ID;
  if (reader->bad)
    return FALSE;
  if (department != NULL)
    run->what = sales_import_writer_get_unit (reader->run->writer, run->what, SALES_UNIT_DEPARTMENT, department, error);
  if (run->what != 0 && team != NULL)
    run->what = sales_import_writer_get_unit (reader->run->writer, run->what, SALES_UNIT_TEAM, team, error);
  return run->what != 0;
}

static gboolean
read_territory (SalesImportReader *reader, SalesDated *run, GError **error)
{
  SalesEntity *territory, *region;

  if (!sales_import_reader_require (reader, SALES_FIELD_TERRITORY))
    return FALSE;
  region = sales_import_get_territory (reader, SALES_FIELD_REGION, error);
  territory = sales_import_get_territory (reader, SALES_FIELD_TERRITORY, error);
  if (territory == NULL)
    return FALSE;
  if (region != NULL && region != territory && territory->numbers[SALES_TERRITORY_PARENT] != region->id)
    {
      territory->numbers[SALES_TERRITORY_PARENT] = region->id;
      if (!sales_import_writer_put (reader->run->writer, SALES_ENTITY_TERRITORY, territory, error))
        return FALSE;
    }
  run->what = territory->id;
  return TRUE;
}

static gboolean
read_cost (SalesImportReader *reader, SalesDated *run, GError **error)
{
  return sales_import_reader_require (reader, SALES_FIELD_UNIT_COST) &&
         sales_import_reader_require (reader, SALES_FIELD_FROM) &&
         sales_import_reader_money (reader, SALES_FIELD_UNIT_COST, 4, &run->what);
}

static SalesEntity *
find_product (SalesImportReader *reader, SalesField field)
{
  g_autofree char *text = sales_import_reader_dup (reader, field);
  gboolean ambiguous;
  SalesEntity *product;

  if (text == NULL)
    return NULL;
  product = sales_import_names_find (reader->run->names, SALES_ENTITY_PRODUCT, text, reader->source->result->name, sales_table_reader_get_line (reader->reader), &ambiguous);
  if (product == NULL)
    sales_import_reader_problem (reader, ambiguous ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME : SALES_IMPORT_PROBLEM_UNKNOWN_PRODUCT, field, 0);
  return product;
}

static gboolean
read_runs (SalesImportRun *run, SalesImportSource *source, SalesField owner, SalesEntity *(*find) (SalesImportReader *, SalesField),
           ReadWhat what, GArray *(*get) (SalesCatalog *, gint64), SetRuns set, GError **error)
{
  g_autoptr (SalesImportReader) reader = sales_import_reader_new (run, source, error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_owner = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) failure = NULL;
  SalesImportNext next;

  if (reader == NULL)
    return FALSE;
  while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
    {
      gint64 line = sales_table_reader_get_line (reader->reader);
      SalesEntity *entity = NULL;
      SalesDated dated = { 0 };
      Group *group;

      if (!reader->bad && sales_import_reader_require (reader, owner))
        entity = find (reader, owner);
      if (reader->bad || !read_days (reader, &dated) || !what (reader, &dated, &failure))
        {
          if (failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          sales_import_reader_skip (reader);
          continue;
        }
      group = get_group (groups, by_owner, entity);
      group->dated |= sales_import_reader_has (reader, SALES_FIELD_FROM);
      if (!is_repeated (group, &dated))
        g_array_append_val (group->runs, dated);
      g_array_append_val (group->lines, line);
    }
  return next == SALES_IMPORT_NEXT_END && store_groups (reader, groups, get, set, error);
}

/* With teams by manager the departments' history has nothing to say. */
static gboolean
pass_over (SalesImportRun *run, SalesImportSource *source, GError **error)
{
  g_autoptr (SalesImportReader) reader = sales_import_reader_new (run, source, error);
  SalesImportNext next;

  if (reader == NULL)
    return FALSE;
  while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
    if (reader->bad)
      sales_import_reader_skip (reader);
    else
      sales_import_reader_count (reader, SALES_IMPORT_UNCHANGED);
  return next == SALES_IMPORT_NEXT_END;
}

/* Where people belonged and were assigned to over time. */
gboolean
sales_import_read_territories (SalesImportRun *run, GError **error)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      gboolean done = TRUE;

      if (source->result->kind == SALES_IMPORT_DEPARTMENT_HISTORY && run->teams_by_manager)
        done = pass_over (run, source, error);
      else if (source->result->kind == SALES_IMPORT_DEPARTMENT_HISTORY)
        done = read_runs (run, source, SALES_FIELD_PERSON, sales_import_find_person, read_unit, sales_catalog_get_memberships,
                          sales_import_writer_set_memberships, error);
      else if (source->result->kind == SALES_IMPORT_TERRITORY_HISTORY)
        done = read_runs (run, source, SALES_FIELD_PERSON, sales_import_find_person, read_territory,
                          sales_catalog_get_territories, sales_import_writer_set_territories, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

gboolean
sales_import_read_costs (SalesImportRun *run, GError **error)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];

      if (source->result->kind != SALES_IMPORT_COSTS)
        continue;
      run->costs_changed = TRUE;
      if (!read_runs (run, source, SALES_FIELD_PRODUCT, find_product, read_cost, sales_catalog_get_costs,
                      sales_import_writer_set_costs, error))
        return FALSE;
    }
  return TRUE;
}
