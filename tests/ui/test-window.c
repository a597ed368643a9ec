/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "app/sales-accels.h"
#include "app/sales-page-list.h"
#include "app/sales-window-private.h"
#include "exchange/sales-import.h"
#include "model/sales-document-private.h"
#include "model/sales-settings.h"
#include "store/sales-backup.h"

/* The window without an application that would need a bus: actions, shortcuts, navigation. */
static SalesWindow *
make_window (void)
{
  SalesState state = { .width = 1180, .height = 760, .sidebar = TRUE };

  return g_object_ref (sales_window_new (NULL, &state, NULL));
}

static void
destroy_window (SalesWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static gboolean
has_action (const char *name)
{
  GtkWidgetClass *klass = g_type_class_ref (SALES_TYPE_WINDOW);
  GType owner;
  const char *action, *property;
  const GVariantType *parameter;
  gboolean found = FALSE;

  for (guint i = 0; !found
                    && gtk_widget_class_query_action (klass, i, &owner, &action, &parameter,
                                                      &property);
       i++)
    found = g_str_equal (action, name);
  g_type_class_unref (klass);
  return found;
}

/* Every shortcut belongs to an action that exists, and no two have the same key. */
static void
test_table (void)
{
  guint n_accels;
  const SalesAccel *accels = sales_accels_get (&n_accels);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_accels, >, 10);
  for (guint i = 0; i < n_accels; i++)
    {
      if (g_str_has_prefix (accels[i].action, "win."))
        g_assert_true (has_action (accels[i].action));
      for (guint k = 0; accels[i].keys[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[i].keys[k], &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, (gpointer) accels[i].keys[k]));
        }
    }
}

static void
collect_shortcuts (GtkWidget *widget, GHashTable *found)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      char *keys = NULL;

      g_object_get (widget, "accelerator", &keys, NULL);
      g_hash_table_add (found, keys);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, found);
}

/* The window of shortcuts shows each accelerator and not one more. The tenth page has none. */
static void
test_shortcuts_window (void)
{
  GtkWidget *window = sales_accels_window ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_accels, n_pages;
  const SalesAccel *accels = sales_accels_get (&n_accels);

  sales_page_list_get (&n_pages);
  collect_shortcuts (window, found);
  for (guint i = 0; i < n_accels; i++)
    {
      g_autofree char *keys = g_strjoinv (" ", (char **) accels[i].keys);

      g_assert_true (g_hash_table_contains (found, keys));
    }
  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *keys = g_strdup_printf ("<Alt>%u", i + 1);

      g_assert_true (g_hash_table_contains (found, keys));
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, n_accels + MIN (n_pages, 9));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, action);
  return found;
}

static void
test_welcome (void)
{
  SalesWindow *window = make_window ();

  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (find_named (GTK_WIDGET (window), "win.sample"));
  g_assert_nonnull (find_named (GTK_WIDGET (window), "win.start-empty"));
  g_assert_null (sales_context_get_document (sales_window_get_context (window)));
  destroy_window (window);
}

static gboolean
is_open (SalesWindow *window)
{
  return sales_context_get_document (sales_window_get_context (window)) != NULL;
}

static void
test_pages (TestPage *self, gconstpointer data)
{
  SalesWindow *window = make_window ();
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);
  g_autofree char *path = g_strdup (sales_document_get_path (self->document.document));

  /* One program at a time writes to a document. */
  sales_context_set_document (self->context, NULL);
  sales_document_close (self->document.document);
  gtk_window_present (GTK_WINDOW (window));
  sales_window_open (window, path);
  while (!is_open (window))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n_pages; i++)
    {
      sales_context_open (sales_window_get_context (window), pages[i].name, NULL, NULL);
      g_assert_nonnull (test_find_widget (GTK_WIDGET (window), pages[i].get_type ()));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (sales_context_get_page (sales_window_get_context (window)), ==,
                   pages[n_pages - 2].name);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "overview");
  g_assert_cmpstr (sales_context_get_page (sales_window_get_context (window)), ==, "overview");
  destroy_window (window);
}

