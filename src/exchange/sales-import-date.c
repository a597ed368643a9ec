/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-date.h"

#include <string.h>

#include "base/sales-text.h"
#include "exchange/sales-import-words.h"

static const char *const names[SALES_DATES_N] = { "ymd", "dmy", "mdy", "ydm", "serial", "serial1904" };

/* Days from 1970-01-01 to the day 0 of a spreadsheet. Its 29 February 1900 never was. */
#define SERIAL_1900 (-25569)
#define SERIAL_1904 (-24107)
/* 1927 to 2173: what is smaller is rather a number. */
#define SERIAL_MIN 10000
#define SERIAL_MAX 99999

/* Two digits of a year mean one from 79 years ago to 20 years ahead. */
#define YEARS_AHEAD 20

/* A date taken apart. */
typedef struct
{
  int numbers[3];
  int digits[3];
  int n;
  int month;    /* by its name, 0: none */
  int month_at; /* numbers before it */
} Parts;

static gboolean
two_digits (const char *text, const char *end, int *number)
{
  if (end - text < 2 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *number = (text[0] - '0') * 10 + (text[1] - '0');
  return TRUE;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  for (;; p++)
    {
      if (p < end && *p == ' ')
        continue;
      /* No-break spaces. */
      if (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0)
        p++;
      else if (end - p >= 3 && (memcmp (p, "\xe2\x80\xaf", 3) == 0 || memcmp (p, "\xe2\x80\x89", 3) == 0))
        p += 2;
      else
        return p;
    }
}

/* "AM", "p.m.", or nothing. */
static const char *
skip_half (const char *p, const char *end)
{
  const char *from = p = skip_spaces (p, end);

  if (p < end && strchr ("aApP", *p) != NULL)
    {
      p++;
      if (p < end && *p == '.')
        p++;
      p = skip_spaces (p, end);
      if (p < end && (*p == 'm' || *p == 'M'))
        {
          p++;
          return p < end && *p == '.' ? p + 1 : p;
        }
    }
  return from;
}

/* h:mm, hh:mm:ss, with decimals, AM or PM, and a zone: the day does not ask for it, but it has to be one. */
static gboolean
is_time (const char *p, const char *end)
{
  int hour = 0, minute, second = 0, n = 0;

  for (; p < end && g_ascii_isdigit (*p) && n < 2; p++, n++)
    hour = hour * 10 + (*p - '0');
  if (n == 0 || p >= end || *p != ':' || !two_digits (p + 1, end, &minute))
    return FALSE;
  p += 3;
  if (p < end && *p == ':')
    {
      if (!two_digits (p + 1, end, &second))
        return FALSE;
      p += 3;
      if (p < end && (*p == '.' || *p == ','))
        for (p++; p < end && g_ascii_isdigit (*p); p++)
          ;
    }
  p = skip_half (p, end);
  if (p < end && *p == 'Z')
    p++;
  else if (p < end && (*p == '+' || *p == '-'))
    for (p++; p < end && (g_ascii_isdigit (*p) || *p == ':'); p++)
      ;
  return skip_spaces (p, end) == end && hour < 25 && minute < 60 && second < 61;
}

/* Nothing, or a time behind a space or a T. */
static gboolean
is_rest (const char *p, const char *end)
{
  const char *from = p;

  if (p < end && (*p == 'T' || *p == ','))
    p++;
  p = skip_spaces (p, end);
  return p == end ? p == from || *from != 'T' : p > from && is_time (p, end);
}

static int
whole_year (int year, int digits)
{
  int today, month, day, century;

  if (digits != 2)
    return year;
  sales_day_to_ymd (sales_today (), &today, &month, &day);
  century = today / 100 * 100;
  year += century;
  if (year > today + YEARS_AHEAD)
    year -= 100;
  else if (year <= today + YEARS_AHEAD - 100)
    year += 100;
  return year;
}

static void
add_reading (guint *readings, SalesDay *days, int reading, int year, int digits, int month, int day)
{
  SalesDay found;

  if ((digits == 4 || digits == 2) && sales_day_from_ymd (whole_year (year, digits), month, day, &found) && found >= SALES_DAY_MIN && found <= SALES_DAY_MAX)
    {
      *readings |= 1u << reading;
      days[reading] = found;
    }
}

/* Three numbers: what each order makes of them. */
static guint
read_numbers (const Parts *parts, SalesDay *days)
{
  const int *n = parts->numbers, *d = parts->digits;
  guint readings = 0;

  if (d[0] == 4 && d[1] <= 2 && d[2] <= 2)
    {
      add_reading (&readings, days, 0, n[0], 4, n[1], n[2]);
      add_reading (&readings, days, 3, n[0], 4, n[2], n[1]);
    }
  else if (d[0] <= 2 && d[1] <= 2 && (d[2] == 4 || d[2] == 2))
    {
      add_reading (&readings, days, 1, n[2], d[2], n[1], n[0]);
      add_reading (&readings, days, 2, n[2], d[2], n[0], n[1]);
      if (d[0] == 2 && d[2] == 2)
        add_reading (&readings, days, 0, n[0], 2, n[1], n[2]);
    }
  return readings;
}

/* All readings say the same. */
static guint
read_clear (int year, int digits, int month, int day, SalesDay *days)
{
  guint readings = 0;

  for (int i = 0; i < 4; i++)
    add_reading (&readings, days, i, year, digits, month, day);
  return readings;
}

static guint
read_compact (const char *p, SalesDay *days)
{
  guint readings = 0;
  int v[8];

  for (int i = 0; i < 8; i++)
    v[i] = p[i] - '0';
  add_reading (&readings, days, 0, v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3], 4, v[4] * 10 + v[5], v[6] * 10 + v[7]);
  add_reading (&readings, days, 1, v[4] * 1000 + v[5] * 100 + v[6] * 10 + v[7], 4, v[2] * 10 + v[3], v[0] * 10 + v[1]);
  add_reading (&readings, days, 2, v[4] * 1000 + v[5] * 100 + v[6] * 10 + v[7], 4, v[0] * 10 + v[1], v[2] * 10 + v[3]);
  return readings;
}

