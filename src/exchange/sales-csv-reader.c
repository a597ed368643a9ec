/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-csv-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sales-error.h"
#include "base/sales-text.h"

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

  char          *buffer;     /* the record that is read and what follows it */
  gsize          capacity;
  gsize          start;      /* where the next record begins */
  gsize          end;        /* where what was loaded ends */
  gsize          checked;    /* up to here it is known to be UTF-8 without NUL */
  gboolean       at_end;     /* everything is loaded */

  char           separator;
  char         **headers;
  int            n_columns;

  SalesCsvField *fields;
  int            n_fields;
  int            max_fields;
  gint64         line;       /* physical line of the current row */
  gint64         next_line;
  gboolean       stray_quote;
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

/* Loads another block behind the record that is not complete yet. */
static gboolean
load (SalesCsvReader *self)
{
  gsize kept = self->end - self->start;
  gssize got;

  self->generation++;
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, kept);
      self->checked -= self->start;
      self->start = 0;
      self->end = kept;
    }
  if (self->end + BLOCK_SIZE > self->capacity)
    {
      self->capacity = MAX (self->capacity * 2, self->end + BLOCK_SIZE);
      /* The splitter reads sixteen bytes at a time. */
      self->buffer = g_realloc (self->buffer, self->capacity + 16);
    }
  do
    got = read (self->fd, self->buffer + self->end, BLOCK_SIZE);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    {
      fail (self, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, self->next_line);
      return FALSE;
    }
  self->loaded += got;
  self->end += (gsize) got;
  self->at_end = got == 0;
  if (self->loaded > self->size || (self->at_end && changed_meanwhile (self)))
    {
      fail (self, SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE, self->next_line);
      return FALSE;
    }
  return check_text (self);
}


/* A record with quotes: a quote opens a field only where the field begins, so that a 5" pipe is
 * not taken for one. FALSE: it does not end in what is loaded. */
