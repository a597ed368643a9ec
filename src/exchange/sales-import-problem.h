/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a row, or a whole file, cannot be taken. */
typedef enum
{
  /* The file as a whole: nothing can be imported, not even without its bad rows. */
  SALES_IMPORT_PROBLEM_EMPTY_FILE,
  SALES_IMPORT_PROBLEM_HEADER_ONLY,
  SALES_IMPORT_PROBLEM_NOT_A_FILE,        /* a folder, a device, a pipe */
  SALES_IMPORT_PROBLEM_BINARY,
  SALES_IMPORT_PROBLEM_ENCODING,          /* not UTF-8; place */
  SALES_IMPORT_PROBLEM_NUL,               /* place */
  SALES_IMPORT_PROBLEM_OPEN_QUOTE,        /* line that opens it */
  SALES_IMPORT_PROBLEM_LONG_LINE,         /* line that begins it */
  SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS,
  SALES_IMPORT_PROBLEM_UNKNOWN_KIND,      /* no kind of file has such columns */
  SALES_IMPORT_PROBLEM_NO_SUCH_COLUMN,    /* value: a header that was named and is not there */
  SALES_IMPORT_PROBLEM_COLUMN_TWICE,      /* column */
  SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, /* the file grew or shrank while it was read */
  SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET, /* .xls, .ods and the like */
  SALES_IMPORT_PROBLEM_ENCRYPTED,
  SALES_IMPORT_PROBLEM_DAMAGED,           /* a spreadsheet, not as its format wants it; row */
  SALES_IMPORT_PROBLEM_UNPACKED_SIZE,
  SALES_IMPORT_PROBLEM_UNPACKED_RATIO,
  SALES_IMPORT_PROBLEM_TOO_MANY_PARTS,
  SALES_IMPORT_PROBLEM_NO_SUCH_SHEET,     /* value: a sheet that was named and is not there */
  SALES_IMPORT_PROBLEM_SEVERAL_SHEETS,    /* value: the sheets to choose from */
  SALES_IMPORT_PROBLEM_MERGED,            /* row where joined cells begin */
  SALES_IMPORT_PROBLEM_TOTALS_DIFFER,     /* file and document do not agree */
  SALES_IMPORT_PROBLEM_LAST_OF_FILE = SALES_IMPORT_PROBLEM_TOTALS_DIFFER,

  /* A row. */
  SALES_IMPORT_PROBLEM_FIELD_COUNT,       /* fewer or more fields than columns */
  SALES_IMPORT_PROBLEM_STRAY_QUOTE,       /* text after a closing quote */
  SALES_IMPORT_PROBLEM_FORMULA_ERROR,     /* #N/A and the like */
  SALES_IMPORT_PROBLEM_NOT_CALCULATED,    /* a formula whose value the file does not have */
  SALES_IMPORT_PROBLEM_MISSING,           /* an empty cell that must not be */
  SALES_IMPORT_PROBLEM_NOT_A_NUMBER,
  SALES_IMPORT_PROBLEM_TOO_PRECISE,       /* more decimals than the document keeps */
  SALES_IMPORT_PROBLEM_OVERFLOW,
  SALES_IMPORT_PROBLEM_NEGATIVE,          /* a goal below zero */
  SALES_IMPORT_PROBLEM_NOT_A_DATE,
  SALES_IMPORT_PROBLEM_NO_SUCH_DAY,       /* 31 February, or outside 1900 … 2199 */
  SALES_IMPORT_PROBLEM_OTHER_CURRENCY,
  SALES_IMPORT_PROBLEM_NOT_A_SHARE,       /* a discount or credit share outside 0 … 100 % */
  SALES_IMPORT_PROBLEM_TOO_LONG,          /* a name of more than 200 characters */
  SALES_IMPORT_PROBLEM_UNKNOWN_PERSON,
  SALES_IMPORT_PROBLEM_UNKNOWN_CUSTOMER,
  SALES_IMPORT_PROBLEM_UNKNOWN_PRODUCT,
  SALES_IMPORT_PROBLEM_UNKNOWN_ORDER,
  SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE,     /* a goal's team, territory, category … */
  SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME,    /* several people have this name */
  SALES_IMPORT_PROBLEM_UNKNOWN_WORD,      /* not a kind of scope, not a measure */
  SALES_IMPORT_PROBLEM_DUPLICATE,         /* stands in the file twice; related_line */
  SALES_IMPORT_PROBLEM_ORDER_CONFLICT,    /* lines of an order disagree; related_line */
  SALES_IMPORT_PROBLEM_TOO_MANY_LINES,    /* an order of more than 4,095 lines */
  SALES_IMPORT_PROBLEM_ENDS_BEFORE_START,
  SALES_IMPORT_PROBLEM_OWN_MANAGER,       /* somebody reports to himself, by however many steps */
  SALES_IMPORT_PROBLEM_CREDIT_SUM,        /* an order's shares do not make 100 % */
} SalesImportProblemCode;

typedef struct
{
  SalesImportProblemCode code;
  char                  *file;         /* as the user calls it */
  gint64                 line;         /* physical, from 1; 0 = none */
  gint64                 related_line; /* 0 = none */
  char                  *column;       /* its header; %NULL */
  char                  *value;        /* as it stands there, clipped; %NULL */
} SalesImportProblem;

SalesImportProblem *sales_import_problem_new        (SalesImportProblemCode code, const char *file, gint64 line, const char *column, const char *value);
void                sales_import_problem_free       (SalesImportProblem *self);
gboolean            sales_import_problem_is_of_file (const SalesImportProblem *self);
/* The reason in the user's language, a sentence without the place. */
char               *sales_import_problem_get_reason (const SalesImportProblem *self);
/* "orders.csv, line 12, Unit Price “abc”: This is not a number." */
char               *sales_import_problem_describe   (const SalesImportProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportProblem, sales_import_problem_free)

G_END_DECLS
