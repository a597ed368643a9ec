/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the fields of files are called in the user's language. */

#include "exchange/sales-import.h"

#include <glib/gi18n.h>

static const struct
{
  const char *field;
  const char *label;
} labels[] = {
  { "order", NC_("import field", "Order number") },
  { "order_date", NC_("import field", "Order date") },
  { "promised", NC_("import field", "Promised for") },
  { "shipped", NC_("import field", "Shipped on") },
  { "delivered", NC_("import field", "Delivered on") },
  { "followed", NC_("import field", "Followed up on") },
  { "customer", NC_("import field", "Customer") },
  { "salesperson", NC_("import field", "Salesperson") },
  { "territory", NC_("import field", "Territory") },
  { "region", NC_("import field", "Region") },
  { "taken_by", NC_("import field", "Taken by") },
  { "promised_by", NC_("import field", "Promised by") },
  { "shipped_by", NC_("import field", "Shipped by") },
  { "delivered_by", NC_("import field", "Delivered by") },
  { "followed_by", NC_("import field", "Followed up by") },
  { "product", NC_("import field", "Product") },
  { "quantity", NC_("import field", "Quantity") },
  { "unit_price", NC_("import field", "Unit price") },
  { "discount", NC_("import field", "Discount") },
  { "amount", NC_("import field", "Amount") },
  { "id", NC_("import field", "ID") },
  { "name", NC_("import field", "Name") },
  { "given_name", NC_("import field", "First name") },
  { "family_name", NC_("import field", "Last name") },
  { "role", NC_("import field", "Role") },
  { "department", NC_("import field", "Department") },
  { "team", NC_("import field", "Team") },
  { "manager", NC_("import field", "Manager") },
  { "hired", NC_("import field", "Hired on") },
  { "left", NC_("import field", "Left on") },
  { "person", NC_("import field", "Person") },
  { "from", NC_("import field", "From") },
  { "to", NC_("import field", "To") },
  { "category", NC_("import field", "Category") },
  { "unit_cost", NC_("import field", "Unit cost") },
  { "list_price", NC_("import field", "List price") },
  { "segment", NC_("import field", "Customer segment") },
  { "city", NC_("import field", "City") },
  { "country", NC_("import field", "Country") },
  { "share", NC_("import field", "Credit share") },
  { "scope_kind", NC_("import field", "Kind of goal holder") },
  { "scope_name", NC_("import field", "Goal holder") },
  { "month", NC_("import field", "Month") },
  { "year", NC_("import field", "Year") },
  { "measure", NC_("import field", "Measure") },
  { "goal", NC_("import field", "Goal") },
  { "actual", NC_("import field", "Actual") },
  { "reason", NC_("import field", "Reason") },
  { "note", NC_("import field", "Note") },
};

/**
 * sales_import_field_get_label:
 * @field: a field's stable name, see sales_import_get_fields()
 *
 * Returns: (transfer none): what it is called in the user's language
 */
const char *
sales_import_field_get_label (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].field, field) == 0)
      return g_dpgettext2 (NULL, "import field", labels[i].label);
  return field;
}
