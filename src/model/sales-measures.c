/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-measures-private.h"

#include "analysis/sales-attainment.h"
#include "analysis/sales-goal-cover.h"
#include "base/sales-error.h"
#include "base/sales-money.h"
#include "model/sales-settings.h"

/* Somebody's activities of one kind on one day. */
typedef struct
{
  int    member;
  int    unit;
  int    count;
  gint8  measure; /* SalesMeasure */
} Done;

/* An order as it is credited to one person. */
typedef struct
{
  int      member;
  int      unit;
  gint64   customer; /* 0 = none */
  gint32   share;    /* basis points of the order */
  gboolean before;   /* taken in the period before, for kept customers */
  gint8    service;  /* −1: says nothing about service */
} Credited;

struct _SalesMeasureFacts
{
  SalesStore        *store;
  SalesOrganisation *organisation;
  SalesPeriod        period;
  SalesPeriod        before;
  int                follow_up_days;
  GArray            *done;   /* Done */
  GArray            *orders; /* Credited; %NULL until something asks for them */
};

/* The same number of whole months just before, or of days. */
static SalesPeriod
get_period_before (const SalesPeriod *period)
{
  SalesPeriod before = { SALES_PERIOD_DAYS, 0, period->first - 1 };

  if (sales_period_is_whole_months (period))
    {
      SalesMonth first = sales_month_from_day (period->first);
      int months = (int) (sales_month_from_day (period->last) - first) + 1;

      before.first = sales_month_first_day (first - months);
    }
  else
    before.first = period->first - sales_period_get_days (period);
  return before;
}

static gboolean
read_done (SalesMeasureFacts *self, GError **error)
{
  static const char sql[] =
      "SELECT person, kind, done, count (*) FROM activity WHERE kind IN ('visit', 'task') AND done BETWEEN ?1 AND ?2"
      " GROUP BY person, kind, done UNION ALL"
      " SELECT person, kind, coalesce (due, done) AS came, count (*) FROM activity WHERE kind = 'complaint'"
      " AND coalesce (due, done) BETWEEN ?1 AND ?2 GROUP BY person, kind, came";
  g_autoptr (SalesStatement) s = sales_store_prepare (self->store, sql, error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->period.first);
  sales_statement_bind_int (s, 2, MIN (self->period.last, sales_store_get_today (self->store)));
  while (sales_statement_step (s, error))
    {
      const char *kind = sales_statement_get_text (s, 1);
      Done it = { .member = sales_organisation_find_member (self->organisation, sales_statement_get_int (s, 0)) };

      if (it.member < 0)
        continue;
      it.unit = sales_organisation_unit_on (self->organisation, it.member, (SalesDay) sales_statement_get_int (s, 2));
      it.count = (int) sales_statement_get_int (s, 3);
      it.measure = (gint8) (g_str_equal (kind, "visit")  ? SALES_MEASURE_VISITS
                            : g_str_equal (kind, "task") ? SALES_MEASURE_TASKS
                                                         : SALES_MEASURE_COMPLAINTS);
      g_array_append_val (self->done, it);
    }
  return !sales_statement_failed (s);
}

/* Whether an order was served well: 1, 0, or −1 where that cannot be said (yet). */
static gint8
judge_service (const SalesMeasureFacts *self, SalesStatement *s)
{
  SalesDay today = sales_store_get_today (self->store);
  SalesDay promised = (SalesDay) sales_statement_get_optional (s, 4, SALES_DAY_NONE);
  SalesDay shipped = (SalesDay) sales_statement_get_optional (s, 5, SALES_DAY_NONE);
  SalesDay delivered = (SalesDay) sales_statement_get_optional (s, 6, SALES_DAY_NONE);
  gboolean followed = !sales_statement_is_null (s, 7);

  if (promised == SALES_DAY_NONE || shipped == SALES_DAY_NONE)
    return -1;
  if (shipped > promised)
    return 0;
  if (!followed && (delivered == SALES_DAY_NONE || delivered + self->follow_up_days >= today))
    return -1;
  return followed ? 1 : 0;
}

