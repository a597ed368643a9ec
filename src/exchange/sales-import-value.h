/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "exchange/sales-cell.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* How the numbers of a column are written: one for all its cells. */
typedef struct
{
  char     decimal; /* '.' or ','; 0: none of the cells that were seen has a sign, and one with a sign is not taken */
  gboolean percent; /* of a share: a plain number is so many percent, not a fraction */
  gint64   scale;   /* what the header says of all figures: 1, 1,000 or 1,000,000 */
} SalesNumberFormat;

/* With a decimal point, as databases and programs write them. */
extern const SalesNumberFormat sales_number_plain;

/* What a cell says. All return FALSE and set @code if it cannot be taken; the cell is not empty. */
SalesCell     sales_import_trim        (SalesCell cell);
gboolean      sales_import_parse_decimal (SalesCell cell, const SalesNumberFormat *format, int scale, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_money (SalesCell cell, const SalesNumberFormat *format, int scale, const SalesCurrency *currency, gint64 *value, SalesImportProblemCode *code);
gboolean      sales_import_parse_share (SalesCell cell, const SalesNumberFormat *format, SalesShare *share, SalesImportProblemCode *code);

/* The decimal signs with which a cell is a number, as bits; @differ: it is not the same one with both. */
enum
{
  SALES_DECIMAL_POINT = 1 << 0,
  SALES_DECIMAL_COMMA = 1 << 1,
};
guint         sales_import_number_readings (SalesCell cell, gboolean *differ);
/* The currency whose sign or code the cell shows, as the first that it may be ("USD" of "$"), or %NULL. */
const char   *sales_import_find_currency (SalesCell cell, const char *likely);
gboolean      sales_import_has_percent (SalesCell cell);
const char   *sales_import_role_from_title (const char *title);

G_END_DECLS
