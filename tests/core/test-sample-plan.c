/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the issue and the README promise of the sample company, looked up in its plan. */

#include "model/sales-sample-private.h"

static SamplePlan *
plan_of (const char *today)
{
  SalesDay day;

  g_assert_true (sales_day_parse_iso (today, -1, &day));
  return sample_plan_new (day);
}

static const SampleOrder *
order_of (const SamplePlan *plan, guint i)
{
  return &g_array_index (plan->orders, SampleOrder, i);
}

static int
month_of (const SamplePlan *plan, const SampleOrder *order)
{
  return sales_month_from_day (order->day) - plan->first_month;
}

static void
test_same_day_same_company (void)
{
  g_autoptr (SamplePlan) first = plan_of ("2026-11-21");
  g_autoptr (SamplePlan) second = plan_of ("2026-11-21");

  g_assert_cmpuint (first->orders->len, ==, second->orders->len);
  for (guint i = 0; i < first->orders->len; i++)
    {
      const SampleOrder *a = order_of (first, i), *b = order_of (second, i);

      g_assert_cmpint (a->customer, ==, b->customer);
      g_assert_cmpint (a->person, ==, b->person);
      g_assert_cmpint (a->followed, ==, b->followed);
      g_assert_cmpint (a->n_lines, ==, b->n_lines);
      for (int l = 0; l < a->n_lines; l++)
        g_assert_cmpint (a->lines[l].amount, ==, b->lines[l].amount);
    }
}

/* A day later the company has a day more and the same past. */
static void
test_next_day_goes_on (void)
{
  g_autoptr (SamplePlan) before = plan_of ("2026-11-19");
  g_autoptr (SamplePlan) after = plan_of ("2026-11-20");

  g_assert_cmpuint (before->orders->len, <, after->orders->len);
  for (guint i = 0; i < before->orders->len; i++)
    {
      g_assert_cmpint (order_of (before, i)->day, ==, order_of (after, i)->day);
      g_assert_cmpint (order_of (before, i)->lines[0].amount, ==, order_of (after, i)->lines[0].amount);
    }
}

static void
test_size (void)
{
  static const char *const days[] = { "2026-01-01", "2026-02-28", "2026-07-15", "2026-11-21", "2026-12-31", "2028-02-29" };
  int sellers = 0;

  for (int i = 0; i < n_sample_people; i++)
    sellers += sample_people[i].annual > 0;
  g_assert_cmpint (n_sample_people, >=, 55);
  g_assert_cmpint (n_sample_people, <=, 70);
  g_assert_cmpint (sellers, >=, 50);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autoptr (SamplePlan) plan = plan_of (days[d]);
      SalesAmount sum = 0;

      g_assert_cmpuint (plan->orders->len, >, 11000);
      g_assert_cmpuint (plan->orders->len, <, 14500);
      g_assert_cmpint (plan->n_plan_months, <=, SAMPLE_PLAN_MONTHS);
      g_assert_cmpint (month_of (plan, order_of (plan, 0)), ==, 0);
      for (guint i = 0; i < plan->orders->len; i++)
        {
          const SampleOrder *order = order_of (plan, i);

          g_assert_cmpint (order->day, <=, plan->today);
          g_assert_cmpint (order->n_lines, >, 0);
          if (order->shipped != SALES_DAY_NONE)
            g_assert_cmpint (order->shipped, <=, plan->today);
          if (order->followed != SALES_DAY_NONE)
            g_assert_cmpint (order->delivered, <=, order->followed);
          for (int l = 0; l < order->n_lines; l++)
            sum += order->lines[l].amount;
        }
      /* 36 to 42 million euro in two years. */
      g_assert_cmpint (sum / 1000000, >, 35 * 1000000);
      g_assert_cmpint (sum / 1000000, <, 42 * 1000000);
    }
}

static void
test_order_is_by_day (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");

  for (guint i = 1; i < plan->orders->len; i++)
    g_assert_cmpint (order_of (plan, i - 1)->day, <=, order_of (plan, i)->day);
}

static void
test_customers_have_names_of_their_own (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->customers->len; i++)
    g_assert_true (g_hash_table_add (names, g_array_index (plan->customers, SampleCustomer, i).name));
  g_assert_cmpuint (plan->customers->len, >=, 140);
}

static SalesAmount
sum_of_team (const SamplePlan *plan, SalesAmount (*figures)[SAMPLE_PLAN_MONTHS], SampleUnit unit, int from, int to)
{
  SalesAmount sum = 0;

  for (int i = 0; i < n_sample_people; i++)
    for (int m = from; m < to; m++)
      if (sample_plan_get_unit (&sample_people[i], m) == unit)
        sum += figures[i][m];
  return sum;
}

