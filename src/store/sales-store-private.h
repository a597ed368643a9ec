/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The session extension hides behind these two in sqlite3.h, so that every file of this folder
 * gets SQLite through this header. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store/sales-lock.h"
#include "store/sales-store.h"

G_BEGIN_DECLS

#define SALES_APPLICATION_ID 0x53414c45
#define SALES_SCHEMA_VERSION 2
#define SALES_PAGE_SIZE 8192

/* What a change leaves in undo_step. */
typedef enum
{
  SALES_RECORD_STEP,    /* a step of its own */
  SALES_RECORD_FORGET,  /* none, and it cannot be reached behind; but an import stores its batch */
  SALES_RECORD_NOTHING, /* none: an undo, which moves between the steps there are, or takes back a batch */
} SalesRecording;

struct _SalesStore
{
  sqlite3         *db;
  GThread         *thread;
  char            *path;
  SalesStoreMode   mode;
  GMutex           interrupt_mutex;
  sqlite3         *copy;         /* of a backup that runs, to be interrupted as well */
  GHashTable      *statements;   /* the address of the SQL → SalesStatement */
  SalesLock       *lock;
  SalesReadOnly    read_only;
  char            *read_only_detail;
  guint            examined;     /* how many tables sales_store_examine() has seen */
  SalesDay         as_of;        /* SALES_DAY_NONE = as it is now */
  GHashTable      *memo;         /* see sales-memo.c */
  gint64           memo_changes;
  gint64           memo_version;
  gboolean         schema_open;  /* CREATE, DROP and ALTER are allowed just now */

  /* The change that runs, see sales-change.c. */
  gboolean         changing;
  char            *action;
  char            *label;
  SalesRecording   recording;
  sqlite3_session *session;
  struct _SalesBatch *batch;     /* of an import, see sales-batch.c */
  guint            touched;
  guint            n_logged;
  gint64           n_changes;    /* sqlite3_total_changes64() when it began */
};

#define sales_store_assert_thread(self) g_assert ((self)->thread == g_thread_self ())

/* Sets @error from SQLite's result @code and its own words; @what says what was tried. */
void     sales_store_set_error  (SalesStore *self, int code, const char *what, GError **error);
int      sales_store_error_code (int code, int system_errno);
/* SQL that travels inside the program, by its file's name, and the schema of this version: borrowed
 * for good. */
const char *sales_store_get_sql    (const char *name);
const char *sales_store_get_schema (void);

void     sales_statement_free   (SalesStatement *self);
void     sales_memo_forget      (SalesStore *self);

gboolean sales_change_begin (SalesStore *self, const char *action, const char *label, SalesRecording recording, GError **error);

/* Recording a change for undo, see sales-undo.c. */
gboolean sales_undo_begin  (SalesStore *self, GError **error);
gboolean sales_undo_record (SalesStore *self, GError **error);
void     sales_undo_end    (SalesStore *self);
/* Undo steps cannot reach behind a change that is not recorded. */
gboolean sales_undo_forget (SalesStore *self, GError **error);
gboolean sales_undo_add_batch    (SalesStore *self, gint64 batch, const char *label, GError **error);
gboolean sales_undo_remove_batch (SalesStore *self, gint64 batch, GError **error);
SalesStatement *sales_undo_prepare_steps_since (SalesStore *self, gint64 batch, GError **error);
/* The tables whose rows are recorded; all others follow from them or tell of them. */
const char *const *sales_undo_get_tables (gsize *n_tables);

G_END_DECLS
