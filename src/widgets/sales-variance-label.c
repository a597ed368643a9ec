/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-variance-label.h"

#include <adwaita.h>
#include <math.h>

#include "charts/sales-palette.h"
#include "charts/sales-text-cache.h"
#include "widgets/sales-chart-view.h"

/* The sign's size and the space after it, in the label's ems. */
#define SIGN_SIZE 0.66
#define SIGN_SPACE 0.3

struct _SalesVarianceLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  SalesColor color;
  int        sign;
};

G_DEFINE_FINAL_TYPE (SalesVarianceLabel, sales_variance_label, GTK_TYPE_WIDGET)

static guint16
to_pango (double part)
{
  return (guint16) (part * 65535 + 0.5);
}

/* The colours are the charts' own, whose contrast is tested. */
static void
update_colour (SalesVarianceLabel *self)
{
  SalesChartStyle style;
  const SalesPalette *palette;
  const SalesColor *color;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (self->sign != 0)
    {
      sales_chart_style_init_from_widget (&style, GTK_WIDGET (self));
      palette = sales_palette_get (style.palette, style.high_contrast);
      color = self->sign > 0 ? &palette->met_text : &palette->missed_text;
      self->color = *color;
      pango_attr_list_insert (attributes,
                              pango_attr_foreground_new (to_pango (color->red),
                                                         to_pango (color->green),
                                                         to_pango (color->blue)));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- The sign: a shape, because few fonts have ▲ and ▼ and looking for one that has takes long ---- */

static double
get_em (SalesVarianceLabel *self)
{
  SalesChartStyle style;

  sales_chart_style_init_from_widget (&style, self->label);
  return style.font_size;
}

static int
get_sign_width (SalesVarianceLabel *self)
{
  return self->sign != 0 ? (int) ceil ((SIGN_SIZE + SIGN_SPACE) * get_em (self)) : 0;
}

static void
sales_variance_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  SalesVarianceLabel *self = SALES_VARIANCE_LABEL (widget);
  int sign = get_sign_width (self);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (0, for_size - sign);
  gtk_widget_measure (self->label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += sign;
      *natural += sign;
    }
}

static GtkSizeRequestMode
sales_variance_label_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (SALES_VARIANCE_LABEL (widget)->label);
}

static void
sales_variance_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalesVarianceLabel *self = SALES_VARIANCE_LABEL (widget);
  int sign = get_sign_width (self);

  gtk_widget_size_allocate (self->label, &(GtkAllocation){ sign, 0, MAX (0, width - sign), height }, baseline);
}

/* The number stands at the end of the room that there is; the sign stands before its first digit. */
static void
sales_variance_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesVarianceLabel *self = SALES_VARIANCE_LABEL (widget);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  double em = get_em (self), width = get_sign_width (self);
  GdkRGBA text;
  int x, y;
  cairo_t *cr;

  gtk_widget_snapshot_child (widget, self->label, snapshot);
  if (self->sign == 0)
    return;
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  y += PANGO_PIXELS (pango_layout_get_baseline (layout));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, 0, (float) width, gtk_widget_get_height (widget)));
  /* The label's own colour is not quite opaque; its attributes leave it so. */
  gtk_style_context_get_color (gtk_widget_get_style_context (self->label), &text);
  cairo_set_source_rgba (cr, self->color.red, self->color.green, self->color.blue, text.alpha);
  sales_triangle_draw (cr, self->sign > 0, x, y, SIGN_SIZE * em);
  cairo_destroy (cr);
}

static void
sales_variance_label_dispose (GObject *object)
{
  g_clear_pointer (&SALES_VARIANCE_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (sales_variance_label_parent_class)->dispose (object);
}

static void
sales_variance_label_class_init (SalesVarianceLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_variance_label_dispose;
  widget_class->measure = sales_variance_label_measure;
  widget_class->get_request_mode = sales_variance_label_get_request_mode;
  widget_class->size_allocate = sales_variance_label_size_allocate;
  widget_class->snapshot = sales_variance_label_snapshot;
}

static void
sales_variance_label_init (SalesVarianceLabel *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_colour), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update_colour), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sales_variance_label_new:
 *
 * Returns: (transfer floating): an empty one
 */
GtkWidget *
sales_variance_label_new (void)
{
  return g_object_new (SALES_TYPE_VARIANCE_LABEL, NULL);
}

/**
 * sales_variance_label_set:
 * @text: (nullable): the difference with its sign; %NULL for nothing
 * @sign: −1 missed or worse, +1 met or better, 0 neither
 *
 * Shows another difference.
 */
void
sales_variance_label_set (SalesVarianceLabel *self, const char *text, int sign)
{
  g_return_if_fail (SALES_IS_VARIANCE_LABEL (self));

  self->sign = CLAMP (sign, -1, 1);
  if (text == NULL)
    self->sign = 0;
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  update_colour (self);
}
