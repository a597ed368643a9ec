/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of an .xlsx. Each stands once in a part of its own, and cells refer to it by number,
 * in any order: so they are kept in memory, up to a limit. */

#include "exchange/sales-xlsx-book.h"

#include <string.h>

#include "exchange/sales-xlsx-xml.h"

/* Of all texts with what is kept about each. */
#define MAX_MEMORY (128 * 1024 * 1024)
/* Of one: a spreadsheet's cell holds 32,767 characters. */
#define MAX_TEXT   (1024 * 1024)
#define CHUNK_SIZE (256 * 1024)

typedef struct
{
  const char *text;
  guint32     length;
} Text;

struct _SalesXlsxStrings
{
  GArray    *texts;
  GPtrArray *chunks;
  gsize      used;     /* of the last chunk */
  gsize      room;
  gsize      memory;
  GString   *current;
  gboolean   in_item;
  gboolean   in_text;
  int        phonetic; /* how deep in what only tells how to say the text */
};

static void
keep (SalesXlsxStrings *self, SalesXlsxXml *xml)
{
  gsize length = sales_xlsx_unescape (self->current->str, self->current->len);
  Text text = { "", (guint32) length };

  self->memory += length + sizeof text;
  if (self->memory > MAX_MEMORY)
    {
      sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_UNPACKED_SIZE);
      return;
    }
  if (length > 0)
    {
      char *copy;

      if (self->used + length > self->room)
        {
          self->room = MAX (length, CHUNK_SIZE);
          self->used = 0;
          g_ptr_array_add (self->chunks, g_malloc (self->room));
        }
      copy = (char *) self->chunks->pdata[self->chunks->len - 1] + self->used;
      memcpy (copy, self->current->str, length);
      self->used += length;
      text.text = copy;
    }
  g_array_append_val (self->texts, text);
}

static void
string_started_cb (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data)
{
  SalesXlsxStrings *self = user_data;

  if (strcmp (name, "t") == 0)
    self->in_text = self->in_item && self->phonetic == 0;
  else if (strcmp (name, "si") == 0)
    {
      self->in_item = TRUE;
      g_string_truncate (self->current, 0);
    }
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
}

static void
string_ended_cb (SalesXlsxXml *xml, const char *name, gpointer user_data)
{
  SalesXlsxStrings *self = user_data;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (name, "si") == 0 && self->in_item)
    {
      self->in_item = FALSE;
      keep (self, xml);
    }
}

static void
string_text_cb (SalesXlsxXml *xml, const char *text, gsize length, gpointer user_data)
{
  SalesXlsxStrings *self = user_data;

  if (!self->in_text)
    return;
  if (self->current->len + length > MAX_TEXT)
    sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_DAMAGED);
  else
    g_string_append_len (self->current, text, (gssize) length);
}

/**
 * sales_xlsx_strings_new:
 * @book: a book
 * @code: (out): what is wrong with its texts
 *
 * Reads the texts that cells refer to. Runs of different letters are joined; how a text is said,
 * which stands beside it in Japan, is left out.
 *
 * Returns: (transfer full) (nullable): the texts, or %NULL
 */
SalesXlsxStrings *
sales_xlsx_strings_new (SalesXlsxBook *book, SalesImportProblemCode *code)
{
  static const SalesXlsxXmlHandlers handlers = { string_started_cb, string_ended_cb, string_text_cb };
  g_autoptr (SalesXlsxStrings) self = g_new0 (SalesXlsxStrings, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->current = g_string_new (NULL);
  if (book->strings != NULL && !sales_xlsx_xml_read (book->package, book->strings, &handlers, self, code))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sales_xlsx_strings_free:
 * @self: (transfer full): texts
 */
void
sales_xlsx_strings_free (SalesXlsxStrings *self)
{
  g_array_unref (self->texts);
  g_ptr_array_unref (self->chunks);
  g_string_free (self->current, TRUE);
  g_free (self);
}

/**
 * sales_xlsx_strings_get:
 * @self: texts
 * @number: a text's number
 * @text: (out): the text, not terminated
 * @length: (out): its bytes
 *
 * Returns: whether there is such a text; it is valid as long as @self
 */
gboolean
sales_xlsx_strings_get (SalesXlsxStrings *self, guint64 number, const char **text, guint32 *length)
{
  const Text *found;

  if (number >= self->texts->len)
    return FALSE;
  found = &g_array_index (self->texts, Text, number);
  *text = found->text;
  *length = found->length;
  return TRUE;
}

/* "_x000D_": a character that XML cannot have, or must not lose. */
static gboolean
read_escape (const char *text, gsize length, gunichar *character)
{
  gunichar value = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      value = value << 4 | (gunichar) digit;
    }
  *character = value;
  return value != 0 && g_unichar_validate (value);
}

/**
 * sales_xlsx_unescape:
 * @text: a text of the file, changed where it stands
 * @length: its bytes
 *
 * Puts characters in the place of `_x000D_` and the like. A NUL and half a character stay as they are
 * written.
 *
 * Returns: its new length, which is not greater
 */
gsize
sales_xlsx_unescape (char *text, gsize length)
{
  const char *from = memmem (text, length, "_x", 2);
  const char *end = text + length;
  char *to = (char *) from;

  if (from == NULL)
    return length;
  while (from < end)
    {
      gunichar character;

      if (*from == '_' && read_escape (from, (gsize) (end - from), &character))
        {
          to += g_unichar_to_utf8 (character, to);
          from += 7;
        }
      else
        *to++ = *from++;
    }
  return (gsize) (to - text);
}
