/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-overview-charts.h"

G_BEGIN_DECLS

/* The Overview on one sheet, for a picture: finding, tiles, charts and what needs attention, laid
 * out like the window without its sidebar. Main thread only. */

/* The height that it wants at a width; 1,000 and more do it justice. */
double sales_overview_sheet_get_height (const SalesWording *wording, const SalesOverview *overview, const SalesChartStyle *style, double width);
void   sales_overview_sheet_draw       (const SalesWording *wording, const SalesOverview *overview, const SalesChartStyle *style, cairo_t *cr, double width);
/* One chart with its title and unit above it, @width wide; returns the height that it took. With
 * @cr %NULL nothing is drawn. */
double sales_chart_sheet_draw          (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height);

G_END_DECLS
