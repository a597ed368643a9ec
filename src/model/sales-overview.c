/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-overview-private.h"

#include "analysis/sales-ranks.h"
#include "model/sales-market-events.h"
#include "store/sales-store.h"

/* What is asked for. */
typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} Question;

static void
describe_unit (SalesOverview *self, const SalesFigures *figures)
{
  const SalesNode *unit = &figures->nodes[figures->node];
  int leader = unit->leader != 0 ? sales_organisation_find_member (figures->organisation, unit->leader) : -1;

  self->unit_kind = unit->kind;
  if (leader >= 0)
    self->detail = g_strdup (figures->organisation->members[leader].name);
}

static void
describe_person (SalesOverview *self, const SalesFigures *figures)
{
  const SalesMember *member = &figures->organisation->members[figures->member];
  SalesDay day = MIN (figures->period.last, figures->today);
  int unit;

  self->scope_name = g_strdup (member->name);
  self->member_since = member->hired;
  if (figures->member == 0)
    return;
  self->role = g_strdup (member->title != NULL ? member->title : member->role);
  self->language = g_strdup (member->language);
  if (member->left != SALES_DAY_NONE)
    day = MIN (day, member->left);
  unit = sales_organisation_unit_on (figures->organisation, figures->member, day);
  if (unit > 0)
    self->detail = g_strdup (figures->organisation->units.nodes[unit].name);
}

static void
describe (SalesOverview *self, const SalesFigures *figures)
{
  self->scope = figures->scope;
  self->period = figures->period;
  self->today = figures->today;
  self->running = figures->running;
  self->member_since = SALES_DAY_NONE;
  if (figures->node < 0)
    {
      describe_person (self, figures);
      return;
    }
  self->scope_name = g_strdup (figures->nodes[figures->node].name);
  if (figures->scope.kind == SALES_SCOPE_UNIT)
    describe_unit (self, figures);
}

/* The scope's own sums and verdicts. */
static gboolean
add_amounts (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  SalesVerdict verdicts[SALES_N_SOLD_MEASURES];
  SalesFacts now = { 0 }, before = { 0 };
  gint64 overdue = 0, awaiting = 0;

  for (int i = 0; i < figures->n_parts; i++)
    if (sales_figures_has_part (figures, i))
      {
        sales_facts_add (&now, &figures->part_now[i]);
        sales_facts_add (&before, &figures->part_before[i]);
        overdue += open->overdue[i];
        awaiting += open->awaiting[i];
      }
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    if (figures->node >= 0)
      verdicts[i] = figures->node_verdicts[i][figures->node];
    else
      sales_figures_judge_member (figures, figures->member, (SalesMeasure) i, &now, &verdicts[i]);
  sales_comparison_fill (&self->amount, figures, SALES_MEASURE_AMOUNT, &now, &before, &verdicts[SALES_MEASURE_AMOUNT]);
  sales_comparison_fill (&self->quantity, figures, SALES_MEASURE_QUANTITY, &now, &before, &verdicts[SALES_MEASURE_QUANTITY]);
  sales_comparison_fill (&self->contribution, figures, SALES_MEASURE_CONTRIBUTION, &now, &before, &verdicts[SALES_MEASURE_CONTRIBUTION]);
  sales_service_fill (&self->service, figures, &now, overdue, awaiting);
  self->empty = self->amount.actual == 0 && self->quantity.actual == 0 && self->service.orders == 0 &&
                !self->amount.has_goal && !self->quantity.has_goal && !self->contribution.has_goal;
  if (figures->has_before)
    {
      SalesPeriod period = sales_period_year_before (&figures->period);
      SalesDays days = { period.first, period.last };
      SalesFacts facts = { 0 };

      if (!sales_figures_scope_sum (figures, &days, TRUE, &facts, error))
        return FALSE;
      sales_service_fill (&self->service_year_before, figures, &facts, 0, 0);
    }
  return TRUE;
}

