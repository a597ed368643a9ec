/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-table-private.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"
#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-history.h"
#include "model/sales-organisation.h"
#include "model/sales-settings.h"
#include "store/sales-store.h"

typedef struct
{
  SalesScope     scope;
  SalesScopeKind below;
  SalesPeriod    period;
  int            year_start;
  SalesMeasure  *measures;
  int            n_measures;
  SalesLocale   *locale; /* for sorting names on the document's thread */
} TableData;

typedef struct
{
  const TableData   *data;
  SalesOrganisation *organisation;
  SalesGoalTable    *table;
  GHashTable       **history; /* of each measure, from sales_history_read() */
  SalesMonth         first;   /* the first month of the history */
  int                n_months;
  int                n_known; /* of them so many are over */
  GArray            *pieces;  /* room to work in */
} Builder;

static void
table_data_free (gpointer data)
{
  TableData *self = data;

  g_clear_pointer (&self->locale, sales_locale_free);
  g_free (self->measures);
  g_free (self);
}

static void
goals_free (gpointer data)
{
  SalesNodeGoals *self = data;

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
key_hash (gconstpointer data)
{
  const SalesGoalKey *key = data;

  return ((g_int64_hash (&key->scope.id) * 4 + key->scope.kind) * 16 + key->measure) * 2 + (guint) key->vacant;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const SalesGoalKey *x = a, *y = b;

  return sales_scope_equal (&x->scope, &y->scope) && x->measure == y->measure && x->vacant == y->vacant;
}

/* Reading ------------------------------------------------------------------------------------- */

static gboolean
shows_measure (const SalesGoalTable *table, SalesMeasure measure)
{
  for (int i = 0; i < table->n_measures; i++)
    if (table->measures[i] == measure)
      return TRUE;
  return FALSE;
}

static SalesNodeGoals *
need_goals (GHashTable *goals, const SalesGoalKey *key)
{
  SalesNodeGoals *found = g_hash_table_lookup (goals, key);

  if (found == NULL)
    {
      found = g_new (SalesNodeGoals, 1);
      found->spans = g_array_new (FALSE, FALSE, sizeof (SalesGoalSpan));
      found->revised = g_array_new (FALSE, FALSE, sizeof (gboolean));
      g_hash_table_insert (goals, g_memdup2 (key, sizeof *key), found);
    }
  return found;
}

static gboolean
read_goals (SalesStore *store, SalesGoalTable *table, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT g.scope_kind, g.scope, g.measure, g.first_day, g.last_day, g.value,"
      " EXISTS (SELECT 1 FROM goal_version v WHERE v.goal = g.id AND v.version > 1)"
      " FROM goal g WHERE g.last_day >= ?1 AND g.first_day <= ?2"
      " AND g.category = 0 AND g.value IS NOT NULL",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, table->period.first);
  sales_statement_bind_int (s, 2, table->period.last);
  while (sales_statement_step (s, error))
    {
      SalesGoalKey key = { .scope = { SALES_SCOPE_UNIT, sales_statement_get_int (s, 1) } };
      SalesGoalSpan span = {
        (SalesDay) sales_statement_get_int (s, 3),
        (SalesDay) sales_statement_get_int (s, 4),
        sales_statement_get_int (s, 5),
      };
      gboolean revised = sales_statement_get_int (s, 6) != 0;
      SalesNodeGoals *goals;

      key.vacant = g_str_equal (sales_statement_get_text (s, 0), "vacant");
      if ((!key.vacant && !sales_scope_kind_from_string (sales_statement_get_text (s, 0), &key.scope.kind)) ||
          !sales_measure_from_string (sales_statement_get_text (s, 2), &key.measure) ||
          !shows_measure (table, key.measure))
        continue;
      goals = need_goals (table->goals, &key);
      g_array_append_val (goals->spans, span);
      g_array_append_val (goals->revised, revised);
    }
  return !sales_statement_failed (s);
}

