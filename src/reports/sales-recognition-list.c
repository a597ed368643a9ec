/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-recognition-list.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* In the place of a figure that is not there. */
#define NO_FIGURE "–"

static char *
period_name (const SalesWording *wording, const SalesRecognition *recognition)
{
  return sales_locale_format_period (wording->locale, &recognition->period, wording->info->year_start);
}

static char *
scope_name (const SalesRecognition *recognition)
{
  return g_strdup (recognition->scope_name != NULL ? recognition->scope_name : NO_FIGURE);
}

static char *
format_share (const SalesWording *wording, gboolean has_share, gint64 share)
{
  return has_share ? sales_locale_format_percent (wording->locale, share, 1) : g_strdup (NO_FIGURE);
}

/* For what, with what makes it so: how many periods in a row, or from where somebody came. */
static char *
describe_achievement (const SalesWording *wording, const SalesAchievement *achievement)
{
  const char *reason = sales_award_reason_get_name (achievement->reason);

  if (achievement->reason == SALES_AWARD_STREAK && achievement->streak > 0)
    {
      g_autofree char *count = sales_locale_format_integer (wording->locale, achievement->streak);
      /* TRANSLATORS: a number of months, quarters or years in a row */
      g_autofree char *streak = g_strdup_printf (ngettext ("%s period in a row", "%s periods in a row", (gulong) achievement->streak), count);

      return g_strdup_printf ("%s · %s", reason, streak);
    }
  if (achievement->reason == SALES_AWARD_IMPROVED && achievement->has_before)
    {
      g_autofree char *before = sales_locale_format_percent (wording->locale, achievement->attainment_before, 1);
      /* TRANSLATORS: the share of the goal that somebody reached in the period before, as "82.5 %" */
      g_autofree char *text = g_strdup_printf (_("before: %s"), before);

      return g_strdup_printf ("%s · %s", reason, text);
    }
  return g_strdup (reason);
}

/* Paper ---------------------------------------------------------------------------------------- */

/* How many awards there are of each status, and what those with a value come to. */
static void
add_lead (SalesReport *report, const SalesWording *wording, const SalesRecognition *recognition)
{
  guint counts[SALES_N_AWARD_STATUSES] = { 0 };
  g_autofree char *proposed = NULL, *confirmed = NULL, *given = NULL, *text = NULL;
  SalesAmount value = 0;
  gboolean has_value = FALSE, fits = TRUE;

  for (guint i = 0; i < recognition->awards->len; i++)
    {
      const SalesAward *award = recognition->awards->pdata[i];

      counts[award->status]++;
      if (award->has_value && award->status != SALES_AWARD_PROPOSED)
        {
          has_value = TRUE;
          fits = fits && !__builtin_add_overflow (value, award->value, &value);
        }
    }
  if (recognition->awards->len == 0)
    {
      sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, _("No awards have been proposed for this period."));
      return;
    }
  proposed = sales_locale_format_integer (wording->locale, counts[SALES_AWARD_PROPOSED]);
  confirmed = sales_locale_format_integer (wording->locale, counts[SALES_AWARD_CONFIRMED]);
  given = sales_locale_format_integer (wording->locale, counts[SALES_AWARD_GIVEN]);
  /* TRANSLATORS: three numbers of awards, one for each status */
  text = g_strdup_printf (_("Awards: %1$s given, %2$s confirmed, %3$s proposed."), given, confirmed, proposed);
  sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, text);
  if (has_value && fits)
    {
      g_autofree char *amount = sales_locale_format_amount (wording->locale, value, &wording->info->currency, SALES_AMOUNT_FULL);
      /* TRANSLATORS: an amount of money: the values of all awards that are confirmed or given */
      g_autofree char *sum = g_strdup_printf (_("Confirmed and given awards come to %s."), amount);

      sales_report_add_text (report, SALES_REPORT_LEAD, sum);
    }
}

