/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"

G_BEGIN_DECLS

void     sales_distribute     (gint64 total, const gint64 *weights, gsize n, gint64 step, gint64 *parts);
void     sales_allocate       (gint64 total, SalesShare more, const gint64 *const *bases, const gint64 *base_weights, gsize n_bases, gsize n, gint64 step, gint64 *parts);

/* The months' shares of a year in basis points, January first, 10,000 together. */
gboolean sales_seasonal_valid (const SalesShare months[12]);
gboolean sales_seasonal_goal  (gint64 annual, const SalesShare months[12], int first_month, int n_months, gint64 step, gint64 *goal) G_GNUC_WARN_UNUSED_RESULT;

void     sales_abc            (const gint64 *values, gsize n, SalesShare a_up_to, SalesShare b_up_to, char *classes, gint64 *cumulative);

G_END_DECLS
