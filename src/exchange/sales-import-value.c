/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-value.h"

#include <string.h>

#include "base/sales-text.h"

/* Signs of currencies and whose they are. A sign that several share is any of theirs. */
static const struct
{
  const char *sign;
  const char *codes;
} signs[] = {
  { "€", "EUR" }, { "US$", "USD" }, { "C$", "CAD" }, { "A$", "AUD" }, { "R$", "BRL" },
  { "$", "USD CAD AUD NZD MXN SGD HKD ARS CLP COP TWD" },
  { "£", "GBP" }, { "¥", "JPY CNY" }, { "zł", "PLN" }, { "₫", "VND" }, { "đ", "VND" }, { "Kč", "CZK" },
  { "₹", "INR" }, { "₽", "RUB" }, { "₺", "TRY" }, { "₩", "KRW" }, { "₴", "UAH" }, { "฿", "THB" },
  { "kr.", "DKK SEK NOK" }, { "kr", "SEK NOK DKK ISK" }, { "Fr.", "CHF" }, { "Ft", "HUF" },
  { "₪", "ILS" }, { "lei", "RON" }, { "лв", "BGN" }, { "Lt", "LTL" },
};

/* Spaces of every width that people and programs put between and around figures. */
static gsize
space_at (const char *p, const char *end)
{
  if (p >= end)
    return 0;
  if (*p == ' ' || *p == '\t')
    return 1;
  if (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0)
    return 2;
  /* U+2007, U+2009, U+200A, U+202F. */
  if (end - p >= 3 && p[0] == '\xe2' && p[1] == '\x80' && (p[2] == '\x87' || p[2] == '\x89' || p[2] == '\x8a' || p[2] == '\xaf'))
    return 3;
  return 0;
}

static gboolean
is_null (SalesCell cell)
{
  return (cell.length == 4 && (memcmp (cell.text, "NULL", 4) == 0 || memcmp (cell.text, "null", 4) == 0)) ||
         (cell.length == 2 && memcmp (cell.text, "\\N", 2) == 0);
}

/**
 * sales_import_trim:
 * @cell: a cell
 *
 * Returns: @cell without spaces at its ends; empty if it says `NULL` or `\N`, as databases write it
 */
SalesCell
sales_import_trim (SalesCell cell)
{
  gsize width;

  while ((width = space_at (cell.text, cell.text + cell.length)) > 0)
    {
      cell.text += width;
      cell.length -= (guint32) width;
    }
  while (cell.length > 0)
    {
      const char *end = cell.text + cell.length;

      width = end[-1] == ' ' || end[-1] == '\t' ? 1 : 0;
      for (gsize n = 2; n <= 3 && width == 0 && (guchar) end[-1] >= 0x80; n++)
        if (cell.length >= n && space_at (end - n, end) == n)
          width = n;
      if (width == 0)
        break;
      cell.length -= (guint32) width;
    }
  if (is_null (cell))
    cell.length = 0;
  return cell;
}

const SalesNumberFormat sales_number_plain = { '.', FALSE, 1 };

/* Plain short numbers, which nearly all are: no sign, no more digits than surely fit. */
static gboolean
parse_short (const char *text, gsize length, char decimal, int scale, gint64 *value)
{
  guint64 number = 0;
  int decimals = -1;

  if (length == 0 || length > 15)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit <= 9)
        {
          number = number * 10 + digit;
          decimals += decimals >= 0;
        }
      else if (text[i] == decimal && decimals < 0 && length > 1)
        decimals = 0;
      else
        return FALSE;
    }
  if (decimals > scale || number > G_GUINT64_CONSTANT (1000000000))
    return FALSE;
  for (int i = MAX (decimals, 0); i < scale; i++)
    number *= 10;
  *value = (gint64) number;
  return TRUE;
}

/* A minus sign at @p: its width, or 0. */
static gsize
minus_at (const char *p, const char *end)
{
  if (p < end && *p == '-')
    return 1;
  return end - p >= 3 && memcmp (p, "\xe2\x88\x92", 3) == 0 ? 3 : 0;
}

