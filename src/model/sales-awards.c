/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-awards.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "store/sales-store.h"

/* The longest note, in characters. */
#define NOTE_MAX_CHARS 2000

static const struct
{
  const char *id;
  const char *name;
} reasons[SALES_N_AWARD_REASONS] = {
  { "exceeded", NC_("award reason", "Exceeded the goal") },
  { "met", NC_("award reason", "Met the goal") },
  { "streak", NC_("award reason", "Met goals in a row") },
  { "improved", NC_("award reason", "Most improved") },
  { "unit_met", NC_("award reason", "Met the goal together") },
  { "other", NC_("award reason", "Other merit") },
};

static const struct
{
  const char *id;
  const char *name;
} kinds[SALES_N_AWARD_KINDS] = {
  { NULL, NC_("award kind", "Not decided") },
  { "cash_bonus", NC_("award kind", "Cash bonus") },
  { "office", NC_("award kind", "Office") },
  { "time_off", NC_("award kind", "Time off") },
  { "trip", NC_("award kind", "Trip") },
  { "prize", NC_("award kind", "Prize") },
  { "group_recognition", NC_("award kind", "Group recognition") },
};

static const struct
{
  const char *id;
  const char *name;
} statuses[SALES_N_AWARD_STATUSES] = {
  { "proposed", NC_("award status", "Proposed") },
  { "confirmed", NC_("award status", "Confirmed") },
  { "given", NC_("award status", "Given") },
};

typedef struct
{
  SalesAwardProposal *proposals;
  gsize               n_proposals;
} ProposeData;

typedef struct
{
  gint64         id;
  SalesAwardKind kind;
  gboolean       has_value;
  SalesAmount    value;
  char          *note;
  gboolean       confirm;
  SalesDay       day;
} AwardData;

static void
propose_data_free (gpointer data)
{
  ProposeData *self = data;

  g_free (self->proposals);
  g_free (self);
}

static void
award_data_free (gpointer data)
{
  AwardData *self = data;

  g_free (self->note);
  g_free (self);
}

static gboolean
check_proposal (const SalesAwardProposal *proposal, GError **error)
{
  if (proposal->scope.kind != SALES_SCOPE_PERSON && proposal->scope.kind != SALES_SCOPE_UNIT)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an award goes to a person or a unit");
      return FALSE;
    }
  if (proposal->first_day < SALES_DAY_MIN || proposal->last_day > SALES_DAY_MAX ||
      proposal->last_day < proposal->first_day)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an award cannot be for day %d to %d",
                   proposal->first_day, proposal->last_day);
      return FALSE;
    }
  if ((guint) proposal->reason >= SALES_N_AWARD_REASONS)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "no such reason for an award");
      return FALSE;
    }
  return TRUE;
}

/* Whether the award is there already: 1 or 0, -1 on failure. */
static int
find_proposal (SalesStore *store, const SalesAwardProposal *proposal, GError **error)
{
  gboolean unit = proposal->scope.kind == SALES_SCOPE_UNIT;
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "SELECT 1 FROM award WHERE first_day = ?1 AND last_day = ?2 AND reason = ?3"
      " AND (person = ?4 OR unit = ?5)",
      error);

  if (s == NULL)
    return -1;
  sales_statement_bind_int (s, 1, proposal->first_day);
  sales_statement_bind_int (s, 2, proposal->last_day);
  sales_statement_bind_text (s, 3, sales_award_reason_to_string (proposal->reason));
  sales_statement_bind_optional (s, 4, unit ? 0 : proposal->scope.id, 0);
  sales_statement_bind_optional (s, 5, unit ? proposal->scope.id : 0, 0);
  if (sales_statement_step (s, error))
    return 1;
  return sales_statement_failed (s) ? -1 : 0;
}

