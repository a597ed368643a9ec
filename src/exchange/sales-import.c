/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "exchange/sales-import-doubts.h"
#include "exchange/sales-import-names.h"
#include "exchange/sales-import-private.h"
#include "exchange/sales-import-profile.h"
#include "exchange/sales-import-survey.h"
#include "model/sales-settings.h"

#define PROGRESS_MILLISECONDS 100

static void
source_free (gpointer data)
{
  SalesImportSource *self = data;

  g_free (self->path);
  g_free (self->sheet);
  g_clear_pointer (&self->mapping, sales_import_mapping_free);
  g_clear_pointer (&self->skipped, sales_csv_writer_free);
  g_clear_pointer (&self->reading, sales_import_reading_free);
  g_clear_pointer (&self->profile, g_hash_table_unref);
  g_free (self->formats);
  g_strfreev (self->headers);
  g_free (self);
}

static void
file_result_free (gpointer data)
{
  SalesImportFileResult *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static void
run_free (gpointer data)
{
  SalesImportRun *self = data;

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->history_units, g_hash_table_unref);
  g_clear_pointer (&self->history_territories, g_hash_table_unref);
  g_clear_pointer (&self->result, sales_import_result_free);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->memory, sales_import_memory_free);
  g_free (self->profile_name);
  g_clear_object (&self->cancellable);
  g_free (self->skipped_path);
  g_free (self->goal_reason);
  g_free (self->goal_note);
  g_free (self->company_name);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static SalesImportRun *
run_new (SalesImport *self, GCancellable *cancellable)
{
  SalesImportRun *run = g_new0 (SalesImportRun, 1);
  const SalesDocumentInfo *info = sales_document_get_info (self->document);

  run->sources = g_ptr_array_new_with_free_func (source_free);
  run->teams_by_manager = self->run.teams_by_manager;
  run->create_people = self->run.create_people;
  run->skip_bad = self->run.skip_bad;
  run->dry_run = self->run.dry_run;
  run->skipped_path = g_strdup (self->run.skipped_path);
  run->goal_reason = g_strdup (self->run.goal_reason);
  run->goal_note = g_strdup (self->run.goal_note);
  run->named = g_hash_table_ref (self->run.named);
  run->sheets = g_ptr_array_ref (self->run.sheets);
  run->answers = g_hash_table_ref (self->run.answers);
  run->profile_name = g_strdup (self->run.profile_name);
  run->new_document = self->run.new_document;
  run->empty_document = info->n_orders == 0 && !info->has_goals && !info->has_summaries;
  run->first_month = info->year_start;
  run->company_name = g_strdup (info->company_name);
  run->currency = info->currency;
  run->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_mutex_init (&run->lock);
  run->result = g_new0 (SalesImportResult, 1);
  run->result->files = g_ptr_array_new_with_free_func (file_result_free);
  run->result->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_import_problem_free);
  run->result->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_import_question_free);
  run->result->findings = g_ptr_array_new_with_free_func (g_free);
  run->result->currency = info->currency;
  /* Without it nothing is known of earlier imports, which costs a question and no more. */
  run->memory = sales_document_call (self->document, sales_import_memory_load_new (), NULL, NULL);
  return run;
}

/* On the store's thread ------------------------------------------------------------------------ */

static void
sum_files (SalesImportResult *result)
{
  for (guint i = 0; i < result->files->len; i++)
    {
      const SalesImportFileResult *file = result->files->pdata[i];

      result->read += file->read;
      result->taken += file->taken;
      result->changed += file->changed;
      result->unchanged += file->unchanged;
      result->skipped += file->skipped;
    }
}

/* FALSE: @error is set, or the run is fatal. */
static gboolean
read_all (SalesImportRun *run, GError **error)
{
  /* What later files refer to comes first. */
  return sales_import_read_products (run, error) && sales_import_read_costs (run, error) && sales_import_read_people (run, error) &&
         sales_import_read_territories (run, error) && sales_import_read_customers (run, error) &&
         sales_import_read_orders (run, error) && sales_import_read_credit (run, error) && sales_import_read_goals (run, error);
}

/* What Undo calls it. */
static char *
make_label (const SalesImportResult *result)
{
  guint n_files = result->files->len;
  g_autofree char *number = NULL;

  if (n_files == 1)
    /* TRANSLATORS: a step that can be undone, as in "Undone: Import of orders.csv"; %s is the name of a file */
    return g_strdup_printf (_("Import of %s"), ((SalesImportFileResult *) result->files->pdata[0])->name);
  number = sales_locale_format_integer (sales_locale_get_default (), n_files);
  /* TRANSLATORS: a step that can be undone, as in "Undone: Import of 3 files"; %s is a number */
  return g_strdup_printf (ngettext ("Import of %s file", "Import of %s files", n_files), number);
}

