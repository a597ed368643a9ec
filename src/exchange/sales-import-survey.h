/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-private.h"

G_BEGIN_DECLS

/* What the cells of a file say about how its columns are written. Private to the import. */

/* Looks at a sample of @source, or with @whole at all of it, and settles how its columns are read;
 * what cannot be settled becomes questions of source->reading. FALSE: @error is set. */
gboolean sales_import_survey      (SalesImportRun *run, SalesImportSource *source, gboolean whole, GError **error);
/* An answer to a question, of the user or of a profile; %NULL: there is none. */
const char *sales_import_answer   (SalesImportRun *run, const SalesImportSource *source, const char *key, const char *header);

G_END_DECLS
