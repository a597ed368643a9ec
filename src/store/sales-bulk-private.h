/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-batch-private.h"
#include "store/sales-bulk.h"

G_BEGIN_DECLS

/* The way back: the orders of a batch are counted as they now stand in the document, taken out of
 * the totals, and removed with the document's triggers off. */
SalesBulk *sales_bulk_new_removal (SalesStore *store, gint64 first_order, GError **error);
void       sales_bulk_count_step  (SalesBulk *self, gint64 order, const char *step, gint64 person);
guint64    sales_bulk_get_digest  (SalesBulk *self);
gboolean   sales_bulk_subtract    (SalesBulk *self, GError **error);
gboolean   sales_bulk_remove      (SalesBulk *self, gint64 last_order, GError **error);

G_END_DECLS
