/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/sales-activities.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* One activity in two lines, with what can be done to it: done or open again, changed, removed. */
#define SALES_TYPE_ACTIVITY_ROW (sales_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (SalesActivityRow, sales_activity_row, SALES, ACTIVITY_ROW, GtkWidget)

GtkWidget *sales_activity_row_new    (void);
/* @with_person: whether the row says who; @host: a widget that stays, for forms and toasts; borrowed. */
void       sales_activity_row_set    (SalesActivityRow *self, SalesDocument *document, const SalesActivity *activity, gboolean with_person, GtkWidget *host);

/* The same, for the keyboard; nothing where the document may only be read. */
void       sales_activity_row_toggle (SalesDocument *document, const SalesActivity *activity, GtkWidget *host);
void       sales_activity_row_remove (SalesDocument *document, const SalesActivity *activity, GtkWidget *host);

G_END_DECLS
