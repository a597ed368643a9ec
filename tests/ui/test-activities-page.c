/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-activities.h"
#include "model/sales-names.h"
#include "pages/sales-activities-page.h"
#include "pages/sales-activity-form.h"
#include "pages/sales-activity-row.h"
#include "widgets/sales-picker.h"

static SalesActivityList *
ask (TestPage *self)
{
  g_autoptr (GError) error = NULL;
  SalesActivityList *list = sales_document_call (
      self->document.document,
      sales_activity_list_new (sales_context_get_scope (self->context), sales_context_get_period (self->context)), NULL, &error);

  g_assert_no_error (error);
  return list;
}

/* The drop-down has a list of its own. */
static GtkWidget *
get_child (TestPage *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page), SALES_TYPE_ACTIVITIES_PAGE, name));
}

static GtkWidget *
find_view (TestPage *self)
{
  return get_child (self, "view");
}

static GListModel *
get_items (TestPage *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_view (self))));
}

static gboolean
is_filled (TestPage *self)
{
  return g_list_model_get_n_items (get_items (self)) > 0 && !sales_page_is_loading (self->page);
}

static void
show (TestPage *self)
{
  SalesScope team = { SALES_SCOPE_UNIT, 6 };
  SalesPeriod period;

  /* The quarter that is running: something is open. */
  g_assert_true (sales_period_parse ("2026-Q3", 1, &period));
  sales_context_set_period (self->context, &period);
  sales_context_set_scope (self->context, &team);
  test_page_show (self, SALES_TYPE_ACTIVITIES_PAGE);
  test_page_wait (is_filled, self);
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesActivityList) list = NULL;
  GtkWidget *view, *open, *kinds;
  guint visits = 0;

  show (self);
  list = ask (self);
  view = find_view (self);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_cmpuint (g_list_model_get_n_items (get_items (self)), ==, list->rows->len);
  g_assert_cmpint (list->overdue, >, 0);
  g_assert_cmpint (list->total, >, list->open);
  /* What is open comes first, the longest overdue before all; then what is done, the newest first. */
  for (guint i = 1; i < list->rows->len; i++)
    {
      const SalesActivity *before = list->rows->pdata[i - 1], *it = list->rows->pdata[i];

      if (before->done != SALES_DAY_NONE)
        g_assert_true (it->done != SALES_DAY_NONE && it->done <= before->done);
      else
        g_assert_true (it->done != SALES_DAY_NONE || it->due >= before->due);
    }
  open = get_child (self, "open_button");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (open), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_items (self)), ==, list->open);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (open), FALSE);
  kinds = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 1 + SALES_ACTIVITY_VISIT);
  for (guint i = 0; i < list->rows->len; i++)
    visits += ((SalesActivity *) list->rows->pdata[i])->kind == SALES_ACTIVITY_VISIT;
  g_assert_cmpuint (visits, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_items (self)), ==, visits);
  test_page_close (self);
}

/* The first row is done by its button, and open again by Undo. */
static gint64 before;

static gboolean
is_one_less (TestPage *self)
{
  g_autoptr (SalesActivityList) list = ask (self);

  return list->open == before - 1;
}

static void
test_done (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesActivityList) list = NULL;
  g_autoptr (SalesActivityList) after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row, *button;

  show (self);
  list = ask (self);
  before = list->open;
  g_assert_cmpint (before, >, 0);
  row = test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_ACTIVITY_ROW);
  button = test_find_widget (row, GTK_TYPE_BUTTON);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Mark “"));
  g_signal_emit_by_name (button, "clicked");
  test_page_wait (is_one_less, self);
  g_assert_true (sales_document_undo (self->document.document, FALSE, &error));
  after = ask (self);
  g_assert_cmpint (after->open, ==, before);
  test_page_close (self);
}

