/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-locale-private.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>
#include <unicode/uldnames.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

static char        *default_language;
static SalesLocale *default_locale;

/* Finding the locale ------------------------------------------------------------------------- */

/* "de_DE.UTF-8@euro" → "de_DE"; %NULL for the C locale, which says nothing about a language. */
static char *
icu_name (const char *posix)
{
  char *name;

  if (posix == NULL || posix[0] == '\0' || g_str_equal (posix, "C") ||
      g_str_equal (posix, "POSIX") || g_str_has_prefix (posix, "C."))
    return NULL;
  name = g_strdup (posix);
  name[strcspn (name, ".@:")] = '\0';
  return name;
}

static gboolean
same_language (const char *a, const char *b)
{
  size_t length = strcspn (a, "_-");

  return length == strcspn (b, "_-") && strncmp (a, b, length) == 0;
}

/* The language that gettext speaks: LANGUAGE first, as gettext itself does. */
static char *
messages_name (void)
{
  char *messages = icu_name (setlocale (LC_MESSAGES, NULL));
  char *first = icu_name (g_getenv ("LANGUAGE"));

  if (first != NULL)
    {
      /* LANGUAGE=de beside LANG=de_AT means Austria. */
      if (messages != NULL && strchr (first, '_') == NULL && same_language (first, messages))
        g_free (first);
      else
        {
          g_free (messages);
          return first;
        }
    }
  /* English for the world: days before months, 24 hours. */
  return messages != NULL ? messages : g_strdup ("en_001");
}

static char *
category_name (int category, const char *fallback)
{
  char *name = icu_name (setlocale (category, NULL));

  return name != NULL ? name : g_strdup (fallback);
}

/* (transfer full) */
char *
sales_locale_from_utf16 (const UChar *text, int32_t length)
{
  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

/* (transfer full) */
UChar *
sales_locale_to_utf16 (const char *text, int32_t *length)
{
  glong written = 0;
  UChar *result = (UChar *) g_utf8_to_utf16 (text, -1, NULL, &written, NULL);

  if (length != NULL)
    *length = (int32_t) written;
  return result;
}

static void
read_signs (SalesLocale *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_DECIMAL, NULL, 0, self->numeric, NULL, &status);
  UChar sign[8];
  int32_t length;

  length = unum_getSymbol (format, UNUM_DECIMAL_SEPARATOR_SYMBOL, sign, 8, &status);
  self->decimal = sales_locale_from_utf16 (sign, length);
  length = unum_getSymbol (format, UNUM_GROUPING_SEPARATOR_SYMBOL, sign, 8, &status);
  self->grouping = sales_locale_from_utf16 (sign, length);
  unum_close (format);
}

/**
 * sales_locale_new:
 * @language: (nullable): a language such as `de` or `pt_BR`, for words and formats alike, or
 *   %NULL for what the environment says of each category
 *
 * Returns: (transfer full): a locale
 */
SalesLocale *
sales_locale_new (const char *language)
{
  SalesLocale *self = g_new0 (SalesLocale, 1);
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *messages = language != NULL ? icu_name (language) : NULL;

  if (messages == NULL)
    messages = language != NULL ? g_strdup ("en_001") : messages_name ();
  if (language == NULL)
    {
      self->numeric = category_name (LC_NUMERIC, messages);
      self->monetary = category_name (LC_MONETARY, messages);
      self->time = category_name (LC_TIME, messages);
    }
  else
    {
      self->numeric = g_strdup (messages);
      self->monetary = g_strdup (messages);
      self->time = g_strdup (messages);
    }
  /* Month names are words: they follow the words' language, the order of a date its region. */
  if (!same_language (self->time, messages))
    {
      g_free (self->time);
      self->time = g_strdup (messages);
    }
  if (g_str_equal (self->time, "en"))
    {
      g_free (self->time);
      self->time = g_strdup ("en_001");
    }
  messages[strcspn (messages, "_-")] = '\0';
  self->language = g_steal_pointer (&messages);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) unumf_close);
  self->dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) udat_close);
  self->result = unumf_openResult (&status);
  read_signs (self);
  return self;
}

/**
 * sales_locale_free:
 * @self: (transfer full): a locale
 */
void
sales_locale_free (SalesLocale *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->dates);
  for (guint i = 0; i < G_N_ELEMENTS (self->known_days); i++)
    g_free (self->known_days[i].text);
  g_clear_pointer (&self->patterns, udatpg_close);
  g_clear_pointer (&self->range, udtitvfmt_close);
  g_clear_pointer (&self->collator, ucol_close);
  unumf_closeResult (self->result);
  g_free (self->language);
  g_free (self->numeric);
  g_free (self->monetary);
  g_free (self->time);
  g_free (self->decimal);
  g_free (self->grouping);
  g_free (self);
}

