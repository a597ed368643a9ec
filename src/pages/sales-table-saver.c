/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-table-saver.h"

#include <string.h>

#include <glib/gi18n.h>

static const SalesFileForm forms[] = {
  { "xlsx", NC_ ("file form", "Spreadsheet (.xlsx)") },
  { "csv", NC_ ("file form", "Text with commas (.csv)") },
  { NULL },
};

typedef struct
{
  char              *title;
  SalesCurrency      currency;
  SalesTableFillFunc fill;
  SalesTableMakeFunc make;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_free (self->title);
  g_free (self);
}

static GBytes *
fill_table (GtkWidget *widget, const Saving *self, SalesTableFormat format, GError **error)
{
  g_autoptr (SalesTableWriter) writer = sales_table_writer_new (format, self->title, &self->currency);

  return self->fill (widget, writer) ? sales_table_writer_finish (writer, error) : NULL;
}

static void
file_chosen_cb (GtkWidget *widget, GFile *file, gpointer user_data)
{
  const Saving *self = user_data;
  SalesTableFormat format = sales_table_saver_get_format (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = self->make != NULL ? self->make (widget, format, &error) : fill_table (widget, self, format, &error);

  if (bytes != NULL)
    sales_file_saver_write (widget, file, bytes);
  else if (error != NULL)
    sales_file_saver_tell (widget, file, error);
}

static void
save (GtkWidget *widget, const char *stem, Saving *saving)
{
  saving->title = g_strdup (stem);
  sales_file_saver_choose_form (widget, stem, forms, file_chosen_cb, saving, saving_free);
}

/**
 * sales_table_saver_fill:
 * @widget: a page
 * @stem: the name to propose without its ending, and the sheet's
 * @currency: of the amounts
 * @fill: writes the rows once the user has chosen
 *
 * Asks where and in which form, and saves.
 */
void
sales_table_saver_fill (GtkWidget *widget, const char *stem, const SalesCurrency *currency, SalesTableFillFunc fill)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->currency = *currency;
  saving->fill = fill;
  save (widget, stem, saving);
}

/**
 * sales_table_saver_make:
 * @widget: a page
 * @stem: the name to propose without its ending
 * @make: makes the file's content once the user has chosen
 *
 * Asks where and in which form, and saves.
 */
void
sales_table_saver_make (GtkWidget *widget, const char *stem, SalesTableMakeFunc make)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->make = make;
  save (widget, stem, saving);
}

/**
 * sales_table_saver_choose:
 * @widget: a page
 * @stem: the name to propose without its ending
 * @func: called with the file, whose form is sales_table_saver_get_format()
 *
 * Asks where and in which form, for a table that takes long to write.
 */
void
sales_table_saver_choose (GtkWidget *widget, const char *stem, SalesFileChosenFunc func)
{
  sales_file_saver_choose_form (widget, stem, forms, func, NULL, NULL);
}

/**
 * sales_table_saver_get_format:
 * @file: a file that was chosen
 *
 * Returns: what its ending says
 */
SalesTableFormat
sales_table_saver_get_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = strrchr (name, '.');
  SalesTableFormat format;

  return dot != NULL && sales_table_format_from_suffix (dot + 1, &format) ? format : SALES_TABLE_CSV;
}
