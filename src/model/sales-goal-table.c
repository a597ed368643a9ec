/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-table.h"

#include "analysis/sales-goal-cover.h"
#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

typedef struct
{
  SalesScope   scope;
  SalesPeriod  period;
  int          year_start;
  SalesMeasure measure;
  SalesLocale *locale; /* for sorting names on the document's thread */
} TableData;

/* The goals of one node. */
typedef struct
{
  GArray *spans;    /* SalesGoalSpan */
  GArray *revised;  /* gboolean, side by side with them */
} Goals;

typedef struct
{
  const TableData   *data;
  SalesOrganisation *organisation;
  GHashTable        *goals; /* SalesScope → Goals */
  SalesGoalTable    *table;
} Builder;

static void
table_data_free (gpointer data)
{
  TableData *self = data;

  sales_locale_free (self->locale);
  g_free (self);
}

static void
goals_free (gpointer data)
{
  Goals *self = data;

  g_array_unref (self->spans);
  g_array_unref (self->revised);
  g_free (self);
}

static void
row_free (gpointer data)
{
  SalesGoalRow *self = data;

  g_free (self->name);
  g_free (self->cells);
  g_free (self);
}

static guint
scope_hash (gconstpointer key)
{
  const SalesScope *scope = key;

  return g_int64_hash (&scope->id) * 4 + scope->kind;
}

static gboolean
scope_equal (gconstpointer a, gconstpointer b)
{
  return sales_scope_equal (a, b);
}

/* Reading ------------------------------------------------------------------------------------- */

static Goals *
need_goals (GHashTable *table, const SalesScope *scope)
{
  Goals *goals = g_hash_table_lookup (table, scope);

  if (goals == NULL)
    {
      goals = g_new (Goals, 1);
      goals->spans = g_array_new (FALSE, FALSE, sizeof (SalesGoalSpan));
      goals->revised = g_array_new (FALSE, FALSE, sizeof (gboolean));
      g_hash_table_insert (table, g_memdup2 (scope, sizeof *scope), goals);
    }
  return goals;
}

static gboolean
read_goals (SalesStore *store, Builder *builder, GError **error)
{
  const SalesPeriod *period = &builder->data->period;
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT g.scope_kind, g.scope, g.first_day, g.last_day, g.value,"
      " EXISTS (SELECT 1 FROM goal_version v WHERE v.goal = g.id AND v.version > 1)"
      " FROM goal g WHERE g.last_day >= ?1 AND g.first_day <= ?2 AND g.measure = ?3"
      " AND g.category = 0 AND g.value IS NOT NULL",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, period->first);
  sales_statement_bind_int (s, 2, period->last);
  sales_statement_bind_text (s, 3, sales_measure_to_string (builder->data->measure));
  while (sales_statement_step (s, error))
    {
      SalesScope scope = { SALES_SCOPE_UNIT, sales_statement_get_int (s, 1) };
      SalesGoalSpan span = {
        (SalesDay) sales_statement_get_int (s, 2),
        (SalesDay) sales_statement_get_int (s, 3),
        sales_statement_get_int (s, 4),
      };
      gboolean revised = sales_statement_get_int (s, 5) != 0;
      Goals *goals;

      if (!sales_scope_kind_from_string (sales_statement_get_text (s, 0), &scope.kind))
        continue;
      goals = need_goals (builder->goals, &scope);
      g_array_append_val (goals->spans, span);
      g_array_append_val (goals->revised, revised);
    }
  return !sales_statement_failed (s);
}

/* Rows ---------------------------------------------------------------------------------------- */

static void
fill_cell (SalesGoalCell *cell, const Goals *goals, const SalesPeriod *column, GArray *pieces)
{
  *cell = (SalesGoalCell){ .own = -1, .derived = -1, .children = -1 };
  if (goals == NULL)
    return;
  for (guint i = 0; i < goals->spans->len; i++)
    {
      const SalesGoalSpan *span = &g_array_index (goals->spans, SalesGoalSpan, i);

      if (span->first == column->first && span->last == column->last)
        {
          cell->own = span->value;
          cell->revised = g_array_index (goals->revised, gboolean, i);
          return;
        }
    }
  sales_goal_cover ((const SalesGoalSpan *) goals->spans->data, goals->spans->len, column->first,
                    column->last, SALES_COVER_LONGEST, pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const SalesGoalPiece *piece = &g_array_index (pieces, SalesGoalPiece, i);

      cell->derived = MAX (cell->derived, 0) + piece->value;
      cell->by_days |= piece->by_days;
    }
}

