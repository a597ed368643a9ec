/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-review-summary.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"
#include "base/sales-text.h"
#include "model/sales-goal-ledger.h"
#include "reports/sales-overview-charts.h"
#include "reports/sales-wording-goals.h"
#include "reports/sales-wording-measures.h"

/* So many rows of products and of late orders are shown; the rest is counted. A person's summary
 * has to fit two pages. */
#define MAX_PRODUCTS 12
#define MAX_LATE 15
#define MAX_LATE_PERSON 10
#define MAX_GOALS_PERSON 14

/* Reading -------------------------------------------------------------------------------------- */

typedef struct
{
  SalesRequest *overview, *late, *goals, *measures;
} ReviewData;

static void
review_data_free (gpointer user_data)
{
  ReviewData *data = user_data;

  sales_request_free (data->overview);
  sales_request_free (data->late);
  sales_request_free (data->goals);
  sales_request_free (data->measures);
  g_free (data);
}

static gpointer
run (SalesRequest *request, SalesStore *store, GCancellable *cancellable, GError **error)
{
  return request->func (store, request->data, cancellable, error);
}

static gpointer
read_review (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  ReviewData *data = user_data;
  g_autoptr (SalesReview) review = g_new0 (SalesReview, 1);

  review->overview = run (data->overview, store, cancellable, error);
  if (review->overview == NULL)
    return NULL;
  review->late = run (data->late, store, cancellable, error);
  if (review->late == NULL)
    return NULL;
  review->goals = run (data->goals, store, cancellable, error);
  if (review->goals == NULL)
    return NULL;
  review->measures = run (data->measures, store, cancellable, error);
  return review->measures != NULL ? g_steal_pointer (&review) : NULL;
}

/**
 * sales_review_request_new:
 * @info: of the document
 * @scope: whom or what the summary is about
 * @period: and when
 *
 * Returns: (transfer full): a request for a #SalesReview, to be freed with sales_review_free()
 */
SalesRequest *
sales_review_request_new (const SalesDocumentInfo *info, const SalesScope *scope, const SalesPeriod *period)
{
  ReviewData *data = g_new0 (ReviewData, 1);
  g_autoptr (SalesOrderFormat) format = sales_order_format_new (&info->currency);

  data->overview = sales_overview_request_new (scope, period);
  data->late = sales_late_orders_new (scope, period, format, scope->kind == SALES_SCOPE_PERSON ? MAX_LATE_PERSON : MAX_LATE);
  data->goals = sales_goal_ledger_new (scope, period);
  data->measures = sales_measures_request_new (scope, period);
  return sales_request_new (read_review, data, review_data_free, (GDestroyNotify) sales_review_free);
}

void
sales_review_free (SalesReview *self)
{
  g_clear_pointer (&self->overview, sales_overview_free);
  g_clear_pointer (&self->late, sales_late_orders_free);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_array_unref);
  g_free (self);
}

/* The head -------------------------------------------------------------------------------------- */

