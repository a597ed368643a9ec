/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-goal-agreement.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "reports/sales-goal-sheet.h"
#include "reports/sales-pdf.h"
#include "reports/sales-wording-goals.h"

/* So many columns of goals fit beside each other. */
#define MAX_COLUMNS 4
/* Lines to write remarks on. */
#define N_LINES 3

/* Reading -------------------------------------------------------------------------------------- */

typedef struct
{
  SalesScope  scope;
  SalesPeriod year;
} ReadData;

static void
signer_free (gpointer data)
{
  SalesGoalSigner *self = data;

  g_free (self->name);
  g_free (self->role);
  g_free (self->unit);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

void
sales_goal_agreements_free (SalesGoalAgreements *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->signers);
  g_free (self);
}

/* Whoever has left by the year's end signs where he or she was last. */
static int
find_unit (const SalesOrganisation *organisation, int i, const SalesPeriod *year)
{
  const SalesMember *member = &organisation->members[i];

  return sales_organisation_unit_on (organisation, i, member->left != SALES_DAY_NONE ? MIN (member->left, year->last) : year->last);
}

static gboolean
add_signer (SalesGoalAgreements *self, SalesStore *store, const SalesOrganisation *organisation, int i, gboolean always, GError **error)
{
  const SalesMember *member = &organisation->members[i];
  const SalesScope scope = { SALES_SCOPE_PERSON, member->id };
  g_autoptr (SalesRequest) read = sales_goal_ledger_new (&scope, &self->period);
  g_autoptr (GPtrArray) entries = read->func (store, read->data, NULL, error);
  const SalesNode *unit = &organisation->units.nodes[find_unit (organisation, i, &self->period)];
  SalesGoalSigner *signer;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0 && !always)
    return TRUE;
  signer = g_new0 (SalesGoalSigner, 1);
  signer->id = member->id;
  signer->name = g_strdup (member->name);
  signer->role = g_strdup (member->title != NULL ? member->title : member->role);
  signer->unit = g_strdup (unit->name);
  signer->entries = g_steal_pointer (&entries);
  g_ptr_array_add (self->signers, signer);
  return TRUE;
}

static gboolean
add_unit (SalesGoalAgreements *self, SalesStore *store, const SalesOrganisation *organisation, int top, GError **error)
{
  for (int unit = top; unit < organisation->units.nodes[top].end; unit++)
    for (int i = 1; i < organisation->n_members; i++)
      if (find_unit (organisation, i, &self->period) == unit && !add_signer (self, store, organisation, i, FALSE, error))
        return FALSE;
  return TRUE;
}

static gpointer
read_agreements (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const ReadData *data = user_data;
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (SalesGoalAgreements) self = NULL;
  gboolean person = data->scope.kind == SALES_SCOPE_PERSON;
  int at;

  if (organisation == NULL)
    return NULL;
  if (!person && data->scope.kind != SALES_SCOPE_UNIT)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "nobody signs for a %s", sales_scope_kind_to_string (data->scope.kind));
      return NULL;
    }
  at = person ? sales_organisation_find_member (organisation, data->scope.id) : sales_tree_find (&organisation->units, data->scope.id);
  if (at < 0 || (person && at == 0))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT, sales_scope_kind_to_string (data->scope.kind), data->scope.id);
      return NULL;
    }
  self = g_new0 (SalesGoalAgreements, 1);
  self->scope = data->scope;
  self->period = data->year;
  self->name = g_strdup (person ? organisation->members[at].name : organisation->units.nodes[at].name);
  self->signers = g_ptr_array_new_with_free_func (signer_free);
  if (person ? add_signer (self, store, organisation, at, TRUE, error) : add_unit (self, store, organisation, at, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * sales_goal_agreements_request_new:
 * @info: of the document
 * @scope: a person, or a unit: everybody in it
 * @period: the fiscal year in which it ends is agreed
 *
 * Returns: (transfer full): a request for #SalesGoalAgreements, to be freed with
 *   sales_goal_agreements_free(); %SALES_ERROR_NOT_FOUND, and %SALES_ERROR_INVALID for other scopes
 */
SalesRequest *
sales_goal_agreements_request_new (const SalesDocumentInfo *info, const SalesScope *scope, const SalesPeriod *period)
{
  ReadData *data = g_new0 (ReadData, 1);

  data->scope = *scope;
  data->year = sales_period_containing (SALES_PERIOD_YEAR, period->last, info->year_start);
  return sales_request_new (read_agreements, data, g_free, (GDestroyNotify) sales_goal_agreements_free);
}

/* The head -------------------------------------------------------------------------------------- */

static void
append_fact (GString *facts, const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

static void
add_head (SalesReport *report, const SalesWording *wording, const SalesGoalSheet *sheet, const SalesGoalSigner *signer, const char *year)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *role = signer->role != NULL ? sales_wording_role (signer->role) : NULL;
  g_autofree char *clean = sales_text_clean_line (signer->name);

  append_fact (facts, role);
  append_fact (facts, signer->unit);
  sales_report_add_title (report, clean, facts->str);
  if (sheet->columns->len == 0)
    sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, _("No goals have been set for this year."));
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const SalesGoalSheetColumn *column = &g_array_index (sheet->columns, SalesGoalSheetColumn, i);
      const SalesGoalSheetCell *cell = sales_goal_sheet_get_year (sheet, i);
      g_autofree char *measure = sales_wording_goal_measure (column->measure, column->category);
      g_autofree char *value = NULL, *first = NULL, *text = NULL;

      if (cell == NULL)
        continue;
      value = sales_wording_goal_value (wording, column->measure, cell->value);
      first = sales_wording_goal_value (wording, column->measure, cell->original);
      if (cell->original != cell->value)
        /* TRANSLATORS: 1: a measure as "Sales", 2: a fiscal year, 3: the goal, 4: the goal before it was revised */
        text = g_strdup_printf (_("%1$s, goal for %2$s: %3$s; first set: %4$s."), measure, year, value, first);
      else
        /* TRANSLATORS: 1: a measure as "Sales", 2: a fiscal year, 3: the goal */
        text = g_strdup_printf (_("%1$s, goal for %2$s: %3$s."), measure, year, value);
      sales_report_add_text (report, i == 0 ? SALES_REPORT_LEAD_BOLD : SALES_REPORT_LEAD, text);
    }
}

