/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-goal-cover.h"

#include "base/sales-money.h"

#include <stdlib.h>

/**
 * sales_goal_part:
 * @goal: a goal
 * @first: a day within it
 * @last: a later or the same day within it
 *
 * Parts are the differences of rounded running sums: parts laid end to end add up to the goal.
 *
 * Returns: what the goal demands of these days, all its days counting the same
 */
gint64
sales_goal_part (const SalesGoalSpan *goal, SalesDay first, SalesDay last)
{
  gint64 days = (gint64) goal->last - goal->first + 1;
  gint64 until = 0, before = 0;

  if (first == goal->first && last == goal->last)
    return goal->value;
  /* A part of a goal is smaller than the goal and always fits. */
  if (!sales_mul_div (goal->value, (gint64) last - goal->first + 1, days, &until) ||
      !sales_mul_div (goal->value, (gint64) first - goal->first, days, &before))
    return 0;
  return until - before;
}

/* How much of a goal's time lies before @day: months count the same, days the same within theirs.
 * Spans that are not made of whole months count by days. */
static void
get_elapsed (const SalesGoalSpan *goal, SalesDay day, gint64 *elapsed, gint64 *whole)
{
  SalesMonth first = sales_month_from_day (goal->first), last = sales_month_from_day (goal->last);
  SalesMonth month = sales_month_from_day (day);

  if (goal->first == sales_month_first_day (first) && goal->last == sales_month_last_day (last))
    {
      gint64 days = (gint64) sales_month_last_day (month) - sales_month_first_day (month) + 1;

      *elapsed = (gint64) (month - first) * days + (day - sales_month_first_day (month));
      *whole = (gint64) (last - first + 1) * days;
    }
  else
    {
      *elapsed = (gint64) day - goal->first;
      *whole = (gint64) goal->last - goal->first + 1;
    }
}

/**
 * sales_goal_revise_rate:
 * @goal: a goal as it stands
 * @rate: what its whole time would demand at the new rate
 * @effective_day: the first day of the new rate
 * @total: (out): what the goal's whole time demands now
 *
 * The days before @effective_day keep the old rate. Months count the same, so that a year of 120,000
 * that goes on at a rate of 96,000 from September is 8 × 10,000 + 4 × 8,000 = 112,000 (formulas.md,
 * section 1).
 *
 * Returns: %FALSE if the result does not fit, or @effective_day lies behind the goal's last day
 */
gboolean
sales_goal_revise_rate (const SalesGoalSpan *goal, gint64 rate, SalesDay effective_day, gint64 *total)
{
  gint64 elapsed, whole, kept;

  if (effective_day > goal->last)
    return FALSE;
  if (effective_day <= goal->first)
    {
      *total = rate;
      return TRUE;
    }
  get_elapsed (goal, effective_day, &elapsed, &whole);
  return !__builtin_sub_overflow (goal->value, rate, &kept) && sales_mul_div (kept, elapsed, whole, &kept) &&
         !__builtin_add_overflow (rate, kept, total);
}

static gboolean
overlaps_piece (GArray *pieces, SalesDay first, SalesDay last)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const SalesGoalPiece *piece = &g_array_index (pieces, SalesGoalPiece, i);

      if (piece->first <= last && first <= piece->last)
        return TRUE;
    }
  return FALSE;
}

/* The first day from @day on that no piece covers, and the last one before the next piece. */
static gboolean
next_gap (GArray *pieces, SalesDay day, SalesDay last, SalesDay *gap_first, SalesDay *gap_last)
{
  gboolean moved;

  do
    {
      moved = FALSE;
      for (guint i = 0; i < pieces->len; i++)
        {
          const SalesGoalPiece *piece = &g_array_index (pieces, SalesGoalPiece, i);

          if (piece->first <= day && day <= piece->last)
            {
              day = piece->last + 1;
              moved = TRUE;
            }
        }
    }
  while (moved);
  if (day > last)
    return FALSE;
  for (guint i = 0; i < pieces->len; i++)
    {
      const SalesGoalPiece *piece = &g_array_index (pieces, SalesGoalPiece, i);

      if (piece->first > day)
        last = MIN (last, piece->first - 1);
    }
  *gap_first = day;
  *gap_last = last;
  return TRUE;
}

static void
fill_gaps (const SalesGoalSpan *goal, SalesDay first, SalesDay last, GArray *pieces)
{
  SalesDay day = MAX (first, goal->first);
  SalesDay end = MIN (last, goal->last);
  SalesDay gap_first, gap_last;

  while (day <= end && next_gap (pieces, day, end, &gap_first, &gap_last))
    {
      SalesGoalPiece piece = { gap_first, gap_last, sales_goal_part (goal, gap_first, gap_last), TRUE };

      g_array_append_val (pieces, piece);
      day = gap_last + 1;
    }
}

/* By length, the shorter first; of equal ones the earlier. */
static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SalesGoalSpan *x = *(const SalesGoalSpan *const *) a;
  const SalesGoalSpan *y = *(const SalesGoalSpan *const *) b;
  gint64 length_x = (gint64) x->last - x->first, length_y = (gint64) y->last - y->first;

  if (length_x != length_y)
    return length_x < length_y ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