static gboolean
add_batch (SalesImportRun *run, GError **error)
{
  SalesImportResult *result = run->result;
  g_autofree char *label = make_label (result);
  g_autoptr (GString) files = g_string_new (NULL);
  SalesImportBatch batch = {
    .label = label,
    .read = result->read,
    .taken = result->taken,
    .changed = result->changed,
    .unchanged = result->unchanged,
    .skipped = result->skipped,
    .orders = result->from_file.orders,
    .lines = result->from_file.lines,
    .quantity = result->from_file.quantity,
    .amount = result->from_file.amount,
    .first_order = result->orders_new > 0 ? run->first_order : 0,
    .last_order = result->orders_new > 0 ? run->first_order + result->orders_new - 1 : 0,
  };

  for (guint i = 0; i < result->files->len; i++)
    {
      if (i > 0)
        g_string_append (files, ", ");
      g_string_append (files, ((SalesImportFileResult *) result->files->pdata[i])->name);
    }
  batch.files = files->str;
  return sales_import_writer_add_batch (run->writer, &batch, &result->batch, error);
}

/* Questions ------------------------------------------------------------------------------------ */

static gboolean
has_questions (const SalesImportRun *run, gboolean open_only)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      const SalesImportSource *source = run->sources->pdata[i];

      if (source->reading->questions->len > 0 && (!open_only || !source->reading->settled))
        return TRUE;
    }
  return FALSE;
}

static void
collect_questions (SalesImportRun *run)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      const SalesImportReading *reading = ((SalesImportSource *) run->sources->pdata[i])->reading;

      for (guint k = 0; k < reading->questions->len; k++)
        g_ptr_array_add (run->result->questions, sales_import_question_copy (reading->questions->pdata[k]));
    }
}

/* Looks at all of the files of which only a sample was. FALSE: @error is set. */
static gboolean
survey_whole (SalesImportRun *run, gboolean asked_only, gboolean *changed, GError **error)
{
  *changed = FALSE;
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autofree SalesColumnFormat *before = NULL;
      gsize size;

      if (source->result->kind == SALES_IMPORT_UNKNOWN || source->reading->settled || (asked_only && source->reading->questions->len == 0))
        continue;
      size = (gsize) source->mapping->n_columns * sizeof *before;
      before = g_memdup2 (source->formats, size);
      if (!sales_import_survey (run, source, TRUE, error))
        return FALSE;
      *changed |= memcmp (before, source->formats, size) != 0;
    }
  return TRUE;
}

/* A cell that could not be taken may only have been read in the wrong way: the sample did not show
 * what its column is like. FALSE: @error is set. */
static gboolean
doubt_sample (SalesImportRun *run, GError **error)
{
  gboolean doubtful = FALSE, letters = FALSE, again = FALSE, changed;

  for (guint i = 0; i < run->result->problems->len && !doubtful; i++)
    switch (((SalesImportProblem *) run->result->problems->pdata[i])->code)
      {
      case SALES_IMPORT_PROBLEM_NOT_A_NUMBER:
      case SALES_IMPORT_PROBLEM_TOO_PRECISE:
      case SALES_IMPORT_PROBLEM_NOT_A_DATE:
      case SALES_IMPORT_PROBLEM_NO_SUCH_DAY:
      case SALES_IMPORT_PROBLEM_NOT_A_SHARE:
        doubtful = TRUE;
        break;
      case SALES_IMPORT_PROBLEM_ENCODING:
        doubtful = letters = TRUE;
        break;
      default:
        break;
      }
  if (!doubtful || run->surveyed)
    return TRUE;
  run->surveyed = TRUE;
  for (guint i = 0; i < run->sources->len && letters; i++)
    again |= sales_import_source_find_encoding (run, run->sources->pdata[i]);
  if (!survey_whole (run, FALSE, &changed, error))
    return FALSE;
  if (has_questions (run, FALSE))
    run->asked = TRUE;
  else
    run->again = changed || again;
  return TRUE;
}

