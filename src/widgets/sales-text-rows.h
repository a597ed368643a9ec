/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SALES_TEXT_PLAIN,
  SALES_TEXT_WARNING,
  SALES_TEXT_ERROR,
} SalesTextTone;

/* What an item says in a column, valid until the item changes. The words of @tone's colour have
 * to say it as well; it is plain unless set. */
typedef const char *(*SalesTextFunc) (gpointer item, guint column, SalesTextTone *tone);

/* The rows of a list that is scrolled fast. A widget for each cell would be the dearest part of
 * a frame, so one widget a row stands in the cell of the first column and draws the texts of all
 * columns, each one line high, with an ellipsis where there is little room. The cells of the other
 * columns stay empty; the reader of the screen is told what stands in each once there is time.
 *
 * The first column has to be shown always and gets a factory whose items have a row of
 * sales_text_rows_create_row() as child; the other columns get none. */
#define SALES_TYPE_TEXT_ROWS (sales_text_rows_get_type ())
G_DECLARE_FINAL_TYPE (SalesTextRows, sales_text_rows, SALES, TEXT_ROWS, GObject)

#define SALES_TYPE_TEXT_ROW (sales_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SalesTextRow, sales_text_row, SALES, TEXT_ROW, GtkWidget)

SalesTextRows *sales_text_rows_new        (GtkColumnView *view, SalesTextFunc get_text);
/* In the order in which they were appended to the view. */
void           sales_text_rows_add_column (SalesTextRows *self, GtkColumnViewColumn *column, gboolean figures);
GtkWidget     *sales_text_rows_create_row (SalesTextRows *self);

/* Also when the same item says something else. */
void           sales_text_row_set_item    (SalesTextRow *self, gpointer item);

G_END_DECLS
