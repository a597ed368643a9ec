/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-goal-allocation.h"
#include "model/sales-goal-proposals.h"
#include "model/sales-history.h"

#define EURO G_GINT64_CONSTANT (1000000)

/* Zoë and Łucja in North, Ádám in South: histories of 50, 30 and 20 thousand over the year before;
 * their territories have potentials of 40, 35 and 25 thousand. */
static const char company[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 2, 'team', 'North'),"
    " (4, 2, 'team', 'South');"
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Zoë', 'Zoë', 'zoe'), (11, 'Łucja', 'Łucja', 'lucja'),"
    " (12, 'Ádám', 'Ádám', 'adam');"
    "INSERT INTO membership (person, unit) VALUES (10, 3), (11, 3), (12, 4);"
    "INSERT INTO territory (id, name, potential) VALUES (1, 'T1', 40000000000), (2, 'T2', 35000000000), (3, 'T3', 25000000000);"
    "INSERT INTO assignment (person, territory) VALUES (10, 1), (11, 2), (12, 3);"
    "INSERT INTO sales_order (id, ref, day, person) VALUES (1, '1', 20200, 10), (2, '2', 20200, 11), (3, '3', 20200, 12);"
    "INSERT INTO order_line (id, quantity, price, amount) VALUES"
    " ((1 << 12) + 1, 1000, 500000000, 50000000000), ((2 << 12) + 1, 1000, 300000000, 30000000000),"
    " ((3 << 12) + 1, 1000, 200000000, 20000000000);";

static void
set_up (TestDocument *self, gconstpointer data)
{
  SalesDay today;

  test_document_set_up (self, data);
  test_document_sql (self, company);
  g_assert_true (sales_day_parse_iso ("2025-12-15", -1, &today));
  sales_today_set (today);
}

static SalesAllocationOptions
options_for (gint64 unit, gint64 total, SalesShare history, SalesShare potential, SalesShare equal)
{
  SalesAllocationOptions options = {
    .scope = { SALES_SCOPE_UNIT, unit },
    .below = SALES_SCOPE_UNIT,
    .year_start = 1,
    .total = total,
    .weights = { history, potential, equal },
  };

  g_assert_true (sales_period_parse ("2026", 1, &options.period));
  return options;
}

static SalesAllocation *
allocate (TestDocument *self, const SalesAllocationOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalesAllocation *result = sales_document_call (self->document, sales_allocation_request_new (options), NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
take (TestDocument *self, const SalesAllocation *allocation)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_allocation_take_new (allocation, SALES_GOAL_REASON_OTHER, NULL), NULL, &error);
  g_assert_no_error (error);
}

static const SalesAllocationRow *
find_row (const SalesAllocation *allocation, const char *name)
{
  for (guint i = 0; i < allocation->rows->len; i++)
    {
      const SalesAllocationRow *row = allocation->rows->pdata[i];

      if (g_str_equal (row->name, name))
        return row;
    }
  g_error ("no row %s", name);
}

