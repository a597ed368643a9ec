/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-scope-button.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-scope-node.h"

struct _SalesScopeButton
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *view; /* made when the popover is first opened */
  GtkWidget *none;

  /* Owned */
  SalesContext       *context;
  GCancellable       *cancellable;
  GListStore         *all;       /* SalesScopeNode; %NULL until asked for */
  GtkSingleSelection *tree;
  GtkSingleSelection *found;
  GtkCustomFilter    *filter;
  char               *folded;
};

G_DEFINE_FINAL_TYPE (SalesScopeButton, sales_scope_button, GTK_TYPE_WIDGET)

static SalesScopeNode *
get_node (gpointer item)
{
  return GTK_IS_TREE_LIST_ROW (item) ? gtk_tree_list_row_get_item (item)
                                     : g_object_ref (SALES_SCOPE_NODE (item));
}

static const char *
find_name (SalesScopeButton *self, const SalesScope *scope)
{
  for (guint i = 0; self->all != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->all)); i++)
    {
      g_autoptr (SalesScopeNode) node = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      if (sales_scope_equal (sales_scope_node_get_scope (node), scope))
        return sales_scope_node_get_name (node);
    }
  return NULL;
}

static void
update_label (SalesScopeButton *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  const SalesScope *scope = sales_context_get_scope (self->context);
  SalesScope company = SALES_SCOPE_COMPANY;
  const char *name = NULL;
  g_autofree char *text = NULL;

  if (document != NULL && sales_scope_equal (scope, &company))
    name = sales_document_get_info (document)->company_name;
  else
    name = find_name (self, scope);
  if (name == NULL || *name == '\0')
    name = sales_scope_equal (scope, &company) ? C_ ("scope", "Company") : "…";
  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_widget_set_tooltip_text (self->button, name);
  /* TRANSLATORS: the button that chooses whose figures are shown, for readers of the screen */
  text = g_strdup_printf (_ ("Scope: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *children = sales_scope_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  SalesScopeButton *self = user_data;

  return self->folded != NULL && sales_scope_node_matches (item, self->folded);
}

static void
show_list (SalesScopeButton *self)
{
  gboolean searching = self->folded != NULL && *self->folded != '\0';
  GtkSingleSelection *model = searching ? self->found : self->tree;

  if (self->view == NULL)
    return;
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (model));
  gtk_widget_set_visible (self->none,
                          model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) == 0);
}

/* Opens the trees as far as the departments and teams: the people are one click away. */
static void
expand_units (GtkTreeListModel *tree)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

      if (gtk_tree_list_row_get_depth (row) > 1)
        continue;
      g_autoptr (SalesScopeNode) node = gtk_tree_list_row_get_item (row);
      const SalesScope *scope = sales_scope_node_get_scope (node);

      if (scope != NULL && scope->kind == SALES_SCOPE_UNIT
          && gtk_tree_list_row_get_depth (row) == 0)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
take_items (SalesScopeButton *self, GPtrArray *items)
{
  GListStore *tops;
  GtkTreeListModel *tree;
  GtkFilterListModel *filtered;

  g_clear_object (&self->all);
  g_clear_object (&self->tree);
  g_clear_object (&self->found);
  self->all = g_list_store_new (SALES_TYPE_SCOPE_NODE);
  tops = sales_scope_node_build (items, self->all);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (tops), FALSE, FALSE, create_children, self, NULL);
  expand_units (tree);
  self->tree = gtk_single_selection_new (G_LIST_MODEL (tree));
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->all)),
                                        GTK_FILTER (self->filter));
  self->found = gtk_single_selection_new (G_LIST_MODEL (filtered));
  show_list (self);
  update_label (self);
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesScopeButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
      = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (items == NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else if (self->context != NULL
           && sales_context_get_document (self->context) == SALES_DOCUMENT (source))
    take_items (self, items);
}

