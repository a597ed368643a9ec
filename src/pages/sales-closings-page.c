/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-closings-page.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"
#include "base/sales-locale.h"
#include "model/sales-closing.h"
#include "pages/sales-closing-forms.h"
#include "pages/sales-table-saver.h"
#include "reports/sales-wording-goals.h"
#include "widgets/sales-variance-label.h"

/* Rows of a section; the rest is told by its number and is in the table that is saved. */
#define MAX_ROWS 200
#define MAX_OPEN_ROWS 6

struct _SalesClosingsPage
{
  SalesPage parent_instance;

  /* Template */
  GtkLabel  *summary;
  GtkWidget *back_button;
  GtkWidget *reopen_button;
  GtkWidget *close_button;
  GtkStack  *stack;
  GtkBox    *box;

  /* Owned; the one that is not shown is %NULL */
  SalesClosingPlan   *plan;
  SalesClosingReport *report;
};

static const char *const result_titles[SALES_N_RESULTS] = {
  NC_("result", "Exceeded"),
  NC_("result", "Met"),
  NC_("result", "Missed"),
  NC_("result", "Not known"),
};

G_DEFINE_FINAL_TYPE (SalesClosingsPage, sales_closings_page, SALES_TYPE_PAGE)

static SalesWording
get_wording (SalesClosingsPage *self)
{
  return (SalesWording){ sales_document_get_info (sales_page_get_document (SALES_PAGE (self))), sales_locale_get_default () };
}

static gboolean
is_writable (SalesClosingsPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));

  return document != NULL && !sales_document_is_read_only (document);
}

/* The closing whose goals are asked for, 0 for the list. */
static gint64
get_asked (SalesClosingsPage *self)
{
  SalesContext *context = sales_page_get_context (SALES_PAGE (self));
  const char *detail = sales_context_get_detail (context);

  return g_strcmp0 (sales_context_get_page (context), "closings") == 0 && detail != NULL ? g_ascii_strtoll (detail, NULL, 10) : 0;
}

/* Rows -------------------------------------------------------------------------------------------- */

/* Names come from the document: nothing in them is markup. */
static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_more (AdwPreferencesGroup *group, guint n, guint shown)
{
  g_autofree char *text = NULL;

  if (n <= shown)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - shown), n - shown);
  add_row (group, text, NULL);
}

