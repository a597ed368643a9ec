/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-palette.h"

#include <math.h>

/* How far from 100 % the heat map's colours are full, in basis points. */
#define HEAT_REACH 3500.0

#define RGB(hex) \
  { \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 \
  }
#define RGBA(hex, a) \
  { \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, (a) \
  }

/* On white cards and on the window's #fafafa. */
static const SalesPalette light = {
  .background = RGB (0xfafafa),
  .card = RGB (0xffffff),
  .text = RGB (0x2e2e33),
  .muted = RGB (0x66666b),
  .axis = RGB (0x85858a),
  .grid = RGB (0xe3e3e6),
  .goal = RGB (0x2e2e33),
  .met = RGB (0x1c71d8),
  .missed = RGB (0xc64600),
  .neutral = RGB (0x77767b),
  .met_text = RGB (0x1a5fb4),
  .missed_text = RGB (0xb03e00),
  .on_bar = RGB (0xffffff),
  .band = RGBA (0x1c71d8, 0.14),
  .event = RGB (0x813d9c),
  .ranges = { RGB (0xd4d4d6), RGB (0xe4e4e6), RGB (0xf0f0f1), RGB (0xf5f5f6), RGB (0xf8f8f8) },
  .heat_middle = RGB (0xf4f4f5),
  .heat_met = RGB (0x3f86e3),
  .heat_missed = RGB (0xd2601a),
  .heat_empty = RGB (0xd9d9dc),
};

/* On cards of libadwaita's dark style, which lie lighter than its window. */
static const SalesPalette dark = {
  .background = RGB (0x363636),
  .card = RGB (0x363636),
  .text = RGB (0xf2f2f2),
  .muted = RGB (0xb8b8bc),
  .axis = RGB (0x97979c),
  .grid = RGB (0x4a4a4d),
  .goal = RGB (0xf6f5f4),
  .met = RGB (0x78aeed),
  .missed = RGB (0xffa348),
  .neutral = RGB (0xa0a0a5),
  .met_text = RGB (0x99c1f1),
  .missed_text = RGB (0xffa348),
  .on_bar = RGB (0x000000),
  .band = RGBA (0x78aeed, 0.2),
  .event = RGB (0xdc8add),
  .ranges = { RGB (0x555557), RGB (0x4a4a4c), RGB (0x424244), RGB (0x3f3f40), RGB (0x3c3c3d) },
  .heat_middle = RGB (0x48484b),
  .heat_met = RGB (0x62a0ea),
  .heat_missed = RGB (0xf08a30),
  .heat_empty = RGB (0x58585b),
};

static SalesColor
opaque (const SalesColor *color, const SalesColor *background)
{
  SalesColor result;

  sales_color_mix (background, color, color->alpha, &result);
  return result;
}

/* Thicker lines are the charts' matter; here full text colours and nothing translucent. */
static SalesPalette
strengthen (const SalesPalette *palette, gboolean is_dark)
{
  static const SalesColor black = RGB (0x000000), white = RGB (0xffffff);
  SalesPalette result = *palette;

  result.text = is_dark ? white : black;
  result.goal = result.text;
  sales_color_mix (&palette->muted, &result.text, 0.6, &result.muted);
  sales_color_mix (&palette->axis, &result.text, 0.6, &result.axis);
  sales_color_mix (&palette->grid, &result.text, 0.25, &result.grid);
  sales_color_mix (&palette->heat_empty, &result.text, 0.5, &result.heat_empty);
  sales_color_mix (&palette->met_text, &result.text, 0.3, &result.met_text);
  sales_color_mix (&palette->missed_text, &result.text, 0.3, &result.missed_text);
  result.band = opaque (&palette->band, &palette->background);
  return result;
}

/**
 * sales_palette_get:
 * @kind: where it is drawn; print is the light one on white paper
 * @high_contrast: whether the user asked for more contrast
 *
 * Returns: (transfer none): the colours
 */
const SalesPalette *
sales_palette_get (SalesPaletteKind kind, gboolean high_contrast)
{
  static SalesPalette print, strong_light, strong_dark;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      print = light;
      print.background = (SalesColor) RGB (0xffffff);
      strong_light = strengthen (&light, FALSE);
      strong_dark = strengthen (&dark, TRUE);
      g_once_init_leave (&once, 1);
    }
  if (kind == SALES_PALETTE_PRINT)
    return &print;
  if (kind == SALES_PALETTE_DARK)
    return high_contrast ? &strong_dark : &dark;
  return high_contrast ? &strong_light : &light;
}

/**
 * sales_palette_heat:
 * @self: a palette
 * @share: attainment in basis points
 * @cell: (out): the colour of its cell, diverging around 100 %
 * @text: (out): black or white, whichever reads better on it
 */
void
sales_palette_heat (const SalesPalette *self, gint64 share, SalesColor *cell, SalesColor *text)
{
  static const SalesColor black = RGB (0x000000), white = RGB (0xffffff);
  double reach = CLAMP ((share - SALES_SHARE_WHOLE) / HEAT_REACH, -1.0, 1.0);

  /* The step beside the middle makes a near miss differ from a near hit. */
  if (share < SALES_SHARE_WHOLE)
    sales_color_mix (&self->heat_middle, &self->heat_missed, 0.12 + 0.88 * -reach, cell);
  else
    sales_color_mix (&self->heat_middle, &self->heat_met, 0.12 + 0.88 * reach, cell);
  *text = sales_color_contrast (cell, &black) >= sales_color_contrast (cell, &white) ? black : white;
}

/**
 * sales_color_mix:
 * @from: a colour
 * @to: another
 * @share: how much of @to, 0 to 1
 * @result: (out): an opaque colour between the two
 */
void
sales_color_mix (const SalesColor *from, const SalesColor *to, double share, SalesColor *result)
{
  SalesColor mixed = {
    from->red + (to->red - from->red) * share,
    from->green + (to->green - from->green) * share,
    from->blue + (to->blue - from->blue) * share,
    1.0,
  };

  *result = mixed;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const SalesColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/**
 * sales_color_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")
 */
double
sales_color_contrast (const SalesColor *a, const SalesColor *b)
{
  double one = luminance (a) + 0.05, other = luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}
