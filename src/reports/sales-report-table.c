/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report-table.h"

#include <math.h>

/* Between two columns, and above and below a row's text. */
#define COLUMN_GAP 10.0
#define ROW_PADDING 2.4

typedef struct
{
  char           *title;
  SalesTableAlign align;
  SalesText      *text; /* of the title */
  double          x, width;
} Column;

typedef struct
{
  char      *string; /* or %NULL */
  SalesText *text;
  GPtrArray *rest;   /* SalesText: of a note that is longer than a piece of a row, or %NULL */
  gboolean   is_note;
  int        sign;
} Cell;

/* A row, or where it has a long note, a part of it: piece 0 is the header. */
typedef struct
{
  guint row, part;
} Piece;

struct _SalesReportTable
{
  SalesBlock block;
  GArray    *columns; /* Column */
  GArray    *cells;   /* Cell, row by row */
  GArray    *totals;  /* gboolean for each row */
  GArray    *parts;   /* Piece: without the header */
};

static Column *
column_at (SalesReportTable *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static Cell *
cell_at (SalesReportTable *self, guint row, guint column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

static gboolean
is_total (SalesReportTable *self, guint row)
{
  return g_array_index (self->totals, gboolean, row);
}

static SalesReportFont
row_font (SalesReportTable *self, guint row)
{
  return is_total (self, row) ? SALES_REPORT_BODY_BOLD : SALES_REPORT_BODY;
}

static double
line_width (SalesReportFont font, const char *string)
{
  g_autoptr (SalesText) text = sales_report_text_line (font, string, -1);

  return sales_text_get_width (text);
}

/* No word of a column is broken, unless it is longer than this. */
#define MAX_WORD_WIDTH 130.0

/* What a column would like to have: every cell in one line, and a header in two. */
static double
wanted_width (SalesReportTable *self, guint column)
{
  const Column *it = column_at (self, column);
  double width = MAX (sales_report_text_word_width (SALES_REPORT_SMALL_BOLD, it->title),
                      line_width (SALES_REPORT_SMALL_BOLD, it->title) * 0.6);

  for (guint row = 0; row < self->totals->len; row++)
    {
      const Cell *cell = cell_at (self, row, column);

      if (cell->string != NULL)
        width = MAX (width, line_width (row_font (self, row), cell->string));
    }
  return ceil (width) + 1;
}

/* What a column needs for its longest word; figures are not broken. */
static double
needed_width (SalesReportTable *self, guint column)
{
  const Column *it = column_at (self, column);
  double word = sales_report_text_word_width (SALES_REPORT_SMALL_BOLD, it->title);

  if (it->align == SALES_TABLE_FIGURE)
    return it->width;
  for (guint row = 0; row < self->totals->len; row++)
    {
      const Cell *cell = cell_at (self, row, column);

      if (cell->string != NULL)
        word = MAX (word, MIN (sales_report_text_word_width (row_font (self, row), cell->string), MAX_WORD_WIDTH));
    }
  return MIN (ceil (word) + 1, it->width);
}

/* The width that columns are cut down to where they want more than @room: narrow ones keep what they
 * want, the widest give way. */
static double
find_limit (SalesReportTable *self, const double *least, double room)
{
  double low = 0, high = room;

  for (int step = 0; step < 24; step++)
    {
      double limit = (low + high) / 2, sum = 0;

      for (guint i = 0; i < self->columns->len; i++)
        sum += MIN (column_at (self, i)->width, MAX (least[i], limit));
      if (sum > room)
        high = limit;
      else
        low = limit;
    }
  return low;
}

/* Columns get what they want, or at least what they need. Where there is more, the texts take it;
 * where there is not even that, all shrink alike and break words. */
static void
choose_widths (SalesReportTable *self, double width)
{
  double room = width - COLUMN_GAP * (self->columns->len - 1);
  double needed = 0, wanted = 0, limit = 0, x = 0;
  double *least = g_newa (double, self->columns->len);
  guint n_texts = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = column_at (self, i);

      column->width = wanted_width (self, i);
      wanted += column->width;
      n_texts += column->align == SALES_TABLE_TEXT;
    }
  for (guint i = 0; wanted > room && i < self->columns->len; i++)
    {
      least[i] = needed_width (self, i);
      needed += least[i];
    }
  if (wanted > room && needed <= room)
    limit = find_limit (self, least, room);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = column_at (self, i);

      if (needed > room)
        column->width = least[i] * room / needed;
      else if (wanted > room)
        column->width = MIN (column->width, MAX (least[i], limit));
      else if (n_texts > 0 && column->align == SALES_TABLE_TEXT)
        column->width += (room - wanted) / n_texts;
      column->x = x;
      x += column->width + COLUMN_GAP;
    }
}

