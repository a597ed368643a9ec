/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-variance.h"

static gboolean
is_continuing (const SalesVarianceItem *item)
{
  return item->goal_quantity > 0 && item->quantity > 0;
}

/**
 * sales_variance:
 * @items: (array length=n): products
 * @n: how many
 * @variance: (out): what leads from the goals' sum to the actuals' sum
 *
 * Price, volume and mix as Horngren's Cost Accounting has them (sales-quantity and sales-mix
 * variance): volume = (ΣQa − ΣQb)·share·Pb, volume + mix = (Qa − Qb)·Pb, price = the rest. Written
 * with amounts for quantity × price, so that nothing is lost in a rounded price.
 *
 * Returns: %FALSE if a figure does not fit
 */
gboolean
sales_variance (const SalesVarianceItem *items, gsize n, SalesVariance *variance)
{
  SalesVariance sum = { 0 };
  gint64 goal_quantity = 0, quantity = 0;

  for (gsize i = 0; i < n; i++)
    if (is_continuing (&items[i]))
      {
        goal_quantity += items[i].goal_quantity;
        quantity += items[i].quantity;
      }
  for (gsize i = 0; i < n; i++)
    {
      const SalesVarianceItem *it = &items[i];
      gint64 volume, both;

      if (it->quantity < 0)
        sum.returns += it->amount - it->goal_amount;
      else if (is_continuing (it))
        {
          if (!sales_mul_div (quantity - goal_quantity, it->goal_amount, goal_quantity, &volume) ||
              !sales_mul_div (it->quantity - it->goal_quantity, it->goal_amount, it->goal_quantity, &both))
            return FALSE;
          sum.volume += volume;
          sum.mix += both - volume;
          sum.price += it->amount - it->goal_amount - both;
        }
      else if (it->goal_quantity > 0)
        sum.discontinued += it->amount - it->goal_amount;
      else
        sum.new_products += it->amount - it->goal_amount;
    }
  *variance = sum;
  return TRUE;
}
