/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of orders did to closed periods. Whoever's sums no longer are what was frozen and
 * noted since then is found by the totals by month; only there the days are added up anew. */

#include "model/sales-closing-private.h"

#include "base/sales-error.h"

typedef struct
{
  gint64 orders, quantity, amount, costed, cost;
} Sums;

typedef struct
{
  SalesStore *store;
  const char *action;
  gint64      closing;
  SalesDay    first;
  SalesDay    last;
} Adjust;

static void
read_sums (SalesStatement *s, int column, Sums *sums)
{
  *sums = (Sums){
    sales_statement_get_int (s, column), sales_statement_get_int (s, column + 1), sales_statement_get_int (s, column + 2),
    sales_statement_get_int (s, column + 3), sales_statement_get_int (s, column + 4)
  };
}

static gboolean
is_nothing (const Sums *sums)
{
  return sums->orders == 0 && sums->quantity == 0 && sums->amount == 0 && sums->costed == 0 && sums->cost == 0;
}

/* People whose sums of the closed months have changed since the last adjustment. */

static const char changed_sql[] =
    "SELECT person FROM ("
    " SELECT person, orders, quantity, amount, costed, cost FROM total_month_person WHERE month BETWEEN ?2 AND ?3"
    " UNION ALL"
    " SELECT person, -orders, -quantity, -amount, -costed, -cost FROM closing_part WHERE closing = ?1"
    " UNION ALL"
    " SELECT p.person, -a.orders, -a.quantity, -a.amount, -a.costed, -a.cost"
    "  FROM closing_adjustment AS a JOIN closing_part AS p ON p.id = a.part WHERE a.closing = ?1"
    ") GROUP BY person HAVING sum (orders) <> 0 OR sum (quantity) <> 0 OR sum (amount) <> 0 OR sum (costed) <> 0 OR sum (cost) <> 0";

static GArray *
find_changed (Adjust *self, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SalesStatement) s = sales_store_prepare (self->store, changed_sql, error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, sales_month_from_day (self->first));
  sales_statement_bind_int (s, 3, sales_month_from_day (self->last));
  while (sales_statement_step (s, error))
    {
      gint64 person = sales_statement_get_int (s, 0);

      g_array_append_val (people, person);
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&people);
}

static gboolean
insert_part_adjustment (Adjust *self, gint64 part, const Sums *sums, GError **error)
{
  g_autoptr (SalesStatement) s = NULL;

  if (is_nothing (sums))
    return TRUE;
  s = sales_store_prepare (self->store,
                           "INSERT INTO closing_adjustment (closing, part, day, action, orders, quantity, amount, costed, cost)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, part);
  sales_statement_bind_int (s, 3, sales_today ());
  sales_statement_bind_text (s, 4, self->action);
  sales_statement_bind_int (s, 5, sums->orders);
  sales_statement_bind_int (s, 6, sums->quantity);
  sales_statement_bind_int (s, 7, sums->amount);
  sales_statement_bind_int (s, 8, sums->costed);
  sales_statement_bind_int (s, 9, sums->cost);
  return sales_statement_run (s, error);
}

/* Somebody who was not known when the period was closed and has orders in it now. */
static gboolean
make_part (Adjust *self, gint64 person, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "INSERT INTO closing_part (closing, person, unit, first_day, last_day, assumed, orders, quantity, amount, costed, cost)"
                           " SELECT ?1, ?2, 1, ?3, ?4, 1, 0, 0, 0, 0, 0"
                           " WHERE NOT EXISTS (SELECT 1 FROM closing_part WHERE closing = ?1 AND person = ?2)",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, person);
  sales_statement_bind_int (s, 3, self->first);
  sales_statement_bind_int (s, 4, self->last);
  return sales_statement_run (s, error);
}

/* By part: what its days hold now, less what was frozen and noted. */
static const char parts_sql[] =
    "SELECT id, sum (orders), sum (quantity), sum (amount), sum (costed), sum (cost) FROM ("
    " SELECT p.id, d.orders, d.quantity, d.amount, d.costed, d.cost FROM closing_part AS p"
    "  JOIN total_person_day AS d ON d.person = p.person AND d.day BETWEEN p.first_day AND p.last_day"
    "  WHERE p.closing = ?1 AND p.person = ?2"
    " UNION ALL"
    " SELECT id, -orders, -quantity, -amount, -costed, -cost FROM closing_part WHERE closing = ?1 AND person = ?2"
    " UNION ALL"
    " SELECT p.id, -a.orders, -a.quantity, -a.amount, -a.costed, -a.cost"
    "  FROM closing_adjustment AS a JOIN closing_part AS p ON p.id = a.part WHERE a.closing = ?1 AND p.person = ?2"
    ") GROUP BY id";

typedef struct
{
  gint64 part;
  Sums   sums;
} PartSums;

static gboolean
adjust_person (Adjust *self, gint64 person, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PartSums));
  g_autoptr (SalesStatement) s = NULL;

  if (!make_part (self, person, error))
    return FALSE;
  s = sales_store_prepare (self->store, parts_sql, error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, person);
  while (sales_statement_step (s, error))
    {
      PartSums it = { sales_statement_get_int (s, 0), { 0 } };

      read_sums (s, 1, &it.sums);
      g_array_append_val (parts, it);
    }
  if (sales_statement_failed (s))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const PartSums *it = &g_array_index (parts, PartSums, i);

      if (!insert_part_adjustment (self, it->part, &it->sums, error))
        return FALSE;
    }
  return TRUE;
}

