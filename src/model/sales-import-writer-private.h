/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-import-writer.h"
#include "store/sales-bulk.h"
#include "store/sales-store.h"

G_BEGIN_DECLS

struct _SalesImportWriter
{
  SalesStore       *store;
  SalesCatalog     *catalog;
  SalesImportMerge *merge;
  SalesBulk        *bulk;
};

G_END_DECLS
