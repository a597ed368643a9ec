/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sales-window-private.h"

#include <glib/gi18n.h>

#include "app/sales-page-list.h"
#include "base/sales-error.h"
#include "base/sales-text.h"
#include "pages/sales-welcome-page.h"
#include "widgets/sales-error-presenter.h"

#define WELCOME "welcome"

/* Milliseconds in which the first page should be there. */
#define MAX_WAIT 150
/* Milliseconds in which the first document should be open, which was begun before GTK was. */
#define MAX_OPENING 20

G_DEFINE_FINAL_TYPE (SalesWindow, sales_window, ADW_TYPE_APPLICATION_WINDOW)

/* A document on its way to the window. */
typedef struct
{
  SalesWindow  *window;
  GCancellable *cancellable;
} Opening;

static const SalesPageEntry *
find_entry (const char *name)
{
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

static gboolean
is_empty (SalesDocument *document)
{
  const SalesDocumentInfo *info = sales_document_get_info (document);

  return info->n_orders == 0 && info->n_people == 0 && !info->has_goals && !info->has_summaries;
}

static void
show_welcome (SalesWindow *self, gboolean has_document)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, WELCOME);

  if (page == NULL)
    {
      page = sales_welcome_page_new ();
      gtk_stack_add_named (self->stack, page, WELCOME);
    }
  sales_welcome_page_set_has_document (SALES_WELCOME_PAGE (page), has_document);
  gtk_stack_set_visible_child (self->stack, page);
}

/* The window waits a moment for its first page: painting it twice would take longer. */
static void
present_now (SalesWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
waited_cb (gpointer user_data)
{
  present_now (user_data);
  return G_SOURCE_REMOVE;
}

static void
page_loading_cb (SalesWindow *self, GParamSpec *pspec, SalesPage *page)
{
  if (!sales_page_is_loading (page))
    present_now (self);
}

static SalesPage *
make_page (SalesContext *context, const SalesPageEntry *entry)
{
  return g_object_new (entry->get_type (), "context", context, NULL);
}

static const SalesPageEntry *
find_shown_entry (SalesContext *context)
{
  const SalesPageEntry *entry = find_entry (sales_context_get_page (context));

  return entry != NULL ? entry : find_entry ("overview");
}

static void
show_page (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  const SalesPageEntry *entry = find_shown_entry (self->context);
  GtkWidget *page;

  if (document == NULL || is_empty (document))
    {
      show_welcome (self, document != NULL);
      return;
    }
  page = gtk_stack_get_child_by_name (self->stack, entry->name);
  if (page == NULL)
    {
      page = GTK_WIDGET (make_page (self->context, entry));
      gtk_stack_add_named (self->stack, page, entry->name);
    }
  gtk_stack_set_visible_child (self->stack, page);
  if (self->present_source != 0)
    {
      g_signal_connect_object (page, "notify::loading", G_CALLBACK (page_loading_cb), self,
                               G_CONNECT_SWAPPED);
      if (!sales_page_is_loading (SALES_PAGE (page)))
        sales_page_reload (SALES_PAGE (page));
    }
}

static void
select_row (SalesWindow *self)
{
  const char *name = sales_context_get_page (self->context);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "sales-page"), name) == 0)
      gtk_list_box_select_row (self->page_list, row);
}

static void
update_title (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  g_autofree char *name = NULL;
  const char *reason = NULL;

  if (document != NULL)
    {
      g_autofree char *file = g_filename_display_basename (sales_document_get_path (document));

      name = g_str_has_suffix (file, ".sales") ? g_strndup (file, strlen (file) - 6)
                                               : g_strdup (file);
      if (sales_document_is_read_only (document))
        reason = sales_document_get_read_only_reason (document);
    }
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  gtk_info_bar_set_revealed (self->read_only_bar, reason != NULL);
  gtk_label_set_text (self->read_only_label, reason != NULL ? reason : "");
}

/* Stays until it is closed, or a backup can be made again. */
static void
update_backup_bar (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  const GError *error = document != NULL ? sales_document_get_backup_error (document) : NULL;

  if (error != NULL)
    {
      g_autofree char *text = sales_error_describe_backup (error);

      gtk_label_set_text (self->backup_label, text);
    }
  gtk_info_bar_set_revealed (self->backup_bar, error != NULL);
}

