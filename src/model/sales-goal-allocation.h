/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-allocation.h"
#include "model/sales-goal-table.h"
#include "model/sales-goals.h"

G_BEGIN_DECLS

/* Top-down: a node's goal given to everybody below, looked at first and taken then. */

typedef enum
{
  SALES_BASE_HISTORY,   /* what each sold in the last twelve months that are over */
  SALES_BASE_POTENTIAL, /* of the territories that each has */
  SALES_BASE_EQUAL,
  SALES_N_BASES,
} SalesBase;

typedef struct
{
  SalesScope     scope;       /* a unit, a territory or a category with something below it */
  SalesScopeKind below;       /* what stands below the company, as in the table */
  SalesPeriod    period;      /* a month, a fiscal quarter or a fiscal year */
  int            year_start;
  SalesMeasure   measure;
  gint64         total;       /* what is to be given; -1: the goal that the node has */
  SalesShare     more;        /* over-assignment: 800 lets the parts come to 108 % */
  SalesShare     weights[SALES_N_BASES]; /* 100.00 % together */
  SalesProration proration;
} SalesAllocationOptions;

typedef struct
{
  SalesScope    scope;
  gboolean      vacant;     /* what joiners, leavers and those away leave of their unit's goal */
  SalesUnitKind unit_kind;
  char         *name;
  SalesDay      first;      /* the days of which the row speaks, as in the table */
  SalesDay      last;
  int           depth;
  int           parent;     /* index, or -1 */
  int           n_children;
  gint64        bases[2];   /* history and potential, of those that share in it */
  gboolean      estimated;  /* a newcomer's history */
  gboolean      prorated;   /* not there all the time, or still learning */
  gint64        before;     /* -1: none */
  gint64        after;
} SalesAllocationRow;

typedef struct
{
  gint64     goal;          /* that the node has now; -1: none */
  gint64     total;         /* what was given; -1: nothing is known */
  gint64     whole;         /* with over-assignment */
  gint64     assigned;      /* what people, or the last nodes, get together */
  gint64     vacant;        /* whole − assigned */
  SalesCurrency currency;
  GPtrArray *rows;          /* SalesAllocationRow, parents first; the first is the scope itself */
  GArray    *edits;         /* SalesGoalEdit: what sales_allocation_take_new() will do */
} SalesAllocation;

/* Nothing is written. Result: SalesAllocation. */
SalesRequest *sales_allocation_request_new (const SalesAllocationOptions *options);
/* Writes what was looked at, as one step. */
SalesRequest *sales_allocation_take_new    (const SalesAllocation *allocation, SalesGoalReason reason, const char *note);
void          sales_allocation_free        (SalesAllocation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesAllocation, sales_allocation_free)

G_END_DECLS
