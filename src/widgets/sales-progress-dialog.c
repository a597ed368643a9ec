/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-progress-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/sales-progress-view.h"

/* What takes no longer needs no dialog. */
#define MOMENT_MILLISECONDS 500

struct _SalesProgressDialog
{
  GtkWidget         *dialog; /* weak: it goes when it is answered */
  SalesProgressView *view;   /* weak */
  GCancellable      *cancellable;
  guint              timer;
};

static gboolean
present_cb (gpointer user_data)
{
  SalesProgressDialog *self = user_data;

  self->timer = 0;
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

static void
response_cb (SalesProgressDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * sales_progress_dialog_new:
 * @widget: a widget of the window
 * @heading: what is being done
 * @cancellable: stops it
 *
 * Main thread only, as everything here.
 *
 * Returns: (transfer full): to be freed when the work is over
 */
SalesProgressDialog *
sales_progress_dialog_new (GtkWidget *widget, const char *heading, GCancellable *cancellable)
{
  SalesProgressDialog *self = g_new0 (SalesProgressDialog, 1);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  GtkWidget *view = sales_progress_view_new ();

  self->cancellable = g_object_ref (cancellable);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), view);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  g_set_weak_pointer (&self->dialog, dialog);
  g_set_weak_pointer (&self->view, SALES_PROGRESS_VIEW (view));
  sales_progress_view_begin (self->view);
  self->timer = g_timeout_add (MOMENT_MILLISECONDS, present_cb, self);
  return self;
}

/**
 * sales_progress_dialog_set:
 * @self: a dialog
 * @done: how much is done
 * @total: of how much
 */
void
sales_progress_dialog_set (SalesProgressDialog *self, gint64 done, gint64 total)
{
  if (self->view != NULL)
    sales_progress_view_set (self->view, done, total);
}

/**
 * sales_progress_dialog_free:
 * @self: (transfer full): a dialog
 *
 * The work is over: takes it away.
 */
void
sales_progress_dialog_free (SalesProgressDialog *self)
{
  GtkWidget *dialog = self->dialog;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (dialog, self);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_object_unref (self->cancellable);
  g_free (self);
}
