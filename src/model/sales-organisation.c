/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-organisation.h"

#include "store/sales-store.h"

#include <string.h>

/* Trees ---------------------------------------------------------------------------------------- */

/* A row as it is read, before its place in the preorder is known. */
typedef struct
{
  SalesNode node;
  gint64    parent_id;
  int       first_child; /* index, or -1 */
  int       sibling;     /* the next one, or -1 */
  gboolean  placed;
} RawNode;

/* Puts @index and everything under it into @tree, without recursion: a tree may be deep. */
static void
place (SalesTree *tree, RawNode *raw, int index, int parent)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int at = index, above = parent;

  for (;;)
    {
      RawNode *it = &raw[at];
      SalesNode *node = &tree->nodes[tree->n];

      it->placed = TRUE;
      *node = it->node;
      node->parent = above;
      node->depth = above >= 0 ? tree->nodes[above].depth + 1 : 0;
      g_array_append_val (stack, at);
      above = tree->n++;
      node->end = tree->n;
      for (at = it->first_child; at < 0 && stack->len > 0;)
        {
          /* Back up to where a sibling is left. */
          int done = g_array_index (stack, int, stack->len - 1);

          g_array_set_size (stack, stack->len - 1);
          tree->nodes[above].end = tree->n;
          above = tree->nodes[above].parent;
          at = stack->len > 0 ? raw[done].sibling : -1;
        }
      if (at < 0)
        return;
    }
}

/* @rows hold ids and parents' ids. What hangs in a ring, which only a damaged file has, is put
 * under @root, or at the top where there is none: nothing disappears from the sums. */
static void
build_tree (SalesTree *tree, GArray *rows, gint64 root)
{
  RawNode *raw = (RawNode *) (gpointer) rows->data;
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  int n = (int) rows->len;
  int top = -1;

  tree->nodes = g_new0 (SalesNode, (gsize) n + 1);
  for (int i = 0; i < n; i++)
    g_hash_table_insert (index, &raw[i].node.id, GINT_TO_POINTER (i));
  /* Backwards, so that children stand in the order in which they were read. */
  for (int i = n - 1; i >= 0; i--)
    {
      gpointer parent;

      if (raw[i].parent_id == 0 || !g_hash_table_lookup_extended (index, &raw[i].parent_id, NULL, &parent))
        continue;
      raw[i].sibling = raw[GPOINTER_TO_INT (parent)].first_child;
      raw[GPOINTER_TO_INT (parent)].first_child = i;
    }
  for (int i = 0; i < n; i++)
    if (raw[i].node.id == root)
      {
        place (tree, raw, i, -1);
        top = 0;
      }
  for (int i = 0; i < n; i++)
    if (!raw[i].placed && (raw[i].parent_id == 0 || !g_hash_table_contains (index, &raw[i].parent_id)))
      place (tree, raw, i, top);
  for (int i = 0; i < n; i++)
    if (!raw[i].placed)
      {
        raw[i].first_child = -1;
        place (tree, raw, i, top);
      }
  if (top == 0)
    tree->nodes[0].end = tree->n;
  tree->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (int i = 0; i < tree->n; i++)
    g_hash_table_insert (tree->by_id, &tree->nodes[i].id, GINT_TO_POINTER (i));
}

static SalesUnitKind
unit_kind (const char *text)
{
  switch (text[0])
    {
    case 'c':
      return SALES_UNIT_COMPANY;
    case 'd':
      return SALES_UNIT_DEPARTMENT;
    default:
      return SALES_UNIT_TEAM;
    }
}

/* Columns: id, parent, name and for units kind and leader. */
static gboolean
load_tree (SalesStore *store, const char *sql, gboolean units, GStringChunk *texts, SalesTree *tree, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (RawNode));
  g_autoptr (SalesStatement) read = sales_store_prepare (store, sql, error);

  if (read == NULL)
    return FALSE;
  while (sales_statement_step (read, error))
    {
      RawNode raw = { .first_child = -1, .sibling = -1 };

      raw.node.id = sales_statement_get_int (read, 0);
      raw.parent_id = sales_statement_get_optional (read, 1, 0);
      raw.node.name = g_string_chunk_insert (texts, sales_statement_get_text (read, 2));
      if (units)
        {
          raw.node.kind = unit_kind (sales_statement_get_text (read, 3));
          raw.node.leader = sales_statement_get_optional (read, 4, 0);
        }
      g_array_append_val (rows, raw);
    }
  if (sales_statement_failed (read))
    return FALSE;
  if (units && rows->len == 0)
    {
      RawNode company = { .node = { .id = SALES_COMPANY_ID, .name = "" }, .first_child = -1, .sibling = -1 };

      g_array_append_val (rows, company);
    }
  build_tree (tree, rows, units ? SALES_COMPANY_ID : 0);
  return TRUE;
}

