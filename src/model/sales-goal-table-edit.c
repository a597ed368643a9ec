/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What typing, spreading and pushing down make of a table's cells: edits, none of them done yet. */

#include "model/sales-goal-table-private.h"

#include "analysis/sales-attainment.h"
#include "analysis/sales-distribution.h"
#include "model/sales-goals.h"

/* A total of so many whole units is spread in whole units. */
#define MIN_UNITS 1200

static const SalesGoalRow *
get_row (const SalesGoalTable *self, int row)
{
  return self->rows->pdata[row];
}

/**
 * sales_goal_table_get_days:
 * @self: a table
 * @row: a row
 * @column: a column
 * @first: (out): the first day of the cell
 * @last: (out): its last day
 *
 * Returns: %FALSE where the person belongs to another unit in that time
 */
gboolean
sales_goal_table_get_days (const SalesGoalTable *self, int row, int column, SalesDay *first, SalesDay *last)
{
  const SalesPeriod *period = &self->columns[column].period;

  *first = MAX (get_row (self, row)->first, period->first);
  *last = MIN (get_row (self, row)->last, period->last);
  return *first <= *last;
}

/**
 * sales_goal_table_get_opening:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: whether there can be a goal in the cell, or why not
 */
SalesGoalOpening
sales_goal_table_get_opening (const SalesGoalTable *self, int row, int column)
{
  const SalesGoalRow *it = get_row (self, row);
  SalesDay first, last;

  if (!sales_goal_table_get_days (self, row, column, &first, &last))
    return SALES_GOAL_ELSEWHERE;
  if (it->hired != SALES_DAY_NONE && last < it->hired)
    return SALES_GOAL_BEFORE_HIRED;
  if (it->left != SALES_DAY_NONE && first > it->left)
    return SALES_GOAL_AFTER_LEFT;
  return SALES_GOAL_OPEN;
}

/**
 * sales_goal_table_get_step:
 * @self: a table
 * @measure: a measure
 * @value: what is to be spread
 *
 * Returns: the smallest unit of a part: whole currency units and pieces of a great total that has
 *   no fraction, else the currency's minor unit and the thousandth of a piece
 */
gint64
sales_goal_table_get_step (const SalesGoalTable *self, SalesMeasure measure, gint64 value)
{
  gint64 unit = 1, least = 1;

  if (measure == SALES_MEASURE_QUANTITY)
    {
      unit = SALES_QUANTITY_UNIT;
      return value % unit == 0 ? unit : least;
    }
  if (measure != SALES_MEASURE_AMOUNT && measure != SALES_MEASURE_CONTRIBUTION)
    return least;
  unit = sales_currency_unit (&self->currency);
  least = value % SALES_AMOUNT_MINOR == 0 ? SALES_AMOUNT_MINOR : 1;
  return value % unit == 0 && value / unit >= MIN_UNITS ? unit : least;
}

/* One goal ------------------------------------------------------------------------------------- */

static void
append_edit (const SalesGoalTable *self, const SalesGoalRow *row, SalesMeasure measure, SalesDay first, SalesDay last,
             gint64 value, GArray *edits)
{
  SalesGoalEdit edit = {
    .scope = row->scope,
    .measure = measure,
    .first_day = first,
    .last_day = last,
    .vacant = row->vacant,
    .withdrawn = value < 0,
    .value = MAX (value, 0),
  };

  g_array_append_val (edits, edit);
}

static gboolean
is_edited (const SalesGoalRow *row, SalesMeasure measure, const SalesGoalSpan *span, GArray *edits, guint from)
{
  for (guint i = from; i < edits->len; i++)
    {
      const SalesGoalEdit *edit = &g_array_index (edits, SalesGoalEdit, i);

      if (edit->first_day == span->first && edit->last_day == span->last && edit->measure == measure &&
          edit->vacant == row->vacant && sales_scope_equal (&edit->scope, &row->scope))
        return TRUE;
    }
  return FALSE;
}

