/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-figures-private.h"

#include "base/sales-error.h"
#include "model/sales-settings.h"
#include "store/sales-store.h"

/* Tree and parts ------------------------------------------------------------------------------- */

static const SalesTree *
tree_of (const SalesOrganisation *organisation, SalesScopeKind axis)
{
  switch (axis)
    {
    case SALES_SCOPE_TERRITORY:
      return &organisation->territories;
    case SALES_SCOPE_CATEGORY:
      return &organisation->categories;
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return &organisation->units;
    }
}

/* People belong to units on certain days; a territory or category belongs to itself. */
static void
set_parts (SalesFigures *self)
{
  const SalesOrganisation *organisation = self->organisation;

  if (self->table.axis == SALES_SCOPE_PERSON)
    {
      self->n_parts = organisation->n_parts;
      self->parts = g_memdup2 (organisation->parts, sizeof (SalesPart) * (gsize) organisation->n_parts);
      return;
    }
  self->n_parts = self->n_nodes;
  self->parts = g_new (SalesPart, self->n_parts);
  for (int i = 0; i < self->n_parts; i++)
    self->parts[i] = (SalesPart){ i, i, SALES_DAY_MIN, SALES_DAY_MAX, FALSE };
}

/* Sorts the parts by node, by counting. */
static void
index_parts (SalesFigures *self)
{
  self->node_first = g_new0 (int, self->n_nodes + 2);
  self->node_parts = g_new (int, self->n_parts + 1);
  for (int i = 0; i < self->n_parts; i++)
    self->node_first[self->parts[i].unit + 2]++;
  for (int i = 2; i < self->n_nodes + 2; i++)
    self->node_first[i] += self->node_first[i - 1];
  for (int i = 0; i < self->n_parts; i++)
    self->node_parts[self->node_first[self->parts[i].unit + 1]++] = i;
}

static gboolean
set_tree (SalesFigures *self, GError **error)
{
  const SalesTree *tree = tree_of (self->organisation, self->table.axis);
  gboolean people = self->table.axis == SALES_SCOPE_PERSON;

  self->n_nodes = people ? tree->n : tree->n + 1;
  self->nodes = g_new0 (SalesNode, self->n_nodes);
  for (int i = 0; i < tree->n; i++)
    self->nodes[i] = tree->nodes[i];
  if (!people)
    self->nodes[tree->n] = (SalesNode){ .parent = -1, .end = self->n_nodes };
  self->table.n_entities = people ? self->organisation->n_members : self->n_nodes;
  set_parts (self);
  index_parts (self);

  self->node = self->member = -1;
  if (self->scope.kind == SALES_SCOPE_PERSON)
    self->member = sales_organisation_find_member (self->organisation, self->scope.id);
  else if (self->scope.id == 0 && !people)
    self->node = tree->n;
  else
    self->node = sales_tree_find (tree, self->scope.id);
  if (self->node >= 0 || self->member >= 0)
    {
      int n_ours = self->node >= 0 ? self->node_first[self->nodes[self->node].end] - self->node_first[self->node] : 1;

      self->is_wide = n_ours * 2 > self->table.n_entities;
      return TRUE;
    }
  g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s with the id %" G_GINT64_FORMAT,
               sales_scope_kind_to_string (self->scope.kind), self->scope.id);
  return FALSE;
}

/* Days ----------------------------------------------------------------------------------------- */

