/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"

G_BEGIN_DECLS

/* One product against its goal. Amounts may be revenue or contribution. */
typedef struct
{
  SalesQuantity goal_quantity;
  SalesAmount   goal_amount;
  SalesQuantity quantity;
  SalesAmount   amount;
} SalesVarianceItem;

/* What leads from goal to actual. The six add up to the difference exactly. */
typedef struct
{
  SalesAmount volume;       /* more or fewer pieces, in the goal's mix */
  SalesAmount mix;          /* other products than planned */
  SalesAmount price;        /* another price for each piece */
  SalesAmount new_products; /* sold without a goal */
  SalesAmount discontinued; /* a goal without sales */
  SalesAmount returns;      /* products that took more back than they sold */
} SalesVariance;

gboolean sales_variance (const SalesVarianceItem *items, gsize n, SalesVariance *variance) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
