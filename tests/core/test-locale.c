/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-locale.h"

#include <locale.h>

#define NBSP "\xc2\xa0"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* The forms that GTK's own catalogues and the CLDR give for each language. */
static const struct
{
  const char *language, *quantity, *large, *euro, *percent, *day, *month, *quarter;
} forms[] = {
  { "de", "1.234,5", "12.345", "1.234,50" NBSP "€", "104" NBSP "%", "05.03.2024", "März 2024", "Q1 2024" },
  { "pl", "1234,5", "12" NBSP "345", "1234,50" NBSP "€", "104%", "05.03.2024", "marzec 2024", "I kw. 2024" },
  { "lt", "1" NBSP "234,5", "12" NBSP "345", "1" NBSP "234,50" NBSP "€", "104" NBSP "%", "2024-03-05", "2024 m. kovas", "2024 I k." },
  { "es", "1234,5", "12.345", "1234,50" NBSP "€", "104" NBSP "%", "05/03/2024", "marzo de 2024", "T1 2024" },
  { "vi", "1.234,5", "12.345", "1.234,50" NBSP "€", "104%", "05/03/2024", "tháng 3 năm 2024", "Q1 2024" },
  { "en_US", "1,234.5", "12,345", "€1,234.50", "104%", "03/05/2024", "March 2024", "Q1 2024" },
};

static void
test_forms (void)
{
  SalesCurrency euro;
  SalesPeriod quarter;
  SalesDay day;

  g_assert_true (sales_currency_init (&euro, "EUR"));
  g_assert_true (sales_period_parse ("2024-Q1", 1, &quarter));
  g_assert_true (sales_day_from_ymd (2024, 3, 5, &day));
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (SalesLocale) locale = sales_locale_new (forms[i].language);

      assert_text (sales_locale_format_quantity (locale, 1234500), forms[i].quantity);
      assert_text (sales_locale_format_integer (locale, 12345), forms[i].large);
      assert_text (sales_locale_format_amount (locale, 1234500000, &euro, SALES_AMOUNT_FULL), forms[i].euro);
      assert_text (sales_locale_format_percent (locale, 10400, 0), forms[i].percent);
      assert_text (sales_locale_format_day_short (locale, day), forms[i].day);
      assert_text (sales_locale_format_month (locale, sales_month_from_day (day)), forms[i].month);
      assert_text (sales_locale_format_period (locale, &quarter, 1), forms[i].quarter);
    }
}

static void
test_amounts (void)
{
  g_autoptr (SalesLocale) english = sales_locale_new ("en_US");
  g_autoptr (SalesLocale) vietnamese = sales_locale_new ("vi");
  SalesCurrency euro, dong;

  g_assert_true (sales_currency_init (&euro, "EUR"));
  g_assert_true (sales_currency_init (&dong, "VND"));
  /* Halves go away from zero; the digits beyond a double's reach stay exact. */
  assert_text (sales_locale_format_amount (english, 1265793039500, &euro, SALES_AMOUNT_FULL), "€1,265,793.04");
  assert_text (sales_locale_format_amount (english, 5000, &euro, SALES_AMOUNT_FULL), "€0.01");
  assert_text (sales_locale_format_amount (english, -5000, &euro, SALES_AMOUNT_FULL), "-€0.01");
  assert_text (sales_locale_format_amount (english, G_GINT64_CONSTANT (9007199254740993000), &euro, SALES_AMOUNT_FULL), "€9,007,199,254,740.99");
  assert_text (sales_locale_format_amount (english, G_GINT64_CONSTANT (4740000000000), &euro, SALES_AMOUNT_SHORT), "€4.74M");
  assert_text (sales_locale_format_amount (english, 950000000, &euro, SALES_AMOUNT_SHORT), "€950");
  assert_text (sales_locale_format_signed_amount (english, 950000000, &euro, SALES_AMOUNT_WHOLE), "+€950");
  assert_text (sales_locale_format_signed_percent (english, -800, 1), "-8.0%");
  assert_text (sales_locale_format_amount (vietnamese, 12340000, &dong, SALES_AMOUNT_FULL), "1.234" NBSP "₫");
  assert_text (sales_locale_format_price (english, 20249940, &euro), "€2,024.994");
}

