/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* What needs attention, one row each; a row opens what it names.
 *
 * signal "activated" (const char *page, const char *detail): see sales_context_open();
 * sales_attention_list_get_scope() has the scope that goes with it */
#define SALES_TYPE_ATTENTION_LIST (sales_attention_list_get_type ())
G_DECLARE_FINAL_TYPE (SalesAttentionList, sales_attention_list, SALES, ATTENTION_LIST, GtkWidget)

GtkWidget        *sales_attention_list_new       (void);
gboolean          sales_attention_list_set       (SalesAttentionList *self, const SalesWording *wording, GPtrArray *items);
const SalesScope *sales_attention_list_get_scope (SalesAttentionList *self);

G_END_DECLS
