/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "model/sales-search.h"

static const char facts[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'team', 'Łódź');"
    "INSERT INTO person (id, ref, name, sort_name, folded, left_day) VALUES (10, 'E7', 'Đạt Nguyễn', 'Đạt Nguyễn', 'dat nguyen', NULL),"
    " (11, NULL, 'Straße Łucja', 'x', 'strasse lucja', 100), (12, NULL, '100%_<b>&\"', 'x', '100%_<b>&\"', NULL);"
    "INSERT INTO membership (person, unit) VALUES (10, 2);"
    "INSERT INTO category (id, name) VALUES (5, 'Siurbliai');"
    "INSERT INTO product (id, ref, name, folded, category) VALUES (1, 'P-1', 'Bomba señal', 'bomba senal', 5);"
    "INSERT INTO customer (id, name, folded, city) VALUES (1, 'Nordlicht', 'nordlicht', 'Łódź'), (2, 'Kaffee Nord', 'kaffee nord', NULL),"
    " (3, 'Sunnord', 'sunnord', NULL);"
    "INSERT INTO sales_order (id, ref, day, customer) VALUES (1, 'SO-100', 20000, 1), (2, 'SO-101', 20000, NULL), (3, '100', 20000, NULL)";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, facts);
}

static void
expect (TestDocument *self, const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sales_document_call (self->document, sales_search_new (text), NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const SalesHit *hit = hits->pdata[i];

      g_string_append_printf (found, "%s%d:%d", i > 0 ? " " : "", hit->kind, (int) hit->id);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_folding (TestDocument *self, gconstpointer data)
{
  expect (self, "dat", "0:10");
  expect (self, "NGUYEN đạt", "0:10");
  expect (self, "lodz", "1:2");
  expect (self, "Strasse", "0:11");
  expect (self, "SEÑAL", "3:1");
  expect (self, "siurb", "5:5");
  expect (self, "", "");
  expect (self, "   ", "");
  /* What files call somebody is a name as well. */
  expect (self, "E7", "0:10");
  expect (self, "P-1", "3:1");
}

static void
test_order (TestDocument *self, gconstpointer data)
{
  /* The beginning of the name, then of a word, then the middle. */
  expect (self, "nord", "2:1 2:2 2:3");
  expect (self, "so-1", "6:1 6:2");
  expect (self, "SO-101", "6:2");
}

/* Nothing that is typed is a pattern. */
static void
test_hostile (TestDocument *self, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (10000, 'x');

  expect (self, "%", "0:12");
  expect (self, "_", "0:12");
  expect (self, "<b>&\"", "0:12");
  expect (self, "' OR 1 --", "");
  expect (self, endless, "");
  expect (self, "\xff\xfe", "");
}

/* No kind crowds out the others. */
static void
test_many (TestDocument *self, gconstpointer data)
{
  test_document_sql (self, "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 139)"
                           " INSERT INTO customer (id, name, folded) SELECT i, CASE i % 2 WHEN 0 THEN 'Weber ' ELSE 'Zum Weber ' END || i,"
                           " CASE i % 2 WHEN 0 THEN 'weber ' ELSE 'zum weber ' END || i FROM n");
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded) VALUES (20, 'Weber', 'Weber', 'weber')");
  expect (self, "weber", "0:20 2:100 2:102 2:104 2:106 2:108 2:110 2:112 2:114");
}

static void
test_details (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sales_document_call (self->document, sales_search_new ("100"), NULL, &error);
  const SalesHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = hits->pdata[1];
  g_assert_cmpint (hit->kind, ==, SALES_HIT_ORDER);
  g_assert_cmpint (hit->id, ==, 3);
  g_ptr_array_unref (hits);
  hits = sales_document_call (self->document, sales_search_new ("bomba"), NULL, &error);
  hit = hits->pdata[0];
  g_assert_cmpint (hit->category, ==, 5);
  g_assert_cmpstr (hit->detail, ==, "Siurbliai");
  g_ptr_array_unref (hits);
  hits = sales_document_call (self->document, sales_search_new ("lucja"), NULL, &error);
  hit = hits->pdata[0];
  g_assert_true (hit->former);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/folding", TestDocument, NULL, set_up, test_folding, test_document_tear_down);
  g_test_add ("/search/order", TestDocument, NULL, set_up, test_order, test_document_tear_down);
  g_test_add ("/search/hostile", TestDocument, NULL, set_up, test_hostile, test_document_tear_down);
  g_test_add ("/search/many", TestDocument, NULL, set_up, test_many, test_document_tear_down);
  g_test_add ("/search/details", TestDocument, NULL, set_up, test_details, test_document_tear_down);
  return g_test_run ();
}
