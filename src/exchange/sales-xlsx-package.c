/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-package.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

#include "base/sales-error.h"

/* Where the directory's end can be: behind it stands a comment of 65,535 bytes at most. */
#define TAIL_SIZE (22 + 65535 + 20)

#define ZIP_MAGIC "PK\3\4"
#define OLE_MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

struct _SalesXlsxPackage
{
  zip_t          *zip;
  FILE           *stream;   /* the zip's; %NULL of bytes */
  GBytes         *bytes;
  int             fd;       /* for looking at the file itself, or -1 */
  gint64          size;
  struct timespec modified;
};

struct _SalesXlsxPart
{
  SalesXlsxPackage *package;
  zip_file_t       *file;
  gint64            size;
  gint64            done;
};

/**
 * sales_xlsx_is_package:
 * @head: the first bytes of a file
 * @length: how many
 *
 * Returns: whether it is a file of the kind spreadsheets are saved in, and no text
 */
gboolean
sales_xlsx_is_package (const char *head, gsize length)
{
  return (length >= 4 && memcmp (head, ZIP_MAGIC, 4) == 0) || (length >= 8 && memcmp (head, OLE_MAGIC, 8) == 0);
}

static guint32
get_number (const guchar *at, int bytes)
{
  guint32 number = 0;

  for (int i = bytes - 1; i >= 0; i--)
    number = number << 8 | at[i];
  return number;
}

static gsize
read_at (SalesXlsxPackage *self, gint64 offset, char *buffer, gsize size)
{
  gsize done = 0;

  if (offset < 0 || offset >= self->size)
    return 0;
  if (self->bytes != NULL)
    {
      done = MIN (size, (gsize) (self->size - offset));
      memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + offset, done);
      return done;
    }
  while (done < size)
    {
      gssize got = pread (self->fd, buffer + done, size - done, offset + (gint64) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        break;
      done += (gsize) got;
    }
  return done;
}

/* How many parts the directory announces, wherever one seems to end. The library would make room
 * for all of them before anybody can ask how many there are. */
static gboolean
has_too_many_parts (SalesXlsxPackage *self)
{
  gsize size = (gsize) MIN (self->size, TAIL_SIZE);
  g_autofree char *tail = g_malloc (size + 1);
  gint64 start = self->size - (gint64) size;
  gsize got = read_at (self, start, tail, size);

  for (gsize i = 0; i + 20 <= got; i++)
    {
      const guchar *at = (const guchar *) tail + i;
      guchar end[56];

      if (at[0] != 'P' || at[1] != 'K')
        continue;
      if (memcmp (at, "PK\5\6", 4) == 0)
        {
          guint32 parts = get_number (at + 10, 2);

          if (parts > SALES_XLSX_MAX_PARTS && parts != 0xffff)
            return TRUE;
        }
      /* The directory of a file that may be larger than 4 GB. */
      else if (memcmp (at, "PK\6\7", 4) == 0 && get_number (at + 12, 4) == 0 &&
               read_at (self, get_number (at + 8, 4), (char *) end, sizeof end) == sizeof end &&
               memcmp (end, "PK\6\6", 4) == 0 && (get_number (end + 32, 4) > SALES_XLSX_MAX_PARTS || get_number (end + 36, 4) != 0))
        return TRUE;
    }
  return FALSE;
}

/* The older kind of file holds a folder of streams. One of them tells what it is. */
static SalesImportProblemCode
judge_ole (SalesXlsxPackage *self)
{
  static const char wanted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  guchar head[512];
  char folder[4 * 4096];
  guint32 shift;
  gsize got;

  if (read_at (self, 0, (char *) head, sizeof head) < sizeof head)
    return SALES_IMPORT_PROBLEM_DAMAGED;
  shift = get_number (head + 30, 2);
  if (shift != 9 && shift != 12)
    return SALES_IMPORT_PROBLEM_DAMAGED;
  got = read_at (self, ((gint64) get_number (head + 48, 4) + 1) << shift, folder, (gsize) 4 << shift);
  return memmem (folder, got, wanted, sizeof wanted) != NULL ? SALES_IMPORT_PROBLEM_ENCRYPTED : SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET;
}

