/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-sample.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-membership.h"
#include "model/sales-sample-private.h"
#include "model/sales-scope.h"
#include "store/sales-bulk.h"
#include "store/sales-store.h"

#define EURO 1000000 /* SalesAmount */

/* Who answers for the steps of an order, as ids of sample_people. */
enum
{
  ORDER_DESK_GERMANY = 3,
  ORDER_DESK_EXPORT,
  DISPATCH_NORTH,
  DISPATCH_CENTRAL,
  CUSTOMER_SERVICE,
};

static gboolean
is_empty (SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (store,
                           "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM unit WHERE id <> 1)"
                           " + (SELECT count(*) FROM product) + (SELECT count(*) FROM customer)"
                           " + (SELECT count(*) FROM sales_order)",
                           error);

  if (statement == NULL || !sales_statement_step (statement, error))
    return FALSE;
  if (sales_statement_get_int (statement, 0) == 0)
    return TRUE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "the document is not empty, it cannot become the sample");
  return FALSE;
}

/* Where the mark stands in "Jens |Petersen", the name is sorted by what follows. */
static void
split_name (const char *marked, char **name, char **sort_name)
{
  const char *mark = strchr (marked, '|');

  *name = g_strdup_printf ("%.*s%s", (int) (mark - marked), marked, mark + 1);
  *sort_name = g_strdup_printf ("%s, %.*s", mark + 1, (int) (mark - marked - 1), marked);
}

static int
manager_of (int person)
{
  const SamplePerson *info = &sample_people[person];
  SampleUnit unit = info->unit;

  if (sample_units[unit].leader == person)
    unit = sample_units[unit].parent;
  return person == 0 ? 0 : sample_units[unit].leader + 1;
}

static gboolean
insert_person (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  const SamplePerson *person = &sample_people[index];
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO person (id, ref, name, sort_name, folded, role, title, manager, hired, left_day, language)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                           error);
  g_autofree char *ref = g_strdup_printf ("%d", 1001 + index), *name = NULL, *sort_name = NULL, *folded = NULL;

  if (s == NULL)
    return FALSE;
  split_name (person->name, &name, &sort_name);
  folded = sales_text_fold (name);
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_text (s, 2, ref);
  sales_statement_bind_text (s, 3, name);
  sales_statement_bind_text (s, 4, sort_name);
  sales_statement_bind_text (s, 5, folded);
  sales_statement_bind_text (s, 6, person->role);
  sales_statement_bind_text (s, 7, person->title);
  sales_statement_bind_optional (s, 8, manager_of (index), 0);
  sales_statement_bind_int (s, 9, sample_plan_get_first_day (plan, person->hired));
  sales_statement_bind_optional (s, 10, person->left > 0 ? sample_plan_get_first_day (plan, person->left + 1) - 1 : 0, 0);
  sales_statement_bind_text (s, 11, person->language);
  return sales_statement_run (s, error);
}

static gboolean
insert_assignment (SalesStore *store, int person, int territory, SalesDay first, SalesDay last, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO assignment (person, territory, first_day, last_day) VALUES (?1, ?2, ?3, ?4)", error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 3, (gint64) person + 1, (gint64) territory, (gint64) first);
  sales_statement_bind_optional (s, 4, last, SALES_DAY_NONE);
  return sales_statement_run (s, error);
}

/* The territory in which somebody who moved worked before. */
static int
former_territory (const SamplePerson *person)
{
  for (int i = 0; i < n_sample_people; i++)
    if (sample_people[i].unit == person->came_from && sample_people[i].territory > 0)
      return sample_people[i].territory;
  return person->territory;
}

static gboolean
insert_history (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  const SamplePerson *person = &sample_people[index];
  SalesDay first = sample_plan_get_first_day (plan, person->hired), moved = sample_plan_get_first_day (plan, person->moved);
  SalesDay last = person->left > 0 ? sample_plan_get_first_day (plan, person->left + 1) - 1 : SALES_DAY_NONE;
  SalesMembership now = { .unit = person->unit, .last = last };
  g_autoptr (GArray) memberships = g_array_new (FALSE, FALSE, sizeof (SalesMembership));

  if (person->came_from != 0)
    {
      SalesMembership before = { .unit = person->came_from, .first = first, .last = moved - 1 };

      g_array_append_val (memberships, before);
      if (!insert_assignment (store, index, former_territory (person), first, moved - 1, error))
        return FALSE;
      first = moved;
    }
  now.first = first;
  g_array_append_val (memberships, now);
  return sales_memberships_write (store, (gint64) index + 1, memberships, SALES_DAY_NONE, error) &&
         (person->territory == 0 || insert_assignment (store, index, person->territory, first, last, error));
}

