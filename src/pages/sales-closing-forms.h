/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-closing.h"
#include "widgets/sales-form.h"

G_BEGIN_DECLS

/* @open: SalesClosingCandidate, at least one; @selected is proposed. Copied. */
SalesForm *sales_close_form_new  (SalesDocument *document, const GArray *open, guint selected);
SalesForm *sales_reopen_form_new (SalesDocument *document, const SalesClosing *closing);

G_END_DECLS
