/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/sales-period.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* A card with what somebody has to do next, the longest overdue first, and what was done last; all of
 * it is on the page of activities. It reads by itself and follows the document. */
#define SALES_TYPE_ACTIVITY_SECTION (sales_activity_section_get_type ())
G_DECLARE_FINAL_TYPE (SalesActivitySection, sales_activity_section, SALES, ACTIVITY_SECTION, AdwBin)

GtkWidget *sales_activity_section_new       (void);
/* @person 0 or @document %NULL: nobody, and nothing is shown. */
void       sales_activity_section_set       (SalesActivitySection *self, SalesDocument *document, gint64 person, const SalesPeriod *period);
gboolean   sales_activity_section_is_filled (SalesActivitySection *self);

/* Signal "all": all activities are wanted. */

G_END_DECLS
