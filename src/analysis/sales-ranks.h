/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-attainment.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_RANK_HIGHEST_FIRST,
  SALES_RANK_LOWEST_FIRST,
} SalesRankOrder;

void     sales_rank_competition (const gint64 *values, gsize n, SalesRankOrder order, int *ranks);
void     sales_rank_average     (const gint64 *values, gsize n, SalesRankOrder order, double *ranks);

gboolean sales_median           (const gint64 *values, gsize n, gint64 *median) G_GNUC_WARN_UNUSED_RESULT;
gboolean sales_gini             (const gint64 *values, gsize n, gboolean corrected, double *gini) G_GNUC_WARN_UNUSED_RESULT;

int      sales_streak           (const gint64 *shares, gsize n, gint64 at_least);

/* Somebody's attainment before and after, in basis points; %SALES_NO_FIGURE = none. */
typedef struct
{
  gint64 before;
  gint64 after;
  gint64 n_cases; /* how many orders or periods the figures rest on */
} SalesImprovement;

gboolean sales_most_improved    (const SalesImprovement *people, gsize n, gint64 least_base, gint64 least_cases, gint64 *best) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
