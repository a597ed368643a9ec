/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-csv-writer.h"
#include "exchange/sales-import-columns.h"
#include "exchange/sales-import-date.h"
#include "exchange/sales-import-reading.h"
#include "exchange/sales-import-value.h"
#include "exchange/sales-table-reader.h"
#include "model/sales-import-memory.h"
#include "model/sales-import-writer.h"

G_BEGIN_DECLS

/* Problems that are kept; all are counted. */
#define SALES_IMPORT_MAX_PROBLEMS 10000

/* What somebody asked to import. */
typedef struct
{
  char    *path;
  gboolean from_folder; /* it may hold something else */
  char    *sheet;       /* of a spreadsheet, chosen for this file alone, or %NULL */
} SalesImportPath;

/* How the cells of a column are read. */
typedef struct
{
  SalesColumnType   type;
  guint             dates;  /* see sales_import_parse_day() */
  SalesNumberFormat number;
} SalesColumnFormat;

/* Rows that are no data, left out and said. */
typedef struct
{
  gint64 headers;     /* that repeat the header */
  gint64 header_line; /* the first one's */
  gint64 totals;
  gint64 total_line;
  gint64 notes;       /* texts below the table */
  gint64 note_line;
} SalesImportAside;

/* One file of an import. */
typedef struct
{
  char                  *path;
  char                  *sheet;       /* of a spreadsheet, or %NULL */
  gboolean               from_folder; /* it may hold something else */
  gint64                 size;
  SalesImportMapping    *mapping;
  char                 **headers;
  SalesCsvDialect        dialect;     /* without an encoding: it is no text file */
  gboolean               whole;       /* its size allows to look at all of it at once */
  gboolean               ascii;       /* the sample had no other letters */
  SalesColumnFormat     *formats;     /* of each column */
  SalesImportReading    *reading;     /* what the user is shown; its questions stop the import */
  GHashTable            *profile;     /* answers kept from an earlier file of this shape, or %NULL */
  const char            *currency;    /* the one that its cells show, or %NULL */
  gint64                 n_money;     /* cells that show it */
  SalesImportAside       aside;
  SalesImportFileResult *result;
  SalesCsvWriter        *skipped;     /* rows that are left out, or %NULL */
} SalesImportSource;

/* One run of an import. Its fields are used by the store's thread, and by the thread that reads
 * the orders while that one runs; `lock` guards what both touch. */
typedef struct
{
  /* Options. */
  GPtrArray          *sources;       /* SalesImportSource */
  gboolean            teams_by_manager;
  gboolean            create_people;
  gboolean            skip_bad;
  gboolean            dry_run;
  char               *skipped_path;
  char               *goal_reason;
  char               *goal_note;
  char               *company_name;
  SalesCurrency       currency;
  GHashTable         *named;         /* SalesField → header */
  GPtrArray          *sheets;        /* names of those to take from spreadsheets; none: the one that is recognised */
  GHashTable         *answers;       /* text → text, see sales-import-reading.h */
  SalesImportMemory  *memory;        /* what the document remembers of earlier imports */
  char               *profile_name;  /* the profile to use and to keep, or %NULL */
  gboolean            again;         /* the whole file is read otherwise than the sample: everything once more */
  gboolean            surveyed;      /* the whole files were looked at */
  gboolean            asked;         /* there are questions: nothing is kept */
  gboolean            empty_document; /* without a figure */
  gboolean            new_document;  /* made for this import: it has no currency of its own yet */
  gboolean            adopts;        /* takes the currency of its files */
  int                 first_month;   /* of the fiscal year */

  /* While it runs. */
  SalesImportWriter  *writer;
  SalesCatalog       *catalog;
  SalesImportResult  *result;
  GCancellable       *cancellable;
  struct _SalesImportNames  *names;  /* who and what is called otherwise in the files */
  struct _SalesImportDoubts *doubts; /* what looks wrong in them */
  const char         *orders_name;   /* the first file with orders or lines */
  GMutex              lock;
  gint64              done;          /* bytes; atomic */
  gint64              total;
  gboolean            fatal;         /* a problem of a whole file */
  gboolean            failed;        /* a failure of the document or the system */
  gboolean            costs_changed; /* of products that were there before */
  GHashTable         *history_units; /* ids or names of people whose units come from a history */
  GHashTable         *history_territories;
  gboolean            quiet;         /* problems have been reported by a check */
  gint64              lines_before;  /* of orders, in the document */
  gint64              first_order;   /* the first new one, 0: none */
} SalesImportRun;

/* A file that is being read, and its current row. */
typedef struct
{
  SalesImportRun        *run;
  SalesImportSource     *source;
  SalesTableReader      *reader;
  const SalesCell       *fields;
  gboolean               typed;     /* the file says of each cell what it is */
  gboolean               bad;       /* the row has a problem */
  int                    key;       /* column that every row of data fills, or -1 */
  gsize                  header_length; /* of the first column's name */
  GArray                *notes;     /* gint64: lines of texts that may stand below the table */
  gboolean               apart;     /* an empty line came before */
  gint64                 last_line; /* of data */
} SalesImportReader;