/* What was left out of the files, said once they are read. */
static void
say_aside (SalesImportRun *run)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      const SalesImportSource *source = run->sources->pdata[i];
      g_autofree char *name = sales_text_isolate (source->result->name);

      if (source->result->kind == SALES_IMPORT_UNKNOWN)
        continue;
      for (guint k = 0; k < source->reading->findings->len; k++)
        g_ptr_array_add (run->result->findings,
                         g_strdup_printf (C_ ("finding", "%1$s: %2$s"), name, (char *) source->reading->findings->pdata[k]));
      sales_import_say_aside (run, source);
    }
}

/* Reads everything into the open transaction and says whether it is to be kept. */
static gboolean
fill_document (SalesImportRun *run, SalesStore *store, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 recosted = 0;
  gboolean changed;

  run->writer = sales_import_writer_new (store, error);
  if (run->writer == NULL)
    return FALSE;
  if (has_questions (run, TRUE) && !survey_whole (run, TRUE, &changed, error))
    return FALSE;
  if (has_questions (run, FALSE))
    {
      run->asked = TRUE;
      return FALSE;
    }
  run->catalog = sales_import_writer_get_catalog (run->writer);
  if (!sales_import_writer_count_lines (run->writer, &run->lines_before, error))
    return FALSE;
  if (sales_catalog_get_size (run->catalog, SALES_ENTITY_PERSON) == 0 && !sales_import_run_has (run, SALES_IMPORT_PEOPLE))
    run->create_people = TRUE;
  run->names = sales_import_names_new (run);
  run->doubts = sales_import_doubts_new (run);
  for (guint i = 0; i < run->sources->len && run->orders_name == NULL; i++)
    {
      const SalesImportFileResult *file = ((SalesImportSource *) run->sources->pdata[i])->result;

      if (file->kind == SALES_IMPORT_FLAT || file->kind == SALES_IMPORT_LINES)
        run->orders_name = file->name;
    }
  if (run->adopts && !sales_settings_set_currency (store, &run->currency, error))
    return FALSE;
  if (!read_all (run, &failure))
    {
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (run->result->n_problems > 0 && !doubt_sample (run, error))
    return FALSE;
  /* What is wrong is said before what is only odd. */
  if (run->asked && run->result->n_problems > 0 && !has_questions (run, FALSE) && !run->skip_bad)
    {
      run->asked = FALSE;
      g_ptr_array_set_size (run->result->questions, 0);
    }
  if (run->again || run->asked)
    return FALSE;
  sum_files (run->result);
  say_aside (run);
  if (run->fatal || (run->result->n_problems > 0 && !run->skip_bad))
    {
      run->result->outcome = SALES_IMPORT_OUTCOME_REFUSED;
      return FALSE;
    }
  if (run->costs_changed && run->lines_before > 0 && !sales_import_writer_recost (run->writer, run->currency.digits, &recosted, error))
    return FALSE;
  if (run->result->taken == 0 && run->result->changed == 0 && recosted == 0)
    {
      run->result->outcome = SALES_IMPORT_OUTCOME_NOTHING;
      return FALSE;
    }
  if (run->dry_run)
    {
      run->result->outcome = SALES_IMPORT_OUTCOME_DRY_RUN;
      return FALSE;
    }
  run->result->outcome = SALES_IMPORT_OUTCOME_IMPORTED;
  return sales_import_save_profiles (run, error) && sales_import_names_save (run->names, error) && add_batch (run, error);
}

/* A request that is not to be kept fails, so that its transaction is rolled back; run->kept tells
 * that from a failure. */
static gpointer
import_func (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SalesImportRun *run = data;
  g_autoptr (GError) cause = NULL;
  gboolean kept = fill_document (run, store, &cause);

  g_clear_pointer (&run->names, sales_import_names_free);
  g_clear_pointer (&run->doubts, sales_import_doubts_free);
  g_clear_pointer (&run->writer, sales_import_writer_free);
  run->catalog = NULL;
  if (kept)
    return SALES_REQUEST_DONE;
  if (cause != NULL)
    {
      run->failed = TRUE;
      g_propagate_error (error, g_steal_pointer (&cause));
    }
  else
    {
      if (run->asked)
        {
          run->result->outcome = SALES_IMPORT_OUTCOME_ASKED;
          collect_questions (run);
        }
      else if (run->fatal)
        run->result->outcome = SALES_IMPORT_OUTCOME_REFUSED;
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the import is not to be kept");
    }
  return NULL;
}

/* On the main thread ---------------------------------------------------------------------------- */

static SalesImportResult *
finish_run (SalesImportRun *run, gboolean performed, GError **failure, GError **error)
{
  if (!performed && run->failed)
    {
      g_propagate_error (error, g_steal_pointer (failure));
      return NULL;
    }
  /* Committing failed: nothing of it is in the document. */
  if (!performed && run->result->outcome == SALES_IMPORT_OUTCOME_IMPORTED)
    {
      g_propagate_error (error, g_steal_pointer (failure));
      return NULL;
    }
  if (run->skip_bad && run->result->outcome != SALES_IMPORT_OUTCOME_REFUSED &&
      run->result->outcome != SALES_IMPORT_OUTCOME_ASKED && !run->dry_run && !sales_import_run_save_skipped (run, error))
    return NULL;
  return g_steal_pointer (&run->result);
}

static SalesRequest *
make_request (SalesImportRun *run)
{
  SalesRequest *request = sales_request_new_action ("import", _("Import"), import_func, run, NULL);

  request->no_undo = TRUE;
  /* Nothing is kept until it has been read to the end, and what is not kept must not count as a
   * failure of a request that has never begun. */
  run->failed = FALSE;
  return request;
}

/* @path: what the backup's request gave, taken over. */
static gboolean
take_backup (SalesImportRun *run, char *path)
{
  if (path != NULL && path[0] != '\0')
    run->result->backup_path = g_strdup (path);
  g_free (path);
  return path != NULL;
}

/* Forgets what a reading has brought that turned out to be the wrong one. */
static void
start_again (SalesImportRun *run)
{
  SalesImportResult *result = run->result;
  GPtrArray *files = result->files;

  g_ptr_array_set_size (result->problems, 0);
  g_ptr_array_set_size (result->questions, 0);
  for (guint i = 0; i < files->len; i++)
    {
      SalesImportFileResult *file = files->pdata[i];

      file->read = file->taken = file->changed = file->unchanged = file->skipped = 0;
    }
  for (guint i = 0; i < run->sources->len; i++)
    g_clear_pointer (&((SalesImportSource *) run->sources->pdata[i])->skipped, sales_csv_writer_free);
  result->n_problems = 0;
  result->new_people = result->new_customers = result->new_products = result->new_territories = 0;
  result->orders_new = result->orders_changed = result->orders_unchanged = 0;
  result->has_totals = FALSE;
  g_clear_pointer (&run->history_units, g_hash_table_unref);
  g_clear_pointer (&run->history_territories, g_hash_table_unref);
  run->fatal = run->failed = run->again = run->asked = run->costs_changed = run->quiet = FALSE;
  run->done = 0;
}

/* Everything that is asked can be asked at once: the files were small enough to be looked at whole. */
static gboolean
asks_already (const SalesImportRun *run)
{
  return has_questions (run, FALSE) && !has_questions (run, TRUE);
}

static SalesImportResult *
ask (SalesImportRun *run)
{
  sum_files (run->result);
  collect_questions (run);
  run->result->outcome = SALES_IMPORT_OUTCOME_ASKED;
  return g_steal_pointer (&run->result);
}

static SalesImportResult *
refuse (SalesImportRun *run)
{
  sum_files (run->result);
  run->result->outcome = SALES_IMPORT_OUTCOME_REFUSED;
  return g_steal_pointer (&run->result);
}

/**
 * sales_import_read:
 * @self: an import
 * @n_rows: how many rows of each file to show
 * @error: %SALES_ERROR_NOT_FOUND or IO
 *
 * Looks at samples of the files, with the answers that were given, without importing anything.
 *
 * Returns: (transfer full) (element-type SalesImportReading): one for each file, or %NULL
 */
GPtrArray *
sales_import_read (SalesImport *self, int n_rows, GError **error)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_import_reading_free);
  SalesImportRun *run = run_new (self, NULL);
  gboolean found = sales_import_run_find_sources (run, self->paths, n_rows, error);

  for (guint i = 0; found && i < run->sources->len; i++)
    g_ptr_array_add (readings, g_steal_pointer (&((SalesImportSource *) run->sources->pdata[i])->reading));
  run_free (run);
  return found ? g_steal_pointer (&readings) : NULL;
}

