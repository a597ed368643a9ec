/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-order-export.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "exchange/sales-table-writer.h"
#include "model/sales-order-record.h"

/* Orders read, written and told in one go. */
#define ROWS_AT_ONCE 500

typedef struct
{
  GFile                   *file;
  GFile                   *part;   /* what is written, beside it; %NULL until it is made */
  GOutputStream           *stream;
  GArray                  *ids;    /* guint32 */
  guint                    n_done;
  GBytes                  *bytes;  /* on their way */
  SalesTableWriter        *writer;
  gboolean                 packed; /* the writer has given all */
  SalesOrderExportProgress progress;
  gpointer                 progress_data;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->file);
  g_clear_object (&self->part);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  sales_table_writer_free (self->writer);
  g_free (self);
}

/* Rows ---------------------------------------------------------------------------------------- */

static void
write_titles (SalesTableWriter *writer)
{
  sales_table_writer_add_header (writer, C_ ("order", "Number"));
  sales_table_writer_add_header (writer, C_ ("order", "Date"));
  sales_table_writer_add_header (writer, C_ ("order", "Customer"));
  sales_table_writer_add_header (writer, C_ ("order", "Person"));
  sales_table_writer_add_header (writer, C_ ("order", "Territory"));
  sales_table_writer_add_header (writer, C_ ("order", "Amount"));
  sales_table_writer_add_header (writer, C_ ("order", "Days late"));
  sales_table_writer_add_header (writer, C_ ("order", "Days overdue"));
  sales_table_writer_add_header (writer, C_ ("order", "Promised"));
  sales_table_writer_add_header (writer, C_ ("order", "Shipped"));
  sales_table_writer_add_header (writer, C_ ("order", "Delivered"));
  sales_table_writer_add_header (writer, C_ ("order", "Followed up"));
  sales_table_writer_end_row (writer);
}

static void
add_days (SalesTableWriter *writer, int days)
{
  if (days > 0)
    sales_table_writer_add_integer (writer, days);
  else
    sales_table_writer_add_text (writer, NULL);
}

static void
write_order (SalesTableWriter *writer, const SalesOrderRecord *order)
{
  sales_table_writer_add_text (writer, order->ref);
  sales_table_writer_add_day (writer, order->day);
  sales_table_writer_add_text (writer, order->customer);
  sales_table_writer_add_text (writer, order->people);
  sales_table_writer_add_text (writer, order->territory);
  if (order->has_amount)
    sales_table_writer_add_amount (writer, order->amount);
  else
    sales_table_writer_add_text (writer, NULL);
  add_days (writer, sales_order_record_get_late (order));
  add_days (writer, sales_order_record_get_overdue (order));
  sales_table_writer_add_day (writer, order->promised);
  sales_table_writer_add_day (writer, order->shipped);
  sales_table_writer_add_day (writer, order->delivered);
  sales_table_writer_add_day (writer, order->followed);
  sales_table_writer_end_row (writer);
}

/* Ends ---------------------------------------------------------------------------------------- */

/* Nothing is left of what was begun. */
static void
fail (GTask *task, GError *error)
{
  Export *self = g_task_get_task_data (task);

  if (self->stream != NULL)
    g_output_stream_close (self->stream, NULL, NULL);
  if (self->part != NULL)
    g_file_delete (self->part, NULL, NULL);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error) ||
      !g_file_move (self->part, self->file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                    g_task_get_cancellable (task), NULL, NULL, &error))
    {
      fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
finish (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  /* On the disk before it gets its name. */
  if (G_IS_FILE_DESCRIPTOR_BASED (self->stream) &&
      fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) != 0)
    {
      int code = errno;

      fail (task, g_error_new (G_IO_ERROR, g_io_error_from_errno (code), "fsync: %s", g_strerror (code)));
      return;
    }
  g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), closed_cb, task);
}

/* Steps --------------------------------------------------------------------------------------- */

static void ask_records (GTask *task);
static void pack        (GTask *task);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      fail (task, error);
      return;
    }
  if (self->progress != NULL)
    self->progress (self->n_done, self->ids->len, self->progress_data);
  if (self->n_done < self->ids->len)
    ask_records (task);
  else if (!self->packed)
    pack (task);
  else
    finish (task);
}

