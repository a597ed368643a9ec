/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-goal-ledger.h"

G_BEGIN_DECLS

/* Somebody's goals of a fiscal year as a sheet: months, quarters and the year against measures. */
typedef struct
{
  gboolean known;
  gboolean sum;      /* of months: there is no goal of its own */
  gint64   value;    /* in force */
  gint64   original; /* as first set */
} SalesGoalSheetCell;

typedef struct
{
  SalesMeasure measure;
  const char  *category; /* borrowed from the entries; %NULL: everything */
} SalesGoalSheetColumn;

typedef struct
{
  SalesDay first;
  SalesDay last;
  gboolean total; /* a quarter or the year */
} SalesGoalSheetRow;

typedef struct
{
  GArray  *columns;  /* SalesGoalSheetColumn */
  GArray  *rows;     /* SalesGoalSheetRow: those with anything in them; other spans of days come last */
  GArray  *cells;    /* private: SalesGoalSheetCell, row by row */
  int      year;     /* the row of the year, or −1 */
  gboolean sums;     /* some cell is a sum */
  int      n_states[SALES_N_AGREEMENT_STATES]; /* goals in force */
} SalesGoalSheet;

/* @entries: SalesGoalEntry, which have to outlive it. */
SalesGoalSheet           *sales_goal_sheet_new      (GPtrArray *entries, const SalesPeriod *year);
void                      sales_goal_sheet_free     (SalesGoalSheet *self);
const SalesGoalSheetCell *sales_goal_sheet_get_cell (const SalesGoalSheet *self, guint row, guint column);
/* %NULL: nothing is known of the year as a whole. */
const SalesGoalSheetCell *sales_goal_sheet_get_year (const SalesGoalSheet *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalSheet, sales_goal_sheet_free)

G_END_DECLS
