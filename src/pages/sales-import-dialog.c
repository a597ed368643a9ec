/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-import-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "exchange/sales-import.h"
#include "model/sales-import-undo.h"
#include "pages/sales-import-reading-view.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-progress-view.h"

/* Rows of a file that are shown, and problems: rows of widgets are not for thousands. */
#define PREVIEW_ROWS 4
#define SHOWN_PROBLEMS 200

#define SALES_TYPE_IMPORT_DIALOG (sales_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalesImportDialog, sales_import_dialog, SALES, IMPORT_DIALOG, AdwWindow)

struct _SalesImportDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkStack            *stack;
  GtkButton           *back_button;
  GtkButton           *undo_button;
  GtkButton           *import_button;
  AdwPreferencesPage  *preview_page;
  AdwPreferencesGroup *files_group;
  AdwPreferencesGroup *options_group;
  GtkSwitch           *skip_switch;
  GtkSwitch           *people_switch;
  GtkSwitch           *teams_switch;
  SalesProgressView   *progress_view;
  AdwPreferencesPage  *result_page;

  /* Owned */
  SalesDocument *document;
  GPtrArray     *paths;         /* char* */
  GPtrArray     *file_rows;     /* GtkWidget, borrowed */
  GHashTable    *sheets;        /* of a file's path: the sheet that was chosen */
  GHashTable    *answers;       /* by key, see sales-import-reading.h */
  GPtrArray     *asked;         /* SalesImportQuestion: all that were ever asked here */
  GHashTable    *raised;        /* keys of those that only the whole files have raised */
  GPtrArray     *question_groups; /* AdwPreferencesGroup, borrowed */
  GHashTable    *opened;        /* paths of files that are unfolded */
  guint          refresh;       /* the files are to be shown again, or 0 */
  GCancellable  *cancellable;   /* while it runs */
  GPtrArray     *result_groups; /* AdwPreferencesGroup, borrowed */
  gint64         import;        /* the number of what was imported, 0: nothing */
  gboolean       closing;
};

G_DEFINE_FINAL_TYPE (SalesImportDialog, sales_import_dialog, ADW_TYPE_WINDOW)

/* Files ----------------------------------------------------------------------------------------- */

static GtkWidget *
make_cell (const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, heading ? "heading" : "caption");
  return label;
}

static GtkWidget *
make_table (const SalesImportReading *preview)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_top (grid, 9);
  gtk_widget_set_margin_bottom (grid, 15);
  for (int c = 0; c < preview->n_columns; c++)
    {
      GtkWidget *heading = make_cell (preview->columns[c].header, TRUE);

      if (preview->columns[c].field == NULL)
        gtk_widget_add_css_class (heading, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), heading, c, 0, 1, 1);
      for (guint r = 0; r < preview->rows->len; r++)
        gtk_grid_attach (GTK_GRID (grid), make_cell (((char **) preview->rows->pdata[r])[c], FALSE), c, (int) r + 1, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

static void
set_subtitle (AdwExpanderRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_expander_row_set_subtitle (row, escaped);
}

static void show_files (SalesImportDialog *self);

static gboolean
refresh_cb (gpointer user_data)
{
  SalesImportDialog *self = user_data;

  self->refresh = 0;
  show_files (self);
  return G_SOURCE_REMOVE;
}

/* The files are shown again when the row that was changed is done with it. */
static void
show_files_later (SalesImportDialog *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
answered_cb (const char *key, const char *value, gpointer user_data)
{
  SalesImportDialog *self = user_data;

  if (value != NULL)
    g_hash_table_insert (self->answers, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->answers, key);
  show_files_later (self);
}

static void
sheet_chosen_cb (AdwComboRow *row, GParamSpec *pspec, SalesImportDialog *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  guint none = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "none"));

  if (item == NULL || (none && adw_combo_row_get_selected (row) == 0))
    return;
  g_hash_table_insert (self->sheets, g_strdup (path), g_strdup (gtk_string_object_get_string (item)));
  show_files_later (self);
}

/* Of a spreadsheet with several tables: which one it is. */
static void
add_sheets (SalesImportDialog *self, const SalesImportReading *preview)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0, none = preview->sheet == NULL;

  if (none)
    gtk_string_list_append (names, C_ ("sheet", "Choose…"));
  for (guint i = 0; preview->sheets[i] != NULL; i++)
    {
      gtk_string_list_append (names, preview->sheets[i]);
      if (g_strcmp0 (preview->sheets[i], preview->sheet) == 0)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("spreadsheet", "Sheet"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (preview->path), g_free);
  g_object_set_data (G_OBJECT (row), "none", GUINT_TO_POINTER (none));
  g_signal_connect (row, "notify::selected", G_CALLBACK (sheet_chosen_cb), self);
  adw_preferences_group_add (self->files_group, row);
  g_ptr_array_add (self->file_rows, row);
}

