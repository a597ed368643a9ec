/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-distribution.h"

#include <stdlib.h>

typedef struct
{
  unsigned __int128 remainder;
  gsize             index;
} Rest;

/* The greatest remainder first; of equal ones the earlier. */
static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Rest *x = a, *y = b;

  if (x->remainder != y->remainder)
    return x->remainder < y->remainder ? 1 : -1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Weights as they count: none below zero, all equal where none is above. */
static gint64 *
usable_weights (const gint64 *weights, gsize n, __int128 *whole)
{
  gint64 *result = g_new (gint64, n);

  *whole = 0;
  for (gsize i = 0; i < n; i++)
    {
      result[i] = weights != NULL ? MAX (weights[i], 0) : 1;
      *whole += result[i];
    }
  if (*whole > 0)
    return result;
  for (gsize i = 0; i < n; i++)
    result[i] = 1;
  *whole = (__int128) n;
  return result;
}

/**
 * sales_distribute:
 * @total: what is to be distributed; may be negative
 * @weights: (array length=n) (nullable): by which; negative ones count as zero; equal parts if
 *   %NULL or if none is positive
 * @n: how many parts
 * @step: the smallest unit of a part, such as %SALES_AMOUNT_MINOR; at least 1
 * @parts: (out caller-allocates) (array length=n): the parts
 *
 * The method of the largest remainder: every part is at most one step away from its exact share,
 * and the parts always add up to @total. What @total has beyond whole steps goes to the part
 * that is first in line.
 */
void
sales_distribute (gint64 total, const gint64 *weights, gsize n, gint64 step, gint64 *parts)
{
  g_autofree gint64 *used = NULL;
  g_autofree Rest *rests = NULL;
  guint64 size = total < 0 ? -(guint64) total : (guint64) total;
  guint64 units = size / (guint64) step, left = units;
  __int128 whole;
  int sign = total < 0 ? -1 : 1;

  if (n == 0)
    return;
  used = usable_weights (weights, n, &whole);
  rests = g_new (Rest, n);
  for (gsize i = 0; i < n; i++)
    {
      unsigned __int128 product = (unsigned __int128) units * (unsigned __int128) used[i];
      guint64 part = (guint64) (product / (unsigned __int128) whole);

      rests[i] = (Rest){ product % (unsigned __int128) whole, i };
      parts[i] = sign * (gint64) (part * (guint64) step);
      left -= part;
    }
  qsort (rests, n, sizeof *rests, compare_rests);
  for (guint64 i = 0; i < left; i++)
    parts[rests[i].index] += sign * step;
  parts[rests[0].index] += sign * (gint64) (size % (guint64) step);
}

/* Shares are worked out in units of a millionth of a millionth, far below one step. */
#define SHARE_UNITS G_GINT64_CONSTANT (1000000000000)

/**
 * sales_allocate:
 * @total: the goal above
 * @more: over-assignment in basis points: 800 lets the parts come to 108 % of @total
 * @bases: (array length=n_bases): for each base (history, potential, …) @n figures
 * @base_weights: (array length=n_bases): how much each base counts
 * @n_bases: how many bases; with none, all parts are equal
 * @n: how many parts
 * @step: the smallest unit of a part
 * @parts: (out caller-allocates) (array length=n): total × (1 + more) × Σ λₖ·bᵢₖ ÷ Σⱼ bⱼₖ
 *
 * A base without anything positive distributes equally.
 */
void
sales_allocate (gint64 total, SalesShare more, const gint64 *const *bases, const gint64 *base_weights,
                gsize n_bases, gsize n, gint64 step, gint64 *parts)
{
  g_autofree gint64 *lambda = g_new0 (gint64, n_bases + 1);
  g_autofree gint64 *share = g_new0 (gint64, n + 1);
  g_autofree gint64 *sum = g_new0 (gint64, n + 1);
  gint64 whole = total;

  sales_distribute (SHARE_UNITS, base_weights, n_bases, 1, lambda);
  for (gsize k = 0; k < n_bases; k++)
    {
      sales_distribute (lambda[k], bases[k], n, 1, share);
      for (gsize i = 0; i < n; i++)
        sum[i] += share[i];
    }
  if (more != 0 && !sales_mul_div (total, SALES_SHARE_WHOLE + more, SALES_SHARE_WHOLE, &whole))
    whole = total;
  sales_distribute (whole, sum, n, step, parts);
}

