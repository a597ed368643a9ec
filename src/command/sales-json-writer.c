/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-json-writer.h"

#include "base/sales-money.h"

struct _SalesJsonWriter
{
  GString *text;
  GString *open;  /* the brackets that are open, as '{' and '[' */
  gboolean first; /* nothing in the innermost bracket yet */
};

/* RFC 8259, section 7: quotation mark, backslash and control characters must be escaped; what is
 * no UTF-8 becomes U+FFFD, because JSON cannot say it. */
static void
append_text (GString *to, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (to, '"');
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (to, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (to, "\\n");
      else if (*c == '\t')
        g_string_append (to, "\\t");
      else if ((guchar) *c < 0x20 || *c == 0x7f)
        g_string_append_printf (to, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (to, *c);
    }
  g_string_append_c (to, '"');
}

static void
new_line (SalesJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append (self->text, "  ");
}

static void
begin_value (SalesJsonWriter *self, const char *name)
{
  if (self->open->len > 0)
    {
      if (!self->first)
        g_string_append_c (self->text, ',');
      new_line (self);
    }
  self->first = FALSE;
  if (name != NULL)
    {
      append_text (self->text, name);
      g_string_append (self->text, ": ");
    }
}

/**
 * sales_json_writer_new:
 *
 * Returns: (transfer full): an empty writer
 */
SalesJsonWriter *
sales_json_writer_new (void)
{
  SalesJsonWriter *self = g_new0 (SalesJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->first = TRUE;
  return self;
}

/**
 * sales_json_writer_free:
 * @self: (transfer full): a writer
 */
void
sales_json_writer_free (SalesJsonWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}

/**
 * sales_json_writer_begin:
 * @self: a writer
 * @name: (nullable): the member's name inside an object
 * @bracket: '{' for an object, '[' for an array
 *
 * What follows stands inside, until sales_json_writer_end().
 */
void
sales_json_writer_begin (SalesJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  g_string_append_c (self->open, bracket);
  self->first = TRUE;
}

/**
 * sales_json_writer_end:
 * @self: a writer
 *
 * Closes the innermost object or array.
 */
void
sales_json_writer_end (SalesJsonWriter *self)
{
  char bracket;

  g_return_if_fail (self->open->len > 0);
  bracket = self->open->str[self->open->len - 1];
  g_string_truncate (self->open, self->open->len - 1);
  if (!self->first)
    new_line (self);
  g_string_append_c (self->text, bracket == '{' ? '}' : ']');
  self->first = FALSE;
}

/**
 * sales_json_writer_add_text:
 * @self: a writer
 * @name: (nullable): the member's name inside an object
 * @text: (nullable): a text, %NULL for null
 */
void
sales_json_writer_add_text (SalesJsonWriter *self, const char *name, const char *text)
{
  begin_value (self, name);
  if (text != NULL)
    append_text (self->text, text);
  else
    g_string_append (self->text, "null");
}

/**
 * sales_json_writer_add_boolean:
 * @self: a writer
 * @name: (nullable): the member's name inside an object
 * @value: true or false
 */
void
sales_json_writer_add_boolean (SalesJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * sales_json_writer_add_null:
 * @self: a writer
 * @name: (nullable): the member's name inside an object
 */
void
sales_json_writer_add_null (SalesJsonWriter *self, const char *name)
{
  sales_json_writer_add_text (self, name, NULL);
}

/**
 * sales_json_writer_add_decimal:
 * @self: a writer
 * @name: (nullable): the member's name inside an object
 * @value: the number × 10^@scale
 * @scale: how many of its digits stand after the point
 * @min_decimals: decimals that are written even where they are 0
 */
void
sales_json_writer_add_decimal (SalesJsonWriter *self, const char *name, gint64 value, int scale, int min_decimals)
{
  g_autofree char *number = sales_decimal_to_string (value, scale, min_decimals);

  begin_value (self, name);
  g_string_append (self->text, number);
}

/**
 * sales_json_writer_steal:
 * @self: a writer whose brackets are closed
 *
 * Returns: (transfer full): what was written, with a line end; the writer is then only to be freed
 */
GBytes *
sales_json_writer_steal (SalesJsonWriter *self)
{
  g_return_val_if_fail (self->open->len == 0, NULL);
  g_string_append_c (self->text, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
