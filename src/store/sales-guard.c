/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-guard.h"

#include "base/sales-error.h"

#include <string.h>

/* A changeset of a large import has to fit into one value. */
#define MAX_LENGTH (256 * 1024 * 1024)

#define HEADER_SIZE           100
#define HEADER_USER_VERSION   60
#define HEADER_APPLICATION_ID 68

/* DDL is for creating and migrating, and for the bulk import, which says so by schema_open. What
 * lies in the temp schema is gone with the connection. */
static int
authorize_cb (void *data, int action, const char *a, const char *b, const char *database, const char *trigger)
{
  SalesStore *self = data;

  switch (action)
    {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
      return SQLITE_DENY;
    case SQLITE_PRAGMA:
      return sqlite3_stricmp (a, "writable_schema") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_FUNCTION:
      return sqlite3_stricmp (b, "load_extension") == 0 || sqlite3_stricmp (b, "fts3_tokenizer") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
    case SQLITE_ALTER_TABLE:
    case SQLITE_REINDEX:
    case SQLITE_ANALYZE:
      return self->schema_open || g_strcmp0 (database, "temp") == 0 ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

/* Before the first byte of the document is looked at. */
gboolean
sales_guard_harden (SalesStore *self, GError **error)
{
  static const struct { int option, value; } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
  };
  static const struct { int limit, value; } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_LENGTH },
    { SQLITE_LIMIT_SQL_LENGTH, 200000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1024 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 256 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int code = sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);

      if (code != SQLITE_OK)
        {
          sales_store_set_error (self, code, "configure", error);
          return FALSE;
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].value);
  sqlite3_set_authorizer (self->db, authorize_cb, self);
  return TRUE;
}

static guint32
get_number (const guint8 *header, int offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* The header as it lies on the disk, read through SQLite's own file: opening and closing the file
 * ourselves would drop the locks that SQLite holds on it. A foreign file is refused before SQLite
 * has done anything with it or with its journal. */
gboolean
sales_guard_check_header (SalesStore *self, GError **error)
{
  sqlite3_file *file = NULL;
  guint8 header[HEADER_SIZE] = { 0 };
  gboolean is_database, is_ours;
  int code;

  code = sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header, sizeof header, 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    {
      sales_store_set_error (self, code, "read the header", error);
      return FALSE;
    }
  is_database = memcmp (header, "SQLite format 3", 16) == 0;
  is_ours = get_number (header, HEADER_APPLICATION_ID) == SALES_APPLICATION_ID;
  if (is_database && is_ours)
    return TRUE;
  if (is_ours)
    g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "%s: the header is damaged", self->path);
  else
    g_set_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE, "%s: %s", self->path,
                 is_database ? "a database of another program" : "not a database");
  return FALSE;
}

static gboolean
get_pragma (SalesStore *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (SalesStatement) read = sales_store_prepare_once (self, sql, error);

  if (read == NULL || !sales_statement_step (read, error))
    return FALSE;
  *value = sales_statement_get_int (read, 0);
  return TRUE;
}

/* What the header says once a journal that a crash left behind has been taken back. */
gboolean
sales_guard_check_ids (SalesStore *self, int *version, GError **error)
{
  gint64 id, number;

  if (!get_pragma (self, "PRAGMA application_id", &id, error) ||
      !get_pragma (self, "PRAGMA user_version", &number, error))
    return FALSE;
  if (id != SALES_APPLICATION_ID)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE, "%s: application id %" G_GINT64_FORMAT, self->path, id);
      return FALSE;
    }
  if (number > SALES_SCHEMA_VERSION)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_TOO_NEW, "%s: schema %" G_GINT64_FORMAT ", this program knows %d",
                   self->path, number, SALES_SCHEMA_VERSION);
      return FALSE;
    }
  if (number < 1)
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "%s: schema %" G_GINT64_FORMAT, self->path, number);
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The end of a name in double quotes that would be the same without them, as ALTER TABLE writes a
 * table's new name; otherwise %NULL. */
static const char *
quoted_word_end (const char *p)
{
  const char *end = p + 1;

  while (is_word (*end))
    end++;
  return *p == '"' && *end == '"' && end > p + 1 ? end : NULL;
}

/* SQL without comments and with one space only where two words meet, so that neither a reworded
 * comment nor what ALTER TABLE makes of a statement is taken for another schema. */
