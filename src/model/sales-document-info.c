/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-document-private.h"

#include "model/sales-settings.h"
#include "store/sales-backup.h"
#include "store/sales-store.h"

#include <stdlib.h>

#include <glib/gi18n.h>

/**
 * sales_document_info_copy:
 * @self: what a document says of itself
 *
 * Returns: (transfer full): a copy
 */
SalesDocumentInfo *
sales_document_info_copy (const SalesDocumentInfo *self)
{
  SalesDocumentInfo *copy = g_memdup2 (self, sizeof *self);

  copy->company_name = g_strdup (self->company_name);
  return copy;
}

/**
 * sales_document_info_free:
 * @self: (transfer full): a copy
 */
void
sales_document_info_free (SalesDocumentInfo *self)
{
  g_free (self->company_name);
  g_free (self);
}

/* Each answer comes from the end of an index or from total_day, which has a row for each day: the
 * time does not grow with the orders. */
static gboolean
load_counts (SalesStore *store, SalesSnapshot *snapshot, GError **error)
{
  SalesDocumentInfo *info = &snapshot->info;
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT (SELECT min(day) FROM sales_order),"
                           " (SELECT max(day) FROM sales_order),"
                           " (SELECT max(day) FROM total_day),"
                           " (SELECT coalesce(sum(orders), 0) FROM total_day),"
                           " (SELECT count(*) FROM person),"
                           " EXISTS (SELECT 1 FROM goal WHERE value IS NOT NULL),"
                           " EXISTS (SELECT 1 FROM summary)",
                           error);

  if (read == NULL || !sales_statement_step (read, error))
    return FALSE;
  info->first_order = (SalesDay) sales_statement_get_optional (read, 0, SALES_DAY_NONE);
  info->last_order = (SalesDay) sales_statement_get_optional (read, 1, SALES_DAY_NONE);
  snapshot->last_data = (SalesDay) sales_statement_get_optional (read, 2, SALES_DAY_NONE);
  info->n_orders = sales_statement_get_int (read, 3) / SALES_SHARE_WHOLE;
  info->n_people = sales_statement_get_int (read, 4);
  info->has_goals = sales_statement_get_int (read, 5) != 0;
  info->has_summaries = sales_statement_get_int (read, 6) != 0;
  return TRUE;
}

static char *
describe_read_only (SalesStore *store)
{
  const char *detail = NULL;

  switch (sales_store_get_read_only (store, &detail))
    {
    case SALES_READ_ONLY_FILE:
      return g_strdup (_("The file may only be read. Save a copy to make changes."));
    case SALES_READ_ONLY_FOLDER:
      return g_strdup (_("The folder of the file may only be read. Save a copy in another folder to make changes."));
    case SALES_READ_ONLY_LINKED:
      return g_strdup (_("The file has a second name in another place, which changes would damage. Save a copy to make changes."));
    case SALES_READ_ONLY_IN_USE:
      if (detail == NULL)
        return g_strdup (_("Another program is working on this document. Until it is closed there, it can only be read."));
      /* TRANSLATORS: %s is who works on it, as in "ada@office" */
      return g_strdup_printf (_("%s is working on this document. Until it is closed there, it can only be read."), detail);
    case SALES_READ_ONLY_DAMAGED:
      return g_strdup (_("Parts of this document are damaged. It can only be read. Open the latest backup to go on working."));
    case SALES_READ_ONLY_NOT:
    case SALES_READ_ONLY_ASKED:
    default:
      return NULL;
    }
}

/**
 * sales_snapshot_load:
 * @store: a store, on its thread
 * @error: return location for an error
 *
 * Returns: (transfer full): what the document says of itself now, or %NULL
 */
SalesSnapshot *
sales_snapshot_load (SalesStore *store, GError **error)
{
  g_autoptr (SalesSnapshot) self = g_new0 (SalesSnapshot, 1);

  if (!sales_settings_load (store, &self->info, error) || !load_counts (store, self, error) ||
      !sales_store_get_undo_labels (store, &self->undo_label, &self->redo_label, &self->undo_import, error))
    return NULL;
  self->path = g_strdup (sales_store_get_path (store));
  self->read_only = sales_store_is_read_only (store);
  self->read_only_reason = describe_read_only (store);
  return g_steal_pointer (&self);
}

/**
 * sales_snapshot_free:
 * @self: (transfer full): a snapshot
 */
void
sales_snapshot_free (SalesSnapshot *self)
{
  sales_settings_clear (&self->info);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self);
}

static void
document_backup_free (gpointer data)
{
  SalesDocumentBackup *self = data;

  g_free (self->path);
  g_free (self);
}

/**
 * sales_document_list_backups:
 * @path: a document's file, which need not be there any more
 *
 * Returns: (transfer container) (element-type SalesDocumentBackup): its verified backups, newest
 *   first; may be empty
 */
GPtrArray *
sales_document_list_backups (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (document_backup_free);
  char *resolved = realpath (path, NULL);
  g_autofree char *canonical = g_canonicalize_filename (resolved != NULL ? resolved : path, NULL);
  g_autoptr (GPtrArray) files = sales_backup_list (canonical);

  free (resolved);
  for (guint i = 0; i < files->len; i++)
    {
      const SalesBackupFile *file = g_ptr_array_index (files, i);
      SalesDocumentBackup *backup = g_new0 (SalesDocumentBackup, 1);

      backup->path = g_strdup (file->path);
      backup->at = file->at;
      backup->size = file->size;
      g_ptr_array_add (backups, backup);
    }
  return backups;
}

typedef struct
{
  char    *path;
  gboolean replace;
} CopyData;

static void
copy_data_free (gpointer data)
{
  CopyData *self = data;

  g_free (self->path);
  g_free (self);
}

static gpointer
make_copy (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const CopyData *data = user_data;

  return sales_backup_copy (store, data->path, data->replace, cancellable, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_document_copy_new:
 * @path: where to; its folder has to be there
 * @replace: whether a file that is there may be replaced
 *
 * The document may be read-only, and is not changed. Of the errors, %SALES_ERROR_CONSTRAINT says
 * that @path is there and may not be replaced, or is the document itself; after any of them @path
 * is as it was and nothing else is left.
 *
 * Returns: (transfer full): a request for a copy of the whole document as it is then
 */
SalesRequest *
sales_document_copy_new (const char *path, gboolean replace)
{
  CopyData *data = g_new (CopyData, 1);

  *data = (CopyData){ g_strdup (path), replace };
  return sales_request_new (make_copy, data, copy_data_free, NULL);
}
