/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-writer.h"

#include <string.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-import-writer-private.h"
#include "model/sales-membership.h"
#include "store/sales-backup.h"
#include "store/sales-batch.h"

static gboolean
is_empty (SalesStore *store, gboolean *empty, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (store,
                           "SELECT NOT EXISTS (SELECT 1 FROM person) AND NOT EXISTS (SELECT 1 FROM product)"
                           " AND NOT EXISTS (SELECT 1 FROM customer) AND NOT EXISTS (SELECT 1 FROM sales_order)"
                           " AND NOT EXISTS (SELECT 1 FROM goal)",
                           error);

  if (statement == NULL || !sales_statement_step (statement, error))
    return FALSE;
  *empty = sales_statement_get_int (statement, 0) != 0;
  return TRUE;
}

static gpointer
back_up (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  gboolean empty;

  if (!is_empty (store, &empty, error))
    return NULL;
  if (empty)
    return g_strdup ("");
  if (!sales_backup_make (store, cancellable, error))
    return NULL;
  files = sales_backup_list (sales_store_get_path (store));
  return g_strdup (files->len > 0 ? ((const SalesBackupFile *) files->pdata[0])->path : "");
}

/**
 * sales_import_backup_new:
 *
 * Returns: (transfer full): a request whose result is a text, to be freed with g_free()
 */
SalesRequest *
sales_import_backup_new (void)
{
  return sales_request_new (back_up, NULL, NULL, g_free);
}

/**
 * sales_import_writer_new:
 * @store: a store with a change begun, whose request has no undo of its own
 * @error: return location for an error
 *
 * What is changed from here on is recorded until sales_import_writer_add_batch().
 *
 * Returns: (transfer full): a writer that knows what the document has
 */
SalesImportWriter *
sales_import_writer_new (SalesStore *store, GError **error)
{
  g_autoptr (SalesImportWriter) self = g_new0 (SalesImportWriter, 1);

  self->store = store;
  self->catalog = sales_catalog_load (store, error);
  if (self->catalog == NULL || !sales_batch_begin (store, error))
    return NULL;
  self->merge = sales_import_merge_new (store);
  return g_steal_pointer (&self);
}

/**
 * sales_import_writer_free:
 * @self: (transfer full): a writer
 */
void
sales_import_writer_free (SalesImportWriter *self)
{
  g_clear_pointer (&self->bulk, sales_bulk_free);
  g_clear_pointer (&self->merge, sales_import_merge_free);
  g_clear_pointer (&self->catalog, sales_catalog_free);
  g_free (self);
}

/**
 * sales_import_writer_get_store:
 * @self: a writer
 *
 * Returns: (transfer none): the store that it writes to
 */
SalesStore *
sales_import_writer_get_store (SalesImportWriter *self)
{
  return self->store;
}

/**
 * sales_import_writer_get_catalog:
 * @self: a writer
 *
 * Returns: (transfer none): what the document has by name
 */
SalesCatalog *
sales_import_writer_get_catalog (SalesImportWriter *self)
{
  return self->catalog;
}

static guint
flag_of (SalesEntityKind kind)
{
  if (kind == SALES_ENTITY_CUSTOMER)
    return SALES_CHANGED_ORDERS;
  return kind == SALES_ENTITY_PRODUCT || kind == SALES_ENTITY_CATEGORY ? SALES_CHANGED_PRODUCTS : SALES_CHANGED_PEOPLE;
}

/* In the order: id, ref, name, folded, three texts, three numbers; what a table does not have is
 * not mentioned. */
static SalesStatement *
prepare_put (SalesStore *store, SalesEntityKind kind, GError **error)
{
  switch (kind)
    {
    case SALES_ENTITY_PERSON:
      return sales_store_prepare (store,
                                  "INSERT INTO person (id, ref, name, folded, sort_name, role, title, manager, hired, left_day)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                                  " ON CONFLICT (id) DO UPDATE SET ref = ?2, name = ?3, folded = ?4, sort_name = ?5,"
                                  " role = ?6, title = ?7, manager = ?8, hired = ?9, left_day = ?10",
                                  error);
    case SALES_ENTITY_CUSTOMER:
      return sales_store_prepare (store,
                                  "INSERT INTO customer (id, ref, name, folded, segment, city, country, territory, owner)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                                  " ON CONFLICT (id) DO UPDATE SET ref = ?2, name = ?3, folded = ?4, segment = ?5,"
                                  " city = ?6, country = ?7, territory = ?8, owner = ?9",
                                  error);
    case SALES_ENTITY_PRODUCT:
      return sales_store_prepare (store,
                                  "INSERT INTO product (id, ref, name, folded, category, unit_cost, list_price)"
                                  " VALUES (?1, ?2, ?3, ?4, ?8, ?9, ?10)"
                                  " ON CONFLICT (id) DO UPDATE SET ref = ?2, name = ?3, folded = ?4, category = ?8,"
                                  " unit_cost = ?9, list_price = ?10",
                                  error);
    case SALES_ENTITY_TERRITORY:
      return sales_store_prepare (store,
                                  "INSERT INTO territory (id, name, parent) VALUES (?1, ?3, ?8)"
                                  " ON CONFLICT (id) DO UPDATE SET name = ?3, parent = ?8",
                                  error);
    default:
      return sales_store_prepare (store,
                                  "INSERT INTO category (id, name, parent) VALUES (?1, ?3, ?8)"
                                  " ON CONFLICT (id) DO UPDATE SET name = ?3, parent = ?8",
                                  error);
    }
}