/* Files are made anew after each answer; what was unfolded stays so. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, SalesImportDialog *self)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->opened, g_strdup (path));
  else
    g_hash_table_remove (self->opened, path);
}

/* The sample no longer asks what has been answered; the page keeps it in its place, for another
 * answer. */
static void
keep_question (SalesImportDialog *self, const SalesImportQuestion *question)
{
  for (guint i = 0; i < self->asked->len; i++)
    if (g_str_equal (((SalesImportQuestion *) self->asked->pdata[i])->key, question->key))
      {
        sales_import_question_free (self->asked->pdata[i]);
        self->asked->pdata[i] = sales_import_question_copy (question);
        return;
      }
  g_ptr_array_add (self->asked, sales_import_question_copy (question));
}

static void
add_questions (SalesImportDialog *self, const GPtrArray *previews)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < previews->len; i++)
    {
      const SalesImportReading *preview = previews->pdata[i];

      for (guint j = 0; j < preview->questions->len; j++)
        keep_question (self, preview->questions->pdata[j]);
      for (guint j = 0; j < preview->questions->len; j++)
        g_hash_table_add (open, ((SalesImportQuestion *) preview->questions->pdata[j])->key);
    }
  for (guint i = 0; i < self->asked->len; i++)
    {
      const SalesImportQuestion *question = self->asked->pdata[i];
      const char *answer = g_hash_table_lookup (self->answers, question->key);
      AdwPreferencesGroup *group;

      /* Another answer may have made it go away. */
      if (answer == NULL && !g_hash_table_contains (open, question->key) && !g_hash_table_contains (self->raised, question->key))
        continue;
      group = sales_import_question_view_new (question, answer, answered_cb, self);
      adw_preferences_page_add (self->preview_page, group);
      g_ptr_array_add (self->question_groups, group);
    }
}

static void
add_file (SalesImportDialog *self, const SalesImportReading *preview)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), preview->name);
  if (preview->problem != NULL)
    {
      g_autofree char *reason = sales_import_problem_get_reason (preview->problem);

      set_subtitle (ADW_EXPANDER_ROW (row), reason);
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
    }
  else
    {
      set_subtitle (ADW_EXPANDER_ROW (row), sales_import_kind_get_label ((SalesImportKind) preview->kind));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_table (preview));
      sales_import_reading_view_add (ADW_EXPANDER_ROW (row), preview, answered_cb, self);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->opened, preview->path));
      g_object_set_data_full (G_OBJECT (row), "path", g_strdup (preview->path), g_free);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
    }
  adw_preferences_group_add (self->files_group, row);
  g_ptr_array_add (self->file_rows, row);
  if (preview->sheets != NULL)
    add_sheets (self, preview);
}

static SalesImport *
make_import (SalesImportDialog *self, GError **error)
{
  g_autoptr (SalesImport) import = sales_import_new (self->document);
  GHashTableIter iter;
  const char *key, *value;

  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *path = self->paths->pdata[i], *sheet = g_hash_table_lookup (self->sheets, path);

      if (!sales_import_add_path (import, path, error))
        return NULL;
      if (sheet != NULL)
        sales_import_choose_sheet_of (import, path, sheet);
    }
  /* An answer that no longer fits, since another one made the question go away, is passed over. */
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    if (!sales_import_set_answer (import, key, value))
      g_debug ("no such answer: %s = %s", key, value);
  return g_steal_pointer (&import);
}

static void
show_files (SalesImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImport) import = make_import (self, &error);
  g_autoptr (GPtrArray) previews = import != NULL ? sales_import_read (import, PREVIEW_ROWS, &error) : NULL;

  while (self->file_rows->len > 0)
    adw_preferences_group_remove (self->files_group, g_ptr_array_steal_index (self->file_rows, self->file_rows->len - 1));
  while (self->question_groups->len > 0)
    adw_preferences_page_remove (self->preview_page, g_ptr_array_steal_index (self->question_groups, self->question_groups->len - 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), previews != NULL && previews->len > 0);
  if (previews == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self->stack), error);
      return;
    }
  for (guint i = 0; i < previews->len; i++)
    add_file (self, previews->pdata[i]);
  add_questions (self, previews);
  /* What has to be answered stands before what may be chosen. */
  g_object_ref (self->options_group);
  adw_preferences_page_remove (self->preview_page, self->options_group);
  adw_preferences_page_add (self->preview_page, self->options_group);
  g_object_unref (self->options_group);
}