/* What parts thousands at @p: its width, or 0. */
static gsize
group_at (const char *p, const char *end, char decimal)
{
  gsize space = space_at (p, end);

  if (space > 0)
    return space;
  if (p < end && (*p == '\'' || (*p == '.' && decimal == ',') || (*p == ',' && decimal == '.')))
    return 1;
  return end - p >= 3 && memcmp (p, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Takes a minus away from either end, or parentheses from both. */
static gboolean
take_minus (SalesCell *cell)
{
  const char *end = cell->text + cell->length;
  gsize width = minus_at (cell->text, end);

  if (width > 0)
    {
      cell->text += width;
      cell->length -= (guint32) width;
    }
  else if (cell->length > 2 && cell->text[0] == '(' && end[-1] == ')')
    {
      cell->text++;
      cell->length -= 2;
      width = 1;
    }
  else if (cell->length > 1 && end[-1] == '-')
    width = cell->length -= 1;
  else if (cell->length > 3 && minus_at (end - 3, end) == 3)
    width = cell->length -= 3;
  *cell = sales_import_trim (*cell);
  return width > 0;
}

/* Writes the digits of a number with a decimal point and without grouping: FALSE if it is none. All
 * groups but the first have three digits, and one sign parts them all. */
static gboolean
write_plain (SalesCell cell, char decimal, char plain[64], gsize *length)
{
  const char *p = cell.text, *end = p + cell.length;
  const char *sign = NULL;
  gsize width = 0, run = 0, n = 0;

  for (; p < end && *p != decimal; run++)
    {
      gsize group = group_at (p, end, decimal);

      if (n >= 60)
        return FALSE;
      if (group > 0)
        {
          if (run == 0 || (sign == NULL ? run > 3 : run != 3 || group != width || memcmp (sign, p, width) != 0) || (sign == NULL && *cell.text == '0'))
            return FALSE;
          sign = p;
          width = group;
          p += group;
          run = 0;
        }
      if (p >= end || !g_ascii_isdigit (*p))
        return FALSE;
      plain[n++] = *p++;
    }
  if (sign != NULL && run != 3)
    return FALSE;
  if (p < end)
    {
      plain[n++] = '.';
      for (p++; p < end; p++)
        {
          if (!g_ascii_isdigit (*p) || n >= 62)
            return FALSE;
          plain[n++] = *p;
        }
    }
  *length = n;
  return n > 0;
}

static gboolean
set_code (SalesDecimalResult result, SalesImportProblemCode *code)
{
  switch (result)
    {
    case SALES_DECIMAL_OK:
      return TRUE;
    case SALES_DECIMAL_TOO_PRECISE:
      *code = SALES_IMPORT_PROBLEM_TOO_PRECISE;
      return FALSE;
    case SALES_DECIMAL_OVERFLOW:
      *code = SALES_IMPORT_PROBLEM_OVERFLOW;
      return FALSE;
    case SALES_DECIMAL_NOT_A_NUMBER:
    default:
      *code = SALES_IMPORT_PROBLEM_NOT_A_NUMBER;
      return FALSE;
    }
}

static gboolean
parse_written (SalesCell cell, char decimal, int scale, gint64 *value, SalesImportProblemCode *code)
{
  gboolean negative = take_minus (&cell);
  char plain[64];
  gsize length;

  *code = SALES_IMPORT_PROBLEM_NOT_A_NUMBER;
  if (!negative && cell.length > 1 && cell.text[0] == '+')
    {
      cell.text++;
      cell.length--;
    }
  if (cell.length > 60)
    {
      *code = SALES_IMPORT_PROBLEM_OVERFLOW;
      for (gsize i = 0; i < cell.length; i++)
        if (!g_ascii_isdigit (cell.text[i]) && cell.text[i] != decimal)
          *code = SALES_IMPORT_PROBLEM_NOT_A_NUMBER;
      return FALSE;
    }
  if (!write_plain (cell, decimal, plain, &length) || !set_code (sales_decimal_parse (plain, (gssize) length, scale, value), code))
    return FALSE;
  if (negative)
    *value = -*value;
  return TRUE;
}

/**
 * sales_import_parse_decimal:
 * @cell: a number
 * @format: how its column writes numbers
 * @scale: decimals that @value holds
 * @value: (out): the number × 10^@scale
 * @code: (out): why it is none
 *
 * Returns: whether @value is set
 */
gboolean
sales_import_parse_decimal (SalesCell cell, const SalesNumberFormat *format, int scale, gint64 *value, SalesImportProblemCode *code)
{
  /* What a spreadsheet calls a number has been read already. */
  char decimal = cell.kind == SALES_CELL_NUMBER || cell.kind == SALES_CELL_MONEY ? '.' : format->decimal;

  if (!parse_short (cell.text, cell.length, decimal, scale, value))
    {
      gboolean differ;

      /* No cell that was seen has a sign: this one is not guessed at. */
      if (decimal == 0)
        {
          guint readings = sales_import_number_readings (cell, &differ);

          *code = SALES_IMPORT_PROBLEM_NOT_A_NUMBER;
          if (readings != (SALES_DECIMAL_POINT | SALES_DECIMAL_COMMA) || differ)
            return FALSE;
          decimal = '.';
        }
      if (!parse_written (cell, decimal, scale, value, code))
        return FALSE;
    }
  if (format->scale > 1 && __builtin_mul_overflow (*value, format->scale, value))
    {
      *code = SALES_IMPORT_PROBLEM_OVERFLOW;
      return FALSE;
    }
  return TRUE;
}

/* Takes a currency's sign or code away from one end of @cell. */
static gboolean
take_sign (SalesCell *cell, const char *sign, gsize length)
{
  if (cell->length > length && memcmp (cell->text, sign, length) == 0)
    cell->text += length;
  else if (!(cell->length > length && memcmp (cell->text + cell->length - length, sign, length) == 0))
    return FALSE;
  cell->length -= (guint32) length;
  *cell = sales_import_trim (*cell);
  return TRUE;
}

/* The currencies whose sign or code stands at an end of @cell, which loses it; %NULL: there is none. */
static const char *
take_currency (SalesCell *cell)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (take_sign (cell, signs[i].sign, strlen (signs[i].sign)))
      return signs[i].codes;
  for (int end = 0; end < 2 && cell->length > 3; end++)
    {
      const char *text = end == 0 ? cell->text : cell->text + cell->length - 3;
      char code[4] = { text[0], text[1], text[2], '\0' };
      SalesCurrency other;

      if (sales_currency_init (&other, code) && take_sign (cell, code, 3))
        return g_intern_string (other.code);
    }
  return NULL;
}

/* Whether the sign beside a spreadsheet's number is another currency's than the document's. What is
 * no currency's sign, as of a unit, says nothing. */
static gboolean
is_foreign (SalesCell cell, const SalesCurrency *currency)
{
  const char *sign = cell.text + cell.length + 1;
  SalesCurrency other;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (sign, signs[i].sign) == 0)
      return strstr (signs[i].codes, currency->code) == NULL;
  return strlen (sign) == 3 && sales_currency_init (&other, sign) && strcmp (other.code, currency->code) != 0;
}

