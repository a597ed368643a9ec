/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-order-detail.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "store/sales-store.h"

/* As the database has them. */
static const char *const step_names[SALES_N_STEPS] = {
  "taken", "promised", "shipped", "delivered", "followed",
};

typedef struct
{
  gint64    order;
  SalesStep step;
  SalesDay  day;
  gint64    person;
} StepData;

static void
order_line_free (gpointer data)
{
  SalesOrderLine *self = data;

  g_free (self->product_name);
  g_free (self);
}

static void
order_credit_free (gpointer data)
{
  SalesOrderCredit *self = data;

  g_free (self->person_name);
  g_free (self);
}

static char *
join_place (const char *city, const char *country)
{
  if (city == NULL || country == NULL)
    return g_strdup (city != NULL ? city : country);
  return g_strdup_printf ("%s, %s", city, country);
}

static void
judge (SalesOrderDetail *self)
{
  SalesDay promised = self->steps[SALES_STEP_PROMISED].day;
  SalesDay shipped = self->steps[SALES_STEP_SHIPPED].day;

  if (promised == SALES_DAY_NONE)
    return;
  self->is_late = shipped != SALES_DAY_NONE && shipped > promised;
  self->is_overdue = shipped == SALES_DAY_NONE && promised < sales_today ();
  if (self->is_late)
    self->days_late = shipped - promised;
  else if (self->is_overdue)
    self->days_late = sales_today () - promised;
}

/* The order's own row, and in @person whom it is credited to, if it is to one. */
static gboolean
read_order (SalesStore       *store,
            SalesOrderDetail *self,
            gint64           *person,
            char            **person_name,
            GError          **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT o.ref, o.day, o.promised, o.shipped, o.delivered, o.followed,"
      " c.id, c.name, c.city, c.country, t.id, t.name, p.id, p.name"
      " FROM sales_order o LEFT JOIN customer c ON c.id = o.customer"
      " LEFT JOIN territory t ON t.id = o.territory LEFT JOIN person p ON p.id = o.person"
      " WHERE o.id = ?1",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->id);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no order %" G_GINT64_FORMAT,
                     self->id);
      return FALSE;
    }
  self->ref = sales_statement_dup_text (s, 0);
  for (int i = 0; i < SALES_N_STEPS; i++)
    self->steps[i].day = (SalesDay) sales_statement_get_optional (s, 1 + i, SALES_DAY_NONE);
  self->customer = sales_statement_get_optional (s, 6, 0);
  self->customer_name = sales_statement_dup_text (s, 7);
  self->territory = sales_statement_get_optional (s, 10, 0);
  self->territory_name = sales_statement_dup_text (s, 11);
  *person = sales_statement_get_optional (s, 12, 0);
  *person_name = sales_statement_dup_text (s, 13);
  {
    g_autofree char *city = sales_statement_dup_text (s, 8);

    self->customer_place = join_place (city, sales_statement_get_text (s, 9));
  }
  return TRUE;
}

static gboolean
read_lines (SalesStore *store, SalesOrderDetail *self, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT p.id, p.name, l.quantity, l.price, l.discount, l.amount, l.cost"
      " FROM order_line l LEFT JOIN product p ON p.id = l.product"
      " WHERE l.id BETWEEN ?1 AND ?2 ORDER BY l.id",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->id << 12);
  sales_statement_bind_int (s, 2, (self->id << 12) + 4095);
  while (sales_statement_step (s, error))
    {
      SalesOrderLine *line = g_new0 (SalesOrderLine, 1);

      line->product = sales_statement_get_optional (s, 0, 0);
      line->product_name = sales_statement_dup_text (s, 1);
      line->quantity = sales_statement_get_int (s, 2);
      line->price = sales_statement_get_int (s, 3);
      line->discount = (SalesShare) sales_statement_get_int (s, 4);
      line->amount = sales_statement_get_int (s, 5);
      line->has_cost = !sales_statement_is_null (s, 6);
      line->cost = sales_statement_get_optional (s, 6, 0);
      self->amount += line->amount;
      g_ptr_array_add (self->lines, line);
    }
  return !sales_statement_failed (s);
}

