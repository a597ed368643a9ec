/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* The charts of an overview, for the window, the PDF and the command line alike. */
typedef enum
{
  SALES_OVERVIEW_PACE,     /* cumulative actual against goal, with projection */
  SALES_OVERVIEW_CHILDREN, /* bullet graphs of the scope's children, worst gap first */
  SALES_OVERVIEW_HEAT,     /* attainment, person × month */
  SALES_OVERVIEW_PRODUCTS, /* Pareto */
  SALES_OVERVIEW_MONTHS,   /* goal and actual by month, of the last twelve or of the period's months */
  SALES_N_OVERVIEW_CHARTS,
} SalesOverviewChart;

/* Stable names for the command line: "pace", "children", "heat", "products", "months". */
gboolean    sales_overview_chart_from_string (const char *text, SalesOverviewChart *kind);

/* (transfer full); copies what it needs. Never %NULL: a chart without data says why. */
SalesChart *sales_overview_chart_new         (const SalesWording *wording, const SalesOverview *overview, SalesOverviewChart kind);
/* Where there is nothing to show: the part is absent, not empty. */
gboolean    sales_overview_chart_has_data    (const SalesOverview *overview, SalesOverviewChart kind);
/* What a row of the chart stands for, for drill-down: FALSE where it leads nowhere. */
gboolean    sales_overview_chart_get_scope   (const SalesOverview *overview, SalesOverviewChart kind, guint row, SalesScope *scope);

G_END_DECLS
