/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-sample-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "model/sales-scope.h"

#define EURO 1000000 /* SalesAmount */

/* Binds one value after the other, so that a row reads like its INSERT. */
void
sample_bind_ints (SalesStatement *statement, int from, int n, ...)
{
  va_list values;

  va_start (values, n);
  for (int i = 0; i < n; i++)
    sales_statement_bind_int (statement, from + i, va_arg (values, gint64));
  va_end (values);
}

/* Goals ----------------------------------------------------------------------------------------- */

typedef struct
{
  SalesStore       *store;
  const SamplePlan *plan;
  gint64            next;
  int               n_agreed; /* of the three states of a revision, so many have been reached */
  gint64            event;    /* that revisions cite, or 0 */
} Goals;

/* What lies in the future has not happened yet. */
static gboolean
insert_agreement (Goals *self, gint64 version, const char *state, SalesDay day, const char *remark, GError **error)
{
  g_autoptr (SalesStatement) s = NULL;

  if (day > self->plan->today)
    return TRUE;
  s = sales_store_prepare (self->store, "INSERT INTO agreement (version, state, day, remark) VALUES (?1, ?2, ?3, ?4)", error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, version);
  sales_statement_bind_text (s, 2, state);
  sales_statement_bind_int (s, 3, day);
  sales_statement_bind_text (s, 4, remark);
  return sales_statement_run (s, error);
}

/* What is agreed is agreed within nine days, but for some revisions. */
static gboolean
insert_agreements (Goals *self, gint64 version, gboolean revision, SalesDay entered, GError **error)
{
  static const char open_question[] = "Wants to see the delivery dates of the open orders first.";
  int n = revision ? self->n_agreed : 3;

  return insert_agreement (self, version, "proposed", entered, NULL, error) &&
         (n < 2 || insert_agreement (self, version, "discussed", entered + 7, n == 2 ? open_question : NULL, error)) &&
         (n < 3 || insert_agreement (self, version, "acknowledged", entered + 9, NULL, error));
}

static gboolean
insert_version (Goals *self, int version, gint64 value, const char *reason, const char *note, SalesDay effective, SalesDay entered, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "INSERT INTO goal_version (goal, version, value, reason, note, effective_day, entered_day, event)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                           error);
  gint64 id;

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 3, self->next, (gint64) version, value);
  sales_statement_bind_text (s, 4, reason);
  sales_statement_bind_text (s, 5, note);
  sample_bind_ints (s, 6, 2, (gint64) effective, (gint64) entered);
  sales_statement_bind_optional (s, 8, version > 1 ? self->event : 0, 0);
  if (!sales_statement_run (s, error))
    return FALSE;
  id = sales_store_last_id (self->store);
  return insert_agreements (self, id, version > 1, entered, error);
}

/* The goal of one month. @before: what it was first, or 0 where it has never been revised. */
static gboolean
insert_goal (Goals *self, SalesScopeKind kind, gint64 scope, SalesMeasure measure, int m, gint64 value, gint64 before, const char *reason, const char *note, GError **error)
{
  SalesDay first = sample_plan_get_first_day (self->plan, m), last = sample_plan_get_first_day (self->plan, m + 1) - 1;
  SalesMonth month = self->plan->first_month + m;
  /* Goals are set a month and a half before the year begins, and revised with the quarter. */
  SalesDay set = MIN (sales_month_first_day (month - month % 12) - 45, self->plan->today);
  SalesDay revised = sample_plan_get_first_day (self->plan, sample_plan_get_quarter (self->plan));
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "INSERT INTO goal (id, scope_kind, scope, measure, first_day, last_day, value)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           error);

  if (s == NULL)
    return FALSE;
  self->next++;
  sales_statement_bind_int (s, 1, self->next);
  sales_statement_bind_text (s, 2, sales_scope_kind_to_string (kind));
  sales_statement_bind_int (s, 3, scope);
  sales_statement_bind_text (s, 4, sales_measure_to_string (measure));
  sample_bind_ints (s, 5, 3, (gint64) first, (gint64) last, value);
  return sales_statement_run (s, error) &&
         insert_version (self, 1, before != 0 ? before : value, "first", NULL, first, set, error) &&
         (before == 0 || insert_version (self, 2, value, reason, note, revised, revised - 5, error));
}