static gboolean
insert_proposal (SalesStore *store, const SalesAwardProposal *proposal, GError **error)
{
  gboolean unit = proposal->scope.kind == SALES_SCOPE_UNIT;
  const char *reason = sales_award_reason_to_string (proposal->reason);
  g_autofree char *what = NULL;
  g_autoptr (SalesStatement) s = sales_store_prepare (
      store,
      "INSERT INTO award (person, unit, first_day, last_day, reason, attainment, status, proposed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'proposed', ?7)",
      error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_optional (s, 1, unit ? 0 : proposal->scope.id, 0);
  sales_statement_bind_optional (s, 2, unit ? proposal->scope.id : 0, 0);
  sales_statement_bind_int (s, 3, proposal->first_day);
  sales_statement_bind_int (s, 4, proposal->last_day);
  sales_statement_bind_text (s, 5, reason);
  if (proposal->has_attainment)
    sales_statement_bind_int (s, 6, proposal->attainment);
  else
    sales_statement_bind_null (s, 6);
  sales_statement_bind_int (s, 7, sales_today ());
  if (!sales_statement_run (s, error))
    return FALSE;
  what = g_strdup_printf ("award %s:%" G_GINT64_FORMAT " %s",
                          sales_scope_kind_to_string (proposal->scope.kind), proposal->scope.id,
                          reason);
  return sales_store_log (store, what, NULL, "proposed", error);
}

static gpointer
propose (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  ProposeData *data = user_data;

  for (gsize i = 0; i < data->n_proposals; i++)
    {
      int found;

      if (!check_proposal (&data->proposals[i], error))
        return NULL;
      found = find_proposal (store, &data->proposals[i], error);
      if (found < 0 || (found == 0 && !insert_proposal (store, &data->proposals[i], error)))
        return NULL;
    }
  sales_store_touch (store, SALES_CHANGED_AWARDS);
  return SALES_REQUEST_DONE;
}

static gboolean
get_status (SalesStore *store, gint64 id, SalesAwardStatus *status, gboolean *has_kind, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "SELECT status, kind FROM award WHERE id = ?1", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, id);
  if (sales_statement_step (s, error))
    {
      *status = SALES_AWARD_PROPOSED;
      sales_award_status_from_string (sales_statement_get_text (s, 0), status);
      *has_kind = !sales_statement_is_null (s, 1);
      return TRUE;
    }
  if (!sales_statement_failed (s))
    g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no award %" G_GINT64_FORMAT, id);
  return FALSE;
}

static gboolean
log_status (SalesStore *store, gint64 id, const char *before, const char *after, GError **error)
{
  g_autofree char *what = g_strdup_printf ("award:%" G_GINT64_FORMAT, id);

  sales_store_touch (store, SALES_CHANGED_AWARDS);
  return sales_store_log (store, what, before, after, error);
}

static gboolean
check_edit (const AwardData *data, GError **error)
{
  if ((guint) data->kind >= SALES_N_AWARD_KINDS ||
      (data->confirm && data->kind == SALES_AWARD_KIND_NONE))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "an award needs a kind to be confirmed");
      return FALSE;
    }
  if (data->has_value && data->value < 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "an award cannot be worth less than 0");
      return FALSE;
    }
  if (data->confirm && data->kind == SALES_AWARD_CASH_BONUS &&
      (!data->has_value || data->value == 0))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "a cash bonus needs an amount");
      return FALSE;
    }
  if (data->note != NULL && (!g_utf8_validate (data->note, -1, NULL) ||
                             g_utf8_strlen (data->note, -1) > NOTE_MAX_CHARS))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "the note is too long or not UTF-8");
      return FALSE;
    }
  return TRUE;
}

