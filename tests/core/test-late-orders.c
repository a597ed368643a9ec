/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-late-orders.h"

#include "sales-test-document.h"

/* Ann belongs to the team North, Bob to nobody. Today is 2026-09-25. Ann's orders: one late by
 * 9 days, one by 2, one overdue by 5, one on time, one late in the quarter before. */
static void
fill (TestDocument *self)
{
  test_document_sql (self,
                     "INSERT INTO person (id, name, sort_name, folded) VALUES (1, 'Ann', 'Ann', 'ann'), (2, 'Bob', 'Bob', 'bob');"
                     "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'North');"
                     "INSERT INTO membership (person, unit) VALUES (1, 2);"
                     "INSERT INTO sales_order (id, ref, day, promised, shipped, person) VALUES"
                     " (1, 'nine', unixepoch ('2026-07-01') / 86400, unixepoch ('2026-07-05') / 86400, unixepoch ('2026-07-14') / 86400, 1),"
                     " (2, 'two', unixepoch ('2026-08-01') / 86400, unixepoch ('2026-08-05') / 86400, unixepoch ('2026-08-07') / 86400, 1),"
                     " (3, 'open', unixepoch ('2026-09-01') / 86400, unixepoch ('2026-09-20') / 86400, NULL, 1),"
                     " (4, 'fine', unixepoch ('2026-09-02') / 86400, unixepoch ('2026-09-12') / 86400, unixepoch ('2026-09-12') / 86400, 1),"
                     " (5, 'before', unixepoch ('2026-06-30') / 86400, unixepoch ('2026-07-02') / 86400, unixepoch ('2026-07-09') / 86400, 1),"
                     " (6, 'bob', unixepoch ('2026-07-01') / 86400, unixepoch ('2026-07-02') / 86400, unixepoch ('2026-07-30') / 86400, 2)");
}

static SalesLateOrders *
ask (TestDocument *self, SalesScope scope, guint max_rows)
{
  const SalesDocumentInfo *info = sales_document_get_info (self->document);
  g_autoptr (SalesOrderFormat) format = sales_order_format_new (&info->currency);
  g_autoptr (GError) error = NULL;
  SalesPeriod quarter;
  SalesLateOrders *late;
  SalesDay today;

  g_assert_true (sales_day_parse_iso ("2026-09-25", -1, &today));
  sales_today_set (today);
  g_assert_true (sales_period_parse ("2026-Q3", 1, &quarter));
  late = sales_document_call (self->document, sales_late_orders_new (&scope, &quarter, format, max_rows), NULL, &error);
  g_assert_no_error (error);
  return late;
}

static void
assert_refs (const SalesLateOrders *late, const char *expected)
{
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < sales_order_page_get_n (late->page); i++)
    g_string_append_printf (refs, "%s ", sales_order_page_get_text (late->page, i, SALES_ORDER_COLUMN_REF));
  g_assert_cmpstr (refs->str, ==, expected);
}

static void
test_person (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesLateOrders) late = NULL;

  fill (self);
  late = ask (self, (SalesScope){ SALES_SCOPE_PERSON, 1 }, 10);
  g_assert_cmpuint (late->n_late, ==, 2);
  g_assert_cmpuint (late->n_overdue, ==, 1);
  assert_refs (late, "open nine two ");
}

static void
test_scopes (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesLateOrders) team = NULL, company = NULL, nobody = NULL;

  fill (self);
  team = ask (self, (SalesScope){ SALES_SCOPE_UNIT, 2 }, 10);
  assert_refs (team, "open nine two ");
  company = ask (self, SALES_SCOPE_COMPANY, 10);
  assert_refs (company, "open bob nine two ");
  nobody = ask (self, (SalesScope){ SALES_SCOPE_PERSON, 0 }, 10);
  assert_refs (nobody, "");
  g_assert_cmpuint (nobody->n_late + nobody->n_overdue, ==, 0);
}

static void
test_capped (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesLateOrders) late = NULL;

  fill (self);
  late = ask (self, SALES_SCOPE_COMPANY, 2);
  assert_refs (late, "open bob ");
  g_assert_cmpuint (late->n_late, ==, 3);
  g_assert_cmpuint (late->n_overdue, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/late-orders/person", TestDocument, NULL, test_document_set_up, test_person, test_document_tear_down);
  g_test_add ("/late-orders/scopes", TestDocument, NULL, test_document_set_up, test_scopes, test_document_tear_down);
  g_test_add ("/late-orders/capped", TestDocument, NULL, test_document_set_up, test_capped, test_document_tear_down);
  return g_test_run ();
}
