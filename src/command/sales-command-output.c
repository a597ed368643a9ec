/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-command-output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "command/sales-command-line.h"

static const char *
reason_of (const GError *error)
{
  if (error->domain == G_FILE_ERROR)
    switch (error->code)
      {
      case G_FILE_ERROR_NOENT:
      case G_FILE_ERROR_NOTDIR:
        return _("There is no such folder.");
      case G_FILE_ERROR_ACCES:
      case G_FILE_ERROR_PERM:
      case G_FILE_ERROR_ROFS:
        return _("The folder may only be read.");
      case G_FILE_ERROR_NOSPC:
        return _("The disk is full.");
      case G_FILE_ERROR_ISDIR:
        return _("This is a folder.");
      default:
        break;
      }
  return _("The disk or the share reported a fault.");
}

static int
fail (const char *path, const GError *error)
{
  g_autofree char *name = sales_text_clean_line (path);

  /* TRANSLATORS: first a file's name, then why, a sentence of its own */
  g_printerr (_("sales-manager: “%s” was not written. %s"), name, reason_of (error));
  g_printerr ("\n(%s)\n", error->message);
  return SALES_COMMAND_FAIL;
}

/**
 * sales_command_is_stdout:
 * @path: a path from the command line
 *
 * Returns: whether it stands for the standard output
 */
gboolean
sales_command_is_stdout (const char *path)
{
  return g_str_equal (path, "-");
}

/**
 * sales_command_dup_suffix:
 * @path: a file's name
 *
 * Returns: (transfer full): what follows its last dot, in lower case; "" without one
 */
char *
sales_command_dup_suffix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');

  return g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);
}

static gboolean
write_stream (FILE *stream, GBytes *content, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  errno = 0;
  if (fwrite (data, 1, size, stream) != size || fflush (stream) != 0)
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  return TRUE;
}

/* A pipe or a device: there is nothing to rename. */
static gboolean
write_special (const char *path, GBytes *content, GError **error)
{
  FILE *stream = fopen (path, "wbe");
  gboolean done;

  if (stream == NULL)
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  done = write_stream (stream, content, error);
  fclose (stream);
  return done;
}

/**
 * sales_command_write_stdout:
 * @content: what to write
 *
 * Returns: the status to exit with
 */
int
sales_command_write_stdout (GBytes *content)
{
  g_autoptr (GError) error = NULL;

  return write_stream (stdout, content, &error) ? SALES_COMMAND_DONE : fail ("-", error);
}

/**
 * sales_command_write_file:
 * @path: where, "-" for the standard output
 * @content: what
 *
 * Writes beside the file, syncs and renames: @path has its old content or the whole new one. A
 * link stays one; what is no regular file, as a pipe or a device, is written as it stands.
 *
 * Returns: the status to exit with
 */
int
sales_command_write_file (const char *path, GBytes *content)
{
  g_autoptr (GError) error = NULL;
  struct stat info;
  gboolean exists, done;

  if (sales_command_is_stdout (path))
    return sales_command_write_stdout (content);
  exists = stat (path, &info) == 0;
  if (exists && S_ISDIR (info.st_mode))
    {
      g_set_error_literal (&error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, "it is a folder");
      done = FALSE;
    }
  else if (exists && !S_ISREG (info.st_mode))
    done = write_special (path, content, &error);
  else
    {
      char *target = exists ? realpath (path, NULL) : NULL;

      done = g_file_set_contents_full (target != NULL ? target : path, g_bytes_get_data (content, NULL),
                                       (gssize) g_bytes_get_size (content),
                                       G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &error);
      free (target);
    }
  return done ? SALES_COMMAND_DONE : fail (path, error);
}
