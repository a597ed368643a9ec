/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-recognition.h"

#include "analysis/sales-attainment.h"
#include "analysis/sales-ranks.h"
#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-organisation.h"
#include "model/sales-overview.h"
#include "model/sales-settings.h"
#include "store/sales-store.h"

typedef struct
{
  SalesScope   scope;
  SalesPeriod  period;
  SalesShare   exceeds_share;
  SalesLocale *locale; /* for sorting names on the document's thread */
} RecognitionData;

typedef struct
{
  SalesStore        *store;
  GCancellable      *cancellable;
  const RecognitionData *data;
  int                year_start;
  SalesOrganisation *organisation;
  GPtrArray         *people;   /* SalesChild, of the period */
  GHashTable        *streaks;  /* person → GArray of attainments, the latest last */
  SalesRecognition  *result;
} Builder;

static void
recognition_data_free (gpointer data)
{
  RecognitionData *self = data;

  sales_locale_free (self->locale);
  g_free (self);
}

/* One of the document's questions within this one. */
static gpointer
ask (Builder *builder, SalesRequest *request, GError **error)
{
  g_autoptr (SalesRequest) owned = request;

  return owned->func (builder->store, owned->data, builder->cancellable, error);
}

/* The people of the scope, ranked. Only units have a ranking: a person is looked up in the
 * company's. */
static GPtrArray *
ask_ranking (Builder *builder, const SalesPeriod *period, GError **error)
{
  const SalesScope *scope = &builder->data->scope;
  gboolean person = scope->kind == SALES_SCOPE_PERSON;
  GPtrArray *people = ask (
      builder, sales_ranking_request_new (person ? &SALES_SCOPE_COMPANY : scope, period), error);

  for (guint i = 0; person && people != NULL && i < people->len;)
    if (sales_scope_equal (&((SalesChild *) people->pdata[i])->scope, scope))
      i++;
    else
      g_ptr_array_remove_index (people, i);
  return people;
}

static gint64
attainment_of (const SalesChild *child)
{
  if (!child->amount.has_goal || !sales_comparison_has_attainment (&child->amount))
    return SALES_NO_FIGURE;
  return sales_comparison_attainment (&child->amount);
}

static gboolean
is_person (const SalesChild *child)
{
  return child->scope.kind == SALES_SCOPE_PERSON && child->scope.id != 0;
}

static SalesAchievement *
add_achievement (Builder                *builder,
                 SalesAwardReason        reason,
                 const SalesScope       *scope,
                 const char             *name,
                 const char             *detail,
                 const SalesComparison  *amount)
{
  SalesAchievement *achievement = g_new0 (SalesAchievement, 1);

  achievement->reason = reason;
  achievement->scope = *scope;
  achievement->name = g_strdup (name);
  achievement->detail = g_strdup (detail);
  achievement->actual = amount->compared;
  achievement->goal = amount->goal;
  achievement->attainment = sales_comparison_attainment (amount);
  g_ptr_array_add (builder->result->achievements[reason], achievement);
  return achievement;
}

/* People -------------------------------------------------------------------------------------- */

static void
add_met (Builder *builder)
{
  SalesRecognition *result = builder->result;

  for (guint i = 0; i < builder->people->len; i++)
    {
      const SalesChild *child = builder->people->pdata[i];
      gint64 attainment = attainment_of (child);

      if (!is_person (child) || attainment == SALES_NO_FIGURE)
        continue;
      result->n_people++;
      if (attainment >= SALES_SHARE_WHOLE)
        add_achievement (builder,
                         attainment >= result->exceeds_share ? SALES_AWARD_EXCEEDED : SALES_AWARD_MET,
                         &child->scope, child->name, child->detail, &child->amount);
    }
}

/* Puts the attainments of an earlier period before those of the later ones. Returns whether
 * anybody's streak may go on before it, or -1 on failure. */
static int
read_streak_period (Builder *builder, const SalesPeriod *period, gboolean open, GError **error)
{
  g_autoptr (GPtrArray) people = ask_ranking (builder, period, error);
  GHashTableIter iter;
  gpointer value;

  if (people == NULL)
    return -1;
  for (guint i = 0; i < people->len; i++)
    {
      const SalesChild *child = people->pdata[i];
      gint64 attainment = attainment_of (child);
      GArray *shares =
          is_person (child) ? g_hash_table_lookup (builder->streaks, &child->scope.id) : NULL;

      if (shares == NULL || attainment == SALES_NO_FIGURE)
        continue;
      /* A period without a goal pauses a streak; so does one that is not over. */
      if (!open || attainment >= SALES_SHARE_WHOLE)
        g_array_prepend_val (shares, attainment);
    }
  g_hash_table_iter_init (&iter, builder->streaks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *shares = value;

      if (sales_streak ((gint64 *) shares->data, shares->len, SALES_SHARE_WHOLE) == (int) shares->len)
        return 1;
    }
  return 0;
}

