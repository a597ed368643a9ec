/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "model/sales-sample.h"
#include "model/sales-settings.h"

typedef struct
{
  gboolean sample;
  char    *company;
  char    *currency;
  char    *year_start;
} NewOptions;

static void
new_options_clear (NewOptions *self)
{
  g_free (self->company);
  g_free (self->currency);
  g_free (self->year_start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewOptions, new_options_clear)

/* Puts what was asked for into @wanted; what was not stays. Checked before a file is made. */
static int
read_settings (const NewOptions *options, SalesDocumentInfo *wanted)
{
  if (options->company != NULL)
    {
      g_free (wanted->company_name);
      wanted->company_name = sales_text_clean_line (options->company);
      if (!sales_text_is_name (wanted->company_name))
        return sales_command_wrong_usage (&sales_verb_new, _("“%s” is no name for a company."), options->company);
    }
  if (options->currency != NULL)
    {
      g_autofree char *code = g_ascii_strup (options->currency, -1);

      if (!sales_currency_init (&wanted->currency, code))
        return sales_command_wrong_usage (&sales_verb_new, _("“%s” is no currency, write its code as EUR."), options->currency);
    }
  if (options->year_start != NULL)
    {
      guint64 month;

      if (!g_ascii_string_to_unsigned (options->year_start, 10, 1, 12, &month, NULL))
        return sales_command_wrong_usage (&sales_verb_new, _("“%s” is no month, write it as a number from 1 to 12."), options->year_start);
      wanted->year_start = (int) month;
    }
  return SALES_COMMAND_GO_ON;
}

/* A document that could not be filled is not left lying about. */
static int
fill (SalesDocument *document, const char *path, const NewOptions *options)
{
  g_autoptr (SalesDocumentInfo) wanted = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (options->sample &&
      sales_document_perform (document, sales_sample_new (sales_today ()), NULL, &error) == NULL)
    return sales_command_fail (error, path);
  wanted = sales_document_info_copy (sales_document_get_info (document));
  status = read_settings (options, wanted);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  if (options->company == NULL && options->currency == NULL && options->year_start == NULL)
    return SALES_COMMAND_DONE;
  if (sales_document_perform (document, sales_settings_edit_new (wanted), NULL, &error) == NULL)
    return sales_command_fail (error, path);
  return SALES_COMMAND_DONE;
}

static void
say (SalesDocument *document, const char *path)
{
  const SalesDocumentInfo *info = sales_document_get_info (document);
  g_autofree char *name = sales_text_clean_line (path);
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *n_people = sales_locale_format_integer (locale, info->n_people);
  g_autofree char *n_orders = sales_locale_format_integer (locale, info->n_orders);
  /* TRANSLATORS: %s is a number */
  g_autofree char *people = g_strdup_printf (ngettext ("%s person", "%s people", (gulong) info->n_people), n_people);
  /* TRANSLATORS: %s is a number */
  g_autofree char *orders = g_strdup_printf (ngettext ("%s order", "%s orders", (gulong) info->n_orders), n_orders);

  /* TRANSLATORS: a company's name, a file's name, "66 people", "12,743 orders" */
  g_print (_("%s is in %s: %s, %s."), info->company_name, name, people, orders);
  g_print ("\n");
}

static int
run (int argc, char **argv)
{
  g_auto (NewOptions) own = { FALSE };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "sample", 0, SALES_OPTION_FLAG, &own.sample, NULL, N_("Fill it with an invented company: 66 people, 24 months of orders up to today, goals and awards") },
    { "company", 0, SALES_OPTION_TEXT, &own.company, NC_("argument", "NAME"), N_("The company’s name") },
    { "currency", 0, SALES_OPTION_TEXT, &own.currency, NC_("argument", "CODE"), N_("The currency of all amounts, as EUR; without it, the one of the country") },
    { "year-start", 0, SALES_OPTION_TEXT, &own.year_start, NC_("argument", "N"), N_("The first month of the fiscal year, 1 to 12") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_new, options, argc, argv);
  SalesDocumentInfo probe = { NULL };
  g_autoptr (SalesDocument) document = NULL;
  g_autofree char *path = NULL;

  if (status != SALES_COMMAND_GO_ON)
    return status;
  status = sales_command_line_take_document (&line);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  if (own.sample && own.currency != NULL)
    return sales_command_wrong_usage (&sales_verb_new, "%s", _("The sample company’s amounts are in euro, it takes no --currency."));
  status = read_settings (&own, &probe);
  g_free (probe.company_name);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_CREATE, &status);
  if (document == NULL)
    return status;
  path = g_strdup (sales_document_get_path (document));
  status = fill (document, path, &own);
  if (status == SALES_COMMAND_DONE)
    say (document, path);
  sales_document_close (document);
  if (status != SALES_COMMAND_DONE)
    g_unlink (path);
  return status;
}

const SalesVerb sales_verb_new = {
  "new",
  N_("[OPTION…] [FILE]"),
  N_("Makes a new document, empty or with a sample company."),
  NULL,
  SALES_VERB_READS_DOCUMENT,
  run,
};