static SalesGoalTable *
read_table (TestDocument *self, SalesScope scope, SalesScopeKind below)
{
  static const SalesMeasure amount = SALES_MEASURE_AMOUNT;
  g_autoptr (GError) error = NULL;
  SalesPeriod year;
  SalesGoalTable *table;

  g_assert_true (sales_period_parse ("2026", 1, &year));
  table = sales_document_call (self->document, sales_goal_table_request_new (&scope, below, &year, 1, &amount, 1), NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* At every node with a goal and something below, in every month and total, nothing is left over. */
static void
assert_no_gaps (const SalesGoalTable *table, int from)
{
  for (guint i = (guint) from; i < table->rows->len; i++)
    for (int j = 0; j < table->n_columns; j++)
      {
        const SalesGoalRow *row = table->rows->pdata[i];
        gint64 gap;

        if (sales_goal_cell_get_gap (&row->cells[j], &gap))
          g_assert_cmpint (gap, ==, 0);
      }
}

/* T = 1,200,000; history 50/30/20, potential 40/35/25, half each: 540,000, 390,000, 270,000. */
static void
test_vector (TestDocument *self, gconstpointer data)
{
  SalesAllocationOptions options = options_for (1, 1200000 * EURO, 5000, 5000, 0);
  g_autoptr (SalesAllocation) allocation = allocate (self, &options);
  g_autoptr (SalesAllocation) more = NULL;
  g_autoptr (SalesGoalTable) table = NULL;

  g_assert_cmpint (find_row (allocation, "Zoë")->after, ==, 540000 * EURO);
  g_assert_cmpint (find_row (allocation, "Zoë")->before, ==, -1);
  g_assert_cmpint (find_row (allocation, "Łucja")->after, ==, 390000 * EURO);
  g_assert_cmpint (find_row (allocation, "Ádám")->after, ==, 270000 * EURO);
  g_assert_cmpint (find_row (allocation, "North")->after, ==, 930000 * EURO);
  g_assert_cmpint (find_row (allocation, "Europe")->after, ==, 1200000 * EURO);
  g_assert_cmpint (allocation->vacant, ==, 0);
  g_assert_cmpint (allocation->assigned, ==, 1200000 * EURO);
  /* Nothing is written before it is taken. */
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[0])->cells[16].children, ==, -1);
  take (self, allocation);
  g_clear_pointer (&table, sales_goal_table_free);
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[0])->cells[16].derived, ==, 1200000 * EURO);
  assert_no_gaps (table, 0);
  g_assert_cmpstr (sales_document_get_undo_label (self->document), ==, "Allocate Goals");

  /* Over-assignment: the company keeps its goal, those below have 108 % of it. */
  options.more = 800;
  options.total = -1;
  more = allocate (self, &options);
  g_assert_cmpint (more->total, ==, 1200000 * EURO);
  g_assert_cmpint (more->whole, ==, 1296000 * EURO);
  g_assert_cmpint (find_row (more, "Zoë")->after, ==, 583200 * EURO);
  g_assert_cmpint (find_row (more, "Zoë")->before, ==, 540000 * EURO);
  g_assert_cmpint (((SalesAllocationRow *) more->rows->pdata[0])->after, ==, 1200000 * EURO);
  take (self, more);
  g_clear_pointer (&table, sales_goal_table_free);
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[0])->cells[16].derived, ==, 1200000 * EURO);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[0])->cells[16].children, ==, 1296000 * EURO);
  assert_no_gaps (table, 1);
}

