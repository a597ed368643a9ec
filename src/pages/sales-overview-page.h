/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* Where do we stand, why, and what is next: of the company, a team, a territory, a category or one
 * person, who gets months in place of children and a line that says who he or she is. */
#define SALES_TYPE_OVERVIEW_PAGE (sales_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesOverviewPage, sales_overview_page, SALES, OVERVIEW_PAGE, SalesPage)

G_END_DECLS