/* Facts with a dot between them: "Salesperson · North · since 1 Mar 2023". */
static void
append_fact (GString *facts, const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

static char *
describe_scope (const SalesWording *wording, const SalesOverview *overview)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *day = NULL, *fact = NULL, *leader = NULL;

  if (overview->scope.kind == SALES_SCOPE_PERSON)
    {
      fact = sales_wording_role (overview->role);
      append_fact (facts, fact);
      append_fact (facts, overview->detail);
      if (overview->member_since != SALES_DAY_NONE)
        {
          g_autofree char *since = NULL;

          day = sales_locale_format_day (wording->locale, overview->member_since);
          /* TRANSLATORS: the day on which somebody was hired */
          since = g_strdup_printf (_("since %s"), day);
          append_fact (facts, since);
        }
    }
  else
    {
      fact = sales_wording_scope_kind (&overview->scope, overview->unit_kind);
      append_fact (facts, fact);
      if (overview->scope.kind == SALES_SCOPE_UNIT && overview->detail != NULL)
        {
          /* TRANSLATORS: the name of the person who leads a team */
          leader = g_strdup_printf (_("led by: %s"), overview->detail);
          append_fact (facts, leader);
        }
    }
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
add_head (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  g_autofree char *name = sales_wording_scope_name (wording, overview);
  g_autofree char *clean = sales_text_clean_line (name);
  g_autofree char *detail = describe_scope (wording, overview);
  g_autofree char *outlook = NULL;
  g_autofree char *finding = sales_wording_finding (wording, overview, &outlook);
  g_autofree char *original = sales_wording_original_goal (wording, &overview->amount);

  sales_report_add_title (report, clean, detail);
  sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, finding);
  if (outlook != NULL)
    sales_report_add_text (report, SALES_REPORT_LEAD, outlook);
  if (original != NULL)
    sales_report_add_text (report, SALES_REPORT_LEAD, original);
  if (overview->rank > 0)
    {
      g_autofree char *rank = sales_locale_format_integer (wording->locale, overview->rank);
      g_autofree char *count = sales_locale_format_integer (wording->locale, overview->n_ranked);
      /* TRANSLATORS: both are numbers: somebody's rank, and how many people have one */
      g_autofree char *text = g_strdup_printf (_("Rank %1$s of %2$s by attainment."), rank, count);

      sales_report_add_text (report, SALES_REPORT_LEAD, text);
    }
  if (overview->amount.from_children || overview->amount.by_days)
    {
      g_autofree char *note = sales_wording_attainment_note (wording, &overview->amount);

      sales_report_add_text (report, SALES_REPORT_SMALL, note);
    }
  if (!overview->empty)
    sales_report_add_tiles (report, sales_wording_tiles (wording, overview));
}

/* Charts ---------------------------------------------------------------------------------------- */

/* Those of two charts that have something to show, beside each other. */
static void
add_chart_pair (SalesReport *report, const SalesWording *wording, const SalesOverview *overview, SalesOverviewChart a, SalesOverviewChart b)
{
  gboolean has_a = sales_overview_chart_has_data (overview, a);
  gboolean has_b = sales_overview_chart_has_data (overview, b);

  if (has_a && has_b)
    sales_report_add_charts (report, sales_overview_chart_new (wording, overview, a), sales_overview_chart_new (wording, overview, b));
  else if (has_a || has_b)
    sales_report_add_charts (report, sales_overview_chart_new (wording, overview, has_a ? a : b), NULL);
}

static void
add_charts (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  /* A single child says what the scope itself says. */
  if (overview->scope.kind == SALES_SCOPE_PERSON || overview->children->len < 2)
    {
      add_chart_pair (report, wording, overview, SALES_OVERVIEW_PACE, SALES_OVERVIEW_MONTHS);
      return;
    }
  add_chart_pair (report, wording, overview, SALES_OVERVIEW_PACE, SALES_OVERVIEW_CHILDREN);
  add_chart_pair (report, wording, overview, SALES_OVERVIEW_MONTHS, SALES_OVERVIEW_PRODUCTS);
}

/* Tables ---------------------------------------------------------------------------------------- */

static char *
whole_amount (const SalesWording *wording, gint64 amount)
{
  return sales_locale_format_amount (wording->locale, amount, &wording->info->currency, SALES_AMOUNT_WHOLE);
}

/* Which columns have anything in them. */
typedef struct
{
  gboolean rank, goal, contribution, on_time;
} ChildColumns;

static ChildColumns
find_child_columns (const SalesOverview *overview)
{
  ChildColumns columns = { FALSE };

  for (guint i = 0; i < overview->children->len; i++)
    {
      const SalesChild *child = overview->children->pdata[i];

      columns.rank = columns.rank || (child->rank > 0 && child->scope.kind == SALES_SCOPE_PERSON);
      columns.goal = columns.goal || child->amount.has_goal;
      columns.contribution = columns.contribution || child->contribution.known;
      columns.on_time = columns.on_time || sales_service_on_time (&child->service) >= 0;
    }
  columns.goal = columns.goal || overview->amount.has_goal;
  return columns;
}

static void
take_share_cell (SalesReportTable *table, const SalesWording *wording, gint64 share, int decimals)
{
  if (share < 0)
    sales_report_table_add_cell (table, "–");
  else
    sales_report_table_take_cell (table, sales_locale_format_percent (wording->locale, share, decimals));
}

