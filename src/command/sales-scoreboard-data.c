/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scoreboard for other programs. Column and member names are stable and English. */

#include "command/sales-scoreboard.h"

#include "command/sales-json-writer.h"

/* One figure of a row. It exists, or its cell is empty and its member null. */
typedef struct
{
  const char *name;
  gboolean    exists;
  gint64      value;
  int         scale;
  int         decimals;
  gboolean    money;
} Figure;

#define N_FIGURES 26
/* Of each measure beyond money what was done, and the goal; only of the scope itself. */
#define N_BEYOND (2 * (SALES_N_MEASURES - SALES_N_SOLD_MEASURES))

static Figure
amount (const SalesScoreboard *self, const char *name, gboolean exists, SalesAmount value)
{
  return (Figure){ name, exists, sales_round_div (value, SALES_AMOUNT_MINOR), self->info->currency.digits, self->info->currency.digits, TRUE };
}

static Figure
quantity (const char *name, gboolean exists, SalesQuantity value)
{
  return (Figure){ name, exists, value, 3, 0 };
}

/* Orders are counted in basis points. */
static Figure
orders (const char *name, gint64 value)
{
  return (Figure){ name, TRUE, value, 4, 0 };
}

static Figure
percent (const char *name, gboolean exists, gint64 share)
{
  return (Figure){ name, exists, share, 2, 2 };
}

static void
collect (const SalesScoreboard *self, const SalesComparison *amounts, const SalesComparison *quantities,
         const SalesComparison *contributions, const SalesService *service, int rank, Figure figures[N_FIGURES])
{
  gboolean has = amounts->has_goal, attained = sales_comparison_has_attainment (amounts);
  const Figure all[N_FIGURES] = {
    amount (self, "actual", TRUE, amounts->actual),
    amount (self, "goal", has, amounts->goal),
    amount (self, "goal_to_date", has, amounts->goal_to_date),
    amount (self, "compared", has, amounts->compared),
    percent ("attainment_percent", attained, attained ? sales_comparison_attainment (amounts) : 0),
    percent ("attainment_to_date_percent", has && amounts->goal_to_date > 0,
             has && amounts->goal_to_date > 0 ? sales_comparison_attainment_to_date (amounts) : 0),
    amount (self, "variance", has, sales_comparison_variance (amounts)),
    amount (self, "variance_to_date", has, sales_comparison_variance_to_date (amounts)),
    { "rank", rank > 0, rank, 0, 0 },
    amount (self, "year_before", amounts->has_year_before, amounts->year_before),
    quantity ("quantity", quantities->known, quantities->actual),
    quantity ("quantity_goal", quantities->has_goal, quantities->goal),
    amount (self, "contribution", contributions->known, contributions->actual),
    amount (self, "contribution_goal", contributions->has_goal, contributions->goal),
    amount (self, "amount_without_cost", TRUE, contributions->unknown_amount),
    orders ("orders", service->orders),
    orders ("shipped", service->shipped),
    orders ("judged", service->judged),
    orders ("late", service->late),
    orders ("overdue", service->overdue),
    orders ("delivered", service->delivered),
    orders ("followed_up", service->followed),
    percent ("on_time_percent", sales_service_on_time (service) >= 0, sales_service_on_time (service)),
    percent ("followed_up_percent", sales_service_follow_up (service) >= 0, sales_service_follow_up (service)),
    amount (self, "original_goal", has, amounts->original_goal),
    percent ("attainment_to_original_percent", has && amounts->original_goal > 0, sales_comparison_attainment_to_original (amounts)),
  };

  for (int i = 0; i < N_FIGURES; i++)
    figures[i] = all[i];
}

static void
collect_scope (const SalesScoreboard *self, Figure figures[N_FIGURES])
{
  const SalesOverview *overview = self->overview;

  collect (self, &overview->amount, &overview->quantity, &overview->contribution, &overview->service, overview->rank, figures);
}

