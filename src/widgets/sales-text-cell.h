/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SALES_TEXT_CELL_PLAIN,
  SALES_TEXT_CELL_WARNING,
  SALES_TEXT_CELL_ERROR,
} SalesTextCellTone;

/* A line of text in a list that is scrolled fast: one line high, as wide as it is given, with an
 * ellipsis where that is too little. Another text costs no layout of the list, and is told to the
 * reader of the screen once there is time. A cell draws once its list has been watched. */
#define SALES_TYPE_TEXT_CELL (sales_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (SalesTextCell, sales_text_cell, SALES, TEXT_CELL, GtkWidget)

GtkWidget  *sales_text_cell_new      (gboolean figures);
void        sales_text_cell_set_text (SalesTextCell *self, const char *text, SalesTextCellTone tone);
const char *sales_text_cell_get_text (SalesTextCell *self);

/* Only cells of @view that can be seen are drawn. */
void        sales_text_cell_watch    (GtkColumnView *view);

G_END_DECLS