static void
backup_bar_response_cb (GtkInfoBar *bar, int response, gpointer user_data)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

/* Which of the header bar's buttons there is room and use for. */
static void
update_header (SalesWindow *self)
{
  gboolean narrow = sales_pane_is_narrow (self->content);
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  SalesDocument *document = sales_context_get_document (self->context);
  gboolean filled = document != NULL && !is_empty (document);
  gboolean sidebar = !folded && self->sidebar_shown;

  gtk_widget_set_visible (GTK_WIDGET (self->scope_button), filled);
  gtk_widget_set_visible (GTK_WIDGET (self->period_button), filled);
  gtk_widget_set_visible (GTK_WIDGET (self->page_menu_button), document != NULL);
  gtk_widget_set_visible (self->print_button, filled && !narrow);
  gtk_widget_set_visible (self->import_button, document != NULL && !narrow);
  gtk_widget_set_visible (self->sidebar_button, !sidebar);
  gtk_button_set_icon_name (GTK_BUTTON (self->sidebar_button),
                            folded ? "go-previous-symbolic" : "sidebar-show-symbolic");
  sales_period_button_set_narrow (self->period_button, narrow);
  gtk_widget_set_visible (self->sidebar, folded || self->sidebar_shown);
  gtk_widget_set_visible (self->separator, folded || self->sidebar_shown);
  adw_header_bar_set_show_start_title_buttons (self->header, !sidebar);
  /* While a document is being opened it will be there in a moment: nothing needs to fade twice. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_list), filled || self->opening != NULL);
}

static void
context_changed_cb (SalesWindow *self, guint what, guint tables)
{
  if ((what & (SALES_CONTEXT_PAGE | SALES_CONTEXT_DOCUMENT | SALES_CONTEXT_DATA)) != 0)
    {
      show_page (self);
      select_row (self);
      update_header (self);
    }
  if ((what & SALES_CONTEXT_DOCUMENT) != 0)
    update_title (self);
  sales_window_update_actions (self);
}

static void
narrow_changed_cb (SalesWindow *self)
{
  update_header (self);
}

static void
folded_changed_cb (SalesWindow *self)
{
  update_header (self);
}

static void
page_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  SalesWindow *self = user_data;

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  sales_context_open (self->context, g_object_get_data (G_OBJECT (row), "sales-page"), NULL, NULL);
}

static void
add_row (SalesWindow *self, const SalesPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "sidebar", entry->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (row), "sales-page", (gpointer) entry->name);
  g_object_set_data (G_OBJECT (row), "sales-group", (gpointer) entry->group);
  gtk_list_box_append (self->page_list, row);
}

static void
group_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "sales-group");
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (group, g_object_get_data (G_OBJECT (before), "sales-group")) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (g_dpgettext2 (NULL, "sidebar", group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "sidebar-group");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_page_list (SalesWindow *self)
{
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);

  gtk_list_box_set_header_func (self->page_list, group_header, NULL, NULL);
  for (guint i = 0; i < n_pages; i++)
    add_row (self, &pages[i]);
}

static void
restore_place (SalesContext *context, const SalesState *state)
{
  const char *path = sales_document_get_path (sales_context_get_document (context));

  /* A scope of another document means nothing in this one. */
  if (state->has_place && g_strcmp0 (state->document, path) == 0)
    sales_context_restore (context, find_entry (state->page) != NULL ? state->page : NULL,
                           &state->scope, &state->period);
}

static void
tell_unopened (SalesWindow *self, const GError *error)
{
  if (sales_context_get_document (self->context) == NULL)
    show_welcome (self, FALSE);
  present_now (self);
  sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
document_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (SalesWindow) self = opening->window;
  g_autoptr (GCancellable) cancellable = opening->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) document = sales_document_open_finish (result, &error);

  g_free (opening);
  if (document != NULL && self->opening == cancellable && self->context != NULL)
    sales_window_set_document (self, document);
  else if (document != NULL)
    sales_document_close (document);
  else if (self->context != NULL && !sales_error_is_cancelled (error))
    tell_unopened (self, error);
  if (self->opening == cancellable)
    g_clear_object (&self->opening);
  update_header (self);
}

/* A document on its way to this window, in place of one before. */
static Opening *
expect_document (SalesWindow *self)
{
  Opening *opening = g_new0 (Opening, 1);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  opening->cancellable = g_object_ref (self->opening);
  opening->window = g_object_ref (self);
  return opening;
}

