/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-table-writer.h"
#include "widgets/sales-file-saver.h"

G_BEGIN_DECLS

/* A table leaves the window as a spreadsheet or as CSV, whichever the user chooses. */

/* Writes all rows, as @widget shows them; FALSE: there is nothing to write. */
typedef gboolean (*SalesTableFillFunc)  (GtkWidget *widget, SalesTableWriter *writer);
/* The same as a whole; %NULL without @error: there is nothing to write. */
typedef GBytes  *(*SalesTableMakeFunc)  (GtkWidget *widget, SalesTableFormat format, GError **error);

void             sales_table_saver_fill   (GtkWidget *widget, const char *stem, const SalesCurrency *currency, SalesTableFillFunc fill);
void             sales_table_saver_make   (GtkWidget *widget, const char *stem, SalesTableMakeFunc make);
/* Only the question. */
void             sales_table_saver_choose (GtkWidget *widget, const char *stem, SalesFileChosenFunc func);
SalesTableFormat sales_table_saver_get_format (GFile *file);

G_END_DECLS