static void
add_credit (SalesOrderDetail *self, gint64 person, char *name, SalesShare from, SalesShare to)
{
  SalesOrderCredit *credit = g_new0 (SalesOrderCredit, 1);

  credit->person = person;
  credit->person_name = name;
  credit->share = to - from;
  /* Line by line, as every figure has it: the parts of rounded lines, not of their sum. */
  for (guint i = 0; i < self->lines->len; i++)
    credit->amount +=
        sales_amount_share (((SalesOrderLine *) self->lines->pdata[i])->amount, from, to);
  g_ptr_array_add (self->credits, credit);
}

static gboolean
read_shares (SalesStore *store, SalesOrderDetail *self, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT p.id, p.name, c.from_share, c.to_share FROM credit_share c"
      " JOIN person p ON p.id = c.person WHERE c.order_id = ?1 ORDER BY c.from_share",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->id);
  while (sales_statement_step (s, error))
    add_credit (self, sales_statement_get_int (s, 0), sales_statement_dup_text (s, 1),
                (SalesShare) sales_statement_get_int (s, 2),
                (SalesShare) sales_statement_get_int (s, 3));
  return !sales_statement_failed (s);
}

static gboolean
read_steps (SalesStore *store, SalesOrderDetail *self, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT s.step, p.id, p.name FROM order_step s JOIN person p ON p.id = s.person"
      " WHERE s.order_id = ?1",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->id);
  while (sales_statement_step (s, error))
    for (int i = 0; i < SALES_N_STEPS; i++)
      if (g_strcmp0 (sales_statement_get_text (s, 0), step_names[i]) == 0)
        {
          self->steps[i].person = sales_statement_get_int (s, 1);
          self->steps[i].person_name = sales_statement_dup_text (s, 2);
        }
  return !sales_statement_failed (s);
}

static gpointer
read_detail (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesOrderDetail) self = g_new0 (SalesOrderDetail, 1);
  g_autofree char *person_name = NULL;
  gint64 person = 0;

  self->id = *(gint64 *) data;
  self->credits = g_ptr_array_new_with_free_func (order_credit_free);
  self->lines = g_ptr_array_new_with_free_func (order_line_free);
  if (!read_order (store, self, &person, &person_name, error) ||
      !read_lines (store, self, error))
    return NULL;
  if (person != 0)
    add_credit (self, person, g_steal_pointer (&person_name), 0, SALES_SHARE_WHOLE);
  if (!read_shares (store, self, error) || !read_steps (store, self, error))
    return NULL;
  judge (self);
  return g_steal_pointer (&self);
}

