/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-allocation.h"
#include "analysis/sales-attainment.h"
#include "analysis/sales-distribution.h"

#define EURO  G_GINT64_CONSTANT (1000000)
#define CENT  SALES_AMOUNT_MINOR
#define APRIL (2026 * 12 + 3)

static SalesDay
day (const char *text)
{
  SalesDay result = 0;

  g_assert_true (sales_day_parse_iso (text, -1, &result));
  return result;
}

static void
test_weights (void)
{
  static const SalesShare whole[] = { 3333, 3333, 3334 }, less[] = { 5000, 4999 }, more[] = { 10000, 1 },
                          negative[] = { 10100, -100 };
  gint64 sum;

  g_assert_cmpint (sales_weights_check (whole, 3, &sum), ==, SALES_WEIGHTS_OK);
  g_assert_cmpint (sales_weights_check (less, 2, &sum), ==, SALES_WEIGHTS_NOT_WHOLE);
  g_assert_cmpint (sum, ==, 9999);
  g_assert_cmpint (sales_weights_check (more, 2, &sum), ==, SALES_WEIGHTS_NOT_WHOLE);
  g_assert_cmpint (sum, ==, 10001);
  g_assert_cmpint (sales_weights_check (negative, 2, &sum), ==, SALES_WEIGHTS_NEGATIVE);
  g_assert_cmpint (sales_weights_check (NULL, 0, &sum), ==, SALES_WEIGHTS_NOT_WHOLE);
}

/* Whoever cannot have a history gets what the potential would have brought, or the others' mean. */
static void
test_newcomers (void)
{
  static const gboolean newcomers[] = { FALSE, FALSE, TRUE, TRUE };
  static const gint64 potential[] = { 1000, 3000, 2000, 0 };
  gint64 history[] = { 300, 500, 0, 0 };
  gint64 negative[] = { -300, 500, 0, 0 };
  gint64 alone[] = { 7, 7, 7, 7 };
  static const gboolean all[] = { TRUE, TRUE, TRUE, TRUE };
  gint64 parts[4];

  sales_history_estimate (history, newcomers, potential, 4);
  g_assert_cmpint (history[0], ==, 300);
  g_assert_cmpint (history[2], ==, 400); /* 800 ÷ 4,000 × 2,000 */
  g_assert_cmpint (history[3], ==, 400);
  sales_history_estimate (negative, newcomers, NULL, 4);
  g_assert_cmpint (negative[0], ==, -300);
  g_assert_cmpint (negative[2], ==, 250);
  sales_history_estimate (alone, all, NULL, 4);
  g_assert_cmpint (alone[0], ==, 0);
  /* Then all bases are zero, and everybody gets the same. */
  sales_allocate (1000, 0, (const gint64 *const[]){ alone }, (const gint64[]){ 1 }, 1, 4, 1, parts);
  g_assert_cmpint (parts[3], ==, 250);
}

/* A negative base counts as nothing; over-assignment lets the parts come to more than the whole. */
static void
test_edges (void)
{
  static const gint64 base[] = { 60, -40, 40 };
  const gint64 *const bases[] = { base };
  gint64 parts[3];

  sales_allocate (1000 * EURO, 0, bases, (const gint64[]){ 1 }, 1, 3, CENT, parts);
  g_assert_cmpint (parts[0], ==, 600 * EURO);
  g_assert_cmpint (parts[1], ==, 0);
  sales_allocate (1200000 * EURO, 800, bases, (const gint64[]){ 1 }, 1, 3, CENT, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 1296000 * EURO);
  sales_allocate (100000 * EURO, 0, NULL, NULL, 0, 3, CENT, parts);
  g_assert_cmpint (parts[0], ==, 3333334 * CENT);
  g_assert_cmpint (parts[2], ==, 3333333 * CENT);
}

