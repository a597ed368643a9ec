/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-wording.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"

/* An amount that goes into a sentence: whole units, unless these would read as nothing. */
static char *
sentence_amount (const SalesWording *self, SalesAmount amount)
{
  gboolean small = ABS (amount) < sales_currency_unit (&self->info->currency);

  return sales_locale_format_amount (self->locale, amount, &self->info->currency,
                                     small ? SALES_AMOUNT_FULL : SALES_AMOUNT_WHOLE);
}

static char *
period_name (const SalesWording *self, const SalesOverview *overview)
{
  return sales_locale_format_period (self->locale, &overview->period, self->info->year_start);
}

/* A share of a goal, never rounded to the side of the goal on which it is not. */
static char *
share_of_goal (const SalesWording *self, gint64 share, gint64 variance)
{
  if (variance < 0 && share >= SALES_SHARE_WHOLE)
    share = SALES_SHARE_WHOLE - 1;
  if (variance != 0 && share >= 9950 && share < 10050)
    return sales_locale_format_percent (self->locale, share, share >= 9995 && share < 10005 ? 2 : 1);
  return sales_locale_format_percent (self->locale, share, 0);
}

/* Without a goal: what was sold, against the year before where that is known. */
static char *
finding_without_goal (const SalesWording *self, const SalesOverview *overview)
{
  const SalesComparison *amount = &overview->amount;
  g_autofree char *period = period_name (self, overview);
  g_autofree char *sold = sentence_amount (self, amount->actual);
  g_autofree char *change = NULL;
  gint64 share;

  if (!amount->has_year_before || amount->year_before <= 0 ||
      !sales_change_share (amount->actual, amount->year_before, &share))
    return overview->running
               /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026" */
               ? g_strdup_printf (_("Sales have come to %1$s so far in %2$s; there is no goal."), sold, period)
               /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026" */
               : g_strdup_printf (_("Sales came to %1$s in %2$s; there is no goal."), sold, period);

  change = sales_locale_format_percent (self->locale, ABS (share), ABS (share) < 1000 ? 1 : 0);
  if (share == 0)
    /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026" */
    return g_strdup_printf (_("Sales came to %1$s in %2$s, as much as in the same days a year before; there is no goal."), sold, period);
  if (share > 0)
    /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026", 3: a share as "12 %" */
    return g_strdup_printf (_("Sales came to %1$s in %2$s, %3$s more than in the same days a year before; there is no goal."), sold, period, change);
  /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026", 3: a share as "12 %" */
  return g_strdup_printf (_("Sales came to %1$s in %2$s, %3$s less than in the same days a year before; there is no goal."), sold, period, change);
}

/* The period is over: compared with its whole goal. */
static char *
finding_of_past (const SalesWording *self, const SalesOverview *overview, gint64 share)
{
  gint64 variance = sales_comparison_variance (&overview->amount);
  g_autofree char *period = period_name (self, overview);
  g_autofree char *reached = share_of_goal (self, share, variance);
  g_autofree char *gap = sentence_amount (self, ABS (variance));

  if (variance == 0)
    /* TRANSLATORS: a period's name as "Q3 2026" or "September 2026" */
    return g_strdup_printf (_("Sales met the goal for %s exactly."), period);
  if (variance > 0)
    /* TRANSLATORS: 1: a share as "104 %", 2: a period's name as "Q3 2026" or "September 2026", 3: an amount of money */
    return g_strdup_printf (_("Sales reached %1$s of the goal for %2$s, %3$s above it."), reached, period, gap);
  /* TRANSLATORS: 1: a share as "92 %", 2: a period's name as "Q3 2026" or "September 2026", 3: an amount of money */
  return g_strdup_printf (_("Sales reached %1$s of the goal for %2$s, %3$s short."), reached, period, gap);
}

