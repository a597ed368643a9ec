/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/sales-delivery.h"

#define PIECES SALES_QUANTITY_UNIT

/* ERPNext's Sales Order Analysis: 10 ordered, 2 + 1 delivered, 2 + 2 billed; in full next day. */
static void
test_pending (void)
{
  SalesDelivery delivery = {
    .ordered = 10 * PIECES,
    .delivered = (2 + 1) * PIECES,
    .billed = (2 + 2) * PIECES,
    .taken = 100,
    .promised = 105,
    .shipped = SALES_DAY_NONE,
    .completed = SALES_DAY_NONE,
  };
  int days;

  g_assert_cmpint (sales_delivery_get_pending (&delivery), ==, 7 * PIECES);
  g_assert_cmpint (sales_delivery_get_unbilled (&delivery), ==, 6 * PIECES);
  g_assert_false (sales_delivery_get_lead (&delivery, &days));
  delivery.delivered = 10 * PIECES;
  delivery.completed = 101;
  g_assert_true (sales_delivery_get_lead (&delivery, &days));
  g_assert_cmpint (days * 86400, ==, 86400);
  delivery.delivered = 12 * PIECES;
  g_assert_cmpint (sales_delivery_get_pending (&delivery), ==, 0);
}

static void
test_late_and_overdue (void)
{
  SalesDelivery delivery = { .taken = 100, .promised = 105, .shipped = 105, .completed = SALES_DAY_NONE };

  g_assert_false (sales_delivery_is_late (&delivery));
  delivery.shipped = 106;
  g_assert_true (sales_delivery_is_late (&delivery));
  g_assert_false (sales_delivery_is_overdue (&delivery, 200));
  /* An unshipped order is overdue, never late. */
  delivery.shipped = SALES_DAY_NONE;
  g_assert_false (sales_delivery_is_late (&delivery));
  g_assert_false (sales_delivery_is_overdue (&delivery, 105));
  g_assert_true (sales_delivery_is_overdue (&delivery, 106));
  delivery.promised = SALES_DAY_NONE;
  g_assert_false (sales_delivery_is_overdue (&delivery, 106));
}

/* 10 orders, 8 on time, 8 in full, 7 both: 70 %, not 64 %. */
static void
test_on_time_in_full (void)
{
  SalesDelivery orders[12];
  gint64 share;

  for (int i = 0; i < 10; i++)
    orders[i] = (SalesDelivery){
      .ordered = PIECES, .delivered = PIECES, .taken = 0, .promised = 5, .shipped = 4, .completed = 5,
    };
  orders[7].completed = 6;
  orders[8].completed = 6;
  orders[8].delivered = PIECES / 2;
  orders[9].delivered = PIECES / 2;
  orders[10] = (SalesDelivery){ .ordered = PIECES, .promised = 20, .shipped = SALES_DAY_NONE, .completed = SALES_DAY_NONE };
  orders[11] = (SalesDelivery){ .ordered = PIECES, .promised = SALES_DAY_NONE, .completed = 3 };
  g_assert_true (sales_delivery_on_time_in_full (orders, 10, 10, &share));
  g_assert_cmpint (share, ==, 7000);
  /* What is not due yet and what has no promise do not count; what is overdue has failed. */
  g_assert_true (sales_delivery_on_time_in_full (orders, 12, 20, &share));
  g_assert_cmpint (share, ==, 7000);
  g_assert_true (sales_delivery_on_time_in_full (orders, 12, 21, &share));
  g_assert_cmpint (share, ==, 6364);
  g_assert_false (sales_delivery_on_time_in_full (orders + 10, 2, 10, &share));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery/pending", test_pending);
  g_test_add_func ("/delivery/late-and-overdue", test_late_and_overdue);
  g_test_add_func ("/delivery/on-time-in-full", test_on_time_in_full);
  return g_test_run ();
}
