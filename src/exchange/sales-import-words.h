/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-columns.h"

G_BEGIN_DECLS

/* The words of spreadsheets in six languages: what columns are called, months, total lines, and
 * what a header says of its figures. All of it is data, in one file. */

/* A column's meaning in one kind of file: words with '|' between them, the likeliest first. Letter
 * case, accents, spaces and signs do not matter. */
typedef struct
{
  SalesField  field;
  const char *words;
} SalesHeaderWords;

/* What columns of this kind of file are called; ends with SALES_N_FIELDS. */
const SalesHeaderWords *sales_import_words_get (SalesImportKind kind);

/* The month that @word names, in full, declined or shortened: 1 to 12, or 0. @word is folded. */
int      sales_import_words_month    (const char *word, gsize length);
/* Whether a cell's text says that its row is a total. */
gboolean sales_import_words_is_total (const char *text, gsize length);
/* How many units a header's figures stand for: 1, 1,000, or 1,000,000. */
gint64   sales_import_words_scale    (const char *header);

/* Letters and digits only, folded, so that headers can be compared. */
char    *sales_import_words_plain    (const char *text);

G_END_DECLS
