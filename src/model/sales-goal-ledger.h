/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-goals.h"

G_BEGIN_DECLS

/* A version of one of a scope's goals. */
typedef struct
{
  SalesMeasure     measure;
  char            *category; /* its name, or %NULL: everything */
  SalesDay         first_day;
  SalesDay         last_day;
  SalesGoalVersion version;
} SalesGoalEntry;

/* All versions of all goals of a scope that touch a period, by measure, day and version. Result:
 * GPtrArray of SalesGoalEntry. */
SalesRequest *sales_goal_ledger_new  (const SalesScope *scope, const SalesPeriod *period);
void          sales_goal_entry_free  (SalesGoalEntry *self);
/* Whether both are versions of one goal of a scope. */
gboolean      sales_goal_entry_is_same_goal (const SalesGoalEntry *self, const SalesGoalEntry *other);

G_END_DECLS
