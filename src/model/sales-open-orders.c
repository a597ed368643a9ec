/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Orders that are not done: found by the partial indexes, which hold only these. */

#include "model/sales-overview-private.h"

#include "store/sales-store.h"

/* The part that an order belongs to: where the person was on the order's day. */
static int
part_on (const SalesFigures *figures, int entity, SalesDay day)
{
  const SalesMember *member;

  if (figures->table.axis != SALES_SCOPE_PERSON)
    return entity;
  member = &figures->organisation->members[entity];
  for (int i = member->first_part; i < member->first_part + member->n_parts; i++)
    if (figures->parts[i].first <= day && day <= figures->parts[i].last)
      return i;
  return -1;
}

/* The row's part: columns 1 person, 2 territory; @day is the order's. */
static int
read_part (const SalesFigures *figures, SalesStatement *read, SalesDay day)
{
  gint64 territory;
  int entity;

  if (figures->table.axis == SALES_SCOPE_PERSON)
    {
      entity = sales_organisation_find_member (figures->organisation, sales_statement_get_int (read, 1));
      return entity >= 0 ? part_on (figures, entity, day) : -1;
    }
  territory = sales_statement_get_int (read, 2);
  return territory != 0 ? sales_tree_find (&figures->organisation->territories, territory) : figures->n_nodes - 1;
}

static gboolean
in_period (const SalesFigures *figures, SalesDay day)
{
  return day >= figures->period.first && day <= figures->end;
}

static gboolean
read_overdue (SalesOpenOrders *self, SalesFigures *figures, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (figures->store,
                           "SELECT o.day, CASE WHEN o.split = 1 THEN c.person ELSE coalesce(o.person, 0) END,"
                           " coalesce(o.territory, 0), coalesce(c.to_share - c.from_share, 10000), o.promised"
                           " FROM sales_order AS o"
                           " LEFT JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1"
                           " WHERE o.shipped IS NULL AND o.promised < ?1",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, figures->today);
  while (sales_statement_step (read, error))
    {
      SalesDay day = (SalesDay) sales_statement_get_int (read, 0);
      int part = day <= figures->today ? read_part (figures, read, day) : -1;
      gint64 share = sales_statement_get_int (read, 3);
      SalesDay promised = (SalesDay) sales_statement_get_int (read, 4);

      if (part < 0 || !sales_figures_has_part (figures, part))
        continue;
      self->scope_overdue += share;
      if (self->oldest_promise == SALES_DAY_NONE || promised < self->oldest_promise)
        self->oldest_promise = promised;
      if (!in_period (figures, day))
        continue;
      self->overdue[part] += share;
      self->period_overdue += share;
      if (self->oldest_in_period == SALES_DAY_NONE || promised < self->oldest_in_period)
        self->oldest_in_period = promised;
    }
  return !sales_statement_failed (read);
}

static gboolean
read_awaiting (SalesOpenOrders *self, SalesFigures *figures, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (figures->store,
                           "SELECT o.day, CASE WHEN o.split = 1 THEN c.person ELSE coalesce(o.person, 0) END,"
                           " coalesce(o.territory, 0), coalesce(c.to_share - c.from_share, 10000)"
                           " FROM sales_order AS o"
                           " LEFT JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1"
                           " WHERE o.delivered IS NOT NULL AND o.followed IS NULL AND o.delivered >= ?1",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, figures->today - figures->info.follow_up_days);
  while (sales_statement_step (read, error))
    {
      SalesDay day = (SalesDay) sales_statement_get_int (read, 0);
      int part = day <= figures->today ? read_part (figures, read, day) : -1;
      gint64 share = sales_statement_get_int (read, 3);
      int column = sales_month_from_day (day) - figures->window;

      if (part < 0 || !sales_figures_has_part (figures, part))
        continue;
      if (in_period (figures, day))
        self->awaiting[part] += share;
      if (column >= 0 && column < SALES_WINDOW_MONTHS)
        self->month_awaiting[column] += share;
    }
  return !sales_statement_failed (read);
}

/**
 * sales_open_orders_read:
 * @self: (out): to be cleared with sales_open_orders_clear(), also after a failure
 * @figures: figures
 * @error: return location for an error
 *
 * Returns: whether they could be read; categories have no orders of their own
 */
gboolean
sales_open_orders_read (SalesOpenOrders *self, SalesFigures *figures, GError **error)
{
  *self = (SalesOpenOrders){ .oldest_promise = SALES_DAY_NONE, .oldest_in_period = SALES_DAY_NONE };
  self->overdue = g_new0 (gint64, figures->n_parts + 1);
  self->awaiting = g_new0 (gint64, figures->n_parts + 1);
  return figures->table.axis == SALES_SCOPE_CATEGORY ||
         (read_overdue (self, figures, error) && read_awaiting (self, figures, error));
}

/**
 * sales_open_orders_clear:
 * @self: what sales_open_orders_read() made
 */
void
sales_open_orders_clear (SalesOpenOrders *self)
{
  g_clear_pointer (&self->overdue, g_free);
  g_clear_pointer (&self->awaiting, g_free);
}
