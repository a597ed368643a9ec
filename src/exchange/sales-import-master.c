/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-private.h"

gboolean
sales_import_set_text (char **text, const char *value)
{
  gboolean differs = value != NULL && g_strcmp0 (*text, value) != 0;

  if (differs)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
  return differs;
}

gboolean
sales_import_set_number (gint64 *number, gint64 value)
{
  gboolean differs = value != SALES_ENTITY_NONE && *number != value;

  if (differs)
    *number = value;
  return differs;
}

SalesEntity *
sales_import_find_same (SalesImportReader *reader, SalesEntityKind kind, const char *ref, const char *name)
{
  SalesCatalog *catalog = reader->run->catalog;
  SalesEntity *entity = ref != NULL ? sales_catalog_find_ref (catalog, kind, ref) : NULL;
  gboolean ambiguous = FALSE;

  if (entity != NULL)
    return entity;
  entity = sales_catalog_find_name (catalog, kind, name, &ambiguous);
  if (ref == NULL && ambiguous)
    sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME, SALES_FIELD_NAME, 0);
  if (entity != NULL && ref != NULL && entity->ref != NULL && g_strcmp0 (entity->ref, entity->name) != 0)
    return NULL;
  return entity;
}

/* What all rows about products and customers have in common: whose row it is. */
typedef struct
{
  SalesEntity *entity;
  gboolean     is_new;
  gboolean     changed;
} Row;

static gboolean
take_row (SalesImportReader *reader, SalesEntityKind kind, GHashTable *seen, Row *row)
{
  SalesCatalog *catalog = reader->run->catalog;
  g_autofree char *ref = sales_import_reader_dup_name (reader, SALES_FIELD_ID);
  g_autofree char *name = sales_import_reader_dup_name (reader, SALES_FIELD_NAME);
  gint64 line = sales_table_reader_get_line (reader->reader), before;
  SalesEntity *entity = NULL;

  if (!reader->bad)
    sales_import_reader_require (reader, SALES_FIELD_NAME);
  if (!reader->bad)
    entity = sales_import_find_same (reader, kind, ref, name);
  if (reader->bad)
    return FALSE;
  before = entity != NULL ? (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (seen, entity)) : 0;
  if (before != 0)
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_DUPLICATE, ref != NULL ? SALES_FIELD_ID : SALES_FIELD_NAME, before);
      return FALSE;
    }
  *row = (Row){ entity, entity == NULL, FALSE };
  if (entity == NULL)
    row->entity = sales_catalog_add (catalog, kind, ref, name);
  else if (g_strcmp0 (entity->name, name) != 0 || (ref != NULL && g_strcmp0 (entity->ref, ref) != 0))
    {
      row->changed = TRUE;
      sales_catalog_rename (catalog, kind, entity, ref != NULL ? ref : entity->ref, name);
    }
  g_hash_table_insert (seen, row->entity, GSIZE_TO_POINTER (line));
  return TRUE;
}

static gboolean
store_row (SalesImportReader *reader, SalesEntityKind kind, const Row *row, GError **error)
{
  if ((row->is_new || row->changed) && !sales_import_writer_put (reader->run->writer, kind, row->entity, error))
    return FALSE;
  sales_import_reader_count (reader, row->is_new ? SALES_IMPORT_TAKEN : row->changed ? SALES_IMPORT_CHANGED : SALES_IMPORT_UNCHANGED);
  return TRUE;
}

static SalesEntity *
get_category (SalesImportRun *run, const char *name, GError **error)
{
  gboolean ambiguous;
  SalesEntity *category = sales_catalog_find_name (run->catalog, SALES_ENTITY_CATEGORY, name, &ambiguous);

  if (category == NULL)
    category = sales_catalog_add (run->catalog, SALES_ENTITY_CATEGORY, NULL, name);
  if (!category->stored && !sales_import_writer_put (run->writer, SALES_ENTITY_CATEGORY, category, error))
    return NULL;
  return category;
}

