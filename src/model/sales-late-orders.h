/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-order-query.h"

G_BEGIN_DECLS

/* The orders of a scope, taken in a period, that were shipped late or are overdue. */
typedef struct
{
  guint           n_late;
  guint           n_overdue;
  SalesOrderPage *page; /* may be %NULL where there are none; the first of them: overdue ones, then late ones, the longest first */
} SalesLateOrders;

/* At most @max_rows orders in the page; the counts are of all. */
SalesRequest *sales_late_orders_new  (const SalesScope *scope, const SalesPeriod *period, SalesOrderFormat *format, guint max_rows);
void          sales_late_orders_free (SalesLateOrders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesLateOrders, sales_late_orders_free)

G_END_DECLS