static gboolean
is_inside (const SalesGoalSpan *goal, SalesDay first, SalesDay last)
{
  return goal->first >= first && goal->last <= last;
}

/**
 * sales_goal_cover:
 * @goals: (array length=n_goals): the goals of one scope and measure
 * @n_goals: how many
 * @first: the period's first day
 * @last: the period's last day
 * @cover: which goals to prefer where several speak of the same days
 * @pieces: (element-type SalesGoalPiece): is emptied and then filled; no day stands in two pieces
 *
 * Which goals a period is measured by. The goal of exactly the period comes first; otherwise
 * goals that lie inside count whole, the longest first, without those that overlap one already
 * taken; what is left is filled from the other goals by days, the shortest first. With
 * %SALES_COVER_FINEST the shortest come first throughout.
 */
void
sales_goal_cover (const SalesGoalSpan *goals, gsize n_goals, SalesDay first, SalesDay last,
                  SalesGoalCover cover, GArray *pieces)
{
  const SalesGoalSpan *few[32];
  g_autofree const SalesGoalSpan **many = NULL;
  const SalesGoalSpan **used = few;
  gsize n = 0;

  g_array_set_size (pieces, 0);
  if (n_goals > G_N_ELEMENTS (few))
    used = many = g_new (const SalesGoalSpan *, n_goals);
  for (gsize i = 0; i < n_goals; i++)
    {
      const SalesGoalSpan *goal = &goals[i];

      if (goal->last < first || goal->first > last)
        continue;
      if (cover == SALES_COVER_LONGEST && goal->first == first && goal->last == last)
        {
          SalesGoalPiece piece = { first, last, goal->value, FALSE };

          g_array_set_size (pieces, 0);
          g_array_append_val (pieces, piece);
          return;
        }
      used[n++] = goal;
    }
  if (n > 1)
    qsort (used, n, sizeof *used, compare_spans);
  for (gsize i = 0; i < n; i++)
    {
      const SalesGoalSpan *goal = used[cover == SALES_COVER_LONGEST ? n - 1 - i : i];

      if (is_inside (goal, first, last) && !overlaps_piece (pieces, goal->first, goal->last))
        {
          SalesGoalPiece piece = { goal->first, goal->last, goal->value, FALSE };

          g_array_append_val (pieces, piece);
        }
    }
  for (gsize i = 0; i < n; i++)
    fill_gaps (used[i], first, last, pieces);
}

/**
 * sales_goal_scale:
 * @pieces: (array length=n_pieces): the pieces that tell the seasons
 * @n_pieces: how many
 * @goal: what they are to add up to
 * @first: the period's first day
 * @last: the period's last day
 *
 * Scales the values so that their sum is @goal. Where they add up to nothing positive there is no
 * season to follow, and the last piece is given everything over the whole period.
 */
void
sales_goal_scale (SalesGoalPiece *pieces, gsize n_pieces, gint64 goal, SalesDay first, SalesDay last)
{
  gint64 sum = 0, left = goal;

  if (n_pieces == 0)
    return;
  for (gsize i = 0; i < n_pieces; i++)
    sum += pieces[i].value;
  if (sum == goal)
    return;
  for (gsize i = 0; i < n_pieces - 1; i++)
    {
      if (!sales_mul_div (pieces[i].value, goal, sum, &pieces[i].value))
        pieces[i].value = 0;
      left -= pieces[i].value;
    }
  pieces[n_pieces - 1].value = left;
  if (sum <= 0)
    {
      pieces[n_pieces - 1].first = first;
      pieces[n_pieces - 1].last = last;
    }
}

/**
 * sales_count_working_days:
 * @first: a day
 * @last: a later or the same day
 * @working_days: the weekdays on which work is done, bit 0 = Monday
 *
 * Returns: how many of the days are working days
 */
int
sales_count_working_days (SalesDay first, SalesDay last, guint working_days)
{
  int days = last - first + 1;
  int count;

  if (days <= 0)
    return 0;
  working_days &= 0x7f;
  count = days / 7 * __builtin_popcount (working_days);
  for (SalesDay day = last - days % 7 + 1; day <= last; day++)
    if (working_days & (1u << sales_day_get_weekday (day)))
      count++;
  return count;
}

/**
 * sales_goal_piece_until:
 * @piece: a piece
 * @day: a day
 * @working_days: the weekdays on which work is done
 *
 * The piece is spread evenly over its working days, over all its days where it has none.
 *
 * Returns: what it demands up to and including @day
 */
gint64
sales_goal_piece_until (const SalesGoalPiece *piece, SalesDay day, guint working_days)
{
  int all, elapsed;
  gint64 value;

  if (day < piece->first)
    return 0;
  if (day >= piece->last)
    return piece->value;
  all = sales_count_working_days (piece->first, piece->last, working_days);
  if (all > 0)
    elapsed = sales_count_working_days (piece->first, day, working_days);
  else
    {
      all = piece->last - piece->first + 1;
      elapsed = day - piece->first + 1;
    }
  return sales_mul_div (piece->value, elapsed, all, &value) ? value : 0;
}
