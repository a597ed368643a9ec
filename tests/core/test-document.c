/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "model/sales-document.h"
#include "model/sales-settings.h"
#include "store/sales-store.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-document-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "Ada & Söhne.sales", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static SalesDocument *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SalesDocument *document = sales_document_open (fixture->path, SALES_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
rename_company (SalesDocument *document, const char *name)
{
  g_autoptr (SalesDocumentInfo) wanted = sales_document_info_copy (sales_document_get_info (document));
  g_autoptr (GError) error = NULL;

  g_free (wanted->company_name);
  wanted->company_name = g_strdup (name);
  g_assert_nonnull (sales_document_perform (document, sales_settings_edit_new (wanted), NULL, &error));
  g_assert_no_error (error);
}

static gpointer
get_company (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT name FROM unit WHERE id = 1", error);

  g_assert_true (sales_statement_step (read, error));
  return sales_statement_dup_text (read, 0);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  const SalesDocumentInfo *info = sales_document_get_info (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) again = NULL;
  struct stat status;

  g_assert_cmpstr (info->company_name, ==, "Ada & Söhne");
  g_assert_cmpstr (info->currency.code, ==, "EUR");
  g_assert_cmpint (info->currency.digits, ==, 2);
  g_assert_cmpint (info->year_start, ==, 1);
  g_assert_cmpuint (info->working_days, ==, 31);
  g_assert_cmpint (info->follow_up_days, ==, 7);
  g_assert_cmpint (info->exceeds_share, ==, 11000);
  g_assert_cmpint (info->first_order, ==, SALES_DAY_NONE);
  g_assert_cmpint (info->last_order, ==, SALES_DAY_NONE);
  g_assert_cmpint (info->n_orders, ==, 0);
  g_assert_cmpint (info->n_people, ==, 0);
  g_assert_false (info->has_goals);
  g_assert_false (info->has_summaries);
  g_assert_false (sales_document_is_read_only (document));
  g_assert_null (sales_document_get_undo_label (document));

  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  again = sales_document_open (fixture->path, SALES_OPEN_CREATE, &error);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_assert_null (again);
}

