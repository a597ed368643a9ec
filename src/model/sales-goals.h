/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Goals are a ledger: what is in force stands in goal.value, and every change is a version that
 * says why. */
typedef enum
{
  SALES_GOAL_REASON_FIRST, /* given to a goal's first version, whatever was asked */
  SALES_GOAL_REASON_PERFORMANCE,
  SALES_GOAL_REASON_ECONOMY,
  SALES_GOAL_REASON_COMPETITION,
  SALES_GOAL_REASON_OTHER,
  SALES_N_GOAL_REASONS,
} SalesGoalReason;

/* Stable names for files and the database: "first", "performance", … */
const char   *sales_goal_reason_to_string   (SalesGoalReason reason);
gboolean      sales_goal_reason_from_string (const char *text, SalesGoalReason *reason);

typedef struct
{
  SalesScope   scope;
  SalesMeasure measure;
  gint64       category;  /* 0 = everything */
  SalesDay     first_day;
  SalesDay     last_day;
  gboolean     withdrawn; /* there is no such goal any more; value does not matter */
  gint64       value;     /* SalesAmount or SalesQuantity, as the measure has it */
} SalesGoalEdit;

SalesRequest *sales_goal_edit_new           (const SalesGoalEdit *edits, gsize n_edits, SalesGoalReason reason, const char *note, SalesDay effective_day);

/* One cell of the grid: a node and a month, quarter or year. What does not exist is -1. */
typedef struct
{
  gint64   own;      /* the goal of exactly this period */
  gint64   derived;  /* without one: what the node's goals of other periods amount to in this one */
  gboolean by_days;  /* part of derived crosses the edge and counts by days */
  gboolean revised;  /* own has more than one version */
  gint64   children; /* the sum of what the node's children have here */
} SalesGoalCell;

gint64        sales_goal_cell_get_value     (const SalesGoalCell *self);
gboolean      sales_goal_cell_get_gap       (const SalesGoalCell *self, gint64 *gap);

typedef struct
{
  SalesScope     scope;
  SalesUnitKind  unit_kind;  /* for units */
  char          *name;
  gboolean       former;     /* a person who has left before the period's end */
  int            depth;      /* 0 = the scope itself */
  int            parent;     /* index of its row, or -1 */
  int            n_children;
  SalesGoalCell *cells;      /* one for each column */
} SalesGoalRow;

/* Rows are the scope, its subunits and its people, each before its children; columns the
 * period's months, a quarter after each three of a year, and the period itself. */
typedef struct
{
  SalesScope    scope;
  SalesPeriod   period;
  SalesMeasure  measure;
  SalesPeriod  *columns;
  int           n_columns;
  GPtrArray    *rows;      /* SalesGoalRow */
} SalesGoalGrid;

SalesRequest *sales_goal_grid_new           (const SalesScope *scope, const SalesPeriod *period, SalesMeasure measure);
void          sales_goal_grid_free          (SalesGoalGrid *self);

/* How one goal came about. */
typedef struct
{
  int             version;
  gint64          value; /* -1: withdrawn */
  SalesGoalReason reason;
  char           *note;
  SalesDay        effective_day;
  SalesDay        entered_day;
} SalesGoalVersion;

/* GPtrArray of SalesGoalVersion, the oldest first; of @goal only its scope, measure, category and
 * days are read. */
SalesRequest *sales_goal_history_new        (const SalesGoalEdit *goal);
void          sales_goal_version_free       (SalesGoalVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalGrid, sales_goal_grid_free)

G_END_DECLS