void
sales_goal_table_clear (const SalesGoalTable *self, int row, SalesMeasure measure, SalesDay first, SalesDay last,
                        GArray *edits, guint from)
{
  const SalesGoalRow *it = get_row (self, row);
  const SalesNodeGoals *goals = sales_goal_table_find_goals (self, it, measure);

  for (guint i = 0; goals != NULL && i < goals->spans->len; i++)
    {
      const SalesGoalSpan *span = &g_array_index (goals->spans, SalesGoalSpan, i);

      if (span->first >= first && span->last <= last && !is_edited (it, measure, span, edits, from))
        append_edit (self, it, measure, span->first, span->last, -1, edits);
    }
}

/* A goal for the whole month of somebody who moves within it becomes one for each part. */
static void
part_month (const SalesGoalTable *self, int row, int column, GArray *edits)
{
  const SalesGoalRow *it = get_row (self, row);
  const SalesNodeGoals *goals = sales_goal_table_find_goals (self, it, self->columns[column].measure);
  const SalesPeriod *month = &self->columns[column].period;
  SalesDay first, last;
  gboolean whole = FALSE;

  for (guint i = 0; goals != NULL && i < goals->spans->len; i++)
    whole |= g_array_index (goals->spans, SalesGoalSpan, i).first == month->first &&
             g_array_index (goals->spans, SalesGoalSpan, i).last == month->last;
  if (!whole || !sales_goal_table_get_days (self, row, column, &first, &last) || last - first == month->last - month->first)
    return;
  append_edit (self, it, self->columns[column].measure, month->first, month->last, -1, edits);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalesGoalRow *other = get_row (self, (int) i);

      if ((int) i != row && sales_scope_equal (&other->scope, &it->scope) && other->cells[column].own < 0 &&
          other->cells[column].derived >= 0 && sales_goal_table_get_days (self, (int) i, column, &first, &last))
        append_edit (self, other, self->columns[column].measure, first, last, other->cells[column].derived, edits);
    }
}

static void
set_month (const SalesGoalTable *self, int row, int column, gint64 value, GArray *edits)
{
  const SalesGoalRow *it = get_row (self, row);
  SalesDay first, last;

  if (value == it->cells[column].own || !sales_goal_table_get_days (self, row, column, &first, &last))
    return;
  append_edit (self, it, self->columns[column].measure, first, last, value, edits);
  part_month (self, row, column, edits);
}

/* Totals --------------------------------------------------------------------------------------- */

/* The months of a total: their columns. */
static GArray *
list_months (const SalesGoalTable *self, int column)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (int));
  const SalesGoalColumn *total = &self->columns[column];

  for (int i = 0; i < self->n_columns; i++)
    {
      const SalesGoalColumn *it = &self->columns[i];

      if (it->measure == total->measure && it->period.kind == SALES_PERIOD_MONTH &&
          it->period.first >= total->period.first && it->period.last <= total->period.last)
        g_array_append_val (months, i);
    }
  return months;
}

/* What each month weighs for a row: its season, by the days on which the person is there. */
static void
weigh_months (const SalesGoalTable *self, int row, const GArray *months, gint64 *weights)
{
  const SalesGoalRow *it = get_row (self, row);
  gint64 sum = 0;

  for (int pass = 0; pass < 2 && sum == 0; pass++)
    for (guint i = 0; i < months->len; i++)
      {
        int column = g_array_index (months, int, i);
        const SalesPeriod *month = &self->columns[column].period;
        SalesDay first, last;
        int measure = 0;

        weights[i] = 0;
        if (!sales_goal_table_get_days (self, row, column, &first, &last))
          continue;
        while (self->measures[measure] != self->columns[column].measure)
          measure++;
        if (it->hired != SALES_DAY_NONE)
          first = MAX (first, it->hired);
        if (it->left != SALES_DAY_NONE)
          last = MIN (last, it->left);
        /* Where the seasons have nothing for these months the days decide. */
        if (first <= last)
          {
            weights[i] = pass == 0 ? self->seasons[measure][sales_month_from_day (month->first) % 12] : 1000000;
            if (last - first < month->last - month->first)
              weights[i] = sales_round_div (weights[i] * (last - first + 1), month->last - month->first + 1);
          }
        sum += weights[i];
      }
}

