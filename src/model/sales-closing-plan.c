/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-closing.h"

#include "model/sales-settings.h"
#include "store/sales-store.h"

/* Goals with the same days. */
typedef struct
{
  SalesDay first, last;
  int      n;
} Run;

/**
 * sales_closing_plan_free:
 * @self: (transfer full): a plan
 */
void
sales_closing_plan_free (SalesClosingPlan *self)
{
  g_clear_pointer (&self->closings, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  g_free (self);
}

static GArray *
read_runs (SalesStore *store, SalesDay end, GError **error)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT first_day, last_day, count (*) FROM goal"
                           " WHERE value IS NOT NULL AND scope_kind <> 'vacant' AND last_day < ?1 GROUP BY first_day, last_day",
                           error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, end);
  while (sales_statement_step (s, error))
    {
      Run run = { (SalesDay) sales_statement_get_int (s, 0), (SalesDay) sales_statement_get_int (s, 1), (int) sales_statement_get_int (s, 2) };

      g_array_append_val (runs, run);
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&runs);
}

static gboolean
is_closed (const GPtrArray *closings, const SalesPeriod *period)
{
  for (guint i = 0; i < closings->len; i++)
    {
      const SalesClosing *it = closings->pdata[i];

      if (it->reopened == SALES_DAY_NONE && it->first_day <= period->first && it->last_day >= period->last)
        return TRUE;
    }
  return FALSE;
}

/* Which month, quarter and year a goal is settled with. */
static void
add_periods (GArray *open, const GPtrArray *closings, const GArray *runs, SalesPeriodKind kind, int year_start, SalesDay end)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      SalesClosingCandidate candidate = { sales_period_containing (kind, run->first, year_start), 0 };
      gboolean known = run->last > candidate.period.last || candidate.period.last >= end || is_closed (closings, &candidate.period);

      for (guint j = 0; j < open->len && !known; j++)
        known = sales_period_equal (&g_array_index (open, SalesClosingCandidate, j).period, &candidate.period);
      if (known)
        continue;
      for (guint j = 0; j < runs->len; j++)
        {
          const Run *it = &g_array_index (runs, Run, j);

          if (it->first >= candidate.period.first && it->last <= candidate.period.last)
            candidate.n_goals += it->n;
        }
      g_array_append_val (open, candidate);
    }
}

/* The latest first; of those that end together the longest. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const SalesPeriod *one = &((const SalesClosingCandidate *) a)->period, *other = &((const SalesClosingCandidate *) b)->period;

  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

static gpointer
read_plan (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesClosingPlan) self = g_new0 (SalesClosingPlan, 1);
  SalesDay as_of = sales_store_get_as_of (store), end = sales_today ();
  SalesDocumentInfo info = { 0 };
  g_autoptr (GArray) runs = NULL;
  int year_start;

  if (as_of != SALES_DAY_NONE)
    end = MIN (end, as_of);
  if (!sales_settings_load (store, &info, error))
    return NULL;
  year_start = info.year_start;
  sales_settings_clear (&info);
  self->open = g_array_new (FALSE, TRUE, sizeof (SalesClosingCandidate));
  self->closings = sales_closing_list_read (store, error);
  runs = self->closings != NULL ? read_runs (store, end, error) : NULL;
  if (runs == NULL)
    return NULL;
  for (int kind = SALES_PERIOD_MONTH; kind <= SALES_PERIOD_YEAR; kind++)
    add_periods (self->open, self->closings, runs, (SalesPeriodKind) kind, year_start, end);
  g_array_sort (self->open, compare_candidates);
  return g_steal_pointer (&self);
}

/**
 * sales_closing_plan_new:
 *
 * Returns: (transfer full): a request for a #SalesClosingPlan
 */
SalesRequest *
sales_closing_plan_new (void)
{
  return sales_request_new (read_plan, NULL, NULL, (GDestroyNotify) sales_closing_plan_free);
}
