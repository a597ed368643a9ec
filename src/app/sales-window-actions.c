/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's actions on what it shows; those on files are in sales-window-files.c. */

#include "config.h"

#include "app/sales-window-private.h"

#include <glib/gi18n.h>

#include "app/sales-accels.h"
#include "app/sales-page-list.h"
#include "app/sales-preferences.h"
#include "pages/sales-search-dialog.h"
#include "widgets/sales-error-presenter.h"

/* One undo or redo on its way. */
typedef struct
{
  SalesWindow *window;
  char        *label;
  gboolean     redo;
} Undo;

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Undo *undo = user_data;
  g_autoptr (SalesWindow) self = undo->window;
  g_autofree char *label = undo->label;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean redo = undo->redo;

  g_free (undo);
  if (!sales_document_undo_finish (SALES_DOCUMENT (source), result, &error))
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  /* TRANSLATORS: %s is a step as it was named: "Change Goal" */
  text = g_strdup_printf (redo ? _ ("Redone: %s") : _ ("Undone: %s"), label);
  sales_toast_show (GTK_WIDGET (self->toast_overlay), text);
}

/* What is typed has an undo of its own under the same keys, which goes first. */
static gboolean
undo_typing (SalesWindow *self, gboolean redo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  /* The action does not tell whether there was anything to do. */
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
undo_or_redo (SalesWindow *self, gboolean redo)
{
  SalesDocument *document = sales_context_get_document (self->context);
  const char *label;
  Undo *undo;

  if (document == NULL || undo_typing (self, redo))
    return;
  label = redo ? sales_document_get_redo_label (document) : sales_document_get_undo_label (document);
  if (label == NULL)
    return;
  if (!redo && sales_document_get_undo_import (document) != 0)
    {
      sales_window_ask_undo_import (self);
      return;
    }
  undo = g_new (Undo, 1);
  *undo = (Undo){ g_object_ref (self), g_strdup (label), redo };
  sales_document_undo_async (document, redo, NULL, undone_cb, undo);
}

static void
undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_or_redo (SALES_WINDOW (widget), FALSE);
}

static void
redo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_or_redo (SALES_WINDOW (widget), TRUE);
}

static void
back_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_context_go_back (SALES_WINDOW (widget)->context);
}

static void
open_page (SalesWindow *self, const char *name)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  sales_context_open (self->context, name, NULL, NULL);
}

static void
page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_page (SALES_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
step_page (SalesWindow *self, int steps)
{
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);
  const char *name = sales_context_get_page (self->context);

  for (guint i = 0; i < n_pages; i++)
    if (g_str_equal (pages[i].name, name))
      {
        int next = (int) i + steps;

        if (next >= 0 && next < (int) n_pages)
          open_page (self, pages[next].name);
        return;
      }
}

static void
previous_page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_page (SALES_WINDOW (widget), -1);
}

static void
next_page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_page (SALES_WINDOW (widget), 1);
}

static void
sidebar_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_window_toggle_sidebar (SALES_WINDOW (widget));
}

static void
scope_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_scope_button_popup (SALES_WINDOW (widget)->scope_button);
}

static void
period_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_period_button_popup (SALES_WINDOW (widget)->period_button);
}

static void
previous_period_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_period_button_step (SALES_WINDOW (widget)->period_button, -1);
}

static void
next_period_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_period_button_step (SALES_WINDOW (widget)->period_button, 1);
}

static void
today_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sales_period_button_go_today (SALES_WINDOW (widget)->period_button);
}

static void
reload_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesPage *page = sales_window_get_page (SALES_WINDOW (widget));

  if (page != NULL)
    sales_page_reload (page);
}

static void
search_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesWindow *self = SALES_WINDOW (widget);
  GtkWidget *dialog = sales_search_dialog_new (self->context);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
search_list_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesPage *page = sales_window_get_page (SALES_WINDOW (widget));

  if (page != NULL && SALES_PAGE_GET_CLASS (page)->focus_search != NULL)
    SALES_PAGE_GET_CLASS (page)->focus_search (page);
}

static void
save_report_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesPage *page = sales_window_get_page (SALES_WINDOW (widget));

  if (page != NULL && SALES_PAGE_GET_CLASS (page)->save_report != NULL)
    SALES_PAGE_GET_CLASS (page)->save_report (page);
}