static void
add_figures (SalesReportTable *table, const SalesWording *wording, const ChildColumns *columns,
             const SalesComparison *amount, const SalesComparison *contribution, const SalesService *service)
{
  int sign = 0;
  char *variance;

  sales_report_table_take_cell (table, whole_amount (wording, amount->actual));
  if (columns->goal)
    {
      if (amount->has_goal)
        sales_report_table_take_cell (table, whole_amount (wording, amount->goal_to_date));
      else
        sales_report_table_add_cell (table, "–");
      sales_report_table_take_cell (table, sales_wording_attainment (wording, amount));
      variance = sales_wording_variance (wording, amount, &sign);
      sales_report_table_take_signed_cell (table, variance, sign);
    }
  if (columns->contribution)
    {
      if (contribution->known)
        sales_report_table_take_cell (table, whole_amount (wording, contribution->actual));
      else
        sales_report_table_add_cell (table, "–");
    }
  if (columns->on_time)
    take_share_cell (table, wording, sales_service_on_time (service), 0);
}

static const char *
child_column_title (const SalesOverview *overview)
{
  switch (overview->child_kind)
    {
    case SALES_SCOPE_PERSON:
      return C_("scope", "Person");
    case SALES_SCOPE_TERRITORY:
      return C_("scope", "Territory");
    case SALES_SCOPE_CATEGORY:
      return C_("scope", "Category");
    case SALES_SCOPE_UNIT:
    default:
      return C_("scope", "Department or team");
    }
}

