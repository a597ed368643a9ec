/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-person-sheet.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "reports/sales-organisation-report.h"
#include "reports/sales-overview-charts.h"
#include "reports/sales-wording-goals.h"

/* More goals than these are counted: everything has to fit a page. */
#define MAX_GOALS 6

/* Reading ----------------------------------------------------------------------------------------- */

typedef struct
{
  SalesRequest *overview, *record;
} SheetData;

static void
sheet_data_free (gpointer user_data)
{
  SheetData *data = user_data;

  sales_request_free (data->overview);
  sales_request_free (data->record);
  g_free (data);
}

static gpointer
read_sheet (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  SheetData *data = user_data;
  g_autoptr (SalesPersonSheet) self = g_new0 (SalesPersonSheet, 1);

  self->record = data->record->func (store, data->record->data, cancellable, error);
  if (self->record == NULL)
    return NULL;
  self->overview = data->overview->func (store, data->overview->data, cancellable, error);
  return self->overview != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_person_sheet_request_new:
 * @person: a person's id
 * @period: the period of the results
 *
 * Returns: (transfer full): a request for a #SalesPersonSheet, to be freed with
 *   sales_person_sheet_free(); %SALES_ERROR_NOT_FOUND if there is no such person
 */
SalesRequest *
sales_person_sheet_request_new (gint64 person, const SalesPeriod *period)
{
  SheetData *data = g_new (SheetData, 1);
  SalesScope scope = { SALES_SCOPE_PERSON, person };

  data->overview = sales_overview_request_new (&scope, period);
  data->record = sales_person_record_request_new (person, period);
  return sales_request_new (read_sheet, data, sheet_data_free, (GDestroyNotify) sales_person_sheet_free);
}

/**
 * sales_person_sheet_free:
 * @self: (transfer full): what stands on a person's page
 */
void
sales_person_sheet_free (SalesPersonSheet *self)
{
  g_clear_pointer (&self->overview, sales_overview_free);
  g_clear_pointer (&self->record, sales_person_record_free);
  g_free (self);
}

/* Lines ------------------------------------------------------------------------------------------- */

static const char *
unit_name (const SalesWording *wording, const SalesPersonRecord *record, gint64 id)
{
  const SalesRosterUnit *unit = sales_roster_find_unit (record->roster, id);

  return unit != NULL ? sales_organisation_unit_name (wording, unit) : "–";
}

/* "Industry › North". */
static char *
dup_path (const SalesWording *wording, const SalesPersonRecord *record)
{
  GString *path = g_string_new (unit_name (wording, record, record->person->unit));
  const SalesRosterUnit *unit = sales_roster_find_unit (record->roster, record->person->unit);

  while (unit != NULL && unit->parent != 0)
    {
      g_string_prepend (path, " › ");
      g_string_prepend (path, unit_name (wording, record, unit->parent));
      unit = sales_roster_find_unit (record->roster, unit->parent);
    }
  return g_string_free (path, FALSE);
}

static void
add_leading (GPtrArray *lines, const SalesWording *wording, const SalesPersonRecord *record)
{
  for (guint i = 0; i < record->roster->units->len; i++)
    {
      const SalesRosterUnit *unit = record->roster->units->pdata[i];

      if (unit->leader == record->person->id)
        /* TRANSLATORS: %s is a department or team */
        g_ptr_array_add (lines, g_strdup_printf (_("Leads %s"), sales_organisation_unit_name (wording, unit)));
    }
}

/**
 * sales_person_sheet_list_place:
 * @wording: what is spoken of
 * @record: a person
 *
 * Returns: (transfer full) (element-type utf8): where the person stands, line by line
 */
GPtrArray *
sales_person_sheet_list_place (const SalesWording *wording, const SalesPersonRecord *record)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const SalesRosterPerson *manager = sales_roster_find_person (record->roster, record->person->manager);
  guint n_reports = 0;

  g_ptr_array_add (lines, dup_path (wording, record));
  add_leading (lines, wording, record);
  if (manager != NULL)
    /* TRANSLATORS: %s is the person's manager */
    g_ptr_array_add (lines, g_strdup_printf (_("Reports to %s"), manager->name));
  for (guint i = 0; i < record->roster->people->len; i++)
    {
      const SalesRosterPerson *other = record->roster->people->pdata[i];

      n_reports += other->manager == record->person->id && !other->former;
    }
  if (n_reports > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u person reports here", "%u people report here", n_reports), n_reports));
  if (record->person->left != SALES_DAY_NONE)
    {
      g_autofree char *day = sales_locale_format_day (wording->locale, record->person->left);

      /* TRANSLATORS: %s is a date */
      g_ptr_array_add (lines, g_strdup_printf (_("Last day at work: %s"), day));
    }
  return lines;
}

static char *
dup_span (const SalesWording *wording, const char *name, SalesDay first, SalesDay last)
{
  g_autofree char *from = first != SALES_DAY_NONE ? sales_locale_format_day (wording->locale, first) : NULL;
  g_autofree char *to = last != SALES_DAY_NONE ? sales_locale_format_day (wording->locale, last) : NULL;

  if (from != NULL && to != NULL)
    {
      SalesPeriod period = { SALES_PERIOD_DAYS, first, last };
      g_autofree char *days = sales_locale_format_day_range (wording->locale, &period);

      /* TRANSLATORS: a team or territory and the days in it: North: 1 Jan 2024 – 31 Mar 2026 */
      return g_strdup_printf (_("%1$s: %2$s"), name, days);
    }
  if (from != NULL)
    /* TRANSLATORS: a team or territory and the first day in it */
    return g_strdup_printf (_("%1$s: since %2$s"), name, from);
  if (to != NULL)
    /* TRANSLATORS: a team or territory and the last day in it */
    return g_strdup_printf (_("%1$s: until %2$s"), name, to);
  return g_strdup (name);
}

/**
 * sales_person_sheet_list_history:
 * @wording: what is spoken of
 * @record: a person
 *
 * Returns: (transfer full) (element-type utf8): where the person belonged and which territories he
 *   or she had, the latest first
 */
GPtrArray *
sales_person_sheet_list_history (const SalesWording *wording, const SalesPersonRecord *record)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = record->memberships->len; i-- > 0;)
    {
      const SalesMembership *it = &g_array_index (record->memberships, SalesMembership, i);

      g_ptr_array_add (lines, dup_span (wording, unit_name (wording, record, it->unit), it->first, it->last));
    }
  for (guint i = record->territories->len; i-- > 0;)
    {
      const SalesPersonTerritory *it = record->territories->pdata[i];
      g_autofree char *span = dup_span (wording, it->name, it->first, it->last);

      /* TRANSLATORS: %s is a sales territory with the days in it */
      g_ptr_array_add (lines, g_strdup_printf (_("Territory %s"), span));
    }
  return lines;
}

