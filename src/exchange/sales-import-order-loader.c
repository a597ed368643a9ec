/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-order-reader.h"

#include <string.h>

/* Bytes that an order takes in a file, roughly, to tell how many will come. */
#define BYTES_OF_ORDER 250

typedef struct
{
  SalesImportRun *run;
  GHashTable     *changed; /* ids of orders that the document had otherwise */
} Outcome;

static void
order_merged_cb (gint64 order, gboolean changed, gpointer user_data)
{
  Outcome *outcome = user_data;

  if (changed)
    g_hash_table_add (outcome->changed, g_memdup2 (&order, sizeof order));
}

static gboolean
write_new (SalesImportRun *run, const SalesImportOrderBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->entities->len; i++)
    {
      const SalesImportNew *item = &g_array_index (batch->entities, SalesImportNew, i);

      if (!sales_import_writer_put (run->writer, item->kind, item->entity, error))
        return FALSE;
    }
  return sales_import_writer_add_orders (run->writer, batch->orders, batch->n_orders, batch->lines, batch->n_lines, error);
}

static gboolean
write_steps (SalesImportRun *run, const SalesImportOrderBatch *batch, Outcome *outcome, GError **error)
{
  for (guint i = 0; i < batch->steps->len; i++)
    {
      const SalesImportStep *step = &g_array_index (batch->steps, SalesImportStep, i);
      SalesImportEffect effect = sales_import_writer_put_step (run->writer, step->order, step->step, step->person, error);

      if (effect == SALES_IMPORT_FAILED)
        return FALSE;
      if (effect == SALES_IMPORT_CHANGED && step->order < run->first_order)
        g_hash_table_add (outcome->changed, g_memdup2 (&step->order, sizeof step->order));
    }
  return TRUE;
}

static gboolean
merge_old (SalesImportRun *run, const SalesImportOrderBatch *batch, GError **error)
{
  SalesImportMerge *merge = sales_import_writer_get_merge (run->writer);

  for (guint i = 0; i < batch->old_orders->len; i++)
    if (!sales_import_merge_order (merge, &g_array_index (batch->old_orders, SalesOrderRecord, i), error))
      return FALSE;
  for (guint i = 0; i < batch->old_lines->len; i++)
    if (!sales_import_merge_line (merge, &g_array_index (batch->old_lines, SalesLineRecord, i), error))
      return FALSE;
  return TRUE;
}

/* Takes batches until the last one. After a failure the reading thread is told to stop, and what
 * it still sends is passed back unread. */
static gboolean
write_batches (SalesImportRun *run, SalesImportOrderReader *reader, Outcome *outcome, GError **error)
{
  gboolean good = TRUE, last = FALSE;

  while (!last)
    {
      SalesImportOrderBatch *batch = g_async_queue_pop (reader->filled);

      last = batch->last;
      good = good && write_new (run, batch, error) && write_steps (run, batch, outcome, error) && merge_old (run, batch, error);
      if (!good)
        g_atomic_int_set (&reader->stop, 1);
      g_async_queue_push (reader->empty, batch);
    }
  return good;
}

static void
count_old_rows (SalesImportRun *run, SalesImportOrderReader *reader, const Outcome *outcome)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reader->old_rows->len; i++)
    {
      SalesImportOldRows *rows = &g_array_index (reader->old_rows, SalesImportOldRows, i);
      SalesImportFileResult *file = ((SalesImportSource *) run->sources->pdata[rows->source])->result;
      gboolean changed = g_hash_table_contains (outcome->changed, &rows->order);

      *(changed ? &file->changed : &file->unchanged) += rows->rows;
      if (g_hash_table_add (counted, &rows->order))
        (*(changed ? &run->result->orders_changed : &run->result->orders_unchanged))++;
    }
  run->result->orders_new = reader->orders_new;
}

