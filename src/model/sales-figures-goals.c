/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which goals a scope is measured by, and what they demand.
 *
 * A node with a goal of its own is compared with all its sales. A node without one is compared by
 * the sum of its children's goals with those children's sales in the periods of their goals. A
 * person who changes units within a goal's period takes part of the goal along, by days. */

#include "model/sales-figures-private.h"

#include "store/sales-store.h"

/* Reading -------------------------------------------------------------------------------------- */

typedef struct
{
  int           slot;
  SalesGoalSpan span;
} ReadGoal;

/* Columns: is it a person's, whose, which measure, first and last day, value. Texts are compared by
 * SQLite, which is quicker than handing them over. The sign keeps the index of the days in use. */
#define COLUMNS  "CASE measure WHEN 'amount' THEN 0 WHEN 'quantity' THEN 1 ELSE 2 END, first_day, last_day, value FROM "
#define IN_DAYS  " WHERE last_day >= ?1 AND first_day <= ?2 AND value IS NOT NULL" \
                 " AND +measure IN ('amount', 'quantity', 'contribution')"
/* As they are, as they were known on the day ?3, and as they first were, where that is not the same. */
#define NOW      "goal"
#define BY_VALUE "(SELECT scope_kind, scope, measure, category, first_day, last_day, (SELECT v.value FROM goal_version AS v" \
                 " WHERE v.goal = goal.id AND "
#define THEN     BY_VALUE "v.entered_day <= ?3 ORDER BY v.version DESC LIMIT 1) AS value FROM goal)"
#define FIRST    BY_VALUE "v.version = 1) AS value FROM goal" \
                 " WHERE id IN (SELECT goal FROM goal_version WHERE version = 2 AND entered_day <= ?3))"

#define PEOPLE(goals) \
  "SELECT scope_kind = 'person', scope, " COLUMNS goals IN_DAYS " AND category = 0 AND +scope_kind IN ('unit', 'person')"
#define TERRITORY(goals) "SELECT 0, scope, " COLUMNS goals IN_DAYS " AND category = 0 AND +scope_kind = 'territory'"
/* What the whole company is to sell of a category is the category's goal. */
#define CATEGORY(goals) \
  "SELECT 0, CASE WHEN scope_kind = 'category' THEN scope ELSE category END, " COLUMNS goals IN_DAYS \
  " AND ((+scope_kind = 'category' AND category = 0) OR (+scope_kind = 'unit' AND scope = 1 AND category <> 0))"

typedef enum
{
  GOALS_NOW,
  GOALS_THEN,
  GOALS_FIRST,
  N_GOALS,
} Goals;

static const char *
goals_sql (SalesScopeKind axis, Goals which)
{
  static const char *const people[N_GOALS] = { PEOPLE (NOW), PEOPLE (THEN), PEOPLE (FIRST) };
  static const char *const territory[N_GOALS] = { TERRITORY (NOW), TERRITORY (THEN), TERRITORY (FIRST) };
  static const char *const category[N_GOALS] = { CATEGORY (NOW), CATEGORY (THEN), CATEGORY (FIRST) };

  switch (axis)
    {
    case SALES_SCOPE_TERRITORY:
      return territory[which];
    case SALES_SCOPE_CATEGORY:
      return category[which];
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return people[which];
    }
}

static int
node_of (SalesFigures *self, gint64 id)
{
  switch (self->table.axis)
    {
    case SALES_SCOPE_TERRITORY:
      return sales_tree_find (&self->organisation->territories, id);
    case SALES_SCOPE_CATEGORY:
      return sales_tree_find (&self->organisation->categories, id);
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return sales_tree_find (&self->organisation->units, id);
    }
}

/* Sorts the goals by holder and measure, by counting. */
static void
index_goals (SalesFigures *self, const ReadGoal *read, guint n)
{
  int n_slots = self->n_holders * SALES_N_SOLD_MEASURES;
  g_autofree int *next = g_new (int, n_slots + 1);

  self->goals = g_new (SalesGoalSpan, n + 1);
  self->goal_first = g_new0 (int, n_slots + 1);
  for (guint i = 0; i < n; i++)
    self->goal_first[read[i].slot + 1]++;
  for (int i = 0; i < n_slots; i++)
    self->goal_first[i + 1] += self->goal_first[i];
  for (int i = 0; i < n_slots; i++)
    next[i] = self->goal_first[i];
  for (guint i = 0; i < n; i++)
    self->goals[next[read[i].slot]++] = read[i].span;
}

