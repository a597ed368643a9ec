/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-goal-sheet.h"

static guint
find_column (SalesGoalSheet *self, const SalesGoalEntry *entry)
{
  const SalesGoalSheetColumn column = { entry->measure, entry->category };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SalesGoalSheetColumn *it = &g_array_index (self->columns, SalesGoalSheetColumn, i);

      if (it->measure == entry->measure && g_strcmp0 (it->category, entry->category) == 0)
        return i;
    }
  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

static guint
find_row (SalesGoalSheet *self, SalesDay first, SalesDay last)
{
  const SalesGoalSheetRow row = { first, last, FALSE };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalesGoalSheetRow *it = &g_array_index (self->rows, SalesGoalSheetRow, i);

      if (it->first == first && it->last == last)
        return i;
    }
  g_array_append_val (self->rows, row);
  return self->rows->len - 1;
}

static SalesGoalSheetCell *
cell_at (const SalesGoalSheet *self, guint row, guint column)
{
  return &g_array_index (self->cells, SalesGoalSheetCell, row * self->columns->len + column);
}

/* Each three months are followed by their quarter, all of them by the year. */
static void
add_year (SalesGoalSheet *self, const SalesPeriod *year)
{
  SalesMonth first = sales_month_from_day (year->first), last = sales_month_from_day (year->last);

  for (SalesMonth month = first; month <= last; month++)
    {
      SalesGoalSheetRow row = { sales_month_first_day (month), sales_month_last_day (month), FALSE };

      g_array_append_val (self->rows, row);
      if ((month - first) % 3 != 2)
        continue;
      row = (SalesGoalSheetRow){ sales_month_first_day (month - 2), sales_month_last_day (month), TRUE };
      g_array_append_val (self->rows, row);
    }
  self->year = (int) self->rows->len;
  g_array_append_vals (self->rows, &(SalesGoalSheetRow){ year->first, year->last, TRUE }, 1);
}

/* The last version of each goal, and the value of its first. */
static void
put_goals (SalesGoalSheet *self, GPtrArray *entries)
{
  gint64 original = -1;

  for (guint i = 0; i < entries->len; i++)
    {
      const SalesGoalEntry *entry = entries->pdata[i];
      SalesGoalSheetCell *cell;

      if (i == 0 || !sales_goal_entry_is_same_goal (entries->pdata[i - 1], entry))
        original = entry->version.value;
      if (entry->version.value < 0 || (i + 1 < entries->len && sales_goal_entry_is_same_goal (entry, entries->pdata[i + 1])))
        continue;
      cell = cell_at (self, find_row (self, entry->first_day, entry->last_day), find_column (self, entry));
      *cell = (SalesGoalSheetCell){ TRUE, FALSE, entry->version.value, original };
      self->n_states[entry->version.agreement.state]++;
    }
}

/* A quarter or a year without a goal of its own is what its parts come to, if these can be added. */
static void
add_up (SalesGoalSheet *self, guint row, guint column)
{
  SalesGoalSheetRow whole = g_array_index (self->rows, SalesGoalSheetRow, row);
  SalesGoalSheetCell sum = { FALSE, TRUE, 0, 0 };

  for (guint i = 0; i < row; i++)
    {
      const SalesGoalSheetRow *part = &g_array_index (self->rows, SalesGoalSheetRow, i);
      const SalesGoalSheetCell *cell = cell_at (self, i, column);

      /* A year adds its quarters, a quarter its months. */
      if (part->total != ((int) row == self->year) || part->first < whole.first || part->last > whole.last || !cell->known)
        continue;
      if (__builtin_add_overflow (sum.value, cell->value, &sum.value) || __builtin_add_overflow (sum.original, cell->original, &sum.original))
        return;
      sum.known = TRUE;
    }
  if (!sum.known)
    return;
  *cell_at (self, row, column) = sum;
  self->sums = TRUE;
}

static void
add_up_all (SalesGoalSheet *self)
{
  for (guint c = 0; c < self->columns->len; c++)
    for (int r = 0; r <= self->year; r++)
      if (g_array_index (self->rows, SalesGoalSheetRow, r).total && !cell_at (self, r, c)->known &&
          !sales_measure_is_share (g_array_index (self->columns, SalesGoalSheetColumn, c).measure))
        add_up (self, (guint) r, c);
}

static void
drop_empty_rows (SalesGoalSheet *self)
{
  for (guint r = self->rows->len; r-- > 0;)
    {
      gboolean known = FALSE;

      for (guint c = 0; c < self->columns->len; c++)
        known |= cell_at (self, r, c)->known;
      if (known)
        continue;
      g_array_remove_range (self->cells, r * self->columns->len, self->columns->len);
      g_array_remove_index (self->rows, r);
      if (self->year == (int) r)
        self->year = -1;
      else if (self->year > (int) r)
        self->year--;
    }
}

/**
 * sales_goal_sheet_new:
 * @entries: (element-type SalesGoalEntry): all versions of goals, see sales_goal_ledger_new()
 * @year: a fiscal year
 *
 * Returns: (transfer full): the goals in force
 */
SalesGoalSheet *
sales_goal_sheet_new (GPtrArray *entries, const SalesPeriod *year)
{
  SalesGoalSheet *self = g_new0 (SalesGoalSheet, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (SalesGoalSheetColumn));
  self->rows = g_array_new (FALSE, TRUE, sizeof (SalesGoalSheetRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (SalesGoalSheetCell));
  add_year (self, year);
  for (guint i = 0; i < entries->len; i++)
    {
      const SalesGoalEntry *entry = entries->pdata[i];

      find_row (self, entry->first_day, entry->last_day);
      /* What is withdrawn leaves no empty column. */
      if (entry->version.value >= 0 && (i + 1 == entries->len || !sales_goal_entry_is_same_goal (entry, entries->pdata[i + 1])))
        find_column (self, entry);
    }
  g_array_set_size (self->cells, self->rows->len * self->columns->len);
  put_goals (self, entries);
  add_up_all (self);
  drop_empty_rows (self);
  return self;
}

void
sales_goal_sheet_free (SalesGoalSheet *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_free (self);
}

const SalesGoalSheetCell *
sales_goal_sheet_get_cell (const SalesGoalSheet *self, guint row, guint column)
{
  return cell_at (self, row, column);
}

const SalesGoalSheetCell *
sales_goal_sheet_get_year (const SalesGoalSheet *self, guint column)
{
  const SalesGoalSheetCell *cell = self->year >= 0 ? cell_at (self, (guint) self->year, column) : NULL;

  return cell != NULL && cell->known ? cell : NULL;
}
