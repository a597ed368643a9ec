/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-proposals-dialog.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-goal-proposals.h"
#include "reports/sales-wording.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-block.h"

/* More are told of by their number: rows of widgets are not for thousands. */
#define MAX_ROWS 200

struct _SalesProposalsDialog
{
  AdwWindow parent_instance;

  GtkWidget           *accept_button;
  GtkWidget           *entry;        /* %NULL where nothing can be proposed */
  GtkWidget           *problem;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;         /* borrowed */

  SalesDocument       *document;
  GCancellable        *cancellable;
  GPtrArray           *proposals;    /* SalesGoalProposal */
  SalesScope           scope;
  SalesPeriod          period;
  SalesGoalEdit        goal;
};

G_DEFINE_FINAL_TYPE (SalesProposalsDialog, sales_proposals_dialog, ADW_TYPE_WINDOW)

static char *
format_value (SalesProposalsDialog *self, SalesMeasure measure, gint64 value)
{
  const SalesCurrency *currency = &sales_document_get_info (self->document)->currency;
  SalesLocale *locale = sales_locale_get_default ();

  if (measure == SALES_MEASURE_AMOUNT || measure == SALES_MEASURE_CONTRIBUTION)
    return sales_locale_format_amount (locale, value, currency, SALES_AMOUNT_FULL);
  if (sales_measure_is_share (measure))
    return sales_locale_format_percent (locale, value, 2);
  return sales_locale_format_decimal (locale, value, sales_measure_get_scale (measure, currency), 0);
}

/* Answering ------------------------------------------------------------------------------------ */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesProposalsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->document == NULL)
    return;
  if (error != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
perform (SalesProposalsDialog *self, SalesRequest *request)
{
  sales_document_perform_async (self->document, request, NULL, answered_cb, g_object_ref (self));
}

static gint64
get_id (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "proposal");
}

static void
accepted_cb (GtkWidget *button, SalesProposalsDialog *self)
{
  gint64 id = get_id (button);

  perform (self, sales_goal_proposals_accept_new (&id, 1, SALES_GOAL_REASON_OTHER, NULL));
}

static void
rejected_cb (GtkWidget *button, SalesProposalsDialog *self)
{
  gint64 id = get_id (button);

  perform (self, sales_goal_proposals_reject_new (&id, 1));
}

static void
all_accepted_cb (SalesProposalsDialog *self)
{
  g_autofree gint64 *ids = g_new (gint64, self->proposals->len + 1);

  for (guint i = 0; i < self->proposals->len; i++)
    ids[i] = ((SalesGoalProposal *) self->proposals->pdata[i])->id;
  perform (self, sales_goal_proposals_accept_new (ids, self->proposals->len, SALES_GOAL_REASON_OTHER, NULL));
}

/* Listing -------------------------------------------------------------------------------------- */

static void
add_button (SalesProposalsDialog *self, AdwActionRow *row, const SalesGoalProposal *proposal, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !sales_document_is_read_only (self->document));
  g_object_set_data_full (G_OBJECT (button), "proposal", g_memdup2 (&proposal->id, sizeof proposal->id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (row, button);
}

/* Names come from the document: nothing in them is markup. */
static AdwActionRow *
add_row (SalesProposalsDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

static void
show_proposal (SalesProposalsDialog *self, const SalesGoalProposal *proposal)
{
  SalesPeriod days = { SALES_PERIOD_DAYS, proposal->first_day, proposal->last_day };
  g_autofree char *when = sales_locale_format_day_range (sales_locale_get_default (), &days);
  g_autofree char *value = format_value (self, proposal->measure, proposal->value);
  g_autofree char *goal = proposal->goal < 0 ? g_strdup (_("no goal")) : format_value (self, proposal->measure, proposal->goal);
  /* TRANSLATORS: under a person's name: a measure, from when to when, and the goal as it is now */
  g_autofree char *subtitle = g_strdup_printf (_("%1$s, %2$s; now: %3$s"), sales_wording_measure (proposal->measure), when, goal);
  AdwActionRow *row = add_row (self, proposal->person_name, subtitle);
  GtkWidget *label = gtk_label_new (value);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), proposal->note);
  add_button (self, row, proposal, "object-select-symbolic", C_ ("button", "Accept"), G_CALLBACK (accepted_cb));
  add_button (self, row, proposal, "window-close-symbolic", C_ ("button", "Reject"), G_CALLBACK (rejected_cb));
}

