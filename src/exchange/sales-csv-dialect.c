/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a text file writes its table: encoding, separator, quotes, line ends, and where the header
 * stands. Separator and quotes are judged by trying: a reading is good if rows have the same number
 * of cells, and best if one of the first rows is a header whose words are known. */

#include "exchange/sales-csv-dialect.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sales-error.h"
#include "exchange/sales-import-columns.h"
#include "exchange/sales-text-encoding.h"

/* A file up to this size is looked at whole; of a larger one, these many bytes at its beginning, in
 * the middle and at its end. */
#define WHOLE_SIZE (1024 * 1024)
#define HEAD_SIZE (256 * 1024)
#define PIECE_SIZE (128 * 1024)

/* Records that are tried, and among which the header is looked for. */
#define TRIED_RECORDS 400
#define HEADER_RECORDS 60
#define MAX_WORDS (48 * 1024)

typedef struct
{
  const char *text;
  gsize       length;
} Span;

/* A text, and one way to read it. */
typedef struct
{
  char     separator[8];
  char     quote;
  gboolean backslash;
  gboolean bare_cr;

  int      n_records;
  int      usual;        /* cells that most records have */
  double   consistent;   /* share of records that have as many */
  gboolean open;         /* a quote does not close */
  int      matched;      /* columns of the header that are known; 0: no header is */
  int      header;       /* record, or the first one of usual width */
  gint64   header_line;
  gint64   notes;        /* records above it */
  gboolean headless;
} Trial;

/* Encoding ------------------------------------------------------------------------------------- */

static const struct
{
  const char *bytes;
  int         length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "utf-8" }, { "\xff\xfe", 2, "utf-16le" }, { "\xfe\xff", 2, "utf-16be" },
};

static const char *
find_wide (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 }, n = MIN (length, 4096) & ~(gsize) 1;

  for (gsize i = 0; i < n; i++)
    zeros[i & 1] += bytes[i] == '\0';
  if (n >= 16 && zeros[1] * 10 > n * 2 && zeros[0] * 50 < n)
    return "utf-16le";
  return n >= 16 && zeros[0] * 10 > n * 2 && zeros[1] * 50 < n ? "utf-16be" : NULL;
}

/* The words with bytes beyond ASCII, each once. */
static char *
collect_words (const char *bytes, gsize length, gsize *words_length)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < length && words->len < MAX_WORDS;)
    {
      gsize from = i;
      gboolean high = FALSE;

      for (; i < length && i - from < 200 && (g_ascii_isalnum (bytes[i]) || (guchar) bytes[i] >= 0x80); i++)
        high |= (guchar) bytes[i] >= 0x80;
      if (high && g_hash_table_add (seen, g_bytes_new (bytes + from, i - from)))
        {
          g_string_append_len (words, bytes + from, (gssize) (i - from));
          g_string_append_c (words, '\n');
        }
      if (i == from)
        i++;
    }
  *words_length = words->len;
  return g_string_free (words, FALSE);
}

/* What the first lines say under an encoding: header words that are known. */
static int
judge_header (const char *name, gpointer user_data)
{
  const Span *head = user_data;
  g_autoptr (SalesTextDecoder) decoder = sales_text_decoder_new (name);
  g_autofree char *text = g_malloc (sales_text_decoder_room (decoder, head->length) + 1);
  g_auto (GStrv) cells = NULL;
  gsize used;
  gboolean bad;
  int known = 0;

  text[sales_text_decoder_run (decoder, head->text, head->length, TRUE, text, &used, &bad)] = '\0';
  cells = g_strsplit_set (text, "\r\n,;\t|\"'", 256);
  for (char **cell = cells; *cell != NULL; cell++)
    {
      gboolean high = FALSE;

      for (const char *p = *cell; *p != '\0'; p++)
        high |= (guchar) *p >= 0x80;
      known += high && sales_import_header_is_known (*cell);
    }
  return known * 15;
}