static AdwPreferencesGroup *
add_group (SalesClosingsPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static char *
format_signed (const SalesWording *wording, SalesAmount amount)
{
  return sales_locale_format_signed_amount (wording->locale, amount, &wording->info->currency, SALES_AMOUNT_FULL);
}

static char *
describe_results (const SalesWording *wording, const SalesClosing *it)
{
  g_autofree char *exceeded = sales_locale_format_integer (wording->locale, it->n_results[SALES_RESULT_EXCEEDED]);
  g_autofree char *met = sales_locale_format_integer (wording->locale, it->n_results[SALES_RESULT_MET]);
  g_autofree char *missed = sales_locale_format_integer (wording->locale, it->n_results[SALES_RESULT_MISSED]);
  g_autofree char *unknown = sales_locale_format_integer (wording->locale, it->n_results[SALES_RESULT_UNKNOWN]);

  if (it->n_results[SALES_RESULT_UNKNOWN] == 0)
    /* TRANSLATORS: numbers of goals */
    return g_strdup_printf (_("Goals: %1$s exceeded, %2$s met, %3$s missed"), exceeded, met, missed);
  /* TRANSLATORS: numbers of goals; of the last ones nothing is known to compare them with */
  return g_strdup_printf (_("Goals: %1$s exceeded, %2$s met, %3$s missed, %4$s not known"), exceeded, met, missed, unknown);
}

static char *
describe_state (const SalesWording *wording, const SalesClosing *it)
{
  g_autofree char *closed = sales_locale_format_day (wording->locale, it->closed);
  g_autofree char *reopened = NULL;

  if (it->reopened == SALES_DAY_NONE)
    return g_strdup_printf (_("Closed on %s."), closed);
  reopened = sales_locale_format_day (wording->locale, it->reopened);
  /* TRANSLATORS: of a period: two days */
  return g_strdup_printf (_("Closed on %1$s, reopened on %2$s."), closed, reopened);
}

static char *
describe_adjustments (const SalesWording *wording, const SalesClosing *it)
{
  g_autofree char *number = sales_locale_format_integer (wording->locale, it->n_adjustments);
  g_autofree char *amount = format_signed (wording, it->adjusted);

  if (it->n_adjustments == 0)
    return NULL;
  /* TRANSLATORS: changes of orders in a closed period; 1: how many, 2: a signed amount, all of them together */
  return g_strdup_printf (ngettext ("%1$s adjustment since then: %2$s", "%1$s adjustments since then: %2$s", it->n_adjustments), number, amount);
}

static char *
describe (const SalesWording *wording, const SalesClosing *it)
{
  g_autofree char *state = describe_state (wording, it), *results = describe_results (wording, it);
  g_autofree char *adjustments = describe_adjustments (wording, it);
  g_autoptr (GString) text = g_string_new (state);

  g_string_append_printf (text, "\n%s", results);
  if (adjustments != NULL)
    g_string_append_printf (text, "\n%s", adjustments);
  if (it->note != NULL)
    g_string_append_printf (text, "\n%s", it->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The list ---------------------------------------------------------------------------------------- */

static void
open_close_form (SalesClosingsPage *self, guint selected)
{
  if (self->plan != NULL && self->plan->open->len > selected && is_writable (self))
    sales_form_present (sales_close_form_new (sales_page_get_document (SALES_PAGE (self)), self->plan->open, selected), GTK_WIDGET (self),
                        _("Period closed"));
}

static void
close_clicked_cb (GtkWidget *button, gpointer user_data)
{
  open_close_form (SALES_CLOSINGS_PAGE (gtk_widget_get_ancestor (button, SALES_TYPE_CLOSINGS_PAGE)), GPOINTER_TO_UINT (user_data));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_close_form (SALES_CLOSINGS_PAGE (widget), 0);
}

static void
closing_activated_cb (GtkWidget *row, gpointer user_data)
{
  SalesPage *self = SALES_PAGE (gtk_widget_get_ancestor (row, SALES_TYPE_CLOSINGS_PAGE));
  const SalesClosing *it = user_data;
  g_autofree char *detail = g_strdup_printf ("%" G_GINT64_FORMAT, it->id);

  sales_context_open (sales_page_get_context (self), "closings", NULL, detail);
}

static void
show_open (SalesClosingsPage *self, const SalesWording *wording)
{
  const GArray *open = self->plan->open;
  AdwPreferencesGroup *group;

  if (open->len == 0)
    return;
  group = add_group (self, _("Over and Not Closed"));
  for (guint i = 0; i < MIN (open->len, MAX_OPEN_ROWS); i++)
    {
      const SalesClosingCandidate *it = &g_array_index (open, SalesClosingCandidate, i);
      g_autofree char *name = sales_locale_format_period (wording->locale, &it->period, wording->info->year_start);
      g_autofree char *number = sales_locale_format_integer (wording->locale, it->n_goals);
      /* TRANSLATORS: under a period; %s is a number */
      g_autofree char *text = g_strdup_printf (ngettext ("%s goal to settle", "%s goals to settle", it->n_goals), number);
      GtkWidget *row = add_row (group, name, text), *button;
      g_autofree char *tooltip = NULL;

      if (!is_writable (self))
        continue;
      button = gtk_button_new_with_mnemonic (_("_Close…"));
      /* TRANSLATORS: tooltip of a button; %s is a period as "Q3 2026" */
      tooltip = g_strdup_printf (_("Close %s and settle its goals"), name);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (close_clicked_cb), GUINT_TO_POINTER (i));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  add_more (group, open->len, MAX_OPEN_ROWS);
}

static guint
show_closings (SalesClosingsPage *self, const SalesWording *wording, gboolean reopened)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->plan->closings->len; i++)
    {
      SalesClosing *it = self->plan->closings->pdata[i];
      g_autofree char *name = NULL, *text = NULL;
      GtkWidget *row;

      if ((it->reopened != SALES_DAY_NONE) != reopened)
        continue;
      if (group == NULL)
        group = add_group (self, reopened ? _("Reopened") : _("Closed"));
      if (++n > MAX_ROWS)
        continue;
      name = sales_wording_goal_period (wording, it->first_day, it->last_day);
      text = describe (wording, it);
      row = add_row (group, name, text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (closing_activated_cb), it);
    }
  if (group != NULL)
    add_more (group, n, MAX_ROWS);
  return n;
}

static void
show_plan (SalesClosingsPage *self)
{
  SalesWording wording = get_wording (self);
  g_autofree char *text = NULL;
  guint n;

  show_open (self, &wording);
  n = show_closings (self, &wording, FALSE);
  show_closings (self, &wording, TRUE);
  /* TRANSLATORS: %u is a number */
  text = g_strdup_printf (ngettext ("%u closed period", "%u closed periods", n), n);
  gtk_label_set_text (self->summary, text);
}

/* One of them ------------------------------------------------------------------------------------- */

static gboolean
get_attainment (const SalesClosedGoal *goal, gint64 *share)
{
  return goal->has_actual && (sales_measure_lower_is_better (goal->measure) ? sales_attainment_lower : sales_attainment) (goal->actual, goal->value, share);
}

static const char *
get_result_name (SalesResult result)
{
  return g_dpgettext2 (NULL, "result", result_titles[result]);
}

/* What was reached, which may be less than nothing. */
static char *
format_actual (const SalesWording *wording, SalesMeasure measure, gint64 actual)
{
  g_autofree char *text = sales_wording_goal_value (wording, measure, ABS (actual));

  return actual < 0 ? g_strconcat ("−", text, NULL) : g_steal_pointer (&text);
}

static char *
describe_goal (const SalesWording *wording, const SalesClosing *closing, const SalesClosedGoal *goal)
{
  g_autofree char *measure = sales_wording_goal_measure (goal->measure, goal->category);
  g_autofree char *value = sales_wording_goal_value (wording, goal->measure, goal->value);
  g_autofree char *actual = goal->has_actual ? format_actual (wording, goal->measure, goal->actual) : NULL;
  g_autoptr (GString) text = g_string_new (measure);

  if (goal->first_day != closing->first_day || goal->last_day != closing->last_day)
    {
      g_autofree char *period = sales_wording_goal_period (wording, goal->first_day, goal->last_day);

      g_string_append_printf (text, " · %s", period);
    }
  g_string_append_c (text, '\n');
  if (actual != NULL)
    /* TRANSLATORS: of a goal: 1: what was reached, 2: the goal */
    g_string_append_printf (text, _("%1$s of %2$s"), actual, value);
  else
    /* TRANSLATORS: %s is a goal */
    g_string_append_printf (text, _("Goal %s"), value);
  if (goal->original != goal->value)
    {
      g_autofree char *original = sales_wording_goal_value (wording, goal->measure, goal->original);

      g_string_append (text, " · ");
      /* TRANSLATORS: %s is the goal as it was first set */
      g_string_append_printf (text, _("first %s"), original);
    }
  if (goal->adjusted != 0)
    {
      g_autofree char *adjusted = sales_wording_goal_value (wording, goal->measure, ABS (goal->adjusted));

      g_string_append_c (text, '\n');
      if (goal->adjusted > 0)
        /* TRANSLATORS: %s is by how much a frozen figure would be more today */
        g_string_append_printf (text, _("adjusted since then by +%s"), adjusted);
      else
        /* TRANSLATORS: %s is by how much a frozen figure would be less today */
        g_string_append_printf (text, _("adjusted since then by −%s"), adjusted);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_goal (SalesClosingsPage *self, const SalesWording *wording, AdwPreferencesGroup *group, const SalesClosedGoal *goal)
{
  g_autofree char *text = describe_goal (wording, self->report->closing, goal);
  GtkWidget *row = add_row (group, goal->name != NULL && goal->name[0] != '\0' ? goal->name : C_("scope", "Company"), text);
  GtkWidget *result = sales_variance_label_new ();
  g_autofree char *attainment = NULL;
  gint64 share;

  if (get_attainment (goal, &share))
    {
      GtkWidget *label;

      attainment = sales_locale_format_percent (wording->locale, share, 1);
      label = gtk_label_new (attainment);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  sales_variance_label_set (SALES_VARIANCE_LABEL (result), get_result_name (goal->result),
                            goal->result == SALES_RESULT_UNKNOWN ? 0 : goal->result == SALES_RESULT_MISSED ? -1 : 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), result);
}

static void
add_adjustment (const SalesWording *wording, AdwPreferencesGroup *group, const SalesAdjustment *it)
{
  g_autofree char *day = sales_locale_format_day (wording->locale, it->day), *amount = format_signed (wording, it->amount);
  /* TRANSLATORS: under what was done: the day, and whose figures it changed */
  g_autofree char *text = g_strdup_printf (_("%1$s · %2$s"), day, it->person != NULL ? it->person : _("No person"));
  GtkWidget *row = add_row (group, it->action, text), *label = gtk_label_new (amount);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
show_report (SalesClosingsPage *self)
{
  SalesWording wording = get_wording (self);
  const SalesClosingReport *it = self->report;
  g_autofree char *name = sales_wording_goal_period (&wording, it->closing->first_day, it->closing->last_day);
  g_autofree char *text = describe (&wording, it->closing);
  AdwPreferencesGroup *group = add_group (self, name);

  add_row (group, text, NULL);
  if (it->adjustments->len > 0)
    {
      group = add_group (self, _("Adjustments"));
      for (guint i = 0; i < MIN (it->adjustments->len, MAX_ROWS); i++)
        add_adjustment (&wording, group, it->adjustments->pdata[i]);
      add_more (group, it->adjustments->len, MAX_ROWS);
    }
  group = add_group (self, C_("sidebar", "Goals"));
  for (guint i = 0; i < MIN (it->goals->len, MAX_ROWS); i++)
    add_goal (self, &wording, group, it->goals->pdata[i]);
  add_more (group, it->goals->len, MAX_ROWS);
  gtk_label_set_text (self->summary, name);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesClosingsPage *self = SALES_CLOSINGS_PAGE (widget);

  if (self->report != NULL && is_writable (self))
    sales_form_present (sales_reopen_form_new (sales_page_get_document (SALES_PAGE (self)), self->report->closing), widget, _("Period reopened"));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sales_context_open (sales_page_get_context (SALES_PAGE (widget)), "closings", NULL, NULL);
}

/* Asking and showing ------------------------------------------------------------------------------ */

static SalesRequest *
sales_closings_page_create_request (SalesPage *page)
{
  gint64 id = get_asked (SALES_CLOSINGS_PAGE (page));

  return id != 0 ? sales_closing_report_new (id) : sales_closing_plan_new ();
}

static void
clear (SalesClosingsPage *self)
{
  GtkWidget *child;

  /* The rows point to what they show, and go first. */
  while (self->box != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->plan, sales_closing_plan_free);
  g_clear_pointer (&self->report, sales_closing_report_free);
}

static void
sales_closings_page_take_result (SalesPage *page, gpointer result)
{
  SalesClosingsPage *self = SALES_CLOSINGS_PAGE (page);
  gboolean one = get_asked (self) != 0;

  clear (self);
  if (one)
    self->report = result;
  else
    self->plan = result;
  if (one)
    show_report (self);
  else
    show_plan (self);
  gtk_widget_set_visible (self->back_button, one);
  gtk_widget_set_visible (self->reopen_button, one && self->report->closing->reopened == SALES_DAY_NONE);
  gtk_widget_set_visible (self->close_button, !one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closings.reopen", is_writable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closings.close", is_writable (self) && !one && self->plan->open->len > 0);
  gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL ? "list" : "empty");
}

/* The table --------------------------------------------------------------------------------------- */

static void
add_value (SalesTableWriter *writer, SalesMeasure measure, const SalesCurrency *currency, gboolean known, gint64 value)
{
  if (!known)
    sales_table_writer_add_text (writer, NULL);
  else if (measure == SALES_MEASURE_AMOUNT || measure == SALES_MEASURE_CONTRIBUTION)
    sales_table_writer_add_amount (writer, value);
  else
    sales_table_writer_add_decimal (writer, value, sales_measure_get_scale (measure, currency), 0);
}

static void
write_goal (SalesTableWriter *writer, const SalesCurrency *currency, const SalesClosedGoal *goal)
{
  gint64 share;

  sales_table_writer_add_text (writer, goal->name);
  sales_table_writer_add_text (writer, sales_wording_measure (goal->measure));
  sales_table_writer_add_text (writer, goal->category);
  sales_table_writer_add_day (writer, goal->first_day);
  sales_table_writer_add_day (writer, goal->last_day);
  add_value (writer, goal->measure, currency, TRUE, goal->original);
  add_value (writer, goal->measure, currency, TRUE, goal->value);
  add_value (writer, goal->measure, currency, goal->has_actual, goal->actual);
  if (get_attainment (goal, &share))
    sales_table_writer_add_share (writer, share);
  else
    sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, get_result_name (goal->result));
  add_value (writer, goal->measure, currency, goal->has_actual, goal->adjusted);
  sales_table_writer_end_row (writer);
}

static void
write_goals (SalesTableWriter *writer, const SalesCurrency *currency, const SalesClosingReport *report)
{
  const char *const headers[] = { C_("column", "Name"), C_("column", "Measure"), C_("column", "Category"), C_("column", "First Day"),
                                  C_("column", "Last Day"), C_("column", "Original Goal"), C_("column", "Goal"), C_("column", "Actual"),
                                  C_("column", "Attainment"), C_("column", "Result"), C_("column", "Adjusted") };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    sales_table_writer_add_header (writer, headers[i]);
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < report->goals->len; i++)
    write_goal (writer, currency, report->goals->pdata[i]);
}

static void
write_closings (SalesTableWriter *writer, const SalesClosingPlan *plan)
{
  const char *const headers[] = { C_("column", "First Day"), C_("column", "Last Day"), C_("column", "Closed"), C_("column", "Reopened") };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    sales_table_writer_add_header (writer, headers[i]);
  for (int i = 0; i < SALES_N_RESULTS; i++)
    sales_table_writer_add_header (writer, get_result_name ((SalesResult) i));
  sales_table_writer_add_header (writer, C_("column", "Adjustments"));
  sales_table_writer_add_header (writer, C_("column", "Adjusted"));
  sales_table_writer_add_header (writer, C_("column", "Note"));
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < plan->closings->len; i++)
    {
      const SalesClosing *it = plan->closings->pdata[i];

      sales_table_writer_add_day (writer, it->first_day);
      sales_table_writer_add_day (writer, it->last_day);
      sales_table_writer_add_day (writer, it->closed);
      sales_table_writer_add_day (writer, it->reopened);
      for (int j = 0; j < SALES_N_RESULTS; j++)
        sales_table_writer_add_integer (writer, it->n_results[j]);
      sales_table_writer_add_integer (writer, it->n_adjustments);
      sales_table_writer_add_amount (writer, it->adjusted);
      sales_table_writer_add_text (writer, it->note);
      sales_table_writer_end_row (writer);
    }
}

