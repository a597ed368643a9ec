/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The orders of the scope and period: a list that stays smooth with a million rows. Its details
 * (see sales_context_open()): "late", "overdue", "not-delivered", "not-followed", and "order:ID",
 * which opens that order. */
#define SALES_TYPE_ORDERS_PAGE (sales_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrdersPage, sales_orders_page, SALES, ORDERS_PAGE, SalesPage)

void sales_orders_page_export (SalesOrdersPage *self, GFile *file);

G_END_DECLS