static Span
find_head (const char *bytes, gsize length)
{
  gsize i = 0;

  for (int lines = 0; i < MIN (length, 4000) && lines < 12; i++)
    lines += bytes[i] == '\n' || bytes[i] == '\r';
  return (Span){ bytes, i };
}

static void
rank_encodings (const char *bytes, gsize length, SalesCsvDialect *dialect, SalesCsvClues *clues)
{
  SalesEncodingGuess guesses[SALES_ENCODING_MAX_GUESSES];
  Span head = find_head (bytes, length);
  int n;

  clues->words = collect_words (bytes, length, &clues->words_length);
  n = sales_text_encoding_rank (clues->words, clues->words_length, judge_header, &head, guesses);
  dialect->encoding = n > 0 ? guesses[0].name : "windows-1252";
  for (int i = 0; i < n && clues->n_encodings < (int) G_N_ELEMENTS (clues->encodings); i++)
    if (i == 0 || (!guesses[i].same && (guesses[0].score - guesses[i].score < 3 || guesses[0].score <= 0)))
      clues->encodings[clues->n_encodings++] = guesses[i].name;
}

/* UTF-8 but for what a cut through the sample may have left at its end. */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  const char *stop;

  return g_utf8_validate_len (bytes, length, &stop) || (bytes + length - stop < 4 && g_utf8_get_char_validated (stop, bytes + length - stop) == (gunichar) -2);
}

/* Somebody's UTF-8 that was damaged in a few places is still that: it is refused with the place
 * rather than read as letters that nobody wrote. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize length)
{
  gsize good = 0, bad = 0;

  for (gsize i = 0; i < length;)
    if ((guchar) bytes[i] < 0x80)
      i++;
    else
      {
        gunichar c = g_utf8_get_char_validated (bytes + i, (gssize) (length - i));

        if (c == (gunichar) -1 || c == (gunichar) -2)
          {
            bad++;
            i++;
          }
        else
          {
            good++;
            i += (gsize) g_utf8_skip[(guchar) bytes[i]];
          }
      }
  return good > 4 * bad;
}

static void
find_encoding (const char *bytes, gsize length, const SalesCsvHint *hint, SalesCsvDialect *dialect, SalesCsvClues *clues)
{
  gboolean high = FALSE;
  const char *wide;

  dialect->encoding = NULL;
  dialect->mark = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= (gsize) marks[i].length && memcmp (bytes, marks[i].bytes, (gsize) marks[i].length) == 0)
      {
        dialect->encoding = marks[i].encoding;
        dialect->mark = marks[i].length;
      }
  if (hint->encoding != NULL)
    {
      if (g_strcmp0 (dialect->encoding, hint->encoding) != 0)
        dialect->mark = 0;
      dialect->encoding = hint->encoding;
      return;
    }
  if (dialect->encoding != NULL)
    return;
  wide = find_wide (bytes, length);
  for (gsize i = 0; i < length && !high; i++)
    high = (guchar) bytes[i] >= 0x80;
  clues->ascii = !high && wide == NULL;
  if (wide != NULL)
    dialect->encoding = wide;
  else if (!high || is_utf8 (bytes, length) || is_damaged_utf8 (bytes, length))
    dialect->encoding = "utf-8";
  else
    rank_encodings (bytes, length, dialect, clues);
}

/* Records ---------------------------------------------------------------------------------------- */

static gboolean
starts_with (const char *p, const char *end, const char *sign, gsize length)
{
  return (gsize) (end - p) >= length && memcmp (p, sign, length) == 0;
}

/* The length of the line end at @p, 0 if there is none. */
static gsize
line_end (const Trial *trial, const char *p, const char *end)
{
  if (*p == '\n')
    return 1;
  if (*p != '\r')
    return 0;
  if (p + 1 < end && p[1] == '\n')
    return 2;
  return trial->bare_cr ? 1 : 0;
}

