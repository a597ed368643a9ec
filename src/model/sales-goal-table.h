/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The goals of a scope and a period as people edit them: nodes × months. */

/* One node in one month, quarter or year. What does not exist is -1. */
typedef struct
{
  gint64   own;      /* the goal of exactly this period */
  gint64   derived;  /* without one: what the node's goals of other periods demand in this one */
  gboolean by_days;  /* a part of derived is a part of a goal, by days */
  gboolean revised;  /* own has more than one version */
  gint64   children; /* what the node's children have here together */
} SalesGoalCell;

gint64        sales_goal_cell_get_value (const SalesGoalCell *self);
gboolean      sales_goal_cell_get_gap   (const SalesGoalCell *self, gint64 *gap);

typedef struct
{
  SalesScope     scope;
  SalesUnitKind  unit_kind;  /* for units */
  char          *name;
  gboolean       former;     /* a person who had left when the period ended */
  int            depth;      /* 0 = the scope itself */
  int            parent;     /* index of its row, or -1 */
  int            n_children;
  SalesGoalCell *cells;      /* one for each column */
} SalesGoalRow;

typedef struct
{
  SalesScope    scope;
  SalesPeriod   period;
  int           year_start;
  SalesMeasure  measure;
  SalesPeriod  *columns;     /* its months, a quarter after each three of a year, itself */
  int           n_columns;
  GPtrArray    *rows;        /* SalesGoalRow: the scope, its people, its subunits; parents first */
} SalesGoalTable;

/* @period: a fiscal year, a fiscal quarter or a month. Result: SalesGoalTable. */
SalesRequest *sales_goal_table_request_new (const SalesScope *scope, const SalesPeriod *period, int year_start, SalesMeasure measure);
void          sales_goal_table_free        (SalesGoalTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalTable, sales_goal_table_free)

G_END_DECLS
