/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-goal-allocation.h"

#include <glib/gi18n.h>

#include "analysis/sales-attainment.h"
#include "analysis/sales-distribution.h"
#include "base/sales-error.h"
#include "model/sales-history.h"
#include "store/sales-store.h"

/* The last so many months that are over are the history. */
#define HISTORY_MONTHS 12
/* Whoever is here for fewer days has no history yet. */
#define MIN_HISTORY_DAYS 90

/* Somebody, or a last node of a tree, who gets a part. */
typedef struct
{
  SalesScope scope;
  int        row;        /* the first of its rows in the table */
  SalesDay   hired;
  SalesDay   left;
  gboolean   newcomer;   /* too short here for a history */
  gboolean   scaled;     /* the history of a part of the year, taken for all of it */
  gboolean   moves;      /* has several rows */
  gint64     bases[SALES_N_BASES];
  GArray    *aways;      /* SalesAway; borrowed; %NULL: none */
} Share;

typedef struct
{
  SalesStore                   *store;
  const SalesAllocationOptions *options;
  SalesGoalTable               *table;
  GArray                       *shares;    /* Share */
  GHashTable                   *share_of;  /* id → index in shares + 1 */
  GHashTable                   *aways;     /* person → GArray of SalesAway */
  SalesRamp                     ramp;
  int                          *months;    /* the table's month columns */
  int                           n_months;
  gint64                       *root;      /* [n_months]: what is to be given */
  gint64                       *figures;   /* [rows × n_months]: what each row gets */
  gint64                       *vacant;    /* [rows × n_months]: of units */
  gboolean                     *prorated;  /* [rows] */
  gint64                        step;
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->table, sales_goal_table_free);
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->share_of, g_hash_table_unref);
  g_clear_pointer (&self->aways, g_hash_table_unref);
  g_free (self->months);
  g_free (self->root);
  g_free (self->figures);
  g_free (self->vacant);
  g_free (self->prorated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static SalesGoalRow *
get_row (const Builder *self, int row)
{
  return self->table->rows->pdata[row];
}

static Share *
get_share (const Builder *self, guint share)
{
  return &g_array_index (self->shares, Share, share);
}

/* Who gets a part ------------------------------------------------------------------------------ */

static gboolean
gets_part (const Builder *self, int row)
{
  const SalesGoalRow *it = get_row (self, row);
  const SalesPeriod *period = &self->options->period;

  if (row == 0 || it->vacant || it->n_children > 0 || it->scope.kind == SALES_SCOPE_UNIT)
    return FALSE;
  return (it->hired == SALES_DAY_NONE || it->hired <= period->last) &&
         (it->left == SALES_DAY_NONE || it->left >= period->first);
}

/* Whoever moves has several rows, and gets one part for all of them. */
static void
list_shares (Builder *self)
{
  self->shares = g_array_new (FALSE, TRUE, sizeof (Share));
  self->share_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (int i = 0; i < (int) self->table->rows->len; i++)
    {
      const SalesGoalRow *row = get_row (self, i);
      Share share = { .scope = row->scope, .row = i, .hired = row->hired, .left = row->left };
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->share_of, &row->scope.id));

      if (!gets_part (self, i))
        continue;
      if (known > 0)
        {
          get_share (self, known - 1)->moves = TRUE;
          continue;
        }
      share.bases[SALES_BASE_EQUAL] = 1;
      share.aways = self->aways != NULL ? g_hash_table_lookup (self->aways, &row->scope.id) : NULL;
      g_array_append_val (self->shares, share);
      g_hash_table_insert (self->share_of, g_memdup2 (&row->scope.id, sizeof (gint64)), GUINT_TO_POINTER (self->shares->len));
    }
}

/* Whoever was hired while the history ran has sold for a part of it only. */
static void
scale_history (Share *share, SalesDay first, SalesDay last)
{
  gint64 *history = &share->bases[SALES_BASE_HISTORY];

  if (share->hired == SALES_DAY_NONE || share->hired <= first)
    return;
  share->scaled = last - share->hired + 1 >= MIN_HISTORY_DAYS && *history > 0 &&
                  sales_mul_div (*history, last - first + 1, last - share->hired + 1, history);
  share->newcomer = !share->scaled;
}

