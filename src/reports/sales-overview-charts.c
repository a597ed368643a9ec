/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-overview-charts.h"

#include <glib/gi18n.h>

#include "charts/sales-bullet-chart.h"
#include "charts/sales-column-chart.h"
#include "charts/sales-heat-chart.h"
#include "charts/sales-pace-chart.h"
#include "charts/sales-pareto-chart.h"
#include "model/sales-market-events.h"

/* With more products than this their categories say more. */
#define MAX_PRODUCTS 30

static const char *const chart_names[] = { "pace", "children", "heat", "products", "months" };

/**
 * sales_overview_chart_from_string:
 * @text: a stable name
 * @kind: (out): the chart of that name
 *
 * Returns: %FALSE if there is none
 */
gboolean
sales_overview_chart_from_string (const char *text, SalesOverviewChart *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (chart_names); i++)
    if (g_str_equal (text, chart_names[i]))
      {
        *kind = (SalesOverviewChart) i;
        return TRUE;
      }
  return FALSE;
}

static SalesChartUnit
amount_unit (const SalesWording *wording)
{
  return (SalesChartUnit){ SALES_CHART_AMOUNT, wording->info->currency, wording->locale };
}

/* The model's "none" of goals in the charts' words. */
static gint64 *
goals_or_none (const gint64 *goals, int n_goals)
{
  gint64 *result = g_new (gint64, MAX (n_goals, 1));

  for (int i = 0; i < n_goals; i++)
    result[i] = goals[i] < 0 ? SALES_CHART_NONE : goals[i];
  return result;
}

static gboolean
has_goal_in (const gint64 *goals, int n_goals)
{
  for (int i = 0; goals != NULL && i < n_goals; i++)
    if (goals[i] >= 0)
      return TRUE;
  return FALSE;
}

/* The points of the pace chart. Where there is only one for each month, the running month's actual
 * stands on its last day: it belongs to today, on the way to that day's goal. */
static GArray *
pace_positions (const SalesOverview *overview)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (SalesPacePosition));
  gboolean has_goal = overview->amount.has_goal;

  for (int i = 0; i < overview->n_pace; i++)
    {
      const SalesPacePoint *point = &overview->pace[i];
      SalesDay before = i > 0 ? overview->pace[i - 1].day : overview->period.first - 1;
      gint64 goal_before = i > 0 ? overview->pace[i - 1].goal : 0;
      SalesPacePosition position = {
        .day = point->day,
        .actual = i < overview->n_actual ? point->actual : SALES_CHART_NONE,
        .goal = has_goal ? point->goal : SALES_CHART_NONE,
      };

      if (i == overview->n_actual - 1 && before < overview->today && overview->today < point->day)
        {
          SalesPacePosition today = { overview->today, point->actual, SALES_CHART_NONE };
          gint64 part;

          if (has_goal && sales_mul_div (point->goal - goal_before, overview->today - before, point->day - before, &part))
            today.goal = goal_before + part;
          g_array_append_val (positions, today);
          position.actual = SALES_CHART_NONE;
        }
      g_array_append_val (positions, position);
    }
  return positions;
}

static SalesChart *
pace_new (const SalesWording *wording, const SalesOverview *overview)
{
  SalesChartUnit unit = amount_unit (wording);
  g_autoptr (GArray) positions = pace_positions (overview);
  g_autofree char *scale = NULL, *subtitle = NULL;
  SalesChart *chart;

  chart = sales_pace_chart_new (&unit, (const SalesPacePosition *) positions->data, positions->len);
  sales_pace_chart_set_period (SALES_PACE_CHART (chart), overview->period.first, overview->period.last);
  if (overview->running)
    sales_pace_chart_set_today (SALES_PACE_CHART (chart), overview->today);
  if (overview->running && overview->has_projection)
    sales_pace_chart_set_projection (SALES_PACE_CHART (chart), overview->projection,
                                     overview->has_band ? overview->projection_low : SALES_CHART_NONE,
                                     overview->has_band ? overview->projection_high : SALES_CHART_NONE);
  for (guint i = 0; overview->events != NULL && i < overview->events->len; i++)
    {
      const SalesMarketEvent *event = overview->events->pdata[i];

      sales_pace_chart_add_event (SALES_PACE_CHART (chart), event->first_day, event->title);
    }
  sales_chart_set_title (chart, overview->amount.has_goal ? _("Sales Against Goal") : _("Sales Over Time"));
  scale = sales_chart_unit_dup_scale (&unit, sales_pace_chart_get_power (SALES_PACE_CHART (chart)));
  /* TRANSLATORS: the unit of an axis, as "Million euro" */
  subtitle = g_strdup_printf (_("%s, cumulative"), scale);
  sales_chart_set_subtitle (chart, subtitle);
  return chart;
}

