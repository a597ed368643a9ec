/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-roster.h"
#include "pages/sales-organisation-forms.h"
#include "pages/sales-organisation-page-private.h"
#include "pages/sales-person-forms.h"
#include "widgets/sales-chart-canvas.h"
#include "widgets/sales-form.h"

static GtkWidget *
get_canvas (TestPage *self)
{
  return test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_CHART_CANVAS);
}

static gboolean
is_filled (TestPage *self)
{
  return get_canvas (self) != NULL && gtk_widget_get_mapped (get_canvas (self)) && gtk_widget_get_width (get_canvas (self)) > 500 &&
         !sales_page_is_loading (self->page);
}

static SalesRoster *
read_roster (TestPage *self)
{
  g_autoptr (GError) error = NULL;
  SalesRoster *roster = sales_document_call (self->document.document, sales_roster_request_new (), NULL, &error);

  g_assert_no_error (error);
  return roster;
}

static const SalesRosterPerson *
find_person (SalesRoster *roster, const char *name)
{
  for (guint i = 0; i < roster->people->len; i++)
    if (g_str_equal (((SalesRosterPerson *) roster->people->pdata[i])->name, name))
      return roster->people->pdata[i];
  g_assert_not_reached ();
}

static gint64
find_unit (SalesRoster *roster, const char *name)
{
  for (guint i = 0; i < roster->units->len; i++)
    if (g_str_equal (((SalesRosterUnit *) roster->units->pdata[i])->name, name))
      return ((SalesRosterUnit *) roster->units->pdata[i])->id;
  g_assert_not_reached ();
}

/* The form that is open. */
static SalesForm *
get_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  SalesForm *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (SALES_IS_FORM (window))
        found = SALES_FORM (window);
    }
  return found;
}

static gboolean
is_closed (TestPage *self)
{
  return get_form () == NULL && !sales_page_is_loading (self->page);
}

static void
set_text (SalesForm *form, int field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, field)), text);
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  SalesScope scope;
  g_autoptr (SalesRoster) roster = read_roster (self);
  SalesScope jens = { SALES_SCOPE_PERSON, find_person (roster, "Jens Petersen")->id };
  GtkWidget *list;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  gtk_test_accessible_assert_role (get_canvas (self), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_false (sales_organisation_page_get_selected (SALES_ORGANISATION_PAGE (self->page), &scope));
  sales_organisation_page_select (SALES_ORGANISATION_PAGE (self->page), &jens);
  g_assert_true (sales_organisation_page_get_selected (SALES_ORGANISATION_PAGE (self->page), &scope));
  g_assert_true (sales_scope_equal (&scope, &jens));
  gtk_test_accessible_assert_property (get_canvas (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Jens Petersen, Team Leader, North");
  /* The same in the list. */
  list = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (list)), TRUE);
  g_assert_true (sales_organisation_page_get_selected (SALES_ORGANISATION_PAGE (self->page), &scope));
  list = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_LIST_VIEW);
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  /* Units and everybody who is still here. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), >, 70);
  test_page_close (self);
}

static void
test_search (TestPage *self, gconstpointer data)
{
  GtkWidget *entry, *list;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  entry = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);
  list = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_LIST_VIEW);
  /* Former employees are found as well. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "jorn matt");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>&\"%n");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 0);
  test_page_close (self);
}

static void
test_move (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRoster) before = read_roster (self);
  g_autoptr (SalesRoster) after = NULL;
  SalesScope tom = { SALES_SCOPE_PERSON, find_person (before, "Tom Hartmann")->id };
  GtkWidget *field;
  SalesForm *form;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  sales_organisation_page_select (SALES_ORGANISATION_PAGE (self->page), &tom);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "organisation.move", NULL);
  form = get_form ();
  g_assert_nonnull (form);
  /* Where the person belongs already is no move. */
  g_assert_false (sales_form_is_valid (form));
  field = sales_form_get_field (form, 0);
  for (guint i = 0; sales_form_get_choice (form, 0) != find_unit (before, "East"); i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (field), i);
  g_assert_true (sales_form_is_valid (form));
  set_text (form, 1, "not a day");
  g_assert_false (sales_form_is_valid (form));
  gtk_test_accessible_assert_state (sales_form_get_field (form, 1), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  /* Before the first day at work. */
  set_text (form, 1, "1/1/1990");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 1, "1/9/2026");
  g_assert_true (sales_form_is_valid (form));
  sales_form_save (form);
  test_page_wait (is_closed, self);
  after = read_roster (self);
  g_assert_cmpint (sales_roster_find_person (after, tom.id)->unit, ==, find_unit (before, "East"));
  test_page_close (self);
}

static void
test_add_person (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRoster) before = read_roster (self);
  g_autoptr (SalesRoster) after = NULL;
  SalesScope north = { SALES_SCOPE_UNIT, find_unit (before, "North") };
  g_autofree char *long_name = g_strnfill (10000, 'x');
  const SalesRosterPerson *person;
  SalesForm *form;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  sales_organisation_page_select (SALES_ORGANISATION_PAGE (self->page), &north);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "organisation.add-person", NULL);
  form = get_form ();
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 0, long_name);
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 0, "<b>&\"%n\360\237\231\202 \327\220\327\221\327\222");
  g_assert_true (sales_form_is_valid (form));
  /* The last day before the first. */
  set_text (form, 6, "1/1/2020");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 6, "");
  /* A number that somebody has already. */
  set_text (form, 9, "1001");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 9, "");
  sales_form_save (form);
  test_page_wait (is_closed, self);
  after = read_roster (self);
  person = find_person (after, "<b>&\"%n\360\237\231\202 \327\220\327\221\327\222");
  g_assert_cmpint (person->unit, ==, north.id);
  /* Whoever leads the unit is who one reports to. */
  g_assert_cmpint (person->manager, ==, find_person (after, "Jens Petersen")->id);
  test_page_close (self);
}

