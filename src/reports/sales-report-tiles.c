/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report-block.h"

/* Between the lines above and below and the tiles' texts, and on both sides of a tile. */
#define PADDING 6.0

typedef struct
{
  SalesText *title, *value, *detail, *variance;
  int        sign;
} Cell;

typedef struct
{
  SalesBlock block;
  GPtrArray *tiles; /* SalesTile */
  Cell      *cells;
  gboolean   stacked; /* the variance stands below the detail */
  double     title_height, value_height, detail_height;
} TilesBlock;

static void
clear_cells (TilesBlock *self)
{
  for (guint i = 0; self->cells != NULL && i < self->tiles->len; i++)
    {
      g_clear_pointer (&self->cells[i].title, sales_text_unref);
      g_clear_pointer (&self->cells[i].value, sales_text_unref);
      g_clear_pointer (&self->cells[i].detail, sales_text_unref);
      g_clear_pointer (&self->cells[i].variance, sales_text_unref);
    }
  g_clear_pointer (&self->cells, g_free);
}

/* Whether detail and variance fit beside each other in every tile. */
static gboolean
needs_stack (TilesBlock *self, double room)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const SalesTile *tile = self->tiles->pdata[i];
      g_autoptr (SalesText) detail = NULL;

      if (tile->detail == NULL || self->cells[i].variance == NULL)
        continue;
      detail = sales_report_text_line (SALES_REPORT_SMALL, tile->detail, -1);
      if (sales_text_get_width (detail) + 4 + sales_text_get_width (self->cells[i].variance) > room)
        return TRUE;
    }
  return FALSE;
}

static void
tiles_layout (SalesBlock *block, double width)
{
  TilesBlock *self = (TilesBlock *) block;
  double room = width / self->tiles->len - 2 * PADDING;
  double variance = 0;

  clear_cells (self);
  self->cells = g_new0 (Cell, self->tiles->len);
  self->title_height = self->value_height = self->detail_height = 0;
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const SalesTile *tile = self->tiles->pdata[i];
      Cell *cell = &self->cells[i];

      cell->title = sales_report_text_wrap (SALES_REPORT_SMALL, tile->title, room, PANGO_ALIGN_LEFT);
      cell->value = sales_report_text_line (SALES_REPORT_LEAD_BOLD, tile->value, -1);
      if (sales_text_get_width (cell->value) > room)
        {
          sales_text_unref (cell->value);
          cell->value = sales_report_text_wrap (SALES_REPORT_BODY_BOLD, tile->value, room, PANGO_ALIGN_LEFT);
        }
      cell->sign = tile->sign;
      if (tile->variance != NULL)
        {
          g_autofree char *text = g_strconcat (tile->sign < 0 ? "▼ " : tile->sign > 0 ? "▲ " : "", tile->variance, NULL);

          cell->variance = sales_report_text_line (SALES_REPORT_SMALL_BOLD, text, -1);
          variance = MAX (variance, sales_text_get_height (cell->variance));
        }
      self->title_height = MAX (self->title_height, sales_text_get_height (cell->title));
      self->value_height = MAX (self->value_height, sales_text_get_height (cell->value));
    }
  self->stacked = needs_stack (self, room);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const SalesTile *tile = self->tiles->pdata[i];

      if (tile->detail == NULL)
        continue;
      self->cells[i].detail = sales_report_text_wrap (SALES_REPORT_SMALL, tile->detail, room, PANGO_ALIGN_LEFT);
      self->detail_height = MAX (self->detail_height, sales_text_get_height (self->cells[i].detail));
    }
  sales_block_add_piece (block, 2 * PADDING + self->title_height + self->value_height +
                                    (self->stacked ? self->detail_height + variance : MAX (self->detail_height, variance)));
}

static void
draw_frame (TilesBlock *self, cairo_t *cr, double x, double y)
{
  double height = sales_block_get_height (&self->block, 0, 1);
  double step = self->block.width / self->tiles->len;

  cairo_set_line_width (cr, 0.5);
  sales_report_set_color (cr, SALES_REPORT_RULE);
  for (int i = 0; i < 2; i++)
    {
      cairo_move_to (cr, x, y + i * height);
      cairo_rel_line_to (cr, self->block.width, 0);
    }
  cairo_stroke (cr);
  sales_report_set_color (cr, SALES_REPORT_HAIR);
  for (guint i = 1; i < self->tiles->len; i++)
    {
      cairo_move_to (cr, x + i * step, y);
      cairo_rel_line_to (cr, 0, height);
    }
  cairo_stroke (cr);
}

static void
draw_cell (TilesBlock *self, const Cell *cell, cairo_t *cr, double x, double y, double room)
{
  double below = y + self->title_height + self->value_height;

  cairo_tag_begin (cr, "P", NULL);
  sales_report_set_color (cr, SALES_REPORT_MUTED);
  sales_report_text_show (cell->title, cr, x, y);
  sales_report_set_color (cr, SALES_REPORT_BLACK);
  sales_report_text_show (cell->value, cr, x, y + self->title_height);
  if (cell->detail != NULL)
    {
      sales_report_set_color (cr, SALES_REPORT_MUTED);
      sales_report_text_show (cell->detail, cr, x, below);
    }
  if (cell->variance != NULL)
    {
      sales_report_set_color (cr, cell->sign < 0 ? SALES_REPORT_MISSED : cell->sign > 0 ? SALES_REPORT_MET : SALES_REPORT_MUTED);
      if (self->stacked)
        sales_report_text_show (cell->variance, cr, x, below + self->detail_height);
      else
        sales_report_text_show (cell->variance, cr, x + room - sales_text_get_width (cell->variance), below);
    }
  cairo_tag_end (cr, "P");
}

static void
tiles_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  TilesBlock *self = (TilesBlock *) block;
  double step = block->width / self->tiles->len;

  draw_frame (self, cr, x, y);
  for (guint i = 0; i < self->tiles->len; i++)
    draw_cell (self, &self->cells[i], cr, x + i * step + (i > 0 ? PADDING : 0), y + PADDING, step - 2 * PADDING);
}

static void
tiles_free (SalesBlock *block)
{
  TilesBlock *self = (TilesBlock *) block;

  clear_cells (self);
  g_ptr_array_unref (self->tiles);
}

static const SalesBlockClass tiles_class = { tiles_layout, tiles_draw, tiles_free };

/**
 * sales_block_tiles_new:
 * @tiles: (transfer full) (element-type SalesTile): at least one; their months are not used
 *
 * Returns: (transfer full): the figures in a row
 */
SalesBlock *
sales_block_tiles_new (GPtrArray *tiles)
{
  TilesBlock *self = sales_block_alloc (sizeof (TilesBlock), &tiles_class, 12);

  self->tiles = tiles;
  return &self->block;
}
