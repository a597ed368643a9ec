/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Attainment by row and month: a number in each cell, its colour diverging around 100 %. */
#define SALES_TYPE_HEAT_CHART (sales_heat_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesHeatChart, sales_heat_chart, SALES, HEAT_CHART, SalesChart)

SalesChart *sales_heat_chart_new       (const SalesChartUnit *unit, SalesMonth first_month, guint n_months);
/* @actual and @goal: n_months figures each, SALES_CHART_NONE where there is none. Copied. A
 * mark's row is the index of the row. */
void        sales_heat_chart_add_row   (SalesHeatChart *self, const char *name, const gint64 *actual, const gint64 *goal);
/* The month of a mark, for drill-down. */
SalesMonth  sales_heat_chart_get_month (SalesHeatChart *self, guint mark);
/* The month that still runs, which is drawn hollow; SALES_DAY_NONE: none. */
void        sales_heat_chart_set_today (SalesHeatChart *self, SalesDay today);

G_END_DECLS