static gboolean
children_have_goals (const SalesOverview *overview)
{
  for (guint i = 0; i < overview->children->len; i++)
    if (((const SalesChild *) overview->children->pdata[i])->amount.has_goal)
      return TRUE;
  return FALSE;
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const SalesChild *first = *(const SalesChild *const *) a;
  const SalesChild *second = *(const SalesChild *const *) b;

  if (first->amount.actual != second->amount.actual)
    return first->amount.actual > second->amount.actual ? -1 : 1;
  return first->scope.id < second->scope.id ? -1 : first->scope.id > second->scope.id;
}

/* (transfer container): the children in the order of the chart's rows: as they come where they
 * have goals, otherwise by amount. */
static GPtrArray *
children_in_order (const SalesOverview *overview)
{
  GPtrArray *children = g_ptr_array_sized_new (overview->children->len);

  for (guint i = 0; i < overview->children->len; i++)
    g_ptr_array_add (children, overview->children->pdata[i]);
  if (!children_have_goals (overview))
    g_ptr_array_sort (children, compare_amounts);
  return children;
}

static const char *
children_title (const SalesOverview *overview)
{
  switch (overview->child_kind)
    {
    case SALES_SCOPE_PERSON:
      return _("People");
    case SALES_SCOPE_TERRITORY:
      return _("Territories");
    case SALES_SCOPE_CATEGORY:
      return _("Categories");
    case SALES_SCOPE_UNIT:
    default:
      return _("Departments and Teams");
    }
}

static SalesChart *
children_bullets_new (const SalesWording *wording, const SalesOverview *overview, GPtrArray *children, GPtrArray *names)
{
  SalesChartUnit unit = amount_unit (wording);
  g_autofree SalesBulletRow *rows = g_new (SalesBulletRow, MAX (children->len, 1));
  SalesChart *chart;

  for (guint i = 0; i < children->len; i++)
    {
      const SalesComparison *amount = &((const SalesChild *) children->pdata[i])->amount;

      rows[i] = (SalesBulletRow){
        .name = names->pdata[i],
        .actual = amount->has_goal ? amount->compared : amount->actual,
        .goal = amount->has_goal ? amount->goal_to_date : SALES_CHART_NONE,
      };
    }
  chart = sales_bullet_chart_new (&unit, rows, children->len);
  sales_bullet_chart_set_to_date (SALES_BULLET_CHART (chart), overview->running);
  sales_chart_set_subtitle (chart, overview->running
                                       /* xgettext:no-c-format */
                                       ? _("% of goal to date")
                                       /* xgettext:no-c-format */
                                       : _("% of goal"));
  return chart;
}

/* Without any goal: who sold most. */
static SalesChart *
children_amounts_new (const SalesWording *wording, GPtrArray *children, GPtrArray *names)
{
  SalesChartUnit unit = amount_unit (wording);
  g_autofree SalesParetoRow *rows = g_new (SalesParetoRow, MAX (children->len, 1));
  SalesChart *chart;

  for (guint i = 0; i < children->len; i++)
    rows[i] = (SalesParetoRow){ names->pdata[i], ((const SalesChild *) children->pdata[i])->amount.actual };
  chart = sales_pareto_chart_new (&unit, rows, children->len);
  sales_chart_set_subtitle (chart, _("share of sales"));
  return chart;
}

static SalesChart *
children_new (const SalesWording *wording, const SalesOverview *overview)
{
  g_autoptr (GPtrArray) children = children_in_order (overview);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SalesChart *chart;

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (names, sales_wording_child_name (wording, children->pdata[i]));
  chart = children_have_goals (overview) ? children_bullets_new (wording, overview, children, names)
                                         : children_amounts_new (wording, children, names);
  sales_chart_set_title (chart, children_title (overview));
  return chart;
}

