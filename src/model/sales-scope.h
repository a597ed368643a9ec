/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"

G_BEGIN_DECLS

/* Every figure in the program is asked for a scope and a period. Company, departments and teams
 * are units of one tree; the company is its root and always has the id 1. */
typedef enum
{
  SALES_SCOPE_UNIT,
  SALES_SCOPE_PERSON,
  SALES_SCOPE_TERRITORY,
  SALES_SCOPE_CATEGORY,
} SalesScopeKind;

#define SALES_COMPANY_ID G_GINT64_CONSTANT (1)

typedef struct
{
  SalesScopeKind kind;
  gint64         id; /* person 0 is the row "No person", territory 0 and category 0 likewise */
} SalesScope;

#define SALES_SCOPE_COMPANY ((SalesScope){ SALES_SCOPE_UNIT, SALES_COMPANY_ID })

typedef enum
{
  SALES_UNIT_COMPANY,
  SALES_UNIT_DEPARTMENT,
  SALES_UNIT_TEAM,
} SalesUnitKind;

typedef enum
{
  SALES_MEASURE_AMOUNT,       /* SalesAmount */
  SALES_MEASURE_QUANTITY,     /* SalesQuantity */
  SALES_MEASURE_CONTRIBUTION, /* SalesAmount: amount − cost valid on the order's day */
  /* Beyond money, see sales-measures.h: */
  SALES_MEASURE_VISITS,         /* a count */
  SALES_MEASURE_TASKS,          /* a count */
  SALES_MEASURE_KEPT_CUSTOMERS, /* SalesShare */
  SALES_MEASURE_SERVICE,        /* SalesShare */
  SALES_MEASURE_COMPLAINTS,     /* a count; the fewer the better */
  SALES_N_MEASURES,
} SalesMeasure;

/* The first ones, which the totals keep. */
#define SALES_N_SOLD_MEASURES (SALES_MEASURE_CONTRIBUTION + 1)

/* Stable names for files, the command line and the database: "unit", "person", …; "amount", … */
const char *sales_scope_kind_to_string (SalesScopeKind kind);
gboolean    sales_scope_kind_from_string (const char *text, SalesScopeKind *kind);
const char *sales_measure_to_string    (SalesMeasure measure);
gboolean    sales_measure_from_string  (const char *text, SalesMeasure *measure);
/* What of several people or periods can be added up: all but shares. */
gboolean    sales_measure_is_share     (SalesMeasure measure);
gboolean    sales_measure_lower_is_better (SalesMeasure measure);
/* The decimals of its figures: a quantity's are thousandths, an amount's as the currency has them, a
 * share's are those of its percentage. */
int         sales_measure_get_scale    (SalesMeasure measure, const SalesCurrency *currency);
gboolean    sales_scope_equal          (const SalesScope *a, const SalesScope *b);

G_END_DECLS
