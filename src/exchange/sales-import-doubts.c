/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-doubts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "exchange/sales-import-words.h"

#define MAX_ROWS 5

/* Prices by powers of two: 2⁶ is the first that a lost decimal sign of two places can make. */
#define N_POWERS 48
#define LOST_POWERS 6
#define MAX_PRODUCTS 100000

/* Years between the first orders and the others that make them doubtful, and the share they may have. */
#define EARLY_YEARS 8
#define EARLY_SHARE 50

/* Lines of one order that are compared with each other as they are read. */
#define MAX_RECENT 64

typedef struct
{
  gint64 count;
  guint  n_rows;
  struct
  {
    char  *file;
    gint64 line;
    char  *cell;
  } rows[MAX_ROWS];
} Doubt;

typedef struct
{
  guint32 powers[N_POWERS];
  guint32 n;
  gint64  most;      /* the highest price and where it stands */
  gint64  line;
  guint   source;
} Prices;

/* All that an order says but for its number. */
typedef struct
{
  guint64     sum;
  const char *ref; /* not terminated; stays where it is */
  guint32     ref_length;
} Whole;

struct _SalesImportDoubts
{
  SalesImportRun *run;
  SalesDay        today;
  Doubt           doubts[SALES_N_SUSPICIONS];
  gint64          years[300];  /* orders by year, from 1900 */
  gint64          n_orders;
  SalesDay        first[MAX_ROWS]; /* the earliest days and their lines */
  gint64          first_lines[MAX_ROWS];
  guint           n_first;
  GPtrArray      *prices;      /* of each product's id */
  guint32         recent[MAX_RECENT];
  guint           n_recent;
  GArray         *lines;       /* guint64: order and line, for orders whose rows are apart */
  gboolean        apart;
  GArray         *wholes;      /* Whole: of each order with several lines */
  SalesAmount     last_amount;
  gint64          last_line;
};

SalesImportDoubts *
sales_import_doubts_new (SalesImportRun *run)
{
  SalesImportDoubts *self = g_new0 (SalesImportDoubts, 1);

  self->run = run;
  self->today = sales_today ();
  self->prices = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->wholes = g_array_new (FALSE, FALSE, sizeof (Whole));
  return self;
}

void
sales_import_doubts_free (SalesImportDoubts *self)
{
  for (int i = 0; i < SALES_N_SUSPICIONS; i++)
    for (guint r = 0; r < self->doubts[i].n_rows; r++)
      {
        g_free (self->doubts[i].rows[r].file);
        g_free (self->doubts[i].rows[r].cell);
      }
  g_array_unref (self->wholes);
  g_ptr_array_unref (self->prices);
  g_array_unref (self->lines);
  g_free (self);
}

static void
doubt (SalesImportDoubts *self, SalesImportSuspicion what, const char *file, gint64 line, const char *cell, gsize length)
{
  Doubt *found = &self->doubts[what];

  found->count++;
  if (found->n_rows == MAX_ROWS)
    return;
  found->rows[found->n_rows].file = g_strdup (file);
  found->rows[found->n_rows].line = line;
  found->rows[found->n_rows++].cell = g_strndup (cell, MIN (length, 100));
}

static void
doubt_cell (SalesImportDoubts *self, SalesImportSuspicion what, SalesImportReader *reader, SalesField field)
{
  SalesCell cell = sales_import_reader_get (reader, field);

  doubt (self, what, reader->source->result->name, sales_table_reader_get_line (reader->reader), cell.text, cell.length);
}

/* Texts ------------------------------------------------------------------------------------------ */

/* UTF-8 that was read as something else and written again ("Ã¼", "â€™"), U+FFFD, or a question mark
 * where a letter was. */
static gboolean
is_broken (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), next = g_utf8_get_char (g_utf8_next_char (p));

      if (c == 0xfffd || ((c == 0xc3 || c == 0xc2 || c == 0xc4 || c == 0xc5) && ((next >= 0x80 && next < 0xc0) || next == 0x201a || next == 0x201e || next == 0x2026 ||
                                                                                 next == 0x2020 || next == 0x2021 || next == 0x20ac || next == 0x2122 || next == 0x0153 || next == 0x0178)) ||
          (c == 0xe2 && next == 0x20ac))
        return TRUE;
      if (c == '?' && p > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p))) && g_unichar_islower (next))
        return TRUE;
    }
  return FALSE;
}

void
sales_import_doubts_text (SalesImportDoubts *self, SalesImportReader *reader, const char *text)
{
  if (is_broken (text))
    doubt (self, SALES_SUSPICION_BROKEN_TEXT, reader->source->result->name, sales_table_reader_get_line (reader->reader), text, strlen (text));
}

