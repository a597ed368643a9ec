/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-duty.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "model/sales-person-edit.h"
#include "store/sales-store.h"

/* The longest text of each kind, in characters. */
#define TEXT_MAX_CHARS 10000

void
sales_duty_free (SalesDuty *self)
{
  g_free (self->role);
  g_free (self->duties);
  g_free (self->expectations);
  g_free (self);
}

/**
 * sales_duties_read:
 * @store: a store, on its thread
 * @person: a person's id
 * @role: the person's role
 * @error: return location for an error
 *
 * Returns: (transfer full): the wordings, the newest of each kind first; those of the role before
 *   those of the person. %NULL on failure
 */
GPtrArray *
sales_duties_read (SalesStore *store, gint64 person, const char *role, GError **error)
{
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_duty_free);
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT d.id, coalesce(d.person, 0), d.role, d.duties, d.expectations, d.entered_day, a.day"
                           " FROM duty d LEFT JOIN duty_acknowledgement a ON a.duty = d.id AND a.person = ?1"
                           " WHERE d.person = ?1 OR d.role = ?2 ORDER BY d.person IS NOT NULL, d.id DESC",
                           error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, person);
  sales_statement_bind_text (read, 2, role);
  while (sales_statement_step (read, error))
    {
      SalesDuty *duty = g_new0 (SalesDuty, 1);

      duty->id = sales_statement_get_int (read, 0);
      duty->person = sales_statement_get_int (read, 1);
      duty->role = sales_statement_dup_text (read, 2);
      duty->duties = sales_statement_dup_text (read, 3);
      duty->expectations = sales_statement_dup_text (read, 4);
      duty->entered = (SalesDay) sales_statement_get_int (read, 5);
      duty->acknowledged = (SalesDay) sales_statement_get_optional (read, 6, SALES_DAY_NONE);
      g_ptr_array_add (result, duty);
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&result);
}

static gpointer
read_of_role (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) duties = sales_duties_read (store, 0, data, error);
  SalesDuty *duty;

  if (duties == NULL)
    return NULL;
  if (duties->len > 0)
    return g_ptr_array_steal_index (duties, 0);
  duty = g_new0 (SalesDuty, 1);
  duty->role = g_strdup (data);
  duty->duties = g_strdup ("");
  duty->expectations = g_strdup ("");
  duty->entered = duty->acknowledged = SALES_DAY_NONE;
  return duty;
}

/**
 * sales_duty_of_role_new:
 * @role: a role
 *
 * Returns: (transfer full): a request for the wording that holds for @role, a #SalesDuty
 */
SalesRequest *
sales_duty_of_role_new (const char *role)
{
  return sales_request_new (read_of_role, g_strdup (role), g_free, (GDestroyNotify) sales_duty_free);
}

/* Setting -------------------------------------------------------------------------------------- */

static gboolean
is_text (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= TEXT_MAX_CHARS;
}

static gboolean
check (const SalesDuty *it, GError **error)
{
  guint n_roles;
  const char *const *roles = sales_role_list (&n_roles);
  gboolean known = it->role == NULL;

  for (guint i = 0; i < n_roles; i++)
    known |= g_strcmp0 (it->role, roles[i]) == 0;
  if (!known || (it->role == NULL) == (it->person == 0))
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "duties are those of a role or of a person");
  else if (!is_text (it->duties) || !is_text (it->expectations))
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the text is too long or not UTF-8");
  else
    return TRUE;
  return FALSE;
}

/* Whether the newest wording is this one, or there is none and none is wanted. */
static gboolean
is_newest (SalesStore *store, const SalesDuty *it, gboolean *newest, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT duties, expectations FROM duty WHERE role IS NOT DISTINCT FROM ?1 AND person IS NOT DISTINCT FROM ?2 ORDER BY id DESC LIMIT 1", error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_text (read, 1, it->role);
  sales_statement_bind_optional (read, 2, it->person, 0);
  if (sales_statement_step (read, error))
    *newest = g_str_equal (sales_statement_get_text (read, 0), it->duties) &&
              g_str_equal (sales_statement_get_text (read, 1), it->expectations);
  else
    *newest = it->duties[0] == '\0' && it->expectations[0] == '\0';
  return !sales_statement_failed (read);
}

static gboolean
log_duty (SalesStore *store, const char *what, const char *after, GError **error)
{
  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return sales_store_log (store, what, NULL, after, error);
}