static gboolean
read_goals (SalesFigures *self, Goals which, GArray *goals, GError **error)
{
  SalesDay as_of = sales_store_get_as_of (self->store);
  g_autoptr (SalesStatement) read = sales_store_prepare (self->store, goals_sql (self->table.axis, which), error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, MIN (sales_month_first_day (self->window), self->period.first));
  sales_statement_bind_int (read, 2, self->period.last);
  if (which != GOALS_NOW)
    sales_statement_bind_int (read, 3, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (read, error))
    {
      ReadGoal goal;
      int holder;

      if (sales_statement_get_int (read, 0) != 0)
        {
          holder = sales_organisation_find_member (self->organisation, sales_statement_get_int (read, 1));
          if (holder >= 0)
            holder += self->n_nodes;
        }
      else
        holder = node_of (self, sales_statement_get_int (read, 1));
      if (holder < 0)
        continue;
      goal.slot = holder * SALES_N_SOLD_MEASURES + (int) sales_statement_get_int (read, 2);
      goal.span.first = (SalesDay) sales_statement_get_int (read, 3);
      goal.span.last = (SalesDay) sales_statement_get_int (read, 4);
      goal.span.value = sales_statement_get_int (read, 5);
      g_array_append_val (goals, goal);
    }
  return !sales_statement_failed (read);
}

/* The same goals with the figures that they first had: there where a revision changed them. */
static void
set_originals (SalesFigures *self, GArray *first)
{
  int n = self->goal_first[self->n_holders * SALES_N_SOLD_MEASURES];

  self->originals = g_memdup2 (self->goals, sizeof *self->goals * (gsize) n);
  for (guint i = 0; i < first->len; i++)
    {
      const ReadGoal *it = &g_array_index (first, ReadGoal, i);

      for (int j = self->goal_first[it->slot]; j < self->goal_first[it->slot + 1]; j++)
        if (self->originals[j].first == it->span.first && self->originals[j].last == it->span.last)
          self->originals[j].value = it->span.value;
    }
}

/**
 * sales_figures_read_goals:
 * @self: figures whose tree and days are known
 * @error: return location for an error
 *
 * Returns: whether the goals that speak of the twelve months or the period could be read
 */
gboolean
sales_figures_read_goals (SalesFigures *self, GError **error)
{
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (ReadGoal));
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (ReadGoal));
  gboolean then = sales_store_get_as_of (self->store) != SALES_DAY_NONE;

  self->n_holders = self->n_nodes + (self->table.axis == SALES_SCOPE_PERSON ? self->organisation->n_members : 0);
  if (!read_goals (self, then ? GOALS_THEN : GOALS_NOW, goals, error) || !read_goals (self, GOALS_FIRST, first, error))
    return FALSE;
  self->has_goals = goals->len > 0;
  index_goals (self, (const ReadGoal *) (gpointer) goals->data, goals->len);
  if (first->len > 0 && goals->len > 0)
    set_originals (self, first);
  return TRUE;
}

/* Covering a period ---------------------------------------------------------------------------- */

static const SalesGoalPiece *
piece_at (GArray *pieces, guint index)
{
  return &g_array_index (pieces, SalesGoalPiece, index);
}

static gsize
goals_of (const SalesFigures *self, int holder, SalesMeasure measure, const SalesGoalSpan **goals)
{
  int slot = holder * SALES_N_SOLD_MEASURES + (int) measure;

  *goals = &self->goals[self->goal_first[slot]];
  return (gsize) (self->goal_first[slot + 1] - self->goal_first[slot]);
}

static void
cover (SalesFigures *self, int holder, SalesMeasure measure, const SalesDays *days, SalesGoalCover how, GArray *pieces)
{
  const SalesGoalSpan *goals;
  gsize n = goals_of (self, holder, measure, &goals);

  if (n == 0)
    g_array_set_size (pieces, 0);
  else
    sales_goal_cover (goals, n, days->first, days->last, how, pieces);
}

static gint64
sum_pieces (GArray *pieces)
{
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += piece_at (pieces, i)->value;
  return sum;
}

static int
overlap (const SalesPart *part, const SalesGoalPiece *piece)
{
  SalesDay first = MAX (part->first, piece->first), last = MIN (part->last, piece->last);

  return first <= last ? last - first + 1 : 0;
}

