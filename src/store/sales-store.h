/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/sales-date.h"

G_BEGIN_DECLS

/* SQLite itself. A store belongs to the thread that opened it and asserts that at every entry.
 * Known to model/ alone. */
typedef struct _SalesStore SalesStore;

typedef enum
{
  SALES_STORE_OPEN,
  SALES_STORE_CREATE,
  SALES_STORE_READ_ONLY,
} SalesStoreMode;

SalesStore *sales_store_new          (const char *path, SalesStoreMode mode, GError **error);
void        sales_store_free         (SalesStore *self);
gboolean    sales_store_is_read_only (SalesStore *self);
const char *sales_store_get_path     (SalesStore *self);

/* Why a document that was to be opened for writing can only be read. */
typedef enum
{
  SALES_READ_ONLY_NOT,
  SALES_READ_ONLY_ASKED,   /* opened so */
  SALES_READ_ONLY_FILE,    /* the file may not be written */
  SALES_READ_ONLY_FOLDER,  /* there can be no journal beside it */
  SALES_READ_ONLY_LINKED,  /* it has a second name, which a journal would not know */
  SALES_READ_ONLY_IN_USE,  /* another program has it; the detail says who */
  SALES_READ_ONLY_DAMAGED, /* the detail says what was found */
} SalesReadOnly;

SalesReadOnly sales_store_get_read_only (SalesStore *self, const char **detail);

/* Looks over the next table: to be called when there is nothing else to do, until it is @finished.
 * A document that turns out to be damaged becomes read-only. */
gboolean      sales_store_examine       (SalesStore *self, gboolean *finished, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesStore, sales_store_free)

/* Interrupts what runs; the only function that another thread may call. */
void        sales_store_interrupt    (SalesStore *self);

/* Statements are prepared once and kept by their SQL text's address, which therefore has to be a
 * string literal. A statement is used by one caller at a time and reset by
 * sales_statement_done(), which g_autoptr does:
 *
 *   g_autoptr (SalesStatement) s = sales_store_prepare (store, "SELECT … WHERE id = ?1", error);
 *   if (s == NULL) return FALSE;
 *   sales_statement_bind_int (s, 1, id);
 *   while (sales_statement_step (s, error))
 *     … sales_statement_get_int (s, 0) …
 *   if (sales_statement_failed (s)) return FALSE;
 */
typedef struct _SalesStatement SalesStatement;

SalesStatement *sales_store_prepare        (SalesStore *self, const char *sql, GError **error);
void            sales_statement_done       (SalesStatement *self);
void            sales_statement_bind_int   (SalesStatement *self, int index, gint64 value);
void            sales_statement_bind_null  (SalesStatement *self, int index);
void            sales_statement_bind_text  (SalesStatement *self, int index, const char *text); /* NULL binds NULL */
void            sales_statement_bind_blob  (SalesStatement *self, int index, GBytes *bytes);
/* Binds NULL where @value equals @none. */
void            sales_statement_bind_optional (SalesStatement *self, int index, gint64 value, gint64 none);
/* TRUE: a row. FALSE: the end, or a failure with @error set. */
gboolean        sales_statement_step       (SalesStatement *self, GError **error);
gboolean        sales_statement_failed     (SalesStatement *self);
/* Steps to the end, for statements without rows. */
gboolean        sales_statement_run        (SalesStatement *self, GError **error);
gint64          sales_statement_get_int    (SalesStatement *self, int column);
gint64          sales_statement_get_optional (SalesStatement *self, int column, gint64 none);
gboolean        sales_statement_is_null    (SalesStatement *self, int column);
const char     *sales_statement_get_text   (SalesStatement *self, int column); /* borrowed until the next step; NULL */
char           *sales_statement_dup_text   (SalesStatement *self, int column);
GBytes         *sales_statement_dup_blob   (SalesStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesStatement, sales_statement_done)

/* For SQL put together at run time from literals (filters of a list): not kept. */
SalesStatement *sales_store_prepare_once   (SalesStore *self, const char *sql, GError **error);

/* What was read stays true until the document changes: kept here for the next question. */
/* The document as somebody knew it on an earlier day. */
void            sales_store_set_as_of      (SalesStore *self, SalesDay day);
SalesDay        sales_store_get_as_of      (SalesStore *self);
SalesDay        sales_store_get_today      (SalesStore *self);

gpointer        sales_store_recall         (SalesStore *self, const char *key);
gboolean        sales_store_remember       (SalesStore *self, const char *key, gpointer value, GDestroyNotify value_free);

gboolean        sales_store_execute        (SalesStore *self, const char *sql, GError **error);
gint64          sales_store_last_id        (SalesStore *self);
gint64          sales_store_n_changes      (SalesStore *self);

/* A change: one transaction, of which all happens or nothing. SalesDocument makes them; functions
 * of model/ run inside. */
gboolean        sales_store_begin          (SalesStore *self, const char *action, const char *label, gboolean undoable, GError **error);
gboolean        sales_store_commit         (SalesStore *self, guint *touched, GError **error);
void            sales_store_rollback       (SalesStore *self);

/* Inside a change: a line of the change log, and what was touched (SalesChanged flags). */
gboolean        sales_store_log            (SalesStore *self, const char *what, const char *before, const char *after, GError **error);
void            sales_store_touch          (SalesStore *self, guint changed);
guint           sales_store_get_touched    (SalesStore *self);

/* The steps of undo, strictly last in first out. A whole change by itself, not for inside of one.
 * SALES_ERROR_NOT_FOUND: there is no step; SALES_ERROR_CONSTRAINT: it is an import, see
 * sales-batch.h. */
gboolean        sales_store_undo            (SalesStore *self, gboolean redo, guint *touched, GError **error);
gboolean        sales_store_get_undo_labels (SalesStore *self, char **undo_label, char **redo_label, gint64 *undo_batch, GError **error);

gboolean        sales_store_verify_log     (SalesStore *self, gint64 *n_lines, gint64 *first_bad, GError **error);

G_END_DECLS
