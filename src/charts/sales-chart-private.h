/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"
#include "charts/sales-picture.h"

G_BEGIN_DECLS

/* For the charts themselves and for tests of their geometry. */

/* What the layout fills and the drawing walks. */
SalesPicture *sales_chart_get_picture (SalesChart *self);
/* How many of @n rows fit into @room, one of them for "and 5 more" if not all do. */
guint         sales_chart_fit_rows    (guint n, double room, double min_height, gboolean *has_rest);
/* The line "and 5 more" in place of rows for which there is no room. */
void          sales_chart_add_rest    (SalesChart *self, guint n, double y, double height);

G_END_DECLS
