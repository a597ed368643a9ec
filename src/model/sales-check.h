/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

typedef enum
{
  SALES_TOTAL_DAY,
  SALES_TOTAL_MONTH_PERSON,
  SALES_TOTAL_PERSON_DAY,
  SALES_TOTAL_TERRITORY_DAY,
  SALES_TOTAL_MONTH_PRODUCT,
  SALES_TOTAL_YEAR_CUSTOMER,
  SALES_N_TOTALS,
} SalesTotal;

/* What stands in one total table against what the orders, lines, shares and summaries give.
 * A sum is 0 where the table has no such column. */
typedef struct
{
  const char *table;       /* its name, "total_day" */
  gint64      n_cells;     /* that there ought to be */
  gint64      n_different; /* missing, surplus, or with another figure */
  gboolean    has_orders;
  gboolean    has_lines;
  gboolean    has_quantity;
  gint64      orders;      /* basis points of an order */
  gint64      lines;
  gint64      quantity;
  gint64      amount;
} SalesTotalCheck;

typedef struct
{
  char           *damage;             /* what SQLite's integrity check said first; %NULL: nothing */
  gint64          n_broken_references;
  gint64          n_stray_lines;      /* order lines without an order */
  gint64          n_broken_credits;   /* split orders whose shares do not cover the whole */
  gint64          n_log_lines;
  gint64          first_bad_log_line; /* 0: the chain holds */

  /* By plain SQL over orders, lines and summaries. */
  gint64          orders;
  gint64          lines;
  gint64          line_quantity;
  gint64          line_amount;
  gint64          summary_quantity;
  gint64          summary_amount;

  SalesTotalCheck totals[SALES_N_TOTALS];
  gboolean        sound;              /* nothing of the above is wrong */
} SalesCheck;

/* What a total's sum ought to be and is not; 0 everywhere in a sound document. */
gint64        sales_check_get_orders_difference   (const SalesCheck *self, SalesTotal total);
gint64        sales_check_get_lines_difference    (const SalesCheck *self, SalesTotal total);
gint64        sales_check_get_quantity_difference (const SalesCheck *self, SalesTotal total);
gint64        sales_check_get_amount_difference   (const SalesCheck *self, SalesTotal total);

/* Result: SalesCheck, freed with sales_check_free(). */
SalesRequest *sales_check_request_new (void);
void          sales_check_free        (SalesCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesCheck, sales_check_free)

G_END_DECLS
