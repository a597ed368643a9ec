/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-migration.h"

#include "base/sales-error.h"
#include "store/sales-backup.h"
#include "store/sales-guard.h"

/* To add one: keep the whole schema of the version before, with the totals, as sales-schema-N.sql
 * beside sales-schema.sql, name it here with the SQL that leads on, and raise SALES_SCHEMA_VERSION. */
static const struct
{
  const char *schema;
  const char *sql;
} step_files[] = {
  { "sales-schema-1.sql", "sales-migration-2.sql" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (step_files) == SALES_SCHEMA_VERSION - 1);

const SalesMigration *
sales_migration_get_steps (gsize *n)
{
  static SalesMigration steps[G_N_ELEMENTS (step_files)];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (step_files); i++)
        {
          steps[i].from = (int) i + 1;
          steps[i].schema = sales_store_get_sql (step_files[i].schema);
          steps[i].sql = sales_store_get_sql (step_files[i].sql);
        }
      g_once_init_leave (&once, 1);
    }
  *n = G_N_ELEMENTS (steps);
  return steps;
}

const char *
sales_migration_get_schema (int version)
{
  gsize n;

  if (version == SALES_SCHEMA_VERSION)
    return sales_store_get_schema ();
  if (version < 1 || version > SALES_SCHEMA_VERSION)
    return NULL;
  return sales_migration_get_steps (&n)[version - 1].schema;
}

static gboolean
expect_no_row (SalesStore *store, const char *sql, GError **error)
{
  g_autoptr (SalesStatement) check = sales_store_prepare_once (store, sql, error);

  if (check == NULL)
    return FALSE;
  if (sales_statement_step (check, error))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "%s: %s", sql, sales_statement_get_text (check, 0));
      return FALSE;
    }
  return !sales_statement_failed (check);
}

static gboolean
expect_intact (SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) check = sales_store_prepare_once (store, "PRAGMA main.integrity_check (1)", error);

  if (check == NULL || !sales_statement_step (check, error))
    return FALSE;
  if (g_str_equal (sales_statement_get_text (check, 0), "ok"))
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "%s", sales_statement_get_text (check, 0));
  return FALSE;
}

static gboolean
take_steps (SalesStore *store, int version, const SalesMigration *migrations, gsize n, const char *schema,
            GError **error)
{
  g_autofree char *sql = NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (migrations[i].from < version)
        continue;
      if (migrations[i].sql != NULL && !sales_store_execute (store, migrations[i].sql, error))
        return FALSE;
      if (migrations[i].func != NULL && !migrations[i].func (store, error))
        return FALSE;
      version = migrations[i].from + 1;
    }
  sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  return sales_guard_check_schema (store, schema, error) &&
         expect_no_row (store, "SELECT \"table\" FROM pragma_foreign_key_check (NULL, 'main')", error) &&
         expect_intact (store, error) && sales_store_execute (store, sql, error);
}

/**
 * sales_migration_run:
 * @store: a store that may be written, not inside a change
 * @version: its schema's number
 * @migrations: (array length=n): the steps there are, oldest first
 * @n: how many
 * @schema: what the document is to have at the end
 * @error: return location for an error
 *
 * A verified backup first, then all steps in one transaction, then the same checks that opening
 * makes. Whatever fails, the document is as it was. While a table is made anew its references
 * lead nowhere: they are not enforced during the steps, and all of them are looked at at the end.
 *
 * Returns: whether the document is at the end of @migrations
 */
gboolean
sales_migration_run (SalesStore *store, int version, const SalesMigration *migrations, gsize n, const char *schema,
                     GError **error)
{
  gboolean done;

  sales_store_assert_thread (store);
  if (!sales_backup_make (store, NULL, error))
    return FALSE;
  if (!sales_store_execute (store, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return FALSE;
  store->schema_open = TRUE;
  done = take_steps (store, version, migrations, n, schema, error) && sales_store_execute (store, "COMMIT", error);
  store->schema_open = FALSE;
  if (!done && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return sales_store_execute (store, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}