static gint64
round_to (gint64 value, gint64 step)
{
  return (value + step / 2) / step * step;
}

/* The goals of those who belong to the unit or what is below it. */
static SalesAmount
goal_of_unit (const SamplePlan *plan, SampleUnit unit, int m)
{
  SalesAmount sum = 0;

  for (int i = 0; i < n_sample_people; i++)
    {
      SampleUnit own = sample_plan_get_unit (&sample_people[i], m);

      while (own != 0 && own != unit)
        own = sample_units[own].parent;
      if (own == unit)
        sum += plan->goal[i][m];
    }
  return sum;
}

/* The North team's goals came down when deliveries went on being late. */
static gboolean
is_revised (const SamplePlan *plan, int person, int m)
{
  return sample_people[person].unit == UNIT_NORTH && m >= sample_plan_get_quarter (plan);
}

static gboolean
insert_goals_of_people (Goals *self, GError **error)
{
  static const char note[] = "Deliveries from the Kiel works stay late until its second line runs.";

  for (int i = 0; i < n_sample_people; i++)
    for (int m = 0; m < self->plan->n_plan_months; m++)
      {
        SalesAmount goal = self->plan->goal[i][m];
        SalesAmount before = is_revised (self->plan, i, m) ? round_to (goal * 100 / 94, 100 * EURO) : 0;

        /* One in three has acknowledged the new goals, one has talked about them, one has been told. */
        self->n_agreed = i % 3 + 1;
        if (goal > 0 && !insert_goal (self, SALES_SCOPE_PERSON, i + 1, SALES_MEASURE_AMOUNT, m, goal, before, "other", note, error))
          return FALSE;
      }
  return TRUE;
}

/* What the revised goals of flow meters cite: the events are there already. */
static gboolean
find_event (Goals *self, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store, "SELECT id FROM market_event WHERE kind = 'competitor' AND scope_kind = 'category' AND scope = ?1", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, SAMPLE_METERS);
  if (sales_statement_step (s, error))
    self->event = sales_statement_get_int (s, 0);
  return !sales_statement_failed (s);
}

/* Teams and departments promise what their people do; the company adds the web shop, and what it
 * expects in pieces and in profit contribution. */
static gboolean
insert_goals_of_units (Goals *self, int m, GError **error)
{
  SalesAmount company = round_to (goal_of_unit (self->plan, UNIT_COMPANY, m) * 105 / 100, 1000 * EURO);

  for (int unit = UNIT_COMPANY + 1; unit < N_SAMPLE_UNITS; unit++)
    if (!insert_goal (self, SALES_SCOPE_UNIT, unit, SALES_MEASURE_AMOUNT, m,
                      round_to (goal_of_unit (self->plan, unit, m), 1000 * EURO), 0, NULL, NULL, error))
      return FALSE;
  return insert_goal (self, SALES_SCOPE_UNIT, SALES_COMPANY_ID, SALES_MEASURE_AMOUNT, m, company, 0, NULL, NULL, error) &&
         insert_goal (self, SALES_SCOPE_UNIT, SALES_COMPANY_ID, SALES_MEASURE_CONTRIBUTION, m,
                      round_to (company * 37 / 100, 1000 * EURO), 0, NULL, NULL, error) &&
         insert_goal (self, SALES_SCOPE_UNIT, SALES_COMPANY_ID, SALES_MEASURE_QUANTITY, m,
                      round_to (company / EURO / 226, 10) * SALES_QUANTITY_UNIT, 0, NULL, NULL, error);
}

