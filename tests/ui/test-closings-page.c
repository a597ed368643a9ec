/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-closing.h"
#include "pages/sales-closing-forms.h"
#include "pages/sales-closings-page.h"

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

static const char *
get_subtitle (TestPage *self, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (self->page), title);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

static gboolean
is_list (TestPage *self)
{
  return get_subtitle (self, "Q1 2026") != NULL && !sales_page_is_loading (self->page);
}

static gboolean
is_detail (TestPage *self)
{
  return find_row (GTK_WIDGET (self->page), "Change Order") != NULL && !sales_page_is_loading (self->page);
}

static gboolean
is_q2_closed (TestPage *self)
{
  const char *text = get_subtitle (self, "Q2 2026");

  return text != NULL && g_str_has_prefix (text, "Closed on ") && !sales_page_is_loading (self->page);
}

static gboolean
is_q1_reopened (TestPage *self)
{
  GtkWidget *row = find_row (GTK_WIDGET (self->page), "Q1 2026");

  return row != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "reopened on") != NULL;
}

static void
test_list (TestPage *self, gconstpointer data)
{
  GtkWidget *button;

  test_page_show (self, SALES_TYPE_CLOSINGS_PAGE);
  test_page_wait (is_list, self);
  g_assert_nonnull (strstr (get_subtitle (self, "Q1 2026"), "1 adjustment since then: +€"));
  g_assert_nonnull (strstr (get_subtitle (self, "Q1 2026"), "Agreed with the board"));
  g_assert_null (strstr (get_subtitle (self, "Q4 2025"), "adjustment"));
  /* What is closed is not offered, nor are its months. */
  g_assert_true (g_str_has_suffix (get_subtitle (self, "Q2 2026"), " goals to settle"));
  g_assert_null (find_row (GTK_WIDGET (self->page), "March 2026"));
  button = test_find_widget (find_row (GTK_WIDGET (self->page), "Q2 2026"), GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Close Q2 2026 and settle its goals");
  test_page_close (self);
}

static void
test_detail (TestPage *self, gconstpointer data)
{
  sales_context_open (self->context, "closings", NULL, NULL);
  test_page_show (self, SALES_TYPE_CLOSINGS_PAGE);
  test_page_wait (is_list, self);
  g_signal_emit_by_name (find_row (GTK_WIDGET (self->page), "Q1 2026"), "activated");
  test_page_wait (is_detail, self);
  sales_context_go_back (self->context);
  test_page_wait (is_list, self);
  test_page_close (self);
}

static SalesClosingPlan *
read_plan (TestPage *self)
{
  g_autoptr (GError) error = NULL;
  SalesClosingPlan *plan = sales_document_call (self->document.document, sales_closing_plan_new (), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static guint
find_candidate (const SalesClosingPlan *plan, const char *id)
{
  SalesPeriod period;

  g_assert_true (sales_period_parse (id, 1, &period));
  for (guint i = 0; i < plan->open->len; i++)
    if (sales_period_equal (&g_array_index (plan->open, SalesClosingCandidate, i).period, &period))
      return i;
  g_assert_not_reached ();
}

/* Closing says how many goals it settles, and settles as many. */
static void
test_close (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesClosingPlan) plan = read_plan (self), after = NULL;
  guint q2 = find_candidate (plan, "2026-Q2");
  int n_goals = g_array_index (plan->open, SalesClosingCandidate, q2).n_goals, n = 0;
  SalesForm *form = sales_close_form_new (self->document.document, plan->open, q2);
  g_autofree char *number = g_strdup_printf ("%d goals are settled", n_goals);
  const SalesClosing *closing;

  test_page_show (self, SALES_TYPE_CLOSINGS_PAGE);
  test_page_wait (is_list, self);
  g_assert_cmpint (n_goals, >, 50);
  sales_form_present (form, GTK_WIDGET (self->page), "Period closed");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (sales_form_get_field (form, 1))), number));
  sales_form_save (form);
  test_page_wait (is_q2_closed, self);
  after = read_plan (self);
  closing = after->closings->pdata[0];
  for (int i = 0; i < SALES_N_RESULTS; i++)
    n += closing->n_results[i];
  g_assert_cmpint (n, ==, n_goals);
  test_page_close (self);
}

static void
test_reopen (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesClosingPlan) plan = read_plan (self);
  SalesForm *form = sales_reopen_form_new (self->document.document, plan->closings->pdata[0]);

  test_page_show (self, SALES_TYPE_CLOSINGS_PAGE);
  test_page_wait (is_list, self);
  sales_form_present (form, GTK_WIDGET (self->page), "Period reopened");
  g_assert_false (sales_form_is_valid (form));
  gtk_editable_set_text (GTK_EDITABLE (sales_form_get_field (form, 1)), "<b>&\"%n🙂");
  sales_form_save (form);
  test_page_wait (is_q1_reopened, self);
  test_page_close (self);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/closings-page/list", test_list);
  ADD ("/closings-page/detail", test_detail);
  ADD ("/closings-page/close", test_close);
  ADD ("/closings-page/reopen", test_reopen);
  return g_test_run ();
}
