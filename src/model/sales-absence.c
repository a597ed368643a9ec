/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-absence.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "store/sales-store.h"

void
sales_absence_free (SalesAbsence *self)
{
  g_free (self->note);
  g_free (self);
}

/**
 * sales_absences_read:
 * @store: a store, on its thread
 * @person: a person's id
 * @error: return location for an error
 *
 * Returns: (transfer full): the person's absences by first day, or %NULL
 */
GPtrArray *
sales_absences_read (SalesStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_absence_free);
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT id, first_day, last_day, share, note FROM absence WHERE person = ?1 ORDER BY first_day, id",
                           error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, person);
  while (sales_statement_step (read, error))
    {
      SalesAbsence *absence = g_new0 (SalesAbsence, 1);

      absence->id = sales_statement_get_int (read, 0);
      absence->person = person;
      absence->first = (SalesDay) sales_statement_get_int (read, 1);
      absence->last = (SalesDay) sales_statement_get_int (read, 2);
      absence->share = (SalesShare) sales_statement_get_int (read, 3);
      absence->note = sales_statement_dup_text (read, 4);
      g_ptr_array_add (result, absence);
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&result);
}

static gboolean
log_absence (SalesStore *store, gint64 id, const char *before, const char *after, GError **error)
{
  g_autofree char *what = g_strdup_printf ("absence:%" G_GINT64_FORMAT, id);

  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return sales_store_log (store, what, before, after, error);
}

static gboolean
check (const SalesAbsence *it, GError **error)
{
  if (it->first < SALES_DAY_MIN || it->last > SALES_DAY_MAX || it->last < it->first)
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "an absence ends before it begins, or a day is out of range");
  else if (it->share < 1 || it->share > SALES_SHARE_WHOLE)
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "an absence is more than nothing and at most everything");
  else if (it->note != NULL && !sales_text_is_name (it->note))
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the note is empty, too long or not clean");
  else
    return TRUE;
  return FALSE;
}

/* The most that is missing on one day is reached on the first day of an absence. */
static gboolean
check_together (SalesStore *store, const SalesAbsence *it, GError **error)
{
  g_autoptr (SalesStatement) find =
      sales_store_prepare (store,
                           "SELECT max((SELECT sum(o.share) FROM absence o WHERE o.person = ?1"
                           " AND o.first_day <= a.first_day AND o.last_day >= a.first_day)) FROM absence a WHERE a.person = ?1",
                           error);

  if (find == NULL)
    return FALSE;
  sales_statement_bind_int (find, 1, it->person);
  if (!sales_statement_step (find, error))
    return FALSE;
  if (sales_statement_get_int (find, 0) <= SALES_SHARE_WHOLE)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "person %" G_GINT64_FORMAT " would be away more than wholly", it->person);
  return FALSE;
}

static gpointer
save (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesAbsence *it = user_data;
  g_autofree char *first = NULL, *last = NULL, *after = NULL;
  g_autoptr (SalesStatement) write = NULL;
  gint64 id;

  if (!check (it, error))
    return NULL;
  write = it->id == 0
              ? sales_store_prepare (store, "INSERT INTO absence (person, first_day, last_day, share, note) VALUES (?1, ?2, ?3, ?4, ?5)", error)
              : sales_store_prepare (store,
                                     "UPDATE absence SET first_day = ?2, last_day = ?3, share = ?4, note = ?5"
                                     " WHERE id = ?6 AND person = ?1",
                                     error);
  if (write == NULL)
    return NULL;
  sales_statement_bind_int (write, 1, it->person);
  sales_statement_bind_int (write, 2, it->first);
  sales_statement_bind_int (write, 3, it->last);
  sales_statement_bind_int (write, 4, it->share);
  sales_statement_bind_text (write, 5, it->note);
  if (it->id != 0)
    sales_statement_bind_int (write, 6, it->id);
  if (!sales_statement_run (write, error))
    return NULL;
  id = it->id != 0 ? it->id : sales_store_last_id (store);
  first = sales_day_to_iso (it->first);
  last = sales_day_to_iso (it->last);
  after = g_strdup_printf ("person:%" G_GINT64_FORMAT ", %s/%s, %d", it->person, first, last, (int) it->share);
  return check_together (store, it, error) && log_absence (store, id, NULL, after, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_absence_save_new:
 * @absence: copied; id 0 adds one
 *
 * Returns: (transfer full): a change; %SALES_ERROR_INVALID if a field cannot be so,
 *   %SALES_ERROR_CONSTRAINT if the person would be away more than wholly on some day
 */
SalesRequest *
sales_absence_save_new (const SalesAbsence *absence)
{
  SalesAbsence *copy = g_memdup2 (absence, sizeof *absence);

  copy->note = g_strdup (absence->note);
  return sales_request_new_action ("absence.save", _("Change Absence"), save, copy, (GDestroyNotify) sales_absence_free);
}

static gpointer
remove_absence (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) user_data;
  g_autoptr (SalesStatement) remove = sales_store_prepare (store, "DELETE FROM absence WHERE id = ?1", error);

  if (remove == NULL)
    return NULL;
  sales_statement_bind_int (remove, 1, id);
  return sales_statement_run (remove, error) && log_absence (store, id, "absence", NULL, error) ? SALES_REQUEST_DONE : NULL;
}

SalesRequest *
sales_absence_remove_new (gint64 id)
{
  return sales_request_new_action ("absence.remove", _("Remove Absence"), remove_absence, g_memdup2 (&id, sizeof id), g_free);
}
