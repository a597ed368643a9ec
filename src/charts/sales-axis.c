/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-axis.h"

#include <math.h>

/* Room that a label wants, in lines of text. */
#define SPACING 2.7

/**
 * sales_axis_init:
 * @self: an axis, zeroed or cleared
 * @picture: a picture that is being laid out
 * @unit: what the figures are
 * @low: the smallest figure, in currency units or pieces
 * @high: the largest
 * @top: where the axis ends
 * @bottom: where it begins
 *
 * Chooses the labels and measures them; the scale's positions run from @bottom to @top.
 */
void
sales_axis_init (SalesAxis *self, SalesPicture *picture, const SalesChartUnit *unit, double low, double high, double top, double bottom)
{
  double line = sales_picture_get_line_height (picture), divisor, widest = 0;
  gboolean whole;

  self->power = sales_chart_unit_choose_power (unit, MAX (high, -low));
  divisor = pow (10, self->power);
  whole = self->power == 0 && unit->measure == SALES_CHART_QUANTITY;
  sales_scale_init (&self->scale, low / divisor, high / divisor, MAX (2, (int) ((bottom - top) / (SPACING * line)) + 1), whole, &self->ticks);
  self->scale.low *= divisor;
  self->scale.high *= divisor;
  self->scale.start = bottom;
  self->scale.end = top;
  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < self->ticks.n; i++)
    {
      char *text = sales_locale_format_double (sales_chart_unit_get_locale (unit), sales_ticks_get (&self->ticks, i), self->ticks.decimals);

      widest = MAX (widest, sales_picture_measure (picture, SALES_TEXT_REGULAR, text));
      g_ptr_array_add (self->labels, text);
    }
  self->width = widest + 0.5 * sales_picture_get_em (picture);
}

/**
 * sales_axis_add:
 * @self: an axis
 * @picture: the picture it was made for
 * @end: how far its lines reach to the right
 *
 * Adds lines and labels; where lines lie closer than a label is high, every second is left out.
 */
void
sales_axis_add (SalesAxis *self, SalesPicture *picture, double end)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double em = sales_picture_get_em (picture), line = sales_picture_get_line_height (picture);
  double distance = fabs (self->scale.start - self->scale.end) / MAX (self->ticks.n - 1, 1), divisor = pow (10, self->power);
  int every = MAX (1, (int) ceil ((line + 1) / MAX (distance, 1)));

  for (int i = 0; i < self->ticks.n; i += every)
    {
      double value = sales_ticks_get (&self->ticks, i), y = sales_scale_place (&self->scale, value * divisor);

      sales_picture_add_line (picture, value == 0 ? &palette->axis : &palette->grid, 1, SALES_LINE_SOLID, self->width, y, end, y);
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, g_ptr_array_index (self->labels, i),
                              self->width - 0.5 * em, y, SALES_ALIGN_END, -1);
    }
}

/**
 * sales_axis_clear:
 * @self: an axis
 *
 * Frees what it holds.
 */
void
sales_axis_clear (SalesAxis *self)
{
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}