/* A count of days, perhaps with a part of one. */
static guint
read_serial (const char *p, const char *end, SalesDay *days)
{
  int serial = 0, n = 0;

  for (; p < end && g_ascii_isdigit (*p) && n < 6; p++, n++)
    serial = serial * 10 + (*p - '0');
  if (p < end && (*p == '.' || *p == ','))
    for (p++; p < end && g_ascii_isdigit (*p); p++)
      ;
  if (p != end || n != 5 || serial < SERIAL_MIN || serial > SERIAL_MAX)
    return 0;
  days[4] = serial + SERIAL_1900;
  days[5] = serial + SERIAL_1904;
  return SALES_DATES_SERIAL | SALES_DATES_SERIAL_1904;
}

/* Numbers with the same sign between them: "4.7.1996", "04 - 07 - 96". */
static guint
read_plain (const char *p, const char *end, SalesDay *days)
{
  Parts parts = { { 0 } };
  char sign = 0;

  for (;;)
    {
      int n = parts.n;

      for (; p < end && g_ascii_isdigit (*p) && parts.digits[n] < 5; p++, parts.digits[n]++)
        parts.numbers[n] = parts.numbers[n] * 10 + (*p - '0');
      if (parts.digits[n] == 0)
        return 0;
      if (++parts.n == 3)
        break;
      p = skip_spaces (p, end);
      if (p >= end || (sign != 0 && *p != sign && !g_ascii_isdigit (*p)))
        return 0;
      if (strchr ("-/.", *p) != NULL)
        sign = *p++;
      else if (!g_ascii_isdigit (*p) || sign != 0)
        return 0;
      p = skip_spaces (p, end);
    }
  /* "04.07.1996." as it is written in some countries. */
  if (p < end && *p == '.' && sign == '.')
    p++;
  return is_rest (p, end) ? read_numbers (&parts, days) : 0;
}

