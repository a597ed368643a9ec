/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-agreement.h"
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
  gboolean     vacant;    /* of a unit: what nobody in it has been given */
  gboolean     withdrawn; /* there is no such goal any more; value does not matter */
  gint64       value;     /* SalesAmount or SalesQuantity, as the measure has it */
} SalesGoalEdit;

/* Why goals change, and from when. */
typedef struct
{
  SalesGoalReason reason;
  const char     *note;          /* nullable */
  SalesDay        effective_day;
  gboolean        rate;          /* the values are rates from effective_day on, not totals: see sales_goal_revise_rate() */
  gint64          event;         /* the market event that is cited, or 0 */
} SalesGoalRevision;

SalesRequest *sales_goal_revise_new         (const SalesGoalEdit *edits, gsize n_edits, const SalesGoalRevision *revision);
SalesRequest *sales_goal_edit_new           (const SalesGoalEdit *edits, gsize n_edits, SalesGoalReason reason, const char *note, SalesDay effective_day);
/* For files: goals of people who are not there in their period are taken as well. */
void          sales_goal_edit_allow_absent  (SalesRequest *request);

/* How one goal came about. */
typedef struct
{
  int             version;
  gint64          value; /* -1: withdrawn */
  SalesGoalReason reason;
  char           *note;
  SalesDay        effective_day;
  SalesDay        entered_day;
  gboolean        rate;          /* value was computed from entered_value */
  gint64          entered_value; /* what was typed */
  char           *event;         /* the title of the market event that is cited; nullable */
  SalesAgreement  agreement;
} SalesGoalVersion;

/* GPtrArray of SalesGoalVersion, the oldest first; of @goal only its scope, measure, category and
 * days are read. */
SalesRequest *sales_goal_history_new        (const SalesGoalEdit *goal);
void          sales_goal_version_free       (SalesGoalVersion *self);

/* Columns for a query in which v is a goal's version, and how to read them. */
#define SALES_GOAL_VERSION_COLUMNS                                                        \
  "v.version, v.value, v.reason, v.note, v.effective_day, v.entered_day, v.basis = 'rate', v.entered_value," \
  " (SELECT e.title FROM market_event AS e WHERE e.id = v.event), " SALES_AGREEMENT_COLUMNS
void          sales_goal_version_read       (SalesGoalVersion *self, SalesStatement *statement, int column, SalesDay as_of);
void          sales_goal_version_clear      (SalesGoalVersion *self);

G_END_DECLS
