/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-page.h"

#include "base/sales-error.h"
#include "widgets/sales-error-presenter.h"

typedef struct
{
  SalesContext *context;
  GCancellable *cancellable;
  guint         reload_source;
  guint         generation;
  gboolean      outdated;
  gboolean      loading;
} SalesPagePrivate;

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalesPage, sales_page, SALES_TYPE_PANE)

#define PRIVATE(self) ((SalesPagePrivate *) sales_page_get_instance_private (self))

/* One question on its way. */
typedef struct
{
  SalesPage     *page; /* owned */
  guint          generation;
  GDestroyNotify free_answer;
} Load;

static void
set_loading (SalesPage *self, gboolean loading)
{
  SalesPagePrivate *priv = PRIVATE (self);

  if (priv->loading == loading)
    return;
  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
retry_reload (gpointer user_data)
{
  sales_page_reload (user_data);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (SalesPage) self = load->page;
  guint generation = load->generation;
  GDestroyNotify free_answer = load->free_answer;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  g_free (load);
  answer = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  if (generation != PRIVATE (self)->generation)
    {
      /* Overtaken by a later question, or the page is gone. */
      if (answer != NULL && free_answer != NULL)
        free_answer (answer);
      return;
    }
  if (answer != NULL)
    {
      /* Filled before it is said to be there: the window that waits for it is laid out once. */
      SALES_PAGE_GET_CLASS (self)->take_result (self, answer);
      if (generation == PRIVATE (self)->generation)
        set_loading (self, FALSE);
      return;
    }
  set_loading (self, FALSE);
  sales_error_presenter_show_retry (GTK_WIDGET (self), error, retry_reload, g_object_ref (self),
                                    g_object_unref);
}

static void
ask_document (SalesPage *self)
{
  SalesPagePrivate *priv = PRIVATE (self);
  SalesPageClass *klass = SALES_PAGE_GET_CLASS (self);
  SalesDocument *document = sales_page_get_document (self);
  SalesRequest *request = NULL;
  Load *load;

  priv->generation++;
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  if (document != NULL && klass->create_request != NULL)
    request = klass->create_request (self);
  set_loading (self, request != NULL);
  if (request == NULL)
    return;
  priv->cancellable = g_cancellable_new ();
  load = g_new (Load, 1);
  *load = (Load){ g_object_ref (self), priv->generation, request->result_free };
  sales_document_call_async (document, request, priv->cancellable, answered_cb, load);
}

static gboolean
reload_cb (gpointer user_data)
{
  SalesPage *self = user_data;

  PRIVATE (self)->reload_source = 0;
  sales_page_reload (self);
  return G_SOURCE_REMOVE;
}

static void
queue_reload (SalesPage *self)
{
  SalesPagePrivate *priv = PRIVATE (self);

  priv->outdated = TRUE;
  /* Several changes of one moment, say scope and period, are one question. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && priv->reload_source == 0)
    priv->reload_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reload_cb, self, NULL);
}

static void
context_changed_cb (SalesPage *self, guint what, guint tables)
{
  guint relevant = SALES_CONTEXT_DOCUMENT | SALES_CONTEXT_SCOPE | SALES_CONTEXT_PERIOD;

  if ((what & relevant) != 0
      || ((what & SALES_CONTEXT_DATA) != 0 && (tables & SALES_PAGE_GET_CLASS (self)->tables) != 0))
    queue_reload (self);
}

static void
sales_page_map (GtkWidget *widget)
{
  SalesPage *self = SALES_PAGE (widget);

  GTK_WIDGET_CLASS (sales_page_parent_class)->map (widget);
  if (PRIVATE (self)->outdated)
    sales_page_reload (self);
}

static void
sales_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SalesPagePrivate *priv = PRIVATE (SALES_PAGE (object));

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SalesPagePrivate *priv = PRIVATE (SALES_PAGE (object));

  switch (id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      if (priv->context != NULL)
        g_signal_connect_object (priv->context, "changed", G_CALLBACK (context_changed_cb), object,
                                 G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_page_dispose (GObject *object)
{
  SalesPagePrivate *priv = PRIVATE (SALES_PAGE (object));

  priv->generation++;
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_handle_id (&priv->reload_source, g_source_remove);
  if (priv->context != NULL)
    g_signal_handlers_disconnect_by_func (priv->context, context_changed_cb, object);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (sales_page_parent_class)->dispose (object);
}

static void
sales_page_class_init (SalesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sales_page_get_property;
  object_class->set_property = sales_page_set_property;
  object_class->dispose = sales_page_dispose;
  widget_class->map = sales_page_map;
  klass->tables = SALES_CHANGED_ALL;
  klass->reload = ask_document;

  /**
   * SalesPage:context:
   *
   * Where the window stands.
   */
  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, SALES_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SalesPage:loading:
   *
   * Whether an answer is being waited for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sales_page_init (SalesPage *self)
{
  PRIVATE (self)->outdated = TRUE;
}

/**
 * sales_page_get_context:
 *
 * Returns: (transfer none) (nullable): where the window stands; %NULL once the page is disposed
 */
SalesContext *
sales_page_get_context (SalesPage *self)
{
  g_return_val_if_fail (SALES_IS_PAGE (self), NULL);
  return PRIVATE (self)->context;
}

/**
 * sales_page_get_document:
 *
 * Returns: (transfer none) (nullable): the open document
 */
SalesDocument *
sales_page_get_document (SalesPage *self)
{
  SalesContext *context = sales_page_get_context (self);

  return context != NULL ? sales_context_get_document (context) : NULL;
}

/**
 * sales_page_is_loading:
 *
 * Returns: whether an answer is being waited for
 */
gboolean
sales_page_is_loading (SalesPage *self)
{
  g_return_val_if_fail (SALES_IS_PAGE (self), FALSE);
  return PRIVATE (self)->loading;
}

/**
 * sales_page_reload:
 *
 * Asks the document again, at once; what is shown stays until the answer is there.
 */
void
sales_page_reload (SalesPage *self)
{
  SalesPagePrivate *priv;

  g_return_if_fail (SALES_IS_PAGE (self));

  priv = PRIVATE (self);
  g_clear_handle_id (&priv->reload_source, g_source_remove);
  priv->outdated = FALSE;
  SALES_PAGE_GET_CLASS (self)->reload (self);
}
