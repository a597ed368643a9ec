/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* Changes the settings to those in @wanted: company name, currency, fiscal year, working days,
 * follow-up days and the share that counts as exceeded. The other members are not looked at. */
SalesRequest *sales_settings_edit_new (const SalesDocumentInfo *wanted);

/* For functions that run on the store's thread: the settings alone; what is not a setting stays
 * as it is. sales_settings_clear() frees what it allocated. */
gboolean      sales_settings_load     (SalesStore *store, SalesDocumentInfo *info, GError **error);
void          sales_settings_clear    (SalesDocumentInfo *info);

/* Inside a change, in a document without figures. */
gboolean      sales_settings_set_currency (SalesStore *store, const SalesCurrency *currency, GError **error);

/* Inside the change that creates a document. */
gboolean      sales_settings_create   (SalesStore *store, const char *company_name, GError **error);

G_END_DECLS
