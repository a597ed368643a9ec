/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-person-record.h"

#define TODAY 20500

static const SalesPeriod quarter = { SALES_PERIOD_QUARTER, 20454, 20543 };

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  sales_today_set (TODAY);
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Ada', 'Ada', 'ada'), (11, 'Bea', 'Bea', 'bea');"
                           "INSERT INTO territory (id, name) VALUES (5, 'Coast');"
                           "INSERT INTO assignment (person, territory, first_day) VALUES (10, 5, 20000);");
}

static void
perform (TestDocument *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, request, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (TestDocument *self, SalesRequest *request, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_perform (self->document, request, NULL, &error));
  g_assert_error (error, SALES_ERROR, code);
}

static SalesPersonRecord *
read_person (TestDocument *self, gint64 person)
{
  g_autoptr (GError) error = NULL;
  SalesPersonRecord *record = sales_document_call (self->document, sales_person_record_request_new (person, &quarter), NULL, &error);

  g_assert_no_error (error);
  return record;
}

static void
test_duties (TestDocument *self, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (10001, 'x');
  g_autoptr (SalesPersonRecord) record = NULL;
  gint64 first;

  perform (self, sales_duty_set_new ("salesperson", 0, "Sell", "Politely"));
  perform (self, sales_duty_set_new (NULL, 10, "Train Bea", ""));
  record = read_person (self, 10);
  g_assert_cmpstr (sales_person_record_get_duty (record, TRUE)->duties, ==, "Sell");
  g_assert_cmpstr (sales_person_record_get_duty (record, FALSE)->duties, ==, "Train Bea");
  first = sales_person_record_get_duty (record, TRUE)->id;
  perform (self, sales_duty_acknowledge_new (first, 10, TODAY));
  assert_refused (self, sales_duty_acknowledge_new (first, 10, TODAY + 1), SALES_ERROR_INVALID);
  assert_refused (self, sales_duty_acknowledge_new (first, 10, TODAY - 1), SALES_ERROR_INVALID);
  /* What is hers alone does not concern somebody else. */
  assert_refused (self, sales_duty_acknowledge_new (sales_person_record_get_duty (record, FALSE)->id, 11, TODAY), SALES_ERROR_NOT_FOUND);
  /* The same words are no new wording; others are, and nobody has acknowledged them. */
  perform (self, sales_duty_set_new ("salesperson", 0, "Sell", "Politely"));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_cmpint (sales_person_record_get_duty (record, TRUE)->acknowledged, ==, TODAY);
  perform (self, sales_duty_set_new ("salesperson", 0, "Sell more", "Politely"));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_cmpuint (record->duties->len, ==, 3);
  g_assert_cmpint (sales_person_record_get_duty (record, TRUE)->acknowledged, ==, SALES_DAY_NONE);
  g_assert_cmpint (((SalesDuty *) record->duties->pdata[1])->acknowledged, ==, TODAY);
  /* Taken away. */
  perform (self, sales_duty_set_new (NULL, 10, "", ""));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_null (sales_person_record_get_duty (record, FALSE));

  assert_refused (self, sales_duty_set_new ("boss", 0, "", ""), SALES_ERROR_INVALID);
  assert_refused (self, sales_duty_set_new ("support", 10, "", ""), SALES_ERROR_INVALID);
  assert_refused (self, sales_duty_set_new (NULL, 10, long_text, ""), SALES_ERROR_INVALID);
}

static void
test_absences (TestDocument *self, gconstpointer data)
{
  SalesAbsence absence = { 0, 10, TODAY - 5, TODAY + 5, 6000, (char *) "Parental leave" };
  g_autoptr (SalesPersonRecord) record = NULL;
  gint64 id;

  perform (self, sales_absence_save_new (&absence));
  record = read_person (self, 10);
  g_assert_cmpint (record->person->away, ==, 6000);
  id = ((SalesAbsence *) record->absences->pdata[0])->id;
  absence.first = TODAY;
  assert_refused (self, sales_absence_save_new (&absence), SALES_ERROR_CONSTRAINT);
  absence.share = 4000;
  perform (self, sales_absence_save_new (&absence));
  absence.id = id;
  absence.last = TODAY - 1;
  assert_refused (self, sales_absence_save_new (&absence), SALES_ERROR_INVALID);
  absence.last = TODAY;
  absence.share = 0;
  assert_refused (self, sales_absence_save_new (&absence), SALES_ERROR_INVALID);
  absence.share = 10001;
  assert_refused (self, sales_absence_save_new (&absence), SALES_ERROR_INVALID);
  perform (self, sales_absence_remove_new (id));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_cmpuint (record->absences->len, ==, 1);
  g_assert_cmpint (record->person->away, ==, 4000);
}

static void
test_budgets (TestDocument *self, gconstpointer data)
{
  SalesBudget budget = { 0, 10, (char *) "Travel", TODAY, TODAY + 90, 5000 * G_GINT64_CONSTANT (1000000), (char *) "Two trips\na month" };
  g_autoptr (SalesPersonRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  perform (self, sales_budget_save_new (&budget));
  record = read_person (self, 10);
  g_assert_cmpuint (record->budgets->len, ==, 1);
  g_assert_cmpstr (((SalesBudget *) record->budgets->pdata[0])->meaning, ==, "Two trips\na month");
  g_assert_cmpstr (((SalesPersonTerritory *) record->territories->pdata[0])->name, ==, "Coast");
  budget.id = ((SalesBudget *) record->budgets->pdata[0])->id;
  budget.value = -1;
  assert_refused (self, sales_budget_save_new (&budget), SALES_ERROR_INVALID);
  budget.value = 1;
  budget.name = (char *) "";
  assert_refused (self, sales_budget_save_new (&budget), SALES_ERROR_INVALID);
  budget.name = (char *) "Travel";
  budget.last = TODAY - 1;
  assert_refused (self, sales_budget_save_new (&budget), SALES_ERROR_INVALID);
  perform (self, sales_budget_remove_new (budget.id));
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_clear_pointer (&record, sales_person_record_free);
  record = read_person (self, 10);
  g_assert_cmpuint (record->budgets->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/person-record/duties", test_duties);
  ADD ("/person-record/absences", test_absences);
  ADD ("/person-record/budgets", test_budgets);
  return g_test_run ();
}