static void
read_list (SalesScopeButton *self)
{
  SalesDocument *document = sales_context_get_document (self->context);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (document == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (document, sales_scope_list_new (), self->cancellable, list_read_cb,
                             g_object_ref (self));
}

static void
context_changed_cb (SalesScopeButton *self, guint what, guint tables)
{
  guint names = SALES_CHANGED_PEOPLE | SALES_CHANGED_PRODUCTS;
  SalesScope company = SALES_SCOPE_COMPANY;
  gboolean outdated = (what & SALES_CONTEXT_DOCUMENT) != 0
                      || ((what & SALES_CONTEXT_DATA) != 0 && (tables & names) != 0);

  if (outdated)
    {
      g_clear_object (&self->all);
      g_clear_object (&self->tree);
      g_clear_object (&self->found);
      show_list (self);
    }
  /* The company's name is known without asking; everything else waits until it is needed. */
  if (self->all == NULL && !sales_scope_equal (sales_context_get_scope (self->context), &company))
    read_list (self);
  update_label (self);
}

static void
search_changed_cb (SalesScopeButton *self)
{
  g_free (self->folded);
  self->folded = sales_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->filter != NULL && self->found != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_list (self);
}

static void
choose_row (SalesScopeButton *self, guint position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autoptr (SalesScopeNode) node = item != NULL ? get_node (item) : NULL;

  if (node == NULL)
    return;
  if (sales_scope_node_get_scope (node) == NULL)
    {
      gtk_tree_list_row_set_expanded (GTK_TREE_LIST_ROW (item),
                                      !gtk_tree_list_row_get_expanded (GTK_TREE_LIST_ROW (item)));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  sales_context_set_scope (self->context, sales_scope_node_get_scope (node));
}

static void
row_activated_cb (GtkListView *view, guint position, gpointer user_data)
{
  choose_row (user_data, position);
}

static void
search_activated_cb (SalesScopeButton *self)
{
  if (self->folded != NULL && *self->folded != '\0')
    choose_row (self, 0);
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  GObject *object = gtk_list_item_get_item (item);
  g_autoptr (SalesScopeNode) node = get_node (object);
  const char *kind = sales_scope_node_get_detail (node);

  gtk_tree_expander_set_list_row (
      expander, GTK_IS_TREE_LIST_ROW (object) ? GTK_TREE_LIST_ROW (object) : NULL);
  gtk_label_set_text (GTK_LABEL (name), sales_scope_node_get_name (node));
  gtk_label_set_text (GTK_LABEL (detail), kind != NULL ? kind : "");
}

static void
row_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
make_popover (SalesScopeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a team, person, territory or category"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbound_cb), self);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("scope", "Scopes"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  self->none = gtk_label_new (_ ("Nothing with this name"));
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_set_visible (self->none, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_size_request (scrolled, 320, 360);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
popover_shown_cb (SalesScopeButton *self)
{
  if (self->view == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->all == NULL)
    read_list (self);
  show_list (self);
  gtk_widget_grab_focus (self->search);
}

static void
sales_scope_button_dispose (GObject *object)
{
  SalesScopeButton *self = SALES_SCOPE_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->found);
  g_clear_object (&self->tree);
  g_clear_object (&self->all);
  G_OBJECT_CLASS (sales_scope_button_parent_class)->dispose (object);
}

static void
sales_scope_button_finalize (GObject *object)
{
  g_free (SALES_SCOPE_BUTTON (object)->folded);
  G_OBJECT_CLASS (sales_scope_button_parent_class)->finalize (object);
}

static void
sales_scope_button_class_init (SalesScopeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sales_scope_button_dispose;
  object_class->finalize = sales_scope_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sales_scope_button_init (SalesScopeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
}

/**
 * sales_scope_button_new:
 *
 * Returns: (transfer floating): a button without a context
 */
GtkWidget *
sales_scope_button_new (void)
{
  return g_object_new (SALES_TYPE_SCOPE_BUTTON, NULL);
}

/**
 * sales_scope_button_set_context:
 * @context: where the window stands
 *
 * Shows and changes the scope of @context. To be called once.
 */
void
sales_scope_button_set_context (SalesScopeButton *self, SalesContext *context)
{
  g_return_if_fail (SALES_IS_SCOPE_BUTTON (self));
  g_return_if_fail (SALES_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_label (self);
}

/**
 * sales_scope_button_popup:
 *
 * Opens the popover, for the keyboard.
 */
void
sales_scope_button_popup (SalesScopeButton *self)
{
  g_return_if_fail (SALES_IS_SCOPE_BUTTON (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