static gboolean
read_history (Builder *self, SalesScopeKind axis, GError **error)
{
  SalesMonth last = sales_history_last_month (self->options->period.first);
  SalesDay begin = sales_month_first_day (last + 1 - HISTORY_MONTHS);
  g_autoptr (GHashTable) history =
      sales_history_read (self->store, axis, self->options->measure, last + 1 - HISTORY_MONTHS, HISTORY_MONTHS, error);

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < self->shares->len; i++)
    {
      Share *share = get_share (self, i);
      const gint64 *figures = g_hash_table_lookup (history, &share->scope.id);

      for (int j = 0; figures != NULL && j < HISTORY_MONTHS; j++)
        share->bases[SALES_BASE_HISTORY] += figures[j];
      scale_history (share, begin, sales_month_last_day (last));
    }
  return TRUE;
}

/* A territory's potential is shared by those who have it in the period. */
static gboolean
read_potential (Builder *self, SalesScopeKind axis, GError **error)
{
  g_autoptr (SalesStatement) read = NULL;

  if (axis == SALES_SCOPE_CATEGORY)
    return TRUE;
  read = axis == SALES_SCOPE_TERRITORY
             ? sales_store_prepare (self->store, "SELECT id, potential FROM territory WHERE potential > 0", error)
             : sales_store_prepare (self->store,
                                    "WITH held AS (SELECT DISTINCT person, territory FROM assignment"
                                    " WHERE coalesce (first_day, ?1) <= ?2 AND coalesce (last_day, ?2) >= ?1)"
                                    " SELECT h.person, sum (t.potential / (SELECT count (*) FROM held o"
                                    " WHERE o.territory = h.territory))"
                                    " FROM held h JOIN territory t ON t.id = h.territory"
                                    " WHERE t.potential > 0 GROUP BY h.person",
                                    error);
  if (read == NULL)
    return FALSE;
  if (axis != SALES_SCOPE_TERRITORY)
    {
      sales_statement_bind_int (read, 1, self->options->period.first);
      sales_statement_bind_int (read, 2, self->options->period.last);
    }
  while (sales_statement_step (read, error))
    {
      gint64 id = sales_statement_get_int (read, 0);
      guint share = GPOINTER_TO_UINT (g_hash_table_lookup (self->share_of, &id));

      if (share > 0)
        get_share (self, share - 1)->bases[SALES_BASE_POTENTIAL] = sales_statement_get_int (read, 1);
    }
  return !sales_statement_failed (read);
}

static void
estimate_newcomers (Builder *self)
{
  guint n = self->shares->len;
  g_autofree gint64 *history = g_new (gint64, n + 1);
  g_autofree gint64 *potential = g_new (gint64, n + 1);
  g_autofree gboolean *newcomers = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const Share *share = get_share (self, i);

      history[i] = share->bases[SALES_BASE_HISTORY];
      potential[i] = share->bases[SALES_BASE_POTENTIAL];
      newcomers[i] = share->newcomer;
    }
  sales_history_estimate (history, newcomers, potential, n);
  for (guint i = 0; i < n; i++)
    get_share (self, i)->bases[SALES_BASE_HISTORY] = history[i];
}

static gboolean
read_aways (Builder *self, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (self->store,
                           "SELECT person, first_day, last_day, share FROM absence"
                           " WHERE last_day >= ?1 AND first_day <= ?2 ORDER BY person, first_day",
                           error);

  if (read == NULL)
    return FALSE;
  self->aways = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  sales_statement_bind_int (read, 1, self->options->period.first);
  sales_statement_bind_int (read, 2, self->options->period.last);
  while (sales_statement_step (read, error))
    {
      gint64 person = sales_statement_get_int (read, 0);
      SalesAway away = { (SalesDay) sales_statement_get_int (read, 1), (SalesDay) sales_statement_get_int (read, 2),
                         (SalesShare) sales_statement_get_int (read, 3) };
      GArray *aways = g_hash_table_lookup (self->aways, &person);

      if (aways == NULL)
        {
          aways = g_array_new (FALSE, FALSE, sizeof (SalesAway));
          g_hash_table_insert (self->aways, g_memdup2 (&person, sizeof person), aways);
        }
      g_array_append_val (aways, away);
    }
  return !sales_statement_failed (read);
}

