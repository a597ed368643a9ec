/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* One row of a scope picker. */
typedef struct
{
  SalesScope    scope;
  char         *name;
  gint64        parent;    /* the id of the same kind above it, a person's unit; 0 at the top */
  int           depth;     /* 0 at the top of its tree */
  SalesUnitKind unit_kind; /* for units; a person's unit's otherwise */
  gboolean      former;    /* a person who has left */
} SalesScopeItem;

SalesRequest *sales_scope_find_new  (const char *text);
char         *sales_scope_to_text   (const SalesScope *scope);
SalesRequest *sales_scope_list_new  (void);
void          sales_scope_item_free (SalesScopeItem *self);

G_END_DECLS
