/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-order-record.h"

#include "model/sales-order-query-private.h"
#include "store/sales-store.h"

typedef struct
{
  guint32 *ids;
  guint    n_ids;
} RecordsData;

static void
records_data_free (gpointer data)
{
  RecordsData *self = data;

  g_free (self->ids);
  g_free (self);
}

void
sales_order_record_clear (SalesOrderRecord *self)
{
  g_clear_pointer (&self->ref, g_free);
  g_clear_pointer (&self->customer, g_free);
  g_clear_pointer (&self->people, g_free);
  g_clear_pointer (&self->territory, g_free);
}

static void
clear_record (gpointer record)
{
  sales_order_record_clear (record);
}

/* Who shares an order, in the order of their shares. */
static gboolean
read_people (SalesOrderRecord *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT p.name FROM credit_share c JOIN person p ON p.id = c.person"
      " WHERE c.order_id = ?1 ORDER BY c.from_share",
      error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->id);
  while (sales_statement_step (s, error))
    {
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, sales_statement_get_text (s, 0));
    }
  g_free (self->people);
  self->people = g_strdup (names->str);
  return !sales_statement_failed (s);
}

/* On the document's thread. @self is empty; FALSE only where reading failed. */
gboolean
sales_order_record_read (SalesOrderRecord *self, gint64 id, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT o.ref, o.day, c.name, p.name, t.name, o.promised, o.shipped, o.delivered,"
      " o.followed, o.split, (SELECT sum (l.amount) FROM order_line l"
      " WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095)"
      " FROM sales_order o LEFT JOIN customer c ON c.id = o.customer"
      " LEFT JOIN person p ON p.id = o.person LEFT JOIN territory t ON t.id = o.territory"
      " WHERE o.id = ?1",
      error);

  if (s == NULL)
    return FALSE;
  self->id = id;
  sales_statement_bind_int (s, 1, id);
  if (!sales_statement_step (s, error))
    return !sales_statement_failed (s);
  self->ref = sales_statement_dup_text (s, 0);
  self->day = (SalesDay) sales_statement_get_int (s, 1);
  self->customer = sales_statement_dup_text (s, 2);
  self->people = sales_statement_dup_text (s, 3);
  self->territory = sales_statement_dup_text (s, 4);
  self->promised = (SalesDay) sales_statement_get_optional (s, 5, SALES_DAY_NONE);
  self->shipped = (SalesDay) sales_statement_get_optional (s, 6, SALES_DAY_NONE);
  self->delivered = (SalesDay) sales_statement_get_optional (s, 7, SALES_DAY_NONE);
  self->followed = (SalesDay) sales_statement_get_optional (s, 8, SALES_DAY_NONE);
  self->has_amount = !sales_statement_is_null (s, 10);
  self->amount = self->has_amount ? sales_statement_get_int (s, 10) : 0;
  return sales_statement_get_int (s, 9) == 0 || read_people (self, store, error);
}

/**
 * sales_order_record_get_late:
 * @self: an order
 *
 * Returns: how many days after the promised one it was shipped; 0 if it was not, or in time
 */
int
sales_order_record_get_late (const SalesOrderRecord *self)
{
  if (self->promised == SALES_DAY_NONE || self->shipped == SALES_DAY_NONE)
    return 0;
  return MAX (self->shipped - self->promised, 0);
}

/**
 * sales_order_record_get_overdue:
 * @self: an order
 *
 * Returns: for how many days it ought to have been shipped by today; 0 if it was
 */
int
sales_order_record_get_overdue (const SalesOrderRecord *self)
{
  if (self->promised == SALES_DAY_NONE || self->shipped != SALES_DAY_NONE)
    return 0;
  return MAX (sales_today () - self->promised, 0);
}

static gpointer
read_records (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const RecordsData *data = user_data;
  g_autoptr (GArray) records = g_array_sized_new (FALSE, TRUE, sizeof (SalesOrderRecord), data->n_ids);

  g_array_set_clear_func (records, clear_record);
  g_array_set_size (records, data->n_ids);
  for (guint i = 0; i < data->n_ids; i++)
    if (!sales_order_record_read (&g_array_index (records, SalesOrderRecord, i), data->ids[i], store, error))
      return NULL;
  return g_steal_pointer (&records);
}

/**
 * sales_order_records_new:
 * @ids: ids of orders; copied
 * @n_ids: how many
 *
 * Returns: (transfer full): a request for these orders: a #GArray of #SalesOrderRecord, to be freed
 *   with g_array_unref()
 */
SalesRequest *
sales_order_records_new (const guint32 *ids, guint n_ids)
{
  RecordsData *data = g_new0 (RecordsData, 1);

  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;
  return sales_request_new (read_records, data, records_data_free, (GDestroyNotify) g_array_unref);
}
