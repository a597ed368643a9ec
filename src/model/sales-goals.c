/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goals.h"

#include <glib/gi18n.h>
#include <string.h>

#include "analysis/sales-goal-cover.h"
#include "base/sales-error.h"
#include "model/sales-closing.h"
#include "store/sales-store.h"

/* The longest note, in characters. */
#define NOTE_MAX_CHARS 2000

static const char *const reason_names[SALES_N_GOAL_REASONS] = {
  "first", "performance", "economy", "competition", "other",
};

typedef struct
{
  SalesGoalEdit    *edits;
  gsize             n_edits;
  SalesGoalRevision revision;
  char             *note;
  gboolean          allow_absent;
} EditData;

static void
edit_data_free (gpointer data)
{
  EditData *self = data;

  g_free (self->edits);
  g_free (self->note);
  g_free (self);
}

/* A statement that says whether what @scope names is there. */
static SalesStatement *
prepare_exists (SalesStore *store, SalesScopeKind kind, GError **error)
{
  switch (kind)
    {
    case SALES_SCOPE_UNIT:
      return sales_store_prepare (store, "SELECT 1 FROM unit WHERE id = ?1", error);
    case SALES_SCOPE_PERSON:
      return sales_store_prepare (store, "SELECT 1 FROM person WHERE id = ?1", error);
    case SALES_SCOPE_TERRITORY:
      return sales_store_prepare (store, "SELECT 1 FROM territory WHERE id = ?1", error);
    case SALES_SCOPE_CATEGORY:
    default:
      return sales_store_prepare (store, "SELECT 1 FROM category WHERE id = ?1", error);
    }
}

static gboolean
check_exists (SalesStore *store, const SalesScope *scope, GError **error)
{
  g_autoptr (SalesStatement) s = prepare_exists (store, scope->kind, error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, scope->id);
  if (sales_statement_step (s, error))
    return TRUE;
  if (!sales_statement_failed (s))
    g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT,
                 sales_scope_kind_to_string (scope->kind), scope->id);
  return FALSE;
}

/* Nobody has a goal for days before being hired or after having left. */
static gboolean
check_presence (SalesStore *store, const SalesGoalEdit *edit, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "SELECT 1 FROM person WHERE id = ?1 AND (hired > ?3 OR left_day < ?2)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, edit->scope.id);
  sales_statement_bind_int (s, 2, edit->first_day);
  sales_statement_bind_int (s, 3, edit->last_day);
  if (sales_statement_step (s, error))
    g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
                 "person %" G_GINT64_FORMAT " is not there from day %d to day %d", edit->scope.id,
                 edit->first_day, edit->last_day);
  else if (!sales_statement_failed (s))
    return TRUE;
  return FALSE;
}

static gboolean
check_edit (SalesStore *store, const SalesGoalEdit *edit, gboolean allow_absent, GError **error)
{
  if ((guint) edit->scope.kind > SALES_SCOPE_CATEGORY || (guint) edit->measure >= SALES_N_MEASURES)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "no such scope kind or measure");
      return FALSE;
    }
  if (edit->vacant && edit->scope.kind != SALES_SCOPE_UNIT)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "only a unit has something vacant");
      return FALSE;
    }
  if (edit->first_day < SALES_DAY_MIN || edit->last_day > SALES_DAY_MAX ||
      edit->last_day < edit->first_day)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "a goal cannot run from day %d to day %d", edit->first_day, edit->last_day);
      return FALSE;
    }
  if (!edit->withdrawn && edit->value < 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "a goal cannot be negative: %" G_GINT64_FORMAT, edit->value);
      return FALSE;
    }
  if (edit->category != 0 &&
      !check_exists (store, &(SalesScope){ SALES_SCOPE_CATEGORY, edit->category }, error))
    return FALSE;
  if (!check_exists (store, &edit->scope, error))
    return FALSE;
  return edit->scope.kind != SALES_SCOPE_PERSON || edit->withdrawn || allow_absent ||
         check_presence (store, edit, error);
}

/* What the table calls whom the goal is for. */
static const char *
kind_of (const SalesGoalEdit *edit)
{
  return edit->vacant ? "vacant" : sales_scope_kind_to_string (edit->scope.kind);
}

