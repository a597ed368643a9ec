/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report-block.h"

#include <math.h>

/* Between two columns of charts or signatures. */
#define COLUMN_GAP 27.0
/* Room to write a name in. */
#define SIGNATURE_ROOM 30.0

/**
 * sales_block_alloc:
 * @size: of the struct that begins with a SalesBlock
 * @klass: what it can do
 * @gap: the room above it
 *
 * Returns: (transfer full): a zeroed block
 */
gpointer
sales_block_alloc (gsize size, const SalesBlockClass *klass, double gap)
{
  SalesBlock *self = g_malloc0 (size);

  self->klass = klass;
  self->gap = gap;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
sales_block_add_piece (SalesBlock *self, double height)
{
  g_array_append_val (self->pieces, height);
}

void
sales_block_free (SalesBlock *self)
{
  if (self->klass->free != NULL)
    self->klass->free (self);
  g_array_unref (self->pieces);
  g_free (self->outline);
  g_free (self);
}

/**
 * sales_block_get_height:
 * @self: a block that is laid out
 * @first: a piece
 * @end: the piece after the last
 *
 * Returns: what they take on a page, the repeated pieces included
 */
double
sales_block_get_height (SalesBlock *self, guint first, guint end)
{
  double height = 0;

  if (first >= self->n_repeated)
    for (guint i = 0; i < self->n_repeated; i++)
      height += g_array_index (self->pieces, double, i);
  for (guint i = first; i < end; i++)
    height += g_array_index (self->pieces, double, i);
  return height;
}

/* One or two paragraphs, one below the other: titles, headings, sentences --------------------- */

/* How high a piece of a text is at most; what is longer goes on below, or on the next page. */
#define TEXT_PIECE 100.0

typedef struct
{
  SalesBlock       block;
  char            *strings[2];
  SalesReportFont  fonts[2];
  SalesReportColor colors[2];
  const char      *tags[2];
  double           space;  /* between the two */
  gboolean         whole;  /* the first one is never cut */
  GPtrArray       *parts;  /* SalesText: of the first one */
  SalesText       *detail; /* the second one, in the last piece */
} TextBlock;

static void
text_clear (TextBlock *self)
{
  g_ptr_array_set_size (self->parts, 0);
  g_clear_pointer (&self->detail, sales_text_unref);
}

static void
text_layout (SalesBlock *block, double width)
{
  TextBlock *self = (TextBlock *) block;

  text_clear (self);
  if (self->whole)
    sales_report_text_split (self->fonts[0], self->strings[0], width, PANGO_ALIGN_LEFT, TEXT_PIECE, self->parts);
  else
    g_ptr_array_add (self->parts, sales_report_text_wrap (self->fonts[0], self->strings[0], width, PANGO_ALIGN_LEFT));
  if (self->strings[1] != NULL)
    self->detail = sales_report_text_wrap (self->fonts[1], self->strings[1], width, PANGO_ALIGN_LEFT);
  for (guint i = 0; i < self->parts->len; i++)
    {
      double height = sales_text_get_height (self->parts->pdata[i]);

      if (i + 1 == self->parts->len && self->detail != NULL)
        height += self->space + sales_text_get_height (self->detail);
      sales_block_add_piece (block, height);
    }
}

static void
draw_text (TextBlock *self, int i, SalesText *text, cairo_t *cr, double x, double y)
{
  sales_report_set_color (cr, self->colors[i]);
  cairo_tag_begin (cr, self->tags[i], NULL);
  sales_report_text_show (text, cr, x, y);
  cairo_tag_end (cr, self->tags[i]);
}

static void
text_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  TextBlock *self = (TextBlock *) block;

  for (guint i = first; i < end; i++)
    {
      draw_text (self, 0, self->parts->pdata[i], cr, x, y);
      y += sales_text_get_height (self->parts->pdata[i]);
    }
  if (end == self->parts->len && self->detail != NULL)
    draw_text (self, 1, self->detail, cr, x, y + self->space);
}

static void
text_free (SalesBlock *block)
{
  TextBlock *self = (TextBlock *) block;

  text_clear (self);
  g_ptr_array_unref (self->parts);
  for (int i = 0; i < 2; i++)
    g_free (self->strings[i]);
}

static const SalesBlockClass text_class = { text_layout, text_draw, text_free };