/* The year before, as far as it is over, and of that what the document knows of. */
static gboolean
read_history (SalesStore *store, Builder *builder, GError **error)
{
  SalesGoalTable *table = builder->table;
  SalesScopeKind axis = table->scope.kind == SALES_SCOPE_UNIT ? table->below : table->scope.kind;
  SalesMonth first_data;
  g_autoptr (GError) local = NULL;

  builder->first = sales_month_from_day (table->period.first) - 12;
  builder->n_months = sales_month_from_day (table->period.last) - 12 - builder->first + 1;
  builder->n_known = CLAMP (sales_history_last_month (table->period.first) - builder->first + 1, 0, builder->n_months);
  if (!sales_history_first_month (store, &first_data, &local))
    first_data = G_MAXINT32;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (first_data >= builder->first + builder->n_known)
    builder->n_known = 0;
  for (int i = 0; i < table->n_measures; i++)
    {
      builder->history[i] = sales_history_read (store, axis, table->measures[i], builder->first, builder->n_months, error);
      if (builder->history[i] == NULL ||
          !sales_season_read (store, table->measures[i], table->period.first, table->seasons[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Cells --------------------------------------------------------------------------------------- */

static void
fill_goal (Builder *builder, const SalesGoalRow *row, const SalesGoalColumn *column, SalesGoalCell *cell)
{
  const SalesNodeGoals *goals = sales_goal_table_find_goals (builder->table, row, column->measure);
  SalesDay first = MAX (row->first, column->period.first), last = MIN (row->last, column->period.last);

  if (first > last)
    cell->absent = TRUE;
  if (goals == NULL || first > last)
    return;
  for (guint i = 0; i < goals->spans->len; i++)
    {
      const SalesGoalSpan *span = &g_array_index (goals->spans, SalesGoalSpan, i);

      if (span->first == first && span->last == last)
        {
          cell->own = span->value;
          cell->revised = g_array_index (goals->revised, gboolean, i);
          return;
        }
    }
  if (sales_measure_is_share (column->measure))
    return;
  sales_goal_cover ((const SalesGoalSpan *) goals->spans->data, goals->spans->len, first, last, SALES_COVER_LONGEST,
                    builder->pieces);
  for (guint i = 0; i < builder->pieces->len; i++)
    {
      const SalesGoalPiece *piece = &g_array_index (builder->pieces, SalesGoalPiece, i);

      cell->derived = MAX (cell->derived, 0) + piece->value;
      cell->by_days |= piece->by_days;
    }
}

/* What was sold on the same days a year earlier: of a part of a month a part, by days. */
static void
fill_before (Builder *builder, const SalesGoalRow *row, const SalesGoalColumn *column, GHashTable *history, SalesGoalCell *cell)
{
  SalesMonth first = sales_month_from_day (column->period.first), last = sales_month_from_day (column->period.last);
  const gint64 *figures = row->vacant || row->scope.kind == SALES_SCOPE_UNIT ? NULL : g_hash_table_lookup (history, &row->scope.id);

  if (last - 12 - builder->first >= builder->n_known || cell->absent)
    return;
  cell->before = 0;
  for (SalesMonth month = first; figures != NULL && month <= last; month++)
    {
      SalesDay from = MAX (row->first, sales_month_first_day (month)), to = MIN (row->last, sales_month_last_day (month));
      gint64 part = 0;

      if (from <= to && sales_mul_div (figures[month - 12 - builder->first], to - from + 1,
                                       sales_month_last_day (month) - sales_month_first_day (month) + 1, &part))
        cell->before += part;
    }
}

static int
measure_index (const SalesGoalTable *table, SalesMeasure measure)
{
  for (int i = 0; i < table->n_measures; i++)
    if (table->measures[i] == measure)
      return i;
  return 0;
}

/* Takes @row over. Returns its index. */
static int
add_row (Builder *builder, SalesGoalRow *row)
{
  SalesGoalTable *table = builder->table;

  row->cells = g_new (SalesGoalCell, table->n_columns);
  for (int i = 0; i < table->n_columns; i++)
    {
      const SalesGoalColumn *column = &table->columns[i];
      SalesGoalCell *cell = &row->cells[i];

      *cell = (SalesGoalCell){ .own = -1, .derived = -1, .children = -1, .before = SALES_NO_FIGURE };
      fill_goal (builder, row, column, cell);
      fill_before (builder, row, column, builder->history[measure_index (table, column->measure)], cell);
    }
  if (row->parent >= 0)
    {
      SalesGoalRow *above = table->rows->pdata[row->parent];

      row->depth = above->depth + 1;
      above->n_children++;
    }
  g_ptr_array_add (table->rows, row);
  return (int) table->rows->len - 1;
}

static SalesGoalRow *
new_row (Builder *builder, const SalesScope *scope, const char *name, int parent)
{
  SalesGoalRow *row = g_new0 (SalesGoalRow, 1);

  row->scope = *scope;
  row->name = g_strdup (name);
  row->parent = parent;
  row->hired = row->left = SALES_DAY_NONE;
  row->first = builder->data->period.first;
  row->last = builder->data->period.last;
  return row;
}

/* People -------------------------------------------------------------------------------------- */

/* Somebody in a unit for some of the period's days. */
typedef struct
{
  const SalesMember *member;
  int                unit;
  SalesDay           first;
  SalesDay           last;
} Stay;

static gboolean
has_goals (const SalesGoalTable *table, const SalesScope *scope)
{
  for (int i = 0; i < table->n_measures; i++)
    if (g_hash_table_contains (table->goals, &(SalesGoalKey){ *scope, table->measures[i], FALSE }))
      return TRUE;
  return FALSE;
}

static gboolean
is_there (const Builder *builder, const SalesMember *member)
{
  const SalesPeriod *period = &builder->data->period;
  SalesScope scope = { SALES_SCOPE_PERSON, member->id };

  return has_goals (builder->table, &scope) ||
         ((member->left == SALES_DAY_NONE || member->left >= period->first) &&
          (member->hired == SALES_DAY_NONE || member->hired <= period->last));
}

/* Days of which no membership speaks go with the stay beside them: a goal that begins before somebody
 * was hired stays whole. Whoever belongs nowhere stands where the organisation says. */
static void
add_stays (Builder *builder, int index, GArray *stays)
{
  const SalesOrganisation *organisation = builder->organisation;
  const SalesMember *member = &organisation->members[index];
  const SalesPeriod *period = &builder->data->period;
  SalesDay from = period->first, until = period->last;
  guint before = stays->len;

  if (member->hired != SALES_DAY_NONE && member->hired <= until)
    from = MAX (from, member->hired);
  if (member->left != SALES_DAY_NONE && member->left >= from)
    until = MIN (until, member->left);
  for (int i = 0; i < member->n_parts; i++)
    {
      const SalesPart *part = &organisation->parts[member->first_part + i];
      Stay *last = stays->len > before ? &g_array_index (stays, Stay, stays->len - 1) : NULL;
      Stay stay = { member, part->unit, MAX (part->first, period->first), period->last };

      if (part->assumed || part->first > until || part->last < from || (last != NULL && last->unit == part->unit))
        continue;
      if (last != NULL)
        last->last = stay.first - 1;
      else
        stay.first = period->first;
      g_array_append_val (stays, stay);
    }
  if (stays->len == before)
    {
      Stay stay = { member, sales_organisation_unit_on (organisation, index, until), period->first, period->last };

      g_array_append_val (stays, stay);
    }
}

static int
compare_stays (gconstpointer a, gconstpointer b, gpointer locale)
{
  const Stay *x = a, *y = b;
  int order;

  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  order = sales_locale_compare (locale, x->member->name, y->member->name);
  if (order != 0 || x->member == y->member)
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
  return x->member->id < y->member->id ? -1 : 1;
}

/* Everybody who is there, by unit and name. */
static GArray *
list_stays (Builder *builder)
{
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (int i = 1; i < builder->organisation->n_members; i++)
    if (is_there (builder, &builder->organisation->members[i]))
      add_stays (builder, i, stays);
  g_array_sort_with_data (stays, compare_stays, builder->data->locale);
  return stays;
}

static void
add_person (Builder *builder, const Stay *stay, int parent)
{
  SalesScope scope = { SALES_SCOPE_PERSON, stay->member->id };
  SalesGoalRow *row = new_row (builder, &scope, stay->member->name, parent);

  row->hired = stay->member->hired;
  row->left = stay->member->left;
  row->former = row->left != SALES_DAY_NONE && row->left < builder->data->period.last;
  row->first = stay->first;
  row->last = stay->last;
  add_row (builder, row);
}

/* Rows ---------------------------------------------------------------------------------------- */

static void
add_people (Builder *builder, const GArray *stays, guint *next, int unit, int parent)
{
  SalesScope scope = { SALES_SCOPE_UNIT, builder->organisation->units.nodes[unit].id };
  gboolean vacant = FALSE;

  while (*next < stays->len && g_array_index (stays, Stay, *next).unit < unit)
    ++*next;
  for (; *next < stays->len && g_array_index (stays, Stay, *next).unit == unit; ++*next)
    add_person (builder, &g_array_index (stays, Stay, *next), parent);
  for (int i = 0; i < builder->table->n_measures; i++)
    vacant |= g_hash_table_contains (builder->table->goals, &(SalesGoalKey){ scope, builder->table->measures[i], TRUE });
  if (vacant)
    {
      SalesGoalRow *row = new_row (builder, &scope, C_ ("goals", "Vacant"), parent);

      row->vacant = TRUE;
      add_row (builder, row);
    }
}

/* A node of one of the three trees and everything below it, with its people if it is a unit. The
 * nodes stand in preorder; there is no recursion, because a tree may be deep. */
static void
add_nodes (Builder *builder, SalesScopeKind kind, const SalesTree *tree, int top, int above)
{
  g_autofree int *rows = g_new (int, tree->n);
  g_autoptr (GArray) stays = kind == SALES_SCOPE_UNIT ? list_stays (builder) : NULL;
  guint next = 0;

  for (int i = top; i < tree->nodes[top].end; i++)
    {
      const SalesNode *node = &tree->nodes[i];
      SalesScope scope = { kind, node->id };
      SalesGoalRow *row = new_row (builder, &scope, node->name, i == top ? above : rows[node->parent]);

      row->unit_kind = node->kind;
      rows[i] = add_row (builder, row);
      if (kind == SALES_SCOPE_UNIT)
        add_people (builder, stays, &next, i, rows[i]);
    }
}

/* The company over all territories or all categories. */
static void
add_company (Builder *builder, SalesScopeKind kind, const SalesTree *tree)
{
  const SalesNode *company = &builder->organisation->units.nodes[0];
  int top = add_row (builder, new_row (builder, &SALES_SCOPE_COMPANY, company->name, -1));

  for (int i = 0; i < tree->n; i = tree->nodes[i].end)
    add_nodes (builder, kind, tree, i, top);
}

static gboolean
add_scope_person (Builder *builder, int member)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  if (member <= 0)
    return FALSE;
  add_stays (builder, member, stays);
  /* Alone there is one row for all units. */
  g_array_index (stays, Stay, 0).last = builder->data->period.last;
  add_person (builder, &g_array_index (stays, Stay, 0), -1);
  return TRUE;
}

static gboolean
add_rows (Builder *builder, GError **error)
{
  const SalesScope *scope = &builder->data->scope;
  SalesOrganisation *organisation = builder->organisation;
  SalesScopeKind kind = scope->kind;
  const SalesTree *tree;
  int at;

  /* Other trees stand below the whole company only. */
  if (kind == SALES_SCOPE_UNIT && scope->id == SALES_COMPANY_ID && builder->table->below != SALES_SCOPE_UNIT)
    kind = builder->table->below;
  tree = kind == SALES_SCOPE_TERRITORY  ? &organisation->territories
         : kind == SALES_SCOPE_CATEGORY ? &organisation->categories
                                        : &organisation->units;
  if (kind != scope->kind)
    {
      add_company (builder, kind, tree);
      return TRUE;
    }
  if (kind == SALES_SCOPE_PERSON &&
      add_scope_person (builder, sales_organisation_find_member (organisation, scope->id)))
    return TRUE;
  at = kind == SALES_SCOPE_PERSON ? -1 : sales_tree_find (tree, scope->id);
  /* No person, no territory and no category have no goals. */
  if (at < 0 || scope->id == 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT,
                   sales_scope_kind_to_string (scope->kind), scope->id);
      return FALSE;
    }
  add_nodes (builder, kind, tree, at, -1);
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

          /* Shares do not add up. */
          if (value >= 0 && !sales_measure_is_share (table->columns[j].measure))
            parent->cells[j].children = MAX (parent->cells[j].children, 0) + value;
          if (row->cells[j].before != SALES_NO_FIGURE && parent->cells[j].before != SALES_NO_FIGURE)
            parent->cells[j].before += row->cells[j].before;
        }
    }
}

/* Columns ------------------------------------------------------------------------------------- */

static void
add_column (const SalesGoalTable *table, GArray *columns, const SalesPeriod *period)
{
  for (int i = 0; i < table->n_measures; i++)
    {
      SalesGoalColumn column = { *period, table->measures[i] };

      g_array_append_val (columns, column);
    }
}

static void
add_columns (SalesGoalTable *table)
{
  SalesMonth first = sales_month_from_day (table->period.first);
  SalesMonth last = sales_month_from_day (table->period.last);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SalesGoalColumn));

  for (SalesMonth month = first; month <= last; month++)
    {
      SalesPeriod period = {
        SALES_PERIOD_MONTH, sales_month_first_day (month), sales_month_last_day (month)
      };
      SalesPeriod quarter = sales_period_containing (SALES_PERIOD_QUARTER, period.first, table->year_start);

      add_column (table, columns, &period);
      if (table->period.kind == SALES_PERIOD_YEAR && quarter.last == period.last)
        add_column (table, columns, &quarter);
    }
  if (table->period.kind != SALES_PERIOD_MONTH)
    add_column (table, columns, &table->period);
  table->n_columns = (int) columns->len;
  table->columns = (SalesGoalColumn *) (gpointer) g_array_free (g_steal_pointer (&columns), FALSE);
}

