/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-order-query.h"

G_BEGIN_DECLS

/* On the document's thread only. */
SalesLocale         *sales_order_format_get_locale   (SalesOrderFormat *self);
const SalesCurrency *sales_order_format_get_currency (SalesOrderFormat *self);

G_END_DECLS
