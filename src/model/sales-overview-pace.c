/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cumulative actual and goal day by day, and what the period comes to at this pace. */

#include "model/sales-overview-private.h"

#include "store/sales-store.h"

/* So many earlier years tell how much of a period is usually done by a day. */
#define MAX_YEARS 5

static gboolean
add_company_days (SalesFigures *figures, gint64 *amounts, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (figures->store, "SELECT day, amount FROM total_day WHERE day BETWEEN ?1 AND ?2", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, figures->period.first);
  sales_statement_bind_int (read, 2, figures->period.last);
  while (sales_statement_step (read, error))
    amounts[sales_statement_get_int (read, 0) - figures->period.first] += sales_statement_get_int (read, 1);
  return !sales_statement_failed (read);
}

static gboolean
add_runs (SalesFigures *figures, GArray *runs, int sign, gint64 *amounts, GError **error)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const SalesCounted *it = &g_array_index (runs, SalesCounted, i);
      SalesDays days = { it->first, it->last };

      if (!sales_table_add_days (figures, it->entity, &days, sign, figures->period.first, amounts, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
count_days (GArray *runs)
{
  gint64 days = 0;

  for (guint i = 0; i < runs->len; i++)
    days += g_array_index (runs, SalesCounted, i).last - g_array_index (runs, SalesCounted, i).first + 1;
  return days;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const SalesCounted *x = a, *y = b;

  if (x->entity != y->entity)
    return x->entity < y->entity ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

/* Joins runs that follow one another: three months' goals are one run of a person's days. */
static void
join_runs (GArray *runs)
{
  guint n = 0;

  if (runs->len > 1)
    qsort (runs->data, runs->len, sizeof (SalesCounted), compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      SalesCounted it = g_array_index (runs, SalesCounted, i);
      SalesCounted *last = n > 0 ? &g_array_index (runs, SalesCounted, n - 1) : NULL;

      if (last != NULL && last->entity == it.entity && last->last + 1 == it.first)
        last->last = it.last;
      else
        g_array_index (runs, SalesCounted, n++) = it;
    }
  g_array_set_size (runs, n);
}

static void
add_run (GArray *runs, int entity, SalesDay first, SalesDay last)
{
  SalesCounted run = { entity, first, last };

  if (first <= last)
    g_array_append_val (runs, run);
}

/* All days of all people that @counted leaves out. */
static GArray *
left_out (const SalesFigures *figures, GArray *counted)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (SalesCounted));
  guint at = 0;

  for (int i = 0; i < figures->table.n_entities; i++)
    {
      SalesDay day = figures->period.first;

      for (; at < counted->len && g_array_index (counted, SalesCounted, at).entity == i; at++)
        {
          add_run (runs, i, day, g_array_index (counted, SalesCounted, at).first - 1);
          day = g_array_index (counted, SalesCounted, at).last + 1;
        }
      add_run (runs, i, day, figures->period.last);
    }
  return runs;
}

/* The parts of the scope, clipped to the period. */
static GArray *
all_runs (const SalesFigures *figures)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (SalesCounted));

  for (int i = 0; i < figures->n_parts; i++)
    if (sales_figures_has_part (figures, i))
      add_run (runs, figures->parts[i].member, MAX (figures->parts[i].first, figures->period.first),
               MIN (figures->parts[i].last, figures->period.last));
  return runs;
}

/* Sales of each day that the goal speaks of. The company's days have a total of their own; where
 * not all of them count, what is fewer is read: those that count, or those that do not. */
static gboolean
read_days (SalesFigures *figures, gboolean all, GArray *counted, gint64 *amounts, GError **error)
{
  g_autoptr (GArray) runs = NULL;

  if (all && sales_figures_is_company (figures))
    return add_company_days (figures, amounts, error);
  if (all)
    {
      runs = all_runs (figures);
      join_runs (runs);
      return add_runs (figures, runs, 1, amounts, error);
    }
  join_runs (counted);
  if (!sales_figures_is_company (figures))
    return add_runs (figures, counted, 1, amounts, error);
  runs = left_out (figures, counted);
  if (count_days (runs) >= count_days (counted))
    return add_runs (figures, counted, 1, amounts, error);
  return add_company_days (figures, amounts, error) && add_runs (figures, runs, -1, amounts, error);
}

