/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-attainment.h"

#include "base/sales-money.h"

/**
 * sales_attainment:
 * @actual: what was reached
 * @goal: what was to be reached, in the same unit
 * @share: (out): actual ÷ goal in basis points, negative for a negative actual
 *
 * Also the pace index, when @goal is the goal to date.
 *
 * Returns: %FALSE where it is not defined: a goal that is not positive
 */
gboolean
sales_attainment (gint64 actual, gint64 goal, gint64 *share)
{
  return sales_mul_div (actual, SALES_SHARE_WHOLE, goal, share);
}

/**
 * sales_attainment_lower:
 * @actual: what was reached of something that is better the less of it there is
 * @goal: what it was to stay within, in the same unit
 * @share: (out): 2 − actual ÷ goal in basis points, no less than nothing (formulas.md, section 1)
 *
 * Returns: %FALSE where it is not defined: a goal that is not positive
 */
gboolean
sales_attainment_lower (gint64 actual, gint64 goal, gint64 *share)
{
  gint64 reached;

  if (!sales_attainment (actual, goal, &reached) || __builtin_sub_overflow (2 * SALES_SHARE_WHOLE, reached, share))
    return FALSE;
  *share = MAX (*share, 0);
  return TRUE;
}

/**
 * sales_change_share:
 * @now: a figure
 * @before: the same figure of an earlier period
 * @share: (out): (now − before) ÷ |before| in basis points
 *
 * Returns: %FALSE where @before is zero
 */
gboolean
sales_change_share (gint64 now, gint64 before, gint64 *share)
{
  gint64 difference;

  if (before == G_MININT64 || __builtin_sub_overflow (now, before, &difference))
    return FALSE;
  return sales_mul_div (difference, SALES_SHARE_WHOLE, before < 0 ? -before : before, share);
}

/**
 * sales_weighted_mean:
 * @values: (array length=n): figures; %SALES_NO_FIGURE where one is missing
 * @weights: (array length=n) (nullable): their weights, or %NULL for equal ones
 * @n: how many
 * @mean: (out): Σ weight × value ÷ Σ weight
 *
 * A missing part takes its weight with it: the rest is a whole again.
 *
 * Returns: %FALSE where the weights of what is there do not add up to something positive
 */
gboolean
sales_weighted_mean (const gint64 *values, const gint64 *weights, gsize n, gint64 *mean)
{
  __int128 sum = 0, quotient;
  gint64 whole = 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 weight = weights != NULL ? weights[i] : 1;

      if (values[i] == SALES_NO_FIGURE)
        continue;
      sum += (__int128) values[i] * weight;
      whole += weight;
    }
  if (whole <= 0)
    return FALSE;
  quotient = (sum < 0 ? -sum : sum) + whole / 2;
  quotient /= whole;
  if (quotient > G_MAXINT64)
    return FALSE;
  *mean = sum < 0 ? -(gint64) quotient : (gint64) quotient;
  return TRUE;
}

/**
 * sales_projection:
 * @actual: what was reached up to now
 * @weight_elapsed: how much of the goal's weight lies behind
 * @weight_total: its whole weight
 * @projection: (out): what the period comes to at this pace: actual ÷ share of the weight elapsed
 *
 * With days for weights it is the run-rate; with the months' shares of a year the seasonal
 * projection.
 *
 * Returns: %FALSE while no weight has elapsed
 */
gboolean
sales_projection (gint64 actual, gint64 weight_elapsed, gint64 weight_total, gint64 *projection)
{
  return weight_total > 0 && sales_mul_div (actual, weight_total, weight_elapsed, projection);
}

/**
 * sales_projection_band:
 * @actual: what was reached up to now
 * @years: (array length=n_years): earlier years
 * @n_years: how many
 * @low: (out): the projection, had the year run as the earlier year that was quickest
 * @high: (out): as the one that was slowest
 *
 * The range of the completion shares that there were. With so few years a normal band would
 * claim what nobody knows.
 *
 * Returns: %FALSE with fewer than two usable years
 */
gboolean
sales_projection_band (gint64 actual, const SalesCompletion *years, gsize n_years, gint64 *low, gint64 *high)
{
  gsize n_used = 0;
  gint64 a = 0, b = 0;

  for (gsize i = 0; i < n_years; i++)
    {
      gint64 value;

      if (years[i].elapsed <= 0 || years[i].total <= 0 ||
          !sales_mul_div (actual, years[i].total, years[i].elapsed, &value))
        continue;
      a = n_used == 0 ? value : MIN (a, value);
      b = n_used == 0 ? value : MAX (b, value);
      n_used++;
    }
  if (n_used < 2)
    return FALSE;
  *low = a;
  *high = b;
  return TRUE;
}
