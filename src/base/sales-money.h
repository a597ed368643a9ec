/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All figures are exact integers.
 *
 * SalesAmount    ten-thousandths of the currency's minor unit: 1 € is 1,000,000, 1 ₫ is 10,000
 * SalesPrice     ten-thousandths of the currency unit: 1 € is 10,000, 1 ₫ is 10,000
 * SalesQuantity  thousandths of a piece
 * SalesShare     basis points: 100 % is 10,000; also used for discounts
 */
typedef gint64 SalesAmount;
typedef gint64 SalesPrice;
typedef gint64 SalesQuantity;
typedef gint32 SalesShare;

#define SALES_AMOUNT_MINOR   G_GINT64_CONSTANT (10000)
#define SALES_PRICE_UNIT     G_GINT64_CONSTANT (10000)
#define SALES_QUANTITY_UNIT  G_GINT64_CONSTANT (1000)
#define SALES_SHARE_WHOLE    10000

typedef struct
{
  char code[4]; /* ISO 4217 */
  int  digits;  /* of the minor unit: 2 for EUR, 0 for VND, 3 for KWD */
} SalesCurrency;

typedef enum
{
  SALES_DECIMAL_OK,
  SALES_DECIMAL_NOT_A_NUMBER,
  SALES_DECIMAL_TOO_PRECISE, /* more digits after the point than the scale holds */
  SALES_DECIMAL_OVERFLOW,
} SalesDecimalResult;

gboolean           sales_currency_init       (SalesCurrency *self, const char *code);
gint64             sales_currency_unit       (const SalesCurrency *self);

gboolean           sales_line_amount         (SalesQuantity quantity, SalesPrice price, SalesShare discount, int digits, SalesAmount *amount) G_GNUC_WARN_UNUSED_RESULT;
SalesAmount        sales_amount_share        (SalesAmount amount, SalesShare from, SalesShare to);
gint64             sales_round_div           (gint64 value, gint64 divisor);
gboolean           sales_mul_div             (gint64 a, gint64 b, gint64 divisor, gint64 *result) G_GNUC_WARN_UNUSED_RESULT;

SalesDecimalResult sales_decimal_parse       (const char *text, gssize length, int scale, gint64 *value) G_GNUC_WARN_UNUSED_RESULT;
char              *sales_decimal_to_string   (gint64 value, int scale, int min_decimals);

G_END_DECLS
