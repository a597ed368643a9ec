/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-orders-page.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "exchange/sales-order-export.h"
#include "model/sales-order-list.h"
#include "pages/sales-order-dialog.h"
#include "pages/sales-table-saver.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-file-saver.h"
#include "widgets/sales-progress-dialog.h"
#include "widgets/sales-text-rows.h"

struct _SalesOrdersPage
{
  SalesPage parent_instance;

  /* Template */
  GtkSearchEntry    *search_entry;
  GtkDropDown       *filter_drop_down;
  GtkSpinner        *spinner;
  GtkLabel          *count_label;
  GtkStack          *stack;
  GtkScrolledWindow *scrolled_window;
  GtkColumnView     *view;
  AdwStatusPage     *empty_page;

  /* Borrowed */
  GtkColumnViewColumn *columns[SALES_N_ORDER_COLUMNS];

  /* Owned */
  SalesDocument  *document; /* whose orders the list shows */
  SalesOrderList *list;
  SalesTextRows  *rows;
  char           *detail;   /* the one that was followed last */

  SalesOrderColumn sort;
  gboolean         descending;
  gboolean         blocked; /* the page sets the filter itself */
};

/* Widths are fixed: a cell that asked for a new size with every row could not be scrolled
 * smoothly. */
static const struct
{
  const char *title;
  int         width;
  gboolean    figures;
  int         narrow_width; /* where there is room for few columns; 0 = not shown there */
} column_info[SALES_N_ORDER_COLUMNS] = {
  [SALES_ORDER_COLUMN_REF] = { NC_("order", "Number"), 96, FALSE, 100 },
  [SALES_ORDER_COLUMN_DAY] = { NC_("order", "Date"), 90, FALSE, 0 },
  [SALES_ORDER_COLUMN_CUSTOMER] = { NC_("order", "Customer"), 160, FALSE, 100 },
  [SALES_ORDER_COLUMN_PERSON] = { NC_("order", "Person"), 136, FALSE, 0 },
  [SALES_ORDER_COLUMN_TERRITORY] = { NC_("order", "Territory"), 104, FALSE, 0 },
  [SALES_ORDER_COLUMN_AMOUNT] = { NC_("order", "Amount"), 104, TRUE, 92 },
  [SALES_ORDER_COLUMN_PROMISED] = { NC_("order", "Promised"), 90, FALSE, 0 },
  [SALES_ORDER_COLUMN_SHIPPED] = { NC_("order", "Shipped"), 90, FALSE, 0 },
  [SALES_ORDER_COLUMN_DELIVERED] = { NC_("order", "Delivered"), 90, FALSE, 0 },
  [SALES_ORDER_COLUMN_FOLLOWED] = { NC_("order", "Followed up"), 90, FALSE, 0 },
  [SALES_ORDER_COLUMN_LATE] = { NC_("order", "Late"), 116, FALSE, 110 },
};

/* What is wrong stands beside the amount, where it is seen without scrolling. */
static const SalesOrderColumn column_order[SALES_N_ORDER_COLUMNS] = {
  SALES_ORDER_COLUMN_REF,       SALES_ORDER_COLUMN_DAY,     SALES_ORDER_COLUMN_CUSTOMER,
  SALES_ORDER_COLUMN_PERSON,    SALES_ORDER_COLUMN_TERRITORY, SALES_ORDER_COLUMN_AMOUNT,
  SALES_ORDER_COLUMN_LATE,      SALES_ORDER_COLUMN_PROMISED, SALES_ORDER_COLUMN_SHIPPED,
  SALES_ORDER_COLUMN_DELIVERED, SALES_ORDER_COLUMN_FOLLOWED,
};

static const char *const filter_titles[SALES_N_ORDER_FILTERS] = {
  NC_("orders", "All"),
  NC_("orders", "Shipped late"),
  NC_("orders", "Overdue"),
  NC_("orders", "Not delivered"),
  NC_("orders", "Not followed up"),
};

static const char *const filter_details[SALES_N_ORDER_FILTERS] = {
  "all", "late", "overdue", "not-delivered", "not-followed",
};

G_DEFINE_FINAL_TYPE (SalesOrdersPage, sales_orders_page, SALES_TYPE_PAGE)

/* Asking -------------------------------------------------------------------------------------- */

