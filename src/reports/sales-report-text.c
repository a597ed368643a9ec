/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report-text.h"

#include <math.h>
#include <string.h>

#include "charts/sales-palette.h"

static const struct
{
  double         size;
  SalesTextStyle style;
} fonts[SALES_N_REPORT_FONTS] = {
  [SALES_REPORT_TITLE] = { 17, SALES_TEXT_BOLD },
  [SALES_REPORT_LEAD] = { 11.5, SALES_TEXT_REGULAR },
  [SALES_REPORT_LEAD_BOLD] = { 11.5, SALES_TEXT_BOLD },
  [SALES_REPORT_BODY] = { 9, SALES_TEXT_REGULAR },
  [SALES_REPORT_BODY_BOLD] = { 9, SALES_TEXT_BOLD },
  [SALES_REPORT_SMALL] = { 8, SALES_TEXT_REGULAR },
  [SALES_REPORT_SMALL_BOLD] = { 8, SALES_TEXT_BOLD },
};

/* One context for all pages, so that all of them share what is laid out. On paper a position is
 * not a pixel: nothing is hinted or rounded. */
static PangoContext *
page_context (void)
{
  static PangoContext *context = NULL;
  cairo_font_options_t *options;

  if (context != NULL)
    return context;
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
init_style (SalesChartStyle *style, double size)
{
  *style = (SalesChartStyle){
    .palette = SALES_PALETTE_PRINT,
    .font_size = size,
    .pango = page_context (),
  };
}

/**
 * sales_report_init_chart_style:
 * @style: (out): how a chart on a page is drawn
 */
void
sales_report_init_chart_style (SalesChartStyle *style)
{
  init_style (style, fonts[SALES_REPORT_SMALL].size);
}

static SalesTextCache *
font_cache (SalesReportFont font)
{
  SalesChartStyle style;

  init_style (&style, fonts[font].size);
  return sales_text_cache_get (&style, NULL);
}

SalesText *
sales_report_text_line (SalesReportFont font, const char *string, double max_width)
{
  return sales_text_cache_lookup (font_cache (font), fonts[font].style, string, max_width);
}

SalesText *
sales_report_text_wrap (SalesReportFont font, const char *string, double width, PangoAlignment alignment)
{
  return sales_text_cache_wrap (font_cache (font), fonts[font].style, string, width, alignment);
}

/* More letters than the highest part can have; a text is laid out by such steps, so that the time
 * grows with its length alone. */
#define STEP 4000

/* A step's length: up to a space near its end, if there is one. */
static gsize
step_length (const char *text)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= STEP)
    return strlen (text);
  end = g_utf8_offset_to_pointer (text, STEP);
  for (const char *p = end; p > end - STEP / 4; p--)
    if (g_ascii_isspace (*p))
      return (gsize) (p - text);
  return (gsize) (end - text);
}

void
sales_report_text_split (SalesReportFont font, const char *string, double width, PangoAlignment alignment, double height, GPtrArray *parts)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  const char *rest = valid;

  do
    {
      g_autofree char *part = g_strndup (rest, step_length (rest));
      SalesText *text = sales_text_cache_wrap_whole (font_cache (font), fonts[font].style, part, width, alignment);
      gsize fitting = sales_text_get_fitting (text, height);

      if (fitting < strlen (part))
        {
          sales_text_unref (text);
          part[fitting] = '\0';
          text = sales_text_cache_wrap_whole (font_cache (font), fonts[font].style, g_strchomp (part), width, alignment);
        }
      g_ptr_array_add (parts, text);
      rest += fitting;
      while (g_ascii_isspace (*rest))
        rest++;
    }
  while (*rest != '\0');
}

double
sales_report_text_word_width (SalesReportFont font, const char *string)
{
  g_auto (GStrv) words = g_strsplit (string, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (SalesText) word = sales_report_text_line (font, words[i], -1);

      widest = MAX (widest, sales_text_get_width (word));
    }
  return widest;
}

/**
 * sales_report_text_show:
 * @text: a text
 * @cr: where to draw, in the current colour
 * @x: its left end
 * @top: its upper end
 */
void
sales_report_text_show (SalesText *text, cairo_t *cr, double x, double top)
{
  /* Hundredths of a point are enough for paper, and shorter to write. */
  sales_text_show (text, cr, round (x * 100) / 100, round ((top + sales_text_get_ascent (text)) * 100) / 100);
}

void
sales_report_set_color (cairo_t *cr, SalesReportColor color)
{
  const SalesPalette *palette = sales_palette_get (SALES_PALETTE_PRINT, FALSE);
  const SalesColor *c = &palette->text;

  switch (color)
    {
    case SALES_REPORT_MUTED:
      c = &palette->muted;
      break;
    case SALES_REPORT_RULE:
      c = &palette->axis;
      break;
    case SALES_REPORT_HAIR:
      c = &palette->grid;
      break;
    case SALES_REPORT_MET:
      c = &palette->met_text;
      break;
    case SALES_REPORT_MISSED:
      c = &palette->missed_text;
      break;
    case SALES_REPORT_BLACK:
    default:
      break;
    }
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, c->alpha);
}
