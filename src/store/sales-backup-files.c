/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-backup-files.h"

#include "base/sales-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define NAME_FORMAT "%Y-%m-%dT%H-%M-%SZ"
#define SUFFIX      ".sales"
#define MIN_KEPT    3

static void
set_file_error (const char *path, int code, GError **error)
{
  SalesError cause = SALES_ERROR_IO;

  if (code == ENOSPC || code == EDQUOT)
    cause = SALES_ERROR_FULL;
  else if (code == EACCES || code == EPERM || code == EROFS)
    cause = SALES_ERROR_READ_ONLY;
  else if (code == ENOENT || code == ENOTDIR)
    cause = SALES_ERROR_NOT_FOUND;
  else if (code == EEXIST)
    cause = SALES_ERROR_CONSTRAINT;
  g_set_error (error, SALES_ERROR, (int) cause, "%s: %s", path, g_strerror (code));
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    set_file_error (path, errno, error);
  if (fd >= 0)
    close (fd);
  return synced;
}

gboolean
sales_backup_files_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  /* A file in the folder's place is not something that nobody found. */
  set_file_error (folder, errno == EEXIST || errno == ENOTDIR ? EIO : errno, error);
  return FALSE;
}

/* An empty file for its owner alone, to be filled by SQLite. */
gboolean
sales_backup_files_make_part (const char *folder, char **part, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ".backup-XXXXXX", NULL);
  int fd;

  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_file_error (path, errno, error);
      return FALSE;
    }
  close (fd);
  *part = g_steal_pointer (&path);
  return TRUE;
}

/* rename() without replacing what may have come there in the meantime. */
static int
rename_new (const char *part, const char *path)
{
  if (link (part, path) == 0)
    return g_unlink (part);
  if (errno == EEXIST)
    return -1;
  /* A file system without second names. */
  if (g_access (path, F_OK) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return g_rename (part, path);
}

/* On the disk first, then under its name, then the name on the disk. */
gboolean
sales_backup_files_place_part (const char *folder, const char *part, const char *path, gboolean replace, GError **error)
{
  if (!sync_path (part, O_RDONLY, error))
    return FALSE;
  if ((replace ? g_rename (part, path) : rename_new (part, path)) != 0)
    {
      set_file_error (path, errno, error);
      return FALSE;
    }
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* One of the same second was made from the same document: the newer one replaces it. */
gboolean
sales_backup_files_keep_part (const char *folder, const char *part, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, NAME_FORMAT);
  g_autofree char *path = g_strconcat (folder, G_DIR_SEPARATOR_S, stamp, SUFFIX, NULL);

  return sales_backup_files_place_part (folder, part, path, TRUE, error);
}

/**
 * sales_backup_get_folder:
 * @document: the document's file, with links resolved
 *
 * Returns: (transfer full): where its backups are. It is named by the document's path, which is
 *   all that is known of a document that cannot be read any more.
 */
char *
sales_backup_get_folder (const char *document)
{
  g_autofree char *base = g_path_get_basename (document);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document, -1);
  g_autofree char *name = g_strdup_printf ("%.60s-%.12s", base, digest);

  return g_build_filename (g_get_user_data_dir (), "sales-manager", "backups", name, NULL);
}

static void
backup_file_free (gpointer data)
{
  SalesBackupFile *self = data;

  g_free (self->path);
  g_free (self);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const SalesBackupFile *left = *(SalesBackupFile *const *) a;
  const SalesBackupFile *right = *(SalesBackupFile *const *) b;

  return (left->at < right->at) - (left->at > right->at);
}

/* The time in a name such as 2026-09-25T08-00-00Z.sales; other files are none of ours. */
static gboolean
parse_name (const char *name, gint64 *at)
{
  int year, month, day, hour, minute, second, length = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (name, "%4d-%2d-%2dT%2d-%2d-%2dZ%n", &year, &month, &day, &hour, &minute, &second, &length) != 6 ||
      length == 0 || !g_str_equal (name + length, SUFFIX))
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  *at = g_date_time_to_unix (time);
  return TRUE;
}

/**
 * sales_backup_list:
 * @document: the document's file, with links resolved
 *
 * May be called from any thread, with or without the document.
 *
 * Returns: (transfer full) (element-type SalesBackupFile): its verified backups, newest first
 */
GPtrArray *
sales_backup_list (const char *document)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (backup_file_free);
  g_autofree char *folder = sales_backup_get_folder (document);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      SalesBackupFile *file;
      GStatBuf status;
      gint64 at;

      if (!parse_name (name, &at) || g_stat (path, &status) != 0)
        continue;
      file = g_new0 (SalesBackupFile, 1);
      file->path = g_steal_pointer (&path);
      file->at = at;
      file->size = status.st_size;
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_newest_first);
  return files;
}

typedef gint64 (*Bucket) (gint64 at);

static gint64
hour_of (gint64 at)
{
  return at / 3600;
}

static gint64
day_of (gint64 at)
{
  return at / 86400;
}

/* 1970-01-01 was a Thursday. */
static gint64
week_of (gint64 at)
{
  return (at / 86400 + 3) / 7;
}

static gint64
month_of (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at);

  return g_date_time_get_year (time) * 12 + g_date_time_get_month (time);
}

/**
 * sales_backup_choose:
 * @files: (array length=n): backups, newest first
 * @n: how many
 * @limit: how many bytes they may take in all
 * @keep: (out caller-allocates) (array length=n): which to keep
 */
void
sales_backup_choose (const SalesBackupFile *const *files, guint n, gint64 limit, gboolean *keep)
{
  static const struct { Bucket bucket; int count; } rules[] = {
    { hour_of, 24 }, { day_of, 14 }, { week_of, 8 }, { month_of, 12 },
  };
  gint64 size = 0;

  for (guint i = 0; i < n; i++)
    keep[i] = i < MIN_KEPT;
  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      gint64 last = G_MININT64;
      int count = 0;

      for (guint i = 0; i < n && count < rules[r].count; i++)
        {
          gint64 bucket = rules[r].bucket (files[i]->at);

          if (bucket == last)
            continue;
          last = bucket;
          keep[i] = TRUE;
          count++;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      if (keep[i])
        size += files[i]->size;
      if (i >= MIN_KEPT && size > limit)
        keep[i] = FALSE;
    }
}

/* Removes what is not to be kept. What cannot be removed stays: an old backup does no harm. */
void
sales_backup_files_thin (const char *document, gint64 limit)
{
  g_autoptr (GPtrArray) files = sales_backup_list (document);
  g_autofree gboolean *keep = g_new0 (gboolean, files->len + 1);

  sales_backup_choose ((const SalesBackupFile *const *) files->pdata, files->len, limit, keep);
  for (guint i = 0; i < files->len; i++)
    if (!keep[i])
      g_unlink (((SalesBackupFile *) g_ptr_array_index (files, i))->path);
}
