/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* Days away, which goals are prorated by: the share of the working time that is missing. */
typedef struct
{
  gint64     id;    /* 0 = a new one */
  gint64     person;
  SalesDay   first;
  SalesDay   last;
  SalesShare share; /* basis points, 1 to 10,000 */
  char      *note;  /* may be %NULL */
} SalesAbsence;

void          sales_absence_free       (SalesAbsence *self);

/* (transfer full): SalesAbsence by day, of a person. On the store's thread. */
GPtrArray    *sales_absences_read      (SalesStore *store, gint64 person, GError **error);

/* Changes, each one step for Undo; copies @absence. SALES_ERROR_CONSTRAINT: the person is away more
 * than wholly on some day. */
SalesRequest *sales_absence_save_new   (const SalesAbsence *absence);
SalesRequest *sales_absence_remove_new (gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesAbsence, sales_absence_free)

G_END_DECLS
