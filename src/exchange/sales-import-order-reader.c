/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-order-reader.h"

#include <string.h>

#include "base/sales-text.h"
#include "exchange/sales-import-doubts.h"
#include "exchange/sales-import-names.h"

#define N_BATCHES 4
#define MAX_REF 200

/* An order of the files or of the document. */
typedef struct
{
  gint64   id;        /* 0: new, and not handed on yet */
  SalesDay day;       /* SALES_DAY_NONE: not known */
  SalesDay days[4];   /* promised, shipped, delivered, followed as the file has them */
  gint32   customer;
  gint32   person;
  gint32   territory;
  gint32   line;      /* where the file speaks of it first */
  guint64  sum;       /* of what its lines say, in whatever order */
  guint16  n_lines;
  guint16  source;    /* of that line */
  guint    old : 1;   /* the document has it */
  guint    seen : 1;  /* a file says when it was taken and by whom */
  guint    counted : 1;
  guint    bad : 1;   /* to be left out whole */
} Entry;

/* What a cell stands for, looked up once for each different text. */
typedef struct
{
  SalesEntity           *entity;
  gboolean               known;     /* looked up */
  SalesImportProblemCode problem;   /* if there is no entity */
  const GArray          *costs;     /* of a product */
} Meaning;

/* A row that says which order it is about. */
typedef struct
{
  SalesImportReader *reader;
  guint              source;
  SalesEntity       *named[SALES_N_ENTITIES]; /* by the order's cells of the row read last */
  guint              number;        /* its order */
  gboolean           has_number;
  guint              generation;
  int                n_columns;
  int                columns[16];   /* that speak of the order */
  SalesCell          cells[16];     /* of the row read last */
  guint              dates[5];      /* how the columns of days are read, and those of figures */
  SalesNumberFormat  price;
  SalesNumberFormat  quantity;
  SalesNumberFormat  discount;
} Rows;

static const struct
{
  SalesField  field;
  const char *step;
} step_fields[] = {
  { SALES_FIELD_TAKEN_BY, "taken" },         { SALES_FIELD_PROMISED_BY, "promised" },
  { SALES_FIELD_SHIPPED_BY, "shipped" },     { SALES_FIELD_DELIVERED_BY, "delivered" },
  { SALES_FIELD_FOLLOWED_BY, "followed" },
};

static const SalesField order_fields[] = {
  SALES_FIELD_ORDER_DATE, SALES_FIELD_PROMISED, SALES_FIELD_SHIPPED, SALES_FIELD_DELIVERED, SALES_FIELD_FOLLOWED,
  SALES_FIELD_CUSTOMER, SALES_FIELD_SALESPERSON, SALES_FIELD_TERRITORY,
  SALES_FIELD_TAKEN_BY, SALES_FIELD_PROMISED_BY, SALES_FIELD_SHIPPED_BY, SALES_FIELD_DELIVERED_BY, SALES_FIELD_FOLLOWED_BY,
};

static SalesImportOrderBatch *
batch_new (void)
{
  SalesImportOrderBatch *batch = g_new0 (SalesImportOrderBatch, 1);

  batch->orders = g_new (SalesOrderRecord, SALES_IMPORT_BATCH_ROWS);
  batch->lines = g_new (SalesLineRecord, SALES_IMPORT_BATCH_ROWS);
  batch->old_orders = g_array_new (FALSE, FALSE, sizeof (SalesOrderRecord));
  batch->old_lines = g_array_new (FALSE, FALSE, sizeof (SalesLineRecord));
  batch->steps = g_array_new (FALSE, FALSE, sizeof (SalesImportStep));
  batch->entities = g_array_new (FALSE, FALSE, sizeof (SalesImportNew));
  return batch;
}

static void
batch_free (gpointer data)
{
  SalesImportOrderBatch *batch = data;

  g_free (batch->orders);
  g_free (batch->lines);
  g_array_unref (batch->old_orders);
  g_array_unref (batch->old_lines);
  g_array_unref (batch->steps);
  g_array_unref (batch->entities);
  g_free (batch);
}

