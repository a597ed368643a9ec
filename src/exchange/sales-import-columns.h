/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "exchange/sales-import.h"

G_BEGIN_DECLS

/* Everything that a column can be taken for. */
typedef enum
{
  SALES_FIELD_ID,
  SALES_FIELD_NAME,
  SALES_FIELD_GIVEN_NAME,
  SALES_FIELD_FAMILY_NAME,
  SALES_FIELD_ROLE,
  SALES_FIELD_DEPARTMENT,
  SALES_FIELD_TEAM,
  SALES_FIELD_TERRITORY,
  SALES_FIELD_REGION,
  SALES_FIELD_MANAGER,
  SALES_FIELD_HIRED,
  SALES_FIELD_LEFT,
  SALES_FIELD_PERSON,
  SALES_FIELD_FROM,
  SALES_FIELD_TO,
  SALES_FIELD_CATEGORY,
  SALES_FIELD_UNIT_COST,
  SALES_FIELD_LIST_PRICE,
  SALES_FIELD_SEGMENT,
  SALES_FIELD_CITY,
  SALES_FIELD_COUNTRY,
  SALES_FIELD_ORDER,
  SALES_FIELD_ORDER_DATE,
  SALES_FIELD_PROMISED,
  SALES_FIELD_SHIPPED,
  SALES_FIELD_DELIVERED,
  SALES_FIELD_FOLLOWED,
  SALES_FIELD_CUSTOMER,
  SALES_FIELD_SALESPERSON,
  SALES_FIELD_TAKEN_BY,
  SALES_FIELD_PROMISED_BY,
  SALES_FIELD_SHIPPED_BY,
  SALES_FIELD_DELIVERED_BY,
  SALES_FIELD_FOLLOWED_BY,
  SALES_FIELD_PRODUCT,
  SALES_FIELD_QUANTITY,
  SALES_FIELD_UNIT_PRICE,
  SALES_FIELD_DISCOUNT,
  SALES_FIELD_AMOUNT,
  SALES_FIELD_SHARE,
  SALES_FIELD_SCOPE_KIND,
  SALES_FIELD_SCOPE_NAME,
  SALES_FIELD_MONTH,
  SALES_FIELD_YEAR,
  SALES_FIELD_MEASURE,
  SALES_FIELD_GOAL,
  SALES_FIELD_ACTUAL,
  SALES_FIELD_REASON,
  SALES_FIELD_NOTE,
  SALES_N_FIELDS,
} SalesField;

/* A column of a wide table whose cells are goals of one period. */
typedef struct
{
  int      n_months; /* 1 or 3; 0: it is no such column */
  int      first;    /* 1 to 12 */
  int      year;     /* 0: it stands in a column of its own */
  gboolean fiscal;   /* counted from the beginning of the fiscal year: quarters, "M01" */
} SalesWideColumn;

/* What the columns of one file are taken for. */
typedef struct
{
  SalesImportKind kind;
  int             n_columns;
  int             column[SALES_N_FIELDS]; /* of each field, or -1 */
  SalesField     *field;                  /* of each column, or SALES_N_FIELDS */
  SalesWideColumn *wide;                  /* of each column */
} SalesImportMapping;

/* @named: from a SalesField to the header that the user named for it. */
SalesImportMapping *sales_import_mapping_new    (const char *const *headers, int n_columns, GHashTable *named, int *twice);
void                sales_import_mapping_free   (SalesImportMapping *self);

gboolean            sales_field_from_string     (const char *name, SalesField *field);
const char         *sales_field_to_string       (SalesField field);
gboolean            sales_import_header_equal   (const char *a, const char *b);
gboolean            sales_import_header_is_known (const char *header);
int                 sales_import_headers_match  (const char *const *headers, int n_headers);
SalesField          sales_import_propose_field  (SalesImportKind kind, const char *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportMapping, sales_import_mapping_free)

G_END_DECLS
