/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sales-page-list.h"

#include <glib/gi18n.h>

#include "pages/sales-activities-page.h"
#include "pages/sales-agreement-page.h"
#include "pages/sales-closings-page.h"
#include "pages/sales-goals-page.h"
#include "pages/sales-market-page.h"
#include "pages/sales-orders-page.h"
#include "pages/sales-organisation-page.h"
#include "pages/sales-overview-page.h"
#include "pages/sales-people-page.h"
#include "pages/sales-recognition-page.h"

/* In the order of the sidebar; Alt+1, Alt+2, … go to them. */
static const SalesPageEntry pages[] = {
  { "overview", NC_ ("sidebar", "Results"), NC_ ("sidebar", "Overview"),
    "sales-overview-symbolic", sales_overview_page_get_type },
  { "people", NC_ ("sidebar", "Results"), NC_ ("sidebar", "People"),
    "sales-people-symbolic", sales_people_page_get_type },
  { "orders", NC_ ("sidebar", "Results"), NC_ ("sidebar", "Orders"),
    "sales-orders-symbolic", sales_orders_page_get_type },
  { "activities", NC_ ("sidebar", "Results"), NC_ ("sidebar", "Activities"),
    "sales-activities-symbolic", sales_activities_page_get_type },
  { "goals", NC_ ("sidebar", "Goals"), NC_ ("sidebar", "Goals"),
    "sales-goals-symbolic", sales_goals_page_get_type },
  { "agreement", NC_ ("sidebar", "Goals"), NC_ ("sidebar", "Agreement"),
    "sales-agreement-symbolic", sales_agreement_page_get_type },
  { "closings", NC_ ("sidebar", "Goals"), NC_ ("sidebar", "Closed Periods"),
    "sales-closings-symbolic", sales_closings_page_get_type },
  { "market", NC_ ("sidebar", "Goals"), NC_ ("sidebar", "Market Events"),
    "sales-market-symbolic", sales_market_page_get_type },
  { "organisation", NC_ ("sidebar", "People"), NC_ ("sidebar", "Organisation"),
    "sales-organisation-symbolic", sales_organisation_page_get_type },
  { "recognition", NC_ ("sidebar", "People"), NC_ ("sidebar", "Recognition"),
    "sales-recognition-symbolic", sales_recognition_page_get_type },
};

/**
 * sales_page_list_get:
 * @n_pages: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_pages): the pages of the sidebar, in its order
 */
const SalesPageEntry *
sales_page_list_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}
