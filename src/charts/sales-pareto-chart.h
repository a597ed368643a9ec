/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Bars by size with each one's share, the cumulative share, and where 80 % is reached. */
#define SALES_TYPE_PARETO_CHART (sales_pareto_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesParetoChart, sales_pareto_chart, SALES, PARETO_CHART, SalesChart)

typedef struct
{
  const char *name;
  gint64      value; /* SALES_CHART_NONE counts as nothing sold */
} SalesParetoRow;

/* @rows: all of them, largest first; a mark's row is the index in it. Rows in another order are
 * sorted, equal ones keep theirs. Shares are of the sum of all positive values. Copied. */
SalesChart *sales_pareto_chart_new         (const SalesChartUnit *unit, const SalesParetoRow *rows, guint n_rows);
/* How many rows make up 80 %: "80 % from 7 of 31". */
guint       sales_pareto_chart_get_n_vital (SalesParetoChart *self);

G_END_DECLS
