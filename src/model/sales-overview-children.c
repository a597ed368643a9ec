/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows below a scope: units, people, territories, categories, each with its own figures. */

#include "analysis/sales-ranks.h"
#include "model/sales-overview-private.h"

/* The nodes whose parts count: node … end − 1. */
typedef struct
{
  int node;
  int end;
} NodeRange;

static SalesDays
month_days (const SalesFigures *figures, int column)
{
  SalesMonth month = figures->window + column;

  return (SalesDays){ sales_month_first_day (month), sales_month_last_day (month) };
}

static SalesChild *
child_new (void)
{
  SalesChild *self = g_new0 (SalesChild, 1);

  self->trend = g_new0 (gint64, SALES_TREND_MONTHS);
  self->trend_goal = g_new (gint64, SALES_TREND_MONTHS);
  for (int i = 0; i < SALES_TREND_MONTHS; i++)
    self->trend_goal[i] = -1;
  return self;
}

/**
 * sales_child_free:
 * @self: (transfer full): a row
 */
void
sales_child_free (SalesChild *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self->trend);
  g_free (self->trend_goal);
  g_free (self);
}

/* Nothing sold, nothing to sell: such a row says nothing. */
static gboolean
is_silent (const SalesChild *self)
{
  return self->amount.actual == 0 && self->quantity.actual == 0 && self->service.orders == 0 && self->contribution.actual == 0 &&
         !self->amount.has_goal && !self->quantity.has_goal && !self->contribution.has_goal;
}

static void
fill_comparisons (SalesChild *self, const SalesFigures *figures, const SalesFacts *now, const SalesFacts *before,
                  const SalesVerdict verdicts[SALES_N_SOLD_MEASURES])
{
  sales_comparison_fill (&self->amount, figures, SALES_MEASURE_AMOUNT, now, before, &verdicts[SALES_MEASURE_AMOUNT]);
  sales_comparison_fill (&self->quantity, figures, SALES_MEASURE_QUANTITY, now, before, &verdicts[SALES_MEASURE_QUANTITY]);
  sales_comparison_fill (&self->contribution, figures, SALES_MEASURE_CONTRIBUTION, now, before,
                         &verdicts[SALES_MEASURE_CONTRIBUTION]);
}

/* Adds a part's months to the trend, where they have begun. */
static gboolean
add_trend (SalesChild *self, SalesFigures *figures, int part, GError **error)
{
  for (int i = 0; i < SALES_TREND_MONTHS; i++)
    {
      SalesDays days = month_days (figures, i);
      SalesFacts sum = { 0 };

      if (days.first > figures->today)
        self->trend[i] = SALES_NO_FIGURE;
      else if (!sales_figures_part_sum (figures, part, &days, FALSE, &sum, error))
        return FALSE;
      else
        self->trend[i] += sum.amount;
    }
  return TRUE;
}

/* People --------------------------------------------------------------------------------------- */

static void
add_verdict (SalesVerdict *self, const SalesVerdict *other)
{
  self->has_goal |= other->has_goal;
  self->own |= other->own;
  self->by_days |= other->by_days;
  self->goal += other->goal;
  self->to_date += other->to_date;
  self->compared += other->compared;
  self->in_goals += other->in_goals;
}

static gboolean
add_part (SalesChild *self, SalesFigures *figures, int part, const SalesOpenOrders *open, SalesFacts *now, SalesFacts *before,
          SalesVerdict verdicts[SALES_N_SOLD_MEASURES], GError **error)
{
  sales_facts_add (now, &figures->part_now[part]);
  sales_facts_add (before, &figures->part_before[part]);
  self->service.overdue += open->overdue[part];
  self->service.awaiting += open->awaiting[part];
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    add_verdict (&verdicts[i], &figures->part_verdicts[i][part]);
  for (int i = 0; i < SALES_TREND_MONTHS; i++)
    {
      gint64 goal = figures->part_goals[part * SALES_WINDOW_MONTHS + i];

      if (goal >= 0)
        self->trend_goal[i] = MAX (self->trend_goal[i], 0) + goal;
    }
  return add_trend (self, figures, part, error);
}

