/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reports/sales-wording.h"

#include <libintl.h>
#include <locale.h>

#include "sales-test-overview.h"

static SalesDocumentInfo info;

/* Turns the words' language; gettext looks at LANGUAGE again when the text domain is bound anew. */
static SalesWording
speak (const char *language)
{
  static SalesLocale *locale = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, SALES_BUILD_LOCALEDIR);
  textdomain (GETTEXT_PACKAGE);
  g_clear_pointer (&locale, sales_locale_free);
  locale = sales_locale_new (language);
  return (SalesWording){ &info, locale };
}

/* Spaces that do not break are spaces to whoever reads. */
static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\302\240", " ", 0);
  g_string_replace (plain, "\342\200\257", " ", 0);
  g_assert_cmpstr (plain->str, ==, expected);
}

static void
assert_finding (const char *language, const SalesOverview *overview, const char *expected, const char *expected_outlook)
{
  SalesWording wording = speak (language);
  g_autofree char *outlook = NULL;
  g_autofree char *text = sales_wording_finding (&wording, overview, &outlook);

  assert_text (text, expected);
  if (expected_outlook == NULL)
    g_assert_null (outlook);
  else
    assert_text (outlook, expected_outlook);
}

static SalesOverview *
person (gint64 euro, gint64 goal)
{
  return test_overview_new ((SalesScope){ SALES_SCOPE_PERSON, 1 }, "Agnieszka Wójcik", euro, goal);
}

static void
test_missed (void)
{
  g_autoptr (SalesOverview) overview = person (123800, 172000);

  assert_finding ("en", overview, "Sales reached 72% of the goal for Q3 2026, €48,200 short.", NULL);
  assert_finding ("de", overview, "Der Umsatz hat 72 % des Ziels für Q3 2026 erreicht, es fehlen 48.200 €.", NULL);
  assert_finding ("pl", overview, "Sprzedaż osiągnęła 72% celu (III kw. 2026), zabrakło 48 200 €.", NULL);
}

static void
test_met (void)
{
  g_autoptr (SalesOverview) above = person (180000, 172000);
  g_autoptr (SalesOverview) exact = person (172000, 172000);

  assert_finding ("en", above, "Sales reached 105% of the goal for Q3 2026, €8,000 above it.", NULL);
  assert_finding ("de", above, "Der Umsatz hat 105 % des Ziels für Q3 2026 erreicht, 8.000 € mehr als geplant.", NULL);
  assert_finding ("en", exact, "Sales met the goal for Q3 2026 exactly.", NULL);
  assert_finding ("de", exact, "Der Umsatz hat das Ziel für Q3 2026 genau erreicht.", NULL);
}

/* What is missed by little does not read as met, and the other way round. */
static void
test_narrow (void)
{
  g_autoptr (SalesOverview) below = person (99700, 100000);
  g_autoptr (SalesOverview) closer = person (999999, 1000000);
  g_autoptr (SalesOverview) above = person (100100, 100000);
  g_autoptr (SalesOverview) cents = person (0, 100000);

  cents->amount.compared = cents->amount.actual = EURO (100000) - 500000;
  assert_finding ("en", below, "Sales reached 99.7% of the goal for Q3 2026, €300 short.", NULL);
  assert_finding ("en", closer, "Sales reached 99.99% of the goal for Q3 2026, €1 short.", NULL);
  assert_finding ("en", above, "Sales reached 100.1% of the goal for Q3 2026, €100 above it.", NULL);
  assert_finding ("en", cents, "Sales reached 99.99% of the goal for Q3 2026, €0.50 short.", NULL);
}

static void
test_running (void)
{
  g_autoptr (SalesOverview) overview = person (123800, 172000);

  overview->running = TRUE;
  overview->today = test_day ("2026-09-25");
  overview->amount.goal_to_date = EURO (160000);
  overview->has_projection = TRUE;
  overview->projection = EURO (133085);
  overview->projection_share = 7738;
  assert_finding ("en", overview, "So far, sales have reached 77% of the goal to date for Q3 2026, €36,200 short.",
                  "At this pace the quarter ends at 77% of its goal.");
  assert_finding ("de", overview, "Bisher hat der Umsatz 77 % des Ziels bis heute (Q3 2026) erreicht, es fehlen 36.200 €.",
                  "In diesem Tempo endet das Quartal bei 77 % des Ziels.");
  /* The last day ends where it is. */
  overview->today = overview->period.last;
  assert_finding ("en", overview, "So far, sales have reached 77% of the goal to date for Q3 2026, €36,200 short.", NULL);
}

