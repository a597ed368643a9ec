/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-private.h"

G_BEGIN_DECLS

/* Who or what a text names, where files call people, products and customers otherwise than the
 * document: exactly, as it was answered or remembered; what only resembles a known name is asked and
 * never taken in silence. Private to the import. */
typedef struct _SalesImportNames SalesImportNames;

SalesImportNames *sales_import_names_new       (SalesImportRun *run);
void              sales_import_names_free      (SalesImportNames *self);
/* %NULL: nobody has this name, or several have it. A name that is asked about stands for the one it
 * resembles: nothing will be kept. */
SalesEntity      *sales_import_names_find      (SalesImportNames *self, SalesEntityKind kind, const char *text, const char *file, gint64 line, gboolean *ambiguous);
/* Of an entity that was made while reading. */
void              sales_import_names_add       (SalesImportNames *self, SalesEntityKind kind, const SalesEntity *entity);
/* Keeps what was confirmed. On the store's thread. */
gboolean          sales_import_names_save      (SalesImportNames *self, GError **error);

G_END_DECLS