/* What is closed is settled. */
static gboolean
check_open (SalesStore *store, const SalesGoalEdit *edit, GError **error)
{
  gboolean closed;

  if (!sales_closing_holds (store, edit->first_day, edit->last_day, &closed, error))
    return FALSE;
  if (closed)
    g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "days %d to %d lie in a closed period", edit->first_day, edit->last_day);
  return !closed;
}

/* Finds the goal that @edit speaks of: 0 if there is none. */
static gboolean
find_goal (SalesStore *store, const SalesGoalEdit *edit, gint64 *id, gint64 *value, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT id, value FROM goal WHERE scope_kind = ?1 AND scope = ?2 AND measure = ?3"
      " AND category = ?4 AND first_day = ?5 AND last_day = ?6",
      error);

  *id = 0;
  *value = -1;
  if (s == NULL)
    return FALSE;
  sales_statement_bind_text (s, 1, kind_of (edit));
  sales_statement_bind_int (s, 2, edit->scope.id);
  sales_statement_bind_text (s, 3, sales_measure_to_string (edit->measure));
  sales_statement_bind_int (s, 4, edit->category);
  sales_statement_bind_int (s, 5, edit->first_day);
  sales_statement_bind_int (s, 6, edit->last_day);
  if (sales_statement_step (s, error))
    {
      *id = sales_statement_get_int (s, 0);
      *value = sales_statement_get_optional (s, 1, -1);
    }
  return !sales_statement_failed (s);
}

static gboolean
insert_goal (SalesStore *store, const SalesGoalEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "INSERT INTO goal (scope_kind, scope, measure, category, first_day, last_day, value)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_text (s, 1, kind_of (edit));
  sales_statement_bind_int (s, 2, edit->scope.id);
  sales_statement_bind_text (s, 3, sales_measure_to_string (edit->measure));
  sales_statement_bind_int (s, 4, edit->category);
  sales_statement_bind_int (s, 5, edit->first_day);
  sales_statement_bind_int (s, 6, edit->last_day);
  sales_statement_bind_int (s, 7, edit->value);
  if (!sales_statement_run (s, error))
    return FALSE;
  *id = sales_store_last_id (store);
  return TRUE;
}

static gboolean
update_goal (SalesStore *store, gint64 id, gint64 value, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "UPDATE goal SET value = ?2 WHERE id = ?1", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, id);
  sales_statement_bind_optional (s, 2, value, -1);
  return sales_statement_run (s, error);
}

static gboolean
insert_version (SalesStore     *store,
                const EditData *data,
                gint64          goal,
                gint64          value,
                gint64          entered,
                SalesGoalReason reason,
                GError        **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "INSERT INTO goal_version (goal, version, value, reason, note, effective_day, entered_day, basis, entered_value, event)"
      " SELECT ?1, coalesce (max (version), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
      " FROM goal_version WHERE goal = ?1",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, goal);
  sales_statement_bind_optional (s, 2, value, -1);
  sales_statement_bind_text (s, 3, sales_goal_reason_to_string (reason));
  sales_statement_bind_text (s, 4, data->note);
  sales_statement_bind_int (s, 5, data->revision.effective_day);
  sales_statement_bind_int (s, 6, sales_today ());
  sales_statement_bind_text (s, 7, entered != value ? "rate" : "total");
  sales_statement_bind_optional (s, 8, entered, value);
  sales_statement_bind_optional (s, 9, reason != SALES_GOAL_REASON_FIRST ? data->revision.event : 0, 0);
  return sales_statement_run (s, error);
}

static gboolean
log_edit (SalesStore *store, const SalesGoalEdit *edit, gint64 before, gint64 after, GError **error)
{
  g_autofree char *first = sales_day_to_iso (edit->first_day);
  g_autofree char *last = sales_day_to_iso (edit->last_day);
  g_autofree char *old_text = before < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, before);
  g_autofree char *new_text = after < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, after);
  g_autofree char *what =
      g_strdup_printf ("goal %s:%" G_GINT64_FORMAT " %s category:%" G_GINT64_FORMAT " %s..%s",
                       kind_of (edit), edit->scope.id, sales_measure_to_string (edit->measure), edit->category, first, last);

  return sales_store_log (store, what, old_text, new_text, error);
}

