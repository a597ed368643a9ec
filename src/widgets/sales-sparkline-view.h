/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A word-high line of some months, beside a figure or in a cell of a table. Decoration: what it
 * shows stands beside it in words, so readers of the screen pass over it. */
#define SALES_TYPE_SPARKLINE_VIEW (sales_sparkline_view_get_type ())
G_DECLARE_FINAL_TYPE (SalesSparklineView, sales_sparkline_view, SALES, SPARKLINE_VIEW, GtkWidget)

GtkWidget *sales_sparkline_view_new (void);
void       sales_sparkline_view_set (SalesSparklineView *self, const gint64 *values, int n_values, gint64 missing, int sign);

G_END_DECLS