/* Returns the row's index. */
static int
add_row (Builder *builder, const SalesScope *scope, const char *name, int parent, GArray *pieces)
{
  SalesGoalTable *table = builder->table;
  const Goals *goals = g_hash_table_lookup (builder->goals, scope);
  SalesGoalRow *row = g_new0 (SalesGoalRow, 1);

  row->scope = *scope;
  row->name = g_strdup (name);
  row->parent = parent;
  row->cells = g_new (SalesGoalCell, table->n_columns);
  for (int i = 0; i < table->n_columns; i++)
    fill_cell (&row->cells[i], goals, &table->columns[i], pieces);
  if (parent >= 0)
    {
      SalesGoalRow *above = table->rows->pdata[parent];

      row->depth = above->depth + 1;
      above->n_children++;
    }
  g_ptr_array_add (table->rows, row);
  return (int) table->rows->len - 1;
}

/* Where somebody is shown: in the unit of the period's last day, or of the last day at work. */
static int
home_unit (const Builder *builder, const SalesMember *member, int index)
{
  SalesDay day = builder->data->period.last;

  if (member->left != SALES_DAY_NONE)
    day = MIN (day, member->left);
  return sales_organisation_unit_on (builder->organisation, index, day);
}

static gboolean
is_there (const Builder *builder, const SalesMember *member)
{
  const SalesPeriod *period = &builder->data->period;
  SalesScope scope = { SALES_SCOPE_PERSON, member->id };

  if (g_hash_table_contains (builder->goals, &scope))
    return TRUE;
  return (member->left == SALES_DAY_NONE || member->left >= period->first) &&
         (member->hired == SALES_DAY_NONE || member->hired <= period->last);
}

static void
add_person (Builder *builder, const SalesMember *member, int parent, GArray *pieces)
{
  SalesScope scope = { SALES_SCOPE_PERSON, member->id };
  int at = add_row (builder, &scope, member->name, parent, pieces);
  SalesGoalRow *row = builder->table->rows->pdata[at];

  row->former = member->left != SALES_DAY_NONE && member->left < builder->data->period.last;
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SalesMember *x = *(SalesMember *const *) a, *y = *(SalesMember *const *) b;

  return sales_locale_compare (user_data, x->name, y->name);
}

static void
add_people (Builder *builder, int unit, int parent, GArray *pieces)
{
  const SalesOrganisation *organisation = builder->organisation;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (int i = 1; i < organisation->n_members; i++)
    {
      SalesMember *member = &organisation->members[i];

      if (home_unit (builder, member, i) == unit && is_there (builder, member))
        g_ptr_array_add (people, member);
    }
  g_ptr_array_sort_with_data (people, compare_members, builder->data->locale);
  for (guint i = 0; i < people->len; i++)
    add_person (builder, people->pdata[i], parent, pieces);
}

/* A node of one of the three trees and everything below it, with its people if it is a unit. The
 * nodes stand in preorder; there is no recursion, because a tree may be deep. */
static void
add_nodes (Builder *builder, SalesScopeKind kind, const SalesTree *tree, int top, GArray *pieces)
{
  g_autofree int *rows = g_new (int, tree->n);

  for (int i = top; i < tree->nodes[top].end; i++)
    {
      const SalesNode *node = &tree->nodes[i];
      SalesScope scope = { kind, node->id };

      rows[i] = add_row (builder, &scope, node->name, i == top ? -1 : rows[node->parent], pieces);
      ((SalesGoalRow *) builder->table->rows->pdata[rows[i]])->unit_kind = node->kind;
      if (kind == SALES_SCOPE_UNIT)
        add_people (builder, i, rows[i], pieces);
    }
}

static gboolean
add_rows (Builder *builder, GError **error)
{
  const SalesScope *scope = &builder->data->scope;
  SalesOrganisation *organisation = builder->organisation;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  const SalesTree *tree = &organisation->units;
  int at;

  if (scope->kind == SALES_SCOPE_TERRITORY)
    tree = &organisation->territories;
  else if (scope->kind == SALES_SCOPE_CATEGORY)
    tree = &organisation->categories;
  if (scope->kind == SALES_SCOPE_PERSON)
    at = sales_organisation_find_member (organisation, scope->id);
  else
    at = sales_tree_find (tree, scope->id);
  /* No person, no territory and no category have no goals. */
  if (at < 0 || scope->id == 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT,
                   sales_scope_kind_to_string (scope->kind), scope->id);
      return FALSE;
    }
  if (scope->kind == SALES_SCOPE_PERSON)
    add_person (builder, &organisation->members[at], -1, pieces);
  else
    add_nodes (builder, scope->kind, tree, at, pieces);
  return TRUE;
}

