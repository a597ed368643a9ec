/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-private.h"

#include "base/sales-text.h"

/* Columns of a table that are looked at and shown. */
#define MAX_SHOWN_COLUMNS 64

static char **
dup_row (SalesTableReader *reader, int n_columns)
{
  char **row = g_new0 (char *, n_columns + 1);

  for (int c = 0; c < n_columns; c++)
    {
      g_autofree char *text = c < sales_table_reader_get_n_cells (reader)
                                  ? g_strndup (sales_table_reader_get_cells (reader)[c].text, sales_table_reader_get_cells (reader)[c].length)
                                  : g_strdup ("");

      row[c] = sales_text_clean_line (text);
    }
  return row;
}

/**
 * sales_import_preview_file:
 * @path: a file
 * @named: (nullable): from a field to the header that was named for it
 * @sheets: names of sheets to show, the first of which counts; may be empty
 * @n_rows: how many rows to show
 * @error: %SALES_ERROR_NOT_FOUND or IO
 *
 * Returns: (transfer full): what the file looks like, or %NULL
 */
SalesImportPreview *
sales_import_preview_file (const char *path, GHashTable *named, GPtrArray *sheets, int n_rows, GError **error)
{
  SalesImportProblem *problem = NULL;
  g_auto (GStrv) names = sales_table_list_sheets (path, &problem, error);
  const char *sheet = names == NULL ? NULL : sheets->len > 0 ? sheets->pdata[0] : sales_import_choose_sheet (path, names, named);
  g_autoptr (SalesTableReader) reader = names != NULL ? sales_table_reader_open (path, sheet, &problem, error) : NULL;
  g_autoptr (SalesImportMapping) mapping = NULL;
  SalesImportPreview *self;
  int twice;

  if (reader == NULL && problem == NULL)
    return NULL;
  self = g_new0 (SalesImportPreview, 1);
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->kind = SALES_IMPORT_UNKNOWN;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->sheets = names != NULL ? g_steal_pointer (&names) : g_new0 (char *, 1);
  self->sheet = g_strdup (sheet);
  self->problem = problem;
  if (reader == NULL)
    return self;

  mapping = sales_import_mapping_new (sales_table_reader_get_headers (reader), sales_table_reader_get_n_columns (reader), named, &twice);
  self->kind = mapping->kind;
  self->separator = sales_table_reader_get_separator (reader);
  self->n_columns = MIN (mapping->n_columns, MAX_SHOWN_COLUMNS);
  self->headers = g_new0 (char *, self->n_columns + 1);
  self->fields = g_new0 (const char *, self->n_columns + 1);
  for (int c = 0; c < self->n_columns; c++)
    {
      self->headers[c] = g_strdup (sales_table_reader_get_headers (reader)[c]);
      if (mapping->kind != SALES_IMPORT_UNKNOWN && mapping->field[c] != SALES_N_FIELDS)
        self->fields[c] = sales_field_to_string (mapping->field[c]);
    }
  for (int r = 0; r < n_rows && sales_table_reader_next (reader) == SALES_TABLE_ROW; r++)
    g_ptr_array_add (self->rows, dup_row (reader, self->n_columns));
  return self;
}

/**
 * sales_import_preview_free:
 * @self: (transfer full): a preview
 */
void
sales_import_preview_free (SalesImportPreview *self)
{
  g_free (self->path);
  g_free (self->name);
  g_strfreev (self->sheets);
  g_free (self->sheet);
  g_strfreev (self->headers);
  g_free (self->fields);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->problem, sales_import_problem_free);
  g_free (self);
}
