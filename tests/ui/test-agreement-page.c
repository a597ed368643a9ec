/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-agreement.h"
#include "pages/sales-agreement-page.h"
#include "widgets/sales-form.h"

static GtkColumnView *
get_view (TestPage *self)
{
  return GTK_COLUMN_VIEW (test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW));
}

static guint
count_rows (TestPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (get_view (self))));
}

static gboolean
is_filled (TestPage *self)
{
  return !sales_page_is_loading (self->page) && count_rows (self) > 0;
}

static void
show (TestPage *self, const char *detail)
{
  sales_context_open (self->context, "agreement", NULL, detail);
  test_page_show (self, SALES_TYPE_AGREEMENT_PAGE);
  test_page_wait (is_filled, self);
}

static GPtrArray *
list (TestPage *self)
{
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, sales_context_get_period (self->context)->last, 1);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = sales_document_call (self->document.document, sales_agreement_list_new (sales_context_get_scope (self->context), &year), NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
count_below (TestPage *self, SalesAgreementState state)
{
  g_autoptr (GPtrArray) rows = list (self);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((SalesAgreementRow *) rows->pdata[i])->agreement.state < state;
  return n;
}

static SalesForm *
find_form (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *it = windows; it != NULL; it = it->next)
    if (SALES_IS_FORM (it->data))
      return it->data;
  return NULL;
}

static gboolean
is_form_gone (TestPage *self)
{
  return find_form () == NULL;
}

/* The list opens with what the Overview spoke of, and the choice narrows it. */
static void
test_filter (TestPage *self, gconstpointer data)
{
  GtkWidget *drop_down;
  guint open = count_below (self, SALES_AGREEMENT_ACKNOWLEDGED), silent = count_below (self, SALES_AGREEMENT_DISCUSSED);
  g_autoptr (GPtrArray) rows = list (self);

  g_assert_cmpuint (silent, >, 0);
  g_assert_cmpuint (open, >, silent);
  show (self, "not-acknowledged");
  g_assert_cmpuint (count_rows (self), ==, open);
  drop_down = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpuint (count_rows (self), ==, silent);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  g_assert_cmpuint (count_rows (self), ==, rows->len);
  gtk_test_accessible_assert_property (get_view (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "Goals and agreement");
  test_page_close (self);
}

/* Several at once, and one step for Undo. */
static void
test_mark (TestPage *self, gconstpointer data)
{
  guint before = count_below (self, SALES_AGREEMENT_ACKNOWLEDGED);
  g_autoptr (GError) error = NULL;
  SalesForm *form;

  show (self, "not-acknowledged");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "agreement.mark", NULL);
  g_assert_null (find_form ());
  gtk_selection_model_select_all (gtk_column_view_get_model (get_view (self)));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "agreement.mark", NULL);
  form = find_form ();
  g_assert_nonnull (form);
  /* Not before it was. */
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 1)), "2199-01-01");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 1)), "2026-09-24");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sales_form_get_field (form, 0)), 2);
  g_assert_cmpint (sales_form_get_choice (form, 0), ==, SALES_AGREEMENT_ACKNOWLEDGED);
  sales_form_save (form);
  test_page_wait (is_form_gone, self);
  g_assert_cmpuint (count_below (self, SALES_AGREEMENT_ACKNOWLEDGED), ==, 0);
  sales_document_undo (self->document.document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_below (self, SALES_AGREEMENT_ACKNOWLEDGED), ==, before);
  test_page_close (self);
}

/* A revision is checked while it is typed, and reopens the agreement. */
static void
test_revise (TestPage *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = list (self), after = NULL;
  const SalesAgreementRow *old = before->pdata[11], *new;
  SalesForm *form;

  show (self, NULL);
  gtk_selection_model_select_item (gtk_column_view_get_model (get_view (self)), 11, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "agreement.revise", NULL);
  form = find_form ();
  g_assert_nonnull (form);
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 1)), "x");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 1)), "123456");
  g_assert_true (sales_form_is_valid (form));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (sales_form_get_field (form, 2))), "€123,456 instead of €"));
  /* A rate cannot begin behind the goal's end. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sales_form_get_field (form, 0)), 1);
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 3)), "2030-01-01");
  g_assert_false (sales_form_is_valid (form));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sales_form_get_field (form, 0)), 0);
  g_assert_true (sales_form_is_valid (form));
  sales_form_save (form);
  test_page_wait (is_form_gone, self);
  after = list (self);
  new = after->pdata[11];
  g_assert_cmpint (new->value, ==, G_GINT64_CONSTANT (123456) * 1000000);
  g_assert_cmpint (new->version, ==, old->version + 1);
  g_assert_cmpint (new->agreement.state, ==, SALES_AGREEMENT_DRAFT);
  test_page_close (self);
}

static gboolean
has_history (TestPage *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *it = windows; it != NULL; it = it->next)
    if (g_strcmp0 (gtk_window_get_title (it->data), "History of the Goal") == 0)
      {
        g_assert_nonnull (test_find_widget (it->data, ADW_TYPE_ACTION_ROW));
        gtk_window_destroy (it->data);
        return TRUE;
      }
  return FALSE;
}

static void
test_history (TestPage *self, gconstpointer data)
{
  show (self, NULL);
  gtk_selection_model_select_item (gtk_column_view_get_model (get_view (self)), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "agreement.history", NULL);
  test_page_wait (has_history, self);
  test_page_close (self);
}

#define ADD(name, func) g_test_add ("/agreement-page/" name, TestPage, NULL, test_page_set_up, func, test_page_tear_down)

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
  ADD ("filter", test_filter);
  ADD ("mark", test_mark);
  ADD ("revise", test_revise);
  ADD ("history", test_history);
  return g_test_run ();
}
