/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-person-edit.h"
#include "model/sales-person-record.h"

#define NONE  SALES_DAY_NONE
#define TODAY 20500

static const SalesPeriod quarter = { SALES_PERIOD_QUARTER, 20454, 20543 };

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  sales_today_set (TODAY);
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded, manager)"
                           " VALUES (10, 'Ada', 'Ada', 'ada', NULL), (11, 'Bea', 'Bea', 'bea', 10), (12, 'Cem', 'Cem', 'cem', 11);"
                           "INSERT INTO unit (id, parent, kind, name, leader)"
                           " VALUES (2, 1, 'team', 'North', 10), (3, 1, 'team', 'South', NULL);"
                           "INSERT INTO membership (person, unit) VALUES (10, 2), (11, 2);"
                           "INSERT INTO sales_order (ref, day, person) VALUES ('A1', 20000, 11);");
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

static SalesPersonRecord *
read_person (TestDocument *self, gint64 person)
{
  g_autoptr (GError) error = NULL;
  SalesPersonRecord *record = sales_document_call (self->document, sales_person_record_request_new (person, &quarter), NULL, &error);

  g_assert_no_error (error);
  return record;
}

static SalesPersonFields
fields_of (const SalesRosterPerson *it)
{
  return (SalesPersonFields){ it->id, it->name, it->sort_name, it->ref, it->role, it->title, it->language,
                              it->manager, it->unit, it->hired, it->left };
}

static void
undo (TestDocument *self, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sales_document_undo (self->document, redo, &error));
  g_assert_no_error (error);
}

static void
test_add (TestDocument *self, gconstpointer data)
{
  SalesPersonFields fields = { 0, "<b>&\"%n\360\237\231\202", NULL, "77", "district_manager", "Area <i>", "vi", 10, 2, 20480, NONE };
  gint64 id = perform (self, sales_person_save_new (&fields));
  g_autoptr (SalesPersonRecord) record = read_person (self, id);
  g_autoptr (SalesPersonRecord) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (record->person->name, ==, fields.name);
  g_assert_cmpstr (record->person->sort_name, ==, fields.name);
  g_assert_cmpstr (record->person->role, ==, "district_manager");
  g_assert_cmpint (record->person->unit, ==, 2);
  g_assert_cmpint (record->person->member_since, ==, 20480);
  g_assert_cmpuint (record->memberships->len, ==, 1);
  /* Somebody new has belonged there from the beginning, for reports of earlier days too. */
  g_assert_cmpint (g_array_index (record->memberships, SalesMembership, 0).entered, ==, NONE);
  assert_refused (self, sales_person_save_new (&fields), SALES_ERROR_CONSTRAINT, "77");
  undo (self, FALSE);
  gone = sales_document_call (self->document, sales_person_record_request_new (id, &quarter), NULL, &error);
  g_assert_null (gone);
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  undo (self, TRUE);
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, id);
  g_assert_cmpuint (record->memberships->len, ==, 1);
}

static void
test_refused (TestDocument *self, gconstpointer data)
{
  SalesPersonFields good = { 0, "Dan", NULL, NULL, "salesperson", NULL, NULL, 0, 2, 100, NONE }, bad = good;
  g_autofree char *long_name = g_strnfill (10000, 'x');

  bad.name = "";
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "name");
  bad.name = long_name;
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "name");
  bad.name = "evil \342\200\256 name";
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "name");
  bad = good;
  bad.role = "boss";
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "role");
  bad = good;
  bad.left = 99;
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "last day");
  bad = good;
  bad.hired = SALES_DAY_MAX + 1;
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_INVALID, "range");
  bad = good;
  bad.unit = 99;
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_NOT_FOUND, "unit");
  bad = good;
  bad.id = 99;
  assert_refused (self, sales_person_save_new (&bad), SALES_ERROR_NOT_FOUND, "person");
}