/* Children come after their parent, so that one walk from the end adds up whole trees. */
static void
add_up (SalesGoalTable *table)
{
  for (guint i = table->rows->len; i-- > 1;)
    {
      const SalesGoalRow *row = table->rows->pdata[i];
      SalesGoalRow *parent;

      if (row->parent < 0)
        continue;
      parent = table->rows->pdata[row->parent];
      for (int j = 0; j < table->n_columns; j++)
        {
          gint64 value = sales_goal_cell_get_value (&row->cells[j]);

          if (value >= 0)
            parent->cells[j].children = MAX (parent->cells[j].children, 0) + value;
        }
    }
}

/* Columns ------------------------------------------------------------------------------------- */

static void
add_columns (SalesGoalTable *table, int year_start)
{
  SalesMonth first = sales_month_from_day (table->period.first);
  SalesMonth last = sales_month_from_day (table->period.last);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SalesPeriod));

  for (SalesMonth month = first; month <= last; month++)
    {
      SalesPeriod period = {
        SALES_PERIOD_MONTH, sales_month_first_day (month), sales_month_last_day (month)
      };
      SalesPeriod quarter =
          sales_period_containing (SALES_PERIOD_QUARTER, period.first, year_start);

      g_array_append_val (columns, period);
      if (table->period.kind == SALES_PERIOD_YEAR && quarter.last == period.last)
        g_array_append_val (columns, quarter);
    }
  if (table->period.kind != SALES_PERIOD_MONTH)
    g_array_append_val (columns, table->period);
  table->n_columns = (int) columns->len;
  table->columns = (SalesPeriod *) g_array_free (g_steal_pointer (&columns), FALSE);
}

static gpointer
read_table (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  TableData *data = user_data;
  g_autoptr (SalesGoalTable) table = g_new0 (SalesGoalTable, 1);
  g_autoptr (SalesOrganisation) organisation = NULL;
  g_autoptr (GHashTable) goals =
      g_hash_table_new_full (scope_hash, scope_equal, g_free, goals_free);
  Builder builder = { .data = data, .goals = goals, .table = table };

  table->scope = data->scope;
  table->period = data->period;
  table->year_start = data->year_start;
  table->measure = data->measure;
  table->rows = g_ptr_array_new_with_free_func (row_free);
  if (data->period.kind == SALES_PERIOD_DAYS)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "goals are shown by month, quarter or year");
      return NULL;
    }
  add_columns (table, data->year_start);
  organisation = sales_organisation_load (store, error);
  builder.organisation = organisation;
  if (organisation == NULL || !read_goals (store, &builder, error) || !add_rows (&builder, error))
    return NULL;
  add_up (table);
  return g_steal_pointer (&table);
}

/**
 * sales_goal_cell_get_value:
 * @self: a cell
 *
 * Returns: what the node is measured by: its own goal, or what its goals of other periods come
 *   to, or the sum of its children's; -1 if there is nothing
 */
gint64
sales_goal_cell_get_value (const SalesGoalCell *self)
{
  if (self->own >= 0)
    return self->own;
  return self->derived >= 0 ? self->derived : self->children;
}

/**
 * sales_goal_cell_get_gap:
 * @self: a cell
 * @gap: (out): the children's goals less the node's: negative where something is not assigned yet
 *
 * Returns: %FALSE where there is nothing to compare
 */
gboolean
sales_goal_cell_get_gap (const SalesGoalCell *self, gint64 *gap)
{
  gint64 own = self->own >= 0 ? self->own : self->derived;

  if (own < 0 || self->children < 0)
    return FALSE;
  *gap = self->children - own;
  return TRUE;
}

/**
 * sales_goal_table_request_new:
 * @scope: whose goals, with everybody's below
 * @period: a fiscal year or quarter, or a month
 * @year_start: the fiscal year's first month
 * @measure: which goals
 *
 * Main thread only. Goals for one category of a node are not in the table.
 *
 * Returns: (transfer full): a request for a #SalesGoalTable, to be freed with
 *   sales_goal_table_free(); SALES_ERROR_NOT_FOUND if there is no such scope
 */
SalesRequest *
sales_goal_table_request_new (const SalesScope  *scope,
                              const SalesPeriod *period,
                              int                year_start,
                              SalesMeasure       measure)
{
  TableData *data = g_new0 (TableData, 1);

  data->scope = *scope;
  data->period = *period;
  data->year_start = year_start;
  data->measure = measure;
  data->locale = sales_locale_new_default ();
  return sales_request_new (read_table, data, table_data_free,
                            (GDestroyNotify) sales_goal_table_free);
}

void
sales_goal_table_free (SalesGoalTable *self)
{
  g_free (self->columns);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}