/* Its folder comes with it. */
static void
test_usual (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = sales_document_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (SalesDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  document = sales_document_open (path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sales_document_get_path (document), ==, path);
  g_clear_object (&document);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_open (fixture->path, SALES_OPEN_EXISTING, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

static void
changed_cb (SalesDocument *document, guint flags, guint *all)
{
  *all |= flags;
}

static void
notify_cb (SalesDocument *document, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
test_perform (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint flags = 0;
  int notified = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &flags);
  g_signal_connect (document, "notify::undo-label", G_CALLBACK (notify_cb), &notified);
  rename_company (document, "Łódź Tools");
  g_assert_cmpuint (flags, ==, SALES_CHANGED_SETTINGS | SALES_CHANGED_PEOPLE);
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpstr (sales_document_get_info (document)->company_name, ==, "Łódź Tools");
  g_assert_cmpstr (sales_document_get_undo_label (document), ==, "Change Settings");
  name = sales_document_call (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Łódź Tools");

  g_assert_true (sales_document_undo (document, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sales_document_get_info (document)->company_name, ==, "Ada & Söhne");
  g_assert_null (sales_document_get_undo_label (document));
  g_assert_cmpstr (sales_document_get_redo_label (document), ==, "Change Settings");
  g_assert_false (sales_document_undo (document, FALSE, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (sales_document_undo (document, TRUE, &error));
  g_assert_no_error (error);
  sales_document_close (document);
  g_clear_object (&document);
  document = sales_document_open (fixture->path, SALES_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sales_document_get_info (document)->company_name, ==, "Łódź Tools");
  g_assert_cmpstr (sales_document_get_undo_label (document), ==, "Change Settings");
}

static gpointer
fail_halfway (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (sales_store_execute (store, "UPDATE unit SET name = 'half' WHERE id = 1", error));
  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  if (cancellable != NULL)
    {
      g_cancellable_cancel (cancellable);
      return SALES_REQUEST_DONE;
    }
  /* A person's manager who does not exist. */
  if (!sales_store_execute (store, "INSERT INTO person (name, sort_name, folded, manager) VALUES ('a', 'a', 'a', 99)", error))
    return NULL;
  return SALES_REQUEST_DONE;
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint flags = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &flags);
  g_assert_null (sales_document_perform (document, sales_request_new_action ("test", "Test", fail_halfway, NULL, NULL), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (sales_document_perform (document, sales_request_new_action ("test", "Test", fail_halfway, NULL, NULL), cancellable, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
  g_clear_error (&error);
  name = sales_document_call (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, &error);
  g_assert_cmpstr (name, ==, "Ada & Söhne");
  g_assert_null (sales_document_get_undo_label (document));
  g_assert_cmpuint (flags, ==, 0);
}

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **to = user_data;

  g_set_object (to, result);
  g_main_context_wakeup (NULL);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Begun early, and waited for, ended later or given up. */
static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (SalesDocument) missing = sales_document_open_begin (fixture->path, SALES_OPEN_EXISTING);
  g_autoptr (SalesDocument) made = NULL;
  g_autoptr (SalesDocument) later = NULL;
  g_autoptr (SalesDocument) same = NULL;

  g_assert_false (sales_document_open_wait (missing, -1, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);

  made = sales_document_open_begin (fixture->path, SALES_OPEN_CREATE);
  while (!sales_document_open_wait (made, 1000, &error))
    g_assert_no_error (error);
  g_assert_cmpint (sales_document_get_info (made)->n_orders, ==, 0);
  sales_document_close (made);

  later = sales_document_open_begin (fixture->path, SALES_OPEN_EXISTING);
  sales_document_open_end_async (later, result_cb, &opened);
  wait_for (&opened);
  same = sales_document_open_finish (opened, &error);
  g_assert_no_error (error);
  g_assert_true (same == later);
  sales_document_close (later);

  g_object_unref (sales_document_open_begin (fixture->path, SALES_OPEN_EXISTING));
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) called = NULL;
  g_autoptr (GAsyncResult) dropped = NULL;
  g_autoptr (GAsyncResult) performed = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (SalesDocumentInfo) wanted = NULL;
  g_autoptr (SalesDocument) document = NULL;
  g_autofree char *name = NULL;

  sales_document_open_async (fixture->path, SALES_OPEN_EXISTING, NULL, result_cb, &opened);
  wait_for (&opened);
  g_assert_null (sales_document_open_finish (opened, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&opened);

  sales_document_open_async (fixture->path, SALES_OPEN_CREATE, NULL, result_cb, &opened);
  wait_for (&opened);
  document = sales_document_open_finish (opened, &error);
  g_assert_no_error (error);

  wanted = sales_document_info_copy (sales_document_get_info (document));
  wanted->follow_up_days = 3;
  sales_document_perform_async (document, sales_settings_edit_new (wanted), NULL, result_cb, &performed);
  sales_document_call_async (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, result_cb, &called);
  /* Nobody takes this result: it must be freed all the same. */
  sales_document_call_async (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, result_cb, &dropped);
  sales_document_undo_async (document, FALSE, NULL, result_cb, &undone);
  /* Closing finishes what was asked for. */
  sales_document_close (document);
  wait_for (&performed);
  g_assert_nonnull (sales_document_perform_finish (document, performed, &error));
  g_assert_no_error (error);
  wait_for (&called);
  name = sales_document_call_finish (document, called, &error);
  g_assert_cmpstr (name, ==, "Ada & Söhne");
  wait_for (&dropped);
  wait_for (&undone);
  g_assert_true (sales_document_undo_finish (document, undone, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sales_document_get_info (document)->follow_up_days, ==, 7);

  g_assert_null (sales_document_call (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
}

/* An answer that still waits in the main loop must not replace what a later one said. */
static void
test_old_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (SalesDocumentInfo) wanted = sales_document_info_copy (sales_document_get_info (document));
  g_autoptr (GAsyncResult) performed = NULL;

  wanted->follow_up_days = 3;
  sales_document_perform_async (document, sales_settings_edit_new (wanted), NULL, result_cb, &performed);
  rename_company (document, "Later");
  wait_for (&performed);
  g_assert_cmpstr (sales_document_get_info (document)->company_name, ==, "Later");
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

static gpointer
count_on (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) count =
      sales_store_prepare (store,
                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n",
                           error);

  g_assert_false (sales_statement_step (count, error));
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GThread) thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (sales_document_call (document, sales_request_new (count_on, NULL, NULL, NULL), cancellable, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
  g_clear_error (&error);
  g_thread_join (g_steal_pointer (&thread));
  /* Before it begins. */
  g_assert_null (sales_document_call (document, sales_request_new (count_on, NULL, NULL, NULL), cancellable, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CANCELLED);
  g_clear_error (&error);
  /* The next request is none the worse. */
  name = sales_document_call (document, sales_request_new (get_company, NULL, NULL, g_free), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Ada & Söhne");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (SalesDocumentInfo) wanted = sales_document_info_copy (sales_document_get_info (document));
  g_autoptr (GError) error = NULL;

  wanted->year_start = 13;
  g_assert_null (sales_document_perform (document, sales_settings_edit_new (wanted), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  wanted->year_start = 4;
  g_assert_true (sales_currency_init (&wanted->currency, "VND"));
  g_assert_nonnull (sales_document_perform (document, sales_settings_edit_new (wanted), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sales_document_get_info (document)->year_start, ==, 4);
  g_assert_cmpstr (sales_document_get_info (document)->currency.code, ==, "VND");
  g_assert_cmpint (sales_document_get_info (document)->currency.digits, ==, 0);
}

static void
test_first_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  SalesPeriod period;
  SalesDay day;

  g_assert_true (sales_day_from_ymd (2026, 9, 25, &day));
  sales_today_set (day);
  period = sales_document_get_first_period (document);
  g_assert_cmpint (period.kind, ==, SALES_PERIOD_QUARTER);
  g_assert_true (sales_day_from_ymd (2026, 7, 1, &day));
  g_assert_cmpint (period.first, ==, day);
}

static gpointer
sell (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return sales_store_execute (store, sql, error) ? SALES_REQUEST_DONE : NULL;
}

static void
test_info (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  const SalesDocumentInfo *info;
  SalesPeriod period;
  g_autoptr (GError) error = NULL;
  SalesDay day;

  /* 2024-10-04 and 2024-12-31; a summary at the end of January 2025. */
  g_assert_nonnull (sales_document_perform (document,
                                            sales_request_new_action ("test", "Test", sell,
                                                                      (gpointer) "INSERT INTO sales_order (id, ref, day) VALUES (1, 'a', 20088), (2, 'b', 20000), (3, 'c', 20001);"
                                                                                 "INSERT INTO person (id, name, sort_name, folded) VALUES (1, 'Ada', 'Ada', 'ada')", NULL),
                                            NULL, &error));
  g_assert_no_error (error);
  info = sales_document_get_info (document);
  g_assert_cmpint (info->n_orders, ==, 3);
  g_assert_cmpint (info->n_people, ==, 1);
  g_assert_cmpint (info->first_order, ==, 20000);
  g_assert_cmpint (info->last_order, ==, 20088);
  g_assert_false (info->has_goals);
  g_assert_false (info->has_summaries);
  g_assert_true (sales_day_from_ymd (2026, 9, 25, &day));
  sales_today_set (day);
  period = sales_document_get_first_period (document);
  g_assert_true (sales_day_from_ymd (2024, 10, 1, &day));
  g_assert_cmpint (period.first, ==, day);

  g_assert_nonnull (sales_document_perform (document,
                                            sales_request_new_action ("test", "Test", sell,
                                                                      (gpointer) "INSERT INTO summary (person, first_day, last_day, day, amount) VALUES (1, 20089, 20119, 20119, 5);"
                                                                                 "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value) VALUES ('unit', 1, 'amount', 1, 2, 3)", NULL),
                                            NULL, &error));
  g_assert_no_error (error);
  info = sales_document_get_info (document);
  g_assert_true (info->has_goals);
  g_assert_true (info->has_summaries);
  g_assert_cmpint (info->n_orders, ==, 3);
  period = sales_document_get_first_period (document);
  g_assert_true (sales_day_from_ymd (2025, 1, 1, &day));
  g_assert_cmpint (period.first, ==, day);
  /* Today's quarter when there is something in it. */
  g_assert_true (sales_day_from_ymd (2025, 3, 31, &day));
  sales_today_set (day);
  period = sales_document_get_first_period (document);
  g_assert_cmpint (period.last, ==, day);
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesDocument) document = create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDocument) second = sales_document_open (fixture->path, SALES_OPEN_EXISTING, &error);
  g_autoptr (SalesDocumentInfo) wanted = NULL;

  g_assert_no_error (error);
  g_assert_null (sales_document_get_read_only_reason (document));
  g_assert_true (sales_document_is_read_only (second));
  g_assert_true (g_str_has_prefix (sales_document_get_read_only_reason (second), g_get_user_name ()));
  wanted = sales_document_info_copy (sales_document_get_info (second));
  wanted->follow_up_days = 3;
  g_assert_null (sales_document_perform (second, sales_settings_edit_new (wanted), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY);
  /* It reads what the first one writes. */
  rename_company (document, "Written");
  {
    g_autofree char *name = sales_document_call (second, sales_request_new (get_company, NULL, NULL, g_free), NULL, NULL);

    g_assert_cmpstr (name, ==, "Written");
  }
}

static gpointer
get_root_page (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT rootpage FROM sqlite_schema WHERE name = 'award'", error);

  g_assert_true (sales_statement_step (read, error));
  return GINT_TO_POINTER ((int) sales_statement_get_int (read, 0));
}

/* Found behind the running program, and told without having been asked. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  SalesDocument *document = create (fixture);
  int page = GPOINTER_TO_INT (sales_document_call (document, sales_request_new (get_root_page, NULL, NULL, NULL), NULL, NULL));
  g_autoptr (GError) error = NULL;
  int notified = 0;
  FILE *file;

  g_object_unref (document);
  file = fopen (fixture->path, "r+");
  g_assert_cmpint (fseek (file, (page - 1) * 8192L + 3, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite ("\xff\xff", 1, 2, file), ==, 2);
  g_assert_cmpint (fclose (file), ==, 0);

  document = sales_document_open (fixture->path, SALES_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_signal_connect (document, "notify::read-only", G_CALLBACK (notify_cb), &notified);
  g_assert_false (sales_document_is_read_only (document));
  while (notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sales_document_is_read_only (document));
  g_assert_nonnull (sales_document_get_read_only_reason (document));
  g_object_unref (document);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_folder = g_dir_make_tmp ("sales-data-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", data_folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/document/create", test_create);
  add ("/document/usual", test_usual);
  add ("/document/missing", test_missing);
  add ("/document/perform", test_perform);
  add ("/document/all-or-nothing", test_all_or_nothing);
  add ("/document/async", test_async);
  add ("/document/begin", test_begin);
  add ("/document/old-news", test_old_news);
  add ("/document/cancel", test_cancel);
  add ("/document/settings", test_settings);
  add ("/document/first-period", test_first_period);
  add ("/document/info", test_info);
  add ("/document/in-use", test_in_use);
  add ("/document/damaged", test_damaged);
  result = g_test_run ();
  g_assert_no_errno (g_rmdir (data_folder));
  return result;
}
