/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-document-private.h"

#include "base/sales-error.h"
#include "model/sales-worker.h"

struct _SalesDocument
{
  GObject        parent_instance;

  SalesSnapshot *snapshot;
  SalesWorker   *worker;   /* %NULL once it is closed */
  GError        *backup_error;
  SalesJob      *opening;  /* until somebody has waited for it */
  SalesDay       as_of;    /* SALES_DAY_NONE = now */
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  PROP_BACKUP_ERROR,
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

static void
found_cb (SalesSnapshot *snapshot, gpointer user_data)
{
  take_snapshot (user_data, snapshot);
}

static void
backup_cb (const GError *error, gpointer user_data)
{
  SalesDocument *self = user_data;

  g_clear_error (&self->backup_error);
  self->backup_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKUP_ERROR]);
}

static void
take_news (SalesDocument *self, SalesJob *job)
{
  if (job->snapshot != NULL)
    take_snapshot (self, g_steal_pointer (&job->snapshot));
  if (job->changed != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, job->changed);
}

static gboolean
finish_job_cb (gpointer data)
{
  g_autoptr (SalesJob) job = data;

  take_news (job->document, job);
  if (job->kind == SALES_JOB_OPEN)
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

static gpointer
run_and_wait (SalesDocument *self, SalesJob *taken, GError **error)
{
  g_autoptr (SalesJob) job = taken;

  if (self->worker == NULL)
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "the document is closed");
      return NULL;
    }
  sales_worker_push (self->worker, job);
  sales_worker_wait (self->worker, job, -1);

  take_news (self, job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  return g_steal_pointer (&job->result);
}

static void
run_later (SalesDocument *self, SalesJob *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  job->task = g_task_new (self, job->cancellable, callback, user_data);
  job->finish = finish_job_cb;
  g_task_set_source_tag (job->task, tag);
  /* The request ends as it ends: a change that was committed in time is not called cancelled. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (self->worker == NULL)
    {
      g_task_return_new_error (job->task, SALES_ERROR, SALES_ERROR_CANCELLED, "the document is closed");
      sales_job_free (job);
      return;
    }
  sales_worker_push (self->worker, job);
}

static SalesDocument *
document_new (const char *path, SalesOpenMode mode)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  SalesDocument *self = g_object_new (SALES_TYPE_DOCUMENT, NULL);

  self->worker = sales_worker_new (path, mode, context, found_cb, backup_cb, self);
  return self;
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
  g_clear_error (&self->backup_error);
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
    case PROP_BACKUP_ERROR:
      g_value_set_boxed (value, self->backup_error);
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
  properties[PROP_BACKUP_ERROR] = g_param_spec_boxed ("backup-error", NULL, NULL, G_TYPE_ERROR,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sales_document_init (SalesDocument *self)
{
  self->as_of = SALES_DAY_NONE;
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

static SalesDocument *
begin_opening (const char *path, SalesOpenMode mode, GCancellable *cancellable)
{
  SalesDocument *self = document_new (path, mode);

  self->opening = sales_job_new (SALES_JOB_OPEN, self, NULL, cancellable);
  sales_worker_push (self->worker, self->opening);
  return self;
}

static void
end_opening (SalesDocument *self, GTask *task)
{
  SalesJob *job = g_steal_pointer (&self->opening);

  g_task_set_check_cancellable (task, FALSE);
  g_object_ref (self); /* finish_job_cb() lets it go */
  sales_worker_finish_later (self->worker, job, task, finish_job_cb);
}

/**
 * sales_document_open_begin:
 * @path: the document's file
 * @mode: whether it exists, is to be created, or is only to be read
 *
 * Begins to open a document while the caller does something else. What keeps a document from being
 * written (its folder, another program) makes it read-only and is no error; see
 * sales_document_get_read_only_reason().
 *
 * Returns: (transfer full): the document, of which nothing can be asked before one of
 *   sales_document_open_wait() and sales_document_open_end_async() says that it is open
 */
SalesDocument *
sales_document_open_begin (const char *path, SalesOpenMode mode)
{
  return begin_opening (path, mode, NULL);
}

/**
 * sales_document_open_wait:
 * @self: a document that is being opened
 * @microseconds: how long to wait at most; −1 as long as it takes
 * @error: return location for an error
 *
 * Returns: whether it is open; %FALSE without an error when time was up
 */
