/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-import-reading-view.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "exchange/sales-text-encoding.h"

/* Rows that decide are shown in part. */
#define SHOWN_ROWS 5

/* What a row of choices needs when one of them is taken. */
typedef struct
{
  SalesImportAnswerFunc func;
  gpointer              user_data;
  char                 *key;    /* of the answer; of a column: its header */
  char                **values; /* by position; "" takes the answer back */
  char                 *field;  /* of a column: what it was taken for */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_free (self->key);
  g_free (self->field);
  g_strfreev (self->values);
  g_free (self);
}

static const char *
get_value (AdwComboRow *row, const Choice *self)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < g_strv_length (self->values) ? self->values[selected] : "";
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, Choice *self)
{
  const char *value = get_value (row, self);

  self->func (self->key, value[0] != '\0' ? value : NULL, self->user_data);
}

/* A column has one meaning, and a meaning has one column. */
static void
meaning_chosen_cb (AdwComboRow *row, GParamSpec *pspec, Choice *self)
{
  const char *value = get_value (row, self);
  g_autofree char *ignore = g_strconcat ("ignore.", self->key, NULL);
  g_autofree char *before = self->field != NULL ? g_strconcat ("column.", self->field, NULL) : NULL;
  g_autofree char *now = g_strconcat ("column.", value, NULL);

  if (before != NULL)
    self->func (before, NULL, self->user_data);
  self->func (ignore, value[0] == '\0' ? "yes" : NULL, self->user_data);
  if (value[0] != '\0')
    self->func (now, self->key, self->user_data);
}

static GtkWidget *
make_combo (const char *title, const char *subtitle, GListModel *labels, guint selected, GCallback callback, Choice *choice)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), labels);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (row, "notify::selected", callback, choice, choice_free, 0);
  return row;
}

static Choice *
choice_new (SalesImportAnswerFunc func, gpointer user_data, const char *key, char **values)
{
  Choice *self = g_new0 (Choice, 1);

  self->func = func;
  self->user_data = user_data;
  self->key = g_strdup (key);
  self->values = values;
  return self;
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

/* The file --------------------------------------------------------------------------------------- */

static GtkWidget *
make_encodings (const SalesImportReading *reading, SalesImportAnswerFunc func, gpointer user_data)
{
  const char *const *names = sales_text_encoding_get_names ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (labels, sales_text_encoding_get_label (names[i]));
      if (g_strcmp0 (names[i], reading->dialect.encoding) == 0)
        selected = i;
    }
  return make_combo (C_ ("import", "Characters"), NULL, G_LIST_MODEL (labels), selected, G_CALLBACK (chosen_cb),
                     choice_new (func, user_data, "encoding", g_strdupv ((char **) names)));
}

static GtkWidget *
make_separators (const SalesImportReading *reading, SalesImportAnswerFunc func, gpointer user_data)
{
  static const struct { const char *value, *label; } usual[] = {
    { "comma", NC_("separator", "Comma") }, { "semicolon", NC_("separator", "Semicolon") },
    { "tab", NC_("separator", "Tab") },     { "pipe", NC_("separator", "Vertical bar |") },
  };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autofree char *name = sales_csv_separator_name (reading->dialect.separator);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gtk_string_list_append (labels, g_dpgettext2 (NULL, "separator", usual[i].label));
      g_strv_builder_add (values, usual[i].value);
      if (g_strcmp0 (name, usual[i].value) == 0)
        selected = i;
    }
  if (selected == GTK_INVALID_LIST_POSITION && name != NULL)
    {
      gtk_string_list_append (labels, reading->dialect.separator);
      g_strv_builder_add (values, name);
      selected = G_N_ELEMENTS (usual);
    }
  return make_combo (C_ ("import", "Between columns"), NULL, G_LIST_MODEL (labels), selected, G_CALLBACK (chosen_cb),
                     choice_new (func, user_data, "separator", g_strv_builder_end (values)));
}

/* Columns ---------------------------------------------------------------------------------------- */

