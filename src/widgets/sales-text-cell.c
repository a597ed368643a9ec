/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-text-cell.h"

/* Labels told to the reader of the screen in one go. */
#define LABELS_AT_ONCE 100

struct _SalesTextCell
{
  GtkWidget parent_instance;

  PangoLayout      *layout;   /* %NULL until drawn */
  char             *text;     /* never %NULL */
  SalesTextCellTone tone;
  gboolean          figures;  /* at the end, all digits as wide */
  gboolean          laid_out; /* the layout has the text */
  gboolean          in_view;

  GList             link;     /* in untold */
  gboolean          waiting;
};

/* Cells whose text the reader of the screen has not been told. Main thread only. */
static GQueue untold = G_QUEUE_INIT;
static guint  untold_source;

G_DEFINE_FINAL_TYPE (SalesTextCell, sales_text_cell, GTK_TYPE_WIDGET)

/* Accessibility ------------------------------------------------------------------------------- */

static gboolean
tell_labels (gpointer user_data)
{
  for (int i = 0; i < LABELS_AT_ONCE && untold.length > 0; i++)
    {
      GList *link = g_queue_pop_head_link (&untold);
      SalesTextCell *self = link->data;

      self->waiting = FALSE;
      /* Gone from its list. */
      if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
        continue;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->text, -1);
    }
  if (untold.length > 0)
    return G_SOURCE_CONTINUE;
  untold_source = 0;
  return G_SOURCE_REMOVE;
}

/* Later: telling costs as much as drawing, and a text that is scrolled past need not be told. */
static void
tell_label (SalesTextCell *self)
{
  if (self->waiting)
    return;
  self->waiting = TRUE;
  g_queue_push_tail_link (&untold, &self->link);
  if (untold_source == 0)
    untold_source = g_idle_add_full (G_PRIORITY_LOW, tell_labels, NULL, NULL);
}

/* Drawing ------------------------------------------------------------------------------------- */

static void
ensure_layout (SalesTextCell *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      if (self->figures)
        {
          g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (self->layout, attributes);
        }
    }
  if (!self->laid_out)
    pango_layout_set_text (self->layout, self->text, -1);
  self->laid_out = TRUE;
}

static void
get_color (SalesTextCell *self, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (self->tone != SALES_TEXT_CELL_PLAIN &&
      gtk_style_context_lookup_color (
          context, self->tone == SALES_TEXT_CELL_ERROR ? "error_color" : "warning_color", color))
    return;
  gtk_style_context_get_color (context, color);
}

static void
sales_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesTextCell *self = SALES_TEXT_CELL (widget);
  int width = gtk_widget_get_width (widget);
  gboolean at_end = self->figures;
  PangoRectangle area;
  GdkRGBA color;

  if (!self->in_view || self->text[0] == '\0' || width <= 0)
    return;
  ensure_layout (self);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, NULL, &area);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    at_end = !at_end;
  get_color (self, &color);
  gtk_snapshot_save (snapshot);
  /* The layout aligns a line by its own direction; a column stands by the window's. */
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((at_end ? width - area.width : 0) - area.x,
                                                (gtk_widget_get_height (widget) - area.height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
sales_text_cell_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  PangoFontMetrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                           pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
}

/* Watching ------------------------------------------------------------------------------------ */

static void
set_in_view (SalesTextCell *self, gboolean in_view)
{
  if (self->in_view == in_view)
    return;
  self->in_view = in_view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_row_in_view (GtkWidget *row, gboolean in_view)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);

      if (SALES_IS_TEXT_CELL (child))
        set_in_view (SALES_TEXT_CELL (child), in_view);
    }
}

/* The rows have their places for this frame and are not painted yet. */
static void
laid_out_cb (GdkFrameClock *clock, GtkWidget *view)
{
  GtkWidget *rows = gtk_widget_get_last_child (view);
  int height = gtk_widget_get_height (rows);

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkAllocation place;

      gtk_widget_get_allocation (row, &place);
      set_row_in_view (row, place.y < height && place.y + place.height > 0);
    }
}

static void
view_realized_cb (GtkWidget *view)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (view), "layout", G_CALLBACK (laid_out_cb),
                           view, G_CONNECT_AFTER);
}

static void
view_unrealized_cb (GtkWidget *view)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (view), laid_out_cb, view);
}

/* Object -------------------------------------------------------------------------------------- */

static void
sales_text_cell_finalize (GObject *object)
{
  SalesTextCell *self = SALES_TEXT_CELL (object);

  if (self->waiting)
    g_queue_unlink (&untold, &self->link);
  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (sales_text_cell_parent_class)->finalize (object);
}

static void
sales_text_cell_class_init (SalesTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sales_text_cell_finalize;
  widget_class->measure = sales_text_cell_measure;
  widget_class->snapshot = sales_text_cell_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
sales_text_cell_init (SalesTextCell *self)
{
  self->link.data = self;
  self->text = g_strdup ("");
}

/* Functions ----------------------------------------------------------------------------------- */

/**
 * sales_text_cell_new:
 * @figures: whether it shows figures, which stand at the end, digit below digit
 *
 * Main thread only, as everything here.
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
sales_text_cell_new (gboolean figures)
{
  SalesTextCell *self = g_object_new (SALES_TYPE_TEXT_CELL, NULL);

  self->figures = figures;
  return GTK_WIDGET (self);
}

/**
 * sales_text_cell_set_text:
 * @self: a cell
 * @text: what it says; copied
 * @tone: whether its colour draws the eye; the words have to say it as well
 */
void
sales_text_cell_set_text (SalesTextCell *self, const char *text, SalesTextCellTone tone)
{
  gboolean same = g_str_equal (self->text, text);

  if (same && self->tone == tone)
    return;
  self->tone = tone;
  if (!same)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      self->laid_out = FALSE;
      tell_label (self);
    }
  if (self->in_view)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sales_text_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what it says
 */
const char *
sales_text_cell_get_text (SalesTextCell *self)
{
  return self->text;
}

/**
 * sales_text_cell_watch:
 * @view: a list of such cells
 *
 * A list keeps two hundred rows, of which a tenth is seen; GTK lays out and draws the text of all.
 * From now on those out of sight draw nothing.
 */
void
sales_text_cell_watch (GtkColumnView *view)
{
  g_signal_connect (view, "realize", G_CALLBACK (view_realized_cb), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (view_unrealized_cb), NULL);
}