static void
print_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesPage *page = sales_window_get_page (SALES_WINDOW (widget));

  if (page != NULL && SALES_PAGE_GET_CLASS (page)->print != NULL)
    SALES_PAGE_GET_CLASS (page)->print (page);
}

static void
export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesPage *page = sales_window_get_page (SALES_WINDOW (widget));

  if (page != NULL && SALES_PAGE_GET_CLASS (page)->export_table != NULL)
    SALES_PAGE_GET_CLASS (page)->export_table (page);
}

static void
menu_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesWindow *self = SALES_WINDOW (widget);

  /* Where the sidebar is out of sight its menu is too. */
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
  else if (!self->sidebar_shown)
    sales_window_toggle_sidebar (self);
  gtk_menu_button_popup (self->menu_button);
}

static void
fullscreen_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
preferences_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesDocument *document = sales_context_get_document (SALES_WINDOW (widget)->context);

  if (document != NULL)
    sales_preferences_present (GTK_WINDOW (widget), document);
}

static void
shortcuts_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkWidget) window = sales_accels_window ();

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget), "application-name", _ ("Sales Manager"),
                         "application-icon", SALES_APP_ID, "version", SALES_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Goals against actual figures, for sales managers"), NULL);
}

/* What the keyboard and the menus offer at this moment. */
void
sales_window_update_actions (SalesWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SalesDocument *document = sales_context_get_document (self->context);
  SalesPage *page = sales_window_get_page (self);
  SalesPageClass *klass = page != NULL ? SALES_PAGE_GET_CLASS (page) : NULL;
  gboolean has_document = document != NULL;
  gboolean writable = has_document && !sales_document_is_read_only (document);
  static const char *const with_page[]
      = { "win.page", "win.previous-page", "win.next-page", "win.choose-scope", "win.choose-period",
          "win.previous-period", "win.next-period", "win.today", "win.reload" };

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 writable && sales_document_get_undo_label (document) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 writable && sales_document_get_redo_label (document) != NULL);
  sales_window_update_as_of (self);
  gtk_widget_action_set_enabled (widget, "win.back", sales_context_can_go_back (self->context));
  gtk_widget_action_set_enabled (widget, "win.import", document == NULL || writable);
  gtk_widget_action_set_enabled (widget, "win.save-copy", has_document);
  gtk_widget_action_set_enabled (widget, "win.preferences", writable);
  gtk_widget_action_set_enabled (widget, "win.search", has_document);
  gtk_widget_action_set_enabled (widget, "win.search-list",
                                 klass != NULL && klass->focus_search != NULL);
  gtk_widget_action_set_enabled (widget, "win.save-report",
                                 klass != NULL && klass->save_report != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", klass != NULL && klass->print != NULL);
  gtk_widget_action_set_enabled (widget, "win.export",
                                 klass != NULL && klass->export_table != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (with_page); i++)
    gtk_widget_action_set_enabled (widget, with_page[i], page != NULL);
}

void
sales_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.undo", undo_activated_cb },
    { "win.redo", redo_activated_cb },
    { "win.back", back_activated_cb },
    { "win.previous-page", previous_page_activated_cb },
    { "win.next-page", next_page_activated_cb },
    { "win.toggle-sidebar", sidebar_activated_cb },
    { "win.choose-scope", scope_activated_cb },
    { "win.choose-period", period_activated_cb },
    { "win.previous-period", previous_period_activated_cb },
    { "win.next-period", next_period_activated_cb },
    { "win.today", today_activated_cb },
    { "win.reload", reload_activated_cb },
    { "win.search", search_activated_cb },
    { "win.search-list", search_list_activated_cb },
    { "win.save-report", save_report_activated_cb },
    { "win.print", print_activated_cb },
    { "win.export", export_activated_cb },
    { "win.menu", menu_activated_cb },
    { "win.fullscreen", fullscreen_activated_cb },
    { "win.preferences", preferences_activated_cb },
    { "win.show-help-overlay", shortcuts_activated_cb },
    { "win.about", about_activated_cb },
  };

  gtk_widget_class_install_action (widget_class, "win.page", "s", page_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}
