/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-import-undo.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "store/sales-batch.h"

/* Names of one kind that are told, and letters of each. */
#define MAX_NAMES 5
#define MAX_LETTERS 40

/* Whom a scope is, by its kind and id in columns of the same names. */
#define SCOPE_NAME \
  "CASE scope_kind WHEN 'unit' THEN (SELECT name FROM unit WHERE id = scope)" \
  " WHEN 'person' THEN (SELECT name FROM person WHERE id = scope)" \
  " WHEN 'territory' THEN (SELECT name FROM territory WHERE id = scope)" \
  " ELSE (SELECT name FROM category WHERE id = scope) END"

/* How a row is told: the id of what it belongs to, and its name. Rows of other tables are others. */
static const struct
{
  const char       *table;
  SalesObstacleKind kind;
  const char       *sql;
} tables[] = {
#define ORDER "SELECT id, ref FROM sales_order WHERE id = ?1"
#define PERSON_OF(table) "SELECT p.id, p.name FROM " table " AS t JOIN person AS p ON p.id = t.person WHERE t.id = ?1"
#define GOAL "SELECT id, " SCOPE_NAME " FROM goal WHERE id = "
  { "sales_order", SALES_OBSTACLE_ORDERS, ORDER },
  { "order_line", SALES_OBSTACLE_ORDERS, ORDER },
  { "order_step", SALES_OBSTACLE_ORDERS, ORDER },
  { "credit_share", SALES_OBSTACLE_ORDERS, ORDER },
  { "customer", SALES_OBSTACLE_CUSTOMERS, "SELECT id, name FROM customer WHERE id = ?1" },
  { "product", SALES_OBSTACLE_PRODUCTS, "SELECT id, name FROM product WHERE id = ?1" },
  { "product_cost", SALES_OBSTACLE_PRODUCTS, "SELECT p.id, p.name FROM product_cost AS t JOIN product AS p ON p.id = t.product WHERE t.id = ?1" },
  { "category", SALES_OBSTACLE_CATEGORIES, "SELECT id, name FROM category WHERE id = ?1" },
  { "person", SALES_OBSTACLE_PEOPLE, "SELECT id, name FROM person WHERE id = ?1" },
  { "membership", SALES_OBSTACLE_PEOPLE, PERSON_OF ("membership") },
  { "membership_past", SALES_OBSTACLE_PEOPLE, PERSON_OF ("membership_past") },
  { "assignment", SALES_OBSTACLE_PEOPLE, PERSON_OF ("assignment") },
  { "absence", SALES_OBSTACLE_PEOPLE, PERSON_OF ("absence") },
  { "duty", SALES_OBSTACLE_PEOPLE, PERSON_OF ("duty") },
  { "budget", SALES_OBSTACLE_PEOPLE, PERSON_OF ("budget") },
  { "activity", SALES_OBSTACLE_PEOPLE, PERSON_OF ("activity") },
  { "unit", SALES_OBSTACLE_UNITS, "SELECT id, name FROM unit WHERE id = ?1" },
  { "territory", SALES_OBSTACLE_TERRITORIES, "SELECT id, name FROM territory WHERE id = ?1" },
  { "goal", SALES_OBSTACLE_GOALS, GOAL "?1" },
  { "goal_version", SALES_OBSTACLE_GOALS, GOAL "(SELECT goal FROM goal_version WHERE id = ?1)" },
  { "agreement", SALES_OBSTACLE_GOALS, GOAL "(SELECT v.goal FROM agreement AS a JOIN goal_version AS v ON v.id = a.version WHERE a.id = ?1)" },
  { "goal_proposal", SALES_OBSTACLE_GOALS, PERSON_OF ("goal_proposal") },
  { "summary", SALES_OBSTACLE_SUMMARIES, "SELECT t.id, p.name FROM summary AS t JOIN person AS p ON p.id = t.person WHERE t.id = ?1" },
  { "award", SALES_OBSTACLE_AWARDS,
    "SELECT t.id, coalesce (p.name, u.name) FROM award AS t LEFT JOIN person AS p ON p.id = t.person"
    " LEFT JOIN unit AS u ON u.id = t.unit WHERE t.id = ?1" },
};

static void
obstacle_free (gpointer data)
{
  SalesImportObstacle *self = data;

  g_ptr_array_unref (self->names);
  g_free (self);
}