/* Orders ------------------------------------------------------------------------------------------ */

static void
keep_first (SalesImportDoubts *self, SalesDay day, gint64 line)
{
  guint at = self->n_first;

  if (at == MAX_ROWS && day >= self->first[MAX_ROWS - 1])
    return;
  if (at < MAX_ROWS)
    self->n_first++;
  else
    at--;
  for (; at > 0 && self->first[at - 1] > day; at--)
    {
      self->first[at] = self->first[at - 1];
      self->first_lines[at] = self->first_lines[at - 1];
    }
  self->first[at] = day;
  self->first_lines[at] = line;
}

static int
year_of (SalesDay day)
{
  int year, month, mday;

  sales_day_to_ymd (day, &year, &month, &mday);
  return CLAMP (year - 1900, 0, 299);
}

void
sales_import_doubts_order (SalesImportDoubts *self, SalesImportReader *reader, SalesDay day, const SalesDay days[4], const char *ref,
                           gsize ref_length)
{
  static const SalesField fields[] = { SALES_FIELD_PROMISED, SALES_FIELD_SHIPPED, SALES_FIELD_DELIVERED, SALES_FIELD_FOLLOWED };
  SalesField future = day > self->today ? SALES_FIELD_ORDER_DATE : SALES_N_FIELDS;

  self->n_orders++;
  self->years[year_of (day)]++;
  keep_first (self, day, sales_table_reader_get_line (reader->reader));
  for (int i = 1; i < 4; i++)
    if (days[i] != SALES_DAY_NONE && days[i] > self->today && future == SALES_N_FIELDS)
      future = fields[i];
  if (G_UNLIKELY (future != SALES_N_FIELDS))
    doubt_cell (self, SALES_SUSPICION_FUTURE, reader, future);
  if (G_UNLIKELY (days[1] != SALES_DAY_NONE && days[1] < day))
    doubt_cell (self, SALES_SUSPICION_SHIPPED_BEFORE, reader, SALES_FIELD_SHIPPED);
  else if (G_UNLIKELY (days[2] != SALES_DAY_NONE && (days[2] < day || (days[1] != SALES_DAY_NONE && days[2] < days[1]))))
    doubt_cell (self, SALES_SUSPICION_SHIPPED_BEFORE, reader, SALES_FIELD_DELIVERED);
  if (G_UNLIKELY (days[0] != SALES_DAY_NONE && days[0] < day))
    doubt_cell (self, SALES_SUSPICION_PROMISED_BEFORE, reader, SALES_FIELD_PROMISED);
  if (G_UNLIKELY (ref_length > 2 && !g_ascii_isdigit (ref[0]) && !g_ascii_isdigit (ref[ref_length - 1]) && sales_import_words_is_total (ref, ref_length)))
    doubt (self, SALES_SUSPICION_TOTAL, reader->source->result->name, sales_table_reader_get_line (reader->reader), ref, ref_length);
}

/* Lines ------------------------------------------------------------------------------------------- */

static guint64
mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
  return hash ^ hash >> 32;
}

static void
count_price (SalesImportDoubts *self, SalesImportReader *reader, gint64 product, gint64 price)
{
  Prices *prices;
  int power;

  if (price == 0 || product <= 0 || product >= MAX_PRODUCTS)
    return;
  if (G_UNLIKELY (product >= self->prices->len))
    g_ptr_array_set_size (self->prices, (gint) product + 1);
  prices = self->prices->pdata[product];
  if (G_UNLIKELY (prices == NULL))
    prices = self->prices->pdata[product] = g_new0 (Prices, 1);
  price = ABS (price);
  power = 63 - __builtin_clzll ((unsigned long long) price);
  prices->n++;
  prices->powers[MIN (power, N_POWERS - 1)]++;
  if (price <= prices->most)
    return;
  prices->most = price;
  prices->line = sales_table_reader_get_line (reader->reader);
}