static gboolean
read_orders (SalesMeasureFacts *self, GError **error)
{
  static const char sql[] =
      "SELECT o.day, coalesce (o.customer, 0), CASE WHEN o.split = 1 THEN c.person ELSE coalesce (o.person, 0) END,"
      " coalesce (c.to_share - c.from_share, 10000), o.promised, o.shipped, o.delivered, o.followed"
      " FROM sales_order AS o LEFT JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1"
      " WHERE o.day BETWEEN ?1 AND ?2";
  g_autoptr (SalesStatement) s = NULL;

  if (self->orders != NULL)
    return TRUE;
  s = sales_store_prepare (self->store, sql, error);
  if (s == NULL)
    return FALSE;
  self->orders = g_array_new (FALSE, FALSE, sizeof (Credited));
  sales_statement_bind_int (s, 1, self->before.first);
  sales_statement_bind_int (s, 2, MIN (self->period.last, sales_store_get_today (self->store)));
  while (sales_statement_step (s, error))
    {
      SalesDay day = (SalesDay) sales_statement_get_int (s, 0);
      Credited it = {
        .member = sales_organisation_find_member (self->organisation, sales_statement_get_int (s, 2)),
        .customer = sales_statement_get_int (s, 1),
        .share = (gint32) sales_statement_get_int (s, 3),
        .before = day < self->period.first,
      };

      if (it.member < 0)
        continue;
      it.unit = sales_organisation_unit_on (self->organisation, it.member, day);
      it.service = it.before ? -1 : judge_service (self, s);
      if (it.customer != 0 || it.service >= 0)
        g_array_append_val (self->orders, it);
    }
  return !sales_statement_failed (s);
}

/**
 * sales_measure_facts_load:
 * @store: a store, on its thread
 * @period: a run of days
 * @error: return location for an error
 *
 * Orders are read when the first measure asks for them.
 *
 * Returns: (transfer full): what the days hold, or %NULL
 */
SalesMeasureFacts *
sales_measure_facts_load (SalesStore *store, const SalesPeriod *period, GError **error)
{
  g_autoptr (SalesMeasureFacts) self = g_new0 (SalesMeasureFacts, 1);
  SalesDocumentInfo info = { 0 };

  self->store = store;
  self->period = *period;
  self->before = get_period_before (period);
  self->done = g_array_new (FALSE, FALSE, sizeof (Done));
  self->organisation = sales_organisation_load (store, error);
  if (self->organisation == NULL || !sales_settings_load (store, &info, error))
    return NULL;
  self->follow_up_days = info.follow_up_days;
  sales_settings_clear (&info);
  return read_done (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_measure_facts_free:
 * @self: (transfer full): what a run of days holds
 */
void
sales_measure_facts_free (SalesMeasureFacts *self)
{
  g_clear_pointer (&self->organisation, sales_organisation_free);
  g_clear_pointer (&self->done, g_array_unref);
  g_clear_pointer (&self->orders, g_array_unref);
  g_free (self);
}

/* A scope as it is asked for: a person or a unit with all below. */
typedef struct
{
  int member; /* or −1 */
  int unit;   /* or −1 */
  int end;
} Within;

static gboolean
contains (const Within *self, int member, int unit)
{
  return self->member >= 0 ? member == self->member : unit >= self->unit && unit < self->end;
}

static gboolean
get_within (const SalesMeasureFacts *self, const SalesScope *scope, Within *within)
{
  *within = (Within){ -1, -1, -1 };
  if (scope->kind == SALES_SCOPE_PERSON)
    within->member = sales_organisation_find_member (self->organisation, scope->id);
  else if (scope->kind == SALES_SCOPE_UNIT)
    within->unit = sales_tree_find (&self->organisation->units, scope->id);
  if (within->unit >= 0)
    within->end = self->organisation->units.nodes[within->unit].end;
  return within->member >= 0 || within->unit >= 0;
}

static void
count_done (const SalesMeasureFacts *self, const Within *within, SalesMeasureFigure *figure)
{
  figure->actual = 0;
  for (guint i = 0; i < self->done->len; i++)
    {
      const Done *it = &g_array_index (self->done, Done, i);

      if (it->measure == (gint8) figure->measure && contains (within, it->member, it->unit))
        figure->actual += it->count;
    }
  figure->has_actual = TRUE;
}

static void
count_customers (const SalesMeasureFacts *self, const Within *within, SalesMeasureFigure *figure)
{
  g_autoptr (GHashTable) customers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->orders->len; i++)
    {
      const Credited *it = &g_array_index (self->orders, Credited, i);

      if (it->before && it->customer != 0 && contains (within, it->member, it->unit) &&
          g_hash_table_add (customers, (gpointer) &it->customer))
        figure->whole++;
    }
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Credited *it = &g_array_index (self->orders, Credited, i);

      if (!it->before && contains (within, it->member, it->unit) && g_hash_table_remove (customers, &it->customer))
        figure->part++;
    }
}

