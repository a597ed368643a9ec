/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-wording.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"

/* From a million units on, a tile shows a short form: longer figures do not fit it. */
#define TILE_MAX_UNITS 1000000

/* A figure that is compared with its goal, or with the year before where there is none. */
typedef struct
{
  const SalesComparison *comparison;
  const gint64          *months;
  gboolean               money;
} TileFigure;

static char *
tile_amount (const SalesWording *self, const TileFigure *figure, gint64 value)
{
  gint64 unit = sales_currency_unit (&self->info->currency);

  if (!figure->money)
    return sales_locale_format_integer (self->locale, sales_round_div (value, SALES_QUANTITY_UNIT));
  return sales_locale_format_amount (self->locale, value, &self->info->currency,
                                     ABS (value / unit) < TILE_MAX_UNITS ? SALES_AMOUNT_WHOLE : SALES_AMOUNT_SHORT);
}

/* A change in per cent: one decimal while it is small, none when it is large. */
static char *
tile_change (const SalesWording *self, gint64 now, gint64 before, int *sign)
{
  gint64 share;

  if (before <= 0 || !sales_change_share (now, before, &share))
    return NULL;
  *sign = now < before ? -1 : 1;
  return sales_locale_format_signed_percent (self->locale, share, ABS (share) < 1000 ? 1 : 0);
}

static SalesTile *
tile_new (const char *title, char *value, const gint64 *months, int n_months)
{
  SalesTile *tile = g_new0 (SalesTile, 1);

  tile->title = g_strdup (title);
  tile->value = value;
  tile->months = months;
  tile->n_months = months != NULL ? n_months : 0;
  return tile;
}

/* The goal; where it speaks of a part of the figure alone, that part as well. */
static char *
goal_detail (const SalesWording *self, const TileFigure *figure, gboolean running, const char *goal)
{
  g_autofree char *part = NULL;

  if (figure->comparison->compared != figure->comparison->actual)
    {
      part = tile_amount (self, figure, figure->comparison->compared);
      /* TRANSLATORS: 1: the part of the figure that a goal speaks of, 2: that goal: amounts of money or numbers of pieces. Keep it short. */
      return g_strdup_printf (_("%1$s of goal %2$s"), part, goal);
    }
  /* While the period runs, the whole first goal would be held against a part of the sales. */
  if (!running && sales_comparison_is_revised (figure->comparison) && sales_comparison_attainment_to_original (figure->comparison) > 0)
    {
      part = sales_locale_format_percent (self->locale, sales_comparison_attainment_to_original (figure->comparison), 0);
      /* TRANSLATORS: 1: a goal, or the part of it that falls on the days gone by: an amount of money or a number of pieces, 2: the share reached of what the whole goal was before it was revised. Keep it short. */
      return g_strdup_printf (_("goal %1$s; %2$s of the first"), goal, part);
    }
  if (running)
    /* TRANSLATORS: the part of the goal that falls on the days gone by: an amount of money or a number of pieces. Keep it short. */
    return g_strdup_printf (_("goal to date %s"), goal);
  /* TRANSLATORS: an amount of money or a number of pieces. Keep it short. */
  return g_strdup_printf (_("goal %s"), goal);
}

static void
add_figure (const SalesWording *self, const SalesOverview *overview, GPtrArray *tiles, const char *title, const TileFigure *figure)
{
  const SalesComparison *comparison = figure->comparison;
  SalesTile *tile = tile_new (title, tile_amount (self, figure, comparison->actual), figure->months, overview->n_months);
  g_autofree char *other = NULL;

  if (comparison->has_goal)
    {
      other = tile_amount (self, figure, comparison->goal_to_date);
      tile->detail = goal_detail (self, figure, overview->running, other);
      tile->variance = tile_change (self, comparison->compared, comparison->goal_to_date, &tile->sign);
    }
  else if (comparison->has_year_before)
    {
      other = tile_amount (self, figure, comparison->year_before);
      /* TRANSLATORS: what it was in the same days a year earlier: an amount of money, a number of pieces or a share. Keep it short. */
      tile->detail = g_strdup_printf (_("year before %s"), other);
      tile->variance = tile_change (self, comparison->actual, comparison->year_before, &tile->sign);
    }
  g_ptr_array_add (tiles, tile);
}

static char *
points (const SalesWording *self, gint64 change)
{
  g_autofree char *number = sales_locale_format_signed_decimal (self->locale, change, 2, 1);

  /* TRANSLATORS: a change in percentage points with its sign, as "-3.7 pt". Keep it short. */
  return g_strdup_printf (_("%s pt"), number);
}

/* A share of orders: against the year before, or how many orders it speaks of. */
static void
add_share (const SalesWording *self, const SalesOverview *overview, GPtrArray *tiles, const char *title,
           gint64 share, gint64 before, gint64 part, gint64 whole, const gint64 *months)
{
  SalesTile *tile = tile_new (title, sales_locale_format_percent (self->locale, share, 1), months, overview->n_months);
  g_autofree char *other = NULL, *count = NULL;

  if (before >= 0)
    {
      other = sales_locale_format_percent (self->locale, before, 1);
      /* TRANSLATORS: what it was in the same days a year earlier: an amount of money, a number of pieces or a share. Keep it short. */
      tile->detail = g_strdup_printf (_("year before %s"), other);
      tile->variance = points (self, share - before);
      tile->sign = share < before ? -1 : share > before;
    }
  else
    {
      count = sales_wording_orders (self, part);
      other = sales_wording_orders (self, whole);
      /* TRANSLATORS: both are numbers of orders: so many of so many. Keep it short. */
      tile->detail = g_strdup_printf (C_("orders", "%1$s of %2$s"), count, other);
    }
  g_ptr_array_add (tiles, tile);
}

