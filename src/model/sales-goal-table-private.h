/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-goal-cover.h"
#include "model/sales-goal-table.h"

G_BEGIN_DECLS

/* The goals of one node and measure that touch the table's period. */
typedef struct
{
  SalesScope   scope;
  SalesMeasure measure;
  gboolean     vacant;
} SalesGoalKey;

typedef struct
{
  GArray *spans;    /* SalesGoalSpan */
  GArray *revised;  /* gboolean, side by side with them */
} SalesNodeGoals;

static inline const SalesNodeGoals *
sales_goal_table_find_goals (const SalesGoalTable *self, const SalesGoalRow *row, SalesMeasure measure)
{
  return g_hash_table_lookup (self->goals, &(SalesGoalKey){ row->scope, measure, row->vacant });
}

G_END_DECLS