/**
 * sales_import_run:
 * @self: an import
 * @cancellable: (nullable): stops it; nothing is then imported
 * @error: return location for an error of the document or the system
 *
 * Imports and waits for it. Rows and files that cannot be taken are no error but stand in the
 * result.
 *
 * Returns: (transfer full): what came of it, or %NULL
 */
SalesImportResult *
sales_import_run (SalesImport *self, GCancellable *cancellable, GError **error)
{
  SalesImportRun *run = run_new (self, cancellable);
  SalesImportResult *result = NULL;

  if (sales_import_run_find_sources (run, self->paths, 0, error))
    {
      if (run->result->n_problems > 0)
        result = refuse (run);
      else if (asks_already (run))
        result = ask (run);
      else
        {
          g_autoptr (GError) failure = NULL;
          gboolean performed = FALSE;

          if (!run->dry_run && !take_backup (run, sales_document_call (self->document, sales_import_backup_new (), cancellable, &failure)))
            run->failed = TRUE;
          else
            do
              {
                g_clear_error (&failure);
                if (run->again)
                  start_again (run);
                performed = sales_document_perform (self->document, make_request (run), cancellable, &failure) != NULL;
              }
            while (!performed && run->again);
          result = finish_run (run, performed, &failure, error);
        }
    }
  run_free (run);
  return result;
}