guint64
sales_import_doubts_line (SalesImportDoubts *self, SalesImportReader *reader, guint order, gboolean begins, gboolean again,
                          const SalesEntity *product, const SalesLineRecord *line)
{
  guint64 hash = mix (mix (mix (mix (1, (guint64) line->product), (guint64) line->quantity), (guint64) line->price), (guint64) line->discount);
  guint32 half = (guint32) (hash >> 16);
  guint64 pair = (guint64) half << 32 | order;

  if (begins)
    self->n_recent = 0;
  self->apart |= again;
  g_array_append_val (self->lines, pair);
  if (line->product != 0)
    for (guint i = 0; i < self->n_recent; i++)
      if (G_UNLIKELY (self->recent[i] == half))
        {
          doubt_cell (self, SALES_SUSPICION_LINE_TWICE, reader, SALES_FIELD_PRODUCT);
          break;
        }
  if (self->n_recent < MAX_RECENT)
    self->recent[self->n_recent++] = half;
  if (product != NULL && sales_import_reader_has (reader, SALES_FIELD_UNIT_PRICE))
    count_price (self, reader, product->id, line->price);
  self->last_amount = line->amount;
  self->last_line = sales_table_reader_get_line (reader->reader);
  return hash;
}

void
sales_import_doubts_whole (SalesImportDoubts *self, guint64 sum, SalesDay day, gint64 customer, gint64 person, guint n_lines, const char *ref,
                           gsize ref_length)
{
  Whole whole = { mix (mix (mix (sum, (guint64) day), (guint64) customer), (guint64) person), ref, (guint32) ref_length };

  if (n_lines >= 2 && (customer != 0 || person != 0))
    g_array_append_val (self->wholes, whole);
}

/* Verdicts ---------------------------------------------------------------------------------------- */

