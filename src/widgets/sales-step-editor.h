/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/sales-document.h"
#include "model/sales-order-detail.h"

G_BEGIN_DECLS

/* A button with a popover in which a step of an order is entered: its day and who answered. */
#define SALES_TYPE_STEP_EDITOR (sales_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalesStepEditor, sales_step_editor, SALES, STEP_EDITOR, GtkWidget)

GtkWidget *sales_step_editor_new (SalesDocument *document, gint64 order, SalesStep step, const char *title, SalesDay day, gint64 person);

G_END_DECLS