static gboolean
insert_unit (SalesStore *store, SampleUnit unit, GError **error)
{
  const SampleUnitInfo *info = &sample_units[unit];
  const char *kind = unit == UNIT_COMPANY           ? "company"
                     : info->parent == UNIT_COMPANY ? "department"
                                                    : "team";
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO unit (id, parent, kind, name, leader) VALUES (?1, ?2, ?3, ?4, ?5)"
                           " ON CONFLICT (id) DO UPDATE SET name = excluded.name, leader = excluded.leader",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, unit);
  sales_statement_bind_optional (s, 2, info->parent, 0);
  sales_statement_bind_text (s, 3, kind);
  sales_statement_bind_text (s, 4, info->name);
  sales_statement_bind_int (s, 5, info->leader + 1);
  return sales_statement_run (s, error);
}

static gboolean
insert_territory (SalesStore *store, int index, GError **error)
{
  const SampleTerritory *territory = &sample_territories[index];
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO territory (id, parent, name, potential) VALUES (?1, ?2, ?3, ?4)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_optional (s, 2, territory->parent, 0);
  sales_statement_bind_text (s, 3, territory->name);
  sales_statement_bind_optional (s, 4, (gint64) territory->potential * 1000 * EURO, 0);
  return sales_statement_run (s, error);
}

