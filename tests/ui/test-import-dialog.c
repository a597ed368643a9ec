/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include <glib/gstdio.h>

#include "../core/xlsx-fixture.h"
#include "pages/sales-import-dialog.h"

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "SalesImportDialog"))
        return window;
    }
  return NULL;
}

static const char *
get_stage (void)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (test_find_widget (find_dialog (), GTK_TYPE_STACK)));
}

static gboolean
has_result (TestPage *self)
{
  return g_str_equal (get_stage (), "result");
}

static GtkWidget *find_button (GtkWidget *widget, const char *label);

static gboolean
is_undone (TestPage *self)
{
  return !gtk_widget_get_visible (find_button (find_dialog (), "_Undo Import"));
}

/* Whether a row of the dialog has this title. */
static gboolean
has_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_row (child, title))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
present (TestPage *self, const char *text)
{
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
  sales_import_dialog_present (NULL, self->document.document, G_LIST_MODEL (files));
}

static void
close_dialog (void)
{
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  while (find_dialog () != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_import (TestPage *self, gconstpointer data)
{
  gint64 before = sales_document_get_info (self->document.document)->n_orders;
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);

  present (self, "order,date,customer,product,quantity,price\nZ1,2026-09-01,Acme <b>,Pump,2,10\nZ2,2026-09-02,Acme <b>,Pump,1,10\n");
  g_assert_cmpstr (get_stage (), ==, "preview");
  g_assert_true (has_row (find_dialog (), "orders.csv"));
  gtk_test_accessible_assert_role (find_button (find_dialog (), "_Import"), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (find_button (find_dialog (), "_Import"), "clicked");
  g_assert_cmpstr (get_stage (), ==, "progress");
  test_page_wait (has_result, self);
  g_assert_true (has_row (find_dialog (), "Amount"));
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before + 2);
  g_assert_true (gtk_widget_get_visible (find_button (find_dialog (), "_Undo Import")));
  g_signal_emit_by_name (find_button (find_dialog (), "_Undo Import"), "clicked");
  test_page_wait (is_undone, self);
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before);
  g_assert_false (has_row (find_dialog (), "Amount"));
  close_dialog ();
  g_unlink (path);
}

static void
test_problems (TestPage *self, gconstpointer data)
{
  gint64 before = sales_document_get_info (self->document.document)->n_orders;
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);

  present (self, "order,date,customer,product,quantity,price\nZ1,2026-02-31,Acme,Pump,2,10\n");
  g_signal_emit_by_name (find_button (find_dialog (), "_Import"), "clicked");
  test_page_wait (has_result, self);
  g_assert_true (has_row (find_dialog (), "orders.csv, line 2, column date, “2026-02-31”: There is no such day, or it lies outside the years 1900 to 2199."));
  g_assert_true (gtk_widget_get_visible (find_button (find_dialog (), "_Back")));
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before);
  g_signal_emit_by_name (find_button (find_dialog (), "_Back"), "clicked");
  g_assert_cmpstr (get_stage (), ==, "preview");
  close_dialog ();
  g_unlink (path);
}

/* The choice that is worded so, by its button. */
static GtkCheckButton *
find_choice (GtkWidget *widget, const char *title)
{
  GtkCheckButton *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    found = (GtkCheckButton *) test_find_widget (widget, GTK_TYPE_CHECK_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_choice (child, title);
  return found;
}

/* Dates and prices that fit two readings: asked, never guessed. */
static void
test_questions (TestPage *self, gconstpointer data)
{
  gint64 before = sales_document_get_info (self->document.document)->n_orders;
  g_autofree char *path = g_build_filename (self->document.folder, "orders.csv", NULL);
  GtkCheckButton *choice;

  present (self, "Order;Order Date;Customer;Product;Quantity;Unit Price\nZ1;03/04/2026;Acme;Pump;2;1.234\nZ2;05/06/2026;Acme;Pump;1;2.500\n");
  choice = find_choice (find_dialog (), "Day, month, year");
  g_assert_nonnull (choice);
  g_assert_false (gtk_check_button_get_active (choice));
  /* Unanswered, nothing is imported, and the page comes back. */
  g_signal_emit_by_name (find_button (find_dialog (), "_Import"), "clicked");
  while (g_strcmp0 (get_stage (), "preview") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before);
  gtk_check_button_set_active (find_choice (find_dialog (), "Day, month, year"), TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_check_button_set_active (find_choice (find_dialog (), "Decimal comma: 1.234,5"), TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* What was answered can be answered otherwise. */
  g_assert_true (gtk_check_button_get_active (find_choice (find_dialog (), "Day, month, year")));
  g_signal_emit_by_name (find_button (find_dialog (), "_Import"), "clicked");
  test_page_wait (has_result, self);
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before + 2);
  close_dialog ();
  g_unlink (path);
}

static GtkWidget *
find_combo (GtkWidget *widget)
{
  gboolean is_sheet = ADW_IS_COMBO_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Sheet") == 0;
  GtkWidget *found = is_sheet ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_combo (child);
  return found;
}

static gboolean
is_recognised (TestPage *self)
{
  return has_row (find_dialog (), "book.xlsx (Two)");
}

/* Of a spreadsheet with several tables, one is chosen, and imported. */
static void
test_sheets (TestPage *self, gconstpointer data)
{
  static const char rows[] = "<row><c t=\"str\"><v>order</v></c><c t=\"str\"><v>date</v></c><c t=\"str\"><v>customer</v></c>"
                             "<c t=\"str\"><v>product</v></c><c t=\"str\"><v>quantity</v></c><c t=\"str\"><v>price</v></c></row>"
                             "<row><c t=\"str\"><v>Y1</v></c><c t=\"str\"><v>2026-09-01</v></c><c t=\"str\"><v>Acme</v></c>"
                             "<c t=\"str\"><v>Pump</v></c><c><v>2</v></c><c><v>10</v></c></row>";
  gint64 before = sales_document_get_info (self->document.document)->n_orders;
  g_autofree char *path = g_build_filename (self->document.folder, "book.xlsx", NULL);
  g_autofree char *second = xlsx_sheet (rows, NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (XlsxParts) parts = { NULL };
  GtkWidget *combo;

  xlsx_parts_init (&parts);
  xlsx_parts_book (&parts, rows, NULL, NULL);
  xlsx_parts_set (&parts, "xl/worksheets/sheet2.xml", second);
  xlsx_parts_set (&parts, "xl/workbook.xml",
                  "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" r:id=\"rId1\"/><sheet name=\"Two\" r:id=\"rId2\"/></sheets></workbook>");
  bytes = xlsx_parts_pack (&parts);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_list_store_append (files, file);
  sales_import_dialog_present (NULL, self->document.document, G_LIST_MODEL (files));

  combo = find_combo (find_dialog ());
  g_assert_nonnull (combo);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (combo)), ==, "Sheet");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 2);
  test_page_wait (is_recognised, self);
  combo = find_combo (find_dialog ());
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))), ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo)), ==, 1);
  g_signal_emit_by_name (find_button (find_dialog (), "_Import"), "clicked");
  test_page_wait (has_result, self);
  g_assert_cmpint (sales_document_get_info (self->document.document)->n_orders, ==, before + 1);
  close_dialog ();
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/import-dialog/import", test_import);
  ADD ("/import-dialog/questions", test_questions);
  ADD ("/import-dialog/sheets", test_sheets);
  ADD ("/import-dialog/problems", test_problems);
  return g_test_run ();
}
