/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sample company's people were asked for and what they sold. Only integers and an own
 * generator, so that the same day gives the same company on every machine. */

#include "model/sales-sample-private.h"

#define EURO 1000000 /* SalesAmount */
#define CENT 100     /* SalesPrice */

/* Share of a year in each month, per mille: strong in spring and autumn, weak in August. */
static const int season[12] = { 74, 76, 90, 86, 84, 88, 74, 66, 92, 93, 92, 85 };

/* The story's turning points, as months of the 24. */
enum
{
  METERS_CHEAPER = 12,
  METERS_COST_MORE = 15,
  NORTH_LATE = 15,
};

/* Per mille of the goal and of the orders late, from NORTH_LATE on. */
static const int north_level[] = { 960, 930, 900, 870, 830, 800, 775, 760, 755 };
static const int north_late[] = { 120, 180, 240, 300, 340, 380, 420, 440, 450 };
static const int newcomer_level[] = { 620, 740, 880, 990, 1080, 1160, 1230, 1280, 1290 };
static const int ramp[] = { 25, 50, 75 };

typedef struct
{
  guint64 state;
} Random;

/* Sebastiano Vigna's splitmix64: one state word, no warming up, so that each person and month has
 * a sequence of its own and one more order in one of them moves no other. */
static guint64
random_next (Random *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static Random
random_for (int kind, int who, int when)
{
  Random random = { (guint64) kind << 40 ^ (guint64) (who + 1000) << 20 ^ (guint64) (when + 1000) };

  random_next (&random);
  return random;
}

/* 0 to @n − 1. */
static int
random_below (Random *self, int n)
{
  return (int) (random_next (self) % (guint64) n);
}

/* −@spread to @spread, more often near 0. */
static int
random_around (Random *self, int spread)
{
  return random_below (self, spread + 1) - random_below (self, spread + 1);
}

static int
year_of (const SamplePlan *self, SalesDay day)
{
  return sales_month_from_day (day) / 12 - self->first_month / 12;
}

static gboolean
is_meter (int product)
{
  int category = sample_products[product].category;

  return category == SAMPLE_METERS || sample_categories[category - 1].parent == SAMPLE_METERS;
}

/**
 * sample_plan_get_price:
 * @self: a plan
 * @product: a product's index
 * @day: a day
 *
 * Returns: its list price on that day: 3 % more every year, in steps of ten cents
 */
SalesPrice
sample_plan_get_price (const SamplePlan *self, int product, SalesDay day)
{
  gint64 cents = (gint64) sample_products[product].price * (100 + 3 * year_of (self, day)) / 100;

  return cents / 10 * 10 * CENT;
}

static SalesPrice
cost_on (const SamplePlan *self, int product, SalesDay day)
{
  gint64 cost = (gint64) sample_products[product].price * sample_products[product].cost *
                (100 + 2 * year_of (self, day)) / 100000;

  if (is_meter (product) && day >= sales_month_first_day (self->first_month + METERS_COST_MORE))
    cost = cost * 107 / 100;
  return cost * CENT;
}

/**
 * sample_plan_get_costs:
 * @self: a plan
 * @product: a product's index
 * @costs: (out): its costs, the oldest first
 *
 * Returns: how many there are
 */
int
sample_plan_get_costs (const SamplePlan *self, int product, SampleCost costs[SAMPLE_MAX_COSTS])
{
  SalesDay story = sales_month_first_day (self->first_month + METERS_COST_MORE);
  SalesDay day = sales_month_first_day (self->first_month - self->first_month % 12);
  int n = 0;

  while (day <= self->today)
    {
      SalesDay next = sales_month_first_day ((sales_month_from_day (day) / 12 + 1) * 12);

      if (is_meter (product) && day < story && story < next)
        next = story;
      costs[n].first = day;
      costs[n].last = next <= self->today ? next - 1 : SALES_DAY_NONE;
      costs[n++].cost = cost_on (self, product, day);
      day = next;
    }
  return n;
}

/**
 * sample_plan_is_active:
 * @person: somebody
 * @month: a month's index
 *
 * Returns: whether the person worked for the company then
 */
gboolean
sample_plan_is_active (const SamplePerson *person, int month)
{
  return month >= person->hired && (person->left == 0 || month <= person->left);
}

/**
 * sample_plan_get_unit:
 * @person: somebody
 * @month: a month's index
 *
 * Returns: the unit to which the person belonged then
 */
SampleUnit
sample_plan_get_unit (const SamplePerson *person, int month)
{
  return person->came_from != 0 && month < person->moved ? person->came_from : person->unit;
}

/**
 * sample_plan_get_first_day:
 * @self: a plan
 * @month: the index of a month of the plan
 *
 * Returns: the month's first day
 */
SalesDay
sample_plan_get_first_day (const SamplePlan *self, int month)
{
  return sales_month_first_day (self->first_month + month);
}

/**
 * sample_plan_get_quarter:
 * @self: a plan
 *
 * Returns: the index of the first month of today's quarter
 */
int
sample_plan_get_quarter (const SamplePlan *self)
{
  return SAMPLE_MONTHS - 1 - (self->first_month + SAMPLE_MONTHS - 1) % 3;
}

/* Goals ---------------------------------------------------------------------------------------- */

static SalesAmount
goal_of (const SamplePlan *self, const SamplePerson *person, int m)
{
  SalesMonth month = self->first_month + m;
  int years = month / 12 - self->first_month / 12;
  int since = m - person->hired;
  gint64 euro = (gint64) person->annual * season[month % 12] * (100 + 4 * years) / 100;

  if (person->annual == 0 || !sample_plan_is_active (person, m))
    return 0;
  if (person->hired > 0 && since < (int) G_N_ELEMENTS (ramp))
    euro = euro * ramp[since] / 100;
  if (person->came_from == UNIT_EAST && m < person->moved)
    euro = euro * 3 / 5;
  return (euro + 50) / 100 * 100 * EURO;
}

/* Per mille of the goal that the person sells in a month. */
static int
level_of (const SamplePerson *person, int index, int m)
{
  static const int teams[N_SAMPLE_UNITS] = {
    [UNIT_KEY_ACCOUNTS] = 985, [UNIT_NORTH] = 990, [UNIT_SOUTH] = 1010, [UNIT_EAST] = 985,
    [UNIT_WEST] = 965, [UNIT_IBERIA] = 940, [UNIT_BALTIC] = 1065, [UNIT_ASIA] = 915,
  };
  SampleUnit unit = sample_plan_get_unit (person, m);
  Random own = random_for (1, index, 0), month = random_for (2, index, m), quarter = random_for (3, unit, m / 3);
  int level = teams[unit] + random_around (&quarter, 35);

  if (unit == UNIT_NORTH && m >= NORTH_LATE)
    level = north_level[MIN (m - NORTH_LATE, (int) G_N_ELEMENTS (north_level) - 1)];
  switch (person->story)
    {
    case STORY_STAR:
      return 1050 + random_below (&month, 150);
    case STORY_NEWCOMER:
      return newcomer_level[CLAMP (m - person->hired, 0, (int) G_N_ELEMENTS (newcomer_level) - 1)];
    case STORY_WEAK:
      level -= 70;
      break;
    case STORY_STRONG:
      level += 75;
      break;
    case STORY_USUAL:
    default:
      level += random_around (&own, 45);
    }
  return level + random_around (&month, 125);
}

/* Customers ------------------------------------------------------------------------------------ */

static SampleUnit
unit_of_territory (SampleCountry country, int territory)
{
  static const SampleUnit units[N_SAMPLE_COUNTRIES] = {
    UNIT_NORTH, UNIT_WEST, UNIT_EAST, UNIT_BALTIC, UNIT_IBERIA, UNIT_ASIA,
  };

  if (country == COUNTRY_GERMANY && territory != sample_countries[country].first_territory)
    return UNIT_SOUTH;
  return units[country];
}

/* The @n-th of those who sell in a unit and do not lead it, in turn; 0 where that one has left. */
static int
owner_in_turn (SampleUnit unit, int n)
{
  int who[16], count = 0;

  for (int i = 0; i < n_sample_people; i++)
    if (sample_people[i].unit == unit && sample_people[i].annual > 0 && sample_units[unit].leader != i &&
        (sample_people[i].left == 0 || sample_people[i].left > METERS_CHEAPER))
      who[count++] = i;
  n = who[n % count];
  return sample_people[n].left == 0 ? n + 1 : 0;
}

static void
make_customers (SamplePlan *self)
{
  int turn[N_SAMPLE_UNITS] = { 0 };

  for (int c = 0; c < N_SAMPLE_COUNTRIES; c++)
    {
      const SampleCountryInfo *info = &sample_countries[c];
      int n_families = (int) g_strv_length ((char **) info->families);
      int n_forms = (int) g_strv_length ((char **) info->forms);
      int n_cities = (int) g_strv_length ((char **) info->cities);
      Random random = random_for (4, c, 0);

      for (int i = 0; i < info->n_customers; i++)
        {
          SampleCustomer customer = { .country = c };
          g_auto (GStrv) halves = g_strsplit (info->forms[(i % n_families + i / n_families) % n_forms], "%s", 2);
          SampleUnit unit;

          customer.name = g_strconcat (halves[0], info->families[i % n_families], halves[1], NULL);
          customer.city = random_below (&random, n_cities);
          customer.territory = info->first_territory + customer.city * info->n_territories / n_cities;
          customer.segment = random_below (&random, n_sample_segments);
          unit = i % 6 == 5 ? UNIT_KEY_ACCOUNTS : unit_of_territory (c, customer.territory);
          customer.owner = owner_in_turn (unit, turn[unit]++);
          g_array_append_val (self->customers, customer);
        }
    }
}

/* Those to whom somebody sells in a month: the own customers three times as often as the rest. */
static int
customer_candidates (const SamplePlan *self, int person, SampleUnit unit, int *candidates)
{
  int n = 0;

  for (guint i = 0; i < self->customers->len; i++)
    {
      const SampleCustomer *customer = &g_array_index (self->customers, SampleCustomer, i);
      SampleUnit owner_unit = customer->owner > 0 ? sample_people[customer->owner - 1].unit : 0;
      gboolean key = owner_unit == UNIT_KEY_ACCOUNTS;
      int times = 0;

      if (customer->owner == person + 1)
        times = 3;
      else if (unit == UNIT_COMPANY || (unit == UNIT_KEY_ACCOUNTS && key) ||
               (!key && unit_of_territory (customer->country, customer->territory) == unit))
        times = 1;
      while (times-- > 0)
        candidates[n++] = (int) i + 1;
    }
  return n;
}

/* Orders --------------------------------------------------------------------------------------- */

static int
product_weight (int product, int m)
{
  int weight = sample_categories[sample_products[product].category - 1].weight * sample_products[product].weight;

  if (is_meter (product) && m > METERS_CHEAPER)
    weight = weight * (1000 - 30 * (m - METERS_CHEAPER)) / 1000;
  return weight;
}

static int
choose_product (Random *random, const int *weights, int total)
{
  int at = random_below (random, total);

  for (int i = 0;; i++)
    {
      at -= weights[i];
      if (at < 0)
        return i;
    }
}

static SalesShare
discount_of (Random *random, int product, SampleUnit unit, int m)
{
  static const SalesShare usual[] = { 0, 0, 200, 300, 300, 500, 500, 800 };
  SalesShare discount = usual[random_below (random, G_N_ELEMENTS (usual))];

  if (unit == UNIT_KEY_ACCOUNTS)
    discount += 400;
  if (is_meter (product) && m >= METERS_CHEAPER)
    discount += 300 + (m - METERS_CHEAPER) * 130 + random_below (random, 4) * 100;
  return MIN (discount, 2800);
}

/* Adds a line of about @budget; FALSE where the cheapest of a few products costs far more. */
static gboolean
add_line (const SamplePlan *self, SampleOrder *order, Random *random, const int *weights, int total, SampleUnit unit, int m, SalesAmount budget)
{
  SampleLine *line = &order->lines[order->n_lines];
  SalesAmount piece = 0;
  int product = 0, tries = 0;

  do
    {
      product = choose_product (random, weights, total);
      line->price = sample_plan_get_price (self, product, order->day);
      line->discount = discount_of (random, product, unit, m);
      if (!sales_line_amount (SALES_QUANTITY_UNIT, line->price, line->discount, 2, &piece))
        return FALSE;
    }
  while (piece > budget * 4 / 3 && ++tries < 12);
  if (tries == 12)
    return FALSE;

  line->product = product + 1;
  line->quantity = MAX (1, MIN (60, (budget + piece / 2) / piece)) * SALES_QUANTITY_UNIT;
  if (!sales_line_amount (line->quantity, line->price, line->discount, 2, &line->amount) ||
      !sales_line_amount (line->quantity, cost_on (self, product, order->day), 0, 2, &line->cost))
    return FALSE;
  order->n_lines++;
  return TRUE;
}

static SalesAmount
order_amount (const SampleOrder *order)
{
  SalesAmount sum = 0;

  for (int i = 0; i < order->n_lines; i++)
    sum += order->lines[i].amount;
  return sum;
}

static SalesDay
working_day (SalesDay day, int step)
{
  while (sales_day_get_weekday (day) > 4)
    day += step;
  return day;
}

/* When the order was promised, shipped, delivered and followed up, as far as that has happened. */
static void
set_steps (const SamplePlan *self, SampleOrder *order, Random *random, SampleUnit unit, SampleCountry country, int m)
{
  gboolean story = unit == UNIT_NORTH && m >= NORTH_LATE;
  int late = story ? north_late[MIN (m - NORTH_LATE, (int) G_N_ELEMENTS (north_late) - 1)] : 45;
  int draw = random_below (random, 1000), days = random_below (random, 1000), follow = random_below (random, 1000);
  SalesDay promised = working_day (order->day + 7 + days % 12 + (order->lines[0].price > 800 * 10000 ? 6 : 0), 1);
  SalesDay shipped, delivered, followed;

  if (draw < late)
    shipped = working_day (promised + 1 + (story ? 3 + days % 15 : days % 5), 1);
  else
    shipped = working_day (MAX (promised - days % 4, order->day + 1), promised - days % 4 > order->day + 2 ? -1 : 1);
  if (draw >= late)
    shipped = MIN (shipped, promised);
  delivered = working_day (shipped + 1 + days % 3 + (country == COUNTRY_VIETNAM ? 8 : 0), 1);
  followed = working_day (delivered + 2 + follow % 9, 1);

  order->promised = promised;
  order->shipped = shipped <= self->today ? shipped : SALES_DAY_NONE;
  order->delivered = delivered <= self->today ? delivered : SALES_DAY_NONE;
  order->followed = followed <= self->today && follow < (story ? 640 : 870) ? followed : SALES_DAY_NONE;
}

static int
find_partner (Random *random, SampleUnit unit, int m)
{
  int who[16], n = 0;

  for (int i = 0; i < n_sample_people; i++)
    if (sample_people[i].annual > 0 && sample_people[i].story != STORY_STAR &&
        sample_plan_is_active (&sample_people[i], m) && sample_plan_get_unit (&sample_people[i], m) == unit)
      who[n++] = i;
  return n > 0 ? who[random_below (random, n)] + 1 : 0;
}

/* Credits the order and keeps it, unless its day is still to come. */
static void
take_order (SamplePlan *self, SampleOrder *order, int m, SalesAmount (*planned)[SAMPLE_PLAN_MONTHS])
{
  SalesAmount amount = order_amount (order);
  SalesAmount own = sales_amount_share (amount, 0, order->share);

  if (order->person > 0)
    planned[order->person - 1][m] += own;
  if (order->partner > 0)
    planned[order->partner - 1][m] += amount - own;
  if (order->day > self->today)
    return;
  if (order->person > 0)
    self->actual[order->person - 1][m] += own;
  if (order->partner > 0)
    self->actual[order->partner - 1][m] += amount - own;
  order->serial = (int) self->orders->len;
  g_array_append_val (self->orders, *order);
}

static void
make_return (SamplePlan *self, Random *random, const int *weights, int total, int person, int m, const int *customers, int n_customers, SalesAmount (*planned)[SAMPLE_PLAN_MONTHS])
{
  SampleOrder order = { .person = person, .share = SALES_SHARE_WHOLE };
  SalesDay first = sales_month_first_day (self->first_month + m);

  order.day = working_day (first + random_below (random, 26), 1);
  order.customer = customers[random_below (random, n_customers)];
  if (!add_line (self, &order, random, weights, total, UNIT_COMPANY, 0, (300 + random_below (random, 900)) * (gint64) EURO))
    return;
  order.lines[0].quantity = -order.lines[0].quantity;
  order.lines[0].amount = -order.lines[0].amount;
  order.lines[0].cost = -order.lines[0].cost;
  order.promised = order.delivered = order.followed = SALES_DAY_NONE;
  order.shipped = order.day;
  take_order (self, &order, m, planned);
}

/* Sells @plan in a month, in orders of about @typical: the days follow the sum sold, so that the
 * pace within the month is even. @person 0: the web shop. */
static void
sell (SamplePlan *self, int person, SampleUnit unit, int m, SalesAmount plan, SalesAmount typical, SalesAmount (*planned)[SAMPLE_PLAN_MONTHS])
{
  Random random = random_for (5, person, self->first_month + m);
  SalesDay first = sales_month_first_day (self->first_month + m), last = sales_month_last_day (self->first_month + m);
  int customers[512], n_customers = customer_candidates (self, person - 1, unit, customers);
  int weights[64], total = 0;
  SalesAmount web = 0;

  for (int i = 0; i < n_sample_products; i++)
    total += weights[i] = product_weight (i, m);
  if (random_below (&random, 100) < 12)
    make_return (self, &random, weights, total, person, m, customers, n_customers, planned);

  for (int guard = 0; guard < 200; guard++)
    {
      SalesAmount sold = person > 0 ? planned[person - 1][m] : web;
      SalesAmount size = typical * (35 + random_below (&random, 100)) / 100 * (35 + random_below (&random, 130)) / 85;
      SampleOrder order = { .person = person, .share = SALES_SHARE_WHOLE };
      const SampleCustomer *customer;
      int n_lines = 1 + random_below (&random, 2) + random_below (&random, 2) + random_below (&random, 5) / 4;

      if (plan - sold < 150 * (gint64) EURO)
        break;
      if (plan - sold - size < typical / 3)
        size = plan - sold;
      order.day = first + (SalesDay) ((sold + size / 2) * (last - first + 1) / MAX (plan, 1)) + random_around (&random, 2);
      order.day = working_day (CLAMP (order.day, first, last), order.day > first + 15 ? -1 : 1);
      order.customer = customers[random_below (&random, n_customers)];
      customer = &g_array_index (self->customers, SampleCustomer, order.customer - 1);
      for (int i = 0; i < n_lines; i++)
        add_line (self, &order, &random, weights, total, unit, m, i + 1 < n_lines ? size / n_lines : size - order_amount (&order));
      if (order.n_lines == 0)
        continue;
      if (unit == UNIT_KEY_ACCOUNTS && random_below (&random, 100) < 18)
        {
          order.partner = find_partner (&random, unit_of_territory (customer->country, customer->territory), m);
          order.share = order.partner > 0 ? 6000 + random_below (&random, 2) * 1000 : SALES_SHARE_WHOLE;
        }
      set_steps (self, &order, &random, unit, customer->country, m);
      web += order_amount (&order);
      take_order (self, &order, m, planned);
    }
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const SampleOrder *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->serial - second->serial;
}

static void
make_orders (SamplePlan *self)
{
  SalesAmount (*planned)[SAMPLE_PLAN_MONTHS] = g_malloc0_n ((gsize) n_sample_people, sizeof *planned);

  for (int m = 0; m < SAMPLE_MONTHS; m++)
    {
      for (int i = 0; i < n_sample_people; i++)
        {
          const SamplePerson *person = &sample_people[i];
          SampleUnit unit = sample_plan_get_unit (person, m);

          if (self->goal[i][m] > 0)
            sell (self, i + 1, unit, m, self->goal[i][m] * level_of (person, i, m) / 1000,
                  (gint64) person->annual * 10 * EURO, planned);
        }
      sell (self, 0, UNIT_COMPANY, m, (27 + m % 7 + m / 4) * (gint64) (1000 * EURO), 900 * (gint64) EURO, planned);
    }
  g_array_sort (self->orders, compare_orders);
  g_free (planned);
}

/**
 * sample_plan_new:
 * @today: the last day of the company's history
 *
 * Returns: (transfer full): customers, goals and orders
 */
SamplePlan *
sample_plan_new (SalesDay today)
{
  SamplePlan *self = g_new0 (SamplePlan, 1);
  SalesMonth month = sales_month_from_day (today);
  SalesMonth end_of_year = month - month % 12 + 11, end_of_next_quarter = month - month % 3 + 5;

  self->today = today;
  self->first_month = month - SAMPLE_MONTHS + 1;
  self->n_plan_months = MAX (end_of_year, end_of_next_quarter) - self->first_month + 1;
  self->customers = g_array_new (FALSE, FALSE, sizeof (SampleCustomer));
  self->orders = g_array_sized_new (FALSE, FALSE, sizeof (SampleOrder), 14000);
  self->goal = g_malloc0_n ((gsize) n_sample_people, sizeof *self->goal);
  self->actual = g_malloc0_n ((gsize) n_sample_people, sizeof *self->actual);

  make_customers (self);
  for (int i = 0; i < n_sample_people; i++)
    for (int m = 0; m < self->n_plan_months; m++)
      self->goal[i][m] = goal_of (self, &sample_people[i], m);
  make_orders (self);
  return self;
}

/**
 * sample_plan_free:
 * @self: (transfer full): a plan
 */
void
sample_plan_free (SamplePlan *self)
{
  for (guint i = 0; i < self->customers->len; i++)
    g_free (g_array_index (self->customers, SampleCustomer, i).name);
  g_array_unref (self->customers);
  g_array_unref (self->orders);
  g_free (self->goal);
  g_free (self->actual);
  g_free (self);
}
