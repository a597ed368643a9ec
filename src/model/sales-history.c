/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-history.h"

#include "analysis/sales-distribution.h"
#include "base/sales-error.h"
#include "store/sales-store.h"

#include <glib/gi18n.h>

/* So many years tell the seasons. */
#define SEASON_YEARS 3

/* Columns: id, month or day, quantity, amount, contribution. */
static SalesStatement *
prepare (SalesStore *store, SalesScopeKind axis, GError **error)
{
  switch (axis)
    {
    case SALES_SCOPE_TERRITORY:
      return sales_store_prepare (store,
                                  "SELECT territory, day, quantity, amount, costed - cost FROM total_territory_day"
                                  " WHERE territory IN (SELECT id FROM territory) AND day BETWEEN ?1 AND ?2",
                                  error);
    case SALES_SCOPE_CATEGORY:
      return sales_store_prepare (store,
                                  "SELECT p.category, t.month, sum (t.quantity), sum (t.amount), sum (t.costed - t.cost)"
                                  " FROM total_month_product t JOIN product p ON p.id = t.product"
                                  " WHERE t.month BETWEEN ?1 AND ?2 AND p.category IS NOT NULL GROUP BY 1, 2",
                                  error);
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return sales_store_prepare (store,
                                  "SELECT person, month, quantity, amount, costed - cost FROM total_month_person"
                                  " WHERE month BETWEEN ?1 AND ?2 AND person <> 0",
                                  error);
    }
}

/* The column of prepare() that holds @measure; -1: it is counted elsewhere. */
static int
column_of (SalesMeasure measure)
{
  switch (measure)
    {
    case SALES_MEASURE_QUANTITY:
      return 2;
    case SALES_MEASURE_AMOUNT:
      return 3;
    case SALES_MEASURE_CONTRIBUTION:
      return 4;
    default:
      return -1;
    }
}

/**
 * sales_history_read:
 * @store: a store, on its thread
 * @axis: of whom: people (or units, which consist of them), territories or categories
 * @measure: what is counted
 * @first: the first month
 * @n_months: how many
 * @error: return location for an error
 *
 * Returns: (transfer full): by id (gint64) the figures of the months (gint64), or %NULL
 */
GHashTable *
sales_history_read (SalesStore *store, SalesScopeKind axis, SalesMeasure measure, SalesMonth first, int n_months,
                    GError **error)
{
  g_autoptr (GHashTable) history = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (SalesStatement) read = NULL;
  gboolean days = axis == SALES_SCOPE_TERRITORY;
  int column = column_of (measure);

  if (column < 0)
    return g_steal_pointer (&history);
  read = prepare (store, axis, error);
  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, days ? sales_month_first_day (first) : first);
  sales_statement_bind_int (read, 2, days ? sales_month_last_day (first + n_months - 1) : first + n_months - 1);
  while (sales_statement_step (read, error))
    {
      gint64 id = sales_statement_get_int (read, 0);
      SalesMonth month = (SalesMonth) sales_statement_get_int (read, 1);
      gint64 *figures = g_hash_table_lookup (history, &id);

      if (days)
        month = sales_month_from_day ((SalesDay) sales_statement_get_int (read, 1));
      if (figures == NULL)
        {
          figures = g_new0 (gint64, n_months);
          g_hash_table_insert (history, g_memdup2 (&id, sizeof id), figures);
        }
      figures[month - first] += sales_statement_get_int (read, column);
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&history);
}

/**
 * sales_history_last_month:
 * @first_day: when what is planned begins
 *
 * Returns: the last month that was over then and is over today
 */
SalesMonth
sales_history_last_month (SalesDay first_day)
{
  return MIN (sales_month_from_day (first_day), sales_month_from_day (sales_today ())) - 1;
}

/**
 * sales_history_first_month:
 * @store: a store, on its thread
 * @month: (out): the first month with data
 * @error: return location for an error
 *
 * Returns: %FALSE without data, or with @error set
 */
gboolean
sales_history_first_month (SalesStore *store, SalesMonth *month, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT month FROM total_month_person ORDER BY month LIMIT 1", error);

  if (read == NULL || !sales_statement_step (read, error))
    return FALSE;
  *month = (SalesMonth) sales_statement_get_int (read, 0);
  return TRUE;
}

/* Settings that are lists of shares ------------------------------------------------------------ */

/* How many were read; -1: failed. 0 also where a foreign hand has written something else. */
static int
read_shares (SalesStore *store, const char *key, SalesShare *shares, int max, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT value FROM setting WHERE key = ?1", error);
  g_auto (GStrv) parts = NULL;
  int n = 0;

  if (read == NULL)
    return -1;
  sales_statement_bind_text (read, 1, key);
  if (!sales_statement_step (read, error))
    return sales_statement_failed (read) ? -1 : 0;
  parts = g_strsplit (sales_statement_get_text (read, 0), ",", -1);
  for (; parts[n] != NULL; n++)
    {
      gint64 share;

      if (n == max || !g_ascii_string_to_signed (parts[n], 10, 0, SALES_SHARE_WHOLE, &share, NULL))
        return 0;
      shares[n] = (SalesShare) share;
    }
  return n;
}

typedef struct
{
  const char *key;
  int         n; /* 0: the setting goes */
  SalesShare  shares[MAX (12, SALES_RAMP_MAX_MONTHS)];
} Shares;

