/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-document-private.h"

#include "base/sales-error.h"
#include "model/sales-settings.h"
#include "store/sales-backup.h"
#include "store/sales-store.h"

#include <string.h>

#include <glib/gstdio.h>

/* How long nothing must be asked before the store's thread looks over the document. */
#define IDLE_MICROSECONDS G_USEC_PER_SEC
/* How long changes may go without a backup. */
#define BACKUP_MICROSECONDS (10 * 60 * G_USEC_PER_SEC)

typedef enum
{
  JOB_OPEN,
  JOB_CALL,
  JOB_PERFORM,
  JOB_UNDO,
  JOB_REDO,
  JOB_CLOSE,
} JobKind;

/* Something for the store's thread to do. It belongs to that thread from being pushed until it is
 * replied. */
typedef struct
{
  JobKind        kind;
  SalesDocument *document;
  SalesRequest  *request;
  GCancellable  *cancellable;
  GTask         *task;     /* %NULL: somebody waits for `done` */
  gpointer       result;
  GError        *error;
  SalesSnapshot *snapshot; /* if anything may have changed */
  guint          changed;
  gboolean       done;
} Job;

struct _SalesDocument
{
  GObject        parent_instance;

  /* The main thread's. */
  SalesSnapshot *snapshot;
  GThread       *thread;
  GMainContext  *context;
  gboolean       closed;

  /* Set before the thread starts. */
  char          *path;
  SalesOpenMode  mode;

  /* Between the two threads. */
  GAsyncQueue   *queue;
  GMutex         mutex;
  GCond          cond;
  gboolean       idling;    /* does what may be interrupted */
  gint64         backup_interval;
  GSource       *news;      /* carries `found` to the main thread */
  SalesSnapshot *found;

  /* The store's thread's. */
  SalesStore    *store;
  gboolean       examined;
  SalesBackup   *backup;
  gint64         dirty_since; /* monotonic; 0: all is in a backup, or was at opening */
  guint64        serial;
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesDocument, sales_document, G_TYPE_OBJECT)