static void
count_service (const SalesMeasureFacts *self, const Within *within, SalesMeasureFigure *figure)
{
  for (guint i = 0; i < self->orders->len; i++)
    {
      const Credited *it = &g_array_index (self->orders, Credited, i);

      if (it->service < 0 || !contains (within, it->member, it->unit))
        continue;
      figure->whole += it->share;
      figure->part += it->service > 0 ? it->share : 0;
    }
}

/**
 * sales_measure_facts_get:
 * @self: what a run of days holds
 * @scope: a person or unit
 * @figure: (inout): of which measure; its actual is filled in
 * @error: return location for an error
 *
 * Returns: whether that could be read
 */
gboolean
sales_measure_facts_get (SalesMeasureFacts *self, const SalesScope *scope, SalesMeasureFigure *figure, GError **error)
{
  Within within;

  figure->has_actual = FALSE;
  figure->part = figure->whole = 0;
  if (!get_within (self, scope, &within))
    return TRUE;
  if (!sales_measure_is_share (figure->measure))
    {
      count_done (self, &within, figure);
      return TRUE;
    }
  if (!read_orders (self, error))
    return FALSE;
  if (figure->measure == SALES_MEASURE_KEPT_CUSTOMERS)
    count_customers (self, &within, figure);
  else
    count_service (self, &within, figure);
  figure->has_actual = sales_attainment (figure->part, figure->whole, &figure->actual);
  return TRUE;
}

/* Goals ---------------------------------------------------------------------------------------- */

/* A share's goal of several periods is their mean by days: it does not add up. */
static gboolean
cover_share (GArray *spans, const SalesPeriod *period, gint64 *goal)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  int shortest = G_MAXINT;

  for (guint i = 0; i < spans->len; i++)
    {
      const SalesGoalSpan *span = &g_array_index (spans, SalesGoalSpan, i);

      shortest = MIN (shortest, span->last - span->first);
      if (span->first == period->first && span->last == period->last)
        {
          *goal = span->value;
          return TRUE;
        }
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const SalesGoalSpan *span = &g_array_index (spans, SalesGoalSpan, i);
      gint64 days = MIN (span->last, period->last) - MAX (span->first, period->first) + 1;

      /* Months are not mixed with the year that they lie in. */
      if (span->last - span->first > shortest + 3)
        continue;
      g_array_append_val (values, span->value);
      g_array_append_val (weights, days);
    }
  return sales_weighted_mean ((const gint64 *) (gpointer) values->data, (const gint64 *) (gpointer) weights->data, values->len, goal);
}

static gboolean
cover_count (GArray *spans, const SalesPeriod *period, gint64 *goal)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));

  sales_goal_cover ((const SalesGoalSpan *) (gpointer) spans->data, spans->len, period->first, period->last, SALES_COVER_LONGEST, pieces);
  *goal = 0;
  for (guint i = 0; i < pieces->len; i++)
    *goal += g_array_index (pieces, SalesGoalPiece, i).value;
  return pieces->len > 0;
}

static const char goals_sql[] =
    "SELECT g.first_day, g.last_day, v.value FROM goal AS g JOIN goal_version AS v ON v.goal = g.id AND v.version ="
    " (SELECT max (w.version) FROM goal_version AS w WHERE w.goal = g.id AND w.entered_day <= ?6)"
    " WHERE g.scope_kind = ?1 AND g.scope = ?2 AND g.measure = ?3 AND g.category = 0"
    " AND g.last_day >= ?4 AND g.first_day <= ?5 AND v.value IS NOT NULL ORDER BY g.first_day";

static gboolean
read_goal (SalesStore *store, const SalesScope *scope, const SalesPeriod *period, SalesMeasure measure, gboolean *has_goal, gint64 *goal, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (store, goals_sql, error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SalesGoalSpan));
  SalesDay as_of = sales_store_get_as_of (store);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_text (s, 1, sales_scope_kind_to_string (scope->kind));
  sales_statement_bind_int (s, 2, scope->id);
  sales_statement_bind_text (s, 3, sales_measure_to_string (measure));
  sales_statement_bind_int (s, 4, period->first);
  sales_statement_bind_int (s, 5, period->last);
  sales_statement_bind_int (s, 6, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (s, error))
    {
      SalesGoalSpan span = { (SalesDay) sales_statement_get_int (s, 0), (SalesDay) sales_statement_get_int (s, 1),
                             sales_statement_get_int (s, 2) };

      g_array_append_val (spans, span);
    }
  if (sales_statement_failed (s))
    return FALSE;
  *has_goal = spans->len > 0 && (sales_measure_is_share (measure) ? cover_share (spans, period, goal) : cover_count (spans, period, goal));
  return TRUE;
}

