/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-text-table.h"

#include <string.h>

#define CHUNK_SIZE (256 * 1024)

typedef struct
{
  const char *text;
  guint32     length;
  guint32     hash;
} Text;

struct _SalesTextTable
{
  guint64    seed;
  guint32   *slots;  /* number + 1, 0 = free */
  guint      bits;
  Text      *texts;
  guint      n_texts;
  guint      capacity;
  GPtrArray *chunks;
  gsize      used;   /* of the last chunk */
  gsize      room;
};

/* One to seven bytes as a number. Which of them come twice depends on the length alone, which is
 * part of the hash; copying them one by one into a number would keep the processor waiting. */
static guint64
read_rest (const char *text, gsize length)
{
  guint32 first, last;

  if (length < 4)
    return (guint64) (guint8) text[0] << 16 | (guint64) (guint8) text[length / 2] << 8 | (guint8) text[length - 1];
  memcpy (&first, text, sizeof first);
  memcpy (&last, text + length - sizeof last, sizeof last);
  return (guint64) first << 32 | last;
}

/* Multiply and fold, eight bytes at a time. The seed is random, so that nobody can prepare a file
 * whose texts all fall into one slot. */
static guint32
hash_text (const SalesTextTable *self, const char *text, gsize length)
{
  guint64 hash = self->seed ^ length;

  while (length >= 8)
    {
      guint64 word;

      memcpy (&word, text, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
      hash ^= hash >> 32;
      text += 8;
      length -= 8;
    }
  if (length > 0)
    {
      hash = (hash ^ read_rest (text, length)) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
      hash ^= hash >> 32;
    }
  return (guint32) ((hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

static void
grow (SalesTextTable *self)
{
  guint mask;

  self->bits++;
  g_free (self->slots);
  self->slots = g_new0 (guint32, 1u << self->bits);
  self->capacity = (1u << self->bits) / 2;
  self->texts = g_renew (Text, self->texts, self->capacity);
  mask = (1u << self->bits) - 1;
  for (guint i = 0; i < self->n_texts; i++)
    {
      guint slot = self->texts[i].hash & mask;

      while (self->slots[slot] != 0)
        slot = (slot + 1) & mask;
      self->slots[slot] = i + 1;
    }
}

static const char *
keep (SalesTextTable *self, const char *text, gsize length)
{
  char *copy;

  if (self->used + length > self->room)
    {
      self->room = MAX (length, CHUNK_SIZE);
      self->used = 0;
      g_ptr_array_add (self->chunks, g_malloc (self->room));
    }
  copy = (char *) self->chunks->pdata[self->chunks->len - 1] + self->used;
  memcpy (copy, text, length);
  self->used += length;
  return copy;
}

/**
 * sales_text_table_new:
 *
 * Returns: (transfer full): an empty table
 */
SalesTextTable *
sales_text_table_new (void)
{
  SalesTextTable *self = g_new0 (SalesTextTable, 1);

  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  self->bits = 9;
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  grow (self);
  return self;
}

/**
 * sales_text_table_free:
 * @self: (transfer full): a table
 */
void
sales_text_table_free (SalesTextTable *self)
{
  g_free (self->slots);
  g_free (self->texts);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

/**
 * sales_text_table_get:
 * @self: a table
 * @text: a text, not necessarily terminated
 * @length: its bytes
 *
 * Returns: its number; a text that was not there before gets the next one
 */
guint
sales_text_table_get (SalesTextTable *self, const char *text, gsize length)
{
  guint32 hash = hash_text (self, text, length);
  guint mask = (1u << self->bits) - 1;
  guint slot;

  for (slot = hash & mask; self->slots[slot] != 0; slot = (slot + 1) & mask)
    {
      const Text *other = &self->texts[self->slots[slot] - 1];

      if (other->hash == hash && other->length == length && memcmp (other->text, text, length) == 0)
        return self->slots[slot] - 1;
    }
  if (self->n_texts == self->capacity)
    {
      grow (self);
      return sales_text_table_get (self, text, length);
    }
  self->texts[self->n_texts] = (Text){ keep (self, text, length), (guint32) length, hash };
  self->slots[slot] = ++self->n_texts;
  return self->n_texts - 1;
}

/**
 * sales_text_table_get_text:
 * @self: a table
 * @number: a text's number
 * @length: (out): its bytes
 *
 * Returns: (transfer none): the text, not terminated, valid until the table is freed
 */
const char *
sales_text_table_get_text (SalesTextTable *self, guint number, gsize *length)
{
  *length = self->texts[number].length;
  return self->texts[number].text;
}
