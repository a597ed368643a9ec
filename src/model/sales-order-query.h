/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

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

/* What a list of orders asks the document for. */
typedef struct
{
  SalesScope       scope;
  SalesPeriod      period;     /* of the day on which an order was taken */
  SalesOrderFilter filter;
  const char      *search;     /* folded words, each of which has to be found; %NULL or "" = all */
  SalesOrderColumn sort;       /* what is missing comes last in either direction */
  gboolean         descending;
  guint            limit;      /* 0 = all that match */
} SalesOrderQuery;

/* How cells are worded and names are sorted. Made on the main thread, then used on the
 * document's alone; counted references. */
typedef struct _SalesOrderFormat SalesOrderFormat;

SalesOrderFormat *sales_order_format_new   (const SalesCurrency *currency);
SalesOrderFormat *sales_order_format_ref   (SalesOrderFormat *self);
void              sales_order_format_unref (SalesOrderFormat *self);

gboolean          sales_order_query_is_quick (const SalesOrderQuery *query);

/* The ids of the orders that match, in order. Result: GArray of guint32. */
SalesRequest     *sales_order_query_new    (const SalesOrderQuery *query, SalesOrderFormat *format);

/* The texts of a run of orders, in one piece. Counted references, never changed. */
typedef struct _SalesOrderPage SalesOrderPage;

/* Result: SalesOrderPage. */
SalesRequest     *sales_order_page_new     (const guint32 *ids, guint n_ids, SalesOrderFormat *format);
SalesOrderPage   *sales_order_page_ref     (SalesOrderPage *self);
void              sales_order_page_unref   (SalesOrderPage *self);
guint             sales_order_page_get_n   (const SalesOrderPage *self);
guint32           sales_order_page_get_id  (const SalesOrderPage *self, guint index);
const char       *sales_order_page_get_text (const SalesOrderPage *self, guint index, SalesOrderColumn column);
gboolean          sales_order_page_is_late (const SalesOrderPage *self, guint index);
gboolean          sales_order_page_is_overdue (const SalesOrderPage *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesOrderFormat, sales_order_format_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesOrderPage, sales_order_page_unref)

G_END_DECLS