static gint64
demanded (const SalesFigures *figures, GArray *spread, SalesDay day)
{
  gint64 sum = 0;

  for (guint i = 0; i < spread->len; i++)
    sum += sales_goal_piece_until (&g_array_index (spread, SalesGoalPiece, i), day, figures->info.working_days);
  return sum;
}

/* What counts of a run of days. */
static gboolean
sum_counted (SalesFigures *figures, gboolean all, GArray *counted, const SalesDays *days, SalesFacts *sum, GError **error)
{
  if (all)
    return sales_figures_scope_sum (figures, days, FALSE, sum, error);
  for (guint i = 0; i < counted->len; i++)
    {
      const SalesCounted *it = &g_array_index (counted, SalesCounted, i);
      SalesDays clip = { MAX (days->first, it->first), MIN (days->last, it->last) };

      if (clip.first <= clip.last && !sales_table_sum (figures, it->entity, &clip, FALSE, sum, error))
        return FALSE;
    }
  return TRUE;
}

/* No total keeps products by day: the chart of a category has a point at each month's end. */
static gboolean
add_month_ends (SalesOverview *self, SalesFigures *figures, gboolean all, GArray *spread, GArray *counted, GError **error)
{
  gint64 sum = 0;
  SalesDay day = figures->period.first;

  self->pace = g_new0 (SalesPacePoint, sales_month_from_day (figures->period.last) - sales_month_from_day (day) + 1);
  while (day <= figures->period.last)
    {
      SalesDays days = { day, MIN (sales_month_last_day (sales_month_from_day (day)), figures->period.last) };
      SalesPacePoint *point = &self->pace[self->n_pace++];
      SalesFacts facts = { 0 };

      if (!sum_counted (figures, all, counted, &days, &facts, error))
        return FALSE;
      sum += facts.amount;
      point->day = days.last;
      point->actual = sum;
      point->goal = demanded (figures, spread, days.last);
      if (days.first <= figures->today)
        self->n_actual = self->n_pace;
      day = days.last + 1;
    }
  return TRUE;
}

static gboolean
add_days (SalesOverview *self, SalesFigures *figures, gboolean all, GArray *spread, GArray *counted, GError **error)
{
  int n = sales_period_get_days (&figures->period);
  g_autofree gint64 *amounts = g_new0 (gint64, n);
  gint64 sum = 0;

  if (!read_days (figures, all, counted, amounts, error))
    return FALSE;
  self->n_pace = n;
  self->n_actual = CLAMP (figures->today - figures->period.first + 1, 0, n);
  self->pace = g_new0 (SalesPacePoint, n);
  for (int i = 0; i < n; i++)
    {
      SalesDay day = figures->period.first + i;

      sum += amounts[i];
      self->pace[i] = (SalesPacePoint){ day, sum, demanded (figures, spread, day) };
    }
  return TRUE;
}

/* Projection ----------------------------------------------------------------------------------- */

/* Columns: the amount up to ?3, and all of it up to ?4. */
#define COMPLETION \
  "SELECT coalesce(sum(CASE WHEN day <= ?3 THEN amount ELSE 0 END), 0), coalesce(sum(amount), 0)"

static gboolean
add_completion (SalesFigures *figures, const char *sql, gint64 id, const SalesDays *whole, SalesDay until,
                SalesCompletion *year, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (figures->store, sql, error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, id);
  sales_statement_bind_int (read, 2, whole->first);
  sales_statement_bind_int (read, 3, until);
  sales_statement_bind_int (read, 4, whole->last);
  if (sales_statement_step (read, error))
    {
      year->elapsed += sales_statement_get_int (read, 0);
      year->total += sales_statement_get_int (read, 1);
    }
  return !sales_statement_failed (read);
}

/* What an earlier year had reached by @until, and what it came to. Last year stands in the table;
 * of others no more is read than these two sums. */