static void
describe_person (SalesChild *self, const SalesFigures *figures, int member)
{
  const SalesMember *it = &figures->organisation->members[member];
  SalesDay day = MIN (figures->period.last, figures->today);
  int unit;

  self->scope = (SalesScope){ SALES_SCOPE_PERSON, it->id };
  self->name = g_strdup (it->name);
  if (member == 0)
    return;
  self->former = it->left != SALES_DAY_NONE && it->left < figures->today;
  if (it->left != SALES_DAY_NONE)
    day = MIN (day, it->left);
  unit = sales_organisation_unit_on (figures->organisation, member, day);
  if (unit > 0)
    self->detail = g_strdup (figures->organisation->units.nodes[unit].name);
}

/* Adds the person as far as he or she belongs to @range in the period; nobody silent is added. */
static gboolean
add_person (GPtrArray *children, SalesFigures *figures, int member, NodeRange range, const SalesOpenOrders *open, GError **error)
{
  const SalesMember *it = &figures->organisation->members[member];
  SalesVerdict verdicts[SALES_N_SOLD_MEASURES] = { 0 };
  SalesFacts now = { 0 }, before = { 0 };
  SalesChild *child = NULL;
  gint64 overdue, awaiting;

  for (int i = it->first_part; i < it->first_part + it->n_parts; i++)
    {
      const SalesPart *part = &figures->parts[i];

      if (part->unit < range.node || part->unit >= range.end)
        continue;
      if (child == NULL)
        child = child_new ();
      if (!add_part (child, figures, i, open, &now, &before, verdicts, error))
        {
          sales_child_free (child);
          return FALSE;
        }
    }
  if (child == NULL)
    return TRUE;
  fill_comparisons (child, figures, &now, &before, verdicts);
  overdue = child->service.overdue;
  awaiting = child->service.awaiting;
  sales_service_fill (&child->service, figures, &now, overdue, awaiting);
  if (is_silent (child))
    {
      sales_child_free (child);
      return TRUE;
    }
  describe_person (child, figures, member);
  g_ptr_array_add (children, child);
  return TRUE;
}

/* Nodes ---------------------------------------------------------------------------------------- */

static gboolean
add_node (GPtrArray *children, SalesFigures *figures, int node, const SalesOpenOrders *open, GError **error)
{
  SalesVerdict verdicts[SALES_N_SOLD_MEASURES];
  SalesChild *child = child_new ();
  gint64 overdue = 0, awaiting = 0;

  for (int i = figures->node_first[node]; i < figures->node_first[figures->nodes[node].end]; i++)
    {
      int part = figures->node_parts[i];

      overdue += open->overdue[part];
      awaiting += open->awaiting[part];
      if (!add_trend (child, figures, part, error))
        {
          sales_child_free (child);
          return FALSE;
        }
    }
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    verdicts[i] = figures->node_verdicts[i][node];
  for (int i = 0; i < SALES_TREND_MONTHS; i++)
    child->trend_goal[i] = figures->node_goals[node * SALES_WINDOW_MONTHS + i];
  fill_comparisons (child, figures, &figures->node_now[node], &figures->node_before[node], verdicts);
  sales_service_fill (&child->service, figures, &figures->node_now[node], overdue, awaiting);
  if (is_silent (child))
    {
      sales_child_free (child);
      return TRUE;
    }
  child->scope = (SalesScope){ figures->scope.kind, figures->nodes[node].id };
  child->name = g_strdup (figures->nodes[node].name);
  g_ptr_array_add (children, child);
  return TRUE;
}

/* Order ---------------------------------------------------------------------------------------- */

/**
 * sales_child_get_key:
 * @self: a row
 *
 * Returns: the attainment to date, by which rows are ranked; %SALES_NO_FIGURE where there is none,
 *   as in a period that has not begun
 */
gint64
sales_child_get_key (const SalesChild *self)
{
  gint64 share;

  if (!sales_comparison_has_attainment (&self->amount) ||
      !sales_attainment (self->amount.compared, self->amount.goal_to_date, &share))
    return SALES_NO_FIGURE;
  return share;
}

