/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-market-events.h"
#include "pages/sales-market-form.h"
#include "pages/sales-market-page.h"

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static gboolean
is_filled (TestPage *self)
{
  return find_row (GTK_WIDGET (self->page), "Building permits down 9 %") != NULL && !sales_page_is_loading (self->page);
}

static gboolean
is_emptier (TestPage *self)
{
  return find_row (GTK_WIDGET (self->page), "Building permits down 9 %") == NULL && !sales_page_is_loading (self->page);
}

static GPtrArray *
read_events (TestPage *self)
{
  SalesPeriod always = { SALES_PERIOD_DAYS, SALES_DAY_MIN, SALES_DAY_MAX };
  g_autoptr (GError) error = NULL;
  GPtrArray *events = sales_document_call (self->document.document, sales_market_events_new (&SALES_SCOPE_COMPANY, &always), NULL, &error);

  g_assert_no_error (error);
  return events;
}

static void
test_list (TestPage *self, gconstpointer data)
{
  GtkWidget *row, *button;
  g_autoptr (GError) error = NULL;

  test_page_show (self, SALES_TYPE_MARKET_PAGE);
  test_page_wait (is_filled, self);
  row = find_row (GTK_WIDGET (self->page), "Building permits down 9 %");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Economy · "));
  button = test_find_widget (row, GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove “Building permits down 9 %”");
  g_signal_emit_by_name (button, "clicked");
  test_page_wait (is_emptier, self);
  sales_document_undo (self->document.document, FALSE, &error);
  g_assert_no_error (error);
  test_page_wait (is_filled, self);
  test_page_close (self);
}

/* What a change of a goal names stays. */
static void
test_cited (TestPage *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = read_events (self), events = NULL;
  GtkWidget *row;

  test_document_sql (&self->document, "UPDATE goal_version SET event = (SELECT id FROM market_event WHERE kind = 'economy') WHERE id = (SELECT min (id) FROM goal_version)");
  test_page_show (self, SALES_TYPE_MARKET_PAGE);
  test_page_wait (is_filled, self);
  row = find_row (GTK_WIDGET (self->page), "Building permits down 9 %");
  g_signal_emit_by_name (test_find_widget (row, GTK_TYPE_BUTTON), "clicked");
  events = read_events (self);
  g_assert_cmpuint (events->len, ==, before->len);
  test_page_close (self);
}

static void
test_form (TestPage *self, gconstpointer data)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new (), before = read_events (self), events = NULL;
  SalesForm *form = sales_market_form_new (self->document.document, NULL, scopes, &SALES_SCOPE_COMPANY);
  g_autoptr (GtkWindow) window = g_object_ref (GTK_WINDOW (form));
  const SalesMarketEvent *event;

  /* Text, kind, two days, a note, the scope: a title is asked for, the last day is not before the first. */
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 0)), "<b>&\"%n🙂");
  g_assert_true (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 3)), "24/9/2026");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 3)), "26/9/2026");
  g_assert_true (sales_form_is_valid (form));
  sales_form_save (form);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&events, g_ptr_array_unref);
      events = read_events (self);
    }
  while (events->len == before->len);
  event = events->pdata[events->len - 1];
  g_assert_cmpstr (event->title, ==, "<b>&\"%n🙂");
  g_assert_cmpint (event->kind, ==, SALES_MARKET_COMPETITOR);
  g_assert_cmpint (event->last_day - event->first_day, ==, 1);
  g_assert_true (sales_scope_equal (&event->scope, &SALES_SCOPE_COMPANY));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/market-page/list", test_list);
  ADD ("/market-page/cited", test_cited);
  ADD ("/market-page/form", test_form);
  return g_test_run ();
}