/**
 * sales_import_writer_put:
 * @self: a writer
 * @kind: of what
 * @entity: an entity of the catalog
 * @error: return location for an error
 *
 * Returns: whether the document has it as it now is
 */
gboolean
sales_import_writer_put (SalesImportWriter *self, SalesEntityKind kind, SalesEntity *entity, GError **error)
{
  g_autoptr (SalesStatement) statement = prepare_put (self->store, kind, error);
  g_autofree char *folded = sales_text_fold (entity->name);
  int n_numbers = kind == SALES_ENTITY_CUSTOMER ? 2 : kind == SALES_ENTITY_TERRITORY || kind == SALES_ENTITY_CATEGORY ? 1 : 3;

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, entity->id);
  sales_statement_bind_text (statement, 3, entity->name);
  if (kind == SALES_ENTITY_PERSON || kind == SALES_ENTITY_CUSTOMER || kind == SALES_ENTITY_PRODUCT)
    {
      sales_statement_bind_text (statement, 2, entity->ref);
      sales_statement_bind_text (statement, 4, folded);
    }
  if (kind == SALES_ENTITY_PERSON || kind == SALES_ENTITY_CUSTOMER)
    for (int i = 0; i < SALES_ENTITY_N_TEXTS; i++)
      sales_statement_bind_text (statement, 5 + i, entity->texts[i]);
  for (int i = 0; i < n_numbers; i++)
    sales_statement_bind_optional (statement, 8 + i, entity->numbers[i], SALES_ENTITY_NONE);
  if (!sales_statement_run (statement, error))
    return FALSE;
  entity->stored = TRUE;
  sales_store_touch (self->store, flag_of (kind));
  return TRUE;
}

static gint64
add_unit (SalesImportWriter *self, gint64 parent, SalesUnitKind kind, const char *name, gint64 leader, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "INSERT INTO unit (parent, kind, name, leader) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return 0;
  sales_statement_bind_int (statement, 1, parent);
  sales_statement_bind_text (statement, 2, kind == SALES_UNIT_DEPARTMENT ? "department" : "team");
  sales_statement_bind_text (statement, 3, name);
  sales_statement_bind_optional (statement, 4, leader, 0);
  if (!sales_statement_run (statement, error))
    return 0;
  sales_store_touch (self->store, SALES_CHANGED_PEOPLE);
  return sales_store_last_id (self->store);
}

/**
 * sales_import_writer_get_unit:
 * @self: a writer
 * @parent: the unit above
 * @kind: department or team
 * @name: its name
 * @error: return location for an error
 *
 * Returns: the id of the unit of this name under @parent, made if there was none; 0 on failure
 */
gint64
sales_import_writer_get_unit (SalesImportWriter *self, gint64 parent, SalesUnitKind kind, const char *name, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "SELECT id FROM unit WHERE parent = ?1 AND name = ?2", error);

  if (statement == NULL)
    return 0;
  sales_statement_bind_int (statement, 1, parent);
  sales_statement_bind_text (statement, 2, name);
  if (sales_statement_step (statement, error))
    return sales_statement_get_int (statement, 0);
  if (sales_statement_failed (statement))
    return 0;
  return add_unit (self, parent, kind, name, 0, error);
}

/**
 * sales_import_writer_get_team_of:
 * @self: a writer
 * @leader: a person
 * @parent: the unit above
 * @name: what to call a team that has to be made
 * @changed: (out): whether it was made or moved
 * @error: return location for an error
 *
 * Returns: the id of the team that @leader leads, 0 on failure
 */
