/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-person-edit.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-membership.h"
#include "store/sales-store.h"

static const char *const roles[] = {
  "sales_manager", "assistant_manager", "district_manager", "product_line_manager",
  "team_leader",   "salesperson",       "support",
};

/**
 * sales_role_list:
 * @n_roles: (out) (optional): how many there are
 *
 * Returns: (transfer none): the roles, as the document names them
 */
const char *const *
sales_role_list (guint *n_roles)
{
  if (n_roles != NULL)
    *n_roles = G_N_ELEMENTS (roles);
  return roles;
}

/* Checking ------------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, int code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (SALES_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
is_day (SalesDay day)
{
  return day == SALES_DAY_NONE || (day >= SALES_DAY_MIN && day <= SALES_DAY_MAX);
}

static gboolean
check_fields (const SalesPersonFields *it, GError **error)
{
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    known |= g_strcmp0 (it->role, roles[i]) == 0;
  if (it->name == NULL || !sales_text_is_name (it->name))
    return refuse (error, SALES_ERROR_INVALID, "a person needs a name");
  if ((it->sort_name != NULL && !sales_text_is_name (it->sort_name)) || (it->ref != NULL && !sales_text_is_name (it->ref)) ||
      (it->title != NULL && !sales_text_is_name (it->title)) ||
      (it->language != NULL && !sales_text_is_name (it->language)))
    return refuse (error, SALES_ERROR_INVALID, "a text of the person is empty, too long or not clean");
  if (!known)
    return refuse (error, SALES_ERROR_INVALID, "no such role");
  if (!is_day (it->hired) || !is_day (it->left))
    return refuse (error, SALES_ERROR_INVALID, "a day is out of range");
  if (it->left != SALES_DAY_NONE && it->hired != SALES_DAY_NONE && it->left < it->hired)
    return refuse (error, SALES_ERROR_INVALID, "the last day at work is before the first");
  return TRUE;
}

/* 1: the statement's one row is true; 0: it is not, or there is none; -1: failure. */
static int
ask (SalesStatement *statement, GError **error)
{
  int answer;

  if (statement == NULL)
    return -1;
  if (!sales_statement_step (statement, error))
    return sales_statement_failed (statement) ? -1 : 0;
  answer = sales_statement_get_int (statement, 0) != 0;
  return answer;
}

static gboolean
check_ref (SalesStore *store, const SalesPersonFields *it, GError **error)
{
  g_autoptr (SalesStatement) find = NULL;
  int taken;

  if (it->ref == NULL)
    return TRUE;
  find = sales_store_prepare (store, "SELECT 1 FROM person WHERE ref = ?1 AND id <> ?2", error);
  if (find == NULL)
    return FALSE;
  sales_statement_bind_text (find, 1, it->ref);
  sales_statement_bind_int (find, 2, it->id);
  taken = ask (find, error);
  if (taken == 1)
    return refuse (error, SALES_ERROR_CONSTRAINT, "another person has the id '%s'", it->ref);
  return taken == 0;
}

/* Nobody reports to himself or herself, not by way of others either. */
static gboolean
check_manager (SalesStore *store, const SalesPersonFields *it, GError **error)
{
  g_autoptr (SalesStatement) find = NULL;
  int ring;

  if (it->manager == 0)
    return TRUE;
  find = sales_store_prepare (store,
                              "WITH RECURSIVE above (id) AS (SELECT ?1 UNION"
                              " SELECT p.manager FROM person p JOIN above a ON p.id = a.id WHERE p.manager IS NOT NULL)"
                              " SELECT EXISTS (SELECT 1 FROM above WHERE id = ?2)",
                              error);
  if (find == NULL)
    return FALSE;
  sales_statement_bind_int (find, 1, it->manager);
  sales_statement_bind_int (find, 2, it->id);
  ring = it->id == 0 ? 0 : ask (find, error);
  if (ring == 1)
    return refuse (error, SALES_ERROR_INVALID, "person %" G_GINT64_FORMAT " would report to himself or herself", it->id);
  return ring == 0;
}

/* Reading -------------------------------------------------------------------------------------- */

typedef struct
{
  char    *summary; /* for the change log */
  SalesDay hired;
  SalesDay left;
} Known;

