/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "exchange/sales-cell.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* What a cell says. All return FALSE and set @code if it cannot be taken; the cell is not empty. */
SalesCell     sales_import_trim        (SalesCell cell);
gboolean      sales_import_parse_day   (SalesCell cell, SalesDay *day, SalesImportProblemCode *code);
gboolean      sales_import_parse_decimal (SalesCell cell, int scale, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_money (SalesCell cell, int scale, const SalesCurrency *currency, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_share (SalesCell cell, SalesShare *share, SalesImportProblemCode *code);
const char   *sales_import_role_from_title (const char *title);

G_END_DECLS