static void
test_weights (TestDocument *self, gconstpointer data)
{
  SalesAllocationOptions options = options_for (1, 1000 * EURO, 5000, 4999, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (sales_document_call (self->document, sales_allocation_request_new (&options), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  options.weights[1] = 5000;
  options.scope = (SalesScope){ SALES_SCOPE_PERSON, 10 };
  g_assert_null (sales_document_call (self->document, sales_allocation_request_new (&options), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

/* Ádám joins on 16 April, has no history, and learns for three months; Zoë leaves on 30 June: what
 * they leave is vacant in their teams, and all nodes reconcile. */
static void
test_presence (TestDocument *self, gconstpointer data)
{
  SalesAllocationOptions options = options_for (1, 36000 * EURO, 0, 0, SALES_SHARE_WHOLE);
  g_autoptr (SalesAllocation) allocation = NULL;
  g_autoptr (SalesGoalTable) table = NULL;
  const SalesAllocationRow *row;
  int n_vacant = 0;

  test_document_sql (self, "UPDATE person SET hired = 20559 WHERE id = 12; UPDATE person SET left_day = 20634 WHERE id = 10;"
                           "INSERT INTO absence (person, first_day, last_day, share) VALUES (11, 20454, 20484, 5000);");
  allocation = allocate (self, &options);
  g_assert_cmpint (allocation->whole, ==, 36000 * EURO);
  g_assert_cmpint (allocation->assigned + allocation->vacant, ==, allocation->whole);
  row = find_row (allocation, "Zoë");
  g_assert_true (row->prorated);
  g_assert_cmpint (row->after, ==, 6000 * EURO);
  row = find_row (allocation, "Ádám");
  g_assert_true (row->prorated);
  /* April nothing, May 25 %, June 50 %, from July on all. */
  g_assert_cmpint (row->after, ==, 6750 * EURO);
  g_assert_cmpint (find_row (allocation, "Łucja")->after, ==, 11500 * EURO);
  for (guint i = 0; i < allocation->rows->len; i++)
    n_vacant += ((SalesAllocationRow *) allocation->rows->pdata[i])->vacant;
  g_assert_cmpint (n_vacant, ==, 2);
  take (self, allocation);
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  assert_no_gaps (table, 0);
  /* Once more it is so already. */
  g_clear_pointer (&allocation, sales_allocation_free);
  options.total = -1;
  allocation = allocate (self, &options);
  g_assert_cmpuint (allocation->edits->len, ==, 0);
}

/* Łucja moves from North to South on 16 May: two dated rows that add up to one part. */
static void
test_transfer (TestDocument *self, gconstpointer data)
{
  SalesAllocationOptions options = options_for (1, 36000 * EURO, 0, 0, SALES_SHARE_WHOLE);
  g_autoptr (SalesAllocation) allocation = NULL;
  g_autoptr (SalesGoalTable) table = NULL;
  gint64 sum = 0;
  int n = 0;

  test_document_sql (self, "UPDATE membership SET last_day = 20588 WHERE person = 11;"
                           "INSERT INTO membership (person, unit, first_day) VALUES (11, 4, 20589)");
  allocation = allocate (self, &options);
  g_assert_cmpint (allocation->vacant, ==, 0);
  for (guint i = 0; i < allocation->rows->len; i++)
    {
      const SalesAllocationRow *row = allocation->rows->pdata[i];

      if (row->scope.kind == SALES_SCOPE_PERSON && row->scope.id == 11)
        {
          sum += row->after;
          n++;
        }
    }
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (sum, ==, find_row (allocation, "Zoë")->after);
  take (self, allocation);
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  assert_no_gaps (table, 0);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const SalesGoalRow *row = table->rows->pdata[i];

      /* May is the sixth column: three months, a quarter, April, May. */
      if (row->scope.kind == SALES_SCOPE_PERSON && row->scope.id == 11)
        g_assert_cmpint (row->cells[5].own, >, 0);
    }
}

/* Territories by their potentials; parents include their children. */
static void
test_territories (TestDocument *self, gconstpointer data)
{
  SalesAllocationOptions options = options_for (1, 100000 * EURO, 0, SALES_SHARE_WHOLE, 0);
  g_autoptr (SalesAllocation) allocation = NULL;
  g_autoptr (SalesGoalTable) table = NULL;

  test_document_sql (self, "UPDATE territory SET parent = 1 WHERE id = 2;"
                           "INSERT INTO category (id, name) VALUES (5, 'Pumps'); INSERT INTO category (id, name, parent) VALUES (6, 'Small', 5)");
  options.below = SALES_SCOPE_TERRITORY;
  allocation = allocate (self, &options);
  /* The last nodes share: 35 and 25. */
  g_assert_cmpint (find_row (allocation, "T1")->after + find_row (allocation, "T3")->after, ==, 100000 * EURO);
  g_assert_cmpint (find_row (allocation, "T2")->after, ==, find_row (allocation, "T1")->after);
  g_assert_cmpint (find_row (allocation, "T2")->bases[1], ==, 35000 * EURO);
  take (self, allocation);
  table = read_table (self, (SalesScope){ SALES_SCOPE_TERRITORY, 1 }, SALES_SCOPE_UNIT);
  g_assert_cmpuint (table->rows->len, ==, 2);
  assert_no_gaps (table, 0);
  g_clear_pointer (&table, sales_goal_table_free);
  table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_CATEGORY);
  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[2])->depth, ==, 2);
}

/* What typing a total does: months by the seasons that add up exactly, instead of what stood there. */
static void
test_spread (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesGoalTable) table = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  g_autoptr (GError) error = NULL;
  SalesShare season[12] = { 800, 800, 800, 800, 800, 800, 800, 800, 800, 800, 1000, 999 };
  gint64 sum = 0;

  g_assert_null (sales_document_perform (self->document, sales_season_edit_new (season), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  season[11] = 1000;
  sales_document_perform (self->document, sales_season_edit_new (season), NULL, &error);
  g_assert_no_error (error);
  table = read_table (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, SALES_SCOPE_UNIT);
  sales_goal_table_set (table, 0, 16, 30000 * EURO, edits);
  g_assert_cmpuint (edits->len, ==, 12);
  g_assert_cmpint (g_array_index (edits, SalesGoalEdit, 0).value, ==, 2400 * EURO);
  g_assert_cmpint (g_array_index (edits, SalesGoalEdit, 11).value, ==, 3000 * EURO);
  sales_goal_table_set (table, 2, 3, 10000 * EURO / 3, edits);
  g_assert_cmpuint (edits->len, ==, 15);
  for (guint i = 12; i < 15; i++)
    sum += g_array_index (edits, SalesGoalEdit, i).value;
  g_assert_cmpint (sum, ==, 10000 * EURO / 3);
  sales_document_perform (self->document,
                          sales_goal_edit_new ((SalesGoalEdit *) (gpointer) edits->data, edits->len, SALES_GOAL_REASON_OTHER, NULL, 0),
                          NULL, &error);
  g_assert_no_error (error);

  /* The gap of a month goes to those below, by what they have; then nothing is left. */
  g_clear_pointer (&table, sales_goal_table_free);
  table = read_table (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, SALES_SCOPE_UNIT);
  g_array_set_size (edits, 0);
  g_assert_true (sales_goal_table_push_down (table, 0, 16, edits));
  sales_document_perform (self->document,
                          sales_goal_edit_new ((SalesGoalEdit *) (gpointer) edits->data, edits->len, SALES_GOAL_REASON_OTHER, NULL, 0),
                          NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&table, sales_goal_table_free);
  table = read_table (self, (SalesScope){ SALES_SCOPE_UNIT, 3 }, SALES_SCOPE_UNIT);
  assert_no_gaps (table, 0);
  g_array_set_size (edits, 0);
  g_assert_false (sales_goal_table_push_down (table, 0, 16, edits));
  /* An own total and its months go, and come back otherwise. */
  sales_goal_table_set (table, 0, 16, -1, edits);
  g_assert_cmpuint (edits->len, ==, 12);
  g_assert_true (g_array_index (edits, SalesGoalEdit, 0).withdrawn);
}

/* Last year's sales and ten percent: sold on 22 April 2025. */
static void
test_grow (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesGoalTable) table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));

  g_assert_true (sales_goal_table_grow (table, 0, 4, 1000, edits));
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_cmpint (g_array_index (edits, SalesGoalEdit, 0).value, ==, 110000 * EURO);
  /* Of a year all months that are over; December is not. */
  g_array_set_size (edits, 0);
  g_assert_true (sales_goal_table_grow (table, 0, 16, 1000, edits));
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_false (sales_goal_table_grow (table, 0, 14, 1000, edits));
}

