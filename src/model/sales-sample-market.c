/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-closing-private.h"
#include "model/sales-market-events.h"
#include "model/sales-sample-private.h"

/* What happened outside while the sample company sold, besides what its revised goals name. */
static const struct
{
  SalesMarketKind kind;
  int             quarter; /* 0: today's, −1: the one before */
  int             first;   /* days after its first */
  SalesScope      scope;
  const char     *title;
  const char     *note;
  const char     *source;
} events[] = {
  { SALES_MARKET_ECONOMY, -2, 24, { SALES_SCOPE_UNIT, SALES_COMPANY_ID }, "Building permits down 9 %",
    "Fewer new heating systems are expected from summer on.", "Federal statistics" },
  { SALES_MARKET_PRICE, 0, 13, { SALES_SCOPE_UNIT, SALES_COMPANY_ID }, "Brass 6 % dearer", NULL, "Supplier’s letter" },
};

static gboolean
insert_event (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  SalesDay day = sample_plan_get_first_day (plan, sample_plan_get_quarter (plan) + 3 * events[index].quarter) + events[index].first;
  g_autoptr (SalesStatement) s = NULL;

  /* It has not happened yet, early in a quarter. */
  if (day > plan->today)
    return TRUE;
  s = sales_store_prepare (store,
                           "INSERT INTO market_event (kind, first_day, scope_kind, scope, title, note, source)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_text (s, 1, sales_market_kind_to_string (events[index].kind));
  sales_statement_bind_int (s, 2, day);
  sales_statement_bind_text (s, 3, sales_scope_kind_to_string (events[index].scope.kind));
  sales_statement_bind_int (s, 4, events[index].scope.id);
  sales_statement_bind_text (s, 5, events[index].title);
  sales_statement_bind_text (s, 6, events[index].note);
  sales_statement_bind_text (s, 7, events[index].source);
  return sales_statement_run (s, error);
}

gboolean
sample_insert_events (SalesStore *store, const SamplePlan *plan, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (!insert_event (store, plan, (int) i, error))
      return FALSE;
  return TRUE;
}

/* Closed periods ---------------------------------------------------------------------------------- */

/* An order that was late to be entered in full: one piece of its first line was missing when the
 * quarter was closed. In the end the orders are those of the plan. */
static gboolean
change_line (SalesStore *store, gint64 line, gint64 pieces, gint64 price, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "UPDATE order_line SET quantity = quantity + ?2, amount = amount + ?3 WHERE id = ?1", error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 3, line, pieces * SALES_QUANTITY_UNIT, price);
  return sales_statement_run (s, error);
}

/* A line of several pieces in an order of the quarter that one person took. */
static gboolean
find_line (SalesStore *store, const SalesPeriod *period, gint64 *line, gint64 *price, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT l.id, l.amount * ?3 / l.quantity FROM sales_order AS o"
                           " JOIN order_line AS l ON l.id = (o.id << 12) + 1"
                           " WHERE o.day BETWEEN ?1 AND ?2 AND o.person IS NOT NULL AND l.quantity >= 20 * ?3"
                           " ORDER BY o.day DESC, o.id LIMIT 1",
                           error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 3, (gint64) period->first, (gint64) period->last, SALES_QUANTITY_UNIT);
  if (sales_statement_step (s, error))
    {
      *line = sales_statement_get_int (s, 0);
      *price = sales_statement_get_int (s, 1);
    }
  return !sales_statement_failed (s);
}

static gboolean
close_quarter (SalesStore *store, const SamplePlan *plan, int quarters, const char *note, SalesPeriod *period, GError **error)
{
  int month = sample_plan_get_quarter (plan) + 3 * quarters;

  *period = (SalesPeriod){ SALES_PERIOD_QUARTER, sample_plan_get_first_day (plan, month), sample_plan_get_first_day (plan, month + 3) - 1 };
  return sales_closing_close (store, period, note, period->last + 9, error);
}

/* The two quarters before the last one, which is still to be closed. */
gboolean
sample_insert_closings (SalesStore *store, const SamplePlan *plan, GError **error)
{
  SalesPeriod period;
  gint64 line = 0, price = 0;
  int month = sample_plan_get_quarter (plan) - 6;

  period.first = sample_plan_get_first_day (plan, month);
  period.last = sample_plan_get_first_day (plan, month + 3) - 1;
  if (!find_line (store, &period, &line, &price, error) || !close_quarter (store, plan, -3, NULL, &period, error) ||
      !change_line (store, line, -10, -10 * price, error) || !close_quarter (store, plan, -2, "Agreed with the board", &period, error) ||
      !change_line (store, line, 10, 10 * price, error))
    return FALSE;
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return sales_closing_adjust (store, "Change Order", error);
}
