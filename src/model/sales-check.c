/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-check.h"

#include "model/sales-recount.h"
#include "store/sales-store.h"

/* The first column of the first row, as text or as number. */
static gboolean
ask_text (SalesStore *store, const char *sql, char **text, GError **error)
{
  g_autoptr (SalesStatement) ask = sales_store_prepare_once (store, sql, error);

  if (ask == NULL || !sales_statement_step (ask, error))
    return FALSE;
  *text = sales_statement_dup_text (ask, 0);
  return TRUE;
}

static gboolean
ask_int (SalesStore *store, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (SalesStatement) ask = sales_store_prepare_once (store, sql, error);

  if (ask == NULL || !sales_statement_step (ask, error))
    return FALSE;
  *value = sales_statement_get_int (ask, 0);
  return TRUE;
}

static gboolean
check_structure (SalesStore *store, SalesCheck *check, GError **error)
{
  g_autofree char *said = NULL;

  if (!ask_text (store, "PRAGMA main.integrity_check (1)", &said, error) ||
      !ask_int (store, "SELECT count (*) FROM pragma_foreign_key_check (NULL, 'main')", &check->n_broken_references, error))
    return FALSE;
  if (!g_str_equal (said, "ok"))
    check->damage = g_steal_pointer (&said);
  return TRUE;
}

static gboolean
sum_up (SalesStore *store, SalesCheck *check, GError **error)
{
  g_autoptr (SalesStatement) totals = NULL;
  g_autoptr (SalesStatement) lines = NULL;

  lines = sales_store_prepare (store,
                               "SELECT (SELECT count (*) FROM sales_order), count (*),"
                               " coalesce (sum (quantity), 0), coalesce (sum (amount), 0),"
                               " (SELECT coalesce (sum (quantity), 0) FROM summary),"
                               " (SELECT coalesce (sum (amount), 0) FROM summary)"
                               " FROM order_line",
                               error);
  if (lines == NULL || !sales_statement_step (lines, error))
    return FALSE;
  check->orders = sales_statement_get_int (lines, 0);
  check->lines = sales_statement_get_int (lines, 1);
  check->line_quantity = sales_statement_get_int (lines, 2);
  check->line_amount = sales_statement_get_int (lines, 3);
  check->summary_quantity = sales_statement_get_int (lines, 4);
  check->summary_amount = sales_statement_get_int (lines, 5);

  /* In the order of SalesTotal. */
  totals = sales_store_prepare (store,
                                "SELECT coalesce (sum (orders), 0), 0, coalesce (sum (quantity), 0), coalesce (sum (amount), 0) FROM total_day"
                                " UNION ALL SELECT coalesce (sum (orders), 0), 0, coalesce (sum (quantity), 0), coalesce (sum (amount), 0) FROM total_month_person"
                                " UNION ALL SELECT coalesce (sum (orders), 0), 0, coalesce (sum (quantity), 0), coalesce (sum (amount), 0) FROM total_person_day"
                                " UNION ALL SELECT coalesce (sum (orders), 0), 0, coalesce (sum (quantity), 0), coalesce (sum (amount), 0) FROM total_territory_day"
                                " UNION ALL SELECT 0, coalesce (sum (lines), 0), coalesce (sum (quantity), 0), coalesce (sum (amount), 0) FROM total_month_product"
                                " UNION ALL SELECT coalesce (sum (orders), 0), 0, 0, coalesce (sum (amount), 0) FROM total_year_customer",
                                error);
  if (totals == NULL)
    return FALSE;
  for (int i = 0; i < SALES_N_TOTALS; i++)
    {
      SalesTotalCheck *total = &check->totals[i];

      if (!sales_statement_step (totals, error))
        return FALSE;
      total->orders = sales_statement_get_int (totals, 0);
      total->lines = sales_statement_get_int (totals, 1);
      total->quantity = sales_statement_get_int (totals, 2);
      total->amount = sales_statement_get_int (totals, 3);
    }
  return TRUE;
}