/* What is to be given -------------------------------------------------------------------------- */

static void
list_months (Builder *self)
{
  self->months = g_new (int, self->table->n_columns);
  for (int i = 0; i < self->table->n_columns; i++)
    if (self->table->columns[i].period.kind == SALES_PERIOD_MONTH)
      self->months[self->n_months++] = i;
}

/* The goal that the node has: in its months, or of the whole period, spread over them. */
static gint64
spread_root (Builder *self)
{
  const SalesGoalRow *root = get_row (self, 0);
  const SalesGoalCell *total = &root->cells[self->table->n_columns - 1];
  gint64 goal = total->own >= 0 ? total->own : total->derived >= 0 ? total->derived : total->children;
  gint64 given = self->options->total >= 0 ? self->options->total : goal, sum = 0;
  g_autofree gint64 *weights = g_new0 (gint64, self->n_months + 1);

  self->root = g_new0 (gint64, self->n_months + 1);
  if (given < 0)
    return -1;
  for (int i = 0; i < self->n_months; i++)
    {
      self->root[i] = MAX (sales_goal_cell_get_value (&root->cells[self->months[i]]), 0);
      sum += self->root[i];
      weights[i] = self->table->seasons[0][sales_month_from_day (self->table->columns[self->months[i]].period.first) % 12];
    }
  if (sum == given)
    return given;
  sales_distribute (given, weights, (gsize) self->n_months, sales_goal_table_get_step (self->table, self->options->measure, given),
                    self->root);
  return given;
}

/* Giving --------------------------------------------------------------------------------------- */

/* Each month adds up to the node's, and all months so far to what they come to together: what a month
 * gets is what its end adds to the month before. A part of less than a step could fall back by one:
 * such a month stands for itself. */
static void
give_month (Builder *self, int month, gint64 *parts, gint64 *given, const gint64 *const *bases)
{
  gint64 weights[SALES_N_BASES], reached = 0, reached_given = 0;
  gboolean falls = FALSE;

  for (int k = 0; k < SALES_N_BASES; k++)
    weights[k] = self->options->weights[k];
  for (int m = 0; m <= month; m++)
    reached += self->root[m];
  sales_allocate (reached, self->options->more, bases, weights, SALES_N_BASES, self->shares->len, self->step, parts);
  for (guint i = 0; i < self->shares->len; i++)
    {
      parts[i] -= given[i];
      falls |= parts[i] < 0;
      reached_given += given[i];
    }
  if (falls)
    {
      gint64 rest = 0;

      sales_allocate (reached, self->options->more, NULL, NULL, 0, 1, self->step, &rest);
      sales_allocate (rest - reached_given, 0, bases, weights, SALES_N_BASES, self->shares->len, self->step, parts);
    }
  for (guint i = 0; i < self->shares->len; i++)
    given[i] += parts[i];
}

/* The days of one row of somebody's. */
static SalesPresence
get_presence (const Share *share, const SalesGoalRow *row)
{
  SalesPresence presence = { row->first, row->last, share->hired, NULL, 0 };

  if (share->hired != SALES_DAY_NONE)
    presence.first = MAX (presence.first, share->hired);
  if (share->left != SALES_DAY_NONE)
    presence.last = MIN (presence.last, share->left);
  if (share->aways != NULL)
    {
      presence.aways = (const SalesAway *) (gpointer) share->aways->data;
      presence.n_aways = share->aways->len;
    }
  return presence;
}

/* One part goes to all rows of somebody's by the days of each; what is left of it is vacant in the
 * last of these units. A step that rounding leaves goes to the last row. */
