/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The goals of the scope's people and units by month, with what is not assigned yet. A month is
 * shown with its quarter, a run of days with its fiscal year. */
#define SALES_TYPE_GOALS_PAGE (sales_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesGoalsPage, sales_goals_page, SALES, GOALS_PAGE, SalesPage)

G_END_DECLS