/* What is dropped on a team, or on somebody in it. */
static void
test_drop (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRoster) before = read_roster (self);
  g_autoptr (SalesRoster) after = NULL;
  SalesOrganisationPage *page;
  SalesScope east = { SALES_SCOPE_UNIT, find_unit (before, "East") };
  SalesScope export = { SALES_SCOPE_UNIT, find_unit (before, "Export") };
  SalesScope jens = { SALES_SCOPE_PERSON, find_person (before, "Jens Petersen")->id };
  g_autofree char *tom = g_strdup_printf ("sales-person:%" G_GINT64_FORMAT, find_person (before, "Tom Hartmann")->id);
  g_autofree char *team = g_strdup_printf ("sales-unit:%" G_GINT64_FORMAT, east.id);
  g_autofree char *department = g_strdup_printf ("sales-unit:%" G_GINT64_FORMAT, find_unit (before, "Industry"));
  SalesForm *form;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  page = SALES_ORGANISATION_PAGE (self->page);
  g_assert_false (sales_organisation_page_take_drop (page, "some text", &east));
  g_assert_false (sales_organisation_page_take_drop (page, "sales-person:9999", &east));
  /* A ring, and where it stands already. */
  g_assert_false (sales_organisation_page_take_drop (page, department, &east));
  g_assert_false (sales_organisation_page_take_drop (page, team, &east));
  g_assert_null (get_form ());
  /* A person: the form asks from which day on. */
  g_assert_true (sales_organisation_page_take_drop (page, tom, &east));
  form = get_form ();
  g_assert_cmpint (sales_form_get_choice (form, 0), ==, east.id);
  g_assert_cmpint (sales_form_get_day (form, 1), ==, sales_today ());
  g_assert_true (sales_form_is_valid (form));
  gtk_window_destroy (GTK_WINDOW (form));
  /* On somebody: where he or she belongs. */
  g_assert_true (sales_organisation_page_take_drop (page, tom, &jens));
  form = get_form ();
  g_assert_cmpint (sales_form_get_choice (form, 0), ==, find_unit (before, "North"));
  gtk_window_destroy (GTK_WINDOW (form));
  /* A team moves at once, with Undo. */
  g_assert_true (sales_organisation_page_take_drop (page, team, &export));
  after = read_roster (self);
  g_assert_cmpint (sales_roster_find_unit (after, east.id)->parent, ==, export.id);
  test_page_close (self);
}

/* A failed save keeps the form with its input. */
static void
test_failure (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRoster) roster = read_roster (self);
  SalesForm *form;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  form = sales_unit_form_new (self->document.document, roster, 0, find_unit (roster, "Export"));
  sales_form_present (form, GTK_WIDGET (self->page), NULL);
  set_text (form, 0, "North America");
  g_assert_true (sales_form_is_valid (form));
  /* Somebody else makes it meanwhile. */
  test_document_sql (&self->document, "INSERT INTO unit (parent, kind, name) SELECT parent, 'team', 'North America' FROM unit WHERE name = 'Asia'");
  sales_form_save (form);
  while (!gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (form))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_form () == form);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sales_form_get_field (form, 0))), ==, "North America");
  gtk_window_destroy (GTK_WINDOW (form));
  test_page_close (self);
}

static void
test_person_forms (TestPage *self, gconstpointer data)
{
  SalesDuty duty = { .id = 1, .duties = (char *) "Sell", .expectations = (char *) "", .entered = sales_today () - 3, .acknowledged = SALES_DAY_NONE };
  SalesForm *form;

  test_page_show (self, SALES_TYPE_ORGANISATION_PAGE);
  test_page_wait (is_filled, self);
  form = sales_acknowledgement_form_new (self->document.document, 17, &duty);
  sales_form_present (form, GTK_WIDGET (self->page), NULL);
  g_assert_true (sales_form_is_valid (form));
  set_text (form, 0, "1/9/2026");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 0, "26/9/2026");
  g_assert_false (sales_form_is_valid (form));
  gtk_window_destroy (GTK_WINDOW (form));

  form = sales_absence_form_new (self->document.document, 17, NULL);
  sales_form_present (form, GTK_WIDGET (self->page), NULL);
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 1, "24/9/2026");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 1, "30/9/2026");
  g_assert_true (sales_form_is_valid (form));
  set_text (form, 2, "101");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 2, "0");
  g_assert_false (sales_form_is_valid (form));
  gtk_window_destroy (GTK_WINDOW (form));

  form = sales_budget_form_new (self->document.document, 17, NULL);
  sales_form_present (form, GTK_WIDGET (self->page), NULL);
  set_text (form, 0, "Travel");
  set_text (form, 1, "-5");
  g_assert_false (sales_form_is_valid (form));
  set_text (form, 1, "5,000.50");
  g_assert_true (sales_form_is_valid (form));
  sales_form_save (form);
  test_page_wait (is_closed, self);
  test_page_close (self);
}

int
main (int argc, char *argv[])
{
  test_page_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/organisation-page/fill", test_fill);
  ADD ("/organisation-page/search", test_search);
  ADD ("/organisation-page/move", test_move);
  ADD ("/organisation-page/add-person", test_add_person);
  ADD ("/organisation-page/drop", test_drop);
  ADD ("/organisation-page/failure", test_failure);
  ADD ("/organisation-page/person-forms", test_person_forms);
  return g_test_run ();
}
