/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-text-encoding.h"

#include <string.h>

#include <glib/gi18n.h>

/* Languages whose letters an encoding was made for. */
enum
{
  WESTERN = 1 << 0,    /* German, Spanish, French, Portuguese, Italian, Nordic */
  CENTRAL = 1 << 1,    /* Polish, Czech, Slovak, Hungarian, Romanian, Slovene, Croatian */
  BALTIC = 1 << 2,
  VIETNAMESE = 1 << 3,
  TURKISH = 1 << 4,
};

/* In this order where nothing else tells them apart: what today's spreadsheets write comes first. */
static const struct
{
  const char *name;
  const char *iconv;   /* %NULL: decoded here */
  const char *aliases; /* letters and digits only */
  const char *label;
  guint       languages;
  int         prior;   /* how usual it is, where letters do not tell */
} encodings[] = {
  { "utf-8", NULL, "utf8 unicode", N_ ("Unicode (UTF-8)"), 0, 0 },
  { "utf-16le", NULL, "utf16le utf16 ucs2 ucs2le", N_ ("Unicode (UTF-16, little-endian)"), 0, 0 },
  { "utf-16be", NULL, "utf16be ucs2be", N_ ("Unicode (UTF-16, big-endian)"), 0, 0 },
  { "windows-1252", "CP1252", "windows1252 cp1252 ansi", N_ ("Western European (Windows)"), WESTERN, 3 },
  { "windows-1250", "CP1250", "windows1250 cp1250", N_ ("Central European (Windows)"), CENTRAL, 0 },
  { "windows-1257", "CP1257", "windows1257 cp1257", N_ ("Baltic (Windows)"), BALTIC, 0 },
  { "windows-1258", "CP1258", "windows1258 cp1258", N_ ("Vietnamese (Windows)"), VIETNAMESE, 0 },
  { "windows-1254", "CP1254", "windows1254 cp1254", N_ ("Turkish (Windows)"), TURKISH, -6 },
  { "macintosh", "MACINTOSH", "macintosh macroman mac", N_ ("Western European (Macintosh)"), WESTERN, 0 },
  { "mac-centraleurope", "MAC-CENTRALEUROPE", "maccentraleurope macce", N_ ("Central European (Macintosh)"), CENTRAL | BALTIC, -6 },
  { "iso-8859-2", "ISO-8859-2", "iso88592 latin2", N_ ("Central European (ISO)"), CENTRAL, -2 },
  { "iso-8859-13", "ISO-8859-13", "iso885913 latin7", N_ ("Baltic (ISO)"), BALTIC, -3 },
  { "iso-8859-4", "ISO-8859-4", "iso88594 latin4", N_ ("Baltic (ISO Latin 4)"), BALTIC, -6 },
  { "iso-8859-15", "ISO-8859-15", "iso885915 latin9", N_ ("Western European (ISO, with euro)"), WESTERN, -6 },
  { "iso-8859-1", "ISO-8859-1", "iso88591 latin1", N_ ("Western European (ISO)"), WESTERN, -6 },
  { "iso-8859-9", "ISO-8859-9", "iso88599 latin5", N_ ("Turkish (ISO)"), TURKISH, -9 },
  { "cp852", "IBM852", "cp852 ibm852", N_ ("Central European (DOS)"), CENTRAL, -2 },
  { "cp850", "IBM850", "cp850 ibm850", N_ ("Western European (DOS)"), WESTERN, -2 },
  { "cp775", "CP775", "cp775 ibm775", N_ ("Baltic (DOS)"), BALTIC, -3 },
};

/* Small letters beyond ASCII, and how well they suit a text in an encoding's languages. What western
 * and central languages share says nothing about which of them it is. */
static const struct
{
  guint       languages;
  int         weight;
  const char *letters;
} weights[] = {
  { WESTERN | CENTRAL | BALTIC | TURKISH, 3, "äöüßéóáíúâôçë" },
  { WESTERN, 3, "ñàèêîïùûœæøåãõìòýð" },
  { CENTRAL, 4, "ąćęłńóśźż" },
  { CENTRAL, 2, "čďěňřšťůýžőűăîşţľĺôçëđ" },
  { BALTIC, 4, "ąčęėįšųūž" },
  { BALTIC, 2, "āēģīķļņõåøæ" },
  { VIETNAMESE, 4, "ăâđêôơưàáèéìíòóùúýãõ" },
  { TURKISH, 2, "ğışî" },
};