static void
known_clear (Known *self)
{
  g_free (self->summary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
read_known (SalesStore *store, gint64 person, Known *known, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT name || ', ' || role || coalesce(', ' || title, '') || ', manager ' || coalesce(manager, '-'),"
                           " hired, left_day FROM person WHERE id = ?1",
                           error);
  g_autofree char *hired = NULL, *left = NULL;

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, person);
  if (!sales_statement_step (read, error))
    return sales_statement_failed (read) ? FALSE : refuse (error, SALES_ERROR_NOT_FOUND, "no person %" G_GINT64_FORMAT, person);
  known->hired = (SalesDay) sales_statement_get_optional (read, 1, SALES_DAY_NONE);
  known->left = (SalesDay) sales_statement_get_optional (read, 2, SALES_DAY_NONE);
  hired = known->hired != SALES_DAY_NONE ? sales_day_to_iso (known->hired) : g_strdup ("?");
  left = known->left != SALES_DAY_NONE ? sales_day_to_iso (known->left) : g_strdup ("");
  known->summary = g_strdup_printf ("%s, %s/%s", sales_statement_get_text (read, 0), hired, left);
  return TRUE;
}

static gboolean
log_person (SalesStore *store, gint64 person, const char *before, const char *after, GError **error)
{
  g_autofree char *what = g_strdup_printf ("person:%" G_GINT64_FORMAT, person);

  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return sales_store_log (store, what, before, after, error);
}

/* Saving --------------------------------------------------------------------------------------- */

