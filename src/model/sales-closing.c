/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-closing-private.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"
#include "base/sales-error.h"
#include "model/sales-figures-private.h"
#include "model/sales-measures-private.h"
#include "model/sales-settings.h"

/* The longest note, in characters. */
#define NOTE_MAX_CHARS 2000

static const char *const result_names[SALES_N_RESULTS] = { "exceeded", "met", "missed", "unknown" };

/**
 * sales_result_to_string:
 * @result: a result
 *
 * Returns: its stable name, as "met"
 */
const char *
sales_result_to_string (SalesResult result)
{
  g_return_val_if_fail ((guint) result < SALES_N_RESULTS, NULL);

  return result_names[result];
}

/**
 * sales_result_from_string:
 * @text: (nullable): a stable name
 * @result: (out): the result
 *
 * Returns: %FALSE if @text names none; @result is then untouched
 */
gboolean
sales_result_from_string (const char *text, SalesResult *result)
{
  for (int i = 0; i < SALES_N_RESULTS; i++)
    if (g_strcmp0 (text, result_names[i]) == 0)
      {
        *result = (SalesResult) i;
        return TRUE;
      }
  return FALSE;
}

/* What goals reached ---------------------------------------------------------------------------- */

/* The company's figures hold those of every unit and person; a territory or category is asked for by
 * itself. */
static SalesFigures *
load_for (SalesStore *store, const SalesSettledGoal *goal, GError **error)
{
  SalesPeriod period = { SALES_PERIOD_DAYS, goal->first_day, goal->last_day };
  SalesScope scope = goal->scope;

  if (goal->category != 0)
    scope = (SalesScope){ SALES_SCOPE_CATEGORY, goal->category };
  else if (scope.kind == SALES_SCOPE_UNIT || scope.kind == SALES_SCOPE_PERSON)
    scope = SALES_SCOPE_COMPANY;
  return sales_figures_load (store, &scope, &period, error);
}

static void
take_actual (SalesSettledGoal *goal, const SalesFigures *figures)
{
  SalesFacts facts = { 0 };
  int node, member;

  if (figures->scope.kind != SALES_SCOPE_UNIT)
    facts = figures->node_now[figures->node];
  else if (goal->scope.kind == SALES_SCOPE_UNIT)
    {
      node = sales_tree_find (&figures->organisation->units, goal->scope.id);
      if (node < 0)
        return;
      facts = figures->node_now[node];
    }
  else
    {
      member = sales_organisation_find_member (figures->organisation, goal->scope.id);
      if (member < 0)
        return;
      for (int i = 0; i < figures->organisation->members[member].n_parts; i++)
        sales_facts_add (&facts, &figures->part_now[figures->organisation->members[member].first_part + i]);
    }
  /* A contribution is known only where there are costs. */
  if (goal->measure == SALES_MEASURE_CONTRIBUTION && facts.costed == 0 && facts.amount != 0)
    return;
  goal->has_actual = TRUE;
  goal->actual = sales_facts_get (&facts, goal->measure);
}