typedef enum
{
  SALES_IMPORT_NEXT_ROW,
  SALES_IMPORT_NEXT_END,
  SALES_IMPORT_NEXT_FAILED, /* @error or run->fatal is set */
} SalesImportNext;

/* For opening @source again; %NULL of a file that is no text. */
const SalesCsvDialect *sales_import_source_dialect (const SalesImportSource *source);
/* The letters of a file whose sample had none beyond ASCII; TRUE: it is to be read again. */
gboolean           sales_import_source_find_encoding (SalesImportRun *run, SalesImportSource *source);
/* What was left out of a file, as sentences of the result. */
void               sales_import_say_aside      (SalesImportRun *run, const SalesImportSource *source);
gboolean           sales_import_is_header_again (const SalesImportSource *source, const SalesCell *cells, int n_cells);
const SalesColumnFormat *sales_import_reader_format (SalesImportReader *self, SalesField field);

SalesImportReader *sales_import_reader_new     (SalesImportRun *run, SalesImportSource *source, GError **error);
void               sales_import_reader_free    (SalesImportReader *self);
/* Counts the row as read. A row whose shape is wrong is reported and comes as `bad`. */
SalesImportNext    sales_import_reader_next    (SalesImportReader *self, GError **error);
gboolean           sales_import_reader_has     (SalesImportReader *self, SalesField field);
SalesCell          sales_import_reader_get     (SalesImportReader *self, SalesField field);
/* The cell's text on one clean line, or %NULL where it is empty. */
char              *sales_import_reader_dup     (SalesImportReader *self, SalesField field);
char              *sales_import_reader_dup_name (SalesImportReader *self, SalesField field);
/* TRUE: empty (then the value stays as it was) or well formed; otherwise the problem is reported. */
gboolean           sales_import_reader_day     (SalesImportReader *self, SalesField field, SalesDay *day);
gboolean           sales_import_reader_money   (SalesImportReader *self, SalesField field, int scale, gint64 *value);
gboolean           sales_import_reader_share   (SalesImportReader *self, SalesField field, SalesShare *share);
gboolean           sales_import_reader_require (SalesImportReader *self, SalesField field);
/* Reports a problem of the current row; the cell's text is its value. */
void               sales_import_reader_problem (SalesImportReader *self, SalesImportProblemCode code, SalesField field, gint64 related_line);
/* Of an earlier row. */
void               sales_import_reader_problem_at (SalesImportReader *self, SalesImportProblemCode code, gint64 line, SalesField field, const char *value);
void               sales_import_reader_count   (SalesImportReader *self, SalesImportEffect effect);
/* Counts the current row as skipped and keeps it for the file of skipped rows. */
void               sales_import_reader_skip    (SalesImportReader *self);

struct _SalesImport
{
  SalesDocument          *document;
  SalesImportRun          run;         /* its options; a run works on a copy */
  GPtrArray              *paths;       /* SalesImportPath */
  SalesImportProgressFunc progress;
  gpointer                progress_data;
};

/* Recognises the files at @paths, of SalesImportPath. FALSE: @error is set. */
gboolean           sales_import_run_find_sources (SalesImportRun *run, GPtrArray *paths, int n_rows, GError **error);
/* Writes the rows that were left out, if they are wanted and there are any. */
gboolean           sales_import_run_save_skipped (SalesImportRun *run, GError **error);
void               sales_import_run_problem    (SalesImportRun *run, SalesImportProblem *problem);
gboolean           sales_import_run_cancelled  (SalesImportRun *run, GError **error);
/* Of all sources of @kind: whether there is one. */
gboolean           sales_import_run_has        (SalesImportRun *run, SalesImportKind kind);

/* One kind of file each, on the store's thread. FALSE: @error is set, or run->fatal. */
gboolean           sales_import_read_people      (SalesImportRun *run, GError **error);
gboolean           sales_import_read_territories (SalesImportRun *run, GError **error);
gboolean           sales_import_read_products    (SalesImportRun *run, GError **error);
gboolean           sales_import_read_costs       (SalesImportRun *run, GError **error);
gboolean           sales_import_read_customers   (SalesImportRun *run, GError **error);
gboolean           sales_import_read_orders      (SalesImportRun *run, GError **error);
gboolean           sales_import_read_credit      (SalesImportRun *run, GError **error);
gboolean           sales_import_read_goals       (SalesImportRun *run, GError **error);

/* Take over what a file says; an empty cell says nothing. TRUE: it was different. */
gboolean           sales_import_set_text         (char **text, const char *value);
gboolean           sales_import_set_number       (gint64 *number, gint64 value);
/* Who or what a row of its own kind is about: by the id; by the name without one, or where the
 * document knows it by the name alone. */
SalesEntity       *sales_import_find_same        (SalesImportReader *reader, SalesEntityKind kind, const char *ref, const char *name);
/* The sheet of a file that is taken where nobody chose one: its only one, or the only one that is
 * recognised. */
const char        *sales_import_choose_sheet     (const char *path, char **sheets, GHashTable *named);
/* The territory of this name, made if there is none; %NULL after a problem of the row. */
SalesEntity       *sales_import_get_territory    (SalesImportReader *reader, SalesField field, GError **error);
SalesEntity       *sales_import_find_person      (SalesImportReader *reader, SalesField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportReader, sales_import_reader_free)

G_END_DECLS
