/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-organisation-forms.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "model/sales-person-edit.h"
#include "model/sales-unit-edit.h"
#include "reports/sales-organisation-report.h"

#define NAME_MAX_CHARS 200

/* What a form knows, and the numbers of its fields; −1 where it has none. */
typedef struct
{
  SalesDocument           *document; /* borrowed from the form */
  SalesRoster             *roster;
  const SalesRosterPerson *person;
  const SalesRosterUnit   *unit_edited;
  int name, sort_name, role, title, unit, manager, ref, hired, left, language;
  int kind, parent, leader, day, note;
} FormData;

static FormData *
form_data_new (SalesDocument *document, SalesRoster *roster)
{
  FormData *data = g_new0 (FormData, 1);
  int *fields[] = { &data->name, &data->sort_name, &data->role, &data->title, &data->unit, &data->manager, &data->ref, &data->hired,
                    &data->left, &data->language, &data->kind, &data->parent, &data->leader, &data->day, &data->note };

  data->document = document;
  data->roster = sales_roster_ref (roster);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = -1;
  return data;
}

static void
form_data_free (gpointer user_data)
{
  FormData *data = user_data;

  sales_roster_free (data->roster);
  g_free (data);
}

static SalesWording
get_wording (const FormData *data)
{
  return (SalesWording){ sales_document_get_info (data->document), sales_locale_get_default () };
}

/* Choices ----------------------------------------------------------------------------------------- */

/**
 * sales_form_add_units:
 * @form: a form
 * @field: a choice
 * @roster: the organisation
 * @without: a unit that is left out with all below it, 0 = none
 * @selected: the unit to begin with
 */
void
sales_form_add_units (SalesForm *form, int field, SalesRoster *roster, gint64 without, gint64 selected)
{
  for (guint i = 0; i < roster->units->len; i++)
    {
      const SalesRosterUnit *unit = roster->units->pdata[i];
      g_autoptr (GString) name = g_string_new (NULL);

      if (without != 0 && sales_roster_is_above (roster, without, unit->id))
        continue;
      /* A drop-down shows no tree: what stands below is set in. */
      for (int depth = 0; depth < unit->depth; depth++)
        g_string_append (name, "\xe2\x80\x83");
      g_string_append (name, unit->name[0] != '\0' ? unit->name : C_("scope", "Company"));
      sales_form_add_choice_item (form, field, unit->id, name->str, unit->id == selected);
    }
}

/* Everybody who is still here; @without leaves out a person and all who report to him or her. */
static void
add_people (SalesForm *form, int field, SalesRoster *roster, gint64 without, gint64 selected)
{
  sales_form_add_choice_item (form, field, 0, C_("person", "Nobody"), selected == 0);
  for (guint i = 0; i < roster->people->len; i++)
    {
      const SalesRosterPerson *person = roster->people->pdata[i];

      if ((person->former && person->id != selected) || (without != 0 && sales_roster_reports_to (roster, person->id, without)))
        continue;
      sales_form_add_choice_item (form, field, person->id, person->name, person->id == selected);
    }
}