static void
test_manager_ring (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesPersonRecord) record = read_person (self, 10);
  SalesPersonFields fields = fields_of (record->person);

  g_assert_true (sales_roster_reports_to (record->roster, 12, 10));
  g_assert_false (sales_roster_reports_to (record->roster, 10, 12));
  fields.manager = 12;
  assert_refused (self, sales_person_save_new (&fields), SALES_ERROR_INVALID, "report");
  fields.manager = 10;
  assert_refused (self, sales_person_save_new (&fields), SALES_ERROR_INVALID, "report");
}

static void
test_move (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesPersonRecord) record = NULL;

  perform (self, sales_person_move_new (10, 3, TODAY - 20));
  record = read_person (self, 10);
  g_assert_cmpint (record->person->unit, ==, 3);
  g_assert_cmpuint (record->memberships->len, ==, 2);
  g_assert_cmpint (g_array_index (record->memberships, SalesMembership, 0).last, ==, TODAY - 21);
  g_assert_cmpint (g_array_index (record->memberships, SalesMembership, 1).entered, ==, TODAY);
  /* Whoever leads a unit belongs to it. */
  g_assert_cmpint (sales_roster_find_unit (record->roster, 2)->leader, ==, 0);
  assert_refused (self, sales_person_move_new (10, 3, TODAY), SALES_ERROR_INVALID, "already");
  undo (self, FALSE);
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_cmpint (record->person->unit, ==, 2);
  g_assert_cmpint (sales_roster_find_unit (record->roster, 2)->leader, ==, 10);
}

static void
test_hire_and_leave (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesPersonRecord) record = read_person (self, 11);
  SalesPersonFields fields = fields_of (record->person);

  fields.hired = TODAY - 100;
  fields.left = TODAY - 1;
  perform (self, sales_person_save_new (&fields));
  assert_refused (self, sales_person_move_new (11, 3, TODAY - 101), SALES_ERROR_INVALID, "first day");
  assert_refused (self, sales_person_move_new (11, 3, TODAY), SALES_ERROR_INVALID, "last day");
  perform (self, sales_person_move_new (11, 3, TODAY - 50));
  fields.hired = TODAY - 40;
  assert_refused (self, sales_person_save_new (&fields), SALES_ERROR_CONSTRAINT, "move");
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 11);
  g_assert_true (record->person->former);
  g_assert_cmpint (record->person->unit, ==, 3);
  g_assert_cmpint (g_array_index (record->memberships, SalesMembership, 1).last, ==, TODAY - 1);
  g_assert_cmpint (sales_roster_find_unit (record->roster, 3)->n_people, ==, 0);
  /* Back again. */
  fields = fields_of (record->person);
  fields.left = NONE;
  perform (self, sales_person_save_new (&fields));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 11);
  g_assert_false (record->person->former);
  g_assert_cmpint (g_array_index (record->memberships, SalesMembership, 1).last, ==, NONE);
}

static void
test_remove (TestDocument *self, gconstpointer data)
{
  SalesPersonFields fields = { 0, "Dan", NULL, NULL, "salesperson", NULL, NULL, 0, 2, 100, NONE };
  gint64 id = perform (self, sales_person_save_new (&fields));

  assert_refused (self, sales_person_remove_new (11), SALES_ERROR_CONSTRAINT, "orders");
  assert_refused (self, sales_person_remove_new (10), SALES_ERROR_CONSTRAINT, "unit");
  assert_refused (self, sales_person_remove_new (99), SALES_ERROR_NOT_FOUND, NULL);
  perform (self, sales_person_move_new (id, 3, TODAY));
  perform (self, sales_person_remove_new (id));
  undo (self, FALSE);
  perform (self, sales_person_remove_new (id));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/person-edit/add", test_add);
  ADD ("/person-edit/refused", test_refused);
  ADD ("/person-edit/manager-ring", test_manager_ring);
  ADD ("/person-edit/move", test_move);
  ADD ("/person-edit/hire-and-leave", test_hire_and_leave);
  ADD ("/person-edit/remove", test_remove);
  return g_test_run ();
}
