/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-award-editor.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-block.h"

struct _SalesAwardEditor
{
  GtkWidget parent_instance;

  GtkWidget     *button;
  GtkWidget     *popover;
  GtkWidget     *kind_drop_down;
  GtkWidget     *value_entry;
  GtkWidget     *problem_label;
  GtkWidget     *note_entry;
  GtkWidget     *save_button;
  GtkWidget     *confirm_button;

  SalesDocument *document;
  SalesAward    *award;
};

G_DEFINE_FINAL_TYPE (SalesAwardEditor, sales_award_editor, GTK_TYPE_WIDGET)

static int
get_scale (SalesAwardEditor *self)
{
  return 4 + sales_document_get_info (self->document)->currency.digits;
}

static SalesAwardKind
get_kind (SalesAwardEditor *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop_down));
}

/* What is wrong, or %NULL; @to_confirm: for an award that is to be given. */
static const char *
find_problem (SalesAwardEditor *self, gint64 *value, gboolean to_confirm)
{
  const char *problem = NULL;

  if (!sales_goal_value_parse (gtk_editable_get_text (GTK_EDITABLE (self->value_entry)),
                               sales_locale_get_default (), get_scale (self), value, &problem))
    return problem;
  if (to_confirm && get_kind (self) == SALES_AWARD_CASH_BONUS && *value <= 0)
    return _("A cash bonus needs an amount.");
  return NULL;
}

static void
changed_cb (SalesAwardEditor *self)
{
  gint64 value;
  const char *problem = find_problem (self, &value, FALSE);
  const char *missing = find_problem (self, &value, TRUE);

  if (problem == NULL)
    problem = missing;
  gtk_label_set_text (GTK_LABEL (self->problem_label), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_label, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->value_entry, "error");
  else
    gtk_widget_remove_css_class (self->value_entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->value_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_widget_set_sensitive (self->save_button, find_problem (self, &value, FALSE) == NULL &&
                                                   (self->award->status == SALES_AWARD_PROPOSED ||
                                                    missing == NULL));
  gtk_widget_set_sensitive (self->confirm_button,
                            missing == NULL && get_kind (self) != SALES_AWARD_KIND_NONE);
}

static void
performed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesAwardEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->popover == NULL)
    return;
  /* The page shows the award anew; on failure the form stays with its input. */
  if (error != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
perform (SalesAwardEditor *self, SalesRequest *request)
{
  sales_document_perform_async (self->document, request, NULL, performed_cb, g_object_ref (self));
}

static void
save (SalesAwardEditor *self, gboolean confirm)
{
  gint64 value;

  if (find_problem (self, &value, confirm) != NULL)
    return;
  perform (self, sales_award_edit_new (self->award->id, get_kind (self), value >= 0, MAX (value, 0),
                                       gtk_editable_get_text (GTK_EDITABLE (self->note_entry)),
                                       confirm));
}

static void
saved_cb (SalesAwardEditor *self)
{
  save (self, self->award->status == SALES_AWARD_CONFIRMED);
}

static void
confirmed_cb (SalesAwardEditor *self)
{
  save (self, TRUE);
}

static void
withdrawn_cb (SalesAwardEditor *self)
{
  perform (self, sales_award_withdraw_new (self->award->id));
}

static void
shown_cb (SalesAwardEditor *self)
{
  g_autofree char *value = NULL;

  if (self->award->has_value)
    value = sales_goal_value_format (self->award->value, sales_locale_get_default (), get_scale (self));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop_down), self->award->kind);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), value != NULL ? value : "");
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry),
                         self->award->note != NULL ? self->award->note : "");
  gtk_widget_set_visible (self->confirm_button, self->award->status == SALES_AWARD_PROPOSED);
  changed_cb (self);
}

static GtkWidget *
add_field (GtkWidget *box, const char *title, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  return field;
}

static GtkWidget *
add_button (GtkWidget *box, const char *title, const char *css_class, GCallback callback, SalesAwardEditor *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build (SalesAwardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int i = 0; i < SALES_N_AWARD_KINDS; i++)
    gtk_string_list_append (kinds, sales_award_kind_get_name (i));
  self->kind_drop_down = add_field (
      box, _("_Kind"), gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL));
  self->value_entry = add_field (box, _("_Value"), gtk_entry_new ());
  self->problem_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem_label), 30);
  gtk_widget_add_css_class (self->problem_label, "error");
  gtk_widget_add_css_class (self->problem_label, "caption");
  gtk_box_append (GTK_BOX (box), self->problem_label);
  self->note_entry = add_field (box, _("_Note"), gtk_entry_new ());
  gtk_entry_set_max_length (GTK_ENTRY (self->note_entry), 2000);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->note_entry), 28);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (box), buttons);
  add_button (buttons, C_("award", "_Withdraw"), NULL, G_CALLBACK (withdrawn_cb), self);
  self->save_button = add_button (buttons, C_("button", "_Save"), NULL, G_CALLBACK (saved_cb), self);
  self->confirm_button =
      add_button (buttons, C_("award", "_Confirm"), "suggested-action", G_CALLBACK (confirmed_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->kind_drop_down, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->value_entry, "changed", G_CALLBACK (changed_cb), self);
}

/* The form is made when it is first asked for: a list may have hundreds of awards. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  SalesAwardEditor *self = user_data;

  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  build (self);
  gtk_menu_button_set_popover (button, self->popover);
}

static void
sales_award_editor_dispose (GObject *object)
{
  SalesAwardEditor *self = SALES_AWARD_EDITOR (object);

  self->popover = NULL;
  if (self->button != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), NULL, NULL, NULL);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sales_award_editor_parent_class)->dispose (object);
}

static void
sales_award_editor_finalize (GObject *object)
{
  SalesAwardEditor *self = SALES_AWARD_EDITOR (object);

  g_clear_pointer (&self->award, sales_award_free);
  G_OBJECT_CLASS (sales_award_editor_parent_class)->finalize (object);
}

static void
sales_award_editor_class_init (SalesAwardEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sales_award_editor_dispose;
  object_class->finalize = sales_award_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sales_award_editor_init (SalesAwardEditor *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "document-edit-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * sales_award_editor_new:
 * @document: where the award is
 * @award: an award that has not been given yet; copied
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
sales_award_editor_new (SalesDocument *document, const SalesAward *award)
{
  SalesAwardEditor *self = g_object_new (SALES_TYPE_AWARD_EDITOR, NULL);
  /* TRANSLATORS: tooltip of a button; %s is a person or a team */
  g_autofree char *label = g_strdup_printf (_("Change the award for %s"), award->name);

  self->document = g_object_ref (document);
  self->award = sales_award_copy (award);
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}
