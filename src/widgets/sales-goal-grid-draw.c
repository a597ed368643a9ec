/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-goal-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "charts/sales-palette.h"

#define PADDING 8
#define INDENT  14
/* What a column gets at most beyond what it asks for. */
#define MAX_SPREAD 48
/* The rows of the scope's tree that are indented; deeper ones stand like these. */
#define MAX_INDENT 6

typedef struct
{
  SalesGoalGrid      *grid;
  GtkSnapshot        *snapshot;
  PangoLayout        *layout;
  const SalesPalette *palette;
  GdkRGBA             text;
  GdkRGBA             muted;
  GdkRGBA             line;
  GdkRGBA             tint;
  GdkRGBA             accent;
  double              left, top; /* what is scrolled away */
  int                 width, height;
} Drawing;

/* Texts --------------------------------------------------------------------------------------- */

/* The decimals that a column's figures have. */
int
sales_goal_grid_get_scale (SalesGoalGrid *self, int column)
{
  return sales_measure_get_scale (self->table->columns[column].measure, &self->table->currency);
}

static char *
format_value (SalesGoalGrid *self, int column, gint64 value)
{
  SalesLocale *locale = sales_locale_get_default ();

  if (self->table->columns[column].measure == SALES_MEASURE_QUANTITY)
    return sales_locale_format_quantity (locale, value);
  return sales_locale_format_decimal (locale, value, sales_goal_grid_get_scale (self, column), 0);
}

/* Always with its sign: a gap of nothing is no gap. */
static char *
format_gap (SalesGoalGrid *self, int column, gint64 gap)
{
  /* Goals in pieces are whole, or shown so. */
  g_autofree char *text =
      sales_locale_format_signed_decimal (sales_locale_get_default (), gap, sales_goal_grid_get_scale (self, column), 0);

  return g_strconcat (gap < 0 ? "▼ " : "▲ ", text, NULL);
}

static char *
format_column (SalesGoalGrid *self, int column)
{
  const SalesPeriod *period = &self->table->columns[column].period;
  SalesLocale *locale = sales_locale_get_default ();

  if (period->kind == SALES_PERIOD_MONTH)
    return sales_locale_format_month_short (locale, sales_month_from_day (period->first));
  return sales_locale_format_period (locale, period, self->table->year_start);
}

/**
 * sales_goal_grid_describe:
 * @details: (out) (optional) (nullable): how the figure came about
 *
 * Returns: (transfer full): the cell in words: whose, when, how much
 */
char *
sales_goal_grid_describe (SalesGoalGrid *self, int row, int column, char **details)
{
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  const SalesGoalCell *cell = &it->cells[column];
  const SalesPeriod *period = &self->table->columns[column].period;
  gint64 value = sales_goal_cell_get_value (cell);
  g_autofree char *figure = value < 0 ? g_strdup (_("no goal")) : format_value (self, column, value);
  g_autofree char *when = sales_locale_format_day_range (sales_locale_get_default (), period);
  gint64 gap;

  if (details != NULL)
    {
      *details = NULL;
      if (sales_goal_cell_get_gap (cell, &gap) && gap != 0)
        {
          g_autofree char *below = format_value (self, column, cell->children);
          g_autofree char *signed_gap = format_gap (self, column, gap);

          /* TRANSLATORS: the sum of the goals of a team's people, and how much that is more or
           * less than the team's own goal */
          *details = g_strdup_printf (_("The goals below add up to %1$s: %2$s"), below, signed_gap);
        }
      else if (cell->own >= 0)
        *details = cell->revised ? g_strdup (_("Changed since it was first set")) : NULL;
      else if (cell->derived >= 0)
        *details = g_strdup (cell->by_days ? _("From goals of other periods, in part by days")
                                           : _("From goals of other periods"));
      else if (cell->children >= 0)
        *details = g_strdup (_("The sum of the goals below"));
    }
  /* TRANSLATORS: a cell of the goals: whose goal, from when to when, how much */
  return g_strdup_printf (_("%1$s, %2$s: %3$s"), it->name, when, figure);
}