/* Result ---------------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
add_group (SalesImportDialog *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  adw_preferences_page_add (self->result_page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->result_groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_value (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_count (AdwPreferencesGroup *group, const char *title, gint64 count)
{
  g_autofree char *text = sales_locale_format_integer (sales_locale_get_default (), count);

  add_value (group, title, text);
}

static void
show_counts (SalesImportDialog *self, const SalesImportResult *result)
{
  AdwPreferencesGroup *group = add_group (self, C_ ("import", "Rows"), NULL);

  add_count (group, C_ ("import rows", "Read"), result->read);
  add_count (group, C_ ("import rows", "New"), result->taken);
  add_count (group, C_ ("import rows", "Changed"), result->changed);
  add_count (group, C_ ("import rows", "Unchanged"), result->unchanged);
  if (result->skipped > 0)
    add_count (group, C_ ("import rows", "Left out"), result->skipped);
  if (result->new_people > 0)
    add_count (group, C_ ("import rows", "People added"), result->new_people);
  if (result->new_customers > 0)
    add_count (group, C_ ("import rows", "Customers added"), result->new_customers);
  if (result->new_products > 0)
    add_count (group, C_ ("import rows", "Products added"), result->new_products);
  if (result->new_territories > 0)
    add_count (group, C_ ("import rows", "Territories added"), result->new_territories);
}

static void
show_totals (SalesImportDialog *self, const SalesImportResult *result)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *quantity = sales_locale_format_quantity (locale, result->from_document.quantity);
  g_autofree char *amount = sales_locale_format_amount (locale, result->from_document.amount, &result->currency, SALES_AMOUNT_FULL);
  AdwPreferencesGroup *group = add_group (self, _("Control Totals"), _("Added up from the files and again from the document: they are equal."));

  add_count (group, C_ ("import totals", "Orders"), result->from_document.orders);
  add_count (group, C_ ("import totals", "Order lines"), result->from_document.lines);
  add_value (group, C_ ("import totals", "Quantity"), quantity);
  add_value (group, C_ ("import totals", "Amount"), amount);
}

static void
show_problems (SalesImportDialog *self, const SalesImportResult *result)
{
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), result->n_problems);
  /* TRANSLATORS: %s is how many problems there are. */
  g_autofree char *title = g_strdup_printf (ngettext ("%s Problem", "%s Problems", (gulong) result->n_problems), number);
  AdwPreferencesGroup *group = add_group (self, title, result->n_problems > SHOWN_PROBLEMS ? _("These are the first ones.") : NULL);

  for (guint i = 0; i < MIN (result->problems->len, SHOWN_PROBLEMS); i++)
    {
      g_autofree char *sentence = sales_import_problem_describe (result->problems->pdata[i]);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (group, row);
    }
}

static void
clear_result (SalesImportDialog *self)
{
  for (guint i = 0; i < self->result_groups->len; i++)
    adw_preferences_page_remove (self->result_page, self->result_groups->pdata[i]);
  g_ptr_array_set_size (self->result_groups, 0);
}

static void
show_result (SalesImportDialog *self, const SalesImportResult *result)
{
  gboolean refused = result->outcome == SALES_IMPORT_OUTCOME_REFUSED;
  g_autofree char *skipped = NULL;

  clear_result (self);
  if (refused)
    add_group (self, _("Not Imported"), _("The document is as it was. Correct the files, or go back and leave out the bad rows."));
  else if (result->outcome == SALES_IMPORT_OUTCOME_NOTHING)
    add_group (self, _("Nothing New"), _("Everything in the files is in the document already. Nothing was changed."));
  else if (result->skipped_path != NULL)
    {
      g_autofree char *name = g_filename_display_name (result->skipped_path);
      g_autofree char *isolated = sales_text_isolate (name);

      /* TRANSLATORS: %s is the path of a file. */
      skipped = g_strdup_printf (_("The rows that were left out are in %s."), isolated);
      add_group (self, _("Imported"), skipped);
    }
  else
    add_group (self, _("Imported"), NULL);
  if (result->n_problems > 0)
    show_problems (self, result);
  if (!refused)
    show_counts (self, result);
  if (!refused && result->has_totals)
    show_totals (self, result);
  self->import = result->batch;
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), self->import != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), refused);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

/* Running --------------------------------------------------------------------------------------- */

static void
progress_cb (gint64 done, gint64 total, gpointer user_data)
{
  SalesImportDialog *self = user_data;

  sales_progress_view_set (self->progress_view, done, total);
}

static void
show_preview (SalesImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), FALSE);
}

/* What only the whole files could raise is asked beside what the sample did; nothing was imported. */
static void
show_asked (SalesImportDialog *self, const SalesImportResult *result)
{
  g_hash_table_remove_all (self->raised);
  for (guint i = 0; i < result->questions->len; i++)
    {
      const SalesImportQuestion *question = result->questions->pdata[i];

      keep_question (self, question);
      g_hash_table_add (self->raised, g_strdup (question->key));
    }
  show_preview (self);
  show_files (self);
  /* TRANSLATORS: nothing was imported, since questions are left, which now stand on the page */
  sales_toast_show (GTK_WIDGET (self->stack), _("Nothing was imported yet. Please answer the questions below the files."));
}