/* What the whole period demands from now on. A first goal has no rate to go on from. */
static gboolean
get_total (const EditData *data, const SalesGoalEdit *edit, gint64 before, gint64 *after, GError **error)
{
  SalesGoalSpan span = { edit->first_day, edit->last_day, before };

  *after = edit->withdrawn ? -1 : edit->value;
  if (!data->revision.rate || edit->withdrawn || before < 0 ||
      sales_goal_revise_rate (&span, edit->value, data->revision.effective_day, after))
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "a goal that ends on day %d cannot have a new rate from day %d",
               edit->last_day, data->revision.effective_day);
  return FALSE;
}

static gboolean
apply_edit (SalesStore *store, const EditData *data, const SalesGoalEdit *edit, GError **error)
{
  SalesGoalReason reason = data->revision.reason;
  gint64 id, before, after;

  if (!check_edit (store, edit, data->allow_absent, error) || !find_goal (store, edit, &id, &before, error) ||
      !get_total (data, edit, before, &after, error))
    return FALSE;
  if (before == after)
    return TRUE;
  if (!check_open (store, edit, error))
    return FALSE;
  if (id == 0)
    {
      reason = SALES_GOAL_REASON_FIRST;
      if (!insert_goal (store, edit, &id, error))
        return FALSE;
    }
  else
    {
      if (reason == SALES_GOAL_REASON_FIRST)
        reason = SALES_GOAL_REASON_OTHER;
      if (!update_goal (store, id, after, error))
        return FALSE;
    }
  return insert_version (store, data, id, after, edit->withdrawn ? -1 : edit->value, reason, error) &&
         log_edit (store, edit, before, after, error);
}

static gpointer
edit_goals (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  EditData *data = user_data;

  if (data->revision.effective_day < SALES_DAY_MIN || data->revision.effective_day > SALES_DAY_MAX)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "day %d is out of range",
                   data->revision.effective_day);
      return NULL;
    }
  if (data->note != NULL && (!g_utf8_validate (data->note, -1, NULL) ||
                             g_utf8_strlen (data->note, -1) > NOTE_MAX_CHARS))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "the note is too long or not UTF-8");
      return NULL;
    }
  for (gsize i = 0; i < data->n_edits; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !apply_edit (store, data, &data->edits[i], error))
      return NULL;
  sales_store_touch (store, SALES_CHANGED_GOALS);
  return SALES_REQUEST_DONE;
}

static gpointer
read_history (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesGoalEdit *goal = user_data;
  g_autoptr (GPtrArray) result =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sales_goal_version_free);
  g_autoptr (SalesStatement) s = NULL;
  SalesDay as_of = sales_store_get_as_of (store);
  gint64 id, value;

  if (!find_goal (store, goal, &id, &value, error))
    return NULL;
  s = sales_store_prepare (store,
                           "SELECT " SALES_GOAL_VERSION_COLUMNS
                           " FROM goal_version AS v WHERE v.goal = ?1 AND v.entered_day <= ?2 ORDER BY v.version",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, id);
  sales_statement_bind_int (s, 2, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (s, error))
    {
      SalesGoalVersion *version = g_new0 (SalesGoalVersion, 1);

      sales_goal_version_read (version, s, 0, as_of);
      g_ptr_array_add (result, version);
    }
  if (sales_statement_failed (s))
    return NULL;
  return g_steal_pointer (&result);
}

const char *
sales_goal_reason_to_string (SalesGoalReason reason)
{
  g_return_val_if_fail ((guint) reason < SALES_N_GOAL_REASONS, NULL);

  return reason_names[reason];
}

/**
 * sales_goal_reason_from_string:
 * @text: a stable name, as "economy"
 * @reason: (out): the reason
 *
 * Returns: %FALSE if @text names none; @reason is then untouched
 */