/**
 * sales_import_parse_money:
 * @cell: a number, perhaps with the sign or code of a currency
 * @format: how its column writes numbers
 * @scale: decimals that @value holds
 * @currency: the document's
 * @value: (out): the number × 10^@scale
 * @code: (out): why it is none
 *
 * Returns: whether @value is set
 */
gboolean
sales_import_parse_money (SalesCell cell, const SalesNumberFormat *format, int scale, const SalesCurrency *currency, gint64 *value,
                          SalesImportProblemCode *code)
{
  const char *codes;
  gboolean negative;

  if (cell.kind == SALES_CELL_MONEY && is_foreign (cell, currency))
    {
      *code = SALES_IMPORT_PROBLEM_OTHER_CURRENCY;
      return FALSE;
    }
  if (sales_import_parse_decimal (cell, format, scale, value, code))
    return TRUE;
  if (*code != SALES_IMPORT_PROBLEM_NOT_A_NUMBER)
    return FALSE;
  negative = take_minus (&cell);
  codes = take_currency (&cell);
  if (codes == NULL)
    return FALSE;
  if (strstr (codes, currency->code) == NULL)
    {
      *code = SALES_IMPORT_PROBLEM_OTHER_CURRENCY;
      return FALSE;
    }
  if (!sales_import_parse_decimal (cell, format, scale, value, code))
    return FALSE;
  if (negative)
    *value = -*value;
  return TRUE;
}

/* Takes the percent sign away. */
static gboolean
take_percent (SalesCell *cell)
{
  if (cell->length < 2 || cell->text[cell->length - 1] != '%')
    return FALSE;
  cell->length--;
  *cell = sales_import_trim (*cell);
  return TRUE;
}

/**
 * sales_import_parse_share:
 * @cell: a fraction, `0.05`, or percent, `5%`
 * @format: how its column writes numbers
 * @share: (out): the share in basis points, 0 to 10,000
 * @code: (out): why it is none
 *
 * Returns: whether @share is set
 */
gboolean
sales_import_parse_share (SalesCell cell, const SalesNumberFormat *format, SalesShare *share, SalesImportProblemCode *code)
{
  int scale = take_percent (&cell) || format->percent ? 2 : 4;
  gint64 value;

  if (!sales_import_parse_decimal (cell, format, scale, &value, code))
    return FALSE;
  if (value < 0 || value > SALES_SHARE_WHOLE)
    {
      *code = SALES_IMPORT_PROBLEM_NOT_A_SHARE;
      return FALSE;
    }
  *share = (SalesShare) value;
  return TRUE;
}

