/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-check.h"

G_BEGIN_DECLS

/* The totals worked out once more from what is in the document: line by line in 128 bits, by
 * other means than the triggers that keep them. For the store's thread. */
gboolean sales_recount_compare (SalesStore *store, SalesCheck *check, GCancellable *cancellable, GError **error);

G_END_DECLS