static void
spread (const SalesGoalTable *self, int row, int column, gint64 value, GArray *edits)
{
  const SalesGoalColumn *total = &self->columns[column];
  g_autoptr (GArray) months = list_months (self, column);
  g_autofree gint64 *weights = g_new (gint64, months->len + 1);
  g_autofree gint64 *parts = g_new (gint64, months->len + 1);
  guint from = edits->len;
  SalesDay first, last;

  if (!sales_goal_table_get_days (self, row, column, &first, &last))
    return;
  weigh_months (self, row, months, weights);
  sales_distribute (value, weights, months->len, sales_goal_table_get_step (self, total->measure, value), parts);
  for (guint i = 0; i < months->len && sales_measure_is_share (total->measure); i++)
    parts[i] = value;
  for (guint i = 0; i < months->len; i++)
    {
      int month = g_array_index (months, int, i);
      SalesDay month_first, month_last;

      if ((weights[i] > 0 || parts[i] > 0) && sales_goal_table_get_days (self, row, month, &month_first, &month_last))
        append_edit (self, get_row (self, row), total->measure, month_first, month_last, parts[i], edits);
    }
  sales_goal_table_clear (self, row, total->measure, first, last, edits, from);
  /* Only what differs remains. */
  for (guint i = edits->len; i-- > from;)
    {
      const SalesGoalEdit *edit = &g_array_index (edits, SalesGoalEdit, i);

      for (guint j = 0; j < months->len; j++)
        {
          int month = g_array_index (months, int, j);
          SalesDay month_first, month_last;

          if (!edit->withdrawn && sales_goal_table_get_days (self, row, month, &month_first, &month_last) &&
              month_first == edit->first_day && month_last == edit->last_day &&
              get_row (self, row)->cells[month].own == edit->value)
            {
              g_array_remove_index (edits, i);
              break;
            }
        }
    }
}

/**
 * sales_goal_table_set:
 * @self: a table
 * @row: a row
 * @column: a column
 * @value: the goal of these days; -1 for none
 * @edits: (element-type SalesGoalEdit): where to append what changes
 *
 * A quarter or a year is spread over its months by the seasonal weights and the days on which the
 * person is there; the months add up to @value exactly, and goals that stood beside them go. A share
 * holds for each of its months. Without
 * a goal, what is withdrawn is the total's own one, or, where it has none, its months.
 */
void
sales_goal_table_set (const SalesGoalTable *self, int row, int column, gint64 value, GArray *edits)
{
  SalesDay first, last;

  if (self->columns[column].period.kind == SALES_PERIOD_MONTH)
    set_month (self, row, column, value, edits);
  else if (value >= 0)
    spread (self, row, column, value, edits);
  else if (get_row (self, row)->cells[column].own >= 0)
    set_month (self, row, column, -1, edits);
  else if (sales_goal_table_get_days (self, row, column, &first, &last))
    sales_goal_table_clear (self, row, self->columns[column].measure, first, last, edits, edits->len);
}

/* Downwards ------------------------------------------------------------------------------------ */

static void
push_cell (const SalesGoalTable *self, int row, int column, gint64 value, GArray *edits)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *parts = NULL;

  for (guint i = (guint) row + 1; i < self->rows->len; i++)
    {
      const SalesGoalRow *it = get_row (self, (int) i);
      gint64 weight = MAX (sales_goal_cell_get_value (&it->cells[column]), 0);
      int index = (int) i;

      if (it->depth <= get_row (self, row)->depth)
        break;
      if (it->parent != row || sales_goal_table_get_opening (self, index, column) != SALES_GOAL_OPEN)
        continue;
      /* What nobody has been given stays so. */
      if (it->vacant)
        {
          value = MAX (value - weight, 0);
          continue;
        }
      g_array_append_val (children, index);
      g_array_append_val (weights, weight);
    }
  parts = g_new (gint64, children->len + 1);
  sales_distribute (value, (const gint64 *) (gpointer) weights->data, children->len,
                    sales_goal_table_get_step (self, self->columns[column].measure, value), parts);
  for (guint i = 0; i < children->len; i++)
    sales_goal_table_set (self, g_array_index (children, int, i), column, parts[i], edits);
}

