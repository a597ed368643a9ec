/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "widgets/sales-context.h"

G_BEGIN_DECLS

/* Finds people, units, customers, products, territories, categories and orders from everywhere, and
 * goes where they are shown. */
#define SALES_TYPE_SEARCH_DIALOG (sales_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalesSearchDialog, sales_search_dialog, SALES, SEARCH_DIALOG, AdwWindow)

GtkWidget *sales_search_dialog_new (SalesContext *context);

G_END_DECLS