char *
sales_person_sheet_duty_title (const SalesWording *wording, const SalesPersonRecord *record, const SalesDuty *duty)
{
  g_autofree char *role = duty->role != NULL ? sales_wording_role (duty->role) : NULL;

  /* TRANSLATORS: above the duties of one person alone, below those of the role */
  return role != NULL ? g_strdup (role) : g_strdup (_("In addition"));
}

char *
sales_person_sheet_duty_state (const SalesWording *wording, const SalesDuty *duty)
{
  g_autofree char *entered = sales_locale_format_day (wording->locale, duty->entered);
  g_autofree char *day = NULL;

  if (duty->acknowledged == SALES_DAY_NONE)
    /* TRANSLATORS: %s is the date of the wording of somebody's duties */
    return g_strdup_printf (_("Wording of %s, not acknowledged yet"), entered);
  day = sales_locale_format_day (wording->locale, duty->acknowledged);
  /* TRANSLATORS: 1: the date of the wording of somebody's duties, 2: when it was acknowledged */
  return g_strdup_printf (_("Wording of %1$s, acknowledged on %2$s"), entered, day);
}

char *
sales_person_sheet_goal (const SalesWording *wording, const SalesAgreementRow *goal)
{
  g_autofree char *period = sales_wording_goal_period (wording, goal->first_day, goal->last_day);
  g_autofree char *measure = sales_wording_goal_measure (goal->measure, goal->category);
  g_autofree char *value = sales_wording_goal_value (wording, goal->measure, goal->value);
  g_autofree char *state = sales_wording_agreement (wording, &goal->agreement);

  /* TRANSLATORS: a goal: its period, its measure, its value, how far it is agreed: Q3 2026, Sales: €120,000, discussed on 25 Sep 2026 */
  return g_strdup_printf (_("%1$s, %2$s: %3$s, %4$s"), period, measure, value, state);
}

