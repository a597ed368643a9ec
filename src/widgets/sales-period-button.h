/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The period that every page shares: ‹ Q3 2026 ›, with a popover to choose another. */
#define SALES_TYPE_PERIOD_BUTTON (sales_period_button_get_type ())
G_DECLARE_FINAL_TYPE (SalesPeriodButton, sales_period_button, SALES, PERIOD_BUTTON, GtkWidget)

GtkWidget *sales_period_button_new         (void);
void       sales_period_button_set_context (SalesPeriodButton *self, SalesContext *context);
void       sales_period_button_step        (SalesPeriodButton *self, int steps);
void       sales_period_button_go_today    (SalesPeriodButton *self);
void       sales_period_button_popup       (SalesPeriodButton *self);
void       sales_period_button_set_narrow  (SalesPeriodButton *self, gboolean narrow);

G_END_DECLS
