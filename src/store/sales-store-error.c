/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-store-private.h"

#include "base/sales-error.h"

#include <errno.h>

/**
 * sales_store_error_code:
 * @code: an extended result code of SQLite
 * @system_errno: the errno behind it, or 0
 *
 * Returns: the cause as a #SalesError
 */
int
sales_store_error_code (int code, int system_errno)
{
  if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG)
    return SALES_ERROR_FULL;
  if (code == SQLITE_IOERR_CORRUPTFS)
    return SALES_ERROR_CORRUPT;

  switch (code & 0xff)
    {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return SALES_ERROR_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return SALES_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SALES_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return SALES_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
      return SALES_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return SALES_ERROR_FOREIGN_FILE;
    case SQLITE_INTERRUPT:
    case SQLITE_ABORT:
      return SALES_ERROR_CANCELLED;
    case SQLITE_CANTOPEN:
      if (system_errno == ENOENT || system_errno == ENOTDIR)
        return SALES_ERROR_NOT_FOUND;
      if (system_errno == EACCES || system_errno == EPERM || system_errno == EROFS)
        return SALES_ERROR_READ_ONLY;
      return SALES_ERROR_IO;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return SALES_ERROR_IO;
    default:
      /* SQLITE_ERROR (a sum that overflows), TOOBIG, RANGE, AUTH: what was asked for does not go. */
      return SALES_ERROR_INVALID;
    }
}

/**
 * sales_store_set_error:
 * @self: a store
 * @code: SQLite's result
 * @what: what was tried, in developers' words, often the SQL
 * @error: the error to set
 */
void
sales_store_set_error (SalesStore *self, int code, const char *what, GError **error)
{
  int extended = sqlite3_extended_errcode (self->db);
  int cause;

  if ((extended & 0xff) != (code & 0xff))
    extended = code;
  cause = sales_store_error_code (extended, sqlite3_system_errno (self->db));
  g_set_error (error, SALES_ERROR, cause, "%s: %s (%d): %s", self->path, sqlite3_errstr (extended),
               extended, sqlite3_errmsg (self->db));
  if (what != NULL)
    g_prefix_error (error, "%.200s: ", what);
}
