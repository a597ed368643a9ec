/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-catalog.h"

#include <string.h>

#include "base/sales-text.h"
#include "store/sales-store.h"

typedef struct
{
  GPtrArray  *entities;
  GHashTable *by_id;    /* address of the id → entity */
  GHashTable *by_ref;
  GHashTable *by_name;  /* folded name → entity, or `several` */
  gint64      next_id;
} Table;

struct _SalesCatalog
{
  Table       tables[SALES_N_ENTITIES];
  GHashTable *territories; /* person → GArray of SalesDated */
  GHashTable *costs;       /* product → GArray of SalesDated */
  GHashTable *memberships; /* person → GArray of SalesDated */
};

/* Stands for a name that more than one entity has. */
static SalesEntity several;

static const char *const queries[] = {
  [SALES_ENTITY_PERSON] = "SELECT id, ref, name, sort_name, role, title, manager, hired, left_day FROM person ORDER BY id",
  [SALES_ENTITY_CUSTOMER] = "SELECT id, ref, name, segment, city, country, territory, owner, NULL FROM customer ORDER BY id",
  [SALES_ENTITY_PRODUCT] = "SELECT id, ref, name, NULL, NULL, NULL, category, unit_cost, list_price FROM product ORDER BY id",
  [SALES_ENTITY_TERRITORY] = "SELECT id, NULL, name, NULL, NULL, NULL, parent, NULL, NULL FROM territory ORDER BY id",
  [SALES_ENTITY_CATEGORY] = "SELECT id, NULL, name, NULL, NULL, NULL, parent, NULL, NULL FROM category ORDER BY id",
};

