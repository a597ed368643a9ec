/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-scale.h"

#include <math.h>

/* Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on
 * Axes", IEEE InfoVis 2010: step sizes by preference, and the weights of simplicity, coverage,
 * density and legibility. */
static const double factors[] = { 1, 5, 2, 2.5, 4, 3 };
#define N_FACTORS ((int) G_N_ELEMENTS (factors))
#define W_SIMPLICITY 0.25
#define W_COVERAGE 0.2
#define W_DENSITY 0.5
#define W_LEGIBILITY 0.05
#define LEGIBILITY 1.0
/* The search ends by itself long before; these only bound it for odd input. */
#define MAX_SKIP 12
#define MAX_TICKS 60
#define MAX_MAGNITUDES 24

typedef struct
{
  double   low, high;
  int      wanted;
  gboolean loose; /* the labels must enclose the data */
  double   best;
  double   first, step;
  int      n;
} Search;

static double
simplicity_max (int q, int skip)
{
  return 2.0 - (double) q / (N_FACTORS - 1) - skip;
}

static double
simplicity (int q, int skip, double first, double last, double step)
{
  double rest = fmod (first, step);
  gboolean has_zero = first <= 0 && last >= 0 && (fabs (rest) < 1e-10 * step || step - fabs (rest) < 1e-10 * step);

  return 1.0 - (double) q / (N_FACTORS - 1) - skip + (has_zero ? 1 : 0);
}

static double
coverage (const Search *search, double first, double last)
{
  double tenth = 0.1 * (search->high - search->low);
  double above = search->high - last, below = search->low - first;

  return 1.0 - 0.5 * (above * above + below * below) / (tenth * tenth);
}

static double
coverage_max (const Search *search, double span)
{
  double range = search->high - search->low;
  double half = (span - range) / 2;

  return span > range ? 1.0 - half * half / (0.01 * range * range) : 1.0;
}

static double
density (const Search *search, int n, double first, double last)
{
  double is = (n - 1) / (last - first);
  double wish = (search->wanted - 1) / (MAX (last, search->high) - MIN (search->low, first));

  return 2.0 - MAX (is / wish, wish / is);
}

static double
density_max (const Search *search, int n)
{
  return n >= search->wanted ? 2.0 - (double) (n - 1) / (search->wanted - 1) : 1.0;
}

static double
total (double s, double c, double d)
{
  return W_SIMPLICITY * s + W_COVERAGE * c + W_DENSITY * d + W_LEGIBILITY * LEGIBILITY;
}

/* All places of @n labels @step apart that can cover the data. */
static void
try_starts (Search *search, int q, int skip, int n, double step)
{
  double from = floor (search->high / step) * skip - (double) (n - 1) * skip;
  double to = ceil (search->low / step) * skip;

  for (double start = from; start <= to && start < from + MAX_TICKS * MAX_SKIP; start++)
    {
      double first = start * (step / skip);
      double last = first + step * (n - 1);
      double score;

      if (search->loose && (first > search->low || last < search->high))
        continue;
      score = total (simplicity (q, skip, first, last, step), coverage (search, first, last), density (search, n, first, last));
      if (score > search->best)
        {
          search->best = score;
          search->first = first;
          search->step = step;
          search->n = n;
        }
    }
}

static void
try_counts (Search *search, int q, int skip)
{
  double s = simplicity_max (q, skip);

  for (int n = 2; n < MAX_TICKS && total (s, 1, density_max (search, n)) >= search->best; n++)
    {
      double delta = (search->high - search->low) / (n + 1) / skip / factors[q];
      int magnitude = (int) ceil (log10 (delta));

      for (int z = magnitude; z < magnitude + MAX_MAGNITUDES; z++)
        {
          double step = skip * factors[q] * pow (10, z);

          if (total (s, coverage_max (search, step * (n - 1)), density_max (search, n)) < search->best)
            break;
          try_starts (search, q, skip, n, step);
        }
    }
}

static int
decimals_of (double step)
{
  int decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-6 * MAX (1, fabs (step)))
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

/**
 * sales_ticks_find:
 * @low: the smallest figure
 * @high: the largest
 * @wanted: about how many labels there is room for
 * @loose: whether the labels must enclose the figures
 * @ticks: (out): the labels' figures
 *
 * The extended Wilkinson algorithm (source above).
 *
 * Returns: %FALSE, with @ticks untouched, if @low is not below @high or one is not a number
 */
gboolean
sales_ticks_find (double low, double high, int wanted, gboolean loose, SalesTicks *ticks)
{
  Search search = { low, high, MAX (2, wanted), loose, -2.0, low, high - low, 2 };

  if (!isfinite (low) || !isfinite (high) || !(high - low > 1e-9 * MAX (fabs (low), fabs (high))))
    return FALSE;
  for (int skip = 1; skip <= MAX_SKIP; skip++)
    for (int q = 0; q < N_FACTORS; q++)
      {
        /* Nothing that comes later can be better. */
        if (total (simplicity_max (q, skip), 1, 1) < search.best)
          goto found;
        try_counts (&search, q, skip);
      }
found:
  ticks->first = search.first;
  ticks->step = search.step;
  ticks->n = search.n;
  ticks->decimals = MAX (decimals_of (search.step), decimals_of (search.first));
  return TRUE;
}