/* Alphabets: a text whose letters all belong to one of them was hardly written in another encoding. */
static const struct
{
  guint       languages;
  const char *letters;
} alphabets[] = {
  { WESTERN, "äöüß" },
  { WESTERN, "áéíóúüñ" },
  { WESTERN, "àâæçéèêëîïôùûüÿœ" },
  { WESTERN, "áâãàçéêíóôõúü" },
  { WESTERN, "àèéìíîòóùú" },
  { WESTERN, "æøåéóòâêô" },
  { WESTERN, "åäöéü" },
  { CENTRAL, "ąćęłńóśźż" },
  { CENTRAL, "áčďéěíňóřšťúůýž" },
  { CENTRAL, "áäčďéíĺľňóôŕšťúýž" },
  { CENTRAL, "áéíóöőúüű" },
  { CENTRAL, "ăâîșşțţ" },
  { CENTRAL, "čćđšž" },
  { BALTIC, "ąčęėįšųūž" },
  { BALTIC, "āčēģīķļņšūž" },
  { BALTIC, "äõöüšž" },
  { VIETNAMESE, "ăâđêôơưàáèéìíòóùúýãõ" },
  { TURKISH, "çğıöşüâîû" },
};

#define ALPHABET_BONUS 12

struct _SalesTextDecoder
{
  gunichar table[256]; /* 0 = means nothing (NUL itself is decoded to NUL) */
  int      unit;       /* 1: by the table, 2: UTF-16 */
  gboolean big;
  gboolean combines;
  gunichar last;       /* what was written last, for a mark that belongs to it */
  gsize    last_length;
};

