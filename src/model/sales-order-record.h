/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* An order in plain figures, as files get it. */
typedef struct
{
  gint64   id;
  char    *ref;        /* %NULL: the order has gone in the meantime, nothing else is set */
  char    *customer;   /* these %NULL where the order has none */
  char    *people;     /* one name, or several with ", " between */
  char    *territory;
  SalesDay day;
  SalesDay promised;   /* these SALES_DAY_NONE where it is not so far */
  SalesDay shipped;
  SalesDay delivered;
  SalesDay followed;
  gboolean has_amount; /* FALSE without lines */
  gint64   amount;     /* ten-thousandths of the currency's minor unit */
} SalesOrderRecord;

void          sales_order_record_clear       (SalesOrderRecord *self);
/* Days between the promise and the shipping, or today where it is not shipped; 0 = in time. */
int           sales_order_record_get_late    (const SalesOrderRecord *self);
int           sales_order_record_get_overdue (const SalesOrderRecord *self);

/* Result: GArray of SalesOrderRecord, one for each id. */
SalesRequest *sales_order_records_new        (const guint32 *ids, guint n_ids);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalesOrderRecord, sales_order_record_clear)

G_END_DECLS