/* What the list shows, with @search, which belongs to the caller, in it. */
static void
get_query (SalesOrdersPage *self, SalesOrderQuery *query, char **search)
{
  SalesContext *context = sales_page_get_context (SALES_PAGE (self));

  *search = sales_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  *query = (SalesOrderQuery){
    .scope = *sales_context_get_scope (context),
    .period = *sales_context_get_period (context),
    .filter = gtk_drop_down_get_selected (self->filter_drop_down),
    .search = *search,
    .sort = self->sort,
    .descending = self->descending,
  };
}

static void
load (SalesOrdersPage *self)
{
  g_autofree char *search = NULL;
  SalesOrderQuery query;

  if (self->list == NULL)
    return;
  get_query (self, &query, &search);
  sales_order_list_load (self->list, &query);
}

static void
retry_load (gpointer user_data)
{
  load (user_data);
}

static void
update_empty_page (SalesOrdersPage *self)
{
  gboolean narrowed = gtk_drop_down_get_selected (self->filter_drop_down) != SALES_ORDERS_ALL ||
                      gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';

  adw_status_page_set_title (self->empty_page, narrowed ? _("No Such Orders") : _("No Orders"));
  adw_status_page_set_description (self->empty_page,
                                   narrowed ? _("Search for something else or show all orders.")
                                            : _("No orders were taken in this period."));
}

static void
update_count (SalesOrdersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean loading = sales_order_list_is_loading (self->list);
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), n);
  /* TRANSLATORS: how many orders a list shows; %s is the number */
  g_autofree char *text = g_strdup_printf (ngettext ("%s order", "%s orders", n), number);

  gtk_spinner_set_spinning (self->spinner, loading);
  if (!loading || n > 0)
    gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  /* Until all are found, their number is not known. */
  if (loading)
    return;
  gtk_label_set_text (self->count_label, text);
  update_empty_page (self);
}

static void
error_changed_cb (SalesOrdersPage *self)
{
  const GError *error = sales_order_list_get_error (self->list);

  if (error != NULL)
    sales_error_presenter_show_retry (GTK_WIDGET (self), error, retry_load, g_object_ref (self),
                                      g_object_unref);
}

static void
set_document (SalesOrdersPage *self, SalesDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
  if (document == NULL)
    return;
  self->list = sales_order_list_new (document);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (error_changed_cb), self,
                           G_CONNECT_SWAPPED);
  {
    GtkSingleSelection *selection =
        gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));

    gtk_single_selection_set_autoselect (selection, FALSE);
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
    g_object_unref (selection);
  }
}

static void
open_order (SalesOrdersPage *self, gint64 id)
{
  GtkWidget *dialog = sales_order_dialog_new (self->document, id);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What another page said that it wants to see here. */
static void
follow_detail (SalesOrdersPage *self)
{
  const char *detail = sales_context_get_detail (sales_page_get_context (SALES_PAGE (self)));

  if (g_strcmp0 (detail, self->detail) == 0)
    return;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  if (detail == NULL)
    return;
  self->blocked = TRUE;
  for (int i = 0; i < SALES_N_ORDER_FILTERS; i++)
    if (g_str_equal (detail, filter_details[i]))
      {
        gtk_drop_down_set_selected (self->filter_drop_down, i);
        gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      }
  if (g_str_has_prefix (detail, "search:"))
    {
      gtk_drop_down_set_selected (self->filter_drop_down, SALES_ORDERS_ALL);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), detail + strlen ("search:"));
    }
  self->blocked = FALSE;
  if (g_str_has_prefix (detail, "order:"))
    open_order (self, g_ascii_strtoll (detail + strlen ("order:"), NULL, 10));
}

/* Rows ---------------------------------------------------------------------------------------- */

static const char *
get_text (gpointer item, guint number, SalesTextTone *tone)
{
  SalesOrderColumn column = column_order[number];

  /* The words say it as well; the colour finds it. */
  if (column == SALES_ORDER_COLUMN_LATE && sales_order_row_is_overdue (item))
    *tone = SALES_TEXT_ERROR;
  else if (column == SALES_ORDER_COLUMN_LATE && sales_order_row_is_late (item))
    *tone = SALES_TEXT_WARNING;
  return sales_order_row_get_text (item, column);
}

