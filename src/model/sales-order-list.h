/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_ORDERS_ALL,
  SALES_ORDERS_LATE,          /* shipped on a later day than promised */
  SALES_ORDERS_OVERDUE,       /* promised before today, not shipped yet */
  SALES_ORDERS_NOT_DELIVERED,
  SALES_ORDERS_NOT_FOLLOWED,  /* delivered and not followed up */
  SALES_N_ORDER_FILTERS,
} SalesOrderFilter;

typedef enum
{
  SALES_ORDER_COLUMN_REF,
  SALES_ORDER_COLUMN_DAY,
  SALES_ORDER_COLUMN_CUSTOMER,
  SALES_ORDER_COLUMN_PERSON,
  SALES_ORDER_COLUMN_TERRITORY,
  SALES_ORDER_COLUMN_AMOUNT,
  SALES_ORDER_COLUMN_PROMISED,
  SALES_ORDER_COLUMN_SHIPPED,
  SALES_ORDER_COLUMN_DELIVERED,
  SALES_ORDER_COLUMN_FOLLOWED,
  SALES_ORDER_COLUMN_LATE,    /* days late or overdue */
  SALES_N_ORDER_COLUMNS,
} SalesOrderColumn;

/* What the list asks the document for. */
typedef struct
{
  SalesScope       scope;
  SalesPeriod      period;     /* of the day on which an order was taken */
  SalesOrderFilter filter;
  char            *search;     /* folded; %NULL or "" = everything */
  SalesOrderColumn sort;
  gboolean         descending;
} SalesOrderQuery;

/* The ids of the orders that match, in order. Result: GArray of guint32. */
SalesRequest *sales_order_query_new          (const SalesOrderQuery *query);

/* A row of the list: blank until its page has come, then the texts of the page. Emits
 * "changed" when it fills in. Belongs to the list's page; texts are borrowed from there. */
#define SALES_TYPE_ORDER_ROW (sales_order_row_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrderRow, sales_order_row, SALES, ORDER_ROW, GObject)

guint         sales_order_row_get_position   (SalesOrderRow *self);
gint64        sales_order_row_get_id         (SalesOrderRow *self);
/* Never %NULL; "" while blank, or where there is nothing to say. */
const char   *sales_order_row_get_text       (SalesOrderRow *self, SalesOrderColumn column);
gboolean      sales_order_row_is_late        (SalesOrderRow *self);
gboolean      sales_order_row_is_overdue     (SalesOrderRow *self);
gboolean      sales_order_row_is_loaded      (SalesOrderRow *self);

/* A GListModel of orders over a document: a count and pages, so that a million rows cost what
 * the visible ones do. SQL filters and sorts. Properties "loading" (gboolean), "error" (GError,
 * boxed). Old rows stay on failure. */
#define SALES_TYPE_ORDER_LIST (sales_order_list_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrderList, sales_order_list, SALES, ORDER_LIST, GObject)

#define SALES_ORDER_PAGE 128
#define SALES_ORDER_PAGES 64

SalesOrderList *sales_order_list_new         (SalesDocument *document, SalesLocale *locale);
/* Copies @query and starts to ask; nothing happens where nothing differs. */
void          sales_order_list_set_query     (SalesOrderList *self, const SalesOrderQuery *query);
/* Asks again, after the document has changed. */
void          sales_order_list_refresh       (SalesOrderList *self);
gboolean      sales_order_list_is_loading    (SalesOrderList *self);
const GError *sales_order_list_get_error     (SalesOrderList *self);
/* The id of the order at @position, from memory; 0 past the end. */
gint64        sales_order_list_get_id        (SalesOrderList *self, guint position);

G_END_DECLS
