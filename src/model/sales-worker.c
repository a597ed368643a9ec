/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-worker.h"

#include "base/sales-error.h"
#include "model/sales-closing.h"
#include "model/sales-settings.h"
#include "store/sales-backup.h"
#include "store/sales-store.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

/* How long nothing must be asked before the thread looks over the document. */
#define IDLE_MICROSECONDS G_USEC_PER_SEC
/* How long changes may go without a backup. */
#define BACKUP_MICROSECONDS (10 * 60 * G_USEC_PER_SEC)
#define NO_CAUSE (-1)

struct _SalesWorker
{
  /* Set before the thread starts. */
  char            *path;
  SalesOpenMode    mode;
  GMainContext    *context;
  SalesWorkerFound found;
  SalesWorkerBackup told_backup;
  gpointer         user_data;

  /* The main thread's. */
  GThread         *thread;

  /* Between the two threads. */
  GAsyncQueue     *queue;
  GMutex           mutex;
  GCond            cond;
  gboolean         idling;   /* does what may be interrupted */
  gint64           backup_interval;
  GSource         *news;     /* carries `discovery` to the main thread */
  SalesSnapshot   *discovery;
  GSource         *backup_news; /* carries `backup_error` there */
  GError          *backup_error;

  /* The thread's own. */
  SalesStore      *store;
  guint64          serial;
  gboolean         examined;
  SalesBackup     *backup;
  gint64           dirty_since; /* monotonic; 0: all is in a backup, or was at opening */
  int              backup_cause; /* SalesError of the last failure that was told; NO_CAUSE */
};

