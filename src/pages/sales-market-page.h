/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* What happened outside and moved sales: a list by year, with a form to add and change. */
#define SALES_TYPE_MARKET_PAGE (sales_market_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesMarketPage, sales_market_page, SALES, MARKET_PAGE, SalesPage)

G_END_DECLS
