/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* A chart in the window: its heading, its picture with a cursor, its table, its menu. */
#define SALES_TYPE_CHART_VIEW (sales_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SalesChartView, sales_chart_view, SALES, CHART_VIEW, GtkWidget)

GtkWidget  *sales_chart_view_new            (void);
SalesChart *sales_chart_view_get_chart      (SalesChartView *self);
/* @chart: %NULL shows nothing; keeps a reference. A chart whose figures changed is set anew. */
void        sales_chart_view_set_chart      (SalesChartView *self, SalesChart *chart);
/* The mark under the cursor, or −1. */
int         sales_chart_view_get_cursor     (SalesChartView *self);
gboolean    sales_chart_view_get_show_table (SalesChartView *self);
void        sales_chart_view_set_show_table (SalesChartView *self, gboolean show_table);

/* Signal "activated" (SalesChartView *, guint row): a click, Enter, or a row of its table. */

/* Fonts and colours of a widget as a chart takes them, for sparklines and the like. Borrows from
 * @widget. */
void        sales_chart_style_init_from_widget (SalesChartStyle *style, GtkWidget *widget);

G_END_DECLS
