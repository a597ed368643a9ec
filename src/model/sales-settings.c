/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-settings.h"

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "store/sales-store.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

/* What a document has where it says nothing. */
#define DEFAULT_YEAR_START     1
#define DEFAULT_WORKING_DAYS   31
#define DEFAULT_FOLLOW_UP_DAYS 7
#define DEFAULT_EXCEEDS_SHARE  11000

static gboolean
write_text (SalesStore *store, const char *key, const char *value, GError **error)
{
  g_autoptr (SalesStatement) write =
      sales_store_prepare (store,
                           "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           error);

  if (write == NULL)
    return FALSE;
  sales_statement_bind_text (write, 1, key);
  sales_statement_bind_text (write, 2, value);
  return sales_statement_run (write, error);
}

static char *
info_to_text (const SalesDocumentInfo *info, const char *key)
{
  if (g_str_equal (key, "company_name"))
    return g_strdup (info->company_name);
  if (g_str_equal (key, "currency"))
    return g_strdup (info->currency.code);
  if (g_str_equal (key, "year_start"))
    return g_strdup_printf ("%d", info->year_start);
  if (g_str_equal (key, "working_days"))
    return g_strdup_printf ("%u", info->working_days);
  if (g_str_equal (key, "follow_up_days"))
    return g_strdup_printf ("%d", info->follow_up_days);
  return g_strdup_printf ("%d", info->exceeds_share);
}

static const char *const keys[] = {
  "company_name", "currency", "year_start", "working_days", "follow_up_days", "exceeds_share",
};

/* A number that a foreign hand has made senseless counts as not there. */
static int
to_int (const char *text, int low, int high, int fallback)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, low, high, &value, NULL))
    return fallback;
  return (int) value;
}

/**
 * sales_settings_load:
 * @store: a store, on its thread
 * @info: where to write the settings; what is not a setting stays as it is
 * @error: return location for an error
 *
 * Returns: whether they could be read; @info is then to be freed with sales_settings_clear()
 */
gboolean
sales_settings_load (SalesStore *store, SalesDocumentInfo *info, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare (store, "SELECT key, value FROM setting", error);

  if (read == NULL)
    return FALSE;
  info->company_name = NULL;
  sales_currency_init (&info->currency, "EUR");
  info->year_start = DEFAULT_YEAR_START;
  info->working_days = DEFAULT_WORKING_DAYS;
  info->follow_up_days = DEFAULT_FOLLOW_UP_DAYS;
  info->exceeds_share = DEFAULT_EXCEEDS_SHARE;
  while (sales_statement_step (read, error))
    {
      const char *key = sales_statement_get_text (read, 0);
      const char *value = sales_statement_get_text (read, 1);

      if (g_str_equal (key, "company_name"))
        {
          g_free (info->company_name);
          info->company_name = g_strdup (value);
        }
      else if (g_str_equal (key, "currency"))
        sales_currency_init (&info->currency, value);
      else if (g_str_equal (key, "year_start"))
        info->year_start = to_int (value, 1, 12, DEFAULT_YEAR_START);
      else if (g_str_equal (key, "working_days"))
        info->working_days = (guint) to_int (value, 1, 127, DEFAULT_WORKING_DAYS);
      else if (g_str_equal (key, "follow_up_days"))
        info->follow_up_days = to_int (value, 0, 3650, DEFAULT_FOLLOW_UP_DAYS);
      else if (g_str_equal (key, "exceeds_share"))
        info->exceeds_share = to_int (value, SALES_SHARE_WHOLE, 1000000, DEFAULT_EXCEEDS_SHARE);
    }
  if (sales_statement_failed (read))
    {
      sales_settings_clear (info);
      return FALSE;
    }
  if (info->company_name == NULL)
    info->company_name = g_strdup ("");
  return TRUE;
}

/**
 * sales_settings_clear:
 * @info: what sales_settings_load() filled
 */
void
sales_settings_clear (SalesDocumentInfo *info)
{
  g_clear_pointer (&info->company_name, g_free);
}

static gboolean
check (const SalesDocumentInfo *wanted, GError **error)
{
  SalesCurrency currency;
  const char *wrong = NULL;

  if (wanted->company_name == NULL || !sales_text_is_name (wanted->company_name))
    wrong = "company_name";
  else if (!sales_currency_init (&currency, wanted->currency.code))
    wrong = "currency";
  else if (wanted->year_start < 1 || wanted->year_start > 12)
    wrong = "year_start";
  else if (wanted->working_days < 1 || wanted->working_days > 127)
    wrong = "working_days";
  else if (wanted->follow_up_days < 0 || wanted->follow_up_days > 3650)
    wrong = "follow_up_days";
  else if (wanted->exceeds_share < SALES_SHARE_WHOLE || wanted->exceeds_share > 1000000)
    wrong = "exceeds_share";
  if (wrong == NULL)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_INVALID, "setting %s: out of its range", wrong);
  return FALSE;
}

