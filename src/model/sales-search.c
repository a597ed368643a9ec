/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-search.h"

#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

#include <string.h>

typedef struct
{
  char  *typed;   /* as it was typed, for the numbers of orders */
  char  *folded;
  char **words;   /* of it: each has to be found */
} SearchData;

static void
search_data_free (gpointer user_data)
{
  SearchData *self = user_data;

  g_free (self->typed);
  g_free (self->folded);
  g_strfreev (self->words);
  g_free (self);
}

/**
 * sales_hit_free:
 * @self: (transfer full): something that was found
 */
void
sales_hit_free (SalesHit *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

static gboolean
begins_a_word (const char *folded, const char *word)
{
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if (at == folded || at[-1] == ' ' || at[-1] == '-' || at[-1] == '(')
      return TRUE;
  return FALSE;
}

/* 0 the name begins with the text, 1 every word begins one, 2 every word is somewhere in it; -1 not
 * found. */
static int
rank (const SearchData *data, const char *folded)
{
  int worst = 1;

  if (g_str_has_prefix (folded, data->folded))
    return 0;
  for (char **word = data->words; *word != NULL; word++)
    {
      if (strstr (folded, *word) == NULL)
        return -1;
      if (!begins_a_word (folded, *word))
        worst = 2;
    }
  return worst;
}

/* What was found of one kind, the best first. */
typedef struct
{
  GPtrArray *hits[3];
} Found;

static void
found_init (Found *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->hits); i++)
    self->hits[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_hit_free);
}

static gboolean
found_wants (const Found *self, int rank)
{
  return rank >= 0 && self->hits[rank]->len < SALES_HITS_MAX;
}

static void
found_add (Found *self, int rank, SalesHitKind kind, gint64 id, const char *name, const char *detail)
{
  SalesHit *hit = g_new0 (SalesHit, 1);

  hit->kind = kind;
  hit->id = id;
  hit->name = g_strdup (name);
  hit->detail = g_strdup (detail);
  g_ptr_array_add (self->hits[rank], hit);
}

static SalesHit *
found_last (const Found *self, int rank)
{
  return self->hits[rank]->pdata[self->hits[rank]->len - 1];
}

static void
found_give (Found *self, GPtrArray *all)
{
  guint n_given = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->hits); i++)
    {
      for (; self->hits[i]->len > 0 && n_given < SALES_HITS_MAX; n_given++)
        g_ptr_array_add (all, g_ptr_array_steal_index (self->hits[i], 0));
      g_ptr_array_unref (self->hits[i]);
    }
}

static void
search_people (const SearchData *data, const SalesOrganisation *organisation, SalesDay today, GPtrArray *all)
{
  Found found;

  found_init (&found);
  for (int i = 1; i < organisation->n_members; i++)
    {
      const SalesMember *member = &organisation->members[i];
      g_autofree char *folded = sales_text_fold (member->name);
      int at = g_strcmp0 (member->ref, data->typed) == 0 ? 0 : rank (data, folded);

      if (!found_wants (&found, at))
        continue;
      found_add (&found, at, SALES_HIT_PERSON, member->id, member->name,
                 organisation->units.nodes[sales_organisation_unit_on (organisation, i, today)].name);
      found_last (&found, at)->former = member->left != SALES_DAY_NONE && member->left < today;
    }
  found_give (&found, all);
}

static void
search_tree (const SearchData *data, const SalesTree *tree, SalesHitKind kind, GPtrArray *all)
{
  Found found;

  found_init (&found);
  for (int i = 0; i < tree->n; i++)
    {
      g_autofree char *folded = sales_text_fold (tree->nodes[i].name);
      int at = rank (data, folded);

      if (!found_wants (&found, at))
        continue;
      found_add (&found, at, kind, tree->nodes[i].id, tree->nodes[i].name,
                 tree->nodes[i].parent >= 0 ? tree->nodes[tree->nodes[i].parent].name : NULL);
      found_last (&found, at)->unit_kind = tree->nodes[i].kind;
    }
  found_give (&found, all);
}

/* Columns: id, name, folded, detail, category, ref. Names are read through: even of a hundred
 * thousand that takes less than a keystroke, and no index finds the middle of a word. */