/* What was read for one run of days and serves the goals after it as well. */
typedef struct
{
  SalesStore        *store;
  SalesFigures      *people;
  SalesMeasureFacts *others;
  SalesPeriod        days;   /* of both */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->people, sales_figures_free);
  g_clear_pointer (&self->others, sales_measure_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
measure_other (Reader *self, SalesSettledGoal *goal, GError **error)
{
  SalesMeasureFigure figure = { .measure = goal->measure };

  if (self->others == NULL)
    self->others = sales_measure_facts_load (self->store, &self->days, error);
  if (self->others == NULL || !sales_measure_facts_get (self->others, &goal->scope, &figure, error))
    return FALSE;
  goal->has_actual = figure.has_actual;
  goal->actual = figure.actual;
  return TRUE;
}

static gboolean
measure_sold (Reader *self, SalesSettledGoal *goal, GError **error)
{
  g_autoptr (SalesFigures) own = NULL;

  if (goal->category != 0 || goal->scope.kind > SALES_SCOPE_PERSON)
    own = load_for (self->store, goal, error);
  else if (self->people == NULL)
    self->people = load_for (self->store, goal, error);
  if (own == NULL && self->people == NULL)
    return FALSE;
  take_actual (goal, own != NULL ? own : self->people);
  return TRUE;
}

/**
 * sales_closing_measure_goals:
 * @store: a store, on its thread
 * @goals: (array length=n): goals by first and last day; their actuals are filled in
 * @n: how many
 * @error: return location for an error
 *
 * What one unit or person sold of one category is kept by no total: such a goal has no actual,
 * except where the unit is the company.
 *
 * Returns: whether that worked
 */
gboolean
sales_closing_measure_goals (SalesStore *store, SalesSettledGoal *goals, guint n, GError **error)
{
  g_auto (Reader) reader = { .store = store };

  for (guint i = 0; i < n; i++)
    {
      SalesSettledGoal *goal = &goals[i];

      goal->has_actual = FALSE;
      if (goal->category != 0 && !sales_scope_equal (&goal->scope, &SALES_SCOPE_COMPANY))
        continue;
      if (goal->first_day != reader.days.first || goal->last_day != reader.days.last)
        {
          reader_clear (&reader);
          reader.days = (SalesPeriod){ SALES_PERIOD_DAYS, goal->first_day, goal->last_day };
        }
      if (!(goal->measure >= SALES_N_SOLD_MEASURES ? measure_other : measure_sold) (&reader, goal, error))
        return FALSE;
    }
  return TRUE;
}

static SalesResult
judge (const SalesSettledGoal *goal, SalesShare exceeds)
{
  gboolean lower = sales_measure_lower_is_better (goal->measure);
  gint64 share;

  /* The goal itself is compared, not the rounded share: 99.999 % is a missed goal. */
  if (!goal->has_actual || (goal->value <= 0 && !lower))
    return SALES_RESULT_UNKNOWN;
  if (lower ? goal->actual > goal->value : goal->actual < goal->value)
    return SALES_RESULT_MISSED;
  if (!(lower ? sales_attainment_lower : sales_attainment) (goal->actual, goal->value, &share))
    return SALES_RESULT_MET;
  return share >= exceeds ? SALES_RESULT_EXCEEDED : SALES_RESULT_MET;
}

/* Closing -------------------------------------------------------------------------------------- */

typedef struct
{
  SalesPeriod period;
  char       *note;
} CloseData;

static void
close_data_free (gpointer user_data)
{
  CloseData *self = user_data;

  g_free (self->note);
  g_free (self);
}

static gboolean
check_note (const char *note, GError **error)
{
  if (note == NULL || (g_utf8_validate (note, -1, NULL) && g_utf8_strlen (note, -1) <= NOTE_MAX_CHARS))
    return TRUE;
  g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the note is too long or not UTF-8");
  return FALSE;
}

static gboolean
check_period (SalesStore *store, const SalesPeriod *period, GError **error)
{
  g_autoptr (SalesStatement) s = NULL;

  if (!sales_period_is_whole_months (period) || period->last >= sales_today ())
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "days %d to %d are not whole months that are over",
                   period->first, period->last);
      return FALSE;
    }
  s = sales_store_prepare (store, "SELECT 1 FROM closing WHERE reopened IS NULL AND first_day = ?1 AND last_day = ?2", error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, period->first);
  sales_statement_bind_int (s, 2, period->last);
  if (sales_statement_step (s, error))
    g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "days %d to %d are closed already", period->first, period->last);
  else if (!sales_statement_failed (s))
    return TRUE;
  return FALSE;
}

static gboolean
insert_closing (SalesStore *store, const SalesPeriod *period, const char *note, SalesDay day, gint64 *id, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO closing (first_day, last_day, closed, note) VALUES (?1, ?2, ?3, ?4)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, period->first);
  sales_statement_bind_int (s, 2, period->last);
  sales_statement_bind_int (s, 3, day);
  sales_statement_bind_text (s, 4, note);
  if (!sales_statement_run (s, error))
    return FALSE;
  *id = sales_store_last_id (store);
  return TRUE;
}