/* Before the first goal there is nothing that could have been met. */
static gboolean
read_first_goal (SalesStore *store, SalesDay *day, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "SELECT min (first_day) FROM goal WHERE value IS NOT NULL", error);

  if (s == NULL || !sales_statement_step (s, error))
    return FALSE;
  *day = (SalesDay) sales_statement_get_optional (s, 0, SALES_DAY_MAX);
  return TRUE;
}

static gboolean
read_streaks (Builder *builder, GError **error)
{
  SalesPeriod period = builder->data->period;
  gboolean open = builder->result->running;
  SalesDay first_goal;
  int unbroken = 1;

  if (!read_first_goal (builder->store, &first_goal, error))
    return FALSE;
  for (guint i = 0; i < builder->people->len; i++)
    {
      const SalesChild *child = builder->people->pdata[i];

      if (is_person (child) && attainment_of (child) != SALES_NO_FIGURE)
        g_hash_table_insert (builder->streaks, g_memdup2 (&child->scope.id, sizeof (gint64)),
                             g_array_new (FALSE, FALSE, sizeof (gint64)));
    }
  for (int i = 0; i < SALES_STREAK_MAX && unbroken > 0 && period.last >= first_goal; i++)
    {
      unbroken = read_streak_period (builder, &period, open, error);
      if (unbroken < 0)
        return FALSE;
      open = FALSE;
      period = sales_period_shift (&period, -1, builder->year_start);
    }
  return TRUE;
}

static gboolean
add_streaks (Builder *builder, GError **error)
{
  /* Days of one's own choosing have no periods before them that anybody agreed on. */
  if (builder->data->period.kind == SALES_PERIOD_DAYS)
    return TRUE;
  if (!read_streaks (builder, error))
    return FALSE;
  for (guint i = 0; i < builder->people->len; i++)
    {
      const SalesChild *child = builder->people->pdata[i];
      const GArray *shares = g_hash_table_lookup (builder->streaks, &child->scope.id);
      int streak;

      if (!is_person (child) || shares == NULL)
        continue;
      streak = sales_streak ((gint64 *) shares->data, shares->len, SALES_SHARE_WHOLE);
      if (streak >= SALES_STREAK_MIN)
        add_achievement (builder, SALES_AWARD_STREAK, &child->scope, child->name, child->detail,
                         &child->amount)
            ->streak = streak;
    }
  return TRUE;
}

static const SalesChild *
find_person (GPtrArray *people, gint64 id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const SalesChild *child = people->pdata[i];

      if (is_person (child) && child->scope.id == id)
        return child;
    }
  return NULL;
}

/* Summaries have no orders that could be counted. */
static gint64
count_cases (const SalesChild *child)
{
  return child->service.orders > 0 ? child->service.orders / SALES_SHARE_WHOLE
                                   : SALES_IMPROVED_ORDERS;
}

static void
compare_with_before (Builder *builder, GPtrArray *before)
{
  SalesRecognition *result = builder->result;
  g_autofree SalesImprovement *people = g_new (SalesImprovement, builder->people->len + 1);
  gint64 best;

  for (guint i = 0; i < builder->people->len; i++)
    {
      const SalesChild *child = builder->people->pdata[i];
      const SalesChild *earlier =
          is_person (child) ? find_person (before, child->scope.id) : NULL;

      people[i] = (SalesImprovement){ SALES_NO_FIGURE, SALES_NO_FIGURE, 0 };
      if (earlier == NULL)
        continue;
      people[i].before = attainment_of (earlier);
      people[i].after = attainment_of (child);
      people[i].n_cases = MIN (count_cases (child), count_cases (earlier));
      if (people[i].before != SALES_NO_FIGURE && people[i].after != SALES_NO_FIGURE)
        result->n_compared++;
    }
  if (result->running || result->n_compared < SALES_IMPROVED_PEOPLE ||
      !sales_most_improved (people, builder->people->len, SALES_IMPROVED_BASE,
                            SALES_IMPROVED_ORDERS, &best))
    return;
  for (guint i = 0; i < builder->people->len; i++)
    {
      const SalesChild *child = builder->people->pdata[i];

      if (people[i].before < SALES_IMPROVED_BASE || people[i].n_cases < SALES_IMPROVED_ORDERS ||
          people[i].after == SALES_NO_FIGURE || people[i].after - people[i].before != best)
        continue;
      add_achievement (builder, SALES_AWARD_IMPROVED, &child->scope, child->name, child->detail,
                       &child->amount);
    }
}

