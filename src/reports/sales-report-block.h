/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reports/sales-report-text.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* A part of a page: a heading, a paragraph, a table … Known to sales-report*.c alone. It is laid
 * out for a width and is then a stack of pieces, each of which stays whole. */
typedef struct _SalesBlock SalesBlock;

typedef struct
{
  /* Fills in the pieces' heights for @width. */
  void (*layout) (SalesBlock *self, double width);
  /* Draws pieces from @first up to and without @end, preceded by the repeated ones if @first is
   * beyond them. */
  void (*draw)   (SalesBlock *self, cairo_t *cr, guint first, guint end, double x, double y);
  void (*free)   (SalesBlock *self);
} SalesBlockClass;

struct _SalesBlock
{
  const SalesBlockClass *klass;
  GArray                *pieces;         /* double: heights */
  guint                  n_repeated;     /* the first pieces come again on each page */
  double                 gap;            /* above it, unless it begins the page */
  double                 width;
  gboolean               keep_with_next; /* a heading */
  gboolean               keep_with_previous; /* signatures: never alone on a page */
  int                    level;          /* of a heading in the outline, 0 = none */
  char                  *outline;
};

/* What is common to all of them, for their makers. @size: of the whole struct. */
gpointer    sales_block_alloc        (gsize size, const SalesBlockClass *klass, double gap);
void        sales_block_add_piece    (SalesBlock *self, double height);
void        sales_block_free         (SalesBlock *self);
double      sales_block_get_height   (SalesBlock *self, guint first, guint end);

SalesBlock *sales_block_title_new    (const char *title, const char *detail);
SalesBlock *sales_block_heading_new  (const char *text, const char *note);
SalesBlock *sales_block_text_new     (SalesReportFont font, const char *text);
SalesBlock *sales_block_tiles_new    (GPtrArray *tiles);
SalesBlock *sales_block_charts_new   (SalesChart *left, SalesChart *right);
SalesBlock *sales_block_large_chart_new (SalesChart *chart);
SalesBlock *sales_block_lines_new    (const char *label, guint n_lines);
SalesBlock *sales_block_signatures_new (const char *const *names, guint n_names);

G_END_DECLS
