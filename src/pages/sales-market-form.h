/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-market-events.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* "Competitor" */
const char *sales_market_kind_get_name (SalesMarketKind kind);

/* A form for @event, or for a new one if it is %NULL. @scopes: SalesScopeItem; both are copied. */
SalesForm  *sales_market_form_new      (SalesDocument *document, const SalesMarketEvent *event, const GPtrArray *scopes, const SalesScope *scope);

G_END_DECLS