/* The same sums from the file and from the document have to be equal. */
static gboolean
compare_totals (SalesImportRun *run, SalesImportOrderReader *reader, GError **error)
{
  SalesImportTotals *document = &run->result->from_document;
  SalesImportTotals merged = { 0 };

  if (!sales_import_writer_sum_orders (run->writer, run->first_order, &document->orders, &document->lines, &document->quantity,
                                       &document->amount, error))
    return FALSE;
  sales_import_merge_get_totals (sales_import_writer_get_merge (run->writer), &merged.orders, &merged.lines, &merged.quantity,
                                 &merged.amount);
  document->orders += merged.orders;
  document->lines += merged.lines;
  reader->overflow |= __builtin_add_overflow (document->quantity, merged.quantity, &document->quantity);
  reader->overflow |= __builtin_add_overflow (document->amount, merged.amount, &document->amount);
  run->result->from_file = reader->totals;
  run->result->has_totals = TRUE;
  if (reader->overflow || memcmp (document, &reader->totals, sizeof *document) != 0)
    sales_import_run_problem (run, sales_import_problem_new (reader->overflow ? SALES_IMPORT_PROBLEM_OVERFLOW : SALES_IMPORT_PROBLEM_TOTALS_DIFFER,
                                                             run->company_name, 0, NULL, NULL));
  return TRUE;
}

static gint64
expected_orders (SalesImportRun *run)
{
  gint64 bytes = 0;

  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];

      if (source->result->kind == SALES_IMPORT_ORDERS || source->result->kind == SALES_IMPORT_FLAT)
        bytes += source->size;
    }
  return bytes / BYTES_OF_ORDER;
}

static gboolean
load (SalesImportRun *run, SalesImportOrderReader *reader, Outcome *outcome, GError **error)
{
  GThread *thread;
  gboolean good;

  if (!sales_import_writer_begin_orders (run->writer, expected_orders (run), &run->first_order, error))
    return FALSE;
  reader->next_id = run->first_order;
  thread = g_thread_new ("sales-import", sales_import_order_reader_run, reader);
  good = write_batches (run, reader, outcome, error);
  g_thread_join (thread);
  if (good && reader->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader->error));
      return FALSE;
    }
  if (!good || run->fatal)
    return FALSE;
  if (reader->asked)
    {
      run->asked = TRUE;
      return TRUE;
    }
  /* What will be rolled back needs no totals. */
  if (reader->doomed)
    return TRUE;
  if (!sales_import_writer_end_orders (run->writer, error) ||
      !sales_import_merge_finish (sales_import_writer_get_merge (run->writer), order_merged_cb, outcome, error))
    return FALSE;
  count_old_rows (run, reader, outcome);
  return compare_totals (run, reader, error);
}

gboolean
sales_import_read_orders (SalesImportRun *run, GError **error)
{
  g_autoptr (SalesImportOrderReader) reader = NULL;
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Outcome outcome = { run, changed };

  if (!sales_import_run_has (run, SALES_IMPORT_ORDERS) && !sales_import_run_has (run, SALES_IMPORT_FLAT) &&
      !sales_import_run_has (run, SALES_IMPORT_LINES))
    return TRUE;
  reader = sales_import_order_reader_new (run, error);
  if (reader == NULL || (run->skip_bad && !sales_import_order_reader_check (reader, error)))
    return FALSE;
  if (!load (run, reader, &outcome, error))
    return FALSE;
  run->quiet = FALSE;
  return TRUE;
}

/* Credit shares ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64   order;
  gint64   line;
  gint64   rows;
  gboolean bad;
  GArray  *people; /* gint64 */
  GArray  *ends;   /* SalesShare, running */
} Credit;

static void
credit_free (gpointer data)
{
  Credit *self = data;

  g_array_unref (self->people);
  g_array_unref (self->ends);
  g_free (self);
}

static Credit *
get_credit (GHashTable *credits, GPtrArray *list, const char *ref, gint64 order, gint64 line)
{
  Credit *credit = g_hash_table_lookup (credits, ref);

  if (credit == NULL)
    {
      credit = g_new0 (Credit, 1);
      credit->order = order;
      credit->line = line;
      credit->people = g_array_new (FALSE, FALSE, sizeof (gint64));
      credit->ends = g_array_new (FALSE, FALSE, sizeof (SalesShare));
      g_hash_table_insert (credits, g_strdup (ref), credit);
      g_ptr_array_add (list, credit);
    }
  return credit;
}

