/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-columns.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "exchange/sales-import-date.h"
#include "exchange/sales-import-words.h"

static const char *const field_names[] = {
  [SALES_FIELD_ID] = "id",
  [SALES_FIELD_NAME] = "name",
  [SALES_FIELD_GIVEN_NAME] = "given_name",
  [SALES_FIELD_FAMILY_NAME] = "family_name",
  [SALES_FIELD_ROLE] = "role",
  [SALES_FIELD_DEPARTMENT] = "department",
  [SALES_FIELD_TEAM] = "team",
  [SALES_FIELD_TERRITORY] = "territory",
  [SALES_FIELD_REGION] = "region",
  [SALES_FIELD_MANAGER] = "manager",
  [SALES_FIELD_HIRED] = "hired",
  [SALES_FIELD_LEFT] = "left",
  [SALES_FIELD_PERSON] = "person",
  [SALES_FIELD_FROM] = "from",
  [SALES_FIELD_TO] = "to",
  [SALES_FIELD_CATEGORY] = "category",
  [SALES_FIELD_UNIT_COST] = "unit_cost",
  [SALES_FIELD_LIST_PRICE] = "list_price",
  [SALES_FIELD_SEGMENT] = "segment",
  [SALES_FIELD_CITY] = "city",
  [SALES_FIELD_COUNTRY] = "country",
  [SALES_FIELD_ORDER] = "order",
  [SALES_FIELD_ORDER_DATE] = "order_date",
  [SALES_FIELD_PROMISED] = "promised",
  [SALES_FIELD_SHIPPED] = "shipped",
  [SALES_FIELD_DELIVERED] = "delivered",
  [SALES_FIELD_FOLLOWED] = "followed",
  [SALES_FIELD_CUSTOMER] = "customer",
  [SALES_FIELD_SALESPERSON] = "salesperson",
  [SALES_FIELD_TAKEN_BY] = "taken_by",
  [SALES_FIELD_PROMISED_BY] = "promised_by",
  [SALES_FIELD_SHIPPED_BY] = "shipped_by",
  [SALES_FIELD_DELIVERED_BY] = "delivered_by",
  [SALES_FIELD_FOLLOWED_BY] = "followed_by",
  [SALES_FIELD_PRODUCT] = "product",
  [SALES_FIELD_QUANTITY] = "quantity",
  [SALES_FIELD_UNIT_PRICE] = "unit_price",
  [SALES_FIELD_DISCOUNT] = "discount",
  [SALES_FIELD_AMOUNT] = "amount",
  [SALES_FIELD_SHARE] = "share",
  [SALES_FIELD_SCOPE_KIND] = "scope_kind",
  [SALES_FIELD_SCOPE_NAME] = "scope_name",
  [SALES_FIELD_MONTH] = "month",
  [SALES_FIELD_YEAR] = "year",
  [SALES_FIELD_MEASURE] = "measure",
  [SALES_FIELD_GOAL] = "goal",
  [SALES_FIELD_ACTUAL] = "actual",
  [SALES_FIELD_REASON] = "reason",
  [SALES_FIELD_NOTE] = "note",
  NULL,
};

