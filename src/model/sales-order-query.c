/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-order-query.h"

#include <string.h>

#include "base/sales-error.h"
#include "model/sales-order-query-private.h"
#include "model/sales-organisation.h"
#include "store/sales-store.h"

/* So many words of a search are looked for; the rest is ignored. */
#define MAX_WORDS 8

/* Parameters that every query binds. */
enum
{
  BIND_FIRST = 1,
  BIND_LAST,
  BIND_TODAY,
  BIND_SCOPE,
  BIND_WORDS, /* and the ones after it */
};

struct _SalesOrderFormat
{
  SalesLocale  *locale;
  SalesCurrency currency;
};

typedef struct
{
  SalesOrderQuery   query;
  char             *search;
  SalesOrderFormat *format;
} QueryData;

/* An order and what it is sorted by. */
typedef struct
{
  gint64  key;
  guint32 id;
} Entry;

typedef struct
{
  gint64 id;
  char  *name;
} Name;

static void
query_data_free (gpointer data)
{
  QueryData *self = data;

  g_free (self->search);
  sales_order_format_unref (self->format);
  g_free (self);
}

/* Putting the SQL together -------------------------------------------------------------------- */

static const char *
scope_condition (const SalesScope *scope)
{
  if (scope->kind == SALES_SCOPE_PERSON && scope->id == 0)
    return " AND o.person IS NULL AND o.split = 0";
  if (scope->kind == SALES_SCOPE_TERRITORY && scope->id == 0)
    return " AND o.territory IS NULL";
  switch (scope->kind)
    {
    case SALES_SCOPE_UNIT:
      return ""; /* see belongs_to_unit() */
    case SALES_SCOPE_PERSON:
      return " AND (o.person = ?4 OR o.split = 1 AND EXISTS (SELECT 1 FROM credit_share c"
             " WHERE c.order_id = o.id AND c.person = ?4))";
    case SALES_SCOPE_TERRITORY:
      return " AND o.territory IN (SELECT id FROM tree)";
    case SALES_SCOPE_CATEGORY:
    default:
      if (scope->id == 0)
        return " AND EXISTS (SELECT 1 FROM order_line l LEFT JOIN product p ON p.id = l.product"
               " WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095 AND p.category IS NULL)";
      return " AND EXISTS (SELECT 1 FROM order_line l JOIN product p ON p.id = l.product"
             " WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095"
             " AND p.category IN (SELECT id FROM tree))";
    }
}

/* The nodes below the scope, for those conditions that ask for them. */
static const char *
scope_tree (const SalesScope *scope)
{
  if (scope->id == 0)
    return "";
  switch (scope->kind)
    {
    case SALES_SCOPE_TERRITORY:
      return "WITH RECURSIVE tree (id) AS"
             " (SELECT ?4 UNION SELECT n.id FROM territory n JOIN tree ON n.parent = tree.id) ";
    case SALES_SCOPE_CATEGORY:
      return "WITH RECURSIVE tree (id) AS"
             " (SELECT ?4 UNION SELECT n.id FROM category n JOIN tree ON n.parent = tree.id) ";
    case SALES_SCOPE_UNIT:
    case SALES_SCOPE_PERSON:
    default:
      return "";
    }
}

static const char *
filter_condition (SalesOrderFilter filter)
{
  switch (filter)
    {
    case SALES_ORDERS_LATE:
      return " AND o.shipped > o.promised";
    case SALES_ORDERS_OVERDUE:
      return " AND o.shipped IS NULL AND o.promised < ?3";
    case SALES_ORDERS_NOT_DELIVERED:
      return " AND o.delivered IS NULL";
    case SALES_ORDERS_NOT_FOLLOWED:
      return " AND o.delivered IS NOT NULL AND o.followed IS NULL";
    case SALES_ORDERS_ALL:
    case SALES_N_ORDER_FILTERS:
    default:
      return "";
    }
}

