/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-text-rows.h"

/* Rows told to the reader of the screen in one go. */
#define ROWS_AT_ONCE 10
/* Texts kept ready for drawing, in each of two generations. */
#define KEPT_TEXTS 1000

/* A text as it is drawn. */
typedef struct
{
  char          *string;
  int            width;
  guint32        color;
  gboolean       figures;
  GskRenderNode *node;   /* its top left corner at 0, 0; %NULL where nothing is seen */
  int            drawn_width;
  int            drawn_height;
} Text;

typedef struct
{
  GtkColumnViewColumn *column; /* borrowed from the view */
  gboolean             figures;
  /* Where its texts are, seen from a row's widget; the same in all rows. */
  int                  x;
  int                  width;  /* 0 = not shown */
} Column;

struct _SalesTextRows
{
  GObject parent_instance;

  GtkColumnView *view;     /* borrowed; %NULL once it is gone */
  SalesTextFunc  get_text;
  GArray        *columns;  /* Column */

  PangoLayout   *layout;   /* %NULL until drawn */
  guint          serial;   /* of the font that the texts were laid out with */
  GHashTable    *texts;    /* Text, itself the key */
  GHashTable    *old_texts; /* the generation before; whatever is used moves on */

  GQueue         untold;   /* rows whose texts the reader of the screen has not been told */
  guint          untold_source;
};

struct _SalesTextRow
{
  GtkWidget parent_instance;

  SalesTextRows *rows;
  gpointer       item;    /* owned; %NULL while it has none */
  gboolean       in_view;

  GList          link;    /* in untold */
  gboolean       waiting;
};

G_DEFINE_FINAL_TYPE (SalesTextRows, sales_text_rows, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (SalesTextRow, sales_text_row, GTK_TYPE_WIDGET)

static Column *
get_column (SalesTextRows *self, guint number)
{
  return &g_array_index (self->columns, Column, number);
}

/* Accessibility ------------------------------------------------------------------------------- */

static void
tell_row (SalesTextRow *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  /* A row has cells for the columns that are shown, in their order. */
  for (guint i = 0; i < self->rows->columns->len && cell != NULL; i++)
    {
      SalesTextTone tone;

      if (!gtk_column_view_column_get_visible (get_column (self->rows, i)->column))
        continue;
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->rows->get_text (self->item, i, &tone), -1);
      cell = gtk_widget_get_next_sibling (cell);
    }
}

static gboolean
tell_rows (gpointer user_data)
{
  SalesTextRows *self = user_data;

  for (int i = 0; i < ROWS_AT_ONCE && self->untold.length > 0; i++)
    {
      GList *link = g_queue_pop_head_link (&self->untold);
      SalesTextRow *row = link->data;

      row->waiting = FALSE;
      if (row->item != NULL && gtk_widget_get_root (GTK_WIDGET (row)) != NULL)
        tell_row (row);
    }
  if (self->untold.length > 0)
    return G_SOURCE_CONTINUE;
  self->untold_source = 0;
  return G_SOURCE_REMOVE;
}

/* Later: telling costs as much as drawing, and a text that is scrolled past need not be told. */
static void
queue_telling (SalesTextRow *self)
{
  if (self->waiting)
    return;
  self->waiting = TRUE;
  g_queue_push_tail_link (&self->rows->untold, &self->link);
  if (self->rows->untold_source == 0)
    self->rows->untold_source = g_idle_add_full (G_PRIORITY_LOW, tell_rows, self->rows, NULL);
}

/* Texts --------------------------------------------------------------------------------------- */

static guint
text_hash (gconstpointer key)
{
  const Text *text = key;

  return g_str_hash (text->string) ^ ((guint) text->width << 1 | (guint) text->figures) ^ text->color;
}

static gboolean
text_equal (gconstpointer a, gconstpointer b)
{
  const Text *x = a, *y = b;

  return x->width == y->width && x->color == y->color && x->figures == y->figures &&
         g_str_equal (x->string, y->string);
}

static void
text_free (gpointer data)
{
  Text *self = data;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self->string);
  g_free (self);
}

static GHashTable *
text_table_new (void)
{
  return g_hash_table_new_full (text_hash, text_equal, text_free, NULL);
}

static void
forget_texts (SalesTextRows *self)
{
  g_hash_table_remove_all (self->texts);
  g_hash_table_remove_all (self->old_texts);
  g_clear_object (&self->layout);
}

static void
ensure_layout (SalesTextRows *self)
{
  if (self->layout != NULL)
    return;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
}

