/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-order-detail.h"

#define DAY   20454 /* 2026-01-01 */
#define TODAY (DAY + 30)

/* Order 1 goes its whole way, four days late; order 2 is shared and 10 days overdue. */
static const char orders[] =
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Łucja', 'Łucja', 'lucja'),"
    " (11, 'Zoë', 'Zoë', 'zoe');"
    "INSERT INTO territory (id, name) VALUES (1, 'Poland');"
    "INSERT INTO product (id, name, folded) VALUES (1, 'Pump', 'pump');"
    "INSERT INTO customer (id, name, folded) VALUES (1, '<b>&\"%n', '<b>&\"%n');"
    "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, customer, person, territory)"
    " VALUES (1, 'A', 20454, 20460, 20464, 20466, 20470, 1, 10, 1);"
    "INSERT INTO sales_order (id, ref, day, promised, split) VALUES (2, 'B', 20454, 20474, 1);"
    "INSERT INTO credit_share (order_id, person, from_share, to_share) VALUES (2, 11, 0, 3000), (2, 10, 3000, 10000);"
    "INSERT INTO order_line (id, product, quantity, price, amount) VALUES ((1 << 12) + 1, 1, 2000, 1, 7000000),"
    " ((2 << 12) + 1, 1, 1000, 1, 10000000), ((2 << 12) + 2, NULL, 1000, 1, 5000000);";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, orders);
  sales_today_set (TODAY);
}

static SalesOrderDetail *
read_order (TestDocument *self, gint64 order)
{
  g_autoptr (GError) error = NULL;
  SalesOrderDetail *detail =
      sales_document_call (self->document, sales_order_detail_new (order), NULL, &error);

  g_assert_no_error (error);
  return detail;
}

static void
edit (TestDocument *self, gint64 order, SalesStep step, SalesDay day, gint64 person)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_order_step_edit_new (order, step, day, person), NULL,
                          &error);
  g_assert_no_error (error);
}

/* Refused, and nothing has changed. */
static void
assert_refused (TestDocument *self, gint64 order, SalesStep step, SalesDay day, gint64 person, int code)
{
  g_autoptr (SalesOrderDetail) before = order == 1 ? read_order (self, order) : NULL;
  g_autoptr (SalesOrderDetail) after = NULL;
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_order_step_edit_new (order, step, day, person), NULL,
                          &error);
  g_assert_error (error, SALES_ERROR, code);
  if (before == NULL)
    return;
  after = read_order (self, order);
  g_assert_cmpint (after->steps[step].day, ==, before->steps[step].day);
  g_assert_cmpint (after->steps[step].person, ==, before->steps[step].person);
}

static void
test_read (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderDetail) one = read_order (self, 1);
  g_autoptr (SalesOrderDetail) two = read_order (self, 2);
  g_autoptr (GError) error = NULL;
  SalesOrderCredit *zoe, *lucja;

  g_assert_cmpstr (one->ref, ==, "A");
  g_assert_cmpstr (one->customer_name, ==, "<b>&\"%n");
  g_assert_cmpstr (one->territory_name, ==, "Poland");
  g_assert_cmpint (one->amount, ==, 7000000);
  g_assert_cmpuint (one->credits->len, ==, 1);
  g_assert_true (one->is_late);
  g_assert_false (one->is_overdue);
  g_assert_cmpint (one->days_late, ==, 4);
  g_assert_cmpint (one->steps[SALES_STEP_FOLLOWED].day, ==, DAY + 16);

  g_assert_cmpint (two->customer, ==, 0);
  g_assert_cmpuint (two->lines->len, ==, 2);
  g_assert_cmpint (two->amount, ==, 15000000);
  g_assert_false (two->is_late);
  g_assert_true (two->is_overdue);
  g_assert_cmpint (two->days_late, ==, 10);
  g_assert_cmpint (two->steps[SALES_STEP_SHIPPED].day, ==, SALES_DAY_NONE);
  g_assert_cmpuint (two->credits->len, ==, 2);
  zoe = two->credits->pdata[0];
  lucja = two->credits->pdata[1];
  g_assert_cmpstr (zoe->person_name, ==, "Zoë");
  g_assert_cmpint (zoe->share, ==, 3000);
  g_assert_cmpint (zoe->amount, ==, 4500000);
  g_assert_cmpint (lucja->amount, ==, 10500000);

  g_assert_null (sales_document_call (self->document, sales_order_detail_new (99), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
}

static void
test_edit (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesOrderDetail) shipped = NULL, undone = NULL, redone = NULL, nobody = NULL;
  g_autoptr (GError) error = NULL;

  edit (self, 2, SALES_STEP_SHIPPED, DAY + 25, 11);
  shipped = read_order (self, 2);
  g_assert_cmpint (shipped->steps[SALES_STEP_SHIPPED].day, ==, DAY + 25);
  g_assert_cmpstr (shipped->steps[SALES_STEP_SHIPPED].person_name, ==, "Zoë");
  g_assert_true (shipped->is_late);
  g_assert_false (shipped->is_overdue);
  g_assert_cmpint (shipped->days_late, ==, 5);

  /* The day and who answered for it are one edit. */
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  undone = read_order (self, 2);
  g_assert_cmpint (undone->steps[SALES_STEP_SHIPPED].day, ==, SALES_DAY_NONE);
  g_assert_cmpint (undone->steps[SALES_STEP_SHIPPED].person, ==, 0);
  g_assert_true (undone->is_overdue);
  g_assert_true (sales_document_undo (self->document, TRUE, &error));
  redone = read_order (self, 2);
  g_assert_cmpint (redone->steps[SALES_STEP_SHIPPED].day, ==, DAY + 25);
  g_assert_cmpint (redone->steps[SALES_STEP_SHIPPED].person, ==, 11);

  edit (self, 2, SALES_STEP_SHIPPED, DAY + 20, 0);
  nobody = read_order (self, 2);
  g_assert_cmpint (nobody->steps[SALES_STEP_SHIPPED].person, ==, 0);
  g_assert_false (nobody->is_late);
  g_assert_cmpint (nobody->days_late, ==, 0);
}

static void
test_refuse (TestDocument *self, gconstpointer data)
{
  assert_refused (self, 1, SALES_STEP_TAKEN, SALES_DAY_NONE, 0, SALES_ERROR_INVALID);
  /* Before it was shipped, after it was followed up, tomorrow. */
  assert_refused (self, 1, SALES_STEP_DELIVERED, DAY + 9, 0, SALES_ERROR_INVALID);
  assert_refused (self, 1, SALES_STEP_DELIVERED, DAY + 17, 0, SALES_ERROR_INVALID);
  assert_refused (self, 1, SALES_STEP_FOLLOWED, TODAY + 1, 0, SALES_ERROR_INVALID);
  assert_refused (self, 1, SALES_STEP_PROMISED, DAY - 1, 0, SALES_ERROR_INVALID);
  assert_refused (self, 1, SALES_STEP_SHIPPED, DAY + 10, 99, SALES_ERROR_NOT_FOUND);
  assert_refused (self, 99, SALES_STEP_SHIPPED, DAY + 10, 0, SALES_ERROR_NOT_FOUND);
  /* A promise may be kept early, broken or still lie ahead. */
  edit (self, 1, SALES_STEP_PROMISED, TODAY + 100, 10);
  edit (self, 1, SALES_STEP_PROMISED, DAY + 1, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/order-detail/read", test_read);
  ADD ("/order-detail/edit", test_edit);
  ADD ("/order-detail/refuse", test_refuse);
  return g_test_run ();
}