/* The period is running: compared with the part of its goal that has fallen due. */
static char *
finding_of_running (const SalesWording *self, const SalesOverview *overview, gint64 share)
{
  gint64 variance = sales_comparison_variance_to_date (&overview->amount);
  g_autofree char *period = period_name (self, overview);
  g_autofree char *reached = share_of_goal (self, share, variance);
  g_autofree char *gap = sentence_amount (self, ABS (variance));

  if (variance == 0)
    /* TRANSLATORS: a period's name as "Q3 2026" or "September 2026". The period has not ended; "goal to date" is the part of the goal that falls on the days gone by. */
    return g_strdup_printf (_("So far, sales meet the goal to date for %s exactly."), period);
  if (variance > 0)
    /* TRANSLATORS: 1: a share as "104 %", 2: a period's name as "Q3 2026" or "September 2026", 3: an amount of money. The period has not ended; "goal to date" is the part of the goal that falls on the days gone by. */
    return g_strdup_printf (_("So far, sales have reached %1$s of the goal to date for %2$s, %3$s above it."), reached, period, gap);
  /* TRANSLATORS: 1: a share as "92 %", 2: a period's name as "Q3 2026" or "September 2026", 3: an amount of money. The period has not ended; "goal to date" is the part of the goal that falls on the days gone by. */
  return g_strdup_printf (_("So far, sales have reached %1$s of the goal to date for %2$s, %3$s short."), reached, period, gap);
}

static char *
finding_of_future (const SalesWording *self, const SalesOverview *overview)
{
  g_autofree char *period = period_name (self, overview);
  g_autofree char *goal = NULL;

  if (!overview->amount.has_goal)
    /* TRANSLATORS: a period's name as "Q3 2026" or "September 2026" */
    return g_strdup_printf (_("%s has not begun yet and has no goal."), period);
  goal = sentence_amount (self, overview->amount.goal);
  /* TRANSLATORS: 1: a period's name as "Q3 2026" or "September 2026", 2: an amount of money */
  return g_strdup_printf (_("%1$s has not begun yet; its goal is %2$s."), period, goal);
}

static char *
outlook_share (SalesPeriodKind kind, const char *share)
{
  switch (kind)
    {
    case SALES_PERIOD_MONTH:
      /* TRANSLATORS: a share of the goal as "96 %" */
      return g_strdup_printf (_("At this pace the month ends at %s of its goal."), share);
    case SALES_PERIOD_QUARTER:
      /* TRANSLATORS: a share of the goal as "96 %" */
      return g_strdup_printf (_("At this pace the quarter ends at %s of its goal."), share);
    case SALES_PERIOD_YEAR:
      /* TRANSLATORS: a share of the goal as "96 %" */
      return g_strdup_printf (_("At this pace the year ends at %s of its goal."), share);
    case SALES_PERIOD_DAYS:
    default:
      /* TRANSLATORS: a share of the goal as "96 %" */
      return g_strdup_printf (_("At this pace the period ends at %s of its goal."), share);
    }
}

static char *
outlook_amount (SalesPeriodKind kind, const char *amount)
{
  switch (kind)
    {
    case SALES_PERIOD_MONTH:
      /* TRANSLATORS: an amount of money */
      return g_strdup_printf (_("At this pace the month ends at sales of %s."), amount);
    case SALES_PERIOD_QUARTER:
      /* TRANSLATORS: an amount of money */
      return g_strdup_printf (_("At this pace the quarter ends at sales of %s."), amount);
    case SALES_PERIOD_YEAR:
      /* TRANSLATORS: an amount of money */
      return g_strdup_printf (_("At this pace the year ends at sales of %s."), amount);
    case SALES_PERIOD_DAYS:
    default:
      /* TRANSLATORS: an amount of money */
      return g_strdup_printf (_("At this pace the period ends at sales of %s."), amount);
    }
}

