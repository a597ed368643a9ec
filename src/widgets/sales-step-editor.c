/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-step-editor.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-names.h"
#include "widgets/sales-error-presenter.h"

struct _SalesStepEditor
{
  GtkWidget parent_instance;

  GtkWidget     *button;
  GtkWidget     *popover;
  GtkWidget     *day_entry;
  GtkWidget     *person_drop_down;
  GtkWidget     *error_label;
  GtkWidget     *save_button;

  SalesDocument *document;
  GArray        *people;  /* gint64, side by side with the drop-down; 0 = not known */
  gint64         order;
  gint64         person;
  SalesDay       day;
  SalesStep      step;
  gboolean       asked;
};

G_DEFINE_FINAL_TYPE (SalesStepEditor, sales_step_editor, GTK_TYPE_WIDGET)

/* What is typed: FALSE if it is no day. Nothing typed means that it is not done yet. */
static gboolean
read_day (SalesStepEditor *self, SalesDay *day)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)));

  *day = SALES_DAY_NONE;
  g_strstrip (text);
  return text[0] == '\0' || sales_locale_parse_day (sales_locale_get_default (), text, day);
}

static void
show_error (SalesStepEditor *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->error_label, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->day_entry, "error");
  else
    gtk_widget_remove_css_class (self->day_entry, "error");
  gtk_widget_set_sensitive (self->save_button, text == NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                            : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
day_changed_cb (SalesStepEditor *self)
{
  SalesDay day;

  if (!read_day (self, &day))
    show_error (self, _("This is not a date."));
  else if (day == SALES_DAY_NONE && self->step == SALES_STEP_TAKEN)
    show_error (self, _("An order needs the day on which it was taken."));
  else if (day != SALES_DAY_NONE && day > sales_today () && self->step != SALES_STEP_PROMISED)
    show_error (self, _("This day has not come yet."));
  else
    show_error (self, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesStepEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->popover == NULL)
    return;
  if (error == NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (g_error_matches (error, SALES_ERROR, SALES_ERROR_INVALID))
    show_error (self, _("This day contradicts the other steps of the order."));
  else
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
save_cb (SalesStepEditor *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->person_drop_down));
  gint64 person = selected < self->people->len ? g_array_index (self->people, gint64, selected)
                                               : self->person;
  SalesDay day;

  if (!gtk_widget_get_sensitive (self->save_button) || !read_day (self, &day))
    return;
  sales_document_perform_async (self->document,
                                sales_order_step_edit_new (self->order, self->step, day, person),
                                NULL, saved_cb, g_object_ref (self));
}

static void
add_person (SalesStepEditor *self, GtkStringList *names, gint64 person, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->people, person);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesStepEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (self->popover == NULL)
    return;
  if (items == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_array_set_size (self->people, 0);
  add_person (self, names, 0, C_("person", "Not known"));
  for (guint i = 0; i < items->len; i++)
    {
      const SalesScopeItem *item = items->pdata[i];

      /* Who has left is offered only where he or she stands already. */
      if (item->scope.kind != SALES_SCOPE_PERSON || item->scope.id == 0 || (item->former && item->scope.id != self->person))
        continue;
      if (item->scope.id == self->person)
        selected = self->people->len;
      add_person (self, names, item->scope.id, item->name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->person_drop_down), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->person_drop_down), selected);
}

static void
shown_cb (SalesStepEditor *self)
{
  SalesDay day = self->day;
  g_autofree char *text = NULL;

  /* What is mostly entered: it was done today. */
  if (day == SALES_DAY_NONE && self->step != SALES_STEP_PROMISED)
    day = sales_today ();
  if (day != SALES_DAY_NONE)
    text = sales_locale_format_day_short (sales_locale_get_default (), day);
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), text != NULL ? text : "");
  day_changed_cb (self);
  if (self->asked)
    return;
  self->asked = TRUE;
  sales_document_call_async (self->document, sales_scope_list_new (), NULL, people_read_cb,
                             g_object_ref (self));
}

static GtkWidget *
add_field (GtkWidget *box, const char *title, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  return field;
}

static void
build (SalesStepEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkExpression) expression =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->day_entry = add_field (box, _("_Date"), gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (self->day_entry), FALSE);
  self->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error_label), 30);
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_add_css_class (self->error_label, "caption");
  gtk_box_append (GTK_BOX (box), self->error_label);
  self->person_drop_down = add_field (box, _("_Answered for by"), gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->person_drop_down), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->person_drop_down), TRUE);
  self->save_button = gtk_button_new_with_mnemonic (C_("button", "_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_margin_top (self->save_button, 6);
  gtk_box_append (GTK_BOX (box), self->save_button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->day_entry, "changed", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (self->day_entry, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
}

static void
sales_step_editor_dispose (GObject *object)
{
  SalesStepEditor *self = SALES_STEP_EDITOR (object);

  self->popover = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->people, g_array_unref);
  G_OBJECT_CLASS (sales_step_editor_parent_class)->dispose (object);
}

static void
sales_step_editor_class_init (SalesStepEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_step_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sales_step_editor_init (SalesStepEditor *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  build (self);
}

/**
 * sales_step_editor_new:
 * @document: where the order is
 * @order: its id
 * @step: which step
 * @title: what the step is called
 * @day: when it was done, or %SALES_DAY_NONE
 * @person: who answered for it, or 0
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
sales_step_editor_new (SalesDocument *document,
                       gint64         order,
                       SalesStep      step,
                       const char    *title,
                       SalesDay       day,
                       gint64         person)
{
  SalesStepEditor *self = g_object_new (SALES_TYPE_STEP_EDITOR, NULL);
  /* TRANSLATORS: tooltip of a button; %s is a step of an order: Shipped, Delivered, … */
  g_autofree char *label = g_strdup_printf (_("Change “%s”"), title);

  self->document = g_object_ref (document);
  self->order = order;
  self->step = step;
  self->day = day;
  self->person = person;
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}