static SalesImportUndo *
undo_new (SalesImportUndoOutcome outcome)
{
  SalesImportUndo *self = g_new0 (SalesImportUndo, 1);

  self->outcome = outcome;
  self->obstacles = g_ptr_array_new_with_free_func (obstacle_free);
  return self;
}

/* On the store's thread ------------------------------------------------------------------------- */

static SalesObstacleKind
find_kind (const char *table, const char **sql)
{
  *sql = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      {
        *sql = tables[i].sql;
        return tables[i].kind;
      }
  return SALES_OBSTACLE_OTHER;
}

static void
add_name (SalesImportObstacle *obstacle, const char *name)
{
  g_autofree char *line = sales_text_clean_line (name);

  if (g_utf8_strlen (line, -1) > MAX_LETTERS)
    {
      g_autofree char *start = g_utf8_substring (line, 0, MAX_LETTERS);

      g_free (line);
      line = g_strconcat (start, "…", NULL);
    }
  g_ptr_array_add (obstacle->names, g_steal_pointer (&line));
}

/* Counts what the row belongs to, once. */
static gboolean
add_obstacle (SalesStore *store, const SalesBatchObstacle *found, SalesImportObstacle **kinds, GHashTable *seen, GError **error)
{
  const char *sql;
  SalesObstacleKind kind = find_kind (found->table, &sql);
  g_autoptr (SalesStatement) read = sql != NULL && found->key != 0 ? sales_store_prepare (store, sql, error) : NULL;
  g_autofree char *identity = NULL;
  const char *name = NULL;
  gint64 id = found->key;

  if (sql != NULL && found->key != 0 && read == NULL)
    return FALSE;
  if (read != NULL)
    {
      sales_statement_bind_int (read, 1, found->key);
      if (sales_statement_step (read, error))
        {
          id = sales_statement_get_int (read, 0);
          name = sales_statement_get_text (read, 1);
        }
      else if (sales_statement_failed (read))
        return FALSE;
    }
  /* A row that is gone belongs to nothing that is known. */
  identity = g_strdup_printf ("%d %s %" G_GINT64_FORMAT, kind, name != NULL ? "" : found->table, id);
  if (!g_hash_table_add (seen, g_steal_pointer (&identity)))
    return TRUE;
  if (kinds[kind] == NULL)
    {
      kinds[kind] = g_new0 (SalesImportObstacle, 1);
      kinds[kind]->kind = kind;
      kinds[kind]->names = g_ptr_array_new_with_free_func (g_free);
    }
  kinds[kind]->count++;
  if (name != NULL && kinds[kind]->names->len < MAX_NAMES)
    add_name (kinds[kind], name);
  return TRUE;
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  const SalesBatchObstacle *first = a, *second = b;

  return (first->key > second->key) - (first->key < second->key);
}

static gboolean
name_obstacles (SalesImportUndo *self, SalesStore *store, GArray *found, GError **error)
{
  SalesImportObstacle *kinds[SALES_N_OBSTACLES] = { NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean named = TRUE;

  g_array_sort (found, compare_keys);
  for (guint i = 0; i < found->len && named; i++)
    named = add_obstacle (store, &g_array_index (found, SalesBatchObstacle, i), kinds, seen, error);
  for (int k = 0; k < SALES_N_OBSTACLES; k++)
    if (kinds[k] != NULL)
      g_ptr_array_add (self->obstacles, kinds[k]);
  return named;
}

static SalesImportUndo *
find_import (SalesStore *store, gint64 *import, GError **error)
{
  g_autoptr (SalesImportUndo) self = undo_new (SALES_IMPORT_UNDO_NONE);
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT id, files, changeset IS NULL FROM import_batch"
                           " WHERE id = coalesce (?1, (SELECT max (id) FROM import_batch))",
                           error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_optional (read, 1, *import, 0);
  if (sales_statement_step (read, error))
    {
      *import = sales_statement_get_int (read, 0);
      self->files = sales_statement_dup_text (read, 1);
      self->outcome = sales_statement_get_int (read, 2) != 0 ? SALES_IMPORT_UNDO_UNRECORDED : SALES_IMPORT_UNDO_BLOCKED;
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&self);
}

static gboolean
undo_import (SalesImportUndo *self, SalesStore *store, gint64 import, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SalesBatchObstacle));
  g_autofree char *what = NULL;

  if (!sales_batch_undo (store, import, found, error))
    return FALSE;
  if (found->len > 0)
    return name_obstacles (self, store, found, error);
  self->outcome = SALES_IMPORT_UNDO_DONE;
  sales_store_touch (store, SALES_CHANGED_ALL);
  what = g_strdup_printf ("import %" G_GINT64_FORMAT, import);
  return sales_store_log (store, what, self->files, NULL, error);
}