static void
add_awards (SalesReport *report, const SalesWording *wording, const SalesRecognition *recognition)
{
  SalesReportTable *table;

  if (recognition->awards->len == 0)
    return;
  sales_report_add_heading (report, _("Awards"), NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Who"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Unit"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "For what"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Attainment"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Reward"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Value"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Status"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Note"), SALES_TABLE_TEXT);
  for (guint i = 0; i < recognition->awards->len; i++)
    {
      const SalesAward *award = recognition->awards->pdata[i];

      sales_report_table_add_cell (table, award->name);
      sales_report_table_add_cell (table, award->detail);
      sales_report_table_add_cell (table, sales_award_reason_get_name (award->reason));
      sales_report_table_take_cell (table, format_share (wording, award->has_attainment, award->attainment));
      sales_report_table_add_cell (table, sales_award_kind_get_name (award->kind));
      sales_report_table_take_cell (table, award->has_value
                                               ? sales_locale_format_amount (wording->locale, award->value, &wording->info->currency, SALES_AMOUNT_FULL)
                                               : g_strdup (NO_FIGURE));
      sales_report_table_add_cell (table, sales_award_status_get_name (award->status));
      sales_report_table_add_note (table, award->note);
      sales_report_table_end_row (table, FALSE);
    }
}

static guint
count_open (const SalesRecognition *recognition)
{
  guint count = 0;

  for (int reason = 0; reason < SALES_N_AWARD_REASONS; reason++)
    for (guint i = 0; recognition->achievements[reason] != NULL && i < recognition->achievements[reason]->len; i++)
      count += ((const SalesAchievement *) recognition->achievements[reason]->pdata[i])->award == 0;
  return count;
}

static void
add_open (SalesReport *report, const SalesWording *wording, const SalesRecognition *recognition)
{
  SalesReportTable *table;

  if (count_open (recognition) == 0)
    return;
  sales_report_add_heading (report, _("Achieved and Not Proposed Yet"),
                            recognition->running ? _("The period is not over: what is met is met, the rest is open.") : NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Who"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Unit"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "For what"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Goal"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Sales"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Attainment"), SALES_TABLE_FIGURE);
  for (int reason = 0; reason < SALES_N_AWARD_REASONS; reason++)
    for (guint i = 0; recognition->achievements[reason] != NULL && i < recognition->achievements[reason]->len; i++)
      {
        const SalesAchievement *achievement = recognition->achievements[reason]->pdata[i];

        if (achievement->award != 0)
          continue;
        sales_report_table_add_cell (table, achievement->name);
        sales_report_table_add_cell (table, achievement->detail);
        sales_report_table_take_cell (table, describe_achievement (wording, achievement));
        sales_report_table_take_cell (table, sales_locale_format_amount (wording->locale, achievement->goal, &wording->info->currency, SALES_AMOUNT_WHOLE));
        sales_report_table_take_cell (table, sales_locale_format_amount (wording->locale, achievement->actual, &wording->info->currency, SALES_AMOUNT_WHOLE));
        sales_report_table_take_cell (table, format_share (wording, TRUE, achievement->attainment));
        sales_report_table_end_row (table, FALSE);
      }
}

static void
set_frame (SalesReport *report, const SalesWording *wording, const SalesRecognition *recognition)
{
  g_autofree char *name = scope_name (recognition);
  g_autofree char *period = period_name (wording, recognition);
  g_autofree char *days = sales_locale_format_day_range (wording->locale, &recognition->period);
  g_autofree char *today = sales_locale_format_day (wording->locale, recognition->today);
  g_autofree char *share = sales_locale_format_percent (wording->locale, recognition->exceeds_share, 0);
  /* TRANSLATORS: a date */
  g_autofree char *as_of = g_strdup_printf (_("Figures as of %s."), today);
  /* TRANSLATORS: a share as "110 %" */
  g_autofree char *rule = g_strdup_printf (_("A goal counts as exceeded from %s on."), share);
  /* TRANSLATORS: the title of a file, 1: the name of a person, team, territory or category, 2: a period's name as "Q3 2026" */
  g_autofree char *title = g_strdup_printf (_("Recognition list: %1$s, %2$s"), name, period);
  g_autoptr (GString) right = g_string_new (_("Recognition list"));

  g_string_append_printf (right, " · %s", period);
  if (g_strcmp0 (period, days) != 0)
    g_string_append_printf (right, " · %s", days);
  sales_report_set_title (report, title);
  sales_report_set_header (report, wording->info->company_name != NULL ? wording->info->company_name : "", right->str);
  sales_report_set_footer (report, as_of, rule);
}

/**
 * sales_recognition_list_new:
 * @wording: what the figures speak of
 * @recognition: who achieved what, and the awards
 * @paper: which paper
 *
 * Returns: (transfer full): the list, for sales_pdf_save() or a printer
 */
SalesReport *
sales_recognition_list_new (const SalesWording *wording, const SalesRecognition *recognition, SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, wording->locale);
  g_autofree char *name = scope_name (recognition);
  g_autofree char *clean = sales_text_clean_line (name);
  g_autofree char *count = sales_locale_format_integer (wording->locale, recognition->n_people);
  g_autofree char *people = NULL;
  const char *lines[] = { _("Manager, date"), _("Human resources, date") };

  /* TRANSLATORS: a number of people */
  people = g_strdup_printf (ngettext ("%s person with a goal", "%s people with a goal", (gulong) recognition->n_people), count);
  set_frame (report, wording, recognition);
  sales_report_add_title (report, clean, people);
  add_lead (report, wording, recognition);
  add_awards (report, wording, recognition);
  add_open (report, wording, recognition);
  if (recognition->awards->len > 0)
    sales_report_add_signatures (report, lines, G_N_ELEMENTS (lines));
  return report;
}

/* Table ---------------------------------------------------------------------------------------- */

static void
add_header (SalesTableWriter *writer)
{
  sales_table_writer_add_header (writer, C_("column", "Who"));
  sales_table_writer_add_header (writer, C_("column", "Unit"));
  sales_table_writer_add_header (writer, C_("column", "For what"));
  sales_table_writer_add_header (writer, C_("column", "Attainment"));
  sales_table_writer_add_header (writer, C_("column", "Reward"));
  sales_table_writer_add_header (writer, C_("column", "Value"));
  sales_table_writer_add_header (writer, C_("column", "Status"));
  sales_table_writer_add_header (writer, C_("column", "Note"));
  sales_table_writer_add_header (writer, C_("column", "Period from"));
  sales_table_writer_add_header (writer, C_("column", "Period to"));
  sales_table_writer_add_header (writer, C_("column", "Proposed on"));
  sales_table_writer_add_header (writer, C_("column", "Confirmed on"));
  sales_table_writer_add_header (writer, C_("column", "Given on"));
  sales_table_writer_end_row (writer);
}

static void
add_award_row (SalesTableWriter *writer, const SalesAward *award)
{
  sales_table_writer_add_text (writer, award->name);
  sales_table_writer_add_text (writer, award->detail);
  sales_table_writer_add_text (writer, sales_award_reason_get_name (award->reason));
  if (award->has_attainment)
    sales_table_writer_add_share (writer, award->attainment);
  else
    sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, sales_award_kind_get_name (award->kind));
  if (award->has_value)
    sales_table_writer_add_amount (writer, award->value);
  else
    sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, sales_award_status_get_name (award->status));
  sales_table_writer_add_text (writer, award->note);
  sales_table_writer_add_day (writer, award->first_day);
  sales_table_writer_add_day (writer, award->last_day);
  sales_table_writer_add_day (writer, award->proposed_day);
  sales_table_writer_add_day (writer, award->confirmed_day);
  sales_table_writer_add_day (writer, award->given_day);
  sales_table_writer_end_row (writer);
}

