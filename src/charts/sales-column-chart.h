/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Actual as columns and goals as lines across them, by month. */
#define SALES_TYPE_COLUMN_CHART (sales_column_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesColumnChart, sales_column_chart, SALES, COLUMN_CHART, SalesChart)

/* @actual, @goal: n_months figures each, SALES_CHART_NONE where there is none; @goal may be %NULL.
 * Copied. A mark's row is the index of the month. */
SalesChart *sales_column_chart_new       (const SalesChartUnit *unit, SalesMonth first_month, guint n_months, const gint64 *actual, const gint64 *goal);
/* The month that still runs is drawn hollow; SALES_DAY_NONE (as at first): none. */
void        sales_column_chart_set_today (SalesColumnChart *self, SalesDay today);
/* Something that happened in the market. */
void        sales_column_chart_add_event (SalesColumnChart *self, SalesDay day, const char *text);
/* By which power of ten the axis is divided, for the subtitle: see sales_chart_unit_dup_scale(). */
int         sales_column_chart_get_power (SalesColumnChart *self);

G_END_DECLS
