/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-person-record.h"

#include "base/sales-error.h"
#include "store/sales-store.h"

typedef struct
{
  gint64      person;
  SalesPeriod period;
} RecordData;

static void
territory_free (gpointer data)
{
  SalesPersonTerritory *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * sales_person_record_free:
 * @self: (transfer full): what is known of a person
 */
void
sales_person_record_free (SalesPersonRecord *self)
{
  g_clear_pointer (&self->roster, sales_roster_free);
  g_clear_pointer (&self->memberships, g_array_unref);
  g_clear_pointer (&self->territories, g_ptr_array_unref);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_territories (SalesPersonRecord *self, SalesStore *store, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT t.name, a.first_day, a.last_day FROM assignment a JOIN territory t ON t.id = a.territory"
                           " WHERE a.person = ?1 ORDER BY coalesce(a.first_day, -1000000), a.id",
                           error);

  self->territories = g_ptr_array_new_with_free_func (territory_free);
  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, self->person->id);
  while (sales_statement_step (read, error))
    {
      SalesPersonTerritory *territory = g_new0 (SalesPersonTerritory, 1);

      territory->name = sales_statement_dup_text (read, 0);
      territory->first = (SalesDay) sales_statement_get_optional (read, 1, SALES_DAY_NONE);
      territory->last = (SalesDay) sales_statement_get_optional (read, 2, SALES_DAY_NONE);
      g_ptr_array_add (self->territories, territory);
    }
  return !sales_statement_failed (read);
}

static gpointer
read_record (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const RecordData *asked = data;
  gint64 person = asked->person;
  SalesScope scope = { SALES_SCOPE_PERSON, person };
  g_autoptr (SalesPersonRecord) self = g_new0 (SalesPersonRecord, 1);
  g_autoptr (SalesRequest) roster = sales_roster_request_new ();
  g_autoptr (SalesRequest) goals = sales_agreement_list_new (&scope, &asked->period);

  self->roster = roster->func (store, roster->data, cancellable, error);
  if (self->roster == NULL)
    return NULL;
  self->person = sales_roster_find_person (self->roster, person);
  if (self->person == NULL)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no person %" G_GINT64_FORMAT, person);
      return NULL;
    }
  self->memberships = sales_memberships_read (store, person, error);
  if (self->memberships == NULL || !read_territories (self, store, error))
    return NULL;
  self->duties = sales_duties_read (store, person, self->person->role, error);
  if (self->duties == NULL)
    return NULL;
  self->absences = sales_absences_read (store, person, error);
  if (self->absences == NULL)
    return NULL;
  self->budgets = sales_budgets_read (store, person, error);
  if (self->budgets == NULL)
    return NULL;
  self->goals = goals->func (store, goals->data, cancellable, error);
  return self->goals != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_person_record_request_new:
 * @person: a person's id
 * @period: of the goals
 *
 * Returns: (transfer full): a request for a #SalesPersonRecord, to be freed with
 *   sales_person_record_free(); %SALES_ERROR_NOT_FOUND if there is no such person
 */
SalesRequest *
sales_person_record_request_new (gint64 person, const SalesPeriod *period)
{
  RecordData data = { person, *period };

  return sales_request_new (read_record, g_memdup2 (&data, sizeof data), g_free, (GDestroyNotify) sales_person_record_free);
}

/**
 * sales_person_record_get_duty:
 * @self: what is known of a person
 * @of_role: whether what everybody of the role has is asked for, or what the person alone has
 *
 * Returns: (transfer none) (nullable): the newest wording, %NULL if it is empty or there is none
 */
const SalesDuty *
sales_person_record_get_duty (const SalesPersonRecord *self, gboolean of_role)
{
  for (guint i = 0; i < self->duties->len; i++)
    {
      const SalesDuty *duty = self->duties->pdata[i];

      if ((duty->role != NULL) == of_role)
        return duty->duties[0] != '\0' || duty->expectations[0] != '\0' ? duty : NULL;
    }
  return NULL;
}