/* A unit without a goal of its own is asked for what its people are, as far as that adds up: those who
 * belong to it at the period's end. */
static gboolean
add_children (SalesMeasureFacts *self, const SalesScope *scope, SalesMeasureFigure *figure, GError **error)
{
  Within within;

  if (scope->kind != SALES_SCOPE_UNIT || sales_measure_is_share (figure->measure) || !get_within (self, scope, &within))
    return TRUE;
  for (int i = 1; i < self->organisation->n_members; i++)
    {
      SalesScope person = { SALES_SCOPE_PERSON, self->organisation->members[i].id };
      gboolean has_goal;
      gint64 goal;

      if (!contains (&within, i, sales_organisation_unit_on (self->organisation, i, self->period.last)))
        continue;
      if (!read_goal (self->store, &person, &self->period, figure->measure, &has_goal, &goal, error))
        return FALSE;
      if (!has_goal)
        continue;
      figure->goal += goal;
      figure->has_goal = figure->from_children = TRUE;
    }
  return TRUE;
}

static gboolean
fill_figure (SalesMeasureFacts *self, const SalesScope *scope, SalesMeasureFigure *figure, GError **error)
{
  if (!read_goal (self->store, scope, &self->period, figure->measure, &figure->has_goal, &figure->goal, error))
    return FALSE;
  if (!figure->has_goal)
    {
      figure->goal = 0;
      if (!add_children (self, scope, figure, error))
        return FALSE;
    }
  /* Reading half a year of orders is for those who set a goal. */
  return (sales_measure_is_share (figure->measure) && !figure->has_goal) || sales_measure_facts_get (self, scope, figure, error);
}

typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} Question;

static gpointer
ask (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (SalesMeasureFigure));
  g_autoptr (SalesMeasureFacts) facts = NULL;

  if (question->scope.kind > SALES_SCOPE_PERSON)
    return g_steal_pointer (&figures);
  facts = sales_measure_facts_load (store, &question->period, error);
  if (facts == NULL)
    return NULL;
  for (int i = SALES_N_SOLD_MEASURES; i < SALES_N_MEASURES; i++)
    {
      SalesMeasureFigure figure = { .measure = (SalesMeasure) i };

      if (!fill_figure (facts, &question->scope, &figure, error))
        return NULL;
      if (figure.has_goal || (figure.has_actual && figure.actual != 0))
        g_array_append_val (figures, figure);
    }
  return g_steal_pointer (&figures);
}

/**
 * sales_measures_request_new:
 * @scope: a person or unit
 * @period: for when
 *
 * Returns: (transfer full): a request for a #GArray of #SalesMeasureFigure, to be freed with
 *   g_array_unref()
 */
SalesRequest *
sales_measures_request_new (const SalesScope *scope, const SalesPeriod *period)
{
  Question question = { *scope, *period };

  return sales_request_new (ask, g_memdup2 (&question, sizeof question), g_free, (GDestroyNotify) g_array_unref);
}

/**
 * sales_measure_figure_attainment:
 * @self: a figure
 * @share: (out): basis points
 *
 * Returns: %FALSE where it is not defined: no actual, or a goal of nothing
 */
gboolean
sales_measure_figure_attainment (const SalesMeasureFigure *self, gint64 *share)
{
  if (!self->has_goal || !self->has_actual)
    return FALSE;
  return sales_measure_lower_is_better (self->measure) ? sales_attainment_lower (self->actual, self->goal, share)
                                                       : sales_attainment (self->actual, self->goal, share);
}

/**
 * sales_measure_figure_is_met:
 * @self: a figure
 *
 * Returns: whether there is a goal and it is met; of a goal of no complaints none have come
 */
gboolean
sales_measure_figure_is_met (const SalesMeasureFigure *self)
{
  if (!self->has_goal || !self->has_actual)
    return FALSE;
  return sales_measure_lower_is_better (self->measure) ? self->actual <= self->goal : self->actual >= self->goal;
}