static void
add_children (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  ChildColumns columns = find_child_columns (overview);
  SalesReportTable *table;

  if (overview->children->len == 0)
    return;
  sales_report_add_heading (report, _("Who Contributed What"), columns.goal ? _("Worst gap first; those without a goal last.") : NULL);
  table = sales_report_add_table (report);
  if (columns.rank)
    sales_report_table_add_column (table, C_("column", "Rank"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, child_column_title (overview), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Sales"), SALES_TABLE_FIGURE);
  if (columns.goal)
    {
      sales_report_table_add_column (table, overview->running ? C_("column", "Goal to date") : C_("column", "Goal"), SALES_TABLE_FIGURE);
      sales_report_table_add_column (table, C_("column", "Attainment"), SALES_TABLE_FIGURE);
      sales_report_table_add_column (table, C_("column", "Variance"), SALES_TABLE_FIGURE);
    }
  if (columns.contribution)
    sales_report_table_add_column (table, C_("column", "Profit contribution"), SALES_TABLE_FIGURE);
  if (columns.on_time)
    sales_report_table_add_column (table, C_("column", "Shipped on time"), SALES_TABLE_FIGURE);
  for (guint i = 0; i < overview->children->len; i++)
    {
      const SalesChild *child = overview->children->pdata[i];

      if (columns.rank)
        sales_report_table_take_cell (table, child->rank > 0 ? sales_locale_format_integer (wording->locale, child->rank) : g_strdup ("–"));
      sales_report_table_take_cell (table, sales_wording_child_name (wording, child));
      add_figures (table, wording, &columns, &child->amount, &child->contribution, &child->service);
      sales_report_table_end_row (table, FALSE);
    }
  if (columns.rank)
    sales_report_table_add_cell (table, NULL);
  sales_report_table_take_cell (table, sales_wording_scope_name (wording, overview));
  add_figures (table, wording, &columns, &overview->amount, &overview->contribution, &overview->service);
  sales_report_table_end_row (table, TRUE);
}

/* Change against the year before, in words of the tables: signed per cent, or a dash. */
static void
add_change (SalesReportTable *table, const SalesWording *wording, gint64 now, gint64 before)
{
  gint64 share;

  if (before <= 0 || !sales_change_share (now, before, &share))
    sales_report_table_add_cell (table, "–");
  else
    sales_report_table_take_signed_cell (table, sales_locale_format_signed_percent (wording->locale, share, 0),
                                         share < 0 ? -1 : share > 0 ? 1 : 0);
}

static void
add_product_row (SalesReportTable *table, const SalesWording *wording, const SalesOverview *overview, const SalesProductRow *row, gboolean costs, gboolean changes)
{
  gint64 share;

  sales_report_table_add_cell (table, row->name != NULL ? row->name : _("No product"));
  sales_report_table_take_cell (table, sales_locale_format_quantity (wording->locale, row->quantity));
  sales_report_table_take_cell (table, whole_amount (wording, row->amount));
  if (overview->amount.actual > 0 && sales_mul_div (row->amount, SALES_SHARE_WHOLE, overview->amount.actual, &share))
    sales_report_table_take_cell (table, sales_locale_format_percent (wording->locale, share, 1));
  else
    sales_report_table_add_cell (table, "–");
  if (costs)
    {
      /* Nothing of it has a cost: there is no contribution to speak of. */
      if (row->unknown_amount != 0 && row->unknown_amount == row->amount)
        sales_report_table_add_cell (table, "–");
      else
        sales_report_table_take_cell (table, whole_amount (wording, row->contribution));
    }
  if (changes)
    add_change (table, wording, row->amount, row->year_before);
  sales_report_table_end_row (table, FALSE);
}

static void
add_products (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  gboolean costs = overview->contribution.known;
  guint n_rows = MIN (overview->products->len, MAX_PRODUCTS);
  gboolean changes = FALSE;
  g_autofree char *note = NULL;
  SalesReportTable *table;

  for (guint i = 0; i < n_rows; i++)
    changes = changes || ((const SalesProductRow *) overview->products->pdata[i])->year_before > 0;
  if (n_rows < overview->products->len)
    {
      g_autofree char *count = sales_locale_format_integer (wording->locale, n_rows);
      g_autofree char *all = sales_locale_format_integer (wording->locale, overview->products->len);

      /* TRANSLATORS: both are numbers of products; the second one decides the plural */
      note = g_strdup_printf (ngettext ("The largest %1$s of %2$s product.", "The largest %1$s of %2$s products.", overview->products->len), count, all);
    }
  sales_report_add_heading (report, _("Products"), note);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Product"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Quantity"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Sales"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Share of sales"), SALES_TABLE_FIGURE);
  if (costs)
    sales_report_table_add_column (table, C_("column", "Profit contribution"), SALES_TABLE_FIGURE);
  if (changes)
    sales_report_table_add_column (table, C_("column", "Against the year before"), SALES_TABLE_FIGURE);
  for (guint i = 0; i < n_rows; i++)
    add_product_row (table, wording, overview, overview->products->pdata[i], costs, changes);
}

/* A month of the last twelve; the running one is not over and is compared with nothing yet. */
static void
add_month_row (SalesReportTable *table, const SalesWording *wording, const SalesOverview *overview, int i, gboolean goals, gboolean on_time)
{
  SalesMonth month = overview->first_month + i;
  SalesComparison amount = {
    .actual = overview->month_amount[i],
    .compared = overview->month_amount[i],
    .has_goal = overview->month_goal[i] >= 0,
    .goal = overview->month_goal[i],
    .goal_to_date = overview->month_goal[i],
    .known = TRUE,
  };
  gboolean over = sales_month_last_day (month) < overview->today;
  int sign = 0;
  char *variance;

  sales_report_table_take_cell (table, sales_locale_format_month (wording->locale, month));
  sales_report_table_take_cell (table, whole_amount (wording, amount.actual));
  if (goals)
    {
      sales_report_table_take_cell (table, amount.has_goal ? whole_amount (wording, amount.goal) : g_strdup ("–"));
      amount.has_goal = amount.has_goal && over;
      sales_report_table_take_cell (table, sales_wording_attainment (wording, &amount));
      variance = sales_wording_variance (wording, &amount, &sign);
      sales_report_table_take_signed_cell (table, variance, sign);
    }
  sales_report_table_take_cell (table, sales_locale_format_quantity (wording->locale, overview->month_quantity[i]));
  if (on_time)
    take_share_cell (table, wording, overview->month_on_time[i], 0);
  sales_report_table_end_row (table, FALSE);
}

