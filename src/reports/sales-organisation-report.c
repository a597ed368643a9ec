/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-organisation-report.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* A chart with more people is hard to read on one page: departments have pages of their own then. */
#define PAGE_MAX_PEOPLE 70

/**
 * sales_organisation_unit_name:
 * @wording: what is spoken of
 * @unit: a unit
 *
 * Returns: (transfer none): its name; the company's from the settings
 */
const char *
sales_organisation_unit_name (const SalesWording *wording, const SalesRosterUnit *unit)
{
  const char *company = wording->info->company_name;

  if (unit->id == SALES_COMPANY_ID && company != NULL && company[0] != '\0')
    return company;
  return unit->name[0] != '\0' ? unit->name : C_("scope", "Company");
}

/**
 * sales_organisation_person_detail:
 * @wording: what is spoken of
 * @person: somebody
 *
 * Returns: (transfer full) (nullable): what stands beside the name: since when somebody has been
 *   gone or will be there, whether away, the title or role
 */
char *
sales_organisation_person_detail (const SalesWording *wording, const SalesRosterPerson *person)
{
  g_autofree char *day = NULL;

  if (person->former)
    {
      day = sales_locale_format_day (wording->locale, person->left);
      /* TRANSLATORS: beside the name of somebody who has left; %s is the last day at work */
      return g_strdup_printf (_("until %s"), day);
    }
  if (person->hired != SALES_DAY_NONE && person->hired > sales_today ())
    {
      day = sales_locale_format_day (wording->locale, person->hired);
      /* TRANSLATORS: beside the name of somebody who has been hired; %s is the first day at work */
      return g_strdup_printf (_("from %s"), day);
    }
  if (person->away == SALES_SHARE_WHOLE)
    /* TRANSLATORS: beside the name of somebody who is on leave */
    return g_strdup (C_("person", "away"));
  return person->title != NULL ? g_strdup (person->title) : sales_wording_role (person->role);
}

/* Everybody below @unit. */
static guint
count_below (const SalesRoster *roster, const SalesRosterUnit *unit)
{
  guint n = 0;

  for (guint i = 0; i < roster->units->len; i++)
    {
      const SalesRosterUnit *it = roster->units->pdata[i];

      if (it != unit && sales_roster_is_above (roster, unit->id, it->id))
        n += it->n_people;
    }
  return n;
}

/* The chart -------------------------------------------------------------------------------------- */