static gboolean
search_table (SalesStore *store, const SearchData *data, const char *sql, SalesHitKind kind, GPtrArray *all, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (store, sql, error);
  Found found;

  if (s == NULL)
    return FALSE;
  found_init (&found);
  while (!g_cancellable_is_cancelled (cancellable) && sales_statement_step (s, error))
    {
      int at = g_strcmp0 (sales_statement_get_text (s, 5), data->typed) == 0 ? 0 : rank (data, sales_statement_get_text (s, 2));

      if (!found_wants (&found, at))
        continue;
      found_add (&found, at, kind, sales_statement_get_int (s, 0), sales_statement_get_text (s, 1), sales_statement_get_text (s, 3));
      found_last (&found, at)->category = sales_statement_get_int (s, 4);
    }
  found_give (&found, all);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) && !sales_statement_failed (s);
}

/* Orders by the beginning of their number, as it was typed or in capitals: that has an index. */
static gboolean
search_orders (SalesStore *store, const SearchData *data, GPtrArray *all, GError **error)
{
  static const char sql[] =
      "SELECT o.id, o.ref, (SELECT c.name FROM customer AS c WHERE c.id = o.customer) FROM sales_order AS o"
      " WHERE o.ref >= ?1 AND o.ref < ?1 || char (1114111) ORDER BY o.ref LIMIT ?2";
  g_autofree char *capitals = g_utf8_strup (data->typed, -1);
  const char *const forms[] = { data->typed, capitals };
  guint n_before = all->len;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (SalesStatement) s = NULL;

      if (i > 0 && (g_str_equal (forms[0], forms[1]) || all->len > n_before))
        break;
      s = sales_store_prepare (store, sql, error);
      if (s == NULL)
        return FALSE;
      sales_statement_bind_text (s, 1, forms[i]);
      sales_statement_bind_int (s, 2, SALES_HITS_MAX);
      while (sales_statement_step (s, error))
        {
          SalesHit *hit = g_new0 (SalesHit, 1);

          hit->kind = SALES_HIT_ORDER;
          hit->id = sales_statement_get_int (s, 0);
          hit->name = sales_statement_dup_text (s, 1);
          hit->detail = sales_statement_dup_text (s, 2);
          g_ptr_array_add (all, hit);
        }
      if (sales_statement_failed (s))
        return FALSE;
    }
  return TRUE;
}

static gpointer
search (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SearchData *data = user_data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_hit_free);
  g_autoptr (SalesOrganisation) organisation = NULL;

  if (data->words[0] == NULL)
    return g_steal_pointer (&all);
  organisation = sales_organisation_load (store, error);
  if (organisation == NULL)
    return NULL;
  search_people (data, organisation, sales_store_get_today (store), all);
  search_tree (data, &organisation->units, SALES_HIT_UNIT, all);
  if (!search_table (store, data, "SELECT id, name, folded, coalesce (city, country), 0, ref FROM customer ORDER BY folded",
                     SALES_HIT_CUSTOMER, all, cancellable, error) ||
      !search_table (store, data,
                     "SELECT p.id, p.name, p.folded, c.name, coalesce (p.category, 0), p.ref FROM product AS p"
                     " LEFT JOIN category AS c ON c.id = p.category ORDER BY p.folded",
                     SALES_HIT_PRODUCT, all, cancellable, error))
    return NULL;
  search_tree (data, &organisation->territories, SALES_HIT_TERRITORY, all);
  search_tree (data, &organisation->categories, SALES_HIT_CATEGORY, all);
  return search_orders (store, data, all, error) ? g_steal_pointer (&all) : NULL;
}

/**
 * sales_search_new:
 * @text: what was typed
 *
 * Returns: (transfer full): a request for a #GPtrArray of #SalesHit, to be freed with
 *   g_ptr_array_unref()
 */
SalesRequest *
sales_search_new (const char *text)
{
  SearchData *data = g_new0 (SearchData, 1);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  data->typed = g_utf8_make_valid (text, -1);
  g_strstrip (data->typed);
  data->folded = sales_text_fold (data->typed);
  parts = g_strsplit (data->folded, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    if ((*part)[0] != '\0')
      g_strv_builder_add (words, *part);
  data->words = g_strv_builder_end (words);
  return sales_request_new (search, data, search_data_free, (GDestroyNotify) g_ptr_array_unref);
}
