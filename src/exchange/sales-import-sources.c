/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of an import: what each of them holds, found out before anything is imported, and where
 * the rows go that were left out of them. */

#include "exchange/sales-import-private.h"

#include <string.h>

#include "base/sales-text.h"

static SalesImportFileResult *
add_result (SalesImportRun *run, const char *path, const char *sheet)
{
  SalesImportFileResult *file = g_new0 (SalesImportFileResult, 1);
  g_autofree char *name = g_filename_display_basename (path);

  file->path = g_strdup (path);
  file->name = sheet != NULL ? g_strdup_printf ("%s (%s)", name, sheet) : g_steal_pointer (&name);
  file->kind = SALES_IMPORT_UNKNOWN;
  g_ptr_array_add (run->result->files, file);
  return file;
}

/* A file, or a sheet of it, as it will be read. */
static void
add_source (SalesImportRun *run, const SalesImportPath *path, const char *sheet, SalesImportFileResult *file, SalesTableReader *reader,
            GHashTable *found)
{
  SalesImportSource *source = g_new0 (SalesImportSource, 1);
  int twice = -1;

  source->path = g_strdup (path->path);
  source->sheet = g_strdup (sheet);
  source->from_folder = path->from_folder;
  source->headers = g_strdupv ((char **) sales_table_reader_get_headers (reader));
  source->separator = sales_table_reader_get_separator (reader);
  source->size = sales_table_reader_get_size (reader);
  source->mapping = sales_import_mapping_new ((const char *const *) source->headers, sales_table_reader_get_n_columns (reader), run->named, &twice);
  source->result = file;
  file->kind = source->mapping->kind;
  g_ptr_array_add (run->sources, source);
  for (int c = 0; c < source->mapping->n_columns; c++)
    g_hash_table_add (found, g_strdup (source->headers[c]));
  if (file->kind == SALES_IMPORT_UNKNOWN && !path->from_folder)
    sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_UNKNOWN_KIND, file->name, 1, NULL, NULL));
  else if (twice >= 0)
    sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_COLUMN_TWICE, file->name, 1, source->headers[twice], NULL));
  else if (file->kind != SALES_IMPORT_UNKNOWN)
    {
      run->total += source->size;
      if (sales_table_reader_next (reader) == SALES_TABLE_END)
        sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_HEADER_ONLY, file->name, 0, NULL, NULL));
    }
}

/* Recognises one file, or one sheet of it. FALSE: @error is set. A file of a folder that holds
 * something else is none of ours. */
static gboolean
add_table (SalesImportRun *run, const SalesImportPath *path, const char *sheet, gboolean named, GHashTable *found, GError **error)
{
  SalesImportProblem *problem = NULL;
  g_autoptr (SalesTableReader) reader = sales_table_reader_open (path->path, sheet, &problem, error);
  SalesImportFileResult *file;

  if (reader == NULL && problem == NULL)
    return FALSE;
  file = add_result (run, path->path, named ? sheet : NULL);
  if (problem != NULL)
    sales_import_run_problem (run, problem);
  else
    add_source (run, path, sheet, file, reader, found);
  return TRUE;
}

const char *
sales_import_choose_sheet (const char *path, char **sheets, GHashTable *named)
{
  const char *chosen = NULL;

  if (sheets[0] == NULL || sheets[1] == NULL)
    return sheets[0];
  for (char **sheet = sheets; *sheet != NULL; sheet++)
    {
      g_autoptr (SalesImportProblem) problem = NULL;
      g_autoptr (SalesTableReader) reader = sales_table_reader_open (path, *sheet, &problem, NULL);
      g_autoptr (SalesImportMapping) mapping = NULL;
      int twice;

      if (reader == NULL)
        continue;
      mapping = sales_import_mapping_new (sales_table_reader_get_headers (reader), sales_table_reader_get_n_columns (reader), named, &twice);
      if (mapping->kind == SALES_IMPORT_UNKNOWN)
        continue;
      if (chosen != NULL)
        return NULL;
      chosen = *sheet;
    }
  return chosen;
}

