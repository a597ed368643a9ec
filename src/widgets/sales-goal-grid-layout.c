/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid's cells say and where they are. Right to left, names stand at the right and time runs
 * to the left: columns_x is logical, everything that leaves this file is physical. */

#include "widgets/sales-goal-grid-private.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "reports/sales-wording.h"

/* What a column gets at most beyond what it asks for. */
#define MAX_SPREAD 48
/* The rows of the scope's tree that are indented; deeper ones stand like these. */
#define MAX_INDENT 6

/* Texts --------------------------------------------------------------------------------------- */

/* The decimals that a column's figures have. */
int
sales_goal_grid_get_scale (SalesGoalGrid *self, int column)
{
  return sales_measure_get_scale (self->table->columns[column].measure, &self->table->currency);
}

char *
sales_goal_grid_format_value (SalesGoalGrid *self, int column, gint64 value)
{
  SalesLocale *locale = sales_locale_get_default ();

  if (self->table->columns[column].measure == SALES_MEASURE_QUANTITY)
    return sales_locale_format_quantity (locale, value);
  if (sales_measure_is_share (self->table->columns[column].measure))
    return sales_locale_format_percent (locale, value, value % 100 == 0 ? 0 : 2);
  return sales_locale_format_decimal (locale, value, sales_goal_grid_get_scale (self, column), 0);
}

/* Always with its sign: a gap of nothing is no gap. */
char *
sales_goal_grid_format_gap (SalesGoalGrid *self, int column, gint64 gap)
{
  /* Goals in pieces are whole, or shown so. */
  g_autofree char *text =
      sales_locale_format_signed_decimal (sales_locale_get_default (), gap, sales_goal_grid_get_scale (self, column), 0);

  return g_strconcat (gap < 0 ? "▼ " : "▲ ", text, NULL);
}

/* Above a column, or above those of all measures. */
char *
sales_goal_grid_format_period (SalesGoalGrid *self, int column)
{
  const SalesPeriod *period = &self->table->columns[column].period;
  SalesLocale *locale = sales_locale_get_default ();

  if (period->kind == SALES_PERIOD_MONTH)
    return sales_locale_format_month_short (locale, sales_month_from_day (period->first));
  return sales_locale_format_period (locale, period, self->table->year_start);
}

/* Whoever moves has a row in each unit. */
char *
sales_goal_grid_format_name (SalesGoalGrid *self, int row)
{
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  g_autofree char *first = sales_locale_format_day_month (sales_locale_get_default (), it->first);
  g_autofree char *last = sales_locale_format_day_month (sales_locale_get_default (), it->last);
  gboolean later = it->first > self->table->period.first, earlier = it->last < self->table->period.last;

  if (later && earlier)
    /* TRANSLATORS: a person in a list, and from which day to which somebody belongs here */
    return g_strdup_printf (_("%1$s (%2$s to %3$s)"), it->name, first, last);
  if (later)
    /* TRANSLATORS: a person in a list, and from which day on somebody belongs here */
    return g_strdup_printf (_("%1$s (from %2$s)"), it->name, first);
  if (earlier)
    /* TRANSLATORS: a person in a list, and until which day somebody belongs here */
    return g_strdup_printf (_("%1$s (until %2$s)"), it->name, last);
  return g_strdup (it->name);
}