static SalesChart *
heat_new (const SalesWording *wording, const SalesOverview *overview)
{
  SalesChartUnit unit = amount_unit (wording);
  SalesChart *chart = sales_heat_chart_new (&unit, overview->heat_first_month, (guint) overview->heat_months);

  for (guint i = 0; i < overview->heat->len; i++)
    {
      const SalesHeatRow *row = overview->heat->pdata[i];
      g_autofree gint64 *goals = goals_or_none (row->goal, overview->heat_months);
      SalesChild child = { .scope = row->scope, .name = row->name };
      g_autofree char *name = sales_wording_child_name (wording, &child);

      sales_heat_chart_add_row (SALES_HEAT_CHART (chart), name, row->actual, goals);
    }
  if (overview->running)
    sales_heat_chart_set_today (SALES_HEAT_CHART (chart), overview->today);
  sales_chart_set_title (chart, _("Attainment by Month"));
  /* xgettext:no-c-format */
  sales_chart_set_subtitle (chart, _("% of goal, worst first"));
  return chart;
}

/* Products, or their categories where there are too many to be read. */
static GPtrArray *
product_rows (const SalesOverview *overview)
{
  return overview->products->len > MAX_PRODUCTS && overview->categories->len > 1
             ? overview->categories
             : overview->products;
}

static char *
product_name (const SalesOverview *overview, const SalesProductRow *row)
{
  if (row->name != NULL)
    return g_strdup (row->name);
  return g_strdup (product_rows (overview) == overview->categories ? _("No category") : _("No product"));
}

static SalesChart *
products_new (const SalesWording *wording, const SalesOverview *overview)
{
  SalesChartUnit unit = amount_unit (wording);
  GPtrArray *products = product_rows (overview);
  g_autofree SalesParetoRow *rows = g_new (SalesParetoRow, MAX (products->len, 1));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *share = NULL, *vital = NULL, *all = NULL, *subtitle = NULL;
  SalesChart *chart;
  guint n_vital;

  for (guint i = 0; i < products->len; i++)
    {
      const SalesProductRow *row = products->pdata[i];

      g_ptr_array_add (names, product_name (overview, row));
      rows[i] = (SalesParetoRow){ names->pdata[i], row->amount };
    }
  chart = sales_pareto_chart_new (&unit, rows, products->len);
  sales_chart_set_title (chart, _("What Sells"));
  n_vital = sales_pareto_chart_get_n_vital (SALES_PARETO_CHART (chart));
  if (n_vital == 0)
    return chart;
  share = sales_locale_format_percent (wording->locale, 8000, 0);
  vital = sales_locale_format_integer (wording->locale, n_vital);
  all = sales_locale_format_integer (wording->locale, products->len);
  /* TRANSLATORS: 1: a share as "80 %", 2 and 3: numbers of products: so few of all bring that share of the sales. Keep it short. */
  subtitle = g_strdup_printf (_("%1$s from %2$s of %3$s"), share, vital, all);
  sales_chart_set_subtitle (chart, subtitle);
  return chart;
}

static SalesChart *
months_new (const SalesWording *wording, const SalesOverview *overview)
{
  SalesChartUnit unit = amount_unit (wording);
  g_autofree gint64 *goals = NULL;
  g_autofree char *scale = NULL;
  SalesChart *chart;

  if (has_goal_in (overview->month_goal, overview->n_months))
    goals = goals_or_none (overview->month_goal, overview->n_months);
  chart = sales_column_chart_new (&unit, overview->first_month, (guint) overview->n_months, overview->month_amount, goals);
  if (overview->running)
    sales_column_chart_set_today (SALES_COLUMN_CHART (chart), overview->today);
  for (guint i = 0; overview->events != NULL && i < overview->events->len; i++)
    {
      const SalesMarketEvent *event = overview->events->pdata[i];

      sales_column_chart_add_event (SALES_COLUMN_CHART (chart), event->first_day, event->title);
    }
  sales_chart_set_title (chart, goals != NULL ? _("Goal and Actual by Month") : _("Sales by Month"));
  scale = sales_chart_unit_dup_scale (&unit, sales_column_chart_get_power (SALES_COLUMN_CHART (chart)));
  sales_chart_set_subtitle (chart, scale);
  return chart;
}

/**
 * sales_overview_chart_new:
 * @wording: what the figures speak of
 * @overview: the figures of a scope and period
 * @kind: which chart
 *
 * Returns: (transfer full): the chart, which copied what it needs; one without data says why.
 *   Main thread only
 */
