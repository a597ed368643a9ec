/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-order-list.h"

#include "base/sales-error.h"

struct _SalesOrderRow
{
  GObject parent_instance;

  SalesOrderList *list;     /* %NULL once the list is gone */
  guint32         id;
  guint           position;
  SalesOrderPage *page;     /* %NULL while blank */
  guint           index;    /* in the page */
  GArray         *listeners; /* Listener */
};

typedef struct
{
  SalesOrderRowFunc func;
  gpointer          data;
} Listener;

/* A page, or the wait for it. */
typedef struct
{
  guint           number;
  SalesOrderPage *page;
  GList          *link;     /* in the list's queue, the one used last first */
} Slot;

struct _SalesOrderList
{
  GObject parent_instance;

  SalesDocument    *document;
  SalesOrderFormat *format;
  GCancellable     *cancellable;
  guint             generation; /* answers to older questions are dropped */
  gboolean          loading;
  GError           *error;

  SalesOrderQuery   query;      /* what comes after its first rows; see sales_order_list_load() */
  char             *search;

  GArray     *ids;              /* guint32 */
  GHashTable *slots;            /* page number → Slot */
  GQueue      used;             /* Slots that have their page */
  GHashTable *rows;             /* id → SalesOrderRow that somebody holds; borrowed */
};

/* A question on its way. */
typedef struct
{
  SalesOrderList *list; /* owned */
  guint           generation;
  guint           number; /* of a page; of ids, their limit */
} Wait;

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void sales_order_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SalesOrderRow, sales_order_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SalesOrderList,
                               sales_order_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sales_order_list_iface_init))

/* Rows ---------------------------------------------------------------------------------------- */

static void
sales_order_row_finalize (GObject *object)
{
  SalesOrderRow *self = SALES_ORDER_ROW (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->rows, GUINT_TO_POINTER (self->id));
  g_clear_pointer (&self->page, sales_order_page_unref);
  g_array_unref (self->listeners);
  G_OBJECT_CLASS (sales_order_row_parent_class)->finalize (object);
}

static void
sales_order_row_class_init (SalesOrderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_order_row_finalize;
}

static void
sales_order_row_init (SalesOrderRow *self)
{
  self->listeners = g_array_sized_new (FALSE, FALSE, sizeof (Listener), SALES_N_ORDER_COLUMNS);
}

/* Backwards: a listener may leave while it is told. */
static void
tell_listeners (SalesOrderRow *self)
{
  for (guint i = self->listeners->len; i-- > 0;)
    {
      Listener listener = g_array_index (self->listeners, Listener, i);

      listener.func (self, listener.data);
    }
}

static void
fill_row (SalesOrderRow *row, SalesOrderPage *page, guint index)
{
  g_clear_pointer (&row->page, sales_order_page_unref);
  row->page = sales_order_page_ref (page);
  row->index = index;
}

gint64
sales_order_row_get_id (SalesOrderRow *self)
{
  return self->id;
}

gboolean
sales_order_row_is_loaded (SalesOrderRow *self)
{
  return self->page != NULL;
}

/**
 * sales_order_row_get_text:
 * @self: a row
 * @column: which of its texts
 *
 * Returns: (transfer none): the text until the row changes: "" while it is blank, and where there
 *   is nothing to say
 */
const char *
sales_order_row_get_text (SalesOrderRow *self, SalesOrderColumn column)
{
  g_return_val_if_fail ((guint) column < SALES_N_ORDER_COLUMNS, "");

  return self->page != NULL ? sales_order_page_get_text (self->page, self->index, column) : "";
}

gboolean
sales_order_row_is_late (SalesOrderRow *self)
{
  return self->page != NULL && sales_order_page_is_late (self->page, self->index);
}

gboolean
sales_order_row_is_overdue (SalesOrderRow *self)
{
  return self->page != NULL && sales_order_page_is_overdue (self->page, self->index);
}

/**
 * sales_order_row_add_listener:
 * @self: a row
 * @func: called with @listener whenever the row fills in
 * @listener: who listens; has to be removed before it goes
 */
void
sales_order_row_add_listener (SalesOrderRow *self, SalesOrderRowFunc func, gpointer listener)
{
  Listener it = { func, listener };

  g_array_append_val (self->listeners, it);
}

void
sales_order_row_remove_listener (SalesOrderRow *self, gpointer listener)
{
  for (guint i = 0; i < self->listeners->len; i++)
    if (g_array_index (self->listeners, Listener, i).data == listener)
      {
        g_array_remove_index_fast (self->listeners, i);
        return;
      }
}

/* Pages --------------------------------------------------------------------------------------- */

