/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"

G_BEGIN_DECLS

/* The totals of many new orders, added up in memory by the rules of the schema's triggers. */
typedef struct _SalesBulkTotals SalesBulkTotals;

typedef enum
{
  SALES_BULK_TOTAL_MONTH_PERSON,
  SALES_BULK_TOTAL_PERSON_DAY,
  SALES_BULK_TOTAL_TERRITORY_DAY,
  SALES_BULK_TOTAL_DAY,
  SALES_BULK_TOTAL_MONTH_PRODUCT,
  SALES_BULK_TOTAL_YEAR_CUSTOMER,
  SALES_BULK_N_TOTALS,
} SalesBulkTotal;

SalesBulkTotals *sales_bulk_totals_new   (gint64 first_order);
void             sales_bulk_totals_free  (SalesBulkTotals *self);
/* FALSE: a figure does not fit. */
gboolean         sales_bulk_totals_add   (SalesBulkTotals *self, const SalesOrderRecord *orders, gsize n_orders, const SalesLineRecord *lines, gsize n_lines) G_GNUC_WARN_UNUSED_RESULT;
/* The cells sorted by key: rows of n_columns figures, keys first, in the order of the table. */
gint64          *sales_bulk_totals_steal (SalesBulkTotals *self, SalesBulkTotal total, gsize *n_cells, int *n_columns, int *n_keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesBulkTotals, sales_bulk_totals_free)

G_END_DECLS
