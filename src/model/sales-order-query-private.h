/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-order-query.h"
#include "model/sales-order-record.h"

G_BEGIN_DECLS

/* On the document's thread only. */
SalesLocale         *sales_order_format_get_locale   (SalesOrderFormat *self);
const SalesCurrency *sales_order_format_get_currency (SalesOrderFormat *self);

/* An order for a list or a file; on the document's thread. */
gboolean           sales_order_record_read          (SalesOrderRecord *self, gint64 id, SalesStore *store, GError **error);

G_END_DECLS
