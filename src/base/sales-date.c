/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-date.h"

static SalesDay fixed_today = SALES_DAY_NONE;

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Days before 1 March of the era-based year; see Howard Hinnant, "chrono-compatible low-level
 * date algorithms", whose integer form needs no table and no loop. */
static SalesDay
day_from_civil (int year, int month, int day)
{
  int era;
  unsigned year_of_era, day_of_year, day_of_era;

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = (unsigned) (year - era * 400);
  day_of_year = (153u * (unsigned) (month + (month > 2 ? -3 : 9)) + 2) / 5 + (unsigned) day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + (int) day_of_era - 719468;
}

/**
 * sales_day_from_ymd:
 * @year: 1900 to 2199
 * @month: 1 to 12
 * @day: day of the month, from 1
 * @result: (out): the day
 *
 * Returns: %FALSE if there is no such day, as 31 February, or it lies outside the years that the
 *   document accepts; @result is then untouched
 */
gboolean
sales_day_from_ymd (int year, int month, int day, SalesDay *result)
{
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (year, month))
    return FALSE;

  *result = day_from_civil (year, month, day);
  return TRUE;
}

/**
 * sales_day_to_ymd:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, from 1
 * @mday: (out) (optional): its day of the month, from 1
 */
void
sales_day_to_ymd (SalesDay day, int *year, int *month, int *mday)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  unsigned doe = (unsigned) (z - era * 146097);
  unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  unsigned mp = (5 * doy + 2) / 153;
  int m = (int) (mp < 10 ? mp + 3 : mp - 9);

  if (year != NULL)
    *year = (int) yoe + era * 400 + (m <= 2);
  if (month != NULL)
    *month = m;
  if (mday != NULL)
    *mday = (int) (doy - (153 * mp + 2) / 5 + 1);
}

/**
 * sales_day_parse_iso:
 * @text: text such as `2026-09-25`
 * @length: its length in bytes, or -1
 * @result: (out): the day
 *
 * Reads exactly YYYY-MM-DD and nothing else.
 *
 * Returns: %FALSE if @text is anything else or no real day
 */
gboolean
sales_day_parse_iso (const char *text, gssize length, SalesDay *result)
{
  int parts[3] = { 0, 0, 0 };
  static const int at[] = { 0, 5, 8 }, width[] = { 4, 2, 2 };

  if (length < 0)
    {
      length = 0;
      while (length < 11 && text[length] != '\0')
        length++;
    }
  if (length != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int p = 0; p < 3; p++)
    for (int i = at[p]; i < at[p] + width[p]; i++)
      {
        if (!g_ascii_isdigit (text[i]))
          return FALSE;
        parts[p] = parts[p] * 10 + (text[i] - '0');
      }
  return sales_day_from_ymd (parts[0], parts[1], parts[2], result);
}

/**
 * sales_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full): the day as YYYY-MM-DD, for files and the command line
 */
char *
sales_day_to_iso (SalesDay day)
{
  int year, month, mday;

  sales_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

/**
 * sales_day_get_weekday:
 * @day: a day
 *
 * Returns: 0 for Monday to 6 for Sunday
 */
int
sales_day_get_weekday (SalesDay day)
{
  int weekday = (day + 3) % 7;

  return weekday < 0 ? weekday + 7 : weekday;
}

/**
 * sales_day_add_years:
 * @day: a day
 * @years: years to add, may be negative
 *
 * Returns: the same day of the other year; 29 February becomes the 28th where there is no 29th
 */
SalesDay
sales_day_add_years (SalesDay day, int years)
{
  int year, month, mday;

  sales_day_to_ymd (day, &year, &month, &mday);
  year += years;
  return day_from_civil (year, month, MIN (mday, days_in_month (year, month)));
}

/**
 * sales_month_from_day:
 * @day: a day
 *
 * Returns: the month it lies in
 */
SalesMonth
sales_month_from_day (SalesDay day)
{
  int year, month;

  sales_day_to_ymd (day, &year, &month, NULL);
  return year * 12 + month - 1;
}

/**
 * sales_month_first_day:
 * @month: a month
 *
 * Returns: its first day
 */
SalesDay
sales_month_first_day (SalesMonth month)
{
  return day_from_civil (month / 12, month % 12 + 1, 1);
}

/**
 * sales_month_last_day:
 * @month: a month
 *
 * Returns: its last day
 */
SalesDay
sales_month_last_day (SalesMonth month)
{
  return sales_month_first_day (month + 1) - 1;
}

/**
 * sales_today:
 *
 * Returns: the day set with sales_today_set(), or the local calendar's day. May be called from
 *   any thread.
 */
SalesDay
sales_today (void)
{
  SalesDay fixed = g_atomic_int_get (&fixed_today);
  g_autoptr (GDateTime) now = NULL;

  if (fixed != SALES_DAY_NONE)
    return fixed;
  now = g_date_time_new_now_local ();
  return day_from_civil (g_date_time_get_year (now),
                         g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));
}

/**
 * sales_today_set:
 * @day: the day that is to count as today, or %SALES_DAY_NONE for the real one
 */
void
sales_today_set (SalesDay day)
{
  g_atomic_int_set (&fixed_today, day);
}