/* Reads one record. Its cells are appended to @cells, unquoted, if that is not %NULL. */
static const char *
scan_record (Trial *trial, const char *p, const char *end, GPtrArray *cells, int *n_cells, gint64 *lines, gboolean *blank)
{
  gsize width = strlen (trial->separator), eol;
  g_autoptr (GString) cell = cells != NULL ? g_string_new (NULL) : NULL;

  *n_cells = 1;
  *blank = TRUE;
  for (gboolean at_cell = TRUE; p < end;)
    {
      if (at_cell && trial->quote != 0 && *p == trial->quote)
        {
          *blank = FALSE;
          for (p++; p < end; p++)
            {
              if (*p == '\n')
                (*lines)++;
              if (trial->backslash && *p == '\\' && p + 1 < end)
                p++;
              else if (*p == trial->quote && p + 1 < end && p[1] == trial->quote)
                p++;
              else if (*p == trial->quote)
                break;
              if (cell != NULL)
                g_string_append_c (cell, *p);
            }
          trial->open |= p >= end;
          p = MIN (p + 1, end);
          at_cell = FALSE;
        }
      else if (starts_with (p, end, trial->separator, width))
        {
          if (cells != NULL)
            {
              g_ptr_array_add (cells, g_strndup (cell->str, cell->len));
              g_string_truncate (cell, 0);
            }
          (*n_cells)++;
          p += width;
          at_cell = TRUE;
        }
      else if ((eol = line_end (trial, p, end)) > 0)
        {
          (*lines)++;
          p += eol;
          break;
        }
      else
        {
          *blank &= *p == ' ' || *p == '\t' || *p == '\r';
          if (cell != NULL)
            g_string_append_c (cell, *p);
          p++;
          at_cell = FALSE;
        }
    }
  if (cells != NULL)
    {
      g_ptr_array_add (cells, g_strndup (cell->str, cell->len));
      g_ptr_array_add (cells, NULL);
    }
  return p;
}

/* A header names things: a row with a number or a date in it is data. */
static gboolean
looks_like_data (char **cells)
{
  int with_digits = 0, empty = 0, n = 0;

  for (; cells[n] != NULL; n++)
    {
      const char *p = cells[n];

      while (*p != '\0' && (g_ascii_isdigit (*p) || strchr (" .,-/:+%'$()", *p) != NULL))
        p++;
      empty += cells[n][0] == '\0';
      with_digits += *p == '\0' && strpbrk (cells[n], "0123456789") != NULL;
    }
  return with_digits > 0 && n - empty > 1;
}

static void
count_usual (Trial *trial, const int *counts)
{
  int best = 0;

  for (int i = 0; i < trial->n_records; i++)
    {
      int same = 0;

      for (int k = 0; k < trial->n_records; k++)
        same += counts[k] == counts[i];
      if (same > best || (same == best && trial->usual < 2 && counts[i] > 1))
        {
          best = same;
          trial->usual = counts[i];
        }
    }
  trial->consistent = trial->n_records > 0 ? (double) best / trial->n_records : 0;
}

static int
count_filled (GPtrArray *cells)
{
  int filled = 0;

  for (guint i = 0; i + 1 < cells->len; i++)
    filled += ((const char *) cells->pdata[i])[0] != '\0';
  return filled;
}

/* Titles and notes fill few cells. Rows that fill as many as the header are a table, of which
 * nothing may be left out unseen. */
static gboolean
stands_below_notes (GPtrArray *records, guint header)
{
  int filled = count_filled (records->pdata[header]);

  for (guint i = 0; i < header; i++)
    if (count_filled (records->pdata[i]) > 2 && count_filled (records->pdata[i]) * 5 >= filled * 3)
      return FALSE;
  return TRUE;
}