static void
test_periods (void)
{
  static const struct { const char *period, *finding, *outlook; } cases[] = {
    { "2026-09", "So far, sales have reached 90% of the goal to date for September 2026, €10 short.", "At this pace the month ends at 90% of its goal." },
    { "2026", "So far, sales have reached 90% of the goal to date for 2026, €10 short.", "At this pace the year ends at 90% of its goal." },
    { "2026-09-01..2026-09-20", "So far, sales have reached 90% of the goal to date for 1–20 Sept 2026, €10 short.", "At this pace the period ends at 90% of its goal." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalesOverview) overview = person (90, 100);

      g_assert_true (sales_period_parse (cases[i].period, 1, &overview->period));
      overview->running = TRUE;
      overview->today = test_day ("2026-09-15");
      overview->has_projection = TRUE;
      overview->projection_share = 9000;
      assert_finding ("en", overview, cases[i].finding, cases[i].outlook);
    }
}

static void
test_without_goal (void)
{
  g_autoptr (SalesOverview) overview = person (1000, 0);

  overview->amount.has_goal = FALSE;
  assert_finding ("en", overview, "Sales came to €1,000 in Q3 2026; there is no goal.", NULL);
  overview->amount.has_year_before = TRUE;
  overview->amount.year_before = EURO (800);
  assert_finding ("en", overview, "Sales came to €1,000 in Q3 2026, 25% more than in the same days a year before; there is no goal.", NULL);
  overview->amount.year_before = EURO (1250);
  assert_finding ("de", overview, "Für Q3 2026 beträgt der Umsatz 1.000 €, 20 % weniger als an denselben Tagen ein Jahr zuvor; es gibt kein Ziel.", NULL);
  /* Nothing can be said against nothing. */
  overview->amount.year_before = 0;
  assert_finding ("en", overview, "Sales came to €1,000 in Q3 2026; there is no goal.", NULL);
}

static void
test_not_applicable (void)
{
  g_autoptr (SalesOverview) zero = person (1000, 0);
  g_autoptr (SalesOverview) early = person (1000, 500);
  g_autoptr (SalesOverview) returned = person (-20, 100);
  g_autoptr (SalesOverview) empty = person (0, 0);
  g_autoptr (SalesOverview) future = person (0, 100);
  SalesWording wording;
  g_autofree char *share = NULL, *none = NULL;

  assert_finding ("en", zero, "Sales came to €1,000 in Q3 2026; the goal of €0.00 gives nothing to measure them by.", NULL);
  early->running = TRUE;
  early->today = early->period.first;
  early->amount.goal_to_date = 0;
  assert_finding ("en", early, "Sales have come to €1,000 so far in Q3 2026; nothing of the goal of €500 has fallen due yet.", NULL);
  assert_finding ("en", returned, "More was returned than sold in Q3 2026: -€20 against a goal of €100.", NULL);
  empty->empty = TRUE;
  assert_finding ("en", empty, "There are neither sales nor goals for Q3 2026.", NULL);
  assert_finding ("de", empty, "Für Q3 2026 gibt es weder Umsatz noch Ziele.", NULL);
  future->today = test_day ("2026-06-01");
  assert_finding ("en", future, "Q3 2026 has not begun yet; its goal is €100.", NULL);

  wording = speak ("en");
  share = sales_wording_attainment (&wording, &zero->amount);
  g_assert_cmpstr (share, ==, "n/a");
  zero->amount.has_goal = FALSE;
  none = sales_wording_attainment (&wording, &zero->amount);
  g_assert_cmpstr (none, ==, "–");
}

static void
test_tiles (void)
{
  g_autoptr (SalesOverview) overview = person (123800, 172000);
  SalesWording wording = speak ("en");
  g_autoptr (GPtrArray) tiles = sales_wording_tiles (&wording, overview);
  const SalesTile *tile = tiles->pdata[0];

  g_assert_cmpuint (tiles->len, ==, 5);
  g_assert_cmpstr (tile->title, ==, "Sales");
  g_assert_cmpstr (tile->value, ==, "€123,800");
  g_assert_cmpstr (tile->detail, ==, "goal €172,000");
  g_assert_cmpstr (tile->variance, ==, "-28%");
  g_assert_cmpint (tile->sign, ==, -1);
  g_assert_true (tile->months == overview->month_amount);
  /* 34 of 46 on time, 38 of 40 the year before. */
  tile = tiles->pdata[3];
  g_assert_cmpstr (tile->value, ==, "73.9%");
  g_assert_cmpstr (tile->detail, ==, "year before 95.0%");
  g_assert_cmpstr (tile->variance, ==, "-21.1 pt");
  g_assert_cmpint (tile->sign, ==, -1);
  /* 33 followed up of the 39 that are due; no year before. */
  tile = tiles->pdata[4];
  g_assert_cmpstr (tile->value, ==, "84.6%");
  g_assert_cmpstr (tile->detail, ==, "33 of 39");
  g_assert_null (tile->variance);
  g_assert_cmpint (tile->sign, ==, 0);
}

