/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-palette.h"
#include "charts/sales-text-cache.h"

G_BEGIN_DECLS

/* What a chart consists of once it is laid out: areas, lines and labels with their colours.
 * Drawing only walks it, so that tests look at the same geometry that is drawn. In a
 * right-to-left style everything that is added is mirrored. */
typedef struct _SalesPicture SalesPicture;

typedef enum
{
  SALES_LINE_SOLID,
  SALES_LINE_DASHED,
  SALES_LINE_DOTTED,
} SalesLineKind;

typedef enum
{
  SALES_ALIGN_START,
  SALES_ALIGN_CENTER,
  SALES_ALIGN_END,
} SalesAlign;

typedef enum
{
  SALES_SHAPE_AREA,
  SALES_SHAPE_FRAME, /* the outline of an area */
  SALES_SHAPE_LINE,
} SalesShapeKind;

typedef struct
{
  SalesShapeKind kind;
  SalesColor     color;
  double         line_width;
  SalesLineKind  line;
  double         radius;    /* of a rectangle's corners */
  gboolean       rectangle; /* two points: its corners */
  guint          first_point, n_points;
} SalesShape;

typedef struct
{
  cairo_rectangle_t area;
  double            baseline;
  SalesColor        color;
  SalesText        *text;
} SalesLabel;

typedef struct
{
  double x, y;
} SalesPoint;

SalesPicture        *sales_picture_new             (void);
void                 sales_picture_free            (SalesPicture *self);
void                 sales_picture_begin           (SalesPicture *self, const SalesChartStyle *style, cairo_t *cr, double width, double height);
void                 sales_picture_end             (SalesPicture *self);
void                 sales_picture_draw            (SalesPicture *self, cairo_t *cr);
void                 sales_picture_draw_shapes     (SalesPicture *self, cairo_t *cr);

const SalesPalette  *sales_picture_get_palette     (SalesPicture *self);
double               sales_picture_get_width       (SalesPicture *self);
/* Font size in the picture's unit: distances are given in it, so that they grow with the text. */
double               sales_picture_get_em          (SalesPicture *self);
double               sales_picture_get_line_height (SalesPicture *self);
/* The width of a line; thicker in high contrast. */
double               sales_picture_get_stroke      (SalesPicture *self, double width);
double               sales_picture_mirror          (SalesPicture *self, double x, double width);
/* @value on the nearest pixel's edge; as it is on paper. */
double               sales_picture_snap            (SalesPicture *self, double value);

void                 sales_picture_add_rect        (SalesPicture *self, const SalesColor *color, double x, double y, double width, double height, double radius);
void                 sales_picture_add_frame       (SalesPicture *self, const SalesColor *color, double line_width, double x, double y, double width, double height, double radius);
void                 sales_picture_add_line        (SalesPicture *self, const SalesColor *color, double line_width, SalesLineKind line, double x1, double y1, double x2, double y2);
/* Then sales_picture_add_point() for each of its points. */
void                 sales_picture_begin_line      (SalesPicture *self, const SalesColor *color, double line_width, SalesLineKind line);
void                 sales_picture_begin_area      (SalesPicture *self, const SalesColor *color);
void                 sales_picture_add_point       (SalesPicture *self, double x, double y);

double               sales_picture_measure         (SalesPicture *self, SalesTextStyle style, const char *string);
/* At @x by @align, @y the middle of the line; @max_width < 0: as wide as it is. Returns its index. */
guint                sales_picture_add_text        (SalesPicture *self, SalesTextStyle style, const SalesColor *color, const char *string, double x, double y, SalesAlign align, double max_width);
void                 sales_picture_add_paragraph   (SalesPicture *self, const SalesColor *color, const char *string, double x, double y, double width, double height);
/* Whether a text so placed would touch a label that is there already. */
gboolean             sales_picture_is_free         (SalesPicture *self, const cairo_rectangle_t *area);
/* Whether a line among the shapes from @first up to @end passes through @area. */
gboolean             sales_picture_crosses         (SalesPicture *self, guint first, guint end, const cairo_rectangle_t *area);

guint                sales_picture_get_n_labels    (SalesPicture *self);
const SalesLabel    *sales_picture_get_label       (SalesPicture *self, guint label);
guint                sales_picture_get_n_shapes    (SalesPicture *self);
const SalesShape    *sales_picture_get_shape       (SalesPicture *self, guint shape);
const SalesPoint    *sales_picture_get_points      (SalesPicture *self, const SalesShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesPicture, sales_picture_free)

G_END_DECLS
