/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Texts laid out once and drawn often. A layout costs more than all else in a chart; the same few
 * words and numbers come again at every change of size, page and figure. Main thread only. */
typedef struct _SalesTextCache SalesTextCache;
typedef struct _SalesText SalesText;

typedef enum
{
  SALES_TEXT_REGULAR,
  SALES_TEXT_BOLD,
  SALES_TEXT_SMALL,
  SALES_N_TEXT_STYLES,
} SalesTextStyle;

/* The cache for a style's font, on what @cr leads to; @cr may be %NULL where it is not known yet.
 * (transfer none); valid until the next call. */
SalesTextCache *sales_text_cache_get            (const SalesChartStyle *style, cairo_t *cr);
/* (transfer full); @max_width < 0: as wide as it is, otherwise shortened with "…". */
SalesText      *sales_text_cache_lookup         (SalesTextCache *self, SalesTextStyle style, const char *string, double max_width);
/* (transfer full); a paragraph broken into lines of at most @width, or one line as wide as it is. */
SalesText      *sales_text_cache_wrap           (SalesTextCache *self, SalesTextStyle style, const char *string, double width, PangoAlignment alignment);
/* The same, however long it is. */
SalesText      *sales_text_cache_wrap_whole     (SalesTextCache *self, SalesTextStyle style, const char *string, double width, PangoAlignment alignment);
double          sales_text_cache_get_line_height (SalesTextCache *self, SalesTextStyle style);
guint           sales_text_cache_get_n_misses   (SalesTextCache *self);
void            sales_text_cache_clear          (void);

SalesText      *sales_text_ref                  (SalesText *self);
void            sales_text_unref                (SalesText *self);
double          sales_text_get_width            (const SalesText *self);
double          sales_text_get_height           (const SalesText *self);
/* From its top to the first line's baseline. */
double          sales_text_get_ascent           (const SalesText *self);
gboolean        sales_text_is_shortened         (const SalesText *self);
/* How many bytes of a paragraph stand in the lines that fit @height; at least one line. */
gsize           sales_text_get_fitting          (const SalesText *self, double height);

void            sales_text_show                 (SalesText *self, cairo_t *cr, double x, double baseline);

void            sales_triangle_draw             (cairo_t *cr, gboolean up, double x, double baseline, double size);

/* Draws texts in the current source, each from the left end of its first baseline; texts of one
 * font become one call to cairo. */
typedef struct _SalesTextBatch SalesTextBatch;

SalesTextBatch *sales_text_batch_new            (cairo_t *cr);
void            sales_text_batch_add            (SalesTextBatch *self, SalesText *text, double x, double baseline);
void            sales_text_batch_flush          (SalesTextBatch *self);
void            sales_text_batch_free           (SalesTextBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesText, sales_text_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTextBatch, sales_text_batch_free)

G_END_DECLS