static gpointer
edit (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  AwardData *data = user_data;
  g_autoptr (SalesStatement) s = NULL;
  SalesAwardStatus status, after;
  gboolean has_kind;

  if (!check_edit (data, error) || !get_status (store, data->id, &status, &has_kind, error))
    return NULL;
  if (status == SALES_AWARD_GIVEN)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
                   "award %" G_GINT64_FORMAT " has been given", data->id);
      return NULL;
    }
  after = data->confirm ? SALES_AWARD_CONFIRMED : status;
  s = sales_store_prepare (store,
                           "UPDATE award SET kind = ?2, value = ?3, note = ?4, status = ?5,"
                           " confirmed = CASE ?5 WHEN 'confirmed' THEN coalesce (confirmed, ?6) END"
                           " WHERE id = ?1",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->id);
  sales_statement_bind_text (s, 2, sales_award_kind_to_string (data->kind));
  if (data->has_value)
    sales_statement_bind_int (s, 3, data->value);
  else
    sales_statement_bind_null (s, 3);
  sales_statement_bind_text (s, 4, data->note);
  sales_statement_bind_text (s, 5, sales_award_status_to_string (after));
  sales_statement_bind_int (s, 6, sales_today ());
  if (!sales_statement_run (s, error) ||
      !log_status (store, data->id, sales_award_status_to_string (status),
                   sales_award_status_to_string (after), error))
    return NULL;
  return SALES_REQUEST_DONE;
}

static gpointer
give (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  AwardData *data = user_data;
  g_autoptr (SalesStatement) s = NULL;
  SalesAwardStatus status;
  gboolean has_kind;

  if (data->day < SALES_DAY_MIN || data->day > SALES_DAY_MAX)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "day %d is out of range", data->day);
      return NULL;
    }
  if (!get_status (store, data->id, &status, &has_kind, error))
    return NULL;
  if (status != SALES_AWARD_CONFIRMED || !has_kind)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
                   "award %" G_GINT64_FORMAT " has to be confirmed before it is given", data->id);
      return NULL;
    }
  s = sales_store_prepare (store, "UPDATE award SET status = 'given', given = ?2 WHERE id = ?1",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->id);
  sales_statement_bind_int (s, 2, data->day);
  if (!sales_statement_run (s, error) ||
      !log_status (store, data->id, "confirmed", "given", error))
    return NULL;
  return SALES_REQUEST_DONE;
}

static gpointer
withdraw (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  AwardData *data = user_data;
  g_autoptr (SalesStatement) s = NULL;
  SalesAwardStatus status;
  gboolean has_kind;

  if (!get_status (store, data->id, &status, &has_kind, error))
    return NULL;
  if (status == SALES_AWARD_GIVEN)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
                   "award %" G_GINT64_FORMAT " has been given", data->id);
      return NULL;
    }
  s = sales_store_prepare (store, "DELETE FROM award WHERE id = ?1", error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, data->id);
  if (!sales_statement_run (s, error) ||
      !log_status (store, data->id, sales_award_status_to_string (status), NULL, error))
    return NULL;
  return SALES_REQUEST_DONE;
}

const char *
sales_award_reason_to_string (SalesAwardReason reason)
{
  g_return_val_if_fail ((guint) reason < SALES_N_AWARD_REASONS, NULL);

  return reasons[reason].id;
}

const char *
sales_award_kind_to_string (SalesAwardKind kind)
{
  g_return_val_if_fail ((guint) kind < SALES_N_AWARD_KINDS, NULL);

  return kinds[kind].id;
}

const char *
sales_award_status_to_string (SalesAwardStatus status)
{
  g_return_val_if_fail ((guint) status < SALES_N_AWARD_STATUSES, NULL);

  return statuses[status].id;
}

/**
 * sales_award_reason_from_string:
 * @text: (nullable): a stable name, as "cash_bonus" for the kind
 * @reason: (out): what it names
 *
 * This and the two that follow read back what the functions above write.
 *
 * Returns: %FALSE if @text names nothing; the result is then untouched
 */
