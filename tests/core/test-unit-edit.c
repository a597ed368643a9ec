/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-roster.h"
#include "model/sales-unit-edit.h"

#define TODAY 20500

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  sales_today_set (TODAY);
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded, left_day)"
                           " VALUES (10, 'Ada', 'Ada', 'ada', NULL), (11, 'Bea', 'Bea', 'bea', NULL), (12, 'Cem', 'Cem', 'cem', 20400);"
                           "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Sales'), (3, 2, 'team', 'North'),"
                           " (4, 2, 'team', 'South'), (5, 3, 'team', 'Coast');"
                           "INSERT INTO membership (person, unit) VALUES (10, 3), (11, 4);");
}

static gint64
perform (TestDocument *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;
  gpointer result = sales_document_perform (self->document, request, NULL, &error);

  g_assert_no_error (error);
  return (gint64) GPOINTER_TO_SIZE (result);
}

static void
assert_refused (TestDocument *self, SalesRequest *request, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_perform (self->document, request, NULL, &error));
  g_assert_error (error, SALES_ERROR, code);
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
}

static SalesRoster *
read_roster (TestDocument *self)
{
  g_autoptr (GError) error = NULL;
  SalesRoster *roster = sales_document_call (self->document, sales_roster_request_new (), NULL, &error);

  g_assert_no_error (error);
  return roster;
}

static void
test_save (TestDocument *self, gconstpointer data)
{
  SalesUnitFields fields = { 0, 2, SALES_UNIT_TEAM, "West", 10 };
  gint64 id = perform (self, sales_unit_save_new (&fields));
  g_autoptr (SalesRoster) roster = read_roster (self);
  const SalesRosterUnit *unit = sales_roster_find_unit (roster, id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (unit->name, ==, "West");
  g_assert_cmpint (unit->depth, ==, 2);
  g_assert_cmpint (unit->leader, ==, 10);
  /* Whoever leads a unit belongs to it. */
  g_assert_cmpint (sales_roster_find_person (roster, 10)->unit, ==, id);
  g_assert_cmpint (sales_roster_find_person (roster, 10)->member_since, ==, TODAY);
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_clear_pointer (&roster, sales_roster_free);
  roster = read_roster (self);
  g_assert_null (sales_roster_find_unit (roster, id));
  g_assert_cmpint (sales_roster_find_person (roster, 10)->unit, ==, 3);
  /* Renamed and moved with all that is below it. */
  fields = (SalesUnitFields){ 3, 4, SALES_UNIT_TEAM, "Far North", 0 };
  perform (self, sales_unit_save_new (&fields));
  g_clear_pointer (&roster, sales_roster_free);
  roster = read_roster (self);
  g_assert_cmpint (sales_roster_find_unit (roster, 5)->depth, ==, 4);
  g_assert_true (sales_roster_is_above (roster, 4, 5));
}

static void
test_company (TestDocument *self, gconstpointer data)
{
  SalesUnitFields fields = { SALES_COMPANY_ID, 5, SALES_UNIT_TEAM, "", 11 };
  g_autoptr (SalesRoster) roster = NULL;

  perform (self, sales_unit_save_new (&fields));
  roster = read_roster (self);
  g_assert_cmpint (sales_roster_find_unit (roster, SALES_COMPANY_ID)->leader, ==, 11);
  g_assert_cmpint (sales_roster_find_unit (roster, SALES_COMPANY_ID)->parent, ==, 0);
  g_assert_cmpint (sales_roster_find_person (roster, 11)->unit, ==, SALES_COMPANY_ID);
}

static void
test_refused (TestDocument *self, gconstpointer data)
{
  SalesUnitFields good = { 3, 2, SALES_UNIT_TEAM, "North", 0 }, bad = good;
  g_autofree char *long_name = g_strnfill (10000, 'x');

  bad.parent = 5;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_INVALID, "Coast");
  bad.parent = 3;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_INVALID, "North");
  bad.parent = 99;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_NOT_FOUND, NULL);
  bad = good;
  bad.name = "South";
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_CONSTRAINT, "South");
  bad.name = long_name;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_INVALID, "name");
  bad = good;
  bad.kind = SALES_UNIT_COMPANY;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_INVALID, NULL);
  bad = good;
  bad.leader = 12;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_CONSTRAINT, "Cem");
  bad = good;
  bad.id = 99;
  assert_refused (self, sales_unit_save_new (&bad), SALES_ERROR_NOT_FOUND, NULL);
}

static void
test_remove (TestDocument *self, gconstpointer data)
{
  SalesUnitFields fields = { 0, 2, SALES_UNIT_TEAM, "West", 0 };
  gint64 id = perform (self, sales_unit_save_new (&fields));
  g_autoptr (GError) error = NULL;

  assert_refused (self, sales_unit_remove_new (2), SALES_ERROR_CONSTRAINT, "North, South");
  assert_refused (self, sales_unit_remove_new (4), SALES_ERROR_CONSTRAINT, "Bea");
  assert_refused (self, sales_unit_remove_new (SALES_COMPANY_ID), SALES_ERROR_CONSTRAINT, "company");
  assert_refused (self, sales_unit_remove_new (99), SALES_ERROR_NOT_FOUND, NULL);
  test_document_sql (self, "INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value)"
                           " VALUES ('unit', 5, 'amount', 20454, 20543, 100)");
  assert_refused (self, sales_unit_remove_new (5), SALES_ERROR_CONSTRAINT, "goals");
  perform (self, sales_unit_remove_new (id));
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/unit-edit/save", test_save);
  ADD ("/unit-edit/company", test_company);
  ADD ("/unit-edit/refused", test_refused);
  ADD ("/unit-edit/remove", test_remove);
  return g_test_run ();
}
