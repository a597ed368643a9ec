/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"

G_BEGIN_DECLS

/* What allocation needs beside sales_allocate(): whether weights can be used at all, what stands in
 * for a history that a newcomer cannot have, and how much of a goal somebody can be asked for who is
 * not there all the time. */

typedef enum
{
  SALES_WEIGHTS_OK,
  SALES_WEIGHTS_NEGATIVE,
  SALES_WEIGHTS_NOT_WHOLE, /* they do not add up to 100.00 % */
} SalesWeightsCheck;

SalesWeightsCheck sales_weights_check    (const SalesShare *weights, gsize n, gint64 *sum);
void              sales_history_estimate (gint64 *history, const gboolean *newcomers, const gint64 *potential, gsize n);

/* A newcomer's shares of a full goal, month by month from the first one on; then all of it. */
#define SALES_RAMP_MAX_MONTHS 12

typedef struct
{
  int        n_months;
  SalesShare shares[SALES_RAMP_MAX_MONTHS];
} SalesRamp;

#define SALES_RAMP_DEFAULT ((SalesRamp){ 4, { 0, 2500, 5000, 10000 } })

/* Days on which somebody is away, and which share of the working time is missing then. */
typedef struct
{
  SalesDay   first;
  SalesDay   last;
  SalesShare share;
} SalesAway;

typedef struct
{
  SalesDay         first;     /* the days that count; %SALES_DAY_NONE: no such end */
  SalesDay         last;
  SalesDay         ramp_from; /* %SALES_DAY_NONE: nothing to learn any more */
  const SalesAway *aways;     /* by first day */
  gsize            n_aways;
} SalesPresence;

typedef enum
{
  SALES_PRORATE_BY_MONTHS, /* each month's goal by that month's days */
  SALES_PRORATE_BY_DAYS,   /* the whole goal by the days of the whole period */
} SalesProration;

void              sales_prorate          (const gint64 *goals, SalesMonth first_month, gsize n_months, const SalesPresence *presence, const SalesRamp *ramp, SalesProration how, gint64 step, gint64 *parts);

G_END_DECLS