/* What of @piece, a goal of the part's person, falls to the part. Days on which no membership says
 * where the person belongs count for nobody, unless there are no others. */
static gboolean
clip_piece (const SalesFigures *self, const SalesGoalPiece *piece, int part, SalesGoalPiece *clip)
{
  const SalesPart *it = &self->parts[part];
  const SalesMember *member;
  const SalesPart *parts;
  int days = overlap (it, piece), before = 0, all = 0;
  SalesGoalSpan span;

  if (days == 0)
    return FALSE;
  *clip = *piece;
  if (days == piece->last - piece->first + 1)
    return TRUE;
  member = &self->organisation->members[it->member];
  parts = &self->parts[member->first_part];
  for (int i = 0; i < member->n_parts; i++)
    if (!parts[i].assumed)
      {
        before += &parts[i] < it ? overlap (&parts[i], piece) : 0;
        all += overlap (&parts[i], piece);
      }
  if (it->assumed && all > 0)
    return FALSE;
  for (int i = 0; i < member->n_parts && it->assumed; i++)
    {
      before += &parts[i] < it ? overlap (&parts[i], piece) : 0;
      all += overlap (&parts[i], piece);
    }
  clip->first = MAX (it->first, piece->first);
  clip->last = MIN (it->last, piece->last);
  if (days == all)
    return TRUE;
  span = (SalesGoalSpan){ 0, all - 1, piece->value };
  clip->value = sales_goal_part (&span, before, before + days - 1);
  clip->by_days = TRUE;
  return TRUE;
}

/* Cuts @pieces to what falls to @part, into @clipped. */
static void
clip_pieces (const SalesFigures *self, GArray *pieces, int part, GArray *clipped)
{
  g_array_set_size (clipped, 0);
  for (guint i = 0; i < pieces->len; i++)
    {
      SalesGoalPiece clip;

      if (clip_piece (self, piece_at (pieces, i), part, &clip))
        g_array_append_val (clipped, clip);
    }
}

static gboolean
is_people (const SalesFigures *self)
{
  return self->table.axis == SALES_SCOPE_PERSON;
}

/* The pieces of a holder, or of one part of a person, for a run of days. */
static GArray *
pieces_of (SalesFigures *self, int holder, int part, SalesMeasure measure, const SalesDays *days, SalesGoalCover how,
           GArray *room)
{
  cover (self, holder, measure, days, how, room);
  if (part < 0 || room->len == 0)
    return room;
  clip_pieces (self, room, part, self->clipped);
  return self->clipped;
}

/* The seasonal pieces, scaled to the goal. */
static GArray *
seasons_of (SalesFigures *self, int holder, int part, SalesMeasure measure, const SalesDays *days, gint64 goal)
{
  GArray *pieces = pieces_of (self, holder, part, measure, days, SALES_COVER_FINEST, self->finest);

  sales_goal_scale ((SalesGoalPiece *) (gpointer) pieces->data, pieces->len, goal, days->first, days->last);
  return pieces;
}

static gint64
demanded_until (const SalesFigures *self, GArray *pieces, SalesDay day)
{
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += sales_goal_piece_until (piece_at (pieces, i), day, self->info.working_days);
  return sum;
}

/* Whether the pieces leave no day of @days out. */
static gboolean
covers_all (GArray *pieces, const SalesDays *days)
{
  gint64 count = 0;

  for (guint i = 0; i < pieces->len; i++)
    count += piece_at (pieces, i)->last - piece_at (pieces, i)->first + 1;
  return count >= (gint64) days->last - days->first + 1;
}

/* Verdicts ------------------------------------------------------------------------------------- */

/* What a holder's goals demanded before they were ever revised. */
static gint64
original_goal (SalesFigures *self, int holder, int part, SalesMeasure measure, const SalesDays *days)
{
  SalesGoalSpan *goals = self->goals;
  gint64 sum;

  self->goals = self->originals;
  sum = sum_pieces (pieces_of (self, holder, part, measure, days, SALES_COVER_LONGEST, self->longest));
  self->goals = goals;
  return sum;
}