/* Looks for the header among the first records: the first one that is known, else the first of usual width. */
static void
find_header (Trial *trial, GPtrArray *records, const int *counts, const gint64 *lines)
{
  int usual = -1;

  for (int i = 0; i < (int) records->len; i++)
    {
      GPtrArray *cells = records->pdata[i];
      int matched = trial->usual > 1 && stands_below_notes (records, (guint) i) ? sales_import_headers_match ((const char *const *) cells->pdata, (int) cells->len - 1) : 0;

      if (usual < 0 && counts[i] == trial->usual)
        usual = i;
      if (matched > 0)
        {
          trial->matched = matched;
          usual = i;
          break;
        }
    }
  trial->header = MAX (usual, 0);
  trial->header_line = records->len > 0 ? lines[trial->header] : 1;
  trial->notes = trial->header;
  trial->headless = records->len > 0 && trial->matched == 0 && looks_like_data ((char **) ((GPtrArray *) records->pdata[trial->header])->pdata);
}

static void
try_reading (Trial *trial, const char *text, gsize length)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  int counts[TRIED_RECORDS];
  gint64 starts[HEADER_RECORDS], line = 1;
  const char *p = text, *end = text + length;

  trial->n_records = trial->usual = trial->matched = 0;
  trial->open = FALSE;
  while (p < end && trial->n_records < TRIED_RECORDS)
    {
      g_autoptr (GPtrArray) cells = records->len < HEADER_RECORDS ? g_ptr_array_new_with_free_func (g_free) : NULL;
      gint64 first = line;
      gboolean blank;
      int n;

      p = scan_record (trial, p, end, cells, &n, &line, &blank);
      if (blank)
        continue;
      if (cells != NULL)
        {
          starts[records->len] = first;
          g_ptr_array_add (records, g_steal_pointer (&cells));
        }
      counts[trial->n_records++] = n;
    }
  count_usual (trial, counts);
  find_header (trial, records, counts, starts);
}

/* Separator and quotes ----------------------------------------------------------------------------- */

static int
rate (const Trial *trial)
{
  if (trial->usual < 2 && trial->matched < 1)
    return 0;
  return trial->matched * 1000 + (int) (trial->consistent * 400) + MIN (trial->usual, 40) * 4 - (trial->open ? 200 : 0);
}

/* Signs that stand between the words of the first lines: somebody's own separator. */
static void
collect_signs (GPtrArray *signs, const char *text, gsize length)
{
  const char *p = text, *end = text + MIN (length, 4000);

  for (int lines = 0; p < end && lines < 4;)
    {
      const char *from = p;

      lines += *p == '\n' || *p == '\r';
      while (p < end && !g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_isspace (g_utf8_get_char (p)) &&
             strchr ("\"'().-/%_", *p) == NULL)
        p = g_utf8_next_char (p);
      if (p > from && p - from < 8)
        {
          g_autofree char *sign = g_strndup (from, (gsize) (p - from));

          if (!g_ptr_array_find_with_equal_func (signs, sign, g_str_equal, NULL) && signs->len < 16)
            g_ptr_array_add (signs, g_steal_pointer (&sign));
        }
      if (p == from)
        p = g_utf8_next_char (p);
    }
}

/* A sign around cells: as often after a separator or line end as before one. */
static char
find_quote (const char *text, gsize length, const char *separator)
{
  static const char signs[] = "'`~^|*$#";
  gsize width = strlen (separator), double_quotes = 0;

  length = MIN (length, HEAD_SIZE);
  for (gsize i = 0; i < length; i++)
    double_quotes += text[i] == '"' && (i == 0 || text[i - 1] == '\n' || text[i - 1] == '\r' || text[i - 1] == separator[width - 1]);
  for (const char *sign = signs; *sign != '\0'; sign++)
    {
      gsize opens = 0, closes = 0, lines = 0;

      if (strchr (separator, *sign) != NULL)
        continue;
      for (gsize i = 0; i < length; i++)
        {
          lines += text[i] == '\n' || text[i] == '\r';
          if (text[i] != *sign)
            continue;
          opens += i == 0 || text[i - 1] == '\n' || text[i - 1] == '\r' || (i >= width && memcmp (text + i - width, separator, width) == 0);
          closes += i + 1 == length || text[i + 1] == '\n' || text[i + 1] == '\r' || starts_with (text + i + 1, text + length, separator, width);
        }
      if (opens >= 4 && opens * 2 >= lines && opens <= closes + closes / 10 && closes <= opens + opens / 10 && opens > double_quotes)
        return *sign;
    }
  return '"';
}

