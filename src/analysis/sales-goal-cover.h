/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"

G_BEGIN_DECLS

/* A goal: so much from the first day to the last. */
typedef struct
{
  SalesDay first;
  SalesDay last;
  gint64   value;
} SalesGoalSpan;

/* What a goal demands of a run of days within the period asked for. */
typedef struct
{
  SalesDay first;
  SalesDay last;
  gint64   value;
  gboolean by_days; /* a part of a goal, by days */
} SalesGoalPiece;

typedef enum
{
  SALES_COVER_LONGEST, /* the goals that the period is measured by */
  SALES_COVER_FINEST,  /* the goals that tell its seasons */
} SalesGoalCover;

gint64   sales_goal_part        (const SalesGoalSpan *goal, SalesDay first, SalesDay last);
gboolean sales_goal_revise_rate (const SalesGoalSpan *goal, gint64 rate, SalesDay effective_day, gint64 *total) G_GNUC_WARN_UNUSED_RESULT;
void     sales_goal_cover       (const SalesGoalSpan *goals, gsize n_goals, SalesDay first, SalesDay last, SalesGoalCover cover, GArray *pieces);
void     sales_goal_scale       (SalesGoalPiece *pieces, gsize n_pieces, gint64 goal, SalesDay first, SalesDay last);

/* @working_days: bit 0 = Monday … bit 6 = Sunday. */
int      sales_count_working_days (SalesDay first, SalesDay last, guint working_days);
gint64   sales_goal_piece_until (const SalesGoalPiece *piece, SalesDay day, guint working_days);

G_END_DECLS
