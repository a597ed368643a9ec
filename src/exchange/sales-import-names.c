/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-names.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* Questions about names that are shown; nothing is imported while there is one. */
#define MAX_QUESTIONS 100

typedef struct
{
  SalesEntityKind    kind;
  char              *text;
  const SalesEntity *entity;
} Alias;

struct _SalesImportNames
{
  SalesImportRun *run;
  GHashTable     *similar[SALES_N_ENTITIES]; /* name without case and signs → entity; made when it is needed */
  GHashTable     *asked;                     /* "kind text" */
  GPtrArray      *confirmed;                 /* Alias */
};

static const char *const kinds[SALES_N_ENTITIES] = {
  [SALES_ENTITY_PERSON] = "person",
  [SALES_ENTITY_CUSTOMER] = "customer",
  [SALES_ENTITY_PRODUCT] = "product",
};

static void
alias_free (gpointer data)
{
  Alias *self = data;

  g_free (self->text);
  g_free (self);
}

SalesImportNames *
sales_import_names_new (SalesImportRun *run)
{
  SalesImportNames *self = g_new0 (SalesImportNames, 1);

  self->run = run;
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->confirmed = g_ptr_array_new_with_free_func (alias_free);
  return self;
}

void
sales_import_names_free (SalesImportNames *self)
{
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    g_clear_pointer (&self->similar[k], g_hash_table_unref);
  g_hash_table_unref (self->asked);
  g_ptr_array_unref (self->confirmed);
  g_free (self);
}

/* Letters and digits without case and accents. Between digits a sign counts: 1-10 is not 11-0. */
static char *
plain_name (const char *text)
{
  g_autofree char *folded = sales_text_fold (text);
  GString *plain = g_string_new (NULL);
  gboolean sign = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          sign = TRUE;
          continue;
        }
      if (sign && plain->len > 0 && g_ascii_isdigit (plain->str[plain->len - 1]) && g_unichar_isdigit (c))
        g_string_append_c (plain, '.');
      sign = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static void
add_plain (GHashTable *similar, const char *text, const SalesEntity *entity)
{
  g_autofree char *plain = text != NULL ? plain_name (text) : NULL;

  if (plain != NULL && strlen (plain) > 1 && !g_hash_table_contains (similar, plain))
    g_hash_table_insert (similar, g_steal_pointer (&plain), (gpointer) entity);
}

void
sales_import_names_add (SalesImportNames *self, SalesEntityKind kind, const SalesEntity *entity)
{
  if (self->similar[kind] == NULL)
    return;
  add_plain (self->similar[kind], entity->name, entity);
  add_plain (self->similar[kind], entity->ref, entity);
}

static SalesEntity *
find_similar (SalesImportNames *self, SalesEntityKind kind, const char *text)
{
  g_autofree char *plain = plain_name (text);

  if (self->similar[kind] == NULL)
    {
      self->similar[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < sales_catalog_get_size (self->run->catalog, kind); i++)
        sales_import_names_add (self, kind, sales_catalog_nth (self->run->catalog, kind, i));
    }
  return g_hash_table_lookup (self->similar[kind], plain);
}

static SalesEntity *
find_remembered (SalesImportNames *self, SalesEntityKind kind, const char *text)
{
  g_autofree char *folded = sales_text_fold (text);
  const gint64 *id = self->run->memory != NULL ? g_hash_table_lookup (self->run->memory->aliases[kind], folded) : NULL;

  return id != NULL ? sales_catalog_get (self->run->catalog, kind, *id) : NULL;
}

/* @code: of what is asked; one question a name. */
static void
ask (SalesImportNames *self, SalesEntityKind kind, const char *text, const SalesEntity *like, const char *file, gint64 line)
{
  char *key = g_strdup_printf ("name.%s.%s", kinds[kind], text);
  SalesImportQuestion *question;
  g_autofree char *name = sales_text_isolate (text);
  g_autofree char *known = sales_text_isolate (like->name);

  self->run->asked = TRUE;
  if (!g_hash_table_add (self->asked, key) || g_hash_table_size (self->asked) > MAX_QUESTIONS)
    return;
  question = sales_import_question_new (SALES_QUESTION_NAME, file, NULL);
  question->key = g_strdup (key);
  question->option = g_strdup ("--accept-names|--new-names");
  /* TRANSLATORS: a name as a file has it, and the one of somebody or something that is known. */
  question->text = g_strdup_printf (_ ("“%1$s” resembles “%2$s”. Is it the same?"), name, known);
  sales_import_question_add_choice (question, "same", _ ("The same"), like->name);
  sales_import_question_add_choice (question, "new", _ ("Another one"), text);
  question->proposal = 0;
  sales_import_question_add_row (question, line, text, -1, NULL);
  g_mutex_lock (&self->run->lock);
  g_ptr_array_add (self->run->result->questions, question);
  g_mutex_unlock (&self->run->lock);
}

static const char *
answer_for (SalesImportNames *self, SalesEntityKind kind, const char *text)
{
  g_autofree char *key = g_strdup_printf ("name.%s.%s", kinds[kind], text);
  const char *answer = g_hash_table_lookup (self->run->answers, key);

  return answer != NULL ? answer : g_hash_table_lookup (self->run->answers, "names");
}

SalesEntity *
sales_import_names_find (SalesImportNames *self, SalesEntityKind kind, const char *text, const char *file, gint64 line, gboolean *ambiguous)
{
  SalesEntity *entity = sales_catalog_find_ref (self->run->catalog, kind, text);
  SalesEntity *like;
  const char *answer;
  Alias *alias;

  *ambiguous = FALSE;
  if (entity != NULL)
    return entity;
  entity = sales_catalog_find_name (self->run->catalog, kind, text, ambiguous);
  if (*ambiguous || kinds[kind] == NULL || (entity != NULL && strcmp (entity->name, text) == 0))
    return entity;
  like = find_remembered (self, kind, text);
  if (like != NULL)
    return like;
  like = entity != NULL ? entity : find_similar (self, kind, text);
  if (like == NULL)
    return NULL;
  answer = answer_for (self, kind, text);
  if (answer == NULL)
    {
      ask (self, kind, text, like, file, line);
      return like;
    }
  if (strcmp (answer, "new") == 0)
    return NULL;
  alias = g_new0 (Alias, 1);
  *alias = (Alias){ kind, g_strdup (text), like };
  g_ptr_array_add (self->confirmed, alias);
  return like;
}

gboolean
sales_import_names_save (SalesImportNames *self, GError **error)
{
  SalesStore *store = sales_import_writer_get_store (self->run->writer);

  for (guint i = 0; i < self->confirmed->len; i++)
    {
      const Alias *alias = self->confirmed->pdata[i];
      g_autofree char *folded = sales_text_fold (alias->text);

      if (!sales_import_memory_save_alias (store, alias->kind, folded, alias->entity->id, error))
        return FALSE;
    }
  return TRUE;
}
