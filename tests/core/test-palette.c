/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-palette.h"

static const struct
{
  SalesPaletteKind kind;
  gboolean         high_contrast;
} all[] = {
  { SALES_PALETTE_LIGHT, FALSE }, { SALES_PALETTE_LIGHT, TRUE }, { SALES_PALETTE_DARK, FALSE },
  { SALES_PALETTE_DARK, TRUE },   { SALES_PALETTE_PRINT, FALSE },
};

/* WCAG's own examples: black on white is 21, #777777 on white 4.48, #767676 4.54. */
static void
test_contrast (void)
{
  static const SalesColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  static const SalesColor fails = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };
  static const SalesColor passes = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (sales_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (sales_color_contrast (&white, &white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sales_color_contrast (&fails, &white), 4.48, 0.005);
  g_assert_cmpfloat_with_epsilon (sales_color_contrast (&white, &passes), 4.54, 0.005);
}

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const SalesPalette *palette = sales_palette_get (all[i].kind, all[i].high_contrast);
      const SalesColor *texts[] = { &palette->text, &palette->muted, &palette->met_text, &palette->missed_text };
      const SalesColor *bars[] = { &palette->met, &palette->missed, &palette->neutral };

      for (gsize text = 0; text < G_N_ELEMENTS (texts); text++)
        g_assert_cmpfloat (sales_color_contrast (texts[text], &palette->background), >=, all[i].high_contrast ? 7 : 4.5);
      for (gsize bar = 0; bar < G_N_ELEMENTS (bars); bar++)
        g_assert_cmpfloat (sales_color_contrast (&palette->on_bar, bars[bar]), >=, 4.5);
    }
}

static void
test_graphics (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const SalesPalette *palette = sales_palette_get (all[i].kind, all[i].high_contrast);
      const SalesColor *colors[] = { &palette->met, &palette->missed, &palette->neutral, &palette->goal, &palette->axis, &palette->event };

      for (gsize color = 0; color < G_N_ELEMENTS (colors); color++)
        g_assert_cmpfloat (sales_color_contrast (colors[color], &palette->background), >=, 3);
      /* A bullet graph's bar and marker lie on its ranges. */
      for (int range = 0; range < SALES_N_RANGES; range++)
        {
          g_assert_cmpfloat (sales_color_contrast (&palette->met, &palette->ranges[range]), >=, 3);
          g_assert_cmpfloat (sales_color_contrast (&palette->missed, &palette->ranges[range]), >=, 3);
          g_assert_cmpfloat (sales_color_contrast (&palette->goal, &palette->ranges[range]), >=, 3);
        }
    }
}

static void
test_heat (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const SalesPalette *palette = sales_palette_get (all[i].kind, all[i].high_contrast);
      SalesColor cell, text, low, high;

      for (gint64 share = -5000; share <= 30000; share += 25)
        {
          sales_palette_heat (palette, share, &cell, &text);
          g_assert_cmpfloat (sales_color_contrast (&cell, &text), >=, 4.5);
          g_assert_cmpfloat (cell.alpha, ==, 1);
          /* Blue is met, orange is missed. */
          if (share < SALES_SHARE_WHOLE)
            g_assert_cmpfloat (cell.red, >, cell.blue);
          else
            g_assert_cmpfloat (cell.blue, >, cell.red);
        }
      sales_palette_heat (palette, 0, &low, &text);
      sales_palette_heat (palette, -G_MAXINT32, &cell, &text);
      g_assert_cmpfloat (low.red, ==, cell.red);
      sales_palette_heat (palette, 20000, &high, &text);
      sales_palette_heat (palette, G_MAXINT32, &cell, &text);
      g_assert_cmpfloat (high.blue, ==, cell.blue);
    }
}

/* High contrast has nothing translucent. */
static void
test_opaque (void)
{
  g_assert_cmpfloat (sales_palette_get (SALES_PALETTE_LIGHT, TRUE)->band.alpha, ==, 1);
  g_assert_cmpfloat (sales_palette_get (SALES_PALETTE_DARK, TRUE)->band.alpha, ==, 1);
  g_assert_cmpfloat (sales_palette_get (SALES_PALETTE_LIGHT, FALSE)->band.alpha, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/text", test_text);
  g_test_add_func ("/palette/graphics", test_graphics);
  g_test_add_func ("/palette/heat", test_heat);
  g_test_add_func ("/palette/opaque", test_opaque);
  return g_test_run ();
}
