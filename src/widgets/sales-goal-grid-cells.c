/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid as a screen reader meets it: rows of cells, each with a role, a place and words of its own.
 * GTK 4.8 has no accessible objects but widgets: those in sight are widgets that draw nothing and
 * move to other rows when others come into sight. The focus is on the cell of the cursor, so that
 * whoever moves hears the next cell. */

#include "widgets/sales-goal-grid-private.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "reports/sales-wording.h"

#define SALES_TYPE_GRID_CELL (sales_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (SalesGridCell, sales_grid_cell, SALES, GRID_CELL, GtkWidget)

struct _SalesGridCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SalesGridCell, sales_grid_cell, GTK_TYPE_WIDGET)

/* A row of the pool. Its first cell is the name. */
typedef struct
{
  GtkWidget *widget;
  int        row;      /* of the table; -1 for the header */
  int        n_cells;
  GtkWidget *cells[];
} PoolRow;

static void
sales_grid_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sales_grid_cell_parent_class)->dispose (object);
}

static void
sales_grid_cell_class_init (SalesGridCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_grid_cell_dispose;
}

static void
sales_grid_cell_init (SalesGridCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_cell (GtkWidget *parent, GtkAccessibleRole role, gboolean focusable)
{
  GtkWidget *cell = g_object_new (SALES_TYPE_GRID_CELL, "accessible-role", role, "focusable", focusable, NULL);

  gtk_widget_insert_before (cell, parent, NULL);
  return cell;
}

static PoolRow *
new_row (SalesGoalGrid *self, gboolean header)
{
  int n = self->table->n_columns + 1;
  PoolRow *row = g_malloc0 (sizeof *row + (gsize) n * sizeof (GtkWidget *));

  row->widget = new_cell (GTK_WIDGET (self), GTK_ACCESSIBLE_ROLE_ROW, FALSE);
  row->row = -1;
  row->n_cells = n;
  for (int i = 0; i < n; i++)
    row->cells[i] = new_cell (row->widget,
                              header     ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                              : i == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                         : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                              !header && i > 0);
  return row;
}

static void
row_free (gpointer data)
{
  PoolRow *self = data;

  gtk_widget_unparent (self->widget);
  g_free (self);
}

static PoolRow *
get_header (SalesGoalGrid *self)
{
  return self->header;
}

static PoolRow *
find_row (SalesGoalGrid *self, int row)
{
  for (guint i = 0; self->pool != NULL && i < self->pool->len; i++)
    if (((PoolRow *) self->pool->pdata[i])->row == row)
      return self->pool->pdata[i];
  return NULL;
}

/* Words --------------------------------------------------------------------------------------- */

static void
set_place (GtkWidget *cell, int row, int column)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 1, -1);
}

static void
set_words (GtkWidget *cell, const char *label, const char *details)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details != NULL ? details : "", -1);
}

static void
describe_cell (SalesGoalGrid *self, PoolRow *row, int column)
{
  g_autofree char *details = NULL;
  g_autofree char *label = sales_goal_grid_describe (self, row->row, column, &details);
  GtkWidget *cell = row->cells[column + 1];

  set_words (cell, label, details);
  set_place (cell, row->row + 1, column + 1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
                               row->row == self->row && column == self->column, -1);
}

static void
describe_row (SalesGoalGrid *self, PoolRow *row, int index)
{
  g_autofree char *name = sales_goal_grid_format_name (self, index);

  row->row = index;
  set_words (row->cells[0], name, NULL);
  set_place (row->cells[0], index + 1, 0);
  for (int i = 0; i < self->table->n_columns; i++)
    describe_cell (self, row, i);
}

static void
describe_header (SalesGoalGrid *self)
{
  set_words (get_header (self)->cells[0], C_ ("goals", "Name"), NULL);
  set_place (get_header (self)->cells[0], 0, 0);
  for (int i = 0; i < self->table->n_columns; i++)
    {
      const SalesGoalColumn *column = &self->table->columns[i];
      g_autofree char *when = sales_locale_format_day_range (sales_locale_get_default (), &column->period);

      set_words (get_header (self)->cells[i + 1], when,
                 self->table->n_measures > 1 ? sales_wording_measure (column->measure) : NULL);
      set_place (get_header (self)->cells[i + 1], 0, i + 1);
    }
}

/* The pool ------------------------------------------------------------------------------------ */

static void
forget_pool (SalesGoalGrid *self)
{
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  g_clear_pointer (&self->header, row_free);
}

/* A row that is not wanted any more, or a new one. */
static PoolRow *
take_row (SalesGoalGrid *self, int first, int last)
{
  PoolRow *row;

  for (guint i = 0; i < self->pool->len; i++)
    {
      row = self->pool->pdata[i];
      if (row->row != self->row && (row->row < first || row->row > last))
        return row;
    }
  row = new_row (self, FALSE);
  g_ptr_array_add (self->pool, row);
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PoolRow *x = *(PoolRow *const *) a, *y = *(PoolRow *const *) b;

  return (x->row > y->row) - (x->row < y->row);
}

/* Readers go through the children in their order. */
static void
sort_rows (SalesGoalGrid *self)
{
  GtkWidget *before = get_header (self)->widget;

  g_ptr_array_sort (self->pool, compare_rows);
  for (guint i = 0; i < self->pool->len; i++)
    {
      GtkWidget *widget = ((PoolRow *) self->pool->pdata[i])->widget;

      if (gtk_widget_get_prev_sibling (widget) != before)
        gtk_widget_insert_after (widget, GTK_WIDGET (self), before);
      before = widget;
    }
}

