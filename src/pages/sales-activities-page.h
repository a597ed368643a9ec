/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* What a person, or the people of a unit, did in the period and were to do: visits, calls, tasks,
 * complaints. What is open comes first, the longest overdue before all. Enter changes a row, Delete
 * removes it, Ctrl+Enter marks it as done. */
#define SALES_TYPE_ACTIVITIES_PAGE (sales_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesActivitiesPage, sales_activities_page, SALES, ACTIVITIES_PAGE, SalesPage)

G_END_DECLS