static void
add_roles (SalesForm *form, int field, const char *selected)
{
  guint n_roles;
  const char *const *roles = sales_role_list (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    {
      g_autofree char *name = sales_wording_role (roles[i]);

      sales_form_add_choice_item (form, field, i, name, g_strcmp0 (roles[i], selected) == 0);
    }
}

static const struct
{
  const char *code, *name;
} languages[] = {
  { "de", "Deutsch" }, { "en", "English" }, { "es", "Español" }, { "lt", "Lietuvių" }, { "pl", "Polski" }, { "vi", "Tiếng Việt" },
};

static void
add_languages (SalesForm *form, int field, const char *selected)
{
  sales_form_add_choice_item (form, field, 0, C_("language", "As in the window"), selected == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    sales_form_add_choice_item (form, field, i + 1, languages[i].name, g_strcmp0 (languages[i].code, selected) == 0);
}

/* A person ---------------------------------------------------------------------------------------- */

static char *
check_ref (SalesForm *form, const FormData *data)
{
  g_autofree char *ref = sales_form_dup_text (form, data->ref);

  for (guint i = 0; ref[0] != '\0' && i < data->roster->people->len; i++)
    {
      const SalesRosterPerson *person = data->roster->people->pdata[i];

      if (person != data->person && g_strcmp0 (person->ref, ref) == 0)
        /* TRANSLATORS: under a field; %s is a person's name */
        return g_strdup_printf (_("%s has this number already."), person->name);
    }
  return NULL;
}

static char *
check_person (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  SalesDay hired = sales_form_get_day (form, data->hired), left = sales_form_get_day (form, data->left);

  if (field == data->left && hired != SALES_DAY_NONE && left != SALES_DAY_NONE && left < hired)
    return g_strdup (_("The last day cannot be before the first."));
  if (field == data->hired && hired != SALES_DAY_NONE && data->person != NULL && data->person->member_since != SALES_DAY_NONE &&
      data->person->hired != data->person->member_since && hired > data->person->member_since)
    return g_strdup (_("There is a move before this day."));
  return field == data->ref ? check_ref (form, data) : NULL;
}

static const char *
or_null (const char *text)
{
  return text[0] != '\0' ? text : NULL;
}

static SalesRequest *
save_person (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *name = sales_form_dup_text (form, data->name), *sort_name = sales_form_dup_text (form, data->sort_name);
  g_autofree char *ref = sales_form_dup_text (form, data->ref), *title = sales_form_dup_text (form, data->title);
  gint64 language = sales_form_get_choice (form, data->language);
  SalesPersonFields fields = {
    .id = data->person != NULL ? data->person->id : 0,
    .name = name,
    .sort_name = or_null (sort_name),
    .ref = or_null (ref),
    .role = sales_role_list (NULL)[sales_form_get_choice (form, data->role)],
    .title = or_null (title),
    .language = language > 0 ? languages[language - 1].code : NULL,
    .manager = sales_form_get_choice (form, data->manager),
    .unit = data->unit >= 0 ? sales_form_get_choice (form, data->unit) : 0,
    .hired = sales_form_get_day (form, data->hired),
    .left = sales_form_get_day (form, data->left),
  };

  return sales_person_save_new (&fields);
}

/* Whoever leads the unit is who one most likely reports to. */
static gint64
guess_manager (const SalesRoster *roster, gint64 unit)
{
  const SalesRosterUnit *it = sales_roster_find_unit (roster, unit);

  while (it != NULL && it->leader == 0)
    it = it->parent != 0 ? sales_roster_find_unit (roster, it->parent) : NULL;
  return it != NULL ? it->leader : 0;
}

/**
 * sales_person_form_new:
 * @document: where the person is
 * @roster: the organisation
 * @person: a person's id, 0 for somebody new
 * @unit: where somebody new belongs
 *
 * Returns: (transfer none): the form
 */
SalesForm *
sales_person_form_new (SalesDocument *document, SalesRoster *roster, gint64 person, gint64 unit)
{
  SalesForm *form = sales_form_new (document, person != 0 ? _("Change Person") : _("Add Person"));
  FormData *data = form_data_new (document, roster);
  const SalesRosterPerson *it = person != 0 ? sales_roster_find_person (roster, person) : NULL;

  data->person = it;
  sales_form_set_functions (form, check_person, save_person, data, form_data_free);
  data->name = sales_form_add_text (form, _("_Name"), it != NULL ? it->name : NULL, NAME_MAX_CHARS, TRUE);
  data->role = sales_form_add_choice (form, _("_Role"));
  add_roles (form, data->role, it != NULL ? it->role : "salesperson");
  data->title = sales_form_add_text (form, _("_Job title"), it != NULL ? it->title : NULL, NAME_MAX_CHARS, FALSE);
  if (it == NULL)
    {
      data->unit = sales_form_add_choice (form, _("_Department or team"));
      sales_form_add_units (form, data->unit, roster, 0, unit);
    }
  data->manager = sales_form_add_choice (form, _("R_eports to"));
  add_people (form, data->manager, roster, person, it != NULL ? it->manager : guess_manager (roster, unit));
  data->hired = sales_form_add_day (form, _("_First day at work"), it != NULL ? it->hired : sales_today (), FALSE);
  data->left = sales_form_add_day (form, _("_Last day at work"), it != NULL ? it->left : SALES_DAY_NONE, FALSE);
  sales_form_add_note (form, _("Whoever has left stays in the figures of the past and is no longer offered in lists."));
  data->sort_name = sales_form_add_text (form, _("Name for _sorting"), it != NULL && g_strcmp0 (it->sort_name, it->name) != 0 ? it->sort_name : NULL,
                                         NAME_MAX_CHARS, FALSE);
  data->ref = sales_form_add_text (form, _("N_umber in imported files"), it != NULL ? it->ref : NULL, NAME_MAX_CHARS, FALSE);
  data->language = sales_form_add_choice (form, _("Lan_guage of documents"));
  add_languages (form, data->language, it != NULL ? it->language : NULL);
  return form;
}

/* A move ------------------------------------------------------------------------------------------ */

static void
say_consequence (SalesForm *form, FormData *data)
{
  SalesDay day = sales_form_get_day (form, data->day);
  gint64 to = sales_form_get_choice (form, data->unit);
  const SalesRosterUnit *from = sales_roster_find_unit (data->roster, data->person->unit);
  const SalesRosterUnit *unit = sales_roster_find_unit (data->roster, to);
  SalesWording wording = get_wording (data);
  g_autofree char *until = NULL, *since = NULL, *text = NULL;

  if (day == SALES_DAY_NONE || unit == NULL || from == NULL || from == unit)
    {
      sales_form_set_note (form, data->note, NULL);
      return;
    }
  until = sales_locale_format_day (wording.locale, day - 1);
  since = sales_locale_format_day (wording.locale, day);
  /* TRANSLATORS: what a move means; 1: the team until now, 2: the last day there, 3: the new team, 4: the first day there */
  text = g_strdup_printf (_("%1$s until %2$s, %3$s from %4$s. What was sold before stays with the team of that time."),
                          sales_organisation_unit_name (&wording, from), until, sales_organisation_unit_name (&wording, unit), since);
  sales_form_set_note (form, data->note, text);
}

static char *
check_move (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  SalesDay day = sales_form_get_day (form, data->day);

  if (field == data->day)
    say_consequence (form, data);
  if (field == data->unit && sales_form_get_choice (form, data->unit) == data->person->unit && day != SALES_DAY_NONE &&
      (data->person->member_since == SALES_DAY_NONE || day >= data->person->member_since))
    return g_strdup (_("This is where the person belongs already."));
  if (field != data->day || day == SALES_DAY_NONE)
    return NULL;
  if (data->person->hired != SALES_DAY_NONE && day < data->person->hired)
    {
      g_autofree char *hired = sales_locale_format_day (sales_locale_get_default (), data->person->hired);

      /* TRANSLATORS: under a date; %s is the first day at work */
      return g_strdup_printf (_("This is before the first day at work, %s."), hired);
    }
  if (data->person->left != SALES_DAY_NONE && day > data->person->left)
    {
      g_autofree char *left = sales_locale_format_day (sales_locale_get_default (), data->person->left);

      /* TRANSLATORS: under a date; %s is the last day at work */
      return g_strdup_printf (_("This is after the last day at work, %s."), left);
    }
  return NULL;
}

static SalesRequest *
save_move (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;

  return sales_person_move_new (data->person->id, sales_form_get_choice (form, data->unit), sales_form_get_day (form, data->day));
}

/**
 * sales_move_form_new:
 * @document: where the person is
 * @roster: the organisation
 * @person: a person's id, in @roster
 * @unit: where to
 *
 * Returns: (transfer none): the form
 */
SalesForm *
sales_move_form_new (SalesDocument *document, SalesRoster *roster, gint64 person, gint64 unit)
{
  const SalesRosterPerson *it = sales_roster_find_person (roster, person);
  g_autofree char *name = g_utf8_strlen (it->name, -1) > 60 ? g_utf8_substring (it->name, 0, 60) : g_strdup (it->name);
  /* TRANSLATORS: title of a window; %s is a person's name */
  g_autofree char *title = g_strdup_printf (_("Move %s"), name);
  SalesForm *form = sales_form_new (document, title);
  FormData *data = form_data_new (document, roster);
  SalesDay day = sales_today ();

  if (it->hired != SALES_DAY_NONE)
    day = MAX (day, it->hired);
  if (it->left != SALES_DAY_NONE)
    day = MIN (day, it->left);
  data->person = it;
  sales_form_set_functions (form, check_move, save_move, data, form_data_free);
  data->unit = sales_form_add_choice (form, _("_To"));
  sales_form_add_units (form, data->unit, roster, 0, unit);
  data->day = sales_form_add_day (form, _("_From"), day, TRUE);
  data->note = sales_form_add_note (form, NULL);
  return form;
}

/* A unit ------------------------------------------------------------------------------------------ */

static void
say_leader (SalesForm *form, FormData *data)
{
  gint64 leader = sales_form_get_choice (form, data->leader);
  const SalesRosterPerson *person = leader != 0 ? sales_roster_find_person (data->roster, leader) : NULL;
  const SalesRosterUnit *from = person != NULL ? sales_roster_find_unit (data->roster, person->unit) : NULL;
  SalesWording wording = get_wording (data);
  g_autofree char *text = NULL;

  if (from == NULL || from == data->unit_edited)
    {
      sales_form_set_note (form, data->note, NULL);
      return;
    }
  /* TRANSLATORS: 1: a person, 2: the team to which the person belongs now */
  text = g_strdup_printf (_("%1$s belongs to %2$s until now and moves here from today: whoever leads a team belongs to it."), person->name,
                          sales_organisation_unit_name (&wording, from));
  sales_form_set_note (form, data->note, text);
}

static char *
check_unit (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *name = NULL;
  gint64 parent;

  if (field == data->leader)
    say_leader (form, data);
  if (field != data->name)
    return NULL;
  name = sales_form_dup_text (form, data->name);
  parent = sales_form_get_choice (form, data->parent);
  for (guint i = 0; i < data->roster->units->len; i++)
    {
      const SalesRosterUnit *unit = data->roster->units->pdata[i];

      if (unit != data->unit_edited && unit->parent == parent && g_str_equal (unit->name, name))
        return g_strdup (_("There is one of this name already."));
    }
  return NULL;
}

static SalesRequest *
save_unit (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *name = data->name >= 0 ? sales_form_dup_text (form, data->name) : NULL;
  SalesUnitFields fields = {
    .id = data->unit_edited != NULL ? data->unit_edited->id : 0,
    .parent = data->parent >= 0 ? sales_form_get_choice (form, data->parent) : 0,
    .kind = data->kind >= 0 ? (SalesUnitKind) sales_form_get_choice (form, data->kind) : SALES_UNIT_COMPANY,
    .name = name,
    .leader = sales_form_get_choice (form, data->leader),
  };

  return sales_unit_save_new (&fields);
}

/**
 * sales_unit_form_new:
 * @document: where the unit is
 * @roster: the organisation
 * @unit: a unit's id, 0 for a new one
 * @parent: what a new one stands below
 *
 * What would stand below itself is not offered.
 *
 * Returns: (transfer none): the form
 */
SalesForm *
sales_unit_form_new (SalesDocument *document, SalesRoster *roster, gint64 unit, gint64 parent)
{
  SalesForm *form = sales_form_new (document, unit != 0 ? _("Change Department or Team") : _("Add Department or Team"));
  FormData *data = form_data_new (document, roster);
  const SalesRosterUnit *it = unit != 0 ? sales_roster_find_unit (roster, unit) : NULL;

  data->unit_edited = it;
  sales_form_set_functions (form, check_unit, save_unit, data, form_data_free);
  if (unit != SALES_COMPANY_ID)
    {
      SalesUnitKind kind = it != NULL ? it->kind : parent == SALES_COMPANY_ID ? SALES_UNIT_DEPARTMENT : SALES_UNIT_TEAM;

      data->name = sales_form_add_text (form, _("_Name"), it != NULL ? it->name : NULL, NAME_MAX_CHARS, TRUE);
      data->kind = sales_form_add_choice (form, _("_Kind"));
      sales_form_add_choice_item (form, data->kind, SALES_UNIT_DEPARTMENT, C_("scope", "Department"), kind == SALES_UNIT_DEPARTMENT);
      sales_form_add_choice_item (form, data->kind, SALES_UNIT_TEAM, C_("scope", "Team"), kind == SALES_UNIT_TEAM);
      data->parent = sales_form_add_choice (form, _("_Belongs to"));
      sales_form_add_units (form, data->parent, roster, unit, it != NULL ? it->parent : parent);
    }
  data->leader = sales_form_add_choice (form, _("_Led by"));
  add_people (form, data->leader, roster, 0, it != NULL ? it->leader : 0);
  data->note = sales_form_add_note (form, NULL);
  return form;
}
