/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-xlsx-package.h"
#include "exchange/sales-xlsx-value.h"

G_BEGIN_DECLS

typedef struct
{
  char    *name;
  char    *part;   /* where its cells are */
  gboolean hidden;
} SalesXlsxSheet;

/* What all sheets of a file share. */
typedef struct
{
  SalesXlsxPackage *package;
  GPtrArray        *sheets;    /* SalesXlsxSheet, in the order of the file */
  gboolean          from_1904;
  char             *strings;   /* the part with the texts, or %NULL */
  char             *styles;    /* the part with the number formats, or %NULL */
  GArray           *formats;   /* SalesXlsxFormat, by a cell's style */
} SalesXlsxBook;

/* Takes @package over. %NULL: @code says why. */
SalesXlsxBook *sales_xlsx_book_new  (SalesXlsxPackage *package, SalesImportProblemCode *code);
void           sales_xlsx_book_free (SalesXlsxBook *self);

/* The texts that cells refer to by number. */
typedef struct _SalesXlsxStrings SalesXlsxStrings;

SalesXlsxStrings *sales_xlsx_strings_new    (SalesXlsxBook *book, SalesImportProblemCode *code);
void              sales_xlsx_strings_free   (SalesXlsxStrings *self);
/* Valid as long as @self. FALSE: there is no such text. */
gboolean          sales_xlsx_strings_get    (SalesXlsxStrings *self, guint64 number, const char **text, guint32 *length);
/* Puts characters in the place of "_x000D_" and the like. Returns the new length. */
gsize             sales_xlsx_unescape       (char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxBook, sales_xlsx_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxStrings, sales_xlsx_strings_free)

G_END_DECLS
