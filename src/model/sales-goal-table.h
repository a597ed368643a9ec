/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The goals of a scope and a period as people edit them: nodes × months, for one measure or several
 * side by side. */

/* One node in one month, quarter or year. What does not exist is -1. */
typedef struct
{
  gint64   own;      /* the goal of exactly these days */
  gint64   derived;  /* without one: what the node's goals of other periods demand in this one */
  gboolean by_days;  /* a part of derived is a part of a goal, by days */
  gboolean revised;  /* own has more than one version */
  gboolean absent;   /* the person belongs elsewhere then: there is nothing to set */
  gint64   children; /* what the node's children have here together */
  gint64   before;   /* sold a year earlier by those who are here; %SALES_NO_FIGURE */
} SalesGoalCell;

gint64        sales_goal_cell_get_value (const SalesGoalCell *self);
gboolean      sales_goal_cell_get_gap   (const SalesGoalCell *self, gint64 *gap);

typedef struct
{
  SalesScope     scope;
  gboolean       vacant;     /* what the unit @scope has given to nobody */
  SalesUnitKind  unit_kind;  /* for units */
  char          *name;
  gboolean       former;     /* a person who had left when the period ended */
  SalesDay       hired;      /* of a person; SALES_DAY_NONE */
  SalesDay       left;
  SalesDay       first;      /* the days of which the row speaks: whoever moves has a row in each unit */
  SalesDay       last;
  int            depth;      /* 0 = the scope itself */
  int            parent;     /* index of its row, or -1 */
  int            n_children;
  SalesGoalCell *cells;      /* one for each column */
} SalesGoalRow;

typedef struct
{
  SalesPeriod  period;
  SalesMeasure measure;
} SalesGoalColumn;

typedef struct
{
  SalesScope       scope;
  SalesScopeKind   below;         /* what stands below the company: units, territories or categories */
  SalesPeriod      period;
  int              year_start;
  SalesCurrency    currency;
  SalesMeasure    *measures;
  int              n_measures;
  gint64         (*seasons)[12];  /* of each measure what the months of a year weigh, January first */
  SalesGoalColumn *columns;       /* its months, a quarter after each three of a year, itself: each by measure */
  int              n_columns;
  GPtrArray       *rows;          /* SalesGoalRow: the scope, its people, its subunits; parents first */
  GHashTable      *goals;         /* private */
} SalesGoalTable;

/* @period: a fiscal year, a fiscal quarter or a month. Result: SalesGoalTable. */
SalesRequest   *sales_goal_table_request_new (const SalesScope *scope, SalesScopeKind below, const SalesPeriod *period, int year_start, const SalesMeasure *measures, int n_measures);
/* The same for functions that run on the store's thread. */
SalesGoalTable *sales_goal_table_read        (SalesStore *store, const SalesScope *scope, SalesScopeKind below, const SalesPeriod *period, int year_start, const SalesMeasure *measures, int n_measures, GError **error);
void            sales_goal_table_free        (SalesGoalTable *self);

/* What a step of editing changes: SalesGoalEdits are appended to @edits. Nothing is appended for
 * what is so already. On any thread. */
typedef enum
{
  SALES_GOAL_OPEN,
  SALES_GOAL_ELSEWHERE,    /* the person belongs to another unit on these days */
  SALES_GOAL_BEFORE_HIRED, /* the days end before the person is hired */
  SALES_GOAL_AFTER_LEFT,   /* they begin after the person has left */
} SalesGoalOpening;

SalesGoalOpening sales_goal_table_get_opening (const SalesGoalTable *self, int row, int column);
void             sales_goal_table_set         (const SalesGoalTable *self, int row, int column, gint64 value, GArray *edits);
gboolean         sales_goal_table_push_down   (const SalesGoalTable *self, int row, int column, GArray *edits);
gboolean         sales_goal_table_grow        (const SalesGoalTable *self, int row, int column, SalesShare more, GArray *edits);
gint64           sales_goal_table_get_step    (const SalesGoalTable *self, SalesMeasure measure, gint64 value);
/* The days of a cell: FALSE where there are none. */
gboolean         sales_goal_table_get_days    (const SalesGoalTable *self, int row, int column, SalesDay *first, SalesDay *last);
/* Appends a withdrawal of every goal of a row's that lies from @first to @last and is not in @edits
 * from @from on. */
void             sales_goal_table_clear       (const SalesGoalTable *self, int row, SalesMeasure measure, SalesDay first, SalesDay last, GArray *edits, guint from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalTable, sales_goal_table_free)

G_END_DECLS