/* Measuring ----------------------------------------------------------------------------------- */

static int
text_width (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The widest figure of a column is taken to be the one of the greatest amount. */
static int
measure_column (SalesGoalGrid *self, PangoLayout *layout, int column)
{
  g_autofree char *title = format_column (self, column);
  g_autofree char *figure = NULL;
  gint64 greatest = 0;

  for (int i = 0; i < sales_goal_grid_get_n_rows (self); i++)
    {
      const SalesGoalCell *cell = &sales_goal_grid_get_row (self, i)->cells[column];

      greatest = MAX (greatest, MAX (sales_goal_cell_get_value (cell), cell->children));
    }
  figure = format_value (self, column, greatest);
  return MAX (text_width (layout, title), text_width (layout, figure)) + 2 * PADDING + 12;
}

static gboolean
has_gap (const SalesGoalRow *row, int n_columns)
{
  gint64 gap;

  for (int i = 0; i < n_columns; i++)
    if (sales_goal_cell_get_gap (&row->cells[i], &gap) && gap != 0)
      return TRUE;
  return FALSE;
}

static int
indent_of (const SalesGoalRow *row)
{
  return PADDING + MIN (row->depth, MAX_INDENT) * INDENT;
}

/* Finds all widths and heights anew, after the table or the font has changed. */
void
sales_goal_grid_measure_all (SalesGoalGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int n_rows = sales_goal_grid_get_n_rows (self);

  pango_layout_get_pixel_size (layout, NULL, &self->line_height);
  self->header_height = self->line_height + 14;
  g_clear_pointer (&self->rows_y, g_free);
  g_clear_pointer (&self->columns_x, g_free);
  g_clear_pointer (&self->columns_width, g_free);
  if (self->table == NULL)
    return;
  self->rows_y = g_new0 (int, n_rows + 1);
  self->columns_x = g_new0 (int, self->table->n_columns + 1);
  self->columns_width = g_new0 (int, self->table->n_columns + 1);
  self->names_width = 120;
  for (int i = 0; i < n_rows; i++)
    {
      const SalesGoalRow *row = sales_goal_grid_get_row (self, i);
      int lines = has_gap (row, self->table->n_columns) ? 2 : 1;

      self->rows_y[i + 1] = self->rows_y[i] + lines * self->line_height + 12;
      self->names_width =
          MAX (self->names_width, indent_of (row) + text_width (layout, row->name) + 2 * PADDING);
    }
  self->names_width = MIN (self->names_width, 280);
  for (int i = 0; i < self->table->n_columns; i++)
    self->columns_width[i] = measure_column (self, layout, i);
  sales_goal_grid_spread (self, 0);
}

/* Lays the columns side by side; where there is room they share it. */
void
sales_goal_grid_spread (SalesGoalGrid *self, int width)
{
  int more = 0;

  if (self->columns_x == NULL)
    return;
  for (int i = 0; i < self->table->n_columns; i++)
    width -= self->columns_width[i];
  if (width > 0)
    more = MIN (width / self->table->n_columns, MAX_SPREAD);
  for (int i = 0; i < self->table->n_columns; i++)
    self->columns_x[i + 1] = self->columns_x[i] + self->columns_width[i] + more;
}

/* Names give way where there is little room. */
int
sales_goal_grid_get_names_width (SalesGoalGrid *self)
{
  return MIN (self->names_width, MAX (110, gtk_widget_get_width (GTK_WIDGET (self)) * 2 / 5));
}

/* In the widget's coordinates, scrolled as it is. */
gboolean
sales_goal_grid_get_cell_area (SalesGoalGrid *self, int row, int column, graphene_rect_t *area)
{
  double left, top;

  if (self->rows_y == NULL || row < 0 || row >= sales_goal_grid_get_n_rows (self) || column < 0 ||
      column >= self->table->n_columns)
    return FALSE;
  left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  graphene_rect_init (area,
                      (float) (sales_goal_grid_get_names_width (self) + self->columns_x[column] - left),
                      (float) (self->header_height + self->rows_y[row] - top),
                      (float) (self->columns_x[column + 1] - self->columns_x[column]),
                      (float) (self->rows_y[row + 1] - self->rows_y[row]));
  return TRUE;
}

static int
find_offset (const int *offsets, int n, double at)
{
  int low = 0, high = n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (offsets[middle + 1] <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* FALSE beside the cells. A place left of them is in the row's first cell. */
gboolean
sales_goal_grid_find_cell (SalesGoalGrid *self, double x, double y, int *row, int *column)
{
  int n_rows = sales_goal_grid_get_n_rows (self);

  if (n_rows == 0 || self->rows_y == NULL || y < self->header_height)
    return FALSE;
  x -= sales_goal_grid_get_names_width (self);
  y += gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]) - self->header_height;
  *column = 0;
  if (x >= 0)
    {
      x += gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      *column = find_offset (self->columns_x, self->table->n_columns, x);
    }
  *row = find_offset (self->rows_y, n_rows, y);
  return *row < n_rows && *column < self->table->n_columns;
}

/* Drawing ------------------------------------------------------------------------------------- */

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

/* @align: 0 left, 1 right. */
static void
draw_text (Drawing *d, const char *text, double x, double y, double width, int align, gboolean bold, const GdkRGBA *color)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoRectangle size;

  if (width <= 0)
    return;
  if (bold)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  pango_layout_set_attributes (d->layout, attributes);
  pango_layout_set_text (d->layout, text, -1);
  pango_layout_set_width (d->layout, (int) (width * PANGO_SCALE));
  pango_layout_get_pixel_extents (d->layout, NULL, &size);
  if (align == 1)
    x += width - size.width;
  gtk_snapshot_save (d->snapshot);
  gtk_snapshot_translate (d->snapshot, &GRAPHENE_POINT_INIT ((float) (x - size.x), (float) y));
  gtk_snapshot_append_layout (d->snapshot, d->layout, color);
  gtk_snapshot_restore (d->snapshot);
}

