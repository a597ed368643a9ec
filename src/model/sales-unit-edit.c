/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-unit-edit.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-organisation.h"
#include "model/sales-person-edit.h"
#include "store/sales-store.h"

static gboolean
log_unit (SalesStore *store, gint64 unit, const char *before, const char *after, GError **error)
{
  g_autofree char *what = g_strdup_printf ("unit:%" G_GINT64_FORMAT, unit);

  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return sales_store_log (store, what, before, after, error);
}

static char *
summarize (const SalesNode *node, gint64 parent)
{
  return g_strdup_printf ("%s, under %" G_GINT64_FORMAT ", leader %" G_GINT64_FORMAT, node->name, parent, node->leader);
}

/* Checking ------------------------------------------------------------------------------------- */

static gboolean
check_place (const SalesOrganisation *organisation, const SalesUnitFields *it, GError **error)
{
  const SalesTree *tree = &organisation->units;
  int parent = sales_tree_find (tree, it->parent), own = it->id != 0 ? sales_tree_find (tree, it->id) : -1;

  if (parent < 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no unit %" G_GINT64_FORMAT, it->parent);
      return FALSE;
    }
  if (own >= 0 && sales_tree_contains (tree, own, parent))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "'%s' cannot stand below '%s', which belongs to it",
                   tree->nodes[own].name, tree->nodes[parent].name);
      return FALSE;
    }
  for (int i = 0; i < tree->n; i++)
    if (i != own && tree->nodes[i].parent == parent && g_str_equal (tree->nodes[i].name, it->name))
      {
        g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "'%s' has a unit '%s' already", tree->nodes[parent].name, it->name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_fields (const SalesOrganisation *organisation, const SalesUnitFields *it, GError **error)
{
  if (it->id != 0 && sales_tree_find (&organisation->units, it->id) < 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no unit %" G_GINT64_FORMAT, it->id);
      return FALSE;
    }
  if (it->id == SALES_COMPANY_ID)
    return TRUE;
  if (it->name == NULL || !sales_text_is_name (it->name))
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a unit needs a name");
      return FALSE;
    }
  if (it->kind != SALES_UNIT_DEPARTMENT && it->kind != SALES_UNIT_TEAM)
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a unit is a department or a team");
      return FALSE;
    }
  return check_place (organisation, it, error);
}

/* Saving --------------------------------------------------------------------------------------- */

static gboolean
write_unit (SalesStore *store, SalesUnitFields *it, GError **error)
{
  g_autoptr (SalesStatement) write = NULL;

  if (it->id == SALES_COMPANY_ID)
    write = sales_store_prepare (store, "UPDATE unit SET leader = ?4 WHERE id = ?5", error);
  else if (it->id != 0)
    write = sales_store_prepare (store, "UPDATE unit SET parent = ?1, kind = ?2, name = ?3, leader = ?4 WHERE id = ?5", error);
  else
    write = sales_store_prepare (store, "INSERT INTO unit (parent, kind, name, leader) VALUES (?1, ?2, ?3, ?4)", error);
  if (write == NULL)
    return FALSE;
  if (it->id != SALES_COMPANY_ID)
    {
      sales_statement_bind_int (write, 1, it->parent);
      sales_statement_bind_text (write, 2, it->kind == SALES_UNIT_DEPARTMENT ? "department" : "team");
      sales_statement_bind_text (write, 3, it->name);
    }
  sales_statement_bind_optional (write, 4, it->leader, 0);
  if (it->id != 0)
    sales_statement_bind_int (write, 5, it->id);
  if (!sales_statement_run (write, error))
    return FALSE;
  if (it->id == 0)
    it->id = sales_store_last_id (store);
  return TRUE;
}

/* Whoever leads a unit belongs to it. */
static gboolean
take_leader (SalesStore *store, const SalesOrganisation *organisation, const SalesUnitFields *it, GError **error)
{
  SalesDay today = sales_today (), day = today;
  const SalesMember *member;
  int index, unit;

  if (it->leader == 0)
    return TRUE;
  index = sales_organisation_find_member (organisation, it->leader);
  if (index <= 0)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no person %" G_GINT64_FORMAT, it->leader);
      return FALSE;
    }
  member = &organisation->members[index];
  if (member->left != SALES_DAY_NONE && member->left < today)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "'%s' has left and cannot lead", member->name);
      return FALSE;
    }
  if (member->hired != SALES_DAY_NONE)
    day = MAX (day, member->hired);
  unit = sales_organisation_unit_on (organisation, index, day);
  return organisation->units.nodes[unit].id == it->id || sales_person_move (store, it->leader, it->id, day, error);
}