/* Where no products are known of a person: its months. Months before the first figure are left
 * out, and months to come. */
static void
add_months (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  gboolean goals = FALSE, on_time = FALSE, running = FALSE;
  int first = overview->n_months, end = 0;
  SalesReportTable *table;

  for (int i = 0; i < overview->n_months && sales_month_first_day (overview->first_month + i) <= overview->today; i++)
    {
      if (overview->month_amount[i] == 0 && overview->month_goal[i] < 0 && first == overview->n_months)
        continue;
      first = MIN (first, i);
      end = i + 1;
      goals = goals || overview->month_goal[i] >= 0;
      on_time = on_time || overview->month_on_time[i] >= 0;
      running = sales_month_last_day (overview->first_month + i) >= overview->today;
    }
  if (first >= end)
    return;
  sales_report_add_heading (report, _("Month by Month"), running && goals ? _("The month that is not over is not compared yet.") : NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Month"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Sales"), SALES_TABLE_FIGURE);
  if (goals)
    {
      sales_report_table_add_column (table, C_("column", "Goal"), SALES_TABLE_FIGURE);
      sales_report_table_add_column (table, C_("column", "Attainment"), SALES_TABLE_FIGURE);
      sales_report_table_add_column (table, C_("column", "Variance"), SALES_TABLE_FIGURE);
    }
  sales_report_table_add_column (table, C_("column", "Quantity"), SALES_TABLE_FIGURE);
  if (on_time)
    sales_report_table_add_column (table, C_("column", "Shipped on time"), SALES_TABLE_FIGURE);
  for (int i = first; i < end; i++)
    add_month_row (table, wording, overview, i, goals, on_time);
}

static char *
count_late (const SalesWording *wording, const SalesLateOrders *late, guint n_rows)
{
  g_autofree char *n_late = sales_locale_format_integer (wording->locale, late->n_late);
  g_autofree char *n_overdue = sales_locale_format_integer (wording->locale, late->n_overdue);
  g_autofree char *shown = sales_locale_format_integer (wording->locale, n_rows);

  if (n_rows < late->n_late + late->n_overdue)
    /* TRANSLATORS: three numbers of orders. Late: shipped after the promised day. Overdue: promised before today and not shipped yet. */
    return g_strdup_printf (_("Late: %1$s, overdue: %2$s. The worst %3$s are shown, overdue ones first."), n_late, n_overdue, shown);
  /* TRANSLATORS: two numbers of orders. Late: shipped after the promised day. Overdue: promised before today and not shipped yet. */
  return g_strdup_printf (_("Late: %1$s, overdue: %2$s."), n_late, n_overdue);
}

static void
add_late_orders (SalesReport *report, const SalesWording *wording, const SalesReview *review)
{
  static const SalesOrderColumn columns[] = {
    SALES_ORDER_COLUMN_REF, SALES_ORDER_COLUMN_CUSTOMER, SALES_ORDER_COLUMN_PERSON, SALES_ORDER_COLUMN_PROMISED,
    SALES_ORDER_COLUMN_SHIPPED, SALES_ORDER_COLUMN_LATE, SALES_ORDER_COLUMN_AMOUNT,
  };
  const SalesOrderPage *page = review->late->page;
  gboolean of_person = review->overview->scope.kind == SALES_SCOPE_PERSON;
  guint n_rows = page != NULL ? sales_order_page_get_n (page) : 0;
  g_autofree char *note = NULL;
  SalesReportTable *table;

  if (n_rows == 0)
    return;
  note = count_late (wording, review->late, n_rows);
  sales_report_add_heading (report, _("Orders Late and Overdue"), note);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Order"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Customer"), SALES_TABLE_TEXT);
  if (!of_person)
    sales_report_table_add_column (table, C_("scope", "Person"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Promised"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Shipped"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Late by"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Amount"), SALES_TABLE_FIGURE);
  for (guint i = 0; i < n_rows; i++)
    {
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          const char *text = sales_order_page_get_text (page, i, columns[c]);

          if (columns[c] == SALES_ORDER_COLUMN_PERSON && of_person)
            continue;
          sales_report_table_add_cell (table, text[0] != '\0' ? text : "–");
        }
      sales_report_table_end_row (table, FALSE);
    }
}