gboolean
sales_document_open_wait (SalesDocument *self, gint64 microseconds, GError **error)
{
  g_autoptr (SalesJob) job = NULL;

  if (!sales_worker_wait (self->worker, self->opening, microseconds))
    return FALSE;
  job = g_steal_pointer (&self->opening);
  take_news (self, job);
  if (job->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

/**
 * sales_document_open_end_async:
 * @self: a document that is being opened
 * @callback: called on the main thread when it is open or cannot be opened
 * @user_data: for @callback
 *
 * To be ended with sales_document_open_finish().
 */
void
sales_document_open_end_async (SalesDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, sales_document_open_end_async);
  end_opening (self, task);
}

/**
 * sales_document_open:
 * @path: the document's file
 * @mode: whether it exists, is to be created, or is only to be read
 * @error: return location for an error
 *
 * Opens a document and waits for it; for the command line and tests. See
 * sales_document_open_begin().
 *
 * Returns: (transfer full): the document, or %NULL
 */
SalesDocument *
sales_document_open (const char *path, SalesOpenMode mode, GError **error)
{
  g_autoptr (SalesDocument) self = sales_document_open_begin (path, mode);

  return sales_document_open_wait (self, -1, error) ? g_steal_pointer (&self) : NULL;
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
  g_autoptr (SalesDocument) self = begin_opening (path, mode, cancellable);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sales_document_open_async);
  end_opening (self, task);
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
  g_clear_pointer (&self->worker, sales_worker_close);
  g_clear_pointer (&self->opening, sales_job_free);
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
 * Returns: whether nobody shall change it in the window: it can only be read, or an earlier day is
 *   looked at, see sales_document_set_as_of(); property "read-only" notifies
 */
gboolean
sales_document_is_read_only (SalesDocument *self)
{
  return self->snapshot->read_only || self->as_of != SALES_DAY_NONE;
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
 * sales_document_get_backup_error:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): why the last backup that the document makes by itself could
 *   not be made, until one can again; property "backup-error" notifies once for each cause
 */
const GError *
sales_document_get_backup_error (SalesDocument *self)
{
  return self->backup_error;
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
 * sales_document_set_as_of:
 * @self: a document
 * @day: a day, or %SALES_DAY_NONE for now
 *
 * Everything that is asked from now on is asked as of the end of @day, see sales_request_as_of().
 * Changes are made today all the same. Emits "changed", as everything may look different.
 */
void
sales_document_set_as_of (SalesDocument *self, SalesDay day)
{
  if (self->as_of == day)
    return;
  self->as_of = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) SALES_CHANGED_ALL);
}

/**
 * sales_document_get_as_of:
 * @self: a document
 *
 * Returns: the day as of which it is looked at, %SALES_DAY_NONE for now
 */
SalesDay
sales_document_get_as_of (SalesDocument *self)
{
  return self->as_of;
}

static SalesRequest *
take_question (SalesDocument *self, SalesRequest *request)
{
  return request->as_of == SALES_DAY_NONE ? sales_request_as_of (request, self->as_of) : request;
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
  return run_and_wait (self, sales_job_new (SALES_JOB_CALL, self, take_question (self, request), cancellable), error);
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
  run_later (self, sales_job_new (SALES_JOB_CALL, self, take_question (self, request), cancellable), sales_document_call_async, callback,
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
  return run_and_wait (self, sales_job_new (SALES_JOB_PERFORM, self, request, cancellable), error);
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
  run_later (self, sales_job_new (SALES_JOB_PERFORM, self, request, cancellable), sales_document_perform_async,
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
 * sales_document_get_undo_import:
 * @self: a document
 *
 * Returns: the number of the import that Undo has come to, 0 if its next step is another
 */
gint64
sales_document_get_undo_import (SalesDocument *self)
{
  return self->snapshot != NULL ? self->snapshot->undo_import : 0;
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
  run_later (self, sales_job_new (redo ? SALES_JOB_REDO : SALES_JOB_UNDO, self, NULL, cancellable),
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
  return run_and_wait (self, sales_job_new (redo ? SALES_JOB_REDO : SALES_JOB_UNDO, self, NULL, NULL), error) != NULL;
}

/* For tests. */
void
sales_document_set_backup_interval (SalesDocument *self, gint64 microseconds)
{
  sales_worker_set_backup_interval (self->worker, microseconds);
}
