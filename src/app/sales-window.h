/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/sales-state.h"
#include "widgets/sales-context.h"

G_BEGIN_DECLS

#define SALES_TYPE_WINDOW (sales_window_get_type ())
G_DECLARE_FINAL_TYPE (SalesWindow, sales_window, SALES, WINDOW, AdwApplicationWindow)

SalesWindow  *sales_window_new         (GtkApplication *application, const SalesState *state, SalesDocument *opening);
void          sales_window_open        (SalesWindow *self, const char *path);
void          sales_window_present     (SalesWindow *self);
SalesContext *sales_window_get_context (SalesWindow *self);

G_END_DECLS
