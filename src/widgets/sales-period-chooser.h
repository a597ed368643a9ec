/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the period button's popover holds: month, quarter and year as buttons of one year or ten,
 * any run of days as two entries.
 *
 * signal "chosen": a period was chosen, see sales_period_chooser_get_period() */
#define SALES_TYPE_PERIOD_CHOOSER (sales_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SalesPeriodChooser, sales_period_chooser, SALES, PERIOD_CHOOSER, GtkWidget)

GtkWidget         *sales_period_chooser_new        (void);
void               sales_period_chooser_set_period (SalesPeriodChooser *self, const SalesPeriod *period, int year_start);
const SalesPeriod *sales_period_chooser_get_period (SalesPeriodChooser *self);

G_END_DECLS