static void
collect_child (const SalesScoreboard *self, const SalesChild *child, Figure figures[N_FIGURES])
{
  collect (self, &child->amount, &child->quantity, &child->contribution, &child->service, child->rank, figures);
}

static void
collect_beyond (const GArray *measures, Figure figures[N_BEYOND])
{
  static const char *const names[N_BEYOND] = { "visits", "visits_goal", "tasks", "tasks_goal", "kept_customers_percent",
                                               "kept_customers_percent_goal", "service_percent", "service_percent_goal",
                                               "complaints", "complaints_goal" };

  for (int i = 0; i < N_BEYOND; i++)
    figures[i] = (Figure){ names[i], FALSE, 0, 0, 0, FALSE };
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      const SalesMeasureFigure *it = &g_array_index (measures, SalesMeasureFigure, i);
      Figure *pair = &figures[2 * (it->measure - SALES_N_SOLD_MEASURES)];
      int decimals = sales_measure_is_share (it->measure) ? 2 : 0;

      pair[0] = (Figure){ pair[0].name, it->has_actual, it->actual, decimals, decimals, FALSE };
      pair[1] = (Figure){ pair[1].name, it->has_goal, it->goal, decimals, decimals, FALSE };
    }
}

/* Tables --------------------------------------------------------------------------------------- */

static void
add_cells (SalesTableWriter *writer, const Figure *figures, int n)
{
  for (int i = 0; i < n; i++)
    if (figures[i].exists && figures[i].money)
      sales_table_writer_add_amount (writer, figures[i].value * SALES_AMOUNT_MINOR);
    else if (figures[i].exists)
      sales_table_writer_add_decimal (writer, figures[i].value, figures[i].scale, figures[i].decimals);
    else
      sales_table_writer_add_text (writer, NULL);
}

static void
add_row (SalesTableWriter *writer, const char *section, const SalesScope *scope, const char *name, const char *detail, const Figure figures[N_FIGURES], const Figure beyond[N_BEYOND])
{
  sales_table_writer_add_text (writer, section);
  sales_table_writer_add_text (writer, sales_scope_kind_to_string (scope->kind));
  sales_table_writer_add_integer (writer, scope->id);
  sales_table_writer_add_text (writer, name);
  sales_table_writer_add_text (writer, detail);
  add_cells (writer, figures, N_FIGURES);
  add_cells (writer, beyond, N_BEYOND);
  sales_table_writer_end_row (writer);
}

static void
add_children (const SalesScoreboard *self, SalesTableWriter *writer, const char *section, GPtrArray *children)
{
  Figure figures[N_FIGURES], beyond[N_BEYOND];

  collect_beyond (NULL, beyond);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const SalesChild *child = g_ptr_array_index (children, i);

      collect_child (self, child, figures);
      add_row (writer, section, &child->scope, child->name, child->detail, figures, beyond);
    }
}

/**
 * sales_scoreboard_to_table:
 * @self: a scoreboard
 * @format: CSV or a spreadsheet
 * @error: as for sales_table_writer_finish()
 *
 * One row for the scope itself, then one for each child and each person; the column "section" says
 * which. What does not exist is an empty cell.
 *
 * Returns: (transfer full) (nullable): a file's content
 */
GBytes *
sales_scoreboard_to_table (const SalesScoreboard *self, SalesTableFormat format, GError **error)
{
  g_autoptr (SalesTableWriter) writer = sales_table_writer_new (format, self->overview->scope_name, &self->info->currency);
  Figure figures[N_FIGURES], beyond[N_BEYOND];

  collect_scope (self, figures);
  collect_beyond (self->measures, beyond);
  for (const char *const *name = (const char *const[]){ "section", "kind", "id", "name", "detail", NULL }; *name != NULL; name++)
    sales_table_writer_add_header (writer, *name);
  for (int i = 0; i < N_FIGURES; i++)
    sales_table_writer_add_header (writer, figures[i].name);
  for (int i = 0; i < N_BEYOND; i++)
    sales_table_writer_add_header (writer, beyond[i].name);
  sales_table_writer_end_row (writer);
  add_row (writer, "scope", &self->overview->scope, self->overview->scope_name, self->overview->detail, figures, beyond);
  add_children (self, writer, "child", self->overview->children);
  add_children (self, writer, "person", self->people);
  return sales_table_writer_finish (writer, error);
}

