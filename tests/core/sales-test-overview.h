/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "model/sales-overview.h"

/* Figures made by hand, in euro, for whoever puts them into words or draws them: the third quarter
 * of 2026, asked on 2026-10-05 unless said otherwise. */

#define EURO(n) ((gint64) (n) * G_GINT64_CONSTANT (1000000))
#define PIECES(n) ((gint64) (n) * SALES_QUANTITY_UNIT)
#define ORDERS(n) ((gint64) (n) * 10000)

static inline SalesDay
test_day (const char *iso)
{
  SalesDay day;

  g_assert_true (sales_day_parse_iso (iso, -1, &day));
  return day;
}

static inline SalesDocumentInfo
test_info (void)
{
  SalesDocumentInfo info = {
    .company_name = (char *) "Pumpen & Ventile Nord GmbH",
    .year_start = 1,
    .follow_up_days = 7,
    .exceeds_share = 11000,
    .has_goals = TRUE,
  };

  g_assert_true (sales_currency_init (&info.currency, "EUR"));
  return info;
}

static inline SalesComparison
test_comparison (gint64 actual, gint64 goal)
{
  return (SalesComparison){
    .actual = actual, .has_goal = TRUE, .compared = actual, .goal = goal, .goal_to_date = goal, .known = TRUE,
  };
}

static inline gint64 *
test_months (gint64 first, gint64 step)
{
  gint64 *months = g_new (gint64, 12);

  for (int i = 0; i < 12; i++)
    months[i] = first + (i % 5) * step;
  return months;
}

static inline void
test_overview_add_product (SalesOverview *self, gint64 id, const char *name, gint64 euro)
{
  SalesProductRow *row = g_new0 (SalesProductRow, 1);

  row->id = id;
  row->name = g_strdup (name);
  row->amount = EURO (euro);
  row->quantity = PIECES (euro / 90);
  row->contribution = EURO (euro / 3);
  row->year_before = EURO (euro - 700);
  row->abc = 'A';
  g_ptr_array_add (self->products, row);
}

static inline SalesChild *
test_overview_add_child (SalesOverview *self, SalesScope scope, const char *name, gint64 euro, gint64 goal)
{
  SalesChild *child = g_new0 (SalesChild, 1);

  child->scope = scope;
  child->name = g_strdup (name);
  child->amount = test_comparison (EURO (euro), EURO (goal));
  child->amount.has_goal = goal > 0;
  child->quantity = test_comparison (PIECES (euro / 90), 0);
  child->quantity.has_goal = FALSE;
  child->contribution = test_comparison (EURO (euro / 3), 0);
  child->contribution.has_goal = FALSE;
  child->service = (SalesService){ .orders = ORDERS (20), .shipped = ORDERS (18), .judged = ORDERS (18), .late = ORDERS (2) };
  child->trend = test_months (EURO (euro / 3), EURO (900));
  child->trend_goal = test_months (EURO (goal / 3), 0);
  g_ptr_array_add (self->children, child);
  return child;
}

static inline void
test_product_free (gpointer data)
{
  g_free (((SalesProductRow *) data)->name);
  g_free (data);
}

static inline void
test_heat_free (gpointer data)
{
  SalesHeatRow *row = data;

  g_free (row->name);
  g_free (row->actual);
  g_free (row->goal);
  g_free (row);
}

static inline void
test_overview_fill_pace (SalesOverview *self)
{
  self->n_pace = sales_period_get_days (&self->period);
  self->pace = g_new0 (SalesPacePoint, self->n_pace);
  self->n_actual = CLAMP (self->today - self->period.first + 1, 0, self->n_pace);
  for (int i = 0; i < self->n_pace; i++)
    self->pace[i] = (SalesPacePoint){
      self->period.first + i,
      self->n_actual > 0 ? self->amount.actual / self->n_actual * MIN (i + 1, self->n_actual) : 0,
      self->amount.goal / self->n_pace * (i + 1),
    };
}

/* A person or, with children, a team. */
static inline SalesOverview *
test_overview_new (SalesScope scope, const char *name, gint64 euro, gint64 goal)
{
  SalesOverview *self = g_new0 (SalesOverview, 1);

  self->scope = scope;
  self->scope_name = g_strdup (name);
  self->unit_kind = SALES_UNIT_TEAM;
  self->detail = g_strdup (scope.kind == SALES_SCOPE_PERSON ? "Nord" : "Agnieszka Wójcik");
  self->role = g_strdup (scope.kind == SALES_SCOPE_PERSON ? "salesperson" : NULL);
  self->member_since = test_day ("2023-03-01");
  g_assert_true (sales_period_parse ("2026-Q3", 1, &self->period));
  self->today = test_day ("2026-10-05");
  self->amount = test_comparison (EURO (euro), EURO (goal));
  self->quantity = test_comparison (PIECES (486), PIECES (640));
  self->contribution = test_comparison (EURO (37900), EURO (38000));
  self->service = (SalesService){
    .orders = ORDERS (46), .shipped = ORDERS (44), .judged = ORDERS (46), .late = ORDERS (12),
    .overdue = ORDERS (2), .delivered = ORDERS (40), .followed = ORDERS (33), .awaiting = ORDERS (1),
  };
  self->service_year_before = (SalesService){ .orders = ORDERS (40), .shipped = ORDERS (40), .judged = ORDERS (40), .late = ORDERS (2) };
  self->first_month = sales_month_from_day (self->period.last) - 11;
  self->n_months = 12;
  self->month_amount = test_months (EURO (29000), EURO (6100));
  self->month_quantity = test_months (PIECES (120), PIECES (17));
  self->month_contribution = test_months (EURO (9000), EURO (1200));
  self->month_on_time = test_months (7000, 400);
  self->month_follow_up = test_months (8000, 200);
  self->month_goal = test_months (EURO (56000), EURO (1000));
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_child_free);
  self->child_kind = SALES_SCOPE_PERSON;
  self->products = g_ptr_array_new_with_free_func (test_product_free);
  self->categories = g_ptr_array_new_with_free_func (test_product_free);
  self->heat = g_ptr_array_new_with_free_func (test_heat_free);
  self->heat_first_month = sales_month_from_day (self->period.last) - 5;
  self->heat_months = 6;
  self->attention = g_ptr_array_new ();
  self->reconciliation = (SalesReconciliation){ EURO (4700000), EURO (40000), EURO (4740000) };
  test_overview_fill_pace (self);
  return self;
}
