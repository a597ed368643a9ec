/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-tree-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/sales-text.h"
#include "charts/sales-chart-private.h"

/* In font sizes. */
#define BOX_WIDTH 18.0
#define HEAD_HEIGHT 2.0
#define LINE_HEIGHT 1.55
#define INSET 0.6
#define GAP_X 1.4
#define GAP_Y 1.5
/* Boxes without boxes below them hang one below the other, so far to the right of their parent. */
#define HANG 1.2

/* Boxes that hang stand in up to so many columns. */
#define MAX_COLUMNS 12
/* Smaller letters nobody reads. */
#define LEAST_EM 4.5
/* It never grows beyond this, however much room there is. */
#define MAX_SCALE 1.6

typedef struct
{
  int    parent;
  char  *name, *kind;
  guint  row;
  guint  first_entry, n_entries;
  guint  n_more;
  guint  n_people;       /* with all below it */
  gboolean has_children;
  /* While laying out, in font sizes: the box, and with all below it. */
  guint  columns;        /* of people in the box */
  double width, height;
  double tree_width, tree_height;
  double x, y;
} Box;

typedef struct
{
  guint    box;
  char    *name, *detail;
  gboolean leads, dimmed;
} Entry;

typedef struct
{
  gboolean is_box;
  guint    index;
} Row;

struct _SalesTreeChart
{
  SalesChart parent_instance;
  GArray    *boxes;   /* Box */
  GArray    *entries; /* Entry, by box */
  GArray    *rows;    /* Row: a box, then its entries, then the boxes below it */
};

G_DEFINE_FINAL_TYPE (SalesTreeChart, sales_tree_chart, SALES_TYPE_CHART)

static Box *
get_box (SalesTreeChart *self, guint index)
{
  return &g_array_index (self->boxes, Box, index);
}

static Entry *
get_entry (SalesTreeChart *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static void
box_clear (gpointer data)
{
  Box *box = data;

  g_free (box->name);
  g_free (box->kind);
}

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->detail);
}

/* Sizes ------------------------------------------------------------------------------------------ */

/* A box with very many people is about half as high as it is wide again. */
static void
measure_box (Box *box)
{
  guint lines;

  box->columns = MAX (1, (guint) sqrt (box->n_entries * 0.16));
  lines = (box->n_entries + box->columns - 1) / box->columns;
  box->width = BOX_WIDTH * box->columns;
  box->height = HEAD_HEIGHT + (lines > 0 ? lines * LINE_HEIGHT + INSET : 0);
}

/* The boxes directly below @index, of which those with none below them come first. */
static GArray *
list_children (SalesTreeChart *self, guint index, gboolean with_children)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = index + 1; i < self->boxes->len; i++)
    if (get_box (self, i)->parent == (int) index && get_box (self, i)->has_children == with_children)
      g_array_append_val (children, i);
  return children;
}

/* Boxes that hang, in columns of about the same height: each goes below the last one until the
 * column is full. */
static void
place_hanging (SalesTreeChart *self, GArray *children, guint n_columns, gboolean write, double x, double y, double *width, double *height)
{
  double total = 0, limit, tall = 0, column_width = 0, top = 0, left = HANG;
  guint column = 1;

  for (guint i = 0; i < children->len; i++)
    total += get_box (self, g_array_index (children, guint, i))->height + GAP_Y;
  limit = total / MIN (n_columns, MAX (children->len, 1));
  for (guint i = 0; i < children->len; i++)
    {
      Box *box = get_box (self, g_array_index (children, guint, i));

      if (top > 0 && column < n_columns && top + box->height / 2 > limit)
        {
          left += column_width + GAP_X + HANG;
          column_width = top = 0;
          column++;
        }
      if (write)
        {
          box->x = x + left;
          box->y = y + top;
        }
      top += box->height + GAP_Y;
      column_width = MAX (column_width, box->width);
      tall = MAX (tall, top - GAP_Y);
    }
  *width = children->len > 0 ? left + column_width : 0;
  *height = tall;
}

