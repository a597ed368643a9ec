/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-wording-goals.h"

#include <glib/gi18n.h>

#include "analysis/sales-goal-cover.h"

const char *
sales_wording_goal_reason (SalesGoalReason reason)
{
  switch (reason)
    {
    case SALES_GOAL_REASON_FIRST:
      return C_("goal reason", "First set");
    case SALES_GOAL_REASON_PERFORMANCE:
      return C_("goal reason", "Performance");
    case SALES_GOAL_REASON_ECONOMY:
      return C_("goal reason", "Economy");
    case SALES_GOAL_REASON_COMPETITION:
      return C_("goal reason", "Competition");
    case SALES_GOAL_REASON_OTHER:
    case SALES_N_GOAL_REASONS:
    default:
      return C_("goal reason", "Other");
    }
}

const char *
sales_wording_agreement_state (SalesAgreementState state)
{
  switch (state)
    {
    case SALES_AGREEMENT_PROPOSED:
      return C_("agreement", "Proposed");
    case SALES_AGREEMENT_DISCUSSED:
      return C_("agreement", "Discussed");
    case SALES_AGREEMENT_ACKNOWLEDGED:
      return C_("agreement", "Acknowledged");
    case SALES_AGREEMENT_DRAFT:
    case SALES_N_AGREEMENT_STATES:
    default:
      return C_("agreement", "Draft");
    }
}

/**
 * sales_wording_agreement:
 * @self: what is spoken of
 * @agreement: how far a goal is agreed
 *
 * Returns: (transfer full): its furthest state with the day
 */
char *
sales_wording_agreement (const SalesWording *self, const SalesAgreement *agreement)
{
  g_autofree char *day = NULL;

  if (agreement->state == SALES_AGREEMENT_DRAFT)
    return g_strdup (C_("agreement of a goal", "draft"));
  day = sales_locale_format_day (self->locale, agreement->days[agreement->state]);
  switch (agreement->state)
    {
    case SALES_AGREEMENT_PROPOSED:
      /* TRANSLATORS: of a goal; %s is a date */
      return g_strdup_printf (_("proposed on %s"), day);
    case SALES_AGREEMENT_DISCUSSED:
      /* TRANSLATORS: of a goal; %s is a date */
      return g_strdup_printf (_("discussed on %s"), day);
    case SALES_AGREEMENT_ACKNOWLEDGED:
    case SALES_AGREEMENT_DRAFT:
    case SALES_N_AGREEMENT_STATES:
    default:
      /* TRANSLATORS: of a goal; %s is a date */
      return g_strdup_printf (_("acknowledged on %s"), day);
    }
}

/**
 * sales_wording_goal_period:
 * @self: what is spoken of
 * @first: a goal's first day
 * @last: its last day
 *
 * Returns: (transfer full): the month, quarter or year that this is, or the days
 */
char *
sales_wording_goal_period (const SalesWording *self, SalesDay first, SalesDay last)
{
  SalesPeriod period = { SALES_PERIOD_DAYS, first, last };

  for (int kind = SALES_PERIOD_MONTH; kind <= SALES_PERIOD_YEAR; kind++)
    {
      SalesPeriod named = sales_period_containing ((SalesPeriodKind) kind, first, self->info->year_start);

      if (named.first == first && named.last == last)
        period = named;
    }
  return sales_locale_format_period (self->locale, &period, self->info->year_start);
}

char *
sales_wording_goal_measure (SalesMeasure measure, const char *category)
{
  const char *name = sales_wording_measure (measure);

  return category != NULL ? g_strdup_printf ("%s · %s", name, category) : g_strdup (name);
}

/**
 * sales_wording_goal_value:
 * @self: what is spoken of
 * @measure: what the goal is for
 * @value: the goal; below nothing: withdrawn
 *
 * Returns: (transfer full): amounts in whole units where they are, counts and shares as they are
 */
char *
sales_wording_goal_value (const SalesWording *self, SalesMeasure measure, gint64 value)
{
  gboolean whole;

  if (value < 0)
    return g_strdup (C_("goal", "withdrawn"));
  switch (measure)
    {
    case SALES_MEASURE_AMOUNT:
    case SALES_MEASURE_CONTRIBUTION:
      whole = value % sales_currency_unit (&self->info->currency) == 0;
      return sales_locale_format_amount (self->locale, value, &self->info->currency, whole ? SALES_AMOUNT_WHOLE : SALES_AMOUNT_FULL);
    case SALES_MEASURE_QUANTITY:
      return sales_locale_format_quantity (self->locale, value);
    case SALES_MEASURE_KEPT_CUSTOMERS:
    case SALES_MEASURE_SERVICE:
      return sales_locale_format_percent (self->locale, value, value % 100 == 0 ? 0 : 2);
    case SALES_MEASURE_VISITS:
    case SALES_MEASURE_TASKS:
    case SALES_MEASURE_COMPLAINTS:
    case SALES_N_MEASURES:
    default:
      return sales_locale_format_integer (self->locale, value);
    }
}