/* Goals ---------------------------------------------------------------------------------------- */

static void
add_table (SalesReport *report, const SalesWording *wording, const SalesGoalSheet *sheet, guint first, guint end)
{
  SalesReportTable *table = sales_report_add_table (report);

  sales_report_table_add_column (table, C_("column", "Period"), SALES_TABLE_TEXT);
  for (guint i = first; i < end; i++)
    {
      const SalesGoalSheetColumn *column = &g_array_index (sheet->columns, SalesGoalSheetColumn, i);
      g_autofree char *title = sales_wording_goal_measure (column->measure, column->category);

      sales_report_table_add_column (table, title, SALES_TABLE_FIGURE);
    }
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const SalesGoalSheetRow *row = &g_array_index (sheet->rows, SalesGoalSheetRow, r);

      sales_report_table_take_cell (table, sales_wording_goal_period (wording, row->first, row->last));
      for (guint i = first; i < end; i++)
        {
          const SalesGoalSheetColumn *column = &g_array_index (sheet->columns, SalesGoalSheetColumn, i);
          const SalesGoalSheetCell *cell = sales_goal_sheet_get_cell (sheet, r, i);

          if (cell->known)
            sales_report_table_take_cell (table, sales_wording_goal_value (wording, column->measure, cell->value));
          else
            sales_report_table_add_cell (table, "–");
        }
      sales_report_table_end_row (table, row->total);
    }
}

static void
add_goals (SalesReport *report, const SalesWording *wording, const SalesGoalSheet *sheet)
{
  if (sheet->columns->len == 0)
    return;
  sales_report_add_heading (report, _("Goals"), sheet->sums ? _("Quarters and years without a goal of their own are the sum of their months.") : NULL);
  for (guint i = 0; i < sheet->columns->len; i += MAX_COLUMNS)
    add_table (report, wording, sheet, i, MIN (i + MAX_COLUMNS, sheet->columns->len));
}

/* Revisions ------------------------------------------------------------------------------------- */

static char *
describe_reason (const SalesGoalVersion *version)
{
  const char *reason = sales_wording_goal_reason (version->reason);

  return version->event != NULL ? g_strdup_printf ("%s · %s", reason, version->event) : g_strdup (reason);
}

/* Whether the row above says why already: months are often revised together. */
static gboolean
is_repeated (const SalesGoalVersion *above, const SalesGoalVersion *version)
{
  return above != NULL && above->reason == version->reason && above->effective_day == version->effective_day &&
         g_strcmp0 (above->event, version->event) == 0 && g_strcmp0 (above->note, version->note) == 0;
}

static void
add_revision (SalesReportTable *table, const SalesWording *wording, const SalesGoalSheet *sheet, gboolean notes, gboolean repeated,
              const SalesGoalEntry *before, const SalesGoalEntry *entry)
{
  sales_report_table_take_cell (table, sales_wording_goal_period (wording, entry->first_day, entry->last_day));
  if (sheet->columns->len > 1)
    sales_report_table_take_cell (table, sales_wording_goal_measure (entry->measure, entry->category));
  sales_report_table_take_cell (table, sales_wording_goal_value (wording, entry->measure, before->version.value));
  sales_report_table_take_cell (table, sales_wording_goal_value (wording, entry->measure, entry->version.value));
  sales_report_table_take_cell (table, sales_locale_format_day_short (wording->locale, entry->version.effective_day));
  if (repeated)
    sales_report_table_add_cell (table, NULL);
  else
    sales_report_table_take_cell (table, describe_reason (&entry->version));
  if (notes)
    sales_report_table_add_note (table, repeated ? NULL : entry->version.note);
  sales_report_table_end_row (table, FALSE);
}

