/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "widgets/sales-period-button.h"
#include "widgets/sales-period-chooser.h"
#include "widgets/sales-scope-button.h"

/* The window's two pickers, over the sample company. */
typedef struct
{
  TestPage   base;
  GtkWidget *window;
  GtkWidget *picker;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_page_set_up (&fixture->base, data);
  fixture->window = gtk_window_new ();
}

static void
show (Fixture *fixture, GtkWidget *picker)
{
  fixture->picker = picker;
  gtk_window_set_child (GTK_WINDOW (fixture->window), picker);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->picker), (gpointer *) &fixture->picker);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->picker != NULL)
    g_main_context_iteration (NULL, TRUE);
  test_page_tear_down (&fixture->base, data);
}

static void
assert_period (Fixture *fixture, const char *expected)
{
  g_autofree char *id = sales_period_to_id (sales_context_get_period (fixture->base.context), 1);

  g_assert_cmpstr (id, ==, expected);
}

static void
set_period (Fixture *fixture, const char *id)
{
  SalesPeriod period;

  g_assert_true (sales_period_parse (id, 1, &period));
  sales_context_set_period (fixture->base.context, &period);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  SalesPeriodButton *button = SALES_PERIOD_BUTTON (sales_period_button_new ());

  sales_period_button_set_context (button, fixture->base.context);
  show (fixture, GTK_WIDGET (button));
  gtk_test_accessible_assert_property (
      test_find_widget (GTK_WIDGET (button), GTK_TYPE_MENU_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Period: Q2 2026");
  sales_period_button_step (button, 1);
  assert_period (fixture, "2026-Q3");
  sales_period_button_step (button, -3);
  assert_period (fixture, "2025-Q4");
  sales_period_button_go_today (button);
  assert_period (fixture, "2026-Q3");
  set_period (fixture, "2026-02");
  sales_period_button_step (button, 1);
  assert_period (fixture, "2026-03");
  /* Not beyond the days that a document accepts. */
  set_period (fixture, "2199-12-01..2199-12-31");
  sales_period_button_step (button, 1);
  assert_period (fixture, "2199-12-01..2199-12-31");
  /* A run of days leads to the quarter. */
  set_period (fixture, "2025-01-03..2025-01-19");
  sales_period_button_go_today (button);
  assert_period (fixture, "2026-Q3");
}

static GtkWidget *
find_labelled (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_labelled (child, label);
  return found;
}

static void
chosen_cb (SalesPeriodChooser *chooser, gpointer user_data)
{
  ++*(int *) user_data;
}

static void
test_chooser (Fixture *fixture, gconstpointer data)
{
  SalesPeriodChooser *chooser = SALES_PERIOD_CHOOSER (sales_period_chooser_new ());
  GtkWidget *first, *apply;
  g_autofree char *id = NULL;
  SalesPeriod period;
  int n_chosen = 0;

  show (fixture, GTK_WIDGET (chooser));
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), &n_chosen);
  /* A fiscal year that begins in July: Q1 2027 is July to September 2026. */
  g_assert_true (sales_period_parse ("2027-Q1", 7, &period));
  sales_period_chooser_set_period (chooser, &period, 7);
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (chooser), "Q3 2027"), "clicked");
  g_assert_cmpint (n_chosen, ==, 1);
  id = sales_period_to_id (sales_period_chooser_get_period (chooser), 7);
  g_assert_cmpstr (id, ==, "2027-Q3");

  g_assert_true (sales_period_parse ("2026-07-03..2026-07-19", 1, &period));
  sales_period_chooser_set_period (chooser, &period, 1);
  first = test_find_widget (GTK_WIDGET (chooser), GTK_TYPE_ENTRY);
  apply = find_labelled (GTK_WIDGET (chooser), "_Apply");
  g_assert_true (gtk_widget_get_sensitive (apply));
  gtk_editable_set_text (GTK_EDITABLE (first), "31/02/2026");
  g_assert_false (gtk_widget_get_sensitive (apply));
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_signal_emit_by_name (apply, "clicked");
  g_assert_cmpint (n_chosen, ==, 1);
  /* After the last day. */
  gtk_editable_set_text (GTK_EDITABLE (first), "20/07/2026");
  g_assert_false (gtk_widget_get_sensitive (apply));
  gtk_editable_set_text (GTK_EDITABLE (first), "19/07/2026");
  g_assert_true (gtk_widget_get_sensitive (apply));
  g_signal_emit_by_name (apply, "clicked");
  g_assert_cmpint (n_chosen, ==, 2);
  g_assert_cmpint (sales_period_get_days (sales_period_chooser_get_period (chooser)), ==, 1);
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkWidget *view = test_find_widget (fixture->picker, GTK_TYPE_LIST_VIEW);

  return view != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))) : NULL;
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = test_find_widget (fixture->picker, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  SalesScopeButton *button = SALES_SCOPE_BUTTON (sales_scope_button_new ());
  GtkWidget *label;

  sales_scope_button_set_context (button, fixture->base.context);
  show (fixture, GTK_WIDGET (button));
  label = test_find_widget (GTK_WIDGET (button), GTK_TYPE_LABEL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==,
                   sales_document_get_info (fixture->base.document.document)->company_name);
  sales_scope_button_popup (button);
  while (get_rows (fixture) == NULL || g_list_model_get_n_items (get_rows (fixture)) == 0)
    g_main_context_iteration (NULL, TRUE);
  /* Without minding accents; Enter takes the first. */
  search (fixture, "zaneta gor");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 1);
  g_signal_emit_by_name (test_find_widget (fixture->picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpint (sales_context_get_scope (fixture->base.context)->kind, ==, SALES_SCOPE_PERSON);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Żaneta Górska");

  sales_scope_button_popup (button);
  search (fixture, "<b>&\"%n");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, 0);
  g_signal_emit_by_name (test_find_widget (fixture->picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Żaneta Górska");
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
  g_test_add ("/pickers/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/pickers/chooser", Fixture, NULL, set_up, test_chooser, tear_down);
  g_test_add ("/pickers/scope", Fixture, NULL, set_up, test_scope, tear_down);
  return g_test_run ();
}
