/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-profile.h"

#include <string.h>

#include "exchange/sales-import-words.h"

#define GROUP "answers"

char *
sales_import_header_shape (const char *const *headers)
{
  GString *shape = g_string_new (NULL);

  for (; *headers != NULL; headers++)
    {
      g_autofree char *plain = sales_import_words_plain (*headers);

      g_string_append (shape, plain);
      g_string_append_c (shape, '|');
    }
  return g_string_free (shape, FALSE);
}

char *
sales_import_answers_to_text (GHashTable *answers)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (answers), (GCompareFunc) strcmp);
  int n = 0;

  /* Headers may hold what a key must not: they are values as well. */
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const char *pair[] = { key->data, g_hash_table_lookup (answers, key->data) };
      g_autofree char *name = g_strdup_printf ("%d", ++n);

      g_key_file_set_string_list (file, GROUP, name, pair, 2);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

GHashTable *
sales_import_answers_from_text (const char *text)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) names = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return answers;
  names = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      gsize n = 0;
      g_auto (GStrv) pair = g_key_file_get_string_list (file, GROUP, *name, &n, NULL);

      if (n == 2)
        g_hash_table_insert (answers, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return answers;
}

static const SalesImportProfile *
find (SalesImportRun *run, const char *shape)
{
  const SalesImportProfile *fits = NULL;

  for (guint i = 0; run->memory != NULL && i < run->memory->profiles->len; i++)
    {
      const SalesImportProfile *profile = run->memory->profiles->pdata[i];

      if (strcmp (profile->shape, shape) != 0)
        continue;
      if (run->profile_name == NULL || strcmp (profile->name, run->profile_name) == 0)
        fits = profile;
    }
  return fits;
}

gboolean
sales_import_find_profile (SalesImportRun *run, SalesImportSource *source, const char *const *headers)
{
  static const char *const writing[] = { "encoding", "separator", "quote", "header" };
  g_autofree char *shape = sales_import_header_shape (headers);
  const SalesImportProfile *profile = find (run, shape);
  gboolean again = FALSE;

  if (profile == NULL)
    return FALSE;
  source->profile = sales_import_answers_from_text (profile->answers);
  source->reading->profile = g_strdup (profile->name);
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    again |= g_hash_table_contains (source->profile, writing[i]);
  return again;
}

/* Answers that belong to one file and not to its shape. */
static gboolean
is_of_the_moment (const char *key)
{
  return g_str_has_prefix (key, "accept.") || g_str_has_prefix (key, "name.") || strcmp (key, "names") == 0;
}

gboolean
sales_import_save_profiles (SalesImportRun *run, GError **error)
{
  SalesStore *store = sales_import_writer_get_store (run->writer);

  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autoptr (GHashTable) answers = NULL;
      g_autofree char *shape = NULL;
      g_autofree char *text = NULL;
      GHashTableIter iter;
      gpointer key, value;
      const char *name = run->profile_name;

      if (source->result->kind == SALES_IMPORT_UNKNOWN)
        continue;
      shape = sales_import_header_shape ((const char *const *) source->headers);
      answers = source->profile != NULL ? g_hash_table_ref (source->profile) : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_iter_init (&iter, run->answers);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (!is_of_the_moment (key))
          g_hash_table_insert (answers, g_strdup (key), g_strdup (value));
      if (g_hash_table_size (answers) == 0 && name == NULL)
        continue;
      if (name == NULL)
        name = source->reading->profile != NULL ? source->reading->profile : source->result->name;
      text = sales_import_answers_to_text (answers);
      if (!sales_import_memory_save_profile (store, name, shape, text, error))
        return FALSE;
    }
  return TRUE;
}
