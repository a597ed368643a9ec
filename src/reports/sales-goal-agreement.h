/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-goal-ledger.h"
#include "reports/sales-report.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* Somebody and all versions of his or her goals in a fiscal year. */
typedef struct
{
  gint64     id;
  char      *name;
  char      *role;    /* a title or a role's name as the document has it; %NULL */
  char      *unit;    /* %NULL */
  GPtrArray *entries; /* SalesGoalEntry, see sales_goal_ledger_new() */
} SalesGoalSigner;

/* What goal agreements are made of. */
typedef struct
{
  SalesScope  scope;
  char       *name;    /* of the scope */
  SalesPeriod period;  /* a fiscal year */
  GPtrArray  *signers; /* SalesGoalSigner: of a unit everybody in it who has goals, of a person that one */
} SalesGoalAgreements;

/* Of the fiscal year in which @period ends. Result: SalesGoalAgreements; SALES_ERROR_INVALID for territories and
 * categories, with which nobody can agree. */
SalesRequest *sales_goal_agreements_request_new  (const SalesDocumentInfo *info, const SalesScope *scope, const SalesPeriod *period);
void          sales_goal_agreements_free         (SalesGoalAgreements *self);

/* (transfer full); one person's pages. Main thread only. */
SalesReport  *sales_goal_agreement_new           (const SalesWording *wording, const SalesGoalAgreements *agreements, const SalesGoalSigner *signer, SalesPaper paper);
/* (transfer full): everybody's in one file; %NULL with @error, SALES_ERROR_NOT_FOUND if nobody has goals. */
GBytes       *sales_goal_agreements_to_pdf       (const SalesWording *wording, const SalesGoalAgreements *agreements, SalesPaper paper, GError **error);
/* "Goal agreement Agnieszka Wójcik 2026.pdf". */
char         *sales_goal_agreements_dup_filename (const SalesWording *wording, const SalesGoalAgreements *agreements);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesGoalAgreements, sales_goal_agreements_free)

G_END_DECLS
