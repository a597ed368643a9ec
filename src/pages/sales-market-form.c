/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-market-form.h"

#include <glib/gi18n.h>

#include "model/sales-names.h"

#define TITLE_MAX_CHARS 200
#define TEXT_MAX_CHARS 2000

static const char *const kind_titles[SALES_N_MARKET_KINDS] = {
  NC_("market event", "Economy"),
  NC_("market event", "Competitor"),
  NC_("market event", "Price"),
  NC_("market event", "Other"),
};

typedef struct
{
  gint64  id;
  GArray *scopes; /* SalesScope by the number of the choice */
  int     title, kind, first, last, scope, note, source;
} FormData;

static void
form_data_free (gpointer user_data)
{
  FormData *self = user_data;

  g_array_unref (self->scopes);
  g_free (self);
}

/**
 * sales_market_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
sales_market_kind_get_name (SalesMarketKind kind)
{
  g_return_val_if_fail ((guint) kind < SALES_N_MARKET_KINDS, NULL);

  return g_dpgettext2 (NULL, "market event", kind_titles[kind]);
}

static char *
check_event (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  SalesDay first = sales_form_get_day (form, data->first), last = sales_form_get_day (form, data->last);

  if (field == data->last && first != SALES_DAY_NONE && last != SALES_DAY_NONE && last < first)
    return g_strdup (_("The last day cannot be before the first."));
  return NULL;
}

static SalesRequest *
save_event (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *title = sales_form_dup_text (form, data->title);
  g_autofree char *note = sales_form_dup_text (form, data->note);
  g_autofree char *source = sales_form_dup_text (form, data->source);
  SalesMarketEvent event = {
    .id = data->id,
    .kind = (SalesMarketKind) sales_form_get_choice (form, data->kind),
    .first_day = sales_form_get_day (form, data->first),
    .last_day = sales_form_get_day (form, data->last),
    .scope = g_array_index (data->scopes, SalesScope, sales_form_get_choice (form, data->scope)),
    .title = title,
    .note = note[0] != '\0' ? note : NULL,
    .source = source[0] != '\0' ? source : NULL,
  };

  return sales_market_event_save_new (&event);
}

static void
add_scope (SalesForm *form, FormData *data, const SalesScope *scope, const char *name, int depth, const SalesScope *selected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* A drop-down shows no tree: what stands below is set in. */
  for (int i = 0; i < depth; i++)
    g_string_append (text, "\xe2\x80\x83");
  g_string_append (text, name != NULL && name[0] != '\0' ? name : C_("scope", "Company"));
  sales_form_add_choice_item (form, data->scope, data->scopes->len, text->str, sales_scope_equal (scope, selected));
  g_array_append_val (data->scopes, *scope);
}

/* Units, territories and categories: an event that moves one person's sales only is none of the
 * market. One that is there already keeps its person. */
static void
add_scopes (SalesForm *form, FormData *data, const GPtrArray *scopes, const SalesScope *selected)
{
  for (guint i = 0; i < scopes->len; i++)
    {
      const SalesScopeItem *item = scopes->pdata[i];

      if (item->scope.id != 0 && (item->scope.kind != SALES_SCOPE_PERSON || sales_scope_equal (&item->scope, selected)))
        add_scope (form, data, &item->scope, item->name, item->scope.kind == SALES_SCOPE_PERSON ? 0 : item->depth, selected);
    }
  if (data->scopes->len == 0)
    add_scope (form, data, &SALES_SCOPE_COMPANY, NULL, 0, selected);
}

/**
 * sales_market_form_new:
 * @document: where the event is kept
 * @event: (nullable): what to change; %NULL for a new one
 * @scopes: of #SalesScopeItem: whom it can concern
 * @scope: whom a new one concerns
 *
 * Returns: (transfer none): the form
 */
SalesForm *
sales_market_form_new (SalesDocument *document, const SalesMarketEvent *event, const GPtrArray *scopes, const SalesScope *scope)
{
  SalesForm *form = sales_form_new (document, event != NULL ? _("Change Market Event") : _("Add Market Event"));
  FormData *data = g_new0 (FormData, 1);

  data->id = event != NULL ? event->id : 0;
  data->scopes = g_array_new (FALSE, FALSE, sizeof (SalesScope));
  sales_form_set_functions (form, check_event, save_event, data, form_data_free);
  data->title = sales_form_add_text (form, _("_What happened"), event != NULL ? event->title : NULL, TITLE_MAX_CHARS, TRUE);
  data->kind = sales_form_add_choice (form, _("_Kind"));
  for (int i = 0; i < SALES_N_MARKET_KINDS; i++)
    sales_form_add_choice_item (form, data->kind, i, sales_market_kind_get_name ((SalesMarketKind) i),
                                event != NULL ? (int) event->kind == i : i == SALES_MARKET_COMPETITOR);
  data->first = sales_form_add_day (form, _("_First day"), event != NULL ? event->first_day : sales_today (), TRUE);
  data->last = sales_form_add_day (form, _("_Last day"), event != NULL ? event->last_day : SALES_DAY_NONE, FALSE);
  sales_form_add_note (form, _("Without a last day it counts as a single day, or as something whose end is not known."));
  data->scope = sales_form_add_choice (form, _("_Concerns"));
  add_scopes (form, data, scopes, event != NULL ? &event->scope : scope);
  data->source = sales_form_add_text (form, _("_Source"), event != NULL ? event->source : NULL, TEXT_MAX_CHARS, FALSE);
  data->note = sales_form_add_long_text (form, _("_Note"), event != NULL ? event->note : NULL, TEXT_MAX_CHARS);
  return form;
}