/* JSON ----------------------------------------------------------------------------------------- */

static void
add_json_figures (SalesJsonWriter *writer, const Figure figures[N_FIGURES])
{
  for (int i = 0; i < N_FIGURES; i++)
    if (figures[i].exists)
      sales_json_writer_add_decimal (writer, figures[i].name, figures[i].value, figures[i].scale, figures[i].decimals);
    else
      sales_json_writer_add_null (writer, figures[i].name);
}

static void
add_json_scope (SalesJsonWriter *writer, const SalesScope *scope, const char *name, const char *detail)
{
  sales_json_writer_add_text (writer, "kind", sales_scope_kind_to_string (scope->kind));
  sales_json_writer_add_decimal (writer, "id", scope->id, 0, 0);
  sales_json_writer_add_text (writer, "name", name);
  sales_json_writer_add_text (writer, "detail", detail);
}

static void
add_json_children (const SalesScoreboard *self, SalesJsonWriter *writer, const char *name, GPtrArray *children)
{
  Figure figures[N_FIGURES];

  sales_json_writer_begin (writer, name, '[');
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const SalesChild *child = g_ptr_array_index (children, i);

      collect_child (self, child, figures);
      sales_json_writer_begin (writer, NULL, '{');
      add_json_scope (writer, &child->scope, child->name, child->detail);
      add_json_figures (writer, figures);
      sales_json_writer_end (writer);
    }
  sales_json_writer_end (writer);
}

static void
add_json_products (const SalesScoreboard *self, SalesJsonWriter *writer)
{
  GPtrArray *products = self->overview->products;

  sales_json_writer_begin (writer, "products", '[');
  for (guint i = 0; products != NULL && i < products->len; i++)
    {
      const SalesProductRow *row = g_ptr_array_index (products, i);
      const Figure figures[] = {
        amount (self, "amount", TRUE, row->amount),
        quantity ("quantity", TRUE, row->quantity),
        amount (self, "contribution", TRUE, row->contribution),
        amount (self, "amount_without_cost", TRUE, row->unknown_amount),
      };

      sales_json_writer_begin (writer, NULL, '{');
      sales_json_writer_add_decimal (writer, "id", row->id, 0, 0);
      sales_json_writer_add_text (writer, "name", row->name);
      for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
        sales_json_writer_add_decimal (writer, figures[f].name, figures[f].value, figures[f].scale, figures[f].decimals);
      sales_json_writer_end (writer);
    }
  sales_json_writer_end (writer);
}

static void
add_json_period (const SalesScoreboard *self, SalesJsonWriter *writer)
{
  g_autofree char *id = sales_period_to_id (&self->overview->period, self->info->year_start);
  g_autofree char *first = sales_day_to_iso (self->overview->period.first);
  g_autofree char *last = sales_day_to_iso (self->overview->period.last);
  g_autofree char *today = sales_day_to_iso (self->overview->today);

  sales_json_writer_begin (writer, "period", '{');
  sales_json_writer_add_text (writer, "id", id);
  sales_json_writer_add_text (writer, "first", first);
  sales_json_writer_add_text (writer, "last", last);
  sales_json_writer_add_text (writer, "today", today);
  sales_json_writer_add_boolean (writer, "running", self->overview->running);
  sales_json_writer_end (writer);
}

