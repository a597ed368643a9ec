/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-private.h"
#include "exchange/sales-text-table.h"

G_BEGIN_DECLS

#define SALES_IMPORT_BATCH_ROWS 16384

typedef struct
{
  gint64      order;
  const char *step;
  gint64      person;
} SalesImportStep;

typedef struct
{
  SalesEntityKind kind;
  SalesEntity    *entity;
} SalesImportNew;

/* What the thread that reads hands to the one that writes. */
typedef struct
{
  SalesOrderRecord *orders;     /* new ones */
  gsize             n_orders;
  SalesLineRecord  *lines;      /* of new orders */
  gsize             n_lines;
  GArray           *old_orders; /* SalesOrderRecord: the document has them already */
  GArray           *old_lines;  /* SalesLineRecord */
  GArray           *steps;      /* SalesImportStep */
  GArray           *entities;   /* SalesImportNew: to be written before the orders */
  gboolean          last;
} SalesImportOrderBatch;

/* How many rows of a file belong to an order that the document has. */
typedef struct
{
  gint64 order;
  guint  source;
  guint  rows;
} SalesImportOldRows;

/* Reads orders and lines on a thread of its own. */
typedef struct
{
  SalesImportRun *run;
  SalesTextTable *refs;         /* numbers of orders */
  GArray         *entries;      /* by number; see the .c */
  SalesTextTable *texts[SALES_N_ENTITIES];
  GArray         *meanings[SALES_N_ENTITIES];
  gint64          next_id;
  gboolean        create_people;
  gboolean        checking;     /* nothing is handed on, bad orders are marked */
  gboolean        doomed;       /* nothing will be kept: problems are looked for, that is all */
  gint            stop;         /* atomic: the other thread failed */

  GAsyncQueue    *filled;
  GAsyncQueue    *empty;
  SalesImportOrderBatch *batch;

  GArray         *old_rows;     /* SalesImportOldRows */
  guint           order;        /* the number of the order of the line read last */
  gboolean        has_order;
  gboolean        asked;        /* something looks wrong: nothing is kept */
  SalesImportTotals totals;
  gboolean        overflow;
  gint64          orders_new;
  GError         *error;
} SalesImportOrderReader;

SalesImportOrderReader *sales_import_order_reader_new  (SalesImportRun *run, GError **error);
void                    sales_import_order_reader_free (SalesImportOrderReader *self);
/* The whole way: hands batches to `filled` until one is the last. */
gpointer                sales_import_order_reader_run  (gpointer self);
/* Only looks for bad rows and marks their orders. */
gboolean                sales_import_order_reader_check (SalesImportOrderReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportOrderReader, sales_import_order_reader_free)

G_END_DECLS