/**
 * sales_wording_tiles:
 * @self: what the figures speak of
 * @overview: the figures of a scope and period; has to outlive the tiles
 *
 * Returns: (transfer full) (element-type SalesTile): the tiles whose figures exist
 */
GPtrArray *
sales_wording_tiles (const SalesWording *self, const SalesOverview *overview)
{
  GPtrArray *tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_tile_free);
  const SalesService *service = &overview->service;
  gint64 on_time = sales_service_on_time (service);
  gint64 follow_up = sales_service_follow_up (service);
  TileFigure amount = { &overview->amount, overview->month_amount, TRUE };
  TileFigure quantity = { &overview->quantity, overview->month_quantity, FALSE };
  TileFigure contribution = { &overview->contribution, overview->month_contribution, TRUE };

  add_figure (self, overview, tiles, C_("tile", "Sales"), &amount);
  if (overview->quantity.actual != 0 || overview->quantity.has_goal)
    add_figure (self, overview, tiles, C_("tile", "Quantity"), &quantity);
  if (overview->contribution.known)
    add_figure (self, overview, tiles, C_("tile", "Profit contribution"), &contribution);
  if (on_time >= 0)
    add_share (self, overview, tiles, C_("tile", "Shipped on time"), on_time,
               sales_service_on_time (&overview->service_year_before),
               service->judged - service->late, service->judged, overview->month_on_time);
  if (follow_up >= 0)
    add_share (self, overview, tiles, C_("tile", "Followed up"), follow_up,
               sales_service_follow_up (&overview->service_year_before),
               service->followed, service->delivered - service->awaiting, overview->month_follow_up);
  return tiles;
}

void
sales_tile_free (SalesTile *self)
{
  g_free (self->title);
  g_free (self->value);
  g_free (self->detail);
  g_free (self->variance);
  g_free (self);
}

/**
 * sales_wording_attention:
 * @self: what the figures speak of
 * @item: what needs attention
 * @detail: (out) (transfer full) (nullable): a second line
 *
 * Returns: (transfer full): it in a few words
 */
char *
sales_wording_attention (const SalesWording *self, const SalesAttention *item, char **detail)
{
  g_autofree char *count = sales_locale_format_integer (self->locale, item->count);
  g_autofree char *amount = sales_locale_format_amount (self->locale, ABS (item->amount), &self->info->currency, SALES_AMOUNT_WHOLE);
  g_autofree char *text = NULL;
  gulong n = (gulong) item->count;

  *detail = NULL;
  switch (item->kind)
    {
    case SALES_ATTENTION_BEHIND:
      text = sales_locale_format_percent (self->locale, item->count, 0);
      /* TRANSLATORS: 1: a share as "84 %", 2: an amount of money */
      *detail = g_strdup_printf (_("%1$s of the goal to date, %2$s short"), text, amount);
      /* TRANSLATORS: the name of a person, team, territory or category */
      return g_strdup_printf (_("Behind the goal: %s"), item->name != NULL ? item->name : "–");
    case SALES_ATTENTION_OVERDUE:
      if (item->day != SALES_DAY_NONE)
        {
          text = sales_locale_format_day (self->locale, item->day);
          /* TRANSLATORS: a date */
          *detail = g_strdup_printf (_("the oldest was promised for %s"), text);
        }
      /* TRANSLATORS: a number of orders that should have been shipped before today */
      return g_strdup_printf (ngettext ("%s order is overdue", "%s orders are overdue", n), count);
    case SALES_ATTENTION_LATE:
      /* TRANSLATORS: a number of orders */
      return g_strdup_printf (ngettext ("%s order was shipped late", "%s orders were shipped late", n), count);
    case SALES_ATTENTION_NO_GOAL:
      /* TRANSLATORS: a number of people */
      return g_strdup_printf (ngettext ("%s person sells without a goal", "%s people sell without a goal", n), count);
    case SALES_ATTENTION_FOLLOW_UP:
      /* TRANSLATORS: a number of deliveries about which the customer should have been asked by now */
      return g_strdup_printf (ngettext ("%s delivery has not been followed up in time", "%s deliveries have not been followed up in time", n), count);
    case SALES_ATTENTION_NO_COST:
      *detail = g_strdup (_("profit contribution is computed without these"));
      /* TRANSLATORS: an amount of money */
      return g_strdup_printf (_("Products without a cost sold for %s"), amount);
    case SALES_ATTENTION_AGREEMENT:
      if (item->amount > 0)
        {
          text = sales_locale_format_integer (self->locale, item->amount);
          /* TRANSLATORS: a number of goals */
          *detail = g_strdup_printf (ngettext ("%s of them has not even been discussed", "%s of them have not even been discussed", (gulong) item->amount), text);
        }
      /* TRANSLATORS: a number of goals */
      return g_strdup_printf (ngettext ("%s goal has not been acknowledged", "%s goals have not been acknowledged", n), count);
    case SALES_ATTENTION_AWARDS:
    default:
      /* TRANSLATORS: a number of awards */
      return g_strdup_printf (ngettext ("%s award is proposed and not confirmed", "%s awards are proposed and not confirmed", n), count);
    }
}
