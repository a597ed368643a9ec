/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A signed difference with its arrow: ▲ +1.9 % in the colour of what is met, ▼ −8.0 % in that of
 * what is missed. */
#define SALES_TYPE_VARIANCE_LABEL (sales_variance_label_get_type ())
G_DECLARE_FINAL_TYPE (SalesVarianceLabel, sales_variance_label, SALES, VARIANCE_LABEL, GtkWidget)

GtkWidget *sales_variance_label_new (void);
void       sales_variance_label_set (SalesVarianceLabel *self, const char *text, int sign);

G_END_DECLS