static PangoAlignment
pango_align (const Column *column)
{
  return column->align == SALES_TABLE_FIGURE ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
clear_texts (SalesReportTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_clear_pointer (&column_at (self, i)->text, sales_text_unref);
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_clear_pointer (&g_array_index (self->cells, Cell, i).text, sales_text_unref);
      g_clear_pointer (&g_array_index (self->cells, Cell, i).rest, g_ptr_array_unref);
    }
  g_array_set_size (self->parts, 0);
}

/* What a cell shows in a part of its row, or %NULL. */
static SalesText *
cell_text (const Cell *cell, guint part)
{
  if (part == 0)
    return cell->text;
  return cell->rest != NULL && part <= cell->rest->len ? cell->rest->pdata[part - 1] : NULL;
}

/* How high a part of a row with a long note is at most. */
#define NOTE_PIECE 60.0

static void
lay_out_cell (SalesReportTable *self, guint row, guint column)
{
  Cell *cell = cell_at (self, row, column);
  const Column *it = column_at (self, column);
  g_autoptr (GPtrArray) parts = NULL;

  if (cell->string == NULL)
    return;
  if (!cell->is_note)
    {
      cell->text = sales_report_text_wrap (row_font (self, row), cell->string, it->width, pango_align (it));
      return;
    }
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_text_unref);
  sales_report_text_split (row_font (self, row), cell->string, it->width, pango_align (it), NOTE_PIECE, parts);
  cell->text = g_ptr_array_steal_index (parts, 0);
  if (parts->len > 0)
    cell->rest = g_steal_pointer (&parts);
}

/* A row's pieces, one as a rule. */
static void
lay_out_row (SalesReportTable *self, guint row)
{
  guint n_parts = 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Cell *cell = cell_at (self, row, i);

      lay_out_cell (self, row, i);
      n_parts = MAX (n_parts, cell->rest != NULL ? cell->rest->len + 1 : 1);
    }
  for (guint part = 0; part < n_parts; part++)
    {
      Piece piece = { row, part };
      double height = 0;

      for (guint i = 0; i < self->columns->len; i++)
        {
          SalesText *text = cell_text (cell_at (self, row, i), part);

          height = MAX (height, text != NULL ? sales_text_get_height (text) : 0);
        }
      /* Parts of one note follow each other like its lines. */
      height += (part == 0 ? ROW_PADDING : 0) + (part + 1 == n_parts ? ROW_PADDING : 0);
      g_array_append_val (self->parts, piece);
      sales_block_add_piece (&self->block, height);
    }
}

static void
table_layout (SalesBlock *block, double width)
{
  SalesReportTable *self = (SalesReportTable *) block;
  double height = 0;

  clear_texts (self);
  choose_widths (self, width);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = column_at (self, i);

      column->text = sales_report_text_wrap (SALES_REPORT_SMALL_BOLD, column->title, column->width, pango_align (column));
      height = MAX (height, sales_text_get_height (column->text));
    }
  sales_block_add_piece (block, height + 2 * ROW_PADDING);
  for (guint row = 0; row < self->totals->len; row++)
    lay_out_row (self, row);
}

static double
left_of (const Column *column, SalesText *text)
{
  return column->align == SALES_TABLE_FIGURE ? column->x + column->width - sales_text_get_width (text) : column->x;
}

static void
draw_header (SalesReportTable *self, cairo_t *cr, double x, double y)
{
  double height = g_array_index (self->block.pieces, double, 0);

  sales_report_set_color (cr, SALES_REPORT_MUTED);
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = column_at (self, i);

      cairo_tag_begin (cr, "TH", NULL);
      sales_report_text_show (column->text, cr, x + left_of (column, column->text),
                              y + height - ROW_PADDING - sales_text_get_height (column->text));
      cairo_tag_end (cr, "TH");
    }
  cairo_tag_end (cr, "TR");
}

static void
draw_row (SalesReportTable *self, cairo_t *cr, const Piece *piece, double x, double y)
{
  int sign = 0;

  y += piece->part == 0 ? ROW_PADDING : 0;
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Cell *cell = cell_at (self, piece->row, i);
      SalesText *text = cell_text (cell, piece->part);

      cairo_tag_begin (cr, "TD", NULL);
      if (cell->sign != sign)
        sales_report_set_color (cr, cell->sign < 0 ? SALES_REPORT_MISSED : cell->sign > 0 ? SALES_REPORT_MET : SALES_REPORT_BLACK);
      sign = cell->sign;
      if (text != NULL)
        sales_report_text_show (text, cr, x + left_of (column_at (self, i), text), y);
      cairo_tag_end (cr, "TD");
    }
  cairo_tag_end (cr, "TR");
  if (sign != 0)
    sales_report_set_color (cr, SALES_REPORT_BLACK);
}

