/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-variance-label.h"

#include <adwaita.h>

#include "charts/sales-palette.h"
#include "widgets/sales-chart-view.h"

struct _SalesVarianceLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
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
      pango_attr_list_insert (attributes,
                              pango_attr_foreground_new (to_pango (color->red),
                                                         to_pango (color->green),
                                                         to_pango (color->blue)));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
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
  G_OBJECT_CLASS (klass)->dispose = sales_variance_label_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
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
  static const char *const arrows[] = { "▼\u00a0", "", "▲\u00a0" };
  g_autofree char *whole = NULL;

  g_return_if_fail (SALES_IS_VARIANCE_LABEL (self));

  self->sign = CLAMP (sign, -1, 1);
  whole = text != NULL ? g_strconcat (arrows[self->sign + 1], text, NULL) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->label), whole);
  update_colour (self);
}