/**
 * sales_tree_find:
 * @self: a tree
 * @id: a node's id
 *
 * Returns: its index, or -1
 */
int
sales_tree_find (const SalesTree *self, gint64 id)
{
  gpointer index;

  return g_hash_table_lookup_extended (self->by_id, &id, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

/**
 * sales_tree_contains:
 * @self: a tree
 * @node: an index
 * @other: an index
 *
 * Returns: whether @other is @node or below it
 */
gboolean
sales_tree_contains (const SalesTree *self, int node, int other)
{
  return other >= node && other < self->nodes[node].end;
}

/* People --------------------------------------------------------------------------------------- */

static const char *
insert_text (GStringChunk *texts, const char *text)
{
  return text != NULL ? g_string_chunk_insert (texts, text) : NULL;
}

static gboolean
load_members (SalesStore *store, SalesOrganisation *self, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, TRUE, sizeof (SalesMember));
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store, "SELECT id, ref, name, role, title, hired, left_day, language FROM person ORDER BY id", error);
  SalesMember nobody = { .role = "", .hired = SALES_DAY_NONE, .left = SALES_DAY_NONE };

  if (read == NULL)
    return FALSE;
  g_array_append_val (members, nobody);
  while (sales_statement_step (read, error))
    {
      SalesMember member = { 0 };

      member.id = sales_statement_get_int (read, 0);
      member.ref = insert_text (self->texts, sales_statement_get_text (read, 1));
      member.name = g_string_chunk_insert (self->texts, sales_statement_get_text (read, 2));
      member.role = g_string_chunk_insert_const (self->texts, sales_statement_get_text (read, 3));
      member.title = insert_text (self->texts, sales_statement_get_text (read, 4));
      member.hired = (SalesDay) sales_statement_get_optional (read, 5, SALES_DAY_NONE);
      member.left = (SalesDay) sales_statement_get_optional (read, 6, SALES_DAY_NONE);
      member.language = insert_text (self->texts, sales_statement_get_text (read, 7));
      g_array_append_val (members, member);
    }
  if (sales_statement_failed (read))
    return FALSE;
  self->n_members = (int) members->len;
  self->members = (SalesMember *) (gpointer) g_array_free (g_steal_pointer (&members), FALSE);
  return TRUE;
}

/* Ids are mostly dense: then a table finds a person at once, and figures come by the thousand. */
static void
map_members (SalesOrganisation *self)
{
  gint64 greatest = self->members[self->n_members - 1].id;

  if (greatest > (gint64) self->n_members * 16 + 4096)
    return;
  self->member_map_size = greatest + 1;
  self->member_map = g_new (gint32, self->member_map_size);
  for (gint64 i = 0; i < self->member_map_size; i++)
    self->member_map[i] = -1;
  for (int i = 0; i < self->n_members; i++)
    if (self->members[i].id >= 0)
      self->member_map[self->members[i].id] = i;
}

/**
 * sales_organisation_find_member:
 * @self: a picture of the organisation
 * @person: a person's id; 0 is no person
 *
 * Returns: the index, or -1
 */
int
sales_organisation_find_member (const SalesOrganisation *self, gint64 person)
{
  int low = 1, high = self->n_members - 1;

  if (self->member_map != NULL)
    return person >= 0 && person < self->member_map_size ? self->member_map[person] : -1;
  if (person == 0)
    return 0;
  while (low <= high)
    {
      int middle = low + (high - low) / 2;

      if (self->members[middle].id == person)
        return middle;
      if (self->members[middle].id < person)
        low = middle + 1;
      else
        high = middle - 1;
    }
  return -1;
}

#define FIRST_DAY (SALES_DAY_MIN - 1)
#define LAST_DAY  (SALES_DAY_MAX + 1)

/* The memberships of one person, ordered by first day, as parts: each ends where the next begins,
 * and comes back where that one ends. */
static void
add_member_parts (GArray *parts, int member, const SalesPart *stays, guint n)
{
  SalesDay day = FIRST_DAY;

  while (day <= LAST_DAY)
    {
      SalesPart part = { member, 0, day, LAST_DAY, TRUE };

      for (guint i = 0; i < n; i++)
        {
          if (stays[i].last < day)
            continue;
          if (stays[i].first > day)
            {
              part.last = MIN (part.last, stays[i].first - 1);
              break;
            }
          part.unit = stays[i].unit;
          part.last = stays[i].last;
          part.assumed = FALSE;
        }
      g_array_append_val (parts, part);
      day = part.last + 1;
    }
}