/* Several sheets, and nobody has said which. */
static void
ask_for_sheet (SalesImportRun *run, const SalesImportPath *path, char **sheets)
{
  SalesImportFileResult *file = add_result (run, path->path, NULL);
  SalesImportProblem *problem = sales_import_problem_new (SALES_IMPORT_PROBLEM_SEVERAL_SHEETS, file->name, 0, NULL, NULL);
  g_autofree char *names = g_strjoinv (", ", sheets);

  /* All of them, however long that becomes. */
  problem->value = sales_text_clean_line (names);
  sales_import_run_problem (run, problem);
}

static gboolean
add_file (SalesImportRun *run, const SalesImportPath *path, GHashTable *found, GError **error)
{
  SalesImportProblem *problem = NULL;
  g_auto (GStrv) sheets = sales_table_list_sheets (path->path, &problem, error);
  gboolean several;
  const char *sheet;

  if (problem != NULL)
    {
      add_result (run, path->path, NULL);
      sales_import_run_problem (run, problem);
      return TRUE;
    }
  if (sheets == NULL)
    return FALSE;
  several = sheets[0] != NULL && sheets[1] != NULL;
  for (guint i = 0; sheets[0] != NULL && i < run->sheets->len; i++)
    if (!add_table (run, path, run->sheets->pdata[i], several, found, error))
      return FALSE;
  if (sheets[0] != NULL && run->sheets->len > 0)
    return TRUE;
  sheet = sales_import_choose_sheet (path->path, sheets, run->named);
  if (!several || sheet != NULL)
    return add_table (run, path, sheet, several, found, error);
  ask_for_sheet (run, path, sheets);
  return TRUE;
}

/* A column that was named has to be in one of the files. */
static void
check_named (SalesImportRun *run, GHashTable *found)
{
  GHashTableIter iter;
  gpointer field, header;

  g_hash_table_iter_init (&iter, run->named);
  while (g_hash_table_iter_next (&iter, &field, &header))
    {
      GHashTableIter headers;
      gpointer other;
      gboolean there = FALSE;

      g_hash_table_iter_init (&headers, found);
      while (!there && g_hash_table_iter_next (&headers, &other, NULL))
        there = sales_import_header_equal (header, other);
      if (!there && run->result->files->len > 0)
        sales_import_run_problem (run, sales_import_problem_new (SALES_IMPORT_PROBLEM_NO_SUCH_COLUMN,
                                                                 ((SalesImportFileResult *) run->result->files->pdata[0])->name, 0, NULL, header));
    }
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const SalesImportFileResult *first = *(SalesImportFileResult *const *) a, *second = *(SalesImportFileResult *const *) b;

  return first->kind != second->kind ? (int) first->kind - (int) second->kind : strcmp (first->path, second->path);
}

gboolean
sales_import_run_find_sources (SalesImportRun *run, GPtrArray *paths, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < paths->len; i++)
    if (!add_file (run, paths->pdata[i], found, error))
      return FALSE;
  check_named (run, found);
  g_ptr_array_sort (run->result->files, compare_files);
  return TRUE;
}

/* The rows that were left out ----------------------------------------------------------------- */

static char *
skipped_name (const SalesImportRun *run, const SalesImportSource *source, gboolean several)
{
  g_autofree char *stem = NULL;
  const char *dot, *slash;

  if (!several)
    return g_strdup (run->skipped_path);
  dot = strrchr (run->skipped_path, '.');
  slash = strrchr (run->skipped_path, G_DIR_SEPARATOR);
  if (dot == NULL || (slash != NULL && dot < slash))
    dot = run->skipped_path + strlen (run->skipped_path);
  stem = g_path_get_basename (source->path);
  if (strrchr (stem, '.') != NULL && strrchr (stem, '.') != stem)
    *strrchr (stem, '.') = '\0';
  return g_strdup_printf ("%.*s-%s%s", (int) (dot - run->skipped_path), run->skipped_path, stem, dot);
}

gboolean
sales_import_run_save_skipped (SalesImportRun *run, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < run->sources->len; i++)
    n += ((SalesImportSource *) run->sources->pdata[i])->skipped != NULL;
  for (guint i = 0; i < run->sources->len && run->skipped_path != NULL; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autofree char *path = NULL;

      if (source->skipped == NULL)
        continue;
      path = skipped_name (run, source, n > 1);
      if (!sales_csv_writer_save (source->skipped, path, error))
        return FALSE;
      if (run->result->skipped_path == NULL)
        run->result->skipped_path = g_steal_pointer (&path);
    }
  return TRUE;
}
