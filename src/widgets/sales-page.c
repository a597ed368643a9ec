/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-page.h"

#include "base/sales-error.h"
#include "widgets/sales-error-presenter.h"

#define NARROW_WIDTH 600

/* AdwBin's own layout, which also tells the page when it has become narrow. */
#define SALES_TYPE_PAGE_LAYOUT (sales_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (SalesPageLayout, sales_page_layout, SALES, PAGE_LAYOUT, GtkLayoutManager)

struct _SalesPageLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SalesPageLayout, sales_page_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  SalesContext *context;
  GCancellable *cancellable;
  guint         reload_source;
  guint         narrow_source;
  guint         generation;
  gboolean      outdated;
  gboolean      loading;
  gboolean      narrow;
} SalesPagePrivate;

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_NARROW,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalesPage, sales_page, ADW_TYPE_BIN)

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

static gboolean
narrow_changed_cb (gpointer user_data)
{
  SalesPage *self = user_data;

  PRIVATE (self)->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
set_narrow (SalesPage *self, gboolean narrow)
{
  SalesPagePrivate *priv = PRIVATE (self);

  if (priv->narrow == narrow)
    return;
  priv->narrow = narrow;
  /* Told during allocation, when nothing may ask for another size. */
  if (priv->narrow_source == 0)
    priv->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_changed_cb, self, NULL);
}

static GtkSizeRequestMode
sales_page_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sales_page_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
sales_page_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  set_narrow (SALES_PAGE (widget), width < NARROW_WIDTH);
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
sales_page_layout_class_init (SalesPageLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sales_page_layout_get_request_mode;
  manager_class->measure = sales_page_layout_measure;
  manager_class->allocate = sales_page_layout_allocate;
}

static void
sales_page_layout_init (SalesPageLayout *self)
{
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
  gboolean current = load->generation == PRIVATE (self)->generation;
  GDestroyNotify free_answer = load->free_answer;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  g_free (load);
  answer = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  if (!current)
    {
      /* Overtaken by a later question, or the page is gone. */
      if (answer != NULL && free_answer != NULL)
        free_answer (answer);
      return;
    }
  set_loading (self, FALSE);
  if (answer != NULL)
    SALES_PAGE_GET_CLASS (self)->take_result (self, answer);
  else
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
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
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
  g_clear_handle_id (&priv->narrow_source, g_source_remove);
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
   * SalesPage:narrow:
   *
   * Whether there is room for one column only.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * SalesPage:loading:
   *
   * Whether an answer is being waited for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, SALES_TYPE_PAGE_LAYOUT);
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
 * sales_page_is_narrow:
 *
 * Returns: whether there is room for one column only
 */
gboolean
sales_page_is_narrow (SalesPage *self)
{
  g_return_val_if_fail (SALES_IS_PAGE (self), FALSE);
  return PRIVATE (self)->narrow;
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
