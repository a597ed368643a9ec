/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-private.h"

G_BEGIN_DECLS

/* Orders that can be read and yet look wrong: what is about to be taken is compared with itself and
 * with the document, and each kind of doubt becomes one question with a count and a few rows.
 * Private to the import; used by the thread that reads the orders. */
typedef struct _SalesImportDoubts SalesImportDoubts;

SalesImportDoubts *sales_import_doubts_new   (SalesImportRun *run);
void               sales_import_doubts_free  (SalesImportDoubts *self);

/* A text that was not seen before. */
void               sales_import_doubts_text  (SalesImportDoubts *self, SalesImportReader *reader, const char *text);
/* An order that was not seen before: its own days and promised, shipped, delivered, followed. */
void               sales_import_doubts_order (SalesImportDoubts *self, SalesImportReader *reader, SalesDay day, const SalesDay days[4], const char *ref, gsize ref_length);
/* A line, with the number of its order and whether that order has just begun; @again: it was seen
 * before, and other orders in between. Returns what the line adds to its order's sum. */
guint64            sales_import_doubts_line  (SalesImportDoubts *self, SalesImportReader *reader, guint order, gboolean begins, gboolean again, const SalesEntity *product, const SalesLineRecord *line);
/* All lines of an order as one number, for orders that stand in the files twice. */
void               sales_import_doubts_whole (SalesImportDoubts *self, guint64 sum, SalesDay day, gint64 customer, gint64 person, guint n_lines, const char *ref, gsize ref_length);
/* Makes questions of what nobody has accepted. TRUE: there is one. @totals: of all lines. */
gboolean           sales_import_doubts_ask   (SalesImportDoubts *self, const SalesImportTotals *totals);

G_END_DECLS