static void
finished_cb (GObject *object, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (SalesImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImportResult) result = sales_import_run_finish (NULL, answer, &error);

  g_clear_object (&self->cancellable);
  sales_progress_view_end (self->progress_view);
  if (self->closing)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (result != NULL && result->outcome == SALES_IMPORT_OUTCOME_ASKED)
    show_asked (self, result);
  else if (result != NULL)
    show_result (self, result);
  else
    {
      show_preview (self);
      sales_error_presenter_show (GTK_WIDGET (self->stack), error);
    }
}

static char *
skipped_path (SalesImportDialog *self)
{
  const char *first = self->paths->pdata[0];
  gboolean folder = g_file_test (first, G_FILE_TEST_IS_DIR);
  g_autofree char *place = folder ? g_strdup (first) : g_path_get_dirname (first);
  g_autofree char *stem = g_path_get_basename (first);
  g_autofree char *name = NULL;
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  name = g_strconcat (stem, "-skipped.csv.out", NULL);
  /* In a folder that is imported as a whole it must not be taken for one of the tables. */
  if (!folder)
    name[strlen (name) - strlen (".out")] = '\0';
  return g_build_filename (place, name, NULL);
}

static void
import_clicked_cb (SalesImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImport) import = make_import (self, &error);
  g_autofree char *skipped = skipped_path (self);

  if (import == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self->stack), error);
      return;
    }
  sales_import_set_skip_bad (import, gtk_switch_get_active (self->skip_switch) ? skipped : NULL);
  sales_import_set_create_people (import, gtk_switch_get_active (self->people_switch));
  sales_import_set_teams_by_manager (import, gtk_switch_get_active (self->teams_switch));
  sales_import_set_progress (import, progress_cb, self);
  self->cancellable = g_cancellable_new ();
  sales_progress_view_begin (self->progress_view);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  sales_import_run_async (import, self->cancellable, finished_cb, g_object_ref (self));
}

static void
undone_cb (GObject *object, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (SalesImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImportUndo) undo = sales_document_perform_finish (SALES_DOCUMENT (object), answer, &error);
  gboolean done = undo != NULL && undo->outcome == SALES_IMPORT_UNDO_DONE;
  g_autofree char *text = undo != NULL ? sales_import_undo_describe (undo) : NULL;

  g_clear_object (&self->cancellable);
  if (self->closing)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), !done);
  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button), TRUE);
  if (undo == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self->stack), error);
      return;
    }
  clear_result (self);
  add_group (self, done ? _("Undone") : _("Not Undone"), text);
}

static void
undo_clicked_cb (SalesImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button), FALSE);
  sales_document_perform_async (self->document, sales_import_undo_new (self->import), self->cancellable, undone_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (SalesImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
back_clicked_cb (SalesImportDialog *self)
{
  show_preview (self);
}

/* Closing while it runs cancels it; the window goes when that is done. */
static gboolean
sales_import_dialog_close_request (GtkWindow *window)
{
  SalesImportDialog *self = SALES_IMPORT_DIALOG (window);

  if (self->cancellable == NULL)
    return GTK_WINDOW_CLASS (sales_import_dialog_parent_class)->close_request (window);
  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
sales_import_dialog_dispose (GObject *object)
{
  SalesImportDialog *self = SALES_IMPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->file_rows, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_hash_table_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->raised, g_hash_table_unref);
  g_clear_pointer (&self->question_groups, g_ptr_array_unref);
  g_clear_pointer (&self->result_groups, g_ptr_array_unref);
  G_OBJECT_CLASS (sales_import_dialog_parent_class)->dispose (object);
}

static void
sales_import_dialog_class_init (SalesImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sales_import_dialog_close_request;
  g_type_ensure (SALES_TYPE_PROGRESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, preview_page);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, files_group);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, options_group);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, skip_switch);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, people_switch);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, teams_switch);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, progress_view);
  gtk_widget_class_bind_template_child (widget_class, SalesImportDialog, result_page);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
sales_import_dialog_init (SalesImportDialog *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->file_rows = g_ptr_array_new ();
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_import_question_free);
  self->raised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->question_groups = g_ptr_array_new ();
  self->result_groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sales_import_dialog_present:
 * @parent: the window it belongs to
 * @document: where to import
 * @files: a list of #GFile
 *
 * Shows what the files are taken for and imports them when asked to. The dialog frees itself when
 * it is closed; closing it while the import runs cancels that.
 */
void
sales_import_dialog_present (GtkWindow *parent, SalesDocument *document, GListModel *files)
{
  SalesImportDialog *self = g_object_new (SALES_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (self->paths, path);
    }
  show_files (self);
  gtk_window_present (GTK_WINDOW (self));
}