static void
give_share (Builder *self, const Share *share, const gint64 *goals)
{
  SalesMonth first = sales_month_from_day (self->options->period.first);
  g_autofree gint64 *parts = g_new (gint64, self->n_months + 1);
  g_autofree gint64 *left = g_memdup2 (goals, sizeof *goals * ((gsize) self->n_months + 1));
  int last_row = share->row, n_rows = 0;

  for (int i = share->row; i < (int) self->table->rows->len; i++)
    {
      const SalesGoalRow *row = get_row (self, i);
      SalesPresence presence;

      if (row->vacant || !sales_scope_equal (&row->scope, &share->scope))
        continue;
      presence = get_presence (share, row);
      sales_prorate (goals, first, (gsize) self->n_months, &presence, &self->ramp, self->options->proration, self->step, parts);
      for (int m = 0; m < self->n_months; m++)
        {
          self->figures[i * self->n_months + m] = MIN (parts[m], MAX (left[m], 0));
          left[m] -= self->figures[i * self->n_months + m];
          self->prorated[i] |= parts[m] != goals[m];
        }
      last_row = i;
      n_rows++;
      /* Only people who move stand twice. */
      if (share->scope.kind != SALES_SCOPE_PERSON)
        break;
    }
  for (int m = 0; m < self->n_months; m++)
    {
      int unit = get_row (self, last_row)->parent;

      if (n_rows > 1 && left[m] > 0 && left[m] <= self->step * (n_rows - 1))
        self->figures[last_row * self->n_months + m] += left[m];
      else
        self->vacant[unit * self->n_months + m] += left[m];
    }
}

static void
give (Builder *self)
{
  guint n = self->shares->len;
  g_autofree gint64 *bases[SALES_N_BASES] = { NULL };
  g_autofree gint64 *parts = g_new (gint64, (gsize) n * (gsize) self->n_months + 1);
  g_autofree gint64 *month = g_new (gint64, n + 1);
  g_autofree gint64 *goals = g_new0 (gint64, self->n_months + 1);
  g_autofree gint64 *given = g_new0 (gint64, n + 1);

  for (int k = 0; k < SALES_N_BASES; k++)
    {
      bases[k] = g_new (gint64, n + 1);
      for (guint i = 0; i < n; i++)
        bases[k][i] = get_share (self, i)->bases[k];
    }
  for (int m = 0; m < self->n_months; m++)
    {
      give_month (self, m, month, given, (const gint64 *const *) bases);
      for (guint i = 0; i < n; i++)
        parts[i * (guint) self->n_months + (guint) m] = month[i];
    }
  for (guint i = 0; i < n; i++)
    {
      for (int m = 0; m < self->n_months; m++)
        goals[m] = parts[i * (guint) self->n_months + (guint) m];
      give_share (self, get_share (self, i), goals);
    }
  for (int k = 0; k < SALES_N_BASES; k++)
    g_free (g_steal_pointer (&bases[k]));
}

/* Nodes have what is below them, and what is vacant there. */
static void
add_up (Builder *self)
{
  for (int i = (int) self->table->rows->len; i-- > 0;)
    {
      const SalesGoalRow *row = get_row (self, i);

      for (int m = 0; m < self->n_months; m++)
        {
          gint64 *figure = &self->figures[i * self->n_months + m];

          if (row->vacant)
            *figure = self->vacant[row->parent * self->n_months + m];
          else
            *figure += self->vacant[i * self->n_months + m];
          if (!row->vacant && row->parent >= 0)
            self->figures[row->parent * self->n_months + m] += *figure;
        }
    }
}

/* The result ----------------------------------------------------------------------------------- */

static gint64
sum_months (const Builder *self, const gint64 *figures, int row)
{
  gint64 sum = 0;

  for (int m = 0; m < self->n_months; m++)
    sum += figures[row * self->n_months + m];
  return sum;
}