char *
sales_person_sheet_budget (const SalesWording *wording, const SalesBudget *budget)
{
  g_autofree char *value = sales_locale_format_amount (wording->locale, budget->value, &wording->info->currency, SALES_AMOUNT_WHOLE);
  g_autofree char *days = sales_wording_goal_period (wording, budget->first, budget->last);

  /* TRANSLATORS: a budget: its name, its amount and its period: Travel: €9,000 (2026) */
  return g_strdup_printf (_("%1$s: %2$s (%3$s)"), budget->name, value, days);
}

char *
sales_person_sheet_absence (const SalesWording *wording, const SalesAbsence *absence)
{
  SalesPeriod period = { SALES_PERIOD_DAYS, absence->first, absence->last };
  g_autofree char *days = sales_locale_format_day_range (wording->locale, &period);
  g_autofree char *share = NULL;

  if (absence->share == SALES_SHARE_WHOLE)
    /* TRANSLATORS: an absence: its days and what it is */
    return absence->note != NULL ? g_strdup_printf (_("%1$s: %2$s"), days, absence->note) : g_steal_pointer (&days);
  share = sales_locale_format_percent (wording->locale, absence->share, absence->share % 100 == 0 ? 0 : 2);
  if (absence->note == NULL)
    /* TRANSLATORS: an absence: its days and the missing share of the working time in percent */
    return g_strdup_printf (_("%1$s, %2$s away"), days, share);
  /* TRANSLATORS: an absence: its days, the missing share of the working time in percent, what it is */
  return g_strdup_printf (_("%1$s, %2$s away: %3$s"), days, share, absence->note);
}

/* The page ---------------------------------------------------------------------------------------- */

static void
add_head (SalesReport *report, const SalesWording *wording, const SalesPersonSheet *sheet)
{
  const SalesRosterPerson *person = sheet->record->person;
  g_autofree char *role = sales_wording_role (person->role);
  g_autofree char *facts = person->title != NULL ? g_strdup_printf ("%s · %s", person->title, role) : g_strdup (role);
  g_autofree char *clean = sales_text_clean_line (person->name);
  g_autofree char *finding = sales_wording_finding (wording, sheet->overview, NULL);

  sales_report_add_title (report, clean, facts);
  sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, finding);
  if (!sheet->overview->empty)
    sales_report_add_tiles (report, sales_wording_tiles (wording, sheet->overview));
}

static void
add_charts (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  static const SalesOverviewChart kinds[] = { SALES_OVERVIEW_PACE, SALES_OVERVIEW_MONTHS };
  SalesChart *charts[2] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (sales_overview_chart_has_data (overview, kinds[i]))
      charts[n++] = sales_overview_chart_new (wording, overview, kinds[i]);
  if (n > 0)
    sales_report_add_charts (report, charts[0], charts[1]);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Two parts beside each other: a page is to hold everything. What is empty is absent. */
static void
add_pair (SalesReport *report, const char *first_title, GPtrArray *first, const char *second_title, GPtrArray *second)
{
  GPtrArray *parts[] = { first, second };
  const char *titles[] = { first_title, second_title };
  SalesReportTable *table;

  if (first->len == 0 && second->len == 0)
    return;
  table = sales_report_add_table (report);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      sales_report_table_add_column (table, titles[i], SALES_TABLE_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      sales_report_table_take_cell (table, join_lines (parts[i]));
  sales_report_table_end_row (table, FALSE);
}

/* Whether @next goes on where @goal ends, and was agreed in the same way: then they are one. */
static gboolean
goes_on (const SalesAgreementRow *goal, const SalesAgreementRow *next)
{
  return next->measure == goal->measure && !sales_measure_is_share (goal->measure) && g_strcmp0 (next->category, goal->category) == 0 &&
         next->first_day == goal->last_day + 1 && next->agreement.state == goal->agreement.state &&
         next->agreement.days[next->agreement.state] == goal->agreement.days[goal->agreement.state];
}

/* A quarter's three months are one line. */
static GPtrArray *
list_goals (const SalesWording *wording, const SalesPersonRecord *record)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint n_goals = record->goals->len, i = 0;

  while (i < n_goals && lines->len < MAX_GOALS)
    {
      SalesAgreementRow goal = *(const SalesAgreementRow *) record->goals->pdata[i++];

      for (; i < n_goals && goes_on (&goal, record->goals->pdata[i]); i++)
        {
          const SalesAgreementRow *next = record->goals->pdata[i];

          goal.last_day = next->last_day;
          goal.value += next->value;
        }
      g_ptr_array_add (lines, sales_person_sheet_goal (wording, &goal));
    }
  if (i < n_goals)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("and %u more", "and %u more", n_goals - i), n_goals - i));
  return lines;
}

