/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "exchange/sales-csv-reader.h"

G_BEGIN_DECLS

/* What a cell says. All return FALSE and set @code if it cannot be taken; the cell is not empty. */
SalesCsvField sales_import_trim        (SalesCsvField cell);
gboolean      sales_import_parse_day   (SalesCsvField cell, SalesDay *day, SalesImportProblemCode *code);
gboolean      sales_import_parse_decimal (SalesCsvField cell, int scale, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_money (SalesCsvField cell, int scale, const SalesCurrency *currency, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_share (SalesCsvField cell, SalesShare *share, SalesImportProblemCode *code);
const char   *sales_import_role_from_title (const char *title);

G_END_DECLS
