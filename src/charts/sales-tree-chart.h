/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"

G_BEGIN_DECLS

/* Who belongs where: a box for each unit with its people in it, boxes below boxes. It is as large as
 * its content and shrinks to fit where there is less room. */
#define SALES_TYPE_TREE_CHART (sales_tree_chart_get_type ())
G_DECLARE_FINAL_TYPE (SalesTreeChart, sales_tree_chart, SALES, TREE_CHART, SalesChart)

/* A box stands after its parent. */
typedef struct
{
  int         parent; /* index, −1 for the topmost; there is one */
  const char *name;
  const char *kind;   /* "Department", "Team" */
  guint       n_more; /* people below it that have no entry */
} SalesTreeBox;

/* A line in a box. */
typedef struct
{
  int         box;
  const char *name;
  const char *detail;  /* beside the name; may be %NULL */
  gboolean    leads;
  gboolean    dimmed;  /* away, or not there yet */
} SalesTreeEntry;

SalesChart *sales_tree_chart_new      (const SalesTreeBox *boxes, guint n_boxes, const SalesTreeEntry *entries, guint n_entries);
/* How large it is with texts in the style's font, nearest to @aspect, width ÷ height. */
void        sales_tree_chart_get_size (SalesTreeChart *self, const SalesChartStyle *style, double aspect, double *width, double *height);
/* What a row of its table is: the index of a box, or of an entry. */
gboolean    sales_tree_chart_row_is_box (SalesTreeChart *self, guint row, guint *index);

G_END_DECLS
