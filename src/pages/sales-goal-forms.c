/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-goal-forms.h"

#include <glib/gi18n.h>

#include "analysis/sales-goal-cover.h"
#include "base/sales-locale.h"
#include "model/sales-closing.h"
#include "model/sales-market-events.h"
#include "model/sales-roster.h"
#include "reports/sales-wording-goals.h"
#include "widgets/sales-error-presenter.h"

#define NOTE_MAX_CHARS 2000

/* Revising ---------------------------------------------------------------------------------------- */

/* What the figure in the form is. */
typedef enum
{
  FIGURE_TOTAL,
  FIGURE_RATE, /* from the effective day on */
} Figure;

typedef struct
{
  SalesDocument *document; /* borrowed: the form holds it */
  GArray        *goals;    /* SalesGoalEdit as they stand */
  gboolean       closed;
  int            figure, value, summary, reason, day, event, note;
} Revision;

static void
revision_free (gpointer data)
{
  Revision *self = data;

  g_array_unref (self->goals);
  g_free (self);
}

static const SalesGoalEdit *
get_goal (const Revision *self, guint i)
{
  return &g_array_index (self->goals, SalesGoalEdit, i);
}

static SalesWording
get_wording (SalesDocument *document)
{
  return (SalesWording){ sales_document_get_info (document), sales_locale_get_default () };
}

/* A goal over several whole months has a rate for a month; 1 for any other. */
static int
count_months (const SalesGoalEdit *goal)
{
  SalesPeriod period = { SALES_PERIOD_DAYS, goal->first_day, goal->last_day };

  if (sales_measure_is_share (goal->measure) || !sales_period_is_whole_months (&period))
    return 1;
  return sales_month_from_day (goal->last_day) - sales_month_from_day (goal->first_day) + 1;
}

/* What the @i-th goal's whole time is to demand by the form, before the effective day is looked at. */
static gboolean
get_wanted (const Revision *self, SalesForm *form, guint i, gint64 *wanted)
{
  const SalesGoalEdit *goal = get_goal (self, i);
  gint64 value = sales_form_get_decimal (form, self->value);
  gboolean rate = sales_form_get_choice (form, self->figure) == FIGURE_RATE;

  if (value < 0)
    return FALSE;
  if (self->goals->len > 1)
    return sales_mul_div (goal->value, value, SALES_SHARE_WHOLE, wanted);
  *wanted = value;
  return !rate || !__builtin_mul_overflow (value, (gint64) count_months (goal), wanted);
}

static gboolean
get_result (const Revision *self, SalesForm *form, guint i, gint64 *result)
{
  const SalesGoalEdit *goal = get_goal (self, i);
  const SalesGoalSpan span = { goal->first_day, goal->last_day, goal->value };
  SalesDay day = sales_form_get_day (form, self->day);

  if (!get_wanted (self, form, i, result))
    return FALSE;
  if (sales_form_get_choice (form, self->figure) != FIGURE_RATE)
    return TRUE;
  return day != SALES_DAY_NONE && sales_goal_revise_rate (&span, *result, day, result);
}

/* What comes of it, at once. */
static void
update_summary (Revision *self, SalesForm *form)
{
  SalesWording wording = get_wording (self->document);
  const SalesGoalEdit *first = get_goal (self, 0);
  g_autofree char *text = NULL, *now = NULL, *then = NULL;
  gint64 before = 0, after = 0, wanted;
  gboolean addable = TRUE;

  if (self->goals->len == 1 && sales_form_get_choice (form, self->figure) == FIGURE_RATE)
    {
      SalesDay day = sales_form_get_day (form, self->day);

      if (day != SALES_DAY_NONE && get_wanted (self, form, 0, &wanted))
        text = sales_wording_goal_rate (&wording, first, wanted, day);
      sales_form_set_note (form, self->summary, text);
      return;
    }
  for (guint i = 0; i < self->goals->len && addable; i++)
    addable = get_result (self, form, i, &wanted) && get_goal (self, i)->measure == first->measure &&
              (self->goals->len == 1 || !sales_measure_is_share (first->measure)) &&
              !__builtin_add_overflow (before, get_goal (self, i)->value, &before) && !__builtin_add_overflow (after, wanted, &after);
  if (addable)
    {
      now = sales_wording_goal_value (&wording, first->measure, before);
      then = sales_wording_goal_value (&wording, first->measure, after);
      /* TRANSLATORS: what a goal, or several together, becomes: both are amounts of money or numbers */
      text = g_strdup_printf (_("%1$s instead of %2$s."), then, now);
    }
  sales_form_set_note (form, self->summary, text);
}

