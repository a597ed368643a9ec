/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as of an earlier day: asking for the day, the bar that says so, and the way back. */

#include "app/sales-window-private.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"

/* What stands in the dialog; it belongs to it. */
typedef struct
{
  SalesWindow      *window; /* borrowed: the dialog is its transient */
  AdwMessageDialog *dialog;
  GtkWidget        *entry;
  GtkWidget        *wrong;
} Question;

/* %SALES_DAY_NONE, and says why, if it is no day or has not passed. */
static SalesDay
read_day (Question *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *wrong = NULL;
  SalesDay day = SALES_DAY_NONE;

  if (!sales_locale_parse_day (sales_locale_get_default (), text, &day))
    wrong = _("This is not a date.");
  else if (day >= sales_today ())
    wrong = _("This day has not passed yet.");
  gtk_label_set_text (GTK_LABEL (self->wrong), wrong != NULL && text[0] != '\0' ? wrong : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  return wrong == NULL ? day : SALES_DAY_NONE;
}

static void
text_changed_cb (Question *self)
{
  adw_message_dialog_set_response_enabled (self->dialog, "show", read_day (self) != SALES_DAY_NONE);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  SalesDocument *document = sales_context_get_document (self->window->context);
  SalesDay day = read_day (self);

  if (g_str_equal (response, "show") && document != NULL && day != SALES_DAY_NONE)
    sales_document_set_as_of (document, day);
}

static void
question_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_fields (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  SalesPeriod month = sales_period_containing (SALES_PERIOD_MONTH, sales_today (), 1);
  g_autofree char *proposed = sales_locale_format_day_short (sales_locale_get_default (), month.first - 1);

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), proposed);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day"), -1);
  self->wrong = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_widget_add_css_class (self->wrong, "error");
  gtk_widget_add_css_class (self->wrong, "caption");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->wrong);
  return box;
}

static void
as_of_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget), _("As of an Earlier Day"),
                                              _("Goals, teams and closed periods are shown as they stood at the end of that day, orders by their own days. Nothing can be changed meanwhile."));

  question->window = SALES_WINDOW (widget);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (question->dialog, make_fields (question));
  adw_message_dialog_add_response (question->dialog, "cancel", C_("button", "_Cancel"));
  adw_message_dialog_add_response (question->dialog, "show", C_("button", "_Show"));
  adw_message_dialog_set_response_appearance (question->dialog, "show", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "show");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (question->entry, "changed", G_CALLBACK (text_changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  text_changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
now_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesDocument *document = sales_context_get_document (SALES_WINDOW (widget)->context);

  if (document != NULL)
    sales_document_set_as_of (document, SALES_DAY_NONE);
}

/* The bar, and what can be done at this moment. */
void
sales_window_update_as_of (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  SalesDay day = document != NULL ? sales_document_get_as_of (document) : SALES_DAY_NONE;

  if (day != SALES_DAY_NONE)
    {
      g_autofree char *when = sales_locale_format_day (sales_locale_get_default (), day);
      /* TRANSLATORS: in a bar above everything; %s is an earlier day */
      g_autofree char *text = g_strdup_printf (_("Figures as of %s. Nothing can be changed while an earlier day is shown."), when);

      gtk_label_set_text (self->as_of_label, text);
    }
  gtk_info_bar_set_revealed (self->as_of_bar, day != SALES_DAY_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.as-of", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.as-of-now", day != SALES_DAY_NONE);
}

void
sales_window_install_as_of_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.as-of", NULL, as_of_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.as-of-now", NULL, now_activated_cb);
}
