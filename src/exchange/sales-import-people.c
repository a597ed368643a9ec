/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-private.h"

#include <glib/gi18n.h>

/* A row whose manager is looked up once everybody is known. */
typedef struct
{
  gint64   id;
  gint64   line;
  char    *manager;
  char    *department;
  char    *team;
  char    *territory;
  gboolean is_new;
  gboolean changed;
} PersonRow;

static void
person_row_free (gpointer data)
{
  PersonRow *self = data;

  g_free (self->manager);
  g_free (self->department);
  g_free (self->team);
  g_free (self->territory);
  g_free (self);
}

static char *
dup_person_name (SalesImportReader *reader, char **sort_name)
{
  g_autofree char *given = sales_import_reader_dup_name (reader, SALES_FIELD_GIVEN_NAME);
  g_autofree char *family = sales_import_reader_dup_name (reader, SALES_FIELD_FAMILY_NAME);
  char *name = sales_import_reader_dup_name (reader, SALES_FIELD_NAME);

  if (given != NULL && family != NULL)
    {
      *sort_name = g_strconcat (family, ", ", given, NULL);
      if (name == NULL)
        name = g_strconcat (given, " ", family, NULL);
    }
  else if (name == NULL)
    name = g_strdup (family != NULL ? family : given);
  if (name == NULL && !reader->bad)
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_MISSING,
                                 sales_import_reader_has (reader, SALES_FIELD_NAME) ? SALES_FIELD_NAME : SALES_FIELD_FAMILY_NAME, 0);
  return name;
}

/* Whether a manager is in the document or stands anywhere in the files. */
static gboolean
is_known (SalesImportReader *reader, GHashTable *names, const char *manager)
{
  gboolean ambiguous;

  return g_hash_table_contains (names, manager) ||
         sales_catalog_find (reader->run->catalog, SALES_ENTITY_PERSON, manager, &ambiguous) != NULL;
}

static PersonRow *
take_person (SalesImportReader *reader, GHashTable *seen, GHashTable *names)
{
  SalesCatalog *catalog = reader->run->catalog;
  g_autofree char *sort_name = NULL;
  g_autofree char *ref = sales_import_reader_dup_name (reader, SALES_FIELD_ID);
  g_autofree char *name = dup_person_name (reader, &sort_name);
  g_autofree char *title = sales_import_reader_dup_name (reader, SALES_FIELD_ROLE);
  g_autofree char *manager = sales_import_reader_dup (reader, SALES_FIELD_MANAGER);
  g_autofree char *department = sales_import_reader_dup_name (reader, SALES_FIELD_DEPARTMENT);
  g_autofree char *team = sales_import_reader_dup_name (reader, SALES_FIELD_TEAM);
  g_autofree char *territory = sales_import_reader_dup_name (reader, SALES_FIELD_TERRITORY);
  SalesDay hired = SALES_DAY_NONE, left = SALES_DAY_NONE;
  gint64 line = sales_table_reader_get_line (reader->reader);
  SalesEntity *person = NULL;
  PersonRow *row;
  gint64 before;

  sales_import_reader_day (reader, SALES_FIELD_HIRED, &hired);
  sales_import_reader_day (reader, SALES_FIELD_LEFT, &left);
  if (hired != SALES_DAY_NONE && left != SALES_DAY_NONE && left < hired)
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_ENDS_BEFORE_START, SALES_FIELD_LEFT, 0);
  if (manager != NULL && !is_known (reader, names, manager))
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_UNKNOWN_PERSON, SALES_FIELD_MANAGER, 0);
  if (!reader->bad)
    person = sales_import_find_same (reader, SALES_ENTITY_PERSON, ref, name);
  if (reader->bad)
    return NULL;

  row = g_new0 (PersonRow, 1);
  row->line = line;
  row->is_new = person == NULL;
  if (person == NULL)
    person = sales_catalog_add (catalog, SALES_ENTITY_PERSON, ref, name);
  before = GPOINTER_TO_SIZE (g_hash_table_lookup (seen, person));
  if (before != 0)
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_DUPLICATE, ref != NULL ? SALES_FIELD_ID : SALES_FIELD_NAME, before);
      person_row_free (row);
      return NULL;
    }
  g_hash_table_insert (seen, person, GSIZE_TO_POINTER (line));

  row->id = person->id;
  if (g_strcmp0 (person->name, name) != 0 || (ref != NULL && g_strcmp0 (person->ref, ref) != 0))
    {
      row->changed = TRUE;
      if (g_strcmp0 (person->name, name) != 0 && sort_name == NULL)
        sales_import_set_text (&person->texts[SALES_PERSON_SORT_NAME], name);
      sales_catalog_rename (catalog, SALES_ENTITY_PERSON, person, ref != NULL ? ref : person->ref, name);
    }
  row->changed |= sales_import_set_text (&person->texts[SALES_PERSON_SORT_NAME], sort_name);
  if (title != NULL && sales_import_set_text (&person->texts[SALES_PERSON_TITLE], title))
    {
      row->changed = TRUE;
      sales_import_set_text (&person->texts[SALES_PERSON_ROLE], (char *) sales_import_role_from_title (title));
    }
  row->changed |= sales_import_set_number (&person->numbers[SALES_PERSON_HIRED], hired == SALES_DAY_NONE ? SALES_ENTITY_NONE : hired);
  row->changed |= sales_import_set_number (&person->numbers[SALES_PERSON_LEFT], left == SALES_DAY_NONE ? SALES_ENTITY_NONE : left);
  row->manager = g_steal_pointer (&manager);
  row->department = g_steal_pointer (&department);
  row->team = g_steal_pointer (&team);
  row->territory = g_steal_pointer (&territory);
  return row;
}

