/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* The way of an order, in its order. */
typedef enum
{
  SALES_STEP_TAKEN,
  SALES_STEP_PROMISED,
  SALES_STEP_SHIPPED,
  SALES_STEP_DELIVERED,
  SALES_STEP_FOLLOWED,
  SALES_N_STEPS,
} SalesStep;

typedef struct
{
  SalesDay day;         /* SALES_DAY_NONE */
  gint64   person;      /* who answered for it, 0 = not known */
  char    *person_name;
} SalesOrderStep;

typedef struct
{
  gint64        product;     /* 0 = none named */
  char         *product_name;
  SalesQuantity quantity;
  SalesPrice    price;
  SalesShare    discount;
  SalesAmount   amount;
  gboolean      has_cost;
  SalesAmount   cost;
} SalesOrderLine;

typedef struct
{
  gint64     person;
  char      *person_name;
  SalesShare share;
  SalesAmount amount; /* its part of the order */
} SalesOrderCredit;

typedef struct
{
  gint64         id;
  char          *ref;
  gint64         customer;       /* 0 = none */
  char          *customer_name;
  char          *customer_place; /* city and country, or %NULL */
  gint64         territory;      /* 0 = none */
  char          *territory_name;
  GPtrArray     *credits;        /* SalesOrderCredit; none: no person */
  GPtrArray     *lines;          /* SalesOrderLine */
  SalesOrderStep steps[SALES_N_STEPS];
  SalesAmount    amount;
  gboolean       is_late;        /* shipped on a later day than promised */
  gboolean       is_overdue;     /* promised before today and not shipped yet */
  int            days_late;      /* of either; else 0 */
} SalesOrderDetail;

/* Result: SalesOrderDetail; SALES_ERROR_NOT_FOUND if there is no such order. */
SalesRequest *sales_order_detail_new      (gint64 order);
void          sales_order_detail_free     (SalesOrderDetail *self);

/* Change: when a step was done (SALES_DAY_NONE: not yet) and who answered for it (0: not known).
 * The day an order was taken cannot be removed. */
SalesRequest *sales_order_step_edit_new   (gint64 order, SalesStep step, SalesDay day, gint64 person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesOrderDetail, sales_order_detail_free)

G_END_DECLS