/* An earlier day is said, nothing can be changed, and there is a way back. */
static void
test_as_of (TestPage *self, gconstpointer data)
{
  SalesWindow *window = make_window ();
  g_autofree char *path = g_strdup (sales_document_get_path (self->document.document));
  SalesDocument *document;
  GtkWidget *back;

  sales_context_set_document (self->context, NULL);
  sales_document_close (self->document.document);
  gtk_window_present (GTK_WINDOW (window));
  sales_window_open (window, path);
  while (!is_open (window))
    g_main_context_iteration (NULL, TRUE);
  document = sales_context_get_document (sales_window_get_context (window));
  back = find_named (GTK_WIDGET (window), "win.as-of-now");
  g_assert_false (gtk_widget_get_sensitive (back));
  sales_document_set_as_of (document, sales_today () - 30);
  g_assert_true (sales_document_is_read_only (document));
  g_assert_true (gtk_widget_get_sensitive (back));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.as-of-now", NULL);
  g_assert_cmpint (sales_document_get_as_of (document), ==, SALES_DAY_NONE);
  g_assert_false (sales_document_is_read_only (document));
  destroy_window (window);
}

/* A document that was begun before the window is in it from the first moment; one that cannot be
 * opened leaves the welcome. */
static void
test_opening (TestPage *self, gconstpointer data)
{
  SalesState state = { .width = 1180, .height = 760, .sidebar = TRUE };
  g_autofree char *path = g_strdup (sales_document_get_path (self->document.document));
  g_autoptr (SalesDocument) opening = NULL;
  SalesWindow *window;

  sales_context_set_document (self->context, NULL);
  sales_document_close (self->document.document);
  opening = sales_document_open_begin (path, SALES_OPEN_EXISTING);
  window = g_object_ref (sales_window_new (NULL, &state, opening));
  sales_window_present (window);
  while (!is_open (window) || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sales_context_get_document (sales_window_get_context (window)) == opening);
  g_assert_nonnull (test_find_widget (GTK_WIDGET (window), sales_page_list_get (&(guint){ 0 })[0].get_type ()));
  destroy_window (window);

  g_clear_object (&opening);
  opening = sales_document_open_begin ("/nowhere/company.sales", SALES_OPEN_EXISTING);
  g_test_expect_message ("Sales", G_LOG_LEVEL_MESSAGE, "*");
  window = g_object_ref (sales_window_new (NULL, &state, opening));
  sales_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_open (window));
  destroy_window (window);
}

/* Ctrl+Z belongs to an entry as long as there is something typed to undo, then to the document. */
static void
test_undo (TestPage *self, gconstpointer data)
{
  SalesWindow *window = make_window ();
  g_autofree char *path = g_strdup (sales_document_get_path (self->document.document));
  SalesDocumentInfo wanted = *sales_document_get_info (self->document.document);
  SalesDocument *document;
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;
  int before = wanted.follow_up_days;

  sales_context_set_document (self->context, NULL);
  sales_document_close (self->document.document);
  gtk_window_present (GTK_WINDOW (window));
  sales_window_open (window, path);
  while (!is_open (window))
    g_main_context_iteration (NULL, TRUE);
  document = sales_context_get_document (sales_window_get_context (window));
  wanted.follow_up_days = before + 3;
  sales_document_perform (document, sales_settings_edit_new (&wanted), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_document_get_info (document)->follow_up_days, ==, before + 3);

  sales_context_open (sales_window_get_context (window), "people", NULL, NULL);
  entry = test_find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_grab_focus (entry);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_editable_insert_text (GTK_EDITABLE (entry), "abc", 3, &(int){ 0 });
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpint (sales_document_get_info (document)->follow_up_days, ==, before + 3);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  while (sales_document_get_info (document)->follow_up_days != before)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  destroy_window (window);
}

