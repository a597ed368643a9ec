/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/sales-document.h"

G_BEGIN_DECLS

/* Where the window stands: the document, the page, and the scope and period that every page with
 * figures shares. It remembers the places before, for Alt+Left. Main thread only. */
#define SALES_TYPE_CONTEXT (sales_context_get_type ())
G_DECLARE_FINAL_TYPE (SalesContext, sales_context, SALES, CONTEXT, GObject)

/* What "changed" says; several may come at once. */
typedef enum
{
  SALES_CONTEXT_DOCUMENT = 1 << 0, /* another document, or none */
  SALES_CONTEXT_SCOPE = 1 << 1,
  SALES_CONTEXT_PERIOD = 1 << 2,
  SALES_CONTEXT_PAGE = 1 << 3,     /* page or detail */
  SALES_CONTEXT_DATA = 1 << 4,     /* the document's content; the second argument has the SalesChanged flags */
} SalesContextChange;

SalesContext      *sales_context_new          (void);

SalesDocument     *sales_context_get_document (SalesContext *self);
void               sales_context_set_document (SalesContext *self, SalesDocument *document);
const SalesScope  *sales_context_get_scope    (SalesContext *self);
void               sales_context_set_scope    (SalesContext *self, const SalesScope *scope);
const SalesPeriod *sales_context_get_period   (SalesContext *self);
void               sales_context_set_period   (SalesContext *self, const SalesPeriod *period);
const char        *sales_context_get_page     (SalesContext *self);
const char        *sales_context_get_detail   (SalesContext *self);

void               sales_context_restore      (SalesContext *self, const char *page, const SalesScope *scope, const SalesPeriod *period);
void               sales_context_open         (SalesContext *self, const char *page, const SalesScope *scope, const char *detail);
gboolean           sales_context_can_go_back  (SalesContext *self);
void               sales_context_go_back      (SalesContext *self);

/* signal "changed" (guint SalesContextChange flags, guint SalesChanged flags) */

G_END_DECLS