static gboolean
add_months (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  int n = SALES_TREND_MONTHS;

  self->n_months = n;
  self->first_month = figures->window;
  self->month_amount = g_new0 (gint64, n);
  self->month_quantity = g_new0 (gint64, n);
  self->month_contribution = g_new0 (gint64, n);
  self->month_on_time = g_new0 (gint64, n);
  self->month_follow_up = g_new0 (gint64, n);
  self->month_goal = g_new0 (gint64, n);
  for (int i = 0; i < n; i++)
    {
      SalesDays days = { sales_month_first_day (figures->window + i), sales_month_last_day (figures->window + i) };
      gboolean begun = days.first <= figures->today;
      SalesFacts facts = { 0 };
      SalesService service;

      if (begun && !sales_figures_scope_sum (figures, &days, TRUE, &facts, error))
        return FALSE;
      sales_service_fill (&service, figures, &facts, 0, open->month_awaiting[i]);
      self->month_amount[i] = begun ? facts.amount : SALES_NO_FIGURE;
      self->month_quantity[i] = begun ? facts.quantity : SALES_NO_FIGURE;
      self->month_contribution[i] = begun && (facts.costed != 0 || facts.cost != 0) ? facts.costed - facts.cost : SALES_NO_FIGURE;
      self->month_on_time[i] = sales_service_on_time (&service);
      self->month_follow_up[i] = sales_service_follow_up (&service);
      self->month_goal[i] = figures->node >= 0 ? figures->node_goals[figures->node * SALES_WINDOW_MONTHS + i]
                                               : sales_figures_month_goal (figures, figures->member, -1, &days, FALSE);
    }
  return TRUE;
}

/* Where a person stands among all people of the company who have a goal. */
static void
add_rank (SalesOverview *self, SalesFigures *figures)
{
  int n = figures->organisation->n_members;
  g_autofree gint64 *keys = NULL;
  g_autofree int *ranks = NULL;

  if (figures->member <= 0)
    return;
  keys = g_new (gint64, n);
  ranks = g_new (int, n);
  for (int i = 0; i < n; i++)
    {
      const SalesMember *member = &figures->organisation->members[i];
      SalesFacts now = { 0 };
      SalesVerdict verdict;

      for (int j = member->first_part; j < member->first_part + member->n_parts; j++)
        sales_facts_add (&now, &figures->part_now[j]);
      sales_figures_judge_member (figures, i, SALES_MEASURE_AMOUNT, &now, &verdict);
      if (!sales_attainment (verdict.compared, verdict.to_date, &keys[i]))
        keys[i] = SALES_NO_FIGURE;
      else
        self->n_ranked++;
    }
  sales_rank_competition (keys, (gsize) n, SALES_RANK_HIGHEST_FIRST, ranks);
  self->rank = ranks[figures->member];
}

/* Reconciliation ------------------------------------------------------------------------------- */

/* Columns: sum over people, sum over no person. */
static gboolean
read_credited (SalesFigures *figures, const char *sql, gint64 first, gint64 last, SalesReconciliation *sums, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (figures->store, sql, error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, first);
  sales_statement_bind_int (read, 2, last);
  if (sales_statement_step (read, error))
    {
      sums->people += sales_statement_get_int (read, 0);
      sums->no_person += sales_statement_get_int (read, 1);
    }
  return !sales_statement_failed (read);
}

static gboolean
read_orders (SalesFigures *figures, SalesReconciliation *sums, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (figures->store, "SELECT coalesce(sum(amount), 0) FROM total_day WHERE day BETWEEN ?1 AND ?2", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, figures->period.first);
  sales_statement_bind_int (read, 2, figures->end);
  if (sales_statement_step (read, error))
    sums->orders = sales_statement_get_int (read, 0);
  return !sales_statement_failed (read);
}

/* People and orders come from two totals that know nothing of each other. */
static gboolean
reconcile (SalesOverview *self, SalesFigures *figures, GError **error)
{
  static const char months[] =
      "SELECT coalesce(sum(CASE WHEN person = 0 THEN 0 ELSE amount END), 0),"
      " coalesce(sum(CASE WHEN person = 0 THEN amount ELSE 0 END), 0)"
      " FROM total_month_person WHERE month BETWEEN ?1 AND ?2";
  static const char days[] =
      "SELECT (SELECT coalesce(sum(d.amount), 0) FROM person AS p CROSS JOIN total_person_day AS d"
      " WHERE d.person = p.id AND d.day BETWEEN ?1 AND ?2),"
      " (SELECT coalesce(sum(amount), 0) FROM total_person_day WHERE person = 0 AND day BETWEEN ?1 AND ?2)";
  gboolean whole = figures->whole_months && figures->end == figures->period.last;

  if (!read_orders (figures, &self->reconciliation, error))
    return FALSE;
  if (whole)
    return read_credited (figures, months, sales_month_from_day (figures->period.first), sales_month_from_day (figures->period.last),
                          &self->reconciliation, error);
  return read_credited (figures, days, figures->period.first, figures->end, &self->reconciliation, error);
}