SalesChart *
sales_overview_chart_new (const SalesWording *wording, const SalesOverview *overview, SalesOverviewChart kind)
{
  SalesChart *chart;

  switch (kind)
    {
    case SALES_OVERVIEW_PACE:
      chart = pace_new (wording, overview);
      break;
    case SALES_OVERVIEW_CHILDREN:
      chart = children_new (wording, overview);
      break;
    case SALES_OVERVIEW_HEAT:
      chart = heat_new (wording, overview);
      break;
    case SALES_OVERVIEW_PRODUCTS:
      chart = products_new (wording, overview);
      break;
    case SALES_OVERVIEW_MONTHS:
    case SALES_N_OVERVIEW_CHARTS:
    default:
      chart = months_new (wording, overview);
      break;
    }
  if (!sales_overview_chart_has_data (overview, kind))
    sales_chart_set_empty_text (chart, kind == SALES_OVERVIEW_HEAT ? _("Nobody here has a goal in these months.")
                                                                   : _("Nothing was sold here in this period."));
  return chart;
}

static gboolean
any_not_zero (const gint64 *values, int n_values)
{
  for (int i = 0; values != NULL && i < n_values; i++)
    if (values[i] != 0 && values[i] != SALES_CHART_NONE)
      return TRUE;
  return FALSE;
}

/**
 * sales_overview_chart_has_data:
 * @overview: the figures of a scope and period
 * @kind: which chart
 *
 * Returns: whether there is anything to show; a part without data is absent, not empty
 */
gboolean
sales_overview_chart_has_data (const SalesOverview *overview, SalesOverviewChart kind)
{
  switch (kind)
    {
    case SALES_OVERVIEW_PACE:
      return overview->n_pace > 0 && (overview->amount.has_goal || overview->amount.actual != 0);
    case SALES_OVERVIEW_CHILDREN:
      return overview->children->len > 0;
    case SALES_OVERVIEW_HEAT:
      for (guint i = 0; i < overview->heat->len; i++)
        if (has_goal_in (((const SalesHeatRow *) overview->heat->pdata[i])->goal, overview->heat_months))
          return TRUE;
      return FALSE;
    case SALES_OVERVIEW_PRODUCTS:
      for (guint i = 0; i < overview->products->len; i++)
        if (((const SalesProductRow *) overview->products->pdata[i])->amount > 0)
          return TRUE;
      return FALSE;
    case SALES_OVERVIEW_MONTHS:
    case SALES_N_OVERVIEW_CHARTS:
    default:
      return any_not_zero (overview->month_amount, overview->n_months) ||
             has_goal_in (overview->month_goal, overview->n_months);
    }
}

/**
 * sales_overview_chart_get_scope:
 * @overview: the figures that the chart was made of
 * @kind: which chart
 * @row: a row of the chart's table
 * @scope: (out): what it stands for
 *
 * Returns: %FALSE where the row leads nowhere
 */
gboolean
sales_overview_chart_get_scope (const SalesOverview *overview, SalesOverviewChart kind, guint row, SalesScope *scope)
{
  g_autoptr (GPtrArray) children = NULL;

  switch (kind)
    {
    case SALES_OVERVIEW_CHILDREN:
      children = children_in_order (overview);
      if (row >= children->len)
        return FALSE;
      *scope = ((const SalesChild *) children->pdata[row])->scope;
      return !sales_scope_equal (scope, &overview->scope);
    case SALES_OVERVIEW_HEAT:
      if (row >= overview->heat->len)
        return FALSE;
      *scope = ((const SalesHeatRow *) overview->heat->pdata[row])->scope;
      return !sales_scope_equal (scope, &overview->scope);
    case SALES_OVERVIEW_PRODUCTS:
      if (product_rows (overview) != overview->categories || row >= overview->categories->len)
        return FALSE;
      *scope = (SalesScope){ SALES_SCOPE_CATEGORY, ((const SalesProductRow *) overview->categories->pdata[row])->id };
      return !sales_scope_equal (scope, &overview->scope);
    case SALES_OVERVIEW_PACE:
    case SALES_OVERVIEW_MONTHS:
    case SALES_N_OVERVIEW_CHARTS:
    default:
      return FALSE;
    }
}
