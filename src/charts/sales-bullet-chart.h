/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Bullet graphs (Few 2013), one a row, all on one scale in percent of each row's goal. */
#define SALES_TYPE_BULLET_CHART (sales_bullet_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesBulletChart, sales_bullet_chart, SALES, BULLET_CHART, SalesChart)

typedef struct
{
  const char *name;
  gint64      actual; /* what the goal is compared with; SALES_CHART_NONE: not known */
  gint64      goal;   /* SALES_CHART_NONE: none */
} SalesBulletRow;

/* @rows: in the order in which they are shown; a mark's row is the index in it. Copied. */
SalesChart *sales_bullet_chart_new         (const SalesChartUnit *unit, const SalesBulletRow *rows, guint n_rows);
/* Whether the goals are those up to today; only words depend on it. */
void        sales_bullet_chart_set_to_date (SalesBulletChart *self, gboolean to_date);

G_END_DECLS
