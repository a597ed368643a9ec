/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ten thousand random edits, revisions, allocations, moves, orders, closings and undoings. Whatever
 * they do: children and gap make the parent at every node, people and no person make the orders, what
 * was printed on a day is printed again as of that day, and what was closed stays closed. */

#include "sales-test-document.h"

#include "base/sales-error.h"
#include "model/sales-check.h"
#include "model/sales-closing.h"
#include "model/sales-goal-allocation.h"
#include "model/sales-goals.h"
#include "model/sales-overview.h"
#include "model/sales-person-edit.h"

/* With sanitizers, which look at each step more closely, a tenth will do. */
#ifdef __SANITIZE_ADDRESS__
#define N_STEPS     1000
#else
#define N_STEPS     10000
#endif
#define N_PEOPLE    18
#define FIRST_YEAR  2025
#define DAY_EVERY   24  /* steps */
#define CHECK_EVERY 500

static const char company[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'Europe'), (3, 1, 'department', 'Asia'),"
    " (4, 2, 'team', 'North'), (5, 2, 'team', 'South'), (6, 3, 'team', 'East'), (7, 1, 'team', 'Direct');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_PEOPLE) ")"
    " INSERT INTO person (id, name, sort_name, folded) SELECT i, 'P' || i, 'P' || i, 'p' || i FROM n;"
    "INSERT INTO membership (person, unit) SELECT id, 4 + id % 4 FROM person WHERE id % 7 <> 0;";

/* Figures as they were on the evening of a day. */
typedef struct
{
  SalesDay    day;
  SalesScope  scope;
  SalesPeriod period;
  gint64      actual, goal, to_date, original, compared;
  gboolean    has_goal;
} Print;

typedef struct
{
  TestDocument *document;
  GRand        *rand;
  GArray       *prints;
  SalesDay      today;
  int           n_today;   /* steps of today that can be undone */
  int           n_undone;
  gint64        n_orders;
  int           n_done[8];
  int           n_refused;
} World;

static gboolean
perform (World *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document->document, request, NULL, &error);
  /* What contradicts a closed period or cannot be is refused, and nothing else goes wrong. */
  if (error != NULL && !g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT) &&
      !g_error_matches (error, SALES_ERROR, SALES_ERROR_INVALID))
    g_error ("%s", error->message);
  if (error != NULL)
    self->n_refused++;
  return error == NULL;
}