static char *
normalize (const char *sql)
{
  GString *result = g_string_sized_new (strlen (sql));
  gboolean space = FALSE;

  for (const char *p = sql; *p != '\0'; p++)
    {
      const char *word_end = quoted_word_end (p);

      if (p[0] == '-' && p[1] == '-')
        {
          p += strcspn (p, "\n");
          space = TRUE;
          if (*p == '\0')
            break;
          continue;
        }
      if (g_ascii_isspace (*p))
        {
          space = TRUE;
          continue;
        }
      if (word_end != NULL)
        {
          if (space && result->len > 0 && is_word (result->str[result->len - 1]))
            g_string_append_c (result, ' ');
          space = FALSE;
          g_string_append_len (result, p + 1, word_end - p - 1);
          p = word_end;
          continue;
        }
      if (space && result->len > 0 && is_word (*p) && is_word (result->str[result->len - 1]))
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_c (result, *p);
      if (*p == '\'' || *p == '"')
        {
          const char *end = strchr (p + 1, *p);

          if (end == NULL)
            break;
          g_string_append_len (result, p + 1, end - p);
          p = end;
        }
    }
  return g_string_free (result, FALSE);
}

/* "trigger order_line_came" → its normalized SQL. SQLite's own indexes, which come with a UNIQUE or
 * a PRIMARY KEY, have none and are left out: their table says what they are. */
static GHashTable *
read_present (sqlite3 *db, int *code)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *read = NULL;

  *code = sqlite3_prepare_v2 (db, "SELECT type || ' ' || name, sql FROM sqlite_schema"
                                  " WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite_autoindex_%')",
                              -1, &read, NULL);
  while (*code == SQLITE_OK && (*code = sqlite3_step (read)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (read, 0);
      const char *sql = (const char *) sqlite3_column_text (read, 1);

      *code = SQLITE_OK;
      /* Two of one name: SQLite would use the one, and we would have looked at the other. */
      if (!g_hash_table_insert (objects, g_strdup (name != NULL ? name : "nameless"), normalize (sql != NULL ? sql : "")))
        *code = SQLITE_CORRUPT;
    }
  sqlite3_finalize (read);
  if (*code != SQLITE_DONE)
    return NULL;
  return g_steal_pointer (&objects);
}

/* The name under which read_present() finds what a CREATE statement makes. */
static char *
get_object (const char *sql)
{
  g_auto (GStrv) words = NULL;
  const char *type;
  int at = 1;

  words = g_strsplit_set (sql, " \n(", 6);
  if (g_str_equal (words[at], "UNIQUE"))
    at++;
  type = words[at];
  for (char *p = words[at]; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return g_strdup_printf ("%s %s", type, words[at + 1]);
}

/* What this program's schema makes. Its statements all begin a line with CREATE; making them in a
 * database in memory and reading them there would take longer than all the rest of opening. */
static GHashTable *
read_expected (const char *schema)
{
  GHashTable *objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *begin = strstr (schema, "\nCREATE ");

  while (begin != NULL)
    {
      const char *next = strstr (begin + 1, "\nCREATE ");
      g_autofree char *text = next != NULL ? g_strndup (begin + 1, (gsize) (next - begin - 1)) : g_strdup (begin + 1);
      char *sql = normalize (text);
      gsize length = strlen (sql);

      /* Comments that follow are gone; the semicolon is no part of what SQLite keeps. */
      if (length > 0 && sql[length - 1] == ';')
        sql[length - 1] = '\0';
      g_hash_table_insert (objects, get_object (text), sql);
      begin = next;
    }
  return objects;
}

/* The whole schema against what this program writes: nothing more, nothing less, nothing else. */
gboolean
sales_guard_check_schema (SalesStore *self, const char *schema, GError **error)
{
  g_autoptr (GHashTable) expected = read_expected (schema);
  g_autoptr (GHashTable) present = NULL;
  GHashTableIter iter;
  const char *name, *sql;
  int code;

  present = read_present (self->db, &code);
  if (present == NULL)
    {
      sales_store_set_error (self, code, "read the schema", error);
      return FALSE;
    }
  g_hash_table_iter_init (&iter, present);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &sql))
    if (g_strcmp0 (g_hash_table_lookup (expected, name), sql) != 0)
      {
        g_set_error (error, SALES_ERROR, SALES_ERROR_FOREIGN_FILE, "%s: %s is not of this program", self->path, name);
        return FALSE;
      }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_hash_table_contains (present, name))
      {
        g_set_error (error, SALES_ERROR, SALES_ERROR_CORRUPT, "%s: %s is missing", self->path, name);
        return FALSE;
      }
  return TRUE;
}
