/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-date.h"

G_BEGIN_DECLS

typedef struct _SalesStore SalesStore;

/* A plain function of the store, run on the document's thread. It returns a plain result (a
 * struct or an array, never a GObject), or %NULL with @error set; a function with nothing to tell
 * returns SALES_REQUEST_DONE. */
typedef gpointer (*SalesRequestFunc) (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error);

#define SALES_REQUEST_DONE GINT_TO_POINTER (1)

/* What a table group is called in "changed" and in what an action says it touched. */
typedef enum
{
  SALES_CHANGED_SETTINGS = 1 << 0,
  SALES_CHANGED_PEOPLE = 1 << 1,   /* people, units, memberships, assignments, territories */
  SALES_CHANGED_PRODUCTS = 1 << 2, /* products, categories, costs */
  SALES_CHANGED_ORDERS = 1 << 3,   /* customers, orders, lines, credit, steps, summaries */
  SALES_CHANGED_GOALS = 1 << 4,
  SALES_CHANGED_AWARDS = 1 << 5,
  SALES_CHANGED_EVENTS = 1 << 6,     /* market events */
  SALES_CHANGED_CLOSINGS = 1 << 7,   /* closed periods and their adjustments */
  SALES_CHANGED_ACTIVITIES = 1 << 8,
  SALES_CHANGED_ALL = (1 << 9) - 1,
} SalesChanged;

/* One question to the document, or one change of it. The typed functions of model/ make them:
 * sales_overview_request_new(), sales_goal_edit_new(), … */
typedef struct _SalesRequest SalesRequest;

struct _SalesRequest
{
  SalesRequestFunc func;
  gpointer         data;
  GDestroyNotify   data_free;
  GDestroyNotify   result_free; /* may be %NULL for SALES_REQUEST_DONE */
  SalesDay         as_of;       /* a question about an earlier day; SALES_DAY_NONE = now */

  /* For changes only, see sales_document_perform(). */
  const char      *action;      /* stable name for the change log, "goal.revise" */
  char            *label;       /* what Undo calls it, in the user's language, "Change Goal" */
  gboolean         no_undo;     /* an import: undone by its batch, not by a changeset */
};

SalesRequest *sales_request_new        (SalesRequestFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free);
SalesRequest *sales_request_new_action (const char *action, const char *label, SalesRequestFunc func, gpointer data, GDestroyNotify data_free);
SalesRequest *sales_request_as_of      (SalesRequest *self, SalesDay day);
void          sales_request_free       (SalesRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesRequest, sales_request_free)

G_END_DECLS
