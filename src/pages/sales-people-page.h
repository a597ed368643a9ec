/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The people of the scope, ranked by attainment; a row opens the person. */
#define SALES_TYPE_PEOPLE_PAGE (sales_people_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesPeoplePage, sales_people_page, SALES, PEOPLE_PAGE, SalesPage)

G_END_DECLS
