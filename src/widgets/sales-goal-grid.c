/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-goal-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SalesGoalGrid,
                               sales_goal_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Scrolling ----------------------------------------------------------------------------------- */

static void
scrolled_cb (SalesGoalGrid *self)
{
  /* The editor stands at its cell. */
  if (self->editing)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  sales_goal_grid_cells_scrolled (self);
}

static void
set_adjustment (SalesGoalGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_object_ref_sink (adjustment);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = adjustment;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (SalesGoalGrid *self, GtkOrientation orientation, int page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  int size = sales_goal_grid_get_content_size (self, orientation);
  double value = gtk_adjustment_get_value (adjustment);

  page = MAX (page, 0);
  /* Mirrored, what is at the right stays there. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && sales_goal_grid_is_mirrored (self))
    value = MAX (size, page) - page -
            (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, size - page)), 0, MAX (size, page), page * 0.1,
                            page * 0.9, page);
}

static void
show_cursor (SalesGoalGrid *self)
{
  int x;

  if (self->rows_y == NULL || self->row < 0)
    return;
  x = sales_goal_grid_get_column_x (self, self->column);
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x,
                             x + self->columns_x[self->column + 1] - self->columns_x[self->column]);
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], self->rows_y[self->row],
                             self->rows_y[self->row + 1]);
}

/* Widget -------------------------------------------------------------------------------------- */

static void
sales_goal_grid_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (widget);
  int size = sales_goal_grid_get_content_size (self, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = MAX (200, self->names_width + size);
    }
  else
    {
      *minimum = 100;
      *natural = MAX (100, self->header_height + size);
    }
}

static void
allocate_editor (SalesGoalGrid *self)
{
  graphene_rect_t area;
  GtkAllocation place;
  int width, height;

  if (!self->editing || !sales_goal_grid_get_cell_area (self, self->row, self->column, &area))
    return;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  place.width = MAX (width, (int) area.size.width);
  place.height = MAX (height, (int) area.size.height);
  place.x = sales_goal_grid_is_mirrored (self) ? (int) area.origin.x : (int) (area.origin.x + area.size.width) - place.width;
  place.y = (int) (area.origin.y + (area.size.height - place.height) / 2);
  gtk_widget_size_allocate (self->editor, &place, -1);
  if (gtk_widget_get_visible (self->problem))
    {
      GtkAllocation below;

      gtk_widget_measure (self->problem, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (self->problem, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      below.width = MAX (width, place.width);
      below.height = height;
      below.x = CLAMP (place.x + place.width - below.width, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - below.width));
      below.y = place.y + place.height;
      gtk_widget_size_allocate (self->problem, &below, -1);
    }
}

static void
sales_goal_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (widget);

  sales_goal_grid_spread (self, width - sales_goal_grid_get_names_width (self));
  configure (self, GTK_ORIENTATION_HORIZONTAL, width - sales_goal_grid_get_names_width (self));
  configure (self, GTK_ORIENTATION_VERTICAL, height - self->header_height);
  sales_goal_grid_cells_allocate (self);
  sales_goal_grid_cells_scrolled (self);
  allocate_editor (self);
}

static void
sales_goal_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (widget);

  sales_goal_grid_draw (self, snapshot);
  if (!self->editing)
    return;
  gtk_widget_snapshot_child (widget, self->editor, snapshot);
  if (gtk_widget_get_visible (self->problem))
    gtk_widget_snapshot_child (widget, self->problem, snapshot);
}

static void
sales_goal_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sales_goal_grid_parent_class)->css_changed (widget, change);
  sales_goal_grid_measure_all (SALES_GOAL_GRID (widget));
}

static void
sales_goal_grid_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (sales_goal_grid_parent_class)->direction_changed (widget, before);
  sales_goal_grid_measure_all (SALES_GOAL_GRID (widget));
}

static void
sales_goal_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sales_goal_grid_parent_class)->map (widget);
  sales_goal_grid_cells_changed (SALES_GOAL_GRID (widget));
}

/* The focus is on the cell of the cursor. */
static gboolean
sales_goal_grid_grab_focus (GtkWidget *widget)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (widget);
  GtkWidget *cell = self->pool_gone ? NULL : sales_goal_grid_get_cell (self, self->row, self->column);

  if (cell != NULL && gtk_widget_grab_focus (cell))
    return TRUE;
  return GTK_WIDGET_CLASS (sales_goal_grid_parent_class)->grab_focus (widget);
}

static gboolean
sales_goal_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  /* Inside, arrows and Tab move the cursor. */
  if (gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
sales_goal_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (widget);
  g_autofree char *text = NULL, *details = NULL, *both = NULL;
  graphene_rect_t area;
  int row = self->row, column = self->column;

  if (self->table == NULL || self->editing)
    return FALSE;
  if (!keyboard && !sales_goal_grid_find_cell (self, x, y, &row, &column))
    return FALSE;
  if (!sales_goal_grid_get_cell_area (self, row, column, &area))
    return FALSE;
  text = sales_goal_grid_describe (self, row, column, &details);
  both = details == NULL ? g_strdup (text) : g_strdup_printf ("%s\n%s", text, details);
  gtk_tooltip_set_text (tooltip, both);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) area.origin.x, (int) area.origin.y,
                                                      (int) area.size.width, (int) area.size.height });
  return TRUE;
}

