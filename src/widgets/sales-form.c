/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-form.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-block.h"
#include "widgets/sales-picker.h"

typedef enum
{
  FIELD_TEXT,
  FIELD_LONG_TEXT,
  FIELD_DAY,
  FIELD_DECIMAL,
  FIELD_CHOICE,
  FIELD_PICKER,
  FIELD_NOTE,
} FieldKind;

typedef struct
{
  FieldKind  kind;
  GtkWidget *widget;   /* the entry, text view, drop-down or label */
  GtkWidget *problem;
  GArray    *ids;      /* gint64, of a choice */
  int        max_chars;
  int        scale;
  gboolean   required;
  gboolean   touched;  /* what is missing is not held against a field that nobody has been to */
} Field;

struct _SalesForm
{
  AdwWindow parent_instance;

  GtkWidget *box;
  GtkWidget *save_button;
  GtkWidget *failure;

  SalesDocument *document;
  GPtrArray     *fields;  /* Field */
  GtkWidget     *parent;  /* weak: where the toast is shown */
  char          *done;
  SalesFormCheck check;
  SalesFormSave  save;
  gpointer       user_data;
  GDestroyNotify destroy;
  gboolean       saving;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesForm, sales_form, ADW_TYPE_WINDOW)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_pointer (&field->ids, g_array_unref);
  g_free (field);
}

static Field *
get_field (SalesForm *self, int field)
{
  return self->fields->pdata[field];
}

/* Checking ---------------------------------------------------------------------------------------- */

static char *
dup_raw (Field *field)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (field->kind != FIELD_LONG_TEXT)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
check_length (const Field *field, const char *text)
{
  if (g_utf8_strlen (text, -1) <= field->max_chars)
    return NULL;
  /* TRANSLATORS: under a field; %d is a number of characters */
  return g_strdup_printf (ngettext ("At most %d character.", "At most %d characters.", (gulong) field->max_chars), field->max_chars);
}

/* What is wrong with the field's own format. */
static char *
check_format (Field *field)
{
  g_autofree char *raw = NULL, *text = NULL;
  const char *problem = NULL;
  SalesDay day;
  gint64 value;

  if (field->kind == FIELD_CHOICE || field->kind == FIELD_NOTE)
    return NULL;
  if (field->kind == FIELD_PICKER)
    return field->required && sales_picker_get_selected (SALES_PICKER (field->widget)) == 0 ? g_strdup (_("This is needed.")) : NULL;
  raw = dup_raw (field);
  text = field->kind == FIELD_LONG_TEXT ? g_strdup (raw) : sales_text_clean_line (raw);
  if (text[0] == '\0')
    return field->required ? g_strdup (_("This is needed.")) : NULL;
  switch (field->kind)
    {
    case FIELD_DAY:
      if (!sales_locale_parse_day (sales_locale_get_default (), text, &day) || day < SALES_DAY_MIN || day > SALES_DAY_MAX)
        return g_strdup (_("This is not a date."));
      return NULL;
    case FIELD_DECIMAL:
      if (!sales_goal_value_parse (text, sales_locale_get_default (), field->scale, &value, &problem))
        return g_strdup (problem);
      return NULL;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_CHOICE:
    case FIELD_PICKER:
    case FIELD_NOTE:
    default:
      return check_length (field, text);
    }
}

static void
show_problem (Field *field, const char *problem)
{
  if (field->problem == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (field->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (field->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (field->widget, "error");
  else
    gtk_widget_remove_css_class (field->widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Looks over every field: one may contradict another. Nothing is held against a form in which nobody
 * has done anything yet. */
static gboolean
check_all (SalesForm *self)
{
  gboolean valid = TRUE, touched = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    touched |= get_field (self, (int) i)->touched;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];
      g_autofree char *problem = check_format (field);
      gboolean quiet = problem != NULL ? !field->touched : !touched;

      if (problem == NULL && self->check != NULL && field->kind != FIELD_NOTE)
        problem = self->check (self, (int) i, self->user_data);
      valid &= problem == NULL;
      show_problem (field, quiet ? NULL : problem);
    }
  gtk_widget_set_sensitive (self->save_button, valid && !self->saving);
  gtk_widget_set_visible (self->failure, FALSE);
  return valid;
}

static void
changed_cb (SalesForm *self, GObject *object)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (object == G_OBJECT (field->widget) ||
          (field->kind == FIELD_LONG_TEXT && object == G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->widget)))))
        field->touched = TRUE;
    }
  check_all (self);
}

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
  changed_cb (user_data, G_OBJECT (entry));
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  changed_cb (user_data, G_OBJECT (buffer));
}

static void
picker_changed_cb (SalesPicker *picker, gpointer user_data)
{
  changed_cb (user_data, G_OBJECT (picker));
}

static void
choice_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  changed_cb (user_data, G_OBJECT (drop_down));
}

/* Saving ------------------------------------------------------------------------------------------ */