/* Of a quarter of 91,000 somebody who joins on 16 April gets 76/91 by days, 2.5/3 by equal months. */
static void
test_joiner (void)
{
  SalesPresence presence = { .first = day ("2026-04-16"), .last = SALES_DAY_NONE, .ramp_from = SALES_DAY_NONE };
  gint64 goals[3], parts[3];

  sales_distribute (91000 * EURO, NULL, 3, CENT, goals);
  sales_prorate (goals, APRIL, 3, &presence, NULL, SALES_PRORATE_BY_DAYS, CENT, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 76000 * EURO);
  g_assert_cmpint (parts[0], ==, 15000 * EURO);
  g_assert_cmpint (parts[1], ==, 31000 * EURO);
  sales_prorate (goals, APRIL, 3, &presence, NULL, SALES_PRORATE_BY_MONTHS, CENT, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 75833 * EURO + 33 * CENT);
  g_assert_cmpint (parts[0], ==, 15166 * EURO + 67 * CENT);
  g_assert_cmpint (parts[2], ==, goals[2]);
}

/* 0, 25, 50, then 100 % from the month of hiring on. */
static void
test_ramp (void)
{
  SalesPresence presence = { .first = day ("2026-04-01"), .last = SALES_DAY_NONE, .ramp_from = day ("2026-04-01") };
  SalesRamp ramp = SALES_RAMP_DEFAULT;
  gint64 goals[6], parts[6];

  for (int i = 0; i < 6; i++)
    goals[i] = 1000 * EURO;
  sales_prorate (goals, APRIL, 6, &presence, &ramp, SALES_PRORATE_BY_MONTHS, CENT, parts);
  g_assert_cmpint (parts[0], ==, 0);
  g_assert_cmpint (parts[1], ==, 250 * EURO);
  g_assert_cmpint (parts[2], ==, 500 * EURO);
  g_assert_cmpint (parts[3], ==, 1000 * EURO);
  g_assert_cmpint (parts[5], ==, 1000 * EURO);
  /* The ramp goes on in the year after hiring. */
  presence.ramp_from = presence.first = day ("2026-02-10");
  sales_prorate (goals, APRIL, 6, &presence, &ramp, SALES_PRORATE_BY_MONTHS, CENT, parts);
  g_assert_cmpint (parts[0], ==, 500 * EURO);
  g_assert_cmpint (parts[1], ==, 1000 * EURO);
}

/* Half of the time away in the last ten days of April, wholly in May; where entries overlap, nobody
 * is away more than whole. */
static void
test_leave (void)
{
  static const SalesShare half = 5000;
  SalesAway aways[] = {
    { day ("2026-04-21"), day ("2026-04-30"), half },
    { day ("2026-05-01"), day ("2026-05-31"), SALES_SHARE_WHOLE },
    { day ("2026-05-10"), day ("2026-05-20"), half },
  };
  SalesPresence presence = { SALES_DAY_NONE, SALES_DAY_NONE, SALES_DAY_NONE, aways, 3 };
  gint64 goals[] = { 3000 * EURO, 3100 * EURO, 3000 * EURO }, parts[3];

  sales_prorate (goals, APRIL, 3, &presence, NULL, SALES_PRORATE_BY_MONTHS, CENT, parts);
  g_assert_cmpint (parts[0], ==, 2500 * EURO);
  g_assert_cmpint (parts[1], ==, 0);
  g_assert_cmpint (parts[2], ==, 3000 * EURO);
}

/* Two dated rows of somebody who moves on 16 May add up to what one would have been; what a leaver
 * leaves behind is the rest. */
static void
test_transfer (void)
{
  SalesPresence before = { SALES_DAY_NONE, day ("2026-05-15"), SALES_DAY_NONE, NULL, 0 };
  SalesPresence after = { day ("2026-05-16"), SALES_DAY_NONE, SALES_DAY_NONE, NULL, 0 };
  gint64 goals[] = { 1000 * EURO, 3100 * EURO, 1000 * EURO }, first[3], second[3];

  sales_prorate (goals, APRIL, 3, &before, NULL, SALES_PRORATE_BY_MONTHS, CENT, first);
  sales_prorate (goals, APRIL, 3, &after, NULL, SALES_PRORATE_BY_MONTHS, CENT, second);
  g_assert_cmpint (first[1], ==, 1500 * EURO);
  g_assert_cmpint (second[1], ==, 1600 * EURO);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (first[i] + second[i], ==, goals[i]);
  /* Gone before it began. */
  before.last = day ("2026-03-31");
  sales_prorate (goals, APRIL, 3, &before, NULL, SALES_PRORATE_BY_DAYS, CENT, first);
  g_assert_cmpint (first[0] + first[1] + first[2], ==, 0);
}