/**
 * sales_import_number_readings:
 * @cell: a trimmed cell that is not empty, perhaps with a currency or percent sign
 * @differ: (out): whether a decimal point makes another number of it than a decimal comma
 *
 * Returns: the decimal signs with which it is a number; 0: it is none
 */
guint
sales_import_number_readings (SalesCell cell, gboolean *differ)
{
  char plain[2][64];
  gsize length[2] = { 0, 0 };
  gboolean good[2], digits = TRUE;

  *differ = FALSE;
  if (cell.kind == SALES_CELL_NUMBER || cell.kind == SALES_CELL_MONEY)
    return SALES_DECIMAL_POINT | SALES_DECIMAL_COMMA;
  for (gsize i = 0; i < cell.length && digits; i++)
    digits = g_ascii_isdigit (cell.text[i]);
  if (digits)
    return SALES_DECIMAL_POINT | SALES_DECIMAL_COMMA;
  take_percent (&cell);
  take_minus (&cell);
  take_currency (&cell);
  take_minus (&cell);
  if (cell.length > 1 && cell.text[0] == '+')
    {
      cell.text++;
      cell.length--;
    }
  if (cell.length == 0 || cell.length > 60)
    return 0;
  good[0] = write_plain (cell, '.', plain[0], &length[0]);
  good[1] = write_plain (cell, ',', plain[1], &length[1]);
  *differ = good[0] && good[1] && (length[0] != length[1] || memcmp (plain[0], plain[1], length[0]) != 0);
  return (good[0] ? SALES_DECIMAL_POINT : 0) | (good[1] ? SALES_DECIMAL_COMMA : 0);
}

/**
 * sales_import_find_currency:
 * @cell: a cell
 * @likely: the document's currency, which is meant where a sign is shared
 *
 * Returns: (transfer none) (nullable): the code of the currency that it shows
 */
const char *
sales_import_find_currency (SalesCell cell, const char *likely)
{
  char code[4] = { 0 };
  const char *codes;

  if (cell.kind == SALES_CELL_MONEY)
    {
      const char *sign = cell.text + cell.length + 1;

      cell = (SalesCell){ sign, (guint32) strlen (sign), SALES_CELL_TEXT };
      for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
        if (strcmp (sign, signs[i].sign) == 0)
          return strstr (signs[i].codes, likely) != NULL ? g_intern_string (likely) : g_intern_string (strncpy (code, signs[i].codes, 3));
      return NULL;
    }
  cell = sales_import_trim (cell);
  take_minus (&cell);
  codes = take_currency (&cell);
  if (codes == NULL)
    return NULL;
  if (strstr (codes, likely) == NULL)
    {
      memcpy (code, codes, 3);
      likely = code;
    }
  return g_intern_string (likely);
}

/**
 * sales_import_has_percent:
 * @cell: a cell
 *
 * Returns: whether it ends with a percent sign
 */
gboolean
sales_import_has_percent (SalesCell cell)
{
  return cell.length > 1 && cell.text[cell.length - 1] == '%';
}

static gboolean
has_word (char **words, const char *list)
{
  g_auto (GStrv) wanted = g_strsplit (list, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (g_strv_contains ((const char *const *) wanted, *word))
      return TRUE;
  return FALSE;
}

/**
 * sales_import_role_from_title:
 * @title: a job title as the company words it
 *
 * Returns: (transfer none): the nearest of the roles that the document knows
 */
const char *
sales_import_role_from_title (const char *title)
{
  g_autofree char *folded = sales_text_fold (title);
  g_auto (GStrv) words = NULL;
  gboolean sales, leads;

  g_strdelimit (folded, ",;/-_().&", ' ');
  words = g_strsplit (folded, " ", -1);
  sales = has_word (words, "sales salesperson account selling seller commercial representative rep");
  leads = has_word (words, "manager head director vice president vp chief");
  if (has_word (words, "assistant deputy") && leads)
    return "assistant_manager";
  if (has_word (words, "district") && leads)
    return "district_manager";
  if (has_word (words, "product") && (leads || has_word (words, "administrator owner")))
    return "product_line_manager";
  if (leads && (sales || has_word (words, "regional area") || words[1] == NULL))
    return "sales_manager";
  if (has_word (words, "leader supervisor") || (has_word (words, "team") && has_word (words, "lead")))
    return "team_leader";
  return sales || folded[0] == '\0' ? "salesperson" : "support";
}
