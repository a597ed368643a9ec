/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* What the window remembers from one session to the next. It belongs to the user and not to the
 * document: a small file in the configuration folder. */
typedef struct
{
  int         width;
  int         height;
  gboolean    maximized;
  gboolean    sidebar;
  char       *document; /* the path of the last one, or %NULL */
  char       *page;     /* %NULL: the first */
  gboolean    has_place; /* scope and period are known */
  SalesScope  scope;
  SalesPeriod period;
} SalesState;

SalesState *sales_state_load (void);
gboolean    sales_state_save (const SalesState *self, GError **error);
SalesState *sales_state_copy (const SalesState *self);
void        sales_state_free (SalesState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesState, sales_state_free)

G_END_DECLS
