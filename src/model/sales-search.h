/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Finding anything by its name, without minding accents and capitals: "lodz" finds "Łódź". */
typedef enum
{
  SALES_HIT_PERSON,
  SALES_HIT_UNIT,
  SALES_HIT_CUSTOMER,
  SALES_HIT_PRODUCT,
  SALES_HIT_TERRITORY,
  SALES_HIT_CATEGORY,
  SALES_HIT_ORDER,
  SALES_N_HIT_KINDS,
} SalesHitKind;

typedef struct
{
  SalesHitKind  kind;
  gint64        id;
  char         *name;
  char         *detail;    /* a person's unit, a customer's city, a product's category, an order's customer; nullable */
  gint64        category;  /* of a product; 0 = none */
  SalesUnitKind unit_kind; /* of a unit */
  gboolean      former;    /* a person who has left */
} SalesHit;

/* As many of each kind. */
#define SALES_HITS_MAX 8

/* GPtrArray of SalesHit, by kind, the best first: names that begin with the text, then those with a
 * word that does, then the rest. Empty for a text of nothing. */
SalesRequest *sales_search_new (const char *text);
void          sales_hit_free   (SalesHit *self);

G_END_DECLS