static void
add_json_sums (const SalesScoreboard *self, SalesJsonWriter *writer)
{
  const SalesReconciliation *sums = &self->overview->reconciliation;
  const Figure figures[] = {
    amount (self, "people", TRUE, sums->people),
    amount (self, "no_person", TRUE, sums->no_person),
    amount (self, "orders", TRUE, sums->orders),
    amount (self, "difference", TRUE, sums->people + sums->no_person - sums->orders),
  };

  sales_json_writer_begin (writer, "reconciliation", '{');
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    sales_json_writer_add_decimal (writer, figures[i].name, figures[i].value, figures[i].scale, figures[i].decimals);
  sales_json_writer_end (writer);
}

static void
add_json_measures (const GArray *measures, SalesJsonWriter *writer)
{
  sales_json_writer_begin (writer, "measures", '[');
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      const SalesMeasureFigure *it = &g_array_index (measures, SalesMeasureFigure, i);
      gboolean share = sales_measure_is_share (it->measure);
      int decimals = share ? 2 : 0;
      gint64 attainment = 0;
      gboolean attained = sales_measure_figure_attainment (it, &attainment);
      const Figure figures[] = {
        { share ? "actual_percent" : "actual", it->has_actual, it->actual, decimals, decimals, FALSE },
        { share ? "goal_percent" : "goal", it->has_goal, it->goal, decimals, decimals, FALSE },
        percent ("attainment_percent", attained, attainment),
        { "part", share && it->has_actual, it->part, it->measure == SALES_MEASURE_SERVICE ? 4 : 0, 0, FALSE },
        { "whole", share && it->has_actual, it->whole, it->measure == SALES_MEASURE_SERVICE ? 4 : 0, 0, FALSE },
      };

      sales_json_writer_begin (writer, NULL, '{');
      sales_json_writer_add_text (writer, "measure", sales_measure_to_string (it->measure));
      for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
        if (figures[f].exists)
          sales_json_writer_add_decimal (writer, figures[f].name, figures[f].value, figures[f].scale, figures[f].decimals);
        else
          sales_json_writer_add_null (writer, figures[f].name);
      sales_json_writer_add_boolean (writer, "lower_is_better", sales_measure_lower_is_better (it->measure));
      if (it->has_goal && it->has_actual)
        sales_json_writer_add_boolean (writer, "met", sales_measure_figure_is_met (it));
      else
        sales_json_writer_add_null (writer, "met");
      sales_json_writer_end (writer);
    }
  sales_json_writer_end (writer);
}

/**
 * sales_scoreboard_to_json:
 * @self: a scoreboard
 *
 * Returns: (transfer full): a file's content. What does not exist is null.
 */
GBytes *
sales_scoreboard_to_json (const SalesScoreboard *self)
{
  g_autoptr (SalesJsonWriter) writer = sales_json_writer_new ();
  Figure figures[N_FIGURES];

  collect_scope (self, figures);
  sales_json_writer_begin (writer, NULL, '{');
  sales_json_writer_add_text (writer, "company", self->info->company_name);
  sales_json_writer_add_text (writer, "currency", self->info->currency.code);
  add_json_period (self, writer);
  sales_json_writer_begin (writer, "scope", '{');
  add_json_scope (writer, &self->overview->scope, self->overview->scope_name, self->overview->detail);
  add_json_figures (writer, figures);
  if (self->overview->has_projection)
    {
      Figure projection = amount (self, "projection", TRUE, self->overview->projection);

      sales_json_writer_add_decimal (writer, projection.name, projection.value, projection.scale, projection.decimals);
    }
  else
    sales_json_writer_add_null (writer, "projection");
  sales_json_writer_end (writer);
  add_json_children (self, writer, "children", self->overview->children);
  add_json_children (self, writer, "people", self->people);
  add_json_measures (self->measures, writer);
  add_json_products (self, writer);
  add_json_sums (self, writer);
  sales_json_writer_end (writer);
  return sales_json_writer_steal (writer);
}
