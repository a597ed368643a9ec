/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/sales-chart-view.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "reports/sales-overview-sheet.h"
#include "reports/sales-picture-file.h"
#include "widgets/sales-chart-canvas.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-file-saver.h"

#define TABLE_MIN_HEIGHT 160
/* Pixels of a copied picture for each of the window's. */
#define PICTURE_SCALE 2
#define SAVED_WIDTH 720

struct _SalesChartView
{
  GtkWidget   parent_instance;
  SalesChart *chart;

  /* Children. */
  GtkWidget  *box;
  GtkWidget  *title;
  GtkWidget  *subtitle;
  GtkWidget  *stack;
  GtkWidget  *canvas;
  GtkWidget  *scroller; /* of the table; made when that is first shown */
  GtkWidget  *menu; /* of the right mouse button */

  gboolean    show_table;
};

enum
{
  PROP_SHOW_TABLE = 1,
  N_PROPS,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesChartView, sales_chart_view, GTK_TYPE_WIDGET)

/* ---- Table ---- */

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (user_data) == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *view = g_object_get_data (G_OBJECT (factory), "view");
  g_autofree char *text = sales_chart_dup_cell (SALES_CHART_VIEW (view)->chart, gtk_list_item_get_position (item), GPOINTER_TO_UINT (user_data));

  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
row_activated_cb (GtkColumnView *table, guint position, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACTIVATED], 0, position);
}

/* A row is its number: the chart has the words. */
static GListModel *
create_rows (SalesChart *chart)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < sales_chart_get_n_rows (chart); i++)
    gtk_string_list_append (rows, "");
  return G_LIST_MODEL (rows);
}

static GtkWidget *
create_table (SalesChartView *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (create_rows (self->chart)));
  GtkWidget *table = gtk_column_view_new (selection);

  for (guint i = 0; i < sales_chart_get_n_columns (self->chart); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autofree char *title = sales_chart_dup_column (self->chart, i);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "view", self);
      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (title, factory);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  g_signal_connect (table, "activate", G_CALLBACK (row_activated_cb), self);
  gtk_widget_add_css_class (table, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, sales_chart_get_title (self->chart), -1);
  return table;
}

static GtkWidget *
create_scroller (SalesChartView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TABLE_MIN_HEIGHT);
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  return scroller;
}

static void
update_table (SalesChartView *self)
{
  gboolean shown = self->show_table && self->chart != NULL;

  if (shown && self->scroller == NULL)
    self->scroller = create_scroller (self);
  if (self->scroller == NULL)
    return;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), shown ? create_table (self) : NULL);
  gtk_widget_set_visible (self->scroller, shown);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), shown ? self->scroller : self->canvas);
}

/* ---- Copy ---- */

/* The table as a spreadsheet takes it from the clipboard. */
static char *
dup_table_text (SalesChart *chart)
{
  GString *result = g_string_new (NULL);
  guint n_columns = sales_chart_get_n_columns (chart);

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *title = sales_chart_dup_column (chart, column);

      g_string_append_printf (result, "%s%s", title, column + 1 < n_columns ? "\t" : "\n");
    }
  for (guint row = 0; row < sales_chart_get_n_rows (chart); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *cell = sales_chart_dup_cell (chart, row, column);
        g_autofree char *clean = sales_text_clean_line (cell);

        g_string_append_printf (result, "%s%s", clean, column + 1 < n_columns ? "\t" : "\n");
      }
  return g_string_free (result, FALSE);
}

