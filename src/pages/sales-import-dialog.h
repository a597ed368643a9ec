/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/sales-document.h"

G_BEGIN_DECLS

/* The window's import: what the files are taken for, the problems, progress with Cancel, the
 * result. @files: a list of GFile. The dialog frees itself when it is closed. */
void sales_import_dialog_present (GtkWindow *parent, SalesDocument *document, GListModel *files);

G_END_DECLS