static void
show_failure (SalesForm *self, const GError *error)
{
  g_autofree char *body = NULL;

  if (error->domain != SALES_ERROR ||
      (error->code != SALES_ERROR_INVALID && error->code != SALES_ERROR_CONSTRAINT && error->code != SALES_ERROR_NOT_FOUND))
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_message ("%s", error->message);
  sales_error_describe (error, NULL, &body);
  gtk_label_set_text (GTK_LABEL (self->failure), body);
  gtk_widget_set_visible (self->failure, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer answer = sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);

  self->saving = FALSE;
  if (self->document == NULL)
    return;
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->save_button, TRUE);
      show_failure (self, error);
      return;
    }
  if (self->parent != NULL && self->done != NULL)
    sales_toast_show_undo (self->parent, self->done);
  g_signal_emit (self, signals[SAVED], 0, answer);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * sales_form_save:
 * @self: a form
 *
 * Sends the change, unless a field is wrong.
 */
void
sales_form_save (SalesForm *self)
{
  SalesRequest *request;

  g_return_if_fail (SALES_IS_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    get_field (self, (int) i)->touched = TRUE;
  if (self->saving || !check_all (self))
    return;
  request = self->save (self, self->user_data);
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  sales_document_perform_async (self->document, request, NULL, saved_cb, g_object_ref (self));
}

/* Fields ------------------------------------------------------------------------------------------ */

static GtkWidget *
add_label (SalesForm *self, const char *title, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
make_text_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

/* @outer: what is put into the form, if it is not the field itself. */
static int
add_field (SalesForm *self, FieldKind kind, const char *label, GtkWidget *widget, GtkWidget *outer)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->widget = widget;
  add_label (self, label, widget);
  gtk_box_append (GTK_BOX (self->box), outer != NULL ? outer : widget);
  field->problem = make_text_label ("error");
  gtk_box_append (GTK_BOX (self->box), field->problem);
  g_ptr_array_add (self->fields, field);
  return (int) self->fields->len - 1;
}

static int
add_entry (SalesForm *self, FieldKind kind, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  return add_field (self, kind, label, entry, NULL);
}

int
sales_form_add_text (SalesForm *self, const char *label, const char *text, int max_chars, gboolean required)
{
  int field = add_entry (self, FIELD_TEXT, label, text);

  get_field (self, field)->max_chars = max_chars;
  get_field (self, field)->required = required;
  return field;
}

int
sales_form_add_long_text (SalesForm *self, const char *label, const char *text, int max_chars)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  int field;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text != NULL ? text : "", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (buffer_changed_cb), self);
  field = add_field (self, FIELD_LONG_TEXT, label, view, scrolled);
  get_field (self, field)->max_chars = max_chars;
  return field;
}

int
sales_form_add_day (SalesForm *self, const char *label, SalesDay day, gboolean required)
{
  g_autofree char *text = day != SALES_DAY_NONE ? sales_locale_format_day_short (sales_locale_get_default (), day) : NULL;
  int field = add_entry (self, FIELD_DAY, label, text);

  get_field (self, field)->required = required;
  return field;
}

int
sales_form_add_decimal (SalesForm *self, const char *label, gint64 value, int scale)
{
  g_autofree char *text = value >= 0 ? sales_goal_value_format (value, sales_locale_get_default (), scale) : NULL;
  int field = add_entry (self, FIELD_DECIMAL, label, text);

  get_field (self, field)->scale = scale;
  get_field (self, field)->required = TRUE;
  return field;
}

int
sales_form_add_choice (SalesForm *self, const char *label)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (names), expression);
  int field;

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  field = add_field (self, FIELD_CHOICE, label, drop_down, NULL);
  get_field (self, field)->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return field;
}

int
sales_form_add_picker (SalesForm *self, const char *label, gboolean required)
{
  GtkWidget *picker = sales_picker_new ();
  int field = add_field (self, FIELD_PICKER, label, picker, NULL);

  get_field (self, field)->required = required;
  g_signal_connect (picker, "changed", G_CALLBACK (picker_changed_cb), self);
  return field;
}

void
sales_form_set_optional (SalesForm *self, int field)
{
  get_field (self, field)->required = FALSE;
}

void
sales_form_add_choice_item (SalesForm *self, int field, gint64 id, const char *name, gboolean selected)
{
  Field *it = get_field (self, field);
  g_autofree char *shown = g_utf8_strlen (name, -1) > 80 ? g_utf8_substring (name, 0, 80) : g_strdup (name);

  if (it->kind == FIELD_PICKER)
    {
      sales_picker_add (SALES_PICKER (it->widget), id, shown, selected);
      return;
    }
  g_array_append_val (it->ids, id);
  g_signal_handlers_block_by_func (it->widget, choice_changed_cb, self);
  gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (it->widget))), shown);
  if (selected)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (it->widget), it->ids->len - 1);
  g_signal_handlers_unblock_by_func (it->widget, choice_changed_cb, self);
}

int
sales_form_add_note (SalesForm *self, const char *text)
{
  Field *field = g_new0 (Field, 1);

  field->kind = FIELD_NOTE;
  field->widget = make_text_label ("dim-label");
  gtk_box_append (GTK_BOX (self->box), field->widget);
  g_ptr_array_add (self->fields, field);
  sales_form_set_note (self, (int) self->fields->len - 1, text);
  return (int) self->fields->len - 1;
}

