/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-absence.h"
#include "model/sales-agreement.h"
#include "model/sales-budget.h"
#include "model/sales-duty.h"
#include "model/sales-membership.h"
#include "model/sales-roster.h"

G_BEGIN_DECLS

typedef struct
{
  char    *name;   /* of the territory */
  SalesDay first;  /* SALES_DAY_NONE */
  SalesDay last;   /* SALES_DAY_NONE */
} SalesPersonTerritory;

/* Everything about somebody that is no figure. */
typedef struct
{
  SalesRoster             *roster;
  const SalesRosterPerson *person;      /* in the roster */
  GArray                  *memberships; /* SalesMembership by first day */
  GPtrArray               *territories; /* SalesPersonTerritory by first day */
  GPtrArray               *duties;      /* SalesDuty, see sales_duties_read() */
  GPtrArray               *absences;    /* SalesAbsence by first day */
  GPtrArray               *budgets;     /* SalesBudget, the latest first */
  GPtrArray               *goals;       /* SalesAgreementRow: the goals that touch the period, and how far they are agreed */
} SalesPersonRecord;

/* @period: of the goals. SALES_ERROR_NOT_FOUND: there is no such person. */
SalesRequest    *sales_person_record_request_new (gint64 person, const SalesPeriod *period);
void             sales_person_record_free        (SalesPersonRecord *self);

/* The wording that holds, of the role or of the person alone; %NULL if there is none or it was
 * taken away. */
const SalesDuty *sales_person_record_get_duty    (const SalesPersonRecord *self, gboolean of_role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesPersonRecord, sales_person_record_free)

G_END_DECLS
