/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-roster.h"

#include <string.h>

#include "model/sales-organisation.h"
#include "store/sales-store.h"

static void
unit_free (gpointer data)
{
  SalesRosterUnit *self = data;

  g_free (self->name);
  g_free (self);
}

static void
person_free (gpointer data)
{
  SalesRosterPerson *self = data;

  g_free (self->name);
  g_free (self->sort_name);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->language);
  g_free (self->role);
  g_free (self);
}

static void
clear (gpointer data)
{
  SalesRoster *self = data;

  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->people);
}

/**
 * sales_roster_ref:
 * @self: an organisation
 *
 * Returns: (transfer full): the same
 */
SalesRoster *
sales_roster_ref (SalesRoster *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * sales_roster_free:
 * @self: (transfer full): an organisation
 */
void
sales_roster_free (SalesRoster *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
add_units (SalesRoster *self, const SalesOrganisation *organisation)
{
  const SalesTree *tree = &organisation->units;

  for (int i = 0; i < tree->n; i++)
    {
      const SalesNode *node = &tree->nodes[i];
      SalesRosterUnit *unit = g_new0 (SalesRosterUnit, 1);
      int leader = node->leader != 0 ? sales_organisation_find_member (organisation, node->leader) : -1;

      unit->id = node->id;
      unit->parent = node->parent >= 0 ? tree->nodes[node->parent].id : 0;
      unit->kind = node->kind;
      unit->depth = node->depth;
      unit->name = g_strdup (node->name);
      if (leader > 0 && (organisation->members[leader].left == SALES_DAY_NONE ||
                         organisation->members[leader].left >= sales_today ()))
        unit->leader = node->leader;
      g_ptr_array_add (self->units, unit);
    }
}

/* The day on which to ask for somebody's unit. */
static SalesDay
choose_day (const SalesRosterPerson *person)
{
  SalesDay day = sales_today ();

  if (person->former)
    return person->left;
  return person->hired != SALES_DAY_NONE ? MAX (day, person->hired) : day;
}

static void
place (SalesRoster *self, const SalesOrganisation *organisation, SalesRosterPerson *person)
{
  int member = sales_organisation_find_member (organisation, person->id);
  SalesDay day = choose_day (person);
  int unit = member > 0 ? sales_organisation_unit_on (organisation, member, day) : 0;
  SalesRosterUnit *in = self->units->pdata[unit];

  person->unit = in->id;
  person->member_since = SALES_DAY_NONE;
  for (int i = 0; member > 0 && i < organisation->members[member].n_parts; i++)
    {
      const SalesPart *part = &organisation->parts[organisation->members[member].first_part + i];

      if (part->first <= day && day <= part->last && !part->assumed && part->first >= SALES_DAY_MIN)
        person->member_since = part->first;
    }
  if (!person->former)
    in->n_people++;
}

static gboolean
add_people (SalesRoster *self, SalesStore *store, const SalesOrganisation *organisation, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT id, name, sort_name, ref, title, language, role, coalesce(manager, 0), hired, left_day,"
                           " coalesce((SELECT sum(share) FROM absence WHERE person = p.id AND ?1 BETWEEN first_day AND last_day), 0)"
                           " FROM person p ORDER BY sort_name, id",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, sales_today ());
  while (sales_statement_step (read, error))
    {
      SalesRosterPerson *person = g_new0 (SalesRosterPerson, 1);

      person->id = sales_statement_get_int (read, 0);
      person->name = sales_statement_dup_text (read, 1);
      person->sort_name = sales_statement_dup_text (read, 2);
      person->ref = sales_statement_dup_text (read, 3);
      person->title = sales_statement_dup_text (read, 4);
      person->language = sales_statement_dup_text (read, 5);
      person->role = sales_statement_dup_text (read, 6);
      person->manager = sales_statement_get_int (read, 7);
      person->hired = (SalesDay) sales_statement_get_optional (read, 8, SALES_DAY_NONE);
      person->left = (SalesDay) sales_statement_get_optional (read, 9, SALES_DAY_NONE);
      person->away = (SalesShare) MIN (sales_statement_get_int (read, 10), SALES_SHARE_WHOLE);
      person->former = person->left != SALES_DAY_NONE && person->left < sales_today ();
      g_ptr_array_add (self->people, person);
      place (self, organisation, person);
    }
  return !sales_statement_failed (read);
}

static gpointer
read_roster (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (SalesRoster) self = NULL;

  if (organisation == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SalesRoster);
  self->units = g_ptr_array_new_with_free_func (unit_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  add_units (self, organisation);
  return add_people (self, store, organisation, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_roster_request_new:
 *
 * Returns: (transfer full): a request for a #SalesRoster, to be freed with sales_roster_free()
 */
SalesRequest *
sales_roster_request_new (void)
{
  return sales_request_new (read_roster, NULL, NULL, (GDestroyNotify) sales_roster_free);
}

/* Asking --------------------------------------------------------------------------------------- */

const SalesRosterUnit *
sales_roster_find_unit (const SalesRoster *self, gint64 id)
{
  for (guint i = 0; i < self->units->len; i++)
    if (((const SalesRosterUnit *) self->units->pdata[i])->id == id)
      return self->units->pdata[i];
  return NULL;
}

const SalesRosterPerson *
sales_roster_find_person (const SalesRoster *self, gint64 id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (((const SalesRosterPerson *) self->people->pdata[i])->id == id)
      return self->people->pdata[i];
  return NULL;
}

/**
 * sales_roster_is_above:
 * @self: an organisation
 * @unit: a unit's id
 * @other: a unit's id
 *
 * Returns: whether @other is @unit or stands somewhere below it
 */
gboolean
sales_roster_is_above (const SalesRoster *self, gint64 unit, gint64 other)
{
  const SalesRosterUnit *it = sales_roster_find_unit (self, other);

  for (guint i = 0; it != NULL && i <= self->units->len; i++)
    {
      if (it->id == unit)
        return TRUE;
      it = it->parent != 0 ? sales_roster_find_unit (self, it->parent) : NULL;
    }
  return FALSE;
}

/**
 * sales_roster_reports_to:
 * @self: an organisation
 * @person: a person's id
 * @other: a person's id
 *
 * Returns: whether @person is @other or reports to @other, by way of others too
 */
gboolean
sales_roster_reports_to (const SalesRoster *self, gint64 person, gint64 other)
{
  const SalesRosterPerson *it = sales_roster_find_person (self, person);

  for (guint i = 0; it != NULL && i <= self->people->len; i++)
    {
      if (it->id == other)
        return TRUE;
      it = it->manager != 0 ? sales_roster_find_person (self, it->manager) : NULL;
    }
  return FALSE;
}