/* Columns: person, unit, first and last day. */
static SalesStatement *
prepare_memberships (SalesStore *store, SalesDay as_of, GError **error)
{
  SalesStatement *read;

  if (as_of == SALES_DAY_NONE)
    return sales_store_prepare (store,
                                "SELECT person, unit, first_day, last_day FROM membership"
                                " ORDER BY person, coalesce(first_day, -1000000), id",
                                error);
  read = sales_store_prepare (store,
                              "SELECT person, unit, first_day, last_day FROM"
                              " (SELECT person, unit, first_day, last_day, id FROM membership"
                              "   WHERE entered_day IS NULL OR entered_day <= ?1"
                              "  UNION ALL"
                              "  SELECT person, unit, first_day, last_day, id FROM membership_past"
                              "   WHERE (entered_day IS NULL OR entered_day <= ?1) AND replaced_day > ?1) AS known"
                              " ORDER BY person, coalesce(first_day, -1000000), id",
                              error);
  if (read != NULL)
    sales_statement_bind_int (read, 1, as_of);
  return read;
}

/* Where somebody belonged in periods that are closed, as it stood when they were. Columns: person,
 * unit, first and last day, whether no membership said so. */
static const char frozen_sql[] =
    "SELECT p.person, p.unit, p.first_day, p.last_day, p.assumed FROM closing AS c JOIN closing_part AS p ON p.closing = c.id"
    " WHERE c.closed <= ?1 AND coalesce (c.reopened, ?1 + 1) > ?1 AND p.person <> 0"
    " ORDER BY p.person, p.first_day, c.id";

static gboolean
read_frozen (SalesStore *store, const SalesOrganisation *self, SalesDay as_of, GArray *frozen, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, frozen_sql, error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, as_of != SALES_DAY_NONE ? as_of : SALES_DAY_MAX);
  while (sales_statement_step (read, error))
    {
      SalesPart part = {
        .member = sales_organisation_find_member (self, sales_statement_get_int (read, 0)),
        .unit = MAX (sales_tree_find (&self->units, sales_statement_get_int (read, 1)), 0),
        .first = (SalesDay) sales_statement_get_int (read, 2),
        .last = (SalesDay) sales_statement_get_int (read, 3),
        .assumed = sales_statement_get_int (read, 4) != 0,
      };

      if (part.member >= 0)
        g_array_append_val (frozen, part);
    }
  return !sales_statement_failed (read);
}

/* Adds a part, or lengthens the last one where nothing changes. */
static void
append_part (GArray *parts, guint begin, const SalesPart *part)
{
  SalesPart *last = parts->len > begin ? &g_array_index (parts, SalesPart, parts->len - 1) : NULL;

  if (last != NULL && last->unit == part->unit && last->assumed == part->assumed)
    last->last = part->last;
  else
    g_array_append_val (parts, *part);
}

/* What the parts say of the days from @first to @last. */
static void
append_run (GArray *parts, guint begin, const SalesPart *from, int n, SalesDay first, SalesDay last)
{
  for (int i = 0; i < n; i++)
    {
      SalesPart part = from[i];

      part.first = MAX (part.first, first);
      part.last = MIN (part.last, last);
      if (part.first <= part.last)
        append_part (parts, begin, &part);
    }
}

/* Lays the frozen parts over those that the memberships make: no move reaches into a closed period. */
static gboolean
freeze_parts (SalesStore *store, SalesOrganisation *self, SalesDay as_of, GError **error)
{
  g_autoptr (GArray) frozen = g_array_new (FALSE, FALSE, sizeof (SalesPart));
  g_autoptr (GArray) parts = NULL;
  guint at = 0;

  if (!read_frozen (store, self, as_of, frozen, error))
    return FALSE;
  if (frozen->len == 0)
    return TRUE;
  parts = g_array_sized_new (FALSE, FALSE, sizeof (SalesPart), (guint) self->n_parts + frozen->len);
  for (int i = 0; i < self->n_members; i++)
    {
      SalesMember *member = &self->members[i];
      const SalesPart *own = &self->parts[member->first_part];
      guint begin = parts->len;
      SalesDay day = FIRST_DAY;

      for (; at < frozen->len && g_array_index (frozen, SalesPart, at).member == i; at++)
        {
          SalesPart part = g_array_index (frozen, SalesPart, at);

          /* A month and its quarter may both be closed: what was frozen first stands. */
          part.first = MAX (part.first, day);
          if (part.first > part.last)
            continue;
          append_run (parts, begin, own, member->n_parts, day, part.first - 1);
          append_part (parts, begin, &part);
          day = part.last + 1;
        }
      append_run (parts, begin, own, member->n_parts, day, LAST_DAY);
      member->first_part = (int) begin;
      member->n_parts = (int) (parts->len - begin);
    }
  g_free (self->parts);
  self->n_parts = (int) parts->len;
  self->parts = (SalesPart *) (gpointer) g_array_free (g_steal_pointer (&parts), FALSE);
  return TRUE;
}

