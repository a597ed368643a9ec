/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-goal-cover.h"

#define MONDAY_TO_FRIDAY 0x1f

static SalesDay
day (const char *iso)
{
  SalesDay result;

  g_assert_true (sales_day_parse_iso (iso, -1, &result));
  return result;
}

static SalesGoalSpan
span (const char *first, const char *last, gint64 value)
{
  return (SalesGoalSpan){ day (first), day (last), value };
}

static gint64
sum_of (GArray *pieces, gboolean *by_days)
{
  gint64 sum = 0;

  *by_days = FALSE;
  for (guint i = 0; i < pieces->len; i++)
    {
      SalesGoalPiece *piece = &g_array_index (pieces, SalesGoalPiece, i);

      sum += piece->value;
      *by_days |= piece->by_days;
      for (guint j = 0; j < i; j++)
        {
          SalesGoalPiece *other = &g_array_index (pieces, SalesGoalPiece, j);

          g_assert_true (piece->last < other->first || other->last < piece->first);
        }
    }
  return sum;
}

static gint64
cover (const SalesGoalSpan *goals, gsize n, const char *first, const char *last, SalesGoalCover how, gboolean *by_days)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));

  sales_goal_cover (goals, n, day (first), day (last), how, pieces);
  return sum_of (pieces, by_days);
}

static void
test_exact_first (void)
{
  SalesGoalSpan goals[] = {
    span ("2026-07-01", "2026-07-31", 10), span ("2026-08-01", "2026-08-31", 20),
    span ("2026-07-01", "2026-09-30", 100), span ("2026-01-01", "2026-12-31", 900),
  };
  gboolean by_days;

  g_assert_cmpint (cover (goals, 4, "2026-07-01", "2026-09-30", SALES_COVER_LONGEST, &by_days), ==, 100);
  g_assert_false (by_days);
  g_assert_cmpint (cover (goals, 4, "2026-08-01", "2026-08-31", SALES_COVER_LONGEST, &by_days), ==, 20);
  g_assert_false (by_days);
}

static void
test_inside_then_by_days (void)
{
  SalesGoalSpan goals[] = {
    span ("2026-07-01", "2026-07-31", 31), span ("2026-08-01", "2026-08-31", 62),
    span ("2026-01-01", "2026-12-31", 3650),
  };
  gboolean by_days;

  /* Two months whole; September, 30 days, from the year at 10 a day. */
  g_assert_cmpint (cover (goals, 3, "2026-07-01", "2026-09-30", SALES_COVER_LONGEST, &by_days), ==, 31 + 62 + 300);
  g_assert_true (by_days);
  /* The half of July that is asked for. */
  g_assert_cmpint (cover (goals, 1, "2026-07-16", "2026-08-15", SALES_COVER_LONGEST, &by_days), ==, 16);
  g_assert_true (by_days);
  g_assert_cmpint (cover (goals, 2, "2026-09-01", "2026-09-30", SALES_COVER_LONGEST, &by_days), ==, 0);
}

static void
test_longest_inside_skips_overlaps (void)
{
  SalesGoalSpan goals[] = {
    span ("2026-07-01", "2026-07-31", 7), span ("2026-07-01", "2026-08-31", 50),
    span ("2026-09-01", "2026-09-30", 9), span ("2026-10-01", "2026-12-31", 40),
  };
  gboolean by_days;

  g_assert_cmpint (cover (goals, 4, "2026-07-01", "2026-12-31", SALES_COVER_LONGEST, &by_days), ==, 50 + 9 + 40);
  g_assert_false (by_days);
}

/* AdventureWorks' quota periods are not calendar quarters. */
static void
test_odd_periods (void)
{
  SalesGoalSpan goals[] = {
    span ("2013-05-30", "2013-08-29", 920), span ("2013-08-30", "2013-11-29", 1840),
  };
  gboolean by_days;

  /* All days lie inside: whole. */
  g_assert_cmpint (cover (goals, 2, "2013-05-01", "2013-12-31", SALES_COVER_LONGEST, &by_days), ==, 2760);
  g_assert_false (by_days);
  /* July to September: 60 days of the first at 10, 32 of the second at 20. */
  g_assert_cmpint (cover (goals, 2, "2013-07-01", "2013-09-30", SALES_COVER_LONGEST, &by_days), ==, 600 + 640);
  g_assert_true (by_days);
}

/* Parts of one goal laid end to end add up to it, whatever the rounding. */
static void
test_parts_add_up (void)
{
  SalesGoalSpan goal = span ("2026-01-01", "2026-12-31", 1000003);
  gint64 sum = 0;

  for (SalesMonth month = 2026 * 12; month < 2027 * 12; month++)
    sum += sales_goal_part (&goal, sales_month_first_day (month), sales_month_last_day (month));
  g_assert_cmpint (sum, ==, 1000003);
}

/* A joiner on 16 April: 76 of a quarter's 91 days, of 91,000. */
static void
test_proration (void)
{
  SalesGoalSpan quarter = span ("2026-04-01", "2026-06-30", 91000);

  g_assert_cmpint (sales_goal_part (&quarter, day ("2026-04-16"), day ("2026-06-30")), ==, 76000);
}

/* 120,000 a year, revised to the rate of 96,000 from September on. */
static void
test_revision (void)
{
  SalesGoalSpan goals[12];
  gboolean by_days;

  for (int i = 0; i < 12; i++)
    goals[i] = (SalesGoalSpan){ sales_month_first_day (2026 * 12 + i), sales_month_last_day (2026 * 12 + i), i < 8 ? 10000 : 8000 };
  g_assert_cmpint (cover (goals, 12, "2026-01-01", "2026-12-31", SALES_COVER_LONGEST, &by_days), ==, 112000);
  g_assert_false (by_days);
}

