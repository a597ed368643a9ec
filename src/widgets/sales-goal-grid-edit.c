/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-goal-grid-private.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-goals.h"
#include "widgets/sales-goal-block.h"

enum
{
  EDITED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The selection: its corners, and of its columns those of the first one's kind. */
typedef struct
{
  int     first_row, last_row;
  GArray *columns; /* int */
} Selection;

/* Changes ------------------------------------------------------------------------------------- */

static void
refuse (SalesGoalGrid *self, const char *text)
{
  g_signal_emit (self, signals[REFUSED], 0, text);
}

/**
 * sales_goal_grid_dup_problem:
 * @self: a grid
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): why there can be no goal in a cell, in the language of gettext
 */
char *
sales_goal_grid_dup_problem (SalesGoalGrid *self, int row, int column)
{
  const SalesGoalRow *it = sales_goal_grid_get_row (self, row);
  g_autofree char *day = NULL;

  switch (sales_goal_table_get_opening (self->table, row, column))
    {
    case SALES_GOAL_ELSEWHERE:
      /* TRANSLATORS: why there can be no goal in a cell; %s is a person */
      return g_strdup_printf (_("%s belongs to another unit then."), it->name);
    case SALES_GOAL_BEFORE_HIRED:
      day = sales_locale_format_day (sales_locale_get_default (), it->hired);
      /* TRANSLATORS: why there can be no goal in a cell; %s is the day of hiring */
      return g_strdup_printf (_("This ends before hiring on %s."), day);
    case SALES_GOAL_AFTER_LEFT:
      day = sales_locale_format_day (sales_locale_get_default (), it->left);
      /* TRANSLATORS: why there can be no goal in a cell; %s is a person's last day at work */
      return g_strdup_printf (_("This begins after the last day at work, %s."), day);
    case SALES_GOAL_OPEN:
    default:
      return NULL;
    }
}

/* Says why there can be no goal in a cell of a block. */
static gboolean
check_opening (SalesGoalGrid *self, int row, int column)
{
  g_autofree char *problem = sales_goal_grid_dup_problem (self, row, column);
  g_autofree char *text = NULL;

  if (problem == NULL)
    return TRUE;
  /* TRANSLATORS: why a pasted block was refused: whose goal, and a sentence about it, as "This ends
   * before hiring on 1 May 2026." */
  text = g_strdup_printf (_("%1$s: %2$s"), sales_goal_grid_get_row (self, row)->name, problem);
  refuse (self, text);
  return FALSE;
}

/* Nothing is said where nothing differs. */
static void
add_edit (SalesGoalGrid *self, GArray *edits, int row, int column, gint64 value)
{
  sales_goal_table_set (self->table, row, column, value, edits);
}

static void
send_edits (SalesGoalGrid *self, GArray *edits)
{
  if (edits->len > 0)
    g_signal_emit (self, signals[EDITED], 0, edits);
}

/* Columns of the first one's kind, from @first to @last; of one measure or of all. */
static GArray *
list_columns (SalesGoalGrid *self, int first, int last)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = first; i <= last; i++)
    if (self->table->columns[i].period.kind == self->table->columns[first].period.kind)
      g_array_append_val (columns, i);
  return columns;
}

static void
select_cells (SalesGoalGrid *self, Selection *selection)
{
  selection->first_row = MIN (self->row, self->anchor_row);
  selection->last_row = MAX (self->row, self->anchor_row);
  selection->columns = list_columns (self, MIN (self->column, self->anchor_column), MAX (self->column, self->anchor_column));
}

static int
nth_column (const GArray *columns, guint n)
{
  return g_array_index (columns, int, n);
}