static void
show (SalesProposalsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (self->proposals->len, MAX_ROWS); i++)
    show_proposal (self, self->proposals->pdata[i]);
  if (self->proposals->len > MAX_ROWS)
    {
      guint more = self->proposals->len - MAX_ROWS;
      /* TRANSLATORS: below the first entries of a list; %u is how many are not shown */
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more proposal", "and %u more proposals", more), more);

      add_row (self, text, NULL);
    }
  adw_preferences_group_set_description (self->group, self->proposals->len == 0 ? _("Nobody has proposed anything for this time.") : NULL);
  gtk_widget_set_sensitive (self->accept_button, self->proposals->len > 0 && !sales_document_is_read_only (self->document));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesProposalsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    return;
  if (proposals == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = g_steal_pointer (&proposals);
  show (self);
}

static void
load (SalesProposalsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_goal_proposals_new (&self->scope, &self->period), self->cancellable, listed_cb,
                             g_object_ref (self));
}

static void
document_changed_cb (SalesProposalsDialog *self, guint tables)
{
  if (tables & (SALES_CHANGED_GOALS | SALES_CHANGED_PEOPLE))
    load (self);
}

/* Proposing ------------------------------------------------------------------------------------ */

static gboolean
read_entry (SalesProposalsDialog *self)
{
  const char *problem = NULL;
  gboolean valid = sales_goal_value_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), sales_locale_get_default (),
                                           sales_measure_get_scale (self->goal.measure, &sales_document_get_info (self->document)->currency),
                                           &self->goal.value, &problem);

  gtk_label_set_text (GTK_LABEL (self->problem), valid ? "" : problem);
  gtk_widget_set_visible (self->problem, !valid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return valid && self->goal.value >= 0;
}

static void
propose_cb (SalesProposalsDialog *self)
{
  if (read_entry (self))
    perform (self, sales_goal_propose_new (&self->goal, NULL));
}

/* The field for the goal of the grid's cursor. */
static GtkWidget *
build_form (SalesProposalsDialog *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("button", "_Propose"));
  SalesPeriod days = { SALES_PERIOD_DAYS, self->goal.first_day, self->goal.last_day };
  g_autofree char *when = sales_locale_format_day_range (sales_locale_get_default (), &days);
  /* TRANSLATORS: above a field: a person, a measure, from when to when */
  g_autofree char *title = g_strdup_printf (_("%1$s, %2$s, %3$s"), name, sales_wording_measure (self->goal.measure), when);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->problem);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (read_entry), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (propose_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (propose_cb), self);
  return box;
}

static void
build (SalesProposalsDialog *self, const char *name)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *window = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->accept_button = gtk_button_new_with_mnemonic (C_ ("button", "_Accept All"));
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  g_signal_connect_swapped (self->accept_button, "clicked", G_CALLBACK (all_accepted_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->accept_button);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  if (name != NULL && !sales_document_is_read_only (self->document))
    gtk_box_append (GTK_BOX (box), build_form (self, name));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), window);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), overlay);
  adw_window_set_content (ADW_WINDOW (self), content);
}

static void
sales_proposals_dialog_dispose (GObject *object)
{
  SalesProposalsDialog *self = SALES_PROPOSALS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sales_proposals_dialog_parent_class)->dispose (object);
}

static void
sales_proposals_dialog_class_init (SalesProposalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_proposals_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sales_proposals_dialog_init (SalesProposalsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), C_ ("goals", "Proposals"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

/**
 * sales_proposals_dialog_new:
 * @document: where the goals are
 * @scope: whose proposals
 * @period: for when
 * @goal: (nullable): whose goal of which measure and days can be proposed here; copied
 * @name: (nullable): the person's name
 *
 * Returns: (transfer none): a window that fills itself and is not shown yet
 */
GtkWidget *
sales_proposals_dialog_new (SalesDocument       *document,
                            const SalesScope    *scope,
                            const SalesPeriod   *period,
                            const SalesGoalEdit *goal,
                            const char          *name)
{
  SalesProposalsDialog *self = g_object_new (SALES_TYPE_PROPOSALS_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->scope = *scope;
  self->period = *period;
  if (goal != NULL)
    self->goal = *goal;
  build (self, goal != NULL ? name : NULL);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