static void
test_finest (void)
{
  SalesGoalSpan goals[] = {
    span ("2026-01-01", "2026-12-31", 36500), span ("2026-07-01", "2026-09-30", 9200), span ("2026-07-01", "2026-07-31", 1000),
  };
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SalesGoalPiece));
  gboolean by_days;

  /* July's own 1,000; August and September by days from the quarter. */
  sales_goal_cover (goals, 3, day ("2026-07-01"), day ("2026-09-30"), SALES_COVER_FINEST, pieces);
  g_assert_cmpint (pieces->len, ==, 2);
  g_assert_cmpint (sum_of (pieces, &by_days), ==, 1000 + 6100);
  /* Scaled to the goal of the quarter itself. */
  sales_goal_scale ((SalesGoalPiece *) pieces->data, pieces->len, 9200, day ("2026-07-01"), day ("2026-09-30"));
  g_assert_cmpint (sum_of (pieces, &by_days), ==, 9200);
  g_assert_cmpint (g_array_index (pieces, SalesGoalPiece, 0).value, ==, 1296); /* 9,200 × 1,000 ÷ 7,100 */
}

static void
test_scale_without_seasons (void)
{
  SalesGoalPiece pieces[] = { { 0, 9, 0, FALSE }, { 10, 19, 0, FALSE } };

  sales_goal_scale (pieces, 2, 100, 0, 29);
  g_assert_cmpint (pieces[0].value, ==, 0);
  g_assert_cmpint (pieces[1].value, ==, 100);
  g_assert_cmpint (pieces[1].first, ==, 0);
  g_assert_cmpint (pieces[1].last, ==, 29);
}

static void
test_working_days (void)
{
  SalesGoalPiece piece = { day ("2026-09-01"), day ("2026-09-30"), 2200, FALSE };
  SalesGoalPiece weekend = { day ("2026-09-05"), day ("2026-09-06"), 10, FALSE };

  /* September 2026 begins on a Tuesday and has 22 working days. */
  g_assert_cmpint (sales_count_working_days (piece.first, piece.last, MONDAY_TO_FRIDAY), ==, 22);
  g_assert_cmpint (sales_count_working_days (piece.first, piece.first - 1, MONDAY_TO_FRIDAY), ==, 0);
  g_assert_cmpint (sales_count_working_days (piece.first, piece.last, 0x7f), ==, 30);
  g_assert_cmpint (sales_goal_piece_until (&piece, day ("2026-08-31"), MONDAY_TO_FRIDAY), ==, 0);
  g_assert_cmpint (sales_goal_piece_until (&piece, day ("2026-09-04"), MONDAY_TO_FRIDAY), ==, 400);
  g_assert_cmpint (sales_goal_piece_until (&piece, day ("2026-09-06"), MONDAY_TO_FRIDAY), ==, 400);
  g_assert_cmpint (sales_goal_piece_until (&piece, day ("2026-09-30"), MONDAY_TO_FRIDAY), ==, 2200);
  g_assert_cmpint (sales_goal_piece_until (&piece, day ("2027-01-01"), MONDAY_TO_FRIDAY), ==, 2200);
  g_assert_cmpint (sales_goal_piece_until (&weekend, day ("2026-09-05"), MONDAY_TO_FRIDAY), ==, 5);
}

/* formulas.md, section 1: 120,000 linear, rate 96,000 from 1 September. */
static void
test_rate (void)
{
  SalesDay january = sales_month_first_day (2026 * 12);
  SalesGoalSpan year = { january, sales_month_last_day (2026 * 12 + 11), 120000 };
  SalesGoalSpan odd = { january, january + 9, 100 };
  SalesGoalSpan huge = { january, year.last, G_MAXINT64 };
  gint64 total;

  g_assert_true (sales_goal_revise_rate (&year, 96000, sales_month_first_day (2026 * 12 + 8), &total));
  g_assert_cmpint (total, ==, 112000);
  /* From the 16th of September, of 30 days: half a month more at the old rate. */
  g_assert_true (sales_goal_revise_rate (&year, 96000, sales_month_first_day (2026 * 12 + 8) + 15, &total));
  g_assert_cmpint (total, ==, 113000);
  g_assert_true (sales_goal_revise_rate (&year, 96000, year.first, &total));
  g_assert_cmpint (total, ==, 96000);
  g_assert_true (sales_goal_revise_rate (&year, 96000, year.first - 400, &total));
  g_assert_cmpint (total, ==, 96000);
  g_assert_true (sales_goal_revise_rate (&odd, 200, january + 3, &total));
  g_assert_cmpint (total, ==, 170);
  g_assert_false (sales_goal_revise_rate (&year, 96000, year.last + 1, &total));
  g_assert_false (sales_goal_revise_rate (&huge, -5, january + 40, &total));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-cover/exact-first", test_exact_first);
  g_test_add_func ("/goal-cover/rate", test_rate);
  g_test_add_func ("/goal-cover/inside-then-by-days", test_inside_then_by_days);
  g_test_add_func ("/goal-cover/longest-inside-skips-overlaps", test_longest_inside_skips_overlaps);
  g_test_add_func ("/goal-cover/odd-periods", test_odd_periods);
  g_test_add_func ("/goal-cover/parts-add-up", test_parts_add_up);
  g_test_add_func ("/goal-cover/proration", test_proration);
  g_test_add_func ("/goal-cover/revision", test_revision);
  g_test_add_func ("/goal-cover/finest", test_finest);
  g_test_add_func ("/goal-cover/scale-without-seasons", test_scale_without_seasons);
  g_test_add_func ("/goal-cover/working-days", test_working_days);
  return g_test_run ();
}