static void
add_revisions (SalesReport *report, const SalesWording *wording, const SalesGoalSheet *sheet, const SalesGoalSigner *signer)
{
  SalesReportTable *table = NULL;
  const SalesGoalVersion *above = NULL;
  gboolean notes = FALSE;

  for (guint i = 0; i < signer->entries->len; i++)
    notes |= ((SalesGoalEntry *) signer->entries->pdata[i])->version.note != NULL;
  for (guint i = 1; i < signer->entries->len; i++)
    {
      const SalesGoalEntry *before = signer->entries->pdata[i - 1], *entry = signer->entries->pdata[i];

      if (!sales_goal_entry_is_same_goal (before, entry))
        continue;
      if (table == NULL)
        {
          sales_report_add_heading (report, _("Revisions"), NULL);
          table = sales_report_add_table (report);
          sales_report_table_add_column (table, C_("column", "Period"), SALES_TABLE_TEXT);
          if (sheet->columns->len > 1)
            sales_report_table_add_column (table, C_("column", "Measure"), SALES_TABLE_TEXT);
          sales_report_table_add_column (table, C_("column", "Before"), SALES_TABLE_FIGURE);
          sales_report_table_add_column (table, C_("column", "Goal"), SALES_TABLE_FIGURE);
          sales_report_table_add_column (table, C_("column", "In force from"), SALES_TABLE_FIGURE);
          sales_report_table_add_column (table, C_("column", "Reason"), SALES_TABLE_TEXT);
          if (notes)
            sales_report_table_add_column (table, C_("column", "Note"), SALES_TABLE_TEXT);
        }
      add_revision (table, wording, sheet, notes, is_repeated (above, &entry->version), before, entry);
      above = &entry->version;
    }
}

/* Agreement ------------------------------------------------------------------------------------- */

static char *
count_states (const SalesWording *wording, const SalesGoalSheet *sheet)
{
  char *counts[SALES_N_AGREEMENT_STATES], *text;

  for (int i = 0; i < SALES_N_AGREEMENT_STATES; i++)
    counts[i] = sales_locale_format_integer (wording->locale, sheet->n_states[i]);
  /* TRANSLATORS: four numbers of goals */
  text = g_strdup_printf (_("Goals acknowledged: %1$s, discussed: %2$s, proposed: %3$s, drafts: %4$s."), counts[SALES_AGREEMENT_ACKNOWLEDGED],
                          counts[SALES_AGREEMENT_DISCUSSED], counts[SALES_AGREEMENT_PROPOSED], counts[SALES_AGREEMENT_DRAFT]);
  for (int i = 0; i < SALES_N_AGREEMENT_STATES; i++)
    g_free (counts[i]);
  return text;
}

/* What was said already. Many goals are marked with one remark: it stands once. */
static void
add_remarks (SalesReport *report, const SalesWording *wording, const SalesGoalSigner *signer)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < signer->entries->len; i++)
    {
      const SalesGoalEntry *entry = signer->entries->pdata[i];
      const SalesAgreement *agreement = &entry->version.agreement;
      g_autofree char *state = NULL, *text = NULL;

      if (agreement->remark == NULL)
        continue;
      state = sales_wording_agreement (wording, agreement);
      if (agreement->by != NULL)
        {
          g_autofree char *by = sales_text_isolate (agreement->by);

          /* TRANSLATORS: 1: a remark, 2: a person, 3: "discussed on 25 Sep 2026" */
          text = g_strdup_printf (_("“%1$s” (%2$s, %3$s)"), agreement->remark, by, state);
        }
      else
        /* TRANSLATORS: 1: a remark, 2: "discussed on 25 Sep 2026" */
        text = g_strdup_printf (_("“%1$s” (%2$s)"), agreement->remark, state);
      if (g_hash_table_contains (seen, text))
        continue;
      sales_report_add_text (report, SALES_REPORT_BODY, text);
      g_hash_table_add (seen, g_steal_pointer (&text));
    }
}

static void
add_agreement (SalesReport *report, const SalesWording *wording, const SalesGoalSheet *sheet, const SalesGoalSigner *signer)
{
  g_autofree char *isolated = sales_text_isolate (signer->name);
  /* TRANSLATORS: below a line for a signature: a person's name */
  g_autofree char *person = g_strdup_printf (_("%s, date"), isolated);
  const char *lines[] = { person, _("Manager, date") };
  g_autofree char *states = count_states (wording, sheet);

  sales_report_add_heading (report, _("Agreement"), states);
  add_remarks (report, wording, signer);
  sales_report_add_text (report, SALES_REPORT_BODY, _("The signatures say that these goals have been discussed and are known."));
  sales_report_add_lines (report, _("Remarks:"), N_LINES);
  sales_report_add_signatures (report, lines, G_N_ELEMENTS (lines));
}

