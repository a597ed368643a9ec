/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-activity-form.h"

#include <glib/gi18n.h>

#include "widgets/sales-error-presenter.h"

#define SUBJECT_MAX_CHARS 2000
#define MAX_MINUTES (7 * 24 * 60)

static const char *const kind_titles[SALES_N_ACTIVITY_KINDS] = {
  [SALES_ACTIVITY_VISIT] = NC_("activity", "Visit"),     [SALES_ACTIVITY_CALL] = NC_("activity", "Call"),
  [SALES_ACTIVITY_MAILING] = NC_("activity", "Mailing"), [SALES_ACTIVITY_MEETING] = NC_("activity", "Meeting"),
  [SALES_ACTIVITY_TASK] = NC_("activity", "Task"),       [SALES_ACTIVITY_COMPLAINT] = NC_("activity", "Complaint"),
};

/* What the form knows, and the numbers of its fields. */
typedef struct
{
  gint64 id;
  int    kind, person, customer, subject, due, done, minutes, note;
} FormData;

const char *
sales_activity_kind_title (SalesActivityKind kind)
{
  return g_dpgettext2 (NULL, "activity", kind_titles[kind]);
}

static gboolean
is_complaint (SalesForm *form, const FormData *data)
{
  return sales_form_get_choice (form, data->kind) == SALES_ACTIVITY_COMPLAINT;
}

static const char *
check_due (SalesForm *form, const FormData *data, SalesDay due, SalesDay done)
{
  if (is_complaint (form, data))
    {
      if (due == SALES_DAY_NONE)
        return _("The day on which it came is needed.");
      return due > sales_today () ? _("This day has not come yet.") : NULL;
    }
  return due == SALES_DAY_NONE && done == SALES_DAY_NONE ? _("Either this day or the one on which it was done is needed.") : NULL;
}

static char *
check_activity (SalesForm *form, int field, gpointer user_data)
{
  const FormData *data = user_data;
  SalesDay due = sales_form_get_day (form, data->due), done = sales_form_get_day (form, data->done);

  if (field == data->kind)
    sales_form_set_note (form, data->note,
                         is_complaint (form, data) ? _("Of a complaint, the first day is the one on which it came, the second the one on which it was settled.") : NULL);
  if (field == data->due)
    return g_strdup (check_due (form, data, due, done));
  if (field == data->done && done > sales_today ())
    return g_strdup (_("This day has not come yet."));
  if (field == data->done && is_complaint (form, data) && done != SALES_DAY_NONE && done < due)
    return g_strdup (_("It cannot be settled before it came."));
  if (field == data->minutes && sales_form_get_decimal (form, field) > MAX_MINUTES)
    return g_strdup (_("This is more than a week."));
  return NULL;
}

static SalesRequest *
save_activity (SalesForm *form, gpointer user_data)
{
  const FormData *data = user_data;
  g_autofree char *subject = sales_form_dup_text (form, data->subject);
  SalesActivity activity = {
    .id = data->id,
    .person = sales_form_get_choice (form, data->person),
    .customer = sales_form_get_choice (form, data->customer),
    .kind = (SalesActivityKind) sales_form_get_choice (form, data->kind),
    .due = sales_form_get_day (form, data->due),
    .done = sales_form_get_day (form, data->done),
    .minutes = (int) sales_form_get_decimal (form, data->minutes),
    .subject = subject[0] != '\0' ? subject : NULL,
  };

  return sales_activity_save_new (&activity);
}

static void
add_names (SalesForm *form, int field, GPtrArray *names, gint64 selected)
{
  for (guint i = 0; i < names->len; i++)
    {
      const SalesActivityName *name = names->pdata[i];

      sales_form_add_choice_item (form, field, name->id, name->name, name->id == selected);
    }
}

/**
 * sales_activity_form_new:
 * @document: where the activity goes
 * @choices: whom to offer
 * @activity: (nullable): what is changed; %NULL: a new one
 * @person: whose the new one is; 0: to be chosen
 *
 * Returns: (transfer none): a form, to be presented
 */
SalesForm *
sales_activity_form_new (SalesDocument *document, const SalesActivityChoices *choices, const SalesActivity *activity, gint64 person)
{
  SalesForm *form = sales_form_new (document, activity != NULL ? _("Change Activity") : _("Add Activity"));
  FormData *data = g_new0 (FormData, 1);

  data->id = activity != NULL ? activity->id : 0;
  data->kind = sales_form_add_choice (form, _("_Kind"));
  for (int i = 0; i < SALES_N_ACTIVITY_KINDS; i++)
    sales_form_add_choice_item (form, data->kind, i, sales_activity_kind_title ((SalesActivityKind) i), activity != NULL && (int) activity->kind == i);
  data->person = sales_form_add_picker (form, _("_Person"), TRUE);
  add_names (form, data->person, choices->people, activity != NULL ? activity->person : person);
  data->customer = sales_form_add_picker (form, _("_Customer"), FALSE);
  sales_form_add_choice_item (form, data->customer, 0, _("Nobody in particular"), activity == NULL || activity->customer == 0);
  add_names (form, data->customer, choices->customers, activity != NULL ? activity->customer : -1);
  data->subject = sales_form_add_text (form, _("S_ubject"), activity != NULL ? activity->subject : NULL, SUBJECT_MAX_CHARS, FALSE);
  data->due = sales_form_add_day (form, _("D_ue on"), activity != NULL ? activity->due : sales_today (), FALSE);
  data->done = sales_form_add_day (form, _("D_one on"), activity != NULL ? activity->done : SALES_DAY_NONE, FALSE);
  data->minutes = sales_form_add_decimal (form, _("_Minutes"), activity != NULL ? activity->minutes : -1, 0);
  sales_form_set_optional (form, data->minutes);
  data->note = sales_form_add_note (form, NULL);
  sales_form_set_functions (form, check_activity, save_activity, data, g_free);
  return form;
}

/* Presenting ---------------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget     *parent;   /* owned */
  SalesActivity *activity; /* owned; %NULL: a new one */
  gint64         person;
} Waiting;

static void
choices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (GtkWidget) parent = waiting->parent;
  g_autoptr (SalesActivity) activity = waiting->activity;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesActivityChoices) choices = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (choices == NULL)
    sales_error_presenter_show (parent, error);
  else
    sales_form_present (sales_activity_form_new (SALES_DOCUMENT (source), choices, activity, waiting->person), parent,
                        activity != NULL ? _("Activity changed") : _("Activity added"));
}

/**
 * sales_activity_form_present:
 * @document: where the activity goes
 * @parent: a widget of the window below, which stays there: not one of a row
 * @activity: (nullable): what is changed; %NULL: a new one
 * @person: whose the new one is; 0: to be chosen
 */
void
sales_activity_form_present (SalesDocument *document, GtkWidget *parent, const SalesActivity *activity, gint64 person)
{
  Waiting *waiting = g_new (Waiting, 1);

  waiting->parent = g_object_ref (parent);
  waiting->activity = activity != NULL ? sales_activity_copy (activity) : NULL;
  waiting->person = person;
  sales_document_call_async (document, sales_activity_choices_new (activity != NULL ? activity->person : 0), NULL, choices_read_cb, waiting);
}
