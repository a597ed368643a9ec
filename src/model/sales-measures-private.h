/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-measures.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

G_BEGIN_DECLS

/* What one run of days holds for every measure beyond money, asked for any number of scopes. */
typedef struct _SalesMeasureFacts SalesMeasureFacts;

SalesMeasureFacts *sales_measure_facts_load (SalesStore *store, const SalesPeriod *period, GError **error);
void               sales_measure_facts_free (SalesMeasureFacts *self);
gboolean           sales_measure_facts_get  (SalesMeasureFacts *self, const SalesScope *scope, SalesMeasureFigure *figure, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesMeasureFacts, sales_measure_facts_free)

G_END_DECLS