static void
slot_free (gpointer data)
{
  Slot *self = data;

  g_clear_pointer (&self->page, sales_order_page_unref);
  g_free (self);
}

static void
set_loading (SalesOrderList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (SalesOrderList *self, GError *error)
{
  if (error == NULL && self->error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Gives the rows that somebody holds what has come for them. */
static void
fill_rows (SalesOrderList *self, SalesOrderPage *page)
{
  for (guint i = 0; i < sales_order_page_get_n (page); i++)
    {
      guint32 id = sales_order_page_get_id (page, i);
      SalesOrderRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (id));

      if (row == NULL)
        continue;
      g_object_ref (row);
      fill_row (row, page, i);
      tell_listeners (row);
      g_object_unref (row);
    }
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (SalesOrderList) self = wait->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesOrderPage) page =
      sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  gboolean current = wait->generation == self->generation;
  guint number = wait->number;
  Slot *slot;

  g_free (wait);
  if (!current)
    return;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (number));
  if (page == NULL)
    {
      /* Forgotten, so that the rows are asked for again when they are next looked at. */
      g_hash_table_remove (self->slots, GUINT_TO_POINTER (number));
      if (!sales_error_is_cancelled (error))
        take_error (self, g_steal_pointer (&error));
      return;
    }
  slot->page = sales_order_page_ref (page);
  g_queue_push_head (&self->used, slot);
  slot->link = self->used.head;
  if (self->used.length > SALES_ORDER_PAGES)
    {
      Slot *oldest = g_queue_pop_tail (&self->used);

      g_hash_table_remove (self->slots, GUINT_TO_POINTER (oldest->number));
    }
  fill_rows (self, page);
}

/* The page if it is there; else it is on its way. */
static SalesOrderPage *
need_page (SalesOrderList *self, guint number)
{
  Slot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (number));
  guint first = number * SALES_ORDER_PAGE_ROWS;
  Wait *wait;

  if (slot != NULL)
    {
      if (slot->link != NULL && slot->link != self->used.head)
        {
          g_queue_unlink (&self->used, slot->link);
          g_queue_push_head_link (&self->used, slot->link);
        }
      return slot->page;
    }
  slot = g_new0 (Slot, 1);
  slot->number = number;
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (number), slot);
  wait = g_new (Wait, 1);
  *wait = (Wait){ g_object_ref (self), self->generation, number };
  sales_document_call_async (
      self->document,
      sales_order_page_new (&g_array_index (self->ids, guint32, first),
                            MIN (SALES_ORDER_PAGE_ROWS, self->ids->len - first), self->format),
      self->cancellable, page_read_cb, wait);
  return NULL;
}

static void
forget_pages (SalesOrderList *self)
{
  g_queue_clear (&self->used);
  g_hash_table_remove_all (self->slots);
}

/* Rows after the part that changed have moved; rows that stayed keep their texts until the new
 * ones have come. */
static void
renew_rows (SalesOrderList *self, guint n_before, guint suffix)
{
  g_autoptr (GList) rows = g_hash_table_get_values (self->rows);

  for (GList *l = rows; l != NULL; l = l->next)
    {
      SalesOrderRow *row = l->data;

      if (row->position >= n_before - suffix)
        row->position = row->position - n_before + self->ids->len;
      if (row->position < self->ids->len &&
          g_array_index (self->ids, guint32, row->position) == row->id)
        need_page (self, row->position / SALES_ORDER_PAGE_ROWS);
    }
}

static void
replace_ids (SalesOrderList *self, GArray *ids)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);
  const guint32 *a = (const guint32 *) before->data, *b = (const guint32 *) ids->data;
  guint shorter = MIN (before->len, ids->len);
  guint prefix = 0, suffix = 0;

  self->ids = ids;
  self->generation++;
  while (prefix < shorter && a[prefix] == b[prefix])
    prefix++;
  while (suffix < shorter - prefix && a[before->len - 1 - suffix] == b[ids->len - 1 - suffix])
    suffix++;
  forget_pages (self);
  renew_rows (self, before->len, suffix);
  if (prefix + suffix < MAX (before->len, ids->len))
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, before->len - prefix - suffix,
                                ids->len - prefix - suffix);
}