static gpointer
set_duty (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesDuty *it = user_data;
  g_autoptr (SalesStatement) insert = NULL;
  g_autofree char *what = NULL, *after = NULL;
  gboolean newest;

  if (!check (it, error) || !is_newest (store, it, &newest, error))
    return NULL;
  if (newest)
    return SALES_REQUEST_DONE;
  insert = sales_store_prepare (store, "INSERT INTO duty (role, person, duties, expectations, entered_day) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (insert == NULL)
    return NULL;
  sales_statement_bind_text (insert, 1, it->role);
  sales_statement_bind_optional (insert, 2, it->person, 0);
  sales_statement_bind_text (insert, 3, it->duties);
  sales_statement_bind_text (insert, 4, it->expectations);
  sales_statement_bind_int (insert, 5, sales_today ());
  if (!sales_statement_run (insert, error))
    return NULL;
  what = it->role != NULL ? g_strdup_printf ("duties of %s", it->role) : g_strdup_printf ("duties of person:%" G_GINT64_FORMAT, it->person);
  after = g_strconcat (it->duties, "\n", it->expectations, NULL);
  return log_duty (store, what, after, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_duty_set_new:
 * @role: (nullable): a role
 * @person: a person's id, 0 with a role
 * @duties: what is to be done
 * @expectations: how well
 *
 * Returns: (transfer full): a change that adds a new wording, which nobody has acknowledged yet
 */
SalesRequest *
sales_duty_set_new (const char *role, gint64 person, const char *duties, const char *expectations)
{
  SalesDuty *copy = g_new0 (SalesDuty, 1);

  copy->role = g_strdup (role);
  copy->person = person;
  copy->duties = g_strdup (duties);
  copy->expectations = g_strdup (expectations);
  return sales_request_new_action ("duty.set", _("Change Duties"), set_duty, copy, (GDestroyNotify) sales_duty_free);
}

/* Acknowledging -------------------------------------------------------------------------------- */

static gboolean
check_acknowledgement (SalesStore *store, const SalesDuty *it, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT d.entered_day FROM duty d JOIN person p ON p.id = ?2"
                           " WHERE d.id = ?1 AND (d.person = p.id OR d.role = p.role)",
                           error);
  SalesDay entered;

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, it->id);
  sales_statement_bind_int (read, 2, it->person);
  if (!sales_statement_step (read, error))
    {
      if (!sales_statement_failed (read))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "duties %" G_GINT64_FORMAT " do not concern person %" G_GINT64_FORMAT,
                     it->id, it->person);
      return FALSE;
    }
  entered = (SalesDay) sales_statement_get_int (read, 0);
  if (it->acknowledged == SALES_DAY_NONE || (it->acknowledged >= entered && it->acknowledged <= sales_today ()))
    return TRUE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a wording is acknowledged after it was entered and not after today");
  return FALSE;
}

static gpointer
acknowledge (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesDuty *it = user_data;
  gboolean given = it->acknowledged != SALES_DAY_NONE;
  g_autoptr (SalesStatement) write = NULL;
  g_autofree char *what = NULL, *day = NULL;

  if (!check_acknowledgement (store, it, error))
    return NULL;
  write = given ? sales_store_prepare (store,
                                       "INSERT INTO duty_acknowledgement (duty, person, day) VALUES (?1, ?2, ?3)"
                                       " ON CONFLICT (duty, person) DO UPDATE SET day = ?3",
                                       error)
                : sales_store_prepare (store, "DELETE FROM duty_acknowledgement WHERE duty = ?1 AND person = ?2", error);
  if (write == NULL)
    return NULL;
  sales_statement_bind_int (write, 1, it->id);
  sales_statement_bind_int (write, 2, it->person);
  if (given)
    sales_statement_bind_int (write, 3, it->acknowledged);
  if (!sales_statement_run (write, error))
    return NULL;
  what = g_strdup_printf ("duty:%" G_GINT64_FORMAT " person:%" G_GINT64_FORMAT, it->id, it->person);
  day = given ? sales_day_to_iso (it->acknowledged) : NULL;
  return log_duty (store, what, day, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_duty_acknowledge_new:
 * @duty: a wording's id
 * @person: who acknowledged it
 * @day: when; %SALES_DAY_NONE takes it back
 *
 * Returns: (transfer full): a change; %SALES_ERROR_INVALID if @day is before the wording or after today
 */
SalesRequest *
sales_duty_acknowledge_new (gint64 duty, gint64 person, SalesDay day)
{
  SalesDuty *data = g_new0 (SalesDuty, 1);

  data->id = duty;
  data->person = person;
  data->acknowledged = day;
  return sales_request_new_action ("duty.acknowledge", _("Acknowledge Duties"), acknowledge, data, (GDestroyNotify) sales_duty_free);
}