static gboolean
changes_nothing (Revision *self, SalesForm *form)
{
  gint64 result;

  for (guint i = 0; i < self->goals->len; i++)
    if (!get_result (self, form, i, &result) || result != get_goal (self, i)->value)
      return FALSE;
  return TRUE;
}

static char *
check_value (Revision *self, SalesForm *form)
{
  gint64 wanted;

  if (self->closed)
    return g_strdup (_("This lies in a closed period: its goals stand."));
  for (guint i = 0; i < self->goals->len; i++)
    if (!get_wanted (self, form, i, &wanted))
      return g_strdup (_("This number is too large."));
  return changes_nothing (self, form) ? g_strdup (_("This is the goal already.")) : NULL;
}

static char *
check_revision (SalesForm *form, int field, gpointer user_data)
{
  Revision *self = user_data;
  SalesDay day;

  if (field == self->value)
    {
      update_summary (self, form);
      return check_value (self, form);
    }
  day = sales_form_get_day (form, self->day);
  if (field == self->day && sales_form_get_choice (form, self->figure) == FIGURE_RATE)
    for (guint i = 0; i < self->goals->len; i++)
      if (day > get_goal (self, i)->last_day)
        return g_strdup (_("The goal has ended by this day."));
  return NULL;
}

static SalesRequest *
save_revision (SalesForm *form, gpointer user_data)
{
  Revision *self = user_data;
  g_autofree char *note = sales_form_dup_text (form, self->note);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  const SalesGoalRevision revision = {
    .reason = (SalesGoalReason) sales_form_get_choice (form, self->reason),
    .note = note,
    .effective_day = sales_form_get_day (form, self->day),
    .rate = sales_form_get_choice (form, self->figure) == FIGURE_RATE,
    .event = sales_form_get_choice (form, self->event),
  };

  for (guint i = 0; i < self->goals->len; i++)
    {
      SalesGoalEdit edit = *get_goal (self, i);

      /* The form is valid: every figure fits. */
      if (get_wanted (self, form, i, &edit.value))
        g_array_append_val (edits, edit);
    }
  return sales_goal_revise_new ((const SalesGoalEdit *) edits->data, edits->len, &revision);
}

static gboolean
is_closed (const SalesGoalEdit *goal, GPtrArray *closings)
{
  for (guint i = 0; closings != NULL && i < closings->len; i++)
    {
      const SalesClosing *closing = closings->pdata[i];

      if (closing->reopened == SALES_DAY_NONE && closing->first_day <= goal->last_day && closing->last_day >= goal->first_day)
        return TRUE;
    }
  return FALSE;
}