SalesJob *
sales_job_new (SalesJobKind kind, SalesDocument *document, SalesRequest *request, GCancellable *cancellable)
{
  SalesJob *self = g_new0 (SalesJob, 1);

  self->kind = kind;
  self->document = document;
  self->request = request;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

static void
job_free_result (SalesJob *self)
{
  if (self->result != NULL && self->request != NULL && self->request->result_free != NULL)
    self->request->result_free (self->result);
  self->result = NULL;
}

void
sales_job_free (SalesJob *self)
{
  job_free_result (self);
  g_clear_pointer (&self->request, sales_request_free);
  g_clear_pointer (&self->snapshot, sales_snapshot_free);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_free (self);
}

static gboolean
check_cancelled (SalesJob *job)
{
  if (job->cancellable == NULL || !g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (job->error == NULL)
    g_set_error_literal (&job->error, SALES_ERROR, SALES_ERROR_CANCELLED, "cancelled");
  return TRUE;
}

static void
load_snapshot (SalesWorker *self, SalesJob *job)
{
  g_autoptr (GError) error = NULL;

  job->snapshot = sales_snapshot_load (self->store, &error);
  /* The change itself is done; the pages go on with what they knew. */
  if (job->snapshot == NULL)
    g_warning ("%s: cannot be read after a change: %s", self->path, error->message);
  else
    job->snapshot->serial = ++self->serial;
}

/* Something is in the document now that is in no backup. */
static void
note_change (SalesWorker *self, SalesJob *job)
{
  load_snapshot (self, job);
  if (job->changed != 0 && self->dirty_since == 0)
    self->dirty_since = g_get_monotonic_time ();
}

static void
call_function (SalesWorker *self, SalesJob *job)
{
  sales_store_set_as_of (self->store, job->request->as_of);
  job->result = job->request->func (self->store, job->request->data, job->cancellable, &job->error);
  sales_store_set_as_of (self->store, SALES_DAY_NONE);
  if (job->result == NULL && job->error == NULL)
    g_set_error_literal (&job->error, SALES_ERROR, SALES_ERROR_INVALID, "a request gave neither a result nor an error");
}

static void
perform (SalesWorker *self, SalesJob *job)
{
  SalesRequest *request = job->request;

  /* What cannot be undone step by step can be taken back by the file. */
  if (request->no_undo && !sales_backup_make (self->store, job->cancellable, &job->error))
    return;
  if (!sales_store_begin (self->store, request->action, request->label, !request->no_undo, &job->error))
    return;
  call_function (self, job);
  if (job->error == NULL)
    sales_closing_adjust (self->store, request->label != NULL ? request->label : request->action, &job->error);
  if (job->error != NULL || check_cancelled (job))
    sales_store_rollback (self->store);
  else if (sales_store_commit (self->store, &job->changed, &job->error))
    note_change (self, job);
  if (job->error != NULL)
    {
      job->changed = 0;
      job_free_result (job);
    }
}

static void
undo (SalesWorker *self, SalesJob *job)
{
  if (!sales_store_undo (self->store, job->kind == SALES_JOB_REDO, &job->changed, &job->error))
    return;
  job->result = SALES_REQUEST_DONE;
  note_change (self, job);
}

static void
cancelled_cb (GCancellable *cancellable, SalesStore *store)
{
  sales_store_interrupt (store);
}

static void
run_job (SalesWorker *self, SalesJob *job)
{
  gulong handler = 0;

  if (check_cancelled (job))
    return;
  if (job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (cancelled_cb), self->store, NULL);
  switch (job->kind)
    {
    case SALES_JOB_CALL:
      call_function (self, job);
      break;
    case SALES_JOB_PERFORM:
      perform (self, job);
      break;
    case SALES_JOB_UNDO:
    case SALES_JOB_REDO:
      undo (self, job);
      break;
    case SALES_JOB_OPEN:
    case SALES_JOB_CLOSE:
    default:
      g_assert_not_reached ();
    }
  g_cancellable_disconnect (job->cancellable, handler);
}

static gboolean
create_company (SalesStore *store, GError **error)
{
  g_autofree char *name = g_path_get_basename (sales_store_get_path (store));
  guint touched;

  if (g_str_has_suffix (name, ".sales"))
    name[strlen (name) - strlen (".sales")] = '\0';
  if (!sales_store_begin (store, "document.create", "", FALSE, error))
    return FALSE;
  if (sales_settings_create (store, name, error))
    return sales_store_commit (store, &touched, error);
  sales_store_rollback (store);
  return FALSE;
}

/* The usual document's folder is ours to make; any other has to be there. */
static void
make_usual_folder (SalesWorker *self)
{
  g_autofree char *usual = sales_document_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (usual);

  /* What goes wrong shows when the file cannot be made. */
  if (g_str_equal (self->path, usual) && g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
}

static gboolean
open_store (SalesWorker *self, SalesJob *job)
{
  static const SalesStoreMode modes[] = {
    [SALES_OPEN_EXISTING] = SALES_STORE_OPEN,
    [SALES_OPEN_CREATE] = SALES_STORE_CREATE,
    [SALES_OPEN_READ_ONLY] = SALES_STORE_READ_ONLY,
  };

  if (check_cancelled (job))
    return FALSE;
  if (self->mode == SALES_OPEN_CREATE)
    make_usual_folder (self);
  self->store = sales_store_new (self->path, modes[self->mode], &job->error);
  if (self->store == NULL)
    return FALSE;
  if (self->mode != SALES_OPEN_CREATE || create_company (self->store, &job->error))
    job->snapshot = sales_snapshot_load (self->store, &job->error);
  if (job->snapshot != NULL)
    {
      job->snapshot->serial = ++self->serial;
      return TRUE;
    }
  g_clear_pointer (&self->store, sales_store_free);
  if (self->mode == SALES_OPEN_CREATE)
    g_unlink (self->path);
  return FALSE;
}

/* Has the job finished on the main thread. */
static void
attach (SalesWorker *self, SalesJob *job)
{
  /* Not g_main_context_invoke(): it would run here while the main loop does not. */
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job->finish, job, NULL);
  g_source_attach (source, self->context);
}

/* Hands the job back. Whoever waits may free it at once. */
static void
reply (SalesWorker *self, SalesJob *job)
{
  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  if (job->task != NULL)
    attach (self, job);
  else
    g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gboolean
discovered_cb (gpointer data)
{
  SalesWorker *self = data;

  self->found (g_steal_pointer (&self->discovery), self->user_data);
  return G_SOURCE_REMOVE;
}

/* The document turned out to be damaged: the main thread is told without having asked. */
static void
tell_news (SalesWorker *self)
{
  g_autoptr (GError) error = NULL;

  self->discovery = sales_snapshot_load (self->store, &error);
  if (self->discovery == NULL)
    {
      g_warning ("%s: damaged, and cannot be read: %s", self->path, error->message);
      return;
    }
  self->discovery->serial = ++self->serial;
  self->news = g_idle_source_new ();
  g_source_set_callback (self->news, discovered_cb, self, NULL);
  g_source_attach (self->news, self->context);
}

static void
examine (SalesWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean was_read_only = sales_store_is_read_only (self->store);
  gboolean finished = FALSE;

  if (!sales_store_examine (self->store, &finished, &error) && !sales_error_is_cancelled (error))
    {
      g_message ("%s: cannot be looked over: %s", self->path, error->message);
      finished = TRUE;
    }
  if (!was_read_only && sales_store_is_read_only (self->store))
    {
      finished = TRUE;
      tell_news (self);
    }
  self->examined = finished;
}

static gboolean
backup_told_cb (gpointer data)
{
  SalesWorker *self = data;
  g_autoptr (GError) error = NULL;

  g_mutex_lock (&self->mutex);
  error = g_steal_pointer (&self->backup_error);
  g_clear_pointer (&self->backup_news, g_source_unref);
  g_mutex_unlock (&self->mutex);
  self->told_backup (error, self->user_data);
  return G_SOURCE_REMOVE;
}

/* Once for each cause, not with every try. @error is %NULL where a backup is there. */
static void
tell_backup (SalesWorker *self, const GError *error)
{
  int cause = error != NULL ? error->code : NO_CAUSE;

  if (cause == self->backup_cause)
    return;
  self->backup_cause = cause;
  g_mutex_lock (&self->mutex);
  g_clear_error (&self->backup_error);
  self->backup_error = error != NULL ? g_error_copy (error) : NULL;
  if (self->backup_news == NULL)
    {
      self->backup_news = g_idle_source_new ();
      g_source_set_callback (self->backup_news, backup_told_cb, self, NULL);
      g_source_attach (self->backup_news, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

static void
back_up (SalesWorker *self)
{
  g_autoptr (GError) error = NULL;
  gboolean finished = FALSE;

  if (self->backup == NULL && sales_backup_is_current (self->store))
    finished = TRUE;
  else if (self->backup == NULL)
    self->backup = sales_backup_begin (self->store, &error);
  else
    sales_backup_step (self->backup, &finished, &error);

  if (sales_error_is_cancelled (error))
    return;
  if (error != NULL)
    g_message ("%s: no backup could be made: %s", self->path, error->message);
  if (error != NULL || finished)
    {
      g_clear_pointer (&self->backup, sales_backup_free);
      tell_backup (self, error);
      /* After a failure, again when as much time has passed. */
      self->dirty_since = finished ? 0 : g_get_monotonic_time ();
    }
}

/* One piece of what can wait, unless something is to be done; sales_worker_push() interrupts it. */
static void
work_idle (SalesWorker *self)
{
  gboolean idling;

  g_mutex_lock (&self->mutex);
  idling = self->idling = g_async_queue_length (self->queue) <= 0;
  g_mutex_unlock (&self->mutex);
  if (!idling)
    return;
  if (!self->examined)
    examine (self);
  else
    back_up (self);
  g_mutex_lock (&self->mutex);
  self->idling = FALSE;
  g_mutex_unlock (&self->mutex);
}

static gint64
get_time_to_backup (SalesWorker *self)
{
  gint64 interval;

  g_mutex_lock (&self->mutex);
  interval = self->backup_interval;
  g_mutex_unlock (&self->mutex);
  return self->dirty_since + interval - g_get_monotonic_time ();
}

static SalesJob *
wait_for_job (SalesWorker *self)
{
  gint64 wait = IDLE_MICROSECONDS;

  while (TRUE)
    {
      SalesJob *job;

      if (self->examined && self->backup == NULL)
        {
          if (self->dirty_since == 0)
            return g_async_queue_pop (self->queue);
          wait = MAX (get_time_to_backup (self), 0);
        }
      job = wait > 0 ? g_async_queue_timeout_pop (self->queue, (guint64) wait) : g_async_queue_try_pop (self->queue);
      if (job != NULL)
        return job;
      work_idle (self);
      wait = 0;
    }
}

static gpointer
store_thread (gpointer data)
{
  SalesWorker *self = data;
  SalesJob *job = g_async_queue_pop (self->queue);
  gboolean opened = open_store (self, job);

  reply (self, job);
  while (opened)
    {
      job = wait_for_job (self);
      if (job->kind == SALES_JOB_CLOSE)
        {
          g_clear_pointer (&self->backup, sales_backup_free);
          g_clear_pointer (&self->store, sales_store_free);
          sales_job_free (job);
          break;
        }
      run_job (self, job);
      reply (self, job);
    }
  return NULL;
}

/**
 * sales_worker_new:
 * @path: the document's file
 * @mode: how to open it
 * @context: where jobs are finished
 * @found: told when the document turns out to be damaged, on the main thread; takes the snapshot
 * @backup: told when a backup cannot be made, and when one can again, on the main thread
 * @user_data: for both
 *
 * Returns: (transfer full): a worker with a thread that waits for its first job
 */
SalesWorker *
sales_worker_new (const char *path, SalesOpenMode mode, GMainContext *context, SalesWorkerFound found,
                  SalesWorkerBackup backup, gpointer user_data)
{
  SalesWorker *self = g_new0 (SalesWorker, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->mode = mode;
  self->context = g_main_context_ref (context);
  self->found = found;
  self->told_backup = backup;
  self->backup_cause = NO_CAUSE;
  self->user_data = user_data;
  self->queue = g_async_queue_new_full ((GDestroyNotify) sales_job_free);
  self->backup_interval = BACKUP_MICROSECONDS;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("document", store_thread, self);
  return self;
}

/**
 * sales_worker_push:
 * @self: a worker
 * @job: (transfer full): what to do, after all that was pushed before
 */
void
sales_worker_push (SalesWorker *self, SalesJob *job)
{
  g_mutex_lock (&self->mutex);
  g_async_queue_push (self->queue, job);
  if (self->idling)
    sales_store_interrupt (self->store);
  g_mutex_unlock (&self->mutex);
}

/**
 * sales_worker_wait:
 * @self: a worker
 * @job: a job without a task, which was pushed
 * @microseconds: how long at most; −1 as long as it takes
 *
 * Waits until it is done. It then belongs to the caller again.
 *
 * Returns: whether it is done
 */
gboolean
sales_worker_wait (SalesWorker *self, SalesJob *job, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean done;

  g_mutex_lock (&self->mutex);
  while (!job->done)
    if (microseconds < 0)
      g_cond_wait (&self->cond, &self->mutex);
    else if (!g_cond_wait_until (&self->cond, &self->mutex, end))
      break;
  done = job->done;
  g_mutex_unlock (&self->mutex);
  return done;
}

/**
 * sales_worker_finish_later:
 * @self: a worker
 * @job: a job without a task, which was pushed
 * @task: (transfer full): its task
 * @finish: called on the main thread with @job, which it frees
 *
 * Instead of waiting until it is done.
 */
void
sales_worker_finish_later (SalesWorker *self, SalesJob *job, GTask *task, GSourceFunc finish)
{
  g_mutex_lock (&self->mutex);
  job->task = task;
  job->finish = finish;
  if (job->done)
    attach (self, job);
  g_mutex_unlock (&self->mutex);
}

/**
 * sales_worker_close:
 * @self: (transfer full): a worker
 */
void
sales_worker_close (SalesWorker *self)
{
  sales_worker_push (self, sales_job_new (SALES_JOB_CLOSE, NULL, NULL, NULL));
  g_thread_join (self->thread);
  if (self->news != NULL)
    g_source_destroy (self->news);
  g_clear_pointer (&self->news, g_source_unref);
  g_clear_pointer (&self->discovery, sales_snapshot_free);
  if (self->backup_news != NULL)
    g_source_destroy (self->backup_news);
  g_clear_pointer (&self->backup_news, g_source_unref);
  g_clear_error (&self->backup_error);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

/**
 * sales_worker_set_backup_interval:
 * @self: a worker
 * @microseconds: how long changes may go without a backup, from the next change on
 */
void
sales_worker_set_backup_interval (SalesWorker *self, gint64 microseconds)
{
  g_mutex_lock (&self->mutex);
  self->backup_interval = microseconds;
  g_mutex_unlock (&self->mutex);
}