/* What the figures of a closed period have become since. */
static char *
describe_closing (const SalesWording *self, const SalesOverview *overview)
{
  g_autofree char *day = sales_locale_format_day (self->locale, overview->closed);
  g_autofree char *adjusted = NULL;

  if (!overview->adjusted_known || overview->adjusted == 0)
    /* TRANSLATORS: of a period whose goals are settled; %s is a day */
    return g_strdup_printf (_("Closed on %s."), day);
  adjusted = sales_locale_format_signed_amount (self->locale, overview->adjusted, &self->info->currency,
                                                ABS (overview->adjusted) < sales_currency_unit (&self->info->currency) ? SALES_AMOUNT_FULL
                                                                                                                        : SALES_AMOUNT_WHOLE);
  /* TRANSLATORS: of a period whose goals are settled; 1: a day, 2: a signed amount of money by which orders changed it later */
  return g_strdup_printf (_("Closed on %1$s; adjusted since then by %2$s."), day, adjusted);
}

static char *
find_outlook (const SalesWording *self, const SalesOverview *overview)
{
  g_autofree char *text = NULL;

  if (overview->is_closed)
    return describe_closing (self, overview);
  /* On its last day a period ends where it is. */
  if (!overview->running || !overview->has_projection || overview->period.last <= overview->today)
    return NULL;
  if (overview->amount.has_goal && overview->amount.goal > 0)
    {
      text = share_of_goal (self, overview->projection_share,
                            overview->projection_share - SALES_SHARE_WHOLE);
      return outlook_share (overview->period.kind, text);
    }
  text = sentence_amount (self, overview->projection);
  return outlook_amount (overview->period.kind, text);
}

/**
 * sales_wording_finding:
 * @self: what the figures speak of
 * @overview: the figures of a scope and period
 * @outlook: (out) (optional) (transfer full) (nullable): where the running period ends at this
 *   pace, or since when a period is closed; %NULL where there is neither
 *
 * Where do we stand, in one sentence. A running period is compared with its goal to date.
 *
 * Returns: (transfer full): the sentence
 */
char *
sales_wording_finding (const SalesWording *self, const SalesOverview *overview, char **outlook)
{
  const SalesComparison *amount = &overview->amount;
  g_autofree char *period = period_name (self, overview);
  g_autofree char *sold = NULL, *goal = NULL;
  gint64 due = overview->running ? amount->goal_to_date : amount->goal;

  if (outlook != NULL)
    *outlook = find_outlook (self, overview);
  if (overview->period.first > overview->today)
    return finding_of_future (self, overview);
  if (overview->empty)
    /* TRANSLATORS: a period's name as "Q3 2026" or "September 2026" */
    return g_strdup_printf (_("There are neither sales nor goals for %s."), period);
  if (!amount->has_goal)
    return finding_without_goal (self, overview);

  sold = sentence_amount (self, amount->compared);
  goal = sentence_amount (self, amount->goal);
  if (overview->running && amount->goal > 0 && amount->goal_to_date <= 0)
    /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026", 3: the goal, an amount of money */
    return g_strdup_printf (_("Sales have come to %1$s so far in %2$s; nothing of the goal of %3$s has fallen due yet."), sold, period, goal);
  if (due <= 0)
    /* TRANSLATORS: 1: an amount of money, 2: a period's name as "Q3 2026" or "September 2026", 3: the goal, an amount of money that is zero or negative */
    return g_strdup_printf (_("Sales came to %1$s in %2$s; the goal of %3$s gives nothing to measure them by."), sold, period, goal);
  if (amount->compared < 0)
    /* TRANSLATORS: 1: a period's name as "Q3 2026" or "September 2026", 2: a negative amount of money, 3: the goal, an amount of money */
    return g_strdup_printf (_("More was returned than sold in %1$s: %2$s against a goal of %3$s."), period, sold, goal);
  return overview->running
             ? finding_of_running (self, overview, sales_comparison_attainment_to_date (amount))
             : finding_of_past (self, overview, sales_comparison_attainment (amount));
}

/**
 * sales_wording_attainment:
 * @self: what the figures speak of
 * @comparison: a figure and its goal
 *
 * Returns: (transfer full): the share of the goal to date that is reached, "92 %"; "n/a" where
 *   the goal is not positive; a dash where there is none
 */