static void
add_figure (Revision *self, SalesForm *form)
{
  const SalesGoalEdit *goal = get_goal (self, 0);
  gboolean many = self->goals->len > 1;

  self->figure = sales_form_add_choice (form, _("_The figure is"));
  sales_form_add_choice_item (form, self->figure, FIGURE_TOTAL, many ? _("the new total, in percent of the goal") : _("the new total"), TRUE);
  sales_form_add_choice_item (form, self->figure, FIGURE_RATE,
                              many                       ? _("the new rate from a day on, in percent of the old")
                              : count_months (goal) > 1 ? _("the new rate for a month, from a day on")
                                                        : _("the new rate for the whole time, from a day on"),
                              FALSE);
  if (many)
    self->value = sales_form_add_decimal (form, _("_New figure"), SALES_SHARE_WHOLE, 2);
  else
    self->value = sales_form_add_decimal (form, _("_New figure"), goal->value,
                                          sales_measure_get_scale (goal->measure, &sales_document_get_info (self->document)->currency));
  self->summary = sales_form_add_note (form, NULL);
}

static void
add_event_items (Revision *self, SalesForm *form, GPtrArray *events)
{
  self->event = sales_form_add_choice (form, _("_Market event"));
  sales_form_add_choice_item (form, self->event, 0, C_("market event", "None"), TRUE);
  for (guint i = events != NULL ? events->len : 0; i-- > 0;)
    {
      const SalesMarketEvent *event = events->pdata[i];
      g_autofree char *day = sales_locale_format_day (sales_locale_get_default (), event->first_day);
      /* TRANSLATORS: 1: a market event, 2: a date */
      g_autofree char *name = g_strdup_printf (_("%1$s, %2$s"), event->title, day);

      sales_form_add_choice_item (form, self->event, event->id, name, FALSE);
    }
}

SalesForm *
sales_revision_form_new (SalesDocument *document, const SalesGoalEdit *goals, gsize n_goals, GPtrArray *events, GPtrArray *closings)
{
  /* TRANSLATORS: title of a form; %u is the number of goals */
  g_autofree char *title = g_strdup_printf (ngettext ("Revise Goal", "Revise %u Goals", n_goals), (guint) n_goals);
  SalesForm *form = sales_form_new (document, title);
  Revision *self = g_new0 (Revision, 1);

  self->document = document;
  self->goals = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  g_array_append_vals (self->goals, goals, (guint) n_goals);
  for (gsize i = 0; i < n_goals; i++)
    self->closed |= is_closed (&goals[i], closings);
  add_figure (self, form);
  self->day = sales_form_add_day (form, _("_In force from"), MAX (sales_today (), goals[0].first_day), TRUE);
  self->reason = sales_form_add_choice (form, _("_Reason"));
  for (int reason = SALES_GOAL_REASON_PERFORMANCE; reason < SALES_N_GOAL_REASONS; reason++)
    sales_form_add_choice_item (form, self->reason, reason, sales_wording_goal_reason ((SalesGoalReason) reason), reason == SALES_GOAL_REASON_PERFORMANCE);
  add_event_items (self, form, events);
  self->note = sales_form_add_long_text (form, _("N_ote"), NULL, NOTE_MAX_CHARS);
  sales_form_add_note (form, _("A revised goal has to be discussed and acknowledged anew."));
  sales_form_set_functions (form, check_revision, save_revision, self, revision_free);
  return form;
}

/* What the form is opened with, once it is read. */
typedef struct
{
  GtkWidget    *parent; /* owned */
  GArray       *goals;  /* SalesGoalEdit */
  GPtrArray    *events;
} Opening;

static void
closings_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *self = user_data;
  g_autoptr (GtkWidget) parent = self->parent;
  g_autoptr (GArray) goals = self->goals;
  g_autoptr (GPtrArray) events = self->events;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) closings = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  g_free (self);
  if (error != NULL)
    sales_error_presenter_show (parent, error);
  else if (gtk_widget_get_root (parent) != NULL)
    sales_form_present (sales_revision_form_new (SALES_DOCUMENT (source), (const SalesGoalEdit *) goals->data, goals->len, events, closings), parent,
                        goals->len == 1 ? _("Goal revised") : _("Goals revised"));
}