/* The goal of a holder's own, without what it is compared with. */
static gboolean
judge_goal (SalesFigures *self, int holder, int part, SalesMeasure measure, const SalesDays *days, SalesVerdict *verdict)
{
  gint64 original = self->originals != NULL ? original_goal (self, holder, part, measure, days) : 0;
  GArray *pieces = pieces_of (self, holder, part, measure, days, SALES_COVER_LONGEST, self->longest);

  if (pieces->len == 0)
    return FALSE;
  verdict->has_goal = verdict->own = TRUE;
  verdict->goal = sum_pieces (pieces);
  verdict->original = self->originals != NULL ? original : verdict->goal;
  for (guint i = 0; i < pieces->len; i++)
    verdict->by_days |= piece_at (pieces, i)->by_days;
  if (self->today >= days->last)
    verdict->to_date = verdict->goal;
  return TRUE;
}

static void
judge_to_date (SalesFigures *self, int holder, int part, SalesMeasure measure, const SalesDays *days, SalesVerdict *verdict)
{
  if (self->running)
    verdict->to_date = demanded_until (self, seasons_of (self, holder, part, measure, days, verdict->goal), self->today);
}

static SalesDays
period_days (const SalesFigures *self)
{
  return (SalesDays){ self->period.first, self->period.last };
}

static gboolean
judge_part (SalesFigures *self, int part, SalesMeasure measure, SalesVerdict *verdict, GError **error)
{
  const SalesPart *it = &self->parts[part];
  SalesDays days = period_days (self);
  SalesDays within = { MAX (days.first, it->first), MIN (days.last, it->last) };
  int holder = self->n_nodes + it->member;
  SalesFacts sum = { 0 };
  GArray *pieces;

  verdict->compared = sales_facts_get (&self->part_now[part], measure);
  if (within.first > within.last || !judge_goal (self, holder, part, measure, &days, verdict))
    return TRUE;
  /* judge_goal() left the pieces where it made them. */
  pieces = self->clipped;
  verdict->in_goals = verdict->compared;
  if (!covers_all (pieces, &within))
    {
      for (guint i = 0; i < pieces->len; i++)
        {
          SalesDays run = { piece_at (pieces, i)->first, piece_at (pieces, i)->last };

          if (!sales_figures_part_sum (self, part, &run, FALSE, &sum, error))
            return FALSE;
        }
      verdict->in_goals = sales_facts_get (&sum, measure);
    }
  judge_to_date (self, holder, part, measure, &days, verdict);
  return TRUE;
}

/* A node's own goal; where it has none, @verdict holds the sum of what is below it already. */
static gboolean
judge_node (SalesFigures *self, int node, SalesMeasure measure, SalesVerdict *verdict, GError **error)
{
  SalesDays days = period_days (self);
  SalesVerdict own = { 0 };
  SalesFacts sum = { 0 };

  if (!judge_goal (self, node, -1, measure, &days, &own))
    {
      verdict->compared = verdict->in_goals;
      if (!verdict->has_goal)
        verdict->compared = sales_facts_get (&self->node_now[node], measure);
      return TRUE;
    }
  own.compared = own.in_goals = sales_facts_get (&self->node_now[node], measure);
  if (!covers_all (self->longest, &days))
    {
      g_autoptr (GArray) pieces = g_array_copy (self->longest);

      for (guint i = 0; i < pieces->len; i++)
        {
          SalesDays run = { piece_at (pieces, i)->first, piece_at (pieces, i)->last };

          if (!sales_figures_node_sum (self, node, &run, FALSE, &sum, error))
            return FALSE;
        }
      own.in_goals = sales_facts_get (&sum, measure);
    }
  judge_to_date (self, node, -1, measure, &days, &own);
  *verdict = own;
  return TRUE;
}

/* Adds what a child says to the node above. */
static void
report (SalesVerdict *above, const SalesVerdict *child)
{
  if (!child->has_goal)
    return;
  above->has_goal = TRUE;
  above->by_days |= child->by_days;
  above->goal += child->goal;
  above->original += child->original;
  above->to_date += child->to_date;
  above->in_goals += child->in_goals;
}

static gboolean
judge_measure (SalesFigures *self, SalesMeasure measure, GError **error)
{
  SalesVerdict *nodes = self->node_verdicts[measure] = g_new0 (SalesVerdict, self->n_nodes + 1);
  SalesVerdict *parts = self->part_verdicts[measure] = g_new0 (SalesVerdict, self->n_parts + 1);

  if (self->node < 0)
    return TRUE;
  for (int i = self->node_first[self->node]; i < self->node_first[self->nodes[self->node].end] && is_people (self); i++)
    {
      int part = self->node_parts[i];

      if (!judge_part (self, part, measure, &parts[part], error))
        return FALSE;
      report (&nodes[self->parts[part].unit], &parts[part]);
    }
  for (int i = self->nodes[self->node].end - 1; i >= self->node; i--)
    {
      if (!judge_node (self, i, measure, &nodes[i], error))
        return FALSE;
      if (i > self->node)
        report (&nodes[self->nodes[i].parent], &nodes[i]);
    }
  return TRUE;
}

