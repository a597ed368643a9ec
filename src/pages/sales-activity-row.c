/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-activity-row.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "pages/sales-activity-form.h"
#include "widgets/sales-error-presenter.h"

struct _SalesActivityRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *done_button;
  GtkWidget *edit_button;
  GtkWidget *remove_button;

  GtkWidget     *host; /* weak */
  SalesDocument *document;
  SalesActivity *activity;
};

G_DEFINE_FINAL_TYPE (SalesActivityRow, sales_activity_row, GTK_TYPE_WIDGET)

/* Words --------------------------------------------------------------------------------------------- */

/* When: "overdue since 3 Sep 2026". */
static char *
dup_when (const SalesActivity *activity)
{
  SalesLocale *locale = sales_locale_get_default ();
  gboolean complaint = activity->kind == SALES_ACTIVITY_COMPLAINT;
  g_autofree char *due = activity->due != SALES_DAY_NONE ? sales_locale_format_day (locale, activity->due) : NULL;
  g_autofree char *done = activity->done != SALES_DAY_NONE ? sales_locale_format_day (locale, activity->done) : NULL;

  if (complaint && done != NULL && due != NULL)
    /* TRANSLATORS: of a complaint; 1: the day on which it came, 2: the day on which it was settled */
    return g_strdup_printf (_("came on %1$s, settled on %2$s"), due, done);
  if (complaint && done == NULL)
    /* TRANSLATORS: of a complaint; %s is a day */
    return g_strdup_printf (_("came on %s, not settled yet"), due);
  if (done != NULL)
    /* TRANSLATORS: of a visit, call, task …; %s is a day */
    return g_strdup_printf (_("done on %s"), done);
  if (activity->due < sales_today ())
    /* TRANSLATORS: of a visit, call, task …; %s is a day */
    return g_strdup_printf (_("overdue since %s"), due);
  /* TRANSLATORS: of a visit, call, task …; %s is a day */
  return g_strdup_printf (_("due on %s"), due);
}

static char *
dup_detail (const SalesActivity *activity, gboolean with_person)
{
  g_autofree char *when = dup_when (activity);
  g_autofree char *person = with_person && activity->person_name != NULL ? sales_text_isolate (activity->person_name) : NULL;
  g_autofree char *customer = activity->customer_name != NULL ? sales_text_isolate (activity->customer_name) : NULL;
  g_autofree char *minutes = NULL, *number = NULL;
  const char *parts[5] = { NULL };
  guint n = 0;

  parts[n++] = when;
  if (person != NULL)
    parts[n++] = person;
  if (customer != NULL)
    parts[n++] = customer;
  if (activity->minutes >= 0)
    {
      number = sales_locale_format_integer (sales_locale_get_default (), activity->minutes);
      /* TRANSLATORS: how long a visit or call took; %s is a number of minutes */
      minutes = g_strdup_printf (_("%s min"), number);
      parts[n++] = minutes;
    }
  return g_strjoinv (" · ", (char **) parts);
}

static char *
dup_title (const SalesActivity *activity)
{
  g_autofree char *subject = activity->subject != NULL ? sales_text_clean_line (activity->subject) : NULL;

  if (subject == NULL || subject[0] == '\0')
    return g_strdup (sales_activity_kind_title (activity->kind));
  /* TRANSLATORS: title of an activity; 1: its kind (Visit, Call, Task …), 2: what it is about */
  return g_strdup_printf (C_("activity", "%1$s: %2$s"), sales_activity_kind_title (activity->kind), subject);
}

/* Changing ------------------------------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *host; /* owned */
  char      *said;
} Change;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Change *change = user_data;
  g_autoptr (GtkWidget) host = change->host;
  g_autofree char *said = change->said;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (gtk_widget_get_root (host) == NULL)
    return;
  if (error != NULL)
    sales_error_presenter_show (host, error);
  else
    sales_toast_show_undo (host, said);
}

static void
perform (SalesDocument *document, SalesRequest *request, GtkWidget *host, const char *said)
{
  Change *change = g_new (Change, 1);

  *change = (Change){ g_object_ref (host), g_strdup (said) };
  sales_document_perform_async (document, request, NULL, changed_cb, change);
}

/**
 * sales_activity_row_toggle:
 * @document: where it is
 * @activity: what is done today, or open again
 * @host: where the toast is shown
 */
void
sales_activity_row_toggle (SalesDocument *document, const SalesActivity *activity, GtkWidget *host)
{
  g_autoptr (SalesActivity) copy = sales_activity_copy (activity);
  gboolean done = activity->done != SALES_DAY_NONE;

  if (sales_document_is_read_only (document))
    return;
  copy->done = done ? SALES_DAY_NONE : sales_today ();
  /* What was only ever done was due on the day on which it was done. */
  if (copy->due == SALES_DAY_NONE)
    copy->due = activity->done;
  perform (document, sales_activity_save_new (copy), host, done ? _("Open again") : _("Marked as done"));
}

