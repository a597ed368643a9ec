/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-cell.h"

G_BEGIN_DECLS

/* What a number in a sheet means. */
typedef enum
{
  SALES_XLSX_NUMBER,
  SALES_XLSX_DATE,  /* a day, with or without a time */
  SALES_XLSX_TIME,  /* a time without a day, or a duration */
} SalesXlsxFormatKind;

typedef struct
{
  SalesXlsxFormatKind kind;
  int                 padding; /* digits that a whole number is filled up to with zeros */
  char               *sign;    /* shown beside the number, as of a currency; or %NULL */
} SalesXlsxFormat;

void          sales_xlsx_format_init    (SalesXlsxFormat *self, guint id, const char *code);
void          sales_xlsx_format_clear   (SalesXlsxFormat *self);

/* Room that every text of a number needs. */
#define SALES_XLSX_NUMBER_ROOM 512

/* Writes a number of the file into @buffer, as @format means it and without its sign. */
SalesCellKind sales_xlsx_number_to_text (const char *text, gsize length, const SalesXlsxFormat *format, gboolean from_1904, char *buffer,
                                         gsize *result_length);

G_END_DECLS
