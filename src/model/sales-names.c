/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-names.h"

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

#include <string.h>

/* What stands before the colon, and what it may name. */
static const struct
{
  const char    *word;
  SalesScopeKind kind;
  int            unit_kind; /* -1: any */
} words[] = {
  { "company", SALES_SCOPE_UNIT, SALES_UNIT_COMPANY },
  { "department", SALES_SCOPE_UNIT, SALES_UNIT_DEPARTMENT },
  { "team", SALES_SCOPE_UNIT, SALES_UNIT_TEAM },
  { "unit", SALES_SCOPE_UNIT, -1 },
  { "person", SALES_SCOPE_PERSON, -1 },
  { "territory", SALES_SCOPE_TERRITORY, -1 },
  { "category", SALES_SCOPE_CATEGORY, -1 },
};

/* Something that can be meant. */
typedef struct
{
  SalesScope  scope;
  const char *name;
  const char *ref;   /* what files call it; may be %NULL */
  const char *above; /* to tell namesakes apart; may be %NULL */
} Candidate;

static void
add_units (const SalesOrganisation *organisation, int unit_kind, GArray *candidates)
{
  const SalesTree *tree = &organisation->units;

  for (int i = 0; i < tree->n; i++)
    if (unit_kind < 0 || (int) tree->nodes[i].kind == unit_kind)
      {
        Candidate candidate = { { SALES_SCOPE_UNIT, tree->nodes[i].id }, tree->nodes[i].name, NULL, NULL };

        if (tree->nodes[i].parent >= 0)
          candidate.above = tree->nodes[tree->nodes[i].parent].name;
        g_array_append_val (candidates, candidate);
      }
}

static void
add_tree (const SalesTree *tree, SalesScopeKind kind, GArray *candidates)
{
  for (int i = 0; i < tree->n; i++)
    {
      Candidate candidate = { { kind, tree->nodes[i].id }, tree->nodes[i].name, NULL, NULL };

      g_array_append_val (candidates, candidate);
    }
}

static void
add_people (const SalesOrganisation *organisation, GArray *candidates)
{
  for (int i = 1; i < organisation->n_members; i++)
    {
      const SalesMember *member = &organisation->members[i];
      int unit = sales_organisation_unit_on (organisation, i, sales_today ());
      Candidate candidate = { { SALES_SCOPE_PERSON, member->id }, member->name, member->ref, organisation->units.nodes[unit].name };

      g_array_append_val (candidates, candidate);
    }
}

typedef gboolean (*MatchFunc) (const Candidate *candidate, const char *text);

static gboolean
match_ref (const Candidate *candidate, const char *text)
{
  return g_strcmp0 (candidate->ref, text) == 0;
}

static gboolean
match_name (const Candidate *candidate, const char *text)
{
  return strcmp (candidate->name, text) == 0;
}

static gboolean
match_folded (const Candidate *candidate, const char *text)
{
  g_autofree char *name = sales_text_fold (candidate->name);
  g_autofree char *wanted = sales_text_fold (text);

  return strcmp (name, wanted) == 0;
}

static gboolean
match_id (const Candidate *candidate, const char *text)
{
  guint64 id;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL) && candidate->scope.id == (gint64) id;
}

/* The surest way to be meant comes first: what files call it, its name, its name without minding
 * accents and capitals, its number in this document. */
static const MatchFunc matches[] = { match_ref, match_name, match_folded, match_id };

static gboolean
choose (GArray *candidates, const char *text, SalesScope *scope, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const Candidate *found = NULL;
  guint n_found = 0;

  for (guint m = 0; m < G_N_ELEMENTS (matches) && n_found == 0; m++)
    {
      g_string_truncate (list, 0);
      for (guint i = 0; i < candidates->len; i++)
        {
          const Candidate *it = &g_array_index (candidates, Candidate, i);

          if (!matches[m](it, text))
            continue;
          found = it;
          n_found++;
          g_string_append_printf (list, "%s%s (%s, %" G_GINT64_FORMAT ")", n_found > 1 ? "; " : "", it->name,
                                  it->ref != NULL ? it->ref : it->above != NULL ? it->above : "-", it->scope.id);
        }
    }
  if (n_found == 1)
    {
      *scope = found->scope;
      return TRUE;
    }
  if (n_found == 0)
    g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no such name or id: '%s'", text);
  else
    g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "'%s' may mean: %s", text, list->str);
  return FALSE;
}

/* Only what has this number in this document: the program's own way to name a scope. */
static gpointer
find_number (const SalesOrganisation *organisation, SalesScopeKind kind, const char *text, GError **error)
{
  SalesScope scope = { kind, 0 };
  guint64 id = 0;
  gboolean found = FALSE;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &id, NULL))
    {
      scope.id = (gint64) id;
      if (kind == SALES_SCOPE_PERSON)
        found = sales_organisation_find_member (organisation, scope.id) >= 0;
      else
        found = sales_tree_find (kind == SALES_SCOPE_UNIT ? &organisation->units
                                 : kind == SALES_SCOPE_TERRITORY ? &organisation->territories
                                                                 : &organisation->categories,
                                 scope.id) >= 0;
    }
  if (found)
    return g_memdup2 (&scope, sizeof scope);
  g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no such number: '%s'", text);
  return NULL;
}