static void
append_edit (Builder *self, const SalesGoalRow *row, gboolean vacant, SalesDay first, SalesDay last, gint64 value, GArray *edits)
{
  SalesGoalEdit edit = {
    .scope = vacant ? (SalesScope){ SALES_SCOPE_UNIT, row->scope.id } : row->scope,
    .measure = self->options->measure,
    .first_day = first,
    .last_day = last,
    .vacant = vacant,
    .withdrawn = value < 0,
    .value = MAX (value, 0),
  };

  g_array_append_val (edits, edit);
}

static gboolean
moves (const Builder *self, int row)
{
  const SalesGoalRow *it = get_row (self, row);
  guint share = it->scope.kind == SALES_SCOPE_PERSON
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (self->share_of, &it->scope.id))
                    : 0;

  return share > 0 && get_share (self, share - 1)->moves;
}

/* Goals that are so already stay as they are. */
static void
drop_same (Builder *self, int row, GArray *edits, guint from)
{
  const SalesGoalRow *it = get_row (self, row);

  for (guint i = edits->len; i-- > from;)
    {
      const SalesGoalEdit *edit = &g_array_index (edits, SalesGoalEdit, i);
      SalesDay first, last;

      if (edit->withdrawn || edit->vacant != it->vacant || !sales_scope_equal (&edit->scope, &it->scope))
        continue;
      for (int m = 0; m < self->n_months; m++)
        if (it->cells[self->months[m]].own == edit->value &&
            sales_goal_table_get_days (self->table, row, self->months[m], &first, &last) && first == edit->first_day &&
            last == edit->last_day)
          {
            g_array_remove_index (edits, i);
            break;
          }
    }
}

/* What a row gets instead of what it has. A part of nothing is no goal. */
static void
edit_row (Builder *self, int row, const gint64 *figures, GArray *edits)
{
  const SalesGoalRow *it = get_row (self, row);
  guint from = edits->len;

  for (int m = 0; m < self->n_months; m++)
    {
      gint64 value = figures[m];
      SalesDay first, last;

      if (sales_goal_table_get_opening (self->table, row, self->months[m]) != SALES_GOAL_OPEN ||
          !sales_goal_table_get_days (self->table, row, self->months[m], &first, &last) || value == 0)
        continue;
      append_edit (self, it, it->vacant, first, last, value, edits);
    }
  if (moves (self, row))
    return;
  sales_goal_table_clear (self->table, row, self->options->measure, it->first, it->last, edits, from);
  drop_same (self, row, edits, from);
}

/* Goals of other days of those who move are known once all their rows have spoken. */
static void
edit_movers (Builder *self, GArray *edits)
{
  const SalesPeriod *period = &self->options->period;

  for (guint i = 0; i < self->shares->len; i++)
    {
      const Share *share = get_share (self, i);

      if (!share->moves)
        continue;
      sales_goal_table_clear (self->table, share->row, self->options->measure, period->first, period->last, edits, 0);
      for (int row = share->row; row < (int) self->table->rows->len; row++)
        if (sales_scope_equal (&get_row (self, row)->scope, &share->scope))
          drop_same (self, row, edits, 0);
    }
}

/* What is vacant in a unit that had nothing vacant yet. */
static void
edit_vacancy (Builder *self, int row, GArray *edits)
{
  const SalesGoalRow *it = get_row (self, row);

  for (int i = row + 1; i < (int) self->table->rows->len; i++)
    if (get_row (self, i)->parent == row && get_row (self, i)->vacant)
      return;
  for (int m = 0; m < self->n_months; m++)
    if (self->vacant[row * self->n_months + m] != 0)
      append_edit (self, it, TRUE, self->table->columns[self->months[m]].period.first,
                   self->table->columns[self->months[m]].period.last, self->vacant[row * self->n_months + m], edits);
}

