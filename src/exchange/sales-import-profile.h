/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-private.h"

G_BEGIN_DECLS

/* Answers that are kept in the document by the shape of a file's header, and used again without a
 * word where it fits. Private to the import. */

/* Finds the profile for @headers and makes it the source's; TRUE: it says how the file is written, so
 * that the header has to be read again. */
gboolean sales_import_find_profile (SalesImportRun *run, SalesImportSource *source, const char *const *headers);
/* What answers make of a header: its columns without case, accents and signs. */
char    *sales_import_header_shape (const char *const *headers);
/* Keeps the answers that were given for each source. On the store's thread. */
gboolean sales_import_save_profiles (SalesImportRun *run, GError **error);

/* From keys to values, as one text and back. */
char       *sales_import_answers_to_text   (GHashTable *answers);
GHashTable *sales_import_answers_from_text (const char *text);

G_END_DECLS