/* Amounts are counted in the currency's minor unit: another number of digits would make every
 * stored amount a hundred times what it is. */
static gboolean
check_currency (SalesStore *store, const SalesCurrency *before, const SalesCurrency *after, GError **error)
{
  g_autoptr (SalesStatement) any = NULL;
  SalesCurrency wanted;

  if (!sales_currency_init (&wanted, after->code) || wanted.digits == before->digits)
    return TRUE;
  any = sales_store_prepare (store,
                             "SELECT EXISTS (SELECT 1 FROM order_line) OR EXISTS (SELECT 1 FROM summary)"
                             " OR EXISTS (SELECT 1 FROM goal) OR EXISTS (SELECT 1 FROM award)"
                             " OR EXISTS (SELECT 1 FROM territory WHERE potential IS NOT NULL)",
                             error);
  if (any == NULL || !sales_statement_step (any, error))
    return FALSE;
  if (sales_statement_get_int (any, 0) == 0)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT,
               "the document has amounts in %s, whose minor unit is not that of %s", before->code, after->code);
  return FALSE;
}

static gboolean
rename_company (SalesStore *store, const char *name, GError **error)
{
  g_autoptr (SalesStatement) rename =
      sales_store_prepare (store, "UPDATE unit SET name = ?1 WHERE id = 1", error);

  if (rename == NULL)
    return FALSE;
  sales_statement_bind_text (rename, 1, name);
  return sales_statement_run (rename, error);
}

static gpointer
edit (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalesDocumentInfo *wanted = data;
  SalesDocumentInfo present = { 0 };
  gboolean done;

  if (!check (wanted, error) || !sales_settings_load (store, &present, error))
    return NULL;
  done = check_currency (store, &present.currency, &wanted->currency, error);
  for (gsize i = 0; done && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *before = info_to_text (&present, keys[i]);
      g_autofree char *after = info_to_text (wanted, keys[i]);

      if (g_str_equal (before, after))
        continue;
      done = write_text (store, keys[i], after, error) &&
             sales_store_log (store, keys[i], before, after, error);
      sales_store_touch (store, SALES_CHANGED_SETTINGS);
      if (done && g_str_equal (keys[i], "company_name"))
        {
          done = rename_company (store, after, error);
          sales_store_touch (store, SALES_CHANGED_PEOPLE);
        }
    }
  sales_settings_clear (&present);
  return done ? SALES_REQUEST_DONE : NULL;
}

/**
 * sales_settings_edit_new:
 * @wanted: the settings as they are to be; copied
 *
 * For sales_document_perform(). Fails with %SALES_ERROR_INVALID for a value out of its range and
 * %SALES_ERROR_CONSTRAINT for a currency that the document's amounts cannot be read in.
 *
 * Returns: (transfer full): the change, without a result
 */
SalesRequest *
sales_settings_edit_new (const SalesDocumentInfo *wanted)
{
  return sales_request_new_action ("settings.edit", _("Change Settings"), edit,
                                   sales_document_info_copy (wanted),
                                   (GDestroyNotify) sales_document_info_free);
}

/**
 * sales_settings_set_currency:
 * @store: a store with a change begun, of a document without figures
 * @currency: the currency of its first ones
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
sales_settings_set_currency (SalesStore *store, const SalesCurrency *currency, GError **error)
{
  return write_text (store, "currency", currency->code, error);
}

/**
 * sales_settings_create:
 * @store: a new store inside a change, on its thread
 * @company_name: the company's name
 * @error: return location for an error
 *
 * Writes what every document has: the settings, and the company as the root of the units. The
 * currency is the one of the user's country, or EUR.
 *
 * Returns: whether it succeeded
 */
gboolean
sales_settings_create (SalesStore *store, const char *company_name, GError **error)
{
  SalesDocumentInfo info = { 0 };
  g_autofree char *name = sales_text_clean_line (company_name);
  g_autofree char *code = g_strndup (localeconv ()->int_curr_symbol, 3);
  g_autoptr (SalesStatement) unit = NULL;

  if (!sales_currency_init (&info.currency, code))
    sales_currency_init (&info.currency, "EUR");
  info.company_name = name;
  info.year_start = DEFAULT_YEAR_START;
  info.working_days = DEFAULT_WORKING_DAYS;
  info.follow_up_days = DEFAULT_FOLLOW_UP_DAYS;
  info.exceeds_share = DEFAULT_EXCEEDS_SHARE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = info_to_text (&info, keys[i]);

      if (!write_text (store, keys[i], text, error))
        return FALSE;
    }
  unit = sales_store_prepare (store, "INSERT INTO unit (id, kind, name) VALUES (1, 'company', ?1)", error);
  if (unit == NULL)
    return FALSE;
  sales_statement_bind_text (unit, 1, name);
  return sales_statement_run (unit, error) &&
         sales_store_log (store, "company", NULL, name, error);
}
