/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* How far a goal has been agreed with whom it concerns. A goal that is revised begins anew as a
 * draft: what was agreed was the version before. */
typedef enum
{
  SALES_AGREEMENT_DRAFT,
  SALES_AGREEMENT_PROPOSED,
  SALES_AGREEMENT_DISCUSSED,
  SALES_AGREEMENT_ACKNOWLEDGED,
  SALES_N_AGREEMENT_STATES,
} SalesAgreementState;

/* Stable names for files and the database: "draft", "proposed", … */
const char   *sales_agreement_state_to_string (SalesAgreementState state);

typedef struct
{
  SalesAgreementState state;                          /* the furthest */
  SalesDay            days[SALES_N_AGREEMENT_STATES]; /* SALES_DAY_NONE: not yet; a draft has none */
  char               *by;                             /* who entered the furthest state; nullable */
  char               *remark;                         /* that state's; nullable */
} SalesAgreement;

void          sales_agreement_clear    (SalesAgreement *self);

/* Five columns for a query in which v is the goal's version, bound to nothing, and how to read them. */
#define SALES_AGREEMENT_COLUMNS                                                                                     \
  "(SELECT a.day FROM agreement AS a WHERE a.version = v.id AND a.state = 'proposed'),"                             \
  " (SELECT a.day FROM agreement AS a WHERE a.version = v.id AND a.state = 'discussed'),"                           \
  " (SELECT a.day FROM agreement AS a WHERE a.version = v.id AND a.state = 'acknowledged'),"                        \
  " (SELECT p.name FROM agreement AS a JOIN person AS p ON p.id = a.person WHERE a.version = v.id ORDER BY a.id DESC LIMIT 1)," \
  " (SELECT a.remark FROM agreement AS a WHERE a.version = v.id ORDER BY a.id DESC LIMIT 1)"

typedef struct _SalesStatement SalesStatement;
void          sales_agreement_read     (SalesAgreement *self, SalesStatement *statement, int column, SalesDay as_of);

/* A goal that is in force, and how far it is agreed. */
typedef struct
{
  gint64         version_id;
  SalesScope     scope;
  char          *name;       /* of the scope */
  int            depth;      /* below the scope that was asked for: 0 = itself */
  SalesMeasure   measure;
  char          *category;   /* its name, or %NULL: everything */
  gint64         category_id; /* 0 = everything */
  SalesDay       first_day;
  SalesDay       last_day;
  gint64         value;
  int            version;
  SalesAgreement agreement;
} SalesAgreementRow;

/* GPtrArray of SalesAgreementRow: the goals of a scope and of everybody in it that touch a period. */
SalesRequest *sales_agreement_list_new (const SalesScope *scope, const SalesPeriod *period);
void          sales_agreement_row_free (SalesAgreementRow *self);

/* @by: a person's id, or 0. */
SalesRequest *sales_agreement_mark_new (const gint64 *version_ids, gsize n, SalesAgreementState state, SalesDay day, gint64 by, const char *remark);

G_END_DECLS
