/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"

G_BEGIN_DECLS

/* A block of figures as a spreadsheet puts it on the clipboard: rows of cells with tabs between
 * them, in the user's number format. */
typedef struct
{
  int     n_rows;
  int     n_columns;
  gint64 *values;    /* row by row; -1 = an empty cell */
} SalesGoalBlock;

SalesGoalBlock *sales_goal_block_parse  (const char *text, SalesLocale *locale, const int *scales, int n_scales, char **problem);
char           *sales_goal_block_format (const SalesGoalBlock *self, SalesLocale *locale, const int *scales, int n_scales);
void            sales_goal_block_free   (SalesGoalBlock *self);

char           *sales_goal_value_format (gint64 value, SalesLocale *locale, int scale);
gboolean        sales_goal_value_parse  (const char *text, SalesLocale *locale, int scale, gint64 *value, const char **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalBlock, sales_goal_block_free)

G_END_DECLS