/* Months --------------------------------------------------------------------------------------- */

static void
judge_month (SalesFigures *self, int column)
{
  SalesMonth month = self->window + column;
  SalesDays days = { sales_month_first_day (month), sales_month_last_day (month) };

  for (int at = self->node_first[self->node]; at < self->node_first[self->nodes[self->node].end] && is_people (self); at++)
    {
      int i = self->node_parts[at];
      const SalesPart *it = &self->parts[i];
      gint64 *above = &self->node_goals[it->unit * SALES_WINDOW_MONTHS + column];
      GArray *pieces;

      if (it->first > days.last || it->last < days.first)
        continue;
      pieces = pieces_of (self, self->n_nodes + it->member, i, SALES_MEASURE_AMOUNT, &days, SALES_COVER_LONGEST, self->longest);
      if (pieces->len == 0)
        continue;
      self->part_goals[i * SALES_WINDOW_MONTHS + column] = sum_pieces (pieces);
      *above = MAX (*above, 0) + sum_pieces (pieces);
    }
  for (int i = self->nodes[self->node].end - 1; i >= self->node; i--)
    {
      gint64 *goal = &self->node_goals[i * SALES_WINDOW_MONTHS + column];
      GArray *pieces = pieces_of (self, i, -1, SALES_MEASURE_AMOUNT, &days, SALES_COVER_LONGEST, self->longest);

      if (pieces->len > 0)
        *goal = sum_pieces (pieces);
      if (*goal >= 0 && i > self->node)
        {
          gint64 *above = &self->node_goals[self->nodes[i].parent * SALES_WINDOW_MONTHS + column];

          *above = MAX (*above, 0) + *goal;
        }
    }
}

static void
fill (gint64 *values, int n)
{
  for (int i = 0; i < n; i++)
    values[i] = -1;
}

/**
 * sales_figures_judge:
 * @self: figures with their goals
 * @error: return location for an error
 *
 * Returns: whether every node and part of the scope could be judged, for the period and for each
 *   month; a single person is judged by sales_figures_judge_member()
 */
gboolean
sales_figures_judge (SalesFigures *self, GError **error)
{
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    if (!judge_measure (self, (SalesMeasure) i, error))
      return FALSE;
  self->node_goals = g_new (gint64, self->n_nodes * SALES_WINDOW_MONTHS + 1);
  self->part_goals = g_new (gint64, self->n_parts * SALES_WINDOW_MONTHS + 1);
  fill (self->node_goals, self->n_nodes * SALES_WINDOW_MONTHS);
  fill (self->part_goals, self->n_parts * SALES_WINDOW_MONTHS);
  for (int i = 0; i < SALES_WINDOW_MONTHS && self->has_goals && self->node >= 0; i++)
    judge_month (self, i);
  return TRUE;
}

/**
 * sales_figures_judge_member:
 * @self: figures of people
 * @member: a person's index
 * @measure: a measure
 * @now: all that the person sold in the period
 * @verdict: (out): the person's own goal, wherever he or she belonged
 */
void
sales_figures_judge_member (SalesFigures *self, int member, SalesMeasure measure, const SalesFacts *now, SalesVerdict *verdict)
{
  SalesDays days = period_days (self);

  *verdict = (SalesVerdict){ 0 };
  verdict->compared = verdict->in_goals = sales_facts_get (now, measure);
  if (judge_goal (self, self->n_nodes + member, -1, measure, &days, verdict))
    judge_to_date (self, self->n_nodes + member, -1, measure, &days, verdict);
}

/**
 * sales_figures_month_goal:
 * @self: figures of people
 * @member: a person's index
 * @part: a part of the person's, or −1 for all of them
 * @month: the days of a month in the window
 * @to_date: whether to stop at today where the month is running
 *
 * Returns: the person's own goal of that month; −1 if there is none
 */
