/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* How a text file writes its table. Found by sales_csv_dialect_find() from a sample, or said by the
 * user. A plain value: copy it by assignment. */
typedef struct
{
  const char *encoding;      /* one of sales_text_encoding_get_names() */
  int         mark;          /* bytes of the byte order mark */
  char        separator[8];  /* UTF-8, mostly one byte */
  char        quote;         /* 0: none */
  gboolean    backslash;     /* a quote inside is written \" and not "" */
  gboolean    bare_cr;       /* a CR alone ends a line */
  gint64      header_line;   /* physical, from 1; 0: the file has no header, its columns are "1", "2" … */
} SalesCsvDialect;

/* What somebody has said of a file already. Empty or %NULL: find out. */
typedef struct
{
  const char *encoding;
  const char *separator;
  const char *quote;       /* "none" or a sign */
  gint64      header_line; /* -1: find out */
} SalesCsvHint;

/* What was seen on the way. */
typedef struct
{
  gboolean whole;              /* the sample was the whole file */
  gboolean ascii;              /* not one byte beyond ASCII in the sample */
  gint64   notes;              /* lines with text above the header */
  gboolean headless;           /* the first line looks like data */
  gint64   mixed_ends;         /* lines that end otherwise than most */
  /* Where two readings are about as good: what else it could be, and words that tell them apart. */
  int      n_encodings;        /* of `encodings`, the found one first; below two: it is clear */
  const char *encodings[6];
  char    *words;              /* up to a dozen, in the bytes of the file, one a line; or %NULL */
  gsize    words_length;
  int      n_separators;
  char     separators[4][8];
} SalesCsvClues;

/* Looks at the beginning, the middle and the end of the file, whatever its size. */
gboolean sales_csv_dialect_find  (const char *path, const SalesCsvHint *hint, SalesCsvDialect *dialect, SalesCsvClues *clues, SalesImportProblem **problem, GError **error);
gboolean sales_csv_dialect_find_encoding (const char *path, SalesCsvDialect *dialect, SalesCsvClues *clues);
void     sales_csv_clues_clear   (SalesCsvClues *self);
/* The same with the file's bytes at hand, for tests and for looking at a whole file. */
gboolean sales_csv_dialect_judge (const char *bytes, gsize length, gboolean whole, const SalesCsvHint *hint, SalesCsvDialect *dialect, SalesCsvClues *clues, SalesImportProblemCode *code);

/* "comma", "semicolon", "tab", "pipe", "space" or the sign itself; and back. */
char    *sales_csv_separator_name (const char *separator);
gboolean sales_csv_separator_find (const char *name, char separator[8]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalesCsvClues, sales_csv_clues_clear)

G_END_DECLS