static gboolean
load_parts (SalesStore *store, SalesOrganisation *self, SalesDay as_of, GError **error)
{
  g_autoptr (GArray) parts = g_array_sized_new (FALSE, FALSE, sizeof (SalesPart), (guint) self->n_members * 3);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (SalesPart));
  g_autoptr (SalesStatement) read = prepare_memberships (store, as_of, error);
  int member = 0;
  gboolean more;

  if (read == NULL)
    return FALSE;
  do
    {
      int next = self->n_members;

      more = sales_statement_step (read, error);
      if (more)
        next = sales_organisation_find_member (self, sales_statement_get_int (read, 0));
      /* Everybody up to the next person has all memberships together now. */
      for (; member < next; member++)
        {
          self->members[member].first_part = (int) parts->len;
          add_member_parts (parts, member, (SalesPart *) (gpointer) stays->data, stays->len);
          self->members[member].n_parts = (int) parts->len - self->members[member].first_part;
          g_array_set_size (stays, 0);
        }
      if (more && next >= 0)
        {
          SalesPart stay = {
            .member = next,
            .unit = MAX (sales_tree_find (&self->units, sales_statement_get_int (read, 1)), 0),
            .first = (SalesDay) sales_statement_get_optional (read, 2, FIRST_DAY),
            .last = (SalesDay) sales_statement_get_optional (read, 3, LAST_DAY),
          };

          g_array_append_val (stays, stay);
        }
    }
  while (more);
  if (sales_statement_failed (read))
    return FALSE;
  self->n_parts = (int) parts->len;
  self->parts = (SalesPart *) (gpointer) g_array_free (g_steal_pointer (&parts), FALSE);
  return TRUE;
}

/**
 * sales_organisation_unit_on:
 * @self: a picture of the organisation
 * @member: a person's index
 * @day: a day
 *
 * Returns: the index of the unit that the person belongs to on @day; 0, the company, where no
 *   membership says another
 */
int
sales_organisation_unit_on (const SalesOrganisation *self, int member, SalesDay day)
{
  const SalesMember *it = &self->members[member];

  for (int i = 0; i < it->n_parts; i++)
    if (self->parts[it->first_part + i].first <= day && day <= self->parts[it->first_part + i].last)
      return self->parts[it->first_part + i].unit;
  return 0;
}

static SalesOrganisation *
read_organisation (SalesStore *store, SalesDay as_of, GError **error)
{
  g_autoptr (SalesOrganisation) self = g_new0 (SalesOrganisation, 1);

  self->n_refs = 1;
  self->texts = g_string_chunk_new (4096);
  if (!load_tree (store, "SELECT id, parent, name, kind, leader FROM unit ORDER BY name, id", TRUE, self->texts,
                  &self->units, error) ||
      !load_tree (store, "SELECT id, parent, name FROM territory ORDER BY name", FALSE, self->texts,
                  &self->territories, error) ||
      !load_tree (store, "SELECT id, parent, name FROM category ORDER BY name", FALSE, self->texts,
                  &self->categories, error) ||
      !load_members (store, self, error))
    return NULL;
  map_members (self);
  if (!load_parts (store, self, as_of, error) || !freeze_parts (store, self, as_of, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_organisation_load:
 * @store: a store, on its thread
 * @error: return location for an error
 *
 * As of an earlier day, memberships are those that were known at its end, whatever was entered
 * later; units, people and their first and last days at work are as they are now.
 *
 * Returns: (transfer full): a picture of units, people, territories and categories, or %NULL
 */
SalesOrganisation *
sales_organisation_load (SalesStore *store, GError **error)
{
  static const char key[] = "organisation";
  SalesOrganisation *self = sales_store_recall (store, key);

  if (self != NULL)
    return sales_organisation_ref (self);
  self = read_organisation (store, sales_store_get_as_of (store), error);
  if (self != NULL && sales_store_remember (store, key, self, (GDestroyNotify) sales_organisation_free))
    sales_organisation_ref (self);
  return self;
}

static void
clear_tree (SalesTree *tree)
{
  g_clear_pointer (&tree->by_id, g_hash_table_unref);
  g_free (tree->nodes);
}

/**
 * sales_organisation_ref:
 * @self: a picture of the organisation
 *
 * Returns: (transfer full): the same; only for the store's thread
 */
SalesOrganisation *
sales_organisation_ref (SalesOrganisation *self)
{
  self->n_refs++;
  return self;
}

/**
 * sales_organisation_free:
 * @self: (transfer full): a picture of the organisation
 */
void
sales_organisation_free (SalesOrganisation *self)
{
  if (--self->n_refs > 0)
    return;
  clear_tree (&self->units);
  clear_tree (&self->territories);
  clear_tree (&self->categories);
  g_free (self->members);
  g_free (self->parts);
  g_free (self->member_map);
  if (self->texts != NULL)
    g_string_chunk_free (self->texts);
  g_free (self);
}
