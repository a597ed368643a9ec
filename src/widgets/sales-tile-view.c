/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-tile-view.h"

#include <glib/gi18n.h>

#include "widgets/sales-sparkline-view.h"
#include "widgets/sales-variance-label.h"

struct _SalesTileView
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *value;
  GtkWidget *detail;
  GtkWidget *variance;
  GtkWidget *sparkline;
};

G_DEFINE_FINAL_TYPE (SalesTileView, sales_tile_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
sales_tile_view_dispose (GObject *object)
{
  g_clear_pointer (&SALES_TILE_VIEW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sales_tile_view_parent_class)->dispose (object);
}

static void
sales_tile_view_class_init (SalesTileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_tile_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sales_tile_view_init (SalesTileView *self)
{
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  self->title = make_label ("sales-tile-title");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->value = make_label ("sales-tile-value");
  gtk_widget_add_css_class (self->value, "numeric");
  self->sparkline = sales_sparkline_view_new ();
  gtk_widget_set_valign (self->sparkline, GTK_ALIGN_CENTER);
  self->detail = make_label ("dim-label");
  gtk_widget_add_css_class (self->detail, "caption");
  gtk_widget_add_css_class (self->detail, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->detail), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->detail), 8);
  self->variance = sales_variance_label_new ();
  gtk_widget_add_css_class (self->variance, "caption");
  gtk_widget_set_valign (self->variance, GTK_ALIGN_END);

  gtk_box_append (GTK_BOX (figure), self->value);
  gtk_box_append (GTK_BOX (figure), self->sparkline);
  gtk_box_append (GTK_BOX (foot), self->detail);
  gtk_box_append (GTK_BOX (foot), self->variance);
  gtk_widget_set_vexpand (foot, TRUE);
  gtk_widget_set_valign (foot, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), figure);
  gtk_box_append (GTK_BOX (self->box), foot);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sales-tile");
}

/**
 * sales_tile_view_new:
 *
 * Returns: (transfer floating): an empty tile
 */
GtkWidget *
sales_tile_view_new (void)
{
  return g_object_new (SALES_TYPE_TILE_VIEW, NULL);
}

/**
 * sales_tile_view_set_tile:
 * @tile: the figure; copied
 *
 * Shows another figure.
 */
void
sales_tile_view_set_tile (SalesTileView *self, const SalesTile *tile)
{
  gint64 missing;
  g_autofree char *label = NULL;
  gboolean shares = FALSE;

  g_return_if_fail (SALES_IS_TILE_VIEW (self));

  /* Months of shares have −1 for none, those of amounts the least number there is. */
  for (int i = 0; i < tile->n_months; i++)
    shares = shares || tile->months[i] == -1;
  missing = shares ? -1 : G_MININT64;
  gtk_label_set_text (GTK_LABEL (self->title), tile->title);
  gtk_label_set_text (GTK_LABEL (self->value), tile->value);
  gtk_widget_set_tooltip_text (self->value, tile->value);
  gtk_label_set_text (GTK_LABEL (self->detail), tile->detail != NULL ? tile->detail : "");
  sales_variance_label_set (SALES_VARIANCE_LABEL (self->variance), tile->variance, tile->sign);
  gtk_widget_set_visible (self->sparkline, tile->n_months > 1);
  sales_sparkline_view_set (SALES_SPARKLINE_VIEW (self->sparkline), tile->months, tile->n_months,
                            missing, tile->sign);
  label = g_strjoin (", ", tile->title, tile->value, tile->detail != NULL ? tile->detail : tile->variance,
                     tile->detail != NULL ? tile->variance : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