/* The decimals of the figures in @columns. */
static int *
list_scales (SalesGoalGrid *self, const GArray *columns)
{
  int *scales = g_new (int, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    scales[i] = sales_goal_grid_get_scale (self, nth_column (columns, i));
  return scales;
}

/**
 * sales_goal_grid_copy:
 * @self: a grid
 *
 * Returns: (transfer full): the selected figures as spreadsheets take them
 */
char *
sales_goal_grid_copy (SalesGoalGrid *self)
{
  g_autofree int *scales = NULL;
  Selection selection;
  SalesGoalBlock block;
  char *text;

  if (self->row < 0)
    return g_strdup ("");
  select_cells (self, &selection);
  scales = list_scales (self, selection.columns);
  block.n_rows = selection.last_row - selection.first_row + 1;
  block.n_columns = (int) selection.columns->len;
  block.values = g_new (gint64, (gsize) block.n_rows * block.n_columns);
  for (int i = 0; i < block.n_rows; i++)
    for (int j = 0; j < block.n_columns; j++)
      block.values[i * block.n_columns + j] = sales_goal_cell_get_value (
          &sales_goal_grid_get_row (self, selection.first_row + i)->cells[nth_column (selection.columns, j)]);
  text = sales_goal_block_format (&block, sales_locale_get_default (), scales, block.n_columns);
  g_free (block.values);
  g_array_unref (selection.columns);
  return text;
}

/* One figure fills the selection, as far as it is of the same measure. */
static void
paste_everywhere (SalesGoalGrid *self, gint64 value)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  Selection selection;

  select_cells (self, &selection);
  for (int i = selection.first_row; i <= selection.last_row; i++)
    for (guint j = 0; j < selection.columns->len; j++)
      if (value < 0 || self->table->columns[nth_column (selection.columns, j)].measure ==
                           self->table->columns[nth_column (selection.columns, 0)].measure)
        add_edit (self, edits, i, nth_column (selection.columns, j), value);
  g_array_unref (selection.columns);
  send_edits (self, edits);
}

static void
paste_block (SalesGoalGrid *self, const SalesGoalBlock *block, const GArray *columns)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  int row = MIN (self->row, self->anchor_row);

  if (row + block->n_rows > sales_goal_grid_get_n_rows (self) || block->n_columns > (int) columns->len)
    {
      /* TRANSLATORS: the size of a pasted block: rows × columns */
      g_autofree char *text = g_strdup_printf (_("The block of %1$d × %2$d cells does not fit here."),
                                               block->n_rows, block->n_columns);

      refuse (self, text);
      return;
    }
  for (int i = 0; i < block->n_rows; i++)
    for (int j = 0; j < block->n_columns; j++)
      {
        gint64 value = block->values[i * block->n_columns + j];

        if (value >= 0 && !check_opening (self, row + i, nth_column (columns, j)))
          return;
        add_edit (self, edits, row + i, nth_column (columns, j), value);
      }
  send_edits (self, edits);
}

/**
 * sales_goal_grid_paste:
 * @self: a grid
 * @text: a block as spreadsheets give it, in the user's number format
 *
 * Fills the cells from the selection's first one on, all or none: what does not fit or is no goal
 * is refused. An empty cell withdraws.
 */
void
sales_goal_grid_paste (SalesGoalGrid *self, const char *text)
{
  g_autoptr (SalesGoalBlock) block = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autofree int *scales = NULL;
  g_autofree char *problem = NULL;

  if (!self->editable || self->row < 0)
    return;
  columns = list_columns (self, MIN (self->column, self->anchor_column), self->table->n_columns - 1);
  scales = list_scales (self, columns);
  block = sales_goal_block_parse (text, sales_locale_get_default (), scales, (int) columns->len, &problem);
  if (block == NULL)
    refuse (self, problem);
  else if (block->n_rows == 1 && block->n_columns == 1)
    paste_everywhere (self, block->values[0]);
  else
    paste_block (self, block, columns);
}

/**
 * sales_goal_grid_fill_right:
 * @self: a grid
 *
 * Gives the rest of each selected row the figure of its first cell, for each measure.
 */
void
sales_goal_grid_fill_right (SalesGoalGrid *self)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  Selection selection;

  if (!self->editable || self->row < 0)
    return;
  select_cells (self, &selection);
  for (int i = selection.first_row; i <= selection.last_row; i++)
    for (guint j = 1; j < selection.columns->len; j++)
      {
        int column = nth_column (selection.columns, j);
        guint source = 0;
        gint64 value;

        while (self->table->columns[nth_column (selection.columns, source)].measure != self->table->columns[column].measure)
          source++;
        value = sales_goal_grid_get_row (self, i)->cells[nth_column (selection.columns, source)].own;
        if (source < j && value >= 0 && sales_goal_table_get_opening (self->table, i, column) == SALES_GOAL_OPEN)
          add_edit (self, edits, i, column, value);
      }
  g_array_unref (selection.columns);
  send_edits (self, edits);
}

