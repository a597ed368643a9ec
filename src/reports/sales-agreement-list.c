/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-agreement-list.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "reports/sales-wording-goals.h"

static void
add_header (SalesTableWriter *writer)
{
  sales_table_writer_add_header (writer, C_("column", "Who"));
  sales_table_writer_add_header (writer, C_("column", "Measure"));
  sales_table_writer_add_header (writer, C_("column", "Category"));
  sales_table_writer_add_header (writer, C_("column", "Period from"));
  sales_table_writer_add_header (writer, C_("column", "Period to"));
  sales_table_writer_add_header (writer, C_("column", "Goal"));
  sales_table_writer_add_header (writer, C_("column", "Version"));
  sales_table_writer_add_header (writer, C_("column", "Agreement"));
  sales_table_writer_add_header (writer, C_("column", "Proposed on"));
  sales_table_writer_add_header (writer, C_("column", "Discussed on"));
  sales_table_writer_add_header (writer, C_("column", "Acknowledged on"));
  sales_table_writer_add_header (writer, C_("column", "By"));
  sales_table_writer_add_header (writer, C_("column", "Remark"));
  sales_table_writer_end_row (writer);
}

static void
add_value (SalesTableWriter *writer, SalesMeasure measure, gint64 value)
{
  switch (measure)
    {
    case SALES_MEASURE_AMOUNT:
    case SALES_MEASURE_CONTRIBUTION:
      sales_table_writer_add_amount (writer, value);
      break;
    case SALES_MEASURE_QUANTITY:
      sales_table_writer_add_decimal (writer, value, 3, 0);
      break;
    case SALES_MEASURE_KEPT_CUSTOMERS:
    case SALES_MEASURE_SERVICE:
      sales_table_writer_add_share (writer, value);
      break;
    case SALES_MEASURE_VISITS:
    case SALES_MEASURE_TASKS:
    case SALES_MEASURE_COMPLAINTS:
    case SALES_N_MEASURES:
    default:
      sales_table_writer_add_integer (writer, value);
      break;
    }
}

static void
add_row (SalesTableWriter *writer, const SalesAgreementRow *row)
{
  sales_table_writer_add_text (writer, row->name);
  sales_table_writer_add_text (writer, sales_wording_measure (row->measure));
  sales_table_writer_add_text (writer, row->category);
  sales_table_writer_add_day (writer, row->first_day);
  sales_table_writer_add_day (writer, row->last_day);
  add_value (writer, row->measure, row->value);
  sales_table_writer_add_integer (writer, row->version);
  sales_table_writer_add_text (writer, sales_wording_agreement_state (row->agreement.state));
  for (int state = SALES_AGREEMENT_PROPOSED; state < SALES_N_AGREEMENT_STATES; state++)
    sales_table_writer_add_day (writer, row->agreement.days[state]);
  sales_table_writer_add_text (writer, row->agreement.by);
  sales_table_writer_add_text (writer, row->agreement.remark);
  sales_table_writer_end_row (writer);
}

GBytes *
sales_agreement_list_to_table (const SalesWording *wording, GPtrArray *rows, SalesTableFormat format, GError **error)
{
  g_autoptr (SalesTableWriter) writer = sales_table_writer_new (format, _("Goals and agreement"), &wording->info->currency);

  add_header (writer);
  for (guint i = 0; i < rows->len; i++)
    add_row (writer, rows->pdata[i]);
  return sales_table_writer_finish (writer, error);
}

char *
sales_agreement_list_dup_filename (const SalesWording *wording, const char *name, const SalesPeriod *period)
{
  g_autofree char *id = sales_period_to_id (period, wording->info->year_start);
  /* TRANSLATORS: the name of a file, 1: a person, team, territory or category, 2: a fiscal year */
  g_autofree char *title = g_strdup_printf (_("Goals and agreement %1$s %2$s"), name, id);

  return sales_text_to_filename (title);
}
