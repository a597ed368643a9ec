/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-scoreboard.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "command/sales-terminal-table.h"
#include "reports/sales-wording-goals.h"
#include "reports/sales-wording-measures.h"

typedef struct
{
  SalesWording         wording;
  const SalesOverview *overview;
  GString             *text;
} Text;

static const char *
arrow_of (int sign)
{
  return sign < 0 ? "▼ " : sign > 0 ? "▲ " : "";
}

static void
add_headline (Text *self)
{
  g_autofree char *name = sales_wording_scope_name (&self->wording, self->overview);
  g_autofree char *line = sales_text_clean_line (name);
  g_autofree char *period = sales_locale_format_period (self->wording.locale, &self->overview->period, self->wording.info->year_start);
  g_autofree char *days = sales_locale_format_day_range (self->wording.locale, &self->overview->period);
  g_autofree char *outlook = NULL;
  g_autofree char *finding = sales_wording_finding (&self->wording, self->overview, &outlook);
  g_autofree char *original = sales_wording_original_goal (&self->wording, &self->overview->amount);

  if (g_str_equal (line, self->wording.info->company_name) || self->wording.info->company_name[0] == '\0')
    g_string_append_printf (self->text, "%s · %s", line, period);
  else
    g_string_append_printf (self->text, "%s · %s · %s", self->wording.info->company_name, line, period);
  if (!g_str_equal (period, days))
    g_string_append_printf (self->text, " · %s", days);
  g_string_append_printf (self->text, "\n\n%s", finding);
  if (outlook != NULL)
    g_string_append_printf (self->text, " %s", outlook);
  if (original != NULL)
    g_string_append_printf (self->text, "\n%s", original);
  g_string_append (self->text, "\n\n");
}

static void
add_tiles (Text *self)
{
  g_autoptr (GPtrArray) tiles = sales_wording_tiles (&self->wording, self->overview);
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lrll");
  g_autofree char *lines = NULL;

  for (guint i = 0; i < tiles->len; i++)
    {
      const SalesTile *tile = g_ptr_array_index (tiles, i);
      g_autofree char *variance = tile->variance != NULL ? g_strconcat (arrow_of (tile->sign), tile->variance, NULL) : NULL;

      sales_terminal_table_add (table, tile->title);
      sales_terminal_table_add (table, tile->value);
      sales_terminal_table_add (table, tile->detail);
      sales_terminal_table_add (table, variance);
    }
  lines = sales_terminal_table_print (table, FALSE);
  g_string_append_printf (self->text, "%s\n", lines);
}

static char *
format_share (Text *self, gint64 share)
{
  return share < 0 ? g_strdup ("–") : sales_locale_format_percent (self->wording.locale, share, 0);
}

static void
add_child (Text *self, SalesTerminalTable *table, const SalesChild *child)
{
  const SalesCurrency *currency = &self->wording.info->currency;
  SalesLocale *locale = self->wording.locale;
  int sign = 0;
  g_autofree char *name = sales_wording_child_name (&self->wording, child);
  g_autofree char *actual = sales_locale_format_amount (locale, child->amount.actual, currency, SALES_AMOUNT_FULL);
  g_autofree char *goal = child->amount.has_goal
                              ? sales_locale_format_amount (locale, child->amount.goal_to_date, currency, SALES_AMOUNT_FULL)
                              : g_strdup ("–");
  g_autofree char *attainment = sales_wording_attainment (&self->wording, &child->amount);
  g_autofree char *variance = sales_wording_variance (&self->wording, &child->amount, &sign);
  g_autofree char *signed_variance = g_strconcat (arrow_of (sign), variance, NULL);
  g_autofree char *on_time = format_share (self, sales_service_on_time (&child->service));

  sales_terminal_table_add (table, name);
  sales_terminal_table_add (table, actual);
  sales_terminal_table_add (table, goal);
  sales_terminal_table_add (table, attainment);
  sales_terminal_table_add (table, signed_variance);
  sales_terminal_table_add (table, on_time);
}

