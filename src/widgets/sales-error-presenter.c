/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-error-presenter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/sales-error.h"

typedef struct
{
  SalesRetryFunc func;
  gpointer       data;
  GDestroyNotify destroy;
} Retry;

static void
retry_free (gpointer data, GClosure *closure)
{
  Retry *retry = data;

  if (retry->destroy != NULL)
    retry->destroy (retry->data);
  g_free (retry);
}

static Retry *
retry_new (SalesRetryFunc func, gpointer data, GDestroyNotify destroy)
{
  Retry *retry = g_new (Retry, 1);

  *retry = (Retry){ func, data, destroy };
  return retry;
}

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* A header bar or popover stands beside the overlay, not inside: the window knows it. */
  if (overlay == NULL && root != NULL)
    overlay = g_object_get_data (G_OBJECT (root), "sales-toast-overlay");
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static void
retry_clicked_cb (AdwToast *toast, gpointer user_data)
{
  Retry *retry = user_data;

  retry->func (retry->data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Retry *retry = user_data;

  if (g_str_equal (response, "retry"))
    retry->func (retry->data);
}

static void
show_dialog (GtkWidget *widget, const char *heading, const char *body, Retry *retry)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("button", "_Close"));
  if (retry != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "retry",
                                       C_ ("button", "_Retry"));
      g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), retry, retry_free, 0);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sales_error_presenter_show:
 * @widget: what failed: it says which window
 * @error: what happened
 *
 * Tells the user, in the way that the cause asks for.
 */
void
sales_error_presenter_show (GtkWidget *widget, const GError *error)
{
  sales_error_presenter_show_retry (widget, error, NULL, NULL, NULL);
}

/**
 * sales_error_presenter_show_retry:
 * @widget: what failed: it says which window
 * @error: what happened
 * @retry: (nullable): does it again
 * @user_data: for @retry
 * @destroy: (nullable): frees @user_data, also when it is never retried
 *
 * Tells the user, and offers to try again where that may help.
 */
void
sales_error_presenter_show_retry (GtkWidget     *widget,
                                  const GError  *error,
                                  SalesRetryFunc retry,
                                  gpointer       user_data,
                                  GDestroyNotify destroy)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwToastOverlay *overlay;
  AdwToast *toast;
  Retry *again = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (retry != NULL && sales_error_is_retryable (error))
    again = retry_new (retry, user_data, destroy);
  else if (destroy != NULL)
    destroy (user_data);
  if (sales_error_is_cancelled (error))
    {
      if (again != NULL)
        retry_free (again, NULL);
      return;
    }

  g_message ("%s", error->message);
  sales_error_describe (error, &heading, &body);
  overlay = find_overlay (widget);
  if (again == NULL || overlay == NULL)
    {
      show_dialog (widget, heading, body, again);
      return;
    }
  toast = make_toast (heading);
  adw_toast_set_button_label (toast, C_ ("button", "_Retry"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (retry_clicked_cb), again, retry_free,
                         0);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * sales_toast_show:
 * @widget: a widget of the window
 * @text: plain text
 *
 * Says that something is done.
 */
void
sales_toast_show (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, make_toast (text));
}

/**
 * sales_toast_show_undo:
 * @widget: a widget of the window
 * @text: plain text: what was done
 *
 * Says that something is done and offers to undo it.
 */
void
sales_toast_show_undo (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = make_toast (text);
  adw_toast_set_button_label (toast, C_ ("button", "_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (overlay, toast);
}

static void
work_cancelled_cb (AdwToast *toast, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
work_dismissed_cb (AdwToast *toast, gpointer user_data)
{
  g_object_set_data (G_OBJECT (toast), "dismissed", GINT_TO_POINTER (TRUE));
}

/**
 * sales_toast_show_work:
 * @widget: a widget of the window
 * @text: plain text: what is being done
 * @cancellable: of the work
 *
 * Says that something takes its time, and offers to cancel it.
 *
 * Returns: (transfer full) (nullable): for sales_toast_end()
 */
GObject *
sales_toast_show_work (GtkWidget *widget, const char *text, GCancellable *cancellable)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;
  toast = make_toast (text);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Cancel"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (work_cancelled_cb), cancellable, 0);
  g_signal_connect (toast, "dismissed", G_CALLBACK (work_dismissed_cb), NULL);
  g_object_ref (toast);
  adw_toast_overlay_add_toast (overlay, toast);
  return G_OBJECT (toast);
}

/**
 * sales_toast_end:
 * @toast: (transfer full) (nullable): from sales_toast_show_work()
 *
 * Takes it away, if the user has not done so.
 */
void
sales_toast_end (GObject *toast)
{
  if (toast == NULL)
    return;
  if (g_object_get_data (toast, "dismissed") == NULL)
    adw_toast_dismiss (ADW_TOAST (toast));
  g_object_unref (toast);
}