/* ERPNext's target variance by item group: 50 pieces over twelve equal months; an order of 20 shared
 * half and half counts 10, a partner's 20 whole, and without sales the whole goal is missing. */
static void
test_erpnext_variance (void)
{
  gint64 months[12], goal = 0;

  sales_distribute (50 * SALES_QUANTITY_UNIT, NULL, 12, 1, months);
  for (int i = 0; i < 12; i++)
    goal += months[i];
  g_assert_cmpint (goal, ==, 50 * SALES_QUANTITY_UNIT);
  g_assert_cmpint (sales_amount_share (20 * SALES_QUANTITY_UNIT, 0, 5000) - goal, ==, -40 * SALES_QUANTITY_UNIT);
  g_assert_cmpint (sales_amount_share (20 * SALES_QUANTITY_UNIT, 5000, 10000), ==, 10 * SALES_QUANTITY_UNIT);
  g_assert_cmpint (20 * SALES_QUANTITY_UNIT - goal, ==, -30 * SALES_QUANTITY_UNIT);
  g_assert_cmpint (0 - goal, ==, -50 * SALES_QUANTITY_UNIT);
}

/* 120,000 in equal months, from 1 September at a rate of 96,000 a year: 8 × 10,000 + 4 × 8,000. */
static void
test_rate (void)
{
  gint64 before[12], after[12], sum = 0;

  sales_distribute (120000 * EURO, NULL, 12, CENT, before);
  sales_distribute (96000 * EURO, NULL, 12, CENT, after);
  for (int i = 0; i < 12; i++)
    sum += i < 8 ? before[i] : after[i];
  g_assert_cmpint (sum, ==, 112000 * EURO);
}

/* Whatever the weights and the step, nothing is lost. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int run = 0; run < 500; run++)
    {
      int n = g_rand_int_range (rand, 1, 60);
      gint64 total = (gint64) g_rand_int (rand) * g_rand_int_range (rand, 1, 100000);
      gint64 step = g_rand_boolean (rand) ? CENT : 100 * EURO;
      SalesShare more = g_rand_int_range (rand, 0, 2000);
      gint64 bases[2][60], parts[60], sum = 0, whole;

      for (int i = 0; i < n; i++)
        for (int k = 0; k < 2; k++)
          bases[k][i] = (gint64) g_rand_int (rand) * g_rand_int_range (rand, -1, 3);
      sales_allocate (total, more, (const gint64 *const[]){ bases[0], bases[1] }, (const gint64[]){ 7000, 3000 }, 2,
                      (gsize) n, step, parts);
      for (int i = 0; i < n; i++)
        sum += parts[i];
      g_assert_true (sales_mul_div (total, SALES_SHARE_WHOLE + more, SALES_SHARE_WHOLE, &whole));
      g_assert_cmpint (sum, ==, whole);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/allocation/weights", test_weights);
  g_test_add_func ("/allocation/newcomers", test_newcomers);
  g_test_add_func ("/allocation/edges", test_edges);
  g_test_add_func ("/allocation/joiner", test_joiner);
  g_test_add_func ("/allocation/ramp", test_ramp);
  g_test_add_func ("/allocation/leave", test_leave);
  g_test_add_func ("/allocation/transfer", test_transfer);
  g_test_add_func ("/allocation/erpnext-variance", test_erpnext_variance);
  g_test_add_func ("/allocation/rate", test_rate);
  g_test_add_func ("/allocation/adds-up", test_adds_up);
  return g_test_run ();
}
