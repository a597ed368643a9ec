/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* The review summary of a page's scope and period, as a PDF file or onto a printer. */
void sales_review_save  (SalesPage *page);
void sales_review_print (SalesPage *page);

G_END_DECLS
