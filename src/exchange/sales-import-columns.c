/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-columns.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"

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
  [SALES_FIELD_MEASURE] = "measure",
  [SALES_FIELD_GOAL] = "goal",
  [SALES_FIELD_ACTUAL] = "actual",
  [SALES_FIELD_REASON] = "reason",
  [SALES_FIELD_NOTE] = "note",
  NULL,
};

/* What headers mean, the likeliest word first. Letter case, spaces and signs do not matter. */
typedef struct
{
  SalesField  field;
  const char *words;
} Synonyms;

#define PERSON_WORDS "salesperson salespersonid employee employeeid rep salesrep representative salesrepresentative seller soldby person personid accountmanager"
#define ORDER_WORDS "order orderid orderno ordernumber salesorder salesorderid salesordernumber invoice invoiceid invoiceno invoicenumber"
#define FROM_WORDS "from validfrom startdate start since firstday periodstart"
#define TO_WORDS "to validto enddate end until lastday periodend"

#define ORDER_SYNONYMS \
  { SALES_FIELD_ORDER, ORDER_WORDS }, \
  { SALES_FIELD_ORDER_DATE, "orderdate date ordered orderedon invoicedate taken" }, \
  { SALES_FIELD_PROMISED, "promiseddate promised promisedon requireddate required duedate due requesteddate" }, \
  { SALES_FIELD_SHIPPED, "shippeddate shipped shippedon shipdate dispatched dispatchdate" }, \
  { SALES_FIELD_DELIVERED, "delivereddate delivered deliveredon deliverydate arrived" }, \
  { SALES_FIELD_FOLLOWED, "followedup followed followeddate followupdate followup followedupon" }, \
  { SALES_FIELD_CUSTOMER, "customer customerid customerno customername account client" }, \
  { SALES_FIELD_SALESPERSON, PERSON_WORDS }, \
  { SALES_FIELD_TERRITORY, "territory region salesterritory area" }, \
  { SALES_FIELD_TAKEN_BY, "takenby orderedby enteredby" }, \
  { SALES_FIELD_PROMISED_BY, "promisedby" }, \
  { SALES_FIELD_SHIPPED_BY, "shippedby" }, \
  { SALES_FIELD_DELIVERED_BY, "deliveredby" }, \
  { SALES_FIELD_FOLLOWED_BY, "followedby followedupby" }

#define LINE_SYNONYMS \
  { SALES_FIELD_PRODUCT, "product productid productname item itemid itemcode sku article" }, \
  { SALES_FIELD_QUANTITY, "quantity qty pieces orderqty units" }, \
  { SALES_FIELD_UNIT_PRICE, "unitprice price priceeach" }, \
  { SALES_FIELD_DISCOUNT, "discount discountpercent unitpricediscount rebate" }, \
  { SALES_FIELD_AMOUNT, "amount linetotal lineamount total value revenue sales" }

