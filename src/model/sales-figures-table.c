/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the totals: whole months into a table, single days at the ends of a period. */

#include "model/sales-figures-private.h"

#include "store/sales-store.h"

#include <string.h>

/* Days that do not make a whole month, of all entities. */
typedef struct
{
  SalesDays   days;
  gboolean    service; /* the last five figures as well */
  SalesFacts *facts;   /* of each entity */
} Edge;

/**
 * sales_facts_add:
 * @self: a sum
 * @other: what comes on top
 */
void
sales_facts_add (SalesFacts *self, const SalesFacts *other)
{
  self->orders += other->orders;
  self->quantity += other->quantity;
  self->amount += other->amount;
  self->costed += other->costed;
  self->cost += other->cost;
  self->shipped += other->shipped;
  self->judged += other->judged;
  self->late += other->late;
  self->delivered += other->delivered;
  self->followed += other->followed;
}

/**
 * sales_facts_get:
 * @self: figures
 * @measure: which
 *
 * Returns: an amount, a quantity, or the contribution of the lines whose cost is known
 */
gint64
sales_facts_get (const SalesFacts *self, SalesMeasure measure)
{
  switch (measure)
    {
    case SALES_MEASURE_AMOUNT:
      return self->amount;
    case SALES_MEASURE_QUANTITY:
      return self->quantity;
    case SALES_MEASURE_CONTRIBUTION:
    default:
      return self->costed - self->cost;
    }
}

/* The columns orders, quantity, amount, costed, cost and, if @service, shipped to followed. */
static void
add_row (SalesStatement *read, int column, gboolean service, SalesFacts *facts)
{
  facts->orders += sales_statement_get_int (read, column);
  facts->quantity += sales_statement_get_int (read, column + 1);
  facts->amount += sales_statement_get_int (read, column + 2);
  facts->costed += sales_statement_get_int (read, column + 3);
  facts->cost += sales_statement_get_int (read, column + 4);
  if (!service)
    return;
  facts->shipped += sales_statement_get_int (read, column + 5);
  facts->judged += sales_statement_get_int (read, column + 6);
  facts->late += sales_statement_get_int (read, column + 7);
  facts->delivered += sales_statement_get_int (read, column + 8);
  facts->followed += sales_statement_get_int (read, column + 9);
}

/* Whole months --------------------------------------------------------------------------------- */

static gboolean
read_people (SalesFigures *self, GError **error)
{
  SalesTable *table = &self->table;
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT month, person, orders, quantity, amount, costed, cost,"
                           " shipped, judged, late, delivered, followed"
                           " FROM total_month_person WHERE month BETWEEN ?1 AND ?2",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, table->first);
  sales_statement_bind_int (read, 2, table->first + table->n_months - 1);
  while (sales_statement_step (read, error))
    {
      SalesMonth month = (SalesMonth) sales_statement_get_int (read, 0);
      int member = sales_organisation_find_member (self->organisation, sales_statement_get_int (read, 1));

      if (member >= 0)
        add_row (read, 2, TRUE, &table->cells[(gsize) member * table->n_months + (month - table->first)]);
    }
  return !sales_statement_failed (read);
}

/* Which node of the scope's kind an entity is: only what lies below the scope is read. */
static gboolean
is_wanted (SalesFigures *self, int entity)
{
  return self->node < 0 || (entity >= self->node && entity < self->nodes[self->node].end);
}

static gboolean
read_territories (SalesFigures *self, GError **error)
{
  SalesTable *table = &self->table;
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT day, orders, quantity, amount, costed, cost,"
                           " shipped, judged, late, delivered, followed"
                           " FROM total_territory_day WHERE territory = ?1 AND day BETWEEN ?2 AND ?3",
                           error);

  if (read == NULL)
    return FALSE;
  for (int i = 0; i < table->n_entities; i++)
    {
      SalesMonth month = table->first;
      SalesDay month_end = sales_month_last_day (month);

      if (!is_wanted (self, i))
        continue;
      sales_statement_bind_int (read, 1, self->nodes[i].id);
      sales_statement_bind_int (read, 2, sales_month_first_day (table->first));
      sales_statement_bind_int (read, 3, sales_month_last_day (table->first + table->n_months - 1));
      while (sales_statement_step (read, error))
        {
          for (SalesDay day = (SalesDay) sales_statement_get_int (read, 0); day > month_end;)
            month_end = sales_month_last_day (++month);
          add_row (read, 1, TRUE, &table->cells[(gsize) i * table->n_months + (month - table->first)]);
        }
      if (sales_statement_failed (read))
        return FALSE;
    }
  return TRUE;
}

