/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-money.h"

#include <string.h>

#include <unicode/ucurr.h>

static const gint64 power_of_ten[] = {
  G_GINT64_CONSTANT (1),
  G_GINT64_CONSTANT (10),
  G_GINT64_CONSTANT (100),
  G_GINT64_CONSTANT (1000),
  G_GINT64_CONSTANT (10000),
  G_GINT64_CONSTANT (100000),
  G_GINT64_CONSTANT (1000000),
  G_GINT64_CONSTANT (10000000),
  G_GINT64_CONSTANT (100000000),
  G_GINT64_CONSTANT (1000000000),
};

static __int128
round_div_128 (__int128 value, __int128 divisor)
{
  __int128 half = divisor / 2;

  return value >= 0 ? (value + half) / divisor : -((-value + half) / divisor);
}

/**
 * sales_currency_init:
 * @self: (out caller-allocates): the currency
 * @code: an ISO 4217 code, in any letter case
 *
 * Returns: %FALSE if there is no such currency; @self is then untouched
 */
gboolean
sales_currency_init (SalesCurrency *self, const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar ucode[4] = { 0 };
  char upper[4] = { 0 };
  int digits;

  if (strlen (code) != 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      if (!g_ascii_isalpha (code[i]))
        return FALSE;
      upper[i] = g_ascii_toupper (code[i]);
      ucode[i] = (UChar) upper[i];
    }
  if (ucurr_getNumericCode (ucode) == 0)
    return FALSE;
  digits = ucurr_getDefaultFractionDigits (ucode, &status);
  if (U_FAILURE (status) || digits < 0 || digits > 3)
    return FALSE;

  memcpy (self->code, upper, sizeof upper);
  self->digits = digits;
  return TRUE;
}

/**
 * sales_currency_unit:
 * @self: a currency
 *
 * Returns: how much a whole currency unit is as a #SalesAmount: 1,000,000 for EUR
 */
gint64
sales_currency_unit (const SalesCurrency *self)
{
  return SALES_AMOUNT_MINOR * power_of_ten[self->digits];
}

/**
 * sales_line_amount:
 * @quantity: thousandths
 * @price: ten-thousandths of the currency unit
 * @discount: basis points
 * @digits: digits of the currency's minor unit
 * @amount: (out): quantity × price × (1 − discount)
 *
 * The product is formed in 128 bits and rounded half away from zero to the last digit an amount
 * holds.
 *
 * Returns: %FALSE if the result does not fit
 */
gboolean
sales_line_amount (SalesQuantity quantity, SalesPrice price, SalesShare discount, int digits,
                   SalesAmount *amount)
{
  /* quantity × price × share has 3 + 4 + 4 decimals, an amount has 4 + digits. */
  __int128 product;
  __int128 result;

  if (__builtin_mul_overflow ((__int128) quantity * price, (__int128) (SALES_SHARE_WHOLE - discount),
                              &product))
    return FALSE;
  result = round_div_128 (product, power_of_ten[7 - digits]);
  if (result > G_MAXINT64 || result < G_MININT64)
    return FALSE;
  *amount = (SalesAmount) result;
  return TRUE;
}

/**
 * sales_amount_share:
 * @amount: any figure: an amount, a quantity, a count
 * @from: where the share begins, in basis points of the whole
 * @to: where it ends
 *
 * The one rule of credit: shares are laid end to end from 0 to 100 %, and each gets what lies
 * between its two ends, cut toward zero. The parts of an order therefore always add up to the
 * order, to the last digit. The document's triggers use the same rule.
 *
 * Returns: the part of @amount between @from and @to
 */
SalesAmount
sales_amount_share (SalesAmount amount, SalesShare from, SalesShare to)
{
  __int128 wide = amount;

  return (SalesAmount) (wide * to / SALES_SHARE_WHOLE - wide * from / SALES_SHARE_WHOLE);
}

/**
 * sales_round_div:
 * @value: any integer
 * @divisor: a positive divisor
 *
 * Returns: the quotient, rounded half away from zero
 */
gint64
sales_round_div (gint64 value, gint64 divisor)
{
  return (gint64) round_div_128 (value, divisor);
}

/**
 * sales_mul_div:
 * @a: a factor
 * @b: a factor
 * @divisor: a positive divisor
 * @result: (out): a × b ÷ divisor, rounded half away from zero
 *
 * Returns: %FALSE if the result does not fit or @divisor is not positive
 */
gboolean
sales_mul_div (gint64 a, gint64 b, gint64 divisor, gint64 *result)
{
  __int128 quotient;

  if (divisor <= 0)
    return FALSE;
  quotient = round_div_128 ((__int128) a * b, divisor);
  if (quotient > G_MAXINT64 || quotient < G_MININT64)
    return FALSE;
  *result = (gint64) quotient;
  return TRUE;
}

/**
 * sales_decimal_parse:
 * @text: a number in neutral form: an optional `-` or `+`, digits, at most one `.`
 * @length: its length in bytes, or -1
 * @scale: decimals that @value holds, 0 to 9
 * @value: (out): the number × 10^scale
 *
 * Trailing zeros beyond @scale are accepted, other digits there are not.
 *
 * Returns: what came of it; @value is set only with %SALES_DECIMAL_OK
 */
SalesDecimalResult
sales_decimal_parse (const char *text, gssize length, int scale, gint64 *value)
{
  const char *p = text;
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  guint64 number = 0;
  gboolean negative = FALSE, overflow = FALSE, precise = FALSE;
  int digits = 0, decimals = -1;

  if (p < end && (*p == '-' || *p == '+'))
    negative = *p++ == '-';
  for (; p < end; p++)
    {
      if (*p == '.' && decimals < 0)
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return SALES_DECIMAL_NOT_A_NUMBER;
      digits++;
      if (decimals >= scale)
        {
          precise |= *p != '0';
          continue;
        }
      if (decimals >= 0)
        decimals++;
      overflow |= __builtin_mul_overflow (number, (guint64) 10, &number) ||
                  __builtin_add_overflow (number, (guint64) (*p - '0'), &number);
    }
  if (digits == 0)
    return SALES_DECIMAL_NOT_A_NUMBER;
  for (int i = MAX (decimals, 0); i < scale; i++)
    overflow |= __builtin_mul_overflow (number, (guint64) 10, &number);
  if (overflow || number > (guint64) G_MAXINT64)
    return SALES_DECIMAL_OVERFLOW;
  if (precise)
    return SALES_DECIMAL_TOO_PRECISE;

  *value = negative ? -(gint64) number : (gint64) number;
  return SALES_DECIMAL_OK;
}

/**
 * sales_decimal_to_string:
 * @value: a number × 10^scale
 * @scale: decimals that @value holds, 0 to 9
 * @min_decimals: decimals to keep even if they are zero
 *
 * Returns: (transfer full): the exact number in neutral form, with a decimal point and no grouping
 */
char *
sales_decimal_to_string (gint64 value, int scale, int min_decimals)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  guint64 whole = magnitude / (guint64) power_of_ten[scale];
  guint64 part = magnitude % (guint64) power_of_ten[scale];
  char decimals[16];
  int length = scale;

  if (scale == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, value < 0 ? "-" : "", whole);
  g_snprintf (decimals, sizeof decimals, "%0*" G_GUINT64_FORMAT, scale, part);
  while (length > min_decimals && decimals[length - 1] == '0')
    length--;
  decimals[length] = '\0';
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%s", value < 0 ? "-" : "", whole,
                          length > 0 ? "." : "", decimals);
}
