/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "widgets/sales-context.h"

typedef struct
{
  SalesContext *context;
  guint         what;
  int           n_changes;
} Fixture;

static void
changed_cb (SalesContext *context, guint what, guint tables, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->what |= what;
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = sales_context_new ();
  g_signal_connect (fixture->context, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->context);
}

static void
test_start (Fixture *fixture, gconstpointer data)
{
  SalesScope company = SALES_SCOPE_COMPANY;

  g_assert_null (sales_context_get_document (fixture->context));
  g_assert_cmpstr (sales_context_get_page (fixture->context), ==, "overview");
  g_assert_true (sales_scope_equal (sales_context_get_scope (fixture->context), &company));
  g_assert_false (sales_context_can_go_back (fixture->context));
  sales_context_go_back (fixture->context);
  g_assert_cmpint (fixture->n_changes, ==, 0);
}

static void
test_back (Fixture *fixture, gconstpointer data)
{
  SalesScope team = { SALES_SCOPE_UNIT, 7 };
  SalesScope person = { SALES_SCOPE_PERSON, 12 };

  sales_context_set_scope (fixture->context, &team);
  g_assert_cmpuint (fixture->what, ==, SALES_CONTEXT_SCOPE);
  sales_context_open (fixture->context, "orders", &person, "late");
  g_assert_cmpuint (fixture->what, ==, SALES_CONTEXT_SCOPE | SALES_CONTEXT_PAGE);
  g_assert_cmpstr (sales_context_get_detail (fixture->context), ==, "late");

  /* Where one stands already is no other place. */
  sales_context_open (fixture->context, "orders", &person, "late");
  g_assert_cmpint (fixture->n_changes, ==, 2);

  sales_context_go_back (fixture->context);
  g_assert_cmpstr (sales_context_get_page (fixture->context), ==, "overview");
  g_assert_null (sales_context_get_detail (fixture->context));
  g_assert_true (sales_scope_equal (sales_context_get_scope (fixture->context), &team));
  sales_context_go_back (fixture->context);
  g_assert_cmpint (sales_context_get_scope (fixture->context)->id, ==, SALES_COMPANY_ID);
  g_assert_false (sales_context_can_go_back (fixture->context));
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  /* Who drills for a day still comes back, if not to the morning. */
  for (int i = 2; i < 1000; i++)
    {
      SalesScope scope = { SALES_SCOPE_PERSON, i };

      sales_context_set_scope (fixture->context, &scope);
    }
  for (int i = 998; i > 998 - 60; i--)
    {
      sales_context_go_back (fixture->context);
      g_assert_cmpint (sales_context_get_scope (fixture->context)->id, ==, i);
    }
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  SalesPeriod period;

  g_assert_true (sales_period_parse ("2026-07", 1, &period));
  sales_context_set_period (fixture->context, &period);
  sales_context_set_period (fixture->context, &period);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->what, ==, SALES_CONTEXT_PERIOD);
  /* A period is looked at, not gone to. */
  g_assert_false (sales_context_can_go_back (fixture->context));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  SalesScope team = { SALES_SCOPE_UNIT, 7 };
  SalesPeriod period;

  g_assert_true (sales_period_parse ("2026-07", 1, &period));
  sales_context_restore (fixture->context, "people", &team, &period);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  g_assert_cmpstr (sales_context_get_page (fixture->context), ==, "people");
  g_assert_false (sales_context_can_go_back (fixture->context));

  sales_context_set_document (fixture->context, NULL);
  g_assert_cmpint (sales_context_get_scope (fixture->context)->id, ==, SALES_COMPANY_ID);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/context/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/context/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/context/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/context/period", Fixture, NULL, set_up, test_period, tear_down);
  g_test_add ("/context/restore", Fixture, NULL, set_up, test_restore, tear_down);
  return g_test_run ();
}