typedef struct
{
  SalesImportRun         *run;
  SalesImportProgressFunc progress;
  gpointer                progress_data;
  guint                   timer;
} AsyncRun;

static void
async_run_free (gpointer data)
{
  AsyncRun *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  run_free (self->run);
  g_free (self);
}

static gboolean
progress_due_cb (gpointer user_data)
{
  AsyncRun *self = user_data;

  self->progress (__atomic_load_n (&self->run->done, __ATOMIC_RELAXED), self->run->total, self->progress_data);
  return G_SOURCE_CONTINUE;
}

static void
performed_cb (GObject *object, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AsyncRun *async = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;
  GError *error = NULL;
  gboolean performed = sales_document_perform_finish (SALES_DOCUMENT (object), answer, &failure) != NULL;
  SalesImportResult *result;

  if (!performed && async->run->again)
    {
      start_again (async->run);
      sales_document_perform_async (SALES_DOCUMENT (object), make_request (async->run), async->run->cancellable, performed_cb,
                                    g_steal_pointer (&task));
      return;
    }
  result = finish_run (async->run, performed, &failure, &error);
  g_clear_handle_id (&async->timer, g_source_remove);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) sales_import_result_free);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject *object, GAsyncResult *answer, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AsyncRun *async = g_task_get_task_data (task);
  GError *error = NULL;

  if (!take_backup (async->run, sales_document_call_finish (SALES_DOCUMENT (object), answer, &error)))
    {
      g_clear_handle_id (&async->timer, g_source_remove);
      g_task_return_error (task, error);
      return;
    }
  sales_document_perform_async (SALES_DOCUMENT (object), make_request (async->run), async->run->cancellable, performed_cb,
                                g_steal_pointer (&task));
}

/**
 * sales_import_run_async:
 * @self: an import, which may be freed before it ends
 * @cancellable: (nullable): stops it; nothing is then imported
 * @callback: called on the main thread when it is done
 * @user_data: for @callback
 */
void
sales_import_run_async (SalesImport *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self->document, NULL, callback, user_data);
  AsyncRun *async = g_new0 (AsyncRun, 1);
  GError *error = NULL;

  async->run = run_new (self, cancellable);
  async->progress = self->progress;
  async->progress_data = self->progress_data;
  g_task_set_source_tag (task, sales_import_run_async);
  g_task_set_task_data (task, async, async_run_free);
  if (!sales_import_run_find_sources (async->run, self->paths, 0, &error))
    g_task_return_error (task, error);
  else if (async->run->result->n_problems > 0)
    g_task_return_pointer (task, refuse (async->run), (GDestroyNotify) sales_import_result_free);
  else if (asks_already (async->run))
    g_task_return_pointer (task, ask (async->run), (GDestroyNotify) sales_import_result_free);
  else
    {
      if (async->progress != NULL)
        async->timer = g_timeout_add (PROGRESS_MILLISECONDS, progress_due_cb, async);
      if (async->run->dry_run)
        sales_document_perform_async (self->document, make_request (async->run), cancellable, performed_cb, task);
      else
        sales_document_call_async (self->document, sales_import_backup_new (), cancellable, backed_up_cb, task);
      return;
    }
  g_object_unref (task);
}

/**
 * sales_import_run_finish:
 * @self: (nullable): the import
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what came of it, or %NULL
 */
SalesImportResult *
sales_import_run_finish (SalesImport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sales_import_result_free:
 * @self: (transfer full): a result
 */
void
sales_import_result_free (SalesImportResult *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->findings);
  g_free (self->skipped_path);
  g_free (self->backup_path);
  g_free (self);
}
