/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
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

G_END_DECLS
