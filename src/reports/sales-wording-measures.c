/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-wording-measures.h"

#include <glib/gi18n.h>

static char *
format_value (const SalesWording *self, SalesMeasure measure, gint64 value)
{
  return sales_measure_is_share (measure) ? sales_locale_format_percent (self->locale, value, 0) : sales_locale_format_integer (self->locale, value);
}

/**
 * sales_wording_measure_actual:
 * @self: what the figures speak of
 * @figure: a figure
 *
 * Returns: (transfer full): what was done, or a dash
 */
char *
sales_wording_measure_actual (const SalesWording *self, const SalesMeasureFigure *figure)
{
  return figure->has_actual ? format_value (self, figure->measure, figure->actual) : g_strdup ("–");
}

/**
 * sales_wording_measure_goal:
 * @self: what the figures speak of
 * @figure: a figure
 *
 * Returns: (transfer full): the goal, or a dash
 */
char *
sales_wording_measure_goal (const SalesWording *self, const SalesMeasureFigure *figure)
{
  return figure->has_goal ? format_value (self, figure->measure, figure->goal) : g_strdup ("–");
}

/**
 * sales_wording_measure_detail:
 * @self: what the figures speak of
 * @figure: a figure
 *
 * Returns: (transfer full) (nullable): of what a share is one, or that less is better
 */
char *
sales_wording_measure_detail (const SalesWording *self, const SalesMeasureFigure *figure)
{
  gboolean orders = figure->measure == SALES_MEASURE_SERVICE;
  g_autofree char *part = NULL, *whole = NULL;

  if (sales_measure_lower_is_better (figure->measure))
    return g_strdup (_("the fewer the better"));
  if (!sales_measure_is_share (figure->measure) || !figure->has_actual || figure->whole <= 0)
    return NULL;
  part = orders ? sales_wording_orders (self, figure->part) : sales_locale_format_integer (self->locale, figure->part);
  whole = orders ? sales_wording_orders (self, figure->whole) : sales_locale_format_integer (self->locale, figure->whole);
  if (orders)
    /* TRANSLATORS: both are numbers of orders */
    return g_strdup_printf (_("%1$s of %2$s orders"), part, whole);
  /* TRANSLATORS: both are numbers of customers */
  return g_strdup_printf (_("%1$s of %2$s customers"), part, whole);
}

/**
 * sales_wording_measure_attainment:
 * @self: what the figures speak of
 * @figure: a figure
 *
 * Returns: (transfer full): "92 %", "n/a" where it is not defined, a dash without a goal
 */
char *
sales_wording_measure_attainment (const SalesWording *self, const SalesMeasureFigure *figure)
{
  gint64 share;

  if (!figure->has_goal)
    return g_strdup ("–");
  if (!sales_measure_figure_attainment (figure, &share))
    return g_strdup (C_("attainment", "n/a"));
  return sales_locale_format_percent (self->locale, share, 0);
}

/**
 * sales_wording_measure_result:
 * @figure: a figure
 * @running: whether the period has not ended yet
 * @sign: (out): +1 met, −1 missed, 0 neither
 *
 * A count that is reached stays reached, and while the period is running one that is not may still be;
 * complaints the other way round. A share is judged as it stands.
 *
 * Returns: (nullable): the result in a word; %NULL where there is none
 */
const char *
sales_wording_measure_result (const SalesMeasureFigure *figure, gboolean running, int *sign)
{
  gboolean met = sales_measure_figure_is_met (figure), lower = sales_measure_lower_is_better (figure->measure);

  *sign = 0;
  if (!figure->has_goal || !figure->has_actual)
    return NULL;
  /* More complaints than the goal allows are missed for good; fewer visits than it asks for are not. */
  if (running && !sales_measure_is_share (figure->measure) && met == lower)
    return C_("goal result", "Running");
  *sign = met ? 1 : -1;
  return met ? C_("goal result", "Met") : C_("goal result", "Missed");
}

static const char *
get_formula (SalesMeasure measure)
{
  switch (measure)
    {
    case SALES_MEASURE_VISITS:
      return _("Visits noted as activities, by the day on which they were done.");
    case SALES_MEASURE_TASKS:
      return _("Tasks noted as activities, by the day on which they were done.");
    case SALES_MEASURE_KEPT_CUSTOMERS:
      return _("Of the customers who bought in the same months before, the share that bought again in this period. A customer who bought from two people counts once for each.");
    case SALES_MEASURE_SERVICE:
      return _("Of the orders taken in the period that were promised for a day and have been shipped, the share that was shipped no later than promised and followed up after delivery. Orders whose follow-up is not due yet are left out.");
    case SALES_MEASURE_COMPLAINTS:
      return _("Complaints noted as activities, by the day on which they came. Fewer are better.");
    case SALES_MEASURE_AMOUNT:
    case SALES_MEASURE_QUANTITY:
    case SALES_MEASURE_CONTRIBUTION:
    case SALES_N_MEASURES:
    default:
      return "";
    }
}

static void
add (GPtrArray *pairs, const char *heading, const char *sentence)
{
  g_ptr_array_add (pairs, g_strdup (heading));
  g_ptr_array_add (pairs, g_strdup (sentence));
}

/**
 * sales_wording_measure_formulas:
 * @figures: of #SalesMeasureFigure
 *
 * Returns: (transfer full): of each what it is called and how it is computed, then the same of the
 *   attainment, and where service is among them of on-time delivery and follow-up
 */
char **
sales_wording_measure_formulas (const GArray *figures)
{
  GPtrArray *pairs = g_ptr_array_new ();
  gboolean lower = FALSE, service = FALSE, summed = FALSE;

  for (guint i = 0; i < figures->len; i++)
    {
      const SalesMeasureFigure *figure = &g_array_index (figures, SalesMeasureFigure, i);

      add (pairs, sales_wording_measure (figure->measure), get_formula (figure->measure));
      lower |= sales_measure_lower_is_better (figure->measure);
      service |= figure->measure == SALES_MEASURE_SERVICE;
      summed |= figure->from_children;
    }
  add (pairs, C_("figure", "Attainment"), lower ? _("Actual divided by goal; where fewer are better, 2 minus actual divided by goal, no less than nothing.")
                                                : _("Actual divided by goal."));
  if (summed)
    add (pairs, C_("figure", "Goal"), _("Where the unit has no goal of its own, the goals of its people are added up."));
  if (service)
    {
      add (pairs, C_("tile", "Shipped on time"), _("Orders shipped no later than on the promised day, divided by the shipped orders that were promised for a day."));
      add (pairs, C_("tile", "Followed up"), _("Delivered orders after which somebody asked the customer, divided by the delivered orders whose follow-up is due."));
    }
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (pairs, FALSE);
}