/* What the directory says of all parts together. Sizes that are not said count as none here, and
 * their part cannot be opened. */
static gboolean
judge_parts (SalesXlsxPackage *self, SalesImportProblemCode *code)
{
  gint64 n_parts = zip_get_num_entries (self->zip, 0);
  guint64 unpacked = 0, packed = 0;

  if (n_parts > SALES_XLSX_MAX_PARTS)
    {
      *code = SALES_IMPORT_PROBLEM_TOO_MANY_PARTS;
      return FALSE;
    }
  for (gint64 i = 0; i < n_parts; i++)
    {
      zip_stat_t stat;

      if (zip_stat_index (self->zip, (zip_uint64_t) i, 0, &stat) != 0)
        continue;
      if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        {
          *code = SALES_IMPORT_PROBLEM_ENCRYPTED;
          return FALSE;
        }
      if ((stat.valid & ZIP_STAT_SIZE) != 0)
        unpacked += MIN (stat.size, (guint64) SALES_XLSX_MAX_UNPACKED + 1);
      if ((stat.valid & ZIP_STAT_COMP_SIZE) != 0)
        packed += MIN (stat.comp_size, (guint64) self->size);
    }
  if (unpacked > (guint64) SALES_XLSX_MAX_UNPACKED)
    *code = SALES_IMPORT_PROBLEM_UNPACKED_SIZE;
  else if (unpacked > packed * SALES_XLSX_MAX_RATIO)
    *code = SALES_IMPORT_PROBLEM_UNPACKED_RATIO;
  else
    return TRUE;
  return FALSE;
}

static gboolean
open_zip (SalesXlsxPackage *self, SalesImportProblemCode *code)
{
  char head[SALES_XLSX_HEAD];
  gsize length = read_at (self, 0, head, sizeof head);
  zip_source_t *source;

  if (length == sizeof head && memcmp (head, OLE_MAGIC, sizeof head) == 0)
    {
      *code = judge_ole (self);
      return FALSE;
    }
  if (has_too_many_parts (self))
    {
      *code = SALES_IMPORT_PROBLEM_TOO_MANY_PARTS;
      return FALSE;
    }
  source = self->bytes != NULL ? zip_source_buffer_create (g_bytes_get_data (self->bytes, NULL), (zip_uint64_t) self->size, 0, NULL)
                               : zip_source_filep_create (self->stream, 0, -1, NULL);
  /* The source closes the stream. */
  if (source != NULL)
    self->stream = NULL;
  self->zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  if (self->zip == NULL)
    {
      g_clear_pointer (&source, zip_source_free);
      *code = SALES_IMPORT_PROBLEM_DAMAGED;
      return FALSE;
    }
  return judge_parts (self, code);
}

static void
set_open_error (const char *path, int code, GError **error)
{
  g_set_error (error, SALES_ERROR, code == ENOENT ? SALES_ERROR_NOT_FOUND : SALES_ERROR_IO, "cannot open '%s': %s", path, g_strerror (code));
}

/**
 * sales_xlsx_package_open:
 * @path: a regular file that sales_xlsx_is_package()
 * @code: (out): what is wrong with it
 * @error: %SALES_ERROR_NOT_FOUND or IO, if the system is the cause
 *
 * Returns: (transfer full) (nullable): the package, or %NULL with either @code or @error set
 */