static gpointer
undo_func (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 import = *(const gint64 *) data;
  g_autoptr (SalesImportUndo) self = find_import (store, &import, error);

  if (self == NULL)
    return NULL;
  if (self->outcome == SALES_IMPORT_UNDO_BLOCKED && !undo_import (self, store, import, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_import_undo_new:
 * @import: the number of an import, 0 for the newest
 *
 * Returns: (transfer full): an action whose result is a #SalesImportUndo
 */
SalesRequest *
sales_import_undo_new (gint64 import)
{
  SalesRequest *request = sales_request_new_action ("import.undo", _("Undo Import"), undo_func, g_memdup2 (&import, sizeof import), g_free);

  request->no_undo = TRUE;
  request->result_free = (GDestroyNotify) sales_import_undo_free;
  return request;
}

/**
 * sales_import_undo_free:
 * @self: (transfer full): what came of it
 */
void
sales_import_undo_free (SalesImportUndo *self)
{
  g_free (self->files);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

/* In words -------------------------------------------------------------------------------------- */

static const char *
get_label (SalesObstacleKind kind)
{
  static const char *const labels[] = {
    [SALES_OBSTACLE_ORDERS] = NC_("changed since", "Orders"),
    [SALES_OBSTACLE_CUSTOMERS] = NC_("changed since", "Customers"),
    [SALES_OBSTACLE_PRODUCTS] = NC_("changed since", "Products"),
    [SALES_OBSTACLE_CATEGORIES] = NC_("changed since", "Categories"),
    [SALES_OBSTACLE_PEOPLE] = NC_("changed since", "People"),
    [SALES_OBSTACLE_UNITS] = NC_("changed since", "Departments and teams"),
    [SALES_OBSTACLE_TERRITORIES] = NC_("changed since", "Territories"),
    [SALES_OBSTACLE_GOALS] = NC_("changed since", "Goals"),
    [SALES_OBSTACLE_SUMMARIES] = NC_("changed since", "Actuals without orders"),
    [SALES_OBSTACLE_AWARDS] = NC_("changed since", "Awards"),
    [SALES_OBSTACLE_OTHER] = NC_("changed since", "Other entries"),
  };

  return g_dpgettext2 (NULL, "changed since", labels[kind]);
}

static char *
describe_obstacle (const SalesImportObstacle *obstacle)
{
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), obstacle->count);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < obstacle->names->len; i++)
    {
      g_autofree char *name = sales_text_isolate (obstacle->names->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (names->len == 0)
    /* TRANSLATORS: what was changed and how many of them, as in "Orders: 3" */
    return g_strdup_printf (_("%s: %s"), get_label (obstacle->kind), number);
  if (obstacle->count > (gint64) obstacle->names->len)
    g_string_append (names, ", …");
  /* TRANSLATORS: what was changed, how many of them, and their names, as in "Orders: 3 (A-17, A-18, A-19)" */
  return g_strdup_printf (_("%s: %s (%s)"), get_label (obstacle->kind), number, names->str);
}

/**
 * sales_import_undo_describe:
 * @self: what came of it
 *
 * Returns: (transfer full): that in the user's language, in one or more lines
 */
char *
sales_import_undo_describe (const SalesImportUndo *self)
{
  g_autoptr (GString) text = NULL;

  switch (self->outcome)
    {
    case SALES_IMPORT_UNDO_DONE:
      return g_strdup (_("The import was undone. What it brought is gone, and what it changed is as it was before. To have it again, import the files again."));
    case SALES_IMPORT_UNDO_NONE:
      return g_strdup (_("There is no import to undo."));
    case SALES_IMPORT_UNDO_UNRECORDED:
      return g_strdup (_("This import cannot be undone: it was made by an earlier version of the program, which did not record what it changed. Open the backup that was made before it instead."));
    case SALES_IMPORT_UNDO_BLOCKED:
    default:
      text = g_string_new (_("The import cannot be undone, and nothing was changed. These were changed since, or use what it brought:"));
      for (guint i = 0; i < self->obstacles->len; i++)
        {
          g_autofree char *line = describe_obstacle (self->obstacles->pdata[i]);

          g_string_append_printf (text, "\n%s", line);
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
}