/* Everybody's attainment of the period before, where there is one. */
static void
set_before (Builder *builder, GPtrArray *before)
{
  for (int reason = 0; reason < SALES_N_AWARD_REASONS; reason++)
    for (guint i = 0; i < builder->result->achievements[reason]->len; i++)
      {
        SalesAchievement *achievement = builder->result->achievements[reason]->pdata[i];
        const SalesChild *earlier = achievement->scope.kind == SALES_SCOPE_PERSON
                                        ? find_person (before, achievement->scope.id)
                                        : NULL;

        if (earlier == NULL || attainment_of (earlier) == SALES_NO_FIGURE)
          continue;
        achievement->has_before = TRUE;
        achievement->attainment_before = attainment_of (earlier);
      }
}

/* Units --------------------------------------------------------------------------------------- */

static void
add_unit (Builder               *builder,
          const SalesScope      *scope,
          SalesUnitKind          kind,
          const char            *name,
          const SalesComparison *amount)
{
  if (amount->has_goal && sales_comparison_has_attainment (amount) &&
      sales_comparison_attainment (amount) >= SALES_SHARE_WHOLE)
    add_achievement (builder, SALES_AWARD_UNIT_MET, scope, name, NULL, amount)->unit_kind = kind;
}

/* The units below and including @top, each by the figures that it has as a child of its parent. */
static gboolean
add_units (Builder *builder, int top, GError **error)
{
  const SalesTree *units = &builder->organisation->units;

  for (int i = top; i < units->nodes[top].end; i++)
    {
      const SalesNode *node = &units->nodes[i];
      SalesScope scope = { SALES_SCOPE_UNIT, node->id };
      g_autoptr (SalesOverview) overview = NULL;

      /* A unit without units below it has been told of by its parent. */
      if (i > top && node->end == i + 1)
        continue;
      overview = ask (builder, sales_overview_request_new (&scope, &builder->data->period), error);
      if (overview == NULL)
        return FALSE;
      if (i == top)
        add_unit (builder, &scope, node->kind, node->name, &overview->amount);
      for (guint j = 0; j < overview->children->len; j++)
        {
          const SalesChild *child = overview->children->pdata[j];
          int at = child->scope.kind == SALES_SCOPE_UNIT
                       ? sales_tree_find (units, child->scope.id)
                       : -1;

          if (at >= 0)
            add_unit (builder, &child->scope, units->nodes[at].kind, child->name, &child->amount);
        }
    }
  return TRUE;
}

/* Awards -------------------------------------------------------------------------------------- */

static gboolean
belongs_to_scope (const Builder *builder, const SalesScope *who, int member, SalesDay day)
{
  const SalesScope *scope = &builder->data->scope;
  const SalesTree *units = &builder->organisation->units;
  int top, unit;

  if (scope->kind == SALES_SCOPE_PERSON)
    return sales_scope_equal (scope, who);
  if (scope->kind != SALES_SCOPE_UNIT)
    return who->kind == SALES_SCOPE_PERSON && find_person (builder->people, who->id) != NULL;
  top = sales_tree_find (units, scope->id);
  unit = who->kind == SALES_SCOPE_UNIT
             ? sales_tree_find (units, who->id)
             : sales_organisation_unit_on (builder->organisation, member, day);
  return top >= 0 && unit >= top && unit < units->nodes[top].end;
}

static SalesAward *
take_award (SalesStatement *s)
{
  SalesAward *award = g_new0 (SalesAward, 1);

  award->id = sales_statement_get_int (s, 0);
  award->scope.kind = sales_statement_is_null (s, 1) ? SALES_SCOPE_UNIT : SALES_SCOPE_PERSON;
  award->scope.id = sales_statement_get_int (s, sales_statement_is_null (s, 1) ? 2 : 1);
  award->first_day = (SalesDay) sales_statement_get_int (s, 3);
  award->last_day = (SalesDay) sales_statement_get_int (s, 4);
  award->reason = SALES_AWARD_OTHER;
  sales_award_reason_from_string (sales_statement_get_text (s, 5), &award->reason);
  award->has_attainment = !sales_statement_is_null (s, 6);
  award->attainment = sales_statement_get_optional (s, 6, 0);
  sales_award_kind_from_string (sales_statement_get_text (s, 7), &award->kind);
  award->has_value = !sales_statement_is_null (s, 8);
  award->value = sales_statement_get_optional (s, 8, 0);
  award->note = sales_statement_dup_text (s, 9);
  sales_award_status_from_string (sales_statement_get_text (s, 10), &award->status);
  award->proposed_day = (SalesDay) sales_statement_get_int (s, 11);
  award->confirmed_day = (SalesDay) sales_statement_get_optional (s, 12, SALES_DAY_NONE);
  award->given_day = (SalesDay) sales_statement_get_optional (s, 13, SALES_DAY_NONE);
  return award;
}

