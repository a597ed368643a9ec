/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-ranking-row.h"

#include <string.h>

#include "base/sales-text.h"

struct _SalesRankingRow
{
  GObject parent_instance;

  SalesChild *child; /* owned */
  int         n_trend;
  char       *texts[SALES_N_RANKING_COLUMNS];
  char       *folded;
  int         sign;
};

G_DEFINE_FINAL_TYPE (SalesRankingRow, sales_ranking_row, G_TYPE_OBJECT)

static void
sales_ranking_row_finalize (GObject *object)
{
  SalesRankingRow *self = SALES_RANKING_ROW (object);

  for (int column = 0; column < SALES_N_RANKING_COLUMNS; column++)
    g_free (self->texts[column]);
  g_free (self->folded);
  g_clear_pointer (&self->child, sales_child_free);
  G_OBJECT_CLASS (sales_ranking_row_parent_class)->finalize (object);
}

static void
sales_ranking_row_class_init (SalesRankingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_ranking_row_finalize;
}

static void
sales_ranking_row_init (SalesRankingRow *self)
{
}

/* What there is nothing of comes last, whichever way the rest is sorted the first time. */
static int
compare_known (gboolean a_known, gint64 a, gboolean b_known, gint64 b)
{
  if (!a_known || !b_known)
    return (int) b_known - (int) a_known;
  return a < b ? -1 : a > b ? 1 : 0;
}

static gint64
get_trend_change (const SalesRankingRow *self)
{
  return self->n_trend > 0 ? self->child->trend[self->n_trend - 1] - self->child->trend[0] : 0;
}

/**
 * sales_ranking_row_new:
 * @wording: what the figures speak of
 * @child: (transfer full): a person's figures
 * @n_trend: how many months its trend has
 *
 * Returns: (transfer full): the row
 */
SalesRankingRow *
sales_ranking_row_new (const SalesWording *wording, SalesChild *child, int n_trend)
{
  SalesRankingRow *self = g_object_new (SALES_TYPE_RANKING_ROW, NULL);
  const SalesComparison *amount = &child->amount;
  const SalesCurrency *currency = &wording->info->currency;

  self->child = child;
  self->n_trend = child->trend != NULL ? n_trend : 0;
  self->texts[SALES_RANKING_RANK]
      = child->rank > 0 ? sales_locale_format_integer (wording->locale, child->rank)
                        : g_strdup ("–");
  self->texts[SALES_RANKING_NAME] = sales_wording_child_name (wording, child);
  self->texts[SALES_RANKING_UNIT] = g_strdup (child->detail != NULL ? child->detail : "");
  self->texts[SALES_RANKING_GOAL]
      = amount->has_goal ? sales_locale_format_amount (wording->locale, amount->goal_to_date,
                                                       currency, SALES_AMOUNT_WHOLE)
                         : g_strdup ("–");
  self->texts[SALES_RANKING_ACTUAL] = sales_locale_format_amount (
      wording->locale, amount->actual, currency, SALES_AMOUNT_WHOLE);
  self->texts[SALES_RANKING_ATTAINMENT] = sales_wording_attainment (wording, amount);
  self->texts[SALES_RANKING_VARIANCE] = sales_wording_variance (wording, amount, &self->sign);
  self->folded = sales_text_fold (self->texts[SALES_RANKING_NAME]);
  return self;
}

/**
 * sales_ranking_row_get_child:
 *
 * Returns: (transfer none): the figures
 */
const SalesChild *
sales_ranking_row_get_child (SalesRankingRow *self)
{
  return self->child;
}

/**
 * sales_ranking_row_get_text:
 * @column: a column other than the trend
 *
 * Returns: (transfer none): what stands in it
 */
const char *
sales_ranking_row_get_text (SalesRankingRow *self, SalesRankingColumn column)
{
  return self->texts[column] != NULL ? self->texts[column] : "";
}

/**
 * sales_ranking_row_get_sign:
 *
 * Returns: −1 below the goal to date, +1 at or above it, 0 without one
 */
int
sales_ranking_row_get_sign (SalesRankingRow *self)
{
  return self->sign;
}

/**
 * sales_ranking_row_get_trend:
 * @n_trend: (out): how many months
 *
 * Returns: (transfer none): the amounts of the last months
 */
const gint64 *
sales_ranking_row_get_trend (SalesRankingRow *self, int *n_trend)
{
  *n_trend = self->n_trend;
  return self->child->trend;
}

/**
 * sales_ranking_row_matches:
 * @folded: text as sales_text_fold() makes it
 *
 * Returns: whether the name has @folded in it
 */
gboolean
sales_ranking_row_matches (SalesRankingRow *self, const char *folded)
{
  return strstr (self->folded, folded) != NULL;
}

/**
 * sales_ranking_row_compare:
 * @a: a row
 * @b: another one
 * @column: what they are sorted by
 *
 * Returns: less than, equal to or greater than zero
 */
int
sales_ranking_row_compare (SalesRankingRow *a, SalesRankingRow *b, SalesRankingColumn column)
{
  const SalesComparison *x = &a->child->amount;
  const SalesComparison *y = &b->child->amount;

  switch (column)
    {
    case SALES_RANKING_RANK:
      return compare_known (a->child->rank > 0, a->child->rank, b->child->rank > 0, b->child->rank);
    case SALES_RANKING_GOAL:
      return compare_known (x->has_goal, x->goal_to_date, y->has_goal, y->goal_to_date);
    case SALES_RANKING_ACTUAL:
      return compare_known (TRUE, x->actual, TRUE, y->actual);
    case SALES_RANKING_ATTAINMENT:
      return compare_known (x->has_goal && x->goal_to_date > 0,
                            sales_comparison_attainment_to_date (x),
                            y->has_goal && y->goal_to_date > 0,
                            sales_comparison_attainment_to_date (y));
    case SALES_RANKING_VARIANCE:
      return compare_known (x->has_goal, sales_comparison_variance_to_date (x), y->has_goal,
                            sales_comparison_variance_to_date (y));
    case SALES_RANKING_TREND:
      return compare_known (TRUE, get_trend_change (a), TRUE, get_trend_change (b));
    case SALES_RANKING_NAME:
    case SALES_RANKING_UNIT:
    case SALES_N_RANKING_COLUMNS:
    default:
      return sales_locale_compare (sales_locale_get_default (), a->texts[column], b->texts[column]);
    }
}