static gboolean
set_days (SalesFigures *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT (SELECT min(day) FROM total_day), (SELECT max(day) FROM total_day),"
                           " EXISTS (SELECT 1 FROM total_day WHERE followed > 0)",
                           error);
  SalesPeriod before = sales_period_year_before (&self->period);
  SalesMonth last = sales_month_from_day (self->period.last);
  SalesMonth first;

  if (read == NULL || !sales_statement_step (read, error))
    return FALSE;
  self->first_data = (SalesDay) sales_statement_get_optional (read, 0, SALES_DAY_NONE);
  self->last_data = (SalesDay) sales_statement_get_optional (read, 1, SALES_DAY_NONE);
  self->follows_up = sales_statement_get_int (read, 2) != 0;
  self->today = sales_store_get_today (self->store);
  self->running = sales_period_is_running (&self->period, self->today);
  self->whole_months = sales_period_is_whole_months (&self->period);
  /* Where nothing lies after today, the whole month says the same and costs less. */
  self->end = self->last_data > self->today ? MIN (self->period.last, self->today) : self->period.last;
  self->before = (SalesDays){ before.first, self->running ? sales_day_add_years (self->today, -1) : before.last };
  self->has_before = self->first_data != SALES_DAY_NONE && self->today >= self->period.first &&
                     sales_month_from_day (self->first_data) <= sales_month_from_day (before.first);
  /* No total keeps products by day, and reading the orders of half a month would take too long. */
  if (self->table.axis == SALES_SCOPE_CATEGORY && self->running)
    self->has_before = FALSE;
  self->window = last - SALES_WINDOW_MONTHS + 1;
  first = MIN (self->window, sales_month_from_day (self->period.first));
  if (self->has_before)
    first = MIN (first, sales_month_from_day (before.first));
  /* Somebody may ask for three hundred years. */
  if (self->first_data != SALES_DAY_NONE)
    {
      first = MAX (first, sales_month_from_day (self->first_data));
      last = MIN (last, sales_month_from_day (self->last_data));
    }
  self->table.first = first;
  self->table.n_months = self->first_data != SALES_DAY_NONE ? MAX (last - first + 1, 0) : 0;
  return TRUE;
}

/* Sums ----------------------------------------------------------------------------------------- */

/**
 * sales_figures_part_sum:
 * @self: figures
 * @part: the index of a part
 * @days: a run of days, of which those within the part count
 * @service: whether deliveries are needed as well
 * @sum: what to add to
 * @error: return location for an error
 *
 * Returns: whether that worked
 */
gboolean
sales_figures_part_sum (SalesFigures *self, int part, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error)
{
  const SalesPart *it = &self->parts[part];
  SalesDays clip = { MAX (days->first, it->first), MIN (days->last, it->last) };

  return clip.first > clip.last || sales_table_sum (self, it->member, &clip, service, sum, error);
}

/**
 * sales_figures_node_sum:
 * @self: figures
 * @node: the index of a node
 * @days: a run of days
 * @service: whether deliveries are needed as well
 * @sum: what to add to
 * @error: return location for an error
 *
 * Returns: whether the sum of the node and of all below it could be made
 */
gboolean
sales_figures_node_sum (SalesFigures *self, int node, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error)
{
  /* A subtree is a run of nodes, and so its parts are one. */
  for (int i = self->node_first[node]; i < self->node_first[self->nodes[node].end]; i++)
    if (!sales_figures_part_sum (self, self->node_parts[i], days, service, sum, error))
      return FALSE;
  return TRUE;
}

/**
 * sales_figures_scope_sum:
 * @self: figures
 * @days: a run of days
 * @service: whether deliveries are needed as well
 * @sum: what to add to
 * @error: return location for an error
 *
 * Returns: whether the sum of the scope could be made
 */
gboolean
sales_figures_scope_sum (SalesFigures *self, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error)
{
  return self->node >= 0 ? sales_figures_node_sum (self, self->node, days, service, sum, error)
                         : sales_table_sum (self, self->member, days, service, sum, error);
}

/**
 * sales_figures_is_company:
 * @self: figures
 *
 * Returns: whether the scope is the whole company, which has totals of its own
 */
gboolean
sales_figures_is_company (const SalesFigures *self)
{
  return self->scope.kind == SALES_SCOPE_UNIT && self->node == 0;
}

/**
 * sales_figures_has_part:
 * @self: figures
 * @part: the index of a part
 *
 * Returns: whether it belongs to the scope
 */
