/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-goal-forms.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "reports/sales-wording-goals.h"
#include "widgets/sales-error-presenter.h"

typedef struct
{
  GtkWidget    *parent; /* owned */
  SalesGoalEdit goal;
  char         *title;
} Showing;

static void
showing_free (Showing *self)
{
  g_object_unref (self->parent);
  g_free (self->title);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
append_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* Why, from when, what was typed, what was said and how far it was agreed. */
static char *
describe (const SalesWording *wording, SalesMeasure measure, const SalesGoalVersion *version)
{
  GString *text = g_string_new (sales_wording_goal_reason (version->reason));
  g_autofree char *from = sales_locale_format_day (wording->locale, version->effective_day);
  g_autofree char *entered = sales_locale_format_day (wording->locale, version->entered_day);
  /* TRANSLATORS: two dates */
  g_autofree char *days = g_strdup_printf (_("in force from %1$s, entered on %2$s"), from, entered);
  g_autofree char *agreement = sales_wording_agreement (wording, &version->agreement);

  append_part (text, " · ", version->event);
  append_part (text, "\n", days);
  if (version->rate)
    {
      g_autofree char *typed = sales_wording_goal_value (wording, measure, version->entered_value);
      /* TRANSLATORS: what the whole time of a goal would demand at the new rate */
      g_autofree char *rate = g_strdup_printf (_("rate for the whole time: %s"), typed);

      append_part (text, " · ", rate);
    }
  append_part (text, "\n", version->note);
  append_part (text, "\n", agreement);
  append_part (text, " · ", version->agreement.by);
  append_part (text, " · ", version->agreement.remark);
  return g_string_free (text, FALSE);
}

/* What people wrote is no markup. */
static GtkWidget *
make_row (const char *title, const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (detail, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
show_window (const Showing *self, SalesDocument *document, GPtrArray *versions)
{
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkRoot *root = gtk_widget_get_root (self->parent);
  g_autofree char *escaped = g_markup_escape_text (self->title, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  for (guint i = versions->len; i-- > 0;)
    {
      const SalesGoalVersion *version = versions->pdata[i];
      g_autofree char *value = sales_wording_goal_value (&wording, self->goal.measure, version->value);
      g_autofree char *detail = describe (&wording, self->goal.measure, version);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (value, detail));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("History of the Goal"));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 520);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  {
    GtkEventController *keys = gtk_shortcut_controller_new ();

    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
    gtk_widget_add_controller (window, keys);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (error != NULL)
    sales_error_presenter_show (self->parent, error);
  else if (GTK_IS_WINDOW (gtk_widget_get_root (self->parent)))
    show_window (self, SALES_DOCUMENT (source), versions);
}

/**
 * sales_goal_history_show:
 * @parent: a widget of the window below
 * @document: where the goal is
 * @goal: which one
 * @title: whose it is, for what and when
 *
 * Shows all versions of a goal, the newest first.
 */
void
sales_goal_history_show (GtkWidget *parent, SalesDocument *document, const SalesGoalEdit *goal, const char *title)
{
  Showing *self = g_new0 (Showing, 1);

  self->parent = g_object_ref (parent);
  self->goal = *goal;
  self->title = g_strdup (title);
  sales_document_call_async (document, sales_goal_history_new (goal), NULL, read_cb, self);
}