static gboolean
fill_table (GtkWidget *widget, SalesTableWriter *writer)
{
  SalesClosingsPage *self = SALES_CLOSINGS_PAGE (widget);

  if (self->report != NULL)
    write_goals (writer, &sales_document_get_info (sales_page_get_document (SALES_PAGE (self)))->currency, self->report);
  else if (self->plan != NULL)
    write_closings (writer, self->plan);
  return self->report != NULL || self->plan != NULL;
}

static void
sales_closings_page_export_table (SalesPage *page)
{
  const SalesDocumentInfo *info = sales_document_get_info (sales_page_get_document (page));

  sales_table_saver_fill (GTK_WIDGET (page), C_("sidebar", "Closed Periods"), &info->currency, fill_table);
}

/* Object ------------------------------------------------------------------------------------------ */

static void
context_changed_cb (SalesClosingsPage *self, guint what, guint tables)
{
  if ((what & SALES_CONTEXT_PAGE) != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) && get_asked (self) != (self->report != NULL ? self->report->closing->id : 0))
    sales_page_reload (SALES_PAGE (self));
}

static void
mapped_cb (SalesClosingsPage *self)
{
  if (get_asked (self) != (self->report != NULL ? self->report->closing->id : 0) && (self->report != NULL || self->plan != NULL))
    sales_page_reload (SALES_PAGE (self));
}

static void
sales_closings_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (sales_closings_page_parent_class)->constructed (object);
  g_signal_connect_object (sales_page_get_context (SALES_PAGE (object)), "changed", G_CALLBACK (context_changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect (object, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
sales_closings_page_dispose (GObject *object)
{
  clear (SALES_CLOSINGS_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_CLOSINGS_PAGE);
  G_OBJECT_CLASS (sales_closings_page_parent_class)->dispose (object);
}

static void
sales_closings_page_class_init (SalesClosingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sales_closings_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sales_closings_page_dispose;
  page_class->tables = SALES_CHANGED_CLOSINGS | SALES_CHANGED_GOALS | SALES_CHANGED_ORDERS | SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS;
  page_class->create_request = sales_closings_page_create_request;
  page_class->take_result = sales_closings_page_take_result;
  page_class->export_table = sales_closings_page_export_table;

  gtk_widget_class_install_action (widget_class, "closings.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "closings.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "closings.list", NULL, list_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-closings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesClosingsPage, box);
}

static void
sales_closings_page_init (SalesClosingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