/* The next three return FALSE with @error set; a problem makes the reader's row bad. */
static gboolean
take_product (SalesImportReader *reader, GHashTable *seen, GError **error)
{
  g_autofree char *name = sales_import_reader_dup_name (reader, SALES_FIELD_CATEGORY);
  gint64 unit_cost = SALES_ENTITY_NONE, list_price = SALES_ENTITY_NONE;
  SalesEntity *category = NULL;
  Row row;

  sales_import_reader_money (reader, SALES_FIELD_UNIT_COST, 4, &unit_cost);
  sales_import_reader_money (reader, SALES_FIELD_LIST_PRICE, 4, &list_price);
  if (reader->bad || !take_row (reader, SALES_ENTITY_PRODUCT, seen, &row))
    return TRUE;
  if (name != NULL && (category = get_category (reader->run, name, error)) == NULL)
    return FALSE;
  row.changed |= sales_import_set_number (&row.entity->numbers[SALES_PRODUCT_CATEGORY], category != NULL ? category->id : SALES_ENTITY_NONE);
  if (sales_import_set_number (&row.entity->numbers[SALES_PRODUCT_UNIT_COST], unit_cost))
    row.changed = reader->run->costs_changed = TRUE;
  row.changed |= sales_import_set_number (&row.entity->numbers[SALES_PRODUCT_LIST_PRICE], list_price);
  return store_row (reader, SALES_ENTITY_PRODUCT, &row, error);
}

static gboolean
take_customer (SalesImportReader *reader, GHashTable *seen, GError **error)
{
  g_autofree char *segment = sales_import_reader_dup_name (reader, SALES_FIELD_SEGMENT);
  g_autofree char *city = sales_import_reader_dup_name (reader, SALES_FIELD_CITY);
  g_autofree char *country = sales_import_reader_dup_name (reader, SALES_FIELD_COUNTRY);
  SalesEntity *owner = reader->bad ? NULL : sales_import_find_person (reader, SALES_FIELD_SALESPERSON);
  SalesEntity *territory = NULL;
  g_autoptr (GError) failure = NULL;
  Row row;

  if (!reader->bad)
    territory = sales_import_get_territory (reader, SALES_FIELD_TERRITORY, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (reader->bad || !take_row (reader, SALES_ENTITY_CUSTOMER, seen, &row))
    return TRUE;
  row.changed |= sales_import_set_text (&row.entity->texts[SALES_CUSTOMER_SEGMENT], segment);
  row.changed |= sales_import_set_text (&row.entity->texts[SALES_CUSTOMER_CITY], city);
  row.changed |= sales_import_set_text (&row.entity->texts[SALES_CUSTOMER_COUNTRY], country);
  row.changed |= sales_import_set_number (&row.entity->numbers[SALES_CUSTOMER_TERRITORY], territory != NULL ? territory->id : SALES_ENTITY_NONE);
  row.changed |= sales_import_set_number (&row.entity->numbers[SALES_CUSTOMER_OWNER], owner != NULL ? owner->id : SALES_ENTITY_NONE);
  return store_row (reader, SALES_ENTITY_CUSTOMER, &row, error);
}

static gboolean
read_kind (SalesImportRun *run, SalesImportKind kind, gboolean (*take) (SalesImportReader *, GHashTable *, GError **), GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autoptr (SalesImportReader) reader = NULL;
      SalesImportNext next;

      if (source->result->kind != kind)
        continue;
      reader = sales_import_reader_new (run, source, error);
      if (reader == NULL)
        return FALSE;
      while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
        {
          if (!reader->bad && !take (reader, seen, error))
            return FALSE;
          if (reader->bad)
            sales_import_reader_skip (reader);
        }
      if (next == SALES_IMPORT_NEXT_FAILED)
        return FALSE;
    }
  return TRUE;
}

gboolean
sales_import_read_products (SalesImportRun *run, GError **error)
{
  return read_kind (run, SALES_IMPORT_PRODUCTS, take_product, error);
}

gboolean
sales_import_read_customers (SalesImportRun *run, GError **error)
{
  return read_kind (run, SALES_IMPORT_CUSTOMERS, take_customer, error);
}