/* Whole months before and after @day within the goal; FALSE where it does not consist of such. */
static gboolean
count_months (const SalesGoalEdit *goal, SalesDay day, int *before, int *after)
{
  SalesMonth first = sales_month_from_day (goal->first_day), last = sales_month_from_day (goal->last_day);
  SalesMonth month = sales_month_from_day (day);

  *before = month - first;
  *after = last - month + 1;
  return goal->first_day == sales_month_first_day (first) && goal->last_day == sales_month_last_day (last) &&
         day == sales_month_first_day (month) && last > first;
}

/* "8 months at €10,000 and 4 at €8,000 make €112,000." */
static char *
word_months (const SalesWording *self, const SalesGoalEdit *goal, gint64 rate, int before, int after, const char *total)
{
  gint64 old_month = sales_round_div (goal->value, before + after), new_month = sales_round_div (rate, before + after);
  g_autofree char *old_text = sales_wording_goal_value (self, goal->measure, old_month);
  g_autofree char *new_text = sales_wording_goal_value (self, goal->measure, new_month);

  /* TRANSLATORS: what a goal that is revised on the way comes to; the first number of months decides the
   * plural. 1: months at the old rate, 2: that rate for a month, 3: the other months, 4: the new rate
   * for a month, 5: the new total. "8 months at €10,000 and 4 at €8,000 make €112,000." */
  return g_strdup_printf (ngettext ("%1$d month at %2$s and %3$d at %4$s make %5$s.",
                                    "%1$d months at %2$s and %3$d at %4$s make %5$s.", (gulong) before),
                          before, old_text, after, new_text, total);
}

/**
 * sales_wording_goal_rate:
 * @self: what is spoken of
 * @goal: the goal as it stands
 * @rate: what its whole time would demand at the new rate, see sales_goal_revise_rate()
 * @effective_day: the first day of the new rate
 *
 * Returns: (transfer full) (nullable): what comes of it; %NULL if the goal has ended by then
 */
char *
sales_wording_goal_rate (const SalesWording *self, const SalesGoalEdit *goal, gint64 rate, SalesDay effective_day)
{
  SalesGoalSpan span = { goal->first_day, goal->last_day, goal->value };
  g_autofree char *total_text = NULL, *day = NULL;
  int before, after;
  gint64 total;

  if (!sales_goal_revise_rate (&span, rate, effective_day, &total))
    return NULL;
  total_text = sales_wording_goal_value (self, goal->measure, total);
  if (effective_day <= goal->first_day)
    /* TRANSLATORS: %s is a goal: an amount of money or a number */
    return g_strdup_printf (_("The new rate holds from the first day: %s in all."), total_text);
  if (!sales_measure_is_share (goal->measure) && count_months (goal, effective_day, &before, &after))
    return word_months (self, goal, rate, before, after, total_text);
  day = sales_locale_format_day (self->locale, effective_day);
  /* TRANSLATORS: 1: a date, 2: a goal: an amount of money or a number */
  return g_strdup_printf (_("The days before %1$s keep the old rate; this makes %2$s in all."), day, total_text);
}

/**
 * sales_wording_original_goal:
 * @self: what is spoken of
 * @amount: sales against their goal
 *
 * Returns: (transfer full) (nullable): what is reached of the goal as it was before any revision
 */
char *
sales_wording_original_goal (const SalesWording *self, const SalesComparison *amount)
{
  g_autofree char *goal = NULL, *share = NULL;

  if (!sales_comparison_is_revised (amount) || amount->original_goal <= 0)
    return NULL;
  goal = sales_wording_goal_value (self, SALES_MEASURE_AMOUNT, amount->original_goal);
  share = sales_locale_format_percent (self->locale, sales_comparison_attainment_to_original (amount), 0);
  /* TRANSLATORS: 1: what was reached as a share of 2: the goal as it was before it was revised */
  return g_strdup_printf (_("Sales come to %1$s of the goal as it was first set, %2$s."), share, goal);
}