/**
 * sales_seasonal_valid:
 * @months: the months' shares
 *
 * Returns: whether none is negative and they add up to 100 %
 */
gboolean
sales_seasonal_valid (const SalesShare months[12])
{
  gint64 sum = 0;

  for (int i = 0; i < 12; i++)
    {
      if (months[i] < 0)
        return FALSE;
      sum += months[i];
    }
  return sum == SALES_SHARE_WHOLE;
}

/**
 * sales_seasonal_goal:
 * @annual: the goal of the year
 * @months: the months' shares, January first
 * @first_month: the period's first month, 1 to 12; months are known by name, so that fiscal
 *   years work
 * @n_months: how many months, 1 to 12, running over the year's end
 * @step: the smallest unit of a month's goal
 * @goal: (out): annual × Σ share, the months' goals being whole steps that add up to @annual
 *
 * The rule is ERPNext's Monthly Distribution.
 *
 * Returns: %FALSE where the shares do not add up to 100 %
 */
gboolean
sales_seasonal_goal (gint64 annual, const SalesShare months[12], int first_month, int n_months, gint64 step, gint64 *goal)
{
  gint64 weights[12], parts[12];

  if (!sales_seasonal_valid (months))
    return FALSE;
  for (int i = 0; i < 12; i++)
    weights[i] = months[i];
  sales_distribute (annual, weights, 12, step, parts);
  *goal = 0;
  for (int i = 0; i < n_months; i++)
    *goal += parts[(first_month - 1 + i) % 12];
  return TRUE;
}

typedef struct
{
  gint64 value;
  gsize  index;
} Item;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;

  if (x->value != y->value)
    return x->value < y->value ? 1 : -1;
  return (x->index > y->index) - (x->index < y->index);
}

/**
 * sales_abc:
 * @values: (array length=n): sales of each item, in any order
 * @n: how many
 * @a_up_to: basis points, 8,000 by convention
 * @b_up_to: basis points, 9,500 by convention
 * @classes: (out caller-allocates) (array length=n): 'A', 'B' or 'C'; '-' for what is not positive
 * @cumulative: (out caller-allocates) (array length=n) (nullable): the share of the positive sum
 *   that the item and all greater ones make, in basis points
 *
 * An item that crosses a line stays in the higher class, and equal items share a class.
 */
void
sales_abc (const gint64 *values, gsize n, SalesShare a_up_to, SalesShare b_up_to, char *classes, gint64 *cumulative)
{
  g_autofree Item *items = g_new (Item, n + 1);
  __int128 sum = 0, reached = 0;

  for (gsize i = 0; i < n; i++)
    {
      items[i] = (Item){ values[i], i };
      sum += MAX (values[i], 0);
    }
  qsort (items, n, sizeof *items, compare_items);
  for (gsize i = 0; i < n; i++)
    {
      gsize at = items[i].index;
      gboolean tied = i > 0 && items[i].value == items[i - 1].value;
      __int128 before = reached * SALES_SHARE_WHOLE;

      reached += MAX (items[i].value, 0);
      if (cumulative != NULL)
        cumulative[at] = sum > 0 ? (gint64) ((reached * SALES_SHARE_WHOLE + sum / 2) / sum) : 0;
      if (items[i].value <= 0)
        classes[at] = '-';
      else if (tied)
        classes[at] = classes[items[i - 1].index];
      else if (before < sum * a_up_to)
        classes[at] = 'A';
      else if (before < sum * b_up_to)
        classes[at] = 'B';
      else
        classes[at] = 'C';
    }
}
