/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* The picture of a chart with a cursor that follows the pointer and the arrow keys. */
#define SALES_TYPE_CHART_CANVAS (sales_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (SalesChartCanvas, sales_chart_canvas, SALES, CHART_CANVAS, GtkWidget)

GtkWidget *sales_chart_canvas_new        (void);
void       sales_chart_canvas_set_chart  (SalesChartCanvas *self, SalesChart *chart);
int        sales_chart_canvas_get_cursor (SalesChartCanvas *self);
/* Whether a mark leads somewhere: it then takes a click and Enter. */
void       sales_chart_canvas_set_can_activate (SalesChartCanvas *self, gboolean can_activate);

/* Puts the cursor on a mark as the keyboard does, −1 takes it away. */
void       sales_chart_canvas_set_cursor (SalesChartCanvas *self, int mark);

/* Signal "activated" (SalesChartCanvas *, guint row).
 * Signal "moved" (SalesChartCanvas *, guint mark): the keyboard moved the cursor, which may lie
 * outside of what can be seen. */

G_END_DECLS
