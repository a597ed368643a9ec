/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-agreement.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

/* The longest remark, in characters. */
#define REMARK_MAX_CHARS 2000

static const char *const state_names[SALES_N_AGREEMENT_STATES] = { "draft", "proposed", "discussed", "acknowledged" };

/**
 * sales_agreement_state_to_string:
 * @state: a state
 *
 * Returns: its stable name, as "discussed"
 */
const char *
sales_agreement_state_to_string (SalesAgreementState state)
{
  g_return_val_if_fail ((guint) state < SALES_N_AGREEMENT_STATES, NULL);

  return state_names[state];
}

/**
 * sales_agreement_clear:
 * @self: an agreement
 */
void
sales_agreement_clear (SalesAgreement *self)
{
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->remark, g_free);
}

/**
 * sales_agreement_read:
 * @self: (out): where to write
 * @statement: a row with %SALES_AGREEMENT_COLUMNS
 * @column: the first of them
 * @as_of: later days are not known yet; %SALES_DAY_NONE: now
 */
void
sales_agreement_read (SalesAgreement *self, SalesStatement *statement, int column, SalesDay as_of)
{
  *self = (SalesAgreement){ .days = { SALES_DAY_NONE } };
  for (int state = SALES_AGREEMENT_PROPOSED; state < SALES_N_AGREEMENT_STATES; state++)
    {
      SalesDay day = (SalesDay) sales_statement_get_optional (statement, column + state - 1, SALES_DAY_NONE);

      if (day != SALES_DAY_NONE && as_of != SALES_DAY_NONE && day > as_of)
        day = SALES_DAY_NONE;
      self->days[state] = day;
      if (day != SALES_DAY_NONE)
        self->state = (SalesAgreementState) state;
    }
  if (self->state == SALES_AGREEMENT_DRAFT)
    return;
  self->by = sales_statement_dup_text (statement, column + 3);
  self->remark = sales_statement_dup_text (statement, column + 4);
}

/* The list ------------------------------------------------------------------------------------- */

typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} ListData;

typedef struct
{
  SalesStore     *store;
  const ListData *data;
  GPtrArray      *rows;
} List;

static const char rows_sql[] =
    "SELECT v.id, g.measure, c.name, g.first_day, g.last_day, v.value, v.version, g.category, " SALES_AGREEMENT_COLUMNS
    " FROM goal AS g JOIN goal_version AS v ON v.goal = g.id AND v.version ="
    "  (SELECT max (w.version) FROM goal_version AS w WHERE w.goal = g.id AND w.entered_day <= ?5)"
    " LEFT JOIN category AS c ON c.id = g.category"
    " WHERE g.scope_kind = ?1 AND g.scope = ?2 AND g.first_day <= ?4 AND g.last_day >= ?3 AND v.value IS NOT NULL"
    " ORDER BY g.measure, g.category, g.first_day, g.last_day";

