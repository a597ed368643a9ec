/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-csv-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "exchange/sales-text-encoding.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK_SIZE (1024 * 1024)

struct _SalesCsvReader
{
  int            fd;
  char          *name;
  gint64         size;
  struct timespec modified;
  gint64         loaded;     /* bytes read from the file */
  SalesTextDecoder *decoder; /* %NULL: the file is UTF-8 */
  char          *raw;        /* bytes that are not decoded yet */
  gsize          n_raw;

  char          *buffer;     /* the record that is read and what follows it */
  gsize          capacity;
  gsize          start;      /* where the next record begins */
  gsize          end;        /* where what was loaded ends */
  gsize          checked;    /* up to here it is known to be UTF-8 without NUL */
  gboolean       at_end;     /* everything is loaded */

  SalesCsvDialect dialect;
  gsize          width;      /* of the separator in bytes */
  char         **headers;
  int            n_columns;

  SalesCsvField *fields;
  int            n_fields;
  int            max_fields;
  gint64         line;       /* physical line of the current row */
  gint64         next_line;
  gboolean       stray_quote;
  gboolean       inside;     /* it was just told to begin somewhere */
  gboolean       again;      /* the row that was read for its number of columns is the next one */
  guint          generation;

  SalesImportProblemCode fault;
  gint64                 fault_line;
  gboolean               failed;
};

/* Where the next record ends, as far as that can be seen in what is loaded. */
typedef struct
{
  gsize    length;     /* without the line end */
  gsize    skip;       /* with it */
  gboolean quoted;     /* has quotes that mean something */
  gint64   lines;      /* line ends that belong to it, the last one included */
  gint64   quote_line; /* counted from the record's first line: where a quote was opened that does not close; -1 */
} Extent;

static SalesCsvResult
fail (SalesCsvReader *self, SalesImportProblemCode code, gint64 line)
{
  self->failed = TRUE;
  self->fault = code;
  self->fault_line = line;
  return SALES_CSV_FAULT;
}

static gint64
count_lines (const char *text, gsize length)
{
  gint64 lines = 0;

  for (gsize i = 0; i < length; i++)
    lines += text[i] == '\n';
  return lines;
}

/* How many bytes from the beginning are ASCII without NUL, in steps of eight. */
static gsize
plain_prefix (const char *text, gsize length)
{
  const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080);
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, text + i, sizeof word);
      if ((word & high) != 0 || ((word - ones) & ~word & high) != 0)
        break;
    }
  return i;
}

/* Checks what was loaded last. A character that the block cuts in two waits for the next one. */
static gboolean
check_text (SalesCsvReader *self)
{
  while (self->checked < self->end)
    {
      const char *text = self->buffer + self->checked;
      gsize length = self->end - self->checked;
      gsize plain = plain_prefix (text, length);
      gsize piece = MIN (length - plain, 64);
      const char *stop;
      gsize good;

      self->checked += plain;
      if (piece == 0)
        break;
      if (g_utf8_validate_len (text + plain, piece, &stop))
        {
          self->checked += piece;
          continue;
        }
      good = (gsize) (stop - (text + plain));
      self->checked += good;
      if (good > 0)
        continue;
      if (*stop == '\0')
        {
          gint64 line = self->next_line + count_lines (self->buffer + self->start, self->checked - self->start);

          fail (self, SALES_IMPORT_PROBLEM_NUL, line);
          return FALSE;
        }
      if (length - plain < 4 && !self->at_end &&
          g_utf8_get_char_validated (stop, (gssize) (length - plain)) == (gunichar) -2)
        break;
      fail (self, SALES_IMPORT_PROBLEM_ENCODING,
            self->next_line + count_lines (self->buffer + self->start, self->checked - self->start));
      return FALSE;
    }
  if (self->at_end && self->checked < self->end)
    {
      fail (self, SALES_IMPORT_PROBLEM_ENCODING,
            self->next_line + count_lines (self->buffer + self->start, self->checked - self->start));
      return FALSE;
    }
  return TRUE;
}