/**
 * sales_activity_row_remove:
 * @document: where it is
 * @activity: what is taken out
 * @host: where the toast is shown
 */
void
sales_activity_row_remove (SalesDocument *document, const SalesActivity *activity, GtkWidget *host)
{
  if (!sales_document_is_read_only (document))
    perform (document, sales_activity_delete_new (activity->id), host, _("Activity removed"));
}

static void
done_clicked_cb (SalesActivityRow *self)
{
  if (self->host != NULL)
    sales_activity_row_toggle (self->document, self->activity, self->host);
}

static void
edit_clicked_cb (SalesActivityRow *self)
{
  if (self->host != NULL)
    sales_activity_form_present (self->document, self->host, self->activity, 0);
}

static void
remove_clicked_cb (SalesActivityRow *self)
{
  if (self->host != NULL)
    sales_activity_row_remove (self->document, self->activity, self->host);
}

/* The widget ---------------------------------------------------------------------------------------- */

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (SalesActivityRow *self, const char *icon, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
sales_activity_row_dispose (GObject *object)
{
  SalesActivityRow *self = SALES_ACTIVITY_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_weak_pointer (&self->host);
  g_clear_object (&self->document);
  g_clear_pointer (&self->activity, sales_activity_free);
  G_OBJECT_CLASS (sales_activity_row_parent_class)->dispose (object);
}

static void
sales_activity_row_class_init (SalesActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_activity_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sales_activity_row_init (SalesActivityRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->icon = gtk_image_new ();
  gtk_widget_set_margin_end (self->icon, 6);
  gtk_widget_set_margin_top (self->box, 3);
  gtk_widget_set_margin_bottom (self->box, 3);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  self->title = add_label (texts, NULL);
  self->detail = add_label (texts, "dim-label");
  gtk_box_append (GTK_BOX (self->box), texts);
  self->done_button = add_button (self, "object-select-symbolic", G_CALLBACK (done_clicked_cb));
  self->edit_button = add_button (self, "document-edit-symbolic", G_CALLBACK (edit_clicked_cb));
  self->remove_button = add_button (self, "user-trash-symbolic", G_CALLBACK (remove_clicked_cb));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sales_activity_row_new:
 *
 * Returns: (transfer floating): a row without an activity
 */
GtkWidget *
sales_activity_row_new (void)
{
  return g_object_new (SALES_TYPE_ACTIVITY_ROW, NULL);
}

/* @label is given away. */
static void
label_button (GtkWidget *button, char *label)
{
  g_autofree char *given = label;

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * sales_activity_row_set:
 * @self: a row
 * @document: where the activity is
 * @activity: what is shown; copied
 * @with_person: whether the row says whose it is
 * @host: a widget that stays when the list changes, for forms and toasts
 */
void
sales_activity_row_set (SalesActivityRow *self, SalesDocument *document, const SalesActivity *activity, gboolean with_person, GtkWidget *host)
{
  g_autofree char *title = dup_title (activity);
  g_autofree char *shown = g_utf8_strlen (title, -1) > 300 ? g_utf8_substring (title, 0, 300) : g_strdup (title);
  g_autofree char *detail = dup_detail (activity, with_person);
  gboolean open = activity->done == SALES_DAY_NONE, writable = !sales_document_is_read_only (document);
  gboolean overdue = open && activity->due < sales_today ();

  g_set_object (&self->document, document);
  g_set_weak_pointer (&self->host, host);
  if (self->activity != NULL)
    sales_activity_free (self->activity);
  self->activity = sales_activity_copy (activity);
  gtk_label_set_text (GTK_LABEL (self->title), shown);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_widget_set_tooltip_text (self->title, shown);
  gtk_widget_set_tooltip_text (self->detail, detail);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), !open     ? "object-select-symbolic"
                                                        : overdue ? "dialog-warning-symbolic"
                                                                  : "appointment-soon-symbolic");
  if (open)
    /* TRANSLATORS: tooltip of a button; %s is an activity, as "Visit: new pump" */
    label_button (self->done_button, g_strdup_printf (_("Mark “%s” as Done"), shown));
  else
    /* TRANSLATORS: tooltip of a button; %s is an activity, as "Visit: new pump" */
    label_button (self->done_button, g_strdup_printf (_("Open “%s” Again"), shown));
  gtk_button_set_icon_name (GTK_BUTTON (self->done_button), open ? "object-select-symbolic" : "edit-undo-symbolic");
  /* TRANSLATORS: tooltip of a button; %s is an activity, as "Visit: new pump" */
  label_button (self->edit_button, g_strdup_printf (_("Change “%s”"), shown));
  /* TRANSLATORS: tooltip of a button; %s is an activity, as "Visit: new pump" */
  label_button (self->remove_button, g_strdup_printf (_("Remove “%s”"), shown));
  gtk_widget_set_visible (self->done_button, writable);
  gtk_widget_set_visible (self->edit_button, writable);
  gtk_widget_set_visible (self->remove_button, writable);
}
