/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-overview-sheet.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charts/sales-palette.h"
#include "charts/sales-sparkline.h"

/* In the size of the labels, so that the sheet grows with its letters. */
#define MARGIN  2.0
#define GAP     0.75
#define PADDING 1.1
#define TILE    6.8
#define MAX_ITEMS 6

typedef struct
{
  const SalesWording    *wording;
  const SalesOverview   *overview;
  const SalesChartStyle *style;
  const SalesPalette    *palette;
  cairo_t               *cr; /* %NULL: only measure */
  cairo_t               *scratch; /* for measuring text where there is no @cr */
  double                 em;
} Sheet;

static void
set_color (cairo_t *cr, const SalesColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static PangoLayout *
make_layout (Sheet *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = self->style->pango != NULL ? pango_layout_new (self->style->pango)
                                                   : pango_cairo_create_layout (self->cr != NULL ? self->cr : self->scratch);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, self->style->font_family != NULL ? self->style->font_family : "Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static void
show_layout (Sheet *self, PangoLayout *layout, const SalesColor *color, double x, double y)
{
  if (self->cr == NULL)
    return;
  set_color (self->cr, color);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/* One line, shortened where it does not fit; returns its width. */
static double
add_line (Sheet *self, const char *text, double size, gboolean bold, const SalesColor *color, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, bold, 0);

  if (layout_width (layout) > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  show_layout (self, layout, color, x, y);
  return layout_width (layout);
}

static void
add_card (Sheet *self, double x, double y, double width, double height)
{
  static const SalesColor white = { 1, 1, 1, 1 };
  double radius = self->em * 0.8;
  cairo_t *cr = self->cr;

  if (cr == NULL)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  set_color (cr, self->style->palette == SALES_PALETTE_DARK ? &self->palette->background : &white);
  cairo_fill_preserve (cr);
  set_color (cr, &self->palette->grid);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The finding: what is, in bold, and what will be, in grey, as one paragraph. */
static double
add_headline (Sheet *self, double y, double width)
{
  double size = self->em * 1.55, x = self->em * MARGIN;
  g_autofree char *outlook = NULL;
  g_autofree char *finding = sales_wording_finding (self->wording, self->overview, &outlook);
  g_autofree char *name = sales_wording_scope_name (self->wording, self->overview);
  g_autofree char *period = sales_locale_format_period (self->wording->locale, &self->overview->period, self->wording->info->year_start);
  g_autofree char *days = sales_locale_format_day_range (self->wording->locale, &self->overview->period);
  g_autofree char *above = g_str_equal (period, days) ? g_strdup_printf ("%s · %s", name, period) : g_strdup_printf ("%s · %s · %s", name, period, days);
  g_autofree char *text = outlook != NULL ? g_strdup_printf ("%s %s", finding, outlook) : g_strdup (finding);
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, FALSE, width - 2 * x);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  const SalesColor *muted = &self->palette->muted;
  PangoAttribute *grey = pango_attr_foreground_new ((guint16) (muted->red * 65535), (guint16) (muted->green * 65535), (guint16) (muted->blue * 65535));

  bold->end_index = (guint) strlen (finding);
  grey->start_index = bold->end_index;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, grey);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  add_line (self, above, self->em, FALSE, muted, x, y, width - 2 * x);
  show_layout (self, layout, &self->palette->text, x, y + self->em * 1.9);
  return self->em * 1.9 + layout_height (layout) + self->em;
}

/* Shares write a missing month as −1, the other figures as G_MININT64. */
static void
add_sparkline (Sheet *self, const SalesTile *tile, const cairo_rectangle_t *area)
{
  g_autofree gint64 *months = g_memdup2 (tile->months, sizeof *months * (gsize) tile->n_months);

  for (int i = 0; i < tile->n_months; i++)
    if (months[i] == -1)
      months[i] = G_MININT64;
  sales_sparkline_draw (self->cr, self->style, months, (guint) tile->n_months, G_MININT64, tile->sign, area);
}

static void
add_tile (Sheet *self, const SalesTile *tile, double x, double y, double width, double height)
{
  double pad = self->em * PADDING, inner = width - 2 * pad;
  const SalesColor *color = tile->sign < 0   ? &self->palette->missed_text
                            : tile->sign > 0 ? &self->palette->met_text
                                             : &self->palette->muted;
  g_autoptr (PangoLayout) title = make_layout (self, tile->title, self->em, FALSE, 0);
  double value, beside_title = 0, beside_detail = 0;

  add_card (self, x, y, width, height);
  /* The variance stands beside the title, or beside the detail where the title is too long. */
  if (tile->variance != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s%s", tile->sign < 0 ? "▼ " : tile->sign > 0 ? "▲ " : "", tile->variance);
      g_autoptr (PangoLayout) layout = make_layout (self, text, self->em, TRUE, 0);
      double own = layout_width (layout) + self->em * 0.5;
      gboolean fits = layout_width (title) + own <= inner;

      *(fits ? &beside_title : &beside_detail) = own;
      show_layout (self, layout, color, x + pad + inner - layout_width (layout), y + self->em * (fits ? 0.9 : 4.7));
    }
  add_line (self, tile->title, self->em, FALSE, &self->palette->muted, x + pad, y + self->em * 0.9, inner - beside_title);
  value = add_line (self, tile->value, self->em * 1.6, TRUE, &self->palette->text, x + pad, y + self->em * 2.4, inner);
  if (self->cr != NULL && tile->n_months > 1 && inner - value > self->em * 2.5)
    {
      cairo_rectangle_t area = { x + pad + MAX (value + self->em, inner - self->em * 3.8), y + self->em * 2.7, 0, self->em * 1.5 };

      area.width = x + width - pad - area.x;
      add_sparkline (self, tile, &area);
    }
  if (tile->detail != NULL)
    add_line (self, tile->detail, self->em, FALSE, &self->palette->muted, x + pad, y + self->em * 4.7, inner - beside_detail);
}

static double
add_tiles (Sheet *self, double y, double width)
{
  g_autoptr (GPtrArray) tiles = sales_wording_tiles (self->wording, self->overview);
  double x = self->em * MARGIN, gap = self->em * GAP, height = self->em * TILE;
  double each = (width - 2 * x - gap * ((double) tiles->len - 1)) / MAX (tiles->len, 1);

  if (tiles->len == 0)
    return 0;
  for (guint i = 0; i < tiles->len; i++)
    add_tile (self, g_ptr_array_index (tiles, i), x + i * (each + gap), y, each, height);
  return height + gap;
}

/* Title left, unit right; returns the height. */
static double
add_card_title (Sheet *self, const char *title, const char *subtitle, double x, double y, double width)
{
  double used = add_line (self, title, self->em * 1.1, TRUE, &self->palette->text, x, y, width * 0.7);

  if (subtitle != NULL && subtitle[0] != '\0')
    {
      g_autoptr (PangoLayout) layout = make_layout (self, subtitle, self->em, FALSE, 0);
      double space = width - used - self->em, own = MIN (layout_width (layout), space);

      if (space > self->em * 4)
        add_line (self, subtitle, self->em, FALSE, &self->palette->muted, x + width - own, y, own);
    }
  return self->em * 2.1;
}

/* A chart on a card. @height 0: as high as the chart wants to be. Returns the height. */
static double
add_chart (Sheet *self, SalesOverviewChart kind, double x, double y, double width, double height)
{
  g_autoptr (SalesChart) chart = sales_overview_chart_new (self->wording, self->overview, kind);
  double pad = self->em * PADDING, inner = width - 2 * pad, title = self->em * 2.1;

  if (height <= 0)
    return title + 2 * pad + sales_chart_get_height (chart, self->style, inner);
  add_card (self, x, y, width, height);
  add_card_title (self, sales_chart_get_title (chart), sales_chart_get_subtitle (chart), x + pad, y + pad, inner);
  if (self->cr != NULL)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, x + pad, y + pad + title);
      sales_chart_render (chart, self->style, self->cr, inner, height - 2 * pad - title);
      cairo_restore (self->cr);
    }
  return height;
}

