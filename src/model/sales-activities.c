/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-activities.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

/* The longest subject, in characters, and the longest activity. */
#define SUBJECT_MAX_CHARS 2000
#define MAX_MINUTES       (7 * 24 * 60)

static const char *const kind_names[SALES_N_ACTIVITY_KINDS] = { "visit", "call", "mailing", "meeting", "task", "complaint" };

/**
 * sales_activity_kind_to_string:
 * @kind: a kind
 *
 * Returns: its stable name, as "visit"
 */
const char *
sales_activity_kind_to_string (SalesActivityKind kind)
{
  g_return_val_if_fail ((guint) kind < SALES_N_ACTIVITY_KINDS, NULL);

  return kind_names[kind];
}

/**
 * sales_activity_kind_from_string:
 * @text: (nullable): a stable name
 * @kind: (out): the kind
 *
 * Returns: %FALSE if @text names none; @kind is then untouched
 */
gboolean
sales_activity_kind_from_string (const char *text, SalesActivityKind *kind)
{
  for (int i = 0; i < SALES_N_ACTIVITY_KINDS; i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (SalesActivityKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_activity_copy:
 * @self: an activity
 *
 * Returns: (transfer full): a copy with all its texts
 */
SalesActivity *
sales_activity_copy (const SalesActivity *self)
{
  SalesActivity *copy = g_memdup2 (self, sizeof *self);

  copy->person_name = g_strdup (self->person_name);
  copy->customer_name = g_strdup (self->customer_name);
  copy->subject = g_strdup (self->subject);
  return copy;
}

/**
 * sales_activity_free:
 * @self: (transfer full): an activity
 */
void
sales_activity_free (SalesActivity *self)
{
  g_free (self->person_name);
  g_free (self->customer_name);
  g_free (self->subject);
  g_free (self);
}

/**
 * sales_activity_equal:
 * @a: an activity
 * @b: another
 *
 * Returns: whether they are the same one and say the same
 */
gboolean
sales_activity_equal (const SalesActivity *a, const SalesActivity *b)
{
  return a->id == b->id && a->person == b->person && a->customer == b->customer && a->kind == b->kind && a->due == b->due &&
         a->done == b->done && a->minutes == b->minutes && g_strcmp0 (a->person_name, b->person_name) == 0 &&
         g_strcmp0 (a->customer_name, b->customer_name) == 0 && g_strcmp0 (a->subject, b->subject) == 0;
}

/**
 * sales_activity_list_free:
 * @self: (transfer full): a list
 */
void
sales_activity_list_free (SalesActivityList *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* The list ------------------------------------------------------------------------------------- */

typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} ListData;

static SalesActivity *
read_activity (SalesStatement *s)
{
  SalesActivity *self = g_new0 (SalesActivity, 1);

  self->id = sales_statement_get_int (s, 0);
  self->person = sales_statement_get_int (s, 1);
  self->person_name = sales_statement_dup_text (s, 2);
  self->customer = sales_statement_get_optional (s, 3, 0);
  self->customer_name = sales_statement_dup_text (s, 4);
  sales_activity_kind_from_string (sales_statement_get_text (s, 5), &self->kind);
  self->due = (SalesDay) sales_statement_get_optional (s, 6, SALES_DAY_NONE);
  self->done = (SalesDay) sales_statement_get_optional (s, 7, SALES_DAY_NONE);
  self->minutes = (int) sales_statement_get_optional (s, 8, -1);
  self->subject = sales_statement_dup_text (s, 9);
  return self;
}

/* Whether somebody belonged to the scope on the activity's day. */
static gboolean
is_in_scope (const SalesOrganisation *organisation, const SalesScope *scope, int unit, gint64 person, SalesDay day)
{
  int member;

  if (scope->kind == SALES_SCOPE_PERSON)
    return person == scope->id;
  member = sales_organisation_find_member (organisation, person);
  return member >= 0 && sales_tree_contains (&organisation->units, unit, sales_organisation_unit_on (organisation, member, day));
}

/* Done in the period, or still open and due by its end: what was left undone before is not forgotten. */
static const char list_sql[] =
    "SELECT a.id, a.person, p.name, a.customer, (SELECT c.name FROM customer AS c WHERE c.id = a.customer),"
    " a.kind, a.due, a.done, a.minutes, a.subject FROM activity AS a JOIN person AS p ON p.id = a.person"
    " WHERE a.done BETWEEN ?1 AND ?2 OR (a.done IS NULL AND a.due <= ?2)"
    " ORDER BY a.done IS NOT NULL, CASE WHEN a.done IS NULL THEN a.due END, a.done DESC, a.id DESC";

static gpointer
read_list (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const ListData *data = user_data;
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (SalesActivityList) list = NULL;
  g_autoptr (SalesStatement) s = NULL;
  int unit;

  if (organisation == NULL)
    return NULL;
  list = g_new0 (SalesActivityList, 1);
  list->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_activity_free);
  unit = data->scope.kind == SALES_SCOPE_UNIT ? sales_tree_find (&organisation->units, data->scope.id) : -1;
  if (data->scope.kind != SALES_SCOPE_PERSON && unit < 0)
    return g_steal_pointer (&list);
  s = sales_store_prepare (store, list_sql, error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->period.first);
  sales_statement_bind_int (s, 2, data->period.last);
  while (sales_statement_step (s, error))
    {
      SalesDay due = (SalesDay) sales_statement_get_optional (s, 6, SALES_DAY_NONE);
      SalesDay done = (SalesDay) sales_statement_get_optional (s, 7, SALES_DAY_NONE);

      if (!is_in_scope (organisation, &data->scope, unit, sales_statement_get_int (s, 1), done != SALES_DAY_NONE ? done : due))
        continue;
      list->total++;
      list->open += done == SALES_DAY_NONE;
      list->overdue += done == SALES_DAY_NONE && due < sales_store_get_today (store);
      if (list->rows->len < SALES_ACTIVITIES_MAX)
        g_ptr_array_add (list->rows, read_activity (s));
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&list);
}

/**
 * sales_activity_list_new:
 * @scope: a person, or a unit with all its people; other scopes have no activities
 * @period: when they were done, or by its end were due and are not
 *
 * What is open comes first, by the day on which it is due, the longest overdue before all; then what
 * is done, the newest first.
 *
 * Returns: (transfer full): a request for a #SalesActivityList
 */
SalesRequest *
sales_activity_list_new (const SalesScope *scope, const SalesPeriod *period)
{
  ListData *data = g_new0 (ListData, 1);

  data->scope = *scope;
  data->period = *period;
  return sales_request_new (read_list, data, g_free, (GDestroyNotify) sales_activity_list_free);
}

/* Who and with whom ---------------------------------------------------------------------------- */

/**
 * sales_activity_choices_free:
 * @self: (transfer full): choices
 */
void
sales_activity_choices_free (SalesActivityChoices *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->customers);
  g_free (self);
}

static void
name_free (gpointer data)
{
  SalesActivityName *name = data;

  g_free (name->name);
  g_free (name);
}

static GPtrArray *
read_names (SalesStore *store, const char *sql, const gint64 *person, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);

  if (s == NULL)
    return NULL;
  if (person != NULL)
    {
      sales_statement_bind_int (s, 1, sales_store_get_today (store));
      sales_statement_bind_int (s, 2, *person);
    }
  while (sales_statement_step (s, error))
    {
      SalesActivityName *name = g_new (SalesActivityName, 1);

      name->id = sales_statement_get_int (s, 0);
      name->name = sales_statement_dup_text (s, 1);
      g_ptr_array_add (names, name);
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&names);
}

