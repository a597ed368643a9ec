/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-order-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/sales-order-query-private.h"
#include "store/sales-store.h"

typedef struct
{
  guint32 id;
  guint32 texts[SALES_N_ORDER_COLUMNS]; /* offsets in the page's one piece of text */
  gboolean late;
  gboolean overdue;
} Row;

struct _SalesOrderPage
{
  Row    *rows;
  guint   n_rows;
  char   *texts; /* begins with an empty one */
};

typedef struct
{
  guint32          *ids;
  guint             n_ids;
  SalesOrderFormat *format;
} PageData;

static void
page_data_free (gpointer data)
{
  PageData *self = data;

  g_free (self->ids);
  sales_order_format_unref (self->format);
  g_free (self);
}

static void
page_clear (gpointer data)
{
  SalesOrderPage *self = data;

  g_free (self->rows);
  g_free (self->texts);
}

static void
set_text (Row *row, GString *texts, SalesOrderColumn column, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  row->texts[column] = (guint32) texts->len;
  g_string_append_len (texts, text, strlen (text) + 1);
}

static void
set_day (Row *row, GString *texts, SalesLocale *locale, SalesOrderColumn column, SalesDay day)
{
  g_autofree char *text = NULL;

  if (day == SALES_DAY_NONE)
    return;
  text = sales_locale_format_day_short (locale, day);
  set_text (row, texts, column, text);
}

static void
set_late (Row *row, GString *texts, const SalesOrderRecord *record)
{
  g_autofree char *text = NULL;
  int late = sales_order_record_get_late (record);
  int overdue = sales_order_record_get_overdue (record);

  row->late = late > 0;
  row->overdue = overdue > 0;
  if (late > 0)
    /* TRANSLATORS: in a narrow column: %d days passed between the promised and the real shipping */
    text = g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) late), late);
  else if (overdue > 0)
    /* TRANSLATORS: in a narrow column: not shipped yet, %d days after the promised day */
    text = g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) overdue), overdue);
  set_text (row, texts, SALES_ORDER_COLUMN_LATE, text);
}

static void
set_amount (Row *row, GString *texts, SalesOrderFormat *format, gint64 amount)
{
  g_autofree char *text = sales_locale_format_amount (sales_order_format_get_locale (format), amount,
                                                      sales_order_format_get_currency (format), SALES_AMOUNT_FULL);

  set_text (row, texts, SALES_ORDER_COLUMN_AMOUNT, text);
}

static gboolean
fill_row (Row *row, GString *texts, SalesStore *store, SalesOrderFormat *format, GError **error)
{
  SalesLocale *locale = sales_order_format_get_locale (format);
  g_auto (SalesOrderRecord) record = { 0 };

  if (!sales_order_record_read (&record, row->id, store, error))
    return FALSE;
  /* An order that has gone in the meantime leaves a blank row until the list asks again. */
  if (record.ref == NULL)
    return TRUE;
  set_text (row, texts, SALES_ORDER_COLUMN_REF, record.ref);
  set_day (row, texts, locale, SALES_ORDER_COLUMN_DAY, record.day);
  set_text (row, texts, SALES_ORDER_COLUMN_CUSTOMER, record.customer);
  set_text (row, texts, SALES_ORDER_COLUMN_PERSON, record.people);
  set_text (row, texts, SALES_ORDER_COLUMN_TERRITORY, record.territory);
  set_day (row, texts, locale, SALES_ORDER_COLUMN_PROMISED, record.promised);
  set_day (row, texts, locale, SALES_ORDER_COLUMN_SHIPPED, record.shipped);
  set_day (row, texts, locale, SALES_ORDER_COLUMN_DELIVERED, record.delivered);
  set_day (row, texts, locale, SALES_ORDER_COLUMN_FOLLOWED, record.followed);
  set_late (row, texts, &record);
  if (record.has_amount)
    set_amount (row, texts, format, record.amount);
  return TRUE;
}

static gpointer
read_page (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  PageData *data = user_data;
  g_autofree Row *rows = g_new0 (Row, data->n_ids);
  g_autoptr (GString) texts = g_string_sized_new (16384);
  SalesOrderPage *self;

  g_string_append_c (texts, '\0');
  for (guint i = 0; i < data->n_ids; i++)
    {
      rows[i].id = data->ids[i];
      if (!fill_row (&rows[i], texts, store, data->format, error))
        return NULL;
    }
  self = g_atomic_rc_box_new0 (SalesOrderPage);
  self->rows = g_steal_pointer (&rows);
  self->n_rows = data->n_ids;
  self->texts = g_memdup2 (texts->str, texts->len);
  return self;
}

/**
 * sales_order_page_new:
 * @ids: ids of orders; copied
 * @n_ids: how many
 * @format: how they are worded
 *
 * Returns: (transfer full): a request for the texts of these orders, a #SalesOrderPage
 */
SalesRequest *
sales_order_page_new (const guint32 *ids, guint n_ids, SalesOrderFormat *format)
{
  PageData *data = g_new0 (PageData, 1);

  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;
  data->format = sales_order_format_ref (format);
  return sales_request_new (read_page, data, page_data_free,
                            (GDestroyNotify) sales_order_page_unref);
}

SalesOrderPage *
sales_order_page_ref (SalesOrderPage *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sales_order_page_unref (SalesOrderPage *self)
{
  g_atomic_rc_box_release_full (self, page_clear);
}

guint
sales_order_page_get_n (const SalesOrderPage *self)
{
  return self->n_rows;
}

guint32
sales_order_page_get_id (const SalesOrderPage *self, guint index)
{
  return self->rows[index].id;
}

/**
 * sales_order_page_get_text:
 * @self: a page
 * @index: which order of it
 * @column: which text
 *
 * Returns: (transfer none): the text, "" where there is nothing to say
 */
const char *
sales_order_page_get_text (const SalesOrderPage *self, guint index, SalesOrderColumn column)
{
  return self->texts + self->rows[index].texts[column];
}

gboolean
sales_order_page_is_late (const SalesOrderPage *self, guint index)
{
  return self->rows[index].late;
}

gboolean
sales_order_page_is_overdue (const SalesOrderPage *self, guint index)
{
  return self->rows[index].overdue;
}
