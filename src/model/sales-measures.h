/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Measures beyond money, for a person or the people of a unit.
 *
 * Visits, tasks: activities of that kind by the day on which they were done.
 * Complaints: by the day on which they came.
 * Kept customers: of those who bought in the same months before, how many bought again: retention,
 *   formulas.md section 1. A customer who bought from two people counts for both, once for each.
 * Service quality: of the orders taken in the period, promised for a day and shipped, the share that
 *   was shipped no later and followed up; what is delivered and not due for follow-up yet is left out.
 */
typedef struct
{
  SalesMeasure measure;
  gboolean     has_goal;
  gboolean     from_children; /* the sum of the people's goals; only counts */
  gint64       goal;          /* a count, or SalesShare */
  gboolean     has_actual;
  gint64       actual;        /* a count, or SalesShare */
  gint64       part;          /* of a share: how many of … */
  gint64       whole;         /* … how many; service counts in basis points of an order */
} SalesMeasureFigure;

/* Basis points; where less is better 2 − actual ÷ goal, no less than nothing (formulas.md, section 1).
 * FALSE where it is not defined. */
gboolean      sales_measure_figure_attainment (const SalesMeasureFigure *self, gint64 *share);
gboolean      sales_measure_figure_is_met     (const SalesMeasureFigure *self);

/* GArray of SalesMeasureFigure: those with a goal or something done. Other scopes have none. */
SalesRequest *sales_measures_request_new (const SalesScope *scope, const SalesPeriod *period);

G_END_DECLS