static gboolean
has_escapes (const char *text, gsize length, char quote)
{
  for (gsize i = 0; i + 1 < MIN (length, HEAD_SIZE); i++)
    if (text[i] == '\\' && text[i + 1] == quote)
      return TRUE;
  return FALSE;
}

/* With \" as an escaped quote, if rows are then more alike. */
static void
try_escapes (Trial *trial, const char *text, gsize length)
{
  Trial other = *trial;

  if (trial->quote == 0 || !has_escapes (text, length, trial->quote))
    return;
  other.backslash = TRUE;
  try_reading (&other, text, length);
  if (rate (&other) > rate (trial) || (rate (&other) == rate (trial) && !other.open && strstr (text, "\"\"") == NULL))
    *trial = other;
}

static gboolean
try_sign (Trial *best, Trial *second, const Trial *base, const char *sign, const SalesCsvHint *hint, const char *text, gsize length)
{
  Trial trial = *base;

  g_strlcpy (trial.separator, sign, sizeof trial.separator);
  trial.quote = hint->quote == NULL ? find_quote (text, length, sign) : strcmp (hint->quote, "none") == 0 ? 0 : hint->quote[0];
  trial.backslash = FALSE;
  try_reading (&trial, text, length);
  try_escapes (&trial, text, length);
  if (rate (&trial) > rate (best))
    {
      *second = *best;
      *best = trial;
    }
  else if (rate (&trial) > rate (second))
    *second = trial;
  return trial.matched > 0;
}

/* "~,~" is a comma between cells in tildes. */
static gboolean
is_quoted_separator (const char *sign, const char *text, gsize length)
{
  const char middle[2] = { sign[1], '\0' };

  return strlen (sign) == 3 && sign[0] == sign[2] && strchr (",;\t|", sign[1]) != NULL && find_quote (text, length, middle) == sign[0];
}

/* Of two signs of which one holds the other, the longer leaves nothing of itself on the words. */
static void
prefer_longer (Trial *best, Trial *second)
{
  if (second->matched >= best->matched && second->matched > 0 && strstr (second->separator, best->separator) != NULL && second->separator[1] != ' ')
    *best = *second;
  if (second->matched > 0 && (strstr (best->separator, second->separator) != NULL || strstr (second->separator, best->separator) != NULL))
    second->matched = 0;
}

