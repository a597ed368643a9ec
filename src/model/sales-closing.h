/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Closing a period settles its goals and freezes its figures. Memberships of its days stand as they
 * were, whatever is moved later; its goals cannot be edited; what a later change of orders would
 * have made of it is noted as an adjustment with its day. Reopening takes all that back. */

typedef enum
{
  SALES_RESULT_EXCEEDED,
  SALES_RESULT_MET,
  SALES_RESULT_MISSED,
  SALES_RESULT_UNKNOWN, /* no actual is known, or the goal is not more than nothing */
  SALES_N_RESULTS,
} SalesResult;

/* Stable names for files and the database: "exceeded", "met", … */
const char   *sales_result_to_string   (SalesResult result);
gboolean      sales_result_from_string (const char *text, SalesResult *result);

typedef struct
{
  gint64      id;
  SalesDay    first_day;
  SalesDay    last_day;
  SalesDay    closed;
  SalesDay    reopened;                    /* SALES_DAY_NONE: it is closed */
  char       *note;                        /* nullable */
  int         n_results[SALES_N_RESULTS];  /* goals settled */
  int         n_adjustments;               /* changes of people's figures since then */
  gint64      adjusted;                    /* amount, all of them together */
} SalesClosing;

void          sales_closing_free       (SalesClosing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesClosing, sales_closing_free)

typedef struct
{
  SalesScope   scope;
  char        *name;
  SalesMeasure measure;
  char        *category;   /* its name, or %NULL: everything */
  SalesDay     first_day;
  SalesDay     last_day;
  gint64       original;   /* the goal as it was first set */
  gint64       value;      /* the goal that was in force */
  gboolean     has_actual;
  gint64       actual;     /* frozen */
  gint64       adjusted;   /* what changed since then; actual + adjusted is what it would be today */
  SalesResult  result;
} SalesClosedGoal;

typedef struct
{
  SalesDay     day;        /* on which it was noted */
  char        *action;     /* what was done, as Undo calls it */
  char        *person;     /* %NULL: no person */
  gint64       orders;     /* basis points of an order */
  gint64       quantity;
  gint64       amount;
} SalesAdjustment;

typedef struct
{
  SalesClosing *closing;
  GPtrArray    *goals;       /* SalesClosedGoal: units, people, territories, categories */
  GPtrArray    *adjustments; /* SalesAdjustment, the newest first */
} SalesClosingReport;

void          sales_closing_report_free (SalesClosingReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesClosingReport, sales_closing_report_free)

/* A month, quarter or year that is over, holds goals, and is not closed. */
typedef struct
{
  SalesPeriod period;
  int         n_goals; /* that closing it would settle */
} SalesClosingCandidate;

typedef struct
{
  GPtrArray *closings; /* SalesClosing, the latest period first */
  GArray    *open;     /* SalesClosingCandidate, the latest first */
} SalesClosingPlan;

void          sales_closing_plan_free   (SalesClosingPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesClosingPlan, sales_closing_plan_free)

/* GPtrArray of SalesClosing, the latest period first; those that were reopened among them. */
SalesRequest *sales_closing_list_new   (void);
/* The same on the store's thread. */
GPtrArray    *sales_closing_list_read  (SalesStore *store, GError **error);
/* SalesClosingPlan. */
SalesRequest *sales_closing_plan_new   (void);
/* SalesClosingReport. */
SalesRequest *sales_closing_report_new (gint64 id);

SalesRequest *sales_closing_close_new  (const SalesPeriod *period, const char *note);
SalesRequest *sales_closing_reopen_new (gint64 id, const char *note);

/* For the one door for writing: notes what the change did to closed periods, before it is committed. */
gboolean      sales_closing_adjust     (SalesStore *store, const char *action, GError **error);
/* Whether days of a closed period lie within the run: its goals stand. */
gboolean      sales_closing_holds      (SalesStore *store, SalesDay first, SalesDay last, gboolean *closed, GError **error);

G_END_DECLS