static gboolean
read_completion (SalesFigures *figures, const SalesDays *whole, SalesDay until, SalesCompletion *year, GError **error)
{
  static const char company_sql[] = COMPLETION " FROM total_day WHERE ?1 = 0 AND day BETWEEN ?2 AND ?4";
  static const char person_sql[] = COMPLETION " FROM total_person_day WHERE person = ?1 AND day BETWEEN ?2 AND ?4";
  static const char territory_sql[] = COMPLETION " FROM total_territory_day WHERE territory = ?1 AND day BETWEEN ?2 AND ?4";
  gboolean territory = figures->table.axis == SALES_SCOPE_TERRITORY;

  *year = (SalesCompletion){ 0, 0 };
  if (sales_figures_is_company (figures))
    return add_completion (figures, company_sql, 0, whole, until, year, error);
  if (whole->first == figures->before.first)
    {
      SalesDays days = { whole->first, until };
      SalesFacts total = { 0 }, elapsed = { 0 };

      if (!sales_figures_scope_sum (figures, whole, FALSE, &total, error) ||
          !sales_figures_scope_sum (figures, &days, FALSE, &elapsed, error))
        return FALSE;
      *year = (SalesCompletion){ elapsed.amount, total.amount };
      return TRUE;
    }
  for (int i = 0; i < figures->n_parts; i++)
    {
      const SalesPart *part = &figures->parts[i];
      SalesDays clip = { MAX (whole->first, part->first), MIN (whole->last, part->last) };

      if (clip.first <= clip.last && sales_figures_has_part (figures, i) &&
          !add_completion (figures, territory ? territory_sql : person_sql,
                           territory ? figures->nodes[part->member].id : figures->organisation->members[part->member].id,
                           &clip, until, year, error))
        return FALSE;
    }
  return TRUE;
}

/* How much of the same period of earlier years was done by the same day. */
static gboolean
read_years (SalesFigures *figures, SalesCompletion *years, gsize *n_years, GError **error)
{
  SalesPeriod period = figures->period;

  *n_years = 0;
  for (int i = 1; i <= MAX_YEARS && figures->first_data != SALES_DAY_NONE; i++)
    {
      SalesDays whole;

      period = sales_period_year_before (&period);
      if (sales_month_from_day (figures->first_data) > sales_month_from_day (period.first))
        break;
      whole = (SalesDays){ period.first, period.last };
      if (!read_completion (figures, &whole, MIN (sales_day_add_years (figures->today, -i), period.last), &years[*n_years], error))
        return FALSE;
      (*n_years)++;
    }
  return TRUE;
}

static gboolean
project (SalesOverview *self, SalesFigures *figures, GError **error)
{
  const SalesComparison *amount = &self->amount;
  SalesCompletion years[MAX_YEARS];
  gsize n_years = 0;

  /* Nothing sold and nothing to sell comes to nothing, which need not be said. */
  if (!self->running || (amount->compared == 0 && !amount->has_goal))
    return TRUE;
  if (amount->has_goal && amount->goal > 0)
    self->has_projection = sales_projection (amount->compared, amount->goal_to_date, amount->goal, &self->projection) &&
                           sales_attainment (self->projection, amount->goal, &self->projection_share);
  else
    self->has_projection = sales_projection (amount->compared,
                                             sales_count_working_days (self->period.first, self->today, figures->info.working_days),
                                             sales_count_working_days (self->period.first, self->period.last, figures->info.working_days),
                                             &self->projection);
  if (!self->has_projection || figures->table.axis == SALES_SCOPE_CATEGORY)
    return TRUE;
  if (!read_years (figures, years, &n_years, error))
    return FALSE;
  self->has_band = sales_projection_band (amount->compared, years, n_years, &self->projection_low, &self->projection_high);
  return TRUE;
}

/**
 * sales_overview_add_pace:
 * @self: an overview whose amounts are known
 * @figures: figures
 * @error: return location for an error
 *
 * Returns: whether pace and projection could be made
 */
gboolean
sales_overview_add_pace (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autoptr (GArray) spread = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (SalesCounted));
  gboolean all;

  all = sales_figures_spread (figures, spread, counted);
  if (figures->table.axis == SALES_SCOPE_CATEGORY ? !add_month_ends (self, figures, all, spread, counted, error)
                                                  : !add_days (self, figures, all, spread, counted, error))
    return FALSE;
  return project (self, figures, error);
}
