/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "model/sales-recognition.h"
#include "pages/sales-recognition-page.h"
#include "pages/sales-review-actions.h"
#include "reports/sales-report-process.h"
#include "widgets/sales-award-editor.h"

static GtkWidget *
find_group (TestPage *self, const char *title)
{
  GtkWidget *first = test_find_widget (GTK_WIDGET (self->page), ADW_TYPE_PREFERENCES_GROUP);

  for (GtkWidget *it = first; it != NULL; it = gtk_widget_get_next_sibling (it))
    if (g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (it)), title))
      return it;
  return NULL;
}

static gboolean
is_filled (TestPage *self)
{
  return find_group (self, "Exceeded the Goal") != NULL && !sales_page_is_loading (self->page);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static SalesRecognition *
recognise (TestPage *self)
{
  g_autoptr (GError) error = NULL;
  SalesRecognition *result = sales_document_call (
      self->document.document,
      sales_recognition_request_new (sales_context_get_scope (self->context),
                                     sales_context_get_period (self->context), 0),
      NULL, &error);

  g_assert_no_error (error);
  return result;
}

static guint
count_open (const SalesRecognition *recognition)
{
  guint n = 0;

  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    for (guint j = 0; j < recognition->achievements[i]->len; j++)
      n += ((SalesAchievement *) recognition->achievements[i]->pdata[j])->award == 0;
  return n;
}

static void
show (TestPage *self)
{
  test_page_show (self, SALES_TYPE_RECOGNITION_PAGE);
  test_page_wait (is_filled, self);
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) recognition = NULL;
  const SalesAchievement *best;
  GtkWidget *row, *spin;

  show (self);
  recognition = recognise (self);
  best = recognition->achievements[SALES_AWARD_EXCEEDED]->pdata[0];
  row = test_find_widget (find_group (self, "Exceeded the Goal"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, best->name);
  g_assert_nonnull (find_group (self, "Met the Goal"));
  g_assert_nonnull (find_group (self, "Met Goals in a Row"));
  g_assert_nonnull (find_group (self, "Units That Met the Goal"));
  spin = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_SPIN_BUTTON);
  gtk_test_accessible_assert_role (spin, GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 110);
  test_page_close (self);
}

static gboolean
is_proposed (TestPage *self)
{
  g_autoptr (SalesRecognition) recognition = recognise (self);

  return count_open (recognition) == 0;
}

static gboolean
all_said (TestPage *self)
{
  return find_button (GTK_WIDGET (self->page), "_Propose") == NULL;
}

static void
test_propose (TestPage *self, gconstpointer data)
{
  g_autoptr (SalesRecognition) before = NULL;
  g_autoptr (SalesRecognition) after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *button;

  show (self);
  before = recognise (self);
  g_assert_cmpuint (count_open (before), >, 1);
  button = find_button (GTK_WIDGET (self->page), "_Propose");
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Propose an award for "));
  g_signal_emit_by_name (find_button (GTK_WIDGET (self->page), "_Propose All"), "clicked");
  test_page_wait (is_proposed, self);
  after = recognise (self);
  g_assert_cmpuint (after->awards->len, ==, before->awards->len + count_open (before));
  test_page_wait (all_said, self);
  g_assert_nonnull (find_group (self, "Awards"));
  g_assert_nonnull (test_find_widget (find_group (self, "Awards"), SALES_TYPE_AWARD_EDITOR));
  /* All of them were one step. */
  sales_document_undo (self->document.document, FALSE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, sales_recognition_free);
  after = recognise (self);
  g_assert_cmpuint (after->awards->len, ==, before->awards->len);
  test_page_close (self);
}

static GtkWidget *
open_editor (TestPage *self)
{
  GtkWidget *editor = test_find_widget (find_group (self, "Awards"), SALES_TYPE_AWARD_EDITOR);
  GtkWidget *button = test_find_widget (editor, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static gboolean
has_awards (TestPage *self)
{
  return find_group (self, "Awards") != NULL;
}

static gboolean
can_give (TestPage *self)
{
  return find_button (GTK_WIDGET (self->page), "_Give") != NULL;
}

static void
test_edit (TestPage *self, gconstpointer data)
{
  SalesAwardProposal proposal = { { SALES_SCOPE_PERSON, 1 }, 0, 0, SALES_AWARD_OTHER, FALSE, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesRecognition) recognition = NULL;
  const SalesAward *award;
  GtkWidget *popover, *entry, *confirm;

  test_document_sql (&self->document, "DELETE FROM award");
  proposal.first_day = sales_context_get_period (self->context)->first;
  proposal.last_day = sales_context_get_period (self->context)->last;
  sales_document_perform (self->document.document, sales_award_propose_new (&proposal, 1), NULL, &error);
  g_assert_no_error (error);
  show (self);
  test_page_wait (has_awards, self);
  popover = open_editor (self);
  entry = test_find_widget (popover, GTK_TYPE_ENTRY);
  confirm = find_button (popover, "_Confirm");

  /* A cash bonus needs an amount, and only an amount. */
  g_assert_false (gtk_widget_get_sensitive (confirm));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (test_find_widget (popover, GTK_TYPE_DROP_DOWN)),
                              SALES_AWARD_CASH_BONUS);
  g_assert_false (gtk_widget_get_sensitive (confirm));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "much");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1,250.50");
  g_assert_true (gtk_widget_get_sensitive (confirm));
  g_signal_emit_by_name (confirm, "clicked");
  test_page_wait (can_give, self);
  recognition = recognise (self);
  award = recognition->awards->pdata[0];
  g_assert_cmpint (award->status, ==, SALES_AWARD_CONFIRMED);
  g_assert_cmpint (award->kind, ==, SALES_AWARD_CASH_BONUS);
  g_assert_cmpint (award->value, ==, G_GINT64_CONSTANT (1250500000));
  test_page_close (self);
}

static gboolean
is_written (TestPage *self)
{
  g_autofree char *path = g_build_filename (self->document.folder, "list.pdf", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &content, &length, NULL) && memmem (content, length, "%%EOF", 5) != NULL;
}

/* The list in a language that is not the window's. */
static void
test_language (TestPage *self, gconstpointer data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "sales-manager", NULL);
  g_autofree char *path = g_build_filename (self->document.folder, "list.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SalesRecognition) recognition = NULL;
  g_autoptr (SalesReport) report = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  sales_report_process_set_program (program);
  show (self);
  recognition = recognise (self);
  report = sales_report_new (SALES_PAPER_A4, sales_locale_get_default ());
  sales_review_write_report (GTK_WIDGET (self->page), report,
                             &(SalesReportSource){ self->document.document, "recognition", recognition->scope,
                                                   recognition->period, NULL },
                             "pl", file);
  test_page_wait (is_written, self);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_nonnull (memmem (content, length, "/Lang (pl)", 10));
  test_page_close (self);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/recognition-page/fill", test_fill);
  ADD ("/recognition-page/propose", test_propose);
  ADD ("/recognition-page/edit", test_edit);
  ADD ("/recognition-page/language", test_language);
  return g_test_run ();
}