static void
draw_text (SalesTextRows *self, Text *text, const GdkRGBA *color)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoRectangle area;

  ensure_layout (self);
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, text->string, -1);
  if (text->figures)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (self->layout, attributes);
    }
  pango_layout_set_width (self->layout, text->width * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, NULL, &area);
  /* The layout aligns a line by its own direction; a column stands by the window's. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-area.x, -area.y));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  text->node = gtk_snapshot_free_to_node (snapshot);
  text->drawn_width = area.width;
  text->drawn_height = area.height;
}

static const Text *
find_text (SalesTextRows *self, const char *string, const Column *column, const GdkRGBA *color)
{
  Text key = { (char *) string, column->width, 0, column->figures, NULL, 0, 0 };
  Text *text;

  key.color = (guint32) (color->red * 255) << 24 | (guint32) (color->green * 255) << 16 |
              (guint32) (color->blue * 255) << 8 | (guint32) (color->alpha * 255);
  text = g_hash_table_lookup (self->texts, &key);
  if (text != NULL)
    return text;
  if (g_hash_table_size (self->texts) >= KEPT_TEXTS)
    {
      g_hash_table_unref (self->old_texts);
      self->old_texts = self->texts;
      self->texts = text_table_new ();
    }
  if (g_hash_table_steal_extended (self->old_texts, &key, (gpointer *) &text, NULL))
    {
      g_hash_table_add (self->texts, text);
      return text;
    }
  text = g_memdup2 (&key, sizeof key);
  text->string = g_strdup (string);
  draw_text (self, text, color);
  g_hash_table_add (self->texts, text);
  return text;
}

/* Drawing ------------------------------------------------------------------------------------- */

static void
get_color (SalesTextRow *self, SalesTextTone tone, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (tone != SALES_TEXT_PLAIN &&
      gtk_style_context_lookup_color (
          context, tone == SALES_TEXT_ERROR ? "error_color" : "warning_color", color))
    return;
  gtk_style_context_get_color (context, color);
}

static void
draw_cell (SalesTextRow  *self,
           GtkSnapshot   *snapshot,
           const Column  *column,
           const char    *string,
           const GdkRGBA *color)
{
  const Text *text = find_text (self->rows, string, column, color);
  gboolean at_end = column->figures;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int x = column->x;

  if (text->node == NULL)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    at_end = !at_end;
  if (at_end)
    x += column->width - text->drawn_width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (height - text->drawn_height) / 2));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

static void
sales_text_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesTextRow *self = SALES_TEXT_ROW (widget);
  GdkRGBA plain;

  if (!self->in_view || self->item == NULL)
    return;
  get_color (self, SALES_TEXT_PLAIN, &plain);
  for (guint i = 0; i < self->rows->columns->len; i++)
    {
      const Column *column = get_column (self->rows, i);
      SalesTextTone tone = SALES_TEXT_PLAIN;
      const char *string;
      GdkRGBA color = plain;

      if (column->width <= 0)
        continue;
      string = self->rows->get_text (self->item, i, &tone);
      if (string[0] == '\0')
        continue;
      if (tone != SALES_TEXT_PLAIN)
        get_color (self, tone, &color);
      draw_cell (self, snapshot, column, string, &color);
    }
}

static void
sales_text_row_measure (GtkWidget     *widget,
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

/* Places -------------------------------------------------------------------------------------- */

static SalesTextRow *
find_row (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return SALES_IS_TEXT_ROW (child) ? SALES_TEXT_ROW (child) : NULL;
}

typedef enum
{
  PLACES_SAME,
  PLACES_MOVED,
  PLACES_OTHERS_SHOWN, /* other columns than before */
} PlacesChange;

static PlacesChange
update_places (SalesTextRows *self, SalesTextRow *row)
{
  GtkWidget *first = gtk_widget_get_parent (GTK_WIDGET (row)), *cell = first;
  GtkWidget *parent = gtk_widget_get_parent (first);
  double x, y, start;
  int padding = gtk_widget_get_width (first) - gtk_widget_get_width (GTK_WIDGET (row));
  PlacesChange change = PLACES_SAME;

  gtk_widget_translate_coordinates (GTK_WIDGET (row), first, 0, 0, &start, &y);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      int place = 0, width = 0;

      if (cell != NULL && gtk_column_view_column_get_visible (column->column))
        {
          gtk_widget_translate_coordinates (cell, parent, start, 0, &x, &y);
          place = (int) x;
          gtk_widget_translate_coordinates (GTK_WIDGET (row), parent, 0, 0, &x, &y);
          place -= (int) x;
          width = MAX (gtk_widget_get_width (cell) - padding, 0);
          cell = gtk_widget_get_next_sibling (cell);
        }
      if ((width > 0) != (column->width > 0))
        change = PLACES_OTHERS_SHOWN;
      else if (place != column->x || width != column->width)
        change = MAX (change, PLACES_MOVED);
      column->x = place;
      column->width = width;
    }
  return change;
}

/* The rows have their places for this frame and are not painted yet. GTK keeps two hundred of
 * them, of which a tenth is seen; those out of sight draw nothing. */