static void
find_separator (Trial *best, Trial *second, const SalesCsvHint *hint, const char *text, gsize length)
{
  static const char *const usual[] = { ",", ";", "\t", "|" };
  g_autoptr (GPtrArray) signs = g_ptr_array_new_with_free_func (g_free);
  Trial base = *best;
  gboolean known = FALSE;

  if (hint->separator != NULL)
    {
      try_sign (best, second, &base, hint->separator, hint, text, length);
      g_strlcpy (best->separator, hint->separator, sizeof best->separator);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    known |= try_sign (best, second, &base, usual[i], hint, text, length);
  /* A longer sign that has the usual one inside leaves it on the words. */
  collect_signs (signs, text, length);
  for (guint i = 0; i < signs->len; i++)
    {
      const char *sign = signs->pdata[i];
      gboolean is_usual = sign[1] == '\0' && strchr (",;\t|", sign[0]) != NULL;

      if (!is_usual && !is_quoted_separator (sign, text, length) && (!known || strpbrk (sign, ",;|") != NULL))
        try_sign (best, second, &base, sign, hint, text, length);
    }
  if (strstr (text, ", \"") != NULL)
    try_sign (best, second, &base, ", ", hint, text, length);
  if (rate (best) < 600)
    try_sign (best, second, &base, " ", hint, text, length);
}

/* Excel's own line "sep=;" above the table. */
static gboolean
find_said_separator (const char *text, gsize length, char separator[8])
{
  gsize from = length > 0 && text[0] == '"' ? 1 : 0;
  gsize n = 0;

  if (length < from + 6 || g_ascii_strncasecmp (text + from, "sep=", 4) != 0)
    return FALSE;
  for (const char *p = text + from + 4; p < text + length && *p != '\n' && *p != '\r' && *p != '"'; p++)
    if (++n > 7)
      return FALSE;
  memcpy (separator, text + from + 4, n);
  separator[n] = '\0';
  return n > 0;
}

static gint64
count_ends (const char *text, gsize length, gint64 *bare)
{
  gint64 ends = 0;

  *bare = 0;
  for (gsize i = 0; i < length; i++)
    {
      ends += text[i] == '\n';
      *bare += text[i] == '\r' && i + 1 < length && text[i + 1] != '\n';
    }
  return ends;
}

static void
judge_text (const char *text, gsize length, const SalesCsvHint *hint, SalesCsvDialect *dialect, SalesCsvClues *clues)
{
  Trial best = { .quote = '"', .separator = "," }, second = { .quote = '"' };
  SalesCsvHint said = *hint;
  char separator[8];
  gint64 bare, ends = count_ends (text, length, &bare);

  best.bare_cr = bare > 0 && ends == 0;
  if (said.separator == NULL && find_said_separator (text, length, separator))
    said.separator = separator;
  find_separator (&best, &second, &said, text, length);
  prefer_longer (&best, &second);
  if (bare > 0 && ends > 0)
    {
      Trial other = best;

      other.bare_cr = TRUE;
      try_reading (&other, text, length);
      if (rate (&other) > rate (&best) || (rate (&other) == rate (&best) && other.n_records > best.n_records))
        {
          best = other;
          clues->mixed_ends = MIN (bare, ends);
        }
    }
  memcpy (dialect->separator, best.separator, sizeof dialect->separator);
  dialect->quote = best.quote;
  dialect->backslash = best.backslash;
  dialect->bare_cr = best.bare_cr;
  dialect->header_line = hint->header_line >= 0 ? hint->header_line : best.header_line;
  clues->notes = hint->header_line >= 0 ? 0 : best.notes;
  clues->headless = best.headless;
  if (hint->separator == NULL && second.matched > 0 && second.matched == best.matched)
    {
      memcpy (clues->separators[clues->n_separators++], best.separator, sizeof best.separator);
      memcpy (clues->separators[clues->n_separators++], second.separator, sizeof second.separator);
    }
}

/* Control characters that no table has: somebody chose a picture or a program. */
static gboolean
is_binary (const char *text, gsize length)
{
  gsize strange = 0, looked = MIN (length, 4096);

  for (gsize i = 0; i < looked; i++)
    strange += text[i] == '\0' || ((guchar) text[i] < 0x1c && strchr ("\t\n\r\f\v\001\002\003", text[i]) == NULL);
  return strange > 2 && strange * 20 > looked;
}

static gboolean
has_magic (const char *bytes, gsize length)
{
  static const char *const magic[] = { "PK\3\4", "%PDF", "\x89PNG", "\xd0\xcf\x11\xe0", "\x1f\x8b\x08", "SQLite format 3" };

  for (gsize i = 0; i < G_N_ELEMENTS (magic); i++)
    if (starts_with (bytes, bytes + length, magic[i], strlen (magic[i])))
      return TRUE;
  return FALSE;
}

/**
 * sales_csv_dialect_judge:
 * @bytes: bytes of a file, its beginning first, cut at line ends
 * @length: how many
 * @whole: whether that is all of it
 * @hint: what is known already
 * @dialect: (out): how the table is written
 * @clues: (out): what else was seen, to be cleared
 * @code: (out): why it is no table
 *
 * Returns: whether @dialect is set
 */
gboolean
sales_csv_dialect_judge (const char *bytes, gsize length, gboolean whole, const SalesCsvHint *hint, SalesCsvDialect *dialect,
                         SalesCsvClues *clues, SalesImportProblemCode *code)
{
  g_autofree char *decoded = NULL;
  const char *text;
  gsize rest;

  memset (dialect, 0, sizeof *dialect);
  memset (clues, 0, sizeof *clues);
  clues->whole = whole;
  *code = SALES_IMPORT_PROBLEM_BINARY;
  if (has_magic (bytes, length))
    return FALSE;
  find_encoding (bytes, length, hint, dialect, clues);
  text = bytes + dialect->mark;
  rest = length - (gsize) dialect->mark;
  if (!g_str_has_prefix (dialect->encoding, "utf-16") && is_binary (text, rest))
    return FALSE;
  if (strcmp (dialect->encoding, "utf-8") == 0)
    {
      /* Damage does not keep the rest from being judged. */
      decoded = g_utf8_make_valid (text, (gssize) rest);
      text = decoded;
      rest = strlen (decoded);
    }
  else
    {
      g_autoptr (SalesTextDecoder) decoder = sales_text_decoder_new (dialect->encoding);
      gsize used;
      gboolean bad;

      decoded = g_malloc (sales_text_decoder_room (decoder, rest) + 1);
      rest = sales_text_decoder_run (decoder, text, rest, FALSE, decoded, &used, &bad);
      decoded[rest] = '\0';
      text = decoded;
    }
  if (is_binary (text, rest))
    return FALSE;
  judge_text (text, rest, hint, dialect, clues);
  return TRUE;
}

/* The sample -------------------------------------------------------------------------------------- */

static void
append_piece (GByteArray *sample, int fd, gint64 from, gsize length, gboolean cut_begin, gboolean cut_end, gboolean wide)
{
  g_autofree char *piece = g_malloc (length);
  gssize got = pread (fd, piece, length, from);
  gsize begin = 0, end = got > 0 ? (gsize) got : 0;
  gsize step = wide ? 2 : 1;

  if (cut_begin)
    {
      while (begin < end && piece[begin] != '\n' && piece[begin] != '\r')
        begin++;
      begin = MIN ((begin / step + 1) * step, end);
    }
  if (cut_end)
    {
      gsize last = end;

      while (last > begin && piece[last - 1] != '\n' && piece[last - 1] != '\r')
        last--;
      if (last > begin)
        end = MIN ((last + step - 1) / step * step, end);
    }
  g_byte_array_append (sample, (guint8 *) piece + begin, (guint) (end - begin));
}

static GByteArray *
read_sample (int fd, gint64 size)
{
  GByteArray *sample = g_byte_array_new ();
  char first[512];
  gssize got;
  gboolean wide;

  if (size <= WHOLE_SIZE)
    {
      append_piece (sample, fd, 0, (gsize) size, FALSE, FALSE, FALSE);
      return sample;
    }
  got = pread (fd, first, sizeof first, 0);
  wide = got >= 2 && (memcmp (first, "\xff\xfe", 2) == 0 || memcmp (first, "\xfe\xff", 2) == 0 || find_wide (first, (gsize) got) != NULL);
  append_piece (sample, fd, 0, HEAD_SIZE, FALSE, TRUE, wide);
  append_piece (sample, fd, (size / 2) & ~(gint64) 1, PIECE_SIZE, TRUE, TRUE, wide);
  append_piece (sample, fd, (size - PIECE_SIZE) & ~(gint64) 1, PIECE_SIZE, TRUE, FALSE, wide);
  return sample;
}

static void
set_open_error (const char *path, int cause, GError **error)
{
  SalesError code = cause == ENOENT || cause == ENOTDIR ? SALES_ERROR_NOT_FOUND : SALES_ERROR_IO;

  g_set_error (error, SALES_ERROR, code, "cannot open '%s': %s", path, g_strerror (cause));
}

/**
 * sales_csv_dialect_find:
 * @path: a file
 * @hint: (nullable): what somebody has said of it
 * @dialect: (out): how its table is written
 * @clues: (out): what else was seen, to be cleared in any case
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Reads at most a megabyte of the file. Only regular files are read: a pipe or a device has no end.
 *
 * Returns: whether @dialect is set; if not, one of @problem and @error is
 */
gboolean
sales_csv_dialect_find (const char *path, const SalesCsvHint *hint, SalesCsvDialect *dialect, SalesCsvClues *clues,
                        SalesImportProblem **problem, GError **error)
{
  static const SalesCsvHint nothing = { .header_line = -1 };
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GByteArray) sample = NULL;
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_NOT_A_FILE;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int cause = errno;
  struct stat info;
  gboolean found = FALSE;

  memset (clues, 0, sizeof *clues);
  if (fd < 0)
    {
      set_open_error (path, cause, error);
      return FALSE;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      sample = read_sample (fd, info.st_size);
      code = SALES_IMPORT_PROBLEM_EMPTY_FILE;
      if (sample->len > 0)
        found = sales_csv_dialect_judge ((const char *) sample->data, sample->len, info.st_size <= WHOLE_SIZE, hint != NULL ? hint : &nothing,
                                         dialect, clues, &code);
    }
  close (fd);
  if (!found)
    *problem = sales_import_problem_new (code, name, 0, NULL, NULL);
  return found;
}

