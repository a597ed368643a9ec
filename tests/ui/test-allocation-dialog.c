/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-goal-proposals.h"
#include "pages/sales-allocation-dialog.h"
#include "pages/sales-proposals-dialog.h"

/* In the order in which they stand. */
enum
{
  TOTAL,
  MORE,
  HISTORY,
  POTENTIAL,
  EQUAL,
  RAMP,
  N_ENTRIES,
};

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
find_button (GtkWidget *window, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (window, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0 ||
        g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  g_error ("no button %s", label);
}

/* Whether a label that can be seen says @text. */
static gboolean
says (GtkWidget *window, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (window, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (labels->pdata[i]) && g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
      return TRUE;
  return FALSE;
}

static void
wait_until_sensitive (GtkWidget *button)
{
  while (!gtk_widget_get_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_allocate (TestPage *self, gconstpointer data)
{
  SalesPeriod period = *sales_context_get_period (self->context);
  GtkWidget *dialog = sales_allocation_dialog_new (self->document.document, &SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT, &period,
                                                   SALES_MEASURE_AMOUNT, SALES_GOAL_REASON_OTHER, NULL);
  GtkWidget *take = find_button (dialog, "_Take");
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWidget *view = test_find_widget (dialog, GTK_TYPE_COLUMN_VIEW);

  gtk_window_present (GTK_WINDOW (dialog));
  collect (dialog, GTK_TYPE_ENTRY, entries);
  g_assert_cmpuint (entries->len, ==, N_ENTRIES);
  wait_until_sensitive (take);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))), >, 60);
  while (gtk_editable_get_text (entries->pdata[RAMP])[0] == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[RAMP]), ==, "0 25 50 100");

  /* What is wrong stands under the field, and nothing can be taken. */
  gtk_editable_set_text (entries->pdata[HISTORY], "60");
  g_assert_false (gtk_widget_get_sensitive (take));
  g_assert_true (says (dialog, "The weights add up to 60%; together they have to make 100%."));
  gtk_editable_set_text (entries->pdata[HISTORY], "160");
  g_assert_true (says (dialog, "This must be between 0 and 100."));
  gtk_test_accessible_assert_state (entries->pdata[HISTORY], GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (entries->pdata[HISTORY], "60");
  gtk_editable_set_text (entries->pdata[EQUAL], "40");
  g_assert_false (says (dialog, "This must be between 0 and 100."));
  gtk_editable_set_text (entries->pdata[TOTAL], "-7");
  g_assert_true (says (dialog, "This cannot be negative."));
  gtk_editable_set_text (entries->pdata[RAMP], "0 x");
  g_assert_true (says (dialog, "Up to twelve whole percentages from 0 to 100 can stand here."));
  g_assert_false (gtk_widget_get_sensitive (take));

  gtk_editable_set_text (entries->pdata[RAMP], "0 50 100");
  gtk_editable_set_text (entries->pdata[TOTAL], "6,000,000");
  gtk_editable_set_text (entries->pdata[MORE], "5");
  wait_until_sensitive (take);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (take, "clicked");
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (sales_document_get_undo_label (self->document.document), ==, "Allocate Goals");
}

static void
test_cancel (TestPage *self, gconstpointer data)
{
  SalesPeriod period = *sales_context_get_period (self->context);
  GtkWidget *dialog = sales_allocation_dialog_new (self->document.document, &SALES_SCOPE_COMPANY, SALES_SCOPE_CATEGORY, &period,
                                                   SALES_MEASURE_QUANTITY, SALES_GOAL_REASON_OTHER, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (sales_document_get_undo_label (self->document.document), !=, "Allocate Goals");
}

static void
test_proposals (TestPage *self, gconstpointer data)
{
  SalesPeriod period = *sales_context_get_period (self->context);
  SalesGoalEdit goal = { .scope = { SALES_SCOPE_PERSON, 20 }, .first_day = period.first, .last_day = period.last };
  GtkWidget *dialog = sales_proposals_dialog_new (self->document.document, &SALES_SCOPE_COMPANY, &period, &goal, "Somebody");
  GtkWidget *accept = find_button (dialog, "_Accept All"), *entry = test_find_widget (dialog, GTK_TYPE_ENTRY);

  gtk_window_present (GTK_WINDOW (dialog));
  while (!says (dialog, "Nobody has proposed anything for this time."))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "-5");
  g_assert_true (says (dialog, "This cannot be negative."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "123,456");
  g_signal_emit_by_name (find_button (dialog, "_Propose"), "clicked");
  wait_until_sensitive (accept);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_test_accessible_assert_property (find_button (dialog, "Reject"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Reject");
  g_signal_emit_by_name (accept, "clicked");
  while (gtk_widget_get_sensitive (accept))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (sales_document_get_undo_label (self->document.document), ==, "Accept Proposals");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/allocation-dialog/allocate", test_allocate);
  ADD ("/allocation-dialog/cancel", test_cancel);
  ADD ("/allocation-dialog/proposals", test_proposals);
  return g_test_run ();
}
