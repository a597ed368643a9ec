/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-locale-private.h"

#include <string.h>

#include <unicode/udat.h>

static UDateFormat *
date_format (SalesLocale *self, const char *skeleton)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UDateFormat *format = g_hash_table_lookup (self->dates, skeleton);
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *wanted = NULL;
  UChar pattern[64];
  int32_t length, n;

  if (format != NULL)
    return format;
  if (self->patterns == NULL)
    self->patterns = udatpg_open (self->time, &status);
  wanted = sales_locale_to_utf16 (skeleton, &n);
  length = udatpg_getBestPattern (self->patterns, wanted, n, pattern, G_N_ELEMENTS (pattern), &status);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->time, utc, -1, pattern, length, &status);
  g_assert (U_SUCCESS (status));
  g_hash_table_insert (self->dates, g_strdup (skeleton), format);
  return format;
}

/* The same few days stand on every axis and page, and ICU takes its time for each; @skeleton is one
 * of this file's strings. */
static char *
format_date (SalesLocale *self, const char *skeleton, SalesDay day)
{
  gsize place = ((gsize) day * 31 + GPOINTER_TO_SIZE (skeleton)) % G_N_ELEMENTS (self->known_days);
  SalesKnownDay *known = &self->known_days[place];
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT_MAX];
  int32_t length;

  if (known->text != NULL && known->skeleton == skeleton && known->day == day)
    return g_strdup (known->text);
  length = udat_format (date_format (self, skeleton), day * 86400e3, text, TEXT_MAX, NULL, &status);
  g_assert (U_SUCCESS (status));
  g_free (known->text);
  *known = (SalesKnownDay){ skeleton, day, sales_locale_from_utf16 (text, length) };
  return g_strdup (known->text);
}

char *
sales_locale_format_day (SalesLocale *self, SalesDay day)
{
  return format_date (self, "yMMMd", day);
}

char *
sales_locale_format_day_short (SalesLocale *self, SalesDay day)
{
  return format_date (self, "yMMdd", day);
}

char *
sales_locale_format_day_month (SalesLocale *self, SalesDay day)
{
  return format_date (self, "MMMd", day);
}

char *
sales_locale_format_month (SalesLocale *self, SalesMonth month)
{
  return format_date (self, "yMMMM", sales_month_first_day (month));
}

char *
sales_locale_format_month_short (SalesLocale *self, SalesMonth month)
{
  return format_date (self, "LLL", sales_month_first_day (month));
}

/**
 * sales_locale_format_month_name:
 * @month: 1 for January to 12
 *
 * Returns: (transfer full): the month's name standing alone, without a year: "September"
 */
char *
sales_locale_format_month_name (SalesLocale *self, int month)
{
  return format_date (self, "LLLL", sales_month_first_day (2024 * 12 + month - 1));
}

/**
 * sales_locale_format_weekday:
 * @weekday: 0 for Monday to 6 for Sunday
 * @abbreviated: "Mon" instead of "Monday"
 *
 * Returns: (transfer full): the weekday's name standing alone
 */
char *
sales_locale_format_weekday (SalesLocale *self, int weekday, gboolean abbreviated)
{
  /* 2024-01-01, day 19723, was a Monday. */
  return format_date (self, abbreviated ? "ccc" : "cccc", 19723 + weekday);
}

char *
sales_locale_format_day_range (SalesLocale *self, const SalesPeriod *period)
{
  static const UChar skeleton[] = { 'y', 'M', 'M', 'M', 'd', 0 };
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT_MAX];
  int32_t length;

  if (self->range == NULL)
    self->range = udtitvfmt_open (self->time, skeleton, -1, utc, -1, &status);
  length = udtitvfmt_format (self->range, period->first * 86400e3, period->last * 86400e3, text,
                             TEXT_MAX, NULL, &status);
  g_assert (U_SUCCESS (status));
  return sales_locale_from_utf16 (text, length);
}

/**
 * sales_locale_format_period:
 * @self: a locale
 * @period: a period
 * @year_start: the fiscal year's first month
 *
 * Returns: (transfer full): its name: `Q3 2026`, `III kw. 2026`, `September 2026`, `2026`, or the
 *   first and last day of a run of days
 */
char *
sales_locale_format_period (SalesLocale *self, const SalesPeriod *period, int year_start)
{
  int year, quarter;

  switch (period->kind)
    {
    case SALES_PERIOD_MONTH:
      return sales_locale_format_month (self, sales_month_from_day (period->first));
    case SALES_PERIOD_QUARTER:
      /* The fiscal quarter's name is that of the calendar quarter of the same number. */
      year = sales_period_get_fiscal_year (period, year_start);
      quarter = sales_period_get_quarter (period, year_start);
      return format_date (self, "yQQQ", sales_month_first_day (year * 12 + (quarter - 1) * 3));
    case SALES_PERIOD_YEAR:
      return g_strdup_printf ("%d", sales_period_get_fiscal_year (period, year_start));
    case SALES_PERIOD_DAYS:
    default:
      return sales_locale_format_day_range (self, period);
    }
}

/* The order of day, month and year in the locale's own short date. */
static void
read_day_order (SalesLocale *self, char order[4])
{
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[64];
  int32_t length = udat_toPattern (date_format (self, "yMMdd"), FALSE, pattern, 64, &status);
  int n = 0;

  for (int32_t i = 0; i < length && n < 3; i++)
    {
      char c = pattern[i] == 'd' ? 'd' : pattern[i] == 'M' || pattern[i] == 'L' ? 'm' : pattern[i] == 'y' ? 'y' : 0;

      if (c != 0 && memchr (order, c, (size_t) n) == NULL)
        order[n++] = c;
    }
  order[n] = '\0';
}

/**
 * sales_locale_parse_day:
 * @self: a locale
 * @text: what somebody typed: an ISO date, or day, month and year in the locale's order
 * @day: (out): the day
 *
 * Two-digit years are those from 1970 to 2069.
 *
 * Returns: %FALSE if it is no day
 */
gboolean
sales_locale_parse_day (SalesLocale *self, const char *text, SalesDay *day)
{
  char order[4] = "";
  int parts[3] = { 0, 0, 0 }, digits[3] = { 0, 0, 0 };
  int n = -1, year = 0, month = 0, mday = 0;
  gboolean in_number = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit < 0)
        {
          if (g_unichar_isalpha (c))
            return FALSE;
          in_number = FALSE;
          continue;
        }
      if (!in_number && ++n > 2)
        return FALSE;
      in_number = TRUE;
      if (++digits[n] > 4)
        return FALSE;
      parts[n] = parts[n] * 10 + digit;
    }
  if (n != 2)
    return FALSE;
  if (digits[0] == 4)
    g_strlcpy (order, "ymd", sizeof order);
  else
    read_day_order (self, order);
  for (int i = 0; i < 3; i++)
    switch (order[i])
      {
      case 'y':
        year = parts[i];
        if (digits[i] <= 2)
          year += year < 70 ? 2000 : 1900;
        break;
      case 'm':
        month = parts[i];
        break;
      default:
        mday = parts[i];
        break;
      }
  return sales_day_from_ymd (year, month, mday, day);
}
