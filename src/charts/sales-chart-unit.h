/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"

G_BEGIN_DECLS

/* A figure that is missing, everywhere in the charts. Missing is not zero. */
#define SALES_CHART_NONE G_MININT64

typedef enum
{
  SALES_CHART_AMOUNT,   /* SalesAmount */
  SALES_CHART_QUANTITY, /* SalesQuantity */
  SALES_CHART_SHARE,    /* basis points */
} SalesChartMeasure;

/* What a chart's figures are and in which language they are written. */
typedef struct
{
  SalesChartMeasure measure;
  SalesCurrency     currency; /* of amounts */
  SalesLocale      *locale;   /* borrowed, outlives the chart; %NULL: the default one */
} SalesChartUnit;

SalesLocale *sales_chart_unit_get_locale    (const SalesChartUnit *self);
/* @value in pieces, currency units or percent. */
double       sales_chart_unit_to_double     (const SalesChartUnit *self, gint64 value);
/* The power of ten (0, 3, 6, 9) by which an axis divides figures as large as @largest. */
int          sales_chart_unit_choose_power  (const SalesChartUnit *self, double largest);
/* "Million euro", "thousand pieces", "%": the unit of an axis. */
char        *sales_chart_unit_dup_scale     (const SalesChartUnit *self, int power);
/* €4.74M: for labels and sentences. */
char        *sales_chart_unit_format        (const SalesChartUnit *self, gint64 value);
/* €4,740,312.50: for tables; "" where there is none. */
char        *sales_chart_unit_format_exact  (const SalesChartUnit *self, gint64 value);
/* 4.74: beside an axis that is divided by 10^power. */
char        *sales_chart_unit_format_scaled (const SalesChartUnit *self, gint64 value, int power, int decimals);
/* How many decimals give figures as large as @largest @figures figures, once divided by 10^power. */
int          sales_chart_unit_choose_decimals (const SalesChartUnit *self, double largest, int power, int figures);

/* @actual ÷ @goal in basis points; FALSE where one is missing or the goal is not positive. */
gboolean     sales_chart_attainment         (gint64 actual, gint64 goal, gint64 *share);
/* 92 %; what is missed never rounds up to 100 %. */
char        *sales_chart_unit_format_attainment (const SalesChartUnit *self, gint64 share);
/* ▼ −8 %: @share − 100 %, with its sign and arrow. */
char        *sales_chart_unit_format_gap    (const SalesChartUnit *self, gint64 share);

G_END_DECLS
