/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "widgets/sales-context.h"

G_BEGIN_DECLS

/* The scope that every page shares, with a popover that holds the trees of all scopes and a
 * search. */
#define SALES_TYPE_SCOPE_BUTTON (sales_scope_button_get_type ())
G_DECLARE_FINAL_TYPE (SalesScopeButton, sales_scope_button, SALES, SCOPE_BUTTON, GtkWidget)

GtkWidget *sales_scope_button_new         (void);
void       sales_scope_button_set_context (SalesScopeButton *self, SalesContext *context);
void       sales_scope_button_popup       (SalesScopeButton *self);

G_END_DECLS