/**
 * sales_goal_grid_push_down:
 * @self: a grid
 *
 * Gives what is missing between the selected nodes and those below to the latter.
 */
void
sales_goal_grid_push_down (SalesGoalGrid *self)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  Selection selection;

  if (!self->editable || self->row < 0)
    return;
  select_cells (self, &selection);
  for (int i = selection.first_row; i <= selection.last_row; i++)
    for (guint j = 0; j < selection.columns->len; j++)
      sales_goal_table_push_down (self->table, i, nth_column (selection.columns, j), edits);
  g_array_unref (selection.columns);
  if (edits->len == 0)
    refuse (self, _("There is no gap here that could be pushed down."));
  send_edits (self, edits);
}

/**
 * sales_goal_grid_grow:
 * @self: a grid
 * @more: in basis points
 *
 * Sets the selected goals to what was sold a year earlier and so much more.
 */
void
sales_goal_grid_grow (SalesGoalGrid *self, SalesShare more)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  Selection selection;
  gboolean known = FALSE;

  if (!self->editable || self->row < 0)
    return;
  select_cells (self, &selection);
  for (int i = selection.first_row; i <= selection.last_row; i++)
    for (guint j = 0; j < selection.columns->len; j++)
      known |= sales_goal_table_grow (self->table, i, nth_column (selection.columns, j), more, edits);
  g_array_unref (selection.columns);
  if (!known)
    refuse (self, _("Nothing is known of the same time a year earlier."));
  send_edits (self, edits);
}

/**
 * sales_goal_grid_list_goals:
 * @self: a grid
 *
 * Returns: (transfer full) (element-type SalesGoalEdit): the goals of their own that the selected cells have, as
 *   they stand
 */
GArray *
sales_goal_grid_list_goals (SalesGoalGrid *self)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  Selection selection;

  if (self->row < 0)
    return goals;
  select_cells (self, &selection);
  for (int i = selection.first_row; i <= selection.last_row; i++)
    for (guint j = 0; j < selection.columns->len; j++)
      {
        const SalesGoalRow *row = self->table->rows->pdata[i];
        int column = nth_column (selection.columns, j);
        SalesGoalEdit goal = { .scope = row->scope, .vacant = row->vacant, .measure = self->table->columns[column].measure, .value = row->cells[column].own };

        goal.first_day = self->table->columns[column].period.first;
        goal.last_day = self->table->columns[column].period.last;
        if (goal.value >= 0)
          g_array_append_val (goals, goal);
      }
  g_array_unref (selection.columns);
  return goals;
}

/**
 * sales_goal_grid_withdraw:
 * @self: a grid
 *
 * Withdraws the nodes' own goals in the selection.
 */
void
sales_goal_grid_withdraw (SalesGoalGrid *self)
{
  if (self->editable && self->row >= 0)
    paste_everywhere (self, -1);
}

/* Editing one cell ---------------------------------------------------------------------------- */

