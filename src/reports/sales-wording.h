/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"
#include "model/sales-overview.h"

G_BEGIN_DECLS

/* Figures in words, the same in the window, in PDF and on the command line. Every string that is
 * returned is given away. */

/* What the figures speak of, for every function here and in sales-overview-charts.h. */
typedef struct
{
  const SalesDocumentInfo *info;
  SalesLocale             *locale;
} SalesWording;

/* "Sales reached 92 % of the goal for Q3 2026, €412,300 short." and, in @outlook (may be %NULL),
 * "At this pace the quarter ends at 96 %." or %NULL. */
char *sales_wording_finding   (const SalesWording *self, const SalesOverview *overview, char **outlook);

/* A tile: one figure with its goal, signed variance and twelve months as a sparkline. Only tiles
 * whose figures exist are made. */
typedef struct
{
  char         *title;    /* Sales */
  char         *value;    /* €4.74M */
  char         *detail;   /* goal €5.15M; or a comparison with the year before; or %NULL */
  char         *variance; /* −8.0 %; an arrow by @sign is put before it where it is shown; %NULL where there is nothing to compare */
  int           sign;     /* −1 missed or worse, +1 met or better, 0 neither */
  const gint64 *months;   /* borrowed from the overview; G_MININT64 or, for shares, −1 = none */
  int           n_months;
} SalesTile;

GPtrArray *sales_wording_tiles (const SalesWording *self, const SalesOverview *overview);
void       sales_tile_free     (SalesTile *self);

/* Against the goal to date: "92 %" and "−€41,300"; "n/a" without a positive goal, a dash without any. */
char *sales_wording_attainment      (const SalesWording *self, const SalesComparison *comparison);
char *sales_wording_variance        (const SalesWording *self, const SalesComparison *comparison, int *sign);
char *sales_wording_scope_name      (const SalesWording *self, const SalesOverview *overview);
char *sales_wording_child_name      (const SalesWording *self, const SalesChild *child); /* "No person" where it has no name */
char *sales_wording_scope_kind      (const SalesScope *scope, SalesUnitKind unit_kind);   /* "Team", "Person" */
const char *sales_wording_measure   (SalesMeasure measure);                               /* "Sales", "Quantity" */
char *sales_wording_attention       (const SalesWording *self, const SalesAttention *item, char **detail);
char *sales_wording_reconciliation  (const SalesWording *self, const SalesReconciliation *sums);
char *sales_wording_role            (const char *role); /* of the document's role names */
char *sales_wording_orders          (const SalesWording *self, gint64 orders); /* counts in basis points: "37", "36.5" */
/* How a figure is computed, for "how is this computed?" */
char *sales_wording_attainment_note (const SalesWording *self, const SalesComparison *comparison);

G_END_DECLS
