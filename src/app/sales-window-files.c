/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's actions on documents: new, open, the sample. */

#include "app/sales-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "model/sales-sample.h"
#include "pages/sales-welcome-page.h"
#include "widgets/sales-error-presenter.h"

/* What is to be done with a document that is being made. */
typedef struct
{
  SalesWindow      *window;
  SalesMadeFunc     then;
  gpointer          data;
  GDestroyNotify    destroy;
} Making;

static void
making_free (Making *making)
{
  g_clear_object (&making->window);
  if (making->destroy != NULL)
    making->destroy (making->data);
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

/* (transfer full): a filter for names like @patterns, which end with %NULL. */
GtkFileFilter *
sales_window_make_filter (const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  return filter;
}

/* (transfer full): a chooser whose answer goes to @callback with the window as its data. */
GtkFileChooserNative *
sales_window_make_chooser (SalesWindow         *self,
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
  g_autoptr (GtkFileFilter) ours = sales_window_make_filter (_ ("Sales Manager documents"), documents);
  g_autoptr (GtkFileFilter) all = sales_window_make_filter (_ ("All files"), everything);

  gtk_file_chooser_add_filter (chooser, ours);
  gtk_file_chooser_add_filter (chooser, all);
}

/* The folder of the program's own documents, which need not be there yet. */
char *
sales_window_dup_own_path (const char *name)
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
      = sales_window_make_chooser (self, _ ("New Document"), GTK_FILE_CHOOSER_ACTION_SAVE,
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
      = sales_window_make_chooser (SALES_WINDOW (widget), _ ("Open Document"), GTK_FILE_CHOOSER_ACTION_OPEN,
                      C_ ("button", "_Open"), G_CALLBACK (open_answered_cb));

  add_document_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A copy on its way. */
typedef struct
{
  SalesWindow *window;
  char        *path;
} Copying;

static void
copying_free (Copying *copying)
{
  g_clear_object (&copying->window);
  g_free (copying->path);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
copy_open_clicked_cb (SalesWindow *self, AdwToast *toast)
{
  sales_window_open (self, g_object_get_data (G_OBJECT (toast), "sales-path"));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copying) copying = user_data;
  SalesWindow *self = copying->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (copying->path);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (sales_document_call_finish (SALES_DOCUMENT (source), result, &error) == NULL)
    {
      if (g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT))
        sales_toast_show (GTK_WIDGET (self->toast_overlay), _ ("This is the document itself. Choose another name."));
      else
        sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  /* TRANSLATORS: %s is the name of a file */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, C_ ("button", "_Open"));
  g_object_set_data_full (G_OBJECT (toast), "sales-path", g_steal_pointer (&copying->path), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (copy_open_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Saves a copy of the document there, in place of what is there. */
void
sales_window_save_copy (SalesWindow *self, const char *path)
{
  SalesDocument *document = sales_context_get_document (self->context);
  Copying *copying = g_new (Copying, 1);

  *copying = (Copying){ g_object_ref (self), g_strdup (path) };
  sales_document_call_async (document, sales_document_copy_new (path, TRUE), NULL, copied_cb, copying);
}

static void
copy_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  SalesWindow *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->dialog);
  /* The chooser has asked already whether to replace. */
  if (file != NULL && g_file_peek_path (file) != NULL && sales_context_get_document (self->context) != NULL)
    sales_window_save_copy (self, g_file_peek_path (file));
}

static void
save_copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesWindow *self = SALES_WINDOW (widget);
  SalesDocument *document = sales_context_get_document (self->context);
  g_autoptr (GtkFileChooserNative) chooser
      = sales_window_make_chooser (self, C_ ("file chooser", "Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                   C_ ("button", "_Save"), G_CALLBACK (copy_answered_cb));
  g_autofree char *file = g_filename_display_basename (sales_document_get_path (document));
  /* TRANSLATORS: the name that is proposed for a copy; %s is the name of the document’s file */
  g_autofree char *name = g_strdup_printf (_ ("Copy of %s"), file);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_document_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sample_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesWindow) self = user_data;
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
fill_sample (SalesWindow *self, SalesDocument *document, gpointer user_data)
{
  set_busy (self, TRUE);
  sales_document_perform_async (document, sales_sample_new (sales_today ()), NULL,
                                sample_filled_cb, g_object_ref (self));
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
  else
    making->then (self, document, making->data);
}

/* Makes a document and hands it to @then. */
void
sales_window_make_document (SalesWindow   *self,
                            const char    *path,
                            SalesMadeFunc  then,
                            gpointer       user_data,
                            GDestroyNotify destroy)
{
  Making *making = g_new (Making, 1);

  *making = (Making){ g_object_ref (self), then, user_data, destroy };
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
      fill_sample (self, document, NULL);
      return;
    }
  path = sales_window_dup_own_path ("sample.sales");
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    sales_window_open (self, path);
  else
    sales_window_make_document (self, path, fill_sample, NULL, NULL);
}

static void
start_empty_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *standard = sales_document_get_default_path ();
  g_autofree char *name = g_path_get_basename (standard);
  g_autofree char *path = sales_window_dup_own_path (name);

  sales_window_open_mode (SALES_WINDOW (widget), path,
                          g_file_test (path, G_FILE_TEST_EXISTS) ? SALES_OPEN_EXISTING
                                                                 : SALES_OPEN_CREATE);
}

void
sales_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.start-empty", NULL, start_empty_activated_cb);
}