static Job *
job_new (JobKind kind, SalesDocument *document, SalesRequest *request, GCancellable *cancellable)
{
  Job *self = g_new0 (Job, 1);

  self->kind = kind;
  self->document = document;
  self->request = request;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

static void
job_free_result (Job *self)
{
  if (self->result != NULL && self->request != NULL && self->request->result_free != NULL)
    self->request->result_free (self->result);
  self->result = NULL;
}

static void
job_free (Job *self)
{
  job_free_result (self);
  g_clear_pointer (&self->request, sales_request_free);
  g_clear_pointer (&self->snapshot, sales_snapshot_free);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* On the store's thread ----------------------------------------------------------------------- */

static gboolean
check_cancelled (Job *job)
{
  if (job->cancellable == NULL || !g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (job->error == NULL)
    g_set_error_literal (&job->error, SALES_ERROR, SALES_ERROR_CANCELLED, "cancelled");
  return TRUE;
}

static void
load_snapshot (SalesDocument *self, Job *job)
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
note_change (SalesDocument *self, Job *job)
{
  load_snapshot (self, job);
  if (job->changed != 0 && self->dirty_since == 0)
    self->dirty_since = g_get_monotonic_time ();
}

static void
call_function (SalesDocument *self, Job *job)
{
  job->result = job->request->func (self->store, job->request->data, job->cancellable, &job->error);
  if (job->result == NULL && job->error == NULL)
    g_set_error_literal (&job->error, SALES_ERROR, SALES_ERROR_INVALID, "a request gave neither a result nor an error");
}

static void
perform (SalesDocument *self, Job *job)
{
  SalesRequest *request = job->request;

  /* What cannot be undone step by step can be taken back by the file. */
  if (request->no_undo && !sales_backup_make (self->store, job->cancellable, &job->error))
    return;
  if (!sales_store_begin (self->store, request->action, request->label, !request->no_undo, &job->error))
    return;
  call_function (self, job);
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
undo (SalesDocument *self, Job *job)
{
  if (!sales_store_undo (self->store, job->kind == JOB_REDO, &job->changed, &job->error))
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
run_job (SalesDocument *self, Job *job)
{
  gulong handler = 0;

  if (check_cancelled (job))
    return;
  if (job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (cancelled_cb), self->store, NULL);
  switch (job->kind)
    {
    case JOB_CALL:
      call_function (self, job);
      break;
    case JOB_PERFORM:
      perform (self, job);
      break;
    case JOB_UNDO:
    case JOB_REDO:
      undo (self, job);
      break;
    case JOB_OPEN:
    case JOB_CLOSE:
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

static gboolean
open_store (SalesDocument *self, Job *job)
{
  static const SalesStoreMode modes[] = {
    [SALES_OPEN_EXISTING] = SALES_STORE_OPEN,
    [SALES_OPEN_CREATE] = SALES_STORE_CREATE,
    [SALES_OPEN_READ_ONLY] = SALES_STORE_READ_ONLY,
  };

  if (check_cancelled (job))
    return FALSE;
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

static gboolean finish_job_cb (gpointer data);
static gboolean take_found_cb (gpointer data);

/* Hands the job back. Whoever waits may free it at once. */
static void
reply (SalesDocument *self, Job *job)
{
  if (job->task != NULL)
    {
      /* Not g_main_context_invoke(): it would run here while the main loop does not. */
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, finish_job_cb, job, NULL);
      g_source_attach (source, self->context);
      return;
    }
  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* The document turned out to be damaged: the main thread is told without having asked. */
static void
tell_news (SalesDocument *self)
{
  g_autoptr (GError) error = NULL;

  self->found = sales_snapshot_load (self->store, &error);
  if (self->found == NULL)
    {
      g_warning ("%s: damaged, and cannot be read: %s", self->path, error->message);
      return;
    }
  self->found->serial = ++self->serial;
  self->news = g_idle_source_new ();
  g_source_set_callback (self->news, take_found_cb, self, NULL);
  g_source_attach (self->news, self->context);
}

static void
examine (SalesDocument *self)
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

static void
back_up (SalesDocument *self)
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
      /* After a failure, again when as much time has passed. */
      self->dirty_since = finished ? 0 : g_get_monotonic_time ();
    }
}

/* One piece of what can wait, unless something is to be done; push() interrupts it. */
static void
work_idle (SalesDocument *self)
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
get_time_to_backup (SalesDocument *self)
{
  gint64 interval;

  g_mutex_lock (&self->mutex);
  interval = self->backup_interval;
  g_mutex_unlock (&self->mutex);
  return self->dirty_since + interval - g_get_monotonic_time ();
}

static Job *
wait_for_job (SalesDocument *self)
{
  gint64 wait = IDLE_MICROSECONDS;

  while (TRUE)
    {
      Job *job;

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
  SalesDocument *self = data;
  Job *job = g_async_queue_pop (self->queue);
  gboolean opened = open_store (self, job);

  reply (self, job);
  while (opened)
    {
      job = wait_for_job (self);
      if (job->kind == JOB_CLOSE)
        {
          g_clear_pointer (&self->backup, sales_backup_free);
          g_clear_pointer (&self->store, sales_store_free);
          job_free (job);
          break;
        }
      run_job (self, job);
      reply (self, job);
    }
  return NULL;
}

/* On the main thread -------------------------------------------------------------------------- */

static void
take_snapshot (SalesDocument *self, SalesSnapshot *snapshot)
{
  g_autoptr (SalesSnapshot) old = NULL;

  /* An answer that waited in the main loop may be older than one that was waited for. */
  if (self->snapshot != NULL && snapshot->serial <= self->snapshot->serial)
    {
      sales_snapshot_free (snapshot);
      return;
    }
  old = g_steal_pointer (&self->snapshot);
  self->snapshot = snapshot;
  if (old == NULL)
    return;
  if (g_strcmp0 (old->undo_label, snapshot->undo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (g_strcmp0 (old->redo_label, snapshot->redo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (old->read_only != snapshot->read_only)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static gboolean
take_found_cb (gpointer data)
{
  SalesDocument *self = data;

  take_snapshot (self, g_steal_pointer (&self->found));
  return G_SOURCE_REMOVE;
}

static void
take_news (SalesDocument *self, Job *job)
{
  if (job->snapshot != NULL)
    take_snapshot (self, g_steal_pointer (&job->snapshot));
  if (job->changed != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, job->changed);
}

static gboolean
finish_job_cb (gpointer data)
{
  g_autoptr (Job) job = data;

  take_news (job->document, job);
  if (job->kind == JOB_OPEN)
    {
      if (job->error != NULL)
        g_task_return_error (job->task, g_steal_pointer (&job->error));
      else
        g_task_return_pointer (job->task, g_object_ref (job->document), g_object_unref);
      g_object_unref (job->document);
    }
  else if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result),
                           job->request != NULL ? job->request->result_free : NULL);
  return G_SOURCE_REMOVE;
}

static void
push (SalesDocument *self, Job *job)
{
  g_mutex_lock (&self->mutex);
  g_async_queue_push (self->queue, job);
  if (self->idling)
    sales_store_interrupt (self->store);
  g_mutex_unlock (&self->mutex);
}

static gpointer
run_and_wait (SalesDocument *self, Job *taken, GError **error)
{
  g_autoptr (Job) job = taken;

  if (self->closed)
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "the document is closed");
      return NULL;
    }
  push (self, job);
  g_mutex_lock (&self->mutex);
  while (!job->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  take_news (self, job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  return g_steal_pointer (&job->result);
}

static void
run_later (SalesDocument *self, Job *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  job->task = g_task_new (self, job->cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* The request ends as it ends: a change that was committed in time is not called cancelled. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (self->closed)
    {
      g_task_return_new_error (job->task, SALES_ERROR, SALES_ERROR_CANCELLED, "the document is closed");
      job_free (job);
      return;
    }
  push (self, job);
}

static SalesDocument *
document_new (const char *path, SalesOpenMode mode)
{
  SalesDocument *self = g_object_new (SALES_TYPE_DOCUMENT, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->mode = mode;
  return self;
}

static void
start_thread (SalesDocument *self)
{
  self->thread = g_thread_new ("document", store_thread, self);
}

static void
sales_document_dispose (GObject *object)
{
  sales_document_close (SALES_DOCUMENT (object));
  G_OBJECT_CLASS (sales_document_parent_class)->dispose (object);
}

static void
sales_document_finalize (GObject *object)
{
  SalesDocument *self = SALES_DOCUMENT (object);

  g_clear_pointer (&self->snapshot, sales_snapshot_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (sales_document_parent_class)->finalize (object);
}

static void
sales_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalesDocument *self = SALES_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, sales_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, sales_document_get_redo_label (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, sales_document_is_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sales_document_class_init (SalesDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sales_document_dispose;
  object_class->finalize = sales_document_finalize;
  object_class->get_property = sales_document_get_property;

  properties[PROP_UNDO_LABEL] =
      g_param_spec_string ("undo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_LABEL] =
      g_param_spec_string ("redo-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] =
      g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sales_document_init (SalesDocument *self)
{
  self->backup_interval = BACKUP_MICROSECONDS;
  self->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

/**
 * sales_document_get_default_path:
 *
 * Returns: (transfer full): the document that is opened when none is named
 */
char *
sales_document_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "sales-manager", "company.sales", NULL);
}

/**
 * sales_document_open:
 * @path: the document's file
 * @mode: whether it exists, is to be created, or is only to be read
 * @error: return location for an error
 *
 * Opens a document and waits for it; for the command line and tests. What keeps a document from
 * being written (its folder, another program) makes it read-only and is no error; see
 * sales_document_get_read_only_reason().
 *
 * Returns: (transfer full): the document, or %NULL
 */
SalesDocument *
sales_document_open (const char *path, SalesOpenMode mode, GError **error)
{
  g_autoptr (SalesDocument) self = document_new (path, mode);
  g_autoptr (GError) failure = NULL;

  start_thread (self);
  run_and_wait (self, job_new (JOB_OPEN, self, NULL, NULL), &failure);
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * sales_document_open_async:
 * @path: the document's file
 * @mode: whether it exists, is to be created, or is only to be read
 * @cancellable: (nullable): stops it before it begins
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
sales_document_open_async (const char *path, SalesOpenMode mode, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  SalesDocument *self = document_new (path, mode);
  Job *job = job_new (JOB_OPEN, self, NULL, cancellable);

  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, sales_document_open_async);
  g_task_set_check_cancellable (job->task, FALSE);
  start_thread (self);
  push (self, job);
}

/**
 * sales_document_open_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the document, or %NULL
 */
SalesDocument *
sales_document_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sales_document_close:
 * @self: a document
 *
 * Finishes what has been asked for and closes the file. Requests made afterwards fail with
 * %SALES_ERROR_CANCELLED.
 */
void
sales_document_close (SalesDocument *self)
{
  if (self->thread == NULL)
    return;
  if (!self->closed)
    {
      self->closed = TRUE;
      push (self, job_new (JOB_CLOSE, self, NULL, NULL));
    }
  g_thread_join (g_steal_pointer (&self->thread));
  if (self->news != NULL)
    g_source_destroy (self->news);
  g_clear_pointer (&self->news, g_source_unref);
  g_clear_pointer (&self->found, sales_snapshot_free);
}

/**
 * sales_document_get_path:
 * @self: a document
 *
 * Returns: (transfer none): its file, with symbolic links resolved
 */
const char *
sales_document_get_path (SalesDocument *self)
{
  return self->snapshot->path;
}

/**
 * sales_document_is_read_only:
 * @self: a document
 *
 * Returns: whether it cannot be changed; property "read-only" notifies
 */
gboolean
sales_document_is_read_only (SalesDocument *self)
{
  return self->snapshot->read_only;
}

/**
 * sales_document_get_read_only_reason:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): a sentence in the user's language why it cannot be changed;
 *   %NULL if it can, or was opened for reading only
 */
const char *
sales_document_get_read_only_reason (SalesDocument *self)
{
  return self->snapshot->read_only_reason;
}

/**
 * sales_document_get_info:
 * @self: a document
 *
 * Returns: (transfer none): what it says of itself; valid until the next "changed"
 */
const SalesDocumentInfo *
sales_document_get_info (SalesDocument *self)
{
  return &self->snapshot->info;
}

/**
 * sales_document_get_first_period:
 * @self: a document
 *
 * Returns: today's quarter, or the last one with data if there are none in it
 */
SalesPeriod
sales_document_get_first_period (SalesDocument *self)
{
  int year_start = self->snapshot->info.year_start;
  SalesPeriod today = sales_period_containing (SALES_PERIOD_QUARTER, sales_today (), year_start);

  if (self->snapshot->last_data == SALES_DAY_NONE || self->snapshot->last_data >= today.first)
    return today;
  return sales_period_containing (SALES_PERIOD_QUARTER, self->snapshot->last_data, year_start);
}

/**
 * sales_document_call:
 * @self: a document
 * @request: (transfer full): a question
 * @cancellable: (nullable): interrupts it, from another thread
 * @error: return location for an error
 *
 * Asks and waits; for the command line and tests.
 *
 * Returns: (transfer full): the result, to be freed as the request's maker says, or %NULL
 */
gpointer
sales_document_call (SalesDocument *self, SalesRequest *request, GCancellable *cancellable, GError **error)
{
  return run_and_wait (self, job_new (JOB_CALL, self, request, cancellable), error);
}

/**
 * sales_document_call_async:
 * @self: a document
 * @request: (transfer full): a question
 * @cancellable: (nullable): interrupts it
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
sales_document_call_async (SalesDocument *self, SalesRequest *request, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  run_later (self, job_new (JOB_CALL, self, request, cancellable), sales_document_call_async, callback,
             user_data);
}

/**
 * sales_document_call_finish:
 * @self: a document
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the result, to be freed as the request's maker says, or %NULL
 */
gpointer
sales_document_call_finish (SalesDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sales_document_perform:
 * @self: a document
 * @request: (transfer full): a change, made by sales_request_new_action()
 * @cancellable: (nullable): interrupts it, from another thread
 * @error: return location for an error
 *
 * Changes the document and waits; for the command line and tests. All of the change is in the
 * document afterwards, or nothing of it.
 *
 * Returns: (transfer full): the result, or %NULL
 */
gpointer
sales_document_perform (SalesDocument *self, SalesRequest *request, GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (request->action != NULL, NULL);
  return run_and_wait (self, job_new (JOB_PERFORM, self, request, cancellable), error);
}

/**
 * sales_document_perform_async:
 * @self: a document
 * @request: (transfer full): a change, made by sales_request_new_action()
 * @cancellable: (nullable): interrupts it
 * @callback: called on the main thread, after "changed"
 * @user_data: for @callback
 */
void
sales_document_perform_async (SalesDocument *self, SalesRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (request->action != NULL);
  run_later (self, job_new (JOB_PERFORM, self, request, cancellable), sales_document_perform_async,
             callback, user_data);
}

/**
 * sales_document_perform_finish:
 * @self: a document
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the result, or %NULL
 */
gpointer
sales_document_perform_finish (SalesDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sales_document_get_undo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what Undo would take back
 */
const char *
sales_document_get_undo_label (SalesDocument *self)
{
  return self->snapshot != NULL ? self->snapshot->undo_label : NULL;
}

/**
 * sales_document_get_redo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what Redo would do again
 */
const char *
sales_document_get_redo_label (SalesDocument *self)
{
  return self->snapshot != NULL ? self->snapshot->redo_label : NULL;
}

/**
 * sales_document_undo_async:
 * @self: a document
 * @redo: whether to do the last undone step again instead
 * @cancellable: (nullable): interrupts it
 * @callback: called on the main thread, after "changed"
 * @user_data: for @callback
 */
void
sales_document_undo_async (SalesDocument *self, gboolean redo, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  run_later (self, job_new (redo ? JOB_REDO : JOB_UNDO, self, NULL, cancellable),
             sales_document_undo_async, callback, user_data);
}

/**
 * sales_document_undo_finish:
 * @self: a document
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the step was taken; %SALES_ERROR_NOT_FOUND if there was none
 */
gboolean
sales_document_undo_finish (SalesDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * sales_document_undo:
 * @self: a document
 * @redo: whether to do the last undone step again instead
 * @error: return location for an error
 *
 * Undoes and waits; for the command line and tests.
 *
 * Returns: whether the step was taken; %SALES_ERROR_NOT_FOUND if there was none
 */
gboolean
sales_document_undo (SalesDocument *self, gboolean redo, GError **error)
{
  return run_and_wait (self, job_new (redo ? JOB_REDO : JOB_UNDO, self, NULL, NULL), error) != NULL;
}

void
sales_document_set_backup_interval (SalesDocument *self, gint64 microseconds)
{
  g_mutex_lock (&self->mutex);
  self->backup_interval = microseconds;
  g_mutex_unlock (&self->mutex);
}