static char *
dup_details (SalesGoalGrid *self, const SalesGoalCell *cell, int column)
{
  gint64 gap;

  if (sales_goal_cell_get_gap (cell, &gap) && gap != 0)
    {
      g_autofree char *below = sales_goal_grid_format_value (self, column, cell->children);
      g_autofree char *signed_gap = sales_goal_grid_format_gap (self, column, gap);

      /* TRANSLATORS: the sum of the goals of a team's people, and how much that is more or
       * less than the team's own goal */
      return g_strdup_printf (_("The goals below add up to %1$s: %2$s"), below, signed_gap);
    }
  if (cell->own >= 0)
    return cell->revised ? g_strdup (_("Changed since it was first set")) : NULL;
  if (cell->derived >= 0)
    return g_strdup (cell->by_days ? _("From goals of other periods, in part by days") : _("From goals of other periods"));
  return cell->children >= 0 ? g_strdup (_("The sum of the goals below")) : NULL;
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
  const SalesGoalCell *cell = &sales_goal_grid_get_row (self, row)->cells[column];
  gint64 value = sales_goal_cell_get_value (cell);
  g_autofree char *name = sales_goal_grid_format_name (self, row);
  g_autofree char *figure = value < 0 ? g_strdup (_("no goal")) : sales_goal_grid_format_value (self, column, value);
  g_autofree char *when = sales_locale_format_day_range (sales_locale_get_default (), &self->table->columns[column].period);

  if (details != NULL)
    *details = dup_details (self, cell, column);
  if (self->table->n_measures > 1)
    /* TRANSLATORS: a cell of the goals: whose goal, from when to when, of which measure, how much */
    return g_strdup_printf (_("%1$s, %2$s, %3$s: %4$s"), name, when,
                            sales_wording_measure (self->table->columns[column].measure), figure);
  /* TRANSLATORS: a cell of the goals: whose goal, from when to when, how much */
  return g_strdup_printf (_("%1$s, %2$s: %3$s"), name, when, figure);
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
  g_autofree char *title = sales_goal_grid_format_period (self, column);
  g_autofree char *figure = NULL;
  g_autofree char *gap_text = NULL;
  gint64 greatest = 0, greatest_gap = 0, gap;
  int width = text_width (layout, title);

  for (int i = 0; i < sales_goal_grid_get_n_rows (self); i++)
    {
      const SalesGoalCell *cell = &sales_goal_grid_get_row (self, i)->cells[column];

      greatest = MAX (greatest, MAX (sales_goal_cell_get_value (cell), cell->children));
      if (sales_goal_cell_get_gap (cell, &gap))
        greatest_gap = MAX (greatest_gap, ABS (gap));
    }
  figure = sales_goal_grid_format_value (self, column, greatest);
  width = MAX (width, text_width (layout, figure) + 6);
  if (greatest_gap > 0)
    {
      gap_text = sales_goal_grid_format_gap (self, column, -greatest_gap);
      width = MAX (width, text_width (layout, gap_text));
    }
  /* Titles are bold. */
  if (self->table->n_measures > 1)
    width = MAX (width, text_width (layout, sales_wording_measure (self->table->columns[column].measure)) * 11 / 10);
  return width + 2 * SALES_GOAL_GRID_PADDING + 6;
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

int
sales_goal_grid_get_indent (SalesGoalGrid *self, int row)
{
  return SALES_GOAL_GRID_PADDING + MIN (sales_goal_grid_get_row (self, row)->depth, MAX_INDENT) * 14;
}

/* The longest name by its characters stands for all: hundreds need not be shaped to know the width. */
static void
measure_names (SalesGoalGrid *self, PangoLayout *layout)
{
  int width[MAX_INDENT + 1] = { 0 }, longest[MAX_INDENT + 1];

  for (int i = 0; i <= MAX_INDENT; i++)
    longest[i] = -1;
  for (int i = 0; i < sales_goal_grid_get_n_rows (self); i++)
    {
      const SalesGoalRow *row = sales_goal_grid_get_row (self, i);
      int depth = MIN (row->depth, MAX_INDENT);
      int length = (int) g_utf8_strlen (row->name, -1) + (row->first > self->table->period.first || row->last < self->table->period.last ? 14 : 0);

      if (length > width[depth])
        {
          width[depth] = length;
          longest[depth] = i;
        }
    }
  self->names_width = 120;
  for (int i = 0; i <= MAX_INDENT; i++)
    if (longest[i] >= 0)
      {
        g_autofree char *name = sales_goal_grid_format_name (self, longest[i]);

        self->names_width = MAX (self->names_width, sales_goal_grid_get_indent (self, longest[i]) + text_width (layout, name) +
                                                        3 * SALES_GOAL_GRID_PADDING);
      }
  self->names_width = MIN (self->names_width, 280);
}

/* Finds all widths and heights anew, after the table or the font has changed. */
void
sales_goal_grid_measure_all (SalesGoalGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int n_rows = sales_goal_grid_get_n_rows (self);

  sales_goal_grid_forget_nodes (self);
  pango_layout_get_pixel_size (layout, NULL, &self->line_height);
  self->header_height = self->line_height + 14;
  g_clear_pointer (&self->rows_y, g_free);
  g_clear_pointer (&self->columns_x, g_free);
  g_clear_pointer (&self->columns_width, g_free);
  if (self->table == NULL)
    return;
  if (self->table->n_measures > 1)
    self->header_height += self->line_height + 2;
  self->rows_y = g_new0 (int, n_rows + 1);
  self->columns_x = g_new0 (int, self->table->n_columns + 1);
  self->columns_width = g_new0 (int, self->table->n_columns + 1);
  for (int i = 0; i < n_rows; i++)
    {
      int lines = has_gap (sales_goal_grid_get_row (self, i), self->table->n_columns) ? 2 : 1;

      self->rows_y[i + 1] = self->rows_y[i] + lines * self->line_height + 12;
    }
  measure_names (self, layout);
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
  if (self->columns_x[1] != self->columns_width[0] + more)
    sales_goal_grid_forget_nodes (self);
  for (int i = 0; i < self->table->n_columns; i++)
    self->columns_x[i + 1] = self->columns_x[i] + self->columns_width[i] + more;
}

/* Places -------------------------------------------------------------------------------------- */

/* Names give way where there is little room. */
int
sales_goal_grid_get_names_width (SalesGoalGrid *self)
{
  return MIN (self->names_width, MAX (110, gtk_widget_get_width (GTK_WIDGET (self)) * 2 / 5));
}

int
sales_goal_grid_get_content_size (SalesGoalGrid *self, GtkOrientation orientation)
{
  if (self->rows_y == NULL)
    return 0;
  return orientation == GTK_ORIENTATION_HORIZONTAL ? self->columns_x[self->table->n_columns]
                                                   : self->rows_y[sales_goal_grid_get_n_rows (self)];
}

/* Where a column begins in what is scrolled. */
int
sales_goal_grid_get_column_x (SalesGoalGrid *self, int column)
{
  int page, content;

  if (!sales_goal_grid_is_mirrored (self))
    return self->columns_x[column];
  page = gtk_widget_get_width (GTK_WIDGET (self)) - sales_goal_grid_get_names_width (self);
  content = sales_goal_grid_get_content_size (self, GTK_ORIENTATION_HORIZONTAL);
  return MAX (page, content) - self->columns_x[column + 1];
}

/* The part in which cells are seen. */
int
sales_goal_grid_get_cells_left (SalesGoalGrid *self)
{
  return sales_goal_grid_is_mirrored (self) ? 0 : sales_goal_grid_get_names_width (self);
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
                      (float) (sales_goal_grid_get_cells_left (self) + sales_goal_grid_get_column_x (self, column) - left),
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

/* FALSE beside the cells. A place among the names is in the row's first cell. */
gboolean
sales_goal_grid_find_cell (SalesGoalGrid *self, double x, double y, int *row, int *column)
{
  int n_rows = sales_goal_grid_get_n_rows (self), names, width = gtk_widget_get_width (GTK_WIDGET (self));

  if (n_rows == 0 || self->rows_y == NULL || y < self->header_height)
    return FALSE;
  names = sales_goal_grid_get_names_width (self);
  *column = 0;
  if (sales_goal_grid_is_mirrored (self) ? x < width - names : x >= names)
    {
      x += gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]) - sales_goal_grid_get_cells_left (self);
      if (sales_goal_grid_is_mirrored (self))
        x = MAX (width - names, self->columns_x[self->table->n_columns]) - x - 1;
      *column = find_offset (self->columns_x, self->table->n_columns, x);
    }
  y += gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]) - self->header_height;
  *row = find_offset (self->rows_y, n_rows, y);
  return *row < n_rows && *column < self->table->n_columns;
}

/* Rows in sight: none where @last is below @first. */
void
sales_goal_grid_get_visible_rows (SalesGoalGrid *self, int *first, int *last)
{
  int n = sales_goal_grid_get_n_rows (self), height = gtk_widget_get_height (GTK_WIDGET (self));
  double top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  *first = 0;
  *last = -1;
  if (n == 0 || self->rows_y == NULL)
    return;
  *first = find_offset (self->rows_y, n, top);
  *last = MIN (n - 1, find_offset (self->rows_y, n, top + height - self->header_height));
}