static const char *
sort_key (SalesOrderColumn column)
{
  switch (column)
    {
    case SALES_ORDER_COLUMN_CUSTOMER:
      return "o.customer";
    case SALES_ORDER_COLUMN_PERSON:
      return "CASE o.split WHEN 0 THEN o.person ELSE (SELECT c.person FROM credit_share c"
             " WHERE c.order_id = o.id ORDER BY c.from_share LIMIT 1) END";
    case SALES_ORDER_COLUMN_TERRITORY:
      return "o.territory";
    case SALES_ORDER_COLUMN_AMOUNT:
      return "(SELECT sum (l.amount) FROM order_line l"
             " WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095)";
    case SALES_ORDER_COLUMN_PROMISED:
      return "o.promised";
    case SALES_ORDER_COLUMN_SHIPPED:
      return "o.shipped";
    case SALES_ORDER_COLUMN_DELIVERED:
      return "o.delivered";
    case SALES_ORDER_COLUMN_FOLLOWED:
      return "o.followed";
    case SALES_ORDER_COLUMN_LATE:
      return "CASE WHEN o.shipped > o.promised THEN o.shipped - o.promised"
             " WHEN o.shipped IS NULL AND o.promised < ?3 THEN ?3 - o.promised END";
    case SALES_ORDER_COLUMN_REF:
    case SALES_ORDER_COLUMN_DAY:
    case SALES_N_ORDER_COLUMNS:
    default:
      return NULL;
    }
}

/* Numbers written as text sort as numbers when the shorter comes first. */
static const char *
sort_order (const SalesOrderQuery *query)
{
  switch (query->sort)
    {
    case SALES_ORDER_COLUMN_REF:
      return query->descending ? "length (o.ref) DESC, o.ref DESC" : "length (o.ref), o.ref";
    case SALES_ORDER_COLUMN_DAY:
      return query->descending ? "o.day DESC, o.id DESC" : "o.day, o.id";
    default:
      return "o.day DESC, o.id DESC";
    }
}

/* What belongs_to_unit() asks for. Without it the index on the day is enough to list by day, and
 * no order has to be looked at. */
static const char *
unit_columns (const SalesScope *scope)
{
  return scope->kind == SALES_SCOPE_UNIT && scope->id != SALES_COMPANY_ID
             ? ", o.day, o.person, o.split"
             : "";
}

static char **
split_words (const char *search)
{
  return g_strsplit (search != NULL ? search : "", " ", MAX_WORDS);
}

static char *
build_sql (const QueryData *data, char **words)
{
  const SalesOrderQuery *query = &data->query;
  const char *key = sort_key (query->sort);
  GString *sql = g_string_new (scope_tree (&query->scope));

  g_string_append_printf (sql,
                          "SELECT o.id, %s%s FROM sales_order o WHERE o.day BETWEEN ?1 AND ?2%s%s",
                          key != NULL ? key : "0", unit_columns (&query->scope), scope_condition (&query->scope),
                          filter_condition (query->filter));
  for (int i = 0, at = BIND_WORDS; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_string_append_printf (
          sql,
          " AND (lower (o.ref) LIKE ?%1$d ESCAPE '\\'"
          " OR o.customer IN (SELECT id FROM customer WHERE folded LIKE ?%1$d ESCAPE '\\')"
          " OR o.person IN (SELECT id FROM person WHERE folded LIKE ?%1$d ESCAPE '\\')"
          " OR o.split = 1 AND EXISTS (SELECT 1 FROM credit_share c JOIN person p ON p.id = c.person"
          " WHERE c.order_id = o.id AND p.folded LIKE ?%1$d ESCAPE '\\'))",
          at++);
    }
  g_string_append_printf (sql, " ORDER BY %s", sort_order (query));
  return g_string_free (sql, FALSE);
}

static void
bind_pattern (SalesStatement *s, int index, const char *word)
{
  g_autoptr (GString) pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  sales_statement_bind_text (s, index, pattern->str);
}

