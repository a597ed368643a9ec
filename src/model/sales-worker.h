/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document-private.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_JOB_OPEN,
  SALES_JOB_CALL,
  SALES_JOB_PERFORM,
  SALES_JOB_UNDO,
  SALES_JOB_REDO,
  SALES_JOB_CLOSE,
} SalesJobKind;

/* Something for the store's thread to do. It belongs to that thread from being pushed until it is
 * replied. */
typedef struct
{
  SalesJobKind   kind;
  SalesDocument *document;
  SalesRequest  *request;
  GCancellable  *cancellable;
  GTask         *task;     /* %NULL: somebody waits in sales_worker_wait() */
  GSourceFunc    finish;   /* with a task: called on the main thread with the job, which it frees */
  gpointer       result;
  GError        *error;
  SalesSnapshot *snapshot; /* if anything may have changed */
  guint          changed;
  gboolean       done;
} SalesJob;

SalesJob *sales_job_new  (SalesJobKind kind, SalesDocument *document, SalesRequest *request, GCancellable *cancellable);
void      sales_job_free (SalesJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesJob, sales_job_free)

/* The thread on which a document's store lives, and the queue to it. It ends by itself if the first
 * job, which has to be SALES_JOB_OPEN, fails. What it finds without being asked is told to @found
 * and @backup on the main thread, until it is closed. */
typedef struct _SalesWorker SalesWorker;

typedef void (*SalesWorkerFound) (SalesSnapshot *snapshot, gpointer user_data);
/* A backup could not be made, told once for each cause; %NULL: one could again. */
typedef void (*SalesWorkerBackup) (const GError *error, gpointer user_data);

SalesWorker *sales_worker_new   (const char *path, SalesOpenMode mode, GMainContext *context, SalesWorkerFound found, SalesWorkerBackup backup, gpointer user_data);
void         sales_worker_push  (SalesWorker *self, SalesJob *job);
gboolean     sales_worker_wait  (SalesWorker *self, SalesJob *job, gint64 microseconds);
void         sales_worker_finish_later (SalesWorker *self, SalesJob *job, GTask *task, GSourceFunc finish);
/* Finishes what was pushed, closes the file, ends the thread and frees @self. */
void         sales_worker_close (SalesWorker *self);
void         sales_worker_set_backup_interval (SalesWorker *self, gint64 microseconds);

G_END_DECLS