/* From product to entity: the index of its category, or of the last node where it has none. */
static gboolean
map_products (SalesFigures *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store, "SELECT id, category FROM product WHERE category IS NOT NULL", error);

  if (read == NULL)
    return FALSE;
  self->product_category = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while (sales_statement_step (read, error))
    {
      gint64 product = sales_statement_get_int (read, 0);
      int node = sales_tree_find (&self->organisation->categories, sales_statement_get_int (read, 1));

      if (node >= 0)
        g_hash_table_insert (self->product_category, g_memdup2 (&product, sizeof product), GINT_TO_POINTER (node + 1));
    }
  return !sales_statement_failed (read);
}

static int
category_of (SalesFigures *self, gint64 product)
{
  int node = GPOINTER_TO_INT (g_hash_table_lookup (self->product_category, &product)) - 1;

  return node >= 0 ? node : self->n_nodes - 1;
}

static gboolean
read_categories (SalesFigures *self, GError **error)
{
  SalesTable *table = &self->table;
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT month, product, 0, quantity, amount, costed, cost"
                           " FROM total_month_product WHERE month BETWEEN ?1 AND ?2",
                           error);

  if (read == NULL || !map_products (self, error))
    return FALSE;
  sales_statement_bind_int (read, 1, table->first);
  sales_statement_bind_int (read, 2, table->first + table->n_months - 1);
  while (sales_statement_step (read, error))
    {
      SalesMonth month = (SalesMonth) sales_statement_get_int (read, 0);
      int entity = category_of (self, sales_statement_get_int (read, 1));

      add_row (read, 2, FALSE, &table->cells[(gsize) entity * table->n_months + (month - table->first)]);
    }
  return !sales_statement_failed (read);
}

/**
 * sales_table_read:
 * @self: figures whose tree and months are known
 * @error: return location for an error
 *
 * Reads the whole months of all entities.
 *
 * Returns: whether that worked
 */
gboolean
sales_table_read (SalesFigures *self, GError **error)
{
  SalesTable *table = &self->table;

  table->cells = g_new0 (SalesFacts, (gsize) table->n_entities * table->n_months + 1);
  table->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  switch (table->axis)
    {
    case SALES_SCOPE_TERRITORY:
      return read_territories (self, error);
    case SALES_SCOPE_CATEGORY:
      return read_categories (self, error);
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return read_people (self, error);
    }
}

/**
 * sales_table_clear:
 * @self: a table
 */
void
sales_table_clear (SalesTable *self)
{
  for (guint i = 0; self->edges != NULL && i < self->edges->len; i++)
    g_free (g_array_index (self->edges, Edge, i).facts);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->cells, g_free);
}

/* Single days ---------------------------------------------------------------------------------- */

static gboolean
read_person_days (SalesFigures *self, int member, const SalesDays *days, SalesFacts *sum, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT coalesce(sum(orders), 0), coalesce(sum(quantity), 0), coalesce(sum(amount), 0),"
                           " coalesce(sum(costed), 0), coalesce(sum(cost), 0)"
                           " FROM total_person_day WHERE person = ?1 AND day BETWEEN ?2 AND ?3",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, self->organisation->members[member].id);
  sales_statement_bind_int (read, 2, days->first);
  sales_statement_bind_int (read, 3, days->last);
  if (sales_statement_step (read, error))
    add_row (read, 0, FALSE, sum);
  return !sales_statement_failed (read);
}

/* Grouped as the outer table is read, so that nothing is sorted. */
static gboolean
read_people_days (SalesFigures *self, const SalesDays *days, SalesFacts *facts, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT p.id, sum(d.orders), sum(d.quantity), sum(d.amount), sum(d.costed), sum(d.cost)"
                           " FROM person AS p CROSS JOIN total_person_day AS d"
                           " WHERE d.person = p.id AND d.day BETWEEN ?1 AND ?2 GROUP BY p.id",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, days->first);
  sales_statement_bind_int (read, 2, days->last);
  while (sales_statement_step (read, error))
    {
      int member = sales_organisation_find_member (self->organisation, sales_statement_get_int (read, 0));

      if (member >= 0)
        add_row (read, 1, FALSE, &facts[member]);
    }
  return !sales_statement_failed (read) && read_person_days (self, 0, days, &facts[0], error);
}