/* Two passes over the rows: managers may stand below those who report to them. */
static void
resolve_managers (SalesImportReader *reader, GPtrArray *rows)
{
  SalesCatalog *catalog = reader->run->catalog;

  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];
      SalesEntity *person = sales_catalog_get (catalog, SALES_ENTITY_PERSON, row->id);
      gboolean ambiguous;
      SalesEntity *manager = row->manager != NULL ? sales_catalog_find (catalog, SALES_ENTITY_PERSON, row->manager, &ambiguous) : NULL;
      gint64 before = person->numbers[SALES_PERSON_MANAGER];
      guint steps = 0;

      if (row->manager == NULL)
        continue;
      if (manager == NULL)
        {
          sales_import_reader_problem_at (reader, ambiguous ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME : SALES_IMPORT_PROBLEM_UNKNOWN_PERSON,
                                          row->line, SALES_FIELD_MANAGER, row->manager);
          continue;
        }
      row->changed |= sales_import_set_number (&person->numbers[SALES_PERSON_MANAGER], manager->id);
      for (SalesEntity *up = manager; up != NULL && steps <= sales_catalog_get_size (catalog, SALES_ENTITY_PERSON); steps++)
        {
          if (up == person)
            {
              sales_import_reader_problem_at (reader, SALES_IMPORT_PROBLEM_OWN_MANAGER, row->line, SALES_FIELD_MANAGER, row->manager);
              person->numbers[SALES_PERSON_MANAGER] = before;
              break;
            }
          up = up->numbers[SALES_PERSON_MANAGER] != SALES_ENTITY_NONE
                   ? sales_catalog_get (catalog, SALES_ENTITY_PERSON, up->numbers[SALES_PERSON_MANAGER])
                   : NULL;
        }
    }
}

/* A person's row points to its manager: whoever reports to somebody is written after everybody
 * stands there. */
static gboolean
store_people (SalesImportRun *run, GPtrArray *rows, GError **error)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        PersonRow *row = rows->pdata[i];
        SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, row->id);
        gint64 manager = person->numbers[SALES_PERSON_MANAGER];
        gboolean done = TRUE;

        if (pass == 0 && row->is_new)
          {
            person->numbers[SALES_PERSON_MANAGER] = SALES_ENTITY_NONE;
            done = sales_import_writer_put (run->writer, SALES_ENTITY_PERSON, person, error);
            person->numbers[SALES_PERSON_MANAGER] = manager;
          }
        else if (pass == 1 && (row->is_new ? manager != SALES_ENTITY_NONE : row->changed))
          done = sales_import_writer_put (run->writer, SALES_ENTITY_PERSON, person, error);
        if (!done)
          return FALSE;
      }
  return TRUE;
}

static gint64
get_unit (SalesImportRun *run, const char *department, const char *team, GError **error)
{
  gint64 unit = SALES_COMPANY_ID;

  if (department != NULL)
    unit = sales_import_writer_get_unit (run->writer, unit, SALES_UNIT_DEPARTMENT, department, error);
  if (unit != 0 && team != NULL)
    unit = sales_import_writer_get_unit (run->writer, unit, SALES_UNIT_TEAM, team, error);
  return unit;
}

static SalesDay
day_of (gint64 number)
{
  return number == SALES_ENTITY_NONE ? SALES_DAY_NONE : (SalesDay) number;
}