static gboolean
read_currency (SalesStore *store, SalesGoalTable *table, GError **error)
{
  SalesDocumentInfo info = { 0 };

  if (!sales_settings_load (store, &info, error))
    return FALSE;
  table->currency = info.currency;
  sales_settings_clear (&info);
  return TRUE;
}

static SalesGoalTable *
new_table (const TableData *data)
{
  SalesGoalTable *table = g_new0 (SalesGoalTable, 1);

  table->scope = data->scope;
  table->below = data->below;
  table->period = data->period;
  table->year_start = data->year_start;
  table->measures = g_memdup2 (data->measures, (gsize) data->n_measures * sizeof *data->measures);
  table->n_measures = data->n_measures;
  table->seasons = g_malloc0 ((gsize) data->n_measures * sizeof *table->seasons);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  table->goals = g_hash_table_new_full (key_hash, key_equal, g_free, goals_free);
  return table;
}

static gpointer
read_table (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  TableData *data = user_data;
  g_autoptr (SalesGoalTable) table = new_table (data);
  g_autoptr (SalesOrganisation) organisation = NULL;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  g_autofree GHashTable **history = g_new0 (GHashTable *, data->n_measures + 1);
  Builder builder = { .data = data, .table = table, .history = history, .pieces = pieces };
  gboolean done;

  if (data->period.kind == SALES_PERIOD_DAYS || data->n_measures == 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "goals are shown by month, quarter or year, and of one measure at least");
      return NULL;
    }
  add_columns (table);
  organisation = sales_organisation_load (store, error);
  builder.organisation = organisation;
  done = organisation != NULL && read_currency (store, table, error) && read_goals (store, table, error) &&
         read_history (store, &builder, error) && add_rows (&builder, error);
  for (int i = 0; i < data->n_measures; i++)
    g_clear_pointer (&history[i], g_hash_table_unref);
  if (!done)
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