static void
events_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *self = user_data;
  g_autoptr (GError) error = NULL;

  self->events = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  if (self->events != NULL)
    {
      sales_document_call_async (SALES_DOCUMENT (source), sales_closing_list_new (), NULL, closings_read_cb, self);
      return;
    }
  sales_error_presenter_show (self->parent, error);
  g_object_unref (self->parent);
  g_array_unref (self->goals);
  g_free (self);
}

void
sales_revision_form_open (GtkWidget *parent, SalesDocument *document, const SalesGoalEdit *goals, gsize n_goals)
{
  /* A revision may cite what happened in the year before. */
  const SalesPeriod period = { SALES_PERIOD_DAYS, sales_day_add_years (goals[0].first_day, -1), goals[n_goals - 1].last_day };
  Opening *self = g_new0 (Opening, 1);

  self->parent = g_object_ref (parent);
  self->goals = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  g_array_append_vals (self->goals, goals, (guint) n_goals);
  sales_document_call_async (document, sales_market_events_new (&SALES_SCOPE_COMPANY, &period), NULL, events_read_cb, self);
}

/* Agreeing ---------------------------------------------------------------------------------------- */

typedef struct
{
  GArray *versions; /* gint64 */
  int     state, day, by, remark;
} Agreeing;

static void
agreeing_free (gpointer data)
{
  Agreeing *self = data;

  g_array_unref (self->versions);
  g_free (self);
}

static char *
check_agreement (SalesForm *form, int field, gpointer user_data)
{
  const Agreeing *self = user_data;

  if (field == self->day && sales_form_get_day (form, self->day) > sales_today ())
    return g_strdup (_("This day has not come yet."));
  return NULL;
}

static SalesRequest *
save_agreement (SalesForm *form, gpointer user_data)
{
  const Agreeing *self = user_data;
  g_autofree char *remark = sales_form_dup_text (form, self->remark);

  return sales_agreement_mark_new ((const gint64 *) self->versions->data, self->versions->len,
                                   (SalesAgreementState) sales_form_get_choice (form, self->state), sales_form_get_day (form, self->day),
                                   sales_form_get_choice (form, self->by), remark);
}

SalesForm *
sales_agreement_form_new (SalesDocument *document, const gint64 *versions, gsize n_versions, SalesAgreementState state, GPtrArray *people)
{
  /* TRANSLATORS: title of a form; %u is the number of goals */
  g_autofree char *title = g_strdup_printf (ngettext ("Agreement on a Goal", "Agreement on %u Goals", n_versions), (guint) n_versions);
  SalesForm *form = sales_form_new (document, title);
  Agreeing *self = g_new0 (Agreeing, 1);

  self->versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->versions, versions, (guint) n_versions);
  self->state = sales_form_add_choice (form, _("_State"));
  for (int i = SALES_AGREEMENT_PROPOSED; i < SALES_N_AGREEMENT_STATES; i++)
    sales_form_add_choice_item (form, self->state, i, sales_wording_agreement_state ((SalesAgreementState) i), (int) state == i);
  sales_form_add_choice_item (form, self->state, SALES_AGREEMENT_DRAFT, sales_wording_agreement_state (SALES_AGREEMENT_DRAFT), state == SALES_AGREEMENT_DRAFT);
  self->day = sales_form_add_day (form, _("_Day"), sales_today (), TRUE);
  self->by = sales_form_add_choice (form, _("_By whom"));
  sales_form_add_choice_item (form, self->by, 0, _("Not noted"), TRUE);
  for (guint i = 0; i < people->len; i++)
    {
      const SalesRosterPerson *person = people->pdata[i];

      if (!person->former)
        sales_form_add_choice_item (form, self->by, person->id, person->name, FALSE);
    }
  self->remark = sales_form_add_long_text (form, _("_Remark"), NULL, NOTE_MAX_CHARS);
  sales_form_add_note (form, _("Later states are taken back: what is discussed anew has to be acknowledged anew."));
  sales_form_set_functions (form, check_agreement, save_agreement, self, agreeing_free);
  return form;
}
