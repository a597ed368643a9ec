/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-goal-block.h"

#include <glib/gi18n.h>
#include <string.h>

/* A clipboard may hold anything. */
#define MAX_CELLS 1000000

/**
 * sales_goal_value_format:
 * @value: a goal
 * @locale: whose decimal sign
 * @scale: the value's decimals
 *
 * Returns: (transfer full): the goal as it is typed: exact, without grouping
 */
char *
sales_goal_value_format (gint64 value, SalesLocale *locale, int scale)
{
  g_autofree char *plain = sales_decimal_to_string (value, scale, 0);
  g_auto (GStrv) parts = g_strsplit (plain, ".", 2);

  return g_strjoinv (sales_locale_get_decimal_sign (locale), parts);
}

/**
 * sales_goal_value_parse:
 * @text: what somebody typed
 * @locale: in whose format
 * @scale: the decimals that the value has
 * @value: (out): the goal; -1 for an empty text, which means none
 * @problem: (out) (transfer none): what is wrong, in the language of gettext
 *
 * Returns: whether it can be a goal
 */
gboolean
sales_goal_value_parse (const char *text, SalesLocale *locale, int scale, gint64 *value, const char **problem)
{
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (text, -1));

  *value = -1;
  if (stripped[0] == '\0')
    return TRUE;
  switch (sales_locale_parse_decimal (locale, stripped, scale, value))
    {
    case SALES_DECIMAL_OK:
      if (*value >= 0)
        return TRUE;
      *problem = _("This cannot be negative.");
      return FALSE;
    case SALES_DECIMAL_TOO_PRECISE:
      *problem = _("These are too many decimals.");
      return FALSE;
    case SALES_DECIMAL_OVERFLOW:
      *problem = _("This number is too large.");
      return FALSE;
    case SALES_DECIMAL_NOT_A_NUMBER:
    default:
      *problem = _("This is not a number.");
      return FALSE;
    }
}

static gboolean
parse_cell (SalesGoalBlock *self, const char *text, int row, int column, SalesLocale *locale, int scale, char **problem)
{
  const char *what = NULL;
  g_autofree char *start = NULL;

  if (sales_goal_value_parse (text, locale, scale, &self->values[row * self->n_columns + column], &what))
    return TRUE;
  start = g_utf8_substring (text, 0, MIN (20, g_utf8_strlen (text, -1)));
  /* TRANSLATORS: why a pasted block was refused: the cell's text, its row, its column, and a
   * sentence about it, as "This is not a number." */
  *problem = g_strdup_printf (_("“%1$s” in row %2$d, column %3$d: %4$s"), start, row + 1, column + 1, what);
  return FALSE;
}

/**
 * sales_goal_block_parse:
 * @text: what is on the clipboard
 * @locale: in whose number format
 * @scales: (array length=n_scales): the decimals that the values of each column have
 * @n_scales: how many columns have their own, at least 1; the rest is like the last one
 * @problem: (out) (transfer full): what is wrong, in the language of gettext
 *
 * Short rows are filled with empty cells.
 *
 * Returns: (transfer full): the block, or %NULL with @problem set
 */
SalesGoalBlock *
sales_goal_block_parse (const char *text, SalesLocale *locale, const int *scales, int n_scales, char **problem)
{
  g_autoptr (SalesGoalBlock) self = g_new0 (SalesGoalBlock, 1);
  g_autofree char *made_valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (made_valid, "\r\n", -1);
  g_autofree char *valid = g_strjoinv ("\n", lines);
  g_auto (GStrv) rows = NULL;

  g_strdelimit (valid, "\r", '\n');
  /* A spreadsheet ends its last row as well. */
  for (gsize length = strlen (valid); length > 0 && valid[length - 1] == '\n';)
    valid[--length] = '\0';
  rows = g_strsplit (valid, "\n", -1);
  self->n_rows = (int) g_strv_length (rows);
  for (int i = 0; i < self->n_rows; i++)
    {
      int cells = 1;

      for (const char *p = rows[i]; *p != '\0'; p++)
        cells += *p == '\t';
      self->n_columns = MAX (self->n_columns, cells);
    }
  if (valid[0] == '\0' || (gint64) self->n_rows * self->n_columns > MAX_CELLS)
    {
      *problem = g_strdup (_("There is nothing on the clipboard that fits into goals."));
      return NULL;
    }
  self->values = g_new (gint64, (gsize) self->n_rows * self->n_columns);
  for (int i = 0; i < self->n_rows * self->n_columns; i++)
    self->values[i] = -1;
  for (int i = 0; i < self->n_rows; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      for (int j = 0; cells[j] != NULL; j++)
        if (!parse_cell (self, cells[j], i, j, locale, scales[MIN (j, n_scales - 1)], problem))
          return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sales_goal_block_format:
 * @self: a block
 * @locale: in whose number format
 * @scales: (array length=n_scales): the decimals that the values of each column have
 * @n_scales: how many columns have their own, at least 1
 *
 * Returns: (transfer full): the block as spreadsheets take it
 */
char *
sales_goal_block_format (const SalesGoalBlock *self, SalesLocale *locale, const int *scales, int n_scales)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < self->n_rows; i++)
    for (int j = 0; j < self->n_columns; j++)
      {
        gint64 value = self->values[i * self->n_columns + j];
        g_autofree char *cell = value < 0 ? g_strdup ("") : sales_goal_value_format (value, locale, scales[MIN (j, n_scales - 1)]);

        g_string_append (text, cell);
        g_string_append_c (text, j + 1 < self->n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

void
sales_goal_block_free (SalesGoalBlock *self)
{
  g_free (self->values);
  g_free (self);
}
