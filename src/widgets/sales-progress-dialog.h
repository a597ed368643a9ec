/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog with progress, remaining time and Cancel, which comes up when work takes longer than a
 * moment. */
typedef struct _SalesProgressDialog SalesProgressDialog;

SalesProgressDialog *sales_progress_dialog_new  (GtkWidget *widget, const char *heading, GCancellable *cancellable);
void                 sales_progress_dialog_set  (SalesProgressDialog *self, gint64 done, gint64 total);
void                 sales_progress_dialog_free (SalesProgressDialog *self);

G_END_DECLS
