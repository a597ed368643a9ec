/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-overview-private.h"

static gint64
share_or_none (gint64 part, gint64 whole)
{
  gint64 share;

  return sales_attainment (part, whole, &share) ? share : -1;
}

/**
 * sales_service_on_time:
 * @self: counts
 *
 * Returns: orders shipped no later than promised, of those shipped and promised, in basis points;
 *   −1 where there are none
 */
gint64
sales_service_on_time (const SalesService *self)
{
  return share_or_none (self->judged - self->late, self->judged);
}

/**
 * sales_service_follow_up:
 * @self: counts
 *
 * Returns: orders followed up, of those delivered whose follow-up was due or done, in basis
 *   points; −1 where there are none
 */
gint64
sales_service_follow_up (const SalesService *self)
{
  return share_or_none (self->followed, self->delivered - self->awaiting);
}

/**
 * sales_comparison_has_attainment:
 * @self: a figure against its goal
 *
 * Returns: whether there is a goal of more than nothing
 */
gboolean
sales_comparison_has_attainment (const SalesComparison *self)
{
  return self->has_goal && self->goal > 0;
}

/**
 * sales_comparison_attainment:
 * @self: a figure against its goal, see sales_comparison_has_attainment()
 *
 * Returns: compared ÷ goal in basis points; 0 where it is not defined
 */
gint64
sales_comparison_attainment (const SalesComparison *self)
{
  gint64 share;

  return sales_attainment (self->compared, self->goal, &share) ? share : 0;
}

/**
 * sales_comparison_attainment_to_date:
 * @self: a figure against its goal
 *
 * Returns: compared ÷ goal to date in basis points; 0 where it is not defined
 */
gint64
sales_comparison_attainment_to_date (const SalesComparison *self)
{
  gint64 share;

  return sales_attainment (self->compared, self->goal_to_date, &share) ? share : 0;
}

/**
 * sales_comparison_is_revised:
 * @self: a figure against its goal
 *
 * Returns: whether the goal is not what it first was
 */
gboolean
sales_comparison_is_revised (const SalesComparison *self)
{
  return self->has_goal && self->original_goal != self->goal;
}

/**
 * sales_comparison_attainment_to_original:
 * @self: a figure against its goal
 *
 * Returns: compared ÷ the goal as it was first set, in basis points; 0 where it is not defined
 */
gint64
sales_comparison_attainment_to_original (const SalesComparison *self)
{
  gint64 share;

  return sales_attainment (self->compared, self->original_goal, &share) ? share : 0;
}

/**
 * sales_comparison_variance:
 * @self: a figure against its goal
 *
 * Returns: compared − goal; minus the goal where nothing was sold
 */
gint64
sales_comparison_variance (const SalesComparison *self)
{
  return self->compared - self->goal;
}

/**
 * sales_comparison_variance_to_date:
 * @self: a figure against its goal
 *
 * Returns: compared − goal to date
 */
gint64
sales_comparison_variance_to_date (const SalesComparison *self)
{
  return self->compared - self->goal_to_date;
}

static gboolean
has_costs (const SalesFacts *facts)
{
  return facts->costed != 0 || facts->cost != 0;
}

/**
 * sales_comparison_fill:
 * @self: where to write
 * @figures: figures
 * @measure: which
 * @now: the period
 * @before: the same days one year earlier
 * @verdict: the goal
 */
void
sales_comparison_fill (SalesComparison *self, const SalesFigures *figures, SalesMeasure measure, const SalesFacts *now,
                       const SalesFacts *before, const SalesVerdict *verdict)
{
  gboolean contribution = measure == SALES_MEASURE_CONTRIBUTION;

  self->actual = sales_facts_get (now, measure);
  self->has_goal = verdict->has_goal;
  self->compared = verdict->has_goal ? verdict->compared : self->actual;
  self->goal = verdict->goal;
  self->goal_to_date = verdict->to_date;
  self->original_goal = verdict->original;
  self->from_children = verdict->has_goal && !verdict->own;
  self->by_days = verdict->by_days;
  self->known = !contribution || has_costs (now);
  self->unknown_amount = contribution ? now->amount - now->costed : 0;
  self->year_before = sales_facts_get (before, measure);
  self->has_year_before = figures->has_before && (!contribution || has_costs (before));
}

/**
 * sales_service_fill:
 * @self: where to write
 * @figures: figures
 * @facts: counts
 * @overdue: orders overdue
 * @awaiting: deliveries whose follow-up is not due yet
 */
void
sales_service_fill (SalesService *self, const SalesFigures *figures, const SalesFacts *facts, gint64 overdue, gint64 awaiting)
{
  self->orders = facts->orders;
  self->shipped = facts->shipped;
  self->judged = facts->judged;
  self->late = facts->late;
  self->overdue = overdue;
  /* Where nobody notes follow-ups, none is missing. */
  self->delivered = figures->follows_up ? facts->delivered : 0;
  self->followed = facts->followed;
  self->awaiting = awaiting;
  self->unshipped = facts->orders - facts->shipped;
}
