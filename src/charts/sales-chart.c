/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* How far from a mark it is still meant, in font sizes. */
#define NEAR 1.5

typedef struct
{
  char         *title;
  char         *subtitle;
  char         *empty_text;
  GArray       *marks;
  SalesPicture *picture;
  double        near;
} SalesChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalesChart, sales_chart, G_TYPE_OBJECT)

static SalesChartPrivate *
priv (SalesChart *self)
{
  return sales_chart_get_instance_private (self);
}

static void
finalize (GObject *object)
{
  SalesChartPrivate *self = priv (SALES_CHART (object));

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->empty_text);
  g_array_unref (self->marks);
  sales_picture_free (self->picture);
  G_OBJECT_CLASS (sales_chart_parent_class)->finalize (object);
}

static void
draw (SalesChart *self, const SalesChartStyle *style, cairo_t *cr)
{
  sales_picture_draw (priv (self)->picture, cr);
}

static void
sales_chart_class_init (SalesChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  klass->draw = draw;
}

static void
sales_chart_init (SalesChart *self)
{
  priv (self)->marks = g_array_new (FALSE, FALSE, sizeof (SalesChartMark));
  priv (self)->picture = sales_picture_new ();
}

/* ---- Picture ---- */

/**
 * sales_chart_get_picture:
 * @self: a chart
 *
 * Returns: (transfer none): what it consists of, as laid out last
 */
SalesPicture *
sales_chart_get_picture (SalesChart *self)
{
  return priv (self)->picture;
}

/**
 * sales_chart_layout:
 * @self: a chart
 * @style: how it is drawn
 * @cr: (nullable): what it will be drawn on
 * @width: its size in the unit of @cr
 * @height: its size
 *
 * Puts everything in its place and makes the marks. Main thread only.
 */
void
sales_chart_layout (SalesChart *self, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesPicture *picture = priv (self)->picture;

  g_return_if_fail (style->font_size > 0);
  sales_chart_clear_marks (self);
  priv (self)->near = NEAR * style->font_size;
  width = MAX (width, 1);
  height = MAX (height, 1);
  sales_picture_begin (picture, style, cr, width, height);
  if (sales_chart_get_n_rows (self) > 0)
    SALES_CHART_GET_CLASS (self)->layout (self, style, cr, width, height);
  else
    {
      const char *text = sales_chart_get_empty_text (self);
      double inset = MIN (2 * style->font_size, width / 8);

      sales_picture_add_paragraph (picture, &sales_picture_get_palette (picture)->muted,
                                   text != NULL ? text : _("There are no figures here yet."), inset, 0,
                                   width - 2 * inset, height);
    }
  sales_picture_end (picture);
}

/**
 * sales_chart_draw:
 * @self: a chart that is laid out
 * @style: the same as in sales_chart_layout()
 * @cr: where to draw
 */
void
sales_chart_draw (SalesChart *self, const SalesChartStyle *style, cairo_t *cr)
{
  SALES_CHART_GET_CLASS (self)->draw (self, style, cr);
}

/**
 * sales_chart_render:
 * @self: a chart
 * @style: how it is drawn
 * @cr: where to draw
 * @width: its size in the unit of @cr
 * @height: its size
 */
void
sales_chart_render (SalesChart *self, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  sales_chart_layout (self, style, cr, width, height);
  sales_chart_draw (self, style, cr);
}

/**
 * sales_chart_get_height:
 * @self: a chart
 * @style: how it is drawn
 * @width: how wide it will be
 *
 * Returns: the height that it wants, in the unit of @style
 */
double
sales_chart_get_height (SalesChart *self, const SalesChartStyle *style, double width)
{
  return ceil (SALES_CHART_GET_CLASS (self)->get_height (self, style, width));
}

/* ---- Words ---- */

/**
 * sales_chart_get_title:
 * @self: a chart
 *
 * Returns: (transfer none): its title, "" at first
 */
const char *
sales_chart_get_title (SalesChart *self)
{
  return priv (self)->title != NULL ? priv (self)->title : "";
}

void
sales_chart_set_title (SalesChart *self, const char *title)
{
  g_free (priv (self)->title);
  priv (self)->title = g_strdup (title);
}

/**
 * sales_chart_get_subtitle:
 * @self: a chart
 *
 * Returns: (transfer none): its subtitle, "" at first
 */
const char *
sales_chart_get_subtitle (SalesChart *self)
{
  return priv (self)->subtitle != NULL ? priv (self)->subtitle : "";
}

void
sales_chart_set_subtitle (SalesChart *self, const char *subtitle)
{
  g_free (priv (self)->subtitle);
  priv (self)->subtitle = g_strdup (subtitle);
}

/**
 * sales_chart_get_empty_text:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): why it is empty
 */
const char *
sales_chart_get_empty_text (SalesChart *self)
{
  return priv (self)->empty_text;
}

void
sales_chart_set_empty_text (SalesChart *self, const char *text)
{
  g_free (priv (self)->empty_text);
  priv (self)->empty_text = g_strdup (text);
}

/**
 * sales_chart_dup_description:
 * @self: a chart
 *
 * Returns: (transfer full): the finding in words, made from the figures; why there is none where
 *   there are no figures
 */
