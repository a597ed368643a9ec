/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-order-list.h"
#include "pages/sales-order-dialog.h"
#include "pages/sales-orders-page.h"
#include "widgets/sales-text-rows.h"

static GListModel *
get_list (TestPage *self)
{
  GtkWidget *view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  return model == NULL ? NULL
                       : gtk_single_selection_get_model (GTK_SINGLE_SELECTION (model));
}

static gboolean
is_loaded (TestPage *self)
{
  GListModel *list = get_list (self);

  return list != NULL && !sales_order_list_is_loading (SALES_ORDER_LIST (list));
}

static gboolean
is_first_filled (TestPage *self)
{
  g_autoptr (SalesOrderRow) row = is_loaded (self) ? g_list_model_get_item (get_list (self), 0) : NULL;

  return row != NULL && sales_order_row_is_loaded (row);
}

static guint
count (TestPage *self)
{
  return g_list_model_get_n_items (get_list (self));
}

/* The cell of the first row that is on screen. */
static GtkWidget *
get_cell (TestPage *self, guint number)
{
  GtkWidget *cell = gtk_widget_get_parent (test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_TEXT_ROW));

  while (number-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}

static char *
check_cell (TestPage *self, guint number, SalesOrderColumn column)
{
  g_autoptr (SalesOrderRow) row = g_list_model_get_item (get_list (self), 0);

  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_cell (self, number)),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             sales_order_row_get_text (row, column));
}

/* The reader of the screen is told when there is time. */
static gboolean
is_told (TestPage *self)
{
  g_autofree char *difference = check_cell (self, 0, SALES_ORDER_COLUMN_REF);

  return is_first_filled (self) && difference == NULL;
}

static gboolean
is_narrow_told (TestPage *self)
{
  g_autofree char *difference = check_cell (self, 2, SALES_ORDER_COLUMN_AMOUNT);

  return difference == NULL;
}

static void
test_cells (TestPage *self, gconstpointer data)
{
  g_autofree char *person = NULL, *amount = NULL, *other = NULL;

  test_page_show (self, SALES_TYPE_ORDERS_PAGE);
  test_page_wait (is_first_filled, self);
  test_page_wait (is_told, self);
  gtk_test_accessible_assert_role (get_cell (self, 0), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_role (get_cell (self, 5), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  person = check_cell (self, 3, SALES_ORDER_COLUMN_PERSON);
  g_assert_null (person);
  amount = check_cell (self, 5, SALES_ORDER_COLUMN_AMOUNT);
  g_assert_null (amount);
  other = check_cell (self, 5, SALES_ORDER_COLUMN_PERSON);
  g_assert_nonnull (other);

  /* Fewer columns: the third shows the amount. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 760);
  test_page_wait (is_narrow_told, self);
  test_page_close (self);
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  GtkWidget *view, *entry;
  g_autoptr (SalesOrderRow) row = NULL;
  guint n_all;

  test_page_show (self, SALES_TYPE_ORDERS_PAGE);
  test_page_wait (is_first_filled, self);
  view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TREE_GRID);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Orders");
  entry = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search orders");
  n_all = count (self);
  g_assert_cmpuint (n_all, >, 1000);

  /* The newest first. */
  row = g_list_model_get_item (get_list (self), 0);
  g_assert_cmpstr (sales_order_row_get_text (row, SALES_ORDER_COLUMN_DAY), ==, "30/06/2026");
  test_page_close (self);
}

static void
test_filter (TestPage *self, gconstpointer data)
{
  GtkWidget *drop_down;
  guint n_all, n_late;

  test_page_show (self, SALES_TYPE_ORDERS_PAGE);
  test_page_wait (is_first_filled, self);
  n_all = count (self);
  drop_down = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), SALES_ORDERS_LATE);
  g_assert_false (is_loaded (self));
  test_page_wait (is_loaded, self);
  n_late = count (self);
  g_assert_cmpuint (n_late, >, 0);
  g_assert_cmpuint (n_late, <, n_all / 2);
  /* Another page sends here for what is late. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), SALES_ORDERS_ALL);
  sales_context_open (self->context, "orders", NULL, "late");
  sales_page_reload (self->page);
  test_page_wait (is_loaded, self);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, SALES_ORDERS_LATE);
  g_assert_cmpuint (count (self), ==, n_late);
  test_page_close (self);
}

static GtkColumnViewColumn *
find_column (TestPage *self, const char *title)
{
  GtkWidget *view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  g_assert_not_reached ();
}

static void
test_sort (TestPage *self, gconstpointer data)
{
  GtkWidget *view;
  gint64 lowest;

  test_page_show (self, SALES_TYPE_ORDERS_PAGE);
  test_page_wait (is_first_filled, self);
  view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), find_column (self, "Number"),
                                  GTK_SORT_ASCENDING);
  test_page_wait (is_loaded, self);
  lowest = sales_order_list_get_id (SALES_ORDER_LIST (get_list (self)), 0);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), find_column (self, "Number"),
                                  GTK_SORT_DESCENDING);
  test_page_wait (is_loaded, self);
  g_assert_cmpint (sales_order_list_get_id (SALES_ORDER_LIST (get_list (self)), count (self) - 1), ==,
                   lowest);
  test_page_close (self);
}

static gboolean
has_file (TestPage *self)
{
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What is saved is what the list shows. */
static void
test_export (TestPage *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SalesOrderRow) row = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *drop_down;

  test_page_show (self, SALES_TYPE_ORDERS_PAGE);
  test_page_wait (is_first_filled, self);
  g_assert_nonnull (SALES_PAGE_GET_CLASS (self->page)->export_table);
  drop_down = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), SALES_ORDERS_LATE);
  test_page_wait (is_loaded, self);
  test_page_wait (is_first_filled, self);
  sales_orders_page_export (SALES_ORDERS_PAGE (self->page), file);
  test_page_wait (has_file, self);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, count (self) + 2);
  row = g_list_model_get_item (get_list (self), 0);
  g_assert_true (g_str_has_prefix (lines[1], sales_order_row_get_text (row, SALES_ORDER_COLUMN_REF)));
  test_page_close (self);
}

static gboolean
has_title (TestPage *self)
{
  return gtk_window_get_title (GTK_WINDOW (self->window)) != NULL;
}

static void
test_dialog (TestPage *self, gconstpointer data)
{
  GtkWidget *row;

  self->window = sales_order_dialog_new (self->document.document, 100);
  gtk_window_present (GTK_WINDOW (self->window));
  test_page_wait (has_title, self);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (self->window)), "Order "));
  row = test_find_widget (self->window, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Customer");
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/orders-page/fill", test_fill);
  ADD ("/orders-page/cells", test_cells);
  ADD ("/orders-page/filter", test_filter);
  ADD ("/orders-page/sort", test_sort);
  ADD ("/orders-page/export", test_export);
  ADD ("/orders-page/dialog", test_dialog);
  return g_test_run ();
}
