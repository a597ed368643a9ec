/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the charts of an overview take to draw onto a surface of 1180×760: a quarter's pace,
 * 12 bullet graphs, a heat map of 60 people and 12 months, a Pareto chart of 31 products. The ways
 * of drawing take turns in every round, so that they are compared within one run. */

#include <stdlib.h>
#include <time.h>

#include "charts/sales-bullet-chart.h"
#include "charts/sales-chart-private.h"
#include "charts/sales-heat-chart.h"
#include "charts/sales-pace-chart.h"
#include "charts/sales-pareto-chart.h"

#define ROUNDS 60
#define EUR(euros) ((gint64) (euros) * 1000000)

typedef enum
{
  WITHOUT_TEXT, /* shapes only, already laid out */
  DRAW,         /* shapes and labels, already laid out */
  RENDER,       /* laid out and drawn, texts known: a new size, new figures */
  COLD,         /* laid out and drawn, no text known: the first picture */
  N_WAYS,
} Way;

static const char *const names[N_WAYS] = { "without text", "drawn", "laid out and drawn", "the same, texts unknown" };

typedef struct
{
  SalesChart *chart;
  double      x, y, width, height, font_size;
} Place;

/* Milliseconds of work: what else the machine does meanwhile does not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static SalesDay
day (int year, int month, int mday)
{
  SalesDay result = 0;

  sales_day_from_ymd (year, month, mday, &result);
  return result;
}

static SalesChart *
create_pace (const SalesChartUnit *unit)
{
  SalesPacePosition positions[92];
  SalesChart *chart;
  gint64 actual = 0, goal = 0;

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      actual += EUR (30000 + 7919 * i % 41000);
      goal += EUR (56000);
      positions[i] = (SalesPacePosition){ day (2026, 7, 1) + (SalesDay) i, i < 86 ? actual : SALES_CHART_NONE, goal };
    }
  chart = sales_pace_chart_new (unit, positions, G_N_ELEMENTS (positions));
  sales_pace_chart_set_today (SALES_PACE_CHART (chart), day (2026, 9, 24));
  sales_pace_chart_set_projection (SALES_PACE_CHART (chart), EUR (4950000), EUR (4800000), EUR (5200000));
  return chart;
}

static SalesChart *
create_bullets (const SalesChartUnit *unit)
{
  static const char *const teams[] = { "North", "Retail", "Key Accounts", "Export", "South", "Online", "West", "East", "Partners", "Public Sector", "Service", "Small Business" };
  SalesBulletRow rows[12];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (SalesBulletRow){ teams[i], EUR (71000 + 4300 * i), EUR (100000) };
  return sales_bullet_chart_new (unit, rows, G_N_ELEMENTS (rows));
}

static SalesChart *
create_heat (const SalesChartUnit *unit)
{
  SalesChart *chart = sales_heat_chart_new (unit, 2026 * 12, 12);

  for (guint row = 0; row < 60; row++)
    {
      g_autofree char *name = g_strdup_printf ("Salesperson %u", row);
      gint64 actual[12], goal[12];

      for (guint month = 0; month < 12; month++)
        {
          actual[month] = EUR (60000 + (row * 977 + month * 5741) % 70000);
          goal[month] = EUR (100000);
        }
      sales_heat_chart_add_row (SALES_HEAT_CHART (chart), name, actual, goal);
    }
  return chart;
}

static SalesChart *
create_pareto (const SalesChartUnit *unit)
{
  SalesParetoRow rows[31];
  char product[31][16];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_snprintf (product[i], sizeof product[i], "Product %u", i);
      rows[i] = (SalesParetoRow){ product[i], EUR (310000 / (i + 1)) };
    }
  return sales_pareto_chart_new (unit, rows, G_N_ELEMENTS (rows));
}

static void
draw_all (const Place *places, guint n, cairo_t *cr, Way way)
{
  if (way == COLD)
    sales_text_cache_clear ();
  for (guint i = 0; i < n; i++)
    {
      const Place *place = &places[i];
      SalesChartStyle style = { .font_size = place->font_size };

      cairo_save (cr);
      cairo_translate (cr, place->x, place->y);
      if (way >= RENDER)
        sales_chart_layout (place->chart, &style, cr, place->width, place->height);
      if (way == WITHOUT_TEXT)
        sales_picture_draw_shapes (sales_chart_get_picture (place->chart), cr);
      else
        sales_chart_draw (place->chart, &style, cr);
      cairo_restore (cr);
    }
  cairo_surface_flush (cairo_get_target (cr));
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

int
main (int argc, char **argv)
{
  SalesLocale *locale = sales_locale_new ("en_US");
  SalesChartUnit unit = { .measure = SALES_CHART_AMOUNT, .locale = locale };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1180, 760);
  cairo_t *cr = cairo_create (surface);
  double times[N_WAYS][ROUNDS];
  guint n_labels = 0;
  Place places[4];

  sales_currency_init (&unit.currency, "EUR");
  places[0] = (Place){ create_pace (&unit), 10, 10, 570, 230, 12 };
  places[1] = (Place){ create_bullets (&unit), 10, 250, 570, 260, 9.5 };
  places[2] = (Place){ create_pareto (&unit), 10, 520, 570, 230, 10 };
  places[3] = (Place){ create_heat (&unit), 600, 8, 570, 744, 7.8 };
  draw_all (places, 4, cr, RENDER);
  for (guint i = 0; i < 4; i++)
    n_labels += sales_picture_get_n_labels (sales_chart_get_picture (places[i].chart));
  for (int round = 0; round < ROUNDS; round++)
    for (Way way = 0; way < N_WAYS; way++)
      {
        double start;

        cairo_set_source_rgb (cr, 1, 1, 1);
        cairo_paint (cr);
        start = now ();
        draw_all (places, 4, cr, way);
        times[way][round] = now () - start;
      }
  g_print ("%u labels, median and 95th percentile of %d rounds, ms\n", n_labels, ROUNDS);
  for (Way way = 0; way < N_WAYS; way++)
    {
      qsort (times[way], ROUNDS, sizeof (double), compare);
      g_print ("%-26s %6.2f %6.2f\n", names[way], times[way][ROUNDS / 2], times[way][ROUNDS * 95 / 100]);
    }
  for (guint i = 0; i < 4; i++)
    g_object_unref (places[i].chart);
  if (argc > 1)
    cairo_surface_write_to_png (surface, argv[1]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  sales_text_cache_clear ();
  sales_locale_free (locale);
  return EXIT_SUCCESS;
}
