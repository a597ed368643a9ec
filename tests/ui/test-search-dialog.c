/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "pages/sales-search-dialog.h"

static GtkWidget *
get_entry (TestPage *self)
{
  return test_find_widget (self->window, GTK_TYPE_SEARCH_ENTRY);
}

static void
show (TestPage *self)
{
  self->window = sales_search_dialog_new (self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
has_rows (TestPage *self)
{
  return test_find_widget (self->window, ADW_TYPE_ACTION_ROW) != NULL;
}

static gboolean
is_closed (TestPage *self)
{
  return self->window == NULL;
}

static gboolean
has_nothing (TestPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (test_find_widget (self->window, GTK_TYPE_STACK))), "none") == 0;
}

static void
type (TestPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), text);
}

/* Without accents, and Enter before the answer has come. */
static void
test_person (TestPage *self, gconstpointer data)
{
  show (self);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_entry (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search people, teams, customers, products and orders");
  type (self, "zaneta gorska");
  test_page_wait (has_rows, self);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (test_find_widget (self->window, ADW_TYPE_ACTION_ROW))), ==, "Żaneta Górska");
  g_signal_emit_by_name (get_entry (self), "activate");
  test_page_wait (is_closed, self);
  g_assert_cmpstr (sales_context_get_page (self->context), ==, "overview");
  g_assert_cmpint (sales_context_get_scope (self->context)->kind, ==, SALES_SCOPE_PERSON);
}

static void
test_order (TestPage *self, gconstpointer data)
{
  show (self);
  type (self, "no such thing <b>&\"%n🙂");
  test_page_wait (has_nothing, self);
  type (self, "1");
  test_page_wait (has_rows, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_page_wait (is_closed, self);
}

/* Closed while the answer is on its way. */
static void
test_closed (TestPage *self, gconstpointer data)
{
  show (self);
  type (self, "nord");
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_page_wait (is_closed, self);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/search-dialog/person", test_person);
  ADD ("/search-dialog/order", test_order);
  ADD ("/search-dialog/closed", test_closed);
  return g_test_run ();
}