typedef struct
{
  SalesChild *child;
  gint64      key;
} SortKey;

/* Lowest attainment first; then those without, the larger amount first. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *x = a, *y = b;
  gint64 x_amount = x->child->amount.actual, y_amount = y->child->amount.actual;

  if ((x->key == SALES_NO_FIGURE) != (y->key == SALES_NO_FIGURE))
    return x->key == SALES_NO_FIGURE ? 1 : -1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x_amount != y_amount)
    return x_amount > y_amount ? -1 : 1;
  return (x->child->scope.id > y->child->scope.id) - (x->child->scope.id < y->child->scope.id);
}

/**
 * sales_children_rank:
 * @children: (element-type SalesChild): rows
 *
 * Gives each row its competition rank and sorts them, the lowest attainment first.
 */
void
sales_children_rank (GPtrArray *children)
{
  g_autofree SortKey *keys = g_new (SortKey, children->len + 1);
  g_autofree gint64 *values = g_new (gint64, children->len + 1);
  g_autofree int *ranks = g_new (int, children->len + 1);

  for (guint i = 0; i < children->len; i++)
    {
      keys[i].child = children->pdata[i];
      keys[i].key = values[i] = sales_child_get_key (children->pdata[i]);
    }
  sales_rank_competition (values, children->len, SALES_RANK_HIGHEST_FIRST, ranks);
  for (guint i = 0; i < children->len; i++)
    keys[i].child->rank = ranks[i];
  qsort (keys, children->len, sizeof *keys, compare_keys);
  for (guint i = 0; i < children->len; i++)
    children->pdata[i] = keys[i].child;
}

/**
 * sales_overview_add_children:
 * @self: an overview
 * @figures: figures
 * @open: orders that are not done
 * @error: return location for an error
 *
 * Subunits with the people who belong directly to the scope, subterritories, or subcategories. A
 * person has none.
 *
 * Returns: whether that worked
 */
gboolean
sales_overview_add_children (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  int node = figures->node;
  int member = -1;

  self->child_kind = figures->table.axis;
  if (node < 0)
    return TRUE;
  for (int i = node + 1; i < figures->nodes[node].end; i = figures->nodes[i].end)
    {
      if (!add_node (self->children, figures, i, open, error))
        return FALSE;
      self->child_kind = figures->scope.kind;
    }
  if (figures->table.axis == SALES_SCOPE_PERSON)
    for (int i = figures->node_first[node]; i < figures->node_first[node + 1]; i++)
      {
        int next = figures->parts[figures->node_parts[i]].member;

        /* The parts of a node stand by person. */
        if (next != member && !add_person (self->children, figures, next, (NodeRange){ node, node + 1 }, open, error))
          return FALSE;
        member = next;
      }
  sales_children_rank (self->children);
  return TRUE;
}

/**
 * sales_ranking_make:
 * @figures: figures of a unit
 * @open: orders that are not done
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SalesChild): everybody who sold or had a goal in the
 *   scope, ranked, or %NULL
 */
GPtrArray *
sales_ranking_make (SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_child_free);
  NodeRange range = { figures->node, figures->node >= 0 ? figures->nodes[figures->node].end : -1 };

  for (int i = 0; i < figures->organisation->n_members; i++)
    if (!add_person (people, figures, i, range, open, error))
      return NULL;
  sales_children_rank (people);
  return g_steal_pointer (&people);
}

/* Heat map ------------------------------------------------------------------------------------- */

static void
heat_row_free (SalesHeatRow *self)
{
  g_free (self->name);
  g_free (self->actual);
  g_free (self->goal);
  g_free (self);
}