/* Where somebody belongs from now on. A move ends the old membership and begins a new one. */
static gboolean
join_unit (SalesImportRun *run, PersonRow *row, gint64 unit, GError **error)
{
  const SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, row->id);
  SalesDay hired = day_of (person->numbers[SALES_PERSON_HIRED]), left = day_of (person->numbers[SALES_PERSON_LEFT]);
  GArray *have = sales_catalog_get_memberships (run->catalog, row->id);
  g_autoptr (GArray) want = g_array_new (FALSE, FALSE, sizeof (SalesDated));
  gboolean changed;

  if (have->len > 0)
    g_array_append_vals (want, have->data, have->len);
  if (want->len == 0)
    {
      SalesDated first = { hired, left, unit, 0 };

      g_array_append_val (want, first);
    }
  else
    {
      SalesDated *last = &g_array_index (want, SalesDated, want->len - 1);
      SalesDated next = { sales_today (), left, unit, 0 };
      gboolean moves = FALSE;

      if (last->what == unit)
        last->last = left != SALES_DAY_NONE ? left : last->last;
      else if (last->first != SALES_DAY_NONE && last->first >= sales_today ())
        last->what = unit;
      else
        {
          last->last = sales_today () - 1;
          moves = TRUE;
        }
      if (last->last != SALES_DAY_NONE && last->first != SALES_DAY_NONE && last->last < last->first)
        last->last = last->first;
      /* Last, because it may move the others. */
      if (moves)
        g_array_append_val (want, next);
    }
  if (!sales_import_writer_set_memberships (run->writer, row->id, want, &changed, error))
    return FALSE;
  row->changed |= changed;
  return TRUE;
}

static gboolean
in_history (GHashTable *history, const SalesEntity *person)
{
  return g_hash_table_contains (history, person->name) || (person->ref != NULL && g_hash_table_contains (history, person->ref));
}

/* With --teams manager: the leader's team stands under the leader's department. */
static gint64
get_team_of (SalesImportRun *run, gint64 leader, GHashTable *departments, GError **error)
{
  const SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, leader);
  const char *department = g_hash_table_lookup (departments, &leader);
  gint64 parent = get_unit (run, department, NULL, error);
  /* TRANSLATORS: the name of a team; %s is the name of the person who leads it. */
  g_autofree char *name = g_strdup_printf (_("Team %s"), person->name);
  gboolean changed;

  return parent == 0 ? 0 : sales_import_writer_get_team_of (run->writer, leader, parent, name, &changed, error);
}

static gboolean
join_teams_by_manager (SalesImportRun *run, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) departments = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) teams = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) managers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sales_catalog_get_size (run->catalog, SALES_ENTITY_PERSON); i++)
    g_hash_table_add (managers, &sales_catalog_nth (run->catalog, SALES_ENTITY_PERSON, i)->numbers[SALES_PERSON_MANAGER]);
  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];

      if (row->department != NULL)
        g_hash_table_insert (departments, &row->id, row->department);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];
      const SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, row->id);
      const SalesEntity *leader = person;
      gint64 unit, *known;

      if (!g_hash_table_contains (managers, &row->id))
        leader = person->numbers[SALES_PERSON_MANAGER] != SALES_ENTITY_NONE
                     ? sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, person->numbers[SALES_PERSON_MANAGER])
                     : NULL;
      known = leader != NULL ? g_hash_table_lookup (teams, &leader->id) : NULL;
      if (known != NULL)
        unit = *known;
      else if (leader != NULL)
        unit = get_team_of (run, leader->id, departments, error);
      else
        unit = get_unit (run, row->department, NULL, error);
      if (unit == 0)
        return FALSE;
      if (leader != NULL && known == NULL)
        g_hash_table_insert (teams, (gpointer) &leader->id, g_memdup2 (&unit, sizeof unit));
      if (!join_unit (run, row, unit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
join_units (SalesImportRun *run, GPtrArray *rows, GError **error)
{
  if (run->teams_by_manager)
    return join_teams_by_manager (run, rows, error);
  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];
      const SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, row->id);
      gint64 unit;

      if (in_history (run->history_units, person) || (row->department == NULL && row->team == NULL))
        continue;
      unit = get_unit (run, row->department, row->team, error);
      if (unit == 0 || !join_unit (run, row, unit, error))
        return FALSE;
    }
  return TRUE;
}

static SalesEntity *
get_territory (SalesImportRun *run, const char *name, GError **error)
{
  gboolean ambiguous;
  SalesEntity *territory = sales_catalog_find_name (run->catalog, SALES_ENTITY_TERRITORY, name, &ambiguous);

  if (territory == NULL)
    territory = sales_catalog_add (run->catalog, SALES_ENTITY_TERRITORY, NULL, name);
  if (!territory->stored && !sales_import_writer_put (run->writer, SALES_ENTITY_TERRITORY, territory, error))
    return NULL;
  return territory;
}