/* Goals ---------------------------------------------------------------------------------------- */

/* The closed goals with what they reached and what was noted since then, as actual. Activities alone
 * concern only what is counted from them. */
static GArray *
read_closed_goals (Adjust *self, gboolean orders, GError **error)
{
  g_autoptr (GArray) goals = g_array_new (FALSE, TRUE, sizeof (SalesSettledGoal));
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "SELECT g.id, g.scope_kind, g.scope, g.measure, g.category, g.first_day, g.last_day, g.actual +"
                           " (SELECT coalesce (sum (a.value), 0) FROM closing_adjustment AS a WHERE a.goal = g.id)"
                           " FROM closing_goal AS g WHERE g.closing = ?1 AND g.actual IS NOT NULL"
                           " AND (?2 OR g.measure IN ('visits', 'tasks', 'complaints'))"
                           " ORDER BY g.first_day, g.last_day, g.scope_kind, g.scope, g.id",
                           error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, orders);
  while (sales_statement_step (s, error))
    {
      SalesSettledGoal goal = { .id = sales_statement_get_int (s, 0) };

      if (!sales_scope_kind_from_string (sales_statement_get_text (s, 1), &goal.scope.kind) ||
          !sales_measure_from_string (sales_statement_get_text (s, 3), &goal.measure))
        continue;
      goal.scope.id = sales_statement_get_int (s, 2);
      goal.category = sales_statement_get_int (s, 4);
      goal.first_day = (SalesDay) sales_statement_get_int (s, 5);
      goal.last_day = (SalesDay) sales_statement_get_int (s, 6);
      goal.actual = sales_statement_get_int (s, 7);
      g_array_append_val (goals, goal);
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&goals);
}

static gboolean
insert_goal_adjustment (Adjust *self, gint64 goal, gint64 value, GError **error)
{
  g_autoptr (SalesStatement) s = NULL;

  if (value == 0)
    return TRUE;
  s = sales_store_prepare (self->store,
                           "INSERT INTO closing_adjustment (closing, goal, day, action, orders, quantity, amount, costed, cost, value)"
                           " VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, ?5)",
                           error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->closing);
  sales_statement_bind_int (s, 2, goal);
  sales_statement_bind_int (s, 3, sales_today ());
  sales_statement_bind_text (s, 4, self->action);
  sales_statement_bind_int (s, 5, value);
  return sales_statement_run (s, error);
}

static gboolean
adjust_goals (Adjust *self, gboolean orders, GError **error)
{
  g_autoptr (GArray) goals = read_closed_goals (self, orders, error);
  g_autofree SalesSettledGoal *now = NULL;

  if (goals == NULL)
    return FALSE;
  now = g_memdup2 (goals->data, goals->len * sizeof *now);
  if (!sales_closing_measure_goals (self->store, now, goals->len, error))
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    if (now[i].has_actual &&
        !insert_goal_adjustment (self, now[i].id, now[i].actual - g_array_index (goals, SalesSettledGoal, i).actual, error))
      return FALSE;
  return TRUE;
}

static gboolean
adjust_people (Adjust *self, gboolean *any, GError **error)
{
  g_autoptr (GArray) people = find_changed (self, error);

  if (people == NULL)
    return FALSE;
  *any = people->len > 0;
  for (guint i = 0; i < people->len; i++)
    if (!adjust_person (self, g_array_index (people, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
adjust_closing (Adjust *self, GError **error)
{
  guint touched = sales_store_get_touched (self->store);
  gboolean orders = FALSE;

  if ((touched & SALES_CHANGED_ORDERS) != 0 && !adjust_people (self, &orders, error))
    return FALSE;
  if (!orders && (touched & SALES_CHANGED_ACTIVITIES) == 0)
    return TRUE;
  sales_store_touch (self->store, SALES_CHANGED_CLOSINGS);
  return adjust_goals (self, orders, error);
}

/**
 * sales_closing_adjust:
 * @store: a store inside a change
 * @action: what the change is called
 * @error: return location for an error
 *
 * Notes, in the same transaction, what the change did to the frozen figures of closed periods. It is
 * recorded with the change and goes when that is undone.
 *
 * Returns: whether that worked
 */
gboolean
sales_closing_adjust (SalesStore *store, const char *action, GError **error)
{
  g_autoptr (GArray) closings = NULL;
  g_autoptr (SalesStatement) s = NULL;

  if ((sales_store_get_touched (store) & (SALES_CHANGED_ORDERS | SALES_CHANGED_ACTIVITIES)) == 0)
    return TRUE;
  closings = g_array_new (FALSE, FALSE, sizeof (Adjust));
  s = sales_store_prepare (store, "SELECT id, first_day, last_day FROM closing WHERE reopened IS NULL", error);
  if (s == NULL)
    return FALSE;
  while (sales_statement_step (s, error))
    {
      Adjust it = { store, action, sales_statement_get_int (s, 0), (SalesDay) sales_statement_get_int (s, 1),
                    (SalesDay) sales_statement_get_int (s, 2) };

      g_array_append_val (closings, it);
    }
  if (sales_statement_failed (s))
    return FALSE;
  for (guint i = 0; i < closings->len; i++)
    if (!adjust_closing (&g_array_index (closings, Adjust, i), error))
      return FALSE;
  return TRUE;
}
