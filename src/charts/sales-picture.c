/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-picture.h"

#include <math.h>

struct _SalesPicture
{
  SalesChartStyle     style;
  const SalesPalette *palette;
  SalesTextCache     *texts; /* valid while the picture is laid out */
  double              width, height, line_height;
  GArray             *shapes;
  GArray             *points;
  GArray             *labels;
};

static void
label_clear (gpointer data)
{
  SalesLabel *label = data;

  g_clear_pointer (&label->text, sales_text_unref);
}

/**
 * sales_picture_new:
 *
 * Returns: (transfer full): an empty picture
 */
SalesPicture *
sales_picture_new (void)
{
  SalesPicture *self = g_new0 (SalesPicture, 1);

  self->shapes = g_array_new (FALSE, TRUE, sizeof (SalesShape));
  self->points = g_array_new (FALSE, FALSE, sizeof (SalesPoint));
  self->labels = g_array_new (FALSE, TRUE, sizeof (SalesLabel));
  g_array_set_clear_func (self->labels, label_clear);
  return self;
}

/**
 * sales_picture_free:
 * @self: (transfer full): a picture
 */
void
sales_picture_free (SalesPicture *self)
{
  g_array_unref (self->shapes);
  g_array_unref (self->points);
  g_array_unref (self->labels);
  g_free (self);
}

/**
 * sales_picture_begin:
 * @self: a picture
 * @style: how it is drawn
 * @cr: (nullable): what it will be drawn on
 * @width: its size
 * @height: its size
 *
 * Empties it and takes the style's fonts and colours.
 */
void
sales_picture_begin (SalesPicture *self, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  g_array_set_size (self->shapes, 0);
  g_array_set_size (self->points, 0);
  g_array_set_size (self->labels, 0);
  self->style = *style;
  self->palette = sales_palette_get (style->palette, style->high_contrast);
  self->texts = sales_text_cache_get (style, cr);
  self->line_height = sales_text_cache_get_line_height (self->texts, SALES_TEXT_REGULAR);
  self->width = width;
  self->height = height;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const SalesColor *one = &((const SalesLabel *) a)->color, *other = &((const SalesLabel *) b)->color;

  if (one->red != other->red)
    return one->red < other->red ? -1 : 1;
  if (one->green != other->green)
    return one->green < other->green ? -1 : 1;
  return one->blue < other->blue ? -1 : one->blue > other->blue;
}

/**
 * sales_picture_end:
 * @self: a picture
 *
 * Puts labels of one colour together. They do not overlap, so their order does not matter.
 */
void
sales_picture_end (SalesPicture *self)
{
  g_array_sort (self->labels, compare_labels);
  self->texts = NULL;
  self->style.pango = NULL;
  self->style.font_family = NULL;
}

/* ---- Drawing ---- */