SalesXlsxPackage *
sales_xlsx_package_open (const char *path, SalesImportProblemCode *code, GError **error)
{
  g_autoptr (SalesXlsxPackage) self = g_new0 (SalesXlsxPackage, 1);
  struct stat info;

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0)
    {
      set_open_error (path, errno, error);
      return NULL;
    }
  if (fstat (self->fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      *code = SALES_IMPORT_PROBLEM_NOT_A_FILE;
      return NULL;
    }
  self->size = info.st_size;
  self->modified = info.st_mtim;
  self->stream = fdopen (fcntl (self->fd, F_DUPFD_CLOEXEC, 3), "rb");
  if (self->stream == NULL)
    {
      set_open_error (path, errno, error);
      return NULL;
    }
  return open_zip (self, code) ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_xlsx_package_open_bytes:
 * @bytes: the content of a file
 * @code: (out): what is wrong with it
 *
 * Returns: (transfer full) (nullable): the package, or %NULL with @code set
 */
SalesXlsxPackage *
sales_xlsx_package_open_bytes (GBytes *bytes, SalesImportProblemCode *code)
{
  g_autoptr (SalesXlsxPackage) self = g_new0 (SalesXlsxPackage, 1);

  self->fd = -1;
  self->bytes = g_bytes_ref (bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  return open_zip (self, code) ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_xlsx_package_free:
 * @self: (transfer full): a package, none of whose parts is open
 */
void
sales_xlsx_package_free (SalesXlsxPackage *self)
{
  g_clear_pointer (&self->zip, zip_discard);
  g_clear_pointer (&self->stream, fclose);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

/**
 * sales_xlsx_package_has:
 * @self: a package
 * @name: a part's name, as "xl/workbook.xml"
 *
 * Returns: whether there is such a part
 */
gboolean
sales_xlsx_package_has (SalesXlsxPackage *self, const char *name)
{
  return zip_name_locate (self->zip, name, ZIP_FL_NOCASE) >= 0;
}

/**
 * sales_xlsx_package_is_same:
 * @self: a package
 *
 * Returns: whether nobody wrote to the file since it was opened
 */
gboolean
sales_xlsx_package_is_same (SalesXlsxPackage *self)
{
  struct stat now;

  return self->fd < 0 || (fstat (self->fd, &now) == 0 && now.st_size == self->size && now.st_mtim.tv_sec == self->modified.tv_sec &&
                          now.st_mtim.tv_nsec == self->modified.tv_nsec);
}

/**
 * sales_xlsx_part_open:
 * @package: a package, which stays until the part is freed
 * @name: the part's name
 * @code: (out): why it cannot be read
 *
 * Returns: (transfer full) (nullable): the part from its beginning, or %NULL
 */
SalesXlsxPart *
sales_xlsx_part_open (SalesXlsxPackage *package, const char *name, SalesImportProblemCode *code)
{
  const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  gint64 index = zip_name_locate (package->zip, name, ZIP_FL_NOCASE);
  zip_file_t *file;
  zip_stat_t stat;
  SalesXlsxPart *self;

  *code = SALES_IMPORT_PROBLEM_DAMAGED;
  if (index < 0 || zip_stat_index (package->zip, (zip_uint64_t) index, 0, &stat) != 0 || (stat.valid & wanted) != wanted)
    return NULL;
  if (stat.size / SALES_XLSX_MAX_RATIO > stat.comp_size)
    {
      *code = SALES_IMPORT_PROBLEM_UNPACKED_RATIO;
      return NULL;
    }
  file = zip_fopen_index (package->zip, (zip_uint64_t) index, 0);
  if (file == NULL)
    return NULL;
  self = g_new0 (SalesXlsxPart, 1);
  self->package = package;
  self->file = file;
  self->size = (gint64) stat.size;
  return self;
}

/**
 * sales_xlsx_part_free:
 * @self: (transfer full): a part
 */
void
sales_xlsx_part_free (SalesXlsxPart *self)
{
  zip_fclose (self->file);
  g_free (self);
}

/**
 * sales_xlsx_part_read:
 * @self: a part
 * @buffer: where to
 * @size: room in @buffer
 * @code: (out): why it cannot be read on
 *
 * Returns: bytes read, 0 at the end, -1 with @code set
 */
gssize
sales_xlsx_part_read (SalesXlsxPart *self, char *buffer, gsize size, SalesImportProblemCode *code)
{
  gint64 got = zip_fread (self->file, buffer, size);

  if (got < 0 || (got == 0 && self->done != self->size))
    {
      *code = sales_xlsx_package_is_same (self->package) ? SALES_IMPORT_PROBLEM_DAMAGED : SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE;
      return -1;
    }
  self->done += got;
  if (self->done > self->size)
    {
      *code = SALES_IMPORT_PROBLEM_DAMAGED;
      return -1;
    }
  return (gssize) got;
}

/**
 * sales_xlsx_part_get_size:
 * @self: a part
 *
 * Returns: its bytes when unpacked, as the file says; more are never read
 */
gint64
sales_xlsx_part_get_size (SalesXlsxPart *self)
{
  return self->size;
}
