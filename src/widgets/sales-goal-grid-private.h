/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-goal-grid.h"

G_BEGIN_DECLS

#define SALES_GOAL_GRID_PADDING 8

struct _SalesGoalGrid
{
  GtkWidget parent_instance;

  /* Owned */
  SalesGoalTable *table;
  GtkAdjustment  *adjustments[2];  /* by GtkOrientation */
  GtkWidget      *editor;          /* children; the editor is mapped while somebody edits */
  GtkWidget      *problem;
  int            *rows_y;          /* n_rows + 1 offsets below the header */
  int            *columns_x;       /* n_columns + 1 offsets from the names */
  int            *columns_width;   /* what each asks for */
  GskRenderNode **row_nodes;       /* of each row, once it was drawn */
  GskRenderNode **name_nodes;
  int             n_nodes;
  int             n_kept;

  /* Private to sales-goal-grid-cells.c */
  GPtrArray      *pool;
  gpointer        header;
  guint           update_source;
  gboolean        pool_gone;

  gboolean        editable;
  gboolean        editing;
  gboolean        finishing;
  guint           scroll_policy[2];

  int             row, column;               /* the cursor; -1 without rows */
  int             anchor_row, anchor_column; /* the other corner of the selection */

  int             line_height;
  int             header_height;
  int             names_width;
};

/* sales-goal-grid-layout.c */
void     sales_goal_grid_measure_all (SalesGoalGrid *self);
void     sales_goal_grid_spread      (SalesGoalGrid *self, int width);
int      sales_goal_grid_get_names_width (SalesGoalGrid *self);
int      sales_goal_grid_get_content_size (SalesGoalGrid *self, GtkOrientation orientation);
int      sales_goal_grid_get_column_x (SalesGoalGrid *self, int column);
int      sales_goal_grid_get_cells_left (SalesGoalGrid *self);
int      sales_goal_grid_get_indent  (SalesGoalGrid *self, int row);
gboolean sales_goal_grid_get_cell_area (SalesGoalGrid *self, int row, int column, graphene_rect_t *area);
gboolean sales_goal_grid_find_cell   (SalesGoalGrid *self, double x, double y, int *row, int *column);
void     sales_goal_grid_get_visible_rows (SalesGoalGrid *self, int *first, int *last);
char    *sales_goal_grid_describe    (SalesGoalGrid *self, int row, int column, char **details);
char    *sales_goal_grid_format_name (SalesGoalGrid *self, int row);
char    *sales_goal_grid_format_value (SalesGoalGrid *self, int column, gint64 value);
char    *sales_goal_grid_format_gap  (SalesGoalGrid *self, int column, gint64 gap);
char    *sales_goal_grid_format_period (SalesGoalGrid *self, int column);
int      sales_goal_grid_get_scale   (SalesGoalGrid *self, int column);

/* sales-goal-grid-draw.c */
void     sales_goal_grid_draw        (SalesGoalGrid *self, GtkSnapshot *snapshot);
void     sales_goal_grid_forget_nodes (SalesGoalGrid *self);

/* sales-goal-grid-cells.c */
void     sales_goal_grid_cells_changed (SalesGoalGrid *self);
void     sales_goal_grid_cells_scrolled (SalesGoalGrid *self);
void     sales_goal_grid_cells_moved (SalesGoalGrid *self, int row, int column);
void     sales_goal_grid_cells_allocate (SalesGoalGrid *self);
void     sales_goal_grid_cells_dispose (SalesGoalGrid *self);

/* sales-goal-grid-edit.c */
void     sales_goal_grid_install_editing (SalesGoalGrid *self);
void     sales_goal_grid_install_signals (void);
char    *sales_goal_grid_dup_problem (SalesGoalGrid *self, int row, int column);
gboolean sales_goal_grid_key_pressed (SalesGoalGrid *self, guint key, GdkModifierType state);

static inline const SalesGoalRow *
sales_goal_grid_get_row (SalesGoalGrid *self, int row)
{
  return self->table->rows->pdata[row];
}

static inline int
sales_goal_grid_get_n_rows (SalesGoalGrid *self)
{
  return self->table == NULL ? 0 : (int) self->table->rows->len;
}

static inline gboolean
sales_goal_grid_is_mirrored (SalesGoalGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

G_END_DECLS