static void ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_ids (SalesOrderList *self, const SalesOrderQuery *query)
{
  Wait *wait = g_new (Wait, 1);

  *wait = (Wait){ g_object_ref (self), self->generation, query->limit };
  sales_document_call_async (self->document, sales_order_query_new (query, self->format),
                             self->cancellable, ids_read_cb, wait);
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (SalesOrderList) self = wait->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  gboolean current = wait->generation == self->generation;
  guint limit = wait->number;

  g_free (wait);
  if (!current)
    return;
  if (ids != NULL && limit > 0 && ids->len == limit)
    {
      /* The first rows are there and fill in while all the others are looked for. */
      replace_ids (self, g_steal_pointer (&ids));
      need_page (self, 0);
      ask_ids (self, &self->query);
      return;
    }
  if (ids != NULL)
    replace_ids (self, g_steal_pointer (&ids));
  else
    renew_rows (self, self->ids->len, 0);
  if (error != NULL && !sales_error_is_cancelled (error))
    take_error (self, g_steal_pointer (&error));
  set_loading (self, FALSE);
}

/* The list model ------------------------------------------------------------------------------ */

static GType
sales_order_list_get_item_type (GListModel *model)
{
  return SALES_TYPE_ORDER_ROW;
}

static guint
sales_order_list_get_n_items (GListModel *model)
{
  return SALES_ORDER_LIST (model)->ids->len;
}

static gpointer
sales_order_list_get_item (GListModel *model, guint position)
{
  SalesOrderList *self = SALES_ORDER_LIST (model);
  SalesOrderPage *page;
  SalesOrderRow *row;
  guint32 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, guint32, position);
  page = need_page (self, position / SALES_ORDER_PAGE_ROWS);
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (id));
  if (row != NULL)
    {
      row->position = position;
      return g_object_ref (row);
    }
  row = g_object_new (SALES_TYPE_ORDER_ROW, NULL);
  row->list = self;
  row->id = id;
  row->position = position;
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (id), row);
  if (page != NULL)
    fill_row (row, page, position % SALES_ORDER_PAGE_ROWS);
  return row;
}

static void
sales_order_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sales_order_list_get_item_type;
  iface->get_n_items = sales_order_list_get_n_items;
  iface->get_item = sales_order_list_get_item;
}

static void
sales_order_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SalesOrderList *self = SALES_ORDER_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_order_list_finalize (GObject *object)
{
  SalesOrderList *self = SALES_ORDER_LIST (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((SalesOrderRow *) row)->list = NULL;
  g_hash_table_unref (self->rows);
  g_queue_clear (&self->used);
  g_hash_table_unref (self->slots);
  g_array_unref (self->ids);
  g_free (self->search);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->format, sales_order_format_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sales_order_list_parent_class)->finalize (object);
}

static void
sales_order_list_class_init (SalesOrderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sales_order_list_get_property;
  object_class->finalize = sales_order_list_finalize;

  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sales_order_list_init (SalesOrderList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, slot_free);
  self->rows = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->used);
}

/**
 * sales_order_list_new:
 * @document: where the orders are
 *
 * Main thread only, as everything here.
 *
 * Returns: (transfer full): a list that is empty until sales_order_list_load()
 */
SalesOrderList *
sales_order_list_new (SalesDocument *document)
{
  SalesOrderList *self = g_object_new (SALES_TYPE_ORDER_LIST, NULL);

  self->document = g_object_ref (document);
  self->format = sales_order_format_new (&sales_document_get_info (document)->currency);
  return self;
}

/**
 * sales_order_list_load:
 * @self: a list
 * @query: which orders, in which order; copied
 *
 * Asks the document, again if need be. What is shown stays until the answer has come, and where
 * it fails; rows that stay where they are are not told as changed in the list, but fill in anew.
 */
void
sales_order_list_load (SalesOrderList *self, const SalesOrderQuery *query)
{
  SalesOrderQuery first = *query;

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->search);
  self->search = g_strdup (query->search);
  self->query = *query;
  self->query.search = self->search;
  self->query.limit = 0;
  /* Pages on their way will not arrive any more; those rows ask again with the answer. */
  forget_pages (self);
  take_error (self, NULL);
  set_loading (self, TRUE);
  /* An empty list shows something first. */
  first.limit = self->ids->len == 0 && sales_order_query_is_quick (query) ? SALES_ORDER_PAGE_ROWS : 0;
  ask_ids (self, &first);
}

gboolean
sales_order_list_is_loading (SalesOrderList *self)
{
  return self->loading;
}

const GError *
sales_order_list_get_error (SalesOrderList *self)
{
  return self->error;
}

/**
 * sales_order_list_get_id:
 * @self: a list
 * @position: a row's position
 *
 * Returns: the order's id, from memory; 0 past the end
 */
gint64
sales_order_list_get_id (SalesOrderList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, guint32, position) : 0;
}

/**
 * sales_order_list_get_n_pages:
 * @self: a list
 *
 * Returns: how many pages are held in memory, at most %SALES_ORDER_PAGES
 */
guint
sales_order_list_get_n_pages (SalesOrderList *self)
{
  return self->used.length;
}