static gboolean
is_sound (const SalesCheck *self)
{
  gboolean sound = self->damage == NULL && self->n_broken_references == 0 && self->n_stray_lines == 0 &&
                   self->n_broken_credits == 0 && self->first_bad_log_line == 0;

  for (int i = 0; i < SALES_N_TOTALS; i++)
    sound = sound && self->totals[i].n_different == 0 &&
            sales_check_get_orders_difference (self, (SalesTotal) i) == 0 &&
            sales_check_get_lines_difference (self, (SalesTotal) i) == 0 &&
            sales_check_get_quantity_difference (self, (SalesTotal) i) == 0 &&
            sales_check_get_amount_difference (self, (SalesTotal) i) == 0;
  return sound;
}

static gboolean
check_all (SalesStore *store, SalesCheck *check, GCancellable *cancellable, GError **error)
{
  return check_structure (store, check, error) &&
         sales_store_verify_log (store, &check->n_log_lines, &check->first_bad_log_line, error) &&
         sales_recount_compare (store, check, cancellable, error) && sum_up (store, check, error);
}

static gpointer
check_document (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesCheck) check = g_new0 (SalesCheck, 1);
  gboolean done;

  /* All of it from one state of the document, whatever another program writes meanwhile. */
  if (!sales_store_execute (store, "BEGIN", error))
    return NULL;
  done = check_all (store, check, cancellable, error);
  sales_store_execute (store, "ROLLBACK", NULL);
  if (!done)
    return NULL;
  check->sound = is_sound (check);
  return g_steal_pointer (&check);
}

/**
 * sales_check_get_orders_difference:
 * @self: a check
 * @total: one of the total tables
 *
 * Returns: the table's sum of orders less the number of orders, in basis points; 0 if it has none
 */
gint64
sales_check_get_orders_difference (const SalesCheck *self, SalesTotal total)
{
  const SalesTotalCheck *check = &self->totals[total];

  return check->has_orders ? check->orders - self->orders * SALES_SHARE_WHOLE : 0;
}

/**
 * sales_check_get_lines_difference:
 * @self: a check
 * @total: one of the total tables
 *
 * Returns: the table's sum of lines less the number of lines; 0 if it has none
 */
gint64
sales_check_get_lines_difference (const SalesCheck *self, SalesTotal total)
{
  const SalesTotalCheck *check = &self->totals[total];

  return check->has_lines ? check->lines - self->lines : 0;
}

/**
 * sales_check_get_quantity_difference:
 * @self: a check
 * @total: one of the total tables
 *
 * Returns: the table's sum of quantities less that of lines and summaries; 0 if it has none
 */
gint64
sales_check_get_quantity_difference (const SalesCheck *self, SalesTotal total)
{
  const SalesTotalCheck *check = &self->totals[total];

  return check->has_quantity ? check->quantity - self->line_quantity - self->summary_quantity : 0;
}

/**
 * sales_check_get_amount_difference:
 * @self: a check
 * @total: one of the total tables
 *
 * Returns: the table's sum of amounts less that of the lines and, but for customers, summaries
 */
gint64
sales_check_get_amount_difference (const SalesCheck *self, SalesTotal total)
{
  const SalesTotalCheck *check = &self->totals[total];

  return check->amount - self->line_amount -
         (total == SALES_TOTAL_YEAR_CUSTOMER ? 0 : self->summary_amount);
}

/**
 * sales_check_request_new:
 *
 * Looks whether the document is whole: its pages, its references, its change log, and every cell of
 * every total table against the lines. The time grows with the lines.
 *
 * Returns: (transfer full): a question whose result is a #SalesCheck
 */
SalesRequest *
sales_check_request_new (void)
{
  return sales_request_new (check_document, NULL, NULL, (GDestroyNotify) sales_check_free);
}

/**
 * sales_check_free:
 * @self: (transfer full): a check
 */
void
sales_check_free (SalesCheck *self)
{
  g_free (self->damage);
  g_free (self);
}
