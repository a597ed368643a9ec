/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-proposals.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

/* The longest note, in characters. */
#define NOTE_MAX_CHARS 2000

typedef struct
{
  SalesScope   scope;
  SalesPeriod  period;
  SalesLocale *locale; /* for sorting names on the document's thread */
} ListData;

static void
list_data_free (gpointer data)
{
  ListData *self = data;

  sales_locale_free (self->locale);
  g_free (self);
}

/* Listing -------------------------------------------------------------------------------------- */

static SalesGoalProposal *
read_proposal (SalesStatement *s)
{
  SalesGoalProposal *proposal = g_new0 (SalesGoalProposal, 1);

  proposal->id = sales_statement_get_int (s, 0);
  proposal->person = sales_statement_get_int (s, 1);
  proposal->person_name = sales_statement_dup_text (s, 2);
  sales_measure_from_string (sales_statement_get_text (s, 3), &proposal->measure);
  proposal->category = sales_statement_get_int (s, 4);
  proposal->first_day = (SalesDay) sales_statement_get_int (s, 5);
  proposal->last_day = (SalesDay) sales_statement_get_int (s, 6);
  proposal->value = sales_statement_get_int (s, 7);
  proposal->entered_day = (SalesDay) sales_statement_get_int (s, 8);
  proposal->note = sales_statement_dup_text (s, 9);
  proposal->goal = sales_statement_get_optional (s, 10, -1);
  return proposal;
}

static gboolean
belongs (const SalesOrganisation *organisation, const SalesScope *scope, const SalesGoalProposal *proposal)
{
  int member = sales_organisation_find_member (organisation, proposal->person);
  int unit;

  if (scope->kind == SALES_SCOPE_PERSON)
    return proposal->person == scope->id;
  unit = scope->kind == SALES_SCOPE_UNIT ? sales_tree_find (&organisation->units, scope->id) : -1;
  return member >= 0 && unit >= 0 &&
         sales_tree_contains (&organisation->units, unit,
                              sales_organisation_unit_on (organisation, member, proposal->last_day));
}

static int
compare_proposals (gconstpointer a, gconstpointer b, gpointer locale)
{
  const SalesGoalProposal *x = *(SalesGoalProposal *const *) a, *y = *(SalesGoalProposal *const *) b;
  int order = sales_locale_compare (locale, x->person_name, y->person_name);

  if (order == 0)
    order = (x->first_day > y->first_day) - (x->first_day < y->first_day);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static gpointer
list_proposals (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  ListData *data = user_data;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_goal_proposal_free);
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (SalesStatement) s = NULL;

  if (organisation == NULL)
    return NULL;
  s = sales_store_prepare (store,
                           "SELECT o.id, o.person, p.name, o.measure, o.category, o.first_day, o.last_day, o.value,"
                           " o.entered_day, o.note,"
                           " (SELECT value FROM goal g WHERE g.scope_kind = 'person' AND g.scope = o.person"
                           " AND g.measure = o.measure AND g.category = o.category AND g.first_day = o.first_day"
                           " AND g.last_day = o.last_day)"
                           " FROM goal_proposal o JOIN person p ON p.id = o.person"
                           " WHERE o.last_day >= ?1 AND o.first_day <= ?2",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->period.first);
  sales_statement_bind_int (s, 2, data->period.last);
  while (sales_statement_step (s, error))
    {
      SalesGoalProposal *proposal = read_proposal (s);

      if (belongs (organisation, &data->scope, proposal))
        g_ptr_array_add (proposals, proposal);
      else
        sales_goal_proposal_free (proposal);
    }
  if (sales_statement_failed (s))
    return NULL;
  g_ptr_array_sort_with_data (proposals, compare_proposals, data->locale);
  return g_steal_pointer (&proposals);
}

/* Proposing ------------------------------------------------------------------------------------ */

typedef struct
{
  SalesGoalEdit goal;
  char         *note;
} ProposeData;

static void
propose_data_free (gpointer data)
{
  ProposeData *self = data;

  g_free (self->note);
  g_free (self);
}