static int
find_index (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strcmp (encodings[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * sales_text_encoding_get_names:
 *
 * Returns: (transfer none): the names of all encodings, %NULL-terminated
 */
const char *const *
sales_text_encoding_get_names (void)
{
  static const char *names[G_N_ELEMENTS (encodings) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
        names[i] = encodings[i].name;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

/**
 * sales_text_encoding_get_label:
 * @name: an encoding's name
 *
 * Returns: (transfer none): what the user calls it
 */
const char *
sales_text_encoding_get_label (const char *name)
{
  int index = find_index (name);

  return index >= 0 ? _ (encodings[index].label) : name;
}

/**
 * sales_text_encoding_find:
 * @name: what somebody calls an encoding
 *
 * Returns: (transfer none) (nullable): its name here
 */
const char *
sales_text_encoding_find (const char *name)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_auto (GStrv) aliases = g_strsplit (encodings[i].aliases, " ", -1);

      if (g_strv_contains ((const char *const *) aliases, plain->str))
        return encodings[i].name;
    }
  return NULL;
}

/**
 * sales_text_decoder_new:
 * @name: an encoding's name, not "utf-8", which needs no decoding
 *
 * Returns: (transfer full): a decoder at the beginning of a text
 */
SalesTextDecoder *
sales_text_decoder_new (const char *name)
{
  SalesTextDecoder *self = g_new0 (SalesTextDecoder, 1);
  int index = find_index (name);

  g_return_val_if_fail (index > 0, self);
  self->unit = encodings[index].iconv == NULL ? 2 : 1;
  self->big = strcmp (name, "utf-16be") == 0;
  self->combines = strcmp (name, "windows-1258") == 0;
  for (int byte = 0; byte < 256 && self->unit == 1; byte++)
    {
      char one = (char) byte;
      gsize length = 0;
      g_autofree char *text = byte < 0x80 ? NULL : g_convert (&one, 1, "UTF-8", encodings[index].iconv, NULL, &length, NULL);
      gunichar c = byte < 0x80 ? (gunichar) byte : text != NULL && length > 0 ? g_utf8_get_char (text) : 0;

      /* A control character that nobody types is no letter of a text. */
      self->table[byte] = c >= 0x80 && c < 0xa0 ? 0 : c;
    }
  return self;
}

/**
 * sales_text_decoder_free:
 * @self: (transfer full): a decoder
 */
void
sales_text_decoder_free (SalesTextDecoder *self)
{
  g_free (self);
}

/**
 * sales_text_decoder_room:
 * @self: a decoder
 * @length: bytes to decode
 *
 * Returns: how many bytes of UTF-8 they are at most
 */
gsize
sales_text_decoder_room (const SalesTextDecoder *self, gsize length)
{
  return length * 3 + 8;
}

/* A tone mark of Vietnamese that stands behind its vowel becomes one character with it, as every
 * other program writes it. */
static char *
put_char (SalesTextDecoder *self, gunichar c, char *begin, char *to)
{
  gunichar whole;

  if (self->combines && self->last != 0 && g_unichar_ismark (c) && (gsize) (to - begin) >= self->last_length &&
      g_unichar_compose (self->last, c, &whole))
    {
      to -= self->last_length;
      c = whole;
    }
  self->last_length = (gsize) g_unichar_to_utf8 (c, to);
  self->last = c;
  return to + self->last_length;
}

static gsize
run_bytes (SalesTextDecoder *self, const char *bytes, gsize length, gboolean at_end, char *to, gsize *used, gboolean *bad)
{
  char *begin = to;
  gboolean waits = self->combines && !at_end && length > 1;
  gsize i;

  /* A vowel waits for the mark that may follow it. */
  if (waits)
    length--;
  self->last = 0;
  for (i = 0; i < length; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte < 0x80)
        {
          *to++ = (char) byte;
          self->last = byte;
          self->last_length = 1;
        }
      else if (self->table[byte] != 0)
        to = put_char (self, self->table[byte], begin, to);
      else
        {
          *bad = TRUE;
          break;
        }
    }
  /* The mark of a vowel at the end would come too late in the next piece. */
  if (waits && i == length && (guchar) bytes[i] >= 0x80 && g_unichar_ismark (self->table[(guchar) bytes[i]]))
    to = put_char (self, self->table[(guchar) bytes[i++]], begin, to);
  *used = i;
  return (gsize) (to - begin);
}

static gsize
run_units (SalesTextDecoder *self, const char *bytes, gsize length, gboolean at_end, char *to, gsize *used, gboolean *bad)
{
  const guchar *p = (const guchar *) bytes;
  char *begin = to;
  gsize i = 0;

  while (i + 2 <= length)
    {
      gunichar c = self->big ? (gunichar) (p[i] << 8 | p[i + 1]) : (gunichar) (p[i + 1] << 8 | p[i]);
      gsize step = 2;

      if (c >= 0xd800 && c < 0xdc00)
        {
          gunichar low;

          if (i + 4 > length)
            break;
          low = self->big ? (gunichar) (p[i + 2] << 8 | p[i + 3]) : (gunichar) (p[i + 3] << 8 | p[i + 2]);
          c = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xdc00;
          step = 4;
        }
      if (c >= 0xdc00 && c < 0xe000)
        {
          *bad = TRUE;
          break;
        }
      to += g_unichar_to_utf8 (c, to);
      i += step;
    }
  if (at_end && i < length)
    *bad = TRUE;
  *used = i;
  return (gsize) (to - begin);
}

/**
 * sales_text_decoder_run:
 * @self: a decoder
 * @bytes: the next bytes of the text
 * @length: how many
 * @at_end: whether the text ends with them
 * @to: (out): where UTF-8 is written, see sales_text_decoder_room()
 * @used: (out): how many of them were decoded; the others come again with the next ones
 * @bad: (out): set if the byte after those means nothing in this encoding
 *
 * Returns: how many bytes were written
 */
gsize
sales_text_decoder_run (SalesTextDecoder *self, const char *bytes, gsize length, gboolean at_end, char *to, gsize *used,
                        gboolean *bad)
{
  *bad = FALSE;
  return self->unit == 1 ? run_bytes (self, bytes, length, at_end, to, used, bad)
                         : run_units (self, bytes, length, at_end, to, used, bad);
}

/* Ranking -------------------------------------------------------------------------------------- */

static gboolean
is_among (gunichar c, const char *letters, guint languages)
{
  char utf8[7] = { 0 };

  if (c >= 0x1ea0 && c <= 0x1ef9)
    return (languages & VIETNAMESE) != 0;
  g_unichar_to_utf8 (c, utf8);
  return strstr (letters, utf8) != NULL;
}

/* How well a letter suits a text in the languages that an encoding was made for. */
static int
weigh_letter (guint languages, gunichar c)
{
  int best = -2;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    if ((weights[i].languages & languages) != 0 && is_among (g_unichar_tolower (c), weights[i].letters, languages))
      best = MAX (best, weights[i].weight);
  return best;
}

/* Whether all letters belong to one alphabet. */
static gboolean
has_alphabet (guint languages, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      gboolean all = (alphabets[i].languages & languages) != 0;

      for (const char *p = text; *p != '\0' && all; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c >= 0x80 && g_unichar_isalpha (c) && c != 0x00ba && c != 0x00aa)
            all = is_among (g_unichar_tolower (c), alphabets[i].letters, languages);
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

/* Signs that people put into tables, and where: beside a letter they are damage. */
static int
weigh_sign (gunichar c, gboolean inside)
{
  static const gunichar usual[] = { 0x20ac, 0x00a0, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x201e, 0x2026,
                                    0x00a3, 0x20ab, 0x00ba, 0x00aa, 0x00b0, 0x2122, 0x00ae, 0x00a9, 0x00ab, 0x00bb, 0x00bd, 0x00b2, 0x00b3 };

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (usual[i] == c)
      return c == 0x2019 || c == 0x00a0 ? 1 : inside ? -5 : 1;
  return inside ? -8 : -3;
}

static int
weigh_text (guint languages, const char *text)
{
  gunichar before = '\n';
  int score = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after = g_utf8_get_char (g_utf8_next_char (p));

      if (c >= 0x80 && g_unichar_isalpha (c) && c != 0x00ba && c != 0x00aa)
        {
          score += g_unichar_isdigit (before) && g_unichar_isdigit (after) ? -6 : weigh_letter (languages, c);
          /* A capital inside a word of small letters, or the other way round. */
          if (g_unichar_isupper (c) && g_unichar_islower (before))
            score -= 4;
          if (g_unichar_islower (c) && g_unichar_isupper (before) && g_unichar_isupper (after))
            score -= 4;
        }
      else if (c >= 0x80 && !g_unichar_ismark (c))
        score += weigh_sign (c, g_unichar_isalpha (before) && g_unichar_isalpha (after));
      before = c;
    }
  return score + (has_alphabet (languages, text) ? ALPHABET_BONUS : 0);
}

static gint
compare_guesses (gconstpointer a, gconstpointer b)
{
  const SalesEncodingGuess *first = a, *second = b;

  if (first->score != second->score)
    return second->score - first->score;
  return find_index (first->name) - find_index (second->name);
}

static char *
decode_words (const char *name, const char *words, gsize length)
{
  g_autoptr (SalesTextDecoder) decoder = sales_text_decoder_new (name);
  char *text = g_malloc (sales_text_decoder_room (decoder, length) + 1);
  gsize used;
  gboolean bad;

  text[sales_text_decoder_run (decoder, words, length, TRUE, text, &used, &bad)] = '\0';
  if (bad)
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * sales_text_encoding_rank:
 * @words: words with bytes beyond ASCII, one a line
 * @length: their length in bytes
 * @judge: (nullable): adds what else speaks for an encoding
 * @user_data: for @judge
 * @guesses: (out): encodings of one byte a character in which all of it means something
 *
 * Judges by the letters that come out: whether they belong to the languages that the encoding was
 * made for, and whether signs and capitals stand where a word has none.
 *
 * Returns: how many guesses there are, the best first
 */
int
sales_text_encoding_rank (const char *words, gsize length, SalesEncodingJudge judge, gpointer user_data,
                          SalesEncodingGuess guesses[SALES_ENCODING_MAX_GUESSES])
{
  g_autofree char *best = NULL;
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *text = encodings[i].iconv != NULL ? decode_words (encodings[i].name, words, length) : NULL;

      if (text == NULL)
        continue;
      guesses[n] = (SalesEncodingGuess){ encodings[i].name, weigh_text (encodings[i].languages, text), FALSE };
      guesses[n].score += encodings[i].prior;
      if (judge != NULL)
        guesses[n].score += judge (encodings[i].name, user_data);
      n++;
    }
  qsort (guesses, (gsize) n, sizeof *guesses, compare_guesses);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = decode_words (guesses[i].name, words, length);

      guesses[i].same = i > 0 && g_strcmp0 (text, best) == 0;
      if (i == 0)
        best = g_steal_pointer (&text);
    }
  return n;
}
