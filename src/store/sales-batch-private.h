/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-batch.h"

G_BEGIN_DECLS

/* A batch that was begun and is not stored yet. */
typedef struct _SalesBatch SalesBatch;

void     sales_batch_free         (SalesBatch *self);
/* When the change is committed: whether the batch is to be stored, and doing that. */
gboolean sales_batch_is_named     (SalesStore *store);
gboolean sales_batch_finish       (SalesStore *store, GError **error);
/* The digest of the orders that a bulk brought. Where no batch was begun, nobody wants to know. */
void     sales_batch_note_orders  (SalesStore *store, guint64 digest);

/* What sales_batch_store() has written. */
typedef struct
{
  gint64  first_order; /* 0: it brought none */
  gint64  last_order;
  guint64 digest;      /* of their rows */
  GBytes *changeset;   /* what else was changed */
} SalesBatchImages;

gboolean sales_batch_images_load  (SalesBatchImages *self, SalesStore *store, gint64 batch, GError **error);
void     sales_batch_images_clear (SalesBatchImages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesBatch, sales_batch_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalesBatchImages, sales_batch_images_clear)

G_END_DECLS