/* Everything below a box: what hangs, then the boxes that have boxes below them side by side. */
static void
measure_tree (SalesTreeChart *self, guint n_columns)
{
  for (guint i = self->boxes->len; i-- > 0;)
    {
      Box *box = get_box (self, i);
      g_autoptr (GArray) hanging = list_children (self, i, FALSE);
      g_autoptr (GArray) beside = list_children (self, i, TRUE);
      double width, height;

      measure_box (box);
      place_hanging (self, hanging, n_columns, FALSE, 0, 0, &width, &height);
      for (guint j = 0; j < beside->len; j++)
        {
          const Box *child = get_box (self, g_array_index (beside, guint, j));

          width += (width > 0 ? GAP_X * 1.5 : 0) + child->tree_width;
          height = MAX (height, child->tree_height);
        }
      box->tree_width = MAX (box->width, width);
      box->tree_height = box->height + (height > 0 ? GAP_Y + height : 0);
    }
}

static void
place_tree (SalesTreeChart *self, guint n_columns)
{
  get_box (self, 0)->x = get_box (self, 0)->y = 0;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      Box *box = get_box (self, i);
      g_autoptr (GArray) hanging = list_children (self, i, FALSE);
      g_autoptr (GArray) beside = list_children (self, i, TRUE);
      double x = box->x, y = box->y + box->height + GAP_Y, width, height;

      place_hanging (self, hanging, n_columns, TRUE, x, y, &width, &height);
      if (width > 0)
        x += width + GAP_X * 1.5;
      for (guint j = 0; j < beside->len; j++)
        {
          Box *child = get_box (self, g_array_index (beside, guint, j));

          child->x = x;
          child->y = y;
          x += child->tree_width + GAP_X * 1.5;
        }
    }
}

/* The size in font sizes with so many columns. */
static void
get_natural (SalesTreeChart *self, guint n_columns, double *width, double *height)
{
  measure_tree (self, n_columns);
  *width = get_box (self, 0)->tree_width + 2 * INSET;
  *height = get_box (self, 0)->tree_height + 2 * INSET;
}

/* How many columns make the largest picture in this room, and how large its font is. */
static guint
choose_columns (SalesTreeChart *self, double width, double height, double *em)
{
  guint best = 1;

  *em = 0;
  for (guint n = 1; n <= MAX_COLUMNS; n++)
    {
      double natural_width, natural_height, fits;

      get_natural (self, n, &natural_width, &natural_height);
      fits = MIN (width / natural_width, height / natural_height);
      if (fits > *em * 1.001)
        {
          *em = fits;
          best = n;
        }
    }
  return best;
}

/* Layout ------------------------------------------------------------------------------------------ */

static void
add_entry (SalesTreeChart *self, SalesPicture *picture, const Box *box, guint index, double x, double y, double em)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Entry *entry = get_entry (self, box->first_entry + index);
  double width = (BOX_WIDTH - 2 * INSET) * em, height = LINE_HEIGHT * em, middle = y + height / 2;
  SalesChartMark mark = { { x, y, width, height }, x - INSET / 2 * em, middle, box->row + 1 + index };
  SalesTextStyle style = entry->leads ? SALES_TEXT_BOLD : SALES_TEXT_REGULAR;
  double name = sales_picture_measure (picture, style, entry->name), room = width, rest;

  sales_chart_add_mark (SALES_CHART (self), &mark);
  if (em < LEAST_EM)
    {
      /* Only that there is somebody. */
      sales_picture_add_rect (picture, &palette->axis, x, middle - 0.2 * em, MIN (name, width), 0.4 * em, 0);
      return;
    }
  /* The detail takes what the name leaves, at least a quarter; too little is worse than none. */
  rest = MAX (width - name - 0.7 * em, width / 4);
  if (entry->detail != NULL && rest >= 3 * em)
    {
      double own = MIN (sales_picture_measure (picture, SALES_TEXT_SMALL, entry->detail), rest);

      sales_picture_add_text (picture, SALES_TEXT_SMALL, &palette->muted, entry->detail, x + width, middle, SALES_ALIGN_END, own + 0.1);
      room = width - own - 0.5 * em;
    }
  sales_picture_add_text (picture, style, entry->dimmed ? &palette->muted : &palette->text, entry->name, x, middle, SALES_ALIGN_START, MAX (room, em));
}

