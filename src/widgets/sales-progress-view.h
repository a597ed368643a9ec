/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far work has come, in percent, and below it how long it will still take, as soon as that can
 * be said. */
#define SALES_TYPE_PROGRESS_VIEW (sales_progress_view_get_type ())
G_DECLARE_FINAL_TYPE (SalesProgressView, sales_progress_view, SALES, PROGRESS_VIEW, GtkWidget)

GtkWidget *sales_progress_view_new   (void);
void       sales_progress_view_begin (SalesProgressView *self);
/* A @total of 0 is not known yet. */
void       sales_progress_view_set   (SalesProgressView *self, gint64 done, gint64 total);
void       sales_progress_view_end   (SalesProgressView *self);

G_END_DECLS
