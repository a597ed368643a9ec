/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The roles that a person may have, as the document names them: "sales_manager", … */
const char *const *sales_role_list (guint *n_roles);

/* A person as a form has it. */
typedef struct
{
  gint64      id;        /* 0 = somebody new */
  const char *name;
  const char *sort_name; /* %NULL: the name */
  const char *ref;       /* what files call this person; may be %NULL */
  const char *role;
  const char *title;     /* may be %NULL */
  const char *language;  /* of documents for this person; may be %NULL */
  gint64      manager;   /* 0 = nobody */
  gint64      unit;      /* where somebody new belongs; otherwise see sales_person_move_new() */
  SalesDay    hired;     /* SALES_DAY_NONE */
  SalesDay    left;      /* the last day at work, SALES_DAY_NONE */
} SalesPersonFields;

/* Changes, each one step for Undo. SALES_ERROR_INVALID: a field cannot be so. SALES_ERROR_CONSTRAINT:
 * it contradicts what the document has; GError.message names what. */

/* Adds or changes; the result is the person's id, by GPOINTER_TO_SIZE(). */
SalesRequest *sales_person_save_new   (const SalesPersonFields *fields);
/* From @day on in @unit, until the next move that is known already. */
SalesRequest *sales_person_move_new   (gint64 person, gint64 unit, SalesDay day);
/* Only somebody whom nothing refers to; whoever has sold, led or been reviewed gets a last day. */
SalesRequest *sales_person_remove_new (gint64 person);

/* On the store's thread, inside a change. */
gboolean      sales_person_move       (SalesStore *store, gint64 person, gint64 unit, SalesDay day, GError **error);

G_END_DECLS