/* Which columns say anything: goals are for sales unless something else is said. */
typedef struct
{
  gboolean measure, note;
} GoalColumns;

static GoalColumns
find_goal_columns (GPtrArray *goals, guint first)
{
  GoalColumns columns = { FALSE };

  for (guint i = first; i < goals->len; i++)
    {
      const SalesGoalEntry *entry = goals->pdata[i];

      columns.measure = columns.measure || entry->measure != SALES_MEASURE_AMOUNT || entry->category != NULL;
      columns.note = columns.note || (entry->version.note != NULL && entry->version.note[0] != '\0');
    }
  return columns;
}

static void
add_goal_row (SalesReportTable *table, const SalesWording *wording, const GoalColumns *columns, const SalesGoalEntry *entry)
{
  const SalesGoalVersion *version = &entry->version;

  sales_report_table_take_cell (table, sales_wording_goal_period (wording, entry->first_day, entry->last_day));
  if (columns->measure)
    sales_report_table_take_cell (table, sales_wording_goal_measure (entry->measure, entry->category));
  sales_report_table_take_cell (table, sales_wording_goal_value (wording, entry->measure, version->value));
  sales_report_table_take_cell (table, sales_locale_format_day_short (wording->locale, version->effective_day));
  sales_report_table_add_cell (table, sales_wording_goal_reason (version->reason));
  if (columns->note)
    sales_report_table_add_note (table, version->note);
  sales_report_table_end_row (table, FALSE);
}

static void
add_goals (SalesReport *report, const SalesWording *wording, const SalesReview *review)
{
  guint n_rows = review->goals->len;
  g_autofree char *note = NULL;
  SalesReportTable *table;
  GoalColumns columns;
  guint first = 0;

  if (n_rows == 0)
    return;
  if (review->overview->scope.kind == SALES_SCOPE_PERSON && n_rows > MAX_GOALS_PERSON)
    {
      g_autofree char *count = sales_locale_format_integer (wording->locale, MAX_GOALS_PERSON);
      g_autofree char *all = sales_locale_format_integer (wording->locale, n_rows);

      /* TRANSLATORS: both are numbers: so many of so many versions of goals */
      note = g_strdup_printf (_("The last %1$s of %2$s entries."), count, all);
      first = n_rows - MAX_GOALS_PERSON;
    }
  columns = find_goal_columns (review->goals, first);
  sales_report_add_heading (report, _("Goal History"), note);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Period"), SALES_TABLE_TEXT);
  if (columns.measure)
    sales_report_table_add_column (table, C_("column", "Measure"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Goal"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "In force from"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Reason"), SALES_TABLE_TEXT);
  if (columns.note)
    sales_report_table_add_column (table, C_("column", "Note"), SALES_TABLE_TEXT);
  for (guint i = first; i < n_rows; i++)
    add_goal_row (table, wording, &columns, review->goals->pdata[i]);
}

/* Measures beyond money ------------------------------------------------------------------------ */

