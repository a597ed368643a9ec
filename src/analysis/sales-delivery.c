/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-delivery.h"

/**
 * sales_delivery_get_pending:
 * @self: a delivery
 *
 * Returns: what was ordered and not delivered yet; what was delivered too much is not negative
 */
SalesQuantity
sales_delivery_get_pending (const SalesDelivery *self)
{
  return MAX (self->ordered - self->delivered, 0);
}

/**
 * sales_delivery_get_unbilled:
 * @self: a delivery
 *
 * Returns: what was ordered and not billed yet
 */
SalesQuantity
sales_delivery_get_unbilled (const SalesDelivery *self)
{
  return MAX (self->ordered - self->billed, 0);
}

/**
 * sales_delivery_get_lead:
 * @self: a delivery
 * @days: (out): from order to the last delivery
 *
 * Returns: %FALSE while it is not complete
 */
gboolean
sales_delivery_get_lead (const SalesDelivery *self, int *days)
{
  if (self->completed == SALES_DAY_NONE || self->taken == SALES_DAY_NONE ||
      sales_delivery_get_pending (self) > 0)
    return FALSE;
  *days = self->completed - self->taken;
  return TRUE;
}

/**
 * sales_delivery_is_late:
 * @self: a delivery
 *
 * Returns: whether it was shipped on a later day than promised; never for what is not shipped
 */
gboolean
sales_delivery_is_late (const SalesDelivery *self)
{
  return self->shipped != SALES_DAY_NONE && self->promised != SALES_DAY_NONE && self->shipped > self->promised;
}

/**
 * sales_delivery_is_overdue:
 * @self: a delivery
 * @today: the day that counts as today
 *
 * Returns: whether it was promised for an earlier day than @today and is not shipped yet
 */
gboolean
sales_delivery_is_overdue (const SalesDelivery *self, SalesDay today)
{
  return self->shipped == SALES_DAY_NONE && self->promised != SALES_DAY_NONE && self->promised < today;
}

/**
 * sales_delivery_on_time_in_full:
 * @deliveries: (array length=n): deliveries
 * @n: how many
 * @today: the day that counts as today
 * @share: (out): those both on time and in full of those due, in basis points
 *
 * What is due and not delivered has failed. Multiplying the two shares would be wrong, because
 * one order can fail both.
 *
 * Returns: %FALSE where none is due
 */
gboolean
sales_delivery_on_time_in_full (const SalesDelivery *deliveries, gsize n, SalesDay today, gint64 *share)
{
  gint64 due = 0, good = 0;

  for (gsize i = 0; i < n; i++)
    {
      const SalesDelivery *it = &deliveries[i];
      gboolean done = it->completed != SALES_DAY_NONE;

      if (it->promised == SALES_DAY_NONE || (!done && it->promised >= today))
        continue;
      due++;
      if (done && it->completed <= it->promised && sales_delivery_get_pending (it) == 0)
        good++;
    }
  return sales_mul_div (good, SALES_SHARE_WHOLE, due, share);
}