/* No total keeps a person's deliveries by day: the orders themselves tell, by the index of their
 * days. Only periods that do not consist of whole months need it. */
static gboolean
read_people_service (SalesFigures *self, const SalesDays *days, SalesFacts *facts, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT CASE WHEN o.split = 1 THEN c.person ELSE coalesce(o.person, 0) END,"
                           " coalesce(c.to_share - c.from_share, 10000), o.promised, o.shipped, o.delivered, o.followed"
                           " FROM sales_order AS o"
                           " LEFT JOIN credit_share AS c ON c.order_id = o.id AND o.split = 1"
                           " WHERE o.day BETWEEN ?1 AND ?2",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, days->first);
  sales_statement_bind_int (read, 2, days->last);
  while (sales_statement_step (read, error))
    {
      int member = sales_organisation_find_member (self->organisation, sales_statement_get_int (read, 0));
      gint64 share = sales_statement_get_int (read, 1);
      gboolean promised = !sales_statement_is_null (read, 2), shipped = !sales_statement_is_null (read, 3);

      if (member < 0 || sales_statement_is_null (read, 0))
        continue;
      if (shipped)
        facts[member].shipped += share;
      if (shipped && promised)
        facts[member].judged += share;
      if (shipped && promised && sales_statement_get_int (read, 3) > sales_statement_get_int (read, 2))
        facts[member].late += share;
      if (sales_statement_is_null (read, 4))
        continue;
      facts[member].delivered += share;
      if (!sales_statement_is_null (read, 5))
        facts[member].followed += share;
    }
  return !sales_statement_failed (read);
}

/* Nor does a total keep products by day. */
static gboolean
read_category_days (SalesFigures *self, const SalesDays *days, SalesFacts *facts, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT coalesce(l.product, 0), 0, sum(l.quantity), sum(l.amount),"
                           " sum(CASE WHEN l.cost IS NULL THEN 0 ELSE l.amount END), sum(coalesce(l.cost, 0))"
                           " FROM sales_order AS o"
                           " CROSS JOIN order_line AS l"
                           " WHERE o.day BETWEEN ?1 AND ?2 AND l.id BETWEEN o.id * 4096 AND o.id * 4096 + 4095"
                           " GROUP BY 1"
                           " UNION ALL SELECT 0, 0, sum(quantity), sum(amount), 0, 0 FROM summary"
                           " WHERE day BETWEEN ?1 AND ?2 HAVING count(*) > 0",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, days->first);
  sales_statement_bind_int (read, 2, days->last);
  while (sales_statement_step (read, error))
    add_row (read, 1, FALSE, &facts[category_of (self, sales_statement_get_int (read, 0))]);
  return !sales_statement_failed (read);
}

static gboolean
read_territory_days (SalesFigures *self, int entity, const SalesDays *days, SalesFacts *sum, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT coalesce(sum(orders), 0), coalesce(sum(quantity), 0), coalesce(sum(amount), 0),"
                           " coalesce(sum(costed), 0), coalesce(sum(cost), 0), coalesce(sum(shipped), 0),"
                           " coalesce(sum(judged), 0), coalesce(sum(late), 0), coalesce(sum(delivered), 0),"
                           " coalesce(sum(followed), 0)"
                           " FROM total_territory_day WHERE territory = ?1 AND day BETWEEN ?2 AND ?3",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, self->nodes[entity].id);
  sales_statement_bind_int (read, 2, days->first);
  sales_statement_bind_int (read, 3, days->last);
  if (sales_statement_step (read, error))
    add_row (read, 0, TRUE, sum);
  return !sales_statement_failed (read);
}

/* Reads the days of all entities at once, or finds what was read before. */
static const Edge *
get_edge (SalesFigures *self, const SalesDays *days, gboolean service, GError **error)
{
  SalesTable *table = &self->table;
  Edge edge = { *days, service, NULL };
  gboolean done;

  for (guint i = 0; i < table->edges->len; i++)
    {
      const Edge *it = &g_array_index (table->edges, Edge, i);

      if (it->days.first == days->first && it->days.last == days->last && (it->service || !service))
        return it;
    }
  edge.facts = g_new0 (SalesFacts, (gsize) table->n_entities);
  if (table->axis == SALES_SCOPE_CATEGORY)
    done = read_category_days (self, days, edge.facts, error);
  else
    done = read_people_days (self, days, edge.facts, error) &&
           (!service || read_people_service (self, days, edge.facts, error));
  if (!done)
    {
      g_free (edge.facts);
      return NULL;
    }
  g_array_append_val (table->edges, edge);
  return &g_array_index (table->edges, Edge, table->edges->len - 1);
}

