/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-late-orders.h"

typedef struct
{
  SalesScope        scope;
  SalesPeriod       period;
  SalesOrderFormat *format;
  guint             max_rows;
} LateData;

static void
late_data_free (gpointer user_data)
{
  LateData *data = user_data;

  sales_order_format_unref (data->format);
  g_free (data);
}

static GArray *
find_orders (const LateData *data, SalesStore *store, SalesOrderFilter filter, GCancellable *cancellable, GError **error)
{
  SalesOrderQuery query = {
    .scope = data->scope,
    .period = data->period,
    .filter = filter,
    .sort = SALES_ORDER_COLUMN_LATE,
    .descending = TRUE,
  };
  g_autoptr (SalesRequest) request = sales_order_query_new (&query, data->format);

  return request->func (store, request->data, cancellable, error);
}

static gpointer
read_late (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  LateData *data = user_data;
  g_autoptr (GArray) overdue = find_orders (data, store, SALES_ORDERS_OVERDUE, cancellable, error);
  g_autoptr (GArray) late = NULL;
  g_autoptr (SalesLateOrders) result = g_new0 (SalesLateOrders, 1);
  g_autoptr (SalesRequest) page = NULL;

  if (overdue == NULL)
    return NULL;
  late = find_orders (data, store, SALES_ORDERS_LATE, cancellable, error);
  if (late == NULL)
    return NULL;
  result->n_overdue = overdue->len;
  result->n_late = late->len;
  g_array_append_vals (overdue, late->data, late->len);
  g_array_set_size (overdue, MIN (overdue->len, data->max_rows));
  page = sales_order_page_new ((const guint32 *) overdue->data, overdue->len, data->format);
  result->page = page->func (store, page->data, cancellable, error);
  return result->page != NULL ? g_steal_pointer (&result) : NULL;
}

/**
 * sales_late_orders_new:
 * @scope: whose orders
 * @period: of the day on which they were taken
 * @format: how their cells are worded
 * @max_rows: how many are described at most
 *
 * Returns: (transfer full): a request for a #SalesLateOrders, to be freed with
 *   sales_late_orders_free()
 */
SalesRequest *
sales_late_orders_new (const SalesScope *scope, const SalesPeriod *period, SalesOrderFormat *format, guint max_rows)
{
  LateData *data = g_new0 (LateData, 1);

  data->scope = *scope;
  data->period = *period;
  data->format = sales_order_format_ref (format);
  data->max_rows = max_rows;
  return sales_request_new (read_late, data, late_data_free, (GDestroyNotify) sales_late_orders_free);
}

void
sales_late_orders_free (SalesLateOrders *self)
{
  g_clear_pointer (&self->page, sales_order_page_unref);
  g_free (self);
}