char *
sales_wording_attainment (const SalesWording *self, const SalesComparison *comparison)
{
  if (!comparison->has_goal)
    return g_strdup ("–");
  if (!comparison->known || comparison->goal_to_date <= 0)
    /* TRANSLATORS: not applicable: a share that cannot be formed */
    return g_strdup (C_("share", "n/a"));
  return share_of_goal (self, sales_comparison_attainment_to_date (comparison),
                        sales_comparison_variance_to_date (comparison));
}

/**
 * sales_wording_variance:
 * @self: what the figures speak of
 * @comparison: an amount and its goal
 * @sign: (out) (optional): −1 below the goal to date, +1 at or above it, 0 without one
 *
 * Returns: (transfer full): the signed difference to the goal to date, or a dash without a goal
 */
char *
sales_wording_variance (const SalesWording *self, const SalesComparison *comparison, int *sign)
{
  gint64 variance = sales_comparison_variance_to_date (comparison);
  /* Before a period begins nothing is due and nothing sold: neither met nor missed. */
  gboolean known = comparison->has_goal && (comparison->goal_to_date != 0 || comparison->compared != 0);

  if (sign != NULL)
    *sign = !known ? 0 : variance < 0 ? -1 : 1;
  if (!known)
    return g_strdup ("–");
  return sales_locale_format_signed_amount (self->locale, variance, &self->info->currency, SALES_AMOUNT_WHOLE);
}

/* What stands in the place of a name that is not there. */
static const char *
no_name (SalesScopeKind kind)
{
  switch (kind)
    {
    case SALES_SCOPE_PERSON:
      /* TRANSLATORS: the row of orders that are credited to nobody, as web orders */
      return _("No person");
    case SALES_SCOPE_TERRITORY:
      return _("No territory");
    case SALES_SCOPE_CATEGORY:
      return _("No category");
    case SALES_SCOPE_UNIT:
    default:
      return _("No team");
    }
}

/**
 * sales_wording_child_name:
 * @self: what the figures speak of
 * @child: a row of figures
 *
 * Returns: (transfer full): its name; "No person" and the like where it has none
 */
char *
sales_wording_child_name (const SalesWording *self, const SalesChild *child)
{
  return g_strdup (child->name != NULL ? child->name : no_name (child->scope.kind));
}

/**
 * sales_wording_scope_name:
 * @self: what the figures speak of
 * @overview: the figures of a scope and period
 *
 * Returns: (transfer full): the name of its scope; "No person" and the like where it has none
 */
char *
sales_wording_scope_name (const SalesWording *self, const SalesOverview *overview)
{
  return g_strdup (overview->scope_name != NULL ? overview->scope_name
                                                : no_name (overview->scope.kind));
}

/**
 * sales_wording_measure:
 * @measure: a measure
 *
 * Returns: (transfer none): what its goals are called, in the language of gettext
 */
const char *
sales_wording_measure (SalesMeasure measure)
{
  static const char *const titles[SALES_N_MEASURES] = {
    NC_ ("goals", "Sales"),  NC_ ("goals", "Quantity"),       NC_ ("goals", "Profit contribution"), NC_ ("goals", "Visits"),
    NC_ ("goals", "Tasks"),  NC_ ("goals", "Kept customers"), NC_ ("goals", "Service quality"),     NC_ ("goals", "Complaints"),
  };

  return g_dpgettext2 (NULL, "goals", titles[measure]);
}

/**
 * sales_wording_scope_kind:
 * @scope: a scope
 * @unit_kind: which kind of unit, where @scope is one
 *
 * Returns: (transfer full): "Team", "Person", …
 */
char *
sales_wording_scope_kind (const SalesScope *scope, SalesUnitKind unit_kind)
{
  switch (scope->kind)
    {
    case SALES_SCOPE_PERSON:
      return g_strdup (C_("scope", "Person"));
    case SALES_SCOPE_TERRITORY:
      return g_strdup (C_("scope", "Territory"));
    case SALES_SCOPE_CATEGORY:
      return g_strdup (C_("scope", "Category"));
    case SALES_SCOPE_UNIT:
    default:
      break;
    }
  switch (unit_kind)
    {
    case SALES_UNIT_DEPARTMENT:
      return g_strdup (C_("scope", "Department"));
    case SALES_UNIT_TEAM:
      return g_strdup (C_("scope", "Team"));
    case SALES_UNIT_COMPANY:
    default:
      return g_strdup (C_("scope", "Company"));
    }
}