/* A kind is told by the fields that it must have; of each group in `any`, one. */
static const struct
{
  const char *label;
  SalesField  all[6]; /* ends with SALES_N_FIELDS */
  SalesField  any[6];
} kinds[] = {
  [SALES_IMPORT_PEOPLE] = {
    NC_("import file", "People"),
    { SALES_N_FIELDS },
    { SALES_FIELD_ROLE, SALES_FIELD_DEPARTMENT, SALES_FIELD_TEAM, SALES_FIELD_MANAGER, SALES_FIELD_HIRED, SALES_N_FIELDS },
  },
  [SALES_IMPORT_DEPARTMENT_HISTORY] = {
    NC_("import file", "Teams over time"),
    { SALES_FIELD_PERSON, SALES_FIELD_FROM, SALES_N_FIELDS },
    { SALES_FIELD_DEPARTMENT, SALES_FIELD_TEAM, SALES_N_FIELDS },
  },
  [SALES_IMPORT_TERRITORY_HISTORY] = {
    NC_("import file", "Territories over time"),
    { SALES_FIELD_PERSON, SALES_FIELD_TERRITORY, SALES_N_FIELDS },
    { SALES_FIELD_REGION, SALES_FIELD_FROM, SALES_FIELD_TERRITORY, SALES_N_FIELDS },
  },
  [SALES_IMPORT_PRODUCTS] = {
    NC_("import file", "Products"),
    { SALES_FIELD_ID, SALES_FIELD_NAME, SALES_N_FIELDS },
    { SALES_FIELD_CATEGORY, SALES_FIELD_UNIT_COST, SALES_FIELD_LIST_PRICE, SALES_N_FIELDS },
  },
  [SALES_IMPORT_COSTS] = {
    NC_("import file", "Product costs"),
    { SALES_FIELD_PRODUCT, SALES_FIELD_FROM, SALES_FIELD_UNIT_COST, SALES_N_FIELDS },
    { SALES_FIELD_PRODUCT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_CUSTOMERS] = {
    NC_("import file", "Customers"),
    { SALES_FIELD_NAME, SALES_N_FIELDS },
    { SALES_FIELD_ID, SALES_FIELD_CITY, SALES_FIELD_COUNTRY, SALES_FIELD_SEGMENT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_ORDERS] = {
    NC_("import file", "Orders"),
    { SALES_FIELD_ORDER, SALES_FIELD_ORDER_DATE, SALES_N_FIELDS },
    { SALES_FIELD_ORDER, SALES_N_FIELDS },
  },
  [SALES_IMPORT_FLAT] = {
    NC_("import file", "Orders with their lines"),
    { SALES_FIELD_ORDER, SALES_FIELD_ORDER_DATE, SALES_N_FIELDS },
    { SALES_FIELD_UNIT_PRICE, SALES_FIELD_AMOUNT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_LINES] = {
    NC_("import file", "Order lines"),
    { SALES_FIELD_ORDER, SALES_N_FIELDS },
    { SALES_FIELD_UNIT_PRICE, SALES_FIELD_AMOUNT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_CREDIT] = {
    NC_("import file", "Credit shares"),
    { SALES_FIELD_ORDER, SALES_FIELD_SALESPERSON, SALES_FIELD_SHARE, SALES_N_FIELDS },
    { SALES_FIELD_SHARE, SALES_N_FIELDS },
  },
  [SALES_IMPORT_GOALS] = {
    NC_("import file", "Goals"),
    { SALES_FIELD_SCOPE_NAME, SALES_FIELD_GOAL, SALES_N_FIELDS },
    { SALES_FIELD_FROM, SALES_FIELD_MONTH, SALES_N_FIELDS },
  },
  [SALES_IMPORT_GOALS_WIDE] = {
    NC_("import file", "Goals, one column a month"),
    { SALES_FIELD_SCOPE_NAME, SALES_N_FIELDS },
    { SALES_FIELD_SCOPE_NAME, SALES_N_FIELDS },
  },
  [SALES_IMPORT_SHEET] = {
    NC_("import file", "Goals and actuals"),
    { SALES_FIELD_SALESPERSON, SALES_FIELD_MONTH, SALES_FIELD_ACTUAL, SALES_N_FIELDS },
    { SALES_FIELD_ACTUAL, SALES_N_FIELDS },
  },
};

/* The place of @header among @words, or -1. */
static int
find_word (const char *words, const char *header)
{
  gsize length = strlen (header);
  int rank = 0;

  for (const char *p = words; *p != '\0'; rank++)
    {
      const char *end = strchrnul (p, ' ');

      if ((gsize) (end - p) == length && strncmp (p, header, length) == 0)
        return rank;
      p = *end == ' ' ? end + 1 : end;
    }
  return -1;
}

/* "Umsatz (T€)", "Price [EUR]", "Umsatz in EUR" without what tells the unit; %NULL: there is none. */
static char *
without_unit (const char *header)
{
  static const char *const marks[] = { "(", "[", " in ", " w ", " en ", " – ", " - ", "/", ",", "€", "$", "%" };
  const char *end = header + strlen (header);
  g_autofree char *head = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (header, marks[i]);

      if (at != NULL && at > header && at < end)
        end = at;
    }
  if (*end == '\0')
    return NULL;
  head = g_strndup (header, (gsize) (end - header));
  return sales_import_words_plain (head);
}

static void
map_named (SalesImportMapping *self, const char *const *headers, GHashTable *named, const SalesHeaderWords *synonyms)
{
  for (const SalesHeaderWords *s = synonyms; s->words != NULL; s++)
    {
      const char *wanted = named != NULL ? g_hash_table_lookup (named, GINT_TO_POINTER (s->field)) : NULL;

      for (int c = 0; c < self->n_columns && wanted != NULL; c++)
        if (sales_import_header_equal (headers[c], wanted))
          {
            self->column[s->field] = c;
            self->field[c] = s->field;
            break;
          }
    }
}

/* Gives each field the column whose header is the likeliest word for it. Returns how many. */
static int
map (SalesImportMapping *self, char **normal, char **bare, const char *const *headers, GHashTable *named, int *twice)
{
  const SalesHeaderWords *synonyms = sales_import_words_get (self->kind);
  int matched = 0;

  for (int f = 0; f < SALES_N_FIELDS; f++)
    self->column[f] = -1;
  for (int c = 0; c < self->n_columns; c++)
    self->field[c] = SALES_N_FIELDS;
  *twice = -1;
  map_named (self, headers, named, synonyms);
  for (const SalesHeaderWords *s = synonyms; s->words != NULL; s++)
    {
      int best = G_MAXINT;

      if (self->column[s->field] < 0)
        for (int c = 0; c < self->n_columns; c++)
          {
            int rank = self->field[c] == SALES_N_FIELDS ? find_word (s->words, normal[c]) : -1;

            if (rank < 0 && self->field[c] == SALES_N_FIELDS && bare[c] != NULL)
              rank = find_word (s->words, bare[c]);

            if (rank < 0 || rank > best)
              continue;
            if (rank == best)
              *twice = c;
            else
              self->column[s->field] = c;
            best = rank;
          }
      if (self->column[s->field] >= 0)
        {
          self->field[self->column[s->field]] = s->field;
          matched++;
        }
    }
  return matched;
}

static gboolean
is_complete (const SalesImportMapping *self, gboolean numbers_other)
{
  const int *column = self->column;
  gboolean any = FALSE, yearless = FALSE;
  int months = 0;

  for (const SalesField *f = kinds[self->kind].all; *f != SALES_N_FIELDS; f++)
    if (column[*f] < 0)
      return FALSE;
  for (const SalesField *f = kinds[self->kind].any; *f != SALES_N_FIELDS; f++)
    any |= column[*f] >= 0;
  for (int c = 0; c < self->n_columns; c++)
    {
      months += self->wide[c].n_months > 0;
      yearless |= self->wide[c].n_months > 0 && self->wide[c].year == 0;
    }
  if (self->kind == SALES_IMPORT_GOALS_WIDE)
    return months > 0 && (!yearless || column[SALES_FIELD_YEAR] >= 0);
  /* "supplierID, companyName, city": the first column numbers something else. */
  if (self->kind == SALES_IMPORT_CUSTOMERS && column[SALES_FIELD_ID] < 0 && numbers_other)
    return FALSE;
  if (self->kind == SALES_IMPORT_PEOPLE)
    any &= column[SALES_FIELD_NAME] >= 0 ||
           (column[SALES_FIELD_GIVEN_NAME] >= 0 && column[SALES_FIELD_FAMILY_NAME] >= 0);
  if (self->kind == SALES_IMPORT_GOALS)
    any &= column[SALES_FIELD_MONTH] >= 0 || (column[SALES_FIELD_FROM] >= 0 && column[SALES_FIELD_TO] >= 0);
  return any;
}

/**
 * sales_import_mapping_new:
 * @headers: the names of the columns
 * @n_columns: how many
 * @named: (nullable): from #SalesField to the header that was named for it
 * @twice: (out): a column that holds the same as another, or -1
 *
 * Finds out what a file holds from the names of its columns: of all kinds whose necessary fields
 * are there, the one that has a use for most columns.
 *
 * Returns: (transfer full): the mapping; its kind is %SALES_IMPORT_UNKNOWN if there is none
 */
SalesImportMapping *
sales_import_mapping_new (const char *const *headers, int n_columns, GHashTable *named, int *twice)
{
  SalesImportMapping *self = g_new0 (SalesImportMapping, 1);
  g_auto (GStrv) normal = g_new0 (char *, n_columns + 1);
  g_autoptr (GPtrArray) bare = g_ptr_array_new_with_free_func (g_free);
  SalesImportKind best = SALES_IMPORT_UNKNOWN;
  int most = 0, months = 0;

  self->n_columns = n_columns;
  self->field = g_new (SalesField, n_columns);
  self->wide = g_new0 (SalesWideColumn, n_columns);
  for (int c = 0; c < n_columns; c++)
    {
      normal[c] = sales_import_words_plain (headers[c]);
      g_ptr_array_add (bare, without_unit (headers[c]));
      if (sales_import_parse_period (headers[c], strlen (headers[c]), &self->wide[c]))
        months++;
    }
  for (int k = 0; k < SALES_IMPORT_N_KINDS; k++)
    {
      int matched;

      self->kind = (SalesImportKind) k;
      matched = map (self, normal, (char **) bare->pdata, headers, named, twice);
      if (k == SALES_IMPORT_GOALS_WIDE)
        matched += months;
      if (matched > most && is_complete (self, n_columns > 0 && self->field[0] == SALES_N_FIELDS && g_str_has_suffix (normal[0], "id")))
        {
          most = matched;
          best = self->kind;
        }
    }
  *twice = -1;
  self->kind = best;
  if (best != SALES_IMPORT_UNKNOWN)
    map (self, normal, (char **) bare->pdata, headers, named, twice);
  return self;
}

/**
 * sales_import_header_is_known:
 * @header: a column's name
 *
 * Returns: whether some kind of file has such a column
 */
gboolean
sales_import_header_is_known (const char *header)
{
  static GHashTable *known;
  static gsize ready;
  g_autofree char *plain = sales_import_words_plain (header);

  if (g_once_init_enter (&ready))
    {
      known = g_hash_table_new (g_str_hash, g_str_equal);
      for (int k = 0; k < SALES_IMPORT_N_KINDS; k++)
        for (const SalesHeaderWords *s = sales_import_words_get ((SalesImportKind) k); s->words != NULL; s++)
          {
            g_auto (GStrv) words = g_strsplit (s->words, " ", -1);

            for (char **word = words; *word != NULL; word++)
              if (!g_hash_table_contains (known, *word))
                g_hash_table_add (known, g_strdup (*word));
          }
      g_once_init_leave (&ready, 1);
    }
  return plain[0] != '\0' && g_hash_table_contains (known, plain);
}

/* Words are short and have no digits; looking them up is not for every figure of a table. */
static gboolean
looks_like_word (const char *text)
{
  gsize length = strcspn (text, "0123456789");

  return length > 0 && length <= 60 && text[length] == '\0';
}

/**
 * sales_import_headers_match:
 * @headers: the cells of a row
 * @n_headers: how many
 *
 * Returns: how many of them are known, if the row can be the header of some kind of file; else 0
 */
int
sales_import_headers_match (const char *const *headers, int n_headers)
{
  g_autoptr (SalesImportMapping) mapping = NULL;
  int known = 0, twice;
  SalesWideColumn wide;

  if (n_headers > 1024)
    return 0;
  /* Most rows are no header: that is seen without trying every kind of file. */
  for (int i = 0; i < n_headers && known == 0; i++)
    known += looks_like_word (headers[i]) && sales_import_header_is_known (headers[i]);
  if (known == 0)
    return 0;
  mapping = sales_import_mapping_new (headers, n_headers, NULL, &twice);
  known = 0;
  if (mapping->kind != SALES_IMPORT_UNKNOWN)
    for (int i = 0; i < n_headers; i++)
      known += mapping->field[i] != SALES_N_FIELDS || (mapping->kind == SALES_IMPORT_GOALS_WIDE && sales_import_parse_period (headers[i], strlen (headers[i]), &wide));
  return known;
}

/* How many letters have to be changed, added or taken away to make one of the other, up to a limit. */
static int
distance (const char *a, const char *b, int limit)
{
  gsize n = strlen (a), m = strlen (b);
  int row[64];

  if (n > 60 || m > 60 || ABS ((int) n - (int) m) > limit)
    return limit + 1;
  for (gsize j = 0; j <= m; j++)
    row[j] = (int) j;
  for (gsize i = 1; i <= n; i++)
    {
      int corner = row[0];

      row[0] = (int) i;
      for (gsize j = 1; j <= m; j++)
        {
          int above = row[j];

          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] != b[j - 1]));
          corner = above;
        }
    }
  return row[m];
}

