/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-activity-section.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-activities.h"
#include "pages/sales-activity-form.h"
#include "pages/sales-activity-row.h"
#include "widgets/sales-error-presenter.h"

#define SHOWN_ROWS 5

struct _SalesActivitySection
{
  AdwBin parent_instance;

  GtkWidget *body;
  GtkWidget *add_button;
  GtkWidget *all_button;

  SalesDocument *document;
  GCancellable  *cancellable;
  gint64         person;
  SalesPeriod    period;
  gboolean       filled;
};

enum
{
  ALL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesActivitySection, sales_activity_section, ADW_TYPE_BIN)

/* Rows are used again, so that the focus stays where something is marked as done. */
static void
show_rows (SalesActivitySection *self, const SalesActivityList *list)
{
  GtkWidget *row = gtk_widget_get_first_child (self->body);

  for (guint i = 0; i < MIN (list->rows->len, SHOWN_ROWS); i++)
    {
      if (row == NULL)
        {
          row = sales_activity_row_new ();
          gtk_box_append (GTK_BOX (self->body), row);
        }
      sales_activity_row_set (SALES_ACTIVITY_ROW (row), self->document, list->rows->pdata[i], FALSE, GTK_WIDGET (self));
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->body), row);
      row = next;
    }
}

static void
show (SalesActivitySection *self, const SalesActivityList *list)
{
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), list->total);
  /* TRANSLATORS: a button; %s is a number of visits, calls, tasks … */
  g_autofree char *all = g_strdup_printf (_("_All Activities (%s)"), number);

  show_rows (self, list);
  gtk_button_set_label (GTK_BUTTON (self->all_button), list->total > 0 ? all : _("Nothing is noted for this period."));
  gtk_widget_set_sensitive (self->all_button, list->total > 0);
  gtk_widget_set_visible (self->add_button, !sales_document_is_read_only (self->document));
  self->filled = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Reading ------------------------------------------------------------------------------------- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesActivitySection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesActivityList) list = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document != SALES_DOCUMENT (source))
    return;
  if (list == NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    show (self, list);
}

static void
load (SalesActivitySection *self)
{
  SalesScope scope = { SALES_SCOPE_PERSON, self->person };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_activity_list_new (&scope, &self->period), self->cancellable, answered_cb,
                             g_object_ref (self));
}

static void
document_changed_cb (SalesActivitySection *self, guint tables)
{
  if (self->person != 0 && (tables & (SALES_CHANGED_ACTIVITIES | SALES_CHANGED_ORDERS | SALES_CHANGED_SETTINGS)) != 0)
    load (self);
}

static void
add_clicked_cb (SalesActivitySection *self)
{
  if (self->document != NULL)
    sales_activity_form_present (self->document, GTK_WIDGET (self), NULL, self->person);
}

static void
all_clicked_cb (SalesActivitySection *self)
{
  g_signal_emit (self, signals[ALL], 0);
}

/* The widget ---------------------------------------------------------------------------------- */

static void
sales_activity_section_dispose (GObject *object)
{
  sales_activity_section_set (SALES_ACTIVITY_SECTION (object), NULL, 0, NULL);
  G_OBJECT_CLASS (sales_activity_section_parent_class)->dispose (object);
}

static void
sales_activity_section_class_init (SalesActivitySectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_activity_section_dispose;
  signals[ALL] = g_signal_new ("all", SALES_TYPE_ACTIVITY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sales_activity_section_init (SalesActivitySection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (C_("activities", "Activities"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add Activity"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Activity"), -1);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), self->add_button);
  gtk_box_append (GTK_BOX (box), head);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), self->body);
  self->all_button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->all_button), TRUE);
  gtk_widget_add_css_class (self->all_button, "flat");
  gtk_widget_set_halign (self->all_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->all_button, "clicked", G_CALLBACK (all_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->all_button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sales-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sales_activity_section_new:
 *
 * Returns: (transfer floating): a card of nobody
 */
GtkWidget *
sales_activity_section_new (void)
{
  return g_object_new (SALES_TYPE_ACTIVITY_SECTION, NULL);
}

/**
 * sales_activity_section_set:
 * @self: the card
 * @document: (nullable): where the person is
 * @person: a person's id, 0 for nobody
 * @period: (nullable): which activities
 */
void
sales_activity_section_set (SalesActivitySection *self, SalesDocument *document, gint64 person, const SalesPeriod *period)
{
  if (document == self->document && person == self->person && (period == NULL || sales_period_equal (period, &self->period)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (document != self->document)
    {
      if (self->document != NULL)
        g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
      g_set_object (&self->document, document);
      if (document != NULL)
        g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (person != self->person || document == NULL)
    {
      self->filled = FALSE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  self->person = document != NULL ? person : 0;
  if (period != NULL)
    self->period = *period;
  if (self->person != 0)
    load (self);
}

/**
 * sales_activity_section_is_filled:
 * @self: the card
 *
 * Returns: whether it shows somebody's activities
 */
gboolean
sales_activity_section_is_filled (SalesActivitySection *self)
{
  return self->filled;
}
