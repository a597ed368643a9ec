/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-scope.h"

static const char *const scope_names[] = { "unit", "person", "territory", "category" };
static const char *const measure_names[SALES_N_MEASURES] = { "amount", "quantity", "contribution", "visits", "tasks",
                                                                    "kept_customers", "service", "complaints" };

const char *
sales_scope_kind_to_string (SalesScopeKind kind)
{
  return scope_names[kind];
}

gboolean
sales_scope_kind_from_string (const char *text, SalesScopeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (scope_names); i++)
    if (g_str_equal (text, scope_names[i]))
      {
        *kind = (SalesScopeKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
sales_measure_to_string (SalesMeasure measure)
{
  return measure_names[measure];
}

gboolean
sales_measure_from_string (const char *text, SalesMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (measure_names); i++)
    if (g_str_equal (text, measure_names[i]))
      {
        *measure = (SalesMeasure) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_measure_is_share:
 * @measure: a measure
 *
 * Returns: whether it is a share (%SalesShare), of which neither goals nor actuals add up
 */
gboolean
sales_measure_is_share (SalesMeasure measure)
{
  return measure == SALES_MEASURE_KEPT_CUSTOMERS || measure == SALES_MEASURE_SERVICE;
}

/**
 * sales_measure_lower_is_better:
 * @measure: a measure
 *
 * Returns: whether less than the goal is more than what was asked for
 */
gboolean
sales_measure_lower_is_better (SalesMeasure measure)
{
  return measure == SALES_MEASURE_COMPLAINTS;
}

gboolean
sales_scope_equal (const SalesScope *a, const SalesScope *b)
{
  return a->kind == b->kind && a->id == b->id;
}

int
sales_measure_get_scale (SalesMeasure measure, const SalesCurrency *currency)
{
  switch (measure)
    {
    case SALES_MEASURE_AMOUNT:
    case SALES_MEASURE_CONTRIBUTION:
      return 4 + currency->digits;
    case SALES_MEASURE_QUANTITY:
      return 3;
    case SALES_MEASURE_KEPT_CUSTOMERS:
    case SALES_MEASURE_SERVICE:
      return 2;
    default:
      return 0;
    }
}