static gboolean
assign_territories (SalesImportRun *run, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];
      const SalesEntity *person = sales_catalog_get (run->catalog, SALES_ENTITY_PERSON, row->id);
      GArray *have = sales_catalog_get_territories (run->catalog, row->id);
      g_autoptr (GArray) want = g_array_new (FALSE, FALSE, sizeof (SalesDated));
      SalesDated next = { day_of (person->numbers[SALES_PERSON_HIRED]), day_of (person->numbers[SALES_PERSON_LEFT]), 0, 0 };
      SalesEntity *territory;
      gboolean known = FALSE, changed;

      if (row->territory == NULL || in_history (run->history_territories, person))
        continue;
      territory = get_territory (run, row->territory, error);
      if (territory == NULL)
        return FALSE;
      for (guint k = 0; k < have->len; k++)
        known |= g_array_index (have, SalesDated, k).what == territory->id;
      if (known)
        continue;
      if (have->len > 0)
        {
          SalesDated *last;

          g_array_append_vals (want, have->data, have->len);
          last = &g_array_index (want, SalesDated, want->len - 1);
          next.first = sales_today ();
          if (last->last == SALES_DAY_NONE && (last->first == SALES_DAY_NONE || last->first < next.first))
            last->last = next.first - 1;
        }
      next.what = territory->id;
      g_array_append_val (want, next);
      if (!sales_import_writer_set_territories (run->writer, row->id, want, &changed, error))
        return FALSE;
      row->changed |= changed;
    }
  return TRUE;
}

static gboolean
read_people (SalesImportRun *run, SalesImportSource *source, GHashTable *seen, GHashTable *names, GError **error)
{
  g_autoptr (SalesImportReader) reader = sales_import_reader_new (run, source, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (person_row_free);
  SalesImportNext next;

  if (reader == NULL)
    return FALSE;
  while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
    {
      PersonRow *row = reader->bad ? NULL : take_person (reader, seen, names);

      if (row != NULL)
        g_ptr_array_add (rows, row);
      else
        sales_import_reader_skip (reader);
    }
  if (next == SALES_IMPORT_NEXT_FAILED)
    return FALSE;
  resolve_managers (reader, rows);
  if (!store_people (run, rows, error) || !join_units (run, rows, error) || !assign_territories (run, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      PersonRow *row = rows->pdata[i];

      sales_import_reader_count (reader, row->is_new ? SALES_IMPORT_TAKEN : row->changed ? SALES_IMPORT_CHANGED : SALES_IMPORT_UNCHANGED);
    }
  return TRUE;
}

/* Reads whom the files of @kind speak of, before anything is taken from them. */
static GHashTable *
collect_names (SalesImportRun *run, SalesImportKind kind, SalesField id, SalesField name, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autoptr (SalesImportReader) reader = NULL;

      if (source->result->kind != kind)
        continue;
      /* Pairs without days are no history: they stand beside a person's own territory. */
      if (kind == SALES_IMPORT_TERRITORY_HISTORY && source->mapping->column[SALES_FIELD_FROM] < 0)
        continue;
      reader = sales_import_reader_new (run, source, error);
      if (reader == NULL)
        return NULL;
      while (sales_table_reader_next (reader->reader) == SALES_TABLE_ROW)
        {
          SalesField fields[] = { id, name };

          reader->fields = sales_table_reader_get_cells (reader->reader);
          for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
            {
              char *text = sales_import_reader_dup (reader, fields[f]);

              if (text != NULL)
                g_hash_table_add (names, text);
            }
        }
    }
  return g_steal_pointer (&names);
}

gboolean
sales_import_read_people (SalesImportRun *run, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) names = collect_names (run, SALES_IMPORT_PEOPLE, SALES_FIELD_ID, SALES_FIELD_NAME, error);

  if (names == NULL)
    return FALSE;
  run->history_units = collect_names (run, SALES_IMPORT_DEPARTMENT_HISTORY, SALES_FIELD_PERSON, SALES_FIELD_PERSON, error);
  if (run->history_units == NULL)
    return FALSE;
  run->history_territories = collect_names (run, SALES_IMPORT_TERRITORY_HISTORY, SALES_FIELD_PERSON, SALES_FIELD_PERSON, error);
  if (run->history_territories == NULL)
    return FALSE;
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];

      if (source->result->kind == SALES_IMPORT_PEOPLE && !read_people (run, source, seen, names, error))
        return FALSE;
    }
  return TRUE;
}
