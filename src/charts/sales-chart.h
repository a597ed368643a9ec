/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>
#include <pango/pangocairo.h>

#include "base/sales-locale.h"

G_BEGIN_DECLS

/* A chart: figures in, a picture out, on whatever a cairo_t leads to: screen, print, PDF, PNG,
 * SVG. It does no input and knows no widget. Layout is apart from drawing, so that tests look at
 * geometry and the window finds what lies under the pointer. Main thread only. */
#define SALES_TYPE_CHART (sales_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalesChart, sales_chart, SALES, CHART, GObject)

typedef enum
{
  SALES_PALETTE_LIGHT,
  SALES_PALETTE_DARK,
  SALES_PALETTE_PRINT,
} SalesPaletteKind;

typedef struct
{
  SalesPaletteKind palette;
  gboolean         high_contrast; /* thicker lines, no translucent fills */
  gboolean         right_to_left;
  double           font_size;     /* of labels, in the unit of the cairo_t; 9 pt in print, scaled text on screen */
  const char      *font_family;   /* %NULL for "Sans" */
  PangoContext    *pango;         /* borrowed; %NULL: one is made from the cairo_t */
} SalesChartStyle;

/* What can be pointed at: a bar, a cell, a point. */
typedef struct
{
  cairo_rectangle_t area;     /* where it is, in the chart's own coordinates */
  double            x, y;     /* where the cursor and its label stand */
  guint             row;      /* its row in the table */
} SalesChartMark;

struct _SalesChartClass
{
  GObjectClass parent_class;

  /* Lay out for a size; called before draw and before marks are asked for. */
  void    (*layout)      (SalesChart *self, const SalesChartStyle *style, cairo_t *cr, double width, double height);
  void    (*draw)        (SalesChart *self, const SalesChartStyle *style, cairo_t *cr);
  double  (*get_height)  (SalesChart *self, const SalesChartStyle *style, double width);
  char   *(*dup_label)   (SalesChart *self, guint mark); /* the value in words: "14 Aug: 2.31 million euro, goal 2.40" */
  char   *(*dup_description) (SalesChart *self);         /* the finding in a sentence, made from the data */
  guint   (*get_n_columns) (SalesChart *self);
  char   *(*dup_column)  (SalesChart *self, guint column);
  guint   (*get_n_rows)  (SalesChart *self);
  char   *(*dup_cell)    (SalesChart *self, guint row, guint column);
};

void        sales_chart_layout          (SalesChart *self, const SalesChartStyle *style, cairo_t *cr, double width, double height);
void        sales_chart_draw            (SalesChart *self, const SalesChartStyle *style, cairo_t *cr);
/* Lays out and draws at once, for print, PDF and files. */
void        sales_chart_render          (SalesChart *self, const SalesChartStyle *style, cairo_t *cr, double width, double height);
/* The height that the chart wants at a width: rows × row height for bullets and heat maps. */
double      sales_chart_get_height      (SalesChart *self, const SalesChartStyle *style, double width);

const char *sales_chart_get_title       (SalesChart *self);
void        sales_chart_set_title       (SalesChart *self, const char *title);
const char *sales_chart_get_subtitle    (SalesChart *self); /* unit: "Million euro, cumulative" */
void        sales_chart_set_subtitle    (SalesChart *self, const char *subtitle);
char       *sales_chart_dup_description (SalesChart *self);
/* Why it is empty, shown in place of the picture, or %NULL. */
const char *sales_chart_get_empty_text  (SalesChart *self);
void        sales_chart_set_empty_text  (SalesChart *self, const char *text);

guint                 sales_chart_get_n_marks (SalesChart *self);
const SalesChartMark *sales_chart_get_mark    (SalesChart *self, guint mark);
int                   sales_chart_find_mark   (SalesChart *self, double x, double y); /* nearest, or -1 */
char                 *sales_chart_dup_label   (SalesChart *self, guint mark);

/* The same figures as a table, for "Show as Table", CSV and readers of the screen. */
guint       sales_chart_get_n_columns   (SalesChart *self);
char       *sales_chart_dup_column      (SalesChart *self, guint column);
guint       sales_chart_get_n_rows      (SalesChart *self);
char       *sales_chart_dup_cell        (SalesChart *self, guint row, guint column);

/* For subclasses, during layout. */
void        sales_chart_clear_marks     (SalesChart *self);
void        sales_chart_add_mark        (SalesChart *self, const SalesChartMark *mark);

G_END_DECLS
