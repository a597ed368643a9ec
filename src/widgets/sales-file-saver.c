/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-file-saver.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "widgets/sales-error-presenter.h"

typedef struct
{
  GtkWidget *widget;  /* owned */
  GObject   *chooser; /* owned: nobody else holds a native dialog */
  GBytes    *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->widget);
  g_clear_object (&saving->chooser);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static SalesError
find_cause (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return SALES_ERROR_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return SALES_ERROR_READ_ONLY;
  return SALES_ERROR_IO;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  GFile *file = G_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (file, result, NULL, &error))
    {
      g_autofree char *path = g_file_get_parse_name (file);
      g_autoptr (GError) ours
          = g_error_new (SALES_ERROR, find_cause (error), "writing %s: %s", path, error->message);

      sales_error_presenter_show (saving->widget, ours);
      return;
    }
  name = g_file_get_basename (file);
  /* TRANSLATORS: %s is the name of a file */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  sales_toast_show (saving->widget, text);
}

static void
answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file == NULL)
    return;
  /* The chooser has asked already whether to replace. */
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_steal_pointer (&saving));
}

/**
 * sales_file_saver_save_bytes:
 * @widget: a widget of the window
 * @name: the name to propose; made fit for a file
 * @bytes: what to save
 *
 * Asks where, and saves there.
 */
void
sales_file_saver_save_bytes (GtkWidget *widget, const char *name, GBytes *bytes)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Saving *saving = g_new0 (Saving, 1);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (C_ ("file chooser", "Save"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, C_ ("button", "_Save"), NULL);
  g_autofree char *fit = sales_text_to_filename (name);

  *saving = (Saving){ g_object_ref (widget), G_OBJECT (chooser), g_bytes_ref (bytes) };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), fit);
  g_signal_connect (chooser, "response", G_CALLBACK (answered_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