void
sales_form_set_note (SalesForm *self, int field, const char *text)
{
  gtk_label_set_text (GTK_LABEL (get_field (self, field)->widget), text != NULL ? text : "");
  gtk_widget_set_visible (get_field (self, field)->widget, text != NULL);
}

/* What is in them ----------------------------------------------------------------------------------- */

char *
sales_form_dup_text (SalesForm *self, int field)
{
  g_autofree char *raw = dup_raw (get_field (self, field));

  return get_field (self, field)->kind == FIELD_LONG_TEXT ? g_strdup (g_strstrip (raw)) : sales_text_clean_line (raw);
}

SalesDay
sales_form_get_day (SalesForm *self, int field)
{
  g_autofree char *text = sales_form_dup_text (self, field);
  SalesDay day;

  return text[0] != '\0' && sales_locale_parse_day (sales_locale_get_default (), text, &day) ? day : SALES_DAY_NONE;
}

gint64
sales_form_get_decimal (SalesForm *self, int field)
{
  g_autofree char *text = sales_form_dup_text (self, field);
  const char *problem;
  gint64 value;

  return sales_goal_value_parse (text, sales_locale_get_default (), get_field (self, field)->scale, &value, &problem) ? value : -1;
}

gint64
sales_form_get_choice (SalesForm *self, int field)
{
  Field *it = get_field (self, field);
  guint selected;

  if (it->kind == FIELD_PICKER)
    return sales_picker_get_selected (SALES_PICKER (it->widget));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (it->widget));
  return selected < it->ids->len ? g_array_index (it->ids, gint64, selected) : 0;
}

GtkWidget *
sales_form_get_field (SalesForm *self, int field)
{
  return get_field (self, field)->widget;
}

gboolean
sales_form_is_valid (SalesForm *self)
{
  return check_all (self);
}

/* The window -------------------------------------------------------------------------------------- */

static void
build (SalesForm *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (C_("button", "_Cancel"));
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *overlay = adw_toast_overlay_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->save_button = gtk_button_new_with_mnemonic (C_("button", "_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  gtk_box_append (GTK_BOX (outer), header);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->failure = make_text_label ("error");
  gtk_box_append (GTK_BOX (inner), self->box);
  gtk_box_append (GTK_BOX (inner), self->failure);
  gtk_widget_set_margin_top (inner, 6);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), inner);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scrolled);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (outer), overlay);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (sales_form_save), self);
}

static void
sales_form_dispose (GObject *object)
{
  SalesForm *self = SALES_FORM (object);

  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->parent);
  if (self->destroy != NULL)
    self->destroy (g_steal_pointer (&self->user_data));
  self->destroy = NULL;
  self->check = NULL;
  G_OBJECT_CLASS (sales_form_parent_class)->dispose (object);
}

static void
sales_form_finalize (GObject *object)
{
  SalesForm *self = SALES_FORM (object);

  g_ptr_array_unref (self->fields);
  g_free (self->done);
  G_OBJECT_CLASS (sales_form_parent_class)->finalize (object);
}

static void
sales_form_class_init (SalesFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sales_form_dispose;
  object_class->finalize = sales_form_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SAVED] = g_signal_new ("saved", SALES_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
sales_form_init (SalesForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
  build (self);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
}

/**
 * sales_form_new:
 * @document: where the change goes
 * @title: the window's title
 *
 * Returns: (transfer none): a form without fields; it belongs to GTK until it is closed
 */
SalesForm *
sales_form_new (SalesDocument *document, const char *title)
{
  SalesForm *self = g_object_new (SALES_TYPE_FORM, "title", title, NULL);

  self->document = g_object_ref (document);
  return self;
}

/**
 * sales_form_set_functions:
 * @self: a form
 * @check: (nullable): says what is wrong with a field
 * @save: makes the change
 * @user_data: for both
 * @destroy: (nullable): frees @user_data
 */
void
sales_form_set_functions (SalesForm *self, SalesFormCheck check, SalesFormSave save, gpointer user_data, GDestroyNotify destroy)
{
  self->check = check;
  self->save = save;
  self->user_data = user_data;
  self->destroy = destroy;
}

/**
 * sales_form_present:
 * @self: a form with all its fields
 * @parent: a widget of the window below
 * @done: (nullable): what the toast says
 */
void
sales_form_present (SalesForm *self, GtkWidget *parent, const char *done)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  g_set_weak_pointer (&self->parent, parent);
  self->done = g_strdup (done);
  if (GTK_IS_WINDOW (root))
    {
      int height = gtk_widget_get_height (GTK_WIDGET (root));

      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      /* With many fields it is as high as there is room, and scrolls. */
      if (self->fields->len > 7)
        gtk_window_set_default_size (GTK_WINDOW (self), 460, CLAMP (height - 80, 360, 720));
    }
  check_all (self);
  if (self->fields->len > 0)
    gtk_window_set_focus (GTK_WINDOW (self), get_field (self, 0)->widget);
  gtk_window_present (GTK_WINDOW (self));
}