/**
 * sales_locale_set_default_language:
 * @language: (nullable): what `--language` says, or %NULL for the environment's
 *
 * Call it before the first sales_locale_get_default(); later it starts the default anew.
 */
void
sales_locale_set_default_language (const char *language)
{
  g_free (default_language);
  default_language = g_strdup (language);
  g_clear_pointer (&default_locale, sales_locale_free);
}

/**
 * sales_locale_get_default:
 *
 * Returns: (transfer none): the locale of the process, for the main thread
 */
SalesLocale *
sales_locale_get_default (void)
{
  if (default_locale == NULL)
    default_locale = sales_locale_new (default_language);
  return default_locale;
}

/**
 * sales_locale_new_default:
 *
 * Returns: (transfer full): another locale like the default one, for use on another thread; make
 *   it on the main thread
 */
SalesLocale *
sales_locale_new_default (void)
{
  return sales_locale_new (default_language);
}

const char *
sales_locale_get_language (const SalesLocale *self)
{
  return self->language;
}

gboolean
sales_locale_is_right_to_left (const SalesLocale *self)
{
  return uloc_isRightToLeft (self->language);
}

const char *const *
sales_locale_get_languages (void)
{
  static const char *const languages[] = { "de", "en", "es", "lt", "pl", "vi", NULL };

  return languages;
}

/**
 * sales_locale_dup_language_name:
 * @language: one of sales_locale_get_languages()
 *
 * Returns: (transfer full): its own name as a list has it: "Deutsch", "Español"
 */
char *
sales_locale_dup_language_name (const char *language)
{
  UDisplayContext contexts[] = { UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU };
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT_MAX];
  ULocaleDisplayNames *names = uldn_openForContext (language, contexts, G_N_ELEMENTS (contexts), &status);
  int32_t length = uldn_languageDisplayName (names, language, text, TEXT_MAX, &status);

  uldn_close (names);
  return U_SUCCESS (status) ? sales_locale_from_utf16 (text, length) : g_strdup (language);
}

/**
 * sales_locale_uses_letter_paper:
 * @self: a locale
 *
 * Paper follows the country, not the language of the words: LC_PAPER, as ICU knows it.
 *
 * Returns: whether that country prints on Letter; %FALSE for A4, and where no country is known
 */
gboolean
sales_locale_uses_letter_paper (const SalesLocale *self)
{
  g_autofree char *paper = icu_name (setlocale (LC_PAPER, NULL));
  UErrorCode status = U_ZERO_ERROR;
  int32_t height = 0, width = 0;

  if (paper == NULL)
    return FALSE;
  ulocdata_getPaperSize (paper, &height, &width, &status);
  return U_SUCCESS (status) && height == 279;
}

/**
 * sales_locale_get_decimal_sign:
 * @self: a locale
 *
 * Returns: the sign that the keypad's decimal key should type
 */
const char *
sales_locale_get_decimal_sign (const SalesLocale *self)
{
  return self->decimal;
}

/* Numbers ------------------------------------------------------------------------------------- */

static UNumberFormatter *
number_format (SalesLocale *self, const char *locale, const char *skeleton)
{
  g_autofree char *key = g_strconcat (locale, " ", skeleton, NULL);
  UNumberFormatter *format = g_hash_table_lookup (self->numbers, key);
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *pattern = NULL;
  int32_t length;

  if (format != NULL)
    return format;
  pattern = sales_locale_to_utf16 (skeleton, &length);
  format = unumf_openForSkeletonAndLocale (pattern, length, locale, &status);
  g_assert (U_SUCCESS (status));
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), format);
  return format;
}

static char *
take_result (SalesLocale *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT_MAX];
  int32_t length = unumf_resultToString (self->result, text, TEXT_MAX, &status);

  g_assert (U_SUCCESS (status));
  return sales_locale_from_utf16 (text, length);
}

/* Exact: the digits go to ICU as text and never through a double. */
static char *
format_exact (SalesLocale *self, const char *locale, const char *skeleton, gint64 value, int scale)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *format = number_format (self, locale, skeleton);
  g_autofree char *digits = sales_decimal_to_string (value, scale, 0);

  unumf_formatDecimal (format, digits, -1, self->result, &status);
  return take_result (self);
}

static const char *
fraction (int decimals)
{
  static const char *const stems[] = { "precision-integer", ".0", ".00", ".000", ".0000",
                                       ".00000", ".000000" };

  return stems[CLAMP (decimals, 0, 6)];
}

