/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/sales-document.h"

G_BEGIN_DECLS

/* One order: who bought, who is credited, its steps with who answered for them, its lines. Steps
 * can be entered here. It follows the document. */
#define SALES_TYPE_ORDER_DIALOG (sales_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrderDialog, sales_order_dialog, SALES, ORDER_DIALOG, AdwWindow)

GtkWidget *sales_order_dialog_new (SalesDocument *document, gint64 order);

G_END_DECLS
