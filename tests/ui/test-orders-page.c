/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-order-list.h"
#include "pages/sales-order-dialog.h"
#include "pages/sales-orders-page.h"
#include "widgets/sales-text-cell.h"

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

static void
test_fill (TestPage *self, gconstpointer data)
{
  GtkWidget *view, *entry, *cell;
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
  cell = test_find_widget (view, SALES_TYPE_TEXT_CELL);
  g_assert_cmpstr (sales_text_cell_get_text (SALES_TEXT_CELL (cell)), ==,
                   sales_order_row_get_text (row, SALES_ORDER_COLUMN_REF));

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
  ADD ("/orders-page/filter", test_filter);
  ADD ("/orders-page/sort", test_sort);
  ADD ("/orders-page/dialog", test_dialog);
  return g_test_run ();
}
