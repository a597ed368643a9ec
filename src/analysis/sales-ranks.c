/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-ranks.h"

#include <stdlib.h>

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The values that there are, ascending. */
static gint64 *
sorted_copy (const gint64 *values, gsize n, gsize *n_sorted)
{
  gint64 *sorted = g_new (gint64, n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (values[i] != SALES_NO_FIGURE)
      sorted[count++] = values[i];
  qsort (sorted, count, sizeof *sorted, compare_ascending);
  *n_sorted = count;
  return sorted;
}

/* How many of @sorted are less than @value, or not greater. */
static gsize
count_below (const gint64 *sorted, gsize n, gint64 value, gboolean or_equal)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (sorted[middle] < value || (or_equal && sorted[middle] == value))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * sales_rank_competition:
 * @values: (array length=n): figures; %SALES_NO_FIGURE where one is missing
 * @n: how many
 * @order: which figure is first
 * @ranks: (out caller-allocates) (array length=n): 1, 2, 2, 4; 0 for those without a figure
 *
 * Ties share the better rank and are never broken by name.
 */
void
sales_rank_competition (const gint64 *values, gsize n, SalesRankOrder order, int *ranks)
{
  gsize count;
  g_autofree gint64 *sorted = sorted_copy (values, n, &count);

  for (gsize i = 0; i < n; i++)
    {
      if (values[i] == SALES_NO_FIGURE)
        ranks[i] = 0;
      else if (order == SALES_RANK_LOWEST_FIRST)
        ranks[i] = (int) count_below (sorted, count, values[i], FALSE) + 1;
      else
        ranks[i] = (int) (count - count_below (sorted, count, values[i], TRUE)) + 1;
    }
}

/**
 * sales_rank_average:
 * @values: (array length=n): figures; %SALES_NO_FIGURE where one is missing
 * @n: how many
 * @order: which figure is first
 * @ranks: (out caller-allocates) (array length=n): 1, 2.5, 2.5, 4; 0 for those without a figure
 *
 * Ranks for statistics; to show, use sales_rank_competition().
 */
void
sales_rank_average (const gint64 *values, gsize n, SalesRankOrder order, double *ranks)
{
  gsize count;
  g_autofree gint64 *sorted = sorted_copy (values, n, &count);

  for (gsize i = 0; i < n; i++)
    {
      gsize below, up_to;

      if (values[i] == SALES_NO_FIGURE)
        {
          ranks[i] = 0;
          continue;
        }
      below = count_below (sorted, count, values[i], FALSE);
      up_to = count_below (sorted, count, values[i], TRUE);
      ranks[i] = (double) (below + 1 + up_to) / 2.0;
      if (order == SALES_RANK_HIGHEST_FIRST)
        ranks[i] = (double) count + 1.0 - ranks[i];
    }
}

/**
 * sales_median:
 * @values: (array length=n): figures; %SALES_NO_FIGURE where one is missing
 * @n: how many
 * @median: (out): the middle one, or what lies half way between the two in the middle
 *
 * Returns: %FALSE without any figure
 */
gboolean
sales_median (const gint64 *values, gsize n, gint64 *median)
{
  gsize count;
  g_autofree gint64 *sorted = sorted_copy (values, n, &count);

  if (count == 0)
    return FALSE;
  *median = count % 2 == 1 ? sorted[count / 2]
                           : (gint64) (((__int128) sorted[count / 2 - 1] + sorted[count / 2]) / 2);
  return TRUE;
}

/**
 * sales_gini:
 * @values: (array length=n): figures, none of them negative
 * @n: how many
 * @corrected: whether to multiply by n ÷ (n − 1), for samples
 * @gini: (out): Σ (2i − n − 1)·xᵢ ÷ (n·Σx), xᵢ ascending: 0 when all are equal, 1 when one has all
 *
 * The formula is MathWorld's ("Gini Coefficient").
 *
 * Returns: %FALSE where it is not defined: a negative value, or a sum that is not positive
 */
gboolean
sales_gini (const gint64 *values, gsize n, gboolean corrected, double *gini)
{
  gsize count;
  g_autofree gint64 *sorted = sorted_copy (values, n, &count);
  double sum = 0, weighted = 0;

  if (count < (corrected ? 2 : 1) || sorted[0] < 0)
    return FALSE;
  for (gsize i = 0; i < count; i++)
    {
      sum += (double) sorted[i];
      weighted += (2.0 * (double) (i + 1) - (double) count - 1.0) * (double) sorted[i];
    }
  if (sum <= 0)
    return FALSE;
  *gini = weighted / ((double) count * sum);
  if (corrected)
    *gini *= (double) count / (double) (count - 1);
  return TRUE;
}

/**
 * sales_streak:
 * @shares: (array length=n): attainment of periods one after another, the last one last;
 *   %SALES_NO_FIGURE where there was no goal
 * @n: how many
 * @at_least: what counts as met, 10,000 for 100 %
 *
 * Returns: how many periods up to the last one were met without a miss between. A period without
 *   a goal, as during leave, pauses the streak and does not break it.
 */
int
sales_streak (const gint64 *shares, gsize n, gint64 at_least)
{
  int length = 0;

  while (n-- > 0)
    {
      if (shares[n] == SALES_NO_FIGURE)
        continue;
      if (shares[n] < at_least)
        break;
      length++;
    }
  return length;
}

/**
 * sales_most_improved:
 * @people: (array length=n): attainment before and after
 * @n: how many
 * @least_base: the attainment before from which on somebody is counted
 * @least_cases: the number of cases from which on somebody is counted
 * @best: (out): the greatest improvement in basis points; everybody who is counted and reaches
 *   it has won
 *
 * Low starters come back to the mean by themselves, hence the limits.
 *
 * Returns: %FALSE where nobody who is counted has improved
 */
gboolean
sales_most_improved (const SalesImprovement *people, gsize n, gint64 least_base, gint64 least_cases, gint64 *best)
{
  gint64 greatest = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (people[i].before == SALES_NO_FIGURE || people[i].after == SALES_NO_FIGURE ||
          people[i].before < least_base || people[i].n_cases < least_cases)
        continue;
      greatest = MAX (greatest, people[i].after - people[i].before);
    }
  *best = greatest;
  return greatest > 0;
}
