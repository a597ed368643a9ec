/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A bin that knows whether there is room: "narrow" notifies when its width crosses
 * "narrow-width". GTK 4.8 has no breakpoints. "natural-width" is what it asks for whatever its
 * child wants, so that a leaflet folds at a width that the content does not change. */
#define SALES_TYPE_PANE (sales_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalesPane, sales_pane, SALES, PANE, AdwBin)

struct _SalesPaneClass
{
  AdwBinClass parent_class;
};

gboolean sales_pane_is_narrow (SalesPane *self);

G_END_DECLS
