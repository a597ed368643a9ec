/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-membership.h"

#include "store/sales-store.h"

#define FIRST(membership) ((membership)->first == SALES_DAY_NONE ? SALES_DAY_MIN - 1 : (membership)->first)
#define LAST(membership) ((membership)->last == SALES_DAY_NONE ? SALES_DAY_MAX + 1 : (membership)->last)

static SalesMembership *
get (GArray *self, guint index)
{
  return &g_array_index (self, SalesMembership, index);
}

/**
 * sales_memberships_read:
 * @store: a store, on its thread
 * @person: a person's id
 * @error: return location for an error
 *
 * Returns: (transfer full): the person's memberships by first day, or %NULL
 */
GArray *
sales_memberships_read (SalesStore *store, gint64 person, GError **error)
{
  g_autoptr (GArray) result = g_array_new (FALSE, FALSE, sizeof (SalesMembership));
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT id, unit, first_day, last_day, entered_day FROM membership WHERE person = ?1"
                           " ORDER BY coalesce(first_day, -1000000), id",
                           error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, person);
  while (sales_statement_step (read, error))
    {
      SalesMembership membership = {
        .row = sales_statement_get_int (read, 0),
        .unit = sales_statement_get_int (read, 1),
        .first = (SalesDay) sales_statement_get_optional (read, 2, SALES_DAY_NONE),
        .last = (SalesDay) sales_statement_get_optional (read, 3, SALES_DAY_NONE),
        .entered = (SalesDay) sales_statement_get_optional (read, 4, SALES_DAY_NONE),
      };

      g_array_append_val (result, membership);
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&result);
}

/* What is replaced on the day on which it was entered was never known. */
static gboolean
keep_past (SalesStore *store, gint64 row, GError **error)
{
  g_autoptr (SalesStatement) keep =
      sales_store_prepare (store,
                           "INSERT INTO membership_past (person, unit, first_day, last_day, entered_day, replaced_day)"
                           " SELECT person, unit, first_day, last_day, entered_day, ?2 FROM membership"
                           " WHERE id = ?1 AND (entered_day IS NULL OR entered_day < ?2)",
                           error);

  if (keep == NULL)
    return FALSE;
  sales_statement_bind_int (keep, 1, row);
  sales_statement_bind_int (keep, 2, sales_today ());
  return sales_statement_run (keep, error);
}

static gboolean
delete_row (SalesStore *store, gint64 row, GError **error)
{
  g_autoptr (SalesStatement) remove = sales_store_prepare (store, "DELETE FROM membership WHERE id = ?1", error);

  if (remove == NULL)
    return FALSE;
  sales_statement_bind_int (remove, 1, row);
  return sales_statement_run (remove, error);
}

static gboolean
insert_row (SalesStore *store, gint64 person, SalesMembership *membership, GError **error)
{
  g_autoptr (SalesStatement) insert =
      sales_store_prepare (store,
                           "INSERT INTO membership (person, unit, first_day, last_day, entered_day)"
                           " VALUES (?1, ?2, ?3, ?4, ?5)",
                           error);

  if (insert == NULL)
    return FALSE;
  sales_statement_bind_int (insert, 1, person);
  sales_statement_bind_int (insert, 2, membership->unit);
  sales_statement_bind_optional (insert, 3, membership->first, SALES_DAY_NONE);
  sales_statement_bind_optional (insert, 4, membership->last, SALES_DAY_NONE);
  sales_statement_bind_optional (insert, 5, membership->entered, SALES_DAY_NONE);
  if (!sales_statement_run (insert, error))
    return FALSE;
  membership->row = sales_store_last_id (store);
  return TRUE;
}

static gboolean
same (const SalesMembership *a, const SalesMembership *b)
{
  return a->unit == b->unit && a->first == b->first && a->last == b->last;
}

/**
 * sales_memberships_write:
 * @store: a store with a change begun
 * @person: a person's id
 * @want: of #SalesMembership: units and days; rows and days of entry are filled in
 * @entered: the day on which what is new is entered, %SALES_DAY_NONE for somebody who is new as well
 * @error: return location for an error
 *
 * Returns: whether the document has exactly @want, and what it replaced in membership_past
 */
