/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-market-events.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

/* The longest note or source, in characters. */
#define NOTE_MAX_CHARS 2000

static const char *const kind_names[SALES_N_MARKET_KINDS] = { "economy", "competitor", "price", "other" };

/**
 * sales_market_kind_to_string:
 * @kind: a kind
 *
 * Returns: its stable name, as "economy"
 */
const char *
sales_market_kind_to_string (SalesMarketKind kind)
{
  g_return_val_if_fail ((guint) kind < SALES_N_MARKET_KINDS, NULL);

  return kind_names[kind];
}

/**
 * sales_market_kind_from_string:
 * @text: (nullable): a stable name
 * @kind: (out): the kind
 *
 * Returns: %FALSE if @text names none; @kind is then untouched
 */
gboolean
sales_market_kind_from_string (const char *text, SalesMarketKind *kind)
{
  for (int i = 0; i < SALES_N_MARKET_KINDS; i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (SalesMarketKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_market_event_copy:
 * @self: an event
 *
 * Returns: (transfer full): a copy with all its texts
 */
SalesMarketEvent *
sales_market_event_copy (const SalesMarketEvent *self)
{
  SalesMarketEvent *copy = g_memdup2 (self, sizeof *self);

  copy->scope_name = g_strdup (self->scope_name);
  copy->title = g_strdup (self->title);
  copy->note = g_strdup (self->note);
  copy->source = g_strdup (self->source);
  return copy;
}

/**
 * sales_market_event_free:
 * @self: (transfer full): an event
 */
void
sales_market_event_free (SalesMarketEvent *self)
{
  g_free (self->scope_name);
  g_free (self->title);
  g_free (self->note);
  g_free (self->source);
  g_free (self);
}

/* The list ------------------------------------------------------------------------------------- */

typedef struct
{
  SalesScope  scope;
  SalesPeriod period;
} ListData;

static const SalesTree *
tree_of (const SalesOrganisation *organisation, SalesScopeKind kind)
{
  switch (kind)
    {
    case SALES_SCOPE_TERRITORY:
      return &organisation->territories;
    case SALES_SCOPE_CATEGORY:
      return &organisation->categories;
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return &organisation->units;
    }
}

/* What concerns the company concerns everybody in it, what concerns a team its people; the company's
 * own list holds everything. */
static gboolean
concerns (const SalesOrganisation *organisation, const SalesScope *event, const SalesScope *scope, SalesDay day)
{
  const SalesTree *tree = tree_of (organisation, event->kind);
  int above, at = -1;

  if (sales_scope_equal (event, &SALES_SCOPE_COMPANY) || sales_scope_equal (scope, &SALES_SCOPE_COMPANY) ||
      sales_scope_equal (event, scope))
    return TRUE;
  if (event->kind == SALES_SCOPE_PERSON)
    return FALSE;
  above = sales_tree_find (tree, event->id);
  if (event->kind == SALES_SCOPE_UNIT && scope->kind == SALES_SCOPE_PERSON)
    {
      int member = sales_organisation_find_member (organisation, scope->id);

      at = member >= 0 ? sales_organisation_unit_on (organisation, member, day) : -1;
    }
  else if (event->kind == scope->kind)
    at = sales_tree_find (tree, scope->id);
  return above >= 0 && at >= 0 && sales_tree_contains (tree, above, at);
}

static char *
dup_scope_name (const SalesOrganisation *organisation, const SalesScope *scope)
{
  const SalesTree *tree = tree_of (organisation, scope->kind);
  int at;

  if (scope->kind == SALES_SCOPE_PERSON)
    {
      at = sales_organisation_find_member (organisation, scope->id);
      return at >= 0 ? g_strdup (organisation->members[at].name) : NULL;
    }
  at = sales_tree_find (tree, scope->id);
  return at >= 0 ? g_strdup (tree->nodes[at].name) : NULL;
}

static SalesMarketEvent *
read_event (SalesStatement *s)
{
  SalesMarketEvent *event = g_new0 (SalesMarketEvent, 1);

  event->id = sales_statement_get_int (s, 0);
  sales_market_kind_from_string (sales_statement_get_text (s, 1), &event->kind);
  event->first_day = (SalesDay) sales_statement_get_int (s, 2);
  event->last_day = (SalesDay) sales_statement_get_optional (s, 3, SALES_DAY_NONE);
  sales_scope_kind_from_string (sales_statement_get_text (s, 4), &event->scope.kind);
  event->scope.id = sales_statement_get_int (s, 5);
  event->title = sales_statement_dup_text (s, 6);
  event->note = sales_statement_dup_text (s, 7);
  event->source = sales_statement_dup_text (s, 8);
  event->cited = sales_statement_get_int (s, 9) != 0;
  return event;
}

/**
 * sales_market_events_read:
 * @store: a store, on its thread
 * @organisation: of the store
 * @scope: for whom
 * @period: events that share a day with it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): of #SalesMarketEvent, see sales_market_events_new()
 */
GPtrArray *
sales_market_events_read (SalesStore *store, const SalesOrganisation *organisation, const SalesScope *scope, const SalesPeriod *period,
                          GError **error)
{
  SalesDay as_of = sales_store_get_as_of (store);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_market_event_free);
  g_autoptr (SalesStatement) s = NULL;

  s = sales_store_prepare (store,
                           "SELECT id, kind, first_day, last_day, scope_kind, scope, title, note, source,"
                           " EXISTS (SELECT 1 FROM goal_version WHERE event = market_event.id)"
                           " FROM market_event WHERE first_day <= ?2 AND coalesce (last_day, first_day) >= ?1"
                           " ORDER BY first_day, id",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, period->first);
  /* What had not happened by then was not known. */
  sales_statement_bind_int (s, 2, as_of != SALES_DAY_NONE ? MIN (as_of, period->last) : period->last);
  while (sales_statement_step (s, error))
    {
      g_autoptr (SalesMarketEvent) event = read_event (s);

      if (!concerns (organisation, &event->scope, scope, period->last))
        continue;
      event->scope_name = dup_scope_name (organisation, &event->scope);
      g_ptr_array_add (events, g_steal_pointer (&event));
    }
  return sales_statement_failed (s) ? NULL : g_steal_pointer (&events);
}

static gpointer
read_events (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const ListData *data = user_data;
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);

  return organisation != NULL ? sales_market_events_read (store, organisation, &data->scope, &data->period, error) : NULL;
}

/**
 * sales_market_events_new:
 * @scope: for whom
 * @period: events that share a day with it
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesMarketEvent, the oldest first: those
 *   of the scope and of what it belongs to; for the company all of them
 */
SalesRequest *
sales_market_events_new (const SalesScope *scope, const SalesPeriod *period)
{
  ListData *data = g_new0 (ListData, 1);

  data->scope = *scope;
  data->period = *period;
  return sales_request_new (read_events, data, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* Changes -------------------------------------------------------------------------------------- */

static gboolean
is_short_text (const char *text)
{
  return text == NULL || (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= NOTE_MAX_CHARS);
}

static gboolean
check_event (const SalesMarketEvent *event, GError **error)
{
  const char *wrong = NULL;

  if ((guint) event->kind >= SALES_N_MARKET_KINDS || (guint) event->scope.kind > SALES_SCOPE_CATEGORY)
    wrong = "no such kind";
  else if (event->title == NULL || !sales_text_is_name (event->title))
    wrong = "no title";
  else if (event->first_day < SALES_DAY_MIN || event->first_day > SALES_DAY_MAX)
    wrong = "no first day";
  else if (event->last_day != SALES_DAY_NONE && (event->last_day < event->first_day || event->last_day > SALES_DAY_MAX))
    wrong = "it ends before it begins";
  else if (!is_short_text (event->note) || !is_short_text (event->source))
    wrong = "a text is too long or not UTF-8";
  if (wrong != NULL)
    g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "a market event: %s", wrong);
  return wrong == NULL;
}

static gpointer
save_event (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesMarketEvent *event = user_data;
  g_autoptr (SalesStatement) s = NULL;

  if (!check_event (event, error))
    return NULL;
  s = sales_store_prepare (store,
                           "INSERT INTO market_event (id, kind, first_day, last_day, scope_kind, scope, title, note, source)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                           " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, first_day = excluded.first_day,"
                           " last_day = excluded.last_day, scope_kind = excluded.scope_kind, scope = excluded.scope,"
                           " title = excluded.title, note = excluded.note, source = excluded.source",
                           error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_optional (s, 1, event->id, 0);
  sales_statement_bind_text (s, 2, kind_names[event->kind]);
  sales_statement_bind_int (s, 3, event->first_day);
  sales_statement_bind_optional (s, 4, event->last_day, SALES_DAY_NONE);
  sales_statement_bind_text (s, 5, sales_scope_kind_to_string (event->scope.kind));
  sales_statement_bind_int (s, 6, event->scope.id);
  sales_statement_bind_text (s, 7, event->title);
  sales_statement_bind_text (s, 8, event->note);
  sales_statement_bind_text (s, 9, event->source);
  if (!sales_statement_run (s, error) || !sales_store_log (store, "market event", NULL, event->title, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_EVENTS);
  return SALES_REQUEST_DONE;
}

static gboolean
is_cited (SalesStore *store, gint64 id, gboolean *cited, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (store, "SELECT 1 FROM goal_version WHERE event = ?1 LIMIT 1", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, id);
  *cited = sales_statement_step (s, error);
  return !sales_statement_failed (s);
}

static gpointer
delete_event (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = user_data;
  g_autoptr (SalesStatement) s = NULL;
  g_autofree char *title = NULL;
  gboolean cited;

  if (!is_cited (store, *id, &cited, error))
    return NULL;
  if (cited)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "market event %" G_GINT64_FORMAT " is cited by a revision", *id);
      return NULL;
    }
  s = sales_store_prepare (store, "DELETE FROM market_event WHERE id = ?1 RETURNING title", error);
  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, 1, *id);
  if (!sales_statement_step (s, error))
    {
      if (!sales_statement_failed (s))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no market event %" G_GINT64_FORMAT, *id);
      return NULL;
    }
  title = sales_statement_dup_text (s, 0);
  g_clear_pointer (&s, sales_statement_done);
  if (!sales_store_log (store, "market event", title, NULL, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_EVENTS);
  return SALES_REQUEST_DONE;
}

/**
 * sales_market_event_save_new:
 * @event: what happened; with the id 0 it is new; copied
 *
 * A change for sales_document_perform(). %SALES_ERROR_INVALID without a title, for days that cannot
 * be and for texts beyond 2,000 characters. The result is %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_market_event_save_new (const SalesMarketEvent *event)
{
  /* TRANSLATORS: what Undo calls these steps */
  const char *label = event->id == 0 ? _("Add Market Event") : _("Change Market Event");

  return sales_request_new_action ("event.save", label, save_event, sales_market_event_copy (event),
                                   (GDestroyNotify) sales_market_event_free);
}

/**
 * sales_market_event_delete_new:
 * @id: an event
 *
 * A change for sales_document_perform(). %SALES_ERROR_CONSTRAINT if a revision cites the event,
 * %SALES_ERROR_NOT_FOUND if there is none. The result is %SALES_REQUEST_DONE.
 *
 * Returns: (transfer full): the request
 */
SalesRequest *
sales_market_event_delete_new (gint64 id)
{
  return sales_request_new_action ("event.delete", _("Remove Market Event"), delete_event, g_memdup2 (&id, sizeof id), g_free);
}