/* The requests --------------------------------------------------------------------------------- */

static gboolean
add_events (SalesOverview *self, SalesFigures *figures, GError **error)
{
  SalesPeriod days = { SALES_PERIOD_DAYS, MIN (self->period.first, sales_month_first_day (self->first_month)), self->period.last };

  days.last = MAX (days.last, sales_month_last_day (self->first_month + self->n_months - 1));
  self->events = sales_market_events_read (figures->store, figures->organisation, &self->scope, &days, error);
  return self->events != NULL;
}

static gboolean
make (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  describe (self, figures);
  if (!add_amounts (self, figures, open, error) || !add_months (self, figures, open, error) ||
      !sales_overview_add_pace (self, figures, error) ||
      !sales_overview_add_children (self, figures, open, error) ||
      !sales_overview_add_heat (self, figures, error) ||
      !sales_overview_add_products (self, figures, error) ||
      !sales_overview_add_attention (self, figures, open, error) || !reconcile (self, figures, error) || !add_events (self, figures, error) || !sales_overview_add_closing (self, figures, error))
    return FALSE;
  add_rank (self, figures);
  return TRUE;
}

static gpointer
ask_overview (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (SalesFigures) figures = sales_figures_load (store, &question->scope, &question->period, error);
  g_autoptr (SalesOverview) self = NULL;
  SalesOpenOrders open;
  gboolean done;

  if (figures == NULL)
    return NULL;
  self = g_new0 (SalesOverview, 1);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_child_free);
  self->products = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_product_row_free);
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_product_row_free);
  self->heat = g_ptr_array_new ();
  self->attention = g_ptr_array_new ();
  done = sales_open_orders_read (&open, figures, error) && make (self, figures, &open, error);
  sales_open_orders_clear (&open);
  return done ? g_steal_pointer (&self) : NULL;
}

static gpointer
ask_ranking (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (SalesFigures) figures = NULL;
  SalesOpenOrders open;
  GPtrArray *people = NULL;

  /* A person's ranking is that of the company: one row alone would say nothing. */
  if (question->scope.kind != SALES_SCOPE_UNIT)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) sales_child_free);
  figures = sales_figures_load (store, &question->scope, &question->period, error);
  if (figures == NULL)
    return NULL;
  if (sales_open_orders_read (&open, figures, error))
    people = sales_ranking_make (figures, &open, error);
  sales_open_orders_clear (&open);
  return people;
}

static SalesRequest *
request_new (SalesRequestFunc func, const SalesScope *scope, const SalesPeriod *period, GDestroyNotify result_free)
{
  Question *question = g_new (Question, 1);

  question->scope = *scope;
  question->period = *period;
  return sales_request_new (func, question, g_free, result_free);
}

/**
 * sales_overview_request_new:
 * @scope: for whom
 * @period: for when
 *
 * Returns: (transfer full): a request whose result is a #SalesOverview, to be freed with
 *   sales_overview_free(). %SALES_ERROR_NOT_FOUND if there is no such scope.
 */
SalesRequest *
sales_overview_request_new (const SalesScope *scope, const SalesPeriod *period)
{
  return request_new (ask_overview, scope, period, (GDestroyNotify) sales_overview_free);
}

/**
 * sales_ranking_request_new:
 * @scope: a unit; for other scopes the ranking is empty
 * @period: for when
 *
 * Returns: (transfer full): a request whose result is a #GPtrArray of #SalesChild: everybody who
 *   sold something or had a goal, as far as he or she belonged to the scope. Sorted by attainment,
 *   the lowest first, those without a goal last; "No person" is among them where the scope is the
 *   company. %SALES_ERROR_NOT_FOUND if there is no such scope.
 */
SalesRequest *
sales_ranking_request_new (const SalesScope *scope, const SalesPeriod *period)
{
  return request_new (ask_ranking, scope, period, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sales_overview_free:
 * @self: (transfer full): an overview
 */
void
sales_overview_free (SalesOverview *self)
{
  g_free (self->scope_name);
  g_free (self->detail);
  g_free (self->role);
  g_free (self->language);
  g_free (self->month_amount);
  g_free (self->month_quantity);
  g_free (self->month_contribution);
  g_free (self->month_on_time);
  g_free (self->month_follow_up);
  g_free (self->month_goal);
  g_free (self->pace);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->heat, g_ptr_array_unref);
  g_clear_pointer (&self->attention, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}
