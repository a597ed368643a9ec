/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends to a PDF what cairo 1.16 leaves out of its catalog: that the file is tagged, and the
 * language of its text (@language may be %NULL). FALSE: the file has another form than cairo's;
 * nothing was appended. */
gboolean sales_pdf_catalog_complete (GByteArray *pdf, const char *language);

G_END_DECLS
