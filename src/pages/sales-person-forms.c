/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-person-forms.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-period.h"
#include "reports/sales-wording.h"

#define NAME_MAX_CHARS 200
#define TEXT_MAX_CHARS 10000

/* What a form knows, and the numbers of its fields. */
typedef struct
{
  char    *role;
  gint64   person;
  gint64   id;
  SalesDay entered;
  int      first, second, third, fourth, fifth;
} FormData;

static FormData *
form_data_new (gint64 person, gint64 id)
{
  FormData *data = g_new0 (FormData, 1);

  data->person = person;
  data->id = id;
  data->first = data->second = data->third = data->fourth = data->fifth = -1;
  return data;
}

static void
form_data_free (gpointer user_data)
{
  FormData *data = user_data;

  g_free (data->role);
  g_free (data);
}

/* Duties ------------------------------------------------------------------------------------------ */

static SalesRequest *
save_duty (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *duties = sales_form_dup_text (form, data->first), *expectations = sales_form_dup_text (form, data->second);

  return sales_duty_set_new (data->role, data->person, duties, expectations);
}

SalesForm *
sales_duty_form_new (SalesDocument *document, const char *role, gint64 person, const SalesDuty *duty)
{
  g_autofree char *role_name = role != NULL ? sales_wording_role (role) : NULL;
  SalesForm *form = sales_form_new (document, role_name != NULL ? role_name : _("Own Duties"));
  FormData *data = form_data_new (person, 0);

  data->role = g_strdup (role);
  sales_form_set_functions (form, NULL, save_duty, data, form_data_free);
  data->first = sales_form_add_long_text (form, _("_Duties"), duty != NULL ? duty->duties : NULL, TEXT_MAX_CHARS);
  data->second = sales_form_add_long_text (form, _("_Expectations"), duty != NULL ? duty->expectations : NULL, TEXT_MAX_CHARS);
  sales_form_add_note (form, role != NULL ? _("They hold for everybody with this role. A new wording has to be acknowledged anew; the old one stays known.")
                                          : _("They hold for this person in addition to those of the role. A new wording has to be acknowledged anew; the old one stays known."));
  return form;
}

static char *
check_acknowledgement (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  SalesDay day = sales_form_get_day (form, data->first);

  if (field != data->first || day == SALES_DAY_NONE)
    return NULL;
  if (day > sales_today ())
    return g_strdup (_("This day has not come yet."));
  return day < data->entered ? g_strdup (_("This wording is newer.")) : NULL;
}

static SalesRequest *
save_acknowledgement (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;

  return sales_duty_acknowledge_new (data->id, data->person, sales_form_get_day (form, data->first));
}

SalesForm *
sales_acknowledgement_form_new (SalesDocument *document, gint64 person, const SalesDuty *duty)
{
  SalesForm *form = sales_form_new (document, _("Acknowledgement"));
  FormData *data = form_data_new (person, duty->id);

  data->entered = duty->entered;
  sales_form_set_functions (form, check_acknowledgement, save_acknowledgement, data, form_data_free);
  data->first = sales_form_add_day (form, _("_Acknowledged on"), duty->acknowledged != SALES_DAY_NONE ? duty->acknowledged : sales_today (), FALSE);
  sales_form_add_note (form, _("Without a date, the wording counts as not acknowledged."));
  return form;
}

/* Budgets ----------------------------------------------------------------------------------------- */

static char *
check_order (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  SalesDay first = sales_form_get_day (form, data->first), last = sales_form_get_day (form, data->second);

  if (field == data->second && first != SALES_DAY_NONE && last != SALES_DAY_NONE && last < first)
    return g_strdup (_("The last day cannot be before the first."));
  return NULL;
}

static SalesRequest *
save_budget (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *name = sales_form_dup_text (form, data->third), *meaning = sales_form_dup_text (form, data->fifth);
  SalesBudget budget = {
    .id = data->id,
    .person = data->person,
    .name = name,
    .first = sales_form_get_day (form, data->first),
    .last = sales_form_get_day (form, data->second),
    .value = sales_form_get_decimal (form, data->fourth),
    .meaning = meaning[0] != '\0' ? meaning : NULL,
  };

  return sales_budget_save_new (&budget);
}

SalesForm *
sales_budget_form_new (SalesDocument *document, gint64 person, const SalesBudget *budget)
{
  const SalesDocumentInfo *info = sales_document_get_info (document);
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, sales_today (), info->year_start);
  SalesForm *form = sales_form_new (document, budget != NULL ? _("Change Budget") : _("Add Budget"));
  FormData *data = form_data_new (person, budget != NULL ? budget->id : 0);

  sales_form_set_functions (form, check_order, save_budget, data, form_data_free);
  data->third = sales_form_add_text (form, _("_Name"), budget != NULL ? budget->name : NULL, NAME_MAX_CHARS, TRUE);
  data->fourth = sales_form_add_decimal (form, _("_Amount"), budget != NULL ? budget->value : -1, 4 + info->currency.digits);
  data->first = sales_form_add_day (form, _("_From"), budget != NULL ? budget->first : year.first, TRUE);
  data->second = sales_form_add_day (form, _("_Until"), budget != NULL ? budget->last : year.last, TRUE);
  data->fifth = sales_form_add_long_text (form, _("_What it means for this person"), budget != NULL ? budget->meaning : NULL, TEXT_MAX_CHARS);
  return form;
}

/* Absences ---------------------------------------------------------------------------------------- */

static char *
check_absence (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  gint64 share = sales_form_get_decimal (form, data->third);

  if (field == data->third && share == 0)
    return g_strdup (_("Nothing would be missing."));
  if (field == data->third && share > SALES_SHARE_WHOLE)
    return g_strdup (_("At most 100 is possible."));
  return check_order (form, field, user_data);
}

static SalesRequest *
save_absence (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *note = sales_form_dup_text (form, data->fourth);
  SalesAbsence absence = {
    .id = data->id,
    .person = data->person,
    .first = sales_form_get_day (form, data->first),
    .last = sales_form_get_day (form, data->second),
    .share = (SalesShare) sales_form_get_decimal (form, data->third),
    .note = note[0] != '\0' ? note : NULL,
  };

  return sales_absence_save_new (&absence);
}

SalesForm *
sales_absence_form_new (SalesDocument *document, gint64 person, const SalesAbsence *absence)
{
  SalesForm *form = sales_form_new (document, absence != NULL ? _("Change Absence") : _("Add Absence"));
  FormData *data = form_data_new (person, absence != NULL ? absence->id : 0);

  sales_form_set_functions (form, check_absence, save_absence, data, form_data_free);
  data->first = sales_form_add_day (form, _("_From"), absence != NULL ? absence->first : sales_today (), TRUE);
  data->second = sales_form_add_day (form, _("_Until"), absence != NULL ? absence->last : SALES_DAY_NONE, TRUE);
  data->third = sales_form_add_decimal (form, _("_Missing share of the working time, in percent"), absence != NULL ? absence->share : SALES_SHARE_WHOLE, 2);
  data->fourth = sales_form_add_text (form, _("_Note"), absence != NULL ? absence->note : NULL, NAME_MAX_CHARS, FALSE);
  sales_form_add_note (form, _("Goals are prorated by the days and the share that somebody is away."));
  return form;
}
