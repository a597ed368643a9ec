/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-table-writer.h"
#include "model/sales-document.h"
#include "model/sales-measures.h"
#include "model/sales-overview.h"

G_BEGIN_DECLS

/* Where a scope stands: its figures, its children, its people, its products, in several forms. CSV
 * and JSON have plain figures with a decimal point; amounts are rounded to the minor unit. */
typedef struct
{
  const SalesDocumentInfo *info;
  const SalesOverview     *overview;
  GPtrArray               *people; /* SalesChild, %NULL where the children are the people */
  const GArray            *measures; /* SalesMeasureFigure: the scope's measures beyond money; nullable */
} SalesScoreboard;

GBytes *sales_scoreboard_to_text  (const SalesScoreboard *self);
GBytes *sales_scoreboard_to_json  (const SalesScoreboard *self);
GBytes *sales_scoreboard_to_table (const SalesScoreboard *self, SalesTableFormat format, GError **error);

G_END_DECLS
