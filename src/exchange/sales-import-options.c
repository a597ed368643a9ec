/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is imported and how: files, sheets, columns, answers. Running it is in sales-import.c. */

#include "exchange/sales-import-private.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "exchange/sales-text-encoding.h"
#include "model/sales-goals.h"

static void
path_free (gpointer data)
{
  SalesImportPath *self = data;

  g_free (self->path);
  g_free (self->sheet);
  g_free (self);
}

/**
 * sales_import_new:
 * @document: a document that can be written
 *
 * Returns: (transfer full): an import without files
 */
SalesImport *
sales_import_new (SalesDocument *document)
{
  SalesImport *self = g_new0 (SalesImport, 1);

  self->document = g_object_ref (document);
  self->paths = g_ptr_array_new_with_free_func (path_free);
  self->run.named = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->run.sheets = g_ptr_array_new_with_free_func (g_free);
  self->run.answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * sales_import_free:
 * @self: (transfer full): an import that does not run
 */
void
sales_import_free (SalesImport *self)
{
  g_object_unref (self->document);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->run.named);
  g_ptr_array_unref (self->run.sheets);
  g_hash_table_unref (self->run.answers);
  g_free (self->run.profile_name);
  g_free (self->run.skipped_path);
  g_free (self->run.goal_reason);
  g_free (self->run.goal_note);
  g_free (self);
}

static void
add_path (SalesImport *self, const char *path, gboolean from_folder)
{
  SalesImportPath *item = g_new0 (SalesImportPath, 1);

  item->path = g_strdup (path);
  item->from_folder = from_folder;
  g_ptr_array_add (self->paths, item);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @name: in small letters. A name with ~$ is a spreadsheet program's note that a file is open. */
static gboolean
is_table_name (const char *name)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".xlsx", ".xlsm" };

  for (gsize i = 0; name[0] != '.' && !g_str_has_prefix (name, "~$") && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
add_folder (SalesImport *self, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &cause);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "cannot read '%s': %s", path, cause->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (is_table_name (lower))
        g_ptr_array_add (names, g_build_filename (path, name, NULL));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_path (self, names->pdata[i], TRUE);
  if (names->len > 0)
    return TRUE;
  g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "no tables in '%s'", path);
  return FALSE;
}

/**
 * sales_import_add_path:
 * @self: an import
 * @path: a file, or a folder whose tables are all taken
 * @error: %SALES_ERROR_NOT_FOUND or IO
 *
 * Returns: whether there is something at @path; what it is turns out when it is read
 */
gboolean
sales_import_add_path (SalesImport *self, const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return add_folder (self, path, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND, "there is no '%s'", path);
      return FALSE;
    }
  add_path (self, path, FALSE);
  return TRUE;
}

/**
 * sales_import_set_column:
 * @self: an import
 * @field: a field's stable name, see sales_import_get_fields()
 * @header: the column that holds it
 *
 * Returns: %FALSE if there is no such field
 */
gboolean
sales_import_set_column (SalesImport *self, const char *field, const char *header)
{
  SalesField number;

  if (!sales_field_from_string (field, &number))
    return FALSE;
  g_hash_table_insert (self->run.named, GINT_TO_POINTER (number), g_strdup (header));
  return TRUE;
}

/**
 * sales_import_choose_sheet_of:
 * @self: an import
 * @path: a file that was added
 * @sheet: a sheet's name
 *
 * Takes this sheet of @path, whatever is taken of other spreadsheets.
 */
void
sales_import_choose_sheet_of (SalesImport *self, const char *path, const char *sheet)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      SalesImportPath *item = self->paths->pdata[i];

      if (strcmp (item->path, path) != 0)
        continue;
      g_free (item->sheet);
      item->sheet = g_strdup (sheet);
    }
}

/**
 * sales_import_add_sheet:
 * @self: an import
 * @sheet: a sheet's name, in letters of any case
 *
 * Takes this sheet of every spreadsheet; may be called several times. Without it, the only sheet
 * that holds something, or the only one whose columns are recognised, is taken.
 */
void
sales_import_add_sheet (SalesImport *self, const char *sheet)
{
  g_ptr_array_add (self->run.sheets, g_strdup (sheet));
}

/**
 * sales_import_set_teams_by_manager:
 * @self: an import
 * @teams_by_manager: whether to make a team of each manager and those who report to him or her
 */
void
sales_import_set_teams_by_manager (SalesImport *self, gboolean teams_by_manager)
{
  self->run.teams_by_manager = teams_by_manager;
}

/**
 * sales_import_set_create_people:
 * @self: an import
 * @create_people: whether people whom nobody knows are made; without it only in a document that
 *   has none
 */