/**
 * sales_import_propose_field:
 * @kind: what the file holds, or %SALES_IMPORT_UNKNOWN
 * @header: a column's name that is not known
 *
 * Returns: the field whose name is similar, to be shown and not to be taken, or %SALES_N_FIELDS
 */
SalesField
sales_import_propose_field (SalesImportKind kind, const char *header)
{
  g_autofree char *plain = sales_import_words_plain (header);
  SalesField best = SALES_N_FIELDS;
  int nearest = 3;

  if (strlen (plain) < 4)
    return SALES_N_FIELDS;
  for (int k = 0; k < SALES_IMPORT_N_KINDS; k++)
    for (const SalesHeaderWords *s = kind == SALES_IMPORT_UNKNOWN || kind == (SalesImportKind) k ? sales_import_words_get ((SalesImportKind) k) : NULL;
         s != NULL && s->words != NULL; s++)
      {
        g_auto (GStrv) words = g_strsplit (s->words, " ", -1);

        for (char **word = words; *word != NULL; word++)
          {
            gsize length = strlen (*word);
            int far = strlen (plain) >= 7 ? distance (plain, *word, 2) : distance (plain, *word, 1) * 2;

            if (length >= 5 && (g_str_has_prefix (plain, *word) || g_str_has_suffix (plain, *word)))
              far = MIN (far, 2);
            if (far < nearest)
              {
                nearest = far;
                best = s->field;
              }
          }
      }
  return best;
}