/**
 * sales_goal_table_push_down:
 * @self: a table
 * @row: a node
 * @column: a month or a total
 * @edits: (element-type SalesGoalEdit): where to append what changes
 *
 * Gives the goal of a node to its children in the proportion of the goals that they have, or in equal
 * parts where they have none, so that nothing is left between them. Of a total, the months with a
 * goal of their own are pushed down one by one.
 *
 * Returns: %FALSE where there is no gap or nobody below
 */
gboolean
sales_goal_table_push_down (const SalesGoalTable *self, int row, int column, GArray *edits)
{
  const SalesGoalRow *it = get_row (self, row);
  guint before = edits->len;

  if (it->n_children == 0 || sales_measure_is_share (self->columns[column].measure))
    return FALSE;
  if (self->columns[column].period.kind != SALES_PERIOD_MONTH && it->cells[column].own < 0)
    {
      g_autoptr (GArray) months = list_months (self, column);

      for (guint i = 0; i < months->len; i++)
        sales_goal_table_push_down (self, row, g_array_index (months, int, i), edits);
    }
  else
    {
      gint64 goal = it->cells[column].own >= 0 ? it->cells[column].own : it->cells[column].derived;

      if (goal >= 0 && goal != it->cells[column].children)
        push_cell (self, row, column, goal, edits);
    }
  return edits->len > before;
}

/**
 * sales_goal_table_grow:
 * @self: a table
 * @row: a row
 * @column: a month or a total
 * @more: by how much, in basis points; may be negative, down to -10,000
 * @edits: (element-type SalesGoalEdit): where to append what changes
 *
 * Sets the goal to what was sold a year earlier and so much more; of a total, month by month. Where
 * nothing was sold the goal stays as it is.
 *
 * Returns: %FALSE where nothing is known of the year before
 */
gboolean
sales_goal_table_grow (const SalesGoalTable *self, int row, int column, SalesShare more, GArray *edits)
{
  const SalesGoalCell *cell = &get_row (self, row)->cells[column];
  gboolean known = FALSE;
  gint64 value;

  if (self->columns[column].period.kind != SALES_PERIOD_MONTH)
    {
      g_autoptr (GArray) months = list_months (self, column);

      for (guint i = 0; i < months->len; i++)
        known |= sales_goal_table_grow (self, row, g_array_index (months, int, i), more, edits);
      if (known && cell->own >= 0)
        set_month (self, row, column, -1, edits);
      return known;
    }
  if (cell->before == SALES_NO_FIGURE || sales_goal_table_get_opening (self, row, column) != SALES_GOAL_OPEN ||
      !sales_mul_div (MAX (cell->before, 0), SALES_SHARE_WHOLE + more, SALES_SHARE_WHOLE, &value))
    return FALSE;
  /* Nobody wants hundredths in a goal. */
  if (self->columns[column].measure == SALES_MEASURE_QUANTITY)
    value = sales_round_div (value, SALES_QUANTITY_UNIT) * SALES_QUANTITY_UNIT;
  else if (value >= MIN_UNITS * sales_currency_unit (&self->currency))
    value = sales_round_div (value, sales_currency_unit (&self->currency)) * sales_currency_unit (&self->currency);
  else
    value = sales_round_div (value, SALES_AMOUNT_MINOR) * SALES_AMOUNT_MINOR;
  if (value > 0)
    set_month (self, row, column, value, edits);
  return TRUE;
}