/* Moves the pool to the rows in sight. With @anew all are described again. */
static void
update_pool (SalesGoalGrid *self, gboolean anew)
{
  int first, last;

  if (self->table == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->pool == NULL)
    {
      self->pool = g_ptr_array_new_with_free_func (row_free);
      self->header = new_row (self, TRUE);
      gtk_widget_insert_after (get_header (self)->widget, GTK_WIDGET (self), NULL);
      anew = TRUE;
    }
  sales_goal_grid_get_visible_rows (self, &first, &last);
  if (anew)
    {
      describe_header (self);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                      sales_goal_grid_get_n_rows (self) + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                      self->table->n_columns + 1, -1);
    }
  for (int i = first - 1; i <= last; i++)
    {
      int index = i < first ? self->row : i;
      PoolRow *row = index < 0 ? NULL : find_row (self, index);

      if (index < 0 || (row != NULL && !anew))
        continue;
      describe_row (self, row != NULL ? row : take_row (self, first, last), index);
    }
  /* Rows that were left over by a longer table, or by a taller window. */
  for (guint i = self->pool->len; i-- > 0;)
    {
      PoolRow *row = self->pool->pdata[i];

      if (row->row >= sales_goal_grid_get_n_rows (self) || (row->row != self->row && (row->row < first || row->row > last)))
        g_ptr_array_remove_index (self->pool, i);
    }
  sort_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
  SalesGoalGrid *self = user_data;

  self->update_source = 0;
  update_pool (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* After scrolling has come to rest: words cost more than drawing. */
void
sales_goal_grid_cells_scrolled (SalesGoalGrid *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  self->update_source = g_timeout_add_full (G_PRIORITY_LOW, 150, update_cb, self, NULL);
}

/* After the table has changed. */
void
sales_goal_grid_cells_changed (SalesGoalGrid *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && !self->editing;

  if (self->table == NULL || (self->pool != NULL && get_header (self)->n_cells != self->table->n_columns + 1))
    {
      if (focused)
        {
          /* The focus waits at the grid until there are cells again. */
          self->pool_gone = TRUE;
          gtk_widget_grab_focus (GTK_WIDGET (self));
          self->pool_gone = FALSE;
        }
      forget_pool (self);
    }
  update_pool (self, TRUE);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
sales_goal_grid_cells_dispose (SalesGoalGrid *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  forget_pool (self);
}

/* After the cursor has moved from @row and @column. */
void
sales_goal_grid_cells_moved (SalesGoalGrid *self, int row, int column)
{
  PoolRow *before = find_row (self, row), *now;

  if (self->pool == NULL)
    return;
  now = find_row (self, self->row);
  if (now == NULL)
    {
      update_pool (self, FALSE);
      now = find_row (self, self->row);
      before = find_row (self, row);
    }
  if (before != NULL && column >= 0 && column < self->table->n_columns)
    gtk_accessible_update_state (GTK_ACCESSIBLE (before->cells[column + 1]), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  if (now == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (now->cells[self->column + 1]), GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && !self->editing)
    gtk_widget_grab_focus (now->cells[self->column + 1]);
}

/**
 * sales_goal_grid_get_cell:
 * @self: a grid
 * @row: a row
 * @column: a column; -1 for the name
 *
 * Returns: (transfer none) (nullable): the cell as a screen reader finds it; %NULL out of sight
 */
GtkWidget *
sales_goal_grid_get_cell (SalesGoalGrid *self, int row, int column)
{
  PoolRow *it = find_row (self, row);

  return it == NULL || row < 0 || column + 1 >= it->n_cells ? NULL : it->cells[column + 1];
}

static void
place_row (SalesGoalGrid *self, PoolRow *row, int y, int height)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), names = sales_goal_grid_get_names_width (self);
  int left = sales_goal_grid_get_cells_left (self) -
             (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  int names_x = sales_goal_grid_is_mirrored (self) ? width - names : 0;

  gtk_widget_size_allocate (row->widget, &(GtkAllocation){ 0, y, width, height }, -1);
  gtk_widget_size_allocate (row->cells[0], &(GtkAllocation){ names_x, 0, names, height }, -1);
  for (int i = 1; i < row->n_cells; i++)
    gtk_widget_size_allocate (row->cells[i],
                              &(GtkAllocation){ left + sales_goal_grid_get_column_x (self, i - 1), 0,
                                                self->columns_x[i] - self->columns_x[i - 1], height },
                              -1);
}

/* Where they are on the screen. */
void
sales_goal_grid_cells_allocate (SalesGoalGrid *self)
{
  int top = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  if (self->pool == NULL || self->rows_y == NULL || get_header (self)->n_cells != self->table->n_columns + 1)
    return;
  place_row (self, get_header (self), 0, self->header_height);
  for (guint i = 0; i < self->pool->len; i++)
    {
      PoolRow *row = self->pool->pdata[i];

      if (row->row < sales_goal_grid_get_n_rows (self))
        place_row (self, row, self->header_height + self->rows_y[row->row] - top,
                   self->rows_y[row->row + 1] - self->rows_y[row->row]);
    }
}