static TextBlock *
text_block_new (const char *tag, SalesReportFont font, const char *text, double gap)
{
  TextBlock *self = sales_block_alloc (sizeof (TextBlock), &text_class, gap);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_text_unref);
  self->strings[0] = g_strdup (text);
  self->fonts[0] = font;
  self->tags[0] = tag;
  self->colors[0] = SALES_REPORT_BLACK;
  self->fonts[1] = SALES_REPORT_SMALL;
  self->tags[1] = "P";
  self->colors[1] = SALES_REPORT_MUTED;
  return self;
}

/**
 * sales_block_title_new:
 * @title: what the report is about
 * @detail: (nullable): a line below it
 *
 * Returns: (transfer full): the head of a report
 */
SalesBlock *
sales_block_title_new (const char *title, const char *detail)
{
  TextBlock *self = text_block_new ("H1", SALES_REPORT_TITLE, title, 0);

  self->strings[1] = g_strdup (detail);
  self->fonts[1] = SALES_REPORT_BODY;
  self->space = 1;
  self->block.level = 1;
  self->block.outline = g_strdup (title);
  self->block.keep_with_next = TRUE;
  return &self->block;
}

/**
 * sales_block_heading_new:
 * @text: the heading
 * @note: (nullable): a sentence below it that says what the figures are
 *
 * Returns: (transfer full): a heading, which stays with what follows
 */
SalesBlock *
sales_block_heading_new (const char *text, const char *note)
{
  TextBlock *self = text_block_new ("H2", SALES_REPORT_BODY_BOLD, text, 16);

  self->strings[1] = g_strdup (note);
  self->space = 1;
  self->block.level = 2;
  self->block.outline = g_strdup (text);
  self->block.keep_with_next = TRUE;
  return &self->block;
}

SalesBlock *
sales_block_text_new (SalesReportFont font, const char *text)
{
  gboolean lead = font == SALES_REPORT_LEAD || font == SALES_REPORT_LEAD_BOLD;
  TextBlock *self = text_block_new ("P", font, text, font == SALES_REPORT_LEAD ? 1 : lead ? 10 : 5);

  self->whole = TRUE;
  if (!lead && font == SALES_REPORT_SMALL)
    self->colors[0] = SALES_REPORT_MUTED;
  return &self->block;
}

/* Two charts beside each other, or one across --------------------------------------------------- */

/* How high the pictures of charts may be. */
#define CHART_MIN 96.0
#define CHART_MAX 300.0
#define CHART_PAGE 660.0 /* one that may fill a page */

typedef struct
{
  SalesChart *chart;
  SalesText  *title, *unit, *description;
  double      head; /* title and unit */
  gboolean    unit_below;
} ChartCell;

typedef struct
{
  SalesBlock block;
  ChartCell  cells[2];
  int        n_cells;
  double     head, picture;
  double     max; /* height of the pictures */
} ChartsBlock;

static void
chart_cell_clear (ChartCell *self)
{
  g_clear_pointer (&self->title, sales_text_unref);
  g_clear_pointer (&self->unit, sales_text_unref);
  g_clear_pointer (&self->description, sales_text_unref);
}

static void
chart_cell_layout (ChartCell *self, double width)
{
  const char *unit = sales_chart_get_subtitle (self->chart);
  g_autofree char *description = sales_chart_dup_description (self->chart);

  chart_cell_clear (self);
  self->title = sales_report_text_wrap (SALES_REPORT_BODY_BOLD, sales_chart_get_title (self->chart), width, PANGO_ALIGN_LEFT);
  self->head = sales_text_get_height (self->title);
  if (unit != NULL && unit[0] != '\0')
    {
      g_autoptr (SalesText) line = sales_report_text_line (SALES_REPORT_BODY_BOLD, sales_chart_get_title (self->chart), -1);

      self->unit = sales_report_text_line (SALES_REPORT_SMALL, unit, -1);
      self->unit_below = sales_text_get_width (line) + 6 + sales_text_get_width (self->unit) > width;
      if (self->unit_below)
        self->head += sales_text_get_height (self->unit);
    }
  if (description != NULL && description[0] != '\0')
    self->description = sales_report_text_wrap (SALES_REPORT_SMALL, description, width, PANGO_ALIGN_LEFT);
}

static double
charts_column (ChartsBlock *self)
{
  return self->n_cells == 1 ? self->block.width : (self->block.width - COLUMN_GAP) / 2;
}

