/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one place that shows errors. Cancelled is silent; what may succeed a moment later is a toast
 * with Retry; where data are at risk it is a dialog; everything else is a toast that stays. */
typedef void (*SalesRetryFunc) (gpointer user_data);

void sales_error_presenter_show       (GtkWidget *widget, const GError *error);
void sales_error_presenter_show_retry (GtkWidget *widget, const GError *error, SalesRetryFunc retry, gpointer user_data, GDestroyNotify destroy);
void sales_toast_show                 (GtkWidget *widget, const char *text);
void sales_toast_show_undo            (GtkWidget *widget, const char *text);
/* (transfer full) (nullable): stays, with a button that cancels, until it is given to
 * sales_toast_end(). */
GObject *sales_toast_show_work        (GtkWidget *widget, const char *text, GCancellable *cancellable);
void sales_toast_end                  (GObject *toast);

G_END_DECLS
