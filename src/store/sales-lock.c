/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-lock.h"

#include "base/sales-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define HOLDER_SIZE 256
#define MAX_TRIES   10

struct _SalesLock
{
  char *path;
  int   fd;
};

/* What a program wrote about itself, made harmless: it may be anybody's text. */
static char *
read_holder (int fd)
{
  char text[HOLDER_SIZE];
  gssize length = pread (fd, text, sizeof text - 1, 0);
  g_autofree char *valid = NULL;

  if (length <= 0)
    return NULL;
  text[length] = '\0';
  text[strcspn (text, "\r\n")] = '\0';
  valid = g_utf8_make_valid (text, -1);
  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
}

static void
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%s@%s\n", g_get_user_name (), g_get_host_name ());

  /* The lock holds without the text; then nobody can be named, that is all. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("the lock's holder could not be written: %s", g_strerror (errno));
}

/* Whether @fd is still the file at @path: its last holder may have removed it in between. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino &&
         ours.st_dev == theirs.st_dev;
}

/**
 * sales_lock_take:
 * @document: the document's file, with links resolved
 * @holder: (out) (transfer full) (nullable): who has the lock, if somebody has and it is known
 * @error: return location for an error
 *
 * Fails with %SALES_ERROR_BUSY if another program, or another document of this one, has it; with
 * %SALES_ERROR_READ_ONLY if there can be no file beside the document.
 *
 * Returns: (transfer full): the lock, or %NULL
 */
SalesLock *
sales_lock_take (const char *document, char **holder, GError **error)
{
  g_autofree char *path = g_strconcat (document, ".lock", NULL);

  *holder = NULL;
  for (int tries = 0; tries < MAX_TRIES; tries++)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
      SalesLock *self;

      if (fd < 0)
        {
          g_set_error (error, SALES_ERROR, SALES_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
          return NULL;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          *holder = read_holder (fd);
          close (fd);
          g_set_error (error, SALES_ERROR, SALES_ERROR_BUSY, "%s: held by %s", path,
                       *holder != NULL ? *holder : "another program");
          return NULL;
        }
      if (!is_current (fd, path))
        {
          close (fd);
          continue;
        }
      write_holder (fd);
      self = g_new0 (SalesLock, 1);
      self->path = g_steal_pointer (&path);
      self->fd = fd;
      return self;
    }
  g_set_error (error, SALES_ERROR, SALES_ERROR_BUSY, "%s: changes hands too often", path);
  return NULL;
}

/**
 * sales_lock_free:
 * @self: (transfer full): a lock
 *
 * Removes the file and lets go.
 */
void
sales_lock_free (SalesLock *self)
{
  if (is_current (self->fd, self->path))
    g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
