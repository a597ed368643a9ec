/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's actions on files: documents, imports, the sample, and what is dropped on it. */

#include "app/sales-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "model/sales-sample.h"
#include "pages/sales-import-dialog.h"
#include "pages/sales-welcome-page.h"
#include "widgets/sales-error-presenter.h"

/* What is to be done with a document that is being made. */
typedef struct
{
  SalesWindow   *window;
  SalesDocument *document;
  GListModel    *files; /* to import; %NULL: the sample is to be filled in */
} Making;

static void
making_free (Making *making)
{
  g_clear_object (&making->window);
  g_clear_object (&making->document);
  g_clear_object (&making->files);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
set_busy (SalesWindow *self, gboolean busy)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (SALES_IS_WELCOME_PAGE (page))
    sales_welcome_page_set_busy (SALES_WELCOME_PAGE (page), busy);
}

static GtkFileFilter *
make_filter (const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  return filter;
}

static GtkFileChooserNative *
make_chooser (SalesWindow         *self,
              const char          *title,
              GtkFileChooserAction action,
              const char          *accept,
              GCallback            callback)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", callback, self);
  g_set_object (&self->dialog, G_OBJECT (chooser));
  return chooser;
}

static void
add_document_filters (GtkFileChooser *chooser)
{
  static const char *const documents[] = { "*.sales", NULL };
  static const char *const everything[] = { "*", NULL };
  g_autoptr (GtkFileFilter) ours = make_filter (_ ("Sales Manager documents"), documents);
  g_autoptr (GtkFileFilter) all = make_filter (_ ("All files"), everything);

  gtk_file_chooser_add_filter (chooser, ours);
  gtk_file_chooser_add_filter (chooser, all);
}

/* The folder of the program's own documents, which need not be there yet. */
static char *
dup_own_path (const char *name)
{
  g_autofree char *standard = sales_document_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (standard);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("%s cannot be made", folder);
  return g_build_filename (folder, name, NULL);
}

static void
new_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  SalesWindow *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_clear_object (&self->dialog);
  if (path == NULL)
    return;
  if (!g_str_has_suffix (path, ".sales"))
    {
      char *whole = g_strconcat (path, ".sales", NULL);

      g_free (path);
      path = whole;
    }
  sales_window_open_mode (self, path, SALES_OPEN_CREATE);
}

static void
new_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesWindow *self = SALES_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser
      = make_chooser (self, _ ("New Document"), GTK_FILE_CHOOSER_ACTION_SAVE,
                      C_ ("button", "_Create"), G_CALLBACK (new_answered_cb));

  /* TRANSLATORS: the name that is proposed for a new document's file; the ending stays */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("company.sales"));
  add_document_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  SalesWindow *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->dialog);
  if (file != NULL && g_file_peek_path (file) != NULL)
    sales_window_open (self, g_file_peek_path (file));
}

static void
open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileChooserNative) chooser
      = make_chooser (SALES_WINDOW (widget), _ ("Open Document"), GTK_FILE_CHOOSER_ACTION_OPEN,
                      C_ ("button", "_Open"), G_CALLBACK (open_answered_cb));

  add_document_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sample_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  SalesWindow *self = making->window;
  SalesDocument *document = SALES_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (sales_document_perform_finish (document, result, &error) == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      if (sales_context_get_document (self->context) != document)
        sales_document_close (document);
      return;
    }
  /* Also where it was open already: the first period with figures is another one now. */
  sales_window_set_document (self, document);
}

static void
fill_sample (SalesWindow *self, SalesDocument *document)
{
  Making *making = g_new0 (Making, 1);

  making->window = g_object_ref (self);
  making->document = g_object_ref (document);
  set_busy (self, TRUE);
  sales_document_perform_async (document, sales_sample_new (sales_today ()), NULL,
                                sample_filled_cb, making);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  SalesWindow *self = making->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) document = sales_document_open_finish (result, &error);

  set_busy (self, FALSE);
  if (document == NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else if (making->files != NULL)
    {
      sales_window_set_document (self, document);
      sales_import_dialog_present (GTK_WINDOW (self), document, making->files);
    }
  else
    fill_sample (self, document);
}

static void
make_document (SalesWindow *self, const char *path, GListModel *files)
{
  Making *making = g_new0 (Making, 1);

  making->window = g_object_ref (self);
  g_set_object (&making->files, files);
  set_busy (self, TRUE);
  sales_document_open_async (path, SALES_OPEN_CREATE, NULL, made_cb, making);
}

static void
sample_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesWindow *self = SALES_WINDOW (widget);
  SalesDocument *document = sales_context_get_document (self->context);
  g_autofree char *path = NULL;

  if (document != NULL)
    {
      fill_sample (self, document);
      return;
    }
  path = dup_own_path ("sample.sales");
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    sales_window_open (self, path);
  else
    make_document (self, path, NULL);
}

static void
start_empty_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *standard = sales_document_get_default_path ();
  g_autofree char *name = g_path_get_basename (standard);
  g_autofree char *path = dup_own_path (name);

  sales_window_open_mode (SALES_WINDOW (widget), path,
                          g_file_test (path, G_FILE_TEST_EXISTS) ? SALES_OPEN_EXISTING
                                                                 : SALES_OPEN_CREATE);
}

/* Into the open document, or into a new one of the standard name. */
static void
import_files (SalesWindow *self, GListModel *files)
{
  SalesDocument *document = sales_context_get_document (self->context);
  g_autofree char *standard = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (g_list_model_get_n_items (files) == 0)
    return;
  if (document != NULL)
    {
      sales_import_dialog_present (GTK_WINDOW (self), document, files);
      return;
    }
  standard = sales_document_get_default_path ();
  name = g_path_get_basename (standard);
  path = dup_own_path (name);
  make_document (self, path, files);
}

static void
import_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  SalesWindow *self = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->dialog);
  if (files != NULL)
    import_files (self, files);
}

static void
import_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const tables[] = { "*.csv", "*.CSV", "*.tsv", "*.txt", NULL };
  static const char *const everything[] = { "*", NULL };
  g_autoptr (GtkFileChooserNative) chooser
      = make_chooser (SALES_WINDOW (widget), C_ ("file chooser", "Import"), GTK_FILE_CHOOSER_ACTION_OPEN,
                      C_ ("button", "_Import"), G_CALLBACK (import_answered_cb));
  g_autoptr (GtkFileFilter) csv = make_filter (_ ("Tables as text (CSV)"), tables);
  g_autoptr (GtkFileFilter) all = make_filter (_ ("All files"), everything);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), csv);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
files_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  SalesWindow *self = user_data;
  g_autoptr (GListStore) tables = g_list_store_new (G_TYPE_FILE);
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      const char *path = g_file_peek_path (l->data);

      if (path == NULL)
        continue;
      if (g_str_has_suffix (path, ".sales"))
        {
          sales_window_open (self, path);
          return TRUE;
        }
      g_list_store_append (tables, l->data);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (tables)) == 0)
    return FALSE;
  import_files (self, G_LIST_MODEL (tables));
  return TRUE;
}

void
sales_window_set_up_drop (SalesWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (files_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
sales_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.start-empty", NULL, start_empty_activated_cb);
}
