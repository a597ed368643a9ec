/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"
#include "model/sales-import-catalog.h"
#include "model/sales-import-merge.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Before an import: a verified backup, unless the document is still empty. The result is the backup's
 * path, or an empty text. */
SalesRequest *sales_import_backup_new (void);

/* What an import writes into the document, inside one sales_document_perform(). On the store's
 * thread; the catalog alone may be used by the thread that reads the files. */
typedef struct _SalesImportWriter SalesImportWriter;

SalesImportWriter *sales_import_writer_new         (SalesStore *store, GError **error);
void               sales_import_writer_free        (SalesImportWriter *self);
SalesCatalog      *sales_import_writer_get_catalog (SalesImportWriter *self);
SalesStore        *sales_import_writer_get_store   (SalesImportWriter *self);

/* Writes @entity as it now is: a new row, or the changed one. */
gboolean  sales_import_writer_put             (SalesImportWriter *self, SalesEntityKind kind, SalesEntity *entity, GError **error);
/* The unit of this name under @parent, made if there is none; 0 after an error. */
gint64    sales_import_writer_get_unit        (SalesImportWriter *self, gint64 parent, SalesUnitKind kind, const char *name, GError **error);
/* The team that @leader leads, under @parent; made under @name if there is none. */
gint64    sales_import_writer_get_team_of     (SalesImportWriter *self, gint64 leader, gint64 parent, const char *name, gboolean *changed, GError **error);
/* The units of one name, by kind; @n is how many there are. */
gint64    sales_import_writer_find_unit       (SalesImportWriter *self, SalesUnitKind kind, const char *name, int *n, GError **error);

/* Make the runs of a person or product equal to @runs (of SalesDated); @changed says if they were not. */
gboolean  sales_import_writer_set_memberships (SalesImportWriter *self, gint64 person, const GArray *runs, gboolean *changed, GError **error);
gboolean  sales_import_writer_set_territories (SalesImportWriter *self, gint64 person, const GArray *runs, gboolean *changed, GError **error);
gboolean  sales_import_writer_set_costs       (SalesImportWriter *self, gint64 product, const GArray *runs, gboolean *changed, GError **error);

typedef enum
{
  SALES_IMPORT_FAILED,
  SALES_IMPORT_TAKEN,
  SALES_IMPORT_CHANGED,
  SALES_IMPORT_UNCHANGED,
} SalesImportEffect;

SalesImportEffect sales_import_writer_put_goal    (SalesImportWriter *self, const SalesScope *scope, SalesMeasure measure, gint64 category, SalesDay first, SalesDay last, gint64 value, const char *reason, const char *note, GError **error);
SalesImportEffect sales_import_writer_put_summary (SalesImportWriter *self, gint64 person, SalesDay first, SalesDay last, SalesAmount amount, GError **error);
SalesImportEffect sales_import_writer_put_step    (SalesImportWriter *self, gint64 order, const char *step, gint64 person, GError **error);
/* @people and @ends: where each one's share ends, in basis points; the last is 10,000. */
SalesImportEffect sales_import_writer_put_credit  (SalesImportWriter *self, gint64 order, const gint64 *people, const SalesShare *ends, int n, GError **error);

/* Orders. */
typedef void (*SalesImportRefFunc) (const char *ref, gint64 id, SalesDay day, gpointer user_data);
gboolean          sales_import_writer_list_orders  (SalesImportWriter *self, SalesImportRefFunc func, gpointer user_data, GError **error);
/* The order's id, 0 if there is none (or after an error). */
gint64            sales_import_writer_find_order   (SalesImportWriter *self, const char *ref, GError **error);
gboolean          sales_import_writer_count_lines  (SalesImportWriter *self, gint64 *n_lines, GError **error);
gboolean          sales_import_writer_begin_orders (SalesImportWriter *self, gint64 expected, gint64 *first_order, GError **error);
/* Adds up the totals of what is added; may be called by the thread that reads. */
gboolean          sales_import_writer_count_orders (SalesImportWriter *self, const SalesOrderRecord *orders, gsize n_orders, const SalesLineRecord *lines, gsize n_lines, GError **error);
gboolean          sales_import_writer_add_orders   (SalesImportWriter *self, const SalesOrderRecord *orders, gsize n_orders, const SalesLineRecord *lines, gsize n_lines, GError **error);
gboolean          sales_import_writer_end_orders   (SalesImportWriter *self, GError **error);
SalesImportMerge *sales_import_writer_get_merge    (SalesImportWriter *self);
/* What the document has of the orders from @first_order on. */
gboolean          sales_import_writer_sum_orders   (SalesImportWriter *self, gint64 first_order, gint64 *orders, gint64 *lines, SalesQuantity *quantity, SalesAmount *amount, GError **error);
/* Costs of lines that were there before, anew from the catalog; @n_lines is how many changed. */
gboolean          sales_import_writer_recost       (SalesImportWriter *self, int digits, gint64 *n_lines, GError **error);

typedef struct
{
  const char *label; /* what Undo calls it, in the user's language */
  const char *files;
  gint64      read, taken, changed, unchanged, skipped;
  gint64      orders, lines, quantity, amount;
  gint64      first_order, last_order; /* 0: none */
} SalesImportBatch;

gboolean  sales_import_writer_add_batch       (SalesImportWriter *self, const SalesImportBatch *batch, gint64 *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportWriter, sales_import_writer_free)

G_END_DECLS
