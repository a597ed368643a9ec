/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

G_DEFINE_QUARK (sales-error-quark, sales_error)

/* What happened, what is safe, what to do next: one heading and one sentence for each cause. */
static const struct
{
  const char *heading;
  const char *body;
} sentences[] = {
  [SALES_ERROR_INVALID] = {
    N_("This Cannot Be Used"),
    N_("What was entered or asked for does not fit. Nothing was changed. Correct it and try again."),
  },
  [SALES_ERROR_CONSTRAINT] = {
    N_("This Would Contradict the Document"),
    N_("The document’s own rules do not allow it. Nothing was changed."),
  },
  [SALES_ERROR_NOT_FOUND] = {
    N_("Not Found"),
    N_("What was asked for does not exist, or no longer. Nothing was changed. Check the name and try again."),
  },
  [SALES_ERROR_BUSY] = {
    N_("The Document Is in Use"),
    N_("Another program is writing to the document. Nothing was changed. Wait a moment and try again."),
  },
  [SALES_ERROR_READ_ONLY] = {
    N_("The Document Cannot Be Written"),
    N_("The file or its folder may only be read. Everything in it is safe. Save a copy in another folder to make changes."),
  },
  [SALES_ERROR_FULL] = {
    N_("The Disk Is Full"),
    N_("There was no room to write. Everything saved before is safe. Free some space and try again."),
  },
  [SALES_ERROR_IO] = {
    N_("The File Could Not Be Read or Written"),
    N_("The disk or the share reported a fault. Everything saved before is safe. Check the connection and try again."),
  },
  [SALES_ERROR_CORRUPT] = {
    N_("The Document Is Damaged"),
    N_("Parts of the file cannot be read. The file was not changed. Open the latest backup to go on working."),
  },
  [SALES_ERROR_FOREIGN_FILE] = {
    N_("Not a Sales Manager Document"),
    N_("The file was made by another program or is not a document at all. It was not changed. Choose another file."),
  },
  [SALES_ERROR_TOO_NEW] = {
    N_("The Document Is from a Newer Version"),
    N_("A later version of Sales Manager wrote this file. It was not changed. Update the program to open it."),
  },
  [SALES_ERROR_CANCELLED] = {
    N_("Stopped"),
    N_("It was stopped as asked. Nothing was changed."),
  },
};

/**
 * sales_error_is_retryable:
 * @error: an error
 *
 * Returns: whether the same action may succeed a moment later
 */
gboolean
sales_error_is_retryable (const GError *error)
{
  return g_error_matches (error, SALES_ERROR, SALES_ERROR_BUSY);
}

/**
 * sales_error_is_cancelled:
 * @error: an error
 *
 * Returns: whether the user stopped it, which needs no message
 */
gboolean
sales_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, SALES_ERROR, SALES_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static SalesError
cause_of (const GError *error)
{
  if (error->domain == SALES_ERROR && error->code >= 0 &&
      error->code < (int) G_N_ELEMENTS (sentences))
    return (SalesError) error->code;
  if (error->domain == G_IO_ERROR)
    switch (error->code)
      {
      case G_IO_ERROR_NOT_FOUND:
      case G_IO_ERROR_NOT_DIRECTORY:
        return SALES_ERROR_NOT_FOUND;
      case G_IO_ERROR_PERMISSION_DENIED:
      case G_IO_ERROR_READ_ONLY:
        return SALES_ERROR_READ_ONLY;
      case G_IO_ERROR_NO_SPACE:
        return SALES_ERROR_FULL;
      case G_IO_ERROR_CANCELLED:
        return SALES_ERROR_CANCELLED;
      default:
        return SALES_ERROR_IO;
      }
  if (error->domain == G_FILE_ERROR)
    switch (error->code)
      {
      case G_FILE_ERROR_NOENT:
      case G_FILE_ERROR_NOTDIR:
        return SALES_ERROR_NOT_FOUND;
      case G_FILE_ERROR_ACCES:
      case G_FILE_ERROR_PERM:
      case G_FILE_ERROR_ROFS:
        return SALES_ERROR_READ_ONLY;
      case G_FILE_ERROR_NOSPC:
        return SALES_ERROR_FULL;
      default:
        return SALES_ERROR_IO;
      }
  return SALES_ERROR_IO;
}

/**
 * sales_error_describe:
 * @error: an error
 * @heading: (out) (optional) (transfer full): a heading in the user's language
 * @body: (out) (optional) (transfer full): what happened, what is safe, what to do next
 *
 * The one place that turns a cause into words, for the window and the command line alike.
 */
void
sales_error_describe (const GError *error, char **heading, char **body)
{
  SalesError cause = cause_of (error);

  if (heading != NULL)
    *heading = g_strdup (_(sentences[cause].heading));
  if (body != NULL)
    *body = g_strdup (_(sentences[cause].body));
}

/**
 * sales_error_describe_backup:
 * @error: why a backup could not be made
 *
 * Returns: (transfer full): in the user's language, what happened, what is safe, what to do next
 */
char *
sales_error_describe_backup (const GError *error)
{
  switch ((int) cause_of (error))
    {
    case SALES_ERROR_FULL:
      return g_strdup (_("No backup could be made because the disk is full. Everything is saved in the document itself. Free some space; it is tried again after ten minutes of work."));
    case SALES_ERROR_READ_ONLY:
    case SALES_ERROR_NOT_FOUND:
      return g_strdup (_("No backup could be made because the folder for backups cannot be written. Everything is saved in the document itself. Allow writing there, or save a copy elsewhere."));
    case SALES_ERROR_CORRUPT:
      return g_strdup (_("No backup could be made because the copy was not the same as the document. The earlier backups are kept. Save a copy on another disk and check this one."));
    default:
      return g_strdup (_("No backup could be made because the disk reported a fault. Everything is saved in the document itself. Save a copy on another disk and check this one."));
    }
}
