/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers of a sheet. The file has them as the shortest or the full text of a binary fraction:
 * 1234.5 may stand there as 1234.4999999999998. A spreadsheet shows 15 significant digits and works
 * with what it shows, so a number with more is rounded to 15, half away from zero, digit by digit:
 * no binary number is ever made of it here. */

#include "exchange/sales-xlsx-value.h"

#include <string.h>

#include "base/sales-date.h"
#include "base/sales-money.h"

#define SIGNIFICANT 15
/* What a spreadsheet's numbers reach. */
#define MAX_EXPONENT 308

#define DAY_MILLISECONDS G_GINT64_CONSTANT (86400000)
/* 9999-12-31 */
#define MAX_SERIAL 2958465
/* 1970-01-01, counted from 1899-12-30 and from 1904-01-01. */
#define EPOCH_1900 25569
#define EPOCH_1904 24107

/* 0.d1d2d3… × 10^exponent, without zeros at either end. */
typedef struct
{
  gboolean negative;
  char     digits[SIGNIFICANT + 1];
  int      n_digits;
  int      exponent;
} Decimal;

/* Number formats ------------------------------------------------------------------------------- */

/* Part 1 of ECMA-376, 18.8.30: what the ids mean that no file explains, those of East Asia with
 * them. */
static SalesXlsxFormatKind
kind_of_id (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return SALES_XLSX_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return SALES_XLSX_TIME;
  return SALES_XLSX_NUMBER;
}

/* Adds a character of what is shown beside the number. */
static void
add_shown (GString *shown, const char **code)
{
  const char *next = g_utf8_next_char (*code);

  g_string_append_len (shown, *code, next - *code);
  *code = next;
}

/* What stands in brackets: [h] is a duration, [$€-407] a currency, all else a colour or a condition. */
static const char *
read_bracket (const char *code, GString *letters, GString *shown)
{
  const char *end = strchr (code, ']');

  if (end == NULL)
    return code + strlen (code);
  if (code[1] == '$')
    {
      gsize length = strcspn (code + 2, "-]");

      g_string_append_len (shown, code + 2, (gssize) length);
    }
  else if (end > code + 1 && strspn (code + 1, "hHmMsS") == (gsize) (end - code - 1))
    g_string_append (letters, "h");
  return end + 1;
}

/* Takes the first part of a format apart: what stands for digits and dates goes to @letters, in
 * small letters, what is only shown to @shown. */
static void
split_code (const char *code, GString *letters, GString *shown)
{
  while (*code != '\0' && *code != ';')
    {
      if (*code == '"')
        {
          for (code++; *code != '\0' && *code != '"';)
            add_shown (shown, &code);
          code += *code == '"';
        }
      else if (*code == '[')
        code = read_bracket (code, letters, shown);
      else if (*code == '_' || *code == '*')
        {
          code++;
          if (*code != '\0')
            code = g_utf8_next_char (code);
        }
      else if (*code == '\\' && code[1] != '\0')
        {
          code++;
          add_shown (shown, &code);
        }
      else if (g_ascii_isalnum (*code) || *code == '#' || *code == '?' || *code == '@')
        g_string_append_c (letters, g_ascii_tolower (*code++));
      else if ((guchar) *code < 0x80 && strchr ("$", *code) == NULL)
        {
          g_string_append_c (letters, *code == '.' || *code == '%' || *code == ',' || *code == '/' ? *code : ' ');
          code++;
        }
      else
        add_shown (shown, &code);
    }
}

static gboolean
has (const char *letters, const char *any)
{
  return strpbrk (letters, any) != NULL;
}

/* Whether a number or a date is shown. Digits belong to a number, or to parts of a second. */
static SalesXlsxFormatKind
kind_of_letters (char *letters)
{
  gboolean time = has (letters, "hs");
  char *parts = strstr (letters, "s.0");

  for (char *at = parts != NULL ? parts + 2 : NULL; at != NULL && *at == '0'; at++)
    *at = ' ';
  if (has (letters, "#0?"))
    return SALES_XLSX_NUMBER;
  if (has (letters, "yd") || (has (letters, "m") && !time))
    return SALES_XLSX_DATE;
  return time ? SALES_XLSX_TIME : SALES_XLSX_NUMBER;
}

/**
 * sales_xlsx_format_init:
 * @self: (out): a format
 * @id: its number in the file
 * @code: (nullable): what the file says of @id, in UTF-8
 *
 * Works out what kind of number is meant. To be cleared.
 */
