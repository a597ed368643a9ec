/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-allocation.h"
#include "base/sales-date.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* What was sold month by month, as allocation and seasonal weights ask for it. On the store's
 * thread. */

/* From the id of a person, territory or category to @n_months figures of a measure, gint64: nobody
 * who sold nothing is in it. */
GHashTable   *sales_history_read      (SalesStore *store, SalesScopeKind axis, SalesMeasure measure, SalesMonth first, int n_months, GError **error);
/* The last month before @first_day that is over. */
SalesMonth    sales_history_last_month (SalesDay first_day);
/* The document's first month with data; FALSE without any, or with @error set. */
gboolean      sales_history_first_month (SalesStore *store, SalesMonth *month, GError **error);

/* What the months of a year weigh, January first: the shares that are stored, or what was sold in up
 * to three whole years before @first_day, or all the same. */
gboolean      sales_season_read       (SalesStore *store, SalesMeasure measure, SalesDay first_day, gint64 months[12], GError **error);
/* Stores shares that add up to 100.00 %, or with %NULL none. */
SalesRequest *sales_season_edit_new   (const SalesShare months[12]);

/* How newcomers get up to speed: a setting. */
gboolean      sales_ramp_read         (SalesStore *store, SalesRamp *ramp, GError **error);
SalesRequest *sales_ramp_request_new  (void); /* result: SalesRamp, to be freed with g_free() */
SalesRequest *sales_ramp_edit_new     (const SalesRamp *ramp);

G_END_DECLS