static gpointer
write_shares (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Shares *wanted = user_data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SalesStatement) write = NULL;

  for (int i = 0; i < wanted->n; i++)
    {
      if (wanted->shares[i] < 0 || wanted->shares[i] > SALES_SHARE_WHOLE)
        {
          g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "%s: share %d is out of range", wanted->key, wanted->shares[i]);
          return NULL;
        }
      g_string_append_printf (text, i == 0 ? "%d" : ",%d", wanted->shares[i]);
    }
  if (wanted->n == 12 && g_str_equal (wanted->key, "season") && !sales_seasonal_valid (wanted->shares))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "the months' shares do not add up to 100.00 %%");
      return NULL;
    }
  write = wanted->n == 0 ? sales_store_prepare (store, "DELETE FROM setting WHERE key = ?1", error)
                         : sales_store_prepare (store,
                                                "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                                error);
  if (write == NULL)
    return NULL;
  sales_statement_bind_text (write, 1, wanted->key);
  if (wanted->n > 0)
    sales_statement_bind_text (write, 2, text->str);
  if (!sales_statement_run (write, error) ||
      !sales_store_log (store, wanted->key, NULL, wanted->n > 0 ? text->str : NULL, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_SETTINGS);
  return SALES_REQUEST_DONE;
}

static SalesRequest *
edit_shares (const char *key, const SalesShare *shares, int n)
{
  Shares *data = g_new0 (Shares, 1);

  data->key = key;
  data->n = n;
  for (int i = 0; i < n; i++)
    data->shares[i] = shares[i];
  return sales_request_new_action ("settings.edit", _("Change Settings"), write_shares, data, g_free);
}

/* Seasons -------------------------------------------------------------------------------------- */

/* Sales of whole years before, by calendar month. */
static gboolean
add_years (SalesStore *store, SalesMeasure measure, SalesDay first_day, gint64 sums[12], GError **error)
{
  SalesMonth last = sales_history_last_month (first_day), first_data;
  g_autoptr (GError) local = NULL;
  int n_years;
  g_autoptr (GHashTable) history = NULL;
  GHashTableIter iter;
  gpointer figures;

  if (!sales_history_first_month (store, &first_data, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  n_years = CLAMP ((last - first_data + 1) / 12, 0, SEASON_YEARS);
  if (n_years == 0)
    return TRUE;
  history = sales_history_read (store, SALES_SCOPE_PERSON, measure, last + 1 - n_years * 12, n_years * 12, error);
  if (history == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, history);
  while (g_hash_table_iter_next (&iter, NULL, &figures))
    for (int i = 0; i < n_years * 12; i++)
      sums[(last + 1 + i) % 12] += ((const gint64 *) figures)[i];
  return TRUE;
}

/**
 * sales_season_read:
 * @store: a store, on its thread
 * @measure: of which measure
 * @first_day: when what is planned begins
 * @months: (out): what the months weigh, January first; none below zero, one at least above
 * @error: return location for an error
 *
 * Returns: whether they could be read
 */
gboolean
sales_season_read (SalesStore *store, SalesMeasure measure, SalesDay first_day, gint64 months[12], GError **error)
{
  SalesShare shares[12];
  gint64 sum = 0;
  int n = read_shares (store, "season", shares, 12, error);

  if (n < 0)
    return FALSE;
  for (int i = 0; i < 12; i++)
    months[i] = 0;
  if (n != 12 || !sales_seasonal_valid (shares))
    {
      if (!add_years (store, measure, first_day, months, error))
        return FALSE;
      n = 0;
    }
  for (int i = 0; i < 12; i++)
    {
      months[i] = n == 12 ? shares[i] : MAX (months[i], 0);
      sum += months[i];
    }
  for (int i = 0; sum == 0 && i < 12; i++)
    months[i] = 1;
  return TRUE;
}

/**
 * sales_season_edit_new:
 * @months: (nullable): the months' shares, January first; %NULL: as the years before
 *
 * A change for sales_document_perform(). SALES_ERROR_INVALID where they do not add up to 100.00 %.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_season_edit_new (const SalesShare months[12])
{
  return edit_shares ("season", months, months != NULL ? 12 : 0);
}

/* Ramp ----------------------------------------------------------------------------------------- */

/**
 * sales_ramp_read:
 * @store: a store, on its thread
 * @ramp: (out): how newcomers get up to speed
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
sales_ramp_read (SalesStore *store, SalesRamp *ramp, GError **error)
{
  ramp->n_months = read_shares (store, "ramp", ramp->shares, SALES_RAMP_MAX_MONTHS, error);
  if (ramp->n_months == 0)
    *ramp = SALES_RAMP_DEFAULT;
  return ramp->n_months > 0;
}

static gpointer
ask_ramp (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree SalesRamp *ramp = g_new0 (SalesRamp, 1);

  return sales_ramp_read (store, ramp, error) ? g_steal_pointer (&ramp) : NULL;
}

/**
 * sales_ramp_request_new:
 *
 * Returns: (transfer full): a request for the #SalesRamp, to be freed with g_free()
 */
SalesRequest *
sales_ramp_request_new (void)
{
  return sales_request_new (ask_ramp, NULL, NULL, g_free);
}

/**
 * sales_ramp_edit_new:
 * @ramp: how newcomers get up to speed
 *
 * A change for sales_document_perform(). SALES_ERROR_INVALID for a share above 100 %.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_ramp_edit_new (const SalesRamp *ramp)
{
  return edit_shares ("ramp", ramp->shares, ramp->n_months);
}
