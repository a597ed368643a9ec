/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-problem.h"
#include "exchange/sales-import-reading.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* Files into the document: recognised by their columns, read in the order they need, all or
 * nothing in one transaction. A plain object; all functions are for the main thread.
 *
 *   SalesImport *import = sales_import_new (document);
 *   sales_import_add_path (import, "orders.csv", &error);
 *   result = sales_import_run (import, NULL, &error);
 *   if (result == NULL) … the document could not be written, or somebody cancelled
 *   switch (result->outcome) …
 */
typedef struct _SalesImport SalesImport;

typedef enum
{
  SALES_IMPORT_PEOPLE,
  SALES_IMPORT_DEPARTMENT_HISTORY,
  SALES_IMPORT_TERRITORY_HISTORY,
  SALES_IMPORT_PRODUCTS,
  SALES_IMPORT_COSTS,
  SALES_IMPORT_CUSTOMERS,
  SALES_IMPORT_ORDERS,
  SALES_IMPORT_FLAT,       /* orders with their lines in one file */
  SALES_IMPORT_LINES,
  SALES_IMPORT_CREDIT,
  SALES_IMPORT_GOALS,      /* a goal a row */
  SALES_IMPORT_GOALS_WIDE, /* one column a month */
  SALES_IMPORT_SHEET,      /* rep, month, goal, actual */
  SALES_IMPORT_N_KINDS,
  SALES_IMPORT_UNKNOWN = SALES_IMPORT_N_KINDS,
} SalesImportKind;

typedef enum
{
  SALES_IMPORT_OUTCOME_IMPORTED, /* committed */
  SALES_IMPORT_OUTCOME_NOTHING,  /* every row was in the document already, nothing was written */
  SALES_IMPORT_OUTCOME_DRY_RUN,  /* all would go in; nothing was written */
  SALES_IMPORT_OUTCOME_REFUSED,  /* there are problems; nothing was written */
  SALES_IMPORT_OUTCOME_ASKED,    /* there are questions; nothing was written */
} SalesImportOutcome;

/* Orders, lines, quantity and amount. */
typedef struct
{
  gint64        orders;
  gint64        lines;
  SalesQuantity quantity;
  SalesAmount   amount;
} SalesImportTotals;

/* Rows of a file: read = taken + changed + unchanged + skipped. */
typedef struct
{
  char           *path;
  char           *name;      /* what the user calls it: the file's base name, valid UTF-8 */
  SalesImportKind kind;
  gint64          read;
  gint64          taken;     /* new in the document */
  gint64          changed;
  gint64          unchanged;
  gint64          skipped;   /* have a problem */
} SalesImportFileResult;

typedef struct
{
  SalesImportOutcome outcome;
  GPtrArray         *files;             /* SalesImportFileResult, in the order in which they were read */
  gint64             read;
  gint64             taken;
  gint64             changed;
  gint64             unchanged;
  gint64             skipped;
  gint64             new_people;        /* named by a flat file and created */
  gint64             new_customers;
  gint64             new_products;
  gint64             new_territories;
  gint64             orders_new;
  gint64             orders_changed;
  gint64             orders_unchanged;
  gboolean           has_totals;        /* there were orders or lines */
  SalesImportTotals  from_file;
  SalesImportTotals  from_document;     /* equal to from_file, or nothing was imported */
  SalesCurrency      currency;
  GPtrArray         *problems;          /* SalesImportProblem, the first 10,000 */
  gint64             n_problems;        /* all of them */
  GPtrArray         *questions;         /* SalesImportQuestion: what has to be answered first */
  GPtrArray         *findings;          /* char *: how the files were read, and what was left out; a sentence each */
  char              *skipped_path;      /* the file of skipped rows, or %NULL */
  char              *backup_path;       /* the backup made before, or %NULL */
  gint64             batch;             /* the import's number, to undo it; 0 where nothing was imported */
} SalesImportResult;

/* @done and @total are bytes of the files. Called on the main thread. */
typedef void (*SalesImportProgressFunc) (gint64 done, gint64 total, gpointer user_data);

SalesImport        *sales_import_new                 (SalesDocument *document);
void                sales_import_free                (SalesImport *self);

/* A file, or a folder, whose *.csv, *.tsv, *.txt and *.xlsx files are taken. */
gboolean            sales_import_add_path            (SalesImport *self, const char *path, GError **error);
/* @field: a stable English name as "order" or "unit_price". FALSE: there is no such field. */
gboolean            sales_import_set_column          (SalesImport *self, const char *field, const char *header);
/* A sheet to take of every spreadsheet; without any, the one that is recognised. */
void                sales_import_add_sheet           (SalesImport *self, const char *sheet);
/* The sheet of one file that was added. */
void                sales_import_choose_sheet_of     (SalesImport *self, const char *path, const char *sheet);
void                sales_import_set_teams_by_manager (SalesImport *self, gboolean teams_by_manager);
void                sales_import_set_create_people   (SalesImport *self, gboolean create_people);
/* Where the skipped rows are written; %NULL (the default): a bad row stops everything. */
void                sales_import_set_skip_bad        (SalesImport *self, const char *skipped_path);
void                sales_import_set_dry_run         (SalesImport *self, gboolean dry_run);
void                sales_import_set_progress        (SalesImport *self, SalesImportProgressFunc func, gpointer user_data);
/* Why goals that change do so: "performance", "economy", "competition" or "other" (the default). */
gboolean            sales_import_set_goal_reason     (SalesImport *self, const char *reason, const char *note);

/* An answer to a question, see sales-import-reading.h; @value %NULL takes it back. FALSE: there is no
 * such key, or no such answer to it. */
gboolean            sales_import_set_answer          (SalesImport *self, const char *key, const char *value);
/* The profile to use and, after the import, to keep the answers in; %NULL: the one that fits. */
void                sales_import_set_profile         (SalesImport *self, const char *name);
/* The document was made for this import: its currency is nobody's choice yet. */
void                sales_import_set_new_document    (SalesImport *self, gboolean new_document);

/* Of each file: a GPtrArray of SalesImportReading, from a sample. */
GPtrArray          *sales_import_read                (SalesImport *self, int n_rows, GError **error);

SalesImportResult  *sales_import_run                 (SalesImport *self, GCancellable *cancellable, GError **error);
void                sales_import_run_async           (SalesImport *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SalesImportResult  *sales_import_run_finish          (SalesImport *self, GAsyncResult *result, GError **error);

void                sales_import_result_free         (SalesImportResult *self);

/* The names of all fields, %NULL-terminated, and a kind's name in the user's language. */
const char *const  *sales_import_get_fields          (void);
const char         *sales_import_kind_get_label      (SalesImportKind kind);
const char         *sales_import_field_get_label     (const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImport, sales_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportResult, sales_import_result_free)

G_END_DECLS