static gboolean
find_quoted_end (const SalesCsvReader *self, Extent *extent)
{
  const char *begin = self->buffer + self->start;
  const char *end = self->buffer + self->end;
  const char *p = begin;
  gboolean at_field = TRUE;

  *extent = (Extent){ .quoted = TRUE, .quote_line = -1 };
  while (p < end)
    {
      if (at_field && *p == '"')
        {
          extent->quote_line = extent->lines;
          for (p++; p < end; p++)
            {
              if (*p == '\n')
                extent->lines++;
              if (*p != '"')
                continue;
              if (p + 1 == end && !self->at_end)
                return FALSE;
              if (p + 1 < end && p[1] == '"')
                p++;
              else
                break;
            }
          if (p == end)
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
      else
        at_field = *p == self->separator;
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

  if (memchr (begin, '"', newline != NULL ? (gsize) (newline - begin) : length) != NULL)
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
  const __m128i separator = _mm_set1_epi8 (self->separator);

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
    if (*p == self->separator)
      {
        if (!add_field (self, field, (gsize) (p - field)))
          return FALSE;
        field = p + 1;
      }
#endif
  return add_field (self, field, (gsize) (end - field));
}

/* Doubled quotes are made single where they stand, so that a field is one piece of the buffer. */
static gboolean
split_quoted (SalesCsvReader *self, char *p, const char *end)
{
  for (;;)
    {
      const char *text = p;
      gsize length;

      if (p < end && *p == '"')
        {
          char *to = ++p;

          text = to;
          for (; p < end; p++)
            {
              if (*p == '"' && (p + 1 == end || p[1] != '"'))
                break;
              if (*p == '"')
                p++;
              *to++ = *p;
            }
          length = (gsize) (to - text);
          for (p = MIN (p + 1, (char *) end); p < end && *p != self->separator; p++)
            if (*p != ' ')
              self->stray_quote = TRUE;
        }
      else
        {
          while (p < end && *p != self->separator)
            p++;
          length = (gsize) (p - text);
        }
      if (!add_field (self, text, length))
        return FALSE;
      if (p >= end)
        return TRUE;
      p++;
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
  if (!(extent.quoted ? split_quoted (self, begin, end) : split_plain (self, begin, end)))
    return fail (self, SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS, self->line);
  return SALES_CSV_ROW;
}

/* The sign that the header has most of, outside of quotes. */
static char
find_separator (const char *text, gsize length)
{
  static const char signs[] = { ',', ';', '\t' };
  int counts[G_N_ELEMENTS (signs)] = { 0 };
  gboolean inside = FALSE;
  gsize best = 0;

  for (gsize i = 0; i < length && (inside || text[i] != '\n'); i++)
    {
      if (text[i] == '"')
        inside = !inside;
      for (gsize s = 0; s < G_N_ELEMENTS (signs) && !inside; s++)
        counts[s] += text[i] == signs[s];
    }
  for (gsize s = 1; s < G_N_ELEMENTS (signs); s++)
    if (counts[s] > counts[best])
      best = s;
  return signs[best];
}

/* Control characters that no table has: somebody chose a picture or a spreadsheet's own file. */
static gboolean
is_binary (const char *text, gsize length)
{
  gsize strange = 0;

  for (gsize i = 0; i < MIN (length, 4096); i++)
    strange += text[i] == '\0' || ((guchar) text[i] < 0x20 && strchr ("\t\n\r\f\v", text[i]) == NULL);
  return strange > 0 && ((strange > 2 && strange * 20 > MIN (length, 4096)) || memcmp (text, "PK\3\4", MIN (length, 4)) == 0 ||
                         memcmp (text, "%PDF", MIN (length, 4)) == 0 || memcmp (text, "\x89PNG", MIN (length, 4)) == 0);
}

static gboolean
is_utf16 (const char *text, gsize length)
{
  return length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0);
}

static gboolean
is_blank_row (const SalesCsvReader *self)
{
  return self->n_columns > 1 && self->n_fields == 1 && self->fields[0].length == 0;
}

static SalesCsvResult
read_header (SalesCsvReader *self)
{
  SalesCsvResult result;

  gboolean loaded = load (self);

  if (is_utf16 (self->buffer, self->end))
    return fail (self, SALES_IMPORT_PROBLEM_ENCODING, 1);
  if (is_binary (self->buffer, self->end))
    return fail (self, SALES_IMPORT_PROBLEM_BINARY, 0);
  if (!loaded)
    return SALES_CSV_FAULT;
  if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
    self->start = 3;
  self->separator = find_separator (self->buffer + self->start, self->end - self->start);
  do
    result = read_record (self);
  while (result == SALES_CSV_ROW && self->n_fields == 1 && self->fields[0].length == 0);
  if (result == SALES_CSV_END)
    return fail (self, SALES_IMPORT_PROBLEM_EMPTY_FILE, 0);
  if (result != SALES_CSV_ROW)
    return result;

  self->n_columns = self->n_fields;
  self->headers = g_new0 (char *, self->n_columns + 1);
  for (int i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = g_strndup (self->fields[i].text, self->fields[i].length);

      self->headers[i] = sales_text_clean_line (text);
    }
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
 * @problem: (out): why it cannot be imported, if its content is the cause
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Opens @path and reads its header. Only regular files are read: a pipe or a device has no end.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with either @problem or @error set
 */
SalesCsvReader *
sales_csv_reader_open (const char *path, SalesImportProblem **problem, GError **error)
{
  g_autoptr (SalesCsvReader) self = g_new0 (SalesCsvReader, 1);
  struct stat info;

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  self->name = g_filename_display_basename (path);
  self->next_line = 1;
  self->max_fields = 16;
  self->fields = g_new (SalesCsvField, self->max_fields);
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
  do
    result = read_record (self);
  while (result == SALES_CSV_ROW && is_blank_row (self));
  return result;
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
 * sales_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: the sign between two fields
 */
char
sales_csv_reader_get_separator (SalesCsvReader *self)
{
  return self->separator;
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
  return self->loaded - (gint64) (self->end - self->start);
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