static void
test_hiring (TestDocument *self, gconstpointer data)
{
  g_autoptr (SalesGoalTable) table = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  g_autoptr (GError) error = NULL;
  SalesRequest *request;

  test_document_sql (self, "UPDATE person SET hired = 20559, left_day = 20700 WHERE id = 12");
  table = read_table (self, (SalesScope){ SALES_SCOPE_UNIT, 4 }, SALES_SCOPE_UNIT);
  g_assert_cmpint (sales_goal_table_get_opening (table, 1, 2), ==, SALES_GOAL_BEFORE_HIRED);
  g_assert_cmpint (sales_goal_table_get_opening (table, 1, 4), ==, SALES_GOAL_OPEN);
  g_assert_cmpint (sales_goal_table_get_opening (table, 1, 14), ==, SALES_GOAL_AFTER_LEFT);
  sales_goal_table_set (table, 1, 2, EURO, edits);
  g_assert_null (sales_document_perform (
      self->document,
      sales_goal_edit_new ((SalesGoalEdit *) (gpointer) edits->data, 1, SALES_GOAL_REASON_OTHER, NULL, 0), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  /* A file may know better. */
  request = sales_goal_edit_new ((SalesGoalEdit *) (gpointer) edits->data, 1, SALES_GOAL_REASON_OTHER, NULL, 0);
  sales_goal_edit_allow_absent (request);
  sales_document_perform (self->document, request, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_proposals (TestDocument *self)
{
  g_autoptr (GError) error = NULL;
  SalesPeriod year;
  GPtrArray *proposals;

  g_assert_true (sales_period_parse ("2026", 1, &year));
  proposals = sales_document_call (self->document, sales_goal_proposals_new (&SALES_SCOPE_COMPANY, &year), NULL, &error);
  g_assert_no_error (error);
  return proposals;
}

static void
test_proposals (TestDocument *self, gconstpointer data)
{
  SalesGoalEdit goal = { .scope = { SALES_SCOPE_PERSON, 10 }, .first_day = 20454, .last_day = 20484, .value = 700 * EURO };
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (SalesGoalTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const SalesGoalProposal *proposal;

  sales_document_perform (self->document, sales_goal_propose_new (&goal, "I can do more"), NULL, &error);
  g_assert_no_error (error);
  goal.value = 800 * EURO;
  sales_document_perform (self->document, sales_goal_propose_new (&goal, NULL), NULL, &error);
  g_assert_no_error (error);
  goal.value = -1;
  g_assert_null (sales_document_perform (self->document, sales_goal_propose_new (&goal, NULL), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);
  proposals = list_proposals (self);
  g_assert_cmpuint (proposals->len, ==, 1);
  proposal = proposals->pdata[0];
  g_assert_cmpstr (proposal->person_name, ==, "Zoë");
  g_assert_cmpint (proposal->value, ==, 800 * EURO);
  g_assert_cmpint (proposal->goal, ==, -1);
  sales_document_perform (self->document, sales_goal_proposals_accept_new (&proposal->id, 1, SALES_GOAL_REASON_OTHER, NULL), NULL,
                          &error);
  g_assert_no_error (error);
  rest = list_proposals (self);
  g_assert_cmpuint (rest->len, ==, 0);
  table = read_table (self, (SalesScope){ SALES_SCOPE_PERSON, 10 }, SALES_SCOPE_UNIT);
  g_assert_cmpint (((SalesGoalRow *) table->rows->pdata[0])->cells[0].own, ==, 800 * EURO);
  /* Twice is once too often; one step brings both back. */
  g_assert_null (sales_document_perform (
      self->document, sales_goal_proposals_accept_new (&proposal->id, 1, SALES_GOAL_REASON_OTHER, NULL), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_clear_error (&error);
  sales_document_undo (self->document, FALSE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&rest, g_ptr_array_unref);
  rest = list_proposals (self);
  g_assert_cmpuint (rest->len, ==, 1);
}

/* Whoever joins, leaves, moves, is away and learns: after an allocation nothing is left over at any
 * node in any month, and doing it again changes nothing. */
static void
test_any (TestDocument *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  test_document_sql (self, "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 139)"
                           " INSERT INTO person (id, name, sort_name, folded) SELECT i, 'P' || i, 'P' || i, 'p' || i FROM n;"
                           "INSERT INTO membership (person, unit) SELECT id, 1 + id % 4 FROM person WHERE id >= 100");
  for (int run = 0; run < 25; run++)
    {
      SalesShare history = g_rand_int_range (rand, 0, 5001), potential = g_rand_int_range (rand, 0, 5001);
      SalesAllocationOptions options = options_for (1, (gint64) g_rand_int (rand) * g_rand_int_range (rand, 1, 90000), history,
                                                    potential, SALES_SHARE_WHOLE - history - potential);
      g_autoptr (SalesAllocation) allocation = NULL;
      g_autoptr (SalesAllocation) again = NULL;
      g_autoptr (SalesGoalTable) table = NULL;
      gint64 person = g_rand_int_range (rand, 100, 140);
      int day = g_rand_int_range (rand, 20454, 20810);
      g_autofree char *sql = NULL;

      if (run % 4 == 0)
        sql = g_strdup_printf ("UPDATE person SET hired = %d WHERE id = %" G_GINT64_FORMAT " AND left_day IS NULL", day, person);
      else if (run % 4 == 1)
        sql = g_strdup_printf ("UPDATE person SET left_day = %d WHERE id = %" G_GINT64_FORMAT " AND hired IS NULL", day, person);
      else if (run % 4 == 2)
        sql = g_strdup_printf ("INSERT INTO absence (person, first_day, last_day, share) VALUES (%" G_GINT64_FORMAT ", %d, %d, %d)",
                               person, day, day + 40, g_rand_int_range (rand, 1, 10001));
      else
        sql = g_strdup_printf ("UPDATE membership SET last_day = %d WHERE person = %" G_GINT64_FORMAT " AND last_day IS NULL"
                               " AND coalesce (first_day, 0) <= %d;"
                               "INSERT INTO membership (person, unit, first_day) VALUES (%" G_GINT64_FORMAT ", %d, %d)",
                               day - 1, person, day - 1, person, g_rand_int_range (rand, 1, 5), day);
      test_document_sql (self, sql);
      options.proration = g_rand_boolean (rand) ? SALES_PRORATE_BY_DAYS : SALES_PRORATE_BY_MONTHS;
      allocation = allocate (self, &options);
      g_assert_cmpint (allocation->whole, ==, allocation->total);
      g_assert_cmpint (allocation->assigned + allocation->vacant, ==, allocation->whole);
      take (self, allocation);
      table = read_table (self, SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT);
      assert_no_gaps (table, 0);
      options.total = -1;
      again = allocate (self, &options);
      g_assert_cmpint (again->total, ==, allocation->total);
      g_assert_cmpuint (again->edits->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/goal-allocation/vector", test_vector);
  ADD ("/goal-allocation/weights", test_weights);
  ADD ("/goal-allocation/presence", test_presence);
  ADD ("/goal-allocation/transfer", test_transfer);
  ADD ("/goal-allocation/territories", test_territories);
  ADD ("/goal-allocation/spread", test_spread);
  ADD ("/goal-allocation/grow", test_grow);
  ADD ("/goal-allocation/hiring", test_hiring);
  ADD ("/goal-allocation/proposals", test_proposals);
  ADD ("/goal-allocation/any", test_any);
  return g_test_run ();
}
