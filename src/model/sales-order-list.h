/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"
#include "model/sales-order-query.h"

G_BEGIN_DECLS

/* A row of the list: blank until its page has come. It tells its listeners when it fills in. No
 * signal for that: a jump in a list of eleven columns binds and unbinds thousands of cells. */
#define SALES_TYPE_ORDER_ROW (sales_order_row_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrderRow, sales_order_row, SALES, ORDER_ROW, GObject)

gint64          sales_order_row_get_id      (SalesOrderRow *self);
gboolean        sales_order_row_is_loaded   (SalesOrderRow *self);
/* Never %NULL; "" while blank, and where there is nothing to say. */
const char     *sales_order_row_get_text    (SalesOrderRow *self, SalesOrderColumn column);
gboolean        sales_order_row_is_late     (SalesOrderRow *self);
gboolean        sales_order_row_is_overdue  (SalesOrderRow *self);

typedef void (*SalesOrderRowFunc) (SalesOrderRow *row, gpointer listener);

void            sales_order_row_add_listener    (SalesOrderRow *self, SalesOrderRowFunc func, gpointer listener);
void            sales_order_row_remove_listener (SalesOrderRow *self, gpointer listener);

/* A GListModel of orders: a count and pages, so that a million rows cost what the visible ones
 * do. SQL filters and sorts. Properties "loading" and "error" notify; old rows stay on failure. */
#define SALES_TYPE_ORDER_LIST (sales_order_list_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrderList, sales_order_list, SALES, ORDER_LIST, GObject)

#define SALES_ORDER_PAGE_ROWS 128
#define SALES_ORDER_PAGES 64

SalesOrderList *sales_order_list_new        (SalesDocument *document);
void            sales_order_list_load       (SalesOrderList *self, const SalesOrderQuery *query);
gboolean        sales_order_list_is_loading (SalesOrderList *self);
const GError   *sales_order_list_get_error  (SalesOrderList *self);
gint64          sales_order_list_get_id     (SalesOrderList *self, guint position);
guint           sales_order_list_get_n_pages (SalesOrderList *self);

G_END_DECLS
