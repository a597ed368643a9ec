/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* Duties and expectations of a role or of one person, in one wording. A new wording is a new row:
 * who acknowledged which one stays known. */
typedef struct
{
  gint64   id;
  gint64   person;       /* 0 = of a role */
  char    *role;         /* %NULL = of a person */
  char    *duties;
  char    *expectations;
  SalesDay entered;
  SalesDay acknowledged; /* by whom it was asked for; SALES_DAY_NONE */
} SalesDuty;

void          sales_duty_free            (SalesDuty *self);

/* (transfer full): SalesDuty that concern a person in this role, the newest first: those with the
 * role's wordings and those of the person alone. On the store's thread. */
GPtrArray    *sales_duties_read          (SalesStore *store, gint64 person, const char *role, GError **error);

/* Result: the newest SalesDuty of a role, freed with sales_duty_free(); two empty texts if there is
 * none yet. */
SalesRequest *sales_duty_of_role_new     (const char *role);

/* Changes, each one step for Undo. Exactly one of @role and @person (0 = none) is given; a wording
 * that is the newest already changes nothing. Two empty texts take the duties away. */
SalesRequest *sales_duty_set_new         (const char *role, gint64 person, const char *duties, const char *expectations);
/* @day: SALES_DAY_NONE takes the acknowledgement back. */
SalesRequest *sales_duty_acknowledge_new (gint64 duty, gint64 person, SalesDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesDuty, sales_duty_free)

G_END_DECLS
