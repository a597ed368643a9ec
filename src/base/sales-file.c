/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-file.h"

#include "base/sales-error.h"

/**
 * sales_file_replace:
 * @path: a file
 * @data: its new content
 * @length: how many bytes
 * @error: %SALES_ERROR_IO, FULL, READ_ONLY or NOT_FOUND (no such folder)
 *
 * What is written names people and figures: only its owner may read it.
 *
 * Returns: whether @path has the whole new content; otherwise it was not touched
 */
gboolean
sales_file_replace (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GError) cause = NULL;
  SalesError code = SALES_ERROR_IO;

  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &cause))
    return TRUE;

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = SALES_ERROR_FULL;
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    code = SALES_ERROR_READ_ONLY;
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = SALES_ERROR_NOT_FOUND;
  g_set_error (error, SALES_ERROR, code, "cannot write '%s': %s", path, cause->message);
  return FALSE;
}