void
sales_xlsx_format_init (SalesXlsxFormat *self, guint id, const char *code)
{
  g_autoptr (GString) letters = NULL;
  g_autoptr (GString) shown = NULL;

  *self = (SalesXlsxFormat){ .kind = kind_of_id (id) };
  if (code == NULL)
    return;
  letters = g_string_new (NULL);
  shown = g_string_new (NULL);
  split_code (code, letters, shown);
  g_strstrip (letters->str);
  g_strstrip (shown->str);
  /* These have letters of dates and mean none. */
  if (g_str_has_prefix (letters->str, "general") || g_str_has_prefix (letters->str, "standard"))
    {
      self->kind = SALES_XLSX_NUMBER;
      return;
    }
  self->kind = kind_of_letters (letters->str);
  if (self->kind != SALES_XLSX_NUMBER)
    return;
  if (letters->str[0] != '\0' && strspn (letters->str, "0") == strlen (letters->str))
    self->padding = (int) MIN (strlen (letters->str), 30);
  if (shown->str[0] != '\0')
    self->sign = g_strndup (shown->str, 32);
}

/**
 * sales_xlsx_format_clear:
 * @self: a format
 */
void
sales_xlsx_format_clear (SalesXlsxFormat *self)
{
  g_clear_pointer (&self->sign, g_free);
}

/* Numbers --------------------------------------------------------------------------------------- */

/* Makes 16 digits 15 and carries what that gives. */
static void
round_digits (Decimal *self, char next)
{
  int i = self->n_digits - 1;

  if (next < '5')
    return;
  while (i >= 0 && self->digits[i] == '9')
    i--;
  if (i < 0)
    {
      self->digits[0] = '1';
      self->n_digits = 1;
      self->exponent++;
      return;
    }
  self->digits[i]++;
  self->n_digits = i + 1;
}

static gboolean
read_exponent (const char *text, const char *end, int *exponent)
{
  gboolean negative = text < end && *text == '-';
  int value = 0;

  if (text < end && (*text == '-' || *text == '+'))
    text++;
  if (text == end)
    return FALSE;
  for (; text < end; text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      value = MIN (value * 10 + (*text - '0'), 10000);
    }
  *exponent += negative ? -value : value;
  return TRUE;
}

static gboolean
read_decimal (Decimal *self, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean point = FALSE, any = FALSE;
  char next = '0';

  *self = (Decimal){ 0 };
  self->negative = text < end && *text == '-';
  if (text < end && (*text == '-' || *text == '+'))
    text++;
  for (; text < end && (g_ascii_isdigit (*text) || (*text == '.' && !point)); text++)
    {
      if (*text == '.')
        {
          point = TRUE;
          continue;
        }
      any = TRUE;
      if (self->n_digits == 0 && *text == '0')
        {
          self->exponent -= point;
          continue;
        }
      self->exponent += !point;
      if (self->n_digits < SIGNIFICANT)
        self->digits[self->n_digits++] = *text;
      else if (self->n_digits == SIGNIFICANT)
        {
          next = *text;
          self->digits[self->n_digits++] = *text;
        }
    }
  self->n_digits = MIN (self->n_digits, SIGNIFICANT);
  if (!any)
    return FALSE;
  if (text < end && (*text == 'e' || *text == 'E'))
    {
      if (!read_exponent (text + 1, end, &self->exponent))
        return FALSE;
    }
  else if (text != end)
    return FALSE;
  round_digits (self, next);
  while (self->n_digits > 0 && self->digits[self->n_digits - 1] == '0')
    self->n_digits--;
  if (self->n_digits == 0)
    *self = (Decimal){ 0 };
  return ABS (self->exponent) <= MAX_EXPONENT + 1;
}

static gsize
write_decimal (const Decimal *self, int padding, char *buffer)
{
  char *to = buffer;
  gboolean whole = self->n_digits <= MAX (self->exponent, 0);

  if (self->negative)
    *to++ = '-';
  for (int i = MAX (self->exponent, 1); whole && i < padding; i++)
    *to++ = '0';
  if (self->exponent <= 0)
    *to++ = '0';
  for (int i = 0; i < self->exponent; i++)
    *to++ = i < self->n_digits ? self->digits[i] : '0';
  if (!whole)
    {
      *to++ = '.';
      for (int i = self->exponent; i < 0; i++)
        *to++ = '0';
      for (int i = MAX (self->exponent, 0); i < self->n_digits; i++)
        *to++ = self->digits[i];
    }
  return (gsize) (to - buffer);
}

