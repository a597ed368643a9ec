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
  { "€", "EUR" }, { "US$", "USD" }, { "C$", "CAD" }, { "A$", "AUD" },
  { "$", "USD CAD AUD NZD MXN SGD HKD ARS CLP COP TWD" },
  { "£", "GBP" }, { "¥", "JPY CNY" }, { "zł", "PLN" }, { "₫", "VND" }, { "đ", "VND" }, { "Kč", "CZK" },
  { "₹", "INR" }, { "₽", "RUB" }, { "₺", "TRY" }, { "₩", "KRW" }, { "₴", "UAH" }, { "฿", "THB" },
  { "kr.", "DKK SEK NOK" }, { "kr", "SEK NOK DKK ISK" }, { "Fr.", "CHF" }, { "Ft", "HUF" }, { "R$", "BRL" },
  { "₪", "ILS" }, { "lei", "RON" }, { "лв", "BGN" }, { "Lt", "LTL" },
};

/**
 * sales_import_trim:
 * @cell: a cell
 *
 * Returns: @cell without spaces at its ends; empty if it says `NULL`, as databases write it
 */
SalesCell
sales_import_trim (SalesCell cell)
{
  while (cell.length > 0 && (cell.text[0] == ' ' || cell.text[0] == '\t'))
    {
      cell.text++;
      cell.length--;
    }
  while (cell.length > 0 && (cell.text[cell.length - 1] == ' ' || cell.text[cell.length - 1] == '\t'))
    cell.length--;
  if (cell.length == 4 && memcmp (cell.text, "NULL", 4) == 0)
    cell.length = 0;
  return cell;
}

static gboolean
two_digits (const char *text, int *number)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *number = (text[0] - '0') * 10 + (text[1] - '0');
  return TRUE;
}

/* hh:mm, hh:mm:ss, with decimals and a zone: the day does not ask for it, but it has to be one. */
static gboolean
is_time (const char *text, gsize length)
{
  int hour, minute, second = 0;
  gsize at = 5;

  if (length < 5 || !two_digits (text, &hour) || text[2] != ':' || !two_digits (text + 3, &minute))
    return FALSE;
  if (length >= 8 && text[5] == ':')
    {
      if (!two_digits (text + 6, &second))
        return FALSE;
      at = 8;
      if (length > at && text[at] == '.')
        for (at++; at < length && g_ascii_isdigit (text[at]); at++)
          ;
    }
  if (at < length && text[at] == 'Z')
    at++;
  return at == length && hour < 24 && minute < 60 && second < 61;
}

/**
 * sales_import_parse_day:
 * @cell: `2026-09-25`, perhaps with a time behind it
 * @day: (out): the day
 * @code: (out): why it is none
 *
 * Returns: whether @day is set
 */
gboolean
sales_import_parse_day (SalesCell cell, SalesDay *day, SalesImportProblemCode *code)
{
  const char *t = cell.text;

  if (G_LIKELY (cell.length >= 10) && sales_day_parse_iso (t, 10, day) &&
      (cell.length == 10 || ((t[10] == ' ' || t[10] == 'T') && is_time (t + 11, cell.length - 11))))
    return TRUE;

  *code = SALES_IMPORT_PROBLEM_NOT_A_DATE;
  if (cell.length >= 10 && t[4] == '-' && t[7] == '-')
    {
      gboolean digits = TRUE;

      for (int i = 0; i < 10; i++)
        digits &= i == 4 || i == 7 || g_ascii_isdigit (t[i]);
      if (digits && !sales_day_parse_iso (t, 10, day))
        *code = SALES_IMPORT_PROBLEM_NO_SUCH_DAY;
    }
  return FALSE;
}

/* Plain short numbers, which nearly all are: no sign, no more digits than surely fit. */
static gboolean
parse_short (const char *text, gsize length, int scale, gint64 *value)
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
      else if (text[i] == '.' && decimals < 0 && length > 1)
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