/* An order goes its way in one direction, and nothing was done tomorrow. */
static gboolean
check_step (const SalesOrderDetail *order, const StepData *data, GError **error)
{
  if (data->day == SALES_DAY_NONE)
    {
      if (data->step != SALES_STEP_TAKEN)
        return TRUE;
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an order needs the day it was taken");
      return FALSE;
    }
  if (data->day < SALES_DAY_MIN || data->day > SALES_DAY_MAX ||
      (data->step != SALES_STEP_PROMISED && data->day > sales_today ()))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "day %d has not come yet", data->day);
      return FALSE;
    }
  for (int i = 0; i < SALES_N_STEPS; i++)
    {
      SalesDay other = order->steps[i].day;
      gboolean free = i == SALES_STEP_PROMISED || (data->step == SALES_STEP_PROMISED && i != SALES_STEP_TAKEN);

      if (i == (int) data->step || other == SALES_DAY_NONE || (free && data->step != SALES_STEP_TAKEN))
        continue;
      if (i < (int) data->step ? data->day < other : data->day > other)
        {
          g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "%s on day %d contradicts %s on %d",
                       step_names[data->step], data->day, step_names[i], other);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
update_day (SalesStore *store, const StepData *data, GError **error)
{
  static const char *const updates[SALES_N_STEPS] = {
    "UPDATE sales_order SET day = ?2 WHERE id = ?1 AND day IS NOT ?2",
    "UPDATE sales_order SET promised = ?2 WHERE id = ?1 AND promised IS NOT ?2",
    "UPDATE sales_order SET shipped = ?2 WHERE id = ?1 AND shipped IS NOT ?2",
    "UPDATE sales_order SET delivered = ?2 WHERE id = ?1 AND delivered IS NOT ?2",
    "UPDATE sales_order SET followed = ?2 WHERE id = ?1 AND followed IS NOT ?2",
  };
  g_autoptr (SalesStatement) s = sales_store_prepare (store, updates[data->step], error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, data->order);
  sales_statement_bind_optional (s, 2, data->day, SALES_DAY_NONE);
  return sales_statement_run (s, error);
}

static gboolean
update_person (SalesStore *store, const StepData *data, GError **error)
{
  g_autoptr (SalesStatement) s =
      data->person == 0
          ? sales_store_prepare (
                store, "DELETE FROM order_step WHERE order_id = ?1 AND step = ?2", error)
          : sales_store_prepare (store,
                                 "INSERT INTO order_step (order_id, step, person)"
                                 " VALUES (?1, ?2, ?3)"
                                 " ON CONFLICT (order_id, step) DO UPDATE SET person = ?3",
                                 error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, data->order);
  sales_statement_bind_text (s, 2, step_names[data->step]);
  if (data->person != 0)
    sales_statement_bind_int (s, 3, data->person);
  return sales_statement_run (s, error);
}

static char *
describe_step (SalesDay day, gint64 person)
{
  g_autofree char *iso = day == SALES_DAY_NONE ? g_strdup ("-") : sales_day_to_iso (day);

  return g_strdup_printf ("%s person:%" G_GINT64_FORMAT, iso, person);
}

static gpointer
edit_step (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  StepData *data = user_data;
  g_autoptr (SalesOrderDetail) order = read_detail (store, &data->order, cancellable, error);
  g_autofree char *what = NULL, *before = NULL, *after = NULL;

  if (order == NULL || !check_step (order, data, error))
    return NULL;
  if (data->person != 0)
    {
      g_autoptr (SalesStatement) s =
          sales_store_prepare (store, "SELECT 1 FROM person WHERE id = ?1", error);

      if (s == NULL)
        return NULL;
      sales_statement_bind_int (s, 1, data->person);
      if (!sales_statement_step (s, error))
        {
          if (!sales_statement_failed (s))
            g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND,
                         "no person %" G_GINT64_FORMAT, data->person);
          return NULL;
        }
    }
  if (!update_day (store, data, error) || !update_person (store, data, error))
    return NULL;
  what = g_strdup_printf ("order %s %s", order->ref, step_names[data->step]);
  before = describe_step (order->steps[data->step].day, order->steps[data->step].person);
  after = describe_step (data->day, data->person);
  if (!sales_store_log (store, what, before, after, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return SALES_REQUEST_DONE;
}

/**
 * sales_order_detail_new:
 * @order: an order's id
 *
 * Returns: (transfer full): a request for everything about it, a #SalesOrderDetail;
 *   SALES_ERROR_NOT_FOUND if there is no such order
 */
SalesRequest *
sales_order_detail_new (gint64 order)
{
  return sales_request_new (read_detail, g_memdup2 (&order, sizeof order), g_free,
                            (GDestroyNotify) sales_order_detail_free);
}

void
sales_order_detail_free (SalesOrderDetail *self)
{
  g_free (self->ref);
  g_free (self->customer_name);
  g_free (self->customer_place);
  g_free (self->territory_name);
  g_clear_pointer (&self->credits, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  for (int i = 0; i < SALES_N_STEPS; i++)
    g_free (self->steps[i].person_name);
  g_free (self);
}

/**
 * sales_order_step_edit_new:
 * @order: an order's id
 * @step: which step
 * @day: when it was done, or %SALES_DAY_NONE for not yet
 * @person: who answered for it, or 0 if that is not known
 *
 * A change. SALES_ERROR_INVALID for a day in the future (except of a promise) or out of the order
 * of the steps; a promise may lie anywhere after the day the order was taken, because being late
 * is no mistake of the record. SALES_ERROR_NOT_FOUND for an order or person that is not there.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_order_step_edit_new (gint64 order, SalesStep step, SalesDay day, gint64 person)
{
  StepData *data = g_new0 (StepData, 1);

  g_return_val_if_fail ((guint) step < SALES_N_STEPS, NULL);

  data->order = order;
  data->step = step;
  data->day = day;
  data->person = person;
  return sales_request_new_action ("order.step", _("Change Order"), edit_step, data, g_free);
}
