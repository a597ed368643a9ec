/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-import-catalog.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* What the document remembers of earlier imports: how files of a shape are read, and whom or what
 * names stand for that it does not have itself. */
typedef struct
{
  char *name;
  char *shape;
  char *answers;
} SalesImportProfile;

typedef struct
{
  GPtrArray  *profiles;                   /* SalesImportProfile, by name */
  GHashTable *aliases[SALES_N_ENTITIES];  /* folded text → id; of people, customers and products */
} SalesImportMemory;

/* The result is a SalesImportMemory, to be freed with sales_import_memory_free(). */
SalesRequest *sales_import_memory_load_new     (void);
void          sales_import_memory_free         (SalesImportMemory *self);

/* On the store's thread, inside a change. */
gboolean      sales_import_memory_save_profile (SalesStore *store, const char *name, const char *shape, const char *answers, GError **error);
gboolean      sales_import_memory_save_alias   (SalesStore *store, SalesEntityKind kind, const char *alias, gint64 target, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportMemory, sales_import_memory_free)

G_END_DECLS
