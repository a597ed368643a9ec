/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"

G_BEGIN_DECLS

/* One order or one of its lines on its way. Days are %SALES_DAY_NONE where unknown. */
typedef struct
{
  SalesQuantity ordered;
  SalesQuantity delivered; /* up to now */
  SalesQuantity billed;
  SalesDay      taken;
  SalesDay      promised;  /* as first promised: promising again does not hide lateness */
  SalesDay      shipped;
  SalesDay      completed; /* the day of the last delivery, once nothing is pending */
} SalesDelivery;

SalesQuantity sales_delivery_get_pending  (const SalesDelivery *self);
SalesQuantity sales_delivery_get_unbilled (const SalesDelivery *self);
gboolean      sales_delivery_get_lead     (const SalesDelivery *self, int *days);
gboolean      sales_delivery_is_late      (const SalesDelivery *self);
gboolean      sales_delivery_is_overdue   (const SalesDelivery *self, SalesDay today);
gboolean      sales_delivery_on_time_in_full (const SalesDelivery *deliveries, gsize n, SalesDay today, gint64 *share) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