/* The team whose orders ship late falls behind, the others do not. */
static void
test_one_team_is_behind (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");

  for (int unit = UNIT_KEY_ACCOUNTS; unit < N_SAMPLE_UNITS; unit++)
    {
      gint64 percent = sum_of_team (plan, plan->actual, unit, 20, 23) * 100 / sum_of_team (plan, plan->goal, unit, 20, 23);
      int judged = 0, late = 0;

      for (guint i = 0; i < plan->orders->len; i++)
        {
          const SampleOrder *order = order_of (plan, i);
          int month = month_of (plan, order);

          if (order->person == 0 || month < 20 || order->promised == SALES_DAY_NONE || order->shipped == SALES_DAY_NONE ||
              (int) sample_plan_get_unit (&sample_people[order->person - 1], month) != unit)
            continue;
          judged++;
          late += order->shipped > order->promised;
        }
      if (unit == UNIT_NORTH)
        {
          g_assert_cmpint (percent, <, 85);
          g_assert_cmpint (late * 100 / judged, >, 30);
        }
      else
        {
          g_assert_cmpint (percent, >, 86);
          g_assert_cmpint (percent, <, 115);
          g_assert_cmpint (late * 100 / judged, <, 10);
        }
    }
}

static void
test_star_meets_every_month (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");
  int stars = 0;

  for (int i = 0; i < n_sample_people; i++)
    if (sample_people[i].story == STORY_STAR)
      {
        stars++;
        for (int m = 0; m < SAMPLE_MONTHS - 1; m++)
          g_assert_cmpint (plan->actual[i][m], >=, plan->goal[i][m]);
      }
  g_assert_cmpint (stars, ==, 1);
}

static void
test_newcomer_rises (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");
  int i = 0;

  while (sample_people[i].story != STORY_NEWCOMER)
    i++;
  g_assert_cmpint (plan->goal[i][sample_people[i].hired - 1], ==, 0);
  g_assert_cmpint (plan->actual[i][15] * 100 / plan->goal[i][15], <, 75);
  g_assert_cmpint (plan->actual[i][22] * 100 / plan->goal[i][22], >, 115);
  for (int m = 16; m < 23; m++)
    g_assert_cmpint (plan->actual[i][m], >, plan->actual[i][m - 1] / 2);
}

/* Share of the sales that is left after cost, in per cent. */
static int
margin_of (const SamplePlan *plan, int category, int from, int to)
{
  SalesAmount amount = 0, cost = 0;

  for (guint i = 0; i < plan->orders->len; i++)
    for (int l = 0; l < order_of (plan, i)->n_lines; l++)
      {
        const SampleLine *line = &order_of (plan, i)->lines[l];
        int month = month_of (plan, order_of (plan, i));

        if (month >= from && month < to && sample_categories[sample_products[line->product - 1].category - 1].parent == category)
          {
            amount += line->amount;
            cost += line->cost;
          }
      }
  return (int) ((amount - cost) * 100 / amount);
}

static void
test_meters_fail_on_price (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");

  g_assert_cmpint (margin_of (plan, SAMPLE_METERS, 0, 12), >, 25);
  g_assert_cmpint (margin_of (plan, SAMPLE_METERS, 20, 24), <, 15);
  g_assert_cmpint (margin_of (plan, SAMPLE_METERS - 1, 20, 24), >, 30);
}

static void
test_costs_follow_each_other (void)
{
  g_autoptr (SamplePlan) plan = plan_of ("2026-11-21");

  for (int i = 0; i < n_sample_products; i++)
    {
      SampleCost costs[SAMPLE_MAX_COSTS];
      int n = sample_plan_get_costs (plan, i, costs);

      g_assert_cmpint (n, >=, 3);
      g_assert_cmpint (n, <=, SAMPLE_MAX_COSTS);
      g_assert_cmpint (costs[0].first, <=, sales_month_first_day (plan->first_month));
      for (int c = 1; c < n; c++)
        {
          g_assert_cmpint (costs[c].first, ==, costs[c - 1].last + 1);
          g_assert_cmpint (costs[c].cost, >, costs[c - 1].cost);
        }
      g_assert_cmpint (costs[n - 1].last, ==, SALES_DAY_NONE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-plan/same-day", test_same_day_same_company);
  g_test_add_func ("/sample-plan/next-day", test_next_day_goes_on);
  g_test_add_func ("/sample-plan/size", test_size);
  g_test_add_func ("/sample-plan/order", test_order_is_by_day);
  g_test_add_func ("/sample-plan/customers", test_customers_have_names_of_their_own);
  g_test_add_func ("/sample-plan/team-behind", test_one_team_is_behind);
  g_test_add_func ("/sample-plan/star", test_star_meets_every_month);
  g_test_add_func ("/sample-plan/newcomer", test_newcomer_rises);
  g_test_add_func ("/sample-plan/meters", test_meters_fail_on_price);
  g_test_add_func ("/sample-plan/costs", test_costs_follow_each_other);
  return g_test_run ();
}
