/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-overview-private.h"

#include "store/sales-store.h"

/* The narrowest closed period that holds the overview's. */
static gboolean
read_closing (SalesOverview *self, SalesFigures *figures, SalesDay horizon, gint64 *id, gboolean *exact, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (figures->store,
                           "SELECT id, closed, first_day = ?1 AND last_day = ?2 FROM closing"
                           " WHERE first_day <= ?1 AND last_day >= ?2 AND closed <= ?3 AND (reopened IS NULL OR reopened > ?3)"
                           " ORDER BY last_day - first_day, id LIMIT 1",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, self->period.first);
  sales_statement_bind_int (s, 2, self->period.last);
  sales_statement_bind_int (s, 3, horizon);
  if (sales_statement_step (s, error))
    {
      *id = sales_statement_get_int (s, 0);
      self->is_closed = TRUE;
      self->closed = (SalesDay) sales_statement_get_int (s, 1);
      *exact = sales_statement_get_int (s, 2) != 0;
    }
  return !sales_statement_failed (s);
}

static gboolean
concerns (const SalesOverview *self, const SalesFigures *figures, gint64 person, gint64 unit)
{
  const SalesTree *units = &figures->organisation->units;
  int node;

  if (self->scope.kind == SALES_SCOPE_PERSON)
    return person == self->scope.id;
  node = sales_tree_find (units, unit);
  return node >= 0 && sales_tree_contains (units, figures->node, node);
}

static gboolean
read_adjusted (SalesOverview *self, SalesFigures *figures, SalesDay horizon, gint64 closing, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (figures->store,
                           "SELECT p.person, p.unit, sum (a.amount) FROM closing_adjustment AS a JOIN closing_part AS p ON p.id = a.part"
                           " WHERE a.closing = ?1 AND a.day <= ?2 GROUP BY p.person, p.unit",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, closing);
  sales_statement_bind_int (s, 2, horizon);
  while (sales_statement_step (s, error))
    if (concerns (self, figures, sales_statement_get_int (s, 0), sales_statement_get_int (s, 1)))
      self->adjusted += sales_statement_get_int (s, 2);
  return !sales_statement_failed (s);
}

/* Whether the period is closed, and what its figures would be more or less by today. */
gboolean
sales_overview_add_closing (SalesOverview *self, SalesFigures *figures, GError **error)
{
  SalesDay as_of = sales_store_get_as_of (figures->store), horizon = as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX;
  gboolean exact = FALSE;
  gint64 id = 0;

  if (!read_closing (self, figures, horizon, &id, &exact, error))
    return FALSE;
  self->adjusted_known = exact && (self->scope.kind == SALES_SCOPE_UNIT || self->scope.kind == SALES_SCOPE_PERSON);
  return !self->adjusted_known || read_adjusted (self, figures, horizon, id, error);
}
