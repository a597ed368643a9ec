/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-text-cache.h"

G_BEGIN_DECLS

/* The fonts of a printed page, in points. */
typedef enum
{
  SALES_REPORT_TITLE,
  SALES_REPORT_LEAD,
  SALES_REPORT_LEAD_BOLD,
  SALES_REPORT_BODY,
  SALES_REPORT_BODY_BOLD,
  SALES_REPORT_SMALL,
  SALES_REPORT_SMALL_BOLD,
  SALES_N_REPORT_FONTS,
} SalesReportFont;

typedef enum
{
  SALES_REPORT_BLACK,
  SALES_REPORT_MUTED,
  SALES_REPORT_RULE,   /* the strong line under headers */
  SALES_REPORT_HAIR,   /* the fine line between rows */
  SALES_REPORT_MET,
  SALES_REPORT_MISSED,
} SalesReportColor;

/* (transfer full); one line, shortened where it is wider than @max_width (< 0: never). */
SalesText *sales_report_text_line      (SalesReportFont font, const char *string, double max_width);
/* (transfer full); as many lines of at most @width as it takes. */
SalesText *sales_report_text_wrap      (SalesReportFont font, const char *string, double width, PangoAlignment alignment);
/* The whole of @string, however long, in texts of at most @height, one below the other, that are
 * appended to @parts (SalesText). */
void       sales_report_text_split     (SalesReportFont font, const char *string, double width, PangoAlignment alignment, double height, GPtrArray *parts);
/* The width of the longest word: what a column must have so that no word is broken. */
double     sales_report_text_word_width (SalesReportFont font, const char *string);
void       sales_report_text_show      (SalesText *text, cairo_t *cr, double x, double top);
void       sales_report_set_color      (cairo_t *cr, SalesReportColor color);
/* What a chart on the page is drawn with. */
void       sales_report_init_chart_style (SalesChartStyle *style);

G_END_DECLS