static void
add_box (SalesTreeChart *self, SalesPicture *picture, guint index, double left, double top, double em)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Box *box = get_box (self, index);
  double x = left + box->x * em, y = top + box->y * em, width = box->width * em, head = HEAD_HEIGHT * em;
  guint lines = (box->n_entries + box->columns - 1) / box->columns;
  SalesChartMark mark = { { x, y, width, head }, x, y + head / 2, box->row };
  g_autofree char *count = g_strdup_printf ("%u", box->n_people);
  double count_width = sales_picture_measure (picture, SALES_TEXT_SMALL, count);

  sales_picture_add_rect (picture, &palette->card, x, y, width, box->height * em, 0.4 * em);
  sales_picture_add_rect (picture, &palette->ranges[1], x, y, width, head, 0.4 * em);
  sales_picture_add_frame (picture, &palette->axis, sales_picture_get_stroke (picture, 1), x, y, width, box->height * em, 0.4 * em);
  sales_picture_add_text (picture, SALES_TEXT_BOLD, &palette->text, box->name, x + INSET * em, y + head / 2, SALES_ALIGN_START,
                          width - 2 * INSET * em - count_width - 0.5 * em);
  sales_picture_add_text (picture, SALES_TEXT_SMALL, &palette->text, count, x + width - INSET * em, y + head / 2, SALES_ALIGN_END, -1);
  sales_chart_add_mark (SALES_CHART (self), &mark);
  for (guint i = 0; i < box->n_entries; i++)
    add_entry (self, picture, box, i, x + INSET * em + i / lines * BOX_WIDTH * em, y + head + 0.3 * em + i % lines * LINE_HEIGHT * em, em);
}

/* From the foot of the box above, down and across. */
static void
add_connector (SalesTreeChart *self, SalesPicture *picture, guint index, double left, double top, double em)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Box *box = get_box (self, index), *above = get_box (self, (guint) box->parent);
  double stroke = sales_picture_get_stroke (picture, 1.2);
  double from_x = left + (above->x + HANG / 2) * em, from_y = top + (above->y + above->height) * em;
  double x = left + box->x * em, y = top + box->y * em, bend = from_y + GAP_Y / 2 * em;

  sales_picture_begin_line (picture, &palette->axis, stroke, SALES_LINE_SOLID);
  sales_picture_add_point (picture, from_x, from_y);
  if (box->has_children)
    {
      double into = x + HANG / 2 * em;

      sales_picture_add_point (picture, from_x, bend);
      sales_picture_add_point (picture, into, bend);
      sales_picture_add_point (picture, into, y);
      return;
    }
  x -= HANG / 2 * em;
  if (x > from_x + 1)
    {
      sales_picture_add_point (picture, from_x, bend);
      sales_picture_add_point (picture, x, bend);
    }
  sales_picture_add_point (picture, x, y + HEAD_HEIGHT / 2 * em);
  sales_picture_add_point (picture, x + HANG / 2 * em, y + HEAD_HEIGHT / 2 * em);
}

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesTreeChart *self = SALES_TREE_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  SalesChartStyle scaled = *style;
  double em, left, top;
  guint n_columns = choose_columns (self, width, height, &em);

  em = MIN (em, style->font_size * MAX_SCALE);
  scaled.font_size = em;
  /* What was begun has the font of the style; this picture has the one that fits. */
  sales_picture_begin (picture, &scaled, cr, width, height);
  measure_tree (self, n_columns);
  place_tree (self, n_columns);
  left = MAX (0, (width - (get_box (self, 0)->tree_width + 2 * INSET) * em) / 2) + INSET * em;
  top = INSET * em;
  for (guint i = 1; i < self->boxes->len; i++)
    add_connector (self, picture, i, left, top, em);
  for (guint i = 0; i < self->boxes->len; i++)
    add_box (self, picture, i, left, top, em);
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  SalesTreeChart *self = SALES_TREE_CHART (chart);
  double best = G_MAXDOUBLE;

  if (self->boxes->len == 0)
    return 6 * style->font_size;
  /* The least high of those that fit into the width; the narrowest if none does. */
  for (guint n = 1; n <= MAX_COLUMNS; n++)
    {
      double natural_width, natural_height;

      get_natural (self, n, &natural_width, &natural_height);
      if (natural_width * style->font_size <= width)
        best = MIN (best, natural_height * style->font_size);
      else if (n == 1)
        return natural_height * (width / natural_width);
    }
  return best;
}