static char *
format_amount (SalesLocale *self, SalesAmount amount, const SalesCurrency *currency,
               SalesAmountStyle style, const char *sign)
{
  const char *precision = "precision-currency-standard";
  g_autofree char *skeleton = NULL;
  gint64 unit = sales_currency_unit (currency);

  /* Below ten thousand the whole figure is as short as any. */
  if (style == SALES_AMOUNT_SHORT && ABS (amount / unit) >= 10000)
    precision = "compact-short @@@#";
  else if (style != SALES_AMOUNT_FULL)
    precision = "precision-integer";
  skeleton = g_strdup_printf ("currency/%s %s rounding-mode-half-up %s", currency->code, precision, sign);
  return format_exact (self, self->monetary, skeleton, amount, 4 + currency->digits);
}

/**
 * sales_locale_format_amount:
 * @self: a locale
 * @amount: an amount
 * @currency: its currency
 * @style: how long it may be
 *
 * Returns: (transfer full): the amount with its currency's sign
 */
char *
sales_locale_format_amount (SalesLocale *self, SalesAmount amount, const SalesCurrency *currency,
                            SalesAmountStyle style)
{
  return format_amount (self, amount, currency, style, "");
}

/**
 * sales_locale_format_signed_amount:
 *
 * Returns: (transfer full): as sales_locale_format_amount(), with a plus where it is positive
 */
char *
sales_locale_format_signed_amount (SalesLocale *self, SalesAmount amount,
                                   const SalesCurrency *currency, SalesAmountStyle style)
{
  return format_amount (self, amount, currency, style, "sign-except-zero");
}

/**
 * sales_locale_format_price:
 * @self: a locale
 * @price: a price or a cost
 * @currency: its currency
 *
 * Returns: (transfer full): the price with all the decimals it has, at least the currency's
 */
char *
sales_locale_format_price (SalesLocale *self, SalesPrice price, const SalesCurrency *currency)
{
  static const char *const stems[] = { ".####", ".0###", ".00##", ".000#" };
  g_autofree char *skeleton = NULL;

  skeleton = g_strdup_printf ("currency/%s %s", currency->code, stems[CLAMP (currency->digits, 0, 3)]);
  return format_exact (self, self->monetary, skeleton, price, 4);
}

char *
sales_locale_format_quantity (SalesLocale *self, SalesQuantity quantity)
{
  return format_exact (self, self->numeric, ".###", quantity, 3);
}

char *
sales_locale_format_integer (SalesLocale *self, gint64 value)
{
  return format_exact (self, self->numeric, "precision-integer", value, 0);
}

char *
sales_locale_format_decimal (SalesLocale *self, gint64 value, int scale, int decimals)
{
  g_autofree char *skeleton = g_strconcat (fraction (decimals), " rounding-mode-half-up", NULL);

  return format_exact (self, self->numeric, skeleton, value, scale);
}

char *
sales_locale_format_signed_decimal (SalesLocale *self, gint64 value, int scale, int decimals)
{
  g_autofree char *skeleton = g_strconcat (fraction (decimals), " rounding-mode-half-up sign-except-zero", NULL);

  return format_exact (self, self->numeric, skeleton, value, scale);
}

char *
sales_locale_format_double (SalesLocale *self, double value, int decimals)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *format = number_format (self, self->numeric, fraction (decimals));

  unumf_formatDouble (format, value, self->result, &status);
  return take_result (self);
}

static char *
format_percent (SalesLocale *self, gint64 share, int decimals, const char *sign)
{
  g_autofree char *skeleton = NULL;

  skeleton = g_strdup_printf ("percent %s rounding-mode-half-up %s", fraction (decimals), sign);
  return format_exact (self, self->numeric, skeleton, share, 2);
}

char *
sales_locale_format_percent (SalesLocale *self, gint64 share, int decimals)
{
  return format_percent (self, share, decimals, "");
}

char *
sales_locale_format_signed_percent (SalesLocale *self, gint64 share, int decimals)
{
  return format_percent (self, share, decimals, "sign-except-zero");
}

/* Reading what people type -------------------------------------------------------------------- */

static gboolean
is_grouping (const SalesLocale *self, gunichar c)
{
  return c == g_utf8_get_char (self->grouping) || c == ' ' || c == 0xa0 || c == 0x202f ||
         c == 0x2009 || c == '\'' || c == 0x2019;
}

/**
 * sales_locale_parse_decimal:
 * @self: a locale
 * @text: what somebody typed: `1.234,50`, `1 234,50 €`, `−5`
 * @scale: decimals that @value holds
 * @value: (out): the number × 10^scale
 *
 * Grouping signs have to stand before three digits, so that a decimal sign of another language is
 * refused and not dropped.
 *
 * Returns: what came of it; @value is set only with %SALES_DECIMAL_OK
 */
