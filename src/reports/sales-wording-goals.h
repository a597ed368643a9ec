/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-goals.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* Goals, their revisions and agreements in words, the same in the window, in PDF and in files. What
 * is not const is given away. */

/* "Performance", "First set". */
const char *sales_wording_goal_reason     (SalesGoalReason reason);
/* "Draft", "Discussed": of a list. */
const char *sales_wording_agreement_state (SalesAgreementState state);
/* "discussed on 25 Sep 2026"; "draft". */
char       *sales_wording_agreement       (const SalesWording *self, const SalesAgreement *agreement);
/* By the name that the days have: a month, a quarter, a year. */
char       *sales_wording_goal_period     (const SalesWording *self, SalesDay first, SalesDay last);
/* "Sales"; with a category "Sales · Pumps". */
char       *sales_wording_goal_measure    (SalesMeasure measure, const char *category);
/* "€120,000"; below nothing: "withdrawn". */
char       *sales_wording_goal_value      (const SalesWording *self, SalesMeasure measure, gint64 value);
/* "Of the goal as first set, €439,400, it is 88 %."; %NULL where it was not revised. */
char       *sales_wording_original_goal   (const SalesWording *self, const SalesComparison *amount);
/* What a new rate makes of a goal, as "8 months at €10,000 and 4 at €8,000 make €112,000."; %NULL
 * where there is no such rate. @goal: as it stands. */
char       *sales_wording_goal_rate       (const SalesWording *self, const SalesGoalEdit *goal, gint64 rate, SalesDay effective_day);

G_END_DECLS