char *
sales_chart_dup_description (SalesChart *self)
{
  const char *text = sales_chart_get_empty_text (self);

  if (sales_chart_get_n_rows (self) > 0)
    return SALES_CHART_GET_CLASS (self)->dup_description (self);
  return g_strdup (text != NULL ? text : _("There are no figures here yet."));
}

/* ---- Marks ---- */

guint
sales_chart_get_n_marks (SalesChart *self)
{
  return priv (self)->marks->len;
}

/**
 * sales_chart_get_mark:
 * @self: a chart that is laid out
 * @mark: 0 to n_marks − 1
 *
 * Returns: (transfer none): the mark, valid until the next layout
 */
const SalesChartMark *
sales_chart_get_mark (SalesChart *self, guint mark)
{
  g_return_val_if_fail (mark < priv (self)->marks->len, NULL);
  return &g_array_index (priv (self)->marks, SalesChartMark, mark);
}

static double
distance (const SalesChartMark *mark, double x, double y)
{
  double dx = MAX (MAX (mark->area.x - x, x - mark->area.x - mark->area.width), 0);
  double dy = MAX (MAX (mark->area.y - y, y - mark->area.y - mark->area.height), 0);

  return hypot (dx, dy);
}

/**
 * sales_chart_find_mark:
 * @self: a chart that is laid out
 * @x: a place in the chart
 * @y: a place in the chart
 *
 * Returns: the mark there or the nearest one close by, or −1
 */
int
sales_chart_find_mark (SalesChart *self, double x, double y)
{
  GArray *marks = priv (self)->marks;
  double nearest = priv (self)->near;
  int result = -1;

  for (guint i = 0; i < marks->len && nearest > 0; i++)
    {
      double here = distance (&g_array_index (marks, SalesChartMark, i), x, y);

      if (here < nearest)
        {
          nearest = here;
          result = i;
        }
    }
  return result;
}

/**
 * sales_chart_dup_label:
 * @self: a chart that is laid out
 * @mark: 0 to n_marks − 1
 *
 * Returns: (transfer full): what stands there, in words
 */
char *
sales_chart_dup_label (SalesChart *self, guint mark)
{
  g_return_val_if_fail (mark < priv (self)->marks->len, NULL);
  return SALES_CHART_GET_CLASS (self)->dup_label (self, mark);
}

void
sales_chart_clear_marks (SalesChart *self)
{
  g_array_set_size (priv (self)->marks, 0);
}

/**
 * sales_chart_add_mark:
 * @self: a chart that is being laid out
 * @mark: a mark, as if text ran from left to right
 */
void
sales_chart_add_mark (SalesChart *self, const SalesChartMark *mark)
{
  SalesChartMark placed = *mark;

  placed.area.x = sales_picture_mirror (priv (self)->picture, mark->area.x, mark->area.width);
  placed.x = sales_picture_mirror (priv (self)->picture, mark->x, 0);
  g_array_append_val (priv (self)->marks, placed);
}

/**
 * sales_chart_fit_rows:
 * @n: how many rows there are
 * @room: how high they may be together
 * @min_height: the least height of one
 * @has_rest: (out): whether the last row that is counted is to say how many are left out
 *
 * Returns: how many rows fit, at least one
 */
guint
sales_chart_fit_rows (guint n, double room, double min_height, gboolean *has_rest)
{
  guint fits = MAX (1, (guint) floor (room / min_height + 0.01));

  *has_rest = fits < n;
  return MIN (fits, n);
}

/**
 * sales_chart_add_rest:
 * @self: a chart that is being laid out
 * @n: how many are left out
 * @y: top of the line
 * @height: of the line
 */
void
sales_chart_add_rest (SalesChart *self, guint n, double y, double height)
{
  SalesPicture *picture = priv (self)->picture;
  /* TRANSLATORS: last line of a chart in which not all rows have room */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &sales_picture_get_palette (picture)->muted, text, 0, y + height / 2,
                          SALES_ALIGN_START, sales_picture_get_width (picture));
}

/* ---- Table ---- */

guint
sales_chart_get_n_columns (SalesChart *self)
{
  return SALES_CHART_GET_CLASS (self)->get_n_columns (self);
}

/**
 * sales_chart_dup_column:
 * @self: a chart
 * @column: 0 to n_columns − 1; the first names the row
 *
 * Returns: (transfer full): the column's heading
 */
char *
sales_chart_dup_column (SalesChart *self, guint column)
{
  return SALES_CHART_GET_CLASS (self)->dup_column (self, column);
}

guint
sales_chart_get_n_rows (SalesChart *self)
{
  return SALES_CHART_GET_CLASS (self)->get_n_rows (self);
}

/**
 * sales_chart_dup_cell:
 * @self: a chart
 * @row: 0 to n_rows − 1
 * @column: 0 to n_columns − 1
 *
 * Returns: (transfer full): the figure as it is, "" where there is none
 */
char *
sales_chart_dup_cell (SalesChart *self, guint row, guint column)
{
  return SALES_CHART_GET_CLASS (self)->dup_cell (self, row, column);
}