gint64
sales_figures_month_goal (SalesFigures *self, int member, int part, const SalesDays *month, gboolean to_date)
{
  int holder = self->n_nodes + member;
  GArray *pieces = pieces_of (self, holder, part, SALES_MEASURE_AMOUNT, month, SALES_COVER_LONGEST, self->longest);

  if (pieces->len == 0)
    return -1;
  if (!to_date || self->today >= month->last)
    return sum_pieces (pieces);
  return demanded_until (self, seasons_of (self, holder, part, SALES_MEASURE_AMOUNT, month, sum_pieces (pieces)), self->today);
}

/* The scope's goal by day ---------------------------------------------------------------------- */

/* Many people have goals for the same days: one piece each is enough. */
static void
spread_pieces (GArray *spread, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const SalesGoalPiece *piece = piece_at (pieces, i);
      guint at = 0;

      for (at = 0; at < spread->len; at++)
        {
          SalesGoalPiece *it = &g_array_index (spread, SalesGoalPiece, at);

          if (it->first == piece->first && it->last == piece->last)
            {
              it->value += piece->value;
              break;
            }
        }
      if (at == spread->len)
        g_array_append_val (spread, *piece);
    }
}

static void
count_pieces (GArray *counted, GArray *pieces, int entity, SalesDay first, SalesDay last)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const SalesGoalPiece *piece = piece_at (pieces, i);
      SalesCounted it = { entity, MAX (piece->first, first), MIN (piece->last, last) };

      if (it.first <= it.last)
        g_array_append_val (counted, it);
    }
}

static void
spread_parts (SalesFigures *self, int node, GArray *spread, GArray *counted)
{
  SalesDays days = period_days (self);

  for (int i = self->node_first[node]; i < self->node_first[node + 1] && is_people (self); i++)
    {
      int part = self->node_parts[i];
      int holder = self->n_nodes + self->parts[part].member;
      const SalesVerdict *verdict = &self->part_verdicts[SALES_MEASURE_AMOUNT][part];

      if (!verdict->has_goal)
        continue;
      count_pieces (counted, pieces_of (self, holder, part, SALES_MEASURE_AMOUNT, &days, SALES_COVER_LONGEST, self->longest),
                    self->parts[part].member, self->parts[part].first, self->parts[part].last);
      spread_pieces (spread, seasons_of (self, holder, part, SALES_MEASURE_AMOUNT, &days, verdict->goal));
    }
}

/* A node below the scope that has a goal of its own: all its people count while it lasts. */
static void
spread_own (SalesFigures *self, int node, GArray *spread, GArray *counted)
{
  SalesDays days = period_days (self);
  g_autoptr (GArray) pieces = NULL;

  cover (self, node, SALES_MEASURE_AMOUNT, &days, SALES_COVER_LONGEST, self->longest);
  pieces = g_array_copy (self->longest);
  for (int i = self->node_first[node]; i < self->node_first[self->nodes[node].end]; i++)
    {
      const SalesPart *part = &self->parts[self->node_parts[i]];

      count_pieces (counted, pieces, part->member, part->first, part->last);
    }
  spread_pieces (spread, seasons_of (self, node, -1, SALES_MEASURE_AMOUNT, &days,
                                     self->node_verdicts[SALES_MEASURE_AMOUNT][node].goal));
}

/**
 * sales_figures_spread:
 * @self: figures
 * @spread: (element-type SalesGoalPiece): is filled with what the scope's amount goal demands
 * @counted: (element-type SalesCounted): is filled with the sales that it speaks of
 *
 * Returns: whether it speaks of all sales of the scope; @counted is then left empty
 */
gboolean
sales_figures_spread (SalesFigures *self, GArray *spread, GArray *counted)
{
  const SalesVerdict *verdicts = self->node_verdicts[SALES_MEASURE_AMOUNT];
  SalesDays days = period_days (self);
  int holder = self->node < 0 ? self->n_nodes + self->member : self->node;

  if (self->node < 0 || verdicts[self->node].own || !verdicts[self->node].has_goal)
    {
      cover (self, holder, SALES_MEASURE_AMOUNT, &days, SALES_COVER_LONGEST, self->longest);
      spread_pieces (spread, seasons_of (self, holder, -1, SALES_MEASURE_AMOUNT, &days, sum_pieces (self->longest)));
      return TRUE;
    }
  for (int node = self->node; node < self->nodes[self->node].end;)
    {
      if (verdicts[node].own)
        {
          spread_own (self, node, spread, counted);
          node = self->nodes[node].end;
          continue;
        }
      spread_parts (self, node, spread, counted);
      node++;
    }
  return FALSE;
}
