/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* Periods whose goals are settled, those that could be, and, where the context's detail is the id
 * of one, what became of its goals and what orders changed since. */
#define SALES_TYPE_CLOSINGS_PAGE (sales_closings_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesClosingsPage, sales_closings_page, SALES, CLOSINGS_PAGE, SalesPage)

G_END_DECLS