/**
 * sales_ticks_get:
 * @self: ticks
 * @tick: 0 to n − 1
 *
 * Returns: the figure; exactly zero where it is zero but for rounding
 */
double
sales_ticks_get (const SalesTicks *self, int tick)
{
  double value = self->first + self->step * tick;

  return fabs (value) < 1e-9 * self->step ? 0 : value;
}

/**
 * sales_scale_init:
 * @self: a scale whose positions are set later
 * @low: the smallest figure; zero is always included
 * @high: the largest
 * @wanted: about how many labels there is room for
 * @whole: whether a label between two whole numbers makes no sense
 * @ticks: (out): the labels' figures, which enclose the data
 *
 * A scale for bars and cumulative lines: it has zero, and ends at its first and last label.
 */
void
sales_scale_init (SalesScale *self, double low, double high, int wanted, gboolean whole, SalesTicks *ticks)
{
  low = MIN (low, 0);
  high = MAX (high, 0);
  if (low == 0 && high == 0)
    high = 1;
  if (!sales_ticks_find (low, high, wanted, TRUE, ticks))
    *ticks = (SalesTicks){ low, high - low, 2, 0 };
  if (whole && ticks->step < 1)
    *ticks = (SalesTicks){ floor (low), 1, (int) (ceil (high) - floor (low)) + 1, 0 };
  self->low = sales_ticks_get (ticks, 0);
  self->high = sales_ticks_get (ticks, ticks->n - 1);
}

/**
 * sales_scale_place:
 * @self: a scale
 * @value: a figure
 *
 * Returns: its position; outside the scale's own where the figure is
 */
double
sales_scale_place (const SalesScale *self, double value)
{
  return self->start + (value - self->low) / (self->high - self->low) * (self->end - self->start);
}

/* ---- Time ---- */

static void
collect (SalesDay first, SalesDay last, SalesTimeStep step, int every, GArray *days)
{
  SalesDay day = first;
  SalesMonth month = sales_month_from_day (first);

  g_array_set_size (days, 0);
  if (step == SALES_TIME_WEEKS)
    /* Weeks begin on Monday; 1970-01-05 was one. */
    while (((day - 4) % 7 + 7) % 7 != 0)
      day++;
  if (step >= SALES_TIME_MONTHS)
    {
      int months = step == SALES_TIME_YEARS ? 12 * every : every;

      if (sales_month_first_day (month) < first)
        month++;
      month += (months - month % months) % months;
      for (; sales_month_first_day (month) <= last; month += months)
        {
          day = sales_month_first_day (month);
          g_array_append_val (days, day);
        }
      return;
    }
  for (; day <= last; day += every * (step == SALES_TIME_WEEKS ? 7 : 1))
    g_array_append_val (days, day);
}

/**
 * sales_time_ticks:
 * @first: the first day
 * @last: the last day
 * @room: for each #SalesTimeStep, how many of its labels fit
 * @days: (element-type SalesDay): filled with the days that are labelled, ascending
 *
 * The step that suits the length of time, thinned until it fits.
 *
 * Returns: the step, which says how a day is worded
 */
SalesTimeStep
sales_time_ticks (SalesDay first, SalesDay last, const int *room, GArray *days)
{
  static const struct
  {
    SalesTimeStep step;
    int           every;
    int           up_to; /* days for which it suits */
  } steps[] = {
    { SALES_TIME_DAYS, 1, 16 },    { SALES_TIME_DAYS, 2, 16 },     { SALES_TIME_WEEKS, 1, 62 },
    { SALES_TIME_WEEKS, 2, 62 },   { SALES_TIME_MONTHS, 1, 800 },  { SALES_TIME_MONTHS, 3, 2000 },
    { SALES_TIME_MONTHS, 6, 2000 }, { SALES_TIME_YEARS, 1, G_MAXINT }, { SALES_TIME_YEARS, 2, G_MAXINT },
    { SALES_TIME_YEARS, 5, G_MAXINT }, { SALES_TIME_YEARS, 10, G_MAXINT }, { SALES_TIME_YEARS, 50, G_MAXINT },
  };
  int length = last - first + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (length > steps[i].up_to)
        continue;
      collect (first, last, steps[i].step, steps[i].every, days);
      if (days->len > 0 && (int) days->len <= room[steps[i].step])
        return steps[i].step;
    }
  /* No step has a day that fits: the first one speaks for all. */
  g_array_set_size (days, 0);
  g_array_append_val (days, first);
  return SALES_TIME_DAYS;
}