/**
 * sales_import_mapping_free:
 * @self: (transfer full): a mapping
 */
void
sales_import_mapping_free (SalesImportMapping *self)
{
  g_free (self->field);
  g_free (self->wide);
  g_free (self);
}

/**
 * sales_field_from_string:
 * @name: a field's stable name
 * @field: (out): the field
 *
 * Returns: %FALSE if there is no such field
 */
gboolean
sales_field_from_string (const char *name, SalesField *field)
{
  for (int f = 0; f < SALES_N_FIELDS; f++)
    if (sales_import_header_equal (name, field_names[f]))
      {
        *field = (SalesField) f;
        return TRUE;
      }
  return FALSE;
}

/**
 * sales_field_to_string:
 * @field: a field
 *
 * Returns: (transfer none): its stable name
 */
const char *
sales_field_to_string (SalesField field)
{
  return field_names[field];
}

/**
 * sales_import_get_fields:
 *
 * Returns: (transfer none): the stable names of all fields, %NULL-terminated
 */
const char *const *
sales_import_get_fields (void)
{
  return field_names;
}

/**
 * sales_import_kind_get_label:
 * @kind: what a file holds
 *
 * Returns: (transfer none): what the user calls it
 */
const char *
sales_import_kind_get_label (SalesImportKind kind)
{
  return kind == SALES_IMPORT_UNKNOWN ? C_ ("import file", "Not recognized")
                                      : g_dpgettext2 (NULL, "import file", kinds[kind].label);
}

/**
 * sales_import_header_equal:
 * @a: a header
 * @b: another
 *
 * Returns: whether they are the same but for letter case, accents, spaces and signs
 */
gboolean
sales_import_header_equal (const char *a, const char *b)
{
  g_autofree char *first = sales_import_words_plain (a);
  g_autofree char *second = sales_import_words_plain (b);

  return strcmp (first, second) == 0;
}