static void
row_changed (SalesOrderRow *row, gpointer widget)
{
  sales_text_row_set_item (widget, row);
}

static void
row_set_up_cb (SalesOrdersPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, sales_text_rows_create_row (self->rows));
}

static void
row_bound_cb (SalesOrdersPage *self, GtkListItem *item)
{
  SalesOrderRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  sales_order_row_add_listener (row, row_changed, widget);
  sales_text_row_set_item (SALES_TEXT_ROW (widget), row);
}

static void
row_unbound_cb (SalesOrdersPage *self, GtkListItem *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);

  sales_order_row_remove_listener (gtk_list_item_get_item (item), widget);
  sales_text_row_set_item (SALES_TEXT_ROW (widget), NULL);
}

static GtkListItemFactory *
create_factory (SalesOrdersPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

/* Sorting ------------------------------------------------------------------------------------- */

/* GTK 4.8 does not tell what the view's sorter sorts by. So the columns' sorters do not compare:
 * they note which of them was asked. */
static SalesOrderColumn probed_column;

static int
probe_sorter (gconstpointer a, gconstpointer b, gpointer column)
{
  if (a == b)
    return GTK_ORDERING_EQUAL;
  probed_column = GPOINTER_TO_INT (column);
  return a < b ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
}

static void
sorter_changed_cb (SalesOrdersPage *self)
{
  g_autoptr (GObject) one = g_object_new (SALES_TYPE_ORDER_ROW, NULL);
  g_autoptr (GObject) other = g_object_new (SALES_TYPE_ORDER_ROW, NULL);
  gboolean straight = one < other;
  GtkOrdering order;

  if (self->list == NULL)
    return;
  probed_column = SALES_N_ORDER_COLUMNS;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), straight ? one : other, straight ? other : one);
  if (probed_column == SALES_N_ORDER_COLUMNS)
    return;
  self->sort = probed_column;
  self->descending = order == GTK_ORDERING_LARGER;
  load (self);
}

static void
add_column (SalesOrdersPage *self, SalesOrderColumn column)
{
  /* The row that stands in the first column draws all of them. */
  GtkListItemFactory *factory = column == column_order[0] ? create_factory (self) : NULL;
  GtkSorter *sorter =
      GTK_SORTER (gtk_custom_sorter_new (probe_sorter, GINT_TO_POINTER (column), NULL));
  GtkColumnViewColumn *it = gtk_column_view_column_new (
      g_dpgettext2 (NULL, "order", column_info[column].title), factory);

  gtk_column_view_column_set_resizable (it, TRUE);
  gtk_column_view_column_set_expand (it, column == SALES_ORDER_COLUMN_CUSTOMER);
  gtk_column_view_column_set_sorter (it, sorter);
  gtk_column_view_append_column (self->view, it);
  sales_text_rows_add_column (self->rows, it, column_info[column].figures);
  self->columns[column] = it;
  g_object_unref (sorter);
  g_object_unref (it);
}

static void
update_columns (SalesOrdersPage *self)
{
  gboolean narrow = sales_pane_is_narrow (SALES_PANE (self));

  for (int i = 0; i < SALES_N_ORDER_COLUMNS; i++)
    {
      int width = narrow ? column_info[i].narrow_width : column_info[i].width;

      gtk_column_view_column_set_visible (self->columns[i], width > 0);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[i], width);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), !narrow);
}

/* Saving -------------------------------------------------------------------------------------- */

/* A file on its way. */
typedef struct
{
  GtkWidget           *page; /* owned */
  GFile               *file;
  SalesProgressDialog *dialog;
} Export;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GtkWidget) page = export->page;
  g_autoptr (GFile) file = export->file;
  g_autoptr (GError) error = NULL;

  sales_order_export_finish (SALES_DOCUMENT (source), result, &error);
  sales_progress_dialog_free (export->dialog);
  g_free (export);
  sales_file_saver_tell (page, file, error);
}

static void
export_progress_cb (gint64 done, gint64 total, gpointer user_data)
{
  Export *export = user_data;

  sales_progress_dialog_set (export->dialog, done, total);
}

/**
 * sales_orders_page_export:
 * @self: the page, with a document
 * @file: where to
 *
 * Saves all orders that the list shows, as it sorts them, and tells the user.
 */
