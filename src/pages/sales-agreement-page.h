/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* All goals of a scope and a fiscal year, and how far each is agreed. */
#define SALES_TYPE_AGREEMENT_PAGE (sales_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesAgreementPage, sales_agreement_page, SALES, AGREEMENT_PAGE, SalesPage)

G_END_DECLS