gboolean
sales_figures_has_part (const SalesFigures *self, int part)
{
  if (self->node < 0)
    return self->parts[part].member == self->member;
  return self->parts[part].unit >= self->node && self->parts[part].unit < self->nodes[self->node].end;
}

/* The period and the year before of every part, then of every node from the leaves up: of those
 * that belong to the scope. A person is ranked among all, so there the period is everybody's. */
static gboolean
add_up (SalesFigures *self, GError **error)
{
  SalesDays now = { self->period.first, self->end };

  self->part_now = g_new0 (SalesFacts, self->n_parts + 1);
  self->part_before = g_new0 (SalesFacts, self->n_parts + 1);
  self->node_now = g_new0 (SalesFacts, self->n_nodes + 1);
  self->node_before = g_new0 (SalesFacts, self->n_nodes + 1);
  for (int i = 0; i < self->n_parts; i++)
    {
      gboolean ours = sales_figures_has_part (self, i);
      int unit = self->parts[i].unit;

      if (((ours || self->node < 0) && !sales_figures_part_sum (self, i, &now, TRUE, &self->part_now[i], error)) ||
          (ours && self->has_before && !sales_figures_part_sum (self, i, &self->before, FALSE, &self->part_before[i], error)))
        return FALSE;
      sales_facts_add (&self->node_now[unit], &self->part_now[i]);
      sales_facts_add (&self->node_before[unit], &self->part_before[i]);
    }
  for (int i = self->n_nodes - 1; i > 0; i--)
    if (self->nodes[i].parent >= 0)
      {
        sales_facts_add (&self->node_now[self->nodes[i].parent], &self->node_now[i]);
        sales_facts_add (&self->node_before[self->nodes[i].parent], &self->node_before[i]);
      }
  return TRUE;
}

/**
 * sales_figures_load:
 * @store: a store, on its thread
 * @scope: for whom
 * @period: for when
 * @error: return location for an error
 *
 * Reads what all figures of a scope and period are made from, and judges it by the goals.
 *
 * Returns: (transfer full): figures, or %NULL; %SALES_ERROR_NOT_FOUND if there is no such scope
 */
SalesFigures *
sales_figures_load (SalesStore *store, const SalesScope *scope, const SalesPeriod *period, GError **error)
{
  g_autoptr (SalesFigures) self = g_new0 (SalesFigures, 1);

  self->store = store;
  self->scope = *scope;
  self->period = *period;
  self->table.axis = scope->kind == SALES_SCOPE_UNIT ? SALES_SCOPE_PERSON : scope->kind;
  self->longest = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  self->finest = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  self->clipped = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  self->organisation = sales_organisation_load (store, error);
  if (self->organisation == NULL || !sales_settings_load (store, &self->info, error) ||
      !set_tree (self, error) || !set_days (self, error) || !sales_table_read (self, error) ||
      !add_up (self, error) || !sales_figures_read_goals (self, error) || !sales_figures_judge (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_figures_free:
 * @self: (transfer full): figures
 */
void
sales_figures_free (SalesFigures *self)
{
  g_clear_pointer (&self->organisation, sales_organisation_free);
  sales_settings_clear (&self->info);
  sales_table_clear (&self->table);
  g_clear_pointer (&self->product_category, g_hash_table_unref);
  g_free (self->nodes);
  g_free (self->parts);
  g_free (self->node_parts);
  g_free (self->node_first);
  g_free (self->part_now);
  g_free (self->part_before);
  g_free (self->node_now);
  g_free (self->node_before);
  g_free (self->goals);
  g_free (self->originals);
  g_free (self->goal_first);
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    {
      g_free (self->node_verdicts[i]);
      g_free (self->part_verdicts[i]);
    }
  g_free (self->node_goals);
  g_free (self->part_goals);
  g_array_unref (self->longest);
  g_array_unref (self->finest);
  g_array_unref (self->clipped);
  g_free (self);
}