void
sales_orders_page_export (SalesOrdersPage *self, GFile *file)
{
  g_autofree char *search = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Export *export = g_new (Export, 1);
  SalesOrderQuery query;

  get_query (self, &query, &search);
  *export = (Export){
    .page = g_object_ref (GTK_WIDGET (self)),
    .file = g_object_ref (file),
    .dialog = sales_progress_dialog_new (GTK_WIDGET (self), _("Saving Orders"), cancellable),
  };
  sales_order_export_async (self->document, &query, file, export_progress_cb, export, cancellable, exported_cb,
                            export);
}

static void
file_chosen_cb (GtkWidget *widget, GFile *file, gpointer user_data)
{
  SalesOrdersPage *self = SALES_ORDERS_PAGE (widget);

  if (self->document != NULL)
    sales_orders_page_export (self, file);
}

static void
sales_orders_page_export_table (SalesPage *page)
{
  sales_table_saver_choose (GTK_WIDGET (page), C_("file name", "Orders"), file_chosen_cb);
}

/* Callbacks ----------------------------------------------------------------------------------- */

static void
search_changed_cb (SalesOrdersPage *self)
{
  if (!self->blocked)
    load (self);
}

static void
filter_changed_cb (SalesOrdersPage *self)
{
  if (!self->blocked)
    load (self);
}

static void
activated_cb (SalesOrdersPage *self, guint position)
{
  open_order (self, sales_order_list_get_id (self->list, position));
}

static void
sales_orders_page_reload (SalesPage *page)
{
  SalesOrdersPage *self = SALES_ORDERS_PAGE (page);

  set_document (self, sales_page_get_document (page));
  follow_detail (self);
  load (self);
}

static void
sales_orders_page_focus_search (SalesPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SALES_ORDERS_PAGE (page)->search_entry));
}

static void
sales_orders_page_map (GtkWidget *widget)
{
  SalesOrdersPage *self = SALES_ORDERS_PAGE (widget);

  GTK_WIDGET_CLASS (sales_orders_page_parent_class)->map (widget);
  /* Come back with another detail and nothing else changed. */
  if (self->list != NULL &&
      g_strcmp0 (sales_context_get_detail (sales_page_get_context (SALES_PAGE (self))),
                 self->detail) != 0)
    sales_page_reload (SALES_PAGE (self));
}

static void
sales_orders_page_dispose (GObject *object)
{
  SalesOrdersPage *self = SALES_ORDERS_PAGE (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_ORDERS_PAGE);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (sales_orders_page_parent_class)->dispose (object);
}

static void
sales_orders_page_finalize (GObject *object)
{
  SalesOrdersPage *self = SALES_ORDERS_PAGE (object);

  g_free (self->detail);
  G_OBJECT_CLASS (sales_orders_page_parent_class)->finalize (object);
}

static void
sales_orders_page_class_init (SalesOrdersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  object_class->dispose = sales_orders_page_dispose;
  object_class->finalize = sales_orders_page_finalize;
  widget_class->map = sales_orders_page_map;
  page_class->tables = SALES_CHANGED_ORDERS | SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS;
  page_class->reload = sales_orders_page_reload;
  page_class->focus_search = sales_orders_page_focus_search;
  page_class->export_table = sales_orders_page_export_table;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, view);
  gtk_widget_class_bind_template_child (widget_class, SalesOrdersPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sales_orders_page_init (SalesOrdersPage *self)
{
  g_autoptr (GtkStringList) filters = gtk_string_list_new (NULL);

  self->sort = SALES_ORDER_COLUMN_DAY;
  self->descending = TRUE;
  self->blocked = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < SALES_N_ORDER_FILTERS; i++)
    gtk_string_list_append (filters, g_dpgettext2 (NULL, "orders", filter_titles[i]));
  gtk_drop_down_set_model (self->filter_drop_down, G_LIST_MODEL (filters));
  self->rows = sales_text_rows_new (self->view, get_text);
  for (int i = 0; i < SALES_N_ORDER_COLUMNS; i++)
    add_column (self, column_order[i]);
  gtk_column_view_sort_by_column (self->view, self->columns[self->sort], GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_columns), NULL);
  update_columns (self);
  self->blocked = FALSE;
}