static gboolean
check_proposal (SalesStore *store, const ProposeData *data, GError **error)
{
  const SalesGoalEdit *goal = &data->goal;
  g_autoptr (SalesStatement) s = NULL;

  if (goal->scope.kind != SALES_SCOPE_PERSON || (guint) goal->measure >= SALES_N_MEASURES || goal->vacant ||
      goal->first_day < SALES_DAY_MIN || goal->last_day > SALES_DAY_MAX || goal->last_day < goal->first_day ||
      (!goal->withdrawn && goal->value < 0) ||
      (data->note != NULL && (!g_utf8_validate (data->note, -1, NULL) || g_utf8_strlen (data->note, -1) > NOTE_MAX_CHARS)))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "this cannot be proposed as a goal");
      return FALSE;
    }
  s = sales_store_prepare (store, "SELECT coalesce (hired > ?2, 0) FROM person WHERE id = ?1", error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, goal->scope.id);
  sales_statement_bind_int (s, 2, goal->last_day);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no person %" G_GINT64_FORMAT, goal->scope.id);
      return FALSE;
    }
  if (sales_statement_get_int (s, 0) == 0)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "person %" G_GINT64_FORMAT " is hired after day %d",
               goal->scope.id, goal->last_day);
  return FALSE;
}

static SalesStatement *
prepare_proposal (SalesStore *store, const ProposeData *data, GError **error)
{
  const SalesGoalEdit *goal = &data->goal;
  SalesStatement *s;

  s = goal->withdrawn
          ? sales_store_prepare (store,
                                 "DELETE FROM goal_proposal WHERE person = ?1 AND measure = ?2 AND category = ?3"
                                 " AND first_day = ?4 AND last_day = ?5",
                                 error)
          : sales_store_prepare (store,
                                 "INSERT INTO goal_proposal (person, measure, category, first_day, last_day, value, entered_day, note)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                                 " ON CONFLICT (person, measure, category, first_day, last_day)"
                                 " DO UPDATE SET value = excluded.value, entered_day = excluded.entered_day, note = excluded.note",
                                 error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, goal->scope.id);
  sales_statement_bind_text (s, 2, sales_measure_to_string (goal->measure));
  sales_statement_bind_int (s, 3, goal->category);
  sales_statement_bind_int (s, 4, goal->first_day);
  sales_statement_bind_int (s, 5, goal->last_day);
  if (!goal->withdrawn)
    {
      sales_statement_bind_int (s, 6, goal->value);
      sales_statement_bind_int (s, 7, sales_today ());
      sales_statement_bind_text (s, 8, data->note);
    }
  return s;
}

static gpointer
propose (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  ProposeData *data = user_data;
  g_autoptr (SalesStatement) s = NULL;
  g_autofree char *what = g_strdup_printf ("proposal of person:%" G_GINT64_FORMAT, data->goal.scope.id);
  g_autofree char *after = data->goal.withdrawn ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, data->goal.value);

  if (!check_proposal (store, data, error))
    return NULL;
  s = prepare_proposal (store, data, error);
  if (s == NULL || !sales_statement_run (s, error) || !sales_store_log (store, what, NULL, after, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_GOALS);
  return SALES_REQUEST_DONE;
}

/* Taking and leaving --------------------------------------------------------------------------- */

typedef struct
{
  gint64         *ids;
  gsize           n_ids;
  gboolean        accept;
  SalesGoalReason reason;
  char           *note;
} AnswerData;

static void
answer_data_free (gpointer data)
{
  AnswerData *self = data;

  g_free (self->ids);
  g_free (self->note);
  g_free (self);
}

/* Proposals that are not there any more are an error: somebody else was quicker. */
static gboolean
take_off (SalesStore *store, gint64 id, SalesGoalEdit *edit, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "DELETE FROM goal_proposal WHERE id = ?1"
                           " RETURNING person, measure, category, first_day, last_day, value",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, id);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no proposal %" G_GINT64_FORMAT, id);
      return FALSE;
    }
  *edit = (SalesGoalEdit){ .scope = { SALES_SCOPE_PERSON, sales_statement_get_int (s, 0) } };
  sales_measure_from_string (sales_statement_get_text (s, 1), &edit->measure);
  edit->category = sales_statement_get_int (s, 2);
  edit->first_day = (SalesDay) sales_statement_get_int (s, 3);
  edit->last_day = (SalesDay) sales_statement_get_int (s, 4);
  edit->value = sales_statement_get_int (s, 5);
  return sales_statement_run (s, error);
}