static gboolean
changed_meanwhile (SalesCsvReader *self)
{
  struct stat now;

  return fstat (self->fd, &now) != 0 || now.st_size != self->size || self->loaded != self->size ||
         now.st_mtim.tv_sec != self->modified.tv_sec || now.st_mtim.tv_nsec != self->modified.tv_nsec;
}

/* Where CR alone ends a line, it becomes LF. One at the end of what is loaded waits for the byte
 * after it. */
static void
turn_line_ends (SalesCsvReader *self, gsize from)
{
  char *p = self->buffer + (from > self->start ? from - 1 : from);
  char *end = self->buffer + self->end;

  while ((p = memchr (p, '\r', (gsize) (end - p))) != NULL)
    {
      if (p + 1 < end ? p[1] != '\n' : self->at_end)
        *p = '\n';
      p++;
    }
}

/* Decodes what was read last behind what is loaded. */
static gboolean
decode (SalesCsvReader *self)
{
  gsize used;
  gboolean bad;

  self->end += sales_text_decoder_run (self->decoder, self->raw, self->n_raw, self->at_end, self->buffer + self->end, &used, &bad);
  if (bad)
    {
      fail (self, SALES_IMPORT_PROBLEM_ENCODING, self->next_line + count_lines (self->buffer + self->start, self->end - self->start));
      return FALSE;
    }
  self->n_raw -= used;
  memmove (self->raw, self->raw + used, self->n_raw);
  return TRUE;
}

/* Room for another block; what is read already is thrown away. */
static void
make_room (SalesCsvReader *self, gsize room)
{
  gsize kept = self->end - self->start;

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, kept);
      self->checked -= self->start;
      self->start = 0;
      self->end = kept;
    }
  if (self->end + room > self->capacity)
    {
      self->capacity = MAX (self->capacity * 2, self->end + room);
      /* The splitter reads sixteen bytes at a time. */
      self->buffer = g_realloc (self->buffer, self->capacity + 16);
    }
}

/* Loads another block behind the record that is not complete yet. */
static gboolean
load (SalesCsvReader *self)
{
  gsize before;
  char *to;
  gssize got;

  self->generation++;
  make_room (self, self->decoder != NULL ? sales_text_decoder_room (self->decoder, BLOCK_SIZE + self->n_raw) : BLOCK_SIZE);
  before = self->end;
  to = self->decoder != NULL ? self->raw + self->n_raw : self->buffer + self->end;
  do
    got = read (self->fd, to, BLOCK_SIZE);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    {
      fail (self, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, self->next_line);
      return FALSE;
    }
  self->loaded += got;
  self->at_end = got == 0;
  if (self->loaded > self->size || (self->at_end && changed_meanwhile (self)))
    {
      fail (self, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, self->next_line);
      return FALSE;
    }
  if (self->decoder == NULL)
    {
      self->end += (gsize) got;
      /* A look into the middle may begin inside a character. */
      while (self->inside && self->checked < MIN (self->end, 4) && ((guchar) self->buffer[self->checked] & 0xc0) == 0x80)
        self->checked++;
    }
  else
    {
      self->n_raw += (gsize) got;
      if (!decode (self))
        return FALSE;
    }
  if (self->dialect.bare_cr)
    turn_line_ends (self, before);
  return check_text (self);
}

static gboolean
at_separator (const SalesCsvReader *self, const char *p, const char *end)
{
  return *p == self->dialect.separator[0] &&
         (self->width == 1 || ((gsize) (end - p) >= self->width && memcmp (p, self->dialect.separator, self->width) == 0));
}

/* The quote that closes the field which begins at @p, or %NULL. @lines counts line ends inside;
 * @cut: what is loaded ends where it may go on. */
static const char *
find_closing (const SalesCsvReader *self, const char *p, const char *end, gint64 *lines, gboolean *cut)
{
  for (; p < end; p++)
    {
      if (*p == '\n')
        (*lines)++;
      if (self->dialect.backslash && *p == '\\')
        {
          p++;
          continue;
        }
      if (*p != self->dialect.quote)
        continue;
      if (p + 1 == end && !self->at_end)
        break;
      if (p + 1 == end || p[1] != self->dialect.quote)
        return p;
      p++;
    }
  *cut = TRUE;
  return NULL;
}