gboolean
sales_goal_reason_from_string (const char *text, SalesGoalReason *reason)
{
  for (int i = 0; i < SALES_N_GOAL_REASONS; i++)
    if (g_strcmp0 (text, reason_names[i]) == 0)
      {
        *reason = (SalesGoalReason) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_goal_edit_new:
 * @edits: goals and what they become; copied
 * @n_edits: how many
 * @reason: why goals that exist already change; first versions are "first" by themselves
 * @note: (nullable): more about the reason
 * @effective_day: from when the new figures count
 *
 * A change for sales_document_perform(): every goal whose value differs gets a new version, all
 * of them together are one step for Undo. A goal that is not there is made, one that is withdrawn
 * keeps its versions. SALES_ERROR_INVALID for a negative goal or a period that cannot be,
 * SALES_ERROR_NOT_FOUND for a scope that is not there, SALES_ERROR_CONSTRAINT for a person who is
 * not there in that period; nothing is changed then. The result is SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_goal_edit_new (const SalesGoalEdit *edits,
                     gsize                n_edits,
                     SalesGoalReason      reason,
                     const char          *note,
                     SalesDay             effective_day)
{
  const SalesGoalRevision revision = { .reason = reason, .note = note, .effective_day = effective_day };

  return sales_goal_revise_new (edits, n_edits, &revision);
}

/**
 * sales_goal_revise_new:
 * @edits: goals and what they become; copied
 * @n_edits: how many
 * @revision: why, from when, and whether the values are rates; copied
 *
 * As sales_goal_edit_new(), with all that a revision can say. Of a rate, what the whole period
 * demands is worked out by sales_goal_revise_rate(); SALES_ERROR_INVALID where the period ends
 * before the rate begins.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_goal_revise_new (const SalesGoalEdit *edits, gsize n_edits, const SalesGoalRevision *revision)
{
  EditData *data = g_new0 (EditData, 1);
  g_autofree char *label = NULL;

  g_return_val_if_fail ((guint) revision->reason < SALES_N_GOAL_REASONS, NULL);

  data->edits = g_memdup2 (edits, n_edits * sizeof *edits);
  data->n_edits = n_edits;
  data->revision = *revision;
  data->note = revision->note != NULL && revision->note[0] != '\0' ? g_strdup (revision->note) : NULL;
  data->revision.note = data->note;
  /* TRANSLATORS: what Undo calls a step; %u is the number of goals that it changed */
  label = g_strdup_printf (ngettext ("Change Goal", "Change %u Goals", n_edits), (guint) n_edits);
  return sales_request_new_action ("goal.revise", label, edit_goals, data, edit_data_free);
}

/**
 * sales_goal_edit_allow_absent:
 * @request: what sales_goal_edit_new() made
 *
 * Files tell what was, and what they know of hiring may be wrong: their goals are taken even where
 * the person was not there.
 */
void
sales_goal_edit_allow_absent (SalesRequest *request)
{
  EditData *data = request->data;

  data->allow_absent = TRUE;
}

/**
 * sales_goal_history_new:
 * @goal: whose goal, of which measure, category and days; copied
 *
 * Returns: (transfer full): a request for the goal's versions, the oldest first: a #GPtrArray of
 *   #SalesGoalVersion, empty if there is no such goal; free it with g_ptr_array_unref()
 */
SalesRequest *
sales_goal_history_new (const SalesGoalEdit *goal)
{
  return sales_request_new (read_history, g_memdup2 (goal, sizeof *goal), g_free,
                            (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sales_goal_version_read:
 * @self: (out): where to write
 * @s: a row with %SALES_GOAL_VERSION_COLUMNS
 * @column: the first of them
 * @as_of: agreements of later days are not known yet; %SALES_DAY_NONE: now
 */
void
sales_goal_version_read (SalesGoalVersion *self, SalesStatement *s, int column, SalesDay as_of)
{
  self->version = (int) sales_statement_get_int (s, column);
  self->value = sales_statement_get_optional (s, column + 1, -1);
  sales_goal_reason_from_string (sales_statement_get_text (s, column + 2), &self->reason);
  self->note = sales_statement_dup_text (s, column + 3);
  self->effective_day = (SalesDay) sales_statement_get_int (s, column + 4);
  self->entered_day = (SalesDay) sales_statement_get_int (s, column + 5);
  self->rate = sales_statement_get_int (s, column + 6) != 0;
  self->entered_value = sales_statement_get_optional (s, column + 7, self->value);
  self->event = sales_statement_dup_text (s, column + 8);
  sales_agreement_read (&self->agreement, s, column + 9, as_of);
}

/**
 * sales_goal_version_clear:
 * @self: a version
 */
void
sales_goal_version_clear (SalesGoalVersion *self)
{
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->event, g_free);
  sales_agreement_clear (&self->agreement);
}

void
sales_goal_version_free (SalesGoalVersion *self)
{
  sales_goal_version_clear (self);
  g_free (self);
}
