/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-progress-view.h"

#include "base/sales-locale.h"
#include "base/sales-remaining.h"

struct _SalesProgressView
{
  GtkWidget parent_instance;

  GtkProgressBar *bar;
  GtkLabel       *label;

  gint64          began;
  double          share;
  guint           timer; /* also where nothing goes on: it takes longer then */
};

G_DEFINE_FINAL_TYPE (SalesProgressView, sales_progress_view, GTK_TYPE_WIDGET)

static gboolean
update_remaining (gpointer user_data)
{
  SalesProgressView *self = user_data;
  gint64 seconds = sales_remaining_estimate (self->began, g_get_monotonic_time (), self->share);
  g_autofree char *text = seconds >= 0 ? sales_remaining_describe (seconds) : NULL;

  /* A line of its own height also while it is empty: nothing jumps. */
  gtk_label_set_text (self->label, text != NULL ? text : " ");
  return G_SOURCE_CONTINUE;
}

static void
sales_progress_view_dispose (GObject *object)
{
  SalesProgressView *self = SALES_PROGRESS_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sales_progress_view_parent_class)->dispose (object);
}

static void
sales_progress_view_class_init (SalesProgressViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_progress_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sales_progress_view_init (SalesProgressView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (" "));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * sales_progress_view_new:
 *
 * Main thread only, as everything here.
 *
 * Returns: (transfer floating): a view of work that has not begun
 */
GtkWidget *
sales_progress_view_new (void)
{
  return g_object_new (SALES_TYPE_PROGRESS_VIEW, NULL);
}

/**
 * sales_progress_view_begin:
 * @self: a view
 *
 * Says that work begins now, with nothing done.
 */
void
sales_progress_view_begin (SalesProgressView *self)
{
  self->began = g_get_monotonic_time ();
  sales_progress_view_set (self, 0, 0);
  gtk_progress_bar_set_text (self->bar, NULL);
  update_remaining (self);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (1, update_remaining, self);
}

/**
 * sales_progress_view_set:
 * @self: a view
 * @done: how much is done
 * @total: of how much, or 0 as long as that is not known
 */
void
sales_progress_view_set (SalesProgressView *self, gint64 done, gint64 total)
{
  g_autofree char *text = NULL;

  self->share = total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : 0;
  text = sales_locale_format_percent (sales_locale_get_default (), (gint64) (self->share * 10000), 0);
  gtk_progress_bar_set_fraction (self->bar, self->share);
  gtk_progress_bar_set_text (self->bar, text);
}

/**
 * sales_progress_view_end:
 * @self: a view
 *
 * Says that the work is over.
 */
void
sales_progress_view_end (SalesProgressView *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
