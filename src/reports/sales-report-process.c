/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report-process.h"

#include <glib/gstdio.h>

#include "base/sales-date.h"
#include "base/sales-error.h"
#include "model/sales-names.h"

static char *program = NULL;

/* The child writes into a folder that only this user can read. */
typedef struct
{
  GSubprocess *child;
  char        *folder;
  char        *path;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->child);
  if (run->path != NULL)
    g_unlink (run->path);
  if (run->folder != NULL)
    g_rmdir (run->folder);
  g_free (run->path);
  g_free (run->folder);
  g_free (run);
}

/**
 * sales_report_process_set_program:
 * @path: (nullable): a program, or %NULL for the one that is running
 */
void
sales_report_process_set_program (const char *path)
{
  g_free (program);
  program = g_strdup (path);
}

static char *
find_program (GError **error)
{
  char *path = program != NULL ? g_strdup (program) : g_file_read_link ("/proc/self/exe", NULL);

  if (path == NULL)
    path = g_find_program_in_path ("sales-manager");
  if (path == NULL)
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "the program does not find itself");
  return path;
}

static gboolean
start (Run *run, SalesDocument *document, const char *verb, const SalesScope *scope, const SalesPeriod *period, const char *language, GError **error)
{
  const SalesDocumentInfo *info = sales_document_get_info (document);
  g_autofree char *self = find_program (error);
  g_autofree char *scope_text = sales_scope_to_text (scope);
  g_autofree char *period_text = sales_period_to_id (period, info->year_start);
  g_autofree char *today = sales_day_to_iso (sales_today ());
  SalesDay day = sales_document_get_as_of (document);
  g_autofree char *as_of = day != SALES_DAY_NONE ? sales_day_to_iso (day) : NULL;
  g_autoptr (GError) cause = NULL;

  if (self == NULL)
    return FALSE;
  run->folder = g_dir_make_tmp ("sales-manager-XXXXXX", &cause);
  if (run->folder != NULL)
    {
      run->path = g_build_filename (run->folder, "report.pdf", NULL);
      /* What the window shows of an earlier day is also what is written; without one the list ends there. */
      run->child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &cause, self, verb,
                                     "--document", sales_document_get_path (document), "--scope", scope_text,
                                     "--period", period_text, "--language", language, "--today", today,
                                     "--output", run->path, as_of != NULL ? "--as-of" : NULL, as_of, NULL);
    }
  if (run->child != NULL)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "starting %s: %s", self, cause->message);
  return FALSE;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GSubprocess *child = G_SUBPROCESS (source);
  Run *run = g_task_get_task_data (task);
  g_autofree char *complaint = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_subprocess_communicate_utf8_finish (child, result, NULL, &complaint, &error))
    {
      /* Nobody waits for it any more. */
      g_subprocess_force_exit (child);
      g_task_return_new_error (task, SALES_ERROR, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? SALES_ERROR_CANCELLED : SALES_ERROR_IO,
                               "making a report in another language: %s", error->message);
      return;
    }
  if (!g_subprocess_get_successful (child))
    g_task_return_new_error (task, SALES_ERROR, SALES_ERROR_IO, "making a report in another language: %s", g_strchomp (complaint));
  else if (!g_file_get_contents (run->path, &content, &length, &error))
    g_task_return_new_error (task, SALES_ERROR, SALES_ERROR_IO, "reading a report in another language: %s", error->message);
  else
    g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&content), length), (GDestroyNotify) g_bytes_unref);
}

/**
 * sales_report_process_run_async:
 * @document: an open document
 * @verb: what the command line calls it: "report" or "recognition"
 * @scope: whom or what it is about
 * @period: and when
 * @language: of its words and figures, "de"
 * @cancellable: (nullable): ends the second process
 * @callback: is told
 * @user_data: for @callback
 */
void
sales_report_process_run_async (SalesDocument *document, const char *verb, const SalesScope *scope, const SalesPeriod *period,
                                const char *language, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (document, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, sales_report_process_run_async);
  g_task_set_task_data (task, run, run_free);
  /* What was cancelled is said with the program's own code. */
  g_task_set_check_cancellable (task, FALSE);
  if (start (run, document, verb, scope, period, language, &error))
    g_subprocess_communicate_utf8_async (run->child, NULL, cancellable, ended_cb, task);
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
}

/**
 * sales_report_process_run_finish:
 * @result: of sales_report_process_run_async()
 * @error: %SALES_ERROR_IO if it could not be made, %SALES_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
sales_report_process_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
