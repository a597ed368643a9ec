/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* A department or team as a form has it. Of the company, whose id is SALES_COMPANY_ID, only the
 * leader is looked at. */
typedef struct
{
  gint64        id;     /* 0 = a new one */
  gint64        parent;
  SalesUnitKind kind;
  const char   *name;
  gint64        leader; /* 0 = nobody */
} SalesUnitFields;

/* Changes, each one step for Undo. SALES_ERROR_INVALID: a field cannot be so, as a unit that would
 * stand below itself. SALES_ERROR_CONSTRAINT: it contradicts what the document has; GError.message
 * names what. */

/* Adds or changes; a leader who does not belong to the unit moves there today. The result is the
 * unit's id, by GPOINTER_TO_SIZE(). */
SalesRequest *sales_unit_save_new   (const SalesUnitFields *fields);
SalesRequest *sales_unit_remove_new (gint64 unit);

G_END_DECLS
