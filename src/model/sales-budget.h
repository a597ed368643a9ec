/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* What somebody may spend or has to plan with, and what it means for them. */
typedef struct
{
  gint64      id;      /* 0 = a new one */
  gint64      person;
  char       *name;    /* "Travel", "Customer events" */
  SalesDay    first;
  SalesDay    last;
  SalesAmount value;   /* not negative */
  char       *meaning; /* in words, one or more lines; may be %NULL */
} SalesBudget;

void          sales_budget_free       (SalesBudget *self);

/* (transfer full): SalesBudget of a person, the latest first. On the store's thread. */
GPtrArray    *sales_budgets_read      (SalesStore *store, gint64 person, GError **error);

/* Changes, each one step for Undo; copies @budget. */
SalesRequest *sales_budget_save_new   (const SalesBudget *budget);
SalesRequest *sales_budget_remove_new (gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesBudget, sales_budget_free)

G_END_DECLS