static void
add_place_and_goals (SalesReport *report, const SalesWording *wording, const SalesPersonRecord *record)
{
  g_autoptr (GPtrArray) place = sales_person_sheet_list_place (wording, record);
  g_autoptr (GPtrArray) history = sales_person_sheet_list_history (wording, record);
  g_autoptr (GPtrArray) goals = list_goals (wording, record);

  for (guint i = 0; i < history->len; i++)
    g_ptr_array_add (place, g_strdup (history->pdata[i]));
  add_pair (report, _("Place in the Organisation"), place, _("Goals and How Far They Are Agreed"), goals);
}

/* A wording in lines, none if there is none; sets @title to what stands above it. */
static GPtrArray *
list_duty (const SalesWording *wording, const SalesPersonRecord *record, gboolean of_role, char **title)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const SalesDuty *duty = sales_person_record_get_duty (record, of_role);

  if (duty == NULL)
    return lines;
  *title = sales_person_sheet_duty_title (wording, record, duty);
  if (duty->duties[0] != '\0')
    g_ptr_array_add (lines, g_strdup (duty->duties));
  if (duty->expectations[0] != '\0')
    {
      g_ptr_array_add (lines, g_strdup (_("Expected:")));
      g_ptr_array_add (lines, g_strdup (duty->expectations));
    }
  g_ptr_array_add (lines, sales_person_sheet_duty_state (wording, duty));
  return lines;
}

static void
add_duties (SalesReport *report, const SalesWording *wording, const SalesPersonRecord *record)
{
  g_autofree char *role_title = NULL, *own_title = NULL;
  g_autoptr (GPtrArray) of_role = list_duty (wording, record, TRUE, &role_title);
  g_autoptr (GPtrArray) own = list_duty (wording, record, FALSE, &own_title);

  if (of_role->len == 0 && own->len == 0)
    return;
  sales_report_add_heading (report, _("Duties and Expectations"), NULL);
  add_pair (report, role_title, of_role, own_title, own);
}

static void
add_budgets_and_absences (SalesReport *report, const SalesWording *wording, const SalesPersonRecord *record)
{
  g_autoptr (GPtrArray) budgets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) absences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < record->budgets->len; i++)
    {
      const SalesBudget *budget = record->budgets->pdata[i];

      g_ptr_array_add (budgets, sales_person_sheet_budget (wording, budget));
      if (budget->meaning != NULL)
        g_ptr_array_add (budgets, g_strdup (budget->meaning));
    }
  for (guint i = record->absences->len; i-- > 0;)
    g_ptr_array_add (absences, sales_person_sheet_absence (wording, record->absences->pdata[i]));
  add_pair (report, _("Budget"), budgets, _("Absences"), absences);
}

/**
 * sales_person_sheet_new:
 * @wording: what is spoken of
 * @sheet: what is known of the person
 * @paper: which paper
 *
 * Parts of which nothing is known are absent, not empty.
 *
 * Returns: (transfer full): the page, for sales_pdf_save() or a printer
 */
SalesReport *
sales_person_sheet_new (const SalesWording *wording, const SalesPersonSheet *sheet, SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, wording->locale);
  g_autofree char *period = sales_locale_format_period (wording->locale, &sheet->overview->period, wording->info->year_start);
  g_autofree char *today = sales_locale_format_day (wording->locale, sheet->overview->today);
  g_autofree char *as_of = g_strdup_printf (_("As of %s."), today);
  g_autofree char *sums = sales_wording_reconciliation (wording, &sheet->overview->reconciliation);

  sales_report_set_title (report, sheet->record->person->name);
  sales_report_set_header (report, wording->info->company_name != NULL ? wording->info->company_name : "", period);
  sales_report_set_footer (report, as_of, sums);
  add_head (report, wording, sheet);
  add_charts (report, wording, sheet->overview);
  add_place_and_goals (report, wording, sheet->record);
  add_duties (report, wording, sheet->record);
  add_budgets_and_absences (report, wording, sheet->record);
  return report;
}

/**
 * sales_person_sheet_dup_filename:
 * @sheet: what is known of a person
 *
 * Returns: (transfer full): a name for the file without its ending
 */
char *
sales_person_sheet_dup_filename (const SalesPersonSheet *sheet)
{
  return sales_text_to_filename (sheet->record->person->name);
}