/* Words ------------------------------------------------------------------------------------------- */

static char *
describe_box (const Box *box)
{
  g_autofree char *name = sales_text_isolate (box->name);

  /* TRANSLATORS: a department or team and how many people belong to it: North (Team): 7 people */
  return g_strdup_printf (ngettext ("%1$s (%2$s): %3$u person", "%1$s (%2$s): %3$u people", box->n_people), name, box->kind, box->n_people);
}

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesTreeChart *self = SALES_TREE_CHART (chart);
  guint row = sales_chart_get_mark (chart, mark)->row;
  const Row *it = &g_array_index (self->rows, Row, row);
  const Entry *entry;
  g_autofree char *name = NULL, *box = NULL;

  if (it->is_box)
    return describe_box (get_box (self, it->index));
  entry = get_entry (self, it->index);
  name = sales_text_isolate (entry->name);
  box = sales_text_isolate (get_box (self, entry->box)->name);
  if (entry->detail == NULL)
    /* TRANSLATORS: a person and the team: Jens Petersen, North */
    return g_strdup_printf (_("%1$s, %2$s"), name, box);
  /* TRANSLATORS: a person, a role, and the team: Jens Petersen, team leader, North */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), name, entry->detail, box);
}

static char *
dup_description (SalesChart *chart)
{
  SalesTreeChart *self = SALES_TREE_CHART (chart);
  guint n_people = get_box (self, 0)->n_people, n_units = self->boxes->len - 1;
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  g_autofree char *units = g_strdup_printf (ngettext ("%u department or team", "%u departments and teams", n_units), n_units);

  /* TRANSLATORS: what a chart of the organisation shows: "61 people", "11 departments and teams" */
  return g_strdup_printf (_("%1$s in %2$s."), people, units);
}

static guint
get_n_columns (SalesChart *chart)
{
  return 3;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  return g_strdup (column == 0 ? C_("column", "Name") : column == 1 ? C_("column", "Role") : C_("column", "Belongs to"));
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_TREE_CHART (chart)->rows->len;
}

static char *
dup_cell (SalesChart *chart, guint row, guint column)
{
  SalesTreeChart *self = SALES_TREE_CHART (chart);
  const Row *it = &g_array_index (self->rows, Row, row);
  const Box *box = it->is_box ? get_box (self, it->index) : NULL;
  const Entry *entry = it->is_box ? NULL : get_entry (self, it->index);

  switch (column)
    {
    case 0:
      return g_strdup (box != NULL ? box->name : entry->name);
    case 1:
      return g_strdup (box != NULL ? box->kind : entry->detail != NULL ? entry->detail : "");
    default:
      if (box != NULL)
        return g_strdup (box->parent >= 0 ? get_box (self, (guint) box->parent)->name : "");
      return g_strdup (get_box (self, entry->box)->name);
    }
}

static void
finalize (GObject *object)
{
  SalesTreeChart *self = SALES_TREE_CHART (object);

  g_array_unref (self->boxes);
  g_array_unref (self->entries);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (sales_tree_chart_parent_class)->finalize (object);
}

