/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"

G_BEGIN_DECLS

/* Numbers, currency, percent, dates, quarters and sorting in the user's language, all through
 * ICU, all in this one file. An instance may be used from one thread at a time; the default one
 * belongs to the main thread. Every function that returns a string gives it away. */
typedef struct _SalesLocale SalesLocale;

SalesLocale *sales_locale_new             (const char *language);
void         sales_locale_free            (SalesLocale *self);
SalesLocale *sales_locale_get_default     (void);
SalesLocale *sales_locale_new_default     (void);
void         sales_locale_set_default_language (const char *language);
const char  *sales_locale_get_language    (const SalesLocale *self);
/* What the program speaks, "de", "en" …, %NULL at the end; and what a language calls itself. */
const char *const *sales_locale_get_languages (void);
char        *sales_locale_dup_language_name (const char *language);
gboolean     sales_locale_is_right_to_left (const SalesLocale *self);
gboolean     sales_locale_uses_letter_paper (const SalesLocale *self);
const char  *sales_locale_get_decimal_sign (const SalesLocale *self);

/* Amounts. Full: €412,300.25. Whole: €412,300. Short: three to four figures and the language's
 * own scale word, €4.74M. */
typedef enum
{
  SALES_AMOUNT_FULL,
  SALES_AMOUNT_WHOLE,
  SALES_AMOUNT_SHORT,
} SalesAmountStyle;

char *sales_locale_format_amount          (SalesLocale *self, SalesAmount amount, const SalesCurrency *currency, SalesAmountStyle style);
char *sales_locale_format_signed_amount   (SalesLocale *self, SalesAmount amount, const SalesCurrency *currency, SalesAmountStyle style);
char *sales_locale_format_price           (SalesLocale *self, SalesPrice price, const SalesCurrency *currency);
/* Up to three decimals, as many as are needed. */
char *sales_locale_format_quantity        (SalesLocale *self, SalesQuantity quantity);
char *sales_locale_format_integer         (SalesLocale *self, gint64 value);
/* @value × 10^-scale with exactly @decimals decimals. */
char *sales_locale_format_decimal         (SalesLocale *self, gint64 value, int scale, int decimals);
char *sales_locale_format_signed_decimal  (SalesLocale *self, gint64 value, int scale, int decimals);
/* For axis labels: a plain double with @decimals decimals; never for stored data. */
char *sales_locale_format_double          (SalesLocale *self, double value, int decimals);
/* @share in basis points, rounded to @decimals (0 to 2): 92 %. */
char *sales_locale_format_percent         (SalesLocale *self, gint64 share, int decimals);
char *sales_locale_format_signed_percent  (SalesLocale *self, gint64 share, int decimals);
/* Text typed in the user's format, as "1.234,50": the number × 10^scale. Accepts grouping by
 * space, no-break space, apostrophe and the locale's sign, U+2212, and the currency's sign. */
SalesDecimalResult sales_locale_parse_decimal (SalesLocale *self, const char *text, int scale, gint64 *value);

char *sales_locale_format_day             (SalesLocale *self, SalesDay day); /* 25 Sep 2026 */
char *sales_locale_format_day_short       (SalesLocale *self, SalesDay day); /* 25.09.2026, for columns */
char *sales_locale_format_day_month       (SalesLocale *self, SalesDay day); /* 25 Sep, without the year */
gboolean sales_locale_parse_day           (SalesLocale *self, const char *text, SalesDay *day);
char *sales_locale_format_month           (SalesLocale *self, SalesMonth month); /* September 2026, standing alone */
char *sales_locale_format_month_short     (SalesLocale *self, SalesMonth month); /* Sep, without the year */
char *sales_locale_format_month_name      (SalesLocale *self, int month); /* September, standing alone; 1 to 12 */
char *sales_locale_format_weekday         (SalesLocale *self, int weekday, gboolean abbreviated); /* Monday, Mon; 0 to 6 */
char *sales_locale_format_period          (SalesLocale *self, const SalesPeriod *period, int year_start); /* Q3 2026, I kw. 2024, … */
char *sales_locale_format_day_range       (SalesLocale *self, const SalesPeriod *period); /* 1 Jul – 30 Sep 2026 */

int   sales_locale_compare                (SalesLocale *self, const char *a, const char *b);
char *sales_locale_get_currency_symbol    (SalesLocale *self, const SalesCurrency *currency);
/* "thousand euro", "Mio. €": the scale word and unit of an axis whose figures are divided by
 * 10^power (0, 3, 6 or 9). @currency %NULL for pieces. */
char *sales_locale_format_scale           (SalesLocale *self, int power, const SalesCurrency *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesLocale, sales_locale_free)

G_END_DECLS