static void
show_problem (SalesGoalGrid *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                            : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
read_editor (SalesGoalGrid *self, gint64 *value)
{
  const char *problem = NULL;
  g_autofree char *closed = NULL;
  gboolean valid = sales_goal_value_parse (gtk_editable_get_text (GTK_EDITABLE (self->editor)),
                                           sales_locale_get_default (),
                                           sales_goal_grid_get_scale (self, self->column), value, &problem);

  if (valid && *value >= 0)
    closed = sales_goal_grid_dup_problem (self, self->row, self->column);
  show_problem (self, valid ? closed : problem);
  return valid && closed == NULL;
}

static void
editor_changed_cb (SalesGoalGrid *self)
{
  gint64 value;

  if (self->editing)
    read_editor (self, &value);
}

static void
stop_editing (SalesGoalGrid *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->editor;

  self->editing = FALSE;
  show_problem (self, NULL);
  gtk_widget_set_child_visible (self->editor, FALSE);
  gtk_widget_set_visible (self->editor, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sales_goal_grid_start_editing:
 * @self: a grid
 * @text: (nullable): what was typed, in place of the cell's own goal
 */
void
sales_goal_grid_start_editing (SalesGoalGrid *self, const char *text)
{
  const SalesGoalCell *cell;
  g_autofree char *own = NULL;
  g_autofree char *label = NULL;

  if (!self->editable || self->row < 0 || self->editing)
    return;
  sales_goal_grid_set_cursor (self, self->row, self->column, FALSE);
  cell = &sales_goal_grid_get_row (self, self->row)->cells[self->column];
  if (text == NULL && cell->own >= 0)
    own = sales_goal_value_format (cell->own, sales_locale_get_default (),
                                   sales_goal_grid_get_scale (self, self->column));
  label = sales_goal_grid_describe (self, self->row, self->column, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text != NULL ? text : own != NULL ? own : "");
  self->editing = TRUE;
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_set_child_visible (self->editor, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
  /* What was typed goes on; what was there is replaced by what is typed. */
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  editor_changed_cb (self);
}

gboolean
sales_goal_grid_finish_editing (SalesGoalGrid *self)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  gint64 value;

  if (!self->editing)
    return TRUE;
  if (!read_editor (self, &value))
    return FALSE;
  add_edit (self, edits, self->row, self->column, value);
  stop_editing (self);
  send_edits (self, edits);
  return TRUE;
}

void
sales_goal_grid_cancel_editing (SalesGoalGrid *self)
{
  if (self->editing)
    stop_editing (self);
}

static gboolean
editor_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SalesGoalGrid *self)
{
  int row = 0, column = 0;

  switch (key)
    {
    case GDK_KEY_Escape:
      sales_goal_grid_cancel_editing (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      row = 1;
      break;
    case GDK_KEY_Up:
      row = -1;
      break;
    case GDK_KEY_Tab:
      column = state & GDK_SHIFT_MASK ? -1 : 1;
      break;
    case GDK_KEY_ISO_Left_Tab:
      column = -1;
      break;
    case GDK_KEY_KP_Decimal:
    case GDK_KEY_KP_Separator:
      {
        const char *sign = sales_locale_get_decimal_sign (sales_locale_get_default ());
        int position;

        gtk_editable_delete_selection (GTK_EDITABLE (self->editor));
        position = gtk_editable_get_position (GTK_EDITABLE (self->editor));
        gtk_editable_insert_text (GTK_EDITABLE (self->editor), sign, -1, &position);
        gtk_editable_set_position (GTK_EDITABLE (self->editor), position);
        return TRUE;
      }
    default:
      return FALSE;
    }
  if (sales_goal_grid_finish_editing (self))
    sales_goal_grid_set_cursor (self, self->row + row, self->column + column, FALSE);
  return TRUE;
}

/* Left with something that is no goal, the editor stays and says so. */
static void
editor_left_cb (SalesGoalGrid *self)
{
  if (self->editing && !self->finishing)
    {
      self->finishing = TRUE;
      sales_goal_grid_finish_editing (self);
      self->finishing = FALSE;
    }
}

/* Keys and pointer ---------------------------------------------------------------------------- */

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesGoalGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->editor != NULL)
    sales_goal_grid_paste (self, text != NULL ? text : "");
}

static gboolean
control_pressed (SalesGoalGrid *self, guint key)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      {
        g_autofree char *text = sales_goal_grid_copy (self);

        gdk_clipboard_set_text (clipboard, text);
        return TRUE;
      }
    case GDK_KEY_v:
      gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
      return TRUE;
    case GDK_KEY_r:
      sales_goal_grid_fill_right (self);
      return TRUE;
    case GDK_KEY_g:
      sales_goal_grid_push_down (self);
      return TRUE;
    case GDK_KEY_a:
      sales_goal_grid_set_cursor (self, 0, 0, FALSE);
      sales_goal_grid_set_cursor (self, G_MAXINT, G_MAXINT, TRUE);
      return TRUE;
    case GDK_KEY_Home:
      sales_goal_grid_set_cursor (self, 0, 0, FALSE);
      return TRUE;
    case GDK_KEY_End:
      sales_goal_grid_set_cursor (self, G_MAXINT, G_MAXINT, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Tab goes through the cells of a row and leaves the grid at its ends. */
static gboolean
tab_pressed (SalesGoalGrid *self, int step)
{
  int column = self->column + step;

  if (column < 0 || column >= self->table->n_columns)
    return FALSE;
  sales_goal_grid_set_cursor (self, self->row, column, FALSE);
  return TRUE;
}

static gboolean
character_pressed (SalesGoalGrid *self, guint key, GdkModifierType state)
{
  gunichar c = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (c == 0 || g_unichar_iscntrl (c) || c == ' ' || (state & GDK_ALT_MASK) != 0 || !self->editable)
    return FALSE;
  if (key == GDK_KEY_KP_Decimal || key == GDK_KEY_KP_Separator)
    g_strlcpy (text, sales_locale_get_decimal_sign (sales_locale_get_default ()), sizeof text);
  else
    g_unichar_to_utf8 (c, text);
  sales_goal_grid_start_editing (self, text);
  return TRUE;
}

gboolean
sales_goal_grid_key_pressed (SalesGoalGrid *self, guint key, GdkModifierType state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int later = (key == GDK_KEY_Right) - (key == GDK_KEY_Left);

  if (sales_goal_grid_is_mirrored (self))
    later = -later;
  if (self->row < 0 || self->editing)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0)
    return (state & GDK_SHIFT_MASK) == 0 && control_pressed (self, key);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if ((state & GDK_ALT_MASK) != 0)
        return FALSE;
      sales_goal_grid_set_cursor (self, self->row + (key == GDK_KEY_Down) - (key == GDK_KEY_Up),
                                  self->column + later, extend);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if ((state & GDK_ALT_MASK) != 0)
        return FALSE;
      sales_goal_grid_set_cursor (self, self->row + (key == GDK_KEY_Page_Down ? 10 : -10), self->column,
                                  extend);
      return TRUE;
    case GDK_KEY_Home:
      sales_goal_grid_set_cursor (self, self->row, 0, extend);
      return TRUE;
    case GDK_KEY_End:
      sales_goal_grid_set_cursor (self, self->row, G_MAXINT, extend);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return tab_pressed (self, extend || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      sales_goal_grid_start_editing (self, NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      sales_goal_grid_withdraw (self);
      return TRUE;
    default:
      return character_pressed (self, key, state);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SalesGoalGrid *self)
{
  return sales_goal_grid_key_pressed (self, key, state);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalesGoalGrid *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int row, column;

  if (!sales_goal_grid_finish_editing (self) || !sales_goal_grid_find_cell (self, x, y, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  sales_goal_grid_set_cursor (self, row, column, (state & GDK_SHIFT_MASK) != 0);
  if (n_press == 2)
    sales_goal_grid_start_editing (self, NULL);
}

static void
dragged_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, SalesGoalGrid *self)
{
  double x, y;
  int row, column;

  if (self->editing || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (sales_goal_grid_find_cell (self, x + offset_x, y + offset_y, &row, &column) &&
      (row != self->row || column != self->column))
    sales_goal_grid_set_cursor (self, row, column, TRUE);
}

void
sales_goal_grid_install_signals (void)
{
  signals[EDITED] = g_signal_new ("edited", SALES_TYPE_GOAL_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("refused", SALES_TYPE_GOAL_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

void
sales_goal_grid_install_editing (SalesGoalGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *editor_keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->editor = gtk_entry_new ();
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 8);
  gtk_widget_add_css_class (self->editor, "numeric");
  gtk_widget_set_visible (self->editor, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  self->problem = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->problem, "sales-grid-problem");
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Before the entry takes Tab, Up and Down for itself. */
  gtk_event_controller_set_propagation_phase (editor_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (editor_keys, "key-pressed", G_CALLBACK (editor_key_pressed_cb), self);
  gtk_widget_add_controller (self->editor, editor_keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