static gpointer
read_choices (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gint64 *person = user_data;
  g_autoptr (GPtrArray) people =
      read_names (store, "SELECT id, name FROM person WHERE left_day IS NULL OR left_day >= ?1 OR id = ?2 ORDER BY sort_name, id", person, error);
  g_autoptr (GPtrArray) customers = NULL;
  SalesActivityChoices *choices;

  if (people == NULL)
    return NULL;
  customers = read_names (store, "SELECT id, name FROM customer ORDER BY folded, id", NULL, error);
  if (customers == NULL)
    return NULL;
  choices = g_new (SalesActivityChoices, 1);
  choices->people = g_steal_pointer (&people);
  choices->customers = g_steal_pointer (&customers);
  return choices;
}

/**
 * sales_activity_choices_new:
 * @person: somebody who is offered even after leaving, or 0
 *
 * Returns: (transfer full): a request for #SalesActivityChoices: those who are still here, and every
 *   customer
 */
SalesRequest *
sales_activity_choices_new (gint64 person)
{
  return sales_request_new (read_choices, g_memdup2 (&person, sizeof person), g_free, (GDestroyNotify) sales_activity_choices_free);
}

/* Changes -------------------------------------------------------------------------------------- */

static gboolean
is_day (SalesDay day)
{
  return day == SALES_DAY_NONE || (day >= SALES_DAY_MIN && day <= SALES_DAY_MAX);
}

