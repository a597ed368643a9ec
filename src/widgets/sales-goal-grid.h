/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/sales-document.h"
#include "model/sales-goal-table.h"

G_BEGIN_DECLS

/* The goals of a scope as a grid, nodes × months, drawn by itself: it scrolls with the names and
 * months standing still. Put it into a GtkScrolledWindow.
 *
 * Each cell in sight is an accessible object of its own, and the focus is on the one of the cursor.
 * Right to left everything is mirrored.
 *
 * Arrows, Tab, Home, End move, with Shift they select; typing, Enter and F2 edit; Escape leaves
 * the goal as it was; Delete withdraws; Ctrl+C and Ctrl+V exchange blocks with a spreadsheet;
 * Ctrl+R fills to the right, Ctrl+G pushes the gap down. Blocks that begin in a month consist of months, totals between them
 * are passed over.
 *
 * It changes nothing itself: signal "edited" (GArray of SalesGoalEdit, borrowed) says what is to
 * change, "refused" (text for the user) why something cannot be pasted. */
#define SALES_TYPE_GOAL_GRID (sales_goal_grid_get_type ())
G_DECLARE_FINAL_TYPE (SalesGoalGrid, sales_goal_grid, SALES, GOAL_GRID, GtkWidget)

GtkWidget            *sales_goal_grid_new          (void);
void                  sales_goal_grid_set_table    (SalesGoalGrid *self, SalesGoalTable *table);
const SalesGoalTable *sales_goal_grid_get_table    (SalesGoalGrid *self);
GtkWidget            *sales_goal_grid_get_cell     (SalesGoalGrid *self, int row, int column);
void                  sales_goal_grid_set_editable (SalesGoalGrid *self, gboolean editable);
void                  sales_goal_grid_get_cursor   (SalesGoalGrid *self, int *row, int *column);
void                  sales_goal_grid_set_cursor   (SalesGoalGrid *self, int row, int column, gboolean extend);

void                  sales_goal_grid_start_editing  (SalesGoalGrid *self, const char *text);
/* FALSE while what is typed is no goal: it stays, with what is wrong under it. */
gboolean              sales_goal_grid_finish_editing (SalesGoalGrid *self);
void                  sales_goal_grid_cancel_editing (SalesGoalGrid *self);

char                 *sales_goal_grid_copy         (SalesGoalGrid *self);
void                  sales_goal_grid_paste        (SalesGoalGrid *self, const char *text);
void                  sales_goal_grid_fill_right   (SalesGoalGrid *self);
GArray               *sales_goal_grid_list_goals   (SalesGoalGrid *self);
void                  sales_goal_grid_withdraw     (SalesGoalGrid *self);
void                  sales_goal_grid_push_down    (SalesGoalGrid *self);
void                  sales_goal_grid_grow         (SalesGoalGrid *self, SalesShare more);

G_END_DECLS