static gboolean
freeze_part (SalesStore *store, gint64 closing, const SalesFigures *figures, int index, GError **error)
{
  const SalesPart *part = &figures->parts[index];
  const SalesFacts *facts = &figures->part_now[index];
  SalesDay first = MAX (part->first, figures->period.first), last = MIN (part->last, figures->period.last);
  g_autoptr (SalesStatement) s = NULL;

  if (first > last)
    return TRUE;
  s = sales_store_prepare (store,
                           "INSERT INTO closing_part (closing, person, unit, first_day, last_day, assumed,"
                           " orders, quantity, amount, costed, cost) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                           error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, closing);
  sales_statement_bind_int (s, 2, figures->organisation->members[part->member].id);
  sales_statement_bind_int (s, 3, figures->organisation->units.nodes[part->unit].id);
  sales_statement_bind_int (s, 4, first);
  sales_statement_bind_int (s, 5, last);
  sales_statement_bind_int (s, 6, part->assumed);
  sales_statement_bind_int (s, 7, facts->orders);
  sales_statement_bind_int (s, 8, facts->quantity);
  sales_statement_bind_int (s, 9, facts->amount);
  sales_statement_bind_int (s, 10, facts->costed);
  sales_statement_bind_int (s, 11, facts->cost);
  return sales_statement_run (s, error);
}

static gboolean
freeze_parts (SalesStore *store, gint64 closing, const SalesPeriod *period, GError **error)
{
  g_autoptr (SalesFigures) figures = sales_figures_load (store, &SALES_SCOPE_COMPANY, period, error);

  if (figures == NULL)
    return FALSE;
  for (int i = 0; i < figures->n_parts; i++)
    if (!freeze_part (store, closing, figures, i, error))
      return FALSE;
  return TRUE;
}

/* The goals that lie within the period: a year's goal is settled with the year. */
static GArray *
read_goals (SalesStore *store, const SalesPeriod *period, GError **error)
{
  g_autoptr (GArray) goals = g_array_new (FALSE, TRUE, sizeof (SalesSettledGoal));
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "SELECT scope_kind, scope, measure, category, first_day, last_day, value,"
                           " coalesce ((SELECT v.value FROM goal_version AS v WHERE v.goal = goal.id AND v.version = 1), value)"
                           " FROM goal WHERE first_day >= ?1 AND last_day <= ?2 AND value IS NOT NULL"
                           " ORDER BY first_day, last_day, scope_kind, scope, id",
                           error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, period->first);
  sales_statement_bind_int (s, 2, period->last);
  while (sales_statement_step (s, error))
    {
      SalesSettledGoal goal = { 0 };

      if (!sales_scope_kind_from_string (sales_statement_get_text (s, 0), &goal.scope.kind) ||
          !sales_measure_from_string (sales_statement_get_text (s, 2), &goal.measure))
        continue;
      goal.scope.id = sales_statement_get_int (s, 1);
      goal.category = sales_statement_get_int (s, 3);
      goal.first_day = (SalesDay) sales_statement_get_int (s, 4);
      goal.last_day = (SalesDay) sales_statement_get_int (s, 5);
      goal.value = sales_statement_get_int (s, 6);
      goal.original = sales_statement_get_int (s, 7);
      g_array_append_val (goals, goal);
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&goals);
}

