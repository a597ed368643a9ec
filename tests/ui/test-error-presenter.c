/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "base/sales-error.h"
#include "widgets/sales-error-presenter.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *overlay;
  GtkWidget *content;
  int        n_freed;
} Fixture;

static void
retry (gpointer user_data)
{
}

static void
count_free (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_freed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = adw_window_new ();
  fixture->overlay = adw_toast_overlay_new ();
  fixture->content = gtk_label_new ("content");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->content);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->overlay);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkWidget *
find_descendant (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child
                                                                  : find_descendant (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (SALES_ERROR, SALES_ERROR_CANCELLED, "stopped");
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");

  sales_error_presenter_show_retry (fixture->content, error, retry, fixture, count_free);
  sales_error_presenter_show (fixture->content, other);
  g_assert_cmpint (fixture->n_freed, ==, 1);
  g_assert_null (find_descendant (fixture->overlay, GTK_TYPE_BUTTON));
  g_assert_null (find_dialog ());
}

static void
test_retryable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (SALES_ERROR, SALES_ERROR_BUSY, "database is locked");
  GtkWidget *button;

  sales_error_presenter_show_retry (fixture->content, error, retry, fixture, count_free);
  g_assert_cmpint (fixture->n_freed, ==, 0);
  button = find_descendant (fixture->overlay, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_null (find_dialog ());
}

static void
test_at_risk (Fixture *fixture, gconstpointer data)
{
  static const SalesError causes[] = { SALES_ERROR_CORRUPT, SALES_ERROR_FULL, SALES_ERROR_IO };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr (GError) error = g_error_new (SALES_ERROR, causes[i], "it failed");
      AdwMessageDialog *dialog;
      g_autofree char *heading = NULL;
      g_autofree char *body = NULL;

      sales_error_describe (error, &heading, &body);
      sales_error_presenter_show (fixture->content, error);
      dialog = find_dialog ();
      g_assert_nonnull (dialog);
      g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, heading);
      g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, body);
      g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog))
                     == GTK_WINDOW (fixture->window));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static void
test_markup (Fixture *fixture, gconstpointer data)
{
  sales_toast_show (fixture->content, "<b>&\"%n\360\237\231\202");
  sales_toast_show_undo (fixture->content, "<b>&\"%n");
  g_assert_nonnull (find_descendant (fixture->overlay, GTK_TYPE_LABEL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/error-presenter/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/error-presenter/retryable", Fixture, NULL, set_up, test_retryable, tear_down);
  g_test_add ("/error-presenter/at-risk", Fixture, NULL, set_up, test_at_risk, tear_down);
  g_test_add ("/error-presenter/markup", Fixture, NULL, set_up, test_markup, tear_down);
  return g_test_run ();
}