static void
sales_goal_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policy[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policy[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_goal_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->scroll_policy[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroll_policy[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_goal_grid_dispose (GObject *object)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (object);

  sales_goal_grid_cells_dispose (self);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_func (self->adjustments[i], scrolled_cb, self);
  G_OBJECT_CLASS (sales_goal_grid_parent_class)->dispose (object);
}

static void
sales_goal_grid_finalize (GObject *object)
{
  SalesGoalGrid *self = SALES_GOAL_GRID (object);

  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  sales_goal_grid_forget_nodes (self);
  g_clear_pointer (&self->table, sales_goal_table_free);
  g_free (self->rows_y);
  g_free (self->columns_x);
  g_free (self->columns_width);
  G_OBJECT_CLASS (sales_goal_grid_parent_class)->finalize (object);
}

static void
sales_goal_grid_class_init (SalesGoalGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sales_goal_grid_get_property;
  object_class->set_property = sales_goal_grid_set_property;
  object_class->dispose = sales_goal_grid_dispose;
  object_class->finalize = sales_goal_grid_finalize;
  widget_class->measure = sales_goal_grid_measure;
  widget_class->size_allocate = sales_goal_grid_size_allocate;
  widget_class->snapshot = sales_goal_grid_snapshot;
  widget_class->css_changed = sales_goal_grid_css_changed;
  widget_class->direction_changed = sales_goal_grid_direction_changed;
  widget_class->map = sales_goal_grid_map;
  widget_class->focus = sales_goal_grid_focus;
  widget_class->grab_focus = sales_goal_grid_grab_focus;
  widget_class->query_tooltip = sales_goal_grid_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "goalgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  sales_goal_grid_install_signals ();
}

static void
colors_changed_cb (SalesGoalGrid *self)
{
  sales_goal_grid_forget_nodes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sales_goal_grid_init (SalesGoalGrid *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->row = self->anchor_row = -1;
  self->column = self->anchor_column = -1;
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  sales_goal_grid_install_editing (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("goals", "Goals"), -1);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (colors_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (colors_changed_cb), self, G_CONNECT_SWAPPED);
}

/* The same node, for the same days: whoever moves has several rows. */
static gboolean
is_row_of (const SalesGoalRow *row, const SalesGoalRow *before)
{
  return sales_scope_equal (&row->scope, &before->scope) && row->vacant == before->vacant && row->first == before->first;
}

/* Public -------------------------------------------------------------------------------------- */

/**
 * sales_goal_grid_new:
 *
 * Returns: (transfer floating): an empty grid
 */
GtkWidget *
sales_goal_grid_new (void)
{
  return g_object_new (SALES_TYPE_GOAL_GRID, NULL);
}

/**
 * sales_goal_grid_set_table:
 * @self: a grid
 * @table: (transfer full) (nullable): what to show
 *
 * The cursor stays with the node and column where it was, if they are still there. What is being
 * typed stays as well.
 */
void
sales_goal_grid_set_table (SalesGoalGrid *self, SalesGoalTable *table)
{
  SalesGoalRow before = { 0 };
  gboolean had_row = self->row >= 0;

  if (had_row)
    before = *sales_goal_grid_get_row (self, self->row);
  g_clear_pointer (&self->table, sales_goal_table_free);
  self->table = table;
  self->row = sales_goal_grid_get_n_rows (self) > 0 ? 0 : -1;
  for (int i = 0; had_row && i < sales_goal_grid_get_n_rows (self); i++)
    if (is_row_of (sales_goal_grid_get_row (self, i), &before))
      self->row = i;
  self->column = self->row < 0 ? -1 : CLAMP (self->column, 0, table->n_columns - 1);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  sales_goal_grid_measure_all (self);
  sales_goal_grid_cells_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const SalesGoalTable *
sales_goal_grid_get_table (SalesGoalGrid *self)
{
  return self->table;
}

void
sales_goal_grid_set_editable (SalesGoalGrid *self, gboolean editable)
{
  self->editable = editable;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable,
                                  -1);
}

/**
 * sales_goal_grid_get_cursor:
 * @self: a grid
 * @row: (out): the cursor's row, or -1 without rows
 * @column: (out): its column
 */
void
sales_goal_grid_get_cursor (SalesGoalGrid *self, int *row, int *column)
{
  *row = self->row;
  *column = self->column;
}

/**
 * sales_goal_grid_set_cursor:
 * @self: a grid
 * @row: a row; what lies outside becomes the nearest one
 * @column: a column, likewise
 * @extend: whether the other corner of the selection stays where it is
 *
 * Moves the cursor into sight.
 */
void
sales_goal_grid_set_cursor (SalesGoalGrid *self, int row, int column, gboolean extend)
{
  int before_row = self->row, before_column = self->column;

  if (sales_goal_grid_get_n_rows (self) == 0)
    return;
  self->row = CLAMP (row, 0, sales_goal_grid_get_n_rows (self) - 1);
  self->column = CLAMP (column, 0, self->table->n_columns - 1);
  if (!extend)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
  show_cursor (self);
  sales_goal_grid_cells_moved (self, before_row, before_column);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