static SalesAllocationRow *
new_row (Builder *self, int index, gint64 after)
{
  const SalesGoalRow *row = get_row (self, index);
  SalesAllocationRow *it = g_new0 (SalesAllocationRow, 1);
  guint share = GPOINTER_TO_UINT (g_hash_table_lookup (self->share_of, &row->scope.id));

  it->scope = row->scope;
  it->vacant = row->vacant;
  it->unit_kind = row->unit_kind;
  it->name = g_strdup (row->name);
  it->first = row->first;
  it->last = row->last;
  it->depth = row->depth;
  it->parent = row->parent;
  it->before = sales_goal_cell_get_value (&row->cells[self->table->n_columns - 1]);
  it->after = after;
  if (share > 0 && gets_part (self, index))
    {
      const Share *of = get_share (self, share - 1);

      it->bases[0] = of->bases[SALES_BASE_HISTORY];
      it->bases[1] = of->bases[SALES_BASE_POTENTIAL];
      it->estimated = (of->newcomer || of->scaled) && self->options->weights[SALES_BASE_HISTORY] > 0;
      it->prorated = self->prorated[index];
    }
  return it;
}

static void
row_free (gpointer data)
{
  SalesAllocationRow *self = data;

  g_free (self->name);
  g_free (self);
}

/* The rows of the table; a unit's new vacancy comes after its people. */
static void
add_rows (Builder *self, SalesAllocation *result)
{
  g_autofree int *index = g_new (int, self->table->rows->len);
  g_autofree gboolean *said = g_new0 (gboolean, self->table->rows->len);

  for (int i = 0; i < (int) self->table->rows->len; i++)
    {
      const SalesGoalRow *row = get_row (self, i);
      /* The scope keeps its goal, whatever those below get together. */
      SalesAllocationRow *it = new_row (self, i, i == 0 ? result->total : sum_months (self, self->figures, i));
      int unit = row->parent;
      gboolean last_person = unit >= 0 && row->n_children == 0 && !row->vacant &&
                             (i + 1 == (int) self->table->rows->len || get_row (self, i + 1)->parent != unit ||
                              get_row (self, i + 1)->scope.kind == SALES_SCOPE_UNIT);

      it->parent = unit >= 0 ? index[unit] : -1;
      index[i] = (int) result->rows->len;
      g_ptr_array_add (result->rows, it);
      if (unit >= 0 && row->vacant)
        said[unit] = TRUE;
      if (last_person && row->scope.kind == SALES_SCOPE_PERSON && !said[unit] && sum_months (self, self->vacant, unit) != 0 &&
          !(i + 1 < (int) self->table->rows->len && get_row (self, i + 1)->vacant))
        {
          SalesAllocationRow *vacancy = g_new0 (SalesAllocationRow, 1);

          vacancy->scope = get_row (self, unit)->scope;
          vacancy->vacant = TRUE;
          vacancy->name = g_strdup (C_ ("goals", "Vacant"));
          vacancy->first = row->first;
          vacancy->last = row->last;
          vacancy->depth = row->depth;
          vacancy->parent = index[unit];
          vacancy->before = -1;
          vacancy->after = sum_months (self, self->vacant, unit);
          g_ptr_array_add (result->rows, vacancy);
        }
    }
  for (guint i = 1; i < result->rows->len; i++)
    ((SalesAllocationRow *) result->rows->pdata[((SalesAllocationRow *) result->rows->pdata[i])->parent])->n_children++;
}

static SalesAllocation *
new_result (Builder *self, gint64 total)
{
  SalesAllocation *result = g_new0 (SalesAllocation, 1);
  const SalesGoalCell *root = &get_row (self, 0)->cells[self->table->n_columns - 1];

  result->goal = sales_goal_cell_get_value (root);
  result->total = total;
  result->currency = self->table->currency;
  result->rows = g_ptr_array_new_with_free_func (row_free);
  result->edits = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));
  if (total < 0)
    return result;
  add_rows (self, result);
  /* The scope keeps its own goal where that was given, and gets the new one where another was. */
  if (self->options->total >= 0 && self->options->total != (root->own >= 0 ? root->own : root->derived))
    edit_row (self, 0, self->root, result->edits);
  for (int i = 1; i < (int) self->table->rows->len; i++)
    edit_row (self, i, &self->figures[i * self->n_months], result->edits);
  edit_movers (self, result->edits);
  for (int i = 0; i < (int) self->table->rows->len; i++)
    if (get_row (self, i)->scope.kind == SALES_SCOPE_UNIT && !get_row (self, i)->vacant)
      edit_vacancy (self, i, result->edits);
  result->whole = sum_months (self, self->figures, 0);
  for (int i = 0; i < (int) self->table->rows->len; i++)
    result->vacant += sum_months (self, self->vacant, i);
  result->assigned = result->whole - result->vacant;
  return result;
}