/* Lines that come again in an order whose rows do not stand together. */
static void
find_lines_apart (SalesImportDoubts *self)
{
  guint n = self->lines->len, size = 1024;
  g_autofree guint32 *slots = NULL;

  if (!self->apart)
    return;
  while (size < n * 2)
    size *= 2;
  slots = g_new0 (guint32, size);
  self->doubts[SALES_SUSPICION_LINE_TWICE].count = 0;
  for (guint i = 0; i < n; i++)
    {
      guint64 pair = g_array_index (self->lines, guint64, i);
      guint slot = (guint) (pair * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & (size - 1);

      while (slots[slot] != 0 && g_array_index (self->lines, guint64, slots[slot] - 1) != pair)
        slot = (slot + 1) & (size - 1);
      if (slots[slot] != 0)
        self->doubts[SALES_SUSPICION_LINE_TWICE].count++;
      else
        slots[slot] = i + 1;
    }
}

/* Orders that are the same but for their number. */
static void
find_wholes (SalesImportDoubts *self)
{
  guint n = self->wholes->len, size = 1024;
  g_autofree guint32 *slots = NULL;

  while (size < n * 2)
    size *= 2;
  slots = g_new0 (guint32, size);
  for (guint i = 0; i < n; i++)
    {
      const Whole *whole = &g_array_index (self->wholes, Whole, i);
      guint slot = (guint) (whole->sum >> 20) & (size - 1);

      while (slots[slot] != 0 && g_array_index (self->wholes, Whole, slots[slot] - 1).sum != whole->sum)
        slot = (slot + 1) & (size - 1);
      if (G_UNLIKELY (slots[slot] != 0))
        doubt (self, SALES_SUSPICION_ORDER_TWICE, "", 0, whole->ref, whole->ref_length);
      else
        slots[slot] = i + 1;
    }
}

static void
judge_prices (SalesImportDoubts *self)
{
  for (guint p = 0; p < self->prices->len; p++)
    {
      const Prices *prices = self->prices->pdata[p];
      const SalesEntity *product = prices != NULL ? sales_catalog_get (self->run->catalog, SALES_ENTITY_PRODUCT, p) : NULL;
      gint64 list, many = 0, below = 0;
      int usual = -1;

      if (product == NULL)
        continue;
      for (int i = 0; i < N_POWERS && below * 2 < prices->n; i++)
        {
          below += prices->powers[i];
          usual = i;
        }
      list = product->numbers[SALES_PRODUCT_LIST_PRICE];
      if (list != SALES_ENTITY_NONE && list > 0)
        usual = 63 - __builtin_clzll ((unsigned long long) list);
      for (int i = usual + LOST_POWERS; i < N_POWERS; i++)
        many += prices->powers[i];
      if (many == 0 || (many * 4 > prices->n && prices->n > 2 && list <= 0))
        continue;
      for (gint64 i = 0; i < many; i++)
        if (i == 0)
          doubt (self, SALES_SUSPICION_AMOUNT, "", prices->line, product->name, strlen (product->name));
        else
          self->doubts[SALES_SUSPICION_AMOUNT].count++;
    }
}

/* The first orders, years before all others. */
static void
judge_years (SalesImportDoubts *self)
{
  gint64 before = 0;
  int last = -1;

  for (int year = 0; year < 300; year++)
    {
      if (self->years[year] == 0)
        continue;
      if (last >= 0 && year - last >= EARLY_YEARS && before * EARLY_SHARE <= self->n_orders)
        {
          self->doubts[SALES_SUSPICION_EARLY].count = 0;
          for (gint64 i = 0; i < before; i++)
            {
              g_autofree char *day = i < (gint64) self->n_first ? sales_day_to_iso (self->first[i]) : NULL;

              if (day != NULL)
                doubt (self, SALES_SUSPICION_EARLY, "", self->first_lines[i], day, strlen (day));
              else
                self->doubts[SALES_SUSPICION_EARLY].count++;
            }
        }
      last = year;
      before += self->years[year];
    }
}

static char *
describe (SalesImportSuspicion what, gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  gulong n = (gulong) count;
  const char *sentence;

  switch (what)
    {
    case SALES_SUSPICION_FUTURE:
      /* TRANSLATORS: here and below, %s is a number */
      sentence = ngettext ("%s order has a date in the future.", "%s orders have a date in the future.", n);
      break;
    case SALES_SUSPICION_EARLY:
      sentence = ngettext ("%s order is years older than all others.", "%s orders are years older than all others.", n);
      break;
    case SALES_SUSPICION_SHIPPED_BEFORE:
      sentence = ngettext ("%s order was shipped before it was ordered, or delivered before it was shipped.",
                           "%s orders were shipped before they were ordered, or delivered before they were shipped.", n);
      break;
    case SALES_SUSPICION_PROMISED_BEFORE:
      sentence = ngettext ("%s order was promised for a day before it was ordered.", "%s orders were promised for a day before they were ordered.", n);
      break;
    case SALES_SUSPICION_AMOUNT:
      sentence = ngettext ("%s price is about a hundred times what the product usually costs: a decimal sign may be lost.",
                           "%s prices are about a hundred times what their products usually cost: decimal signs may be lost.", n);
      break;
    case SALES_SUSPICION_LINE_TWICE:
      sentence = ngettext ("%s line stands in its order twice.", "%s lines stand in their orders twice.", n);
      break;
    case SALES_SUSPICION_ORDER_TWICE:
      sentence = ngettext ("%s order is the same as another one but for its number.", "%s orders are the same as others but for their numbers.", n);
      break;
    case SALES_SUSPICION_TOTAL:
      sentence = ngettext ("%s row looks like a total of the others.", "%s rows look like totals of the others.", n);
      break;
    case SALES_SUSPICION_BROKEN_TEXT:
    case SALES_N_SUSPICIONS:
    default:
      sentence = ngettext ("%s name has lost letters on the way, or has wrong ones.", "%s names have lost letters on the way, or have wrong ones.", n);
      break;
    }
  return g_strdup_printf (sentence, number);
}

static void
ask (SalesImportDoubts *self, SalesImportSuspicion what)
{
  const Doubt *found = &self->doubts[what];
  const char *file = found->n_rows > 0 && found->rows[0].file[0] != '\0' ? found->rows[0].file : self->run->orders_name;
  SalesImportQuestion *question = sales_import_question_new (SALES_QUESTION_SUSPICION, file != NULL ? file : "", NULL);

  question->key = g_strdup_printf ("accept.%s", sales_suspicion_to_string (what));
  question->option = g_strdup_printf ("--accept %s", sales_suspicion_to_string (what));
  question->text = describe (what, found->count);
  question->count = found->count;
  sales_import_question_add_choice (question, "yes", _ ("It is right, take it"), NULL);
  for (guint i = 0; i < found->n_rows; i++)
    sales_import_question_add_row (question, found->rows[i].line, found->rows[i].cell, -1, NULL);
  g_ptr_array_add (self->run->result->questions, question);
}

gboolean
sales_import_doubts_ask (SalesImportDoubts *self, const SalesImportTotals *totals)
{
  gboolean asked = FALSE;

  find_lines_apart (self);
  find_wholes (self);
  judge_prices (self);
  judge_years (self);
  if (totals->lines > 3 && self->last_amount != 0 && totals->amount - self->last_amount == self->last_amount)
    doubt (self, SALES_SUSPICION_TOTAL, "", self->last_line, "", 0);
  for (int i = 0; i < SALES_N_SUSPICIONS; i++)
    {
      g_autofree char *key = g_strdup_printf ("accept.%s", sales_suspicion_to_string ((SalesImportSuspicion) i));

      if (self->doubts[i].count == 0 || g_hash_table_contains (self->run->answers, key))
        continue;
      ask (self, (SalesImportSuspicion) i);
      asked = TRUE;
    }
  return asked;
}