static double
add_attention (Sheet *self, double x, double y, double width, double height)
{
  const GPtrArray *items = self->overview->attention;
  double pad = self->em * PADDING, inner = width - 2 * pad, at = y + pad;

  if (height > 0)
    add_card (self, x, y, width, height);
  at += add_card_title (self, _("Needs Attention"), NULL, x + pad, at, inner);
  for (guint i = 0; i < MIN (items->len, MAX_ITEMS); i++)
    {
      g_autofree char *detail = NULL;
      g_autofree char *text = sales_wording_attention (self->wording, g_ptr_array_index ((GPtrArray *) items, i), &detail);
      g_autoptr (PangoLayout) layout = make_layout (self, text, self->em, FALSE, inner - self->em * 1.3);

      if (height > 0 && self->cr != NULL)
        {
          set_color (self->cr, &self->palette->missed);
          cairo_arc (self->cr, x + pad + self->em * 0.3, at + self->em * 0.7, self->em * 0.28, 0, 2 * G_PI);
          cairo_fill (self->cr);
          show_layout (self, layout, &self->palette->text, x + pad + self->em * 1.3, at);
        }
      at += layout_height (layout) + self->em * 0.1;
      if (detail != NULL)
        {
          if (height > 0)
            add_line (self, detail, self->em * 0.9, FALSE, &self->palette->muted, x + pad + self->em * 1.3, at, inner - self->em * 1.3);
          at += self->em * 1.3;
        }
      at += self->em * 0.7;
    }
  return at - y + pad;
}

typedef struct
{
  int    part;  /* SalesOverviewChart, or -1 for what needs attention */
  double share; /* of the row's width */
} Part;