static Entry *
get_entry (SalesImportOrderReader *self, guint number)
{
  return &g_array_index (self->entries, Entry, number);
}

static guint
get_number (SalesImportOrderReader *self, const char *ref, gsize length)
{
  guint number = sales_text_table_get (self->refs, ref, length);

  if (number == self->entries->len)
    {
      Entry entry = { .day = SALES_DAY_NONE };

      g_array_append_val (self->entries, entry);
    }
  return number;
}

static void
order_listed_cb (const char *ref, gint64 id, SalesDay day, gpointer user_data)
{
  SalesImportOrderReader *self = user_data;
  Entry *entry = get_entry (self, get_number (self, ref, strlen (ref)));

  entry->id = id;
  entry->day = day;
  entry->old = TRUE;
}

SalesImportOrderReader *
sales_import_order_reader_new (SalesImportRun *run, GError **error)
{
  g_autoptr (SalesImportOrderReader) self = g_new0 (SalesImportOrderReader, 1);

  self->run = run;
  self->refs = sales_text_table_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->old_rows = g_array_new (FALSE, FALSE, sizeof (SalesImportOldRows));
  self->filled = g_async_queue_new ();
  self->empty = g_async_queue_new_full (batch_free);
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    {
      self->texts[k] = sales_text_table_new ();
      self->meanings[k] = g_array_new (FALSE, TRUE, sizeof (Meaning));
    }
  for (int i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, batch_new ());
  self->create_people = run->create_people;
  if (!sales_import_writer_list_orders (run->writer, order_listed_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sales_import_order_reader_free (SalesImportOrderReader *self)
{
  sales_text_table_free (self->refs);
  g_array_unref (self->entries);
  g_array_unref (self->old_rows);
  g_async_queue_unref (self->filled);
  g_async_queue_unref (self->empty);
  for (int k = 0; k < SALES_N_ENTITIES; k++)
    {
      sales_text_table_free (self->texts[k]);
      g_array_unref (self->meanings[k]);
    }
  g_clear_pointer (&self->batch, batch_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
report (Rows *rows, SalesImportProblemCode code, SalesField field, gint64 related_line)
{
  sales_import_reader_problem (rows->reader, code, field, related_line);
}

/* Who and what ------------------------------------------------------------------------------ */

static SalesImportProblemCode
unknown_code (SalesEntityKind kind)
{
  switch (kind)
    {
    case SALES_ENTITY_PERSON:
      return SALES_IMPORT_PROBLEM_UNKNOWN_PERSON;
    case SALES_ENTITY_CUSTOMER:
      return SALES_IMPORT_PROBLEM_UNKNOWN_CUSTOMER;
    case SALES_ENTITY_PRODUCT:
      return SALES_IMPORT_PROBLEM_UNKNOWN_PRODUCT;
    default:
      return SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE;
    }
}

static void
look_up (SalesImportOrderReader *self, Rows *rows, SalesEntityKind kind, SalesCell cell, gboolean create, Meaning *meaning)
{
  SalesCatalog *catalog = self->run->catalog;
  g_autofree char *raw = g_strndup (cell.text, cell.length);
  g_autofree char *text = sales_text_clean_line (raw);
  gboolean ambiguous;

  meaning->known = TRUE;
  meaning->entity = sales_import_names_find (self->run->names, kind, text, rows->reader->source->result->name, sales_table_reader_get_line (rows->reader->reader),
                                             &ambiguous);
  sales_import_doubts_text (self->run->doubts, rows->reader, text);
  if (meaning->entity == NULL)
    {
      meaning->problem = ambiguous                    ? SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME
                         : !sales_text_is_name (text) ? SALES_IMPORT_PROBLEM_TOO_LONG
                                                      : unknown_code (kind);
      if (!create || meaning->problem != unknown_code (kind))
        return;
      meaning->entity = sales_catalog_add (catalog, kind, kind == SALES_ENTITY_TERRITORY ? NULL : text, text);
      sales_import_names_add (self->run->names, kind, meaning->entity);
    }
  if (kind == SALES_ENTITY_PRODUCT)
    meaning->costs = sales_catalog_get_costs (catalog, meaning->entity->id);
}

/* What the cell of @field stands for; %NULL: it is empty or a problem of the row. */
static const Meaning *
get_meaning (SalesImportOrderReader *self, Rows *rows, SalesEntityKind kind, SalesField field, gboolean create)
{
  SalesCell cell = sales_import_reader_get (rows->reader, field);
  GArray *meanings = self->meanings[kind];
  guint number;
  Meaning *meaning;

  if (cell.length == 0)
    return NULL;
  number = sales_text_table_get (self->texts[kind], cell.text, cell.length);
  if (number >= meanings->len)
    g_array_set_size (meanings, number + 1);
  meaning = &g_array_index (meanings, Meaning, number);
  if (G_UNLIKELY (!meaning->known || (meaning->entity == NULL && create && meaning->problem == unknown_code (kind))))
    look_up (self, rows, kind, cell, create, meaning);
  if (G_LIKELY (meaning->entity != NULL))
    return meaning;
  report (rows, meaning->problem, field, 0);
  return NULL;
}

/* Makes sure that an entity made here is written before what refers to it. */
static void
hand_on_entity (SalesImportOrderReader *self, SalesEntityKind kind, SalesEntity *entity)
{
  SalesImportNew item = { kind, entity };

  if (G_LIKELY (entity == NULL || entity->queued))
    return;
  entity->queued = TRUE;
  if (entity->stored)
    return;
  g_array_append_val (self->batch->entities, item);
  if (kind == SALES_ENTITY_PERSON)
    self->run->result->new_people++;
  else if (kind == SALES_ENTITY_CUSTOMER)
    self->run->result->new_customers++;
  else if (kind == SALES_ENTITY_PRODUCT)
    self->run->result->new_products++;
  else
    self->run->result->new_territories++;
}

/* Cells of an order --------------------------------------------------------------------------- */

static gboolean
read_days (SalesImportOrderReader *self, Rows *rows, Entry *entry)
{
  SalesDay *days[] = { &entry->day, &entry->days[0], &entry->days[1], &entry->days[2], &entry->days[3] };

  for (int i = 0; i < 5; i++)
    {
      SalesCell cell = sales_import_reader_get (rows->reader, order_fields[i]);
      SalesImportProblemCode code;

      *days[i] = SALES_DAY_NONE;
      if (cell.length > 0 && !sales_import_parse_day (cell, rows->dates[i], days[i], &code))
        report (rows, code, order_fields[i], 0);
      else if (cell.length == 0 && i == 0)
        report (rows, SALES_IMPORT_PROBLEM_MISSING, order_fields[i], 0);
    }
  return !rows->reader->bad;
}

static gint32
read_id (SalesImportOrderReader *self, Rows *rows, SalesEntityKind kind, SalesField field, gboolean create)
{
  const Meaning *meaning = get_meaning (self, rows, kind, field, create);

  rows->named[kind] = meaning != NULL ? meaning->entity : NULL;
  return meaning != NULL ? (gint32) meaning->entity->id : 0;
}

static gboolean
read_order (SalesImportOrderReader *self, Rows *rows, Entry *entry)
{
  gboolean flat = rows->reader->source->result->kind == SALES_IMPORT_FLAT;

  read_days (self, rows, entry);
  entry->customer = read_id (self, rows, SALES_ENTITY_CUSTOMER, SALES_FIELD_CUSTOMER, flat);
  entry->person = read_id (self, rows, SALES_ENTITY_PERSON, SALES_FIELD_SALESPERSON, self->create_people);
  entry->territory = read_id (self, rows, SALES_ENTITY_TERRITORY, SALES_FIELD_TERRITORY, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (step_fields); i++)
    if (sales_import_reader_has (rows->reader, step_fields[i].field))
      get_meaning (self, rows, SALES_ENTITY_PERSON, step_fields[i].field, self->create_people);
  return !rows->reader->bad;
}

static gboolean
cells_equal (SalesCell a, SalesCell b)
{
  return a.length == b.length && memcmp (a.text, b.text, a.length) == 0;
}

/* Whether the row says of its order, byte for byte, what the row before said. */
static gboolean
repeats_order (const Rows *rows)
{
  if (rows->generation != sales_table_reader_get_generation (rows->reader->reader))
    return FALSE;
  for (int i = 0; i < rows->n_columns; i++)
    if (!cells_equal (rows->cells[i], rows->reader->fields[rows->columns[i]]))
      return FALSE;
  return TRUE;
}

static void
remember_order (Rows *rows)
{
  rows->generation = sales_table_reader_get_generation (rows->reader->reader);
  for (int i = 0; i < rows->n_columns; i++)
    rows->cells[i] = rows->reader->fields[rows->columns[i]];
}

static gboolean
orders_equal (const Entry *a, const Entry *b)
{
  return a->day == b->day && memcmp (a->days, b->days, sizeof a->days) == 0 && a->customer == b->customer &&
         a->person == b->person && a->territory == b->territory;
}

/* Handing on ---------------------------------------------------------------------------------- */

static void
next_batch (SalesImportOrderReader *self)
{
  SalesImportOrderBatch *batch = g_async_queue_pop (self->empty);

  batch->n_orders = batch->n_lines = 0;
  g_array_set_size (batch->old_orders, 0);
  g_array_set_size (batch->old_lines, 0);
  g_array_set_size (batch->steps, 0);
  g_array_set_size (batch->entities, 0);
  self->batch = batch;
}

static void
hand_on (SalesImportOrderReader *self, gboolean last)
{
  if (self->error == NULL &&
      !sales_import_writer_count_orders (self->run->writer, self->batch->orders, self->batch->n_orders, self->batch->lines,
                                         self->batch->n_lines, &self->error))
    self->doomed = TRUE;
  self->batch->last = last;
  g_async_queue_push (self->filled, g_steal_pointer (&self->batch));
}

static void
flush_if_full (SalesImportOrderReader *self)
{
  const SalesImportOrderBatch *batch = self->batch;

  if (batch->n_orders < SALES_IMPORT_BATCH_ROWS && batch->n_lines < SALES_IMPORT_BATCH_ROWS &&
      batch->old_orders->len < SALES_IMPORT_BATCH_ROWS && batch->old_lines->len < SALES_IMPORT_BATCH_ROWS)
    return;
  hand_on (self, FALSE);
  next_batch (self);
}

static gboolean
is_silent (const SalesImportOrderReader *self)
{
  return self->checking || self->doomed;
}

/* Where the order was sold: what the file says, else where its person worked on the day, else
 * where its customer is. */
static gint64
find_territory (SalesImportOrderReader *self, const Entry *entry)
{
  SalesCatalog *catalog = self->run->catalog;
  gint64 territory = entry->territory;
  const SalesEntity *customer;

  if (territory == 0 && entry->person != 0)
    territory = sales_catalog_territory_on (catalog, entry->person, entry->day);
  if (territory != 0 || entry->customer == 0)
    return territory;
  customer = sales_catalog_get (catalog, SALES_ENTITY_CUSTOMER, entry->customer);
  return customer->numbers[SALES_CUSTOMER_TERRITORY] != SALES_ENTITY_NONE ? customer->numbers[SALES_CUSTOMER_TERRITORY] : 0;
}

static void
hand_on_steps (SalesImportOrderReader *self, Rows *rows, gint64 order)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_fields); i++)
    {
      const Meaning *meaning = sales_import_reader_has (rows->reader, step_fields[i].field)
                                   ? get_meaning (self, rows, SALES_ENTITY_PERSON, step_fields[i].field, FALSE)
                                   : NULL;

      if (meaning != NULL)
        {
          SalesImportStep step = { order, step_fields[i].step, meaning->entity->id };

          hand_on_entity (self, SALES_ENTITY_PERSON, meaning->entity);
          g_array_append_val (self->batch->steps, step);
        }
    }
}

static void
hand_on_order (SalesImportOrderReader *self, Rows *rows, guint number, Entry *entry)
{
  SalesOrderRecord order = {
    .day = entry->day,
    .promised = entry->days[0],
    .shipped = entry->days[1],
    .delivered = entry->days[2],
    .followed = entry->days[3],
    .customer = entry->customer,
    .person = entry->person,
    .territory = entry->territory,
  };
  gsize length;

  hand_on_entity (self, SALES_ENTITY_CUSTOMER, rows->named[SALES_ENTITY_CUSTOMER]);
  hand_on_entity (self, SALES_ENTITY_PERSON, rows->named[SALES_ENTITY_PERSON]);
  hand_on_entity (self, SALES_ENTITY_TERRITORY, rows->named[SALES_ENTITY_TERRITORY]);
  if (!entry->old)
    {
      entry->id = self->next_id++;
      self->orders_new++;
    }
  order.id = entry->id;
  if (entry->old)
    g_array_append_val (self->batch->old_orders, order);
  else
    {
      order.ref = sales_text_table_get_text (self->refs, number, &length);
      order.ref_length = (guint32) length;
      order.territory = find_territory (self, entry);
      self->batch->orders[self->batch->n_orders++] = order;
    }
  hand_on_steps (self, rows, entry->id);
}

/* Rows ------------------------------------------------------------------------------------------ */

/* The number of the order that the row is about. FALSE: a problem of the row. */
static gboolean
find_order (SalesImportOrderReader *self, Rows *rows, guint *number)
{
  SalesCell cell = sales_import_reader_get (rows->reader, SALES_FIELD_ORDER);

  if (cell.length == 0)
    {
      report (rows, SALES_IMPORT_PROBLEM_MISSING, SALES_FIELD_ORDER, 0);
      return FALSE;
    }
  if (cell.length > MAX_REF)
    {
      report (rows, SALES_IMPORT_PROBLEM_TOO_LONG, SALES_FIELD_ORDER, 0);
      return FALSE;
    }
  if (rows->has_number)
    {
      gsize length;
      const char *last = sales_text_table_get_text (self->refs, rows->number, &length);

      if (length == cell.length && memcmp (last, cell.text, length) == 0)
        {
          *number = rows->number;
          return TRUE;
        }
    }
  *number = get_number (self, cell.text, cell.length);
  return TRUE;
}

/* The part of the row that speaks of the order. FALSE: a problem of the row. */
static gboolean
take_order (SalesImportOrderReader *self, Rows *rows, guint number)
{
  gboolean flat = rows->reader->source->result->kind == SALES_IMPORT_FLAT;
  Entry *entry = get_entry (self, number);
  Entry parsed = { 0 };

  if (flat && entry->seen && rows->has_number && rows->number == number && repeats_order (rows))
    return TRUE;
  rows->has_number = FALSE;
  if (!read_order (self, rows, &parsed))
    return FALSE;
  if (entry->seen)
    {
      if (!flat || !orders_equal (entry, &parsed))
        {
          report (rows, flat ? SALES_IMPORT_PROBLEM_ORDER_CONFLICT : SALES_IMPORT_PROBLEM_DUPLICATE, SALES_FIELD_ORDER,
                  entry->source == rows->source ? entry->line : 0);
          return FALSE;
        }
    }
  else
    {
      entry->day = parsed.day;
      memcpy (entry->days, parsed.days, sizeof entry->days);
      entry->customer = parsed.customer;
      entry->person = parsed.person;
      entry->territory = parsed.territory;
      entry->line = (gint32) sales_table_reader_get_line (rows->reader->reader);
      entry->source = (guint16) rows->source;
      entry->seen = TRUE;
      if (!is_silent (self) && !entry->bad)
        {
          gsize length;
          const char *ref = sales_text_table_get_text (self->refs, number, &length);

          sales_import_doubts_order (self->run->doubts, rows->reader, entry->day, entry->days, ref, length);
          hand_on_order (self, rows, number, entry);
        }
    }
  rows->number = number;
  rows->has_number = TRUE;
  remember_order (rows);
  return TRUE;
}

static gint64
unit_cost_on (const Meaning *product, SalesDay day)
{
  const SalesDated *best = NULL;

  for (guint i = 0; i < product->costs->len; i++)
    {
      const SalesDated *run = &g_array_index (product->costs, SalesDated, i);

      if (run->first <= day && (run->last == SALES_DAY_NONE || run->last >= day))
        best = run;
    }
  if (best != NULL)
    return best->what;
  return product->entity->numbers[SALES_PRODUCT_UNIT_COST] != SALES_ENTITY_NONE ? product->entity->numbers[SALES_PRODUCT_UNIT_COST]
                                                                                 : SALES_COST_NONE;
}

/* Price and quantity, or an amount alone. */
static gboolean
read_figures (SalesImportOrderReader *self, Rows *rows, SalesLineRecord *line)
{
  SalesImportReader *reader = rows->reader;
  const SalesCurrency *currency = &self->run->currency;
  gboolean priced = sales_import_reader_has (reader, SALES_FIELD_UNIT_PRICE);
  SalesField price = priced ? SALES_FIELD_UNIT_PRICE : SALES_FIELD_AMOUNT;
  SalesCell cell = sales_import_reader_get (reader, price);
  SalesImportProblemCode code;
  gint64 quantity = SALES_QUANTITY_UNIT;

  if (cell.length == 0)
    report (rows, SALES_IMPORT_PROBLEM_MISSING, price, 0);
  else if (!sales_import_parse_money (cell, &rows->price, 4, currency, &line->price, &code))
    report (rows, code, price, 0);
  cell = sales_import_reader_get (reader, SALES_FIELD_QUANTITY);
  if (cell.length > 0 && !sales_import_parse_decimal (cell, &rows->quantity, 3, &line->quantity, &code))
    report (rows, code, SALES_FIELD_QUANTITY, 0);
  else if (cell.length == 0 && sales_import_reader_has (reader, SALES_FIELD_QUANTITY))
    report (rows, SALES_IMPORT_PROBLEM_MISSING, SALES_FIELD_QUANTITY, 0);
  else if (cell.length == 0)
    line->quantity = SALES_QUANTITY_UNIT;
  cell = sales_import_reader_get (reader, SALES_FIELD_DISCOUNT);
  line->discount = 0;
  if (priced && cell.length > 0 && !sales_import_parse_share (cell, &rows->discount, &line->discount, &code))
    report (rows, code, SALES_FIELD_DISCOUNT, 0);
  if (reader->bad)
    return FALSE;
  /* An amount is what the whole line costs, however many pieces it has. */
  if (priced)
    quantity = line->quantity;
  if (sales_line_amount (quantity, line->price, line->discount, currency->digits, &line->amount))
    return TRUE;
  report (rows, SALES_IMPORT_PROBLEM_OVERFLOW, price, 0);
  return FALSE;
}

static void
count_line (SalesImportOrderReader *self, Entry *entry, const SalesLineRecord *line)
{
  self->totals.lines++;
  self->overflow |= __builtin_add_overflow (self->totals.quantity, line->quantity, &self->totals.quantity);
  self->overflow |= __builtin_add_overflow (self->totals.amount, line->amount, &self->totals.amount);
}

/* The part of the row that is a line. FALSE: a problem of the row. */
static gboolean
take_line (SalesImportOrderReader *self, Rows *rows, guint number, Entry *entry)
{
  SalesLineRecord line = { .cost = SALES_COST_NONE };
  gboolean flat = rows->reader->source->result->kind == SALES_IMPORT_FLAT;
  const Meaning *product = get_meaning (self, rows, SALES_ENTITY_PRODUCT, SALES_FIELD_PRODUCT, flat);
  gboolean begins;
  gint64 unit_cost;

  if (!read_figures (self, rows, &line))
    return FALSE;
  if (product != NULL)
    {
      line.product = product->entity->id;
      unit_cost = unit_cost_on (product, entry->day);
      if (unit_cost != SALES_COST_NONE && !sales_line_amount (line.quantity, unit_cost, 0, self->run->currency.digits, &line.cost))
        {
          report (rows, SALES_IMPORT_PROBLEM_OVERFLOW, SALES_FIELD_QUANTITY, 0);
          return FALSE;
        }
    }
  if (entry->n_lines >= SALES_LINE_MAX_POSITION)
    {
      report (rows, SALES_IMPORT_PROBLEM_TOO_MANY_LINES, SALES_FIELD_ORDER, 0);
      return FALSE;
    }
  entry->n_lines++;
  if (is_silent (self) || entry->bad)
    return TRUE;
  line.id = (entry->id << SALES_LINE_BITS) | entry->n_lines;
  if (product != NULL)
    hand_on_entity (self, SALES_ENTITY_PRODUCT, product->entity);
  begins = !self->has_order || self->order != number;
  entry->sum += sales_import_doubts_line (self->run->doubts, rows->reader, number, begins, begins && entry->n_lines > 1,
                                          product != NULL ? product->entity : NULL, &line);
  self->order = number;
  self->has_order = TRUE;
  count_line (self, entry, &line);
  if (entry->old)
    g_array_append_val (self->batch->old_lines, line);
  else
    self->batch->lines[self->batch->n_lines++] = line;
  return TRUE;
}

static void
count_row (SalesImportOrderReader *self, Rows *rows, Entry *entry)
{
  if (!entry->counted)
    {
      entry->counted = TRUE;
      self->totals.orders++;
    }
  if (!entry->old)
    {
      rows->reader->source->result->taken++;
      return;
    }
  if (self->old_rows->len > 0)
    {
      SalesImportOldRows *last = &g_array_index (self->old_rows, SalesImportOldRows, self->old_rows->len - 1);

      if (last->order == entry->id && last->source == rows->source)
        {
          last->rows++;
          return;
        }
    }
  g_array_append_vals (self->old_rows, &(SalesImportOldRows){ entry->id, rows->source, 1 }, 1);
}

static gboolean
take_row (SalesImportOrderReader *self, Rows *rows, guint *number, gboolean *has_order)
{
  SalesImportKind kind = rows->reader->source->result->kind;
  gboolean misshapen = rows->reader->bad;

  *has_order = find_order (self, rows, number);
  if (!*has_order || misshapen)
    return FALSE;
  /* The order itself cannot be taken, which has been said. */
  if (kind == SALES_IMPORT_LINES && get_entry (self, *number)->bad)
    return FALSE;
  if (kind != SALES_IMPORT_LINES && !take_order (self, rows, *number))
    return FALSE;
  if (kind == SALES_IMPORT_LINES && get_entry (self, *number)->day == SALES_DAY_NONE)
    {
      report (rows, SALES_IMPORT_PROBLEM_UNKNOWN_ORDER, SALES_FIELD_ORDER, 0);
      return FALSE;
    }
  return kind == SALES_IMPORT_ORDERS || take_line (self, rows, *number, get_entry (self, *number));
}

static void
read_row (SalesImportOrderReader *self, Rows *rows)
{
  gboolean has_order;
  guint number = 0;
  gboolean taken = take_row (self, rows, &number, &has_order);
  Entry *entry = has_order ? get_entry (self, number) : NULL;

  /* An order is left out whole: half of one, imported again later, would replace it. */
  if (!taken && entry != NULL)
    entry->bad = TRUE;
  if (self->checking)
    return;
  if (taken && !entry->bad)
    {
      if (!self->doomed)
        count_row (self, rows, entry);
      return;
    }
  sales_import_reader_skip (rows->reader);
  if (!self->run->skip_bad)
    self->doomed = TRUE;
}

static void
rows_init (Rows *rows, SalesImportReader *reader, guint source)
{
  *rows = (Rows){ .reader = reader, .source = source };
  for (gsize i = 0; i < G_N_ELEMENTS (order_fields); i++)
    if (sales_import_reader_has (reader, order_fields[i]))
      rows->columns[rows->n_columns++] = reader->source->mapping->column[order_fields[i]];
  for (int i = 0; i < 5; i++)
    rows->dates[i] = sales_import_reader_format (reader, order_fields[i])->dates;
  rows->price = sales_import_reader_format (reader, sales_import_reader_has (reader, SALES_FIELD_UNIT_PRICE) ? SALES_FIELD_UNIT_PRICE : SALES_FIELD_AMOUNT)->number;
  rows->quantity = sales_import_reader_format (reader, SALES_FIELD_QUANTITY)->number;
  rows->discount = sales_import_reader_format (reader, SALES_FIELD_DISCOUNT)->number;
}

static gboolean
read_source (SalesImportOrderReader *self, guint index, GError **error)
{
  SalesImportSource *source = self->run->sources->pdata[index];
  g_autoptr (SalesImportReader) reader = sales_import_reader_new (self->run, source, error);
  SalesImportNext next;
  Rows rows;

  if (reader == NULL)
    return FALSE;
  rows_init (&rows, reader, index);
  while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
    {
      read_row (self, &rows);
      if (self->checking)
        continue;
      flush_if_full (self);
      if (G_UNLIKELY (g_atomic_int_get (&self->stop)))
        return FALSE;
    }
  return next == SALES_IMPORT_NEXT_END;
}

/* Orders first, then the lines that belong to them. */
static gboolean
read_sources (SalesImportOrderReader *self, GError **error)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->run->sources->len; i++)
      {
        SalesImportKind kind = ((SalesImportSource *) self->run->sources->pdata[i])->result->kind;
        gboolean wanted = pass == 0 ? kind == SALES_IMPORT_ORDERS || kind == SALES_IMPORT_FLAT : kind == SALES_IMPORT_LINES;

        if (wanted && !read_source (self, i, error))
          return FALSE;
      }
  return TRUE;
}