/**
 * sales_csv_dialect_find_encoding:
 * @path: a file whose sample was plain ASCII, and which has other letters all the same
 * @dialect: (inout): gets the encoding of those
 * @clues: (out): which others it could be, to be cleared
 *
 * Goes through the whole file.
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean
sales_csv_dialect_find_encoding (const char *path, SalesCsvDialect *dialect, SalesCsvClues *clues)
{
  g_autofree char *block = g_malloc (WHOLE_SIZE);
  g_autoptr (GString) words = g_string_new (NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gssize got;

  memset (clues, 0, sizeof *clues);
  if (fd < 0)
    return FALSE;
  while (words->len < MAX_WORDS && (got = read (fd, block, WHOLE_SIZE)) > 0)
    {
      gsize length;
      g_autofree char *more = collect_words (block, (gsize) got, &length);

      g_string_append_len (words, more, (gssize) length);
    }
  close (fd);
  rank_encodings (words->str, words->len, dialect, clues);
  return words->len > 0;
}

/**
 * sales_csv_clues_clear:
 * @self: clues
 *
 * Frees what they hold.
 */
void
sales_csv_clues_clear (SalesCsvClues *self)
{
  g_clear_pointer (&self->words, g_free);
}

static const struct
{
  const char *name;
  const char *sign;
} separator_names[] = {
  { "comma", "," }, { "semicolon", ";" }, { "tab", "\t" }, { "pipe", "|" }, { "space", " " },
};

/**
 * sales_csv_separator_name:
 * @separator: what stands between two cells
 *
 * Returns: (transfer full): a stable English name, or the sign itself
 */
char *
sales_csv_separator_name (const char *separator)
{
  for (gsize i = 0; i < G_N_ELEMENTS (separator_names); i++)
    if (strcmp (separator_names[i].sign, separator) == 0)
      return g_strdup (separator_names[i].name);
  return g_strdup (separator);
}

/**
 * sales_csv_separator_find:
 * @name: a name as sales_csv_separator_name() gives it, or a sign
 * @separator: (out): the sign
 *
 * Returns: %FALSE if it is empty, longer than seven bytes or holds a line end or quotation mark
 */
gboolean
sales_csv_separator_find (const char *name, char separator[8])
{
  for (gsize i = 0; i < G_N_ELEMENTS (separator_names); i++)
    if (strcmp (separator_names[i].name, name) == 0)
      name = separator_names[i].sign;
  if (name[0] == '\0' || strlen (name) > 7 || strpbrk (name, "\r\n\"") != NULL)
    return FALSE;
  g_strlcpy (separator, name, 8);
  return TRUE;
}