/* A record with quotes: a quote opens a field only where the field begins, so that a 5" pipe is
 * not taken for one. FALSE: it does not end in what is loaded. */
static gboolean
find_quoted_end (const SalesCsvReader *self, Extent *extent)
{
  const char *begin = self->buffer + self->start;
  const char *end = self->buffer + self->end;
  const char *p = begin;
  gboolean at_field = TRUE, cut = FALSE;

  *extent = (Extent){ .quoted = TRUE, .quote_line = -1 };
  while (p < end)
    {
      if (at_field && *p == self->dialect.quote)
        {
          extent->quote_line = extent->lines;
          p = find_closing (self, p + 1, end, &extent->lines, &cut);
          if (cut)
            return FALSE;
          extent->quote_line = -1;
          at_field = FALSE;
        }
      else if (*p == '\n')
        {
          extent->lines++;
          extent->length = (gsize) (p - begin);
          extent->skip = extent->length + 1;
          return TRUE;
        }
      else if (at_separator (self, p, end))
        {
          at_field = TRUE;
          p += self->width;
          continue;
        }
      else
        at_field = FALSE;
      p++;
    }
  extent->length = extent->skip = (gsize) (end - begin);
  return self->at_end;
}

static gboolean
find_end (const SalesCsvReader *self, Extent *extent)
{
  const char *begin = self->buffer + self->start;
  gsize length = self->end - self->start;
  const char *newline = memchr (begin, '\n', length);

  if (self->dialect.quote != 0 && memchr (begin, self->dialect.quote, newline != NULL ? (gsize) (newline - begin) : length) != NULL)
    return find_quoted_end (self, extent);
  *extent = (Extent){ .length = length, .skip = length, .quote_line = -1 };
  if (newline == NULL)
    return self->at_end;
  extent->length = (gsize) (newline - begin);
  extent->skip = extent->length + 1;
  extent->lines = 1;
  return TRUE;
}

static gboolean
add_field (SalesCsvReader *self, const char *text, gsize length)
{
  if (self->n_fields == self->max_fields)
    {
      if (self->max_fields >= SALES_CSV_MAX_COLUMNS)
        return FALSE;
      self->max_fields = MIN (self->max_fields * 2, SALES_CSV_MAX_COLUMNS);
      self->fields = g_renew (SalesCsvField, self->fields, self->max_fields);
    }
  self->fields[self->n_fields++] = (SalesCsvField){ text, (guint32) length, SALES_CELL_TEXT };
  return TRUE;
}

static gboolean
split_plain (SalesCsvReader *self, const char *p, const char *end)
{
  const char *field = p;

#ifdef __SSE2__
  const __m128i separator = _mm_set1_epi8 (self->dialect.separator[0]);

  for (; p < end; p += 16)
    {
      guint mask = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (_mm_loadu_si128 ((const __m128i *) p), separator));

      if (end - p < 16)
        mask &= (1u << (end - p)) - 1;
      for (; mask != 0; mask &= mask - 1)
        {
          const char *at = p + __builtin_ctz (mask);

          if (!add_field (self, field, (gsize) (at - field)))
            return FALSE;
          field = at + 1;
        }
    }
#else
  for (; p < end; p++)
    if (*p == self->dialect.separator[0])
      {
        if (!add_field (self, field, (gsize) (p - field)))
          return FALSE;
        field = p + 1;
      }
#endif
  return add_field (self, field, (gsize) (end - field));
}

/* The same for a separator of several bytes. */
static gboolean
split_wide (SalesCsvReader *self, const char *p, const char *end)
{
  const char *field = p;

  while (p < end && (p = memmem (p, (gsize) (end - p), self->dialect.separator, self->width)) != NULL)
    {
      if (!add_field (self, field, (gsize) (p - field)))
        return FALSE;
      p += self->width;
      field = p;
    }
  return add_field (self, field, (gsize) (end - field));
}

