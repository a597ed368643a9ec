/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-memory.h"

#include "store/sales-store.h"

static const char *const kinds[SALES_N_ENTITIES] = {
  [SALES_ENTITY_PERSON] = "person",
  [SALES_ENTITY_CUSTOMER] = "customer",
  [SALES_ENTITY_PRODUCT] = "product",
};

static void
profile_free (gpointer data)
{
  SalesImportProfile *self = data;

  g_free (self->name);
  g_free (self->shape);
  g_free (self->answers);
  g_free (self);
}

/**
 * sales_import_memory_free:
 * @self: (transfer full): what a document remembers
 */
void
sales_import_memory_free (SalesImportMemory *self)
{
  g_ptr_array_unref (self->profiles);
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    g_hash_table_unref (self->aliases[k]);
  g_free (self);
}

static gboolean
load_profiles (SalesImportMemory *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT name, shape, answers FROM import_profile ORDER BY name", error);
  g_autoptr (GError) failure = NULL;

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, &failure))
    {
      SalesImportProfile *profile = g_new0 (SalesImportProfile, 1);

      profile->name = sales_statement_dup_text (read, 0);
      profile->shape = sales_statement_dup_text (read, 1);
      profile->answers = sales_statement_dup_text (read, 2);
      g_ptr_array_add (self->profiles, profile);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
load_aliases (SalesImportMemory *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT kind, alias, target FROM import_alias", error);
  g_autoptr (GError) failure = NULL;

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, &failure))
    {
      g_autofree char *kind = sales_statement_dup_text (read, 0);
      gint64 target = sales_statement_get_int (read, 2);

      for (int k = 0; k < SALES_N_ENTITIES; k++)
        if (g_strcmp0 (kinds[k], kind) == 0)
          g_hash_table_insert (self->aliases[k], sales_statement_dup_text (read, 1), g_memdup2 (&target, sizeof target));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
load (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesImportMemory) self = g_new0 (SalesImportMemory, 1);

  self->profiles = g_ptr_array_new_with_free_func (profile_free);
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    self->aliases[k] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!load_profiles (self, store, error) || !load_aliases (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_import_memory_load_new:
 *
 * Returns: (transfer full): a request for what the document remembers
 */
SalesRequest *
sales_import_memory_load_new (void)
{
  return sales_request_new (load, NULL, NULL, (GDestroyNotify) sales_import_memory_free);
}

/**
 * sales_import_memory_save_profile:
 * @store: a store with a change begun
 * @name: the profile's name; one of this name is replaced
 * @shape: the shape of the header that it fits
 * @answers: what was said of such files
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
sales_import_memory_save_profile (SalesStore *store, const char *name, const char *shape, const char *answers, GError **error)
{
  g_autoptr (SalesStatement) write =
      sales_store_prepare (store,
                           "INSERT INTO import_profile (name, shape, answers) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (name) DO UPDATE SET shape = excluded.shape, answers = excluded.answers",
                           error);

  if (write == NULL)
    return FALSE;
  sales_statement_bind_text (write, 1, name);
  sales_statement_bind_text (write, 2, shape);
  sales_statement_bind_text (write, 3, answers);
  return sales_statement_run (write, error);
}

/**
 * sales_import_memory_save_alias:
 * @store: a store with a change begun
 * @kind: person, customer or product
 * @alias: a folded text
 * @target: whom or what it stands for
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
sales_import_memory_save_alias (SalesStore *store, SalesEntityKind kind, const char *alias, gint64 target, GError **error)
{
  g_autoptr (SalesStatement) write =
      sales_store_prepare (store,
                           "INSERT INTO import_alias (kind, alias, target) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (kind, alias) DO UPDATE SET target = excluded.target",
                           error);

  if (write == NULL)
    return FALSE;
  sales_statement_bind_text (write, 1, kinds[kind]);
  sales_statement_bind_text (write, 2, alias);
  sales_statement_bind_int (write, 3, target);
  return sales_statement_run (write, error);
}