static void
add_entries (const SalesWording *wording, const SalesRoster *roster, const SalesRosterUnit *unit, int box, GArray *entries, GArray *ids)
{
  /* Whoever leads stands first. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < roster->people->len; i++)
      {
        const SalesRosterPerson *person = roster->people->pdata[i];
        gboolean leads = unit->leader == person->id;
        SalesTreeEntry entry = { box, person->name, NULL, leads, FALSE };

        if (person->unit != unit->id || person->former || leads != (pass == 0))
          continue;
        entry.detail = sales_organisation_person_detail (wording, person);
        entry.dimmed = person->away == SALES_SHARE_WHOLE || (person->hired != SALES_DAY_NONE && person->hired > sales_today ());
        g_array_append_val (entries, entry);
        g_array_append_val (ids, person->id);
      }
}

static void
entry_clear (gpointer data)
{
  g_free ((char *) ((SalesTreeEntry *) data)->detail);
}

static GArray *
list_scopes (SalesTreeChart *chart, GArray *unit_ids, GArray *person_ids)
{
  GArray *scopes = g_array_new (FALSE, FALSE, sizeof (SalesScope));

  for (guint row = 0; row < sales_chart_get_n_rows (SALES_CHART (chart)); row++)
    {
      guint index;
      gboolean unit = sales_tree_chart_row_is_box (chart, row, &index);
      SalesScope scope = { unit ? SALES_SCOPE_UNIT : SALES_SCOPE_PERSON, g_array_index (unit ? unit_ids : person_ids, gint64, index) };

      g_array_append_val (scopes, scope);
    }
  return scopes;
}

/**
 * sales_organisation_chart_new:
 * @wording: what is spoken of
 * @roster: the organisation
 * @unit: the topmost unit, %SALES_COMPANY_ID for everybody
 * @depth: how many levels of units below it, −1 for all
 * @scopes: (out) (optional) (transfer full): of #SalesScope: what each row of its table is
 *
 * Returns: (transfer full): a #SalesTreeChart
 */
SalesChart *
sales_organisation_chart_new (const SalesWording *wording, const SalesRoster *roster, gint64 unit, int depth, GArray **scopes)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (SalesTreeBox));
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (SalesTreeEntry));
  g_autoptr (GArray) unit_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) person_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  const SalesRosterUnit *top = sales_roster_find_unit (roster, unit);
  SalesChart *chart;

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; top != NULL && i < roster->units->len; i++)
    {
      const SalesRosterUnit *it = roster->units->pdata[i];
      SalesScope scope = { SALES_SCOPE_UNIT, it->id };
      SalesTreeBox box = { -1, sales_organisation_unit_name (wording, it), NULL };

      if (it != top && (it->depth <= top->depth || !g_hash_table_contains (index, &it->parent)))
        continue;
      if (depth >= 0 && it->depth - top->depth > depth)
        continue;
      if (it != top)
        box.parent = GPOINTER_TO_INT (g_hash_table_lookup (index, &it->parent));
      if (depth >= 0 && it->depth - top->depth == depth)
        box.n_more = count_below (roster, it);
      box.kind = sales_wording_scope_kind (&scope, it->kind);
      g_ptr_array_add (kinds, (char *) box.kind);
      g_hash_table_insert (index, (gpointer) &it->id, GINT_TO_POINTER ((int) boxes->len));
      add_entries (wording, roster, it, (int) boxes->len, entries, person_ids);
      g_array_append_val (boxes, box);
      g_array_append_val (unit_ids, it->id);
    }
  chart = sales_tree_chart_new ((SalesTreeBox *) (gpointer) boxes->data, boxes->len, (SalesTreeEntry *) (gpointer) entries->data, entries->len);
  sales_chart_set_title (chart, top != NULL ? sales_organisation_unit_name (wording, top) : "");
  if (scopes != NULL)
    *scopes = list_scopes (SALES_TREE_CHART (chart), unit_ids, person_ids);
  return chart;
}

/* The report -------------------------------------------------------------------------------------- */

static guint
count_people (const SalesRoster *roster)
{
  guint n = 0;

  for (guint i = 0; i < roster->units->len; i++)
    n += ((const SalesRosterUnit *) roster->units->pdata[i])->n_people;
  return n;
}

static void
add_charts (SalesReport *report, const SalesWording *wording, const SalesRoster *roster)
{
  gboolean one = count_people (roster) <= PAGE_MAX_PEOPLE;

  sales_report_add_large_chart (report, sales_organisation_chart_new (wording, roster, SALES_COMPANY_ID, one ? -1 : 1, NULL));
  for (guint i = 0; !one && i < roster->units->len; i++)
    {
      const SalesRosterUnit *unit = roster->units->pdata[i];
      gboolean deeper = i + 1 < roster->units->len && ((const SalesRosterUnit *) roster->units->pdata[i + 1])->depth > unit->depth;

      /* Units without others below them are on the first page whole. */
      if (unit->depth == 1 && deeper)
        sales_report_add_large_chart (report, sales_organisation_chart_new (wording, roster, unit->id, -1, NULL));
    }
}

/* "Building Services › West". */
static char *
dup_path (const SalesWording *wording, const SalesRoster *roster, gint64 id)
{
  const SalesRosterUnit *unit = sales_roster_find_unit (roster, id);
  char *path = g_strdup (unit != NULL ? sales_organisation_unit_name (wording, unit) : "");

  for (guint i = 0; unit != NULL && unit->parent != 0 && unit->parent != SALES_COMPANY_ID && i < roster->units->len; i++)
    {
      char *longer;

      unit = sales_roster_find_unit (roster, unit->parent);
      if (unit == NULL)
        break;
      longer = g_strconcat (sales_organisation_unit_name (wording, unit), " › ", path, NULL);
      g_free (path);
      path = longer;
    }
  return path;
}

static char *
dup_day (const SalesWording *wording, SalesDay day)
{
  return day != SALES_DAY_NONE ? sales_locale_format_day_short (wording->locale, day) : NULL;
}