/* The whole -------------------------------------------------------------------------------------- */

static void
set_frame (SalesReport *report, const SalesWording *wording, const SalesGoalAgreements *agreements, const SalesGoalSigner *signer, const char *year)
{
  g_autofree char *days = sales_locale_format_day_range (wording->locale, &agreements->period);
  g_autofree char *today = sales_locale_format_day (wording->locale, sales_today ());
  /* TRANSLATORS: a date */
  g_autofree char *as_of = g_strdup_printf (_("Goals as of %s."), today);
  /* TRANSLATORS: the title of a file, 1: a person, 2: a fiscal year */
  g_autofree char *title = g_strdup_printf (_("Goal agreement: %1$s, %2$s"), signer->name, year);
  g_autoptr (GString) right = g_string_new (_("Goal agreement"));

  append_fact (right, year);
  append_fact (right, days);
  sales_report_set_title (report, title);
  sales_report_set_header (report, wording->info->company_name != NULL ? wording->info->company_name : "", right->str);
  sales_report_set_footer (report, as_of, "");
}

/**
 * sales_goal_agreement_new:
 * @wording: what the figures speak of
 * @agreements: of which year
 * @signer: whose goals
 * @paper: which paper
 *
 * Returns: (transfer full): goals by month, quarter and year, their revisions, what was said, and lines to
 *   write and sign on
 */
SalesReport *
sales_goal_agreement_new (const SalesWording *wording, const SalesGoalAgreements *agreements, const SalesGoalSigner *signer, SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, wording->locale);
  g_autoptr (SalesGoalSheet) sheet = sales_goal_sheet_new (signer->entries, &agreements->period);
  g_autofree char *year = sales_locale_format_period (wording->locale, &agreements->period, wording->info->year_start);

  set_frame (report, wording, agreements, signer, year);
  add_head (report, wording, sheet, signer, year);
  add_goals (report, wording, sheet);
  add_revisions (report, wording, sheet, signer);
  add_agreement (report, wording, sheet, signer);
  return report;
}

static char *
make_title (const SalesWording *wording, const SalesGoalAgreements *agreements)
{
  g_autofree char *year = sales_locale_format_period (wording->locale, &agreements->period, wording->info->year_start);

  if (agreements->scope.kind == SALES_SCOPE_PERSON)
    /* TRANSLATORS: the title of a file, 1: a person, 2: a fiscal year */
    return g_strdup_printf (_("Goal agreement: %1$s, %2$s"), agreements->name, year);
  /* TRANSLATORS: the title of a file, 1: a team, 2: a fiscal year */
  return g_strdup_printf (_("Goal agreements: %1$s, %2$s"), agreements->name, year);
}

/**
 * sales_goal_agreements_to_pdf:
 * @wording: what the figures speak of
 * @agreements: of whom
 * @paper: which paper
 * @error: %SALES_ERROR_NOT_FOUND if nobody has goals, otherwise as for sales_pdf_to_bytes()
 *
 * Returns: (transfer full) (nullable): a file in which everybody's agreement begins a page
 */
GBytes *
sales_goal_agreements_to_pdf (const SalesWording *wording, const SalesGoalAgreements *agreements, SalesPaper paper, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_report_free);
  g_autofree char *title = make_title (wording, agreements);

  for (guint i = 0; i < agreements->signers->len; i++)
    g_ptr_array_add (reports, sales_goal_agreement_new (wording, agreements, agreements->signers->pdata[i], paper));
  if (reports->len == 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "nobody in unit %" G_GINT64_FORMAT " has goals", agreements->scope.id);
      return NULL;
    }
  return sales_pdf_to_bytes ((SalesReport *const *) reports->pdata, reports->len, title, error);
}

/**
 * sales_goal_agreements_dup_filename:
 * @wording: what the figures speak of
 * @agreements: of whom
 *
 * Returns: (transfer full): a name for the file, in the user's language
 */
char *
sales_goal_agreements_dup_filename (const SalesWording *wording, const SalesGoalAgreements *agreements)
{
  g_autofree char *period = sales_period_to_id (&agreements->period, wording->info->year_start);
  /* TRANSLATORS: the name of a file, 1: a person or a team, 2: a fiscal year */
  g_autofree char *title = g_strdup_printf (_("Goal agreement %1$s %2$s"), agreements->name, period);
  g_autofree char *file = sales_text_to_filename (title);

  return g_strconcat (file, ".pdf", NULL);
}
