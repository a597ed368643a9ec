/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "charts/sales-picture.h"

G_BEGIN_DECLS

/* Days that are marked on a chart over time: a thin line, a small numbered flag, its words beside
 * it where there is room. What there is no room for stands in the words and the table. */
typedef struct _SalesChartEvents SalesChartEvents;

SalesChartEvents *sales_chart_events_new      (void);
void              sales_chart_events_free     (SalesChartEvents *self);
void              sales_chart_events_add      (SalesChartEvents *self, SalesDay day, const char *text);

/* Where the flags stand. */
typedef struct
{
  cairo_rectangle_t plot;
  SalesDay          first, last; /* later and earlier days are not shown */
  double          (*place_day) (gpointer data, SalesDay day); /* its x */
  gpointer          data;
  double            y;           /* the middle of the first row of flags */
  double            step;        /* to the next row, for flags that would touch; 0: there is one row */
  guint             first_line, end_lines; /* shapes that no words may cross */
} SalesChartEventPlace;

void              sales_chart_events_add_to   (const SalesChartEvents *self, SalesPicture *picture, const SalesChartEventPlace *place);

/* "Trade fair, competitor cut prices" of these days, or %NULL. */
char             *sales_chart_events_dup_text (const SalesChartEvents *self, SalesDay first, SalesDay last);
gboolean          sales_chart_events_has_any  (const SalesChartEvents *self, SalesDay first, SalesDay last);
/* A sentence that names them with their days, or %NULL. */
char             *sales_chart_events_describe (const SalesChartEvents *self, SalesLocale *locale, SalesDay first, SalesDay last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesChartEvents, sales_chart_events_free)

G_END_DECLS
