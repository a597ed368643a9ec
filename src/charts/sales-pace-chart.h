/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Cumulative actual as a step line, the goal dashed, the projection dotted with its band. */
#define SALES_TYPE_PACE_CHART (sales_pace_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesPaceChart, sales_pace_chart, SALES, PACE_CHART, SalesChart)

typedef struct
{
  SalesDay day;
  gint64   actual; /* cumulative at the day's end; SALES_CHART_NONE where it is not known yet */
  gint64   goal;   /* cumulative; SALES_CHART_NONE without a goal */
} SalesPacePosition;

/* @positions: by day, ascending; every day or only some (month ends). Copied. */
SalesChart *sales_pace_chart_new            (const SalesChartUnit *unit, const SalesPacePosition *positions, guint n_positions);
/* The days that the axis spans; without it the first and last position's. */
void        sales_pace_chart_set_period     (SalesPaceChart *self, SalesDay first, SalesDay last);
/* The line "today"; SALES_DAY_NONE (as at first) or a day outside the period: none. */
void        sales_pace_chart_set_today      (SalesPaceChart *self, SalesDay today);
/* What the period ends at, and its band; SALES_CHART_NONE: none. */
void        sales_pace_chart_set_projection (SalesPaceChart *self, gint64 end, gint64 low, gint64 high);
/* Something that happened in the market. */
void        sales_pace_chart_add_event      (SalesPaceChart *self, SalesDay day, const char *text);
/* By which power of ten the axis is divided, for the subtitle: see sales_chart_unit_dup_scale(). */
int         sales_pace_chart_get_power      (SalesPaceChart *self);

G_END_DECLS
