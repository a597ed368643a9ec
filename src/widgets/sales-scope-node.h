/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/sales-names.h"

G_BEGIN_DECLS

/* A row of the scope picker: a scope with those below it, or a heading above a tree. */
#define SALES_TYPE_SCOPE_NODE (sales_scope_node_get_type ())
G_DECLARE_FINAL_TYPE (SalesScopeNode, sales_scope_node, SALES, SCOPE_NODE, GObject)

SalesScopeNode   *sales_scope_node_new          (const SalesScopeItem *item);
SalesScopeNode   *sales_scope_node_new_heading  (const char *name);
const SalesScope *sales_scope_node_get_scope    (SalesScopeNode *self);
const char       *sales_scope_node_get_name     (SalesScopeNode *self);
const char       *sales_scope_node_get_detail   (SalesScopeNode *self);
gboolean          sales_scope_node_matches      (SalesScopeNode *self, const char *folded);
GListModel       *sales_scope_node_get_children (SalesScopeNode *self);

/* The trees of all scopes, from a list of SalesScopeItem. @all receives every scope, flat. */
GListStore       *sales_scope_node_build        (GPtrArray *items, GListStore *all);

G_END_DECLS
