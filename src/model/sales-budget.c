/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-budget.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "store/sales-store.h"

/* The longest explanation, in characters. */
#define MEANING_MAX_CHARS 10000

void
sales_budget_free (SalesBudget *self)
{
  g_free (self->name);
  g_free (self->meaning);
  g_free (self);
}

/**
 * sales_budgets_read:
 * @store: a store, on its thread
 * @person: a person's id
 * @error: return location for an error
 *
 * Returns: (transfer full): the person's budgets, the latest first, or %NULL
 */
GPtrArray *
sales_budgets_read (SalesStore *store, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_budget_free);
  g_autoptr (SalesStatement) read =
      sales_store_prepare (store,
                           "SELECT id, name, first_day, last_day, value, meaning FROM budget WHERE person = ?1"
                           " ORDER BY first_day DESC, name, id",
                           error);

  if (read == NULL)
    return NULL;
  sales_statement_bind_int (read, 1, person);
  while (sales_statement_step (read, error))
    {
      SalesBudget *budget = g_new0 (SalesBudget, 1);

      budget->id = sales_statement_get_int (read, 0);
      budget->person = person;
      budget->name = sales_statement_dup_text (read, 1);
      budget->first = (SalesDay) sales_statement_get_int (read, 2);
      budget->last = (SalesDay) sales_statement_get_int (read, 3);
      budget->value = sales_statement_get_int (read, 4);
      budget->meaning = sales_statement_dup_text (read, 5);
      g_ptr_array_add (result, budget);
    }
  return sales_statement_failed (read) ? NULL : g_steal_pointer (&result);
}

static gboolean
log_budget (SalesStore *store, gint64 id, const char *before, const char *after, GError **error)
{
  g_autofree char *what = g_strdup_printf ("budget:%" G_GINT64_FORMAT, id);

  sales_store_touch (store, SALES_CHANGED_PEOPLE);
  return sales_store_log (store, what, before, after, error);
}

static gboolean
check (const SalesBudget *it, GError **error)
{
  if (it->name == NULL || !sales_text_is_name (it->name))
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a budget needs a name");
  else if (it->first < SALES_DAY_MIN || it->last > SALES_DAY_MAX || it->last < it->first)
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a budget ends before it begins, or a day is out of range");
  else if (it->value < 0)
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "a budget is not less than nothing");
  else if (it->meaning != NULL && (!g_utf8_validate (it->meaning, -1, NULL) || g_utf8_strlen (it->meaning, -1) > MEANING_MAX_CHARS))
    g_set_error_literal (error, SALES_ERROR, SALES_ERROR_INVALID, "the explanation is too long or not UTF-8");
  else
    return TRUE;
  return FALSE;
}

static gpointer
save (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const SalesBudget *it = user_data;
  g_autofree char *after = NULL;
  g_autoptr (SalesStatement) write = NULL;

  if (!check (it, error))
    return NULL;
  write = it->id == 0
              ? sales_store_prepare (store,
                                     "INSERT INTO budget (person, name, first_day, last_day, value, meaning)"
                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                     error)
              : sales_store_prepare (store,
                                     "UPDATE budget SET name = ?2, first_day = ?3, last_day = ?4, value = ?5, meaning = ?6"
                                     " WHERE id = ?7 AND person = ?1",
                                     error);
  if (write == NULL)
    return NULL;
  sales_statement_bind_int (write, 1, it->person);
  sales_statement_bind_text (write, 2, it->name);
  sales_statement_bind_int (write, 3, it->first);
  sales_statement_bind_int (write, 4, it->last);
  sales_statement_bind_int (write, 5, it->value);
  sales_statement_bind_text (write, 6, it->meaning);
  if (it->id != 0)
    sales_statement_bind_int (write, 7, it->id);
  if (!sales_statement_run (write, error))
    return NULL;
  after = g_strdup_printf ("person:%" G_GINT64_FORMAT ", %s, %" G_GINT64_FORMAT, it->person, it->name, it->value);
  return log_budget (store, it->id != 0 ? it->id : sales_store_last_id (store), NULL, after, error) ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_budget_save_new:
 * @budget: copied; id 0 adds one
 *
 * Returns: (transfer full): a change; %SALES_ERROR_INVALID if a field cannot be so
 */
SalesRequest *
sales_budget_save_new (const SalesBudget *budget)
{
  SalesBudget *copy = g_memdup2 (budget, sizeof *budget);

  copy->name = g_strdup (budget->name);
  copy->meaning = g_strdup (budget->meaning);
  return sales_request_new_action ("budget.save", _("Change Budget"), save, copy, (GDestroyNotify) sales_budget_free);
}

static gpointer
remove_budget (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) user_data;
  g_autoptr (SalesStatement) remove = sales_store_prepare (store, "DELETE FROM budget WHERE id = ?1", error);

  if (remove == NULL)
    return NULL;
  sales_statement_bind_int (remove, 1, id);
  return sales_statement_run (remove, error) && log_budget (store, id, "budget", NULL, error) ? SALES_REQUEST_DONE : NULL;
}

SalesRequest *
sales_budget_remove_new (gint64 id)
{
  return sales_request_new_action ("budget.remove", _("Remove Budget"), remove_budget, g_memdup2 (&id, sizeof id), g_free);
}