static void
test_typed_numbers (void)
{
  static const struct { const char *language, *text; SalesDecimalResult result; gint64 value; } typed[] = {
    { "de", "1.234,50", SALES_DECIMAL_OK, 123450 },
    { "de", "1234,5", SALES_DECIMAL_OK, 123450 },
    { "de", "1 234,50 €", SALES_DECIMAL_OK, 123450 },
    { "de", "−5", SALES_DECIMAL_OK, -500 },
    { "de", "1.234.567", SALES_DECIMAL_OK, 123456700 },
    /* A decimal point in a German document is refused, not read as fifteen. */
    { "de", "1.5", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "de", "1234.50", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "de", "12.34,5", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "en_US", "$1,234.50", SALES_DECIMAL_OK, 123450 },
    { "en_US", "1,23", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "pl", "12" NBSP "345,67", SALES_DECIMAL_OK, 1234567 },
    { "lt", "1\xe2\x80\xaf" "234,50", SALES_DECIMAL_OK, 123450 },
    { "es", "1'234,50", SALES_DECIMAL_OK, 123450 },
    { "en_US", "12 €3", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "en_US", "ten", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "en_US", "", SALES_DECIMAL_NOT_A_NUMBER, 0 },
    { "en_US", "1.005", SALES_DECIMAL_TOO_PRECISE, 0 },
    { "en_US", "99999999999999999999", SALES_DECIMAL_OVERFLOW, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (SalesLocale) locale = sales_locale_new (typed[i].language);
      gint64 value = 0;

      g_test_message ("%s %s", typed[i].language, typed[i].text);
      g_assert_cmpint (sales_locale_parse_decimal (locale, typed[i].text, 2, &value), ==, typed[i].result);
      g_assert_cmpint (value, ==, typed[i].value);
    }
}

static void
test_typed_days (void)
{
  static const struct { const char *language, *text, *iso; } typed[] = {
    { "de", "25.09.2026", "2026-09-25" }, { "de", "5.3.24", "2024-03-05" },
    { "en_US", "9/25/2026", "2026-09-25" }, { "vi", "25/9/2026", "2026-09-25" },
    { "lt", "2026-09-25", "2026-09-25" },   { "es", "2026-09-25", "2026-09-25" },
    { "de", "31.02.2026", NULL },           { "de", "25.9", NULL },
    { "de", "25. Sept. 2026", NULL },       { "en_US", "25/9/2026", NULL },
    { "en_US", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (SalesLocale) locale = sales_locale_new (typed[i].language);
      SalesDay day;
      gboolean good = sales_locale_parse_day (locale, typed[i].text, &day);

      g_assert_cmpint (good, ==, typed[i].iso != NULL);
      if (good)
        assert_text (sales_day_to_iso (day), typed[i].iso);
    }
}

static void
test_fiscal_quarter (void)
{
  g_autoptr (SalesLocale) locale = sales_locale_new ("en_US");
  SalesPeriod quarter;

  /* The first quarter of a fiscal year that begins in July and ends in 2027. */
  g_assert_true (sales_period_parse ("2027-Q1", 7, &quarter));
  assert_text (sales_day_to_iso (quarter.first), "2026-07-01");
  assert_text (sales_locale_format_period (locale, &quarter, 7), "Q1 2027");
}

static void
test_sorting (void)
{
  /* pl: ł after l; es: ñ after n; lt: y = į = i; vi: đ after d. */
  static const char *const order[][3] = {
    { "pl", "Lozz", "Łaa" }, { "es", "nzz", "ñaa" }, { "vi", "dzz", "đaa" }, { "lt", "Įra", "Yva" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (SalesLocale) locale = sales_locale_new (order[i][0]);

      g_assert_cmpint (sales_locale_compare (locale, order[i][1], order[i][2]), <, 0);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/forms", test_forms);
  g_test_add_func ("/locale/amounts", test_amounts);
  g_test_add_func ("/locale/typed-numbers", test_typed_numbers);
  g_test_add_func ("/locale/typed-days", test_typed_days);
  g_test_add_func ("/locale/fiscal-quarter", test_fiscal_quarter);
  g_test_add_func ("/locale/sorting", test_sorting);
  return g_test_run ();
}