static gpointer
save (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  SalesUnitFields it = *(SalesUnitFields *) user_data;
  g_autoptr (SalesOrganisation) before = sales_organisation_load (store, error);
  g_autofree char *old = NULL, *new = NULL;
  int index;

  if (before == NULL || !check_fields (before, &it, error))
    return NULL;
  index = it.id != 0 ? sales_tree_find (&before->units, it.id) : -1;
  if (index >= 0)
    {
      const SalesNode *node = &before->units.nodes[index];

      old = summarize (node, node->parent >= 0 ? before->units.nodes[node->parent].id : 0);
    }
  if (!write_unit (store, &it, error) || !take_leader (store, before, &it, error))
    return NULL;
  /* A move to where the new leader leads has ended leading elsewhere, never here. */
  new = g_strdup_printf ("%s, under %" G_GINT64_FORMAT ", leader %" G_GINT64_FORMAT,
                         it.id == SALES_COMPANY_ID ? before->units.nodes[0].name : it.name,
                         it.id == SALES_COMPANY_ID ? 0 : it.parent, it.leader);
  return log_unit (store, it.id, old, new, error) ? GSIZE_TO_POINTER ((gsize) it.id) : NULL;
}

static void
fields_free (gpointer data)
{
  SalesUnitFields *self = data;

  g_free ((char *) self->name);
  g_free (self);
}

/**
 * sales_unit_save_new:
 * @fields: what the unit shall be; copied
 *
 * Returns: (transfer full): a change whose result is the unit's id, by GPOINTER_TO_SIZE().
 *   %SALES_ERROR_INVALID if a field cannot be so or the unit would stand below itself,
 *   %SALES_ERROR_CONSTRAINT if it contradicts the document
 */
SalesRequest *
sales_unit_save_new (const SalesUnitFields *fields)
{
  SalesUnitFields *copy = g_memdup2 (fields, sizeof *fields);

  copy->name = g_strdup (fields->name);
  if (fields->id == 0)
    return sales_request_new_action ("unit.add", _("Add Unit"), save, copy, fields_free);
  return sales_request_new_action ("unit.edit", _("Change Unit"), save, copy, fields_free);
}

/* Removing ------------------------------------------------------------------------------------- */

/* What keeps a unit in the document; the first that is found. Whoever once belonged to it counts as
 * well: without the unit the history would have a hole. */
static const char *const references =
    "SELECT CASE"
    " WHEN EXISTS (SELECT 1 FROM unit WHERE parent = ?1)"
    "  THEN 'units: ' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM unit WHERE parent = ?1 ORDER BY name LIMIT 5))"
    " WHEN EXISTS (SELECT 1 FROM membership WHERE unit = ?1)"
    "  THEN 'people: ' || (SELECT group_concat(name, ', ') FROM"
    "   (SELECT DISTINCT p.name FROM membership m JOIN person p ON p.id = m.person WHERE m.unit = ?1 ORDER BY p.sort_name LIMIT 5))"
    " WHEN EXISTS (SELECT 1 FROM membership_past WHERE unit = ?1) THEN 'people in earlier reports'"
    " WHEN EXISTS (SELECT 1 FROM goal WHERE scope_kind IN ('unit', 'vacant') AND scope = ?1) THEN 'goals'"
    " WHEN EXISTS (SELECT 1 FROM award WHERE unit = ?1) THEN 'awards'"
    " WHEN EXISTS (SELECT 1 FROM closing_part WHERE unit = ?1) THEN 'closed periods'"
    " WHEN EXISTS (SELECT 1 FROM closing_goal WHERE scope_kind = 'unit' AND scope = ?1) THEN 'closed goals'"
    " WHEN EXISTS (SELECT 1 FROM market_event WHERE scope_kind = 'unit' AND scope = ?1) THEN 'market events'"
    " END, name FROM unit WHERE id = ?1";

static gboolean
check_unreferred (SalesStore *store, gint64 unit, char **name, GError **error)
{
  g_autoptr (SalesStatement) find = sales_store_prepare (store, references, error);

  if (find == NULL)
    return FALSE;
  sales_statement_bind_int (find, 1, unit);
  if (!sales_statement_step (find, error))
    {
      if (!sales_statement_failed (find))
        g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no unit %" G_GINT64_FORMAT, unit);
      return FALSE;
    }
  *name = sales_statement_dup_text (find, 1);
  if (sales_statement_is_null (find, 0))
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "'%s' cannot be deleted, it has %s", *name, sales_statement_get_text (find, 0));
  return FALSE;
}

static gpointer
remove_unit (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gint64 unit = *(gint64 *) user_data;
  g_autoptr (SalesStatement) remove = NULL;
  g_autofree char *name = NULL;

  if (unit == SALES_COMPANY_ID)
    {
      g_set_error_literal (error, SALES_ERROR, SALES_ERROR_CONSTRAINT, "the company cannot be deleted");
      return NULL;
    }
  if (!check_unreferred (store, unit, &name, error))
    return NULL;
  remove = sales_store_prepare (store, "DELETE FROM unit WHERE id = ?1", error);
  if (remove == NULL)
    return NULL;
  sales_statement_bind_int (remove, 1, unit);
  return sales_statement_run (remove, error) && log_unit (store, unit, name, NULL, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_unit_remove_new:
 * @unit: a unit's id
 *
 * Returns: (transfer full): a change; %SALES_ERROR_CONSTRAINT, naming them, if people, other units
 *   or goals belong to it
 */
SalesRequest *
sales_unit_remove_new (gint64 unit)
{
  return sales_request_new_action ("unit.remove", _("Remove Unit"), remove_unit, g_memdup2 (&unit, sizeof unit), g_free);
}