/* "reading · a few of its cells" */
static char *
describe_column (const SalesImportColumn *column)
{
  g_autoptr (GString) text = g_string_new (column->reading != NULL ? column->reading : "");

  for (guint i = 0; column->samples != NULL && column->samples[i] != NULL && i < 3; i++)
    {
      g_autofree char *sample = sales_text_isolate (column->samples[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", sample);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_column (const SalesImportColumn *column, GListModel *labels, SalesImportAnswerFunc func, gpointer user_data)
{
  const char *const *fields = sales_import_get_fields ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autofree char *subtitle = describe_column (column);
  guint selected = 0;
  Choice *choice;

  g_strv_builder_add (values, "");
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_strv_builder_add (values, fields[i]);
      if (g_strcmp0 (fields[i], column->field) == 0)
        selected = i + 1;
    }
  choice = choice_new (func, user_data, column->header, g_strv_builder_end (values));
  choice->field = g_strdup (column->field);
  return make_combo (column->header, subtitle, labels, selected, G_CALLBACK (meaning_chosen_cb), choice);
}

static GListModel *
make_field_labels (void)
{
  const char *const *fields = sales_import_get_fields ();
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_ ("import field", "Not used"));
  for (guint i = 0; fields[i] != NULL; i++)
    gtk_string_list_append (labels, sales_import_field_get_label (fields[i]));
  return G_LIST_MODEL (labels);
}

/* A month's column of a wide table says by its header what it is. */
static GtkWidget *
make_goal_column (const SalesImportColumn *column)
{
  g_autofree char *text = describe_column (column);
  GtkWidget *row = make_note (column->header);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  return row;
}

/**
 * sales_import_reading_view_add:
 * @row: the file's row
 * @reading: how the file was read
 * @func: told of each change
 * @user_data: for @func, which must outlive @row
 */
void
sales_import_reading_view_add (AdwExpanderRow *row, const SalesImportReading *reading, SalesImportAnswerFunc func, gpointer user_data)
{
  g_autoptr (GListModel) labels = make_field_labels ();

  for (guint i = 0; i < reading->findings->len; i++)
    adw_expander_row_add_row (row, make_note (reading->findings->pdata[i]));
  if (reading->dialect.encoding != NULL)
    {
      adw_expander_row_add_row (row, make_encodings (reading, func, user_data));
      adw_expander_row_add_row (row, make_separators (reading, func, user_data));
    }
  for (int i = 0; i < reading->n_columns; i++)
    {
      const SalesImportColumn *column = &reading->columns[i];

      adw_expander_row_add_row (row, column->type == SALES_COLUMN_GOAL ? make_goal_column (column)
                                                                       : make_column (column, labels, func, user_data));
    }
}

/* Questions -------------------------------------------------------------------------------------- */

static void
toggled_cb (GtkCheckButton *button, Choice *self)
{
  if (gtk_check_button_get_active (button))
    self->func (self->key, self->values[0], self->user_data);
}

static GtkWidget *
make_choice (const SalesImportQuestion *question, const SalesImportChoice *choice, gboolean proposed, const char *answer, GtkWidget *group,
             SalesImportAnswerFunc func, gpointer user_data, GtkWidget **button)
{
  const char *const values[] = { choice->value, NULL };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shows = choice->shows != NULL ? g_markup_escape_text (choice->shows, -1) : NULL;

  *button = gtk_check_button_new ();
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (*button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (*button), g_strcmp0 (answer, choice->value) == 0);
  g_signal_connect_data (*button, "toggled", G_CALLBACK (toggled_cb),
                         choice_new (func, user_data, question->key, g_strdupv ((char **) values)), choice_free, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (shows != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shows);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *button);
  if (proposed)
    {
      GtkWidget *label = gtk_label_new (C_ ("import choice", "Likely"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static GtkWidget *
make_deciding_row (const SalesImportRow *row)
{
  g_autofree char *cell = sales_text_isolate (row->cell);
  g_autofree char *line = sales_locale_format_integer (sales_locale_get_default (), row->line);
  /* TRANSLATORS: the number of a line in a file, and the text of a cell there */
  g_autofree char *text = row->line > 0 ? g_strdup_printf (_ ("line %1$s: “%2$s”"), line, cell) : g_strdup (cell);

  return make_note (text);
}

/**
 * sales_import_question_view_new:
 * @question: what is asked
 * @answer: (nullable): what was answered so far
 * @func: told of the answer
 * @user_data: for @func, which must outlive the group
 *
 * Returns: (transfer floating): the question, its choices and the first rows that decide it. No choice
 *   is taken unasked, the likelier one is only marked.
 */
AdwPreferencesGroup *
sales_import_question_view_new (const SalesImportQuestion *question, const char *answer, SalesImportAnswerFunc func, gpointer user_data)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *text = g_markup_escape_text (question->text, -1);
  g_autofree char *place = question->column != NULL ? g_strdup_printf ("%s · %s", question->file, question->column) : g_strdup (question->file);
  g_autofree char *title = g_markup_escape_text (place, -1);
  GtkWidget *first = NULL;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, text);
  for (guint i = 0; i < question->choices->len; i++)
    {
      GtkWidget *button = NULL;
      GtkWidget *row = make_choice (question, question->choices->pdata[i], (int) i == question->proposal, answer, first, func, user_data, &button);

      if (first == NULL)
        first = button;
      adw_preferences_group_add (group, row);
    }
  for (guint i = 0; i < MIN (question->rows->len, SHOWN_ROWS); i++)
    adw_preferences_group_add (group, make_deciding_row (question->rows->pdata[i]));
  return group;
}
