/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/sales-document.h"
#include "model/sales-goals.h"

G_BEGIN_DECLS

/* Gives a node's goal to everybody below: by what, with which over-assignment, and before it is taken
 * what everybody would get. */
#define SALES_TYPE_ALLOCATION_DIALOG (sales_allocation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalesAllocationDialog, sales_allocation_dialog, SALES, ALLOCATION_DIALOG, AdwWindow)

GtkWidget *sales_allocation_dialog_new (SalesDocument *document, const SalesScope *scope, SalesScopeKind below, const SalesPeriod *period, SalesMeasure measure, SalesGoalReason reason, const char *note);

G_END_DECLS
