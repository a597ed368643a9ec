/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a cell. A text file has texts only, and what they mean is read from their
 * column; a spreadsheet says of each cell what it is, and its text is then in the plain form that
 * needs no reading: "-1234.5", "2026-09-25", "2026-09-25 14:30:00", "TRUE". */
typedef enum
{
  SALES_CELL_TEXT,    /* also an empty cell */
  SALES_CELL_NUMBER,  /* digits with a decimal point */
  SALES_CELL_MONEY,   /* a number shown with a sign, which stands behind the text and a NUL, and ends with a NUL */
  SALES_CELL_DATE,    /* a day, perhaps with a time */
  SALES_CELL_BOOLEAN, /* "TRUE" or "FALSE" */
  SALES_CELL_ERROR,   /* "#N/A": what a formula came to */
} SalesCellKind;

/* Text in its reader's buffer, not terminated, valid UTF-8 without NUL. */
typedef struct
{
  const char   *text;
  guint32       length;
  SalesCellKind kind;
} SalesCell;

G_END_DECLS
