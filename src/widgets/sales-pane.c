/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-pane.h"

#define SALES_TYPE_PANE_LAYOUT (sales_pane_layout_get_type ())
G_DECLARE_FINAL_TYPE (SalesPaneLayout, sales_pane_layout, SALES, PANE_LAYOUT, GtkLayoutManager)

struct _SalesPaneLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SalesPaneLayout, sales_pane_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int      narrow_width;
  int      natural_width;
  guint    narrow_source;
  gboolean narrow;
} SalesPanePrivate;

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_NARROW_WIDTH,
  PROP_NATURAL_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (SalesPane, sales_pane, ADW_TYPE_BIN)

#define PRIVATE(self) ((SalesPanePrivate *) sales_pane_get_instance_private (self))

static gboolean
narrow_changed_cb (gpointer user_data)
{
  SalesPane *self = user_data;

  PRIVATE (self)->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
set_narrow (SalesPane *self, gboolean narrow)
{
  SalesPanePrivate *priv = PRIVATE (self);

  if (priv->narrow == narrow)
    return;
  priv->narrow = narrow;
  /* Found during allocation, when nothing may ask for another size. */
  if (priv->narrow_source == 0)
    priv->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_changed_cb, self, NULL);
}

static GtkSizeRequestMode
sales_pane_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sales_pane_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  SalesPanePrivate *priv = PRIVATE (SALES_PANE (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && priv->natural_width > 0)
    *natural = MAX (*minimum, priv->natural_width);
}

static void
sales_pane_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  SalesPane *self = SALES_PANE (widget);

  set_narrow (self, width < PRIVATE (self)->narrow_width);
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
sales_pane_layout_class_init (SalesPaneLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sales_pane_layout_get_request_mode;
  manager_class->measure = sales_pane_layout_measure;
  manager_class->allocate = sales_pane_layout_allocate;
}

static void
sales_pane_layout_init (SalesPaneLayout *self)
{
}

static void
sales_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SalesPanePrivate *priv = PRIVATE (SALES_PANE (object));

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    case PROP_NARROW_WIDTH:
      g_value_set_int (value, priv->narrow_width);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, priv->natural_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SalesPanePrivate *priv = PRIVATE (SALES_PANE (object));

  switch (id)
    {
    case PROP_NARROW_WIDTH:
      priv->narrow_width = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (object));
      break;
    case PROP_NATURAL_WIDTH:
      priv->natural_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sales_pane_dispose (GObject *object)
{
  g_clear_handle_id (&PRIVATE (SALES_PANE (object))->narrow_source, g_source_remove);
  G_OBJECT_CLASS (sales_pane_parent_class)->dispose (object);
}

static void
sales_pane_class_init (SalesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sales_pane_get_property;
  object_class->set_property = sales_pane_set_property;
  object_class->dispose = sales_pane_dispose;

  /**
   * SalesPane:narrow:
   *
   * Whether it is less wide than #SalesPane:narrow-width.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * SalesPane:narrow-width:
   *
   * The width below which it is narrow, in pixels.
   */
  properties[PROP_NARROW_WIDTH]
      = g_param_spec_int ("narrow-width", NULL, NULL, 0, G_MAXINT, 600,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  /**
   * SalesPane:natural-width:
   *
   * The natural width to ask for, in pixels; 0 for the child's own.
   */
  properties[PROP_NATURAL_WIDTH]
      = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), SALES_TYPE_PANE_LAYOUT);
}

static void
sales_pane_init (SalesPane *self)
{
}

/**
 * sales_pane_is_narrow:
 *
 * Returns: whether it is less wide than #SalesPane:narrow-width
 */
gboolean
sales_pane_is_narrow (SalesPane *self)
{
  g_return_val_if_fail (SALES_IS_PANE (self), FALSE);
  return PRIVATE (self)->narrow;
}
