/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-picker.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* A name of the list. */
#define SALES_TYPE_PICKER_ITEM (sales_picker_item_get_type ())
G_DECLARE_FINAL_TYPE (SalesPickerItem, sales_picker_item, SALES, PICKER_ITEM, GObject)

struct _SalesPickerItem
{
  GObject parent_instance;

  gint64 id;
  char  *name;
  char  *folded; /* %NULL until it is searched for the first time */
};

G_DEFINE_FINAL_TYPE (SalesPickerItem, sales_picker_item, G_TYPE_OBJECT)

struct _SalesPicker
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *view;  /* %NULL until the list is opened for the first time */
  GtkWidget *none;

  GListStore      *items;
  GtkCustomFilter *filter;   /* borrowed */
  char            *sought;   /* folded */
  SalesPickerItem *selected; /* borrowed from the items */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesPicker, sales_picker, GTK_TYPE_WIDGET)

static void
sales_picker_item_finalize (GObject *object)
{
  SalesPickerItem *self = SALES_PICKER_ITEM (object);

  g_free (self->name);
  g_free (self->folded);
  G_OBJECT_CLASS (sales_picker_item_parent_class)->finalize (object);
}

static void
sales_picker_item_class_init (SalesPickerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_picker_item_finalize;
}

static void
sales_picker_item_init (SalesPickerItem *self)
{
}

/* Choosing ----------------------------------------------------------------------------------------- */

static void
show_selected (SalesPicker *self)
{
  gtk_label_set_text (GTK_LABEL (self->label), self->selected != NULL ? self->selected->name : C_("picker", "Choose…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  self->selected != NULL ? self->selected->name : "", -1);
  gtk_widget_set_tooltip_text (self->button, self->selected != NULL ? self->selected->name : NULL);
}

static void
choose (SalesPicker *self, SalesPickerItem *item)
{
  if (item == self->selected)
    return;
  self->selected = item;
  show_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_row (SalesPicker *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
  g_autoptr (SalesPickerItem) item = g_list_model_get_item (model, position);

  if (item == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  choose (self, item);
}

static void
row_activated_cb (GtkListView *view, guint position, gpointer user_data)
{
  choose_row (user_data, position);
}

static void
search_activated_cb (SalesPicker *self)
{
  if (self->sought != NULL && *self->sought != '\0')
    choose_row (self, 0);
}

static gboolean
matches (gpointer object, gpointer user_data)
{
  SalesPicker *self = user_data;
  SalesPickerItem *item = object;

  if (self->sought == NULL || *self->sought == '\0')
    return TRUE;
  if (item->folded == NULL)
    item->folded = sales_text_fold (item->name);
  return strstr (item->folded, self->sought) != NULL;
}

static void
show_none (SalesPicker *self)
{
  gtk_widget_set_visible (self->none, g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)))) == 0);
}

static void
search_changed_cb (SalesPicker *self)
{
  g_free (self->sought);
  self->sought = sales_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_none (self);
}

/* From the search one goes down into the list. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer user_data)
{
  SalesPicker *self = user_data;

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

/* The list ------------------------------------------------------------------------------------------ */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalesPickerItem *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name->name);
}

static void
make_list (SalesPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *filtered;

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (self->filter));
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a name"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("picker", "Names"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  self->none = gtk_label_new (_("Nothing with this name"));
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_set_visible (self->none, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_size_request (scrolled, 280, 260);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
popover_shown_cb (SalesPicker *self)
{
  if (self->view == NULL)
    make_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (self->search);
}

/* The widget ---------------------------------------------------------------------------------------- */

static gboolean
sales_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SALES_PICKER (widget)->button);
}

static void
sales_picker_dispose (GObject *object)
{
  SalesPicker *self = SALES_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->selected = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->sought, g_free);
  G_OBJECT_CLASS (sales_picker_parent_class)->dispose (object);
}

static void
sales_picker_class_init (SalesPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_picker_dispose;
  widget_class->grab_focus = sales_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  signals[CHANGED] = g_signal_new ("changed", SALES_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sales_picker_init (SalesPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->items = g_list_store_new (SALES_TYPE_PICKER_ITEM);
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  show_selected (self);
}

/**
 * sales_picker_new:
 *
 * Returns: (transfer floating): a picker without names
 */
GtkWidget *
sales_picker_new (void)
{
  return g_object_new (SALES_TYPE_PICKER, NULL);
}

/**
 * sales_picker_add:
 * @self: a picker
 * @id: what stands for the name
 * @name: what is shown and searched
 * @selected: whether it is chosen from the start
 *
 * Appends a name.
 */
void
sales_picker_add (SalesPicker *self, gint64 id, const char *name, gboolean selected)
{
  g_autoptr (SalesPickerItem) item = g_object_new (SALES_TYPE_PICKER_ITEM, NULL);

  g_return_if_fail (SALES_IS_PICKER (self));

  item->id = id;
  item->name = g_strdup (name);
  g_list_store_append (self->items, item);
  if (selected)
    {
      self->selected = item;
      show_selected (self);
    }
}

/**
 * sales_picker_get_selected:
 * @self: a picker
 *
 * Returns: the id of what is chosen, or 0
 */
gint64
sales_picker_get_selected (SalesPicker *self)
{
  g_return_val_if_fail (SALES_IS_PICKER (self), 0);

  return self->selected != NULL ? self->selected->id : 0;
}

/**
 * sales_picker_set_selected:
 * @self: a picker
 * @id: of one of its names
 *
 * Chooses it as if it were clicked.
 */
void
sales_picker_set_selected (SalesPicker *self, gint64 id)
{
  g_return_if_fail (SALES_IS_PICKER (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SalesPickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->id == id)
        {
          choose (self, item);
          return;
        }
    }
}
