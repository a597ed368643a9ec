/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-csv-dialect.h"
#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* What an import understood of its files, what it has to ask, and what it was told: plain data, to be
 * shown and changed.
 *
 * A file is read in one way, and its columns each in one way: numbers and dates are never read row
 * by row. Where a whole column fits two readings, where its cells contradict each other, or where
 * something looks wrong, there is a question, and nothing is imported before it is answered.
 *
 *   readings = sales_import_read (import, 20, &error);      // from a sample, at once
 *   … show reading->columns, reading->findings, reading->questions, reading->rows
 *   sales_import_set_answer (import, question->key, choice->value);
 *   readings = sales_import_read (import, 20, &error);      // shows what the answer makes of it
 *   result = sales_import_run (import, …);                  // goes through the whole file
 *   if (result->outcome == SALES_IMPORT_OUTCOME_ASKED) … result->questions
 *
 * Answers are texts under keys, the same for the window, the command line and a profile:
 *
 *   encoding             "windows-1250", see sales_text_encoding_get_names()
 *   separator            "semicolon", "tab", "+|" …
 *   quote                "none" or a sign
 *   header               the line of the header, or "none"
 *   decimal              "point" or "comma": for all columns …
 *   decimal.HEADER       … or for this one, which goes first
 *   dates                "dmy", "mdy", "ymd", "ydm", "serial", "serial1904"
 *   dates.HEADER
 *   share                "percent" or "fraction": what a plain number in a column of shares is
 *   share.HEADER
 *   column.FIELD         the header of the column that holds a field, see sales_import_get_fields()
 *   ignore.HEADER        "yes": this column is kept out
 *   names                "same" or "new": for all names that only resemble a known one …
 *   name.KIND.TEXT       … or for one: its number in the document, or "new". KIND: person, customer, product
 *   accept.SUSPICION     "yes": it looks odd but is right, see SalesImportSuspicion
 */
typedef enum
{
  SALES_QUESTION_ENCODING,
  SALES_QUESTION_SEPARATOR,
  SALES_QUESTION_COLUMN,    /* two columns hold the same, or a similar one was found for one that is needed */
  SALES_QUESTION_DECIMAL,
  SALES_QUESTION_DATES,
  SALES_QUESTION_SHARE,
  SALES_QUESTION_NAME,      /* somebody or something is called nearly as one that is known */
  SALES_QUESTION_SUSPICION, /* what is to be taken looks wrong */
} SalesImportQuestionCode;

typedef enum
{
  SALES_SUSPICION_FUTURE,           /* "future": dates after today */
  SALES_SUSPICION_EARLY,            /* "early": years before all others */
  SALES_SUSPICION_SHIPPED_BEFORE,   /* "shipped-early": shipped or delivered before it was ordered */
  SALES_SUSPICION_PROMISED_BEFORE,  /* "promised-early" */
  SALES_SUSPICION_AMOUNT,           /* "amounts": a hundred times what the product usually costs */
  SALES_SUSPICION_LINE_TWICE,       /* "lines-twice": the same line again in its order */
  SALES_SUSPICION_ORDER_TWICE,      /* "orders-twice": the same order under another number */
  SALES_SUSPICION_TOTAL,            /* "totals": a row that says it is a total, or is one */
  SALES_SUSPICION_BROKEN_TEXT,      /* "broken-text": letters that were lost or doubled on the way */
  SALES_N_SUSPICIONS,
} SalesImportSuspicion;

/* One answer that can be given. */
typedef struct
{
  char *value; /* stable, for sales_import_set_answer() */
  char *label; /* in the user's language: "Day, month, year" */
  char *shows; /* what the deciding cell becomes with it: "4 July 1996"; may be %NULL */
} SalesImportChoice;

/* A row that decides or that looks wrong. */
typedef struct
{
  gint64 line;  /* physical, from 1; 0: not known from the sample */
  char  *cell;  /* as it stands there, clipped */
  char  *says;  /* the choice's value that it speaks for, or %NULL */
} SalesImportRow;

typedef struct
{
  SalesImportQuestionCode code;
  char      *file;     /* as the user calls it */
  char      *column;   /* its header, or %NULL */
  char      *key;      /* of the answer */
  char      *text;     /* one or two sentences in the user's language */
  char      *option;   /* what to write on the command line: "--dates order=dmy" */
  GPtrArray *choices;  /* SalesImportChoice */
  int        proposal; /* the likelier choice, or -1; never taken unasked */
  gint64     count;    /* rows it concerns, 0: the whole file */
  GPtrArray *rows;     /* SalesImportRow, the first few */
} SalesImportQuestion;

typedef enum
{
  SALES_COLUMN_TEXT,
  SALES_COLUMN_NUMBER, /* also amounts */
  SALES_COLUMN_DATE,
  SALES_COLUMN_SHARE,
  SALES_COLUMN_PERIOD, /* months and quarters in its cells */
  SALES_COLUMN_GOAL,   /* a wide table's: its header is a month or quarter */
} SalesColumnType;

/* A column, and how it is read. */
typedef struct
{
  char           *header;
  const char     *field;    /* what it was taken for, %NULL: kept out; see sales_import_get_fields() */
  const char     *proposal; /* a field of similar name, to be confirmed; %NULL */
  SalesColumnType type;
  char           *reading;  /* how its cells are read, in the user's language: "1.234,50", "day.month.year"; %NULL */
  char          **samples;  /* a few of its cells that are not empty */
} SalesImportColumn;

typedef struct
{
  char               *path;
  char               *name;
  char              **sheets;    /* of a spreadsheet of which several could be taken; else %NULL */
  char               *sheet;     /* the one that is shown, or %NULL */
  int                 kind;      /* SalesImportKind; SALES_IMPORT_UNKNOWN: no such columns */
  SalesCsvDialect     dialect;   /* of a text file; its encoding is %NULL for a spreadsheet */
  gboolean            settled;   /* the whole file was looked at; else the full pass may still ask */
  int                 n_columns; /* at most 64 are shown */
  SalesImportColumn  *columns;
  GPtrArray          *rows;      /* the first rows: GStrv of n_columns cells */
  GPtrArray          *findings;  /* char *: what was found out, a sentence each */
  GPtrArray          *questions; /* SalesImportQuestion */
  char               *profile;   /* the profile whose answers were used, or %NULL */
  SalesImportProblem *problem;   /* why it cannot be read, or %NULL */
} SalesImportReading;

void                 sales_import_reading_free      (SalesImportReading *self);

SalesImportQuestion *sales_import_question_new      (SalesImportQuestionCode code, const char *file, const char *column);
void                 sales_import_question_free     (SalesImportQuestion *self);
SalesImportQuestion *sales_import_question_copy     (const SalesImportQuestion *self);
void                 sales_import_question_add_choice (SalesImportQuestion *self, const char *value, const char *label, const char *shows);
void                 sales_import_question_add_row  (SalesImportQuestion *self, gint64 line, const char *cell, gssize length, const char *says);
/* The sentences, the rows and the option, for a terminal: several lines. */
char                *sales_import_question_describe (const SalesImportQuestion *self);

/* "future", "lines-twice" …; and back, SALES_N_SUSPICIONS if there is no such. */
const char          *sales_suspicion_to_string      (SalesImportSuspicion suspicion);
SalesImportSuspicion sales_suspicion_from_string    (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportReading, sales_import_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportQuestion, sales_import_question_free)

G_END_DECLS