/* All lines of a page in one path each: two strokes instead of one for each row. */
static void
draw_rules (SalesReportTable *self, cairo_t *cr, guint first, guint end, double x, double y)
{
  double top = y + g_array_index (self->block.pieces, double, 0);

  cairo_set_line_width (cr, 0.75);
  sales_report_set_color (cr, SALES_REPORT_RULE);
  cairo_move_to (cr, x, top);
  cairo_rel_line_to (cr, self->block.width, 0);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.4);
  sales_report_set_color (cr, SALES_REPORT_HAIR);
  for (guint piece = MAX (first, 1); piece < end; piece++)
    {
      top += g_array_index (self->block.pieces, double, piece);
      /* No line inside a row. */
      if (piece + 1 < end && g_array_index (self->parts, Piece, piece).part > 0)
        continue;
      cairo_move_to (cr, x, top);
      cairo_rel_line_to (cr, self->block.width, 0);
    }
  cairo_stroke (cr);
}

static void
table_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  SalesReportTable *self = (SalesReportTable *) block;

  draw_rules (self, cr, first, end, x, y);
  cairo_tag_begin (cr, "Table", NULL);
  draw_header (self, cr, x, y);
  y += g_array_index (block->pieces, double, 0);
  sales_report_set_color (cr, SALES_REPORT_BLACK);
  for (guint piece = MAX (first, 1); piece < end; piece++)
    {
      draw_row (self, cr, &g_array_index (self->parts, Piece, piece - 1), x, y);
      y += g_array_index (block->pieces, double, piece);
    }
  cairo_tag_end (cr, "Table");
}

static void
table_free (SalesBlock *block)
{
  SalesReportTable *self = (SalesReportTable *) block;

  clear_texts (self);
  for (guint i = 0; i < self->columns->len; i++)
    g_free (column_at (self, i)->title);
  for (guint i = 0; i < self->cells->len; i++)
    g_free (g_array_index (self->cells, Cell, i).string);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->totals);
  g_array_unref (self->parts);
}

static const SalesBlockClass table_class = { table_layout, table_draw, table_free };

/**
 * sales_report_table_new:
 *
 * Returns: (transfer full): an empty table, for sales_report_add_table()
 */
SalesReportTable *
sales_report_table_new (void)
{
  SalesReportTable *self = sales_block_alloc (sizeof (SalesReportTable), &table_class, 4);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->totals = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->parts = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->block.n_repeated = 1;
  return self;
}

/**
 * sales_report_table_add_column:
 * @self: a table without rows
 * @title: the column's header
 * @align: text or figures
 */
void
sales_report_table_add_column (SalesReportTable *self, const char *title, SalesTableAlign align)
{
  Column column = { .title = g_strdup (title), .align = align };

  g_array_append_val (self->columns, column);
}

static void
add_cell (SalesReportTable *self, char *text, int sign)
{
  Cell cell = { .string = text, .sign = sign };

  g_array_append_val (self->cells, cell);
}

void
sales_report_table_add_cell (SalesReportTable *self, const char *text)
{
  add_cell (self, g_strdup (text), 0);
}

void
sales_report_table_take_cell (SalesReportTable *self, char *text)
{
  add_cell (self, text, 0);
}

/**
 * sales_report_table_add_note:
 * @self: a table
 * @text: (nullable): what somebody wrote
 *
 * Adds a cell that is shown to its last word: a row with a long one goes on on the next page.
 */
void
sales_report_table_add_note (SalesReportTable *self, const char *text)
{
  add_cell (self, g_strdup (text), 0);
  g_array_index (self->cells, Cell, self->cells->len - 1).is_note = TRUE;
}

/**
 * sales_report_table_take_signed_cell:
 * @self: a table
 * @text: (transfer full): a signed figure
 * @sign: −1 missed, +1 met, 0 neither: colour and arrow
 */
void
sales_report_table_take_signed_cell (SalesReportTable *self, char *text, int sign)
{
  g_autofree char *figure = text;

  add_cell (self, g_strconcat (sign < 0 ? "▼ " : sign > 0 ? "▲ " : "", figure, NULL), sign);
}

/**
 * sales_report_table_end_row:
 * @self: a table with one cell for each column since the last row
 * @total: whether it is a row of sums
 */
void
sales_report_table_end_row (SalesReportTable *self, gboolean total)
{
  g_array_append_val (self->totals, total);
  g_assert (self->cells->len == self->totals->len * self->columns->len);
}