static void
add_children (Text *self, const char *heading, const GPtrArray *children)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lrrrrr");
  g_autofree char *lines = NULL;

  if (children == NULL || children->len == 0)
    return;
  sales_terminal_table_add (table, heading);
  sales_terminal_table_add (table, C_("figure", "Sales"));
  sales_terminal_table_add (table, self->overview->running ? _("Goal to date") : C_("figure", "Goal"));
  sales_terminal_table_add (table, C_("figure", "Attainment"));
  sales_terminal_table_add (table, C_("figure", "Variance"));
  sales_terminal_table_add (table, _("On time"));
  for (guint i = 0; i < children->len; i++)
    add_child (self, table, g_ptr_array_index ((GPtrArray *) children, i));
  lines = sales_terminal_table_print (table, TRUE);
  g_string_append_printf (self->text, "%s\n", lines);
}

static const char *
heading_of (SalesScopeKind kind)
{
  switch (kind)
    {
    case SALES_SCOPE_PERSON:
      return C_("heading", "People");
    case SALES_SCOPE_TERRITORY:
      return C_("heading", "Territories");
    case SALES_SCOPE_CATEGORY:
      return C_("heading", "Categories");
    case SALES_SCOPE_UNIT:
    default:
      return _("Departments and Teams");
    }
}

static void
add_measures (Text *self, const GArray *measures)
{
  g_autoptr (SalesTerminalTable) table = sales_terminal_table_new ("lrrrll");
  g_autofree char *lines = NULL;

  if (measures == NULL || measures->len == 0)
    return;
  sales_terminal_table_add (table, _("Beyond Money"));
  sales_terminal_table_add (table, C_("column", "Actual"));
  sales_terminal_table_add (table, C_("column", "Goal"));
  sales_terminal_table_add (table, C_("column", "Attainment"));
  sales_terminal_table_add (table, C_("column", "Result"));
  sales_terminal_table_add (table, "");
  for (guint i = 0; i < measures->len; i++)
    {
      const SalesMeasureFigure *figure = &g_array_index (measures, SalesMeasureFigure, i);
      int sign;
      const char *word = sales_wording_measure_result (figure, self->overview->running, &sign);
      g_autofree char *actual = sales_wording_measure_actual (&self->wording, figure);
      g_autofree char *goal = sales_wording_measure_goal (&self->wording, figure);
      g_autofree char *attainment = sales_wording_measure_attainment (&self->wording, figure);
      g_autofree char *detail = sales_wording_measure_detail (&self->wording, figure);
      g_autofree char *result = word != NULL ? g_strconcat (arrow_of (sign), word, NULL) : NULL;

      sales_terminal_table_add (table, sales_wording_measure (figure->measure));
      sales_terminal_table_add (table, actual);
      sales_terminal_table_add (table, goal);
      sales_terminal_table_add (table, attainment);
      sales_terminal_table_add (table, result);
      sales_terminal_table_add (table, detail);
    }
  lines = sales_terminal_table_print (table, TRUE);
  g_string_append_printf (self->text, "%s\n", lines);
}

static void
add_attention (Text *self)
{
  const GPtrArray *items = self->overview->attention;

  if (items == NULL || items->len == 0)
    return;
  g_string_append_printf (self->text, "%s\n", _("Needs Attention"));
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *detail = NULL;
      g_autofree char *text = sales_wording_attention (&self->wording, g_ptr_array_index ((GPtrArray *) items, i), &detail);

      g_string_append_printf (self->text, "• %s", text);
      if (detail != NULL)
        g_string_append_printf (self->text, " (%s)", detail);
      g_string_append_c (self->text, '\n');
    }
  g_string_append_c (self->text, '\n');
}

/**
 * sales_scoreboard_to_text:
 * @self: a scoreboard
 *
 * Returns: (transfer full): lines for a terminal, in the user's language and format
 */
GBytes *
sales_scoreboard_to_text (const SalesScoreboard *self)
{
  Text text = { { self->info, sales_locale_get_default () }, self->overview, g_string_new (NULL) };
  g_autofree char *reconciliation = sales_wording_reconciliation (&text.wording, &self->overview->reconciliation);

  add_headline (&text);
  add_tiles (&text);
  add_children (&text, heading_of (self->overview->child_kind), self->overview->children);
  add_children (&text, heading_of (SALES_SCOPE_PERSON), self->people);
  add_measures (&text, self->measures);
  add_attention (&text);
  g_string_append_printf (text.text, "%s\n", reconciliation);
  return g_string_free_to_bytes (text.text);
}
