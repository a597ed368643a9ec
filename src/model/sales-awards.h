/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_AWARD_EXCEEDED,
  SALES_AWARD_MET,      /* met and not exceeded */
  SALES_AWARD_STREAK,
  SALES_AWARD_IMPROVED,
  SALES_AWARD_UNIT_MET,
  SALES_AWARD_OTHER,    /* given by hand */
  SALES_N_AWARD_REASONS,
} SalesAwardReason;

typedef enum
{
  SALES_AWARD_KIND_NONE, /* not decided yet */
  SALES_AWARD_CASH_BONUS,
  SALES_AWARD_OFFICE,
  SALES_AWARD_TIME_OFF,
  SALES_AWARD_TRIP,
  SALES_AWARD_PRIZE,
  SALES_AWARD_GROUP_RECOGNITION,
  SALES_N_AWARD_KINDS,
} SalesAwardKind;

typedef enum
{
  SALES_AWARD_PROPOSED,
  SALES_AWARD_CONFIRMED,
  SALES_AWARD_GIVEN,
  SALES_N_AWARD_STATUSES,
} SalesAwardStatus;

/* Stable names for files, the command line and the database: "exceeded", "cash_bonus",
 * "proposed", …; %NULL for SALES_AWARD_KIND_NONE. */
const char   *sales_award_reason_to_string (SalesAwardReason reason);
const char   *sales_award_kind_to_string   (SalesAwardKind kind);
const char   *sales_award_status_to_string (SalesAwardStatus status);
gboolean      sales_award_reason_from_string (const char *text, SalesAwardReason *reason);
gboolean      sales_award_kind_from_string   (const char *text, SalesAwardKind *kind);
gboolean      sales_award_status_from_string (const char *text, SalesAwardStatus *status);

/* The same for people, in the language of gettext. */
const char   *sales_award_reason_get_name  (SalesAwardReason reason);
const char   *sales_award_kind_get_name    (SalesAwardKind kind);
const char   *sales_award_status_get_name  (SalesAwardStatus status);

typedef struct
{
  gint64           id;
  SalesScope       scope;          /* a person or a unit */
  char            *name;
  char            *detail;         /* a person's unit when the period ended, or %NULL */
  SalesDay         first_day;      /* of the period that it is for */
  SalesDay         last_day;
  SalesAwardReason reason;
  gboolean         has_attainment;
  gint64           attainment;     /* basis points when it was proposed */
  SalesAwardKind   kind;
  gboolean         has_value;
  SalesAmount      value;
  char            *note;
  SalesAwardStatus status;
  SalesDay         proposed_day;
  SalesDay         confirmed_day;  /* SALES_DAY_NONE */
  SalesDay         given_day;      /* SALES_DAY_NONE */
} SalesAward;

SalesAward   *sales_award_copy             (const SalesAward *self);
void          sales_award_free             (SalesAward *self);

/* What is proposed: one award for each. */
typedef struct
{
  SalesScope       scope;
  SalesDay         first_day;
  SalesDay         last_day;
  SalesAwardReason reason;
  gboolean         has_attainment;
  gint64           attainment;
} SalesAwardProposal;

/* Changes, each one step for Undo. */
SalesRequest *sales_award_propose_new      (const SalesAwardProposal *proposals, gsize n_proposals);
/* Sets kind, value (if @has_value) and note of a proposed or confirmed award, and confirms it
 * if it is still proposed and @confirm is set. */
SalesRequest *sales_award_edit_new         (gint64 id, SalesAwardKind kind, gboolean has_value, SalesAmount value, const char *note, gboolean confirm);
SalesRequest *sales_award_give_new         (gint64 id, SalesDay day);
SalesRequest *sales_award_withdraw_new     (gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesAward, sales_award_free)

G_END_DECLS
