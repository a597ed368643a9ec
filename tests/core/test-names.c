/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-names.h"

static const char people[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North'),"
    " (4, 2, 'team', 'Süd'), (5, 1, 'department', 'America'), (6, 5, 'team', 'North');"
    "INSERT INTO person (id, ref, name, sort_name, folded, left_day) VALUES"
    " (10, '274', 'Łucja Nowak', 'x', 'x', NULL), (11, '275', 'Ada', 'x', 'x', NULL),"
    " (12, NULL, 'Ada', 'x', 'x', 100), (13, '11', '275', 'x', 'x', NULL), (14, NULL, '<b>&\"%n🙂: x', 'x', 'x', NULL);"
    "INSERT INTO membership (person, unit, first_day, last_day) VALUES (10, 3, NULL, NULL), (12, 4, NULL, 100);"
    "INSERT INTO territory (id, parent, name) VALUES (1, NULL, 'World'), (2, 1, 'Poland');"
    "INSERT INTO category (id, parent, name) VALUES (1, NULL, 'Pumps'), (2, 1, 'Hand pumps');";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, people);
}

static void
assert_scope (TestDocument *self, const char *text, SalesScopeKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree SalesScope *scope = sales_document_call (self->document, sales_scope_find_new (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scope->kind, ==, kind);
  g_assert_cmpint (scope->id, ==, id);
}

static void
assert_error (TestDocument *self, const char *text, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_call (self->document, sales_scope_find_new (text), NULL, &error));
  g_assert_error (error, SALES_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_find (TestDocument *self, gconstpointer data)
{
  assert_scope (self, "company", SALES_SCOPE_UNIT, 1);
  assert_scope (self, "department:Europe", SALES_SCOPE_UNIT, 2);
  assert_scope (self, "TEAM:Süd", SALES_SCOPE_UNIT, 4);
  assert_scope (self, "team:sud", SALES_SCOPE_UNIT, 4);
  assert_scope (self, "unit:america", SALES_SCOPE_UNIT, 5);
  assert_scope (self, "team:6", SALES_SCOPE_UNIT, 6);
  assert_scope (self, "person:lucja nowak", SALES_SCOPE_PERSON, 10);
  assert_scope (self, "person:274", SALES_SCOPE_PERSON, 10);
  assert_scope (self, "person:<b>&\"%n🙂: x", SALES_SCOPE_PERSON, 14);
  assert_scope (self, "territory:poland", SALES_SCOPE_TERRITORY, 2);
  assert_scope (self, "category:Hand pumps", SALES_SCOPE_CATEGORY, 2);
  /* What files call somebody comes before a name, a name before a number of the document. */
  assert_scope (self, "person:275", SALES_SCOPE_PERSON, 11);
  assert_scope (self, "person:11", SALES_SCOPE_PERSON, 13);
  assert_scope (self, "person:12", SALES_SCOPE_PERSON, 12);
  /* Unless the number is all that counts. */
  assert_scope (self, "person:#11", SALES_SCOPE_PERSON, 11);
  assert_scope (self, "person:#0", SALES_SCOPE_PERSON, 0);
  assert_scope (self, "category:#2", SALES_SCOPE_CATEGORY, 2);
}

/* What the program calls a scope leads back to it. */
static void
test_text (TestDocument *self, gconstpointer data)
{
  static const SalesScope scopes[] = {
    { SALES_SCOPE_UNIT, 1 }, { SALES_SCOPE_UNIT, 6 }, { SALES_SCOPE_PERSON, 13 }, { SALES_SCOPE_TERRITORY, 1 }, { SALES_SCOPE_CATEGORY, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *text = sales_scope_to_text (&scopes[i]);

      assert_scope (self, text, scopes[i].kind, scopes[i].id);
    }
}

static void
test_refuse (TestDocument *self, gconstpointer data)
{
  assert_error (self, "person:Ada", SALES_ERROR_INVALID, "Ada (275, 11); Ada (");
  assert_error (self, "team:North", SALES_ERROR_INVALID, "North (America, 6); North (Europe, 3)");
  assert_error (self, "team:Europe", SALES_ERROR_NOT_FOUND, "Europe");
  assert_error (self, "person:", SALES_ERROR_NOT_FOUND, "");
  assert_error (self, "person:#99", SALES_ERROR_NOT_FOUND, "99");
  assert_error (self, "team:#x", SALES_ERROR_NOT_FOUND, "#x");
  assert_error (self, "person:0", SALES_ERROR_NOT_FOUND, "0");
  assert_error (self, "person:99999999999999999999999", SALES_ERROR_NOT_FOUND, "999");
  assert_error (self, "North", SALES_ERROR_INVALID, "team:NAME");
  assert_error (self, "person", SALES_ERROR_INVALID, "person:NAME");
  assert_error (self, "planet:Mars", SALES_ERROR_INVALID, "planet:Mars");
  assert_error (self, "", SALES_ERROR_INVALID, "company");
}

static const SalesScopeItem *
item (GPtrArray *items, SalesScopeKind kind, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    {
      SalesScopeItem *it = items->pdata[i];

      if (it->scope.kind == kind && it->scope.id == id)
        return it;
    }
  g_assert_not_reached ();
}

static void
test_list (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  static const gint64 units[] = { 1, 5, 6, 2, 3, 4 };

  sales_today_set (1000);
  items = sales_document_call (self->document, sales_scope_list_new (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (items->len, ==, 6 + 5 + 2 + 2);
  /* Each before what is below it, siblings by name. */
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpint (((SalesScopeItem *) items->pdata[i])->scope.id, ==, units[i]);
  g_assert_cmpint (item (items, SALES_SCOPE_UNIT, 1)->depth, ==, 0);
  g_assert_cmpint (item (items, SALES_SCOPE_UNIT, 1)->parent, ==, 0);
  g_assert_cmpint (item (items, SALES_SCOPE_UNIT, 4)->depth, ==, 2);
  g_assert_cmpint (item (items, SALES_SCOPE_UNIT, 4)->parent, ==, 2);
  g_assert_cmpint (item (items, SALES_SCOPE_UNIT, 4)->unit_kind, ==, SALES_UNIT_TEAM);
  g_assert_cmpint (item (items, SALES_SCOPE_PERSON, 10)->parent, ==, 3);
  g_assert_cmpint (item (items, SALES_SCOPE_PERSON, 10)->depth, ==, 3);
  g_assert_cmpint (item (items, SALES_SCOPE_PERSON, 11)->parent, ==, 1);
  g_assert_false (item (items, SALES_SCOPE_PERSON, 11)->former);
  /* Whoever has left stands where he or she was. */
  g_assert_cmpint (item (items, SALES_SCOPE_PERSON, 12)->parent, ==, 4);
  g_assert_true (item (items, SALES_SCOPE_PERSON, 12)->former);
  g_assert_cmpstr (item (items, SALES_SCOPE_PERSON, 14)->name, ==, "<b>&\"%n🙂: x");
  g_assert_cmpint (item (items, SALES_SCOPE_TERRITORY, 2)->parent, ==, 1);
  g_assert_cmpint (item (items, SALES_SCOPE_CATEGORY, 2)->depth, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/names/find", TestDocument, NULL, set_up, test_find, test_document_tear_down);
  g_test_add ("/names/text", TestDocument, NULL, set_up, test_text, test_document_tear_down);
  g_test_add ("/names/refuse", TestDocument, NULL, set_up, test_refuse, test_document_tear_down);
  g_test_add ("/names/list", TestDocument, NULL, set_up, test_list, test_document_tear_down);
  return g_test_run ();
}
