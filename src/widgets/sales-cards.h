/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cards in rows: the cards of a row share its width by weight; where it is too narrow for all of
 * them the row breaks into lines of nearly equal length, down to one card a line. Cards of a line
 * are equally high. Hidden cards take no room. */
#define SALES_TYPE_CARDS (sales_cards_get_type ())
G_DECLARE_FINAL_TYPE (SalesCards, sales_cards, SALES, CARDS, GtkWidget)

GtkWidget *sales_cards_new    (void);
void       sales_cards_append (SalesCards *self, GtkWidget *card, int row, int min_width, double weight);

G_END_DECLS
