/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-activities-page.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-activities.h"
#include "pages/sales-activity-form.h"
#include "pages/sales-activity-row.h"
#include "pages/sales-table-saver.h"

/* An activity as an item of a list model. */
#define SALES_TYPE_ACTIVITY_ITEM (sales_activity_item_get_type ())
G_DECLARE_FINAL_TYPE (SalesActivityItem, sales_activity_item, SALES, ACTIVITY_ITEM, GObject)

struct _SalesActivityItem
{
  GObject parent_instance;

  SalesActivity *activity; /* owned */
};

G_DEFINE_FINAL_TYPE (SalesActivityItem, sales_activity_item, G_TYPE_OBJECT)

struct _SalesActivitiesPage
{
  SalesPage parent_instance;

  /* Template */
  GtkBox        *bar;
  GtkLabel      *summary;
  GtkDropDown   *kind_drop_down;
  GtkToggleButton *open_button;
  GtkWidget     *add_button;
  GtkStack      *stack;
  GtkListView   *view;
  AdwStatusPage *empty_page;

  /* Owned */
  SalesActivityList  *list;  /* %NULL until the first answer */
  GListStore         *items; /* what the filter leaves */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SalesActivitiesPage, sales_activities_page, SALES_TYPE_PAGE)

static void
sales_activity_item_finalize (GObject *object)
{
  sales_activity_free (SALES_ACTIVITY_ITEM (object)->activity);
  G_OBJECT_CLASS (sales_activity_item_parent_class)->finalize (object);
}

static void
sales_activity_item_class_init (SalesActivityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_activity_item_finalize;
}

static void
sales_activity_item_init (SalesActivityItem *self)
{
}

/* Showing ------------------------------------------------------------------------------------- */

static gboolean
is_possible (SalesActivitiesPage *self)
{
  SalesScopeKind kind = sales_context_get_scope (sales_page_get_context (SALES_PAGE (self)))->kind;

  return kind == SALES_SCOPE_UNIT || kind == SALES_SCOPE_PERSON;
}

static gboolean
is_wanted (SalesActivitiesPage *self, const SalesActivity *activity)
{
  guint kind = gtk_drop_down_get_selected (self->kind_drop_down);

  /* The first choice is all kinds. */
  if (kind > 0 && kind <= SALES_N_ACTIVITY_KINDS && activity->kind != (SalesActivityKind) (kind - 1))
    return FALSE;
  return !gtk_toggle_button_get_active (self->open_button) || activity->done == SALES_DAY_NONE;
}

static void
show_summary (SalesActivitiesPage *self)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *all = sales_locale_format_integer (locale, self->list->total);
  g_autofree char *open = sales_locale_format_integer (locale, self->list->open);
  g_autofree char *overdue = sales_locale_format_integer (locale, self->list->overdue);
  /* TRANSLATORS: above a list of activities; 1: how many there are, 2: how many of them are not done,
   * 3: how many of these are overdue */
  g_autofree char *text = g_strdup_printf (_("All: %1$s · open: %2$s · overdue: %3$s"), all, open, overdue);

  if (self->list->rows->len < self->list->total)
    {
      g_autofree char *shown = sales_locale_format_integer (locale, self->list->rows->len);
      /* TRANSLATORS: 1: the line "All: … · open: …", 2: how many of them the list shows */
      g_autofree char *longer = g_strdup_printf (_("%1$s · listed: %2$s"), text, shown);

      gtk_label_set_text (self->summary, longer);
    }
  else
    gtk_label_set_text (self->summary, text);
}

static void
show_empty (SalesActivitiesPage *self)
{
  gboolean possible = is_possible (self), filtered = self->list->rows->len > 0;

  adw_status_page_set_title (self->empty_page, filtered ? _("Nothing Fits the Filter") : _("No Activities"));
  adw_status_page_set_description (self->empty_page,
                                   filtered   ? _("Choose another kind, or show what is done as well.")
                                   : possible ? _("Visits, calls, tasks and complaints of this period are noted here.")
                                              : _("Activities are those of people and teams. Choose one of them as the scope."));
}

/* Keeps what stays the same, so that the place in the list and the focus stay. */
static void
take_items (SalesActivitiesPage *self, GPtrArray *wanted)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items)), first = 0, last = 0;

  for (; first < MIN (old, wanted->len); first++)
    {
      g_autoptr (SalesActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), first);
      const SalesActivity *a = item->activity, *b = ((SalesActivityItem *) wanted->pdata[first])->activity;

      if (!sales_activity_equal (a, b))
        break;
    }
  for (; last < MIN (old, wanted->len) - first; last++)
    {
      g_autoptr (SalesActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), old - last - 1);
      const SalesActivity *a = item->activity, *b = ((SalesActivityItem *) wanted->pdata[wanted->len - last - 1])->activity;

      if (!sales_activity_equal (a, b))
        break;
    }
  g_list_store_splice (self->items, first, old - first - last, wanted->pdata + first, wanted->len - first - last);
}

static void
show_list (SalesActivitiesPage *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->list->rows->len; i++)
    {
      SalesActivityItem *item;

      if (!is_wanted (self, self->list->rows->pdata[i]))
        continue;
      item = g_object_new (SALES_TYPE_ACTIVITY_ITEM, NULL);
      item->activity = sales_activity_copy (self->list->rows->pdata[i]);
      g_ptr_array_add (wanted, item);
    }
  take_items (self, wanted);
  show_summary (self);
  if (wanted->len == 0)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, wanted->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), is_possible (self));
  gtk_widget_set_visible (self->add_button, !sales_document_is_read_only (sales_page_get_document (SALES_PAGE (self))));
}

