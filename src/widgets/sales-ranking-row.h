/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-wording.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_RANKING_RANK,
  SALES_RANKING_NAME,
  SALES_RANKING_UNIT,
  SALES_RANKING_GOAL,
  SALES_RANKING_ACTUAL,
  SALES_RANKING_ATTAINMENT,
  SALES_RANKING_VARIANCE,
  SALES_RANKING_TREND,
  SALES_N_RANKING_COLUMNS,
} SalesRankingColumn;

/* One person of the ranking, worded once. */
#define SALES_TYPE_RANKING_ROW (sales_ranking_row_get_type ())
G_DECLARE_FINAL_TYPE (SalesRankingRow, sales_ranking_row, SALES, RANKING_ROW, GObject)

SalesRankingRow  *sales_ranking_row_new       (const SalesWording *wording, SalesChild *child, int n_trend);
const SalesChild *sales_ranking_row_get_child (SalesRankingRow *self);
const char       *sales_ranking_row_get_text  (SalesRankingRow *self, SalesRankingColumn column);
int               sales_ranking_row_get_sign  (SalesRankingRow *self);
const gint64     *sales_ranking_row_get_trend (SalesRankingRow *self, int *n_trend);
gboolean          sales_ranking_row_matches   (SalesRankingRow *self, const char *folded);
int               sales_ranking_row_compare   (SalesRankingRow *a, SalesRankingRow *b, SalesRankingColumn column);

G_END_DECLS
