/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-sparkline.h"

#include <math.h>

#include "charts/sales-palette.h"

#define DOT 2.4

/* The range of what is there; FALSE if nothing is. */
static gboolean
get_range (const gint64 *values, guint n_values, gint64 missing, double *low, double *high)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_values; i++)
    {
      if (values[i] == missing)
        continue;
      *low = any ? MIN (*low, (double) values[i]) : (double) values[i];
      *high = any ? MAX (*high, (double) values[i]) : (double) values[i];
      any = TRUE;
    }
  return any;
}

/**
 * sales_sparkline_draw:
 * @cr: where to draw; its state is kept
 * @style: palette, contrast and direction
 * @values: (array length=n_values): oldest first, any measure
 * @n_values: how many
 * @missing: the value that stands for none, where the line breaks
 * @sign: −1 or +1 colours the last point as missed or met, 0 as neither
 * @area: where
 *
 * The scale runs from the least to the largest value: a sparkline shows a shape, not a size.
 */
void
sales_sparkline_draw (cairo_t *cr, const SalesChartStyle *style, const gint64 *values, guint n_values, gint64 missing, int sign, const cairo_rectangle_t *area)
{
  const SalesPalette *palette = sales_palette_get (style->palette, style->high_contrast);
  const SalesColor *dot = sign < 0 ? &palette->missed : sign > 0 ? &palette->met : &palette->neutral;
  double low = 0, high = 0, x = 0, y = 0, last_x = 0, last_y = 0;
  double inset = DOT + 0.5, width = area->width - 2 * inset, height = area->height - 2 * inset;
  gboolean open = FALSE;

  if (width <= 0 || height <= 0 || !get_range (values, n_values, missing, &low, &high))
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < n_values; i++)
    {
      double along = n_values > 1 ? (double) i / (n_values - 1) : 1;

      if (values[i] == missing)
        {
          open = FALSE;
          continue;
        }
      x = area->x + inset + (style->right_to_left ? 1 - along : along) * width;
      y = area->y + inset + (high > low ? (high - values[i]) / (high - low) : 0.5) * height;
      if (open)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      open = TRUE;
      last_x = x;
      last_y = y;
    }
  cairo_set_source_rgb (cr, palette->neutral.red, palette->neutral.green, palette->neutral.blue);
  cairo_set_line_width (cr, style->high_contrast ? 2 : 1.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, dot->red, dot->green, dot->blue);
  cairo_arc (cr, last_x, last_y, DOT, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}