static void
draw_cell (Drawing *d, const SalesGoalRow *row, int column, const graphene_rect_t *area)
{
  const SalesGoalCell *cell = &row->cells[column];
  gint64 value = sales_goal_cell_get_value (cell);
  gboolean two_lines = area->size.height > d->grid->line_height + 13;
  double x = area->origin.x + PADDING, width = area->size.width - 2 * PADDING;
  double y = area->origin.y + 6;
  g_autofree char *text = value < 0 ? NULL : format_value (d->grid, column, value);
  gint64 gap;

  if (text != NULL)
    draw_text (d, text, x, y, width, 1, cell->own >= 0 && row->n_children > 0,
               cell->own >= 0 ? &d->text : &d->muted);
  if (cell->revised)
    {
      GdkRGBA mark = to_rgba (&d->palette->event);

      fill (d, area->origin.x + area->size.width - 6, area->origin.y + 2, 4, 4, &mark);
    }
  if (two_lines && sales_goal_cell_get_gap (cell, &gap) && gap != 0)
    {
      g_autofree char *gap_text = format_gap (d->grid, column, gap);
      GdkRGBA color = to_rgba (gap < 0 ? &d->palette->missed_text : &d->palette->met_text);

      draw_text (d, gap_text, x - 6, y + d->grid->line_height, width + 6, 1, FALSE, &color);
    }
}

static void
visible_rows (Drawing *d, int *first, int *last)
{
  int n = sales_goal_grid_get_n_rows (d->grid);

  *first = find_offset (d->grid->rows_y, n, d->top);
  *last = MIN (n - 1, find_offset (d->grid->rows_y, n, d->top + d->height - d->grid->header_height));
}

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
  if (!gtk_widget_has_focus (GTK_WIDGET (self)) && !self->editing)
    wash.alpha = 0.5f;
  gtk_snapshot_append_border (d->snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ wash, wash, wash, wash });
}