/* Takes the quotes off the field that begins at *@p behind its first one: doubled quotes are made
 * single where they stand, so that a field is one piece of the buffer. *@p moves behind the last one. */
static gsize
unquote (SalesCsvReader *self, char **p, const char *end)
{
  char *to = *p, *begin = *p, *from = *p;

  for (; from < end; from++)
    {
      if (self->dialect.backslash && *from == '\\' && from + 1 < end && (from[1] == self->dialect.quote || from[1] == '\\'))
        from++;
      else if (*from == self->dialect.quote && (from + 1 == end || from[1] != self->dialect.quote))
        break;
      else if (*from == self->dialect.quote)
        from++;
      *to++ = *from;
    }
  *p = MIN (from + 1, (char *) end);
  return (gsize) (to - begin);
}

static gboolean
split_quoted (SalesCsvReader *self, char *p, const char *end)
{
  for (;;)
    {
      const char *text = p;
      gsize length;

      if (p < end && *p == self->dialect.quote)
        {
          text = ++p;
          length = unquote (self, &p, end);
          for (; p < end && !at_separator (self, p, end); p++)
            if (*p != ' ')
              self->stray_quote = TRUE;
        }
      else
        {
          while (p < end && !at_separator (self, p, end))
            p++;
          length = (gsize) (p - text);
        }
      if (!add_field (self, text, length))
        return FALSE;
      if (p >= end)
        return TRUE;
      p += self->width;
    }
}

static SalesCsvResult
read_record (SalesCsvReader *self)
{
  Extent extent;
  char *begin;
  const char *end;

  while (!find_end (self, &extent))
    {
      if (self->at_end || self->end - self->start > SALES_CSV_MAX_RECORD)
        return extent.quote_line >= 0
                   ? fail (self, SALES_IMPORT_PROBLEM_OPEN_QUOTE, self->next_line + extent.quote_line)
                   : fail (self, SALES_IMPORT_PROBLEM_LONG_LINE, self->next_line);
      if (!load (self))
        return SALES_CSV_FAULT;
    }
  if (extent.skip == 0)
    return SALES_CSV_END;

  begin = self->buffer + self->start;
  end = begin + extent.length;
  if (end > begin && end[-1] == '\r')
    end--;
  self->line = self->next_line;
  self->next_line += extent.lines;
  self->start += extent.skip;
  self->n_fields = 0;
  self->stray_quote = FALSE;
  if (!(extent.quoted ? split_quoted (self, begin, end) : self->width == 1 ? split_plain (self, begin, end) : split_wide (self, begin, end)))
    return fail (self, SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS, self->line);
  return SALES_CSV_ROW;
}

static gboolean
is_blank_row (const SalesCsvReader *self)
{
  return self->n_columns > 1 && self->n_fields == 1 && self->fields[0].length == 0;
}

/* Lines above the header, whatever stands there: a quote in a note closes nowhere. */
static gboolean
skip_notes (SalesCsvReader *self)
{
  while (self->next_line < self->dialect.header_line)
    {
      char *newline = memchr (self->buffer + self->start, '\n', self->end - self->start);

      if (newline != NULL)
        {
          self->start = (gsize) (newline + 1 - self->buffer);
          self->next_line++;
        }
      else if (self->at_end)
        return FALSE;
      else if (self->end - self->start > SALES_CSV_MAX_RECORD)
        {
          fail (self, SALES_IMPORT_PROBLEM_LONG_LINE, self->next_line);
          return FALSE;
        }
      else if (!load (self))
        return FALSE;
    }
  return TRUE;
}

/* Empty names at the end of a header belong to nothing: lines end with a separator. */
static void
keep_headers (SalesCsvReader *self)
{
  self->n_columns = self->n_fields;
  self->headers = g_new0 (char *, self->n_columns + 1);
  for (int i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = self->dialect.header_line > 0 ? g_strndup (self->fields[i].text, self->fields[i].length)
                                                            : g_strdup_printf ("%d", i + 1);

      self->headers[i] = sales_text_clean_line (text);
    }
  while (self->n_columns > 1 && self->headers[self->n_columns - 1][0] == '\0')
    g_clear_pointer (&self->headers[--self->n_columns], g_free);
}