static gboolean
settle_goal (SalesStore *store, gint64 closing, const SalesSettledGoal *goal, SalesShare exceeds, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO closing_goal (closing, scope_kind, scope, measure, category, first_day, last_day,"
                           " original, value, actual, result) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, closing);
  sales_statement_bind_text (s, 2, sales_scope_kind_to_string (goal->scope.kind));
  sales_statement_bind_int (s, 3, goal->scope.id);
  sales_statement_bind_text (s, 4, sales_measure_to_string (goal->measure));
  sales_statement_bind_int (s, 5, goal->category);
  sales_statement_bind_int (s, 6, goal->first_day);
  sales_statement_bind_int (s, 7, goal->last_day);
  sales_statement_bind_int (s, 8, goal->original);
  sales_statement_bind_int (s, 9, goal->value);
  if (goal->has_actual)
    sales_statement_bind_int (s, 10, goal->actual);
  else
    sales_statement_bind_null (s, 10);
  sales_statement_bind_text (s, 11, result_names[judge (goal, exceeds)]);
  return sales_statement_run (s, error);
}

static gboolean
settle_goals (SalesStore *store, gint64 closing, const SalesPeriod *period, GError **error)
{
  g_autoptr (GArray) goals = read_goals (store, period, error);
  SalesDocumentInfo info = { 0 };
  gboolean done;

  if (goals == NULL || !sales_settings_load (store, &info, error))
    return FALSE;
  done = sales_closing_measure_goals (store, (SalesSettledGoal *) (gpointer) goals->data, goals->len, error);
  for (guint i = 0; i < goals->len && done; i++)
    done = settle_goal (store, closing, &g_array_index (goals, SalesSettledGoal, i), info.exceeds_share, error);
  sales_settings_clear (&info);
  return done;
}

static char *
describe_days (SalesDay first_day, SalesDay last_day)
{
  g_autofree char *first = sales_day_to_iso (first_day);
  g_autofree char *last = sales_day_to_iso (last_day);

  return g_strdup_printf ("period %s..%s", first, last);
}

/**
 * sales_closing_close:
 * @store: a store, on its thread
 * @period: whole months that are over
 * @note: (nullable): a remark
 * @day: on which it is closed
 * @error: return location for an error
 *
 * As sales_closing_close_new(), within a change that says itself what it did.
 *
 * Returns: whether that worked
 */
gboolean
sales_closing_close (SalesStore *store, const SalesPeriod *period, const char *note, SalesDay day, GError **error)
{
  gint64 id;

  return check_note (note, error) && check_period (store, period, error) && insert_closing (store, period, note, day, &id, error) &&
         freeze_parts (store, id, period, error) && settle_goals (store, id, period, error);
}

static gpointer
close_period (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const CloseData *data = user_data;
  g_autofree char *what = describe_days (data->period.first, data->period.last);

  if (!sales_closing_close (store, &data->period, data->note, sales_today (), error) ||
      !sales_store_log (store, what, NULL, "closed", error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_CLOSINGS);
  return SALES_REQUEST_DONE;
}

/**
 * sales_closing_close_new:
 * @period: whole months that are over
 * @note: (nullable): a remark
 *
 * A change for sales_document_perform(). %SALES_ERROR_INVALID for a period that is not over or not
 * made of whole months, %SALES_ERROR_CONSTRAINT for one that is closed. The result is
 * %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_closing_close_new (const SalesPeriod *period, const char *note)
{
  CloseData *data = g_new0 (CloseData, 1);

  data->period = *period;
  data->note = note != NULL && note[0] != '\0' ? g_strdup (note) : NULL;
  /* TRANSLATORS: what Undo calls a step: a month, quarter or year was closed, its goals are settled */
  return sales_request_new_action ("period.close", _("Close Period"), close_period, data, close_data_free);
}

/* Reopening ------------------------------------------------------------------------------------ */

typedef struct
{
  gint64 id;
  char  *note;
} ReopenData;

static void
reopen_data_free (gpointer user_data)
{
  ReopenData *self = user_data;

  g_free (self->note);
  g_free (self);
}

static gpointer
reopen_period (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const ReopenData *data = user_data;
  g_autoptr (SalesStatement) s = NULL;
  g_autofree char *what = NULL;

  if (!check_note (data->note, error))
    return NULL;
  s = sales_store_prepare (store,
                           "UPDATE closing SET reopened = ?2, note = coalesce (?3, note)"
                           " WHERE id = ?1 AND reopened IS NULL RETURNING first_day, last_day",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->id);
  sales_statement_bind_int (s, 2, sales_today ());
  sales_statement_bind_text (s, 3, data->note);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no closed period %" G_GINT64_FORMAT, data->id);
      return NULL;
    }
  what = describe_days ((SalesDay) sales_statement_get_int (s, 0), (SalesDay) sales_statement_get_int (s, 1));
  g_clear_pointer (&s, sales_statement_done);
  if (!sales_store_log (store, what, "closed", "reopened", error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_CLOSINGS);
  return SALES_REQUEST_DONE;
}

/**
 * sales_closing_reopen_new:
 * @id: a closed period
 * @note: (nullable): why; %NULL keeps the note there is
 *
 * A change for sales_document_perform(). What was frozen stays on record. %SALES_ERROR_NOT_FOUND if
 * the period is not closed. The result is %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_closing_reopen_new (gint64 id, const char *note)
{
  ReopenData *data = g_new0 (ReopenData, 1);

  data->id = id;
  data->note = note != NULL && note[0] != '\0' ? g_strdup (note) : NULL;
  /* TRANSLATORS: what Undo calls a step: a month, quarter or year is no longer closed */
  return sales_request_new_action ("period.reopen", _("Reopen Period"), reopen_period, data, reopen_data_free);
}

/**
 * sales_closing_holds:
 * @store: a store, on its thread
 * @first: a day
 * @last: a later or the same day
 * @closed: (out): whether they lie within a closed period
 * @error: return location for an error
 *
 * Returns: whether that could be read
 */
gboolean
sales_closing_holds (SalesStore *store, SalesDay first, SalesDay last, gboolean *closed, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store, "SELECT 1 FROM closing WHERE reopened IS NULL AND first_day <= ?1 AND last_day >= ?2", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, first);
  sales_statement_bind_int (s, 2, last);
  *closed = sales_statement_step (s, error);
  return !sales_statement_failed (s);
}