/* On paper's colours, whatever the window's are: it is pasted into a letter. */
static GdkTexture *
create_texture (SalesChartView *self)
{
  SalesChartStyle style;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  int width = MAX (gtk_widget_get_width (self->canvas), 1), height = MAX (gtk_widget_get_height (self->canvas), 1);

  sales_chart_style_init_from_widget (&style, self->canvas);
  style.palette = SALES_PALETTE_LIGHT;
  style.pango = NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * PICTURE_SCALE, height * PICTURE_SCALE);
  cr = cairo_create (surface);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sales_chart_render (self->chart, &style, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * height * PICTURE_SCALE);
  texture = gdk_memory_texture_new (width * PICTURE_SCALE, height * PICTURE_SCALE, GDK_MEMORY_DEFAULT, bytes,
                                    cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  /* The chart is laid out for the copy now. */
  sales_chart_canvas_set_chart (SALES_CHART_CANVAS (self->canvas), self->chart);
  return texture;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesChartView *self = SALES_CHART_VIEW (widget);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *parts[2];

  if (self->chart == NULL)
    return;
  text = dup_table_text (self->chart);
  if (self->show_table)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      return;
    }
  texture = create_texture (self);
  parts[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  parts[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (parts, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

/* ---- Save ---- */

typedef struct
{
  SalesChart     *chart;
  SalesChartStyle style;
  double          width, height;
} Picture;

static void
draw_picture (cairo_t *cr, gpointer user_data)
{
  const Picture *picture = user_data;

  sales_chart_sheet_draw (picture->chart, &picture->style, cr, picture->width, picture->height);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalesChartView *self = SALES_CHART_VIEW (widget);
  const char *format = g_variant_get_string (parameter, NULL);
  Picture picture = { .chart = self->chart, .width = SAVED_WIDTH };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (self->chart == NULL || !sales_picture_file_is_format (format))
    return;
  picture.style = (SalesChartStyle){
    .palette = g_str_equal (format, "png") ? SALES_PALETTE_LIGHT : SALES_PALETTE_PRINT,
    .right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .font_size = 12,
  };
  picture.height = sales_chart_sheet_draw (self->chart, &picture.style, NULL, picture.width, 0);
  bytes = sales_picture_file_create (format, sales_chart_get_title (self->chart), picture.width, picture.height, draw_picture, &picture, &error);
  /* The chart was laid out for the file. */
  sales_chart_canvas_set_chart (SALES_CHART_CANVAS (self->canvas), self->chart);
  if (bytes == NULL)
    {
      sales_error_presenter_show (widget, error);
      return;
    }
  name = g_strconcat (sales_chart_get_title (self->chart), ".", format, NULL);
  sales_file_saver_save_bytes (widget, name, bytes);
}

/* ---- Menu ---- */

static GMenuModel *
create_menu (void)
{
  static const char *const formats[] = { "png", "svg", "pdf" };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();

  g_menu_append (menu, _("Show as _Table"), "chart.show-table");
  g_menu_append (menu, _("_Copy"), "chart.copy");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_ascii_strup (formats[i], -1);
      /* TRANSLATORS: %s is PNG, SVG or PDF */
      g_autofree char *label = g_strdup_printf (C_("save a picture as", "%s…"), name);
      g_autofree char *action = g_strconcat ("chart.save::", formats[i], NULL);

      g_menu_append (save, label, action);
    }
  g_menu_append_submenu (menu, _("_Save Picture"), G_MENU_MODEL (save));
  return G_MENU_MODEL (menu);
}

static void
pop_up (SalesChartView *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pop_up (SALES_CHART_VIEW (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static void
right_click_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  if (SALES_CHART_VIEW (user_data)->chart == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (user_data, x, y);
}

static void
canvas_activated_cb (SalesChartCanvas *canvas, guint row, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACTIVATED], 0, row);
}

/* ---- GtkWidget ---- */

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalesChartView *self = SALES_CHART_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (SALES_CHART_VIEW (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_TABLE)
    g_value_set_boolean (value, SALES_CHART_VIEW (object)->show_table);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_TABLE)
    sales_chart_view_set_show_table (SALES_CHART_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  SalesChartView *self = SALES_CHART_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->chart);
  G_OBJECT_CLASS (sales_chart_view_parent_class)->dispose (object);
}

static void
sales_chart_view_class_init (SalesChartViewClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  object->dispose = dispose;
  object->get_property = get_property;
  object->set_property = set_property;
  widget->size_allocate = size_allocate;
  widget->measure = measure;
  widget->get_request_mode = get_request_mode;
  props[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object, N_PROPS, props);
  signals[ACTIVATED] = g_signal_new ("activated", SALES_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_property_action (widget, "chart.show-table", "show-table");
  gtk_widget_class_install_action (widget, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget, "chart.save", "s", save_action);
  gtk_widget_class_install_action (widget, "chart.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_t, GDK_CONTROL_MASK, "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Menu, 0, "chart.menu", NULL);
}

/* Made when it is first opened: a menu for each of a page's charts takes longer than its picture. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = create_menu ();
  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
create_header (SalesChartView *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_menu_button_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->subtitle = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 1);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->subtitle), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (self->subtitle, TRUE);
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "dim-label");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup_cb, NULL, NULL);
  gtk_widget_set_tooltip_text (button, _("Chart Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart Menu"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-menu");
  gtk_box_append (GTK_BOX (header), self->title);
  gtk_box_append (GTK_BOX (header), self->subtitle);
  gtk_box_append (GTK_BOX (header), button);
  return header;
}

static void
sales_chart_view_init (SalesChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), create_header (self));

  self->canvas = sales_chart_canvas_new ();
  g_signal_connect (self->canvas, "activated", G_CALLBACK (canvas_activated_cb), self);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->canvas);
  gtk_box_append (GTK_BOX (self->box), self->stack);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* ---- Public functions ---- */

/**
 * sales_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
sales_chart_view_new (void)
{
  return g_object_new (SALES_TYPE_CHART_VIEW, NULL);
}

/**
 * sales_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the chart it shows
 */
SalesChart *
sales_chart_view_get_chart (SalesChartView *self)
{
  return self->chart;
}

void
sales_chart_view_set_chart (SalesChartView *self, SalesChart *chart)
{
  g_return_if_fail (SALES_IS_CHART_VIEW (self));

  g_set_object (&self->chart, chart);
  sales_chart_canvas_set_can_activate (SALES_CHART_CANVAS (self->canvas), g_signal_has_handler_pending (self, signals[ACTIVATED], 0, FALSE));
  sales_chart_canvas_set_chart (SALES_CHART_CANVAS (self->canvas), chart);
  gtk_label_set_text (GTK_LABEL (self->title), chart != NULL ? sales_chart_get_title (chart) : "");
  gtk_label_set_text (GTK_LABEL (self->subtitle), chart != NULL ? sales_chart_get_subtitle (chart) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, chart != NULL ? sales_chart_get_title (chart) : "", -1);
  update_table (self);
}

/**
 * sales_chart_view_get_cursor:
 * @self: a view
 *
 * Returns: the mark under the cursor, or −1
 */
int
sales_chart_view_get_cursor (SalesChartView *self)
{
  return sales_chart_canvas_get_cursor (SALES_CHART_CANVAS (self->canvas));
}

/**
 * sales_chart_view_get_show_table:
 * @self: a view
 *
 * Returns: whether the figures are shown as a table in place of the picture
 */
gboolean
sales_chart_view_get_show_table (SalesChartView *self)
{
  return self->show_table;
}

void
sales_chart_view_set_show_table (SalesChartView *self, gboolean show_table)
{
  gboolean had_focus;

  show_table = !!show_table;
  if (show_table == self->show_table)
    return;
  had_focus = gtk_widget_get_focus_child (self->stack) != NULL;
  self->show_table = show_table;
  update_table (self);
  /* Who came with the keyboard goes on with it. */
  if (had_focus)
    gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_TABLE]);
}
