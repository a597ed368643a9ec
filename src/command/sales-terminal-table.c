/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-terminal-table.h"

#include <string.h>

#include "base/sales-text.h"

/* A name of ten thousand characters must not make a table nobody can read. */
#define MAX_WIDTH 44

struct _SalesTerminalTable
{
  char      *alignment;
  GPtrArray *cells;
};

/* Columns of a terminal: letters that combine take none, those of East Asia two. */
static int
width_of (const char *text)
{
  int width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static char *
shorten (const char *text)
{
  g_autofree char *line = sales_text_clean_line (text);
  g_autofree char *start = NULL;

  if (width_of (line) <= MAX_WIDTH)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_WIDTH - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * sales_terminal_table_new:
 * @alignment: a letter a column, 'l' or 'r'
 *
 * Returns: (transfer full): a table without rows
 */
SalesTerminalTable *
sales_terminal_table_new (const char *alignment)
{
  SalesTerminalTable *self = g_new0 (SalesTerminalTable, 1);

  self->alignment = g_strdup (alignment);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sales_terminal_table_free:
 * @self: (transfer full): a table
 */
void
sales_terminal_table_free (SalesTerminalTable *self)
{
  g_free (self->alignment);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * sales_terminal_table_add:
 * @self: a table
 * @text: (nullable): the next cell
 */
void
sales_terminal_table_add (SalesTerminalTable *self, const char *text)
{
  g_ptr_array_add (self->cells, shorten (text != NULL ? text : ""));
}

static void
append_cell (GString *to, const char *text, int width, char alignment)
{
  int space = width - width_of (text);

  if (alignment == 'r')
    g_string_append_printf (to, "%*s%s", space, "", text);
  else
    g_string_append_printf (to, "%s%*s", text, space, "");
}

/**
 * sales_terminal_table_print:
 * @self: a table with whole rows
 * @heading: whether the first row is one
 *
 * Returns: (transfer full): its lines, each with a line end and no space before it
 */
char *
sales_terminal_table_print (SalesTerminalTable *self, gboolean heading)
{
  guint columns = (guint) strlen (self->alignment);
  g_autofree int *widths = g_new0 (int, columns);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self->cells->len % columns == 0, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    widths[i % columns] = MAX (widths[i % columns], width_of (g_ptr_array_index (self->cells, i)));
  for (guint i = 0; i < self->cells->len; i++)
    {
      append_cell (text, g_ptr_array_index (self->cells, i), widths[i % columns], self->alignment[i % columns]);
      if (i % columns + 1 < columns)
        {
          g_string_append (text, "  ");
          continue;
        }
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
      if (!heading || i + 1 != columns)
        continue;
      for (guint c = 0; c < columns; c++)
        {
          for (int w = 0; w < widths[c]; w++)
            g_string_append (text, "─");
          g_string_append (text, c + 1 < columns ? "  " : "\n");
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