static SalesRequest *
sales_activities_page_create_request (SalesPage *page)
{
  SalesContext *context = sales_page_get_context (page);

  return sales_activity_list_new (sales_context_get_scope (context), sales_context_get_period (context));
}

static void
sales_activities_page_take_result (SalesPage *page, gpointer result)
{
  SalesActivitiesPage *self = SALES_ACTIVITIES_PAGE (page);

  g_clear_pointer (&self->list, sales_activity_list_free);
  self->list = result;
  show_list (self);
}

static void
filter_changed_cb (SalesActivitiesPage *self)
{
  if (self->list != NULL)
    show_list (self);
}

/* Rows ---------------------------------------------------------------------------------------- */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = sales_activity_row_new ();

  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 6);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalesActivitiesPage *self = user_data;
  SalesActivityItem *shown = gtk_list_item_get_item (item);
  SalesContext *context = sales_page_get_context (SALES_PAGE (self));

  sales_activity_row_set (SALES_ACTIVITY_ROW (gtk_list_item_get_child (item)), sales_page_get_document (SALES_PAGE (self)), shown->activity,
                          sales_context_get_scope (context)->kind != SALES_SCOPE_PERSON, GTK_WIDGET (self));
}

static void
row_activated_cb (GtkListView *view, guint position, SalesActivitiesPage *self)
{
  g_autoptr (SalesActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && !sales_document_is_read_only (sales_page_get_document (SALES_PAGE (self))))
    sales_activity_form_present (sales_page_get_document (SALES_PAGE (self)), GTK_WIDGET (self), item->activity, 0);
}

static gboolean
remove_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalesActivitiesPage *self = user_data;
  SalesActivityItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    sales_activity_row_remove (sales_page_get_document (SALES_PAGE (self)), item->activity, GTK_WIDGET (self));
  return item != NULL;
}

static gboolean
done_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalesActivitiesPage *self = user_data;
  SalesActivityItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    sales_activity_row_toggle (sales_page_get_document (SALES_PAGE (self)), item->activity, GTK_WIDGET (self));
  return item != NULL;
}

static void
add_clicked_cb (SalesActivitiesPage *self)
{
  const SalesScope *scope = sales_context_get_scope (sales_page_get_context (SALES_PAGE (self)));

  sales_activity_form_present (sales_page_get_document (SALES_PAGE (self)), GTK_WIDGET (self), NULL,
                               scope->kind == SALES_SCOPE_PERSON ? scope->id : 0);
}

/* Exporting ----------------------------------------------------------------------------------- */

static gboolean
fill_table (GtkWidget *page, SalesTableWriter *writer)
{
  SalesActivitiesPage *self = SALES_ACTIVITIES_PAGE (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (const char *const *name = (const char *const[]){ "person", "customer", "kind", "subject", "due", "done", "minutes", NULL }; *name != NULL; name++)
    sales_table_writer_add_header (writer, *name);
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SalesActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const SalesActivity *activity = item->activity;

      sales_table_writer_add_text (writer, activity->person_name);
      sales_table_writer_add_text (writer, activity->customer_name);
      sales_table_writer_add_text (writer, sales_activity_kind_to_string (activity->kind));
      sales_table_writer_add_text (writer, activity->subject);
      sales_table_writer_add_day (writer, activity->due);
      sales_table_writer_add_day (writer, activity->done);
      if (activity->minutes >= 0)
        sales_table_writer_add_integer (writer, activity->minutes);
      else
        sales_table_writer_add_text (writer, NULL);
      sales_table_writer_end_row (writer);
    }
  return n > 0;
}

static void
sales_activities_page_export_table (SalesPage *page)
{
  if (SALES_ACTIVITIES_PAGE (page)->list != NULL)
    sales_table_saver_fill (GTK_WIDGET (page), C_("file name", "Activities"), &sales_document_get_info (sales_page_get_document (page))->currency,
                            fill_table);
}

/* Object -------------------------------------------------------------------------------------- */

static void
update_narrow (SalesActivitiesPage *self)
{
  gboolean narrow = sales_pane_is_narrow (SALES_PANE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->kind_drop_down), narrow);
}

static void
sales_activities_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_ACTIVITIES_PAGE);
  G_OBJECT_CLASS (sales_activities_page_parent_class)->dispose (object);
}

static void
sales_activities_page_finalize (GObject *object)
{
  SalesActivitiesPage *self = SALES_ACTIVITIES_PAGE (object);

  g_clear_pointer (&self->list, sales_activity_list_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (sales_activities_page_parent_class)->finalize (object);
}

static void
sales_activities_page_class_init (SalesActivitiesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  object_class->dispose = sales_activities_page_dispose;
  object_class->finalize = sales_activities_page_finalize;
  page_class->tables = SALES_CHANGED_ACTIVITIES | SALES_CHANGED_PEOPLE | SALES_CHANGED_ORDERS | SALES_CHANGED_SETTINGS;
  page_class->create_request = sales_activities_page_create_request;
  page_class->take_result = sales_activities_page_take_result;
  page_class->export_table = sales_activities_page_export_table;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, view);
  gtk_widget_class_bind_template_child (widget_class, SalesActivitiesPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
make_keys (SalesActivitiesPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                                                          gtk_callback_action_new (remove_pressed_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (done_pressed_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
sales_activities_page_init (SalesActivitiesPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, C_("activity", "All kinds"));
  for (int i = 0; i < SALES_N_ACTIVITY_KINDS; i++)
    gtk_string_list_append (kinds, sales_activity_kind_title ((SalesActivityKind) i));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
  self->items = g_list_store_new (SALES_TYPE_ACTIVITY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  make_keys (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_narrow), NULL);
  update_narrow (self);
}
