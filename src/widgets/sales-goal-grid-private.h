/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-goal-grid.h"

G_BEGIN_DECLS

struct _SalesGoalGrid
{
  GtkWidget parent_instance;

  /* Owned */
  SalesGoalTable *table;
  GtkAdjustment  *adjustments[2];  /* by GtkOrientation */
  GtkWidget      *editor;          /* children; the editor is mapped while somebody edits */
  GtkWidget      *problem;
  int            *rows_y;          /* n_rows + 1 offsets below the header */
  int            *columns_x;       /* n_columns + 1 offsets right of the names */
  int            *columns_width;   /* what each asks for */

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

/* sales-goal-grid-draw.c */
void     sales_goal_grid_measure_all (SalesGoalGrid *self);
void     sales_goal_grid_spread      (SalesGoalGrid *self, int width);
void     sales_goal_grid_draw        (SalesGoalGrid *self, GtkSnapshot *snapshot);
int      sales_goal_grid_get_names_width (SalesGoalGrid *self);
gboolean sales_goal_grid_get_cell_area (SalesGoalGrid *self, int row, int column, graphene_rect_t *area);
gboolean sales_goal_grid_find_cell   (SalesGoalGrid *self, double x, double y, int *row, int *column);
char    *sales_goal_grid_describe    (SalesGoalGrid *self, int row, int column, char **details);
int      sales_goal_grid_get_scale   (SalesGoalGrid *self, int column);

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

G_END_DECLS