/* Fills in the name; FALSE if the award belongs elsewhere. */
static gboolean
place_award (const Builder *builder, SalesAward *award)
{
  const SalesOrganisation *organisation = builder->organisation;
  SalesDay day = builder->data->period.last;
  int at;

  if (award->scope.kind == SALES_SCOPE_UNIT)
    {
      at = sales_tree_find (&organisation->units, award->scope.id);
      if (at < 0 || !belongs_to_scope (builder, &award->scope, -1, day))
        return FALSE;
      award->name = g_strdup (organisation->units.nodes[at].name);
      return TRUE;
    }
  at = sales_organisation_find_member (organisation, award->scope.id);
  if (at <= 0)
    return FALSE;
  if (organisation->members[at].left != SALES_DAY_NONE)
    day = MIN (day, organisation->members[at].left);
  if (!belongs_to_scope (builder, &award->scope, at, day))
    return FALSE;
  award->name = g_strdup (organisation->members[at].name);
  award->detail = g_strdup (
      organisation->units.nodes[sales_organisation_unit_on (organisation, at, day)].name);
  return TRUE;
}

static gboolean
read_awards (Builder *builder, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (
      builder->store,
      "SELECT id, person, unit, first_day, last_day, reason, attainment, kind, value, note,"
      " status, proposed, confirmed, given FROM award"
      " WHERE first_day = ?1 AND last_day = ?2 ORDER BY id",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, builder->data->period.first);
  sales_statement_bind_int (s, 2, builder->data->period.last);
  while (sales_statement_step (s, error))
    {
      g_autoptr (SalesAward) award = take_award (s);

      if (place_award (builder, award))
        g_ptr_array_add (builder->result->awards, g_steal_pointer (&award));
    }
  return !sales_statement_failed (s);
}

static int
compare_awards (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SalesAward *x = *(SalesAward *const *) a, *y = *(SalesAward *const *) b;
  int order;

  if (x->status != y->status)
    return x->status < y->status ? -1 : 1;
  order = sales_locale_compare (user_data, x->name, y->name);
  if (order != 0)
    return order;
  return (x->id > y->id) - (x->id < y->id);
}

static void
join_awards (SalesRecognition *result)
{
  for (guint i = 0; i < result->awards->len; i++)
    {
      const SalesAward *award = result->awards->pdata[i];
      GPtrArray *section = result->achievements[award->reason];

      for (guint j = 0; j < section->len; j++)
        {
          SalesAchievement *achievement = section->pdata[j];

          if (sales_scope_equal (&achievement->scope, &award->scope))
            achievement->award = award->id;
        }
    }
}

/* Order --------------------------------------------------------------------------------------- */

/* What a section is ordered and ranked by. */
static gint64
merit_of (const SalesAchievement *achievement)
{
  switch (achievement->reason)
    {
    case SALES_AWARD_STREAK:
      return achievement->streak;
    case SALES_AWARD_IMPROVED:
      return achievement->attainment - achievement->attainment_before;
    case SALES_AWARD_EXCEEDED:
    case SALES_AWARD_MET:
    case SALES_AWARD_UNIT_MET:
    case SALES_AWARD_OTHER:
    case SALES_N_AWARD_REASONS:
    default:
      return achievement->attainment;
    }
}

static int
compare_achievements (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SalesAchievement *x = *(SalesAchievement *const *) a, *y = *(SalesAchievement *const *) b;
  gint64 merit_x = merit_of (x), merit_y = merit_of (y);

  if (merit_x != merit_y)
    return merit_x > merit_y ? -1 : 1;
  return sales_locale_compare (user_data, x->name, y->name);
}

static void
rank_section (GPtrArray *section, SalesLocale *locale)
{
  g_autofree gint64 *merits = g_new (gint64, section->len + 1);
  g_autofree int *ranks = g_new (int, section->len + 1);

  g_ptr_array_sort_with_data (section, compare_achievements, locale);
  for (guint i = 0; i < section->len; i++)
    merits[i] = merit_of (section->pdata[i]);
  sales_rank_competition (merits, section->len, SALES_RANK_HIGHEST_FIRST, ranks);
  for (guint i = 0; i < section->len; i++)
    ((SalesAchievement *) section->pdata[i])->rank = ranks[i];
}