static void
add_measures (SalesReport *report, const SalesWording *wording, const SalesReview *review)
{
  SalesReportTable *table;

  if (review->measures == NULL || review->measures->len == 0)
    return;
  sales_report_add_heading (report, _("Beyond Money"), NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, C_("column", "Measure"), SALES_TABLE_TEXT);
  sales_report_table_add_column (table, C_("column", "Actual"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Goal"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Attainment"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, C_("column", "Result"), SALES_TABLE_FIGURE);
  sales_report_table_add_column (table, "", SALES_TABLE_TEXT);
  for (guint i = 0; i < review->measures->len; i++)
    {
      const SalesMeasureFigure *figure = &g_array_index (review->measures, SalesMeasureFigure, i);
      g_autofree char *detail = sales_wording_measure_detail (wording, figure);
      int sign;
      const char *result = sales_wording_measure_result (figure, review->overview->running, &sign);

      sales_report_table_add_cell (table, sales_wording_measure (figure->measure));
      sales_report_table_take_cell (table, sales_wording_measure_actual (wording, figure));
      sales_report_table_take_cell (table, sales_wording_measure_goal (wording, figure));
      sales_report_table_take_cell (table, sales_wording_measure_attainment (wording, figure));
      if (result != NULL)
        sales_report_table_take_signed_cell (table, g_strdup (result), sign);
      else
        sales_report_table_add_cell (table, "–");
      sales_report_table_add_cell (table, detail);
      sales_report_table_end_row (table, FALSE);
    }
}

static void
add_signatures (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  g_autofree char *name = sales_wording_scope_name (wording, overview);
  g_autofree char *isolated = sales_text_isolate (name);
  /* TRANSLATORS: below a line for a signature: a person's name */
  g_autofree char *person = g_strdup_printf (_("%s, date"), isolated);
  const char *lines[] = { person, _("Manager, date") };

  sales_report_add_signatures (report, lines, G_N_ELEMENTS (lines));
}

/* The whole -------------------------------------------------------------------------------------- */

static void
set_frame (SalesReport *report, const SalesWording *wording, const SalesOverview *overview)
{
  g_autofree char *name = sales_wording_scope_name (wording, overview);
  g_autofree char *period = sales_locale_format_period (wording->locale, &overview->period, wording->info->year_start);
  g_autofree char *days = sales_locale_format_day_range (wording->locale, &overview->period);
  g_autofree char *today = sales_locale_format_day (wording->locale, overview->today);
  g_autofree char *sums = sales_wording_reconciliation (wording, &overview->reconciliation);
  /* TRANSLATORS: a date */
  g_autofree char *as_of = g_strdup_printf (_("Figures as of %s."), today);
  /* TRANSLATORS: the title of a file, 1: the name of a person, team, territory or category, 2: a period's name as "Q3 2026" */
  g_autofree char *title = g_strdup_printf (_("Review summary: %1$s, %2$s"), name, period);
  g_autoptr (GString) right = g_string_new (_("Review summary"));

  append_fact (right, period);
  if (g_strcmp0 (period, days) != 0)
    append_fact (right, days);
  sales_report_set_title (report, title);
  sales_report_set_header (report, wording->info->company_name != NULL ? wording->info->company_name : "", right->str);
  sales_report_set_footer (report, as_of, sums);
}

/**
 * sales_review_summary_new:
 * @wording: what the figures speak of
 * @review: the figures
 * @paper: which paper
 *
 * Parts without figures are absent, not empty. A person's summary has lines to sign on.
 *
 * Returns: (transfer full): the summary, for sales_pdf_save() or a printer
 */
SalesReport *
sales_review_summary_new (const SalesWording *wording, const SalesReview *review, SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, wording->locale);
  const SalesOverview *overview = review->overview;

  set_frame (report, wording, overview);
  add_head (report, wording, overview);
  add_charts (report, wording, overview);
  if (overview->scope.kind != SALES_SCOPE_PERSON)
    add_children (report, wording, overview);
  add_measures (report, wording, review);
  if (overview->products->len > 0)
    add_products (report, wording, overview);
  else
    add_months (report, wording, overview);
  add_late_orders (report, wording, review);
  add_goals (report, wording, review);
  if (overview->scope.kind == SALES_SCOPE_PERSON && overview->scope.id != 0)
    add_signatures (report, wording, overview);
  return report;
}

/**
 * sales_review_summary_dup_filename:
 * @wording: what the figures speak of
 * @overview: the figures
 *
 * Returns: (transfer full): a name for the file, in the user's language
 */
char *
sales_review_summary_dup_filename (const SalesWording *wording, const SalesOverview *overview)
{
  g_autofree char *name = sales_wording_scope_name (wording, overview);
  g_autofree char *period = sales_period_to_id (&overview->period, wording->info->year_start);
  /* TRANSLATORS: the name of a file, 1: the name of a person, team, territory or category, 2: a period as "2026-Q3" */
  g_autofree char *title = g_strdup_printf (_("Review summary %1$s %2$s"), name, period);
  g_autofree char *file = sales_text_to_filename (title);

  return g_strconcat (file, ".pdf", NULL);
}