static gboolean
write_person (SalesStore *store, SalesPersonFields *it, GError **error)
{
  g_autofree char *folded = sales_text_fold (it->name);
  g_autoptr (SalesStatement) write =
      it->id == 0
          ? sales_store_prepare (store,
                                 "INSERT INTO person (ref, name, sort_name, folded, role, title, manager, hired, left_day, language)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                 error)
          : sales_store_prepare (store,
                                 "UPDATE person SET ref = ?1, name = ?2, sort_name = ?3, folded = ?4, role = ?5, title = ?6,"
                                 " manager = ?7, hired = ?8, left_day = ?9, language = ?10 WHERE id = ?11",
                                 error);

  if (write == NULL)
    return FALSE;
  sales_statement_bind_text (write, 1, it->ref);
  sales_statement_bind_text (write, 2, it->name);
  sales_statement_bind_text (write, 3, it->sort_name != NULL ? it->sort_name : it->name);
  sales_statement_bind_text (write, 4, folded);
  sales_statement_bind_text (write, 5, it->role);
  sales_statement_bind_text (write, 6, it->title);
  sales_statement_bind_optional (write, 7, it->manager, 0);
  sales_statement_bind_optional (write, 8, it->hired, SALES_DAY_NONE);
  sales_statement_bind_optional (write, 9, it->left, SALES_DAY_NONE);
  sales_statement_bind_text (write, 10, it->language);
  if (it->id != 0)
    sales_statement_bind_int (write, 11, it->id);
  if (!sales_statement_run (write, error))
    return FALSE;
  if (it->id == 0)
    it->id = sales_store_last_id (store);
  return TRUE;
}

static gboolean
check_unit (SalesStore *store, gint64 unit, GError **error)
{
  g_autoptr (SalesStatement) find = sales_store_prepare (store, "SELECT 1 FROM unit WHERE id = ?1", error);
  int there;

  if (find == NULL)
    return FALSE;
  sales_statement_bind_int (find, 1, unit);
  there = ask (find, error);
  return there == 0 ? refuse (error, SALES_ERROR_NOT_FOUND, "no unit %" G_GINT64_FORMAT, unit) : there == 1;
}

/* Where somebody new belongs is so from the beginning, whenever it is entered. */
static gboolean
add_membership (SalesStore *store, const SalesPersonFields *it, GError **error)
{
  SalesMembership first = { .unit = it->unit, .first = it->hired, .last = it->left };
  g_autoptr (GArray) memberships = g_array_new (FALSE, FALSE, sizeof (SalesMembership));

  if (it->unit == 0 || it->unit == SALES_COMPANY_ID)
    return TRUE;
  g_array_append_val (memberships, first);
  return check_unit (store, it->unit, error) && sales_memberships_write (store, it->id, memberships, SALES_DAY_NONE, error);
}

static gboolean
fit_memberships (SalesStore *store, const SalesPersonFields *it, const Known *known, GError **error)
{
  g_autoptr (GArray) memberships = NULL;

  if (known->hired == it->hired && known->left == it->left)
    return TRUE;
  memberships = sales_memberships_read (store, it->id, error);
  if (memberships == NULL)
    return FALSE;
  if (!sales_memberships_fit (memberships, known->hired, known->left, it->hired, it->left))
    return refuse (error, SALES_ERROR_CONSTRAINT,
                   "a move of person %" G_GINT64_FORMAT " would lie outside the first and the last day at work", it->id);
  return sales_memberships_write (store, it->id, memberships, sales_today (), error);
}

static gpointer
save (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  SalesPersonFields it = *(SalesPersonFields *) user_data;
  g_auto (Known) before = { NULL }, after = { NULL };
  gboolean is_new = it.id == 0;

  if (!check_fields (&it, error) || (!is_new && !read_known (store, it.id, &before, error)) ||
      !check_ref (store, &it, error) || !check_manager (store, &it, error) || !write_person (store, &it, error) ||
      !(is_new ? add_membership (store, &it, error) : fit_memberships (store, &it, &before, error)) ||
      !read_known (store, it.id, &after, error) || !log_person (store, it.id, before.summary, after.summary, error))
    return NULL;
  return GSIZE_TO_POINTER ((gsize) it.id);
}

static void
fields_free (gpointer data)
{
  SalesPersonFields *self = data;

  g_free ((char *) self->name);
  g_free ((char *) self->sort_name);
  g_free ((char *) self->ref);
  g_free ((char *) self->role);
  g_free ((char *) self->title);
  g_free ((char *) self->language);
  g_free (self);
}

/**
 * sales_person_save_new:
 * @fields: what the person shall be; copied
 *
 * Memberships go with the first and the last day at work.
 *
 * Returns: (transfer full): a change whose result is the person's id, by GPOINTER_TO_SIZE().
 *   %SALES_ERROR_INVALID if a field cannot be so, %SALES_ERROR_CONSTRAINT if it contradicts the document
 */
SalesRequest *
sales_person_save_new (const SalesPersonFields *fields)
{
  SalesPersonFields *copy = g_memdup2 (fields, sizeof *fields);

  copy->name = g_strdup (fields->name);
  copy->sort_name = g_strdup (fields->sort_name);
  copy->ref = g_strdup (fields->ref);
  copy->role = g_strdup (fields->role);
  copy->title = g_strdup (fields->title);
  copy->language = g_strdup (fields->language);
  if (fields->id == 0)
    return sales_request_new_action ("person.add", _("Add Person"), save, copy, fields_free);
  return sales_request_new_action ("person.edit", _("Change Person"), save, copy, fields_free);
}

/* Moving --------------------------------------------------------------------------------------- */

typedef struct
{
  gint64   person;
  gint64   unit;
  SalesDay day;
} MoveData;

/* Whoever leads a unit belongs to it: a move ends that as well, once it holds. */
static gboolean
stop_leading (SalesStore *store, gint64 person, gint64 unit, GError **error)
{
  g_autoptr (SalesStatement) stop =
      sales_store_prepare (store, "UPDATE unit SET leader = NULL WHERE leader = ?1 AND id <> ?2", error);

  if (stop == NULL)
    return FALSE;
  sales_statement_bind_int (stop, 1, person);
  sales_statement_bind_int (stop, 2, unit);
  return sales_statement_run (stop, error);
}

static gboolean
log_move (SalesStore *store, gint64 person, gint64 unit, SalesDay day, GError **error)
{
  g_autofree char *iso = sales_day_to_iso (day);
  g_autofree char *after = g_strdup_printf ("unit:%" G_GINT64_FORMAT " from %s", unit, iso);

  return log_person (store, person, NULL, after, error);
}

/**
 * sales_person_move:
 * @store: a store with a change begun
 * @person: a person's id
 * @unit: where the person belongs
 * @day: from this day on
 * @error: return location for an error
 *
 * Returns: whether the person belongs to @unit from @day on; %SALES_ERROR_INVALID if that is so
 *   already or @day lies outside the person's days at work
 */
gboolean
sales_person_move (SalesStore *store, gint64 person, gint64 unit, SalesDay day, GError **error)
{
  g_auto (Known) known = { NULL };
  g_autoptr (GArray) memberships = NULL;

  if (day < SALES_DAY_MIN || day > SALES_DAY_MAX)
    return refuse (error, SALES_ERROR_INVALID, "day %d is out of range", day);
  if (!read_known (store, person, &known, error) || !check_unit (store, unit, error))
    return FALSE;
  if (known.hired != SALES_DAY_NONE && day < known.hired)
    return refuse (error, SALES_ERROR_INVALID, "nobody moves before the first day at work");
  if (known.left != SALES_DAY_NONE && day > known.left)
    return refuse (error, SALES_ERROR_INVALID, "nobody moves after the last day at work");
  memberships = sales_memberships_read (store, person, error);
  if (memberships == NULL)
    return FALSE;
  if (!sales_memberships_move (memberships, unit, day))
    return refuse (error, SALES_ERROR_INVALID, "person %" G_GINT64_FORMAT " belongs to unit %" G_GINT64_FORMAT " already",
                   person, unit);
  return sales_memberships_write (store, person, memberships, sales_today (), error) &&
         (day > sales_today () || stop_leading (store, person, unit, error)) && log_move (store, person, unit, day, error);
}

static gpointer
move (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  MoveData *data = user_data;

  return sales_person_move (store, data->person, data->unit, data->day, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_person_move_new:
 * @person: a person's id
 * @unit: a unit's id
 * @day: the first day there
 *
 * Returns: (transfer full): a change; %SALES_ERROR_INVALID as sales_person_move() says
 */
SalesRequest *
sales_person_move_new (gint64 person, gint64 unit, SalesDay day)
{
  MoveData data = { person, unit, day };

  return sales_request_new_action ("person.move", _("Move Person"), move, g_memdup2 (&data, sizeof data), g_free);
}

/* Removing ------------------------------------------------------------------------------------- */

/* What keeps somebody in the document: the message names the first that is found. */
static const char *const references =
    "SELECT CASE"
    " WHEN EXISTS (SELECT 1 FROM sales_order WHERE person = ?1) OR EXISTS (SELECT 1 FROM credit_share WHERE person = ?1)"
    "  THEN 'orders'"
    " WHEN EXISTS (SELECT 1 FROM order_step WHERE person = ?1) THEN 'steps of orders'"
    " WHEN EXISTS (SELECT 1 FROM summary WHERE person = ?1) THEN 'figures'"
    " WHEN EXISTS (SELECT 1 FROM goal WHERE scope_kind = 'person' AND scope = ?1)"
    "  OR EXISTS (SELECT 1 FROM goal_proposal WHERE person = ?1) THEN 'goals'"
    " WHEN EXISTS (SELECT 1 FROM agreement WHERE person = ?1) THEN 'agreements'"
    " WHEN EXISTS (SELECT 1 FROM activity WHERE person = ?1) THEN 'activities'"
    " WHEN EXISTS (SELECT 1 FROM award WHERE person = ?1) THEN 'awards'"
    " WHEN EXISTS (SELECT 1 FROM customer WHERE owner = ?1) THEN 'customers'"
    " WHEN EXISTS (SELECT 1 FROM unit WHERE leader = ?1) THEN 'a unit that is led'"
    " WHEN EXISTS (SELECT 1 FROM person WHERE manager = ?1) THEN 'people who report'"
    " WHEN EXISTS (SELECT 1 FROM closing_part WHERE person = ?1) THEN 'closed periods'"
    " WHEN EXISTS (SELECT 1 FROM market_event WHERE scope_kind = 'person' AND scope = ?1) THEN 'market events'"
    " WHEN EXISTS (SELECT 1 FROM duty_acknowledgement WHERE person = ?1) THEN 'acknowledgements'"
    " END";

static gboolean
check_unreferred (SalesStore *store, gint64 person, GError **error)
{
  g_autoptr (SalesStatement) find = sales_store_prepare (store, references, error);

  if (find == NULL)
    return FALSE;
  sales_statement_bind_int (find, 1, person);
  if (!sales_statement_step (find, error))
    return FALSE;
  if (sales_statement_is_null (find, 0))
    return TRUE;
  return refuse (error, SALES_ERROR_CONSTRAINT, "person %" G_GINT64_FORMAT " has %s and stays; set the last day at work",
                 person, sales_statement_get_text (find, 0));
}

static gpointer
remove_person (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  static const char *const own[] = {
    "DELETE FROM membership WHERE person = ?1",
    "DELETE FROM membership_past WHERE person = ?1",
    "DELETE FROM assignment WHERE person = ?1",
    "DELETE FROM absence WHERE person = ?1",
    "DELETE FROM duty WHERE person = ?1",
    "DELETE FROM budget WHERE person = ?1",
    "DELETE FROM person WHERE id = ?1",
  };
  gint64 person = *(gint64 *) user_data;
  g_auto (Known) known = { NULL };

  if (!read_known (store, person, &known, error) || !check_unreferred (store, person, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (SalesStatement) statement = sales_store_prepare (store, own[i], error);

      if (statement == NULL)
        return NULL;
      sales_statement_bind_int (statement, 1, person);
      if (!sales_statement_run (statement, error))
        return NULL;
    }
  return log_person (store, person, known.summary, NULL, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_person_remove_new:
 * @person: a person's id
 *
 * Returns: (transfer full): a change that takes somebody out who was entered by mistake;
 *   %SALES_ERROR_CONSTRAINT if anything refers to the person
 */
SalesRequest *
sales_person_remove_new (gint64 person)
{
  return sales_request_new_action ("person.remove", _("Remove Person"), remove_person, g_memdup2 (&person, sizeof person),
                                   g_free);
}
