/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-money.h"

static void
test_currency (void)
{
  SalesCurrency currency = { "XXX", 9 };

  g_assert_true (sales_currency_init (&currency, "eur"));
  g_assert_cmpstr (currency.code, ==, "EUR");
  g_assert_cmpint (currency.digits, ==, 2);
  g_assert_cmpint (sales_currency_unit (&currency), ==, 1000000);
  g_assert_true (sales_currency_init (&currency, "VND"));
  g_assert_cmpint (currency.digits, ==, 0);
  g_assert_cmpint (sales_currency_unit (&currency), ==, 10000);
  g_assert_true (sales_currency_init (&currency, "KWD"));
  g_assert_cmpint (currency.digits, ==, 3);
  g_assert_false (sales_currency_init (&currency, "QQQ"));
  g_assert_false (sales_currency_init (&currency, "EURO"));
  g_assert_cmpstr (currency.code, ==, "KWD");
}

static void
test_line_amount (void)
{
  SalesAmount amount;

  /* AdventureWorks, order 43659: 3 × 2024.9940 = 6,074.982. */
  g_assert_true (sales_line_amount (3000, 20249940, 0, 2, &amount));
  g_assert_cmpint (amount, ==, G_GINT64_CONSTANT (6074982000));
  /* Northwind, order 10250: 35 × 42.40 less 15 % = 1,261.40. */
  g_assert_true (sales_line_amount (35000, 424000, 1500, 2, &amount));
  g_assert_cmpint (amount, ==, G_GINT64_CONSTANT (1261400000));
  /* A return. */
  g_assert_true (sales_line_amount (-2000, 100000, 0, 2, &amount));
  g_assert_cmpint (amount, ==, -20000000);
  /* Dong have no minor unit. */
  g_assert_true (sales_line_amount (1500, 10000, 0, 0, &amount));
  g_assert_cmpint (amount, ==, 15000);
  /* A billion pieces at a billion each do not fit, and say so. */
  g_assert_false (sales_line_amount (G_GINT64_CONSTANT (1000000000000), G_GINT64_CONSTANT (10000000000000), 0, 2, &amount));
}

static void
test_shares_add_up (void)
{
  static const SalesShare ends[] = { 0, 3333, 6667, 10000 };
  static const SalesAmount amounts[] = { 100000, 1, -1, 7, -100000, 999999999999, G_MAXINT64 };

  for (gsize a = 0; a < G_N_ELEMENTS (amounts); a++)
    {
      SalesAmount sum = 0;

      for (int i = 0; i < 3; i++)
        sum += sales_amount_share (amounts[a], ends[i], ends[i + 1]);
      g_assert_cmpint (sum, ==, amounts[a]);
    }
}

static void
test_rounding (void)
{
  gint64 result;

  g_assert_cmpint (sales_round_div (25, 10), ==, 3);
  g_assert_cmpint (sales_round_div (-25, 10), ==, -3);
  g_assert_cmpint (sales_round_div (24, 10), ==, 2);
  /* 80,487,704.18 of 95,714,000 is 84.09 %. */
  g_assert_true (sales_mul_div (G_GINT64_CONSTANT (80487704180000), 10000, G_GINT64_CONSTANT (95714000000000), &result));
  g_assert_cmpint (result, ==, 8409);
  g_assert_false (sales_mul_div (1, 1, 0, &result));
  g_assert_false (sales_mul_div (G_MAXINT64, G_MAXINT64, 1, &result));
}

static void
test_decimals (void)
{
  static const struct { const char *text; int scale; SalesDecimalResult result; gint64 value; } cases[] = {
    { "1234.50", 4, SALES_DECIMAL_OK, 12345000 },
    { "-0.0001", 4, SALES_DECIMAL_OK, -1 },
    { "+7", 3, SALES_DECIMAL_OK, 7000 },
    { ".5", 1, SALES_DECIMAL_OK, 5 },
    { "5.", 1, SALES_DECIMAL_OK, 50 },
    { "1.500000", 3, SALES_DECIMAL_OK, 1500 },
    { "1.0005", 3, SALES_DECIMAL_TOO_PRECISE, 0 },
    { "9223372036854775807", 0, SALES_DECIMAL_OK, G_MAXINT64 },
    { "9223372036854775808", 0, SALES_DECIMAL_OVERFLOW, 0 },
    { "99999999999999999999999", 4, SALES_DECIMAL_OVERFLOW, 0 },
    { "", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "-", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { ".", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "1,5", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "1e5", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "0x10", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "nan", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { " 1", 2, SALES_DECIMAL_NOT_A_NUMBER, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 0;

      g_assert_cmpint (sales_decimal_parse (cases[i].text, -1, cases[i].scale, &value), ==, cases[i].result);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_decimal_text (void)
{
  g_autofree char *a = sales_decimal_to_string (G_GINT64_CONSTANT (1265793039500), 6, 2);
  g_autofree char *b = sales_decimal_to_string (-5000, 4, 2);
  g_autofree char *c = sales_decimal_to_string (12000, 3, 0);
  g_autofree char *d = sales_decimal_to_string (G_MININT64, 0, 0);

  g_assert_cmpstr (a, ==, "1265793.0395");
  g_assert_cmpstr (b, ==, "-0.50");
  g_assert_cmpstr (c, ==, "12");
  g_assert_cmpstr (d, ==, "-9223372036854775808");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/currency", test_currency);
  g_test_add_func ("/money/line-amount", test_line_amount);
  g_test_add_func ("/money/shares-add-up", test_shares_add_up);
  g_test_add_func ("/money/rounding", test_rounding);
  g_test_add_func ("/money/decimals", test_decimals);
  g_test_add_func ("/money/decimal-text", test_decimal_text);
  return g_test_run ();
}