/* Words that stand in dates and say nothing of their own. */
static gboolean
is_filler (const char *word, gsize length)
{
  static const char *const fillers[] = { "de", "del", "m", "d", "r", "roku", "ngay", "nam", "of", "th", "st", "nd", "rd", "men", "g", "metai", "metu" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strlen (fillers[i]) == length && memcmp (fillers[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* "4 lipca 1996", "July 4, 1996", "1996 m. liepos 4 d.", "4 tháng 7, 1996 14:30". */
static guint
read_named (const char *text, gsize length, SalesDay *days)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *folded = sales_text_fold (copy);
  const char *p = folded, *end = folded + strlen (folded);
  Parts parts = { { 0 } };
  gboolean counted = FALSE; /* "tháng": the month's number follows */

  while (p < end && !(parts.n >= 2 && parts.month > 0 && strchr (p, ':') != NULL && is_time (skip_spaces (p, end), end)))
    {
      if (g_ascii_isdigit (*p))
        {
          int number = 0, digits = 0;

          for (; p < end && g_ascii_isdigit (*p) && digits < 5; p++, digits++)
            number = number * 10 + (*p - '0');
          if (counted && parts.month == 0)
            {
              parts.month = number;
              parts.month_at = parts.n;
              continue;
            }
          if (parts.n == 2)
            return 0;
          parts.numbers[parts.n] = number;
          parts.digits[parts.n++] = digits;
        }
      else if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
        {
          const char *from = p;
          int month;

          while (p < end && (g_ascii_isalpha (*p) || (guchar) *p >= 0x80))
            p++;
          month = sales_import_words_month (from, (gsize) (p - from));
          if (p - from == 5 && memcmp (from, "thang", 5) == 0)
            counted = TRUE;
          else if (month > 0 && parts.month == 0)
            {
              parts.month = month;
              parts.month_at = parts.n;
            }
          else if (!is_filler (from, (gsize) (p - from)))
            return 0;
        }
      else if (strchr (" -/.,'", *p) != NULL)
        p++;
      else
        return 0;
    }
  if (parts.month < 1 || parts.n != 2)
    return 0;
  if (parts.digits[0] == 4 && parts.digits[1] <= 2)
    return read_clear (parts.numbers[0], 4, parts.month, parts.numbers[1], days);
  if (parts.digits[0] <= 2 && (parts.digits[1] == 4 || parts.digits[1] == 2))
    return read_clear (parts.numbers[1], parts.digits[1], parts.month, parts.numbers[0], days);
  return 0;
}

/**
 * sales_import_date_readings:
 * @cell: a trimmed cell that is not empty
 * @days: (out): the day of each reading
 *
 * Returns: the readings that it fits; 0: it is no date, or none of any calendar
 */
guint
sales_import_date_readings (SalesCell cell, SalesDay days[SALES_DATES_N])
{
  const char *p = cell.text, *end = p + cell.length;
  gsize digits = 0;

  if (cell.length == 0 || cell.length > 80)
    return 0;
  /* A spreadsheet's own date has been read already. */
  if (cell.kind == SALES_CELL_DATE)
    {
      SalesDay day;
      guint all = (1 << SALES_DATES_N) - 1;

      if (cell.length < 10 || !sales_day_parse_iso (p, 10, &day))
        return 0;
      for (int i = 0; i < SALES_DATES_N; i++)
        days[i] = day;
      return all;
    }
  while (digits < cell.length && g_ascii_isdigit (p[digits]))
    digits++;
  if (digits == 8 && (digits == cell.length || is_rest (p + 8, end)))
    return read_compact (p, days);
  if (digits == 5)
    return read_serial (p, end, days);
  for (gsize i = 0; i < cell.length; i++)
    {
      guchar c = (guchar) p[i];

      if ((c >= 0x80 && c != 0xc2 && c != 0xa0 && c != 0xe2) || (g_ascii_isalpha (c) && c != 'T' && c != 'Z' && strchr ("aApPmM", c) == NULL) ||
          (i == 0 && g_ascii_isalpha (c)))
        return read_named (p, cell.length, days);
    }
  return digits > 0 ? read_plain (p, end, days) : 0;
}

/* A date by its shape whose day is in no calendar, as 31 February. */
static gboolean
looks_like_date (SalesCell cell)
{
  int numbers = 0;

  for (gsize i = 0; i < cell.length; i++)
    {
      if (!g_ascii_isdigit (cell.text[i]) && strchr ("-/. :TZ", cell.text[i]) == NULL)
        return FALSE;
      numbers += g_ascii_isdigit (cell.text[i]) && (i == 0 || !g_ascii_isdigit (cell.text[i - 1]));
    }
  return numbers >= 3;
}

/**
 * sales_import_parse_day:
 * @cell: a trimmed cell that is not empty
 * @dates: how the column's dates are read; 0: it is not known
 * @day: (out): the day
 * @code: (out): why it is none
 *
 * Returns: whether @day is set
 */
gboolean
sales_import_parse_day (SalesCell cell, guint dates, SalesDay *day, SalesImportProblemCode *code)
{
  SalesDay days[SALES_DATES_N];
  guint readings;

  if (G_LIKELY (dates == SALES_DATES_YMD && cell.length == 10) && sales_day_parse_iso (cell.text, 10, day))
    return TRUE;
  readings = sales_import_date_readings (cell, days);
  if (dates == 0 && readings != 0)
    {
      gboolean clear = TRUE;
      int first = __builtin_ctz (readings);

      for (int i = first; i < SALES_DATES_N; i++)
        clear &= (readings & (1u << i)) == 0 || i == 5 || days[i] == days[first];
      if (clear)
        dates = 1u << first;
    }
  if ((readings & dates) != 0)
    {
      *day = days[__builtin_ctz (readings & dates)];
      return TRUE;
    }
  *code = readings != 0 || looks_like_date (cell) ? SALES_IMPORT_PROBLEM_NO_SUCH_DAY : SALES_IMPORT_PROBLEM_NOT_A_DATE;
  return FALSE;
}

/**
 * sales_dates_to_string:
 * @dates: one reading
 *
 * Returns: (transfer none): its stable name
 */
const char *
sales_dates_to_string (guint dates)
{
  return dates != 0 ? names[__builtin_ctz (dates)] : "";
}

/**
 * sales_dates_from_string:
 * @name: a reading's stable name
 *
 * Returns: the reading, 0 if there is no such
 */
guint
sales_dates_from_string (const char *name)
{
  for (int i = 0; i < SALES_DATES_N; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return 1u << i;
  return 0;
}

/* Periods --------------------------------------------------------------------------------------- */

static int
roman (const char *word, gsize length)
{
  static const char *const numerals[] = { "i", "ii", "iii", "iv" };

  for (int i = 0; i < 4; i++)
    if (strlen (numerals[i]) == length && memcmp (numerals[i], word, length) == 0)
      return i + 1;
  return 0;
}

static gboolean
is_quarter_word (const char *word, gsize length)
{
  static const char *const words[] = { "q", "quarter", "quartal", "kw", "kwartal", "k", "ketv", "ketvirtis", "trim", "trimestre", "quy", "qtr" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && memcmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* What the words and numbers of a period are. */
typedef struct
{
  int      numbers[3];
  int      digits[3];
  int      n;
  int      month;
  gboolean quarter;  /* one of the numbers counts quarters */
  int      roman;
  gboolean fiscal;   /* "M09" */
  gboolean counted;  /* "tháng 9" */
} PeriodParts;

static gboolean
take_word (PeriodParts *parts, const char *word, gsize length)
{
  int month = sales_import_words_month (word, length);

  if (month > 0 && parts->month == 0)
    parts->month = month;
  else if (roman (word, length) > 0 && parts->roman == 0)
    parts->roman = roman (word, length);
  else if (is_quarter_word (word, length))
    parts->quarter = TRUE;
  else if (length == 1 && *word == 'm')
    parts->fiscal = TRUE;
  else if (length == 5 && memcmp (word, "thang", 5) == 0)
    parts->counted = TRUE;
  else
    return is_filler (word, length) || (length == 2 && memcmp (word, "fy", 2) == 0);
  return TRUE;
}

static gboolean
take_apart (const char *folded, PeriodParts *parts)
{
  for (const char *p = folded; *p != '\0';)
    {
      const char *from = p;

      if (g_ascii_isdigit (*p))
        {
          if (parts->n == 3)
            return FALSE;
          for (; g_ascii_isdigit (*p) && parts->digits[parts->n] < 5; p++, parts->digits[parts->n]++)
            parts->numbers[parts->n] = parts->numbers[parts->n] * 10 + (*p - '0');
          parts->n++;
        }
      else if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
        {
          while (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
            p++;
          if (!take_word (parts, from, (gsize) (p - from)))
            return FALSE;
        }
      else if (strchr (" -/.'_,", *p) != NULL)
        p++;
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_year (const PeriodParts *parts, int at, SalesWideColumn *period)
{
  if (at >= parts->n)
    return TRUE;
  if (parts->digits[at] != 4 && parts->digits[at] != 2)
    return FALSE;
  period->year = parts->digits[at] == 4 ? parts->numbers[at] : 2000 + parts->numbers[at];
  return period->year >= 1900 && period->year <= 2199;
}

/* A number of one or two digits that counts months or quarters, and perhaps a year beside it. */
static gboolean
take_counted (const PeriodParts *parts, int most, SalesWideColumn *period)
{
  int at = parts->n == 2 && parts->digits[0] == 4 ? 1 : 0;

  if (parts->n < 1 || parts->n > 2 || parts->digits[at] > 2 || parts->numbers[at] < 1 || parts->numbers[at] > most)
    return FALSE;
  period->first = parts->numbers[at];
  return parts->n == 1 || take_year (parts, 1 - at, period);
}

/**
 * sales_import_parse_period:
 * @text: a header or a cell
 * @length: its length in bytes
 * @period: (out): the month or quarter
 *
 * Returns: %FALSE if @text names none
 */
gboolean
sales_import_parse_period (const char *text, gsize length, SalesWideColumn *period)
{
  g_autofree char *copy = g_strndup (text, MIN (length, 60));
  g_autofree char *folded = sales_text_fold (copy);
  PeriodParts parts = { { 0 } };
  SalesDay day;
  int month_day;

  *period = (SalesWideColumn){ .n_months = 1 };
  if (length >= 10 && length < 60 && sales_day_parse_iso (text, 10, &day))
    {
      sales_day_to_ymd (day, &period->year, &period->first, &month_day);
      return TRUE;
    }
  if (length >= 60 || !take_apart (folded, &parts))
    goto none;
  if (parts.quarter)
    {
      period->n_months = 3;
      period->fiscal = TRUE;
      if (parts.month > 0 || (parts.roman > 0 ? parts.n > 1 || !take_year (&parts, 0, period) : !take_counted (&parts, 4, period)))
        goto none;
      period->first = (parts.roman > 0 ? parts.roman - 1 : period->first - 1) * 3 + 1;
      return TRUE;
    }
  if (parts.roman > 0)
    goto none;
  if (parts.fiscal || parts.counted)
    {
      period->fiscal = parts.fiscal && !parts.counted;
      if (parts.month == 0 && take_counted (&parts, 12, period))
        return TRUE;
      goto none;
    }
  if (parts.month > 0 && parts.n <= 1)
    {
      period->first = parts.month;
      if (take_year (&parts, 0, period))
        return TRUE;
    }
  else if (parts.month == 0 && parts.n == 2 && (parts.digits[0] == 4 || parts.digits[1] == 4) && take_counted (&parts, 12, period))
    return TRUE;

none:
  *period = (SalesWideColumn){ 0 };
  return FALSE;
}

/**
 * sales_import_period_days:
 * @period: a month or quarter
 * @year: its year where it names none itself, else 0
 * @first_month: the month, 1 to 12, in which the fiscal year begins
 * @first: (out): its first day
 * @last: (out): its last day
 *
 * Returns: %FALSE if nothing tells the year
 */
gboolean
sales_import_period_days (const SalesWideColumn *period, int year, int first_month, SalesDay *first, SalesDay *last)
{
  SalesMonth month;

  if (period->year != 0)
    year = period->year;
  if (year < 1900 || year > 2199 || period->n_months == 0)
    return FALSE;
  month = year * 12 + period->first - 1;
  /* A fiscal year is named by the year in which it ends. */
  if (period->fiscal && first_month > 1)
    month += first_month - 1 - 12;
  *first = sales_month_first_day (month);
  *last = sales_month_last_day (month + period->n_months - 1);
  return TRUE;
}