gboolean
sales_memberships_write (SalesStore *store, gint64 person, GArray *want, SalesDay entered, GError **error)
{
  g_autoptr (GArray) have = sales_memberships_read (store, person, error);

  if (have == NULL)
    return FALSE;
  for (guint i = 0; i < want->len; i++)
    get (want, i)->row = 0;
  for (guint i = 0; i < have->len; i++)
    {
      SalesMembership *old = get (have, i);
      guint j = 0;

      while (j < want->len && (get (want, j)->row != 0 || !same (old, get (want, j))))
        j++;
      if (j < want->len)
        *get (want, j) = *old;
      else if (!keep_past (store, old->row, error) || !delete_row (store, old->row, error))
        return FALSE;
    }
  for (guint i = 0; i < want->len; i++)
    {
      SalesMembership *it = get (want, i);

      if (it->row != 0)
        continue;
      it->entered = entered;
      if (!insert_row (store, person, it, error))
        return FALSE;
    }
  return TRUE;
}

/* The unit that counts on @day: of memberships that overlap the later one. -1: none. */
static int
find_on (GArray *self, SalesDay day)
{
  int found = -1;

  for (guint i = 0; i < self->len; i++)
    if (FIRST (get (self, i)) <= day && day <= LAST (get (self, i)))
      found = (int) i;
  return found;
}

/* Neighbours of one unit without a day between them are one membership. */
static void
join_neighbours (GArray *self)
{
  for (guint i = 0; i + 1 < self->len;)
    {
      SalesMembership *it = get (self, i), *next = get (self, i + 1);

      if (it->unit == next->unit && LAST (it) + 1 == FIRST (next))
        {
          it->last = next->last;
          g_array_remove_index (self, i + 1);
        }
      else
        i++;
    }
}

/**
 * sales_memberships_move:
 * @self: of #SalesMembership, by first day
 * @unit: the unit to which the person moves
 * @day: the first day there
 *
 * What is known of later days stays: the new membership ends where the next one begins.
 *
 * Returns: whether anything changed
 */
gboolean
sales_memberships_move (GArray *self, gint64 unit, SalesDay day)
{
  SalesMembership moved = { .unit = unit, .first = day, .last = SALES_DAY_NONE, .entered = SALES_DAY_NONE };
  int now = find_on (self, day);
  SalesDay last = SALES_DAY_MIN - 1;
  guint at = 0;

  if (now >= 0 && get (self, (guint) now)->unit == unit)
    return FALSE;
  for (guint i = 0; i < self->len;)
    {
      SalesMembership *it = get (self, i);

      if (FIRST (it) <= day && LAST (it) >= day)
        {
          last = MAX (last, LAST (it));
          if (FIRST (it) == day)
            {
              g_array_remove_index (self, i);
              continue;
            }
          it->last = day - 1;
        }
      if (FIRST (it) <= day)
        at = i + 1;
      i++;
    }
  if (last < SALES_DAY_MIN)
    last = SALES_DAY_MAX + 1;
  if (at < self->len)
    last = MIN (last, FIRST (get (self, at)) - 1);
  if (last <= SALES_DAY_MAX)
    moved.last = last;
  g_array_insert_val (self, at, moved);
  join_neighbours (self);
  return TRUE;
}

/**
 * sales_memberships_fit:
 * @self: of #SalesMembership, by first day
 * @old_hired: the first day at work as it was known, or %SALES_DAY_NONE
 * @old_left: the last day at work as it was known, or %SALES_DAY_NONE
 * @hired: the first day at work
 * @left: the last day at work
 *
 * Returns: whether the memberships go with the days; if not, @self is not to be written
 */
gboolean
sales_memberships_fit (GArray *self, SalesDay old_hired, SalesDay old_left, SalesDay hired, SalesDay left)
{
  SalesMembership *first, *last;

  if (self->len == 0)
    return TRUE;
  first = get (self, 0);
  if (first->first == old_hired || FIRST (first) < hired)
    first->first = hired;
  /* A move that was planned for after the last day does not come any more. */
  while (left != SALES_DAY_NONE && self->len > 1 && FIRST (get (self, self->len - 1)) > left)
    g_array_set_size (self, self->len - 1);
  last = get (self, self->len - 1);
  if (last->last == old_left || (left != SALES_DAY_NONE && LAST (last) > left))
    last->last = left;
  for (guint i = 0; i < self->len; i++)
    {
      SalesMembership *it = get (self, i);

      if (left != SALES_DAY_NONE && LAST (it) > left)
        it->last = left;
      if (LAST (it) < FIRST (it))
        return FALSE;
    }
  return TRUE;
}