static SalesCsvResult
read_header (SalesCsvReader *self)
{
  SalesCsvResult result;

  if (!load (self))
    return SALES_CSV_FAULT;
  if (self->decoder == NULL)
    self->start = (gsize) self->dialect.mark;
  if (!skip_notes (self))
    return self->failed ? SALES_CSV_FAULT : fail (self, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  do
    result = read_record (self);
  while (result == SALES_CSV_ROW && self->n_fields == 1 && self->fields[0].length == 0);
  if (result == SALES_CSV_END)
    return fail (self, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  if (result != SALES_CSV_ROW)
    return result;
  keep_headers (self);
  self->again = self->dialect.header_line == 0;
  return SALES_CSV_ROW;
}

static void
set_open_error (const char *path, int cause, GError **error)
{
  SalesError code = cause == ENOENT || cause == ENOTDIR ? SALES_ERROR_NOT_FOUND : SALES_ERROR_IO;

  g_set_error (error, SALES_ERROR, code, "cannot open '%s': %s", path, g_strerror (cause));
}

/**
 * sales_csv_reader_open:
 * @path: a file
 * @dialect: (nullable): how it is written; %NULL: find out
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Opens @path and reads its header. Only regular files are read: a pipe or a device has no end.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with either @problem or @error set
 */
SalesCsvReader *
sales_csv_reader_open (const char *path, const SalesCsvDialect *dialect, SalesImportProblem **problem, GError **error)
{
  g_autoptr (SalesCsvReader) self = g_new0 (SalesCsvReader, 1);
  g_auto (SalesCsvClues) clues = { 0 };
  struct stat info;

  self->fd = -1;
  if (dialect != NULL)
    self->dialect = *dialect;
  else if (!sales_csv_dialect_find (path, NULL, &self->dialect, &clues, problem, error))
    return NULL;
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  self->name = g_filename_display_basename (path);
  self->next_line = 1;
  self->max_fields = 16;
  self->fields = g_new (SalesCsvField, self->max_fields);
  self->width = strlen (self->dialect.separator);
  if (self->fd < 0)
    {
      set_open_error (path, errno, error);
      return NULL;
    }
  if (fstat (self->fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      *problem = sales_import_problem_new (SALES_IMPORT_PROBLEM_NOT_A_FILE, self->name, 0, NULL, NULL);
      return NULL;
    }
  self->size = info.st_size;
  self->modified = info.st_mtim;
  if (self->size == 0)
    {
      *problem = sales_import_problem_new (SALES_IMPORT_PROBLEM_EMPTY_FILE, self->name, 0, NULL, NULL);
      return NULL;
    }
  if (strcmp (self->dialect.encoding, "utf-8") != 0)
    {
      self->decoder = sales_text_decoder_new (self->dialect.encoding);
      self->raw = g_malloc (BLOCK_SIZE + 8);
      self->loaded = lseek (self->fd, self->dialect.mark, SEEK_SET);
    }
  if (read_header (self) != SALES_CSV_ROW)
    {
      *problem = sales_csv_reader_dup_problem (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sales_csv_reader_free:
 * @self: (transfer full): a reader
 */
void
sales_csv_reader_free (SalesCsvReader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self->raw);
  g_clear_pointer (&self->decoder, sales_text_decoder_free);
  g_free (self->fields);
  g_strfreev (self->headers);
  g_free (self);
}

/**
 * sales_csv_reader_next:
 * @self: a reader
 *
 * Returns: whether there is another row, the end, or a fault of the file itself
 */
SalesCsvResult
sales_csv_reader_next (SalesCsvReader *self)
{
  SalesCsvResult result;

  if (self->failed)
    return SALES_CSV_FAULT;
  if (self->again)
    {
      self->again = FALSE;
      return SALES_CSV_ROW;
    }
  do
    result = read_record (self);
  while (result == SALES_CSV_ROW && is_blank_row (self));
  return result;
}

/**
 * sales_csv_reader_seek:
 * @self: a reader
 * @offset: a place in the file
 *
 * Goes on with the first line that begins behind @offset, for a look at a large file. If that lies
 * inside quotes, rows are wrong until they close. Lines are not counted from here on.
 *
 * Returns: %FALSE if there is no such line
 */
gboolean
sales_csv_reader_seek (SalesCsvReader *self, gint64 offset)
{
  char *newline;

  if (self->failed || lseek (self->fd, offset & ~G_GINT64_CONSTANT (1), SEEK_SET) < 0)
    return FALSE;
  self->loaded = offset & ~G_GINT64_CONSTANT (1);
  self->start = self->end = self->checked = self->n_raw = 0;
  self->at_end = self->again = FALSE;
  self->inside = TRUE;
  if (!load (self))
    return FALSE;
  self->inside = FALSE;
  newline = memchr (self->buffer, '\n', self->end);
  if (newline == NULL)
    return FALSE;
  self->start = (gsize) (newline + 1 - self->buffer);
  return TRUE;
}

/**
 * sales_csv_reader_get_fields:
 * @self: a reader after %SALES_CSV_ROW
 *
 * Returns: (transfer none): the row's fields, valid until the next row is read
 */
const SalesCsvField *
sales_csv_reader_get_fields (SalesCsvReader *self)
{
  return self->fields;
}

/**
 * sales_csv_reader_get_n_fields:
 * @self: a reader after %SALES_CSV_ROW
 *
 * Returns: how many fields the row has, which may differ from the number of columns
 */
int
sales_csv_reader_get_n_fields (SalesCsvReader *self)
{
  return self->n_fields;
}

/**
 * sales_csv_reader_get_line:
 * @self: a reader after %SALES_CSV_ROW
 *
 * Returns: the physical line on which the row begins, from 1
 */
gint64
sales_csv_reader_get_line (SalesCsvReader *self)
{
  return self->line;
}

/**
 * sales_csv_reader_has_stray_quote:
 * @self: a reader after %SALES_CSV_ROW
 *
 * Returns: whether text stands between a closing quote and the separator
 */
gboolean
sales_csv_reader_has_stray_quote (SalesCsvReader *self)
{
  return self->stray_quote;
}

/**
 * sales_csv_reader_get_generation:
 * @self: a reader
 *
 * Returns: a number; as long as it is the same, the fields of earlier rows are still there
 */
guint
sales_csv_reader_get_generation (SalesCsvReader *self)
{
  return self->generation;
}

/**
 * sales_csv_reader_get_dialect:
 * @self: a reader
 *
 * Returns: (transfer none): how the file is written
 */
const SalesCsvDialect *
sales_csv_reader_get_dialect (SalesCsvReader *self)
{
  return &self->dialect;
}

/**
 * sales_csv_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many fields the header has
 */
int
sales_csv_reader_get_n_columns (SalesCsvReader *self)
{
  return self->n_columns;
}

/**
 * sales_csv_reader_get_headers:
 * @self: a reader
 *
 * Returns: (transfer none): the header's fields, %NULL-terminated
 */
const char *const *
sales_csv_reader_get_headers (SalesCsvReader *self)
{
  return (const char *const *) self->headers;
}

/**
 * sales_csv_reader_get_size:
 * @self: a reader
 *
 * Returns: the file's size in bytes when it was opened
 */
gint64
sales_csv_reader_get_size (SalesCsvReader *self)
{
  return self->size;
}

/**
 * sales_csv_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes of the file have been read up to the current row
 */
gint64
sales_csv_reader_get_position (SalesCsvReader *self)
{
  return MAX (self->loaded - (gint64) (self->end - self->start), 0);
}

/**
 * sales_csv_reader_dup_problem:
 * @self: a reader after %SALES_CSV_FAULT
 *
 * Returns: (transfer full): why the rest of the file cannot be read, and where
 */
SalesImportProblem *
sales_csv_reader_dup_problem (SalesCsvReader *self)
{
  return sales_import_problem_new (self->fault, self->name, self->fault_line, NULL, NULL);
}