SalesDecimalResult
sales_locale_parse_decimal (SalesLocale *self, const char *text, int scale, gint64 *value)
{
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (text, -1));
  GString *neutral = g_string_new (NULL);
  SalesDecimalResult result;
  gboolean point = FALSE, wrong = FALSE, ended = FALSE;
  int group = -1; /* digits since the last grouping sign, −1 before the first */

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        {
          wrong |= ended;
          g_string_append_c (neutral, (char) ('0' + digit));
          if (!point && group >= 0)
            group++;
        }
      else if (c == '-' || c == 0x2212 || c == '+')
        {
          wrong |= neutral->len > 0;
          g_string_append_c (neutral, c == '+' ? '+' : '-');
        }
      else if (c == g_utf8_get_char (self->decimal))
        {
          wrong |= point || (group >= 0 && group != 3);
          point = TRUE;
          g_string_append_c (neutral, '.');
        }
      else if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
        ended = neutral->len > 0 && g_ascii_isdigit (neutral->str[neutral->len - 1]);
      else if (is_grouping (self, c))
        {
          const char *next = g_utf8_next_char (p);
          gboolean before_digit = g_unichar_isdigit (g_utf8_get_char (next));
          gboolean after_digit = neutral->len > 0 && g_ascii_isdigit (neutral->str[neutral->len - 1]);

          if (before_digit && after_digit)
            {
              wrong |= point || (group >= 0 && group != 3) || group > 3;
              group = 0;
            }
          else
            wrong |= !g_unichar_isspace (c);
        }
      else
        wrong = TRUE;
    }
  wrong |= group >= 0 && !point && group != 3;
  result = wrong ? SALES_DECIMAL_NOT_A_NUMBER
                 : sales_decimal_parse (neutral->str, (gssize) neutral->len, scale, value);
  g_string_free (neutral, TRUE);
  return result;
}

/* Words ---------------------------------------------------------------------------------------- */

/**
 * sales_locale_compare:
 * @self: a locale
 * @a: a text
 * @b: a text
 *
 * Returns: the order of the two in the language's own sorting
 */
int
sales_locale_compare (SalesLocale *self, const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  if (self->collator == NULL)
    self->collator = ucol_open (self->language, &status);
  return (int) ucol_strcollUTF8 (self->collator, a, -1, b, -1, &status);
}

/**
 * sales_locale_get_currency_symbol:
 * @self: a locale
 * @currency: a currency
 *
 * Returns: (transfer full): its sign, as €
 */
char *
sales_locale_get_currency_symbol (SalesLocale *self, const SalesCurrency *currency)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *code = sales_locale_to_utf16 (currency->code, NULL);
  UBool choice = FALSE;
  int32_t length = 0;
  const UChar *name = ucurr_getName (code, self->monetary, UCURR_SYMBOL_NAME, &choice, &length, &status);

  return sales_locale_from_utf16 (name, length);
}

/**
 * sales_locale_format_scale:
 * @self: a locale
 * @power: 0, 3, 6 or 9: the axis shows figures divided by 10^power
 * @currency: (nullable): their currency, or %NULL for pieces
 *
 * Returns: (transfer full): the one scale word of an axis, with its unit
 */
char *
sales_locale_format_scale (SalesLocale *self, int power, const SalesCurrency *currency)
{
  g_autofree char *symbol = NULL;

  if (currency == NULL)
    switch (power)
      {
      case 3:
        return g_strdup (C_("axis unit", "thousand pieces"));
      case 6:
        return g_strdup (C_("axis unit", "million pieces"));
      case 9:
        return g_strdup (C_("axis unit", "billion pieces"));
      default:
        return g_strdup (C_("axis unit", "pieces"));
      }
  symbol = sales_locale_get_currency_symbol (self, currency);
  switch (power)
    {
    case 3:
      /* TRANSLATORS: the unit of a chart's axis; %s is a currency's sign, as in "thousand €" */
      return g_strdup_printf (C_("axis unit", "thousand %s"), symbol);
    case 6:
      /* TRANSLATORS: the unit of a chart's axis; %s is a currency's sign, as in "million €" */
      return g_strdup_printf (C_("axis unit", "million %s"), symbol);
    case 9:
      /* TRANSLATORS: the unit of a chart's axis; %s is a currency's sign, as in "billion €" */
      return g_strdup_printf (C_("axis unit", "billion %s"), symbol);
    default:
      return g_steal_pointer (&symbol);
    }
}
