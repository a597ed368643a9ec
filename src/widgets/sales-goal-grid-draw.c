/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing: what is in sight and nothing else. A row is drawn once into a node that scrolling only
 * moves; nodes go when the table, the font, the colours or the widths change. */

#include "widgets/sales-goal-grid-private.h"

#include <adwaita.h>

#include "base/sales-locale.h"
#include "charts/sales-palette.h"
#include "reports/sales-wording.h"

#define PADDING SALES_GOAL_GRID_PADDING
/* So many rows are kept at most. */
#define MAX_NODES 1500

typedef struct
{
  SalesGoalGrid      *grid;
  GtkSnapshot        *snapshot;
  PangoLayout        *layout;
  PangoLayout        *bold;
  const SalesPalette *palette;
  GdkRGBA             text;
  GdkRGBA             muted;
  GdkRGBA             line;
  GdkRGBA             tint;
  GdkRGBA             accent;
  int                 width, height;
} Drawing;

static GdkRGBA
to_rgba (const SalesColor *color)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue,
                    (float) color->alpha };
}

static void
fill (Drawing *d, double x, double y, double width, double height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (d->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Figures end where the line ends, names begin where it begins. */
static void
draw_text (Drawing *d, const char *text, double x, double y, double width, gboolean at_end, gboolean bold, const GdkRGBA *color)
{
  PangoLayout *layout = bold ? d->bold : d->layout;
  PangoRectangle size;

  if (width <= 0)
    return;
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_extents (layout, NULL, &size);
  if (size.width > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_get_pixel_extents (layout, NULL, &size);
    }
  if (at_end != sales_goal_grid_is_mirrored (d->grid))
    x += width - size.width;
  gtk_snapshot_save (d->snapshot);
  gtk_snapshot_translate (d->snapshot, &GRAPHENE_POINT_INIT ((float) (x - size.x), (float) y));
  gtk_snapshot_append_layout (d->snapshot, layout, color);
  gtk_snapshot_restore (d->snapshot);
}

/* Nodes --------------------------------------------------------------------------------------- */

void
sales_goal_grid_forget_nodes (SalesGoalGrid *self)
{
  for (int i = 0; i < self->n_nodes; i++)
    {
      g_clear_pointer (&self->row_nodes[i], gsk_render_node_unref);
      g_clear_pointer (&self->name_nodes[i], gsk_render_node_unref);
    }
  g_clear_pointer (&self->row_nodes, g_free);
  g_clear_pointer (&self->name_nodes, g_free);
  self->n_nodes = self->n_kept = 0;
}

static void
need_nodes (SalesGoalGrid *self, int first, int last)
{
  int n = sales_goal_grid_get_n_rows (self);

  if (self->n_nodes != n)
    {
      sales_goal_grid_forget_nodes (self);
      self->row_nodes = g_new0 (GskRenderNode *, n);
      self->name_nodes = g_new0 (GskRenderNode *, n);
      self->n_nodes = n;
    }
  for (int i = 0; i < n && self->n_kept > MAX_NODES; i++)
    if ((i < first || i > last) && self->row_nodes[i] != NULL)
      {
        g_clear_pointer (&self->row_nodes[i], gsk_render_node_unref);
        g_clear_pointer (&self->name_nodes[i], gsk_render_node_unref);
        self->n_kept--;
      }
}

static void
draw_cell (Drawing *d, int row, int column)
{
  SalesGoalGrid *self = d->grid;
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  const SalesGoalCell *cell = &it->cells[column];
  gint64 value = sales_goal_cell_get_value (cell), gap;
  double x = sales_goal_grid_get_column_x (self, column);
  double width = self->columns_x[column + 1] - self->columns_x[column], height = self->rows_y[row + 1] - self->rows_y[row];

  if (self->table->columns[column].period.kind != SALES_PERIOD_MONTH && it->n_children == 0)
    fill (d, x, 0, width, height, &d->tint);
  if (value >= 0)
    {
      g_autofree char *text = sales_goal_grid_format_value (self, column, value);

      draw_text (d, text, x + PADDING, 6, width - 2 * PADDING, TRUE, cell->own >= 0 && it->n_children > 0,
                 cell->own >= 0 ? &d->text : &d->muted);
    }
  if (cell->revised)
    {
      GdkRGBA mark = to_rgba (&d->palette->event);

      fill (d, sales_goal_grid_is_mirrored (self) ? x + 2 : x + width - 6, 2, 4, 4, &mark);
    }
  if (height > self->line_height + 13 && sales_goal_cell_get_gap (cell, &gap) && gap != 0)
    {
      g_autofree char *text = sales_goal_grid_format_gap (self, column, gap);
      GdkRGBA color = to_rgba (gap < 0 ? &d->palette->missed_text : &d->palette->met_text);

      draw_text (d, text, x + 2, 6 + self->line_height, width - PADDING - 2, TRUE, FALSE, &color);
    }
}

/* A row's cells as if it were scrolled to nowhere. */
static GskRenderNode *
make_row (Drawing *d, int row)
{
  SalesGoalGrid *self = d->grid;
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  double height = self->rows_y[row + 1] - self->rows_y[row];
  int width = MAX (sales_goal_grid_get_content_size (self, GTK_ORIENTATION_HORIZONTAL),
                   d->width - sales_goal_grid_get_names_width (self));
  GtkSnapshot *before = d->snapshot;
  GskRenderNode *node;

  d->snapshot = gtk_snapshot_new ();
  if (it->n_children > 0)
    fill (d, 0, 0, width, height, &d->tint);
  fill (d, 0, height - 1, width, 1, &d->line);
  for (int j = 0; j < self->table->n_columns; j++)
    draw_cell (d, row, j);
  node = gtk_snapshot_free_to_node (d->snapshot);
  d->snapshot = before;
  return node;
}

static GskRenderNode *
make_name (Drawing *d, int row)
{
  SalesGoalGrid *self = d->grid;
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  int names = sales_goal_grid_get_names_width (self), indent = sales_goal_grid_get_indent (self, row);
  double height = self->rows_y[row + 1] - self->rows_y[row];
  g_autofree char *name = sales_goal_grid_format_name (self, row);
  GtkSnapshot *before = d->snapshot;
  GskRenderNode *node;

  d->snapshot = gtk_snapshot_new ();
  if (it->n_children > 0)
    fill (d, 0, 0, names, height, &d->tint);
  fill (d, 0, height - 1, names, 1, &d->line);
  draw_text (d, name, sales_goal_grid_is_mirrored (self) ? PADDING : indent, 6, names - indent - PADDING, FALSE,
             it->n_children > 0, it->former || it->vacant ? &d->muted : &d->text);
  node = gtk_snapshot_free_to_node (d->snapshot);
  d->snapshot = before;
  return node;
}

static void
append_at (Drawing *d, GskRenderNode *node, double x, double y)
{
  if (node == NULL)
    return;
  gtk_snapshot_save (d->snapshot);
  gtk_snapshot_translate (d->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (d->snapshot, node);
  gtk_snapshot_restore (d->snapshot);
}

/* Drawing ------------------------------------------------------------------------------------- */

static void
draw_selection (Drawing *d)
{
  SalesGoalGrid *self = d->grid;
  graphene_rect_t one, other;
  GdkRGBA wash = d->accent;
  GskRoundedRect outline;

  if (!sales_goal_grid_get_cell_area (self, self->row, self->column, &one))
    return;
  if (sales_goal_grid_get_cell_area (self, self->anchor_row, self->anchor_column, &other))
    {
      graphene_rect_union (&one, &other, &other);
      wash.alpha = 0.15f;
      gtk_snapshot_append_color (d->snapshot, &wash, &other);
    }
  gsk_rounded_rect_init_from_rect (&outline, &one, 0);
  wash = d->accent;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL && !gtk_widget_has_focus (GTK_WIDGET (self)))
    wash.alpha = 0.5f;
  gtk_snapshot_append_border (d->snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ wash, wash, wash, wash });
}

static void
draw_rows (Drawing *d, int first, int last)
{
  SalesGoalGrid *self = d->grid;
  int names = sales_goal_grid_get_names_width (self), cells = sales_goal_grid_get_cells_left (self);
  int names_x = sales_goal_grid_is_mirrored (self) ? d->width - names : 0;
  double left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  double top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  float height = (float) (d->height - self->header_height);

  need_nodes (self, first, last);
  for (int i = first; i <= last; i++)
    if (self->row_nodes[i] == NULL)
      {
        self->row_nodes[i] = make_row (d, i);
        self->name_nodes[i] = make_name (d, i);
        self->n_kept++;
      }
  gtk_snapshot_push_clip (d->snapshot, &GRAPHENE_RECT_INIT ((float) cells, (float) self->header_height,
                                                            (float) (d->width - names), height));
  for (int i = first; i <= last; i++)
    append_at (d, self->row_nodes[i], cells - left, self->header_height + self->rows_y[i] - top);
  draw_selection (d);
  gtk_snapshot_pop (d->snapshot);
  gtk_snapshot_push_clip (d->snapshot, &GRAPHENE_RECT_INIT ((float) names_x, (float) self->header_height, (float) names, height));
  for (int i = first; i <= last; i++)
    append_at (d, self->name_nodes[i], names_x, self->header_height + self->rows_y[i] - top);
  fill (d, sales_goal_grid_is_mirrored (self) ? names_x : names_x + names - 1, self->header_height, 1, d->height, &d->line);
  gtk_snapshot_pop (d->snapshot);
}

/* A period over the columns of all measures, and each measure over its own. */
static void
draw_titles (Drawing *d, int column)
{
  SalesGoalGrid *self = d->grid;
  int n = self->table->n_measures;
  double left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  int ends = column + n - 1;
  double x = sales_goal_grid_get_cells_left (self) - left +
             MIN (sales_goal_grid_get_column_x (self, column), sales_goal_grid_get_column_x (self, ends));
  double width = self->columns_x[ends + 1] - self->columns_x[column];
  g_autofree char *title = sales_goal_grid_format_period (self, column);

  if (x + width < 0 || x > d->width)
    return;
  if (self->table->columns[column].period.kind != SALES_PERIOD_MONTH)
    fill (d, x, 0, width, self->header_height, &d->tint);
  draw_text (d, title, x + PADDING, 7, width - 2 * PADDING, n == 1, TRUE, &d->muted);
  for (int i = column; n > 1 && i <= ends; i++)
    {
      double at = sales_goal_grid_get_cells_left (self) - left + sales_goal_grid_get_column_x (self, i);
      double each = self->columns_x[i + 1] - self->columns_x[i];

      draw_text (d, sales_wording_measure (self->table->columns[i].measure), at + PADDING, 9 + self->line_height,
                 each - 2 * PADDING, TRUE, FALSE, &d->muted);
    }
  if (n > 1)
    fill (d, sales_goal_grid_is_mirrored (self) ? x + width - 1 : x, 4, 1, self->header_height - 8, &d->line);
}

static void
draw_header (Drawing *d)
{
  SalesGoalGrid *self = d->grid;
  int names = sales_goal_grid_get_names_width (self);

  gtk_snapshot_push_clip (d->snapshot,
                          &GRAPHENE_RECT_INIT ((float) sales_goal_grid_get_cells_left (self), 0, (float) (d->width - names),
                                               (float) self->header_height));
  for (int j = 0; j < self->table->n_columns; j += self->table->n_measures)
    draw_titles (d, j);
  gtk_snapshot_pop (d->snapshot);
  fill (d, 0, self->header_height - 1, d->width, 1, &d->line);
}

static PangoLayout *
new_layout (SalesGoalGrid *self, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = NULL;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (bold)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

void
sales_goal_grid_draw (SalesGoalGrid *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = new_layout (self, FALSE);
  g_autoptr (PangoLayout) bold = new_layout (self, TRUE);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  Drawing d = {
    .grid = self,
    .snapshot = snapshot,
    .layout = layout,
    .bold = bold,
    .palette = sales_palette_get (
        adw_style_manager_get_dark (manager) ? SALES_PALETTE_DARK : SALES_PALETTE_LIGHT, contrast),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };
  int first, last;

  if (self->table == NULL || self->rows_y == NULL)
    return;
  gtk_style_context_get_color (context, &d.text);
  d.muted = to_rgba (&d.palette->muted);
  d.line = d.text;
  d.line.alpha = contrast ? 0.5f : 0.12f;
  d.tint = d.text;
  d.tint.alpha = 0.04f;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &d.accent))
    d.accent = d.text;
  sales_goal_grid_get_visible_rows (self, &first, &last);
  draw_rows (&d, first, last);
  draw_header (&d);
}