gint64
sales_import_writer_get_team_of (SalesImportWriter *self, gint64 leader, gint64 parent, const char *name,
                                 gboolean *changed, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "SELECT id, parent FROM unit WHERE kind = 'team' AND leader = ?1 ORDER BY id", error);
  g_autoptr (SalesStatement) move = NULL;
  gint64 id;

  *changed = FALSE;
  if (statement == NULL)
    return 0;
  sales_statement_bind_int (statement, 1, leader);
  if (!sales_statement_step (statement, error))
    {
      if (sales_statement_failed (statement))
        return 0;
      *changed = TRUE;
      return add_unit (self, parent, SALES_UNIT_TEAM, name, leader, error);
    }
  id = sales_statement_get_int (statement, 0);
  if (sales_statement_get_int (statement, 1) == parent)
    return id;
  *changed = TRUE;
  move = sales_store_prepare (self->store, "UPDATE unit SET parent = ?2 WHERE id = ?1", error);
  if (move == NULL)
    return 0;
  sales_statement_bind_int (move, 1, id);
  sales_statement_bind_int (move, 2, parent);
  return sales_statement_run (move, error) ? id : 0;
}

/**
 * sales_import_writer_find_unit:
 * @self: a writer
 * @kind: company, department or team
 * @name: a name
 * @n: (out): how many units of @kind have it
 * @error: return location for an error
 *
 * Returns: the id of one of them, 0 if there is none or on failure
 */
gint64
sales_import_writer_find_unit (SalesImportWriter *self, SalesUnitKind kind, const char *name, int *n, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store, "SELECT id, name FROM unit WHERE kind = ?1 ORDER BY id", error);
  g_autofree char *folded = sales_text_fold (name);
  gint64 found = 0;

  *n = 0;
  if (statement == NULL)
    return 0;
  sales_statement_bind_text (statement, 1, kind == SALES_UNIT_COMPANY ? "company" : kind == SALES_UNIT_DEPARTMENT ? "department" : "team");
  while (sales_statement_step (statement, error))
    {
      g_autofree char *other = sales_text_fold (sales_statement_get_text (statement, 1));

      if (strcmp (folded, other) != 0)
        continue;
      (*n)++;
      found = sales_statement_get_int (statement, 0);
    }
  return sales_statement_failed (statement) ? 0 : found;
}

static gboolean
runs_equal (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SalesDated *first = &g_array_index (a, SalesDated, i), *second = &g_array_index (b, SalesDated, i);

      if (first->first != second->first || first->last != second->last || first->what != second->what)
        return FALSE;
    }
  return TRUE;
}

/* Rows that stay keep their ids: they are written over, the rest is added or taken away. */
static gboolean
set_runs (SalesImportWriter *self, gint64 owner, GArray *have, const GArray *want, const char *delete_sql,
          const char *insert_sql, const char *update_sql, gboolean *changed, GError **error)
{
  *changed = !runs_equal (have, want);
  if (!*changed)
    return TRUE;
  for (guint i = want->len; i < have->len; i++)
    {
      g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, delete_sql, error);

      if (statement == NULL)
        return FALSE;
      sales_statement_bind_int (statement, 1, g_array_index (have, SalesDated, i).row);
      if (!sales_statement_run (statement, error))
        return FALSE;
    }
  for (guint i = 0; i < want->len; i++)
    {
      SalesDated run = g_array_index (want, SalesDated, i);
      gboolean update = i < have->len;
      g_autoptr (SalesStatement) statement = sales_store_prepare (self->store, update ? update_sql : insert_sql, error);

      if (statement == NULL)
        return FALSE;
      run.row = update ? g_array_index (have, SalesDated, i).row : 0;
      sales_statement_bind_int (statement, 1, update ? run.row : owner);
      sales_statement_bind_optional (statement, 2, run.first, SALES_DAY_NONE);
      sales_statement_bind_optional (statement, 3, run.last, SALES_DAY_NONE);
      sales_statement_bind_int (statement, 4, run.what);
      if (!sales_statement_run (statement, error))
        return FALSE;
      if (!update)
        run.row = sales_store_last_id (self->store);
      g_array_index (want, SalesDated, i).row = run.row;
    }
  g_array_set_size (have, 0);
  if (want->len > 0)
    g_array_append_vals (have, want->data, want->len);
  return TRUE;
}

/* Somebody whose first memberships come has had them from the beginning. */
static gboolean
has_memberships (SalesStore *store, gint64 person, gboolean *has, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT EXISTS (SELECT 1 FROM membership WHERE person = ?1)"
                           " OR EXISTS (SELECT 1 FROM membership_past WHERE person = ?1)",
                           error);

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, person);
  if (!sales_statement_step (read, error))
    return FALSE;
  *has = sales_statement_get_int (read, 0) != 0;
  return TRUE;
}

/**
 * sales_import_writer_set_memberships:
 * @self: a writer
 * @person: a person
 * @runs: the units the person belongs to, of #SalesDated
 * @changed: (out): whether they were others
 * @error: return location for an error
 *
 * Returns: whether the document has exactly @runs
 */
