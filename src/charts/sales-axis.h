/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart-unit.h"
#include "charts/sales-picture.h"
#include "charts/sales-scale.h"

G_BEGIN_DECLS

/* The axis of figures at the left of a chart: round labels around all figures and zero. */
typedef struct
{
  SalesScale scale; /* in currency units, pieces or percent */
  SalesTicks ticks; /* of figures divided by 10^power */
  int        power;
  double     width; /* of the labels and the space beside them */
  GPtrArray *labels;
} SalesAxis;

void   sales_axis_init  (SalesAxis *self, SalesPicture *picture, const SalesChartUnit *unit, double low, double high, double top, double bottom);
void   sales_axis_add   (SalesAxis *self, SalesPicture *picture, double end);
void   sales_axis_clear (SalesAxis *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalesAxis, sales_axis_clear)

G_END_DECLS
