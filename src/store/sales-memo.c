/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

/* What was worked out from the document and stays true until it changes: who is who, which orders
 * are open. Asking for a second scope or period then reads only the totals. */

typedef struct
{
  gpointer       value;
  GDestroyNotify value_free;
} Memo;

static void
memo_free (gpointer data)
{
  Memo *self = data;

  self->value_free (self->value);
  g_free (self);
}

/**
 * sales_memo_forget:
 * @self: a store
 */
void
sales_memo_forget (SalesStore *self)
{
  g_clear_pointer (&self->memo, g_hash_table_unref);
}

/* Forgets everything if anybody, here or in another program, has changed the document since. */
static gboolean
is_usable (SalesStore *self)
{
  g_autoptr (SalesStatement) read = NULL;
  gint64 changes = sqlite3_total_changes64 (self->db);
  gint64 version;

  if (self->changing || self->as_of != SALES_DAY_NONE)
    return FALSE;
  read = sales_store_prepare (self, "PRAGMA data_version", NULL);
  if (read == NULL || !sales_statement_step (read, NULL))
    return FALSE;
  version = sales_statement_get_int (read, 0);
  if (self->memo == NULL || version != self->memo_version || changes != self->memo_changes)
    sales_memo_forget (self);
  self->memo_version = version;
  self->memo_changes = changes;
  return TRUE;
}

/**
 * sales_store_recall:
 * @self: a store
 * @key: a string literal
 *
 * Returns: (transfer none) (nullable): what was remembered under @key, if the document is still the
 *   same; it may be gone after the next call. %NULL inside a change and as of an earlier day.
 */
gpointer
sales_store_recall (SalesStore *self, const char *key)
{
  const Memo *memo;

  sales_store_assert_thread (self);
  if (!is_usable (self))
    return NULL;
  /* An empty table says that what is remembered next was read after this moment. */
  if (self->memo == NULL)
    self->memo = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, memo_free);
  memo = g_hash_table_lookup (self->memo, key);
  return memo != NULL ? memo->value : NULL;
}

/**
 * sales_store_remember:
 * @self: a store
 * @key: a string literal, just asked for in vain with sales_store_recall()
 * @value: what was read from the document since then
 * @value_free: frees @value
 *
 * Keeps @value until the document changes. It is not kept inside a change, which may yet be taken
 * back, nor if the document has changed while it was read.
 *
 * Returns: whether @value now belongs to the store; if not, it is the caller's as before
 */
gboolean
sales_store_remember (SalesStore *self, const char *key, gpointer value, GDestroyNotify value_free)
{
  Memo *memo;

  sales_store_assert_thread (self);
  if (!is_usable (self) || self->memo == NULL)
    return FALSE;
  memo = g_new (Memo, 1);
  *memo = (Memo){ value, value_free };
  g_hash_table_insert (self->memo, (gpointer) key, memo);
  return TRUE;
}