static gboolean
has_part (Sheet *self, int part)
{
  if (part >= 0)
    return sales_overview_chart_has_data (self->overview, (SalesOverviewChart) part);
  return self->overview->attention != NULL && self->overview->attention->len > 0;
}

/* Parts without data are absent, the others take their place. */
static double
add_row (Sheet *self, const Part *parts, int n_parts, double y, double width, double least)
{
  double x = self->em * MARGIN, gap = self->em * GAP, shares = 0, height = least, most = self->em * 24;
  int n = 0;

  for (int i = 0; i < n_parts; i++)
    if (has_part (self, parts[i].part))
      {
        shares += parts[i].share;
        n++;
      }
  if (n == 0)
    return 0;
  for (int pass = 0; pass < 2; pass++)
    {
      double at = x;

      for (int i = 0; i < n_parts; i++)
        {
          double own = (width - 2 * x - gap * (n - 1)) * parts[i].share / shares;
          double wanted;

          if (!has_part (self, parts[i].part))
            continue;
          wanted = parts[i].part >= 0 ? add_chart (self, (SalesOverviewChart) parts[i].part, at, y, own, pass == 0 ? 0 : height)
                                      : add_attention (self, at, y, own, pass == 0 ? 0 : height);
          if (pass == 0)
            height = MAX (height, MIN (wanted, most));
          at += own + gap;
        }
      if (self->cr == NULL)
        break;
    }
  return height + gap;
}

static double
lay_out (const SalesWording *wording, const SalesOverview *overview, const SalesChartStyle *style, cairo_t *cr, double width)
{
  static const Part first[] = { { SALES_OVERVIEW_PACE, 0.62 }, { SALES_OVERVIEW_CHILDREN, 0.38 } };
  static const Part second[] = { { SALES_OVERVIEW_HEAT, 0.39 }, { SALES_OVERVIEW_PRODUCTS, 0.34 }, { -1, 0.27 } };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  Sheet self = { wording, overview, style, sales_palette_get (style->palette, style->high_contrast), cr, cairo_create (surface), style->font_size };
  double y = self.em * MARGIN * 0.8;

  y += add_headline (&self, y, width);
  y += add_tiles (&self, y, width);
  y += add_row (&self, first, G_N_ELEMENTS (first), y, width, self.em * 21);
  y += add_row (&self, second, G_N_ELEMENTS (second), y, width, self.em * 15);
  cairo_destroy (self.scratch);
  cairo_surface_destroy (surface);
  return y - self.em * GAP + self.em * MARGIN;
}

/**
 * sales_overview_sheet_get_height:
 * @wording: what the figures speak of
 * @overview: the figures
 * @style: how it is drawn
 * @width: how wide it will be
 *
 * Returns: the height that it takes, in the unit of @style
 */
double
sales_overview_sheet_get_height (const SalesWording *wording, const SalesOverview *overview, const SalesChartStyle *style, double width)
{
  return ceil (lay_out (wording, overview, style, NULL, width));
}

/**
 * sales_overview_sheet_draw:
 * @wording: what the figures speak of
 * @overview: the figures
 * @style: how it is drawn
 * @cr: where, origin in the upper left corner
 * @width: how wide
 */
void
sales_overview_sheet_draw (const SalesWording *wording, const SalesOverview *overview, const SalesChartStyle *style, cairo_t *cr, double width)
{
  double height = sales_overview_sheet_get_height (wording, overview, style, width);

  set_color (cr, &sales_palette_get (style->palette, style->high_contrast)->background);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  lay_out (wording, overview, style, cr, width);
}

/**
 * sales_chart_sheet_draw:
 * @chart: a chart
 * @style: how it is drawn
 * @cr: (nullable): where, %NULL to measure
 * @width: how wide
 * @height: how high, 0 for as high as it wants to be
 *
 * Draws a chart with its title, its unit and its margins, for a file of its own.
 *
 * Returns: the height that it takes
 */
double
sales_chart_sheet_draw (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  Sheet self = { NULL, NULL, style, sales_palette_get (style->palette, style->high_contrast), cr, cairo_create (surface), style->font_size };
  static const SalesColor white = { 1, 1, 1, 1 };
  double pad = self.em * 1.5, title = self.em * 2.6;

  if (height <= 0)
    height = 2 * pad + title + MAX (sales_chart_get_height (chart, style, width - 2 * pad), self.em * 20);
  if (cr != NULL)
    {
      set_color (cr, style->palette == SALES_PALETTE_DARK ? &self.palette->background : &white);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
      add_card_title (&self, sales_chart_get_title (chart), sales_chart_get_subtitle (chart), pad, pad, width - 2 * pad);
      cairo_save (cr);
      cairo_translate (cr, pad, pad + title);
      sales_chart_render (chart, style, cr, width - 2 * pad, height - 2 * pad - title);
      cairo_restore (cr);
    }
  cairo_destroy (self.scratch);
  cairo_surface_destroy (surface);
  return ceil (height);
}