static void
save_state (SalesWindow *self)
{
  SalesDocument *document = sales_context_get_document (self->context);
  SalesState state = {
    .maximized = gtk_window_is_maximized (GTK_WINDOW (self)),
    .sidebar = self->sidebar_shown,
    .page = (char *) sales_context_get_page (self->context),
    .has_place = document != NULL,
    .scope = *sales_context_get_scope (self->context),
    .period = *sales_context_get_period (self->context),
  };
  g_autoptr (GError) error = NULL;

  gtk_window_get_default_size (GTK_WINDOW (self), &state.width, &state.height);
  if (document != NULL)
    state.document = (char *) sales_document_get_path (document);
  /* Not worth a dialog while the window is going away: nothing of the document is in it. */
  if (!sales_state_save (&state, &error))
    g_message ("%s", error->message);
}

static gboolean
sales_window_close_request (GtkWindow *window)
{
  SalesWindow *self = SALES_WINDOW (window);

  save_state (self);
  return GTK_WINDOW_CLASS (sales_window_parent_class)->close_request (window);
}

static void
sales_window_dispose (GObject *object)
{
  SalesWindow *self = SALES_WINDOW (object);
  SalesDocument *document = self->context != NULL ? sales_context_get_document (self->context) : NULL;

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->dialog);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  if (document != NULL)
    {
      g_signal_handlers_disconnect_by_data (document, self);
      sales_document_close (document);
    }
  g_clear_object (&self->context);
  g_clear_pointer (&self->state, sales_state_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SALES_TYPE_WINDOW);
  G_OBJECT_CLASS (sales_window_parent_class)->dispose (object);
}

static void
sales_window_class_init (SalesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SALES_TYPE_PANE);
  g_type_ensure (SALES_TYPE_SCOPE_BUTTON);
  g_type_ensure (SALES_TYPE_PERIOD_BUTTON);
  object_class->dispose = sales_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sales_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, as_of_bar);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, as_of_label);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, backup_bar);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, backup_label);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, page_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, scope_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, period_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SalesWindow, page_menu);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_bar_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed_cb);
  sales_window_install_actions (widget_class);
  sales_window_install_file_actions (widget_class);
  sales_window_install_as_of_actions (widget_class);
  sales_window_install_import_actions (widget_class);
}

/* Menus are made when they are first opened, not while everybody waits for the window. */
static void
create_popup_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

static void
sales_window_init (SalesWindow *self)
{
  self->sidebar_shown = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set_data (G_OBJECT (self), "sales-toast-overlay", self->toast_overlay);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self->main_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->page_menu_button, create_popup_cb, self->page_menu,
                                         NULL);
  fill_page_list (self);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  sales_window_set_up_drop (self);
}

static void
follow_document (SalesWindow *self, SalesDocument *document)
{
  g_signal_connect_swapped (document, "notify::undo-label",
                            G_CALLBACK (sales_window_update_actions), self);
  g_signal_connect_swapped (document, "notify::redo-label",
                            G_CALLBACK (sales_window_update_actions), self);
  g_signal_connect_swapped (document, "notify::backup-error", G_CALLBACK (update_backup_bar), self);
}

/* The page that the window will show first; it is asking for its figures while the window is being
 * built. */
static SalesPage *
make_first_page (SalesContext *context, SalesDocument *document, const SalesState *state)
{
  SalesPage *page;

  sales_context_set_document (context, document);
  restore_place (context, state);
  if (is_empty (document))
    return NULL;
  page = g_object_ref_sink (make_page (context, find_shown_entry (context)));
  sales_page_reload (page);
  return page;
}

static void
take_context (SalesWindow *self, SalesContext *context, SalesPage *page)
{
  SalesDocument *document = sales_context_get_document (context);

  self->context = g_object_ref (context);
  sales_scope_button_set_context (self->scope_button, context);
  sales_period_button_set_context (self->period_button, context);
  g_signal_connect_swapped (context, "changed", G_CALLBACK (context_changed_cb), self);
  if (document != NULL)
    follow_document (self, document);
  if (page != NULL)
    gtk_stack_add_named (self->stack, GTK_WIDGET (page), find_shown_entry (context)->name);
}

