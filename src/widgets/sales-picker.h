/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that shows what is chosen of many names, and opens a list of them in which one searches by
 * any part of a name, without minding accents or letter case. */
#define SALES_TYPE_PICKER (sales_picker_get_type ())
G_DECLARE_FINAL_TYPE (SalesPicker, sales_picker, SALES, PICKER, GtkWidget)

GtkWidget *sales_picker_new          (void);
/* In the order of the list; @id 0 stands for none of the others. */
void       sales_picker_add          (SalesPicker *self, gint64 id, const char *name, gboolean selected);
/* 0 until something is chosen. */
gint64     sales_picker_get_selected (SalesPicker *self);
void       sales_picker_set_selected (SalesPicker *self, gint64 id);

/* Signal "changed": something else is chosen. */

G_END_DECLS
