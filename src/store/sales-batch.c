/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-batch-private.h"

#include "base/sales-error.h"
#include "store/sales-store-private.h"

#include <string.h>

/* In import_batch.changeset, all numbers with the highest byte first: this version, the changeset's
 * size, the digest of the new orders; then the changeset, compressed. */
#define VERSION 1

typedef struct
{
  guint32 version;
  guint32 size;
  guint64 digest;
} Header;

/* Names of customers and products shrink to a third even so. */
#define COMPRESSION_LEVEL 1

struct _SalesBatch
{
  guint64 digest;
  gint64  id;     /* its row of import_batch, 0: it has none yet */
  char   *label;
};

void
sales_batch_free (SalesBatch *self)
{
  g_free (self->label);
  g_free (self);
}

/**
 * sales_batch_begin:
 * @store: a store with a change begun that is not undoable
 * @error: return location for an error
 *
 * From here on the change is recorded, except for the new orders that a bulk writes: those are
 * known by their ids. The steps of undo before it stay: the batch will stand behind them.
 *
 * Returns: whether it can be recorded
 */
gboolean
sales_batch_begin (SalesStore *store, GError **error)
{
  sales_store_assert_thread (store);
  g_assert (store->changing && store->recording == SALES_RECORD_FORGET && store->batch == NULL);
  if (!sales_undo_begin (store, error))
    return FALSE;
  store->batch = g_new0 (SalesBatch, 1);
  return TRUE;
}

void
sales_batch_note_orders (SalesStore *store, guint64 digest)
{
  if (store->batch != NULL)
    store->batch->digest += digest;
}

/* Through a stream, which asks for as much as there is. */
static GBytes *
convert (GConverter *converter, gconstpointer data, gsize size, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
make_blob (guint64 digest, gconstpointer changeset, gsize size, GError **error)
{
  Header header = { GUINT32_TO_BE (VERSION), GUINT32_TO_BE ((guint32) size), GUINT64_TO_BE (digest) };
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, COMPRESSION_LEVEL);
  g_autoptr (GBytes) small = convert (G_CONVERTER (compressor), changeset, size, error);
  GByteArray *blob;

  if (small == NULL)
    return NULL;
  blob = g_byte_array_sized_new ((guint) (sizeof header + g_bytes_get_size (small)));
  g_byte_array_append (blob, (const guint8 *) &header, sizeof header);
  g_byte_array_append (blob, g_bytes_get_data (small, NULL), (guint) g_bytes_get_size (small));
  return g_byte_array_free_to_bytes (blob);
}

static gboolean
write_blob (SalesStore *store, gint64 batch, GBytes *blob, GError **error)
{
  g_autoptr (SalesStatement) update =
      sales_store_prepare (store, "UPDATE import_batch SET changeset = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  sales_statement_bind_int (update, 1, batch);
  sales_statement_bind_blob (update, 2, blob);
  return sales_statement_run (update, error);
}

/**
 * sales_batch_store:
 * @store: a store with a batch begun
 * @batch: its row of import_batch, written
 * @label: what Undo calls it, in the user's language
 *
 * The batch is stored when the change is committed, with all that is recorded until then: what
 * follows from an import belongs to it.
 */
void
sales_batch_store (SalesStore *store, gint64 batch, const char *label)
{
  sales_store_assert_thread (store);
  g_assert (store->batch != NULL);
  store->batch->id = batch;
  g_free (store->batch->label);
  store->batch->label = g_strdup (label);
}

gboolean
sales_batch_is_named (SalesStore *store)
{
  return store->batch != NULL && store->batch->id != 0;
}

gboolean
sales_batch_finish (SalesStore *store, GError **error)
{
  const SalesBatch *self = store->batch;
  g_autoptr (GBytes) blob = NULL;
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (store->session, &size, &data);

  sales_undo_end (store);
  if (code != SQLITE_OK)
    {
      sales_store_set_error (store, code, "record a batch", error);
      return FALSE;
    }
  blob = make_blob (self->digest, data, (gsize) size, error);
  sqlite3_free (data);
  return blob != NULL && write_blob (store, self->id, blob, error) && sales_undo_add_batch (store, self->id, self->label, error);
}

static gboolean
parse_blob (SalesBatchImages *self, GBytes *blob)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);
  Header header;

  if (size < sizeof header)
    return FALSE;
  memcpy (&header, data, sizeof header);
  if (GUINT32_FROM_BE (header.version) != VERSION)
    return FALSE;
  self->digest = GUINT64_FROM_BE (header.digest);
  self->changeset = convert (G_CONVERTER (decompressor), data + sizeof header, size - sizeof header, NULL);
  return self->changeset != NULL && g_bytes_get_size (self->changeset) == GUINT32_FROM_BE (header.size);
}

gboolean
sales_batch_images_load (SalesBatchImages *self, SalesStore *store, gint64 batch, GError **error)
{
  g_autoptr (GBytes) blob = NULL;
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT first_order, last_order, changeset FROM import_batch WHERE id = ?1", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, batch);
  if (!sales_statement_step (read, error))
    {
      if (!sales_statement_failed (read))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "there is no import %" G_GINT64_FORMAT, batch);
      return FALSE;
    }
  self->first_order = sales_statement_get_int (read, 0);
  self->last_order = sales_statement_get_int (read, 1);
  blob = sales_statement_dup_blob (read, 2);
  if (blob == NULL)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "nothing was recorded of import %" G_GINT64_FORMAT, batch);
      return FALSE;
    }
  if (parse_blob (self, blob))
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "what was recorded of import %" G_GINT64_FORMAT " is damaged", batch);
  return FALSE;
}

void
sales_batch_images_clear (SalesBatchImages *self)
{
  g_clear_pointer (&self->changeset, g_bytes_unref);
}
