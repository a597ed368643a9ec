/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"

#include <string.h>
#include <sys/random.h>

#define SALT_SIZE   16
#define DIGEST_SIZE 32

/* A text goes into a digest with its length before it, so that no two rows of texts look alike;
 * a missing text is not an empty one. */
static void
add_text (GChecksum *checksum, const char *text)
{
  guint64 length = GUINT64_TO_BE (text != NULL ? (guint64) strlen (text) : G_MAXUINT64);

  g_checksum_update (checksum, (const guchar *) &length, sizeof length);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
}

static GBytes *
finish (GChecksum *checksum)
{
  guint8 digest[DIGEST_SIZE];
  gsize size = sizeof digest;

  g_checksum_get_digest (checksum, digest, &size);
  return g_bytes_new (digest, size);
}

static GBytes *
make_digest (GBytes *salt, const char *who, const char *what, const char *before, const char *after)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, g_bytes_get_data (salt, NULL), (gssize) g_bytes_get_size (salt));
  add_text (checksum, who);
  add_text (checksum, what);
  add_text (checksum, before);
  add_text (checksum, after);
  return finish (checksum);
}

static GBytes *
make_chain (GBytes *chain, gint64 id, gint64 at, const char *action, GBytes *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 numbers[2] = { GINT64_TO_BE (id), GINT64_TO_BE (at) };

  if (chain != NULL)
    g_checksum_update (checksum, g_bytes_get_data (chain, NULL), (gssize) g_bytes_get_size (chain));
  g_checksum_update (checksum, (const guchar *) numbers, sizeof numbers);
  add_text (checksum, action);
  g_checksum_update (checksum, g_bytes_get_data (digest, NULL), (gssize) g_bytes_get_size (digest));
  return finish (checksum);
}

static gboolean
get_last (SalesStore *self, gint64 *id, GBytes **chain, GError **error)
{
  g_autoptr (SalesStatement) last =
      sales_store_prepare (self, "SELECT id, chain FROM change_log ORDER BY id DESC LIMIT 1", error);

  *id = 0;
  *chain = NULL;
  if (last == NULL)
    return FALSE;
  if (sales_statement_step (last, error))
    {
      *id = sales_statement_get_int (last, 0);
      *chain = sales_statement_dup_blob (last, 1);
    }
  return !sales_statement_failed (last);
}

/**
 * sales_store_log:
 * @self: a store with a change begun
 * @what: what was changed, "goal 12: Ada, 2026-Q3"
 * @before: (nullable): what stood there before
 * @after: (nullable): what stands there now
 * @error: return location for an error
 *
 * Appends a line to the change log. Its digest is salted, and the chain holds digests only, so that
 * somebody's texts can be erased and the chain still be verified.
 *
 * Returns: whether it was written
 */
gboolean
sales_store_log (SalesStore *self, const char *what, const char *before, const char *after,
                 GError **error)
{
  g_autoptr (SalesStatement) insert = NULL;
  g_autoptr (GBytes) last_chain = NULL;
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GBytes) chain = NULL;
  guint8 random[SALT_SIZE];
  gint64 at = g_get_real_time () / G_USEC_PER_SEC;
  const char *who = g_get_user_name ();
  gint64 id;

  sales_store_assert_thread (self);
  g_assert (self->changing);
  if (!get_last (self, &id, &last_chain, error))
    return FALSE;
  if (getrandom (random, sizeof random, 0) != (gssize) sizeof random)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "no random bytes for the change log");
      return FALSE;
    }
  id++;
  salt = g_bytes_new (random, sizeof random);
  digest = make_digest (salt, who, what, before, after);
  chain = make_chain (last_chain, id, at, self->action, digest);

  insert = sales_store_prepare (self,
                                "INSERT INTO change_log (id, at, who, action, what, before, after, salt, digest, chain)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                error);
  if (insert == NULL)
    return FALSE;
  sales_statement_bind_int (insert, 1, id);
  sales_statement_bind_int (insert, 2, at);
  sales_statement_bind_text (insert, 3, who);
  sales_statement_bind_text (insert, 4, self->action);
  sales_statement_bind_text (insert, 5, what);
  sales_statement_bind_text (insert, 6, before);
  sales_statement_bind_text (insert, 7, after);
  sales_statement_bind_blob (insert, 8, salt);
  sales_statement_bind_blob (insert, 9, digest);
  sales_statement_bind_blob (insert, 10, chain);
  if (!sales_statement_run (insert, error))
    return FALSE;
  self->n_logged++;
  return TRUE;
}

/**
 * sales_store_verify_log:
 * @self: a store
 * @n_lines: (out) (optional): how many lines the log has
 * @first_bad: (out): the id of the first line that is not what was written, 0 if all are
 * @error: return location for an error
 *
 * Walks the chain from its beginning. A line whose texts were erased has an empty salt: its digest
 * cannot be checked any more, its place in the chain can.
 *
 * Returns: whether the log could be read
 */
gboolean
sales_store_verify_log (SalesStore *self, gint64 *n_lines, gint64 *first_bad, GError **error)
{
  g_autoptr (GBytes) chain = NULL;
  g_autoptr (SalesStatement) line = NULL;
  gint64 n = 0;

  *first_bad = 0;
  line = sales_store_prepare (self,
                              "SELECT id, at, who, action, what, before, after, salt, digest, chain"
                              " FROM change_log ORDER BY id",
                              error);
  if (line == NULL)
    return FALSE;
  while (sales_statement_step (line, error))
    {
      gint64 id = sales_statement_get_int (line, 0);
      g_autoptr (GBytes) salt = sales_statement_dup_blob (line, 7);
      g_autoptr (GBytes) digest = sales_statement_dup_blob (line, 8);
      g_autoptr (GBytes) stored = sales_statement_dup_blob (line, 9);
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GBytes) next = NULL;

      n++;
      again = make_digest (salt, sales_statement_get_text (line, 2), sales_statement_get_text (line, 4),
                           sales_statement_get_text (line, 5), sales_statement_get_text (line, 6));
      next = make_chain (chain, id, sales_statement_get_int (line, 1),
                         sales_statement_get_text (line, 3), digest);
      if (*first_bad == 0 &&
          (id != n || !g_bytes_equal (next, stored) ||
           (g_bytes_get_size (salt) > 0 && !g_bytes_equal (again, digest))))
        *first_bad = id;
      g_clear_pointer (&chain, g_bytes_unref);
      chain = g_steal_pointer (&stored);
    }
  if (n_lines != NULL)
    *n_lines = n;
  return !sales_statement_failed (line);
}