static void
charts_layout (SalesBlock *block, double width)
{
  ChartsBlock *self = (ChartsBlock *) block;
  double column = charts_column (self);
  double notes = 0;
  SalesChartStyle style;

  sales_report_init_chart_style (&style);
  self->head = 0;
  self->picture = CHART_MIN;
  for (int i = 0; i < self->n_cells; i++)
    {
      ChartCell *cell = &self->cells[i];

      chart_cell_layout (cell, column);
      self->head = MAX (self->head, cell->head);
      self->picture = MAX (self->picture, sales_chart_get_height (cell->chart, &style, column));
      if (cell->description != NULL)
        notes = MAX (notes, sales_text_get_height (cell->description) + 3);
    }
  self->picture = MIN (self->picture, self->max);
  sales_block_add_piece (block, self->head + 4 + self->picture + notes);
}

static void
chart_cell_draw (ChartCell *self, cairo_t *cr, double x, double y, double column, double head, double picture)
{
  SalesChartStyle style;

  sales_report_init_chart_style (&style);
  sales_report_set_color (cr, SALES_REPORT_BLACK);
  cairo_tag_begin (cr, "H2", NULL);
  sales_report_text_show (self->title, cr, x, y);
  cairo_tag_end (cr, "H2");
  sales_report_set_color (cr, SALES_REPORT_MUTED);
  if (self->unit != NULL)
    {
      g_autoptr (SalesText) line = sales_report_text_line (SALES_REPORT_BODY_BOLD, sales_chart_get_title (self->chart), -1);
      double left = self->unit_below ? x : x + sales_text_get_width (line) + 6;
      double top = self->unit_below ? y + sales_text_get_height (self->title)
                                    : y + sales_text_get_ascent (self->title) - sales_text_get_ascent (self->unit);

      cairo_tag_begin (cr, "P", NULL);
      sales_report_text_show (self->unit, cr, left, top);
      cairo_tag_end (cr, "P");
    }
  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, x, y + head + 4);
  sales_chart_render (self->chart, &style, cr, column, picture);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
  if (self->description != NULL)
    {
      sales_report_set_color (cr, SALES_REPORT_MUTED);
      cairo_tag_begin (cr, "P", NULL);
      sales_report_text_show (self->description, cr, x, y + head + 4 + picture + 3);
      cairo_tag_end (cr, "P");
    }
}

static void
charts_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  ChartsBlock *self = (ChartsBlock *) block;
  double column = charts_column (self);

  for (int i = 0; i < self->n_cells; i++)
    chart_cell_draw (&self->cells[i], cr, x + i * (column + COLUMN_GAP), y, column, self->head, self->picture);
}

static void
charts_free (SalesBlock *block)
{
  ChartsBlock *self = (ChartsBlock *) block;

  for (int i = 0; i < self->n_cells; i++)
    {
      chart_cell_clear (&self->cells[i]);
      g_clear_object (&self->cells[i].chart);
    }
}

static const SalesBlockClass charts_class = { charts_layout, charts_draw, charts_free };

/**
 * sales_block_charts_new:
 * @left: (transfer full): a chart
 * @right: (transfer full) (nullable): the one beside it
 *
 * Returns: (transfer full): charts, each with its title, its unit and, as text beside it, what it
 *   says: cairo 1.16 drops the Alt of a figure's tag
 */
SalesBlock *
sales_block_charts_new (SalesChart *left, SalesChart *right)
{
  ChartsBlock *self = sales_block_alloc (sizeof (ChartsBlock), &charts_class, 14);

  self->max = CHART_MAX;
  self->cells[self->n_cells++].chart = left;
  if (right != NULL)
    self->cells[self->n_cells++].chart = right;
  return &self->block;
}

/**
 * sales_block_large_chart_new:
 * @chart: (transfer full): a chart
 *
 * Returns: (transfer full): the chart, as high as it wants, up to a page
 */
SalesBlock *
sales_block_large_chart_new (SalesChart *chart)
{
  SalesBlock *block = sales_block_charts_new (chart, NULL);

  ((ChartsBlock *) block)->max = CHART_PAGE;
  return block;
}

/* Lines to write on ---------------------------------------------------------------------------- */

/* As far apart as handwriting wants them. */
#define LINE_ROOM 21.0

typedef struct
{
  SalesBlock block;
  char      *label;
  SalesText *text;
  guint      n_lines;
} LinesBlock;

static void
lines_layout (SalesBlock *block, double width)
{
  LinesBlock *self = (LinesBlock *) block;

  g_clear_pointer (&self->text, sales_text_unref);
  self->text = sales_report_text_line (SALES_REPORT_SMALL, self->label, width);
  for (guint i = 0; i < self->n_lines; i++)
    sales_block_add_piece (block, LINE_ROOM);
}