gboolean
sales_award_reason_from_string (const char *text, SalesAwardReason *reason)
{
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    if (g_strcmp0 (text, reasons[i].id) == 0)
      {
        *reason = (SalesAwardReason) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
sales_award_kind_from_string (const char *text, SalesAwardKind *kind)
{
  for (int i = 0; i < SALES_N_AWARD_KINDS; i++)
    if (g_strcmp0 (text, kinds[i].id) == 0)
      {
        *kind = (SalesAwardKind) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
sales_award_status_from_string (const char *text, SalesAwardStatus *status)
{
  for (int i = 0; i < SALES_N_AWARD_STATUSES; i++)
    if (g_strcmp0 (text, statuses[i].id) == 0)
      {
        *status = (SalesAwardStatus) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_award_reason_get_name:
 * @reason: a reason
 *
 * Returns: (transfer none): it in the language of gettext
 */
const char *
sales_award_reason_get_name (SalesAwardReason reason)
{
  g_return_val_if_fail ((guint) reason < SALES_N_AWARD_REASONS, NULL);

  return g_dpgettext2 (NULL, "award reason", reasons[reason].name);
}

const char *
sales_award_kind_get_name (SalesAwardKind kind)
{
  g_return_val_if_fail ((guint) kind < SALES_N_AWARD_KINDS, NULL);

  return g_dpgettext2 (NULL, "award kind", kinds[kind].name);
}

const char *
sales_award_status_get_name (SalesAwardStatus status)
{
  g_return_val_if_fail ((guint) status < SALES_N_AWARD_STATUSES, NULL);

  return g_dpgettext2 (NULL, "award status", statuses[status].name);
}

SalesAward *
sales_award_copy (const SalesAward *self)
{
  SalesAward *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->detail = g_strdup (self->detail);
  copy->note = g_strdup (self->note);
  return copy;
}

void
sales_award_free (SalesAward *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self->note);
  g_free (self);
}

/**
 * sales_award_propose_new:
 * @proposals: what is proposed; copied
 * @n_proposals: how many
 *
 * A change: proposes each award that is not there yet for the same person or unit, period and
 * reason. SALES_ERROR_INVALID for what cannot be. The result is SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_award_propose_new (const SalesAwardProposal *proposals, gsize n_proposals)
{
  ProposeData *data = g_new0 (ProposeData, 1);
  g_autofree char *label = NULL;

  data->proposals = g_memdup2 (proposals, n_proposals * sizeof *proposals);
  data->n_proposals = n_proposals;
  /* TRANSLATORS: what Undo calls a step; %u is the number of awards that it proposed */
  label = g_strdup_printf (ngettext ("Propose Award", "Propose %u Awards", n_proposals),
                           (guint) n_proposals);
  return sales_request_new_action ("award.propose", label, propose, data, propose_data_free);
}

/**
 * sales_award_edit_new:
 * @id: the award
 * @kind: what it is
 * @has_value: whether it has a value in money
 * @value: the value
 * @note: (nullable): a note
 * @confirm: whether a proposed award becomes confirmed with it
 *
 * A change. SALES_ERROR_INVALID for a negative value, a confirmation without a kind, or of a cash
 * bonus without an amount; SALES_ERROR_CONSTRAINT once the award has been given.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_award_edit_new (gint64         id,
                      SalesAwardKind kind,
                      gboolean       has_value,
                      SalesAmount    value,
                      const char    *note,
                      gboolean       confirm)
{
  AwardData *data = g_new0 (AwardData, 1);

  data->id = id;
  data->kind = kind;
  data->has_value = has_value;
  data->value = value;
  data->note = note != NULL && note[0] != '\0' ? g_strdup (note) : NULL;
  data->confirm = confirm;
  return sales_request_new_action (confirm ? "award.confirm" : "award.edit",
                                   confirm ? _("Confirm Award") : _("Change Award"), edit, data,
                                   award_data_free);
}

/**
 * sales_award_give_new:
 * @id: the award
 * @day: when it was given
 *
 * A change. SALES_ERROR_CONSTRAINT unless the award is confirmed.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_award_give_new (gint64 id, SalesDay day)
{
  AwardData *data = g_new0 (AwardData, 1);

  data->id = id;
  data->day = day;
  return sales_request_new_action ("award.give", _("Give Award"), give, data, award_data_free);
}

/**
 * sales_award_withdraw_new:
 * @id: the award
 *
 * A change: takes back what has not been given yet. SALES_ERROR_CONSTRAINT once it has.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_award_withdraw_new (gint64 id)
{
  AwardData *data = g_new0 (AwardData, 1);

  data->id = id;
  return sales_request_new_action ("award.withdraw", _("Withdraw Award"), withdraw, data,
                                   award_data_free);
}
