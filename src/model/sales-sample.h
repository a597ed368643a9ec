/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* An invented company with about 60 people, 24 months of orders up to @today and a story that the
 * charts show: the same day gives the same company. One action for sales_document_perform() on an
 * empty document; SALES_REQUEST_DONE, or SALES_ERROR_CONSTRAINT where the document already has
 * people or orders. */
SalesRequest *sales_sample_new (SalesDay today);

G_END_DECLS