static void
add_list (SalesReport *report, const SalesWording *wording, const SalesRoster *roster)
{
  SalesReportTable *table;

  sales_report_add_heading (report, _("Everybody"), NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Name"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Role"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Belongs to"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Reports to"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Since"), SALES_TABLE_FIGURE);
  for (guint i = 0; i < roster->people->len; i++)
    {
      const SalesRosterPerson *person = roster->people->pdata[i];
      const SalesRosterPerson *manager = sales_roster_find_person (roster, person->manager);

      if (person->former)
        continue;
      sales_report_table_add_cell (table, person->name);
      sales_report_table_take_cell (table, sales_organisation_person_detail (wording, person));
      sales_report_table_take_cell (table, dup_path (wording, roster, person->unit));
      sales_report_table_add_cell (table, manager != NULL ? manager->name : NULL);
      sales_report_table_take_cell (table, dup_day (wording, person->hired));
      sales_report_table_end_row (table, FALSE);
    }
}

/**
 * sales_organisation_report_new:
 * @wording: what is spoken of
 * @roster: the organisation
 * @paper: which paper
 *
 * Returns: (transfer full): the organisation as a chart and as a list, for sales_pdf_save() or a printer
 */
SalesReport *
sales_organisation_report_new (const SalesWording *wording, const SalesRoster *roster, SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, wording->locale);
  g_autofree char *today = sales_locale_format_day (wording->locale, sales_today ());
  /* TRANSLATORS: at the foot of a page; %s is a date */
  g_autofree char *as_of = g_strdup_printf (_("As of %s."), today);
  const SalesRosterUnit *company = roster->units->pdata[0];

  sales_report_set_title (report, _("Organisation"));
  sales_report_set_header (report, sales_organisation_unit_name (wording, company), _("Organisation"));
  sales_report_set_footer (report, as_of, "");
  add_charts (report, wording, roster);
  add_list (report, wording, roster);
  return report;
}

/**
 * sales_organisation_report_to_table:
 * @wording: what is spoken of
 * @roster: the organisation
 * @format: CSV or a spreadsheet
 * @error: as for sales_table_writer_finish()
 *
 * Returns: (transfer full) (nullable): everybody, former employees too, with the columns that the
 *   import takes
 */
GBytes *
sales_organisation_report_to_table (const SalesWording *wording, const SalesRoster *roster, SalesTableFormat format, GError **error)
{
  static const char *const columns[] = { "id", "name", "role", "department", "team", "manager", "hired", "left" };
  g_autoptr (SalesTableWriter) writer = sales_table_writer_new (format, _("Organisation"), &wording->info->currency);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sales_table_writer_add_header (writer, columns[i]);
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < roster->people->len; i++)
    {
      const SalesRosterPerson *person = roster->people->pdata[i];
      const SalesRosterPerson *manager = sales_roster_find_person (roster, person->manager);
      const SalesRosterUnit *unit = sales_roster_find_unit (roster, person->unit);
      const SalesRosterUnit *above = unit;

      while (above != NULL && above->kind == SALES_UNIT_TEAM)
        above = sales_roster_find_unit (roster, above->parent);
      sales_table_writer_add_text (writer, person->ref);
      sales_table_writer_add_text (writer, person->name);
      sales_table_writer_add_text (writer, person->title != NULL ? person->title : person->role);
      sales_table_writer_add_text (writer, above != NULL && above->kind == SALES_UNIT_DEPARTMENT ? above->name : NULL);
      sales_table_writer_add_text (writer, unit != NULL && unit->kind == SALES_UNIT_TEAM ? unit->name : NULL);
      sales_table_writer_add_text (writer, manager != NULL ? manager->name : NULL);
      sales_table_writer_add_day (writer, person->hired);
      sales_table_writer_add_day (writer, person->left);
      sales_table_writer_end_row (writer);
    }
  return sales_table_writer_finish (writer, error);
}

/**
 * sales_organisation_report_dup_filename:
 *
 * Returns: (transfer full): a name for the file without its ending, in the user's language
 */
char *
sales_organisation_report_dup_filename (void)
{
  g_autofree char *today = sales_day_to_iso (sales_today ());
  /* TRANSLATORS: the name of a file; %s is a date as 2026-11-22 */
  g_autofree char *title = g_strdup_printf (_("Organisation %s"), today);

  return sales_text_to_filename (title);
}
