/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's import: chosen files, what is dropped on it, and taking it back. */

#include "app/sales-window-private.h"

#include <glib/gi18n.h>

#include "model/sales-import-undo.h"
#include "pages/sales-import-dialog.h"
#include "widgets/sales-error-presenter.h"

static void
import_into (SalesWindow *self, SalesDocument *document, gpointer user_data)
{
  sales_window_set_document (self, document);
  sales_import_dialog_present (GTK_WINDOW (self), document, user_data);
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
  path = sales_window_dup_own_path (name);
  sales_window_make_document (self, path, import_into, g_object_ref (files), g_object_unref);
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
  static const char *const tables[] = { "*.csv", "*.CSV", "*.tsv", "*.txt", "*.xlsx", "*.XLSX", "*.xlsm", NULL };
  static const char *const everything[] = { "*", NULL };
  g_autoptr (GtkFileChooserNative) chooser
      = sales_window_make_chooser (SALES_WINDOW (widget), C_ ("file chooser", "Import"), GTK_FILE_CHOOSER_ACTION_OPEN,
                      C_ ("button", "_Import"), G_CALLBACK (import_answered_cb));
  g_autoptr (GtkFileFilter) csv = sales_window_make_filter (_ ("Spreadsheets and tables as text (.xlsx, CSV)"), tables);
  g_autoptr (GtkFileFilter) all = sales_window_make_filter (_ ("All files"), everything);

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

/* An import that is to be taken back, as Undo names it. */
typedef struct
{
  SalesWindow *window;
  char        *label;
  gint64       import;
} ImportUndo;

static void
import_undo_free (ImportUndo *self)
{
  g_object_unref (self->window);
  g_free (self->label);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportUndo, import_undo_free)

static void
show_not_undone (SalesWindow *self, const SalesImportUndo *undo)
{
  g_autofree char *text = sales_import_undo_describe (undo);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Not Undone"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("button", "_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImportUndo) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesImportUndo) undo = sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  g_autofree char *text = NULL;

  if (undo == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (asked->window), error);
      return;
    }
  if (undo->outcome != SALES_IMPORT_UNDO_DONE)
    {
      show_not_undone (asked->window, undo);
      return;
    }
  text = g_strdup_printf (_ ("Undone: %s"), asked->label);
  sales_toast_show (GTK_WIDGET (asked->window->toast_overlay), text);
}

static void
undo_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  ImportUndo *asked = user_data;
  SalesDocument *document = sales_context_get_document (asked->window->context);

  if (g_str_equal (response, "undo") && document != NULL)
    sales_document_perform_async (document, sales_import_undo_new (asked->import), NULL, import_undone_cb, asked);
  else
    import_undo_free (asked);
}

/* Other steps of Undo can be redone at once; an import cannot, and may have been long ago. */
void
sales_window_ask_undo_import (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  ImportUndo *asked = g_new0 (ImportUndo, 1);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  asked->window = g_object_ref (self);
  asked->label = g_strdup (sales_document_get_undo_label (document));
  asked->import = sales_document_get_undo_import (document);
  /* TRANSLATORS: %s is an import as Undo names it: "Import of orders.csv" */
  body = g_strdup_printf (_ ("“%s” is taken back with everything that it brought and changed. This cannot be redone; to have it again, import the files again."),
                          asked->label);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Undo This Import?"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", C_ ("button", "_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "undo", C_ ("button", "_Undo Import"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (undo_answered_cb), asked);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sales_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_activated_cb);
}