/* @bytes: taken over. */
static void
write_bytes (GTask *task, GBytes *bytes)
{
  Export *self = g_task_get_task_data (task);
  gconstpointer data;
  gsize size;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  data = g_bytes_get_data (self->bytes, &size);
  g_output_stream_write_all_async (self->stream, data, size, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   written_cb, task);
}

static void
pack_func (GTask *packing, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = g_task_get_task_data (data);
  GError *error = NULL;
  GBytes *bytes = sales_table_writer_finish (self->writer, &error);

  if (bytes != NULL)
    g_task_return_pointer (packing, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (packing, error);
}

static void
packed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  self->packed = TRUE;
  if (bytes != NULL)
    write_bytes (task, bytes);
  else
    fail (task, error);
}

/* A spreadsheet is packed as a whole, which takes its time with many rows. */
static void
pack (GTask *task)
{
  g_autoptr (GTask) packing = g_task_new (g_task_get_source_object (task), NULL, packed_cb, task);

  g_task_set_task_data (packing, task, NULL);
  g_task_run_in_thread (packing, pack_func);
}

static void
records_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) records = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (records == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      const SalesOrderRecord *record = &g_array_index (records, SalesOrderRecord, i);

      /* One that was deleted since the list was made is in the document no more. */
      if (record->ref != NULL)
        write_order (self->writer, record);
    }
  self->n_done += records->len;
  write_bytes (task, sales_table_writer_flush (self->writer));
}

static void
ask_records (GTask *task)
{
  Export *self = g_task_get_task_data (task);
  guint n = MIN (ROWS_AT_ONCE, self->ids->len - self->n_done);

  sales_document_call_async (g_task_get_source_object (task),
                             sales_order_records_new (&g_array_index (self->ids, guint32, self->n_done), n),
                             g_task_get_cancellable (task), records_read_cb, task);
}

static void
part_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  GFileOutputStream *stream = g_file_create_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }
  self->part = g_object_ref (G_FILE (source));
  self->stream = G_OUTPUT_STREAM (stream);
  write_titles (self->writer);
  write_bytes (task, sales_table_writer_flush (self->writer));
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autoptr (GFile) part = NULL;
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (".", unique, ".part", NULL);

  self->ids = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  if (self->ids == NULL)
    {
      fail (task, error);
      return;
    }
  if (folder == NULL)
    {
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "there is no folder to write to"));
      return;
    }
  part = g_file_get_child (folder, name);
  g_file_create_async (part, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), part_made_cb,
                       task);
}

static SalesTableFormat
find_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  SalesTableFormat format;

  return dot != NULL && sales_table_format_from_suffix (dot + 1, &format) ? format : SALES_TABLE_CSV;
}

/**
 * sales_order_export_async:
 * @document: a document
 * @query: which orders, in which order; its limit is not heeded
 * @file: where to; replaced if it is there
 * @progress: (nullable): told how many orders are written, of how many
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * One line an order, with plain figures and the column titles in the user's language. Main thread
 * only. Of orders that change meanwhile either is written, never a mixture.
 */
void
sales_order_export_async (SalesDocument            *document,
                          const SalesOrderQuery    *query,
                          GFile                    *file,
                          SalesOrderExportProgress  progress,
                          gpointer                  progress_data,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  const SalesCurrency *currency = &sales_document_get_info (document)->currency;
  g_autoptr (SalesOrderFormat) format = sales_order_format_new (currency);
  GTask *task = g_task_new (document, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);
  SalesOrderQuery all = *query;

  self->file = g_object_ref (file);
  self->writer = sales_table_writer_new (find_format (file), C_ ("file name", "Orders"), currency);
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_task_data (task, self, export_free);
  /* A file that was complete in time is not called cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  all.limit = 0;
  sales_document_call_async (document, sales_order_query_new (&all, format), cancellable, ids_read_cb, task);
}

/**
 * sales_order_export_finish:
 * @document: the document
 * @result: what the callback got
 * @error: %SALES_ERROR of the document, or %G_IO_ERROR of the file
 *
 * Returns: whether the file has all orders; otherwise it is as it was
 */
gboolean
sales_order_export_finish (SalesDocument *document, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
