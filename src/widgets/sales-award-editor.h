/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/sales-awards.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* A button with a popover in which an award gets its kind, its value and a note, is confirmed or
 * withdrawn. */
#define SALES_TYPE_AWARD_EDITOR (sales_award_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalesAwardEditor, sales_award_editor, SALES, AWARD_EDITOR, GtkWidget)

GtkWidget *sales_award_editor_new (SalesDocument *document, const SalesAward *award);

G_END_DECLS
