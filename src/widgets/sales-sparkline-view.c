/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-sparkline-view.h"

#include <adwaita.h>

#include "charts/sales-sparkline.h"
#include "widgets/sales-chart-view.h"

#define WIDTH 44
#define HEIGHT 20

struct _SalesSparklineView
{
  GtkWidget parent_instance;

  gint64 *values;
  guint   n_values;
  gint64  missing;
  int     sign;
};

G_DEFINE_FINAL_TYPE (SalesSparklineView, sales_sparkline_view, GTK_TYPE_WIDGET)

static void
sales_sparkline_view_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  /* Beside a long figure it gives way. */
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : HEIGHT;
}

static void
sales_sparkline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesSparklineView *self = SALES_SPARKLINE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_rectangle_t area = { 1, 2, width - 5, height - 4 };
  SalesChartStyle style;
  cairo_t *cr;

  if (self->n_values == 0 || width < 10 || height < 8)
    return;
  sales_chart_style_init_from_widget (&style, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  sales_sparkline_draw (cr, &style, self->values, self->n_values, self->missing, self->sign, &area);
  cairo_destroy (cr);
}

static void
sales_sparkline_view_finalize (GObject *object)
{
  g_free (SALES_SPARKLINE_VIEW (object)->values);
  G_OBJECT_CLASS (sales_sparkline_view_parent_class)->finalize (object);
}

static void
sales_sparkline_view_class_init (SalesSparklineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sales_sparkline_view_finalize;
  widget_class->measure = sales_sparkline_view_measure;
  widget_class->snapshot = sales_sparkline_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sales_sparkline_view_init (SalesSparklineView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sales_sparkline_view_new:
 *
 * Returns: (transfer floating): an empty one
 */
GtkWidget *
sales_sparkline_view_new (void)
{
  return g_object_new (SALES_TYPE_SPARKLINE_VIEW, NULL);
}

/**
 * sales_sparkline_view_set:
 * @values: (array length=n_values) (nullable): the figures, oldest first; copied
 * @missing: the value that stands for "none"
 * @sign: −1 missed, +1 met, 0 neither: the colour of the last point
 *
 * Shows other figures.
 */
void
sales_sparkline_view_set (SalesSparklineView *self,
                          const gint64       *values,
                          int                 n_values,
                          gint64              missing,
                          int                 sign)
{
  g_return_if_fail (SALES_IS_SPARKLINE_VIEW (self));

  g_free (self->values);
  self->n_values = values != NULL ? (guint) n_values : 0;
  self->values = g_memdup2 (values, self->n_values * sizeof (gint64));
  self->missing = missing;
  self->sign = sign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
