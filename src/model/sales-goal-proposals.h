/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-goals.h"

G_BEGIN_DECLS

/* Bottom-up: what people propose as their own goals, until somebody takes it. */
typedef struct
{
  gint64       id;
  gint64       person;
  char        *person_name;
  SalesMeasure measure;
  gint64       category;    /* 0 = everything */
  SalesDay     first_day;
  SalesDay     last_day;
  gint64       value;
  gint64       goal;        /* the goal of these days now; -1: none */
  SalesDay     entered_day;
  char        *note;        /* may be %NULL */
} SalesGoalProposal;

/* Proposals of everybody who belongs to @scope (a unit or a person) and that touch @period. Result:
 * GPtrArray of SalesGoalProposal, by name and day. */
SalesRequest *sales_goal_proposals_new        (const SalesScope *scope, const SalesPeriod *period);
void          sales_goal_proposal_free        (SalesGoalProposal *self);

/* Of @goal person, measure, category, days and value are read; one of the same days is replaced, and
 * taken back where it is withdrawn. */
SalesRequest *sales_goal_propose_new          (const SalesGoalEdit *goal, const char *note);
/* Makes goals of proposals, as one step, and takes them off the list. */
SalesRequest *sales_goal_proposals_accept_new (const gint64 *ids, gsize n_ids, SalesGoalReason reason, const char *note);
SalesRequest *sales_goal_proposals_reject_new (const gint64 *ids, gsize n_ids);

G_END_DECLS