static void
entity_free (gpointer data)
{
  SalesEntity *self = data;

  g_free (self->ref);
  g_free (self->name);
  for (int i = 0; i < SALES_ENTITY_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static void
remember_name (Table *table, SalesEntity *entity)
{
  g_autofree char *folded = sales_text_fold (entity->name);
  SalesEntity *other = g_hash_table_lookup (table->by_name, folded);

  if (other != entity)
    g_hash_table_insert (table->by_name, g_steal_pointer (&folded), other != NULL ? &several : entity);
}

static void
table_add (Table *table, SalesEntity *entity)
{
  g_ptr_array_add (table->entities, entity);
  g_hash_table_insert (table->by_id, &entity->id, entity);
  if (entity->ref != NULL)
    g_hash_table_insert (table->by_ref, entity->ref, entity);
  remember_name (table, entity);
  table->next_id = MAX (table->next_id, entity->id + 1);
}

static gboolean
load_table (SalesStore *store, const char *sql, Table *table, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  while (sales_statement_step (statement, error))
    {
      SalesEntity *entity = g_new0 (SalesEntity, 1);

      entity->id = sales_statement_get_int (statement, 0);
      entity->ref = sales_statement_dup_text (statement, 1);
      entity->name = sales_statement_dup_text (statement, 2);
      for (int i = 0; i < SALES_ENTITY_N_TEXTS; i++)
        entity->texts[i] = sales_statement_dup_text (statement, 3 + i);
      for (int i = 0; i < SALES_ENTITY_N_NUMBERS; i++)
        entity->numbers[i] = sales_statement_get_optional (statement, 6 + i, SALES_ENTITY_NONE);
      entity->stored = TRUE;
      table_add (table, entity);
    }
  return !sales_statement_failed (statement);
}

static GHashTable *
runs_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
}

static GArray *
runs_get (GHashTable *runs, gint64 id)
{
  GArray *array = g_hash_table_lookup (runs, &id);

  if (array == NULL)
    {
      array = g_array_new (FALSE, FALSE, sizeof (SalesDated));
      g_hash_table_insert (runs, g_memdup2 (&id, sizeof id), array);
    }
  return array;
}

/* @sql: owner, first day, last day, what, row. */
static gboolean
load_runs (SalesStore *store, const char *sql, GHashTable *runs, GError **error)
{
  g_autoptr (SalesStatement) statement = sales_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  while (sales_statement_step (statement, error))
    {
      SalesDated dated = {
        (SalesDay) sales_statement_get_optional (statement, 1, SALES_DAY_NONE),
        (SalesDay) sales_statement_get_optional (statement, 2, SALES_DAY_NONE),
        sales_statement_get_int (statement, 3),
        sales_statement_get_int (statement, 4),
      };

      g_array_append_val (runs_get (runs, sales_statement_get_int (statement, 0)), dated);
    }
  return !sales_statement_failed (statement);
}

/**
 * sales_catalog_load:
 * @store: a store
 * @error: return location for an error
 *
 * Reads everything but orders. On the store's thread; afterwards the catalog may be used from
 * another one, by one thread at a time.
 *
 * Returns: (transfer full): the catalog
 */
SalesCatalog *
sales_catalog_load (SalesStore *store, GError **error)
{
  g_autoptr (SalesCatalog) self = g_new0 (SalesCatalog, 1);

  for (int k = 0; k < SALES_N_ENTITIES; k++)
    {
      Table *table = &self->tables[k];

      table->entities = g_ptr_array_new_with_free_func (entity_free);
      table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
      table->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
      table->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      table->next_id = 1;
    }
  self->territories = runs_new ();
  self->costs = runs_new ();
  self->memberships = runs_new ();

  for (int k = 0; k < SALES_N_ENTITIES; k++)
    if (!load_table (store, queries[k], &self->tables[k], error))
      return NULL;
  if (!load_runs (store, "SELECT person, first_day, last_day, territory, id FROM assignment ORDER BY person, first_day, id", self->territories, error) ||
      !load_runs (store, "SELECT product, first_day, last_day, unit_cost, id FROM product_cost ORDER BY product, first_day", self->costs, error) ||
      !load_runs (store, "SELECT person, first_day, last_day, unit, id FROM membership ORDER BY person, first_day, id", self->memberships, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_catalog_free:
 * @self: (transfer full): a catalog
 */
void
sales_catalog_free (SalesCatalog *self)
{
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    {
      g_clear_pointer (&self->tables[k].by_id, g_hash_table_unref);
      g_clear_pointer (&self->tables[k].by_ref, g_hash_table_unref);
      g_clear_pointer (&self->tables[k].by_name, g_hash_table_unref);
      g_clear_pointer (&self->tables[k].entities, g_ptr_array_unref);
    }
  g_clear_pointer (&self->territories, g_hash_table_unref);
  g_clear_pointer (&self->costs, g_hash_table_unref);
  g_clear_pointer (&self->memberships, g_hash_table_unref);
  g_free (self);
}

/**
 * sales_catalog_get_size:
 * @self: a catalog
 * @kind: of what
 *
 * Returns: how many there are
 */
guint
sales_catalog_get_size (SalesCatalog *self, SalesEntityKind kind)
{
  return self->tables[kind].entities->len;
}

/**
 * sales_catalog_nth:
 * @self: a catalog
 * @kind: of what
 * @index: from 0
 *
 * Returns: (transfer none): the entity
 */
SalesEntity *
sales_catalog_nth (SalesCatalog *self, SalesEntityKind kind, guint index)
{
  return self->tables[kind].entities->pdata[index];
}

/**
 * sales_catalog_get:
 * @self: a catalog
 * @kind: of what
 * @id: its id
 *
 * Returns: (transfer none) (nullable): the entity
 */
SalesEntity *
sales_catalog_get (SalesCatalog *self, SalesEntityKind kind, gint64 id)
{
  return g_hash_table_lookup (self->tables[kind].by_id, &id);
}

/**
 * sales_catalog_find_ref:
 * @self: a catalog
 * @kind: of what
 * @ref: the id that files call it by
 *
 * Returns: (transfer none) (nullable): the entity
 */
SalesEntity *
sales_catalog_find_ref (SalesCatalog *self, SalesEntityKind kind, const char *ref)
{
  return g_hash_table_lookup (self->tables[kind].by_ref, ref);
}

/**
 * sales_catalog_find_name:
 * @self: a catalog
 * @kind: of what
 * @name: its name; letter case and accents do not matter
 * @ambiguous: (out): whether several have it
 *
 * Returns: (transfer none) (nullable): the only entity of this name
 */
SalesEntity *
sales_catalog_find_name (SalesCatalog *self, SalesEntityKind kind, const char *name, gboolean *ambiguous)
{
  g_autofree char *folded = sales_text_fold (name);
  SalesEntity *entity = g_hash_table_lookup (self->tables[kind].by_name, folded);

  *ambiguous = entity == &several;
  return *ambiguous ? NULL : entity;
}

/**
 * sales_catalog_find:
 * @self: a catalog
 * @kind: of what
 * @text: an id, or a name if only one has it
 * @ambiguous: (out): whether several have it as their name
 *
 * Returns: (transfer none) (nullable): the entity
 */
SalesEntity *
sales_catalog_find (SalesCatalog *self, SalesEntityKind kind, const char *text, gboolean *ambiguous)
{
  SalesEntity *entity = sales_catalog_find_ref (self, kind, text);

  *ambiguous = FALSE;
  return entity != NULL ? entity : sales_catalog_find_name (self, kind, text, ambiguous);
}

/**
 * sales_catalog_add:
 * @self: a catalog
 * @kind: of what
 * @ref: (nullable): the id that files call it by
 * @name: its name
 *
 * Returns: (transfer none): a new entity with the next id and nothing else, not stored yet
 */
SalesEntity *
sales_catalog_add (SalesCatalog *self, SalesEntityKind kind, const char *ref, const char *name)
{
  SalesEntity *entity = g_new0 (SalesEntity, 1);

  entity->id = self->tables[kind].next_id;
  entity->ref = g_strdup (ref);
  entity->name = g_strdup (name);
  for (int i = 0; i < SALES_ENTITY_N_NUMBERS; i++)
    entity->numbers[i] = SALES_ENTITY_NONE;
  if (kind == SALES_ENTITY_PERSON)
    {
      entity->texts[SALES_PERSON_SORT_NAME] = g_strdup (name);
      entity->texts[SALES_PERSON_ROLE] = g_strdup ("salesperson");
    }
  table_add (&self->tables[kind], entity);
  return entity;
}

/**
 * sales_catalog_rename:
 * @self: a catalog
 * @kind: of what
 * @entity: one of its entities
 * @ref: (nullable): its new id in files
 * @name: its new name
 *
 * The old name goes on finding it until the catalog is freed.
 */
void
sales_catalog_rename (SalesCatalog *self, SalesEntityKind kind, SalesEntity *entity, const char *ref,
                      const char *name)
{
  Table *table = &self->tables[kind];

  if (g_strcmp0 (entity->ref, ref) != 0)
    {
      if (entity->ref != NULL)
        g_hash_table_remove (table->by_ref, entity->ref);
      g_free (entity->ref);
      entity->ref = g_strdup (ref);
      if (ref != NULL)
        g_hash_table_insert (table->by_ref, entity->ref, entity);
    }
  if (g_strcmp0 (entity->name, name) != 0)
    {
      g_free (entity->name);
      entity->name = g_strdup (name);
      remember_name (table, entity);
    }
}

/**
 * sales_catalog_get_territories:
 * @self: a catalog
 * @person: a person's id
 *
 * Returns: (transfer none): the person's assignments, of #SalesDated
 */
GArray *
sales_catalog_get_territories (SalesCatalog *self, gint64 person)
{
  return runs_get (self->territories, person);
}

/**
 * sales_catalog_get_costs:
 * @self: a catalog
 * @product: a product's id
 *
 * Returns: (transfer none): the product's unit costs, of #SalesDated
 */
GArray *
sales_catalog_get_costs (SalesCatalog *self, gint64 product)
{
  return runs_get (self->costs, product);
}

/**
 * sales_catalog_get_memberships:
 * @self: a catalog
 * @person: a person's id
 *
 * Returns: (transfer none): the units the person belongs to, of #SalesDated
 */
GArray *
sales_catalog_get_memberships (SalesCatalog *self, gint64 person)
{
  return runs_get (self->memberships, person);
}

static const SalesDated *
run_on (const GArray *runs, SalesDay day)
{
  const SalesDated *best = NULL;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const SalesDated *run = &g_array_index (runs, SalesDated, i);

      if ((run->first != SALES_DAY_NONE && run->first > day) || (run->last != SALES_DAY_NONE && run->last < day))
        continue;
      /* Of several the one that began last; of those without a beginning the first one. */
      if (best == NULL || run->first > best->first)
        best = run;
    }
  return best;
}

/**
 * sales_catalog_territory_on:
 * @self: a catalog
 * @person: a person's id
 * @day: a day
 *
 * Returns: the territory that the person was assigned to on @day, or 0
 */
gint64
sales_catalog_territory_on (SalesCatalog *self, gint64 person, SalesDay day)
{
  const SalesDated *run = run_on (g_hash_table_lookup (self->territories, &person), day);

  return run != NULL ? run->what : 0;
}

/**
 * sales_catalog_cost_on:
 * @self: a catalog
 * @product: a product's id
 * @day: a day
 *
 * Returns: the dated unit cost that covers @day, else the product's own, else %SALES_COST_NONE
 */
gint64
sales_catalog_cost_on (SalesCatalog *self, gint64 product, SalesDay day)
{
  const SalesDated *run = run_on (g_hash_table_lookup (self->costs, &product), day);
  const SalesEntity *entity;

  if (run != NULL)
    return run->what;
  entity = sales_catalog_get (self, SALES_ENTITY_PRODUCT, product);
  return entity != NULL && entity->numbers[SALES_PRODUCT_UNIT_COST] != SALES_ENTITY_NONE
             ? entity->numbers[SALES_PRODUCT_UNIT_COST]
             : SALES_COST_NONE;
}
