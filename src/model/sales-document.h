/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The open document. It owns the thread on which its SalesStore lives and a queue of requests to
 * it. All functions here are for the main thread; the requests' functions run on the store's. */
#define SALES_TYPE_DOCUMENT (sales_document_get_type ())
G_DECLARE_FINAL_TYPE (SalesDocument, sales_document, SALES, DOCUMENT, GObject)

/* What the pages need at every moment and what never needs a question: read when the document is
 * opened and after every change. */
typedef struct
{
  char         *company_name;
  SalesCurrency currency;
  int           year_start;     /* the fiscal year's first month, 1 to 12 */
  guint         working_days;   /* bit 0 = Monday … bit 6 = Sunday */
  int           follow_up_days; /* a delivery is due for follow-up after that many days */
  SalesShare    exceeds_share;  /* who counts as having exceeded the goal: 11,000 = 110 % */
  SalesDay      first_order;    /* SALES_DAY_NONE in a document without orders */
  SalesDay      last_order;
  gint64        n_orders;
  gint64        n_people;
  gboolean      has_goals;
  gboolean      has_summaries;
} SalesDocumentInfo;

SalesDocumentInfo       *sales_document_info_copy   (const SalesDocumentInfo *self);
void                     sales_document_info_free   (SalesDocumentInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesDocumentInfo, sales_document_info_free)

typedef enum
{
  SALES_OPEN_EXISTING,
  SALES_OPEN_CREATE,     /* the file must not exist */
  SALES_OPEN_READ_ONLY,
} SalesOpenMode;

char                    *sales_document_get_default_path (void);

SalesDocument           *sales_document_open        (const char *path, SalesOpenMode mode, GError **error);
SalesDocument           *sales_document_open_begin  (const char *path, SalesOpenMode mode);
gboolean                 sales_document_open_wait   (SalesDocument *self, gint64 microseconds, GError **error);
void                     sales_document_open_end_async (SalesDocument *self, GAsyncReadyCallback callback, gpointer user_data);
void                     sales_document_open_async  (const char *path, SalesOpenMode mode, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SalesDocument           *sales_document_open_finish (GAsyncResult *result, GError **error);
void                     sales_document_close       (SalesDocument *self);

const char              *sales_document_get_path    (SalesDocument *self);
gboolean                 sales_document_is_read_only (SalesDocument *self);
const char              *sales_document_get_read_only_reason (SalesDocument *self);
/* Why no backup can be made at present, or %NULL. Property "backup-error" notifies. */
const GError            *sales_document_get_backup_error (SalesDocument *self);
const SalesDocumentInfo *sales_document_get_info    (SalesDocument *self);
/* Today's quarter, or the last one with data. */
SalesPeriod              sales_document_get_first_period (SalesDocument *self);

/* Reading. @request is taken over. The result goes to the caller, who frees it with the
 * function that the request's maker names. */
/* The day as of which questions are asked that name none, SALES_DAY_NONE = now. */
void                     sales_document_set_as_of   (SalesDocument *self, SalesDay day);
SalesDay                 sales_document_get_as_of   (SalesDocument *self);

gpointer                 sales_document_call        (SalesDocument *self, SalesRequest *request, GCancellable *cancellable, GError **error);
void                     sales_document_call_async  (SalesDocument *self, SalesRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer                 sales_document_call_finish (SalesDocument *self, GAsyncResult *result, GError **error);

/* The one door for writing: one request = one transaction = one undo record = one or more lines
 * of the change log; then "changed" with the SalesChanged flags. */
gpointer                 sales_document_perform        (SalesDocument *self, SalesRequest *request, GCancellable *cancellable, GError **error);
void                     sales_document_perform_async  (SalesDocument *self, SalesRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer                 sales_document_perform_finish (SalesDocument *self, GAsyncResult *result, GError **error);

/* The labels of the steps that Undo and Redo would take, or %NULL if there is none. Properties
 * "undo-label" and "redo-label" notify. */
const char              *sales_document_get_undo_label (SalesDocument *self);
const char              *sales_document_get_redo_label (SalesDocument *self);
/* Undo stops before an import, which is taken back by itself: its number for sales-import-undo.h,
 * or 0 if Undo's next step is none. */
gint64                   sales_document_get_undo_import (SalesDocument *self);
void                     sales_document_undo_async     (SalesDocument *self, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean                 sales_document_undo_finish    (SalesDocument *self, GAsyncResult *result, GError **error);
gboolean                 sales_document_undo           (SalesDocument *self, gboolean redo, GError **error);

/* The verified backups of the document at @path, newest first, whether or not it can be opened:
 * GPtrArray of SalesDocumentBackup. */
typedef struct
{
  char  *path;
  gint64 at;   /* seconds since 1970-01-01 UTC */
  gint64 size; /* bytes */
} SalesDocumentBackup;

GPtrArray               *sales_document_list_backups   (const char *path);

/* A request for sales_document_call(): a verified copy of the document at @path. */
SalesRequest            *sales_document_copy_new       (const char *path, gboolean replace);

/* signal "changed" (guint flags): emitted on the main thread after every commit. */

G_END_DECLS