/**
 * sales_wording_role:
 * @role: (nullable): a role's name in the document, or a job title in the company's own words
 *
 * Returns: (transfer full) (nullable): the role in the user's language; a title as it is
 */
char *
sales_wording_role (const char *role)
{
  static const struct { const char *role, *text; } roles[] = {
    { "sales_manager", NC_("role", "Sales manager") },
    { "assistant_manager", NC_("role", "Assistant sales manager") },
    { "district_manager", NC_("role", "District manager") },
    { "product_line_manager", NC_("role", "Product line manager") },
    { "team_leader", NC_("role", "Team leader") },
    { "salesperson", NC_("role", "Salesperson") },
    { "support", NC_("role", "Sales support") },
  };

  for (gsize i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (role, roles[i].role))
      return g_strdup (g_dpgettext2 (NULL, "role", roles[i].text));
  return g_strdup (role);
}

/**
 * sales_wording_orders:
 * @self: what the figures speak of
 * @orders: a count in basis points of an order
 *
 * Returns: (transfer full): "37", or "36.5" where an order is shared
 */
char *
sales_wording_orders (const SalesWording *self, gint64 orders)
{
  return sales_locale_format_decimal (self->locale, orders, 4,
                                      orders % 10000 == 0 ? 0 : orders % 1000 == 0 ? 1 : 2);
}

/**
 * sales_wording_reconciliation:
 * @self: what the figures speak of
 * @sums: the sums over people and over orders
 *
 * Returns: (transfer full): the line that every report ends with; the difference is formed before
 *   anything is rounded
 */
char *
sales_wording_reconciliation (const SalesWording *self, const SalesReconciliation *sums)
{
  gint64 difference = sums->people + sums->no_person - sums->orders;
  const SalesCurrency *currency = &self->info->currency;
  g_autofree char *people = sales_locale_format_amount (self->locale, sums->people, currency, SALES_AMOUNT_FULL);
  g_autofree char *nobody = sales_locale_format_amount (self->locale, sums->no_person, currency, SALES_AMOUNT_FULL);
  g_autofree char *orders = sales_locale_format_amount (self->locale, sums->orders, currency, SALES_AMOUNT_FULL);
  g_autofree char *gap = sales_locale_format_amount (self->locale, difference, currency, SALES_AMOUNT_FULL);

  if (difference == 0)
    /* TRANSLATORS: all four are amounts of money: sales credited to people, to nobody, all orders, the difference, which is zero */
    return g_strdup_printf (_("Company: people %1$s + no person %2$s = orders %3$s, difference %4$s."), people, nobody, orders, gap);
  /* TRANSLATORS: all four are amounts of money: sales credited to people, to nobody, all orders, the difference, which should be zero and is not */
  return g_strdup_printf (_("The sums differ: people %1$s + no person %2$s, but orders %3$s, difference %4$s."), people, nobody, orders, gap);
}

/**
 * sales_wording_attainment_note:
 * @self: what the figures speak of
 * @comparison: a figure and its goal
 *
 * Returns: (transfer full): how the attainment is computed
 */
char *
sales_wording_attainment_note (const SalesWording *self, const SalesComparison *comparison)
{
  const char *rule, *days;

  if (!comparison->has_goal)
    return g_strdup (_("There is no goal for this period, and so no attainment."));
  if (!comparison->from_children)
    rule = _("Attainment is what was reached divided by the goal. While the period is running, only the part of the goal that falls on the days gone by counts.");
  else
    rule = _("There is no goal for the whole. What its parts reached in the periods of their own goals is divided by the sum of these goals.");
  if (!comparison->by_days)
    return g_strdup (rule);
  days = _("A goal that reaches beyond the period counts by days.");
  /* Whole sentences, one after the other. */
  return g_strconcat (rule, " ", days, NULL);
}