/* A goal that speaks of a part of the sales alone is shown beside that part. */
static void
test_tile_of_a_part (void)
{
  g_autoptr (SalesOverview) overview = person (43600, 39500);
  SalesWording wording = speak ("en");
  g_autoptr (GPtrArray) tiles = NULL;
  const SalesTile *tile;

  overview->amount.compared = EURO (32900);
  overview->amount.from_children = TRUE;
  tiles = sales_wording_tiles (&wording, overview);
  tile = tiles->pdata[0];
  g_assert_cmpstr (tile->value, ==, "€43,600");
  g_assert_cmpstr (tile->detail, ==, "€32,900 of goal €39,500");
  g_assert_cmpstr (tile->variance, ==, "-17%");
}

/* What is not known has no tile. */
static void
test_tiles_absent (void)
{
  g_autoptr (SalesOverview) overview = person (5, 0);
  SalesWording wording = speak ("en");
  g_autoptr (GPtrArray) tiles = NULL;
  const SalesTile *tile;

  overview->amount.has_goal = FALSE;
  overview->quantity = (SalesComparison){ .known = TRUE };
  overview->contribution = (SalesComparison){ .known = FALSE };
  overview->service = overview->service_year_before = (SalesService){ 0 };
  tiles = sales_wording_tiles (&wording, overview);
  g_assert_cmpuint (tiles->len, ==, 1);
  tile = tiles->pdata[0];
  g_assert_null (tile->detail);
  g_assert_null (tile->variance);
}

static void
test_names (void)
{
  SalesWording wording = speak ("en");
  SalesChild child = { .scope = { SALES_SCOPE_PERSON, 0 } };
  g_autofree char *nobody = sales_wording_child_name (&wording, &child);
  g_autofree char *orders = sales_wording_orders (&wording, 365000);
  g_autofree char *whole = sales_wording_orders (&wording, 370000);
  g_autofree char *role = sales_wording_role ("team_leader");
  g_autofree char *title = sales_wording_role ("Key Account Wizard");
  g_autofree char *niemand = NULL;

  g_assert_cmpstr (nobody, ==, "No person");
  g_assert_cmpstr (orders, ==, "36.5");
  g_assert_cmpstr (whole, ==, "37");
  g_assert_cmpstr (role, ==, "Team leader");
  g_assert_cmpstr (title, ==, "Key Account Wizard");
  g_assert_null (sales_wording_role (NULL));
  wording = speak ("de");
  niemand = sales_wording_child_name (&wording, &child);
  g_assert_cmpstr (niemand, ==, "Ohne Person");
}

static void
test_reconciliation (void)
{
  SalesWording wording = speak ("en");
  SalesReconciliation sums = { EURO (100), EURO (20), EURO (120) };
  g_autofree char *even = sales_wording_reconciliation (&wording, &sums);
  g_autofree char *odd = NULL;

  g_assert_cmpstr (even, ==, "Company: people €100.00 + no person €20.00 = orders €120.00, difference €0.00.");
  sums.orders += 20000;
  odd = sales_wording_reconciliation (&wording, &sums);
  g_assert_cmpstr (odd, ==, "The sums differ: people €100.00 + no person €20.00, but orders €120.02, difference -€0.02.");
}

static void
test_attention (void)
{
  SalesWording wording = speak ("en");
  SalesAttention behind = { .kind = SALES_ATTENTION_BEHIND, .name = (char *) "North", .count = 7100, .amount = -EURO (48200) };
  SalesAttention overdue = { .kind = SALES_ATTENTION_OVERDUE, .count = 1, .day = SALES_DAY_NONE };
  g_autofree char *detail = NULL, *nothing = NULL, *elf = NULL;
  g_autofree char *text = sales_wording_attention (&wording, &behind, &detail);
  g_autofree char *one = sales_wording_attention (&wording, &overdue, &nothing);
  g_autofree char *polish = NULL;

  g_assert_cmpstr (text, ==, "Behind the goal: North");
  g_assert_cmpstr (detail, ==, "71% of the goal to date, €48,200 short");
  g_assert_cmpstr (one, ==, "1 order is overdue");
  g_assert_null (nothing);
  wording = speak ("pl");
  overdue.count = 3;
  polish = sales_wording_attention (&wording, &overdue, &elf);
  g_assert_cmpstr (polish, ==, "3 zamówienia po terminie");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  info = test_info ();
  g_test_add_func ("/wording/missed", test_missed);
  g_test_add_func ("/wording/met", test_met);
  g_test_add_func ("/wording/narrow", test_narrow);
  g_test_add_func ("/wording/running", test_running);
  g_test_add_func ("/wording/periods", test_periods);
  g_test_add_func ("/wording/without-goal", test_without_goal);
  g_test_add_func ("/wording/not-applicable", test_not_applicable);
  g_test_add_func ("/wording/tiles", test_tiles);
  g_test_add_func ("/wording/tile-of-a-part", test_tile_of_a_part);
  g_test_add_func ("/wording/tiles-absent", test_tiles_absent);
  g_test_add_func ("/wording/names", test_names);
  g_test_add_func ("/wording/reconciliation", test_reconciliation);
  g_test_add_func ("/wording/attention", test_attention);
  return g_test_run ();
}