/* Whole --------------------------------------------------------------------------------------- */

static char *
dup_scope_name (Builder *builder)
{
  const SalesOrganisation *organisation = builder->organisation;
  const SalesScope *scope = &builder->data->scope;
  const SalesTree *tree = &organisation->units;
  int at;

  if (scope->kind == SALES_SCOPE_PERSON)
    {
      at = sales_organisation_find_member (organisation, scope->id);
      return at < 0 ? NULL : g_strdup (organisation->members[at].name);
    }
  if (scope->kind == SALES_SCOPE_TERRITORY)
    tree = &organisation->territories;
  else if (scope->kind == SALES_SCOPE_CATEGORY)
    tree = &organisation->categories;
  at = sales_tree_find (tree, scope->id);
  return at < 0 ? NULL : g_strdup (tree->nodes[at].name);
}

static gboolean
load_settings (Builder *builder, GError **error)
{
  SalesDocumentInfo info = { 0 };

  if (!sales_settings_load (builder->store, &info, error))
    return FALSE;
  builder->year_start = info.year_start;
  builder->result->exceeds_share =
      builder->data->exceeds_share > 0 ? builder->data->exceeds_share : info.exceeds_share;
  sales_settings_clear (&info);
  return TRUE;
}

static gboolean
add_people (Builder *builder, GError **error)
{
  const SalesPeriod *period = &builder->data->period;
  SalesPeriod earlier = sales_period_shift (period, -1, builder->year_start);
  g_autoptr (GPtrArray) before = ask_ranking (builder, &earlier, error);

  if (before == NULL)
    return FALSE;
  add_met (builder);
  if (!add_streaks (builder, error))
    return FALSE;
  compare_with_before (builder, before);
  set_before (builder, before);
  return TRUE;
}

static gpointer
read_recognition (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  RecognitionData *data = user_data;
  g_autoptr (SalesRecognition) result = g_new0 (SalesRecognition, 1);
  g_autoptr (SalesOrganisation) organisation = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GHashTable) streaks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          (GDestroyNotify) g_array_unref);
  Builder builder = {
    .store = store,
    .cancellable = cancellable,
    .data = data,
    .streaks = streaks,
    .result = result,
  };
  int top;

  result->scope = data->scope;
  result->period = data->period;
  result->today = sales_today ();
  result->running = sales_period_is_running (&data->period, result->today);
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    result->achievements[i] =
        g_ptr_array_new_with_free_func ((GDestroyNotify) sales_achievement_free);
  result->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_award_free);
  organisation = sales_organisation_load (store, error);
  builder.organisation = organisation;
  if (organisation == NULL || !load_settings (&builder, error))
    return NULL;
  result->scope_name = dup_scope_name (&builder);
  people = ask_ranking (&builder, &data->period, error);
  builder.people = people;
  if (people == NULL || !add_people (&builder, error))
    return NULL;
  top = data->scope.kind == SALES_SCOPE_UNIT ? sales_tree_find (&organisation->units, data->scope.id)
                                             : -1;
  if (top >= 0 && !add_units (&builder, top, error))
    return NULL;
  if (!read_awards (&builder, error))
    return NULL;
  g_ptr_array_sort_with_data (result->awards, compare_awards, data->locale);
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    rank_section (result->achievements[i], data->locale);
  join_awards (result);
  return g_steal_pointer (&result);
}

/**
 * sales_recognition_request_new:
 * @scope: whose people and units
 * @period: for which period
 * @exceeds_share: from which attainment on a goal counts as exceeded, or 0 for the document's
 *   own setting
 *
 * Main thread only.
 *
 * Returns: (transfer full): a request for a #SalesRecognition, to be freed with
 *   sales_recognition_free()
 */
SalesRequest *
sales_recognition_request_new (const SalesScope  *scope,
                               const SalesPeriod *period,
                               SalesShare         exceeds_share)
{
  RecognitionData *data = g_new0 (RecognitionData, 1);

  data->scope = *scope;
  data->period = *period;
  data->exceeds_share = exceeds_share;
  data->locale = sales_locale_new_default ();
  return sales_request_new (read_recognition, data, recognition_data_free,
                            (GDestroyNotify) sales_recognition_free);
}

void
sales_recognition_free (SalesRecognition *self)
{
  g_free (self->scope_name);
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    g_clear_pointer (&self->achievements[i], g_ptr_array_unref);
  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_free (self);
}

void
sales_achievement_free (SalesAchievement *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}