static gpointer
find_scope (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *text = data;
  const char *colon = strchr (text, ':');
  g_autofree char *word = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  g_autoptr (SalesOrganisation) organisation = NULL;
  g_autoptr (GArray) candidates = NULL;
  SalesScope scope = SALES_SCOPE_COMPANY;
  guint at = 0;

  while (at < G_N_ELEMENTS (words) && g_ascii_strcasecmp (words[at].word, g_strstrip (word)) != 0)
    at++;
  if (at == G_N_ELEMENTS (words) || (colon == NULL && words[at].unit_kind != SALES_UNIT_COMPANY))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID,
                   "'%s' is none of company, department:NAME, team:NAME, unit:NAME, person:NAME, territory:NAME, category:NAME", text);
      return NULL;
    }
  if (colon == NULL)
    return g_memdup2 (&scope, sizeof scope);
  organisation = sales_organisation_load (store, error);
  if (organisation == NULL)
    return NULL;
  if (colon[1] == '#' && g_ascii_isdigit (colon[2]))
    return find_number (organisation, words[at].kind, colon + 2, error);
  candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  if (words[at].kind == SALES_SCOPE_UNIT)
    add_units (organisation, words[at].unit_kind, candidates);
  else if (words[at].kind == SALES_SCOPE_PERSON)
    add_people (organisation, candidates);
  else
    add_tree (words[at].kind == SALES_SCOPE_TERRITORY ? &organisation->territories : &organisation->categories,
              words[at].kind, candidates);
  return choose (candidates, colon + 1, &scope, error) ? g_memdup2 (&scope, sizeof scope) : NULL;
}

/**
 * sales_scope_find_new:
 * @text: `company`, or one of `department:`, `team:`, `unit:`, `person:`, `territory:` and
 *   `category:` with a name, the id that files use, or the document's own id, which alone is meant
 *   after a `#`
 *
 * Names are compared exactly first, then without minding capitals and accents.
 *
 * Returns: (transfer full): a request whose result is a #SalesScope, to be freed with g_free().
 *   %SALES_ERROR_NOT_FOUND if nothing is called so, %SALES_ERROR_INVALID if @text has another
 *   form or several are called so; the message then lists them
 */
SalesRequest *
sales_scope_find_new (const char *text)
{
  return sales_request_new (find_scope, g_strdup (text), g_free, g_free);
}

/**
 * sales_scope_to_text:
 * @scope: a scope
 *
 * Returns: (transfer full): what sales_scope_find_new() finds it by in the same document
 */
char *
sales_scope_to_text (const SalesScope *scope)
{
  return g_strdup_printf ("%s:#%" G_GINT64_FORMAT, sales_scope_kind_to_string (scope->kind), scope->id);
}

/* The list ------------------------------------------------------------------------------------- */

static void
add_item (GPtrArray *items, SalesScopeKind kind, gint64 id, const char *name, gint64 parent, int depth, SalesUnitKind unit_kind,
          gboolean former)
{
  SalesScopeItem *item = g_new0 (SalesScopeItem, 1);

  item->scope = (SalesScope){ kind, id };
  item->name = g_strdup (name);
  item->parent = parent;
  item->depth = depth;
  item->unit_kind = unit_kind;
  item->former = former;
  g_ptr_array_add (items, item);
}

static void
add_tree_items (GPtrArray *items, const SalesTree *tree, SalesScopeKind kind)
{
  for (int i = 0; i < tree->n; i++)
    {
      const SalesNode *node = &tree->nodes[i];

      add_item (items, kind, node->id, node->name, node->parent >= 0 ? tree->nodes[node->parent].id : 0, node->depth,
                node->kind, FALSE);
    }
}

static gpointer
list_scopes (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_scope_item_free);
  SalesDay today = sales_today ();

  if (organisation == NULL)
    return NULL;
  add_tree_items (items, &organisation->units, SALES_SCOPE_UNIT);
  for (int i = 1; i < organisation->n_members; i++)
    {
      const SalesMember *member = &organisation->members[i];
      gboolean former = member->left != SALES_DAY_NONE && member->left < today;
      /* Whoever has left stands where he or she was last. */
      int unit = sales_organisation_unit_on (organisation, i, former ? member->left : today);
      const SalesNode *node = &organisation->units.nodes[unit];

      add_item (items, SALES_SCOPE_PERSON, member->id, member->name, node->id, node->depth + 1, node->kind, former);
    }
  add_tree_items (items, &organisation->territories, SALES_SCOPE_TERRITORY);
  add_tree_items (items, &organisation->categories, SALES_SCOPE_CATEGORY);
  return g_steal_pointer (&items);
}

/**
 * sales_scope_list_new:
 *
 * Returns: (transfer full): a request whose result is a #GPtrArray of #SalesScopeItem, freed with
 *   g_ptr_array_unref(): units, then people, territories and categories. Trees stand in preorder,
 *   a node before what is below it.
 */
SalesRequest *
sales_scope_list_new (void)
{
  return sales_request_new (list_scopes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sales_scope_item_free:
 * @self: (transfer full): a row of a scope picker
 */
void
sales_scope_item_free (SalesScopeItem *self)
{
  g_free (self->name);
  g_free (self);
}
