/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "command/sales-terminal-table.h"
#include "model/sales-check.h"

static void
add_integer (SalesTerminalTable *table, gint64 value)
{
  g_autofree char *text = sales_locale_format_integer (sales_locale_get_default (), value);

  sales_terminal_table_add (table, text);
}

static void
add_quantity (SalesTerminalTable *table, SalesQuantity value)
{
  g_autofree char *text = sales_locale_format_quantity (sales_locale_get_default (), value);

  sales_terminal_table_add (table, text);
}

static void
add_amount (SalesTerminalTable *table, SalesAmount value, const SalesCurrency *currency)
{
  g_autofree char *text = sales_locale_format_amount (sales_locale_get_default (), value, currency, SALES_AMOUNT_FULL);

  sales_terminal_table_add (table, text);
}

/* A dash where the table has no such column. */
static void
add_difference (SalesTerminalTable *table, gboolean exists, gint64 difference)
{
  if (exists)
    add_quantity (table, difference);
  else
    sales_terminal_table_add (table, "–");
}

static const char *
total_name (SalesTotal total)
{
  static const char *const names[SALES_N_TOTALS] = {
    [SALES_TOTAL_DAY] = N_("By day"),
    [SALES_TOTAL_MONTH_PERSON] = N_("By month and person"),
    [SALES_TOTAL_PERSON_DAY] = N_("By person and day"),
    [SALES_TOTAL_TERRITORY_DAY] = N_("By territory and day"),
    [SALES_TOTAL_MONTH_PRODUCT] = N_("By month and product"),
    [SALES_TOTAL_YEAR_CUSTOMER] = N_("By year and customer"),
  };

  return _(names[total]);
}

static void
print_facts (const SalesCheck *check, const SalesCurrency *currency)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lr");
  g_autofree char *lines = NULL;

  sales_terminal_table_add (table, C_("column", "Orders"));
  add_integer (table, check->orders);
  sales_terminal_table_add (table, _("Order lines"));
  add_integer (table, check->lines);
  sales_terminal_table_add (table, C_("column", "Quantity"));
  add_quantity (table, check->line_quantity + check->summary_quantity);
  sales_terminal_table_add (table, C_("column", "Amount"));
  add_amount (table, check->line_amount + check->summary_amount, currency);
  sales_terminal_table_add (table, _("Lines of the change log"));
  add_integer (table, check->n_log_lines);
  lines = sales_terminal_table_print (table, FALSE);
  g_print ("%s\n", lines);
}

static void
print_totals (const SalesCheck *check, const SalesCurrency *currency)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lrrrrr");
  g_autofree char *lines = NULL;

  sales_terminal_table_add (table, _("Totals recomputed"));
  sales_terminal_table_add (table, C_("column", "Cells"));
  sales_terminal_table_add (table, _("Cells that differ"));
  sales_terminal_table_add (table, _("Orders, difference"));
  sales_terminal_table_add (table, _("Quantity, difference"));
  sales_terminal_table_add (table, _("Amount, difference"));
  for (int i = 0; i < SALES_N_TOTALS; i++)
    {
      const SalesTotalCheck *total = &check->totals[i];

      sales_terminal_table_add (table, total_name ((SalesTotal) i));
      add_integer (table, total->n_cells);
      add_integer (table, total->n_different);
      /* Basis points of an order and thousandths of a piece: the one is a tenth of the other. */
      add_difference (table, total->has_orders, sales_check_get_orders_difference (check, (SalesTotal) i) / 10);
      add_difference (table, total->has_quantity, sales_check_get_quantity_difference (check, (SalesTotal) i));
      add_amount (table, sales_check_get_amount_difference (check, (SalesTotal) i), currency);
    }
  lines = sales_terminal_table_print (table, TRUE);
  g_print ("%s\n", lines);
}

static void
print_finding (gint64 count, const char *sentence)
{
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), count);

  if (count == 0)
    return;
  g_printerr (sentence, number);
  g_printerr ("\n");
}

static void
print_findings (const SalesCheck *check)
{
  if (check->damage != NULL)
    g_printerr ("%s\n(%s)\n", _("The file is damaged."), check->damage);
  /* TRANSLATORS: here and in the next lines, %s is a number */
  print_finding (check->n_broken_references, ngettext ("%s row refers to something that does not exist.", "%s rows refer to something that does not exist.", (gulong) check->n_broken_references));
  print_finding (check->n_stray_lines, ngettext ("%s order line has no order.", "%s order lines have no order.", (gulong) check->n_stray_lines));
  print_finding (check->n_broken_credits, ngettext ("%s order’s credit shares do not make 100 %%.", "%s orders’ credit shares do not make 100 %%.", (gulong) check->n_broken_credits));
  print_finding (check->first_bad_log_line, _("The change log was altered, first in line %s."));
  for (int i = 0; i < SALES_N_TOTALS; i++)
    if (check->totals[i].n_different != 0)
      {
        /* TRANSLATORS: %s is the name of a total as "By day" */
        g_printerr (_("The total “%s” differs from the order lines."), total_name ((SalesTotal) i));
        g_printerr ("\n");
      }
}

static int
check_document (SalesDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesCheck) check = sales_document_call (document, sales_check_request_new (), NULL, &error);
  const SalesCurrency *currency = &sales_document_get_info (document)->currency;
  g_autofree char *path = sales_text_clean_line (sales_document_get_path (document));

  if (check == NULL)
    return sales_command_fail (error, path);
  print_facts (check, currency);
  print_totals (check, currency);
  if (check->sound)
    {
      /* TRANSLATORS: %s is the document's file name */
      g_print (_("%s is sound: every total equals the sum over the order lines."), path);
      g_print ("\n");
      return SALES_COMMAND_DONE;
    }
  print_findings (check);
  /* TRANSLATORS: %s is the document's file name */
  g_printerr (_("sales-manager: %s is not sound. It was not changed; a backup from before may be."), path);
  g_printerr ("\n");
  return SALES_COMMAND_FAIL;
}

static int
run (int argc, char **argv)
{
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = { { NULL } };
  int status = sales_command_line_parse (&line, &sales_verb_check, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;

  if (status == SALES_COMMAND_GO_ON)
    status = sales_command_line_take_document (&line);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  status = check_document (document);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_check = {
  "check",
  N_("[OPTION…] [FILE]"),
  N_("Checks a document: the file itself, its references, its change log, and every total against the order lines."),
  N_("The document is only read. The status is 1 where anything is wrong."),
  SALES_VERB_READS_DOCUMENT,
  run,
};