static SalesStatement *
prepare_query (SalesStore *store, const QueryData *data, GError **error)
{
  const SalesOrderQuery *query = &data->query;
  g_auto (GStrv) words = split_words (data->search);
  g_autofree char *sql = build_sql (data, words);
  SalesStatement *s = sales_store_prepare_once (store, sql, error);

  if (s == NULL)
    return NULL;
  sales_statement_bind_int (s, BIND_FIRST, query->period.first);
  sales_statement_bind_int (s, BIND_LAST, query->period.last);
  if (strstr (sql, "?3") != NULL)
    sales_statement_bind_int (s, BIND_TODAY, sales_today ());
  if (strstr (sql, "?4") != NULL)
    sales_statement_bind_int (s, BIND_SCOPE, query->scope.id);
  for (int i = 0, at = BIND_WORDS; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      bind_pattern (s, at++, words[i]);
  return s;
}

/* Units --------------------------------------------------------------------------------------- */

/* Whose orders belong to the unit that was asked for. */
typedef struct
{
  SalesStore        *store;
  SalesOrganisation *organisation; /* %NULL where everything belongs to it */
  int                top;
} UnitFilter;

static void
unit_filter_clear (UnitFilter *self)
{
  g_clear_pointer (&self->organisation, sales_organisation_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnitFilter, unit_filter_clear)

static gboolean
unit_filter_init (UnitFilter *self, SalesStore *store, const SalesScope *scope, GError **error)
{
  *self = (UnitFilter){ .store = store };
  if (scope->kind != SALES_SCOPE_UNIT || scope->id == SALES_COMPANY_ID)
    return TRUE;
  self->organisation = sales_organisation_load (store, error);
  if (self->organisation == NULL)
    return FALSE;
  self->top = sales_tree_find (&self->organisation->units, scope->id);
  if (self->top < 0)
    g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no unit %" G_GINT64_FORMAT, scope->id);
  return self->top >= 0;
}

static gboolean
is_in_unit (const UnitFilter *self, gint64 person, SalesDay day)
{
  int member = sales_organisation_find_member (self->organisation, person);
  int unit = member < 0 ? -1 : sales_organisation_unit_on (self->organisation, member, day);

  return unit >= self->top && unit < self->organisation->units.nodes[self->top].end;
}

/* Where people belonged on the order's day decides: history is not rewritten. 1 or 0, -1 on
 * failure. */
static int
belongs_to_unit (const UnitFilter *self, SalesStatement *row, GError **error)
{
  SalesDay day = (SalesDay) sales_statement_get_int (row, 2);
  g_autoptr (SalesStatement) shares = NULL;

  if (self->organisation == NULL)
    return 1;
  if (sales_statement_get_int (row, 4) == 0)
    return !sales_statement_is_null (row, 3) &&
           is_in_unit (self, sales_statement_get_int (row, 3), day);
  shares = sales_store_prepare (self->store, "SELECT person FROM credit_share WHERE order_id = ?1",
                                error);
  if (shares == NULL)
    return -1;
  sales_statement_bind_int (shares, 1, sales_statement_get_int (row, 0));
  while (sales_statement_step (shares, error))
    if (is_in_unit (self, sales_statement_get_int (shares, 0), day))
      return 1;
  return sales_statement_failed (shares) ? -1 : 0;
}

/* Sorting ------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return sales_locale_compare (user_data, ((const Name *) a)->name, ((const Name *) b)->name);
}

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->name);
}

/* Ranks by name in the language's sorting, which SQL does not know: id → rank. Equal names have
 * one rank. %NULL for columns that sort by themselves, or on failure. */
static GHashTable *
read_ranks (SalesStore *store, SalesOrderColumn column, SalesLocale *locale, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (SalesStatement) s = NULL;
  GHashTable *ranks;
  gint64 rank = 0;

  g_array_set_clear_func (names, name_clear);
  if (column == SALES_ORDER_COLUMN_CUSTOMER)
    s = sales_store_prepare (store, "SELECT id, name FROM customer", error);
  else if (column == SALES_ORDER_COLUMN_PERSON)
    s = sales_store_prepare (store, "SELECT id, sort_name FROM person", error);
  else
    s = sales_store_prepare (store, "SELECT id, name FROM territory", error);
  if (s == NULL)
    return NULL;
  while (sales_statement_step (s, error))
    {
      Name name = { sales_statement_get_int (s, 0), sales_statement_dup_text (s, 1) };

      g_array_append_val (names, name);
    }
  if (sales_statement_failed (s))
    return NULL;
  g_array_sort_with_data (names, compare_names, locale);
  ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      Name *name = &g_array_index (names, Name, i);

      if (i > 0 && compare_names (name - 1, name, locale) != 0)
        rank++;
      g_hash_table_insert (ranks, g_memdup2 (&name->id, sizeof name->id),
                           GSIZE_TO_POINTER ((gsize) rank));
    }
  return ranks;
}

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  return (x->key > y->key) - (x->key < y->key);
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->key == G_MAXINT64 || y->key == G_MAXINT64)
    return compare_ascending (a, b);
  return compare_ascending (b, a);
}

static gboolean
take_id (SalesStatement *s, guint32 *id, GError **error)
{
  gint64 value = sales_statement_get_int (s, 0);

  if (value < 0 || value > G_MAXUINT32)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT,
                   "order id %" G_GINT64_FORMAT " is out of range", value);
      return FALSE;
    }
  *id = (guint32) value;
  return TRUE;
}

