/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-closing.h"
#include "store/sales-store.h"

G_BEGIN_DECLS

/* A goal of a closed period, and what was reached. */
typedef struct
{
  gint64       id;         /* of closing_goal, once it is stored */
  SalesScope   scope;
  SalesMeasure measure;
  gint64       category;
  SalesDay     first_day;
  SalesDay     last_day;
  gint64       original;
  gint64       value;
  gboolean     has_actual;
  gint64       actual;
} SalesSettledGoal;

/* Fills in the actual of each of @goals, sorted by first and last day, as the document has it now. */
gboolean sales_closing_measure_goals (SalesStore *store, SalesSettledGoal *goals, guint n, GError **error);
gboolean sales_closing_close         (SalesStore *store, const SalesPeriod *period, const char *note, SalesDay day, GError **error);

G_END_DECLS
