/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-goal-ledger.h"
#include "reports/sales-review-summary.h"

#include "sales-test-overview.h"

/* Reviews made by hand, as sales_review_request_new() would read them. */

static inline void
test_review_add_goal (SalesReview *self, const char *first, const char *last, int version, gint64 euro, SalesGoalReason reason, const char *note)
{
  SalesGoalEntry *entry = g_new0 (SalesGoalEntry, 1);

  entry->first_day = test_day (first);
  entry->last_day = test_day (last);
  entry->version = (SalesGoalVersion){
    .version = version, .value = EURO (euro), .reason = reason, .note = g_strdup (note),
    .effective_day = test_day (first), .entered_day = test_day (first),
  };
  g_ptr_array_add (self->goals, entry);
}

static inline void
test_review_add_products (SalesReview *self)
{
  static const char *const names[] = {
    "Kreiselpumpe KP 40", "Membranpumpe", "Kugelhahn DN 25", "Rückschlagventil", "Dichtungssatz",
    "Durchflussmesser", "Filterpatrone", "Schlauch 10 m",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    test_overview_add_product (self->overview, i + 1, names[i], 41000 / (i + 1));
}

/* @late: may be %NULL for none; taken over. */
static inline SalesReview *
test_review_new (SalesOverview *overview, SalesLateOrders *late)
{
  SalesReview *self = g_new0 (SalesReview, 1);

  self->overview = overview;
  self->late = late != NULL ? late : g_new0 (SalesLateOrders, 1);
  self->goals = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_goal_entry_free);
  return self;
}

/* A person with figures, products and a revised goal. */
static inline SalesReview *
test_review_new_person (const char *name)
{
  SalesOverview *overview = test_overview_new ((SalesScope){ SALES_SCOPE_PERSON, 1 }, name, 123800, 172000);
  SalesReview *self = test_review_new (overview, NULL);

  overview->rank = 14;
  overview->n_ranked = 18;
  test_review_add_products (self);
  test_review_add_goal (self, "2026-07-01", "2026-09-30", 1, 180000, SALES_GOAL_REASON_FIRST, NULL);
  test_review_add_goal (self, "2026-07-01", "2026-09-30", 2, 172000, SALES_GOAL_REASON_ECONOMY, "Auftragseingang im Maschinenbau −8 % seit April");
  return self;
}

/* A team of six, one of them without a goal, and what nobody is credited with. */
static inline SalesReview *
test_review_new_team (const char *name)
{
  static const struct { const char *name; gint64 euro, goal; } people[] = {
    { "Agnieszka Wójcik", 123800, 172000 }, { "Jonas Kazlauskas", 150000, 168000 }, { "Nguyễn Thị Lan", 166000, 170000 },
    { "Lucía Ortega Ruiz", 171000, 165000 }, { "Tom Hartmann", 190000, 170000 }, { "Rasa Petrauskienė", 44000, 0 },
  };
  SalesOverview *overview = test_overview_new ((SalesScope){ SALES_SCOPE_UNIT, 7 }, name, 850800, 900000);
  SalesReview *self = test_review_new (overview, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    test_overview_add_child (overview, (SalesScope){ SALES_SCOPE_PERSON, i + 1 }, people[i].name, people[i].euro, people[i].goal)->rank = people[i].goal > 0 ? i + 1 : 0;
  test_overview_add_child (overview, (SalesScope){ SALES_SCOPE_PERSON, 0 }, NULL, 6000, 0);
  test_review_add_products (self);
  test_review_add_goal (self, "2026-07-01", "2026-09-30", 1, 900000, SALES_GOAL_REASON_FIRST, NULL);
  return self;
}