/* One person in one month, over all parts that belong to the scope. */
static gboolean
fill_heat (SalesHeatRow *row, SalesFigures *figures, int member, int at, const SalesDays *days, GError **error)
{
  const SalesMember *it = &figures->organisation->members[member];
  SalesFacts sum = { 0 };

  row->goal[at] = -1;
  for (int i = it->first_part; i < it->first_part + it->n_parts; i++)
    {
      gint64 goal;

      if (!sales_figures_has_part (figures, i) || figures->parts[i].first > days->last || figures->parts[i].last < days->first)
        continue;
      goal = sales_figures_month_goal (figures, member, i, days, TRUE);
      if (goal >= 0)
        row->goal[at] = MAX (row->goal[at], 0) + goal;
      if (!sales_figures_part_sum (figures, i, days, FALSE, &sum, error))
        return FALSE;
    }
  row->actual[at] = days->first > figures->today ? SALES_NO_FIGURE : sum.amount;
  return TRUE;
}

static gint64
person_key (SalesFigures *figures, int member)
{
  const SalesMember *it = &figures->organisation->members[member];
  SalesVerdict sum = { 0 };
  gint64 share;

  for (int i = it->first_part; i < it->first_part + it->n_parts; i++)
    if (figures->node >= 0 && sales_figures_has_part (figures, i))
      add_verdict (&sum, &figures->part_verdicts[SALES_MEASURE_AMOUNT][i]);
  return sales_attainment (sum.compared, sum.to_date, &share) ? share : SALES_NO_FIGURE;
}

typedef struct
{
  SalesHeatRow *row;
  gint64        key;
} HeatKey;

static int
compare_heat (gconstpointer a, gconstpointer b)
{
  const HeatKey *x = a, *y = b;

  if ((x->key == SALES_NO_FIGURE) != (y->key == SALES_NO_FIGURE))
    return x->key == SALES_NO_FIGURE ? 1 : -1;
  return (x->key > y->key) - (x->key < y->key);
}

static gboolean
add_heat_row (GArray *rows, SalesFigures *figures, int member, int first_column, int n_columns, GError **error)
{
  HeatKey key = { g_new0 (SalesHeatRow, 1), 0 };
  gboolean has_goal = FALSE;

  key.row->actual = g_new0 (gint64, n_columns);
  key.row->goal = g_new0 (gint64, n_columns);
  for (int i = 0; i < n_columns; i++)
    {
      SalesDays days = month_days (figures, first_column + i);

      if (!fill_heat (key.row, figures, member, i, &days, error))
        {
          heat_row_free (key.row);
          return FALSE;
        }
      has_goal |= key.row->goal[i] >= 0;
    }
  if (!has_goal)
    {
      heat_row_free (key.row);
      return TRUE;
    }
  key.row->scope = (SalesScope){ SALES_SCOPE_PERSON, figures->organisation->members[member].id };
  key.row->name = g_strdup (figures->organisation->members[member].name);
  key.key = person_key (figures, member);
  g_array_append_val (rows, key);
  return TRUE;
}

/**
 * sales_overview_add_heat:
 * @self: an overview
 * @figures: figures
 * @error: return location for an error
 *
 * Six months up to the period's last one, or to the running one.
 *
 * Returns: whether that worked
 */
gboolean
sales_overview_add_heat (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HeatKey));
  SalesMonth last = sales_month_from_day (MIN (figures->period.last, figures->today));
  int column;

  self->heat_months = SALES_WINDOW_MONTHS / 2;
  column = MAX (last - figures->window - self->heat_months + 1, 0);
  self->heat_first_month = figures->window + column;
  if (figures->table.axis != SALES_SCOPE_PERSON || !figures->has_goals)
    return TRUE;
  for (int i = 1; i < figures->organisation->n_members; i++)
    {
      gboolean done = figures->member >= 0 && figures->member != i;

      if (!done && !add_heat_row (rows, figures, i, column, self->heat_months, error))
        {
          for (guint j = 0; j < rows->len; j++)
            heat_row_free (g_array_index (rows, HeatKey, j).row);
          return FALSE;
        }
    }
  if (rows->len > 1)
    qsort (rows->data, rows->len, sizeof (HeatKey), compare_heat);
  g_ptr_array_set_free_func (self->heat, (GDestroyNotify) heat_row_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->heat, g_array_index (rows, HeatKey, i).row);
  return TRUE;
}