static gpointer
ask (World *self, SalesRequest *request)
{
  g_autoptr (GError) error = NULL;
  gpointer result = sales_document_call (self->document->document, request, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static gpointer
ask_int (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare_once (store, sql, error);
  gint64 *value = g_new (gint64, 1);

  g_assert_no_error (*error);
  g_assert_true (sales_statement_step (s, error));
  *value = sales_statement_get_int (s, 0);
  return value;
}

static gint64
sql_int (World *self, char *sql)
{
  g_autofree gint64 *value = ask (self, sales_request_new (ask_int, sql, g_free, g_free));

  return *value;
}

static SalesScope
any_scope (World *self)
{
  if (g_rand_int_range (self->rand, 0, 3) == 0)
    return (SalesScope){ SALES_SCOPE_UNIT, g_rand_int_range (self->rand, 1, 8) };
  return (SalesScope){ SALES_SCOPE_PERSON, g_rand_int_range (self->rand, 1, N_PEOPLE + 1) };
}

static SalesPeriod
any_period (World *self)
{
  static const SalesPeriodKind kinds[] = { SALES_PERIOD_MONTH, SALES_PERIOD_MONTH, SALES_PERIOD_MONTH, SALES_PERIOD_QUARTER, SALES_PERIOD_YEAR };
  SalesMonth month = FIRST_YEAR * 12 + g_rand_int_range (self->rand, 0, 24);

  return sales_period_containing (kinds[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (kinds))], sales_month_first_day (month), 1);
}

/* Steps ---------------------------------------------------------------------------------------- */

static gboolean
edit_goal (World *self)
{
  SalesPeriod period = any_period (self);
  gboolean rate = g_rand_int_range (self->rand, 0, 3) == 0;
  SalesGoalRevision revision = {
    .reason = (SalesGoalReason) g_rand_int_range (self->rand, 1, SALES_N_GOAL_REASONS),
    .effective_day = self->today + g_rand_int_range (self->rand, -40, 40),
    .rate = rate,
  };
  SalesGoalEdit edit = {
    .scope = any_scope (self),
    .first_day = period.first,
    .last_day = period.last,
    .value = g_rand_int_range (self->rand, 0, 1000000),
    .withdrawn = g_rand_int_range (self->rand, 0, 20) == 0,
  };

  return perform (self, sales_goal_revise_new (&edit, 1, &revision));
}

static gboolean
allocate (World *self)
{
  SalesAllocationOptions options = {
    .scope = { SALES_SCOPE_UNIT, g_rand_int_range (self->rand, 1, 8) },
    .below = SALES_SCOPE_UNIT,
    .period = any_period (self),
    .year_start = 1,
    .total = g_rand_int_range (self->rand, 1, 1000000),
    .more = g_rand_int_range (self->rand, 0, 1000),
    .weights = { 5000, 0, 5000 },
  };
  g_autoptr (SalesAllocation) allocation = ask (self, sales_allocation_request_new (&options));

  if (allocation->total < 0)
    return FALSE;
  g_assert_cmpint (allocation->assigned + allocation->vacant, ==, allocation->whole);
  return perform (self, sales_allocation_take_new (allocation, SALES_GOAL_REASON_OTHER, NULL));
}

static gboolean
move_person (World *self)
{
  gint64 person = g_rand_int_range (self->rand, 1, N_PEOPLE + 1);
  gint64 unit = g_rand_int_range (self->rand, 2, 8);

  return perform (self, sales_person_move_new (person, unit, self->today + g_rand_int_range (self->rand, -100, 30)));
}

static gpointer
run_orders (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  if (!sales_store_execute (store, sql, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return SALES_REQUEST_DONE;
}

/* Taken today: what was printed yesterday knows nothing of it. One in four is split. */
static gboolean
add_order (World *self)
{
  gint64 id = ++self->n_orders;
  int share = g_rand_int_range (self->rand, 1, 10000), person = g_rand_int_range (self->rand, 0, N_PEOPLE);
  gboolean split = person > 0 && g_rand_int_range (self->rand, 0, 4) == 0;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *who = split || person == 0 ? g_strdup ("NULL") : g_strdup_printf ("%d", person);

  g_string_append_printf (sql, "INSERT INTO sales_order (id, ref, day, person, split) VALUES (%" G_GINT64_FORMAT ", 'o%" G_GINT64_FORMAT "', %d, %s, %d);",
                          id, id, self->today, who, split);
  if (split)
    g_string_append_printf (sql, "INSERT INTO credit_share VALUES (%" G_GINT64_FORMAT ", %d, 0, %d), (%" G_GINT64_FORMAT ", %d, %d, 10000);",
                            id, person, share, id, person + 1, share);
  g_string_append_printf (sql, "INSERT INTO order_line (id, quantity, price, amount) VALUES (%" G_GINT64_FORMAT ", 1000, 1, %d), (%" G_GINT64_FORMAT ", 1000, 1, %d)",
                          (id << 12) + 1, g_rand_int_range (self->rand, -500, 90001), (id << 12) + 2, g_rand_int_range (self->rand, 0, 777));
  return perform (self, sales_request_new_action ("order.add", "Add Order", run_orders, g_string_free (g_steal_pointer (&sql), FALSE), g_free));
}

static gboolean
close_or_reopen (World *self)
{
  SalesPeriod period = any_period (self);
  g_autoptr (GPtrArray) closings = ask (self, sales_closing_list_new ());

  if (closings->len > 0 && g_rand_int_range (self->rand, 0, 4) == 0)
    {
      const SalesClosing *closing = closings->pdata[g_rand_int_range (self->rand, 0, (gint32) closings->len)];

      return closing->reopened == SALES_DAY_NONE && perform (self, sales_closing_reopen_new (closing->id, NULL));
    }
  return period.last < self->today && perform (self, sales_closing_close_new (&period, NULL));
}

/* Undo is the one exception to append-only: it stays within the day. */
static gboolean
undo (World *self)
{
  g_autoptr (GError) error = NULL;
  gboolean redo = self->n_undone > 0 && g_rand_boolean (self->rand);

  if (!redo && self->n_today == 0)
    return FALSE;
  g_assert_true (sales_document_undo (self->document->document, redo, &error));
  g_assert_no_error (error);
  self->n_today += redo ? 1 : -1;
  self->n_undone += redo ? -1 : 1;
  return FALSE;
}

static void
step (World *self)
{
  static const struct { int weight; gboolean (*func) (World *); } kinds[] = {
    { 42, edit_goal }, { 5, allocate }, { 14, move_person }, { 26, add_order }, { 3, close_or_reopen }, { 10, undo },
  };
  int dice = g_rand_int_range (self->rand, 0, 100), kind = 0;

  while (dice >= kinds[kind].weight)
    dice -= kinds[kind++].weight;
  if (!kinds[kind].func (self))
    return;
  self->n_done[kind]++;
  self->n_today++;
  self->n_undone = 0;
}

/* What has to hold ----------------------------------------------------------------------------- */

static void
check_table (World *self)
{
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, self->today, 1);
  SalesMeasure measure = SALES_MEASURE_AMOUNT;
  g_autoptr (SalesGoalTable) table = ask (self, sales_goal_table_request_new (&SALES_SCOPE_COMPANY, SALES_SCOPE_UNIT, &year, 1, &measure, 1));

  for (guint parent = 0; parent < table->rows->len; parent++)
    {
      const SalesGoalRow *row = table->rows->pdata[parent];

      for (int column = 0; column < table->n_columns && row->n_children > 0; column++)
        {
          gint64 sum = -1, gap;

          for (guint i = parent + 1; i < table->rows->len; i++)
            {
              const SalesGoalRow *child = table->rows->pdata[i];
              gint64 value = child->parent == (int) parent ? sales_goal_cell_get_value (&child->cells[column]) : -1;

              if (value >= 0)
                sum = MAX (sum, 0) + value;
            }
          g_assert_cmpint (row->cells[column].children, ==, sum);
          if (sales_goal_cell_get_gap (&row->cells[column], &gap))
            g_assert_cmpint (sum - gap, ==, sales_goal_cell_get_value (&row->cells[column]));
        }
    }
}

/* Each unit by plain SQL: nobody's figures but by the days of the parts it is made of. */
static void
check_sums (World *self)
{
  SalesPeriod quarter = sales_period_containing (SALES_PERIOD_QUARTER, self->today, 1);
  g_autoptr (SalesOverview) overview = ask (self, sales_overview_request_new (&SALES_SCOPE_COMPANY, &quarter));
  g_autoptr (GPtrArray) people = ask (self, sales_ranking_request_new (&SALES_SCOPE_COMPANY, &quarter));
  gint64 lines = sql_int (self, g_strdup_printf ("SELECT coalesce (sum (l.amount), 0) FROM order_line AS l JOIN sales_order AS o ON o.id = l.id >> 12"
                                                 " WHERE o.day BETWEEN %d AND %d", quarter.first, quarter.last));
  gint64 sum = 0, children = 0;

  g_assert_cmpint (overview->amount.actual, ==, lines);
  g_assert_cmpint (overview->reconciliation.people + overview->reconciliation.no_person, ==, overview->reconciliation.orders);
  for (guint i = 0; i < people->len; i++)
    sum += ((SalesChild *) people->pdata[i])->amount.actual;
  for (guint i = 0; i < overview->children->len; i++)
    children += ((SalesChild *) overview->children->pdata[i])->amount.actual;
  g_assert_cmpint (sum, ==, lines);
  g_assert_cmpint (children, ==, lines);
}

/* A closed period's parts and what was noted since then make what its orders are now. */
static void
check_closings (World *self)
{
  g_assert_cmpint (sql_int (self, g_strdup ("SELECT count (*) FROM closing AS c WHERE reopened IS NULL AND"
                                            " (SELECT coalesce (sum (p.amount), 0) FROM closing_part AS p WHERE p.closing = c.id) +"
                                            " (SELECT coalesce (sum (a.amount), 0) FROM closing_adjustment AS a WHERE a.closing = c.id) <>"
                                            " (SELECT coalesce (sum (t.amount), 0) FROM total_day AS t WHERE t.day BETWEEN c.first_day AND c.last_day)")),
                   ==, 0);
  g_assert_cmpint (sql_int (self, g_strdup ("SELECT count (*) FROM goal WHERE NOT EXISTS (SELECT 1 FROM goal_version AS v WHERE v.goal = goal.id"
                                            " AND v.value IS goal.value AND v.version = (SELECT max (w.version) FROM goal_version AS w WHERE w.goal = goal.id))")),
                   ==, 0);
}

static void
take_print (World *self, Print *print, SalesDay as_of)
{
  g_autoptr (SalesOverview) overview =
      ask (self, sales_request_as_of (sales_overview_request_new (&print->scope, &print->period), as_of));

  print->actual = overview->amount.actual;
  print->has_goal = overview->amount.has_goal;
  print->goal = overview->amount.goal;
  print->to_date = overview->amount.goal_to_date;
  print->original = overview->amount.original_goal;
  print->compared = overview->amount.compared;
}

static void
print_evening (World *self)
{
  for (int i = 0; i < 3; i++)
    {
      Print print = { .day = self->today, .scope = any_scope (self), .period = any_period (self) };

      take_print (self, &print, SALES_DAY_NONE);
      g_array_append_val (self->prints, print);
    }
}

static void
check_prints (World *self)
{
  for (guint i = 0; i < self->prints->len; i++)
    {
      const Print *then = &g_array_index (self->prints, Print, i);
      Print now = *then;

      take_print (self, &now, then->day);
      if (memcmp (&now, then, sizeof now) != 0)
        g_test_message ("print %u: day %d, %s %d, days %d to %d", i, then->day, sales_scope_kind_to_string (then->scope.kind),
                        (int) then->scope.id, then->period.first, then->period.last);
      g_assert_cmpint (now.actual, ==, then->actual);
      g_assert_cmpint (now.has_goal, ==, then->has_goal);
      g_assert_cmpint (now.goal, ==, then->goal);
      g_assert_cmpint (now.to_date, ==, then->to_date);
      g_assert_cmpint (now.original, ==, then->original);
      g_assert_cmpint (now.compared, ==, then->compared);
    }
}

static void
check_all (World *self)
{
  g_autoptr (SalesCheck) check = ask (self, sales_check_request_new ());

  g_assert_true (check->sound);
  check_table (self);
  check_sums (self);
  check_closings (self);
}

static void
test_steps (TestDocument *document, gconstpointer data)
{
  World self = {
    .document = document,
    .rand = g_rand_new_with_seed (20260925),
    .prints = g_array_new (FALSE, TRUE, sizeof (Print)),
    .today = sales_month_first_day (FIRST_YEAR * 12) + 20,
  };

  sales_today_set (self.today);
  test_document_sql (document, company);
  for (int i = 1; i <= N_STEPS; i++)
    {
      step (&self);
      if (i % CHECK_EVERY == 0)
        check_all (&self);
      if (i % DAY_EVERY != 0)
        continue;
      if (i % (DAY_EVERY * 10) == 0)
        print_evening (&self);
      self.n_today = self.n_undone = 0;
      sales_today_set (++self.today);
    }
  check_prints (&self);
  /* In a short run no period is over yet that could be closed; undoing is no step. */
  for (guint i = 0; i < (N_STEPS < 10000 ? 4 : 5); i++)
    g_assert_cmpint (self.n_done[i], >, 0);
  g_test_message ("%u prints, %" G_GINT64_FORMAT " orders, %d refused", self.prints->len, self.n_orders, self.n_refused);
  g_rand_free (self.rand);
  g_array_unref (self.prints);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/goal-property/steps", TestDocument, NULL, test_document_set_up, test_steps, test_document_tear_down);
  return g_test_run ();
}
