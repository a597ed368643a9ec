/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* One figure on a card: title, value, goal, signed variance, the months as a sparkline. */
#define SALES_TYPE_TILE_VIEW (sales_tile_view_get_type ())
G_DECLARE_FINAL_TYPE (SalesTileView, sales_tile_view, SALES, TILE_VIEW, GtkWidget)

GtkWidget *sales_tile_view_new      (void);
void       sales_tile_view_set_tile (SalesTileView *self, const SalesTile *tile);

G_END_DECLS
