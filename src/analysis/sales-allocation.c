/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-allocation.h"

#include "analysis/sales-distribution.h"

/**
 * sales_weights_check:
 * @weights: (array length=n): shares in basis points
 * @n: how many
 * @sum: (out): what they add up to
 *
 * Returns: whether they can be used: none negative, 100.00 % together
 */
SalesWeightsCheck
sales_weights_check (const SalesShare *weights, gsize n, gint64 *sum)
{
  gboolean negative = FALSE;

  *sum = 0;
  for (gsize i = 0; i < n; i++)
    {
      negative |= weights[i] < 0;
      *sum += weights[i];
    }
  if (negative)
    return SALES_WEIGHTS_NEGATIVE;
  return *sum == SALES_SHARE_WHOLE ? SALES_WEIGHTS_OK : SALES_WEIGHTS_NOT_WHOLE;
}

/**
 * sales_history_estimate:
 * @history: (array length=n): what each has sold; changed where @newcomers says so
 * @newcomers: (array length=n): who cannot have a history
 * @potential: (array length=n) (nullable): what each could sell
 * @n: how many
 *
 * A newcomer gets what his or her potential would have brought at the others' rate, or the mean of
 * the others where potential is not known. Negative history counts as nothing.
 */
void
sales_history_estimate (gint64 *history, const gboolean *newcomers, const gint64 *potential, gsize n)
{
  __int128 sold = 0, sold_potential = 0, with_potential = 0;
  gint64 n_others = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (newcomers[i])
        continue;
      n_others++;
      sold += MAX (history[i], 0);
      if (potential != NULL && potential[i] > 0)
        {
          sold_potential += MAX (history[i], 0);
          with_potential += potential[i];
        }
    }
  for (gsize i = 0; i < n; i++)
    {
      if (!newcomers[i])
        continue;
      if (potential != NULL && potential[i] > 0 && with_potential > 0)
        history[i] = (gint64) CLAMP (sold_potential / with_potential * potential[i] +
                                         sold_potential % with_potential * potential[i] / with_potential,
                                     0, G_MAXINT64);
      else
        history[i] = n_others > 0 ? (gint64) CLAMP (sold / n_others, 0, G_MAXINT64) : 0;
    }
}

/* Days on which somebody works, in basis points of a day, from @first to @last. */
static gint64
count_presence (const SalesPresence *presence, SalesDay first, SalesDay last)
{
  gint64 present = 0;
  gsize next = 0;

  if (presence->first != SALES_DAY_NONE)
    first = MAX (first, presence->first);
  if (presence->last != SALES_DAY_NONE)
    last = MIN (last, presence->last);
  if (first > last)
    return 0;
  if (presence->n_aways == 0)
    return (gint64) (last - first + 1) * SALES_SHARE_WHOLE;
  for (SalesDay day = first; day <= last; day++)
    {
      SalesShare away = 0;

      while (next < presence->n_aways && presence->aways[next].last < day)
        next++;
      /* Where two entries speak of a day, nobody is away more than whole. */
      for (gsize i = next; i < presence->n_aways && presence->aways[i].first <= day; i++)
        if (presence->aways[i].last >= day)
          away = MIN (away + presence->aways[i].share, SALES_SHARE_WHOLE);
      present += SALES_SHARE_WHOLE - away;
    }
  return present;
}

static SalesShare
get_ramp (const SalesPresence *presence, const SalesRamp *ramp, SalesMonth month)
{
  SalesMonth nth;

  if (ramp == NULL || presence->ramp_from == SALES_DAY_NONE)
    return SALES_SHARE_WHOLE;
  nth = month - sales_month_from_day (presence->ramp_from);
  return nth >= 0 && nth < ramp->n_months ? ramp->shares[nth] : SALES_SHARE_WHOLE;
}

/* @value × @part ÷ @whole in whole steps, half away from zero. */
static gint64
take_part (gint64 value, gint64 part, gint64 whole, gint64 step)
{
  __int128 product = (__int128) value * part, divisor = (__int128) whole * step;
  __int128 half = product < 0 ? -divisor / 2 : divisor / 2;

  return (gint64) ((product + half) / divisor) * step;
}

/**
 * sales_prorate:
 * @goals: (array length=n_months): what somebody would be asked for who is there all the time
 * @first_month: the first of these months
 * @n_months: how many
 * @presence: when the person is there
 * @ramp: (nullable): how newcomers get up to speed
 * @how: by which convention
 * @step: the smallest unit of a goal
 * @parts: (out caller-allocates) (array length=n_months): what remains of each
 *
 * Goal = Σ goal of the month × (days there ÷ days of the month) × ramp × (1 − leave). By months, each
 * month stands for itself. By days, the sum is prorated by the days of the whole period and then
 * distributed to the months by the days there: of a quarter of 91,000 somebody who joins on 16 April
 * gets 75,833 by equal months, and 76,000 by days.
 */
void
sales_prorate (const gint64 *goals, SalesMonth first_month, gsize n_months, const SalesPresence *presence,
               const SalesRamp *ramp, SalesProration how, gint64 step, gint64 *parts)
{
  g_autofree gint64 *weights = g_new (gint64, n_months + 1);
  gint64 sum = 0, there = 0, days = 0;

  for (gsize i = 0; i < n_months; i++)
    {
      SalesMonth month = first_month + (SalesMonth) i;
      SalesDay first = sales_month_first_day (month), last = sales_month_last_day (month);
      gint64 whole = (gint64) (last - first + 1) * SALES_SHARE_WHOLE * SALES_SHARE_WHOLE;

      weights[i] = count_presence (presence, first, last) * get_ramp (presence, ramp, month);
      parts[i] = weights[i] == whole ? goals[i] : take_part (goals[i], weights[i], whole, step);
      sum += goals[i];
      there += weights[i];
      days += whole;
    }
  /* Nobody who is always there is rounded. */
  if (how == SALES_PRORATE_BY_DAYS && there > 0 && there < days)
    sales_distribute (take_part (sum, there, days, step), weights, n_months, step, parts);
}