static void
add_achievement_row (SalesTableWriter *writer, const SalesRecognition *recognition, const SalesAchievement *achievement)
{
  sales_table_writer_add_text (writer, achievement->name);
  sales_table_writer_add_text (writer, achievement->detail);
  sales_table_writer_add_text (writer, sales_award_reason_get_name (achievement->reason));
  sales_table_writer_add_share (writer, achievement->attainment);
  sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, C_("award status", "Not proposed"));
  sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_day (writer, recognition->period.first);
  sales_table_writer_add_day (writer, recognition->period.last);
  for (int i = 0; i < 3; i++)
    sales_table_writer_add_text (writer, NULL);
  sales_table_writer_end_row (writer);
}

/**
 * sales_recognition_list_to_table:
 * @wording: what the figures speak of
 * @recognition: who achieved what, and the awards
 * @format: CSV or a spreadsheet
 * @error: as for sales_table_writer_finish()
 *
 * Returns: (transfer full) (nullable): the list, headers and words in the user's language
 */
GBytes *
sales_recognition_list_to_table (const SalesWording *wording, const SalesRecognition *recognition, SalesTableFormat format, GError **error)
{
  g_autofree char *name = scope_name (recognition);
  g_autoptr (SalesTableWriter) writer = sales_table_writer_new (format, name, &wording->info->currency);

  add_header (writer);
  for (guint i = 0; i < recognition->awards->len; i++)
    add_award_row (writer, recognition->awards->pdata[i]);
  for (int reason = 0; reason < SALES_N_AWARD_REASONS; reason++)
    for (guint i = 0; recognition->achievements[reason] != NULL && i < recognition->achievements[reason]->len; i++)
      {
        const SalesAchievement *achievement = recognition->achievements[reason]->pdata[i];

        if (achievement->award == 0)
          add_achievement_row (writer, recognition, achievement);
      }
  return sales_table_writer_finish (writer, error);
}

/**
 * sales_recognition_list_dup_filename:
 * @wording: what the figures speak of
 * @recognition: the list
 *
 * Returns: (transfer full): a name for the file without its ending, in the user's language
 */
char *
sales_recognition_list_dup_filename (const SalesWording *wording, const SalesRecognition *recognition)
{
  g_autofree char *name = scope_name (recognition);
  g_autofree char *period = sales_period_to_id (&recognition->period, wording->info->year_start);
  /* TRANSLATORS: the name of a file, 1: the name of a person, team, territory or category, 2: a period as "2026-Q3" */
  g_autofree char *title = g_strdup_printf (_("Recognition list %1$s %2$s"), name, period);

  return sales_text_to_filename (title);
}