static void
trace_rectangle (cairo_t *cr, const SalesPoint *corners, double radius)
{
  double x = corners[0].x, y = corners[0].y;
  double width = corners[1].x - x, height = corners[1].y - y;

  radius = MIN (radius, MIN (width, height) / 2);
  if (radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Rounded by one pixel at each corner: whole pixels, which cairo fills many times faster than
 * arcs, and a heat map has hundreds of them. */
static void
trace_notched (cairo_t *cr, const SalesPoint *corners)
{
  double x = corners[0].x, y = corners[0].y;
  double width = corners[1].x - x, height = corners[1].y - y;

  cairo_rectangle (cr, x + 1, y, width - 2, 1);
  cairo_rectangle (cr, x, y + 1, width, height - 2);
  cairo_rectangle (cr, x + 1, y + height - 1, width - 2, 1);
}

static void
trace (SalesPicture *self, cairo_t *cr, const SalesShape *shape)
{
  const SalesPoint *points = sales_picture_get_points (self, shape);

  if (shape->rectangle)
    {
      if (shape->kind == SALES_SHAPE_AREA && shape->radius > 0 && self->style.palette != SALES_PALETTE_PRINT &&
          points[1].x - points[0].x > 4 && points[1].y - points[0].y > 4)
        trace_notched (cr, points);
      else
        trace_rectangle (cr, points, shape->radius);
      return;
    }
  for (guint i = 0; i < shape->n_points; i++)
    if (i == 0)
      cairo_move_to (cr, points[i].x, points[i].y);
    else
      cairo_line_to (cr, points[i].x, points[i].y);
  if (shape->kind != SALES_SHAPE_LINE)
    cairo_close_path (cr);
}

static gboolean
color_equal (const SalesColor *a, const SalesColor *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue && a->alpha == b->alpha;
}

static void
set_color (cairo_t *cr, const SalesColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Whether two shapes may be one path: translucent ones would differ where they overlap. */
static gboolean
can_join (const SalesShape *a, const SalesShape *b)
{
  return a->kind == b->kind && a->line_width == b->line_width && a->line == b->line && a->color.alpha == 1.0 &&
         color_equal (&a->color, &b->color) && (a->kind != SALES_SHAPE_AREA || (a->rectangle && b->rectangle));
}

static void
paint (cairo_t *cr, const SalesShape *shape)
{
  static const double dotted[] = { 0.01, 2.0 }, dashed[] = { 4.0, 2.6 };
  double dashes[2];

  set_color (cr, &shape->color);
  if (shape->kind == SALES_SHAPE_AREA)
    {
      cairo_fill (cr);
      return;
    }
  for (int i = 0; i < 2; i++)
    dashes[i] = (shape->line == SALES_LINE_DOTTED ? dotted[i] : dashed[i]) * shape->line_width;
  cairo_set_line_width (cr, shape->line_width);
  cairo_set_line_cap (cr, shape->line == SALES_LINE_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  /* A step line has right angles only, for which cairo has a short way. */
  cairo_set_line_join (cr, shape->line == SALES_LINE_SOLID ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, shape->line == SALES_LINE_SOLID ? 0 : 2, 0);
  cairo_stroke (cr);
}

/**
 * sales_picture_draw_shapes:
 * @self: a picture that is laid out
 * @cr: where to draw
 *
 * Everything but the labels.
 */
void
sales_picture_draw_shapes (SalesPicture *self, cairo_t *cr)
{
  cairo_new_path (cr);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const SalesShape *shape = &g_array_index (self->shapes, SalesShape, i);

      trace (self, cr, shape);
      if (i + 1 == self->shapes->len || !can_join (shape, shape + 1))
        paint (cr, shape);
    }
}

static void
draw_labels (SalesPicture *self, cairo_t *cr)
{
  SalesTextBatch *batch = sales_text_batch_new (cr);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const SalesLabel *label = &g_array_index (self->labels, SalesLabel, i);

      if (i == 0 || !color_equal (&label->color, &(label - 1)->color))
        {
          sales_text_batch_flush (batch);
          set_color (cr, &label->color);
        }
      sales_text_batch_add (batch, label->text, label->area.x, label->baseline);
    }
  sales_text_batch_free (batch);
}

/**
 * sales_picture_draw:
 * @self: a picture that is laid out
 * @cr: where to draw; its state is kept
 */
void
sales_picture_draw (SalesPicture *self, cairo_t *cr)
{
  cairo_save (cr);
  sales_picture_draw_shapes (self, cr);
  draw_labels (self, cr);
  cairo_restore (cr);
}

/* ---- What charts ask ---- */

const SalesPalette *
sales_picture_get_palette (SalesPicture *self)
{
  return self->palette;
}

double
sales_picture_get_width (SalesPicture *self)
{
  return self->width;
}

double
sales_picture_get_em (SalesPicture *self)
{
  return self->style.font_size;
}

double
sales_picture_get_line_height (SalesPicture *self)
{
  return self->line_height;
}

/**
 * sales_picture_get_stroke:
 * @self: a picture
 * @width: a line's width on a screen
 *
 * Returns: the width to draw: half more in high contrast, less on paper, which is finer
 */
double
sales_picture_get_stroke (SalesPicture *self, double width)
{
  if (self->style.palette == SALES_PALETTE_PRINT)
    return width * 0.7;
  return self->style.high_contrast ? width * 1.5 : width;
}

/**
 * sales_picture_mirror:
 * @self: a picture
 * @x: the left end of something, as if text ran from left to right
 * @width: how wide it is
 *
 * Returns: its left end in the style's direction
 */
double
sales_picture_mirror (SalesPicture *self, double x, double width)
{
  return self->style.right_to_left ? self->width - x - width : x;
}

double
sales_picture_snap (SalesPicture *self, double value)
{
  return self->style.palette == SALES_PALETTE_PRINT ? value : round (value);
}

/* ---- What charts add ---- */

static SalesShape *
add_shape (SalesPicture *self, SalesShapeKind kind, const SalesColor *color)
{
  SalesShape *shape;

  g_array_set_size (self->shapes, self->shapes->len + 1);
  shape = &g_array_index (self->shapes, SalesShape, self->shapes->len - 1);
  *shape = (SalesShape){ .kind = kind, .color = *color, .first_point = self->points->len };
  return shape;
}

static void
push_point (SalesPicture *self, double x, double y)
{
  SalesPoint point = { x, y };

  g_array_append_val (self->points, point);
  g_array_index (self->shapes, SalesShape, self->shapes->len - 1).n_points++;
}

void
sales_picture_add_rect (SalesPicture *self, const SalesColor *color, double x, double y, double width, double height, double radius)
{
  SalesShape *shape;
  double left = sales_picture_mirror (self, x, width);
  double x1 = sales_picture_snap (self, left), x2 = sales_picture_snap (self, left + width);
  double y1 = sales_picture_snap (self, y), y2 = sales_picture_snap (self, y + height);

  if (x2 <= x1 || y2 <= y1)
    return;
  shape = add_shape (self, SALES_SHAPE_AREA, color);
  shape->rectangle = TRUE;
  shape->radius = radius;
  push_point (self, x1, y1);
  push_point (self, x2, y2);
}

void
sales_picture_add_frame (SalesPicture *self, const SalesColor *color, double line_width, double x, double y, double width, double height, double radius)
{
  SalesShape *shape;
  double left = sales_picture_mirror (self, x, width), inset = line_width / 2;
  double x1 = sales_picture_snap (self, left) + inset, x2 = sales_picture_snap (self, left + width) - inset;
  double y1 = sales_picture_snap (self, y) + inset, y2 = sales_picture_snap (self, y + height) - inset;

  if (x2 <= x1 || y2 <= y1)
    return;
  shape = add_shape (self, SALES_SHAPE_FRAME, color);
  shape->rectangle = TRUE;
  shape->radius = radius;
  shape->line_width = line_width;
  push_point (self, x1, y1);
  push_point (self, x2, y2);
}

/* The middle of a line of that width that fills whole pixels. */
static double
sharp (SalesPicture *self, double value, double line_width)
{
  if (self->style.palette == SALES_PALETTE_PRINT)
    return value;
  return (int) round (line_width) % 2 == 0 ? round (value) : floor (value) + 0.5;
}

void
sales_picture_add_line (SalesPicture *self, const SalesColor *color, double line_width, SalesLineKind line, double x1, double y1, double x2, double y2)
{
  SalesShape *shape = add_shape (self, SALES_SHAPE_LINE, color);

  shape->line_width = line_width;
  shape->line = line;
  x1 = sales_picture_mirror (self, x1, 0);
  x2 = sales_picture_mirror (self, x2, 0);
  if (x1 == x2)
    x1 = x2 = sharp (self, x1, line_width);
  if (y1 == y2)
    y1 = y2 = sharp (self, y1, line_width);
  push_point (self, x1, y1);
  push_point (self, x2, y2);
}

void
sales_picture_begin_line (SalesPicture *self, const SalesColor *color, double line_width, SalesLineKind line)
{
  SalesShape *shape = add_shape (self, SALES_SHAPE_LINE, color);

  shape->line_width = line_width;
  shape->line = line;
}

void
sales_picture_begin_area (SalesPicture *self, const SalesColor *color)
{
  add_shape (self, SALES_SHAPE_AREA, color);
}

void
sales_picture_add_point (SalesPicture *self, double x, double y)
{
  push_point (self, sales_picture_mirror (self, x, 0), y);
}

/**
 * sales_picture_measure:
 * @self: a picture that is being laid out
 * @style: regular, bold or small
 * @string: a text
 *
 * Returns: how wide it is
 */
double
sales_picture_measure (SalesPicture *self, SalesTextStyle style, const char *string)
{
  g_autoptr (SalesText) text = sales_text_cache_lookup (self->texts, style, string, -1);

  return sales_text_get_width (text);
}

static guint
push_label (SalesPicture *self, const SalesColor *color, SalesText *text, double left, double top)
{
  SalesLabel label = { .color = *color, .text = text };

  label.area.width = sales_text_get_width (text);
  label.area.height = sales_text_get_height (text);
  label.area.x = sales_picture_snap (self, sales_picture_mirror (self, left, label.area.width));
  label.baseline = sales_picture_snap (self, top + sales_text_get_ascent (text));
  label.area.y = label.baseline - sales_text_get_ascent (text);
  g_array_append_val (self->labels, label);
  return self->labels->len - 1;
}

/**
 * sales_picture_add_text:
 * @self: a picture that is being laid out
 * @style: regular, bold or small
 * @color: of its letters
 * @string: a text
 * @x: its start, middle or end
 * @y: the middle of its line
 * @align: what @x is
 * @max_width: what it is shortened to, or less than 0
 *
 * Returns: the label's index, valid until the picture is finished
 */
guint
sales_picture_add_text (SalesPicture *self, SalesTextStyle style, const SalesColor *color, const char *string, double x, double y, SalesAlign align, double max_width)
{
  SalesText *text = sales_text_cache_lookup (self->texts, style, string, max_width);
  double width = sales_text_get_width (text);

  if (align != SALES_ALIGN_START)
    x -= align == SALES_ALIGN_CENTER ? width / 2 : width;
  return push_label (self, color, text, x, y - sales_text_get_height (text) / 2);
}

/**
 * sales_picture_add_paragraph:
 * @self: a picture that is being laid out
 * @color: of its letters
 * @string: a sentence or several
 * @x: left end of its room
 * @y: top of its room
 * @width: how wide a line may be
 * @height: in the middle of which it stands
 */
void
sales_picture_add_paragraph (SalesPicture *self, const SalesColor *color, const char *string, double x, double y, double width, double height)
{
  SalesText *text = sales_text_cache_wrap (self->texts, SALES_TEXT_REGULAR, string, width, PANGO_ALIGN_CENTER);

  push_label (self, color, text, x + (width - sales_text_get_width (text)) / 2, y + MAX (0, (height - sales_text_get_height (text)) / 2));
}

/**
 * sales_picture_is_free:
 * @self: a picture
 * @area: where something would stand, as if text ran from left to right
 *
 * Returns: whether no label that was added touches it and it lies inside the picture
 */
gboolean
sales_picture_is_free (SalesPicture *self, const cairo_rectangle_t *area)
{
  double x = sales_picture_mirror (self, area->x, area->width);

  if (x < 0 || area->y < 0 || x + area->width > self->width || area->y + area->height > self->height)
    return FALSE;
  for (guint i = 0; i < self->labels->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (self->labels, SalesLabel, i).area;

      if (x < other->x + other->width && other->x < x + area->width && area->y < other->y + other->height &&
          other->y < area->y + area->height)
        return FALSE;
    }
  return TRUE;
}

static gboolean
segment_crosses (const SalesPoint *a, const SalesPoint *b, double left, double top, double right, double bottom)
{
  const SalesPoint *from = a->x <= b->x ? a : b, *to = a->x <= b->x ? b : a;
  double slope, x1 = MAX (from->x, left), x2 = MIN (to->x, right), y1, y2;

  if (x1 > x2)
    return FALSE;
  if (to->x - from->x < 1e-9)
    return MAX (a->y, b->y) >= top && MIN (a->y, b->y) <= bottom;
  slope = (to->y - from->y) / (to->x - from->x);
  y1 = from->y + slope * (x1 - from->x);
  y2 = from->y + slope * (x2 - from->x);
  return MAX (y1, y2) >= top && MIN (y1, y2) <= bottom;
}

/**
 * sales_picture_crosses:
 * @self: a picture
 * @first: the first shape that counts
 * @end: the first one that no longer counts
 * @area: where something would stand, as if text ran from left to right
 *
 * Returns: whether a line, or the edge of an area, passes through it
 */
gboolean
sales_picture_crosses (SalesPicture *self, guint first, guint end, const cairo_rectangle_t *area)
{
  double x = sales_picture_mirror (self, area->x, area->width);

  for (guint i = first; i < end; i++)
    {
      const SalesShape *shape = sales_picture_get_shape (self, i);
      const SalesPoint *points = sales_picture_get_points (self, shape);

      for (guint point = 1; point < shape->n_points; point++)
        if (segment_crosses (&points[point - 1], &points[point], x, area->y, x + area->width, area->y + area->height))
          return TRUE;
    }
  return FALSE;
}

/* ---- What tests and the window ask ---- */

guint
sales_picture_get_n_labels (SalesPicture *self)
{
  return self->labels->len;
}

const SalesLabel *
sales_picture_get_label (SalesPicture *self, guint label)
{
  return &g_array_index (self->labels, SalesLabel, label);
}

guint
sales_picture_get_n_shapes (SalesPicture *self)
{
  return self->shapes->len;
}

const SalesShape *
sales_picture_get_shape (SalesPicture *self, guint shape)
{
  return &g_array_index (self->shapes, SalesShape, shape);
}

const SalesPoint *
sales_picture_get_points (SalesPicture *self, const SalesShape *shape)
{
  return &g_array_index (self->points, SalesPoint, shape->first_point);
}
