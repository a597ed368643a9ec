/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"

G_BEGIN_DECLS

/* An order and a line as plain structs: what the thread that reads a file hands to the one that
 * writes the document. Ids are the document's; 0 stands for none. */
typedef struct
{
  gint64      id;
  const char *ref;        /* not terminated */
  guint32     ref_length;
  gboolean    split;      /* credited to several people: person is 0 */
  SalesDay    day;
  SalesDay    promised;   /* SALES_DAY_NONE where there is none, likewise the next three */
  SalesDay    shipped;
  SalesDay    delivered;
  SalesDay    followed;
  gint64      customer;
  gint64      person;
  gint64      territory;
} SalesOrderRecord;

#define SALES_COST_NONE G_MININT64

/* An order's lines have positions from 1 to 4,095. */
#define SALES_LINE_BITS 12
#define SALES_LINE_MAX_POSITION ((1 << SALES_LINE_BITS) - 1)

typedef struct
{
  gint64        id;       /* order << SALES_LINE_BITS | position */
  gint64        product;
  SalesQuantity quantity;
  SalesPrice    price;
  SalesShare    discount;
  SalesAmount   amount;
  SalesAmount   cost;     /* or SALES_COST_NONE */
} SalesLineRecord;

G_END_DECLS