static void
laid_out_cb (GdkFrameClock *clock, SalesTextRows *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  int height = gtk_widget_get_height (list);
  PlacesChange change = PLACES_SAME;
  gboolean first = TRUE;

  if (serial != self->serial)
    forget_texts (self);
  self->serial = serial;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SalesTextRow *text_row = find_row (row);
      GtkAllocation place;
      gboolean in_view;

      if (text_row == NULL)
        continue;
      if (first)
        change = update_places (self, text_row);
      first = FALSE;
      gtk_widget_get_allocation (row, &place);
      in_view = place.y < height && place.y + place.height > 0;
      if (change != PLACES_SAME || in_view != text_row->in_view)
        gtk_widget_queue_draw (GTK_WIDGET (text_row));
      if (change == PLACES_OTHERS_SHOWN && text_row->item != NULL)
        queue_telling (text_row);
      text_row->in_view = in_view;
    }
}

static void
view_realized_cb (GtkWidget *view, SalesTextRows *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (view), "layout", G_CALLBACK (laid_out_cb),
                           self, G_CONNECT_AFTER);
}

static void
view_unrealized_cb (GtkWidget *view, SalesTextRows *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (view), laid_out_cb, self);
}

/* Objects ------------------------------------------------------------------------------------- */

static void
sales_text_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sales_text_row_parent_class)->root (widget);
  /* What it draws reaches beyond the first cell. */
  gtk_widget_set_overflow (gtk_widget_get_parent (widget), GTK_OVERFLOW_VISIBLE);
}

static void
sales_text_row_dispose (GObject *object)
{
  SalesTextRow *self = SALES_TEXT_ROW (object);

  if (self->waiting)
    g_queue_unlink (&self->rows->untold, &self->link);
  self->waiting = FALSE;
  g_clear_object (&self->item);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (sales_text_row_parent_class)->dispose (object);
}

static void
sales_text_row_class_init (SalesTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_text_row_dispose;
  widget_class->measure = sales_text_row_measure;
  widget_class->root = sales_text_row_root;
  widget_class->snapshot = sales_text_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  /* The cells say what stands in them. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sales_text_row_init (SalesTextRow *self)
{
  self->link.data = self;
}

static void
sales_text_rows_finalize (GObject *object)
{
  SalesTextRows *self = SALES_TEXT_ROWS (object);

  g_clear_weak_pointer (&self->view);
  g_clear_handle_id (&self->untold_source, g_source_remove);
  g_clear_object (&self->layout);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->old_texts);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (sales_text_rows_parent_class)->finalize (object);
}

static void
sales_text_rows_class_init (SalesTextRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_text_rows_finalize;
}

static void
sales_text_rows_init (SalesTextRows *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->texts = text_table_new ();
  self->old_texts = text_table_new ();
  g_queue_init (&self->untold);
}

/* Functions ----------------------------------------------------------------------------------- */

/**
 * sales_text_rows_new:
 * @view: a list without columns
 * @get_text: what an item says
 *
 * Main thread only, as everything here.
 *
 * Returns: (transfer full): the rows of @view
 */
SalesTextRows *
sales_text_rows_new (GtkColumnView *view, SalesTextFunc get_text)
{
  SalesTextRows *self = g_object_new (SALES_TYPE_TEXT_ROWS, NULL);

  g_set_weak_pointer (&self->view, view);
  self->get_text = get_text;
  g_signal_connect_object (view, "realize", G_CALLBACK (view_realized_cb), self, 0);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (view_unrealized_cb), self, 0);
  return self;
}

/**
 * sales_text_rows_add_column:
 * @self: the rows of a list
 * @column: the list's next column; its number is how many were added before
 * @figures: whether it shows figures, which stand at the end, digit below digit
 */
void
sales_text_rows_add_column (SalesTextRows *self, GtkColumnViewColumn *column, gboolean figures)
{
  Column it = { column, figures, 0, 0 };

  g_array_append_val (self->columns, it);
}

/**
 * sales_text_rows_create_row:
 * @self: the rows of a list
 *
 * Returns: (transfer floating): a row without an item, for the first column's cell
 */
GtkWidget *
sales_text_rows_create_row (SalesTextRows *self)
{
  SalesTextRow *row = g_object_new (SALES_TYPE_TEXT_ROW, NULL);

  row->rows = g_object_ref (self);
  return GTK_WIDGET (row);
}

/**
 * sales_text_row_set_item:
 * @self: a row
 * @item: (nullable) (type GObject): whose texts it shows from now on; the same again when the item
 *   has changed
 */
void
sales_text_row_set_item (SalesTextRow *self, gpointer item)
{
  g_set_object (&self->item, item);
  if (item != NULL)
    queue_telling (self);
  if (self->in_view)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