/* A form of its own, without its window. */
static SalesForm *
make_form (TestPage *self, const SalesActivity *activity, GtkWidget *pickers[2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesActivityChoices) choices =
      sales_document_call (self->document.document, sales_activity_choices_new (0), NULL, &error);
  SalesForm *form;

  g_assert_no_error (error);
  form = sales_activity_form_new (self->document.document, choices, activity, 0);
  sales_form_present (form, GTK_WIDGET (self->page), "done");
  /* Kind, person, customer, in the order in which they are added. */
  pickers[0] = sales_form_get_field (form, 1);
  pickers[1] = sales_form_get_field (form, 2);
  return form;
}

static gboolean
is_one_more (TestPage *self)
{
  g_autoptr (SalesActivityList) list = ask (self);

  return list->total == before + 1;
}

static void
test_form (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesActivityList) list = NULL;
  GtkWidget *pickers[2];
  SalesForm *form;
  gint64 person;

  show (self);
  list = ask (self);
  person = ((SalesActivity *) list->rows->pdata[0])->person;
  form = make_form (self, NULL, pickers);
  /* Nobody is chosen yet; no customer is chosen for good. */
  g_assert_false (sales_form_is_valid (form));
  sales_picker_set_selected (SALES_PICKER (pickers[0]), person);
  g_assert_true (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 5)), "2027-01-01");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 4)), "");
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 5)), "");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 5)), "2026-09-01");
  g_assert_true (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 6)), "100000");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 6)), "");
  /* Of a complaint the day on which it came is needed. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sales_form_get_field (form, 0)), SALES_ACTIVITY_COMPLAINT);
  g_assert_false (sales_form_is_valid (form));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sales_form_get_field (form, 0)), SALES_ACTIVITY_VISIT);
  before = list->total;
  sales_form_save (form);
  test_page_wait (is_one_more, self);
  test_page_close (self);
}

static void
test_former (TestPage *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesActivityChoices) choices =
      sales_document_call (self->document.document, sales_activity_choices_new (0), NULL, &error);
  g_autoptr (GPtrArray) everybody = sales_document_call (self->document.document, sales_scope_list_new (), NULL, &error);
  guint n_former = 0, n_people = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < everybody->len; i++)
    {
      const SalesScopeItem *item = everybody->pdata[i];
      gboolean offered = FALSE;

      if (item->scope.kind != SALES_SCOPE_PERSON || item->scope.id == 0)
        continue;
      for (guint j = 0; j < choices->people->len; j++)
        offered |= ((SalesActivityName *) choices->people->pdata[j])->id == item->scope.id;
      g_assert_true (offered != item->former);
      n_former += item->former;
      n_people++;
    }
  g_assert_cmpuint (n_former, >, 0);
  g_assert_cmpuint (n_people, >, n_former);
}

static GtkWidget *
find_search (GtkWidget *picker)
{
  GtkWidget *button = test_find_widget (picker, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return test_find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_SEARCH_ENTRY);
}

static void
test_picker (TestPage *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *picker = sales_picker_new (), *search;

  sales_picker_add (SALES_PICKER (picker), 0, "Nobody", TRUE);
  sales_picker_add (SALES_PICKER (picker), 7, "Trần Văn Đạt", FALSE);
  sales_picker_add (SALES_PICKER (picker), 8, "<b>&\"%n🙂", FALSE);
  gtk_window_set_child (GTK_WINDOW (window), picker);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_accessible_assert_role (picker, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  search = find_search (picker);
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "van dat");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpint (sales_picker_get_selected (SALES_PICKER (picker)), ==, 7);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  test_page_init (&argc, &argv);
  g_test_add ("/activities-page/fill", TestPage, NULL, test_page_set_up, test_fill, test_page_tear_down);
  g_test_add ("/activities-page/done", TestPage, NULL, test_page_set_up, test_done, test_page_tear_down);
  g_test_add ("/activities-page/form", TestPage, NULL, test_page_set_up, test_form, test_page_tear_down);
  g_test_add ("/activities-page/former", TestPage, NULL, test_page_set_up, test_former, test_page_tear_down);
  g_test_add ("/activities-page/picker", TestPage, NULL, test_page_set_up, test_picker, test_page_tear_down);
  return g_test_run ();
}