static gboolean
insert_goals_of_categories (Goals *self, int m, GError **error)
{
  static const int per_mille[] = { 300, 260, 138, 215, 97 }; /* of what the people are asked for */
  static const char note[] = "A competitor sells flow meters a fifth below our list.";
  SalesAmount all = goal_of_unit (self->plan, UNIT_COMPANY, m);

  for (int i = 0; i < (int) G_N_ELEMENTS (per_mille); i++)
    {
      gboolean revised = i + 1 == SAMPLE_METERS && m >= sample_plan_get_quarter (self->plan);
      SalesAmount first = round_to (all * per_mille[i] / 1000, 1000 * EURO);

      if (!insert_goal (self, SALES_SCOPE_CATEGORY, i + 1, SALES_MEASURE_AMOUNT, m,
                        revised ? round_to (first * 95 / 100, 1000 * EURO) : first, revised ? first : 0, "competition", note, error))
        return FALSE;
    }
  return TRUE;
}

/* What is asked for beyond money: visits of those who sell, and of each team the customers that stay,
 * service, and few complaints. */
static gboolean
insert_goals_beyond_money (Goals *self, int m, GError **error)
{
  for (int i = 0; i < n_sample_people; i++)
    if (self->plan->goal[i][m] > 0 && !insert_goal (self, SALES_SCOPE_PERSON, i + 1, SALES_MEASURE_VISITS, m, 6, 0, NULL, NULL, error))
      return FALSE;
  for (int unit = UNIT_KEY_ACCOUNTS; unit < N_SAMPLE_UNITS; unit++)
    if (!insert_goal (self, SALES_SCOPE_UNIT, unit, SALES_MEASURE_KEPT_CUSTOMERS, m, 8500, 0, NULL, NULL, error) ||
        !insert_goal (self, SALES_SCOPE_UNIT, unit, SALES_MEASURE_SERVICE, m, 8000, 0, NULL, NULL, error) ||
        !insert_goal (self, SALES_SCOPE_UNIT, unit, SALES_MEASURE_COMPLAINTS, m, 2, 0, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

/**
 * sample_insert_goals:
 * @store: the document, inside a change
 * @plan: what is to be in it
 * @error: return location for an error
 *
 * Goals of people by month, of units by month, quarter and year, of categories; some revised.
 */
gboolean
sample_insert_goals (SalesStore *store, const SamplePlan *plan, GError **error)
{
  Goals goals = { store, plan, 0, 3, 0 };

  if (!insert_goals_of_people (&goals, error) || !find_event (&goals, error))
    return FALSE;
  goals.n_agreed = 3;
  for (int m = 0; m < plan->n_plan_months; m++)
    if (!insert_goals_of_units (&goals, m, error) || !insert_goals_of_categories (&goals, m, error))
      return FALSE;
  /* They begin with the log of activities, a year before this month's end. */
  for (int m = SAMPLE_MONTHS - 12; m < plan->n_plan_months; m++)
    if (!insert_goals_beyond_money (&goals, m, error))
      return FALSE;
  return TRUE;
}

/* Awards ---------------------------------------------------------------------------------------- */

typedef struct
{
  SalesStore *store;
  const SamplePlan *plan;
  int         month;   /* index of the quarter's first month */
  gboolean    newest;  /* the last quarter that is over: not all is given yet */
} Quarter;

static gboolean
insert_award (const Quarter *self, int person, SampleUnit unit, const char *reason, gint64 attainment, const char *kind, int euro, const char *note, GError **error)
{
  SalesDay first = sample_plan_get_first_day (self->plan, self->month), last = sample_plan_get_first_day (self->plan, self->month + 3) - 1;
  SalesDay today = self->plan->today;
  /* Proposed in the new quarter's first days, confirmed and given weeks later. */
  SalesDay proposed = MIN (last + 6, today), confirmed = last + 20, given = last + 45;
  gboolean open = self->newest && kind == NULL;
  const char *status = open || confirmed > today                    ? "proposed"
                       : (self->newest && person % 2) || given > today ? "confirmed"
                                                                    : "given";
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "INSERT INTO award (person, unit, first_day, last_day, reason, attainment, kind, value, note, status, proposed, confirmed, given)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_optional (s, 1, unit != 0 ? 0 : person + 1, 0);
  sales_statement_bind_optional (s, 2, unit, 0);
  sample_bind_ints (s, 3, 2, (gint64) first, (gint64) last);
  sales_statement_bind_text (s, 5, reason);
  sales_statement_bind_int (s, 6, attainment);
  sales_statement_bind_text (s, 7, kind);
  sales_statement_bind_optional (s, 8, (gint64) euro * EURO, 0);
  sales_statement_bind_text (s, 9, note);
  sales_statement_bind_text (s, 10, status);
  sales_statement_bind_int (s, 11, proposed);
  sales_statement_bind_optional (s, 12, g_str_equal (status, "proposed") ? 0 : confirmed, 0);
  sales_statement_bind_optional (s, 13, g_str_equal (status, "given") ? given : 0, 0);
  return sales_statement_run (s, error);
}

/* Basis points of the goal in the quarter, or -1. */
static gint64
attainment_of (const Quarter *self, int person)
{
  SalesAmount goal = 0, actual = 0;

  for (int m = self->month; m < self->month + 3; m++)
    {
      goal += self->plan->goal[person][m];
      actual += self->plan->actual[person][m];
    }
  return goal > 0 ? sales_round_div (actual, goal / SALES_SHARE_WHOLE) : -1;
}

static gint64
attainment_of_team (const Quarter *self, SampleUnit unit)
{
  SalesAmount goal = 0, actual = 0;

  for (int m = self->month; m < self->month + 3; m++)
    for (int i = 0; i < n_sample_people; i++)
      if (sample_plan_get_unit (&sample_people[i], m) == unit)
        {
          goal += self->plan->goal[i][m];
          actual += self->plan->actual[i][m];
        }
  return goal > 0 ? sales_round_div (actual, goal / SALES_SHARE_WHOLE) : -1;
}

static gboolean
insert_awards_of_quarter (const Quarter *self, GError **error)
{
  for (int i = 0; i < n_sample_people; i++)
    {
      gint64 attainment = attainment_of (self, i);
      SampleStory story = sample_people[i].story;

      if (attainment >= 11000 &&
          !insert_award (self, i, 0, "exceeded", attainment, "cash_bonus", 400 + (int) (attainment - 11000) / 50 * 50, NULL, error))
        return FALSE;
      if (story == STORY_STAR && self->newest &&
          !insert_award (self, i, 0, "streak", attainment, NULL, 0, NULL, error))
        return FALSE;
      if (story == STORY_NEWCOMER && self->newest &&
          !insert_award (self, i, 0, "improved", attainment, NULL, 0, NULL, error))
        return FALSE;
    }
  for (int unit = UNIT_KEY_ACCOUNTS; unit < N_SAMPLE_UNITS; unit++)
    {
      gint64 attainment = attainment_of_team (self, unit);

      if (attainment >= SALES_SHARE_WHOLE &&
          !insert_award (self, 0, unit, "unit_met", attainment, "group_recognition", 600, "Evening together", error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sample_insert_awards:
 * @store: the document, inside a change
 * @plan: what is to be in it
 * @error: return location for an error
 *
 * What was given for the quarters that are over.
 */
gboolean
sample_insert_awards (SalesStore *store, const SamplePlan *plan, GError **error)
{
  int quarter = sample_plan_get_quarter (plan);

  for (int month = quarter % 3; month < quarter; month += 3)
    {
      Quarter self = { store, plan, month, month + 3 == quarter };

      if (!insert_awards_of_quarter (&self, error))
        return FALSE;
    }
  return TRUE;
}
