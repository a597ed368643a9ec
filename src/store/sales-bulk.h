/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"
#include "store/sales-store.h"

G_BEGIN_DECLS

/* Writes many new orders inside a change: `INSERT … SELECT` from a virtual table over the caller's
 * structs, with the document's triggers off; the totals are added up here and written at the end.
 * From sales_bulk_new() to sales_bulk_finish() nothing else may change orders or lines. */
typedef struct _SalesBulk SalesBulk;

/* @expected: about how many orders will come, to choose how the indexes are kept. */
SalesBulk *sales_bulk_new    (SalesStore *store, gint64 expected, GError **error);
gint64     sales_bulk_get_first_order (SalesBulk *self);
/* Orders have the ids from sales_bulk_get_first_order() on, without a gap. Lines belong to orders
 * that came before or come in the same call. What is added has to be counted as well, in the same
 * order; counting may be done by another thread, which takes work off the one that writes. */
gboolean   sales_bulk_count  (SalesBulk *self, const SalesOrderRecord *orders, gsize n_orders, const SalesLineRecord *lines, gsize n_lines, GError **error);
gboolean   sales_bulk_add    (SalesBulk *self, const SalesOrderRecord *orders, gsize n_orders, const SalesLineRecord *lines, gsize n_lines, GError **error);
/* Who answered for a step of one of these orders; counted at once. */
gboolean   sales_bulk_add_step (SalesBulk *self, gint64 order, const char *step, gint64 person, GError **error);
gboolean   sales_bulk_finish (SalesBulk *self, GError **error);
void       sales_bulk_free   (SalesBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesBulk, sales_bulk_free)

G_END_DECLS
