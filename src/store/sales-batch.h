/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-store.h"

G_BEGIN_DECLS

/* A batch is what one import did: new orders without a gap in their ids, of which only a digest is
 * kept, and a changeset of everything else. Both are stored with it, so that it can be taken back
 * as one action at any later time. */

/* Inside a change without undo step of its own: records from here on. */
gboolean sales_batch_begin (SalesStore *store, GError **error);
/* What is recorded until the change is committed is then stored with the row @batch of import_batch,
 * and a step of the undo history stands for it. */
void     sales_batch_store (SalesStore *store, gint64 batch, const char *label);

/* Something that was changed since, or uses what the batch brought. */
typedef struct
{
  const char *table; /* interned */
  gint64      key;   /* of its row, 0: not known; for order_line, credit_share and order_step the order's */
} SalesBatchObstacle;

/* Inside a change: takes the batch back, or adds to @obstacles (of SalesBatchObstacle) what stands
 * in its way and changes nothing. SALES_ERROR_NOT_FOUND: there is no such batch;
 * SALES_ERROR_CONSTRAINT: nothing was recorded of it. */
gboolean sales_batch_undo  (SalesStore *store, gint64 batch, GArray *obstacles, GError **error);

G_END_DECLS