/**
 * sales_window_new:
 * @application: (nullable): the application
 * @state: what the last session left
 * @opening: (nullable): the document that is being opened; %NULL for the welcome
 *
 * Returns: (transfer none): the window, which GTK owns; a document that takes its time comes as soon
 *   as it is open
 */
SalesWindow *
sales_window_new (GtkApplication *application, const SalesState *state, SalesDocument *opening)
{
  g_autoptr (SalesContext) context = sales_context_new ();
  g_autoptr (SalesPage) page = NULL;
  g_autoptr (GError) error = NULL;
  SalesWindow *self;
  gboolean is_open
      = opening != NULL && sales_document_open_wait (opening, MAX_OPENING * 1000, &error);
  gboolean is_late = opening != NULL && !is_open && error == NULL;

  if (is_open)
    page = make_first_page (context, opening, state);
  self = g_object_new (SALES_TYPE_WINDOW, "application", application, "default-width",
                       state->width, "default-height", state->height, NULL);
  self->sidebar_shown = state->sidebar;
  if (state->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  take_context (self, context, page);
  if (page != NULL || is_late)
    self->present_source = g_timeout_add (MAX_WAIT, waited_cb, self);
  if (is_late)
    {
      self->state = sales_state_copy (state);
      sales_document_open_end_async (opening, document_opened_cb, expect_document (self));
    }
  else
    {
      show_page (self);
      update_title (self);
      update_backup_bar (self);
    }
  select_row (self);
  update_header (self);
  sales_window_update_actions (self);
  if (error != NULL)
    tell_unopened (self, error);
  return self;
}

/**
 * sales_window_open:
 * @path: a document
 *
 * Opens another document in place of the one that is shown; that one stays when it fails, which
 * is told.
 */
void
sales_window_open (SalesWindow *self, const char *path)
{
  sales_window_open_mode (self, path, SALES_OPEN_EXISTING);
}

/**
 * sales_window_open_mode:
 * @path: a document
 * @mode: whether to make it
 *
 * Like sales_window_open().
 */
void
sales_window_open_mode (SalesWindow *self, const char *path, SalesOpenMode mode)
{
  Opening *opening;

  g_return_if_fail (SALES_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  opening = expect_document (self);
  sales_document_open_async (path, mode, opening->cancellable, document_opened_cb, opening);
}

/**
 * sales_window_set_document:
 * @document: an open document
 *
 * Shows it from now on and closes the one before.
 */
void
sales_window_set_document (SalesWindow *self, SalesDocument *document)
{
  g_autoptr (SalesDocument) before = NULL;

  g_return_if_fail (SALES_IS_WINDOW (self));
  g_return_if_fail (SALES_IS_DOCUMENT (document));

  g_set_object (&before, sales_context_get_document (self->context));
  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, self);
  follow_document (self, document);
  sales_context_set_document (self->context, document);
  update_backup_bar (self);
  if (self->state != NULL)
    restore_place (self->context, self->state);
  g_clear_pointer (&self->state, sales_state_free);
  if (sales_window_get_page (self) == NULL)
    present_now (self);
  if (before != NULL)
    sales_document_close (before);
}

/**
 * sales_window_present:
 *
 * Brings the window up, at once or as soon as there is something to see in it, a moment later.
 */
void
sales_window_present (SalesWindow *self)
{
  g_return_if_fail (SALES_IS_WINDOW (self));

  if (self->present_source == 0)
    gtk_window_present (GTK_WINDOW (self));
}

/**
 * sales_window_get_context:
 *
 * Returns: (transfer none): where the window stands
 */
SalesContext *
sales_window_get_context (SalesWindow *self)
{
  g_return_val_if_fail (SALES_IS_WINDOW (self), NULL);
  return self->context;
}

/**
 * sales_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown; %NULL for the welcome
 */
SalesPage *
sales_window_get_page (SalesWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return SALES_IS_PAGE (page) ? SALES_PAGE (page) : NULL;
}

/**
 * sales_window_toggle_sidebar:
 *
 * Shows or hides the sidebar; where there is room for one column only, goes there or back.
 */
void
sales_window_toggle_sidebar (SalesWindow *self)
{
  GtkWidget *content = GTK_WIDGET (self->content);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (
        self->leaflet,
        adw_leaflet_get_visible_child (self->leaflet) == content ? self->sidebar : content);
  else
    {
      self->sidebar_shown = !self->sidebar_shown;
      update_header (self);
    }
}
