/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"

G_BEGIN_DECLS

/* Round numbers that label an axis: first, first + step, … */
typedef struct
{
  double first, step;
  int    n;
  int    decimals; /* that the labels need */
} SalesTicks;

gboolean sales_ticks_find (double low, double high, int wanted, gboolean loose, SalesTicks *ticks);
double   sales_ticks_get  (const SalesTicks *self, int tick);

/* A straight mapping from figures to positions. */
typedef struct
{
  double low, high;  /* figures */
  double start, end; /* positions; @end may lie before @start */
} SalesScale;

void     sales_scale_init  (SalesScale *self, double low, double high, int wanted, gboolean whole, SalesTicks *ticks);
double   sales_scale_place (const SalesScale *self, double value);

typedef enum
{
  SALES_TIME_DAYS,
  SALES_TIME_WEEKS,
  SALES_TIME_MONTHS,
  SALES_TIME_YEARS,
  SALES_N_TIME_STEPS,
} SalesTimeStep;

SalesTimeStep sales_time_ticks (SalesDay first, SalesDay last, const int *room, GArray *days);

G_END_DECLS