static void
lines_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  LinesBlock *self = (LinesBlock *) block;

  if (first == 0)
    {
      sales_report_set_color (cr, SALES_REPORT_MUTED);
      cairo_tag_begin (cr, "P", NULL);
      sales_report_text_show (self->text, cr, x, y + LINE_ROOM - 3 - sales_text_get_height (self->text));
      cairo_tag_end (cr, "P");
    }
  cairo_set_line_width (cr, 0.5);
  sales_report_set_color (cr, SALES_REPORT_HAIR);
  for (guint i = first; i < end; i++)
    {
      cairo_move_to (cr, x, y + (i - first + 1) * LINE_ROOM);
      cairo_rel_line_to (cr, block->width, 0);
    }
  cairo_stroke (cr);
}

static void
lines_free (SalesBlock *block)
{
  LinesBlock *self = (LinesBlock *) block;

  g_clear_pointer (&self->text, sales_text_unref);
  g_free (self->label);
}

static const SalesBlockClass lines_class = { lines_layout, lines_draw, lines_free };

/**
 * sales_block_lines_new:
 * @label: what they are for; it stands on the first
 * @n_lines: how many
 *
 * Returns: (transfer full): lines to write on
 */
SalesBlock *
sales_block_lines_new (const char *label, guint n_lines)
{
  LinesBlock *self = sales_block_alloc (sizeof (LinesBlock), &lines_class, 2);

  self->label = g_strdup (label);
  self->n_lines = n_lines;
  return &self->block;
}

/* Signature lines ------------------------------------------------------------------------------ */

typedef struct
{
  SalesBlock block;
  char      *names[2];
  SalesText *texts[2];
  guint      n_names;
} SignaturesBlock;

static double
signatures_column (SignaturesBlock *self)
{
  return (self->block.width - COLUMN_GAP) / 2;
}

static void
signatures_layout (SalesBlock *block, double width)
{
  SignaturesBlock *self = (SignaturesBlock *) block;
  double height = 0;

  for (guint i = 0; i < self->n_names; i++)
    {
      g_clear_pointer (&self->texts[i], sales_text_unref);
      self->texts[i] = sales_report_text_wrap (SALES_REPORT_SMALL, self->names[i], signatures_column (self), PANGO_ALIGN_LEFT);
      height = MAX (height, sales_text_get_height (self->texts[i]));
    }
  sales_block_add_piece (block, SIGNATURE_ROOM + 4 + height);
}

static void
signatures_draw (SalesBlock *block, cairo_t *cr, guint first, guint end, double x, double y)
{
  SignaturesBlock *self = (SignaturesBlock *) block;
  double column = signatures_column (self);

  cairo_set_line_width (cr, 0.75);
  sales_report_set_color (cr, SALES_REPORT_BLACK);
  for (guint i = 0; i < self->n_names; i++)
    {
      cairo_move_to (cr, x + i * (column + COLUMN_GAP), y + SIGNATURE_ROOM);
      cairo_rel_line_to (cr, column, 0);
    }
  cairo_stroke (cr);
  sales_report_set_color (cr, SALES_REPORT_MUTED);
  for (guint i = 0; i < self->n_names; i++)
    {
      cairo_tag_begin (cr, "P", NULL);
      sales_report_text_show (self->texts[i], cr, x + i * (column + COLUMN_GAP), y + SIGNATURE_ROOM + 4);
      cairo_tag_end (cr, "P");
    }
}

static void
signatures_free (SalesBlock *block)
{
  SignaturesBlock *self = (SignaturesBlock *) block;

  for (guint i = 0; i < self->n_names; i++)
    {
      g_clear_pointer (&self->texts[i], sales_text_unref);
      g_free (self->names[i]);
    }
}

static const SalesBlockClass signatures_class = { signatures_layout, signatures_draw, signatures_free };

/**
 * sales_block_signatures_new:
 * @names: what stands below each line
 * @n_names: one or two
 *
 * Returns: (transfer full): lines to sign on
 */
SalesBlock *
sales_block_signatures_new (const char *const *names, guint n_names)
{
  SignaturesBlock *self = sales_block_alloc (sizeof (SignaturesBlock), &signatures_class, 18);

  self->block.keep_with_previous = TRUE;
  self->n_names = MIN (n_names, G_N_ELEMENTS (self->names));
  for (guint i = 0; i < self->n_names; i++)
    self->names[i] = g_strdup (names[i]);
  return &self->block;
}
