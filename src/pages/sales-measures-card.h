/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/sales-period.h"
#include "model/sales-document.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* A card with the measures beyond money: actual, goal, attainment, met or missed, and how each is
 * computed. Without any figure it is not there. It reads by itself and follows the document. */
#define SALES_TYPE_MEASURES_CARD (sales_measures_card_get_type ())
G_DECLARE_FINAL_TYPE (SalesMeasuresCard, sales_measures_card, SALES, MEASURES_CARD, AdwBin)

GtkWidget *sales_measures_card_new    (void);
void       sales_measures_card_set    (SalesMeasuresCard *self, SalesDocument *document, const SalesScope *scope, const SalesPeriod *period);

G_END_DECLS
