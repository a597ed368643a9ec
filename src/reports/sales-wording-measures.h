/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-measures.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* Measures beyond money in words. What is returned is given away, unless it is const. */

char       *sales_wording_measure_actual     (const SalesWording *self, const SalesMeasureFigure *figure); /* "12", "80 %"; a dash without one */
char       *sales_wording_measure_goal       (const SalesWording *self, const SalesMeasureFigure *figure); /* a dash without one */
/* "12 of 15" of a share, "the fewer the better"; %NULL where there is nothing to add. */
char       *sales_wording_measure_detail     (const SalesWording *self, const SalesMeasureFigure *figure);
char       *sales_wording_measure_attainment (const SalesWording *self, const SalesMeasureFigure *figure);
/* "Met" with +1, "Missed" with −1, "Running" while there is time with 0, %NULL without a goal. */
const char *sales_wording_measure_result     (const SalesMeasureFigure *figure, gboolean running, int *sign);

/* How the figures are computed: pairs of a heading and a sentence, one after the other. %NULL-terminated. */
char      **sales_wording_measure_formulas   (const GArray *figures);

G_END_DECLS
