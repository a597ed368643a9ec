/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-scope-node.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/sales-text.h"
#include "reports/sales-wording.h"

struct _SalesScopeNode
{
  GObject parent_instance;

  SalesScope  scope;
  gboolean    heading;
  char       *name;
  char       *folded;
  char       *detail;
  GListStore *children; /* %NULL without any */
};

G_DEFINE_FINAL_TYPE (SalesScopeNode, sales_scope_node, G_TYPE_OBJECT)

static void
sales_scope_node_finalize (GObject *object)
{
  SalesScopeNode *self = SALES_SCOPE_NODE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (sales_scope_node_parent_class)->finalize (object);
}

static void
sales_scope_node_class_init (SalesScopeNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_scope_node_finalize;
}

static void
sales_scope_node_init (SalesScopeNode *self)
{
}

static void
add_child (SalesScopeNode *self, SalesScopeNode *child)
{
  if (self->children == NULL)
    self->children = g_list_store_new (SALES_TYPE_SCOPE_NODE);
  g_list_store_append (self->children, child);
}

/* One number for kind and id, as a key. */
static gint64 *
make_key (SalesScopeKind kind, gint64 id)
{
  gint64 *key = g_new (gint64, 1);

  *key = id * 4 + (gint64) kind;
  return key;
}

static SalesScopeNode *
find_node (GHashTable *nodes, SalesScopeKind kind, gint64 id)
{
  g_autofree gint64 *key = make_key (kind, id);

  return g_hash_table_lookup (nodes, key);
}

/* What stands above @item: its parent, or for the trees beside the company their heading. */
static SalesScopeNode *
find_parent (GHashTable *nodes, const SalesScopeItem *item, SalesScopeNode **headings)
{
  SalesScopeKind kind = item->scope.kind == SALES_SCOPE_PERSON ? SALES_SCOPE_UNIT : item->scope.kind;
  SalesScopeNode *parent = item->parent != 0 ? find_node (nodes, kind, item->parent) : NULL;

  if (parent == NULL && item->scope.kind == SALES_SCOPE_PERSON)
    parent = find_node (nodes, SALES_SCOPE_UNIT, SALES_COMPANY_ID);
  return parent != NULL ? parent : headings[item->scope.kind];
}

/**
 * sales_scope_node_new:
 * @item: what it stands for; copied
 *
 * Returns: (transfer full): a node without children
 */
SalesScopeNode *
sales_scope_node_new (const SalesScopeItem *item)
{
  SalesScopeNode *self = g_object_new (SALES_TYPE_SCOPE_NODE, NULL);

  self->scope = item->scope;
  self->name = g_strdup (item->name);
  self->folded = sales_text_fold (item->name);
  self->detail = item->scope.kind == SALES_SCOPE_PERSON && item->former
                     ? g_strdup (C_ ("person", "Has left"))
                     : sales_wording_scope_kind (&item->scope, item->unit_kind);
  return self;
}

/**
 * sales_scope_node_new_heading:
 * @name: what stands there
 *
 * Returns: (transfer full): a node that is no scope
 */
SalesScopeNode *
sales_scope_node_new_heading (const char *name)
{
  SalesScopeNode *self = g_object_new (SALES_TYPE_SCOPE_NODE, NULL);

  self->heading = TRUE;
  self->name = g_strdup (name);
  self->folded = g_strdup ("");
  return self;
}

/**
 * sales_scope_node_get_scope:
 *
 * Returns: (transfer none) (nullable): the scope; %NULL for a heading
 */
const SalesScope *
sales_scope_node_get_scope (SalesScopeNode *self)
{
  g_return_val_if_fail (SALES_IS_SCOPE_NODE (self), NULL);
  return self->heading ? NULL : &self->scope;
}

/**
 * sales_scope_node_get_name:
 *
 * Returns: (transfer none): the name
 */
const char *
sales_scope_node_get_name (SalesScopeNode *self)
{
  g_return_val_if_fail (SALES_IS_SCOPE_NODE (self), NULL);
  return self->name;
}

/**
 * sales_scope_node_get_detail:
 *
 * Returns: (transfer none) (nullable): what kind of scope it is, in words
 */
const char *
sales_scope_node_get_detail (SalesScopeNode *self)
{
  g_return_val_if_fail (SALES_IS_SCOPE_NODE (self), NULL);
  return self->detail;
}

/**
 * sales_scope_node_matches:
 * @folded: text as sales_text_fold() makes it
 *
 * Returns: whether the name has @folded in it
 */
gboolean
sales_scope_node_matches (SalesScopeNode *self, const char *folded)
{
  g_return_val_if_fail (SALES_IS_SCOPE_NODE (self), FALSE);
  return strstr (self->folded, folded) != NULL;
}

/**
 * sales_scope_node_get_children:
 *
 * Returns: (transfer none) (nullable): those below it
 */
GListModel *
sales_scope_node_get_children (SalesScopeNode *self)
{
  g_return_val_if_fail (SALES_IS_SCOPE_NODE (self), NULL);
  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

/**
 * sales_scope_node_build:
 * @items: (element-type SalesScopeItem): all scopes, parents before children
 * @all: receives a node for every one of them
 *
 * Returns: (transfer full): the tops of the trees
 */
GListStore *
sales_scope_node_build (GPtrArray *items, GListStore *all)
{
  GListStore *tops = g_list_store_new (SALES_TYPE_SCOPE_NODE);
  g_autoptr (GHashTable) nodes
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (SalesScopeNode) territories = sales_scope_node_new_heading (_ ("Territories"));
  g_autoptr (SalesScopeNode) categories = sales_scope_node_new_heading (_ ("Product Categories"));
  SalesScopeNode *headings[] = {
    [SALES_SCOPE_TERRITORY] = territories,
    [SALES_SCOPE_CATEGORY] = categories,
  };

  for (guint i = 0; i < items->len; i++)
    {
      const SalesScopeItem *item = g_ptr_array_index (items, i);
      SalesScopeNode *node = sales_scope_node_new (item);

      g_hash_table_insert (nodes, make_key (item->scope.kind, item->scope.id), node);
      g_list_store_append (all, node);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const SalesScopeItem *item = g_ptr_array_index (items, i);
      SalesScopeNode *node = find_node (nodes, item->scope.kind, item->scope.id);
      SalesScopeNode *parent = find_parent (nodes, item, headings);

      /* Who has left is found by searching and does not fill the tree. */
      if (item->former)
        continue;
      if (parent != NULL && parent != node)
        add_child (parent, node);
      else
        g_list_store_append (tops, node);
    }
  if (territories->children != NULL)
    g_list_store_append (tops, territories);
  if (categories->children != NULL)
    g_list_store_append (tops, categories);
  return tops;
}