/**
 * sales_import_parse_decimal:
 * @cell: a number with a decimal point and no grouping
 * @scale: decimals that @value holds
 * @value: (out): the number × 10^@scale
 * @code: (out): why it is none
 *
 * Returns: whether @value is set
 */
gboolean
sales_import_parse_decimal (SalesCell cell, int scale, gint64 *value, SalesImportProblemCode *code)
{
  if (parse_short (cell.text, cell.length, scale, value))
    return TRUE;
  switch (sales_decimal_parse (cell.text, (gssize) cell.length, scale, value))
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

/* Takes a currency's sign or code away from one end of @cell. */
static gboolean
take_sign (SalesCell *cell, const char *sign, gsize length)
{
  if (cell->length > length && memcmp (cell->text, sign, length) == 0)
    cell->text += length;
  else if (!(cell->length > length && memcmp (cell->text + cell->length - length, sign, length) == 0))
    return FALSE;
  cell->length -= length;
  *cell = sales_import_trim (*cell);
  return TRUE;
}

/* A sign or a code; @known says whether it is a currency at all, the result whether the document's. */
static gboolean
take_currency (SalesCell *cell, const SalesCurrency *currency, gboolean *known)
{
  char code[4] = { 0 };
  SalesCurrency other;

  *known = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (take_sign (cell, signs[i].sign, strlen (signs[i].sign)))
      return strstr (signs[i].codes, currency->code) != NULL;
  for (int end = 0; end < 2 && cell->length > 3; end++)
    {
      const char *text = end == 0 ? cell->text : cell->text + cell->length - 3;

      memcpy (code, text, 3);
      if (sales_currency_init (&other, code) && take_sign (cell, code, 3))
        return strcmp (other.code, currency->code) == 0;
    }
  *known = FALSE;
  return FALSE;
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
 * @scale: decimals that @value holds
 * @currency: the document's
 * @value: (out): the number × 10^@scale
 * @code: (out): why it is none
 *
 * Returns: whether @value is set
 */
gboolean
sales_import_parse_money (SalesCell cell, int scale, const SalesCurrency *currency, gint64 *value,
                          SalesImportProblemCode *code)
{
  gboolean negative, known;

  if (cell.kind == SALES_CELL_MONEY && is_foreign (cell, currency))
    {
      *code = SALES_IMPORT_PROBLEM_OTHER_CURRENCY;
      return FALSE;
    }
  if (sales_import_parse_decimal (cell, scale, value, code))
    return TRUE;
  if (*code != SALES_IMPORT_PROBLEM_NOT_A_NUMBER)
    return FALSE;
  negative = cell.length > 1 && cell.text[0] == '-';
  if (negative)
    {
      cell.text++;
      cell.length--;
    }
  if (!take_currency (&cell, currency, &known))
    {
      if (known)
        *code = SALES_IMPORT_PROBLEM_OTHER_CURRENCY;
      return FALSE;
    }
  if (!sales_import_parse_decimal (cell, scale, value, code))
    return FALSE;
  if (negative)
    *value = -*value;
  return TRUE;
}

/**
 * sales_import_parse_share:
 * @cell: a fraction, `0.05`, or percent, `5%`
 * @share: (out): the share in basis points, 0 to 10,000
 * @code: (out): why it is none
 *
 * Returns: whether @share is set
 */
gboolean
sales_import_parse_share (SalesCell cell, SalesShare *share, SalesImportProblemCode *code)
{
  int scale = 4;
  gint64 value;

  if (cell.length > 1 && cell.text[cell.length - 1] == '%')
    {
      cell.length--;
      cell = sales_import_trim (cell);
      scale = 2;
    }
  if (!sales_import_parse_decimal (cell, scale, &value, code))
    return FALSE;
  if (value < 0 || value > SALES_SHARE_WHOLE)
    {
      *code = SALES_IMPORT_PROBLEM_NOT_A_SHARE;
      return FALSE;
    }
  *share = (SalesShare) value;
  return TRUE;
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