/* Dates ----------------------------------------------------------------------------------------- */

/* Days and milliseconds of a serial number, to the nearest millisecond. */
static gboolean
split_serial (const Decimal *self, gint64 *days, gint64 *milliseconds)
{
  gint64 fraction = 0, divisor = 1;

  *days = 0;
  if (self->negative || self->exponent > 7)
    return FALSE;
  for (int i = 0; i < self->exponent; i++)
    *days = *days * 10 + (i < self->n_digits ? self->digits[i] - '0' : 0);
  /* Seventeen digits behind the point reach far below a millisecond. */
  for (int place = 0; place < 17; place++)
    {
      int i = self->exponent + place;

      fraction = fraction * 10 + (i >= 0 && i < self->n_digits ? self->digits[i] - '0' : 0);
      divisor *= 10;
    }
  if (!sales_mul_div (fraction, DAY_MILLISECONDS, divisor, milliseconds))
    return FALSE;
  if (*milliseconds == DAY_MILLISECONDS)
    {
      (*days)++;
      *milliseconds = 0;
    }
  return *days <= MAX_SERIAL;
}

static gsize
write_time (gint64 hours, gint64 milliseconds, char *buffer)
{
  gint64 seconds = milliseconds / 1000;

  return (gsize) g_snprintf (buffer, SALES_XLSX_NUMBER_ROOM, "%02d:%02d:%02d", (int) (hours + seconds / 3600), (int) (seconds / 60 % 60),
                             (int) (seconds % 60));
}

/* A day as 2026-09-25, with a time behind it where there is one. FALSE: the number is no day. */
static gboolean
write_day (gint64 serial, gint64 milliseconds, gboolean from_1904, char *buffer, gsize *length)
{
  int year, month, day;

  if (!from_1904 && serial == 0)
    return FALSE;
  /* The system of 1900 has a 29 February 1900, and every day before it is one off. */
  if (!from_1904 && serial == 60)
    {
      year = 1900;
      month = 2;
      day = 29;
    }
  else
    sales_day_to_ymd ((SalesDay) (serial - (from_1904 ? EPOCH_1904 : EPOCH_1900) + (!from_1904 && serial < 60)), &year, &month, &day);
  *length = (gsize) g_snprintf (buffer, SALES_XLSX_NUMBER_ROOM, "%04d-%02d-%02d", year, month, day);
  if (milliseconds / 1000 > 0)
    {
      buffer[(*length)++] = ' ';
      *length += write_time (0, milliseconds, buffer + *length);
    }
  return TRUE;
}

/**
 * sales_xlsx_number_to_text:
 * @text: the number as the file has it
 * @length: its bytes
 * @format: the cell's format
 * @from_1904: whether days are counted from 1904
 * @buffer: SALES_XLSX_NUMBER_ROOM bytes
 * @result_length: (out): how many of them are used
 *
 * A date that there is not, and a time without a day, come as a text, so that nobody takes them
 * for a day.
 *
 * Returns: what the text is; %SALES_CELL_TEXT if it is no number, and then nothing is written
 */
SalesCellKind
sales_xlsx_number_to_text (const char *text, gsize length, const SalesXlsxFormat *format, gboolean from_1904, char *buffer,
                           gsize *result_length)
{
  Decimal decimal;
  gint64 days, milliseconds;

  *result_length = 0;
  if (!read_decimal (&decimal, text, length))
    return SALES_CELL_TEXT;
  if (format->kind != SALES_XLSX_NUMBER && split_serial (&decimal, &days, &milliseconds))
    {
      if (format->kind == SALES_XLSX_DATE && write_day (days, milliseconds, from_1904, buffer, result_length))
        return SALES_CELL_DATE;
      *result_length = write_time (days * 24, milliseconds, buffer);
      return SALES_CELL_TEXT;
    }
  *result_length = write_decimal (&decimal, format->padding, buffer);
  /* A number that a date's format cannot show is no date, and nobody may take it for an amount. */
  if (format->kind != SALES_XLSX_NUMBER)
    return SALES_CELL_TEXT;
  return format->sign != NULL ? SALES_CELL_MONEY : SALES_CELL_NUMBER;
}