gboolean
sales_import_writer_set_memberships (SalesImportWriter *self, gint64 person, const GArray *runs, gboolean *changed, GError **error)
{
  GArray *have = sales_catalog_get_memberships (self->catalog, person);
  g_autoptr (GArray) want = g_array_new (FALSE, TRUE, sizeof (SalesMembership));
  gboolean known;

  sales_store_touch (self->store, SALES_CHANGED_PEOPLE);
  *changed = !runs_equal (have, runs);
  if (!*changed)
    return TRUE;
  for (guint i = 0; i < runs->len; i++)
    {
      const SalesDated *run = &g_array_index (runs, SalesDated, i);
      SalesMembership membership = { .unit = run->what, .first = run->first, .last = run->last };

      g_array_append_val (want, membership);
    }
  if (!has_memberships (self->store, person, &known, error) ||
      !sales_memberships_write (self->store, person, want, known ? sales_today () : SALES_DAY_NONE, error))
    return FALSE;
  g_array_set_size (have, 0);
  for (guint i = 0; i < want->len; i++)
    {
      SalesDated run = g_array_index (runs, SalesDated, i);

      run.row = g_array_index (want, SalesMembership, i).row;
      g_array_append_val (have, run);
    }
  return TRUE;
}

/**
 * sales_import_writer_set_territories:
 * @self: a writer
 * @person: a person
 * @runs: the territories assigned to the person, of #SalesDated
 * @changed: (out): whether they were others
 * @error: return location for an error
 *
 * Returns: whether the document has exactly @runs
 */
gboolean
sales_import_writer_set_territories (SalesImportWriter *self, gint64 person, const GArray *runs, gboolean *changed, GError **error)
{
  sales_store_touch (self->store, SALES_CHANGED_PEOPLE);
  return set_runs (self, person, sales_catalog_get_territories (self->catalog, person), runs,
                   "DELETE FROM assignment WHERE id = ?1",
                   "INSERT INTO assignment (person, first_day, last_day, territory) VALUES (?1, ?2, ?3, ?4)",
                   "UPDATE assignment SET first_day = ?2, last_day = ?3, territory = ?4 WHERE id = ?1", changed, error);
}

/**
 * sales_import_writer_set_costs:
 * @self: a writer
 * @product: a product
 * @runs: its unit costs, of #SalesDated
 * @changed: (out): whether they were others
 * @error: return location for an error
 *
 * Returns: whether the document has exactly @runs
 */
gboolean
sales_import_writer_set_costs (SalesImportWriter *self, gint64 product, const GArray *runs, gboolean *changed, GError **error)
{
  sales_store_touch (self->store, SALES_CHANGED_PRODUCTS);
  return set_runs (self, product, sales_catalog_get_costs (self->catalog, product), runs,
                   "DELETE FROM product_cost WHERE id = ?1",
                   "INSERT INTO product_cost (product, first_day, last_day, unit_cost) VALUES (?1, ?2, ?3, ?4)",
                   "UPDATE product_cost SET first_day = ?2, last_day = ?3, unit_cost = ?4 WHERE id = ?1", changed, error);
}

/**
 * sales_import_writer_add_batch:
 * @self: a writer
 * @batch: what the import did
 * @id: (out): the import's number, see sales-import-undo.h
 * @error: return location for an error
 *
 * Returns: whether it stands in the document's list of imports and in its change log, and can be
 *   taken back
 */
gboolean
sales_import_writer_add_batch (SalesImportWriter *self, const SalesImportBatch *batch, gint64 *id, GError **error)
{
  g_autoptr (SalesStatement) statement =
      sales_store_prepare (self->store,
                           "INSERT INTO import_batch (at, files, read_rows, taken, changed, unchanged, skipped,"
                           " orders, lines, quantity, amount, first_order, last_order)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                           error);
  const gint64 figures[] = { batch->read, batch->taken, batch->changed, batch->unchanged, batch->skipped,
                             batch->orders, batch->lines, batch->quantity, batch->amount };
  g_autofree char *what = NULL;

  if (statement == NULL)
    return FALSE;
  sales_statement_bind_int (statement, 1, g_get_real_time () / G_USEC_PER_SEC);
  sales_statement_bind_text (statement, 2, batch->files);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    sales_statement_bind_int (statement, 3 + (int) i, figures[i]);
  sales_statement_bind_optional (statement, 12, batch->first_order, 0);
  sales_statement_bind_optional (statement, 13, batch->last_order, 0);
  if (!sales_statement_run (statement, error))
    return FALSE;
  *id = sales_store_last_id (self->store);
  what = g_strdup_printf ("import %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT " taken, %" G_GINT64_FORMAT " changed",
                          *id, batch->taken, batch->changed);
  sales_batch_store (self->store, *id, batch->label);
  return sales_store_log (self->store, what, NULL, batch->files, error);
}