static gboolean
check_activity (const SalesActivity *activity, GError **error)
{
  const char *wrong = NULL;

  if ((guint) activity->kind >= SALES_N_ACTIVITY_KINDS)
    wrong = "no such kind";
  else if (!is_day (activity->due) || !is_day (activity->done) ||
           (activity->due == SALES_DAY_NONE && activity->done == SALES_DAY_NONE))
    wrong = "neither due nor done on a day that can be";
  else if (activity->done > sales_today ())
    wrong = "done on a day that has not come yet";
  else if (activity->minutes < -1 || activity->minutes > MAX_MINUTES)
    wrong = "longer than a week";
  else if (activity->subject != NULL && (!g_utf8_validate (activity->subject, -1, NULL) ||
                                         g_utf8_strlen (activity->subject, -1) > SUBJECT_MAX_CHARS))
    wrong = "the subject is too long or not UTF-8";
  if (wrong != NULL)
    g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an activity: %s", wrong);
  return wrong == NULL;
}

static gpointer
save_activity (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesActivity *activity = user_data;
  g_autoptr (SalesStatement) s = NULL;
  g_autofree char *what = NULL;

  if (!check_activity (activity, error))
    return NULL;
  s = sales_store_prepare (store,
                           "INSERT INTO activity (id, person, customer, kind, due, done, minutes, subject)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                           " ON CONFLICT (id) DO UPDATE SET person = excluded.person, customer = excluded.customer,"
                           " kind = excluded.kind, due = excluded.due, done = excluded.done, minutes = excluded.minutes,"
                           " subject = excluded.subject",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_optional (s, 1, activity->id, 0);
  sales_statement_bind_int (s, 2, activity->person);
  sales_statement_bind_optional (s, 3, activity->customer, 0);
  sales_statement_bind_text (s, 4, kind_names[activity->kind]);
  sales_statement_bind_optional (s, 5, activity->due, SALES_DAY_NONE);
  sales_statement_bind_optional (s, 6, activity->done, SALES_DAY_NONE);
  sales_statement_bind_optional (s, 7, activity->minutes, -1);
  sales_statement_bind_text (s, 8, activity->subject);
  what = g_strdup_printf ("%s of person %" G_GINT64_FORMAT, kind_names[activity->kind], activity->person);
  if (!sales_statement_run (s, error) || !sales_store_log (store, what, NULL, activity->subject, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ACTIVITIES);
  return SALES_REQUEST_DONE;
}

static gpointer
delete_activity (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = user_data;
  g_autoptr (SalesStatement) s = sales_store_prepare (store, "DELETE FROM activity WHERE id = ?1 RETURNING subject", error);
  g_autofree char *subject = NULL;

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, *id);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no activity %" G_GINT64_FORMAT, *id);
      return NULL;
    }
  subject = sales_statement_dup_text (s, 0);
  g_clear_pointer (&s, sales_statement_done);
  if (!sales_store_log (store, "activity", subject, NULL, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ACTIVITIES);
  return SALES_REQUEST_DONE;
}

/**
 * sales_activity_save_new:
 * @activity: what was or is to be done; with the id 0 it is new; copied
 *
 * A change for sales_document_perform(). %SALES_ERROR_INVALID for days that cannot be, something done
 * in the future, more than a week or a subject beyond 2,000 characters; %SALES_ERROR_CONSTRAINT for a
 * person or customer that is not there. The result is %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_activity_save_new (const SalesActivity *activity)
{
  /* TRANSLATORS: what Undo calls these steps: an entry in the log of visits, calls, tasks … */
  const char *label = activity->id == 0 ? _("Add Activity") : _("Change Activity");

  return sales_request_new_action ("activity.save", label, save_activity, sales_activity_copy (activity),
                                   (GDestroyNotify) sales_activity_free);
}

/**
 * sales_activity_delete_new:
 * @id: an activity
 *
 * A change for sales_document_perform(); %SALES_ERROR_NOT_FOUND if there is none. The result is
 * %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_activity_delete_new (gint64 id)
{
  return sales_request_new_action ("activity.delete", _("Remove Activity"), delete_activity, g_memdup2 (&id, sizeof id), g_free);
}