static gboolean
add_rows (List *self, SalesScope scope, const char *name, int depth, GError **error)
{
  SalesDay as_of = sales_store_get_as_of (self->store);
  g_autoptr (SalesStatement) s = sales_store_prepare (self->store, rows_sql, error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_text (s, 1, sales_scope_kind_to_string (scope.kind));
  sales_statement_bind_int (s, 2, scope.id);
  sales_statement_bind_int (s, 3, self->data->period.first);
  sales_statement_bind_int (s, 4, self->data->period.last);
  sales_statement_bind_int (s, 5, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (s, error))
    {
      SalesMeasure measure;
      SalesAgreementRow *row;

      if (!sales_measure_from_string (sales_statement_get_text (s, 1), &measure))
        continue;
      row = g_new0 (SalesAgreementRow, 1);
      row->version_id = sales_statement_get_int (s, 0);
      row->scope = scope;
      row->name = g_strdup (name);
      row->depth = depth;
      row->measure = measure;
      row->category = sales_statement_dup_text (s, 2);
      row->first_day = (SalesDay) sales_statement_get_int (s, 3);
      row->last_day = (SalesDay) sales_statement_get_int (s, 4);
      row->value = sales_statement_get_int (s, 5);
      row->version = (int) sales_statement_get_int (s, 6);
      row->category_id = sales_statement_get_int (s, 7);
      sales_agreement_read (&row->agreement, s, 8, as_of);
      g_ptr_array_add (self->rows, row);
    }
  return !sales_statement_failed (s);
}

/* Everybody who belongs to the unit itself at the period's end; who has left by then counts where he
 * or she was last. */
static gboolean
add_members (List *self, const SalesOrganisation *organisation, int unit, int depth, GError **error)
{
  const SalesPeriod *period = &self->data->period;

  for (int i = 1; i < organisation->n_members; i++)
    {
      const SalesMember *member = &organisation->members[i];
      SalesDay day = member->left != SALES_DAY_NONE ? MIN (member->left, period->last) : period->last;

      if (sales_organisation_unit_on (organisation, i, day) == unit &&
          !add_rows (self, (SalesScope){ SALES_SCOPE_PERSON, member->id }, member->name, depth, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_units (List *self, const SalesOrganisation *organisation, int top, GError **error)
{
  const SalesTree *units = &organisation->units;

  for (int i = top; i < units->nodes[top].end; i++)
    {
      int depth = units->nodes[i].depth - units->nodes[top].depth;

      if (!add_rows (self, (SalesScope){ SALES_SCOPE_UNIT, units->nodes[i].id }, units->nodes[i].name, depth, error) ||
          !add_members (self, organisation, i, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_tree (List *self, const SalesTree *tree, SalesScopeKind kind, int top, GError **error)
{
  for (int i = top; i < tree->nodes[top].end; i++)
    if (!add_rows (self, (SalesScope){ kind, tree->nodes[i].id }, tree->nodes[i].name, tree->nodes[i].depth - tree->nodes[top].depth, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_scope (List *self, const SalesOrganisation *organisation, GError **error)
{
  const SalesScope *scope = &self->data->scope;
  const SalesTree *tree = scope->kind == SALES_SCOPE_UNIT        ? &organisation->units
                          : scope->kind == SALES_SCOPE_TERRITORY ? &organisation->territories
                                                                 : &organisation->categories;
  int at = scope->kind == SALES_SCOPE_PERSON ? sales_organisation_find_member (organisation, scope->id)
                                             : sales_tree_find (tree, scope->id);

  if (at < 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT,
                   sales_scope_kind_to_string (scope->kind), scope->id);
      return FALSE;
    }
  switch (scope->kind)
    {
    case SALES_SCOPE_UNIT:
      return add_units (self, organisation, at, error);
    case SALES_SCOPE_PERSON:
      return add_rows (self, *scope, organisation->members[at].name, 0, error);
    case SALES_SCOPE_TERRITORY:
    case SALES_SCOPE_CATEGORY:
    default:
      return add_tree (self, tree, scope->kind, at, error);
    }
}

static gpointer
read_list (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_agreement_row_free);
  List self = { store, user_data, rows };

  if (organisation == NULL || !add_scope (&self, organisation, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * sales_agreement_list_new:
 * @scope: whose goals; a unit's with those of its subunits and people, a tree's with all below
 * @period: goals that share a day with it
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesAgreementRow, units before their
 *   people; %SALES_ERROR_NOT_FOUND if there is no such scope
 */
SalesRequest *
sales_agreement_list_new (const SalesScope *scope, const SalesPeriod *period)
{
  ListData *data = g_new0 (ListData, 1);

  data->scope = *scope;
  data->period = *period;
  return sales_request_new (read_list, data, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sales_agreement_row_free:
 * @self: (transfer full): a row
 */
void
sales_agreement_row_free (SalesAgreementRow *self)
{
  g_free (self->name);
  g_free (self->category);
  sales_agreement_clear (&self->agreement);
  g_free (self);
}

/* Marking -------------------------------------------------------------------------------------- */

typedef struct
{
  gint64             *versions;
  gsize               n;
  SalesAgreementState state;
  SalesDay            day;
  gint64              by;
  char               *remark;
} MarkData;

static void
mark_data_free (gpointer user_data)
{
  MarkData *self = user_data;

  g_free (self->versions);
  g_free (self->remark);
  g_free (self);
}

/* A later state is taken back with the one before it: nobody acknowledges what is yet to be discussed. */
static gboolean
clear_from (SalesStore *store, gint64 version, SalesAgreementState state, GError **error)
{
  for (int i = MAX (state, SALES_AGREEMENT_PROPOSED); i < SALES_N_AGREEMENT_STATES; i++)
    {
      g_autoptr (SalesStatement) s = sales_store_prepare (store, "DELETE FROM agreement WHERE version = ?1 AND state = ?2", error);

      if (s == NULL)
        return FALSE;
      sales_statement_bind_int (s, 1, version);
      sales_statement_bind_text (s, 2, state_names[i]);
      if (!sales_statement_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_state (SalesStore *store, const MarkData *data, gint64 version, GError **error)
{
  g_autoptr (SalesStatement) s = NULL;

  if (data->state == SALES_AGREEMENT_DRAFT)
    return TRUE;
  s = sales_store_prepare (store, "INSERT INTO agreement (version, state, day, person, remark) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, version);
  sales_statement_bind_text (s, 2, state_names[data->state]);
  sales_statement_bind_int (s, 3, data->day);
  sales_statement_bind_optional (s, 4, data->by, 0);
  sales_statement_bind_text (s, 5, data->remark);
  return sales_statement_run (s, error);
}

static gboolean
mark_version (SalesStore *store, const MarkData *data, gint64 version, GError **error)
{
  g_autofree char *what = g_strdup_printf ("goal version %" G_GINT64_FORMAT, version);
  g_autofree char *day = sales_day_to_iso (data->day);
  g_autofree char *after = g_strdup_printf ("%s %s", state_names[data->state], day);

  return clear_from (store, version, data->state, error) && insert_state (store, data, version, error) &&
         sales_store_log (store, what, NULL, after, error);
}

static gpointer
mark_versions (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const MarkData *data = user_data;

  if (data->day < SALES_DAY_MIN || data->day > sales_today ())
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an agreement on day %d, which has not come yet", data->day);
      return NULL;
    }
  if (data->remark != NULL &&
      (!g_utf8_validate (data->remark, -1, NULL) || g_utf8_strlen (data->remark, -1) > REMARK_MAX_CHARS))
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the remark is too long or not UTF-8");
      return NULL;
    }
  for (gsize i = 0; i < data->n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !mark_version (store, data, data->versions[i], error))
      return NULL;
  sales_store_touch (store, SALES_CHANGED_GOALS);
  return SALES_REQUEST_DONE;
}

static char *
make_label (SalesAgreementState state, gsize n)
{
  switch (state)
    {
    case SALES_AGREEMENT_PROPOSED:
      /* TRANSLATORS: what Undo calls a step; %u is the number of goals */
      return g_strdup_printf (ngettext ("Propose Goal", "Propose %u Goals", n), (guint) n);
    case SALES_AGREEMENT_DISCUSSED:
      /* TRANSLATORS: what Undo calls a step: goals were noted as discussed; %u is their number */
      return g_strdup_printf (ngettext ("Note Goal as Discussed", "Note %u Goals as Discussed", n), (guint) n);
    case SALES_AGREEMENT_ACKNOWLEDGED:
      /* TRANSLATORS: what Undo calls a step: goals were noted as acknowledged; %u is their number */
      return g_strdup_printf (ngettext ("Note Goal as Acknowledged", "Note %u Goals as Acknowledged", n), (guint) n);
    case SALES_AGREEMENT_DRAFT:
    case SALES_N_AGREEMENT_STATES:
    default:
      /* TRANSLATORS: what Undo calls a step: goals are drafts again; %u is their number */
      return g_strdup_printf (ngettext ("Make Goal a Draft", "Make %u Goals Drafts", n), (guint) n);
    }
}

/**
 * sales_agreement_mark_new:
 * @version_ids: (array length=n): versions of goals, see #SalesAgreementRow; copied
 * @n: how many
 * @state: what they are from now on; later states are taken back
 * @day: on which day, no later than today
 * @by: the id of the person who proposed, discussed or acknowledged, or 0
 * @remark: (nullable): what was said
 *
 * A change for sales_document_perform(), one step for Undo. %SALES_ERROR_INVALID for a day to come or
 * a remark beyond 2,000 characters, %SALES_ERROR_CONSTRAINT for a version that is not there; nothing
 * is changed then. The result is %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_agreement_mark_new (const gint64 *version_ids, gsize n, SalesAgreementState state, SalesDay day, gint64 by, const char *remark)
{
  MarkData *data = g_new0 (MarkData, 1);
  g_autofree char *label = make_label (state, n);

  g_return_val_if_fail ((guint) state < SALES_N_AGREEMENT_STATES, NULL);

  data->versions = g_memdup2 (version_ids, n * sizeof *version_ids);
  data->n = n;
  data->state = state;
  data->day = day;
  data->by = by;
  data->remark = remark != NULL && remark[0] != '\0' ? g_strdup (remark) : NULL;
  return sales_request_new_action ("goal.agree", label, mark_versions, data, mark_data_free);
}