/* FALSE: a problem of the row, or @error. */
static gboolean
take_share (SalesImportReader *reader, GHashTable *credits, GPtrArray *list, GError **error)
{
  g_autofree char *ref = sales_import_reader_dup (reader, SALES_FIELD_ORDER);
  SalesEntity *person;
  SalesShare share = 0, end;
  gint64 order;
  Credit *credit;

  if (!sales_import_reader_require (reader, SALES_FIELD_ORDER) || !sales_import_reader_require (reader, SALES_FIELD_SALESPERSON) ||
      !sales_import_reader_require (reader, SALES_FIELD_SHARE) || !sales_import_reader_share (reader, SALES_FIELD_SHARE, &share))
    return FALSE;
  person = sales_import_find_person (reader, SALES_FIELD_SALESPERSON);
  if (person == NULL)
    return FALSE;
  order = sales_import_writer_find_order (reader->run->writer, ref, error);
  if (order == 0)
    {
      sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_UNKNOWN_ORDER, SALES_FIELD_ORDER, 0);
      return FALSE;
    }
  credit = get_credit (credits, list, ref, order, sales_table_reader_get_line (reader->reader));
  for (guint i = 0; i < credit->people->len; i++)
    if (g_array_index (credit->people, gint64, i) == person->id)
      {
        sales_import_reader_problem (reader, SALES_IMPORT_PROBLEM_DUPLICATE, SALES_FIELD_SALESPERSON, 0);
        return FALSE;
      }
  end = (credit->ends->len > 0 ? g_array_index (credit->ends, SalesShare, credit->ends->len - 1) : 0) + share;
  if (share == 0 || end > SALES_SHARE_WHOLE)
    {
      sales_import_reader_problem (reader, share == 0 ? SALES_IMPORT_PROBLEM_NOT_A_SHARE : SALES_IMPORT_PROBLEM_CREDIT_SUM, SALES_FIELD_SHARE, 0);
      return FALSE;
    }
  g_array_append_val (credit->people, person->id);
  g_array_append_val (credit->ends, end);
  credit->rows++;
  return TRUE;
}

static gboolean
store_credits (SalesImportReader *reader, GPtrArray *list, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      Credit *credit = list->pdata[i];
      guint n = credit->ends->len;
      SalesImportEffect effect;

      if (n == 0 || g_array_index (credit->ends, SalesShare, n - 1) != SALES_SHARE_WHOLE)
        {
          reader->source->result->skipped += credit->rows;
          sales_import_reader_problem_at (reader, SALES_IMPORT_PROBLEM_CREDIT_SUM, credit->line, SALES_FIELD_SHARE, NULL);
          continue;
        }
      effect = sales_import_writer_put_credit (reader->run->writer, credit->order, (const gint64 *) (gpointer) credit->people->data,
                                               (const SalesShare *) (gpointer) credit->ends->data, (int) n, error);
      if (effect == SALES_IMPORT_FAILED)
        return FALSE;
      for (gint64 r = 0; r < credit->rows; r++)
        sales_import_reader_count (reader, effect);
    }
  return TRUE;
}

gboolean
sales_import_read_credit (SalesImportRun *run, GError **error)
{
  for (guint i = 0; i < run->sources->len; i++)
    {
      SalesImportSource *source = run->sources->pdata[i];
      g_autoptr (SalesImportReader) reader = NULL;
      g_autoptr (GHashTable) credits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (credit_free);
      g_autoptr (GError) failure = NULL;
      SalesImportNext next;

      if (source->result->kind != SALES_IMPORT_CREDIT)
        continue;
      reader = sales_import_reader_new (run, source, error);
      if (reader == NULL)
        return FALSE;
      while ((next = sales_import_reader_next (reader, error)) == SALES_IMPORT_NEXT_ROW)
        {
          if (reader->bad || !take_share (reader, credits, list, &failure))
            sales_import_reader_skip (reader);
          if (failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
        }
      if (next == SALES_IMPORT_NEXT_FAILED || !store_credits (reader, list, error))
        return FALSE;
    }
  return TRUE;
}