static gpointer
answer (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  AnswerData *data = user_data;
  g_autofree SalesGoalEdit *edits = g_new0 (SalesGoalEdit, data->n_ids + 1);
  g_autoptr (SalesRequest) request = NULL;

  for (gsize i = 0; i < data->n_ids; i++)
    {
      g_autofree char *what = NULL;

      if (!take_off (store, data->ids[i], &edits[i], error))
        return NULL;
      what = g_strdup_printf ("proposal of person:%" G_GINT64_FORMAT, edits[i].scope.id);
      if (!sales_store_log (store, what, NULL, data->accept ? "accepted" : "rejected", error))
        return NULL;
    }
  sales_store_touch (store, SALES_CHANGED_GOALS);
  if (!data->accept)
    return SALES_REQUEST_DONE;
  /* The same way as a goal that somebody types. */
  request = sales_goal_edit_new (edits, data->n_ids, data->reason, data->note, sales_today ());
  return request->func (store, request->data, cancellable, error);
}

static SalesRequest *
answer_new (const gint64 *ids, gsize n_ids, gboolean accept, SalesGoalReason reason, const char *note)
{
  AnswerData *data = g_new0 (AnswerData, 1);

  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;
  data->accept = accept;
  data->reason = reason;
  data->note = g_strdup (note);
  return sales_request_new_action (accept ? "proposal.accept" : "proposal.reject",
                                   accept ? C_ ("undo", "Accept Proposals") : C_ ("undo", "Reject Proposals"), answer,
                                   data, answer_data_free);
}

/**
 * sales_goal_proposals_new:
 * @scope: a unit or a person
 * @period: proposals that share a day with it
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesGoalProposal, to be freed with
 *   g_ptr_array_unref()
 */
SalesRequest *
sales_goal_proposals_new (const SalesScope *scope, const SalesPeriod *period)
{
  ListData *data = g_new0 (ListData, 1);

  data->scope = *scope;
  data->period = *period;
  data->locale = sales_locale_new_default ();
  return sales_request_new (list_proposals, data, list_data_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sales_goal_propose_new:
 * @goal: what a person proposes; copied
 * @note: (nullable): why
 *
 * A change for sales_document_perform(). SALES_ERROR_INVALID for a negative figure or another scope
 * than a person, SALES_ERROR_CONSTRAINT for days before hiring.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_goal_propose_new (const SalesGoalEdit *goal, const char *note)
{
  ProposeData *data = g_new0 (ProposeData, 1);

  data->goal = *goal;
  data->note = note != NULL && note[0] != '\0' ? g_strdup (note) : NULL;
  return sales_request_new_action ("proposal.enter", goal->withdrawn ? C_ ("undo", "Take Back Proposal") : C_ ("undo", "Propose Goal"),
                                   propose, data, propose_data_free);
}

/**
 * sales_goal_proposals_accept_new:
 * @ids: (array length=n_ids): which proposals; copied
 * @n_ids: how many
 * @reason: why goals that exist already change
 * @note: (nullable): more about it
 *
 * A change for sales_document_perform(). SALES_ERROR_NOT_FOUND where one is not there any more;
 * nothing is changed then.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_goal_proposals_accept_new (const gint64 *ids, gsize n_ids, SalesGoalReason reason, const char *note)
{
  return answer_new (ids, n_ids, TRUE, reason, note);
}

/**
 * sales_goal_proposals_reject_new:
 * @ids: (array length=n_ids): which proposals; copied
 * @n_ids: how many
 *
 * Takes them off the list.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_goal_proposals_reject_new (const gint64 *ids, gsize n_ids)
{
  return answer_new (ids, n_ids, FALSE, SALES_GOAL_REASON_OTHER, NULL);
}

void
sales_goal_proposal_free (SalesGoalProposal *self)
{
  g_free (self->person_name);
  g_free (self->note);
  g_free (self);
}
