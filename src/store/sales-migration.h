/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-store.h"

G_BEGIN_DECLS

/* One step from schema @from to the next. @sql is run, then @func, either may be %NULL. */
typedef struct
{
  int         from;
  const char *schema; /* what a document of version @from has, as this program once wrote it */
  const char *sql;
  gboolean  (*func) (SalesStore *store, GError **error);
} SalesMigration;

/* The steps this program knows, oldest first, and how many. */
const SalesMigration *sales_migration_get_steps (gsize *n);

/* The schema that a document of @version has to have; %NULL if the version is unknown. */
const char *sales_migration_get_schema (int version);

/* Takes @store from @version to the end of @steps, whose schema is @schema. */
gboolean sales_migration_run (SalesStore *store, int version, const SalesMigration *steps, gsize n_steps, const char *schema, GError **error);

G_END_DECLS
