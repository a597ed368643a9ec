/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"

static int
copy_document (SalesDocument *document, const char *output)
{
  g_autofree char *path = sales_text_clean_line (sales_document_get_path (document));
  g_autofree char *copy = sales_text_clean_line (output);
  g_autoptr (GError) error = NULL;

  if (sales_document_call (document, sales_document_copy_new (output, FALSE), NULL, &error) == NULL)
    {
      if (!g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT))
        return sales_command_fail (error, output);
      g_printerr ("sales-manager: ");
      /* TRANSLATORS: %s is the name of a file */
      g_printerr (_("%s is there already. Nothing was changed. Name another file."), copy);
      g_printerr ("\n");
      return SALES_COMMAND_FAIL;
    }
  /* TRANSLATORS: the names of two files, of the new one and of the one that was there */
  g_print (_("%s is a copy of %s."), copy, path);
  g_print ("\n");
  return SALES_COMMAND_DONE;
}

static int
run (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &output, NC_("argument", "FILE"), N_("The copy’s file, which must not be there yet") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_copy, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;

  if (status == SALES_COMMAND_GO_ON && output == NULL)
    return sales_command_wrong_usage (&sales_verb_copy, "%s", _("Say where to write it, with -o FILE."));
  if (status == SALES_COMMAND_GO_ON)
    status = sales_command_line_take_document (&line);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  status = copy_document (document, output);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_copy = {
  "copy",
  N_("-o FILE [OPTION…] [FILE]"),
  N_("Makes a verified copy of a document, also while somebody works on it."),
  NULL,
  SALES_VERB_READS_DOCUMENT,
  run,
};