/* The ends of the periods asked for are the same for everybody; where a membership or a goal ends
 * within a month, or few are asked about, that is one person's matter. */
static gboolean
is_shared (SalesFigures *self, const SalesDays *days)
{
  if (!self->is_wide)
    return FALSE;
  return days->first == self->period.first || days->last == self->end ||
         days->first == self->before.first || days->last == self->before.last;
}

static gboolean
add_edge (SalesFigures *self, int entity, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error)
{
  const Edge *edge;

  if (self->table.axis == SALES_SCOPE_TERRITORY)
    return read_territory_days (self, entity, days, sum, error);
  if (self->table.axis != SALES_SCOPE_CATEGORY && !service && !is_shared (self, days))
    return read_person_days (self, entity, days, sum, error);
  edge = get_edge (self, days, service, error);
  if (edge == NULL)
    return FALSE;
  sales_facts_add (sum, &edge->facts[entity]);
  return TRUE;
}

/**
 * sales_table_sum:
 * @self: figures
 * @entity: an entity's index
 * @days: a run of days within the months of the table; days after today do not count
 * @service: whether deliveries are needed as well
 * @sum: what to add to
 * @error: return location for an error
 *
 * Returns: whether that worked
 */
gboolean
sales_table_sum (SalesFigures *self, int entity, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error)
{
  const SalesTable *table = &self->table;
  SalesDay last = MIN (days->last, self->today);
  SalesDay day = days->first;

  if (self->first_data == SALES_DAY_NONE || day > last)
    return TRUE;
  /* What lies beyond all data is known; a month that they end in counts as whole. */
  day = MAX (day, sales_month_first_day (sales_month_from_day (self->first_data)));
  if (self->last_data <= self->today)
    last = MIN (days->last, sales_month_last_day (sales_month_from_day (self->last_data)));
  /* Years that the table does not hold are read at once. */
  if (day <= last && sales_month_from_day (last) < table->first)
    return add_edge (self, entity, &(SalesDays){ day, last }, service, sum, error);
  while (day <= last)
    {
      SalesMonth month = sales_month_from_day (day);
      SalesDays run = { day, sales_month_last_day (month) };
      gboolean whole = day == sales_month_first_day (month) && run.last <= last;
      int column = month - table->first;

      run.last = MIN (run.last, last);
      if (whole && column >= 0 && column < table->n_months)
        sales_facts_add (sum, &table->cells[(gsize) entity * table->n_months + column]);
      else if (!add_edge (self, entity, &run, service, sum, error))
        return FALSE;
      day = run.last + 1;
    }
  return TRUE;
}

/**
 * sales_table_add_days:
 * @self: figures of people or territories
 * @entity: an entity's index
 * @days: a run of days
 * @sign: 1 to add, −1 to take away
 * @origin: the day that amounts[0] stands for
 * @amounts: amounts of single days
 * @error: return location for an error
 *
 * Returns: whether that worked
 */
gboolean
sales_table_add_days (SalesFigures *self, int entity, const SalesDays *days, int sign, SalesDay origin, gint64 *amounts,
                      GError **error)
{
  gboolean territory = self->table.axis == SALES_SCOPE_TERRITORY;
  g_autoptr (SalesStatement) read =
      territory ? sales_store_prepare (self->store,
                                       "SELECT day, amount FROM total_territory_day"
                                       " WHERE territory = ?1 AND day BETWEEN ?2 AND ?3",
                                       error)
                : sales_store_prepare (self->store,
                                       "SELECT day, amount FROM total_person_day"
                                       " WHERE person = ?1 AND day BETWEEN ?2 AND ?3",
                                       error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, territory ? self->nodes[entity].id : self->organisation->members[entity].id);
  sales_statement_bind_int (read, 2, days->first);
  sales_statement_bind_int (read, 3, days->last);
  while (sales_statement_step (read, error))
    amounts[sales_statement_get_int (read, 0) - origin] += sign * sales_statement_get_int (read, 1);
  return !sales_statement_failed (read);
}
