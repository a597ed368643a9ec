/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-chart-unit.h"

#include <math.h>

/* Shares beyond this say nothing more; it keeps sums of shares far from overflow. */
#define SHARE_LIMIT G_GINT64_CONSTANT (2000000000)

/**
 * sales_chart_unit_get_locale:
 * @self: a unit
 *
 * Returns: (transfer none): the language its figures are written in
 */
SalesLocale *
sales_chart_unit_get_locale (const SalesChartUnit *self)
{
  return self->locale != NULL ? self->locale : sales_locale_get_default ();
}

static double
divisor (const SalesChartUnit *self)
{
  switch (self->measure)
    {
    case SALES_CHART_AMOUNT:
      return sales_currency_unit (&self->currency);
    case SALES_CHART_QUANTITY:
      return SALES_QUANTITY_UNIT;
    case SALES_CHART_SHARE:
    default:
      return SALES_SHARE_WHOLE / 100;
    }
}

/**
 * sales_chart_unit_to_double:
 * @self: a unit
 * @value: a figure that is there
 *
 * For positions on a scale, never for what is stored.
 *
 * Returns: @value in currency units, pieces or percent
 */
double
sales_chart_unit_to_double (const SalesChartUnit *self, gint64 value)
{
  return value / divisor (self);
}

/**
 * sales_chart_unit_choose_power:
 * @self: a unit
 * @largest: the largest magnitude on the axis, in currency units or pieces
 *
 * Returns: 0, 3, 6 or 9, such that what is left has one to four figures before the point
 */
int
sales_chart_unit_choose_power (const SalesChartUnit *self, double largest)
{
  largest = fabs (largest);
  if (self->measure == SALES_CHART_SHARE || largest < 1e4)
    return 0;
  return largest >= 1e9 ? 9 : largest >= 1e6 ? 6 : 3;
}

/**
 * sales_chart_unit_dup_scale:
 * @self: a unit
 * @power: 0, 3, 6 or 9
 *
 * Returns: (transfer full): what the figures of an axis divided by 10^@power are, in words
 */
char *
sales_chart_unit_dup_scale (const SalesChartUnit *self, int power)
{
  if (self->measure == SALES_CHART_SHARE)
    return g_strdup ("%");
  return sales_locale_format_scale (sales_chart_unit_get_locale (self), power,
                                    self->measure == SALES_CHART_AMOUNT ? &self->currency : NULL);
}

static char *
format (const SalesChartUnit *self, gint64 value, SalesAmountStyle style)
{
  SalesLocale *locale = sales_chart_unit_get_locale (self);

  switch (self->measure)
    {
    case SALES_CHART_AMOUNT:
      return sales_locale_format_amount (locale, value, &self->currency, style);
    case SALES_CHART_QUANTITY:
      return sales_locale_format_quantity (locale, value);
    case SALES_CHART_SHARE:
    default:
      return sales_locale_format_percent (locale, value, style == SALES_AMOUNT_FULL ? 2 : 0);
    }
}

/**
 * sales_chart_unit_format:
 * @self: a unit
 * @value: a figure that is there
 *
 * Returns: (transfer full): it with its unit, short enough for a label
 */
char *
sales_chart_unit_format (const SalesChartUnit *self, gint64 value)
{
  return format (self, value, SALES_AMOUNT_SHORT);
}

/**
 * sales_chart_unit_format_exact:
 * @self: a unit
 * @value: a figure or %SALES_CHART_NONE
 *
 * Returns: (transfer full): it with its unit to the last decimal that is shown; "" if missing
 */
char *
sales_chart_unit_format_exact (const SalesChartUnit *self, gint64 value)
{
  if (value == SALES_CHART_NONE)
    return g_strdup ("");
  return format (self, value, SALES_AMOUNT_FULL);
}

/**
 * sales_chart_unit_format_scaled:
 * @self: a unit
 * @value: a figure that is there
 * @power: the power of ten by which the axis beside it is divided
 * @decimals: how many
 *
 * Returns: (transfer full): the figure without the unit, which the axis names
 */
char *
sales_chart_unit_format_scaled (const SalesChartUnit *self, gint64 value, int power, int decimals)
{
  return sales_locale_format_double (sales_chart_unit_get_locale (self), sales_chart_unit_to_double (self, value) / pow (10, power), decimals);
}

/**
 * sales_chart_unit_choose_decimals:
 * @self: a unit
 * @largest: the largest magnitude that is written, in currency units or pieces
 * @power: the power of ten by which it is divided
 * @figures: how many figures it may have
 *
 * Returns: how many of them stand after the point; pieces that are not divided stay whole
 */
int
sales_chart_unit_choose_decimals (const SalesChartUnit *self, double largest, int power, int figures)
{
  double size = fabs (largest) / pow (10, power);

  if (power == 0 && self->measure == SALES_CHART_QUANTITY)
    return 0;
  return MAX (0, figures - (size >= 99.95 ? 3 : size >= 9.995 ? 2 : 1));
}

/**
 * sales_chart_attainment:
 * @actual: a figure or %SALES_CHART_NONE
 * @goal: its goal or %SALES_CHART_NONE
 * @share: (out): basis points, rounded half away from zero
 *
 * Returns: whether there is an attainment: both are there and the goal is positive
 */
gboolean
sales_chart_attainment (gint64 actual, gint64 goal, gint64 *share)
{
  if (actual == SALES_CHART_NONE || goal == SALES_CHART_NONE || goal <= 0)
    return FALSE;
  if (!sales_mul_div (actual, SALES_SHARE_WHOLE, goal, share))
    *share = actual < 0 ? -SHARE_LIMIT : SHARE_LIMIT;
  *share = CLAMP (*share, -SHARE_LIMIT, SHARE_LIMIT);
  if (*share >= SALES_SHARE_WHOLE && actual < goal)
    *share = SALES_SHARE_WHOLE - 1;
  return TRUE;
}

/* As few decimals as keep a gap from looking like none. */
static int
gap_decimals (gint64 share)
{
  gint64 gap = ABS (share - SALES_SHARE_WHOLE);

  return gap == 0 || gap >= 50 ? 0 : gap >= 5 ? 1 : 2;
}

/**
 * sales_chart_unit_format_attainment:
 * @self: a unit
 * @share: attainment in basis points
 *
 * Returns: (transfer full): 92 %; 99.7 % where 100 % would hide that it was missed
 */
char *
sales_chart_unit_format_attainment (const SalesChartUnit *self, gint64 share)
{
  return sales_locale_format_percent (sales_chart_unit_get_locale (self), share, share < SALES_SHARE_WHOLE ? gap_decimals (share) : 0);
}

/**
 * sales_chart_unit_format_gap:
 * @self: a unit
 * @share: attainment in basis points
 *
 * Returns: (transfer full): how far it is from 100 %, with its sign, after ▲ (met) or ▼ (missed)
 */
char *
sales_chart_unit_format_gap (const SalesChartUnit *self, gint64 share)
{
  g_autofree char *gap = sales_locale_format_signed_percent (sales_chart_unit_get_locale (self), share - SALES_SHARE_WHOLE, gap_decimals (share));

  return g_strconcat (share >= SALES_SHARE_WHOLE ? "▲\u00a0" : "▼\u00a0", gap, NULL);
}