static void
sales_tree_chart_class_init (SalesTreeChartClass *klass)
{
  SalesChartClass *chart = SALES_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  chart->layout = layout;
  chart->get_height = get_height;
  chart->dup_label = dup_label;
  chart->dup_description = dup_description;
  chart->get_n_columns = get_n_columns;
  chart->dup_column = dup_column;
  chart->get_n_rows = get_n_rows;
  chart->dup_cell = dup_cell;
}

static void
sales_tree_chart_init (SalesTreeChart *self)
{
  self->boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  g_array_set_clear_func (self->boxes, box_clear);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
}

/* Public functions -------------------------------------------------------------------------------- */

static void
add_rows (SalesTreeChart *self, guint index, const SalesTreeEntry *entries, guint n_entries)
{
  Box *box = get_box (self, index);
  Row row = { TRUE, index };

  box->row = self->rows->len;
  box->first_entry = self->entries->len;
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < n_entries; i++)
    if (entries[i].box == (int) index)
      {
        Entry entry = { index, g_strdup (entries[i].name), g_strdup (entries[i].detail), entries[i].leads, entries[i].dimmed };

        row = (Row){ FALSE, self->entries->len };
        g_array_append_val (self->rows, row);
        g_array_append_val (self->entries, entry);
      }
  box->n_entries = self->entries->len - box->first_entry;
  box->n_people = box->n_entries + box->n_more;
}

/**
 * sales_tree_chart_new:
 * @boxes: (array length=n_boxes): copied; each stands after its parent
 * @n_boxes: how many
 * @entries: (array length=n_entries): copied; in the order in which they stand in their boxes
 * @n_entries: how many
 *
 * Returns: (transfer full): a chart of who belongs where
 */
SalesChart *
sales_tree_chart_new (const SalesTreeBox *boxes, guint n_boxes, const SalesTreeEntry *entries, guint n_entries)
{
  SalesTreeChart *self = g_object_new (SALES_TYPE_TREE_CHART, NULL);

  for (guint i = 0; i < n_boxes; i++)
    {
      Box box = { .parent = boxes[i].parent, .name = g_strdup (boxes[i].name), .kind = g_strdup (boxes[i].kind), .n_more = boxes[i].n_more };

      g_assert (boxes[i].parent < (int) i && (boxes[i].parent >= 0 || i == 0));
      g_array_append_val (self->boxes, box);
      if (box.parent >= 0)
        get_box (self, (guint) box.parent)->has_children = TRUE;
    }
  for (guint i = 0; i < n_boxes; i++)
    add_rows (self, i, entries, n_entries);
  for (guint i = n_boxes; i-- > 1;)
    get_box (self, (guint) get_box (self, i)->parent)->n_people += get_box (self, i)->n_people;
  return SALES_CHART (self);
}

/**
 * sales_tree_chart_get_size:
 * @self: a chart
 * @style: how it is drawn
 * @aspect: the proportion that it is to come near to, width ÷ height
 * @width: (out): in the unit of @style
 * @height: (out): in the unit of @style
 */
void
sales_tree_chart_get_size (SalesTreeChart *self, const SalesChartStyle *style, double aspect, double *width, double *height)
{
  double best = G_MAXDOUBLE;

  *width = *height = 6 * style->font_size;
  for (guint n = 1; self->boxes->len > 0 && n <= MAX_COLUMNS; n++)
    {
      double natural_width, natural_height, off;

      get_natural (self, n, &natural_width, &natural_height);
      off = fabs (log (natural_width / natural_height / aspect));
      if (off >= best)
        continue;
      best = off;
      *width = ceil (natural_width * style->font_size);
      *height = ceil (natural_height * style->font_size);
    }
}

/**
 * sales_tree_chart_row_is_box:
 * @self: a chart
 * @row: a row of its table
 * @index: (out): the index of the box or of the entry, as given to sales_tree_chart_new() if the
 *   entries came by box
 *
 * Returns: whether the row is a box
 */
gboolean
sales_tree_chart_row_is_box (SalesTreeChart *self, guint row, guint *index)
{
  const Row *it = &g_array_index (self->rows, Row, row);

  *index = it->index;
  return it->is_box;
}