/* Opens the fixture's document in the window, and nowhere else. */
static SalesWindow *
open_in_window (TestPage *self)
{
  SalesWindow *window = make_window ();
  g_autofree char *path = g_strdup (sales_document_get_path (self->document.document));

  sales_context_set_document (self->context, NULL);
  sales_document_close (self->document.document);
  gtk_window_present (GTK_WINDOW (window));
  sales_window_open (window, path);
  while (!is_open (window))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
answer (const char *response)
{
  GtkWindow *question = find_question ();

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
}

/* Undo asks before it takes back an import, says what stands in its way, and then goes on behind it. */
static void
test_undo_import (TestPage *self, gconstpointer data)
{
  SalesWindow *window = open_in_window (self);
  SalesDocument *document = sales_context_get_document (sales_window_get_context (window));
  gint64 before = sales_document_get_info (document)->n_orders;
  g_autofree char *path = g_build_filename (self->document.folder, "more.csv", NULL);
  g_autoptr (SalesImport) import = sales_import_new (document);
  g_autoptr (SalesImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "order,date,customer,product,quantity,price\nZ1,2026-09-01,Acme <b>,Pump,2,10\n", -1, NULL));
  g_assert_true (sales_import_add_path (import, path, NULL));
  result = sales_import_run (import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sales_document_get_info (document)->n_orders, ==, before + 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_question ())), "more.csv"));
  answer ("cancel");
  g_assert_cmpint (sales_document_get_info (document)->n_orders, ==, before + 1);

  sales_document_perform (document, sales_request_new_action ("test", "Test", test_document_run_sql, (gpointer) "UPDATE customer SET city = 'Wien' WHERE name = 'Acme <b>'", NULL), NULL, &error);
  g_assert_no_error (error);
  sales_window_ask_undo_import (window);
  answer ("undo");
  while (find_question () == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_question ())), "Acme <b>"));
  answer ("close");
  g_assert_cmpint (sales_document_get_info (document)->n_orders, ==, before + 1);

  g_assert_true (sales_document_undo (document, FALSE, &error));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  answer ("undo");
  while (sales_document_get_info (document)->n_orders != before)
    g_main_context_iteration (NULL, TRUE);
  destroy_window (window);
  g_unlink (path);
}

/* A copy is saved and can be gone on with. */
static void
test_save_copy (TestPage *self, gconstpointer data)
{
  SalesWindow *window = open_in_window (self);
  SalesDocument *document = sales_context_get_document (sales_window_get_context (window));
  g_autofree char *path = g_build_filename (self->document.folder, "Copy of <b>&.sales", NULL);
  GtkWidget *button = NULL;

  sales_window_save_copy (window, path);
  while ((button = find_button (GTK_WIDGET (window->toast_overlay), "_Open")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (button, "clicked");
  while (sales_context_get_document (sales_window_get_context (window)) == document)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (sales_document_get_path (sales_context_get_document (sales_window_get_context (window))), ==, path);
  destroy_window (window);
  g_assert_no_errno (g_unlink (path));
}

/* A backup that cannot be made is told in a bar that goes when it is closed, and with its cause. */
static void
test_backup_bar (TestPage *self, gconstpointer data)
{
  SalesWindow *window = open_in_window (self);
  SalesDocument *document = sales_context_get_document (sales_window_get_context (window));
  SalesDocumentInfo wanted = *sales_document_get_info (document);
  g_autofree char *folder = sales_backup_get_folder (sales_document_get_path (document));
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (above, 0700));
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  sales_document_set_backup_interval (document, 1000);
  g_assert_false (gtk_info_bar_get_revealed (window->backup_bar));
  wanted.follow_up_days++;
  sales_document_perform (document, sales_settings_edit_new (&wanted), NULL, &error);
  g_assert_no_error (error);
  while (!gtk_info_bar_get_revealed (window->backup_bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (window->backup_label), "No backup could be made"));
  gtk_info_bar_response (window->backup_bar, GTK_RESPONSE_CLOSE);
  g_assert_false (gtk_info_bar_get_revealed (window->backup_bar));

  g_assert_no_errno (g_unlink (folder));
  while (sales_document_get_backup_error (document) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_info_bar_get_revealed (window->backup_bar));
  files = sales_document_list_backups (sales_document_get_path (document));
  g_assert_cmpuint (files->len, ==, 1);
  destroy_window (window);
  g_assert_no_errno (g_unlink (((SalesDocumentBackup *) files->pdata[0])->path));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
  g_test_add_func ("/window/table", test_table);
  g_test_add_func ("/window/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add ("/window/pages", TestPage, NULL, test_page_set_up, test_pages, test_page_tear_down);
  g_test_add ("/window/as-of", TestPage, NULL, test_page_set_up, test_as_of, test_page_tear_down);
  g_test_add ("/window/save-copy", TestPage, NULL, test_page_set_up, test_save_copy, test_page_tear_down);
  g_test_add ("/window/backup-bar", TestPage, NULL, test_page_set_up, test_backup_bar, test_page_tear_down);
  g_test_add ("/window/opening", TestPage, NULL, test_page_set_up, test_opening, test_page_tear_down);
  g_test_add ("/window/undo", TestPage, NULL, test_page_set_up, test_undo, test_page_tear_down);
  g_test_add ("/window/undo-import", TestPage, NULL, test_page_set_up, test_undo_import, test_page_tear_down);
  return g_test_run ();
}
