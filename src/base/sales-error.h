/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One domain for the whole program, sorted by cause, because the cause decides what the user can
 * do next. GError.message is for developers: what failed, on which row, in SQLite's own words. */
#define SALES_ERROR (sales_error_quark ())

typedef enum
{
  SALES_ERROR_INVALID,      /* what was asked for or typed does not make sense */
  SALES_ERROR_CONSTRAINT,   /* the document's rules forbid it */
  SALES_ERROR_NOT_FOUND,    /* no such file, person, team … */
  SALES_ERROR_BUSY,         /* another program holds the document */
  SALES_ERROR_READ_ONLY,    /* the document or its folder may not be written */
  SALES_ERROR_FULL,         /* no room on the disk */
  SALES_ERROR_IO,           /* the disk, the share or the stick failed */
  SALES_ERROR_CORRUPT,      /* the document is damaged */
  SALES_ERROR_FOREIGN_FILE, /* not a document of this program */
  SALES_ERROR_TOO_NEW,      /* written by a later version of this program */
  SALES_ERROR_CANCELLED,    /* the user stopped it */
} SalesError;

GQuark sales_error_quark (void);

gboolean sales_error_is_retryable (const GError *error);
gboolean sales_error_is_cancelled (const GError *error);
void     sales_error_describe     (const GError *error, char **heading, char **body);
char    *sales_error_describe_backup (const GError *error);

G_END_DECLS