void
sales_import_set_create_people (SalesImport *self, gboolean create_people)
{
  self->run.create_people = create_people;
}

/**
 * sales_import_set_skip_bad:
 * @self: an import
 * @skipped_path: (nullable): where rows that cannot be taken are written, so that they can be
 *   corrected and imported again; %NULL: one such row stops everything
 */
void
sales_import_set_skip_bad (SalesImport *self, const char *skipped_path)
{
  g_free (self->run.skipped_path);
  self->run.skipped_path = g_strdup (skipped_path);
  self->run.skip_bad = skipped_path != NULL;
}

/**
 * sales_import_set_dry_run:
 * @self: an import
 * @dry_run: whether only to tell what would happen
 */
void
sales_import_set_dry_run (SalesImport *self, gboolean dry_run)
{
  self->run.dry_run = dry_run;
}

/**
 * sales_import_set_progress:
 * @self: an import
 * @func: (nullable): called now and then on the main thread while it runs
 * @user_data: for @func
 */
void
sales_import_set_progress (SalesImport *self, SalesImportProgressFunc func, gpointer user_data)
{
  self->progress = func;
  self->progress_data = user_data;
}

/**
 * sales_import_set_goal_reason:
 * @self: an import
 * @reason: why goals change that are there already: "performance", "economy", "competition", "other"
 * @note: (nullable): a note on it
 *
 * Returns: %FALSE if there is no such reason
 */
gboolean
sales_import_set_goal_reason (SalesImport *self, const char *reason, const char *note)
{
  SalesGoalReason known;

  if (!sales_goal_reason_from_string (reason, &known))
    return FALSE;
  g_free (self->run.goal_reason);
  g_free (self->run.goal_note);
  self->run.goal_reason = g_strdup (reason);
  self->run.goal_note = g_strdup (note);
  return TRUE;
}

/* Whether @value can be said of @key. */
static gboolean
is_answer (const char *key, const char *value)
{
  g_autofree char *stem = g_strndup (key, strcspn (key, "."));
  char separator[8];

  if (g_str_equal (stem, "encoding"))
    return sales_text_encoding_find (value) != NULL;
  if (g_str_equal (stem, "separator"))
    return sales_csv_separator_find (value, separator);
  if (g_str_equal (stem, "quote"))
    return g_str_equal (value, "none") || (value[0] != '\0' && value[1] == '\0' && g_ascii_ispunct (value[0]));
  if (g_str_equal (stem, "header"))
    return g_str_equal (value, "none") || g_ascii_strtoll (value, NULL, 10) > 0;
  if (g_str_equal (stem, "decimal"))
    return g_str_equal (value, "point") || g_str_equal (value, "comma");
  if (g_str_equal (stem, "dates"))
    return sales_dates_from_string (value) != 0;
  if (g_str_equal (stem, "share"))
    return g_str_equal (value, "percent") || g_str_equal (value, "fraction");
  if (g_str_equal (stem, "names"))
    return g_str_equal (value, "same") || g_str_equal (value, "new");
  if (g_str_equal (stem, "accept"))
    return key[6] == '.' && sales_suspicion_from_string (key + 7) != SALES_N_SUSPICIONS;
  return g_str_equal (stem, "name") || g_str_equal (stem, "ignore");
}

/**
 * sales_import_set_answer:
 * @self: an import
 * @key: what is answered, see sales-import-reading.h
 * @value: (nullable): the answer; %NULL takes it back
 *
 * Returns: %FALSE if there is no such key, or no such answer to it
 */
gboolean
sales_import_set_answer (SalesImport *self, const char *key, const char *value)
{
  if (value == NULL)
    {
      g_hash_table_remove (self->run.answers, key);
      return TRUE;
    }
  if (g_str_has_prefix (key, "column."))
    {
      if (!sales_import_set_column (self, key + 7, value))
        return FALSE;
    }
  else if (!is_answer (key, value))
    return FALSE;
  g_hash_table_insert (self->run.answers, g_strdup (key), g_strdup (value));
  return TRUE;
}

/**
 * sales_import_set_profile:
 * @self: an import
 * @name: (nullable): the profile to use, and to keep the answers in; %NULL: the one that fits
 */
void
sales_import_set_profile (SalesImport *self, const char *name)
{
  g_free (self->run.profile_name);
  self->run.profile_name = g_strdup (name);
}

/**
 * sales_import_set_new_document:
 * @self: an import
 * @new_document: whether the document was made for it, so that its currency is nobody's choice yet
 */
void
sales_import_set_new_document (SalesImport *self, gboolean new_document)
{
  self->run.new_document = new_document;
}