static const Synonyms people[] = {
  { SALES_FIELD_ID, "id personid employeeid employee person personnelnumber staffid" },
  { SALES_FIELD_NAME, "name fullname personname employeename displayname salesperson" },
  { SALES_FIELD_GIVEN_NAME, "firstname givenname forename" },
  { SALES_FIELD_FAMILY_NAME, "lastname familyname surname" },
  { SALES_FIELD_ROLE, "role jobtitle title position function" },
  { SALES_FIELD_DEPARTMENT, "department dept division" },
  { SALES_FIELD_TEAM, "team salesteam group" },
  { SALES_FIELD_TERRITORY, "territory salesterritory" },
  { SALES_FIELD_MANAGER, "manager managerid reportsto supervisor" },
  { SALES_FIELD_HIRED, "hired hiredate hiredon startdate joined entrydate" },
  { SALES_FIELD_LEFT, "left leftdate leavedate enddate terminationdate exitdate" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms department_history[] = {
  { SALES_FIELD_PERSON, "person personid employee employeeid salesperson rep" },
  { SALES_FIELD_DEPARTMENT, "department dept division" },
  { SALES_FIELD_TEAM, "team salesteam group" },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms territory_history[] = {
  { SALES_FIELD_PERSON, "person personid employee employeeid salesperson rep" },
  { SALES_FIELD_TERRITORY, "territory salesterritory" },
  { SALES_FIELD_REGION, "region parent parentterritory area" },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms products[] = {
  { SALES_FIELD_ID, "id productid sku itemid itemcode itemno articleno productnumber" },
  { SALES_FIELD_NAME, "name productname product item itemname article description" },
  { SALES_FIELD_CATEGORY, "category categoryname productcategory productgroup" },
  { SALES_FIELD_UNIT_COST, "unitcost cost standardcost costprice purchaseprice" },
  { SALES_FIELD_LIST_PRICE, "listprice price unitprice salesprice retailprice" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms costs[] = {
  { SALES_FIELD_PRODUCT, "product productid item itemid itemcode sku article" },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_FIELD_UNIT_COST, "unitcost cost standardcost costprice purchaseprice" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms customers[] = {
  { SALES_FIELD_ID, "id customerid customerno customernumber accountno accountnumber" },
  { SALES_FIELD_NAME, "name customername companyname company customer account client" },
  { SALES_FIELD_SEGMENT, "kind segment customertype type industry customergroup" },
  { SALES_FIELD_CITY, "city town" },
  { SALES_FIELD_COUNTRY, "country countrycode" },
  { SALES_FIELD_TERRITORY, "territory salesterritory" },
  { SALES_FIELD_SALESPERSON, "salesperson salespersonid owner accountmanager rep salesrep" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms orders[] = { ORDER_SYNONYMS, { SALES_N_FIELDS, NULL } };
static const Synonyms flat[] = { ORDER_SYNONYMS, LINE_SYNONYMS, { SALES_N_FIELDS, NULL } };
static const Synonyms lines[] = {
  { SALES_FIELD_ORDER, ORDER_WORDS },
  LINE_SYNONYMS,
  { SALES_N_FIELDS, NULL },
};
static const Synonyms credit[] = {
  { SALES_FIELD_ORDER, ORDER_WORDS },
  { SALES_FIELD_SALESPERSON, PERSON_WORDS },
  { SALES_FIELD_SHARE, "share creditshare credit percent split" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms goals[] = {
  { SALES_FIELD_SCOPE_KIND, "scopekind scope level kind" },
  { SALES_FIELD_SCOPE_NAME, "scopename name " PERSON_WORDS " team territory" },
  { SALES_FIELD_FROM, "periodstart " FROM_WORDS },
  { SALES_FIELD_TO, "periodend " TO_WORDS },
  { SALES_FIELD_MONTH, "month period" },
  { SALES_FIELD_MEASURE, "measure metric" },
  { SALES_FIELD_GOAL, "goal target quota goalamount goalvalue value amount plan" },
  { SALES_FIELD_CATEGORY, "category productcategory" },
  { SALES_FIELD_REASON, "reason" },
  { SALES_FIELD_NOTE, "note comment" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms goals_wide[] = {
  { SALES_FIELD_SCOPE_KIND, "scopekind scope level kind" },
  { SALES_FIELD_SCOPE_NAME, "scopename name " PERSON_WORDS " team territory" },
  { SALES_FIELD_MEASURE, "measure metric" },
  { SALES_FIELD_CATEGORY, "category productcategory" },
  { SALES_FIELD_REASON, "reason" },
  { SALES_FIELD_NOTE, "note comment" },
  { SALES_N_FIELDS, NULL },
};
static const Synonyms sheet[] = {
  { SALES_FIELD_SALESPERSON, PERSON_WORDS " name" },
  { SALES_FIELD_MONTH, "month period date" },
  { SALES_FIELD_GOAL, "goal target quota plan" },
  { SALES_FIELD_ACTUAL, "actual actuals achieved sales revenue result amount" },
  { SALES_N_FIELDS, NULL },
};

/* A kind is told by the fields that it must have; of each group in `any`, one. */
static const struct
{
  const char     *label;
  const Synonyms *synonyms;
  SalesField      all[6]; /* ends with SALES_N_FIELDS */
  SalesField      any[6];
} kinds[] = {
  [SALES_IMPORT_PEOPLE] = {
    NC_("import file", "People"), people,
    { SALES_N_FIELDS },
    { SALES_FIELD_ROLE, SALES_FIELD_DEPARTMENT, SALES_FIELD_TEAM, SALES_FIELD_MANAGER, SALES_FIELD_HIRED, SALES_N_FIELDS },
  },
  [SALES_IMPORT_DEPARTMENT_HISTORY] = {
    NC_("import file", "Teams over time"), department_history,
    { SALES_FIELD_PERSON, SALES_FIELD_FROM, SALES_N_FIELDS },
    { SALES_FIELD_DEPARTMENT, SALES_FIELD_TEAM, SALES_N_FIELDS },
  },
  [SALES_IMPORT_TERRITORY_HISTORY] = {
    NC_("import file", "Territories over time"), territory_history,
    { SALES_FIELD_PERSON, SALES_FIELD_TERRITORY, SALES_N_FIELDS },
    { SALES_FIELD_REGION, SALES_FIELD_FROM, SALES_FIELD_TERRITORY, SALES_N_FIELDS },
  },
  [SALES_IMPORT_PRODUCTS] = {
    NC_("import file", "Products"), products,
    { SALES_FIELD_ID, SALES_FIELD_NAME, SALES_N_FIELDS },
    { SALES_FIELD_CATEGORY, SALES_FIELD_UNIT_COST, SALES_FIELD_LIST_PRICE, SALES_N_FIELDS },
  },
  [SALES_IMPORT_COSTS] = {
    NC_("import file", "Product costs"), costs,
    { SALES_FIELD_PRODUCT, SALES_FIELD_FROM, SALES_FIELD_UNIT_COST, SALES_N_FIELDS },
    { SALES_FIELD_PRODUCT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_CUSTOMERS] = {
    NC_("import file", "Customers"), customers,
    { SALES_FIELD_NAME, SALES_N_FIELDS },
    { SALES_FIELD_ID, SALES_FIELD_CITY, SALES_FIELD_COUNTRY, SALES_FIELD_SEGMENT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_ORDERS] = {
    NC_("import file", "Orders"), orders,
    { SALES_FIELD_ORDER, SALES_FIELD_ORDER_DATE, SALES_N_FIELDS },
    { SALES_FIELD_ORDER, SALES_N_FIELDS },
  },
  [SALES_IMPORT_FLAT] = {
    NC_("import file", "Orders with their lines"), flat,
    { SALES_FIELD_ORDER, SALES_FIELD_ORDER_DATE, SALES_N_FIELDS },
    { SALES_FIELD_UNIT_PRICE, SALES_FIELD_AMOUNT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_LINES] = {
    NC_("import file", "Order lines"), lines,
    { SALES_FIELD_ORDER, SALES_N_FIELDS },
    { SALES_FIELD_UNIT_PRICE, SALES_FIELD_AMOUNT, SALES_N_FIELDS },
  },
  [SALES_IMPORT_CREDIT] = {
    NC_("import file", "Credit shares"), credit,
    { SALES_FIELD_ORDER, SALES_FIELD_SALESPERSON, SALES_FIELD_SHARE, SALES_N_FIELDS },
    { SALES_FIELD_SHARE, SALES_N_FIELDS },
  },
  [SALES_IMPORT_GOALS] = {
    NC_("import file", "Goals"), goals,
    { SALES_FIELD_SCOPE_NAME, SALES_FIELD_GOAL, SALES_N_FIELDS },
    { SALES_FIELD_FROM, SALES_FIELD_MONTH, SALES_N_FIELDS },
  },
  [SALES_IMPORT_GOALS_WIDE] = {
    NC_("import file", "Goals, one column a month"), goals_wide,
    { SALES_FIELD_SCOPE_NAME, SALES_N_FIELDS },
    { SALES_FIELD_SCOPE_NAME, SALES_N_FIELDS },
  },
  [SALES_IMPORT_SHEET] = {
    NC_("import file", "Goals and actuals"), sheet,
    { SALES_FIELD_SALESPERSON, SALES_FIELD_MONTH, SALES_FIELD_ACTUAL, SALES_N_FIELDS },
    { SALES_FIELD_ACTUAL, SALES_N_FIELDS },
  },
};

static const char *const month_names[] = {
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
};

static char *
normalise (const char *header)
{
  g_autofree char *folded = sales_text_fold (header);
  GString *result = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (result, g_utf8_get_char (p));
  return g_string_free (result, FALSE);
}

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

static void
map_named (SalesImportMapping *self, const char *const *headers, GHashTable *named, const Synonyms *synonyms)
{
  for (const Synonyms *s = synonyms; s->words != NULL; s++)
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
map (SalesImportMapping *self, char **normal, const char *const *headers, GHashTable *named, int *twice)
{
  const Synonyms *synonyms = kinds[self->kind].synonyms;
  int matched = 0;

  for (int f = 0; f < SALES_N_FIELDS; f++)
    self->column[f] = -1;
  for (int c = 0; c < self->n_columns; c++)
    self->field[c] = SALES_N_FIELDS;
  *twice = -1;
  map_named (self, headers, named, synonyms);
  for (const Synonyms *s = synonyms; s->words != NULL; s++)
    {
      int best = G_MAXINT;

      if (self->column[s->field] < 0)
        for (int c = 0; c < self->n_columns; c++)
          {
            int rank = self->field[c] == SALES_N_FIELDS ? find_word (s->words, normal[c]) : -1;

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
is_complete (const SalesImportMapping *self)
{
  const int *column = self->column;
  gboolean any = FALSE;
  int months = 0;

  for (const SalesField *f = kinds[self->kind].all; *f != SALES_N_FIELDS; f++)
    if (column[*f] < 0)
      return FALSE;
  for (const SalesField *f = kinds[self->kind].any; *f != SALES_N_FIELDS; f++)
    any |= column[*f] >= 0;
  for (int c = 0; c < self->n_columns; c++)
    months += self->month[c] != SALES_MONTH_NONE;
  if (self->kind == SALES_IMPORT_GOALS_WIDE)
    return months > 0;
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
  SalesImportKind best = SALES_IMPORT_UNKNOWN;
  int most = 0, months = 0;

  self->n_columns = n_columns;
  self->field = g_new (SalesField, n_columns);
  self->month = g_new (SalesMonth, n_columns);
  for (int c = 0; c < n_columns; c++)
    {
      normal[c] = normalise (headers[c]);
      self->month[c] = SALES_MONTH_NONE;
      if (sales_import_parse_month (headers[c], strlen (headers[c]), &self->month[c]))
        months++;
    }
  for (int k = 0; k < SALES_IMPORT_N_KINDS; k++)
    {
      int matched;

      self->kind = (SalesImportKind) k;
      matched = map (self, normal, headers, named, twice);
      if (k == SALES_IMPORT_GOALS_WIDE)
        matched += months;
      if (matched > most && is_complete (self))
        {
          most = matched;
          best = self->kind;
        }
    }
  *twice = -1;
  self->kind = best;
  if (best != SALES_IMPORT_UNKNOWN)
    map (self, normal, headers, named, twice);
  return self;
}

/**
 * sales_import_mapping_free:
 * @self: (transfer full): a mapping
 */
void
sales_import_mapping_free (SalesImportMapping *self)
{
  g_free (self->field);
  g_free (self->month);
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
  g_autofree char *first = normalise (a);
  g_autofree char *second = normalise (b);

  return strcmp (first, second) == 0;
}

/**
 * sales_import_parse_month:
 * @text: `2026-09`, `09/2026`, `Sep 2026`, `September 2026`, or a day in ISO form
 * @length: its length in bytes
 * @month: (out): the month
 *
 * Returns: %FALSE if @text is none of these; @month is then untouched
 */
gboolean
sales_import_parse_month (const char *text, gsize length, SalesMonth *month)
{
  int numbers[2] = { 0, 0 }, digits[2] = { 0, 0 }, n = 0, named = 0, m, y;
  SalesDay day;

  if (length >= 10 && sales_day_parse_iso (text, 10, &day))
    {
      *month = sales_month_from_day (day);
      return TRUE;
    }
  for (gsize i = 0; i < length;)
    {
      if (g_ascii_isdigit (text[i]))
        {
          if (n == 2)
            return FALSE;
          for (; i < length && g_ascii_isdigit (text[i]) && digits[n] < 5; i++, digits[n]++)
            numbers[n] = numbers[n] * 10 + (text[i] - '0');
          n++;
        }
      else if (g_ascii_isalpha (text[i]))
        {
          gsize from = i;

          for (; i < length && g_ascii_isalpha (text[i]); i++)
            ;
          for (int name = 0; name < 12; name++)
            if (i - from >= 3 && i - from <= strlen (month_names[name]) &&
                g_ascii_strncasecmp (text + from, month_names[name], i - from) == 0)
              named = named == 0 ? name + 1 : -1;
          if (named <= 0)
            return FALSE;
        }
      else if (strchr (" -/.'_", text[i]) != NULL)
        i++;
      else
        return FALSE;
    }
  if (named > 0 && n == 1 && (digits[0] == 4 || digits[0] == 2))
    {
      m = named;
      y = digits[0] == 4 ? numbers[0] : 2000 + numbers[0];
    }
  else if (named == 0 && n == 2 && digits[0] == 4 && digits[1] <= 2)
    {
      y = numbers[0];
      m = numbers[1];
    }
  else if (named == 0 && n == 2 && digits[1] == 4 && digits[0] <= 2)
    {
      m = numbers[0];
      y = numbers[1];
    }
  else
    return FALSE;
  if (m < 1 || m > 12 || y < 1900 || y > 2199)
    return FALSE;
  *month = y * 12 + m - 1;
  return TRUE;
}
