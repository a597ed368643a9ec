/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-figures-private.h"
#include "model/sales-overview.h"

G_BEGIN_DECLS

/* Orders that are not done, which no total keeps. In basis points of an order. */
typedef struct
{
  gint64  *overdue;        /* of each part, taken in the period */
  gint64  *awaiting;       /* of each part, taken in the period */
  gint64   month_awaiting[SALES_WINDOW_MONTHS]; /* of the scope */
  gint64   scope_overdue;  /* whenever taken */
  SalesDay oldest_promise; /* of these; SALES_DAY_NONE */
  gint64   period_overdue; /* of the scope, taken in the period */
  SalesDay oldest_in_period;
} SalesOpenOrders;

gboolean sales_open_orders_read         (SalesOpenOrders *self, SalesFigures *figures, GError **error);
void     sales_open_orders_clear        (SalesOpenOrders *self);

/* A person in a scope, with all parts that belong to it; or a node. */
void     sales_comparison_fill          (SalesComparison *self, const SalesFigures *figures, SalesMeasure measure, const SalesFacts *now, const SalesFacts *before, const SalesVerdict *verdict);
void     sales_service_fill             (SalesService *self, const SalesFigures *figures, const SalesFacts *facts, gint64 overdue, gint64 awaiting);

gboolean sales_overview_add_children    (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error);
gboolean sales_overview_add_closing     (SalesOverview *self, SalesFigures *figures, GError **error);
gboolean sales_overview_add_heat        (SalesOverview *self, SalesFigures *figures, GError **error);
gboolean sales_overview_add_pace        (SalesOverview *self, SalesFigures *figures, GError **error);
gboolean sales_overview_add_products    (SalesOverview *self, SalesFigures *figures, GError **error);
gboolean sales_overview_add_attention   (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error);

/* Everybody of the scope, ranked: of SalesChild. */
GPtrArray *sales_ranking_make           (SalesFigures *figures, const SalesOpenOrders *open, GError **error);
/* The key by which children are ranked: attainment, to date if running; SALES_NO_FIGURE. */
gint64   sales_child_get_key            (const SalesChild *self);
void     sales_children_rank            (GPtrArray *children);
void     sales_product_row_free         (SalesProductRow *self);

G_END_DECLS