static TableData *
new_data (const SalesScope   *scope,
          SalesScopeKind      below,
          const SalesPeriod  *period,
          int                 year_start,
          const SalesMeasure *measures,
          int                 n_measures)
{
  TableData *data = g_new0 (TableData, 1);

  data->scope = *scope;
  data->below = below;
  data->period = *period;
  data->year_start = year_start;
  data->measures = g_memdup2 (measures, (gsize) n_measures * sizeof *measures);
  data->n_measures = n_measures;
  data->locale = sales_locale_new_default ();
  return data;
}

/**
 * sales_goal_table_request_new:
 * @scope: whose goals, with everybody's below
 * @below: what stands below the company: %SALES_SCOPE_UNIT, %SALES_SCOPE_TERRITORY or
 *   %SALES_SCOPE_CATEGORY; without meaning for other scopes
 * @period: a fiscal year or quarter, or a month
 * @year_start: the fiscal year's first month
 * @measures: (array length=n_measures): which goals, side by side
 * @n_measures: how many, at least one
 *
 * Goals for one category of a node are not in the table.
 *
 * Returns: (transfer full): a request for a #SalesGoalTable, to be freed with
 *   sales_goal_table_free(); SALES_ERROR_NOT_FOUND if there is no such scope
 */
SalesRequest *
sales_goal_table_request_new (const SalesScope   *scope,
                              SalesScopeKind      below,
                              const SalesPeriod  *period,
                              int                 year_start,
                              const SalesMeasure *measures,
                              int                 n_measures)
{
  return sales_request_new (read_table, new_data (scope, below, period, year_start, measures, n_measures),
                            table_data_free, (GDestroyNotify) sales_goal_table_free);
}

/**
 * sales_goal_table_read:
 * @store: a store, on its thread
 * @scope: whose goals
 * @below: what stands below the company
 * @period: a fiscal year or quarter, or a month
 * @year_start: the fiscal year's first month
 * @measures: (array length=n_measures): which goals
 * @n_measures: how many
 * @error: return location for an error
 *
 * Returns: (transfer full): as sales_goal_table_request_new() has it, or %NULL
 */
SalesGoalTable *
sales_goal_table_read (SalesStore         *store,
                       const SalesScope   *scope,
                       SalesScopeKind      below,
                       const SalesPeriod  *period,
                       int                 year_start,
                       const SalesMeasure *measures,
                       int                 n_measures,
                       GError            **error)
{
  TableData *data = new_data (scope, below, period, year_start, measures, n_measures);
  SalesGoalTable *table = read_table (store, data, NULL, error);

  table_data_free (data);
  return table;
}

void
sales_goal_table_free (SalesGoalTable *self)
{
  g_free (self->measures);
  g_free (self->seasons);
  g_free (self->columns);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_hash_table_unref);
  g_free (self);
}