/* The same whatever the user's country: amounts are in euro. */
static gboolean
set_settings (SalesStore *store, GError **error)
{
  static const char *const settings[][2] = {
    { "company_name", SAMPLE_COMPANY_NAME },
    { "currency", "EUR" },
    { "year_start", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (SalesStatement) s =
          sales_store_prepare (store,
                               "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               error);

      if (s == NULL)
        return FALSE;
      sales_statement_bind_text (s, 1, settings[i][0]);
      sales_statement_bind_text (s, 2, settings[i][1]);
      if (!sales_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_who_and_where (SalesStore *store, const SamplePlan *plan, GError **error)
{
  for (int i = 0; i < n_sample_territories; i++)
    if (!insert_territory (store, i, error))
      return FALSE;
  for (int i = 0; i < n_sample_people; i++)
    if (!insert_person (store, plan, i, error))
      return FALSE;
  /* A parent stands before its children, whatever the order of the units. */
  for (int depth = 0; depth < 3; depth++)
    for (int unit = UNIT_COMPANY; unit < N_SAMPLE_UNITS; unit++)
      {
        SampleUnit parent = sample_units[unit].parent;
        int own = unit == UNIT_COMPANY ? 0 : parent == UNIT_COMPANY ? 1 : 2;

        if (own == depth && !insert_unit (store, unit, error))
          return FALSE;
      }
  for (int i = 0; i < n_sample_people; i++)
    if (!insert_history (store, plan, i, error))
      return FALSE;
  return TRUE;
}

/* What is sold ---------------------------------------------------------------------------------- */

static gboolean
insert_category (SalesStore *store, int index, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO category (id, parent, name) VALUES (?1, ?2, ?3)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_optional (s, 2, sample_categories[index].parent, 0);
  sales_statement_bind_text (s, 3, sample_categories[index].name);
  return sales_statement_run (s, error);
}

static gboolean
insert_cost (SalesStore *store, int product, const SampleCost *cost, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO product_cost (product, first_day, last_day, unit_cost) VALUES (?1, ?2, ?3, ?4)", error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 2, (gint64) product + 1, (gint64) cost->first);
  sales_statement_bind_optional (s, 3, cost->last, SALES_DAY_NONE);
  sales_statement_bind_int (s, 4, cost->cost);
  return sales_statement_run (s, error);
}

static gboolean
insert_product (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  const SampleProduct *product = &sample_products[index];
  SampleCost costs[SAMPLE_MAX_COSTS];
  int n = sample_plan_get_costs (plan, index, costs);
  g_autofree char *folded = sales_text_fold (product->name);
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO product (id, ref, name, folded, category, unit_cost, list_price)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_text (s, 2, product->ref);
  sales_statement_bind_text (s, 3, product->name);
  sales_statement_bind_text (s, 4, folded);
  sample_bind_ints (s, 5, 3, (gint64) product->category, costs[n - 1].cost, sample_plan_get_price (plan, index, plan->today));
  if (!sales_statement_run (s, error))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!insert_cost (store, index, &costs[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_customer (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  const SampleCustomer *customer = &g_array_index (plan->customers, SampleCustomer, index);
  const SampleCountryInfo *country = &sample_countries[customer->country];
  g_autofree char *ref = g_strdup_printf ("C%04d", index + 1), *folded = sales_text_fold (customer->name);
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO customer (id, ref, name, folded, segment, city, country, territory, owner)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_text (s, 2, ref);
  sales_statement_bind_text (s, 3, customer->name);
  sales_statement_bind_text (s, 4, folded);
  sales_statement_bind_text (s, 5, sample_segments[customer->segment]);
  sales_statement_bind_text (s, 6, country->cities[customer->city]);
  sales_statement_bind_text (s, 7, country->name);
  sales_statement_bind_int (s, 8, customer->territory);
  sales_statement_bind_optional (s, 9, customer->owner, 0);
  return sales_statement_run (s, error);
}

static gboolean
insert_what_is_sold (SalesStore *store, const SamplePlan *plan, GError **error)
{
  for (int i = 0; i < n_sample_categories; i++)
    if (!insert_category (store, i, error))
      return FALSE;
  for (int i = 0; i < n_sample_products; i++)
    if (!insert_product (store, plan, i, error))
      return FALSE;
  for (guint i = 0; i < plan->customers->len; i++)
    if (!insert_customer (store, plan, (int) i, error))
      return FALSE;
  return TRUE;
}

/* Orders ---------------------------------------------------------------------------------------- */

static gboolean
insert_step (SalesStore *store, gint64 order, const char *step, int person, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO order_step (order_id, step, person) VALUES (?1, ?2, ?3)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, order);
  sales_statement_bind_text (s, 2, step);
  sales_statement_bind_int (s, 3, person);
  return sales_statement_run (s, error);
}

static gboolean
insert_steps (SalesStore *store, gint64 id, const SampleOrder *order, SampleCountry country, GError **error)
{
  int desk = country == COUNTRY_GERMANY || country == COUNTRY_POLAND ? ORDER_DESK_GERMANY : ORDER_DESK_EXPORT;
  int dispatch = country == COUNTRY_POLAND || country == COUNTRY_SPAIN ? DISPATCH_CENTRAL : DISPATCH_NORTH;

  if (!insert_step (store, id, "taken", order->person > 0 ? order->person : desk, error))
    return FALSE;
  if (order->promised != SALES_DAY_NONE && !insert_step (store, id, "promised", desk, error))
    return FALSE;
  if (order->shipped != SALES_DAY_NONE && !insert_step (store, id, "shipped", dispatch, error))
    return FALSE;
  return order->followed == SALES_DAY_NONE ||
         insert_step (store, id, "followed", order->person > 0 ? order->person : CUSTOMER_SERVICE, error);
}

static gboolean
insert_share (SalesStore *store, gint64 order, int person, SalesShare from, SalesShare to, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO credit_share (order_id, person, from_share, to_share) VALUES (?1, ?2, ?3, ?4)", error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 4, order, (gint64) person, (gint64) from, (gint64) to);
  return sales_statement_run (s, error);
}

/* The plan's orders and lines as the bulk writer takes them; the triggers alone would take
 * two seconds. */
typedef struct
{
  GArray       *orders; /* SalesOrderRecord */
  GArray       *lines;  /* SalesLineRecord */
  GStringChunk *refs;
} Records;

static void
records_clear (Records *self)
{
  g_array_unref (self->orders);
  g_array_unref (self->lines);
  g_string_chunk_free (self->refs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

/* @number: which order of its year it is. */
static void
add_records (Records *records, const SamplePlan *plan, gint64 id, int number, const SampleOrder *order)
{
  const SampleCustomer *customer = &g_array_index (plan->customers, SampleCustomer, order->customer - 1);
  g_autofree char *ref = g_strdup_printf ("%d-%05d", sales_month_from_day (order->day) / 12, number);
  SalesOrderRecord record = {
    .id = id,
    .ref = g_string_chunk_insert (records->refs, ref),
    .ref_length = (guint32) strlen (ref),
    .day = order->day,
    .promised = order->promised,
    .shipped = order->shipped,
    .delivered = order->delivered,
    .followed = order->followed,
    .customer = order->customer,
    .person = order->person,
    .territory = customer->territory,
  };

  g_array_append_val (records->orders, record);
  for (int i = 0; i < order->n_lines; i++)
    {
      const SampleLine *line = &order->lines[i];
      SalesLineRecord line_record = {
        .id = id << SALES_LINE_BITS | (i + 1),
        .product = line->product,
        .quantity = line->quantity,
        .price = line->price,
        .discount = line->discount,
        .amount = line->amount,
        .cost = line->cost,
      };

      g_array_append_val (records->lines, line_record);
    }
}

static gboolean
write_records (SalesBulk *bulk, const Records *records, GError **error)
{
  const SalesOrderRecord *orders = (const SalesOrderRecord *) (void *) records->orders->data;
  const SalesLineRecord *lines = (const SalesLineRecord *) (void *) records->lines->data;

  return sales_bulk_count (bulk, orders, records->orders->len, lines, records->lines->len, error) &&
         sales_bulk_add (bulk, orders, records->orders->len, lines, records->lines->len, error) &&
         sales_bulk_finish (bulk, error);
}

/* The bulk writer counts an order for one person; from here on the triggers count it for two. */
static gboolean
share_order (SalesStore *store, gint64 id, const SampleOrder *order, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "UPDATE sales_order SET person = NULL, split = 1 WHERE id = ?1", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, id);
  return sales_statement_run (s, error) &&
         insert_share (store, id, order->person, 0, order->share, error) &&
         insert_share (store, id, order->partner, order->share, SALES_SHARE_WHOLE, error);
}

/* What the bulk writer does not know: who shares an order, and who answered for its steps. */
static gboolean
insert_credit_and_steps (SalesStore *store, const SamplePlan *plan, gint64 first_id, GError **error)
{
  for (guint i = 0; i < plan->orders->len; i++)
    {
      const SampleOrder *order = &g_array_index (plan->orders, SampleOrder, i);
      const SampleCustomer *customer = &g_array_index (plan->customers, SampleCustomer, order->customer - 1);
      gint64 id = first_id + i;

      if (order->partner > 0 && !share_order (store, id, order, error))
        return FALSE;
      if (!insert_steps (store, id, order, customer->country, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_orders (SalesStore *store, const SamplePlan *plan, GCancellable *cancellable, GError **error)
{
  g_auto (Records) records = {
    g_array_new (FALSE, FALSE, sizeof (SalesOrderRecord)),
    g_array_new (FALSE, FALSE, sizeof (SalesLineRecord)),
    g_string_chunk_new (4096),
  };
  g_autoptr (SalesBulk) bulk = sales_bulk_new (store, plan->orders->len, error);
  gint64 first_id;
  int year = 0, number = 0;

  if (bulk == NULL)
    return FALSE;
  first_id = sales_bulk_get_first_order (bulk);
  for (guint i = 0; i < plan->orders->len; i++)
    {
      const SampleOrder *order = &g_array_index (plan->orders, SampleOrder, i);

      if (sales_month_from_day (order->day) / 12 != year)
        {
          year = sales_month_from_day (order->day) / 12;
          number = 0;
        }
      add_records (&records, plan, first_id + i, ++number, order);
    }
  if (!write_records (bulk, &records, error))
    return FALSE;
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CANCELLED, "the sample was stopped");
      return FALSE;
    }
  return insert_credit_and_steps (store, plan, first_id, error);
}

static gpointer
make_sample (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SamplePlan) plan = NULL;

  if (!is_empty (store, error))
    return NULL;
  plan = sample_plan_new (GPOINTER_TO_INT (data));
  if (!set_settings (store, error) ||
      !insert_who_and_where (store, plan, error) || !sample_insert_people (store, plan, error) ||
      !insert_what_is_sold (store, plan, error) ||
      !insert_orders (store, plan, cancellable, error) || !sample_insert_events (store, plan, error) ||
      !sample_insert_goals (store, plan, error) || !sample_insert_awards (store, plan, error) ||
      !sample_insert_activities (store, plan, error) || !sample_insert_closings (store, plan, error) ||
      !sales_store_log (store, "sample", NULL, SAMPLE_COMPANY_NAME, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ALL);
  return SALES_REQUEST_DONE;
}

/**
 * sales_sample_new:
 * @today: the last day of the sample's history
 *
 * The change that fills an empty document with an invented company: about 60 people in three
 * departments and eight teams, 24 months of orders up to @today, goals and
 * awards, market events, two closed quarters.
 *
 * Returns: (transfer full): a request for sales_document_perform(). It returns
 *   %SALES_REQUEST_DONE, or fails with %SALES_ERROR_CONSTRAINT where the document has people,
 *   products, customers or orders already.
 */
SalesRequest *
sales_sample_new (SalesDay today)
{
  SalesRequest *request =
      sales_request_new_action ("sample", _("Make Sample Company"), make_sample, GINT_TO_POINTER (today), NULL);

  request->no_undo = TRUE;
  return request;
}