static void
draw_cells (Drawing *d, int first, int last)
{
  SalesGoalGrid *self = d->grid;
  int names = sales_goal_grid_get_names_width (self);

  gtk_snapshot_push_clip (d->snapshot,
                          &GRAPHENE_RECT_INIT ((float) names, (float) self->header_height,
                                               (float) (d->width - names),
                                               (float) (d->height - self->header_height)));
  for (int j = 0; j < self->table->n_columns; j++)
    {
      graphene_rect_t area;

      for (int i = first; i <= last; i++)
        {
          const SalesGoalRow *row = sales_goal_grid_get_row (self, i);

          sales_goal_grid_get_cell_area (self, i, j, &area);
          if (area.origin.x > d->width || area.origin.x + area.size.width < names)
            break;
          if (self->table->columns[j].period.kind != SALES_PERIOD_MONTH || row->n_children > 0)
            gtk_snapshot_append_color (d->snapshot, &d->tint, &area);
          fill (d, area.origin.x, area.origin.y + area.size.height - 1, area.size.width, 1, &d->line);
          if (!self->editing || i != self->row || j != self->column)
            draw_cell (d, row, j, &area);
        }
    }
  draw_selection (d);
  gtk_snapshot_pop (d->snapshot);
}

static void
draw_names (Drawing *d, int first, int last)
{
  SalesGoalGrid *self = d->grid;
  int names = sales_goal_grid_get_names_width (self);

  gtk_snapshot_push_clip (d->snapshot,
                          &GRAPHENE_RECT_INIT (0, (float) self->header_height, (float) names,
                                               (float) (d->height - self->header_height)));
  for (int i = first; i <= last; i++)
    {
      const SalesGoalRow *row = sales_goal_grid_get_row (self, i);
      double y = self->header_height + self->rows_y[i] - d->top;
      double height = self->rows_y[i + 1] - self->rows_y[i];

      if (row->n_children > 0)
        fill (d, 0, y, names, height, &d->tint);
      fill (d, 0, y + height - 1, names, 1, &d->line);
      draw_text (d, row->name, indent_of (row), y + 6, names - indent_of (row) - PADDING, 0,
                 row->n_children > 0, row->former ? &d->muted : &d->text);
    }
  fill (d, names - 1, self->header_height, 1, d->height, &d->line);
  gtk_snapshot_pop (d->snapshot);
}

static void
draw_header (Drawing *d)
{
  SalesGoalGrid *self = d->grid;
  int names = sales_goal_grid_get_names_width (self);

  gtk_snapshot_push_clip (d->snapshot,
                          &GRAPHENE_RECT_INIT ((float) names, 0, (float) (d->width - names),
                                               (float) self->header_height));
  for (int j = 0; j < self->table->n_columns; j++)
    {
      double x = names + self->columns_x[j] - d->left;
      double width = self->columns_x[j + 1] - self->columns_x[j];
      g_autofree char *title = format_column (self, j);

      if (x + width < names || x > d->width)
        continue;
      if (self->table->columns[j].period.kind != SALES_PERIOD_MONTH)
        fill (d, x, 0, width, self->header_height, &d->tint);
      draw_text (d, title, x + PADDING, 7, width - 2 * PADDING, 1, TRUE, &d->muted);
    }
  gtk_snapshot_pop (d->snapshot);
  fill (d, 0, self->header_height - 1, d->width, 1, &d->line);
}

/* Draws what is in sight and nothing else: rows may be hundreds. */
void
sales_goal_grid_draw (SalesGoalGrid *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  Drawing d = {
    .grid = self,
    .snapshot = snapshot,
    .layout = layout,
    .palette = sales_palette_get (
        adw_style_manager_get_dark (manager) ? SALES_PALETTE_DARK : SALES_PALETTE_LIGHT, contrast),
    .left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]),
    .top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };
  int first, last;

  if (self->table == NULL || self->rows_y == NULL)
    return;
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_style_context_get_color (context, &d.text);
  d.muted = to_rgba (&d.palette->muted);
  d.line = d.text;
  d.line.alpha = contrast ? 0.5f : 0.12f;
  d.tint = d.text;
  d.tint.alpha = 0.04f;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &d.accent))
    d.accent = d.text;
  visible_rows (&d, &first, &last);
  draw_cells (&d, first, last);
  draw_names (&d, first, last);
  draw_header (&d);
}
