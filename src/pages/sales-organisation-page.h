/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* Who belongs where: the company's tree as a chart and as a list, in which people and teams are
 * added, changed and moved, by drag and drop, by a form and by the keyboard. */
#define SALES_TYPE_ORGANISATION_PAGE (sales_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesOrganisationPage, sales_organisation_page, SALES, ORGANISATION_PAGE, SalesPage)

/* What the cursor stands on; FALSE if it stands on nothing. */
gboolean sales_organisation_page_get_selected (SalesOrganisationPage *self, SalesScope *scope);
void     sales_organisation_page_select       (SalesOrganisationPage *self, const SalesScope *scope);

G_END_DECLS
