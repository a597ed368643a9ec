/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* A word-high line with its last point marked, for tiles and cells of tables. */
void sales_sparkline_draw (cairo_t *cr, const SalesChartStyle *style, const gint64 *values, guint n_values, gint64 missing, int sign, const cairo_rectangle_t *area);

G_END_DECLS
