/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* What the document has by name, in memory, so that the thread that reads a file can tell who and
 * what a cell means without asking the store. */
typedef enum
{
  SALES_ENTITY_PERSON,
  SALES_ENTITY_CUSTOMER,
  SALES_ENTITY_PRODUCT,
  SALES_ENTITY_TERRITORY,
  SALES_ENTITY_CATEGORY,
  SALES_N_ENTITIES,
} SalesEntityKind;

#define SALES_ENTITY_NONE G_MININT64

/* Texts and numbers of an entity, by kind. */
enum
{
  SALES_PERSON_SORT_NAME = 0,
  SALES_PERSON_ROLE = 1,
  SALES_PERSON_TITLE = 2,
  SALES_CUSTOMER_SEGMENT = 0,
  SALES_CUSTOMER_CITY = 1,
  SALES_CUSTOMER_COUNTRY = 2,
  SALES_ENTITY_N_TEXTS = 3,

  SALES_PERSON_MANAGER = 0,
  SALES_PERSON_HIRED = 1,
  SALES_PERSON_LEFT = 2,
  SALES_CUSTOMER_TERRITORY = 0,
  SALES_CUSTOMER_OWNER = 1,
  SALES_PRODUCT_CATEGORY = 0,
  SALES_PRODUCT_UNIT_COST = 1,
  SALES_PRODUCT_LIST_PRICE = 2,
  SALES_TERRITORY_PARENT = 0,
  SALES_CATEGORY_PARENT = 0,
  SALES_ENTITY_N_NUMBERS = 3,
};

typedef struct
{
  gint64   id;
  char    *ref;     /* %NULL where it has none; territories and categories never do */
  char    *name;
  char    *texts[SALES_ENTITY_N_TEXTS];
  gint64   numbers[SALES_ENTITY_N_NUMBERS]; /* or SALES_ENTITY_NONE */
  gboolean stored;  /* FALSE: only here yet; belongs to the store's thread */
  gboolean queued;  /* on its way there; belongs to the thread that reads orders */
} SalesEntity;

typedef struct
{
  SalesDay   first;
  SalesDay   last;  /* SALES_DAY_NONE: open */
  gint64     what;  /* a territory's id, a unit's id, or a unit cost */
  gint64     row;   /* the table's id */
} SalesDated;

typedef struct _SalesCatalog SalesCatalog;

SalesCatalog *sales_catalog_load         (SalesStore *store, GError **error);
void          sales_catalog_free         (SalesCatalog *self);

guint         sales_catalog_get_size     (SalesCatalog *self, SalesEntityKind kind);
SalesEntity  *sales_catalog_get          (SalesCatalog *self, SalesEntityKind kind, gint64 id);
SalesEntity  *sales_catalog_nth          (SalesCatalog *self, SalesEntityKind kind, guint index);
SalesEntity  *sales_catalog_find_ref     (SalesCatalog *self, SalesEntityKind kind, const char *ref);
SalesEntity  *sales_catalog_find_name    (SalesCatalog *self, SalesEntityKind kind, const char *name, gboolean *ambiguous);
SalesEntity  *sales_catalog_find         (SalesCatalog *self, SalesEntityKind kind, const char *text, gboolean *ambiguous);
/* Adds one with the next id, not stored yet. */
SalesEntity  *sales_catalog_add          (SalesCatalog *self, SalesEntityKind kind, const char *ref, const char *name);
void          sales_catalog_rename       (SalesCatalog *self, SalesEntityKind kind, SalesEntity *entity, const char *ref, const char *name);

/* Runs of days: a person's territories, a product's costs. Arrays of SalesDated by first day. */
GArray       *sales_catalog_get_territories (SalesCatalog *self, gint64 person);
GArray       *sales_catalog_get_costs       (SalesCatalog *self, gint64 product);
GArray       *sales_catalog_get_memberships (SalesCatalog *self, gint64 person);
gint64        sales_catalog_territory_on    (SalesCatalog *self, gint64 person, SalesDay day);
/* The unit cost valid on @day, or SALES_COST_NONE. */
gint64        sales_catalog_cost_on         (SalesCatalog *self, gint64 product, SalesDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesCatalog, sales_catalog_free)

G_END_DECLS