/* What the index gives in order is not held twice. */
static GArray *
read_in_order (SalesStatement   *s,
               const UnitFilter *filter,
               guint             limit,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 id;

  while ((limit == 0 || ids->len < limit) && sales_statement_step (s, error))
    {
      int belongs = belongs_to_unit (filter, s, error);

      if (belongs < 0 || !take_id (s, &id, error))
        return NULL;
      if (belongs)
        g_array_append_val (ids, id);
    }
  if (sales_statement_failed (s) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static GArray *
read_and_sort (SalesStatement        *s,
               const SalesOrderQuery *query,
               const UnitFilter      *filter,
               GHashTable            *ranks,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GArray *ids;

  while (sales_statement_step (s, error))
    {
      Entry entry = { .key = sales_statement_get_optional (s, 1, G_MAXINT64) };
      int belongs = belongs_to_unit (filter, s, error);

      if (belongs < 0 || !take_id (s, &entry.id, error))
        return NULL;
      if (!belongs)
        continue;
      if (ranks != NULL && entry.key != G_MAXINT64)
        entry.key = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (ranks, &entry.key));
      g_array_append_val (entries, entry);
    }
  if (sales_statement_failed (s) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_array_sort (entries, query->descending ? compare_descending : compare_ascending);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (ids, g_array_index (entries, Entry, i).id);
  return ids;
}

static gpointer
read_ids (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  QueryData *data = user_data;
  const SalesOrderQuery *query = &data->query;
  g_auto (UnitFilter) filter = { 0 };
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (SalesStatement) s = NULL;

  if (!unit_filter_init (&filter, store, &query->scope, error))
    return NULL;
  if (query->sort == SALES_ORDER_COLUMN_CUSTOMER || query->sort == SALES_ORDER_COLUMN_PERSON ||
      query->sort == SALES_ORDER_COLUMN_TERRITORY)
    {
      ranks = read_ranks (store, query->sort, data->format->locale, error);
      if (ranks == NULL)
        return NULL;
    }
  s = prepare_query (store, data, error);
  if (s == NULL)
    return NULL;
  if (sort_key (query->sort) == NULL)
    return read_in_order (s, &filter, query->limit, cancellable, error);
  return read_and_sort (s, query, &filter, ranks, cancellable, error);
}

static void
format_clear (gpointer data)
{
  SalesOrderFormat *self = data;

  sales_locale_free (self->locale);
}

/**
 * sales_order_format_new:
 * @currency: the document's currency
 *
 * Main thread only; what comes of it may be handed to the document's thread.
 *
 * Returns: (transfer full): how cells are worded: a #SalesLocale of its own
 */
SalesOrderFormat *
sales_order_format_new (const SalesCurrency *currency)
{
  SalesOrderFormat *self = g_atomic_rc_box_new0 (SalesOrderFormat);

  self->locale = sales_locale_new_default ();
  self->currency = *currency;
  return self;
}

SalesOrderFormat *
sales_order_format_ref (SalesOrderFormat *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sales_order_format_unref (SalesOrderFormat *self)
{
  g_atomic_rc_box_release_full (self, format_clear);
}

SalesLocale *
sales_order_format_get_locale (SalesOrderFormat *self)
{
  return self->locale;
}

const SalesCurrency *
sales_order_format_get_currency (SalesOrderFormat *self)
{
  return &self->currency;
}

/**
 * sales_order_query_is_quick:
 * @query: a query
 *
 * Returns: whether its first orders are found without looking at all the others; only then its
 *   limit is heeded
 */
gboolean
sales_order_query_is_quick (const SalesOrderQuery *query)
{
  return query->sort == SALES_ORDER_COLUMN_DAY;
}

/**
 * sales_order_query_new:
 * @query: what is asked for; copied
 * @format: for sorting by names
 *
 * Returns: (transfer full): a request for the ids of the orders that match, in order: a #GArray
 *   of #guint32, to be freed with g_array_unref()
 */
SalesRequest *
sales_order_query_new (const SalesOrderQuery *query, SalesOrderFormat *format)
{
  QueryData *data = g_new0 (QueryData, 1);

  data->query = *query;
  data->search = g_strdup (query->search);
  data->query.search = data->search;
  data->format = sales_order_format_ref (format);
  return sales_request_new (read_ids, data, query_data_free, (GDestroyNotify) g_array_unref);
}