/* Forgets what a check has seen, but not what it found wrong. */
static void
start_again (SalesImportOrderReader *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (!entry->old)
        entry->day = SALES_DAY_NONE;
      entry->seen = FALSE;
      entry->n_lines = 0;
    }
  for (guint i = 0; i < self->run->sources->len; i++)
    {
      SalesImportFileResult *result = ((SalesImportSource *) self->run->sources->pdata[i])->result;

      if (result->kind == SALES_IMPORT_ORDERS || result->kind == SALES_IMPORT_FLAT || result->kind == SALES_IMPORT_LINES)
        result->read = 0;
    }
}

gboolean
sales_import_order_reader_check (SalesImportOrderReader *self, GError **error)
{
  gboolean done;

  self->checking = TRUE;
  done = read_sources (self, error);
  self->checking = FALSE;
  self->run->quiet = TRUE;
  start_again (self);
  return done;
}

/* Everything is read: what looks wrong in it. */
static gboolean
doubt_orders (SalesImportOrderReader *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = get_entry (self, i);
      gsize length;
      const char *ref = sales_text_table_get_text (self->refs, i, &length);

      if (entry->seen && !entry->bad)
        sales_import_doubts_whole (self->run->doubts, entry->sum, entry->day, entry->customer, entry->person, entry->n_lines, ref, length);
    }
  return sales_import_doubts_ask (self->run->doubts, &self->totals);
}

gpointer
sales_import_order_reader_run (gpointer data)
{
  SalesImportOrderReader *self = data;

  next_batch (self);
  if (!read_sources (self, &self->error))
    self->doomed = TRUE;
  else if (!self->doomed)
    self->asked = doubt_orders (self);
  hand_on (self, TRUE);
  return NULL;
}