/* Requests ------------------------------------------------------------------------------------- */

static gboolean
check_options (const SalesAllocationOptions *options, GError **error)
{
  gint64 sum;

  switch (sales_weights_check (options->weights, SALES_N_BASES, &sum))
    {
    case SALES_WEIGHTS_OK:
      break;
    case SALES_WEIGHTS_NEGATIVE:
    case SALES_WEIGHTS_NOT_WHOLE:
    default:
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "the weights of the bases come to %" G_GINT64_FORMAT " instead of 10000 basis points, or one is negative", sum);
      return FALSE;
    }
  if (options->more < -SALES_SHARE_WHOLE || options->scope.kind == SALES_SCOPE_PERSON ||
      sales_measure_is_share (options->measure))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "nothing can be allocated so");
      return FALSE;
    }
  return TRUE;
}

static gpointer
allocate (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesAllocationOptions *options = user_data;
  g_auto (Builder) self = { .store = store, .options = options };
  SalesScopeKind axis = options->scope.kind == SALES_SCOPE_UNIT ? options->below : options->scope.kind;
  gint64 total;
  gsize n;

  if (!check_options (options, error))
    return NULL;
  self.table = sales_goal_table_read (store, &options->scope, options->below, &options->period, options->year_start,
                                      &options->measure, 1, error);
  if (self.table == NULL || !read_aways (&self, error) || !sales_ramp_read (store, &self.ramp, error))
    return NULL;
  list_shares (&self);
  if (!read_history (&self, axis, error) || !read_potential (&self, axis, error))
    return NULL;
  estimate_newcomers (&self);
  list_months (&self);
  n = self.table->rows->len * (gsize) self.n_months;
  self.figures = g_new0 (gint64, n + 1);
  self.vacant = g_new0 (gint64, n + 1);
  self.prorated = g_new0 (gboolean, self.table->rows->len + 1);
  total = self.shares->len > 0 ? spread_root (&self) : -1;
  self.step = total < 0 ? 1 : sales_goal_table_get_step (self.table, options->measure, total);
  if (total >= 0)
    {
      give (&self);
      add_up (&self);
    }
  return new_result (&self, total);
}

/**
 * sales_allocation_request_new:
 * @options: what to give to whom; copied
 *
 * Each month's goal of the node is given to everybody below by the weighted shares in the bases, then
 * prorated by the days there, leave and ramp; what that leaves is vacant in the unit, so that every
 * node still has the sum of what is below it, to the last unit. Nothing is written.
 *
 * Returns: (transfer full): a request for a #SalesAllocation, to be freed with
 *   sales_allocation_free(); SALES_ERROR_INVALID where the weights do not add up to 100.00 %,
 *   SALES_ERROR_NOT_FOUND if there is no such scope
 */
SalesRequest *
sales_allocation_request_new (const SalesAllocationOptions *options)
{
  return sales_request_new (allocate, g_memdup2 (options, sizeof *options), g_free,
                            (GDestroyNotify) sales_allocation_free);
}

/**
 * sales_allocation_take_new:
 * @allocation: what was looked at
 * @reason: why goals that exist already change
 * @note: (nullable): more about it
 *
 * A change for sales_document_perform().
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_allocation_take_new (const SalesAllocation *allocation, SalesGoalReason reason, const char *note)
{
  SalesRequest *request = sales_goal_edit_new ((const SalesGoalEdit *) (gpointer) allocation->edits->data,
                                               allocation->edits->len, reason, note, sales_today ());

  g_free (request->label);
  request->label = g_strdup (C_ ("undo", "Allocate Goals"));
  return request;
}

void
sales_allocation_free (SalesAllocation *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_array_unref);
  g_free (self);
}
